/* SPDX-License-Identifier: MIT */
/* lib/plan/field.c - the field table: every key and column of a plan.
 *
 * Rows stand in the order of their column numbers; keys that make child rows
 * and have no column stand last. */
#include "field-priv.h"

#include <glib.h>

#include "../quantity/rate-priv.h"
#include "plan-priv.h"
#include "read-priv.h"
#include "row-unit-priv.h"

/* clang-format off */
#define ROW(number, cell, row, member, name, chinese, english, words, target, unit,      \
            key, read, flags, kinds, least, most)                              \
  {{number, KJP__CELL_##cell, offsetof(struct kjp__##row, member), name, chinese,   \
    english, words, target, unit}, key, read, flags, kinds, least, most}

/* A column that no key fills by itself. */
#define SHOWN_WORD(number, row, member, name, chinese, english, words)                   \
  ROW(number, WORD, row, member, name, chinese, english, words, 0, NULL, NULL, NULL, 0, 0, 0, 0)
#define SHOWN(number, cell, row, member, name, chinese, english)                         \
  ROW(number, cell, row, member, name, chinese, english, NULL, 0, NULL,                  \
      NULL, NULL, 0, 0, 0, 0)
#define LINE(number, row)                                                      \
  SHOWN(number, COUNTED, row, mark.line, "line", "所在行", "line in the file")
#define PARENT(number, row, member, target, chinese, english)                            \
  ROW(number, ROW, row, member, #member, chinese, english, NULL, target, NULL,           \
      NULL, NULL, 0, 0, 0, 0)
/* A key of the same name as its column. */
#define KEYED(number, cell, row, member, name, chinese, english, read, flags)            \
  ROW(number, cell, row, member, name, chinese, english, NULL, 0, NULL,                  \
      name, read, flags, 0, 0, 0)
/* A key of another name than its column. */
#define KEYED_AS(number, cell, row, member, name, key, chinese, english, read, flags)      \
  ROW(number, cell, row, member, name, chinese, english, NULL, 0, NULL, key, read, flags, 0, 0, 0)
#define WORD_BY(number, cell, row, member, name, chinese, english, words, read)           \
  ROW(number, cell, row, member, name, chinese, english, words, 0, NULL, name, read, 0, 0, 0, 0)
