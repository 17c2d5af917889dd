/* SPDX-License-Identifier: MIT */
/* lib/value/value.c - series: the value of an indicator, year by year.
 *
 * Precedence: observed; derived from observed; published; planned; assumed;
 * derived from these. Two passes over the years: the first finds what is known
 * without assumptions and with it the last known year, the second fills in
 * what is assumed after it. */
#include "course-priv.h"

#include <string.h>

#include <glib.h>

#include "../base/date-priv.h"
#include "../quantity/rate-priv.h"

const struct kjp__value kjp__value_unknown = {.kind = KJP_KIND_UNKNOWN};

void
kjp__value_fraction(const struct kjp__value *value, struct kjp__fraction *out)
{
  if (value->whole)
    kjp__fraction_set(out, value->quanta);
  else
    *out = *value->fraction;
}

/* The grid */

static void
widen(struct kjp__values *values, int32_t year)
{
  values->first_year = MIN(values->first_year, year);
  values->last_year = MAX(values->last_year, year);
}

static void
widen_by_figures(struct kjp__values *values)
{
  const kjp_plan *plan = values->plan;

  for (int32_t i = 0; i < kjp__plan_count(plan, KJP_OBSERVATIONS); i++) {
    const struct kjp__observation *observation =
        kjp__plan_row(plan, KJP_OBSERVATIONS, i);

    widen(values, observation->year);
  }
}

/* Years that tables of assumptions and paths speak of. */
static void
widen_by_years(struct kjp__values *values, int32_t table)
{
  const kjp_plan *plan = values->plan;

  for (int32_t i = 0; i < kjp__plan_count(plan, table); i++) {
    const struct kjp__of_year *row = kjp__plan_row(plan, table, i);

    if (row->year != 0)
      widen(values, row->year);
  }
}

/* The years of the base and the points, and the one before the base. */
static void
widen_by_paths(struct kjp__values *values)
{
  widen_by_years(values, KJP_PATH_YEARS);
  for (int32_t i = 0; i < kjp__plan_count(values->plan, KJP_PATHS); i++) {
    const struct kjp__path *path = kjp__plan_row(values->plan, KJP_PATHS, i);

    if (path->from_year != 0)
      widen(values, path->from_year);
  }
}

/* Years that a clause looks back to. */
static void
widen_by_clauses(struct kjp__values *values, int32_t first_year)
{
  const kjp_plan *plan = values->plan;

  for (int32_t i = 0; i < kjp__plan_count(plan, KJP_CLAUSES); i++) {
    const struct kjp__clause *clause = kjp__plan_row(plan, KJP_CLAUSES, i);

    widen(values, first_year - clause->lookback);
    if (clause->since != 0)
      widen(values, clause->since);
  }
}

/* Every year that is spoken of, and room around them: an indicator that looks
 * a year back reaches a year further on either side. */
static void
set_years(struct kjp__values *values)
{
  const kjp_plan *plan = values->plan;
  const struct kjp__plan_row *row = kjp__plan_row(plan, KJP_PLAN, 0);
  int32_t reach = 1;

  values->first_year = row->first_year;
  values->last_year = row->last_year;
  widen_by_figures(values);
  widen_by_years(values, KJP_ASSUMPTIONS);
  widen_by_years(values, KJP_OVERLAYS);
  widen_by_paths(values);
  widen_by_clauses(values, row->first_year);
  for (int32_t i = 0; i < kjp__plan_count(plan, KJP_INDICATORS); i++) {
    int8_t derive = kjp__plan_indicator(plan, i)->derive;

    reach += derive == KJP_DERIVE_LAG || derive == KJP_DERIVE_GROWTH;
  }
  values->first_year = MAX(values->first_year - reach, KJP__FIRST_YEAR - 1);
  values->last_year = MIN(values->last_year + reach, KJP__LAST_YEAR + 1);
}

struct kjp__values *
kjp__values_new(struct kjp__arena *arena, const kjp_plan *plan,
                const struct kjp__view *view)
{
  struct kjp__values *values = kjp__arena_alloc(arena, sizeof *values);

  if (values == NULL)
    return NULL;
  values->plan = plan;
  values->arena = arena;
  values->view = *view;
  values->walks = 1; /* 0: no walk was there */
  kjp__rows_init(&values->walk, arena, sizeof(struct kjp__place));
  kjp__rows_init(&values->order, arena, sizeof(int32_t));
  values->touched =
      kjp__arena_alloc(arena, (size_t)kjp__plan_count(plan, KJP_INDICATORS) *
                                  sizeof *values->touched);
  set_years(values);
  return values->touched == NULL ? NULL : values;
}

void
kjp__values_widen(struct kjp__values *values, int32_t first_year,
                  int32_t last_year)
{
  widen(values, first_year);
  widen(values, last_year);
}

