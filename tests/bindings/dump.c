/* SPDX-License-Identifier: MIT */
/* tests/bindings/dump.c QUESTION... -- PLAN... - all that can be read of plans
 * and of answers about them, cell by cell: what dump.py and dump.lua must say
 * too, to the letter (same.py).
 *
 * A question is its name and options: "path corridor=1 scenario=low". */
#define _POSIX_C_SOURCE 200809L /* strdup, strtok_r */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <kjplan/kjplan.h>

typedef kjp_status ask_call(const kjp_plan *plan, const kjp_options *options,
                            kjp_answer **answer_out, kjp_error **error_out);
typedef const kjp_table *lend_call(const void *handle, int32_t number);

static const struct {
  const char *name;
  ask_call *ask;
  int32_t rows;
} questions[] = {
    {"audit", kjp_audit_run, KJP_AUDIT_YEARS},
    {"path", kjp_path_run, KJP_PATH_POINTS},
    {"consistency", kjp_consistency_run, KJP_CONSISTENCY_STATEMENTS},
    {"assess", kjp_assess_run, KJP_ASSESS_TARGETS},
    {"reconcile", kjp_reconcile_run, KJP_RECONCILE_FIGURES},
    {"simulate", kjp_simulate_run, KJP_SIMULATION_STATEMENTS},
};
static const int32_t languages[] = {KJP_LANGUAGE_ZH, KJP_LANGUAGE_EN};

static void
print_escaped(const char *text)
{
  for (; *text != '\0'; text++)
    if (*text == '\n')
      fputs("\\n", stdout);
    else
      putchar(*text);
}

/* A text that must be there. */
static void
print_text(const char *head, kjp_status status, kjp_text *text)
{
  printf("%s ", head);
  if (status != KJP_OK)
    abort();
  print_escaped(kjp_text_data(text));
  putchar('\n');
  kjp_text_free(text);
}

static void
print_amount(const kjp_table *table, int32_t row, int32_t column)
{
  kjp_text *text = NULL;

  if (kjp_table_format(table, row, column, NULL, KJP_NONE, &text, NULL) != 0)
    abort();
  if (text != NULL)
    printf(" %s=%s %s", kjp_table_column_name(table, column),
           kjp_text_data(text), kjp_table_unit(table, row, column));
  kjp_text_free(text);
}

static void
print_number(const kjp_table *table, int32_t row, int32_t column)
{
  int32_t type = kjp_table_column_type(table, column);
  int32_t number = kjp_table_int(table, row, column);

  if (number == KJP_NONE)
    return;
  printf(" %s=", kjp_table_column_name(table, column));
  if (type == KJP_TYPE_BOOLEAN)
    fputs(number == 1 ? "true" : "false", stdout);
  else
    printf(type == KJP_TYPE_ROW ? "#%d" : "%d", (int)number);
}

static void
print_cell(const kjp_table *table, int32_t row, int32_t column)
{
  int32_t type = kjp_table_column_type(table, column);
  const char *text = kjp_table_text(table, row, column);

  if (type == KJP_TYPE_AMOUNT) {
    print_amount(table, row, column);
  } else if (type != KJP_TYPE_TEXT && type != KJP_TYPE_WORD) {
    print_number(table, row, column);
  } else if (text != NULL) {
    printf(" %s=", kjp_table_column_name(table, column));
    print_escaped(text);
  }
}

static void
print_table(const kjp_table *table)
{
  kjp_text *csv = NULL;

  printf("table %s %d\n", kjp_table_name(table), (int)kjp_table_count(table));
  for (int32_t row = 0; row < kjp_table_count(table); row++) {
    for (int32_t i = 0; i < kjp_table_column_count(table); i++)
      print_cell(table, row, kjp_table_column(table, i));
    putchar('\n');
  }
  kjp_status status = kjp_table_to_csv(table, &csv, NULL);
  print_text("csv", status, csv);
}

/* The columns of KJP_FINDINGS that a binding shows; of a pair in Chinese and
 * in English the one in the language. */
static void
print_error(kjp_error *error, int32_t language)
{
  static const int32_t zh[] = {
      KJP_FINDING_SEVERITY,     KJP_FINDING_CODE,
      KJP_FINDING_FILE,         KJP_FINDING_LINE,
      KJP_FINDING_COLUMN,       KJP_FINDING_POINTER,
      KJP_FINDING_MESSAGE_ZH,   KJP_FINDING_EXPECTED_ZH,
      KJP_FINDING_FOUND_ZH,     KJP_FINDING_HINT_ZH,
      KJP_FINDING_RELATED_LINE, KJP_FINDING_RELATED_COLUMN};
  const kjp_table *findings = kjp_error_table(error);

  printf("refused %d\n", (int)kjp_error_status(error));
  for (int32_t row = 0; row < kjp_table_count(findings); row++) {
    for (size_t i = 0; i < sizeof zh / sizeof *zh; i++) {
      int32_t is_pair =
          zh[i] >= KJP_FINDING_MESSAGE_ZH && zh[i] <= KJP_FINDING_HINT_ZH;
      int32_t column = zh[i] + (is_pair && language == KJP_LANGUAGE_EN);
      const char *text = kjp_table_text(findings, row, column);
      int32_t number = kjp_table_int(findings, row, column);

      putchar('|');
      if (text != NULL)
        print_escaped(text);
      else if (number != KJP_NONE)
        printf("%d", (int)number);
    }
    putchar('\n');
  }
  kjp_error_free(error);
}

