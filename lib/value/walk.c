/* SPDX-License-Identifier: MIT */
/* lib/value/walk.c - what a value is made of, and what keeps it unknown.
 *
 * A walk goes from a derived value to its leaves with a list of what is still
 * to look at. Between two calls of kjp__values_begin_walk() each series and
 * year is looked at once, so what is shared costs nothing. */
#include "course-priv.h"

/* A walk that is under way. */
struct walking {
  struct kjp__values *values;
  int8_t stage;
  bool missing; /* looks for unknown leaves; else for known ones */
  kjp__missing_sink missing_sink;
  kjp__input_sink input_sink;
  void *data;
};

static struct kjp__place
pop(struct kjp__rows *list)
{
  struct kjp__place place =
      *(const struct kjp__place *)kjp__rows_at(list, list->count - 1);

  kjp__rows_truncate(list, list->count - 1);
  return place;
}

static const struct kjp__series *
series_of(const struct walking *walking, int32_t indicator)
{
  return kjp__values_series(walking->values, indicator, walking->stage);
}

static const struct kjp__value *
value_of(const struct walking *walking, const struct kjp__series *series,
         int32_t year)
{
  return series == NULL ? &kjp__value_unknown
                        : kjp__series_at(walking->values, series, year);
}

/* True the first time a walk comes to a place; outside the grid always. */
static bool
is_new(const struct walking *walking, const struct kjp__series *series,
       int32_t year)
{
  const struct kjp__values *values = walking->values;
  uint32_t *seen;

  if (series == NULL || year < values->first_year || year > values->last_year)
    return true;
  seen = &series->seen[year - values->first_year];
  if (*seen == values->walks)
    return false;
  *seen = values->walks;
  return true;
}

/* A zero denominator (below 0) is a leaf by itself. */
static void
look_at_later(void *data, int32_t indicator, int32_t year)
{
  const struct walking *walking = data;
  const struct kjp__series *series;
  struct kjp__place *later;

  if (indicator < 0) {
    if (walking->missing)
      walking->missing_sink(walking->data, -1 - indicator, year);
    return;
  }
  series = series_of(walking, indicator);
  if (kjp__value_known(value_of(walking, series, year)) == walking->missing ||
      !is_new(walking, series, year))
    return;
  later = kjp__rows_add(&walking->values->walk);
  if (later != NULL)
    *later = (struct kjp__place){indicator, year};
}

static bool
in_grid(const struct walking *walking, int32_t year)
{
  return year >= walking->values->first_year &&
         year <= walking->values->last_year;
}

static void
look_for_missing(struct walking *walking, const struct kjp__place *place)
{
  const struct kjp__indicator *indicator =
      kjp__plan_indicator(walking->values->plan, place->indicator);

  if (indicator->derive == 0 || !in_grid(walking, place->year) ||
      !kjp__derive_parts(walking->values, place->indicator, walking->stage,
                         place->year, look_at_later, walking))
    walking->missing_sink(walking->data, place->indicator, place->year);
}

/* What is assumed to grow rests on the year before. */
static void
look_for_inputs(struct walking *walking, const struct kjp__place *place)
{
  const struct kjp__series *series = series_of(walking, place->indicator);
  const struct kjp__value *value = value_of(walking, series, place->year);
  bool by_amount = value->assumption != NULL && !value->assumed;
  bool counted =
      kjp__plan_indicator(walking->values->plan, place->indicator)->count_of !=
      0;
  bool leaf = value->observation != NULL || by_amount || counted;

  if (leaf || value->assumed)
    walking->input_sink(walking->data, series, place->year);
  if (value->assumed)
    look_at_later(walking, place->indicator, place->year - 1);
  else if (!leaf)
    (void)kjp__derive_parts(walking->values, place->indicator, walking->stage,
                            place->year, look_at_later, walking);
}

static bool
walk(struct walking *walking, int32_t indicator, int32_t year)
{
  struct kjp__rows *list = &walking->values->walk;
  int32_t bottom = list->count;

  look_at_later(walking, indicator, year);
  while (list->count > bottom) {
    struct kjp__place place = pop(list);

    if (walking->missing)
      look_for_missing(walking, &place);
    else
      look_for_inputs(walking, &place);
  }
  return !kjp__arena_failed(walking->values->arena);
}

