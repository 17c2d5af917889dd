/* SPDX-License-Identifier: MIT */
/* lib/rule/progress-priv.h - how far a target has come, on given numbers.
 *
 * Knows no plan. Numbers are in quanta, all of one unit. */
#pragma once
#include <kjplan/assess.h>

#include "../quantity/fraction-priv.h"

/* What is beyond it, either way, is no result but an accident of tiny numbers,
 * and is given as this: doc/assess.md. */
enum { KJP__PROGRESS_MOST = 1000 };

struct kjp__progress_numbers {
  int8_t method;
  int8_t direction; /* KJP_DIRECTION_..., 0: none */
  int8_t side;      /* which way the bound asks to go from the base; 0: the base
                       is within */
  bool over;        /* a sum over first_year..due */
  bool ceiling;     /* at_most, less_than, within */
  bool has_value;
  bool has_bound;
  bool has_base;
  bool achieved;      /* the value satisfies the comparator */
  int32_t base_year;  /* 0: no base is stated */
  int32_t first_year; /* of a sum */
  int32_t year;       /* of the value */
  int32_t due;
  struct kjp__fraction value;
  struct kjp__fraction bound;
  struct kjp__fraction base;
};

struct kjp__progress {
  int8_t class;
  int8_t reason;
  bool has_ratio;
  bool has_score;
  bool has_schedule;
  struct kjp__fraction ratio; /* these three in 10^-9 of one */
  struct kjp__fraction score;
  struct kjp__fraction schedule;
};

/* What does not fit is not assessable. */
void kjp__progress_judge(const struct kjp__progress_numbers *numbers,
                         struct kjp__progress *out);
/* The class of numbers of the plain size of `scale`: a ratio, and of schedule
 * what the time is, before the due year. */
int8_t kjp__progress_class(int8_t method, int64_t ratio, int64_t schedule,
                           int64_t scale);
/* (to / from)^(1 / years) - 1, rounded to 6 decimals, in 10^-9 of one, at
 * most KJP__PROGRESS_MOST; `from` is above zero, `to` not below, `years` 1 or
 * more. */
bool kjp__progress_growth(const struct kjp__fraction *from,
                          const struct kjp__fraction *to, int32_t years,
                          struct kjp__fraction *out);
/* The same, not rounded. */
bool kjp__progress_growth_of(const struct kjp__fraction *from,
                             const struct kjp__fraction *to, int32_t years,
                             double *out);
