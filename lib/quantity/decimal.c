/* SPDX-License-Identifier: MIT */
/* lib/quantity/decimal.c - text to exact quanta.
 *
 * The text is first folded into a small buffer: blanks trimmed, full-width
 * forms and the other minus signs made ASCII. The grammar then sees plain
 * bytes. What does not fit the buffer ends in CUT, which nothing accepts. */
#include <string.h>

#include <kjplan/quantity.h>

#include "decimal-priv.h"
#include "repair-priv.h"

/* The longest quantity is a sign, 18 digits with 5 commas, a point and 10
 * digits, a blank and a unit of 63 bytes. */
enum { FOLDED_ROOM = 128, CUT = '\x01' };

/* A number as read. `digits` holds all of them as one whole number, but for
 * zeros at the end of the decimals; `kept` of its digits are decimals. */
struct number {
  bool negative;
  bool too_large;
  uint64_t digits;
  int32_t before; /* without zeros in front */
  int32_t after;  /* as written */
  int32_t kept;
  const char *rest;
};

#define COUNT(array) (sizeof(array) / sizeof *(array))

static bool
is_letter(char character)
{
  return (character | 0x20) >= 'a' && (character | 0x20) <= 'z';
}

/* U+FF01 to U+FF3F are the ASCII characters from ! to _, three bytes wide. */
static char
fold_full_width(const unsigned char *at)
{
  char ascii = (char)(at[2] - 0x60);

  if (at[0] != 0xef || at[1] != 0xbc || at[2] <= 0x80 || at[2] > 0xbf)
    return '\0';
  return strchr("+-,.%:_0123456789", ascii) != NULL ? ascii : '\0';
}

/* One character, or one byte of a character that stays: how many bytes it
 * took. */
static size_t
fold_one(const char *text, size_t size, char *out)
{
  static const struct {
    const char *wide;
    size_t size;
    char ascii;
  } others[] = {{"\u3000", 3, ' '}, {"\u00a0", 2, ' '}, {"\u2212", 3, '-'}};
  const unsigned char *at = (const unsigned char *)text;

  *out = *text;
  if (*at < 0x80) {
    if (*at < ' ')
      *out = *text == '\t' ? ' ' : CUT;
    return 1;
  }
  for (size_t i = 0; i < COUNT(others); i++)
    if (*text == *others[i].wide && size >= others[i].size &&
        memcmp(text, others[i].wide, others[i].size) == 0) {
      *out = others[i].ascii;
      return others[i].size;
    }
  if (size < 3 || fold_full_width(at) == '\0')
    return 1;
  *out = fold_full_width(at);
  return 3;
}

/* Blanks are trimmed at both ends, and one is left where several stand. */
static void
fold(const char *text, size_t size, char *out)
{
  size_t used = 0, at = 0;
  bool blank = false;

  while (at < size && used < FOLDED_ROOM - 3) {
    char character;
    at += fold_one(text + at, size - at, &character);
    if (blank && used > 0 && character != ' ')
      out[used++] = ' ';
    blank = character == ' ';
    if (!blank)
      out[used++] = character;
  }
  if (at < size)
    out[used++] = CUT;
  out[used] = '\0';
}

static bool
is_not_finite(const char *text)
{
  static const char *const words[] = {"infinity", "inf", "nan"};

  if (strncmp(text, "∞", strlen("∞")) == 0)
    return true;
  text += *text == '.' ? 1 : 0;
  for (size_t i = 0; i < COUNT(words); i++) {
    size_t size = 0;
    while (words[i][size] != '\0' && (text[size] | 0x20) == words[i][size])
      size++;
    if (words[i][size] == '\0' && !is_letter(text[size]))
      return true;
  }
  return false;
}

/* What stands where a digit should. */
static enum kjp__decimal_fault
check_start(const char *text)
{
  if (!kjp__is_digit(*text))
    return is_not_finite(text) ? KJP__DECIMAL_NOT_FINITE
                               : KJP__DECIMAL_NOT_A_NUMBER;
  return kjp__decimal_base(text) > 0 ? KJP__DECIMAL_HEX : KJP__DECIMAL_OK;
}

/* What stands where the number should have ended. */
static enum kjp__decimal_fault
check_end(const char *text)
{
  switch (*text) {
  case '_':
    return KJP__DECIMAL_UNDERSCORE;
  case ':':
    return KJP__DECIMAL_SEXAGESIMAL;
  case ',':
    return KJP__DECIMAL_GROUPING;
  case '.':
    return KJP__DECIMAL_NOT_A_NUMBER;
  default:
    return kjp__decimal_is_exponent(text) ? KJP__DECIMAL_EXPONENT
                                          : KJP__DECIMAL_OK;
  }
}

static void
add_digit(struct number *out, char digit)
{
  uint64_t value = (uint64_t)(digit - '0');

  if (out->digits > (UINT64_MAX - value) / 10)
    out->too_large = true;
  else
    out->digits = out->digits * 10 + value;
}

/* Returns how many digits there were. */
static int32_t
read_run(const char **at, struct number *out)
{
  const char *start = *at;

  for (; kjp__is_digit(**at); ++*at) {
    out->before += out->before > 0 || **at != '0' ? 1 : 0;
    add_digit(out, **at);
  }
  return (int32_t)(*at - start);
}

