/* SPDX-License-Identifier: MIT */
/* lib/answer/panel-judge.c - one entity of a panel, judged as an audit would.
 *
 * The figures of an entity are laid into series that stand in place of what
 * the plan says, and the years of the rule are gone through by the same
 * functions as in an audit: what they find cannot differ. */
#include "panel-priv.h"

#include "../base/error-priv.h"

/* Whatever grows while years are judged grows here, before the mark. */
static kjp_status
settle(struct kjp__panel_desk *desk, kjp_error **error_out)
{
  const kjp_panel *panel = desk->panel;
  struct kjp__judging *judging = &desk->judging;
  const struct kjp__series *ruled;

  if (!kjp__panel_desk_place(desk))
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
kjp__panel_judge_open(const kjp_panel *panel, struct kjp__panel_desk *desk,
                      kjp_error **error_out)
{
  kjp_status status =
      kjp__panel_desk_start(panel, &panel->view, desk, error_out);

  if (status == KJP_OK)
    status = kjp__panel_desk_take(desk, panel->rule->indicator,
                                  panel->rule->stage, error_out);
  if (status == KJP_OK)
    status = kjp__panel_desk_take_clauses(desk, error_out);
  return status == KJP_OK ? settle(desk, error_out) : status;
}

/* Judging */

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
