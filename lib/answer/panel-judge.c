/* SPDX-License-Identifier: MIT */
/* lib/answer/panel-judge.c - one entity of a panel, judged as an audit would.
 *
 * The figures of an entity are laid into series that stand in place of what
 * the plan says, and the years of the rule are gone through by the same
 * functions as in an audit: what they find cannot differ. */
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

static const struct kjp__panel_input *
input_at(const kjp_panel *panel, int32_t i)
{
  return kjp__rows_at(&panel->inputs, i);
}

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
    const struct kjp__panel_input *input = input_at(panel, i);

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
    const struct kjp__panel_input *input = input_at(panel, i);

    if (input->indicator == indicator)
      return input->quanta != NULL;
  }
  return false;
}

static kjp_status
take_own(struct kjp__panel_desk *desk, int32_t indicator, int8_t stage,
         kjp_error **error_out)
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
    status = take_own(desk, clause->reference, clause->stage, error_out);
  for (int32_t i = 0; i < count && status == KJP_OK; i++) {
    const struct kjp__peer *peer = kjp__rows_at(&peers->rows, first + i);

    status = take_own(desk, peer->indicator, clause->stage, error_out);
  }
  return status;
}

static kjp_status
take_all_own(struct kjp__panel_desk *desk, kjp_error **error_out)
{
  const kjp_panel *panel = desk->panel;
  kjp_status status =
      take_own(desk, panel->rule->indicator, panel->rule->stage, error_out);
  int32_t first;
  int32_t count = kjp_table_children(&panel->plan->tables[KJP_CLAUSES],
                                     KJP_CLAUSE_RULE, panel->rule_row, &first);

  for (int32_t i = 0; i < count && status == KJP_OK; i++)
    status = take_clause(desk, first + i, error_out);
  return status;
}

static bool
put_in_place(struct kjp__panel_desk *desk)
{
  const kjp_panel *panel = desk->panel;
  struct kjp__values *values = desk->judging.values;

  desk->given = kjp__arena_alloc(desk->arena, (size_t)panel->inputs.count *
                                                  sizeof *desk->given);
  for (int32_t i = 0; desk->given != NULL && i < panel->inputs.count; i++) {
    const struct kjp__panel_input *input = input_at(panel, i);

    if (input->quanta != NULL)
      desk->given[i] = kjp__values_given(values, input->indicator);
  }
  return !kjp__arena_failed(desk->arena);
}

/* Whatever grows while years are judged grows here, before the mark. */
static kjp_status
settle(struct kjp__panel_desk *desk, kjp_error **error_out)
{
  const kjp_panel *panel = desk->panel;
  struct kjp__judging *judging = &desk->judging;
  const struct kjp__series *ruled;

  if (!put_in_place(desk))
    return kjp__fail(error_out, KJP__MEMORY_OUT, NULL);
  ruled = kjp__values_series(judging->values, panel->rule->indicator,
                             panel->rule->stage);
  (void)kjp__values_first_year(judging->values, panel->rule->indicator,
                               panel->rule->stage);
  if (ruled == NULL || kjp__arena_failed(desk->arena))
    return kjp__fail(error_out, KJP__MEMORY_OUT, NULL);
  kjp__judge_rule(judging, panel->rule_row, ruled);
  if (!kjp__panel_lanes_open(desk))
    return kjp__fail(error_out, KJP__MEMORY_OUT, NULL);
  desk->mark = kjp__arena_mark(desk->arena);
  return KJP_OK;
}

kjp_status
kjp__panel_desk_open(const kjp_panel *panel, struct kjp__panel_desk *desk,
                     kjp_error **error_out)
{
  struct kjp__values *values = NULL;
  kjp_status status;

  *desk = (struct kjp__panel_desk){.panel = panel, .arena = kjp__arena_new()};
  if (desk->arena != NULL)
    values = kjp__values_new(desk->arena, panel->plan, &panel->view);
  if (values == NULL ||
      !kjp__judge_init(&desk->judging, values,
                       kjp__plan_count(panel->plan, KJP_CLAUSES), &no_witness,
                       NULL))
    return kjp__fail(error_out, KJP__MEMORY_OUT, NULL);
  kjp__values_widen(values, panel->first_year - 1,
                    kjp__panel_last_year(panel) + 1);
  status = take_all_own(desk, error_out);
  return status == KJP_OK ? settle(desk, error_out) : status;
}

void
kjp__panel_desk_close(struct kjp__panel_desk *desk)
{
  kjp__arena_free(desk->arena);
}

/* Judging */

