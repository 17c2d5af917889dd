/* SPDX-License-Identifier: MIT */
/* tests/unit/test_small.c - lib/base/wide.c, lib/quantity/fraction.c: what is
 * worked out in the machine's own integers is what the school methods give.
 *
 * Multiplied by 2^200 a number is beyond the machine's integers, and a sum, a
 * quotient or a common divisor is the one of the small numbers, moved up. */
#include <criterion/criterion.h>

#include "../../lib/quantity/fraction-priv.h"
#include "numbers.h"

static const char *const borders[] = {
    "0",
    "1",
    "2",
    "3",
    "1000000000",
    "2147483648",                              /* 2^31 */
    "4294967295",                              /* 2^32 - 1 */
    "4294967296",                              /* 2^32 */
    "9223372036854775807",                     /* 2^63 - 1 */
    "9223372036854775808",                     /* 2^63 */
    "18446744073709551614",                    /* 2^64 - 2 */
    "18446744073709551615",                    /* 2^64 - 1 */
    "18446744073709551616",                    /* 2^64 */
    "85070591730234615865843651857942052864",  /* 2^126 */
    "170141183460469231731687303715884105727", /* 2^127 - 1 */
    "170141183460469231731687303715884105728", /* 2^127 */
    "340282366920938463463374607431768211455", /* 2^128 - 1 */
    "340282366920938463463374607431768211456", /* 2^128 */
};
enum { SIDES = 2 * COUNT(borders) };

/* Each border, and each with the other sign. */
static struct kjp__wide
border(size_t number)
{
  struct kjp__wide value = wide_of(borders[number / 2]);

  if (number % 2 != 0)
    kjp__wide_negate(&value);
  return value;
}

static struct kjp__wide
moved_up(const struct kjp__wide *value)
{
  const struct kjp__wide power = power_of_two(200);
  struct kjp__wide out;

  cr_assert(kjp__wide_multiply(value, &power, &out));
  return out;
}

static void
expect_equal(const struct kjp__wide *found, const struct kjp__wide *expected,
             const char *what, size_t i, size_t j)
{
  cr_expect(kjp__wide_compare(found, expected) == 0 &&
                found->negative == (kjp__wide_sign(found) < 0),
            "%s of %zu and %zu", what, i, j);
}

static void
expect_moved(const struct kjp__wide *found, const struct kjp__wide *expected,
             const char *what, size_t i, size_t j)
{
  struct kjp__wide high = moved_up(found);

  expect_equal(&high, expected, what, i, j);
}

Test(small, sums_and_products_are_those_of_the_school)
{
  for (size_t i = 0; i < SIDES; i++)
    for (size_t j = 0; j < SIDES; j++) {
      struct kjp__wide a = border(i), b = border(j);
      struct kjp__wide a_high = moved_up(&a), b_high = moved_up(&b);
      struct kjp__wide out, high;

      cr_assert(kjp__wide_add(&a, &b, &out));
      cr_assert(kjp__wide_add(&a_high, &b_high, &high));
      expect_moved(&out, &high, "sum", i, j);
      cr_assert(kjp__wide_subtract(&a, &b, &out));
      cr_assert(kjp__wide_subtract(&a_high, &b_high, &high));
      expect_moved(&out, &high, "difference", i, j);
      cr_assert(kjp__wide_multiply(&a, &b, &out));
      cr_assert(kjp__wide_multiply(&a_high, &b, &high));
      expect_moved(&out, &high, "product", i, j);
    }
}

Test(small, quotients_and_divisors_are_those_of_the_school)
{
  for (size_t i = 0; i < SIDES; i++)
    for (size_t j = 2; j < SIDES; j++) {
      struct kjp__wide a = border(i), b = border(j);
      struct kjp__wide a_high = moved_up(&a), b_high = moved_up(&b);
      struct kjp__wide out, rest, high, high_rest;

      kjp__wide_divide_absolute(&a, &b, &out, &rest);
      kjp__wide_divide_absolute(&a_high, &b_high, &high, &high_rest);
      expect_equal(&out, &high, "quotient", i, j);
      expect_moved(&rest, &high_rest, "rest", i, j);
      kjp__wide_gcd(&a, &b, &out);
      kjp__wide_gcd(&a_high, &b_high, &high);
      expect_moved(&out, &high, "common divisor", i, j);
    }
}

/* Fractions */

