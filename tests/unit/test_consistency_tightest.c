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

/* "TARGET COMPARATOR ASKS; TARGET COMPARATOR ASKS; FREE YEAR USED; CHANGES" of
 * a row, behind the indicator; numbers with two decimals, "-" for what is not
 * there. */
static void
write_row(const kjp_answer *answer, int32_t row, char *out, size_t size)
{
  static const int32_t columns[] = {
      KJP_CONSISTENCY_TIGHTEST_ASKS, KJP_CONSISTENCY_TIGHTEST_NEXT_ASKS,
      KJP_CONSISTENCY_TIGHTEST_USED, KJP_CONSISTENCY_TIGHTEST_CHANGES};
  const kjp_table *table = kjp_answer_table(answer, KJP_CONSISTENCY_TIGHTEST);
  const kjp_table *indicators =
      kjp_plan_table(kjp_answer_plan(answer), KJP_INDICATORS);
  int32_t free = kjp_table_int(table, row, KJP_CONSISTENCY_TIGHTEST_FREE);
  char numbers[4][32];

  for (int i = 0; i < 4; i++) {
    kjp_text *text = NULL;

    cr_assert(kjp_table_format(table, row, columns[i], NULL, 2, &text, NULL) ==
              KJP_OK);
    (void)snprintf(numbers[i], sizeof numbers[i], "%s",
                   text == NULL ? "-" : kjp_text_data(text));
    kjp_text_free(text);
  }
  (void)snprintf(
      out, size, "%s: %s %s %s; %s %s %s; %s %d %s; %s",
      kjp_table_text(
          indicators,
          kjp_table_int(table, row, KJP_CONSISTENCY_TIGHTEST_INDICATOR),
          KJP_INDICATOR_ID),
      target_at(answer, KJP_CONSISTENCY_TIGHTEST, row,
                KJP_CONSISTENCY_TIGHTEST_TARGET),
      kjp_table_text(table, row, KJP_CONSISTENCY_TIGHTEST_COMPARATOR),
      numbers[0],
      target_at(answer, KJP_CONSISTENCY_TIGHTEST, row,
                KJP_CONSISTENCY_TIGHTEST_NEXT),
      kjp_table_text(table, row, KJP_CONSISTENCY_TIGHTEST_NEXT_COMPARATOR),
      numbers[1],
      free == KJP_NONE ? "-"
                       : kjp_table_text(indicators, free, KJP_INDICATOR_ID),
      free == KJP_NONE
          ? 0
          : (int)kjp_table_int(table, row, KJP_CONSISTENCY_TIGHTEST_USED_YEAR),
      numbers[2], numbers[3]);
}

#define SHARE                                                                  \
  PLAN_HEAD                                                                    \
  "  gdp: {name: GDP, scope: 市, unit: 亿元, values: {2024: 4000}}\n"       \
  "  rd: {name: 研发, scope: 市, unit: 亿元, values: {2024: 96}}\n"       \
  "  share: {name: 强度, scope: 市, unit: '%', derive: {ratio: [rd, gdp]}}\n"

#define SUM(a, b, c)                                                           \
  PLAN_HEAD                                                                    \
  "  a: {name: 甲, scope: 市, unit: 元" a "}\n"                                \
  "  b: {name: 乙, scope: 市, unit: 元" b "}\n"                                \
  "  c: {name: 丙, scope: 市, unit: 元" c "}\n"                                \
  "  s: {name: 合计, scope: 市, unit: 元, derive: {sum: [a, b, c]}}\n"     \
  "  d: {name: 差额, scope: 市, unit: 元, derive: {difference: [a, b]}}\n"

