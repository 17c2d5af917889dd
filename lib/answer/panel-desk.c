/* SPDX-License-Identifier: MIT */
/* lib/answer/panel-desk.c - what a thread needs of the plan: its own values
 * where there is no array, and empty series that stand in where there is one.
 */
#include "panel-priv.h"

#include "../base/error-priv.h"
#include "answer-priv.h"

static void
ignore_value(void *data, const struct kjp__series *series, int32_t year)
{
  (void)data;
  (void)series;
  (void)year;
}

static void
ignore_missing(void *data, int32_t indicator, int32_t year)
{
  (void)data;
  (void)indicator;
  (void)year;
}

static const struct kjp__witness no_witness = {ignore_value, ignore_missing,
                                               false};

/* Opening: values of the plan first, then the series that stand in. */

/* A value of the plan that rests on an indicator with figures of its own would
 * be another one in every entity. */
static kjp_status
refuse_mixture(const struct kjp__panel_desk *desk, int32_t indicator,
               int32_t used, kjp_error **error_out)
{
  const char *id = kjp__plan_indicator(desk->panel->plan, used)->id;
  const char *zh = kjp__arena_format(
      desk->arena, "自己的数组：它由 %s 得出，而后者有数组", id);
  const char *en = kjp__arena_format(
      desk->arena, "an array of its own: it rests on %s, which has one", id);

  return kjp__fail_argument(
      error_out, "indicator",
      kjp__plan_indicator(desk->panel->plan, indicator)->id,
      (struct kjp__say){zh, en});
}

static kjp_status
check_mixture(const struct kjp__panel_desk *desk, int32_t indicator,
              kjp_error **error_out)
{
  const kjp_panel *panel = desk->panel;

  for (int32_t i = 0; i < panel->inputs.count; i++) {
    const struct kjp__panel_input *input = kjp__panel_input_at(panel, i);

    if (input->quanta != NULL &&
        kjp__values_is_used(desk->judging.values, input->indicator))
      return refuse_mixture(desk, indicator, input->indicator, error_out);
  }
  return KJP_OK;
}

static bool
has_array(const kjp_panel *panel, int32_t indicator)
{
  for (int32_t i = 0; i < panel->inputs.count; i++) {
    const struct kjp__panel_input *input = kjp__panel_input_at(panel, i);

    if (input->indicator == indicator)
      return input->quanta != NULL;
  }
  return false;
}

kjp_status
kjp__panel_desk_take(struct kjp__panel_desk *desk, int32_t indicator,
                     int8_t stage, kjp_error **error_out)
{
  struct kjp__values *values = desk->judging.values;

  if (has_array(desk->panel, indicator))
    return KJP_OK;
  if (kjp__values_series(values, indicator, stage) != NULL)
    return check_mixture(desk, indicator, error_out);
  if (!values->out_of_range)
    return kjp__fail(error_out, KJP__MEMORY_OUT, NULL);
  return kjp__fail_range(
      error_out, kjp__plan_indicator(values->plan, values->range_indicator)->id,
      values->range_year);
}

static kjp_status
take_clause(struct kjp__panel_desk *desk, int32_t row, kjp_error **error_out)
{
  const kjp_plan *plan = desk->panel->plan;
  const struct kjp__clause *clause = kjp__plan_row(plan, KJP_CLAUSES, row);
  const kjp_table *peers = &plan->tables[KJP_PEERS];
  kjp_status status = KJP_OK;
  int32_t first;
  int32_t count = kjp_table_children(peers, KJP_PEER_CLAUSE, row, &first);

  if (clause->reference >= 0)
    status =
        kjp__panel_desk_take(desk, clause->reference, clause->stage, error_out);
  for (int32_t i = 0; i < count && status == KJP_OK; i++) {
    const struct kjp__peer *peer = kjp__rows_at(&peers->rows, first + i);

    status =
        kjp__panel_desk_take(desk, peer->indicator, clause->stage, error_out);
  }
  return status;
}

kjp_status
kjp__panel_desk_take_clauses(struct kjp__panel_desk *desk,
                             kjp_error **error_out)
{
  const kjp_panel *panel = desk->panel;
  kjp_status status = KJP_OK;
  int32_t first;
  int32_t count = kjp_table_children(&panel->plan->tables[KJP_CLAUSES],
                                     KJP_CLAUSE_RULE, panel->rule_row, &first);

  for (int32_t i = 0; i < count && status == KJP_OK; i++)
    status = take_clause(desk, first + i, error_out);
  return status;
}

kjp_status
kjp__panel_desk_take_inputs(struct kjp__panel_desk *desk, int32_t indicator,
                            int8_t stage, kjp_error **error_out)
{
  const kjp_table *inputs = &desk->panel->plan->tables[KJP_INPUTS];
  kjp_status status = KJP_OK;
  int32_t first;
  int32_t count =
      kjp_table_children(inputs, KJP_INPUT_INDICATOR, indicator, &first);

  for (int32_t i = 0; i < count && status == KJP_OK; i++) {
    const struct kjp__input *input = kjp__rows_at(&inputs->rows, first + i);

    status = has_array(desk->panel, input->input)
                 ? refuse_mixture(desk, indicator, input->input, error_out)
                 : kjp__panel_desk_take(desk, input->input, stage, error_out);
  }
  return status;
}

bool
kjp__panel_desk_place(struct kjp__panel_desk *desk)
{
  const kjp_panel *panel = desk->panel;
  struct kjp__values *values = desk->judging.values;

  desk->given = kjp__arena_alloc(desk->arena, (size_t)panel->inputs.count *
                                                  sizeof *desk->given);
  for (int32_t i = 0; desk->given != NULL && i < panel->inputs.count; i++) {
    const struct kjp__panel_input *input = kjp__panel_input_at(panel, i);

    if (input->quanta != NULL)
      desk->given[i] = kjp__values_given(values, input->indicator);
  }
  return !kjp__arena_failed(desk->arena);
}

kjp_status
kjp__panel_desk_start(const kjp_panel *panel, const struct kjp__view *view,
                      struct kjp__panel_desk *desk, kjp_error **error_out)
{
  struct kjp__values *values = NULL;

  *desk = (struct kjp__panel_desk){.panel = panel, .arena = kjp__arena_new()};
  if (desk->arena != NULL)
    values = kjp__values_new(desk->arena, panel->plan, view);
  if (values == NULL ||
      !kjp__judge_init(&desk->judging, values,
                       kjp__plan_count(panel->plan, KJP_CLAUSES), &no_witness,
                       NULL))
    return kjp__fail(error_out, KJP__MEMORY_OUT, NULL);
  kjp__values_widen(values, panel->first_year - 1,
                    kjp__panel_last_year(panel) + 1);
  return KJP_OK;
}

void
kjp__panel_desk_close(struct kjp__panel_desk *desk)
{
  kjp__arena_free(desk->arena);
}
