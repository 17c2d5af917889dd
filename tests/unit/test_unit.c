/* SPDX-License-Identifier: MIT */
/* tests/unit/test_unit.c - lib/quantity/unit.c. */
#include <criterion/criterion.h>
#include <kjplan/quantity.h>

#include "../../lib/quantity/unit-priv.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

enum {
  MONEY = KJP_DIMENSION_MONEY,
  RATIO = KJP_DIMENSION_RATIO,
  POINTS = KJP_DIMENSION_POINTS
};

static const struct {
  const char *written, *label;
  int32_t dimension;
  int64_t quanta;
} in_table[] = {
    {"分", "分", MONEY, 1},
    {"元", "元", MONEY, 100},
    {"yuan", "元", MONEY, 100},
    {"CNY", "元", MONEY, 100},
    {"百元", "百元", MONEY, 10000},
    {"千元", "千元", MONEY, 100000},
    {"万元", "万元", MONEY, 1000000},
    {"百万元", "百万元", MONEY, 100000000},
    {"千万元", "千万元", MONEY, 1000000000},
    {"亿元", "亿元", MONEY, INT64_C(10000000000)},
    {"十亿元", "十亿元", MONEY, INT64_C(100000000000)},
    {"百亿元", "百亿元", MONEY, INT64_C(1000000000000)},
    {"千亿元", "千亿元", MONEY, INT64_C(10000000000000)},
    {"万亿元", "万亿元", MONEY, INT64_C(100000000000000)},
    {"%", "%", RATIO, 10000000},
    {"％", "%", RATIO, 10000000},
    {"‰", "‰", RATIO, 1000000},
    {"成", "成", RATIO, 100000000},
    {"", "", RATIO, 1000000000},
    {"pp", "pp", POINTS, 10000000},
    {"个百分点", "pp", POINTS, 10000000},
    {"bp", "bp", POINTS, 100000},
};

Test(unit, money_ratios_and_points_come_from_one_table)
{
  for (size_t i = 0; i < COUNT(in_table); i++) {
    const char *written = in_table[i].written;
    struct kjp__unit unit;

    cr_assert(kjp__unit_find(written, strlen(written), &unit), "%s", written);
    cr_expect_str_eq(unit.label, in_table[i].label, "%s", written);
    cr_expect(unit.dimension == in_table[i].dimension, "%s", written);
    cr_expect(unit.quanta == in_table[i].quanta, "%s", written);
    cr_expect_str_eq(kjp__unit_counted(&unit), unit.label, "%s", written);
  }
}

static const struct {
  const char *label, *counted;
  int64_t quanta;
} counts[] = {
    {"项", "项", 1000000},
    {"个", "个", 1000000},
    {"人年", "人年", 1000000},
    {"万人", "人", INT64_C(10000000000)},
    {"亿美元", "美元", INT64_C(100000000000000)},
    {"万亿千瓦时", "千瓦时", INT64_C(1000000000000000000)},
    {"万千瓦", "千瓦", INT64_C(10000000000)},
    {"千瓦时", "千瓦时", 1000000},
    {"百人", "百人", 1000000},
    {"元/人", "元/人", 1000000},
    {"万元/人", "元/人", INT64_C(10000000000)},
    {"%/年", "%/年", 1000000},
    {"人·年", "人·年", 1000000},
    {"person years", "person years", 1000000},
    {"m²", "m²", 1000000},
    {"℃", "℃", 1000000},
    {"µg", "µg", 1000000},
    {"ｚ", "ｚ", 1000000},
    {"⌀", "⌀", 1000000},
    {"𠀋", "𠀋", 1000000},
    {"Yuan", "Yuan", 1000000},
};

Test(unit, any_other_label_counts_something)
{
  for (size_t i = 0; i < COUNT(counts); i++) {
    const char *label = counts[i].label;
    struct kjp__unit unit;

    cr_assert(kjp__unit_find(label, strlen(label), &unit), "%s", label);
    cr_expect(unit.dimension == KJP_DIMENSION_COUNT, "%s", label);
    cr_expect(unit.quanta == counts[i].quanta, "%s", label);
    cr_expect(unit.label == label, "%s: not the text given", label);
    cr_expect_str_eq(kjp__unit_counted(&unit), counts[i].counted, "%s", label);
  }
}

static const char *const nothing[] = {
    /* scales alone, twice, or before a unit of the table */
    "万", "亿", "万亿", "亿万", "百", "千百万", "亿万人", "万万人", "万亿亿人",
    "十元", "十万元", "亿千元", "万yuan", "亿%", "万pp", "百分",
    /* digits, signs, punctuation, blanks at the wrong place */
    "3", "m2", "人２", "-", "人-年", "人+", "人－年", "人,年", "人，年", "人。",
    "元(人)", "（人）", "人_年", "#", "$", "￥", "%%", "/", "·", " ", " 人",
    "人 ", "人  年", "人　年", "人\t年", "人\n", "×", "人\xe2\x80\x8b", "人。",
    "人\xef\xbb\xbf", "\x7f", "人：", "¶", "÷", "⋿",
    /* not UTF-8: cut short, overlong, a surrogate, beyond the last */
    "\xe4\xba", "人\x80", "\xc0\xaf", "\xc1\x81", "\xe0\x81\x81",
    "\xf0\x80\x81\x81", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xff", "\xe4人",
    /* 64 bytes */
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"};

Test(unit, what_is_no_label_names_nothing)
{
  for (size_t i = 0; i < COUNT(nothing); i++) {
    struct kjp__unit unit;

    cr_expect(!kjp__unit_find(nothing[i], strlen(nothing[i]), &unit), "'%s'",
              nothing[i]);
  }
}

Test(unit, a_label_ends_where_its_size_says)
{
  static const char most[] =
      "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
  struct kjp__unit unit;

  cr_expect(kjp__unit_find("亿元人", strlen("亿元"), &unit));
  cr_expect(unit.dimension == MONEY);
  cr_expect(!kjp__unit_find("人\0年", 7, &unit), "NUL inside");
  cr_expect(kjp__unit_find(most, 63, &unit), "63 bytes");
}

Test(unit, the_fixed_units_are_those_of_the_table)
{
  const struct kjp__unit *const fixed[] = {&kjp__unit_one, &kjp__unit_percent,
                                           &kjp__unit_points};

  for (size_t i = 0; i < COUNT(fixed); i++) {
    struct kjp__unit unit;

    cr_assert(kjp__unit_find(fixed[i]->label, strlen(fixed[i]->label), &unit));
    cr_expect_str_eq(unit.label, fixed[i]->label);
    cr_expect(unit.dimension == fixed[i]->dimension, "%s", unit.label);
    cr_expect(unit.quanta == fixed[i]->quanta, "%s", unit.label);
  }
}

Test(unit, a_dimension_knows_the_decimals_of_its_quantum)
{
  cr_expect(kjp__dimension_decimals(KJP_DIMENSION_MONEY) == 0);
  cr_expect(kjp__dimension_decimals(KJP_DIMENSION_RATIO) == 9);
  cr_expect(kjp__dimension_decimals(KJP_DIMENSION_POINTS) == 9);
  cr_expect(kjp__dimension_decimals(KJP_DIMENSION_COUNT) == 6);
}
