/* SPDX-License-Identifier: MIT */
/* tests/unit/test_decimal.c - lib/quantity/decimal.c, repair.c, format.c. */
#include <criterion/criterion.h>

#include "../../lib/quantity/decimal-priv.h"
#include "numbers.h"

static enum kjp__decimal_fault
parse(const char *text, size_t size, const char *unit_label, bool demanded,
      struct kjp__decimal *out)
{
  struct kjp__unit unit;
  struct kjp__decimal_rules rules = {&unit, demanded, 18, 10};

  cr_assert(kjp__unit_find(unit_label, strlen(unit_label), &unit), "%s",
            unit_label);
  memset(out, 0x55, sizeof *out);
  return kjp__decimal_parse(text, size, &rules, out);
}

static const struct {
  const char *text, *unit;
  int64_t quanta;
  int32_t decimals;
} read[] = {
    /* the forms of the design */
    {"1.25亿元", "亿元", INT64_C(12500000000), 2},
    {"12,500 万元", "亿元", INT64_C(12500000000), 4},
    {"１２５ 亿元", "亿元", INT64_C(1250000000000), 0},
    {"１２５亿元", "元", INT64_C(1250000000000), -8},
    {"3 %", "%", 30000000, 0},
    {"1,234,567.5", "元", 123456750, 1},
    /* signs and zero */
    {"+7", "元", 700, 0},
    {"-7", "元", -700, 0},
    {"−7", "元", -700, 0},
    {"＋7", "元", 700, 0},
    {"－7", "元", -700, 0},
    {"0", "元", 0, 0},
    {"-0", "元", 0, 0},
    {"-0.00", "元", 0, 2},
    {"0.5", "元", 50, 1},
    /* folding and blanks */
    {"１，２３４．５", "元", 123450, 1},
    {"３％", "%", 30000000, 0},
    {"  3 亿元  ", "亿元", INT64_C(30000000000), 0},
    {"\t3\t亿元", "亿元", INT64_C(30000000000), 0},
    {"　3　亿元　", "亿元", INT64_C(30000000000), 0},
    {"\xc2\xa0"
     "3\xc2\xa0\xc2\xa0亿元",
     "亿元", INT64_C(30000000000), 0},
    /* money */
    {"1 分", "元", 1, 2},
    {"0.01", "元", 1, 2},
    {"0.0000000001", "亿元", 1, 10},
    {"2.4000000000", "亿元", INT64_C(24000000000), 10},
    {"1 万亿元", "亿元", INT64_C(100000000000000), -4},
    {"5 yuan", "万元", 500, 4},
    {"5CNY", "元", 500, 0},
    {"92233720368547758.07", "元", INT64_MAX, 2},
    {"-92233720368547758.07", "元", -INT64_MAX, 2},
    {"922337203685477580", "分", INT64_C(922337203685477580), 0},
    /* ratios and points */
    {"0.03", "", 30000000, 2},
    {"3 %", "", 30000000, 2},
    {"3", "%", 30000000, 0},
    {"25‰", "%", 25000000, 1},
    {"3 成", "%", 300000000, -1},
    {"0.0000001", "%", 1, 7},
    {"0.1 pp", "pp", 1000000, 1},
    {"0.1个百分点", "pp", 1000000, 1},
    {"10 bp", "pp", 1000000, 2},
    {"0bp", "pp", 0, 2},
    /* counts */
    {"120 项", "项", 120000000, 0},
    {"1.2 万项", "项", INT64_C(12000000000), -3},
    {"120", "项", 120000000, 0},
    {"120 人", "万人", 120000000, 4},
    {"0.000001", "项", 1, 6},
    {"3 person  years", "person years", 3000000, 0},
    {"9223372036854.775807", "项", INT64_MAX, 6},
    /* letters that look like an exponent */
    {"3 euro", "euro", 3000000, 0},
    {"3e", "e", 3000000, 0},
};

Test(decimal, quantities_are_read_exactly)
{
  for (size_t i = 0; i < COUNT(read); i++) {
    struct kjp__decimal out;
    int fault =
        parse(read[i].text, strlen(read[i].text), read[i].unit, false, &out);

    cr_expect(fault == KJP__DECIMAL_OK, "%s: fault %d", read[i].text, fault);
    cr_expect(out.quanta == read[i].quanta, "%s: %lld", read[i].text,
              (long long)out.quanta);
    cr_expect(out.decimals == read[i].decimals, "%s: %d decimals", read[i].text,
              out.decimals);
    cr_expect_str_empty(out.suggestion, "%s", read[i].text);
  }
}

