/* SPDX-License-Identifier: MIT */
/* lib/value/course.c - the course of a path, year by year.
 *
 * Each year in turn: the curve, rounded to the grid; raised to the floor of
 * the rules, which look at the path's own years before; cut by the caps. Rules
 * read the path from drafts: series of the indicator that end where the path
 * has been found so far. */
#include "course-priv.h"

#include <string.h>

#include "../quantity/rate-priv.h"
#include "../rule/curve-priv.h"

/* 1 万元 in fen, and one of what is counted, in quanta. */
enum { MONEY_GRID = 1000000, COUNT_GRID = 1000000 };

void
kjp__course_missing(struct kjp__course *course, int32_t indicator, int32_t year)
{
  struct kjp__place *place;

  for (int32_t i = 0; i < course->missing.count; i++) {
    place = kjp__rows_at(&course->missing, i);
    if (place->indicator == indicator && place->year == year)
      return;
  }
  place = kjp__rows_add(&course->missing);
  if (place != NULL)
    *place = (struct kjp__place){indicator, year};
}

/* Rules */

static void
tell_missing(void *data, int32_t indicator, int32_t year)
{
  kjp__course_missing(data, indicator, year);
}

/* What a floor rests on: only what keeps it unknown is of interest. The path's
 * own years are known as they are found, and its year is not looked for. */
struct telling {
  struct kjp__values *values;
  struct kjp__course *course;
};

static void
tell_value(void *data, const struct kjp__series *series, int32_t year)
{
  const struct telling *telling = data;
  struct kjp__course *course = telling->course;

  if (kjp__value_known(kjp__series_at(telling->values, series, year)))
    return;
  if (series->indicator != course->indicator)
    (void)kjp__values_missing(telling->values, series->indicator, series->stage,
                              year, tell_missing, course);
  else if (year <= course->first_year)
    kjp__course_missing(course, series->indicator, year);
}

static void
tell_missing_of(void *data, int32_t indicator, int32_t year)
{
  const struct telling *telling = data;

  kjp__course_missing(telling->course, indicator, year);
}

static const struct kjp__witness witness = {tell_value, tell_missing_of};

static bool
is_floor(const struct kjp__values *values, const struct kjp__course *course,
         int32_t rule)
{
  const struct kjp__rule *row = kjp__plan_row(values->plan, KJP_RULES, rule);
  const kjp_table *floors = &values->plan->tables[KJP_PATH_FLOORS];
  int32_t first;
  int32_t count;

  if (row->indicator != course->indicator)
    return false;
  if (course->rows.floors < 0)
    return true;
  count = kjp_table_children(floors, KJP_PATH_FLOOR_PATH, course->rows.floors,
                             &first);
  for (int32_t i = 0; i < count; i++) {
    const struct kjp__path_floor *floor =
        kjp__rows_at(&floors->rows, first + i);

    if (floor->rule == rule)
      return true;
  }
  return false;
}

/* The draft as it was before the path: its base is the path's, and nothing
 * stands after it. */
static void
cut_draft(const struct kjp__values *values, const struct kjp__course *course,
          struct kjp__series *draft)
{
  const struct kjp__value *base =
      kjp__series_at(values, draft, course->first_year);
  int64_t stated;

  for (int32_t year = course->first_year + 1; year <= values->last_year; year++)
    draft->values[year - values->first_year] =
        (struct kjp__value){.kind = KJP_KIND_UNKNOWN};
  if (kjp__amount_get(course->points[0].value, &stated) &&
      !(kjp__value_known(base) && base->whole && base->quanta == stated))
    draft->values[course->first_year - values->first_year] =
        (struct kjp__value){
            .kind = KJP_KIND_PLANNED, .whole = true, .quanta = stated};
}

