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

/* clang-format off */
#define ROW(number, cell, row, member, name, chinese, english, words, target, unit,      \
            key, read, flags, kinds, least, most)                              \
  {{number, KJP__CELL_##cell, offsetof(struct kjp__##row, member), name, chinese,   \
    english, words, target, unit}, key, read, flags, kinds, least, most}

/* A column that no key fills by itself. */
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

#define KIND(kind) (1u << KJP_CLAUSE_##kind)
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
  CHILD("years", "年份区间", "span of years", kjp__read_plan_span, KJP__REQUIRED | KJP__EARLY, 0),
  CHILD("issuers", "发布单位", "who issued it", kjp__read_issuers, 0, 0),
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
  CHILD("values", "各年观测值", "observations by year", kjp__read_values, 0, 0),
  CHILD("one_off", "一次性收支", "one-off amounts by year", kjp__read_adjustments, 0, 0),
  CHILD("comparable_base", "同口径基数", "comparable bases by year", kjp__read_adjustments, 0, 0),
  CHILD("assume", "对以后年份的假定", "what is assumed for years to come", kjp__read_assume, 0, 0),
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
  AMOUNT(KJP_OBSERVATION_VALUE, observation, value, "value", "数值", "value", NULL, KJP__REQUIRED | KJP__SHORT, 0, 0, 0),
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
  SHOWN(KJP_TARGET_BOUND, AMOUNT, target, bound, "bound", "目标值（区间时为下限）", "bound, the lower one of two"),
  SHOWN(KJP_TARGET_UPPER, AMOUNT, target, upper, "upper", "上限", "upper bound of within"),
  ROW(KJP_TARGET_COMPARATOR, WORD, target, comparator, "comparator", "比较方式", "comparator", kjp__words_comparator, 0, NULL, NULL, NULL, 0, 0, 0, 0),
  PARENT(KJP_TARGET_BOUND_INDICATOR, target, bound_indicator, KJP_INDICATORS, "作为目标值的指标", "indicator that is the bound"),
  SHOWN(KJP_TARGET_BOUND_YEAR, COUNTED, target, bound_year, "bound_year", "其年份；未写则为到期年", "its year; none: the year that is due"),
  ROW(KJP_TARGET_BOUND_TIMES, AMOUNT, target, bound_times, "bound_times", "倍数", "factor", NULL, 0, &kjp__unit_one, NULL, NULL, 0, 0, 0, 0),
  SHOWN(KJP_TARGET_BOUND_PLUS, AMOUNT, target, bound_plus, "bound_plus", "另加", "what is added"),
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
  CHILD("at_least", "达到、不低于", "at least", kjp__read_comparator, 0, 0),
  CHILD("more_than", "超过、高于", "more than", kjp__read_comparator, 0, 0),
  CHILD("at_most", "不超过、以内", "at most", kjp__read_comparator, 0, 0),
  CHILD("less_than", "低于、不足", "less than", kjp__read_comparator, 0, 0),
  CHILD("within", "区间", "a pair, both ends count", kjp__read_comparator, 0, 0),
  CHILD("base", "基期", "base point", kjp__read_base, 0, 0),
};

