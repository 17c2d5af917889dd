/* SPDX-License-Identifier: MIT */
/* lib/rule/progress.c - the three methods that class progress.
 *
 * Growth rates are roots, so growth_ratio is computed in double and rounded to
 * six decimals before it is classed. The other two are exact fractions;
 * linear_ratio is rounded likewise, so that what is shown is what is classed,
 * and schedule is compared as it is, because a third of the time is no number
 * of six decimals. */
#include "progress-priv.h"

#include <math.h>

#include "../quantity/rate-priv.h"

enum { MILLION = 1000000, QUANTA = 1000 }; /* of one; in a millionth */

/* Beyond this a ratio is no result but an accident of tiny numbers. */
static const double most_millionths = 1e30;

/* Doubles */

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

/* A whole number of millionths, as a fraction of quanta. Above 2^53 a double
 * is whole, and its bits are taken one by one. */
static bool
from_millionths(double millionths, struct kjp__fraction *out)
{
  struct kjp__wide power;
  int exponent;
  double mantissa = frexp(millionths, &exponent);

  if (!(fabs(millionths) < most_millionths))
    return false;
  if (exponent <= 53) {
    kjp__fraction_set(out, (int64_t)millionths * QUANTA);
    return true;
  }
  kjp__fraction_set(out, (int64_t)ldexp(mantissa, 53));
  return kjp__wide_power(2, (uint32_t)(exponent - 53), &power) &&
         kjp__wide_multiply(&out->top, &power, &out->top) &&
         kjp__wide_multiply_int(&out->top, QUANTA, &out->top);
}

/* By the relative change, which keeps its digits where both are close to each
 * other. */
static bool
growth_of(const struct kjp__fraction *from, const struct kjp__fraction *to,
          int32_t years, double *out)
{
  struct kjp__fraction change;

  if (!kjp__fraction_subtract(to, from, &change) ||
      !kjp__fraction_divide(&change, from, &change))
    return false;
  *out = expm1(log1p(to_double(&change)) / years);
  return true;
}

bool
kjp__progress_growth(const struct kjp__fraction *from,
                     const struct kjp__fraction *to, int32_t years,
                     struct kjp__fraction *out)
{
  double growth;

  return growth_of(from, to, years, &growth) &&
         from_millionths(round(growth * MILLION), out);
}

/* Classes */

/* The greatest `least` that is not above the ratio decides. */
struct step {
  int64_t least; /* in millionths */
  int8_t class;
};

static const struct step growth_steps[] = {{950000, KJP_PROGRESS_ON_TRACK},
                                           {600000, KJP_PROGRESS_AT_RISK},
                                           {0, KJP_PROGRESS_OFF_TRACK}};
static const struct step linear_steps[] = {{1000000, KJP_PROGRESS_ON_TRACK},
                                           {500000, KJP_PROGRESS_AT_RISK},
                                           {0, KJP_PROGRESS_OFF_TRACK}};
enum { STEPS = 3 };

static int8_t
class_of(const struct kjp__fraction *ratio, const struct step *steps)
{
  for (int i = 0; i < STEPS; i++) {
    struct kjp__fraction least;

    kjp__fraction_set(&least, steps[i].least * QUANTA);
    if (kjp__fraction_compare(ratio, &least) >= 0)
      return steps[i].class;
  }
  return KJP_PROGRESS_MOVING_AWAY;
}

static bool
refuse(struct kjp__progress *out, int8_t reason)
{
  out->class = KJP_PROGRESS_NOT_ASSESSABLE;
  out->reason = reason;
  return true;
}

static bool
settle(struct kjp__progress *out, int8_t class)
{
  out->class = class;
  return true;
}

/* To six decimals; what is too long for an int64 then is no ratio. */
static bool
round_to_millionths(struct kjp__fraction *value)
{
  struct kjp__fraction quanta;
  int64_t whole;

  kjp__fraction_set(&quanta, QUANTA);
  if (!kjp__fraction_divide(value, &quanta, &quanta) ||
      !kjp__fraction_round(&quanta, &whole))
    return false;
  kjp__fraction_set(value, whole);
  kjp__fraction_set(&quanta, QUANTA);
  return kjp__fraction_multiply(value, &quanta, value);
}