/* Through the ruled years up to the base: what they owe is the path's. */
static void
judge_up_to_base(const struct kjp__course *course, struct kjp__judging *judging)
{
  for (int32_t year = judging->rule->first_year;
       year <= course->first_year && kjp__judge_goes_on(judging); year++) {
    struct kjp__year outcome;

    kjp__judge_open(judging, year);
    kjp__judge_year(judging, &outcome);
    kjp__judge_next(judging, outcome.floor);
  }
}

static bool
add_rule(struct kjp__values *values, struct kjp__course *course, int32_t number)
{
  struct kjp__path_rule *rule = &course->rules[course->rule_count];
  const struct kjp__rule *row = kjp__plan_row(values->plan, KJP_RULES, number);
  struct telling *telling = kjp__arena_alloc(values->arena, sizeof *telling);

  if (telling == NULL)
    return false;
  *telling = (struct telling){values, course};
  rule->draft = kjp__values_draft(values, course->indicator, row->stage);
  if (rule->draft == NULL ||
      !kjp__judge_init(&rule->judging, values, &witness, telling))
    return false;
  cut_draft(values, course, rule->draft);
  kjp__judge_rule(&rule->judging, number, rule->draft);
  judge_up_to_base(course, &rule->judging);
  rule->start = rule->judging;
  course->rule_count++;
  return kjp__judge_goes_on(&rule->judging);
}

static bool
add_rules(struct kjp__values *values, struct kjp__course *course)
{
  int32_t count = kjp__plan_count(values->plan, KJP_RULES);

  course->rules =
      kjp__arena_alloc(values->arena, (size_t)count * sizeof *course->rules);
  if (course->rules == NULL && count > 0)
    return false;
  for (int32_t rule = 0; rule < count; rule++) {
    if (is_floor(values, course, rule) && !add_rule(values, course, rule))
      return false;
  }
  return true;
}

/* Floors */

static bool
is_exempt(const struct kjp__judging *judging, int32_t year)
{
  const kjp_table *table = &judging->plan->tables[KJP_EXEMPTIONS];
  int32_t first;
  int32_t count =
      kjp_table_children(table, KJP_EXEMPTION_RULE, judging->rule_row, &first);

  for (int32_t i = 0; i < count; i++) {
    const struct kjp__exemption *row = kjp__rows_at(&table->rows, first + i);

    if (row->year == year)
      return true;
  }
  return false;
}

static int64_t
one_off_of(const struct kjp__judging *judging, int32_t year)
{
  const struct kjp__adjustment *one_off = kjp__adjustment_of(
      judging->plan, judging->rule->indicator, year, KJP_ADJUSTMENT_ONE_OFF);
  int64_t amount = 0;

  if (one_off != NULL)
    (void)kjp__amount_get(one_off->value, &amount);
  return amount;
}

static int64_t
add_up(int64_t floor, int64_t one_off)
{
  struct kjp__wide sum;
  struct kjp__wide more;
  int64_t out;

  kjp__wide_set(&sum, floor);
  kjp__wide_set(&more, one_off);
  return kjp__wide_add(&sum, &more, &sum) && kjp__wide_to_int64(&sum, &out)
             ? out
             : KJP__NO_BOUND;
}

static const char *
binding_of(const struct kjp__judging *judging)
{
  for (int32_t i = 0; i < judging->count; i++) {
    if (judging->outcomes[i].any_of < 0 && judging->outcomes[i].binding)
      return kjp__arena_format(
          judging->values->arena, "%s/%s", judging->rule->id,
          kjp__clause_name(judging->plan, judging->values->arena,
                           judging->judged[i].clause));
  }
  return NULL;
}

/* One rule in a year; its floor is owed to the next even where the year is
 * exempt. A number that does not fit is more than any amount. */
static struct kjp__amount
floor_of(struct kjp__judging *judging, int32_t year, bool *partial)
{
  struct kjp__year outcome;
  int64_t floor;

  if (year < judging->rule->first_year || year > judging->rule->last_year)
    return kjp__amount_unknown();
  kjp__judge_open(judging, year);
  kjp__judge_year(judging, &outcome);
  kjp__judge_next(judging, outcome.floor);
  if (judging->out_of_range)
    return kjp__amount_known(KJP__NO_BOUND);
  if (is_exempt(judging, year))
    return kjp__amount_unknown();
  *partial = *partial || outcome.partial;
  if (!kjp__amount_get(outcome.floor, &floor))
    return kjp__amount_unknown();
  return kjp__amount_known(add_up(floor, one_off_of(judging, year)));
}

