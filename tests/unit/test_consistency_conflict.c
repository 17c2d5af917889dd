/* SPDX-License-Identifier: MIT */
/* tests/unit/test_consistency_conflict.c - targets that cannot hold together:
 * which are told, and which are not. Expected numbers are worked by hand in the
 * comments. */
#include "consistency.h"

/* 4 % of at most 3000 is at most 120: less than 125. The fourth target has no
 * part in it. */
Test(consistency_conflict, a_conflict_names_what_is_needed_and_no_more)
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

Test(consistency_conflict, equal_bounds_clash_only_where_one_does_not_count)
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

Test(consistency_conflict, a_missed_target_clashes_with_the_figure)
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
Test(consistency_conflict, no_more_than_sixteen_conflicts_are_told)
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
Test(consistency_conflict, conflicts_that_share_a_target_are_all_told)
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
Test(consistency_conflict, conflicts_that_share_targets_are_cut_at_sixteen)
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

/* At least 125 and less than 125: the upper end alone does not count. */
Test(consistency_conflict, a_conflict_says_which_end_does_not_count)
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

/* Parts of at least 1 each, and a sum of less than one for each: all are
 * needed. */
static kjp_answer *
ask_of_parts(int parts)
{
  static char text[1 << 18];

  (void)snprintf(text, sizeof text, "%s", PLAN_HEAD);
  for (int i = 0; i < parts; i++)
    ADD(text, "  a%d: {name: 部分, scope: 市, unit: 元}\n", i);
  ADD(text, "  s: {name: 合计, scope: 市, unit: 元, derive: {sum: [a0");
  for (int i = 1; i < parts; i++)
    ADD(text, ", a%d", i);
  ADD(text, "]}}\ntargets:\n");
  for (int i = 0; i < parts; i++)
    ADD(text, "  t%d: {indicator: a%d, year: 2025, at_least: 1}\n", i, i);
  ADD(text, "  most: {indicator: s, year: 2025, at_most: %d}\n", parts - 1);
  return ask(text, NULL, NULL);
}

/* Each of 1,000 members is left out once, and the sum of 1,001 cells looked at
 * for it: a million are too few. */
Test(consistency_conflict, a_conflict_too_large_to_reduce_says_so)
{
  static const struct {
    int parts, minimal;
  } rows[] = {{40, 1}, {1000, 0}};

  for (size_t i = 0; i < COUNT(rows); i++) {
    kjp_answer *answer = ask_of_parts(rows[i].parts);
    int32_t row = statement_of(answer, KJP_STATEMENT_CONFLICT);

    cr_expect(count_of(answer, KJP_CONSISTENCY_CONFLICTS) == 1);
    cr_expect(count_of(answer, KJP_CONSISTENCY_MEMBERS) == rows[i].parts + 1);
    cr_expect(flag_of(answer, KJP_CONSISTENCY_CONFLICTS,
                      KJP_CONSISTENCY_CONFLICT_MINIMAL) == rows[i].minimal,
              "%d parts", rows[i].parts);
    if (!rows[i].minimal) {
      cr_expect(says(answer, row, KJP_LANGUAGE_ZH, "其中可能有无关的项"));
      cr_expect(says(answer, row, KJP_LANGUAGE_EN,
                     "Some of them may have no part in it"));
    }
    kjp_answer_unref(answer);
  }
}

/* The path goes from 10 to 14: 12 in 2023, more than 11. It is a plan, and no
 * assumption. */
Test(consistency_conflict, a_clash_with_a_planned_amount_is_projected)
{
  static const char text[] = PLAN_HEAD
      "  m: {name: 经费, scope: 市, unit: 万元, values: {2022: 10}}\n"
      "targets:\n"
      "  a: {indicator: m, year: 2023, at_most: 11}\n"
      "paths:\n"
      "  m: {shape: linear, from: {year: 2022}, through: {2024: 14 万元}}\n";
  kjp_answer *answer = ask(text, "paths", "1");
  int32_t row = statement_of(answer, KJP_STATEMENT_CONFLICT);

  cr_assert(count_of(answer, KJP_CONSISTENCY_CONFLICTS) == 1);
  cr_expect(flag_of(answer, KJP_CONSISTENCY_CONFLICTS,
                    KJP_CONSISTENCY_CONFLICT_PROJECTED) == 1);
  cr_expect(
      says(answer, row, KJP_LANGUAGE_ZH, "2023 年经费为 12 万元（计划）"));
  cr_expect(says(answer, row, KJP_LANGUAGE_ZH, "（测算：用到计划数或假定数）"));
  kjp_answer_unref(answer);
  answer = ask(text, NULL, NULL);
  cr_expect(count_of(answer, KJP_CONSISTENCY_CONFLICTS) == 0);
  kjp_answer_unref(answer);
}

/* 2.40 % and 3.00 % of one GDP are not one amount: figures that clash without
 * a target. Of the targets b clashes with c and with d. */
