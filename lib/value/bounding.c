/* SPDX-License-Identifier: MIT */
/* lib/value/bounding.c - the corridor of a course: what its anchors, rules and
 * caps ask of the years, and the least and the greatest path among them. */
#include "bounding-priv.h"

#include <string.h>

#include "asking-priv.h"

int64_t
kjp__bounding_floor(struct kjp__bounding *bounding, int32_t year,
                    const int64_t *history, const char **by)
{
  struct kjp__course *course = bounding->course;
  struct kjp__amount floor;
  int64_t amount = KJP__NO_FLOOR;
  bool ignored;

  bool quiet = course->quiet;

  course->quiet = true;
  kjp__course_rewind(course);
  for (int32_t i = 1; i < year; i++)
    kjp__course_set(course, course->first_year + i, history[i], false);
  for (int32_t i = 1; bounding->chained && i < year; i++)
    (void)kjp__course_floor(course, course->first_year + i, NULL, &ignored,
                            &ignored);
  floor = kjp__course_floor(course, course->first_year + year, by, &ignored,
                            &ignored);
  course->quiet = quiet;
  (void)kjp__amount_get(floor, &amount);
  return amount;
}

static int64_t
floor_of(void *data, int32_t year, const int64_t *history)
{
  return kjp__asks_floor(data, year, history);
}

/* Whether a clause looks at a year of the path other than the one before. */
static bool
is_deep(const struct kjp__clause *clause, int32_t first_year)
{
  return clause->kind == KJP_CLAUSE_NOT_BELOW_PEAK || clause->lookback > 1 ||
         (clause->kind == KJP_CLAUSE_AVERAGE_GROWTH_AT_LEAST &&
          clause->since > first_year);
}

static bool
has_deep_clause(const struct kjp__course *course,
                const struct kjp__judging *judging)
{
  const kjp_table *clauses = &judging->plan->tables[KJP_CLAUSES];
  int32_t first;
  int32_t count =
      kjp_table_children(clauses, KJP_CLAUSE_RULE, judging->rule_row, &first);

  for (int32_t i = 0; i < count; i++) {
    if (is_deep(kjp__rows_at(&clauses->rows, first + i), course->first_year))
      return true;
  }
  return false;
}

static int32_t
reach_of(struct kjp__bounding *bounding)
{
  const struct kjp__course *course = bounding->course;
  bool deep = false;

  bounding->chained = false;
  for (int32_t i = 0; i < course->rule_count; i++) {
    const struct kjp__judging *judging = &course->rules[i].judging;

    bounding->chained =
        bounding->chained || judging->rule->base == KJP_BASE_OWED;
    deep = deep || has_deep_clause(course, judging);
  }
  return deep || bounding->chained ? course->last_year - course->first_year : 1;
}

static bool
alloc(struct kjp__bounding *bounding, size_t years)
{
  struct kjp__arena *arena = bounding->values->arena;

  bounding->needs = kjp__arena_alloc(arena, years * sizeof(int64_t));
  bounding->grids = kjp__arena_alloc(arena, years * sizeof *bounding->grids);
  bounding->least = kjp__arena_alloc(arena, years * sizeof(int64_t));
  bounding->greatest = kjp__arena_alloc(arena, years * sizeof(int64_t));
  bounding->scratch = kjp__arena_alloc(arena, 2 * years * sizeof(int64_t));
  bounding->ceilings =
      kjp__arena_alloc(arena, years * sizeof *bounding->ceilings);
  bounding->by = kjp__arena_alloc(arena, years * sizeof *bounding->by);
  return !kjp__arena_failed(arena);
}

bool
kjp__bounding_init(struct kjp__bounding *bounding, struct kjp__values *values,
                   struct kjp__course *course)
{
  int32_t years = course->last_year - course->first_year;
  struct kjp__asks *asks = kjp__course_asks(values, course);
  int64_t base = 0;

