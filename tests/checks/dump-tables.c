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

static const char *
name_of(const kjp_plan *plan, const kjp_answer *audit, int32_t number)
{
  const kjp_table *table = kjp_plan_table(plan, number);

  if (table == NULL)
    table = kjp_answer_table(audit, number);
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
print_column(const kjp_plan *plan, const kjp_answer *audit,
             const kjp_table *table, int32_t column)
{
  int32_t type = kjp_table_column_type(table, column);

  printf("| %d | `%s` | %s", (int)column, kjp_table_column_name(table, column),
         types[type]);
  if (type == KJP_TYPE_ROW)
    printf(" of `%s`",
           name_of(plan, audit, kjp_table_column_target(table, column)));
  printf(" | %s | %s | %s |\n",
         type == KJP_TYPE_AMOUNT ? unit_of(table, column) : "",
         kjp_table_column_help(table, column, KJP_LANGUAGE_ZH),
         kjp_table_column_help(table, column, KJP_LANGUAGE_EN));
}

static void
print_table(const kjp_plan *plan, const kjp_answer *audit,
            const kjp_table *table)
{
  printf("\n### %d `%s`\n\n", (int)kjp_table_kind(table),
         kjp_table_name(table));
  printf("| number | column | type | unit | 含义 | meaning |\n"
         "| --- | --- | --- | --- | --- | --- |\n");
  for (int32_t i = 0; i < kjp_table_column_count(table); i++)
    print_column(plan, audit, table, kjp_table_column(table, i));
}

int
main(int argc, char **argv)
{
  enum { NUMBERS = 100 }; /* tables have two digits, columns two more */
  kjp_plan *plan = NULL;
  kjp_answer *audit = NULL;
  kjp_error *error = NULL;

  if (argc != 2) {
    fprintf(stderr, "usage: dump-tables PLAN\n");
    return 2;
  }
  if (kjp_plan_load(argv[1], NULL, &plan, &error) != KJP_OK ||
      kjp_audit_run(plan, NULL, &audit, &error) != KJP_OK) {
    fprintf(stderr, "%s\n", kjp_error_message(error, KJP_LANGUAGE_EN));
    return EXIT_FAILURE;
  }
  for (int32_t number = 0; number < NUMBERS; number++) {
    const kjp_table *table = kjp_plan_table(plan, number);

    if (table == NULL)
      table = kjp_answer_table(audit, number);
    if (table != NULL)
      print_table(plan, audit, table);
  }
  printf("\n");
  kjp_answer_unref(audit);
  kjp_plan_unref(plan);
  kjp_error_free(error);
  return EXIT_SUCCESS;
}
