/* SPDX-License-Identifier: MIT */
/* tests/fuzz/fuzz_csv.c - any bytes at all as a table of statistics, laid over
 * a plan with a figure of every dimension. */
#include <string.h>

#include "require.h"
#include "walk.h"

static const char text[] =
    "kjplan: 1\n"
    "plan: {id: p, title: t, years: 2022-2025}\n"
    "indicators:\n"
    "  fund: {name: 资金, scope: 市本级, unit: 亿元, values: {2021: 1, 2022: "
    "{budget: 1.5, final: 1.25}}, one_off: {2021: 1 万元}}\n"
    "  share: {name: 占比, scope: 市本级, unit: '%', values: {2021: 2.5}}\n"
    "  firms: {name: 企业, scope: 市本级, unit: 家, values: {2021: 120}}\n"
    "  gap: {name: 差距, scope: 市本级, unit: pp}\n"
    "targets: {t: {indicator: fund, year: 2025, at_least: 3 亿元}}\n";

static kjp_plan *
make_plan(void)
{
  kjp_plan *plan;

  require(kjp_plan_parse(text, strlen(text), NULL, NULL, &plan, NULL) ==
          KJP_OK);
  return plan;
}

/* The plan is not changed, and its table of observations can be written. */
static void
expect_unchanged(const kjp_plan *plan, const kjp_plan *other)
{
  const kjp_table *before = kjp_plan_table(plan, KJP_OBSERVATIONS);
  kjp_text *csv;
  kjp_error *error;
  kjp_status status =
      kjp_table_to_csv(kjp_plan_table(other, KJP_OBSERVATIONS), &csv, &error);

  require(kjp_table_count(before) == 5);
  require(kjp_table_count(kjp_plan_table(other, KJP_OBSERVATIONS)) >= 5);
  walk_text(status, csv, error);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  kjp_plan *plan = make_plan(), *other;
  kjp_error *error;
  kjp_status status =
      kjp_statistics_parse(plan, size == 0 ? "" : (const char *)data, size,
                           NULL, NULL, &other, &error);

  walk_result(status, other, error);
  if (other != NULL)
    expect_unchanged(plan, other);
  kjp_plan_unref(other);
  kjp_plan_unref(plan);
  kjp_error_free(error);
  return 0;
}
