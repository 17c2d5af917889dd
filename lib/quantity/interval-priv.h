/* SPDX-License-Identifier: MIT */
/* lib/quantity/interval-priv.h - intervals with exact ends.
 *
 * An end is a fraction, open or closed, or there is none. Functions that can
 * outgrow the wide integer return false; `out` may be an operand. */
#pragma once
#include "fraction-priv.h"

struct kjp__end {
  struct kjp__fraction value; /* where bounded */
  bool bounded;
  bool open;
};

struct kjp__interval {
  struct kjp__end low;
  struct kjp__end high;
};

/* Half a unit of the last of so many decimals of a unit, in its quanta; below
 * 0 they are digits before the point. */
bool kjp__interval_half_digit(int64_t quanta, int32_t decimals,
                              struct kjp__fraction *out);
/* The numbers that round to `figure`, halves away from zero, where `half` is
 * half a unit of its last digit: one end belongs to the neighbour. */
bool kjp__interval_rounding(const struct kjp__fraction *figure,
                            const struct kjp__fraction *half,
                            struct kjp__interval *out);
void kjp__interval_all(struct kjp__interval *out);
void kjp__interval_point(const struct kjp__fraction *value,
                         struct kjp__interval *out);
bool kjp__interval_add(const struct kjp__interval *a,
                       const struct kjp__interval *b,
                       struct kjp__interval *out);
bool kjp__interval_subtract(const struct kjp__interval *a,
                            const struct kjp__interval *b,
                            struct kjp__interval *out);
/* factor is not zero */
bool kjp__interval_scale(const struct kjp__interval *a,
                         const struct kjp__fraction *factor,
                         struct kjp__interval *out);
bool kjp__interval_multiply(const struct kjp__interval *a,
                            const struct kjp__interval *b,
                            struct kjp__interval *out);
/* The powers of those of its numbers that are not below zero, with a low end
 * only where it has one there; exponent is 1 or more. */
bool kjp__interval_power(const struct kjp__interval *a, int32_t exponent,
                         struct kjp__interval *out);
/* The roots of those of its numbers that are not below zero, of whom there are
 * some. Ends that are not whole go to the number outside, which then does not
 * belong. */
void kjp__interval_root(const struct kjp__interval *a, int32_t degree,
                        struct kjp__interval *out);
bool kjp__interval_has_zero(const struct kjp__interval *a);
/* a / b; b has no zero in it. */
bool kjp__interval_divide(const struct kjp__interval *a,
                          const struct kjp__interval *b,
                          struct kjp__interval *out);
/* The same for any b: all numbers where b has or touches zero. */
bool kjp__interval_quotient(const struct kjp__interval *a,
                            const struct kjp__interval *b,
                            struct kjp__interval *out);
bool kjp__interval_holds(const struct kjp__interval *a,
                         const struct kjp__fraction *value);
/* Whether some number lies in both. */
bool kjp__interval_meets(const struct kjp__interval *a,
                         const struct kjp__interval *b);
/* To the whole number at or outside an end. */
void kjp__end_round_down(struct kjp__end *low);
void kjp__end_round_up(struct kjp__end *high);
/* Whether an end says more than the one there was; as low or as high ends. */
bool kjp__end_is_higher(const struct kjp__end *low, const struct kjp__end *was);
bool kjp__end_is_lower(const struct kjp__end *high, const struct kjp__end *was);
/* Whether no number lies between the two. */
bool kjp__ends_clash(const struct kjp__end *low, const struct kjp__end *high);
