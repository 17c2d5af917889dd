/* SPDX-License-Identifier: MIT */
/* lib/report/path-text.c - paths as a page: of each what it goes by, its years
 * as a table, then in sentences, then what they rest on. */
#include "path-priv.h"

#include <string.h>

#include <glib.h>
#include <kjplan/quantity.h>

#include "basis-priv.h"
#include "sheet-priv.h"

/* What a mark in the last column of the table stands for. */
static const struct mark {
  int32_t column; /* of KJP_PATH_POINTS, 0 or 1 */
  const char *mark;
  struct kjp__say say;
} marks[] = {
    {KJP_PATH_POINT_PROJECTED,
     "*",
     {"* 属于测算：起点、曲线、底线或上限用到计划数或假定数",
      "* projected: base, curve, floor or cap rest on planned or assumed "
      "figures"}},
    {KJP_PATH_POINT_UNVERIFIED,
     "?",
     {"? 用到未经核实的数据", "? rests on figures that are not verified"}},
    {KJP_PATH_POINT_PARTIAL,
     "+",
     {"+ 有条款算不出底线，实际底线可能更高",
      "+ some clause has no floor, so the real one may be higher"}},
};

/* Cells */

static const kjp_table *
courses_of(const struct kjp__report *report)
{
  return kjp_answer_table(report->answer, KJP_PATH_COURSES);
}

/* The latest path is on no curve. */
static bool
is_latest(const struct kjp__report *report, const kjp_table *points,
          int32_t row)
{
  return kjp_table_int(courses_of(report),
                       kjp_table_int(points, row, KJP_PATH_POINT_PATH),
                       KJP_PATH_COURSE_SHAPE) == KJP_SHAPE_LATEST;
}

static const char *
shaped_cell(struct kjp__report *report, const kjp_table *points, int32_t row)
{
  return is_latest(report, points, row) ? NULL
                                        : kjp__path_shaped(report, points, row);
}

static const char *
kind_cell(struct kjp__report *report, const kjp_table *points, int32_t row)
{
  return kjp__word(report, KJP__WORDS_POINT,
                   (struct kjp__spot){points, row, KJP_PATH_POINT_KIND});
}

static const char *
growth_cell(struct kjp__report *report, const kjp_table *points, int32_t row)
{
  return kjp__report_amount(
      report, (struct kjp__spot){points, row, KJP_PATH_POINT_GROWTH}, 2);
}

/* NULL where bounds are not wanted: the column is left out. */
static const char *
bound(struct kjp__report *report, const kjp_table *points, int32_t row,
      int32_t column)
{
  int32_t course = kjp_table_int(points, row, KJP_PATH_POINT_PATH);

  if (kjp_table_int(courses_of(report), course, KJP_PATH_COURSE_BOUNDS) != 1)
    return NULL;
  return kjp__report_amount(report, (struct kjp__spot){points, row, column},
                            KJP_NONE);
}

static const char *
least_cell(struct kjp__report *report, const kjp_table *points, int32_t row)
{
  return bound(report, points, row, KJP_PATH_POINT_LEAST);
}

static const char *
greatest_cell(struct kjp__report *report, const kjp_table *points, int32_t row)
{
  return bound(report, points, row, KJP_PATH_POINT_GREATEST);
}

static const char *
mark_cell(struct kjp__report *report, const kjp_table *points, int32_t row)
{
  const char *all = "";

  for (size_t i = 0; i < G_N_ELEMENTS(marks); i++) {
    if (kjp_table_int(points, row, marks[i].column) == 1)
      all = kjp__report_join(report, all, "", marks[i].mark);
  }
  return all;
}

static const struct kjp__sheet_column columns[] = {
    {{"年份", "year"}, KJP__ALIGN_LEFT, {KJP_PATH_POINT_YEAR}, NULL},
    {{"计划数", "planned"}, KJP__ALIGN_POINT, {KJP_PATH_POINT_VALUE}, NULL},
    {{"增长%", "growth%"}, KJP__ALIGN_POINT, {0}, growth_cell},
    {{"曲线上", "curve"}, KJP__ALIGN_POINT, {0}, shaped_cell},
    {{"由来", "made by"}, KJP__ALIGN_LEFT, {0}, kind_cell},
    {{"所据", "which"}, KJP__ALIGN_LEFT, {KJP_PATH_POINT_BY}, NULL},
    {{"底线", "floor"}, KJP__ALIGN_POINT, {KJP_PATH_POINT_FLOOR}, NULL},
    {{"最少", "least"}, KJP__ALIGN_POINT, {0}, least_cell},
    {{"最多", "greatest"}, KJP__ALIGN_POINT, {0}, greatest_cell},
    {{"缺口", "short"}, KJP__ALIGN_POINT, {KJP_PATH_POINT_SHORT}, NULL},
    {{"注", "mark"}, KJP__ALIGN_LEFT, {0}, mark_cell},
};

