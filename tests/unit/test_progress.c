/* SPDX-License-Identifier: MIT */
/* tests/unit/test_progress.c - the three methods that class progress, on
 * numbers worked by hand from their formulas. */
#include <criterion/criterion.h>

#include "../../lib/rule/progress-priv.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

enum {
  GROWTH = KJP_METHOD_GROWTH_RATIO,
  LINEAR = KJP_METHOD_LINEAR_RATIO,
  SCHEDULE = KJP_METHOD_SCHEDULE,
  MORE = KJP_DIRECTION_MORE,
  LESS = KJP_DIRECTION_LESS,
  NONE = 0,
  TRACK = KJP_PROGRESS_ON_TRACK,
  RISK = KJP_PROGRESS_AT_RISK,
  OFF = KJP_PROGRESS_OFF_TRACK,
  AWAY = KJP_PROGRESS_MOVING_AWAY,
  DONE = KJP_PROGRESS_ACHIEVED,
  BLIND = KJP_PROGRESS_NOT_ASSESSABLE
};

/* From 2020 to 2024, looked at in 2022; ratios in millionths. */
static const struct {
  const char *label;
  int method;
  int direction;
  int64_t base;
  int64_t value;
  int64_t bound;
  bool achieved;
  int class;
  int reason;
  int64_t ratio;
  int64_t score;
} points[] = {
    /* 1.21 in two years is 10 % a year, 1.4641 in four the same. */
    {"as needed", GROWTH, MORE, 10000, 12100, 14641, false, TRACK, 0, 1000000,
     2857143},
    /* 2 % against 10 %: 5 (0.2 - 0.6) / 1.2 */
    {"a fifth", GROWTH, MORE, 10000, 10404, 14641, false, OFF, 0, 200000,
     -1666667},
    {"falls", GROWTH, MORE, 10000, 8100, 14641, false, AWAY, 0, -1000000,
     -5000000},
    /* Less is better: -10 % a year is needed and -6 % was done. */
    {"less", GROWTH, LESS, 10000, 8836, 6561, false, RISK, 0, 600000, 0},
    {"less, rises", GROWTH, LESS, 10000, 12100, 6561, false, AWAY, 0, -1000000,
     -5000000},
    {"nothing to do", GROWTH, MORE, 10000, 9000, 10000, false, AWAY, 0, 0, 0},
    {"achieved", GROWTH, MORE, 10000, 20000, 14641, true, DONE, 0, 0, 5000000},
    {"no direction", GROWTH, NONE, 10000, 12100, 14641, false, BLIND,
     KJP_REASON_NO_DIRECTION, 0, 0},
    {"zero base", GROWTH, MORE, 0, 12100, 14641, false, BLIND,
     KJP_REASON_NOT_POSITIVE, 0, 0},
    {"zero value", GROWTH, MORE, 10000, 0, 14641, false, BLIND,
     KJP_REASON_NOT_POSITIVE, 0, 0},
    /* 10 of 20 a year */
    {"half", LINEAR, MORE, 100, 120, 180, false, RISK, 0, 500000, 0},
    {"whole", LINEAR, MORE, 0, 40, 80, false, TRACK, 0, 1000000, 0},
    {"under half", LINEAR, MORE, 100, 119, 180, false, OFF, 0, 475000, 0},
    {"back", LINEAR, MORE, 100, 90, 180, false, AWAY, 0, -250000, 0},
    {"down", LINEAR, LESS, 180, 140, 100, false, TRACK, 0, 1000000, 0},
    /* Above the bound at first, and fallen below it: 5 down where 1.25 down
     * were allowed. */
    {"lost", LINEAR, MORE, 100, 90, 95, false, AWAY, 0, -4000000, 0},
    /* p = 20 / 40 = s */
    {"in time", SCHEDULE, NONE, 100, 120, 140, false, TRACK, 0, 500000, 0},
    {"four fifths", SCHEDULE, NONE, 100, 116, 140, false, RISK, 0, 400000, 0},
    {"below that", SCHEDULE, NONE, 100, 115, 140, false, OFF, 0, 375000, 0},
    {"the other way", SCHEDULE, NONE, 100, 96, 140, false, AWAY, 0, -100000, 0},
    /* More than the bound was asked, and it is just reached. */
    {"at the bound", SCHEDULE, NONE, 100, 140, 140, false, TRACK, 0, 1000000,
     0},
    {"past it the wrong way", SCHEDULE, NONE, 100, 80, 90, false, AWAY, 0,
     2000000, 0},
};

static int64_t
in_millionths(const struct kjp__fraction *value)
{
  struct kjp__fraction part;
  int64_t whole = INT64_MIN;

  kjp__fraction_set(&part, 1000);
  cr_assert(kjp__fraction_divide(value, &part, &part));
  cr_assert(kjp__fraction_round(&part, &whole));
  return whole;
}

