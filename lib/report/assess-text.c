/* SPDX-License-Identifier: MIT */
/* lib/report/assess-text.c - an evaluation as a page: the targets as a table
 * and in sentences, the rules of the year, sums, money, what is amiss. */
#include "assess-priv.h"

#include <glib.h>

#include "audit-priv.h"
#include "basis-priv.h"

static int32_t
year_of(const struct kjp__report *report)
{
  return kjp_table_int(kjp_answer_table(report->answer, KJP_ASSESS), 0,
                       KJP_ASSESS_YEAR);
}

static void
add_title(struct kjp__report *report, const struct kjp__say *title)
{
  kjp__text_add_char(&report->text, '\n');
  kjp__sheet_line(report, 0, kjp__report_say(report, title));
}

/* Targets */

static struct kjp__spot
spot(const kjp_table *table, int32_t row, int32_t column)
{
  return (struct kjp__spot){table, row, column};
}

static const char *
strength_cell(struct kjp__report *report, const kjp_table *table, int32_t row)
{
  static const int32_t path[] = {KJP_ASSESS_TARGET_TARGET, KJP_TARGET_STRENGTH,
                                 0};

  return kjp__word(report, KJP__WORDS_STRENGTH,
                   kjp__report_follow(report, table, row, path));
}

/* What a bound refers to is told in the sentence. */
static const char *
bound_cell(struct kjp__report *report, const kjp_table *table, int32_t row)
{
  static const struct kjp__say not_known = {"（尚不可知）", "(not known yet)"};
  static const struct kjp__say marked = {"（{kind}）", " ({kind})"};
  int32_t kind = kjp_table_int(table, row, KJP_ASSESS_TARGET_BOUND_KIND);
  const char *const kinds[][2] = {
      {"kind", kjp__word(report, KJP__WORDS_KIND,
                         spot(table, row, KJP_ASSESS_TARGET_BOUND_KIND))},
      {NULL, NULL}};
  const char *word = kjp__word(report, KJP__WORDS_COMPARATOR,
                               spot(table, row, KJP_ASSESS_TARGET_COMPARATOR));
  const char *low = kjp__report_about(
      report, spot(table, row, KJP_ASSESS_TARGET_BOUND), KJP__EXACT, false);
  const char *high = kjp__report_about(
      report, spot(table, row, KJP_ASSESS_TARGET_UPPER), KJP__EXACT, false);

  if (low == NULL)
    low = kjp__report_say(report, &not_known);
  else if (kind == KJP_KIND_PLANNED || kind == KJP_KIND_ASSUMED)
    low = kjp__report_join(report, low, "",
                           kjp__report_fill(report, &marked, kinds));
  return kjp__report_join(report, word, " ",
                          kjp__report_join(report, low, " - ", high));
}

static const char *
value_cell(struct kjp__report *report, const kjp_table *table, int32_t row)
{
  return kjp__report_about(report, spot(table, row, KJP_ASSESS_TARGET_VALUE),
                           KJP__EXACT, false);
}

static const char *
kind_cell(struct kjp__report *report, const kjp_table *table, int32_t row)
{
  return kjp__report_join(report,
                          kjp__word(report, KJP__WORDS_KIND,
                                    spot(table, row, KJP_ASSESS_TARGET_KIND)),
                          "", kjp__assess_stage_piece(report, row));
}

static const char *
verdict_cell(struct kjp__report *report, const kjp_table *table, int32_t row)
{
  return kjp__word(report, KJP__WORDS_OUTCOME,
                   spot(table, row, KJP_ASSESS_TARGET_VERDICT));
}

static const char *
class_cell(struct kjp__report *report, const kjp_table *table, int32_t row)
{
  return kjp__word(report, KJP__WORDS_PROGRESS,
                   spot(table, row, KJP_ASSESS_TARGET_CLASS));
}

static const char *
ratio_cell(struct kjp__report *report, const kjp_table *table, int32_t row)
{
  (void)table;
  return kjp__assess_ratio_piece(report, row);
}

static const struct kjp__sheet_column target_columns[] = {
    {{"目标", "target"},
     KJP__ALIGN_LEFT,
     {KJP_ASSESS_TARGET_TARGET, KJP_TARGET_ID},
     NULL},
    {{"到期", "due"}, KJP__ALIGN_LEFT, {KJP_ASSESS_TARGET_DUE}, NULL},
    {{"力度", "strength"}, KJP__ALIGN_LEFT, {0}, strength_cell},
    {{"要求", "asks for"}, KJP__ALIGN_LEFT, {0}, bound_cell},
    {{"数值", "value"}, KJP__ALIGN_LEFT, {0}, value_cell},
    {{"性质", "kind"}, KJP__ALIGN_LEFT, {0}, kind_cell},
    {{"结论", "verdict"}, KJP__ALIGN_LEFT, {0}, verdict_cell},
    {{"进度", "progress"}, KJP__ALIGN_LEFT, {0}, class_cell},
    {{"比值", "ratio"}, KJP__ALIGN_POINT, {0}, ratio_cell},
};

