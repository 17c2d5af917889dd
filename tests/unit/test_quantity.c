/* SPDX-License-Identifier: MIT */
/* tests/unit/test_quantity.c - the public calls on single quantities. */
#include <criterion/criterion.h>
#include <string.h>

#include <kjplan/kjplan.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const struct {
  const char *text, *unit;
  int64_t quanta;
} accepted[] = {
    {"1.25亿元", "亿元", INT64_C(12500000000)},
    {"12,500 万元", "亿元", INT64_C(12500000000)},
    {"１２５亿元", "亿元", INT64_C(1250000000000)},
    {"１.２５ 亿元", "亿元", INT64_C(12500000000)},
    {"0.98", "亿元", INT64_C(9800000000)},
    {"12500", "万元", INT64_C(12500000000)},
    {"1 分", "亿元", 1},
    {"0.01", "元", 1},
    {"0.0000000001", "亿元", 1},
    {"3 百元", "元", 30000},
    {"3 千元", "元", 300000},
    {"3 百万元", "元", 300000000},
    {"3 千万元", "元", INT64_C(3000000000)},
    {"3 十亿元", "元", INT64_C(300000000000)},
    {"3 百亿元", "元", INT64_C(3000000000000)},
    {"3 千亿元", "元", INT64_C(30000000000000)},
    {"3 万亿元", "元", INT64_C(300000000000000)},
    {"3 yuan", "元", 300},
    {"3 CNY", "元", 300},
    {"-3", "元", -300},
    {"−3", "元", -300},
    {"+3", "元", 300},
    {"0", "元", 0},
    {"-0", "元", 0},
    {"  7  ", "元", 700},
    {"1,234,567.89", "元", 123456789},
    {"92233720368547758.07", "元", INT64_MAX},
    {"-92233720368547758.07", "元", -INT64_MAX},
    {"3 %", "%", 30000000},
    {"3", "%", 30000000},
    {"3", "", INT64_C(3000000000)},
    {"0.03", "", 30000000},
    {"3 %", "", 30000000},
    {"3‰", "%", 3000000},
    {"2 成", "%", 200000000},
    {"0.0000001 %", "%", 1},
    {"1 pp", "pp", 10000000},
    {"1 个百分点", "pp", 10000000},
    {"25 bp", "pp", 2500000},
    {"120 项", "项", 120000000},
    {"1.2 万项", "项", INT64_C(12000000000)},
    {"5", "万人", INT64_C(50000000000)},
    {"1 亿美元", "亿美元", INT64_C(100000000000000)},
    {"0.5 人年", "人年", 500000},
    {"0.000001", "篇", 1},
};

Test(quantity, texts_become_exact_quanta)
{
  for (size_t i = 0; i < COUNT(accepted); i++) {
    kjp_error *error = (kjp_error *)&error;
    int64_t quanta = 77;

    cr_expect(kjp_quantity_parse(accepted[i].text, accepted[i].unit, &quanta,
                                 &error) == KJP_OK,
              "'%s'", accepted[i].text);
    cr_expect(error == NULL, "'%s': error", accepted[i].text);
    cr_expect(quanta == accepted[i].quanta, "'%s': %lld", accepted[i].text,
              (long long)quanta);
  }
}

