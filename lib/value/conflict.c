/* SPDX-License-Identifier: MIT */
/* lib/value/conflict.c - why no path keeps all, and what alone would help.
 *
 * The year is the first up to which there is no path; what clashes in it is
 * looked at where the years before leave the smallest gap. Relaxations are
 * tried one at a time over the whole path, and the smallest that works is found
 * by halving: a looser bound never makes a path impossible. */
#include "bounding-priv.h"

#include <glib.h>

/* More caps than anyone would read of. */
enum { MOST_CAPS = 8, MOST_RULES = 16 };
/* A cap of a thousand million times is no cap. */
#define MOST_RATE INT64_C(1000000000000000000)

static bool
is_possible(const struct kjp__bounding *bounding, int32_t years)
{
  struct kjp__corridor corridor = bounding->corridor;

  corridor.years = years;
  return kjp__corridor_least(&corridor, bounding->scratch) ==
         KJP__CORRIDOR_FOUND;
}

/* The first year up to which nothing fits: where a path ends earlier, it fits
 * all the more. */
static int32_t
find_year(const struct kjp__bounding *bounding)
{
  int32_t fits = 0;
  int32_t year = bounding->corridor.years;

  while (year - fits > 1) {
    int32_t middle = fits + (year - fits) / 2;

    if (is_possible(bounding, middle))
      fits = middle;
    else
      year = middle;
  }
  return year;
}

/* What clashes in a year, given the years before. */
struct clash {
  int64_t amount; /* KJP__NO_BOUND: none */
  struct kjp__party floor;
  bool by_rate; /* what is allowed is */
};

static struct clash
clash_at(struct kjp__bounding *bounding, int32_t year, const int64_t *history)
{
  const struct kjp__course *course = bounding->course;
  const struct kjp__anchor *anchor = &course->anchors[year];
  struct kjp__ceiling amount = {.amount = bounding->ceilings[year].amount};
  struct kjp__grid grid = bounding->grids[year];
  const char *by = NULL;
  int64_t floor = kjp__bounding_floor(bounding, year, history, &by);
  int64_t most =
      kjp__ceiling_at(&bounding->ceilings[year], grid, history[year - 1]);
  struct clash clash = {KJP__NO_BOUND, {by, 0}, true};

  if (anchor->need >= floor) {
    floor = anchor->need;
    clash.floor = anchor->by;
  }
  if (kjp__ceiling_at(&amount, grid, history[year - 1]) == most)
    clash.by_rate = false;
  if (kjp__grid_up(floor, grid) > most && floor != KJP__NO_BOUND)
    clash.amount = floor - most;
  return clash;
}

static void
find_clash(struct kjp__bounding *bounding, int32_t year,
           struct kjp__conflict *conflict)
{
  struct kjp__corridor before = bounding->corridor;
  struct clash clash;
  struct clash other = {.amount = KJP__NO_BOUND};

  before.years = year - 1;
  (void)kjp__corridor_least(&before, bounding->least);
  clash = clash_at(bounding, year, bounding->least);
  if (kjp__corridor_greatest(&before, bounding->least, bounding->greatest,
                             bounding->scratch) &&
      bounding->greatest[year - 1] != KJP__NO_BOUND)
    other = clash_at(bounding, year, bounding->greatest);
  if (other.amount < clash.amount)
    clash = other;
  conflict->year = bounding->course->first_year + year;
  conflict->floor = clash.floor;
  conflict->cap =
      kjp__ceiling_party(bounding->values, &bounding->by[year], clash.by_rate);
  if (clash.amount != KJP__NO_BOUND)
    conflict->amount = kjp__amount_known(clash.amount);
}

/* Relaxations */

/* A bound that is loosened: `set` puts a value in its place. */
struct loosening {
  struct kjp__bounding *bounding;
  int32_t row;  /* of KJP_CAPS, or KJP_NONE */
  int32_t year; /* of the amount */
  struct kjp__party name;
  void (*set)(struct loosening *loosening, int64_t value);
};

static bool
works(struct loosening *loosening, int64_t value)
{
  loosening->set(loosening, value);
  return is_possible(loosening->bounding, loosening->bounding->corridor.years);
}

/* Between one that does not work and one that does, `apart` or less from the
 * first that works. */
static int64_t
halve(struct loosening *loosening, int64_t fails, int64_t does)
{
  if (does > fails && fails < -1)
    fails = -1; /* nothing below zero works */
  while (does - fails > 1 || fails - does > 1) {
    int64_t middle = fails + (does - fails) / 2;

    if (works(loosening, middle))
      does = middle;
    else
      fails = middle;
  }
  return does;
}

