/* SPDX-License-Identifier: MIT */
/* lib/rule/corridor.c - the least and the greatest path that keep all.
 *
 * Least: forward every floor raises its year, backward every growth cap raises
 * the year before, until that moves nothing. One round each way is enough but
 * where floor and cap push each other: there leap.c goes ahead to where they
 * part. Greatest: forward caps lower a year, backward a floor that passes its
 * year's bound lowers the years it looks at. */
#include "corridor-priv.h"

#include <stddef.h>

#include "../quantity/rate-priv.h"
#include "asks-priv.h"
#include "leap-priv.h"

/* Rounds after which floor and cap are too near each other. */
enum { MOST_ROUNDS = 20000 };

/* value * top / bottom to the next multiple of the step. Nothing is below
 * zero. */
static int64_t
scale(int64_t value, int64_t top, int64_t bottom, int64_t step, bool up)
{
  kjp__int128 product = (kjp__int128)value * top;
  kjp__int128 divisor = (kjp__int128)bottom * step;
  kjp__int128 scaled = step * (up ? kjp__divide_up(product, divisor)
                                  : kjp__divide_down(product, divisor));

  return scaled <= INT64_MAX ? (int64_t)scaled : KJP__NO_BOUND;
}

/* value * top / bottom to what is next on the grid; KJP__NO_BOUND where it does
 * not fit. */
static int64_t
scale_up(int64_t value, int64_t top, int64_t bottom, struct kjp__grid grid)
{
  int64_t next = scale(value, top, bottom, grid.step, true);
  bool fits = grid.more > 0 && grid.more >= scale(value, top, bottom, 1, true);

  return fits && grid.more < next ? grid.more : next;
}

static int64_t
scale_down(int64_t value, int64_t top, int64_t bottom, struct kjp__grid grid)
{
  int64_t next = scale(value, top, bottom, grid.step, false);
  bool fits = grid.more > 0 && grid.more <= scale(value, top, bottom, 1, false);

  return fits && grid.more > next ? grid.more : next;
}

int64_t
kjp__grid_up(int64_t value, struct kjp__grid grid)
{
  return value == KJP__NO_BOUND ? value : scale_up(value, 1, 1, grid);
}

int64_t
kjp__grid_down(int64_t value, struct kjp__grid grid)
{
  return value == KJP__NO_BOUND ? value : scale_down(value, 1, 1, grid);
}

int64_t
kjp__ceiling_at(const struct kjp__ceiling *ceiling, struct kjp__grid grid,
                int64_t before)
{
  int64_t amount = kjp__grid_down(ceiling->amount, grid);
  int64_t grown = KJP__NO_BOUND;

  if (ceiling->has_rate && before != KJP__NO_BOUND)
    grown =
        scale_down(before, KJP__RATE_ONE + ceiling->rate, KJP__RATE_ONE, grid);
  return amount < grown ? amount : grown;
}

int64_t
kjp__ceiling_before(const struct kjp__ceiling *ceiling, struct kjp__grid grid,
                    int64_t value)
{
  if (!ceiling->has_rate || value == KJP__NO_BOUND)
    return KJP__NO_FLOOR;
  return scale_up(value, KJP__RATE_ONE, KJP__RATE_ONE + ceiling->rate, grid);
}

static int64_t
floor_at(const struct kjp__corridor *corridor, int32_t year,
         const int64_t *values)
{
  return kjp__grid_up(corridor->floor(corridor->data, year, values),
                      corridor->grids[year]);
}

static bool
raise(int64_t *value, int64_t least)
{
  if (*value >= least)
    return false;
  *value = least;
  return true;
}

/* False where a year is above what caps alone allow. */
static bool
raise_by_floors(const struct kjp__corridor *corridor, int64_t *least)
{
  int64_t highest = corridor->base;

  for (int32_t year = 1; year <= corridor->years; year++) {
    (void)raise(&least[year], floor_at(corridor, year, least));
    highest = kjp__ceiling_at(&corridor->ceilings[year], corridor->grids[year],
                              highest);
    if (least[year] == KJP__NO_BOUND || least[year] > highest)
      return false;
  }
  return true;
}

