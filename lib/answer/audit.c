/* SPDX-License-Identifier: MIT */
/* lib/answer/audit.c - is the growth rule kept, year by year?
 *
 * Each rule is gone through year by year, because the floor of a year may be
 * the base of the next. rule/ does the arithmetic, value/ gives the numbers;
 * here they meet. */
#include "audit-priv.h"

#include <string.h>

#include "../base/error-priv.h"
#include "../plan/pick-priv.h"

/* Rows */

/* A share of unlike things has no percentage points. */
static bool
has_like_units(const struct kjp__auditing *auditing,
               const struct kjp__clause *clause)
{
  const kjp_plan *plan = auditing->plan;

  return clause->kind != KJP_CLAUSE_SHARE_NOT_BELOW_PREVIOUS ||
         kjp__plan_indicator(plan, clause->reference)->dimension ==
             kjp__plan_indicator(plan, auditing->judging.rule->indicator)
                 ->dimension;
}

static const struct kjp__fraction *
gap_of(struct kjp__auditing *auditing, struct kjp__judged *judged)
{
  struct kjp__fraction gap;
  bool defined = false;
  int64_t net;

  if (!judged->known || !kjp__amount_get(auditing->judging.net, &net) ||
      !has_like_units(auditing, judged->clause))
    return NULL;
  if (!kjp__clause_gap(judged->clause->kind, &judged->numbers, net, &gap,
                       &defined)) {
    kjp__judge_too_large(&auditing->judging, judged);
    return NULL;
  }
  return defined ? kjp__answer_fraction(auditing->answer, &gap) : NULL;
}

static int8_t
verdict_of(const struct kjp__outcome *outcome)
{
  if (!outcome->judged)
    return KJP_VERDICT_NOT_ASSESSABLE;
  return outcome->holds ? KJP_VERDICT_HOLDS : KJP_VERDICT_BROKEN;
}

static void
write_clause(struct kjp__auditing *auditing, int32_t index, int32_t first)
{
  struct kjp__judged *judged = &auditing->judging.judged[index];
  const struct kjp__outcome *outcome = &auditing->judging.outcomes[index];
  struct kjp__audit_clause *row = kjp__rows_add(
      &kjp__answer_table(auditing->answer, KJP_AUDIT_CLAUSES)->rows);

  if (row == NULL)
    return;
  row->year = auditing->year_row;
  row->any_of = outcome->any_of < 0 ? KJP_NONE : first + outcome->any_of;
  row->clause = judged->row;
  row->name = judged->clause->name;
  row->least = outcome->least;
  row->verdict = verdict_of(outcome);
  row->binding = outcome->binding;
  if (judged->has_base) {
    row->base = kjp__amount_known(judged->numbers.base);
    row->base_year = judged->base_year;
  }
  if (judged->has_reference)
    row->reference =
        kjp__answer_fraction(auditing->answer, &judged->numbers.reference);
  if (judged->has_reference_base)
    row->reference_base =
        kjp__answer_fraction(auditing->answer, &judged->numbers.reference_base);
  if (!outcome->is_any)
    row->gap = gap_of(auditing, judged);
}

static const struct kjp__fraction *
growth_of(struct kjp__auditing *auditing)
{
  struct kjp__clause_numbers numbers = {0};
  struct kjp__fraction growth;
  bool defined = false;
  int64_t net;

  if (!kjp__amount_get(auditing->judging.net, &net) ||
      !kjp__amount_get(auditing->judging.base, &numbers.base))
    return NULL;
  if (!kjp__clause_gap(KJP_CLAUSE_GROW_AT_LEAST, &numbers, net, &growth,
                       &defined))
    kjp__judge_out_of_range(&auditing->judging, KJP_NONE, KJP_NONE);
  return defined ? kjp__answer_fraction(auditing->answer, &growth) : NULL;
}

static struct kjp__amount
headroom_of(struct kjp__auditing *auditing, struct kjp__amount floor)
{
  struct kjp__wide net_wide;
  struct kjp__wide floor_wide;
  int64_t net;
  int64_t least;
  int64_t headroom;

  if (!kjp__amount_get(auditing->judging.net, &net) ||
      !kjp__amount_get(floor, &least))
    return kjp__amount_unknown();
  kjp__wide_set(&net_wide, net);
  kjp__wide_set(&floor_wide, least);
  if (kjp__wide_subtract(&net_wide, &floor_wide, &net_wide) &&
      kjp__wide_to_int64(&net_wide, &headroom))
    return kjp__amount_known(headroom);
  kjp__judge_out_of_range(&auditing->judging, KJP_NONE, KJP_NONE);
  return kjp__amount_unknown();
}

