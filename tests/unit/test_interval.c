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

/* 3 is [5/2, 7/2), 0 is (-1/2, 1/2) and has no low end among what is not below
 * zero. */
Test(interval, powers_are_of_what_is_not_below_zero)
{
  struct kjp__interval three = rounding(3), zero = rounding(0), out;

  cr_assert(kjp__interval_power(&three, 2, &out));
  cr_expect(holds(&out, 25, 4) && !holds(&out, 6, 1), "low");
  cr_expect(holds(&out, 12, 1) && !holds(&out, 49, 4), "high");
  cr_assert(kjp__interval_power(&zero, 2, &out));
  cr_expect(!out.low.bounded && holds(&out, 0, 1), "zero, low");
  cr_expect(holds(&out, 6, 25) && !holds(&out, 1, 4), "zero, high");
}

/* Roots that are not whole go outside: 10 lies between 3^2 and 4^2. */
Test(interval, roots_are_whole_or_go_outside)
{
  struct kjp__fraction nine = fraction_of(9, 1), ten = fraction_of(10, 1);
  struct kjp__interval three = rounding(3), zero = rounding(0), point, out;

  kjp__interval_point(&nine, &point);
  kjp__interval_root(&point, 2, &out);
  cr_expect(holds(&out, 3, 1) && !holds(&out, 2, 1) && !holds(&out, 4, 1));
  kjp__interval_point(&ten, &point);
  kjp__interval_root(&point, 2, &out);
  cr_expect(holds(&out, 7, 2) && !holds(&out, 3, 1) && !holds(&out, 4, 1));
  kjp__interval_root(&three, 2, &out);
  cr_expect(holds(&out, 3, 2) && !holds(&out, 1, 1) && !holds(&out, 2, 1));
  kjp__interval_root(&zero, 3, &out);
  cr_expect(!out.low.bounded && holds(&out, 1, 2) && !holds(&out, 1, 1));
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

/* Half a unit of the last digit: of 元, which has 100 fen, and in 万元 as
 * figures of 元 (-4 decimals). */
Test(interval, of_half_a_digit_is_half_a_unit_of_it)
{
  static const struct {
    int64_t quanta;
    int32_t decimals;
    int64_t half[2];
  } rows[] = {
      {100, 0, {50, 1}},        {100, 2, {1, 2}},
      {100, -4, {500000, 1}},   {10000000, 2, {50000, 1}},
      {10000000, 3, {5000, 1}}, {100, -8, {5000000000, 1}},
      {1000000000, 9, {1, 2}},
  };

  for (size_t i = 0; i < COUNT(rows); i++) {
    struct kjp__fraction expected =
        fraction_of(rows[i].half[0], rows[i].half[1]);
    struct kjp__fraction half;

    cr_assert(kjp__interval_half_digit(rows[i].quanta, rows[i].decimals, &half),
              "row %zu", i);
    cr_expect(kjp__fraction_compare(&half, &expected) == 0, "row %zu", i);
  }
}

/* (-1, 1] times [-1, 1] reaches 1 as 1 × 1, though -1 × -1 is not reached. */
Test(interval, of_a_product_reaches_what_one_corner_reaches)
{
  struct kjp__interval left = {.low = {fraction_of(-1, 1), true, true},
                               .high = {fraction_of(1, 1), true, false}};
  struct kjp__interval right = {.low = {fraction_of(-1, 1), true, false},
                                .high = {fraction_of(1, 1), true, false}};

  cr_assert(kjp__interval_multiply(&left, &right, &left));
  cr_expect(holds(&left, 1, 1) && holds(&left, -1, 1));
  cr_expect(!left.low.open && !left.high.open);
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

static struct kjp__interval
between(int64_t low, bool low_open, int64_t high, bool high_open)
{
  struct kjp__interval out = {.low = {fraction_of(low, 1), true, low_open},
                              .high = {fraction_of(high, 1), true, high_open}};

  return out;
}

/* What ends at zero has it where the end counts; and a quotient by what comes
 * close to zero has no bounds in either case. */
Test(interval, of_what_ends_at_zero_has_it_where_the_end_counts)
{
  static const struct {
    int64_t low, high;
    bool low_open, high_open, has, bounded;
  } rows[] = {
      {-1, 0, false, false, true, false}, {-1, 0, false, true, false, false},
      {0, 1, false, false, true, false},  {0, 1, true, false, false, false},
      {-1, 1, true, true, true, false},   {1, 2, false, false, false, true},
      {-2, -1, true, true, false, true},
  };

  for (size_t i = 0; i < COUNT(rows); i++) {
    struct kjp__interval band =
        between(rows[i].low, rows[i].low_open, rows[i].high, rows[i].high_open);
    struct kjp__interval three = between(3, false, 3, false);

    cr_expect(kjp__interval_has_zero(&band) == rows[i].has, "row %zu", i);
    cr_assert(kjp__interval_quotient(&three, &band, &three));
    cr_expect(three.low.bounded == rows[i].bounded &&
                  three.high.bounded == rows[i].bounded,
              "row %zu", i);
  }
}

/* 1 over (0, 2] is 1/2 or more, without end; over [-2, 0) the other way. */
Test(interval, of_a_part_by_what_comes_close_to_zero_has_one_end)
{
  struct kjp__interval one = between(1, false, 1, false);
  struct kjp__interval above = between(0, true, 2, false), out;
  struct kjp__interval below = between(-2, false, 0, true);

  cr_assert(kjp__interval_divide(&one, &above, &out));
  cr_expect(out.low.bounded && !out.low.open && !out.high.bounded);
  cr_expect(holds(&out, 1, 2) && !holds(&out, 49, 100));
  cr_assert(kjp__interval_divide(&one, &below, &out));
  cr_expect(!out.low.bounded && out.high.bounded && !out.high.open);
  cr_expect(holds(&out, -1, 2) && !holds(&out, -49, 100));
}

/* Of equal ends the one that does not count says more, and none says more than
 * itself. */
Test(interval, of_equal_ends_the_open_one_says_more)
{
  struct kjp__end open = {fraction_of(1, 1), true, true};
  struct kjp__end closed = {fraction_of(1, 1), true, false};
  struct kjp__end none = {.bounded = false};

  cr_expect(kjp__end_is_higher(&open, &closed));
  cr_expect(kjp__end_is_lower(&open, &closed));
  cr_expect(!kjp__end_is_higher(&closed, &open));
  cr_expect(!kjp__end_is_lower(&closed, &closed));
  cr_expect(!kjp__end_is_higher(&open, &open));
  cr_expect(kjp__end_is_higher(&closed, &none));
  cr_expect(!kjp__end_is_higher(&none, &closed));
}

/* Outward, below zero as well. */
Test(interval, of_an_end_is_rounded_outward)
{
  static const struct {
    int64_t top, bottom, down, up;
  } rows[] = {
      {7, 2, 3, 4},    {-7, 2, -4, -3},   {6, 2, 3, 3},
      {1, 1000, 0, 1}, {-1, 1000, -1, 0},
  };

  for (size_t i = 0; i < COUNT(rows); i++) {
    struct kjp__end low = {fraction_of(rows[i].top, rows[i].bottom), true,
                           false};
    struct kjp__end high = low;
    struct kjp__fraction down = fraction_of(rows[i].down, 1);
    struct kjp__fraction up = fraction_of(rows[i].up, 1);

    kjp__end_round_down(&low);
    kjp__end_round_up(&high);
    cr_expect(kjp__fraction_compare(&low.value, &down) == 0, "row %zu", i);
    cr_expect(kjp__fraction_compare(&high.value, &up) == 0, "row %zu", i);
  }
}
