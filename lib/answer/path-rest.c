/* SPDX-License-Identifier: MIT */
/* lib/answer/path-rest.c - what a path rests on, and what it took for
 * granted.
 *
 * Floors rest on what their clauses measure: the rules are gone through once
 * more, and tell it. */
#include "path-priv.h"

/* Inputs */

static void
use(struct kjp__pathing *pathing, int32_t indicator, int8_t stage, int32_t year)
{
  const struct kjp__series *series =
      kjp__values_series(pathing->values, indicator, stage);

  if (series != NULL)
    kjp__used_add(pathing->answer, pathing->values, series, year);
}

/* The floor of the year that is judged is a projection. */
static void
mark_projected(struct kjp__pathing *pathing)
{
  struct kjp__path_point *row = kjp__rows_at(
      &kjp__answer_table(pathing->answer, KJP_PATH_POINTS)->rows,
      pathing->first_row + pathing->judging.year - pathing->course->first_year);

  row->projected = row->projected || kjp__amount_is_known(row->floor);
  pathing->outside = true;
}

/* The path's own years to come are the answer, and no input. */
static void
witness_value(void *data, const struct kjp__series *series, int32_t year)
{
  struct kjp__pathing *pathing = data;
  const struct kjp__course *course = pathing->course;
  const struct kjp__value *value =
      kjp__series_at(pathing->values, series, year);

  if (pathing->judging.year <= course->first_year ||
      (series->indicator == course->indicator && year >= course->first_year))
    return;
  kjp__used_add(pathing->answer, pathing->values, series, year);
  if (kjp__value_known(value) && value->kind >= KJP_KIND_PLANNED)
    mark_projected(pathing);
}

static void
witness_missing(void *data, int32_t indicator, int32_t year)
{
  (void)data;
  (void)indicator;
  (void)year;
}

static const struct kjp__witness witness = {witness_value, witness_missing,
                                            false};

static void
use_rule(struct kjp__pathing *pathing, int32_t number)
{
  const struct kjp__rule *rule =
      kjp__plan_row(pathing->plan, KJP_RULES, number);
  const struct kjp__series *series =
      kjp__values_series(pathing->values, rule->indicator, rule->stage);
  struct kjp__judging *judging = &pathing->judging;
  struct kjp__year outcome;
  bool carried = false; /* the floor of the year before is a projection */

  if (series == NULL)
    return;
  judging->witness = &witness;
  judging->witness_data = pathing;
  kjp__judge_rule(judging, number, series);
  for (int32_t year = rule->first_year;
       year <= rule->last_year && year <= pathing->course->last_year &&
       kjp__judge_goes_on(judging);
       year++) {
    kjp__judge_open(judging, year);
    pathing->outside = false;
    kjp__judge_year(judging, &outcome);
    if (carried && rule->base == KJP_BASE_OWED &&
        year > pathing->course->first_year)
      mark_projected(pathing);
    carried = pathing->outside;
    kjp__judge_next(judging, outcome.floor);
  }
}

/* Calls `act` with every rule that is a floor of the path. */
static void
each_floor(struct kjp__pathing *pathing,
           void (*act)(struct kjp__pathing *pathing, int32_t rule))
{
  const kjp_plan *plan = pathing->plan;
  const kjp_table *floors = &plan->tables[KJP_PATH_FLOORS];
  int32_t said = pathing->course->rows.floors;
  int32_t rules = kjp__plan_count(plan, KJP_RULES);
  int32_t first;
  int32_t count = kjp_table_children(floors, KJP_PATH_FLOOR_PATH, said, &first);

  for (int32_t i = first; i < first + count; i++) {
    const struct kjp__path_floor *row = kjp__rows_at(&floors->rows, i);

    act(pathing, row->rule);
  }
  for (int32_t i = 0; said == KJP_NONE && i < rules; i++) {
    const struct kjp__rule *rule = kjp__plan_row(plan, KJP_RULES, i);

    if (rule->indicator == pathing->course->indicator)
      act(pathing, i);
  }
}

/* The whole that a share may not pass. */
static void
use_caps(struct kjp__pathing *pathing)
{
  const struct kjp__course *course = pathing->course;
  const kjp_table *caps = &pathing->plan->tables[KJP_CAPS];
  int32_t first;
  int32_t count =
      kjp_table_children(caps, KJP_CAP_PATH, course->rows.caps, &first);

  for (int32_t i = first; i < first + count; i++) {
    const struct kjp__cap *cap = kjp__rows_at(&caps->rows, i);

    if (cap->kind != KJP_CAP_SHARE_AT_MOST)
      continue;
    for (int32_t year = course->first_year + 1; year <= course->last_year;
         year++) {
      if (cap->first_year == 0 ||
          (year >= cap->first_year && year <= cap->last_year))
        use(pathing, cap->reference, cap->stage, year);
    }
  }
}