/* 3 % of 4000 is 120, 4 % is 160, and 96 is 3 % of 3200 and 4 % of 2400. */
static const struct {
  const char *label, *plan, *targets;
  const char *told[2]; /* all there are */
} rows[] = {
    {"the same: what is asked of the indicator itself comes first",
     SHARE,
     OF("x", "rd", "at_least: 120") OF("y", "share", "at_least: 3 %"),
     {"rd: x at_least 120.00; y at_least 120.00; gdp 2024 4000.00; 4000.00"}},
    {"the same, and one does not count",
     SHARE,
     OF("x", "rd", "at_least: 120") OF("y", "share", "more_than: 3 %"),
     {"rd: y more_than 120.00; x at_least 120.00; gdp 2024 4000.00; 4000.00"}},
    {"the same, and both do not count",
     SHARE,
     OF("x", "rd", "more_than: 120") OF("y", "share", "more_than: 3 %"),
     {"rd: x more_than 120.00; y more_than 120.00; gdp 2024 4000.00; 4000.00"}},
    /* 100 ÷ 3 % = 3333.33 */
    {"upper bounds: the lower one is tighter",
     SHARE,
     OF("x", "rd", "at_most: 100") OF("y", "share", "at_most: 3 %"),
     {"rd: x at_most 100.00; y at_most 120.00; gdp 2024 4000.00; 3333.33"}},
    {"an upper bound that does not count",
     SHARE,
     OF("x", "rd", "at_most: 120") OF("y", "share", "less_than: 3 %"),
     {"rd: y less_than 120.00; x at_most 120.00; gdp 2024 4000.00; 4000.00"}},
    {"a lower and an upper bound do not compete",
     SHARE,
     OF("x", "rd", "at_least: 100") OF("y", "share", "at_most: 3 %"),
     {NULL}},
    /* A share of at least 3 % leaves a GDP of 3200 at most; at 4000 it asks for
     * 120. */
    {"a divisor: at least is at most",
     SHARE,
     OF("x", "share", "at_least: 3 %") OF("y", "gdp", "at_most: 4000"),
     {"gdp: x at_most 3200.00; y at_most 4000.00; rd 2024 96.00; 120.00"}},
    /* 100 ÷ 3 % = 3333.33, 150 ÷ 4 % = 3750 */
    {"both ends of within",
     SHARE,
     OF("x", "rd", "within: [100, 150]") OF("y", "share", "within: [3 %, 4 %]"),
     {"rd: y at_least 120.00; x at_least 100.00; gdp 2024 4000.00; 3333.33",
      "rd: x at_most 150.00; y at_most 160.00; gdp 2024 4000.00; 3750.00"}},
    /* 2500 × 4 % = 100, 3500 × 3 % = 105 */
    {"both ends of within, of a divisor",
     SHARE,
     OF("x", "share", "within: [3 %, 4 %]")
         OF("y", "gdp", "within: [2500, 3500]"),
     {"gdp: y at_least 2500.00; x at_least 2400.00; rd 2024 96.00; 100.00",
      "gdp: x at_most 3200.00; y at_most 3500.00; rd 2024 96.00; 105.00"}},
    /* 0 % of whatever is 0: no GDP makes that 10 */
    {"a share of at least nothing",
     SHARE,
     OF("x", "rd", "at_least: 10") OF("y", "share", "at_least: 0 %"),
     {"rd: x at_least 10.00; y at_least 0.00; gdp 2024 4000.00; -"}},
    {"of several targets of one member the one that asks most",
     SHARE,
     OF("x", "rd", "at_least: 110") OF("u", "rd", "at_least: 130")
         OF("y", "share", "at_least: 3 %") OF("z", "share", "at_least: 2 %"),
     {"rd: u at_least 130.00; y at_least 120.00; gdp 2024 4000.00; 4333.33"}},
    {"what has a target is not carried on",
     SHARE,
     OF("x", "rd", "at_least: 120") OF("y", "share", "at_least: 3 %")
         OF("z", "gdp", "at_least: 5000"),
     {NULL}},
    {"two are not known, and never were",
     SUM("", "", ""),
     OF("x", "a", "at_least: 5") OF("y", "s", "at_least: 9"),
     {NULL}},
    /* 10 - 2 - 1 */
    {"of two others it depends on neither",
     SUM("", ", values: {2025: 2}", ", values: {2025: 1}"),
     OF("x", "a", "at_least: 5") OF("y", "s", "at_least: 10"),
     {"a: y at_least 7.00; x at_least 5.00; - 0 -; -"}},
    /* 10 - 3 = 7; 3 + 4 = 7 */
    {"what is taken off: at least is at most",
     SUM(", values: {2024: 10}", "", ""),
     OF("x", "b", "at_most: 4") OF("y", "d", "at_least: 3"),
     {"b: x at_most 4.00; y at_most 7.00; a 2024 10.00; 7.00"}},
    /* 200 - 96 = 104; 200 - 120 = 80 */
    {"a sum over years, of which one is known",
     SHARE,
     OF("x", "rd", "at_least: 120") "  y: {indicator: rd, over: 2024-2025, "
                                    "at_least: 200}\n",
     {"rd: x at_least 120.00; y at_least 104.00; rd 2024 96.00; 80.00"}},
    {"a sum over years, of which one is not: nothing is carried on",
     PLAN_HEAD
     "  rd: {name: 研发, scope: 市, unit: 亿元, values: {2023: 90}}\n",
     OF("x", "rd", "at_least: 120") "  y: {indicator: rd, over: 2024-2025, "
                                    "at_least: 200}\n",
     {NULL}},
};

