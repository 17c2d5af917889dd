/* SPDX-License-Identifier: MIT */
/* tests/unit/test_wide.c - lib/base/wide.c, but for division. */
#include <criterion/criterion.h>

#include "../../lib/base/wide-priv.h"
#include "numbers.h"

static const struct {
  const char *label;
  int64_t value;
  uint32_t low, high, size;
  int sign;
} small[] = {
    {"zero", 0, 0, 0, 0, 0},
    {"one", 1, 1, 0, 1, 1},
    {"minus one", -1, 1, 0, 1, -1},
    {"2^32 - 1", INT64_C(0xffffffff), 0xffffffff, 0, 1, 1},
    {"2^32", INT64_C(0x100000000), 0, 1, 2, 1},
    {"2^63 - 1", INT64_MAX, 0xffffffff, 0x7fffffff, 2, 1},
    {"-2^63", INT64_MIN, 0, 0x80000000, 2, -1},
};

Test(wide, set_stores_sign_and_limbs_apart)
{
  for (size_t i = 0; i < COUNT(small); i++) {
    const char *label = small[i].label;
    struct kjp__wide value;

    kjp__wide_set(&value, small[i].value);
    cr_expect(value.size == small[i].size, "%s: size %u", label, value.size);
    cr_expect(value.size < 1 || value.limbs[0] == small[i].low, "%s", label);
    cr_expect(value.size < 2 || value.limbs[1] == small[i].high, "%s", label);
    cr_expect(kjp__wide_sign(&value) == small[i].sign, "%s: sign", label);
    cr_expect(value.negative == (small[i].sign < 0), "%s: flag", label);
  }
}

static const struct {
  const char *label;
  int64_t base;
  uint32_t exponent;
  const char *text;
} powers[] = {
    {"0^0", 0, 0, "1"},
    {"0^5", 0, 5, "0"},
    {"7^0", 7, 0, "1"},
    {"7^1", 7, 1, "7"},
    {"2^63", 2, 63, "9223372036854775808"},
    {"2^64", 2, 64, "18446744073709551616"},
    {"2^128", 2, 128, "340282366920938463463374607431768211456"},
    {"3^40", 3, 40, "12157665459056928801"},
    {"(-3)^3", -3, 3, "-27"},
    {"(-2)^64", -2, 64, "18446744073709551616"},
    {"(-1)^(2^32-1)", -1, UINT32_MAX, "-1"},
    {"10^30", 10, 30, "1000000000000000000000000000000"},
    {"(10^9+1)^3", 1000000001, 3, "1000000003000000003000000001"},
    {"(-2^63)^2", INT64_MIN, 2, "85070591730234615865843651857942052864"},
};

Test(wide, powers_are_those_of_arithmetic)
{
  for (size_t i = 0; i < COUNT(powers); i++) {
    struct kjp__wide value;

    cr_assert(kjp__wide_power(powers[i].base, powers[i].exponent, &value), "%s",
              powers[i].label);
    expect_text(&value, powers[i].text, powers[i].label);
  }
}

static const struct {
  const char *label;
  int64_t base;
  uint32_t exponent;
  bool fits;
} power_limits[] = {
    {"2^1023", 2, 1023, true},     {"2^1024", 2, 1024, false},
    {"(-2)^1023", -2, 1023, true}, {"(-2)^1024", -2, 1024, false},
    {"3^646", 3, 646, true}, /* 646 log2(3) = 1023.9 */
    {"3^647", 3, 647, false},      {"10^308", 10, 308, true},
    {"10^309", 10, 309, false},    {"2^(2^32-1)", 2, UINT32_MAX, false},
};

Test(wide, a_power_fails_exactly_beyond_1024_bits)
{
  for (size_t i = 0; i < COUNT(power_limits); i++) {
    struct kjp__wide value;

    cr_expect(kjp__wide_power(power_limits[i].base, power_limits[i].exponent,
                              &value) == power_limits[i].fits,
              "%s", power_limits[i].label);
  }
}

