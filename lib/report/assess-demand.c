/* SPDX-License-Identifier: MIT */
/* lib/report/assess-demand.c - what a target asks for, in words: as now
 * promised and at first. */
#include "assess-priv.h"

/* Columns of a bound, in the plan and in the answer. */
static const struct demand {
  int32_t comparator;
  int32_t bound;
  int32_t upper;
  int32_t kind;
} now = {KJP_ASSESS_TARGET_COMPARATOR, KJP_ASSESS_TARGET_BOUND,
         KJP_ASSESS_TARGET_UPPER, KJP_ASSESS_TARGET_BOUND_KIND},
  at_first = {KJP_ASSESS_TARGET_FIRST_COMPARATOR, KJP_ASSESS_TARGET_FIRST_BOUND,
              KJP_ASSESS_TARGET_FIRST_UPPER,
              KJP_ASSESS_TARGET_FIRST_BOUND_KIND};

const char *
kjp__told_bound_mark(const struct kjp__told *sentence, bool first,
                     const struct kjp__say *template)
{
  struct kjp__spot spot =
      kjp__told_at(sentence, (first ? &at_first : &now)->kind);
  int32_t kind = kjp_table_int(spot.table, spot.row, spot.column);
  const char *const values[][2] = {
      {"kind", kjp__word(sentence->report, KJP__WORDS_KIND, spot)},
      {NULL, NULL}};

  return kind == KJP_KIND_PLANNED || kind == KJP_KIND_ASSUMED
             ? kjp__report_fill(sentence->report, template, values)
             : NULL;
}

/* Columns of a bound that refers to another, of a target or a revision. */
static const struct referring {
  int32_t indicator;
  int32_t year;
  int32_t times;
  int32_t plus;
} by_target = {KJP_TARGET_BOUND_INDICATOR, KJP_TARGET_BOUND_YEAR,
               KJP_TARGET_BOUND_TIMES, KJP_TARGET_BOUND_PLUS},
  by_revision = {KJP_REVISION_BOUND_INDICATOR, KJP_REVISION_BOUND_YEAR,
                 KJP_REVISION_BOUND_TIMES, KJP_REVISION_BOUND_PLUS};

/* " ×1.1 + 0.1 个百分点" */
static const char *
terms(struct kjp__report *report, struct kjp__spot times, struct kjp__spot plus)
{
  const char *factor =
      kjp_table_amount(times.table, times.row, times.column, NULL)
          ? kjp__report_amount(report, times, KJP_NONE)
          : NULL;

  if (factor != NULL)
    factor = kjp__report_join(report, " ×", "", factor);
  return kjp__report_join(report, factor, "", kjp__report_plus(report, plus));
}

/* "全国研发投入强度 2025 年的数" of a bound that refers to another, or NULL. */
static const char *
reference(const struct kjp__told *sentence, bool first)
{
  static const struct kjp__say template = {"{name} {year} 年的数{terms}",
                                           "{name} of {year}{terms}"};
  struct kjp__report *report = sentence->report;
  int32_t revision = kjp__told_number(sentence, KJP_ASSESS_TARGET_REVISION);
  bool revised = !first && revision != KJP_NONE;
  const struct referring *columns = revised ? &by_revision : &by_target;
  struct kjp__spot said =
      kjp__told_said(sentence, KJP_TARGET_BOUND_INDICATOR, 0);
  const kjp_table *table =
      revised ? kjp_plan_table(report->plan, KJP_REVISIONS) : said.table;
  int32_t row = revised ? revision : said.row;
  int32_t indicator = kjp_table_int(table, row, columns->indicator);
  int32_t year = kjp_table_int(table, row, columns->year);
  struct kjp__spot name = {kjp_plan_table(report->plan, KJP_INDICATORS),
                           indicator, KJP_INDICATOR_NAME_ZH};
  const char *const values[][2] = {
      {"name", kjp__report_said(report, name)},
      {"year",
       kjp__report_int(
           report, year != KJP_NONE
                       ? year
                       : kjp__told_number(sentence, KJP_ASSESS_TARGET_DUE))},
      {"terms", terms(report, (struct kjp__spot){table, row, columns->times},
                      (struct kjp__spot){table, row, columns->plus})},
      {NULL, NULL}};

  return indicator == KJP_NONE ? NULL
                               : kjp__report_fill(report, &template, values);
}

/* "3 亿元", "2 至 3 亿元", "全国研发投入强度 2025 年的数（尚不可知）". */
static const char *
bound_piece(const struct kjp__told *sentence, const struct demand *demand)
{
  static const struct kjp__say range = {"{low} 与 {high} 之间",
                                        "{low} and {high}"};
  static const struct kjp__say referred = {"{name}（{bound}{kind}）",
                                           "{name} ({bound}{kind})"};
  static const struct kjp__say kind = {"，{kind}数", ", {kind}"};
  static const struct kjp__say not_known = {"尚不可知", "not known yet"};
  struct kjp__report *report = sentence->report;
  const char *low = kjp__report_about(
      report, kjp__told_at(sentence, demand->bound), KJP__EXACT, false);
  const char *high = kjp__report_about(
      report, kjp__told_at(sentence, demand->upper), KJP__EXACT, false);
  const char *name = reference(sentence, demand == &at_first);
  const char *const values[][2] = {
      {"low", low},
      {"high", high},
      {"name", name},
      {"bound", low != NULL ? low : kjp__report_say(report, &not_known)},
      {"kind", kjp__told_bound_mark(sentence, demand == &at_first, &kind)},
      {NULL, NULL}};

  if (name != NULL)
    return kjp__report_fill(report, &referred, values);
  return high == NULL ? low : kjp__report_fill(report, &range, values);
}

const char *
kjp__told_demand(const struct kjp__told *sentence, bool first)
{
  const struct demand *demand = first ? &at_first : &now;
  static const struct kjp__say between = {"介于", "between "};
  struct kjp__report *report = sentence->report;
  const char *bound = bound_piece(sentence, demand);
  struct kjp__spot comparator = kjp__told_at(sentence, demand->comparator);
  const char *word = kjp__word(report, KJP__WORDS_COMPARATOR, comparator);

  if (kjp_table_int(comparator.table, comparator.row, comparator.column) ==
      KJP_COMPARATOR_WITHIN)
    return kjp__report_join(report, kjp__report_say(report, &between), "",
                            kjp__told_spaced(report, bound));
  return kjp__report_join(report, word,
                          report->language == KJP_LANGUAGE_ZH ? "" : " ",
                          kjp__told_spaced(report, bound));
}
