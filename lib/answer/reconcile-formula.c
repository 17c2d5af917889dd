/* SPDX-License-Identifier: MIT */
/* lib/answer/reconcile-formula.c - a derived number from its parts: exactly,
 * and from all numbers that round to these parts, step by step alike. */
#include "reconcile-priv.h"

#include "../quantity/root-priv.h"

typedef bool (*fraction_step)(const struct kjp__fraction *a,
                              const struct kjp__fraction *b,
                              struct kjp__fraction *out);
typedef bool (*band_step)(const struct kjp__interval *a,
                          const struct kjp__interval *b,
                          struct kjp__interval *out);

static const struct {
  fraction_step value;
  band_step band;
} steps[] = {
    [KJP_DERIVE_SUM] = {kjp__fraction_add, kjp__interval_add},
    [KJP_DERIVE_DIFFERENCE] = {kjp__fraction_subtract, kjp__interval_subtract},
    [KJP_DERIVE_PRODUCT] = {kjp__fraction_multiply, kjp__interval_multiply},
    [KJP_DERIVE_RATIO] = {kjp__fraction_divide, kjp__interval_quotient},
    [KJP_DERIVE_GROWTH] = {kjp__fraction_divide, kjp__interval_quotient},
    [KJP_DERIVE_LAG] = {kjp__fraction_add, kjp__interval_add}, /* of one part */
    [KJP_DERIVE_CUMULATIVE] = {kjp__fraction_add, kjp__interval_add},
    [KJP_DERIVE_AVERAGE] = {kjp__fraction_add, kjp__interval_add},
    [KJP_DERIVE_AVERAGE_GROWTH] = {kjp__fraction_divide,
                                   kjp__interval_quotient},
};

static bool
divides(int8_t operation)
{
  return operation == KJP_DERIVE_RATIO || operation == KJP_DERIVE_GROWTH;
}

static bool
is_growth(int8_t operation)
{
  return operation == KJP_DERIVE_GROWTH ||
         operation == KJP_DERIVE_AVERAGE_GROWTH;
}

/* An average growth starts above zero and does not end below. */
static bool
is_undefined(struct kjp__formula *formula, const struct kjp__number *base,
             const struct kjp__number *end)
{
  bool by_base = kjp__fraction_sign(&base->value) <= 0;

  formula->undefined = by_base || kjp__fraction_sign(&end->value) < 0;
  formula->denominator = by_base ? 0 : formula->count;
  return formula->undefined;
}

/* Of a growth the year before, or the base, comes first. */
static bool
step(struct kjp__formula *formula, const struct kjp__number *part)
{
  bool turned = is_growth(formula->operation);
  const struct kjp__number sofar = formula->number;
  const struct kjp__number *left = turned ? part : &sofar;
  const struct kjp__number *right = turned ? &sofar : part;

  if (divides(formula->operation) && kjp__fraction_sign(&right->value) == 0) {
    formula->undefined = true;
    formula->denominator = turned ? 0 : formula->count;
    return true;
  }
  if (formula->operation == KJP_DERIVE_AVERAGE_GROWTH &&
      is_undefined(formula, &sofar, part))
    return true;
  return steps[formula->operation].value(&left->value, &right->value,
                                         &formula->number.value) &&
         steps[formula->operation].band(&left->band, &right->band,
                                        &formula->number.band);
}

void
kjp__formula_add(struct kjp__formula *formula, const struct kjp__number *part)
{
  if (formula->wide || formula->undefined)
    return;
  if (formula->count == 0)
    formula->number = *part;
  else
    formula->wide = !step(formula, part);
  formula->count++;
}

/* With a number that is exact. */
static bool
step_by(struct kjp__number *number, int8_t operation,
        const struct kjp__fraction *by)
{
  struct kjp__interval band;

  kjp__interval_point(by, &band);
  return steps[operation].value(&number->value, by, &number->value) &&
         steps[operation].band(&number->band, &band, &number->band);
}

static bool
scale(struct kjp__number *number, int32_t power)
{
  struct kjp__fraction factor;

  kjp__fraction_set(&factor, 1);
  if (power == 0)
    return true;
  return kjp__wide_power(10, (uint32_t)(power < 0 ? -power : power),
                         power < 0 ? &factor.bottom : &factor.top) &&
         step_by(number, KJP_DERIVE_PRODUCT, &factor);
}

/* Below zero nothing has a root: such numbers behind the inputs give none. */
static bool
root_of_end(struct kjp__end *end, int32_t years)
{
  bool exact;

  if (!end->bounded)
    return true;
  if (kjp__fraction_sign(&end->value) < 0) {
    kjp__fraction_set(&end->value, 0);
    end->open = false;
  }
  return kjp__root_of(&end->value, years, &end->value, &exact);
}

/* Figures and their bands end in decimals, so that what stands in for a root
 * is judged as the root is. */
static bool
take_root(struct kjp__number *number, int32_t years)
{
  bool exact;

  return kjp__root_of(&number->value, years, &number->value, &exact) &&
         root_of_end(&number->band.low, years) &&
         root_of_end(&number->band.high, years);
}

static bool
finish(struct kjp__formula *formula, const kjp_plan *plan, int32_t indicator)
{
  struct kjp__fraction by;

  if (formula->operation == KJP_DERIVE_AVERAGE) {
    kjp__fraction_set(&by, formula->count);
    return step_by(&formula->number, KJP_DERIVE_RATIO, &by);
  }
  if (formula->operation == KJP_DERIVE_AVERAGE_GROWTH &&
      !take_root(&formula->number, formula->years))
    return false;
  kjp__fraction_set(&by, 1);
  return (!is_growth(formula->operation) ||
          step_by(&formula->number, KJP_DERIVE_DIFFERENCE, &by)) &&
         scale(&formula->number, kjp__derive_power(plan, indicator));
}

void
kjp__formula_finish(struct kjp__formula *formula, const kjp_plan *plan,
                    int32_t indicator)
{
  if (!formula->wide && !formula->undefined)
    formula->wide = !finish(formula, plan, indicator);
}