/* One series */

bool
kjp__values_counts(const struct kjp__values *values,
                   const struct kjp__observation *observation, int8_t stage)
{
  const char *as_of = values->view.as_of;

  return (stage == 0 || stage == observation->stage) &&
         (as_of == NULL || observation->known_on == NULL ||
          strcmp(observation->known_on, as_of) <= 0);
}

static struct kjp__value *
cell(const struct kjp__values *values, struct kjp__series *series, int32_t year)
{
  return &series->values[year - values->first_year];
}

/* Rows of a year stand strongest stage first. */
static void
take_observations(struct kjp__values *values, struct kjp__series *series)
{
  const kjp_table *table = &values->plan->tables[KJP_OBSERVATIONS];
  bool derived =
      kjp__is_derived(kjp__plan_indicator(values->plan, series->indicator));
  int32_t first;
  int32_t count = kjp_table_children(table, KJP_OBSERVATION_INDICATOR,
                                     series->indicator, &first);

  for (int32_t i = 0; i < count; i++) {
    const struct kjp__observation *row = kjp__rows_at(&table->rows, first + i);
    struct kjp__value *value = cell(values, series, row->year);
    int64_t quanta;

    if (kjp__value_known(value) ||
        !kjp__values_counts(values, row, series->stage) ||
        !kjp__amount_get(row->value, &quanta))
      continue;
    *value = (struct kjp__value){.kind = derived ? KJP_KIND_PUBLISHED
                                                 : KJP_KIND_OBSERVED,
                                 .stage = row->stage,
                                 .unverified = row->unverified,
                                 .rounded = derived,
                                 .whole = true,
                                 .quanta = quanta,
                                 .observation = row};
  }
}

void
kjp__values_too_large(struct kjp__values *values, int32_t indicator,
                      int32_t year)
{
  if (!kjp__arena_failed(values->arena) && !values->out_of_range) {
    values->out_of_range = true;
    values->range_indicator = indicator;
    values->range_year = year;
  }
}

static bool
too_large(struct kjp__values *values, int32_t indicator, int32_t year)
{
  kjp__values_too_large(values, indicator, year);
  return false;
}

/* Derived from observed values alone it comes before what was published. */
static bool
take_derived(struct kjp__values *values, struct kjp__series *series)
{
  for (int32_t year = values->first_year; year <= values->last_year; year++) {
    struct kjp__value derived;

    if (!kjp__derive(values, series->indicator, series->stage, year, &derived))
      return too_large(values, series->indicator, year);
    if (derived.kind == KJP_KIND_DERIVED)
      *cell(values, series, year) = derived;
  }
  return true;
}

/* What is assumed for the base comes before growth goes on from the path. */
static void
take_base(struct kjp__values *values, struct kjp__series *series,
          const struct kjp__course *course)
{
  struct kjp__value *value = cell(values, series, course->first_year);

  if (!kjp__value_known(value))
    *value = course->base;
}

/* Years that have no value take the path's. */
static bool
take_planned(struct kjp__values *values, struct kjp__series *series)
{
  const struct kjp__course *course =
      kjp__values_course(values, series->indicator);

  if (course == NULL)
    return false;
  if (course->points[0].projected)
    take_base(values, series, course);
  for (int32_t year = course->first_year; year <= course->last_year; year++) {
    const struct kjp__point *point = &course->points[year - course->first_year];
    struct kjp__value *value = cell(values, series, year);
    int64_t quanta;

    if (!kjp__value_known(value) && kjp__amount_get(point->value, &quanta))
      *value = (struct kjp__value){.kind = KJP_KIND_PLANNED,
                                   .whole = true,
                                   .quanta = quanta,
                                   .unverified = point->unverified,
                                   .assumption = &course->path.mark};
  }
  return true;
}

static int32_t
last_known(const struct kjp__values *values, const struct kjp__series *series)
{
  for (int32_t year = values->last_year; year >= values->first_year; year--) {
    if (kjp__value_known(kjp__series_at(values, series, year)))
      return year;
  }
  return values->first_year - 1;
}

/* The year before times one and the growth, rounded to the quantum: assumed
 * amounts are amounts that can be paid. */
static bool
grow(const struct kjp__value *before, int64_t growth, struct kjp__value *out)
{
  struct kjp__fraction value;
  struct kjp__fraction rate;
  struct kjp__fraction one;

  kjp__value_fraction(before, &value);
  kjp__fraction_set(&rate, KJP__RATE_ONE + growth);
  kjp__fraction_set(&one, KJP__RATE_ONE);
  if (!kjp__fraction_divide(&rate, &one, &rate) ||
      !kjp__fraction_multiply(&value, &rate, &value) ||
      !kjp__fraction_round(&value, &out->quanta))
    return false;
  out->whole = true;
  out->kind = KJP_KIND_ASSUMED;
  out->assumed = true;
  out->unverified = before->unverified;
  out->stage = before->stage;
  return true;
}

