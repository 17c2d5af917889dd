/* SPDX-License-Identifier: MIT */
/* tests/unit/test_audit.c - what an audit is asked and what it refuses:
 * options, numbers that do not fit, exempt years, shared answers. */
#include "plans.h"

#define TWO_RULES                                                                 \
  PLAN_HEAD                                                                       \
  "  st: {name: 科技, scope: 市, unit: 亿元, values: {2021: 1, 2022: 1.2,\n" \
  "    2023: 1.1}}\n"                                                             \
  "rules:\n"                                                                      \
  "  first: {indicator: st, years: 2022-2023,\n"                                  \
  "    clauses: [{not_below_previous: {}}]}\n"                                    \
  "  second: {indicator: st, years: 2023,\n"                                      \
  "    clauses: [{grow_at_least: 10 %}]}\n"

/* Audits with one option (or none), and wants KJP_OK. */
static kjp_answer *
audit(const kjp_plan *plan, const char *name, const char *value)
{
  kjp_options *options = kjp_options_new();
  kjp_answer *answer = NULL;
  kjp_error *error = NULL;

  if (name != NULL)
    cr_assert(kjp_options_set(options, name, value, NULL) == KJP_OK, "%s",
              value);
  cr_assert(kjp_audit_run(plan, options, &answer, &error) == KJP_OK, "%s",
            kjp_error_message(error, KJP_LANGUAGE_EN));
  cr_assert(answer != NULL && error == NULL);
  kjp_options_free(options);
  return answer;
}

static kjp_answer *
audit_text(const char *text)
{
  kjp_plan *plan = plan_of(text);
  kjp_answer *answer = audit(plan, NULL, NULL);

  kjp_plan_unref(plan);
  return answer;
}

static const kjp_table *
years_of(const kjp_answer *answer)
{
  return kjp_answer_table(answer, KJP_AUDIT_YEARS);
}

static int32_t
verdict_at(const kjp_answer *answer, int32_t row)
{
  return kjp_table_int(years_of(answer), row, KJP_AUDIT_YEAR_VERDICT);
}

Test(audit, of_a_plan_without_rules_has_no_rows)
{
  kjp_answer *answer = audit_text(
      PLAN_HEAD
      "  st: {name: 科技, scope: 市, unit: 亿元, values: {2021: 1}}\n");

  for (int32_t table = KJP_AUDIT_RULES; table <= KJP_AUDIT_NOTES; table++) {
    cr_expect(kjp_answer_table(answer, table) != NULL, "table %d", table);
    cr_expect(kjp_table_count(kjp_answer_table(answer, table)) == 0, "table %d",
              table);
  }
  cr_expect(kjp_table_count(kjp_answer_table(answer, KJP_DEFAULTS)) == 0);
  cr_expect(kjp_table_count(kjp_answer_table(answer, KJP_ANSWER)) == 1);
  kjp_answer_unref(answer);
}

Test(audit, says_what_it_rests_on)
{
  kjp_answer *answer = audit_text(TWO_RULES);
  const kjp_table *table = kjp_answer_table(answer, KJP_ANSWER);
  const char *sha256 = kjp_table_text(table, 0, KJP_ANSWER_SHA256);

  cr_expect(has_text(table, 0, KJP_ANSWER_QUESTION, "audit"));
  cr_expect(has_text(table, 0, KJP_ANSWER_LIBRARY, kjp_version_text()));
  cr_expect(has_text(table, 0, KJP_ANSWER_PLAN, "baotou"));
  cr_expect(sha256 != NULL && strlen(sha256) == 64);
  cr_expect(has_text(table, 0, KJP_ANSWER_SCENARIO, NULL));
  cr_expect(has_text(table, 0, KJP_ANSWER_AS_OF, NULL));
  kjp_answer_unref(answer);
}

