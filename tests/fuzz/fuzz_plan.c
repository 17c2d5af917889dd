/* SPDX-License-Identifier: MIT */
/* tests/fuzz/fuzz_plan.c - any bytes at all as a plan, and all that can be
 * asked of what comes out.
 *
 * With -fsanitize=fuzzer it searches; linked with replay.c it is a test over
 * files. A promise of the headers that is broken traps. */
#include <kjplan/kjplan.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { TABLES = 100 }; /* tables have two digits */

static const int32_t languages[] = {KJP_LANGUAGE_ZH, KJP_LANGUAGE_EN};

static void
require(int truth)
{
  if (!truth)
    __builtin_trap();
}

/* What a call made that gives a text, or fails and says why. */
static void
take_text(kjp_status status, kjp_text **text, kjp_error **error)
{
  require((status == KJP_OK) == (*error == NULL));
  require(status == KJP_OK || *text == NULL);
  require(*text == NULL || kjp_text_data(*text)[kjp_text_size(*text)] == '\0');
  kjp_text_free(*text);
  kjp_error_free(*error);
}

static void
walk_amount(const kjp_table *table, int32_t row, int32_t column)
{
  kjp_text *text;
  kjp_error *error;
  int64_t quanta = 0;

  if (kjp_table_amount(table, row, column, &quanta))
    require(kjp_table_unit_quanta(table, row, column) >= 1 &&
            kjp_table_unit(table, row, column) != NULL);
  take_text(kjp_table_format(table, row, column, NULL, KJP_NONE, &text, &error),
            &text, &error);
}

static void
walk_column(const kjp_table *table, int32_t column)
{
  int32_t type = kjp_table_column_type(table, column);

  require(kjp_table_column_name(table, column) != NULL);
  if (type == KJP_TYPE_AMOUNT)
    require(kjp_table_copy_amounts(table, column, NULL, NULL, 0) ==
            kjp_table_count(table));
  else if (type != KJP_TYPE_TEXT)
    require(kjp_table_copy_ints(table, column, NULL, 0) ==
            kjp_table_count(table));
  for (int32_t row = 0; row < kjp_table_count(table); row++) {
    int32_t number = kjp_table_int(table, row, column);

    if (type == KJP_TYPE_AMOUNT)
      walk_amount(table, row, column);
    if (type == KJP_TYPE_WORD)
      require((number == KJP_NONE) ==
              (kjp_table_text(table, row, column) == NULL));
    if (type == KJP_TYPE_ROW)
      require(number >= KJP_NONE);
  }
}

static void
walk_table(const kjp_table *table)
{
  require(kjp_table_name(table) != NULL || table == NULL);
  for (int32_t i = 0; i < kjp_table_column_count(table); i++)
    walk_column(table, kjp_table_column(table, i));
}

static void
render_findings(const kjp_plan *plan, const kjp_error *error)
{
  const kjp_table *findings = plan == NULL ? kjp_error_table(error)
                                           : kjp_plan_table(plan, KJP_FINDINGS);
  kjp_text *text;
  kjp_error *fault;

  for (int i = 0; i < 2; i++) {
    take_text(kjp_findings_to_text(findings, languages[i], &text, &fault),
              &text, &fault);
    take_text(kjp_check_to_json(plan, error, languages[i], &text, &fault),
              &text, &fault);
    if (plan != NULL)
      take_text(kjp_check_to_text(plan, languages[i], &text, &fault), &text,
                &fault);
  }
}

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
  kjp_text *text;
  kjp_error *error;

  for (int i = 0; i < 2; i++) {
    take_text(kjp_answer_to_json(answer, languages[i], &text, &error), &text,
              &error);
    take_text(kjp_answer_to_text(answer, languages[i], &text, &error), &text,
              &error);
    for (int32_t row = 0; row < count; row++)
      take_text(kjp_answer_sentence(answer, row, languages[i], &text, &error),
                &text, &error);
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
  for (int32_t table = 0; table < TABLES; table++)
    walk_table(kjp_answer_table(answer, table));
  if (answer != NULL)
    render_answer(answer, questions[number].rows);
  kjp_error_free(error);
  return answer;
}

/* Every question, in the last year of the plan, as it is and under its first
 * scenario; without one, with its paths in force. */
static void
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

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  kjp_plan *plan;
  kjp_error *error;
  kjp_status status;

  status = kjp_plan_parse(size == 0 ? "" : (const char *)data, size, NULL, NULL,
                          &plan, &error);
  require((status == KJP_OK) == (plan != NULL && error == NULL));
  require(status == kjp_error_status(error));
  require(plan != NULL || kjp_error_message(error, KJP_LANGUAGE_ZH) != NULL);
  walk_table(kjp_error_table(error));
  for (int32_t number = 0; number < TABLES; number++)
    walk_table(kjp_plan_table(plan, number));
  render_findings(plan, error);
  if (plan != NULL)
    ask_all(plan);
  kjp_plan_unref(plan);
  kjp_error_free(error);
  return 0;
}