Test(wide, factorials_fit_up_to_that_of_170)
{
  struct kjp__wide value, before, rest, quotient;

  kjp__wide_set(&value, 1);
  for (int64_t i = 1; i <= 170; i++) {
    before = value;
    cr_assert(kjp__wide_multiply_int(&value, i, &value), "%d!", (int)i);
    if (i == 20)
      expect_text(&value, "2432902008176640000", "20!");
    if (i == 30)
      expect_text(&value, "265252859812191058636308480000000", "30!");
  }
  kjp__wide_divide_absolute(&value, &before, &quotient, &rest);
  expect_text(&quotient, "170", "170! / 169!");
  expect_text(&rest, "0", "170! mod 169!");
  before = value;
  cr_expect(!kjp__wide_multiply_int(&value, 171, &value), "171!");
}

static const struct {
  const char *label, *a, *b, *sum, *difference;
} sums[] = {
    {"zeros", "0", "0", "0", "0"},
    {"zero on the right", "5", "0", "5", "5"},
    {"zero on the left", "0", "5", "5", "-5"},
    {"carry over a limb", "4294967295", "1", "4294967296", "4294967294"},
    {"carry over two limbs", "18446744073709551615", "1",
     "18446744073709551616", "18446744073709551614"},
    {"borrow over two limbs", "18446744073709551616", "-1",
     "18446744073709551615", "18446744073709551617"},
    {"signs differ, left greater", "-7", "3", "-4", "-10"},
    {"signs differ, right greater", "3", "-7", "-4", "10"},
    {"both negative", "-7", "-3", "-10", "-4"},
    {"opposites", "12345678901234567890", "-12345678901234567890", "0",
     "24691357802469135780"},
    {"equals", "-99999999999", "-99999999999", "-199999999998", "0"},
};

Test(wide, sums_and_differences_keep_sign_and_carry)
{
  for (size_t i = 0; i < COUNT(sums); i++) {
    struct kjp__wide a = wide_of(sums[i].a), b = wide_of(sums[i].b), out;

    cr_expect(kjp__wide_add(&a, &b, &out));
    expect_text(&out, sums[i].sum, sums[i].label);
    cr_expect(kjp__wide_sign(&out) != 0 || !out.negative, "%s: -0",
              sums[i].label);
    cr_expect(kjp__wide_subtract(&a, &b, &out));
    expect_text(&out, sums[i].difference, sums[i].label);
    cr_expect(kjp__wide_sign(&out) != 0 || !out.negative, "%s: -0",
              sums[i].label);
  }
}

Test(wide, a_sum_fails_exactly_beyond_1024_bits)
{
  struct kjp__wide top = greatest(), half = power_of_two(1023), one, out;

  kjp__wide_set(&one, 1);
  cr_expect(!kjp__wide_add(&top, &one, &out), "2^1024");
  cr_expect(!kjp__wide_add(&half, &half, &out), "2^1023 twice");
  cr_expect(kjp__wide_subtract(&top, &one, &out), "2^1024 - 2");
  cr_expect(kjp__wide_add(&out, &one, &out), "2^1024 - 1");
  cr_expect(kjp__wide_compare(&out, &top) == 0);
  cr_expect(kjp__wide_subtract(&half, &one, &out));
  cr_expect(kjp__wide_add(&half, &out, &out), "2^1023 + 2^1023 - 1");
  cr_expect(kjp__wide_compare(&out, &top) == 0);
  kjp__wide_negate(&top);
  cr_expect(!kjp__wide_subtract(&top, &one, &out), "-2^1024");
  cr_expect(kjp__wide_add(&top, &one, &out), "-2^1024 + 2");
}

Test(wide, a_product_fails_exactly_beyond_1024_bits)
{
  struct kjp__wide a = power_of_two(512), below, above, out, top = greatest();
  struct kjp__wide one, zero;

  kjp__wide_set(&one, 1);
  kjp__wide_set(&zero, 0);
  cr_assert(kjp__wide_subtract(&a, &one, &below));
  cr_assert(kjp__wide_add(&a, &one, &above));
  cr_expect(!kjp__wide_multiply(&a, &a, &out), "2^512 squared");
  cr_expect(!kjp__wide_multiply(&above, &above, &out), "(2^512 + 1)^2");
  cr_expect(kjp__wide_multiply(&below, &above, &out), "2^1024 - 1");
  cr_expect(kjp__wide_compare(&out, &top) == 0);
  kjp__wide_negate(&below);
  cr_expect(kjp__wide_multiply(&above, &below, &out), "-(2^1024 - 1)");
  kjp__wide_negate(&out);
  cr_expect(kjp__wide_compare(&out, &top) == 0);
  cr_expect(kjp__wide_multiply(&top, &one, &out));
  cr_expect(kjp__wide_compare(&out, &top) == 0);
  cr_expect(!kjp__wide_multiply_int(&top, 2, &out));
  cr_expect(!kjp__wide_multiply(&top, &top, &out));
  cr_expect(kjp__wide_multiply(&top, &zero, &out) && out.size == 0);
  cr_expect(kjp__wide_multiply(&zero, &top, &out) && !out.negative);
}

