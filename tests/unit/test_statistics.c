/* SPDX-License-Identifier: MIT */
/* tests/unit/test_statistics.c - tables of statistics laid over a plan. */
#include "plans.h"

#include "same-plan.h"

#define PLAN                                                                        \
  "kjplan: 1\n"                                                                     \
  "plan: {id: p, title: 样例, years: 2022-2025}\n"                                \
  "indicators:\n"                                                                   \
  "  st: {name: 科技投入, scope: 市本级, unit: 亿元, values: {2020: 0.5, " \
  "2021: {final: 0.8, source: {title: 决算报告}}}}\n"                           \
  "  rev: {name: 收入, scope: 市本级, unit: 亿元, values: {2021: 80}}\n"     \
  "  gdp: {name: {zh: 同名, en: GDP}, scope: 全市, unit: 亿元}\n"             \
  "  gnp: {name: 同名, scope: 全市, unit: 亿元}\n"                            \
  "rules:\n"                                                                        \
  "  r: {indicator: st, years: 2022-2023, clauses: [not_below_previous: {}, "       \
  "outpace: {of: rev}]}\n"
#define EN "indicator,year,stage,value,unit\n"

static kjp_status
lay(const char *table, size_t size, kjp_plan **plan, kjp_error **error)
{
  kjp_plan *before = plan_of(PLAN);
  kjp_status status =
      kjp_statistics_parse(before, table, size, "t.csv", NULL, plan, error);

  kjp_plan_unref(before);
  return status;
}

/* The plan that comes out, as a plan file with these values says it. */
static void
expect_values(const char *label, const char *table, size_t size, const char *st,
              const char *rest, const char *gdp)
{
  kjp_plan *plan = NULL;
  kjp_error *error = NULL;
  char room[500];
  const char *difference;
  char text[4000];
  kjp_plan *wanted;

  (void)snprintf(
      text, sizeof text,
      "kjplan: 1\nplan: {id: p, title: 样例, years: 2022-2025}\nindicators:\n"
      "  st: {name: 科技投入, scope: 市本级, unit: 亿元, values: {%s}}\n"
      "  rev: {name: 收入, scope: 市本级, unit: 亿元, values: {2021: 80%s}}\n"
      "  gdp: {name: {zh: 同名, en: GDP}, scope: 全市, unit: 亿元%s}\n"
      "  gnp: {name: 同名, scope: 全市, unit: 亿元}\n"
      "rules:\n  r: {indicator: st, years: 2022-2023, clauses: "
      "[not_below_previous: {}, outpace: {of: rev}]}\n",
      st, rest, gdp);
  wanted = plan_of(text);
  cr_assert(lay(table, size, &plan, &error) == KJP_OK, "%s: %s", label,
            kjp_error_message(error, KJP_LANGUAGE_EN));
  /* a note of what was replaced is the new plan's alone */
  difference = first_difference(wanted, plan, room, sizeof room);
  cr_expect(difference == NULL || strstr(difference, "finding") != NULL,
            "%s: %s", label, difference);
  kjp_plan_unref(wanted);
  kjp_plan_unref(plan);
}

#define OLD "2020: 0.5, 2021: {final: {value: 0.8, source: {title: 决算报告}}}"

