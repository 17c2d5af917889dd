/* SPDX-License-Identifier: MIT */
/* tests/unit/test_assess_basis.c - what an evaluation rests on and finds amiss:
 * its inputs, what is unverified, planned or assumed, and the findings. */
#include "assessed.h"

#define HEAD                                                                   \
  "kjplan: 1\nplan: {id: p, title: P, years: 2021-2025}\nindicators:\n"

static bool
finds(const kjp_answer *answer, const char *code, const char *zh)
{
  const kjp_table *table = kjp_answer_table(answer, KJP_ASSESS_FINDINGS);

  for (int32_t row = 0; row < kjp_table_count(table); row++) {
    if (has_text(table, row, KJP_ASSESS_FINDING_CODE, code) &&
        has_text(table, row, KJP_ASSESS_FINDING_TEXT_ZH, zh))
      return true;
  }
  return false;
}

/* Whether the figure is among the inputs. */
static bool
uses(const kjp_answer *answer, int32_t indicator, int32_t year)
{
  const kjp_table *used = kjp_answer_table(answer, KJP_USED);

  for (int32_t row = 0; row < kjp_table_count(used); row++) {
    if (kjp_table_int(used, row, KJP_USED_INDICATOR) == indicator &&
        kjp_table_int(used, row, KJP_USED_YEAR) == year)
      return true;
  }
  return false;
}

/* Each target by itself rests on one figure that is not verified. */
Test(assess_basis, tells_what_is_unverified_from_every_side)
{
  static const struct {
    const char *asked;
    int32_t unverified;
  } rows[] = {
      {"year: 2022, at_least: 1", 1},
      {"year: 2023, at_least: 1", 0},
      {"year: 2023, at_least: {indicator: b, year: 2022}", 1},
      {"year: 2023, at_least: {indicator: b, year: 2023}", 0},
      {"year: 2023, at_least: 9, base: {year: 2022}", 1},
      {"year: 2023, at_least: 9, base: {year: 2022, value: 1}", 0},
      {"year: 2023, at_least: 9, base: {year: 2021}", 0},
      {"year: 2025, at_least: 9", 1}, /* growth of 2023 on 2022 */
  };

  for (size_t i = 0; i < COUNT(rows); i++) {
    char text[1024];
    kjp_answer *answer;

    (void)snprintf(
        text, sizeof text,
        HEAD "  a: {name: A, scope: c, unit: 元, direction: more, values:\n"
             "    {2021: 1, 2022: {final: {value: 2, unverified: true}},\n"
             "     2023: 3}}\n"
             "  b: {name: B, scope: c, unit: 元, values:\n"
             "    {2022: {final: {value: 2, unverified: true}}, 2023: 3}}\n"
             "targets: {t: {indicator: a, %s}}\n",
        rows[i].asked);
    answer = assess(text, "2023", NULL);
    cr_expect(kjp_table_int(targets_of(answer), 0,
                            KJP_ASSESS_TARGET_UNVERIFIED) == rows[i].unverified,
              "%s", rows[i].asked);
    kjp_answer_unref(answer);
  }
}

/* By kind: observed and published figures meet a target, and may be asked for;
 * what is planned or assumed does not. */
Test(assess_basis, takes_published_figures_and_no_plans)
{
  static const struct {
    const char *asked;
    const char *verdict;
    const char *bound_kind;
  } rows[] = {
      {"indicator: s, year: 2023, at_least: 4", "met", NULL},
      {"indicator: a, year: 2023, at_most: {indicator: s}", "met", "published"},
      {"indicator: a, year: 2023, at_least: {indicator: m}", "undetermined",
       "planned"},
      {"indicator: a, year: 2023, at_least: {indicator: n}", "undetermined",
       "assumed"},
      {"indicator: m, year: 2023, at_least: 1", "undetermined", NULL},
  };
  static const char *const options[][2] = {
      {"year", "2023"}, {"paths", "1"}, {NULL, NULL}};

  for (size_t i = 0; i < COUNT(rows); i++) {
    char text[1024];
    kjp_answer *answer = NULL;
    kjp_plan *plan;

    (void)snprintf(
        text, sizeof text,
        HEAD
        "  a: {name: A, scope: c, unit: 元, values: {2023: 3}}\n"
        "  u: {name: U, scope: c, unit: 元}\n"
        "  s: {name: S, scope: c, unit: 元, derive: {sum: [a, u]},\n"
        "    values: {2023: 4}}\n"
        "  m: {name: M, scope: c, unit: 元}\n"
        "  n: {name: N, scope: c, unit: 元, assume: {amounts: {2023: 2}}}\n"
        "targets: {t: {%s}}\n"
        "paths: {m: {shape: linear, from: {year: 2021, value: 1},\n"
        "  through: {2025: 5}, round_to: 1 元}}\n",
        rows[i].asked);
    plan = plan_of(text);
    cr_assert(ask(plan, options, &answer, NULL) == KJP_OK);
    cr_expect(word_is(answer, KJP_ASSESS_TARGET_VERDICT, rows[i].verdict), "%s",
              rows[i].asked);
    cr_expect(word_is(answer, KJP_ASSESS_TARGET_BOUND_KIND, rows[i].bound_kind),
              "%s", rows[i].asked);
    kjp_answer_unref(answer);
    kjp_plan_unref(plan);
  }
}

