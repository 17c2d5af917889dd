/* SPDX-License-Identifier: MIT */
/* lib/report/consistency-sentence.c - what was found, each as a sentence. */
#include <glib.h>
#include <string.h>

#include "../plan/plan-priv.h"
#include "consistency-arithmetic-priv.h"
#include "consistency-priv.h"
#include "sheet-priv.h"

enum { MOST_NAMED = 12 };

static const struct kjp__say projected_mark = {
    "（测算：用到计划数或假定数）",
    " (projected: rests on planned or assumed figures)"};
static const struct kjp__say unverified_mark = {
    "（用到未经核实的数据）", " (rests on figures that are not verified)"};

static const char *
mark(struct kjp__report *report, struct kjp__spot flag,
     const struct kjp__say *say)
{
  return kjp_table_int(flag.table, flag.row, flag.column) == 1
             ? kjp__report_say(report, say)
             : NULL;
}

static const char *
word_of_kind(struct kjp__report *report, struct kjp__spot spot)
{
  return kjp__word(report, KJP__WORDS_KIND, spot);
}

/* Says that there are more than were named; nothing where there are not. */
static const char *
and_more(struct kjp__report *report, const char *named, int32_t count)
{
  static const struct kjp__say template = {
      "{named}等共 {count} 项", "{named} and others, {count} in all"};
  const char *const values[][2] = {{"named", named},
                                   {"count", kjp__report_int(report, count)},
                                   {NULL, NULL}};

  return count <= MOST_NAMED ? named
                             : kjp__report_fill(report, &template, values);
}

/* "目标 a（…）、目标 b（…）" of the child rows of a row; of many the first,
 * and how many there are. */
static const char *
targets_of(struct kjp__report *report, int32_t table, int32_t parent_column,
           int32_t row, int32_t target_column, const char *between)
{
  const kjp_table *children = kjp_answer_table(report->answer, table);
  const char *all = NULL;
  int32_t named = 0;
  int32_t first;
  int32_t count = kjp_table_children(children, parent_column, row, &first);

  for (int32_t child = first; child < first + count; child++) {
    int32_t target = kjp_table_int(children, child, target_column);

    if (target != KJP_NONE && named++ < MOST_NAMED)
      all = kjp__report_join(report, all, between,
                             kjp__phrase_of_target(report, target));
  }
  return and_more(report, all, named);
}

/* "须不低于 a 且低于 b" of two columns of ends and two of flags. */
static const char *
range(struct kjp__report *report, const kjp_table *table, int32_t row,
      const int32_t columns[4], const char *between)
{
  const char *sides[2] = {NULL, NULL};

  for (int side = 0; side < 2; side++) {
    struct kjp__spot end = {table, row, columns[side]};
    struct kjp__spot other = {table, row, columns[1 - side]};
    bool open = kjp_table_int(table, row, columns[side + 2]) == 1;
    int32_t closed =
        side == 0 ? KJP_COMPARATOR_AT_LEAST : KJP_COMPARATOR_AT_MOST;

    sides[side] =
        kjp__phrase_of_compared(report, open ? closed + 1 : closed, end, other);
  }
  return kjp__report_join(report, sides[0], between, sides[1]);
}

/* Conflicts */

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
      {"kind", word_of_kind(report, kind)},
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
  const char *all = targets_of(report, KJP_CONSISTENCY_MEMBERS,
                               KJP_CONSISTENCY_MEMBER_CONFLICT, conflict,
                               KJP_CONSISTENCY_MEMBER_TARGET, between);
  const char *figures = NULL;
  int32_t named = 0;
  int32_t first;
  int32_t count = kjp_table_children(members, KJP_CONSISTENCY_MEMBER_CONFLICT,
                                     conflict, &first);

  for (int32_t row = first; row < first + count; row++) {
    if (kjp_table_int(members, row, KJP_CONSISTENCY_MEMBER_TARGET) ==
            KJP_NONE &&
        named++ < MOST_NAMED)
      figures = kjp__report_join(report, figures, between,
                                 known_of(report, members, row));
  }
  return kjp__report_join(report, all, between,
                          and_more(report, figures, named));
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
      {"range", range(report, conflicts, row, columns,
                      kjp__report_say(report, &between))},
      {NULL, NULL}};

  return values[1][1] == NULL ? NULL
                              : kjp__report_fill(report, &template, values);
}

