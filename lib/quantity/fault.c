/* SPDX-License-Identifier: MIT */
/* lib/quantity/fault.c - what is said of a text that is no quantity. */
#include "fault-priv.h"

#include <string.h>

#include <kjplan/quantity.h>

static const enum kjp__code codes[] = {
    [KJP__DECIMAL_EMPTY] = KJP__VALUE_EMPTY,
    [KJP__DECIMAL_NOT_A_NUMBER] = KJP__NUMBER_INVALID,
    [KJP__DECIMAL_UNDERSCORE] = KJP__NUMBER_UNDERSCORE,
    [KJP__DECIMAL_LEADING_ZERO] = KJP__NUMBER_LEADING_ZERO,
    [KJP__DECIMAL_HEX] = KJP__NUMBER_HEX,
    [KJP__DECIMAL_SEXAGESIMAL] = KJP__NUMBER_SEXAGESIMAL,
    [KJP__DECIMAL_NOT_FINITE] = KJP__NUMBER_NOT_FINITE,
    [KJP__DECIMAL_EXPONENT] = KJP__NUMBER_EXPONENT,
    [KJP__DECIMAL_GROUPING] = KJP__NUMBER_GROUPING,
    [KJP__DECIMAL_DIGITS] = KJP__LIMIT_DIGITS,
    [KJP__DECIMAL_PRECISION] = KJP__NUMBER_PRECISION,
    [KJP__DECIMAL_RANGE] = KJP__NUMBER_RANGE,
    [KJP__DECIMAL_UNIT_UNKNOWN] = KJP__UNIT_UNKNOWN,
    [KJP__DECIMAL_UNIT_DIMENSION] = KJP__UNIT_DIMENSION,
    [KJP__DECIMAL_UNIT_MISSING] = KJP__UNIT_MISSING,
};

static const struct kjp__say quanta[] = {
    [KJP_DIMENSION_MONEY] = {"分（0.01 元）", "the fen (0.01 yuan)"},
    [KJP_DIMENSION_RATIO] = {"10^-9", "10^-9 of one"},
    [KJP_DIMENSION_POINTS] = {"10^-9", "10^-9 of one"},
    [KJP_DIMENSION_COUNT] = {"10^-6", "10^-6"},
};

/* 增长2倍, 2 倍, 翻一番 */
static bool
is_multiple(const char *text)
{
  return strstr(text, "倍") != NULL ||
         (strstr(text, "翻") != NULL && strstr(text, "番") != NULL);
}

/* Where a number of a unit is wanted, a multiple is none; that of `times` may
 * be one badly written. */
enum kjp__code
kjp__fault_code(enum kjp__decimal_fault fault,
                const struct kjp__decimal_rules *rules, const char *text)
{
  bool in_words =
      *rules->unit->label != '\0' && (fault == KJP__DECIMAL_NOT_A_NUMBER ||
                                      fault == KJP__DECIMAL_UNIT_UNKNOWN);

  return in_words && is_multiple(text) ? KJP__NUMBER_MULTIPLE : codes[fault];
}

static struct kjp__say
a_number_in(struct kjp__arena *arena, const struct kjp__decimal_rules *rules)
{
  const char *label = rules->unit->label;
  struct kjp__say say = {"数", "a number"};

  if (rules->unit_demanded) {
    say.zh = kjp__arena_format(arena, "带单位的数，如 3 %s", label);
    say.en =
        kjp__arena_format(arena, "a number with its unit, such as 3 %s", label);
  } else if (*label != '\0') {
    say.zh = kjp__arena_format(arena, "数，单位 %s", label);
    say.en = kjp__arena_format(arena, "a number in %s", label);
  }
  return say;
}

struct kjp__say
kjp__fault_expected(struct kjp__arena *arena, enum kjp__decimal_fault fault,
                    const struct kjp__decimal_rules *rules)
{
  if (fault == KJP__DECIMAL_DIGITS)
    return KJP__SAY(kjp__arena_format(arena, "%d", rules->digits_before));
  if (fault == KJP__DECIMAL_PRECISION)
    return quanta[rules->unit->dimension];
  return a_number_in(arena, rules);
}