static void
lay_figures(struct kjp__panel_desk *desk, int32_t entity)
{
  const kjp_panel *panel = desk->panel;
  int32_t shift = panel->first_year - desk->judging.values->first_year;

  for (int32_t i = 0; i < panel->inputs.count; i++) {
    const struct kjp__panel_input *input = input_at(panel, i);

    for (int32_t y = 0; input->quanta != NULL && y < panel->years; y++) {
      struct kjp__value *value = &desk->given[i]->values[shift + y];
      size_t place = (size_t)entity * (size_t)panel->years + (size_t)y;

      value->whole = true;
      value->kind = kjp__panel_figure(input, place, &value->quanta)
                        ? KJP_KIND_OBSERVED
                        : KJP_KIND_UNKNOWN;
    }
  }
}

static int32_t
binding_of(const struct kjp__judging *judging)
{
  for (int32_t i = 0; i < judging->count; i++) {
    if (judging->outcomes[i].any_of < 0 && judging->outcomes[i].binding)
      return judging->judged[i].row;
  }
  return KJP_NONE;
}

static uint8_t
flags_of(const struct kjp__judging *judging, const struct kjp__year *year,
         bool exempt)
{
  int flags = year->partial ? KJP_PANEL_PARTIAL : 0;

  if (kjp__judge_is_projected(judging))
    flags |= KJP_PANEL_PROJECTED;
  if (judging->unverified)
    flags |= KJP_PANEL_UNVERIFIED;
  if (exempt && year->verdict == KJP_VERDICT_BROKEN)
    flags |= KJP_PANEL_UNWAIVED_BROKEN;
  if (exempt && year->verdict == KJP_VERDICT_NOT_ASSESSABLE)
    flags |= KJP_PANEL_UNWAIVED_NOT_ASSESSABLE;
  return (uint8_t)flags;
}

/* One cell of each array. */
struct cell {
  int64_t floor;
  uint8_t verdict;
  int32_t binding;
  uint8_t flags;
};

static void
write_cell(const struct kjp__panel_out *out, size_t place,
           const struct cell *cell)
{
  if (out->floors != NULL)
    out->floors[place] = cell->floor;
  if (out->verdicts != NULL)
    out->verdicts[place] = cell->verdict;
  if (out->bindings != NULL)
    out->bindings[place] = cell->binding;
  if (out->flags != NULL)
    out->flags[place] = cell->flags;
}

static bool
is_ruled(const kjp_panel *panel, int32_t year)
{
  return year >= panel->rule->first_year && year <= panel->rule->last_year;
}

/* No year is judged: each is not ruled, or what `verdict` says. */
static void
write_blank(const kjp_panel *panel, const struct kjp__panel_out *out,
            size_t place, uint8_t verdict)
{
  for (int32_t y = 0; y < panel->years; y++) {
    bool ruled = is_ruled(panel, panel->first_year + y);

    write_cell(out, place + (size_t)y,
               &(struct cell){.floor = INT64_MIN,
                              .verdict = ruled ? verdict : KJP_PANEL_NOT_RULED,
                              .binding = KJP_NONE});
  }
}

static void
write_year(const struct kjp__panel_desk *desk, const struct kjp__year *year,
           const struct kjp__panel_out *out, size_t place)
{
  const struct kjp__judging *judging = &desk->judging;
  int32_t y = judging->year - desk->panel->first_year;
  struct cell cell = {.floor = INT64_MIN,
                      .verdict = (uint8_t)year->verdict,
                      .binding = binding_of(judging)};

  if (y < 0)
    return;
  (void)kjp__amount_get(year->floor, &cell.floor);
  cell.flags = flags_of(judging, year, desk->panel->exempt[y]);
  if (desk->panel->exempt[y])
    cell.verdict = KJP_VERDICT_EXEMPT;
  write_cell(out, place + (size_t)y, &cell);
}

/* False where a number does not fit. */
static bool
judge_years(struct kjp__panel_desk *desk, const struct kjp__panel_out *out,
            size_t place)
{
  const struct kjp__rule *rule = desk->panel->rule;
  struct kjp__judging *judging = &desk->judging;
  int32_t last_year = kjp__panel_last_year(desk->panel);

  if (rule->last_year < last_year)
    last_year = rule->last_year;
  kjp__judge_rule(judging, desk->panel->rule_row, judging->series);
  if (desk->given[0] != NULL)
    judging->first_year = desk->panel->first_year;
  for (int32_t year = rule->first_year; year <= last_year; year++) {
    struct kjp__year outcome;

    kjp__judge_open(judging, year);
    kjp__judge_year(judging, &outcome);
    if (!kjp__judge_goes_on(judging))
      return false;
    write_year(desk, &outcome, out, place);
    kjp__judge_next(judging, outcome.floor);
  }
  return true;
}

void
kjp__panel_judge(struct kjp__panel_desk *desk, int32_t entity,
                 const struct kjp__panel_out *out, size_t place)
{
  write_blank(desk->panel, out, place, KJP_PANEL_NOT_RULED);
  lay_figures(desk, entity);
  if (judge_years(desk, out, place))
    return;
  write_blank(desk->panel, out, place, KJP_PANEL_TOO_LARGE);
  desk->judging.out_of_range = false;
  kjp__arena_release(desk->arena, desk->mark);
}
