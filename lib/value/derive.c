/* SPDX-License-Identifier: MIT */
/* lib/value/derive.c - derived indicators, as exact fractions.
 *
 * Numbers are in quanta. A sum or a difference stays in its quantum; what is
 * multiplied or divided changes it, and the powers of ten between the quanta
 * are put right once, at the end. */
#include "value-priv.h"

#include "../quantity/rate-priv.h"
#include "../quantity/root-priv.h"

enum {
  ONE_PROJECT = 1000000,            /* in quanta of a count */
  STATUSES = KJP_STATUS_STOPPED + 1 /* none is one too */
};

/* The years of an input that go into year t: t - from .. t - to, `step` apart;
 * `cumulative` counts from the plan's first year. */
struct window {
  int32_t from;
  int32_t to;
  int32_t step;
};

static const struct window windows[] = {
    [KJP_DERIVE_SUM] = {0, 0, 1},     [KJP_DERIVE_DIFFERENCE] = {0, 0, 1},
    [KJP_DERIVE_PRODUCT] = {0, 0, 1}, [KJP_DERIVE_RATIO] = {0, 0, 1},
    [KJP_DERIVE_GROWTH] = {1, 0, 1},  [KJP_DERIVE_LAG] = {1, 1, 1},
    [KJP_DERIVE_AVERAGE] = {0, 0, 1},
};

/* Inputs of one derived value, gathered in order. */
struct gathering {
  struct kjp__fraction result;
  int32_t count;
  int8_t operation;
  bool fits;
  bool undefined; /* a denominator is zero, a growth starts at or below it */
  int32_t years;  /* of an average growth */
};

static void
combine(struct gathering *gathering, const struct kjp__fraction *value)
{
  struct kjp__fraction *result = &gathering->result;

  if (gathering->count == 0) {
    *result = *value;
    return;
  }
  switch (gathering->operation) {
  case KJP_DERIVE_DIFFERENCE:
    gathering->fits = kjp__fraction_subtract(result, value, result);
    return;
  case KJP_DERIVE_PRODUCT:
    gathering->fits = kjp__fraction_multiply(result, value, result);
    return;
  case KJP_DERIVE_RATIO:
    gathering->undefined = kjp__fraction_sign(value) == 0;
    if (!gathering->undefined)
      gathering->fits = kjp__fraction_divide(result, value, result);
    return;
  case KJP_DERIVE_GROWTH: /* the year before comes first */
    gathering->undefined = kjp__fraction_sign(result) == 0;
    if (!gathering->undefined)
      gathering->fits = kjp__fraction_divide(value, result, result);
    return;
  case KJP_DERIVE_AVERAGE_GROWTH: /* so does the base */
    gathering->undefined =
        kjp__fraction_sign(result) <= 0 || kjp__fraction_sign(value) < 0;
    if (!gathering->undefined)
      gathering->fits = kjp__fraction_divide(value, result, result);
    return;
  default: /* sum, average, cumulative */
    gathering->fits = kjp__fraction_add(result, value, result);
  }
}

/* Multiplies by 10^power, which may be below zero. */
static bool
scale(struct kjp__fraction *value, int32_t power)
{
  struct kjp__fraction factor;
  struct kjp__wide ten;

  kjp__fraction_set(&factor, 1);
  if (!kjp__wide_power(10, (uint32_t)(power < 0 ? -power : power), &ten))
    return false;
  if (power < 0)
    factor.bottom = ten;
  else
    factor.top = ten;
  return kjp__fraction_multiply(value, &factor, value);
}

static int32_t
decimals_of(const kjp_plan *plan, int32_t indicator)
{
  return kjp__dimension_decimals(
      kjp__plan_indicator(plan, indicator)->dimension);
}

static int32_t
first_input(const kjp_plan *plan, int32_t indicator, int32_t *count)
{
  int32_t first = 0;

  *count = kjp_table_children(&plan->tables[KJP_INPUTS], KJP_INPUT_INDICATOR,
                              indicator, &first);
  return first;
}

static int32_t
input_at(const kjp_plan *plan, int32_t row)
{
  const struct kjp__input *input = kjp__plan_row(plan, KJP_INPUTS, row);

  return input->input;
}

