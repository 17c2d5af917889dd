/* SPDX-License-Identifier: MIT */
/* tests/unit/test_fraction.c - lib/quantity/fraction.c, and fractions as
 * text. */
#include <criterion/criterion.h>

#include "../../lib/quantity/format-priv.h"
#include "numbers.h"

/* "5", "-5/3" */
static struct kjp__fraction
fraction_of(const char *text)
{
  char top_text[NUMBER_ROOM];
  const char *slash = strchr(text, '/');
  size_t size = slash != NULL ? (size_t)(slash - text) : strlen(text);
  struct kjp__wide top, bottom = wide_of(slash != NULL ? slash + 1 : "1");
  struct kjp__fraction value;

  memcpy(top_text, text, size);
  top_text[size] = '\0';
  top = wide_of(top_text);
  kjp__fraction_make(&top, &bottom, &value);
  return value;
}

static void
expect_fraction(const struct kjp__fraction *value, const char *text,
                const char *label)
{
  char top[NUMBER_ROOM], bottom[NUMBER_ROOM], all[2 * NUMBER_ROOM];

  strcpy(all, text_of(&value->top, top));
  if (strcmp(text_of(&value->bottom, bottom), "1") != 0) {
    strcat(all, "/");
    strcat(all, text_of(&value->bottom, bottom));
  }
  cr_expect_str_eq(all, text, "%s: %s", label, all);
}

static const struct {
  const char *label, *written, *reduced;
  int sign;
} made[] = {
    {"already reduced", "2/3", "2/3", 1},
    {"reduced", "6/9", "2/3", 1},
    {"whole", "12/4", "3", 1},
    {"zero", "0/7", "0", 0},
    {"zero over less than zero", "0/-7", "0", 0},
    {"negative top", "-6/9", "-2/3", -1},
    {"negative bottom", "6/-9", "-2/3", -1},
    {"both negative", "-6/-9", "2/3", 1},
    {"20!/30!", "2432902008176640000/265252859812191058636308480000000",
     "1/109027350432000", 1},
};

Test(fraction, make_reduces_and_puts_the_sign_on_top)
{
  for (size_t i = 0; i < COUNT(made); i++) {
    struct kjp__fraction value = fraction_of(made[i].written);

    expect_fraction(&value, made[i].reduced, made[i].label);
    cr_expect(kjp__fraction_sign(&value) == made[i].sign, "%s", made[i].label);
  }
}

Test(fraction, set_is_the_whole_number)
{
  struct kjp__fraction value;

  kjp__fraction_set(&value, -42);
  expect_fraction(&value, "-42", "set");
}

static const struct {
  const char *label, *a, *b, *sum, *difference, *product, *quotient;
} operations[] = {
    {"halves and thirds", "1/2", "1/3", "5/6", "1/6", "1/6", "3/2"},
    {"bottoms share a factor", "1/6", "1/10", "4/15", "1/15", "1/60", "5/3"},
    {"the sum reduces", "1/6", "1/3", "1/2", "-1/6", "1/18", "1/2"},
    {"opposites", "3/7", "-3/7", "0", "6/7", "-9/49", "-1"},
    {"zero on the left", "0", "-3/7", "-3/7", "3/7", "0", "0"},
    {"whole numbers", "6", "-4", "2", "10", "-24", "-3/2"},
    {"the product reduces", "4/9", "3/2", "35/18", "-19/18", "2/3", "8/27"},
    {"both negative", "-1/2", "-2/3", "-7/6", "1/6", "1/3", "3/4"},
};

Test(fraction, the_four_operations_give_reduced_results)
{
  for (size_t i = 0; i < COUNT(operations); i++) {
    const char *label = operations[i].label;
    struct kjp__fraction a = fraction_of(operations[i].a);
    struct kjp__fraction b = fraction_of(operations[i].b), out;

    cr_expect(kjp__fraction_add(&a, &b, &out));
    expect_fraction(&out, operations[i].sum, label);
    cr_expect(kjp__fraction_subtract(&a, &b, &out));
    expect_fraction(&out, operations[i].difference, label);
    cr_expect(kjp__fraction_multiply(&a, &b, &out));
    expect_fraction(&out, operations[i].product, label);
    cr_expect(kjp__fraction_divide(&a, &b, &out));
    expect_fraction(&out, operations[i].quotient, label);
  }
}

