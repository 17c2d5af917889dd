/* SPDX-License-Identifier: MIT */
/* lib/report/reconcile-sentence.c - a published figure as a sentence to paste:
 * what was published, what the inputs give, and what follows. */
#include "reconcile-priv.h"

#include <string.h>

#include <glib.h>

#include "sheet-priv.h"

enum {
  MOST_MISSING = 8,
  MORE_DIGITS = 4 /* of what is computed, behind those of the figure */
};

enum body {
  EXACTLY,
  ROUNDS,
  WITHIN,
  WITHIN_ANY, /* a denominator may have been zero before it was rounded */
  DIFFERS,
  MISSING,
  DIVIDED_BY_ZERO,
  NOT_ABOVE_ZERO, /* and no average growth can be taken */
  BODIES
};

static const struct kjp__say bodies[BODIES] = {
    [EXACTLY] = {"，与计算结果一致：{formula}",
                 ", which is what follows: {formula}"},
    [ROUNDS] = {"，与计算结果一致：{formula}，四舍五入为 {rounded}",
                ", which is what follows: {formula}, or {rounded} "
                "when rounded"},
    [WITHIN] =
        {"；按{gap}{formula}{rounds}。但算式中的数本身经过"
         "舍入，舍入前的数可得 {low} 至 {high}，其中有的四舍五入后正是公布数，"
         "二者不矛盾",
         "; {formula}{rounds}. But the inputs are "
         "rounded themselves: the numbers behind them give {low} to {high}, "
         "some of which round to the figure as published, so that there is no "
         "contradiction"},
    [WITHIN_ANY] =
        {"；按{gap}{formula}{rounds}。但分母舍入前可能为"
         "零，不能断定二者矛盾",
         "; {formula}{rounds}. But before it was rounded "
         "the denominator may have been zero, so that there need be no "
         "contradiction"},
    [DIFFERS] = {"；按{gap}{formula}{rounds}，与公布数"
                 "不符；即使考虑算式中的数本身经过舍入，也只能得 {low} 至 "
                 "{high}，得不出公布数",
                 "; but {formula}{rounds}. Even the "
                 "numbers behind the rounded inputs give only {low} to {high}, "
                 "and the figure as published does not follow"},
    [MISSING] = {"；缺少 {missing}，无法核对",
                 "; without {missing} it cannot be checked"},
    [DIVIDED_BY_ZERO] = {"；{missing}为零，不能作分母，无法核对",
                         "; {missing} is zero and divides nothing, so that it "
                         "cannot be checked"},
    [NOT_ABOVE_ZERO] = {"；{missing}为零或为负，算不出年均增长，无法核对",
                        "; {missing} is zero or below, which has no average "
                        "growth, so that it cannot be checked"},
};

struct figure {
  struct kjp__report *report;
  const kjp_table *figures;
  int32_t row;
};

static struct figure
figure_at(struct kjp__report *report, int32_t row)
{
  return (struct figure){
      report, kjp_answer_table(report->answer, KJP_RECONCILE_FIGURES), row};
}

static struct kjp__spot
at(const struct figure *figure, int32_t column)
{
  return (struct kjp__spot){figure->figures, figure->row, column};
}

static int32_t
number(const struct figure *figure, int32_t column)
{
  return kjp_table_int(figure->figures, figure->row, column);
}

/* Decimals of a figure that was written in a larger unit are below 0. */
static int32_t
digits_of(const struct figure *figure, int32_t more)
{
  int32_t digits = number(figure, KJP_RECONCILE_FIGURE_DIGITS);

  return digits < 0 ? KJP_NONE : MIN(digits + more, 18);
}

const char *
kjp__reconcile_published(struct kjp__report *report, int32_t row)
{
  struct figure figure = figure_at(report, row);

  return kjp__report_amount(report, at(&figure, KJP_RECONCILE_FIGURE_PUBLISHED),
                            digits_of(&figure, 0));
}

const char *
kjp__reconcile_computed(struct kjp__report *report, int32_t row)
{
  struct figure figure = figure_at(report, row);
  struct kjp__spot spot = at(&figure, KJP_RECONCILE_FIGURE_COMPUTED);
  const char *near = kjp__report_near(report, spot);

  if (near == NULL || !g_str_has_prefix(near, "≈"))
    return near;
  return kjp__arena_format(
      report->arena, "≈%s",
      kjp__report_amount(report, spot, digits_of(&figure, MORE_DIGITS)));
}

static const char *
with_unit(const struct figure *figure, const char *amount)
{
  return kjp__report_with_unit(
      figure->report, at(figure, KJP_RECONCILE_FIGURE_PUBLISHED), amount);
}

