/* SPDX-License-Identifier: MIT */
/* lib/answer/consistency-net.c - the net of a plan: cells, constraints, items.
 *
 * Cells are made as they are needed: of every derived indicator in the years
 * of the plan, of every target, and of what these are made of. An exact figure
 * cannot be narrowed, so it joins nothing: components end at it. What is
 * derived of figures alone is known as well, and joined to them all the same,
 * for it falls where one of them is left out; a published figure is joined for
 * the numbers that round to it. */
#include "consistency-net-priv.h"

#include <glib.h>

#include "../base/date-priv.h"
#include "../quantity/rate-priv.h"

struct kjp__fit_cell *
kjp__fit_cell(const struct kjp__fit *fit, int32_t cell)
{
  return kjp__rows_at(&fit->cells, cell);
}

/* Paths to the leader are cut in half on the way: no chain grows long. */
int32_t
kjp__fit_leader(const struct kjp__fit *fit, enum kjp__fit_join join,
                int32_t cell)
{
  struct kjp__fit_cell *at = kjp__fit_cell(fit, cell);

  while (at->leaders[join] != cell) {
    at->leaders[join] = kjp__fit_cell(fit, at->leaders[join])->leaders[join];
    cell = at->leaders[join];
    at = kjp__fit_cell(fit, cell);
  }
  return cell;
}

/* Without a scenario nothing that is assumed counts: targets are held against
 * each other and against what is known. */
static bool
counts(const struct kjp__fit *fit, const struct kjp__value *value)
{
  if (value->kind == KJP_KIND_ASSUMED)
    return fit->view.scenario >= 0;
  if (value->kind == KJP_KIND_PLANNED)
    return fit->view.paths;
  return kjp__value_known(value);
}

const struct kjp__value *
kjp__fit_value(struct kjp__fit *fit, int32_t indicator, int32_t year)
{
  const struct kjp__series *series =
      kjp__values_series(fit->values, indicator, 0);
  const struct kjp__value *value;

  if (series == NULL) {
    fit->failed = true;
    return NULL;
  }
  value = kjp__series_at(fit->values, series, year);
  return counts(fit, value) ? value : NULL;
}

/* Items */

static void
add_item(struct kjp__fit *fit, int32_t cell, int32_t target,
         const struct kjp__end *low, const struct kjp__end *high)
{
  int32_t row = fit->items.count;
  struct kjp__fit_item *item = kjp__rows_add(&fit->items);
  struct kjp__fit_cell *at = kjp__fit_cell(fit, cell);

  if (item == NULL)
    return;
  item->cell = cell;
  item->target = target;
  item->ends[0] = low;
  item->ends[1] = high;
  item->next = KJP_NONE;
  if (at->first_item == KJP_NONE)
    at->first_item = row;
  else
    ((struct kjp__fit_item *)kjp__rows_at(&fit->items, at->last_item))->next =
        row;
  at->last_item = row;
}

static const struct kjp__end *
new_end(struct kjp__fit *fit, const struct kjp__fraction *value, bool open)
{
  struct kjp__end *end = kjp__arena_alloc(fit->arena, sizeof *end);

  if (end == NULL)
    return NULL;
  end->value = *value;
  end->bounded = true;
  end->open = open;
  return end;
}

static bool
is_figure(const struct kjp__fit *fit, const struct kjp__fit_cell *cell,
          const struct kjp__value *value)
{
  return value->observation != NULL || value->assumption != NULL ||
         kjp__plan_indicator(fit->plan, cell->indicator)->derive == 0;
}

/* A published figure stands for all that is within half a unit of its last
 * digit, ends included: whichever way it was rounded. */
static void
add_published(struct kjp__fit *fit, int32_t cell,
              const struct kjp__observation *observation)
{
  const struct kjp__unit *unit =
      kjp__plan_unit(fit->plan, observation->indicator);
  struct kjp__interval band;
  struct kjp__fraction half;
  struct kjp__fraction figure;
  int64_t quanta = 0;

  (void)kjp__amount_get(observation->value, &quanta);
  kjp__fraction_set(&figure, quanta);
  if (!kjp__interval_half_digit(unit->quanta, observation->decimals, &half) ||
      !kjp__interval_rounding(&figure, &half, &band)) {
    fit->failed = true;
    return;
  }
  add_item(fit, cell, KJP_NONE, new_end(fit, &band.low.value, false),
           new_end(fit, &band.high.value, false));
}