static const struct {
  const char *text, *unit, *code;
  kjp_status status;
} refused[] = {
    {"", "元", "value-empty", KJP_E_SCHEMA},
    {"   ", "元", "value-empty", KJP_E_SCHEMA},
    {"about 3", "元", "number-invalid", KJP_E_SCHEMA},
    {"亿元", "元", "number-invalid", KJP_E_SCHEMA},
    {"-", "元", "number-invalid", KJP_E_SCHEMA},
    {"1.2.3", "元", "number-invalid", KJP_E_SCHEMA},
    {".5", "元", "number-invalid", KJP_E_SCHEMA},
    {"5.", "元", "number-invalid", KJP_E_SCHEMA},
    {"1_000", "元", "number-underscore", KJP_E_SCHEMA},
    {"017", "元", "number-leading-zero", KJP_E_SCHEMA},
    {"0x1f", "元", "number-hex", KJP_E_SCHEMA},
    {"12:30", "元", "number-sexagesimal", KJP_E_SCHEMA},
    {".inf", "元", "number-not-finite", KJP_E_SCHEMA},
    {"NaN", "元", "number-not-finite", KJP_E_SCHEMA},
    {"1e3", "元", "number-exponent", KJP_E_SCHEMA},
    {"1.5E-7", "元", "number-exponent", KJP_E_SCHEMA},
    {"12,50", "元", "number-grouping", KJP_E_SCHEMA},
    {"0,500", "元", "number-grouping", KJP_E_SCHEMA},
    {"1.005 元", "元", "number-precision", KJP_E_SCHEMA},
    {"0.1 分", "元", "number-precision", KJP_E_SCHEMA},
    {"0.00000001 %", "%", "number-precision", KJP_E_SCHEMA},
    {"0.0000001 项", "项", "number-precision", KJP_E_SCHEMA},
    {"92233720368547758.08", "元", "number-range", KJP_E_SCHEMA},
    {"-92233720368547758.08", "元", "number-range", KJP_E_SCHEMA},
    {"9223372036855", "项", "number-range", KJP_E_SCHEMA},
    {"1234567890123456789", "分", "limit-digits", KJP_E_LIMIT},
    {"0.00000000001", "亿元", "limit-digits", KJP_E_LIMIT},
    {"3 %", "pp", "unit-dimension", KJP_E_SCHEMA},
    {"3 pp", "%", "unit-dimension", KJP_E_SCHEMA},
    {"3 亿元", "%", "unit-dimension", KJP_E_SCHEMA},
    {"3 %", "亿元", "unit-dimension", KJP_E_SCHEMA},
    {"3 人", "项", "unit-unknown", KJP_E_SCHEMA},
    {"3 十元", "元", "unit-unknown", KJP_E_SCHEMA},
    {"3 亿万人", "人", "unit-unknown", KJP_E_SCHEMA},
};

static const char *
code_of(const kjp_error *error)
{
  return kjp_table_text(kjp_error_table(error), 0, KJP_FINDING_CODE);
}

Test(quantity, all_else_is_refused_by_name)
{
  for (size_t i = 0; i < COUNT(refused); i++) {
    kjp_error *error = NULL;
    int64_t quanta = 77;
    kjp_status status =
        kjp_quantity_parse(refused[i].text, refused[i].unit, &quanta, &error);

    cr_expect(status == refused[i].status, "'%s': %d", refused[i].text, status);
    cr_expect(kjp_error_status(error) == status, "'%s'", refused[i].text);
    cr_expect(quanta == 0, "'%s': quanta", refused[i].text);
    cr_expect_str_eq(code_of(error), refused[i].code, "'%s': %s",
                     refused[i].text, code_of(error));
    cr_expect(kjp_error_message(error, KJP_LANGUAGE_ZH) != NULL &&
                  kjp_error_message(error, KJP_LANGUAGE_EN) != NULL,
              "'%s': message", refused[i].text);
    kjp_error_free(error);
    cr_expect(kjp_quantity_parse(refused[i].text, refused[i].unit, &quanta,
                                 NULL) == status,
              "'%s': no error_out", refused[i].text);
  }
}

/* What would have been right, in both languages. */
Test(quantity, what_is_refused_is_told_what_to_be)
{
  static const struct {
    const char *text, *unit, *zh, *en;
  } rows[] = {
      {"about 3", "亿元", "数，单位 亿元", "a number in 亿元"},
      {"about 3", "", "数", "a number"},
      {"3 %", "亿元", "数，单位 亿元", "a number in 亿元"},
      {"1.005", "元", "精确到 分（0.01 元）", "exact to the fen (0.01 yuan)"},
      {"0.00000001", "%", "精确到 10^-9", "exact to 10^-9 of one"},
      {"0.0000001", "项", "精确到 10^-6", "exact to 10^-6"},
      {"1234567890123456789", "分", "小数点前至多 18 位，后至多 10 位",
       "at most 18 digits before the point and 10 behind it"},
  };

  for (size_t i = 0; i < COUNT(rows); i++) {
    kjp_error *error = NULL;
    int64_t quanta;
    const kjp_table *table;

    cr_assert(kjp_quantity_parse(rows[i].text, rows[i].unit, &quanta, &error) !=
              KJP_OK);
    table = kjp_error_table(error);
    cr_expect_str_eq(kjp_table_text(table, 0, KJP_FINDING_EXPECTED_ZH),
                     rows[i].zh, "%s %s", rows[i].text, rows[i].unit);
    cr_expect_str_eq(kjp_table_text(table, 0, KJP_FINDING_EXPECTED_EN),
                     rows[i].en, "%s %s", rows[i].text, rows[i].unit);
    kjp_error_free(error);
  }
}

