/* SPDX-License-Identifier: MIT */
/* lib/plan/write-indicator.c - indicators: observations, adjustments,
 * assumptions, and what they are derived from. */
#include "write-priv.h"

#include <string.h>

enum { NO_YEAR = INT32_MAX };

KJP__WRITER(unit)
{
  const struct kjp__indicator *indicator = row;

  (void)index;
  kjp__put_key(writing, field->key);
  kjp__put_text(writing, indicator->unit.label);
}

/* Observations */

/* A year's own source: that of two rows or more. */
static int32_t
shared_source(const kjp_plan *plan, struct kjp__range year)
{
  for (int32_t i = year.first; i + 1 < year.end; i++) {
    const struct kjp__observation *one =
        kjp__plan_row(plan, KJP_OBSERVATIONS, i);

    for (int32_t j = i + 1; j < year.end; j++) {
      const struct kjp__observation *other =
          kjp__plan_row(plan, KJP_OBSERVATIONS, j);

      if (one->source >= 0 && one->source == other->source)
        return one->source;
    }
  }
  return KJP_NONE;
}

KJP__WRITER(figure)
{
  const struct kjp__observation *observation = row;

  (void)index;
  if (!kjp__amount_is_known(observation->value))
    return; /* it only holds the source of a year */
  kjp__put_key(writing, field->key);
  kjp__put_figure(writing, observation->value, writing->unit,
                  observation->decimals);
}

void
kjp__put_observation(struct kjp__writing *writing,
                     const struct kjp__observation *row, int32_t shared)
{
  struct kjp__observation own = *row;

  if (own.source == shared)
    own.source = KJP_NONE;
  if (own.known_on == NULL && own.note == NULL && own.source < 0 &&
      !own.unverified)
    kjp__put_figure(writing, row->value, writing->unit, row->decimals);
  else
    kjp__put_map(writing, &kjp__shape_observation, &own, KJP_NONE,
                 KJP__LAYOUT_FLOW);
}

static void
put_year(struct kjp__writing *writing, struct kjp__range year)
{
  const struct kjp__observation *first =
      kjp__plan_row(writing->plan, KJP_OBSERVATIONS, year.first);
  struct kjp__observation holder = {.source =
                                        shared_source(writing->plan, year)};

  kjp__put_int(writing, first->year);
  if (first->bare) {
    kjp__put_observation(writing, first, KJP_NONE);
    return;
  }
  kjp__put_begin_map(writing, KJP__LAYOUT_FLOW);
  for (int32_t i = year.first; i < year.end; i++) {
    const struct kjp__observation *row =
        kjp__plan_row(writing->plan, KJP_OBSERVATIONS, i);

    kjp__put_key(writing, kjp__words_stage[row->stage]);
    kjp__put_observation(writing, row, holder.source);
  }
  if (holder.source >= 0)
    kjp__put_fields(writing, &kjp__shape_observation, &holder, KJP_NONE);
  kjp__put_end(writing);
}

static int32_t
year_at(const kjp_plan *plan, int32_t row)
{
  const struct kjp__observation *observation =
      kjp__plan_row(plan, KJP_OBSERVATIONS, row);

  return observation->year;
}

/* Rows of the same year as the first; none where none are left. */
static struct kjp__range
next_year(const kjp_plan *plan, int32_t first, int32_t end)
{
  struct kjp__range year = {first, first};

  while (year.end < end && year_at(plan, year.end) == year_at(plan, first))
    year.end++;
  return year;
}

static int32_t
figure_year_at(const struct kjp__rows *figures, int32_t row)
{
  const struct kjp__figure *figure = kjp__rows_at(figures, row);

  return figure->year;
}

/* Those whose year is none stand each by itself. */
static struct kjp__range
next_figures(const struct kjp__rows *figures, int32_t first, int32_t end)
{
  struct kjp__range range = {first, first};

  while (range.end < end &&
         figure_year_at(figures, range.end) == figure_year_at(figures, first)) {
    range.end++;
    if (figure_year_at(figures, first) == 0)
      break;
  }
  return range;
}

/* Observations and what is laid over them, year by year. */
KJP__WRITER(values)
{
  struct kjp__range rows =
      kjp__children(writing->plan, KJP_OBSERVATIONS, index);
  struct kjp__range over = kjp__figures_of(writing, index);

  (void)row;
  if (rows.first == rows.end && over.first == over.end)
    return;
  kjp__put_key(writing, field->key);
  kjp__put_begin_map(writing, KJP__LAYOUT_BLOCK);
  while (!writing->stopped &&
         (rows.first < rows.end || over.first < over.end)) {
    struct kjp__range year = next_year(writing->plan, rows.first, rows.end);
    struct kjp__range figures =
        next_figures(writing->figures, over.first, over.end);
    int32_t stated =
        year.first < year.end ? year_at(writing->plan, year.first) : NO_YEAR;
    int32_t laid = figures.first < figures.end
                       ? figure_year_at(writing->figures, figures.first)
                       : NO_YEAR;

    if (laid > stated)
      figures.end = figures.first;
    if (stated > laid)
      year.end = year.first;
    if (figures.first < figures.end)
      kjp__put_merged(writing, year, figures);
    else
      put_year(writing, year);
    rows.first = year.end;
    over.first = figures.end;
  }
  kjp__put_end(writing);
}

/* Adjustments */