static struct kjp__progress_numbers
numbers_of(size_t i)
{
  struct kjp__progress_numbers numbers = {.method = (int8_t)points[i].method,
                                          .direction =
                                              (int8_t)points[i].direction,
                                          .has_value = true,
                                          .has_bound = true,
                                          .has_base = true,
                                          .achieved = points[i].achieved,
                                          .base_year = 2020,
                                          .year = 2022,
                                          .due = 2024};

  kjp__fraction_set(&numbers.base, points[i].base);
  kjp__fraction_set(&numbers.value, points[i].value);
  kjp__fraction_set(&numbers.bound, points[i].bound);
  return numbers;
}

Test(progress, is_classed_as_worked_by_hand)
{
  for (size_t i = 0; i < COUNT(points); i++) {
    struct kjp__progress_numbers numbers = numbers_of(i);
    const char *label = points[i].label;
    struct kjp__progress found;

    cr_assert(kjp__progress_judge(&numbers, &found), "%s", label);
    cr_expect(found.class == points[i].class, "%s: class %d", label,
              found.class);
    cr_expect(found.reason == points[i].reason, "%s: reason %d", label,
              found.reason);
    if (found.has_ratio)
      cr_expect(in_millionths(&found.ratio) == points[i].ratio,
                "%s: ratio %lld", label,
                (long long)in_millionths(&found.ratio));
    if (found.has_score)
      cr_expect(in_millionths(&found.score) == points[i].score,
                "%s: score %lld", label,
                (long long)in_millionths(&found.score));
    cr_expect(found.has_score ==
                  (points[i].method == GROWTH && points[i].reason == 0 &&
                   points[i].bound != points[i].base),
              "%s: has a score", label);
  }
}

/* 60 of 120 in two of four years. */
Test(progress, of_a_sum_is_held_against_the_time)
{
  struct kjp__progress_numbers numbers = {.method = SCHEDULE,
                                          .over = true,
                                          .has_value = true,
                                          .has_bound = true,
                                          .first_year = 2022,
                                          .year = 2023,
                                          .due = 2025};
  struct kjp__progress found;

  kjp__fraction_set(&numbers.value, 60);
  kjp__fraction_set(&numbers.bound, 120);
  cr_assert(kjp__progress_judge(&numbers, &found));
  cr_expect(found.class == TRACK);
  cr_expect(in_millionths(&found.ratio) == 500000);
  cr_expect(in_millionths(&found.schedule) == 500000);
  numbers.method = GROWTH;
  cr_assert(kjp__progress_judge(&numbers, &found));
  cr_expect(found.reason == KJP_REASON_CUMULATIVE);
  numbers.ceiling = true;
  cr_assert(kjp__progress_judge(&numbers, &found));
  cr_expect(found.reason == KJP_REASON_CEILING);
  numbers.ceiling = false;
  numbers.year = 2021;
  cr_assert(kjp__progress_judge(&numbers, &found));
  cr_expect(found.reason == KJP_REASON_NOT_BEGUN);
}

/* From the facts of the Baotou plan: 67.37 to 125 in four years. */
Test(progress, of_baotous_research_is_that_of_the_facts)
{
  static const struct {
    int32_t year;
    int64_t value;
    int64_t ratio; /* in thousandths */
  } rows[] = {{2022, 7750, 900}, {2023, 8240, 634}, {2024, 7630, 254}};
  struct kjp__progress_numbers numbers = {.method = GROWTH,
                                          .direction = MORE,
                                          .has_value = true,
                                          .has_bound = true,
                                          .has_base = true,
                                          .base_year = 2021,
                                          .due = 2025};
  struct kjp__progress found;

  kjp__fraction_set(&numbers.base, 6737);
  kjp__fraction_set(&numbers.bound, 12500);
  for (size_t i = 0; i < COUNT(rows); i++) {
    kjp__fraction_set(&numbers.value, rows[i].value);
    numbers.year = rows[i].year;
    cr_assert(kjp__progress_judge(&numbers, &found));
    cr_expect((in_millionths(&found.ratio) + 500) / 1000 == rows[i].ratio, "%d",
              rows[i].year);
  }
}

/* The greatest ratio there is room for is told, never cut off. */
Test(progress, that_does_not_fit_is_told)
{
  struct kjp__progress_numbers numbers = numbers_of(0);
  struct kjp__progress found;

  kjp__fraction_set(&numbers.base, INT64_MAX - 1);
  kjp__fraction_set(&numbers.bound, INT64_MAX);
  cr_assert(kjp__progress_judge(&numbers, &found));
  cr_expect(kjp__fraction_sign(&found.ratio) < 0);
  kjp__fraction_set(&numbers.base, 1);
  cr_assert(kjp__wide_power(2, 1000, &numbers.value.top));
  kjp__fraction_set(&numbers.bound, 2);
  cr_expect(!kjp__progress_judge(&numbers, &found) ||
            kjp__fraction_sign(&found.ratio) > 0);
}
