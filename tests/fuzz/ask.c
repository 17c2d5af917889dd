/* SPDX-License-Identifier: MIT */
/* tests/fuzz/ask.c - every question about a plan, and all of its answer. */
#include "ask.h"

#include "require.h"
#include "walk.h"

typedef kjp_status question(const kjp_plan *plan, const kjp_options *options,
                            kjp_answer **answer_out, kjp_error **error_out);

/* A question, and the table whose rows are sentences. */
static const struct {
  question *ask;
  int32_t rows;
} questions[] = {
    {kjp_audit_run, KJP_AUDIT_YEARS},
    {kjp_path_run, KJP_PATH_POINTS},
    {kjp_consistency_run, KJP_CONSISTENCY_STATEMENTS},
    {kjp_assess_run, KJP_ASSESS_TARGETS},
    {kjp_reconcile_run, KJP_RECONCILE_FIGURES},
    {kjp_simulate_run, KJP_SIMULATION_STATEMENTS},
};
enum { QUESTIONS = sizeof questions / sizeof *questions };

static void
render_answer(const kjp_answer *answer, int32_t rows)
{
  int32_t count = kjp_table_count(kjp_answer_table(answer, rows));
  kjp_status status;
  kjp_text *text;
  kjp_error *error;

  for (int i = 0; i < 2; i++) {
    status = kjp_answer_to_json(answer, walk_languages[i], &text, &error);
    walk_text(status, text, error);
    status = kjp_answer_to_text(answer, walk_languages[i], &text, &error);
    walk_text(status, text, error);
    for (int32_t row = 0; row < count; row++) {
      status =
          kjp_answer_sentence(answer, row, walk_languages[i], &text, &error);
      walk_text(status, text, error);
    }
  }
}

static void
compare(const kjp_answer *before, const kjp_answer *after)
{
  kjp_answer *answer;
  kjp_error *error;
  kjp_status status = kjp_compare_run(before, after, NULL, &answer, &error);

  require((status == KJP_OK) == (answer != NULL && error == NULL));
  require(before != after || answer == NULL ||
          kjp_table_count(kjp_answer_table(answer, KJP_COMPARE_DIFFERENCES)) ==
              0);
  if (answer != NULL)
    render_answer(answer, KJP_COMPARE_DIFFERENCES);
  kjp_answer_unref(answer);
  kjp_error_free(error);
}

/* NULL where it has no answer. */
static kjp_answer *
ask(const kjp_plan *plan, int number, const kjp_options *options)
{
  kjp_answer *answer;
  kjp_error *error;
  kjp_status status = questions[number].ask(plan, options, &answer, &error);

  require((status == KJP_OK) == (answer != NULL && error == NULL));
  for (int32_t table = 0; table < WALK_TABLES; table++)
    walk_table(kjp_answer_table(answer, table));
  if (answer != NULL)
    render_answer(answer, questions[number].rows);
  kjp_error_free(error);
  return answer;
}

void
ask_all(const kjp_plan *plan)
{
  const char *scenario =
      kjp_table_text(kjp_plan_table(plan, KJP_SCENARIOS), 0, KJP_SCENARIO_ID);
  int32_t year =
      kjp_table_int(kjp_plan_table(plan, KJP_PLAN), 0, KJP_PLAN_LAST_YEAR);
  kjp_options *plain = kjp_options_new();
  kjp_options *other = kjp_options_new();
  const char digits[] = {
      (char)('0' + year / 1000), (char)('0' + year / 100 % 10),
      (char)('0' + year / 10 % 10), (char)('0' + year % 10), '\0'};

  require(kjp_options_set(plain, "year", digits, NULL) == KJP_OK);
  require(kjp_options_set(other, "year", digits, NULL) == KJP_OK);
  require(kjp_options_set(other, scenario == NULL ? "paths" : "scenario",
                          scenario == NULL ? "1" : scenario, NULL) == KJP_OK);
  require(kjp_options_set(plain, "draws", "3", NULL) == KJP_OK);
  require(kjp_options_set(other, "draws", "300", NULL) == KJP_OK);
  require(kjp_options_set(other, "mode", "follow_rule", NULL) == KJP_OK);
  for (int i = 0; i < QUESTIONS; i++) {
    kjp_answer *before = ask(plan, i, plain);
    kjp_answer *after = ask(plan, i, other);

    if (before != NULL && after != NULL)
      compare(before, after);
    if (after != NULL)
      compare(after, after);
    kjp_answer_unref(before);
    kjp_answer_unref(after);
  }
  kjp_options_free(plain);
  kjp_options_free(other);
}
