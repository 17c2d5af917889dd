/* SPDX-License-Identifier: MIT */
/* tests/fuzz/big.h - whole numbers as children do them: one digit of a byte
 * after the other, with room for any product. Slow, and nothing in common
 * with lib/base/wide.c. */
#pragma once
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

enum { BIG_DIGITS = 300 };

struct big {
  uint8_t digits[BIG_DIGITS]; /* least first */
  bool negative;              /* may be set for zero */
};

static inline int
big_length(const struct big *a)
{
  int length = BIG_DIGITS;

  while (length > 0 && a->digits[length - 1] == 0)
    length--;
  return length;
}

static inline int
big_longest(const struct big *a, const struct big *b)
{
  int left = big_length(a), right = big_length(b);

  return left > right ? left : right;
}

static inline int
big_compare_absolute(const struct big *a, const struct big *b)
{
  for (int i = big_longest(a, b) - 1; i >= 0; i--)
    if (a->digits[i] != b->digits[i])
      return a->digits[i] < b->digits[i] ? -1 : 1;
  return 0;
}

static inline int
big_sign(const struct big *a)
{
  if (big_length(a) == 0)
    return 0;
  return a->negative ? -1 : 1;
}

static inline int
big_compare(const struct big *a, const struct big *b)
{
  int left = big_sign(a), right = big_sign(b);

  if (left != right)
    return left < right ? -1 : 1;
  return left < 0 ? big_compare_absolute(b, a) : big_compare_absolute(a, b);
}

static inline struct big
big_add_absolute(const struct big *a, const struct big *b)
{
  struct big sum = {.negative = a->negative};
  int length = big_longest(a, b);
  unsigned carry = 0;

  for (int i = 0; i <= length && i < BIG_DIGITS; i++) {
    carry += (unsigned)a->digits[i] + b->digits[i];
    sum.digits[i] = (uint8_t)carry;
    carry >>= 8;
  }
  return sum;
}

/* |a| is at least |b|. */
static inline struct big
big_subtract_absolute(const struct big *a, const struct big *b)
{
  struct big rest = {.negative = a->negative};
  int borrow = 0, length = big_length(a);

  for (int i = 0; i < length; i++) {
    int digit = a->digits[i] - b->digits[i] - borrow;

    borrow = digit < 0;
    rest.digits[i] = (uint8_t)digit;
  }
  return rest;
}

static inline struct big
big_add(const struct big *a, const struct big *b)
{
  if (a->negative == b->negative)
    return big_add_absolute(a, b);
  if (big_compare_absolute(a, b) < 0)
    return big_subtract_absolute(b, a);
  return big_subtract_absolute(a, b);
}

static inline struct big
big_negative(const struct big *a)
{
  struct big other = *a;

  other.negative = !a->negative;
  return other;
}

static inline struct big
big_multiply(const struct big *a, const struct big *b)
{
  struct big product = {.negative = a->negative != b->negative};
  int left = big_length(a), right = big_length(b);

  for (int i = 0; i < left; i++) {
    unsigned carry = 0;

    for (int k = 0; i + k < BIG_DIGITS && (k < right || carry > 0); k++) {
      carry += product.digits[i + k];
      if (k < right)
        carry += (unsigned)a->digits[i] * b->digits[k];
      product.digits[i + k] = (uint8_t)carry;
      carry >>= 8;
    }
  }
  return product;
}

/* Bit by bit; |b| is not 0. */
static inline void
big_divide(const struct big *a, const struct big *b, struct big *quotient,
           struct big *rest)
{
  *quotient = (struct big){.negative = false};
  *rest = (struct big){.negative = false};
  for (int bit = 8 * big_length(a) - 1; bit >= 0; bit--) {
    *rest = big_add_absolute(rest, rest);
    rest->digits[0] |= a->digits[bit / 8] >> bit % 8 & 1;
    if (big_compare_absolute(rest, b) < 0)
      continue;
    *rest = big_subtract_absolute(rest, b);
    quotient->digits[bit / 8] |= (uint8_t)(1u << bit % 8);
  }
}
