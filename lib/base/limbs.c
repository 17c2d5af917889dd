/* SPDX-License-Identifier: MIT */
/* lib/base/limbs.c - Knuth's algorithm D on bare limbs.
 *
 * The Art of Computer Programming 2, section 4.3.1. Dividend and divisor are
 * shifted until the divisor's top bit is 1; then a digit guessed from three
 * limbs by two is right or one too high. */
#include "limbs-priv.h"
#include "holds-priv.h"

/* `to` gets `from` times 2^shift, shift below 32; returns what is pushed out
 * at the top. */
static uint32_t
shift_up(const uint32_t *from, uint32_t size, uint32_t shift, uint32_t *to)
{
  uint32_t pushed = 0;

  for (uint32_t i = 0; i < size; i++) {
    uint64_t pair = (uint64_t)from[i] << shift | pushed;
    to[i] = (uint32_t)pair;
    pushed = (uint32_t)(pair >> 32);
  }
  return pushed;
}

static void
shift_down(const uint32_t *from, uint32_t size, uint32_t shift, uint32_t *to)
{
  for (uint32_t i = 0; i < size; i++) {
    uint64_t above = i + 1 < size ? from[i + 1] : 0;
    to[i] = (uint32_t)((above << 32 | from[i]) >> shift);
  }
}

/* One digit of the quotient from the three top limbs of what is left (`left`
 * points to the highest) and the two of the divisor. */
static uint64_t
guess_digit(const uint32_t *left, const uint32_t *divisor)
{
  uint64_t head = (uint64_t)left[0] << 32 | left[-1];
  uint64_t guess = head / divisor[0], rest = head % divisor[0];

  while (guess > UINT32_MAX || guess * divisor[-1] > (rest << 32 | left[-2])) {
    guess--;
    rest += divisor[0];
    if (rest > UINT32_MAX)
      break;
  }
  return guess;
}

/* Takes digit times divisor (`size` limbs) from `left` (one limb more); true
 * where that was too much. */
static bool
subtract_times(uint32_t *left, const uint32_t *divisor, uint32_t size,
               uint64_t digit)
{
  uint64_t carry = 0;
  bool short_of;

  for (uint32_t i = 0; i < size; i++) {
    uint64_t product = digit * divisor[i] + carry;
    uint32_t low = (uint32_t)product;
    carry = (product >> 32) + (left[i] < low ? 1 : 0);
    left[i] -= low;
  }
  short_of = left[size] < carry;
  left[size] -= (uint32_t)carry;
  return short_of;
}

static void
add_back(uint32_t *left, const uint32_t *divisor, uint32_t size)
{
  uint64_t carry = 0;

  for (uint32_t i = 0; i < size; i++) {
    carry += (uint64_t)left[i] + divisor[i];
    left[i] = (uint32_t)carry;
    carry >>= 32;
  }
  left[size] += (uint32_t)carry;
}

void
kjp__limbs_divide(const uint32_t *a, uint32_t a_size, const uint32_t *b,
                  uint32_t b_size, uint32_t *quotient, uint32_t *rest)
{
  uint32_t left[KJP__WIDE_LIMBS + 1], divisor[KJP__WIDE_LIMBS];
  uint32_t shift = (uint32_t)__builtin_clz(b[b_size - 1]);

  KJP__HOLDS(b_size >= 2 && a_size >= b_size);
  shift_up(b, b_size, shift, divisor);
  left[a_size] = shift_up(a, a_size, shift, left);
  for (uint32_t i = a_size - b_size + 1; i-- > 0;) {
    uint64_t digit = guess_digit(left + i + b_size, divisor + b_size - 1);
    if (subtract_times(left + i, divisor, b_size, digit)) {
      add_back(left + i, divisor, b_size);
      digit--;
    }
    quotient[i] = (uint32_t)digit;
  }
  shift_down(left, b_size, shift, rest);
}