/* " = 10717.4 亿元", " ≈ 2.045855 %" */
static const char *
computed(const struct figure *figure, const char *formula)
{
  const char *amount = kjp__reconcile_computed(figure->report, figure->row);
  const char *sign = " = ";

  if (amount == NULL)
    return NULL;
  if (g_str_has_prefix(amount, "≈")) {
    amount += strlen("≈");
    sign = " ≈ ";
  }
  return kjp__reconcile_join(figure->report, formula, sign,
                             with_unit(figure, amount));
}

static const char *
end(const struct figure *figure, int32_t column)
{
  return with_unit(figure,
                   kjp__report_amount(figure->report, at(figure, column),
                                      digits_of(figure, MORE_DIGITS)));
}

/* What is missing */

static const char *
missing_piece(struct kjp__report *report, const kjp_table *table, int32_t row)
{
  static const struct kjp__say template = {"{year} 年的{indicator}",
                                           "{indicator} of {year}"};
  const char *const values[][2] = {
      {"year",
       kjp__report_int(report,
                       kjp_table_int(table, row, KJP_RECONCILE_MISSING_YEAR))},
      {"indicator", kjp__reconcile_indicator(report, table, row,
                                             KJP_RECONCILE_MISSING_INDICATOR)},
      {NULL, NULL}};

  return kjp__report_fill(report, &template, values);
}

static const char *
missing(const struct figure *figure, bool *zero)
{
  static const struct kjp__say between = {"、", ", "};
  static const struct kjp__say more = {" 等", " and more"};
  struct kjp__report *report = figure->report;
  const kjp_table *table =
      kjp_answer_table(report->answer, KJP_RECONCILE_MISSING);
  const char *all = NULL;
  int32_t first;
  int32_t count = kjp_table_children(table, KJP_RECONCILE_MISSING_FIGURE,
                                     figure->row, &first);

  *zero = count == 1 &&
          kjp_table_int(table, first, KJP_RECONCILE_MISSING_ZERO) == 1;
  for (int32_t i = 0; i < count; i++) {
    if (i == MOST_MISSING)
      return kjp__report_join(report, all, "", kjp__report_say(report, &more));
    all = kjp__report_join(report, all, kjp__report_say(report, &between),
                           missing_piece(report, table, first + i));
  }
  return all;
}

/* The sentence */

/* Whether what is computed is the figure, to the last digit. */
static bool
is_exact(const struct figure *figure)
{
  return g_strcmp0(
             kjp__report_near(figure->report,
                              at(figure, KJP_RECONCILE_FIGURE_COMPUTED)),
             kjp__report_near(figure->report,
                              at(figure, KJP_RECONCILE_FIGURE_PUBLISHED))) == 0;
}

static enum body
body_of(const struct figure *figure, bool zero)
{
  switch (number(figure, KJP_RECONCILE_FIGURE_VERDICT)) {
  case KJP_RECONCILED_ROUNDS:
    return is_exact(figure) ? EXACTLY : ROUNDS;
  case KJP_RECONCILED_WITHIN_INPUTS:
    return kjp_table_amount(figure->figures, figure->row,
                            KJP_RECONCILE_FIGURE_LOW, NULL) != 0
               ? WITHIN
               : WITHIN_ANY;
  case KJP_RECONCILED_DIFFERS:
    return DIFFERS;
  default:
    break;
  }
  if (!zero)
    return MISSING;
  return kjp__reconcile_operation(figure->report, figure->row) ==
                 KJP_DERIVE_AVERAGE_GROWTH
             ? NOT_ABOVE_ZERO
             : DIVIDED_BY_ZERO;
}

static const struct {
  int32_t column;  /* 1: it is said */
  int32_t verdict; /* only with this one; 0: with all */
  struct kjp__say say;
} remarks[] = {
    {KJP_RECONCILE_FIGURE_BY_FIGURES,
     0,
     {"百分点之差按公布数相减核对", "Percentage points are checked as "
                                    "differences of the figures as published"}},
    {KJP_RECONCILE_FIGURE_SHARED,
     KJP_RECONCILED_WITHIN_INPUTS,
     {"有的数在算式中不止一次出现，上述范围可能偏宽",
      "Some input counts more than once, so that the range may be too wide"}},
    {KJP_RECONCILE_FIGURE_UNVERIFIED,
     0,
     {"所用数据中有未经核实的", "Some of the figures are not verified"}},
};

static const struct kjp__say full_stop = {"。", "."};
static const struct kjp__say next_sentence = {"", " "};

/* `all`, and one sentence more. */
static const char *
add_sentence(struct kjp__report *report, const char *all, const char *more)
{
  all = kjp__report_join(report, all, kjp__report_say(report, &next_sentence),
                         more);
  return kjp__report_join(report, all, "", kjp__report_say(report, &full_stop));
}

