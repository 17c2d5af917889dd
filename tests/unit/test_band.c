/* SPDX-License-Identifier: MIT */
/* tests/unit/test_band.c - lib/quantity/band.c: what rounds to a figure, and
 * what can be computed from it, with ends worked out by hand. */
#include "../../lib/quantity/band-priv.h"
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

/* The band of a whole figure. */
static struct kjp__band
rounding(int64_t figure)
{
  struct kjp__fraction value = fraction_of(figure, 1);
  struct kjp__fraction half = fraction_of(1, 2);
  struct kjp__band band;

  cr_assert(kjp__band_rounding(&value, &half, &band));
  return band;
}

static bool
holds(const struct kjp__band *band, int64_t top, int64_t bottom)
{
  struct kjp__fraction value = fraction_of(top, bottom);

  return kjp__band_holds(band, &value);
}

Test(band, of_a_figure_has_the_half_that_is_away_from_zero)
{
  struct kjp__band above = rounding(3), below = rounding(-3),
                   zero = rounding(0);

  cr_expect(holds(&above, 5, 2) && !holds(&above, 7, 2));
  cr_expect(holds(&below, -5, 2) && !holds(&below, -7, 2));
  cr_expect(holds(&zero, 0, 1) && !holds(&zero, 1, 2) && !holds(&zero, -1, 2));
  cr_expect(holds(&zero, 499, 1000) && holds(&zero, -499, 1000));
}

enum { ADD, SUBTRACT, MULTIPLY, DIVIDE };

static bool (*const steps[])(const struct kjp__band *, const struct kjp__band *,
                             struct kjp__band *) = {
    kjp__band_add, kjp__band_subtract, kjp__band_multiply, kjp__band_divide};

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

Test(band, of_a_result_ends_where_its_corners_are)
{
  for (size_t i = 0; i < COUNT(cases); i++) {
    struct kjp__band left = rounding(cases[i].left);
    struct kjp__band right = rounding(cases[i].right);
    struct kjp__fraction low = fraction_of(cases[i].low[0], cases[i].low[1]);
    struct kjp__fraction high = fraction_of(cases[i].high[0], cases[i].high[1]);

    cr_assert(steps[cases[i].step](&left, &right, &left), "%s", cases[i].label);
    cr_expect(!left.unbounded, "%s", cases[i].label);
    cr_expect(kjp__fraction_compare(&left.low, &low) == 0, "%s: low",
              cases[i].label);
    cr_expect(kjp__fraction_compare(&left.high, &high) == 0, "%s: high",
              cases[i].label);
    cr_expect(left.low_open == cases[i].low_open, "%s: low", cases[i].label);
    cr_expect(left.high_open == cases[i].high_open, "%s: high", cases[i].label);
  }
}

/* [-1, 2) times [0, 3): zero that is reached makes a product with an end that
 * is not. */
Test(band, of_zero_reached_is_reached)
{
  struct kjp__band left = {.low = fraction_of(1, 1),
                           .high = fraction_of(2, 1),
                           .low_open = true,
                           .high_open = true};
  struct kjp__band right = {
      .low = fraction_of(0, 1), .high = fraction_of(3, 1), .high_open = true};

  cr_assert(kjp__band_multiply(&left, &right, &left));
  cr_expect(holds(&left, 0, 1) && !left.low_open);
  cr_expect(left.high_open && !holds(&left, 6, 1));
}

Test(band, of_what_is_divided_by_a_band_around_zero_is_unbounded)
{
  struct kjp__band left = rounding(3), zero = rounding(0), out;

  cr_assert(kjp__band_divide(&left, &zero, &out));
  cr_expect(out.unbounded && holds(&out, -1000000, 1));
  cr_assert(kjp__band_add(&out, &left, &out));
  cr_expect(out.unbounded && kjp__band_meets(&out, &left));
}

Test(band, meets_another_where_a_number_lies_in_both)
{
  struct kjp__band two = rounding(2), three = rounding(3), four = rounding(4);
  struct kjp__band point;
  struct kjp__fraction end = fraction_of(7, 2);

  kjp__band_point(&end, &point);
  cr_expect(!kjp__band_meets(&three, &four), "3.5 is of 4 alone");
  cr_expect(!kjp__band_meets(&four, &three));
  cr_expect(kjp__band_meets(&three, &three));
  cr_expect(!kjp__band_meets(&two, &four));
  cr_expect(kjp__band_meets(&point, &four) && !kjp__band_meets(&point, &three));
}

/* 2^1000 times 2^1000 is wider than there is room. */
Test(band, that_does_not_fit_is_told)
{
  struct kjp__fraction large = fraction_of(1, 1);
  struct kjp__band band;

  large.top = power_of_two(1000);
  kjp__band_point(&large, &band);
  cr_expect(!kjp__band_multiply(&band, &band, &band));
}
