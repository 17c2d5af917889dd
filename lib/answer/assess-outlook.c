/* SPDX-License-Identifier: MIT */
/* lib/answer/assess-outlook.c - what a target still needs, what comes of going
 * on as before, and on which figure its verdict turns. */
#include "assess-priv.h"

#include "../quantity/rate-priv.h"
#include "../quantity/root-priv.h"
#include "../rule/progress-priv.h"
#include "../value/turn-priv.h"

static const struct kjp__target *
said_of(const struct kjp__assessing *assessing,
        const struct kjp__assess_target *row)
{
  return kjp__plan_row(assessing->plan, KJP_TARGETS, row->target);
}

/* One year, as observed. */
static void
find_year(struct kjp__assessing *assessing, int32_t indicator, int32_t year,
          struct kjp__figure *out)
{
  kjp__assess_figure(assessing, assessing->seen,
                     (struct kjp__stretch){indicator, year, year}, out);
}

static void
use_year(struct kjp__assessing *assessing, int32_t indicator, int32_t year)
{
  kjp__assess_use(assessing, assessing->seen,
                  (struct kjp__stretch){indicator, year, year});
}

/* The last year observed up to `stretch.last`, in a sum not before its first;
 * 0: none. */
static int32_t
last_observed(struct kjp__assessing *assessing, struct kjp__stretch stretch,
              bool over, struct kjp__figure *out)
{
  int32_t first = over ? stretch.first : assessing->seen->first_year;

  for (int32_t year = stretch.last; year >= first; year--) {
    find_year(assessing, stretch.indicator, year, out);
    if (out->known)
      return year;
  }
  return 0;
}

static void
take_need(struct kjp__assessing *assessing, const struct kjp__figure *last,
          const struct kjp__demand *demand, struct kjp__assess_target *row)
{
  const struct kjp__fraction *end = kjp__assess_end(demand, &last->value);
  struct kjp__fraction growth;

  if (!demand->lower.known || kjp__assess_holds(demand, &last->value) ||
      kjp__fraction_sign(&last->value) <= 0 || kjp__fraction_sign(end) < 0)
    return;
  if (kjp__progress_growth(&last->value, end, row->due - row->since, &growth))
    row->growth_needed = kjp__answer_fraction(assessing->answer, &growth);
}

/* The last growth once more, to the quantum, as assumed growth is. False where
 * the amount outgrows what can be stored. */
static bool
repeat(struct kjp__fraction *value, const struct kjp__fraction *growth)
{
  int64_t quanta;

  if (!kjp__fraction_multiply(value, growth, value) ||
      !kjp__fraction_round(value, &quanta))
    return false;
  kjp__fraction_set(value, quanta);
  return true;
}

/* From the last observed year on; a sum adds the years up. */
static bool
go_on(const struct kjp__figure *last, const struct kjp__figure *before,
      int32_t years, bool over, struct kjp__fraction *out)
{
  struct kjp__fraction growth;
  struct kjp__fraction value = last->value;

  if (!kjp__fraction_divide(&last->value, &before->value, &growth))
    return false;
  for (int32_t i = 0; i < years; i++) {
    if (!repeat(&value, &growth) ||
        (over && !kjp__fraction_add(out, &value, out)))
      return false;
  }
  if (!over)
    *out = value;
  return true;
}

static void
take_as_usual(struct kjp__assessing *assessing, struct kjp__stretch stretch,
              const struct kjp__figure *last, struct kjp__assess_target *row)
{
  bool over = said_of(assessing, row)->over != 0;
  int32_t years = row->due - row->since;
  struct kjp__stretch known = {stretch.indicator, stretch.first, row->since};
  struct kjp__figure before;
  struct kjp__figure sum;

  find_year(assessing, stretch.indicator, row->since - 1, &before);
  if (!before.known || kjp__fraction_sign(&before.value) <= 0)
    return;
  if (over)
    kjp__assess_figure(assessing, assessing->seen, known, &sum);
  else
    sum = *last;
  if (!sum.known || !go_on(last, &before, years, over, &sum.value))
    return;
  use_year(assessing, stretch.indicator, row->since - 1);
  row->as_usual = kjp__answer_fraction(assessing->answer, &sum.value);
  row->unverified = row->unverified || before.unverified;
}

void
kjp__assess_ahead(struct kjp__assessing *assessing, struct kjp__stretch stretch,
                  const struct kjp__demand *demand,
                  struct kjp__assess_target *row)
{
  bool over = said_of(assessing, row)->over != 0;
  struct kjp__figure last;

  if (row->basis == KJP_BASIS_OBSERVED)
    return;
  row->since = last_observed(assessing, stretch, over, &last);
  if (row->since == 0 || row->since >= row->due)
    return;
  use_year(assessing, stretch.indicator, row->since);
  row->unverified = row->unverified || last.unverified;
  if (!over)
    take_need(assessing, &last, demand, row);
  take_as_usual(assessing, stretch, &last, row);
}

/* Where the verdict turns */

/* The value as a function of x: of a sum, year by year. */
static bool
value_form(struct kjp__assessing *assessing, struct kjp__stretch stretch,
           struct kjp__place x, struct kjp__form *out)
{
  struct kjp__fraction zero;
  struct kjp__form year_form;