/* What a year and its floors ask of the year before. */
static bool
raise_before(const struct kjp__corridor *corridor, int32_t year, int64_t *least)
{
  int64_t before = kjp__ceiling_before(&corridor->ceilings[year],
                                       corridor->grids[year - 1], least[year]);
  bool moved = raise(&least[year - 1], before);

  if (corridor->asks == NULL || !corridor->asks->leaps)
    return moved;
  return raise(&least[year - 1], kjp__corridor_leap(corridor, year, least)) ||
         moved;
}

static bool
raise_by_caps(const struct kjp__corridor *corridor, int64_t *least)
{
  bool moved = false;

  for (int32_t year = corridor->years; year > 1; year--)
    moved = raise_before(corridor, year, least) || moved;
  return moved;
}

static bool
is_too_far(const struct kjp__corridor *corridor, int32_t round)
{
  return round == MOST_ROUNDS ||
         (corridor->work != NULL && *corridor->work <= 0);
}

enum kjp__corridor_result
kjp__corridor_least(const struct kjp__corridor *corridor, int64_t *least)
{
  bool moved = true;

  least[0] = corridor->base;
  for (int32_t year = 1; year <= corridor->years; year++)
    least[year] = kjp__grid_up(corridor->needs[year], corridor->grids[year]);
  for (int32_t round = 0; moved; round++) {
    if (is_too_far(corridor, round))
      return KJP__CORRIDOR_TOO_FAR;
    if (!raise_by_floors(corridor, least))
      return KJP__CORRIDOR_NONE;
    moved = raise_by_caps(corridor, least);
  }
  return KJP__CORRIDOR_FOUND;
}

/* Greatest */

static bool
lower(int64_t *value, int64_t most)
{
  if (*value <= most)
    return false;
  *value = most;
  return true;
}

static bool
lower_by_caps(const struct kjp__corridor *corridor, int64_t *greatest)
{
  bool moved = false;

  for (int32_t year = 1; year <= corridor->years; year++)
    moved = lower(&greatest[year],
                  kjp__ceiling_at(&corridor->ceilings[year],
                                  corridor->grids[year], greatest[year - 1])) ||
            moved;
  return moved;
}

/* The floor of a year where `earlier` has `value` and every other year is as
 * low as can be. */
static int64_t
floor_with(const struct kjp__corridor *corridor, int32_t year, int32_t earlier,
           int64_t value, int64_t *values)
{
  int64_t kept = values[earlier];
  int64_t floor;

  values[earlier] = value;
  floor = floor_at(corridor, year, values);
  values[earlier] = kept;
  return floor;
}

/* The greatest multiple of the step from low to high, both of them multiples,
 * under which the floor is not above `most`; it is not at low. */
static int64_t
search(const struct kjp__corridor *corridor, int32_t year, int32_t earlier,
       int64_t most, int64_t *values, int64_t low, int64_t high)
{
  int64_t step = corridor->grids[earlier].step;

  while (high - low > step) {
    int64_t middle = low + (high - low) / step / 2 * step;

    if (floor_with(corridor, year, earlier, middle, values) <= most)
      low = middle;
    else
      high = middle;
  }
  return low;
}

/* The same of all that is on the grid from low, which will do, to high, which
 * will not. */
static int64_t
search_grid(const struct kjp__corridor *corridor, int32_t year, int32_t earlier,
            int64_t most, int64_t *values, int64_t low, int64_t high)
{
  struct kjp__grid grid = corridor->grids[earlier];
  struct kjp__grid multiples = {grid.step, 0};
  int64_t first = kjp__grid_up(low, multiples);
  int64_t last = kjp__grid_up(high, multiples);
  int64_t found = low;

  if (first < high &&
      floor_with(corridor, year, earlier, first, values) <= most)
    found = search(corridor, year, earlier, most, values, first, last);
  if (grid.more > found && grid.more < high &&
      floor_with(corridor, year, earlier, grid.more, values) <= most)
    found = grid.more;
  return found;
}

