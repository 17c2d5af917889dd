/* SPDX-License-Identifier: MIT */
/* lib/answer/consistency-equation.c - one constraint as an equation. */
#include "consistency-equal-priv.h"

#include "../quantity/root-priv.h"

/* Where the members of a product stand among the inputs. */
enum { PLACES = 3 };
static const int32_t ratio_places[PLACES] = {1, 0, 2};
static const int32_t growth_places[PLACES] = {2, 0, 1};

const struct kjp__fit_member *
kjp__equation_member(const struct kjp__equation *equation, int32_t i)
{
  return kjp__rows_at(&equation->fit->members, equation->constraint->first + i);
}

struct kjp__fit_cell *
kjp__equation_cell(const struct kjp__equation *equation, int32_t i)
{
  return kjp__fit_cell(equation->fit, kjp__equation_member(equation, i)->cell);
}

static void
set_known(struct kjp__equation *equation, int32_t i)
{
  const struct kjp__fit_cell *cell = kjp__equation_cell(equation, i);
  const struct kjp__value *value;

  equation->terms[i].target = KJP_NONE;
  equation->terms[i].year = cell->year;
  if (!cell->known)
    return;
  value = kjp__fit_value(equation->fit, cell->indicator, cell->year);
  if (value == NULL || value->root)
    return;
  kjp__value_fraction(value, &equation->terms[i].value);
  equation->terms[i].set = true;
}

bool
kjp__equation_open(struct kjp__fit *fit,
                   const struct kjp__fit_constraint *constraint,
                   struct kjp__equation *out)
{
  out->fit = fit;
  out->constraint = constraint;
  out->terms = kjp__arena_alloc(fit->spare,
                                (size_t)constraint->count * sizeof *out->terms);
  if (out->terms == NULL)
    return false;
  for (int32_t i = 0; i < constraint->count; i++)
    set_known(out, i);
  return true;
}

/* Without member i: the sum of factor × value. */
static bool
sum_rest(const struct kjp__equation *equation, int32_t i,
         struct kjp__fraction *out)
{
  kjp__fraction_set(out, 0);
  for (int32_t j = 0; j < equation->constraint->count; j++) {
    struct kjp__fraction part;

    if (j == i)
      continue;
    kjp__fraction_set(&part, kjp__equation_member(equation, j)->factor);
    if (!kjp__fraction_multiply(&part, &equation->terms[j].value, &part) ||
        !kjp__fraction_add(out, &part, out))
      return false;
  }
  return true;
}

static bool
solve_sum(const struct kjp__equation *equation, int32_t i,
          struct kjp__fraction *out)
{
  struct kjp__fraction factor;

  kjp__fraction_set(&factor, -kjp__equation_member(equation, i)->factor);
  return sum_rest(equation, i, out) && kjp__fraction_divide(out, &factor, out);
}

/* A factor with its shift, raised to its power; no growth is below -100 %. */
static bool
factor_of(const struct kjp__equation *equation, int32_t i,
          struct kjp__fraction *out)
{
  const struct kjp__fit_member *member = kjp__equation_member(equation, i);

  kjp__fraction_set(out, member->shift);
  if (!kjp__fraction_add(out, &equation->terms[i].value, out))
    return false;
  return member->power == 0 || (kjp__fraction_sign(out) >= 0 &&
                                kjp__fraction_power(out, member->power, out));
}

/* What stands in for a root is shown and compared, and nothing more. */
static bool
take_root(const struct kjp__fit_member *member, struct kjp__fraction *value)
{
  bool exact;

  return member->power == 0 ||
         (kjp__fraction_sign(value) >= 0 &&
          kjp__root_of(value, member->power, value, &exact));
}

/* scale × all factors but member i */
static bool
multiply_rest(const struct kjp__equation *equation, int32_t i,
              struct kjp__fraction *out)
{
  *out = *equation->constraint->scale;
  for (int32_t j = 1; j < equation->constraint->count; j++) {
    struct kjp__fraction factor;

    if (j != i && (!factor_of(equation, j, &factor) ||
                   !kjp__fraction_multiply(out, &factor, out)))
      return false;
  }
  return true;
}

static bool
solve_product(const struct kjp__equation *equation, int32_t i,
              struct kjp__fraction *out)
{
  struct kjp__fraction rest;
  struct kjp__fraction shift;