static int32_t
exemption_of(const struct kjp__auditing *auditing)
{
  const kjp_table *table = &auditing->plan->tables[KJP_EXEMPTIONS];
  int32_t first;
  int32_t count = kjp_table_children(table, KJP_EXEMPTION_RULE,
                                     auditing->judging.rule_row, &first);

  for (int32_t i = 0; i < count; i++) {
    const struct kjp__exemption *row = kjp__rows_at(&table->rows, first + i);

    if (row->year == auditing->judging.year)
      return first + i;
  }
  return KJP_NONE;
}

/* The value of the year as it is shown: before the one_off is taken out. */
static void
write_value(struct kjp__auditing *auditing, struct kjp__audit_year *row)
{
  const struct kjp__value *value =
      kjp__series_at(auditing->judging.values, auditing->judging.series,
                     auditing->judging.year);
  const struct kjp__adjustment *one_off =
      kjp__adjustment_of(auditing->plan, auditing->judging.rule->indicator,
                         auditing->judging.year, KJP_ADJUSTMENT_ONE_OFF);

  row->kind = value->kind;
  if (kjp__value_known(value) && value->whole)
    row->value = kjp__amount_known(value->quanta);
  if (one_off != NULL)
    row->one_off = one_off->value;
}

/* The growth shown is against the base, whether or not a clause uses it; a
 * comparable one is stated, and no figure. */
static void
rest_on_base(struct kjp__auditing *auditing, struct kjp__audit_year *row)
{
  const struct kjp__judging *judging = &auditing->judging;
  int32_t before = judging->year - 1;

  if (row->growth == NULL || judging->count == 0)
    return;
  row->projected = row->projected || judging->base_projected;
  row->unverified = row->unverified || judging->base_unverified;
  if (kjp__adjustment_of(judging->plan, judging->rule->indicator, judging->year,
                         KJP_ADJUSTMENT_COMPARABLE_BASE) != NULL)
    return;
  row->unverified =
      row->unverified ||
      kjp__series_at(judging->values, judging->series, before)->unverified;
  kjp__trail_witness.value(auditing, judging->series, before);
}

static void
write_year(struct kjp__auditing *auditing, struct kjp__audit_year *row,
           const struct kjp__year *year, int32_t first_clause)
{
  write_value(auditing, row);
  row->base = auditing->judging.base;
  row->floor = year->floor;
  row->partial = year->partial;
  row->headroom = headroom_of(auditing, year->floor);
  row->growth = growth_of(auditing);
  row->runner_up =
      year->runner_up < 0 ? KJP_NONE : first_clause + year->runner_up;
  row->projected = kjp__judge_is_projected(&auditing->judging);
  row->unverified = auditing->judging.unverified;
  rest_on_base(auditing, row);
  row->verdict = (int8_t)year->verdict;
  row->exemption = exemption_of(auditing);
  if (row->exemption >= 0) {
    row->unwaived = row->verdict;
    row->verdict = KJP_VERDICT_EXEMPT;
  }
}

static struct kjp__audit_year *
open_year(struct kjp__auditing *auditing, int32_t year)
{
  struct kjp__rows *rows =
      &kjp__answer_table(auditing->answer, KJP_AUDIT_YEARS)->rows;
  struct kjp__audit_year *row = kjp__rows_add(rows);

  if (row == NULL)
    return NULL;
  row->rule = auditing->answer_row;
  row->year = year;
  auditing->year_row = rows->count - 1;
  kjp__values_begin_walk(auditing->judging.values);
  auditing->first_input =
      kjp_table_count(kjp__answer_table(auditing->answer, KJP_AUDIT_INPUTS));
  auditing->first_missing =
      kjp_table_count(kjp__answer_table(auditing->answer, KJP_AUDIT_MISSING));
  return row;
}

static void
audit_year(struct kjp__auditing *auditing, int32_t year)
{
  struct kjp__judging *judging = &auditing->judging;
  struct kjp__audit_year *row = open_year(auditing, year);
  int32_t first_clause =
      kjp_table_count(kjp__answer_table(auditing->answer, KJP_AUDIT_CLAUSES));
  struct kjp__year outcome;

  if (row == NULL)
    return;
  kjp__judge_open(judging, year);
  kjp__trail_close_value(auditing);
  kjp__judge_year(judging, &outcome);
  for (int32_t i = 0; i < judging->count; i++)
    write_clause(auditing, i, first_clause);
  write_year(auditing, row, &outcome, first_clause);
  kjp__trail_close(auditing);
  kjp__trail_notes(auditing, first_clause);
  kjp__judge_next(judging, outcome.floor);
}