static bool
assume_year(struct kjp__values *values, struct kjp__series *series,
            int32_t year, int32_t last)
{
  struct kjp__value *value = cell(values, series, year);
  const struct kjp__value *before = kjp__series_at(values, series, year - 1);
  const struct kjp__mark *mark = NULL;
  int64_t number;

  if (kjp__value_known(value))
    return true;
  if (kjp__assumed_amount(values, series->indicator, year, last, &number,
                          &mark)) {
    *value = (struct kjp__value){.kind = KJP_KIND_ASSUMED,
                                 .whole = true,
                                 .quanta = number,
                                 .assumption = mark};
    return true;
  }
  if (year <= last || !kjp__value_known(before) ||
      !kjp__assumed_growth(values, series->indicator, year, &number, &mark))
    return true;
  value->assumption = mark;
  return grow(before, number, value) ||
         too_large(values, series->indicator, year);
}

/* Assumptions and what is derived from weaker values stand year by year in
 * turn: growth may start from either. */
static bool
take_rest(struct kjp__values *values, struct kjp__series *series)
{
  int32_t last = last_known(values, series);
  bool derived =
      kjp__is_derived(kjp__plan_indicator(values->plan, series->indicator));

  for (int32_t year = values->first_year; year <= values->last_year; year++) {
    struct kjp__value *value = cell(values, series, year);

    if (!assume_year(values, series, year, last))
      return false;
    if (derived && !kjp__value_known(value) &&
        !kjp__derive(values, series->indicator, series->stage, year, value))
      return too_large(values, series->indicator, year);
  }
  return true;
}

static struct kjp__series *
new_series(struct kjp__values *values, int32_t indicator, int8_t stage)
{
  size_t years = (size_t)(values->last_year - values->first_year + 1);
  struct kjp__series *series = kjp__arena_alloc(values->arena, sizeof *series);

  if (series == NULL)
    return NULL;
  series->indicator = indicator;
  series->stage = stage;
  series->values =
      kjp__arena_alloc(values->arena, years * sizeof *series->values);
  series->seen = kjp__arena_alloc(values->arena, years * sizeof *series->seen);
  if (series->values == NULL || series->seen == NULL)
    return NULL;
  for (size_t i = 0; i < years; i++)
    series->values[i].kind = KJP_KIND_UNKNOWN;
  return series;
}

/* Its inputs have their series already. */
static bool
fill(struct kjp__values *values, struct kjp__series *series, bool with_path)
{
  int32_t indicator = series->indicator;

  take_observations(values, series);
  if (kjp__is_derived(kjp__plan_indicator(values->plan, indicator)) &&
      !take_derived(values, series))
    return false;
  if (with_path && kjp__path_in_force(values, indicator) &&
      !take_planned(values, series))
    return false;
  return take_rest(values, series);
}

static bool
note_order(struct kjp__values *values, int32_t indicator)
{
  int32_t *row = kjp__rows_add(&values->order);

  if (row != NULL)
    *row = indicator;
  return row != NULL;
}

/* What does not fit is remembered of this series, whatever did not before. */
static bool
fill_apart(struct kjp__values *values, struct kjp__series *series)
{
  const bool spent = values->out_of_range;
  const struct kjp__place before = {values->range_indicator,
                                    values->range_year};
  bool done;

  values->out_of_range = false;
  done = fill(values, series, true);
  if (!done && values->out_of_range)
    series->too_large = values->range_year;
  if (spent) {
    values->out_of_range = true;
    values->range_indicator = before.indicator;
    values->range_year = before.year;
  }
  return done;
}

static bool
fails(struct kjp__values *values, const struct kjp__series *series)
{
  if (series == NULL || series->too_large == 0)
    return false;
  kjp__values_too_large(values, series->indicator, series->too_large);
  return true;
}

static bool
fill_new(struct kjp__values *values, const struct kjp__place *place)
{
  struct kjp__series **slot = &values->series[place->year][place->indicator];

  if (fails(values, *slot))
    return false;
  *slot = new_series(values, place->indicator, (int8_t)place->year);
  if (*slot == NULL ||
      (place->year == 0 && !note_order(values, place->indicator)))
    return false;
  return fill_apart(values, *slot);
}

static const struct kjp__series *
given_of(const struct kjp__values *values, int32_t indicator)
{
  const struct kjp__series *series =
      values->series[0] == NULL ? NULL : values->series[0][indicator];

  return series != NULL && series->given ? series : NULL;
}

bool
kjp__values_is_given(const struct kjp__values *values, int32_t indicator)
{
  return given_of(values, indicator) != NULL;
}