/* A root lies between the quanta next to it. */
static void
add_root(struct kjp__fit *fit, int32_t cell, const struct kjp__value *value)
{
  struct kjp__end low = {.bounded = true};
  struct kjp__end high;

  if (value->rounded)
    return;
  kjp__value_fraction(value, &low.value);
  high = low;
  kjp__end_round_down(&low);
  kjp__end_round_up(&high);
  add_item(fit, cell, KJP_NONE, new_end(fit, &low.value, true),
           new_end(fit, &high.value, true));
}

/* What is derived of a published figure is no more exact than that is: it has
 * no item of its own, and is narrowed by what it is derived of. */
static void
add_known(struct kjp__fit *fit, int32_t cell)
{
  struct kjp__fit_cell *at = kjp__fit_cell(fit, cell);
  const struct kjp__value *value = kjp__fit_value(fit, at->indicator, at->year);
  struct kjp__fraction fraction;
  const struct kjp__end *end;
  bool figure;

  if (value == NULL)
    return;
  figure = is_figure(fit, at, value);
  at->known = true;
  at->exact = !value->rounded;
  at->leaf = figure && at->exact;
  if (value->kind == KJP_KIND_PUBLISHED && value->observation != NULL) {
    add_published(fit, cell, value->observation);
  } else if (value->root) {
    add_root(fit, cell, value);
  } else if (figure || at->exact) {
    kjp__value_fraction(value, &fraction);
    end = new_end(fit, &fraction, false);
    add_item(fit, cell, KJP_NONE, end, end);
  }
}

/* Cells */

static int32_t
new_cell(struct kjp__fit *fit, int32_t indicator, int32_t year,
         enum kjp__fit_cell_kind kind)
{
  struct kjp__fit_cell *cell = kjp__rows_add(&fit->cells);

  if (cell == NULL)
    return KJP_NONE;
  cell->indicator = indicator;
  cell->year = year;
  cell->first_year = year;
  cell->kind = (int8_t)kind;
  cell->next = KJP_NONE;
  cell->extra = KJP_NONE;
  cell->other = KJP_NONE;
  cell->first_item = KJP_NONE;
  cell->leaders[KJP__FIT_COMPONENT] = fit->cells.count - 1;
  cell->leaders[KJP__FIT_RING] = fit->cells.count - 1;
  cell->integral = kind != KJP__FIT_DISTANCE &&
                   kjp__plan_indicator(fit->plan, indicator)->fractional == 0;
  return fit->cells.count - 1;
}

int32_t
kjp__net_cell(struct kjp__fit *fit, int32_t indicator, int32_t year)
{
  size_t years = (size_t)(fit->last_year - fit->first_year + 1);
  int32_t *at;

  if (year < fit->first_year || year > fit->last_year)
    return KJP_NONE;
  at = &fit->map[(size_t)indicator * years + (size_t)(year - fit->first_year)];
  if (*at == 0) {
    int32_t cell = new_cell(fit, indicator, year, KJP__FIT_REAL);

    if (cell == KJP_NONE)
      return KJP_NONE;
    *at = cell + 1;
    add_known(fit, cell);
  }
  return *at - 1;
}

/* Constraints */

struct kjp__fit_constraint *
kjp__net_open(struct kjp__fit *fit, int32_t relation, int8_t kind)
{
  struct kjp__fit_constraint *constraint = kjp__rows_add(&fit->constraints);

  if (constraint == NULL)
    return NULL;
  constraint->first = fit->members.count;
  constraint->relation = relation;
  constraint->kind = kind;
  constraint->component = KJP_NONE;
  constraint->ring = KJP_NONE;
  return constraint;
}

bool
kjp__net_add(struct kjp__fit *fit, struct kjp__fit_constraint *constraint,
             int32_t cell, int64_t factor)
{
  struct kjp__fit_member *member;

  if (cell == KJP_NONE)
    return false;
  member = kjp__rows_add(&fit->members);
  if (member == NULL)
    return false;
  member->cell = cell;
  member->factor = factor;
  constraint->count++;
  return true;
}

/* Targets */

static int32_t
extra_of(struct kjp__fit *fit, int32_t cell, const struct kjp__fit_cell *like)
{
  int32_t extra = kjp__fit_cell(fit, cell)->extra;

  while (extra != KJP_NONE) {
    const struct kjp__fit_cell *at = kjp__fit_cell(fit, extra);

    if (at->kind == like->kind && at->first_year == like->first_year &&
        at->other == like->other && at->times == like->times)
      return extra;
    extra = at->next;
  }
  return KJP_NONE;
}

