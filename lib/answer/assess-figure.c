/* SPDX-License-Identifier: MIT */
/* lib/answer/assess-figure.c - the numbers that a target is judged by. */
#include "assess-priv.h"

#include <glib.h>

#include "../quantity/rate-priv.h"

bool
kjp__assess_goes_on(const struct kjp__assessing *assessing)
{
  return !assessing->failed && !assessing->out_of_range &&
         !assessing->seen->out_of_range && !assessing->all->out_of_range;
}

void
kjp__assess_range(struct kjp__assessing *assessing, const char *name)
{
  if (!assessing->out_of_range)
    assessing->range_name = name;
  assessing->out_of_range = true;
}

const char *
kjp__assess_range_of(const struct kjp__assessing *assessing, int32_t *year_out)
{
  const struct kjp__values *values =
      assessing->seen->out_of_range ? assessing->seen : assessing->all;

  *year_out = assessing->year;
  if (assessing->out_of_range)
    return assessing->range_name;
  *year_out = values->range_year;
  return kjp__plan_indicator(assessing->plan, values->range_indicator)->id;
}

struct kjp__stretch
kjp__assess_stretch(const struct kjp__target *target, int32_t last)
{
  return (struct kjp__stretch){target->indicator,
                               target->over ? target->first_year : last, last};
}

static const char *
id_of(const struct kjp__assessing *assessing, int32_t indicator)
{
  return kjp__plan_indicator(assessing->plan, indicator)->id;
}

/* A value that does not fit is remembered by `values`. */
static const struct kjp__series *
series_of(struct kjp__assessing *assessing, struct kjp__values *values,
          int32_t indicator)
{
  const struct kjp__series *series = kjp__values_series(values, indicator, 0);

  assessing->failed =
      assessing->failed || (series == NULL && !values->out_of_range);
  return series;
}

/* Adds one year; false where it is not known. */
static bool
add_year(struct kjp__assessing *assessing, const struct kjp__value *value,
         int32_t indicator, struct kjp__figure *out)
{
  struct kjp__fraction more;

  if (!kjp__value_known(value))
    return false;
  kjp__value_fraction(value, &more);
  if (!kjp__fraction_add(&out->value, &more, &out->value)) {
    kjp__assess_range(assessing, id_of(assessing, indicator));
    return false;
  }
  out->kind = MAX(out->kind, value->kind);
  out->stage = MAX(out->stage, value->stage);
  out->unverified = out->unverified || value->unverified;
  return true;
}

void
kjp__assess_figure(struct kjp__assessing *assessing, struct kjp__values *values,
                   struct kjp__stretch stretch, struct kjp__figure *out)
{
  const struct kjp__series *series =
      series_of(assessing, values, stretch.indicator);

  *out = (struct kjp__figure){.kind = KJP_KIND_OBSERVED};
  kjp__fraction_set(&out->value, 0);
  out->known = series != NULL && stretch.first <= stretch.last;
  for (int32_t year = stretch.first; out->known && year <= stretch.last; year++)
    out->known = add_year(assessing, kjp__series_at(values, series, year),
                          stretch.indicator, out);
  if (!out->known)
    out->kind = KJP_KIND_UNKNOWN;
}

void
kjp__assess_use(struct kjp__assessing *assessing, struct kjp__values *values,
                struct kjp__stretch stretch)
{
  const struct kjp__series *series =
      series_of(assessing, values, stretch.indicator);

  for (int32_t year = stretch.first; series != NULL && year <= stretch.last;
       year++)
    kjp__used_add(assessing->answer, values, series, year);
}

static void
use_inputs(struct kjp__assessing *assessing, int32_t audit_year)
{
  const kjp_table *inputs =
      kjp_answer_table(assessing->answer, KJP_AUDIT_INPUTS);
  struct kjp__rows *used =
      &kjp__answer_table(assessing->answer, KJP_USED)->rows;
  int32_t first;
  int32_t count =
      kjp_table_children(inputs, KJP_AUDIT_INPUT_YEAR, audit_year, &first);

  for (int32_t i = first; i < first + count; i++) {
    const struct kjp__audit_input *input = kjp__rows_at(&inputs->rows, i);
    struct kjp__used *row = kjp__rows_add(used);

    if (row != NULL)
      *row = input->used;
  }
}