  memset(bounding, 0, sizeof *bounding);
  bounding->values = values;
  bounding->course = course;
  if (asks == NULL || !alloc(bounding, (size_t)years + 1))
    return false;
  asks->left = KJP__BOUNDING_STEPS;
  bounding->grids[0] = (struct kjp__grid){1, 0}; /* the base, as it is */
  for (int32_t i = 1; i <= years; i++) {
    bounding->needs[i] = course->anchors[i].need;
    bounding->grids[i] = kjp__course_grid(course, course->first_year + i);
    if (!kjp__course_ceiling(values, course, course->first_year + i,
                             &bounding->ceilings[i], &bounding->by[i]))
      return false;
  }
  (void)kjp__amount_get(course->points[0].value, &base);
  bounding->corridor = (struct kjp__corridor){.years = years,
                                              .base = base,
                                              .grids = bounding->grids,
                                              .needs = bounding->needs,
                                              .ceilings = bounding->ceilings,
                                              .floor = floor_of,
                                              .data = asks,
                                              .asks = asks,
                                              .work = &asks->left,
                                              .reach = reach_of(bounding)};
  return true;
}

/* The path `latest` */

/* What made the least value of a year. */
static void
name_latest(const struct kjp__course *course, int32_t year, int64_t value,
            struct kjp__point *point, const char *by)
{
  const struct kjp__anchor *anchor = &course->anchors[year];
  struct kjp__grid grid = kjp__course_grid(course, course->first_year + year);
  int64_t floor = KJP__NO_FLOOR;

  (void)kjp__amount_get(point->floor, &floor);
  point->kind = KJP_POINT_SHAPED;
  if (anchor->needed && value == kjp__grid_up(anchor->need, grid)) {
    point->kind = KJP_POINT_STATED;
    point->by = anchor->by;
  } else if (floor > KJP__NO_FLOOR && value == kjp__grid_up(floor, grid)) {
    point->kind = KJP_POINT_FLOOR;
    point->by = (struct kjp__party){by, 0};
  }
}

/* What is asked of later years is asked of those before. */
static void
raise_needs(struct kjp__bounding *bounding)
{
  for (int32_t i = bounding->corridor.years; i > 1; i--) {
    int64_t before = kjp__ceiling_before(
        &bounding->ceilings[i], bounding->grids[i - 1], bounding->needs[i]);

    if (bounding->needs[i - 1] < before)
      bounding->needs[i - 1] = before;
  }
}

/* Where no path keeps all: the most that is asked for, cut by what is
 * allowed at most. */
static int64_t
cut(const struct kjp__bounding *bounding, int32_t year, int64_t before,
    struct kjp__point *point)
{
  struct kjp__grid grid = bounding->grids[year];
  int64_t value = kjp__grid_up(bounding->needs[year], grid);
  int64_t floor = KJP__NO_FLOOR;
  int64_t most = kjp__ceiling_at(&bounding->ceilings[year], grid, before);

  (void)kjp__amount_get(point->floor, &floor);
  floor = kjp__grid_up(floor, grid);
  value = value > floor ? value : floor;
  return value < most ? value : most;
}

static void
name_cut(const struct kjp__bounding *bounding, int32_t year, int64_t before,
         struct kjp__point *point, int64_t value)
{
  const struct kjp__course *course = bounding->course;
  struct kjp__ceiling amount = {.amount = bounding->ceilings[year].amount};
  int64_t asked = course->anchors[year].need;
  int64_t floor;

  if (kjp__amount_get(point->floor, &floor) && floor > asked)
    asked = floor;
  if (value >= asked)
    return;
  point->kind = KJP_POINT_CAP;
  point->unverified = point->unverified || bounding->by[year].unverified;
  point->projected = point->projected || bounding->by[year].projected;
  point->by = kjp__ceiling_party(
      bounding->values, &bounding->by[year],
      kjp__ceiling_at(&amount, bounding->grids[year], before) != value);
  if (asked != KJP__NO_BOUND)
    point->lacking = kjp__amount_known(asked - value);
}

