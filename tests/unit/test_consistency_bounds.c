/* SPDX-License-Identifier: MIT */
/* tests/unit/test_consistency_bounds.c - targets taken as
 * equalities. Expected numbers are worked by hand in the comments. */
#include "consistency.h"

/* 125 ÷ 3 % = 4166.67; (4166.67 ÷ 3293)^(1/4) - 1 = 6.06 %;
 * 4166.67 ÷ 4575 - 1 = -8.9253 % */
Test(consistency_bounds, an_amount_and_a_share_make_the_whole)
{
  kjp_answer *answer = ask(TWO_AIMS, NULL, NULL);
  const kjp_table *at = kjp_answer_table(answer, KJP_CONSISTENCY_AT_BOUNDS);

  cr_assert(kjp_table_count(at) == 1);
  cr_assert(shows(answer, KJP_CONSISTENCY_AT_BOUNDS, 0,
                  KJP_CONSISTENCY_AT_VALUE, 2, "4166.67"));
  cr_assert(shows(answer, KJP_CONSISTENCY_AT_BOUNDS, 0,
                  KJP_CONSISTENCY_AT_GROWTH_FROM_BASE, 2, "6.06"));
  cr_assert(shows(answer, KJP_CONSISTENCY_AT_BOUNDS, 0,
                  KJP_CONSISTENCY_AT_GROWTH, 4, "-8.9253"));
  cr_assert(kjp_table_int(at, 0, KJP_CONSISTENCY_AT_SINCE) == 2024);
  cr_assert(kjp_table_int(at, 0, KJP_CONSISTENCY_AT_BASE_YEAR) == 2021);
  kjp_answer_unref(answer);
}

/* A sum of parts, each with so many targets, in so many sums. */
static kjp_answer *
ask_of_sums(int sums, int parts, int targets)
{
  static char text[65536];

  (void)snprintf(text, sizeof text, "%s", PLAN_HEAD);
  for (int i = 0; i < parts; i++)
    ADD(text, "  a%d: {name: 部分, scope: 市, unit: 元}\n", i);
  for (int i = 0; i < sums; i++) {
    ADD(text, "  s%d: {name: 合计, scope: 市, unit: 元, derive: {sum: [a0", i);
    for (int j = 1; j < parts; j++)
      ADD(text, ", a%d", j);
    ADD(text, "]}}\n");
  }
  ADD(text, "targets:\n");
  for (int i = 0; i < (parts + sums) * targets; i++) {
    int of = i / targets;

    ADD(text, "  t%d: {indicator: %c%d, year: 2025, at_least: %d}\n", i,
        of < parts ? 'a' : 's', of < parts ? of : of - parts, i % targets);
  }
  return ask(text, NULL, NULL);
}

/* Of three members with four targets each every one is solved 16 ways: 48 rows
 * of two numbers a sum. Of 41 members with two targets each every one could be
 * solved in more than 16 ways, of 40 numbers: 8192 are enough for 204. */
Test(consistency_bounds, targets_as_equalities_are_cut_and_say_so)
{
  static const struct {
    const char *label;
    int sums, parts, targets;
    int32_t rows, cut;
  } rows[] = {
      {"sixteen ways", 1, 2, 4, 48, 0},   {"twenty-five ways", 1, 2, 5, 48, 1},
      {"480 rows", 10, 2, 4, 480, 0},     {"528 rows", 11, 2, 4, 512, 1},
      {"many numbers", 1, 40, 2, 204, 1}, {"64 members", 1, 63, 1, 64, 0},
      {"65 members", 1, 64, 1, 0, 1},
  };

  for (size_t i = 0; i < COUNT(rows); i++) {
    kjp_answer *answer =
        ask_of_sums(rows[i].sums, rows[i].parts, rows[i].targets);
    int32_t row = statement_of(answer, KJP_STATEMENT_AT_BOUNDS_CUT);

    cr_expect(count_of(answer, KJP_CONSISTENCY_AT_BOUNDS) == rows[i].rows,
              "%s: %d", rows[i].label,
              count_of(answer, KJP_CONSISTENCY_AT_BOUNDS));
    cr_expect(flag_of(answer, KJP_CONSISTENCY, KJP_CONSISTENCY_AT_BOUNDS_CUT) ==
                  rows[i].cut,
              "%s", rows[i].label);
    cr_expect((row != KJP_NONE) == rows[i].cut, "%s", rows[i].label);
    if (rows[i].cut) {
      cr_expect(
          says(answer, row, KJP_LANGUAGE_ZH, "恰好达到时的算法不止以上所列"));
      cr_expect(says(answer, row, KJP_LANGUAGE_EN,
                     "There are more ways to take targets as equalities"));
    }
    kjp_answer_unref(answer);
  }
}

