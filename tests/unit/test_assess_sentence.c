/* SPDX-License-Identifier: MIT */
/* tests/unit/test_assess_sentence.c - an evaluation's targets in words. */
#include "assessed.h"

/* What decides a verdict is shown in full, and not as "about" the same. */
static const struct {
  const char *asked, *zh, *en;
} said[] = {
    {"at_least: 66.00001",
     "不低于 66.00001 亿元：未完成。2022 年为 66 亿元，比目标值低 0.00001 亿元",
     "66 亿元, 0.00001 亿元 below what is asked for"},
    {"more_than: 66", "恰为目标值，而要求不含本数",
     "exactly what is asked for, and that itself does not count"},
    {"within: [66, 70]", "介于 66 亿元 与 70 亿元 之间", "between 66 亿元 and"},
    {"within: [60, 70]", "2022 年为 66 亿元，在要求的范围之内。",
     "2022: 66 亿元, within what is asked for."},
    {"within: [66, 70]", "2022 年为 66 亿元，在要求的范围之内。",
     "2022: 66 亿元, within what is asked for."},
    {"within: [60, 66]", "2022 年为 66 亿元，在要求的范围之内。",
     "2022: 66 亿元, within what is asked for."},
    {"within: [66.5, 70]", "2022 年为 66 亿元，比下限低 0.5 亿元。",
     "2022: 66 亿元, 0.5 亿元 below the lower end of what is asked for."},
    {"within: [60, 65]", "2022 年为 66 亿元，比上限高 1 亿元。",
     "2022: 66 亿元, 1 亿元 above the upper end of what is asked for."},
    /* Above the lower end by as much as the pair is wide, and inside. */
    {"within: [33, 66]", "在要求的范围之内", "within what is asked for"},
    /* Above the upper end by as much as the pair is wide. */
    {"within: [60, 63]", "比上限高 3 亿元", "3 亿元 above the upper end"},
};

Test(assess_sentence, tells_value_from_bound_in_its_sentences)
{
  for (size_t i = 0; i < COUNT(said); i++) {
    char text[1024];
    kjp_answer *answer;

    (void)snprintf(text, sizeof text, "%s%s%s}\n", INDICATORS,
                   "targets:\n  t: {indicator: rd, year: 2022, ",
                   said[i].asked);
    answer = assess(text, "2022", NULL);
    expect_sentence(answer, 0, KJP_LANGUAGE_ZH, said[i].zh);
    expect_sentence(answer, 0, KJP_LANGUAGE_EN, said[i].en);
    kjp_answer_unref(answer);
  }
}

/* 2.8 is assumed: 2.8 x 1.1 + 0.1 is 3.18; (3.18 / 1.6)^(1/3) is 1.2573. */
static const struct {
  int32_t row;
  const char *zh, *en;
} referring[] = {
    {0,
     "甲强度 2025 年预期不低于全国强度 2025 年的数 ×1.1 + 0.1 个百分点"
     "（3.18 %，假定数）：未到期。2022 年为 1.6 %，比目标值（假定数）低 1.58 "
     "个百分点。从 2022 年的观测值起，数值每年须增长 25.73 "
     "%（目标值为假定数）。"
     "照 2022 年的增速不变，2025 年为约 1.9418 %，属测算。进度：滞后（增长率比 "
     "0.323，基期 2021 年 1.5 %），目标值为假定数。",
     "at least 全国强度 of 2025 ×1.1 + 0.1 pp (3.18 %, assumed) (expect): not "
     "due. 2022: 1.6 %, 1.58 pp below what is asked for (assumed). From the "
     "figure of 2022 it has to grow by 25.73 % a year (the bound is assumed). "
     "If the growth of 2022 is repeated, it comes to about 1.9418 % in 2025, a "
     "projection. Progress: off track (growth_ratio 0.323, from 1.5 % in "
     "2021), against a bound that is assumed."},
    {1, "按观测数，2022 年为 1.6 %，完不成（目标值为假定数），属测算。",
     "1.6 % in 2022, which would miss it (the bound is assumed)."},
    {2,
     "不低于全国强度 2021 年的数 ×1.05（2.52 %）：未到期。2022 年为 1.6 "
     "%，比目标值低",
     "at least 全国强度 of 2021 ×1.05 (2.52 %) (expect)"},
    {3,
     "不低于全国强度 2021 年的数 − 0.1 个百分点（2.3 %）（原承诺不低于全国强度 "
     "2025 年的数（2.8 %，假定数），2022-01-01 调整；按原承诺：未到期）",
     "at least 全国强度 of 2021 − 0.1 pp (2.3 %) (expect) (first promised: at "
     "least 全国强度 of 2025 (2.8 %, assumed); revised on 2022-01-01; as "
     "first promised: not due)"},
};