Test(audit, of_every_rule_goes_in_the_order_of_the_file)
{
  kjp_answer *answer = audit_text(TWO_RULES);
  const kjp_table *rules = kjp_answer_table(answer, KJP_AUDIT_RULES);
  const kjp_table *years = years_of(answer);
  int32_t first = 77;

  cr_assert(kjp_table_count(rules) == 2 && kjp_table_count(years) == 3);
  cr_expect(kjp_table_int(rules, 0, KJP_AUDIT_RULE_RULE) == 0);
  cr_expect(kjp_table_int(rules, 1, KJP_AUDIT_RULE_RULE) == 1);
  cr_expect(kjp_table_children(years, KJP_AUDIT_YEAR_RULE, 1, &first) == 1);
  cr_expect(first == 2);
  cr_expect(verdict_at(answer, 0) == KJP_VERDICT_HOLDS, "1.2 on 1");
  cr_expect(verdict_at(answer, 1) == KJP_VERDICT_BROKEN, "1.1 on 1.2");
  cr_expect(amount_at(years, 2, KJP_AUDIT_YEAR_FLOOR) == INT64_C(13200000000));
  kjp_answer_unref(answer);
}

Test(audit, of_one_rule_leaves_out_the_others)
{
  kjp_plan *plan = plan_of(TWO_RULES);
  kjp_answer *answer = audit(plan, "rule", "second");
  const kjp_table *rules = kjp_answer_table(answer, KJP_AUDIT_RULES);
  const kjp_table *years = years_of(answer);

  cr_assert(kjp_table_count(rules) == 1 && kjp_table_count(years) == 1);
  cr_expect(kjp_table_int(rules, 0, KJP_AUDIT_RULE_RULE) == 1,
            "a row of the plan's table");
  cr_expect(kjp_table_int(years, 0, KJP_AUDIT_YEAR_RULE) == 0,
            "a row of the answer's table");
  cr_expect(kjp_table_int(years, 0, KJP_AUDIT_YEAR_YEAR) == 2023);
  kjp_answer_unref(answer);
  kjp_plan_unref(plan);
}

static const struct {
  const char *name, *value;
} refused[] = {
    {"rule", "third"}, {"rule", ""},        {"rule", "First"},
    {"rule", "st"},    {"scenario", "low"}, {"scenario", ""},
};

Test(audit, refuses_rules_and_scenarios_that_there_are_not)
{
  kjp_plan *plan = plan_of(TWO_RULES);

  for (size_t i = 0; i < COUNT(refused); i++) {
    kjp_options *options = kjp_options_new();
    kjp_answer *answer = (kjp_answer *)&answer;
    kjp_error *error = NULL;

    cr_assert(kjp_options_set(options, refused[i].name, refused[i].value,
                              NULL) == KJP_OK);
    cr_expect(kjp_audit_run(plan, options, &answer, &error) == KJP_E_ARGUMENT,
              "%s '%s'", refused[i].name, refused[i].value);
    cr_expect(answer == NULL, "%s '%s'", refused[i].name, refused[i].value);
    cr_expect(kjp_error_status(error) == KJP_E_ARGUMENT);
    cr_expect(strstr(kjp_error_message(error, KJP_LANGUAGE_EN),
                     refused[i].name) != NULL,
              "%s: named", refused[i].name);
    kjp_error_free(error);
    cr_expect(kjp_audit_run(plan, options, &answer, NULL) == KJP_E_ARGUMENT);
    kjp_options_free(options);
  }
  kjp_plan_unref(plan);
}

#define KNOWN_ON                                                               \
  PLAN_HEAD                                                                    \
  "  st: {name: 科技, scope: 市, unit: 亿元, values: {2021: 1, 2022: {\n" \
  "    preliminary: {value: 1.1, known_on: 2023-02-01},\n"                     \
  "    final: {value: 0.9, known_on: 2023-09-01}}}}\n"                         \
  "rules:\n"                                                                   \
  "  r: {indicator: st, years: 2022,\n"                                        \
  "    clauses: [{not_below_previous: {}}]}\n"

