/* SPDX-License-Identifier: MIT */
/* lib/answer/consistency-relation.c - how an indicator is derived, as a
 * constraint: a sum with factors, or a product. */
#include "consistency-net-priv.h"

static int32_t
decimals_of(const struct kjp__fit *fit, int32_t indicator)
{
  return kjp__dimension_decimals(
      kjp__plan_indicator(fit->plan, indicator)->dimension);
}

/* 10^power; quanta of one dimension are not those of another. */
static const struct kjp__fraction *
power_of_ten(struct kjp__fit *fit, int32_t power)
{
  struct kjp__fraction *out = kjp__arena_alloc(fit->arena, sizeof *out);
  struct kjp__wide ten;

  if (out == NULL ||
      !kjp__wide_power(10, (uint32_t)(power < 0 ? -power : power), &ten))
    return NULL;
  kjp__fraction_set(out, 1);
  *(power < 0 ? &out->bottom : &out->top) = ten;
  return out;
}

/* The inputs of a derived indicator in a year, in their order. */
struct inputs {
  int32_t first;
  int32_t count;
};

static int32_t
input_at(const struct kjp__fit *fit, const struct inputs *inputs, int32_t i)
{
  const struct kjp__input *row =
      kjp__plan_row(fit->plan, KJP_INPUTS, inputs->first + i);

  return row->input;
}

/* Adds what the operations are made of; false where a year is out of reach. */

static bool
add_sum(struct kjp__fit *fit, struct kjp__fit_constraint *constraint,
        const struct inputs *inputs, int32_t year)
{
  for (int32_t i = 0; i < inputs->count; i++) {
    if (!kjp__net_add(fit, constraint,
                      kjp__net_cell(fit, input_at(fit, inputs, i), year), -1))
      return false;
  }
  return true;
}

bool
kjp__net_add_years(struct kjp__fit *fit, struct kjp__fit_constraint *constraint,
                   int32_t indicator, int32_t first, int32_t last)
{
  for (int32_t year = first; year <= last; year++) {
    if (!kjp__net_add(fit, constraint, kjp__net_cell(fit, indicator, year), -1))
      return false;
  }
  return true;
}

static bool
add_difference(struct kjp__fit *fit, struct kjp__fit_constraint *constraint,
               const struct inputs *inputs, int32_t year)
{
  return kjp__net_add(fit, constraint,
                      kjp__net_cell(fit, input_at(fit, inputs, 0), year), -1) &&
         kjp__net_add(fit, constraint,
                      kjp__net_cell(fit, input_at(fit, inputs, 1), year), 1);
}

/* out = a ÷ b is a = out × b, growth g = now ÷ before - 1 is
 * now = (g + 1) × before, and over n years (g + 1)^n: in each case a product.
 */
static bool
add_product(struct kjp__fit *fit, struct kjp__fit_constraint *constraint,
            int32_t cell, const struct inputs *inputs, int32_t year)
{
  const struct kjp__fit_cell *out = kjp__fit_cell(fit, cell);
  int32_t power = decimals_of(fit, out->indicator);

  if (!kjp__net_add(fit, constraint, cell, 0) ||
      !add_sum(fit, constraint, inputs, year))
    return false;
  for (int32_t i = 0; i < inputs->count; i++)
    power -= decimals_of(fit, input_at(fit, inputs, i));
  constraint->scale = power_of_ten(fit, power);
  return constraint->scale != NULL;
}

static bool
add_ratio(struct kjp__fit *fit, struct kjp__fit_constraint *constraint,
          int32_t cell, const struct inputs *inputs, int32_t year)
{
  int32_t top = input_at(fit, inputs, 0);
  int32_t bottom = input_at(fit, inputs, 1);
  int32_t out = kjp__fit_cell(fit, cell)->indicator;

  constraint->scale =
      power_of_ten(fit, decimals_of(fit, top) - decimals_of(fit, out) -
                            decimals_of(fit, bottom));
  return constraint->scale != NULL &&
         kjp__net_add(fit, constraint, kjp__net_cell(fit, top, year), 0) &&
         kjp__net_add(fit, constraint, cell, 0) &&
         kjp__net_add(fit, constraint, kjp__net_cell(fit, bottom, year), 0);
}

