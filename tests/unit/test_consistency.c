/* SPDX-License-Identifier: MIT */
/* tests/unit/test_consistency.c - do targets fit together? Expected numbers
 * are worked by hand in the comments. */
#include "plans.h"

static kjp_answer *
ask(const char *text, const char *name, const char *value)
{
  kjp_plan *plan = plan_of(text);
  kjp_options *options = kjp_options_new();
  kjp_answer *answer = NULL;
  kjp_error *error = NULL;

  if (name != NULL)
    cr_assert(kjp_options_set(options, name, value, NULL) == KJP_OK, "%s",
              value);
  cr_assert(kjp_consistency_run(plan, options, &answer, &error) == KJP_OK, "%s",
            kjp_error_message(error, KJP_LANGUAGE_EN));
  kjp_options_free(options);
  kjp_plan_unref(plan);
  return answer;
}

static int32_t
count_of(const kjp_answer *answer, int32_t table)
{
  return kjp_table_count(kjp_answer_table(answer, table));
}

/* Whether the cell is shown as `text`, with so many decimals. */
static bool
shows(const kjp_answer *answer, int32_t table, int32_t row, int32_t column,
      int32_t digits, const char *text)
{
  kjp_text *found = NULL;
  bool same;

  cr_assert(kjp_table_format(kjp_answer_table(answer, table), row, column, NULL,
                             digits, &found, NULL) == KJP_OK);
  if (found == NULL || text == NULL)
    return (found == NULL) == (text == NULL);
  same = strcmp(kjp_text_data(found), text) == 0;
  if (!same)
    fprintf(stderr, "found %s, expected %s\n", kjp_text_data(found), text);
  kjp_text_free(found);
  return same;
}

/* The first statement of a kind, or KJP_NONE. */
static int32_t
statement_of(const kjp_answer *answer, int32_t kind)
{
  const kjp_table *table = kjp_answer_table(answer, KJP_CONSISTENCY_STATEMENTS);

  for (int32_t row = 0; row < kjp_table_count(table); row++) {
    if (kjp_table_int(table, row, KJP_CONSISTENCY_STATEMENT_KIND) == kind)
      return row;
  }
  return KJP_NONE;
}

/* Whether a statement has `part` in it. */
static bool
says(const kjp_answer *answer, int32_t row, int32_t language, const char *part)
{
  kjp_text *text = NULL;
  bool found;

  cr_assert(kjp_answer_sentence(answer, row, language, &text, NULL) == KJP_OK);
  found = strstr(kjp_text_data(text), part) != NULL;
  if (!found)
    fprintf(stderr, "found %s, expected %s\n", kjp_text_data(text), part);
  kjp_text_free(text);
  return found;
}

static const char *
target_at(const kjp_answer *answer, int32_t table, int32_t row, int32_t column)
{
  int32_t target = kjp_table_int(kjp_answer_table(answer, table), row, column);

  return kjp_table_text(kjp_plan_table(kjp_answer_plan(answer), KJP_TARGETS),
                        target, KJP_TARGET_ID);
}

#define BAOTOU                                                                 \
  PLAN_HEAD                                                                    \
  "  gdp: {name: GDP, scope: 市, unit: 亿元,\n"                             \
  "    values: {2021: 3293, 2024: 4575}}\n"                                    \
  "  rd: {name: 研发, scope: 市, unit: 亿元, values: {2021: 67.37}}\n"    \
  "  share: {name: 强度, scope: 市, unit: '%', derive: {ratio: [rd, gdp]}}\n"

#define TWO_AIMS                                                               \
  BAOTOU                                                                       \
  "targets:\n"                                                                 \
  "  amount: {indicator: rd, year: 2025, at_least: 125, base: {year: 2021}}\n" \
  "  share: {indicator: share, year: 2025, more_than: 3 %}\n"

/* 125 ÷ 3 % = 4166.67; (4166.67 ÷ 3293)^(1/4) - 1 = 6.06 %;
 * 4166.67 ÷ 4575 - 1 = -8.9253 % */
