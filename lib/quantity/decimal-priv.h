/* SPDX-License-Identifier: MIT */
/* lib/quantity/decimal-priv.h - the one grammar of numbers.
 *
 * sign? digits (with commas between groups of three)? (. digits)? blanks?
 * unit?  Full-width digits, point, comma, signs and percent are folded; U+3000
 * and U+00A0 count as blanks. */
#pragma once
#include "format-priv.h"
#include "unit-priv.h"

/* Why a text is no quantity; KJP__DECIMAL_OK where it is one. */
enum kjp__decimal_fault {
  KJP__DECIMAL_OK,
  KJP__DECIMAL_EMPTY,        /* nothing but blanks */
  KJP__DECIMAL_NOT_A_NUMBER, /* "about 3", "1.2.3", "-" */
  KJP__DECIMAL_UNDERSCORE,   /* 1_000 */
  KJP__DECIMAL_LEADING_ZERO, /* 017 */
  KJP__DECIMAL_HEX,          /* 0x1F, 0o17, 0b1 */
  KJP__DECIMAL_SEXAGESIMAL,  /* 12:30 */
  KJP__DECIMAL_NOT_FINITE,   /* .inf, -.Inf, .nan, NaN, Infinity */
  KJP__DECIMAL_EXPONENT,     /* 1e3, 1.5E-7 */
  KJP__DECIMAL_GROUPING,     /* 12,50 */
  KJP__DECIMAL_DIGITS,       /* more digits than the limits allow */
  KJP__DECIMAL_PRECISION,    /* finer than the quantum */
  KJP__DECIMAL_RANGE,        /* out of int64 quanta */
  KJP__DECIMAL_UNIT_UNKNOWN, /* no unit here: "3 亿园", "30 公里" of 项 */
  KJP__DECIMAL_UNIT_DIMENSION, /* a unit of money, ratio or points, where
                                  another dimension is asked for */
  KJP__DECIMAL_UNIT_MISSING    /* a unit is demanded and there is none */
};

struct kjp__decimal_rules {
  const struct kjp__unit *unit; /* of a bare number; fixes the dimension, and
                                   for counts what is counted */
  bool unit_demanded;           /* a bare number is a fault */
  int32_t digits_before;        /* limits; leading zeros do not count */
  int32_t digits_after;
};

struct kjp__decimal {
  int64_t quanta;
  int32_t decimals; /* digits behind the point as written, in `rules->unit`:
                       12500 万元 has 4 in 亿元; may be below 0 */
  char suggestion[KJP__DECIMAL_ROOM]; /* after a fault: the whole text as it
                          should be written, where that is clear ("1000",
                          "0.012 亿元"), else ""; it always parses */
};

enum kjp__decimal_fault
kjp__decimal_parse(const char *text, size_t size,
                   const struct kjp__decimal_rules *rules,
                   struct kjp__decimal *out);
