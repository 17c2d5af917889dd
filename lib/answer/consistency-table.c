/* SPDX-License-Identifier: MIT */
/* lib/answer/consistency-table.c - the columns of a consistency answer. */
#include <glib.h>

#include "../plan/word-priv.h"
#include "consistency-priv.h"

static const char *const statements[] = {
    NULL,     "conflict",  "cut",           "no_conflict",
    "shared", "at_bounds", "tightest",      "implied",
    "claim",  "promise",   "at_bounds_cut", "tightest_cut",
    NULL};

/* clang-format off */
#define ROW(number, cell, row, member, name, zh, en, words, target, unit)      \
  {number, KJP__CELL_##cell, offsetof(struct kjp__consistency_##row, member),  \
   name, zh, en, words, target, unit}
#define PLAIN(number, cell, row, member, zh, en)                               \
  ROW(number, cell, row, member, #member, zh, en, NULL, 0, NULL)
#define OF(number, row, member, zh, en, target)                                \
  ROW(number, ROW, row, member, #member, zh, en, NULL, target, NULL)
#define WORD(number, row, member, zh, en, words)                               \
  ROW(number, WORD, row, member, #member, zh, en, words, 0, NULL)

static const struct kjp__column promise_columns[] = {
  OF(KJP_CONSISTENCY_PROMISE_TARGET, promise, target, "目标", "target", KJP_TARGETS),
  OF(KJP_CONSISTENCY_PROMISE_REVISION, promise, revision, "所依的调整", "revision that counts", KJP_REVISIONS),
  PLAIN(KJP_CONSISTENCY_PROMISE_UNVERIFIED, FLAG, promise, unverified, "调整未核实", "the revision is not verified"),
};

static const struct kjp__column reach_columns[] = {
  PLAIN(KJP_CONSISTENCY_SHARED, FLAG, reach, shared, "有指标共用输入：未发现矛盾不等于一定可行", "indicators share inputs: what is not found to clash may still not fit"),
  OF(KJP_CONSISTENCY_INDICATOR, reach, indicator, "共用的指标之一", "one that is shared", KJP_INDICATORS),
  PLAIN(KJP_CONSISTENCY_COMPLETE, FLAG, reach, complete, "逐步推算已到尽头", "nothing more follows step by step"),
  PLAIN(KJP_CONSISTENCY_CUT, FLAG, reach, cut, "矛盾可能不止所列", "there may be more conflicts than listed"),
  PLAIN(KJP_CONSISTENCY_AT_BOUNDS_CUT, FLAG, reach, at_bounds_cut, "恰好达到时的算法没有全部列出", "not all ways to take targets as equalities are listed"),
  PLAIN(KJP_CONSISTENCY_TIGHTEST_CUT, FLAG, reach, tightest_cut, "目标没有全部两两比较", "not all targets were held against each other"),
};

static const struct kjp__column statement_columns[] = {
  WORD(KJP_CONSISTENCY_STATEMENT_KIND, statement, kind, "种类", "kind", statements),
  PLAIN(KJP_CONSISTENCY_STATEMENT_ROW, INT, statement, row, "该种类表中的行", "row of the table of its kind"),
};

static const struct kjp__column implied_columns[] = {
  OF(KJP_CONSISTENCY_IMPLIED_INDICATOR, implied, indicator, "指标", "indicator", KJP_INDICATORS),
  PLAIN(KJP_CONSISTENCY_IMPLIED_YEAR, COUNTED, implied, year, "年份", "year"),
  PLAIN(KJP_CONSISTENCY_IMPLIED_LOW, FRACTION, implied, low, "下限", "lower end"),
  PLAIN(KJP_CONSISTENCY_IMPLIED_HIGH, FRACTION, implied, high, "上限", "upper end"),
  PLAIN(KJP_CONSISTENCY_IMPLIED_LOW_OPEN, FLAG, implied, low_open, "不含下限", "the lower end does not count"),
  PLAIN(KJP_CONSISTENCY_IMPLIED_HIGH_OPEN, FLAG, implied, high_open, "不含上限", "the upper end does not count"),
  PLAIN(KJP_CONSISTENCY_IMPLIED_MINIMAL, FLAG, implied, minimal, "所列目标缺一不可", "every target named is needed"),
  PLAIN(KJP_CONSISTENCY_IMPLIED_PROJECTED, FLAG, implied, projected, "依据计划或假定的数", "rests on planned or assumed values"),
  PLAIN(KJP_CONSISTENCY_IMPLIED_COUNT, INT, implied, count, "所依目标的个数", "how many targets it rests on"),
  PLAIN(KJP_CONSISTENCY_IMPLIED_UNVERIFIED, FLAG, implied, unverified, "依据未核实的数或调整", "rests on unverified figures or revisions"),
};

static const struct kjp__column from_columns[] = {
  OF(KJP_CONSISTENCY_FROM_IMPLIED, from, implied, "推得的界限", "implied bound", KJP_CONSISTENCY_IMPLIED),
  OF(KJP_CONSISTENCY_FROM_TARGET, from, target, "目标", "target", KJP_TARGETS),
};

static const struct kjp__column at_columns[] = {
  OF(KJP_CONSISTENCY_AT_INDICATOR, at, indicator, "指标", "indicator", KJP_INDICATORS),
  PLAIN(KJP_CONSISTENCY_AT_YEAR, COUNTED, at, year, "年份", "year"),
  PLAIN(KJP_CONSISTENCY_AT_VALUE, FRACTION, at, value, "数值", "value"),
  OF(KJP_CONSISTENCY_AT_RELATION, at, relation, "所依的推算指标", "derived indicator that connects them", KJP_INDICATORS),
  PLAIN(KJP_CONSISTENCY_AT_PLACE, INT, at, place, "在推算中的位置", "place in the relation"),
  ROW(KJP_CONSISTENCY_AT_GROWTH, AMOUNT, at, growth, "growth", "自最近观测年均增长", "growth a year from the last observation", NULL, 0, &kjp__unit_percent),
  PLAIN(KJP_CONSISTENCY_AT_SINCE, COUNTED, at, since, "最近观测年份", "year of the last observation"),
  PLAIN(KJP_CONSISTENCY_AT_LAST, FRACTION, at, last, "最近观测值", "value of the last observation"),
  ROW(KJP_CONSISTENCY_AT_GROWTH_FROM_BASE, AMOUNT, at, growth_from_base, "growth_from_base", "自基期年均增长", "growth a year from the base year", NULL, 0, &kjp__unit_percent),
  PLAIN(KJP_CONSISTENCY_AT_BASE_YEAR, COUNTED, at, base_year, "基期", "base year of a target"),
  PLAIN(KJP_CONSISTENCY_AT_BASE, FRACTION, at, base, "基期数值", "value in the base year"),
  PLAIN(KJP_CONSISTENCY_AT_PROJECTED, FLAG, at, projected, "依据计划或假定的数", "rests on planned or assumed values"),
  PLAIN(KJP_CONSISTENCY_AT_UNVERIFIED, FLAG, at, unverified, "依据未核实的数或调整", "rests on unverified figures or revisions"),
};

static const struct kjp__column at_from_columns[] = {
  OF(KJP_CONSISTENCY_AT_FROM_ROW, at_from, row, "等式", "equality", KJP_CONSISTENCY_AT_BOUNDS),
  OF(KJP_CONSISTENCY_AT_FROM_TARGET, at_from, target, "目标", "target", KJP_TARGETS),
  OF(KJP_CONSISTENCY_AT_FROM_INDICATOR, at_from, indicator, "指标", "indicator", KJP_INDICATORS),
  PLAIN(KJP_CONSISTENCY_AT_FROM_YEAR, COUNTED, at_from, year, "年份", "year"),
  PLAIN(KJP_CONSISTENCY_AT_FROM_VALUE, FRACTION, at_from, value, "数值", "value"),
  WORD(KJP_CONSISTENCY_AT_FROM_KIND, at_from, kind, "性质", "kind of a known value", kjp__words_kind),
  PLAIN(KJP_CONSISTENCY_AT_FROM_PLACE, INT, at_from, place, "在推算中的位置", "place in the relation"),
};

static const struct kjp__column tightest_columns[] = {
  OF(KJP_CONSISTENCY_TIGHTEST_INDICATOR, tightest, indicator, "指标", "indicator", KJP_INDICATORS),
  PLAIN(KJP_CONSISTENCY_TIGHTEST_YEAR, COUNTED, tightest, year, "年份", "year"),
  OF(KJP_CONSISTENCY_TIGHTEST_TARGET, tightest, target, "要求最高的目标", "target that asks the most", KJP_TARGETS),
  PLAIN(KJP_CONSISTENCY_TIGHTEST_ASKS, FRACTION, tightest, asks, "所要求的数", "what it asks for"),
  WORD(KJP_CONSISTENCY_TIGHTEST_COMPARATOR, tightest, comparator, "比较方式", "comparator", kjp__words_comparator),
  OF(KJP_CONSISTENCY_TIGHTEST_NEXT, tightest, next, "其次的目标", "the next one", KJP_TARGETS),
  PLAIN(KJP_CONSISTENCY_TIGHTEST_NEXT_ASKS, FRACTION, tightest, next_asks, "其次要求的数", "what the next one asks for"),
  WORD(KJP_CONSISTENCY_TIGHTEST_NEXT_COMPARATOR, tightest, next_comparator, "其次的比较方式", "comparator of the next one", kjp__words_comparator),
  OF(KJP_CONSISTENCY_TIGHTEST_FREE, tightest, free, "所依的指标", "indicator it depends on", KJP_INDICATORS),
  PLAIN(KJP_CONSISTENCY_TIGHTEST_FREE_YEAR, COUNTED, tightest, free_year, "所依指标的年份", "year of that indicator"),
  PLAIN(KJP_CONSISTENCY_TIGHTEST_USED, FRACTION, tightest, used, "所用的数", "its value used"),
  PLAIN(KJP_CONSISTENCY_TIGHTEST_USED_YEAR, COUNTED, tightest, used_year, "所用的数的年份", "whose value that is"),
  WORD(KJP_CONSISTENCY_TIGHTEST_USED_KIND, tightest, used_kind, "所用的数的性质", "kind of the value used", kjp__words_kind),
  PLAIN(KJP_CONSISTENCY_TIGHTEST_CHANGES, FRACTION, tightest, changes, "换位点", "value at which the two ask the same"),
  PLAIN(KJP_CONSISTENCY_TIGHTEST_UNVERIFIED, FLAG, tightest, unverified, "依据未核实的数或调整", "rests on unverified figures or revisions"),
  PLAIN(KJP_CONSISTENCY_TIGHTEST_PROJECTED, FLAG, tightest, projected, "依据计划或假定的数", "rests on planned or assumed values"),
};

static const struct kjp__column conflict_columns[] = {
  OF(KJP_CONSISTENCY_CONFLICT_INDICATOR, conflict, indicator, "矛盾所在的指标", "where they clash", KJP_INDICATORS),
  PLAIN(KJP_CONSISTENCY_CONFLICT_YEAR, COUNTED, conflict, year, "年份", "year, or the last one of a sum"),
  PLAIN(KJP_CONSISTENCY_CONFLICT_FIRST_YEAR, COUNTED, conflict, first_year, "合计的首年", "first year of a sum"),
  PLAIN(KJP_CONSISTENCY_CONFLICT_LOW, FRACTION, conflict, low, "下限", "it would have to be this or more"),
  PLAIN(KJP_CONSISTENCY_CONFLICT_HIGH, FRACTION, conflict, high, "上限", "and this or less"),
  PLAIN(KJP_CONSISTENCY_CONFLICT_LOW_OPEN, FLAG, conflict, low_open, "不含下限", "the lower end does not count"),
  PLAIN(KJP_CONSISTENCY_CONFLICT_HIGH_OPEN, FLAG, conflict, high_open, "不含上限", "the upper end does not count"),
  PLAIN(KJP_CONSISTENCY_CONFLICT_MINIMAL, FLAG, conflict, minimal, "去掉任何一项即不矛盾", "without any one of its members it would not clash"),
  PLAIN(KJP_CONSISTENCY_CONFLICT_PROJECTED, FLAG, conflict, projected, "依据计划或假定的数", "rests on planned or assumed values"),
  PLAIN(KJP_CONSISTENCY_CONFLICT_UNVERIFIED, FLAG, conflict, unverified, "依据未核实的数或调整", "rests on unverified figures or revisions"),
};

static const struct kjp__column member_columns[] = {
  OF(KJP_CONSISTENCY_MEMBER_CONFLICT, member, conflict, "矛盾", "conflict", KJP_CONSISTENCY_CONFLICTS),
  OF(KJP_CONSISTENCY_MEMBER_TARGET, member, target, "目标", "target", KJP_TARGETS),
  OF(KJP_CONSISTENCY_MEMBER_INDICATOR, member, indicator, "指标", "indicator", KJP_INDICATORS),
  PLAIN(KJP_CONSISTENCY_MEMBER_YEAR, COUNTED, member, year, "年份", "year"),
  PLAIN(KJP_CONSISTENCY_MEMBER_VALUE, FRACTION, member, value, "已知的数", "known value"),
  WORD(KJP_CONSISTENCY_MEMBER_KIND, member, kind, "性质", "kind of a known value", kjp__words_kind),
  PLAIN(KJP_CONSISTENCY_MEMBER_LOW, FRACTION, member, low, "公布数所代表的下限", "least that the published figure stands for"),
  PLAIN(KJP_CONSISTENCY_MEMBER_HIGH, FRACTION, member, high, "公布数所代表的上限", "most that the published figure stands for"),
  PLAIN(KJP_CONSISTENCY_MEMBER_DIGITS, INT, member, digits, "公布数的小数位数", "decimals of the published figure"),
};

static const struct kjp__column claim_columns[] = {
  OF(KJP_CONSISTENCY_CLAIM_CLAIM, claim, claim, "文中所称", "claim", KJP_CLAIMS),
  WORD(KJP_CONSISTENCY_CLAIM_WHAT, claim, what, "所数的事项", "what is counted", kjp__words_claim),
  PLAIN(KJP_CONSISTENCY_CLAIM_STATED, INT, claim, stated, "文中所称的数", "how many the text states"),
  PLAIN(KJP_CONSISTENCY_CLAIM_LISTED, INT, claim, listed, "列出的数", "how many the plan lists"),
  PLAIN(KJP_CONSISTENCY_CLAIM_AGREES, FLAG, claim, agrees, "相符", "whether they agree"),
};
/* clang-format on */

/* The unit of a row's own indicator, or of the one it depends on. */

#define UNIT_OF(row)                                                           \
  static const struct kjp__unit *unit_of_##row(const kjp_table *table,         \
                                               int32_t at, int32_t column)     \
  {                                                                            \
    const kjp_answer *answer = table->owner;                                   \
    const struct kjp__consistency_##row *cells =                               \
        kjp__rows_at(&table->rows, at);                                        \
                                                                               \
    (void)column;                                                              \
    return cells->indicator < 0                                                \
               ? NULL                                                          \
               : kjp__plan_unit(answer->plan, cells->indicator);               \
  }
UNIT_OF(implied)
UNIT_OF(at)
UNIT_OF(at_from)
UNIT_OF(conflict)
UNIT_OF(member)

static const struct kjp__unit *
unit_of_tightest(const kjp_table *table, int32_t at, int32_t column)
{
  const kjp_answer *answer = table->owner;
  const struct kjp__consistency_tightest *row = kjp__rows_at(&table->rows, at);
  bool free = column == KJP_CONSISTENCY_TIGHTEST_USED ||
              column == KJP_CONSISTENCY_TIGHTEST_CHANGES;

  if (free && row->free < 0)
    return NULL;
  return kjp__plan_unit(answer->plan, free ? row->free : row->indicator);
}

#define KIND(number, name, row, parent, unit_of)                               \
  {                                                                            \
    number, name, sizeof(struct kjp__consistency_##row), row##_columns,        \
        sizeof row##_columns[0], G_N_ELEMENTS(row##_columns), false, parent,   \
        unit_of                                                                \
  }

static const struct kjp__table_kind kinds[] = {
    KIND(KJP_CONSISTENCY_PROMISES, "consistency_promises", promise, 0, NULL),
    KIND(KJP_CONSISTENCY, "consistency", reach, 0, NULL),
    KIND(KJP_CONSISTENCY_STATEMENTS, "consistency_statements", statement, 0,
         NULL),
    KIND(KJP_CONSISTENCY_IMPLIED, "consistency_implied", implied, 0,
         unit_of_implied),
    KIND(KJP_CONSISTENCY_IMPLIED_FROM, "consistency_implied_from", from,
         KJP_CONSISTENCY_FROM_IMPLIED, NULL),
    KIND(KJP_CONSISTENCY_AT_BOUNDS, "consistency_at_bounds", at, 0, unit_of_at),
    KIND(KJP_CONSISTENCY_AT_BOUNDS_FROM, "consistency_at_bounds_from", at_from,
         KJP_CONSISTENCY_AT_FROM_ROW, unit_of_at_from),
    KIND(KJP_CONSISTENCY_TIGHTEST, "consistency_tightest", tightest, 0,
         unit_of_tightest),
    KIND(KJP_CONSISTENCY_CONFLICTS, "consistency_conflicts", conflict, 0,
         unit_of_conflict),
    KIND(KJP_CONSISTENCY_MEMBERS, "consistency_members", member,
         KJP_CONSISTENCY_MEMBER_CONFLICT, unit_of_member),
    KIND(KJP_CONSISTENCY_CLAIMS, "consistency_claims", claim, 0, NULL),
};

const struct kjp__table_kind
    *const kjp__consistency_kinds[KJP__CONSISTENCY_KINDS] = {
        &kinds[0], &kinds[1], &kinds[2], &kinds[3], &kinds[4],  &kinds[5],
        &kinds[6], &kinds[7], &kinds[8], &kinds[9], &kinds[10], &kjp__used_kind,
};