static const char *
own_note(const struct figure *figure)
{
  static const struct kjp__say template = {"原注：{note}",
                                           "Note on the figure: {note}"};
  const char *const values[][2] = {
      {"note",
       kjp_table_text(figure->figures, figure->row, KJP_RECONCILE_FIGURE_NOTE)},
      {NULL, NULL}};

  return values[0][1] == NULL
             ? NULL
             : kjp__report_fill(figure->report, &template, values);
}

static const char *
add_remarks(const struct figure *figure, const char *all)
{
  const char *note = own_note(figure);
  int32_t verdict = number(figure, KJP_RECONCILE_FIGURE_VERDICT);

  for (size_t i = 0; i < G_N_ELEMENTS(remarks); i++) {
    if (number(figure, remarks[i].column) == 1 &&
        (remarks[i].verdict == 0 || remarks[i].verdict == verdict))
      all = add_sentence(figure->report, all,
                         kjp__report_say(figure->report, &remarks[i].say));
  }
  return note == NULL ? all : add_sentence(figure->report, all, note);
}

const char *
kjp__reconcile_note(struct kjp__report *report, int32_t row)
{
  static const struct kjp__say between = {"；", "; "};
  struct figure figure = figure_at(report, row);
  const char *how = NULL;

  if (number(&figure, KJP_RECONCILE_FIGURE_BY_FIGURES) == 1)
    how = kjp__report_say(report, &remarks[0].say);
  return kjp__report_join(
      report, how, kjp__report_say(report, &between),
      kjp_table_text(figure.figures, row, KJP_RECONCILE_FIGURE_NOTE));
}

static const char *
opening(const struct figure *figure)
{
  static const struct kjp__say template = {
      "{year} 年{indicator}（{stage}）公布为 {published}",
      "{indicator} of {year} ({stage}) was published as {published}"};
  struct kjp__report *report = figure->report;
  const char *const values[][2] = {
      {"year",
       kjp__report_int(report, number(figure, KJP_RECONCILE_FIGURE_YEAR))},
      {"indicator",
       kjp__reconcile_indicator(report, figure->figures, figure->row,
                                KJP_RECONCILE_FIGURE_INDICATOR)},
      {"stage", kjp__word(report, KJP__WORDS_STAGE,
                          at(figure, KJP_RECONCILE_FIGURE_STAGE))},
      {"published",
       with_unit(figure, kjp__reconcile_published(report, figure->row))},
      {NULL, NULL}};

  return kjp__report_fill(report, &template, values);
}

/* The computed number to the digits of the figure. Those of one in a larger
 * unit are above the point: there it is known only where it is the figure. */
static const char *
rounded(const struct figure *figure)
{
  if (number(figure, KJP_RECONCILE_FIGURE_DIGITS) >= 0)
    return kjp__report_amount(figure->report,
                              at(figure, KJP_RECONCILE_FIGURE_COMPUTED),
                              digits_of(figure, 0));
  return number(figure, KJP_RECONCILE_FIGURE_VERDICT) == KJP_RECONCILED_ROUNDS
             ? kjp__reconcile_published(figure->report, figure->row)
             : NULL;
}

/* "，四舍五入为 2.05 %", or NULL. */
static const char *
rounds(const struct figure *figure)
{
  static const struct kjp__say template = {"，四舍五入为 {rounded}",
                                           " rounds to {rounded}"};
  const char *const values[][2] = {
      {"rounded", with_unit(figure, rounded(figure))}, {NULL, NULL}};

  return values[0][1] == NULL
             ? NULL
             : kjp__report_fill(figure->report, &template, values);
}

const char *
kjp__sentence_of_figure(struct kjp__report *report, int32_t row)
{
  struct figure figure = figure_at(report, row);
  bool zero;
  const char *const values[][2] = {
      {"missing", missing(&figure, &zero)},
      {"gap", kjp__report_gap(kjp__reconcile_formula(report, row))},
      {"formula", computed(&figure, kjp__reconcile_formula(report, row))},
      {"rounded", with_unit(&figure, rounded(&figure))},
      {"rounds", rounds(&figure)},
      {"low", end(&figure, KJP_RECONCILE_FIGURE_LOW)},
      {"high", end(&figure, KJP_RECONCILE_FIGURE_HIGH)},
      {NULL, NULL}};
  const char *body =
      kjp__report_fill(report, &bodies[body_of(&figure, zero)], values);

  body = kjp__report_join(report, opening(&figure), "", body);
  body =
      kjp__report_join(report, body, "", kjp__report_say(report, &full_stop));
  return add_remarks(&figure, body);
}

void
kjp__reconcile_sentence(struct kjp__report *report, int32_t figure)
{
  kjp__text_add(&report->text, kjp__sentence_of_figure(report, figure));
}
