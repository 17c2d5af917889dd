/* SPDX-License-Identifier: MIT */
/* tests/unit/test_consistency.c - do targets fit together, and what do they
 * imply? Expected numbers are worked by hand in the comments. */
#include "consistency.h"

/* 125 of at most 4000 is at least 3.125 %. */
Test(consistency, bounds_go_through_a_ratio)
{
  kjp_answer *answer =
      ask(BAOTOU "targets:\n"
                 "  amount: {indicator: rd, year: 2025, at_least: 125}\n"
                 "  whole: {indicator: gdp, year: 2025, within: [3000, 4000]}\n"
                 "  share: {indicator: share, year: 2025, at_least: 3 %}\n",
          NULL, NULL);

  cr_assert(count_of(answer, KJP_CONSISTENCY_CONFLICTS) == 0);
  cr_assert(count_of(answer, KJP_CONSISTENCY_IMPLIED) == 1);
  cr_assert(shows(answer, KJP_CONSISTENCY_IMPLIED, 0,
                  KJP_CONSISTENCY_IMPLIED_LOW, KJP_NONE, "3.125"));
  cr_assert(shows(answer, KJP_CONSISTENCY_IMPLIED, 0,
                  KJP_CONSISTENCY_IMPLIED_HIGH, KJP_NONE, NULL));
  cr_assert(count_of(answer, KJP_CONSISTENCY_IMPLIED_FROM) == 2);
  kjp_answer_unref(answer);
}

/* 10 + 20 are known of at least 120 over three years: 90 are left for 2023,
 * and at most 80 are promised. */
Test(consistency, a_sum_over_years_binds_its_years)
{
  static const char text[] =
      PLAN_HEAD "  n: {name: 项目, scope: 市, unit: 项,\n"
                "    values: {2021: 10, 2022: 20}}\n"
                "targets:\n"
                "  all: {indicator: n, over: 2021-2023, at_least: 120}\n"
                "  most: {indicator: n, year: 2023, at_most: 80}\n";
  kjp_answer *answer = ask(text, NULL, NULL);

  cr_assert(count_of(answer, KJP_CONSISTENCY_CONFLICTS) == 1);
  cr_assert(shows(answer, KJP_CONSISTENCY_AT_BOUNDS, 0,
                  KJP_CONSISTENCY_AT_VALUE, KJP_NONE, "90"));
  kjp_answer_unref(answer);
}

/* 2025 at least 1.5 × 2024 + 1 with 2024 at least 10 is at least 16. */
Test(consistency, a_reference_binds_both)
{
  kjp_answer *answer =
      ask(PLAN_HEAD "  m: {name: 经费, scope: 市, unit: 元}\n"
                    "targets:\n"
                    "  one: {indicator: m, year: 2024, at_least: 10 元}\n"
                    "  two: {indicator: m, year: 2025, at_least:\n"
                    "    {indicator: m, year: 2024, times: 1.5, plus: 1 元}}\n"
                    "  top: {indicator: m, year: 2025, at_most: 31 元}\n",
          NULL, NULL);

  cr_assert(count_of(answer, KJP_CONSISTENCY_IMPLIED) == 2);
  /* (31 - 1) ÷ 1.5 = 20 */
  cr_assert(shows(answer, KJP_CONSISTENCY_IMPLIED, 0,
                  KJP_CONSISTENCY_IMPLIED_HIGH, KJP_NONE, "20"));
  cr_assert(shows(answer, KJP_CONSISTENCY_IMPLIED, 1,
                  KJP_CONSISTENCY_IMPLIED_LOW, KJP_NONE, "16"));
  kjp_answer_unref(answer);
}