Test(statistics, figures_join_or_replace_observations)
{
  static const struct {
    const char *label, *table, *st, *rev, *gdp;
  } rows[] = {
      {"no figure", EN, OLD, "", NULL},
      {"a new year, bare", EN "st,2022,,1.20,\n", OLD ", 2022: 1.20", "", NULL},
      {"a unit", EN "st,2022,,12500,万元\n", OLD ", 2022: 12500 万元", "",
       NULL},
      {"a stage beside another: its source is not the new one's",
       EN "st,2021,budget,0.7,\n",
       "2020: 0.5, 2021: {final: {value: 0.8, source: {title: 决算报告}}, "
       "budget: 0.7}",
       "", NULL},
      {"a figure takes the place of one", EN "st,2020,,0.6,\n",
       "2020: 0.6, 2021: {final: {value: 0.8, source: {title: 决算报告}}}", "",
       NULL},
      {"final is what a bare number is", EN "st,2020,final,0.6,\n",
       "2020: {final: 0.6}, 2021: {final: {value: 0.8, source: {title: "
       "决算报告}}}",
       "", NULL},
      {"Chinese columns in another order, CRLF, a byte order mark",
       "\xEF\xBB\xBF年份,指标,数值,单位,阶段,来源,备注,未核实\r\n"
       "2022,收入,\"1,086.4\",亿元,预算数,\"报告, 二\",x,是\r\n",
       OLD,
       ", 2022: {budget: {value: 1086.4, source: {title: '报告, 二'}, note: x, "
       "unverified: true}}",
       NULL},
      {"the day from which it is known",
       "indicator,year,stage,value,unit,known_on\nrev,2022,执行数,90,,"
       "2023-02-10\n",
       OLD, ", 2022: {executed: {value: 90, known_on: 2023-02-10}}", NULL},
      {"blank lines, lines of commas, cells left out at the end",
       EN "\n,,,,\nrev,2022,,90\n", OLD, ", 2022: 90", NULL},
      {"columns that were emptied",
       "indicator,year,stage,value,unit,,\n"
       "rev,2022,,90,,,\nrev,2023,,95,,\n",
       OLD, ", 2022: 90, 2023: 95", NULL},
      {"columns in both languages and any case",
       "Value,指标,YEAR,计量单位,Stage,备注\n90,rev,2022,,final,\"a, "
       "\"\"b\"\"\nc\"\n",
       OLD, ", 2022: {final: {value: 90, note: \"a, \\\"b\\\"\\nc\"}}", NULL},
      {"an English name, a year before all others, an indicator without any",
       EN "GDP,2019,快报数,2787.4,亿元\n科技投入,2012,,5000,万元\n",
       "2012: 5000 万元, " OLD, "", ", values: {2019: {preliminary: 2787.4}}"},
      {"stages out of order, two beside one and one in its place",
       EN "st,2021,预算,0.7,\nst,2021,restated,0.9,\nst,2021,执行,0.75,\n"
          "st,2020,budget,0.4,\n",
       "2020: {final: 0.5, budget: 0.4}, 2021: {restated: 0.9, final: {value: "
       "0.8, source: {title: 决算报告}}, executed: 0.75, budget: 0.7}",
       "", NULL},
      {"all that was said of a figure goes with it", EN "st,2021,决算,0.9,\n",
       "2020: 0.5, 2021: {final: 0.9}", "", NULL},
      {"a unit in the cell of the value", EN "rev,2022,,900000 万元,\n", OLD,
       ", 2022: 900000 万元", NULL},
  };

  for (size_t i = 0; i < COUNT(rows); i++)
    expect_values(rows[i].label, rows[i].table, strlen(rows[i].table),
                  rows[i].st, rows[i].rev, rows[i].gdp ? rows[i].gdp : "");
}

/* "指标,年份,阶段,数值,单位\r\n收入,2022,决算,90,亿元\r\n" as Chinese
 * spreadsheets write it. */
static const char gb18030[] =
    "\xD6\xB8\xB1\xEA,\xC4\xEA\xB7\xDD,\xBD\xD7\xB6\xCE,\xCA\xFD\xD6\xB5,"
    "\xB5\xA5\xCE\xBB\r\n\xCA\xD5\xC8\xEB,2022,\xBE\xF6\xCB\xE3,90,"
    "\xD2\xDA\xD4\xAA\r\n";

Test(statistics, gb18030_is_read_as_a_table_and_refused_as_a_plan)
{
  kjp_plan *plan = NULL;
  kjp_error *error = NULL;
  const kjp_table *table;

  expect_values("gb18030", gb18030, strlen(gb18030), OLD, ", 2022: {final: 90}",
                "");
  cr_assert(kjp_plan_parse(gb18030, strlen(gb18030), NULL, NULL, &plan,
                           &error) == KJP_E_SYNTAX);
  table = kjp_error_table(error);
  cr_expect_str_eq(kjp_table_text(table, 0, KJP_FINDING_CODE),
                   "encoding-gb18030");
  cr_expect(strstr(kjp_table_text(table, 0, KJP_FINDING_HINT_EN), "iconv") !=
            NULL);
  kjp_error_free(error);
}

/* "LINE:COLUMN code" of every finding, and what comes of the first. */
static void
expect_findings(const char *label, const char *text, const char *wanted)
{
  kjp_plan *plan = NULL;
  kjp_error *error = NULL;
  kjp_status status = lay(text, strlen(text), &plan, &error);
  const kjp_table *table = status == KJP_OK ? kjp_plan_table(plan, KJP_FINDINGS)
                                            : kjp_error_table(error);
  char found[2000] = "";

  for (int32_t row = 0; row < kjp_table_count(table); row++) {
    size_t size = strlen(found);

    (void)snprintf(found + size, sizeof found - size, "%d:%d %s\n",
                   kjp_table_int(table, row, KJP_FINDING_LINE),
                   kjp_table_int(table, row, KJP_FINDING_COLUMN),
                   kjp_table_text(table, row, KJP_FINDING_CODE));
  }
  cr_expect_str_eq(found, wanted, "%s:\n%s", label, found);
  kjp_plan_unref(plan);
  kjp_error_free(error);
}

