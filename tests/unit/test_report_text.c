/* SPDX-License-Identifier: MIT */
/* tests/unit/test_report_text.c - pages, sentences and JSON for people and
 * programs: that columns stand below each other in any script, that JSON is
 * JSON, that lines of findings have one form, and what sentences say. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include <kjplan/kjplan.h>

#include "../../lib/report/grid-priv.h"
#include "../../lib/report/json-priv.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define ZH           KJP_LANGUAGE_ZH
#define EN           KJP_LANGUAGE_EN

/* Compares and releases. */
static void
expect(const char *label, struct kjp__text_builder *text, const char *expected)
{
  cr_expect_str_eq(text->data == NULL ? "" : text->data, expected,
                   "%s:\n%s\nis not\n%s", label, text->data, expected);
  kjp__text_clear(text);
}

Test(grid, width_counts_columns_of_the_terminal)
{
  static const struct {
    const char *label, *text;
    size_t width;
  } rows[] = {
      {"empty", "", 0},           {"ascii", "2025 %", 6},
      {"Chinese", "亿元", 4},     {"mixed", "R&D经费", 7},
      {"full width", "（a）", 5}, {"combining", "e\xCC\x81", 1},
  };

  for (size_t i = 0; i < COUNT(rows); i++)
    cr_expect_eq(kjp__text_width(rows[i].text), rows[i].width, "%s",
                 rows[i].label);
}

Test(grid, columns_stand_below_each_other)
{
  static const struct kjp__grid_column columns[] = {
      {"指标", KJP__ALIGN_LEFT},
      {"value", KJP__ALIGN_POINT},
      {"行", KJP__ALIGN_RIGHT},
      {"note", KJP__ALIGN_LEFT},
  };
  static const char *const cells[] = {
      "R&D经费", "1.25", "7",   "a",  /* */
      "收入",    "-100", "113", NULL, /* no blanks behind the last cell */
      "x",       "-",    "12",  "完",
  };
  struct kjp__text_builder text = {0};

  kjp__grid_write(&text, 2, columns, COUNT(columns), cells, 3);
  expect("grid", &text,
         "  指标       value   行  note\n"
         "  ---------------------------\n"
         "  R&D经费     1.25    7  a\n"
         "  收入     -100     113\n"
         "  x           -      12  完\n");
}

Test(grid, a_grid_without_rows_has_its_titles)
{
  static const struct kjp__grid_column columns[] = {{"年份", KJP__ALIGN_LEFT}};
  struct kjp__text_builder text = {0};

  kjp__grid_write(&text, 0, columns, 1, NULL, 0);
  expect("no rows", &text, "年份\n----\n");
}

/* Breaks a paragraph where `room` columns of the first line are left. */
static void
wrap(struct kjp__text_builder *text, size_t room, const char *paragraph)
{
  kjp__wrap(text, 2, KJP__PAGE_WIDTH - room, paragraph);
}

Test(wrap, lines_end_where_they_may)
{
  static const struct {
    const char *label;
    size_t room;
    const char *paragraph, *broken;
  } rows[] = {
      {"fits", 8, "财政收入", "财政收入\n"},
      {"Chinese, anywhere", 5, "财政收入", "财政\n  收入\n"},
      {"no point at the start", 8, "财政收入。增", "财政收\n  入。增\n"},
      {"no bracket at the end", 6, "财政（收入）", "财政\n  （收入）\n"},
      {"English, at a blank", 8, "the rule holds", "the rule\n  holds\n"},
      {"a number and its unit", 7, "差 1.25 亿元。", "差\n  1.25 亿元。\n"},
      {"a unit in one piece", 10, "about 1.25 亿元", "about\n  1.25 亿元\n"},
      {"no place to break", 3, "outpace", "outpace\n"},
      {"empty", 3, "", "\n"},
  };

  for (size_t i = 0; i < COUNT(rows); i++) {
    struct kjp__text_builder text = {0};

    wrap(&text, rows[i].room, rows[i].paragraph);
    expect(rows[i].label, &text, rows[i].broken);
  }
}

