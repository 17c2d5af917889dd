/* SPDX-License-Identifier: MIT */
/* lib/quantity/interval.c - intervals with exact ends.
 *
 * The ends of a product are among the four products of the ends. What is zero
 * stays zero, be the other end ever so far away; a closed zero is reached. */
#include "interval-priv.h"

#include "root-priv.h"

#include <stddef.h>

/* A product of two ends: -1 and 1 are infinite, 0 is the value. */
struct corner {
  struct kjp__fraction value;
  int infinite;
  bool open;
};

void
kjp__interval_all(struct kjp__interval *out)
{
  out->low.bounded = false;
  out->high.bounded = false;
  out->low.open = false;
  out->high.open = false;
}

void
kjp__interval_point(const struct kjp__fraction *value,
                    struct kjp__interval *out)
{
  struct kjp__end end = {*value, true, false};

  out->low = end;
  out->high = end;
}

bool
kjp__interval_half_digit(int64_t quanta, int32_t decimals,
                         struct kjp__fraction *out)
{
  struct kjp__wide top, bottom, ten;

  if (!kjp__wide_power(10, (uint32_t)(decimals < 0 ? -decimals : decimals),
                       &ten))
    return false;
  kjp__wide_set(&top, quanta);
  kjp__wide_set(&bottom, 2);
  if (!kjp__wide_multiply(decimals < 0 ? &top : &bottom, &ten,
                          decimals < 0 ? &top : &bottom))
    return false;
  kjp__fraction_make(&top, &bottom, out);
  return true;
}

bool
kjp__interval_rounding(const struct kjp__fraction *figure,
                       const struct kjp__fraction *half,
                       struct kjp__interval *out)
{
  int sign = kjp__fraction_sign(figure);
  struct kjp__interval made = {.low = {.bounded = true, .open = sign <= 0},
                               .high = {.bounded = true, .open = sign >= 0}};

  if (!kjp__fraction_subtract(figure, half, &made.low.value) ||
      !kjp__fraction_add(figure, half, &made.high.value))
    return false;
  *out = made;
  return true;
}

static bool
add_ends(const struct kjp__end *a, const struct kjp__end *b,
         struct kjp__end *out)
{
  out->bounded = a->bounded && b->bounded;
  out->open = out->bounded && (a->open || b->open);
  return !out->bounded || kjp__fraction_add(&a->value, &b->value, &out->value);
}

bool
kjp__interval_add(const struct kjp__interval *a, const struct kjp__interval *b,
                  struct kjp__interval *out)
{
  return add_ends(&a->low, &b->low, &out->low) &&
         add_ends(&a->high, &b->high, &out->high);
}

static void
negate_end(const struct kjp__end *end, struct kjp__end *out)
{
  *out = *end;
  if (end->bounded)
    kjp__wide_negate(&out->value.top);
}

bool
kjp__interval_subtract(const struct kjp__interval *a,
                       const struct kjp__interval *b, struct kjp__interval *out)
{
  struct kjp__interval opposite;

  negate_end(&b->high, &opposite.low);
  negate_end(&b->low, &opposite.high);
  return kjp__interval_add(a, &opposite, out);
}

static bool
scale_end(const struct kjp__end *end, const struct kjp__fraction *factor,
          struct kjp__end *out)
{
  *out = *end;
  return !end->bounded ||
         kjp__fraction_multiply(&end->value, factor, &out->value);
}

bool
kjp__interval_scale(const struct kjp__interval *a,
                    const struct kjp__fraction *factor,
                    struct kjp__interval *out)
{
  struct kjp__interval from = *a;
  bool turned = kjp__fraction_sign(factor) < 0;

  return scale_end(turned ? &from.high : &from.low, factor, &out->low) &&
         scale_end(turned ? &from.low : &from.high, factor, &out->high);
}

/* -1, 0 or 1; an end that is not there has the sign of its side. */
static int
sign_of(const struct kjp__end *end, int side)
{
  return end->bounded ? kjp__fraction_sign(&end->value) : side;
}

