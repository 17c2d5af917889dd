/* SPDX-License-Identifier: MIT */
/* lib/report/consistency-conflict.c - what cannot hold together, and what was
 * not found to clash. */
#include <glib.h>

#include "consistency-priv.h"
#include "sheet-priv.h"

/* The end of the interval that clashes which a figure of that place is not. */
static struct kjp__spot
other_end(struct kjp__report *report, const kjp_table *members, int32_t row)
{
  static const int32_t low[] = {KJP_CONSISTENCY_MEMBER_CONFLICT,
                                KJP_CONSISTENCY_CONFLICT_LOW, 0};
  struct kjp__spot value = {members, row, KJP_CONSISTENCY_MEMBER_VALUE};
  struct kjp__spot end = kjp__report_follow(report, members, row, low);

  if (kjp_table_int(end.table, end.row, KJP_CONSISTENCY_CONFLICT_INDICATOR) !=
      kjp_table_int(members, row, KJP_CONSISTENCY_MEMBER_INDICATOR))
    return (struct kjp__spot){NULL, KJP_NONE, 0};
  if (g_strcmp0(kjp__report_full(report, value),
                kjp__report_full(report, end)) == 0)
    end.column = KJP_CONSISTENCY_CONFLICT_HIGH;
  return end;
}

/* A figure with the digits it was published with, else with as many as it takes
 * to see the clash. */
static const char *
figure_of(struct kjp__report *report, const kjp_table *members, int32_t row)
{
  struct kjp__spot value = {members, row, KJP_CONSISTENCY_MEMBER_VALUE};
  int32_t digits = kjp_table_int(members, row, KJP_CONSISTENCY_MEMBER_DIGITS);

  if (digits < 0)
    return kjp__phrase_apart(report, value, other_end(report, members, row));
  return kjp__report_with_unit(report, value,
                               kjp__report_amount(report, value, digits));
}

/* "，按位数为 2.395 % 至 2.405 %" of a published figure, else NULL. */
static const char *
band_of(struct kjp__report *report, const kjp_table *members, int32_t row)
{
  static const struct kjp__say template = {
      "，按位数为 {low} 至 {high}",
      "; as written it stands for {low} to {high}"};
  struct kjp__spot low = {members, row, KJP_CONSISTENCY_MEMBER_LOW};
  struct kjp__spot high = {members, row, KJP_CONSISTENCY_MEMBER_HIGH};
  const char *const values[][2] = {
      {"low", kjp__report_about(report, low, KJP__EXACT, false)},
      {"high", kjp__report_about(report, high, KJP__EXACT, false)},
      {NULL, NULL}};

  return values[0][1] == NULL ? NULL
                              : kjp__report_fill(report, &template, values);
}

/* "2025 年地区生产总值为 4575 亿元（观测）" */
static const char *
known_of(struct kjp__report *report, const kjp_table *members, int32_t row)
{
  static const struct kjp__say template = {"{cell}为 {value}（{kind}{band}）",
                                           "{cell} is {value} ({kind}{band})"};
  int32_t year = kjp_table_int(members, row, KJP_CONSISTENCY_MEMBER_YEAR);
  int32_t indicator =
      kjp_table_int(members, row, KJP_CONSISTENCY_MEMBER_INDICATOR);
  struct kjp__spot kind = {members, row, KJP_CONSISTENCY_MEMBER_KIND};
  const char *const values[][2] = {
      {"cell", kjp__phrase_of_cell(report, indicator, year, year)},
      {"value", figure_of(report, members, row)},
      {"kind", kjp__word(report, KJP__WORDS_KIND, kind)},
      {"band", band_of(report, members, row)},
      {NULL, NULL}};

  return kjp__report_fill(report, &template, values);
}

/* Targets, then figures. */
static const char *
members_of(struct kjp__report *report, int32_t conflict)
{
  static const struct kjp__say semicolon = {"；", "; "};
  const char *between = kjp__report_say(report, &semicolon);
  const kjp_table *members =
      kjp_answer_table(report->answer, KJP_CONSISTENCY_MEMBERS);
  const char *all = kjp__consistency_targets(
      report, KJP_CONSISTENCY_MEMBERS, KJP_CONSISTENCY_MEMBER_CONFLICT,
      conflict, KJP_CONSISTENCY_MEMBER_TARGET, between);
  const char *figures = NULL;
  int32_t named = 0;
  int32_t first;
  int32_t count = kjp_table_children(members, KJP_CONSISTENCY_MEMBER_CONFLICT,
                                     conflict, &first);

  for (int32_t row = first; row < first + count; row++) {
    if (kjp_table_int(members, row, KJP_CONSISTENCY_MEMBER_TARGET) ==
            KJP_NONE &&
        named++ < KJP__MOST_NAMED)
      figures = kjp__report_join(report, figures, between,
                                 known_of(report, members, row));
  }
  return kjp__report_join(report, all, between,
                          kjp__consistency_named(report, figures, named));
}

