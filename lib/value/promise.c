/* SPDX-License-Identifier: MIT */
/* lib/value/promise.c - what a target asks for, as promised now. Revisions
 * stand in the order of their dates. */
#include "promise-priv.h"

#include <string.h>

int32_t
kjp__revision_now(const kjp_plan *plan, int32_t target, const char *as_of)
{
  const kjp_table *table = &plan->tables[KJP_REVISIONS];
  int32_t first;
  int32_t count =
      kjp_table_children(table, KJP_REVISION_TARGET, target, &first);
  int32_t last = KJP_NONE;

  for (int32_t i = first; i < first + count; i++) {
    const struct kjp__revision *row = kjp__rows_at(&table->rows, i);

    if (as_of == NULL || strcmp(row->date, as_of) <= 0)
      last = i;
  }
  return last;
}

const struct kjp__asked *
kjp__asked_now(const kjp_plan *plan, int32_t target, const char *as_of)
{
  const struct kjp__target *row = kjp__plan_row(plan, KJP_TARGETS, target);
  int32_t revision = kjp__revision_now(plan, target, as_of);
  const struct kjp__revision *revised;

  if (revision < 0)
    return &row->asked;
  revised = kjp__plan_row(plan, KJP_REVISIONS, revision);
  return &revised->asked;
}