/* No step is left. */
static bool
is_at_end(const struct kjp__bounding *bounding)
{
  return bounding->corridor.asks->left <= 0;
}

/* Where the search came to its end: what is not known to be the smallest is
 * not told. */
static void
add(struct kjp__bounding *bounding, const struct kjp__relaxation *found)
{
  struct kjp__relaxation *row =
      is_at_end(bounding) ? NULL
                          : kjp__rows_add(&bounding->course->relaxations);

  if (row != NULL)
    *row = *found;
}

/* An amount of a year in place of another. */
static void
add_amount(struct kjp__bounding *bounding, struct kjp__party what, int32_t year,
           int64_t from, int64_t to)
{
  struct kjp__relaxation found = {.what = what,
                                  .year = bounding->course->first_year + year,
                                  .amount = kjp__amount_known(to)};
  int64_t change;

  if (!__builtin_sub_overflow(to, from, &change))
    found.change = kjp__amount_known(change);
  add(bounding, &found);
}

/* All ceilings as they are said, but for this cap; of an amount, that of its
 * year alone. */
static void
set_cap(struct loosening *loosening, int64_t value)
{
  struct kjp__bounding *bounding = loosening->bounding;
  struct kjp__course *course = bounding->course;
  int32_t first = loosening->year > 0 ? loosening->year : 1;
  int32_t last =
      loosening->year > 0 ? loosening->year : bounding->corridor.years;

  course->loose_cap = loosening->row;
  course->loose = value;
  course->loose_year = course->first_year + loosening->year;
  for (int32_t i = first; i <= last; i++)
    (void)kjp__course_ceiling(bounding->values, course, course->first_year + i,
                              &bounding->ceilings[i], &bounding->by[i]);
}

static void
restore_caps(const struct loosening *loosening)
{
  struct loosening none = *loosening;

  none.row = KJP_NONE;
  set_cap(&none, 0);
}

static void
loosen_cap(struct kjp__bounding *bounding, int32_t row)
{
  const struct kjp__cap *cap =
      kjp__plan_row(bounding->values->plan, KJP_CAPS, row);
  struct loosening loosening = {
      bounding, row, 0, {kjp__cap_name(bounding->values, row), 0}, set_cap};
  struct kjp__relaxation found = {.what = loosening.name};
  int64_t rate = 0;

  if (!kjp__amount_get(cap->growth, &rate) &&
      !kjp__amount_get(cap->share, &rate))
    return;
  if (works(&loosening, MOST_RATE)) {
    found.rate = kjp__amount_known(halve(&loosening, rate, MOST_RATE));
    add(bounding, &found);
  }
  restore_caps(&loosening);
}

/* One that has been tried already, or no cap. */
static bool
is_tried(const int32_t *tried, int32_t count, int32_t row)
{
  for (int32_t i = 0; i < count; i++) {
    if (tried[i] == row)
      return true;
  }
  return row < 0;
}

/* The caps that bind, from the year of the conflict backward. */
static void
loosen_caps(struct kjp__bounding *bounding, int32_t year)
{
  int32_t tried[MOST_CAPS];
  int32_t count = 0;

  for (int32_t i = year; i > 0 && count < MOST_CAPS; i--) {
    const struct kjp__ceiling_by by = bounding->by[i];

    if (!is_tried(tried, count, by.rate)) {
      tried[count++] = by.rate;
      loosen_cap(bounding, by.rate);
    }
    if (count < MOST_CAPS && !is_tried(tried, count, by.amount)) {
      tried[count++] = by.amount;
      loosen_cap(bounding, by.amount);
    }
  }
}

/* Its share has been tried already. */
static bool
is_share(const struct kjp__bounding *bounding, int32_t row)
{
  const struct kjp__cap *cap =
      row < 0 ? NULL : kjp__plan_row(bounding->values->plan, KJP_CAPS, row);

  return cap != NULL && cap->kind == KJP_CAP_SHARE_AT_MOST;
}

/* The amount of the year, be it a cap's or a target's, while all others that
 * bound the year stay. */
static void
set_target(struct loosening *loosening, int64_t amount)
{
  struct kjp__bounding *bounding = loosening->bounding;
  struct kjp__course *course = bounding->course;
  int32_t year = loosening->year;
  int64_t next = course->anchors[year].next_most;
  struct kjp__ceiling *ceiling = &bounding->ceilings[year];

  (void)kjp__course_caps(bounding->values, course, course->first_year + year,
                         ceiling, &bounding->by[year]);
  ceiling->amount = MIN(ceiling->amount, MIN(amount, next));
}