/* Of a text, 120 bytes are shown, and no character is cut apart. */
Test(quantity, a_long_text_is_shown_in_part)
{
  static const struct {
    const char *label;
    size_t letters, hanzi, shown;
  } rows[] = {
      {"all", 120, 0, 120},
      {"cut", 121, 0, 120},
      {"all, in hanzi", 0, 40, 120},
      {"cut at a character", 1, 40, 118},
  };

  for (size_t i = 0; i < COUNT(rows); i++) {
    kjp_error *error = NULL;
    char text[200] = "", expected[200] = "";
    const char *message;
    int64_t quanta;

    memset(text, 'x', rows[i].letters);
    for (size_t j = 0; j < rows[i].hanzi; j++)
      strcat(text, "元");
    strncat(expected, text, rows[i].shown);
    strcat(expected, strlen(text) > rows[i].shown ? "… is" : " is");
    cr_assert(kjp_quantity_parse(text, "元", &quanta, &error) != KJP_OK);
    message = kjp_error_message(error, KJP_LANGUAGE_EN);
    cr_expect(strstr(message, expected) == message, "%s: %s", rows[i].label,
              message);
    kjp_error_free(error);
  }
}

Test(quantity, parse_refuses_what_no_caller_may_give)
{
  static char large[4098];
  int64_t quanta = 77;

  cr_expect(kjp_quantity_parse("3", "元", NULL, NULL) == KJP_E_ARGUMENT);
  cr_expect(kjp_quantity_parse(NULL, "元", &quanta, NULL) == KJP_E_ARGUMENT);
  cr_expect(quanta == 0);
  quanta = 77;
  cr_expect(kjp_quantity_parse("3", NULL, &quanta, NULL) == KJP_E_ARGUMENT);
  cr_expect(quanta == 0);
  quanta = 77;
  cr_expect(kjp_quantity_parse("3", "十元", &quanta, NULL) == KJP_E_ARGUMENT);
  cr_expect(quanta == 0);
  memset(large, ' ', 4097);
  large[0] = '3';
  cr_expect(kjp_quantity_parse(large, "元", &quanta, NULL) == KJP_E_ARGUMENT,
            "4097 bytes");
  large[4096] = '\0';
  cr_expect(kjp_quantity_parse(large, "元", &quanta, NULL) == KJP_OK,
            "4096 bytes");
  cr_expect(quanta == 300);
}

static const struct {
  int64_t quanta;
  const char *unit;
  int32_t digits;
  const char *text;
} shown[] = {
    {INT64_C(12500000000), "亿元", KJP_NONE, "1.25"},
    {INT64_C(12500000000), "万元", KJP_NONE, "12500"},
    {INT64_C(12500000000), "亿元", 0, "1"},
    {INT64_C(12500000000), "亿元", 1, "1.3"},
    {INT64_C(-12500000000), "亿元", 1, "-1.3"},
    {INT64_C(12499999999), "亿元", 1, "1.2"},
    {INT64_C(15000000000), "亿元", 0, "2"},
    {INT64_C(-15000000000), "亿元", 0, "-2"},
    {INT64_C(12500000000), "亿元", 4, "1.2500"},
    {1, "亿元", KJP_NONE, "0.0000000001"},
    {1, "亿元", 9, "0.000000000"},
    {-1, "亿元", 2, "0.00"},
    {5, "元", 1, "0.1"},
    {4, "元", 1, "0.0"},
    {0, "亿元", KJP_NONE, "0"},
    {0, "亿元", 2, "0.00"},
    {-5, "分", KJP_NONE, "-5"},
    {30000000, "%", KJP_NONE, "3"},
    {30000000, "", KJP_NONE, "0.03"},
    {30000000, "‰", KJP_NONE, "30"},
    {1, "%", KJP_NONE, "0.0000001"},
    {2500000, "bp", KJP_NONE, "25"},
    {2500000, "pp", KJP_NONE, "0.25"},
    {120000000, "项", KJP_NONE, "120"},
    {120000000, "万项", KJP_NONE, "0.012"},
    {1, "元", 18, "0.010000000000000000"},
    {INT64_MAX, "分", KJP_NONE, "9223372036854775807"},
    {INT64_MAX, "元", KJP_NONE, "92233720368547758.07"},
    {-INT64_MAX, "亿元", KJP_NONE, "-922337203.6854775807"},
};