static const struct {
  const char *as_of;
  int32_t verdict, kind, stage;
  int64_t value;
} days[] = {
    {NULL, KJP_VERDICT_BROKEN, KJP_KIND_OBSERVED, KJP_STAGE_FINAL, 9},
    {"2023-01-31", KJP_VERDICT_NOT_ASSESSABLE, KJP_KIND_UNKNOWN, KJP_NONE, 0},
    {"2023-02-01", KJP_VERDICT_HOLDS, KJP_KIND_OBSERVED, KJP_STAGE_PRELIMINARY,
     11},
    {"2023-08-31", KJP_VERDICT_HOLDS, KJP_KIND_OBSERVED, KJP_STAGE_PRELIMINARY,
     11},
    {"2023-09-01", KJP_VERDICT_BROKEN, KJP_KIND_OBSERVED, KJP_STAGE_FINAL, 9},
};

Test(audit, as_of_hides_what_became_known_later)
{
  kjp_plan *plan = plan_of(KNOWN_ON);

  for (size_t i = 0; i < COUNT(days); i++) {
    kjp_answer *answer =
        audit(plan, days[i].as_of == NULL ? NULL : "as-of", days[i].as_of);
    const kjp_table *inputs = kjp_answer_table(answer, KJP_AUDIT_INPUTS);
    int32_t last = kjp_table_count(inputs) - 1;
    int64_t value = 0;

    cr_expect(verdict_at(answer, 0) == days[i].verdict, "row %zu", i);
    cr_expect(kjp_table_int(years_of(answer), 0, KJP_AUDIT_YEAR_KIND) ==
                  days[i].kind,
              "row %zu: kind", i);
    (void)kjp_table_amount(years_of(answer), 0, KJP_AUDIT_YEAR_VALUE, &value);
    cr_expect(value == days[i].value * INT64_C(1000000000), "row %zu", i);
    cr_expect(has_text(kjp_answer_table(answer, KJP_ANSWER), 0,
                       KJP_ANSWER_AS_OF, days[i].as_of),
              "row %zu: echoed", i);
    cr_expect(amount_at(years_of(answer), 0, KJP_AUDIT_YEAR_FLOOR) ==
                  INT64_C(10000000000),
              "row %zu: the floor is known all the same", i);
    if (days[i].stage != KJP_NONE)
      cr_expect(kjp_table_int(inputs, last, KJP_AUDIT_INPUT_STAGE) ==
                    days[i].stage,
                "row %zu: stage", i);
    kjp_answer_unref(answer);
  }
  kjp_plan_unref(plan);
}

/* Amounts of 9 * 10^16 fen in every year; int64 ends at 9.2 * 10^18. What is
 * owed is not known from the year on that it is too large for; a least amount
 * beyond every amount is broken all the same. A row: the clauses, and for each
 * year verdict, floor in 10^16 fen (-1: none) and the code of its first note.
 */
#define HOLDS      KJP_VERDICT_HOLDS
#define BROKEN     KJP_VERDICT_BROKEN
#define NOT_JUDGED KJP_VERDICT_NOT_ASSESSABLE
#define TOO_LARGE  "note-too-large"
#define OWED       "note-owed-too-large"

