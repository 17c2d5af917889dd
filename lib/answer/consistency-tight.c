/* SPDX-License-Identifier: MIT */
/* lib/answer/consistency-tight.c - which of several targets asks more.
 *
 * Two members of a relation have targets. Through the relation, with the
 * present values of the other members, a target of the second is one of the
 * first, and can be held against what the first has itself. */
#include "consistency-equal-priv.h"

enum {
  MOST_MEMBERS = 8, /* with targets, of one relation */
  MOST_UNKNOWN = 3  /* two that have targets, and one that is carried on */
};

/* What a target asks of the first member. */
struct ask {
  struct kjp__fraction value;
  int32_t target; /* KJP_NONE: there is none */
  bool upper;
  bool strict;
};

/* Two members, and what the rest is. */
struct pair {
  struct kjp__equation *equation;
  int32_t first; /* what is asked for */
  int32_t second;
  int32_t free; /* member, or KJP_NONE */
};

/* How a comparator reads as a lower or an upper bound: as `side`, 1 or -1. */
static bool
bounds_side(int8_t comparator, int side)
{
  switch (comparator) {
  case KJP_COMPARATOR_AT_LEAST:
  case KJP_COMPARATOR_MORE_THAN:
    return side > 0;
  case KJP_COMPARATOR_AT_MOST:
  case KJP_COMPARATOR_LESS_THAN:
    return side < 0;
  default:
    return true;
  }
}

static bool
asks_more(const struct ask *ask, const struct ask *than, int side)
{
  int order;

  if (than->target == KJP_NONE)
    return true;
  order = kjp__fraction_compare(&ask->value, &than->value) * side;
  return order > 0 || (order == 0 && ask->strict && !than->strict);
}

/* The bound of one target of a member as it bears on the first one. */
static bool
read_ask(const struct pair *pair, int32_t member, int32_t target, int side,
         struct ask *out)
{
  struct kjp__equation *equation = pair->equation;
  int8_t comparator = kjp__fit_asked(equation->fit, target)->comparator;
  int own_side = side;

  out->target = target;
  out->strict = comparator == KJP_COMPARATOR_MORE_THAN ||
                comparator == KJP_COMPARATOR_LESS_THAN;
  if (member == pair->first) {
    out->upper = side < 0 && comparator == KJP_COMPARATOR_WITHIN;
    return bounds_side(comparator, side) &&
           kjp__fit_bound(equation->fit, target, out->upper, &out->value);
  }
  /* Which way it bears is seen at the bound itself: either one of within. */
  if (!kjp__equation_take(equation, member, target, false) ||
      !kjp__equation_solve(equation, pair->first, &out->value))
    return false;
  own_side = side * kjp__equation_slope(equation, pair->first, member);
  out->upper = own_side < 0 && comparator == KJP_COMPARATOR_WITHIN;
  if (own_side == 0 || !bounds_side(comparator, own_side))
    return false;
  return !out->upper ||
         (kjp__equation_take(equation, member, target, true) &&
          kjp__equation_solve(equation, pair->first, &out->value));
}

/* What asks the most of the first member, of the targets of `member`. */
static void
find_most(const struct pair *pair, int32_t member, int side, struct ask *out)
{
  const struct kjp__fit *fit = pair->equation->fit;
  int32_t item = kjp__equation_next_target(
      fit, kjp__equation_cell(pair->equation, member)->first_item);

  out->target = KJP_NONE;
  while (item != KJP_NONE) {
    const struct kjp__fit_item *at = kjp__rows_at(&fit->items, item);
    struct ask ask;

    if (read_ask(pair, member, at->target, side, &ask) &&
        asks_more(&ask, out, side))
      *out = ask;
    item = kjp__equation_next_target(fit, at->next);
  }
}

static int8_t
comparator_of(const struct ask *ask, int side)
{
  if (side > 0)
    return ask->strict ? KJP_COMPARATOR_MORE_THAN : KJP_COMPARATOR_AT_LEAST;
  return ask->strict ? KJP_COMPARATOR_LESS_THAN : KJP_COMPARATOR_AT_MOST;
}

/* The value of the free member at which both ask the same. */
static const struct kjp__fraction *
find_change(const struct pair *pair, const struct ask *own,
            const struct ask *other)
{
  struct kjp__equation *equation = pair->equation;
  struct kjp__fraction value;

  if (pair->free == KJP_NONE ||
      !kjp__equation_take(equation, pair->second, other->target, other->upper))
    return NULL;
  equation->terms[pair->first].value = own->value;
  if (!kjp__equation_solve(equation, pair->free, &value))
    return NULL;
  return kjp__answer_fraction(equation->fit->answer, &value);
}

static void
write_free(const struct pair *pair, struct kjp__consistency_tightest *row)
{
  struct kjp__equation *equation = pair->equation;
  const struct kjp__fit_cell *cell;
  const struct kjp__term *term;

  row->free = KJP_NONE;
  if (pair->free == KJP_NONE)
    return;
  cell = kjp__equation_cell(equation, pair->free);
  term = &equation->terms[pair->free];
  row->free = cell->indicator;
  row->free_year = cell->year;
  row->used_year = term->year;
  row->used = kjp__answer_fraction(equation->fit->answer, &term->value);
  row->used_kind =
      kjp__fit_value(equation->fit, cell->indicator, term->year)->kind;
}