Test(statistics, each_mistake_has_its_line_and_column)
{
  static const struct {
    const char *label, *table, *findings;
  } rows[] = {
      {"a column nobody knows", "indicator,year,stage,value,unit,colour\n",
       "1:33 heading-unknown\n"},
      {"columns that lack", "indicator,year\n", "1:1 heading-missing\n"},
      {"a column twice", "indicator,year,stage,value,unit,年份\n",
       "1:33 item-duplicate\n"},
      {"more cells than columns", EN "st,2022,,1,,x\n", "2:13 cells-surplus\n"},
      {"one figure twice", EN "st,2022,,1,\nst,2022,final,2,\n",
       "3:15 figure-repeated\n"},
      {"all at once",
       EN "gdo,2022,,1,\n同名,2022,,1,\nst,20x2,,1,\nst,2022,wat,1,\n"
          "st,2023,,1..5,\nst,2024,,3 项,\nst,2025,,,\n,2025,,1,\n",
       "2:1 reference-unknown\n3:1 reference-unknown\n4:4 year-invalid\n"
       "5:9 word-unknown\n6:10 number-invalid\n7:10 unit-unknown\n"
       "8:10 value-empty\n9:1 value-empty\n"},
      {"a unit of another dimension", EN "st,2022,,3,%\n",
       "2:12 unit-dimension\n"},
      {"a unit that is none, and one in the cell of the value",
       EN "st,2022,,3,人\nst,2023,,3 人,\n",
       "2:12 unit-unknown\n3:10 unit-unknown\n"},
      {"a unit twice", EN "st,2022,,3亿元,亿元\nst,2023,,3亿元,万元\n",
       "2:14 unit-repeated\n3:14 unit-repeated\n"},
      {"every cell of a line",
       "indicator,year,stage,value,unit,known_on,unverified\n"
       "nosuch,20x2,foo,x,,2022-13-01,maybe\n",
       "2:1 reference-unknown\n2:8 year-invalid\n2:13 word-unknown\n"
       "2:17 number-invalid\n2:20 date-invalid\n2:31 boolean-invalid\n"},
      {"what is wrong beside a mistake",
       EN "nosuch,2022,final,x,\nst,20x2,final,x,\nst,2022,foo,x,\n"
          "nosuch,2022,final,3,人\n",
       "2:1 reference-unknown\n2:19 number-invalid\n3:4 year-invalid\n"
       "3:15 number-invalid\n4:9 word-unknown\n4:13 number-invalid\n"
       "5:1 reference-unknown\n"},
      {"the later of two", EN "st,2022,,1,\nst,2022,,x,\n",
       "3:10 number-invalid\n3:10 figure-repeated\n"},
      {"nothing is replaced by what is refused", EN "st,2020,,x,\n",
       "2:10 number-invalid\n"},
      {"below zero, and ruled", EN "st,2022,,-1,\n", "2:10 value-negative\n"},
      {"no day, no truth",
       "indicator,year,stage,value,unit,known_on,unverified\n"
       "rev,2022,,1,,2022-13-01,maybe\n",
       "2:14 date-invalid\n2:25 boolean-invalid\n"},
      {"what is replaced is noted", EN "st,2020,,0.6,\n",
       "2:10 figure-replaced\n"},
      {"nothing at all", "", "1:1 csv-empty\n"},
      {"a heading alone", EN, ""},
      {"letters that GB18030 reads as hanzi",
       "indicator,year,stage,value,unit,note\nst,2022,,1,,café\n",
       "2:16 encoding-unclear\n"},
      {"the same behind a byte order mark",
       "\xEF\xBB\xBFindicator,year,stage,value,unit,note\n"
       "st,2022,,1,,café\n",
       ""},
      {"a cell behind columns that were emptied",
       "indicator,year,stage,value,unit,,\nst,2022,,1,,,\nst,2023,,1,,,x\n",
       "3:14 cells-surplus\n"},
      {"a column without a name", "indicator,,year,stage,value,unit\n",
       "1:11 heading-unknown\n"},
      {"a heading all wrong", "st,2022,,1\n",
       "1:1 heading-unknown\n1:1 heading-missing\n1:4 heading-unknown\n"
       "1:9 heading-unknown\n1:10 heading-unknown\n"},
      {"cells that lack are empty", EN "st,2022\nst\n",
       "2:1 value-empty\n3:1 value-empty\n3:1 value-empty\n"},
      {"years that are none, each by itself",
       EN
       "st,20x2,,1,\nst,22,,1,\nst,1900,,1,\nst,2022年,,1,\nst,２０２２,,1,\n",
       "2:4 year-invalid\n3:4 year-invalid\n4:4 year-range\n"
       "5:4 year-invalid\n6:4 year-invalid\n"},
      {"values that are none",
       EN "rev,2022,,~,\nrev,2023,,12万,\nrev,2024,,\"\",\n"
          "rev,2025,,1234567890123456,\n",
       "2:11 number-invalid\n3:11 unit-unknown\n4:11 value-empty\n"
       "5:11 limit-digits\n"},
      {"one figure three times, the first of them wrong",
       EN "st,2022,,x,\nst,2022,决算,1,\nst,2022,final,2,\n",
       "2:10 number-invalid\n3:12 figure-repeated\n4:15 figure-repeated\n"},
      {"a record that is no CSV, and others",
       EN "st,20\"22,,1,\ngdo,2022,,1,\nst,2022,,x,\n",
       "2:6 csv-quote-inside\n3:1 reference-unknown\n4:10 number-invalid\n"},
      {"columns count characters, lines those in quotes",
       "指标,年份,阶段,数值,单位,备注\n\"科技\n投入\",2022,,1,,\n"
       "科技投入,2022,,x,亿元,\n",
       "2:1 reference-unknown\n4:12 number-invalid\n"},
      {"a jump looks like a slip", EN "rev,2022,,800000,\n",
       "2:11 value-jump\n"},
  };

  for (size_t i = 0; i < COUNT(rows); i++)
    expect_findings(rows[i].label, rows[i].table, rows[i].findings);
}

