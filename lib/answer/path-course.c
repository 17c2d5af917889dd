/* SPDX-License-Identifier: MIT */
/* lib/answer/path-course.c - one path as rows of the answer: the course, its
 * years, where floors and caps clash, and what is missing. */
#include "path-priv.h"

#include <string.h>

#include <glib.h>

static struct kjp__rows *
rows_of(const struct kjp__pathing *pathing, int32_t table)
{
  return &kjp__answer_table(pathing->answer, table)->rows;
}

static const char *
keep(const struct kjp__pathing *pathing, const char *text)
{
  return text == NULL
             ? NULL
             : kjp__arena_copy(pathing->answer->arena, text, strlen(text));
}

static const struct kjp__point *
point_at(const struct kjp__course *course, int32_t year)
{
  return &course->points[year - course->first_year];
}

static const struct kjp__fraction *
growth_of(struct kjp__pathing *pathing, int32_t year)
{
  const struct kjp__course *course = pathing->course;
  struct kjp__clause_numbers numbers = {0};
  struct kjp__fraction growth;
  bool defined = false;
  int64_t now;

  if (year == course->first_year ||
      !kjp__amount_get(point_at(course, year)->value, &now) ||
      !kjp__amount_get(point_at(course, year - 1)->value, &numbers.base))
    return NULL;
  if (!kjp__clause_gap(KJP_CLAUSE_GROW_AT_LEAST, &numbers, now, &growth,
                       &defined))
    kjp__values_too_large(pathing->values, course->indicator, year);
  return defined ? kjp__answer_fraction(pathing->answer, &growth) : NULL;
}

/* The base is stated by the path, or observed. */
static const char *
base_of(const struct kjp__pathing *pathing)
{
  return kjp__amount_is_known(pathing->course->path.from_value) ? "from" : NULL;
}

static struct kjp__amount
one_off_of(const struct kjp__pathing *pathing, int32_t year)
{
  const struct kjp__adjustment *one_off = kjp__adjustment_of(
      pathing->plan, pathing->course->indicator, year, KJP_ADJUSTMENT_ONE_OFF);

  return one_off == NULL ? kjp__amount_unknown() : one_off->value;
}

static void
add_point(struct kjp__pathing *pathing, int32_t year)
{
  const struct kjp__point *point = point_at(pathing->course, year);
  struct kjp__path_point *row =
      kjp__rows_add(rows_of(pathing, KJP_PATH_POINTS));

  if (row == NULL)
    return;
  row->path = pathing->answer_row;
  row->year = year;
  row->value = point->value;
  row->shaped = point->shaped;
  row->floor = point->floor;
  row->least = point->least;
  row->greatest = point->greatest;
  row->lacking = point->lacking;
  row->one_off = one_off_of(pathing, year);
  row->growth = growth_of(pathing, year);
  row->by = year == pathing->course->first_year ? base_of(pathing)
                                                : keep(pathing, point->by.name);
  row->target = point->by.target - 1;
  row->kind = point->kind;
  row->partial = point->partial;
  row->unverified = point->unverified;
  row->projected = point->projected;
}

/* Where an anchor asks, what is between the two tells what the cap allows. */
static void
add_amounts(const struct kjp__pathing *pathing, struct kjp__path_conflict *row)
{
  const struct kjp__course *course = pathing->course;
  const struct kjp__anchor *anchor =
      &course->anchors[row->year - course->first_year];
  int64_t between;

  if (!anchor->needed || anchor->by.target != course->conflict.floor.target ||
      g_strcmp0(anchor->by.name, course->conflict.floor.name) != 0 ||
      !kjp__amount_get(row->amount, &between))
    return;
  row->asked = kjp__amount_known(anchor->need);
  row->allowed = kjp__amount_known(anchor->need - between);
}

static void
add_relaxations(const struct kjp__pathing *pathing, int32_t conflict)
{
  const struct kjp__rows *relaxations = &pathing->course->relaxations;

  for (int32_t i = 0; i < relaxations->count; i++) {
    const struct kjp__relaxation *from = kjp__rows_at(relaxations, i);
    struct kjp__path_relaxation *row =
        kjp__rows_add(rows_of(pathing, KJP_PATH_RELAXATIONS));

    if (row == NULL)
      return;
    row->conflict = conflict;
    row->what = keep(pathing, from->what.name);
    row->target = from->what.target - 1;
    row->year = from->year == 0 ? KJP_NONE : from->year;
    row->change = from->change;
    row->rate = from->rate;
    row->amount = from->amount;
  }
}

