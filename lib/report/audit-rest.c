/* SPDX-License-Identifier: MIT */
/* lib/report/audit-rest.c - the figures of an audit that are not verified, or
 * assumed. */
#include "audit-priv.h"

#include <stdlib.h>

#include <glib.h>

#include "sheet-priv.h"

/* A figure of KJP_AUDIT_INPUTS: the same one serves several years. */
struct figure {
  int32_t indicator;
  int32_t of;
  int32_t stage;
  int32_t row;
};

static bool
is_weak(const kjp_table *inputs, int32_t row)
{
  return kjp_table_int(inputs, row, KJP_AUDIT_INPUT_UNVERIFIED) == 1 ||
         kjp_table_int(inputs, row, KJP_AUDIT_INPUT_KIND) >= KJP_KIND_PLANNED;
}

static int
compare(int32_t a, int32_t b)
{
  return (a > b) - (a < b);
}

static int
compare_figures(const void *left, const void *right)
{
  const struct figure *a = left;
  const struct figure *b = right;

  if (a->indicator != b->indicator)
    return compare(a->indicator, b->indicator);
  return a->of != b->of ? compare(a->of, b->of) : compare(a->stage, b->stage);
}

/* The weak figures of the input rows `first` and on, sorted, each once, as
 * rows; how many they are. */
static int32_t
collect(const kjp_table *inputs, int32_t first, int32_t count,
        struct figure *figures, int32_t *rows)
{
  size_t found = 0;
  int32_t kept = 0;

  for (int32_t row = first; row < first + count; row++) {
    if (is_weak(inputs, row))
      figures[found++] = (struct figure){
          kjp_table_int(inputs, row, KJP_AUDIT_INPUT_INDICATOR),
          kjp_table_int(inputs, row, KJP_AUDIT_INPUT_OF),
          kjp_table_int(inputs, row, KJP_AUDIT_INPUT_STAGE), row};
  }
  qsort(figures, found, sizeof *figures, compare_figures);
  for (size_t i = 0; i < found; i++) {
    if (i == 0 || compare_figures(&figures[i - 1], &figures[i]) != 0)
      rows[kept++] = figures[i].row;
  }
  return kept;
}

static const char *
stage_cell(struct kjp__report *report, const kjp_table *inputs, int32_t row)
{
  return kjp__word(report, KJP__WORDS_STAGE,
                   (struct kjp__spot){inputs, row, KJP_AUDIT_INPUT_STAGE});
}

/* "假定", or "未核实". */
static const char *
kind_cell(struct kjp__report *report, const kjp_table *inputs, int32_t row)
{
  static const struct kjp__say unverified = {"未核实", "not verified"};

  if (kjp_table_int(inputs, row, KJP_AUDIT_INPUT_UNVERIFIED) == 1)
    return kjp__report_say(report, &unverified);
  return kjp__word(report, KJP__WORDS_KIND,
                   (struct kjp__spot){inputs, row, KJP_AUDIT_INPUT_KIND});
}

static const char *
value_cell(struct kjp__report *report, const kjp_table *inputs, int32_t row)
{
  return kjp__report_near(
      report, (struct kjp__spot){inputs, row, KJP_AUDIT_INPUT_VALUE});
}

static const char *
unit_cell(struct kjp__report *report, const kjp_table *inputs, int32_t row)
{
  (void)report;
  return kjp_table_unit(inputs, row, KJP_AUDIT_INPUT_VALUE);
}

static const char *
source_cell(struct kjp__report *report, const kjp_table *inputs, int32_t row)
{
  return kjp__report_source(report,
                            kjp_table_int(inputs, row, KJP_AUDIT_INPUT_SOURCE));
}

static const struct kjp__sheet_column input_columns[] = {
    {{"指标", "indicator"},
     KJP__ALIGN_LEFT,
     {KJP_AUDIT_INPUT_INDICATOR, KJP_INDICATOR_NAME_ZH},
     NULL},
    {{"年份", "year"}, KJP__ALIGN_LEFT, {KJP_AUDIT_INPUT_OF}, NULL},
    {{"数值", "value"}, KJP__ALIGN_POINT, {0}, value_cell},
    {{"单位", "unit"}, KJP__ALIGN_LEFT, {0}, unit_cell},
    {{"性质", "kind"}, KJP__ALIGN_LEFT, {0}, kind_cell},
    {{"阶段", "stage"}, KJP__ALIGN_LEFT, {0}, stage_cell},
    {{"行", "line"}, KJP__ALIGN_RIGHT, {KJP_AUDIT_INPUT_LINE}, NULL},
    {{"来源", "source"}, KJP__ALIGN_LEFT, {0}, source_cell},
};

void
kjp__audit_rule_weak(struct kjp__report *report, int32_t first_year,
                     int32_t years)
{
  static const struct kjp__say title = {
      "所用数据中未经核实或属假定的：",
      "Figures used that are not verified, or assumed:"};
  const kjp_table *inputs = kjp_answer_table(report->answer, KJP_AUDIT_INPUTS);
  int32_t first = KJP_NONE;
  int32_t count = 0;
  int32_t kept;
  struct figure *figures;
  int32_t *rows;

  for (int32_t year = first_year; year < first_year + years; year++) {
    int32_t start;

    count += kjp_table_children(inputs, KJP_AUDIT_INPUT_YEAR, year, &start);
    first = first == KJP_NONE ? start : first;
  }
  figures =
      kjp__arena_alloc(report->arena, ((size_t)count + 1) * sizeof *figures);
  rows = kjp__arena_alloc(report->arena, ((size_t)count + 1) * sizeof *rows);
  if (figures == NULL || rows == NULL)
    return;
  kept = collect(inputs, first, count, figures, rows);
  if (kept == 0)
    return;
  kjp__text_add_char(&report->text, '\n');
  kjp__sheet_line(report, 0, kjp__report_say(report, &title));
  kjp__sheet_write(report, input_columns, G_N_ELEMENTS(input_columns), inputs,
                   rows, 0, kept);
}
