/* SPDX-License-Identifier: MIT */
/* lib/answer/consistency.c - the call: builds the net, has it searched, and
 * puts what was found in order. */
#include <string.h>

#include "../base/error-priv.h"
#include "consistency-priv.h"

static bool
init_fit(struct kjp__fit *fit, kjp_answer *answer, const struct kjp__view *view)
{
  memset(fit, 0, sizeof *fit);
  fit->answer = answer;
  fit->plan = answer->plan;
  fit->view = *view;
  fit->clash = KJP_NONE;
  fit->shared_indicator = KJP_NONE;
  fit->arena = kjp__arena_new();
  fit->runs = kjp__arena_new();
  fit->spare = kjp__arena_new();
  if (fit->arena == NULL || fit->runs == NULL || fit->spare == NULL)
    return false;
  fit->values = kjp__values_new(fit->arena, answer->plan, view);
  kjp__rows_init(&fit->cells, fit->arena, sizeof(struct kjp__fit_cell));
  kjp__rows_init(&fit->members, fit->arena, sizeof(struct kjp__fit_member));
  kjp__rows_init(&fit->constraints, fit->arena,
                 sizeof(struct kjp__fit_constraint));
  kjp__rows_init(&fit->items, fit->arena, sizeof(struct kjp__fit_item));
  kjp__rows_init(&fit->nodes, fit->arena, sizeof(struct kjp__fit_node));
  return fit->values != NULL && kjp__rows_add(&fit->nodes) != NULL;
}

static void
free_fit(struct kjp__fit *fit)
{
  kjp__arena_free(fit->arena);
  kjp__arena_free(fit->runs);
  kjp__arena_free(fit->spare);
}

/* The rows that are not of the net */

static void
write_claims(kjp_answer *answer)
{
  struct kjp__rows *rows =
      &kjp__answer_table(answer, KJP_CONSISTENCY_CLAIMS)->rows;

  for (int32_t i = 0; i < kjp__plan_count(answer->plan, KJP_CLAIMS); i++) {
    const struct kjp__claim *claim = kjp__plan_row(answer->plan, KJP_CLAIMS, i);
    struct kjp__consistency_claim *row = kjp__rows_add(rows);

    if (row == NULL)
      return;
    row->claim = i;
    row->what = claim->what;
    row->stated = claim->stated;
    row->listed = claim->listed;
    row->agrees = claim->stated == claim->listed;
  }
}

static void
write_reach(const struct kjp__fit *fit)
{
  struct kjp__consistency_reach *row =
      kjp__rows_add(&kjp__answer_table(fit->answer, KJP_CONSISTENCY)->rows);

  if (row == NULL)
    return;
  row->shared = fit->shared;
  row->indicator = fit->shared_indicator;
  row->complete = !fit->limited;
  row->cut = fit->cut;
  row->at_bounds_cut = fit->at_bounds_cut;
  row->tightest_cut = fit->tightest_cut;
}

static void
state(kjp_answer *answer, int8_t kind, int32_t row)
{
  struct kjp__consistency_statement *statement = kjp__rows_add(
      &kjp__answer_table(answer, KJP_CONSISTENCY_STATEMENTS)->rows);

  if (statement == NULL)
    return;
  statement->kind = kind;
  statement->row = row;
}

static void
state_rows(kjp_answer *answer, int8_t kind, int32_t table)
{
  int32_t count = kjp_table_count(kjp_answer_table(answer, table));

  for (int32_t i = 0; i < count; i++)
    state(answer, kind, i);
}

/* Targets that count as revised. */
static void
state_promises(kjp_answer *answer)
{
  const kjp_table *table = kjp__answer_table(answer, KJP_CONSISTENCY_PROMISES);

  for (int32_t i = 0; i < table->rows.count; i++) {
    const struct kjp__consistency_promise *row = kjp__rows_at(&table->rows, i);

    if (row->revision != KJP_NONE)
      state(answer, KJP_STATEMENT_PROMISE, i);
  }
}

