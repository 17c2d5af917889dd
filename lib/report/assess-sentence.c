/* SPDX-License-Identifier: MIT */
/* lib/report/assess-sentence.c - a target of an evaluation in words.
 *
 * What it asks for, the verdict with its figures, then remarks: see
 * assess-remark.c. */
#include "assess-priv.h"

#include <glib.h>

#include "../answer/assess-priv.h"
#include "audit-priv.h"

enum { MOST_MISSING = 8 };

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

const char *
kjp__told_year(const struct kjp__told *sentence, int32_t column)
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

bool
kjp__told_is_over(const struct kjp__told *sentence)
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

const char *
kjp__told_figure(const struct kjp__told *sentence, int32_t column)
{
  return kjp__told_spaced(sentence->report,
                          kjp__report_about(sentence->report,
                                            kjp__told_at(sentence, column),
                                            KJP__EXACT, false));
}

const char *
kjp__told_when(const struct kjp__told *sentence, int32_t last)
{
  static const struct kjp__say sum = {"{years} 年合计", "{years} in all"};
  static const struct kjp__say point = {"{years} 年", "{years}"};
  struct kjp__spot first = kjp__told_said(sentence, KJP_TARGET_FIRST_YEAR, 0);
  bool over = kjp__told_is_over(sentence);
  int32_t from =
      over ? kjp_table_int(first.table, first.row, first.column) : last;
  const char *const values[][2] = {
      {"years", kjp__sheet_span(sentence->report, MIN(from, last), last)},
      {NULL, NULL}};

  return kjp__report_fill(sentence->report, over ? &sum : &point, values);
}

/* What is asked for */

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
      {"when", kjp__told_when(sentence, kjp__told_number(
                                            sentence, KJP_ASSESS_TARGET_DUE))},
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

enum { BELOW, AT, ABOVE };

/* Where the value stands; between two bounds it is at what is asked for. */
static int
side_of(const struct kjp__told *sentence)
{
  const struct kjp__assess_target *row =
      kjp__rows_at(&sentence->targets->rows, sentence->row);
  int sign = kjp__fraction_sign(row->distance);
  bool inside = sign >= 0 && row->comparator == KJP_COMPARATOR_WITHIN &&
                kjp__fraction_compare(row->value, row->upper) <= 0;

  if (sign == 0 || inside)
    return AT;
  return sign < 0 ? BELOW : ABOVE;
}

/* "，比目标值低 48.7 亿元" */
static const char *
distance(const struct kjp__told *sentence)
{
  static const struct kjp__say templates[][3] = {
      {[BELOW] = {"，比目标值{kind}低{distance}",
                  ", {distance} below what is asked for{kind}"},
       [AT] = {"，恰为目标值{kind}{strictly}",
               ", exactly what is asked for{kind}{strictly}"},
       [ABOVE] = {"，比目标值{kind}高{distance}",
                  ", {distance} above what is asked for{kind}"}},
      {[BELOW] = {"，比下限低{distance}",
                  ", {distance} below the lower end of what is asked for"},
       [AT] = {"，在要求的范围之内", ", within what is asked for"},
       [ABOVE] = {"，比上限高{distance}",
                  ", {distance} above the upper end of what is asked for"}}};
  static const struct kjp__say kind = {"（{kind}数）", " ({kind})"};
  static const struct kjp__say strictly = {"，而要求不含本数",
                                           ", and that itself does not count"};
  struct kjp__spot spot = kjp__told_at(sentence, KJP_ASSESS_TARGET_DISTANCE);
  int32_t comparator = kjp__told_number(sentence, KJP_ASSESS_TARGET_COMPARATOR);
  bool is_strict = comparator == KJP_COMPARATOR_MORE_THAN ||
                   comparator == KJP_COMPARATOR_LESS_THAN;
  const char *const values[][2] = {
      {"distance", kjp__told_spaced(sentence->report,
                                    kjp__report_about(sentence->report, spot,
                                                      KJP__EXACT, true))},
      {"strictly",
       is_strict ? kjp__report_say(sentence->report, &strictly) : NULL},
      {"kind", kjp__told_bound_mark(sentence, false, &kind)},
      {NULL, NULL}};
  bool pair = comparator == KJP_COMPARATOR_WITHIN;

  return values[0][1] == NULL
             ? NULL
             : kjp__report_fill(sentence->report,
                                &templates[pair][side_of(sentence)], values);
}

/* How much of a figure the words say that it is worth. */
static bool
is_projected(const struct kjp__told *sentence)
{
  int32_t kind = kjp__told_number(sentence, KJP_ASSESS_TARGET_KIND);

  return kind == KJP_KIND_PLANNED || kind == KJP_KIND_ASSUMED;
}

const char *
kjp__assess_stage_piece(struct kjp__report *report, int32_t row)
{
  static const struct kjp__say whole = {"（{stage}）", " ({stage})"};
  static const struct kjp__say part = {"（含{stage}）", " (in part {stage})"};
  const struct kjp__told sentence = {
      report, kjp_answer_table(report->answer, KJP_ASSESS_TARGETS), row};
  bool several =
      kjp__told_is_over(&sentence) ||
      kjp__told_number(&sentence, KJP_ASSESS_TARGET_KIND) == KJP_KIND_DERIVED;
  const char *word = kjp__figure_stage_word(
      report, kjp__told_number(&sentence, KJP_ASSESS_TARGET_STAGE));
  const char *const values[][2] = {{"stage", word}, {NULL, NULL}};

  return word == NULL
             ? NULL
             : kjp__report_fill(report, several ? &part : &whole, values);
}

static const char *
verdict(const struct kjp__told *sentence)
{
  static const struct kjp__say closed = {
      "{verdict}。{when}为{value}{stage}{distance}。",
      "{verdict}. {when}: {value}{stage}{distance}."};
  static const struct kjp__say projected = {
      "{verdict}。{when}只有{kind}数{value}，不作为进展；缺{missing}。",
      "{verdict}. {when}: {value} is {kind} only and no progress; missing: "
      "{missing}."};
  static const struct kjp__say blind = {"{verdict}。缺{missing}。",
                                        "{verdict}. Missing: {missing}."};
  static const struct kjp__say bare = {"{verdict}。", "{verdict}."};
  struct kjp__report *report = sentence->report;
  const char *lack = missing(sentence);
  const char *value = kjp__told_figure(sentence, KJP_ASSESS_TARGET_VALUE);
  const char *const values[][2] = {
      {"verdict", kjp__word(report, KJP__WORDS_OUTCOME,
                            kjp__told_at(sentence, KJP_ASSESS_TARGET_VERDICT))},
      {"when", kjp__told_when(
                   sentence, kjp__told_number(sentence, KJP_ASSESS_TARGET_OF))},
      {"value", value},
      {"stage", kjp__assess_stage_piece(report, sentence->row)},
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

const char *
kjp__sentence_of_target(struct kjp__report *report, int32_t row)
{
  const struct kjp__told sentence = {
      report, kjp_answer_table(report->answer, KJP_ASSESS_TARGETS), row};
  const char *all =
      kjp__report_join(report, opening(&sentence), "", verdict(&sentence));

  return kjp__told_remarks(&sentence, all);
}

void
kjp__assess_sentence(struct kjp__report *report, int32_t target)
{
  kjp__text_add(&report->text, kjp__sentence_of_target(report, target));
}
