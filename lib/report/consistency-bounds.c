/* SPDX-License-Identifier: MIT */
/* lib/report/consistency-bounds.c - what follows where targets are taken as
 * equalities. */
#include "consistency-arithmetic-priv.h"
#include "consistency-priv.h"

struct growth {
  int32_t growth; /* columns */
  int32_t year;
  int32_t value;
  struct kjp__say rises;
  struct kjp__say falls;
};

static const struct growth growths[] = {
    {KJP_CONSISTENCY_AT_GROWTH_FROM_BASE,
     KJP_CONSISTENCY_AT_BASE_YEAR,
     KJP_CONSISTENCY_AT_BASE,
     {"；自基期 {year} 年的 {value}起，年均增长 {growth}",
      "; from {value} in the base year {year} that is {growth} a year"},
     {"；自基期 {year} 年的 {value}起，年均下降 {growth}",
      "; from {value} in the base year {year} that is a fall of {growth} a "
      "year"}},
    {KJP_CONSISTENCY_AT_GROWTH,
     KJP_CONSISTENCY_AT_SINCE,
     KJP_CONSISTENCY_AT_LAST,
     {"；自最近一次观测（{year} 年 {value}）起，年均增长 {growth}",
      "; from the last observation, {value} in {year}, {growth} a year"},
     {"；最近一次观测（{year} 年）已是 {value}，降到此数为年均下降 {growth}",
      "; the last observation, {value} in {year}, is above it already: a fall "
      "of {growth} a year"}},
};

static const char *
say_growth(struct kjp__report *report, const kjp_table *table, int32_t row,
           const struct growth *growth)
{
  struct kjp__spot spot = {table, row, growth->growth};
  struct kjp__spot value = {table, row, growth->value};
  const char *number = kjp__report_amount(report, spot, 2);
  bool falls = number != NULL && *number == '-';
  const char *const values[][2] = {
      {"year",
       kjp__report_int(report, kjp_table_int(table, row, growth->year))},
      {"value", kjp__phrase_of_figure(report, value)},
      {"growth", number == NULL
                     ? NULL
                     : kjp__report_with_unit(report, spot, number + falls)},
      {NULL, NULL}};

  return number == NULL
             ? NULL
             : kjp__report_fill(report, falls ? &growth->falls : &growth->rises,
                                values);
}

const char *
kjp__say_at_bounds(struct kjp__report *report, int32_t row)
{
  static const struct kjp__say template = {
      "若{targets}恰好按界限取值，则 {cell} {sum}{from_base}{from_last}。"
      "{projected}{unverified}",
      "With {targets} exactly at the bound, {cell} {sum}{from_base}{from_last}."
      "{projected}{unverified}"};
  static const struct kjp__say and = {"、", " and "};
  const kjp_table *table =
      kjp_answer_table(report->answer, KJP_CONSISTENCY_AT_BOUNDS);
  int32_t year = kjp_table_int(table, row, KJP_CONSISTENCY_AT_YEAR);
  bool same_year = kjp_table_int(table, row, KJP_CONSISTENCY_AT_SINCE) ==
                   kjp_table_int(table, row, KJP_CONSISTENCY_AT_BASE_YEAR);
  struct kjp__spot projected = {table, row, KJP_CONSISTENCY_AT_PROJECTED};
  struct kjp__spot unverified = {table, row, KJP_CONSISTENCY_AT_UNVERIFIED};
  const char *const values[][2] = {
      {"targets",
       kjp__consistency_targets(
           report, KJP_CONSISTENCY_AT_BOUNDS_FROM, KJP_CONSISTENCY_AT_FROM_ROW,
           row, KJP_CONSISTENCY_AT_FROM_TARGET, kjp__report_say(report, &and))},
      {"cell",
       kjp__phrase_of_cell(
           report, kjp_table_int(table, row, KJP_CONSISTENCY_AT_INDICATOR),
           year, year)},
      {"sum", kjp__consistency_arithmetic(report, row)},
      {"from_base", say_growth(report, table, row, &growths[0])},
      {"from_last",
       same_year ? NULL : say_growth(report, table, row, &growths[1])},
      {"projected", kjp__consistency_projected(report, projected)},
      {"unverified", kjp__consistency_unverified(report, unverified)},
      {NULL, NULL}};

  return kjp__report_fill(report, &template, values);
}

const char *
kjp__say_at_bounds_cut(struct kjp__report *report, int32_t row)
{
  static const struct kjp__say say = {
      "恰好达到时的算法不止以上所列：项数或目标太多，没有全部列出。",
      "There are more ways to take targets as equalities than these: there are "
      "too many members or targets to list them all."};

  (void)row;
  return kjp__report_say(report, &say);
}
