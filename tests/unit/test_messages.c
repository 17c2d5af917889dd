/* SPDX-License-Identifier: MIT */
/* tests/unit/test_messages.c - what is said of a mistake, in both languages:
 * the words must be right where they are put together of several. */
#include "plans.h"

#define BASE                                                                   \
  PLAN_HEAD                                                                    \
  "  m: {name: 科技支出, scope: s, unit: 亿元, values: {2022: 0.9}}\n"   \
  "  r: {name: 占比, scope: s, unit: '%'}\n"
#define STAGES_ZH                                                              \
  "restated、final、revised、executed、preliminary、adjusted、budget"
#define STAGES_EN                                                              \
  "restated, final, revised, executed, preliminary, adjusted, budget"

static const struct {
  const char *mistake, *zh, *en, *expected_zh, *expected_en;
} rows[] = {
    {"programmes: {p: {name: n, funding: {m: {2023: -1}}}}\n",
     "m 2023 不能是 -1", "m 2023 cannot be -1", "0 或以上", "0 or more"},
    {"paths: {m: {shape: linear, round_to: 0}}\n", "round_to 不能是 0",
     "round_to cannot be 0", "大于 0", "more than 0"},
    {"paths: {m: {shape: shares, shares: {2023: 101 %}}}\n",
     "shares 2023 不能是 101 %", "shares 2023 cannot be 101 %", "0 至 100 %",
     "0 to 100 %"},
    {"paths: {m: {shape: fixed_growth, growth: -101 %}}\n",
     "growth 不能是 -101 %", "growth cannot be -101 %", "-100 % 或以上",
     "-100 % or more"},
    {"paths: {m: {shape: linear, caps: [grow_at_most: -100 %]}}\n",
     "grow_at_most 不能是 -100 %", "grow_at_most cannot be -100 %",
     "大于 -100 %", "more than -100 %"},
    {"correlations: [[m, r, 2]]\n", "相关系数 不能是 2",
     "correlation of their shocks cannot be 2", "-1 至 1", "-1 to 1"},
    {"paths: {r: {shape: linear}}\n", "r (%) 的单位与 paths 不符",
     "the unit of r (%) does not fit paths", "以金额计或计数的指标",
     "an indicator in money or a count"},
    {"programmes: {p: {name: n, funding: {r: {2023: 1}}}}\n",
     "r (%) 的单位与 funding 不符", "the unit of r (%) does not fit funding",
     "以金额计的指标", "an indicator in money"},
    {"policies: {p: {name: n, on: r, rate: 1 %}}\n", "r (%) 的单位与 on 不符",
     "the unit of r (%) does not fit on", "以金额计的指标",
     "an indicator in money"},
    {"  s: {name: s, scope: s, unit: 亿元, values: {2021: {}}}\n",
     "阶段没有写 " STAGES_ZH " 中的任何一个",
     "the map of stages has none of " STAGES_EN, "其中一个或几个",
     "one of them or more"},
    {"targets: {t: {indicator: m, year: 2025, at_least: {times: 2}}}\n",
     "目标值没有写 indicator、year 中的任何一个",
     "a bound has none of indicator, year", "其中一个或几个",
     "one of them or more"},
    {"paths: {m: {shape: linear, caps: [{}]}}\n", "上限没有内容",
     "an item of the list of caps says nothing",
     "grow_at_most、share_at_most、amount_at_most",
     "grow_at_most, share_at_most, amount_at_most"},
    {"paths: {m: {shape: linear, caps: [{grow_at_most: 1 %, amount_at_most: "
     "{2025: 1}}]}}\n",
     "一个条目里有不止一个上限：amount_at_most",
     "one item of the list of caps holds more than one: amount_at_most",
     "每个条目一个", "one an item"},
    {"targets: {t: {indicator: m, year: 2025, at_least: 1, revisions: [{on: "
     "2024-01-01}]}}\n",
     "调整没有比较方式", "the revision has no comparator", NULL, NULL},
    {"targets: {t: {indicator: m, year: 2025}}\n", "目标没有比较方式",
     "the target has no comparator", NULL, NULL},
    {"targets: {t: {indicator: m, year: 2025, at_least: 1, revisions: [{on: "
     "2024-01-01, at_least: 1, at_most: 2}]}}\n",
     "调整有不止一个比较方式：at_most",
     "the revision has more than one comparator: at_most", NULL, NULL},
    {"programmes: {p: {name: n, funding: {m: {2022: 1.5}}}}\n",
     "科技支出 2022 年的经费到此合计 1.5 亿元，超过总额 0.9 亿元",
     "the money out of 科技支出 of 2022 adds up to 1.5 亿元 here, more than "
     "the "
     "0.9 亿元 there are",
     "合计至多 0.9 亿元", "at most 0.9 亿元 in all"},
    {"programmes: {p: {name: n, funding: {m: {2022: 0.5}}, projects: [{id: a, "
     "name: a, funding: {m: {2022: 0.4}}}, {id: b, name: b, funding: {m: "
     "{2022: 2000 万元}}}]}}\n",
     "科技支出 2022 年的经费到此合计 0.6 亿元，超过总额 0.5 亿元",
     "the money out of 科技支出 of 2022 adds up to 0.6 亿元 here, more than "
     "the "
     "0.5 亿元 there are",
     "合计至多 0.5 亿元", "at most 0.5 亿元 in all"},
    {"rules: {q: {indicator: m, years: 2023-2025, clauses: [any_of: {years: "
     "2023-2024, clauses: [{amount_at_least: {2025: 1}}]}]}}\n",
     "amount_at_least 的年份 2025 超出所在的 any_of 条款的年份",
     "amount_at_least 2025 lies outside the years of the any_of it stands in",
     "2023-2024", "2023-2024"},
};

