/* SPDX-License-Identifier: MIT */
/* lib/rule/line.c - what a clause asks, as a line over its base. */
#include "line-priv.h"

#include <stddef.h>

kjp__int128
kjp__divide_down(kjp__int128 a, kjp__int128 b)
{
  kjp__int128 quotient;

  if (a >= 0 && a <= INT64_MAX && b <= INT64_MAX)
    return (int64_t)a / (int64_t)b;
  quotient = a / b;
  return a < 0 && quotient * b != a ? quotient - 1 : quotient;
}

kjp__int128
kjp__divide_up(kjp__int128 a, kjp__int128 b)
{
  return -kjp__divide_down(-a, b);
}

/* The bound over a base: factor * S against level. */
static bool
bound_over(const struct kjp__line *line, int64_t base, struct kjp__bound *out)
{
  struct kjp__clause_numbers numbers = *line->numbers;

  numbers.base = base;
  return kjp__clause_bound(line->kind, &numbers, out);
}

/* Without what factor and slope have in common; strict is one more. */
static bool
reduce(const struct kjp__bound *bound, const struct kjp__wide *slope,
       const struct kjp__wide *level, struct kjp__line *out)
{
  struct kjp__wide common;
  struct kjp__wide rest;
  struct kjp__wide top = *slope;
  struct kjp__wide bottom = bound->factor;

  if (kjp__wide_sign(level) == 0) {
    kjp__wide_gcd(slope, &bound->factor, &common);
    kjp__wide_divide_absolute(slope, &common, &top, &rest);
    kjp__wide_divide_absolute(&bound->factor, &common, &bottom, &rest);
  }
  return kjp__wide_to_int64(&top, &out->top) &&
         kjp__wide_to_int64(&bottom, &out->bottom) &&
         kjp__wide_to_int64(level, &out->more) &&
         !__builtin_add_overflow(out->more, (int64_t)bound->strict, &out->more);
}

bool
kjp__line_of(int32_t kind, const struct kjp__clause_numbers *numbers,
             struct kjp__line *out)
{
  struct kjp__bound none;
  struct kjp__bound one;
  struct kjp__wide slope;

  *out = (struct kjp__line){.kind = kind, .numbers = numbers};
  if (!bound_over(out, 0, &none) || !bound_over(out, 1, &one))
    return false;
  if (!kjp__wide_subtract(&one.level, &none.level, &slope) ||
      kjp__wide_sign(&slope) < 0 || !reduce(&none, &slope, &none.level, out))
    out->bottom = 0;
  return true;
}

struct kjp__line
kjp__line_flat(int64_t least)
{
  return (struct kjp__line){.bottom = 1, .more = least};
}

static bool
exact_at(const struct kjp__line *line, int64_t base, int64_t *out)
{
  struct kjp__bound bound;

  return bound_over(line, base, &bound) && kjp__bound_least(&bound, out);
}

bool
kjp__line_at(const struct kjp__line *line, int64_t base, int64_t *out)
{
  kjp__int128 least;

  if (line->bottom == 0)
    return exact_at(line, base, out);
  least =
      kjp__divide_up((kjp__int128)line->top * base + line->more, line->bottom);
  *out = (int64_t)least;
  return least <= INT64_MAX;
}