void
kjp__values_begin_walk(struct kjp__values *values)
{
  values->walks++;
}

bool
kjp__values_missing(struct kjp__values *values, int32_t indicator, int8_t stage,
                    int32_t year, kjp__missing_sink sink, void *data)
{
  struct walking walking = {.values = values,
                            .stage = stage,
                            .missing = true,
                            .missing_sink = sink,
                            .data = data};

  return walk(&walking, indicator, year);
}

bool
kjp__values_inputs(struct kjp__values *values, int32_t indicator, int8_t stage,
                   int32_t year, kjp__input_sink sink, void *data)
{
  struct walking walking = {
      .values = values, .stage = stage, .input_sink = sink, .data = data};

  return walk(&walking, indicator, year);
}

static int32_t
earlier(int32_t year, int32_t other)
{
  if (year == 0 || other == 0)
    return year + other;
  return year < other ? year : other;
}

/* The first year of the path, where there is one, or of an assumed amount. */
static int32_t
expected_first_year(const struct kjp__values *values, int32_t indicator)
{
  int32_t assumed = kjp__assumed_first_year(values, indicator);
  int32_t planned =
      values->courses == NULL || values->courses[indicator] == NULL
          ? 0
          : values->courses[indicator]->first_year;

  return earlier(assumed, planned);
}

/* The first year of an observation that counts, else of what is planned or
 * assumed. */
static int32_t
own_first_year(const struct kjp__values *values, int32_t indicator,
               int8_t stage, bool observed)
{
  const kjp_plan *plan = values->plan;
  const kjp_table *table = &plan->tables[KJP_OBSERVATIONS];
  const struct kjp__plan_row *span = kjp__plan_row(plan, KJP_PLAN, 0);
  int32_t first;
  int32_t count =
      kjp_table_children(table, KJP_OBSERVATION_INDICATOR, indicator, &first);

  if (!observed)
    return expected_first_year(values, indicator);
  if (kjp__plan_indicator(plan, indicator)->count_of != 0)
    return span->first_year; /* counted from there on */
  for (int32_t i = 0; i < count; i++) {
    const struct kjp__observation *row = kjp__rows_at(&table->rows, first + i);

    if (kjp__values_counts(values, row, stage))
      return row->year;
  }
  return 0;
}

/* True the first time this walk comes to an indicator. */
static bool
touch(struct kjp__values *values, int32_t indicator)
{
  if (values->touched[indicator] == values->searches)
    return false;
  values->touched[indicator] = values->searches;
  return true;
}

static void
look_at_inputs(struct kjp__values *values, int32_t indicator)
{
  const kjp_table *inputs = &values->plan->tables[KJP_INPUTS];
  int32_t first;
  int32_t count =
      kjp_table_children(inputs, KJP_INPUT_INDICATOR, indicator, &first);

  for (int32_t i = 0; i < count; i++) {
    const struct kjp__input *input = kjp__rows_at(&inputs->rows, first + i);
    struct kjp__place *later;

    if (!touch(values, input->input))
      continue;
    later = kjp__rows_add(&values->walk);
    if (later != NULL)
      later->indicator = input->input;
  }
}

/* Over an indicator and all it is derived from. */
static int32_t
first_year(struct kjp__values *values, int32_t indicator, int8_t stage,
           bool observed)
{
  struct kjp__rows *list = &values->walk;
  int32_t bottom = list->count;
  int32_t year = own_first_year(values, indicator, stage, observed);

  values->searches++;
  look_at_inputs(values, indicator);
  while (list->count > bottom) {
    int32_t input = pop(list).indicator;

    year = earlier(year, own_first_year(values, input, stage, observed));
    look_at_inputs(values, input);
  }
  return year;
}

int32_t
kjp__values_first_year(struct kjp__values *values, int32_t indicator,
                       int8_t stage)
{
  int32_t year = first_year(values, indicator, stage, true);

  return year != 0 ? year : first_year(values, indicator, stage, false);
}
