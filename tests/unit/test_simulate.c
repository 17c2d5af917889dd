/* SPDX-License-Identifier: MIT */
/* tests/unit/test_simulate.c - simulations against closed forms, against the
 * audit, and against themselves in other slices and with other threads. */
#include <dirent.h>
#include <math.h>
#include <stdlib.h>

#include "plans.h"

#define HEAD                                                                   \
  "kjplan: 1\n"                                                                \
  "plan: {id: p, title: 计划, years: 2021-2025}\n"                           \
  "indicators:\n"

/* x and y grow from 100, y in step with x as far as 0.5. */
#define GROWING                                                                 \
  HEAD "  x: {name: 甲, scope: 市, unit: 亿元, values: {2021: 100},\n"      \
       "    assume: {growth: 5 %, sd: 2 %, persistence: 0.5}}\n"                \
       "  y: {name: 乙, scope: 市, unit: 亿元, values: {2021: 100},\n"      \
       "    assume: {growth: 5 %, sd: 3 %}}\n"                                  \
       "  share: {name: 比, scope: 市, unit: '%', derive: {ratio: [x, y]}}\n" \
       "  step: {name: 增长, scope: 市, unit: '%', derive: {growth: x}}\n"   \
       "correlations: [[x, y, 0.5]]\n"                                          \
       "targets:\n"

static kjp_options *
options_of(const char *const (*settings)[2])
{
  kjp_options *options = kjp_options_new();

  for (int i = 0; settings != NULL && settings[i][0] != NULL; i++)
    cr_assert(kjp_options_set(options, settings[i][0], settings[i][1], NULL) ==
                  KJP_OK,
              "%s", settings[i][0]);
  return options;
}

static kjp_answer *
simulate(const kjp_plan *plan, const char *const (*settings)[2])
{
  kjp_options *options = options_of(settings);
  kjp_answer *answer = NULL;
  kjp_error *error = NULL;

  cr_assert(kjp_simulate_run(plan, options, &answer, &error) == KJP_OK, "%s",
            kjp_error_message(error, KJP_LANGUAGE_EN));
  kjp_options_free(options);
  return answer;
}

static kjp_answer *
simulate_text(const char *text, const char *const (*settings)[2])
{
  kjp_plan *plan = plan_of(text);
  kjp_answer *answer = simulate(plan, settings);

  kjp_plan_unref(plan);
  return answer;
}

static const char *const many[][2] = {
    {"draws", "200000"}, {"kept", "200000"}, {"threads", "2"}, {NULL, NULL}};

static double
number(const kjp_answer *answer, int32_t table, int32_t row, int32_t column)
{
  int64_t quanta = 0;
  const kjp_table *rows = kjp_answer_table(answer, table);

  if (kjp_table_amount(rows, row, column, &quanta) != 1)
    return (double)NAN;
  return (double)quanta / (double)kjp_table_unit_quanta(rows, row, column);
}

static int32_t
count(const kjp_answer *answer, int32_t table, int32_t row, int32_t column)
{
  return kjp_table_int(kjp_answer_table(answer, table), row, column);
}

static void
expect_near(const char *label, double found, double wanted, double most)
{
  cr_expect(fabs(found - wanted) <= most, "%s: %.9g, expected %.9g within %.3g",
            label, found, wanted, most);
}

/* Within four and a half standard errors: once in 150,000 it is not. */
static void
expect_chance(const kjp_answer *answer, int32_t target, double wanted)
{
  double draws = count(answer, KJP_SIMULATION_TARGETS, target,
                       KJP_SIMULATION_TARGET_DEFINED);
  double error = sqrt(wanted * (1 - wanted) / draws);
  char label[32];

  (void)snprintf(label, sizeof label, "target %d", (int)target);
  expect_near(label,
              number(answer, KJP_SIMULATION_TARGETS, target,
                     KJP_SIMULATION_TARGET_PROBABILITY),
              wanted, 4.5 * error);
  expect_near(label,
              number(answer, KJP_SIMULATION_TARGETS, target,
                     KJP_SIMULATION_TARGET_STANDARD_ERROR),
              error, 0.02 * error + 1e-9);
}

/* x_2022 = 100 exp(ln 1.05 + 0.02 e): the median is 105, one sd above it
 * 107.12114070. z_2022 + z_2023 = 1.5 * 0.02 e1 + 0.02 e2 has the variance
 * 0.0004 (1.5^2 + 1): one sd above 110.25 is 114.29765188. ln x / y has the
 * variance 0.0004 + 0.0009 - 2 * 0.5 * 0.0006 = 0.0007: one sd above 1 is
 * 1.02681062. P(e >= 1) = 0.158655254. */
