/* SPDX-License-Identifier: MIT */
/* lib/rule/year-priv.h - a year of a rule, from what its clauses gave. */
#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "../quantity/amount-priv.h"

/* What one clause gave. Members of an any_of follow it directly. */
struct kjp__outcome {
  int32_t any_of; /* index of the outcome it is a member of, or -1 */
  bool is_any;    /* an any_of: kjp__year_judge() fills in the rest */
  bool judged;
  bool holds; /* where judged */
  bool binding;
  struct kjp__amount least;
};

struct kjp__year {
  struct kjp__amount floor;
  bool partial;
  int32_t verdict;   /* KJP_VERDICT_..., without regard to exemptions */
  int32_t runner_up; /* index of an outcome, or -1 */
};

/* Fills in the any_of outcomes and the binding marks, and sums up. */
void kjp__year_judge(struct kjp__outcome *outcomes, int32_t count,
                     struct kjp__year *out);

/* What the base of a year is taken from. */
struct kjp__base_numbers {
  struct kjp__amount before;       /* S of the year before, less one_off */
  struct kjp__amount floor_before; /* unknown for the first ruled year */
  bool floor_lost; /* it was more than could be worked out */
  bool comparable; /* a comparable base is stated for the year */
  struct kjp__amount comparable_value;
  struct kjp__amount comparable_owed;
  bool owed; /* the rule's base is `owed` */
};

/* The base, never below zero, or unknown; `*by_floor` tells whether the floor
 * of the year before decided it. */
struct kjp__amount kjp__base_of(const struct kjp__base_numbers *numbers,
                                bool *by_floor);
