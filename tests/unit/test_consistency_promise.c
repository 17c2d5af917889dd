/* SPDX-License-Identifier: MIT */
/* tests/unit/test_consistency_promise.c - which bound of a target counts, and
 * what rests on the unverified. Expected numbers are worked by hand in the
 * comments. */
#include "consistency.h"

#define REVISED                                                                \
  BAOTOU                                                                       \
  "targets:\n"                                                                 \
  "  amount: {indicator: rd, year: 2025, at_least: 125, revisions:\n"          \
  "    [{on: 2024-03-01, at_least: 110},\n"                                    \
  "     {on: 2025-01-10, at_least: 100, unverified: true}]}\n"                 \
  "  share: {indicator: share, year: 2025, more_than: 3 %}\n"

/* The last revision there is, or the last one dated as-of or before. */
Test(consistency_promise, a_target_is_held_as_promised_now)
{
  static const struct {
    const char *name, *as_of, *dated, *asks, *zh, *en;
    int32_t unverified;
  } rows[] = {
      {"as-of", "2024-02-29", NULL, "125", "研发不低于 125 亿元）",
       "at least 125 亿元)", 0},
      {"as-of", "2024-03-01", "2024-03-01", "110",
       "不低于 110 亿元，按 2024-03-01 的调整）",
       "at least 110 亿元, as revised on 2024-03-01)", 0},
      {"as-of", "2025-01-09", "2024-03-01", "110",
       "不低于 110 亿元，按 2024-03-01 的调整）",
       "at least 110 亿元, as revised on 2024-03-01)", 0},
      {NULL, NULL, "2025-01-10", "100",
       "不低于 100 亿元，按 2025-01-10 的调整，未经核实）",
       "at least 100 亿元, as revised on 2025-01-10, not verified)", 1},
  };

  for (size_t i = 0; i < COUNT(rows); i++) {
    kjp_answer *answer = ask(REVISED, rows[i].name, rows[i].as_of);
    const kjp_table *promises =
        kjp_answer_table(answer, KJP_CONSISTENCY_PROMISES);
    const kjp_table *revisions =
        kjp_plan_table(kjp_answer_plan(answer), KJP_REVISIONS);
    int32_t revision =
        kjp_table_int(promises, 0, KJP_CONSISTENCY_PROMISE_REVISION);
    int32_t tightest = statement_of(answer, KJP_STATEMENT_TIGHTEST);

    cr_assert(kjp_table_count(promises) == 2);
    cr_expect(has_text(revisions, revision, KJP_REVISION_DATE, rows[i].dated),
              "row %zu", i);
    cr_expect(kjp_table_int(promises, 0, KJP_CONSISTENCY_PROMISE_UNVERIFIED) ==
                  rows[i].unverified,
              "row %zu", i);
    cr_expect(kjp_table_int(promises, 1, KJP_CONSISTENCY_PROMISE_REVISION) ==
              KJP_NONE);
    cr_expect(shows(answer, KJP_CONSISTENCY_TIGHTEST, 0,
                    KJP_CONSISTENCY_TIGHTEST_NEXT_ASKS, KJP_NONE,
                    rows[i].asks));
    cr_expect(says(answer, tightest, KJP_LANGUAGE_ZH, rows[i].zh));
    cr_expect(says(answer, tightest, KJP_LANGUAGE_EN, rows[i].en));
    cr_expect((statement_of(answer, KJP_STATEMENT_PROMISE) != KJP_NONE) ==
              (rows[i].dated != NULL));
    kjp_answer_unref(answer);
  }
}

/* Who gave no date is told which one was taken. */
Test(consistency_promise, the_page_lists_what_was_revised)
{
  static const struct {
    const char *name, *as_of, *zh, *en;
  } rows[] = {
      {NULL, NULL,
       "未给截至日期，目标 amount "
       "按最近一次（2025-01-10，未经核实）的调整计：不低于 100 "
       "亿元；原承诺不低于 125 亿元。",
       "No date was given, and target amount counts as last revised "
       "(2025-01-10, not verified): at least 100 亿元; first promised: at "
       "least 125 亿元."},
      {"as-of", "2024-12-31",
       "目标 amount 按截至 2024-12-31 最近一次（2024-03-01）的调整计：不低于 "
       "110 亿元；原承诺不低于 125 亿元。",
       "Target amount counts as last revised (2024-03-01) by 2024-12-31: at "
       "least 110 亿元; first promised: at least 125 亿元."},
  };

  for (size_t i = 0; i < COUNT(rows); i++) {
    kjp_answer *answer = ask(REVISED, rows[i].name, rows[i].as_of);
    int32_t row = statement_of(answer, KJP_STATEMENT_PROMISE);

    cr_expect(says(answer, row, KJP_LANGUAGE_ZH, rows[i].zh));
    cr_expect(says(answer, row, KJP_LANGUAGE_EN, rows[i].en));
    kjp_answer_unref(answer);
  }
}

