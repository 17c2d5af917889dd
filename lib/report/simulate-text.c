/* SPDX-License-Identifier: MIT */
/* lib/report/simulate-text.c - a simulation as a page: how it was drawn, each
 * target and rule in a sentence, ruled years and fans in grids. */
#include <glib.h>

#include "basis-priv.h"
#include "sheet-priv.h"
#include "simulate-priv.h"

static void
add_head(struct kjp__report *report)
{
  static const struct kjp__say planned = {
      "按计划数（数额不随抽样变化），抽样 {draws} 次，种子 {seed}{undefined}。",
      "Amounts as planned; {draws} draws, seed {seed}{undefined}."};
  static const struct kjp__say follows = {
      "按规则（不足底线的数额提到底线），抽样 {draws} 次，种子 "
      "{seed}{undefined}。",
      "Amounts follow the rules, raised to the floors where they lie below; "
      "{draws} draws, seed {seed}{undefined}."};
  static const struct kjp__say some = {
      "；其中 {count} 次有目标或规则没有结果",
      "; in {count} of them some target or rule has no outcome"};
  const kjp_table *table = kjp_answer_table(report->answer, KJP_SIMULATION);
  int32_t undefined = kjp_table_int(table, 0, KJP_SIMULATION_UNDEFINED);
  const char *const count[][2] = {{"count", kjp__report_int(report, undefined)},
                                  {NULL, NULL}};
  const char *const values[][2] = {
      {"draws",
       kjp__report_int(report, kjp_table_int(table, 0, KJP_SIMULATION_DRAWS))},
      {"seed", kjp_table_text(table, 0, KJP_SIMULATION_SEED)},
      {"undefined",
       undefined == 0 ? NULL : kjp__report_fill(report, &some, count)},
      {NULL, NULL}};

  kjp__sheet_line(
      report, 0,
      kjp__report_fill(
          report, kjp__simulate_follows(report) ? &follows : &planned, values));
}

static void
add_statements(struct kjp__report *report)
{
  const kjp_table *statements =
      kjp_answer_table(report->answer, KJP_SIMULATION_STATEMENTS);

  if (kjp_table_count(statements) > 0)
    kjp__text_add_char(&report->text, '\n');
  for (int32_t i = 0; i < kjp_table_count(statements); i++)
    kjp__sheet_line(report, 2, kjp__sentence_of_chance(report, i));
}

/* Ruled years */

static const char *
year_chance_cell(struct kjp__report *report, const kjp_table *table,
                 int32_t row)
{
  return kjp__simulate_percent(
      report, (struct kjp__spot){table, row, KJP_SIMULATION_YEAR_PROBABILITY});
}

static const char *
year_error_cell(struct kjp__report *report, const kjp_table *table, int32_t row)
{
  return kjp__simulate_percent(
      report,
      (struct kjp__spot){table, row, KJP_SIMULATION_YEAR_STANDARD_ERROR});
}

static const char *
rounded(struct kjp__report *report, const kjp_table *table, int32_t row,
        int32_t column)
{
  const char *text =
      kjp__report_amount(report, (struct kjp__spot){table, row, column}, 4);

  return text == NULL || *text == '\0' ? NULL : text;
}

static const char *
year_shortfall_cell(struct kjp__report *report, const kjp_table *table,
                    int32_t row)
{
  return rounded(report, table, row, KJP_SIMULATION_YEAR_SHORTFALL);
}

static const char *
year_unit_cell(struct kjp__report *report, const kjp_table *table, int32_t row)
{
  (void)report;
  return kjp_table_unit(table, row, KJP_SIMULATION_YEAR_SHORTFALL);
}

static const char *
year_undefined_cell(struct kjp__report *report, const kjp_table *table,
                    int32_t row)
{
  int32_t count = kjp_table_int(table, row, KJP_SIMULATION_YEAR_UNDEFINED);

  return count == 0 ? NULL : kjp__report_int(report, count);
}

static const char *
year_exempt_cell(struct kjp__report *report, const kjp_table *table,
                 int32_t row)
{
  static const struct kjp__say exempt = {"豁免", "exempt"};

  return kjp_table_int(table, row, KJP_SIMULATION_YEAR_EXEMPT) == 1
             ? kjp__report_say(report, &exempt)
             : NULL;
}

static const struct kjp__sheet_column year_columns[] = {
    {{"年份", "year"}, KJP__ALIGN_LEFT, {KJP_SIMULATION_YEAR_YEAR}, NULL},
    {{"符合的概率", "kept"}, KJP__ALIGN_RIGHT, {0}, year_chance_cell},
    {{"标准误", "error"}, KJP__ALIGN_RIGHT, {0}, year_error_cell},
    {{"比底线少（期望）", "shortfall"},
     KJP__ALIGN_POINT,
     {0},
     year_shortfall_cell},
    {{"单位", "unit"}, KJP__ALIGN_LEFT, {0}, year_unit_cell},
    {{"没有结果", "no outcome"}, KJP__ALIGN_RIGHT, {0}, year_undefined_cell},
    {{"注", "mark"}, KJP__ALIGN_LEFT, {0}, year_exempt_cell},
};

