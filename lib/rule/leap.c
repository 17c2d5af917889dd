/* SPDX-License-Identifier: MIT */
/* lib/rule/leap.c - from where on a floor fits under a growth cap.
 *
 * Floor and cap are lines over the year before, one rounded up to the grid and
 * one down. Where they are near each other, pushing one by the other takes as
 * many steps as there are places on the grid; wedge.c finds where a place lies
 * between them. A leap may fall short, where floors rest on more than the year
 * before or numbers are large, but never goes too far. */
#include "leap-priv.h"

#include <glib.h>

#include "../quantity/rate-priv.h"
#include "asks-priv.h"
#include "wedge-priv.h"

/* Groups that push each other in turns: what is left is for the next round. A
 * wedge counts as that many steps. */
enum { MOST_TURNS = 64, WEDGE_STEPS = 16 };

struct leaping {
  const struct kjp__corridor *corridor;
  struct kjp__asks *asks;
  int32_t year;
  struct kjp__ceiling cap; /* of growth alone */
  int64_t *values;
};

static int64_t
before(const struct leaping *leaping)
{
  return leaping->values[leaping->year - 1];
}

/* The floor on the grid, as S of the year and not net. */
static int64_t
with_one_off(const struct leaping *leaping, int64_t least)
{
  int64_t sum;

  return least == KJP__NO_BOUND ||
                 __builtin_add_overflow(
                     least, leaping->asks->one_offs[leaping->year], &sum)
             ? KJP__NO_BOUND
             : sum;
}

/* a * b + c */
static bool
combine(kjp__int128 a, kjp__int128 b, kjp__int128 c, kjp__int128 *out)
{
  return !__builtin_mul_overflow(a, b, out) &&
         !__builtin_add_overflow(*out, c, out);
}

/* Floor and cap in steps of the year, over steps of the year before from
 * `first` on. */
static bool
lines_of(const struct leaping *leaping, const struct kjp__line *line,
         kjp__int128 first, struct kjp__slope *low, struct kjp__slope *high)
{
  const struct kjp__grid *grids = leaping->corridor->grids;
  const int64_t *one_offs = leaping->asks->one_offs;
  int32_t year = leaping->year;
  kjp__int128 step = grids[year - 1].step;
  kjp__int128 rate = KJP__RATE_ONE + (kjp__int128)leaping->cap.rate;

  low->c = (kjp__int128)line->bottom * grids[year].step;
  high->c = (kjp__int128)KJP__RATE_ONE * grids[year].step;
  return combine(line->top, step, 0, &low->a) &&
         combine(line->bottom, one_offs[year], line->more, &low->b) &&
         combine(line->top, step * first - one_offs[year - 1], low->b,
                 &low->b) &&
         combine(rate, step, 0, &high->a) &&
         combine(high->a, first, 0, &high->b);
}

/* The first multiple of the step from which a multiple lies between. */
static int64_t
leap_steps(const struct leaping *leaping, const struct kjp__line *line)
{
  int64_t step = leaping->corridor->grids[leaping->year - 1].step;
  kjp__int128 first = kjp__divide_up(before(leaping), step);
  struct kjp__slope low;
  struct kjp__slope high;
  kjp__int128 more = 0;
  enum kjp__wedge_result result = KJP__WEDGE_TOO_LARGE;

  leaping->asks->left -= WEDGE_STEPS;
  if (lines_of(leaping, line, first, &low, &high))
    result = kjp__wedge_first(low, high, &more);
  if (result == KJP__WEDGE_TOO_LARGE)
    return before(leaping);
  if (result == KJP__WEDGE_NONE || more > INT64_MAX / step - first)
    return KJP__NO_BOUND;
  return (int64_t)((first + more) * step);
}

/* The value before from which `most` is allowed. */
static int64_t
allowing(const struct leaping *leaping, int64_t most)
{
  int64_t least = kjp__ceiling_before(
      &leaping->cap, leaping->corridor->grids[leaping->year - 1], most);

  return MAX(before(leaping), least);
}

/* The same with the anchors, which are no multiples: below the first multiple,
 * that of the year before may do, or any value with that of the year. */
static int64_t
leap_line(const struct leaping *leaping, const struct kjp__line *line,
          int64_t floor)
{
  const struct kjp__grid *grids = leaping->corridor->grids;
  int64_t earlier = grids[leaping->year - 1].more;
  int64_t later = grids[leaping->year].more;
  int64_t found = leap_steps(leaping, line);

  if (earlier > before(leaping))
    found = MIN(found, earlier);
  if (later > 0 && later >= floor)
    found = MIN(found, allowing(leaping, later));
  return found;
}

static int64_t
leap_ask(const struct leaping *leaping, const struct kjp__asks_year *row,
         const struct kjp__ask *ask, int64_t floor)
{
  if (!kjp__ask_follows(row, ask, leaping->year))
    return allowing(leaping, floor);
  return ask->line.bottom == 0 ? before(leaping)
                               : leap_line(leaping, &ask->line, floor);
}

static bool
is_under_cap(const struct leaping *leaping, int64_t floor)
{
  struct kjp__grid grid = leaping->corridor->grids[leaping->year];

  return kjp__grid_up(floor, grid) <=
         kjp__ceiling_at(&leaping->cap, grid, before(leaping));
}

/* From the year before as it is, where what is asked is not known or fits. */
static int64_t
leap_from(const struct leaping *leaping, const struct kjp__asks_year *row,
          const struct kjp__ask *ask)
{
  int64_t floor;

  if (!kjp__ask_least(leaping->asks, row, ask, leaping->year, leaping->values,
                      &floor))
    return before(leaping);
  floor = with_one_off(leaping, floor);
  return is_under_cap(leaping, floor) ? before(leaping)
                                      : leap_ask(leaping, row, ask, floor);
}

/* Over one ask, or a group of which one will do. */
static int64_t
leap_group(const struct leaping *leaping, const struct kjp__asks_year *row,
           int32_t *next)
{
  int32_t group = row->asks[*next].group;
  int64_t nearest = KJP__NO_BOUND;

  do {
    int64_t found = leap_from(leaping, row, &row->asks[(*next)++]);

    nearest = MIN(nearest, found);
  } while (group > 0 && *next < row->count && row->asks[*next].group == group);
  return nearest;
}

static bool
leap_rules(struct leaping *leaping)
{
  int64_t start = before(leaping);

  for (int32_t rule = 0; rule < leaping->asks->rules; rule++) {
    const struct kjp__asks_year *row =
        kjp__asks_at(leaping->asks, rule, leaping->year);

    if (!kjp__asks_stand(leaping->asks, rule, leaping->year))
      continue;
    for (int32_t i = 0; i < row->count && before(leaping) != KJP__NO_BOUND;)
      leaping->values[leaping->year - 1] = leap_group(leaping, row, &i);
  }
  return before(leaping) > start;
}

int64_t
kjp__corridor_leap(const struct kjp__corridor *corridor, int32_t year,
                   int64_t *values)
{
  struct leaping leaping = {corridor, corridor->asks, year,
                            corridor->ceilings[year], values};
  int64_t start = values[year - 1];
  int64_t found;

  if (!leaping.cap.has_rate || start == KJP__NO_BOUND)
    return start;
  leaping.cap.amount = KJP__NO_BOUND;
  if (is_under_cap(&leaping, kjp__asks_floor(corridor->asks, year, values)))
    return start;
  for (int32_t i = 0; i < MOST_TURNS && leap_rules(&leaping) &&
                      before(&leaping) != KJP__NO_BOUND;
       i++)
    continue;
  found = values[year - 1];
  values[year - 1] = start;
  return found;
}
