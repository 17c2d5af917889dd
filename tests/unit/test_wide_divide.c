/* SPDX-License-Identifier: MIT */
/* tests/unit/test_wide_divide.c - division and common divisors,
 * lib/base/wide.c and limbs.c. */
#include <criterion/criterion.h>

#include "../../lib/base/wide-priv.h"
#include "numbers.h"

static const struct {
  const char *label, *a, *b, *down, *up, *near;
} quotients[] = {
    {"whole", "6", "3", "2", "2", "2"},
    {"whole, negative", "-6", "3", "-2", "-2", "-2"},
    {"zero", "0", "3", "0", "0", "0"},
    {"a half", "1", "2", "0", "1", "1"},
    {"minus a half", "-1", "2", "-1", "0", "-1"},
    {"two and a half", "5", "2", "2", "3", "3"},
    {"minus two and a half", "-5", "2", "-3", "-2", "-3"},
    {"a third", "1", "3", "0", "1", "0"},
    {"minus a third", "-1", "3", "-1", "0", "0"},
    {"two thirds", "2", "3", "0", "1", "1"},
    {"minus two thirds", "-2", "3", "-1", "0", "-1"},
    {"by one", "-7", "1", "-7", "-7", "-7"},
    {"10^20 / 3", "100000000000000000000", "3", "33333333333333333333",
     "33333333333333333334", "33333333333333333333"},
    {"just below half of 10^20", "49999999999999999999",
     "100000000000000000000", "0", "1", "0"},
    {"half of 10^20", "50000000000000000000", "100000000000000000000", "0", "1",
     "1"},
    {"-(half of 10^20 and a bit)", "-50000000000000000001",
     "100000000000000000000", "-1", "0", "-1"},
    {"30! / 28!", "265252859812191058636308480000000",
     "304888344611713860501504000000", "870", "870", "870"},
};

Test(wide_divide, quotients_round_as_their_names_say)
{
  for (size_t i = 0; i < COUNT(quotients); i++) {
    const char *label = quotients[i].label;
    struct kjp__wide a = wide_of(quotients[i].a), b = wide_of(quotients[i].b);
    struct kjp__wide out;

    kjp__wide_divide_down(&a, &b, &out);
    expect_text(&out, quotients[i].down, label);
    kjp__wide_divide_up(&a, &b, &out);
    expect_text(&out, quotients[i].up, label);
    kjp__wide_divide_near(&a, &b, &out);
    expect_text(&out, quotients[i].near, label);
    cr_expect(kjp__wide_sign(&out) != 0 || !out.negative, "%s: -0", label);
  }
}

Test(wide_divide, the_nearest_quotient_needs_no_bit_1025)
{
  struct kjp__wide top = greatest(), half = power_of_two(1023), out;

  kjp__wide_divide_near(&top, &half, &out);
  expect_text(&out, "2", "(2^1024 - 1) / 2^1023");
  kjp__wide_divide_near(&half, &top, &out);
  expect_text(&out, "1", "2^1023 / (2^1024 - 1)");
  kjp__wide_divide_up(&top, &half, &half);
  expect_text(&half, "2", "into the divisor");
}

/* Where the guess of a digit is one or two too high (after Hacker's Delight,
 * divmnu); limbs least first. */
static const struct {
  const char *label;
  struct kjp__wide a, b, quotient, rest;
} divisions[] = {
    {"the digit must be added back",
     {{0, 0, 0x80000000, 0x7fffffff}, 4, false},
     {{1, 0, 0x80000000}, 3, false},
     {{0xfffffffe}, 1, false},
     {{2, 0xffffffff, 0x7fffffff}, 3, false}},
    {"added back after a shift",
     {{3, 0, 0x80000000}, 3, false},
     {{1, 0, 0x20000000}, 3, false},
     {{3}, 1, false},
     {{0, 0, 0x20000000}, 3, false}},
    {"the first guess is the base and one",
     {{0, 0xfffffffe, 0x80000000}, 3, false},
     {{0xffffffff, 0x80000000}, 2, false},
     {{0xffffffff}, 1, false},
     {{0xffffffff, 0x7fffffff}, 2, false}},
    {"by one limb",
     {{0, 0, 1}, 3, false},
     {{3}, 1, false},
     {{0x55555555, 0x55555555}, 2, false},
     {{1}, 1, false}},
    {"smaller by greater",
     {{5, 7}, 2, false},
     {{6, 7}, 2, false},
     {{0}, 0, false},
     {{5, 7}, 2, false}},
    {"the sign is left out",
     {{7}, 1, true},
     {{2}, 1, false},
     {{3}, 1, false},
     {{1}, 1, false}},
};

Test(wide_divide, long_division_corrects_its_guesses)
{
  for (size_t i = 0; i < COUNT(divisions); i++) {
    struct kjp__wide quotient, rest;

    kjp__wide_divide_absolute(&divisions[i].a, &divisions[i].b, &quotient,
                              &rest);
    cr_expect(kjp__wide_compare(&quotient, &divisions[i].quotient) == 0,
              "%s: quotient", divisions[i].label);
    cr_expect(kjp__wide_compare(&rest, &divisions[i].rest) == 0, "%s: rest",
              divisions[i].label);
  }
}