Test(messages, say_what_is_meant)
{
  for (size_t i = 0; i < COUNT(rows); i++) {
    char text[1000];
    kjp_plan *plan = NULL;
    kjp_error *error = NULL;
    const kjp_table *table;

    (void)snprintf(text, sizeof text, "%s%s", BASE, rows[i].mistake);
    (void)kjp_plan_parse(text, strlen(text), NULL, NULL, &plan, &error);
    table = kjp_error_table(error);
    cr_assert(kjp_table_count(table) > 0, "%s: no mistake", rows[i].mistake);
    cr_expect_str_eq(kjp_table_text(table, 0, KJP_FINDING_MESSAGE_ZH),
                     rows[i].zh);
    cr_expect_str_eq(kjp_table_text(table, 0, KJP_FINDING_MESSAGE_EN),
                     rows[i].en);
    cr_expect(
        rows[i].expected_zh == NULL ||
            has_text(table, 0, KJP_FINDING_EXPECTED_ZH, rows[i].expected_zh),
        "%s: %s", rows[i].mistake,
        kjp_table_text(table, 0, KJP_FINDING_EXPECTED_ZH));
    cr_expect(
        rows[i].expected_en == NULL ||
            has_text(table, 0, KJP_FINDING_EXPECTED_EN, rows[i].expected_en),
        "%s: %s", rows[i].mistake,
        kjp_table_text(table, 0, KJP_FINDING_EXPECTED_EN));
    kjp_error_free(error);
    kjp_plan_unref(plan);
  }
}

#define MULTIPLE_ZH                                                                              \
  "增长 N 倍是原来的 N+1 倍，提高到 N 倍是原来的 N 倍，翻一番是 2 "       \
  "倍。增长率写百分数：增长 2 倍写 200 %；目标值写数额，或 {year: 2020, " \
  "times: 3}"
#define MULTIPLE_EN                                                                  \
  "增长 N 倍 is N+1 times what it was, 提高到 N 倍 is N times, 翻一番 is " \
  "twice; write a growth as percent (增长 2 倍 is 200 %), a bound as an "         \
  "amount or as {year: 2020, times: 3}"