Test(fraction, the_result_may_be_an_operand)
{
  struct kjp__fraction a = fraction_of("1/6"), b = fraction_of("-1/10");

  cr_expect(kjp__fraction_add(&a, &a, &a));
  expect_fraction(&a, "1/3", "a + a");
  cr_expect(kjp__fraction_multiply(&a, &a, &a));
  expect_fraction(&a, "1/9", "a * a");
  cr_expect(kjp__fraction_divide(&a, &b, &b));
  expect_fraction(&b, "-10/9", "a / b into b");
  cr_expect(kjp__fraction_subtract(&a, &b, &b));
  expect_fraction(&b, "11/9", "a - b into b");
  cr_expect(kjp__fraction_divide(&b, &b, &b));
  expect_fraction(&b, "1", "b / b");
}

/* The harmonic number H(20), and the product of (i+1)/i, which telescopes. */
Test(fraction, long_sums_and_products_stay_exact)
{
  struct kjp__fraction sum, product, term;
  struct kjp__wide top, bottom;

  kjp__fraction_set(&sum, 0);
  kjp__fraction_set(&product, 1);
  for (int64_t i = 1; i <= 20; i++) {
    kjp__wide_set(&top, 1);
    kjp__wide_set(&bottom, i);
    kjp__fraction_make(&top, &bottom, &term);
    cr_assert(kjp__fraction_add(&sum, &term, &sum));
    kjp__wide_set(&top, i + 1);
    kjp__fraction_make(&top, &bottom, &term);
    cr_assert(kjp__fraction_multiply(&product, &term, &product));
  }
  expect_fraction(&sum, "55835135/15519504", "H(20)");
  expect_fraction(&product, "21", "telescope");
}

Test(fraction, a_product_fails_only_where_its_reduced_form_is_too_wide)
{
  struct kjp__fraction a, b, out;

  kjp__fraction_set(&a, 1);
  cr_assert(kjp__wide_power(2, 1000, &a.top));
  cr_assert(kjp__wide_power(3, 600, &a.bottom));
  cr_assert(kjp__fraction_divide(&a, &a, &out));
  expect_fraction(&out, "1", "a / a");
  cr_expect(!kjp__fraction_multiply(&a, &a, &out), "2^2000");
  cr_expect(kjp__fraction_add(&a, &a, &out), "2^1001 / 3^600");
  kjp__fraction_set(&b, 1);
  cr_expect(kjp__fraction_multiply(&a, &b, &out));
  cr_assert(kjp__wide_power(5, 400, &b.bottom));
  cr_expect(!kjp__fraction_multiply(&a, &b, &out), "the bottom");
  cr_expect(!kjp__fraction_add(&a, &b, &out), "the sum");
  cr_expect(!kjp__fraction_subtract(&a, &b, &out), "the difference");
}

static const char *const rising[] = {
    "-100000000000000000000", "-3/2", "-1", "-2/3", "-1/2", "0", "1/1000000",
    "1/3", "333333333333333334/1000000000000000000", "1/2", "5/8", "2/3", "1",
    "100000000000000000001/100000000000000000000",
    /* Convergents of the golden ratio, from both sides of it. */
    "3/2", "8/5", "13/8", "5/3", "2", "100000000000000000000"};

Test(fraction, compare_orders_by_value)
{
  for (size_t i = 0; i < COUNT(rising); i++)
    for (size_t j = 0; j < COUNT(rising); j++) {
      struct kjp__fraction a = fraction_of(rising[i]);
      struct kjp__fraction b = fraction_of(rising[j]);
      int order = kjp__fraction_compare(&a, &b);

      cr_expect(order == (i > j) - (i < j), "%s and %s: %d", rising[i],
                rising[j], order);
    }
}

/* (x+1)/x falls as x grows; cross products would need 2046 bits. */
Test(fraction, no_two_fractions_are_too_wide_to_compare)
{
  struct kjp__wide x, next, one;
  struct kjp__fraction a, b;

  kjp__wide_set(&one, 1);
  cr_assert(kjp__wide_power(2, 1022, &x));
  cr_assert(kjp__wide_add(&x, &one, &next));
  kjp__fraction_make(&next, &x, &a);
  x = next;
  cr_assert(kjp__wide_add(&x, &one, &next));
  kjp__fraction_make(&next, &x, &b);
  cr_expect(kjp__fraction_compare(&a, &b) == 1);
  cr_expect(kjp__fraction_compare(&b, &a) == -1);
  cr_expect(kjp__fraction_compare(&a, &a) == 0);
  kjp__wide_negate(&a.top);
  kjp__wide_negate(&b.top);
  cr_expect(kjp__fraction_compare(&a, &b) == -1);
}

static const struct {
  const char *value;
  bool fits;
  int64_t rounded;
  bool whole;
} rounded[] = {
    {"0", true, 0, true},
    {"7", true, 7, true},
    {"1/2", true, 1, false},
    {"-1/2", true, -1, false},
    {"49/100", true, 0, false},
    {"-49/100", true, 0, false},
    {"5/2", true, 3, false},
    {"-5/2", true, -3, false},
    {"9223372036854775807", true, INT64_MAX, true},
    {"-9223372036854775807", true, -INT64_MAX, true},
    {"-9223372036854775808", false, 0, false},
    {"18446744073709551614/2", true, INT64_MAX, true},
    {"18446744073709551615/2", false, 0, false},
    {"27670116110564327422/3", true, INT64_MAX, false},
};