static void
loosen_amount(struct kjp__bounding *bounding, int32_t year)
{
  const struct kjp__ceiling_by by = bounding->by[year];
  bool is_cap = by.amount >= 0;
  struct loosening loosening = {
      bounding, by.amount, year,
      kjp__ceiling_party(bounding->values, &by, false),
      is_cap ? set_cap : set_target};
  int64_t amount = bounding->ceilings[year].amount;

  if (amount == KJP__NO_BOUND || is_share(bounding, by.amount))
    return;
  if (works(&loosening, KJP__NO_BOUND)) /* what the least path has will do */
    add_amount(bounding, loosening.name, year, amount, bounding->scratch[year]);
  restore_caps(&loosening);
}

static void
set_need(struct loosening *loosening, int64_t need)
{
  loosening->bounding->needs[loosening->year] = need;
}

static void
loosen_anchor(struct kjp__bounding *bounding, int32_t year)
{
  const struct kjp__anchor *anchor = &bounding->course->anchors[year];
  struct loosening loosening = {bounding, KJP_NONE, year, anchor->by, set_need};

  if (!anchor->needed)
    return;
  if (works(&loosening, KJP__NO_FLOOR))
    add_amount(bounding, anchor->by, year, anchor->need,
               halve(&loosening, anchor->need, KJP__NO_FLOOR));
  bounding->needs[year] = anchor->need;
}

/* How much an amount changes; what does not fit is the most. */
static int64_t
size_of(const struct kjp__relaxation *relaxation)
{
  int64_t change = KJP__NO_BOUND;

  (void)kjp__amount_get(relaxation->change, &change);
  return change < 0 ? -change : change;
}

/* The lesser change first. */
static int
compare_changes(const void *left, const void *right)
{
  int64_t a = size_of(left);
  int64_t b = size_of(right);

  return a == b ? 0 : a < b ? -1 : 1;
}

/* In every year up to that of the conflict; later ones change nothing. */
static void
loosen_years(struct kjp__bounding *bounding, int32_t last,
             void (*loosen)(struct kjp__bounding *bounding, int32_t year))
{
  struct kjp__rows *found = &bounding->course->relaxations;
  int32_t first = found->count;

  for (int32_t year = last; year > 0 && found->count - first < MOST_CAPS;
       year--)
    loosen(bounding, year);
  (void)kjp__rows_sort(found, first, compare_changes);
}

static bool
works_without(struct kjp__bounding *bounding, int32_t rule, int32_t year)
{
  struct kjp__asks *asks = bounding->corridor.asks;
  bool does;

  asks->waived_rule = rule;
  asks->waived_year = year;
  does = is_possible(bounding, bounding->corridor.years);
  asks->waived_year = 0;
  return does;
}

/* A rule that is waived in one year: that of the conflict, or the last before
 * it in which that helps. */
static void
waive_rule(struct kjp__bounding *bounding, int32_t last, int32_t rule)
{
  const struct kjp__course *course = bounding->course;

  if (bounding->corridor.asks->leaps &&
      !works_without(bounding, rule, KJP__EVERY_YEAR))
    return;
  while (last > 0 && !works_without(bounding, rule, last))
    last--;
  if (last > 0)
    add(bounding, &(struct kjp__relaxation){
                      .what = {course->rules[rule].judging.rule->id, 0},
                      .year = course->first_year + last});
}

/* Of many the first few. */
static void
waive_rules(struct kjp__bounding *bounding, int32_t last)
{
  const struct kjp__course *course = bounding->course;

  for (int32_t i = 0; i < MIN(course->rule_count, MOST_RULES); i++)
    waive_rule(bounding, last, i);
}

/* Caps of years that are not cut leave less to those that are. */
static void
mark(const struct kjp__bounding *bounding, struct kjp__conflict *conflict)
{
  for (int32_t i = 1; i <= bounding->corridor.years; i++) {
    conflict->unverified = conflict->unverified || bounding->by[i].unverified;
    conflict->projected = conflict->projected || bounding->by[i].projected;
  }
}

bool
kjp__course_conflict(struct kjp__bounding *bounding)
{
  int32_t year = find_year(bounding);

  mark(bounding, &bounding->course->conflict);
  find_clash(bounding, year, &bounding->course->conflict);
  if (bounding->course->unsure)
    return true; /* nothing is known to help */
  bounding->course->quiet = true;
  loosen_caps(bounding, year);
  loosen_years(bounding, year, loosen_amount);
  loosen_years(bounding, year, loosen_anchor);
  waive_rules(bounding, year);
  bounding->course->conflict.tried = !is_at_end(bounding);
  bounding->course->quiet = false;
  return !kjp__arena_failed(bounding->values->arena);
}
