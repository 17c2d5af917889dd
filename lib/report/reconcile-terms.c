/* SPDX-License-Identifier: MIT */
/* lib/report/reconcile-terms.c - the formula of a published figure, with the
 * inputs as they were written. */
#include "reconcile-priv.h"

#include <glib.h>

#include "sheet-priv.h"

enum { MOST_TERMS = 8 };

struct figure {
  struct kjp__report *report;
  const kjp_table *figures;
  int32_t row;
};

static int32_t
number(const struct figure *figure, int32_t column)
{
  return kjp_table_int(figure->figures, figure->row, column);
}

const char *
kjp__reconcile_indicator(struct kjp__report *report, const kjp_table *table,
                         int32_t row, int32_t column)
{
  const int32_t path[] = {column, KJP_INDICATOR_NAME_ZH, 0};

  return kjp__report_said(report, kjp__report_follow(report, table, row, path));
}

const char *
kjp__reconcile_join(struct kjp__report *report, const char *first,
                    const char *between, const char *second)
{
  if (first != NULL && g_str_has_suffix(first, "）"))
    between += *between == ' ';
  return kjp__report_join(report, first, between, second);
}

/* What stands between the terms, and behind the last one. */
static const struct {
  const char *between;
  const char *behind;
} signs[] = {
    [KJP_DERIVE_SUM] = {" + ", ""},
    [KJP_DERIVE_DIFFERENCE] = {" - ", ""},
    [KJP_DERIVE_PRODUCT] = {" × ", ""},
    [KJP_DERIVE_RATIO] = {" ÷ ", ""},
    [KJP_DERIVE_GROWTH] = {" ÷ ", " - 1"},
    [KJP_DERIVE_LAG] = {"", ""},
    [KJP_DERIVE_CUMULATIVE] = {" + ", ""},
    [KJP_DERIVE_AVERAGE] = {" + ", ""},
    [KJP_DERIVE_AVERAGE_GROWTH] = {" ÷ ", " - 1"},
};

static int32_t
operation_of(const struct figure *figure)
{
  static const int32_t path[] = {KJP_RECONCILE_FIGURE_INDICATOR,
                                 KJP_INDICATOR_DERIVE, 0};
  struct kjp__spot spot =
      kjp__report_follow(figure->report, figure->figures, figure->row, path);
  int32_t operation = kjp_table_int(spot.table, spot.row, spot.column);

  return operation > 0 && operation < (int32_t)G_N_ELEMENTS(signs) ? operation
                                                                   : 0;
}

/* "67.37 亿元": as written, where it was. */
static const char *
input_amount(struct kjp__report *report, const kjp_table *inputs, int32_t row)
{
  struct kjp__spot spot = {inputs, row, KJP_RECONCILE_INPUT_VALUE};
  int32_t digits = kjp_table_int(inputs, row, KJP_RECONCILE_INPUT_DIGITS);
  const char *amount = digits < 0 ? kjp__report_near(report, spot)
                                  : kjp__report_amount(report, spot, digits);

  return kjp__report_with_unit(report, spot, amount);
}

/* "2020 年财政科技支出 28.49 亿元（最终）" */
static const char *
term(const struct figure *figure, const kjp_table *inputs, int32_t row,
     bool with_year)
{
  static const struct kjp__say of_year = {"{year} 年{name} {amount}（{stage}）",
                                          "{name} of {year}, {amount} "
                                          "({stage})"};
  static const struct kjp__say plain = {"{name} {amount}（{stage}）",
                                        "{name} {amount} ({stage})"};
  static const struct kjp__say from_others = {"计算", "computed"};
  struct kjp__report *report = figure->report;
  struct kjp__spot stage = {inputs, row, KJP_RECONCILE_INPUT_STAGE};
  const char *word = kjp__word(report, KJP__WORDS_STAGE, stage);
  const char *const values[][2] = {
      {"year",
       kjp__report_int(report,
                       kjp_table_int(inputs, row, KJP_RECONCILE_INPUT_YEAR))},
      {"name", kjp__reconcile_indicator(report, inputs, row,
                                        KJP_RECONCILE_INPUT_INDICATOR)},
      {"amount", input_amount(report, inputs, row)},
      {"stage", word != NULL ? word : kjp__report_say(report, &from_others)},
      {NULL, NULL}};

  return kjp__report_fill(report, with_year ? &of_year : &plain, values);
}

