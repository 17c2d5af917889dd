/* SPDX-License-Identifier: MIT */
/* lib/quantity/fraction.c - exact fractions, reduced before they are joined.
 *
 * Common factors go out before a product is made, not after, so that what is
 * made is the reduced result or close to it: a sum overflows seldom, a
 * product only where its reduced form does (Knuth, The Art of Computer
 * Programming 2, section 4.5.1). Fractions whose numbers have 64 bits, which
 * nearly all of them are, are joined in the machine's own integers. */
#include "fraction-priv.h"

static bool
is_one(const struct kjp__wide *a)
{
  return a->size == 1 && a->limbs[0] == 1 && !a->negative;
}

/* Divides without remainder; dividing by one is the common case. */
static void
divide_exact(const struct kjp__wide *a, const struct kjp__wide *divisor,
             struct kjp__wide *out)
{
  if (!is_one(divisor))
    kjp__wide_divide_down(a, divisor, out);
  else if (a != out)
    *out = *a;
}

/* Divides both by what they share. */
static void
strip_common(const struct kjp__wide *a, const struct kjp__wide *b,
             struct kjp__wide *a_out, struct kjp__wide *b_out)
{
  struct kjp__wide common;

  kjp__wide_gcd(a, b, &common);
  divide_exact(a, &common, a_out);
  divide_exact(b, &common, b_out);
}

/* Of numbers of 64 bits. */

struct small {
  uint64_t top;
  uint64_t bottom;
  bool negative;
};

static bool
small_of(const struct kjp__fraction *a, struct small *out)
{
  out->negative = a->top.negative;
  return kjp__wide_small(&a->top, &out->top) &&
         kjp__wide_small(&a->bottom, &out->bottom);
}

static bool
both_small(const struct kjp__fraction *a, const struct kjp__fraction *b,
           struct small *a_out, struct small *b_out)
{
  return small_of(a, a_out) && small_of(b, b_out);
}

static void
multiply_small(const struct small *a, const struct small *b,
               struct kjp__fraction *out)
{
  uint64_t left = kjp__gcd(a->top, b->bottom);
  uint64_t right = kjp__gcd(b->top, a->bottom);

  kjp__wide_set_absolute(&out->top,
                         (kjp__uint128)(a->top / left) * (b->top / right),
                         a->negative != b->negative);
  kjp__wide_set_absolute(&out->bottom,
                         (kjp__uint128)(a->bottom / right) * (b->bottom / left),
                         false);
}

/* False where the sum of the tops does not fit in 127 bits. */
static bool
add_small(const struct small *a, const struct small *b,
          struct kjp__fraction *out)
{
  uint64_t common = kjp__gcd(a->bottom, b->bottom);
  uint64_t a_part = a->bottom / common, b_part = b->bottom / common;
  kjp__uint128 left = (kjp__uint128)a->top * b_part;
  kjp__uint128 right = (kjp__uint128)b->top * a_part;
  kjp__int128 sum;
  kjp__uint128 top;
  uint64_t shared;

  if ((left | right) >> 126 != 0)
    return false;
  sum = (a->negative ? -(kjp__int128)left : (kjp__int128)left) +
        (b->negative ? -(kjp__int128)right : (kjp__int128)right);
  top = (kjp__uint128)(sum < 0 ? -sum : sum);
  /* What the sum can still share with its bottom is in `common`. */
  shared = kjp__gcd(common, (uint64_t)(top % common));
  kjp__wide_set_absolute(&out->top, top / shared, sum < 0);
  kjp__wide_set_absolute(&out->bottom,
                         (kjp__uint128)(a->bottom / shared) * b_part, false);
  return true;
}

static int
compare_small(const struct small *a, const struct small *b)
{
  kjp__uint128 left = (kjp__uint128)a->top * b->bottom;
  kjp__uint128 right = (kjp__uint128)b->top * a->bottom;

  return (left > right) - (left < right);
}

/* Of any size. */

/* a * b + c * d */
static bool
sum_of_products(const struct kjp__wide *a, const struct kjp__wide *b,
                const struct kjp__wide *c, const struct kjp__wide *d,
                struct kjp__wide *out)
{
  struct kjp__wide left, right;

  return kjp__wide_multiply(a, b, &left) && kjp__wide_multiply(c, d, &right) &&
         kjp__wide_add(&left, &right, out);
}

/* One step of Euclid's algorithm: takes the whole part out and turns the rest
 * over. False where nothing is left to turn. */
static bool
take_whole(struct kjp__wide *top, struct kjp__wide *bottom,
           struct kjp__wide *whole)
{
  struct kjp__wide rest;

  kjp__wide_divide_absolute(top, bottom, whole, &rest);
  *top = *bottom;
  *bottom = rest;
  return kjp__wide_sign(&rest) != 0;
}

/* Compares whole parts; where they are equal, the rests turned over compare
 * the other way round. The numbers only shrink, so no two fractions are too
 * wide for it, as they might be for cross products. */
static int
compare_absolute(struct kjp__fraction a, struct kjp__fraction b)
{
  for (int direction = 1;; direction = -direction) {
    struct kjp__wide a_whole, b_whole;
    bool a_goes_on = take_whole(&a.top, &a.bottom, &a_whole);
    bool b_goes_on = take_whole(&b.top, &b.bottom, &b_whole);
    int order = kjp__wide_compare(&a_whole, &b_whole);

    if (order != 0)
      return order * direction;
    if (!a_goes_on || !b_goes_on)
      return ((int)a_goes_on - (int)b_goes_on) * direction;
  }
}

