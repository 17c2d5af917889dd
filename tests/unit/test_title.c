/* SPDX-License-Identifier: MIT */
/* tests/unit/test_title.c - every table that an answer has is called something
 * in both languages, and no two the same. */
#include "../../lib/report/sheet-priv.h"
#include "plans.h"

typedef kjp_status question(const kjp_plan *plan, const kjp_options *options,
                            kjp_answer **answer_out, kjp_error **error_out);

static const char text[] =
    PLAN_HEAD "  m: {name: 经费, scope: 市, unit: 元, values: {2021: 1}}\n";

enum { MOST_TABLES = 200 };

static kjp_answer *
ask(const kjp_plan *plan, question *run)
{
  kjp_options *options = kjp_options_new();
  kjp_answer *answer = NULL;

  if (run == kjp_assess_run)
    cr_assert(kjp_options_set(options, "year", "2022", NULL) == KJP_OK);
  cr_assert(run(plan, options, &answer, NULL) == KJP_OK);
  kjp_options_free(options);
  return answer;
}

static void
note_titles(const kjp_answer *answer, const struct kjp__say *found[MOST_TABLES])
{
  for (int32_t number = 0; number < MOST_TABLES; number++) {
    const kjp_table *table = kjp_answer_table(answer, number);
    const struct kjp__say *title;

    if (table == NULL)
      continue;
    title = kjp__title_of_table(kjp_table_name(table));
    cr_expect(title != NULL && *title->zh != '\0' && *title->en != '\0', "%s",
              kjp_table_name(table));
    found[number] = title;
  }
}

Test(title, every_table_of_an_answer_has_its_own)
{
  question *const questions[] = {kjp_audit_run, kjp_path_run, kjp_assess_run,
                                 kjp_reconcile_run, kjp_consistency_run};
  const struct kjp__say *found[MOST_TABLES] = {NULL};
  kjp_plan *plan = plan_of(text);
  kjp_answer *compared = NULL;
  kjp_answer *audit = ask(plan, kjp_audit_run);

  for (size_t i = 0; i < COUNT(questions); i++) {
    kjp_answer *answer = ask(plan, questions[i]);

    note_titles(answer, found);
    kjp_answer_unref(answer);
  }
  cr_assert(kjp_compare_run(audit, audit, NULL, &compared, NULL) == KJP_OK);
  note_titles(compared, found);
  for (int i = 0; i < MOST_TABLES; i++) {
    for (int j = 0; j < i && found[i] != NULL; j++)
      cr_expect(found[j] == NULL || (strcmp(found[i]->zh, found[j]->zh) != 0 &&
                                     strcmp(found[i]->en, found[j]->en) != 0),
                "%s", found[i]->zh);
  }
  kjp_answer_unref(compared);
  kjp_answer_unref(audit);
  kjp_plan_unref(plan);
}

Test(title, what_is_no_table_has_none)
{
  cr_expect(kjp__title_of_table("indicators") == NULL);
  cr_expect(kjp__title_of_table(NULL) == NULL);
}
