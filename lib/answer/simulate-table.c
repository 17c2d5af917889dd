/* SPDX-License-Identifier: MIT */
/* lib/answer/simulate-table.c - the columns of a simulation. */
#include "simulate-priv.h"

#include <glib.h>

/* clang-format off */
#define ROW(number, cell, row, member, name, zh, en, words, target, unit)      \
  {KJP_SIMULATION_##number, KJP__CELL_##cell,                                  \
   offsetof(struct kjp__simulation_##row, member), name, zh, en, words,        \
   target, unit}
#define PLAIN(number, cell, row, member, zh, en)                               \
  ROW(number, cell, row, member, #member, zh, en, NULL, 0, NULL)
#define OF(number, row, member, zh, en, target)                                \
  ROW(number, ROW, row, member, #member, zh, en, NULL, target, NULL)
#define CHANCE(number, row, zh, en)                                            \
  ROW(number##_PROBABILITY, AMOUNT, row, chance.probability, "probability", zh, en, NULL, 0, &kjp__unit_one), \
  ROW(number##_STANDARD_ERROR, AMOUNT, row, chance.error, "standard_error", "概率的标准误", "standard error of the probability", NULL, 0, &kjp__unit_one)
#define DRAWS(number, row)                                                     \
  ROW(number##_DEFINED, INT, row, chance.defined, "defined", "有结果的抽样次数", "draws with an outcome", NULL, 0, NULL), \
  ROW(number##_UNDEFINED, INT, row, chance.undefined, "undefined", "没有结果的抽样次数", "draws without an outcome", NULL, 0, NULL), \
  ROW(number##_DRAWN, FLAG, row, chance.drawn, "drawn", "各次抽样可能不同", "may differ from draw to draw", NULL, 0, NULL)

static const struct kjp__column row_columns[] = {
  ROW(MODE, WORD, row, mode, "mode", "方式", "whether amounts follow the rules", kjp__words_simulation, 0, NULL),
  PLAIN(DRAWS, INT, row, draws, "抽样次数", "draws"),
  PLAIN(SEED, TEXT, row, seed, "种子", "seed of the random numbers"),
  PLAIN(UNDEFINED, INT, row, undefined, "某项目标或规则没有结果的抽样次数", "draws in which some target or rule has no outcome"),
  PLAIN(KEPT, INT, row, kept, "求分位数所用的抽样次数", "draws that quantiles are taken from"),
};

static const struct kjp__column statement_columns[] = {
  OF(STATEMENT_TARGET, statement, target, "目标", "target", KJP_SIMULATION_TARGETS),
  OF(STATEMENT_RULE, statement, rule, "规则", "rule", KJP_SIMULATION_RULES),
};

static const struct kjp__column target_columns[] = {
  OF(TARGET_TARGET, target, target, "目标", "target", KJP_TARGETS),
  CHANCE(TARGET, target, "达到的概率", "probability that it is met"),
  DRAWS(TARGET, target),
};

static const struct kjp__column rule_columns[] = {
  OF(RULE_RULE, rule, rule, "规则", "rule", KJP_RULES),
  CHANCE(RULE, rule, "各年都不违反的概率", "probability that no year breaks it"),
  PLAIN(RULE_SHORTFALL, AMOUNT, rule, shortfall, "各年合计比底线少的期望数额", "expected shortfall over all years"),
  DRAWS(RULE, rule),
  PLAIN(RULE_RAISED, FLAG, rule, raised, "不足底线的数额已提到底线", "amounts below its floor were raised to it"),
};

static const struct kjp__column year_columns[] = {
  OF(YEAR_RULE, year, rule, "规则", "rule", KJP_SIMULATION_RULES),
  PLAIN(YEAR_YEAR, COUNTED, year, year, "年份", "year"),
  CHANCE(YEAR, year, "守住的概率", "probability that the year keeps it"),
  PLAIN(YEAR_SHORTFALL, AMOUNT, year, shortfall, "比底线少的期望数额", "expected shortfall"),
  DRAWS(YEAR, year),
  PLAIN(YEAR_EXEMPT, FLAG, year, exempt, "豁免", "exempt, and not counted for the rule"),
};

static const struct kjp__column fan_columns[] = {
  OF(FAN_INDICATOR, fan, indicator, "指标", "indicator", KJP_INDICATORS),
};

#define QUANTILE(number, place, name, zh, en)                                  \
  ROW(FAN_YEAR_##number, AMOUNT, fan_year, quantiles[place], name, zh, en, NULL, 0, NULL)

static const struct kjp__column fan_year_columns[] = {
  OF(FAN_YEAR_FAN, fan_year, fan, "扇形图", "fan", KJP_SIMULATION_FANS),
  PLAIN(FAN_YEAR_YEAR, COUNTED, fan_year, year, "年份", "year"),
  QUANTILE(P05, 0, "p05", "5% 分位数", "a twentieth of the values lies at or below"),
  QUANTILE(P25, 1, "p25", "25% 分位数", "a quarter does"),
  QUANTILE(P50, 2, "p50", "中位数", "half of them does"),
  QUANTILE(P75, 3, "p75", "75% 分位数", "three quarters do"),
  QUANTILE(P95, 4, "p95", "95% 分位数", "nineteen twentieths do"),
  PLAIN(FAN_YEAR_MEAN, AMOUNT, fan_year, mean, "均值", "mean of all draws"),
  PLAIN(FAN_YEAR_DEFINED, INT, fan_year, defined, "有数的抽样次数", "draws with a value"),
  PLAIN(FAN_YEAR_UNDEFINED, INT, fan_year, undefined, "没有数的抽样次数", "draws without"),
};

static const struct kjp__column missing_columns[] = {
  OF(MISSING_STATEMENT, missing, statement, "所说的一项", "statement", KJP_SIMULATION_STATEMENTS),
  OF(MISSING_INDICATOR, missing, indicator, "缺少的指标", "indicator", KJP_INDICATORS),
  PLAIN(MISSING_YEAR, COUNTED, missing, year, "缺少的年份", "year"),
};
/* clang-format on */

/* Units */

static const struct kjp__unit *
unit_of_ruled(const kjp_answer *answer, int32_t row)
{
  const kjp_table *table = kjp_answer_table(answer, KJP_SIMULATION_RULES);
  const struct kjp__simulation_rule *rule = kjp__rows_at(&table->rows, row);
  const struct kjp__rule *said =
      kjp__plan_row(answer->plan, KJP_RULES, rule->rule);

  return kjp__plan_unit(answer->plan, said->indicator);
}

static const struct kjp__unit *
unit_of_rule(const kjp_table *table, int32_t row, int32_t column)
{
  (void)column;
  return unit_of_ruled(table->owner, row);
}

static const struct kjp__unit *
unit_of_year(const kjp_table *table, int32_t row, int32_t column)
{
  const struct kjp__simulation_year *year = kjp__rows_at(&table->rows, row);

  (void)column;
  return unit_of_ruled(table->owner, year->rule);
}

static const struct kjp__unit *
unit_of_fan_year(const kjp_table *table, int32_t row, int32_t column)
{
  const kjp_answer *answer = table->owner;
  const struct kjp__simulation_fan_year *year = kjp__rows_at(&table->rows, row);
  const kjp_table *fans = kjp_answer_table(answer, KJP_SIMULATION_FANS);
  const struct kjp__simulation_fan *fan = kjp__rows_at(&fans->rows, year->fan);

  (void)column;
  return kjp__plan_unit(answer->plan, fan->indicator);
}

#define KIND(number, name, row, parent, unit_of)                               \
  {                                                                            \
    number, name, sizeof(struct kjp__simulation_##row), row##_columns,         \
        sizeof row##_columns[0], G_N_ELEMENTS(row##_columns), false, parent,   \
        unit_of                                                                \
  }

static const struct kjp__table_kind kinds[] = {
    KIND(KJP_SIMULATION, "simulation", row, 0, NULL),
    KIND(KJP_SIMULATION_STATEMENTS, "simulation_statements", statement, 0,
         NULL),
    KIND(KJP_SIMULATION_TARGETS, "simulation_targets", target, 0, NULL),
    KIND(KJP_SIMULATION_RULES, "simulation_rules", rule, 0, unit_of_rule),
    KIND(KJP_SIMULATION_YEARS, "simulation_years", year,
         KJP_SIMULATION_YEAR_RULE, unit_of_year),
    KIND(KJP_SIMULATION_FANS, "simulation_fans", fan, 0, NULL),
    KIND(KJP_SIMULATION_FAN_YEARS, "simulation_fan_years", fan_year,
         KJP_SIMULATION_FAN_YEAR_FAN, unit_of_fan_year),
    KIND(KJP_SIMULATION_MISSING, "simulation_missing", missing,
         KJP_SIMULATION_MISSING_STATEMENT, NULL),
};

const struct kjp__table_kind *const kjp__simulate_kinds[] = {
    &kinds[0], &kinds[1], &kinds[2], &kinds[3],      &kinds[4],
    &kinds[5], &kinds[6], &kinds[7], &kjp__used_kind};