/* One row for a side on which both members have targets. */
static void
write_side(const struct pair *pair, int side)
{
  struct kjp__fit *fit = pair->equation->fit;
  const struct kjp__fit_cell *cell =
      kjp__equation_cell(pair->equation, pair->first);
  struct ask own;
  struct ask other;
  struct ask *more = &own;
  struct ask *less = &other;
  struct kjp__consistency_tightest *row;

  find_most(pair, pair->first, side, &own);
  find_most(pair, pair->second, side, &other);
  if (own.target == KJP_NONE || other.target == KJP_NONE)
    return;
  row = kjp__rows_add(
      &kjp__answer_table(fit->answer, KJP_CONSISTENCY_TIGHTEST)->rows);
  if (row == NULL)
    return;
  if (asks_more(&other, &own, side)) {
    more = &other;
    less = &own;
  }
  row->indicator = cell->indicator;
  row->year = cell->year;
  row->target = more->target;
  row->asks = kjp__answer_fraction(fit->answer, &more->value);
  row->comparator = comparator_of(more, side);
  row->next = less->target;
  row->next_asks = kjp__answer_fraction(fit->answer, &less->value);
  row->next_comparator = comparator_of(less, side);
  write_free(pair, row);
  row->changes = find_change(pair, &own, &other);
  pair->equation->terms[pair->second].target = other.target;
  kjp__equation_use(pair->equation, pair->first, &row->unverified,
                    &row->projected);
  row->unverified |= kjp__fit_is_unverified(fit, own.target);
}

/* The last known value of a member before its year. One that has a target is
 * on its way to that, and not carried on. */
static bool
carry(struct kjp__equation *equation, int32_t i)
{
  const struct kjp__fit_cell *cell = kjp__equation_cell(equation, i);
  struct kjp__fit *fit = equation->fit;

  if (cell->kind != KJP__FIT_REAL ||
      kjp__equation_next_target(fit, cell->first_item) != KJP_NONE)
    return false;
  for (int32_t year = cell->year - 1; year >= fit->values->first_year; year--) {
    const struct kjp__value *value = kjp__fit_value(fit, cell->indicator, year);

    if (value == NULL)
      continue;
    if (value->root)
      return false;
    kjp__value_fraction(value, &equation->terms[i].value);
    equation->terms[i].set = true;
    equation->terms[i].year = year;
    equation->terms[i].target = KJP_NONE;
    return true;
  }
  return false;
}

/* The rest of a pair: all known but at most one, which is carried on. A sum
 * over years is not: its years are one indicator's. */
static bool
find_free(struct pair *pair)
{
  struct kjp__equation *equation = pair->equation;
  int32_t others = equation->constraint->count - 2;
  int32_t unknown = KJP_NONE;
  int32_t last = KJP_NONE;

  for (int32_t i = 0; i < equation->constraint->count; i++) {
    if (i == pair->first || i == pair->second)
      continue;
    last = i;
    if (equation->terms[i].set)
      continue;
    if (unknown != KJP_NONE || equation->constraint->kind != KJP__FIT_REAL)
      return false;
    unknown = i;
  }
  pair->free = unknown != KJP_NONE ? unknown : others == 1 ? last : KJP_NONE;
  return unknown == KJP_NONE || carry(equation, unknown);
}

/* What is asked for is rather an input than what is derived from it. */
static void
take_pair(struct kjp__fit *fit, const struct kjp__fit_constraint *constraint,
          int32_t a, int32_t b)
{
  struct kjp__arena_mark mark = kjp__arena_mark(fit->spare);
  struct kjp__equation equation;
  struct pair pair = {&equation, a, b, KJP_NONE};

  if (!kjp__equation_open(fit, constraint, &equation))
    return;
  if (kjp__equation_place(&equation, a) == 0) {
    pair.first = b;
    pair.second = a;
  }
  if (find_free(&pair)) {
    write_side(&pair, 1);
    write_side(&pair, -1);
  }
  kjp__arena_release(fit->spare, mark);
}

static bool
is_full(const struct kjp__fit *fit)
{
  const kjp_table *rows =
      kjp__answer_table(fit->answer, KJP_CONSISTENCY_TIGHTEST);

  return rows->rows.count >= KJP__FIT_MOST_ROWS ||
         fit->solved > KJP__FIT_MOST_SOLVED;
}

/* Members with targets, no more than there is room for; none where no two of
 * them can be held against each other. */
static int32_t
find_members(struct kjp__fit *fit, const struct kjp__fit_constraint *constraint,
             int32_t members[MOST_MEMBERS])
{
  int32_t count = 0;
  int32_t unknown = 0;

  for (int32_t i = 0; i < constraint->count; i++) {
    const struct kjp__fit_member *member =
        kjp__rows_at(&fit->members, constraint->first + i);
    const struct kjp__fit_cell *cell = kjp__fit_cell(fit, member->cell);

    unknown += !cell->known;
    if (kjp__equation_next_target(fit, cell->first_item) == KJP_NONE)
      continue;
    if (count < MOST_MEMBERS)
      members[count] = i;
    count++;
  }
  if (unknown > MOST_UNKNOWN)
    return 0;
  fit->tightest_cut |= count > MOST_MEMBERS;
  return count < MOST_MEMBERS ? count : MOST_MEMBERS;
}

void
kjp__fit_tightest(struct kjp__fit *fit,
                  const struct kjp__fit_constraint *constraint)
{
  int32_t members[MOST_MEMBERS];
  int32_t count = find_members(fit, constraint, members);

  for (int32_t i = 0; i < count; i++) {
    for (int32_t j = i + 1; j < count; j++) {
      if (is_full(fit))
        fit->tightest_cut = true;
      else
        take_pair(fit, constraint, members[i], members[j]);
    }
  }
}