Test(simulate, lognormal_growth_has_the_chances_of_the_closed_form)
{
  kjp_answer *answer = simulate_text(
      GROWING
      "  median: {indicator: x, year: 2022, at_least: 105}\n"
      "  one-sd: {indicator: x, year: 2022, at_least: 107.12114070}\n"
      "  lasting: {indicator: x, year: 2023, at_least: 114.29765188}\n"
      "  together: {indicator: share, year: 2022, at_least: 102.681062 %}\n"
      "  below: {indicator: x, year: 2022, less_than: 107.12114070}\n"
      "  between: {indicator: x, year: 2022, within: [105, 107.12114070]}\n"
      "  growth: {indicator: step, year: 2022, more_than: 7.1211407 %}\n"
      "  other: {indicator: y, year: 2022, at_least: {indicator: x}}\n",
      many);

  expect_chance(answer, 0, 0.5);
  expect_chance(answer, 1, 0.158655254);
  expect_chance(answer, 2, 0.158655254);
  expect_chance(answer, 3, 0.158655254);
  expect_chance(answer, 4, 0.841344746);
  expect_chance(answer, 5, 0.341344746);
  expect_chance(answer, 6, 0.158655254);
  expect_chance(answer, 7, 0.5);
  cr_expect(count(answer, KJP_SIMULATION, 0, KJP_SIMULATION_UNDEFINED) == 0);
  kjp_answer_unref(answer);
}

/* The quantile at p of x_2022 is 105 exp(0.02 q_p), q = -1.644853627,
 * -0.674489750, 0 and so on; its standard error is
 * 0.02 x sqrt(p (1 - p) / n) / density: for n = 200,000 at most 0.0101. The
 * mean is 105 exp(0.0002) = 105.021, its error 2.1 / sqrt(n) = 0.0047; over
 * two years 110.25 exp(0.00065) = 110.3217, its error 0.0089. */
Test(simulate, fans_have_the_quantiles_of_the_closed_form)
{
  static const double quantiles[] = {101.602006, 103.593082, 105, 106.426025,
                                     108.511637};
  kjp_answer *answer = simulate_text(
      GROWING "  any: {indicator: x, year: 2022, at_least: 1}\n", many);

  for (int32_t i = 0; i < 5; i++)
    expect_near("quantile",
                number(answer, KJP_SIMULATION_FAN_YEARS, 1,
                       KJP_SIMULATION_FAN_YEAR_P05 + i),
                quantiles[i], 0.045);
  expect_near(
      "mean of 2022",
      number(answer, KJP_SIMULATION_FAN_YEARS, 1, KJP_SIMULATION_FAN_YEAR_MEAN),
      105.021002, 0.021);
  expect_near(
      "mean of 2023",
      number(answer, KJP_SIMULATION_FAN_YEARS, 2, KJP_SIMULATION_FAN_YEAR_MEAN),
      110.321686, 0.040);
  /* what is known is the same in every draw */
  cr_expect(number(answer, KJP_SIMULATION_FAN_YEARS, 0,
                   KJP_SIMULATION_FAN_YEAR_P05) == 100);
  cr_expect(number(answer, KJP_SIMULATION_FAN_YEARS, 0,
                   KJP_SIMULATION_FAN_YEAR_P95) == 100);
  kjp_answer_unref(answer);
}

static int
compare_quanta(const void *left, const void *right)
{
  int64_t a = *(const int64_t *)left;
  int64_t b = *(const int64_t *)right;

  return (a > b) - (a < b);
}

/* The kept values sorted: that of rank 5, 25, 50, 75 and 95 of 100 is the
 * quantile. */
Test(simulate, kept_draws_are_those_the_quantiles_are_of)
{
  static const char *const hundred[][2] = {{"kept", "100"}, {NULL, NULL}};
  kjp_options *options = options_of(hundred);
  kjp_plan *plan =
      plan_of(GROWING "  any: {indicator: x, year: 2022, at_least: 1}\n");
  kjp_simulation *simulation = NULL;
  kjp_answer *answer = NULL;
  static const int ranks[] = {5, 25, 50, 75, 95};
  int64_t values[101] = {0};

  cr_assert(kjp_simulation_new(plan, options, &simulation, NULL) == KJP_OK);
  cr_expect(kjp_simulation_copy_draws(simulation, 1, values, 101) == 0);
  cr_assert(kjp_simulation_step(simulation, 3000, NULL) == KJP_OK);
  cr_assert(kjp_simulation_answer(simulation, &answer, NULL) == KJP_OK);
  values[100] = 7;
  cr_expect(kjp_simulation_copy_draws(simulation, 1, values, 101) == 100);
  cr_expect(values[100] == 7);
  qsort(values, 100, sizeof *values, compare_quanta);
  for (int32_t i = 0; i < 5; i++)
    cr_expect(amount_at(kjp_answer_table(answer, KJP_SIMULATION_FAN_YEARS), 1,
                        KJP_SIMULATION_FAN_YEAR_P05 + i) ==
                  values[ranks[i] - 1],
              "quantile %d", (int)i);
  /* 100 亿元 of 2021 are known: the same in every draw */
  values[2] = 7;
  cr_expect(kjp_simulation_copy_draws(simulation, 0, values, 2) == 100);
  cr_expect(values[0] == INT64_C(1000000000000) && values[1] == values[0] &&
            values[2] == 7);
  cr_expect(kjp_simulation_copy_draws(simulation, 0, NULL, 0) == 100);
  cr_expect(kjp_simulation_copy_draws(simulation, 0, values, -1) == 100);
  cr_expect(kjp_simulation_copy_draws(simulation, -1, values, 9) == 0);
  cr_expect(kjp_simulation_copy_draws(simulation, 1000, values, 9) == 0);
  cr_expect(kjp_simulation_copy_draws(NULL, 0, values, 9) == 0);
  kjp_answer_unref(answer);
  kjp_simulation_free(simulation);
  kjp_options_free(options);
  kjp_plan_unref(plan);
}