struct kjp__amount
kjp__course_floor(struct kjp__course *course, int32_t year, const char **by,
                  bool *partial, bool *unverified)
{
  struct kjp__amount highest = kjp__amount_unknown();
  int64_t most = 0;

  *partial = false;
  *unverified = false;
  for (int32_t i = 0; i < course->rule_count; i++) {
    struct kjp__judging *judging = &course->rules[i].judging;
    struct kjp__amount one = floor_of(judging, year, partial);
    int64_t floor;

    *unverified = *unverified || judging->unverified;
    if (year == course->waived_year && judging->rule_row == course->waived_rule)
      continue;
    if (!kjp__amount_get(one, &floor) ||
        (kjp__amount_is_known(highest) && floor <= most))
      continue;
    highest = one;
    most = floor;
    if (by != NULL)
      *by = binding_of(judging);
  }
  return highest;
}

void
kjp__course_set(struct kjp__course *course, int32_t year, int64_t value,
                bool unverified)
{
  for (int32_t i = 0; i < course->rule_count; i++) {
    const struct kjp__path_rule *rule = &course->rules[i];
    const struct kjp__values *values = rule->judging.values;

    rule->draft->values[year - values->first_year] =
        (struct kjp__value){.kind = KJP_KIND_PLANNED,
                            .whole = true,
                            .quanta = value,
                            .unverified = unverified};
  }
}

void
kjp__course_rewind(struct kjp__course *course)
{
  for (int32_t i = 0; i < course->rule_count; i++)
    course->rules[i].judging = course->rules[i].start;
}

/* The base */

static bool
find_base(struct kjp__values *values, struct kjp__course *course,
          const struct kjp__series *series)
{
  const struct kjp__plan_row *plan = kjp__plan_row(values->plan, KJP_PLAN, 0);
  struct kjp__point *point = &course->points[0];
  const struct kjp__value *value =
      kjp__series_at(values, series, course->first_year);

  point->value = course->path.from_value;
  point->kind = KJP_POINT_STATED;
  if (kjp__amount_is_known(point->value) && course->path.from_year != 0)
    return true;
  if (course->path.from_year == 0 && value->kind > KJP_KIND_PUBLISHED) {
    kjp__course_missing(course, course->indicator, plan->first_year);
    return false;
  }
  if (!kjp__value_known(value) || !value->whole) {
    kjp__course_missing(course, course->indicator, course->first_year);
    return false;
  }
  point->value = kjp__amount_known(value->quanta);
  point->unverified = value->unverified;
  return true;
}

/* The year of the last known value that is not assumed. */
static int32_t
last_observed(const struct kjp__values *values,
              const struct kjp__series *series)
{
  const struct kjp__plan_row *plan = kjp__plan_row(values->plan, KJP_PLAN, 0);

  for (int32_t year = values->last_year; year >= values->first_year; year--) {
    if (kjp__series_at(values, series, year)->kind <= KJP_KIND_PUBLISHED)
      return year;
  }
  return plan->first_year;
}

static bool
goes_to_the_end(int8_t shape)
{
  return shape == KJP_SHAPE_FIXED_GROWTH || shape == KJP_SHAPE_CATCH_UP ||
         shape == KJP_SHAPE_BUSINESS_AS_USUAL;
}

static void
find_years(const struct kjp__values *values, struct kjp__course *course,
           const struct kjp__series *series)
{
  const struct kjp__plan_row *plan = kjp__plan_row(values->plan, KJP_PLAN, 0);

  course->first_year = course->path.from_year != 0
                           ? course->path.from_year
                           : last_observed(values, series);
  course->last_year = kjp__anchor_last_year(values, course);
  if (course->last_year == course->first_year &&
      goes_to_the_end(course->path.shape) &&
      plan->last_year > course->first_year)
    course->last_year = plan->last_year;
}

