/* SPDX-License-Identifier: MIT */
/* lib/plan/cap.c - caps of paths: written like clauses, but the other way
 * round. */
#include <glib.h>

#include "read-priv.h"

static void
read_cap(struct kjp__reading *reading, const struct kjp__at *at, int8_t kind)
{
  struct kjp__rows *rows = &reading->plan->tables[KJP_CAPS].rows;
  const struct kjp__field *field;
  struct kjp__cap *row;

  if (kjp__is_empty(reading, at))
    return;
  row = kjp__rows_add(rows);
  if (row == NULL)
    return;
  row->path = reading->path;
  row->reference = KJP_NONE;
  row->basis = KJP_NONE;
  row->mark = at->key_mark;
  row->kind = kind;
  reading->kind = kind;
  reading->cap = rows->count - 1;
  if (kjp__is_short(&kjp__shape_cap, at->node, kind, &field))
    field->read(reading, at, field, row);
  else
    (void)kjp__read_map(reading, at, &kjp__shape_cap, row, KJP_NONE);
}

KJP__READER(caps)
{
  static const struct kjp__keywords keywords = {
      kjp__words_cap, &kjp__shape_cap, {"上限", "the list of caps"}, read_cap};
  struct kjp__path *path = row;

  (void)field;
  path->caps = 1;
  kjp__read_keywords(reading, at, &keywords);
}

KJP__READER(cap_reference)
{
  struct kjp__cap *cap = row;
  const struct kjp__path *path =
      kjp__plan_row(reading->plan, KJP_PATHS, cap->path);
  int32_t other = kjp__exact_reference_of(reading, at);

  (void)field;
  if (other < 0)
    return;
  if (other == path->indicator)
    kjp__report_value(reading, at, KJP__REFERENCE_SELF,
                      (struct kjp__details){.found = KJP__SAY(at->node->text)});
  else if (kjp__same_dimension(reading, at, path->indicator, other) &&
           (cap->mixed_scope ||
            kjp__same_scope(reading, at, path->indicator, other)))
    cap->reference = other;
}

KJP__READER(cap_span)
{
  struct kjp__cap *cap = row;
  int32_t first;
  int32_t last;

  (void)field;
  if (!kjp__plan_span_of(reading, at, &first, &last))
    return;
  cap->first_year = first;
  cap->last_year = last;
}

static void
read_cap_amount(struct kjp__reading *reading, const struct kjp__at *at,
                int32_t year, const void *how)
{
  struct kjp__cap_year *row;

  (void)how;
  if (!kjp__year_in_plan(reading, at, year))
    return;
  row = kjp__rows_add(&reading->plan->tables[KJP_CAP_YEARS].rows);
  if (row == NULL)
    return;
  row->cap = reading->cap;
  row->year = year;
  row->mark = at->key_mark;
  (void)kjp__quantity_of(reading, at, reading->unit, NULL, &row->amount, NULL);
}

KJP__READER(cap_amounts)
{
  struct kjp__rows *rows = &reading->plan->tables[KJP_CAP_YEARS].rows;
  int32_t first = rows->count;

  (void)field;
  (void)row;
  if (at->node->kind == KJP__NODE_MAP)
    kjp__want_some(reading, at, "至少一年", "one year or more");
  kjp__read_years(reading, at, read_cap_amount, NULL);
  kjp__sort_years(rows, first);
}