/* 105 exp(0.04 q) at p = 0.05 and 0.95: 98.3140, 112.1407. The error of the
 * quantile is 0.02. */
Test(simulate, a_scenario_has_an_sd_of_its_own)
{
  static const char *const low[][2] = {{"draws", "200000"},
                                       {"kept", "200000"},
                                       {"scenario", "low"},
                                       {NULL, NULL}};
  kjp_answer *answer =
      simulate_text(GROWING "  any: {indicator: x, year: 2022, at_least: 1}\n"
                            "scenarios:\n"
                            "  low: {assume: {x: {sd: 4 %, persistence: 0}}}\n",
                    low);

  expect_near(
      "p05",
      number(answer, KJP_SIMULATION_FAN_YEARS, 1, KJP_SIMULATION_FAN_YEAR_P05),
      98.3140, 0.09);
  expect_near(
      "p95",
      number(answer, KJP_SIMULATION_FAN_YEARS, 1, KJP_SIMULATION_FAN_YEAR_P95),
      112.1407, 0.09);
  kjp_answer_unref(answer);
}

/* Rules */

#define PACED(base)                                                                 \
  HEAD "  s: {name: 科技投入, scope: 市, unit: 亿元, values: {2021: 100},\n" \
       "    assume: {amounts: {2022: 108}}}\n"                                      \
       "  r: {name: 收入, scope: 市, unit: 亿元, values: {2021: 1000},\n"      \
       "    assume: {growth: 5 %, sd: 2 %}}\n"                                      \
       "rules:\n"                                                                   \
       "  pace: {indicator: s, years: 2022, base: " base                            \
       ", clauses: [outpace: {of: r}]}\n"

/* Kept where 1.05 exp(0.02 e) < 1.08: e < ln(1.08 / 1.05) / 0.02 =
 * 1.408543848, probability 0.920514954. The shortfall is that of a call:
 * 105.021002 N(-1.388543848) - 108 N(-1.408543848) = 0.078351248. Its variance
 * is below E[(F - 108)^2+] < 0.2: the error at 200,000 draws is below 0.001. */
Test(simulate, a_fixed_amount_keeps_pace_with_the_chance_of_the_closed_form)
{
  kjp_answer *answer = simulate_text(PACED("actual"), many);

  expect_near(
      "probability",
      number(answer, KJP_SIMULATION_RULES, 0, KJP_SIMULATION_RULE_PROBABILITY),
      0.920514954, 4.5 * sqrt(0.9205 * 0.0795 / 200000));
  expect_near(
      "shortfall",
      number(answer, KJP_SIMULATION_RULES, 0, KJP_SIMULATION_RULE_SHORTFALL),
      0.078351248, 0.0045);
  cr_expect(
      count(answer, KJP_SIMULATION_RULES, 0, KJP_SIMULATION_RULE_RAISED) == 0);
  kjp_answer_unref(answer);
}

/* Then the shortfall is what following the rule costs. */
Test(simulate, an_amount_raised_to_the_floor_keeps_the_rule)
{
  static const char *const follow[][2] = {
      {"draws", "200000"}, {"mode", "follow_rule"}, {NULL, NULL}};
  kjp_answer *answer = simulate_text(PACED("owed"), follow);

  cr_expect(number(answer, KJP_SIMULATION_RULES, 0,
                   KJP_SIMULATION_RULE_PROBABILITY) == 1);
  cr_expect(count(answer, KJP_SIMULATION_RULES, 0,
                  KJP_SIMULATION_RULE_DEFINED) == 200000);
  cr_expect(
      count(answer, KJP_SIMULATION_RULES, 0, KJP_SIMULATION_RULE_RAISED) == 1);
  expect_near(
      "cost",
      number(answer, KJP_SIMULATION_RULES, 0, KJP_SIMULATION_RULE_SHORTFALL),
      0.078351248, 0.0045);
  kjp_answer_unref(answer);
}