static void
put_adjustment(struct kjp__writing *writing, const struct kjp__adjustment *row)
{
  kjp__put_int(writing, row->year);
  if (!kjp__amount_is_known(row->owed) && row->source < 0 &&
      row->note == NULL) {
    kjp__put_amount(writing, row->value, writing->unit);
    return;
  }
  writing->kind = row->kind;
  kjp__put_map(writing, &kjp__shape_adjustment, row, KJP_NONE,
               KJP__LAYOUT_FLOW);
}

KJP__WRITER(adjustments)
{
  struct kjp__range all = kjp__children(writing->plan, KJP_ADJUSTMENTS, index);
  bool begun = false;

  (void)row;
  for (int32_t i = all.first; i < all.end; i++) {
    const struct kjp__adjustment *adjustment =
        kjp__plan_row(writing->plan, KJP_ADJUSTMENTS, i);

    if (strcmp(kjp__words_adjustment[adjustment->kind], field->key) != 0)
      continue;
    if (!begun) {
      kjp__put_key(writing, field->key);
      kjp__put_begin_map(writing, KJP__LAYOUT_BLOCK);
      begun = true;
    }
    put_adjustment(writing, adjustment);
  }
  if (begun)
    kjp__put_end(writing);
}

/* Assumptions */

KJP__WRITER(assume)
{
  const struct kjp__indicator *indicator = row;
  struct kjp__range years =
      kjp__children(writing->plan, KJP_ASSUMPTIONS, index);

  if (years.first == years.end && !kjp__amount_is_known(indicator->growth) &&
      !kjp__amount_is_known(indicator->sd) &&
      !kjp__amount_is_known(indicator->persistence))
    return;
  kjp__put_key(writing, field->key);
  kjp__put_map(writing, &kjp__shape_assume, row, index, KJP__LAYOUT_FLOW);
}

KJP__WRITER(growth)
{
  const struct kjp__indicator *indicator = row;
  struct kjp__range rows = kjp__children(writing->plan, KJP_ASSUMPTIONS, index);

  if (!kjp__amount_is_known(indicator->growth)) {
    kjp__put_years(writing, field->key, KJP_ASSUMPTIONS, rows,
                   offsetof(struct kjp__assumption, growth),
                   &kjp__unit_percent);
    return;
  }
  kjp__put_key(writing, field->key);
  kjp__put_amount(writing, indicator->growth, &kjp__unit_percent);
}

KJP__WRITER(amounts)
{
  struct kjp__range rows = kjp__children(writing->plan, KJP_ASSUMPTIONS, index);

  (void)row;
  kjp__put_years(writing, field->key, KJP_ASSUMPTIONS, rows,
                 offsetof(struct kjp__assumption, amount), writing->unit);
}

/* Derivation */

static bool
takes_one(int8_t operation)
{
  return operation == KJP_DERIVE_GROWTH || operation == KJP_DERIVE_LAG ||
         operation == KJP_DERIVE_CUMULATIVE;
}

KJP__WRITER(growth_of)
{
  struct kjp__range inputs = kjp__children(writing->plan, KJP_INPUTS, index);
  const struct kjp__input *input =
      kjp__plan_row(writing->plan, KJP_INPUTS, inputs.first);

  (void)row;
  kjp__put_key(writing, field->key);
  kjp__put_id(writing, KJP_INDICATORS, input->input);
}

KJP__WRITER(derive)
{
  const struct kjp__indicator *indicator = row;
  struct kjp__range inputs = kjp__children(writing->plan, KJP_INPUTS, index);
  const char *operation = kjp__words_derive[indicator->derive];

  if (indicator->derive == 0)
    return;
  kjp__put_key(writing, field->key);
  kjp__put_begin_map(writing, KJP__LAYOUT_FLOW);
  if (indicator->derive == KJP_DERIVE_AVERAGE_GROWTH) {
    kjp__put_key(writing, operation);
    kjp__put_map(writing, &kjp__shape_average_growth, row, index,
                 KJP__LAYOUT_FLOW);
  } else if (takes_one(indicator->derive)) {
    const struct kjp__input *input =
        kjp__plan_row(writing->plan, KJP_INPUTS, inputs.first);

    kjp__put_key(writing, operation);
    kjp__put_id(writing, KJP_INDICATORS, input->input);
  } else {
    kjp__put_ids(writing, operation, KJP_INPUTS, inputs,
                 offsetof(struct kjp__input, input), KJP_INDICATORS);
  }
  kjp__put_end(writing);
}

KJP__WRITER(count_of)
{
  const struct kjp__indicator *indicator = row;

  if (indicator->count_of == 0)
    return;
  kjp__put_key(writing, field->key);
  kjp__put_map(writing, &kjp__shape_count, row, index, KJP__LAYOUT_FLOW);
}

KJP__WRITER(counted)
{
  struct kjp__range all = kjp__children(writing->plan, KJP_COUNTED, index);

  (void)row;
  kjp__put_key(writing, field->key);
  kjp__put_begin_list(writing, KJP__LAYOUT_FLOW);
  for (int32_t i = all.first; i < all.end; i++) {
    const struct kjp__counted *counted =
        kjp__plan_row(writing->plan, KJP_COUNTED, i);

    kjp__put_literal(writing, kjp__words_status[counted->status]);
  }
  kjp__put_end(writing);
}