  kjp__fraction_set(&zero, 0);
  kjp__form_set(out, &zero);
  for (int32_t year = stretch.first; year <= stretch.last; year++) {
    struct kjp__place place = {stretch.indicator, year};

    if (!kjp__values_form(assessing->seen, assessing->room, place, x,
                          &year_form) ||
        !kjp__form_add(out, &year_form, out))
      return false;
  }
  return true;
}

static bool
bound_form(struct kjp__assessing *assessing, const struct kjp__asked *asked,
           int32_t due, struct kjp__place x, struct kjp__form *out)
{
  struct kjp__stretch referred = kjp__assess_referred(asked, due);
  struct kjp__place place = {referred.indicator, referred.first};
  struct kjp__fraction number;
  struct kjp__fraction one;
  struct kjp__form term;
  int64_t quanta = 0;

  (void)kjp__amount_get(asked->amount, &quanta);
  kjp__fraction_set(&number, quanta);
  kjp__form_set(out, &number);
  if (referred.indicator < 0)
    return true;
  if (!kjp__values_form(assessing->seen, assessing->room, place, x, out))
    return false;
  kjp__fraction_set(&one, KJP__RATE_ONE);
  kjp__fraction_set(
      &number, kjp__amount_get(asked->times, &quanta) ? quanta : KJP__RATE_ONE);
  if (!kjp__fraction_divide(&number, &one, &number))
    return false;
  kjp__form_set(&term, &number);
  if (!kjp__form_multiply(out, &term, out))
    return false;
  kjp__fraction_set(&number,
                    kjp__amount_get(asked->plus, &quanta) ? quanta : 0);
  kjp__form_set(&term, &number);
  return kjp__form_add(out, &term, out);
}

/* An average growth is at its bound where the end over the base is one and the
 * bound, raised to the years: of that, less the quotient, zero is sought. */
static bool
growth_form(struct kjp__assessing *assessing, struct kjp__place growth,
            const struct kjp__asked *asked, struct kjp__place x,
            struct kjp__form *out)
{
  const kjp_plan *plan = assessing->plan;
  const struct kjp__indicator *row =
      kjp__plan_indicator(plan, growth.indicator);
  int32_t years = kjp__growth_years(row, growth.year);
  const struct kjp__input *input;
  struct kjp__fraction factor;
  struct kjp__fraction one;
  struct kjp__form base;
  int64_t quanta;
  int32_t first;

  if (years < 1 || !kjp__amount_get(asked->amount, &quanta) ||
      quanta < -KJP__RATE_ONE ||
      kjp_table_children(&plan->tables[KJP_INPUTS], KJP_INPUT_INDICATOR,
                         growth.indicator, &first) != 1)
    return false;
  input = kjp__plan_row(plan, KJP_INPUTS, first);
  kjp__fraction_set(&factor, quanta);
  kjp__fraction_set(&one, KJP__RATE_ONE);
  if (!kjp__fraction_add(&factor, &one, &factor) ||
      !kjp__fraction_divide(&factor, &one, &factor) ||
      !kjp__fraction_power(&factor, years, &factor) ||
      !kjp__values_form(assessing->seen, assessing->room,
                        (struct kjp__place){input->input, growth.year}, x,
                        out) ||
      !kjp__values_form(assessing->seen, assessing->room,
                        (struct kjp__place){input->input, growth.year - years},
                        x, &base) ||
      !kjp__form_divide(out, &base, out))
    return false;
  kjp__form_set(&base, &factor);
  return kjp__form_subtract(out, &base, out);
}

/* The one place that is missing, or an indicator of KJP_NONE. */
static struct kjp__place
only_lack(const struct kjp__assessing *assessing)
{
  const kjp_table *table =
      kjp_answer_table(assessing->answer, KJP_ASSESS_MISSING);
  struct kjp__place place = {KJP_NONE, 0};
  const struct kjp__assess_missing *row;
  int32_t first;

  if (kjp_table_children(table, KJP_ASSESS_MISSING_TARGET,
                         assessing->target_row, &first) != 1)
    return place;
  row = kjp__rows_at(&table->rows, first);
  return (struct kjp__place){row->indicator, row->of};
}

void
kjp__assess_turn(struct kjp__assessing *assessing, struct kjp__stretch stretch,
                 const struct kjp__asked *asked, struct kjp__assess_target *row)
{
  struct kjp__place x = only_lack(assessing);
  struct kjp__form value;
  struct kjp__form bound;
  struct kjp__fraction root;

  if (row->verdict != KJP_OUTCOME_UNDETERMINED || x.indicator < 0 ||
      asked->comparator == KJP_COMPARATOR_WITHIN)
    return;
  if (kjp__plan_indicator(assessing->plan, stretch.indicator)->derive ==
      KJP_DERIVE_AVERAGE_GROWTH) {
    if (!growth_form(assessing,
                     (struct kjp__place){stretch.indicator, stretch.last},
                     asked, x, &value))
      return;
  } else if (!value_form(assessing, stretch, x, &value) ||
             !bound_form(assessing, asked, row->due, x, &bound) ||
             !kjp__form_subtract(&value, &bound, &value)) {
    return;
  }
  if (!kjp__form_root(&value, &root))
    return;
  row->break_even_indicator = x.indicator;
  row->break_even_year = x.year;
  row->break_even = kjp__answer_fraction(assessing->answer, &root);
}