static const char *
say_conflict(struct kjp__report *report, int32_t row)
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
      {"projected", mark(report, projected, &projected_mark)},
      {"unverified", mark(report, unverified, &unverified_mark)},
      {NULL, NULL}};

  return kjp__report_fill(report, &template, values);
}

static const char *
say_cut(struct kjp__report *report, int32_t row)
{
  static const struct kjp__say say = {
      "除以上各组外可能还有矛盾，先处理已列出的。",
      "There may be more conflicts than these: settle these first."};

  (void)row;
  return kjp__report_say(report, &say);
}

static const char *
say_at_bounds_cut(struct kjp__report *report, int32_t row)
{
  static const struct kjp__say say = {
      "恰好达到时的算法不止以上所列：项数或目标太多，没有全部列出。",
      "There are more ways to take targets as equalities than these: there are "
      "too many members or targets to list them all."};

  (void)row;
  return kjp__report_say(report, &say);
}

static const char *
say_tightest_cut(struct kjp__report *report, int32_t row)
{
  static const struct kjp__say say = {
      "目标太多，没有全部两两比较。",
      "Not all targets were held against each other: there are too many."};

  (void)row;
  return kjp__report_say(report, &say);
}

static const char *
say_no_conflict(struct kjp__report *report, int32_t row)
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

static const char *
say_shared(struct kjp__report *report, int32_t row)
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

/* At the bounds */

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

static const char *
say_at_bounds(struct kjp__report *report, int32_t row)
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
      {"targets", targets_of(report, KJP_CONSISTENCY_AT_BOUNDS_FROM,
                             KJP_CONSISTENCY_AT_FROM_ROW, row,
                             KJP_CONSISTENCY_AT_FROM_TARGET,
                             kjp__report_say(report, &and))},
      {"cell",
       kjp__phrase_of_cell(
           report, kjp_table_int(table, row, KJP_CONSISTENCY_AT_INDICATOR),
           year, year)},
      {"sum", kjp__consistency_arithmetic(report, row)},
      {"from_base", say_growth(report, table, row, &growths[0])},
      {"from_last",
       same_year ? NULL : say_growth(report, table, row, &growths[1])},
      {"projected", mark(report, projected, &projected_mark)},
      {"unverified", mark(report, unverified, &unverified_mark)},
      {NULL, NULL}};

  return kjp__report_fill(report, &template, values);
}

/* The tightest */

/* "高于 137.25 亿元", of one of the two that are held against each other. */
static const char *
ask_of(struct kjp__report *report, const kjp_table *table, int32_t row,
       bool next)
{
  struct kjp__spot asks = {table, row, KJP_CONSISTENCY_TIGHTEST_ASKS};
  struct kjp__spot other = {table, row, KJP_CONSISTENCY_TIGHTEST_NEXT_ASKS};
  int32_t comparator =
      kjp_table_int(table, row,
                    next ? KJP_CONSISTENCY_TIGHTEST_NEXT_COMPARATOR
                         : KJP_CONSISTENCY_TIGHTEST_COMPARATOR);

  return next ? kjp__phrase_of_compared(report, comparator, other, asks)
              : kjp__phrase_of_compared(report, comparator, asks, other);
}

