/* SPDX-License-Identifier: MIT */
/* lib/plan/evaluation.c - evaluations: how often, and which were done. */
#include "read-priv.h"

KJP__READER(evaluations)
{
  (void)field;
  (void)kjp__read_map(reading, at, &kjp__shape_evaluations, row, KJP_NONE);
}

KJP__READER(evaluation_year)
{
  struct kjp__evaluation *evaluation = row;
  int32_t year = kjp__year_of(reading, at, false);

  (void)field;
  if (year != 0 && kjp__year_in_plan(reading, at, year) &&
      !kjp__is_repeated(reading, at, KJP__YEAR_DUPLICATE, year,
                        reading->evaluated))
    evaluation->year = year;
}

/* A year, or a map with more about it. */
static void
read_done(struct kjp__reading *reading, const struct kjp__at *at,
          const void *how)
{
  struct kjp__evaluation *row =
      kjp__rows_add(&reading->plan->tables[KJP_EVALUATIONS].rows);

  (void)how;
  if (row == NULL)
    return;
  row->source = KJP_NONE;
  row->mark = at->node->mark;
  if (at->node->kind == KJP__NODE_MAP)
    (void)kjp__read_map(reading, at, &kjp__shape_evaluation, row, KJP_NONE);
  else
    kjp__read_evaluation_year(reading, at, NULL, row);
}

static int
compare_evaluations(const void *left, const void *right)
{
  const struct kjp__evaluation *a = left;
  const struct kjp__evaluation *b = right;

  return a->year < b->year ? -1 : a->year > b->year;
}

KJP__READER(done)
{
  struct kjp__mark seen[KJP__YEARS] = {{0, 0}};

  (void)field;
  (void)row;
  reading->evaluated = seen;
  kjp__read_items(reading, at, read_done, NULL);
  (void)kjp__rows_sort(&reading->plan->tables[KJP_EVALUATIONS].rows, 0,
                       compare_evaluations);
}