void
kjp__fraction_set(struct kjp__fraction *out, int64_t value)
{
  kjp__wide_set(&out->top, value);
  kjp__wide_set(&out->bottom, 1);
}

void
kjp__fraction_make(const struct kjp__wide *top, const struct kjp__wide *bottom,
                   struct kjp__fraction *out)
{
  struct kjp__wide reduced_top, reduced_bottom;
  uint64_t upper, lower;

  if (kjp__wide_small(top, &upper) && kjp__wide_small(bottom, &lower)) {
    bool negative = top->negative != bottom->negative;
    uint64_t common = kjp__gcd(upper, lower);

    kjp__wide_set_absolute(&out->top, upper / common, negative);
    kjp__wide_set_absolute(&out->bottom, lower / common, false);
    return;
  }
  strip_common(top, bottom, &reduced_top, &reduced_bottom);
  if (kjp__wide_sign(&reduced_bottom) < 0) {
    kjp__wide_negate(&reduced_top);
    kjp__wide_negate(&reduced_bottom);
  }
  out->top = reduced_top;
  out->bottom = reduced_bottom;
}

int
kjp__fraction_sign(const struct kjp__fraction *a)
{
  return kjp__wide_sign(&a->top);
}

int
kjp__fraction_compare(const struct kjp__fraction *a,
                      const struct kjp__fraction *b)
{
  int a_sign = kjp__fraction_sign(a), b_sign = kjp__fraction_sign(b);
  struct small left, right;

  if (a_sign != b_sign)
    return a_sign < b_sign ? -1 : 1;
  if (both_small(a, b, &left, &right))
    return compare_small(&left, &right) * a_sign;
  return compare_absolute(*a, *b) * a_sign;
}

static bool
add(const struct kjp__fraction *a, const struct kjp__fraction *b,
    struct kjp__fraction *out)
{
  struct kjp__wide common, a_part, b_part, top;

  kjp__wide_gcd(&a->bottom, &b->bottom, &common);
  divide_exact(&a->bottom, &common, &a_part);
  divide_exact(&b->bottom, &common, &b_part);
  if (!sum_of_products(&a->top, &b_part, &b->top, &a_part, &top))
    return false;
  /* What the sum can still share with its bottom is in `common`. */
  strip_common(&top, &common, &top, &common);
  out->top = top;
  return kjp__wide_multiply(&a_part, &b_part, &a_part) &&
         kjp__wide_multiply(&a_part, &common, &out->bottom);
}

bool
kjp__fraction_add(const struct kjp__fraction *a, const struct kjp__fraction *b,
                  struct kjp__fraction *out)
{
  struct small left, right;

  return (both_small(a, b, &left, &right) && add_small(&left, &right, out)) ||
         add(a, b, out);
}

bool
kjp__fraction_subtract(const struct kjp__fraction *a,
                       const struct kjp__fraction *b, struct kjp__fraction *out)
{
  struct kjp__fraction opposite;
  struct small left, right;

  if (both_small(a, b, &left, &right)) {
    right.negative = !right.negative;
    if (add_small(&left, &right, out))
      return true;
  }
  opposite = *b;
  kjp__wide_negate(&opposite.top);
  return add(a, &opposite, out);
}

static bool
multiply(const struct kjp__fraction *a, const struct kjp__fraction *b,
         struct kjp__fraction *out)
{
  struct kjp__fraction left, right;

  strip_common(&a->top, &b->bottom, &left.top, &right.bottom);
  strip_common(&b->top, &a->bottom, &right.top, &left.bottom);
  return kjp__wide_multiply(&left.top, &right.top, &out->top) &&
         kjp__wide_multiply(&left.bottom, &right.bottom, &out->bottom);
}

bool
kjp__fraction_multiply(const struct kjp__fraction *a,
                       const struct kjp__fraction *b, struct kjp__fraction *out)
{
  struct small left, right;

  if (!both_small(a, b, &left, &right))
    return multiply(a, b, out);
  multiply_small(&left, &right, out);
  return true;
}

bool
kjp__fraction_divide(const struct kjp__fraction *a,
                     const struct kjp__fraction *b, struct kjp__fraction *out)
{
  struct kjp__fraction turned;
  struct small left, right;

  if (both_small(a, b, &left, &right)) {
    struct small reciprocal = {right.bottom, right.top, right.negative};

    multiply_small(&left, &reciprocal, out);
    return true;
  }
  turned = (struct kjp__fraction){b->bottom, b->top};
  if (kjp__wide_sign(&b->top) < 0) {
    kjp__wide_negate(&turned.top);
    kjp__wide_negate(&turned.bottom);
  }
  return multiply(a, &turned, out);
}

bool
kjp__fraction_round(const struct kjp__fraction *a, int64_t *out)
{
  struct kjp__wide whole;

  kjp__wide_divide_near(&a->top, &a->bottom, &whole);
  return kjp__wide_to_int64(&whole, out);
}

bool
kjp__fraction_whole(const struct kjp__fraction *a, int64_t *out)
{
  return is_one(&a->bottom) && kjp__wide_to_int64(&a->top, out);
}
