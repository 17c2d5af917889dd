/* SPDX-License-Identifier: MIT */
/* lib/quantity/format-priv.h - quanta as decimal text. */
#pragma once
#include "fraction-priv.h"

/* Room for any of these texts, the NUL included: a sign, 40 digits, a point
 * and 18 digits. */
enum { KJP__DECIMAL_ROOM = 64 };

/* "-1.25": quanta in units of `unit_quanta` (1 to 10^18), rounded half away
 * from zero; "-0" never appears. `digits` 0..18, or -1 for the shortest form
 * without loss (of a unit that is a power of ten). */
void kjp__decimal_format(int64_t quanta, int64_t unit_quanta, int32_t digits,
                         char *out);
/* The same of a fraction of quanta, rounded once from the exact value. With
 * `digits` -1 as many decimals as it takes, and where that is more than
 * `most_digits` (0..18), rounded to these; no zeros at the end. False and ""
 * where the whole part has more than 40 digits, or a product on the way
 * outgrows the wide integer. */
bool kjp__fraction_format(const struct kjp__fraction *value,
                          int64_t unit_quanta, int32_t digits,
                          int32_t most_digits, char *out);
