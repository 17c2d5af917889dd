/* SPDX-License-Identifier: MIT */
/* lib/report/audit-text.c - an audit as a page: of each rule what it demands,
 * its years as a table, then in sentences, then what they rest on. */
#include "audit-priv.h"

#include <glib.h>

#include "basis-priv.h"
#include "sheet-priv.h"

/* What a mark in the last column of the table stands for. */
static const struct mark {
  int32_t column; /* of KJP_AUDIT_YEARS, 0 or 1 */
  const char *mark;
  struct kjp__say say;
} marks[] = {
    {KJP_AUDIT_YEAR_PROJECTED,
     "*",
     {"* 测算：用到计划数或假定数", "* projected: rests on planned or assumed "
                                    "figures"}},
    {KJP_AUDIT_YEAR_UNVERIFIED,
     "?",
     {"? 用到未经核实的数据", "? rests on figures that are not verified"}},
    {KJP_AUDIT_YEAR_PARTIAL,
     "+",
     {"+ 有条款算不出底线，实际底线可能更高",
      "+ some clause has no floor, so the real one may be higher"}},
};

/* The table of years */

static const char *
kind_cell(struct kjp__report *report, const kjp_table *years, int32_t row)
{
  return kjp__word(report, KJP__WORDS_KIND,
                   (struct kjp__spot){years, row, KJP_AUDIT_YEAR_KIND});
}

static const char *
growth_cell(struct kjp__report *report, const kjp_table *years, int32_t row)
{
  return kjp__report_amount(
      report, (struct kjp__spot){years, row, KJP_AUDIT_YEAR_GROWTH}, 2);
}

/* "豁免/不符合": what the year would have been follows. */
static const char *
verdict_cell(struct kjp__report *report, const kjp_table *years, int32_t row)
{
  struct kjp__spot verdict = {years, row, KJP_AUDIT_YEAR_VERDICT};
  struct kjp__spot unwaived = {years, row, KJP_AUDIT_YEAR_UNWAIVED};

  return kjp__report_join(report,
                          kjp__word(report, KJP__WORDS_VERDICT, verdict), "/",
                          kjp__word(report, KJP__WORDS_VERDICT, unwaived));
}

/* "(2)", or "(1)(2)" on a tie. */
static const char *
binding_cell(struct kjp__report *report, const kjp_table *years, int32_t year)
{
  const kjp_table *clauses =
      kjp_answer_table(report->answer, KJP_AUDIT_CLAUSES);
  const char *all = NULL;
  int32_t first;
  int32_t count =
      kjp_table_children(clauses, KJP_AUDIT_CLAUSE_YEAR, year, &first);

  (void)years;
  for (int32_t row = first; row < first + count; row++) {
    int32_t said = kjp_table_int(clauses, row, KJP_AUDIT_CLAUSE_CLAUSE);

    if (kjp_table_int(clauses, row, KJP_AUDIT_CLAUSE_BINDING) != 1 ||
        kjp_table_int(clauses, row, KJP_AUDIT_CLAUSE_ANY_OF) != KJP_NONE)
      continue;
    said = kjp__audit_clause_number(kjp_plan_table(report->plan, KJP_CLAUSES),
                                    said);
    all = kjp__report_join(report, all, "",
                           kjp__arena_format(report->arena, "(%d)", (int)said));
  }
  return all;
}

static const char *
mark_cell(struct kjp__report *report, const kjp_table *years, int32_t row)
{
  const char *all = "";

  for (size_t i = 0; i < G_N_ELEMENTS(marks); i++) {
    if (kjp_table_int(years, row, marks[i].column) == 1)
      all = kjp__report_join(report, all, "", marks[i].mark);
  }
  return all;
}