/* Value, base, bound, projection, money and policy: figures 0 to 6. */
Test(assess_basis, lists_all_that_it_rests_on)
{
  kjp_answer *answer = assess(
      HEAD "  a: {name: A, scope: c, unit: 元, direction: more,\n"
           "    values: {2021: 1, 2022: 2}, assume: {amounts: {2024: 4}}}\n"
           "  b: {name: B, scope: c, unit: 元, assume: {amounts: {2024: 9}}}\n"
           "  st: {name: S, scope: c, unit: 元, assume: {amounts: {2022: 5}}}\n"
           "  x: {name: X, scope: c, unit: 元, assume: {amounts: {2022: 6}}}\n"
           "  e: {name: E, scope: c, unit: 元, assume: {amounts: {2022: 7}}}\n"
           "  f: {name: F, scope: c, unit: 元, values: {2021: 1, 2022: 8}}\n"
           "  g: {name: G, scope: c, unit: 元, assume: {amounts: {2022: 8}}}\n"
           "targets:\n"
           "  t: {indicator: a, year: 2024, at_least: {indicator: b},\n"
           "    base: {year: 2021}}\n"
           "  u: {indicator: e, year: 2022, at_least: 1}\n"
           "  v: {indicator: f, year: 2022, at_least: 9, base: {year: 2021}}\n"
           "  w: {indicator: g, year: 2024, at_least: 9}\n"
           "programmes: {q: {name: Q, funding: {st: {2022: 2}}}}\n"
           "policies: {d: {name: D, on: x, rate: 50 %, tax_rate: 20 %,\n"
           "  years: 2022-2024}}\n",
      "2022", NULL);
  const kjp_table *money = kjp_answer_table(answer, KJP_ASSESS_ALLOCATIONS);
  const kjp_table *policies = kjp_answer_table(answer, KJP_ASSESS_POLICIES);
  static const int32_t figures[][2] = {
      {0, 2021}, {0, 2022}, {0, 2024}, {1, 2024}, {2, 2022},
      {3, 2022}, {4, 2022}, {5, 2021}, {5, 2022}, {6, 2022}};

  for (size_t i = 0; i < COUNT(figures); i++)
    cr_expect(uses(answer, figures[i][0], figures[i][1]), "%d", (int)i);
  cr_expect(kjp_table_count(kjp_answer_table(answer, KJP_USED)) ==
            COUNT(figures));
  cr_expect(has_text(money, 0, KJP_ASSESS_ALLOCATION_KIND, "assumed"));
  cr_expect(amount_at(money, 0, KJP_ASSESS_ALLOCATION_LEFT) == 300);
  cr_expect(kjp_table_count(policies) == 1); /* 2023 and 2024 are to come */
  cr_expect(has_text(policies, 0, KJP_ASSESS_POLICY_KIND, "assumed"));
  cr_expect(amount_at(policies, 0, KJP_ASSESS_POLICY_AMOUNT) == 60);
  cr_expect(amount_at(targets_of(answer), 2, KJP_ASSESS_TARGET_PROJECTION) ==
            INT64_MIN); /* its verdict is closed */
  cr_expect(has_text(kjp_answer_table(answer, KJP_DEFAULTS), 1,
                     KJP_DEFAULT_POINTER, "/targets/t/strength"));
  kjp_answer_unref(answer);
}

/* Two kinds of money in two years, and a programme that has what its projects
 * have. */
