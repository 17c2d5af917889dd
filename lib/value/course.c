/* SPDX-License-Identifier: MIT */
/* lib/value/course.c - the course of a path, year by year.
 *
 * Each year in turn: the curve, rounded to the grid; raised to the floor of
 * the rules (floor.c); cut by the caps (ceiling.c). */
#include "course-priv.h"

#include "../quantity/rate-priv.h"
#include "../rule/curve-priv.h"

/* 1 万元 in fen, and one of what is counted, in quanta. */
enum { MONEY_GRID = 1000000, COUNT_GRID = 1000000 };

void
kjp__course_missing(struct kjp__course *course, int32_t indicator, int32_t year)
{
  struct kjp__place *place;

  if (course->quiet)
    return;
  for (int32_t i = 0; i < course->missing.count; i++) {
    place = kjp__rows_at(&course->missing, i);
    if (place->indicator == indicator && place->year == year)
      return;
  }
  place = kjp__rows_add(&course->missing);
  if (place != NULL)
    *place = (struct kjp__place){indicator, year};
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
  course->base = *value;
  point->value = kjp__amount_known(value->quanta);
  point->unverified = value->unverified;
  point->projected = value->kind >= KJP_KIND_PLANNED;
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

bool
kjp__shape_goes_on(int8_t shape)
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
      kjp__shape_goes_on(course->path.shape) &&
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

struct kjp__grid
kjp__course_grid(const struct kjp__course *course, int32_t year)
{
  struct kjp__grid grid = {course->grid, 0};

  (void)kjp__amount_get(course->anchors[year - course->first_year].value,
                        &grid.more);
  return grid;
}

/* The curve */

/* A year and the anchors around it. */
struct place {
  struct kjp__values *values;
  struct kjp__course *course;
  const struct kjp__series *series; /* of the indicator, without the path */
  int32_t start;                    /* year of the anchor before */
  bool unverified;                  /* what the curve rests on is not, */
  bool projected;                   /* is planned or assumed */
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
known_fraction(struct place *place, const struct kjp__series *series,
               int32_t year, struct kjp__fraction *out)
{
  const struct kjp__value *value = kjp__series_at(place->values, series, year);

  if (kjp__value_known(value)) {
    place->unverified = place->unverified || value->unverified;
    place->projected = place->projected || value->kind >= KJP_KIND_PLANNED;
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
last_growth(struct place *place, struct kjp__curve *curve)
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
moving(struct place *place, int32_t year, struct kjp__curve *curve)
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
prepare(struct place *place, int32_t year, struct kjp__curve *curve)
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
shape_year(struct place *place, int32_t year, int64_t *value, int64_t *shaped)
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
  *value = kjp__grid_up(floor, kjp__course_grid(course, year));
  point->kind = KJP_POINT_FLOOR;
  point->by = (struct kjp__party){by, 0};
}

static bool
cut_by_caps(struct kjp__values *values, struct kjp__course *course,
            int32_t year, struct kjp__point *point, int64_t *value)
{
  struct kjp__ceiling ceiling;
  struct kjp__ceiling_by by;
  int64_t before = 0;
  int64_t most;
  struct kjp__ceiling amount;
  struct kjp__grid grid = kjp__course_grid(course, year);

  (void)kjp__amount_get(point[-1].value, &before);
  if (!kjp__course_caps(values, course, year, &ceiling, &by))
    return false;
  most = kjp__ceiling_at(&ceiling, grid, before);
  if (most >= *value)
    return true;
  amount = (struct kjp__ceiling){.amount = ceiling.amount};
  point->kind = KJP_POINT_CAP;
  point->by = kjp__ceiling_party(
      values, &by, kjp__ceiling_at(&amount, grid, before) != most);
  point->unverified = point->unverified || by.unverified;
  point->projected = point->projected || by.projected;
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
  if (*value < 0)
    *value = 0; /* as catching up with what falls */
  point->unverified = point->unverified || place->unverified;
  point->projected = point->projected || place->projected;
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
  point->projected = course->points[0].projected;
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
  struct place place = {values, course, series, course->first_year,
                        false,  false};

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
new_course(struct kjp__values *values, int32_t indicator,
           const struct kjp__stops *stops)
{
  struct kjp__course *course = kjp__arena_alloc(values->arena, sizeof *course);

  if (course == NULL)
    return NULL;
  kjp__path_read(values, indicator, &course->path, &course->rows);
  if (kjp__values_is_given(values, indicator))
    course->path.from_value = kjp__amount_unknown();
  course->stops = stops;
  course->indicator = indicator;
  course->loose_cap = KJP_NONE;
  kjp__rows_init(&course->missing, values->arena, sizeof(struct kjp__place));
  kjp__rows_init(&course->relaxations, values->arena,
                 sizeof(struct kjp__relaxation));
  course->grid = grid_of(values, course);
  return course;
}

/* Years, anchors, base and rules. `*known` is false where the base is not. */
static bool
prepare_course(struct kjp__values *values, struct kjp__course *course,
               const struct kjp__series *series, bool *known)
{
  size_t years;

  find_years(values, course, series);
  years = (size_t)(course->last_year - course->first_year + 1);
  course->points =
      kjp__arena_alloc(values->arena, years * sizeof *course->points);
  if (course->points == NULL || !kjp__course_anchors(values, course))
    return false;
  *known = find_base(values, course, series);
  return !*known || kjp__course_rules(values, course);
}

static bool
find_course(struct kjp__values *values, struct kjp__course *course, bool whole)
{
  const struct kjp__series *series =
      kjp__values_draft(values, course->indicator, 0);
  bool known = false;

  if (series == NULL || !prepare_course(values, course, series, &known))
    return false;
  if (known && whole)
    follow(values, course, series);
  return !values->out_of_range && !kjp__arena_failed(values->arena);
}

struct kjp__course *
kjp__course_begin(struct kjp__values *values, int32_t indicator,
                  const struct kjp__stops *stops)
{
  struct kjp__course *course = new_course(values, indicator, stops);

  if (course != NULL)
    course->quiet = true;
  return course != NULL && find_course(values, course, false) ? course : NULL;
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
  course = new_course(values, indicator, NULL);
  if (course == NULL || !find_course(values, course, true))
    return NULL;
  values->courses[indicator] = course;
  return course;
}
