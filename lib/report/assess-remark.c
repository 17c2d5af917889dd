/* SPDX-License-Identifier: MIT */
/* lib/report/assess-remark.c - what is said behind the verdict of a target:
 * what would turn it, what is to be expected, and the progress. Each is a
 * template whose pieces must all be there, or it is left out. */
#include "assess-priv.h"

#include <string.h>

#include <glib.h>

enum { RATE_DIGITS = 2, MOST_GAPS = 8 };

/* In percent: doc/assess.md. */
#define MOST_GROWTH "100000"

/* What is not there yet needs no more than four decimals. */
static const char *
expected(const struct kjp__told *sentence, int32_t column)
{
  return kjp__told_spaced(sentence->report,
                          kjp__report_about(sentence->report,
                                            kjp__told_at(sentence, column),
                                            KJP__ROUGH, false));
}

/* "（目标值为假定数）" behind what rests on it. */
static const char *
bound_is(const struct kjp__told *sentence)
{
  static const struct kjp__say template = {"（目标值为{kind}数）",
                                           " (the bound is {kind})"};

  return kjp__told_bound_mark(sentence, false, &template);
}

static const char *
break_even(const struct kjp__told *sentence)
{
  static const struct kjp__say template = {
      "{name} {year} 年的数若为{value}，结论在此改变。",
      "The verdict turns where {name} of {year} is {value}."};
  static const int32_t path[] = {KJP_ASSESS_TARGET_BREAK_EVEN_INDICATOR,
                                 KJP_INDICATOR_NAME_ZH, 0};
  struct kjp__report *report = sentence->report;
  struct kjp__spot own = kjp__told_said(sentence, KJP_TARGET_INDICATOR, 0);
  int32_t indicator =
      kjp__told_number(sentence, KJP_ASSESS_TARGET_BREAK_EVEN_INDICATOR);
  const char *const values[][2] = {
      {"name",
       kjp__report_said(report, kjp__report_follow(report, sentence->targets,
                                                   sentence->row, path))},
      {"year", kjp__told_year(sentence, KJP_ASSESS_TARGET_BREAK_EVEN_YEAR)},
      {"value", kjp__told_figure(sentence, KJP_ASSESS_TARGET_BREAK_EVEN)},
      {NULL, NULL}};

  if (indicator == KJP_NONE ||
      (!kjp__told_is_over(sentence) &&
       indicator == kjp_table_int(own.table, own.row, own.column)))
    return NULL; /* nothing, or the bound itself */
  return kjp__report_fill(report, &template, values);
}

static const char *
projection(const struct kjp__told *sentence)
{
  static const struct kjp__say template = {
      "按{kind}数，{when}为{value}{outlook}，属测算。",
      "Projected, as {kind}: {value} in {when}{outlook}."};
  static const struct kjp__say outlooks[] = {
      [KJP_OUTCOME_MET] = {"，能完成{bound}", ", which would meet it{bound}"},
      [KJP_OUTCOME_MISSED] = {"，完不成{bound}",
                              ", which would miss it{bound}"}};
  struct kjp__report *report = sentence->report;
  int32_t outlook = kjp__told_number(sentence, KJP_ASSESS_TARGET_OUTLOOK);
  int32_t kind = kjp__told_number(sentence, KJP_ASSESS_TARGET_PROJECTION_KIND);
  const char *const bound[][2] = {{"bound", bound_is(sentence)}, {NULL, NULL}};
  const char *const values[][2] = {
      {"kind",
       kjp__word(report, KJP__WORDS_KIND,
                 kjp__told_at(sentence, KJP_ASSESS_TARGET_PROJECTION_KIND))},
      {"when", kjp__told_when(sentence, kjp__told_number(
                                            sentence, KJP_ASSESS_TARGET_DUE))},
      {"value", expected(sentence, KJP_ASSESS_TARGET_PROJECTION)},
      {"outlook", outlook == KJP_NONE
                      ? NULL
                      : kjp__report_fill(report, &outlooks[outlook], bound)},
      {NULL, NULL}};

  return kind == KJP_NONE || values[2][1] == NULL
             ? NULL
             : kjp__report_fill(report, &template, values);
}

/* The growth of a growth reads as if it were that of the amount. */
static bool
is_growth(const struct kjp__told *sentence)
{
  struct kjp__spot spot =
      kjp__told_said(sentence, KJP_TARGET_INDICATOR, KJP_INDICATOR_DERIVE);
  int32_t derive = kjp_table_int(spot.table, spot.row, spot.column);

  return derive == KJP_DERIVE_GROWTH || derive == KJP_DERIVE_AVERAGE_GROWTH;
}

