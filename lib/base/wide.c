/* SPDX-License-Identifier: MIT */
/* lib/base/wide.c - sums, products and quotients of up to 1024 bits.
 *
 * Sign and absolute value are kept apart: the static functions work on limbs
 * alone, the shared ones place the sign last. School methods on 32-bit limbs
 * with 64-bit products; thirty-two limbs are too few for better ones to pay.
 * The long division is in limbs.c. What has at most 64 bits, or 128, is worked
 * out in the machine's own integers. */
#include <string.h>

#include "holds-priv.h"
#include "limbs-priv.h"
#include "wide-priv.h"

#define MIN(a, b) ((a) < (b) ? (a) : (b))

static const struct kjp__wide one = {{1}, 1, false};

/* Drops the zeros on top; zero has no sign. */
static void
finish(struct kjp__wide *out, uint32_t size, bool negative)
{
  while (size > 0 && out->limbs[size - 1] == 0)
    size--;
  out->size = size;
  out->negative = negative && size > 0;
}

static void
set_absolute(struct kjp__wide *out, uint64_t value, bool negative)
{
  out->limbs[0] = (uint32_t)value;
  out->limbs[1] = (uint32_t)(value >> 32);
  finish(out, 2, negative);
}

/* The value of at most two limbs. */
static uint64_t
low_limbs(const struct kjp__wide *a)
{
  uint64_t value = a->size > 0 ? a->limbs[0] : 0;

  return a->size > 1 ? value | (uint64_t)a->limbs[1] << 32 : value;
}

/* The value of at most four limbs. */
static kjp__uint128
low_four(const struct kjp__wide *a)
{
  kjp__uint128 value = 0;

  for (uint32_t i = a->size; i-- > 0;)
    value = value << 32 | a->limbs[i];
  return value;
}

/* Limbs beyond the size are not defined, so they are not copied either. */
static void
copy(const struct kjp__wide *a, bool negative, struct kjp__wide *out)
{
  memmove(out->limbs, a->limbs, a->size * sizeof a->limbs[0]);
  out->size = a->size;
  out->negative = negative;
}

static int
compare_absolute(const struct kjp__wide *a, const struct kjp__wide *b)
{
  if (a->size != b->size)
    return a->size < b->size ? -1 : 1;
  for (uint32_t i = a->size; i-- > 0;)
    if (a->limbs[i] != b->limbs[i])
      return a->limbs[i] < b->limbs[i] ? -1 : 1;
  return 0;
}

static bool
add_absolute(const struct kjp__wide *a, const struct kjp__wide *b,
             bool negative, struct kjp__wide *out)
{
  const struct kjp__wide *longer = a->size >= b->size ? a : b;
  const struct kjp__wide *shorter = a->size >= b->size ? b : a;
  uint32_t size = longer->size, shared = shorter->size;
  uint64_t carry = 0;

  for (uint32_t i = 0; i < size; i++) {
    carry += longer->limbs[i];
    carry += i < shared ? shorter->limbs[i] : 0;
    out->limbs[i] = (uint32_t)carry;
    carry >>= 32;
  }
  if (carry != 0 && size == KJP__WIDE_LIMBS)
    return false;
  if (carry != 0)
    out->limbs[size++] = 1;
  finish(out, size, negative);
  return true;
}

/* `larger` is not below `smaller`. */
static void
subtract_absolute(const struct kjp__wide *larger,
                  const struct kjp__wide *smaller, bool negative,
                  struct kjp__wide *out)
{
  uint32_t size = larger->size, shared = smaller->size;
  uint64_t borrow = 0;

  for (uint32_t i = 0; i < size; i++) {
    uint64_t taken = borrow + (i < shared ? smaller->limbs[i] : 0);
    uint64_t difference = larger->limbs[i] - taken;
    out->limbs[i] = (uint32_t)difference;
    borrow = difference >> 63;
  }
  finish(out, size, negative);
}

/* Of two limbs each. */
static void
add_small(const struct kjp__wide *a, const struct kjp__wide *b, bool b_negative,
          struct kjp__wide *out)
{
  kjp__int128 left = low_limbs(a), right = low_limbs(b);
  kjp__int128 sum =
      (a->negative ? -left : left) + (b_negative ? -right : right);

  kjp__wide_set_absolute(out, (kjp__uint128)(sum < 0 ? -sum : sum), sum < 0);
}

static bool
add_signed(const struct kjp__wide *a, const struct kjp__wide *b,
           bool b_negative, struct kjp__wide *out)
{
  if (a->size <= 2 && b->size <= 2) {
    add_small(a, b, b_negative, out);
    return true;
  }
  if (a->negative == b_negative)
    return add_absolute(a, b, b_negative, out);
  if (compare_absolute(a, b) >= 0)
    subtract_absolute(a, b, a->negative, out);
  else
    subtract_absolute(b, a, b_negative, out);
  return true;
}

