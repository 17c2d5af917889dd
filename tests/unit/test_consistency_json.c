/* SPDX-License-Identifier: MIT */
/* tests/unit/test_consistency_json.c - the members of the JSON. Expected
 * numbers are worked by hand in the comments. */
#include "consistency.h"

#define FIVE(id)                                                               \
  OF(id "1", id, "at_least: 1")                                                \
  OF(id "2", id, "at_least: 2")                                                \
  OF(id "3", id, "at_least: 3")                                                \
  OF(id "4", id, "at_least: 4")                                                \
  OF(id "5", id, "at_least: 5")

#define FIVE_EACH                                                                 \
  PLAN_HEAD "  a: {name: 甲, scope: 市, unit: 元}\n"                           \
            "  b: {name: 乙, scope: 市, unit: 元}\n"                           \
            "  s: {name: 合计, scope: 市, unit: 元, derive: {sum: [a, b]}}\n" \
            "targets:\n" FIVE("a") FIVE("b")

#define PART(id)                                                               \
  "  " id ": {name: 甲, scope: 市, unit: 元, values: {2025: 9}}\n"
#define LEAST(id) OF("t" id, id, "at_least: 9")

static const struct {
  const char *label, *plan;
  const char *has[3];
} rows[] = {
    /* 125 ÷ 3 % = 4166.6666666667, to a fen; ÷ 4575 - 1 = -8.9253 %, and
     * (4166.67 ÷ 3293)^(1/4) - 1 = 6.0594 %; 3 % of 4575 is 137.25 */
    {"equalities, and which asks more",
     TWO_AIMS,
     {"\"at_bounds\":[{\"indicator\":\"gdp\",\"year\":2025,"
      "\"value\":\"4166.6666666667\",\"unit\":\"亿元\","
      "\"from\":[\"share\",\"amount\"],\"growth_needed\":\"-8.9253\","
      "\"since\":2024,\"last\":\"4575\",\"growth_from_base\":\"6.0594\","
      "\"base_year\":2021,\"base\":\"3293\",\"relation\":\"share\",\"given\":["
      "{\"indicator\":\"share\",\"year\":2025,\"value\":\"3\",\"unit\":\"%\","
      "\"target\":\"share\",\"kind\":null},"
      "{\"indicator\":\"rd\",\"year\":2025,\"value\":\"125\","
      "\"unit\":\"亿元\",\"target\":\"amount\",\"kind\":null}],"
      "\"projected\":false,\"unverified\":false,\"sentence\":\"若",
      "\"tightest\":[{\"indicator\":\"rd\",\"year\":2025,\"target\":\"share\","
      "\"comparator\":\"more_than\",\"asks\":\"137.25\",\"next\":\"amount\","
      "\"next_comparator\":\"at_least\",\"next_asks\":\"125\","
      "\"unit\":\"亿元\",\"free\":\"gdp\",\"free_year\":2025,"
      "\"used\":\"4575\",\"used_year\":2024,\"used_kind\":\"observed\","
      "\"changes_at\":\"4166.6666666667\",\"free_unit\":\"亿元\","
      "\"projected\":false,\"unverified\":false,\"sentence\":\"2025 年尚无数",
      "\"conflicts\":[],\"conflicts_cut\":false,\"at_bounds_cut\":false,"
      "\"tightest_cut\":false,\"shared\":false,\"shared_indicator\":null,"
      "\"complete\":true,\"claims\":[],\"promises\":["
      "{\"target\":\"amount\",\"revised_on\":null,\"unverified\":false},"}},
    /* 5 and 2, 8 and 2 */
    {"implied",
     PLAN_HEAD "  m: {name: 经费, scope: 市, unit: 元}\n"
               "  k: {name: 其他, scope: 市, unit: 元, values: {2025: 2}}\n"
               "  s: {name: 合计, scope: 市, unit: 元, derive: {sum: [m, k]}}\n"
               "targets:\n" OF("a", "m", "within: [5, 8]")
                   OF("b", "m", "more_than: 5"),
     {"\"implied\":[{\"indicator\":\"s\",\"year\":2025,\"low\":\"7\","
      "\"high\":\"10\",\"low_open\":true,\"high_open\":false,"
      "\"unit\":\"元\",\"from\":[\"a\",\"b\"],\"from_count\":2,"
      "\"minimal\":true,\"projected\":false,\"unverified\":false,"
      "\"sentence\":\"由目标 a"}},
    /* 2.405 % of 3293 is 79.19665 */
    {"a conflict with figures",
     PLAN_HEAD
     "  gdp: {name: GDP, scope: 市, unit: 亿元, values: {2025: 3293}}\n"
     "  rd: {name: 研发, scope: 市, unit: 亿元}\n"
     "  share: {name: 强度, scope: 市, unit: '%', derive: {ratio: [rd, gdp]},\n"
     "    values: {2025: 2.40}}\n"
     "targets:\n" OF("a", "rd", "more_than: 80"),
     {"\"conflicts\":[{\"targets\":[\"a\"],\"values\":["
      "{\"indicator\":\"gdp\",\"year\":2025,\"value\":\"3293\","
      "\"unit\":\"亿元\",\"kind\":\"observed\",\"low\":null,\"high\":null},"
      "{\"indicator\":\"share\",\"year\":2025,\"value\":\"2.4\","
      "\"unit\":\"%\",\"kind\":\"published\",\"low\":\"2.395\","
      "\"high\":\"2.405\"}],\"indicator\":",
      "\"minimal\":true,\"projected\":false,\"unverified\":false,"
      "\"message\":\"下列各项"}},
    {"the end that does not count",
     ONE_CELL "  a: {indicator: m, over: 2024-2025, more_than: 5}\n"
              "  b: {indicator: m, over: 2024-2025, at_most: 5,\n"
              "    revisions: [{on: 2023-01-01, at_most: 4,\n"
              "      unverified: true}]}\n",
     {"\"values\":[],\"indicator\":\"m\",\"year\":2025,\"first_year\":2024,"
      "\"low\":\"5\",\"high\":\"4\",\"low_open\":true,\"high_open\":false,"
      "\"unit\":\"元\",\"minimal\":true,\"projected\":false,"
      "\"unverified\":true,",
      "{\"target\":\"a\",\"revised_on\":null,\"unverified\":false},"
      "{\"target\":\"b\",\"revised_on\":\"2023-01-01\",\"unverified\":true}]"}},
    /* of three members with five targets each 25 ways, of which 16 are told */
    {"equalities that were cut",
     FIVE_EACH,
     {"\"conflicts_cut\":false,\"at_bounds_cut\":true,\"tightest_cut\":false"}},
};

