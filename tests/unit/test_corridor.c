/* SPDX-License-Identifier: MIT */
/* tests/unit/test_corridor.c - lib/rule/corridor.c against every path there is
 * on a tiny grid. */
#include <criterion/criterion.h>
#include <string.h>

#include "../../lib/rule/asks-priv.h"
#include "../../lib/rule/corridor-priv.h"

enum { YEARS = 3, TOP = 85, HIGHER_TOP = 120, CASES = 6000 };

/* A floor of a year: the greater of top/10 of the year `back` before, and that
 * plus `more`, rounded up; and, where `other` is, the lesser of two such. */
struct part {
  int32_t back;
  int64_t top, more;
};
struct bounds {
  struct part parts[YEARS + 1][2];
  bool any; /* of the two parts one will do */
  int64_t needs[YEARS + 1];
  struct kjp__ceiling ceilings[YEARS + 1];
  struct kjp__grid grids[YEARS + 1];
  struct kjp__corridor corridor;
  /* the same as lines */
  struct kjp__asks asks;
  struct kjp__asks_year years[YEARS + 1];
  struct kjp__ask lines[YEARS + 1][2];
};

static int64_t
part_at(const struct part *part, int32_t year, const int64_t *values)
{
  int64_t before = year - part->back < 0 ? 0 : values[year - part->back];

  if (before / 10 > INT64_MAX / 20)
    return part->top > 0 ? KJP__NO_BOUND : part->more;
  return before / 10 * part->top + (before % 10 * part->top + 9) / 10 +
         part->more;
}

static int64_t
floor_of(void *data, int32_t year, const int64_t *values)
{
  const struct bounds *bounds = data;
  int64_t first = part_at(&bounds->parts[year][0], year, values);
  int64_t second = part_at(&bounds->parts[year][1], year, values);

  if (bounds->any)
    return first < second ? first : second;
  return first > second ? first : second;
}

static uint32_t seed;

static int64_t
below(int64_t end)
{
  seed = seed * 1664525u + 1013904223u;
  return (int64_t)(seed >> 8) % end;
}

static void
draw(struct bounds *bounds, uint32_t number)
{
  int64_t step;

  static const int64_t rates[] = {0, 50000000, 200000000, 500000000,
                                  1000000000};
  static const int64_t tops[] = {0, 0, 9, 10, 11, 12, 15};

  memset(bounds, 0, sizeof *bounds);
  seed = number * 2654435761u + 1;
  bounds->any = below(5) == 0;
  step = 1 + below(3);
  for (int32_t year = 1; year <= YEARS; year++) {
    for (int part = 0; part < 2; part++)
      bounds->parts[year][part] = (struct part){
          below(4) == 0 ? 2 : 1, tops[below(7)], below(3) == 0 ? below(4) : 0};
    bounds->needs[year] = below(3) == 0 ? below(13) : 0;
    bounds->ceilings[year].amount = below(3) == 0 ? below(21) : KJP__NO_BOUND;
    bounds->ceilings[year].has_rate = below(2) == 0;
    bounds->ceilings[year].rate = rates[below(5)];
    bounds->grids[year] = (struct kjp__grid){
        step, below(3) == 0 ? below(13) : below(2) * bounds->needs[year]};
  }
  bounds->corridor = (struct kjp__corridor){.years = 2 + (int32_t)below(2),
                                            .base = below(6),
                                            .grids = bounds->grids,
                                            .needs = bounds->needs,
                                            .ceilings = bounds->ceilings,
                                            .floor = floor_of,
                                            .data = bounds,
                                            .reach = YEARS};
}

/* What a part asks, as a line: a constant where it looks at the base. */
static struct kjp__ask
line_of(const struct bounds *bounds, const struct part *part, int32_t year)
{
  const int64_t base[YEARS + 1] = {bounds->corridor.base};
  struct kjp__ask ask = {.line = {part->top, 10, 10 * part->more, 0, NULL},
                         .base =
                             part->back == 1 ? KJP__ASK_BEFORE : KJP__ASK_YEAR,
                         .year = year - part->back,
                         .group = bounds->any ? 1 : 0};

  if (ask.year > 0)
    return ask;
  ask.base = KJP__ASK_FLAT;
  ask.line = kjp__line_flat(part_at(part, year, base));
  return ask;
}

static void
draw_lines(struct bounds *bounds)
{
  static const int64_t one_offs[YEARS + 1];

  bounds->asks = (struct kjp__asks){.years = YEARS,
                                    .rules = 1,
                                    .one_offs = one_offs,
                                    .rows = bounds->years,
                                    .leaps = true,
                                    .left = INT64_MAX};
  for (int32_t year = 1; year <= YEARS; year++) {
    for (int part = 0; part < 2; part++)
      bounds->lines[year][part] =
          line_of(bounds, &bounds->parts[year][part], year);
    bounds->years[year] = (struct kjp__asks_year){
        .asks = bounds->lines[year], .count = 2, .ruled = true};
  }
}

