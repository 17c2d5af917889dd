/* SPDX-License-Identifier: MIT */
/* lib/plan/row-unit.c - which unit the amounts of a row are in.
 *
 * A row is about an indicator, or belongs to a row that is. */
#include "row-unit-priv.h"

#include <stddef.h>

/* The member of a row that leads on, and the table it leads to. */
static const struct step {
  size_t offset;
  int32_t table; /* 0: rows are about no indicator */
} steps[KJP__PLAN_TABLES] = {
#define STEP(from, row, member, to)                                            \
  [from] = {offsetof(struct kjp__##row, member), to}
    STEP(KJP_OBSERVATIONS, observation, indicator, KJP_INDICATORS),
    STEP(KJP_ADJUSTMENTS, adjustment, indicator, KJP_INDICATORS),
    STEP(KJP_ASSUMPTIONS, assumption, indicator, KJP_INDICATORS),
    STEP(KJP_TARGETS, target, indicator, KJP_INDICATORS),
    STEP(KJP_REVISIONS, revision, target, KJP_TARGETS),
    STEP(KJP_RULES, rule, indicator, KJP_INDICATORS),
    STEP(KJP_CLAUSES, clause, rule, KJP_RULES),
    STEP(KJP_CLAUSE_YEARS, clause_year, clause, KJP_CLAUSES),
    STEP(KJP_PATHS, path, indicator, KJP_INDICATORS),
    STEP(KJP_PATH_YEARS, path_year, path, KJP_PATHS),
    STEP(KJP_CAPS, cap, path, KJP_PATHS),
    STEP(KJP_CAP_YEARS, cap_year, cap, KJP_CAPS),
    STEP(KJP_OVERLAYS, overlay, indicator, KJP_INDICATORS),
    STEP(KJP_FUNDING, funding, indicator, KJP_INDICATORS),
};

/* What is added to a ratio is in points. */
static bool
is_added(int32_t column)
{
  return column == KJP_TARGET_BOUND_PLUS || column == KJP_REVISION_BOUND_PLUS;
}

const struct kjp__unit *
kjp__unit_of_row(const kjp_table *table, int32_t row, int32_t column)
{
  const kjp_plan *plan = table->owner;
  int32_t number = table->kind->number;
  const struct kjp__unit *unit;

  while (number != KJP_INDICATORS && steps[number].table != 0 && row >= 0) {
    const char *bytes = kjp__plan_row(plan, number, row);

    row = *(const int32_t *)(const void *)(bytes + steps[number].offset);
    number = steps[number].table;
  }
  if (number != KJP_INDICATORS || row < 0)
    return NULL;
  unit = &kjp__plan_indicator(plan, row)->unit;
  return unit->dimension == KJP_DIMENSION_RATIO && is_added(column)
             ? &kjp__unit_points
             : unit;
}