/* The body of a path */

/* The shape may ask for what the caps do not allow where another would do. */
static void
add_way_out(struct kjp__report *report, const kjp_table *points, int32_t course,
            int32_t first, int32_t count)
{
  static const struct kjp__say say = {
      "按这个形状有的年份达不到要求；可行的路径是有的，见形状 latest",
      "this shape falls short in some years, though there are paths that keep "
      "all: see the shape latest"};
  int32_t row = first;

  while (row < first + count &&
         !kjp_table_amount(points, row, KJP_PATH_POINT_SHORT, NULL))
    row++;
  if (row < first + count &&
      kjp_table_int(courses_of(report), course, KJP_PATH_COURSE_FEASIBLE) == 1)
    kjp__sheet_line(report, 2, kjp__report_say(report, &say));
}

static bool
is_used(const kjp_table *points, int32_t column, int32_t first, int32_t count)
{
  for (int32_t row = first; row < first + count; row++) {
    if (kjp_table_int(points, row, column) == 1)
      return true;
  }
  return false;
}

/* Whether bounds are shown, and a year has a least value but no greatest. */
static bool
is_open(const struct kjp__report *report, const kjp_table *points,
        int32_t first, int32_t count)
{
  for (int32_t row = first; row < first + count; row++) {
    int32_t course = kjp_table_int(points, row, KJP_PATH_POINT_PATH);

    if (kjp_table_int(courses_of(report), course, KJP_PATH_COURSE_BOUNDS) ==
            1 &&
        kjp_table_amount(points, row, KJP_PATH_POINT_LEAST, NULL) &&
        !kjp_table_amount(points, row, KJP_PATH_POINT_GREATEST, NULL))
      return true;
  }
  return false;
}

static void
add_points(struct kjp__report *report, const kjp_table *points, int32_t first,
           int32_t count)
{
  static const struct kjp__say open = {
      "“最多”为 - 的年份没有上界",
      "column greatest: - where there is no upper bound"};
  static const struct kjp__say half = {
      "“最少”“最多”没有求出：有底线或上限不明，或有条款要看更早的年份",
      "least, greatest: not found out; a floor or cap is not known, or some "
      "clause looks at earlier years"};
  int32_t course = kjp_table_int(points, first, KJP_PATH_POINT_PATH);
  bool bounded =
      kjp_table_int(courses_of(report), course, KJP_PATH_COURSE_BOUNDED) == 1;

  kjp__sheet_write(report, columns, G_N_ELEMENTS(columns), points, NULL, first,
                   count);
  if (is_open(report, points, first, count))
    kjp__sheet_line(report, 2,
                    kjp__report_say(report, bounded ? &open : &half));
  for (size_t i = 0; i < G_N_ELEMENTS(marks); i++) {
    if (is_used(points, marks[i].column, first, count))
      kjp__sheet_line(report, 2, kjp__report_say(report, &marks[i].say));
  }
}

static bool
is_base_alone(struct kjp__report *report, int32_t course)
{
  const kjp_table *points = kjp_answer_table(report->answer, KJP_PATH_POINTS);

  int32_t first;

  return kjp_table_children(points, KJP_PATH_POINT_PATH, course, &first) == 1 &&
         kjp_table_amount(points, first, KJP_PATH_POINT_VALUE, NULL) != 0;
}

/* The first or the last year that is both the plan's and the path's. */
static int32_t
covered_year(struct kjp__report *report, int32_t course, bool is_first)
{
  const kjp_table *plan = kjp_plan_table(report->plan, KJP_PLAN);
  const kjp_table *points = kjp_answer_table(report->answer, KJP_PATH_POINTS);
  int32_t first;
  int32_t count =
      kjp_table_children(points, KJP_PATH_POINT_PATH, course, &first);

  return is_first ? MAX(kjp_table_int(plan, 0, KJP_PLAN_FIRST_YEAR),
                        kjp_table_int(points, first, KJP_PATH_POINT_YEAR))
                  : MIN(kjp_table_int(plan, 0, KJP_PLAN_LAST_YEAR),
                        kjp_table_int(points, first + count - 1,
                                      KJP_PATH_POINT_YEAR));
}