Test(assess_basis, keeps_moneys_and_years_apart)
{
  kjp_answer *answer = assess(
      HEAD "  m: {name: M, scope: c, unit: 元, values: {2022: 10, 2023: 20}}\n"
           "  n: {name: N, scope: c, unit: 元, values: {2023: 30}}\n"
           "programmes:\n"
           "  q: {name: Q, funding: {m: {2023: 4, 2022: 3}, n: {2023: 5}}}\n"
           "  r: {name: R, projects: [\n"
           "    {id: a, name: A, status: planned, integrity_pledge: true,\n"
           "      funding: {m: {2022: 1}}},\n"
           "    {id: b, name: B, status: stopped, integrity_pledge: false,\n"
           "      funding: {m: {2022: 2}}}, {id: c, name: C}]}\n",
      "2023", NULL);
  static const struct {
    int32_t indicator, year, programme;
    int64_t programmes, projects, left;
  } rows[] = {{0, 2022, KJP_NONE, 600, 300, 400},
              {0, 2022, 0, INT64_MIN, INT64_MIN, 300},
              {0, 2022, 1, INT64_MIN, 300, INT64_MIN},
              {0, 2023, KJP_NONE, 400, INT64_MIN, 1600},
              {0, 2023, 0, INT64_MIN, INT64_MIN, 400},
              {1, 2023, KJP_NONE, 500, INT64_MIN, 2500},
              {1, 2023, 0, INT64_MIN, INT64_MIN, 500}};
  const kjp_table *money = kjp_answer_table(answer, KJP_ASSESS_ALLOCATIONS);
  const kjp_table *programmes = kjp_answer_table(answer, KJP_ASSESS_PROGRAMMES);

  cr_assert(kjp_table_count(money) == COUNT(rows));
  for (int32_t i = 0; i < (int32_t)COUNT(rows); i++) {
    cr_expect(kjp_table_int(money, i, KJP_ASSESS_ALLOCATION_INDICATOR) ==
              rows[i].indicator);
    cr_expect(kjp_table_int(money, i, KJP_ASSESS_ALLOCATION_YEAR) ==
              rows[i].year);
    cr_expect(kjp_table_int(money, i, KJP_ASSESS_ALLOCATION_PROGRAMME) ==
              rows[i].programme);
    cr_expect(amount_at(money, i, KJP_ASSESS_ALLOCATION_PROGRAMMES) ==
                  rows[i].programmes,
              "%d", i);
    cr_expect(amount_at(money, i, KJP_ASSESS_ALLOCATION_PROJECTS) ==
                  rows[i].projects,
              "%d", i);
    cr_expect(amount_at(money, i, KJP_ASSESS_ALLOCATION_LEFT) == rows[i].left,
              "%d", i);
  }
  cr_expect(kjp_table_int(programmes, 1, KJP_ASSESS_PROGRAMME_PROJECTS) == 3);
  cr_expect(kjp_table_int(programmes, 1, KJP_ASSESS_PROGRAMME_PLANNED) == 1);
  cr_expect(kjp_table_int(programmes, 1, KJP_ASSESS_PROGRAMME_APPROVED) == 0);
  cr_expect(kjp_table_int(programmes, 1, KJP_ASSESS_PROGRAMME_STOPPED) == 1);
  cr_expect(kjp_table_int(programmes, 1, KJP_ASSESS_PROGRAMME_PLEDGED) == 1);
  cr_expect(count_findings(answer, "assess-pledge", NULL) == 2);
  kjp_answer_unref(answer);
}

/* Done in 2021 without a day, in 2022 on the 20th of January 2023. */
Test(assess_basis, sees_no_evaluation_before_its_day)
{
  static const struct {
    const char *as_of;
    const char *year;
    int overdue;
  } rows[] = {{"2023-01-20", "2023", 0}, {"2023-01-19", "2023", 1},
              {"2023-01-21", "2023", 0}, {NULL, "2023", 0},
              {NULL, "2025", 2}, /* 2023, 2024 */
              {NULL, "2030", 3}};
  kjp_plan *plan =
      plan_of("kjplan: 1\nplan: {id: p, title: P, years: 2021-2025,\n"
              "  evaluations: {every: year, done: [2021, {year: 2022,\n"
              "    on: 2023-01-20}]}}\n");

  for (size_t i = 0; i < COUNT(rows); i++) {
    const char *const options[][2] = {
        {"year", rows[i].year}, {"as-of", rows[i].as_of}, {NULL, NULL}};
    kjp_answer *answer = NULL;

    cr_assert(ask(plan, options, &answer, NULL) == KJP_OK);
    cr_expect(count_findings(answer, "assess-overdue", NULL) == rows[i].overdue,
              "%d", (int)i);
    kjp_answer_unref(answer);
  }
  kjp_plan_unref(plan);
}

/* Members do not lead; names are told in their language; years and targets
 * that lack one figure are put together. */