struct kjp__series *
kjp__values_draft(struct kjp__values *values, int32_t indicator, int8_t stage)
{
  const struct kjp__series *given = given_of(values, indicator);
  struct kjp__series *series = new_series(values, indicator, stage);
  size_t years = (size_t)(values->last_year - values->first_year + 1);

  if (series == NULL)
    return NULL;
  if (given == NULL)
    return fill(values, series, false) ? series : NULL;
  memcpy(series->values, given->values, years * sizeof *series->values);
  return series;
}

/* Series that are wanted: places whose `year` is a stage. */

static bool
make_room(struct kjp__values *values, int8_t stage)
{
  int32_t count = kjp__plan_count(values->plan, KJP_INDICATORS);

  if (values->series[stage] == NULL)
    values->series[stage] = kjp__arena_alloc(
        values->arena, (size_t)count * sizeof *values->series[stage]);
  return values->series[stage] != NULL;
}

struct wanting {
  struct kjp__values *values;
  struct kjp__place first; /* without a series; KJP_NONE: none */
};

static bool
is_wanted(const struct kjp__series *series)
{
  return series == NULL || series->too_large != 0;
}

static void
want(void *data, int32_t indicator, int32_t stage)
{
  struct wanting *wanting = data;

  if (wanting->first.indicator < 0 &&
      make_room(wanting->values, (int8_t)stage) &&
      is_wanted(wanting->values->series[stage][indicator]))
    wanting->first = (struct kjp__place){indicator, stage};
}

/* The next series that this one needs and is not there yet. */
static struct kjp__place
next_wanted(struct kjp__values *values, const struct kjp__place *place)
{
  const kjp_table *inputs = &values->plan->tables[KJP_INPUTS];
  struct wanting wanting = {values, {KJP_NONE, 0}};
  int32_t first;
  int32_t count =
      kjp_table_children(inputs, KJP_INPUT_INDICATOR, place->indicator, &first);

  for (int32_t i = 0; i < count && wanting.first.indicator < 0; i++) {
    const struct kjp__input *input = kjp__rows_at(&inputs->rows, first + i);

    want(&wanting, input->input, place->year);
  }
  if (wanting.first.indicator < 0 &&
      kjp__path_in_force(values, place->indicator))
    kjp__path_needs(values, place->indicator, want, &wanting);
  return wanting.first;
}

/* What waits above `bottom` for a series that does not fit does not either. */
static void
give_up(struct kjp__values *values, int32_t bottom,
        const struct kjp__place *failed)
{
  struct kjp__series *series = values->series[failed->year][failed->indicator];

  for (int32_t i = bottom; i < values->walk.count; i++) {
    const struct kjp__place *place = kjp__rows_at(&values->walk, i);

    if (series != NULL && series->too_large != 0)
      values->series[place->year][place->indicator] = series;
  }
  kjp__rows_truncate(&values->walk, bottom);
}

/* Inputs before what is derived from them, with a stack of our own: chains
 * are as long as a file makes them. */
static bool
fill_in_order(struct kjp__values *values, struct kjp__place now)
{
  struct kjp__rows *stack = &values->walk;
  int32_t bottom = stack->count;

  for (;;) {
    struct kjp__place wanted = next_wanted(values, &now);
    struct kjp__place *place;

    if (wanted.indicator >= 0) {
      place = kjp__rows_add(stack);
      if (place == NULL)
        return false;
      *place = now;
      now = wanted;
      continue;
    }
    if (!fill_new(values, &now)) {
      give_up(values, bottom, &now);
      return false;
    }
    if (stack->count == bottom)
      return true;
    now = *(const struct kjp__place *)kjp__rows_at(stack, stack->count - 1);
    kjp__rows_truncate(stack, stack->count - 1);
  }
}

const struct kjp__series *
kjp__values_series(struct kjp__values *values, int32_t indicator, int8_t stage)
{
  if (!make_room(values, stage) ||
      fails(values, values->series[stage][indicator]))
    return NULL;
  if (values->series[stage][indicator] == NULL &&
      !fill_in_order(values, (struct kjp__place){indicator, stage}))
    return NULL;
  return values->series[stage][indicator];
}

struct kjp__series *
kjp__values_given(struct kjp__values *values, int32_t indicator)
{
  struct kjp__series *series = new_series(values, indicator, 0);

  if (series != NULL)
    series->given = true;
  for (int8_t stage = 0; series != NULL && stage <= KJP_STAGE_BUDGET; stage++) {
    if (!make_room(values, stage))
      return NULL;
    values->series[stage][indicator] = series;
  }
  return series;
}

bool
kjp__values_is_used(const struct kjp__values *values, int32_t indicator)
{
  for (int8_t stage = 0; stage <= KJP_STAGE_BUDGET; stage++) {
    if (values->series[stage] != NULL &&
        values->series[stage][indicator] != NULL)
      return true;
  }
  return false;
}
