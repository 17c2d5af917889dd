/* SPDX-License-Identifier: MIT */
/* tests/unit/test_statistics_plan.c - the plan that a table of statistics
 * gives, and the one it was laid over. */
#include "builders.h"

#define FIGURES "indicator,year,stage,value,unit\n"

static kjp_plan *
lay_over(const kjp_plan *plan, const char *table)
{
  kjp_plan *out = NULL;
  kjp_error *error = NULL;
  kjp_status status = kjp_statistics_parse(plan, table, strlen(table), NULL,
                                           NULL, &out, &error);

  cr_assert(status == KJP_OK, "%s: %s", table,
            kjp_error_message(error, KJP_LANGUAGE_EN));
  return out;
}

/* One name in both languages is one indicator's; one of two is nobody's. */
Test(statistics_plan, names_of_one_indicator_find_it)
{
  static const struct {
    const char *name;
    int32_t row; /* KJP_NONE: of none, or of two */
  } rows[] = {{"b", 1}, {"甲", 0}, {"A", 0},       {"乙", KJP_NONE},
              {"B", 1}, {"丙", 2}, {"D", KJP_NONE}};
  kjp_plan *plan =
      plan_of(PLAN_HEAD "  a: {name: {zh: 甲, en: A}, scope: s, unit: 亿元}\n"
                        "  b: {name: {zh: 乙, en: B}, scope: s, unit: 亿元}\n"
                        "  c: {name: 丙, scope: s, unit: 亿元}\n"
                        "  d: {name: {zh: b, en: 乙}, scope: s, unit: 亿元}\n");

  for (size_t i = 0; i < COUNT(rows); i++) {
    char table[100];
    kjp_plan *after = NULL;
    kjp_status status;

    (void)snprintf(table, sizeof table, FIGURES "%s,2022,,1,\n", rows[i].name);
    status = kjp_statistics_parse(plan, table, strlen(table), NULL, NULL,
                                  &after, NULL);
    cr_expect((status == KJP_OK) == (rows[i].row >= 0), "%s", rows[i].name);
    cr_expect(after == NULL ||
                  kjp_table_int(kjp_plan_table(after, KJP_OBSERVATIONS), 0,
                                KJP_OBSERVATION_INDICATOR) == rows[i].row,
              "%s", rows[i].name);
    kjp_plan_unref(after);
  }
  kjp_plan_unref(plan);
}

static void
expect_yaml(const kjp_plan *plan, const kjp_plan *wanted)
{
  kjp_text *texts[2] = {NULL, NULL};

  cr_assert(kjp_plan_to_yaml(plan, &texts[0], NULL) == KJP_OK);
  cr_assert(kjp_plan_to_yaml(wanted, &texts[1], NULL) == KJP_OK);
  cr_expect_str_eq(kjp_text_data(texts[0]), kjp_text_data(texts[1]));
  kjp_text_free(texts[0]);
  kjp_text_free(texts[1]);
}

/* One figure of `rd`, as a table and as a plan file has it. */
static void
expect_year(const char *table, const char *year)
{
  char text[1000];
  kjp_plan *before = plan_of(HEAD);
  kjp_plan *after = lay_over(before, table);
  kjp_plan *wanted;

  (void)snprintf(text, sizeof text, HEAD "    values: {%s}\n", year);
  wanted = plan_of(text);
  expect_same(after, wanted);
  expect_yaml(after, wanted);
  kjp_plan_unref(wanted);
  kjp_plan_unref(after);
  kjp_plan_unref(before);
}

/* A bare figure over a year that is written by stages stays among them. */
Test(statistics_plan, a_bare_figure_joins_the_stages)
{
  kjp_plan *before = plan_of(HEAD "    values: {2021: {final: 2.3}}\n");
  kjp_plan *after = lay_over(before, FIGURES "rd,2021,,2.5\n");
  kjp_plan *wanted = plan_of(HEAD "    values: {2021: {final: 2.5}}\n");

  expect_yaml(after, wanted);
  kjp_plan_unref(wanted);
  kjp_plan_unref(after);
  kjp_plan_unref(before);
}

Test(statistics_plan, stages_have_the_words_of_statistics)
{
  static const struct {
    const char *stage, *words[6];
  } rows[] = {
      {"restated", {"restated", "普查修订", "追溯调整"}},
      {"final", {"final", "决算", "决算数", "最终核实", "最终核实数"}},
      {"revised", {"revised", "修订", "修订数"}},
      {"executed", {"executed", "执行", "执行数"}},
      {"preliminary",
       {"preliminary", "快报", "快报数", "初步核算", "初步核算数"}},
      {"adjusted", {"adjusted", "调整预算", "调整预算数"}},
      {"budget", {"budget", "预算", "预算数"}},
  };
  char table[200], year[100];

  for (size_t i = 0; i < COUNT(rows); i++) {
    for (size_t word = 0; rows[i].words[word] != NULL; word++) {
      (void)snprintf(table, sizeof table, FIGURES "rd,2021,%s,67.37,\n",
                     rows[i].words[word]);
      (void)snprintf(year, sizeof year, "2021: {%s: 67.37}", rows[i].stage);
      expect_year(table, year);
    }
  }
}

Test(statistics_plan, unverified_is_said_in_two_languages)
{
  static const char *const words[][2] = {
      {"是", "true"}, {"否", "false"}, {"true", "true"}, {"false", "false"}};
  char table[200], year[100];

  for (size_t i = 0; i < COUNT(words); i++) {
    (void)snprintf(
        table, sizeof table,
        "指标,年份,阶段,数值,单位,未核实\n经费,2021,决算,1.0,亿元,%s\n",
        words[i][0]);
    (void)snprintf(year, sizeof year,
                   "2021: {final: {value: 1.0, unverified: %s}}", words[i][1]);
    expect_year(table, year);
  }
}