static int64_t
grid_of(const struct kjp__values *values, const struct kjp__course *course)
{
  const struct kjp__unit *unit =
      kjp__plan_unit(values->plan, course->indicator);
  int64_t grid = unit->dimension == KJP_DIMENSION_MONEY ? (int64_t)MONEY_GRID
                                                        : (int64_t)COUNT_GRID;

  (void)kjp__amount_get(course->path.round_to, &grid);
  return grid;
}

/* The curve */

/* A year and the anchors around it. */
struct place {
  struct kjp__values *values;
  struct kjp__course *course;
  const struct kjp__series *series; /* of the indicator, without the path */
  int32_t start;                    /* year of the anchor before */
};

static int32_t
next_anchor(const struct kjp__course *course, int32_t year)
{
  while (
      year < course->last_year &&
      !kjp__amount_is_known(course->anchors[year - course->first_year].value))
    year++;
  return year;
}

/* The tabulated share of a year, or the last one before it after `start`. */
static int64_t
share_at(const struct place *place, int32_t year)
{
  const kjp_table *table = &place->values->plan->tables[KJP_PATH_YEARS];
  int32_t path = place->course->rows.shares;
  int64_t share = 0;
  int32_t first;
  int32_t count = kjp_table_children(table, KJP_PATH_YEAR_PATH, path, &first);

  for (int32_t i = 0; path >= 0 && i < count; i++) {
    const struct kjp__path_year *row = kjp__rows_at(&table->rows, first + i);

    if (row->kind == KJP_PATH_YEAR_SHARES && row->year > place->start &&
        row->year <= year)
      (void)kjp__amount_get(row->share, &share);
  }
  return share;
}

static bool
known_fraction(const struct place *place, const struct kjp__series *series,
               int32_t year, struct kjp__fraction *out)
{
  const struct kjp__value *value = kjp__series_at(place->values, series, year);

  if (kjp__value_known(value)) {
    kjp__value_fraction(value, out);
    return true;
  }
  kjp__course_missing(place->course, series->indicator, year);
  return false;
}

/* One and the growth of a year. */
static bool
stated_growth(const struct place *place, struct kjp__curve *curve)
{
  struct kjp__fraction one;
  int64_t rate = 0;

  (void)kjp__amount_get(place->course->path.growth, &rate);
  kjp__fraction_set(&one, KJP__RATE_ONE);
  kjp__fraction_set(&curve->growth, KJP__RATE_ONE + rate);
  return kjp__fraction_divide(&curve->growth, &one, &curve->growth);
}

/* The base over the known value of the year before it. */
static bool
last_growth(const struct place *place, struct kjp__curve *curve)
{
  int32_t before = place->course->first_year - 1;
  struct kjp__fraction base;
  struct kjp__fraction earlier;
  int64_t quanta = 0;

  if (!known_fraction(place, place->series, before, &earlier))
    return false;
  if (kjp__fraction_sign(&earlier) <= 0) {
    kjp__course_missing(place->course, place->course->indicator, before);
    return false;
  }
  (void)kjp__amount_get(place->course->points[0].value, &quanta);
  kjp__fraction_set(&base, quanta);
  return kjp__fraction_divide(&base, &earlier, &curve->growth);
}

/* The reference in the year, and in that of the base. */
static bool
moving(const struct place *place, int32_t year, struct kjp__curve *curve)
{
  const struct kjp__series *series =
      kjp__values_series(place->values, place->course->path.reference, 0);

  return series != NULL &&
         known_fraction(place, series, year, &curve->moving) &&
         known_fraction(place, series, place->course->first_year,
                        &curve->moving0);
}

