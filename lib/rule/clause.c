/* SPDX-License-Identifier: MIT */
/* lib/rule/clause.c - a clause as one inequality over given numbers.
 *
 * One function a kind puts factor and level together; doc/rule.md has the
 * formulas with their sources. */
#include "clause-priv.h"

#include <stddef.h>

#include <kjplan/plan.h>

#include "../quantity/rate-priv.h"

typedef bool (*bound_function)(const struct kjp__clause_numbers *,
                               struct kjp__bound *);

/* S * Q >= base * rate */
static bool
scaled_base(const struct kjp__clause_numbers *numbers, int64_t rate,
            struct kjp__bound *out)
{
  kjp__wide_set(&out->factor, KJP__RATE_ONE);
  kjp__wide_set(&out->level, numbers->base);
  return kjp__wide_multiply_int(&out->level, rate, &out->level);
}

/* S >= base + amount, in wide because the sum may pass int64 */
static bool
sum_level(int64_t base, int64_t amount, struct kjp__bound *out)
{
  struct kjp__wide more;

  kjp__wide_set(&out->factor, 1);
  kjp__wide_set(&out->level, base);
  kjp__wide_set(&more, amount);
  return kjp__wide_add(&out->level, &more, &out->level);
}

/* S*Q >= (Q-r) * S_(t-L) */
static bool
not_below_previous(const struct kjp__clause_numbers *numbers,
                   struct kjp__bound *out)
{
  out->strict = numbers->strict;
  return scaled_base(numbers, KJP__RATE_ONE - numbers->rate, out);
}

static bool
not_below_peak(const struct kjp__clause_numbers *numbers,
               struct kjp__bound *out)
{
  return sum_level(numbers->base, 0, out);
}

/* S*Q >= S_(t-1) * (Q+g) */
static bool
grow_at_least(const struct kjp__clause_numbers *numbers, struct kjp__bound *out)
{
  return scaled_base(numbers, KJP__RATE_ONE + numbers->rate, out);
}

static bool
grow_by_at_least(const struct kjp__clause_numbers *numbers,
                 struct kjp__bound *out)
{
  return sum_level(numbers->base, numbers->amount, out);
}

/* top(R_(t-1)) * bottom(R_t), and the other way round: what remains when
 * R_t / R_(t-1) is cleared of its fractions. */
static bool
cross(const struct kjp__clause_numbers *numbers,
      const struct kjp__fraction *reference, struct kjp__wide *before,
      struct kjp__wide *now)
{
  const struct kjp__fraction *base = &numbers->reference_base;

  return kjp__wide_multiply(&base->top, &reference->bottom, before) &&
         kjp__wide_multiply(&reference->top, &base->bottom, now);
}

void
kjp__clause_reference(const struct kjp__clause_numbers *numbers,
                      struct kjp__fraction *out)
{
  *out = numbers->reference;
  if (numbers->hold && kjp__fraction_compare(out, &numbers->reference_base) < 0)
    *out = numbers->reference_base;
}

/* S*R_(t-1) > S_(t-1)*R_t;  S*Q*R_(t-1) >= S_(t-1) * (Q*R_t + m*R_(t-1)) */
static bool
outpace(const struct kjp__clause_numbers *numbers, struct kjp__bound *out)
{
  struct kjp__fraction reference;
  struct kjp__wide before;
  struct kjp__wide now;
  struct kjp__wide margin;

  kjp__clause_reference(numbers, &reference);
  if (!cross(numbers, &reference, &before, &now))
    return false;
  out->strict = !numbers->has_margin;
  out->factor = before;
  if (numbers->has_margin) {
    if (!kjp__wide_multiply_int(&before, KJP__RATE_ONE, &out->factor) ||
        !kjp__wide_multiply_int(&now, KJP__RATE_ONE, &now) ||
        !kjp__wide_multiply_int(&before, numbers->margin, &margin) ||
        !kjp__wide_add(&now, &margin, &now))
      return false;
  }
  return kjp__wide_multiply_int(&now, numbers->base, &out->level);
}

/* S*Q >= share * E_t */
static bool
share_at_least(const struct kjp__clause_numbers *numbers,
               struct kjp__bound *out)
{
  const struct kjp__fraction *whole = &numbers->reference;

  return kjp__wide_multiply_int(&whole->bottom, KJP__RATE_ONE, &out->factor) &&
         kjp__wide_multiply_int(&whole->top, numbers->rate, &out->level);
}

/* S*E_(t-1)*Q >= (Q-r) * S_(t-1)*E_t */
static bool
share_not_below_previous(const struct kjp__clause_numbers *numbers,
                         struct kjp__bound *out)
{
  struct kjp__wide now;

  out->strict = numbers->strict;
  return cross(numbers, &numbers->reference, &out->factor, &now) &&
         kjp__wide_multiply_int(&out->factor, KJP__RATE_ONE, &out->factor) &&
         kjp__wide_multiply_int(&now, KJP__RATE_ONE - numbers->rate, &now) &&
         kjp__wide_multiply_int(&now, numbers->base, &out->level);
}

