/* SPDX-License-Identifier: MIT */
/* lib/report/consistency-tightest.c - which of two targets asks more. */
#include <glib.h>

#include "consistency-priv.h"
#include "sheet-priv.h"

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
      {"kind", kjp__word(report, KJP__WORDS_KIND, kind)},
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

const char *
kjp__say_tightest(struct kjp__report *report, int32_t row)
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
      {"projected", kjp__consistency_projected(report, projected)},
      {"unverified", kjp__consistency_unverified(report, unverified)},
      {NULL, NULL}};

  return kjp__report_fill(
      report, g_strcmp0(asks, next_asks) == 0 ? &equal : &template, values);
}

const char *
kjp__say_tightest_cut(struct kjp__report *report, int32_t row)
{
  static const struct kjp__say say = {
      "目标太多，没有全部两两比较。",
      "Not all targets were held against each other: there are too many."};

  (void)row;
  return kjp__report_say(report, &say);
}
