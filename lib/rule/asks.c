/* SPDX-License-Identifier: MIT */
/* lib/rule/asks.c - what rules ask of the years of a path.
 *
 * Owed floors and peaks rest on all years before: they are kept, and found anew
 * from the first year that is another. */
#include "asks-priv.h"

#include <glib.h>

#include "corridor-priv.h"

/* As long as that many lines takes one whose numbers do not fit. */
enum { EXACT_STEPS = 32 };

struct kjp__asks_year *
kjp__asks_at(const struct kjp__asks *asks, int32_t rule, int32_t year)
{
  return &asks->rows[(size_t)rule * (size_t)(asks->years + 1) + (size_t)year];
}

static struct kjp__amount *
floor_at(const struct kjp__asks *asks, int32_t rule, int32_t year)
{
  return &asks->floors[(size_t)rule * (size_t)(asks->years + 1) + (size_t)year];
}

/* Bases */

/* The amount of a year less its one_off; below zero it is nothing to judge
 * with. */
static struct kjp__amount
net_at(const struct kjp__asks *asks, int32_t year, const int64_t *values)
{
  int64_t net;

  if (__builtin_sub_overflow(values[year], asks->one_offs[year], &net))
    return kjp__amount_known(KJP__NO_BOUND);
  return net < 0 ? kjp__amount_unknown() : kjp__amount_known(net);
}

static struct kjp__amount
before_at(const struct kjp__asks *asks, const struct kjp__asks_year *row,
          int32_t year, const int64_t *values)
{
  struct kjp__base_numbers numbers = row->base;
  bool by_floor;
  int64_t net;

  if (!numbers.owed && !numbers.comparable && year > 1)
    return net_at(asks, year - 1, values);
  if (year > 1 &&
      !__builtin_sub_overflow(values[year - 1], asks->one_offs[year - 1], &net))
    numbers.before = kjp__amount_known(net);
  if (numbers.owed)
    numbers.floor_before = *floor_at(
        asks, (int32_t)((row - asks->rows) / (asks->years + 1)), year - 1);
  return kjp__base_of(&numbers, &by_floor);
}

static struct kjp__amount
base_of(const struct kjp__asks *asks, const struct kjp__asks_year *row,
        const struct kjp__ask *ask, int32_t year, const int64_t *values)
{
  switch (ask->base) {
  case KJP__ASK_FLAT:
    break;
  case KJP__ASK_BEFORE:
    return before_at(asks, row, year, values);
  case KJP__ASK_YEAR:
    return net_at(asks, ask->year, values);
  case KJP__ASK_PEAK:
    return kjp__amount_known(MAX(ask->peak, asks->peaks[year - 1]));
  }
  return kjp__amount_known(0);
}

/* Floors */

bool
kjp__ask_least(struct kjp__asks *asks, const struct kjp__asks_year *row,
               const struct kjp__ask *ask, int32_t year, const int64_t *values,
               int64_t *out)
{
  int64_t base;

  asks->left -= ask->line.bottom == 0 ? EXACT_STEPS : 1;
  if (!kjp__amount_get(base_of(asks, row, ask, year, values), &base))
    return false;
  if (!kjp__line_at(&ask->line, base, out))
    *out = KJP__NO_BOUND;
  return true;
}

/* One ask, or a group of which the smallest counts if all are known. */
struct asked {
  bool known;
  bool too_large;
  int64_t least;
};

static struct asked
take(struct kjp__asks *asks, const struct kjp__asks_year *row, int32_t *next,
     int32_t year, const int64_t *values)
{
  int32_t group = row->asks[*next].group;
  struct asked asked = {true, false, KJP__NO_BOUND};

  do {
    int64_t least = 0;

    asked.known = kjp__ask_least(asks, row, &row->asks[(*next)++], year, values,
                                 &least) &&
                  asked.known;
    asked.too_large = asked.too_large || least == KJP__NO_BOUND;
    asked.least = MIN(asked.least, least);
  } while (group > 0 && *next < row->count && row->asks[*next].group == group);
  return asked;
}

