/* SPDX-License-Identifier: MIT */
/* lib/rule/curve-priv.h - where a path of money runs between two points.
 *
 * Shapes are the words of KJP_PATH_SHAPE. Everything rational is exact; the
 * power of constant growth is compared exactly where it fits the wide integer;
 * the logistic curve is a double. */
#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "../quantity/fraction-priv.h"

enum kjp__curve_fault {
  KJP__CURVE_OK,
  KJP__CURVE_UNDEFINED, /* constant growth from or to zero or less */
  KJP__CURVE_RANGE      /* a number outgrows its type */
};

/* A segment of a curve; a shape reads what it needs. */
struct kjp__curve {
  int8_t shape;
  int64_t from;
  int64_t to;
  int32_t year;                 /* years since `from`, 1..years */
  int32_t years;                /* between the two */
  int64_t share;                /* of `shares`, 10^-9 */
  struct kjp__fraction growth;  /* one and the growth of a year: fixed_growth,
                                   business_as_usual */
  struct kjp__fraction moving;  /* of `catch_up`: the reference in the year */
  struct kjp__fraction moving0; /* and in the year of `from` */
};

/* The multiple of `grid` that is nearest to the curve, halves away from
 * zero. */
enum kjp__curve_fault kjp__curve_at(const struct kjp__curve *curve,
                                    int64_t grid, int64_t *out);
