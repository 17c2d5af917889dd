/* SPDX-License-Identifier: MIT */
/* lib/rule/progress-growth.c - average growth over years: a root, so computed
 * in double and rounded to six decimals. */
#include "progress-priv.h"

#include <math.h>

#include "../base/real-priv.h"

enum { MILLION = 1000000, QUANTA = 1000 }; /* of one; in a millionth */

/* The three highest limbs hold more bits than a double; *shift is how many
 * bits were left out. */
static double
highest_bits(const struct kjp__wide *a, int *shift)
{
  uint32_t first = a->size > 3 ? a->size - 3 : 0;
  double sum = 0;

  for (uint32_t i = a->size; i > first; i--)
    sum = sum * 4294967296.0 + a->limbs[i - 1];
  *shift = (int)(first * 32);
  return a->negative ? -sum : sum;
}

static double
to_double(const struct kjp__fraction *a)
{
  int top_shift;
  int bottom_shift;
  double top = highest_bits(&a->top, &top_shift);
  double bottom = highest_bits(&a->bottom, &bottom_shift);

  return ldexp(top / bottom, top_shift - bottom_shift);
}

/* By the relative change, which keeps its digits where both are close to each
 * other. */
bool
kjp__progress_growth_of(const struct kjp__fraction *from,
                        const struct kjp__fraction *to, int32_t years,
                        double *out)
{
  struct kjp__fraction change;

  if (!kjp__fraction_subtract(to, from, &change) ||
      !kjp__fraction_divide(&change, from, &change))
    return false;
  *out = expm1(log1p(to_double(&change)) / years);
  return true;
}

static bool
round_growth(const struct kjp__fraction *from, const struct kjp__fraction *to,
             int32_t years, struct kjp__fraction *out)
{
  double growth;

  if (!kjp__progress_growth_of(from, to, years, &growth))
    return false;
  growth = fmin(KJP__PROGRESS_MOST, growth);
  kjp__fraction_set(out, (int64_t)round(growth * MILLION) * QUANTA);
  return true;
}

bool
kjp__progress_growth(const struct kjp__fraction *from,
                     const struct kjp__fraction *to, int32_t years,
                     struct kjp__fraction *out)
{
  struct kjp__real_host host;
  bool fits;

  kjp__real_enter(&host);
  fits = round_growth(from, to, years, out);
  kjp__real_leave(&host);
  return fits;
}
