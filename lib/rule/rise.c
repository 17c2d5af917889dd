/* SPDX-License-Identifier: MIT */
/* lib/rule/rise.c - the least path over lines.
 *
 * As corridor.c: backward what a later year needs under the caps, forward what
 * floors ask for, until nothing moves. A year that has enough already, as most
 * have once it was raised, costs two products; for the others a double
 * estimates the quotient, and the remainder, which is whole, puts it right. */
#include "rise-priv.h"

#include <stddef.h>

#include "../quantity/rate-priv.h"
#include "line-priv.h"

/* Rounds after which it is for the corridor, which leaps. */
enum { MOST_TURNS = 8 };

/* Up to these an estimate is less than two from the quotient, however the host
 * rounds, and its remainder fits. */
#define MOST_QUICK   0x1p49
#define MOST_DIVISOR (INT64_C(1) << 60)

/* (a * b + more) / c up. */
static bool
divide(int64_t a, int64_t b, int64_t more, int64_t c, int64_t *out)
{
  double estimate = ((double)a * (double)b + (double)more) / (double)c;
  kjp__int128 exact;
  int64_t rest;
  int64_t found;

  if (a < 0 || more < 0 || c >= MOST_DIVISOR || !(estimate < MOST_QUICK)) {
    exact = kjp__divide_up((kjp__int128)a * b + more, c);
    *out = (int64_t)exact;
    return exact >= INT64_MIN && exact < KJP__NO_BOUND;
  }
  found = (int64_t)estimate;
  rest = (int64_t)((uint64_t)a * (uint64_t)b + (uint64_t)more -
                   (uint64_t)found * (uint64_t)c);
  for (; rest > 0; rest -= c)
    found++;
  for (; rest <= -c; rest += c)
    found--;
  *out = found;
  return true;
}

bool
kjp__rise_scale(int64_t a, int64_t b, int64_t c, int64_t *out)
{
  return divide(a, b, 0, c, out);
}

/* The next value on the grid; false where it does not fit. */
static bool
put(int64_t value, struct kjp__grid grid, int64_t *out)
{
  int64_t over = grid.step == 1 || value == 0 ? 0 : value % grid.step;
  int64_t next = value;

  if (over > 0 && __builtin_add_overflow(value, grid.step - over, &next))
    return false;
  *out = grid.more >= value && grid.more > 0 && grid.more < next ? grid.more
                                                                 : next;
  return *out < KJP__NO_BOUND;
}

static inline int64_t
base_of(const struct kjp__rise_line *line, int64_t peak, const int64_t *values)
{
  return line->base == KJP__RISE_PEAK ? peak : values[line->base];
}

static inline bool
has_enough(const struct kjp__rise_line *line, int64_t base, int64_t value)
{
  return (kjp__int128)value * line->bottom >=
         (kjp__int128)line->top * base + line->more;
}

/* The smallest of a group; `*next` is its last line. */
static bool
take_group(const struct kjp__rise_line **next, const struct kjp__rise_line *end,
           int64_t peak, const int64_t *values, int64_t *out)
{
  int32_t group = (*next)->group;
  const struct kjp__rise_line *line = *next;

  *out = KJP__NO_BOUND;
  for (; line < end && line->group == group; line++) {
    int64_t least;

    if (!divide(line->top, base_of(line, peak, values), line->more,
                line->bottom, &least))
      return false;
    *out = least < *out ? least : *out;
  }
  *next = line - 1;
  return true;
}

static bool
raise_year(const struct kjp__rise *rise, int32_t year, int64_t peak,
           int64_t *values)
{
  const struct kjp__rise_year *row = &rise->years[year];
  const struct kjp__rise_line *line = rise->lines + row->first;
  const struct kjp__rise_line *end = line + row->count;
  int64_t value = values[year];

  for (; line < end; line++) {
    int64_t base = base_of(line, peak, values);
    int64_t least;

    if (line->group == 0 && has_enough(line, base, value))
      continue;
    if (!(line->group == 0
              ? divide(line->top, base, line->more, line->bottom, &least)
              : take_group(&line, end, peak, values, &least)))
      return false;
    value = least > value ? least : value;
  }
  return value == values[year] || put(value, row->grid, &values[year]);
}

static inline bool
is_allowed(int64_t growth, int64_t before, int64_t value)
{
  return growth == 0 ||
         (kjp__int128)value * KJP__RATE_ONE <= (kjp__int128)before * growth;
}

/* Backward; false where a number does not fit. */
static bool
raise_before(const struct kjp__rise *rise, int64_t *values, bool *moved)
{
  *moved = false;
  for (int32_t year = rise->last; year > rise->first + 1; year--) {
    int64_t growth = rise->years[year].growth;
    int64_t least;

    if (is_allowed(growth, values[year - 1], values[year]))
      continue;
    *moved = true;
    if (!divide(values[year], KJP__RATE_ONE, 0, growth, &least) ||
        !put(least, rise->years[year - 1].grid, &values[year - 1]))
      return false;
  }
  return true;
}

/* Forward. */
static enum kjp__corridor_result
raise_all(const struct kjp__rise *rise, int64_t *values)
{
  int64_t peak = rise->peak;
  int32_t next = rise->first + 1;

  for (int32_t year = next; year <= rise->last; year++) {
    if (!raise_year(rise, year, peak, values))
      return KJP__CORRIDOR_TOO_FAR;
    if (values[year] > rise->years[year].most)
      return KJP__CORRIDOR_NONE;
    peak = values[year] > peak ? values[year] : peak;
  }
  return next > rise->last || is_allowed(rise->years[next].growth,
                                         values[rise->first], values[next])
             ? KJP__CORRIDOR_FOUND
             : KJP__CORRIDOR_NONE;
}

enum kjp__corridor_result
kjp__rise(const struct kjp__rise *rise, int64_t *values)
{
  for (int32_t year = rise->first + 1; year <= rise->last; year++) {
    if (!put(rise->years[year].least, rise->years[year].grid, &values[year]))
      return KJP__CORRIDOR_TOO_FAR;
  }
  for (int32_t turn = 0; turn < MOST_TURNS; turn++) {
    enum kjp__corridor_result result;
    bool moved;

    if (!raise_before(rise, values, &moved))
      return KJP__CORRIDOR_TOO_FAR;
    if (turn > 0 && !moved)
      return KJP__CORRIDOR_FOUND;
    result = raise_all(rise, values);
    if (result != KJP__CORRIDOR_FOUND)
      return result;
  }
  return KJP__CORRIDOR_TOO_FAR;
}