/* The quotient, one further from zero if `away`. That one always fits: where
 * there is a remainder the divisor is 2 or more. */
static void
place_quotient(const struct kjp__wide *quotient, bool away, bool negative,
               struct kjp__wide *out)
{
  if (away)
    (void)add_absolute(quotient, &one, negative, out);
  else
    copy(quotient, negative && quotient->size > 0, out);
}

void
kjp__wide_set(struct kjp__wide *out, int64_t value)
{
  uint64_t bits = (uint64_t)value;

  set_absolute(out, value < 0 ? 0 - bits : bits, value < 0);
}

bool
kjp__wide_small(const struct kjp__wide *a, uint64_t *out)
{
  if (a->size > 2)
    return false;
  *out = low_limbs(a);
  return true;
}

void
kjp__wide_set_absolute(struct kjp__wide *out, kjp__uint128 value, bool negative)
{
  uint64_t high = (uint64_t)(value >> 64);

  if (high == 0) {
    set_absolute(out, (uint64_t)value, negative);
    return;
  }
  out->limbs[0] = (uint32_t)value;
  out->limbs[1] = (uint32_t)(value >> 32);
  out->limbs[2] = (uint32_t)high;
  out->limbs[3] = (uint32_t)(high >> 32);
  finish(out, 4, negative);
}

uint64_t
kjp__gcd(uint64_t a, uint64_t b)
{
  while (b != 0) {
    uint64_t rest = a % b;
    a = b;
    b = rest;
  }
  return a;
}

int
kjp__wide_sign(const struct kjp__wide *a)
{
  if (a->size == 0)
    return 0;
  return a->negative ? -1 : 1;
}

int
kjp__wide_compare(const struct kjp__wide *a, const struct kjp__wide *b)
{
  if (a->negative != b->negative)
    return a->negative ? -1 : 1;
  return a->negative ? compare_absolute(b, a) : compare_absolute(a, b);
}

void
kjp__wide_negate(struct kjp__wide *a)
{
  a->negative = !a->negative && a->size > 0;
}

bool
kjp__wide_add(const struct kjp__wide *a, const struct kjp__wide *b,
              struct kjp__wide *out)
{
  return add_signed(a, b, b->negative, out);
}

bool
kjp__wide_subtract(const struct kjp__wide *a, const struct kjp__wide *b,
                   struct kjp__wide *out)
{
  return add_signed(a, b, !b->negative, out);
}

bool
kjp__wide_multiply(const struct kjp__wide *a, const struct kjp__wide *b,
                   struct kjp__wide *out)
{
  struct kjp__wide product;
  uint32_t size = a->size + b->size, top = 0;
  bool negative = a->negative != b->negative;

  if (a->size <= 2 && b->size <= 2) {
    kjp__wide_set_absolute(out, (kjp__uint128)low_limbs(a) * low_limbs(b),
                           negative);
    return true;
  }
  /* A product has as many limbs as its factors together, or one less. */
  if (size > KJP__WIDE_LIMBS + 1 && a->size > 0 && b->size > 0)
    return false;
  memset(product.limbs, 0,
         MIN(size, (uint32_t)KJP__WIDE_LIMBS) * sizeof product.limbs[0]);
  for (uint32_t i = 0; i < a->size; i++) {
    uint64_t carry = 0;
    for (uint32_t j = 0; j < b->size; j++) {
      carry += (uint64_t)a->limbs[i] * b->limbs[j] + product.limbs[i + j];
      product.limbs[i + j] = (uint32_t)carry;
      carry >>= 32;
    }
    if (i + b->size < KJP__WIDE_LIMBS)
      product.limbs[i + b->size] = (uint32_t)carry;
    else
      top = (uint32_t)carry;
  }
  if (top != 0)
    return false;
  finish(&product, MIN(size, (uint32_t)KJP__WIDE_LIMBS), negative);
  copy(&product, product.negative, out);
  return true;
}

bool
kjp__wide_multiply_int(const struct kjp__wide *a, int64_t b,
                       struct kjp__wide *out)
{
  struct kjp__wide factor;

  kjp__wide_set(&factor, b);
  return kjp__wide_multiply(a, &factor, out);
}

/* From the top bit of the exponent down: no step is wider than the result, so
 * the answer is false for what is too wide and for nothing else. */