static const struct kjp__field bound_fields[] = {
  ROW(0, ROW, target, bound_indicator, "indicator", "指标", "indicator", NULL, KJP_INDICATORS, NULL, "indicator", kjp__read_bound_indicator, 0, 0, 0, 0),
  ROW(0, COUNTED, target, bound_year, "year", "年份", "year", NULL, 0, NULL, "year", kjp__read_year, 0, 0, 0, 0),
  ROW(0, AMOUNT, target, bound_times, "times", "倍数", "factor", NULL, 0, &kjp__unit_one, "times", kjp__read_quantity, 0, 0, 0, INT64_MAX),
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
  CHILD("amounts", "各年数额", "amounts by year", kjp__read_clause_amounts, KJP__REQUIRED | KJP__SHORT, KIND(AMOUNT_AT_LEAST)),
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
      {zh, en}, shape##_fields, G_N_ELEMENTS(shape##_fields), table, extras}

SHAPE(plan, "plan", "plan", KJP_PLAN, true);
SHAPE(organisation, "单位", "an organisation", KJP_ORGANISATIONS, true);
SHAPE(indicator, "指标", "an indicator", KJP_INDICATORS, true);
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

/* Amounts without a unit of their column are in their indicator's. */

static const struct kjp__unit *
unit_of_indicator(const kjp_table *table, int32_t indicator)
{
  const kjp_plan *plan = table->owner;

  return indicator < 0 ? NULL : &kjp__plan_indicator(plan, indicator)->unit;
}

/* Of rows that begin with the row of their indicator. */
static const struct kjp__unit *
unit_by_parent(const kjp_table *table, int32_t row, int32_t column)
{
  const int32_t *indicator = kjp__rows_at(&table->rows, row);

  (void)column;
  return unit_of_indicator(table, *indicator);
}

/* What is added to a ratio is in points. */
static const struct kjp__unit *
unit_of_target(const kjp_table *table, int32_t row, int32_t column)
{
  const struct kjp__target *target = kjp__rows_at(&table->rows, row);
  const struct kjp__unit *unit = unit_of_indicator(table, target->indicator);

  if (column == KJP_TARGET_BOUND_PLUS && unit != NULL &&
      unit->dimension == KJP_DIMENSION_RATIO)
    return &kjp__unit_points;
  return unit;
}

static const struct kjp__unit *
unit_of_ruled(const kjp_table *table, int32_t clause)
{
  const kjp_plan *plan = table->owner;
  const struct kjp__clause *row = kjp__plan_row(plan, KJP_CLAUSES, clause);
  const struct kjp__rule *rule = kjp__plan_row(plan, KJP_RULES, row->rule);

  return unit_of_indicator(table, rule->indicator);
}

static const struct kjp__unit *
unit_of_clause(const kjp_table *table, int32_t row, int32_t column)
{
  (void)column;
  return unit_of_ruled(table, row);
}

static const struct kjp__unit *
unit_of_clause_year(const kjp_table *table, int32_t row, int32_t column)
{
  const struct kjp__clause_year *year = kjp__rows_at(&table->rows, row);

  (void)column;
  return unit_of_ruled(table, year->clause);
}

/* Columns are the rows of a field array before its keys without one. */
#define KIND_OF(number, name, row, fields, columns, has_id, parent, unit_of)   \
  [number] = {number,                                                          \
              name,                                                            \
              sizeof(struct kjp__##row),                                       \
              fields,                                                          \
              sizeof(struct kjp__field),                                       \
              columns,                                                         \
              has_id,                                                          \
              parent,                                                          \
              unit_of}

static const struct kjp__table_kind kinds[KJP__PLAN_TABLES] = {
    KIND_OF(KJP_PLAN, "plan", plan_row, plan_fields, 9, true, 0, NULL),
    KIND_OF(KJP_ORGANISATIONS, "organisations", organisation,
            organisation_fields, 4, true, 0, NULL),
    KIND_OF(KJP_INDICATORS, "indicators", indicator, indicator_fields, 15, true,
            0, NULL),
    KIND_OF(KJP_TARGETS, "targets", target, target_fields, 22, true, 0,
            unit_of_target),
    KIND_OF(KJP_RULES, "rules", rule, rule_fields, 11, true, 0, NULL),
    KIND_OF(KJP_CLAUSES, "clauses", clause, clause_fields, 20, false,
            KJP_CLAUSE_RULE, unit_of_clause),
    KIND_OF(KJP_OBSERVATIONS, "observations", observation, observation_fields,
            10, false, KJP_OBSERVATION_INDICATOR, unit_by_parent),
    KIND_OF(KJP_SOURCES, "sources", source, source_fields, 6, false, 0, NULL),
    KIND_OF(KJP_EXEMPTIONS, "exemptions", exemption, exemption_fields, 7, false,
            KJP_EXEMPTION_RULE, NULL),
    KIND_OF(KJP_ADJUSTMENTS, "adjustments", adjustment, adjustment_fields, 8,
            false, KJP_ADJUSTMENT_INDICATOR, unit_by_parent),
    KIND_OF(KJP_ASSUMPTIONS, "assumptions", assumption, assumption_fields, 5,
            false, KJP_ASSUMPTION_INDICATOR, unit_by_parent),
    KIND_OF(KJP_INPUTS, "inputs", input, input_fields, 3, false,
            KJP_INPUT_INDICATOR, NULL),
    KIND_OF(KJP_PEERS, "peers", peer, peer_fields, 3, false, KJP_PEER_CLAUSE,
            NULL),
    KIND_OF(KJP_CLAUSE_YEARS, "clause_years", clause_year, clause_year_fields,
            4, false, KJP_CLAUSE_YEAR_CLAUSE, unit_of_clause_year),
    KIND_OF(KJP_ISSUERS, "issuers", issuer, issuer_fields, 2, false, 0, NULL),
    KIND_OF(KJP_EXTRAS, "extras", extra, extra_fields, 5, false, 0, NULL),
};

const struct kjp__table_kind *
kjp__plan_kind(int32_t table)
{
  if (table < 0 || table >= KJP__PLAN_TABLES || kinds[table].number == 0)
    return NULL;
  return &kinds[table];
}
