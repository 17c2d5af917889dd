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
  AGAINST = KJP_REASON_AGAINST_DIRECTION,
  TRACK = KJP_PROGRESS_ON_TRACK,
  RISK = KJP_PROGRESS_AT_RISK,
  OFF = KJP_PROGRESS_OFF_TRACK,
  AWAY = KJP_PROGRESS_MOVING_AWAY,
  DONE = KJP_PROGRESS_ACHIEVED,
  BLIND = KJP_PROGRESS_NOT_ASSESSABLE
};

#define NO INT64_MIN /* no ratio, no score */

/* From 2020 to 2024, looked at in 2022; ratios in millionths. */
static const struct {
  const char *label;
  int method;
  int direction;
  int side;
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
    {"as needed", GROWTH, MORE, MORE, 10000, 12100, 14641, false, TRACK, 0,
     1000000, 2857143},
    /* 2 % against 10 %: 5 (0.2 - 0.6) / 1.2 */
    {"a fifth", GROWTH, MORE, MORE, 10000, 10404, 14641, false, OFF, 0, 200000,
     -1666667},
    {"falls", GROWTH, MORE, MORE, 10000, 8100, 14641, false, AWAY, 0, -1000000,
     -5000000},
    {"stands still", GROWTH, MORE, MORE, 10000, 10000, 14641, false, OFF, 0, 0,
     -2500000},
    /* Less is better: -10 % a year is needed and -6 % was done. */
    {"less", GROWTH, LESS, LESS, 10000, 8836, 6561, false, RISK, 0, 600000, 0},
    {"less, rises", GROWTH, LESS, LESS, 10000, 12100, 6561, false, AWAY, 0,
     -1000000, -5000000},
    {"nothing to do", GROWTH, MORE, MORE, 10000, 9000, 10000, false, AWAY, 0,
     NO, NO},
    {"achieved", GROWTH, MORE, MORE, 10000, 20000, 14641, true, DONE, 0, NO,
     5000000},
    /* sqrt(0.5) - 1 of -1: all was to go */
    {"to nothing", GROWTH, LESS, LESS, 10000, 5000, 0, false, OFF, 0, 292893,
     -1279613},
    {"no direction", GROWTH, NONE, MORE, 10000, 12100, 14641, false, BLIND,
     KJP_REASON_NO_DIRECTION, NO, NO},
    {"zero base", GROWTH, MORE, MORE, 0, 12100, 14641, false, BLIND,
     KJP_REASON_NOT_POSITIVE, NO, NO},
    {"zero value", GROWTH, MORE, MORE, 10000, 0, 14641, false, BLIND,
     KJP_REASON_NOT_POSITIVE, NO, NO},
    /* 10 of 20 a year */
    {"half", LINEAR, MORE, MORE, 100, 120, 180, false, RISK, 0, 500000, NO},
    {"whole", LINEAR, MORE, MORE, 0, 40, 80, false, TRACK, 0, 1000000, NO},
    {"under half", LINEAR, MORE, MORE, 100, 119, 180, false, OFF, 0, 475000,
     NO},
    {"no change", LINEAR, MORE, MORE, 100, 100, 180, false, OFF, 0, 0, NO},
    {"back", LINEAR, MORE, MORE, 100, 90, 180, false, AWAY, 0, -250000, NO},
    {"down", LINEAR, LESS, LESS, 180, 140, 100, false, TRACK, 0, 1000000, NO},
    /* Above the bound at first, and fallen below it: 5 down where 1.25 down
     * were allowed. */
    {"lost", LINEAR, MORE, MORE, 100, 90, 95, false, AWAY, 0, -4000000, NO},
    /* More is better, and the bound asks for less: whichever way it goes, no
     * class can be right. */
    {"against, towards the bound", GROWTH, MORE, LESS, 14641, 12100, 10000,
     false, BLIND, AGAINST, NO, NO},
    {"against, away from it", GROWTH, MORE, LESS, 10000, 12100, 8000, false,
     BLIND, AGAINST, NO, NO},
    {"against, linear", LINEAR, LESS, MORE, 100, 120, 180, false, BLIND,
     AGAINST, NO, NO},
    {"against, base at the bound", LINEAR, LESS, MORE, 100, 90, 100, false,
     BLIND, AGAINST, NO, NO},
    {"against, and achieved", GROWTH, MORE, LESS, 10000, 7000, 8000, true, DONE,
     0, NO, 5000000},
    {"against, in time", SCHEDULE, MORE, LESS, 180, 140, 100, false, TRACK, 0,
     500000, NO},
    /* Within: the base was, and the value is not, on either side. */
    {"left below", GROWTH, LESS, NONE, 10000, 8000, 9000, false, AWAY, 0, NO,
     NO},
    {"left above", LINEAR, MORE, NONE, 100, 130, 90, false, AWAY, 0, NO, NO},
    /* Within 14641 to 15000: from below it, and out above. */
    {"overshot", GROWTH, MORE, MORE, 10000, 20000, 14641, false, AWAY, 0, NO,
     NO},
    {"undershot", LINEAR, LESS, LESS, 200, 50, 100, false, AWAY, 0, NO, NO},
    /* p = 20 / 40 = s */
    {"in time", SCHEDULE, NONE, MORE, 100, 120, 140, false, TRACK, 0, 500000,
     NO},
    {"four fifths", SCHEDULE, NONE, MORE, 100, 116, 140, false, RISK, 0, 400000,
     NO},
    {"below that", SCHEDULE, NONE, MORE, 100, 115, 140, false, OFF, 0, 375000,
     NO},
    {"not begun", SCHEDULE, NONE, MORE, 100, 100, 140, false, OFF, 0, 0, NO},
    {"the other way", SCHEDULE, NONE, MORE, 100, 96, 140, false, AWAY, 0,
     -100000, NO},
    /* More than the bound was asked, and it is just reached. */
    {"at the bound", SCHEDULE, NONE, MORE, 100, 140, 140, false, TRACK, 0,
     1000000, NO},
    {"past it the wrong way", SCHEDULE, NONE, MORE, 100, 80, 90, false, AWAY, 0,
     2000000, NO},
    /* Beyond a thousand it is a thousand. 500000 down a year, 0.25 up wanted.
     */
    {"least", LINEAR, MORE, MORE, 1000000, 0, 1000001, false, AWAY, 0,
     -1000000000, NO},
    {"least growth", GROWTH, MORE, MORE, INT64_MAX - 1, 12100, INT64_MAX, false,
     AWAY, 0, -1000000000, -5000000},
    {"least part", SCHEDULE, NONE, MORE, 1000000, 0, 1000001, false, AWAY, 0,
     -1000000000, NO},
    {"most part", SCHEDULE, NONE, MORE, 100, -2000, 99, false, AWAY, 0,
     1000000000, NO},
    {"just a thousand", LINEAR, MORE, MORE, 2000, 0, 2004, false, AWAY, 0,
     -1000000000, NO},
    {"all but a thousand", LINEAR, MORE, MORE, 1999, 0, 2003, false, AWAY, 0,
     -999500000, NO},
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
                                          .side = (int8_t)points[i].side,
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

    kjp__progress_judge(&numbers, &found);
    cr_expect(found.class == points[i].class, "%s: class %d", label,
              found.class);
    cr_expect(found.reason == points[i].reason, "%s: reason %d", label,
              found.reason);
    cr_expect(found.has_ratio == (points[i].ratio != NO), "%s: has a ratio",
              label);
    if (found.has_ratio)
      cr_expect(in_millionths(&found.ratio) == points[i].ratio,
                "%s: ratio %lld", label,
                (long long)in_millionths(&found.ratio));
    cr_expect(found.has_score == (points[i].score != NO), "%s: has a score",
              label);
    if (found.has_score)
      cr_expect(in_millionths(&found.score) == points[i].score,
                "%s: score %lld", label,
                (long long)in_millionths(&found.score));
  }
}