Test(fraction, rounds_half_away_from_zero_within_the_range)
{
  for (size_t i = 0; i < COUNT(rounded); i++) {
    struct kjp__fraction value = fraction_of(rounded[i].value);
    int64_t out = 0;

    cr_expect(kjp__fraction_round(&value, &out) == rounded[i].fits, "%s",
              rounded[i].value);
    cr_expect(out == rounded[i].rounded, "%s", rounded[i].value);
    out = 0;
    cr_expect(kjp__fraction_whole(&value, &out) == rounded[i].whole, "%s",
              rounded[i].value);
    cr_expect(out == (rounded[i].whole ? rounded[i].rounded : 0), "%s",
              rounded[i].value);
  }
}

static const struct {
  const char *value;
  int64_t unit;
  int32_t digits, most;
  const char *text; /* NULL: too wide */
} shown[] = {
    {"0", 100, -1, 2, "0"},
    {"0", 100, 2, 2, "0.00"},
    {"1250000000000/3", INT64_C(10000000000), 2, 10, "41.67"},
    {"1250000000000/3", INT64_C(10000000000), -1, 10, "41.6666666667"},
    {"12500000000", INT64_C(10000000000), -1, 10, "1.25"},
    {"1/2", 1, 0, 0, "1"},
    {"-1/2", 1, 0, 0, "-1"},
    {"-49/100", 1, 0, 0, "0"},
    {"-49/100", 1, 1, 0, "-0.5"},
    {"-1/1000", 1, 2, 2, "0.00"},
    {"-1/1000", 1, -1, 2, "0"},
    /* 2.4449... is 2.44: rounding once, not by way of 2.45. */
    {"24449/10000", 1, 2, 2, "2.44"},
    {"1/3", 1, 18, 18, "0.333333333333333333"},
    {"2/3", 1, -1, 18, "0.666666666666666667"},
    {"1/8", 1, -1, 18, "0.125"},
    {"1999/1000", 1, -1, 2, "2"},
    {"1999/1000", 1, 2, 2, "2.00"},
    {"1000", 1, -1, 0, "1000"},
    {"1", INT64_C(1000000000000000000), -1, 18, "0.000000000000000001"},
    {"9999999999999999999999999999999999999999", 1, 18, 0,
     "9999999999999999999999999999999999999999.000000000000000000"},
    {"-9999999999999999999999999999999999999999", 1, -1, 18,
     "-9999999999999999999999999999999999999999"},
    {"10000000000000000000000000000000000000000", 1, 0, 0, NULL},
    {"10000000000000000000000000000000000000000", 100, 0, 0,
     "100000000000000000000000000000000000000"},
    /* Forty nines and a half round to forty-one digits. */
    {"19999999999999999999999999999999999999999/2", 1, 0, 0, NULL},
    {"19999999999999999999999999999999999999999/2", 1, 1, 1,
     "9999999999999999999999999999999999999999.5"},
};

Test(fraction, is_shown_rounded_once_from_the_exact_value)
{
  for (size_t i = 0; i < COUNT(shown); i++) {
    struct kjp__fraction value = fraction_of(shown[i].value);
    char text[KJP__DECIMAL_ROOM] = "?";
    bool fits = kjp__fraction_format(&value, shown[i].unit, shown[i].digits,
                                     shown[i].most, text);

    cr_expect(fits == (shown[i].text != NULL), "%s", shown[i].value);
    cr_expect_str_eq(text, fits ? shown[i].text : "", "%s, %d digits: %s",
                     shown[i].value, shown[i].digits, text);
  }
}

Test(fraction, what_outgrows_the_wide_integer_is_not_shown)
{
  struct kjp__fraction value;
  char text[KJP__DECIMAL_ROOM] = "?";

  kjp__fraction_set(&value, 1);
  cr_assert(kjp__wide_power(3, 646, &value.bottom));
  cr_expect(!kjp__fraction_format(&value, 100, 1, 0, text));
  cr_expect_str_eq(text, "");
  /* 3^600 / 2^951 = 0.9845..., 951 bits a side. */
  cr_assert(kjp__wide_power(3, 600, &value.top));
  cr_assert(kjp__wide_power(2, 951, &value.bottom));
  cr_expect(kjp__fraction_format(&value, 1, 18, 0, text));
  cr_expect_str_eq(text, "0.984525468616665998");
}
