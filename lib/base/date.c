/* SPDX-License-Identifier: MIT */
/* lib/base/date.c - years and days of a plan. */
#include "date-priv.h"

#include <string.h>

static bool
is_digit(char letter)
{
  return letter >= '0' && letter <= '9';
}

int32_t
kjp__four_digits(const char *text)
{
  int32_t year = 0;

  for (int i = 0; i < 4; i++) {
    if (!is_digit(text[i]))
      return 0;
    year = year * 10 + (text[i] - '0');
  }
  return year;
}

static int32_t
two_digits(const char *text)
{
  if (!is_digit(text[0]) || !is_digit(text[1]))
    return 0;
  return (text[0] - '0') * 10 + (text[1] - '0');
}

bool
kjp__is_date(const char *text)
{
  static const int32_t days[] = {31, 28, 31, 30, 31, 30,
                                 31, 31, 30, 31, 30, 31};
  int32_t year = kjp__four_digits(text);
  int32_t month;
  int32_t day;
  bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

  if (strlen(text) != 10 || text[4] != '-' || text[7] != '-' ||
      year < KJP__FIRST_YEAR || year > KJP__LAST_YEAR)
    return false;
  month = two_digits(text + 5);
  day = two_digits(text + 8);
  return month >= 1 && month <= 12 && day >= 1 &&
         day <= days[month - 1] + (month == 2 && leap ? 1 : 0);
}