static const struct {
  const char *label, *base, *clauses;
  struct {
    int32_t verdict;
    int64_t floor;
    const char *note;
  } years[3];
} too_large[] = {
    {"at once: 9001 times",
     "owed",
     "{grow_at_least: 900000 %}",
     {{BROKEN, -1, TOO_LARGE}, {NOT_JUDGED, -1, OWED}, {NOT_JUDGED, -1, OWED}}},
    {"of the actual year before",
     "actual",
     "{grow_at_least: 900000 %}",
     {{BROKEN, -1, TOO_LARGE},
      {BROKEN, -1, TOO_LARGE},
      {BROKEN, -1, TOO_LARGE}}},
    {"owed: times 10 in 2022 and 2023",
     "owed",
     "{grow_at_least: 900 %}",
     {{BROKEN, 90, NULL}, {BROKEN, 900, NULL}, {BROKEN, -1, TOO_LARGE}}},
    {"beside one that fits",
     "owed",
     "{not_below_previous: {}}, {outpace: {of: rev, margin: 300000 pp}}",
     {{BROKEN, 9, TOO_LARGE}, {NOT_JUDGED, -1, OWED}, {NOT_JUDGED, -1, OWED}}},
    {"inside any_of",
     "owed",
     "{any_of: [{not_below_peak: {}}, {grow_at_least: 900000 %}]}",
     {{HOLDS, -1, TOO_LARGE}, {HOLDS, -1, OWED}, {HOLDS, -1, OWED}}},
    {"1.1 to the 40th beyond 1024 bits, in 2023",
     "actual",
     "{not_below_previous: {}},\n    {average_growth_at_least: {value: 10 %, "
     "since: 1983, at: [2023]}}",
     {{HOLDS, 9, NULL}, {NOT_JUDGED, 9, TOO_LARGE}, {HOLDS, 9, NULL}}},
};

/* The rule after it is judged as if it stood alone. */
Test(audit, goes_on_where_a_clause_is_too_large)
{
  for (size_t i = 0; i < COUNT(too_large); i++) {
    static char text[2000];
    const char *label = too_large[i].label;
    kjp_answer *answer;
    const kjp_table *notes;

    (void)snprintf(
        text, sizeof text,
        "kjplan: 1\n"
        "plan: {id: p, title: 计划, years: 2021-2024}\n"
        "indicators:\n"
        "  st: {name: 科技, scope: 市, unit: 元, values: {1983: 1, 2021: "
        "900000000000000, 2022: 900000000000000, 2023: 900000000000000,\n"
        "    2024: 900000000000000}}\n"
        "  rev: {name: 收入, scope: 市, unit: 元, values: {2021: 1, 2022: 1,\n"
        "    2023: 1, 2024: 1}}\n"
        "rules:\n"
        "  r: {indicator: st, years: 2022-2024, base: %s, clauses: [%s]}\n"
        "  s: {indicator: st, years: 2022-2024, base: owed,\n"
        "    clauses: [{not_below_previous: {}}]}\n",
        too_large[i].base, too_large[i].clauses);
    answer = audit_text(text);
    notes = kjp_answer_table(answer, KJP_AUDIT_NOTES);
    for (int32_t year = 0; year < 3; year++) {
      int32_t first;
      int32_t count =
          kjp_table_children(notes, KJP_AUDIT_NOTE_YEAR, year, &first);
      int64_t floor = -10000000000000000;

      (void)kjp_table_amount(years_of(answer), year, KJP_AUDIT_YEAR_FLOOR,
                             &floor);
      cr_expect(verdict_at(answer, year) == too_large[i].years[year].verdict,
                "%s: %d", label, 2022 + year);
      cr_expect(floor == too_large[i].years[year].floor * 10000000000000000,
                "%s: %d: floor", label, 2022 + year);
      cr_expect((count > 0) == (too_large[i].years[year].note != NULL),
                "%s: %d: %d notes", label, 2022 + year, count);
      if (count > 0)
        cr_expect(has_text(notes, first, KJP_AUDIT_NOTE_CODE,
                           too_large[i].years[year].note),
                  "%s: %d: note", label, 2022 + year);
      cr_expect((kjp_table_int(years_of(answer), year,
                               KJP_AUDIT_YEAR_PARTIAL) == 1) == (count > 0),
                "%s: %d: partial", label, 2022 + year);
      cr_expect(verdict_at(answer, 3 + year) == HOLDS, "%s: %d of the next",
                label, 2022 + year);
    }
    kjp_answer_unref(answer);
  }
}