Test(quantity, quanta_are_shown_in_a_unit)
{
  for (size_t i = 0; i < COUNT(shown); i++) {
    kjp_text *text = NULL;

    cr_assert(kjp_quantity_format(shown[i].quanta, shown[i].unit,
                                  shown[i].digits, &text, NULL) == KJP_OK,
              "row %zu", i);
    cr_expect_str_eq(kjp_text_data(text), shown[i].text, "%s, not %s",
                     kjp_text_data(text), shown[i].text);
    cr_expect(kjp_text_size(text) == strlen(shown[i].text), "row %zu", i);
    kjp_text_free(text);
  }
}

static const struct {
  const char *label, *unit;
  int64_t quanta;
  int32_t digits;
} wrong[] = {
    {"no unit", NULL, 1, 0},       {"not a unit", "十元", 1, 0},
    {"-2 digits", "元", 1, -2},    {"19 digits", "元", 1, 19},
    {"-2^63", "元", INT64_MIN, 0},
};

Test(quantity, format_refuses_what_no_caller_may_give)
{
  cr_expect(kjp_quantity_format(1, "元", 0, NULL, NULL) == KJP_E_ARGUMENT);
  for (size_t i = 0; i < COUNT(wrong); i++) {
    kjp_text *text = (kjp_text *)&text;
    kjp_error *error = NULL;

    cr_expect(kjp_quantity_format(wrong[i].quanta, wrong[i].unit,
                                  wrong[i].digits, &text,
                                  &error) == KJP_E_ARGUMENT,
              "%s", wrong[i].label);
    cr_expect(text == NULL, "%s: text", wrong[i].label);
    cr_expect(kjp_error_status(error) == KJP_E_ARGUMENT, "%s", wrong[i].label);
    kjp_error_free(error);
  }
}

Test(quantity, what_is_shown_is_read_back)
{
  static const char *const units[] = {"亿元", "万元",   "元", "分", "%",
                                      "‰",    "",       "pp", "bp", "项",
                                      "万项", "万亿元", "成"};
  static const int64_t quanta[] = {
      0,         1,        -1,           99,      -100,
      123456789, 10000000, -12500000000, 1000001, 1234567890123};

  for (size_t i = 0; i < COUNT(units) * COUNT(quanta); i++) {
    const char *unit = units[i / COUNT(quanta)];
    int64_t given = quanta[i % COUNT(quanta)], back = 77;
    kjp_text *text = NULL;
    kjp_error *error = (kjp_error *)&error;
    kjp_status status;

    cr_assert(kjp_quantity_format(given, unit, KJP_NONE, &text, &error) ==
              KJP_OK);
    cr_expect(error == NULL);
    status = kjp_quantity_parse(kjp_text_data(text), unit, &back, NULL);
    /* 万亿元 and fen lie 14 decimals apart; 10 are read */
    if (strcmp(unit, "万亿元") == 0 && given % 10000 != 0)
      cr_expect(status == KJP_E_LIMIT, "%s %s", kjp_text_data(text), unit);
    else
      cr_expect(status == KJP_OK && back == given, "%s %s", kjp_text_data(text),
                unit);
    kjp_text_free(text);
  }
}

static const struct {
  const char *unit;
  int32_t dimension;
  int64_t quanta;
} units[] = {
    {"元", KJP_DIMENSION_MONEY, 100},
    {"亿元", KJP_DIMENSION_MONEY, INT64_C(10000000000)},
    {"%", KJP_DIMENSION_RATIO, 10000000},
    {"", KJP_DIMENSION_RATIO, 1000000000},
    {"pp", KJP_DIMENSION_POINTS, 10000000},
    {"bp", KJP_DIMENSION_POINTS, 100000},
    {"项", KJP_DIMENSION_COUNT, 1000000},
    {"万人", KJP_DIMENSION_COUNT, INT64_C(10000000000)},
    {"亿美元", KJP_DIMENSION_COUNT, INT64_C(100000000000000)},
    {"十元", KJP_NONE, 0},
    {"亿千元", KJP_NONE, 0},
    {"3", KJP_NONE, 0},
    {NULL, KJP_NONE, 0},
};

Test(quantity, units_have_a_dimension_and_a_size)
{
  for (size_t i = 0; i < COUNT(units); i++) {
    cr_expect(kjp_unit_dimension(units[i].unit) == units[i].dimension,
              "row %zu", i);
    cr_expect(kjp_unit_quanta(units[i].unit) == units[i].quanta, "row %zu", i);
  }
}