/* 100 ÷ 3 = 33.333…: outward to 33.33, for money has fen. */
Test(consistency, ends_are_rounded_outward_to_the_quantum)
{
  kjp_answer *answer =
      ask(PLAN_HEAD "  m: {name: 经费, scope: 市, unit: 元}\n"
                    "  e: {name: 倍数, scope: 市, unit: '%',\n"
                    "    derive: {ratio: [m, k]}}\n"
                    "  k: {name: 分母, scope: 市, unit: 元}\n"
                    "targets:\n"
                    "  a: {indicator: m, year: 2025, at_least: 100 元}\n"
                    "  b: {indicator: e, year: 2025, within: [1 %, 300 %]}\n",
          NULL, NULL);

  cr_assert(count_of(answer, KJP_CONSISTENCY_IMPLIED) == 1);
  cr_assert(shows(answer, KJP_CONSISTENCY_IMPLIED, 0,
                  KJP_CONSISTENCY_IMPLIED_LOW, KJP_NONE, "33.33"));
  kjp_answer_unref(answer);
}

Test(consistency, a_denominator_that_may_be_zero_narrows_nothing)
{
  kjp_answer *answer =
      ask(BAOTOU "targets:\n"
                 "  a: {indicator: rd, year: 2025, within: [1, 2]}\n"
                 "  b: {indicator: gdp, year: 2025, within: [0, 10]}\n",
          NULL, NULL);

  cr_assert(count_of(answer, KJP_CONSISTENCY_CONFLICTS) == 0);
  cr_assert(count_of(answer, KJP_CONSISTENCY_IMPLIED) == 0);
  kjp_answer_unref(answer);
}

#define ASSUMED                                                                \
  PLAN_HEAD                                                                    \
  "  m: {name: 经费, scope: 市, unit: 元, values: {2021: 1}}\n"            \
  "targets:\n"                                                                 \
  "  a: {indicator: m, year: 2022, at_least: 3,\n"                             \
  "    revisions: [{on: 2022-06-01, at_least: 2}]}\n"                          \
  "scenarios:\n"                                                               \
  "  slow: {assume: {m: {amounts: {2022: 2}}}}\n"                              \
  "  slower: {assume: {m: {amounts: {2022: 1}}}}\n"

Test(consistency, what_is_assumed_counts_in_a_scenario_only)
{
  static const struct {
    const char *name, *value;
    int32_t conflicts;
  } rows[] = {{NULL, NULL, 0},
              {"scenario", "slow", 0}, /* 2 is what is promised now */
              {"scenario", "slower", 1}};

  for (size_t i = 0; i < COUNT(rows); i++) {
    kjp_answer *answer = ask(ASSUMED, rows[i].name, rows[i].value);

    cr_assert(count_of(answer, KJP_CONSISTENCY_CONFLICTS) == rows[i].conflicts,
              "row %zu", i);
    kjp_answer_unref(answer);
  }
}

/* d = a - b and s = a + b share both inputs. */
Test(consistency, shared_inputs_are_told)
{
  kjp_answer *answer =
      ask(PLAN_HEAD "  a: {name: 甲, scope: 市, unit: 元}\n"
                    "  b: {name: 乙, scope: 市, unit: 元}\n"
                    "  s: {name: 和, scope: 市, unit: 元,\n"
                    "    derive: {sum: [a, b]}}\n"
                    "  d: {name: 差, scope: 市, unit: 元,\n"
                    "    derive: {difference: [a, b]}}\n"
                    "targets:\n"
                    "  t: {indicator: s, year: 2025, at_least: 3}\n",
          NULL, NULL);

  cr_assert(kjp_table_int(kjp_answer_table(answer, KJP_CONSISTENCY), 0,
                          KJP_CONSISTENCY_SHARED) == 1);
  kjp_answer_unref(answer);
}

#define SMALL                                                                     \
  PLAN_HEAD                                                                       \
  "  gdp: {name: GDP, scope: 市, unit: 亿元, values: {2024: 3}}\n"             \
  "  rd: {name: 研发, scope: 市, unit: 亿元, values: {2023: 0.390001}}\n"    \
  "  old: {name: 上年, scope: 市, unit: 亿元, derive: {lag: rd}}\n"          \
  "  share: {name: 强度, scope: 市, unit: '%', derive: {ratio: [old, gdp]}}\n" \
  "  part: {name: 占比, scope: 市, unit: '%', derive: {ratio: [rd, gdp]}}\n"   \
  "targets:\n"