Test(json, texts_are_escaped)
{
  static const struct {
    const char *label, *text, *json;
  } rows[] = {
      {"empty", "", "\"\""},
      {"plain", "a", "\"a\""},
      {"Chinese as it is", "亿元", "\"亿元\""},
      {"quote and backslash", "\"\\", "\"\\\"\\\\\""},
      {"slash as it is", "/rules", "\"/rules\""},
      {"named", "\b\t\n\f\r", "\"\\b\\t\\n\\f\\r\""},
      {"numbered", "a\x01\x1f", "\"a\\u0001\\u001f\""},
      {"delete as it is", "\x7f", "\"\x7f\""},
  };

  for (size_t i = 0; i < COUNT(rows); i++) {
    struct kjp__text_builder text = {0};

    kjp__json_quote(&text, rows[i].text);
    expect(rows[i].label, &text, rows[i].json);
  }
}

Test(json, commas_stand_between_members_only)
{
  struct kjp__report report = {0};
  struct kjp__json json = {&report, false};

  kjp__json_open(&json, NULL, '{');
  kjp__json_open(&json, "none", '[');
  kjp__json_close(&json, ']');
  kjp__json_open(&json, "years", '[');
  kjp__json_int(&json, NULL, 2022);
  kjp__json_int(&json, NULL, -1);
  kjp__json_close(&json, ']');
  kjp__json_flag(&json, "projected", true);
  kjp__json_text(&json, "stage", NULL);
  kjp__json_close(&json, '}');
  expect("json", &report.text,
         "{\"none\":[],\"years\":[2022,-1],\"projected\":true,"
         "\"stage\":null}");
}

/* Findings */

#define HEAD                                                                   \
  "kjplan: 1\n"                                                                \
  "plan: {id: p, title: 计划, years: 2022-2025}\n"

Test(findings, each_is_a_line_of_one_form)
{
  static const struct {
    const char *label, *plan;
    int32_t language;
    const char *lines;
  } rows[] = {
      {"what was found is in the message", HEAD "indicatrs: {}\n", EN,
       "p.yaml:3:1: error: a plan file has no key indicatrs; expected "
       "kjplan, plan, organisations, indicators, targets, rules, "
       "correlations, paths, scenarios, programmes, measures, policies; write "
       "indicators [key-unknown]\n"},
      {"another place", HEAD HEAD, EN,
       "p.yaml:3:1: error: the key kjplan stands here twice; expected each "
       "key once; delete one of them (see line 1) [key-duplicate]\n"
       "p.yaml:4:1: error: the key plan stands here twice; expected each key "
       "once; delete one of them (see line 2) [key-duplicate]\n"},
      {"the severity is English in Chinese too", HEAD HEAD, ZH,
       "p.yaml:3:1: error: 键 kjplan 重复；应为每个键一次；删去其中一个"
       "（另见第 1 行） [key-duplicate]\n"
       "p.yaml:4:1: error: 键 plan 重复；应为每个键一次；删去其中一个"
       "（另见第 2 行） [key-duplicate]\n"},
  };

  for (size_t i = 0; i < COUNT(rows); i++) {
    kjp_plan *plan = NULL;
    kjp_error *error = NULL;
    kjp_text *text = NULL;

    cr_assert_neq(kjp_plan_parse(rows[i].plan, strlen(rows[i].plan), "p.yaml",
                                 NULL, &plan, &error),
                  KJP_OK, "%s", rows[i].label);
    cr_assert_eq(kjp_findings_to_text(kjp_error_table(error), rows[i].language,
                                      &text, NULL),
                 KJP_OK, "%s", rows[i].label);
    cr_expect_str_eq(kjp_text_data(text), rows[i].lines, "%s:\n%s",
                     rows[i].label, kjp_text_data(text));
    kjp_text_free(text);
    kjp_error_free(error);
  }
}

