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

#include "../base/real-priv.h"
#include "../quantity/rate-priv.h"

enum { MILLION = 1000000, QUANTA = 1000 }; /* of one; in a millionth */

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

static void
refuse(struct kjp__progress *out, int8_t reason)
{
  *out = (struct kjp__progress){.class = KJP_PROGRESS_NOT_ASSESSABLE,
                                .reason = reason};
}

/* -1000 to 1000 */
static void
clamp(struct kjp__fraction *ratio)
{
  int sign = kjp__fraction_sign(ratio);
  struct kjp__fraction most;

  kjp__fraction_set(&most, sign * KJP__PROGRESS_MOST * KJP__RATE_ONE);
  if (kjp__fraction_compare(ratio, &most) * sign > 0)
    *ratio = most;
}

/* To six decimals. */
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
compare_growths(const struct kjp__progress_numbers *numbers, int32_t gone,
                int32_t all, struct kjp__progress *out)
{
  double observed;
  double needed;
  double ratio;

  if (!kjp__progress_growth_of(&numbers->base, &numbers->value, gone,
                               &observed) ||
      !kjp__progress_growth_of(&numbers->base, &numbers->bound, all, &needed))
    return false;
  if (numbers->direction == KJP_DIRECTION_LESS)
    observed = -observed;
  ratio = observed / fabs(needed);
  if (isnan(ratio))
    return false;
  ratio = fmax(-KJP__PROGRESS_MOST, fmin(KJP__PROGRESS_MOST, ratio));
  kjp__fraction_set(&out->ratio, (int64_t)round(ratio * MILLION) * QUANTA);
  out->has_ratio = true;
  out->has_score = true;
  out->class = class_of(&out->ratio, growth_steps);
  return score_of(&out->ratio, &out->score);
}

/* In the default environment of doubles, whatever the host's is. */
static bool
judge_growth(const struct kjp__progress_numbers *numbers, int32_t gone,
             int32_t all, struct kjp__progress *out)
{
  struct kjp__real_host host;
  bool fits;

  kjp__real_enter(&host);
  fits = compare_growths(numbers, gone, all, out);
  kjp__real_leave(&host);
  return fits;
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
  if (!kjp__fraction_divide(&out->ratio, &years, &out->ratio))
    return false;
  clamp(&out->ratio);
  if (!round_to_millionths(&out->ratio))
    return false;
  out->has_ratio = true;
  out->class = class_of(&out->ratio, linear_steps);
  return true;
}

/* p against s. Past the bound without satisfying it: the base was on its right
 * side, and the value has left it. False where a number does not fit. */
static bool
class_of_part(const struct kjp__fraction *part,
              const struct kjp__fraction *schedule,
              const struct kjp__fraction *one, int8_t *out)
{
  struct kjp__fraction five;
  struct kjp__fraction four;

  kjp__fraction_set(&five, 5);
  kjp__fraction_set(&four, 4);
  if (!kjp__fraction_multiply(part, &five, &five) ||
      !kjp__fraction_multiply(schedule, &four, &four))
    return false;
  if (kjp__fraction_sign(part) < 0 || kjp__fraction_compare(part, one) > 0)
    *out = KJP_PROGRESS_MOVING_AWAY;
  else if (kjp__fraction_compare(part, schedule) >= 0)
    *out = KJP_PROGRESS_ON_TRACK;
  else
    *out = kjp__fraction_compare(&five, &four) >= 0 ? KJP_PROGRESS_AT_RISK
                                                    : KJP_PROGRESS_OFF_TRACK;
  return true;
}

static bool
class_schedule(struct kjp__progress *out)
{
  struct kjp__fraction one;

  kjp__fraction_set(&one, KJP__RATE_ONE);
  if (!class_of_part(&out->ratio, &out->schedule, &one, &out->class))
    return false;
  out->has_ratio = true;
  out->has_schedule = true;
  clamp(&out->ratio);
  return true;
}

static bool
judge_schedule(const struct kjp__progress_numbers *numbers, int32_t gone,
               int32_t all, struct kjp__progress *out)
{
  return part_of(numbers, &out->ratio) && share_of(gone, all, &out->schedule) &&
         class_schedule(out);
}

/* A sum: p is the part of the bound that is there. */
static bool
judge_sum(const struct kjp__progress_numbers *numbers,
          struct kjp__progress *out)
{
  struct kjp__fraction one;

  kjp__fraction_set(&one, KJP__RATE_ONE);
  return kjp__fraction_divide(&numbers->value, &numbers->bound, &out->ratio) &&
         kjp__fraction_multiply(&out->ratio, &one, &out->ratio) &&
         share_of(numbers->year - numbers->first_year + 1,
                  numbers->due - numbers->first_year + 1, &out->schedule) &&
         class_schedule(out);
}

/* Nothing was to change, or the value is out of a pair of bounds on the other
 * side than it came from: no pace is the right one. */