/* One of two years has gone; 100 % a year is needed. */
Test(progress, turns_at_its_thresholds)
{
  static const struct {
    int method;
    int64_t value;
    int class;
    int64_t ratio;
  } rows[] = {
      {GROWTH, 1950000, TRACK, 950000},  {GROWTH, 1949999, RISK, 949999},
      {GROWTH, 1600000, RISK, 600000},   {GROWTH, 1599999, OFF, 599999},
      {GROWTH, 1000000, OFF, 0},         {GROWTH, 999999, AWAY, -1},
      {LINEAR, 2500000, TRACK, 1000000}, {LINEAR, 2499998, RISK, 999999},
      {LINEAR, 1750000, RISK, 500000},   {LINEAR, 1749998, OFF, 499999},
      {LINEAR, 999998, AWAY, -1},        {SCHEDULE, 2500000, TRACK, 500000},
      {SCHEDULE, 2499997, RISK, 499999}, {SCHEDULE, 2200000, RISK, 400000},
      {SCHEDULE, 2199997, OFF, 399999},  {SCHEDULE, 999997, AWAY, -1}};
  struct kjp__progress_numbers numbers = {.direction = MORE,
                                          .side = MORE,
                                          .has_value = true,
                                          .has_bound = true,
                                          .has_base = true,
                                          .base_year = 2020,
                                          .year = 2021,
                                          .due = 2022};
  struct kjp__progress found;

  kjp__fraction_set(&numbers.base, 1000000);
  kjp__fraction_set(&numbers.bound, 4000000);
  for (size_t i = 0; i < COUNT(rows); i++) {
    numbers.method = (int8_t)rows[i].method;
    kjp__fraction_set(&numbers.value, rows[i].value);
    kjp__progress_judge(&numbers, &found);
    cr_expect(found.class == rows[i].class, "%d: class %d", (int)i,
              found.class);
    cr_expect(in_millionths(&found.ratio) == rows[i].ratio, "%d: ratio %lld",
              (int)i, (long long)in_millionths(&found.ratio));
  }
}