static void
add_total(struct kjp__report *report, int32_t course)
{
  static const struct kjp__say template = {
      "计划期内（{years}）合计 {total}",
      "In the years of the plan ({years}): {total} in all"};
  static const struct kjp__say alone = {
      "没有锚点：起点之后没有计划数（写 `through`，或写该指标的到期目标）",
      "there is no anchor: nothing is planned after the base (write `through`, "
      "or a target of the indicator)"};
  struct kjp__spot total = {courses_of(report), course, KJP_PATH_COURSE_TOTAL};
  const char *const values[][2] = {
      {"years", kjp__sheet_span(report, covered_year(report, course, true),
                                covered_year(report, course, false))},
      {"total", kjp__report_full(report, total)},
      {NULL, NULL}};

  if (values[1][1] != NULL)
    kjp__sheet_line(report, 2, kjp__report_fill(report, &template, values));
  if (is_base_alone(report, course))
    kjp__sheet_line(report, 2, kjp__report_say(report, &alone));
}

static void
add_sentences(struct kjp__report *report, int32_t first, int32_t count)
{
  static const struct kjp__say title = {"逐年说明：", "Year by year:"};

  kjp__text_add_char(&report->text, '\n');
  kjp__sheet_line(report, 0, kjp__report_say(report, &title));
  for (int32_t row = first; row < first + count; row++)
    kjp__sheet_line(report, 2, kjp__sentence_of_point(report, row));
}

static void
add_lines(struct kjp__report *report, int32_t table, int32_t parent,
          int32_t course, const struct kjp__say *title,
          const char *(*sentence)(struct kjp__report *report, int32_t row))
{
  int32_t first;
  int32_t count = kjp_table_children(kjp_answer_table(report->answer, table),
                                     parent, course, &first);

  if (count == 0)
    return;
  kjp__text_add_char(&report->text, '\n');
  kjp__sheet_line(report, 0, kjp__report_say(report, title));
  for (int32_t row = first; row < first + count; row++)
    kjp__sheet_line(report, 2, sentence(report, row));
}

/* Neither that there is a path nor that there is none. */
static void
add_doubt(struct kjp__report *report, int32_t course)
{
  const char *doubt = kjp__path_doubt(report, course);

  if (doubt == NULL)
    return;
  kjp__text_add_char(&report->text, '\n');
  kjp__sheet_line(report, 0, doubt);
}

static void
add_missing(struct kjp__report *report, int32_t course)
{
  static const struct kjp__say template = {"缺少的数：{missing}",
                                           "Not known: {missing}"};
  const char *const values[][2] = {
      {"missing", kjp__path_missing(report, course)}, {NULL, NULL}};

  if (values[0][1] == NULL)
    return;
  kjp__text_add_char(&report->text, '\n');
  kjp__sheet_line(report, 0, kjp__report_fill(report, &template, values));
}

static void
add_course(struct kjp__report *report, int32_t course)
{
  static const struct kjp__say conflict = {"不可行：", "Not feasible:"};
  static const struct kjp__say totals = {"与几年合计的目标对照：",
                                         "Against targets over several years:"};
  const kjp_table *points = kjp_answer_table(report->answer, KJP_PATH_POINTS);
  int32_t first;
  int32_t count =
      kjp_table_children(points, KJP_PATH_POINT_PATH, course, &first);

  kjp__text_add_char(&report->text, '\n');
  kjp__path_heading(report, course);
  kjp__text_add_char(&report->text, '\n');
  add_points(report, points, first, count);
  add_way_out(report, points, course, first, count);
  add_total(report, course);
  add_lines(report, KJP_PATH_CONFLICTS, KJP_PATH_CONFLICT_PATH, course,
            &conflict, kjp__sentence_of_conflict);
  add_doubt(report, course);
  add_sentences(report, first, count);
  add_lines(report, KJP_PATH_TOTALS, KJP_PATH_TOTAL_PATH, course, &totals,
            kjp__sentence_of_total);
  add_missing(report, course);
}

void
kjp__path_text(struct kjp__report *report)
{
  static const struct kjp__say title = {"路径：{title}（{id}）",
                                        "Paths of {title} ({id})"};
  static const struct kjp__say none = {"计划没有写路径。",
                                       "The plan has no path."};
  int32_t count = kjp_table_count(courses_of(report));

  kjp__basis_heading(report, &title);
  if (count == 0)
    kjp__sheet_line(report, 0, kjp__report_say(report, &none));
  for (int32_t course = 0; course < count; course++)
    add_course(report, course);
  kjp__basis_weak(report);
  kjp__basis_write(report);
}