static int64_t
floor_of_lines(void *data, int32_t year, const int64_t *values)
{
  return kjp__asks_floor(data, year, values);
}

/* The corridor by lines, which leaps. */
static struct kjp__corridor
by_lines(struct bounds *bounds)
{
  struct kjp__corridor corridor = bounds->corridor;

  draw_lines(bounds);
  corridor.floor = floor_of_lines;
  corridor.data = corridor.asks = &bounds->asks;
  corridor.work = &bounds->asks.left;
  return corridor;
}

/* Every path */

struct search {
  const struct bounds *bounds;
  int64_t values[YEARS + 1];
  int64_t least[YEARS + 1], greatest[YEARS + 1];
  int64_t top; /* of what is tried */
  bool found;
};

static int64_t
lowest(const struct search *search, int32_t year)
{
  const struct bounds *bounds = search->bounds;
  int64_t floor = floor_of((void *)(uintptr_t)bounds, year, search->values);

  return floor > bounds->needs[year] ? floor : bounds->needs[year];
}

static bool
is_allowed(const struct search *search, int32_t year, int64_t value)
{
  const struct kjp__ceiling *ceiling = &search->bounds->ceilings[year];
  int64_t before = search->values[year - 1];

  return value <= ceiling->amount &&
         (!ceiling->has_rate ||
          value * 1000000000 <= before * (1000000000 + ceiling->rate));
}

static void
go_on(struct search *search, int32_t year)
{
  const struct kjp__corridor *corridor = &search->bounds->corridor;

  if (year > corridor->years) {
    for (int32_t i = 1; i < year; i++) {
      if (!search->found || search->values[i] < search->least[i])
        search->least[i] = search->values[i];
      if (!search->found || search->values[i] > search->greatest[i])
        search->greatest[i] = search->values[i];
    }
    search->found = true;
    return;
  }
  for (int64_t value = lowest(search, year);
       value <= search->top && is_allowed(search, year, value); value++) {
    if (value % corridor->grids[year].step != 0 &&
        value != corridor->grids[year].more)
      continue;
    search->values[year] = value;
    go_on(search, year + 1);
  }
}

/* Whether a path lies where every path was tried. */
static bool
is_tried(const struct kjp__corridor *corridor, const int64_t *values)
{
  for (int32_t year = 1; year <= corridor->years; year++) {
    if (values[year] > TOP)
      return false;
  }
  return true;
}

static struct search
try_all(const struct bounds *bounds, int64_t top)
{
  struct search search = {.bounds = bounds, .top = top};

  search.values[0] = bounds->corridor.base;
  go_on(&search, 1);
  return search;
}

/* The least of all years at once, and the greatest likewise, are paths
 * themselves; so what is found year by year is what the library must say. */
static void
try_cases(bool lines)
{
  int32_t possible = 0, bounded = 0, far = 0;

  for (uint32_t number = 0; number < CASES; number++) {
    int64_t least[YEARS + 1], greatest[YEARS + 1], scratch[2 * YEARS + 2];
    struct bounds bounds;
    struct search search, higher;
    enum kjp__corridor_result result;
    struct kjp__corridor corridor;
    bool has_greatest;

    draw(&bounds, number);
    corridor = lines ? by_lines(&bounds) : bounds.corridor;
    search = try_all(&bounds, TOP);
    higher = try_all(&bounds, HIGHER_TOP);
    result = kjp__corridor_least(&corridor, least);
    if (result == KJP__CORRIDOR_FOUND && !is_tried(&corridor, least))
      continue;
    if (result == KJP__CORRIDOR_TOO_FAR) {
      cr_expect(!higher.found, "case %u: too far, and yet there", number);
      far++;
      continue;
    }
    cr_expect(result ==
                  (search.found ? KJP__CORRIDOR_FOUND : KJP__CORRIDOR_NONE),
              "case %u: %d", number, result);
    if (!search.found || result != KJP__CORRIDOR_FOUND)
      continue;
    possible++;
    has_greatest = kjp__corridor_greatest(&corridor, least, greatest, scratch);
    cr_expect(has_greatest || bounds.any, "case %u: a greatest path", number);
    for (int32_t year = 1; year <= bounds.corridor.years; year++) {
      /* what rises with what is tried has no bound */
      int64_t most = higher.greatest[year] == search.greatest[year]
                         ? search.greatest[year]
                         : KJP__NO_BOUND;

      cr_expect(least[year] == search.least[year],
                "case %u, year %d: least %lld, not %lld", number, year,
                (long long)least[year], (long long)search.least[year]);
      bounded += most != KJP__NO_BOUND;
      cr_expect(!has_greatest || greatest[year] == most,
                "case %u, year %d: greatest %lld, not %lld", number, year,
                (long long)greatest[year], (long long)most);
    }
  }
  cr_expect(possible > CASES / 4 && bounded > CASES / 4 && far < CASES / 100,
            "%d, %d, %d", possible, bounded, far);
}