/* No time is left: what is not achieved then lags, however near it came. 1.46
 * in four years is 9.922... % a year. */
Test(progress, is_never_on_track_once_due)
{
  static const struct {
    int method;
    int64_t value;
    int class;
  } rows[] = {{GROWTH, 14600, OFF},   {GROWTH, 14000, OFF},
              {GROWTH, 9999, AWAY},   {LINEAR, 14640, OFF},
              {LINEAR, 9000, AWAY},   {SCHEDULE, 14641, OFF},
              {SCHEDULE, 14640, OFF}, {SCHEDULE, 9000, AWAY}};

  for (size_t i = 0; i < COUNT(rows); i++) {
    struct kjp__progress_numbers numbers = numbers_of(0);
    struct kjp__progress found;

    numbers.method = (int8_t)rows[i].method;
    numbers.year = numbers.due;
    kjp__fraction_set(&numbers.value, rows[i].value);
    kjp__progress_judge(&numbers, &found);
    cr_expect(found.class == rows[i].class, "%d: class %d", (int)i,
              found.class);
    cr_expect(found.has_ratio, "%d", (int)i);
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
  kjp__progress_judge(&numbers, &found);
  cr_expect(found.class == TRACK);
  cr_expect(in_millionths(&found.ratio) == 500000);
  cr_expect(in_millionths(&found.schedule) == 500000);
  kjp__fraction_set(&numbers.value, -1);
  kjp__progress_judge(&numbers, &found);
  cr_expect(found.class == AWAY);
  kjp__fraction_set(&numbers.value, 119);
  numbers.year = 2025;
  kjp__progress_judge(&numbers, &found);
  cr_expect(found.class == OFF);
  cr_expect(in_millionths(&found.schedule) == 1000000);
  numbers.year = 2022;
  kjp__progress_judge(&numbers, &found);
  cr_expect(in_millionths(&found.schedule) == 250000);
  kjp__fraction_set(&numbers.bound, 0);
  kjp__progress_judge(&numbers, &found);
  cr_expect(found.reason == KJP_REASON_NOT_POSITIVE);
  numbers.method = GROWTH;
  kjp__progress_judge(&numbers, &found);
  cr_expect(found.reason == KJP_REASON_CUMULATIVE);
  numbers.ceiling = true;
  kjp__progress_judge(&numbers, &found);
  cr_expect(found.reason == KJP_REASON_CEILING);
  numbers.ceiling = false;
  numbers.year = 2021;
  kjp__progress_judge(&numbers, &found);
  cr_expect(found.reason == KJP_REASON_NOT_BEGUN);
}

/* 60 of a ceiling of 100: kept when its years are over, open before; passed,
 * it has no class. */
Test(progress, of_a_ceiling_on_a_sum_is_achieved_once_due)
{
  static const struct {
    int method;
    int32_t year;
    bool achieved;
    int class;
    int reason;
  } rows[] = {{GROWTH, 2023, true, DONE, 0},
              {LINEAR, 2023, true, DONE, 0},
              {SCHEDULE, 2023, true, DONE, 0},
              {SCHEDULE, 2022, true, BLIND, KJP_REASON_CEILING},
              {GROWTH, 2023, false, BLIND, KJP_REASON_CEILING}};

  for (size_t i = 0; i < COUNT(rows); i++) {
    struct kjp__progress_numbers numbers = {.method = (int8_t)rows[i].method,
                                            .over = true,
                                            .ceiling = true,
                                            .has_value = true,
                                            .has_bound = true,
                                            .achieved = rows[i].achieved,
                                            .first_year = 2022,
                                            .year = rows[i].year,
                                            .due = 2023};
    struct kjp__progress found;

    kjp__fraction_set(&numbers.value, rows[i].achieved ? 60 : 120);
    kjp__fraction_set(&numbers.bound, 100);
    kjp__progress_judge(&numbers, &found);
    cr_expect(found.class == rows[i].class, "%d: class %d", (int)i,
              found.class);
    cr_expect(found.reason == rows[i].reason, "%d: reason %d", (int)i,
              found.reason);
    cr_expect(found.has_score == (rows[i].achieved && rows[i].method == GROWTH),
              "%d", (int)i);
  }
}

/* 2^110 / 3^70 = 0.518575139..., of which neither fits a double or 96 bits. */
Test(progress, growth_of_long_numbers_keeps_its_digits)
{
  struct kjp__fraction from;
  struct kjp__fraction to;
  struct kjp__fraction growth;

  kjp__fraction_set(&from, 1);
  kjp__fraction_set(&to, 1);
  cr_assert(kjp__wide_power(3, 70, &from.top));
  cr_assert(kjp__wide_power(2, 110, &to.top));
  cr_assert(kjp__wide_add(&from.top, &to.top, &to.top));
  cr_assert(kjp__progress_growth(&from, &to, 1, &growth));
  cr_expect(in_millionths(&growth) == 518575, "%lld",
            (long long)in_millionths(&growth));
  /* and back: -2^110 / (3^70 + 2^110) = -0.341487968... */
  cr_assert(kjp__progress_growth(&to, &from, 1, &growth));
  cr_expect(in_millionths(&growth) == -341488, "%lld",
            (long long)in_millionths(&growth));
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
                                          .side = MORE,
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
    kjp__progress_judge(&numbers, &found);
    cr_expect((in_millionths(&found.ratio) + 500) / 1000 == rows[i].ratio, "%d",
              rows[i].year);
  }
}

/* One target that cannot be computed is no reason to lose the others. */
Test(progress, that_does_not_fit_is_not_assessable)
{
  struct kjp__progress_numbers numbers = numbers_of(0);
  struct kjp__progress found;

  cr_assert(kjp__wide_power(7, 300, &numbers.value.bottom));
  cr_assert(kjp__wide_power(3, 600, &numbers.base.bottom));
  for (int method = GROWTH; method <= SCHEDULE; method++) {
    numbers.method = (int8_t)method;
    kjp__progress_judge(&numbers, &found);
    cr_expect(found.class == BLIND, "%d: class %d", method, found.class);
    cr_expect(found.reason == KJP_REASON_OUT_OF_RANGE, "%d", method);
    cr_expect(!found.has_ratio && !found.has_score && !found.has_schedule, "%d",
              method);
  }
}
