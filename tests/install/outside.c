/* SPDX-License-Identifier: MIT */
/* tests/install/outside.c PLAN - a program that knows the library only as it
 * is installed: loads a plan, audits it, prints a line a year. */
#include <inttypes.h>
#include <kjplan/kjplan.h>
#include <stdio.h>

static void
print_years(const kjp_table *years)
{
  for (int32_t row = 0; row < kjp_table_count(years); row++) {
    int64_t floor = 0;

    kjp_table_amount(years, row, KJP_AUDIT_YEAR_FLOOR, &floor);
    printf("%" PRId32 " %s %" PRId64 "\n",
           kjp_table_int(years, row, KJP_AUDIT_YEAR_YEAR),
           kjp_table_text(years, row, KJP_AUDIT_YEAR_VERDICT), floor);
  }
}

int
main(int argc, char **argv)
{
  kjp_plan *plan = NULL;
  kjp_answer *audit = NULL;
  kjp_error *error = NULL;
  int failed = argc != 2 ||
               kjp_plan_load(argv[1], NULL, &plan, &error) != KJP_OK ||
               kjp_audit_run(plan, NULL, &audit, &error) != KJP_OK;

  if (error != NULL)
    fprintf(stderr, "%s\n", kjp_error_message(error, KJP_LANGUAGE_EN));
  print_years(kjp_answer_table(audit, KJP_AUDIT_YEARS));
  kjp_answer_unref(audit);
  kjp_plan_unref(plan);
  kjp_error_free(error);
  return failed;
}
