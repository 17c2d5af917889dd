/* SPDX-License-Identifier: MIT */
/* tests/unit/test_consistency_sentence.c - what was found, in words. Expected
 * numbers are worked by hand in the comments. */
#include "consistency.h"

#define ONE_MONEY PLAN_HEAD "  m: {name: 经费, scope: 市, unit: 元}\n"

static const struct {
  const char *label, *plan, *name, *value;
  int32_t kind;
  const char *zh, *en;
} rows[] = {
    {"no targets", ONE_MONEY, NULL, NULL, KJP_STATEMENT_NO_CONFLICT,
     "计划没有设定目标，没有可以相互核对的。",
     "The plan sets no targets: there is nothing to hold against each other."},
    {"targets that fit", ONE_MONEY "targets:\n" OF("a", "m", "at_least: 1"),
     NULL, NULL, KJP_STATEMENT_NO_CONFLICT,
     "各目标之间、目标与已知数之间未发现矛盾。",
     "No conflict was found between the targets, nor between them and what is "
     "known."},
    {"a sum over years",
     ONE_MONEY "targets:\n"
               "  a: {indicator: m, over: 2023-2025, at_most: 9}\n"
               "  b: {indicator: m, over: 2023-2025, at_least: 10}\n",
     NULL, NULL, KJP_STATEMENT_CONFLICT,
     "下列各项不能同时成立：目标 a（2023-2025 年经费合计不高于 9 元）；目标 "
     "b（2023-2025 年经费合计不低于 10 元）。按此，2023-2025 "
     "年经费合计须不低于 "
     "10 元，又须不高于 9 元，没有这样的数。",
     "These cannot all hold: target a (经费 of 2023-2025 in all at most 9 元); "
     "target b (经费 of 2023-2025 in all at least 10 元). By these, 经费 of "
     "2023-2025 in all would have to be at least 10 元 and at most 9 元, and "
     "no "
     "number is."},
    /* 125 ÷ 3 % = 4166.67; to it from 3293 in four years 6.06 % a year, from
     * 4575 in one year -8.93 % */
    {"growth from two years", TWO_AIMS, NULL, NULL, KJP_STATEMENT_AT_BOUNDS,
     "若目标 share（2025 年强度高于 3 %）、目标 amount（2025 年研发不低于 125 "
     "亿元）恰好按界限取值，则 2025 年GDP = 125 亿元 ÷ 3 % ≈ 4166.67 "
     "亿元；自基期 2021 年的 3293 亿元起，年均增长 6.06 "
     "%；最近一次观测（2024 年）已是 4575 亿元，降到此数为年均下降 8.93 %。",
     "GDP of 2025 = 125 亿元 ÷ 3 % ≈ 4166.67 亿元; from 3293 亿元 in the base "
     "year 2021 that is 6.06 % a year; the last observation, 4575 亿元 in "
     "2024, "
     "is above it already: a fall of 8.93 % a year."},
    /* (80 ÷ 100)^(1/1) - 1 = -20 % */
    {"one year that is both, and a fall",
     PLAN_HEAD "  m: {name: 经费, scope: 市, unit: 元, values: {2024: 100}}\n"
               "  s: {name: 倍数, scope: 市, unit: 元, derive: {sum: [m, n]}}\n"
               "  n: {name: 其他, scope: 市, unit: 元, values: {2025: 20}}\n"
               "targets:\n"
               "  a: {indicator: s, year: 2025, at_most: 100,\n"
               "    base: {year: 2024}}\n",
     NULL, NULL, KJP_STATEMENT_AT_BOUNDS,
     "则 2025 年经费 = 100 元 - 20 元 = 80 元；自基期 2024 年的 100 "
     "元起，年均下降 20.00 %。",
     "经费 of 2025 = 100 元 - 20 元 = 80 元; from 100 元 in the base year 2024 "
     "that is a fall of 20.00 % a year."},
    /* 120 of an assumed 4000, not verified in 2024 */
    {"what it rests on",
     PLAN_HEAD
     "  gdp: {name: GDP, scope: 市, unit: 亿元,\n"
     "    assume: {amounts: {2025: 4000}}}\n"
     "  rd: {name: 研发, scope: 市, unit: 亿元,\n"
     "    values: {2024: {final: {value: 100, unverified: true}}}}\n"
     "  share: {name: 强度, scope: 市, unit: '%', derive: {ratio: [rd, gdp]}}\n"
     "targets:\n" OF("a", "share", "at_least: 3 %") "scenarios: {s: {}}\n",
     "scenario", "s", KJP_STATEMENT_AT_BOUNDS,
     "自最近一次观测（2024 年 100 亿元）起，年均增长 20.00 "
     "%。（测算：用到计划数或假定数）（用到未经核实的数据）",
     "; from the last observation, 100 亿元 in 2024, 20.00 % a year. "
     "(projected: rests on planned or assumed figures) (rests on figures that "
     "are not verified)"},
    {"the value of the year itself, and a fall of the order",
     PLAN_HEAD
     "  gdp: {name: GDP, scope: 市, unit: 亿元, values: {2025: 4000}}\n"
     "  rd: {name: 研发, scope: 市, unit: 亿元}\n"
     "  share: {name: 强度, scope: 市, unit: '%', derive: {ratio: [rd, gdp]}}\n"
     "targets:\n" OF("a", "rd", "at_least: 150")
         OF("b", "share", "at_least: 3 %"),
     NULL, NULL, KJP_STATEMENT_TIGHTEST,
     "按 2025 年GDP 4000 亿元（观测）计，目标 a（2025 年研发不低于 150 "
     "亿元）要求 2025 年研发不低于 150 亿元，比目标 b（2025 年强度不低于 3 "
     "%）要求的不低于 120 亿元更紧；2025 年GDP高于 5000 "
     "亿元时，要求更高的是目标 "
     "b。",
     "With GDP of 2025 at 4000 亿元 (observed), target a (研发 of 2025 at "
     "least "
     "150 亿元) asks for 研发 of 2025 at least 150 亿元: tighter than target b "
     "(强度 of 2025 at least 3 %), which asks for at least 120 亿元; where GDP "
     "of 2025 is more than 5000 亿元, target b asks more."},
    /* equal at 4000, which it is: nothing changes there */
    {"the same, where it is",
     PLAN_HEAD
     "  gdp: {name: GDP, scope: 市, unit: 亿元, values: {2025: 4000}}\n"
     "  rd: {name: 研发, scope: 市, unit: 亿元}\n"
     "  share: {name: 强度, scope: 市, unit: '%', derive: {ratio: [rd, gdp]}}\n"
     "targets:\n" OF("a", "rd", "at_least: 120")
         OF("b", "share", "at_least: 3 %"),
     NULL, NULL, KJP_STATEMENT_TIGHTEST,
     "要求相同：2025 年研发不低于 120 亿元。",
     "ask the same: 研发 of 2025 at least 120 亿元."},
    {"implied by figures alone",
     PLAN_HEAD
     "  gdp: {name: GDP, scope: 市, unit: 亿元, values: {2025: 1000}}\n"
     "  rd: {name: 研发, scope: 市, unit: 亿元}\n"
     "  share: {name: 强度, scope: 市, unit: '%', derive: {ratio: [rd, gdp]},\n"
     "    values: {2025: 2.40}}\n"
     "targets:\n" OF("a", "rd", "at_least: 1"),
     NULL, NULL, KJP_STATEMENT_IMPLIED,
     "由已知数推得：2025 年研发不低于 23.95 亿元，且不高于 24.05 亿元。",
     "From what is known it follows that 研发 of 2025 is at least 23.95 亿元 "
     "and "
     "at most 24.05 亿元."},
    {"a reference, times and plus",
     PLAN_HEAD
     "  all: {name: 全国, scope: 国, unit: '%', values: {2024: 2}}\n"
     "  own: {name: 本市, scope: 国, unit: '%', values: {2025: 1}}\n"
     "targets:\n"
     "  a: {indicator: own, year: 2025,\n"
     "    at_least: {indicator: all, year: 2024, times: 1.5, plus: 1 pp}}\n",
     NULL, NULL, KJP_STATEMENT_CONFLICT,
     "目标 a（2025 年本市不低于 2024 年全国 × 1.5 + 1 个百分点）",
     "target a (本市 of 2025 at least 全国 of 2024 × 1.5 + 1 pp)"},
    {"a reference, less",
     PLAN_HEAD "  all: {name: 全国, scope: 国, unit: '%', values: {2025: 2}}\n"
               "  own: {name: 本市, scope: 国, unit: '%', values: {2025: 1}}\n"
               "targets:\n"
               "  a: {indicator: own, year: 2025,\n"
               "    at_least: {indicator: all, plus: -0.1 pp}}\n",
     NULL, NULL, KJP_STATEMENT_CONFLICT,
     "目标 a（2025 年本市不低于 2025 年全国 − 0.1 个百分点）",
     "target a (本市 of 2025 at least 全国 of 2025 − 0.1 pp)"},
    {"between two amounts",
     ONE_MONEY "targets:\n" OF("a", "m", "within: [5, 8]")
         OF("b", "m", "less_than: 5"),
     NULL, NULL, KJP_STATEMENT_CONFLICT,
     "目标 a（2025 年经费介于 5 元与 8 元）；目标 b（2025 年经费低于 5 "
     "元）。按此，2025 年经费须不低于 5 元，又须低于 5 元，没有这样的数。",
     "target a (经费 of 2025 between 5 元 and 8 元)"},
    {"between two shares",
     PLAN_HEAD "  p: {name: 占比, scope: 市, unit: '%', values: {2025: 5}}\n"
               "targets:\n" OF("a", "p", "within: [3 %, 4 %]"),
     NULL, NULL, KJP_STATEMENT_CONFLICT, "目标 a（2025 年占比介于 3 % 与 4 %）",
     "between 3 % and 4 %)"},
    /* 1.2345 has four decimals, 1.23456 five: about 1.23 */
    {"four decimals",
     PLAN_HEAD "  m: {name: 经费, scope: 市, unit: 亿元}\n"
               "  s: {name: 上年, scope: 市, unit: 亿元, derive: {lag: m}}\n"
               "targets:\n" OF("a", "s", "at_least: 1.2345"),
     NULL, NULL, KJP_STATEMENT_AT_BOUNDS, "= 1.2345 亿元 = 1.2345 亿元。",
     "= 1.2345 亿元 = 1.2345 亿元."},
    {"five decimals",
     PLAN_HEAD "  m: {name: 经费, scope: 市, unit: 亿元}\n"
               "  s: {name: 上年, scope: 市, unit: 亿元, derive: {lag: m}}\n"
               "targets:\n" OF("a", "s", "at_least: 1.23456"),
     NULL, NULL, KJP_STATEMENT_AT_BOUNDS, "= 1.23 亿元 ≈ 1.23 亿元。",
     "= 1.23 亿元 ≈ 1.23 亿元."},
    {"less than two decimals show",
     PLAN_HEAD "  m: {name: 经费, scope: 市, unit: 亿元}\n"
               "  s: {name: 上年, scope: 市, unit: 亿元, derive: {lag: m}}\n"
               "targets:\n" OF("a", "s", "at_least: 0.000012"),
     NULL, NULL, KJP_STATEMENT_AT_BOUNDS, "= 0.000012 亿元 ",
     "= 0.000012 亿元 "},
    /* more than 3 % of an assumed 4000 */
    {"an end that does not count, projected",
     PLAN_HEAD
     "  gdp: {name: GDP, scope: 市, unit: 亿元,\n"
     "    assume: {amounts: {2025: 4000}}}\n"
     "  rd: {name: 研发, scope: 市, unit: 亿元}\n"
     "  share: {name: 强度, scope: 市, unit: '%', derive: {ratio: [rd, gdp]}}\n"
     "targets:\n" OF("a", "share", "more_than: 3 %") "scenarios: {s: {}}\n",
     "scenario", "s", KJP_STATEMENT_IMPLIED,
     "2025 年研发须高于 120 亿元。（测算：用到计划数或假定数）",
     "研发 of 2025 must be more than 120 亿元. (projected: rests on planned or "
     "assumed figures)"},
    {"which asks more, not verified",
     PLAN_HEAD
     "  gdp: {name: GDP, scope: 市, unit: 亿元,\n"
     "    values: {2025: {final: {value: 4000, unverified: true}}}}\n"
     "  rd: {name: 研发, scope: 市, unit: 亿元}\n"
     "  share: {name: 强度, scope: 市, unit: '%', derive: {ratio: [rd, gdp]}}\n"
     "targets:\n" OF("a", "rd", "at_least: 150")
         OF("b", "share", "at_least: 3 %"),
     NULL, NULL, KJP_STATEMENT_TIGHTEST,
     "要求更高的是目标 b。（用到未经核实的数据）",
     "target b asks more. (rests on figures that are not verified)"},
    /* 1 ÷ 3 % = 33.33 */
    {"about, behind where the order changes",
     PLAN_HEAD "  gdp: {name: GDP, scope: 市, unit: 亿元, values: {2025: 10}}\n"
               "  rd: {name: 研发, scope: 市, unit: 亿元}\n"
               "  share: {name: GDP占比, scope: 市, unit: '%',\n"
               "    derive: {ratio: [rd, gdp]}}\n"
               "targets:\n" OF("a", "rd", "at_least: 1")
                   OF("b", "share", "at_least: 3 %"),
     NULL, NULL, KJP_STATEMENT_TIGHTEST,
     "；2025 年GDP高于约 33.33 亿元时，要求更高的是目标 b。",
     "; where GDP of 2025 is more than about 33.33 亿元, target b asks more."},
    /* 4 ÷ 50 % = 8, 4 ÷ 10 = 40 % */
    {"a share at which the order changes",
     PLAN_HEAD
     "  a: {name: 甲, scope: 市, unit: 元}\n"
     "  b: {name: 乙, scope: 市, unit: '%', values: {2025: 50}}\n"
     "  d: {name: 丁, scope: 市, unit: 元, derive: {product: [a, b]}}\n"
     "targets:\n" OF("x", "a", "at_least: 10") OF("y", "d", "at_least: 4"),
     NULL, NULL, KJP_STATEMENT_TIGHTEST,
     "要求的不低于 8 元更紧；2025 年乙低于 40 % 时，要求更高的是目标 y。",
     "at least 8 元; where 乙 of 2025 is less than 40 %, target y asks more."},
    /* 12 + 5 = 17; 12 - 10 = 2, and -5 is on the other side of zero */
    {"nothing is said across zero",
     PLAN_HEAD "  a: {name: 甲, scope: 市, unit: 元}\n"
               "  b: {name: 乙, scope: 市, unit: 元, values: {2025: -5}}\n"
               "  d: {name: 丁, scope: 市, unit: 元, derive: {sum: [a, b]}}\n"
               "targets:\n" OF("x", "a", "at_least: 10")
                   OF("y", "d", "at_least: 12"),
     NULL, NULL, KJP_STATEMENT_TIGHTEST,
     "要求 2025 年甲不低于 17 元，比目标 x（2025 年甲不低于 10 "
     "元）要求的不低于 10 元更紧。",
     "which asks for at least 10 元."},
    {"a count that is short",
     "kjplan: 1\n"
     "plan: {id: p, title: 甲, years: 2021-2025, claims: {measures: 3}}\n"
     "measures: {a: {name: 一}, b: {name: 二}}\n",
     NULL, NULL, KJP_STATEMENT_CLAIM, "文中称措施 3 项，只列出 2 项，不符。",
     "The text states 3 measures, but 2 are listed."},
    {"a count that is exceeded",
     "kjplan: 1\n"
     "plan: {id: p, title: 甲, years: 2021-2025, claims: {measures: 2}}\n"
     "measures: {a: {name: 一}, b: {name: 二}, c: {name: 三}}\n",
     NULL, NULL, KJP_STATEMENT_CLAIM, "文中称措施 2 项，列出 3 项，不符。",
     "The text states 2 measures, but 3 are listed."},
    {"a count of which one is listed",
     "kjplan: 1\n"
     "plan: {id: p, title: 甲, years: 2021-2025, claims: {measures: 3}}\n"
     "measures: {a: {name: 一}}\n",
     NULL, NULL, KJP_STATEMENT_CLAIM, "文中称措施 3 项，只列出 1 项，不符。",
     "The text states 3 measures, but 1 is listed."},
};