/* Whether a * b = c * d. */
static bool
equal_products(const struct kjp__wide *a, const struct kjp__wide *b,
               const struct kjp__wide *c, const struct kjp__wide *d)
{
  struct kjp__wide left, right;

  cr_assert(kjp__wide_multiply(a, b, &left) &&
            kjp__wide_multiply(c, d, &right));
  return kjp__wide_compare(&left, &right) == 0;
}

static bool
is_reduced(const struct kjp__fraction *value)
{
  struct kjp__wide top = moved_up(&value->top);
  struct kjp__wide bottom = moved_up(&value->bottom);
  struct kjp__wide common, power = power_of_two(200);

  kjp__wide_gcd(&top, &bottom, &common);
  return kjp__wide_sign(&value->bottom) > 0 &&
         kjp__wide_compare(&common, &power) == 0;
}

/* `value` is top / bottom, as it must be written. */
static void
expect_fraction(const struct kjp__fraction *value, const struct kjp__wide *top,
                const struct kjp__wide *bottom, const char *what, size_t i,
                size_t j)
{
  cr_expect(equal_products(&value->top, bottom, top, &value->bottom),
            "%s of %zu and %zu", what, i, j);
  cr_expect(is_reduced(value), "%s of %zu and %zu is reduced", what, i, j);
  cr_expect(value->top.negative == (kjp__wide_sign(&value->top) < 0),
            "%s of %zu and %zu: sign", what, i, j);
}

/* The borders up to 2^64 over a few of them, and 2^127. */
enum { TOPS = 26, BOTTOMS = 6, FRACTIONS = TOPS * BOTTOMS };

static struct kjp__fraction
fraction(size_t number)
{
  static const size_t bottoms[BOTTOMS] = {1, 3, 4, 7, 11, 15};
  struct kjp__wide top = border(number / BOTTOMS);
  struct kjp__wide bottom = border(2 * bottoms[number % BOTTOMS]);
  struct kjp__fraction out;

  kjp__fraction_make(&top, &bottom, &out);
  expect_fraction(&out, &top, &bottom, "make", number, number);
  return out;
}

/* a.top * b.bottom + sign * b.top * a.bottom, over both bottoms */
static void
expect_sum(const struct kjp__fraction *found, const struct kjp__fraction *a,
           const struct kjp__fraction *b, int sign, size_t i, size_t j)
{
  struct kjp__wide left, right, bottom, top;

  cr_assert(kjp__wide_multiply(&a->top, &b->bottom, &left) &&
            kjp__wide_multiply(&b->top, &a->bottom, &right) &&
            kjp__wide_multiply(&a->bottom, &b->bottom, &bottom));
  cr_assert(sign > 0 ? kjp__wide_add(&left, &right, &top)
                     : kjp__wide_subtract(&left, &right, &top));
  expect_fraction(found, &top, &bottom, sign > 0 ? "sum" : "difference", i, j);
  if (sign < 0)
    cr_expect(kjp__fraction_compare(a, b) == kjp__wide_sign(&top),
              "order of %zu and %zu", i, j);
}

static void
expect_product(const struct kjp__fraction *found, const struct kjp__wide *top,
               const struct kjp__wide *other_top,
               const struct kjp__wide *bottom,
               const struct kjp__wide *other_bottom, const char *what, size_t i,
               size_t j)
{
  struct kjp__wide upper, lower;

  cr_assert(kjp__wide_multiply(top, other_top, &upper) &&
            kjp__wide_multiply(bottom, other_bottom, &lower));
  expect_fraction(found, &upper, &lower, what, i, j);
}

Test(small, fractions_are_joined_exactly_and_reduced)
{
  for (size_t i = 0; i < FRACTIONS; i++)
    for (size_t j = i % 5; j < FRACTIONS; j += 5) {
      struct kjp__fraction a = fraction(i), b = fraction(j), out;

      cr_assert(kjp__fraction_add(&a, &b, &out));
      expect_sum(&out, &a, &b, 1, i, j);
      cr_assert(kjp__fraction_subtract(&a, &b, &out));
      expect_sum(&out, &a, &b, -1, i, j);
      cr_assert(kjp__fraction_multiply(&a, &b, &out));
      expect_product(&out, &a.top, &b.top, &a.bottom, &b.bottom, "product", i,
                     j);
      if (kjp__fraction_sign(&b) == 0)
        continue;
      cr_assert(kjp__fraction_divide(&a, &b, &out));
      expect_product(&out, &a.top, &b.bottom, &a.bottom, &b.top, "quotient", i,
                     j);
    }
}