void
kjp__assess_use_rules(struct kjp__assessing *assessing)
{
  const struct kjp__rows *years =
      &kjp__answer_table(assessing->answer, KJP_AUDIT_YEARS)->rows;

  for (int32_t i = 0; i < years->count; i++) {
    const struct kjp__audit_year *row = kjp__rows_at(years, i);

    if (row->year == assessing->year)
      use_inputs(assessing, i);
  }
}

/* Demands */

struct kjp__stretch
kjp__assess_referred(const struct kjp__asked *asked, int32_t due)
{
  int32_t year = asked->year != 0 ? asked->year : due;
  bool amount = kjp__amount_is_known(asked->amount);

  return (struct kjp__stretch){amount ? KJP_NONE : asked->indicator, year,
                               year};
}

/* value x times + plus */
static bool
put_terms(const struct kjp__asked *asked, struct kjp__fraction *value)
{
  struct kjp__fraction term;
  struct kjp__fraction one;
  int64_t quanta;

  if (kjp__amount_get(asked->times, &quanta)) {
    kjp__fraction_set(&term, quanta);
    kjp__fraction_set(&one, KJP__RATE_ONE);
    if (!kjp__fraction_divide(&term, &one, &term) ||
        !kjp__fraction_multiply(value, &term, value))
      return false;
  }
  if (!kjp__amount_get(asked->plus, &quanta))
    return true;
  kjp__fraction_set(&term, quanta);
  return kjp__fraction_add(value, &term, value);
}

static void
refer(struct kjp__assessing *assessing, struct kjp__values *values,
      int32_t target, const struct kjp__asked *asked, int32_t due,
      struct kjp__figure *out)
{
  const struct kjp__target *row =
      kjp__plan_row(assessing->plan, KJP_TARGETS, target);

  kjp__assess_figure(assessing, values, kjp__assess_referred(asked, due), out);
  if (out->known && !put_terms(asked, &out->value)) {
    kjp__assess_range(assessing, row->id);
    *out = (struct kjp__figure){.kind = KJP_KIND_UNKNOWN};
  }
}

void
kjp__assess_demand(struct kjp__assessing *assessing, struct kjp__values *values,
                   int32_t target, const struct kjp__asked *asked, int32_t due,
                   struct kjp__demand *out)
{
  int64_t quanta = 0;

  out->comparator = asked->comparator;
  out->lower = (struct kjp__figure){0};
  out->lower.known = kjp__amount_get(asked->amount, &quanta);
  kjp__fraction_set(&out->lower.value, quanta);
  (void)kjp__amount_get(asked->upper, &quanta);
  kjp__fraction_set(&out->upper, quanta);
  if (!out->lower.known)
    refer(assessing, values, target, asked, due, &out->lower);
}

bool
kjp__assess_holds(const struct kjp__demand *demand,
                  const struct kjp__fraction *value)
{
  int order = kjp__fraction_compare(value, &demand->lower.value);

  switch (demand->comparator) {
  case KJP_COMPARATOR_AT_LEAST:
    return order >= 0;
  case KJP_COMPARATOR_MORE_THAN:
    return order > 0;
  case KJP_COMPARATOR_AT_MOST:
    return order <= 0;
  case KJP_COMPARATOR_LESS_THAN:
    return order < 0;
  default: /* within */
    return order >= 0 && kjp__fraction_compare(value, &demand->upper) <= 0;
  }
}

const struct kjp__fraction *
kjp__assess_end(const struct kjp__demand *demand,
                const struct kjp__fraction *value)
{
  bool above = demand->comparator == KJP_COMPARATOR_WITHIN &&
               kjp__fraction_compare(value, &demand->upper) > 0;

  return above ? &demand->upper : &demand->lower.value;
}

const struct kjp__fraction *
kjp__assess_keep(struct kjp__assessing *assessing,
                 const struct kjp__figure *figure)
{
  return figure->known ? kjp__answer_fraction(assessing->answer, &figure->value)
                       : NULL;
}
