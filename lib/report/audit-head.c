/* SPDX-License-Identifier: MIT */
/* lib/report/audit-head.c - what is audited: the plan, a rule, its clauses. */
#include "audit-priv.h"

#include <glib.h>

#include "sheet-priv.h"

int32_t
kjp__audit_clause_number(const kjp_table *clauses, int32_t clause)
{
  int32_t first;
  int32_t count = kjp_table_children(
      clauses, KJP_CLAUSE_RULE, kjp_table_int(clauses, clause, KJP_CLAUSE_RULE),
      &first);
  int32_t number = 0;

  for (int32_t row = first; row < first + count && row <= clause; row++)
    number += kjp_table_int(clauses, row, KJP_CLAUSE_ANY_OF) == KJP_NONE;
  return number;
}

static const char *
indicator_cell(struct kjp__report *report, int32_t indicator)
{
  static const struct kjp__say template = {"{name}（{scope}，单位：{unit}）",
                                           "{name} ({scope}, in {unit})"};
  const kjp_table *table = kjp_plan_table(report->plan, KJP_INDICATORS);
  struct kjp__spot name = {table, indicator, KJP_INDICATOR_NAME_ZH};
  const char *const values[][2] = {
      {"name", kjp__report_said(report, name)},
      {"scope", kjp_table_text(table, indicator, KJP_INDICATOR_SCOPE)},
      {"unit", kjp_table_text(table, indicator, KJP_INDICATOR_UNIT)},
      {NULL, NULL}};

  return kjp__report_fill(report, &template, values);
}

static const char *
span(struct kjp__report *report, const kjp_table *table, int32_t row,
     int32_t first, int32_t last)
{
  return kjp__sheet_span(report, kjp_table_int(table, row, first),
                         kjp_table_int(table, row, last));
}

/* `text` behind `front`, or NULL without a text. */
static const char *
behind(struct kjp__report *report, const struct kjp__say *front,
       const char *text)
{
  return text == NULL ? NULL
                      : kjp__report_join(report, kjp__report_say(report, front),
                                         "", text);
}

static void
add_rule(struct kjp__report *report, const kjp_table *rules, int32_t rule)
{
  static const struct kjp__say templates[] = {
      {"规则 {id}{name}", "Rule {id}{name}"},
      {"指标：{indicator}", "Indicator: {indicator}"},
      {"年份：{years}；基数：{base}{stage}",
       "Years: {years}; base: {base}{stage}"}};
  static const struct kjp__say colon = {"：", ": "};
  static const struct kjp__say only = {"；只认阶段：", "; only of stage: "};
  struct kjp__spot name = {rules, rule, KJP_RULE_NAME_ZH};
  struct kjp__spot base = {rules, rule, KJP_RULE_BASE};
  struct kjp__spot stage = {rules, rule, KJP_RULE_STAGE};
  int32_t indicator = kjp_table_int(rules, rule, KJP_RULE_INDICATOR);
  const char *const values[][2] = {
      {"id", kjp_table_text(rules, rule, KJP_RULE_ID)},
      {"name", behind(report, &colon, kjp__report_said(report, name))},
      {"indicator", indicator_cell(report, indicator)},
      {"years",
       span(report, rules, rule, KJP_RULE_FIRST_YEAR, KJP_RULE_LAST_YEAR)},
      {"base", kjp__word(report, KJP__WORDS_BASE, base)},
      {"stage",
       behind(report, &only, kjp__word(report, KJP__WORDS_STAGE, stage))},
      {NULL, NULL}};

  for (size_t i = 0; i < G_N_ELEMENTS(templates); i++)
    kjp__sheet_line(report, 0, kjp__report_fill(report, &templates[i], values));
}

/* In brackets, or NULL for NULL. */
static const char *
bracketed(struct kjp__report *report, const char *text)
{
  static const struct kjp__say template = {"（{text}）", " ({text})"};
  const char *const values[][2] = {{"text", text}, {NULL, NULL}};

  return text == NULL ? NULL : kjp__report_fill(report, &template, values);
}

/* "(2) 增幅高于财政经常性收入（科学技术进步法第八十六条）" */
static void
add_clause(struct kjp__report *report, const kjp_table *clauses, int32_t row)
{
  static const struct kjp__say template = {"{number} {phrase}{years}{basis}",
                                           "{number} {phrase}{years}{basis}"};
  bool member = kjp_table_int(clauses, row, KJP_CLAUSE_ANY_OF) != KJP_NONE;
  int32_t number = kjp__audit_clause_number(clauses, row);
  int32_t basis = kjp_table_int(clauses, row, KJP_CLAUSE_BASIS);
  const char *const values[][2] = {
      {"number",
       member ? " - " : kjp__arena_format(report->arena, "(%d)", (int)number)},
      {"phrase", kjp__phrase_of_said(report, row)},
      {"years",
       bracketed(report, span(report, clauses, row, KJP_CLAUSE_FIRST_YEAR,
                              KJP_CLAUSE_LAST_YEAR))},
      {"basis", bracketed(report, kjp__report_source(report, basis))},
      {NULL, NULL}};

  kjp__sheet_line(report, 2, kjp__report_fill(report, &template, values));
}

void
kjp__audit_rule_heading(struct kjp__report *report, int32_t row)
{
  static const struct kjp__say title = {"条款：", "Clauses:"};
  const kjp_table *audited = kjp_answer_table(report->answer, KJP_AUDIT_RULES);
  const kjp_table *clauses = kjp_plan_table(report->plan, KJP_CLAUSES);
  int32_t rule = kjp_table_int(audited, row, KJP_AUDIT_RULE_RULE);
  int32_t first;
  int32_t count = kjp_table_children(clauses, KJP_CLAUSE_RULE, rule, &first);

  add_rule(report, kjp_plan_table(report->plan, KJP_RULES), rule);
  kjp__sheet_line(report, 0, kjp__report_say(report, &title));
  for (int32_t clause = first; clause < first + count; clause++)
    add_clause(report, clauses, clause);
}