Test(findings, without_a_file_the_line_begins_with_a_dash)
{
  kjp_error *error = NULL;
  kjp_text *text = NULL;

  (void)kjp_plan_load(NULL, NULL, &(kjp_plan *){NULL}, &error);
  cr_assert_eq(kjp_findings_to_text(kjp_error_table(error), EN, &text, NULL),
               KJP_OK);
  cr_expect_str_eq(kjp_text_data(text),
                   "-: error: the argument file cannot be NULL "
                   "[argument-null]\n");
  kjp_text_free(text);
  kjp_error_free(error);
}

/* Answers */

static kjp_answer *
audit(const char *data, kjp_plan **plan)
{
  kjp_answer *answer = NULL;
  kjp_error *error = NULL;

  if (kjp_plan_parse(data, strlen(data), "p.yaml", NULL, plan, &error) ==
      KJP_OK)
    (void)kjp_audit_run(*plan, NULL, &answer, &error);
  cr_assert_not_null(answer, "%s", kjp_error_message(error, EN));
  return answer;
}

#define RULED(values, rule)                                                      \
  HEAD "indicators:\n"                                                           \
       "  st: {name: {zh: 科技投入, en: science money}, scope: 市本级,"   \
       " unit: 亿元, " values "}\n"                                              \
       "  revenue: {name: {zh: 经常性收入, en: revenue}, scope: 市本级," \
       " unit: 亿元, values: {2021: {final: 9}, 2022: {final: 10},"            \
       " 2023: {final: 8}}}\n"                                                   \
       "rules:\n"                                                                \
       "  r: {indicator: st, years: " rule "}\n"