Test(wide, what_is_added_can_be_taken_away)
{
  uint64_t state = 97;

  for (int round = 0; round < 5000; round++) {
    struct kjp__wide a = draw_wide(&state, 31), b = draw_wide(&state, 31);
    struct kjp__wide sum, back;

    cr_assert(kjp__wide_add(&a, &b, &sum), "round %d", round);
    cr_assert(kjp__wide_subtract(&sum, &b, &back), "round %d", round);
    cr_assert(kjp__wide_compare(&back, &a) == 0, "round %d", round);
    cr_assert(kjp__wide_compare(&sum, &a) == kjp__wide_sign(&b), "round %d",
              round);
  }
}

Test(wide, the_result_may_be_an_operand)
{
  struct kjp__wide a = power_of_two(100), b = power_of_two(64), out;

  out = a;
  cr_expect(kjp__wide_add(&out, &out, &out));
  expect_text(&out, "2535301200456458802993406410752", "2^101");
  cr_expect(kjp__wide_subtract(&out, &out, &out) && out.size == 0);
  out = b;
  cr_expect(kjp__wide_multiply(&out, &out, &out));
  expect_text(&out, "340282366920938463463374607431768211456", "2^128");
  kjp__wide_divide_down(&out, &b, &out);
  expect_text(&out, "18446744073709551616", "2^64");
  kjp__wide_divide_near(&a, &out, &out);
  expect_text(&out, "68719476736", "2^36");
  kjp__wide_gcd(&a, &out, &out);
  expect_text(&out, "68719476736", "gcd(2^100, 2^36)");
}

static const char *const rising[] = {
    "-340282366920938463463374607431768211456",
    "-18446744073709551616",
    "-18446744073709551615",
    "-4294967296",
    "-1",
    "0",
    "1",
    "4294967295",
    "4294967296",
    "18446744073709551615",
    "18446744073709551616",
    "340282366920938463463374607431768211456",
};

Test(wide, compare_orders_all_sizes_and_signs)
{
  for (size_t i = 0; i < COUNT(rising); i++)
    for (size_t j = 0; j < COUNT(rising); j++) {
      struct kjp__wide a = wide_of(rising[i]), b = wide_of(rising[j]);
      int order = kjp__wide_compare(&a, &b);

      cr_expect(order == (i > j) - (i < j), "%s and %s: %d", rising[i],
                rising[j], order);
    }
}

static const struct {
  const char *text;
  bool fits;
  int64_t value;
} narrowed[] = {
    {"0", true, 0},
    {"-1", true, -1},
    {"4294967296", true, INT64_C(4294967296)},
    {"9223372036854775807", true, INT64_MAX},
    {"-9223372036854775807", true, -INT64_MAX},
    {"9223372036854775808", false, 0},
    {"-9223372036854775808", false, 0},
    {"18446744073709551617", false, 0},
};

Test(wide, to_int64_takes_the_symmetric_range)
{
  for (size_t i = 0; i < COUNT(narrowed); i++) {
    struct kjp__wide value = wide_of(narrowed[i].text);
    int64_t out = 0;

    cr_expect(kjp__wide_to_int64(&value, &out) == narrowed[i].fits, "%s",
              narrowed[i].text);
    cr_expect(out == narrowed[i].value, "%s", narrowed[i].text);
  }
}

Test(wide, negating_turns_the_sign_but_not_of_zero)
{
  struct kjp__wide value;

  kjp__wide_set(&value, 3);
  kjp__wide_negate(&value);
  expect_text(&value, "-3", "3 negated");
  kjp__wide_negate(&value);
  expect_text(&value, "3", "twice");
  kjp__wide_set(&value, 0);
  kjp__wide_negate(&value);
  cr_expect(!value.negative, "-0");
}