Test(assess_sentence, says_what_a_bound_is_made_of_and_worth)
{
  kjp_answer *answer = assess(
      "kjplan: 1\nplan: {id: p, title: 计划, years: 2021-2025}\n"
      "indicators:\n"
      "  a: {name: 甲强度, scope: 市, unit: '%', direction: more,\n"
      "    values: {2021: 1.5, 2022: 1.6}}\n"
      "  n: {name: 全国强度, scope: 市, unit: '%', values: {2021: 2.4},\n"
      "    assume: {amounts: {2022: 2.5, 2025: 2.8}}}\n"
      "targets:\n"
      "  t: {indicator: a, year: 2025, base: {year: 2021},\n"
      "    at_least: {indicator: n, times: 1.1, plus: 0.1 pp}}\n"
      "  u: {indicator: a, year: 2022, at_least: {indicator: n}}\n"
      "  v: {indicator: a, year: 2025,\n"
      "    at_least: {indicator: n, year: 2021, times: 1.05}}\n"
      "  w: {indicator: a, year: 2025, at_least: {indicator: n}, revisions:\n"
      "    [{on: 2022-01-01,\n"
      "      at_least: {indicator: n, year: 2021, plus: -0.1 pp}}]}\n",
      "2022", NULL);

  for (size_t i = 0; i < COUNT(referring); i++) {
    expect_sentence(answer, referring[i].row, KJP_LANGUAGE_ZH, referring[i].zh);
    expect_sentence(answer, referring[i].row, KJP_LANGUAGE_EN, referring[i].en);
  }
  kjp_answer_unref(answer);
}

/* From 100 to 400 in two years is 100 % a year. */
static const struct {
  const char *method, *value, *year, *zh;
} ratios[] = {
    {"growth_ratio", "195", "2022", "进度正常（增长率比 0.950，"},
    {"growth_ratio", "194.96", "2022", "有风险（增长率比 0.9496，"},
    {"growth_ratio", "194.94", "2022", "有风险（增长率比 0.949，"},
    {"growth_ratio", "195.04", "2022", "进度正常（增长率比 0.950，"},
    {"growth_ratio", "159.96", "2022", "滞后（增长率比 0.5996，"},
    {"growth_ratio", "99.96", "2022", "背离目标（增长率比 -0.0004，"},
    {"linear_ratio", "249.95", "2022", "有风险（线性比 0.9997，"},
    {"linear_ratio", "174.95", "2022", "滞后（线性比 0.4997，"},
    /* 149.99 of 300 and 119.98 of 300, where half the time has gone */
    {"schedule", "249.99", "2022",
     "有风险（时序进度 0.49997，时间已过 0.50000，"},
    {"schedule", "219.98", "2022", "滞后（时序进度 0.3999，时间已过 0.5000，"},
    {"schedule", "249.9999999", "2022",
     "有风险（时序进度 0.4999999997，时间已过 0.5000000000，"},
    {"schedule", "250", "2022", "进度正常（时序进度 0.500，时间已过 0.500，"},
    /* Due: 399.99 of 400 */
    {"linear_ratio", "399.99", "2023", "滞后（线性比 0.99997，已到期，"},
    {"growth_ratio", "0.0000001", "2022", "背离目标（增长率比 -1.000，"},
};

