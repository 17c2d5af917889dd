/* SPDX-License-Identifier: MIT */
/* lib/answer/path-table.c - the columns of an answer about paths. */
#include "path-priv.h"

#include <glib.h>

const char *const kjp__words_point[] = {NULL,    "stated", "shaped",
                                        "floor", "cap",    NULL};

/* clang-format off */
#define ROW(number, cell, row, member, name, zh, en, words, target, unit)      \
  {number, KJP__CELL_##cell, offsetof(struct kjp__path_##row, member), name,   \
   zh, en, words, target, unit}
#define PLAIN(number, cell, row, member, zh, en)                               \
  ROW(number, cell, row, member, #member, zh, en, NULL, 0, NULL)
#define PARENT(number, row, member, zh, en, target)                            \
  ROW(number, ROW, row, member, #member, zh, en, NULL, target, NULL)

static const struct kjp__column course_columns[] = {
  PARENT(KJP_PATH_COURSE_PATH, course, path, "路径", "path", KJP_PATHS),
  PARENT(KJP_PATH_COURSE_INDICATOR, course, indicator, "指标", "indicator", KJP_INDICATORS),
  ROW(KJP_PATH_COURSE_SHAPE, WORD, course, shape, "shape", "形状", "shape", kjp__words_shape, 0, NULL),
  PLAIN(KJP_PATH_COURSE_ROUND_TO, AMOUNT, course, round_to, "取整到", "amounts are multiples of it"),
  PLAIN(KJP_PATH_COURSE_FEASIBLE, FLAG, course, feasible, "可行", "a path that keeps all exists"),
  PLAIN(KJP_PATH_COURSE_TOTAL, AMOUNT, course, total, "计划各年合计", "sum over the plan's years"),
  PARENT(KJP_PATH_COURSE_FLOORS, course, floors, "列出底线规则的路径；无：该指标的全部规则", "path whose list of rules counts; none: every rule of the indicator", KJP_PATHS),
  PARENT(KJP_PATH_COURSE_CAPS, course, caps, "列出上限的路径", "path whose caps count", KJP_PATHS),
  PLAIN(KJP_PATH_COURSE_BOUNDS, FLAG, course, bounds, "页面和句子给出上下界", "pages and sentences give the bounds"),
  PLAIN(KJP_PATH_COURSE_BOUNDED, FLAG, course, bounded, "上界已求出", "the greatest path was found out"),
  PLAIN(KJP_PATH_COURSE_STRENGTHS, TEXT, course, strengths, "作为锚点的目标的力度", "strengths of the targets that are its anchors"),
  PLAIN(KJP_PATH_COURSE_PROJECTED, FLAG, course, projected, "有的年份属于测算", "some year rests on planned or assumed figures"),
  PLAIN(KJP_PATH_COURSE_UNVERIFIED, FLAG, course, unverified, "依据未核实的数", "rests on unverified observations"),
};

static const struct kjp__column point_columns[] = {
  PARENT(KJP_PATH_POINT_PATH, point, path, "路径", "path", KJP_PATH_COURSES),
  PLAIN(KJP_PATH_POINT_YEAR, COUNTED, point, year, "年份", "year"),
  PLAIN(KJP_PATH_POINT_VALUE, AMOUNT, point, value, "计划数", "what is planned"),
  PLAIN(KJP_PATH_POINT_SHAPED, AMOUNT, point, shaped, "曲线上的数", "on the curve, before rounding"),
  ROW(KJP_PATH_POINT_KIND, WORD, point, kind, "kind", "由来", "what made the value", kjp__words_point, 0, NULL),
  PLAIN(KJP_PATH_POINT_BY, TEXT, point, by, "所据的目标、条款或上限", "the target, clause or cap that did"),
  PLAIN(KJP_PATH_POINT_FLOOR, AMOUNT, point, floor, "底线", "the least that keeps the rules"),
  PLAIN(KJP_PATH_POINT_PARTIAL, FLAG, point, partial, "底线不完整", "the floor may be higher"),
  PLAIN(KJP_PATH_POINT_LEAST, AMOUNT, point, least, "可行的最少数额", "the least of all feasible paths"),
  PLAIN(KJP_PATH_POINT_GREATEST, AMOUNT, point, greatest, "可行的最多数额", "the greatest of all feasible paths"),
  ROW(KJP_PATH_POINT_GROWTH, FRACTION, point, growth, "growth", "比上年增长", "growth against the year before", NULL, 0, &kjp__unit_percent),
  ROW(KJP_PATH_POINT_SHORT, AMOUNT, point, lacking, "short", "比底线或目标少", "below its floor or anchor", NULL, 0, NULL),
  PLAIN(KJP_PATH_POINT_UNVERIFIED, FLAG, point, unverified, "依据未核实的数", "rests on unverified observations"),
  PLAIN(KJP_PATH_POINT_PROJECTED, FLAG, point, projected, "起点、曲线、底线或上限用到计划数或假定数", "base, curve, floor or cap rest on planned or assumed figures"),
  PLAIN(KJP_PATH_POINT_ONE_OFF, AMOUNT, point, one_off, "一次性数额：加在底线上，不作下一年的基数", "one-off amount: on top of the floor, not in the next base"),
  PARENT(KJP_PATH_POINT_TARGET, point, target, "所据的目标", "the target that made the value", KJP_TARGETS),
};

static const struct kjp__column conflict_columns[] = {
  PARENT(KJP_PATH_CONFLICT_PATH, conflict, path, "路径", "path", KJP_PATH_COURSES),
  PLAIN(KJP_PATH_CONFLICT_YEAR, COUNTED, conflict, year, "无解的第一年", "first year without a value"),
  PLAIN(KJP_PATH_CONFLICT_FLOOR, TEXT, conflict, floor, "要求更多的一方", "what asks for more"),
  PLAIN(KJP_PATH_CONFLICT_CAP, TEXT, conflict, cap, "允许更少的一方", "what allows less"),
  PLAIN(KJP_PATH_CONFLICT_AMOUNT, AMOUNT, conflict, amount, "相差", "the amount between them"),
  PLAIN(KJP_PATH_CONFLICT_ASKED, AMOUNT, conflict, asked, "锚点要求", "what an anchor asks for"),
  PLAIN(KJP_PATH_CONFLICT_ALLOWED, AMOUNT, conflict, allowed, "上限容许", "what the cap allows"),
  PLAIN(KJP_PATH_CONFLICT_PROJECTED, FLAG, conflict, projected, "路径或上限用到计划数或假定数", "path or caps rest on planned or assumed figures"),
  PLAIN(KJP_PATH_CONFLICT_UNVERIFIED, FLAG, conflict, unverified, "依据未核实的数", "rests on unverified observations"),
  PARENT(KJP_PATH_CONFLICT_FLOOR_TARGET, conflict, floor_target, "要求更多的目标", "target that asks for more", KJP_TARGETS),
  PARENT(KJP_PATH_CONFLICT_CAP_TARGET, conflict, cap_target, "允许更少的目标", "target that allows less", KJP_TARGETS),
  PLAIN(KJP_PATH_CONFLICT_TRIED, FLAG, conflict, tried, "放宽的办法都试过", "all that might help was tried"),
};

static const struct kjp__column relaxation_columns[] = {
  PARENT(KJP_PATH_RELAXATION_CONFLICT, relaxation, conflict, "冲突", "conflict", KJP_PATH_CONFLICTS),
  PLAIN(KJP_PATH_RELAXATION_WHAT, TEXT, relaxation, what, "放宽的上限、目标或规则", "the cap, anchor or rule that gives way"),
  ROW(KJP_PATH_RELAXATION_RATE, AMOUNT, relaxation, rate, "rate", "上限最低放宽到的比率", "smallest rate of a cap that works", NULL, 0, &kjp__unit_percent),
  PLAIN(KJP_PATH_RELAXATION_AMOUNT, AMOUNT, relaxation, amount, "上限最低、目标最高的数额", "smallest cap or greatest anchor that works"),
  PARENT(KJP_PATH_RELAXATION_TARGET, relaxation, target, "放宽的目标", "target that gives way", KJP_TARGETS),
  PLAIN(KJP_PATH_RELAXATION_YEAR, COUNTED, relaxation, year, "所放宽的年份", "year of the amount, or in which the rule is waived"),
  PLAIN(KJP_PATH_RELAXATION_CHANGE, AMOUNT, relaxation, change, "数额的增减", "change of the amount"),
};

static const struct kjp__column missing_columns[] = {
  PARENT(KJP_PATH_MISSING_PATH, missing, path, "路径", "path", KJP_PATH_COURSES),
  PARENT(KJP_PATH_MISSING_INDICATOR, missing, indicator, "缺少的指标", "indicator", KJP_INDICATORS),
  PLAIN(KJP_PATH_MISSING_YEAR, COUNTED, missing, year, "缺少的年份", "year"),
};

static const struct kjp__column total_columns[] = {
  PARENT(KJP_PATH_TOTAL_PATH, total, path, "路径", "path", KJP_PATH_COURSES),
  PARENT(KJP_PATH_TOTAL_TARGET, total, target, "目标", "target", KJP_TARGETS),
  PLAIN(KJP_PATH_TOTAL_TOTAL, AMOUNT, total, total, "各年合计", "sum over the target's years"),
  PLAIN(KJP_PATH_TOTAL_BOUND, FRACTION, total, bound, "目标值（区间时为下限）", "bound, the lower one of two"),
  PLAIN(KJP_PATH_TOTAL_MET, FLAG, total, met, "达到", "the sum meets it"),
  PLAIN(KJP_PATH_TOTAL_UPPER, FRACTION, total, upper, "上限", "upper bound of within"),
  ROW(KJP_PATH_TOTAL_COMPARATOR, WORD, total, comparator, "comparator", "比较方式", "comparator", kjp__words_comparator, 0, NULL),
  PLAIN(KJP_PATH_TOTAL_PROJECTED, FLAG, total, projected, "合计或目标值用到计划数或假定数", "sum or bound rest on planned or assumed figures"),
  PLAIN(KJP_PATH_TOTAL_UNVERIFIED, FLAG, total, unverified, "依据未核实的数", "rests on unverified observations"),
};
/* clang-format on */

static const struct kjp__unit *
unit_of_path(const kjp_answer *answer, int32_t path)
{
  const kjp_table *courses = kjp_answer_table(answer, KJP_PATH_COURSES);
  const struct kjp__path_course *course = kjp__rows_at(&courses->rows, path);

  return kjp__plan_unit(answer->plan, course->indicator);
}

static const struct kjp__unit *
unit_of_course(const kjp_table *table, int32_t row, int32_t column)
{
  (void)column;
  return unit_of_path(table->owner, row);
}

/* Of a row that begins with the path it is of. */
static const struct kjp__unit *
unit_of_part(const kjp_table *table, int32_t row, int32_t column)
{
  const int32_t *path = kjp__rows_at(&table->rows, row);

  (void)column;
  return unit_of_path(table->owner, *path);
}

static const struct kjp__unit *
unit_of_relaxation(const kjp_table *table, int32_t row, int32_t column)
{
  const struct kjp__path_relaxation *relaxation =
      kjp__rows_at(&table->rows, row);

  return unit_of_part(kjp_answer_table(table->owner, KJP_PATH_CONFLICTS),
                      relaxation->conflict, column);
}

_Static_assert(offsetof(struct kjp__path_point, path) == 0 &&
                   offsetof(struct kjp__path_conflict, path) == 0 &&
                   offsetof(struct kjp__path_total, path) == 0,
               "rows with amounts begin with their path");

#define KIND(number, name, row, parent, unit_of)                               \
  {                                                                            \
    number, name, sizeof(struct kjp__path_##row), row##_columns,               \
        sizeof row##_columns[0], G_N_ELEMENTS(row##_columns), false, parent,   \
        unit_of                                                                \
  }

static const struct kjp__table_kind kinds[] = {
    KIND(KJP_PATH_COURSES, "path_courses", course, 0, unit_of_course),
    KIND(KJP_PATH_POINTS, "path_points", point, KJP_PATH_POINT_PATH,
         unit_of_part),
    KIND(KJP_PATH_CONFLICTS, "path_conflicts", conflict, KJP_PATH_CONFLICT_PATH,
         unit_of_part),
    KIND(KJP_PATH_RELAXATIONS, "path_relaxations", relaxation,
         KJP_PATH_RELAXATION_CONFLICT, unit_of_relaxation),
    KIND(KJP_PATH_MISSING, "path_missing", missing, KJP_PATH_MISSING_PATH,
         NULL),
    KIND(KJP_PATH_TOTALS, "path_totals", total, KJP_PATH_TOTAL_PATH,
         unit_of_part),
};

const struct kjp__table_kind *const kjp__path_kinds[] = {
    &kinds[0], &kinds[1], &kinds[2],       &kinds[3],
    &kinds[4], &kinds[5], &kjp__used_kind,
};
