/* SPDX-License-Identifier: MIT */
/* lib/report/words.c - the words of plans and answers, for people. */
#include "sheet-priv.h"

#include <glib.h>
#include <kjplan/path.h>
#include <kjplan/assess.h>
#include <kjplan/reconcile.h>

#include "../answer/answer-priv.h"
#include "../plan/word-priv.h"

static const struct kjp__say kinds[] = {
    [KJP_KIND_OBSERVED] = {"观测", "observed"},
    [KJP_KIND_DERIVED] = {"推算", "derived"},
    [KJP_KIND_PUBLISHED] = {"公布", "published"},
    [KJP_KIND_PLANNED] = {"计划", "planned"},
    [KJP_KIND_ASSUMED] = {"假定", "assumed"},
    [KJP_KIND_UNKNOWN] = {"未知", "unknown"},
};
static const struct kjp__say verdicts[] = {
    [KJP_VERDICT_HOLDS] = {"符合", "holds"},
    [KJP_VERDICT_BROKEN] = {"不符合", "broken"},
    [KJP_VERDICT_NOT_ASSESSABLE] = {"不能判断", "not assessable"},
    [KJP_VERDICT_EXEMPT] = {"豁免", "exempt"},
};
static const struct kjp__say stages[] = {
    [KJP_STAGE_RESTATED] = {"追溯调整", "restated"},
    [KJP_STAGE_FINAL] = {"最终", "final"},
    [KJP_STAGE_REVISED] = {"修订", "revised"},
    [KJP_STAGE_EXECUTED] = {"执行", "executed"},
    [KJP_STAGE_PRELIMINARY] = {"初步", "preliminary"},
    [KJP_STAGE_ADJUSTED] = {"调整预算", "adjusted"},
    [KJP_STAGE_BUDGET] = {"预算", "budget"},
};
static const struct kjp__say bases[] = {
    [KJP_BASE_ACTUAL] = {"上年实际数", "last year as it was"},
    [KJP_BASE_OWED] = {"上年应有数（没达到的年份不降低下一年的底线）",
                       "what last year owed (a shortfall does not lower the "
                       "next floor)"},
};

static const struct kjp__say comparators[] = {
    [KJP_COMPARATOR_AT_LEAST] = {"不低于", "at least"},
    [KJP_COMPARATOR_MORE_THAN] = {"高于", "more than"},
    [KJP_COMPARATOR_AT_MOST] = {"不高于", "at most"},
    [KJP_COMPARATOR_LESS_THAN] = {"低于", "less than"},
    [KJP_COMPARATOR_WITHIN] = {"介于", "within"},
};
static const struct kjp__say strengths[] = {
    [KJP_STRENGTH_ENSURE] = {"确保", "ensure"},
    [KJP_STRENGTH_EXPECT] = {"预期", "expect"},
    [KJP_STRENGTH_STRIVE] = {"力争", "strive"},
};

static const struct kjp__say shapes[] = {
    [KJP_SHAPE_LINEAR] = {"等额增长", "linear"},
    [KJP_SHAPE_CONSTANT_GROWTH] = {"等速增长", "constant growth"},
    [KJP_SHAPE_FIXED_GROWTH] = {"固定增速", "fixed growth"},
    [KJP_SHAPE_FRONT_LOADED] = {"先快后慢", "front-loaded"},
    [KJP_SHAPE_BACK_LOADED] = {"先慢后快", "back-loaded"},
    [KJP_SHAPE_S_CURVE] = {"S 形", "S curve"},
    [KJP_SHAPE_LOGISTIC] = {"逻辑斯谛", "logistic"},
    [KJP_SHAPE_STEP] = {"阶梯", "step"},
    [KJP_SHAPE_SHARES] = {"规定进度", "tabulated shares"},
    [KJP_SHAPE_CATCH_UP] = {"追赶", "catching up"},
    [KJP_SHAPE_BUSINESS_AS_USUAL] = {"延续增速", "business as usual"},
    [KJP_SHAPE_LATEST] = {"尽量靠后", "as late as possible"},
};
static const struct kjp__say points[] = {
    [KJP_POINT_STATED] = {"写明", "stated"},
    [KJP_POINT_SHAPED] = {"形状", "shape"},
    [KJP_POINT_FLOOR] = {"底线", "floor"},
    [KJP_POINT_CAP] = {"上限", "cap"},
};
static const struct kjp__say reconciled[] = {
    [KJP_RECONCILED_ROUNDS] = {"一致", "rounds"},
    [KJP_RECONCILED_WITHIN_INPUTS] = {"在舍入范围内", "within inputs"},
    [KJP_RECONCILED_DIFFERS] = {"不符", "differs"},
    [KJP_RECONCILED_UNDETERMINED] = {"无法核对", "undetermined"},
};
static const struct kjp__say outcomes[] = {
    [KJP_OUTCOME_MET] = {"完成", "met"},
    [KJP_OUTCOME_MISSED] = {"未完成", "missed"},
    [KJP_OUTCOME_NOT_DUE] = {"未到期", "not due"},
    [KJP_OUTCOME_UNDETERMINED] = {"无法判定", "undetermined"},
};
static const struct kjp__say classes[] = {
    [KJP_PROGRESS_ACHIEVED] = {"已达到", "achieved"},
    [KJP_PROGRESS_ON_TRACK] = {"进度正常", "on track"},
    [KJP_PROGRESS_AT_RISK] = {"有风险", "at risk"},
    [KJP_PROGRESS_OFF_TRACK] = {"滞后", "off track"},
    [KJP_PROGRESS_MOVING_AWAY] = {"背离目标", "moving away"},
    [KJP_PROGRESS_NOT_ASSESSABLE] = {"不能评价", "not assessable"},
};
static const struct kjp__say reasons[] = {
    [KJP_REASON_NO_VALUE] = {"评估年份没有观测值",
                             "nothing is observed in the year"},
    [KJP_REASON_NO_BOUND] = {"目标值尚不可知", "what is asked for is not known "
                                               "yet"},
    [KJP_REASON_NO_BASE] = {"计划没有写明基期", "the plan states no base"},
    [KJP_REASON_NO_BASE_VALUE] = {"基期没有观测值",
                                  "nothing is observed in the base year"},
    [KJP_REASON_NO_DIRECTION] = {"指标没有写明越大越好还是越小越好",
                                 "the plan does not say which way is better"},
    [KJP_REASON_NOT_POSITIVE] = {"有关数值不是正数",
                                 "a number in it is zero or below"},
    [KJP_REASON_NO_SPAN] = {"基期不早于数值的年份",
                            "the base is not before the year of the value"},
    [KJP_REASON_CUMULATIVE] = {"累计目标没有增长率，可改用 schedule",
                               "a sum has no growth rate; try the method "
                               "schedule"},
    [KJP_REASON_CEILING] = {"累计上限没有时序进度",
                            "a ceiling on a sum has no schedule"},
    [KJP_REASON_NOT_BEGUN] = {"尚未开始", "its years are to come"},
    [KJP_REASON_AGAINST_DIRECTION] =
        {"目标要求的方向与指标所写的方向（越大越好或越小越好）相反，请核对计划"
         "，"
         "或改用 schedule",
         "the bound asks for the opposite of what the plan says is better; "
         "check the plan, or try the method schedule"},
    [KJP_REASON_OUT_OF_RANGE] = {"数值过大，无法精确计算",
                                 "a number is too large to be computed "
                                 "exactly"},
};
static const struct kjp__say methods[] = {
    [KJP_METHOD_GROWTH_RATIO] = {"增长率比", "growth_ratio"},
    [KJP_METHOD_LINEAR_RATIO] = {"线性比", "linear_ratio"},
    [KJP_METHOD_SCHEDULE] = {"时序进度", "schedule"},
};