#define SPENT(values)                                                          \
  PLAN_HEAD                                                                    \
  "  gdp: {name: GDP, scope: 市, unit: 亿元, values: {2025: 4000}}\n"       \
  "  rd: {name: 研发, scope: 市, unit: 亿元, " values "}\n"                    \
  "  share: {name: 强度, scope: 市, unit: '%', derive: {ratio: [rd, gdp]}}\n"

/* 3 % of 4000 is 120: from 96 in 2023 that is (120 ÷ 96)^(1/2) - 1 = 11.80 % a
 * year, from 100 in 2024 20 %. Growth from nothing or to nothing is none. */
Test(consistency_bounds, growth_counts_from_what_was_observed)
{
  static const struct {
    const char *label, *plan, *rest;
    const char *value, *last, *growth;
    int32_t since, unverified;
  } rows[] = {
      {"the year before", SPENT("values: {2023: 96, 2024: 100}"),
       "at_least: 3 %}\n", "120", "100", "20", 2024, 0},
      {"what is assumed is no base",
       SPENT("values: {2023: 96}, assume: {amounts: {2024: 100}}"),
       "at_least: 3 %}\nscenarios: {s: {}}\n", "120", "96", "11.8034", 2023, 0},
      {"not verified",
       SPENT("values: {2024: {final: {value: 100, unverified: true}}}"),
       "at_least: 3 %}\n", "120", "100", "20", 2024, 1},
      {"from nothing", SPENT("values: {2024: 0}"), "at_least: 3 %}\n", "120",
       "0", NULL, 2024, 0},
      {"to nothing", SPENT("values: {2024: 100}"), "at_most: 0 %}\n", "0",
       "100", NULL, 2024, 0},
  };

  for (size_t i = 0; i < COUNT(rows); i++) {
    char text[1024];
    bool scenario = strstr(rows[i].rest, "scenarios") != NULL;
    kjp_answer *answer;

    (void)snprintf(text, sizeof text,
                   "%stargets:\n  x: {indicator: share, year: 2025, %s",
                   rows[i].plan, rows[i].rest);
    answer = ask(text, scenario ? "scenario" : NULL, "s");
    cr_assert(count_of(answer, KJP_CONSISTENCY_AT_BOUNDS) == 1, "%s",
              rows[i].label);
    cr_expect(shows(answer, KJP_CONSISTENCY_AT_BOUNDS, 0,
                    KJP_CONSISTENCY_AT_VALUE, KJP_NONE, rows[i].value));
    cr_expect(shows(answer, KJP_CONSISTENCY_AT_BOUNDS, 0,
                    KJP_CONSISTENCY_AT_LAST, KJP_NONE, rows[i].last),
              "%s", rows[i].label);
    cr_expect(shows(answer, KJP_CONSISTENCY_AT_BOUNDS, 0,
                    KJP_CONSISTENCY_AT_GROWTH, KJP_NONE, rows[i].growth),
              "%s", rows[i].label);
    cr_expect(flag_of(answer, KJP_CONSISTENCY_AT_BOUNDS,
                      KJP_CONSISTENCY_AT_SINCE) == rows[i].since,
              "%s", rows[i].label);
    cr_expect(flag_of(answer, KJP_CONSISTENCY_AT_BOUNDS,
                      KJP_CONSISTENCY_AT_UNVERIFIED) == rows[i].unverified,
              "%s", rows[i].label);
    kjp_answer_unref(answer);
  }
}

