/* SPDX-License-Identifier: MIT */
/* tests/unit/test_interval.c - lib/quantity/interval.c: what rounds to a
 * figure, and what can be computed from it, with ends worked out by hand. */
#include "../../lib/quantity/interval-priv.h"
#include "numbers.h"

static struct kjp__fraction
fraction_of(int64_t top, int64_t bottom)
{
  struct kjp__fraction fraction;
  struct kjp__wide upper, lower;

  kjp__wide_set(&upper, top);
  kjp__wide_set(&lower, bottom);
  kjp__fraction_make(&upper, &lower, &fraction);
  return fraction;
}

/* The numbers that round to a whole figure. */
static struct kjp__interval
rounding(int64_t figure)
{
  struct kjp__fraction value = fraction_of(figure, 1);
  struct kjp__fraction half = fraction_of(1, 2);
  struct kjp__interval band;

  cr_assert(kjp__interval_rounding(&value, &half, &band));
  return band;
}

static bool
holds(const struct kjp__interval *band, int64_t top, int64_t bottom)
{
  struct kjp__fraction value = fraction_of(top, bottom);

  return kjp__interval_holds(band, &value);
}

Test(interval, of_a_figure_has_the_half_that_is_away_from_zero)
{
  struct kjp__interval above = rounding(3), below = rounding(-3),
                       zero = rounding(0);

  cr_expect(holds(&above, 5, 2) && !holds(&above, 7, 2));
  cr_expect(holds(&below, -5, 2) && !holds(&below, -7, 2));
  cr_expect(holds(&zero, 0, 1) && !holds(&zero, 1, 2) && !holds(&zero, -1, 2));
  cr_expect(holds(&zero, 499, 1000) && holds(&zero, -499, 1000));
}

enum { ADD, SUBTRACT, MULTIPLY, DIVIDE };

static bool (*const steps[])(const struct kjp__interval *,
                             const struct kjp__interval *,
                             struct kjp__interval *) = {
    kjp__interval_add, kjp__interval_subtract, kjp__interval_multiply,
    kjp__interval_quotient};

/* 3 is [5/2, 7/2), -3 is (-7/2, -5/2], 0 is (-1/2, 1/2). */
static const struct {
  const char *label;
  int64_t left, right;
  int step;
  int64_t low[2], high[2];
  bool low_open, high_open;
} cases[] = {
    {"3 + 2", 3, 2, ADD, {4, 1}, {6, 1}, false, true},
    {"3 - 2", 3, 2, SUBTRACT, {0, 1}, {2, 1}, true, true},
    {"-3 - 2", -3, 2, SUBTRACT, {-6, 1}, {-4, 1}, true, false},
    {"3 * 2", 3, 2, MULTIPLY, {15, 4}, {35, 4}, false, true},
    {"3 * -2", 3, -2, MULTIPLY, {-35, 4}, {-15, 4}, true, false},
    {"-3 * -2", -3, -2, MULTIPLY, {15, 4}, {35, 4}, false, true},
    {"3 * 0", 3, 0, MULTIPLY, {-7, 4}, {7, 4}, true, true},
    {"3 / 2", 3, 2, DIVIDE, {1, 1}, {7, 3}, true, true},
    {"3 / -2", 3, -2, DIVIDE, {-7, 3}, {-1, 1}, true, true},
    {"0 / 2", 0, 2, DIVIDE, {-1, 3}, {1, 3}, true, true},
};

Test(interval, of_a_result_ends_where_its_corners_are)
{
  for (size_t i = 0; i < COUNT(cases); i++) {
    struct kjp__interval left = rounding(cases[i].left);
    struct kjp__interval right = rounding(cases[i].right);
    struct kjp__fraction low = fraction_of(cases[i].low[0], cases[i].low[1]);
    struct kjp__fraction high = fraction_of(cases[i].high[0], cases[i].high[1]);

    cr_assert(steps[cases[i].step](&left, &right, &left), "%s", cases[i].label);
    cr_expect(left.low.bounded && left.high.bounded, "%s", cases[i].label);
    cr_expect(kjp__fraction_compare(&left.low.value, &low) == 0, "%s: low",
              cases[i].label);
    cr_expect(kjp__fraction_compare(&left.high.value, &high) == 0, "%s: high",
              cases[i].label);
    cr_expect(left.low.open == cases[i].low_open, "%s: low", cases[i].label);
    cr_expect(left.high.open == cases[i].high_open, "%s: high", cases[i].label);
  }
}

/* [-1, 2) times [0, 3): zero that is reached makes a product with an end that
 * is not. */
Test(interval, of_zero_reached_is_reached)
{
  struct kjp__interval left = {.low = {fraction_of(1, 1), true, true},
                               .high = {fraction_of(2, 1), true, true}};
  struct kjp__interval right = {.low = {fraction_of(0, 1), true, false},
                                .high = {fraction_of(3, 1), true, true}};

  cr_assert(kjp__interval_multiply(&left, &right, &left));
  cr_expect(holds(&left, 0, 1) && !left.low.open);
  cr_expect(left.high.open && !holds(&left, 6, 1));
}

Test(interval, of_what_is_divided_by_one_around_zero_is_unbounded)
{
  struct kjp__interval left = rounding(3), zero = rounding(0), out;

  cr_assert(kjp__interval_quotient(&left, &zero, &out));
  cr_expect(!out.low.bounded && !out.high.bounded && holds(&out, -1000000, 1));
  cr_assert(kjp__interval_add(&out, &left, &out));
  cr_expect(!out.low.bounded && !out.high.bounded &&
            kjp__interval_meets(&out, &left));
}

Test(interval, meets_another_where_a_number_lies_in_both)
{
  struct kjp__interval two = rounding(2), three = rounding(3),
                       four = rounding(4);
  struct kjp__interval point;
  struct kjp__fraction end = fraction_of(7, 2);

  kjp__interval_point(&end, &point);
  cr_expect(!kjp__interval_meets(&three, &four), "3.5 is of 4 alone");
  cr_expect(!kjp__interval_meets(&four, &three));
  cr_expect(kjp__interval_meets(&three, &three));
  cr_expect(!kjp__interval_meets(&two, &four));
  cr_expect(kjp__interval_meets(&point, &four) &&
            !kjp__interval_meets(&point, &three));
}

/* 2^1000 times 2^1000 is wider than there is room. */
Test(interval, that_does_not_fit_is_told)
{
  struct kjp__fraction large = fraction_of(1, 1);
  struct kjp__interval band;

  large.top = power_of_two(1000);
  kjp__interval_point(&large, &band);
  cr_expect(!kjp__interval_multiply(&band, &band, &band));
}