static const char *
need(const struct kjp__told *sentence)
{
  static const struct kjp__say grow = {
      "从 {since} 年的观测值起，数值每年须增长 {growth} %{more}{bound}。",
      "From the figure of {since} it has to grow by {growth} %{more} a "
      "year{bound}."};
  static const struct kjp__say fall = {
      "从 {since} 年的观测值起，数值每年须下降 {growth} %{more}{bound}。",
      "From the figure of {since} it has to fall by {growth} %{more} a "
      "year{bound}."};
  struct kjp__report *report = sentence->report;
  const char *growth = kjp__report_amount(
      report, kjp__told_at(sentence, KJP_ASSESS_TARGET_GROWTH_NEEDED),
      RATE_DIGITS);
  static const struct kjp__say or_more = {" 以上", " or more"};
  bool falls = growth != NULL && *growth == '-';
  bool is_most = growth != NULL && strcmp(growth, MOST_GROWTH ".00") == 0;

  if (growth == NULL || strspn(growth, "-0.") == strlen(growth) ||
      is_growth(sentence))
    return NULL; /* not known, or what is there is enough or all but */
  const char *const values[][2] = {
      {"since", kjp__told_year(sentence, KJP_ASSESS_TARGET_SINCE)},
      {"growth", is_most ? MOST_GROWTH
                 : falls ? growth + 1
                         : growth},
      {"more", is_most ? kjp__report_say(report, &or_more) : NULL},
      {"bound", bound_is(sentence)},
      {NULL, NULL}};

  return kjp__report_fill(report, falls ? &fall : &grow, values);
}

static const char *
as_usual(const struct kjp__told *sentence)
{
  static const struct kjp__say template = {
      "照 {since} 年的增速不变，{when}为{value}，属测算。",
      "If the growth of {since} is repeated, it comes to {value} in {when}, a "
      "projection."};
  struct kjp__report *report = sentence->report;
  const char *const values[][2] = {
      {"since", kjp__told_year(sentence, KJP_ASSESS_TARGET_SINCE)},
      {"when", kjp__told_when(sentence, kjp__told_number(
                                            sentence, KJP_ASSESS_TARGET_DUE))},
      {"value", expected(sentence, KJP_ASSESS_TARGET_AS_USUAL)},
      {NULL, NULL}};

  return values[2][1] == NULL || is_growth(sentence)
             ? NULL
             : kjp__report_fill(report, &template, values);
}

/* "（增长率比 0.254，基期 2021 年 67.37 亿元）" */
static const char *
ratio(const struct kjp__told *sentence)
{
  static const struct kjp__say template = {
      "（{method} {ratio}{time}{due}{base}）",
      " ({method} {ratio}{time}{due}{base})"};
  static const struct kjp__say due = {"，已到期", " when due"};
  static const struct kjp__say time = {"，时间已过 {schedule}",
                                       " with {schedule} of the time gone"};
  static const struct kjp__say base = {"，基期 {year} 年{base}",
                                       ", from {base} in {year}"};
  struct kjp__report *report = sentence->report;
  struct kjp__spot method = {kjp_answer_table(report->answer, KJP_ASSESS), 0,
                             KJP_ASSESS_METHOD};
  const char *schedule = kjp__assess_time_piece(report, sentence->row);
  bool is_due = kjp__told_number(sentence, KJP_ASSESS_TARGET_OF) ==
                kjp__told_number(sentence, KJP_ASSESS_TARGET_DUE);
  const char *from = kjp__told_figure(sentence, KJP_ASSESS_TARGET_BASE);
  const char *const pieces[][2] = {
      {"schedule", schedule},
      {"year", kjp__told_year(sentence, KJP_ASSESS_TARGET_BASE_YEAR)},
      {"base", from},
      {NULL, NULL}};
  const char *const values[][2] = {
      {"method", kjp__word(report, KJP__WORDS_METHOD, method)},
      {"ratio", kjp__assess_ratio_piece(report, sentence->row)},
      {"time",
       schedule == NULL ? NULL : kjp__report_fill(report, &time, pieces)},
      {"due", is_due ? kjp__report_say(report, &due) : NULL},
      {"base", from == NULL ? NULL : kjp__report_fill(report, &base, pieces)},
      {NULL, NULL}};

  return values[1][1] == NULL ? NULL
                              : kjp__report_fill(report, &template, values);
}

