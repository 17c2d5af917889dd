/* SPDX-License-Identifier: MIT */
/* tests/unit/test_conflict.c - lib/value/: what alone would make a path
 * possible, and what is not known to. Worked by hand, in 万元. */
#include "courses.h"

/* What alone would do, all of it and in its order: rates, amounts, anchors,
 * rules; of a kind, what asks for the least change first. */

#define HALF "grow_at_most: {value: 50 %, years: 2024}"
#define KEPT(rest)                                                             \
  "rules: {r: {indicator: st, years: 2023-2025, clauses: "                     \
  "[not_below_previous: {}]}" rest "}\n"

static const struct {
  const char *label, *text;
  struct {
    const char *what;
    int32_t year;
    int64_t rate, amount;
  } expected[5];
} ways[] = {
    /* 2 is asked in 2024; 1.2 and 50 % give 1.8. 2 / 1.5 = 1.33333 */
    {"an amount of the year before",
     ST PATH("shape: linear, through: {2024: 2}, caps: [" HALF
             ", amount_at_most: {2023: 1.2}]"),
     {{"grow_at_most", 0, 666666667, 0},
      {"amount_at_most", 2023, 0, 13334},
      {"through", 2024, 0, 18000}}},
    {"a target of the year before",
     ST "targets: {a: {indicator: st, year: 2023, at_most: 1.2},\n"
        "  b: {indicator: st, year: 2024, at_least: 2}}\n" PATH(
            "shape: linear, caps: [" HALF "]"),
     {{"grow_at_most", 0, 666666667, 0},
      {"a", 2023, 0, 13334},
      {"b", 2024, 0, 18000}}},
    /* 1.5 of 2023 is kept in 2024, where 1.2 is all there is */
    {"an anchor of the year before",
     ST KEPT("") PATH("shape: linear, through: {2023: 1.5, 2025: 2}, caps: "
                      "[amount_at_most: {2024: 1.2}]"),
     {{"amount_at_most", 2024, 0, 15000},
      {"through", 2023, 0, 12000},
      {"r", 2024, 0, 0}}},
    {"a rule of the year before",
     ST KEPT(", q: {indicator: st, years: 2023, clauses: [grow_at_least: 50 "
             "%]}") PATH("shape: linear, through: {2025: 2}, caps: "
                         "[amount_at_most: {2024: 1.2}]"),
     {{"amount_at_most", 2024, 0, 15000},
      {"r", 2024, 0, 0},
      {"q", 2023, 0, 0}}},
    /* 1.5 of 2024 is kept in 2025, where 1.2 is all there is: 0.3 more there,
     * or 0.3 less in 2024; what 2023 asks, 1.3, is too much as well */
    {"two anchors that both ask too much",
     ST KEPT("") PATH("shape: linear, through: {2023: 1.3, 2024: 1.5, 2025: "
                      "1.1}, caps: [amount_at_most: {2025: 1.2}]"),
     {{"amount_at_most", 2025, 0, 15000}, {"r", 2025, 0, 0}}},
    /* 2 is asked in 2025; at +50 % a year 1.2 of 2023 and 1.25 of 2024 give
     * 1.875. 2 / 1.5 = 1.3334 in 2024: from 1.2 that is allowed */
    {"the amount that binds, and not the one before it",
     ST PATH("shape: linear, through: {2025: 2}, caps: [grow_at_most: {value: "
             "50 %, years: 2025}, amount_at_most: {2023: 1.2, 2024: 1.25}]"),
     {{"grow_at_most", 0, 600000000, 0},
      {"amount_at_most", 2024, 0, 13334},
      {"through", 2025, 0, 18750}}},
    /* the next one above bounds it still */
    {"of two targets above none alone will do",
     ST
     "targets: {a: {indicator: st, year: 2023, at_most: 1.1},\n"
     "  b: {indicator: st, year: 2023, at_most: 1.2},\n"
     "  c: {indicator: st, year: 2023, at_least: 1.3}}\n" PATH("shape: linear"),
     {{"c", 2023, 0, 11000}}},
    {"nor where the tighter one comes last",
     ST
     "targets: {b: {indicator: st, year: 2023, at_most: 1.2},\n"
     "  a: {indicator: st, year: 2023, at_most: 1.1},\n"
     "  c: {indicator: st, year: 2023, at_least: 1.3}}\n" PATH("shape: linear"),
     {{"c", 2023, 0, 11000}}},
};