  if (!multiply_rest(equation, i, &rest))
    return false;
  if (i == 0) {
    *out = rest;
    return true;
  }
  if (kjp__fraction_sign(&rest) == 0)
    return false;
  kjp__fraction_set(&shift, kjp__equation_member(equation, i)->shift);
  return kjp__fraction_divide(&equation->terms[0].value, &rest, out) &&
         take_root(kjp__equation_member(equation, i), out) &&
         kjp__fraction_subtract(out, &shift, out);
}

bool
kjp__equation_solve(const struct kjp__equation *equation, int32_t i,
                    struct kjp__fraction *out)
{
  equation->fit->solved += equation->constraint->count;
  return equation->constraint->scale == NULL ? solve_sum(equation, i, out)
                                             : solve_product(equation, i, out);
}

static int
sign_of_factor(const struct kjp__equation *equation, int32_t i)
{
  struct kjp__fraction factor;

  return factor_of(equation, i, &factor) ? kjp__fraction_sign(&factor) : 0;
}

/* Of a product or a factor what the rest is times; of two factors of one
 * product the more of one the less of the other. Neither's own value tells: it
 * may be zero. */
int
kjp__equation_slope(const struct kjp__equation *equation, int32_t i,
                    int32_t other)
{
  int sign = 1;

  if (equation->constraint->scale == NULL)
    return (kjp__equation_member(equation, i)->factor < 0) ==
                   (kjp__equation_member(equation, other)->factor < 0)
               ? -1
               : 1;
  for (int32_t j = 0; j < equation->constraint->count; j++) {
    if (j != i && j != other)
      sign *= sign_of_factor(equation, j);
  }
  return i == 0 || other == 0 ? sign : -sign;
}

static const int32_t *
places_of(const struct kjp__equation *equation)
{
  const struct kjp__fit_constraint *constraint = equation->constraint;
  int8_t operation =
      constraint->relation == KJP_NONE
          ? 0
          : kjp__plan_indicator(equation->fit->plan, constraint->relation)
                ->derive;

  if (operation == KJP_DERIVE_RATIO)
    return ratio_places;
  return operation == KJP_DERIVE_GROWTH ||
                 operation == KJP_DERIVE_AVERAGE_GROWTH
             ? growth_places
             : NULL;
}

int32_t
kjp__equation_place(const struct kjp__equation *equation, int32_t i)
{
  const int32_t *places = places_of(equation);

  return places == NULL ? i : places[i];
}

int32_t
kjp__equation_at(const struct kjp__equation *equation, int32_t place)
{
  const int32_t *places = places_of(equation);
  int32_t i = 0;

  if (places == NULL)
    return place;
  while (i < PLACES - 1 && places[i] != place)
    i++;
  return i;
}

bool
kjp__equation_take(struct kjp__equation *equation, int32_t i, int32_t target,
                   bool upper)
{
  struct kjp__term *term = &equation->terms[i];

  if (!kjp__fit_bound(equation->fit, target, upper, &term->value))
    return false;
  term->target = target;
  term->upper = upper;
  term->set = true;
  return true;
}

int32_t
kjp__equation_next_target(const struct kjp__fit *fit, int32_t item)
{
  while (item != KJP_NONE) {
    const struct kjp__fit_item *at = kjp__rows_at(&fit->items, item);

    if (at->target != KJP_NONE)
      return item;
    item = at->next;
  }
  return KJP_NONE;
}

void
kjp__equation_use(const struct kjp__equation *equation, int32_t but,
                  int8_t *unverified, int8_t *projected)
{
  struct kjp__fit *fit = equation->fit;

  for (int32_t i = 0; i < equation->constraint->count; i++) {
    const struct kjp__fit_cell *cell = kjp__equation_cell(equation, i);
    const struct kjp__term *term = &equation->terms[i];
    const struct kjp__value *value;

    if (i == but || !term->set)
      continue;
    if (term->target != KJP_NONE) {
      *unverified |= kjp__fit_is_unverified(fit, term->target);
      continue;
    }
    value = kjp__fit_value(fit, cell->indicator, term->year);
    if (value == NULL)
      continue;
    *unverified |= value->unverified;
    *projected |= value->kind >= KJP_KIND_PLANNED;
    kjp__used_add(fit->answer, fit->values,
                  kjp__values_series(fit->values, cell->indicator, 0),
                  term->year);
  }
}
