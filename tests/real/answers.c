/* SPDX-License-Identifier: MIT */
/* tests/real/answers.c - the bits of whole simulations, every table of the
 * answer, as one number each.
 *
 * usage: answers PLAN
 *
 * PLAN is examples/plans/baotou-2022.yaml. The numbers are the program's own,
 * first printed by gcc 12 at -O0: that the values are right is oracle.py's to
 * show, here they only have to stay. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <kjplan/kjplan.h>

/* Two growths that correlate and last, a rule, a ratio. */
static const char usual[] =
    "kjplan: 1\n"
    "plan: {id: p, title: n, years: 2026-2035}\n"
    "indicators:\n"
    "  gdp: {name: n, scope: n, unit: 亿元, values: {2025: 1000}, assume: "
    "{growth: 5.1271 %, sd: 2 %, persistence: 0.5}}\n"
    "  revenue: {name: n, scope: n, unit: 亿元, values: {2025: 100}, assume: "
    "{growth: 5.6541 %, sd: 3.5 %, persistence: 0.4}}\n"
    "  st: {name: n, scope: n, unit: 亿元, values: {2025: 30}, assume: "
    "{growth: 5.5 %, sd: 1 %}}\n"
    "  share: {name: n, scope: n, unit: '%', derive: {ratio: [st, gdp]}}\n"
    "correlations: [[gdp, revenue, 0.6]]\n"
    "targets:\n"
    "  middle: {indicator: share, year: 2030, at_least: 3.1 %, strength: "
    "ensure}\n"
    "  last: {indicator: share, year: 2035, at_least: 3.35 %, strength: "
    "ensure}\n"
    "rules:\n"
    "  rule: {indicator: st, years: 2026-2035, base: owed, clauses: "
    "[{not_below_previous: {}}, {any_of: [{grow_at_least: 3 %}, {outpace: {of: "
    "revenue}}]}]}\n";

static const struct {
  const char *mode;
  int is_usual;
  uint64_t digest;
} simulations[] = {
    {"as_planned", 0, UINT64_C(0x3a3f3532595f1ab2)},
    {"follow_rule", 0, UINT64_C(0xdc775fc26b79543b)},
    {"as_planned", 1, UINT64_C(0x5f8af032defb99a1)},
    {"follow_rule", 1, UINT64_C(0x192013e5a3c7141a)},
};

static uint64_t digest;

/* FNV-1a */
static void
add_byte(unsigned byte)
{
  digest = (digest ^ byte) * UINT64_C(0x100000001b3);
}

static void
add_number(int64_t number)
{
  for (int i = 0; i < 64; i += 8)
    add_byte((unsigned)((uint64_t)number >> i & 0xff));
}

static void
add_text(const char *text)
{
  for (; text != NULL && *text != '\0'; text++)
    add_byte((unsigned char)*text);
  add_byte(0);
}

static void
add_cell(const kjp_table *table, int32_t row, int32_t column)
{
  int64_t quanta = INT64_MIN;

  switch (kjp_table_column_type(table, column)) {
  case KJP_TYPE_AMOUNT:
    (void)kjp_table_amount(table, row, column, &quanta);
    add_number(quanta);
    return;
  case KJP_TYPE_TEXT:
    add_text(kjp_table_text(table, row, column));
    return;
  default:
    add_number(kjp_table_int(table, row, column));
  }
}

static void
add_table(const kjp_table *table)
{
  add_number(kjp_table_count(table));
  for (int32_t row = 0; row < kjp_table_count(table); row++) {
    for (int32_t i = 0; i < kjp_table_column_count(table); i++)
      add_cell(table, row, kjp_table_column(table, i));
  }
}

/* False where there is no answer. */
static int
simulate(const kjp_plan *plan, const char *mode)
{
  const struct {
    const char *name, *value;
  } all[] = {{"mode", mode},
             {"seed", "1234567890123456789"},
             {"draws", "20003"},
             {"kept", "15000"},
             {"threads", "2"}};
  kjp_options *options = kjp_options_new();
  kjp_answer *answer = NULL;

  for (size_t i = 0; i < sizeof all / sizeof *all; i++)
    (void)kjp_options_set(options, all[i].name, all[i].value, NULL);
  digest = UINT64_C(0xcbf29ce484222325);
  if (kjp_simulate_run(plan, options, &answer, NULL) == KJP_OK) {
    for (int32_t i = KJP_SIMULATION; i <= KJP_SIMULATION_MISSING; i++)
      add_table(kjp_answer_table(answer, i));
  }
  kjp_options_free(options);
  kjp_answer_unref(answer);
  return answer != NULL;
}

int
main(int argc, char **argv)
{
  kjp_plan *plans[2] = {NULL, NULL};
  int faults = 0;

  if (argc != 2 || kjp_plan_load(argv[1], NULL, &plans[0], NULL) != KJP_OK ||
      kjp_plan_parse(usual, strlen(usual), "usual", NULL, &plans[1], NULL) !=
          KJP_OK)
    return EXIT_FAILURE;
  for (size_t i = 0; i < sizeof simulations / sizeof *simulations; i++) {
    int right = simulate(plans[simulations[i].is_usual], simulations[i].mode) &&
                digest == simulations[i].digest;

    faults += !right;
    printf("%-11s %s %016" PRIx64 "%s\n", simulations[i].mode,
           simulations[i].is_usual ? "usual " : "baotou", digest,
           right ? "" : " is another one");
  }
  kjp_plan_unref(plans[0]);
  kjp_plan_unref(plans[1]);
  return faults ? EXIT_FAILURE : EXIT_SUCCESS;
}