static void
expect_way(size_t i, const struct kjp__course *course, int32_t row)
{
  const struct kjp__relaxation *way = kjp__rows_at(&course->relaxations, row);
  int64_t rate = 0, amount = 0;

  (void)kjp__amount_get(way->rate, &rate);
  (void)kjp__amount_get(way->amount, &amount);
  cr_expect_str_eq(way->what.name, ways[i].expected[row].what, "%s: %s",
                   ways[i].label, way->what.name);
  cr_expect(way->year == ways[i].expected[row].year, "%s %d: %d", ways[i].label,
            (int)row, (int)way->year);
  cr_expect(rate == ways[i].expected[row].rate &&
                amount == ways[i].expected[row].amount * WAN,
            "%s %d: %lld, %lld", ways[i].label, (int)row, (long long)rate,
            (long long)amount);
}

Test(conflict, what_alone_would_do_is_told_of_every_year)
{
  for (size_t i = 0; i < COUNT(ways); i++) {
    struct kjp__course *course;
    struct fixture fixture;
    int32_t indicator;
    int32_t count = 0;

    while (ways[i].expected[count].what != NULL)
      count++;
    open(&fixture, ways[i].text, NULL, NULL);
    (void)series_of(&fixture, "st", &indicator);
    course = kjp__values_course(fixture.values, indicator);
    cr_assert(kjp__course_corridor(fixture.values, course));
    cr_expect(course->relaxations.count == count, "%s: %d", ways[i].label,
              (int)course->relaxations.count);
    for (int32_t row = 0; row < count && row < course->relaxations.count; row++)
      expect_way(i, course, row);
    close(&fixture);
  }
}

/* What is known of a corridor, and what is not */

enum { NO = -1 };
#define OUTPACE(of)                                                            \
  "rules: {r: {indicator: st, years: 2023-2025, clauses: [outpace: {of: " of   \
  "}]}}\n"
#define CAPS(more)                                                             \
  PATH("shape: linear, through: {2025: 1}, caps: [amount_at_most: {2023: 2, "  \
       "2024: 2, 2025: 1.1}" more "]")
#define IN_2025(clause)                                                        \
  "rules: {r: {indicator: st, years: 2025, clauses: [" clause "]}}\n"

