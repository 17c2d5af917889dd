/* SPDX-License-Identifier: MIT */
/* lib/value/lack.c - what keeps many values unknown, found in one walk.
 *
 * Indicators are gone through against the order in which their series were
 * filled in, so that whoever rests on a place has come to it before. */
#include "lack-priv.h"

static bool
in_grid(const struct kjp__values *values, int32_t year)
{
  return year >= values->first_year && year <= values->last_year;
}

bool
kjp__lacks_begin(struct kjp__lacks *lacks, struct kjp__values *values,
                 struct kjp__arena *arena)
{
  size_t count = (size_t)kjp__plan_count(values->plan, KJP_INDICATORS);

  *lacks = (struct kjp__lacks){.values = values, .arena = arena};
  kjp__rows_init(&lacks->found, arena, sizeof(struct kjp__lack));
  lacks->whose = kjp__arena_alloc(arena, (count + 1) * sizeof *lacks->whose);
  return lacks->whose != NULL;
}

static void
add_lack(struct kjp__lacks *lacks, struct kjp__place place, uint64_t whose)
{
  struct kjp__lack *lack = kjp__rows_add(&lacks->found);

  if (lack != NULL)
    *lack = (struct kjp__lack){place, whose};
}

static uint64_t *
whose_of(struct kjp__lacks *lacks, const struct kjp__place *place)
{
  const struct kjp__values *values = lacks->values;
  size_t years = (size_t)(values->last_year - values->first_year) + 1;
  uint64_t **whose = &lacks->whose[place->indicator];

  if (*whose == NULL)
    *whose = kjp__arena_alloc(lacks->arena, years * sizeof **whose);
  return *whose == NULL ? NULL : *whose + (place->year - values->first_year);
}

/* Outside the grid nothing is known, and nothing is remembered. */
static void
mark(struct kjp__lacks *lacks, struct kjp__place place, uint64_t whose)
{
  const struct kjp__series *series =
      kjp__values_series(lacks->values, place.indicator, 0);
  uint64_t *marked;

  if (series == NULL ||
      kjp__value_known(kjp__series_at(lacks->values, series, place.year)))
    return;
  if (!in_grid(lacks->values, place.year)) {
    add_lack(lacks, place, whose);
    return;
  }
  marked = whose_of(lacks, &place);
  if (marked != NULL)
    *marked |= whose;
}

void
kjp__lacks_want(struct kjp__lacks *lacks, struct kjp__place place,
                int32_t whose)
{
  mark(lacks, place, UINT64_C(1) << whose);
}

/* A zero denominator (below 0) is a leaf by itself. */
static void
pass_on(void *data, int32_t indicator, int32_t year)
{
  struct kjp__lacks *lacks = data;

  if (indicator < 0)
    add_lack(lacks, (struct kjp__place){-1 - indicator, year}, lacks->now);
  else
    mark(lacks, (struct kjp__place){indicator, year}, lacks->now);
}

static void
look_at(struct kjp__lacks *lacks, struct kjp__place place)
{
  const struct kjp__indicator *row =
      kjp__plan_indicator(lacks->values->plan, place.indicator);

  lacks->looked++;
  if (row->derive == 0 || !kjp__derive_parts(lacks->values, place.indicator, 0,
                                             place.year, pass_on, lacks))
    add_lack(lacks, place, lacks->now);
}

static void
look_at_indicator(struct kjp__lacks *lacks, int32_t indicator)
{
  const struct kjp__values *values = lacks->values;
  const uint64_t *whose = lacks->whose[indicator];

  for (int32_t year = values->first_year;
       whose != NULL && year <= values->last_year; year++) {
    lacks->now = whose[year - values->first_year];
    if (lacks->now != 0)
      look_at(lacks, (struct kjp__place){indicator, year});
  }
}

static int
compare_lacks(const void *left, const void *right)
{
  const struct kjp__place *a = &((const struct kjp__lack *)left)->place;
  const struct kjp__place *b = &((const struct kjp__lack *)right)->place;

  if (a->indicator != b->indicator)
    return a->indicator < b->indicator ? -1 : 1;
  return a->year == b->year ? 0 : a->year < b->year ? -1 : 1;
}

/* Sorted, each place once. */
static bool
tidy(struct kjp__rows *found)
{
  int32_t kept = 0;

  if (!kjp__rows_sort(found, 0, compare_lacks))
    return false;
  for (int32_t i = 0; i < found->count; i++) {
    const struct kjp__lack lack =
        *(const struct kjp__lack *)kjp__rows_at(found, i);
    struct kjp__lack *last = kjp__rows_at(found, kept > 0 ? kept - 1 : 0);

    if (kept > 0 && compare_lacks(last, &lack) == 0)
      last->whose |= lack.whose;
    else
      *(struct kjp__lack *)kjp__rows_at(found, kept++) = lack;
  }
  kjp__rows_truncate(found, kept);
  return true;
}

bool
kjp__lacks_find(struct kjp__lacks *lacks)
{
  const struct kjp__rows *order = &lacks->values->order;

  for (int32_t i = order->count - 1; i >= 0; i--)
    look_at_indicator(lacks, *(const int32_t *)kjp__rows_at(order, i));
  return !kjp__arena_failed(lacks->arena) && tidy(&lacks->found);
}