Test(statistics, what_is_replaced_gives_both_figures)
{
  kjp_plan *plan = NULL;
  const char *message;

  cr_assert(lay(EN "st,2020,,0.6,\n", strlen(EN "st,2020,,0.6,\n"), &plan,
                NULL) == KJP_OK);
  message = kjp_table_text(kjp_plan_table(plan, KJP_FINDINGS), 0,
                           KJP_FINDING_MESSAGE_EN);
  cr_expect_str_eq(message, "st 2020 final: was 0.5 亿元, is 0.6 亿元");
  kjp_plan_unref(plan);
}

/* A repeated figure names the first, and a mistake its place in the plan. */
Test(statistics, findings_point_to_the_plan_and_to_each_other)
{
  static const char text[] =
      EN "st,2022,,1,\nst,2022,,2,\nrev,2022,budget,x,\n";
  kjp_plan *plan = NULL;
  kjp_error *error = NULL;
  const kjp_table *table;

  cr_assert(lay(text, strlen(text), &plan, &error) == KJP_E_SCHEMA);
  table = kjp_error_table(error);
  cr_assert(kjp_table_count(table) == 2);
  cr_expect(kjp_table_int(table, 0, KJP_FINDING_RELATED_LINE) == 2);
  cr_expect(kjp_table_int(table, 0, KJP_FINDING_RELATED_COLUMN) == 10);
  cr_expect(has_text(table, 0, KJP_FINDING_FILE, "t.csv"));
  cr_expect(has_text(table, 1, KJP_FINDING_POINTER,
                     "/indicators/rev/values/2022/budget"),
            "%s", kjp_table_text(table, 1, KJP_FINDING_POINTER));
  kjp_error_free(error);
}