/* S*Q^n >= S_b * (Q+g)^n */
static bool
average_growth_at_least(const struct kjp__clause_numbers *numbers,
                        struct kjp__bound *out)
{
  return kjp__wide_power(KJP__RATE_ONE, numbers->years, &out->factor) &&
         kjp__wide_power(KJP__RATE_ONE + numbers->rate, numbers->years,
                         &out->level) &&
         kjp__wide_multiply_int(&out->level, numbers->base, &out->level);
}

static bool
amount_at_least(const struct kjp__clause_numbers *numbers,
                struct kjp__bound *out)
{
  return sum_level(numbers->amount, 0, out);
}

/* n*S >= sum of the peers */
static bool
at_least_peers(const struct kjp__clause_numbers *numbers,
               struct kjp__bound *out)
{
  out->level = numbers->reference.top;
  return kjp__wide_multiply_int(&numbers->reference.bottom,
                                (int64_t)numbers->years, &out->factor);
}

/* What a clause that compares rates takes them of. */
enum whole {
  AMOUNTS, /* it compares amounts: there is no rate */
  BASE,
  REFERENCE
};

static const struct {
  bound_function bound;
  enum whole whole;
} kinds[] = {
    [KJP_CLAUSE_NOT_BELOW_PREVIOUS] = {not_below_previous, BASE},
    [KJP_CLAUSE_NOT_BELOW_PEAK] = {not_below_peak, AMOUNTS},
    [KJP_CLAUSE_GROW_AT_LEAST] = {grow_at_least, BASE},
    [KJP_CLAUSE_GROW_BY_AT_LEAST] = {grow_by_at_least, AMOUNTS},
    [KJP_CLAUSE_OUTPACE] = {outpace, BASE},
    [KJP_CLAUSE_SHARE_AT_LEAST] = {share_at_least, REFERENCE},
    [KJP_CLAUSE_SHARE_NOT_BELOW_PREVIOUS] = {share_not_below_previous,
                                             REFERENCE},
    [KJP_CLAUSE_AVERAGE_GROWTH_AT_LEAST] = {average_growth_at_least, AMOUNTS},
    [KJP_CLAUSE_AMOUNT_AT_LEAST] = {amount_at_least, AMOUNTS},
    [KJP_CLAUSE_AT_LEAST_PEERS] = {at_least_peers, AMOUNTS},
};

bool
kjp__clause_bound(int32_t kind, const struct kjp__clause_numbers *numbers,
                  struct kjp__bound *out)
{
  out->strict = false;
  return kinds[kind].bound(numbers, out);
}

bool
kjp__bound_least(const struct kjp__bound *bound, int64_t *out)
{
  struct kjp__wide least;
  struct kjp__wide one;

  if (!bound->strict) {
    kjp__wide_divide_up(&bound->level, &bound->factor, &least);
    return kjp__wide_to_int64(&least, out);
  }
  kjp__wide_divide_down(&bound->level, &bound->factor, &least);
  kjp__wide_set(&one, 1);
  return kjp__wide_add(&least, &one, &least) && kjp__wide_to_int64(&least, out);
}

bool
kjp__bound_holds(const struct kjp__bound *bound, int64_t value, bool *out)
{
  struct kjp__wide product;
  int order;

  if (!kjp__wide_multiply_int(&bound->factor, value, &product))
    return false;
  order = kjp__wide_compare(&product, &bound->level);
  *out = bound->strict ? order > 0 : order >= 0;
  return true;
}

static bool
find_whole(int32_t kind, const struct kjp__clause_numbers *numbers,
           struct kjp__fraction *out)
{
  switch (kinds[kind].whole) {
  case AMOUNTS:
    return false;
  case BASE:
    kjp__fraction_set(out, numbers->base);
    break;
  case REFERENCE:
    *out = numbers->reference;
    break;
  }
  return kjp__fraction_sign(out) > 0;
}

/* S less the exact least amount, level / factor, as a part of the whole. */
bool
kjp__clause_gap(int32_t kind, const struct kjp__clause_numbers *numbers,
                int64_t value, struct kjp__fraction *out, bool *defined)
{
  struct kjp__fraction whole;
  struct kjp__fraction one;
  struct kjp__bound bound;
  struct kjp__wide over;

  *defined = find_whole(kind, numbers, &whole);
  if (!*defined)
    return true;
  if (!kjp__clause_bound(kind, numbers, &bound) ||
      !kjp__wide_multiply_int(&bound.factor, value, &over) ||
      !kjp__wide_subtract(&over, &bound.level, &over))
    return false;
  kjp__fraction_make(&over, &bound.factor, out);
  kjp__fraction_set(&one, KJP__RATE_ONE);
  return kjp__fraction_multiply(out, &one, out) &&
         kjp__fraction_divide(out, &whole, out);
}
