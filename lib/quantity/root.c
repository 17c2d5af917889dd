/* SPDX-License-Identifier: MIT */
/* lib/quantity/root.c - roots of exact fractions, by comparing powers.
 *
 * Whole roots are found by halves. Of a root without end the decimals are: the
 * power of each try lies between two binary numbers of BITS fractional bits,
 * rounded down and up, and where the fraction lies between these as well
 * nothing is said. */
#include "root-priv.h"

enum { BITS = 320, MOST_BITS = 380 /* of the fraction's whole part */ };

static uint32_t
bits_of(const struct kjp__wide *a)
{
  uint32_t bits = a->size * 32;

  for (uint32_t top = a->size == 0 ? 1u << 31 : a->limbs[a->size - 1];
       (top & 1u << 31) == 0; top <<= 1)
    bits--;
  return bits;
}

static void
set_bit(struct kjp__wide *a, uint32_t bit)
{
  uint32_t limb = bit / 32;

  while (a->size <= limb)
    a->limbs[a->size++] = 0;
  a->limbs[limb] |= 1u << bit % 32;
}

static void
clear_top(struct kjp__wide *a, uint32_t bit)
{
  a->limbs[bit / 32] &= ~(1u << bit % 32);
  while (a->size > 0 && a->limbs[a->size - 1] == 0)
    a->size--;
}

/* False where it is too wide. */
static bool
power(const struct kjp__wide *base, int32_t exponent, struct kjp__wide *out)
{
  struct kjp__wide square = *base;

  kjp__wide_set(out, 1);
  for (;;) {
    if ((exponent & 1) != 0 && !kjp__wide_multiply(out, &square, out))
      return false;
    exponent >>= 1;
    if (exponent == 0)
      return true;
    if (!kjp__wide_multiply(&square, &square, &square))
      return false;
  }
}

/* The whole part of the root of a whole number that is not below zero. */
static void
whole_root(const struct kjp__wide *a, int32_t degree, struct kjp__wide *out)
{
  struct kjp__wide result;

  kjp__wide_set(&result, 0);
  for (uint32_t bit = bits_of(a) / (uint32_t)degree + 1; bit-- > 0;) {
    struct kjp__wide tried;

    set_bit(&result, bit);
    if (!power(&result, degree, &tried) || kjp__wide_compare(&tried, a) > 0)
      clear_top(&result, bit);
  }
  *out = result;
}

static bool
exact_root(const struct kjp__wide *a, int32_t degree, struct kjp__wide *out)
{
  struct kjp__wide again;

  whole_root(a, degree, out);
  return power(out, degree, &again) && kjp__wide_compare(&again, a) == 0;
}

/* Numbers of BITS fractional bits */

static void
one_bit(uint32_t bit, struct kjp__wide *out)
{
  kjp__wide_set(out, 0);
  set_bit(out, bit);
}

struct span {
  struct kjp__wide low;
  struct kjp__wide high;
};

static bool
multiply(const struct span *a, const struct span *b, struct span *out)
{
  struct kjp__wide one;

  one_bit(BITS, &one);
  if (!kjp__wide_multiply(&a->low, &b->low, &out->low) ||
      !kjp__wide_multiply(&a->high, &b->high, &out->high))
    return false;
  kjp__wide_divide_down(&out->low, &one, &out->low);
  kjp__wide_divide_up(&out->high, &one, &out->high);
  return true;
}

/* a / b; false where a is too wide. */
static bool
set_span(const struct kjp__wide *a, const struct kjp__wide *b, struct span *out)
{
  struct kjp__wide one, top;

  one_bit(BITS, &one);
  if (!kjp__wide_multiply(a, &one, &top))
    return false;
  kjp__wide_divide_down(&top, b, &out->low);
  kjp__wide_divide_up(&top, b, &out->high);
  return true;
}

/* Only a base above one outgrows the wide integer. */
static bool
power_of_span(const struct span *base, int32_t exponent, struct span *out)
{
  struct span square = *base;

  one_bit(BITS, &out->low);
  one_bit(BITS, &out->high);
  for (;;) {
    if ((exponent & 1) != 0 && !multiply(out, &square, out))
      return false;
    exponent >>= 1;
    if (exponent == 0)
      return true;
    if (!multiply(&square, &square, &square))
      return false;
  }
}

/* Below or above 0 as `tried` of 10^-24 is below or above the root of `a`; 0
 * where that cannot be told. */
static int
compare_power(const struct kjp__wide *tried, int32_t degree,
              const struct kjp__wide *scale, const struct span *a)
{
  struct span base, all;

  if (!set_span(tried, scale, &base))
    return 0;
  if (!power_of_span(&base, degree, &all) ||
      kjp__wide_compare(&all.low, &a->high) > 0)
    return 1;
  return kjp__wide_compare(&all.high, &a->low) < 0 ? -1 : 0;
}

/* The root to 24 decimals, cut off. */
static bool
find_decimals(const struct kjp__fraction *a, int32_t degree,
              const struct kjp__wide *scale, struct kjp__wide *out)
{
  struct kjp__wide most;
  struct span goal;

  kjp__root_down(a, degree, &most);
  kjp__wide_set(out, 0);
  if (!set_span(&a->top, &a->bottom, &goal) ||
      !kjp__wide_multiply(&most, scale, &most) ||
      !kjp__wide_add(&most, scale, &most))
    return false;
  for (uint32_t bit = bits_of(&most); bit-- > 0;) {
    int order;

    set_bit(out, bit);
    order = compare_power(out, degree, scale, &goal);
    if (order == 0)
      return false;
    if (order > 0)
      clear_top(out, bit);
  }
  return true;
}

static bool
stand_in(const struct kjp__fraction *a, int32_t degree,
         struct kjp__fraction *out)
{
  struct kjp__wide scale, decimals, one;

  kjp__wide_set(&one, 1);
  if (!kjp__wide_power(10, KJP__ROOT_DECIMALS, &scale) ||
      !find_decimals(a, degree, &scale, &decimals) ||
      !kjp__wide_add(&decimals, &decimals, &decimals) ||
      !kjp__wide_add(&decimals, &one, &decimals) ||
      !kjp__wide_add(&scale, &scale, &scale))
    return false;
  kjp__fraction_make(&decimals, &scale, out);
  return true;
}

bool
kjp__root_of(const struct kjp__fraction *a, int32_t degree,
             struct kjp__fraction *out, bool *exact)
{
  struct kjp__fraction root;

  *exact = exact_root(&a->top, degree, &root.top) &&
           exact_root(&a->bottom, degree, &root.bottom);
  if (*exact) {
    *out = root;
    return true;
  }
  if (bits_of(&a->top) > bits_of(&a->bottom) + MOST_BITS)
    return false;
  return stand_in(a, degree, out);
}

void
kjp__root_down(const struct kjp__fraction *a, int32_t degree,
               struct kjp__wide *out)
{
  struct kjp__wide whole;

  kjp__wide_divide_down(&a->top, &a->bottom, &whole);
  whole_root(&whole, degree, out);
}

bool
kjp__fraction_power(const struct kjp__fraction *base, int32_t exponent,
                    struct kjp__fraction *out)
{
  struct kjp__fraction result;

  if (!power(&base->top, exponent, &result.top) ||
      !power(&base->bottom, exponent, &result.bottom))
    return false;
  *out = result;
  return true;
}