#define RAISED(base)                                                                \
  HEAD "  s: {name: 科技投入, scope: 市, unit: 亿元, values: {2021: 100},\n" \
       "    assume: {amounts: {2022: 110, 2023: 130, 2024: 150}}}\n"                \
       "  two: {name: 两倍, scope: 市, unit: 亿元, derive: {sum: [s, s2]}}\n"  \
       "  s2: {name: 另一, scope: 市, unit: 亿元, assume: {amounts: {2023: "   \
       "1}}}\n"                                                                     \
       "targets:\n"                                                                 \
       "  end: {indicator: two, year: 2023, at_least: 145}\n"                       \
       "rules:\n"                                                                   \
       "  grow: {indicator: s, years: 2022-2024, base: " base ",\n"                 \
       "    clauses: [grow_at_least: 20 %],\n"                                      \
       "    exempt: [{year: 2024, reason: 试, authority: 试}]}\n"

static const struct {
  const char *label, *text, *mode;
  double lacking[3], total, kept, met;
} fixed[] = {
    /* floors 120, 132, 156; lacking 10, 2, 6; two = 131 */
    {"actual, as planned",
     RAISED("actual"),
     "as_planned",
     {10, 2, 6},
     12,
     0,
     0},
    /* floors 120, 144, 172.8 */
    {"owed, as planned",
     RAISED("owed"),
     "as_planned",
     {10, 14, 22.8},
     24,
     0,
     0},
    /* 110 -> 120; floor 144: 130 -> 144; 172.8, but the year is exempt;
       two = 145 */
    {"actual, followed",
     RAISED("actual"),
     "follow_rule",
     {10, 14, 22.8},
     24,
     1,
     1},
    {"owed, followed", RAISED("owed"), "follow_rule", {10, 14, 22.8}, 24, 1, 1},
};

Test(simulate, without_draws_amounts_are_raised_to_the_very_floor)
{
  for (size_t i = 0; i < COUNT(fixed); i++) {
    const char *const settings[][2] = {
        {"draws", "3"}, {"mode", fixed[i].mode}, {NULL, NULL}};
    kjp_answer *answer = simulate_text(fixed[i].text, settings);

    for (int32_t year = 0; year < 3; year++)
      expect_near(fixed[i].label,
                  number(answer, KJP_SIMULATION_YEARS, year,
                         KJP_SIMULATION_YEAR_SHORTFALL),
                  fixed[i].lacking[year], 0);
    expect_near(
        fixed[i].label,
        number(answer, KJP_SIMULATION_RULES, 0, KJP_SIMULATION_RULE_SHORTFALL),
        fixed[i].total, 0);
    expect_near(fixed[i].label,
                number(answer, KJP_SIMULATION_RULES, 0,
                       KJP_SIMULATION_RULE_PROBABILITY),
                fixed[i].kept, 0);
    expect_near(fixed[i].label,
                number(answer, KJP_SIMULATION_TARGETS, 0,
                       KJP_SIMULATION_TARGET_PROBABILITY),
                fixed[i].met, 0);
    cr_expect(count(answer, KJP_SIMULATION_YEARS, 2,
                    KJP_SIMULATION_YEAR_EXEMPT) == 1);
    kjp_answer_unref(answer);
  }
}

/* d = x - 105 is below zero in half of the draws: nothing is judged with it
 * there. Where it is above, 1 % of it is always below 1. */
Test(simulate, draws_without_an_outcome_are_counted)
{
  kjp_answer *answer = simulate_text(
      HEAD "  x: {name: 甲, scope: 市, unit: 亿元, values: {2021: 100},\n"
           "    assume: {growth: 5 %, sd: 2 %}}\n"
           "  c: {name: 丙, scope: 市, unit: 亿元, values: {2022: 105}}\n"
           "  d: {name: 差, scope: 市, unit: 亿元,\n"
           "    derive: {difference: [x, c]}}\n"
           "  s: {name: 科技投入, scope: 市, unit: 亿元, values: {2022: 1}}\n"
           "rules:\n"
           "  part: {indicator: s, years: 2022,\n"
           "    clauses: [share_at_least: {of: d, value: 1 %}]}\n",
      many);
  int32_t defined =
      count(answer, KJP_SIMULATION_RULES, 0, KJP_SIMULATION_RULE_DEFINED);

  cr_expect(number(answer, KJP_SIMULATION_RULES, 0,
                   KJP_SIMULATION_RULE_PROBABILITY) == 1);
  expect_near("defined", defined, 100000, 4.5 * sqrt(200000 * 0.25));
  cr_expect(count(answer, KJP_SIMULATION_RULES, 0,
                  KJP_SIMULATION_RULE_UNDEFINED) == 200000 - defined);
  cr_expect(count(answer, KJP_SIMULATION, 0, KJP_SIMULATION_UNDEFINED) ==
            200000 - defined);
  kjp_answer_unref(answer);
}

/* What is never known is no probability, and is named: z has no value; x has
 * none in 2020, so nothing can be said of 2021, nor of all years. */