/* 0.390001 ÷ 3 = 13.0000333… %: more than 13 %, which two decimals do not
 * show. 3 % of 3 is 0.09. */
Test(consistency, numbers_that_differ_are_shown_to_differ)
{
  static const struct {
    const char *targets;
    int32_t kind;
    const char *zh, *en;
  } rows[] = {
      {"  a: {indicator: rd, year: 2025, at_least: 13.00004}\n"
       "  b: {indicator: rd, year: 2025, at_most: 13}\n",
       KJP_STATEMENT_CONFLICT, "须不低于 13.00004 亿元，又须不高于 13 亿元，",
       "at least 13.00004 亿元 and at most 13 亿元,"},
      {"  a: {indicator: share, year: 2024, at_most: 13 %}\n",
       KJP_STATEMENT_CONFLICT, "须不低于约 13.00003 %，又须不高于 13 %，",
       "at least about 13.00003 % and at most 13 %,"},
      {"  a: {indicator: share, year: 2024, at_most: 13 %}\n",
       KJP_STATEMENT_CONFLICT, "2024 年强度为 约 13.00003 %（",
       "强度 of 2024 is about 13.00003 % ("},
      {"  a: {indicator: share, year: 2024, at_least: 13.1 %}\n",
       KJP_STATEMENT_CONFLICT, "须不低于 13.1 %，又须不高于约 13.00 %，",
       "at least 13.1 % and at most about 13.00 %,"},
      {"  a: {indicator: part, year: 2024, at_least: 3 %}\n"
       "  b: {indicator: rd, year: 2024, at_least: 0.0900004}\n",
       KJP_STATEMENT_TIGHTEST, "研发不低于 0.0900004 亿元，比目标 a",
       "at least 0.0900004 亿元: tighter than target a"},
      {"  a: {indicator: part, year: 2024, at_least: 3 %}\n"
       "  b: {indicator: rd, year: 2024, at_least: 0.09}\n",
       KJP_STATEMENT_TIGHTEST, "要求相同：2024 年研发不低于 0.09 亿元",
       "ask the same: 研发 of 2024 at least 0.09 亿元"},
      {"  a: {indicator: part, year: 2024, at_least: 3 %}\n"
       "  b: {indicator: rd, year: 2024, at_least: 0.0900004}\n",
       KJP_STATEMENT_TIGHTEST, "2024 年GDP高于约 3.00001 亿元时",
       "where GDP of 2024 is more than about 3.00001 亿元"},
  };

  for (size_t i = 0; i < COUNT(rows); i++) {
    char text[2048];
    kjp_answer *answer;
    int32_t row;

    (void)snprintf(text, sizeof text, "%s%s", SMALL, rows[i].targets);
    answer = ask(text, NULL, NULL);
    row = statement_of(answer, rows[i].kind);
    cr_assert(row != KJP_NONE, "row %zu", i);
    cr_expect(says(answer, row, KJP_LANGUAGE_ZH, rows[i].zh), "row %zu", i);
    cr_expect(says(answer, row, KJP_LANGUAGE_EN, rows[i].en), "row %zu", i);
    kjp_answer_unref(answer);
  }
}

/* What a plan assumes at all times is a guess too: 1 clashes with at least 2
 * in a scenario alone. */
Test(consistency, what_a_plan_assumes_counts_in_a_scenario_only)
{
  static const char text[] =
      PLAN_HEAD "  m: {name: 经费, scope: 市, unit: 元, values: {2021: 1},\n"
                "    assume: {amounts: {2022: 1}}}\n"
                "  n: {name: 其他, scope: 市, unit: 元}\n"
                "targets:\n"
                "  a: {indicator: m, year: 2022, at_least: 2}\n"
                "scenarios:\n"
                "  s: {assume: {n: {amounts: {2022: 2}}}}\n";
  kjp_answer *answer = ask(text, NULL, NULL);

  cr_expect(count_of(answer, KJP_CONSISTENCY_CONFLICTS) == 0);
  kjp_answer_unref(answer);
  answer = ask(text, "scenario", "s");
  cr_expect(count_of(answer, KJP_CONSISTENCY_CONFLICTS) == 1);
  cr_expect(flag_of(answer, KJP_CONSISTENCY_CONFLICTS,
                    KJP_CONSISTENCY_CONFLICT_PROJECTED) == 1);
  kjp_answer_unref(answer);
}