/* Whether an input is of another year than the figure. */
static bool
crosses_years(const struct figure *figure, const kjp_table *inputs,
              int32_t first, int32_t count)
{
  int32_t year = number(figure, KJP_RECONCILE_FIGURE_YEAR);

  for (int32_t row = first; row < first + count; row++) {
    if (kjp_table_int(inputs, row, KJP_RECONCILE_INPUT_YEAR) != year)
      return true;
  }
  return false;
}

int32_t
kjp__reconcile_operation(struct kjp__report *report, int32_t row)
{
  struct figure figure = {
      report, kjp_answer_table(report->answer, KJP_RECONCILE_FIGURES), row};

  return operation_of(&figure);
}

/* Of a growth the year itself comes first, not the one before or the base. */
static const char *
terms(const struct figure *figure, int32_t operation, int32_t *count)
{
  static const struct kjp__say more = {" + …", " + ..."};
  struct kjp__report *report = figure->report;
  const kjp_table *inputs =
      kjp_answer_table(report->answer, KJP_RECONCILE_INPUTS);
  const char *all = NULL;
  int32_t first;
  bool with_year;
  bool turned =
      operation == KJP_DERIVE_GROWTH || operation == KJP_DERIVE_AVERAGE_GROWTH;

  *count = kjp_table_children(inputs, KJP_RECONCILE_INPUT_FIGURE, figure->row,
                              &first);
  with_year = crosses_years(figure, inputs, first, *count);
  for (int32_t i = 0; i < *count; i++) {
    int32_t row = turned ? first + *count - 1 - i : first + i;

    if (i == MOST_TERMS)
      return kjp__report_join(report, all, "", kjp__report_say(report, &more));
    all = kjp__reconcile_join(report, all, signs[operation].between,
                              term(figure, inputs, row, with_year));
  }
  return all;
}

/* "(42.99 ÷ 28.49)^(1/3)"; over one year no root is drawn. */
static const char *
root(const struct figure *figure, const char *ratio, int32_t count)
{
  const kjp_table *inputs =
      kjp_answer_table(figure->report->answer, KJP_RECONCILE_INPUTS);
  int32_t first;
  int32_t years;

  (void)kjp_table_children(inputs, KJP_RECONCILE_INPUT_FIGURE, figure->row,
                           &first);
  years = kjp_table_int(inputs, first + count - 1, KJP_RECONCILE_INPUT_YEAR) -
          kjp_table_int(inputs, first, KJP_RECONCILE_INPUT_YEAR);
  return years < 2 ? ratio
                   : kjp__arena_format(figure->report->arena, "(%s)^(1/%d)",
                                       ratio, (int)years);
}

static const char *
formula(const struct figure *figure)
{
  static const struct kjp__say listed = {"计划所列项目数",
                                         "what the plan lists"};
  struct kjp__report *report = figure->report;
  int32_t operation = operation_of(figure);
  int32_t count;
  const char *all = terms(figure, operation, &count);

  if (all == NULL)
    return kjp__report_say(report, &listed);
  if (operation == KJP_DERIVE_AVERAGE)
    return kjp__arena_format(report->arena, "(%s) ÷ %d", all, (int)count);
  if (operation == KJP_DERIVE_AVERAGE_GROWTH)
    all = root(figure, all, count);
  return kjp__reconcile_join(report, all, signs[operation].behind, "");
}

const char *
kjp__reconcile_formula(struct kjp__report *report, int32_t row)
{
  struct figure figure = {
      report, kjp_answer_table(report->answer, KJP_RECONCILE_FIGURES), row};

  return formula(&figure);
}
