/* SPDX-License-Identifier: MIT */
/* lib/answer/consistency-equal.c - targets taken as equalities.
 *
 * Where all members of a relation but one are known or have a target, the
 * last one follows: 125 亿元 at 3 % is a GDP of 4166.67 亿元. Of several
 * targets on one member each is taken in turn. */
#include "consistency-equal-priv.h"

#include "../base/real-priv.h"

enum {
  MOST_MEMBERS = 64, /* of one relation, each solved for */
  MOST_CHOICES = 16, /* of targets, for one member */
  MOST_GIVEN = 8192  /* numbers that all rows are found from */
};

/* The target whose bound a member is set to. */
struct choice {
  int32_t item; /* KJP_NONE: its value is known */
  bool upper;
};

/* Growth */

static double
double_of(const struct kjp__wide *wide)
{
  double value = 0;

  for (uint32_t i = wide->size; i > 0; i--)
    value = value * 4294967296.0 + (double)wide->limbs[i - 1];
  return wide->negative ? -value : value;
}

static double
power(double base, int32_t exponent)
{
  double product = 1;

  while (exponent-- > 0)
    product *= base;
  return product;
}

/* The `years`-th root of a ratio above zero, by halves. */
static double
root(double ratio, int32_t years)
{
  double low = 0;
  double high = ratio > 1 ? ratio : 1;

  for (int i = 0; i < 200; i++) {
    double middle = low + (high - low) / 2;

    if (power(middle, years) <= ratio)
      low = middle;
    else
      high = middle;
  }
  return low;
}

static struct kjp__amount
round_growth(const struct kjp__fraction *ratio, int32_t years)
{
  double growth =
      root(double_of(&ratio->top) / double_of(&ratio->bottom), years) - 1;
  int64_t millionths;

  if (!(growth < 1e6))
    return kjp__amount_unknown();
  millionths = (int64_t)(growth * 1e6 + (growth < 0 ? -0.5 : 0.5));
  return kjp__amount_known(millionths * 1000);
}

/* The yearly growth that leads from one value to another, in 10^-9, rounded
 * to 10^-6; unknown where one of them is not above zero. Doubles are computed
 * in the default environment, whatever the host's is. */
static struct kjp__amount
growth_between(const struct kjp__fraction *from, const struct kjp__fraction *to,
               int32_t years)
{
  struct kjp__real_host host;
  struct kjp__fraction ratio;
  struct kjp__amount growth;

  if (years < 1 || kjp__fraction_sign(from) <= 0 ||
      kjp__fraction_sign(to) <= 0 || !kjp__fraction_divide(to, from, &ratio))
    return kjp__amount_unknown();
  kjp__real_enter(&host);
  growth = round_growth(&ratio, years);
  kjp__real_leave(&host);
  return growth;
}

/* An observed value, or NULL: nothing planned or assumed is a base. */
static const struct kjp__value *
observed(struct kjp__fit *fit, int32_t indicator, int32_t year)
{
  const struct kjp__value *value = kjp__fit_value(fit, indicator, year);

  return value != NULL && value->kind <= KJP_KIND_PUBLISHED ? value : NULL;
}

static void
use(struct kjp__fit *fit, struct kjp__consistency_at *row,
    const struct kjp__value *value, int32_t year)
{
  row->unverified = row->unverified || value->unverified;
  kjp__used_add(fit->answer, fit->values,
                kjp__values_series(fit->values, row->indicator, 0), year);
}

static void
grow_from_last(struct kjp__fit *fit, struct kjp__consistency_at *row)
{
  struct kjp__fraction from;

  for (int32_t year = row->year - 1; year >= fit->values->first_year; year--) {
    const struct kjp__value *value = observed(fit, row->indicator, year);

    if (value == NULL)
      continue;
    kjp__value_fraction(value, &from);
    row->since = year;
    row->last = kjp__answer_fraction(fit->answer, &from);
    row->growth = growth_between(&from, row->value, row->year - year);
    use(fit, row, value, year);
    return;
  }
}