static const struct {
  const char *text, *unit;
  enum kjp__decimal_fault fault;
  const char *suggestion;
} refused[] = {
    {"", "元", KJP__DECIMAL_EMPTY, ""},
    {" 　\t", "元", KJP__DECIMAL_EMPTY, ""},
    {"about 3", "元", KJP__DECIMAL_NOT_A_NUMBER, ""},
    {"约3亿元", "元", KJP__DECIMAL_NOT_A_NUMBER, ""},
    {"1.2.3", "元", KJP__DECIMAL_NOT_A_NUMBER, ""},
    {"-", "元", KJP__DECIMAL_NOT_A_NUMBER, ""},
    {"--3", "元", KJP__DECIMAL_NOT_A_NUMBER, ""},
    {"- 3", "元", KJP__DECIMAL_NOT_A_NUMBER, ""},
    {".", "元", KJP__DECIMAL_NOT_A_NUMBER, ""},
    {".5", "元", KJP__DECIMAL_NOT_A_NUMBER, "0.5"},
    {"-.5亿元", "元", KJP__DECIMAL_NOT_A_NUMBER, "-0.5亿元"},
    {"5.", "元", KJP__DECIMAL_NOT_A_NUMBER, "5"},
    {"5. 亿元", "元", KJP__DECIMAL_NOT_A_NUMBER, "5 亿元"},
    {"3 4", "元", KJP__DECIMAL_NOT_A_NUMBER, ""},
    {"3-5亿元", "元", KJP__DECIMAL_NOT_A_NUMBER, ""},
    {"3\n亿元", "元", KJP__DECIMAL_NOT_A_NUMBER, ""},
    {"亿元", "元", KJP__DECIMAL_NOT_A_NUMBER, ""},
    {"nano", "元", KJP__DECIMAL_NOT_A_NUMBER, ""},
    {"٣", "元", KJP__DECIMAL_NOT_A_NUMBER, ""},
    {"1_000", "元", KJP__DECIMAL_UNDERSCORE, "1000"},
    {"-1_000.5 万元", "元", KJP__DECIMAL_UNDERSCORE, "-1000.5 万元"},
    {"0_17", "元", KJP__DECIMAL_UNDERSCORE, ""},
    {"017", "元", KJP__DECIMAL_LEADING_ZERO, "17"},
    {"007", "元", KJP__DECIMAL_LEADING_ZERO, "7"},
    {"00.5", "元", KJP__DECIMAL_LEADING_ZERO, "0.5"},
    {"-000", "元", KJP__DECIMAL_LEADING_ZERO, "-0"},
    {"+08亿元", "元", KJP__DECIMAL_LEADING_ZERO, "8亿元"},
    {"0x1F", "元", KJP__DECIMAL_HEX, "31"},
    {"-0XfF", "元", KJP__DECIMAL_HEX, "-255"},
    {"0o17", "元", KJP__DECIMAL_HEX, "15"},
    {"0b101 万元", "元", KJP__DECIMAL_HEX, "5 万元"},
    {"0x7fffffffffffffffff", "元", KJP__DECIMAL_HEX, ""},
    {"12:30", "元", KJP__DECIMAL_SEXAGESIMAL, ""},
    {"08：30", "元", KJP__DECIMAL_SEXAGESIMAL, ""},
    {".inf", "元", KJP__DECIMAL_NOT_FINITE, ""},
    {"-.Inf", "元", KJP__DECIMAL_NOT_FINITE, ""},
    {"+.INF", "元", KJP__DECIMAL_NOT_FINITE, ""},
    {".nan", "元", KJP__DECIMAL_NOT_FINITE, ""},
    {"NaN", "元", KJP__DECIMAL_NOT_FINITE, ""},
    {"Infinity", "元", KJP__DECIMAL_NOT_FINITE, ""},
    {"inf 亿元", "元", KJP__DECIMAL_NOT_FINITE, ""},
    {"-∞", "元", KJP__DECIMAL_NOT_FINITE, ""},
    {"1e3", "元", KJP__DECIMAL_EXPONENT, "1000"},
    {"1.2E-2", "元", KJP__DECIMAL_EXPONENT, ""}, /* finer than a fen */
    {"1.2e-2", "%", KJP__DECIMAL_EXPONENT, "0.012"},
    {"1.5E-7", "", KJP__DECIMAL_EXPONENT, "0.00000015"},
    {"-1.25e+1 亿元", "元", KJP__DECIMAL_EXPONENT, "-12.5 亿元"},
    {"1.50e1", "元", KJP__DECIMAL_EXPONENT, "15.0"},
    {"0.5e3", "元", KJP__DECIMAL_EXPONENT, "500"},
    {"12e-2", "元", KJP__DECIMAL_EXPONENT, "0.12"},
    {"1,000e-3", "元", KJP__DECIMAL_EXPONENT, "1.000"},
    {"0e9", "元", KJP__DECIMAL_EXPONENT, "0"},
    {"0e-9", "元", KJP__DECIMAL_EXPONENT, "0"},
    {"1e17", "元", KJP__DECIMAL_EXPONENT, ""}, /* out of range */
    {"1e99999999999", "元", KJP__DECIMAL_EXPONENT, ""},
    {"1e-99999999999", "元", KJP__DECIMAL_EXPONENT, ""},
    {"12,50", "元", KJP__DECIMAL_GROUPING, ""},
    {"1234,567", "元", KJP__DECIMAL_GROUPING, ""},
    {"1,2345", "元", KJP__DECIMAL_GROUPING, ""},
    {"0,500", "元", KJP__DECIMAL_GROUPING, ""},
    {"1,", "元", KJP__DECIMAL_GROUPING, ""},
    {"1,,000", "元", KJP__DECIMAL_GROUPING, ""},
    {"1.234,567", "元", KJP__DECIMAL_GROUPING, ""},
    {"1234567890123456789", "元", KJP__DECIMAL_DIGITS, ""},
    {"1.00000000000", "亿元", KJP__DECIMAL_DIGITS, ""},
    {"0.001", "元", KJP__DECIMAL_PRECISION, ""},
    {"0.1 分", "元", KJP__DECIMAL_PRECISION, ""},
    {"0.00000001", "%", KJP__DECIMAL_PRECISION, ""},
    {"123456789012345678.0000000001", "元", KJP__DECIMAL_PRECISION, ""},
    {"92233720368547758.08", "元", KJP__DECIMAL_RANGE, ""},
    {"-92233720368547758.08", "元", KJP__DECIMAL_RANGE, ""},
    {"922337203.6854775808", "亿元", KJP__DECIMAL_RANGE, ""},
    {"999999999999999999", "元", KJP__DECIMAL_RANGE, ""},
    {"999999999999999999.9999999999", "亿元", KJP__DECIMAL_RANGE, ""},
    {"9223372036854.775808", "项", KJP__DECIMAL_RANGE, ""},
    /* twenty digits, of which nineteen would fit */
    {"5000000000.0000000001", "亿元", KJP__DECIMAL_RANGE, ""},
    {"3万", "亿元", KJP__DECIMAL_UNIT_UNKNOWN, "3万元"},
    {"3 百万", "亿元", KJP__DECIMAL_UNIT_UNKNOWN, "3 百万元"},
    {"3万", "项", KJP__DECIMAL_UNIT_UNKNOWN, "3万项"},
    {"3万", "万项", KJP__DECIMAL_UNIT_UNKNOWN, "3万项"},
    {"3万", "%", KJP__DECIMAL_UNIT_UNKNOWN, ""},
    {"3 人2", "项", KJP__DECIMAL_UNIT_UNKNOWN, ""},
    {"3（估）", "亿元", KJP__DECIMAL_UNIT_UNKNOWN, ""},
    {"120 个", "项", KJP__DECIMAL_UNIT_UNKNOWN, ""},
    {"3 亿美元", "亿元", KJP__DECIMAL_UNIT_UNKNOWN, ""},
    {"1 pp", "%", KJP__DECIMAL_UNIT_DIMENSION, ""},
    {"1 %", "pp", KJP__DECIMAL_UNIT_DIMENSION, ""},
    {"1 元", "项", KJP__DECIMAL_UNIT_DIMENSION, ""},
};