Test(consistency, an_amount_and_a_share_make_the_whole)
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

/* 3 % of 4575 is 137.25, more than 125; the two are equal at 4166.67. */
Test(consistency, the_tightest_is_told_at_the_last_known_value)
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
Test(consistency, two_aims_for_one_indicator_depend_on_nothing)
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

/* 4 % of at most 3000 is at most 120: less than 125. The fourth target has no
 * part in it. */
Test(consistency, a_conflict_names_what_is_needed_and_no_more)
{
  kjp_answer *answer =
      ask(BAOTOU "targets:\n"
                 "  amount: {indicator: rd, year: 2025, at_least: 125}\n"
                 "  whole: {indicator: gdp, year: 2025, within: [2000, 3000]}\n"
                 "  share: {indicator: share, year: 2025, at_most: 4 %}\n"
                 "  low: {indicator: rd, year: 2025, at_least: 1}\n",
          NULL, NULL);

  cr_assert(count_of(answer, KJP_CONSISTENCY_CONFLICTS) == 1);
  cr_assert(count_of(answer, KJP_CONSISTENCY_MEMBERS) == 3);
  for (int32_t row = 0; row < 3; row++)
    cr_assert(strcmp(target_at(answer, KJP_CONSISTENCY_MEMBERS, row,
                               KJP_CONSISTENCY_MEMBER_TARGET),
                     "low") != 0);
  kjp_answer_unref(answer);
}