static const char *
rule_name(struct kjp__report *report, int32_t rule)
{
  const kjp_table *rules = kjp_plan_table(report->plan, KJP_RULES);
  const char *name = kjp__report_said(
      report, (struct kjp__spot){rules, rule, KJP_RULE_NAME_ZH});

  return name != NULL ? name : kjp_table_text(rules, rule, KJP_RULE_ID);
}

static void
add_rules(struct kjp__report *report)
{
  const kjp_table *rules =
      kjp_answer_table(report->answer, KJP_SIMULATION_RULES);
  const kjp_table *years =
      kjp_answer_table(report->answer, KJP_SIMULATION_YEARS);

  for (int32_t i = 0; i < kjp_table_count(rules); i++) {
    int32_t first;
    int32_t count =
        kjp_table_children(years, KJP_SIMULATION_YEAR_RULE, i, &first);

    kjp__text_add_char(&report->text, '\n');
    kjp__sheet_line(
        report, 0,
        rule_name(report, kjp_table_int(rules, i, KJP_SIMULATION_RULE_RULE)));
    kjp__sheet_write(report, year_columns, G_N_ELEMENTS(year_columns), years,
                     NULL, first, count);
  }
}

/* Fans */

#define FAN_CELL(name, column)                                                 \
  static const char *name##_cell(struct kjp__report *report,                   \
                                 const kjp_table *table, int32_t row)          \
  {                                                                            \
    return rounded(report, table, row, column);                                \
  }
FAN_CELL(p05, KJP_SIMULATION_FAN_YEAR_P05)
FAN_CELL(p25, KJP_SIMULATION_FAN_YEAR_P25)
FAN_CELL(p50, KJP_SIMULATION_FAN_YEAR_P50)
FAN_CELL(p75, KJP_SIMULATION_FAN_YEAR_P75)
FAN_CELL(p95, KJP_SIMULATION_FAN_YEAR_P95)
FAN_CELL(mean, KJP_SIMULATION_FAN_YEAR_MEAN)

static const struct kjp__sheet_column fan_columns[] = {
    {{"年份", "year"}, KJP__ALIGN_LEFT, {KJP_SIMULATION_FAN_YEAR_YEAR}, NULL},
    {{"5%", "5 %"}, KJP__ALIGN_POINT, {0}, p05_cell},
    {{"25%", "25 %"}, KJP__ALIGN_POINT, {0}, p25_cell},
    {{"中位数", "median"}, KJP__ALIGN_POINT, {0}, p50_cell},
    {{"75%", "75 %"}, KJP__ALIGN_POINT, {0}, p75_cell},
    {{"95%", "95 %"}, KJP__ALIGN_POINT, {0}, p95_cell},
    {{"均值", "mean"}, KJP__ALIGN_POINT, {0}, mean_cell},
};

static void
add_fans(struct kjp__report *report)
{
  static const struct kjp__say title = {"{name}（{unit}）", "{name} ({unit})"};
  static const struct kjp__say plain = {"{name}", "{name}"};
  const kjp_table *fans = kjp_answer_table(report->answer, KJP_SIMULATION_FANS);
  const kjp_table *years =
      kjp_answer_table(report->answer, KJP_SIMULATION_FAN_YEARS);
  const kjp_table *indicators = kjp_plan_table(report->plan, KJP_INDICATORS);

  for (int32_t i = 0; i < kjp_table_count(fans); i++) {
    int32_t of = kjp_table_int(fans, i, KJP_SIMULATION_FAN_INDICATOR);
    const char *unit = kjp_table_text(indicators, of, KJP_INDICATOR_UNIT);
    const char *const values[][2] = {
        {"name",
         kjp__report_said(report, (struct kjp__spot){indicators, of,
                                                     KJP_INDICATOR_NAME_ZH})},
        {"unit", unit},
        {NULL, NULL}};
    int32_t first;
    int32_t count =
        kjp_table_children(years, KJP_SIMULATION_FAN_YEAR_FAN, i, &first);

    kjp__text_add_char(&report->text, '\n');
    kjp__sheet_line(
        report, 0,
        kjp__report_fill(
            report, unit == NULL || *unit == '\0' ? &plain : &title, values));
    kjp__sheet_write(report, fan_columns, G_N_ELEMENTS(fan_columns), years,
                     NULL, first, count);
  }
}

static void
add_nothing_drawn(struct kjp__report *report)
{
  static const struct kjp__say say = {
      "没有一个数随抽样变化：计划中假定的增长都没有写 sd。",
      "Nothing differs from draw to draw: no growth that is assumed has an "
      "sd."};

  if (kjp_table_count(kjp_answer_table(report->answer, KJP_SIMULATION_FANS)) >
      0)
    return;
  kjp__text_add_char(&report->text, '\n');
  kjp__sheet_line(report, 0, kjp__report_say(report, &say));
}

void
kjp__simulate_text(struct kjp__report *report)
{
  static const struct kjp__say title = {"模拟：{title}（{id}）",
                                        "Simulation of {title} ({id})"};

  kjp__basis_heading(report, &title);
  add_head(report);
  add_statements(report);
  add_rules(report);
  add_fans(report);
  add_nothing_drawn(report);
  kjp__basis_weak(report);
  kjp__basis_write(report);
}