Test(consistency_json, the_members_say_what_was_found)
{
  for (size_t i = 0; i < COUNT(rows); i++) {
    kjp_answer *answer = ask(rows[i].plan, NULL, NULL);
    kjp_text *json = NULL;

    cr_assert(kjp_answer_to_json(answer, KJP_LANGUAGE_ZH, &json, NULL) ==
              KJP_OK);
    for (int j = 0; j < 3 && rows[i].has[j] != NULL; j++)
      cr_expect(strstr(kjp_text_data(json), rows[i].has[j]) != NULL,
                "%s: %s\nis not in %s", rows[i].label, rows[i].has[j],
                kjp_text_data(json));
    kjp_text_free(json);
    kjp_answer_unref(answer);
  }
}

/* The page: parts in their order, and what is left out or unfinished. */
Test(consistency_json, the_page_says_what_is_cut_and_unfinished)
{
  static const struct {
    const char *label, *plan;
    const char *has, *lacks;
  } pages[] = {
      {"unfinished",
       ONE_CELL "  a: {indicator: m, year: 2024, at_least:\n"
                "    {indicator: m, year: 2025, plus: 0.01 元}}\n"
                "  b: {indicator: m, year: 2025, at_least:\n"
                "    {indicator: m, year: 2024, plus: 0.01 元}}\n"
                "  c: {indicator: m, year: 2025, within: [0, 1000]}\n",
       "逐步推算没有走到尽头", NULL},
      {"finished", ONE_CELL OF("a", "m", "at_least: 1"), "未发现矛盾",
       "逐步推算没有走到尽头"},
      /* at least 0 of what is at least 0 */
      {"above zero says nothing",
       PLAN_HEAD "  m: {name: 经费, scope: 市, unit: 元}\n"
                 "  s: {name: 上年, scope: 市, unit: 元, derive: {lag: m}}\n"
                 "targets:\n" OF("a", "s", "at_least: 0"),
       "目标恰好达到时意味着什么", "由此推得的界限"},
      {"above zero and below five says something",
       PLAN_HEAD "  m: {name: 经费, scope: 市, unit: 元}\n"
                 "  s: {name: 上年, scope: 市, unit: 元, derive: {lag: m}}\n"
                 "targets:\n" OF("a", "s", "within: [0, 5]"),
       "由此推得的界限", NULL},
      {"what is not verified is listed",
       PLAN_HEAD "  m: {name: 经费, scope: 市, unit: 元,\n"
                 "    values: {2025: {final: {value: 1, unverified: true}}}}\n"
                 "targets:\n" OF("a", "m", "at_least: 2"),
       "所用数据中未经核实、属计划或假定的：", NULL},
      {"equalities that were cut", FIVE_EACH, "恰好达到时的算法不止以上所列",
       "没有全部两两比较"},
      {"pairs that were cut",
       PLAN_HEAD PART("a") PART("b") PART("c") PART("e") PART("f") PART("g")
           PART("h") PART("i") PART(
               "j") "  s: {name: 合计, scope: 市, unit: 元,\n"
                    "    derive: {sum: [a, b, c, e, f, g, h, i, j]}}\n"
                    "targets:\n" LEAST("a") LEAST("b") LEAST("c") LEAST("e")
                        LEAST("f") LEAST("g") LEAST("h") LEAST("i") LEAST("j"),
       "没有全部两两比较", "恰好达到时的算法不止以上所列"},
      {"what is shared",
       PLAN_HEAD "  a: {name: 甲, scope: 市, unit: 元}\n"
                 "  b: {name: 乙, scope: 市, unit: 元}\n"
                 "  s: {name: 和, scope: 市, unit: 元, derive: {sum: [a, b]}}\n"
                 "  d: {name: 差, scope: 市, unit: 元,\n"
                 "    derive: {difference: [a, b]}}\n"
                 "targets:\n" OF("t", "s", "at_least: 3"),
       "出现在不止一个推算关系中", NULL},
  };

  for (size_t i = 0; i < COUNT(pages); i++) {
    kjp_answer *answer = ask(pages[i].plan, NULL, NULL);
    kjp_text *page = NULL;

    cr_assert(kjp_answer_to_text(answer, KJP_LANGUAGE_ZH, &page, NULL) ==
              KJP_OK);
    cr_expect(strstr(kjp_text_data(page), pages[i].has) != NULL, "%s: %s",
              pages[i].label, kjp_text_data(page));
    cr_expect(pages[i].lacks == NULL ||
                  strstr(kjp_text_data(page), pages[i].lacks) == NULL,
              "%s: %s", pages[i].label, kjp_text_data(page));
    kjp_text_free(page);
    kjp_answer_unref(answer);
  }
}
