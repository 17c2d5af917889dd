/* SPDX-License-Identifier: MIT */
/* lib/answer/assess-table.c - the columns of a yearly evaluation. */
#include "assess-priv.h"

#include <glib.h>

const char *const kjp__words_method[] = {NULL, "growth_ratio", "linear_ratio",
                                         "schedule", NULL};
static const char *const outcomes[] = {NULL,      "met",          "missed",
                                       "not_due", "undetermined", NULL};
static const char *const bases[] = {NULL, "observed", "projected", NULL};
static const char *const classes[] = {
    NULL,        "achieved",    "on_track",       "at_risk",
    "off_track", "moving_away", "not_assessable", NULL};
const char *const kjp__words_reason[] = {NULL,
                                         "no_value",
                                         "no_bound",
                                         "no_base",
                                         "no_base_value",
                                         "no_direction",
                                         "not_positive",
                                         "no_span",
                                         "cumulative",
                                         "ceiling",
                                         "not_begun",
                                         "against_direction",
                                         "out_of_range",
                                         NULL};
static const char *const rollups[] = {NULL, "strength", "owner", NULL};

/* clang-format off */
#define ROW(number, cell, row, member, name, zh, en, words, target, unit)      \
  {number, KJP__CELL_##cell, offsetof(struct kjp__assess_##row, member), name, \
   zh, en, words, target, unit}