/* Of 10 to 15 the double is 20 or more, and as much at most 15. The sum of two
 * years may be more than that of three: money can be below zero. */
Test(consistency, sums_and_references_are_told_from_their_like)
{
  static const struct {
    const char *label, *targets;
    int32_t conflicts;
  } rows[] = {
      {"times 2 and times 1",
       "  a: {indicator: m, year: 2025, at_least:\n"
       "    {indicator: m, year: 2024, times: 2}}\n"
       "  b: {indicator: m, year: 2025, at_most:\n"
       "    {indicator: m, year: 2024, times: 1}}\n"
       "  c: {indicator: m, year: 2024, within: [10, 15]}\n",
       1},
      {"times 2 twice",
       "  a: {indicator: m, year: 2025, at_least:\n"
       "    {indicator: m, year: 2024, times: 2}}\n"
       "  b: {indicator: m, year: 2025, at_most:\n"
       "    {indicator: m, year: 2024, times: 2}}\n"
       "  c: {indicator: m, year: 2024, within: [10, 15]}\n",
       0},
      {"two years and three",
       "  a: {indicator: m, over: 2023-2025, at_most: 9}\n"
       "  b: {indicator: m, over: 2024-2025, at_least: 10}\n",
       0},
      /* 1.5 × 0.01 is 0.015, and no fen less */
      {"half a fen",
       "  a: {indicator: m, year: 2025, at_least:\n"
       "    {indicator: m, year: 2024, times: 1.5}}\n"
       "  b: {indicator: m, year: 2025, at_most: 0.01}\n"
       "  c: {indicator: m, year: 2024, within: [0.01, 0.01]}\n",
       1},
      {"times 0",
       "  a: {indicator: m, year: 2025, at_least:\n"
       "    {indicator: m, year: 2024, times: 0, plus: 5 元}}\n"
       "  b: {indicator: m, year: 2025, at_most: 4}\n",
       1},
      {"three years twice",
       "  a: {indicator: m, over: 2023-2025, at_most: 9}\n"
       "  b: {indicator: m, over: 2023-2025, at_least: 10}\n",
       1},
  };

  for (size_t i = 0; i < COUNT(rows); i++) {
    char text[2048];
    kjp_answer *answer;

    (void)snprintf(text, sizeof text, "%s%s", ONE_CELL, rows[i].targets);
    answer = ask(text, NULL, NULL);
    cr_expect(count_of(answer, KJP_CONSISTENCY_CONFLICTS) == rows[i].conflicts,
              "%s", rows[i].label);
    cr_expect(flag_of(answer, KJP_CONSISTENCY, KJP_CONSISTENCY_COMPLETE) == 1,
              "%s", rows[i].label);
    kjp_answer_unref(answer);
  }
}

/* x is at least y and a fen, y at least x and a fen: the two drive each other
 * up, and after 64 passes it is not done. */
Test(consistency, what_does_not_come_to_an_end_says_so)
{
  kjp_answer *answer =
      ask(ONE_CELL "  a: {indicator: m, year: 2024, at_least:\n"
                   "    {indicator: m, year: 2025, plus: 0.01 元}}\n"
                   "  b: {indicator: m, year: 2025, at_least:\n"
                   "    {indicator: m, year: 2024, plus: 0.01 元}}\n"
                   "  c: {indicator: m, year: 2025, within: [0, 1000]}\n",
          NULL, NULL);

  cr_expect(count_of(answer, KJP_CONSISTENCY_CONFLICTS) == 0);
  cr_expect(flag_of(answer, KJP_CONSISTENCY, KJP_CONSISTENCY_COMPLETE) == 0);
  kjp_answer_unref(answer);
}