/* Every name of doc/statistics.md, each in the place of the first. */
Test(statistics, every_name_of_a_column_is_known)
{
  static const struct {
    const char *names[5], *cell;
  } columns[] = {
      {{"indicator", "指标", "指标名称", "指标标识"}, "rev"},
      {{"year", "年份", "年度", "年"}, "2022"},
      {{"stage", "阶段", "数据阶段"}, "final"},
      {{"value", "数值", "值", "指标值"}, "90"},
      {{"unit", "单位", "计量单位"}, "亿元"},
      {{"known_on", "何日可知", "发布日期"}, "2023-02-10"},
      {{"source", "来源", "数据来源"}, "s"},
      {{"note", "说明", "备注"}, "n"},
      {{"unverified", "未核实"}, "true"},
  };

  for (size_t column = 0; column < COUNT(columns); column++) {
    for (size_t name = 0; columns[column].names[name] != NULL; name++) {
      char table[400] = "", cells[200] = "";

      for (size_t i = 0; i < COUNT(columns); i++) {
        strcat(table, i == 0 ? "" : ",");
        strcat(table, columns[i].names[i == column ? name : 0]);
        strcat(cells, i == 0 ? "" : ",");
        strcat(cells, columns[i].cell);
      }
      strcat(table, "\n");
      strcat(table, cells);
      expect_values(columns[column].names[name], table, strlen(table), OLD,
                    ", 2022: {final: {value: 90, known_on: 2023-02-10, source: "
                    "{title: s}, note: n, unverified: true}}",
                    "");
    }
  }
}

/* What the plan says has no place there, and the figure has. */
Test(statistics, money_that_no_longer_suffices_is_found_at_the_figure)
{
  static const char table[] = EN "m,2022,final,5,\n";
  kjp_plan *before =
      plan_of(PLAN_HEAD "  m: {name: m, scope: s, unit: 亿元, values: {2022: "
                        "10}}\nprogrammes:\n  p: {name: p, funding: {m: "
                        "{2022: 8}}}\n");
  kjp_plan *plan = NULL;
  kjp_error *error = NULL;
  const kjp_table *found;

  cr_assert(kjp_statistics_parse(before, table, strlen(table), NULL, NULL,
                                 &plan, &error) == KJP_E_SCHEMA);
  found = kjp_error_table(error);
  cr_expect(has_text(found, 0, KJP_FINDING_CODE, "figure-replaced"));
  cr_expect(has_text(found, 1, KJP_FINDING_CODE, "funding-exceeds"));
  cr_expect(kjp_table_int(found, 1, KJP_FINDING_LINE) == 2);
  cr_expect(kjp_table_int(found, 1, KJP_FINDING_COLUMN) == 14);
  cr_expect(kjp_table_int(found, 1, KJP_FINDING_RELATED_LINE) == KJP_NONE);
  cr_expect(
      has_text(found, 1, KJP_FINDING_POINTER, "/programmes/p/funding/m/2022"));
  kjp_error_free(error);
  kjp_plan_unref(before);
}

/* Valid UTF-8 that is common hanzi in GB18030: é is 茅 there. */
Test(statistics, what_reads_both_ways_is_refused_with_both_readings)
{
  static const char text[] =
      "indicator,year,stage,value,unit,note\nst,2022,,1,,café\n";
  kjp_plan *plan = NULL;
  kjp_error *error = NULL;

  cr_assert(lay(text, strlen(text), &plan, &error) == KJP_E_SYNTAX);
  cr_expect_str_eq(kjp_error_message(error, KJP_LANGUAGE_EN),
                   "the table reads both ways: café in UTF-8, caf茅 in "
                   "GB18030 (GBK)");
  cr_expect_str_eq(
      kjp_error_message(error, KJP_LANGUAGE_ZH),
      "表格有两种读法：按 UTF-8 是“café”，按 GB18030（GBK）是“caf茅”");
  kjp_error_free(error);
}

Test(statistics, wrong_arguments_are_errors)
{
  kjp_plan *before = plan_of(PLAN);
  kjp_plan *plan = before;
  kjp_error *error = NULL;

  cr_expect(kjp_statistics_parse(NULL, "", 0, NULL, NULL, &plan, &error) ==
            KJP_E_ARGUMENT);
  cr_expect(plan == NULL);
  kjp_error_free(error);
  cr_expect(kjp_statistics_parse(before, NULL, 0, NULL, NULL, &plan, NULL) ==
            KJP_E_ARGUMENT);
  cr_expect(kjp_statistics_parse(before, "", 0, NULL, NULL, NULL, NULL) ==
            KJP_E_ARGUMENT);
  cr_expect(kjp_statistics_load(before, NULL, NULL, &plan, NULL) ==
            KJP_E_ARGUMENT);
  cr_expect(kjp_statistics_load(before, "/nonexistent.csv", NULL, &plan,
                                NULL) == KJP_E_IO);
  cr_expect(kjp_statistics_load(before, "/dev", NULL, &plan, NULL) == KJP_E_IO);
  kjp_plan_unref(before);
}