#define PLAIN(number, cell, row, member, zh, en)                               \
  ROW(number, cell, row, member, #member, zh, en, NULL, 0, NULL)
#define WORD(number, row, member, zh, en, words)                               \
  ROW(number, WORD, row, member, #member, zh, en, words, 0, NULL)
#define PARENT(number, row, member, zh, en, target)                            \
  ROW(number, ROW, row, member, #member, zh, en, NULL, target, NULL)
#define COUNT_OF(number, row, member, name, zh, en)                            \
  ROW(number, INT, row, member, name, zh, en, NULL, 0, NULL)

static const struct kjp__column assess_columns[] = {
  {KJP_ASSESS_YEAR, KJP__CELL_COUNTED, offsetof(struct kjp__assess, year), "year", "评估年份", "year of the evaluation", NULL, 0, NULL},
  {KJP_ASSESS_METHOD, KJP__CELL_WORD, offsetof(struct kjp__assess, method), "method", "进度的评价方法", "method of the classes", kjp__words_method, 0, NULL},
};

static const struct kjp__column target_columns[] = {
  PARENT(KJP_ASSESS_TARGET_TARGET, target, target, "目标", "target", KJP_TARGETS),
  PARENT(KJP_ASSESS_TARGET_REVISION, target, revision, "生效的调整", "revision in force", KJP_REVISIONS),
  PLAIN(KJP_ASSESS_TARGET_DUE, COUNTED, target, due, "到期年份", "due year"),
  WORD(KJP_ASSESS_TARGET_COMPARATOR, target, comparator, "比较", "comparator", kjp__words_comparator),
  PLAIN(KJP_ASSESS_TARGET_BOUND, FRACTION, target, bound, "目标值（现行）", "bound as now promised"),
  PLAIN(KJP_ASSESS_TARGET_UPPER, FRACTION, target, upper, "上限（现行）", "upper bound as now promised"),
  WORD(KJP_ASSESS_TARGET_BOUND_KIND, target, bound_kind, "所参照数值的性质", "kind of the value referred to", kjp__words_kind),
  PLAIN(KJP_ASSESS_TARGET_OF, COUNTED, target, of, "数值的年份", "year of the value"),
  PLAIN(KJP_ASSESS_TARGET_VALUE, FRACTION, target, value, "数值", "value"),
  WORD(KJP_ASSESS_TARGET_KIND, target, kind, "数值的性质", "kind of the value", kjp__words_kind),
  WORD(KJP_ASSESS_TARGET_VERDICT, target, verdict, "结论", "verdict", outcomes),
  WORD(KJP_ASSESS_TARGET_BASIS, target, basis, "结论的依据", "what the verdict rests on", bases),
  PLAIN(KJP_ASSESS_TARGET_DISTANCE, FRACTION, target, distance, "观测值减目标值", "observed value less the bound"),
  PLAIN(KJP_ASSESS_TARGET_PROJECTION, FRACTION, target, projection, "到期年份的计划或假定数", "planned or assumed value of the due year"),
  WORD(KJP_ASSESS_TARGET_PROJECTION_KIND, target, projection_kind, "该数的性质", "kind of the projection", kjp__words_kind),
  WORD(KJP_ASSESS_TARGET_OUTLOOK, target, outlook, "按该数的结论", "verdict the projection would give", outcomes),
  WORD(KJP_ASSESS_TARGET_CLASS, target, class, "进度", "class of progress", classes),
  WORD(KJP_ASSESS_TARGET_REASON, target, reason, "不能评价的原因", "why it is not assessable", kjp__words_reason),
  ROW(KJP_ASSESS_TARGET_RATIO, FRACTION, target, ratio, "ratio", "进度比值", "ratio of progress", NULL, 0, &kjp__unit_one),
  ROW(KJP_ASSESS_TARGET_SCORE, FRACTION, target, score, "score", "得分", "score", NULL, 0, &kjp__unit_one),
  ROW(KJP_ASSESS_TARGET_SCHEDULE, FRACTION, target, schedule, "schedule", "时序进度", "share of the time that has gone", NULL, 0, &kjp__unit_one),
  PLAIN(KJP_ASSESS_TARGET_BASE, FRACTION, target, base, "基期值", "value of the base"),
  PLAIN(KJP_ASSESS_TARGET_BASE_YEAR, COUNTED, target, base_year, "基期", "year of the base"),
  PLAIN(KJP_ASSESS_TARGET_SINCE, COUNTED, target, since, "最近有观测值的年份", "last year observed"),
  ROW(KJP_ASSESS_TARGET_GROWTH_NEEDED, FRACTION, target, growth_needed, "growth_needed", "此后每年须增长", "growth needed a year from then on", NULL, 0, &kjp__unit_percent),
  PLAIN(KJP_ASSESS_TARGET_AS_USUAL, FRACTION, target, as_usual, "照最近增速到期时的数", "value when due if the last growth is repeated"),
  PARENT(KJP_ASSESS_TARGET_BREAK_EVEN_INDICATOR, target, break_even_indicator, "结论取决于哪个指标", "indicator on which the verdict turns", KJP_INDICATORS),
  PLAIN(KJP_ASSESS_TARGET_BREAK_EVEN_YEAR, COUNTED, target, break_even_year, "该指标的年份", "its year"),
  PLAIN(KJP_ASSESS_TARGET_BREAK_EVEN, FRACTION, target, break_even, "结论改变之处", "value at which the verdict turns"),
  WORD(KJP_ASSESS_TARGET_FIRST_COMPARATOR, target, first_comparator, "比较（原承诺）", "comparator as first promised", kjp__words_comparator),
  PLAIN(KJP_ASSESS_TARGET_FIRST_BOUND, FRACTION, target, first_bound, "目标值（原承诺）", "bound as first promised"),
  PLAIN(KJP_ASSESS_TARGET_FIRST_UPPER, FRACTION, target, first_upper, "上限（原承诺）", "upper bound as first promised"),
  WORD(KJP_ASSESS_TARGET_FIRST_VERDICT, target, first_verdict, "结论（原承诺）", "verdict on what was first promised", outcomes),
  PLAIN(KJP_ASSESS_TARGET_UNVERIFIED, FLAG, target, unverified, "依据未核实的数", "rests on unverified figures"),
  WORD(KJP_ASSESS_TARGET_FIRST_BOUND_KIND, target, first_bound_kind, "所参照数值的性质（原承诺）", "kind of the value referred to as first promised", kjp__words_kind),
  WORD(KJP_ASSESS_TARGET_STAGE, target, stage, "观测值所依的阶段（最弱的）", "stage of the observed value, the weakest it rests on", kjp__words_stage),
};

static const struct kjp__column missing_columns[] = {
  PARENT(KJP_ASSESS_MISSING_TARGET, missing, target, "目标", "target", KJP_ASSESS_TARGETS),
  PARENT(KJP_ASSESS_MISSING_INDICATOR, missing, indicator, "指标", "indicator", KJP_INDICATORS),
  PLAIN(KJP_ASSESS_MISSING_OF, COUNTED, missing, of, "缺数的年份", "year that is missing"),
};

static const struct kjp__column rollup_columns[] = {
  WORD(KJP_ASSESS_ROLLUP_BY, rollup, by, "按什么汇总", "what it is summed by", rollups),
  PLAIN(KJP_ASSESS_ROLLUP_KEY, TEXT, rollup, key, "哪一类", "which of them"),
  PARENT(KJP_ASSESS_ROLLUP_OWNER, rollup, owner, "责任单位", "owner", KJP_ORGANISATIONS),
  COUNT_OF(KJP_ASSESS_ROLLUP_MET, rollup, counts[0], "met", "完成", "met"),
  COUNT_OF(KJP_ASSESS_ROLLUP_MISSED, rollup, counts[1], "missed", "未完成", "missed"),
  COUNT_OF(KJP_ASSESS_ROLLUP_NOT_DUE, rollup, counts[2], "not_due", "未到期", "not due"),
  COUNT_OF(KJP_ASSESS_ROLLUP_UNDETERMINED, rollup, counts[3], "undetermined", "无法判定", "undetermined"),
};

static const struct kjp__column programme_columns[] = {
  PARENT(KJP_ASSESS_PROGRAMME_PROGRAMME, programme, programme, "工程", "programme", KJP_PROGRAMMES),
  COUNT_OF(KJP_ASSESS_PROGRAMME_PROJECTS, programme, projects, "projects", "所列项目数", "projects listed"),
  COUNT_OF(KJP_ASSESS_PROGRAMME_PLANNED, programme, status[0], "planned", "拟立项", "planned"),
  COUNT_OF(KJP_ASSESS_PROGRAMME_APPROVED, programme, status[1], "approved", "已立项", "approved"),
  COUNT_OF(KJP_ASSESS_PROGRAMME_RUNNING, programme, status[2], "running", "在研", "running"),
  COUNT_OF(KJP_ASSESS_PROGRAMME_COMPLETED, programme, status[3], "completed", "完成", "completed"),
  COUNT_OF(KJP_ASSESS_PROGRAMME_STOPPED, programme, status[4], "stopped", "终止", "stopped"),
  COUNT_OF(KJP_ASSESS_PROGRAMME_PLEDGED, programme, pledged, "pledged", "有诚信承诺的项目数", "projects with a pledge of integrity"),
};

static const struct kjp__column allocation_columns[] = {
  PARENT(KJP_ASSESS_ALLOCATION_INDICATOR, allocation, indicator, "资金", "money", KJP_INDICATORS),
  PLAIN(KJP_ASSESS_ALLOCATION_YEAR, COUNTED, allocation, year, "年份", "year"),
  PARENT(KJP_ASSESS_ALLOCATION_PROGRAMME, allocation, programme, "工程", "programme; none: of all", KJP_PROGRAMMES),
  PLAIN(KJP_ASSESS_ALLOCATION_AMOUNT, FRACTION, allocation, amount, "安排数（工程：分得数）", "appropriated; of a programme: what it was given"),
  WORD(KJP_ASSESS_ALLOCATION_KIND, allocation, kind, "安排数的性质", "kind of what is appropriated", kjp__words_kind),
  PLAIN(KJP_ASSESS_ALLOCATION_PROGRAMMES, AMOUNT, allocation, programmes, "分到工程", "given to programmes"),
  PLAIN(KJP_ASSESS_ALLOCATION_PROJECTS, AMOUNT, allocation, projects, "分到项目", "given to projects"),
  PLAIN(KJP_ASSESS_ALLOCATION_LEFT, FRACTION, allocation, left, "未分配", "not given on"),
};

static const struct kjp__column policy_columns[] = {
  PARENT(KJP_ASSESS_POLICY_POLICY, policy, policy, "政策", "policy", KJP_POLICIES),
  PLAIN(KJP_ASSESS_POLICY_YEAR, COUNTED, policy, year, "年份", "year"),
  PLAIN(KJP_ASSESS_POLICY_VALUE, FRACTION, policy, value, "政策所依的数", "what it is on"),
  WORD(KJP_ASSESS_POLICY_KIND, policy, kind, "该数的性质", "kind of that value", kjp__words_kind),
  PLAIN(KJP_ASSESS_POLICY_AMOUNT, FRACTION, policy, amount, "税式支出", "tax expenditure"),
  PLAIN(KJP_ASSESS_POLICY_LACKS_VALUE, FLAG, policy, lacks_value, "缺数值", "the value is not known"),
  PLAIN(KJP_ASSESS_POLICY_LACKS_RATE, FLAG, policy, lacks_rate, "缺比例", "the rate is not stated"),
  PLAIN(KJP_ASSESS_POLICY_LACKS_TAX_RATE, FLAG, policy, lacks_tax_rate, "缺税率", "the tax rate is not stated"),
};

static const struct kjp__column finding_columns[] = {
  PLAIN(KJP_ASSESS_FINDING_CODE, TEXT, finding, code, "代码", "code"),
  ROW(KJP_ASSESS_FINDING_TEXT_ZH, TEXT, finding, text.zh, "text_zh", "说明", "finding, in Chinese", NULL, 0, NULL),
  ROW(KJP_ASSESS_FINDING_TEXT_EN, TEXT, finding, text.en, "text_en", "说明（英文）", "finding", NULL, 0, NULL),
  PLAIN(KJP_ASSESS_FINDING_POINTER, TEXT, finding, pointer, "所在处", "where in the plan"),
};
/* clang-format on */

/* Units */

/* The difference of two ratios is in points. */
static const struct kjp__unit *
unit_of_target(const kjp_table *table, int32_t row, int32_t column)
{
  const kjp_answer *answer = table->owner;
  const struct kjp__assess_target *target = kjp__rows_at(&table->rows, row);
  const struct kjp__target *said =
      kjp__plan_row(answer->plan, KJP_TARGETS, target->target);
  const struct kjp__unit *unit = kjp__plan_unit(answer->plan, said->indicator);

  if (column == KJP_ASSESS_TARGET_BREAK_EVEN)
    return target->break_even_indicator < 0
               ? unit
               : kjp__plan_unit(answer->plan, target->break_even_indicator);
  if (column == KJP_ASSESS_TARGET_DISTANCE &&
      unit->dimension == KJP_DIMENSION_RATIO)
    return &kjp__unit_points;
  return unit;
}

static const struct kjp__unit *
unit_of_allocation(const kjp_table *table, int32_t row, int32_t column)
{
  const kjp_answer *answer = table->owner;
  const struct kjp__assess_allocation *at = kjp__rows_at(&table->rows, row);

  (void)column;
  return kjp__plan_unit(answer->plan, at->indicator);
}

static const struct kjp__unit *
unit_of_policy(const kjp_table *table, int32_t row, int32_t column)
{
  const kjp_answer *answer = table->owner;
  const struct kjp__assess_policy *at = kjp__rows_at(&table->rows, row);
  const struct kjp__policy *said =
      kjp__plan_row(answer->plan, KJP_POLICIES, at->policy);

  (void)column;
  return kjp__plan_unit(answer->plan, said->indicator);
}

#define KIND(number, name, type, columns, parent, unit_of)                     \
  {                                                                            \
    number, name, sizeof(struct type), columns, sizeof columns[0],             \
        G_N_ELEMENTS(columns), false, parent, unit_of                          \
  }

const struct kjp__table_kind kjp__assess_kinds[KJP__ASSESS_KINDS] = {
    KIND(KJP_ASSESS, "assess", kjp__assess, assess_columns, 0, NULL),
    KIND(KJP_ASSESS_TARGETS, "assess_targets", kjp__assess_target,
         target_columns, 0, unit_of_target),
    KIND(KJP_ASSESS_MISSING, "assess_missing", kjp__assess_missing,
         missing_columns, KJP_ASSESS_MISSING_TARGET, NULL),
    KIND(KJP_ASSESS_ROLLUPS, "assess_rollups", kjp__assess_rollup,
         rollup_columns, 0, NULL),
    KIND(KJP_ASSESS_PROGRAMMES, "assess_programmes", kjp__assess_programme,
         programme_columns, 0, NULL),
    KIND(KJP_ASSESS_ALLOCATIONS, "assess_allocations", kjp__assess_allocation,
         allocation_columns, 0, unit_of_allocation),
    KIND(KJP_ASSESS_POLICIES, "assess_policies", kjp__assess_policy,
         policy_columns, KJP_ASSESS_POLICY_POLICY, unit_of_policy),
    KIND(KJP_ASSESS_FINDINGS, "assess_findings", kjp__assess_finding,
         finding_columns, 0, NULL),
};