/* More than 3 % of an assumed 4800 is more than 144: a projection. */
Test(consistency, what_an_assumed_value_implies_is_projected)
{
  kjp_answer *answer =
      ask(BAOTOU "targets:\n"
                 "  share: {indicator: share, year: 2025, more_than: 3 %}\n"
                 "scenarios:\n"
                 "  slow: {assume: {gdp: {amounts: {2025: 4800}}}}\n",
          "scenario", "slow");

  cr_assert(shows(answer, KJP_CONSISTENCY_IMPLIED, 0,
                  KJP_CONSISTENCY_IMPLIED_LOW, KJP_NONE, "144"));
  cr_expect(flag_of(answer, KJP_CONSISTENCY_IMPLIED,
                    KJP_CONSISTENCY_IMPLIED_LOW_OPEN) == 1);
  cr_expect(flag_of(answer, KJP_CONSISTENCY_IMPLIED,
                    KJP_CONSISTENCY_IMPLIED_PROJECTED) == 1);
  kjp_answer_unref(answer);
}

/* 5 and 2 known, and more: more than 7, because of b; 10 at most, because of
 * a, which alone would allow 7 itself. */
Test(consistency, an_end_that_does_not_count_is_implied_by_its_target)
{
  kjp_answer *answer = ask(
      PLAN_HEAD "  m: {name: 经费, scope: 市, unit: 元}\n"
                "  k: {name: 其他, scope: 市, unit: 元, values: {2025: 2}}\n"
                "  s: {name: 合计, scope: 市, unit: 元,\n"
                "    derive: {sum: [m, k]}}\n"
                "targets:\n"
                "  a: {indicator: m, year: 2025, within: [5, 8]}\n"
                "  b: {indicator: m, year: 2025, more_than: 5}\n",
      NULL, NULL);

  cr_assert(count_of(answer, KJP_CONSISTENCY_IMPLIED) == 1);
  cr_expect(shows(answer, KJP_CONSISTENCY_IMPLIED, 0,
                  KJP_CONSISTENCY_IMPLIED_LOW, KJP_NONE, "7"));
  cr_expect(shows(answer, KJP_CONSISTENCY_IMPLIED, 0,
                  KJP_CONSISTENCY_IMPLIED_HIGH, KJP_NONE, "10"));
  cr_expect(flag_of(answer, KJP_CONSISTENCY_IMPLIED,
                    KJP_CONSISTENCY_IMPLIED_LOW_OPEN) == 1);
  cr_expect(flag_of(answer, KJP_CONSISTENCY_IMPLIED,
                    KJP_CONSISTENCY_IMPLIED_HIGH_OPEN) == 0);
  cr_expect(count_of(answer, KJP_CONSISTENCY_IMPLIED_FROM) == 2);
  kjp_answer_unref(answer);
}

/* 9 - 2 is known of the first sum, and with 1 more of the second. What stands
 * in two sums is told once; in the order of the file. */
Test(consistency, what_is_implied_is_told_once_and_in_order)
{
  kjp_answer *answer =
      ask(PLAN_HEAD "  m: {name: 经费, scope: 市, unit: 元}\n"
                    "  k: {name: 甲, scope: 市, unit: 元, values: {2025: 2}}\n"
                    "  j: {name: 乙, scope: 市, unit: 元, values: {2025: 1}}\n"
                    "  s: {name: 和, scope: 市, unit: 元,\n"
                    "    derive: {sum: [m, k]}}\n"
                    "  r: {name: 计, scope: 市, unit: 元,\n"
                    "    derive: {sum: [m, j]}}\n"
                    "targets:\n" OF("x", "s", "at_least: 9"),
          NULL, NULL);
  const kjp_table *table = kjp_answer_table(answer, KJP_CONSISTENCY_IMPLIED);
  static const struct {
    const char *indicator, *low;
  } rows[] = {{"m", "7"}, {"r", "8"}};

  cr_assert(kjp_table_count(table) == 2);
  for (int32_t row = 0; row < 2; row++) {
    int32_t of = kjp_table_int(table, row, KJP_CONSISTENCY_IMPLIED_INDICATOR);

    cr_expect(has_text(kjp_plan_table(kjp_answer_plan(answer), KJP_INDICATORS),
                       of, KJP_INDICATOR_ID, rows[row].indicator));
    cr_expect(shows(answer, KJP_CONSISTENCY_IMPLIED, row,
                    KJP_CONSISTENCY_IMPLIED_LOW, KJP_NONE, rows[row].low));
    cr_expect(kjp_table_int(table, row, KJP_CONSISTENCY_IMPLIED_HIGH_OPEN) ==
              0);
  }
  kjp_answer_unref(answer);
}