/* "rd-2025  全社会R&D经费 …" */
static void
add_sentence(struct kjp__report *report, const kjp_table *table, int32_t row)
{
  static const struct kjp__say colon = {"：", ": "};
  static const int32_t id[] = {KJP_ASSESS_TARGET_TARGET, KJP_TARGET_ID, 0};
  struct kjp__spot target = kjp__report_follow(report, table, row, id);

  kjp__sheet_line(
      report, 2,
      kjp__report_join(report,
                       kjp_table_text(target.table, target.row, target.column),
                       kjp__report_say(report, &colon),
                       kjp__sentence_of_target(report, row)));
}

static void
add_targets(struct kjp__report *report)
{
  static const struct kjp__say title = {"目标：", "Targets:"};
  static const struct kjp__say each = {"逐项说明：", "One by one:"};
  const kjp_table *table = kjp_answer_table(report->answer, KJP_ASSESS_TARGETS);
  int32_t count = kjp_table_count(table);

  if (count == 0)
    return;
  add_title(report, &title);
  kjp__sheet_write(report, target_columns, G_N_ELEMENTS(target_columns), table,
                   NULL, 0, count);
  add_title(report, &each);
  for (int32_t row = 0; row < count; row++)
    add_sentence(report, table, row);
}

/* Rules */

static void
add_rules(struct kjp__report *report)
{
  static const struct kjp__say title = {"当年的规则：", "Rules of the year:"};
  static const struct kjp__say colon = {"：", ": "};
  static const int32_t id[] = {KJP_AUDIT_YEAR_RULE, KJP_AUDIT_RULE_RULE,
                               KJP_RULE_ID, 0};
  const kjp_table *years = kjp_answer_table(report->answer, KJP_AUDIT_YEARS);
  bool titled = false;

  for (int32_t row = 0; row < kjp_table_count(years); row++) {
    struct kjp__spot rule = kjp__report_follow(report, years, row, id);

    if (kjp_table_int(years, row, KJP_AUDIT_YEAR_YEAR) != year_of(report))
      continue;
    if (!titled)
      add_title(report, &title);
    titled = true;
    kjp__sheet_line(
        report, 2,
        kjp__report_join(report,
                         kjp_table_text(rule.table, rule.row, rule.column),
                         kjp__report_say(report, &colon),
                         kjp__sentence_of_year(report, row)));
  }
}

/* The rest */

static void
add_policies(struct kjp__report *report)
{
  static const struct kjp__say title = {
      "税式支出（与财政安排分列，不相加）：",
      "Tax expenditure (apart from appropriations, never added to them):"};
  int32_t count =
      kjp_table_count(kjp_answer_table(report->answer, KJP_ASSESS_POLICIES));

  if (count == 0)
    return;
  add_title(report, &title);
  for (int32_t row = 0; row < count; row++)
    kjp__sheet_line(report, 2, kjp__sentence_of_policy(report, row));
}

static void
add_findings(struct kjp__report *report)
{
  static const struct kjp__say title = {"须处理或须知的：",
                                        "To be mended, or to be known:"};
  static const struct kjp__say template = {"{text}（{pointer}）",
                                           "{text} ({pointer})"};
  const kjp_table *table =
      kjp_answer_table(report->answer, KJP_ASSESS_FINDINGS);

  if (kjp_table_count(table) == 0)
    return;
  add_title(report, &title);
  for (int32_t row = 0; row < kjp_table_count(table); row++) {
    const char *const values[][2] = {
        {"text", kjp__report_said(
                     report, spot(table, row, KJP_ASSESS_FINDING_TEXT_ZH))},
        {"pointer", kjp_table_text(table, row, KJP_ASSESS_FINDING_POINTER)},
        {NULL, NULL}};

    kjp__sheet_line(report, 2, kjp__report_fill(report, &template, values));
  }
}

static void
add_method(struct kjp__report *report)
{
  static const struct kjp__say template = {
      "评估年份：{year}；进度的评价方法：{method}（{word}）",
      "Year: {year}; method of progress: {method}"};
  const kjp_table *table = kjp_answer_table(report->answer, KJP_ASSESS);
  const char *const values[][2] = {
      {"year", kjp__report_int(report, year_of(report))},
      {"method",
       kjp__word(report, KJP__WORDS_METHOD, spot(table, 0, KJP_ASSESS_METHOD))},
      {"word", kjp_table_text(table, 0, KJP_ASSESS_METHOD)},
      {NULL, NULL}};

  kjp__sheet_line(report, 0, kjp__report_fill(report, &template, values));
}

void
kjp__assess_text(struct kjp__report *report)
{
  static const struct kjp__say title = {"年度专项评估：{title}（{id}）",
                                        "Yearly evaluation of {title} ({id})"};

  kjp__basis_heading(report, &title);
  add_method(report);
  add_targets(report);
  add_rules(report);
  kjp__assess_rollup_sheet(report);
  kjp__assess_programme_sheet(report);
  kjp__assess_allocation_sheet(report);
  add_policies(report);
  add_findings(report);
  kjp__basis_weak(report);
  kjp__basis_write(report);
}