static bool
lower_earlier(const struct kjp__corridor *corridor, int32_t year,
              int32_t earlier, const int64_t *least, int64_t *greatest,
              int64_t *values)
{
  int64_t high = greatest[earlier];

  if (high <= least[earlier] ||
      floor_with(corridor, year, earlier, high, values) <= greatest[year])
    return false;
  return lower(&greatest[earlier],
               search_grid(corridor, year, earlier, greatest[year], values,
                           least[earlier], high));
}

/* Whether the floor of a year fits even where all years before are as high as
 * can be. */
static bool
is_free(const struct kjp__corridor *corridor, int32_t year,
        const int64_t *greatest)
{
  return corridor->asks != NULL && corridor->asks->leaps &&
         floor_at(corridor, year, greatest) <= greatest[year];
}

static bool
lower_by_floors(const struct kjp__corridor *corridor, const int64_t *least,
                int64_t *greatest, int64_t *values)
{
  bool moved = false;

  for (int32_t year = corridor->years; year > 1; year--) {
    int32_t first = year > corridor->reach ? year - corridor->reach : 1;

    if (is_free(corridor, year, greatest))
      continue;
    for (int32_t earlier = first; earlier < year && !is_too_far(corridor, 0);
         earlier++)
      moved = lower_earlier(corridor, year, earlier, least, greatest, values) ||
              moved;
  }
  return moved;
}

/* Floors that join several years may ask more of them together. */
static bool
keeps_floors(const struct kjp__corridor *corridor, const int64_t *greatest)
{
  for (int32_t year = 1; year <= corridor->years; year++) {
    if (floor_at(corridor, year, greatest) > greatest[year])
      return false;
  }
  return true;
}

/* The greatest path that is nowhere above `top`. */
static bool
descend(const struct kjp__corridor *corridor, const int64_t *least, int64_t top,
        int64_t *greatest, int64_t *values)
{
  bool moved = true;

  greatest[0] = corridor->base;
  for (int32_t year = 0; year <= corridor->years; year++) {
    values[year] = least[year];
    if (year > 0)
      greatest[year] = kjp__grid_down(top, corridor->grids[year]);
  }
  for (int32_t round = 0; moved; round++) {
    if (is_too_far(corridor, round))
      return false;
    moved = lower_by_caps(corridor, greatest);
    moved = lower_by_floors(corridor, least, greatest, values) || moved;
  }
  return keeps_floors(corridor, greatest);
}

static bool
is_capped(const struct kjp__corridor *corridor)
{
  for (int32_t year = 1; year <= corridor->years; year++) {
    if (corridor->ceilings[year].has_rate ||
        corridor->ceilings[year].amount != KJP__NO_BOUND)
      return true;
  }
  return false;
}

/* What rises with the top has no bound. */
bool
kjp__corridor_greatest(const struct kjp__corridor *corridor,
                       const int64_t *least, int64_t *greatest,
                       int64_t *scratch)
{
  int64_t *lesser = scratch + corridor->years + 1;

  greatest[0] = corridor->base;
  for (int32_t year = 1; year <= corridor->years; year++)
    greatest[year] = KJP__NO_BOUND;
  if (!is_capped(corridor))
    return true;
  if (!descend(corridor, least, INT64_MAX / 2, greatest, scratch) ||
      !descend(corridor, least, INT64_MAX / 8, lesser, scratch))
    return false;
  for (int32_t year = 1; year <= corridor->years; year++) {
    if (lesser[year] != greatest[year])
      greatest[year] = KJP__NO_BOUND;
  }
  return true;
}