static enum kjp__decimal_fault
read_whole(const char **at, struct number *out)
{
  bool zero = **at == '0';
  int32_t count = read_run(at, out);

  /* 0,500 is more likely a decimal comma than five hundred. */
  if (**at == ',' && (zero || count > 3))
    return KJP__DECIMAL_GROUPING;
  while (**at == ',') {
    ++*at;
    if (read_run(at, out) != 3)
      return KJP__DECIMAL_GROUPING;
  }
  return KJP__DECIMAL_OK;
}

/* Zeros are added when a digit behind them shows that they count. */
static enum kjp__decimal_fault
read_decimals(const char **at, struct number *out)
{
  if (**at != '.')
    return KJP__DECIMAL_OK;
  for (++*at; kjp__is_digit(**at); ++*at) {
    out->after++;
    if (**at == '0')
      continue;
    while (++out->kept < out->after)
      add_digit(out, '0');
    add_digit(out, **at);
  }
  return out->after > 0 ? KJP__DECIMAL_OK : KJP__DECIMAL_NOT_A_NUMBER;
}

static enum kjp__decimal_fault
read_number(const char *text, struct number *out)
{
  const char *at = text + (*text == '-' || *text == '+' ? 1 : 0), *start = at;
  enum kjp__decimal_fault fault = check_start(at);

  *out = (struct number){.negative = *text == '-'};
  if (fault == KJP__DECIMAL_OK)
    fault = read_whole(&at, out);
  if (fault == KJP__DECIMAL_OK)
    fault = read_decimals(&at, out);
  if (fault == KJP__DECIMAL_OK)
    fault = check_end(at);
  if (fault != KJP__DECIMAL_OK)
    return fault;
  out->rest = at + (*at == ' ' ? 1 : 0);
  return start[0] == '0' && kjp__is_digit(start[1]) ? KJP__DECIMAL_LEADING_ZERO
                                                    : KJP__DECIMAL_OK;
}

static enum kjp__decimal_fault
read_unit(const char *rest, const struct kjp__decimal_rules *rules,
          struct kjp__unit *out)
{
  *out = *rules->unit;
  if (*rest == '\0')
    return rules->unit_demanded ? KJP__DECIMAL_UNIT_MISSING : KJP__DECIMAL_OK;
  if (strcmp(rest, rules->unit->label) == 0)
    return KJP__DECIMAL_OK;
  if ((unsigned char)*rest < 0x80 && !is_letter(*rest) && *rest != '%')
    return KJP__DECIMAL_NOT_A_NUMBER; /* "3 4", "3-5" */
  if (!kjp__unit_find(rest, strlen(rest), out))
    return KJP__DECIMAL_UNIT_UNKNOWN;
  if (kjp__unit_fits(out, rules->unit))
    return KJP__DECIMAL_OK;
  /* any label counts something, so one that is not asked for is a slip */
  return out->dimension == KJP_DIMENSION_COUNT ? KJP__DECIMAL_UNIT_UNKNOWN
                                               : KJP__DECIMAL_UNIT_DIMENSION;
}

/* How often ten goes into the quanta of a unit. */
static int32_t
unit_decimals(const struct kjp__unit *unit)
{
  int32_t decimals = 0;

  for (int64_t quanta = unit->quanta; quanta >= 10; quanta /= 10)
    decimals++;
  return decimals;
}

static enum kjp__decimal_fault
to_quanta(const struct number *number, int32_t decimals, int64_t *out)
{
  uint64_t quanta = number->digits;

  if (number->kept > decimals)
    return KJP__DECIMAL_PRECISION;
  if (number->too_large || quanta > INT64_MAX)
    return KJP__DECIMAL_RANGE;
  for (int32_t i = number->kept; i < decimals; i++) {
    if (quanta > INT64_MAX / 10)
      return KJP__DECIMAL_RANGE;
    quanta *= 10;
  }
  *out = number->negative ? -(int64_t)quanta : (int64_t)quanta;
  return KJP__DECIMAL_OK;
}

static enum kjp__decimal_fault
parse_folded(const char *text, const struct kjp__decimal_rules *rules,
             struct kjp__decimal *out)
{
  struct number number;
  struct kjp__unit unit;
  enum kjp__decimal_fault fault;
  int32_t decimals;

  if (*text == '\0')
    return KJP__DECIMAL_EMPTY;
  fault = read_number(text, &number);
  if (fault != KJP__DECIMAL_OK)
    return fault;
  if (number.before > rules->digits_before ||
      number.after > rules->digits_after)
    return KJP__DECIMAL_DIGITS;
  fault = read_unit(number.rest, rules, &unit);
  if (fault != KJP__DECIMAL_OK)
    return fault;
  decimals = unit_decimals(&unit);
  out->decimals = number.after;
  if (unit.quanta != rules->unit->quanta)
    out->decimals += unit_decimals(rules->unit) - decimals;
  return to_quanta(&number, decimals, &out->quanta);
}

enum kjp__decimal_fault
kjp__decimal_parse(const char *text, size_t size,
                   const struct kjp__decimal_rules *rules,
                   struct kjp__decimal *out)
{
  char folded[FOLDED_ROOM] = {0};
  struct kjp__decimal again;
  enum kjp__decimal_fault fault;

  out->suggestion[0] = '\0';
  fold(text, size, folded);
  fault = parse_folded(folded, rules, out);
  if (fault == KJP__DECIMAL_OK)
    return fault;
  out->quanta = 0;
  out->decimals = 0;
  kjp__decimal_repair(fault, folded, rules->unit, out->suggestion);
  if (parse_folded(out->suggestion, rules, &again) != KJP__DECIMAL_OK)
    out->suggestion[0] = '\0';
  return fault;
}
