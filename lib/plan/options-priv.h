/* SPDX-License-Identifier: MIT */
/* lib/plan/options-priv.h - what kjp_options holds, as fields. */
#pragma once
#include <stdbool.h>
#include <stdint.h>

#include <kjplan/options.h>

/* Numbers of draws end before the sum of these. */
#define KJP__FIRST_DRAW_MOST INT64_C(1000000000000000)
#define KJP__DRAWS_MOST      INT64_C(1000000000)

struct kjp__settings {
  /* limits of the reader; doc/limits.md */
  int64_t max_bytes;
  int64_t max_depth;
  int64_t max_nodes;
  int64_t max_anchors;
  int64_t max_aliases;
  int64_t max_text_bytes;
  int64_t max_key_bytes;
  int64_t max_digits; /* before the point */
  int64_t max_yuan;
  int64_t max_findings;
  int64_t sha256; /* 1: compute it */
  /* questions */
  const char *rule;      /* NULL: all */
  const char *scenario;  /* NULL: none */
  const char *as_of;     /* NULL: no cut-off; else YYYY-MM-DD */
  const char *indicator; /* NULL: all */
  const char *shape;     /* NULL: as the plan has it */
  const char *strengths; /* NULL: all; words with commas between */
  const char *method;    /* NULL: growth_ratio */
  int64_t year;          /* 0: not said */
  int64_t paths;         /* 1: in force without a scenario, too */
  int64_t corridor;      /* 1: pages give the bounds of a path */
  int64_t draws;
  int64_t first_draw;
  int64_t seed;
  int64_t threads;
  int64_t kept;     /* draws that quantiles are taken from */
  const char *mode; /* NULL: as_planned */
};

/* The settings of a handle, or the defaults for NULL. */
const struct kjp__settings *kjp__options_settings(const kjp_options *options);
