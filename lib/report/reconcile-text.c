/* SPDX-License-Identifier: MIT */
/* lib/report/reconcile-text.c - a reconciliation as a page: every figure in a
 * table, and in sentences those that do not simply follow. */
#include "reconcile-priv.h"

#include <glib.h>

#include "basis-priv.h"
#include "sheet-priv.h"

static const char *
stage_cell(struct kjp__report *report, const kjp_table *figures, int32_t row)
{
  return kjp__word(
      report, KJP__WORDS_STAGE,
      (struct kjp__spot){figures, row, KJP_RECONCILE_FIGURE_STAGE});
}

static const char *
published_cell(struct kjp__report *report, const kjp_table *figures,
               int32_t row)
{
  (void)figures;
  return kjp__reconcile_published(report, row);
}

static const char *
computed_cell(struct kjp__report *report, const kjp_table *figures, int32_t row)
{
  (void)figures;
  return kjp__reconcile_computed(report, row);
}

static const char *
unit_cell(struct kjp__report *report, const kjp_table *figures, int32_t row)
{
  (void)report;
  return kjp_table_unit(figures, row, KJP_RECONCILE_FIGURE_PUBLISHED);
}

static const char *
verdict_cell(struct kjp__report *report, const kjp_table *figures, int32_t row)
{
  return kjp__word(
      report, KJP__WORDS_RECONCILED,
      (struct kjp__spot){figures, row, KJP_RECONCILE_FIGURE_VERDICT});
}

static const char *
mark_cell(struct kjp__report *report, const kjp_table *figures, int32_t row)
{
  (void)report;
  return kjp_table_int(figures, row, KJP_RECONCILE_FIGURE_UNVERIFIED) == 1
             ? "?"
             : NULL;
}

static const struct kjp__sheet_column columns[] = {
    {{"指标", "indicator"},
     KJP__ALIGN_LEFT,
     {KJP_RECONCILE_FIGURE_INDICATOR, KJP_INDICATOR_NAME_ZH},
     NULL},
    {{"年份", "year"}, KJP__ALIGN_LEFT, {KJP_RECONCILE_FIGURE_YEAR}, NULL},
    {{"阶段", "stage"}, KJP__ALIGN_LEFT, {0}, stage_cell},
    {{"公布数", "published"}, KJP__ALIGN_POINT, {0}, published_cell},
    {{"计算数", "computed"}, KJP__ALIGN_POINT, {0}, computed_cell},
    {{"单位", "unit"}, KJP__ALIGN_LEFT, {0}, unit_cell},
    {{"结论", "verdict"}, KJP__ALIGN_LEFT, {0}, verdict_cell},
    {{"注", "mark"}, KJP__ALIGN_LEFT, {0}, mark_cell},
};

/* How many figures have this verdict; 0: all. */
static const char *
how_many(struct kjp__report *report, const kjp_table *figures, int32_t verdict)
{
  int32_t found = 0;

  for (int32_t row = 0; row < kjp_table_count(figures); row++)
    found +=
        verdict == 0 ||
        kjp_table_int(figures, row, KJP_RECONCILE_FIGURE_VERDICT) == verdict;
  return kjp__report_int(report, found);
}

static void
add_counts(struct kjp__report *report, const kjp_table *figures)
{
  static const struct kjp__say template = {
      "公布数 {all} 个：{rounds} 个与计算结果一致，{within} 个在舍入范围内，"
      "{differs} 个不符，{undetermined} 个无法核对。",
      "Figures published: {all} (rounds: {rounds}, within inputs: {within}, "
      "differs: {differs}, undetermined: {undetermined})."};
  const char *const values[][2] = {
      {"all", how_many(report, figures, 0)},
      {"rounds", how_many(report, figures, KJP_RECONCILED_ROUNDS)},
      {"within", how_many(report, figures, KJP_RECONCILED_WITHIN_INPUTS)},
      {"differs", how_many(report, figures, KJP_RECONCILED_DIFFERS)},
      {"undetermined", how_many(report, figures, KJP_RECONCILED_UNDETERMINED)},
      {NULL, NULL}};

  kjp__sheet_line(report, 0, kjp__report_fill(report, &template, values));
}

static bool
has_unverified(const kjp_table *figures)
{
  for (int32_t row = 0; row < kjp_table_count(figures); row++) {
    if (kjp_table_int(figures, row, KJP_RECONCILE_FIGURE_UNVERIFIED) == 1)
      return true;
  }
  return false;
}

static void
add_figures(struct kjp__report *report, const kjp_table *figures)
{
  static const struct kjp__say unverified = {
      "? 用到未经核实的数据", "? rests on figures that are not verified"};

  kjp__text_add_char(&report->text, '\n');
  kjp__sheet_write(report, columns, G_N_ELEMENTS(columns), figures, NULL, 0,
                   kjp_table_count(figures));
  if (has_unverified(figures))
    kjp__sheet_line(report, 2, kjp__report_say(report, &unverified));
}

/* Those that do not simply round to the figure; with none, the first one shows
 * how it was done. */
static void
add_sentences(struct kjp__report *report, const kjp_table *figures)
{
  static const struct kjp__say rest = {"需要说明的：", "To be explained:"};
  static const struct kjp__say sample = {"例如：", "For example:"};
  bool found = false;

  kjp__text_add_char(&report->text, '\n');
  for (int32_t row = 0; row < kjp_table_count(figures); row++) {
    if (kjp_table_int(figures, row, KJP_RECONCILE_FIGURE_VERDICT) ==
        KJP_RECONCILED_ROUNDS)
      continue;
    if (!found)
      kjp__sheet_line(report, 0, kjp__report_say(report, &rest));
    found = true;
    kjp__sheet_line(report, 2, kjp__sentence_of_figure(report, row));
  }
  if (found)
    return;
  kjp__sheet_line(report, 0, kjp__report_say(report, &sample));
  kjp__sheet_line(report, 2, kjp__sentence_of_figure(report, 0));
}

void
kjp__reconcile_text(struct kjp__report *report)
{
  static const struct kjp__say title = {"公布数核对：{title}（{id}）",
                                        "Reconciliation of {title} ({id})"};
  static const struct kjp__say none = {
      "计划中没有导出指标的公布数，无可核对。",
      "No figure of a derived indicator was published: nothing to compare."};
  const kjp_table *figures =
      kjp_answer_table(report->answer, KJP_RECONCILE_FIGURES);

  kjp__basis_heading(report, &title);
  if (kjp_table_count(figures) == 0) {
    kjp__sheet_line(report, 0, kjp__report_say(report, &none));
  } else {
    add_counts(report, figures);
    add_figures(report, figures);
    add_sentences(report, figures);
  }
  kjp__basis_weak(report);
  kjp__basis_write(report);
}