/* "2021、2023", of the sum's own years; NULL where it is derived, or where
 * there are too many to be read. */
static const char *
gaps(const struct kjp__told *sentence)
{
  static const struct kjp__say between = {"、", ", "};
  struct kjp__report *report = sentence->report;
  const kjp_table *table = kjp_answer_table(report->answer, KJP_ASSESS_MISSING);
  struct kjp__spot own = kjp__told_said(sentence, KJP_TARGET_INDICATOR, 0);
  struct kjp__spot from = kjp__told_said(sentence, KJP_TARGET_FIRST_YEAR, 0);
  int32_t indicator = kjp_table_int(own.table, own.row, own.column);
  const char *all = NULL;
  int32_t shown = 0;
  int32_t first;
  int32_t count = kjp_table_children(table, KJP_ASSESS_MISSING_TARGET,
                                     sentence->row, &first);

  for (int32_t row = first; row < first + count; row++) {
    int32_t year = kjp_table_int(table, row, KJP_ASSESS_MISSING_OF);

    if (kjp_table_int(table, row, KJP_ASSESS_MISSING_INDICATOR) != indicator ||
        year < kjp_table_int(from.table, from.row, from.column) ||
        year > kjp__told_number(sentence, KJP_ASSESS_TARGET_OF))
      continue;
    if (shown++ == MOST_GAPS)
      return NULL;
    all = kjp__report_join(report, all, kjp__report_say(report, &between),
                           kjp__report_int(report, year));
  }
  return all;
}

static const char *
reason_piece(const struct kjp__told *sentence)
{
  static const struct kjp__say gap = {"合计中 {years} 年没有观测值",
                                      "the sum lacks a figure of {years}"};
  static const struct kjp__say some = {"合计中有的年份没有观测值",
                                       "a year of the sum is not observed"};
  struct kjp__report *report = sentence->report;
  const char *years = gaps(sentence);
  const char *const values[][2] = {{"years", years}, {NULL, NULL}};

  if (!kjp__told_is_over(sentence) ||
      kjp__told_number(sentence, KJP_ASSESS_TARGET_REASON) !=
          KJP_REASON_NO_VALUE)
    return kjp__word(report, KJP__WORDS_REASON,
                     kjp__told_at(sentence, KJP_ASSESS_TARGET_REASON));
  return kjp__report_fill(report, years == NULL ? &some : &gap, values);
}

static const char *
progress(const struct kjp__told *sentence)
{
  static const struct kjp__say template = {
      "进度：{class}{ratio}{bound}{reason}。",
      "Progress: {class}{ratio}{bound}{reason}."};
  static const struct kjp__say bound = {"，目标值为{kind}数",
                                        ", against a bound that is {kind}"};
  static const struct kjp__say because = {"，因为", ", because "};
  struct kjp__report *report = sentence->report;
  const char *reason = reason_piece(sentence);
  const char *const values[][2] = {
      {"class", kjp__word(report, KJP__WORDS_PROGRESS,
                          kjp__told_at(sentence, KJP_ASSESS_TARGET_CLASS))},
      {"ratio", ratio(sentence)},
      {"bound",
       reason == NULL ? kjp__told_bound_mark(sentence, false, &bound) : NULL},
      {"reason", reason == NULL ? NULL
                                : kjp__report_join(
                                      report, kjp__report_say(report, &because),
                                      "", reason)},
      {NULL, NULL}};

  return kjp__report_fill(report, &template, values);
}

static const char *
unverified(const struct kjp__told *sentence)
{
  static const struct kjp__say say = {"所用数据有未经核实的。",
                                      "Some of the figures are not verified."};

  return kjp__told_number(sentence, KJP_ASSESS_TARGET_UNVERIFIED) == 1
             ? kjp__report_say(sentence->report, &say)
             : NULL;
}

const char *
kjp__told_remarks(const struct kjp__told *sentence, const char *said)
{
  static const struct kjp__say between = {"", " "};
  static const char *(*const remarks[])(const struct kjp__told *) = {
      break_even, projection, need, as_usual, progress, unverified};
  struct kjp__report *report = sentence->report;
  const char *all = said;

  for (size_t i = 0; i < G_N_ELEMENTS(remarks); i++)
    all = kjp__report_join(report, all, kjp__report_say(report, &between),
                           remarks[i](sentence));
  return all;
}