Test(corridor, is_what_trying_every_path_finds, .timeout = 100)
{
  try_cases(false);
}

Test(corridor, of_lines_is_what_trying_every_path_finds, .timeout = 100)
{
  try_cases(true);
}

/* S_0 = 10, at least 20 in year 2, at most +50 % a year: 14, 20. */
static int64_t
no_floor(void *data, int32_t year, const int64_t *values)
{
  (void)data;
  (void)year;
  (void)values;
  return KJP__NO_FLOOR;
}

Test(corridor, what_is_needed_later_is_needed_before)
{
  const struct kjp__grid grids[] = {{1, 0}, {1, 0}, {1, 0}};
  const int64_t needs[] = {0, 0, 20};
  const struct kjp__ceiling half = {KJP__NO_BOUND, 500000000, true};
  const struct kjp__ceiling ceilings[] = {half, half, half};
  struct kjp__corridor corridor = {.years = 2,
                                   .base = 10,
                                   .grids = grids,
                                   .needs = needs,
                                   .ceilings = ceilings,
                                   .floor = no_floor,
                                   .reach = 1};
  int64_t least[3], greatest[3], scratch[6];

  cr_assert(kjp__corridor_least(&corridor, least) == KJP__CORRIDOR_FOUND);
  cr_expect(least[1] == 14 && least[2] == 20);
  cr_assert(kjp__corridor_greatest(&corridor, least, greatest, scratch));
  cr_expect(greatest[1] == 15 && greatest[2] == 22);
  corridor.base = 8;
  cr_expect(kjp__corridor_least(&corridor, least) == KJP__CORRIDOR_NONE);
}

/* Floor one more each year, cap a billionth more: only from 10^9 on. */
static int64_t
one_more(void *data, int32_t year, const int64_t *values)
{
  (void)data;
  return year == 1 ? 0 : values[year - 1] + 1;
}

Test(corridor, floor_and_cap_that_nearly_touch_are_said_to_be_too_near)
{
  const struct kjp__grid grids[] = {{1, 0}, {1, 0}, {1, 0}};
  const int64_t needs[] = {0, 1, 0};
  const struct kjp__ceiling none = {KJP__NO_BOUND, 0, false};
  const struct kjp__ceiling hair = {KJP__NO_BOUND, 1, true};
  const struct kjp__ceiling ceilings[] = {none, none, hair};
  struct kjp__corridor corridor = {.years = 2,
                                   .base = 10,
                                   .grids = grids,
                                   .needs = needs,
                                   .ceilings = ceilings,
                                   .floor = one_more,
                                   .reach = 1};
  int64_t least[3];

  cr_expect(kjp__corridor_least(&corridor, least) == KJP__CORRIDOR_TOO_FAR);
}

/* As lines they are met where they part: 10^9 + 1 is a billionth more. */
Test(corridor, of_lines_that_nearly_touch_is_found)
{
  const struct kjp__grid grids[] = {{1, 0}, {1, 0}, {1, 0}};
  const int64_t needs[] = {0, 1, 0}, one_offs[] = {0, 0, 0};
  const struct kjp__ceiling none = {KJP__NO_BOUND, 0, false};
  const struct kjp__ceiling hair = {KJP__NO_BOUND, 1, true};
  const struct kjp__ceiling ceilings[] = {none, none, hair};
  const struct kjp__ask more = {.line = {1, 1, 1, 0, NULL},
                                .base = KJP__ASK_BEFORE};
  struct kjp__asks_year years[] = {
      {0}, {0}, {.asks = &more, .count = 1, .ruled = true}};
  struct kjp__asks asks = {.years = 2,
                           .rules = 1,
                           .one_offs = one_offs,
                           .rows = years,
                           .leaps = true,
                           .left = 1000};
  struct kjp__corridor corridor = {.years = 2,
                                   .base = 10,
                                   .grids = grids,
                                   .needs = needs,
                                   .ceilings = ceilings,
                                   .floor = floor_of_lines,
                                   .data = &asks,
                                   .asks = &asks,
                                   .work = &asks.left,
                                   .reach = 1};
  int64_t least[3];

  cr_assert(kjp__corridor_least(&corridor, least) == KJP__CORRIDOR_FOUND);
  cr_expect(least[1] == 1000000000 && least[2] == 1000000001);
  cr_expect(asks.left > 900, "%lld", (long long)asks.left);
}
