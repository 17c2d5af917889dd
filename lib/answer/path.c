/* SPDX-License-Identifier: MIT */
/* lib/answer/path.c - how should the money grow, and between which bounds?
 *
 * value/ computes the course of a path and its corridor; here it is asked for
 * with the settings of the question, and written down. */
#include "path-priv.h"

#include <string.h>

#include <glib.h>

#include "../base/error-priv.h"

/* What was asked */

/* The number of the first `size` bytes of `text` among words; 0: none. */
static int32_t
word_of(const char *const *words, const char *text, size_t size)
{
  for (int32_t i = 1; words[i] != NULL; i++) {
    if (strlen(words[i]) == size && strncmp(words[i], text, size) == 0)
      return i;
  }
  return 0;
}

/* Refuses the value of an option that takes `words`. */
static kjp_status
refuse_word(const char *name, const char *found, const char *const *words,
            kjp_error **error_out)
{
  char list[160] = "";

  for (int32_t i = 1; words[i] != NULL; i++) {
    (void)g_strlcat(list, i > 1 ? ", " : "", sizeof list);
    (void)g_strlcat(list, words[i], sizeof list);
  }
  return kjp__fail_argument(error_out, name, found,
                            (struct kjp__say){list, list});
}

static kjp_status
read_shape(const struct kjp__settings *settings, struct kjp__view *view,
           kjp_error **error_out)
{
  const char *text = settings->shape;

  if (text == NULL)
    return KJP_OK;
  view->shape = (int8_t)word_of(kjp__words_shape, text, strlen(text));
  return view->shape != 0
             ? KJP_OK
             : refuse_word("shape", text, kjp__words_shape, error_out);
}

/* Words with commas between; blanks around them do no harm. */
static kjp_status
read_strengths(const struct kjp__settings *settings, struct kjp__view *view,
               kjp_error **error_out)
{
  const char *at = settings->strengths;

  while (at != NULL) {
    const char *end;
    size_t size;
    int32_t strength;

    at += strspn(at, " ");
    end = strchr(at, ',');
    size = strcspn(at, ", ");
    strength = word_of(kjp__words_strength, at, size);
    if (strength == 0 || strchr(",", at[size + strspn(at + size, " ")]) == NULL)
      return refuse_word("strengths", settings->strengths, kjp__words_strength,
                         error_out);
    view->strengths |= UINT32_C(1) << strength;
    at = end == NULL ? NULL : end + 1;
  }
  return KJP_OK;
}

static kjp_status
read_indicator(const kjp_plan *plan, const struct kjp__settings *settings,
               int32_t *out, kjp_error **error_out)
{
  *out = KJP_NONE;
  if (settings->indicator == NULL)
    return KJP_OK;
  *out =
      kjp_table_find(kjp_plan_table(plan, KJP_INDICATORS), settings->indicator);
  if (*out >= 0)
    return KJP_OK;
  return kjp__fail_argument(
      error_out, "indicator", settings->indicator,
      (struct kjp__say){"计划中声明的指标", "an indicator of the plan"});
}

/* The key that the shape asked for needs and the path lacks; NULL: none. */
static const char *
lacks(const struct kjp__pathing *pathing, int32_t indicator)
{
  struct kjp__path path = {0};
  struct kjp__path_rows rows;

  kjp__path_read(pathing->values, indicator, &path, &rows);
  if (path.shape == KJP_SHAPE_FIXED_GROWTH &&
      !kjp__amount_is_known(path.growth))
    return "growth";
  if (path.shape == KJP_SHAPE_CATCH_UP && path.reference < 0)
    return "of";
  return path.shape == KJP_SHAPE_SHARES && rows.shares < 0 ? "shares" : NULL;
}

/* What the plan itself says has been held against its shape already. */
static kjp_status
check_shape(const struct kjp__pathing *pathing, int32_t indicator,
            kjp_error **error_out)
{
  const char *id = kjp__plan_indicator(pathing->plan, indicator)->id;
  const char *key = lacks(pathing, indicator);

  if (pathing->settings->shape == NULL || key == NULL)
    return KJP_OK;
  return kjp__fail_argument(
      error_out, "shape", pathing->settings->shape,
      (struct kjp__say){
          kjp__arena_format(pathing->scratch,
                            "路径 %s 写全了键的形状（它没有写 %s）", id, key),
          kjp__arena_format(pathing->scratch,
                            "a shape whose keys path %s has (it has no %s)", id,
                            key)});
}

/* Rows */

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

static void
write_course(struct kjp__pathing *pathing)
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
  mark_conflict(pathing);
}

/* The call */

static bool
goes_on(const struct kjp__pathing *pathing)
{
  return !pathing->values->out_of_range && !pathing->judging.out_of_range &&
         !pathing->judging.failed && !kjp__arena_failed(pathing->scratch) &&
         !kjp__arena_failed(pathing->answer->arena);
}