Test(assess_sentence, shows_no_number_that_contradicts_its_class)
{
  for (size_t i = 0; i < COUNT(ratios); i++) {
    char text[1024];
    kjp_answer *answer;

    (void)snprintf(text, sizeof text,
                   "kjplan: 1\nplan: {id: p, title: 计划, years: 2021-2025}\n"
                   "indicators:\n"
                   "  a: {name: 甲, scope: 市, unit: 亿元, direction: more,\n"
                   "    values: {2021: 100, %s: %s}}\n"
                   "targets: {t: {indicator: a, year: 2023, at_least: 400, "
                   "base: {year: 2021}}}\n",
                   ratios[i].year, ratios[i].value);
    answer = assess(text, ratios[i].year, ratios[i].method);
    expect_sentence(answer, 0, KJP_LANGUAGE_ZH, ratios[i].zh);
    kjp_answer_unref(answer);
  }
}

/* A sum with a gap: the years that lack are named, and only they. */
static const struct {
  const char *values, *asked, *zh, *en;
} gaps[] = {
    {"{2023: 28}", "over: 2022-2025", "因为合计中 2022 年没有观测值。",
     "because the sum lacks a figure of 2022."},
    {"{2022: 28}", "over: 2021-2024", "因为合计中 2021、2023 年没有观测值。",
     "because the sum lacks a figure of 2021, 2023."},
    {"{2023: 28}", "over: 2010-2025", "因为合计中有的年份没有观测值。",
     "because a year of the sum is not observed."},
    {"{2022: 28}", "year: 2023", "因为评估年份没有观测值。",
     "because nothing is observed in the year."},
};

Test(assess_sentence, names_the_years_that_a_sum_lacks)
{
  for (size_t i = 0; i < COUNT(gaps); i++) {
    char text[1024];
    kjp_answer *answer;

    (void)snprintf(text, sizeof text,
                   "kjplan: 1\nplan: {id: p, title: 计划, years: 2010-2025}\n"
                   "indicators:\n"
                   "  a: {name: 甲, scope: 市, unit: 项, direction: more,\n"
                   "    values: %s}\n"
                   "targets: {t: {indicator: a, %s, at_least: 120}}\n",
                   gaps[i].values, gaps[i].asked);
    answer = assess(text, "2023", "schedule");
    expect_sentence(answer, 0, KJP_LANGUAGE_ZH, gaps[i].zh);
    expect_sentence(answer, 0, KJP_LANGUAGE_EN, gaps[i].en);
    kjp_answer_unref(answer);
  }
}

/* What the sum is of is derived: 2022 lacks another indicator. */
Test(assess_sentence, says_of_a_derived_sum_that_a_year_lacks)
{
  kjp_answer *answer = assess(
      "kjplan: 1\nplan: {id: p, title: 计划, years: 2021-2025}\n"
      "indicators:\n"
      "  a: {name: 甲, scope: 市, unit: 项, values: {2022: 3, 2023: 4}}\n"
      "  b: {name: 乙, scope: 市, unit: 项, values: {2023: 4}}\n"
      "  c: {name: 丙, scope: 市, unit: 项, derive: {sum: [a, b]}}\n"
      "targets: {t: {indicator: c, over: 2022-2025, at_least: 120}}\n",
      "2023", "schedule");

  expect_sentence(answer, 0, KJP_LANGUAGE_ZH,
                  "缺乙 2022 年的数。进度：不能评价，因为合计中有的年份没有观测"
                  "值。");
  expect_sentence(answer, 0, KJP_LANGUAGE_EN,
                  "because a year of the sum is not observed.");
  kjp_answer_unref(answer);
}

/* What is not final is not told as if it were. 2022 is a budget, 2023 as
 * executed. */