Test(assess_basis, names_what_is_amiss)
{
  kjp_answer *answer = assess(
      "kjplan: 1\nplan: {id: p, title: P, years: 2021-2025}\n"
      "organisations: {o: {name: 局}}\n"
      "indicators:\n"
      "  a: {name: {zh: 甲, en: First}, scope: c, unit: 元}\n"
      "  b: {name: 乙, scope: c, unit: 元, values:\n"
      "    {2022: {final: {value: 1, unverified: true}}, 2023: 2}}\n"
      "  n: {name: 丙, scope: c, unit: 元, assume: {amounts: {2022: 3}}}\n"
      "targets:\n"
      "  t: {indicator: a, year: 2022, at_least: 1, owner: o}\n"
      "  u: {indicator: a, over: 2022-2023, at_least: 1, owner: o}\n"
      "  v: {indicator: b, over: 2022-2023, at_least: 9, owner: o,\n"
      "    revisions: [{on: 2022-01-01, at_least: 8},\n"
      "      {on: 2022-02-01, at_least: 7}]}\n"
      "  w: {indicator: b, year: 2023, at_least: 9, owner: o,\n"
      "    revisions: [{on: 2022-01-01, at_least: 8},\n"
      "      {on: 2022-02-01, at_least: 7, unverified: true}]}\n"
      "  x: {indicator: b, year: 2022, at_least: {indicator: n}, owner: o}\n"
      "programmes: {q: {name: 工程, members: [o]}}\n",
      "2023", NULL);
  const kjp_table *findings = kjp_answer_table(answer, KJP_ASSESS_FINDINGS);
  bool in_english = false;

  cr_expect(finds(answer, "assess-missing", "缺“甲” 2022、2023 年的数"));
  cr_expect(count_findings(answer, "assess-missing", "/indicators/a/values") ==
            1);
  for (int32_t row = 0; row < kjp_table_count(findings); row++)
    in_english =
        in_english || has_text(findings, row, KJP_ASSESS_FINDING_TEXT_EN,
                               "First of 2022, 2023 is missing");
  cr_expect(in_english);
  cr_expect(finds(answer, "assess-unverified", "“乙” 2022 年的数未经核实"));
  cr_expect(count_findings(answer, "assess-revision", NULL) == 1);
  cr_expect(
      count_findings(answer, "assess-revision", "/targets/w/revisions/1") == 1);
  cr_expect(count_findings(answer, "assess-lead", "/programmes/q") == 1);
  cr_expect(count_findings(answer, "assess-short", NULL) == 0); /* observed */
  kjp_answer_unref(answer);
}

/* On its path the money comes to 5 in 2025, and 6 was asked. */
Test(assess_basis, finds_what_is_planned_too_short)
{
  static const char *const options[][2] = {
      {"year", "2023"}, {"paths", "1"}, {NULL, NULL}};
  kjp_plan *plan =
      plan_of(HEAD "  m: {name: M, scope: c, unit: 元}\n"
                   "targets: {t: {indicator: m, year: 2025, at_least: 6}}\n"
                   "paths: {m: {shape: linear, from: {year: 2021, value: 1},\n"
                   "  through: {2025: 5}, round_to: 1 元}}\n");
  kjp_answer *answer = NULL;

  cr_assert(ask(plan, options, &answer, NULL) == KJP_OK);
  cr_expect(finds(answer, "assess-short",
                  "按计划数或假定数，目标 t 到 2025 年完不成"));
  kjp_answer_unref(answer);
  kjp_plan_unref(plan);
}

/* A budget is an observation, and still a plan: what is executed is not. */
Test(assess_basis, notes_a_verdict_that_rests_on_a_budget)
{
  static const struct {
    const char *asked;
    int count;
  } rows[] = {
      {"year: 2022, at_least: 11", 1}, {"year: 2022, at_least: 13", 1},
      {"year: 2023, at_least: 11", 0}, {"over: 2022-2023, at_least: 11", 1},
      {"year: 2024, at_least: 11", 0}, /* not due */
  };

  for (size_t i = 0; i < COUNT(rows); i++) {
    char text[1024];
    kjp_answer *answer;

    (void)snprintf(text, sizeof text,
                   HEAD "  a: {name: A, scope: c, unit: 元, values:\n"
                        "    {2022: {budget: 12}, 2023: {executed: 13},\n"
                        "     2024: {budget: 14}}}\n"
                        "targets: {t: {indicator: a, %s}}\n",
                   rows[i].asked);
    answer = assess(text, "2023", NULL);
    cr_expect(count_findings(answer, "assess-budget", "/targets/t") ==
                  rows[i].count,
              "%s", rows[i].asked);
    kjp_answer_unref(answer);
  }
}
