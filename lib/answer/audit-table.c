/* SPDX-License-Identifier: MIT */
/* lib/answer/audit-table.c - the columns of an audit. */
#include "audit-priv.h"

#include <glib.h>

static const char *const verdicts[] = {
    NULL, "holds", "broken", "not_assessable", "exempt", NULL};

/* clang-format off */
#define ROW(number, cell, row, member, name, zh, en, words, target, unit)      \
  {number, KJP__CELL_##cell, offsetof(struct kjp__audit_##row, member), name,  \
   zh, en, words, target, unit}
#define PLAIN(number, cell, row, member, zh, en)                               \
  ROW(number, cell, row, member, #member, zh, en, NULL, 0, NULL)
#define PARENT(number, row, member, zh, en, target)                            \
  ROW(number, ROW, row, member, #member, zh, en, NULL, target, NULL)

static const struct kjp__column rule_columns[] = {
  PARENT(KJP_AUDIT_RULE_RULE, rule, rule, "规则", "rule", KJP_RULES),
};

static const struct kjp__column year_columns[] = {
  PARENT(KJP_AUDIT_YEAR_RULE, year, rule, "规则", "rule", KJP_AUDIT_RULES),
  PLAIN(KJP_AUDIT_YEAR_YEAR, COUNTED, year, year, "年份", "year"),
  PLAIN(KJP_AUDIT_YEAR_VALUE, AMOUNT, year, value, "数值", "value"),
  ROW(KJP_AUDIT_YEAR_KIND, WORD, year, kind, "kind", "数值的性质", "kind of the value", kjp__words_kind, 0, NULL),
  PLAIN(KJP_AUDIT_YEAR_ONE_OFF, AMOUNT, year, one_off, "扣除的一次性数额", "one-off amount taken out"),
  PLAIN(KJP_AUDIT_YEAR_BASE, AMOUNT, year, base, "基数", "what the year is measured against"),
  PLAIN(KJP_AUDIT_YEAR_FLOOR, AMOUNT, year, floor, "底线", "the least that keeps the rule"),
  PLAIN(KJP_AUDIT_YEAR_PARTIAL, FLAG, year, partial, "底线不完整", "some clause has no least amount"),
  ROW(KJP_AUDIT_YEAR_VERDICT, WORD, year, verdict, "verdict", "结论", "verdict", verdicts, 0, NULL),
  ROW(KJP_AUDIT_YEAR_UNWAIVED, WORD, year, unwaived, "unwaived", "若不豁免的结论", "what an exempt year would have been", verdicts, 0, NULL),
  PLAIN(KJP_AUDIT_YEAR_HEADROOM, AMOUNT, year, headroom, "高出底线", "value less one-off less floor"),
  ROW(KJP_AUDIT_YEAR_GROWTH, FRACTION, year, growth, "growth", "比基数增长", "growth against the base", NULL, 0, &kjp__unit_percent),
  PARENT(KJP_AUDIT_YEAR_RUNNER_UP, year, runner_up, "次紧的条款", "clause next to the binding one", KJP_AUDIT_CLAUSES),
  PLAIN(KJP_AUDIT_YEAR_PROJECTED, FLAG, year, projected, "依据计划或假定的数", "rests on planned or assumed values"),
  PLAIN(KJP_AUDIT_YEAR_UNVERIFIED, FLAG, year, unverified, "依据未核实的数", "rests on unverified observations"),
  PARENT(KJP_AUDIT_YEAR_EXEMPTION, year, exemption, "豁免", "exemption", KJP_EXEMPTIONS),
};

static const struct kjp__column clause_columns[] = {
  PARENT(KJP_AUDIT_CLAUSE_YEAR, clause, year, "年份", "year", KJP_AUDIT_YEARS),
  PARENT(KJP_AUDIT_CLAUSE_ANY_OF, clause, any_of, "所在的 any_of", "any_of it stands in", KJP_AUDIT_CLAUSES),
  PARENT(KJP_AUDIT_CLAUSE_CLAUSE, clause, clause, "条款", "clause", KJP_CLAUSES),
  PLAIN(KJP_AUDIT_CLAUSE_NAME, TEXT, clause, name, "条款名", "name"),
  PLAIN(KJP_AUDIT_CLAUSE_LEAST, AMOUNT, clause, least, "最少数额", "least amount that satisfies it"),
  ROW(KJP_AUDIT_CLAUSE_VERDICT, WORD, clause, verdict, "verdict", "结论", "verdict", verdicts, 0, NULL),
  ROW(KJP_AUDIT_CLAUSE_GAP, FRACTION, clause, gap, "gap", "差距（百分点）", "gap in percentage points", NULL, 0, &kjp__unit_points),
  PLAIN(KJP_AUDIT_CLAUSE_BINDING, FLAG, clause, binding, "是约束条款", "it makes the floor"),
  PLAIN(KJP_AUDIT_CLAUSE_BASE, AMOUNT, clause, base, "基数", "amount it starts from"),
  PLAIN(KJP_AUDIT_CLAUSE_REFERENCE, FRACTION, clause, reference, "参照值", "reference of the year, or the sum of the peers"),
  PLAIN(KJP_AUDIT_CLAUSE_REFERENCE_BASE, FRACTION, clause, reference_base, "参照基数", "reference of the year before"),
  PLAIN(KJP_AUDIT_CLAUSE_BASE_YEAR, COUNTED, clause, base_year, "基数的年份", "year of the base"),
};

static const struct kjp__column input_columns[] = {
  PARENT(KJP_AUDIT_INPUT_YEAR, input, year, "年份", "year", KJP_AUDIT_YEARS),
  ROW(KJP_AUDIT_INPUT_INDICATOR, ROW, input, used.indicator, "indicator", "指标", "indicator", NULL, KJP_INDICATORS, NULL),
  ROW(KJP_AUDIT_INPUT_OF, COUNTED, input, used.of, "of", "数值的年份", "year of the figure", NULL, 0, NULL),
  ROW(KJP_AUDIT_INPUT_STAGE, WORD, input, used.stage, "stage", "阶段", "stage", kjp__words_stage, 0, NULL),
  ROW(KJP_AUDIT_INPUT_VALUE, FRACTION, input, used.value, "value", "数值", "value", NULL, 0, NULL),
  ROW(KJP_AUDIT_INPUT_KIND, WORD, input, used.kind, "kind", "性质", "kind", kjp__words_kind, 0, NULL),
  ROW(KJP_AUDIT_INPUT_LINE, COUNTED, input, used.line, "line", "所在行", "line in the file", NULL, 0, NULL),
  ROW(KJP_AUDIT_INPUT_SOURCE, ROW, input, used.source, "source", "来源", "source", NULL, KJP_SOURCES, NULL),
  ROW(KJP_AUDIT_INPUT_UNVERIFIED, FLAG, input, used.unverified, "unverified", "未核实", "not verified", NULL, 0, NULL),
};

static const struct kjp__column missing_columns[] = {
  PARENT(KJP_AUDIT_MISSING_YEAR, missing, year, "年份", "year", KJP_AUDIT_YEARS),
  PARENT(KJP_AUDIT_MISSING_INDICATOR, missing, indicator, "指标", "indicator", KJP_INDICATORS),
  PLAIN(KJP_AUDIT_MISSING_OF, COUNTED, missing, of, "缺数的年份", "year that is missing"),
};

static const struct kjp__column note_columns[] = {
  PARENT(KJP_AUDIT_NOTE_YEAR, note, year, "年份", "year", KJP_AUDIT_YEARS),
  PARENT(KJP_AUDIT_NOTE_CLAUSE, note, clause, "条款", "clause", KJP_AUDIT_CLAUSES),
  PLAIN(KJP_AUDIT_NOTE_CODE, TEXT, note, code, "代码", "code"),
  ROW(KJP_AUDIT_NOTE_TEXT_ZH, TEXT, note, text.zh, "text_zh", "说明", "note, in Chinese", NULL, 0, NULL),
  ROW(KJP_AUDIT_NOTE_TEXT_EN, TEXT, note, text.en, "text_en", "说明（英文）", "note", NULL, 0, NULL),
};
/* clang-format on */

/* Units: of the ruled indicator, but for references and inputs. */

static const struct kjp__unit *
unit_of_ruled(const kjp_answer *answer, int32_t year)
{
  const struct kjp__audit_year *row =
      kjp__rows_at(&kjp_answer_table(answer, KJP_AUDIT_YEARS)->rows, year);
  const struct kjp__audit_rule *rule =
      kjp__rows_at(&kjp_answer_table(answer, KJP_AUDIT_RULES)->rows, row->rule);
  const struct kjp__rule *said =
      kjp__plan_row(answer->plan, KJP_RULES, rule->rule);

  return kjp__plan_unit(answer->plan, said->indicator);
}

static const struct kjp__unit *
unit_of_year(const kjp_table *table, int32_t row, int32_t column)
{
  (void)column;
  return unit_of_ruled(table->owner, row);
}

static const struct kjp__unit *
unit_of_clause(const kjp_table *table, int32_t row, int32_t column)
{
  const kjp_answer *answer = table->owner;
  const struct kjp__audit_clause *clause = kjp__rows_at(&table->rows, row);
  const struct kjp__clause *said =
      kjp__plan_row(answer->plan, KJP_CLAUSES, clause->clause);
  bool reference = column == KJP_AUDIT_CLAUSE_REFERENCE ||
                   column == KJP_AUDIT_CLAUSE_REFERENCE_BASE;

  return reference && said->reference >= 0
             ? kjp__plan_unit(answer->plan, said->reference)
             : unit_of_ruled(answer, clause->year);
}

static const struct kjp__unit *
unit_of_input(const kjp_table *table, int32_t row, int32_t column)
{
  const kjp_answer *answer = table->owner;
  const struct kjp__audit_input *input = kjp__rows_at(&table->rows, row);

  (void)column;
  return kjp__plan_unit(answer->plan, input->used.indicator);
}

#define KIND(number, name, row, parent, unit_of)                               \
  {                                                                            \
    number, name, sizeof(struct kjp__audit_##row), row##_columns,              \
        sizeof row##_columns[0], G_N_ELEMENTS(row##_columns), false, parent,   \
        unit_of                                                                \
  }

static const struct kjp__table_kind kinds[] = {
    KIND(KJP_AUDIT_RULES, "audit_rules", rule, 0, NULL),
    KIND(KJP_AUDIT_YEARS, "audit_years", year, KJP_AUDIT_YEAR_RULE,
         unit_of_year),
    KIND(KJP_AUDIT_CLAUSES, "audit_clauses", clause, KJP_AUDIT_CLAUSE_YEAR,
         unit_of_clause),
    KIND(KJP_AUDIT_INPUTS, "audit_inputs", input, KJP_AUDIT_INPUT_YEAR,
         unit_of_input),
    KIND(KJP_AUDIT_MISSING, "audit_missing", missing, KJP_AUDIT_MISSING_YEAR,
         NULL),
    KIND(KJP_AUDIT_NOTES, "audit_notes", note, KJP_AUDIT_NOTE_YEAR, NULL),
};

const struct kjp__table_kind *const kjp__audit_kinds[] = {
    &kinds[0], &kinds[1], &kinds[2], &kinds[3], &kinds[4], &kinds[5]};