/* The base year that a target states; of several the first. */
static int32_t
base_year_of(const struct kjp__equation *equation)
{
  for (int32_t place = 0; place < equation->constraint->count; place++) {
    const struct kjp__term *term =
        &equation->terms[kjp__equation_at(equation, place)];
    const struct kjp__target *target;

    if (!term->set || term->target == KJP_NONE)
      continue;
    target = kjp__plan_row(equation->fit->plan, KJP_TARGETS, term->target);
    if (target->base_year != 0)
      return target->base_year;
  }
  return 0;
}

static void
grow_from_base(const struct kjp__equation *equation,
               struct kjp__consistency_at *row)
{
  struct kjp__fit *fit = equation->fit;
  int32_t year = base_year_of(equation);
  const struct kjp__value *value;
  struct kjp__fraction from;

  if (year == 0 || year >= row->year)
    return;
  value = observed(fit, row->indicator, year);
  if (value == NULL)
    return;
  kjp__value_fraction(value, &from);
  row->base_year = year;
  row->base = kjp__answer_fraction(fit->answer, &from);
  row->growth_from_base = growth_between(&from, row->value, row->year - year);
  use(fit, row, value, year);
}

/* Rows */

static void
write_from(const struct kjp__equation *equation, int32_t solved, int32_t at)
{
  struct kjp__fit *fit = equation->fit;
  struct kjp__rows *rows =
      &kjp__answer_table(fit->answer, KJP_CONSISTENCY_AT_BOUNDS_FROM)->rows;

  for (int32_t place = 0; place < equation->constraint->count; place++) {
    int32_t i = kjp__equation_at(equation, place);
    const struct kjp__fit_cell *cell = kjp__equation_cell(equation, i);
    struct kjp__consistency_at_from *row;

    if (i == solved)
      continue;
    row = kjp__rows_add(rows);
    if (row == NULL)
      return;
    row->row = at;
    row->target = equation->terms[i].target;
    row->indicator = cell->indicator;
    row->year = cell->year;
    row->place = place;
    row->value = kjp__answer_fraction(fit->answer, &equation->terms[i].value);
    if (row->target == KJP_NONE)
      row->kind = kjp__fit_value(fit, cell->indicator, cell->year)->kind;
  }
}

static void
write_solved(const struct kjp__equation *equation, int32_t solved)
{
  struct kjp__fit *fit = equation->fit;
  struct kjp__rows *rows =
      &kjp__answer_table(fit->answer, KJP_CONSISTENCY_AT_BOUNDS)->rows;
  const struct kjp__fit_cell *cell = kjp__equation_cell(equation, solved);
  struct kjp__consistency_at *row;
  struct kjp__fraction value;

  if (!kjp__equation_solve(equation, solved, &value))
    return;
  row = kjp__rows_add(rows);
  if (row == NULL)
    return;
  row->indicator = cell->indicator;
  row->year = cell->year;
  row->value = kjp__answer_fraction(fit->answer, &value);
  row->relation = equation->constraint->relation;
  row->place = kjp__equation_place(equation, solved);
  if (row->value == NULL)
    return;
  kjp__equation_use(equation, solved, &row->unverified, &row->projected);
  grow_from_last(fit, row);
  grow_from_base(equation, row);
  write_from(equation, solved, rows->count - 1);
}

/* Choices */

/* The first target of a member, or the next one behind a choice, whose bound
 * is a number; set in the equation. False where there is none. */
static bool
choose(struct kjp__equation *equation, int32_t i, struct choice *choice)
{
  const struct kjp__fit *fit = equation->fit;

  while (choice->item != KJP_NONE) {
    const struct kjp__fit_item *item = kjp__rows_at(&fit->items, choice->item);

    if (kjp__equation_take(equation, i, item->target, choice->upper))
      return true;
    choice->upper = false;
    choice->item = kjp__equation_next_target(fit, item->next);
  }
  return false;
}

/* Behind the lower bound of within comes the upper one. */
static bool
choose_next(struct kjp__equation *equation, int32_t i, struct choice *choice)
{
  const struct kjp__fit *fit = equation->fit;

  if (choice->item == KJP_NONE)
    return false;
  if (choice->upper) {
    const struct kjp__fit_item *item = kjp__rows_at(&fit->items, choice->item);

    choice->item = kjp__equation_next_target(fit, item->next);
  }
  choice->upper = !choice->upper;
  return choose(equation, i, choice);
}