static kjp_status
status_of(const struct kjp__pathing *pathing, kjp_error **error_out)
{
  const struct kjp__judging *judging = &pathing->judging;
  const struct kjp__values *values = pathing->values;
  const char *name = judging->range_name;
  int32_t year = judging->range_year;

  if (goes_on(pathing))
    return KJP_OK;
  if (!judging->out_of_range && !values->out_of_range)
    return kjp__fail(error_out, KJP__MEMORY_OUT, NULL);
  if (!judging->out_of_range) {
    name = kjp__plan_indicator(pathing->plan, values->range_indicator)->id;
    year = values->range_year;
  }
  return kjp__fail_range(error_out, name, year);
}

static void
trace(struct kjp__pathing *pathing, int32_t indicator)
{
  struct kjp__values *values = pathing->values;
  struct kjp__course *course = NULL;

  if (kjp__values_series(values, indicator, 0) != NULL)
    course = kjp__values_course(values, indicator);
  pathing->course = course;
  if (course != NULL && kjp__course_corridor(values, course))
    write_course(pathing);
  else if (!values->out_of_range)
    kjp__arena_fail(pathing->scratch);
}

static bool
is_asked(const struct kjp__pathing *pathing, int32_t indicator, int32_t only)
{
  return (only == KJP_NONE || only == indicator) &&
         kjp__path_in_force(pathing->values, indicator);
}

/* A path may rest on others: shapes are looked at before any is traced. */
static kjp_status
trace_all(struct kjp__pathing *pathing, int32_t only, kjp_error **error_out)
{
  int32_t count = kjp__plan_count(pathing->plan, KJP_INDICATORS);
  kjp_status status = KJP_OK;

  if (only >= 0 && !kjp__path_in_force(pathing->values, only))
    return kjp__fail_argument(
        error_out, "indicator", pathing->settings->indicator,
        (struct kjp__say){"有路径的指标", "an indicator with a path"});
  for (int32_t i = 0; i < count && status == KJP_OK; i++) {
    if (is_asked(pathing, i, only))
      status = check_shape(pathing, i, error_out);
  }
  for (int32_t i = 0; i < count && status == KJP_OK && goes_on(pathing); i++) {
    if (is_asked(pathing, i, only))
      trace(pathing, i);
  }
  return status;
}

static kjp_status
fill(struct kjp__pathing *pathing, const struct kjp__view *view, int32_t only,
     kjp_error **error_out)
{
  static const struct kjp__witness silent = {NULL, NULL};
  kjp_status status;

  pathing->scratch = kjp__arena_new();
  if (pathing->scratch == NULL)
    return kjp__fail(error_out, KJP__MEMORY_OUT, NULL);
  pathing->values = kjp__values_new(pathing->scratch, pathing->plan, view);
  if (pathing->values == NULL ||
      !kjp__judge_init(&pathing->judging, pathing->values,
                       kjp__plan_count(pathing->plan, KJP_CLAUSES), &silent,
                       NULL))
    return kjp__fail(error_out, KJP__MEMORY_OUT, NULL);
  kjp__values_begin_walk(pathing->values);
  status = trace_all(pathing, only, error_out);
  if (status == KJP_OK && goes_on(pathing))
    kjp__used_close(pathing->answer);
  return status == KJP_OK ? status_of(pathing, error_out) : status;
}

static kjp_status
run(const kjp_plan *plan, const struct kjp__settings *settings,
    const struct kjp__view *view, int32_t only, kjp_answer **answer_out,
    kjp_error **error_out)
{
  struct kjp__pathing pathing = {.plan = plan, .settings = settings};
  kjp_status status;

  pathing.answer =
      kjp__answer_new(plan, "path", settings, kjp__path_kinds, KJP__PATH_KINDS);
  if (pathing.answer == NULL)
    return kjp__fail(error_out, KJP__MEMORY_OUT, NULL);
  status = fill(&pathing, view, only, error_out);
  kjp__arena_free(pathing.scratch);
  return kjp__answer_close(pathing.answer, status, answer_out);
}

kjp_status
kjp_path_run(const kjp_plan *plan, const kjp_options *options,
             kjp_answer **answer_out, kjp_error **error_out)
{
  const struct kjp__settings *settings = kjp__options_settings(options);
  struct kjp__view view = {0};
  int32_t only;
  kjp_status status;

  status = kjp__answer_open(plan, answer_out, error_out);
  if (status == KJP_OK)
    status = kjp__view_of(plan, settings, &view, error_out);
  if (status == KJP_OK)
    status = read_indicator(plan, settings, &only, error_out);
  if (status == KJP_OK)
    status = read_shape(settings, &view, error_out);
  if (status == KJP_OK)
    status = read_strengths(settings, &view, error_out);
  if (status != KJP_OK)
    return status;
  view.paths = true;
  view.shaped = only;
  return run(plan, settings, &view, only, answer_out, error_out);
}