bool
kjp__wide_power(int64_t base, uint32_t exponent, struct kjp__wide *out)
{
  kjp__wide_set(out, 1);
  for (uint32_t bit = UINT32_C(1) << 31; bit != 0; bit >>= 1) {
    if (!kjp__wide_multiply(out, out, out))
      return false;
    if ((exponent & bit) != 0 && !kjp__wide_multiply_int(out, base, out))
      return false;
  }
  return true;
}

void
kjp__wide_divide_absolute(const struct kjp__wide *a, const struct kjp__wide *b,
                          struct kjp__wide *quotient, struct kjp__wide *rest)
{
  KJP__HOLDS(b->size > 2 || low_limbs(b) != 0);
  if (a->size <= 2 && b->size <= 2) {
    set_absolute(quotient, low_limbs(a) / low_limbs(b), false);
    set_absolute(rest, low_limbs(a) % low_limbs(b), false);
  } else if (compare_absolute(a, b) < 0) {
    kjp__wide_set(quotient, 0);
    copy(a, false, rest);
  } else if (a->size <= 4) {
    kjp__wide_set_absolute(quotient, low_four(a) / low_four(b), false);
    kjp__wide_set_absolute(rest, low_four(a) % low_four(b), false);
  } else if (b->size == 1) {
    copy(a, false, quotient);
    set_absolute(rest, kjp__wide_divide_small(quotient, b->limbs[0]), false);
  } else {
    uint32_t size = a->size - b->size + 1;
    kjp__limbs_divide(a->limbs, a->size, b->limbs, b->size, quotient->limbs,
                      rest->limbs);
    finish(quotient, size, false);
    finish(rest, b->size, false);
  }
}

void
kjp__wide_divide_down(const struct kjp__wide *a, const struct kjp__wide *b,
                      struct kjp__wide *out)
{
  struct kjp__wide quotient, rest;

  kjp__wide_divide_absolute(a, b, &quotient, &rest);
  place_quotient(&quotient, a->negative && rest.size > 0, a->negative, out);
}

void
kjp__wide_divide_up(const struct kjp__wide *a, const struct kjp__wide *b,
                    struct kjp__wide *out)
{
  struct kjp__wide quotient, rest;

  kjp__wide_divide_absolute(a, b, &quotient, &rest);
  place_quotient(&quotient, !a->negative && rest.size > 0, a->negative, out);
}

/* Half or more is left when the rest is not below what lacks to the divisor;
 * asked so, nothing is doubled and nothing can outgrow the limbs. */
void
kjp__wide_divide_near(const struct kjp__wide *a, const struct kjp__wide *b,
                      struct kjp__wide *out)
{
  struct kjp__wide quotient, rest, lacking;

  kjp__wide_divide_absolute(a, b, &quotient, &rest);
  subtract_absolute(b, &rest, false, &lacking);
  place_quotient(&quotient, compare_absolute(&rest, &lacking) >= 0, a->negative,
                 out);
}

uint32_t
kjp__wide_divide_small(struct kjp__wide *a, uint32_t divisor)
{
  uint64_t rest = 0;

  for (uint32_t i = a->size; i-- > 0;) {
    rest = rest << 32 | a->limbs[i];
    a->limbs[i] = (uint32_t)(rest / divisor);
    rest %= divisor;
  }
  finish(a, a->size, a->negative);
  return (uint32_t)rest;
}

/* Of four limbs each, until both are in two. */
static kjp__uint128
gcd_of_four(kjp__uint128 a, kjp__uint128 b)
{
  while (b != 0 && (a | b) >> 64 != 0) {
    kjp__uint128 rest = a % b;
    a = b;
    b = rest;
  }
  return b == 0 ? a : kjp__gcd((uint64_t)a, (uint64_t)b);
}

void
kjp__wide_gcd(const struct kjp__wide *a, const struct kjp__wide *b,
              struct kjp__wide *out)
{
  struct kjp__wide x, y, quotient, rest;

  copy(a, false, &x);
  copy(b, false, &y);
  while (y.size > 0 && (x.size > 4 || y.size > 4)) {
    kjp__wide_divide_absolute(&x, &y, &quotient, &rest);
    copy(&y, false, &x);
    copy(&rest, false, &y);
  }
  if (y.size > 0)
    kjp__wide_set_absolute(out, gcd_of_four(low_four(&x), low_four(&y)), false);
  else
    copy(&x, false, out);
}

bool
kjp__wide_to_int64(const struct kjp__wide *a, int64_t *out)
{
  if (a->size > 2 || low_limbs(a) > INT64_MAX)
    return false;
  *out = (int64_t)low_limbs(a);
  if (a->negative)
    *out = -*out;
  return true;
}