/* Mistakes that habit leads to, and what is to be written instead. */
static const struct {
  const char *mistake, *code, *hint_zh, *hint_en;
} habits[] = {
    {"  s: {name: s, scope: s, unit: 亿元, values: {2021: {决算: 3}}}\n",
     "key-unknown", "写成 final", "write final"},
    {"  s: {name: s, scope: s, unit: 亿元, values: {2021: {预算: 3}}}\n",
     "key-unknown", "写成 budget", "write budget"},
    {"  s: {name: s, scope: s, unit: 亿元, values: {2021: {执行数: {value: "
     "3}}}}\n",
     "key-unknown", "写成 executed", "write executed"},
    {"  s: {name: s, scope: s, unit: 亿元, values: {2021: {快报: 3}}}\n",
     "key-unknown", "写成 preliminary", "write preliminary"},
    {"  s: {name: s, scope: s, unit: 亿元, values: {2021: {预算调整数: 3}}}\n",
     "key-unknown", NULL, NULL},
    {"  s: {name: s, scope: s, unit: 亿元, values: {2022: 1,500.5}}\n",
     "number-comma", "写成 \"1,500.5\"", "write \"1,500.5\""},
    {"  s: {name: s, scope: s, unit: 亿元, values: {2021: 150, 2022: "
     "1,500,000 "
     "万元, 2023: 160}}\n",
     "number-comma", "写成 \"1,500,000 万元\"", "write \"1,500,000 万元\""},
    {"  s: {name: s, scope: s, unit: 亿元, values: {2022: 1, 500: 2}}\n",
     "year-invalid", NULL, NULL},
    {"rules: {q: {indicator: m, years: 2023, clauses: [grow_at_least: "
     "增长2倍]}}\n",
     "number-multiple", MULTIPLE_ZH, MULTIPLE_EN},
    {"targets: {t: {indicator: m, year: 2025, at_least: 2 倍}}\n",
     "number-multiple", MULTIPLE_ZH, MULTIPLE_EN},
    {"targets: {t: {indicator: m, year: 2025, at_least: 翻一番}}\n",
     "number-multiple", MULTIPLE_ZH, MULTIPLE_EN},
    {"targets: {t: {indicator: m, year: 2025, at_least: 番茄}}\n",
     "number-invalid", NULL, NULL},
    {"rules: {q: {indicator: m, years: 2023, clauses: [not_below_previous]}}\n",
     "shape-map", "写成 not_below_previous: {}",
     "write not_below_previous: {}"},
    {"rules: {q: {indicator: m, years: 2023, clauses: [any_of: "
     "[not_below_peak]]}}\n",
     "shape-map", "写成 not_below_peak: {}", "write not_below_peak: {}"},
    {"rules: {q: {indicator: m, years: 2023, clauses: [grow_at_least]}}\n",
     "shape-map", "写成 grow_at_least: …", "write grow_at_least: ..."},
    {"rules: {q: {indicator: m, years: 2023, clauses: [只增不减]}}\n",
     "shape-map", NULL, NULL},
    {"paths: {m: {shape: linear, caps: [grow_at_most]}}\n", "shape-map",
     "写成 grow_at_most: …", "write grow_at_most: ..."},
    {"  s: {name: s, scope: s, unit: 亿元, values: {2022: {value: 3, "
     "unverified: true}}}\n",
     "stage-missing", "写成 final: {value: 3, …}",
     "write final: {value: 3, ...}"},
    {"  s: {name: s, scope: s, unit: 亿元, values: {2022: {value: 3}}}\n",
     "stage-missing", "写成 final: {value: 3}", "write final: {value: 3}"},
    {"  s: {name: s, scope: s, unit: 亿元, values: {2022: {note: n, value: {}}}"
     "}\n",
     "stage-missing", "写成 final: {value: …}", "write final: {value: ...}"},
    {"  s: {name: s, scope: s, unit: 亿元, values: {2022: {value: '1,500'}}}"
     "\n",
     "stage-missing", "写成 final: {value: …}", "write final: {value: ...}"},
    {"  s: {name: s, scope: s, unit: 亿元, values: {2022: {final: 3, value: "
     "3}}}\n",
     "key-unknown", NULL, NULL},
};

