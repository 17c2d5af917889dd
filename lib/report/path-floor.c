/* SPDX-License-Identifier: MIT */
/* lib/report/path-floor.c - the floor of a year of a path, with what was put on
 * it and taken out of its base. */
#include "path-priv.h"

#include <string.h>

#include <glib.h>
#include <kjplan/quantity.h>

#include "audit-priv.h"

enum { LONG_TAIL = 4 }; /* decimals */

static const char *
note(struct kjp__report *report, const struct kjp__say *template,
     const char *amount)
{
  const char *const values[][2] = {{"amount", amount}, {NULL, NULL}};

  return amount == NULL ? NULL : kjp__report_fill(report, template, values);
}

/* "即 108000000.01 元": what has a long tail is easier to copy so. */
static const char *
in_yuan(struct kjp__report *report, struct kjp__spot floor)
{
  static const struct kjp__say template = {"即 {amount} 元", "{amount} yuan"};
  const char *unit = kjp_table_unit(floor.table, floor.row, floor.column);
  const char *number = kjp__report_amount(report, floor, KJP_NONE);
  const char *tail = number == NULL ? NULL : strchr(number, '.');

  if (tail == NULL || strlen(tail + 1) <= LONG_TAIL ||
      kjp_unit_dimension(unit) != KJP_DIMENSION_MONEY)
    return NULL;
  return note(report, &template, kjp__report_amount_in(report, floor, "元", 2));
}

/* What stands in for the year before, or is not counted in it. */
static const char *
of_base(struct kjp__report *report, int32_t indicator, int32_t year)
{
  static const struct kjp__say comparable = {
      "基数按同口径的 {amount}", "from the comparable base {amount}"};
  static const struct kjp__say clean = {
      "基数不含上年一次性的 {amount}",
      "last year's one-off {amount} is not in the base"};
  struct kjp__spot spot = {kjp_plan_table(report->plan, KJP_ADJUSTMENTS), 0,
                           KJP_ADJUSTMENT_VALUE};

  spot.row = kjp__report_adjustment(report, indicator,
                                    KJP_ADJUSTMENT_COMPARABLE_BASE, year);
  if (spot.row != KJP_NONE)
    return note(report, &comparable, kjp__report_full(report, spot));
  spot.row = kjp__report_adjustment(report, indicator, KJP_ADJUSTMENT_ONE_OFF,
                                    year - 1);
  return spot.row == KJP_NONE
             ? NULL
             : note(report, &clean, kjp__report_full(report, spot));
}

const char *
kjp__path_floor(struct kjp__report *report, const kjp_table *points,
                int32_t row)
{
  static const struct kjp__say one_off = {"含一次性的 {amount}",
                                          "{amount} of it one-off"};
  static const struct kjp__say between = {"，", "; "};
  static const struct kjp__say with_notes = {"{floor}（{notes}）",
                                             "{floor} ({notes})"};
  struct kjp__spot floor = {points, row, KJP_PATH_POINT_FLOOR};
  struct kjp__spot on_top = {points, row, KJP_PATH_POINT_ONE_OFF};
  int32_t indicator = kjp_table_int(
      kjp_answer_table(report->answer, KJP_PATH_COURSES),
      kjp_table_int(points, row, KJP_PATH_POINT_PATH), KJP_PATH_COURSE_INDICATOR);
  const char *const notes[] = {
      in_yuan(report, floor),
      note(report, &one_off, kjp__report_full(report, on_top)),
      of_base(report, indicator,
              kjp_table_int(points, row, KJP_PATH_POINT_YEAR))};
  const char *values[][2] = {{"floor", kjp__report_full(report, floor)},
                             {"notes", NULL},
                             {NULL, NULL}};

  for (size_t i = 0; i < G_N_ELEMENTS(notes); i++)
    values[1][1] = kjp__report_join(report, values[1][1],
                                    kjp__report_say(report, &between), notes[i]);
  if (values[0][1] == NULL || values[1][1] == NULL)
    return values[0][1];
  return kjp__report_fill(report, &with_notes, (const char *const(*)[2])values);
}