static void
write_statements(const struct kjp__fit *fit)
{
  kjp_answer *answer = fit->answer;

  state_rows(answer, KJP_STATEMENT_CONFLICT, KJP_CONSISTENCY_CONFLICTS);
  if (fit->cut)
    state(answer, KJP_STATEMENT_CUT, 0);
  if (kjp_table_count(kjp_answer_table(answer, KJP_CONSISTENCY_CONFLICTS)) == 0)
    state(answer, KJP_STATEMENT_NO_CONFLICT, 0);
  if (fit->shared)
    state(answer, KJP_STATEMENT_SHARED, 0);
  state_rows(answer, KJP_STATEMENT_AT_BOUNDS, KJP_CONSISTENCY_AT_BOUNDS);
  if (fit->at_bounds_cut)
    state(answer, KJP_STATEMENT_AT_BOUNDS_CUT, 0);
  state_rows(answer, KJP_STATEMENT_TIGHTEST, KJP_CONSISTENCY_TIGHTEST);
  if (fit->tightest_cut)
    state(answer, KJP_STATEMENT_TIGHTEST_CUT, 0);
  state_rows(answer, KJP_STATEMENT_IMPLIED, KJP_CONSISTENCY_IMPLIED);
  state_rows(answer, KJP_STATEMENT_CLAIM, KJP_CONSISTENCY_CLAIMS);
  state_promises(answer);
}

/* The call */

static kjp_status
report_range(const struct kjp__values *values, kjp_error **error_out)
{
  const char *name =
      kjp__plan_indicator(values->plan, values->range_indicator)->id;

  return kjp__fail_range(error_out, name, values->range_year);
}

static kjp_status
status_of(const struct kjp__fit *fit, kjp_error **error_out)
{
  if (fit->values != NULL && fit->values->out_of_range)
    return report_range(fit->values, error_out);
  if (fit->values == NULL || fit->failed || kjp__arena_failed(fit->arena) ||
      kjp__arena_failed(fit->runs) || kjp__arena_failed(fit->spare) ||
      kjp__arena_failed(fit->answer->arena))
    return kjp__fail(error_out, KJP__MEMORY_OUT, NULL);
  return KJP_OK;
}

static kjp_status
fill(kjp_answer *answer, const struct kjp__view *view, kjp_error **error_out)
{
  struct kjp__fit fit;
  kjp_status status;

  if (!init_fit(&fit, answer, view)) {
    free_fit(&fit);
    return kjp__fail(error_out, KJP__MEMORY_OUT, NULL);
  }
  kjp__values_begin_walk(fit.values);
  kjp__fit_promise(&fit);
  if (!kjp__arena_failed(answer->arena) && kjp__fit_build(&fit)) {
    kjp__fit_clash(&fit);
    kjp__fit_equal(&fit);
    write_claims(answer);
    write_reach(&fit);
    write_statements(&fit);
    kjp__used_close(answer);
  }
  status = status_of(&fit, error_out);
  free_fit(&fit);
  return status;
}

kjp_status
kjp_consistency_run(const kjp_plan *plan, const kjp_options *options,
                    kjp_answer **answer_out, kjp_error **error_out)
{
  const struct kjp__settings *settings = kjp__options_settings(options);
  kjp_answer *answer;
  struct kjp__view view;
  kjp_status status;

  status = kjp__answer_open(plan, answer_out, error_out);
  if (status == KJP_OK)
    status = kjp__view_of(plan, settings, &view, error_out);
  if (status != KJP_OK)
    return status;
  answer = kjp__answer_new(plan, "consistency", settings,
                           kjp__consistency_kinds, KJP__CONSISTENCY_KINDS);
  if (answer == NULL)
    return kjp__fail(error_out, KJP__MEMORY_OUT, NULL);
  return kjp__answer_close(answer, fill(answer, &view, error_out), answer_out);
}
