/* SPDX-License-Identifier: MIT */
/* lib/rule/wedge.c - whole numbers between two lines.
 *
 * As in Euclid's algorithm: what both slopes have in whole steps is taken off,
 * and x and y change places, since the first y has the first x. It ends where
 * the lines have a whole slope between them, or come nearer each other. */
#include "wedge-priv.h"

/* Every second step halves the slopes: more than 128 bits need. */
enum { MOST_DEPTH = 256 };

struct wedge {
  struct kjp__slope low;
  struct kjp__slope high;
};

static bool
multiply(kjp__int128 a, kjp__int128 b, kjp__int128 *out)
{
  return !__builtin_mul_overflow(a, b, out);
}

static bool
add(kjp__int128 a, kjp__int128 b, kjp__int128 *out)
{
  return !__builtin_add_overflow(a, b, out);
}

/* Takes times * c from a number over c. */
static bool
take_off(kjp__int128 *number, kjp__int128 times, kjp__int128 c)
{
  kjp__int128 less;

  return multiply(times, c, &less) && add(*number, -less, number);
}

/* (a x + b) / c, down or up. */
static bool
value_at(const struct kjp__slope *slope, kjp__int128 x, bool up,
         kjp__int128 *out)
{
  kjp__int128 top;

  if (!multiply(slope->a, x, &top) || !add(top, slope->b, &top))
    return false;
  *out = up ? kjp__divide_up(top, slope->c) : kjp__divide_down(top, slope->c);
  return true;
}

/* Whether there is a whole y at x. */
static bool
fits_at(const struct wedge *wedge, kjp__int128 x, bool *fits)
{
  kjp__int128 low;
  kjp__int128 high;

  if (!value_at(&wedge->low, x, true, &low) ||
      !value_at(&wedge->high, x, false, &high))
    return false;
  *fits = low <= high;
  return true;
}

/* The first x at which `slope`, which rises, has reached y. */
static bool
reach(const struct kjp__slope *slope, kjp__int128 y, kjp__int128 *out)
{
  kjp__int128 top;

  if (!multiply(slope->c, y, &top) || !add(top, -slope->b, &top))
    return false;
  *out = kjp__divide_up(top, slope->a);
  return true;
}

/* Where `low` falls and `high` does not: what fits, fits from there on. It does
 * not at zero. */
static enum kjp__wedge_result
open_wide(const struct wedge *wedge, kjp__int128 *out)
{
  kjp__int128 fails = 0;
  kjp__int128 does;
  kjp__int128 floor = kjp__divide_down(wedge->high.b, wedge->high.c);
  kjp__int128 top;
  bool fits;

  /* where low has come down to what high has at zero */
  if (!multiply(wedge->low.c, floor, &top) || !add(wedge->low.b, -top, &top))
    return KJP__WEDGE_TOO_LARGE;
  does = kjp__divide_up(top, -wedge->low.a);
  while (does - fails > 1) {
    kjp__int128 middle = fails + (does - fails) / 2;

    if (!fits_at(wedge, middle, &fits))
      return KJP__WEDGE_TOO_LARGE;
    if (fits)
      does = middle;
    else
      fails = middle;
  }
  *out = does;
  return KJP__WEDGE_FOUND;
}

/* y is counted from its first, and takes the place of x. */
static bool
swap(const struct wedge *wedge, kjp__int128 first, struct wedge *out)
{
  struct kjp__slope low = wedge->low;
  struct kjp__slope high = wedge->high;

  if (!take_off(&low.b, first, low.c) || !take_off(&high.b, first, high.c))
    return false;
  out->low = (struct kjp__slope){high.c, -high.b, high.a};
  out->high = (struct kjp__slope){low.c, -low.b, low.a};
  return true;
}

static enum kjp__wedge_result first_of(struct wedge wedge, int32_t depth,
                                       kjp__int128 *out);

static enum kjp__wedge_result
turn(const struct wedge *wedge, int32_t depth, kjp__int128 *out)
{
  kjp__int128 first = kjp__divide_up(wedge->low.b, wedge->low.c);
  struct wedge turned;
  enum kjp__wedge_result result;
  kjp__int128 y;

  if (!swap(wedge, first, &turned))
    return KJP__WEDGE_TOO_LARGE;
  result = first_of(turned, depth + 1, &y);
  if (result != KJP__WEDGE_FOUND)
    return result;
  return add(y, first, &y) && reach(&wedge->high, y, out)
             ? KJP__WEDGE_FOUND
             : KJP__WEDGE_TOO_LARGE;
}

static enum kjp__wedge_result
first_of(struct wedge wedge, int32_t depth, kjp__int128 *out)
{
  kjp__int128 whole = kjp__divide_down(wedge.low.a, wedge.low.c);
  bool fits;

  if (depth == MOST_DEPTH || !take_off(&wedge.low.a, whole, wedge.low.c) ||
      !take_off(&wedge.high.a, whole, wedge.high.c) ||
      !fits_at(&wedge, 0, &fits))
    return KJP__WEDGE_TOO_LARGE;
  *out = 0;
  if (fits)
    return KJP__WEDGE_FOUND;
  if (wedge.high.a <= 0)
    return KJP__WEDGE_NONE;
  if (wedge.low.a == 0)
    return reach(&wedge.high, kjp__divide_up(wedge.low.b, wedge.low.c), out)
               ? KJP__WEDGE_FOUND
               : KJP__WEDGE_TOO_LARGE;
  if (wedge.high.a < wedge.high.c)
    return turn(&wedge, depth, out);
  wedge.low.a -= wedge.low.c;
  wedge.high.a -= wedge.high.c;
  return open_wide(&wedge, out);
}

enum kjp__wedge_result
kjp__wedge_first(struct kjp__slope low, struct kjp__slope high,
                 kjp__int128 *out)
{
  return first_of((struct wedge){low, high}, 0, out);
}
