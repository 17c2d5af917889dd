/* SPDX-License-Identifier: MIT */
/* lib/base/date-priv.h - years and days of a plan. */
#pragma once
#include <stdbool.h>
#include <stdint.h>

enum { KJP__FIRST_YEAR = 1949, KJP__LAST_YEAR = 2149 };

/* The number of four digits at the start of a text, or 0. */
int32_t kjp__four_digits(const char *text);
/* YYYY-MM-DD, and a day that there is. */
bool kjp__is_date(const char *text);