Test(decimal, what_is_no_quantity_is_refused_with_its_fault)
{
  for (size_t i = 0; i < COUNT(refused); i++) {
    const char *text = refused[i].text;
    struct kjp__decimal out, again;
    int fault = parse(text, strlen(text), refused[i].unit, false, &out);

    cr_expect(fault == (int)refused[i].fault, "%s: fault %d", text, fault);
    cr_expect_str_eq(out.suggestion, refused[i].suggestion, "%s: suggests %s",
                     text, out.suggestion);
    cr_expect(out.quanta == 0 && out.decimals == 0, "%s", text);
    if (out.suggestion[0] != '\0')
      cr_expect(parse(out.suggestion, strlen(out.suggestion), refused[i].unit,
                      false, &again) == KJP__DECIMAL_OK,
                "%s: %s is refused, too", text, out.suggestion);
  }
}

Test(decimal, a_unit_may_be_demanded)
{
  struct kjp__decimal out;

  cr_expect(parse("3", 1, "%", true, &out) == KJP__DECIMAL_UNIT_MISSING);
  cr_expect_str_empty(out.suggestion);
  cr_expect(parse("3%", 2, "%", true, &out) == KJP__DECIMAL_OK);
}

Test(decimal, the_text_ends_where_its_size_says)
{
  struct kjp__decimal out;

  cr_expect(parse("123456", 3, "元", false, &out) == KJP__DECIMAL_OK);
  cr_expect(out.quanta == 12300);
  cr_expect(parse("12\0", 3, "元", false, &out) == KJP__DECIMAL_NOT_A_NUMBER);
  /* half a character */
  cr_expect(parse("3\xe3\x80", 3, "元", false, &out) ==
            KJP__DECIMAL_UNIT_UNKNOWN);
  cr_expect(parse("3\xe2", 2, "元", false, &out) == KJP__DECIMAL_UNIT_UNKNOWN);
}