static bool
add_growth(struct kjp__fit *fit, struct kjp__fit_constraint *constraint,
           int32_t cell, const struct inputs *inputs, int32_t year)
{
  const struct kjp__indicator *out =
      kjp__plan_indicator(fit->plan, kjp__fit_cell(fit, cell)->indicator);
  int32_t of = input_at(fit, inputs, 0);
  int32_t decimals = kjp__dimension_decimals(out->dimension);
  bool average = out->derive == KJP_DERIVE_AVERAGE_GROWTH;
  int32_t years = average ? kjp__growth_years(out, year) : 1;
  struct kjp__fit_member *growth;

  if (years < 1)
    return false;
  constraint->scale = power_of_ten(fit, -decimals * years);
  if (constraint->scale == NULL) {
    fit->limited = fit->limited || !kjp__arena_failed(fit->arena);
    return false;
  }
  if (!kjp__net_add(fit, constraint, kjp__net_cell(fit, of, year), 0) ||
      !kjp__net_add(fit, constraint, cell, 0) ||
      !kjp__net_add(fit, constraint, kjp__net_cell(fit, of, year - years), 0))
    return false;
  growth = kjp__rows_at(&fit->members, constraint->first + 1);
  growth->power = average ? years : 0;
  growth->shift = 1;
  while (decimals-- > 0)
    growth->shift *= 10;
  return true;
}

static bool
add_parts(struct kjp__fit *fit, struct kjp__fit_constraint *constraint,
          int32_t cell, const struct inputs *inputs, int32_t year)
{
  const struct kjp__plan_row *span = kjp__plan_row(fit->plan, KJP_PLAN, 0);
  int8_t operation =
      kjp__plan_indicator(fit->plan, constraint->relation)->derive;

  switch (operation) {
  case KJP_DERIVE_PRODUCT:
    return add_product(fit, constraint, cell, inputs, year);
  case KJP_DERIVE_RATIO:
    return add_ratio(fit, constraint, cell, inputs, year);
  case KJP_DERIVE_GROWTH:
  case KJP_DERIVE_AVERAGE_GROWTH:
    return add_growth(fit, constraint, cell, inputs, year);
  default:
    break;
  }
  if (!kjp__net_add(fit, constraint, cell,
                    operation == KJP_DERIVE_AVERAGE ? inputs->count : 1))
    return false;
  if (operation == KJP_DERIVE_DIFFERENCE)
    return add_difference(fit, constraint, inputs, year);
  if (operation == KJP_DERIVE_CUMULATIVE)
    return year >= span->first_year &&
           kjp__net_add_years(fit, constraint, input_at(fit, inputs, 0),
                              span->first_year, year);
  return add_sum(fit, constraint, inputs,
                 operation == KJP_DERIVE_LAG ? year - 1 : year);
}

/* A constraint that is not whole is taken back. */
void
kjp__net_relate(struct kjp__fit *fit, int32_t cell)
{
  const struct kjp__fit_cell *at = kjp__fit_cell(fit, cell);
  int32_t members = fit->members.count;
  struct inputs inputs = {0, 0};
  struct kjp__fit_constraint *constraint;

  if (at->kind != KJP__FIT_REAL ||
      kjp__plan_indicator(fit->plan, at->indicator)->derive == 0)
    return;
  inputs.count =
      kjp_table_children(&fit->plan->tables[KJP_INPUTS], KJP_INPUT_INDICATOR,
                         at->indicator, &inputs.first);
  constraint = kjp__net_open(fit, at->indicator, KJP__FIT_REAL);
  if (constraint == NULL || inputs.count == 0 ||
      add_parts(fit, constraint, cell, &inputs, at->year))
    return;
  kjp__rows_truncate(&fit->members, members);
  kjp__rows_truncate(&fit->constraints, fit->constraints.count - 1);
}