static const struct kjp__sheet_column year_columns[] = {
    {{"年份", "year"}, KJP__ALIGN_LEFT, {KJP_AUDIT_YEAR_YEAR}, NULL},
    {{"数值", "value"}, KJP__ALIGN_POINT, {KJP_AUDIT_YEAR_VALUE}, NULL},
    {{"性质", "kind"}, KJP__ALIGN_LEFT, {0}, kind_cell},
    {{"底线", "floor"}, KJP__ALIGN_POINT, {KJP_AUDIT_YEAR_FLOOR}, NULL},
    {{"高出底线", "headroom"},
     KJP__ALIGN_POINT,
     {KJP_AUDIT_YEAR_HEADROOM},
     NULL},
    {{"增长%", "growth%"}, KJP__ALIGN_POINT, {0}, growth_cell},
    {{"结论", "verdict"}, KJP__ALIGN_LEFT, {0}, verdict_cell},
    {{"条款", "clause"}, KJP__ALIGN_LEFT, {0}, binding_cell},
    {{"注", "mark"}, KJP__ALIGN_LEFT, {0}, mark_cell},
};

/* Whether a year of the rule carries the mark. */
static bool
is_used(const kjp_table *years, int32_t column, int32_t first, int32_t count)
{
  for (int32_t row = first; row < first + count; row++) {
    if (kjp_table_int(years, row, column) == 1)
      return true;
  }
  return false;
}

static bool
has_floor(const kjp_table *years, int32_t first, int32_t count)
{
  for (int32_t row = first; row < first + count; row++) {
    if (kjp_table_amount(years, row, KJP_AUDIT_YEAR_FLOOR, NULL) != 0)
      return true;
  }
  return false;
}

static void
add_years(struct kjp__report *report, const kjp_table *years, int32_t first,
          int32_t count)
{
  static const struct kjp__say binding = {
      "“条款”一列是决定底线的条款",
      "column clause: the one that makes the floor"};

  kjp__sheet_write(report, year_columns, G_N_ELEMENTS(year_columns), years,
                   NULL, first, count);
  if (has_floor(years, first, count))
    kjp__sheet_line(report, 2, kjp__report_say(report, &binding));
  for (size_t i = 0; i < G_N_ELEMENTS(marks); i++) {
    if (is_used(years, marks[i].column, first, count))
      kjp__sheet_line(report, 2, kjp__report_say(report, &marks[i].say));
  }
}

static void
add_sentences(struct kjp__report *report, int32_t first, int32_t count)
{
  static const struct kjp__say title = {"逐年结论：", "Year by year:"};

  kjp__sheet_line(report, 0, kjp__report_say(report, &title));
  for (int32_t year = first; year < first + count; year++)
    kjp__sheet_line(report, 2, kjp__sentence_of_year(report, year));
}

static void
add_rule(struct kjp__report *report, int32_t rule)
{
  const kjp_table *years = kjp_answer_table(report->answer, KJP_AUDIT_YEARS);
  int32_t first;
  int32_t count = kjp_table_children(years, KJP_AUDIT_YEAR_RULE, rule, &first);

  kjp__text_add_char(&report->text, '\n');
  kjp__audit_rule_heading(report, rule);
  kjp__text_add_char(&report->text, '\n');
  add_years(report, years, first, count);
  kjp__text_add_char(&report->text, '\n');
  add_sentences(report, first, count);
  kjp__audit_rule_weak(report, first, count);
}

void
kjp__audit_text(struct kjp__report *report)
{
  static const struct kjp__say title = {"审计：{title}（{id}）",
                                        "Audit of {title} ({id})"};
  int32_t count =
      kjp_table_count(kjp_answer_table(report->answer, KJP_AUDIT_RULES));

  kjp__basis_heading(report, &title);
  for (int32_t rule = 0; rule < count; rule++)
    add_rule(report, rule);
  kjp__basis_write(report);
}

void
kjp__audit_sentence(struct kjp__report *report, int32_t year)
{
  kjp__text_add(&report->text, kjp__sentence_of_year(report, year));
}
