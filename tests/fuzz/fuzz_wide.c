/* SPDX-License-Identifier: MIT */
/* tests/fuzz/fuzz_wide.c - the wide integer against sums done by hand (big.h):
 * every function, with what does not fit told and never cut off. */
#include "../../lib/base/wide-priv.h"

#include "big.h"
#include "bytes.h"
#include "require.h"

enum { LIMB = 4, FIT = 1024 / 8, MOST_POWER = 40 };

/* Limbs of 0 and of ones are where carries go wrong. */
static uint32_t
take_limb(struct bytes *bytes)
{
  switch (take_below(bytes, 5)) {
  case 0:
    return 0;
  case 1:
    return UINT32_MAX;
  case 2:
    return take_byte(bytes);
  default:
    return (uint32_t)take_number(bytes);
  }
}

static struct kjp__wide
take_wide(struct bytes *bytes)
{
  struct kjp__wide wide;

  wide.size = take_below(bytes, KJP__WIDE_LIMBS + 1);
  for (uint32_t i = 0; i < wide.size; i++)
    wide.limbs[i] = take_limb(bytes);
  while (wide.size > 0 && wide.limbs[wide.size - 1] == 0)
    wide.size--;
  wide.negative = wide.size > 0 && (take_byte(bytes) & 1);
  return wide;
}

static struct big
to_big(const struct kjp__wide *wide)
{
  struct big big = {.negative = wide->negative};

  for (uint32_t i = 0; i < wide->size; i++)
    for (int k = 0; k < LIMB; k++)
      big.digits[i * LIMB + (uint32_t)k] = (uint8_t)(wide->limbs[i] >> 8 * k);
  return big;
}

static struct big
from_int(int64_t value)
{
  struct big big = {.negative = value < 0};
  uint64_t left = value < 0 ? -(uint64_t)value : (uint64_t)value;

  for (int i = 0; left > 0; i++, left >>= 8)
    big.digits[i] = (uint8_t)left;
  return big;
}

static void
expect_equal(const struct kjp__wide *found, const struct big *wanted)
{
  struct big big = to_big(found);

  require(found->size == 0 || found->limbs[found->size - 1] != 0);
  require(found->size > 0 || !found->negative);
  require(big_compare(&big, wanted) == 0);
}

static void
expect(bool fits, const struct kjp__wide *found, const struct big *wanted)
{
  require(fits == (big_length(wanted) <= FIT));
  if (fits)
    expect_equal(found, wanted);
}

static void
try_sums(const struct kjp__wide *a, const struct kjp__wide *b)
{
  struct big left = to_big(a), right = to_big(b);
  struct big other = big_negative(&right), wanted = big_add(&left, &right);
  struct kjp__wide out;
  bool fits = kjp__wide_add(a, b, &out);

  expect(fits, &out, &wanted);
  wanted = big_add(&left, &other);
  fits = kjp__wide_subtract(a, b, &out);
  expect(fits, &out, &wanted);
  require(kjp__wide_compare(a, b) == big_compare(&left, &right));
  require(kjp__wide_sign(a) == big_sign(&left));
}

static void
try_products(const struct kjp__wide *a, const struct kjp__wide *b,
             int64_t number)
{
  struct big left = to_big(a), right = to_big(b), small = from_int(number);
  struct big wanted = big_multiply(&left, &right);
  struct kjp__wide out;
  bool fits = kjp__wide_multiply(a, b, &out);

  expect(fits, &out, &wanted);
  wanted = big_multiply(&left, &small);
  fits = kjp__wide_multiply_int(a, number, &out);
  expect(fits, &out, &wanted);
}

static void
try_power(int64_t base, uint32_t exponent)
{
  struct big wanted = from_int(1), factor = from_int(base);
  struct kjp__wide out;
  bool fits = kjp__wide_power(base, exponent, &out);

  for (uint32_t i = 0; i < exponent && big_length(&wanted) <= FIT; i++)
    wanted = big_multiply(&wanted, &factor);
  expect(fits, &out, &wanted);
}

/* Quotients of signed numbers by a divisor above zero. */
static void
try_rounding(const struct kjp__wide *a, const struct kjp__wide *b)
{
  struct big left = to_big(a), right = to_big(b), one = from_int(1);
  struct big down, rest, up, near, twice;
  struct kjp__wide out;

  big_divide(&left, &right, &down, &rest);
  up = big_length(&rest) > 0 ? big_add_absolute(&down, &one) : down;
  twice = big_add_absolute(&rest, &rest);
  near = big_compare_absolute(&twice, &right) >= 0 ? up : down;
  down.negative = up.negative = near.negative = left.negative;
  kjp__wide_divide_down(a, b, &out);
  expect_equal(&out, left.negative ? &up : &down);
  kjp__wide_divide_up(a, b, &out);
  expect_equal(&out, left.negative ? &down : &up);
  kjp__wide_divide_near(a, b, &out);
  expect_equal(&out, &near);
}

static void
try_quotients(const struct kjp__wide *a, const struct kjp__wide *b)
{
  struct big left = to_big(a), right = to_big(b), wanted, left_over;
  struct kjp__wide quotient, rest;

  if (b->size == 0)
    return;
  big_divide(&left, &right, &wanted, &left_over);
  kjp__wide_divide_absolute(a, b, &quotient, &rest);
  expect_equal(&quotient, &wanted);
  expect_equal(&rest, &left_over);
  if (!b->negative)
    try_rounding(a, b);
}

static void
try_small(const struct kjp__wide *a, uint32_t divisor)
{
  struct big left = to_big(a), right = from_int(divisor), wanted, rest, found;
  struct kjp__wide out = *a;

  big_divide(&left, &right, &wanted, &rest);
  wanted.negative = left.negative;
  found = from_int(kjp__wide_divide_small(&out, divisor));
  expect_equal(&out, &wanted);
  require(big_compare(&found, &rest) == 0);
}

static void
try_gcd(const struct kjp__wide *a, const struct kjp__wide *b)
{
  struct big left = to_big(a), right = to_big(b), quotient, rest;
  struct kjp__wide out;

  left.negative = right.negative = false;
  while (big_length(&right) > 0) {
    big_divide(&left, &right, &quotient, &rest);
    left = right;
    right = rest;
  }
  kjp__wide_gcd(a, b, &out);
  expect_equal(&out, &left);
}

static void
try_int64(const struct kjp__wide *a, int64_t number)
{
  struct big big = to_big(a), most = from_int(INT64_MAX), wanted;
  struct kjp__wide out;
  int64_t value = 0;
  bool fits = kjp__wide_to_int64(a, &value);

  require(fits == (big_compare_absolute(&big, &most) <= 0));
  wanted = from_int(value);
  require(!fits || big_compare(&wanted, &big) == 0);
  kjp__wide_set(&out, number);
  wanted = from_int(number);
  expect_equal(&out, &wanted);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  struct bytes bytes = {data, size};
  struct kjp__wide a = take_wide(&bytes), b = take_wide(&bytes);
  int64_t number = (int64_t)(take_number(&bytes) >> take_below(&bytes, 64));
  uint32_t divisor = take_limb(&bytes);

  try_sums(&a, &b);
  try_products(&a, &b, number);
  try_power(number, take_below(&bytes, MOST_POWER));
  try_quotients(&a, &b);
  try_small(&a, divisor == 0 ? 1 : divisor);
  if (take_byte(&bytes) % 8 == 0)
    try_gcd(&a, &b);
  try_int64(&a, number);
  kjp__wide_negate(&a);
  try_sums(&a, &a);
  return 0;
}