/* The last bytes of a label of 63, which is the longest there may be. */
static const char *
label_of(size_t size)
{
  static const char longest[] =
      "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijk";

  return longest + strlen(longest) - size;
}

Test(decimal, the_longest_label_can_be_written)
{
  char text[KJP__DECIMAL_ROOM * 2] = "-999,999,999,999.9999990000 ";
  struct kjp__decimal out;

  strcat(text, label_of(63));
  cr_expect(parse(text, strlen(text), label_of(63), false, &out) ==
            KJP__DECIMAL_OK);
  cr_expect(out.quanta == INT64_C(-999999999999999999));
}

Test(decimal, a_suggestion_is_whole_or_not_there)
{
  char text[KJP__DECIMAL_ROOM * 2] = ".5 ";
  struct kjp__decimal out;

  strcpy(text + 3, label_of(59));
  parse(text, strlen(text), label_of(59), false, &out);
  cr_expect(strlen(out.suggestion) == KJP__DECIMAL_ROOM - 1);
  cr_expect_str_eq(out.suggestion + 1, text, "without the zero in front");
  strcpy(text + 3, label_of(60));
  parse(text, strlen(text), label_of(60), false, &out);
  cr_expect_str_empty(out.suggestion);
}

/* A character repeated, with what stands before it. */
static const struct {
  const char *label, *before;
  char repeated;
  enum kjp__decimal_fault fault;
} long_texts[] = {
    {"digits", "1", '1', KJP__DECIMAL_DIGITS},
    {"decimals", "1.", '1', KJP__DECIMAL_DIGITS},
    {"zeros", "0", '0', KJP__DECIMAL_LEADING_ZERO},
    {"blanks", "", ' ', KJP__DECIMAL_EMPTY},
    {"blanks behind", "3", ' ', KJP__DECIMAL_OK},
    {"a word", "3 ", 'x', KJP__DECIMAL_UNIT_UNKNOWN},
    {"underscores", "3_", '1', KJP__DECIMAL_UNDERSCORE},
    {"zeros of an exponent", "3e", '0', KJP__DECIMAL_EXPONENT},
    {"a point and zeros", ".", '0', KJP__DECIMAL_NOT_A_NUMBER},
    {"a hex number", "0x", 'f', KJP__DECIMAL_HEX},
};

Test(decimal, texts_of_any_length_get_an_answer)
{
  for (size_t i = 0; i < COUNT(long_texts); i++)
    for (size_t size = 100; size < 400; size++) {
      char text[400];
      struct kjp__decimal out;
      int fault;

      memset(text, long_texts[i].repeated, size);
      memcpy(text, long_texts[i].before, strlen(long_texts[i].before));
      fault = parse(text, size, "元", false, &out);
      cr_assert(fault == (int)long_texts[i].fault, "%s, %zu: fault %d",
                long_texts[i].label, size, fault);
    }
}

