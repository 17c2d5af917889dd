/* SPDX-License-Identifier: MIT */
/* lib/report/assess-sentence.c - a target of an evaluation in words.
 *
 * What it asks for, the verdict with its figures, then remarks: each of them a
 * template whose pieces must all be there, or it is left out. */
#include "assess-priv.h"

#include <string.h>

#include <glib.h>

enum { RATE_DIGITS = 2, MOST_MISSING = 8 };

/* In percent: doc/assess.md. */
#define MOST_GROWTH "100000"

static const struct kjp__say next_sentence = {"", " "};

struct kjp__spot
kjp__told_at(const struct kjp__told *sentence, int32_t column)
{
  return (struct kjp__spot){sentence->targets, sentence->row, column};
}

int32_t
kjp__told_number(const struct kjp__told *sentence, int32_t column)
{
  return kjp_table_int(sentence->targets, sentence->row, column);
}

static const char *
year_of(const struct kjp__told *sentence, int32_t column)
{
  int32_t year = kjp__told_number(sentence, column);

  return year == KJP_NONE ? NULL : kjp__report_int(sentence->report, year);
}

/* A cell of the target in the plan, or of what that names. */
struct kjp__spot
kjp__told_said(const struct kjp__told *sentence, int32_t column, int32_t next)
{
  const int32_t path[] = {KJP_ASSESS_TARGET_TARGET, column, next, 0};

  return kjp__report_follow(sentence->report, sentence->targets, sentence->row,
                            path);
}

static const char *
name_of(const struct kjp__told *sentence)
{
  return kjp__report_said(
      sentence->report,
      kjp__told_said(sentence, KJP_TARGET_INDICATOR, KJP_INDICATOR_NAME_ZH));
}

static bool
is_over(const struct kjp__told *sentence)
{
  struct kjp__spot over = kjp__told_said(sentence, KJP_TARGET_OVER, 0);

  return kjp_table_int(over.table, over.row, over.column) == 1;
}

/* Figures */

/* With the blank that stands in Chinese before what is not Chinese; English
 * templates have theirs. */
const char *
kjp__told_spaced(struct kjp__report *report, const char *text)
{
  const char *gap =
      report->language == KJP_LANGUAGE_ZH ? kjp__report_gap(text) : "";

  return text == NULL ? NULL : kjp__report_join(report, gap, "", text);
}

/* What is not there yet needs no more than four decimals. */
static const char *
expected(const struct kjp__told *sentence, int32_t column)
{
  return kjp__told_spaced(sentence->report,
                          kjp__report_about(sentence->report,
                                            kjp__told_at(sentence, column),
                                            KJP__ROUGH, false));
}

static const char *
figure(const struct kjp__told *sentence, int32_t column)
{
  return kjp__told_spaced(sentence->report,
                          kjp__report_about(sentence->report,
                                            kjp__told_at(sentence, column),
                                            KJP__EXACT, false));
}

/* "2022-2024 年合计", or "2024 年". */
static const char *
when(const struct kjp__told *sentence, int32_t last)
{
  static const struct kjp__say sum = {"{years} 年合计", "{years} in all"};
  static const struct kjp__say point = {"{years} 年", "{years}"};
  struct kjp__spot first = kjp__told_said(sentence, KJP_TARGET_FIRST_YEAR, 0);
  bool over = is_over(sentence);
  int32_t from =
      over ? kjp_table_int(first.table, first.row, first.column) : last;
  const char *const values[][2] = {
      {"years", kjp__sheet_span(sentence->report, MIN(from, last), last)},
      {NULL, NULL}};

  return kjp__report_fill(sentence->report, over ? &sum : &point, values);
}

/* What is asked for */

/* "（目标值为假定数）" behind what rests on it. */
static const char *
bound_is(const struct kjp__told *sentence)
{
  static const struct kjp__say template = {"（目标值为{kind}数）",
                                           " (the bound is {kind})"};

  return kjp__told_bound_mark(sentence, false, &template);
}

/* "（原承诺不低于 125 亿元，2025-01-10 调整）" */
static const char *
first_promise(const struct kjp__told *sentence)
{
  static const struct kjp__say template = {
      "（原承诺{demand}，{date} 调整{unverified}；按原承诺：{verdict}）",
      " (first promised: {demand}; revised on {date}{unverified}; as first "
      "promised: {verdict})"};
  static const struct kjp__say unverified = {"，未经核实", ", not verified"};
  struct kjp__report *report = sentence->report;
  const kjp_table *revisions = kjp_plan_table(report->plan, KJP_REVISIONS);
  int32_t row = kjp__told_number(sentence, KJP_ASSESS_TARGET_REVISION);
  bool weak = kjp_table_int(revisions, row, KJP_REVISION_UNVERIFIED) == 1;
  const char *const values[][2] = {
      {"demand", kjp__told_demand(sentence, true)},
      {"date", kjp_table_text(revisions, row, KJP_REVISION_DATE)},
      {"unverified", weak ? kjp__report_say(report, &unverified) : NULL},
      {"verdict",
       kjp__word(report, KJP__WORDS_OUTCOME,
                 kjp__told_at(sentence, KJP_ASSESS_TARGET_FIRST_VERDICT))},
      {NULL, NULL}};

  return row == KJP_NONE ? NULL : kjp__report_fill(report, &template, values);
}

