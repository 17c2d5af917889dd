/* SPDX-License-Identifier: MIT */
/* tests/unit/test_consistency_tightest.c - which of two targets asks more.
 * Expected numbers are worked by hand in the comments. */
#include "consistency.h"

/* 3 % of 4575 is 137.25, more than 125; the two are equal at 4166.67. */
Test(consistency_tightest, the_tightest_is_told_at_the_last_known_value)
{
  kjp_answer *answer = ask(TWO_AIMS, NULL, NULL);
  const kjp_table *table = kjp_answer_table(answer, KJP_CONSISTENCY_TIGHTEST);

  cr_assert(kjp_table_count(table) == 1);
  cr_assert_str_eq(target_at(answer, KJP_CONSISTENCY_TIGHTEST, 0,
                             KJP_CONSISTENCY_TIGHTEST_TARGET),
                   "share");
  cr_assert(
      has_text(table, 0, KJP_CONSISTENCY_TIGHTEST_COMPARATOR, "more_than"));
  cr_assert(shows(answer, KJP_CONSISTENCY_TIGHTEST, 0,
                  KJP_CONSISTENCY_TIGHTEST_ASKS, KJP_NONE, "137.25"));
  cr_assert(shows(answer, KJP_CONSISTENCY_TIGHTEST, 0,
                  KJP_CONSISTENCY_TIGHTEST_NEXT_ASKS, KJP_NONE, "125"));
  cr_assert(shows(answer, KJP_CONSISTENCY_TIGHTEST, 0,
                  KJP_CONSISTENCY_TIGHTEST_CHANGES, 2, "4166.67"));
  cr_assert(kjp_table_int(table, 0, KJP_CONSISTENCY_TIGHTEST_USED_YEAR) ==
            2024);
  kjp_answer_unref(answer);
}

/* Which of two aims asks more depends on no third indicator: what it would be
 * worth is not known, and has no unit. */
Test(consistency_tightest, two_aims_for_one_indicator_depend_on_nothing)
{
  kjp_answer *answer =
      ask(BAOTOU "targets:\n"
                 "  more: {indicator: rd, year: 2025, at_least: 125}\n"
                 "  less: {indicator: rd, over: 2025, at_least: 100}\n",
          NULL, NULL);

  cr_assert(count_of(answer, KJP_CONSISTENCY_TIGHTEST) == 1);
  cr_expect(shows(answer, KJP_CONSISTENCY_TIGHTEST, 0,
                  KJP_CONSISTENCY_TIGHTEST_ASKS, KJP_NONE, "125"));
  cr_expect(shows(answer, KJP_CONSISTENCY_TIGHTEST, 0,
                  KJP_CONSISTENCY_TIGHTEST_USED, KJP_NONE, NULL));
  cr_expect(shows(answer, KJP_CONSISTENCY_TIGHTEST, 0,
                  KJP_CONSISTENCY_TIGHTEST_CHANGES, KJP_NONE, NULL));
  kjp_answer_unref(answer);
}

/* 3 % of an assumed 4800 is 144: a projection. */
Test(consistency_tightest, the_tightest_at_an_assumed_value_is_projected)
{
  static const char text[] =
      TWO_AIMS "scenarios:\n"
               "  slow: {assume: {gdp: {amounts: {2025: 4800}}}}\n";
  kjp_answer *answer = ask(text, "scenario", "slow");
  int32_t row = statement_of(answer, KJP_STATEMENT_TIGHTEST);

  cr_assert(shows(answer, KJP_CONSISTENCY_TIGHTEST, 0,
                  KJP_CONSISTENCY_TIGHTEST_ASKS, KJP_NONE, "144"));
  cr_expect(flag_of(answer, KJP_CONSISTENCY_TIGHTEST,
                    KJP_CONSISTENCY_TIGHTEST_PROJECTED) == 1);
  cr_expect(says(answer, row, KJP_LANGUAGE_ZH, "（测算：用到计划数或假定数）"));
  cr_expect(says(answer, row, KJP_LANGUAGE_EN,
                 " (projected: rests on planned or assumed figures)"));
  kjp_answer_unref(answer);
  answer = ask(text, NULL, NULL);
  cr_expect(flag_of(answer, KJP_CONSISTENCY_TIGHTEST,
                    KJP_CONSISTENCY_TIGHTEST_PROJECTED) == 0);
  kjp_answer_unref(answer);
}

/* Nine parts of a sum are known and have a target each: of eight of them each
 * two are held against each other, and so on both sides of none. With eight
 * all are. */
Test(consistency_tightest, pairs_of_targets_are_cut_and_say_so)
{
  for (int parts = 8; parts <= 9; parts++) {
    char text[8192] = PLAN_HEAD;
    kjp_answer *answer;
    int32_t row;

    for (int i = 0; i < parts; i++)
      ADD(text, "  a%d: {name: 部分, scope: 市, unit: 元, values: {2025: 9}}\n",
          i);
    ADD(text, "  s: {name: 合计, scope: 市, unit: 元, derive: {sum: [a0");
    for (int i = 1; i < parts; i++)
      ADD(text, ", a%d", i);
    ADD(text, "]}}\ntargets:\n");
    for (int i = 0; i < parts; i++)
      ADD(text, "  t%d: {indicator: a%d, year: 2025, %s: 9}\n", i, i,
          i == 0 ? "at_most" : "at_least");
    answer = ask(text, NULL, NULL);
    row = statement_of(answer, KJP_STATEMENT_TIGHTEST_CUT);
    cr_expect(flag_of(answer, KJP_CONSISTENCY, KJP_CONSISTENCY_TIGHTEST_CUT) ==
              (parts == 9));
    cr_expect((row != KJP_NONE) == (parts == 9));
    if (parts == 9) {
      cr_expect(says(answer, row, KJP_LANGUAGE_ZH, "没有全部两两比较"));
      cr_expect(says(answer, row, KJP_LANGUAGE_EN,
                     "Not all targets were held against each other"));
    }
    kjp_answer_unref(answer);
  }
}