Test(sentence, says_what_is_known)
{
  static const struct {
    const char *label, *plan, *zh, *en;
  } rows[] = {
      {"holds, with a long tail",
       RULED("values: {2021: 1, 2022: 2}",
             "2022, clauses: [outpace: {of: revenue, basis: {title: 科技法,"
             " article: 第一条}}]"),
       "2022 年科技投入为 2 亿元，不低于底线 1.1111111112 亿元，高出约 "
       "0.89 亿元，符合规则：须高于上年 1 亿元 × 经常性收入 10 ÷ 9"
       "（依据：科技法第一条）。",
       "In 2022, science money was 2 亿元, about 0.89 亿元 above the floor of "
       "1.1111111112 亿元, and the rule holds: it must be above last year's "
       "1 亿元 × revenue 10 ÷ 9 (basis: 科技法第一条)."},
      {"just holds",
       RULED("values: {2021: 1, 2022: 1}",
             "2022, clauses: [not_below_previous: {}]"),
       "2022 年科技投入为 1 亿元，恰好等于底线 1 亿元，符合规则：须不低于上年 "
       "1 亿元。",
       "In 2022, science money was 1 亿元, exactly the floor of 1 亿元, and "
       "the rule holds: it must be not below last year's 1 亿元."},
      {"broken, with a tolerance",
       RULED("values: {2021: 2, 2022: 1}",
             "2022, clauses: [not_below_previous: {tolerance: 10 %}]"),
       "2022 年科技投入为 1 亿元，低于底线 1.8 亿元，差 0.8 亿元，不符合规则："
       "须不低于上年 2 亿元 ×（1 − 10 %）。",
       "In 2022, science money was 1 亿元, 0.8 亿元 below the floor of 1.8 "
       "亿元, and the rule is broken: it must be not below last year's 2 亿元 "
       "× (1 − 10 %)."},
      {"least, of a year to come",
       RULED("values: {2021: 1}",
             "2022, clauses: [outpace: {of: revenue, margin: 1 pp}]"),
       "2022 年科技投入尚无数据，要符合规则，至少须安排 1.1211111112 亿元"
       "（即 112111111.12 元）：须不低于上年 1 亿元 ×（经常性收入 10 ÷ 9 + "
       "1 个百分点）。",
       "With no figure of science money for 2022 yet, at least 1.1211111112 "
       "亿元 (112111111.12 yuan) must be appropriated to keep the rule: it "
       "must be not below last year's 1 亿元 × (revenue 10 ÷ 9 + 1 pp)."},
      {"blind",
       RULED("values: {2020: 1}", "2022, clauses: [not_below_previous: {}]"),
       "2022 年科技投入尚无数据，又缺少 2021 年的科技投入，算不出底线，"
       "不能判断。",
       "With no figure of science money for 2022 yet, and without science "
       "money of 2021, the rule cannot be judged, and has no floor."},
      {"unjudged",
       RULED("values: {2022: 1}", "2022, clauses: [not_below_previous: {}]"),
       "2022 年科技投入为 1 亿元，缺少 2021 年的科技投入，不能判断。",
       "In 2022, science money was 1 亿元, but without science money of 2021 "
       "the rule cannot be judged."},
      {"exempt",
       RULED("values: {2021: 2, 2022: 1}",
             "2022, clauses: [not_below_previous: {}], exempt: [{year: 2022,"
             " reason: {zh: 洪涝, en: flood}, authority: 市人大}]"),
       "2022 年科技投入为 1 亿元，当年豁免（洪涝；批准：市人大）。若不豁免，"
       "低于底线 2 亿元，差 1 亿元，不符合规则：须不低于上年 2 亿元。",
       "In 2022, science money was 1 亿元 (an exempt year: flood; allowed by "
       "市人大). Without the exemption: 1 亿元 below the floor of 2 亿元, and "
       "the rule is broken: it must be not below last year's 2 亿元."},
      {"one-offs of both years",
       RULED("values: {2021: 2, 2022: 2}, one_off: {2021: 0.5, 2022: 0.4}",
             "2022, clauses: [grow_at_least: 5 %]"),
       "2022 年科技投入为 2 亿元（扣除一次性的 0.4 亿元后为 1.6 亿元），"
       "不低于底线 1.575 亿元，高出 0.025 亿元，符合规则：须不低于上年扣除"
       "一次性数额后的 1.5 亿元 ×（1 + 5 %）。",
       "In 2022, science money was 2 亿元 (1.6 亿元 without the one-off 0.4 "
       "亿元), 0.025 亿元 above the floor of 1.575 亿元, and the rule holds: "
       "it must be at least last year's, without its one-off, 1.5 亿元 × (1 + "
       "5 %)."},
      {"assumed",
       RULED("values: {2021: 1}, assume: {amounts: {2022: 2}}",
             "2022, clauses: [grow_by_at_least: 0.5]"),
       "2022 年科技投入假定为 2 亿元，不低于底线 1.5 亿元，高出 0.5 亿元，符合"
       "规则：须不低于上年 1 亿元 + 0.5 亿元。其中有计划数或假定数，属于测算。",
       "In 2022, science money is assumed to be 2 亿元, 0.5 亿元 above the "
       "floor of 1.5 亿元, and the rule holds: it must be at least last year's "
       "1 亿元 + 0.5 亿元. This is a projection: it rests on planned or "
       "assumed "
       "figures."},
      {"a growth below zero",
       RULED("values: {2021: 1, 2022: 1}",
             "2022, clauses: [grow_at_least: -30 %]"),
       "2022 年科技投入为 1 亿元，不低于底线 0.7 亿元，高出 0.3 亿元，符合"
       "规则：须不低于上年 1 亿元 ×（1 − 30 %）。",
       "In 2022, science money was 1 亿元, 0.3 亿元 above the floor of 0.7 "
       "亿元, and the rule holds: it must be at least last year's 1 亿元 × (1 "
       "− 30 %)."},
      {"an increase below zero",
       RULED("values: {2021: 1, 2022: 1}",
             "2022, clauses: [grow_by_at_least: -0.5]"),
       "2022 年科技投入为 1 亿元，不低于底线 0.5 亿元，高出 0.5 亿元，符合"
       "规则：须不低于上年 1 亿元 − 0.5 亿元。",
       "In 2022, science money was 1 亿元, 0.5 亿元 above the floor of 0.5 "
       "亿元, and the rule holds: it must be at least last year's 1 亿元 − "
       "0.5 亿元."},
      {"no clause",
       RULED("values: {2022: 1}",
             "2022-2023, clauses: [not_below_previous: {years: 2023}]"),
       "2022 年科技投入为 1 亿元，当年没有适用的条款，符合规则。",
       "In 2022, science money was 1 亿元, and with no clause in force the "
       "rule holds."},
      {"any of two",
       RULED("values: {2021: 1, 2022: 2}",
             "2022, clauses: [any_of: [grow_at_least: 5 %, outpace: {of: "
             "revenue}]]"),
       "2022 年科技投入为 2 亿元，不低于底线 1.05 亿元，高出 0.95 亿元，符合"
       "规则：须不低于上年 1 亿元 ×（1 + 5 %）；或须高于上年 1 亿元 × 经常性"
       "收入 10 ÷ 9。",
       "In 2022, science money was 2 亿元, 0.95 亿元 above the floor of 1.05 "
       "亿元, and the rule holds: it must be at least last year's 1 亿元 × (1 "
       "+ "
       "5 %); or it must be above last year's 1 亿元 × revenue 10 ÷ 9."},
  };

  for (size_t i = 0; i < COUNT(rows); i++) {
    kjp_plan *plan = NULL;
    kjp_answer *answer = audit(rows[i].plan, &plan);
    kjp_text *zh = NULL;
    kjp_text *en = NULL;

    cr_assert_eq(kjp_answer_sentence(answer, 0, ZH, &zh, NULL), KJP_OK);
    cr_assert_eq(kjp_answer_sentence(answer, 0, EN, &en, NULL), KJP_OK);
    cr_expect_str_eq(kjp_text_data(zh), rows[i].zh, "%s:\n%s", rows[i].label,
                     kjp_text_data(zh));
    cr_expect_str_eq(kjp_text_data(en), rows[i].en, "%s:\n%s", rows[i].label,
                     kjp_text_data(en));
    kjp_text_free(zh);
    kjp_text_free(en);
    kjp_answer_unref(answer);
    kjp_plan_unref(plan);
  }
}