static bool
choose_first(struct kjp__equation *equation, int32_t i, struct choice *choice)
{
  const struct kjp__fit_cell *cell = kjp__equation_cell(equation, i);

  choice->upper = false;
  choice->item = KJP_NONE;
  if (cell->known)
    return true;
  choice->item = kjp__equation_next_target(equation->fit, cell->first_item);
  return choose(equation, i, choice);
}

/* The next combination, as with the digits of a number. */
static bool
turn(struct kjp__equation *equation, int32_t solved, struct choice *choices)
{
  for (int32_t i = 0; i < equation->constraint->count; i++) {
    if (i == solved || choices[i].item == KJP_NONE)
      continue;
    if (choose_next(equation, i, &choices[i]))
      return true;
    (void)choose_first(equation, i, &choices[i]);
  }
  return false;
}

/* Whether one more row is too many. */
static bool
is_full(const struct kjp__equation *equation)
{
  struct kjp__fit *fit = equation->fit;
  const kjp_table *rows =
      kjp__answer_table(fit->answer, KJP_CONSISTENCY_AT_BOUNDS);
  const kjp_table *given =
      kjp__answer_table(fit->answer, KJP_CONSISTENCY_AT_BOUNDS_FROM);

  return rows->rows.count == KJP__FIT_MOST_ROWS ||
         given->rows.count + equation->constraint->count - 1 > MOST_GIVEN ||
         fit->solved > KJP__FIT_MOST_SOLVED;
}

static void
solve_for(struct kjp__equation *equation, int32_t solved,
          struct choice *choices)
{
  bool by_target = false;

  if (kjp__equation_cell(equation, solved)->known ||
      kjp__equation_cell(equation, solved)->kind != KJP__FIT_REAL)
    return;
  for (int32_t i = 0; i < equation->constraint->count; i++) {
    if (i == solved)
      continue;
    if (!choose_first(equation, i, &choices[i]))
      return;
    by_target = by_target || choices[i].item != KJP_NONE;
  }
  if (!by_target)
    return;
  for (int32_t n = 0; n < MOST_CHOICES && !is_full(equation); n++) {
    write_solved(equation, solved);
    if (!turn(equation, solved, choices))
      return;
  }
  equation->fit->at_bounds_cut = true;
}

/* How many members have neither a value nor a target; the first of them. */
static int32_t
count_free(const struct kjp__equation *equation, int32_t *first)
{
  int32_t count = 0;

  for (int32_t i = equation->constraint->count - 1; i >= 0; i--) {
    const struct kjp__fit_cell *cell = kjp__equation_cell(equation, i);

    if (cell->known ||
        kjp__equation_next_target(equation->fit, cell->first_item) != KJP_NONE)
      continue;
    *first = i;
    count++;
  }
  return count;
}

static int32_t
count_known(const struct kjp__equation *equation)
{
  int32_t count = 0;

  for (int32_t i = 0; i < equation->constraint->count; i++)
    count += kjp__equation_cell(equation, i)->known;
  return count;
}

static void
solve_members(struct kjp__equation *equation)
{
  int32_t count = equation->constraint->count;
  int32_t free = 0;
  int32_t frees = count_free(equation, &free);
  struct choice *choices =
      kjp__arena_alloc(equation->fit->spare, (size_t)count * sizeof *choices);

  if (choices == NULL || frees > 1)
    return;
  if (frees == 1) {
    solve_for(equation, free, choices);
    return;
  }
  if (count > MOST_MEMBERS) {
    equation->fit->at_bounds_cut |= count_known(equation) < count;
    return;
  }
  for (int32_t i = 0; i < count; i++)
    solve_for(equation, i, choices);
}

void
kjp__fit_equal(struct kjp__fit *fit)
{
  for (int32_t i = 0; i < fit->constraints.count && !fit->failed; i++) {
    const struct kjp__fit_constraint *constraint =
        kjp__rows_at(&fit->constraints, i);
    struct kjp__arena_mark mark = kjp__arena_mark(fit->spare);
    struct kjp__equation equation;

    if (constraint->kind == KJP__FIT_DISTANCE ||
        constraint->kind == KJP__FIT_NEST)
      continue;
    if (kjp__equation_open(fit, constraint, &equation)) {
      solve_members(&equation);
      kjp__fit_tightest(fit, constraint);
    }
    kjp__arena_release(fit->spare, mark);
  }
}
