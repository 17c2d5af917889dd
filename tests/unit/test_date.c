/* SPDX-License-Identifier: MIT */
/* tests/unit/test_date.c - lib/base/date.c: years and days of a plan. */
#include <criterion/criterion.h>

#include "../../lib/base/date-priv.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const char *const dates[] = {
    "2022-08-01", "1949-01-01", "2149-12-31", "2024-02-29", "2000-02-29",
    "2023-02-28", "2100-02-28", "2024-01-31", "2024-03-31", "2024-04-30",
    "2024-05-31", "2024-06-30", "2024-07-31", "2024-08-31", "2024-09-30",
    "2024-10-31", "2024-11-30", "2024-12-31", "1952-02-29", "2148-02-29",
};

Test(date, days_that_there_are)
{
  for (size_t i = 0; i < COUNT(dates); i++)
    cr_expect(kjp__is_date(dates[i]), "%s", dates[i]);
}

static const char *const no_dates[] = {
    /* no such day */
    "2023-02-29", "2100-02-29", "1949-02-29", "2024-02-30", "2024-04-31",
    "2024-06-31", "2024-09-31", "2024-11-31", "2024-01-32", "2024-12-32",
    "2024-00-10", "2024-13-10", "2024-10-00", "2024-99-99",
    /* beyond the years of a plan */
    "1948-12-31", "2150-01-01", "0000-01-01", "9999-12-31",
    /* not of the form */
    "", "2", "2024", "2024-", "2024-01", "2024-01-", "2024-01-1", "2024-1-01",
    "2024-01-011", "2024-01-01 ", " 2024-01-01", "2024/01/01", "2024.01.01",
    "20240101", "24-01-01", "2024-01/01", "2024_01-01", "2024-0a-01",
    "2024-01-0a", "2024--1-01", "2024-+1-01", "2024-01--1", "２０２４-01-01",
    "2024-01-01T", "01-01-2024", "+024-01-01"};

Test(date, all_else_is_none)
{
  for (size_t i = 0; i < COUNT(no_dates); i++)
    cr_expect(!kjp__is_date(no_dates[i]), "'%s'", no_dates[i]);
}

static const struct {
  const char *text;
  int32_t number;
} fours[] = {
    {"2024", 2024}, {"2024-2025", 2024}, {"20245", 2024}, {"0000", 0},
    {"0012", 12},   {"9999", 9999},      {"", 0},         {"2", 0},
    {"20", 0},      {"202", 0},          {"202x", 0},     {"x202", 0},
    {" 2024", 0},   {"-202", 0},         {"20.4", 0},     {"２０２４", 0},
};

Test(date, four_digits_at_the_start_are_read)
{
  for (size_t i = 0; i < COUNT(fours); i++)
    cr_expect(kjp__four_digits(fours[i].text) == fours[i].number, "'%s'",
              fours[i].text);
}

Test(date, the_years_of_a_plan_are_1949_to_2149)
{
  cr_expect(KJP__FIRST_YEAR == 1949 && KJP__LAST_YEAR == 2149);
}
