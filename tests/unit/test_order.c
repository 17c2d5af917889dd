/* SPDX-License-Identifier: MIT */
/* tests/unit/test_order.c - rows by year or date, however they are written. */
#include "plans.h"

#define PLAN                                                                   \
  PLAN_HEAD                                                                    \
  "  m: {name: m, scope: s, unit: 亿元, values: {2021: 1}}\n"                \
  "targets: {t: {indicator: m, year: 2025, at_least: 3, revisions: ["          \
  "{on: 2025-01-01, at_least: 2}, {on: 2023-01-01, at_least: 4}, "             \
  "{on: 2024-01-01, at_least: 5}]}}\n"                                         \
  "paths: {m: {shape: linear, through: {2025: 3, 2023: 1, 2024: 2}, "          \
  "caps: [amount_at_most: {2025: 9, 2023: 7, 2024: 8}]}}\n"                    \
  "scenarios: {a: {assume: {m: {growth: {2025: 3 %, 2023: 1 %, 2024: 2 "       \
  "%}}}}}\n"                                                                   \
  "programmes: {p: {name: p, funding: {m: {2025: 3, 2023: 1, 2024: 2}}}}\n"

Test(order, years_that_are_written_backwards_stand_in_order)
{
  static const struct {
    int32_t table, column;
  } rows[] = {
      {KJP_PATH_YEARS, KJP_PATH_YEAR_YEAR},
      {KJP_CAP_YEARS, KJP_CAP_YEAR_YEAR},
      {KJP_FUNDING, KJP_FUNDING_YEAR},
      {KJP_OVERLAYS, KJP_OVERLAY_YEAR},
  };
  kjp_plan *plan = plan_of(PLAN);

  for (size_t i = 0; i < COUNT(rows); i++) {
    const kjp_table *table = kjp_plan_table(plan, rows[i].table);
    int32_t count = kjp_table_count(table);

    cr_assert(count >= 3, "%s", kjp_table_name(table));
    for (int32_t row = 0; row < 3; row++)
      cr_expect(kjp_table_int(table, count - 3 + row, rows[i].column) ==
                    2023 + row,
                "%s, row %d", kjp_table_name(table), (int)row);
  }
  kjp_plan_unref(plan);
}

Test(order, revisions_stand_by_their_dates)
{
  static const char *const dates[] = {"2023-01-01", "2024-01-01", "2025-01-01"};
  kjp_plan *plan = plan_of(PLAN);
  const kjp_table *table = kjp_plan_table(plan, KJP_REVISIONS);

  for (int32_t row = 0; row < 3; row++)
    cr_expect_str_eq(kjp_table_text(table, row, KJP_REVISION_DATE), dates[row]);
  kjp_plan_unref(plan);
}