static void
add_conflict(const struct kjp__pathing *pathing)
{
  const struct kjp__conflict *conflict = &pathing->course->conflict;
  struct kjp__rows *rows = rows_of(pathing, KJP_PATH_CONFLICTS);
  struct kjp__path_conflict *row;

  if (conflict->year == 0)
    return;
  row = kjp__rows_add(rows);
  if (row == NULL)
    return;
  row->path = pathing->answer_row;
  row->year = conflict->year;
  row->floor = keep(pathing, conflict->floor.name);
  row->cap = keep(pathing, conflict->cap.name);
  row->floor_target = conflict->floor.target - 1;
  row->cap_target = conflict->cap.target - 1;
  row->amount = conflict->amount;
  row->projected = conflict->projected;
  row->unverified = conflict->unverified;
  row->tried = conflict->tried;
  add_amounts(pathing, row);
  add_relaxations(pathing, rows->count - 1);
}

/* Every year has a part in what would do, so its marks count; those of floors
 * are known last. */
static void
mark_conflict(const struct kjp__pathing *pathing)
{
  const struct kjp__rows *points = rows_of(pathing, KJP_PATH_POINTS);
  struct kjp__rows *rows = rows_of(pathing, KJP_PATH_CONFLICTS);
  struct kjp__path_conflict *row;

  if (pathing->course->conflict.year == 0 || rows->count == 0)
    return;
  row = kjp__rows_at(rows, rows->count - 1);
  for (int32_t i = pathing->first_row; i < points->count; i++) {
    const struct kjp__path_point *point = kjp__rows_at(points, i);

    row->projected = row->projected || point->projected;
    row->unverified = row->unverified || point->unverified;
  }
}

static bool
is_for_later(const struct kjp__pathing *pathing,
             const struct kjp__path_point *row)
{
  int64_t value = 0;

  return pathing->course->path.shape == KJP_SHAPE_LATEST &&
         row->kind == KJP_POINT_SHAPED && kjp__amount_get(row->value, &value) &&
         value > 0;
}

/* In the least and the greatest of a year every year has a part, so where they
 * are given all marks count. A year that is lifted for the sake of a later one,
 * as late as can be, rests on what that does. */
static void
mark_points(struct kjp__pathing *pathing)
{
  const struct kjp__course *course = pathing->course;
  struct kjp__rows *rows = rows_of(pathing, KJP_PATH_POINTS);
  bool bounds = pathing->settings->corridor == 1 && course->feasible;
  int8_t projected = bounds && course->bounds_projected;
  int8_t unverified = bounds && course->bounds_unverified;

  for (int32_t i = pathing->first_row; bounds && i < rows->count; i++) {
    const struct kjp__path_point *row = kjp__rows_at(rows, i);

    projected = projected || row->projected;
    unverified = unverified || row->unverified;
  }
  for (int32_t i = rows->count - 1; i > pathing->first_row; i--) {
    struct kjp__path_point *row = kjp__rows_at(rows, i);

    if (bounds || is_for_later(pathing, row)) {
      row->projected = row->projected || projected;
      row->unverified = row->unverified || unverified;
    }
    projected = projected || row->projected;
    unverified = unverified || row->unverified;
  }
}

/* Its total and whether it can be rest on every year. */
static void
mark_course(const struct kjp__pathing *pathing)
{
  const struct kjp__rows *points = rows_of(pathing, KJP_PATH_POINTS);
  struct kjp__rows *rows = rows_of(pathing, KJP_PATH_COURSES);
  struct kjp__path_course *course;

  if (rows->count == 0)
    return;
  course = kjp__rows_at(rows, pathing->answer_row);
  for (int32_t i = pathing->first_row; i < points->count; i++) {
    const struct kjp__path_point *point = kjp__rows_at(points, i);

    course->projected = course->projected || point->projected;
    course->unverified = course->unverified || point->unverified;
  }
}

static int
compare_missing(const void *left, const void *right)
{
  const struct kjp__path_missing *a = left;
  const struct kjp__path_missing *b = right;

  if (a->indicator != b->indicator)
    return a->indicator < b->indicator ? -1 : 1;
  return a->year == b->year ? 0 : a->year < b->year ? -1 : 1;
}