/* 100 - 10 - 20 - 30 = 40 in 2023: before the base year, and no growth from it.
 * From 10 in 2022 it is 300 %. */
Test(consistency_bounds, a_base_year_behind_the_year_is_no_base)
{
  kjp_answer *answer =
      ask(PLAN_HEAD "  m: {name: 经费, scope: 市, unit: 元,\n"
                    "    values: {2022: 10, 2024: 20, 2025: 30}}\n"
                    "targets:\n"
                    "  x: {indicator: m, over: 2022-2025, at_least: 100,\n"
                    "    base: {year: 2024}}\n",
          NULL, NULL);

  cr_assert(count_of(answer, KJP_CONSISTENCY_AT_BOUNDS) == 1);
  cr_expect(shows(answer, KJP_CONSISTENCY_AT_BOUNDS, 0,
                  KJP_CONSISTENCY_AT_VALUE, KJP_NONE, "40"));
  cr_expect(flag_of(answer, KJP_CONSISTENCY_AT_BOUNDS,
                    KJP_CONSISTENCY_AT_BASE_YEAR) == KJP_NONE);
  cr_expect(shows(answer, KJP_CONSISTENCY_AT_BOUNDS, 0,
                  KJP_CONSISTENCY_AT_GROWTH, KJP_NONE, "300"));
  cr_expect(says(answer, statement_of(answer, KJP_STATEMENT_AT_BOUNDS),
                 KJP_LANGUAGE_ZH, "= 100 元 - 10 元 - 20 元 - 30 元 = 40 元"));
  kjp_answer_unref(answer);
}

