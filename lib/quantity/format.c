/* SPDX-License-Identifier: MIT */
/* lib/quantity/format.c - quanta as decimal text.
 *
 * Both forms make the digits first, without sign and point, and lay them out
 * last: that a value rounds to zero, and so has no sign, is known only then. */
#include "format-priv.h"

enum {
  DECIMALS_MOST = 18,
  WHOLE_ROOM = 20, /* 2^63 has 19 digits, one more for a carry */
  WHOLE_MOST = 40, /* of a fraction */
  GROUP = 9,       /* digits in a limb */
  FRACTION_ROOM = (WHOLE_MOST + DECIMALS_MOST + GROUP - 1) / GROUP * GROUP
};

static bool
all_zeros(const char *digits, int32_t count)
{
  while (count > 0 && digits[count - 1] == '0')
    count--;
  return count == 0;
}

/* Sign, `whole` digits without the zeros in front, point, `decimals`. */
static void
lay_out(bool negative, const char *digits, int32_t whole, int32_t decimals,
        char *out)
{
  int32_t at = 0;

  if (negative && !all_zeros(digits, whole + decimals))
    *out++ = '-';
  while (at < whole - 1 && digits[at] == '0')
    at++;
  while (at < whole)
    *out++ = digits[at++];
  if (decimals > 0)
    *out++ = '.';
  while (at < whole + decimals)
    *out++ = digits[at++];
  *out = '\0';
}

/* Adds one to the last digit; the first is a spare zero. */
static void
carry_one(char *digits, int32_t count)
{
  while (digits[--count] == '9')
    digits[count] = '0';
  digits[count]++;
}

static void
write_whole(uint64_t value, char *digits, int32_t count)
{
  while (count > 0) {
    digits[--count] = (char)('0' + value % 10);
    value /= 10;
  }
}

void
kjp__decimal_format(int64_t quanta, int64_t unit_quanta, int32_t digits,
                    char *out)
{
  uint64_t unit = (uint64_t)unit_quanta, bits = (uint64_t)quanta;
  uint64_t value = quanta < 0 ? 0 - bits : bits, rest = value % unit;
  int32_t most = digits < 0 ? DECIMALS_MOST : digits, decimals = 0;
  char text[WHOLE_ROOM + DECIMALS_MOST];

  write_whole(value / unit, text, WHOLE_ROOM);
  while (decimals < most && (digits >= 0 || rest > 0)) {
    rest *= 10;
    /* cppcheck-suppress zerodivcond; the unit is above 0 whatever is left */
    text[WHOLE_ROOM + decimals++] = (char)('0' + rest / unit);
    rest %= unit;
  }
  if (rest >= unit - rest)
    carry_one(text, WHOLE_ROOM + decimals);
  lay_out(quanta < 0, text, WHOLE_ROOM, decimals, out);
}

/* The value times 10^decimals / unit_quanta, to the nearest whole number;
 * false where it has more digits than there is room for. */
static bool
scale_and_round(const struct kjp__fraction *value, int64_t unit_quanta,
                int32_t decimals, struct kjp__wide *out)
{
  struct kjp__wide power, unit;
  struct kjp__fraction scaled;

  (void)kjp__wide_power(10, (uint32_t)decimals, &power);
  kjp__wide_set(&unit, unit_quanta);
  kjp__fraction_make(&power, &unit, &scaled);
  if (!kjp__fraction_multiply(value, &scaled, &scaled))
    return false;
  kjp__wide_divide_near(&scaled.top, &scaled.bottom, out);
  out->negative = false;
  (void)kjp__wide_power(10, (uint32_t)(WHOLE_MOST + decimals), &power);
  return kjp__wide_compare(out, &power) < 0;
}

bool
kjp__fraction_format(const struct kjp__fraction *value, int64_t unit_quanta,
                     int32_t digits, int32_t most_digits, char *out)
{
  int32_t decimals = digits < 0 ? most_digits : digits;
  int32_t whole = FRACTION_ROOM - decimals;
  struct kjp__wide scaled;
  char text[FRACTION_ROOM];

  *out = '\0';
  if (!scale_and_round(value, unit_quanta, decimals, &scaled))
    return false;
  for (int32_t at = FRACTION_ROOM; at > 0; at -= GROUP)
    write_whole(kjp__wide_divide_small(&scaled, 1000000000), text + at - GROUP,
                GROUP);
  /* cppcheck-suppress uninitvar; written by groups, all of it */
  while (digits < 0 && decimals > 0 && text[whole + decimals - 1] == '0')
    decimals--;
  lay_out(kjp__fraction_sign(value) < 0, text, whole, decimals, out);
  return true;
}