static const struct {
  int32_t year;
  const char *zh, *en;
} told_too_large[] = {
    {0,
     "2022 年科技为 900000000000000 元，不符合规则：须不低于上年 "
     "900000000000000 元 ×（1 + 900000 %）；因缺少 grow_at_least 的最少数额，"
     "有条款算不出底线，实际底线可能更高。2022 年 grow_at_least "
     "的计算结果过大，无法精确算出或存储。",
     "too large to be worked out exactly or to be stored"},
    {1,
     "2023 年科技为 900000000000000 元，缺少 grow_at_least 的最少数额，"
     "不能判断。2022 年的应有数过大，无法算出；grow_at_least "
     "没有基数，无从判断。",
     "without the least amount of grow_at_least the rule cannot be judged"},
};

Test(audit, sentences_tell_what_is_too_large)
{
  kjp_answer *answer = audit_text(
      PLAN_HEAD
      "  st: {name: 科技, scope: 市, unit: 元, values: {2021: "
      "900000000000000, 2022: 900000000000000, 2023: 900000000000000}}\n"
      "rules:\n"
      "  r: {indicator: st, years: 2022-2023, base: owed,\n"
      "    clauses: [{grow_at_least: 900000 %}]}\n");

  for (size_t i = 0; i < COUNT(told_too_large); i++) {
    kjp_text *zh = NULL;
    kjp_text *en = NULL;

    cr_assert(kjp_answer_sentence(answer, told_too_large[i].year,
                                  KJP_LANGUAGE_ZH, &zh, NULL) == KJP_OK);
    cr_assert(kjp_answer_sentence(answer, told_too_large[i].year,
                                  KJP_LANGUAGE_EN, &en, NULL) == KJP_OK);
    cr_expect_str_eq(kjp_text_data(zh), told_too_large[i].zh);
    cr_expect(strstr(kjp_text_data(en), told_too_large[i].en) != NULL, "%s",
              kjp_text_data(en));
    kjp_text_free(zh);
    kjp_text_free(en);
  }
  kjp_answer_unref(answer);
}

/* 2022 owes 1.1 and is exempt; 2023 owes 1.1 * 1.1 = 1.21. */
Test(audit, an_exempt_year_keeps_its_floor_and_owes_it)
{
  kjp_answer *answer = audit_text(
      PLAN_HEAD
      "  st: {name: 科技, scope: 市, unit: 亿元, values: {2021: 1, 2022: 0.9,\n"
      "    2023: 1.21, 2024: 1.3}}\n"
      "rules:\n"
      "  r: {indicator: st, years: 2022-2024, base: owed,\n"
      "    clauses: [{grow_at_least: 10 %}], exempt: [{year: 2022,\n"
      "    reason: 疫情, authority: 市人大}, {year: 2024, reason: 调整,\n"
      "    authority: 市人大}]}\n");
  const kjp_table *years = years_of(answer);

  cr_expect(verdict_at(answer, 0) == KJP_VERDICT_EXEMPT);
  cr_expect(kjp_table_int(years, 0, KJP_AUDIT_YEAR_UNWAIVED) ==
            KJP_VERDICT_BROKEN);
  cr_expect(amount_at(years, 0, KJP_AUDIT_YEAR_FLOOR) == INT64_C(11000000000));
  cr_expect(amount_at(years, 0, KJP_AUDIT_YEAR_HEADROOM) ==
            INT64_C(-2000000000));
  cr_expect(kjp_table_int(years, 0, KJP_AUDIT_YEAR_EXEMPTION) == 0);
  cr_expect(amount_at(years, 1, KJP_AUDIT_YEAR_BASE) == INT64_C(11000000000));
  cr_expect(amount_at(years, 1, KJP_AUDIT_YEAR_FLOOR) == INT64_C(12100000000));
  cr_expect(verdict_at(answer, 1) == KJP_VERDICT_HOLDS);
  cr_expect(kjp_table_int(years, 1, KJP_AUDIT_YEAR_UNWAIVED) == KJP_NONE);
  cr_expect(kjp_table_int(years, 1, KJP_AUDIT_YEAR_EXEMPTION) == KJP_NONE);
  cr_expect(verdict_at(answer, 2) == KJP_VERDICT_EXEMPT);
  cr_expect(kjp_table_int(years, 2, KJP_AUDIT_YEAR_UNWAIVED) ==
                KJP_VERDICT_BROKEN,
            "1.3 is less than 1.331");
  cr_expect(kjp_table_int(years, 2, KJP_AUDIT_YEAR_EXEMPTION) == 1);
  kjp_answer_unref(answer);
}

