/* SPDX-License-Identifier: MIT */
/* tests/checks/dump-tables.c PLAN - every table and column, as Markdown.
 *
 * Asks the library alone, so that doc/tables.md says what a program would
 * see. PLAN fills every table with rows of more than one unit: a column that
 * shows one unit in all of them has it by itself. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <kjplan/kjplan.h>

static const char *const types[] = {"",     "text", "int",   "yes or no",
                                    "word", "row",  "amount"};

/* A plan and the answers about it: every question has a row in `questions`. */
typedef kjp_status question(const kjp_plan *plan, const kjp_options *options,
                            kjp_answer **answer_out, kjp_error **error_out);
static question *const questions[] = {kjp_audit_run,       kjp_path_run,
                                      kjp_assess_run,      kjp_reconcile_run,
                                      kjp_consistency_run, kjp_simulate_run};
enum { QUESTIONS = sizeof questions / sizeof *questions, COMPARED = QUESTIONS };
static const char any_year[] = "2024"; /* of questions that want one */

struct about {
  kjp_plan *plan;
  kjp_answer *answers[QUESTIONS + 1]; /* the last one compares audits */
};

/* NULL where nobody has a table of that number. */
static const kjp_table *
table_of(const struct about *about, int32_t number)
{
  const kjp_table *table = kjp_plan_table(about->plan, number);

  for (int i = 0; i <= COMPARED && table == NULL; i++)
    table = kjp_answer_table(about->answers[i], number);
  return table;
}

static const char *
name_of(const struct about *about, int32_t number)
{
  const kjp_table *table = table_of(about, number);

  return table == NULL ? "?" : kjp_table_name(table);
}

/* "亿元"; "its own" where rows differ; "?" where no row tells. */
static const char *
unit_of(const kjp_table *table, int32_t column)
{
  const char *unit = NULL;

  for (int32_t row = 0; row < kjp_table_count(table); row++) {
    const char *other = kjp_table_unit(table, row, column);

    if (other == NULL)
      continue;
    if (unit != NULL && strcmp(unit, other) != 0)
      return "the row's own";
    unit = other;
  }
  return unit == NULL ? "?" : unit[0] == '\0' ? "a plain number" : unit;
}

static void
print_column(const struct about *about, const kjp_table *table, int32_t column)
{
  int32_t type = kjp_table_column_type(table, column);

  printf("| %d | `%s` | %s", (int)column, kjp_table_column_name(table, column),
         types[type]);
  if (type == KJP_TYPE_ROW)
    printf(" of `%s`", name_of(about, kjp_table_column_target(table, column)));
  printf(" | %s | %s | %s |\n",
         type == KJP_TYPE_AMOUNT ? unit_of(table, column) : "",
         kjp_table_column_help(table, column, KJP_LANGUAGE_ZH),
         kjp_table_column_help(table, column, KJP_LANGUAGE_EN));
}

static void
print_table(const struct about *about, const kjp_table *table)
{
  printf("\n### %d `%s`\n\n", (int)kjp_table_kind(table),
         kjp_table_name(table));
  printf("| number | column | type | unit | 含义 | meaning |\n"
         "| --- | --- | --- | --- | --- | --- |\n");
  for (int32_t i = 0; i < kjp_table_column_count(table); i++)
    print_column(about, table, kjp_table_column(table, i));
}

/* The audit with that under a scenario. */
static kjp_status
compare(struct about *about, kjp_options *options, kjp_error **error)
{
  kjp_answer *other = NULL;
  kjp_status status = kjp_options_set(options, "scenario", "low", error);

  if (status == KJP_OK)
    status = kjp_audit_run(about->plan, options, &other, error);
  if (status == KJP_OK)
    status = kjp_compare_run(about->answers[0], other, NULL,
                             &about->answers[COMPARED], error);
  kjp_answer_unref(other);
  return status;
}

static kjp_status
ask(struct about *about, const char *file, kjp_error **error)
{
  kjp_options *options = kjp_options_new();
  kjp_status status = kjp_options_set(options, "year", any_year, error);

  if (status == KJP_OK)
    status = kjp_plan_load(file, NULL, &about->plan, error);
  for (int i = 0; i < QUESTIONS && status == KJP_OK; i++)
    status = questions[i](about->plan, options, &about->answers[i], error);
  if (status == KJP_OK)
    status = compare(about, options, error);
  kjp_options_free(options);
  return status;
}

int
main(int argc, char **argv)
{
  enum { NUMBERS = 100 }; /* tables have two digits, columns two more */
  struct about about = {NULL, {NULL}};
  kjp_error *error = NULL;

  if (argc != 2) {
    fprintf(stderr, "usage: dump-tables PLAN\n");
    return 2;
  }
  if (ask(&about, argv[1], &error) != KJP_OK) {
    fprintf(stderr, "%s\n", kjp_error_message(error, KJP_LANGUAGE_EN));
    return EXIT_FAILURE;
  }
  for (int32_t number = 0; number < NUMBERS; number++) {
    const kjp_table *table = table_of(&about, number);

    if (table != NULL)
      print_table(&about, table);
  }
  printf("\n");
  for (int i = 0; i <= COMPARED; i++)
    kjp_answer_unref(about.answers[i]);
  kjp_plan_unref(about.plan);
  kjp_error_free(error);
  return EXIT_SUCCESS;
}
