/* SPDX-License-Identifier: MIT */
/* lib/plan/scenario.c - scenarios: assumptions and choices of paths that are
 * laid over a plan. Their paths are read in path.c. */
#include "read-priv.h"

void
kjp__read_scenario_entry(struct kjp__reading *reading, const struct kjp__at *at)
{
  struct kjp__scenario *row = kjp__add_entry(reading, at, KJP_SCENARIOS);

  if (row == NULL)
    return;
  row->source = KJP_NONE;
  row->mark = at->key_mark;
  reading->scenario = kjp__plan_count(reading->plan, KJP_SCENARIOS) - 1;
  (void)kjp__read_map(reading, at, &kjp__shape_scenario, row,
                      reading->scenario);
}

static struct kjp__overlay *
add_overlay(struct kjp__reading *reading, int32_t indicator, int32_t year,
            struct kjp__mark mark)
{
  struct kjp__overlay *row =
      kjp__rows_add(&reading->plan->tables[KJP_OVERLAYS].rows);

  if (row == NULL)
    return NULL;
  row->scenario = reading->scenario;
  row->indicator = indicator;
  row->year = year;
  row->mark = mark;
  return row;
}

static void
read_overlay(struct kjp__reading *reading, const struct kjp__at *at,
             int32_t indicator, const void *how)
{
  struct kjp__rows *rows = &reading->plan->tables[KJP_OVERLAYS].rows;
  int32_t first = rows->count;
  struct kjp__overlay *row;

  (void)how;
  if (!kjp__is_map(reading, at))
    return;
  row = add_overlay(reading, indicator, 0, at->key_mark);
  if (row == NULL)
    return;
  reading->unit = kjp__plan_unit(reading->plan, indicator);
  (void)kjp__read_map(reading, at, &kjp__shape_overlay, row, KJP_NONE);
  kjp__sort_years(rows, first);
}

KJP__READER(overlays)
{
  (void)field;
  (void)row;
  kjp__read_by_indicator(reading, at, read_overlay, NULL);
}

struct year_of {
  int32_t indicator;
  const struct kjp__field *growth; /* NULL: an amount */
};

static void
read_year(struct kjp__reading *reading, const struct kjp__at *at, int32_t year,
          const void *how)
{
  const struct year_of *of = how;
  struct kjp__overlay *row =
      add_overlay(reading, of->indicator, year, at->node->mark);

  if (row == NULL)
    return;
  if (of->growth != NULL)
    (void)kjp__quantity_of(reading, at, &kjp__unit_percent, of->growth,
                           &row->growth, NULL);
  else
    (void)kjp__quantity_of(reading, at, reading->unit, NULL, &row->amount,
                           NULL);
}

KJP__READER(overlay_growth)
{
  struct kjp__overlay *overlay = row;
  struct year_of of = {overlay->indicator, field};

  if (at->node->kind == KJP__NODE_MAP)
    kjp__read_years(reading, at, read_year, &of);
  else
    (void)kjp__quantity_of(reading, at, &kjp__unit_percent, field,
                           &overlay->growth, NULL);
}

KJP__READER(overlay_amounts)
{
  const struct kjp__overlay *overlay = row;
  struct year_of of = {overlay->indicator, NULL};

  (void)field;
  kjp__read_years(reading, at, read_year, &of);
}
