/* SPDX-License-Identifier: MIT */
/* tests/fuzz/host.c - what a careless host has at hand. */
#include "host.h"

/* Texts that get further than chance does. */
static const char *const texts[] = {
    NULL,
    "",
    "kjplan",
    "1",
    "0",
    "-1",
    "2022",
    "2024",
    "2022-2025",
    "p",
    "t",
    "fund",
    "revenue",
    "share",
    "r",
    "low",
    "市本级",
    "亿元",
    "万元",
    "%",
    "项",
    "1.5 亿元",
    "12,500 万元",
    "3 %",
    "10000000000000000000",
    "/",
    "/kjplan",
    "/plan/id",
    "/plan/title",
    "/plan/years",
    "/indicators/fund/name",
    "/indicators/fund/scope",
    "/indicators/fund/unit",
    "/indicators/fund/values/2022",
    "/indicators/fund/values/2021/final",
    "/rules/r/clauses/0/grow_at_least",
    "/rules/r/clauses/-",
    "/targets/t/indicator",
    "/targets/t/at_least",
    "/targets/t/year",
    "rule",
    "scenario",
    "as-of",
    "2023-06-30",
    "year",
    "paths",
    "mode",
    "follow_rule",
    "draws",
    "first-draw",
    "seed",
    "threads",
    "2",
    "kept",
    "max-depth",
    "max-findings",
    "indicator",
    "shape",
    "strengths",
    "indicator,year,value\nfund,2024,2 亿元\n",
    "指标,年份,阶段,值\nfund,2023,final,1.5\n",
    "/dev/null",
    "/nonexistent/plan.yaml",
    ".",
    "kjplan: 1\nplan: {id: p, title: t, years: 2022-2025}\n",
    "kjplan: 1\nplan: {id: p, title: t, years: 2022-2025}\n"
    "indicators:\n"
    "  fund: {name: 资金, scope: 市, unit: 亿元, values: {2021: 1, 2022: 1.2},\n"
    "    assume: {growth: 8 %, sd: 2 %}}\n"
    "  revenue: {name: 收入, scope: 市, unit: 亿元, values: {2021: 90, 2022:\n"
    "    95}, assume: {growth: 5 %}}\n"
    "  share: {name: 占比, scope: 市, unit: '%', derive: {ratio: [fund,\n"
    "    revenue]}, values: {2021: 1.1}}\n"
    "rules: {r: {indicator: fund, years: 2023-2025, clauses:\n"
    "  [not_below_previous: {}, outpace: {of: revenue}]}}\n"
    "targets: {t: {indicator: fund, year: 2025, at_least: 3 亿元}}\n"
    "paths: {fund: {shape: constant_growth}}\n"
    "scenarios: {low: {assume: {revenue: {growth: 2 %}}}}\n",
};
enum { TEXTS = sizeof texts / sizeof *texts };

static const int32_t numbers[] = {
    KJP_NONE, 0,    1,    2,    3,    4,         5,         6,
    7,        8,    9,    10,   40,   41,        50,        60,
    70,       80,   90,   95,   101,  501,       901,       1801,
    4001,     1948, 1949, 2021, 2022, 2025,      2149,      2150,
    18,       19,   100,  255,  -2,   INT32_MIN, INT32_MAX, 64,
};
enum { NUMBERS = sizeof numbers / sizeof *numbers };

/* The input's own text where the byte is beyond the list. */
const char *
host_text(struct host *host)
{
  uint8_t which = take_byte(&host->bytes);
  char *room = host->room[host->rooms];

  if (which < TEXTS || host->rooms == 2)
    return texts[which % TEXTS];
  host->rooms++;
  return take_string(&host->bytes, room, sizeof host->room[0] - 1);
}

int32_t
host_number(struct host *host)
{
  uint8_t which = take_byte(&host->bytes);

  if (which < NUMBERS)
    return numbers[which];
  return (int32_t)take_number(&host->bytes);
}

int
host_slot(struct host *host)
{
  host->rooms = 0;
  return (int)take_below(&host->bytes, HOST_SLOTS);
}

void
host_release(struct host *host)
{
  for (int i = 0; i < HOST_SLOTS; i++) {
    kjp_plan_unref(host->plans[i]);
    kjp_simulation_free(host->simulations[i]);
    kjp_answer_unref(host->answers[i]);
    kjp_builder_free(host->builders[i]);
    kjp_panel_free(host->panels[i]);
    kjp_options_free(host->options[i]);
    kjp_error_free(host->errors[i]);
    kjp_text_free(host->texts[i]);
  }
}