/* What a rule owes in a year, exempt or not, without its one_off. */
static struct kjp__amount
floor_of(struct kjp__asks *asks, const struct kjp__asks_year *row, int32_t year,
         const int64_t *values)
{
  struct kjp__amount floor = kjp__amount_unknown();
  int64_t most = 0;

  if (row->too_large)
    return kjp__amount_known(KJP__NO_BOUND);
  for (int32_t i = 0; i < row->count;) {
    struct asked asked = take(asks, row, &i, year, values);

    if (asked.too_large)
      return kjp__amount_known(KJP__NO_BOUND);
    if (!asked.known || (kjp__amount_is_known(floor) && asked.least <= most))
      continue;
    most = asked.least;
    floor = kjp__amount_known(most);
  }
  return floor;
}

/* The years before, as they are owed, and their peak. */
static void
follow_year(struct kjp__asks *asks, int32_t year, const int64_t *values)
{
  int64_t net = 0;

  asks->left--;
  for (int32_t rule = 0; rule < asks->rules; rule++) {
    const struct kjp__asks_year *row = kjp__asks_at(asks, rule, year);

    if (!row->base.owed)
      continue;
    *floor_at(asks, rule, year) =
        row->ruled ? floor_of(asks, row, year, values) : kjp__amount_unknown();
  }
  (void)kjp__amount_get(net_at(asks, year, values), &net);
  asks->peaks[year] = MAX(net, asks->peaks[year - 1]);
  asks->history[year] = values[year];
}

void
kjp__asks_follow(struct kjp__asks *asks, int32_t year, const int64_t *values)
{
  int32_t same = 1;

  if (!asks->deep)
    return;
  while (same < MIN(asks->known, year) && asks->history[same] == values[same])
    same++;
  for (int32_t i = same; i < year; i++)
    follow_year(asks, i, values);
  asks->known = year;
}

static bool
is_waived(const struct kjp__asks *asks, int32_t rule, int32_t year)
{
  return rule == asks->waived_rule &&
         (year == asks->waived_year || asks->waived_year == KJP__EVERY_YEAR);
}

bool
kjp__asks_stand(const struct kjp__asks *asks, int32_t rule, int32_t year)
{
  const struct kjp__asks_year *row = kjp__asks_at(asks, rule, year);

  return row->ruled && (!row->exempt || row->too_large) &&
         !is_waived(asks, rule, year);
}

int64_t
kjp__asks_floor(struct kjp__asks *asks, int32_t year, const int64_t *values)
{
  int64_t one_off = asks->one_offs[year];
  int64_t highest = asks->rules > 0 && one_off > 0 ? one_off : KJP__NO_FLOOR;

  asks->left--;
  kjp__asks_follow(asks, year, values);
  for (int32_t rule = 0; rule < asks->rules; rule++) {
    const struct kjp__asks_year *row = kjp__asks_at(asks, rule, year);
    int64_t floor = 0;

    if (!kjp__asks_stand(asks, rule, year))
      continue;
    if (!kjp__amount_get(floor_of(asks, row, year, values), &floor))
      continue;
    if (floor == KJP__NO_BOUND ||
        __builtin_add_overflow(floor, one_off, &floor))
      return KJP__NO_BOUND;
    highest = MAX(highest, floor);
  }
  return highest;
}

/* Whether some ask of a year has a base that is not known over these values. */
static bool
lacks_base(struct kjp__asks *asks, const struct kjp__asks_year *row,
           int32_t year, const int64_t *values)
{
  for (int32_t i = 0; i < row->count;) {
    if (!take(asks, row, &i, year, values).known)
      return true;
  }
  return false;
}

bool
kjp__asks_partial(struct kjp__asks *asks, const int64_t *values)
{
  for (int32_t year = 1; year <= asks->years; year++) {
    if (values != NULL)
      kjp__asks_follow(asks, year, values);
    for (int32_t rule = 0; rule < asks->rules; rule++) {
      const struct kjp__asks_year *row = kjp__asks_at(asks, rule, year);

      if (kjp__asks_stand(asks, rule, year) &&
          (row->partial ||
           (values != NULL && lacks_base(asks, row, year, values))))
        return true;
    }
  }
  return false;
}

bool
kjp__ask_follows(const struct kjp__asks_year *row, const struct kjp__ask *ask,
                 int32_t year)
{
  return ask->base == KJP__ASK_PEAK ||
         (ask->base == KJP__ASK_YEAR && ask->year == year - 1) ||
         (ask->base == KJP__ASK_BEFORE && !row->base.comparable && year > 1);
}