/* Where and between which numbers; NULL where that is a distance. */
static const char *
clash_of(struct kjp__report *report, const kjp_table *conflicts, int32_t row)
{
  static const int32_t columns[4] = {
      KJP_CONSISTENCY_CONFLICT_LOW, KJP_CONSISTENCY_CONFLICT_HIGH,
      KJP_CONSISTENCY_CONFLICT_LOW_OPEN, KJP_CONSISTENCY_CONFLICT_HIGH_OPEN};
  static const struct kjp__say between = {"，又须", " and "};
  static const struct kjp__say template = {
      "按此，{cell}须{range}，没有这样的数。",
      " By these, {cell} would have to be {range}, and no number is."};
  const char *const values[][2] = {
      {"cell",
       kjp__phrase_of_cell(
           report,
           kjp_table_int(conflicts, row, KJP_CONSISTENCY_CONFLICT_INDICATOR),
           kjp_table_int(conflicts, row, KJP_CONSISTENCY_CONFLICT_FIRST_YEAR),
           kjp_table_int(conflicts, row, KJP_CONSISTENCY_CONFLICT_YEAR))},
      {"range", kjp__consistency_range(report, conflicts, row, columns,
                                       kjp__report_say(report, &between))},
      {NULL, NULL}};

  return values[1][1] == NULL ? NULL
                              : kjp__report_fill(report, &template, values);
}

const char *
kjp__say_conflict(struct kjp__report *report, int32_t row)
{
  static const struct kjp__say template = {
      "下列各项不能同时成立：{members}。{clash}{unreduced}{projected}"
      "{unverified}",
      "These cannot all hold: {members}.{clash}{unreduced}{projected}"
      "{unverified}"};
  static const struct kjp__say unreduced = {
      "（其中可能有无关的项：项数太多，未逐一剔除）",
      " (Some of them may have no part in it: there are too many to try one "
      "by one.)"};
  const kjp_table *conflicts =
      kjp_answer_table(report->answer, KJP_CONSISTENCY_CONFLICTS);
  bool minimal =
      kjp_table_int(conflicts, row, KJP_CONSISTENCY_CONFLICT_MINIMAL) == 1;
  struct kjp__spot projected = {conflicts, row,
                                KJP_CONSISTENCY_CONFLICT_PROJECTED};
  struct kjp__spot unverified = {conflicts, row,
                                 KJP_CONSISTENCY_CONFLICT_UNVERIFIED};
  const char *const values[][2] = {
      {"members", members_of(report, row)},
      {"clash", clash_of(report, conflicts, row)},
      {"unreduced", minimal ? NULL : kjp__report_say(report, &unreduced)},
      {"projected", kjp__consistency_projected(report, projected)},
      {"unverified", kjp__consistency_unverified(report, unverified)},
      {NULL, NULL}};

  return kjp__report_fill(report, &template, values);
}

const char *
kjp__say_cut(struct kjp__report *report, int32_t row)
{
  static const struct kjp__say say = {
      "除以上各组外可能还有矛盾，先处理已列出的。",
      "There may be more conflicts than these: settle these first."};

  (void)row;
  return kjp__report_say(report, &say);
}

const char *
kjp__say_no_conflict(struct kjp__report *report, int32_t row)
{
  static const struct kjp__say none = {
      "各目标之间、目标与已知数之间未发现矛盾。",
      "No conflict was found between the targets, nor between them and what "
      "is known."};
  static const struct kjp__say empty = {
      "计划没有设定目标，没有可以相互核对的。",
      "The plan sets no targets: there is nothing to hold against each other."};
  bool targets = kjp_table_count(kjp_plan_table(report->plan, KJP_TARGETS)) > 0;

  (void)row;
  return kjp__report_say(report, targets ? &none : &empty);
}

const char *
kjp__say_shared(struct kjp__report *report, int32_t row)
{
  static const struct kjp__say template = {
      "“{indicator}”等指标出现在不止一个推算关系中：逐项推算没有发现矛盾，"
      "并不证明各项目标能够同时实现。",
      "Indicators such as {indicator} stand in more than one relation: that "
      "nothing more was found to clash step by step does not prove that all "
      "targets can be met together."};
  static const int32_t path[] = {KJP_CONSISTENCY_INDICATOR,
                                 KJP_INDICATOR_NAME_ZH, 0};
  const char *const values[][2] = {
      {"indicator",
       kjp__report_said(
           report,
           kjp__report_follow(report,
                              kjp_answer_table(report->answer, KJP_CONSISTENCY),
                              row, path))},
      {NULL, NULL}};

  return kjp__report_fill(report, &template, values);
}