/* Every operation as one would type it, and what it was given. */
Test(consistency_bounds, a_number_is_told_as_one_would_type_it)
{
  static const struct {
    const char *indicators, *targets, *zh;
  } rows[] = {
      /* a sum and one input: the other one */
      {"  a: {name: 甲, scope: 市, unit: 元, values: {2025: 2}}\n"
       "  b: {name: 乙, scope: 市, unit: 元}\n"
       "  d: {name: 丁, scope: 市, unit: 元, derive: {sum: [a, b]}}\n",
       OF("x", "d", "at_least: 9"), "2025 年乙 = 9 元 - 2 元 = 7 元"},
      {"  a: {name: 甲, scope: 市, unit: 元, values: {2025: 2}}\n"
       "  b: {name: 乙, scope: 市, unit: 元}\n"
       "  d: {name: 丁, scope: 市, unit: 元, derive: {sum: [a, b]}}\n",
       OF("x", "b", "at_least: 9"), "2025 年丁 = 2 元 + 9 元 = 11 元"},
      {"  a: {name: 甲, scope: 市, unit: 元, values: {2025: 9}}\n"
       "  b: {name: 乙, scope: 市, unit: 元}\n"
       "  d: {name: 丁, scope: 市, unit: 元, derive: {difference: [a, b]}}\n",
       OF("x", "d", "at_least: 2"), "2025 年乙 = 9 元 - 2 元 = 7 元"},
      {"  a: {name: 甲, scope: 市, unit: 元, values: {2025: 9}}\n"
       "  b: {name: 乙, scope: 市, unit: 元}\n"
       "  d: {name: 丁, scope: 市, unit: 元, derive: {difference: [b, a]}}\n",
       OF("x", "d", "at_least: 2"), "2025 年乙 = 2 元 + 9 元 = 11 元"},
      {"  a: {name: 甲, scope: 市, unit: 元, values: {2025: 9}}\n"
       "  b: {name: 乙, scope: 市, unit: 元}\n"
       "  d: {name: 丁, scope: 市, unit: 元, derive: {difference: [a, b]}}\n",
       OF("x", "b", "at_most: 2"), "2025 年丁 = 9 元 - 2 元 = 7 元"},
      {"  a: {name: 甲, scope: 市, unit: 元, values: {2025: 9}}\n"
       "  b: {name: 乙, scope: 市, unit: 元}\n"
       "  d: {name: 丁, scope: 市, unit: 元, derive: {average: [a, b]}}\n",
       OF("x", "d", "at_least: 6"), "2025 年乙 = 6 元 × 2 - 9 元 = 3 元"},
      {"  a: {name: 甲, scope: 市, unit: 元, values: {2025: 9}}\n"
       "  b: {name: 乙, scope: 市, unit: 元}\n"
       "  d: {name: 丁, scope: 市, unit: 元, derive: {average: [a, b]}}\n",
       OF("x", "b", "at_least: 3"), "2025 年丁 = (9 元 + 3 元) ÷ 2 = 6 元"},
      {"  a: {name: 甲, scope: 市, unit: 元, values: {2025: 9}}\n"
       "  b: {name: 乙, scope: 市, unit: '%'}\n"
       "  d: {name: 丁, scope: 市, unit: 元, derive: {product: [a, b]}}\n",
       OF("x", "b", "at_least: 50 %"), "2025 年丁 = 9 元 × 50 % = 4.5 元"},
      {"  a: {name: 甲, scope: 市, unit: 元}\n"
       "  b: {name: 乙, scope: 市, unit: '%', values: {2025: 50}}\n"
       "  d: {name: 丁, scope: 市, unit: 元, derive: {product: [a, b]}}\n",
       OF("x", "d", "at_least: 4"), "2025 年甲 = 4 元 ÷ 50 % = 8 元"},
      {"  a: {name: 甲, scope: 市, unit: 元}\n"
       "  b: {name: 乙, scope: 市, unit: 元, values: {2025: 8}}\n"
       "  d: {name: 丁, scope: 市, unit: '%', derive: {ratio: [a, b]}}\n",
       OF("x", "d", "at_least: 50 %"), "2025 年甲 = 50 % × 8 元 = 4 元"},
      {"  a: {name: 甲, scope: 市, unit: 元, values: {2025: 4}}\n"
       "  b: {name: 乙, scope: 市, unit: 元}\n"
       "  d: {name: 丁, scope: 市, unit: '%', derive: {ratio: [a, b]}}\n",
       OF("x", "d", "at_least: 50 %"), "2025 年乙 = 4 元 ÷ 50 % = 8 元"},
      {"  a: {name: 甲, scope: 市, unit: 元, values: {2025: 4}}\n"
       "  b: {name: 乙, scope: 市, unit: 元}\n"
       "  d: {name: 丁, scope: 市, unit: '%', derive: {ratio: [a, b]}}\n",
       OF("x", "b", "at_least: 8"), "2025 年丁 = 4 元 ÷ 8 元 = 50 %"},
      {"  a: {name: 甲, scope: 市, unit: 元, values: {2024: 100}}\n"
       "  d: {name: 丁, scope: 市, unit: '%', derive: {growth: a}}\n",
       OF("x", "d", "at_least: 10 %"),
       "2025 年甲 = 100 元 × (1 + 10 %) = 110 元"},
      {"  a: {name: 甲, scope: 市, unit: 元, values: {2025: 110}}\n"
       "  d: {name: 丁, scope: 市, unit: '%', derive: {growth: a}}\n",
       OF("x", "d", "at_least: 10 %"),
       "2024 年甲 = 110 元 ÷ (1 + 10 %) = 100 元"},
      {"  a: {name: 甲, scope: 市, unit: 元, values: {2024: 100}}\n"
       "  d: {name: 丁, scope: 市, unit: '%', derive: {growth: a}}\n",
       OF("x", "a", "at_least: 110"), "2025 年丁 = 110 元 ÷ 100 元 - 1 = 10 %"},
      {"  a: {name: 甲, scope: 市, unit: 元}\n"
       "  d: {name: 丁, scope: 市, unit: 元, derive: {lag: a}}\n",
       OF("x", "d", "at_least: 5"), "2024 年甲 = 5 元 = 5 元"},
      /* six ones are written, not the seventh nor 2 */
      {"  a: {name: 甲, scope: 市, unit: 元, values: {2025: 1}}\n"
       "  b: {name: 乙, scope: 市, unit: 元, values: {2025: 1}}\n"
       "  c: {name: 丙, scope: 市, unit: 元, values: {2025: 1}}\n"
       "  e: {name: 戊, scope: 市, unit: 元, values: {2025: 1}}\n"
       "  f: {name: 己, scope: 市, unit: 元, values: {2025: 1}}\n"
       "  g: {name: 庚, scope: 市, unit: 元, values: {2025: 1}}\n"
       "  h: {name: 辛, scope: 市, unit: 元, values: {2025: 1}}\n"
       "  i: {name: 壬, scope: 市, unit: 元}\n"
       "  d: {name: 丁, scope: 市, unit: 元,\n"
       "    derive: {sum: [a, b, c, e, f, g, h, i]}}\n",
       OF("x", "i", "at_least: 2"),
       "2025 年丁 = 1 元 + 1 元 + 1 元 + 1 元 + 1 元 + 1 元 + … = 9 元"},
  };

  for (size_t i = 0; i < COUNT(rows); i++) {
    char text[1024];
    kjp_answer *answer;

    (void)snprintf(text, sizeof text, PLAN_HEAD "%stargets:\n%s",
                   rows[i].indicators, rows[i].targets);
    answer = ask(text, NULL, NULL);
    cr_assert(count_of(answer, KJP_CONSISTENCY_AT_BOUNDS) == 1, "%s: %d",
              rows[i].zh, count_of(answer, KJP_CONSISTENCY_AT_BOUNDS));
    cr_expect(says(answer, statement_of(answer, KJP_STATEMENT_AT_BOUNDS),
                   KJP_LANGUAGE_ZH, rows[i].zh));
    kjp_answer_unref(answer);
  }
}