Test(sentence, a_clause_is_headed_by_what_it_demands)
{
  static const struct {
    const char *clause, *zh, *en;
  } rows[] = {
      {"outpace: {of: revenue}", "(1) 增幅高于经常性收入\n",
       "(1) grows faster than revenue\n"},
      {"outpace: {of: revenue, margin: 0 pp}", "(1) 增幅不低于经常性收入\n",
       "(1) grows at least as fast as revenue\n"},
      {"outpace: {of: revenue, margin: 3 pp}",
       "(1) 增幅高于经常性收入至少 3 个百分点\n",
       "(1) grows faster than revenue by at least 3 pp\n"},
  };
  char text[2048];

  for (size_t i = 0; i < COUNT(rows); i++) {
    kjp_plan *plan = NULL;
    kjp_answer *answer;
    kjp_text *zh = NULL;
    kjp_text *en = NULL;

    (void)snprintf(text, sizeof text,
                   RULED("values: {2021: 1, 2022: 1}", "2022, clauses: [%s]"),
                   rows[i].clause);
    answer = audit(text, &plan);
    cr_assert_eq(kjp_answer_to_text(answer, ZH, &zh, NULL), KJP_OK);
    cr_assert_eq(kjp_answer_to_text(answer, EN, &en, NULL), KJP_OK);
    cr_expect_not_null(strstr(kjp_text_data(zh), rows[i].zh), "%s:\n%s",
                       rows[i].clause, kjp_text_data(zh));
    cr_expect_not_null(strstr(kjp_text_data(en), rows[i].en), "%s:\n%s",
                       rows[i].clause, kjp_text_data(en));
    kjp_text_free(zh);
    kjp_text_free(en);
    kjp_answer_unref(answer);
    kjp_plan_unref(plan);
  }
}

/* The base under `owed`, in the second year. */
Test(sentence, names_what_the_base_is)
{
  kjp_plan *plan = NULL;
  kjp_answer *answer =
      audit(RULED("values: {2021: 2, 2022: 1, 2023: 3}",
                  "2022-2023, base: owed, clauses: [not_below_previous: {}]"),
            &plan);
  kjp_text *text = NULL;

  cr_assert_eq(kjp_answer_sentence(answer, 1, ZH, &text, NULL), KJP_OK);
  cr_expect_str_eq(kjp_text_data(text),
                   "2023 年科技投入为 3 亿元，不低于底线 2 亿元，高出 1 亿元，"
                   "符合规则：须不低于上年应有的 2 亿元。");
  kjp_text_free(text);
  kjp_answer_unref(answer);
  kjp_plan_unref(plan);
}

