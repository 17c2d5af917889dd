/* SPDX-License-Identifier: MIT */
/* lib/report/path-doubt.c - that it is not known whether a path can be, and
 * which floors and caps were not applied for want of what. */
#include "path-priv.h"

enum { MOST_LISTED = 6 };

struct doubt {
  struct kjp__report *report;
  int32_t course;
  const char *all; /* what was not applied, the first few */
  int32_t count;
};

static int32_t
cell(const struct doubt *doubt, int32_t table, int32_t row, int32_t column)
{
  return kjp_table_int(kjp_answer_table(doubt->report->answer, table), row,
                       column);
}

static void
add(struct doubt *doubt, const struct kjp__say *template, int32_t year,
    const char *cap)
{
  static const struct kjp__say between = {"、", ", "};
  static const struct kjp__say more = {" 等", " and more"};
  struct kjp__report *report = doubt->report;
  const char *const values[][2] = {
      {"year", kjp__report_int(report, year)}, {"cap", cap}, {NULL, NULL}};

  if (doubt->count < MOST_LISTED)
    doubt->all =
        kjp__report_join(report, doubt->all, kjp__report_say(report, &between),
                         kjp__report_fill(report, template, values));
  else if (doubt->count == MOST_LISTED)
    doubt->all = kjp__report_join(report, doubt->all, "",
                                  kjp__report_say(report, &more));
  doubt->count++;
}

static bool
is_missing(const struct doubt *doubt, int32_t indicator, int32_t year)
{
  int32_t first;
  int32_t count = kjp_table_children(
      kjp_answer_table(doubt->report->answer, KJP_PATH_MISSING),
      KJP_PATH_MISSING_PATH, doubt->course, &first);

  for (int32_t row = first; row < first + count; row++) {
    if (cell(doubt, KJP_PATH_MISSING, row, KJP_PATH_MISSING_INDICATOR) ==
            indicator &&
        cell(doubt, KJP_PATH_MISSING, row, KJP_PATH_MISSING_YEAR) == year)
      return true;
  }
  return false;
}

static bool
is_active(const kjp_table *caps, int32_t cap, int32_t year)
{
  int32_t first_year = kjp_table_int(caps, cap, KJP_CAP_FIRST_YEAR);

  return first_year <= 0 ||
         (first_year <= year &&
          year <= kjp_table_int(caps, cap, KJP_CAP_LAST_YEAR));
}

/* Shares of a whole that is missing in the year. */
static void
add_caps(struct doubt *doubt, int32_t year)
{
  static const struct kjp__say template = {"{year} 年的上限“{cap}”",
                                           "the cap \"{cap}\" of {year}"};
  const kjp_table *caps = kjp_plan_table(doubt->report->plan, KJP_CAPS);
  int32_t first;
  int32_t count = kjp_table_children(
      caps, KJP_CAP_PATH,
      cell(doubt, KJP_PATH_COURSES, doubt->course, KJP_PATH_COURSE_CAPS),
      &first);

  for (int32_t cap = first; cap < first + count; cap++) {
    int32_t whole = kjp_table_int(caps, cap, KJP_CAP_REFERENCE);

    if (whole >= 0 && is_active(caps, cap, year) &&
        is_missing(doubt, whole, year))
      add(doubt, &template, year, kjp__path_cap(doubt->report, cap, NULL));
  }
}

static void
add_years(struct doubt *doubt)
{
  static const struct kjp__say floor = {"{year} 年的底线",
                                        "the floor of {year}"};
  const kjp_table *points =
      kjp_answer_table(doubt->report->answer, KJP_PATH_POINTS);
  int32_t first;
  int32_t count =
      kjp_table_children(points, KJP_PATH_POINT_PATH, doubt->course, &first);

  for (int32_t row = first + 1; row < first + count; row++) {
    int32_t year = kjp_table_int(points, row, KJP_PATH_POINT_YEAR);

    if (kjp_table_int(points, row, KJP_PATH_POINT_PARTIAL) == 1)
      add(doubt, &floor, year, NULL);
    add_caps(doubt, year);
  }
}

const char *
kjp__path_doubt(struct kjp__report *report, int32_t course)
{
  static const struct kjp__say too_far = {
      "是否可行没有算出：底线与上限几乎相等，所需步数超出限度。",
      "Whether it is feasible was not found out: floor and cap are so near "
      "each other that it would take more steps than are allowed."};
  static const struct kjp__say bare = {
      "是否可行不能判断：缺少 {missing}。",
      "Whether it is feasible cannot be judged without {missing}."};
  static const struct kjp__say full = {
      "是否可行不能判断，也没有最少、最多：缺少 {missing}，{all}没有全部用上。",
      "Whether it is feasible cannot be judged, nor what is least and "
      "greatest: "
      "without {missing}, {all} could not be applied in full."};
  struct doubt doubt = {report, course, NULL, 0};
  const char *values[][2] = {{"missing", kjp__path_missing(report, course)},
                             {"all", NULL},
                             {NULL, NULL}};

  if (cell(&doubt, KJP_PATH_COURSES, course, KJP_PATH_COURSE_FEASIBLE) !=
      KJP_NONE)
    return NULL;
  if (values[0][1] == NULL)
    return kjp__report_say(report, &too_far);
  add_years(&doubt);
  values[1][1] = doubt.all;
  return kjp__report_fill(report, doubt.all == NULL ? &bare : &full,
                          (const char *const(*)[2])values);
}
