/* SPDX-License-Identifier: MIT */
/* lib/report/assess-tables.c - an evaluation's roll-ups, projects, money and
 * tax expenditure. */
#include "assess-priv.h"

#include <glib.h>

static void
write_sheet(struct kjp__report *report, const struct kjp__say *title,
            const struct kjp__sheet_column *columns, size_t count,
            int32_t table)
{
  const kjp_table *rows = kjp_answer_table(report->answer, table);

  if (kjp_table_count(rows) == 0)
    return;
  kjp__text_add_char(&report->text, '\n');
  kjp__sheet_line(report, 0, kjp__report_say(report, title));
  kjp__sheet_write(report, columns, count, rows, NULL, 0,
                   kjp_table_count(rows));
}

/* Roll-ups */

static const char *
by_cell(struct kjp__report *report, const kjp_table *table, int32_t row)
{
  static const struct kjp__say words[] = {
      [KJP_ROLLUP_STRENGTH] = {"力度", "strength"},
      [KJP_ROLLUP_OWNER] = {"责任单位", "owner"}};

  return kjp__report_say(
      report, &words[kjp_table_int(table, row, KJP_ASSESS_ROLLUP_BY)]);
}

/* The word of a strength, the name of an owner, "未写明". */
static const char *
key_cell(struct kjp__report *report, const kjp_table *table, int32_t row)
{
  static const int32_t name[] = {KJP_ASSESS_ROLLUP_OWNER,
                                 KJP_ORGANISATION_NAME_ZH, 0};
  static const struct kjp__say none = {"未写明", "not said"};
  static const struct kjp__say strengths[] = {
      {"确保", "ensure"}, {"预期", "expect"}, {"力争", "strive"}};
  static const char *const words[] = {"ensure", "expect", "strive"};
  const char *key = kjp_table_text(table, row, KJP_ASSESS_ROLLUP_KEY);

  if (kjp_table_int(table, row, KJP_ASSESS_ROLLUP_OWNER) != KJP_NONE)
    return kjp__report_said(report,
                            kjp__report_follow(report, table, row, name));
  for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
    if (g_strcmp0(key, words[i]) == 0)
      return kjp__report_say(report, &strengths[i]);
  }
  return kjp__report_say(report, &none);
}

#define COUNT(zh, en, column)                                                  \
  {                                                                            \
    {zh, en}, KJP__ALIGN_RIGHT, {column}, NULL                                 \
  }

void
kjp__assess_rollup_sheet(struct kjp__report *report)
{
  static const struct kjp__say title = {"目标汇总：", "Targets in all:"};
  static const struct kjp__sheet_column columns[] = {
      {{"按", "by"}, KJP__ALIGN_LEFT, {0}, by_cell},
      {{"类别", "key"}, KJP__ALIGN_LEFT, {0}, key_cell},
      COUNT("完成", "met", KJP_ASSESS_ROLLUP_MET),
      COUNT("未完成", "missed", KJP_ASSESS_ROLLUP_MISSED),
      COUNT("未到期", "not due", KJP_ASSESS_ROLLUP_NOT_DUE),
      COUNT("无法判定", "undetermined", KJP_ASSESS_ROLLUP_UNDETERMINED)};

  write_sheet(report, &title, columns, G_N_ELEMENTS(columns),
              KJP_ASSESS_ROLLUPS);
}

/* Projects: of plans that list some. */

static bool
has_projects(const kjp_table *table)
{
  for (int32_t row = 0; row < kjp_table_count(table); row++) {
    if (kjp_table_int(table, row, KJP_ASSESS_PROGRAMME_PROJECTS) > 0)
      return true;
  }
  return false;
}

