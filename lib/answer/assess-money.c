/* SPDX-License-Identifier: MIT */
/* lib/answer/assess-money.c - projects, the money given to them, and what
 * policies leave uncollected. */
#include "assess-priv.h"

#include <glib.h>

#include "../quantity/rate-priv.h"

/* Projects by status */

static void
count_project(const struct kjp__project *project,
              struct kjp__assess_programme *row)
{
  row->projects++;
  row->pledged += project->integrity_pledge == 1;
  if (project->status > 0)
    row->status[project->status - 1]++;
}

void
kjp__assess_programmes(struct kjp__assessing *assessing)
{
  const kjp_table *projects = &assessing->plan->tables[KJP_PROJECTS];
  int32_t count = kjp__plan_count(assessing->plan, KJP_PROGRAMMES);

  for (int32_t i = 0; i < count; i++) {
    struct kjp__assess_programme *row = kjp__rows_add(
        &kjp__answer_table(assessing->answer, KJP_ASSESS_PROGRAMMES)->rows);
    int32_t first;
    int32_t children =
        kjp_table_children(projects, KJP_PROJECT_PROGRAMME, i, &first);

    if (row == NULL)
      return;
    row->programme = i;
    for (int32_t j = first; j < first + children; j++)
      count_project(kjp__rows_at(&projects->rows, j), row);
  }
}

/* Allocations */

/* A funding row; `programme` also where it is of a project. */
struct part {
  const struct kjp__funding *said;
  int32_t programme;
};

/* By money and year, then by programme, what it was given itself first. */
static int
compare_parts(const void *left, const void *right)
{
  const struct part *a = left;
  const struct part *b = right;
  const int32_t keys[][2] = {{a->said->indicator, b->said->indicator},
                             {a->said->year, b->said->year},
                             {a->programme, b->programme},
                             {a->said->project, b->said->project}};

  for (size_t i = 0; i < G_N_ELEMENTS(keys); i++) {
    if (keys[i][0] != keys[i][1])
      return keys[i][0] < keys[i][1] ? -1 : 1;
  }
  return 0;
}

static bool
is_same_money(const struct part *a, const struct part *b)
{
  return a->said->indicator == b->said->indicator &&
         a->said->year == b->said->year;
}

static void
add(struct kjp__assessing *assessing, int64_t amount, int32_t indicator,
    struct kjp__amount *sum)
{
  int64_t quanta = 0;

  (void)kjp__amount_get(*sum, &quanta);
  if (__builtin_add_overflow(quanta, amount, &quanta) || quanta == INT64_MIN)
    kjp__assess_range(assessing,
                      kjp__plan_indicator(assessing->plan, indicator)->id);
  else
    *sum = kjp__amount_known(quanta);
}

/* What is left of `whole` once `given` is taken out; NULL where either is not
 * known. */
static const struct kjp__fraction *
left_of(struct kjp__assessing *assessing, const struct kjp__fraction *whole,
        struct kjp__amount given)
{
  struct kjp__fraction part;
  int64_t quanta = 0;

  if (whole == NULL)
    return NULL;
  (void)kjp__amount_get(given, &quanta);
  kjp__fraction_set(&part, quanta);
  if (!kjp__fraction_subtract(whole, &part, &part))
    return NULL;
  return kjp__answer_fraction(assessing->answer, &part);
}

static struct kjp__assess_allocation *
add_allocation(struct kjp__assessing *assessing, const struct part *part,
               int32_t programme)
{
  struct kjp__assess_allocation *row = kjp__rows_add(
      &kjp__answer_table(assessing->answer, KJP_ASSESS_ALLOCATIONS)->rows);

  if (row == NULL)
    return NULL;
  row->indicator = part->said->indicator;
  row->year = part->said->year;
  row->programme = programme;
  return row;
}

/* The parts of one programme, from..to-1; what it has: its own, else what its
 * projects have. */
static void
write_programme(struct kjp__assessing *assessing, const struct kjp__rows *parts,
                int32_t from, int32_t to, struct kjp__assess_allocation *whole)
{
  const struct part *first = kjp__rows_at(parts, from);
  int32_t indicator = first->said->indicator;
  struct kjp__assess_allocation *row =
      add_allocation(assessing, first, first->programme);
  struct kjp__fraction own;
  int64_t amount = 0;
  int64_t given = 0;

  if (row == NULL)
    return;
  for (int32_t i = from; i < to; i++) {
    const struct part *part = kjp__rows_at(parts, i);

    if (!kjp__amount_get(part->said->amount, &amount))
      continue;
    if (part->said->project >= 0) {
      add(assessing, amount, indicator, &row->projects);
      continue;
    }
    kjp__fraction_set(&own, amount);
    row->amount = kjp__answer_fraction(assessing->answer, &own);
    given = amount;
  }
  row->left = left_of(assessing, row->amount, row->projects);
  if (kjp__amount_get(row->projects, &amount))
    add(assessing, amount, indicator, &whole->projects);
  add(assessing, row->amount == NULL ? amount : given, indicator,
      &whole->programmes);
}