/* Each of three members from the other two: the target of GDP, which is not
 * verified, has no part in GDP itself. */
Test(consistency_bounds, what_is_found_does_not_rest_on_itself)
{
  kjp_answer *answer =
      ask(PLAN_HEAD "  gdp: {name: GDP, scope: 市, unit: 亿元}\n"
                    "  rd: {name: 研发, scope: 市, unit: 亿元}\n"
                    "  share: {name: 强度, scope: 市, unit: '%', derive: "
                    "{ratio: [rd, gdp]}}\n"
                    "targets:\n" OF("x", "rd", "at_least: 120")
                        OF("y", "share", "at_least: 3 %")
                            OF("z", "gdp",
                               "at_least: 1, revisions: [{on: 2023-01-01,\n"
                               "    at_least: 3000, unverified: true}]"),
          NULL, NULL);
  const kjp_table *at = kjp_answer_table(answer, KJP_CONSISTENCY_AT_BOUNDS);
  const kjp_table *indicators =
      kjp_plan_table(kjp_answer_plan(answer), KJP_INDICATORS);

  cr_assert(kjp_table_count(at) == 3);
  for (int32_t row = 0; row < 3; row++) {
    int32_t of = kjp_table_int(at, row, KJP_CONSISTENCY_AT_INDICATOR);

    cr_expect(kjp_table_int(at, row, KJP_CONSISTENCY_AT_UNVERIFIED) !=
              has_text(indicators, of, KJP_INDICATOR_ID, "gdp"));
  }
  kjp_answer_unref(answer);
}

/* What is known and what follows from that alone is no target's equality; and
 * what was not left out is not said to be. */