/* r >= 0.6: min(5, 5 (r - 0.6) / 0.7), else max(-5, 5 (r - 0.6) / 1.2). */
static bool
score_of(const struct kjp__fraction *ratio, struct kjp__fraction *out)
{
  struct kjp__fraction middle;
  struct kjp__fraction slope;
  struct kjp__fraction most;
  int sign;

  kjp__fraction_set(&middle, 600 * MILLION);
  if (!kjp__fraction_subtract(ratio, &middle, out))
    return false;
  sign = kjp__fraction_sign(out) < 0 ? -1 : 1;
  kjp__fraction_set(&slope, sign > 0 ? 50 : 25);
  kjp__fraction_set(&middle, sign > 0 ? 7 : 6);
  kjp__fraction_set(&most, sign * 5 * KJP__RATE_ONE);
  if (!kjp__fraction_divide(&slope, &middle, &slope) ||
      !kjp__fraction_multiply(out, &slope, out))
    return false;
  if (kjp__fraction_compare(out, &most) * sign > 0)
    *out = most;
  return round_to_millionths(out);
}

/* The ratio of the yearly growths, d times the one over the size of the
 * other. */
static bool
judge_growth(const struct kjp__progress_numbers *numbers, int32_t gone,
             int32_t all, struct kjp__progress *out)
{
  double observed;
  double needed;

  if (!growth_of(&numbers->base, &numbers->value, gone, &observed) ||
      !growth_of(&numbers->base, &numbers->bound, all, &needed))
    return false;
  if (numbers->direction == KJP_DIRECTION_LESS)
    observed = -observed;
  if (!from_millionths(round(observed / fabs(needed) * MILLION), &out->ratio))
    return false;
  out->has_ratio = true;
  out->has_score = true;
  out->class = class_of(&out->ratio, growth_steps);
  return score_of(&out->ratio, &out->score);
}

/* a / b of two differences from the base, in quanta of one. */
static bool
part_of(const struct kjp__progress_numbers *numbers, struct kjp__fraction *out)
{
  struct kjp__fraction whole;
  struct kjp__fraction one;

  kjp__fraction_set(&one, KJP__RATE_ONE);
  return kjp__fraction_subtract(&numbers->value, &numbers->base, out) &&
         kjp__fraction_subtract(&numbers->bound, &numbers->base, &whole) &&
         kjp__fraction_divide(out, &whole, out) &&
         kjp__fraction_multiply(out, &one, out);
}

/* part / whole in quanta of one. */
static bool
share_of(int32_t part, int32_t whole, struct kjp__fraction *out)
{
  struct kjp__fraction bottom;

  kjp__fraction_set(out, part * KJP__RATE_ONE);
  kjp__fraction_set(&bottom, whole);
  return kjp__fraction_divide(out, &bottom, out);
}

static bool
judge_linear(const struct kjp__progress_numbers *numbers, int32_t gone,
             int32_t all, struct kjp__progress *out)
{
  bool rise = kjp__fraction_compare(&numbers->bound, &numbers->base) > 0;
  bool more = numbers->direction == KJP_DIRECTION_MORE;
  struct kjp__fraction years;

  kjp__fraction_set(&years, all);
  if (!part_of(numbers, &out->ratio) ||
      !kjp__fraction_multiply(&out->ratio, &years, &out->ratio))
    return false;
  kjp__fraction_set(&years, rise == more ? gone : -(int64_t)gone);
  if (!kjp__fraction_divide(&out->ratio, &years, &out->ratio) ||
      !round_to_millionths(&out->ratio))
    return false;
  out->has_ratio = true;
  out->class = class_of(&out->ratio, linear_steps);
  return true;
}

/* p against s. */
static bool
class_schedule(struct kjp__progress *out)
{
  struct kjp__fraction part;
  struct kjp__fraction four_fifths;

  out->has_ratio = true;
  out->has_schedule = true;
  kjp__fraction_set(&part, 5);
  kjp__fraction_set(&four_fifths, 4);
  if (!kjp__fraction_divide(&four_fifths, &part, &four_fifths) ||
      !kjp__fraction_multiply(&out->schedule, &four_fifths, &part))
    return false;
  if (kjp__fraction_sign(&out->ratio) < 0)
    return settle(out, KJP_PROGRESS_MOVING_AWAY);
  if (kjp__fraction_compare(&out->ratio, &out->schedule) >= 0)
    return settle(out, KJP_PROGRESS_ON_TRACK);
  return settle(out, kjp__fraction_compare(&out->ratio, &part) >= 0
                         ? KJP_PROGRESS_AT_RISK
                         : KJP_PROGRESS_OFF_TRACK);
}

/* Past the bound without satisfying it: the base was on its right side, and
 * the value has left it. */