/* A virtual cell that hangs on `cell`, with its constraint. */
static int32_t
add_extra(struct kjp__fit *fit, int32_t cell, const struct kjp__fit_cell *like)
{
  struct kjp__fit_cell *at = kjp__fit_cell(fit, cell);
  int32_t extra = new_cell(fit, at->indicator, at->year,
                           (enum kjp__fit_cell_kind)like->kind);
  struct kjp__fit_cell *made;

  if (extra == KJP_NONE)
    return KJP_NONE;
  made = kjp__fit_cell(fit, extra);
  made->first_year = like->first_year;
  made->other = like->other;
  made->times = like->times;
  made->next = at->extra;
  at->extra = extra;
  return extra;
}

int32_t
kjp__net_over(struct kjp__fit *fit, int32_t indicator, int32_t first,
              int32_t last, enum kjp__fit_cell_kind kind)
{
  int32_t cell = kjp__net_cell(fit, indicator, last);
  struct kjp__fit_cell like = {
      .kind = KJP__FIT_OVER, .first_year = first, .other = KJP_NONE};
  struct kjp__fit_constraint *constraint;
  int32_t extra;

  if (cell == KJP_NONE)
    return KJP_NONE;
  extra = extra_of(fit, cell, &like);
  if (extra != KJP_NONE)
    return extra;
  extra = add_extra(fit, cell, &like);
  constraint = kjp__net_open(fit, KJP_NONE, (int8_t)kind);
  if (extra != KJP_NONE && constraint != NULL &&
      kjp__net_add(fit, constraint, extra, 1))
    (void)kjp__net_add_years(fit, constraint, indicator, first, last);
  return extra;
}

/* distance = cell - times × other, in billionths: times is a decimal. */
static int32_t
distance_cell(struct kjp__fit *fit, int32_t cell, int32_t other, int64_t times)
{
  struct kjp__fit_cell like = {.kind = KJP__FIT_DISTANCE,
                               .first_year =
                                   kjp__fit_cell(fit, cell)->first_year,
                               .other = other,
                               .times = times};
  struct kjp__fit_constraint *constraint;
  int32_t extra = extra_of(fit, cell, &like);

  if (extra != KJP_NONE)
    return extra;
  extra = add_extra(fit, cell, &like);
  constraint = kjp__net_open(fit, KJP_NONE, KJP__FIT_DISTANCE);
  if (extra == KJP_NONE || constraint == NULL)
    return KJP_NONE;
  if (kjp__net_add(fit, constraint, cell, KJP__RATE_ONE) &&
      (times == 0 || kjp__net_add(fit, constraint, other, -times)))
    (void)kjp__net_add(fit, constraint, extra, -KJP__RATE_ONE);
  return extra;
}

static int32_t
cell_of_target(struct kjp__fit *fit, const struct kjp__target *target,
               const struct kjp__asked *asked)
{
  int32_t cell = target->over
                     ? kjp__net_over(fit, target->indicator, target->first_year,
                                     target->last_year, KJP__FIT_OVER)
                     : kjp__net_cell(fit, target->indicator, target->last_year);
  int64_t times = KJP__RATE_ONE;
  int32_t other;

  if (cell == KJP_NONE || asked->indicator == KJP_NONE)
    return cell;
  other = kjp__net_cell(fit, asked->indicator,
                        asked->year != 0 ? asked->year : target->last_year);
  if (other == KJP_NONE)
    return KJP_NONE;
  (void)kjp__amount_get(asked->times, &times);
  return distance_cell(fit, cell, other, times);
}

static const struct kjp__end *
quanta_end(struct kjp__fit *fit, int64_t quanta, bool open)
{
  struct kjp__fraction value;

  kjp__fraction_set(&value, quanta);
  return new_end(fit, &value, open);
}

static void
add_target(struct kjp__fit *fit, int32_t row)
{
  const struct kjp__target *target = kjp__plan_row(fit->plan, KJP_TARGETS, row);
  const struct kjp__asked *asked = kjp__fit_asked(fit, row);
  bool open = asked->comparator == KJP_COMPARATOR_MORE_THAN ||
              asked->comparator == KJP_COMPARATOR_LESS_THAN;
  const struct kjp__end *ends[2] = {NULL, NULL};
  int32_t cell = cell_of_target(fit, target, asked);
  int64_t bound = 0;
  int64_t upper;

  if (cell == KJP_NONE)
    return;
  (void)kjp__amount_get(
      asked->indicator == KJP_NONE ? asked->amount : asked->plus, &bound);
  if (asked->comparator == KJP_COMPARATOR_AT_MOST ||
      asked->comparator == KJP_COMPARATOR_LESS_THAN)
    ends[1] = quanta_end(fit, bound, open);
  else
    ends[0] = quanta_end(fit, bound, open);
  if (asked->comparator == KJP_COMPARATOR_WITHIN &&
      kjp__amount_get(asked->upper, &upper))
    ends[1] = quanta_end(fit, upper, false);
  add_item(fit, cell, row, ends[0], ends[1]);
}