Test(consistency_tightest, what_asks_more_is_found_on_either_side)
{
  for (size_t i = 0; i < COUNT(rows); i++) {
    char text[2048];
    kjp_answer *answer;
    int32_t count = 0;

    (void)snprintf(text, sizeof text, "%stargets:\n%s", rows[i].plan,
                   rows[i].targets);
    answer = ask(text, NULL, NULL);
    while (count < 2 && rows[i].told[count] != NULL)
      count++;
    cr_expect(count_of(answer, KJP_CONSISTENCY_TIGHTEST) == count, "%s: %d",
              rows[i].label, count_of(answer, KJP_CONSISTENCY_TIGHTEST));
    for (int32_t row = 0; row < count_of(answer, KJP_CONSISTENCY_TIGHTEST);
         row++) {
      char found[256];

      write_row(answer, row, found, sizeof found);
      cr_expect(row < count && strcmp(found, rows[i].told[row]) == 0, "%s: %s",
                rows[i].label, found);
    }
    kjp_answer_unref(answer);
  }
}

/* 100 % of nothing is nothing: no share asks for an amount there. */
Test(consistency_tightest, a_share_of_nothing_asks_for_nothing)
{
  kjp_answer *answer = ask(
      PLAN_HEAD "  gdp: {name: GDP, scope: 市, unit: 亿元, values: {2025: 0}}\n"
                "  rd: {name: 研发, scope: 市, unit: 亿元}\n"
                "  share: {name: 强度, scope: 市, unit: '%', derive: {ratio: "
                "[rd, gdp]}}\n"
                "targets:\n" OF("x", "rd", "at_least: 1")
                    OF("y", "share", "at_least: 3 %"),
      NULL, NULL);

  cr_expect(count_of(answer, KJP_CONSISTENCY_TIGHTEST) == 0);
  kjp_answer_unref(answer);
}

/* An amount of nothing is 3 % of no GDP: none is asked for. */
Test(consistency_tightest, nothing_asks_for_no_whole)
{
  kjp_answer *answer = ask(
      PLAN_HEAD "  gdp: {name: GDP, scope: 市, unit: 亿元}\n"
                "  rd: {name: 研发, scope: 市, unit: 亿元, values: {2025: 0}}\n"
                "  share: {name: 强度, scope: 市, unit: '%', derive: {ratio: "
                "[rd, gdp]}}\n"
                "targets:\n" OF("x", "share", "within: [3 %, 4 %]")
                    OF("y", "gdp", "at_most: 100"),
      NULL, NULL);

  cr_expect(count_of(answer, KJP_CONSISTENCY_TIGHTEST) == 0);
  kjp_answer_unref(answer);
}

/* Of the sum's two targets the first asks more, 10 - 2 - 1 = 7; it is the one
 * that is not verified. */
Test(consistency_tightest, the_target_that_counts_is_the_one_marked)
{
  static const struct {
    const char *first, *second;
    int32_t unverified;
  } cases[] = {
      {"at_least: 8, revisions: [{on: 2023-01-01, at_least: 10,\n"
       "    unverified: true}]",
       "at_least: 9", 1},
      {"at_least: 10",
       "at_least: 8, revisions: [{on: 2023-01-01, at_least: 9,\n"
       "    unverified: true}]",
       0},
  };

  for (size_t i = 0; i < COUNT(cases); i++) {
    char text[2048];
    kjp_answer *answer;

    (void)snprintf(
        text, sizeof text,
        SUM("", ", values: {2025: 2}", ", values: {2025: 1}") "targets:\n" OF(
            "x", "a", "at_least: 5") OF("y", "s", "%s") OF("z", "s", "%s"),
        cases[i].first, cases[i].second);
    answer = ask(text, NULL, NULL);
    cr_assert(count_of(answer, KJP_CONSISTENCY_TIGHTEST) == 1);
    cr_expect_str_eq(target_at(answer, KJP_CONSISTENCY_TIGHTEST, 0,
                               KJP_CONSISTENCY_TIGHTEST_TARGET),
                     "y");
    cr_expect(flag_of(answer, KJP_CONSISTENCY_TIGHTEST,
                      KJP_CONSISTENCY_TIGHTEST_UNVERIFIED) ==
                  cases[i].unverified,
              "case %zu", i);
    kjp_answer_unref(answer);
  }
}