static const char *
opening(const struct kjp__told *sentence)
{
  static const struct kjp__say template = {
      "{name} {when}{strength}{demand}{first}：",
      "{name}, {when}, {demand} ({strength}){first}: "};
  struct kjp__report *report = sentence->report;
  const char *const values[][2] = {
      {"name", name_of(sentence)},
      {"when",
       when(sentence, kjp__told_number(sentence, KJP_ASSESS_TARGET_DUE))},
      {"strength", kjp__word(report, KJP__WORDS_STRENGTH,
                             kjp__told_said(sentence, KJP_TARGET_STRENGTH, 0))},
      {"demand", kjp__told_demand(sentence, false)},
      {"first", first_promise(sentence)},
      {NULL, NULL}};

  return kjp__report_fill(report, &template, values);
}

/* The verdict */

/* "项目 2022、2023 年的数" of rows first..last-1, all of one indicator. */
static const char *
missing_piece(struct kjp__report *report, const kjp_table *table, int32_t first,
              int32_t last)
{
  static const int32_t path[] = {KJP_ASSESS_MISSING_INDICATOR,
                                 KJP_INDICATOR_NAME_ZH, 0};
  static const struct kjp__say template = {"{name} {years} 年的数",
                                           "{name} of {years}"};
  static const struct kjp__say between = {"、", ", "};
  const char *years = NULL;
  const char *values[][2] = {
      {"name", kjp__report_said(
                   report, kjp__report_follow(report, table, first, path))},
      {"years", NULL},
      {NULL, NULL}};

  for (int32_t row = first; row < last; row++)
    years = kjp__report_join(
        report, years, kjp__report_say(report, &between),
        kjp__report_int(report,
                        kjp_table_int(table, row, KJP_ASSESS_MISSING_OF)));
  values[1][1] = years;
  return kjp__report_fill(report, &template, (const char *const(*)[2])values);
}

/* The first row that is of another indicator. */
static int32_t
end_of_run(const kjp_table *table, int32_t first, int32_t last)
{
  int32_t row = first;

  while (row < last &&
         kjp_table_int(table, row, KJP_ASSESS_MISSING_INDICATOR) ==
             kjp_table_int(table, first, KJP_ASSESS_MISSING_INDICATOR))
    row++;
  return row;
}

static const char *
missing(const struct kjp__told *sentence)
{
  static const struct kjp__say between = {"，", "; "};
  static const struct kjp__say more = {"等", " and more"};
  struct kjp__report *report = sentence->report;
  const kjp_table *table = kjp_answer_table(report->answer, KJP_ASSESS_MISSING);
  const char *all = NULL;
  int32_t first;
  int32_t count = kjp_table_children(table, KJP_ASSESS_MISSING_TARGET,
                                     sentence->row, &first);
  int32_t last = first + MIN(count, MOST_MISSING);

  for (int32_t row = first; row < last; row = end_of_run(table, row, last))
    all = kjp__report_join(
        report, all, kjp__report_say(report, &between),
        missing_piece(report, table, row, end_of_run(table, row, last)));
  if (count > MOST_MISSING)
    all = kjp__report_join(report, all, "", kjp__report_say(report, &more));
  return kjp__told_spaced(report, all);
}

/* "，比目标值低 48.7 亿元" */
static const char *
distance(const struct kjp__told *sentence)
{
  static const struct kjp__say templates[] = {
      {"，比目标值{kind}低{distance}",
       ", {distance} below what is asked for{kind}"},
      {"，恰为目标值{kind}{strictly}",
       ", exactly what is asked for{kind}{strictly}"},
      {"，比目标值{kind}高{distance}",
       ", {distance} above what is asked for{kind}"}};
  static const struct kjp__say kind = {"（{kind}数）", " ({kind})"};
  static const struct kjp__say strictly = {"，而要求不含本数",
                                           ", and that itself does not count"};
  struct kjp__spot spot = kjp__told_at(sentence, KJP_ASSESS_TARGET_DISTANCE);
  int32_t comparator = kjp__told_number(sentence, KJP_ASSESS_TARGET_COMPARATOR);
  bool is_strict = comparator == KJP_COMPARATOR_MORE_THAN ||
                   comparator == KJP_COMPARATOR_LESS_THAN;
  const char *exact = kjp__report_amount(sentence->report, spot, KJP_NONE);
  const char *const values[][2] = {
      {"distance", kjp__told_spaced(sentence->report,
                                    kjp__report_about(sentence->report, spot,
                                                      KJP__EXACT, true))},
      {"strictly",
       is_strict ? kjp__report_say(sentence->report, &strictly) : NULL},
      {"kind", kjp__told_bound_mark(sentence, false, &kind)},
      {NULL, NULL}};
  int sign;

  if (exact == NULL)
    return NULL;
  sign = *exact == '-' ? -1 : strcmp(exact, "0") != 0;
  return kjp__report_fill(sentence->report, &templates[sign + 1], values);
}

