/* SPDX-License-Identifier: MIT */
/* tests/unit/test_rise.c - lib/rule/rise.c: the least path over lines, by hand
 * and as lib/rule/corridor.c has it. */
#include <inttypes.h>
#include <string.h>

#include <criterion/criterion.h>

#include "../../lib/rule/line-priv.h"
#include "../../lib/rule/rise-priv.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

enum { YEARS = 5, LINES = 3, TRIALS = 200000 };
#define Q INT64_C(1000000000)

/* Quotients */

static const struct {
  int64_t a, b, c, up;
  bool fits;
} quotients[] = {
    {0, 7, 3, 0, true},
    {7, 1, 3, 3, true},
    {6, 1, 3, 2, true},
    {INT64_C(562949953421311), 1, 1, INT64_C(562949953421311), true},
    {INT64_C(562949953421313), 3, 3, INT64_C(562949953421313), true},
    {INT64_MAX - 1, 1, 1, INT64_MAX - 1, true},
    {INT64_MAX, 1, 1, 0, false},
    {INT64_MAX, INT64_MAX, INT64_MAX - 1, 0, false},
    {INT64_MAX, INT64_MAX - 2, INT64_MAX, INT64_MAX - 2, true},
    {INT64_C(9000000000000000000), INT64_C(1000000007), INT64_C(9000000000),
     INT64_C(1000000007000000000), true},
};

Test(rise, divides_up_to_the_last_quantum)
{
  for (size_t i = 0; i < COUNT(quotients); i++) {
    int64_t found = 0;
    bool fits =
        kjp__rise_scale(quotients[i].a, quotients[i].b, quotients[i].c, &found);

    cr_expect(fits == quotients[i].fits, "%zu", i);
    cr_expect(!fits || found == quotients[i].up, "%zu: %" PRId64, i, found);
  }
}

/* Random paths */

static uint64_t state = 1;

static int64_t
below(int64_t end)
{
  state ^= state << 13;
  state ^= state >> 7;
  state ^= state << 17;
  return (int64_t)(state % (uint64_t)end);
}

struct trial {
  struct kjp__rise_year rows[YEARS + 1];
  struct kjp__rise_line lines[(YEARS + 1) * LINES];
  struct kjp__grid grids[YEARS + 1];
  int64_t needs[YEARS + 1];
  struct kjp__ceiling ceilings[YEARS + 1];
  int64_t base;
};

static void
draw_line(struct kjp__rise_line *line, int32_t year, int32_t group)
{
  line->bottom = 1 + below(below(2) ? 20 : 2000000000);
  line->top = line->bottom + below(line->bottom / 4 + 2);
  line->more = below(3);
  line->base = below(8) == 0   ? KJP__RISE_PEAK
               : below(4) == 0 ? (int32_t)below(year)
                               : year - 1;
  line->group = group;
}

static void
draw_year(struct trial *trial, int32_t year)
{
  struct kjp__rise_year *row = &trial->rows[year];
  struct kjp__ceiling *ceiling = &trial->ceilings[year];
  int32_t group = below(3) == 0;

  row->first = year * LINES;
  row->count = (int32_t)below(LINES + 1);
  for (int32_t i = 0; i < row->count; i++)
    draw_line(&trial->lines[row->first + i], year, group);
  trial->grids[year] = (struct kjp__grid){1 + below(2) * below(30), 0};
  trial->needs[year] = below(3) == 0 ? below(4 * trial->base + 2) : 0;
  if (trial->needs[year] > 0)
    trial->grids[year].more = trial->needs[year];
  *ceiling = (struct kjp__ceiling){.amount = KJP__NO_BOUND};
  if (below(4) == 0)
    ceiling->amount = below(8 * trial->base + 2);
  ceiling->has_rate = below(3) > 0;
  ceiling->rate = below(6) * 100000000 - 100000000 + below(2) * below(1000);
  row->grid = trial->grids[year];
  row->least = trial->needs[year];
  row->most = ceiling->amount;
  row->growth = ceiling->has_rate ? Q + ceiling->rate : 0;
}

/* One line over the years before. */
static int64_t
line_at(const struct kjp__rise_line *line, int32_t year, const int64_t *values)
{
  int64_t base = line->base < 0 ? 0 : values[line->base];
  int64_t least = 0;

  for (int32_t i = 0; line->base < 0 && i < year; i++)
    base = values[i] > base ? values[i] : base;
  cr_assert(kjp__line_at(&(struct kjp__line){.top = line->top,
                                             .bottom = line->bottom,
                                             .more = line->more},
                         base, &least));
  return least;
}

/* A group is all the lines of a year here, or none of them. */
static int64_t
floor_of(void *data, int32_t year, const int64_t *values)
{
  const struct trial *trial = data;
  const struct kjp__rise_year *row = &trial->rows[year];
  bool any = row->count > 1 && trial->lines[row->first].group > 0;
  int64_t floor = any ? INT64_MAX : 0;

  for (int32_t i = row->first; i < row->first + row->count; i++) {
    int64_t least = line_at(&trial->lines[i], year, values);

    if (any ? least < floor : least > floor)
      floor = least;
  }
  return floor;
}

Test(rise, has_the_least_path_of_the_corridor, .timeout = 60)
{
  int32_t found = 0, none = 0, far = 0;

  for (int32_t i = 0; i < TRIALS; i++) {
    struct trial trial = {.base = 1 + below(below(2) ? 60 : 1000000000000)};
    int64_t values[YEARS + 1] = {trial.base};
    int64_t least[YEARS + 1];
    struct kjp__corridor corridor = {.years = YEARS,
                                     .base = trial.base,
                                     .grids = trial.grids,
                                     .needs = trial.needs,
                                     .ceilings = trial.ceilings,
                                     .floor = floor_of,
                                     .data = &trial,
                                     .reach = YEARS};
    struct kjp__rise rise = {0, YEARS, trial.base, trial.rows, trial.lines};
    enum kjp__corridor_result result, wanted;

    trial.grids[0].step = 1;
    for (int32_t year = 1; year <= YEARS; year++)
      draw_year(&trial, year);
    result = kjp__rise(&rise, values);
    far += result == KJP__CORRIDOR_TOO_FAR;
    if (result == KJP__CORRIDOR_TOO_FAR)
      continue;
    wanted = kjp__corridor_least(&corridor, least);
    found += wanted == KJP__CORRIDOR_FOUND;
    none += wanted == KJP__CORRIDOR_NONE;
    cr_assert(result == wanted, "%d: %d, %d", (int)i, (int)result, (int)wanted);
    cr_assert(result == KJP__CORRIDOR_NONE ||
                  memcmp(values, least, sizeof least) == 0,
              "%d", (int)i);
  }
  cr_expect(found > TRIALS / 10 && none > TRIALS / 10 && far < TRIALS / 5,
            "%d, %d, %d", (int)found, (int)none, (int)far);
}