int32_t
kjp__derive_power(const kjp_plan *plan, int32_t indicator)
{
  int8_t operation = kjp__plan_indicator(plan, indicator)->derive;
  int32_t power = decimals_of(plan, indicator);
  int32_t count;
  int32_t first = first_input(plan, indicator, &count);

  if (operation == KJP_DERIVE_RATIO)
    return power - decimals_of(plan, input_at(plan, first)) +
           decimals_of(plan, input_at(plan, first + 1));
  if (operation != KJP_DERIVE_PRODUCT)
    return operation == KJP_DERIVE_GROWTH ||
                   operation == KJP_DERIVE_AVERAGE_GROWTH
               ? power
               : 0;
  for (int32_t i = 0; i < count; i++)
    power -= decimals_of(plan, input_at(plan, first + i));
  return power;
}

static bool
subtract_one(struct kjp__fraction *value)
{
  struct kjp__fraction one;

  kjp__fraction_set(&one, 1);
  return kjp__fraction_subtract(value, &one, value);
}

static bool
finish(struct gathering *gathering, const kjp_plan *plan, int32_t indicator,
       bool *root)
{
  struct kjp__fraction *result = &gathering->result;
  struct kjp__fraction number;
  bool exact = true;

  if (gathering->operation == KJP_DERIVE_AVERAGE) {
    kjp__fraction_set(&number, gathering->count);
    return kjp__fraction_divide(result, &number, result);
  }
  if (gathering->operation == KJP_DERIVE_AVERAGE_GROWTH &&
      !kjp__root_of(result, gathering->years, result, &exact))
    return false;
  *root = !exact;
  if ((gathering->operation == KJP_DERIVE_GROWTH ||
       gathering->operation == KJP_DERIVE_AVERAGE_GROWTH) &&
      !subtract_one(result))
    return false;
  return scale(result, kjp__derive_power(plan, indicator));
}

int32_t
kjp__growth_years(const struct kjp__indicator *indicator, int32_t year)
{
  return indicator->since != 0 ? year - indicator->since : indicator->lookback;
}

static struct window
window_of(const kjp_plan *plan, int32_t indicator, int32_t year)
{
  const struct kjp__indicator *derived = kjp__plan_indicator(plan, indicator);
  const struct kjp__plan_row *row = kjp__plan_row(plan, KJP_PLAN, 0);
  int32_t years;

  if (derived->derive == KJP_DERIVE_CUMULATIVE)
    return (struct window){year - row->first_year, 0, 1};
  if (derived->derive != KJP_DERIVE_AVERAGE_GROWTH)
    return windows[derived->derive];
  years = kjp__growth_years(derived, year);
  return years < 1 ? (struct window){-1, 0, 1}
                   : (struct window){years, 0, years};
}

/* A derived value is observed at best in the sense of its weakest input. */
static int8_t
weaker(int8_t kind, int8_t other)
{
  return kind > other ? kind : other;
}

static bool
store(struct kjp__values *values, const struct kjp__fraction *fraction,
      struct kjp__value *out)
{
  struct kjp__fraction *copy;

  out->whole = kjp__fraction_whole(fraction, &out->quanta);
  if (out->whole)
    return true;
  copy = kjp__arena_alloc(values->arena, sizeof *copy);
  if (copy == NULL)
    return false;
  *copy = *fraction;
  out->fraction = copy;
  return true;
}

static void
gather(struct gathering *gathering, const struct kjp__value *value,
       struct kjp__value *out)
{
  struct kjp__fraction fraction;

  kjp__value_fraction(value, &fraction);
  combine(gathering, &fraction);
  gathering->count++;
  out->kind = weaker(out->kind, value->kind);
  out->stage = weaker(out->stage, value->stage);
  out->unverified = out->unverified || value->unverified;
  out->rounded = out->rounded || value->rounded;
}

/* How many projects start in each year of the plan, by status: looked at once
 * for all that count them. False when memory is out. */
static bool
count_starts(struct kjp__values *values, const struct kjp__plan_row *span)
{
  size_t years = (size_t)(span->last_year - span->first_year + 1);
  int32_t count = kjp__plan_count(values->plan, KJP_PROJECTS);

  if (values->started != NULL)
    return true;
  values->started = kjp__arena_alloc(
      values->arena, years * STATUSES * sizeof *values->started);
  if (values->started == NULL)
    return false;
  for (int32_t i = 0; i < count; i++) {
    const struct kjp__project *row =
        kjp__plan_row(values->plan, KJP_PROJECTS, i);

    if (row->start != 0)
      values
          ->started[(row->start - span->first_year) * STATUSES + row->status]++;
  }
  return true;
}