Test(wide_divide, quotient_times_divisor_and_rest_is_the_dividend)
{
  uint64_t state = 20221103;

  for (int round = 0; round < 20000; round++) {
    struct kjp__wide a = draw_wide(&state, KJP__WIDE_LIMBS);
    struct kjp__wide b = draw_wide(&state, 1 + (uint32_t)round % 32);
    struct kjp__wide quotient, rest, back;

    if (b.size == 0)
      continue;
    a.negative = b.negative = false;
    kjp__wide_divide_absolute(&a, &b, &quotient, &rest);
    cr_assert(kjp__wide_compare(&rest, &b) < 0, "round %d: rest", round);
    cr_assert(kjp__wide_multiply(&quotient, &b, &back), "round %d", round);
    cr_assert(kjp__wide_add(&back, &rest, &back), "round %d", round);
    cr_assert(kjp__wide_compare(&back, &a) == 0, "round %d", round);
  }
}

Test(wide_divide, down_and_up_enclose_the_nearest)
{
  uint64_t state = 71;

  for (int round = 0; round < 5000; round++) {
    struct kjp__wide a = draw_wide(&state, KJP__WIDE_LIMBS);
    struct kjp__wide b = draw_wide(&state, 20), down, up, near, gap;

    if (b.size == 0)
      continue;
    b.negative = false;
    kjp__wide_divide_down(&a, &b, &down);
    kjp__wide_divide_up(&a, &b, &up);
    kjp__wide_divide_near(&a, &b, &near);
    cr_assert(kjp__wide_compare(&down, &near) <= 0, "round %d", round);
    cr_assert(kjp__wide_compare(&near, &up) <= 0, "round %d", round);
    cr_assert(kjp__wide_subtract(&up, &down, &gap), "round %d", round);
    cr_assert(gap.size == 0 || (gap.size == 1 && gap.limbs[0] == 1));
    cr_assert(!down.negative || down.size > 0, "round %d: -0", round);
    cr_assert(!up.negative || up.size > 0, "round %d: -0", round);
  }
}

static const struct {
  const char *label, *a, *b, *common;
} divisors[] = {
    {"zeros", "0", "0", "0"},
    {"zero and five", "0", "5", "5"},
    {"minus five and zero", "-5", "0", "5"},
    {"coprime", "35", "64", "1"},
    {"signs do not matter", "-12", "-18", "6"},
    {"more than 63 bits", "18446744073709551615", "18446744073709551615",
     "18446744073709551615"},
    {"20! and 30!", "2432902008176640000", "265252859812191058636308480000000",
     "2432902008176640000"},
    /* gcd(F(m), F(n)) = F(gcd(m, n)): the most steps for the size. */
    {"Fibonacci 150 and 100", "9969216677189303386214405760200",
     "354224848179261915075", "12586269025"},
    {"Mersenne 120 and 84", "1329227995784915872903807060280344575",
     "19342813113834066795298815", "4095"},
};

Test(wide_divide, greatest_common_divisors_are_the_known_ones)
{
  for (size_t i = 0; i < COUNT(divisors); i++) {
    struct kjp__wide a = wide_of(divisors[i].a), b = wide_of(divisors[i].b);
    struct kjp__wide out;

    kjp__wide_gcd(&a, &b, &out);
    expect_text(&out, divisors[i].common, divisors[i].label);
    kjp__wide_gcd(&b, &a, &out);
    expect_text(&out, divisors[i].common, divisors[i].label);
  }
}

Test(wide_divide, a_common_factor_comes_out_of_a_gcd)
{
  uint64_t state = 5;

  for (int round = 0; round < 300; round++) {
    struct kjp__wide a = draw_wide(&state, 16), b = draw_wide(&state, 16);
    struct kjp__wide factor = draw_wide(&state, 15), common, expected;

    factor.negative = false;
    kjp__wide_gcd(&a, &b, &expected);
    cr_assert(kjp__wide_multiply(&expected, &factor, &expected));
    cr_assert(kjp__wide_multiply(&a, &factor, &a));
    cr_assert(kjp__wide_multiply(&b, &factor, &b));
    kjp__wide_gcd(&a, &b, &common);
    cr_assert(kjp__wide_compare(&common, &expected) == 0, "round %d", round);
  }
}

Test(wide_divide, divide_small_keeps_the_sign_and_returns_the_rest)
{
  struct kjp__wide value = wide_of("-100000000000000000007");

  cr_expect(kjp__wide_divide_small(&value, 1000000000) == 7);
  expect_text(&value, "-100000000000", "quotient");
  cr_expect(kjp__wide_divide_small(&value, UINT32_MAX) == 1215752215);
  expect_text(&value, "-23", "quotient");
  cr_expect(kjp__wide_divide_small(&value, 24) == 23);
  cr_expect(kjp__wide_sign(&value) == 0 && !value.negative);
}