Test(consistency_bounds, without_a_target_nothing_follows)
{
  kjp_answer *answer = ask(
      PLAN_HEAD "  a: {name: 甲, scope: 市, unit: 元, values: {2025: 5}}\n"
                "  b: {name: 乙, scope: 市, unit: 元}\n"
                "  d: {name: 丁, scope: 市, unit: 元, derive: {sum: [a, b]},\n"
                "    values: {2025: 12}}\n"
                "targets:\n" OF("x", "a", "at_least: 1"),
      NULL, NULL);
  char text[8192] = PLAN_HEAD;

  cr_expect(count_of(answer, KJP_CONSISTENCY_AT_BOUNDS) == 0);
  kjp_answer_unref(answer);
  for (int i = 0; i < 64; i++)
    ADD(text, "  a%d: {name: 部分, scope: 市, unit: 元, values: {2025: 1}}\n",
        i);
  ADD(text, "  s: {name: 合计, scope: 市, unit: 元, derive: {sum: [a0");
  for (int i = 1; i < 64; i++)
    ADD(text, ", a%d", i);
  ADD(text, "]}}\ntargets:\n" OF("x", "s", "at_least: 64"));
  answer = ask(text, NULL, NULL);
  cr_expect(count_of(answer, KJP_CONSISTENCY_AT_BOUNDS) == 0);
  cr_expect(flag_of(answer, KJP_CONSISTENCY, KJP_CONSISTENCY_AT_BOUNDS_CUT) ==
            0);
  kjp_answer_unref(answer);
}

/* Of 65 members two are free: none could be solved for, and none was left
 * out. */
Test(consistency_bounds, what_could_not_be_solved_is_not_cut)
{
  char text[8192] = PLAN_HEAD;
  kjp_answer *answer;

  for (int i = 0; i < 64; i++)
    ADD(text, "  a%d: {name: 部分, scope: 市, unit: 元}\n", i);
  ADD(text, "  s: {name: 合计, scope: 市, unit: 元, derive: {sum: [a0");
  for (int i = 1; i < 64; i++)
    ADD(text, ", a%d", i);
  ADD(text, "]}}\ntargets:\n");
  for (int i = 2; i < 64; i++)
    ADD(text, "  t%d: {indicator: a%d, year: 2025, at_least: 1}\n", i, i);
  ADD(text, OF("t", "s", "at_least: 9"));
  answer = ask(text, NULL, NULL);
  cr_expect(count_of(answer, KJP_CONSISTENCY_AT_BOUNDS) == 0);
  cr_expect(flag_of(answer, KJP_CONSISTENCY, KJP_CONSISTENCY_AT_BOUNDS_CUT) ==
            0);
  kjp_answer_unref(answer);
}

/* What is given is a target, or a figure of a kind. */
Test(consistency_bounds, what_was_given_says_what_it_is)
{
  kjp_answer *answer = ask(SPENT("values: {2024: 100}") "targets:\n" OF(
                               "x", "share", "at_least: 3 %"),
                           NULL, NULL);
  const kjp_table *from =
      kjp_answer_table(answer, KJP_CONSISTENCY_AT_BOUNDS_FROM);

  cr_assert(kjp_table_count(from) == 2);
  cr_expect_str_eq(target_at(answer, KJP_CONSISTENCY_AT_BOUNDS_FROM, 0,
                             KJP_CONSISTENCY_AT_FROM_TARGET),
                   "x");
  cr_expect(has_text(from, 0, KJP_CONSISTENCY_AT_FROM_KIND, NULL));
  cr_expect(kjp_table_int(from, 0, KJP_CONSISTENCY_AT_FROM_PLACE) == 0);
  cr_expect(kjp_table_int(from, 1, KJP_CONSISTENCY_AT_FROM_TARGET) == KJP_NONE);
  cr_expect(has_text(from, 1, KJP_CONSISTENCY_AT_FROM_KIND, "observed"));
  cr_expect(kjp_table_int(from, 1, KJP_CONSISTENCY_AT_FROM_PLACE) == 2);
  kjp_answer_unref(answer);
}