Test(simulate, what_is_missing_is_named)
{
  kjp_answer *answer = simulate_text(
      HEAD "  x: {name: 甲, scope: 市, unit: 亿元, values: {2021: 100},\n"
           "    assume: {growth: 5 %, sd: 2 %}}\n"
           "  z: {name: 戊, scope: 市, unit: 亿元}\n"
           "targets:\n"
           "  later: {indicator: z, year: 2024, at_least: 1 亿元}\n"
           "  sure: {indicator: x, year: 2021, at_least: 100 亿元}\n"
           "rules:\n"
           "  first: {indicator: x, years: 2021-2022,\n"
           "    clauses: [not_below_previous: {}]}\n",
      NULL);
  const kjp_table *missing = kjp_answer_table(answer, KJP_SIMULATION_MISSING);

  cr_expect(isnan(number(answer, KJP_SIMULATION_TARGETS, 0,
                         KJP_SIMULATION_TARGET_PROBABILITY)));
  cr_expect(number(answer, KJP_SIMULATION_TARGETS, 1,
                   KJP_SIMULATION_TARGET_PROBABILITY) == 1);
  cr_expect(isnan(number(answer, KJP_SIMULATION_RULES, 0,
                         KJP_SIMULATION_RULE_PROBABILITY)));
  cr_expect(number(answer, KJP_SIMULATION_YEARS, 1,
                   KJP_SIMULATION_YEAR_PROBABILITY) > 0.5);
  cr_assert(kjp_table_count(missing) == 2);
  cr_expect(kjp_table_int(missing, 0, KJP_SIMULATION_MISSING_STATEMENT) == 0);
  cr_expect(kjp_table_int(missing, 0, KJP_SIMULATION_MISSING_INDICATOR) == 1);
  cr_expect(kjp_table_int(missing, 0, KJP_SIMULATION_MISSING_YEAR) == 2024);
  cr_expect(kjp_table_int(missing, 1, KJP_SIMULATION_MISSING_STATEMENT) == 2);
  cr_expect(kjp_table_int(missing, 1, KJP_SIMULATION_MISSING_INDICATOR) == 0);
  cr_expect(kjp_table_int(missing, 1, KJP_SIMULATION_MISSING_YEAR) == 2020);
  kjp_answer_unref(answer);
}

/* The audit is the oracle: where nothing is drawn, or so little that no
 * comparison can turn, each year holds for sure or is broken for sure. */

static double
chance_of(int32_t verdict)
{
  if (verdict == KJP_VERDICT_HOLDS)
    return 1;
  return verdict == KJP_VERDICT_BROKEN ? 0 : (double)NAN;
}

static void
expect_audit(const kjp_plan *plan, const char *label, const char *scenario)
{
  const char *const settings[][2] = {{"draws", "300"},
                                     {scenario == NULL ? "paths" : "scenario",
                                      scenario == NULL ? "1" : scenario},
                                     {NULL, NULL}};
  kjp_options *options = options_of(settings);
  kjp_answer *answer = simulate(plan, settings);
  kjp_answer *audit = NULL;
  const kjp_table *years;

  cr_assert(kjp_audit_run(plan, options, &audit, NULL) == KJP_OK);
  years = kjp_answer_table(audit, KJP_AUDIT_YEARS);
  cr_assert(kjp_table_count(years) ==
            kjp_table_count(kjp_answer_table(answer, KJP_SIMULATION_YEARS)));
  for (int32_t i = 0; i < kjp_table_count(years); i++) {
    int32_t verdict = kjp_table_int(years, i, KJP_AUDIT_YEAR_VERDICT);
    double found = number(answer, KJP_SIMULATION_YEARS, i,
                          KJP_SIMULATION_YEAR_PROBABILITY);
    double wanted =
        chance_of(verdict == KJP_VERDICT_EXEMPT
                      ? kjp_table_int(years, i, KJP_AUDIT_YEAR_UNWAIVED)
                      : verdict);

    cr_expect(found == wanted || (isnan(found) && isnan(wanted)),
              "%s, row %d: %g, expected %g", label, (int)i, found, wanted);
  }
  kjp_answer_unref(audit);
  kjp_answer_unref(answer);
  kjp_options_free(options);
}

static kjp_plan *
plan_at(const char *folder, const char *name)
{
  char file[600];
  kjp_plan *plan = NULL;

  (void)snprintf(file, sizeof file, "%s/%s", getenv(folder), name);
  cr_assert(kjp_plan_load(file, NULL, &plan, NULL) == KJP_OK, "%s", file);
  return plan;
}

/* Every plan of a folder that has no errors; how many there were. */
static int
expect_audits(const char *folder)
{
  char path[600];
  DIR *directory;
  const struct dirent *entry;
  int count = 0;

  (void)snprintf(path, sizeof path, "%s/%s", getenv("KJP_TEST_DATA"), folder);
  directory = opendir(path);
  cr_assert(directory != NULL, "%s", path);
  while ((entry = readdir(directory)) != NULL) {
    char file[900];
    kjp_plan *plan = NULL;

    (void)snprintf(file, sizeof file, "%s/%s", path, entry->d_name);
    if (strstr(entry->d_name, ".yaml") == NULL ||
        kjp_plan_load(file, NULL, &plan, NULL) != KJP_OK)
      continue;
    expect_audit(plan, entry->d_name, NULL);
    kjp_plan_unref(plan);
    count++;
  }
  (void)closedir(directory);
  return count;
}