static bool
has_left(const struct kjp__progress_numbers *numbers)
{
  int side = numbers->side == KJP_DIRECTION_LESS ? -1 : 1;

  return kjp__fraction_compare(&numbers->bound, &numbers->base) == 0 ||
         (numbers->method != KJP_METHOD_SCHEDULE &&
          (numbers->side == 0 ||
           kjp__fraction_compare(&numbers->value, &numbers->bound) * side > 0));
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

  if (!has_left(numbers))
    return judges[numbers->method](numbers, numbers->year - numbers->base_year,
                                   numbers->due - numbers->base_year, out);
  out->class = KJP_PROGRESS_MOVING_AWAY;
  return true;
}

/* Achieved counts whatever else is missing. */
static void
achieve(const struct kjp__progress_numbers *numbers, struct kjp__progress *out)
{
  out->class = KJP_PROGRESS_ACHIEVED;
  out->has_score = numbers->method == KJP_METHOD_GROWTH_RATIO;
  kjp__fraction_set(&out->score, 5 * KJP__RATE_ONE);
}

/* Why a sum, or a point, cannot be classed, or 0. */
static int8_t
reason_of_sum(const struct kjp__progress_numbers *numbers)
{
  if (numbers->method != KJP_METHOD_SCHEDULE)
    return KJP_REASON_CUMULATIVE;
  return kjp__fraction_sign(&numbers->bound) <= 0 ? KJP_REASON_NOT_POSITIVE : 0;
}

/* d of the ratios is said by the indicator; a bound that asks for the opposite
 * of what is better leaves no class that would not contradict one of them. */
static int8_t
reason_of_direction(const struct kjp__progress_numbers *numbers)
{
  if (numbers->method == KJP_METHOD_SCHEDULE)
    return 0;
  if (numbers->direction == 0)
    return KJP_REASON_NO_DIRECTION;
  return numbers->side != 0 && numbers->side != numbers->direction
             ? KJP_REASON_AGAINST_DIRECTION
             : 0;
}

static int8_t
reason_of_point(const struct kjp__progress_numbers *numbers)
{
  bool growth = numbers->method == KJP_METHOD_GROWTH_RATIO;
  int8_t reason = reason_of_direction(numbers);

  if (numbers->base_year == 0)
    return KJP_REASON_NO_BASE;
  if (numbers->base_year >= numbers->year)
    return KJP_REASON_NO_SPAN;
  if (!numbers->has_base)
    return KJP_REASON_NO_BASE_VALUE;
  if (reason != 0)
    return reason;
  return growth && (kjp__fraction_sign(&numbers->value) <= 0 ||
                    kjp__fraction_sign(&numbers->base) <= 0 ||
                    kjp__fraction_sign(&numbers->bound) < 0)
             ? KJP_REASON_NOT_POSITIVE
             : 0;
}

/* A sum below its ceiling may still pass it before its years are over. */
static bool
is_open_ceiling(const struct kjp__progress_numbers *numbers)
{
  return numbers->over && numbers->ceiling &&
         !(numbers->achieved && numbers->year >= numbers->due);
}

/* Why nothing can be said, whatever the value is, or 0. */
static int8_t
reason_of(const struct kjp__progress_numbers *numbers)
{
  if (is_open_ceiling(numbers))
    return KJP_REASON_CEILING;
  if (numbers->over && numbers->year < numbers->first_year)
    return KJP_REASON_NOT_BEGUN;
  if (!numbers->has_value)
    return KJP_REASON_NO_VALUE;
  return numbers->has_bound ? 0 : KJP_REASON_NO_BOUND;
}

/* No time is left: what is not achieved then lags, however near it came. */
static void
close_due(const struct kjp__progress_numbers *numbers,
          struct kjp__progress *out)
{
  if (numbers->year >= numbers->due && (out->class == KJP_PROGRESS_ON_TRACK ||
                                        out->class == KJP_PROGRESS_AT_RISK))
    out->class = KJP_PROGRESS_OFF_TRACK;
}

void
kjp__progress_judge(const struct kjp__progress_numbers *numbers,
                    struct kjp__progress *out)
{
  int8_t reason = reason_of(numbers);

  *out = (struct kjp__progress){0};
  if (reason == 0 && numbers->achieved) {
    achieve(numbers, out);
    return;
  }
  if (reason == 0)
    reason = numbers->over ? reason_of_sum(numbers) : reason_of_point(numbers);
  if (reason != 0)
    refuse(out, reason);
  else if (!(numbers->over ? judge_sum : judge_point)(numbers, out))
    refuse(out, KJP_REASON_OUT_OF_RANGE);
  close_due(numbers, out);
}

int8_t
kjp__progress_class(int8_t method, int64_t ratio, int64_t schedule,
                    int64_t scale)
{
  struct kjp__fraction part;
  struct kjp__fraction time;
  struct kjp__fraction one;
  int8_t class = 0;

  kjp__fraction_set(&part, ratio);
  kjp__fraction_set(&time, schedule);
  kjp__fraction_set(&one, scale);
  if (method == KJP_METHOD_SCHEDULE) {
    (void)class_of_part(&part, &time, &one, &class); /* int64 always fit */
    return class;
  }
  kjp__fraction_set(&time, KJP__RATE_ONE);
  (void)kjp__fraction_divide(&part, &one, &part);
  (void)kjp__fraction_multiply(&part, &time, &part);
  return class_of(&part, method == KJP_METHOD_GROWTH_RATIO ? growth_steps
                                                           : linear_steps);
}