static bool
is_reached_zero(const struct kjp__end *end)
{
  return end->bounded && !end->open && kjp__fraction_sign(&end->value) == 0;
}

/* `a_side` and `b_side` are -1 for low ends, 1 for high ones. */
static bool
make_corner(const struct kjp__end *a, int a_side, const struct kjp__end *b,
            int b_side, struct corner *out)
{
  int sign = sign_of(a, a_side) * sign_of(b, b_side);

  out->infinite = 0;
  out->open =
      !is_reached_zero(a) && !is_reached_zero(b) && (a->open || b->open);
  if (a->bounded && b->bounded)
    return kjp__fraction_multiply(&a->value, &b->value, &out->value);
  out->infinite = sign;
  if (sign == 0)
    kjp__fraction_set(&out->value, 0);
  return true;
}

static int
compare_corners(const struct corner *a, const struct corner *b)
{
  if (a->infinite != b->infinite)
    return a->infinite < b->infinite ? -1 : 1;
  return a->infinite != 0 ? 0 : kjp__fraction_compare(&a->value, &b->value);
}

/* The outermost corner of a side; of equal ones the one that is reached. */
static void
take_corner(const struct corner corners[4], int side, struct kjp__end *out)
{
  const struct corner *best = &corners[0];

  for (size_t i = 1; i < 4; i++) {
    int order = compare_corners(&corners[i], best) * side;

    if (order > 0 || (order == 0 && !corners[i].open))
      best = &corners[i];
  }
  out->bounded = best->infinite == 0;
  out->open = out->bounded && best->open;
  if (out->bounded)
    out->value = best->value;
}

bool
kjp__interval_multiply(const struct kjp__interval *a,
                       const struct kjp__interval *b, struct kjp__interval *out)
{
  struct corner corners[4];

  if (!make_corner(&a->low, -1, &b->low, -1, &corners[0]) ||
      !make_corner(&a->low, -1, &b->high, 1, &corners[1]) ||
      !make_corner(&a->high, 1, &b->low, -1, &corners[2]) ||
      !make_corner(&a->high, 1, &b->high, 1, &corners[3]))
    return false;
  take_corner(corners, -1, &out->low);
  take_corner(corners, 1, &out->high);
  return true;
}

/* Below zero nothing is taken: a low end there bounds nothing, a high one is
 * zero. */
static void
lift(struct kjp__interval *a)
{
  if (a->low.bounded && kjp__fraction_sign(&a->low.value) < 0)
    a->low.bounded = false;
  if (!a->high.bounded || kjp__fraction_sign(&a->high.value) >= 0)
    return;
  kjp__fraction_set(&a->high.value, 0);
  a->high.open = false;
}

static bool
raise(struct kjp__end *end, int32_t exponent)
{
  return !end->bounded ||
         kjp__fraction_power(&end->value, exponent, &end->value);
}

bool
kjp__interval_power(const struct kjp__interval *a, int32_t exponent,
                    struct kjp__interval *out)
{
  *out = *a;
  lift(out);
  return raise(&out->low, exponent) && raise(&out->high, exponent);
}

/* `more`: to the whole number above. */
static void
take_root(struct kjp__end *end, int32_t degree, int64_t more)
{
  struct kjp__fraction again;
  struct kjp__fraction root;

  kjp__fraction_set(&root, more);
  if (!end->bounded)
    return;
  kjp__root_down(&end->value, degree, &again.top);
  kjp__wide_set(&again.bottom, 1);
  if (kjp__fraction_add(&again, &root, &root) &&
      kjp__fraction_power(&again, degree, &again) &&
      kjp__fraction_compare(&again, &end->value) == 0) {
    kjp__root_down(&end->value, degree, &end->value.top);
    kjp__wide_set(&end->value.bottom, 1);
    return;
  }
  end->value = root;
  end->open = true;
}

