/* SPDX-License-Identifier: MIT */
/* lib/answer/panel-rise-priv.h - a rule and a path that are common, as lines
 * over the figures of any entity. panel-rise.c makes them, panel-figures.c
 * fills in the figures of one. */
#pragma once
#include "../rule/rise-priv.h"
#include "panel-least-priv.h"

/* Figures of an indicator by year: of each entity, or the plan's in all. */
struct kjp__panel_source {
  const int64_t *quanta;
  const uint8_t *known;
  size_t stride; /* between entities; 0: the same */
};

enum kjp__panel_form {
  KJP__PANEL_LINE,       /* top, bottom and more as they are */
  KJP__PANEL_OUTPACE,    /* now / before * top / bottom, and more / bottom */
  KJP__PANEL_SHARE,      /* now * top / bottom */
  KJP__PANEL_PEERS,      /* the peers' sum / bottom */
  KJP__PANEL_LACKS = 100 /* what it looks at lies before the arrays */
};

/* What a clause asks of a year. */
struct kjp__panel_ask {
  enum kjp__panel_form form;
  bool hold;
  bool still; /* its line is the same in every entity, and was filled in */
  bool strict;
  int32_t base; /* year of the arrays, or KJP__RISE_PEAK */
  int64_t top;
  int64_t bottom;
  int64_t more;
  struct kjp__panel_source now; /* of a reference; of peers the first: */
  const struct kjp__panel_source *peers;
  int32_t peer_count;
};

/* A share of a whole that has an array. */
struct kjp__panel_share_cap {
  struct kjp__panel_source whole;
  int64_t share;
  int32_t first; /* years of the arrays */
  int32_t last;
};

struct kjp__panel_rise {
  int32_t base;    /* year of the arrays; KJP_NONE: of the last figure */
  int32_t first;   /* before which the plan's anchors are not looked at */
  int32_t last;    /* of the plan's anchors; KJP_NONE: none */
  int32_t end;     /* of a path without anchors; KJP_NONE: its base */
  bool looks_back; /* at more than the year before */
  struct kjp__panel_ask *asks;
  int32_t ask_count;
  int64_t *most;           /* by year: of what has no array */
  bool *lacks_cap;         /* by year: a cap without an array is not known */
  struct kjp__rows shares; /* of struct kjp__panel_share_cap */
  /* of an entity; what is the same in all of them stays */
  struct kjp__rise_year *rows;
  struct kjp__rise_line *lines; /* as the asks */
  int64_t *values;
  bool unsure;
};

/* Whether the figure is known: what is below zero is not. */
static inline bool
kjp__panel_source_at(const struct kjp__panel_source *source, int32_t entity,
                     int32_t year, int64_t *out)
{
  size_t place = (size_t)entity * source->stride + (size_t)year;

  *out = source->quanta[place];
  return *out >= 0 && (source->known == NULL || source->known[place] != 0);
}