Test(arguments, mistakes_of_the_caller_are_told)
{
  kjp_plan *plan = NULL;
  kjp_answer *answer = audit(
      RULED("values: {2021: 1}", "2022, clauses: [not_below_previous: {}]"),
      &plan);
  const kjp_table *other = kjp_plan_table(plan, KJP_RULES);
  kjp_text *text = (kjp_text *)(void *)plan; /* to be set to NULL */

  cr_expect_eq(kjp_answer_sentence(NULL, 0, ZH, &text, NULL), KJP_E_ARGUMENT);
  cr_expect_null(text);
  cr_expect_eq(kjp_answer_sentence(answer, 1, ZH, &text, NULL), KJP_E_ARGUMENT);
  cr_expect_eq(kjp_answer_sentence(answer, KJP_NONE, ZH, &text, NULL),
               KJP_E_ARGUMENT);
  cr_expect_eq(kjp_answer_to_text(answer, 0, &text, NULL), KJP_E_ARGUMENT);
  cr_expect_eq(kjp_answer_to_json(answer, 3, &text, NULL), KJP_E_ARGUMENT);
  cr_expect_eq(kjp_answer_to_json(answer, ZH, NULL, NULL), KJP_E_ARGUMENT);
  cr_expect_eq(kjp_check_to_json(NULL, NULL, ZH, &text, NULL), KJP_E_ARGUMENT);
  cr_expect_eq(kjp_check_to_text(NULL, ZH, &text, NULL), KJP_E_ARGUMENT);
  cr_expect_eq(kjp_findings_to_text(NULL, ZH, &text, NULL), KJP_E_ARGUMENT);
  cr_expect_eq(kjp_findings_to_text(other, ZH, &text, NULL), KJP_E_ARGUMENT);
  cr_expect_null(text);
  kjp_answer_unref(answer);
  kjp_plan_unref(plan);
}

Test(check, json_has_its_keys_in_order)
{
  static const char data[] = HEAD;
  kjp_plan *plan = NULL;
  kjp_text *text = NULL;

  cr_assert_eq(kjp_plan_parse(data, strlen(data), "p.yaml", NULL, &plan, NULL),
               KJP_OK);
  cr_assert_eq(kjp_check_to_json(plan, NULL, EN, &text, NULL), KJP_OK);
  cr_expect_str_eq(
      kjp_text_data(text),
      "{\"plan\":\"p\",\"years\":[2022,2025],\"counts\":{\"indicators\":0,"
      "\"targets\":0,\"rules\":0,\"programmes\":0,\"measures\":0,"
      "\"projects\":0,\"organisations\":0},\"claims\":[],"
      "\"diagnostics\":[]}\n");
  kjp_text_free(text);
  kjp_plan_unref(plan);
}

#define CLAIMING                                                               \
  "kjplan: 1\n"                                                                \
  "plan: {id: p, title: 计划, years: 2022-2025,\n"                           \
  "  claims: {measures: 6, programmes: 2, projects: 1}}\n"                     \
  "organisations: {a: {name: 甲局}, b: {name: {zh: 乙局, en: B}}}\n"       \
  "measures:\n"                                                                \
  "  m: {name: 措施一, lead: [a, b], actions: [{name: 一}]}\n"             \
  "  n: {name: 措施二, members: [a]}\n"                                     \
  "programmes:\n"                                                              \
  "  one: {name: 工程一, lead: [a], members: [b],\n"                        \
  "    projects: [{id: x, name: x}]}\n"                                        \
  "  two: {name: 工程二, lead: [b]}\n"