Test(simulate, every_plan_of_the_tests_is_judged_as_by_the_audit, .timeout = 60)
{
  cr_expect(expect_audits("path") > 10);
  cr_expect(expect_audits("good") > 10);
}

Test(simulate, where_nothing_is_drawn_it_says_what_the_audit_says)
{
  static const char *const plans[] = {"baotou-2022.yaml", "national.yaml",
                                      "provinces.yaml"};

  for (size_t i = 0; i < COUNT(plans); i++) {
    kjp_plan *plan = plan_at("KJP_PLANS", plans[i]);

    expect_audit(plan, plans[i], NULL);
    kjp_plan_unref(plan);
  }
}

/* Every clause, each with and without a margin, a tolerance, strict, over a
 * reference that is drawn with the least sd there is: about 10 fen a year. */
#define NEARLY                                                                    \
  HEAD                                                                            \
      "  s: {name: 科技投入, scope: 市, unit: 亿元, values: {2020: 9,\n"   \
      "    2021: 10}, one_off: {2023: 0.5}, comparable_base: {2024: 12.1},\n"     \
      "    assume: {amounts: {2022: 11, 2023: 12.7, 2024: 12.5, 2025: 14}}}\n"    \
      "  g: {name: 增长的, scope: 市, unit: 亿元, values: {2020: 9, 2021: " \
      "10},\n"                                                                    \
      "    assume: {growth: 7 %, sd: 0.0000001 %, persistence: 0.5}}\n"           \
      "  r: {name: 收入, scope: 市, unit: 亿元, values: {2020: 90, 2021: "   \
      "100},\n"                                                                   \
      "    assume: {growth: {2022: 5 %, 2023: -3 %, 2024: 9 %, 2025: 6 %},\n"     \
      "      sd: 0.0000001 %}}\n"                                                 \
      "  e: {name: 支出, scope: 市, unit: 亿元, values: {2020: 200,\n"       \
      "    2021: 220}, assume: {growth: 6 %, sd: 0.0000001 %}}\n"                 \
      "  n: {name: 邻市, scope: 市, unit: 亿元, values: {2021: 10.5},\n"     \
      "    assume: {growth: 8 %, sd: 0.0000001 %}}\n"                             \
      "correlations: [[r, e, 0.7], [r, g, -0.2]]\n"                               \
      "rules:\n"

static const struct {
  const char *id, *base, *clauses;
} clauses[] = {
    {"previous", "actual", "not_below_previous: {}"},
    {"lookback", "owed", "not_below_previous: {lookback: 2, tolerance: 2 %}"},
    {"peak", "actual", "not_below_peak: {}"},
    {"grow", "owed", "grow_at_least: 8 %"},
    {"grow-6", "actual", "grow_at_least: 6 %"},
    {"by", "owed", "grow_by_at_least: 9000 万元"},
    {"outpace", "actual", "outpace: {of: r}"},
    {"margin", "owed", "outpace: {of: r, margin: 3 pp}"},
    {"hold", "actual", "outpace: {of: r, when_falling: hold}"},
    {"share", "actual", "share_at_least: {of: e, value: 4.55 %}"},
    {"share-before", "owed",
     "share_not_below_previous: {of: e, tolerance: 1 %}"},
    {"average", "actual",
     "average_growth_at_least: {value: 8 %, since: 2021, at: [2023, 2025]}"},
    {"amount", "actual", "amount_at_least: {2023: 12.3, 2025: 13.9}"},
    {"peers", "actual", "at_least_peers: [n]"},
    {"any", "owed", "any_of: [{grow_at_least: 10 %}, {outpace: {of: r}}]"},
    {"all", "owed",
     "{outpace: {of: r}}, {share_at_least: {of: e, value: 4.4 %}}, "
     "{not_below_peak: {}}"},
};

/* Each clause over what is fixed, and over what is drawn. */
static kjp_plan *
plan_of_every_clause(void)
{
  char text[8192];
  size_t size = (size_t)snprintf(text, sizeof text, "%s", NEARLY);

  for (size_t i = 0; i < 2 * COUNT(clauses); i++)
    size += (size_t)snprintf(
        text + size, sizeof text - size,
        "  %s-%s: {indicator: %s, years: 2022-2025, base: %s,\n"
        "    clauses: [%s]}\n",
        i % 2 ? "g" : "s", clauses[i / 2].id, i % 2 ? "g" : "s",
        clauses[i / 2].base, clauses[i / 2].clauses);
  return plan_of(text);
}

Test(simulate, every_clause_turns_where_the_audit_has_it_turn)
{
  kjp_plan *plan = plan_of_every_clause();

  expect_audit(plan, "nearly", NULL);
  kjp_plan_unref(plan);
}

/* s is short of its own one_off in 2023: that breaks the year, and 2024 still
 * has the floor of 2023 as its base where it is owed. */
