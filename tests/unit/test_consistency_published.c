/* SPDX-License-Identifier: MIT */
/* tests/unit/test_consistency_published.c - published figures stand for all
 * that rounds to them. Expected numbers are worked by hand in the comments. */
#include "consistency.h"

/* A share published as 2.40 % stands for 2.395 % to 2.405 %, of 3293 that is
 * 78.86735 to 79.19665; as 2.4 % for 2.35 % to 2.45 %, 77.3855 to 80.6785.
 * The ends count. */
Test(consistency_published, a_published_figure_stands_for_all_that_rounds_to_it)
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
Test(consistency_published,
     what_is_derived_of_a_published_figure_is_rounded_too)
{
  kjp_answer *answer = ask(PUBLISHED, NULL, NULL);

  cr_assert(count_of(answer, KJP_CONSISTENCY_CONFLICTS) == 0);
  kjp_answer_unref(answer);
}

/* 79.18 of 3293 is 2.4045 %, a gap of -0.2355 pp: each of the two targets fits
 * what rounds to 2.40 %, and not with the other. */
Test(consistency_published, targets_meet_within_a_published_figure)
{
  kjp_answer *answer =
      ask(PUBLISHED "  b: {indicator: gap, year: 2023, at_most: -0.24 pp}\n",
          NULL, NULL);

  cr_assert(count_of(answer, KJP_CONSISTENCY_CONFLICTS) == 1);
  cr_assert(count_of(answer, KJP_CONSISTENCY_MEMBERS) == 4);
  kjp_answer_unref(answer);
}

/* The page and the JSON say what the figure was taken for. */
Test(consistency_published,
     a_published_figure_in_a_conflict_says_what_it_stands_for)
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

/* rd is part of the share that was published and of one that was not: through
 * what rounds to the first the two share it. */
Test(consistency_published, inputs_are_shared_through_a_published_figure)
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