/* "按 2024 年地区生产总值 4575 亿元（观测；2025 年尚无数）计，" */
static const char *
say_used(struct kjp__report *report, const kjp_table *table, int32_t row)
{
  static const struct kjp__say own = {"按 {cell} {value}（{kind}）计，",
                                      "With {cell} at {value} ({kind}), "};
  static const struct kjp__say carried = {
      "{year} 年尚无数，按最近已知的 {cell} {value}（{kind}）计，",
      "With {cell} at {value} ({kind}), the last that is known, in place of "
      "{year}, "};
  int32_t year = kjp_table_int(table, row, KJP_CONSISTENCY_TIGHTEST_USED_YEAR);
  int32_t of = kjp_table_int(table, row, KJP_CONSISTENCY_TIGHTEST_FREE);
  int32_t due = kjp_table_int(table, row, KJP_CONSISTENCY_TIGHTEST_FREE_YEAR);
  struct kjp__spot value = {table, row, KJP_CONSISTENCY_TIGHTEST_USED};
  struct kjp__spot changes = {table, row, KJP_CONSISTENCY_TIGHTEST_CHANGES};
  struct kjp__spot kind = {table, row, KJP_CONSISTENCY_TIGHTEST_USED_KIND};
  const char *const values[][2] = {
      {"cell", kjp__phrase_of_cell(report, of, year, year)},
      {"value", kjp__phrase_apart(report, value, changes)},
      {"kind", word_of_kind(report, kind)},
      {"year", kjp__report_int(report, due)},
      {NULL, NULL}};

  return of == KJP_NONE
             ? NULL
             : kjp__report_fill(report, due == year ? &own : &carried, values);
}

/* Below or above which value the order changes. Between a value and one of the
 * other sign a quotient may turn round: nothing is said then. */
static const char *
say_change(struct kjp__report *report, const kjp_table *table, int32_t row)
{
  static const struct kjp__say template = {
      "；{cell}{compared}{gap}时，要求更高的是目标 {next}",
      "; where {cell} is {compared}, target {next} asks more"};
  static const int32_t next[] = {KJP_CONSISTENCY_TIGHTEST_NEXT, KJP_TARGET_ID,
                                 0};
  struct kjp__spot value = {table, row, KJP_CONSISTENCY_TIGHTEST_CHANGES};
  struct kjp__spot present = {table, row, KJP_CONSISTENCY_TIGHTEST_USED};
  struct kjp__spot spot = kjp__report_follow(report, table, row, next);
  int32_t year = kjp_table_int(table, row, KJP_CONSISTENCY_TIGHTEST_FREE_YEAR);
  int64_t used = 0;
  int64_t changes = 0;
  const char *compared;

  if (!kjp_table_amount(table, row, KJP_CONSISTENCY_TIGHTEST_USED, &used) ||
      !kjp_table_amount(table, row, KJP_CONSISTENCY_TIGHTEST_CHANGES,
                        &changes) ||
      used == changes || (used < 0) != (changes < 0))
    return NULL;

  compared = kjp__phrase_of_compared(report,
                                     used > changes ? KJP_COMPARATOR_LESS_THAN
                                                    : KJP_COMPARATOR_MORE_THAN,
                                     value, present);
  if (compared == NULL)
    return NULL;

  const char *const values[][2] = {
      {"cell",
       kjp__phrase_of_cell(
           report, kjp_table_int(table, row, KJP_CONSISTENCY_TIGHTEST_FREE),
           year, year)},
      {"compared", compared},
      {"gap", kjp__phrase_gap_behind(compared)},
      {"next", kjp_table_text(spot.table, spot.row, spot.column)},
      {NULL, NULL}};

  return kjp__report_fill(report, &template, values);
}

