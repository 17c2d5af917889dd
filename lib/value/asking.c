/* SPDX-License-Identifier: MIT */
/* lib/value/asking.c - the rules of a course, as lines over its years.
 *
 * Each year of each rule is judged once, over a path that has nothing but its
 * one_offs: what is known then is known over any path. */
#include "asking-priv.h"

#include <string.h>

struct asking {
  struct kjp__values *values;
  struct kjp__course *course;
  struct kjp__asks *asks;
  struct kjp__judging judging; /* of the rule */
  int32_t year;                /* from the base on */
  struct kjp__ask *room;       /* for those of the year */
  int32_t count;
};

/* Numbers that outlive the year. */
static const struct kjp__clause_numbers *
keep(struct asking *asking, const struct kjp__clause_numbers *numbers)
{
  struct kjp__clause_numbers *kept =
      kjp__arena_alloc(asking->values->arena, sizeof *kept);

  if (kept != NULL)
    *kept = *numbers;
  return kept;
}

/* The line of a clause over a base that the path decides. */
static bool
find_line(struct asking *asking, const struct kjp__judged *judged,
          struct kjp__line *out)
{
  if (!kjp__line_of(judged->clause->kind, &judged->numbers, out))
    return false;
  out->numbers = out->bottom == 0 ? keep(asking, &judged->numbers) : NULL;
  return out->bottom != 0 || out->numbers != NULL;
}

/* A clause whose base lies before the path is a constant. False: no amount
 * would do. */
static bool
add(struct asking *asking, int32_t index, int32_t group)
{
  const struct kjp__judged *judged = &asking->judging.judged[index];
  struct kjp__ask *ask = &asking->room[asking->count++];
  int64_t least = 0;
  int32_t year;

  (void)kjp__amount_get(asking->judging.outcomes[index].least, &least);
  *ask = (struct kjp__ask){
      .base = kjp__clause_base(judged->clause, asking->judging.year, &year),
      .group = group,
      .peak = judged->numbers.base};
  ask->year = year - asking->course->first_year;
  if (ask->base == KJP__ASK_YEAR && ask->year < 1)
    ask->base = KJP__ASK_FLAT;
  ask->line = kjp__line_flat(least);
  asking->asks->deep = asking->asks->deep || ask->base == KJP__ASK_PEAK;
  return ask->base == KJP__ASK_FLAT || find_line(asking, judged, &ask->line);
}

/* A group of which some member is not known asks for nothing. */
static bool
add_group(struct asking *asking, int32_t any)
{
  const struct kjp__judging *judging = &asking->judging;
  int32_t start = asking->count;

  for (int32_t i = any + 1;
       i < judging->count && judging->outcomes[i].any_of == any; i++) {
    if (!judging->judged[i].known) {
      asking->count = start;
      return true;
    }
    if (!add(asking, i, any + 1))
      return false;
  }
  return true;
}

static bool
add_clauses(struct asking *asking)
{
  const struct kjp__judging *judging = &asking->judging;
  bool fits = !judging->out_of_range;

  asking->count = 0;
  for (int32_t i = 0; i < judging->count && fits; i++) {
    if (judging->outcomes[i].is_any)
      fits = add_group(asking, i);
    else if (judging->outcomes[i].any_of < 0 && judging->judged[i].known)
      fits = add(asking, i, 0);
  }
  return fits;
}

static bool
keep_asks(struct asking *asking, struct kjp__asks_year *row)
{
  size_t size = (size_t)asking->count * sizeof *asking->room;
  struct kjp__ask *asks = kjp__arena_alloc(asking->values->arena, size);

  if (asks == NULL)
    return false;
  memcpy(asks, asking->room, size);
  row->asks = asks;
  row->count = asking->count;
  return true;
}

/* Where only what fell short is not carried over a change of scope, more in one
 * year may ask less of another. */
static bool
may_fall(const struct kjp__base_numbers *base)
{
  return base->owed && base->comparable &&
         !kjp__amount_is_known(base->comparable_owed);
}