/* A sum of parts of at least 1 each is at least as many. */
Test(consistency, more_than_32_targets_behind_a_bound_are_counted)
{
  for (int parts = 32; parts <= 33; parts++) {
    char text[8192] = PLAN_HEAD;
    kjp_answer *answer;

    for (int i = 0; i < parts; i++)
      ADD(text, "  a%d: {name: 部分, scope: 市, unit: 元}\n", i);
    ADD(text, "  s: {name: 合计, scope: 市, unit: 元, derive: {sum: [a0");
    for (int i = 1; i < parts; i++)
      ADD(text, ", a%d", i);
    ADD(text, "]}}\ntargets:\n");
    for (int i = 0; i < parts; i++)
      ADD(text, "  t%d: {indicator: a%d, year: 2025, at_least: 1}\n", i, i);
    answer = ask(text, NULL, NULL);
    cr_assert(count_of(answer, KJP_CONSISTENCY_IMPLIED) == 1);
    cr_expect(flag_of(answer, KJP_CONSISTENCY_IMPLIED,
                      KJP_CONSISTENCY_IMPLIED_COUNT) == parts);
    cr_expect(count_of(answer, KJP_CONSISTENCY_IMPLIED_FROM) == 32);
    cr_expect(flag_of(answer, KJP_CONSISTENCY_IMPLIED,
                      KJP_CONSISTENCY_IMPLIED_MINIMAL) == (parts == 32));
    kjp_answer_unref(answer);
  }
}

/* Every statement in both languages. */
Test(consistency, all_statements_can_be_said)
{
  kjp_answer *answer = ask(TWO_AIMS, NULL, NULL);
  int32_t count = count_of(answer, KJP_CONSISTENCY_STATEMENTS);

  cr_assert(count > 2);
  for (int32_t row = 0; row < count; row++) {
    for (int32_t language = KJP_LANGUAGE_ZH; language <= KJP_LANGUAGE_EN;
         language++) {
      kjp_text *text = NULL;

      cr_assert(kjp_answer_sentence(answer, row, language, &text, NULL) ==
                KJP_OK);
      cr_assert(strchr(kjp_text_data(text), '{') == NULL, "%s",
                kjp_text_data(text));
      kjp_text_free(text);
    }
  }
  kjp_answer_unref(answer);
}

Test(consistency, wrong_arguments_are_refused)
{
  kjp_plan *plan = plan_of(TWO_AIMS);
  kjp_options *options = kjp_options_new();
  kjp_answer *answer = NULL;
  kjp_error *error = NULL;

  cr_assert(kjp_consistency_run(NULL, NULL, &answer, NULL) == KJP_E_ARGUMENT);
  cr_assert(kjp_consistency_run(plan, NULL, NULL, &error) == KJP_E_ARGUMENT);
  cr_assert(error != NULL);
  kjp_error_free(error);
  cr_assert(kjp_options_set(options, "scenario", "none-such", NULL) == KJP_OK);
  cr_assert(kjp_consistency_run(plan, options, &answer, NULL) ==
            KJP_E_ARGUMENT);
  cr_assert(answer == NULL);
  kjp_options_free(options);
  kjp_plan_unref(plan);
}
