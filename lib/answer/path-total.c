/* SPDX-License-Identifier: MIT */
/* lib/answer/path-total.c - a path against targets for several years
 * together. */
#include "../value/promise-priv.h"
#include "path-priv.h"

/* What the row rests on; the path's own years are the answer, and no input. */
static void
rest_on(struct kjp__pathing *pathing, const struct kjp__series *series,
        int32_t year, struct kjp__path_total *row)
{
  const struct kjp__value *value =
      kjp__series_at(pathing->values, series, year);
  bool is_path = series->indicator == pathing->course->indicator &&
                 value->kind == KJP_KIND_PLANNED;

  row->projected = row->projected || value->kind >= KJP_KIND_PLANNED;
  row->unverified = row->unverified || value->unverified;
  if (!is_path)
    kjp__used_add(pathing->answer, pathing->values, series, year);
}

/* A bound that is another figure, times and plus; false where it is not known
 * or does not fit. */
static bool
referenced_bound(struct kjp__pathing *pathing, const struct kjp__asked *asked,
                 int32_t due, struct kjp__path_total *row,
                 struct kjp__fraction *out)
{
  int32_t year = asked->year != 0 ? asked->year : due;
  struct kjp__fraction number;
  const struct kjp__series *series =
      kjp__values_series(pathing->values, asked->indicator, 0);
  const struct kjp__value *value;
  int64_t amount;

  if (series == NULL)
    return false;
  value = kjp__series_at(pathing->values, series, year);
  if (!kjp__value_known(value))
    return false;
  rest_on(pathing, series, year, row);
  kjp__value_fraction(value, out);
  if (kjp__amount_get(asked->times, &amount)) {
    struct kjp__fraction one;

    kjp__fraction_set(&number, amount);
    kjp__fraction_set(&one, INT64_C(1000000000));
    if (!kjp__fraction_divide(&number, &one, &number) ||
        !kjp__fraction_multiply(out, &number, out))
      return false;
  }
  if (!kjp__amount_get(asked->plus, &amount))
    return true;
  kjp__fraction_set(&number, amount);
  return kjp__fraction_add(out, &number, out);
}

static const struct kjp__fraction *
bound_of(struct kjp__pathing *pathing, const struct kjp__asked *asked,
         int32_t due, struct kjp__path_total *row)
{
  struct kjp__fraction bound;
  int64_t amount;

  if (kjp__amount_get(asked->amount, &amount))
    kjp__fraction_set(&bound, amount);
  else if (asked->indicator < 0 ||
           !referenced_bound(pathing, asked, due, row, &bound))
    return NULL;
  return kjp__answer_fraction(pathing->answer, &bound);
}

static const struct kjp__fraction *
upper_of(struct kjp__pathing *pathing, const struct kjp__asked *asked)
{
  struct kjp__fraction upper;
  int64_t amount;

  if (!kjp__amount_get(asked->upper, &amount))
    return NULL;
  kjp__fraction_set(&upper, amount);
  return kjp__answer_fraction(pathing->answer, &upper);
}

/* Observed and planned years together; not known where one is not. */
static struct kjp__amount
sum_of(struct kjp__pathing *pathing, const struct kjp__target *target,
       struct kjp__path_total *row)
{
  const struct kjp__series *series =
      kjp__values_series(pathing->values, target->indicator, 0);
  int64_t total = 0;

  if (series == NULL)
    return kjp__amount_unknown();
  for (int32_t year = target->first_year; year <= target->last_year; year++) {
    const struct kjp__value *value =
        kjp__series_at(pathing->values, series, year);

    if (!kjp__value_known(value) || !value->whole)
      return kjp__amount_unknown();
    rest_on(pathing, series, year, row);
    if (__builtin_add_overflow(total, value->quanta, &total)) {
      kjp__values_too_large(pathing->values, target->indicator, year);
      return kjp__amount_unknown();
    }
  }
  return kjp__amount_known(total);
}

static int8_t
is_met(const struct kjp__path_total *row)
{
  struct kjp__fraction total;
  int64_t quanta;
  int against;

  if (row->bound == NULL || !kjp__amount_get(row->total, &quanta))
    return KJP_NONE;
  kjp__fraction_set(&total, quanta);
  against = kjp__fraction_compare(&total, row->bound);
  switch (row->comparator) {
  case KJP_COMPARATOR_AT_LEAST:
    return against >= 0;
  case KJP_COMPARATOR_MORE_THAN:
    return against > 0;
  case KJP_COMPARATOR_AT_MOST:
    return against <= 0;
  case KJP_COMPARATOR_LESS_THAN:
    return against < 0;
  case KJP_COMPARATOR_WITHIN:
    return against >= 0 && row->upper != NULL &&
           kjp__fraction_compare(&total, row->upper) <= 0;
  }
  return KJP_NONE;
}

static void
add_total(struct kjp__pathing *pathing, int32_t number)
{
  const struct kjp__target *target =
      kjp__plan_row(pathing->plan, KJP_TARGETS, number);
  const struct kjp__asked *asked =
      kjp__asked_now(pathing->plan, number, pathing->settings->as_of);
  struct kjp__path_total *row =
      kjp__rows_add(&kjp__answer_table(pathing->answer, KJP_PATH_TOTALS)->rows);

  if (row == NULL)
    return;
  row->path = pathing->answer_row;
  row->target = number;
  row->total = sum_of(pathing, target, row);
  row->comparator = asked->comparator;
  row->bound = bound_of(pathing, asked, target->last_year, row);
  row->upper = upper_of(pathing, asked);
  row->met = is_met(row);
}

void
kjp__path_totals(struct kjp__pathing *pathing)
{
  int32_t count = kjp__plan_count(pathing->plan, KJP_TARGETS);

  for (int32_t i = 0; i < count; i++) {
    const struct kjp__target *target =
        kjp__plan_row(pathing->plan, KJP_TARGETS, i);

    if (target->over == 1 && target->indicator == pathing->course->indicator)
      add_total(pathing, i);
  }
}