static bool
ask_year(struct asking *asking, int32_t number)
{
  const struct kjp__path_rule *rule = &asking->course->rules[number];
  struct kjp__asks *asks = asking->asks;
  struct kjp__asks_year *row = kjp__asks_at(asks, number, asking->year);
  int32_t year = asking->course->first_year + asking->year;
  struct kjp__year outcome;
  bool projected;

  asking->judging = rule->start;
  row->base.owed = asking->judging.rule->base == KJP_BASE_OWED;
  row->exempt = kjp__rule_exempts(&asking->judging, year);
  row->ruled = year >= asking->judging.rule->first_year &&
               year <= asking->judging.rule->last_year &&
               (row->base.owed || !row->exempt);
  asks->deep = asks->deep || row->base.owed;
  if (!row->ruled)
    return true;
  if (asking->year > 1)
    asking->judging.floor_before = kjp__amount_unknown();
  kjp__judge_open(&asking->judging, year);
  kjp__judge_base_numbers(&asking->judging, &row->base, &projected);
  kjp__judge_year(&asking->judging, &outcome);
  asks->leaps = asks->leaps && !may_fall(&row->base);
  row->too_large = !add_clauses(asking);
  row->partial = outcome.partial;
  return !asking->judging.failed && keep_asks(asking, row);
}

/* What the rules before the path owe is in the first year's base numbers. */
static void
start_floors(const struct asking *asking)
{
  const struct kjp__asks *asks = asking->asks;

  for (int32_t i = 0; i < asks->rules; i++)
    asks->floors[(size_t)i * (size_t)(asks->years + 1)] =
        asking->course->rules[i].start.floor_before;
}

static bool
ask_all(struct asking *asking)
{
  struct kjp__course *course = asking->course;
  const struct kjp__asks *asks = asking->asks;
  bool fits = true;

  kjp__course_rewind(course);
  for (int32_t year = 1; year <= asks->years && fits; year++) {
    asking->year = year;
    for (int32_t i = 0; i < asks->rules && fits; i++)
      fits = ask_year(asking, i);
    kjp__course_set(course, course->first_year + year, asks->one_offs[year],
                    false);
  }
  kjp__course_rewind(course);
  return fits && !kjp__arena_failed(asking->values->arena);
}

static bool
alloc(struct asking *asking)
{
  struct kjp__arena *arena = asking->values->arena;
  struct kjp__asks *asks = asking->asks;
  size_t years = (size_t)asks->years + 1;
  size_t rows = (size_t)asks->rules * years;
  size_t clauses =
      (size_t)kjp__plan_count(asking->values->plan, KJP_CLAUSES) + 1;
  int64_t *one_offs = kjp__arena_alloc(arena, years * sizeof *one_offs);

  asks->rows = kjp__arena_alloc(arena, rows * sizeof *asks->rows);
  asks->floors = kjp__arena_alloc(arena, rows * sizeof *asks->floors);
  asks->history = kjp__arena_alloc(arena, years * sizeof *asks->history);
  asks->peaks = kjp__arena_alloc(arena, years * sizeof *asks->peaks);
  asking->room = kjp__arena_alloc(arena, clauses * sizeof *asking->room);
  asks->one_offs = one_offs;
  if (kjp__arena_failed(arena))
    return false;
  for (int32_t i = 0; i <= asks->years; i++)
    one_offs[i] =
        kjp__one_off_quanta(asking->values->plan, asking->course->indicator,
                            asking->course->first_year + i);
  return true;
}

static struct kjp__asks *
ask(struct kjp__values *values, struct kjp__course *course)
{
  struct kjp__asks *asks = kjp__arena_alloc(values->arena, sizeof *asks);
  struct asking asking = {.values = values, .course = course, .asks = asks};
  bool quiet = course->quiet;
  bool done;

  if (asks == NULL)
    return NULL;
  asks->years = course->last_year - course->first_year;
  asks->rules = course->rule_count;
  asks->leaps = true;
  course->quiet = true;
  done = alloc(&asking) && ask_all(&asking);
  course->quiet = quiet;
  if (!done)
    return NULL;
  start_floors(&asking);
  return asks;
}

struct kjp__asks *
kjp__course_asks(struct kjp__values *values, struct kjp__course *course)
{
  if (course->asks == NULL)
    course->asks = ask(values, course);
  return course->asks;
}