/* What a shape needs besides two points; false where it is not known. */
static bool
prepare(const struct place *place, int32_t year, struct kjp__curve *curve)
{
  switch (curve->shape) {
  case KJP_SHAPE_SHARES:
    curve->share = share_at(place, year);
    return true;
  case KJP_SHAPE_FIXED_GROWTH:
    return stated_growth(place, curve);
  case KJP_SHAPE_BUSINESS_AS_USUAL:
    return last_growth(place, curve);
  case KJP_SHAPE_CATCH_UP:
    return moving(place, year, curve);
  default:
    return true;
  }
}

/* catch_up runs from the base to the end, whatever lies between. */
static void
set_ends(const struct place *place, int32_t year, struct kjp__curve *curve)
{
  const struct kjp__course *course = place->course;
  bool whole = curve->shape == KJP_SHAPE_CATCH_UP;
  int32_t start = whole ? course->first_year : place->start;
  int32_t end = whole ? course->last_year : next_anchor(course, year);

  (void)kjp__amount_get(start == course->first_year
                            ? course->points[0].value
                            : course->anchors[start - course->first_year].value,
                        &curve->from);
  (void)kjp__amount_get(course->anchors[end - course->first_year].value,
                        &curve->to);
  curve->year = year - start;
  curve->years = end - start;
}

/* The value of a year on the curve: on the grid, and to the quantum. False
 * where it is not known; then it is missing, or out of range. */
static bool
shape_year(const struct place *place, int32_t year, int64_t *value,
           int64_t *shaped)
{
  struct kjp__curve curve = {.shape = place->course->path.shape};
  enum kjp__curve_fault fault;

  set_ends(place, year, &curve);
  if (!prepare(place, year, &curve))
    return false;
  fault = kjp__curve_at(&curve, place->course->grid, value);
  if (fault == KJP__CURVE_OK)
    fault = kjp__curve_at(&curve, 1, shaped);
  if (fault == KJP__CURVE_RANGE)
    kjp__values_too_large(place->values, place->course->indicator, year);
  if (fault == KJP__CURVE_UNDEFINED)
    kjp__course_missing(place->course, place->course->indicator, place->start);
  return fault == KJP__CURVE_OK;
}

/* Points */

static void
raise_to_floor(struct kjp__course *course, int32_t year,
               struct kjp__point *point, int64_t *value)
{
  const char *by = NULL;
  bool partial = false;
  bool unverified = false;
  int64_t floor;

  point->floor = kjp__course_floor(course, year, &by, &partial, &unverified);
  point->partial = partial;
  point->unverified = point->unverified || unverified;
  if (!kjp__amount_get(point->floor, &floor) || floor <= *value)
    return;
  *value = kjp__grid_up(floor, course->grid);
  point->kind = KJP_POINT_FLOOR;
  point->by = by;
}

static bool
cut_by_caps(struct kjp__values *values, struct kjp__course *course,
            int32_t year, struct kjp__point *point, int64_t *value)
{
  struct kjp__ceiling ceiling;
  const char *names[2];
  int64_t before = 0;
  int64_t most;
  struct kjp__ceiling amount;

  (void)kjp__amount_get(point[-1].value, &before);
  if (!kjp__course_ceiling(values, course, year, &ceiling, names))
    return false;
  most = kjp__ceiling_at(&ceiling, course->grid, before);
  if (most >= *value || (point->kind == KJP_POINT_STATED &&
                         ceiling.amount == *value && !ceiling.has_rate))
    return true;
  amount = (struct kjp__ceiling){.amount = ceiling.amount};
  point->kind = KJP_POINT_CAP;
  point->by = kjp__ceiling_at(&amount, course->grid, before) == most ? names[0]
                                                                     : names[1];
  *value = most;
  return true;
}

static void
find_lacking(const struct kjp__course *course, int32_t year,
             struct kjp__point *point, int64_t value)
{
  int64_t asked = course->anchors[year - course->first_year].need;
  int64_t floor;