void
kjp__assess_programme_sheet(struct kjp__report *report)
{
  static const struct kjp__say title = {"各工程的项目：",
                                        "Projects of the programmes:"};
  static const struct kjp__say none = {
      "计划没有列出项目，各工程的实施情况无从评估。",
      "The plan lists no projects: how its programmes are carried out cannot "
      "be evaluated."};
  static const struct kjp__sheet_column columns[] = {
      {{"工程", "programme"},
       KJP__ALIGN_LEFT,
       {KJP_ASSESS_PROGRAMME_PROGRAMME, KJP_PROGRAMME_NAME_ZH},
       NULL},
      COUNT("项目", "projects", KJP_ASSESS_PROGRAMME_PROJECTS),
      COUNT("拟立项", "planned", KJP_ASSESS_PROGRAMME_PLANNED),
      COUNT("已立项", "approved", KJP_ASSESS_PROGRAMME_APPROVED),
      COUNT("在研", "running", KJP_ASSESS_PROGRAMME_RUNNING),
      COUNT("完成", "completed", KJP_ASSESS_PROGRAMME_COMPLETED),
      COUNT("终止", "stopped", KJP_ASSESS_PROGRAMME_STOPPED),
      COUNT("有诚信承诺", "pledged", KJP_ASSESS_PROGRAMME_PLEDGED)};
  const kjp_table *table =
      kjp_answer_table(report->answer, KJP_ASSESS_PROGRAMMES);

  if (has_projects(table)) {
    write_sheet(report, &title, columns, G_N_ELEMENTS(columns),
                KJP_ASSESS_PROGRAMMES);
  } else if (kjp_table_count(table) > 0) {
    kjp__text_add_char(&report->text, '\n');
    kjp__sheet_line(report, 0, kjp__report_say(report, &none));
  }
}

/* Money */

static const char *
whose_cell(struct kjp__report *report, const kjp_table *table, int32_t row)
{
  static const int32_t path[] = {KJP_ASSESS_ALLOCATION_PROGRAMME,
                                 KJP_PROGRAMME_NAME_ZH, 0};
  static const struct kjp__say all = {"合计", "all"};

  if (kjp_table_int(table, row, KJP_ASSESS_ALLOCATION_PROGRAMME) == KJP_NONE)
    return kjp__report_say(report, &all);
  return kjp__report_said(report, kjp__report_follow(report, table, row, path));
}

static const char *
kind_cell(struct kjp__report *report, const kjp_table *table, int32_t row)
{
  return kjp__word(report, KJP__WORDS_KIND,
                   (struct kjp__spot){table, row, KJP_ASSESS_ALLOCATION_KIND});
}

static const char *
unit_cell(struct kjp__report *report, const kjp_table *table, int32_t row)
{
  (void)report;
  return kjp_table_unit(table, row, KJP_ASSESS_ALLOCATION_PROJECTS);
}

void
kjp__assess_allocation_sheet(struct kjp__report *report)
{
  static const struct kjp__say title = {"经费分配：", "Money given out:"};
  static const struct kjp__sheet_column columns[] = {
      {{"资金", "money"},
       KJP__ALIGN_LEFT,
       {KJP_ASSESS_ALLOCATION_INDICATOR, KJP_INDICATOR_NAME_ZH},
       NULL},
      {{"年份", "year"}, KJP__ALIGN_LEFT, {KJP_ASSESS_ALLOCATION_YEAR}, NULL},
      {{"工程", "programme"}, KJP__ALIGN_LEFT, {0}, whose_cell},
      {{"安排", "amount"},
       KJP__ALIGN_POINT,
       {KJP_ASSESS_ALLOCATION_AMOUNT},
       NULL},
      {{"性质", "kind"}, KJP__ALIGN_LEFT, {0}, kind_cell},
      {{"分到工程", "programmes"},
       KJP__ALIGN_POINT,
       {KJP_ASSESS_ALLOCATION_PROGRAMMES},
       NULL},
      {{"分到项目", "projects"},
       KJP__ALIGN_POINT,
       {KJP_ASSESS_ALLOCATION_PROJECTS},
       NULL},
      {{"未分配", "left"},
       KJP__ALIGN_POINT,
       {KJP_ASSESS_ALLOCATION_LEFT},
       NULL},
      {{"单位", "unit"}, KJP__ALIGN_LEFT, {0}, unit_cell}};

  write_sheet(report, &title, columns, G_N_ELEMENTS(columns),
              KJP_ASSESS_ALLOCATIONS);
}

