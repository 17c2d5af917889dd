/* SPDX-License-Identifier: MIT */
/* lib/report/compare-text.c - a comparison as a page: what is compared, and a
 * grid of differences for each table that has some. */
#include "compare-priv.h"

#include <string.h>

#include <glib.h>

#include "basis-priv.h"
#include "sheet-priv.h"

static const char *
meaning_cell(struct kjp__report *report, const kjp_table *table, int32_t row)
{
  static const struct kjp__say only[] = {
      [KJP_ONLY_BEFORE] = {"只有原来的有", "before alone"},
      [KJP_ONLY_AFTER] = {"只有新的有", "after alone"},
  };
  int32_t side = kjp_table_int(table, row, KJP_DIFFERENCE_SIDE);

  if (side != KJP_NONE)
    return kjp__report_say(report, &only[side]);
  return kjp__report_said(
      report, (struct kjp__spot){table, row, KJP_DIFFERENCE_MEANING_ZH});
}

static const char *
old_cell(struct kjp__report *report, const kjp_table *table, int32_t row)
{
  (void)table;
  return kjp__compare_value(report, row, KJP_DIFFERENCE_OLD);
}

static const char *
new_cell(struct kjp__report *report, const kjp_table *table, int32_t row)
{
  (void)table;
  return kjp__compare_value(report, row, KJP_DIFFERENCE_NEW);
}

/* What a mark in the last column stands for. */
static const struct mark {
  int32_t column;
  const char *mark;
  struct kjp__say say;
} marks[] = {
    {KJP_DIFFERENCE_PROJECTED,
     "*",
     {"* 属于测算：用到计划数或假定数",
      "* projected: rests on planned or assumed figures"}},
    {KJP_DIFFERENCE_UNVERIFIED,
     "?",
     {"? 用到未经核实的数据", "? rests on figures that are not verified"}},
};

static const char *
mark_cell(struct kjp__report *report, const kjp_table *table, int32_t row)
{
  const char *all = "";

  for (size_t i = 0; i < G_N_ELEMENTS(marks); i++) {
    if (kjp_table_int(table, row, marks[i].column) == 1)
      all = kjp__report_join(report, all, "", marks[i].mark);
  }
  return all;
}

static const struct kjp__sheet_column columns[] = {
    {{"行", "row"}, KJP__ALIGN_LEFT, {KJP_DIFFERENCE_KEY}, NULL},
    {{"内容", "what"}, KJP__ALIGN_LEFT, {0}, meaning_cell},
    {{"原为", "before"}, KJP__ALIGN_RIGHT, {0}, old_cell},
    {{"现为", "after"}, KJP__ALIGN_RIGHT, {0}, new_cell},
    {{"增减", "change"}, KJP__ALIGN_RIGHT, {KJP_DIFFERENCE_CHANGE}, NULL},
    {{"单位", "unit"}, KJP__ALIGN_LEFT, {KJP_DIFFERENCE_UNIT}, NULL},
    {{"注", "mark"}, KJP__ALIGN_LEFT, {0}, mark_cell},
};

/* A text that is there in both languages is shown in one. */
static bool
is_shown(const struct kjp__report *report, const kjp_table *table, int32_t row)
{
  const char *column = kjp_table_text(table, row, KJP_DIFFERENCE_COLUMN);
  const char *other = report->language == KJP_LANGUAGE_ZH ? "_en" : "_zh";

  return column == NULL || !g_str_has_suffix(column, other);
}

/* The rows of one table from `first` on; where they end. */
static int32_t
add_table(struct kjp__report *report, const kjp_table *table, int32_t first,
          int32_t *rows)
{
  const char *name = kjp_table_text(table, first, KJP_DIFFERENCE_TABLE);
  int32_t row = first;
  int32_t kept = 0;

  while (row < kjp_table_count(table) &&
         strcmp(kjp_table_text(table, row, KJP_DIFFERENCE_TABLE), name) == 0) {
    if (is_shown(report, table, row))
      rows[kept++] = row;
    row++;
  }
  if (kept == 0)
    return row;
  kjp__text_add_char(&report->text, '\n');
  kjp__sheet_line(report, 0, kjp__compare_title(report, first));
  kjp__sheet_write(report, columns, G_N_ELEMENTS(columns), table, rows, 0,
                   kept);
  return row;
}

/* What the marks of some row mean. */
static void
add_legend(struct kjp__report *report, const kjp_table *table)
{
  for (size_t i = 0; i < G_N_ELEMENTS(marks); i++) {
    int32_t row = 0;

    while (row < kjp_table_count(table) &&
           kjp_table_int(table, row, marks[i].column) != 1)
      row++;
    if (row < kjp_table_count(table))
      kjp__sheet_line(report, 0, kjp__report_say(report, &marks[i].say));
  }
}

static void
add_tables(struct kjp__report *report, const kjp_table *table)
{
  int32_t count = kjp_table_count(table);
  int32_t *rows =
      kjp__arena_alloc(report->arena, ((size_t)count + 1) * sizeof *rows);

  for (int32_t row = 0; rows != NULL && row < count;)
    row = add_table(report, table, row, rows);
}

/* "情景 low" */
static const char *
side_of(struct kjp__report *report, int32_t row)
{
  static const struct kjp__say in_scenario = {"情景 {id}", "scenario {id}"};
  static const struct kjp__say without = {"不按情景", "without a scenario"};
  static const struct kjp__say day = {"（截至 {day}）", " (as of {day})"};
  const kjp_table *sides = kjp_answer_table(report->answer, KJP_COMPARE_SIDES);
  const char *const values[][2] = {
      {"id", kjp_table_text(sides, row, KJP_SIDE_SCENARIO)},
      {"day", kjp_table_text(sides, row, KJP_SIDE_AS_OF)},
      {NULL, NULL}};
  const char *name = kjp__report_fill(
      report, values[0][1] == NULL ? &without : &in_scenario, values);

  return values[1][1] == NULL
             ? name
             : kjp__report_join(report, name, "",
                                kjp__report_fill(report, &day, values));
}

static void
add_sides(struct kjp__report *report, int32_t count)
{
  static const struct kjp__say template = {
      "问题 {question}；原：{before}；现：{after}；不同之处 {count} 处。",
      "Question: {question}; before: {before}; after: {after}; differences: "
      "{count}."};
  const kjp_table *sides = kjp_answer_table(report->answer, KJP_COMPARE_SIDES);
  const char *const values[][2] = {
      {"question", kjp_table_text(sides, 0, KJP_SIDE_QUESTION)},
      {"before", side_of(report, 0)},
      {"after", side_of(report, 1)},
      {"count", kjp__report_int(report, count)},
      {NULL, NULL}};

  kjp__sheet_line(report, 0, kjp__report_fill(report, &template, values));
}

void
kjp__compare_text(struct kjp__report *report)
{
  static const struct kjp__say title = {"比较：{title}（{id}）",
                                        "Comparison of {title} ({id})"};
  static const struct kjp__say library = {"libkjplan {library}",
                                          "libkjplan {library}"};
  const kjp_table *table =
      kjp_answer_table(report->answer, KJP_COMPARE_DIFFERENCES);
  const char *const values[][2] = {
      {"library", kjp_table_text(kjp_answer_table(report->answer, KJP_ANSWER),
                                 0, KJP_ANSWER_LIBRARY)},
      {NULL, NULL}};

  kjp__basis_heading(report, &title);
  add_sides(report, kjp_table_count(table));
  add_tables(report, table);
  kjp__text_add_char(&report->text, '\n');
  add_legend(report, table);
  kjp__sheet_line(report, 0, kjp__report_fill(report, &library, values));
}