static const struct {
  const char *label, *text;
  bool feasible, unsure;
  int32_t conflict; /* year */
  int32_t relaxations;
  int32_t year;
  int64_t least, greatest; /* of it */
} corridors[] = {
    {"all that is known is kept", ST CAPS(""), true, false, 0, 0, 2023, 0,
     20000},
    {"a share of what is not known may allow less",
     ST CAPS(", share_at_most: {of: empty, value: 30 %}"), false, true, 0, 0,
     2023, NO, NO},
    {"a share of another year does not",
     ST CAPS(", share_at_most: {of: empty, value: 30 %, years: 2026}"), true,
     false, 0, 0, 2023, 0, 20000},
    {"a floor that is not known may ask for more", ST OUTPACE("empty") CAPS(""),
     false, true, 0, 0, 2023, NO, NO},
    {"that nothing fits is known all the same",
     ST PATH("shape: linear, through: {2025: 4}, caps: [grow_at_most: 10 %, "
             "share_at_most: {of: empty, value: 30 %}]"),
     false, true, 2025, 0, 2023, NO, NO},
    {"the latest path does not know either",
     ST OUTPACE("empty") PATH("shape: latest, through: {2025: 4}"), false, true,
     0, 0, 2023, NO, NO},
    /* no growth leads from zero to 1: the curve ends before it begins */
    {"nor does a curve that is not drawn to its end",
     HEAD "  st: {name: st, scope: s, unit: 亿元, values: {2022: 0}}\n" IN_2025(
         "outpace: {of: empty}") PATH("shape: constant_growth, through: {2025: "
                                      "1}"),
     false, true, 0, 0, 2023, NO, NO},
    {"which leaves open what would do",
     HEAD "  st: {name: st, scope: s, unit: 亿元, values: {2022: 0}}\n" IN_2025(
         "outpace: {of: empty}") PATH("shape: constant_growth, through: {2025: "
                                      "1}, caps: [amount_at_most: {2025: "
                                      "0.5}]"),
     false, true, 2025, 0, 2023, NO, NO},
    /* 1, 1, 2 and 3: the cap leaves less for 2024 than what is taken out of
     * it, and no base for 2025; 1, 1.5, 3 and 3 keeps all */
    {"a curve without a base is not the corridor's",
     HEAD "  st: {name: st, scope: s, unit: 亿元, values: {2022: 1}, one_off: "
          "{2024: 3}}\n" IN_2025("not_below_previous: {}")
              PATH("shape: step, through: {2025: 3}, caps: [grow_at_most: 100 "
                   "%]"),
     true, false, 0, 0, 2023, 15000, 20000},

    /* 1.1 is all that 2025 may have: a floor that looks two years back holds
     * 2023 to it, and leaves 2024 alone */
    {"two years back", ST IN_2025("not_below_previous: {lookback: 2}") CAPS(""),
     true, false, 0, 0, 2023, 0, 11000},
    {"but not the year between",
     ST IN_2025("not_below_previous: {lookback: 2}") CAPS(""), true, false, 0,
     0, 2024, 0, 20000},
    {"one year back", ST IN_2025("not_below_previous: {}") CAPS(""), true,
     false, 0, 0, 2023, 0, 20000},
    {"a peak is of every year", ST IN_2025("not_below_peak: {}") CAPS(""), true,
     false, 0, 0, 2023, 0, 11000},
    {"the average since a year",
     ST IN_2025("average_growth_at_least: {value: 0 %, since: 2023}") CAPS(""),
     true, false, 0, 0, 2023, 0, 11000},
    /* 1.1 of 2025 is 1.1 times the base; 1.2 would be too much for it */
    {"the average since the base",
     ST IN_2025("average_growth_at_least: {value: 3 %, since: 2022}") CAPS(""),
     true, false, 0, 0, 2023, 0, 20000},
};

static int64_t
amount_of(struct kjp__amount amount)
{
  int64_t quanta = NO * WAN;

  (void)kjp__amount_get(amount, &quanta);
  return quanta;
}

static void
expect_corridor(size_t i, const struct kjp__course *course)
{
  const struct kjp__point *point =
      &course->points[corridors[i].year - course->first_year];
  const char *label = corridors[i].label;

  cr_expect(course->feasible == corridors[i].feasible, "%s", label);
  cr_expect(course->unsure == corridors[i].unsure, "%s", label);
  cr_expect(course->conflict.year == corridors[i].conflict, "%s: %d", label,
            (int)course->conflict.year);
  cr_expect(course->relaxations.count == corridors[i].relaxations, "%s: %d",
            label, (int)course->relaxations.count);
  cr_expect(amount_of(point->least) == corridors[i].least * WAN, "%s: %lld",
            label, (long long)amount_of(point->least));
  cr_expect(amount_of(point->greatest) == corridors[i].greatest * WAN,
            "%s: %lld", label, (long long)amount_of(point->greatest));
}

Test(conflict, what_is_not_known_may_ask_for_more_or_allow_less)
{
  for (size_t i = 0; i < COUNT(corridors); i++) {
    struct kjp__course *course;
    struct fixture fixture;
    int32_t indicator;

    open(&fixture, corridors[i].text, NULL, NULL);
    (void)series_of(&fixture, "st", &indicator);
    course = kjp__values_course(fixture.values, indicator);
    cr_assert(course != NULL && kjp__course_corridor(fixture.values, course),
              "%s", corridors[i].label);
    expect_corridor(i, course);
    close(&fixture);
  }
}
