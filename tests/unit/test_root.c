/* SPDX-License-Identifier: MIT */
/* tests/unit/test_root.c - lib/quantity/root.c: exact roots, and what stands in
 * for the others. */
#include <criterion/criterion.h>

#include "../../lib/quantity/format-priv.h"
#include "../../lib/quantity/root-priv.h"
#include "numbers.h"

static struct kjp__fraction
fraction(const char *top_text, const char *bottom_text)
{
  struct kjp__wide top = wide_of(top_text), bottom = wide_of(bottom_text);
  struct kjp__fraction value;

  kjp__fraction_make(&top, &bottom, &value);
  return value;
}

static const struct {
  const char *top, *bottom;
  int32_t degree;
  const char *root_top, *root_bottom;
} whole[] = {
    {"0", "1", 3, "0", "1"},
    {"1", "1", 200, "1", "1"},
    {"121", "100", 2, "11", "10"},
    {"100", "121", 2, "10", "11"},
    {"7", "3", 1, "7", "3"},
    {"1331", "1000", 3, "11", "10"},
    {"1024", "59049", 10, "2", "3"},
    {"1267650600228229401496703205376", "1", 100, "2", "1"}, /* 2^100 */
    {"100000000000000000000000000000000000000000000000000", "1", 50, "10", "1"},
};

Test(root, is_exact_where_it_is_a_fraction)
{
  for (size_t i = 0; i < COUNT(whole); i++) {
    struct kjp__fraction value = fraction(whole[i].top, whole[i].bottom);
    struct kjp__fraction wanted =
        fraction(whole[i].root_top, whole[i].root_bottom);
    struct kjp__fraction root;
    bool exact = false;

    cr_assert(kjp__root_of(&value, whole[i].degree, &root, &exact));
    cr_expect(exact && kjp__fraction_compare(&root, &wanted) == 0, "%s/%s",
              whole[i].top, whole[i].bottom);
  }
}

/* Roots as tables give them, cut off after 24 decimals. */
static const struct {
  const char *top, *bottom;
  int32_t degree;
  const char *decimals; /* of 10^-24 */
} endless[] = {
    {"2", "1", 2, "1414213562373095048801688"},
    {"3", "1", 2, "1732050807568877293527446"},
    {"1", "2", 2, "707106781186547524400844"},
    {"2", "1", 3, "1259921049894873164767210"},
    {"2", "1", 12, "1059463094359295264561825"},
};

Test(root, stands_between_its_neighbours_where_it_is_none)
{
  struct kjp__wide scale;

  cr_assert(kjp__wide_power(10, KJP__ROOT_DECIMALS, &scale));
  for (size_t i = 0; i < COUNT(endless); i++) {
    struct kjp__fraction value = fraction(endless[i].top, endless[i].bottom);
    struct kjp__fraction root, low, high;
    struct kjp__wide next = wide_of(endless[i].decimals);
    struct kjp__wide one = wide_of("1");
    bool exact = true;

    cr_assert(kjp__root_of(&value, endless[i].degree, &root, &exact));
    cr_expect(!exact);
    kjp__fraction_make(&next, &scale, &low);
    cr_assert(kjp__wide_add(&next, &one, &next));
    kjp__fraction_make(&next, &scale, &high);
    cr_expect(kjp__fraction_compare(&low, &root) < 0 &&
                  kjp__fraction_compare(&root, &high) < 0,
              "%s of %s", endless[i].decimals, endless[i].top);
  }
}

/* 1.5^2 is 2.25: a part of 10^60 beside it is on the right side of the half. */
Test(root, rounds_as_the_root_does)
{
  static const struct {
    const char *top;
    const char *rounded;
  } beside[] = {{"2249999999999999999999999999999999999999999", "1"},
                {"2250000000000000000000000000000000000000000", "2"},
                {"2250000000000000000000000000000000000000001", "2"}};

  for (size_t i = 0; i < COUNT(beside); i++) {
    struct kjp__fraction value =
        fraction(beside[i].top, "1000000000000000000000000000000000000000000");
    struct kjp__fraction root;
    char text[KJP__DECIMAL_ROOM];
    bool exact;

    cr_assert(kjp__root_of(&value, 2, &root, &exact));
    cr_expect(exact == (i == 1));
    cr_assert(kjp__fraction_format(&root, 1, 0, 0, text));
    cr_expect_str_eq(text, beside[i].rounded);
  }
}

/* What cannot be told apart is not told: 1 + 10^-200 and its 200th root. */
Test(root, says_what_it_cannot_tell)
{
  struct kjp__fraction value;
  struct kjp__fraction root;
  struct kjp__wide ten, one = wide_of("1");
  bool exact;

  cr_assert(kjp__wide_power(10, 200, &ten));
  value.bottom = ten;
  cr_assert(kjp__wide_add(&ten, &one, &value.top));
  cr_expect(!kjp__root_of(&value, 200, &root, &exact));
  value.top = ten;
  kjp__wide_set(&value.bottom, 3);
  cr_expect(!kjp__root_of(&value, 2, &root, &exact), "too large");
}

static const struct {
  const char *top, *bottom;
  int32_t degree;
  const char *down;
} cut[] = {{"8", "1", 3, "2"},         {"26", "1", 3, "2"},
           {"27", "1", 3, "3"},        {"1", "2", 2, "0"},
           {"99", "1", 1, "99"},       {"17", "2", 3, "2"},
           {"1000001", "1", 2, "1000"}};

Test(root, cuts_off_downwards)
{
  for (size_t i = 0; i < COUNT(cut); i++) {
    struct kjp__fraction value = fraction(cut[i].top, cut[i].bottom);
    struct kjp__wide root;
    char text[NUMBER_ROOM];

    kjp__root_down(&value, cut[i].degree, &root);
    cr_expect_str_eq(text_of(&root, text), cut[i].down, "%s/%s", cut[i].top,
                     cut[i].bottom);
  }
}