/* How much of a figure the words say that it is worth. */
static bool
is_projected(const struct kjp__told *sentence)
{
  int32_t kind = kjp__told_number(sentence, KJP_ASSESS_TARGET_KIND);

  return kind == KJP_KIND_PLANNED || kind == KJP_KIND_ASSUMED;
}

static const char *
verdict(const struct kjp__told *sentence)
{
  static const struct kjp__say closed = {
      "{verdict}。{when}为{value}{distance}。",
      "{verdict}. {when}: {value}{distance}."};
  static const struct kjp__say projected = {
      "{verdict}。{when}只有{kind}数{value}，不作为进展；缺{missing}。",
      "{verdict}. {when}: {value} is {kind} only and no progress; missing: "
      "{missing}."};
  static const struct kjp__say blind = {"{verdict}。缺{missing}。",
                                        "{verdict}. Missing: {missing}."};
  static const struct kjp__say bare = {"{verdict}。", "{verdict}."};
  struct kjp__report *report = sentence->report;
  const char *lack = missing(sentence);
  const char *value = figure(sentence, KJP_ASSESS_TARGET_VALUE);
  const char *const values[][2] = {
      {"verdict", kjp__word(report, KJP__WORDS_OUTCOME,
                            kjp__told_at(sentence, KJP_ASSESS_TARGET_VERDICT))},
      {"when",
       when(sentence, kjp__told_number(sentence, KJP_ASSESS_TARGET_OF))},
      {"value", value},
      {"kind", kjp__word(report, KJP__WORDS_KIND,
                         kjp__told_at(sentence, KJP_ASSESS_TARGET_KIND))},
      {"distance", distance(sentence)},
      {"missing", lack},
      {NULL, NULL}};

  if (value != NULL && is_projected(sentence) && lack != NULL)
    return kjp__report_fill(report, &projected, values);
  if (lack != NULL)
    return kjp__report_fill(report, &blind, values);
  return kjp__report_fill(report, value != NULL ? &closed : &bare, values);
}

/* Remarks */

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
      {"year", year_of(sentence, KJP_ASSESS_TARGET_BREAK_EVEN_YEAR)},
      {"value", figure(sentence, KJP_ASSESS_TARGET_BREAK_EVEN)},
      {NULL, NULL}};

  if (indicator == KJP_NONE ||
      (!is_over(sentence) &&
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
      {"when",
       when(sentence, kjp__told_number(sentence, KJP_ASSESS_TARGET_DUE))},
      {"value", expected(sentence, KJP_ASSESS_TARGET_PROJECTION)},
      {"outlook", outlook == KJP_NONE
                      ? NULL
                      : kjp__report_fill(report, &outlooks[outlook], bound)},
      {NULL, NULL}};

  return kind == KJP_NONE || values[2][1] == NULL
             ? NULL
             : kjp__report_fill(report, &template, values);
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

  if (growth == NULL || strspn(growth, "-0.") == strlen(growth))
    return NULL; /* not known, or what is there is enough or all but */
  const char *const values[][2] = {
      {"since", year_of(sentence, KJP_ASSESS_TARGET_SINCE)},
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
      {"since", year_of(sentence, KJP_ASSESS_TARGET_SINCE)},
      {"when",
       when(sentence, kjp__told_number(sentence, KJP_ASSESS_TARGET_DUE))},
      {"value", expected(sentence, KJP_ASSESS_TARGET_AS_USUAL)},
      {NULL, NULL}};

  return values[2][1] == NULL ? NULL
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
  const char *from = figure(sentence, KJP_ASSESS_TARGET_BASE);
  const char *const pieces[][2] = {
      {"schedule", schedule},
      {"year", year_of(sentence, KJP_ASSESS_TARGET_BASE_YEAR)},
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
  const char *reason =
      kjp__word(report, KJP__WORDS_REASON,
                kjp__told_at(sentence, KJP_ASSESS_TARGET_REASON));
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
kjp__sentence_of_target(struct kjp__report *report, int32_t row)
{
  static const char *(*const remarks[])(const struct kjp__told *) = {
      break_even, projection, need, as_usual, progress, unverified};
  const struct kjp__told sentence = {
      report, kjp_answer_table(report->answer, KJP_ASSESS_TARGETS), row};
  const char *all =
      kjp__report_join(report, opening(&sentence), "", verdict(&sentence));

  for (size_t i = 0; i < G_N_ELEMENTS(remarks); i++)
    all = kjp__report_join(report, all, kjp__report_say(report, &next_sentence),
                           remarks[i](&sentence));
  return all;
}

void
kjp__assess_sentence(struct kjp__report *report, int32_t target)
{
  kjp__text_add(&report->text, kjp__sentence_of_target(report, target));
}
