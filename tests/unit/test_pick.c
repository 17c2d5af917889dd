/* SPDX-License-Identifier: MIT */
/* tests/unit/test_pick.c - lib/plan/pick.c: who names a row that is not there
 * is told which there are. */
#include <criterion/criterion.h>
#include <string.h>

#include <kjplan/kjplan.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define HEAD         "kjplan: 1\nplan: {id: p, title: t, years: 2022-2025}\n"
#define INDICATORS                                                             \
  "indicators:\n"                                                              \
  "  st: {name: n, scope: s, unit: 元, values: {2021: 1}}\n"                  \
  "  rev: {name: n, scope: s, unit: 元}\n"
#define RULES                                                                  \
  "rules:\n"                                                                   \
  "  a: {indicator: st, years: 2022, clauses: [not_below_previous: {}]}\n"     \
  "  b: {indicator: st, years: 2022, clauses: [not_below_previous: {}]}\n"
#define SCENARIOS "scenarios: {base: {}, low: {}}\n"
#define TEN(n)                                                                 \
  "  i" n "0: {name: n, scope: s, unit: 元}\n"                                \
  "  i" n "1: {name: n, scope: s, unit: 元}\n"                                \
  "  i" n "2: {name: n, scope: s, unit: 元}\n"                                \
  "  i" n "3: {name: n, scope: s, unit: 元}\n"                                \
  "  i" n "4: {name: n, scope: s, unit: 元}\n"                                \
  "  i" n "5: {name: n, scope: s, unit: 元}\n"                                \
  "  i" n "6: {name: n, scope: s, unit: 元}\n"

typedef kjp_status run(const kjp_plan *plan, const kjp_options *options,
                       kjp_answer **answer_out, kjp_error **error_out);

static const struct {
  const char *label;
  run *run;
  const char *plan, *option, *zh, *en;
} rows[] = {
    {"a rule", kjp_audit_run, HEAD INDICATORS RULES, "rule",
     "计划中声明的规则：a、b", "a rule of the plan: a, b"},
    {"no rules", kjp_audit_run, HEAD INDICATORS, "rule", "声明了规则的计划",
     "a plan that has rules"},
    {"an indicator", kjp_path_run, HEAD INDICATORS, "indicator",
     "计划中声明的指标：st、rev", "an indicator of the plan: st, rev"},
    {"the same of another question", kjp_reconcile_run, HEAD INDICATORS,
     "indicator", "计划中声明的指标：st、rev",
     "an indicator of the plan: st, rev"},
    {"a scenario", kjp_assess_run, HEAD INDICATORS SCENARIOS, "scenario",
     "计划中声明的情景：base、low", "a scenario of the plan: base, low"},
    {"no scenarios", kjp_consistency_run, HEAD INDICATORS, "scenario",
     "声明了情景的计划", "a plan that has scenarios"},
    {"more than are named", kjp_path_run,
     HEAD "indicators:\n" TEN("a") TEN("b") TEN("c"), "indicator",
     "计划中声明的指标：ia0、ia1、ia2、ia3、ia4、ia5、ia6、ib0、ib1、ib2、ib3、"
     "ib4、ib5、ib6、ic0、ic1、ic2、ic3、ic4、ic5……（共 21 个）",
     "an indicator of the plan: ia0, ia1, ia2, ia3, ia4, ia5, ia6, ib0, ib1, "
     "ib2, ib3, ib4, ib5, ib6, ic0, ic1, ic2, ic3, ic4, ic5 ... (21 in all)"},
};

Test(pick, who_names_what_is_not_there_is_told_what_is)
{
  for (size_t i = 0; i < COUNT(rows); i++) {
    kjp_options *options = kjp_options_new();
    kjp_plan *plan = NULL;
    kjp_answer *answer = NULL;
    kjp_error *error = NULL;
    const kjp_table *said;

    cr_assert_eq(kjp_plan_parse(rows[i].plan, strlen(rows[i].plan), "p", NULL,
                                &plan, &error),
                 KJP_OK, "%s: %s", rows[i].label,
                 kjp_error_message(error, KJP_LANGUAGE_EN));
    cr_assert_eq(kjp_options_set(options, "year", "2022", NULL), KJP_OK);
    cr_assert_eq(kjp_options_set(options, rows[i].option, "c", NULL), KJP_OK);
    cr_expect_eq(rows[i].run(plan, options, &answer, &error), KJP_E_ARGUMENT,
                 "%s", rows[i].label);
    said = kjp_error_table(error);
    cr_expect_str_eq(kjp_table_text(said, 0, KJP_FINDING_EXPECTED_ZH),
                     rows[i].zh, "%s", rows[i].label);
    cr_expect_str_eq(kjp_table_text(said, 0, KJP_FINDING_EXPECTED_EN),
                     rows[i].en, "%s", rows[i].label);
    cr_expect_null(answer, "%s", rows[i].label);
    kjp_error_free(error);
    kjp_plan_unref(plan);
    kjp_options_free(options);
  }
}