/* Tax expenditure */

/* "比例、税率", of what keeps the amount unknown. */
static const char *
lacks(struct kjp__report *report, const kjp_table *table, int32_t row)
{
  static const struct {
    int32_t column;
    struct kjp__say say;
  } all[] = {{KJP_ASSESS_POLICY_LACKS_VALUE, {"{name}的数", "{name}"}},
             {KJP_ASSESS_POLICY_LACKS_RATE, {"比例", "the rate"}},
             {KJP_ASSESS_POLICY_LACKS_TAX_RATE, {"税率", "the tax rate"}}};
  static const struct kjp__say between = {"、", ", "};
  static const int32_t name[] = {KJP_ASSESS_POLICY_POLICY, KJP_POLICY_INDICATOR,
                                 KJP_INDICATOR_NAME_ZH, 0};
  const char *const values[][2] = {
      {"name",
       kjp__report_said(report, kjp__report_follow(report, table, row, name))},
      {NULL, NULL}};
  const char *text = NULL;

  for (size_t i = 0; i < G_N_ELEMENTS(all); i++) {
    if (kjp_table_int(table, row, all[i].column) == 1)
      text = kjp__report_join(report, text, kjp__report_say(report, &between),
                              kjp__report_fill(report, &all[i].say, values));
  }
  return text;
}

static const char *
policy_amount(struct kjp__report *report, const kjp_table *table, int32_t row,
              int32_t column)
{
  const int32_t path[] = {KJP_ASSESS_POLICY_POLICY, column, 0};

  return kjp__report_full(report, kjp__report_follow(report, table, row, path));
}

const char *
kjp__sentence_of_policy(struct kjp__report *report, int32_t row)
{
  static const struct kjp__say known = {
      "{name} {year} 年：税式支出{amount}（{value}{kind} × {rate} × {tax}），"
      "不计入财政安排。",
      "{name}, {year}: a tax expenditure of {amount} ({value}{kind} × {rate} × "
      "{tax}), no part of any appropriation."};
  static const struct kjp__say unknown = {
      "{name} {year} 年：税式支出不明，缺{lacks}。",
      "{name}, {year}: the tax expenditure is not known for want of {lacks}."};
  static const struct kjp__say projected = {"（计划或假定数，属测算）",
                                            " (planned or assumed, a "
                                            "projection)"};
  static const int32_t name[] = {KJP_ASSESS_POLICY_POLICY, KJP_POLICY_NAME_ZH,
                                 0};
  const kjp_table *table =
      kjp_answer_table(report->answer, KJP_ASSESS_POLICIES);
  int32_t kind = kjp_table_int(table, row, KJP_ASSESS_POLICY_KIND);
  const char *missing = lacks(report, table, row);
  const char *const values[][2] = {
      {"name",
       kjp__report_said(report, kjp__report_follow(report, table, row, name))},
      {"year", kjp__report_int(
                   report, kjp_table_int(table, row, KJP_ASSESS_POLICY_YEAR))},
      {"amount",
       kjp__report_about(
           report, (struct kjp__spot){table, row, KJP_ASSESS_POLICY_AMOUNT},
           KJP__EXACT, false)},
      {"value",
       kjp__report_about(
           report, (struct kjp__spot){table, row, KJP_ASSESS_POLICY_VALUE},
           KJP__EXACT, false)},
      {"kind", kind == KJP_KIND_PLANNED || kind == KJP_KIND_ASSUMED
                   ? kjp__report_say(report, &projected)
                   : NULL},
      {"rate", policy_amount(report, table, row, KJP_POLICY_RATE)},
      {"tax", policy_amount(report, table, row, KJP_POLICY_TAX_RATE)},
      {"lacks",
       missing == NULL
           ? NULL
           : kjp__report_join(report, kjp__report_gap(missing), "", missing)},
      {NULL, NULL}};

  return kjp__report_fill(report, missing == NULL ? &known : &unknown, values);
}