static const char *
say_tightest(struct kjp__report *report, int32_t row)
{
  static const struct kjp__say template = {
      "{used}{target}要求 {cell}{asks}，比{next}要求的{next_asks}更紧{change}。"
      "{projected}{unverified}",
      "{used}{target} asks for {cell} {asks}: tighter than {next}, which "
      "asks for {next_asks}{change}.{projected}{unverified}"};
  static const struct kjp__say equal = {
      "{used}{target}与{next}要求相同：{cell}{asks}{change}。{projected}"
      "{unverified}",
      "{used}{target} and {next} ask the same: {cell} {asks}{change}."
      "{projected}{unverified}"};
  const kjp_table *table =
      kjp_answer_table(report->answer, KJP_CONSISTENCY_TIGHTEST);
  int32_t year = kjp_table_int(table, row, KJP_CONSISTENCY_TIGHTEST_YEAR);
  struct kjp__spot unverified = {table, row,
                                 KJP_CONSISTENCY_TIGHTEST_UNVERIFIED};
  struct kjp__spot projected = {table, row, KJP_CONSISTENCY_TIGHTEST_PROJECTED};
  const char *asks = ask_of(report, table, row, false);
  const char *next_asks = ask_of(report, table, row, true);
  const char *const values[][2] = {
      {"used", say_used(report, table, row)},
      {"target",
       kjp__phrase_of_target(
           report, kjp_table_int(table, row, KJP_CONSISTENCY_TIGHTEST_TARGET))},
      {"cell",
       kjp__phrase_of_cell(
           report,
           kjp_table_int(table, row, KJP_CONSISTENCY_TIGHTEST_INDICATOR), year,
           year)},
      {"asks", asks},
      {"next",
       kjp__phrase_of_target(
           report, kjp_table_int(table, row, KJP_CONSISTENCY_TIGHTEST_NEXT))},
      {"next_asks", next_asks},
      {"change", say_change(report, table, row)},
      {"projected", mark(report, projected, &projected_mark)},
      {"unverified", mark(report, unverified, &unverified_mark)},
      {NULL, NULL}};

  return kjp__report_fill(
      report, g_strcmp0(asks, next_asks) == 0 ? &equal : &template, values);
}

/* Implied, claims */

static const char *
say_implied(struct kjp__report *report, int32_t row)
{
  static const int32_t columns[4] = {
      KJP_CONSISTENCY_IMPLIED_LOW, KJP_CONSISTENCY_IMPLIED_HIGH,
      KJP_CONSISTENCY_IMPLIED_LOW_OPEN, KJP_CONSISTENCY_IMPLIED_HIGH_OPEN};
  static const struct kjp__say by_targets = {
      "由{targets}推得：{cell}须{range}。{projected}{unverified}",
      "From {targets} it follows that {cell} must be {range}.{projected}"
      "{unverified}"};
  static const struct kjp__say by_figures = {
      "由已知数推得：{cell}{range}。{projected}{unverified}",
      "From what is known it follows that {cell} is {range}.{projected}"
      "{unverified}"};
  static const struct kjp__say comma = {"、", ", "};
  static const struct kjp__say between = {"，且", " and "};
  const kjp_table *table =
      kjp_answer_table(report->answer, KJP_CONSISTENCY_IMPLIED);
  int32_t year = kjp_table_int(table, row, KJP_CONSISTENCY_IMPLIED_YEAR);
  struct kjp__spot projected = {table, row, KJP_CONSISTENCY_IMPLIED_PROJECTED};
  struct kjp__spot unverified = {table, row,
                                 KJP_CONSISTENCY_IMPLIED_UNVERIFIED};
  const char *const values[][2] = {
      {"targets", targets_of(report, KJP_CONSISTENCY_IMPLIED_FROM,
                             KJP_CONSISTENCY_FROM_IMPLIED, row,
                             KJP_CONSISTENCY_FROM_TARGET,
                             kjp__report_say(report, &comma))},
      {"cell",
       kjp__phrase_of_cell(
           report, kjp_table_int(table, row, KJP_CONSISTENCY_IMPLIED_INDICATOR),
           year, year)},
      {"range",
       range(report, table, row, columns, kjp__report_say(report, &between))},
      {"projected", mark(report, projected, &projected_mark)},
      {"unverified", mark(report, unverified, &unverified_mark)},
      {NULL, NULL}};

  return kjp__report_fill(
      report, values[0][1] == NULL ? &by_figures : &by_targets, values);
}