/* Sets what follows the name of the question, and gives its row. */
static size_t
read_question(const char *asked, kjp_options *options)
{
  char *copy = strdup(asked);
  char *rest = NULL;
  const char *name = strtok_r(copy, " ", &rest);
  size_t found = 0;

  while (strcmp(questions[found].name, name) != 0)
    found++;
  for (char *each; (each = strtok_r(NULL, " ", &rest)) != NULL;) {
    char *value = strchr(each, '=');

    *value = '\0';
    if (kjp_options_set(options, each, value + 1, NULL) != KJP_OK)
      abort();
  }
  free(copy);
  return found;
}

static void
print_answer(const kjp_answer *answer, int32_t rows)
{
  for (size_t i = 0; i < sizeof languages / sizeof *languages; i++) {
    kjp_text *text = NULL;
    kjp_status status = kjp_answer_to_json(answer, languages[i], &text, NULL);

    print_text("json", status, text);
    status = kjp_answer_to_text(answer, languages[i], &text, NULL);
    print_text("text", status, text);
    for (int32_t row = 0; row < kjp_table_count(kjp_answer_table(answer, rows));
         row++) {
      status = kjp_answer_sentence(answer, row, languages[i], &text, NULL);
      print_text("sentence", status, text);
    }
  }
  for (int32_t number = 1; number < 100; number++)
    if (kjp_answer_table(answer, number) != NULL)
      print_table(kjp_answer_table(answer, number));
}

static void
ask(const kjp_plan *plan, const char *asked)
{
  kjp_options *options = kjp_options_new();
  kjp_answer *answer = NULL;
  kjp_error *error = NULL;
  size_t question = read_question(asked, options);

  printf("question %s\n", asked);
  if (questions[question].ask(plan, options, &answer, &error) == KJP_OK)
    print_answer(answer, questions[question].rows);
  else
    print_error(error, kjp_plan_language(plan));
  kjp_answer_unref(answer);
  kjp_options_free(options);
}

/* The audit, against what it was on a day. */
static void
compare(const kjp_plan *plan)
{
  kjp_options *options = kjp_options_new();
  kjp_answer *before = NULL;
  kjp_answer *after = NULL;
  kjp_answer *answer = NULL;

  if (kjp_options_set(options, "as-of", "2024-06-30", NULL) == KJP_OK &&
      kjp_audit_run(plan, options, &before, NULL) == KJP_OK &&
      kjp_audit_run(plan, NULL, &after, NULL) == KJP_OK &&
      kjp_compare_run(before, after, NULL, &answer, NULL) == KJP_OK) {
    puts("compare");
    print_answer(answer, KJP_COMPARE_DIFFERENCES);
  }
  kjp_answer_unref(answer);
  kjp_answer_unref(after);
  kjp_answer_unref(before);
  kjp_options_free(options);
}

static void
print_plan(const kjp_plan *plan)
{
  for (size_t i = 0; i < sizeof languages / sizeof *languages; i++) {
    kjp_text *text = NULL;
    kjp_status status =
        kjp_check_to_json(plan, NULL, languages[i], &text, NULL);

    print_text("json", status, text);
    status = kjp_check_to_text(plan, languages[i], &text, NULL);
    print_text("text", status, text);
  }
  for (int32_t number = 1; number < 100; number++)
    if (kjp_plan_table(plan, number) != NULL)
      print_table(kjp_plan_table(plan, number));
}

int
main(int argc, char **argv)
{
  int asked = 1;

  while (asked < argc && strcmp(argv[asked], "--") != 0)
    asked++;
  for (int file = asked + 1; file < argc; file++) {
    kjp_plan *plan = NULL;
    kjp_error *error = NULL;

    printf("plan %s\n", argv[file]);
    if (kjp_plan_load(argv[file], NULL, &plan, &error) != KJP_OK) {
      print_error(error, kjp_error_language(error));
      continue;
    }
    print_plan(plan);
    for (int i = 1; i < asked; i++)
      ask(plan, argv[i]);
    compare(plan);
    kjp_plan_unref(plan);
  }
  return EXIT_SUCCESS;
}