static const struct {
  const char *target, *year, *stage, *zh, *en;
} stages[] = {
    {"indicator: a, year: 2021, at_least: 9", "2021", "final",
     "2021 年为 10 亿元，比目标值高", "2021: 10 亿元, 1 亿元 above"},
    {"indicator: a, year: 2022, at_least: 11", "2022", "budget",
     "完成。2022 年为 12 亿元（预算数），比目标值高 1 亿元。",
     "met. 2022: 12 亿元 (budget), 1 亿元 above what is asked for."},
    {"indicator: a, year: 2023, at_least: 11", "2023", "executed",
     "2023 年为 13 亿元（执行数），", "2023: 13 亿元 (as executed), "},
    {"indicator: b, year: 2023, at_least: 1", "2023", "preliminary",
     "2023 年为 4 亿元（快报数），", "2023: 4 亿元 (preliminary), "},
    /* The weakest of 2021 to 2023, and of both that are added. */
    {"indicator: a, over: 2021-2023, at_least: 30", "2023", "budget",
     "2021-2023 年合计为 35 亿元（含预算数），",
     "2021-2023 in all: 35 亿元 (in part budget), "},
    {"indicator: s, year: 2023, at_least: 1", "2023", "preliminary",
     "2023 年为 17 亿元（含快报数），",
     "2023: 17 亿元 (in part preliminary), "},
    {"indicator: a, year: 2024, at_least: 1", "2024", NULL, "缺甲 2024 年的数",
     "Missing: 甲 of 2024"},
};

Test(assess_sentence, names_the_stage_of_what_is_not_final)
{
  for (size_t i = 0; i < COUNT(stages); i++) {
    char text[1024];
    kjp_answer *answer;

    (void)snprintf(text, sizeof text,
                   "kjplan: 1\nplan: {id: p, title: 计划, years: 2021-2025}\n"
                   "indicators:\n"
                   "  a: {name: 甲, scope: 市, unit: 亿元, values:\n"
                   "    {2021: 10, 2022: {budget: 12},\n"
                   "     2023: {budget: 14, executed: 13}}}\n"
                   "  b: {name: 乙, scope: 市, unit: 亿元, values:\n"
                   "    {2023: {preliminary: 4}}}\n"
                   "  s: {name: 丙, scope: 市, unit: 亿元,\n"
                   "    derive: {sum: [a, b]}}\n"
                   "targets: {t: {%s}}\n",
                   stages[i].target);
    answer = assess(text, stages[i].year, NULL);
    cr_expect(word_is(answer, KJP_ASSESS_TARGET_STAGE, stages[i].stage), "%s",
              stages[i].target);
    expect_sentence(answer, 0, KJP_LANGUAGE_ZH, stages[i].zh);
    expect_sentence(answer, 0, KJP_LANGUAGE_EN, stages[i].en);
    kjp_answer_unref(answer);
  }
}

/* 8 % in 2022 and 15 % asked for: that a growth should grow by 23.31 % a year
 * reads as if it were the amount. */
Test(assess_sentence, says_no_growth_of_a_growth)
{
  static const char *const kinds[] = {"growth: a",
                                      "average_growth: {of: a, lookback: 1}"};
  static const char *const unsaid[] = {"须增长", "增速不变", "grow by",
                                       "repeated"};

  for (size_t i = 0; i < COUNT(kinds); i++) {
    char text[1024];
    kjp_answer *answer;

    (void)snprintf(text, sizeof text,
                   "kjplan: 1\nplan: {id: p, title: 计划, years: 2021-2025}\n"
                   "indicators:\n"
                   "  a: {name: 甲, scope: 市, unit: 亿元, values:\n"
                   "    {2020: 100, 2021: 110, 2022: 118.8}}\n"
                   "  g: {name: 增速, scope: 市, unit: '%%', direction: more,\n"
                   "    derive: {%s}}\n"
                   "targets: {t: {indicator: g, year: 2025, at_least: 15 %%}}\n",
                   kinds[i]);
    answer = assess(text, "2022", NULL);
    expect_sentence(answer, 0, KJP_LANGUAGE_ZH,
                    "2022 年为 8 %，比目标值低 7 个百分点。");
    for (size_t k = 0; k < COUNT(unsaid); k++)
      expect_unsaid(answer, 0, k < 2 ? KJP_LANGUAGE_ZH : KJP_LANGUAGE_EN,
                    unsaid[k]);
    kjp_answer_unref(answer);
  }
}
