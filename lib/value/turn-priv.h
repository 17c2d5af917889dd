/* SPDX-License-Identifier: MIT */
/* lib/value/turn-priv.h - a value as a function of one figure that is missing.
 *
 * (a + b x) / (c + d x), which sums, differences, products, ratios, growths,
 * lags and averages keep as long as x does not meet itself. */
#pragma once
#include "value-priv.h"

struct kjp__form {
  struct kjp__fraction a;
  struct kjp__fraction b;
  struct kjp__fraction c;
  struct kjp__fraction d;
};

/* These return false where the result has no such form or does not fit; `out`
 * may be an operand. */
void kjp__form_set(struct kjp__form *out, const struct kjp__fraction *value);
bool kjp__form_add(const struct kjp__form *left, const struct kjp__form *right,
                   struct kjp__form *out);
bool kjp__form_subtract(const struct kjp__form *left,
                        const struct kjp__form *right, struct kjp__form *out);
bool kjp__form_multiply(const struct kjp__form *left,
                        const struct kjp__form *right, struct kjp__form *out);
bool kjp__form_divide(const struct kjp__form *left,
                      const struct kjp__form *right, struct kjp__form *out);
/* The x at which the form is zero. */
bool kjp__form_root(const struct kjp__form *form, struct kjp__fraction *out);

/* The value at a place as a function of the figure at `x`, which is unknown;
 * of the strongest stages. False where it has no such form, or where there are
 * dozens of values in between. What `scratch` is used for is given back. */
bool kjp__values_form(struct kjp__values *values, struct kjp__arena *scratch,
                      struct kjp__place place, struct kjp__place x,
                      struct kjp__form *out);