static const char *
say_claim(struct kjp__report *report, int32_t row)
{
  static const struct kjp__say agrees = {
      "文中称{what} {stated} 项，列出 {listed} 项，相符。",
      "The text states {stated} {what}, and {listed} are listed."};
  static const struct kjp__say differs = {
      "文中称{what} {stated} 项，只列出 {listed} 项，不符。",
      "The text states {stated} {what}, but {listed} are listed."};
  static const struct kjp__say more = {
      "文中称{what} {stated} 项，列出 {listed} 项，不符。",
      "The text states {stated} {what}, but {listed} are listed."};
  const kjp_table *table =
      kjp_answer_table(report->answer, KJP_CONSISTENCY_CLAIMS);
  int32_t stated = kjp_table_int(table, row, KJP_CONSISTENCY_CLAIM_STATED);
  int32_t listed = kjp_table_int(table, row, KJP_CONSISTENCY_CLAIM_LISTED);
  struct kjp__say name = kjp__claim_name(
      (int8_t)kjp_table_int(table, row, KJP_CONSISTENCY_CLAIM_WHAT));
  const char *const values[][2] = {{"what", kjp__report_say(report, &name)},
                                   {"stated", kjp__report_int(report, stated)},
                                   {"listed", kjp__report_int(report, listed)},
                                   {NULL, NULL}};

  return kjp__report_fill(report,
                          stated == listed  ? &agrees
                          : stated > listed ? &differs
                                            : &more,
                          values);
}

/* Which bound counts, and by which date that was settled. */
static const char *
say_promise(struct kjp__report *report, int32_t target)
{
  static const struct kjp__say dated = {
      "目标 {id} 按截至 {as_of} 最近一次（{date}{unverified}）的调整计：{now}；"
      "原承诺{first}。",
      "Target {id} counts as last revised ({date}{unverified}) by {as_of}: "
      "{now}; first promised: {first}."};
  static const struct kjp__say undated = {
      "未给截至日期，目标 {id} "
      "按最近一次（{date}{unverified}）的调整计：{now}；"
      "原承诺{first}。",
      "No date was given, and target {id} counts as last revised "
      "({date}{unverified}): {now}; first promised: {first}."};
  int32_t revision = kjp__phrase_revision(report, target);
  const char *as_of = kjp_table_text(
      kjp_answer_table(report->answer, KJP_ANSWER), 0, KJP_ANSWER_AS_OF);
  const char *const values[][2] = {
      {"id", kjp_table_text(kjp_plan_table(report->plan, KJP_TARGETS), target,
                            KJP_TARGET_ID)},
      {"as_of", as_of},
      {"date", kjp_table_text(kjp_plan_table(report->plan, KJP_REVISIONS),
                              revision, KJP_REVISION_DATE)},
      {"unverified", kjp__phrase_unverified(report, revision)},
      {"now", kjp__phrase_of_bound(report, target)},
      {"first", kjp__phrase_of_first_bound(report, target)},
      {NULL, NULL}};

  return kjp__report_fill(report, as_of == NULL ? &undated : &dated, values);
}

static const char *(*const sayings[])(struct kjp__report *report,
                                      int32_t row) = {
    [KJP_STATEMENT_CONFLICT] = say_conflict,
    [KJP_STATEMENT_CUT] = say_cut,
    [KJP_STATEMENT_NO_CONFLICT] = say_no_conflict,
    [KJP_STATEMENT_SHARED] = say_shared,
    [KJP_STATEMENT_AT_BOUNDS] = say_at_bounds,
    [KJP_STATEMENT_TIGHTEST] = say_tightest,
    [KJP_STATEMENT_IMPLIED] = say_implied,
    [KJP_STATEMENT_CLAIM] = say_claim,
    [KJP_STATEMENT_PROMISE] = say_promise,
    [KJP_STATEMENT_AT_BOUNDS_CUT] = say_at_bounds_cut,
    [KJP_STATEMENT_TIGHTEST_CUT] = say_tightest_cut,
};

const char *
kjp__consistency_say(struct kjp__report *report, int32_t kind, int32_t row)
{
  return sayings[kind](report, row);
}

const char *
kjp__consistency_statement(struct kjp__report *report, int32_t statement)
{
  const kjp_table *table =
      kjp_answer_table(report->answer, KJP_CONSISTENCY_STATEMENTS);

  return kjp__consistency_say(
      report, kjp_table_int(table, statement, KJP_CONSISTENCY_STATEMENT_KIND),
      kjp_table_int(table, statement, KJP_CONSISTENCY_STATEMENT_ROW));
}

void
kjp__consistency_sentence(struct kjp__report *report, int32_t statement)
{
  kjp__text_add(&report->text, kjp__consistency_statement(report, statement));
}