Test(decimal, the_limits_of_digits_are_exact)
{
  struct kjp__unit unit;
  struct kjp__decimal_rules rules = {&unit, false, 3, 2};
  struct kjp__decimal out;

  cr_assert(kjp__unit_find("亿元", strlen("亿元"), &unit));
  cr_expect(kjp__decimal_parse("999.99", 6, &rules, &out) == KJP__DECIMAL_OK);
  cr_expect(kjp__decimal_parse("1000", 4, &rules, &out) == KJP__DECIMAL_DIGITS);
  cr_expect(kjp__decimal_parse("9.999", 5, &rules, &out) ==
            KJP__DECIMAL_DIGITS);
  rules.digits_before = 0; /* the zero before a point does not count */
  cr_expect(kjp__decimal_parse("0.99", 4, &rules, &out) == KJP__DECIMAL_OK);
  cr_expect(kjp__decimal_parse("1.99", 4, &rules, &out) == KJP__DECIMAL_DIGITS);
}

static const struct {
  int64_t quanta, unit;
  int32_t digits;
  const char *text;
} shown[] = {
    {0, 100, -1, "0"},
    {0, 100, 2, "0.00"},
    {12500000000, INT64_C(10000000000), -1, "1.25"},
    {-12500000000, INT64_C(10000000000), -1, "-1.25"},
    {12500000000, INT64_C(10000000000), 1, "1.3"},
    {-12500000000, INT64_C(10000000000), 1, "-1.3"},
    {12499999999, INT64_C(10000000000), 1, "1.2"},
    {1, INT64_C(10000000000), -1, "0.0000000001"},
    {1, INT64_C(10000000000), 0, "0"},
    {-1, INT64_C(10000000000), 0, "0"},
    {-1, INT64_C(10000000000), 2, "0.00"},
    {50, 100, 0, "1"},
    {-50, 100, 0, "-1"},
    {49, 100, 0, "0"},
    {99999, 100, 1, "1000.0"},
    {9995, 1000, 2, "10.00"},
    {30000000, 10000000, -1, "3"},
    {33333333, 1000000000, 4, "0.0333"},
    {1200, 1, -1, "1200"},
    {7, 1, 18, "7.000000000000000000"},
    {INT64_MAX, 1, -1, "9223372036854775807"},
    {-INT64_MAX, 1, 0, "-9223372036854775807"},
    {INT64_MAX, 100, -1, "92233720368547758.07"},
    {INT64_MAX, INT64_C(1000000000000000000), -1, "9.223372036854775807"},
    {INT64_MAX, INT64_C(1000000000000000000), 17, "9.22337203685477581"},
    {INT64_MAX, 10, 0, "922337203685477581"},
    {999999999999999999, INT64_C(1000000000000000000), 17,
     "1.00000000000000000"},
};

Test(decimal, quanta_are_shown_rounded_half_away_from_zero)
{
  for (size_t i = 0; i < COUNT(shown); i++) {
    char text[KJP__DECIMAL_ROOM];

    kjp__decimal_format(shown[i].quanta, shown[i].unit, shown[i].digits, text);
    cr_expect_str_eq(text, shown[i].text, "%lld / %lld, %d digits: %s",
                     (long long)shown[i].quanta, (long long)shown[i].unit,
                     shown[i].digits, text);
  }
}

Test(decimal, the_shortest_form_reads_back_as_the_same_quanta)
{
  static const char *const labels[] = {"分", "元", "亿元", "", "%", "项"};
  uint64_t state = 42;

  for (int round = 0; round < 20000; round++) {
    struct kjp__unit unit;
    struct kjp__decimal out;
    const char *label = labels[round % (int)COUNT(labels)];
    char text[KJP__DECIMAL_ROOM];
    int64_t quanta = (int64_t)(draw(&state) >> (5 + round % 59));

    quanta = draw(&state) % 2 == 0 ? quanta : -quanta;
    cr_assert(kjp__unit_find(label, strlen(label), &unit));
    kjp__decimal_format(quanta, unit.quanta, -1, text);
    cr_assert(parse(text, strlen(text), label, false, &out) == KJP__DECIMAL_OK,
              "%s %s", text, label);
    cr_assert(out.quanta == quanta, "%s %s", text, label);
  }
}
