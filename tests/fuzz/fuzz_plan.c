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

static void
render_answer(const kjp_answer *answer)
{
  int32_t years = kjp_table_count(kjp_answer_table(answer, KJP_AUDIT_YEARS));
  kjp_text *text;
  kjp_error *error;

  for (int i = 0; i < 2; i++) {
    take_text(kjp_answer_to_json(answer, languages[i], &text, &error), &text,
              &error);
    take_text(kjp_answer_to_text(answer, languages[i], &text, &error), &text,
              &error);
    for (int32_t row = 0; row < years; row++)
      take_text(kjp_answer_sentence(answer, row, languages[i], &text, &error),
                &text, &error);
  }
}

static void
audit(const kjp_plan *plan)
{
  kjp_answer *answer;
  kjp_error *error;
  kjp_status status = kjp_audit_run(plan, NULL, &answer, &error);

  require((status == KJP_OK) == (answer != NULL && error == NULL));
  for (int32_t number = 0; number < TABLES; number++)
    walk_table(kjp_answer_table(answer, number));
  if (answer != NULL)
    render_answer(answer);
  kjp_answer_unref(answer);
  kjp_error_free(error);
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
    audit(plan);
  kjp_plan_unref(plan);
  kjp_error_free(error);
  return 0;
}
