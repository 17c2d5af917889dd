/* SPDX-License-Identifier: MIT */
/* lib/rule/rise-priv.h - the least path of corridor-priv.h where all that is
 * asked are lines over earlier years, in numbers of 64 bits: quick, and for
 * the others to do where it takes long or a number does not fit. */
#pragma once
#include "corridor-priv.h"

enum { KJP__RISE_PEAK = -1 };

/* (top * value + more) / bottom, rounded up; bottom above zero. */
struct kjp__rise_line {
  int64_t top;
  int64_t bottom;
  int64_t more;
  int32_t base;  /* year of the value, or KJP__RISE_PEAK: the highest before */
  int32_t group; /* of those of one number, which stand together, one will do;
                    0: alone */
};

struct kjp__rise_year {
  struct kjp__grid grid;
  int64_t least;  /* whatever the years before have */
  int64_t most;   /* KJP__NO_BOUND: none */
  int64_t growth; /* one and the growth that is allowed, 10^-9; 0: any */
  int32_t first;  /* of its lines */
  int32_t count;
};

struct kjp__rise {
  int32_t first; /* the base's year */
  int32_t last;
  int64_t peak; /* up to the base */
  const struct kjp__rise_year *years;
  const struct kjp__rise_line *lines;
};

/* `values` has those of the years up to the base that lines look at, and gets
 * the others. KJP__CORRIDOR_TOO_FAR: not found out. */
enum kjp__corridor_result kjp__rise(const struct kjp__rise *rise,
                                    int64_t *values);
/* a * b / c, c above zero, rounded up; false where it does not fit. */
bool kjp__rise_scale(int64_t a, int64_t b, int64_t c, int64_t *out);
