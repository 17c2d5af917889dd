/* SPDX-License-Identifier: MIT */
/* lib/quantity/repair.c - what to write in place of a wrong number.
 *
 * One function a fault, each free to try: the parser reads the outcome again
 * and drops what is no quantity. Faults with two plausible meanings (12,50 and
 * 12:30) have none. */
#include <string.h>

#include <kjplan/quantity.h>

#include "repair-priv.h"

/* Text that stops growing, and is then of no use, where the room ends. */
struct draft {
  char *text;
  size_t size;
  bool cut;
};

static void
put(struct draft *draft, char character)
{
  draft->cut = draft->cut || draft->size + 1 >= KJP__DECIMAL_ROOM;
  if (!draft->cut)
    draft->text[draft->size++] = character;
}

static void
put_text(struct draft *draft, const char *text)
{
  while (*text != '\0')
    put(draft, *text++);
}

static void
put_times(struct draft *draft, char character, int32_t times)
{
  while (times-- > 0)
    put(draft, character);
}

static const char *
put_sign(struct draft *draft, const char *text)
{
  if (*text != '-' && *text != '+')
    return text;
  if (*text == '-')
    put(draft, '-');
  return text + 1;
}

/* ".5" is 0.5 and "5." is 5. */
static void
repair_point(const char *text, const struct kjp__unit *unit,
             struct draft *draft)
{
  (void)unit;
  for (bool behind_digit = false; *text != '\0'; text++) {
    bool before_digit = kjp__is_digit(text[1]);
    if (*text == '.' && !behind_digit && before_digit)
      put(draft, '0');
    if (*text != '.' || before_digit || !behind_digit)
      put(draft, *text);
    behind_digit = kjp__is_digit(*text);
  }
}

static void
repair_underscore(const char *text, const struct kjp__unit *unit,
                  struct draft *draft)
{
  (void)unit;
  for (; *text != '\0'; text++)
    if (*text != '_')
      put(draft, *text);
}

static void
repair_leading_zero(const char *text, const struct kjp__unit *unit,
                    struct draft *draft)
{
  (void)unit;
  text = put_sign(draft, text);
  while (*text == '0' && kjp__is_digit(text[1]))
    text++;
  put_text(draft, text);
}

static uint32_t
digit_value(char character)
{
  static const char digits[] = "0123456789abcdef";
  const char *found = strchr(digits, character | 0x20);

  return character != '\0' && found != NULL ? (uint32_t)(found - digits) : 99;
}

static void
repair_hex(const char *text, const struct kjp__unit *unit, struct draft *draft)
{
  uint32_t base;
  int64_t value = 0;
  char decimal[KJP__DECIMAL_ROOM];

  (void)unit;
  text = put_sign(draft, text);
  base = kjp__decimal_base(text);
  for (text += 2; digit_value(*text) < base; text++) {
    draft->cut = draft->cut || value > INT64_MAX / 16 - 1;
    value = draft->cut ? 0 : value * base + digit_value(*text);
  }
  kjp__decimal_format(value, 1, 0, decimal);
  put_text(draft, decimal);
  put_text(draft, text);
}

/* A number with an exponent, taken apart: 0.d1 d2 d3... times 10^point. */
struct scientific {
  char digits[KJP__DECIMAL_ROOM];
  int32_t count;
  int32_t point;
  const char *rest;
};

enum { EXPONENT_MOST = 40 };

static int32_t
read_exponent(const char **at)
{
  bool negative = (*at)[1] == '-';
  int32_t exponent = 0;

  *at += kjp__is_digit((*at)[1]) ? 1 : 2;
  for (; kjp__is_digit(**at); ++*at)
    if (exponent <= EXPONENT_MOST)
      exponent = exponent * 10 + (**at - '0');
  return negative ? -exponent : exponent;
}

static void
take_apart(const char *text, struct scientific *out)
{
  int32_t decimals = 0;
  bool behind_point = false;

  out->count = 0;
  for (; !kjp__decimal_is_exponent(text); text++) {
    behind_point = behind_point || *text == '.';
    if (!kjp__is_digit(*text) || out->count + 1 == KJP__DECIMAL_ROOM)
      continue;
    decimals += behind_point ? 1 : 0;
    if (out->count > 0 || *text != '0')
      out->digits[out->count++] = *text;
  }
  out->point = out->count - decimals + read_exponent(&text);
  out->rest = text;
}

static void
repair_exponent(const char *text, const struct kjp__unit *unit,
                struct draft *draft)
{
  struct scientific number;

  (void)unit;
  take_apart(put_sign(draft, text), &number);
  if (number.count == 0)
    number.point = 0;
  put_times(draft, '0', number.point < 1 ? 1 : 0);
  if (number.point < 0)
    put(draft, '.');
  put_times(draft, '0', -number.point);
  for (int32_t i = 0; i < number.count; i++) {
    if (i == number.point)
      put(draft, '.');
    put(draft, number.digits[i]);
  }
  put_times(draft, '0', number.point - number.count);
  put_text(draft, number.rest);
}

/* "3万" for 亿元 is 3万元, for 项 it is 3万项. */
static void
repair_scale(const char *text, const struct kjp__unit *unit,
             struct draft *draft)
{
  put_text(draft, text);
  put_text(draft, unit->dimension == KJP_DIMENSION_MONEY
                      ? "元"
                      : kjp__unit_counted(unit));
}

uint32_t
kjp__decimal_base(const char *text)
{
  static const struct {
    char letter;
    uint32_t base;
  } bases[] = {{'x', 16}, {'o', 8}, {'b', 2}};

  if (text[0] != '0')
    return 0;
  for (size_t i = 0; i < sizeof bases / sizeof *bases; i++)
    if ((text[1] | 0x20) == bases[i].letter)
      return digit_value(text[2]) < bases[i].base ? bases[i].base : 0;
  return 0;
}

bool
kjp__decimal_is_exponent(const char *text)
{
  if (*text != 'e' && *text != 'E')
    return false;
  text += text[1] == '+' || text[1] == '-' ? 2 : 1;
  return kjp__is_digit(*text);
}

void
kjp__decimal_repair(enum kjp__decimal_fault fault, const char *text,
                    const struct kjp__unit *unit, char *out)
{
  static void (*const repairs[])(const char *, const struct kjp__unit *,
                                 struct draft *) = {
      [KJP__DECIMAL_NOT_A_NUMBER] = repair_point,
      [KJP__DECIMAL_UNDERSCORE] = repair_underscore,
      [KJP__DECIMAL_LEADING_ZERO] = repair_leading_zero,
      [KJP__DECIMAL_HEX] = repair_hex,
      [KJP__DECIMAL_EXPONENT] = repair_exponent,
      [KJP__DECIMAL_UNIT_UNKNOWN] = repair_scale,
      [KJP__DECIMAL_UNIT_MISSING] = NULL, /* the last: the table is whole */
  };
  struct draft draft = {out, 0, false};

  if (repairs[fault] != NULL)
    repairs[fault](text, unit, &draft);
  out[draft.cut ? 0 : draft.size] = '\0';
}