static bool
is_past(const struct kjp__progress *out)
{
  struct kjp__fraction one;

  kjp__fraction_set(&one, KJP__RATE_ONE);
  return kjp__fraction_compare(&out->ratio, &one) > 0;
}

static bool
judge_schedule(const struct kjp__progress_numbers *numbers, int32_t gone,
               int32_t all, struct kjp__progress *out)
{
  if (!part_of(numbers, &out->ratio) || !share_of(gone, all, &out->schedule) ||
      !class_schedule(out))
    return false;
  if (is_past(out))
    out->class = KJP_PROGRESS_MOVING_AWAY;
  return true;
}

/* A sum: p is the part of the bound that is there. */
static bool
judge_sum(const struct kjp__progress_numbers *numbers,
          struct kjp__progress *out)
{
  struct kjp__fraction one;

  if (numbers->method != KJP_METHOD_SCHEDULE)
    return refuse(out, KJP_REASON_CUMULATIVE);
  if (kjp__fraction_sign(&numbers->bound) <= 0)
    return refuse(out, KJP_REASON_NOT_POSITIVE);
  kjp__fraction_set(&one, KJP__RATE_ONE);
  return kjp__fraction_divide(&numbers->value, &numbers->bound, &out->ratio) &&
         kjp__fraction_multiply(&out->ratio, &one, &out->ratio) &&
         share_of(numbers->year - numbers->first_year + 1,
                  numbers->due - numbers->first_year + 1, &out->schedule) &&
         class_schedule(out);
}

/* Achieved counts whatever else is missing. */
static bool
is_achieved(const struct kjp__progress_numbers *numbers,
            struct kjp__progress *out)
{
  if (!numbers->has_value || !numbers->has_bound || !numbers->achieved)
    return false;
  if (numbers->method == KJP_METHOD_GROWTH_RATIO) {
    out->has_score = true;
    kjp__fraction_set(&out->score, 5 * KJP__RATE_ONE);
  }
  out->class = KJP_PROGRESS_ACHIEVED;
  return true;
}

/* Why a point cannot be classed, or 0. */
static int8_t
reason_of(const struct kjp__progress_numbers *numbers)
{
  bool growth = numbers->method == KJP_METHOD_GROWTH_RATIO;

  if (numbers->base_year == 0)
    return KJP_REASON_NO_BASE;
  if (numbers->base_year >= numbers->year)
    return KJP_REASON_NO_SPAN;
  if (!numbers->has_base)
    return KJP_REASON_NO_BASE_VALUE;
  if (numbers->method != KJP_METHOD_SCHEDULE && numbers->direction == 0)
    return KJP_REASON_NO_DIRECTION;
  if (growth && (kjp__fraction_sign(&numbers->value) <= 0 ||
                 kjp__fraction_sign(&numbers->base) <= 0 ||
                 kjp__fraction_sign(&numbers->bound) < 0))
    return KJP_REASON_NOT_POSITIVE;
  return 0;
}

static bool
judge_point(const struct kjp__progress_numbers *numbers,
            struct kjp__progress *out)
{
  static bool (*const judges[])(const struct kjp__progress_numbers *, int32_t,
                                int32_t, struct kjp__progress *) = {
      [KJP_METHOD_GROWTH_RATIO] = judge_growth,
      [KJP_METHOD_LINEAR_RATIO] = judge_linear,
      [KJP_METHOD_SCHEDULE] = judge_schedule,
  };
  int8_t reason = reason_of(numbers);

  if (reason != 0)
    return refuse(out, reason);
  if (kjp__fraction_compare(&numbers->bound, &numbers->base) == 0)
    return settle(out, KJP_PROGRESS_MOVING_AWAY); /* nothing was to change */
  return judges[numbers->method](numbers, numbers->year - numbers->base_year,
                                 numbers->due - numbers->base_year, out);
}

bool
kjp__progress_judge(const struct kjp__progress_numbers *numbers,
                    struct kjp__progress *out)
{
  *out = (struct kjp__progress){0};
  if (numbers->over && numbers->ceiling)
    return refuse(out, KJP_REASON_CEILING);
  if (numbers->over && numbers->year < numbers->first_year)
    return refuse(out, KJP_REASON_NOT_BEGUN);
  if (!numbers->has_value)
    return refuse(out, KJP_REASON_NO_VALUE);
  if (!numbers->has_bound)
    return refuse(out, KJP_REASON_NO_BOUND);
  if (is_achieved(numbers, out))
    return true;
  return numbers->over ? judge_sum(numbers, out) : judge_point(numbers, out);
}