Test(consistency_conflict, figures_that_clash_alone_hide_no_conflict)
{
  kjp_answer *answer =
      ask(PLAN_HEAD "  gdp: {name: GDP, scope: 市, unit: 亿元,\n"
                    "    values: {2025: 3293}}\n"
                    "  rd: {name: 研发, scope: 市, unit: 亿元}\n"
                    "  one: {name: 甲, scope: 市, unit: '%',\n"
                    "    derive: {ratio: [rd, gdp]}, values: {2025: 2.40}}\n"
                    "  two: {name: 乙, scope: 市, unit: '%',\n"
                    "    derive: {ratio: [rd, gdp]}, values: {2025: 3.00}}\n"
                    "targets:\n"
                    "  b: {indicator: rd, year: 2025, at_least: 90}\n"
                    "  c: {indicator: rd, year: 2025, at_most: 89}\n"
                    "  d: {indicator: rd, year: 2025, at_most: 88}\n",
          NULL, NULL);

  cr_expect(count_of(answer, KJP_CONSISTENCY_CONFLICTS) == 3, "%d",
            count_of(answer, KJP_CONSISTENCY_CONFLICTS));
  cr_expect(tells(answer, ""));
  cr_expect(tells(answer, "b c"));
  cr_expect(tells(answer, "b d"));
  cr_expect(flag_of(answer, KJP_CONSISTENCY, KJP_CONSISTENCY_CUT) == 0);
  kjp_answer_unref(answer);
}

/* Parts are 0 or more (z), and 4 or more (t), and their sum is bounded; beside
 * them cells of the same sum have two targets that clash. Of five parts three
 * with their t are too many for 9, 10 + 5 + 1 ways, and none of the six targets
 * can be left out, for money can be below zero; of three one is too many for 3,
 * 3 + 3 + 1 ways, and of 5 cells there are 5 pairs.
 *
 * Of the five, targets given up before nothing clashes: none of a part, its t
 * or its z, and two t at most, are 32 + 80 + 80 = 192 ways. One target more
 * ends it: the sum's (192), the other one of a part (5 times the ways of four
 * parts, 72), a third t (10 times 4). That is 784 sets at most, fewer than
 * 1024. What is given up in another order is no other way: of the three and the
 * pairs more than 1024 orders are as few sets. */
Test(consistency_conflict, what_is_given_up_is_a_set_and_has_no_order)
{
  static const struct {
    int parts, most, pairs;
    int32_t conflicts, members;
  } rows[] = {{5, 9, 0, 16, 96}, {3, 3, 5, 12, 38}};

  for (size_t i = 0; i < COUNT(rows); i++) {
    char text[4096] = PLAN_HEAD;
    kjp_answer *answer;

    for (int j = 0; j < rows[i].parts; j++)
      ADD(text, "  a%d: {name: 部分, scope: 市, unit: 元}\n", j);
    for (int j = 0; j < rows[i].pairs; j++)
      ADD(text, "  p%d: {name: 其他, scope: 市, unit: 元}\n", j);
    ADD(text, "  s: {name: 小计, scope: 市, unit: 元, derive: {sum: [a0");
    for (int j = 1; j < rows[i].parts; j++)
      ADD(text, ", a%d", j);
    ADD(text, "]}}\n  r: {name: 合计, scope: 市, unit: 元, derive: {sum: [s");
    for (int j = 0; j < rows[i].pairs; j++)
      ADD(text, ", p%d", j);
    ADD(text, "]}}\ntargets:\n");
    ADD(text, "  most: {indicator: s, year: 2025, at_most: %d}\n",
        rows[i].most);
    for (int j = 0; j < rows[i].parts; j++) {
      ADD(text, "  z%d: {indicator: a%d, year: 2025, at_least: 0}\n", j, j);
      ADD(text, "  t%d: {indicator: a%d, year: 2025, at_least: 4}\n", j, j);
    }
    for (int j = 0; j < rows[i].pairs; j++) {
      ADD(text, "  x%d: {indicator: p%d, year: 2025, at_least: 5}\n", j, j);
      ADD(text, "  y%d: {indicator: p%d, year: 2025, at_most: 4}\n", j, j);
    }
    answer = ask(text, NULL, NULL);
    cr_expect(count_of(answer, KJP_CONSISTENCY_CONFLICTS) == rows[i].conflicts,
              "%zu: %d", i, count_of(answer, KJP_CONSISTENCY_CONFLICTS));
    cr_expect(count_of(answer, KJP_CONSISTENCY_MEMBERS) == rows[i].members,
              "%zu: %d", i, count_of(answer, KJP_CONSISTENCY_MEMBERS));
    cr_expect(flag_of(answer, KJP_CONSISTENCY, KJP_CONSISTENCY_CUT) == 0, "%zu",
              i);
    kjp_answer_unref(answer);
  }
}

/* 1 is less than at least 3: the target of a figure is no part of the sums that
 * the figure has a part in. */
Test(consistency_conflict, a_target_of_a_known_input_is_told_once)
{
  kjp_answer *answer = ask(
      PLAN_HEAD "  m: {name: 经费, scope: 市, unit: 元, values: {2021: 1}}\n"
                "  n: {name: 其他, scope: 市, unit: 元}\n"
                "  s: {name: 合计, scope: 市, unit: 元,\n"
                "    derive: {sum: [m, n]}}\n"
                "targets:\n"
                "  s: {indicator: s, year: 2021, at_least: 9}\n"
                "  m: {indicator: m, year: 2021, at_least: 3}\n",
      NULL, NULL);

  cr_expect(count_of(answer, KJP_CONSISTENCY_CONFLICTS) == 1);
  cr_expect(tells(answer, "m"));
  kjp_answer_unref(answer);
}