Test(statistics_plan, a_file_a_table_and_a_builder_give_one_plan)
{
  kjp_plan *file = plan_of(HEAD "    values:\n"
                                "      2020: 56.94\n"
                                "      2021: {final: 67.37, budget: 60}\n");
  kjp_plan *bare = plan_of(HEAD);
  kjp_plan *table = lay_over(bare, FIGURES "rd,2021,预算,60,\n"
                                           "经费,2021,决算,67.37,亿元\n"
                                           "rd,2020,,56.94,\n");
  kjp_builder *builder = builder_with_head();
  kjp_plan *built;

  set(builder, "/indicators/rd/values/2020", "56.94");
  set(builder, "/indicators/rd/values/2021/final", "67.37");
  set(builder, "/indicators/rd/values/2021/budget", "60");
  built = build(builder);
  expect_same(table, file);
  expect_same(table, built);
  expect_yaml(table, file);
  expect_yaml(table, built);
  kjp_builder_free(builder);
  kjp_plan_unref(built);
  kjp_plan_unref(table);
  kjp_plan_unref(bare);
  kjp_plan_unref(file);
}

Test(statistics_plan, the_plan_before_stays_as_it_was)
{
  static const char text[] = HEAD "    values: {2021: 67.37}\n";
  kjp_plan *before = plan_of(text);
  kjp_plan *again = plan_of(text);
  kjp_plan *same = lay_over(before, FIGURES);
  kjp_plan *after = lay_over(before, FIGURES "rd,2021,,68,\nrd,2022,,77.5,\n");
  kjp_plan *none = NULL;

  cr_expect(kjp_statistics_parse(before, FIGURES "rd,2022,,x,\n",
                                 strlen(FIGURES "rd,2022,,x,\n"), NULL, NULL,
                                 &none, NULL) == KJP_E_SCHEMA);
  cr_expect(none == NULL);
  expect_same(before, again);
  expect_same(same, again);
  expect_yaml(same, again);
  kjp_plan_unref(before); /* the new ones do not need it */
  expect_yaml(same, again);
  cr_expect(kjp_table_count(kjp_plan_table(after, KJP_OBSERVATIONS)) == 2);
  kjp_plan_unref(after);
  kjp_plan_unref(same);
  kjp_plan_unref(again);
}

/* A figure has the line of its cell, what the plan said before has none. */
Test(statistics_plan, lines_are_those_of_the_table)
{
  kjp_plan *before = plan_of(HEAD "    values: {2020: 56.94}\n");
  kjp_plan *after = lay_over(before, FIGURES "\nrd,2021,,67.37,\n");
  const kjp_table *rows = kjp_plan_table(after, KJP_OBSERVATIONS);

  cr_assert(kjp_table_count(rows) == 2);
  cr_expect(kjp_table_int(rows, 0, KJP_OBSERVATION_LINE) == KJP_NONE);
  cr_expect(kjp_table_int(rows, 1, KJP_OBSERVATION_LINE) == 3);
  kjp_plan_unref(after);
  kjp_plan_unref(before);
}

Test(statistics_plan, limits_hold_for_tables_too)
{
  static const struct {
    const char *option, *value, *code;
  } rows[] = {
      {"max-bytes", "40", "limit-file"},
      {"max-nodes", "9", "limit-cells"},
      {"max-text-bytes", "8", "limit-text"},
  };
  static const char text[] = FIGURES "rd,2021,,67.37,\n";
  kjp_plan *before = plan_of(HEAD);

  for (size_t i = 0; i < COUNT(rows); i++) {
    kjp_options *options = kjp_options_new();
    kjp_error *error = NULL;
    kjp_plan *plan = NULL;

    cr_assert(kjp_options_set(options, rows[i].option, rows[i].value, NULL) ==
              KJP_OK);
    cr_expect(kjp_statistics_parse(before, text, strlen(text), NULL, options,
                                   &plan, &error) == KJP_E_LIMIT,
              "%s", rows[i].option);
    cr_expect(
        has_text(kjp_error_table(error), 0, KJP_FINDING_CODE, rows[i].code),
        "%s: %s", rows[i].option, kjp_error_message(error, KJP_LANGUAGE_EN));
    kjp_error_free(error);
    kjp_options_free(options);
  }
  kjp_plan_unref(before);
}

/* Wherever a table ends, it is read or refused, never both. */
Test(statistics_plan, a_table_cut_off_anywhere_is_read_or_refused)
{
  static const char text[] =
      "\xEF\xBB\xBF指标,年份,阶段,数值,单位,来源,备注\r\n"
      "经费,2021,决算,67.37,亿元,\"公报, "
      "二\",\"甲\n乙\"\r\nrd,2022,,77.5,,,\r\n";
  kjp_plan *before = plan_of(HEAD "    values: {2021: 60}\n");

  for (size_t size = 0; size < sizeof text; size++) {
    kjp_plan *plan = NULL;
    kjp_error *error = NULL;
    kjp_status status =
        kjp_statistics_parse(before, text, size, NULL, NULL, &plan, &error);

    cr_expect((status == KJP_OK) == (plan != NULL), "%zu", size);
    cr_expect((status == KJP_OK) == (error == NULL), "%zu", size);
    kjp_plan_unref(plan);
    kjp_error_free(error);
  }
  kjp_plan_unref(before);
}
