/* SPDX-License-Identifier: MIT */
/* lib/quantity/fraction-priv.h - exact fractions, kept reduced.
 *
 * Functions that can outgrow the wide integer return false; `out` may be one
 * of the operands. */
#pragma once
#include "../base/wide-priv.h"

struct kjp__fraction {
  struct kjp__wide top;
  struct kjp__wide bottom; /* above zero */
};

void kjp__fraction_set(struct kjp__fraction *out, int64_t value);
/* top / bottom, reduced; bottom is not zero, its sign moves to the top. */
void kjp__fraction_make(const struct kjp__wide *top,
                        const struct kjp__wide *bottom,
                        struct kjp__fraction *out);
int kjp__fraction_sign(const struct kjp__fraction *a);
/* Below, at or above 0; never too wide. */
int kjp__fraction_compare(const struct kjp__fraction *a,
                          const struct kjp__fraction *b);
bool kjp__fraction_add(const struct kjp__fraction *a,
                       const struct kjp__fraction *b,
                       struct kjp__fraction *out);
bool kjp__fraction_subtract(const struct kjp__fraction *a,
                            const struct kjp__fraction *b,
                            struct kjp__fraction *out);
bool kjp__fraction_multiply(const struct kjp__fraction *a,
                            const struct kjp__fraction *b,
                            struct kjp__fraction *out);
/* b is not zero. */
bool kjp__fraction_divide(const struct kjp__fraction *a,
                          const struct kjp__fraction *b,
                          struct kjp__fraction *out);
/* To the nearest whole number, halves away from zero; false where it does
 * not fit in -(2^63-1)..2^63-1. */
bool kjp__fraction_round(const struct kjp__fraction *a, int64_t *out);
/* True and the value where it is whole and fits. */
bool kjp__fraction_whole(const struct kjp__fraction *a, int64_t *out);