Test(messages, say_what_to_write)
{
  for (size_t i = 0; i < COUNT(habits); i++) {
    char text[1000];
    kjp_plan *plan = NULL;
    kjp_error *error = NULL;
    const kjp_table *table;

    (void)snprintf(text, sizeof text, "%s%s", BASE, habits[i].mistake);
    (void)kjp_plan_parse(text, strlen(text), NULL, NULL, &plan, &error);
    table = kjp_error_table(error);
    cr_expect(kjp_table_count(table) == 1, "%s: %d findings", habits[i].mistake,
              kjp_table_count(table));
    cr_expect(has_text(table, 0, KJP_FINDING_CODE, habits[i].code), "%s: %s",
              habits[i].mistake, kjp_table_text(table, 0, KJP_FINDING_CODE));
    cr_expect(has_text(table, 0, KJP_FINDING_HINT_ZH, habits[i].hint_zh),
              "%s: %s", habits[i].mistake,
              kjp_table_text(table, 0, KJP_FINDING_HINT_ZH));
    cr_expect(has_text(table, 0, KJP_FINDING_HINT_EN, habits[i].hint_en),
              "%s: %s", habits[i].mistake,
              kjp_table_text(table, 0, KJP_FINDING_HINT_EN));
    kjp_error_free(error);
    kjp_plan_unref(plan);
  }
}

/* What is like a key is offered in its place; what is not, is not. */
Test(messages, offer_a_key_that_is_alike)
{
  static const struct {
    const char *key, *hint;
  } keys[] = {{"end", NULL},
              {"st", NULL},
              {"xy", NULL},
              {"sart", "write start"},
              {"names", "write name"},
              {"nmae", "write name"},
              {"ix", "write id"},
              {"integrity-pledge", "write integrity_pledge"}};

  for (size_t i = 0; i < COUNT(keys); i++) {
    char text[1000];
    kjp_plan *plan = NULL;
    kjp_error *error = NULL;
    const char *hint;

    (void)snprintf(text, sizeof text,
                   "%sprogrammes: {p: {name: n, projects: [{id: a, name: a,"
                   " %s: 1}]}}\n",
                   BASE, keys[i].key);
    (void)kjp_plan_parse(text, strlen(text), NULL, NULL, &plan, &error);
    hint = kjp_table_text(kjp_error_table(error), 0, KJP_FINDING_HINT_EN);
    cr_expect(keys[i].hint == NULL
                  ? hint == NULL
                  : hint != NULL && strcmp(hint, keys[i].hint) == 0,
              "%s: %s", keys[i].key, hint);
    kjp_error_free(error);
    kjp_plan_unref(plan);
  }
}

Test(messages, a_target_that_was_revised_shows_both_bounds)
{
  kjp_plan *plan =
      plan_of(BASE "targets: {t: {indicator: m, year: 2025, at_least: 3, "
                   "revisions: [{on: 2024-01-10, at_least: 2.8}, {on: "
                   "2023-01-10, within: [1, 2]}]}}\n");
  kjp_text *text = NULL;

  cr_assert(kjp_check_to_text(plan, KJP_LANGUAGE_ZH, &text, NULL) == KJP_OK);
  cr_expect(strstr(kjp_text_data(text),
                   "不低于 3 亿元，2023-01-10 调整为：介于 1 亿元 - 2 "
                   "亿元，2024-01-10 调整为：不低于 2.8 亿元") != NULL,
            "%s", kjp_text_data(text));
  kjp_text_free(text);
  kjp_plan_unref(plan);
}