static void
audit_rule(struct kjp__auditing *auditing, int32_t number)
{
  const struct kjp__rule *rule =
      kjp__plan_row(auditing->plan, KJP_RULES, number);
  struct kjp__rows *rules =
      &kjp__answer_table(auditing->answer, KJP_AUDIT_RULES)->rows;
  int32_t first_input =
      kjp_table_count(kjp__answer_table(auditing->answer, KJP_AUDIT_INPUTS));
  struct kjp__audit_rule *row = kjp__rows_add(rules);
  const struct kjp__series *series = kjp__values_series(
      auditing->judging.values, rule->indicator, rule->stage);

  if (row == NULL || series == NULL) {
    auditing->judging.failed = true;
    return;
  }
  row->rule = number;
  auditing->answer_row = rules->count - 1;
  kjp__judge_rule(&auditing->judging, number, series);
  for (int32_t year = rule->first_year;
       year <= rule->last_year && kjp__judge_goes_on(&auditing->judging);
       year++)
    audit_year(auditing, year);
  if (kjp__judge_goes_on(&auditing->judging))
    kjp__audit_defaults(auditing, first_input);
}

/* The call */

static bool
init_auditing(struct kjp__auditing *auditing, kjp_answer *answer,
              const struct kjp__view *view)
{
  struct kjp__values *values;

  memset(auditing, 0, sizeof *auditing);
  auditing->answer = answer;
  auditing->plan = answer->plan;
  auditing->scratch = kjp__arena_new();
  if (auditing->scratch == NULL)
    return false;
  values = kjp__values_new(auditing->scratch, answer->plan, view);
  return values != NULL &&
         kjp__judge_init(&auditing->judging, values,
                         kjp__plan_count(answer->plan, KJP_CLAUSES),
                         &kjp__trail_witness, auditing) &&
         !kjp__arena_failed(auditing->scratch);
}

static kjp_status
report_range(const struct kjp__auditing *auditing, kjp_error **error_out)
{
  const struct kjp__values *values = auditing->judging.values;

  if (auditing->judging.out_of_range)
    return kjp__fail_judging(error_out, &auditing->judging);
  return kjp__fail_range(
      error_out,
      kjp__plan_indicator(auditing->plan, values->range_indicator)->id,
      values->range_year);
}

static kjp_status
status_of(const struct kjp__auditing *auditing, kjp_error **error_out)
{
  if (auditing->judging.out_of_range || auditing->judging.values->out_of_range)
    return report_range(auditing, error_out);
  if (auditing->judging.failed || kjp__arena_failed(auditing->scratch) ||
      kjp__arena_failed(auditing->answer->arena))
    return kjp__fail(error_out, KJP__MEMORY_OUT, NULL);
  return KJP_OK;
}

kjp_status
kjp__audit_fill(kjp_answer *answer, const struct kjp__view *view, int32_t only,
                kjp_error **error_out)
{
  struct kjp__auditing auditing;
  int32_t rules = kjp__plan_count(answer->plan, KJP_RULES);
  kjp_status status;

  if (!init_auditing(&auditing, answer, view)) {
    kjp__arena_free(auditing.scratch);
    return kjp__fail(error_out, KJP__MEMORY_OUT, NULL);
  }
  for (int32_t rule = 0; rule < rules && kjp__judge_goes_on(&auditing.judging);
       rule++) {
    if (only == KJP_NONE || only == rule)
      audit_rule(&auditing, rule);
  }
  status = status_of(&auditing, error_out);
  kjp__arena_free(auditing.scratch);
  return status;
}

kjp_status
kjp_audit_run(const kjp_plan *plan, const kjp_options *options,
              kjp_answer **answer_out, kjp_error **error_out)
{
  const struct kjp__settings *settings = kjp__options_settings(options);
  kjp_answer *answer;
  struct kjp__view view;
  int32_t only = KJP_NONE;
  kjp_status status;

  status = kjp__answer_open(plan, answer_out, error_out);
  if (status == KJP_OK)
    status = kjp__view_of(plan, settings, &view, error_out);
  if (status == KJP_OK)
    status =
        kjp__pick(plan, KJP_RULES, "rule", settings->rule, &only, error_out);
  if (status != KJP_OK)
    return status;
  answer = kjp__answer_new(plan, "audit", settings, kjp__audit_kinds,
                           KJP__AUDIT_KINDS);
  if (answer == NULL)
    return kjp__fail(error_out, KJP__MEMORY_OUT, NULL);
  return kjp__answer_close(
      answer, kjp__audit_fill(answer, &view, only, error_out), answer_out);
}