void
kjp__path_inputs(struct kjp__pathing *pathing)
{
  const struct kjp__course *course = pathing->course;
  const struct kjp__path *path = &course->path;

  if (!kjp__amount_is_known(path->from_value))
    use(pathing, course->indicator, 0, course->first_year);
  if (path->shape == KJP_SHAPE_BUSINESS_AS_USUAL) {
    use(pathing, course->indicator, 0, course->first_year - 1);
    use(pathing, course->indicator, 0, course->first_year);
  }
  for (int32_t year = course->first_year;
       path->shape == KJP_SHAPE_CATCH_UP && year <= course->last_year; year++)
    use(pathing, path->reference, 0, year);
  use_caps(pathing);
  each_floor(pathing, use_rule);
}

/* Defaults */

static void
add_default(struct kjp__pathing *pathing, const char *key, const char *value)
{
  const char *id =
      kjp__plan_indicator(pathing->plan, pathing->course->indicator)->id;

  kjp__answer_default(
      pathing->answer,
      kjp__arena_format(pathing->scratch, "/paths/%s/%s", id, key), value);
}

static void
add_start(struct kjp__pathing *pathing)
{
  if (pathing->course->path.from_year == 0)
    add_default(pathing, "from/year",
                kjp__arena_format(pathing->scratch, "%d",
                                  (int)pathing->course->first_year));
  if (!kjp__amount_is_known(pathing->course->path.from_value))
    add_default(pathing, "from/value", "strongest");
}

/* Anchors are the indicator's own targets; of which strengths is an option. */
static void
add_anchors(struct kjp__pathing *pathing)
{
  if (pathing->course->rows.through >= 0)
    return;
  add_default(pathing, "through", "targets");
  if (pathing->settings->strengths == NULL)
    kjp__answer_default(pathing->answer, "strengths", "ensure,expect,strive");
}

static void
add_grid(struct kjp__pathing *pathing)
{
  const struct kjp__unit *unit =
      kjp__plan_unit(pathing->plan, pathing->course->indicator);

  if (!kjp__amount_is_known(pathing->course->path.round_to))
    add_default(pathing, "round_to",
                unit->dimension == KJP_DIMENSION_MONEY ? "1 万元" : "1");
}

static void
count_rule(struct kjp__pathing *pathing, int32_t rule)
{
  (void)rule;
  pathing->rules++;
}

/* Worth a word where there is a rule that might not have been one. */
static void
add_floors(struct kjp__pathing *pathing)
{
  pathing->rules = 0;
  each_floor(pathing, count_rule);
  if (pathing->rules > 0 && pathing->course->rows.floors < 0)
    add_default(pathing, "floors", "every rule");
}

/* Whether a year has a share, or is gone through. */
static bool
is_fixed(const struct kjp__pathing *pathing, int32_t year)
{
  const kjp_table *years = &pathing->plan->tables[KJP_PATH_YEARS];
  const struct kjp__course *course = pathing->course;
  int32_t first;
  int32_t count = kjp_table_children(years, KJP_PATH_YEAR_PATH,
                                     course->rows.shares, &first);

  if (kjp__amount_is_known(course->anchors[year - course->first_year].value))
    return true;
  for (int32_t row = first; row < first + count; row++) {
    const struct kjp__path_year *of = kjp__rows_at(&years->rows, row);

    if (of->kind == KJP_PATH_YEAR_SHARES && of->year == year)
      return true;
  }
  return false;
}

/* A year without a share stands where the year before it stood. */
static void
add_shares(struct kjp__pathing *pathing)
{
  const struct kjp__course *course = pathing->course;

  if (course->path.shape != KJP_SHAPE_SHARES)
    return;
  for (int32_t year = course->first_year + 1; year <= course->last_year;
       year++) {
    if (!is_fixed(pathing, year))
      add_default(pathing,
                  kjp__arena_format(pathing->scratch, "shares/%d", (int)year),
                  "the year before");
  }
}

void
kjp__path_defaults(struct kjp__pathing *pathing)
{
  add_start(pathing);
  add_anchors(pathing);
  add_grid(pathing);
  add_floors(pathing);
  add_shares(pathing);
}