void
kjp__interval_root(const struct kjp__interval *a, int32_t degree,
                   struct kjp__interval *out)
{
  *out = *a;
  lift(out);
  take_root(&out->low, degree, 0);
  take_root(&out->high, degree, 1);
}

bool
kjp__interval_has_zero(const struct kjp__interval *a)
{
  int low = sign_of(&a->low, -1);
  int high = sign_of(&a->high, 1);

  return (low < 0 || (low == 0 && !a->low.open)) &&
         (high > 0 || (high == 0 && !a->high.open));
}

/* One over an end: what is far away comes close to zero and the other way
 * round. */
static void
turn_end(const struct kjp__end *end, struct kjp__end *out)
{
  struct kjp__end turned = {.bounded = true, .open = true};

  if (!end->bounded) {
    kjp__fraction_set(&turned.value, 0);
  } else if (kjp__fraction_sign(&end->value) == 0) {
    turned.bounded = false;
    turned.open = false;
  } else {
    kjp__fraction_make(&end->value.bottom, &end->value.top, &turned.value);
    turned.open = end->open;
  }
  *out = turned;
}

bool
kjp__interval_divide(const struct kjp__interval *a,
                     const struct kjp__interval *b, struct kjp__interval *out)
{
  struct kjp__interval turned;

  turn_end(&b->high, &turned.low);
  turn_end(&b->low, &turned.high);
  return kjp__interval_multiply(a, &turned, out);
}

bool
kjp__interval_quotient(const struct kjp__interval *a,
                       const struct kjp__interval *b, struct kjp__interval *out)
{
  if (sign_of(&b->low, -1) <= 0 && sign_of(&b->high, 1) >= 0) {
    kjp__interval_all(out);
    return true;
  }
  return kjp__interval_divide(a, b, out);
}

bool
kjp__interval_holds(const struct kjp__interval *a,
                    const struct kjp__fraction *value)
{
  struct kjp__end end = {*value, true, false};

  return !kjp__ends_clash(&a->low, &end) && !kjp__ends_clash(&end, &a->high);
}

/* Two intervals that are not empty meet where each begins before the other
 * ends. */
bool
kjp__interval_meets(const struct kjp__interval *a,
                    const struct kjp__interval *b)
{
  return !kjp__ends_clash(&a->low, &b->high) &&
         !kjp__ends_clash(&b->low, &a->high);
}

void
kjp__end_round_down(struct kjp__end *low)
{
  struct kjp__wide whole;

  if (!low->bounded)
    return;
  kjp__wide_divide_down(&low->value.top, &low->value.bottom, &whole);
  low->value.top = whole;
  kjp__wide_set(&low->value.bottom, 1);
}

void
kjp__end_round_up(struct kjp__end *high)
{
  struct kjp__wide whole;

  if (!high->bounded)
    return;
  kjp__wide_divide_up(&high->value.top, &high->value.bottom, &whole);
  high->value.top = whole;
  kjp__wide_set(&high->value.bottom, 1);
}

/* `side` is 1 where more is narrower. */
static bool
is_narrower(const struct kjp__end *end, const struct kjp__end *was, int side)
{
  int order;

  if (!end->bounded || !was->bounded)
    return end->bounded;
  order = kjp__fraction_compare(&end->value, &was->value) * side;
  return order > 0 || (order == 0 && end->open && !was->open);
}

bool
kjp__end_is_higher(const struct kjp__end *low, const struct kjp__end *was)
{
  return is_narrower(low, was, 1);
}

bool
kjp__end_is_lower(const struct kjp__end *high, const struct kjp__end *was)
{
  return is_narrower(high, was, -1);
}

bool
kjp__ends_clash(const struct kjp__end *low, const struct kjp__end *high)
{
  int order;

  if (!low->bounded || !high->bounded)
    return false;
  order = kjp__fraction_compare(&low->value, &high->value);
  return order > 0 || (order == 0 && (low->open || high->open));
}
