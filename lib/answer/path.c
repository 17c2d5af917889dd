/* SPDX-License-Identifier: MIT */
/* lib/answer/path.c - how should the money grow, and between which bounds?
 *
 * value/ computes the course of a path and its corridor; here it is asked for
 * with the settings of the question, and written down. */
#include "path-priv.h"

#include "../base/error-priv.h"
#include "../plan/pick-priv.h"

/* What was asked */

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

  if (goes_on(pathing))
    return KJP_OK;
  if (!judging->out_of_range && !values->out_of_range)
    return kjp__fail(error_out, KJP__MEMORY_OUT, NULL);
  if (judging->out_of_range)
    return kjp__fail_judging(error_out, judging);
  return kjp__fail_range(
      error_out,
      kjp__plan_indicator(pathing->plan, values->range_indicator)->id,
      values->range_year);
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
    kjp__path_write(pathing);
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
  static const struct kjp__witness silent = {NULL, NULL, false};
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
    status = kjp__pick(plan, KJP_INDICATORS, "indicator", settings->indicator,
                       &only, error_out);
  if (status == KJP_OK)
    status = kjp__path_words(settings, &view, error_out);
  if (status != KJP_OK)
    return status;
  view.paths = true;
  view.shaped = only;
  return run(plan, settings, &view, only, answer_out, error_out);
}