/* By indicator and year, each once. */
static void
add_missing(const struct kjp__pathing *pathing)
{
  struct kjp__rows *rows = rows_of(pathing, KJP_PATH_MISSING);
  const struct kjp__rows *missing = &pathing->course->missing;
  int32_t first = rows->count;
  int32_t kept = first;

  for (int32_t i = 0; i < missing->count; i++) {
    const struct kjp__place *place = kjp__rows_at(missing, i);
    struct kjp__path_missing *row = kjp__rows_add(rows);

    if (row == NULL)
      return;
    *row = (struct kjp__path_missing){pathing->answer_row, place->indicator,
                                      place->year};
  }
  if (!kjp__rows_sort(rows, first, compare_missing))
    return;
  for (int32_t i = first; i < rows->count; i++) {
    const struct kjp__path_missing *row = kjp__rows_at(rows, i);

    if (kept > first && compare_missing(kjp__rows_at(rows, kept - 1), row) == 0)
      continue;
    if (kept != i)
      memcpy(kjp__rows_at(rows, kept), row, rows->size);
    kept++;
  }
  kjp__rows_truncate(rows, kept);
}

/* Over the years of the plan; not known where one is not. */
static struct kjp__amount
total_of(struct kjp__pathing *pathing)
{
  const struct kjp__plan_row *plan = kjp__plan_row(pathing->plan, KJP_PLAN, 0);
  const struct kjp__course *course = pathing->course;
  int64_t total = 0;
  bool any = false;

  for (int32_t year = course->first_year; year <= course->last_year; year++) {
    int64_t value;

    if (year < plan->first_year || year > plan->last_year)
      continue;
    if (!kjp__amount_get(point_at(course, year)->value, &value))
      return kjp__amount_unknown();
    any = true;
    if (__builtin_add_overflow(total, value, &total)) {
      kjp__values_too_large(pathing->values, course->indicator, year);
      return kjp__amount_unknown();
    }
  }
  return any ? kjp__amount_known(total) : kjp__amount_unknown();
}

/* Of the targets that are anchors, in the order of the words; NULL where none
 * of them is. */
static const char *
strengths_of(const struct kjp__pathing *pathing)
{
  uint32_t strengths = pathing->values->view.strengths;
  char text[64] = "";

  if (pathing->course->rows.through >= 0)
    return NULL;
  for (int32_t i = 1; kjp__words_strength[i] != NULL; i++) {
    if (strengths != 0 && (strengths >> i & 1u) == 0)
      continue;
    (void)g_strlcat(text, *text == '\0' ? "" : ",", sizeof text);
    (void)g_strlcat(text, kjp__words_strength[i], sizeof text);
  }
  return keep(pathing, text);
}

static int8_t
is_feasible(const struct kjp__course *course)
{
  if (course->conflict.year != 0)
    return 0;
  return course->feasible ? 1 : KJP_NONE;
}

static void
add_course(struct kjp__pathing *pathing)
{
  const struct kjp__course *course = pathing->course;
  struct kjp__rows *rows = rows_of(pathing, KJP_PATH_COURSES);
  struct kjp__path_course *row = kjp__rows_add(rows);

  if (row == NULL)
    return;
  pathing->answer_row = rows->count - 1;
  row->path =
      course->rows.overlay >= 0 ? course->rows.overlay : course->rows.base;
  row->indicator = course->indicator;
  row->shape = course->path.shape;
  row->round_to = kjp__amount_known(course->grid);
  row->feasible = is_feasible(course);
  row->total = total_of(pathing);
  row->strengths = strengths_of(pathing);
  row->floors = course->rows.floors;
  row->caps = course->rows.caps;
  row->bounds = pathing->settings->corridor == 1;
  row->bounded = course->bounded;
}

void
kjp__path_write(struct kjp__pathing *pathing)
{
  const struct kjp__course *course = pathing->course;

  add_course(pathing);
  pathing->first_row = rows_of(pathing, KJP_PATH_POINTS)->count;
  for (int32_t year = course->first_year; year <= course->last_year; year++)
    add_point(pathing, year);
  add_conflict(pathing);
  add_missing(pathing);
  kjp__path_totals(pathing);
  kjp__path_inputs(pathing);
  kjp__path_defaults(pathing);
  mark_points(pathing);
  mark_conflict(pathing);
  mark_course(pathing);
}