static kjp_answer *
audit_of(const char *text)
{
  kjp_plan *plan = plan_of(text);
  kjp_answer *answer = NULL;

  cr_assert(kjp_audit_run(plan, NULL, &answer, NULL) == KJP_OK);
  kjp_plan_unref(plan);
  return answer;
}

/* d = a - b: -2, then -1. Growth of a negative amount is nothing. */
Test(audit, what_is_below_zero_judges_nothing)
{
  kjp_answer *answer = audit_of(
      PLAN_HEAD "  a: {name: a, scope: 市, unit: 亿元, values: {\n"
                "    2021: 1, 2022: 2}}\n"
                "  b: {name: b, scope: 市, unit: 亿元, values: {\n"
                "    2021: 3, 2022: 3}}\n"
                "  d: {name: d, scope: 市, unit: 亿元,\n"
                "    derive: {difference: [a, b]}}\n"
                "  s: {name: s, scope: 市, unit: 亿元, values: {2022: 5}}\n"
                "rules:\n"
                "  r: {indicator: d, years: 2022, clauses: [\n"
                "    grow_at_least: 50 %]}\n"
                "  q: {indicator: s, years: 2022, clauses: [\n"
                "    share_at_least: {of: d, value: 50 %}]}\n");
  const kjp_table *years = kjp_answer_table(answer, KJP_AUDIT_YEARS);

  for (int32_t row = 0; row < 2; row++) {
    cr_expect(kjp_table_int(years, row, KJP_AUDIT_YEAR_VERDICT) ==
                  KJP_VERDICT_NOT_ASSESSABLE,
              "row %d", row);
    cr_expect(kjp_table_amount(years, row, KJP_AUDIT_YEAR_FLOOR, NULL) == 0,
              "row %d", row);
  }
  kjp_answer_unref(answer);
}

/* 20 owed by an unverified whole of 400 is why 2022 is broken. */
Test(audit, an_owed_floor_carries_the_mark_of_unverified_figures)
{
  kjp_answer *answer = audit_of(
      PLAN_HEAD "  s: {name: s, scope: 市, unit: 亿元, values: {\n"
                "    2021: 9, 2022: 10}}\n"
                "  e: {name: e, scope: 市, unit: 亿元, values: {\n"
                "    2021: {final: {value: 400, unverified: true}}}}\n"
                "rules:\n"
                "  r: {indicator: s, years: 2021-2022, base: owed, clauses: [\n"
                "    share_at_least: {of: e, value: 5 %, years: 2021},\n"
                "    not_below_previous: {years: 2022}]}\n");
  const kjp_table *years = kjp_answer_table(answer, KJP_AUDIT_YEARS);

  cr_expect(kjp_table_int(years, 1, KJP_AUDIT_YEAR_VERDICT) ==
            KJP_VERDICT_BROKEN);
  cr_expect(amount_at(years, 1, KJP_AUDIT_YEAR_FLOOR) == 200000000000);
  cr_expect(kjp_table_int(years, 1, KJP_AUDIT_YEAR_UNVERIFIED) == 1);
  kjp_answer_unref(answer);
}