static void
write_money(struct kjp__assessing *assessing, const struct kjp__rows *parts,
            int32_t from, int32_t to)
{
  const struct part *first = kjp__rows_at(parts, from);
  struct kjp__stretch stretch = {first->said->indicator, first->said->year,
                                 first->said->year};
  struct kjp__assess_allocation *whole =
      add_allocation(assessing, first, KJP_NONE);
  struct kjp__figure figure;
  int32_t start = from;

  if (whole == NULL)
    return;
  kjp__assess_figure(assessing, assessing->all, stretch, &figure);
  kjp__assess_use(assessing, assessing->all, stretch);
  whole->amount = kjp__assess_keep(assessing, &figure);
  whole->kind = figure.kind;
  for (int32_t i = from + 1; i <= to; i++) {
    const struct part *before = kjp__rows_at(parts, i - 1);

    if (i < to && ((const struct part *)kjp__rows_at(parts, i))->programme ==
                      before->programme)
      continue;
    write_programme(assessing, parts, start, i, whole);
    start = i;
  }
  whole->left = left_of(assessing, whole->amount, whole->programmes);
}

static bool
gather_parts(struct kjp__assessing *assessing, struct kjp__rows *parts)
{
  int32_t count = kjp__plan_count(assessing->plan, KJP_FUNDING);

  for (int32_t i = 0; i < count; i++) {
    const struct kjp__funding *said =
        kjp__plan_row(assessing->plan, KJP_FUNDING, i);
    struct part *part = kjp__rows_add(parts);

    if (part == NULL)
      return false;
    part->said = said;
    part->programme = said->programme;
    if (said->project >= 0)
      part->programme = ((const struct kjp__project *)kjp__plan_row(
                             assessing->plan, KJP_PROJECTS, said->project))
                            ->programme;
  }
  return kjp__rows_sort(parts, 0, compare_parts);
}

void
kjp__assess_allocations(struct kjp__assessing *assessing)
{
  struct kjp__rows parts;
  int32_t from = 0;

  kjp__rows_init(&parts, assessing->scratch, sizeof(struct part));
  if (!gather_parts(assessing, &parts)) {
    assessing->failed = true;
    return;
  }
  for (int32_t i = 1; i <= parts.count && kjp__assess_goes_on(assessing); i++) {
    if (i < parts.count &&
        is_same_money(kjp__rows_at(&parts, from), kjp__rows_at(&parts, i)))
      continue;
    write_money(assessing, &parts, from, i);
    from = i;
  }
}

/* Policies */

/* value x rate x tax rate */
static bool
multiply_rates(const struct kjp__figure *figure, int64_t rate, int64_t tax_rate,
               struct kjp__fraction *out)
{
  const int64_t rates[] = {rate, tax_rate};

  *out = figure->value;
  for (size_t i = 0; i < G_N_ELEMENTS(rates); i++) {
    struct kjp__fraction one;
    struct kjp__fraction factor;

    kjp__fraction_set(&one, KJP__RATE_ONE);
    kjp__fraction_set(&factor, rates[i]);
    if (!kjp__fraction_divide(&factor, &one, &factor) ||
        !kjp__fraction_multiply(out, &factor, out))
      return false;
  }
  return true;
}

static void
write_policy(struct kjp__assessing *assessing, int32_t policy, int32_t year)
{
  const struct kjp__policy *said =
      kjp__plan_row(assessing->plan, KJP_POLICIES, policy);
  struct kjp__stretch stretch = {said->indicator, year, year};
  struct kjp__assess_policy *row = kjp__rows_add(
      &kjp__answer_table(assessing->answer, KJP_ASSESS_POLICIES)->rows);
  struct kjp__figure figure;
  struct kjp__fraction amount;
  int64_t rate = 0;
  int64_t tax_rate = 0;

  if (row == NULL)
    return;
  kjp__assess_figure(assessing, assessing->all, stretch, &figure);
  kjp__assess_use(assessing, assessing->all, stretch);
  row->policy = policy;
  row->year = year;
  row->value = kjp__assess_keep(assessing, &figure);
  row->kind = figure.kind;
  row->lacks_value = !figure.known;
  row->lacks_rate = !kjp__amount_get(said->rate, &rate);
  row->lacks_tax_rate = !kjp__amount_get(said->tax_rate, &tax_rate);
  if (row->lacks_value || row->lacks_rate || row->lacks_tax_rate)
    return;
  if (multiply_rates(&figure, rate, tax_rate, &amount))
    row->amount = kjp__answer_fraction(assessing->answer, &amount);
  else
    kjp__assess_range(assessing, said->id);
}

/* Years up to the evaluation. */
void
kjp__assess_policies(struct kjp__assessing *assessing)
{
  const struct kjp__plan_row *plan =
      kjp__plan_row(assessing->plan, KJP_PLAN, 0);
  int32_t count = kjp__plan_count(assessing->plan, KJP_POLICIES);

  for (int32_t i = 0; i < count; i++) {
    const struct kjp__policy *said =
        kjp__plan_row(assessing->plan, KJP_POLICIES, i);
    int32_t first = said->first_year != 0 ? said->first_year : plan->first_year;
    int32_t last = said->first_year != 0 ? said->last_year : plan->last_year;

    for (int32_t year = first;
         year <= MIN(last, assessing->year) && kjp__assess_goes_on(assessing);
         year++)
      write_policy(assessing, i, year);
  }
}
