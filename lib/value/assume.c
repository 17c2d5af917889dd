/* SPDX-License-Identifier: MIT */
/* lib/value/assume.c - what is assumed of an indicator in a year, with what a
 * scenario lays over the plan.
 *
 * What a scenario says of a year replaces what the plan says of it. A growth
 * that it says of all years replaces the plan's growth, and the plan's amounts
 * of years to come: else it would change nothing where every year has one. The
 * first amount of an indicator that is not known at all stays, for growth
 * needs something to start from. */
#include "value-priv.h"

/* Rows of one indicator that say something of a year. */
struct said {
  const kjp_table *table; /* of KJP_ASSUMPTIONS or KJP_OVERLAYS */
  int32_t first;
  int32_t end;
};

static struct said
said_by_plan(const struct kjp__values *values, int32_t indicator)
{
  const kjp_table *table = &values->plan->tables[KJP_ASSUMPTIONS];
  struct said said = {table, 0, 0};

  said.end = kjp_table_children(table, KJP_ASSUMPTION_INDICATOR, indicator,
                                &said.first);
  said.end += said.first;
  return said;
}

/* Rows of a scenario stand by indicator, its constants first. */
static struct said
said_by_scenario(const struct kjp__values *values, int32_t indicator)
{
  const kjp_table *table = &values->plan->tables[KJP_OVERLAYS];
  struct said said = {table, 0, 0};
  int32_t end;

  if (values->view.scenario < 0)
    return said;
  end = kjp_table_children(table, KJP_OVERLAY_SCENARIO, values->view.scenario,
                           &said.first);
  end += said.first;
  while (said.first < end &&
         kjp_table_int(table, said.first, KJP_OVERLAY_INDICATOR) != indicator)
    said.first++;
  said.end = said.first;
  while (said.end < end &&
         kjp_table_int(table, said.end, KJP_OVERLAY_INDICATOR) == indicator)
    said.end++;
  return said;
}

static const struct kjp__overlay *
overlay_at(const struct said *said, int32_t row)
{
  return kjp__rows_at(&said->table->rows, row);
}

static const struct kjp__assumption *
assumption_at(const struct said *said, int32_t row)
{
  return kjp__rows_at(&said->table->rows, row);
}

/* What a scenario says of an indicator in a year. */
struct overlaid {
  const struct kjp__overlay *amount; /* of the year, or NULL */
  const struct kjp__overlay *growth; /* of the year, or NULL */
  const struct kjp__overlay *always; /* a growth of all years, or NULL */
};

static struct overlaid
overlaid_at(const struct kjp__values *values, int32_t indicator, int32_t year)
{
  struct said said = said_by_scenario(values, indicator);
  struct overlaid out = {NULL, NULL, NULL};

  for (int32_t i = said.first; i < said.end; i++) {
    const struct kjp__overlay *row = overlay_at(&said, i);

    if (row->year == 0 && kjp__amount_is_known(row->growth))
      out.always = row;
    else if (row->year == year && kjp__amount_is_known(row->amount))
      out.amount = row;
    else if (row->year == year && kjp__amount_is_known(row->growth))
      out.growth = row;
  }
  return out;
}

/* Rows of growth and of amounts stand in two runs, each by year. */
static const struct kjp__assumption *
assumption_of(const struct kjp__values *values, int32_t indicator, int32_t year,
              bool amount)
{
  struct said said = said_by_plan(values, indicator);

  for (int32_t i = said.first; i < said.end; i++) {
    const struct kjp__assumption *row = assumption_at(&said, i);

    if (row->year == year && kjp__amount_is_known(row->amount) == amount)
      return row;
  }
  return NULL;
}

static int32_t
first_amount(const struct kjp__values *values, int32_t indicator)
{
  struct said said = said_by_plan(values, indicator);

  for (int32_t i = said.first; i < said.end; i++) {
    const struct kjp__assumption *row = assumption_at(&said, i);

    if (kjp__amount_is_known(row->amount))
      return row->year;
  }
  return 0;
}

static bool
is_replaced(const struct kjp__values *values, const struct overlaid *overlaid,
            int32_t indicator, int32_t year, int32_t last)
{
  bool nothing_known = last < values->first_year;

  if (overlaid->growth != NULL)
    return true;
  if (overlaid->always == NULL || year <= last)
    return false;
  return !nothing_known || year != first_amount(values, indicator);
}

bool
kjp__assumed_amount(const struct kjp__values *values, int32_t indicator,
                    int32_t year, int32_t last, int64_t *out,
                    const struct kjp__mark **mark)
{
  struct overlaid overlaid = overlaid_at(values, indicator, year);
  const struct kjp__assumption *row;

  if (values->view.observed)
    return false;
  if (overlaid.amount != NULL) {
    *mark = &overlaid.amount->mark;
    return kjp__amount_get(overlaid.amount->amount, out);
  }
  if (is_replaced(values, &overlaid, indicator, year, last))
    return false;
  row = assumption_of(values, indicator, year, true);
  if (row == NULL)
    return false;
  *mark = &row->mark;
  return kjp__amount_get(row->amount, out);
}

bool
kjp__assumed_growth(const struct kjp__values *values, int32_t indicator,
                    int32_t year, int64_t *out, const struct kjp__mark **mark)
{
  struct overlaid overlaid = overlaid_at(values, indicator, year);
  const struct kjp__overlay *overlay =
      overlaid.growth != NULL ? overlaid.growth : overlaid.always;
  const struct kjp__assumption *row;

  if (values->view.observed)
    return false;
  if (overlay != NULL) {
    *mark = &overlay->mark;
    return kjp__amount_get(overlay->growth, out);
  }
  row = assumption_of(values, indicator, year, false);
  *mark = row == NULL ? NULL : &row->mark;
  if (row != NULL)
    return kjp__amount_get(row->growth, out);
  return kjp__amount_get(kjp__plan_indicator(values->plan, indicator)->growth,
                         out);
}

int32_t
kjp__assumed_first_year(const struct kjp__values *values, int32_t indicator)
{
  struct said said = said_by_scenario(values, indicator);
  int32_t year = first_amount(values, indicator);

  for (int32_t i = said.first; i < said.end; i++) {
    const struct kjp__overlay *row = overlay_at(&said, i);

    if (kjp__amount_is_known(row->amount) && (year == 0 || row->year < year))
      year = row->year;
  }
  return year;
}
