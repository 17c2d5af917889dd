/* SPDX-License-Identifier: MIT */
/* lib/answer/panel-course.c - the least path of one entity, found as an answer
 * of `path` would: figures and anchors are laid into what the course of the
 * path begins with, and the rest is the same functions. */
#include "panel-least-priv.h"

#include "../base/error-priv.h"

/* Opening */

static kjp_status
take_caps(struct kjp__panel_desk *desk, kjp_error **error_out)
{
  const kjp_table *caps = &desk->panel->plan->tables[KJP_CAPS];
  kjp_status status = KJP_OK;
  struct kjp__path_rows rows;
  int32_t first;
  int32_t count;

  if (!kjp__panel_path(desk->panel, &rows) || rows.caps < 0)
    return KJP_OK;
  count = kjp_table_children(caps, KJP_CAP_PATH, rows.caps, &first);
  for (int32_t i = first; i < first + count && status == KJP_OK; i++) {
    const struct kjp__cap *cap = kjp__rows_at(&caps->rows, i);

    if (cap->reference >= 0)
      status =
          kjp__panel_desk_take(desk, cap->reference, cap->stage, error_out);
  }
  return status;
}

/* Where it has no array: what its own values are made of. */
static kjp_status
take_ruled(struct kjp__panel_desk *desk, kjp_error **error_out)
{
  const kjp_panel *panel = desk->panel;
  kjp_status status;

  if (kjp__panel_input_at(panel, 0)->quanta != NULL)
    return KJP_OK;
  status =
      kjp__panel_desk_take_inputs(desk, panel->rule->indicator, 0, error_out);
  return status == KJP_OK
             ? kjp__panel_desk_take_inputs(desk, panel->rule->indicator,
                                           panel->rule->stage, error_out)
             : status;
}

/* Whatever grows while paths are found, and stays, grows here. */
static kjp_status
settle(struct kjp__panel_desk *desk, kjp_error **error_out)
{
  const struct kjp__rule *rule = desk->panel->rule;

  if (kjp__panel_desk_place(desk))
    (void)kjp__values_first_year(desk->judging.values, rule->indicator,
                                 rule->stage);
  if (kjp__arena_failed(desk->arena) || !kjp__panel_rise_open(desk))
    return kjp__fail(error_out, KJP__MEMORY_OUT, NULL);
  desk->mark = kjp__arena_mark(desk->arena);
  return KJP_OK;
}

kjp_status
kjp__panel_course_open(const kjp_panel *panel, struct kjp__panel_desk *desk,
                       kjp_error **error_out)
{
  kjp_status status =
      kjp__panel_desk_start(panel, &panel->least_view, desk, error_out);

  if (status == KJP_OK)
    status = kjp__panel_desk_take_clauses(desk, error_out);
  if (status == KJP_OK)
    status = take_caps(desk, error_out);
  if (status == KJP_OK)
    status = take_ruled(desk, error_out);
  return status == KJP_OK ? settle(desk, error_out) : status;
}

/* One entity */

/* What is below zero judges nothing. */
static void
lay_figures(struct kjp__panel_desk *desk, int32_t entity)
{
  const kjp_panel *panel = desk->panel;
  int32_t shift = panel->first_year - desk->judging.values->first_year;

  for (int32_t i = 0; i < panel->inputs.count; i++) {
    const struct kjp__panel_input *input = kjp__panel_input_at(panel, i);

    for (int32_t y = 0; input->quanta != NULL && y < panel->years; y++) {
      struct kjp__value *value = &desk->given[i]->values[shift + y];
      size_t place = (size_t)entity * (size_t)panel->years + (size_t)y;

      value->whole = true;
      value->kind =
          kjp__panel_figure(input, place, &value->quanta) && value->quanta >= 0
              ? KJP_KIND_OBSERVED
              : KJP_KIND_UNKNOWN;
    }
  }
}

static void
write_least(const kjp_panel *panel, const struct kjp__course *course,
            int64_t *least)
{
  for (int32_t y = 0; y < panel->years; y++) {
    int32_t at = panel->first_year + y - course->first_year;

    if (at >= 0 && at <= course->last_year - course->first_year)
      (void)kjp__amount_get(course->points[at].least, &least[y]);
  }
}

static uint8_t
find(struct kjp__panel_desk *desk, int32_t entity, int64_t *least)
{
  const kjp_panel *panel = desk->panel;
  struct kjp__values *values = desk->judging.values;
  struct kjp__stops stops = {panel->first_year, panel->years, NULL};
  struct kjp__course *course;
  int8_t feasible;

  if (panel->anchors != NULL)
    stops.quanta = panel->anchors + (size_t)entity * (size_t)panel->years;
  course = kjp__course_begin(values, panel->rule->indicator,
                             stops.quanta == NULL ? NULL : &stops);
  if (course == NULL || !kjp__course_least(values, course, &feasible)) {
    if (!values->out_of_range)
      kjp__arena_fail(desk->arena);
    return KJP_PANEL_TOO_LARGE;
  }
  if (feasible == KJP_NONE)
    return KJP_PANEL_PATH_UNKNOWN;
  if (feasible == 0)
    return KJP_PANEL_PATH_INFEASIBLE;
  write_least(panel, course, least);
  return KJP_PANEL_PATH_FEASIBLE;
}

uint8_t
kjp__panel_course(struct kjp__panel_desk *desk, int32_t entity, int64_t *least)
{
  uint8_t state;

  for (int32_t y = 0; y < desk->panel->years; y++)
    least[y] = INT64_MIN;
  desk->judging.values->out_of_range = false;
  lay_figures(desk, entity);
  state = find(desk, entity, least);
  kjp__arena_release(desk->arena, desk->mark);
  return state;
}
