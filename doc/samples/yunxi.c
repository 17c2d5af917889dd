#include <stdio.h>
#include <kjplan/kjplan.h>

int
main(void)
{
  kjp_plan *plan = NULL;
  kjp_answer *audit = NULL;
  kjp_error *error = NULL;

  if (kjp_plan_load("doc/samples/yunxi.yaml", NULL, &plan, &error) == KJP_OK)
    kjp_audit_run(plan, NULL, &audit, &error);
  if (error != NULL)
    fprintf(stderr, "%s\n", kjp_error_message(error, KJP_LANGUAGE_EN));
  const kjp_table *years = kjp_answer_table(audit, KJP_AUDIT_YEARS);
  for (int32_t row = 0; row < kjp_table_count(years); row++) {
    int64_t floor;

    printf("%d %s", (int)kjp_table_int(years, row, KJP_AUDIT_YEAR_YEAR),
           kjp_table_text(years, row, KJP_AUDIT_YEAR_VERDICT));
    if (kjp_table_amount(years, row, KJP_AUDIT_YEAR_FLOOR, &floor))
      printf(", at least %lld fen", (long long)floor);
    printf("\n");
  }
  kjp_answer_unref(audit);
  kjp_plan_unref(plan);
  kjp_error_free(error);
  return years == NULL;
}