  if (kjp__amount_get(point->floor, &floor) && floor > asked)
    asked = floor;
  if (asked > value && asked != KJP__NO_BOUND)
    point->lacking = kjp__amount_known(asked - value);
}

static bool
start_point(struct place *place, int32_t year, struct kjp__point *point,
            int64_t *value)
{
  const struct kjp__course *course = place->course;
  const struct kjp__anchor *anchor =
      &course->anchors[year - course->first_year];
  int64_t shaped = 0;

  if (kjp__amount_get(anchor->value, value)) {
    point->kind = KJP_POINT_STATED;
    point->by = anchor->by;
    point->shaped = anchor->value;
    place->start = year;
    return true;
  }
  point->kind = KJP_POINT_SHAPED;
  if (!shape_year(place, year, value, &shaped)) {
    point->kind = 0;
    return false;
  }
  point->shaped = kjp__amount_known(shaped);
  return true;
}

/* False: the path cannot be followed further. */
static bool
find_point(struct place *place, int32_t year)
{
  struct kjp__course *course = place->course;
  struct kjp__point *point = &course->points[year - course->first_year];
  int64_t value = 0;

  point->unverified = point[-1].unverified;
  if (!start_point(place, year, point, &value))
    return false;
  raise_to_floor(course, year, point, &value);
  if (!cut_by_caps(place->values, course, year, point, &value))
    return false;
  if (value == KJP__NO_BOUND) {
    kjp__values_too_large(place->values, course->indicator, year);
    return false;
  }
  point->value = kjp__amount_known(value);
  find_lacking(course, year, point, value);
  kjp__course_set(course, year, value, point->unverified);
  return true;
}

static void
follow(struct kjp__values *values, struct kjp__course *course,
       const struct kjp__series *series)
{
  struct place place = {values, course, series, course->first_year};

  if (course->path.shape == KJP_SHAPE_LATEST) {
    course->known = kjp__course_latest(values, course);
    return;
  }
  course->known = true;
  for (int32_t year = course->first_year + 1;
       year <= course->last_year && course->known; year++)
    course->known = find_point(&place, year);
}

static struct kjp__course *
new_course(struct kjp__values *values, int32_t indicator)
{
  struct kjp__course *course = kjp__arena_alloc(values->arena, sizeof *course);

  if (course == NULL)
    return NULL;
  kjp__path_read(values, indicator, &course->path, &course->rows);
  course->indicator = indicator;
  course->loose_cap = KJP_NONE;
  kjp__rows_init(&course->missing, values->arena, sizeof(struct kjp__place));
  kjp__rows_init(&course->relaxations, values->arena,
                 sizeof(struct kjp__relaxation));
  course->grid = grid_of(values, course);
  return course;
}

static bool
find_course(struct kjp__values *values, struct kjp__course *course)
{
  const struct kjp__series *series =
      kjp__values_draft(values, course->indicator, 0);
  size_t years;

  if (series == NULL)
    return false;
  find_years(values, course, series);
  years = (size_t)(course->last_year - course->first_year + 1);
  course->points =
      kjp__arena_alloc(values->arena, years * sizeof *course->points);
  if (course->points == NULL || !kjp__course_anchors(values, course))
    return false;
  if (!find_base(values, course, series))
    return true;
  if (!add_rules(values, course))
    return false;
  follow(values, course, series);
  return !values->out_of_range && !kjp__arena_failed(values->arena);
}

struct kjp__course *
kjp__values_course(struct kjp__values *values, int32_t indicator)
{
  size_t count = (size_t)kjp__plan_count(values->plan, KJP_INDICATORS);
  struct kjp__course *course;

  if (values->courses == NULL)
    values->courses =
        kjp__arena_alloc(values->arena, count * sizeof *values->courses);
  if (values->courses == NULL)
    return NULL;
  if (values->courses[indicator] != NULL)
    return values->courses[indicator];
  course = new_course(values, indicator);
  if (course == NULL || !find_course(values, course))
    return NULL;
  values->courses[indicator] = course;
  return course;
}
