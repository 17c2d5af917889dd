/* SPDX-License-Identifier: MIT */
/* lib/value/bounding-priv.h - the bounds of a course, as rule/corridor.c takes
 * them. Year 0 is the base. */
#pragma once
#include "../rule/asks-priv.h"
#include "course-priv.h"

/* Clauses worked out in years for one path, at most. */
enum { KJP__BOUNDING_STEPS = 10000000 };

struct kjp__bounding {
  struct kjp__values *values;
  struct kjp__course *course;
  struct kjp__corridor corridor;
  int64_t *needs;
  struct kjp__grid *grids;
  struct kjp__ceiling *ceilings;
  struct kjp__ceiling_by *by; /* what makes the ceilings */
  int64_t *least;
  int64_t *greatest;
  int64_t *scratch;
  bool chained; /* a floor owes what the year before owed */
};

/* False when memory is out or a value does not fit. */
bool kjp__bounding_init(struct kjp__bounding *bounding,
                        struct kjp__values *values, struct kjp__course *course);
/* What the rules ask of year `year`, given `history`; and by which clause. */
int64_t kjp__bounding_floor(struct kjp__bounding *bounding, int32_t year,
                            const int64_t *history, const char **by);
/* conflict.c: why there is no path, and what alone would help. */
bool kjp__course_conflict(struct kjp__bounding *bounding);