/* Nine targets and nothing known: nothing was left out, for nothing could be
 * held against each other. */
Test(consistency_tightest, what_cannot_be_compared_is_not_cut)
{
  char text[8192] = PLAN_HEAD;
  kjp_answer *answer;

  for (int i = 0; i < 9; i++)
    ADD(text, "  a%d: {name: 部分, scope: 市, unit: 元}\n", i);
  ADD(text, "  s: {name: 合计, scope: 市, unit: 元,\n"
            "    derive: {sum: [a0, a1, a2, a3, a4, a5, a6, a7, a8]}}\n"
            "targets:\n");
  for (int i = 0; i < 9; i++)
    ADD(text, "  t%d: {indicator: a%d, year: 2025, at_least: 9}\n", i, i);
  answer = ask(text, NULL, NULL);
  cr_expect(count_of(answer, KJP_CONSISTENCY_TIGHTEST) == 0);
  cr_expect(flag_of(answer, KJP_CONSISTENCY, KJP_CONSISTENCY_TIGHTEST_CUT) ==
            0);
  kjp_answer_unref(answer);
}

/* An assumed 4000 of 2024 is carried on to 2025, and is among the figures used;
 * a planned 120 makes a share of 3 % a GDP of 4000 at most. */
Test(consistency_tightest, what_was_carried_on_is_used_and_projected)
{
  kjp_answer *answer =
      ask(PLAN_HEAD
          "  gdp: {name: GDP, scope: 市, unit: 亿元, values: {2022: 3800},\n"
          "    assume: {amounts: {2024: 4000}}}\n"
          "  rd: {name: 研发, scope: 市, unit: 亿元}\n"
          "  share: {name: 强度, scope: 市, unit: '%',\n"
          "    derive: {ratio: [rd, gdp]}}\n"
          "targets:\n" OF("x", "rd", "at_least: 100")
              OF("y", "share", "at_least: 3 %") "scenarios: {s: {}}\n",
          "scenario", "s");
  const kjp_table *used = kjp_answer_table(answer, KJP_USED);
  bool found = false;

  for (int32_t row = 0; row < kjp_table_count(used); row++)
    found = found || (kjp_table_int(used, row, KJP_USED_YEAR) == 2024 &&
                      has_text(used, row, KJP_USED_KIND, "assumed"));
  cr_expect(found);
  cr_expect(flag_of(answer, KJP_CONSISTENCY_TIGHTEST,
                    KJP_CONSISTENCY_TIGHTEST_PROJECTED) == 1);
  kjp_answer_unref(answer);
  answer = ask(
      PLAN_HEAD
      "  gdp: {name: GDP, scope: 市, unit: 亿元}\n"
      "  rd: {name: 研发, scope: 市, unit: 亿元, values: {2024: 96}}\n"
      "  share: {name: 强度, scope: 市, unit: '%',\n"
      "    derive: {ratio: [rd, gdp]}}\n"
      "targets:\n" OF("x", "share", "at_least: 3 %")
          OF("y", "gdp", "at_most: 5000") "paths:\n"
                                          "  rd: {shape: linear, from: {year: "
                                          "2024}, through: {2025: 120}}\n",
      "paths", "1");
  cr_assert(shows(answer, KJP_CONSISTENCY_TIGHTEST, 0,
                  KJP_CONSISTENCY_TIGHTEST_ASKS, KJP_NONE, "4000"));
  cr_expect(flag_of(answer, KJP_CONSISTENCY_TIGHTEST,
                    KJP_CONSISTENCY_TIGHTEST_PROJECTED) == 1);
  cr_expect(flag_of(answer, KJP_CONSISTENCY_AT_BOUNDS,
                    KJP_CONSISTENCY_AT_PROJECTED) == 1);
  kjp_answer_unref(answer);
}