Test(simulate, below_its_one_off_a_year_keeps_no_floor)
{
  kjp_plan *plan = plan_of(
      HEAD "  s: {name: 科技投入, scope: 市, unit: 亿元, values: {2021: 10},\n"
           "    one_off: {2023: 2}, assume: {amounts: {2022: 11, 2023: 1.5,\n"
           "    2024: 12, 2025: 13}}}\n"
           "  r: {name: 收入, scope: 市, unit: 亿元, values: {2021: 100},\n"
           "    assume: {growth: 5 %, sd: 0.0000001 %}}\n"
           "rules:\n"
           "  owed: {indicator: s, years: 2022-2025, base: owed,\n"
           "    clauses: [outpace: {of: r}]}\n"
           "  actual: {indicator: s, years: 2022-2025, base: actual,\n"
           "    clauses: [outpace: {of: r}]}\n");

  expect_audit(plan, "one-off", NULL);
  kjp_plan_unref(plan);
}

/* Slices and threads */

static char *
json_of(kjp_simulation *simulation)
{
  kjp_answer *answer = NULL;
  kjp_text *text = NULL;
  char *copy;

  cr_assert(kjp_simulation_answer(simulation, &answer, NULL) == KJP_OK);
  cr_assert(kjp_answer_to_json(answer, KJP_LANGUAGE_EN, &text, NULL) == KJP_OK);
  copy = malloc(kjp_text_size(text) + 1);
  memcpy(copy, kjp_text_data(text), kjp_text_size(text) + 1);
  kjp_text_free(text);
  kjp_answer_unref(answer);
  return copy;
}

static kjp_simulation *
simulation_of(const kjp_plan *plan, const char *first, const char *threads,
              const char *mode)
{
  const char *const settings[][2] = {{"first-draw", first}, {"seed", "7"},
                                     {"threads", threads},  {"kept", "9000"},
                                     {"mode", mode},        {NULL, NULL}};
  kjp_options *options = options_of(settings);
  kjp_simulation *simulation = NULL;

  cr_assert(kjp_simulation_new(plan, options, &simulation, NULL) == KJP_OK);
  kjp_options_free(options);
  return simulation;
}

static void
step(kjp_simulation *simulation, int64_t draws)
{
  kjp_error *error = NULL;

  cr_assert(kjp_simulation_step(simulation, draws, &error) == KJP_OK, "%s",
            kjp_error_message(error, KJP_LANGUAGE_EN));
}

static void
expect_same(kjp_simulation *simulation, const char *wanted, const char *label)
{
  char *found = json_of(simulation);

  cr_expect(strcmp(found, wanted) == 0, "%s", label);
  free(found);
  kjp_simulation_free(simulation);
}

static void
expect_same_in_slices(const kjp_plan *plan, const char *wanted,
                      const char *mode)
{
  static const char *const firsts[] = {"8193", "0", "20000"};
  static const int64_t draws[] = {11807, 8193, 10001};
  kjp_simulation *slices[3];

  for (size_t i = 0; i < COUNT(slices); i++) {
    slices[i] = simulation_of(plan, firsts[i], "1", mode);
    step(slices[i], 1);
    step(slices[i], 1022);
    step(slices[i], draws[i] - 1023);
  }
  cr_assert(kjp_simulation_merge(slices[0], slices[2], NULL) == KJP_OK);
  cr_expect(kjp_simulation_merge(slices[0], slices[2], NULL) == KJP_E_ARGUMENT);
  cr_expect(kjp_simulation_step(slices[0], 1, NULL) == KJP_E_ARGUMENT);
  cr_assert(kjp_simulation_merge(slices[0], slices[1], NULL) == KJP_OK);
  kjp_simulation_free(slices[1]);
  kjp_simulation_free(slices[2]);
  expect_same(slices[0], wanted, "slices");
}

Test(simulate, threads_steps_and_slices_change_no_bit, .timeout = 60)
{
  static const char *const threads[] = {"2", "3", "8", "64"};
  static const char *const modes[] = {"as_planned", "follow_rule"};
  kjp_plan *plan = plan_of_every_clause();

  for (size_t mode = 0; mode < COUNT(modes); mode++) {
    kjp_simulation *simulation = simulation_of(plan, "0", "1", modes[mode]);
    char *wanted;

    step(simulation, 30001);
    wanted = json_of(simulation);
    kjp_simulation_free(simulation);
    for (size_t i = 0; i < COUNT(threads); i++) {
      simulation = simulation_of(plan, "0", threads[i], modes[mode]);
      step(simulation, 30001);
      expect_same(simulation, wanted, threads[i]);
    }
    expect_same_in_slices(plan, wanted, modes[mode]);
    free(wanted);
  }
  kjp_plan_unref(plan);
}

/* What is refused */

