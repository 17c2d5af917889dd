/* SPDX-License-Identifier: MIT */
/* lib/plan/sink-priv.h - where a plan is written to, event by event.
 *
 * The same events as intake takes: what writes a plan need not know whether
 * they become YAML, a builder's tree, or another plan. A call returns false
 * once nothing more is wanted. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

#include "plan-priv.h"

/* How a value is best laid out; of no other meaning. */
enum kjp__layout {
  KJP__LAYOUT_BLOCK, /* a line for each entry */
  KJP__LAYOUT_FLOW   /* in one line */
};

struct kjp__sink {
  /* `size` bytes of UTF-8. literal: a number, a date, a word, an id, which is
   * never quoted; else a text, which must not be taken for one. */
  bool (*scalar)(void *to, const char *text, size_t size, bool literal);
  bool (*begin_map)(void *to, enum kjp__layout layout);
  bool (*begin_list)(void *to, enum kjp__layout layout);
  bool (*end)(void *to);
  void *to;
  /* Where the next scalar or map comes from, when it is not from the plan; may
   * be NULL. */
  void (*place)(void *to, struct kjp__mark mark);
};

/* A text with its place in another file; text NULL: none. */
struct kjp__cited {
  const char *text;
  struct kjp__mark mark;
};

/* A figure that takes the place of an observation, or is added: texts, for
 * intake to judge. */
struct kjp__figure {
  int32_t indicator;
  int32_t year; /* 0: none that a plan can have */
  int8_t stage;
  bool bare;              /* no stage was said */
  bool wrong;             /* reported; not to be laid over anything */
  const char *number;     /* the value without the unit beside it */
  struct kjp__cited unit; /* beside it, which stands in the value too */
  struct kjp__cited year_text;
  struct kjp__cited value;
  struct kjp__cited known_on;
  struct kjp__cited source;
  struct kjp__cited note;
  struct kjp__cited unverified;
};

/* The whole plan as one map, sections in the order of the documentation and
 * entries in that of the plan. False where the sink stopped or memory is
 * out. */
bool kjp__plan_write(const kjp_plan *plan, const struct kjp__sink *sink);
/* The same with figures laid over it: rows of struct kjp__figure by indicator,
 * year and stage, each once. */
bool kjp__plan_write_with(const kjp_plan *plan, const struct kjp__rows *figures,
                          const struct kjp__sink *sink);