/* 4 % of 3000 is 120: at least that is implied, or clashes with at least 125.
 * What rests on an unverified figure or revision says so. */
Test(consistency_promise, what_rests_on_the_unverified_says_so)
{
  static const struct {
    const char *gdp, *share, *amount;
    int32_t conflict, implied, at, tightest;
  } rows[] = {
      {"3000", "at_most: 4 %", "at_least: 125", 0, -1, -1, -1},
      {"{final: {value: 3000, unverified: true}}", "at_most: 4 %",
       "at_least: 125", 1, -1, -1, -1},
      {"3000",
       "at_most: 9 %, revisions: [{on: 2023-01-01, at_most: 4 %,\n"
       "    unverified: true}]",
       "at_least: 125", 1, -1, -1, -1},
      {"3000", "at_most: 9 %, revisions: [{on: 2023-01-01, at_most: 4 %}]",
       "at_least: 125", 0, -1, -1, -1},
      {"3000", "at_least: 4 %", NULL, -1, 0, 0, -1},
      {"{final: {value: 3000, unverified: true}}", "at_least: 4 %", NULL, -1, 1,
       1, -1},
      {"3000",
       "at_least: 9 %, revisions: [{on: 2023-01-01, at_least: 4 %,\n"
       "    unverified: true}]",
       NULL, -1, 1, 1, -1},
      {"3000", "at_least: 4 %", "at_least: 100", -1, -1, 0, 0},
      {"{final: {value: 3000, unverified: true}}", "at_least: 4 %",
       "at_least: 100", -1, -1, 1, 1},
      {"3000", "at_least: 4 %",
       "at_least: 99, revisions: [{on: 2023-01-01, at_least: 100,\n"
       "    unverified: true}]",
       -1, -1, 0, 1},
      {"3000",
       "at_least: 9 %, revisions: [{on: 2023-01-01, at_least: 4 %,\n"
       "    unverified: true}]",
       "at_least: 100", -1, -1, 1, 1},
  };

  for (size_t i = 0; i < COUNT(rows); i++) {
    char text[1024];
    char amount[256] = "";
    kjp_answer *answer;

    if (rows[i].amount != NULL)
      (void)snprintf(amount, sizeof amount,
                     "  amount: {indicator: rd, year: 2024, %s}\n",
                     rows[i].amount);
    (void)snprintf(text, sizeof text,
                   PLAN_HEAD "  gdp: {name: GDP, scope: 市, unit: 亿元,\n"
                             "    values: {2024: %s}}\n"
                             "  rd: {name: 研发, scope: 市, unit: 亿元}\n"
                             "  share: {name: 强度, scope: 市, unit: '%%',\n"
                             "    derive: {ratio: [rd, gdp]}}\n"
                             "targets:\n"
                             "  share: {indicator: share, year: 2024, %s}\n%s",
                   rows[i].gdp, rows[i].share, amount);
    answer = ask(text, NULL, NULL);
    if (rows[i].conflict >= 0)
      cr_expect(flag_of(answer, KJP_CONSISTENCY_CONFLICTS,
                        KJP_CONSISTENCY_CONFLICT_UNVERIFIED) ==
                    rows[i].conflict,
                "conflict, row %zu", i);
    if (rows[i].implied >= 0)
      cr_expect(flag_of(answer, KJP_CONSISTENCY_IMPLIED,
                        KJP_CONSISTENCY_IMPLIED_UNVERIFIED) == rows[i].implied,
                "implied, row %zu", i);
    if (rows[i].at >= 0)
      cr_expect(flag_of(answer, KJP_CONSISTENCY_AT_BOUNDS,
                        KJP_CONSISTENCY_AT_UNVERIFIED) == rows[i].at,
                "at bounds, row %zu", i);
    if (rows[i].tightest >= 0)
      cr_expect(flag_of(answer, KJP_CONSISTENCY_TIGHTEST,
                        KJP_CONSISTENCY_TIGHTEST_UNVERIFIED) ==
                    rows[i].tightest,
                "tightest, row %zu", i);
    if (rows[i].conflict == 1 || rows[i].implied == 1) {
      int32_t row =
          statement_of(answer, rows[i].conflict == 1 ? KJP_STATEMENT_CONFLICT
                                                     : KJP_STATEMENT_IMPLIED);

      cr_expect(says(answer, row, KJP_LANGUAGE_ZH, "（用到未经核实的数据）"));
      cr_expect(says(answer, row, KJP_LANGUAGE_EN,
                     " (rests on figures that are not verified)"));
    }
    kjp_answer_unref(answer);
  }
}
