/* SPDX-License-Identifier: MIT */
/* lib/report/basis.c - what every answer says of itself, on a page and in
 * JSON. */
#include "basis-priv.h"

#include "shape-priv.h"
#include "sheet-priv.h"

void
kjp__basis_heading(struct kjp__report *report, const struct kjp__say *template)
{
  const kjp_table *plan = kjp_plan_table(report->plan, KJP_PLAN);
  struct kjp__spot title = {plan, 0, KJP_PLAN_TITLE_ZH};
  const char *const values[][2] = {{"title", kjp__report_said(report, title)},
                                   {"id", kjp_table_text(plan, 0, KJP_PLAN_ID)},
                                   {NULL, NULL}};

  kjp__sheet_line(report, 0, kjp__report_fill(report, template, values));
}

/* Figures */

static const char *
stage_cell(struct kjp__report *report, const kjp_table *used, int32_t row)
{
  return kjp__word(report, KJP__WORDS_STAGE,
                   (struct kjp__spot){used, row, KJP_USED_STAGE});
}

/* "假定", or "未核实". */
static const char *
kind_cell(struct kjp__report *report, const kjp_table *used, int32_t row)
{
  static const struct kjp__say unverified = {"未核实", "not verified"};

  if (kjp_table_int(used, row, KJP_USED_UNVERIFIED) == 1)
    return kjp__report_say(report, &unverified);
  return kjp__word(report, KJP__WORDS_KIND,
                   (struct kjp__spot){used, row, KJP_USED_KIND});
}

static const char *
value_cell(struct kjp__report *report, const kjp_table *used, int32_t row)
{
  return kjp__report_near(report,
                          (struct kjp__spot){used, row, KJP_USED_VALUE});
}

static const char *
unit_cell(struct kjp__report *report, const kjp_table *used, int32_t row)
{
  (void)report;
  return kjp_table_unit(used, row, KJP_USED_VALUE);
}

static const char *
source_cell(struct kjp__report *report, const kjp_table *used, int32_t row)
{
  return kjp__report_source(report, kjp_table_int(used, row, KJP_USED_SOURCE));
}

static const struct kjp__sheet_column used_columns[] = {
    {{"指标", "indicator"},
     KJP__ALIGN_LEFT,
     {KJP_USED_INDICATOR, KJP_INDICATOR_NAME_ZH},
     NULL},
    {{"年份", "year"}, KJP__ALIGN_LEFT, {KJP_USED_YEAR}, NULL},
    {{"数值", "value"}, KJP__ALIGN_POINT, {0}, value_cell},
    {{"单位", "unit"}, KJP__ALIGN_LEFT, {0}, unit_cell},
    {{"性质", "kind"}, KJP__ALIGN_LEFT, {0}, kind_cell},
    {{"阶段", "stage"}, KJP__ALIGN_LEFT, {0}, stage_cell},
    {{"行", "line"}, KJP__ALIGN_RIGHT, {KJP_USED_LINE}, NULL},
    {{"来源", "source"}, KJP__ALIGN_LEFT, {0}, source_cell},
};

static bool
is_weak(const kjp_table *used, int32_t row)
{
  return kjp_table_int(used, row, KJP_USED_UNVERIFIED) == 1 ||
         kjp_table_int(used, row, KJP_USED_KIND) >= KJP_KIND_PLANNED;
}

void
kjp__basis_weak(struct kjp__report *report)
{
  static const struct kjp__say title = {
      "所用数据中未经核实、属计划或假定的：",
      "Figures used that are not verified, planned or assumed:"};
  const kjp_table *used = kjp_answer_table(report->answer, KJP_USED);
  int32_t count = kjp_table_count(used);
  int32_t *rows =
      kjp__arena_alloc(report->arena, ((size_t)count + 1) * sizeof *rows);
  int32_t kept = 0;

  if (rows == NULL)
    return;
  for (int32_t row = 0; row < count; row++) {
    if (is_weak(used, row))
      rows[kept++] = row;
  }
  if (kept == 0)
    return;
  kjp__text_add_char(&report->text, '\n');
  kjp__sheet_line(report, 0, kjp__report_say(report, &title));
  kjp__sheet_write(report, used_columns, G_N_ELEMENTS(used_columns), used, rows,
                   0, kept);
}