/* 1 - 2 of it that is one-off is -1; at least 1.2 was asked, and 1.44 is of the
 * next year. */
Test(audit, of_a_year_below_its_one_off_is_broken)
{
  kjp_plan *plan = plan_of(
      PLAN_HEAD
      "  st: {name: 科技, scope: 市, unit: 亿元, values: {2022: 1},\n"
      "    one_off: {2023: 2}}\n"
      "rules:\n"
      "  r: {indicator: st, years: 2023-2024, base: owed,\n"
      "    clauses: [{grow_at_least: 20 %}]}\n"
      "paths:\n"
      "  st: {shape: linear, through: {2023: 1, 2024: 1.5}, floors: []}\n");
  kjp_answer *answer = audit(plan, "paths", "1");
  const kjp_table *years = years_of(answer);
  int64_t floor = 0;
  int64_t headroom = 0;

  cr_expect(verdict_at(answer, 0) == KJP_VERDICT_BROKEN);
  cr_expect(kjp_table_amount(years, 0, KJP_AUDIT_YEAR_HEADROOM, &headroom) ==
                1 &&
            headroom == -22000000000);
  cr_expect(verdict_at(answer, 1) == KJP_VERDICT_HOLDS);
  cr_expect(kjp_table_amount(years, 1, KJP_AUDIT_YEAR_FLOOR, &floor) == 1 &&
            floor == 14400000000);
  kjp_answer_unref(answer);
  kjp_plan_unref(plan);
}

/* 1 owed of the 20 of e, which is not verified: the base of 2022 is the floor
 * of 2021, and so is what the growth of 2022 is measured against. */
Test(audit, growth_over_an_owed_floor_carries_its_mark)
{
  kjp_answer *answer = audit_of(
      PLAN_HEAD "  s: {name: s, scope: 市, unit: 亿元, values: {\n"
                "    2021: 0.9, 2022: 1.5}}\n"
                "  e: {name: e, scope: 市, unit: 亿元, values: {\n"
                "    2021: {final: {value: 20, unverified: true}}}}\n"
                "rules:\n"
                "  r: {indicator: s, years: 2021-2023, base: owed, clauses: [\n"
                "    share_at_least: {of: e, value: 5 %, years: 2021},\n"
                "    amount_at_least: {2022: 1, 2023: 1}]}\n");
  const kjp_table *years = kjp_answer_table(answer, KJP_AUDIT_YEARS);

  cr_expect(amount_at(years, 1, KJP_AUDIT_YEAR_BASE) == 10000000000);
  cr_expect(kjp_table_int(years, 1, KJP_AUDIT_YEAR_UNVERIFIED) == 1);
  cr_expect(kjp_table_int(years, 2, KJP_AUDIT_YEAR_UNVERIFIED) == 0);
  kjp_answer_unref(answer);
}

/* All there was before 2023 is 1 less 2 of it that is one-off: no peak. */
Test(audit, of_a_peak_takes_nothing_below_zero)
{
  kjp_plan *plan = plan_of(
      PLAN_HEAD
      "  st: {name: 科技, scope: 市, unit: 亿元, one_off: {2022: 2}}\n"
      "rules:\n"
      "  r: {indicator: st, years: 2023, clauses: [{not_below_peak: {}}]}\n"
      "paths:\n"
      "  st: {shape: linear, from: {year: 2022, value: 1},\n"
      "    through: {2023: 1}, floors: []}\n"
      "scenarios: {s: {}}\n");
  kjp_answer *answer = audit(plan, "paths", "1");

  cr_expect(verdict_at(answer, 0) == KJP_VERDICT_NOT_ASSESSABLE);
  cr_expect(kjp_table_count(kjp_answer_table(answer, KJP_AUDIT_MISSING)) == 1);
  kjp_answer_unref(answer);
  kjp_plan_unref(plan);
}