#define TEXT(number, row, member, chinese, english, flags)                               \
  KEYED(number, TEXT, row, member, #member, chinese, english, kjp__read_text, flags)
/* A text in both languages: two columns, one key. */
#define SAY(number, row, member, chinese, english, flags)                                \
  ROW(number, TEXT, row, member.zh, #member "_zh", chinese, english ", in Chinese",      \
      NULL, 0, NULL, #member, kjp__read_say, flags, 0, 0, 0),                  \
  SHOWN(number + 1, TEXT, row, member.en, #member "_en", chinese "（英文）", english)
#define WORD(number, row, member, chinese, english, words, flags, kinds)                 \
  ROW(number, WORD, row, member, #member, chinese, english, words, 0, NULL,              \
      #member, kjp__read_word, flags, kinds, 0, 0)
#define FLAG(number, row, member, chinese, english, flags, kinds)                        \
  ROW(number, FLAG, row, member, #member, chinese, english, NULL, 0, NULL,               \
      #member, kjp__read_boolean, flags, kinds, 0, 0)
#define AMOUNT(number, row, member, key, chinese, english, unit, flags, kinds, least,    \
               most)                                                           \
  ROW(number, AMOUNT, row, member, #member, chinese, english, NULL, 0, unit,             \
      key, kjp__read_quantity, flags, kinds, least, most)
#define REFERENCE(number, row, member, key, chinese, english, target, read, flags,       \
                  kinds)                                                       \
  ROW(number, ROW, row, member, #member, chinese, english, NULL, target, NULL,           \
      key, read, flags, kinds, 0, 0)
#define SOURCE(number, row, member)                                            \
  REFERENCE(number, row, member, #member, "来源或依据", "where it stands",     \
            KJP_SOURCES, kjp__read_source, 0, 0)
/* A key that makes child rows. */
#define CHILD(key, chinese, english, read, flags, kinds)                                 \
  {{0, KJP__CELL_NONE, 0, key, chinese, english, NULL, 0, NULL},                         \
   key, read, flags, kinds, 0, 0}

/* A key that fills a part of its row that is no one column. */
#define CHILD_AT(row, member, key, chinese, english, read)                               \
  {{0, KJP__CELL_NONE, offsetof(struct kjp__##row, member), key, chinese, english, NULL, 0, NULL}, \
   key, read, 0, 0, 0, 0}

#define KIND(kind) (1u << KJP_CLAUSE_##kind)
#define CAP(kind) (1u << KJP_CAP_##kind##_AT_MOST)
#define ONE KJP__RATE_ONE
#define MOST INT64_C(1000000000000000) /* a million of one */

static const struct kjp__field plan_fields[] = {
  KEYED(KJP_PLAN_ID, TEXT, plan_row, id, "id", "标识", "id", kjp__read_id, KJP__REQUIRED),
  SAY(KJP_PLAN_TITLE_ZH, plan_row, title, "名称", "title", KJP__REQUIRED),
  SHOWN(KJP_PLAN_FIRST_YEAR, COUNTED, plan_row, first_year, "first_year", "首年", "first year"),
  SHOWN(KJP_PLAN_LAST_YEAR, COUNTED, plan_row, last_year, "last_year", "末年", "last year"),
  SOURCE(KJP_PLAN_SOURCE, plan_row, source),
  SHOWN(KJP_PLAN_VERSION, COUNTED, plan_row, version, "version", "格式版本", "version of the format"),
  SHOWN(KJP_PLAN_SHA256, TEXT, plan_row, sha256, "sha256", "文件的 SHA-256", "SHA-256 of the file's bytes"),
  LINE(KJP_PLAN_LINE, plan_row),
  SHOWN_WORD(KJP_PLAN_EVERY, plan_row, every, "every", "多久评估一次", "how often it is to be evaluated", kjp__words_every),
  CHILD("years", "年份区间", "span of years", kjp__read_plan_span, KJP__REQUIRED | KJP__EARLY, 0),
  CHILD("issuers", "发布单位", "who issued it", kjp__read_issuers, 0, 0),
  CHILD("claims", "文中所称的数目", "counts that the text states", kjp__read_claims, 0, 0),
  CHILD("evaluations", "专项评估", "evaluations", kjp__read_evaluations, 0, 0),
};

static const struct kjp__field organisation_fields[] = {
  SHOWN(KJP_ORGANISATION_ID, TEXT, organisation, id, "id", "标识", "id"),
  SAY(KJP_ORGANISATION_NAME_ZH, organisation, name, "名称", "name", KJP__REQUIRED),
  LINE(KJP_ORGANISATION_LINE, organisation),
};

static const struct kjp__field indicator_fields[] = {
  SHOWN(KJP_INDICATOR_ID, TEXT, indicator, id, "id", "标识", "id"),
  SAY(KJP_INDICATOR_NAME_ZH, indicator, name, "名称", "name", KJP__REQUIRED),
  TEXT(KJP_INDICATOR_SCOPE, indicator, scope, "口径", "scope, such as 全市", KJP__REQUIRED),
  KEYED(KJP_INDICATOR_UNIT, TEXT, indicator, unit.label, "unit", "单位", "unit of bare numbers", kjp__read_unit, KJP__REQUIRED | KJP__EARLY),
  ROW(KJP_INDICATOR_DIMENSION, WORD, indicator, dimension, "dimension", "量纲", "what the unit is of", kjp__words_dimension, 0, NULL, NULL, NULL, 0, 0, 0, 0),
  WORD(KJP_INDICATOR_DIRECTION, indicator, direction, "方向：多为好或少为好", "which way is better", kjp__words_direction, 0, 0),
  ROW(KJP_INDICATOR_DERIVE, WORD, indicator, derive, "derive", "推导方式", "how it is derived", kjp__words_derive, 0, NULL, "derive", kjp__read_derive, 0, 0, 0, 0),
  FLAG(KJP_INDICATOR_MIXED_SCOPE, indicator, mixed_scope, "允许跨口径推导", "derived across scopes on purpose", KJP__EARLY, 0),
  ROW(KJP_INDICATOR_GROWTH, AMOUNT, indicator, growth, "growth", "假定的年增长", "growth assumed for years to come", NULL, 0, &kjp__unit_percent, NULL, NULL, 0, 0, 0, 0),
  ROW(KJP_INDICATOR_SD, AMOUNT, indicator, sd, "sd", "增长的标准差", "standard deviation of growth", NULL, 0, &kjp__unit_percent, NULL, NULL, 0, 0, 0, 0),
  ROW(KJP_INDICATOR_PERSISTENCE, AMOUNT, indicator, persistence, "persistence", "增长冲击的持续性", "persistence of shocks to growth", NULL, 0, &kjp__unit_one, NULL, NULL, 0, 0, 0, 0),
  SOURCE(KJP_INDICATOR_SOURCE, indicator, source),
  TEXT(KJP_INDICATOR_NOTE, indicator, note, "说明", "note", 0),
  LINE(KJP_INDICATOR_LINE, indicator),
  ROW(KJP_INDICATOR_COUNT_OF, WORD, indicator, count_of, "count_of", "所计数的内容", "what of the plan it counts", kjp__words_count_of, 0, NULL, "count_of", kjp__read_count_of, 0, 0, 0, 0),
  SHOWN(KJP_INDICATOR_SINCE, COUNTED, indicator, since, "since", "年均增长的起算年", "year that an average growth counts from"),
  SHOWN(KJP_INDICATOR_LOOKBACK, COUNTED, indicator, lookback, "lookback", "年均增长的年数", "years that an average growth looks back"),
  CHILD("values", "各年观测值", "observations by year", kjp__read_values, 0, 0),
  CHILD("one_off", "一次性收支", "one-off amounts by year", kjp__read_adjustments, 0, 0),
  CHILD("comparable_base", "同口径基数", "comparable bases by year", kjp__read_adjustments, 0, 0),
  CHILD("assume", "对以后年份的假定", "what is assumed for years to come", kjp__read_assume, 0, 0),
};

static const struct kjp__field average_growth_fields[] = {
  CHILD("of", "增长的指标", "indicator that grows", kjp__read_growth_of, KJP__REQUIRED, 0),
  ROW(0, COUNTED, indicator, since, "since", "起算年", "year it counts from", NULL, 0, NULL, "since", kjp__read_year, 0, 0, 0, 0),
  ROW(0, COUNTED, indicator, lookback, "lookback", "回溯年数", "years to look back", NULL, 0, NULL, "lookback", kjp__read_whole, 0, 0, 1, 200),
};

static const struct kjp__field assume_fields[] = {
  CHILD("growth", "年增长：常数或按年", "growth: one rate, or by year", kjp__read_growth, 0, 0),
  CHILD("amounts", "各年数额", "amounts by year", kjp__read_amounts, 0, 0),
  ROW(0, NONE, indicator, sd, "sd", "增长的标准差", "standard deviation of growth", NULL, 0, &kjp__unit_percent, "sd", kjp__read_quantity, KJP__UNIT, 0, 0, MOST),
  ROW(0, NONE, indicator, persistence, "persistence", "增长冲击的持续性", "persistence of shocks to growth", NULL, 0, &kjp__unit_one, "persistence", kjp__read_quantity, 0, 0, -ONE, ONE),
};

static const struct kjp__field observation_fields[] = {
  PARENT(KJP_OBSERVATION_INDICATOR, observation, indicator, KJP_INDICATORS, "所属指标", "indicator"),
  SHOWN(KJP_OBSERVATION_YEAR, COUNTED, observation, year, "year", "年份", "year"),
  ROW(KJP_OBSERVATION_STAGE, WORD, observation, stage, "stage", "阶段", "stage", kjp__words_stage, 0, NULL, NULL, NULL, 0, 0, 0, 0),
  ROW(KJP_OBSERVATION_VALUE, AMOUNT, observation, value, "value", "数值", "value", NULL, 0, NULL, "value", kjp__read_figure, KJP__REQUIRED | KJP__SHORT, 0, 0, 0),
  SHOWN(KJP_OBSERVATION_DECIMALS, INT, observation, decimals, "decimals", "小数位数", "decimals as written, in the indicator's unit"),
  KEYED(KJP_OBSERVATION_KNOWN_ON, TEXT, observation, known_on, "known_on", "何日可知", "day from which it was known", kjp__read_date, 0),
  SOURCE(KJP_OBSERVATION_SOURCE, observation, source),
  TEXT(KJP_OBSERVATION_NOTE, observation, note, "说明", "note", 0),
  FLAG(KJP_OBSERVATION_UNVERIFIED, observation, unverified, "未核实", "not verified", 0, 0),
  LINE(KJP_OBSERVATION_LINE, observation),
};

static const struct kjp__field adjustment_fields[] = {
  PARENT(KJP_ADJUSTMENT_INDICATOR, adjustment, indicator, KJP_INDICATORS, "所属指标", "indicator"),
  ROW(KJP_ADJUSTMENT_KIND, WORD, adjustment, kind, "kind", "一次性或同口径基数", "one_off or comparable_base", kjp__words_adjustment, 0, NULL, NULL, NULL, 0, 0, 0, 0),
  SHOWN(KJP_ADJUSTMENT_YEAR, COUNTED, adjustment, year, "year", "年份", "year"),
  AMOUNT(KJP_ADJUSTMENT_VALUE, adjustment, value, "value", "数额", "amount", NULL, KJP__REQUIRED | KJP__SHORT, 0, 0, 0),
  AMOUNT(KJP_ADJUSTMENT_OWED, adjustment, owed, "owed", "新口径下应有的数额", "what was owed on the new scope", NULL, 0, 1u << KJP_ADJUSTMENT_COMPARABLE_BASE, 0, 0),
  SOURCE(KJP_ADJUSTMENT_SOURCE, adjustment, source),
  TEXT(KJP_ADJUSTMENT_NOTE, adjustment, note, "说明", "note", 0),
  LINE(KJP_ADJUSTMENT_LINE, adjustment),
};

static const struct kjp__field assumption_fields[] = {
  PARENT(KJP_ASSUMPTION_INDICATOR, assumption, indicator, KJP_INDICATORS, "所属指标", "indicator"),
  SHOWN(KJP_ASSUMPTION_YEAR, COUNTED, assumption, year, "year", "年份", "year"),
  ROW(KJP_ASSUMPTION_GROWTH, AMOUNT, assumption, growth, "growth", "假定的增长", "growth assumed", NULL, 0, &kjp__unit_percent, NULL, NULL, KJP__UNIT, 0, -ONE, MOST),
  SHOWN(KJP_ASSUMPTION_AMOUNT, AMOUNT, assumption, amount, "amount", "假定的数额", "amount assumed"),
  LINE(KJP_ASSUMPTION_LINE, assumption),
};

static const struct kjp__field input_fields[] = {
  PARENT(KJP_INPUT_INDICATOR, input, indicator, KJP_INDICATORS, "推导出的指标", "indicator that is derived"),
  PARENT(KJP_INPUT_INPUT, input, input, KJP_INDICATORS, "用到的指标", "indicator that goes in"),
  LINE(KJP_INPUT_LINE, input),
};

static const struct kjp__field target_fields[] = {
  SHOWN(KJP_TARGET_ID, TEXT, target, id, "id", "标识", "id"),
  REFERENCE(KJP_TARGET_INDICATOR, target, indicator, "indicator", "指标", "indicator", KJP_INDICATORS, kjp__read_target_indicator, KJP__REQUIRED | KJP__EARLY, 0),
  SHOWN(KJP_TARGET_BOUND, AMOUNT, target, asked.amount, "bound", "目标值（区间时为下限）", "bound, the lower one of two"),
  SHOWN(KJP_TARGET_UPPER, AMOUNT, target, asked.upper, "upper", "上限", "upper bound of within"),
  SHOWN_WORD(KJP_TARGET_COMPARATOR, target, asked.comparator, "comparator", "比较方式", "comparator", kjp__words_comparator),
  ROW(KJP_TARGET_BOUND_INDICATOR, ROW, target, asked.indicator, "bound_indicator", "作为目标值的指标", "indicator that is the bound", NULL, KJP_INDICATORS, NULL, NULL, NULL, 0, 0, 0, 0),
  SHOWN(KJP_TARGET_BOUND_YEAR, COUNTED, target, asked.year, "bound_year", "其年份；未写则为到期年", "its year; none: the year that is due"),
  ROW(KJP_TARGET_BOUND_TIMES, AMOUNT, target, asked.times, "bound_times", "倍数", "factor", NULL, 0, &kjp__unit_one, NULL, NULL, 0, 0, 0, 0),
  SHOWN(KJP_TARGET_BOUND_PLUS, AMOUNT, target, asked.plus, "bound_plus", "另加", "what is added"),
  SHOWN(KJP_TARGET_FIRST_YEAR, COUNTED, target, first_year, "first_year", "首年", "first year"),
  SHOWN(KJP_TARGET_LAST_YEAR, COUNTED, target, last_year, "last_year", "到期年", "year it is due"),
  SHOWN(KJP_TARGET_OVER, FLAG, target, over, "over", "对各年之和", "of the sum over the years"),
  WORD(KJP_TARGET_STRENGTH, target, strength, "力度", "strength", kjp__words_strength, 0, 0),
  REFERENCE(KJP_TARGET_OWNER, target, owner, "owner", "责任单位", "who answers for it", KJP_ORGANISATIONS, kjp__read_organisation, 0, 0),
  SHOWN(KJP_TARGET_BASE_YEAR, COUNTED, target, base_year, "base_year", "基期年", "base year"),
  SHOWN(KJP_TARGET_BASE_VALUE, AMOUNT, target, base_value, "base_value", "基期值", "base value"),
  FLAG(KJP_TARGET_MIXED_SCOPE, target, mixed_scope, "允许跨口径比较", "compared across scopes on purpose", KJP__EARLY, 0),
  SAY(KJP_TARGET_NAME_ZH, target, name, "名称", "name", 0),
  SOURCE(KJP_TARGET_SOURCE, target, source),
  TEXT(KJP_TARGET_NOTE, target, note, "说明", "note", 0),
  LINE(KJP_TARGET_LINE, target),
  CHILD("year", "到期年", "year it is due", kjp__read_target_year, 0, 0),
  CHILD("over", "年份区间", "years of the sum", kjp__read_target_over, 0, 0),
  CHILD_AT(target, asked, "at_least", "达到、不低于", "at least", kjp__read_comparator),
  CHILD_AT(target, asked, "more_than", "超过、高于", "more than", kjp__read_comparator),
  CHILD_AT(target, asked, "at_most", "不超过、以内", "at most", kjp__read_comparator),
  CHILD_AT(target, asked, "less_than", "低于、不足", "less than", kjp__read_comparator),
  CHILD_AT(target, asked, "within", "区间", "a pair, both ends count", kjp__read_comparator),
  CHILD("base", "基期", "base point", kjp__read_base, 0, 0),
  CHILD("revisions", "调整后的目标值", "bounds promised later", kjp__read_revisions, 0, 0),
};

static const struct kjp__field bound_fields[] = {
  ROW(0, ROW, asked, indicator, "indicator", "指标", "indicator", NULL, KJP_INDICATORS, NULL, "indicator", kjp__read_bound_indicator, 0, 0, 0, 0),
  ROW(0, COUNTED, asked, year, "year", "年份", "year", NULL, 0, NULL, "year", kjp__read_year, 0, 0, 0, 0),
  ROW(0, AMOUNT, asked, times, "times", "倍数", "factor", NULL, 0, &kjp__unit_one, "times", kjp__read_quantity, 0, 0, 0, INT64_MAX),
  CHILD("plus", "另加", "what is added", kjp__read_bound_plus, 0, 0),
};

static const struct kjp__field base_fields[] = {
  ROW(0, COUNTED, target, base_year, "year", "基期年", "base year", NULL, 0, NULL, "year", kjp__read_year, KJP__REQUIRED, 0, 0, 0),
  ROW(0, AMOUNT, target, base_value, "value", "基期值", "base value", NULL, 0, NULL, "value", kjp__read_quantity, 0, 0, 0, 0),
};

static const struct kjp__field rule_fields[] = {
  SHOWN(KJP_RULE_ID, TEXT, rule, id, "id", "标识", "id"),
  SAY(KJP_RULE_NAME_ZH, rule, name, "名称", "name", 0),
  REFERENCE(KJP_RULE_INDICATOR, rule, indicator, "indicator", "受约束的指标", "indicator that is ruled", KJP_INDICATORS, kjp__read_rule_indicator, KJP__REQUIRED | KJP__EARLY, 0),
  SHOWN(KJP_RULE_FIRST_YEAR, COUNTED, rule, first_year, "first_year", "首年", "first year"),
  SHOWN(KJP_RULE_LAST_YEAR, COUNTED, rule, last_year, "last_year", "末年", "last year"),
  WORD(KJP_RULE_STAGE, rule, stage, "只认的阶段", "the one stage that counts", kjp__words_stage, 0, 0),
  WORD(KJP_RULE_BASE, rule, base, "基数", "base", kjp__words_base, 0, 0),
  SOURCE(KJP_RULE_SOURCE, rule, source),
  TEXT(KJP_RULE_NOTE, rule, note, "说明", "note", 0),
  LINE(KJP_RULE_LINE, rule),
  CHILD("years", "适用年份", "years it rules", kjp__read_rule_span, KJP__REQUIRED | KJP__EARLY, 0),
  CHILD("clauses", "条款", "clauses", kjp__read_clauses, KJP__REQUIRED, 0),
  CHILD("exempt", "豁免年份", "exempt years", kjp__read_exemptions, 0, 0),
};

static const struct kjp__field clause_fields[] = {
  PARENT(KJP_CLAUSE_RULE, clause, rule, KJP_RULES, "所属规则", "rule"),
  PARENT(KJP_CLAUSE_ANY_OF, clause, any_of, KJP_CLAUSES, "所在的 any_of", "any_of it stands in"),
  ROW(KJP_CLAUSE_KIND, WORD, clause, kind, "kind", "条款", "kind", kjp__words_clause, 0, NULL, NULL, NULL, 0, 0, 0, 0),
  REFERENCE(KJP_CLAUSE_REFERENCE, clause, reference, "of", "参照指标", "indicator it is held against", KJP_INDICATORS, kjp__read_reference, KJP__REQUIRED, KIND(OUTPACE) | KIND(SHARE_AT_LEAST) | KIND(SHARE_NOT_BELOW_PREVIOUS)),
  AMOUNT(KJP_CLAUSE_GROWTH, clause, growth, "value", "增长率", "growth", &kjp__unit_percent, KJP__REQUIRED | KJP__SHORT | KJP__UNIT, KIND(GROW_AT_LEAST) | KIND(AVERAGE_GROWTH_AT_LEAST), -ONE, MOST),
  AMOUNT(KJP_CLAUSE_AMOUNT, clause, amount, "value", "增加额", "increment", NULL, KJP__REQUIRED | KJP__SHORT, KIND(GROW_BY_AT_LEAST), 0, 0),
  AMOUNT(KJP_CLAUSE_SHARE, clause, share, "value", "占比", "share", &kjp__unit_percent, KJP__REQUIRED | KJP__UNIT, KIND(SHARE_AT_LEAST), 0, MOST),
  AMOUNT(KJP_CLAUSE_MARGIN, clause, margin, "margin", "高出的百分点", "percentage points above", &kjp__unit_points, KJP__UNIT, KIND(OUTPACE), 0, MOST),
  WORD(KJP_CLAUSE_WHEN_FALLING, clause, when_falling, "参照下降时", "when the reference falls", kjp__words_falling, 0, KIND(OUTPACE)),
  FLAG(KJP_CLAUSE_STRICT, clause, strict, "须高于，而非不低于", "above, not at least", 0, KIND(NOT_BELOW_PREVIOUS) | KIND(SHARE_NOT_BELOW_PREVIOUS)),
  ROW(KJP_CLAUSE_LOOKBACK, COUNTED, clause, lookback, "lookback", "回溯年数", "years to look back", NULL, 0, NULL, "lookback", kjp__read_whole, 0, KIND(NOT_BELOW_PREVIOUS), 1, 200),
  AMOUNT(KJP_CLAUSE_TOLERANCE, clause, tolerance, "tolerance", "容许的下降", "fall that is tolerated", &kjp__unit_percent, KJP__UNIT, KIND(NOT_BELOW_PREVIOUS) | KIND(SHARE_NOT_BELOW_PREVIOUS), 0, ONE),
  ROW(KJP_CLAUSE_SINCE, COUNTED, clause, since, "since", "起算年", "year it counts from", NULL, 0, NULL, "since", kjp__read_since, KJP__REQUIRED, KIND(AVERAGE_GROWTH_AT_LEAST), 0, 0),
  SHOWN(KJP_CLAUSE_FIRST_YEAR, COUNTED, clause, first_year, "first_year", "适用首年", "first year it applies in"),
  SHOWN(KJP_CLAUSE_LAST_YEAR, COUNTED, clause, last_year, "last_year", "适用末年", "last year it applies in"),
  WORD(KJP_CLAUSE_STAGE, clause, stage, "参照的阶段", "stage of the reference", kjp__words_stage, 0, 0),
  FLAG(KJP_CLAUSE_MIXED_SCOPE, clause, mixed_scope, "允许跨口径", "across scopes on purpose", KJP__EARLY, 0),
  SOURCE(KJP_CLAUSE_BASIS, clause, basis),
  TEXT(KJP_CLAUSE_NOTE, clause, note, "说明", "note", 0),
  LINE(KJP_CLAUSE_LINE, clause),
  CHILD("years", "适用年份", "years it applies in", kjp__read_clause_span, KJP__EARLY, 0),
  CHILD("amounts", "各年数额", "amounts by year", kjp__read_clause_amounts, KJP__REQUIRED | KJP__SHORT | KJP__BY_YEAR, KIND(AMOUNT_AT_LEAST)),
  CHILD("at", "考核年份", "years it is judged in", kjp__read_clause_at, KJP__EARLY, KIND(AVERAGE_GROWTH_AT_LEAST)),
  CHILD("peers", "比照的指标", "indicators it is held against", kjp__read_peers, KJP__REQUIRED | KJP__SHORT, KIND(AT_LEAST_PEERS)),
  CHILD("clauses", "其中之一", "clauses of which one must hold", kjp__read_members, KJP__REQUIRED | KJP__SHORT, KIND(ANY)),
};

static const struct kjp__field clause_year_fields[] = {
  PARENT(KJP_CLAUSE_YEAR_CLAUSE, clause_year, clause, KJP_CLAUSES, "所属条款", "clause"),
  SHOWN(KJP_CLAUSE_YEAR_YEAR, COUNTED, clause_year, year, "year", "年份", "year"),
  SHOWN(KJP_CLAUSE_YEAR_AMOUNT, AMOUNT, clause_year, amount, "amount", "数额", "amount"),
  LINE(KJP_CLAUSE_YEAR_LINE, clause_year),
};

static const struct kjp__field peer_fields[] = {
  PARENT(KJP_PEER_CLAUSE, peer, clause, KJP_CLAUSES, "所属条款", "clause"),
  PARENT(KJP_PEER_INDICATOR, peer, indicator, KJP_INDICATORS, "比照的指标", "indicator"),
  LINE(KJP_PEER_LINE, peer),
};

static const struct kjp__field exemption_fields[] = {
  PARENT(KJP_EXEMPTION_RULE, exemption, rule, KJP_RULES, "所属规则", "rule"),
  KEYED(KJP_EXEMPTION_YEAR, COUNTED, exemption, year, "year", "年份", "year", kjp__read_exemption_year, KJP__REQUIRED),
  SAY(KJP_EXEMPTION_REASON_ZH, exemption, reason, "理由", "reason", KJP__REQUIRED),
  TEXT(KJP_EXEMPTION_AUTHORITY, exemption, authority, "批准机关", "who allowed it", KJP__REQUIRED),
  SOURCE(KJP_EXEMPTION_SOURCE, exemption, source),
  LINE(KJP_EXEMPTION_LINE, exemption),
};

static const struct kjp__field revision_fields[] = {
  PARENT(KJP_REVISION_TARGET, revision, target, KJP_TARGETS, "所属目标", "target"),
  KEYED_AS(KJP_REVISION_DATE, TEXT, revision, date, "date", "on", "何日起", "day of the revision", kjp__read_revision_date, KJP__REQUIRED),
  SHOWN_WORD(KJP_REVISION_COMPARATOR, revision, asked.comparator, "comparator", "比较方式", "comparator", kjp__words_comparator),
  SHOWN(KJP_REVISION_BOUND, AMOUNT, revision, asked.amount, "bound", "目标值（区间时为下限）", "bound, the lower one of two"),
  SHOWN(KJP_REVISION_UPPER, AMOUNT, revision, asked.upper, "upper", "上限", "upper bound of within"),
  ROW(KJP_REVISION_BOUND_INDICATOR, ROW, revision, asked.indicator, "bound_indicator", "作为目标值的指标", "indicator that is the bound", NULL, KJP_INDICATORS, NULL, NULL, NULL, 0, 0, 0, 0),
  SHOWN(KJP_REVISION_BOUND_YEAR, COUNTED, revision, asked.year, "bound_year", "其年份；未写则为到期年", "its year; none: the year that is due"),
  ROW(KJP_REVISION_BOUND_TIMES, AMOUNT, revision, asked.times, "bound_times", "倍数", "factor", NULL, 0, &kjp__unit_one, NULL, NULL, 0, 0, 0, 0),
  SHOWN(KJP_REVISION_BOUND_PLUS, AMOUNT, revision, asked.plus, "bound_plus", "另加", "what is added"),
  FLAG(KJP_REVISION_UNVERIFIED, revision, unverified, "未核实", "not verified", 0, 0),
  SOURCE(KJP_REVISION_SOURCE, revision, source),
  TEXT(KJP_REVISION_NOTE, revision, note, "说明", "note", 0),
  LINE(KJP_REVISION_LINE, revision),
  CHILD_AT(revision, asked, "at_least", "达到、不低于", "at least", kjp__read_comparator),
  CHILD_AT(revision, asked, "more_than", "超过、高于", "more than", kjp__read_comparator),
  CHILD_AT(revision, asked, "at_most", "不超过、以内", "at most", kjp__read_comparator),
  CHILD_AT(revision, asked, "less_than", "低于、不足", "less than", kjp__read_comparator),
  CHILD_AT(revision, asked, "within", "区间", "a pair, both ends count", kjp__read_comparator),
};

static const struct kjp__field correlation_fields[] = {
  PARENT(KJP_CORRELATION_LEFT, correlation, left, KJP_INDICATORS, "指标", "indicator"),
  PARENT(KJP_CORRELATION_RIGHT, correlation, right, KJP_INDICATORS, "另一指标", "the other indicator"),
  ROW(KJP_CORRELATION_VALUE, AMOUNT, correlation, value, "value", "相关系数", "correlation of their shocks", NULL, 0, &kjp__unit_one, NULL, NULL, 0, 0, -ONE, ONE),
  LINE(KJP_CORRELATION_LINE, correlation),
};

static const struct kjp__field path_fields[] = {
  PARENT(KJP_PATH_INDICATOR, path, indicator, KJP_INDICATORS, "指标", "indicator"),
  PARENT(KJP_PATH_SCENARIO, path, scenario, KJP_SCENARIOS, "所属情景", "scenario"),
  WORD(KJP_PATH_SHAPE, path, shape, "形状", "shape", kjp__words_shape, 0, 0),
  SHOWN(KJP_PATH_FROM_YEAR, COUNTED, path, from_year, "from_year", "起点年", "year it begins in"),
  SHOWN(KJP_PATH_FROM_VALUE, AMOUNT, path, from_value, "from_value", "起点数额", "amount it begins with"),
  AMOUNT(KJP_PATH_ROUND_TO, path, round_to, "round_to", "取整到", "rounded to a multiple of", NULL, 0, 0, 1, INT64_MAX),
  AMOUNT(KJP_PATH_GROWTH, path, growth, "growth", "年增长", "growth a year", &kjp__unit_percent, KJP__UNIT, 0, -ONE, MOST),
  REFERENCE(KJP_PATH_REFERENCE, path, reference, "of", "追赶的指标", "indicator to catch up with", KJP_INDICATORS, kjp__read_path_reference, 0, 0),
  SOURCE(KJP_PATH_SOURCE, path, source),
  TEXT(KJP_PATH_NOTE, path, note, "说明", "note", 0),
  LINE(KJP_PATH_LINE, path),
  CHILD("from", "起点", "where it begins", kjp__read_path_from, KJP__EARLY, 0),
  CHILD("through", "须达到的各年数额", "amounts to pass through, by year", kjp__read_path_through, 0, 0),
  CHILD("shares", "各年占全程的比重", "share of the way done, by year", kjp__read_path_shares, 0, 0),
  CHILD("floors", "须守住的规则", "rules it is raised to", kjp__read_path_floors, 0, 0),
  CHILD("caps", "上限", "caps", kjp__read_caps, 0, 0),
};

static const struct kjp__field from_fields[] = {
  ROW(0, COUNTED, path, from_year, "year", "起点年", "year it begins in", NULL, 0, NULL, "year", kjp__read_from_year, KJP__REQUIRED, 0, 0, 0),
  ROW(0, AMOUNT, path, from_value, "value", "起点数额", "amount it begins with", NULL, 0, NULL, "value", kjp__read_quantity, 0, 0, 0, INT64_MAX),
};

static const struct kjp__field path_year_fields[] = {
  PARENT(KJP_PATH_YEAR_PATH, path_year, path, KJP_PATHS, "所属路径", "path"),
  SHOWN_WORD(KJP_PATH_YEAR_KIND, path_year, kind, "kind", "数额或比重", "through or shares", kjp__words_path_year),
  SHOWN(KJP_PATH_YEAR_YEAR, COUNTED, path_year, year, "year", "年份", "year"),
  ROW(KJP_PATH_YEAR_AMOUNT, AMOUNT, path_year, amount, "amount", "数额", "amount to pass through", NULL, 0, NULL, NULL, NULL, 0, 0, 0, INT64_MAX),
  ROW(KJP_PATH_YEAR_SHARE, AMOUNT, path_year, share, "share", "占全程的比重", "share of the way done", NULL, 0, &kjp__unit_percent, NULL, NULL, KJP__UNIT, 0, 0, ONE),
  LINE(KJP_PATH_YEAR_LINE, path_year),
};

static const struct kjp__field path_floor_fields[] = {
  PARENT(KJP_PATH_FLOOR_PATH, path_floor, path, KJP_PATHS, "所属路径", "path"),
  PARENT(KJP_PATH_FLOOR_RULE, path_floor, rule, KJP_RULES, "规则", "rule"),
  LINE(KJP_PATH_FLOOR_LINE, path_floor),
};

static const struct kjp__field cap_fields[] = {
  PARENT(KJP_CAP_PATH, cap, path, KJP_PATHS, "所属路径", "path"),
  SHOWN_WORD(KJP_CAP_KIND, cap, kind, "kind", "上限的种类", "kind", kjp__words_cap),
  REFERENCE(KJP_CAP_REFERENCE, cap, reference, "of", "参照指标", "indicator it is held against", KJP_INDICATORS, kjp__read_cap_reference, KJP__REQUIRED, CAP(SHARE)),
  AMOUNT(KJP_CAP_GROWTH, cap, growth, "value", "增长率", "growth", &kjp__unit_percent, KJP__REQUIRED | KJP__SHORT | KJP__UNIT, CAP(GROW), 1 - ONE, MOST),
  AMOUNT(KJP_CAP_SHARE, cap, share, "value", "占比", "share", &kjp__unit_percent, KJP__REQUIRED | KJP__UNIT, CAP(SHARE), 0, MOST),
  SHOWN(KJP_CAP_FIRST_YEAR, COUNTED, cap, first_year, "first_year", "适用首年", "first year it applies in"),
  SHOWN(KJP_CAP_LAST_YEAR, COUNTED, cap, last_year, "last_year", "适用末年", "last year it applies in"),
  WORD(KJP_CAP_STAGE, cap, stage, "参照的阶段", "stage of the reference", kjp__words_stage, 0, CAP(SHARE)),
  FLAG(KJP_CAP_MIXED_SCOPE, cap, mixed_scope, "允许跨口径", "across scopes on purpose", KJP__EARLY, CAP(SHARE)),
  SOURCE(KJP_CAP_BASIS, cap, basis),
  TEXT(KJP_CAP_NOTE, cap, note, "说明", "note", 0),
  LINE(KJP_CAP_LINE, cap),
  CHILD("years", "适用年份", "years it applies in", kjp__read_cap_span, KJP__EARLY, 0),
  CHILD("amounts", "各年数额", "amounts by year", kjp__read_cap_amounts, KJP__REQUIRED | KJP__SHORT | KJP__BY_YEAR, CAP(AMOUNT)),
};

static const struct kjp__field cap_year_fields[] = {
  PARENT(KJP_CAP_YEAR_CAP, cap_year, cap, KJP_CAPS, "所属上限", "cap"),
  SHOWN(KJP_CAP_YEAR_YEAR, COUNTED, cap_year, year, "year", "年份", "year"),
  SHOWN(KJP_CAP_YEAR_AMOUNT, AMOUNT, cap_year, amount, "amount", "数额", "amount"),
  LINE(KJP_CAP_YEAR_LINE, cap_year),
};

static const struct kjp__field scenario_fields[] = {
  SHOWN(KJP_SCENARIO_ID, TEXT, scenario, id, "id", "标识", "id"),
  SAY(KJP_SCENARIO_TITLE_ZH, scenario, title, "名称", "title", 0),
  SOURCE(KJP_SCENARIO_SOURCE, scenario, source),
  TEXT(KJP_SCENARIO_NOTE, scenario, note, "说明", "note", 0),
  LINE(KJP_SCENARIO_LINE, scenario),
  CHILD("assume", "按指标的假定", "assumptions by indicator", kjp__read_overlays, 0, 0),
  CHILD("paths", "按指标的路径选择", "choices of paths by indicator", kjp__read_scenario_paths, 0, 0),
};

static const struct kjp__field overlay_fields[] = {
  PARENT(KJP_OVERLAY_SCENARIO, overlay, scenario, KJP_SCENARIOS, "所属情景", "scenario"),
  PARENT(KJP_OVERLAY_INDICATOR, overlay, indicator, KJP_INDICATORS, "指标", "indicator"),
  SHOWN(KJP_OVERLAY_YEAR, COUNTED, overlay, year, "year", "年份；未写则为以后各年", "year; none: every year to come"),
  ROW(KJP_OVERLAY_GROWTH, AMOUNT, overlay, growth, "growth", "年增长：常数或按年", "growth: one rate, or by year", NULL, 0, &kjp__unit_percent, "growth", kjp__read_overlay_growth, KJP__UNIT, 0, -ONE, MOST),
  SHOWN(KJP_OVERLAY_AMOUNT, AMOUNT, overlay, amount, "amount", "假定的数额", "amount assumed"),
  AMOUNT(KJP_OVERLAY_SD, overlay, sd, "sd", "增长的标准差", "standard deviation of growth", &kjp__unit_percent, KJP__UNIT, 0, 0, MOST),
  AMOUNT(KJP_OVERLAY_PERSISTENCE, overlay, persistence, "persistence", "增长冲击的持续性", "persistence of shocks to growth", &kjp__unit_one, 0, 0, -ONE, ONE),
  LINE(KJP_OVERLAY_LINE, overlay),
  CHILD("amounts", "各年数额", "amounts by year", kjp__read_overlay_amounts, 0, 0),
};

static const struct kjp__field programme_fields[] = {
  SHOWN(KJP_PROGRAMME_ID, TEXT, programme, id, "id", "标识", "id"),
  SAY(KJP_PROGRAMME_NAME_ZH, programme, name, "名称", "name", KJP__REQUIRED),
  TEXT(KJP_PROGRAMME_LEADER, programme, leader, "牵头领导的职务", "the leading official's post", 0),
  SOURCE(KJP_PROGRAMME_SOURCE, programme, source),
  TEXT(KJP_PROGRAMME_NOTE, programme, note, "说明", "note", 0),
  LINE(KJP_PROGRAMME_LINE, programme),
  CHILD("fields", "领域", "fields of technology", kjp__read_fields, 0, 0),
  CHILD("kinds", "类别", "kinds of work", kjp__read_kinds, 0, 0),
  CHILD("lead", "牵头单位", "organisations that lead", kjp__read_lead, 0, 0),
  CHILD("members", "成员单位", "organisations that take part", kjp__read_members_of, 0, 0),
  CHILD("funding", "经费：按指标、年份", "money, by indicator and year", kjp__read_funding, 0, 0),
  CHILD("projects", "项目", "projects", kjp__read_projects, 0, 0),
};

static const struct kjp__field project_fields[] = {
  PARENT(KJP_PROJECT_PROGRAMME, project, programme, KJP_PROGRAMMES, "所属工程", "programme"),
  KEYED(KJP_PROJECT_ID, TEXT, project, id, "id", "标识", "id", kjp__read_project_id, KJP__REQUIRED),
  SAY(KJP_PROJECT_NAME_ZH, project, name, "名称", "name", KJP__REQUIRED),
  WORD(KJP_PROJECT_MODE, project, mode, "立项方式", "how who carries it out is found", kjp__words_mode, 0, 0),
  WORD_BY(KJP_PROJECT_STATUS, WORD, project, status, "status", "状态", "status", kjp__words_status, kjp__read_project_status),
  KEYED(KJP_PROJECT_START, COUNTED, project, start, "start", "开始年", "year it starts", kjp__read_plan_year, 0),
  FLAG(KJP_PROJECT_INTEGRITY_PLEDGE, project, integrity_pledge, "已签科研诚信承诺", "its research-integrity pledge is signed", 0, 0),
  SOURCE(KJP_PROJECT_SOURCE, project, source),
  TEXT(KJP_PROJECT_NOTE, project, note, "说明", "note", 0),
  LINE(KJP_PROJECT_LINE, project),
  CHILD("funding", "经费：按指标、年份", "money, by indicator and year", kjp__read_funding, 0, 0),
};

static const struct kjp__field funding_fields[] = {
  PARENT(KJP_FUNDING_PROGRAMME, funding, programme, KJP_PROGRAMMES, "所属工程", "programme"),
  PARENT(KJP_FUNDING_PROJECT, funding, project, KJP_PROJECTS, "所属项目", "project"),
  PARENT(KJP_FUNDING_INDICATOR, funding, indicator, KJP_INDICATORS, "出自的指标", "indicator it is a part of"),
  SHOWN(KJP_FUNDING_YEAR, COUNTED, funding, year, "year", "年份", "year"),
  ROW(KJP_FUNDING_AMOUNT, AMOUNT, funding, amount, "amount", "数额", "amount", NULL, 0, NULL, NULL, NULL, 0, 0, 0, INT64_MAX),
  LINE(KJP_FUNDING_LINE, funding),
};

static const struct kjp__field measure_fields[] = {
  SHOWN(KJP_MEASURE_ID, TEXT, measure_row, id, "id", "标识", "id"),
  SAY(KJP_MEASURE_NAME_ZH, measure_row, name, "名称", "name", KJP__REQUIRED),
  SOURCE(KJP_MEASURE_SOURCE, measure_row, source),
  TEXT(KJP_MEASURE_NOTE, measure_row, note, "说明", "note", 0),
  LINE(KJP_MEASURE_LINE, measure_row),
  CHILD("lead", "牵头单位", "organisations that lead", kjp__read_lead, 0, 0),
  CHILD("members", "成员单位", "organisations that take part", kjp__read_members_of, 0, 0),
  CHILD("actions", "举措", "actions", kjp__read_actions, 0, 0),
  CHILD("instruments", "政策工具", "instruments, such as credit or insurance", kjp__read_instruments, 0, 0),
};

static const struct kjp__field action_fields[] = {
  PARENT(KJP_ACTION_MEASURE, action, measure, KJP_MEASURES, "所属措施", "measure"),
  SAY(KJP_ACTION_NAME_ZH, action, name, "名称", "name", KJP__REQUIRED),
  WORD(KJP_ACTION_STATUS, action, status, "状态", "status", kjp__words_status, 0, 0),
  LINE(KJP_ACTION_LINE, action),
};

static const struct kjp__field policy_fields[] = {
  SHOWN(KJP_POLICY_ID, TEXT, policy, id, "id", "标识", "id"),
  SAY(KJP_POLICY_NAME_ZH, policy, name, "名称", "name", KJP__REQUIRED),
  REFERENCE(KJP_POLICY_INDICATOR, policy, indicator, "on", "作用的指标", "indicator it works on", KJP_INDICATORS, kjp__read_policy_indicator, KJP__REQUIRED, 0),
  AMOUNT(KJP_POLICY_RATE, policy, rate, "rate", "比例", "rate", &kjp__unit_percent, KJP__REQUIRED | KJP__UNIT, 0, 0, MOST),
  AMOUNT(KJP_POLICY_TAX_RATE, policy, tax_rate, "tax_rate", "税率", "tax rate", &kjp__unit_percent, KJP__UNIT, 0, 0, ONE),
  SHOWN(KJP_POLICY_FIRST_YEAR, COUNTED, policy, first_year, "first_year", "首年", "first year"),
  SHOWN(KJP_POLICY_LAST_YEAR, COUNTED, policy, last_year, "last_year", "末年", "last year"),
  SOURCE(KJP_POLICY_BASIS, policy, basis),
  SOURCE(KJP_POLICY_SOURCE, policy, source),
  TEXT(KJP_POLICY_NOTE, policy, note, "说明", "note", 0),
  LINE(KJP_POLICY_LINE, policy),
  CHILD("years", "适用年份", "years it applies in", kjp__read_policy_span, 0, 0),
};

static const struct kjp__field claim_fields[] = {
  SHOWN_WORD(KJP_CLAIM_WHAT, claim, what, "what", "所计的内容", "what is counted", kjp__words_claim),
  ROW(KJP_CLAIM_STATED, INT, claim, stated, "stated", "文中所称数", "how many the text states", NULL, 0, NULL, NULL, NULL, 0, 0, 0, 1000000),
  SHOWN(KJP_CLAIM_LISTED, INT, claim, listed, "listed", "所列数", "how many the plan lists"),
  LINE(KJP_CLAIM_LINE, claim),
};

static const struct kjp__field role_fields[] = {
  PARENT(KJP_ROLE_PROGRAMME, role, programme, KJP_PROGRAMMES, "所属工程", "programme"),
  PARENT(KJP_ROLE_MEASURE, role, measure, KJP_MEASURES, "所属措施", "measure"),
  PARENT(KJP_ROLE_ORGANISATION, role, organisation, KJP_ORGANISATIONS, "单位", "organisation"),
  SHOWN_WORD(KJP_ROLE_ROLE, role, role, "role", "牵头或成员", "lead or member", kjp__words_role),
  LINE(KJP_ROLE_LINE, role),
};

static const struct kjp__field tag_fields[] = {
  PARENT(KJP_TAG_PROGRAMME, tag, programme, KJP_PROGRAMMES, "所属工程", "programme"),
  PARENT(KJP_TAG_MEASURE, tag, measure, KJP_MEASURES, "所属措施", "measure"),
  SHOWN_WORD(KJP_TAG_KIND, tag, kind, "kind", "领域、类别或工具", "field, kind or instrument", kjp__words_tag),
  SHOWN(KJP_TAG_TEXT, TEXT, tag, text, "text", "文本", "text"),
  LINE(KJP_TAG_LINE, tag),
};

static const struct kjp__field counted_fields[] = {
  PARENT(KJP_COUNTED_INDICATOR, counted, indicator, KJP_INDICATORS, "计数的指标", "indicator that counts"),
  SHOWN_WORD(KJP_COUNTED_STATUS, counted, status, "status", "计入的状态", "status that counts", kjp__words_status),
  LINE(KJP_COUNTED_LINE, counted),
};

static const struct kjp__field count_fields[] = {
  ROW(0, WORD, indicator, count_of, "programmes", "所计数的内容", "what of the programmes is counted", kjp__words_count_of, 0, NULL, "programmes", kjp__read_word, KJP__REQUIRED, 0, 0, 0),
  CHILD("status", "计入的状态", "statuses that count", kjp__read_counted, KJP__REQUIRED, 0),
};

static const struct kjp__field evaluation_fields[] = {
  KEYED(KJP_EVALUATION_YEAR, COUNTED, evaluation, year, "year", "年份", "year", kjp__read_evaluation_year, KJP__REQUIRED),
  KEYED_AS(KJP_EVALUATION_DATE, TEXT, evaluation, date, "date", "on", "日期", "day it was done", kjp__read_date, 0),
  SOURCE(KJP_EVALUATION_SOURCE, evaluation, source),
  TEXT(KJP_EVALUATION_NOTE, evaluation, note, "说明", "note", 0),
  LINE(KJP_EVALUATION_LINE, evaluation),
};

static const struct kjp__field evaluations_fields[] = {
  ROW(0, WORD, plan_row, every, "every", "多久一次", "how often", kjp__words_every, 0, NULL, "every", kjp__read_word, 0, 0, 0, 0),
  CHILD("done", "已完成的评估", "evaluations that were done", kjp__read_done, 0, 0),
};

static const struct kjp__field source_fields[] = {
  TEXT(KJP_SOURCE_TITLE, source, title, "标题", "title", 0),
  TEXT(KJP_SOURCE_ARTICLE, source, article, "条款", "article", 0),
  TEXT(KJP_SOURCE_URL, source, url, "网址", "address", 0),
  KEYED(KJP_SOURCE_DATE, TEXT, source, date, "date", "日期", "date", kjp__read_date, 0),
  TEXT(KJP_SOURCE_QUOTE, source, quote, "引文", "words quoted", 0),
  LINE(KJP_SOURCE_LINE, source),
};

static const struct kjp__field issuer_fields[] = {
  SHOWN(KJP_ISSUER_NAME, TEXT, issuer, name, "name", "名称", "name"),
  LINE(KJP_ISSUER_LINE, issuer),
};

static const struct kjp__field extra_fields[] = {
  SHOWN(KJP_EXTRA_TABLE, INT, extra, table, "table", "所属的表", "table of the row it belongs to"),
  SHOWN(KJP_EXTRA_ROW, INT, extra, row, "row", "所属的行", "row it belongs to"),
  SHOWN(KJP_EXTRA_KEY, TEXT, extra, key, "key", "键", "key"),
  SHOWN(KJP_EXTRA_TEXT, TEXT, extra, text, "text", "文本", "text"),
  LINE(KJP_EXTRA_LINE, extra),
};

static const struct kjp__field name_fields[] = {
  {{0, KJP__CELL_NONE, offsetof(struct kjp__say, zh), "zh", "中文", "Chinese", NULL, 0, NULL}, "zh", kjp__read_text, 0, 0, 0, 0},
  {{0, KJP__CELL_NONE, offsetof(struct kjp__say, en), "en", "英文", "English", NULL, 0, NULL}, "en", kjp__read_text, 0, 0, 0, 0},
};
/* clang-format on */

#define SHAPE(shape, zh, en, table, extras)                                    \
  const struct kjp__shape kjp__shape_##shape = {                               \
      KJP__NUMBER_OF_##shape,                                                  \
      {zh, en},                                                                \
      shape##_fields,                                                          \
      G_N_ELEMENTS(shape##_fields),                                            \
      table,                                                                   \
      extras}

SHAPE(plan, "plan", "plan", KJP_PLAN, true);
SHAPE(organisation, "单位", "an organisation", KJP_ORGANISATIONS, true);
SHAPE(indicator, "指标", "an indicator", KJP_INDICATORS, true);
SHAPE(average_growth, "average_growth", "average_growth", 0, false);
SHAPE(assume, "assume", "assume", 0, false);
SHAPE(observation, "观测值", "an observation", 0, false);
SHAPE(adjustment, "调整", "an adjustment", 0, false);
SHAPE(target, "目标", "a target", KJP_TARGETS, true);
SHAPE(bound, "目标值", "a bound", 0, false);
SHAPE(base, "base", "base", 0, false);
SHAPE(rule, "规则", "a rule", KJP_RULES, true);
SHAPE(clause, "条款", "a clause", 0, false);
SHAPE(exemption, "豁免", "an exemption", 0, false);
SHAPE(source, "来源", "a source", 0, false);
SHAPE(name, "名称", "a name", 0, false);
SHAPE(revision, "调整", "a revision", 0, false);
SHAPE(path, "路径", "a path", KJP_PATHS, true);
SHAPE(from, "from", "from", 0, false);
SHAPE(cap, "上限", "a cap", 0, false);
SHAPE(scenario, "情景", "a scenario", KJP_SCENARIOS, true);
SHAPE(overlay, "assume", "assume", 0, false);
SHAPE(programme, "工程", "a programme", KJP_PROGRAMMES, true);
SHAPE(project, "项目", "a project", KJP_PROJECTS, true);
SHAPE(measure, "措施", "a measure", KJP_MEASURES, true);
SHAPE(action, "举措", "an action", 0, false);
SHAPE(policy, "政策", "a policy", KJP_POLICIES, true);
SHAPE(count, "count_of", "count_of", 0, false);
SHAPE(evaluation, "评估", "an evaluation", 0, false);
SHAPE(evaluations, "evaluations", "evaluations", 0, false);

/* Columns are the rows of a field array before its keys without one. */
#define KIND_OF(number, name, row, fields, columns, has_id, parent)            \
  [number] = {number,                                                          \
              name,                                                            \
              sizeof(struct kjp__##row),                                       \
              fields,                                                          \
              sizeof(struct kjp__field),                                       \
              columns,                                                         \
              has_id,                                                          \
              parent,                                                          \
              kjp__unit_of_row}

static const struct kjp__table_kind kinds[KJP__PLAN_TABLES] = {
    KIND_OF(KJP_PLAN, "plan", plan_row, plan_fields, 10, true, 0),
    KIND_OF(KJP_ORGANISATIONS, "organisations", organisation,
            organisation_fields, 4, true, 0),
    KIND_OF(KJP_INDICATORS, "indicators", indicator, indicator_fields, 18, true,
            0),
    KIND_OF(KJP_TARGETS, "targets", target, target_fields, 22, true, 0),
    KIND_OF(KJP_RULES, "rules", rule, rule_fields, 11, true, 0),
    KIND_OF(KJP_CLAUSES, "clauses", clause, clause_fields, 20, false,
            KJP_CLAUSE_RULE),
    KIND_OF(KJP_OBSERVATIONS, "observations", observation, observation_fields,
            10, false, KJP_OBSERVATION_INDICATOR),
    KIND_OF(KJP_SOURCES, "sources", source, source_fields, 6, false, 0),
    KIND_OF(KJP_EXEMPTIONS, "exemptions", exemption, exemption_fields, 7, false,
            KJP_EXEMPTION_RULE),
    KIND_OF(KJP_ADJUSTMENTS, "adjustments", adjustment, adjustment_fields, 8,
            false, KJP_ADJUSTMENT_INDICATOR),
    KIND_OF(KJP_ASSUMPTIONS, "assumptions", assumption, assumption_fields, 5,
            false, KJP_ASSUMPTION_INDICATOR),
    KIND_OF(KJP_INPUTS, "inputs", input, input_fields, 3, false,
            KJP_INPUT_INDICATOR),
    KIND_OF(KJP_PEERS, "peers", peer, peer_fields, 3, false, KJP_PEER_CLAUSE),
    KIND_OF(KJP_CLAUSE_YEARS, "clause_years", clause_year, clause_year_fields,
            4, false, KJP_CLAUSE_YEAR_CLAUSE),
    KIND_OF(KJP_ISSUERS, "issuers", issuer, issuer_fields, 2, false, 0),
    KIND_OF(KJP_EXTRAS, "extras", extra, extra_fields, 5, false, 0),
    KIND_OF(KJP_REVISIONS, "revisions", revision, revision_fields, 13, false,
            KJP_REVISION_TARGET),
    KIND_OF(KJP_CORRELATIONS, "correlations", correlation, correlation_fields,
            4, false, 0),
    KIND_OF(KJP_PATHS, "paths", path, path_fields, 11, false, 0),
    KIND_OF(KJP_PATH_YEARS, "path_years", path_year, path_year_fields, 6, false,
            KJP_PATH_YEAR_PATH),
    KIND_OF(KJP_PATH_FLOORS, "path_floors", path_floor, path_floor_fields, 3,
            false, KJP_PATH_FLOOR_PATH),
    KIND_OF(KJP_CAPS, "caps", cap, cap_fields, 12, false, KJP_CAP_PATH),
    KIND_OF(KJP_SCENARIOS, "scenarios", scenario, scenario_fields, 6, true, 0),
    KIND_OF(KJP_OVERLAYS, "overlays", overlay, overlay_fields, 8, false,
            KJP_OVERLAY_SCENARIO),
    KIND_OF(KJP_PROGRAMMES, "programmes", programme, programme_fields, 7, true,
            0),
    KIND_OF(KJP_PROJECTS, "projects", project, project_fields, 11, false,
            KJP_PROJECT_PROGRAMME),
    KIND_OF(KJP_FUNDING, "funding", funding, funding_fields, 6, false, 0),
    KIND_OF(KJP_MEASURES, "measures", measure_row, measure_fields, 6, true, 0),
    KIND_OF(KJP_POLICIES, "policies", policy, policy_fields, 12, true, 0),
    KIND_OF(KJP_CLAIMS, "claims", claim, claim_fields, 4, false, 0),
    KIND_OF(KJP_ROLES, "roles", role, role_fields, 5, false, 0),
    KIND_OF(KJP_TAGS, "tags", tag, tag_fields, 5, false, 0),
    KIND_OF(KJP_ACTIONS, "actions", action, action_fields, 5, false,
            KJP_ACTION_MEASURE),
    KIND_OF(KJP_COUNTED, "counted", counted, counted_fields, 3, false,
            KJP_COUNTED_INDICATOR),
    KIND_OF(KJP_EVALUATIONS, "evaluations", evaluation, evaluation_fields, 5,
            false, 0),
    KIND_OF(KJP_CAP_YEARS, "cap_years", cap_year, cap_year_fields, 4, false,
            KJP_CAP_YEAR_CAP),
};

const struct kjp__table_kind *
kjp__plan_kind(int32_t table)
{
  if (table < 0 || table >= KJP__PLAN_TABLES || kinds[table].number == 0)
    return NULL;
  return &kinds[table];
}
