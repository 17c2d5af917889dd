/* SPDX-License-Identifier: MIT */
/* tests/unit/numbers.h - wide integers from and to decimal text, well-known
 * ones, and a small generator whose draws are the same everywhere. */
#pragma once
#include <criterion/criterion.h>
#include <string.h>

#include "../../lib/base/wide-priv.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* 1024 bits are 309 digits. */
enum { NUMBER_ROOM = 320 };

static inline struct kjp__wide
wide_of(const char *text)
{
  struct kjp__wide value, digit;
  int negative = *text == '-';

  kjp__wide_set(&value, 0);
  for (text += negative; *text != '\0'; text++) {
    kjp__wide_set(&digit, *text - '0');
    (void)kjp__wide_multiply_int(&value, 10, &value);
    (void)kjp__wide_add(&value, &digit, &value);
  }
  if (negative)
    kjp__wide_negate(&value);
  return value;
}

static inline const char *
text_of(const struct kjp__wide *value, char room[NUMBER_ROOM])
{
  struct kjp__wide left = *value;
  char *at = room + NUMBER_ROOM - 1;

  *at = '\0';
  do
    *--at = (char)('0' + kjp__wide_divide_small(&left, 10));
  while (kjp__wide_sign(&left) != 0);
  if (kjp__wide_sign(value) < 0)
    *--at = '-';
  return at;
}

static inline struct kjp__wide
power_of_two(uint32_t exponent)
{
  struct kjp__wide value;

  cr_assert(kjp__wide_power(2, exponent, &value), "2^%u", exponent);
  return value;
}

/* 2^1024 - 1, the greatest there is. */
static inline struct kjp__wide
greatest(void)
{
  struct kjp__wide value;

  memset(value.limbs, 0xff, sizeof value.limbs);
  value.size = KJP__WIDE_LIMBS;
  value.negative = false;
  return value;
}

static inline void
expect_text(const struct kjp__wide *value, const char *text, const char *label)
{
  char room[NUMBER_ROOM];

  cr_expect_str_eq(text_of(value, room), text, "%s: %s", label,
                   text_of(value, room));
}

static inline uint64_t
draw(uint64_t *state)
{
  *state ^= *state << 13;
  *state ^= *state >> 7;
  *state ^= *state << 17;
  return *state;
}

/* At most `limbs` limbs; many are all zeros or all ones, where carries run. */
static inline struct kjp__wide
draw_wide(uint64_t *state, uint32_t limbs)
{
  struct kjp__wide value;

  value.size = (uint32_t)(draw(state) % (limbs + 1));
  for (uint32_t i = 0; i < value.size; i++) {
    uint32_t bits = (uint32_t)(draw(state) >> 32);
    value.limbs[i] = bits % 5 == 0   ? 0
                     : bits % 5 == 1 ? UINT32_MAX
                     : bits % 5 == 2 ? UINT32_C(1) << 31
                                     : bits;
  }
  while (value.size > 0 && value.limbs[value.size - 1] == 0)
    value.size--;
  value.negative = value.size > 0 && draw(state) % 2 == 0;
  return value;
}