/* The projects that start in a year of the plan and whose status counts: none
 * is a number too, for the plan lists them all. */
static bool
count_projects(struct kjp__values *values, int32_t indicator, int32_t year,
               struct kjp__value *out)
{
  const struct kjp__plan_row *span = kjp__plan_row(values->plan, KJP_PLAN, 0);
  int32_t first;
  int32_t count = kjp_table_children(&values->plan->tables[KJP_COUNTED],
                                     KJP_COUNTED_INDICATOR, indicator, &first);

  if (year < span->first_year || year > span->last_year)
    return true;
  if (!count_starts(values, span))
    return false;
  out->kind = KJP_KIND_DERIVED;
  out->whole = true;
  for (int32_t i = 0; i < count; i++) {
    const struct kjp__counted *row =
        kjp__plan_row(values->plan, KJP_COUNTED, first + i);

    out->quanta +=
        (int64_t)ONE_PROJECT *
        values->started[(year - span->first_year) * STATUSES + row->status];
  }
  return true;
}

bool
kjp__derive(struct kjp__values *values, int32_t indicator, int8_t stage,
            int32_t year, struct kjp__value *out)
{
  struct gathering gathering = {
      .operation = kjp__plan_indicator(values->plan, indicator)->derive,
      .fits = true};
  struct window window = window_of(values->plan, indicator, year);
  int32_t count;
  int32_t first = first_input(values->plan, indicator, &count);
  struct kjp__value result = {.kind = KJP_KIND_DERIVED};

  *out = (struct kjp__value){.kind = KJP_KIND_UNKNOWN};
  if (kjp__plan_indicator(values->plan, indicator)->count_of != 0)
    return count_projects(values, indicator, year, out);
  gathering.years = window.from;
  for (int32_t i = 0; i < count; i++) {
    const struct kjp__series *series =
        kjp__values_series(values, input_at(values->plan, first + i), stage);

    if (series == NULL)
      return false;
    for (int32_t back = window.from; back >= window.to; back -= window.step) {
      const struct kjp__value *value =
          kjp__series_at(values, series, year - back);

      if (!kjp__value_known(value))
        return true;
      gather(&gathering, value, &result);
      if (!gathering.fits || gathering.undefined)
        return gathering.undefined;
    }
  }
  if (gathering.count == 0)
    return true;
  if (!finish(&gathering, values->plan, indicator, &result.root) ||
      !store(values, &gathering.result, &result))
    return false;
  *out = result;
  return true;
}

static int
sign_of(const struct kjp__value *value)
{
  struct kjp__fraction fraction;

  kjp__value_fraction(value, &fraction);
  return kjp__fraction_sign(&fraction);
}

/* Whether a value that is known leaves what is derived from it undefined:
 * nothing is divided by zero, and an average growth starts above it and does
 * not end below. */
static bool
forbids(int8_t operation, int32_t input, int32_t back,
        const struct kjp__value *value)
{
  if (!kjp__value_known(value))
    return false;
  switch (operation) {
  case KJP_DERIVE_RATIO:
    return input == 1 && sign_of(value) == 0;
  case KJP_DERIVE_GROWTH:
    return back == 1 && sign_of(value) == 0;
  case KJP_DERIVE_AVERAGE_GROWTH:
    return sign_of(value) < (back != 0);
  default:
    return false;
  }
}

bool
kjp__derive_parts(struct kjp__values *values, int32_t indicator, int8_t stage,
                  int32_t year, kjp__missing_sink sink, void *data)
{
  int8_t operation = kjp__plan_indicator(values->plan, indicator)->derive;
  struct window window = window_of(values->plan, indicator, year);
  int32_t count;
  int32_t first = first_input(values->plan, indicator, &count);

  for (int32_t i = 0; i < count; i++) {
    int32_t input = input_at(values->plan, first + i);
    const struct kjp__series *series = kjp__values_series(values, input, stage);

    for (int32_t back = window.from; back >= window.to; back -= window.step) {
      sink(data, input, year - back);
      if (series != NULL &&
          forbids(operation, i, back,
                  kjp__series_at(values, series, year - back)))
        sink(data, -1 - input, year - back);
    }
  }
  return count > 0 && window.from >= window.to;
}

struct kjp__derive_years
kjp__derive_years(const kjp_plan *plan, int32_t indicator, int32_t year)
{
  struct window window = window_of(plan, indicator, year);

  return (struct kjp__derive_years){year - window.from, year - window.to,
                                    window.step};
}