bool
kjp__course_latest(struct kjp__values *values, struct kjp__course *course)
{
  struct kjp__bounding bounding;
  enum kjp__corridor_result result;

  if (!kjp__bounding_init(&bounding, values, course))
    return false;
  result = kjp__corridor_least(&bounding.corridor, bounding.least);
  if (result != KJP__CORRIDOR_FOUND)
    raise_needs(&bounding);
  kjp__course_rewind(course);
  for (int32_t i = 1; i <= bounding.corridor.years; i++) {
    struct kjp__point *point = &course->points[i];
    int32_t year = course->first_year + i;
    const char *by = NULL;
    bool partial = false;
    bool unverified = false;

    point->floor = kjp__course_floor(course, year, &by, &partial, &unverified);
    point->partial = partial;
    point->unverified = point[-1].unverified || unverified;
    point->projected = course->points[0].projected;
    if (result != KJP__CORRIDOR_FOUND)
      bounding.least[i] = cut(&bounding, i, bounding.least[i - 1], point);
    name_latest(course, i, bounding.least[i], point, by);
    name_cut(&bounding, i, bounding.least[i - 1], point, bounding.least[i]);
    if (bounding.least[i] == KJP__NO_BOUND) {
      kjp__values_too_large(values, course->indicator, year);
      return false;
    }
    point->value = kjp__amount_known(bounding.least[i]);
    point->shaped = point->value;
    kjp__course_set(course, year, bounding.least[i], point->unverified);
  }
  return true;
}

/* The corridor */

static struct kjp__amount
bound_of(int64_t value)
{
  return value == KJP__NO_BOUND ? kjp__amount_unknown()
                                : kjp__amount_known(value);
}

/* The least path, and whether a floor of it is not known. */
static enum kjp__corridor_result
find_least(struct kjp__bounding *bounding)
{
  struct kjp__course *course = bounding->course;
  enum kjp__corridor_result result =
      kjp__corridor_least(&bounding->corridor, bounding->least);
  bool found = result == KJP__CORRIDOR_FOUND;

  course->unsure =
      course->unsure || kjp__asks_partial(bounding->corridor.asks,
                                          found ? bounding->least : NULL);
  /* what is not known may ask for more, or allow less */
  course->feasible = found && !course->unsure;
  for (int32_t i = 0; course->feasible && i <= bounding->corridor.years; i++)
    course->points[i].least = kjp__amount_known(bounding->least[i]);
  return result;
}

static void
show_greatest(struct kjp__bounding *bounding)
{
  struct kjp__course *course = bounding->course;

  course->bounded =
      kjp__corridor_greatest(&bounding->corridor, bounding->least,
                             bounding->greatest, bounding->scratch);
  for (int32_t i = 0; i <= bounding->corridor.years; i++) {
    const struct kjp__ceiling_by *by = &bounding->by[i];

    course->bounds_unverified = course->bounds_unverified || by->unverified;
    course->bounds_projected = course->bounds_projected || by->projected;
    if (course->bounded)
      course->points[i].greatest = bound_of(bounding->greatest[i]);
  }
}

/* Where there is none, the latest path as it is cut tells what does not fit. */
bool
kjp__course_least(struct kjp__values *values, struct kjp__course *course,
                  int8_t *feasible)
{
  struct kjp__bounding bounding;
  enum kjp__corridor_result result;

  *feasible = KJP_NONE;
  if (!kjp__amount_is_known(course->points[0].value))
    return true;
  if (!kjp__bounding_init(&bounding, values, course))
    return false;
  result = find_least(&bounding);
  if (result == KJP__CORRIDOR_NONE)
    *feasible = 0;
  else if (course->feasible)
    *feasible = 1;
  return result == KJP__CORRIDOR_FOUND || kjp__course_latest(values, course);
}

bool
kjp__course_corridor(struct kjp__values *values, struct kjp__course *course)
{
  struct kjp__bounding bounding;
  enum kjp__corridor_result result;

  if (!kjp__amount_is_known(course->points[0].value))
    return true;
  if (!kjp__bounding_init(&bounding, values, course))
    return false;
  result = find_least(&bounding);
  if (course->feasible)
    show_greatest(&bounding);
  course->too_far = result == KJP__CORRIDOR_TOO_FAR;
  return (result != KJP__CORRIDOR_NONE || kjp__course_conflict(&bounding)) &&
         !kjp__arena_failed(values->arena);
}