Test(consistency_sentence, what_was_found_is_said)
{
  for (size_t i = 0; i < COUNT(rows); i++) {
    kjp_answer *answer = ask(rows[i].plan, rows[i].name, rows[i].value);
    int32_t row = statement_of(answer, rows[i].kind);

    cr_assert(row != KJP_NONE, "%s", rows[i].label);
    cr_expect(says(answer, row, KJP_LANGUAGE_ZH, rows[i].zh), "%s",
              rows[i].label);
    cr_expect(says(answer, row, KJP_LANGUAGE_EN, rows[i].en), "%s",
              rows[i].label);
    kjp_answer_unref(answer);
  }
}

/* How often a statement has `part` in it, in Chinese. */
static int
count_in(const kjp_answer *answer, int32_t row, const char *part)
{
  kjp_text *text = NULL;
  int count = 0;

  cr_assert(kjp_answer_sentence(answer, row, KJP_LANGUAGE_ZH, &text, NULL) ==
            KJP_OK);
  for (const char *at = strstr(kjp_text_data(text), part); at != NULL;
       at = strstr(at + 1, part))
    count++;
  kjp_text_free(text);
  return count;
}

/* Of parts of at least 1 each, and of known ones of 1 each, twelve are named.
 */
Test(consistency_sentence, of_many_twelve_are_named)
{
  for (int parts = 12; parts <= 13; parts++) {
    bool more = parts > 12;
    char text[8192] = PLAN_HEAD;
    kjp_answer *answer;
    int32_t row;

    for (int i = 0; i < parts; i++) {
      ADD(text, "  a%d: {name: 甲, scope: 市, unit: 元}\n", i);
      ADD(text, "  b%d: {name: 乙, scope: 市, unit: 元, values: {2025: 1}}\n",
          i);
    }
    ADD(text, "  s: {name: 合计, scope: 市, unit: 元, derive: {sum: [a0, b0");
    for (int i = 1; i < parts; i++)
      ADD(text, ", a%d, b%d", i, i);
    ADD(text, "]}}\ntargets:\n");
    for (int i = 1; i < parts; i++)
      ADD(text, "  t%d: {indicator: a%d, year: 2025, at_least: 1}\n", i, i);
    ADD(text, OF("t0", "a0", "at_least: 1"));
    ADD(text, "  u: {indicator: s, year: 2025, at_most: %d}\n", parts * 2 - 1);
    answer = ask(text, NULL, NULL);
    row = statement_of(answer, KJP_STATEMENT_CONFLICT);
    cr_assert(row != KJP_NONE);
    cr_expect(says(answer, row, KJP_LANGUAGE_ZH,
                   more ? "等共 14 项；" : "等共 13 项；"));
    cr_expect(
        says(answer, row, KJP_LANGUAGE_EN,
             more ? " and others, 14 in all; " : " and others, 13 in all; "));
    cr_expect(says(answer, row, KJP_LANGUAGE_ZH,
                   more ? "（观测）等共 13 项。按此" : "（观测）。按此"));
    cr_expect(count_in(answer, row, "（观测）") == 12);
    cr_expect(count_in(answer, row, "目标 ") == 12);
    kjp_answer_unref(answer);
  }
}
