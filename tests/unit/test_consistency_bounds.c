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