static const struct {
  const char *label, *text, *name, *value;
} refused[] = {
    {"a mode", GROWING "  any: {indicator: x, year: 2022, at_least: 1}\n",
     "mode", "follow-rule"},
    {"an indicator", GROWING "  any: {indicator: x, year: 2022, at_least: 1}\n",
     "indicator", "nobody"},
    {"a scenario", GROWING "  any: {indicator: x, year: 2022, at_least: 1}\n",
     "scenario", "nobody"},
    {"correlations that cannot be",
     HEAD "  a: {name: a, scope: s, unit: 元}\n"
          "  b: {name: b, scope: s, unit: 元}\n"
          "  c: {name: c, scope: s, unit: 元}\n"
          "correlations: [[a, b, 0.9], [b, c, 0.9], [a, c, -0.9]]\n",
     "seed", "0"},
    {"a floor that depends on what it raises",
     HEAD "  a: {name: a, scope: s, unit: 元, assume: {amounts: {2022: 1}}}\n"
          "  b: {name: b, scope: s, unit: 元, derive: {sum: [a, c]}}\n"
          "  c: {name: c, scope: s, unit: 元, assume: {amounts: {2022: 1}}}\n"
          "rules:\n"
          "  r: {indicator: a, years: 2022,\n"
          "    clauses: [share_at_least: {of: b, value: 60 %}]}\n",
     "mode", "follow_rule"},
};

Test(simulate, what_cannot_be_drawn_is_refused)
{
  for (size_t i = 0; i < COUNT(refused); i++) {
    const char *const settings[][2] = {{refused[i].name, refused[i].value},
                                       {NULL, NULL}};
    kjp_options *options = options_of(settings);
    kjp_plan *plan = plan_of(refused[i].text);
    kjp_answer *answer = NULL;
    kjp_error *error = NULL;

    cr_expect(kjp_simulate_run(plan, options, &answer, &error) ==
                  KJP_E_ARGUMENT,
              "%s", refused[i].label);
    cr_expect(answer == NULL && error != NULL, "%s", refused[i].label);
    kjp_error_free(error);
    kjp_plan_unref(plan);
    kjp_options_free(options);
  }
}

/* Correlations on the border of what is possible are possible. */
Test(simulate, perfect_correlation_moves_as_one)
{
  kjp_answer *answer = simulate_text(
      HEAD "  a: {name: a, scope: s, unit: 亿元, values: {2021: 1},\n"
           "    assume: {growth: 0 %, sd: 2 %}}\n"
           "  b: {name: b, scope: s, unit: 亿元, values: {2021: 1},\n"
           "    assume: {growth: 0 %, sd: 2 %}}\n"
           "  c: {name: c, scope: s, unit: 亿元, values: {2021: 1},\n"
           "    assume: {growth: 0 %, sd: 2 %}}\n"
           "  ab: {name: ab, scope: s, unit: '%', derive: {ratio: [a, b]}}\n"
           "  ac: {name: ac, scope: s, unit: 亿元, derive: {sum: [a, c]}}\n"
           "correlations: [[a, b, 1], [b, c, -1], [a, c, -1]]\n"
           "targets:\n"
           "  same: {indicator: ab, year: 2025, within: [100 %, 100 %]}\n"
           "  opposite: {indicator: ac, year: 2025, at_least: 2}\n",
      NULL);

  cr_expect(number(answer, KJP_SIMULATION_TARGETS, 0,
                   KJP_SIMULATION_TARGET_PROBABILITY) == 1);
  /* exp(z) + exp(-z) is never below 2 */
  cr_expect(number(answer, KJP_SIMULATION_TARGETS, 1,
                   KJP_SIMULATION_TARGET_PROBABILITY) == 1);
  kjp_answer_unref(answer);
}

Test(simulate, null_arguments_are_refused)
{
  kjp_plan *plan = plan_of(PACED("actual"));
  kjp_simulation *simulation = NULL;
  kjp_answer *answer = NULL;

  cr_expect(kjp_simulation_new(NULL, NULL, &simulation, NULL) ==
            KJP_E_ARGUMENT);
  cr_expect(kjp_simulation_new(plan, NULL, NULL, NULL) == KJP_E_ARGUMENT);
  cr_expect(kjp_simulation_step(NULL, 1, NULL) == KJP_E_ARGUMENT);
  cr_expect(kjp_simulation_merge(NULL, NULL, NULL) == KJP_E_ARGUMENT);
  cr_expect(kjp_simulation_answer(NULL, &answer, NULL) == KJP_E_ARGUMENT);
  cr_expect(kjp_simulate_run(NULL, NULL, &answer, NULL) == KJP_E_ARGUMENT);
  cr_expect(kjp_simulate_run(plan, NULL, NULL, NULL) == KJP_E_ARGUMENT);
  kjp_simulation_free(NULL);
  cr_assert(kjp_simulation_new(plan, NULL, &simulation, NULL) == KJP_OK);
  cr_expect(kjp_simulation_answer(simulation, &answer, NULL) == KJP_E_ARGUMENT);
  cr_expect(kjp_simulation_step(simulation, 0, NULL) == KJP_E_ARGUMENT);
  cr_expect(kjp_simulation_step(simulation, 1000000001, NULL) ==
            KJP_E_ARGUMENT);
  kjp_simulation_free(simulation);
  kjp_plan_unref(plan);
}