Test(check, what_the_text_states_is_held_against_what_is_listed)
{
  kjp_plan *plan = NULL;
  kjp_text *text = NULL;

  cr_assert_eq(
      kjp_plan_parse(CLAIMING, strlen(CLAIMING), "p.yaml", NULL, &plan, NULL),
      KJP_OK);
  cr_assert_eq(kjp_check_to_json(plan, NULL, EN, &text, NULL), KJP_OK);
  cr_expect_not_null(
      strstr(
          kjp_text_data(text),
          "\"programmes\":2,\"measures\":2,\"projects\":1,"
          "\"organisations\":2},\"claims\":["
          "{\"what\":\"measures\",\"stated\":6,\"listed\":2,\"agrees\":false},"
          "{\"what\":\"programmes\",\"stated\":2,\"listed\":2,"
          "\"agrees\":true},"
          "{\"what\":\"projects\",\"stated\":1,\"listed\":1,\"agrees\":true}],"
          "\"diagnostics\":[{\"severity\":\"note\","
          "\"code\":\"claim-differs\""),
      "%s", kjp_text_data(text));
  kjp_text_free(text);
  kjp_plan_unref(plan);
}

Test(check, the_page_lists_programmes_and_measures)
{
  static const struct {
    int32_t language;
    const char *page;
  } rows[] = {
      {ZH, "计划（p），2022-2025 年\n"
           "格式正确，有 1 条警告或说明。\n"
           "文中称措施 6 项，列出 2 项。\n"
           "文中称工程 2 项，列出 2 项。\n"
           "文中称项目 1 项，列出 1 项。\n"
           "\n"
           "工程（2）\n"
           "  标识  名称    牵头单位  项目\n"
           "  ----------------------------\n"
           "  one   工程一  甲局         1\n"
           "  two   工程二  乙局         0\n"
           "\n"
           "措施（2）\n"
           "  标识  名称    牵头单位    举措\n"
           "  ------------------------------\n"
           "  m     措施一  甲局、乙局     1\n"
           "  n     措施二  -              0\n"},
      {EN, "计划 (p), 2022-2025\n"
           "The plan is well-formed; warnings and notes: 1.\n"
           "6 measures stated, 2 listed.\n"
           "2 programmes stated, 2 listed.\n"
           "1 project stated, 1 listed.\n"
           "\n"
           "Programmes (2)\n"
           "  id   name    led by  projects\n"
           "  -----------------------------\n"
           "  one  工程一  甲局           1\n"
           "  two  工程二  B              0\n"
           "\n"
           "Measures (2)\n"
           "  id  name    led by   actions\n"
           "  ----------------------------\n"
           "  m   措施一  甲局, B        1\n"
           "  n   措施二  -              0\n"},
  };
  kjp_plan *plan = NULL;

  cr_assert_eq(
      kjp_plan_parse(CLAIMING, strlen(CLAIMING), "p.yaml", NULL, &plan, NULL),
      KJP_OK);
  for (size_t i = 0; i < COUNT(rows); i++) {
    kjp_text *text = NULL;

    cr_assert_eq(kjp_check_to_text(plan, rows[i].language, &text, NULL),
                 KJP_OK);
    cr_expect_str_eq(kjp_text_data(text), rows[i].page, "%s",
                     kjp_text_data(text));
    kjp_text_free(text);
  }
  kjp_plan_unref(plan);
}

Test(check, json_of_a_plan_that_does_not_load_has_its_findings)
{
  static const char data[] = HEAD "targets: 1\n";
  kjp_plan *plan = NULL;
  kjp_error *error = NULL;
  kjp_text *text = NULL;

  (void)kjp_plan_parse(data, strlen(data), "p.yaml", NULL, &plan, &error);
  cr_assert_eq(kjp_check_to_json(NULL, error, EN, &text, NULL), KJP_OK);
  cr_expect_not_null(
      strstr(kjp_text_data(text),
             "{\"plan\":null,\"years\":null,\"counts\":null,\"claims\":[],"
             "\"diagnostics\":[{\"severity\":\"error\",\"code\":\"shape-map\","
             "\"file\":\"p.yaml\",\"line\":3,\"column\":"),
      "%s", kjp_text_data(text));
  kjp_text_free(text);
  kjp_error_free(error);
}
