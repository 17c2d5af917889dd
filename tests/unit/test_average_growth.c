/* SPDX-License-Identifier: MIT */
/* tests/unit/test_average_growth.c - targets on an average growth: judged as
 * powers compare, where the verdict turns, and held together with amounts. */
#include "consistency.h"

/* 1.1^2 is 1.21: 121 of 100 is 10 % a year, and a fen less is not. */
#define LEVELS(end, targets)                                                   \
  PLAN_HEAD                                                                    \
  "  a: {name: a, scope: 市, unit: 元, values: {2020: 100" end "}}\n"          \
  "  x: {name: x, scope: 市, unit: '%', derive: {average_growth:\n"           \
  "    {of: a, since: 2020}}}\n"                                               \
  "targets:\n" targets

#define FOUR                                                                   \
  "  p: {indicator: x, year: 2022, at_least: 10 %}\n"                          \
  "  q: {indicator: x, year: 2022, more_than: 10 %}\n"                         \
  "  r: {indicator: x, year: 2022, at_most: 10 %}\n"                           \
  "  s: {indicator: x, year: 2022, within: [9.9999999 %, 10 %]}\n"

static kjp_answer *
assess_2022(const char *text)
{
  kjp_plan *plan = plan_of(text);
  kjp_options *options = kjp_options_new();
  kjp_answer *answer = NULL;

  cr_assert(kjp_options_set(options, "year", "2022", NULL) == KJP_OK);
  cr_assert(kjp_assess_run(plan, options, &answer, NULL) == KJP_OK);
  kjp_options_free(options);
  kjp_plan_unref(plan);
  return answer;
}

static const struct {
  const char *label, *text;
  const char *verdicts[4];
} judged[] = {
    {"10 %", LEVELS(", 2022: 121", FOUR), {"met", "missed", "met", "met"}},
    {"a fen less",
     LEVELS(", 2022: 120.99", FOUR),
     {"missed", "missed", "met", "missed"}},
    {"a fen more",
     LEVELS(", 2022: 121.01", FOUR),
     {"met", "met", "missed", "missed"}},
    {"down to nothing",
     LEVELS(", 2022: 0", FOUR),
     {"missed", "missed", "met", "missed"}},
    {"below nothing",
     LEVELS(", 2022: -1", FOUR),
     {"undetermined", "undetermined", "undetermined", "undetermined"}},
};

Test(average_growth, meets_a_target_as_powers_compare)
{
  for (size_t i = 0; i < COUNT(judged); i++) {
    kjp_answer *answer = assess_2022(judged[i].text);
    const kjp_table *targets = kjp_answer_table(answer, KJP_ASSESS_TARGETS);

    for (int32_t row = 0; row < 4; row++)
      cr_expect(has_text(targets, row, KJP_ASSESS_TARGET_VERDICT,
                         judged[i].verdicts[row]),
                "%s, target %d: %s", judged[i].label, row,
                kjp_table_text(targets, row, KJP_ASSESS_TARGET_VERDICT));
    kjp_answer_unref(answer);
  }
}

/* The end is missing: 100 × 1.1^2. */
Test(average_growth, says_which_level_the_verdict_turns_at)
{
  kjp_answer *answer = assess_2022(LEVELS("", FOUR));

  for (int32_t row = 0; row < 3; row++)
    cr_expect(shows(answer, KJP_ASSESS_TARGETS, row,
                    KJP_ASSESS_TARGET_BREAK_EVEN, 2, "121.00"),
              "target %d", row);
  kjp_answer_unref(answer);
}

#define BOTH(most)                                                             \
  LEVELS("", "  p: {indicator: x, year: 2022, at_least: 10 %}\n"               \
             "  q: {indicator: a, year: 2022, at_most: " most "}\n")

Test(average_growth, clashes_with_amounts_that_do_not_reach_it)
{
  kjp_answer *answer = ask(BOTH("121"), NULL, NULL);

  cr_expect(count_of(answer, KJP_CONSISTENCY_CONFLICTS) == 0);
  kjp_answer_unref(answer);
  answer = ask(BOTH("120.99"), NULL, NULL);
  cr_expect(count_of(answer, KJP_CONSISTENCY_CONFLICTS) == 1);
  kjp_answer_unref(answer);
}

/* Both levels are known, and their root has no end: its own levels do not
 * clash with it. */
Test(average_growth, does_not_clash_with_its_own_levels)
{
  kjp_answer *answer =
      ask(LEVELS(", 2022: 130", "  p: {indicator: x, year: 2022, at_least: "
                                "14.0175425 %}\n"),
          NULL, NULL);

  cr_expect(count_of(answer, KJP_CONSISTENCY_CONFLICTS) == 0);
  kjp_answer_unref(answer);
  answer = ask(LEVELS(", 2022: 130", "  p: {indicator: x, year: 2022, "
                                     "at_least: 14.0175426 %}\n"),
               NULL, NULL);
  cr_expect(count_of(answer, KJP_CONSISTENCY_CONFLICTS) == 1);
  kjp_answer_unref(answer);
}

/* At most 10 % is at most 121, and nothing is at least zero. */
Test(average_growth, assumes_nothing_of_signs)
{
  kjp_answer *answer =
      ask(LEVELS("", "  p: {indicator: x, year: 2022, at_most: 10 %}\n"), NULL,
          NULL);

  cr_assert(count_of(answer, KJP_CONSISTENCY_IMPLIED) == 1);
  cr_expect(!kjp_table_amount(kjp_answer_table(answer, KJP_CONSISTENCY_IMPLIED),
                              0, KJP_CONSISTENCY_IMPLIED_LOW, NULL));
  cr_expect(shows(answer, KJP_CONSISTENCY_IMPLIED, 0,
                  KJP_CONSISTENCY_IMPLIED_HIGH, 2, "121.00"));
  kjp_answer_unref(answer);
}