/* The end */

static const struct kjp__sheet_column default_columns[] = {
    {{"可写之处", "where to say it"},
     KJP__ALIGN_LEFT,
     {KJP_DEFAULT_POINTER},
     NULL},
    {{"所用的值", "used"}, KJP__ALIGN_LEFT, {KJP_DEFAULT_VALUE}, NULL},
};

static void
add_defaults(struct kjp__report *report)
{
  static const struct kjp__say title = {
      "文件没有写明、按默认处理的：",
      "Not said in the file, and taken by default:"};
  const kjp_table *defaults = kjp_answer_table(report->answer, KJP_DEFAULTS);
  int32_t count = kjp_table_count(defaults);

  if (count == 0)
    return;
  kjp__sheet_line(report, 0, kjp__report_say(report, &title));
  kjp__sheet_write(report, default_columns, G_N_ELEMENTS(default_columns),
                   defaults, NULL, 0, count);
}

void
kjp__basis_write(struct kjp__report *report)
{
  static const struct kjp__say template = {
      "截至日期：{as_of}；情景：{scenario}；libkjplan {library}",
      "As of: {as_of}; scenario: {scenario}; libkjplan {library}"};
  static const struct kjp__say no_date = {"不限，所有数据均可用",
                                          "no cut-off, all figures are seen"};
  static const struct kjp__say no_scenario = {"无", "none"};
  const kjp_table *answer = kjp_answer_table(report->answer, KJP_ANSWER);
  const char *as_of = kjp_table_text(answer, 0, KJP_ANSWER_AS_OF);
  const char *scenario = kjp_table_text(answer, 0, KJP_ANSWER_SCENARIO);
  const char *const values[][2] = {
      {"as_of", as_of != NULL ? as_of : kjp__report_say(report, &no_date)},
      {"scenario",
       scenario != NULL ? scenario : kjp__report_say(report, &no_scenario)},
      {"library", kjp_table_text(answer, 0, KJP_ANSWER_LIBRARY)},
      {NULL, NULL}};

  kjp__text_add_char(&report->text, '\n');
  add_defaults(report);
  kjp__sheet_line(report, 0, kjp__report_fill(report, &template, values));
}

/* JSON */

static const struct kjp__json_field default_fields[] = {
    CELL("pointer", KJP_DEFAULT_POINTER),
    CELL("value", KJP_DEFAULT_VALUE),
};
SHAPE(default);

static const struct kjp__json_field answer_fields[] = {
    CELL("library", KJP_ANSWER_LIBRARY),
    CELL("plan", KJP_ANSWER_PLAN),
    CELL("plan_sha256", KJP_ANSWER_SHA256),
    CELL("scenario", KJP_ANSWER_SCENARIO),
    CELL("as_of", KJP_ANSWER_AS_OF),
    LIST("defaults", KJP_DEFAULTS, 0, default),
};
SHAPE(answer);

void
kjp__json_head(struct kjp__json *json)
{
  kjp__json_fields(json, kjp_answer_table(json->report->answer, KJP_ANSWER), 0,
                   &answer_shape);
}

static void
write_source(struct kjp__json *json, const char *key, int32_t row)
{
  const kjp_table *used = kjp_answer_table(json->report->answer, KJP_USED);

  kjp__json_text(json, key, source_cell(json->report, used, row));
}

static const struct kjp__json_field used_fields[] = {
    CELL("indicator", KJP_USED_INDICATOR, KJP_INDICATOR_ID),
    CELL("year", KJP_USED_YEAR),
    CELL("stage", KJP_USED_STAGE),
    CELL("value", KJP_USED_VALUE),
    UNIT("unit", KJP_USED_VALUE),
    CELL("kind", KJP_USED_KIND),
    CELL("line", KJP_USED_LINE),
    BY("source", write_source),
    CELL("unverified", KJP_USED_UNVERIFIED),
};
SHAPE(used);

void
kjp__json_used(struct kjp__json *json)
{
  const kjp_table *used = kjp_answer_table(json->report->answer, KJP_USED);

  kjp__json_rows(json, "inputs", used, 0, kjp_table_count(used), &used_shape);
}