static const struct kjp__say flags[] = {{"是", "true"}, {"否", "false"}};

/* `keys`: the words of tables, where they are not the English ones with "_" for
 * blanks. */
static const struct list {
  const struct kjp__say *words;
  int32_t count;
  const char *const *keys;
} lists[KJP__WORDS] = {
    [KJP__WORDS_KIND] = {kinds, G_N_ELEMENTS(kinds), NULL},
    [KJP__WORDS_VERDICT] = {verdicts, G_N_ELEMENTS(verdicts), NULL},
    [KJP__WORDS_STAGE] = {stages, G_N_ELEMENTS(stages), NULL},
    [KJP__WORDS_BASE] = {bases, G_N_ELEMENTS(bases), kjp__words_base},
    [KJP__WORDS_COMPARATOR] = {comparators, G_N_ELEMENTS(comparators), NULL},
    [KJP__WORDS_STRENGTH] = {strengths, G_N_ELEMENTS(strengths), NULL},
    [KJP__WORDS_SHAPE] = {shapes, G_N_ELEMENTS(shapes), kjp__words_shape},
    [KJP__WORDS_POINT] = {points, G_N_ELEMENTS(points), kjp__words_point},
    [KJP__WORDS_OUTCOME] = {outcomes, G_N_ELEMENTS(outcomes), NULL},
    [KJP__WORDS_PROGRESS] = {classes, G_N_ELEMENTS(classes), NULL},
    [KJP__WORDS_REASON] = {reasons, G_N_ELEMENTS(reasons), kjp__words_reason},
    [KJP__WORDS_METHOD] = {methods, G_N_ELEMENTS(methods), NULL},
    [KJP__WORDS_RECONCILED] = {reconciled, G_N_ELEMENTS(reconciled), NULL},
};

const char *
kjp__word(const struct kjp__report *report, enum kjp__words list,
          struct kjp__spot spot)
{
  int32_t number = kjp_table_int(spot.table, spot.row, spot.column);

  if (number < 1 || number >= lists[list].count)
    return NULL;
  return kjp__report_say(report, &lists[list].words[number]);
}

/* Whether a word is what it is in English, with "_" for blanks. */
static bool
is_word(const char *word, const char *english)
{
  if (english == NULL)
    return false;
  while (*word != '\0' &&
         (*word == *english || (*word == '_' && *english == ' '))) {
    word++;
    english++;
  }
  return *word == '\0' && *english == '\0';
}

static const struct kjp__say *
find_word(const struct list *list, const char *word)
{
  for (int32_t i = 0; i < list->count; i++) {
    if (list->keys == NULL ? is_word(word, list->words[i].en)
                           : g_strcmp0(list->keys[i], word) == 0)
      return &list->words[i];
  }
  return NULL;
}

const char *
kjp__word_said(const struct kjp__report *report, const char *word)
{
  const struct list yes_or_no = {flags, (int32_t)G_N_ELEMENTS(flags), NULL};
  const struct kjp__say *found = find_word(&yes_or_no, word);

  for (int32_t list = 0; found == NULL && list < KJP__WORDS; list++)
    found = find_word(&lists[list], word);
  return found == NULL ? word : kjp__report_say(report, found);
}