Test(consistency, equal_bounds_clash_only_where_one_does_not_count)
{
  static const struct {
    const char *label, *low, *high;
    int32_t conflicts;
  } rows[] = {
      {"both count", "at_least", "at_most", 0},
      {"the lower one does not", "more_than", "at_most", 1},
      {"the upper one does not", "at_least", "less_than", 1},
  };

  for (size_t i = 0; i < COUNT(rows); i++) {
    char text[1024];
    kjp_answer *answer;

    (void)snprintf(text, sizeof text,
                   "%stargets:\n"
                   "  a: {indicator: rd, year: 2025, %s: 125}\n"
                   "  b: {indicator: rd, year: 2025, %s: 125}\n",
                   BAOTOU, rows[i].low, rows[i].high);
    answer = ask(text, NULL, NULL);
    cr_assert(count_of(answer, KJP_CONSISTENCY_CONFLICTS) == rows[i].conflicts,
              "%s", rows[i].label);
    kjp_answer_unref(answer);
  }
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

#define REVISED                                                                \
  BAOTOU                                                                       \
  "targets:\n"                                                                 \
  "  amount: {indicator: rd, year: 2025, at_least: 125, revisions:\n"          \
  "    [{on: 2024-03-01, at_least: 110},\n"                                    \
  "     {on: 2025-01-10, at_least: 100, unverified: true}]}\n"                 \
  "  share: {indicator: share, year: 2025, more_than: 3 %}\n"

/* The last revision there is, or the last one dated as-of or before. */
Test(consistency, a_target_is_held_as_promised_now)
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
Test(consistency, the_page_lists_what_was_revised)
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

Test(consistency, a_missed_target_clashes_with_the_figure)
{
  kjp_answer *answer = ask(
      PLAN_HEAD "  m: {name: 经费, scope: 市, unit: 元, values: {2021: 1}}\n"
                "targets:\n"
                "  a: {indicator: m, year: 2021, at_least: 3}\n"
                "  b: {indicator: m, year: 2021, at_least: 2}\n",
      NULL, NULL);

  cr_assert(count_of(answer, KJP_CONSISTENCY_CONFLICTS) == 2);
  kjp_answer_unref(answer);
}

/* Twenty targets that are each missed: sixteen are told, and that there are
 * more. */
Test(consistency, no_more_than_sixteen_conflicts_are_told)
{
  char text[4096] =
      PLAN_HEAD "  m: {name: 经费, scope: 市, unit: 元, values: {2021: 1}}\n"
                "targets:\n";
  kjp_answer *answer;

  for (int i = 0; i < 20; i++) {
    size_t size = strlen(text);

    (void)snprintf(text + size, sizeof text - size,
                   "  t%d: {indicator: m, year: 2021, at_least: %d}\n", i,
                   i + 2);
  }
  answer = ask(text, NULL, NULL);
  cr_assert(count_of(answer, KJP_CONSISTENCY_CONFLICTS) == 16);
  cr_assert(kjp_table_int(kjp_answer_table(answer, KJP_CONSISTENCY), 0,
                          KJP_CONSISTENCY_CUT) == 1);
  kjp_answer_unref(answer);
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

/* A share published as 2.40 % stands for 2.395 % to 2.405 %, of 3293 that is
 * 78.86735 to 79.19665; as 2.4 % for 2.35 % to 2.45 %, 77.3855 to 80.6785.
 * The ends count. */
Test(consistency, a_published_figure_stands_for_all_that_rounds_to_it)
{
  static const struct {
    const char *published, *target;
    int32_t conflicts;
  } rows[] = {
      {"2.40", "{indicator: rd, year: 2023, at_least: 79.15}", 0},
      {"2.40", "{indicator: rd, year: 2023, at_least: 79.19665}", 0},
      {"2.40", "{indicator: rd, year: 2023, more_than: 79.19665}", 1},
      {"2.40", "{indicator: rd, year: 2023, at_most: 78.86735}", 0},
      {"2.40", "{indicator: rd, year: 2023, less_than: 78.86735}", 1},
      {"2.4", "{indicator: rd, year: 2023, at_least: 80.6785}", 0},
      {"2.4", "{indicator: rd, year: 2023, at_least: 80.6786}", 1},
      {"0.024", "{indicator: rd, year: 2023, at_least: 1}", 1},
      {"2.40", "{indicator: share, year: 2023, more_than: 2.4 %}", 0},
      {"2.40", "{indicator: share, year: 2023, at_least: 2.405 %}", 0},
      {"2.40", "{indicator: share, year: 2023, more_than: 2.405 %}", 1},
      {"2.40", "{indicator: share, year: 2023, less_than: 2.395 %}", 1},
  };

  for (size_t i = 0; i < COUNT(rows); i++) {
    char text[1024];
    kjp_answer *answer;

    (void)snprintf(text, sizeof text,
                   PLAN_HEAD
                   "  gdp: {name: GDP, scope: 市, unit: 亿元,\n"
                   "    values: {2023: 3293}}\n"
                   "  rd: {name: 研发, scope: 市, unit: 亿元}\n"
                   "  share: {name: 强度, scope: 市, unit: '%%',\n"
                   "    derive: {ratio: [rd, gdp]}, values: {2023: %s}}\n"
                   "targets: {t: %s}\n",
                   rows[i].published, rows[i].target);
    answer = ask(text, NULL, NULL);
    cr_expect(count_of(answer, KJP_CONSISTENCY_CONFLICTS) == rows[i].conflicts,
              "%s %s", rows[i].published, rows[i].target);
    kjp_answer_unref(answer);
  }
}

#define PUBLISHED                                                              \
  PLAN_HEAD                                                                    \
  "  gdp: {name: GDP, scope: 市, unit: 亿元, values: {2023: 3293}}\n"       \
  "  rd: {name: 研发, scope: 市, unit: 亿元}\n"                           \
  "  all: {name: 全国, scope: 市, unit: '%', values: {2023: 2.64}}\n"       \
  "  share: {name: 强度, scope: 市, unit: '%',\n"                           \
  "    derive: {ratio: [rd, gdp]}, values: {2023: 2.40}}\n"                    \
  "  gap: {name: 差距, scope: 市, unit: pp,\n"                              \
  "    derive: {difference: [share, all]}}\n"                                  \
  "targets:\n"                                                                 \
  "  a: {indicator: rd, year: 2023, at_least: 79.18}\n"

/* 2.40 - 2.64 = -0.24 is no more exact than 2.40 is. */
Test(consistency, what_is_derived_of_a_published_figure_is_rounded_too)
{
  kjp_answer *answer = ask(PUBLISHED, NULL, NULL);

  cr_assert(count_of(answer, KJP_CONSISTENCY_CONFLICTS) == 0);
  kjp_answer_unref(answer);
}

/* 79.18 of 3293 is 2.4045 %, a gap of -0.2355 pp: each of the two targets fits
 * what rounds to 2.40 %, and not with the other. */
Test(consistency, targets_meet_within_a_published_figure)
{
  kjp_answer *answer =
      ask(PUBLISHED "  b: {indicator: gap, year: 2023, at_most: -0.24 pp}\n",
          NULL, NULL);

  cr_assert(count_of(answer, KJP_CONSISTENCY_CONFLICTS) == 1);
  cr_assert(count_of(answer, KJP_CONSISTENCY_MEMBERS) == 4);
  kjp_answer_unref(answer);
}

/* The page and the JSON say what the figure was taken for. */
Test(consistency, a_published_figure_in_a_conflict_says_what_it_stands_for)
{
  kjp_answer *answer =
      ask(PUBLISHED "  b: {indicator: rd, year: 2023, at_least: 79.2}\n", NULL,
          NULL);
  const kjp_table *members = kjp_answer_table(answer, KJP_CONSISTENCY_MEMBERS);

  cr_assert(kjp_table_count(members) == 3);
  cr_assert(shows(answer, KJP_CONSISTENCY_MEMBERS, 0,
                  KJP_CONSISTENCY_MEMBER_VALUE, KJP_NONE, "3293"));
  cr_assert(shows(answer, KJP_CONSISTENCY_MEMBERS, 0,
                  KJP_CONSISTENCY_MEMBER_LOW, KJP_NONE, NULL));
  cr_assert(shows(answer, KJP_CONSISTENCY_MEMBERS, 1,
                  KJP_CONSISTENCY_MEMBER_VALUE, KJP_NONE, "2.4"));
  cr_assert(shows(answer, KJP_CONSISTENCY_MEMBERS, 1,
                  KJP_CONSISTENCY_MEMBER_LOW, KJP_NONE, "2.395"));
  cr_assert(shows(answer, KJP_CONSISTENCY_MEMBERS, 1,
                  KJP_CONSISTENCY_MEMBER_HIGH, KJP_NONE, "2.405"));
  cr_assert(says(answer, 0, KJP_LANGUAGE_ZH,
                 "2023 年强度为 2.40 %（公布，按位数为 2.395 % 至 2.405 %）"));
  cr_assert(says(answer, 0, KJP_LANGUAGE_EN,
                 "强度 of 2023 is 2.40 % (published; as written it stands for "
                 "2.395 % to 2.405 %)"));
  kjp_answer_unref(answer);
}

static int32_t
flag_of(const kjp_answer *answer, int32_t table, int32_t column)
{
  return kjp_table_int(kjp_answer_table(answer, table), 0, column);
}

/* 4 % of 3000 is 120: at least that is implied, or clashes with at least 125.
 * What rests on an unverified figure or revision says so. */
Test(consistency, what_rests_on_the_unverified_says_so)
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

/* 3 % of an assumed 4800 is 144: a projection. */
Test(consistency, the_tightest_at_an_assumed_value_is_projected)
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

#define ONE_CELL                                                               \
  PLAN_HEAD "  m: {name: 经费, scope: 市, unit: 元}\n"                     \
            "targets:\n"

/* Whether some conflict has these targets, as "a b", and no others. */
static bool
tells(const kjp_answer *answer, const char *targets)
{
  const kjp_table *members = kjp_answer_table(answer, KJP_CONSISTENCY_MEMBERS);

  for (int32_t row = 0; row < count_of(answer, KJP_CONSISTENCY_CONFLICTS);
       row++) {
    char found[256] = "";
    int32_t first;
    int32_t count = kjp_table_children(members, KJP_CONSISTENCY_MEMBER_CONFLICT,
                                       row, &first);

    for (int32_t i = first; i < first + count; i++) {
      size_t size = strlen(found);
      const char *id = target_at(answer, KJP_CONSISTENCY_MEMBERS, i,
                                 KJP_CONSISTENCY_MEMBER_TARGET);

      if (id != NULL)
        (void)snprintf(found + size, sizeof found - size, "%s%s",
                       size == 0 ? "" : " ", id);
    }
    if (strcmp(found, targets) == 0)
      return true;
  }
  return false;
}

/* Every lower bound above an upper one is a conflict, also where one of the
 * two stands in another conflict. */
Test(consistency, conflicts_that_share_a_target_are_all_told)
{
  static const struct {
    const char *targets;
    int32_t count;
    const char *told[5];
  } rows[] = {
      {"  a: {indicator: m, year: 2025, at_least: 125}\n"
       "  b: {indicator: m, year: 2025, at_most: 120}\n"
       "  c: {indicator: m, year: 2025, at_most: 110}\n",
       2,
       {"a b", "a c"}},
      {"  a: {indicator: m, year: 2025, at_least: 3}\n"
       "  b: {indicator: m, year: 2025, at_most: 2}\n"
       "  c: {indicator: m, year: 2025, at_least: 4}\n"
       "  d: {indicator: m, year: 2025, at_most: 1}\n",
       4,
       {"a b", "a d", "b c", "c d"}},
      /* c fits b, and clashes with d */
      {"  a: {indicator: m, year: 2025, at_least: 5}\n"
       "  b: {indicator: m, year: 2025, at_most: 2}\n"
       "  c: {indicator: m, year: 2025, at_least: 2}\n"
       "  d: {indicator: m, year: 2025, at_most: 1}\n",
       3,
       {"a b", "a d", "c d"}},
      /* two cells, nothing shared */
      {"  a: {indicator: m, year: 2025, at_least: 5}\n"
       "  b: {indicator: m, year: 2025, at_most: 2}\n"
       "  c: {indicator: m, year: 2024, at_least: 5}\n"
       "  d: {indicator: m, year: 2024, at_most: 2}\n",
       2,
       {"a b", "c d"}},
      /* a sum of at most 9 bears two of three, not all */
      {"  a: {indicator: m, year: 2023, at_least: 4}\n"
       "  b: {indicator: m, year: 2024, at_least: 4}\n"
       "  c: {indicator: m, year: 2025, at_least: 4}\n"
       "  s: {indicator: m, over: 2023-2025, at_most: 9}\n"
       "  z: {indicator: m, year: 2025, at_most: 3}\n",
       2,
       {"a b c s", "c z"}},
  };

  for (size_t i = 0; i < COUNT(rows); i++) {
    char text[2048];
    kjp_answer *answer;

    (void)snprintf(text, sizeof text, "%s%s", ONE_CELL, rows[i].targets);
    answer = ask(text, NULL, NULL);
    cr_expect(count_of(answer, KJP_CONSISTENCY_CONFLICTS) == rows[i].count,
              "row %zu: %d", i, count_of(answer, KJP_CONSISTENCY_CONFLICTS));
    for (int j = 0; j < rows[i].count; j++)
      cr_expect(tells(answer, rows[i].told[j]), "row %zu: %s", i,
                rows[i].told[j]);
    cr_expect(flag_of(answer, KJP_CONSISTENCY, KJP_CONSISTENCY_CUT) == 0);
    kjp_answer_unref(answer);
  }
}

/* Five lower bounds, each above each of five upper ones: 25 conflicts, of
 * which sixteen are told, and that there may be more. */
Test(consistency, conflicts_that_share_targets_are_cut_at_sixteen)
{
  char text[4096] = ONE_CELL;
  kjp_answer *answer;

  for (int i = 0; i < 10; i++) {
    size_t size = strlen(text);

    (void)snprintf(text + size, sizeof text - size,
                   "  t%d: {indicator: m, year: 2025, %s: %d}\n", i,
                   i < 5 ? "at_least" : "at_most", i < 5 ? 10 + i : i);
  }
  answer = ask(text, NULL, NULL);
  cr_expect(count_of(answer, KJP_CONSISTENCY_CONFLICTS) == 16);
  cr_expect(flag_of(answer, KJP_CONSISTENCY, KJP_CONSISTENCY_CUT) == 1);
  cr_expect(says(answer, statement_of(answer, KJP_STATEMENT_CUT),
                 KJP_LANGUAGE_ZH, "除以上各组外可能还有矛盾"));
  cr_expect(says(answer, statement_of(answer, KJP_STATEMENT_CUT),
                 KJP_LANGUAGE_EN, "There may be more conflicts than these"));
  kjp_answer_unref(answer);
}

/* Adds a line to a plan. */
#define ADD(text, ...)                                                         \
  (void)snprintf((text) + strlen(text), sizeof(text) - strlen(text),           \
                 __VA_ARGS__)

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
Test(consistency, targets_as_equalities_are_cut_and_say_so)
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

/* Nine parts of a sum are known and have a target each: of eight of them each
 * two are held against each other, and so on both sides of none. With eight
 * all are. */
Test(consistency, pairs_of_targets_are_cut_and_say_so)
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

/* rd is part of the share that was published and of one that was not: through
 * what rounds to the first the two share it. */
Test(consistency, inputs_are_shared_through_a_published_figure)
{
  kjp_answer *answer =
      ask(PLAN_HEAD "  gdp: {name: GDP, scope: 市, unit: 亿元,\n"
                    "    values: {2025: 3293}}\n"
                    "  rd: {name: 研发, scope: 市, unit: 亿元}\n"
                    "  one: {name: 甲, scope: 市, unit: '%',\n"
                    "    derive: {ratio: [rd, gdp]}, values: {2025: 2.40}}\n"
                    "  two: {name: 乙, scope: 市, unit: '%',\n"
                    "    derive: {ratio: [rd, gdp]}}\n"
                    "  mean: {name: 平均, scope: 市, unit: '%',\n"
                    "    derive: {average: [one, two]}}\n"
                    "targets:\n"
                    "  t: {indicator: mean, year: 2025, at_least: 1 %}\n",
          NULL, NULL);

  cr_expect(flag_of(answer, KJP_CONSISTENCY, KJP_CONSISTENCY_SHARED) == 1);
  kjp_answer_unref(answer);
  answer =
      ask(PLAN_HEAD "  gdp: {name: GDP, scope: 市, unit: 亿元,\n"
                    "    values: {2025: 3293}}\n"
                    "  rd: {name: 研发, scope: 市, unit: 亿元}\n"
                    "  one: {name: 甲, scope: 市, unit: '%',\n"
                    "    derive: {ratio: [rd, gdp]}, values: {2025: 2.40}}\n"
                    "targets:\n"
                    "  t: {indicator: rd, year: 2025, at_least: 1}\n",
          NULL, NULL);
  cr_expect(flag_of(answer, KJP_CONSISTENCY, KJP_CONSISTENCY_SHARED) == 0);
  kjp_answer_unref(answer);
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

/* At least 125 and less than 125: the upper end alone does not count. */
Test(consistency, a_conflict_says_which_end_does_not_count)
{
  kjp_answer *answer =
      ask(ONE_CELL "  a: {indicator: m, year: 2025, at_least: 125}\n"
                   "  b: {indicator: m, year: 2025, less_than: 125}\n",
          NULL, NULL);

  cr_expect(flag_of(answer, KJP_CONSISTENCY_CONFLICTS,
                    KJP_CONSISTENCY_CONFLICT_LOW_OPEN) == 0);
  cr_expect(flag_of(answer, KJP_CONSISTENCY_CONFLICTS,
                    KJP_CONSISTENCY_CONFLICT_HIGH_OPEN) == 1);
  cr_expect(flag_of(answer, KJP_CONSISTENCY_CONFLICTS,
                    KJP_CONSISTENCY_CONFLICT_MINIMAL) == 1);
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
