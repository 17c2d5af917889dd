/* SPDX-License-Identifier: MIT */
/* lib/answer/reconcile-table.c - the columns of a reconciliation. */
#include "reconcile-priv.h"

#include <glib.h>

static const char *const verdicts[] = {
    NULL, "rounds", "within_inputs", "differs", "undetermined", NULL};

/* clang-format off */
#define ROW(number, cell, row, member, words, target, zh, en)                  \
  {number, KJP__CELL_##cell, offsetof(struct kjp__##row, member), #member,     \
   zh, en, words, target, NULL}
#define FIGURE(number, cell, member, zh, en)                                   \
  ROW(KJP_RECONCILE_FIGURE_##number, cell, reconciled, member, NULL, 0, zh, en)
#define INPUT(number, cell, member, zh, en)                                    \
  ROW(KJP_RECONCILE_INPUT_##number, cell, reconciled_input, member, NULL, 0, zh, en)

static const struct kjp__column figure_columns[] = {
  ROW(KJP_RECONCILE_FIGURE_INDICATOR, ROW, reconciled, indicator, NULL, KJP_INDICATORS, "指标", "indicator"),
  FIGURE(YEAR, COUNTED, year, "年份", "year"),
  ROW(KJP_RECONCILE_FIGURE_STAGE, WORD, reconciled, stage, kjp__words_stage, 0, "阶段", "stage"),
  FIGURE(PUBLISHED, AMOUNT, published, "公布数", "as published"),
  FIGURE(DIGITS, INT, digits, "公布的小数位数", "decimals as published"),
  FIGURE(COMPUTED, FRACTION, computed, "计算数", "computed from the inputs, exact"),
  ROW(KJP_RECONCILE_FIGURE_VERDICT, WORD, reconciled, verdict, verdicts, 0, "结论", "verdict"),
  FIGURE(LOW, FRACTION, low, "计入舍入的下限", "numbers that round to the inputs give no less"),
  FIGURE(LOW_OPEN, FLAG, low_open, "不含下限", "the lower end is not reached"),
  FIGURE(HIGH, FRACTION, high, "计入舍入的上限", "numbers that round to the inputs give no more"),
  FIGURE(HIGH_OPEN, FLAG, high_open, "不含上限", "the upper end is not reached"),
  FIGURE(SHARED, FLAG, shared, "有数多次参与计算，区间可能偏宽", "an input counts more than once: low and high may be too far apart"),
  FIGURE(BY_FIGURES, FLAG, by_figures, "按公布数相减", "a difference of figures as published"),
  FIGURE(NOTE, TEXT, note, "公布数的说明", "note on the figure"),
  ROW(KJP_RECONCILE_FIGURE_SOURCE, ROW, reconciled, source, NULL, KJP_SOURCES, "来源", "source"),
  FIGURE(LINE, COUNTED, line, "所在行", "line in the file"),
  FIGURE(UNVERIFIED, FLAG, unverified, "依据未核实的数", "rests on unverified observations"),
};

static const struct kjp__column input_columns[] = {
  ROW(KJP_RECONCILE_INPUT_FIGURE, ROW, reconciled_input, figure, NULL, KJP_RECONCILE_FIGURES, "公布数", "figure"),
  ROW(KJP_RECONCILE_INPUT_INDICATOR, ROW, reconciled_input, indicator, NULL, KJP_INDICATORS, "指标", "indicator"),
  INPUT(YEAR, COUNTED, year, "年份", "year"),
  ROW(KJP_RECONCILE_INPUT_STAGE, WORD, reconciled_input, stage, kjp__words_stage, 0, "阶段", "stage"),
  INPUT(VALUE, FRACTION, value, "数值", "value"),
  INPUT(DIGITS, INT, digits, "小数位数", "decimals as written"),
  INPUT(LINE, COUNTED, line, "所在行", "line in the file"),
  INPUT(UNVERIFIED, FLAG, unverified, "未核实", "not verified"),
};

static const struct kjp__column missing_columns[] = {
  ROW(KJP_RECONCILE_MISSING_FIGURE, ROW, reconciled_missing, figure, NULL, KJP_RECONCILE_FIGURES, "公布数", "figure"),
  ROW(KJP_RECONCILE_MISSING_INDICATOR, ROW, reconciled_missing, indicator, NULL, KJP_INDICATORS, "指标", "indicator"),
  ROW(KJP_RECONCILE_MISSING_YEAR, COUNTED, reconciled_missing, year, NULL, 0, "缺数的年份", "year that is missing"),
  ROW(KJP_RECONCILE_MISSING_ZERO, FLAG, reconciled_missing, zero, NULL, 0, "为零，不能作分母", "zero: nothing can be divided by it"),
};
/* clang-format on */

static const struct kjp__unit *
unit_of_figure(const kjp_table *table, int32_t row, int32_t column)
{
  const kjp_answer *answer = table->owner;
  const struct kjp__reconciled *figure = kjp__rows_at(&table->rows, row);

  (void)column;
  return kjp__plan_unit(answer->plan, figure->indicator);
}

static const struct kjp__unit *
unit_of_input(const kjp_table *table, int32_t row, int32_t column)
{
  const kjp_answer *answer = table->owner;
  const struct kjp__reconciled_input *input = kjp__rows_at(&table->rows, row);

  (void)column;
  return kjp__plan_unit(answer->plan, input->indicator);
}

#define KIND(number, name, row, columns, parent, unit_of)                      \
  {                                                                            \
    number, name, sizeof(struct kjp__##row), columns, sizeof columns[0],       \
        G_N_ELEMENTS(columns), false, parent, unit_of                          \
  }

static const struct kjp__table_kind kinds[] = {
    KIND(KJP_RECONCILE_FIGURES, "reconcile_figures", reconciled, figure_columns,
         0, unit_of_figure),
    KIND(KJP_RECONCILE_INPUTS, "reconcile_inputs", reconciled_input,
         input_columns, KJP_RECONCILE_INPUT_FIGURE, unit_of_input),
    KIND(KJP_RECONCILE_MISSING, "reconcile_missing", reconciled_missing,
         missing_columns, KJP_RECONCILE_MISSING_FIGURE, NULL),
};

const struct kjp__table_kind *const kjp__reconcile_kinds[] = {
    &kinds[0], &kinds[1], &kinds[2], &kjp__used_kind};