/* Components */

static bool
is_joined(const struct kjp__fit_cell *cell, enum kjp__fit_join join)
{
  return join == KJP__FIT_RING ? !cell->exact : !cell->leaf;
}

/* Joins the members of a constraint; the cell at which what was joined before
 * meets itself, or KJP_NONE. */
static int32_t
join_members(struct kjp__fit *fit, const struct kjp__fit_constraint *constraint,
             enum kjp__fit_join join, int32_t *leader)
{
  int32_t met = KJP_NONE;

  *leader = KJP_NONE;
  for (int32_t i = 0; i < constraint->count; i++) {
    const struct kjp__fit_member *member =
        kjp__rows_at(&fit->members, constraint->first + i);
    int32_t own;

    if (!is_joined(kjp__fit_cell(fit, member->cell), join))
      continue;
    own = kjp__fit_leader(fit, join, member->cell);
    if (own == *leader)
      met = member->cell;
    if (*leader == KJP_NONE)
      *leader = own;
    kjp__fit_cell(fit, own)->leaders[join] = *leader;
  }
  return met;
}

static void
join_constraint(struct kjp__fit *fit, struct kjp__fit_constraint *constraint)
{
  int32_t ignored;
  int32_t met = constraint->kind == KJP__FIT_NEST
                    ? KJP_NONE
                    : join_members(fit, constraint, KJP__FIT_RING, &ignored);

  (void)join_members(fit, constraint, KJP__FIT_COMPONENT,
                     &constraint->component);
  if (met != KJP_NONE)
    constraint->ring = kjp__fit_cell(fit, met)->indicator;
}

static int
compare_constraints(const void *left, const void *right)
{
  const struct kjp__fit_constraint *a = left;
  const struct kjp__fit_constraint *b = right;

  return (a->component > b->component) - (a->component < b->component);
}

static void
close_net(struct kjp__fit *fit)
{
  for (int32_t i = 0; i < fit->constraints.count; i++)
    join_constraint(fit, kjp__rows_at(&fit->constraints, i));
  for (int32_t i = 0; i < fit->constraints.count; i++) {
    struct kjp__fit_constraint *at = kjp__rows_at(&fit->constraints, i);

    if (at->component != KJP_NONE)
      at->component = kjp__fit_leader(fit, KJP__FIT_COMPONENT, at->component);
  }
  (void)kjp__rows_sort(&fit->constraints, 0, compare_constraints);
}

/* All of it */

static void
widen(struct kjp__fit *fit, int32_t year)
{
  fit->first_year = MIN(fit->first_year, year);
  fit->last_year = MAX(fit->last_year, year);
}

static bool
init_map(struct kjp__fit *fit)
{
  size_t years;

  fit->first_year = fit->values->first_year;
  fit->last_year = fit->values->last_year;
  for (int32_t i = 0; i < kjp__plan_count(fit->plan, KJP_TARGETS); i++) {
    const struct kjp__asked *asked = kjp__fit_asked(fit, i);

    if (asked->year != 0)
      widen(fit, asked->year);
  }
  years = (size_t)(fit->last_year - fit->first_year + 1);
  fit->map = kjp__arena_alloc(
      fit->arena, (size_t)kjp__plan_count(fit->plan, KJP_INDICATORS) * years *
                      sizeof *fit->map);
  return fit->map != NULL;
}

static void
add_derived(struct kjp__fit *fit)
{
  const struct kjp__plan_row *span = kjp__plan_row(fit->plan, KJP_PLAN, 0);

  for (int32_t i = 0; i < kjp__plan_count(fit->plan, KJP_INDICATORS); i++) {
    if (kjp__plan_indicator(fit->plan, i)->derive == 0)
      continue;
    for (int32_t year = span->first_year;
         year <= span->last_year && !fit->failed; year++)
      (void)kjp__net_cell(fit, i, year);
  }
}

bool
kjp__fit_build(struct kjp__fit *fit)
{
  if (!init_map(fit))
    return false;
  add_derived(fit);
  for (int32_t i = 0;
       i < kjp__plan_count(fit->plan, KJP_TARGETS) && !fit->failed; i++)
    add_target(fit, i);
  kjp__net_nest(fit);
  /* The list grows while it is gone through: inputs of inputs. */
  for (int32_t i = 0; i < fit->cells.count && !fit->failed; i++)
    kjp__net_relate(fit, i);
  close_net(fit);
  return !fit->failed && !kjp__arena_failed(fit->arena);
}
