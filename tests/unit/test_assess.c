/* SPDX-License-Identifier: MIT */
/* tests/unit/test_assess.c - what an evaluation is asked and refuses, and what
 * it says of targets, money, policies and what is amiss. */
#include "assessed.h"

#include <stdarg.h>

Test(assess, wants_a_year_and_a_method_it_knows)
{
  static const struct {
    const char *label;
    const char *options[3][2];
    const char *message;
  } rows[] = {{"no year", {{NULL, NULL}}, "year is not given"},
              {"before the plan",
               {{"year", "2020"}, {NULL, NULL}},
               "year cannot be 2020"},
              {"no such method",
               {{"year", "2022"}, {"method", "guess"}, {NULL, NULL}},
               "method cannot be guess"},
              {"no such scenario",
               {{"year", "2022"}, {"scenario", "low"}, {NULL, NULL}},
               "scenario cannot be low"}};
  kjp_plan *plan = plan_of(INDICATORS);
  kjp_answer *answer = NULL;

  for (size_t i = 0; i < COUNT(rows); i++) {
    kjp_error *error = NULL;

    cr_expect(ask(plan, rows[i].options, &answer, &error) == KJP_E_ARGUMENT,
              "%s", rows[i].label);
    cr_assert(answer == NULL && error != NULL, "%s", rows[i].label);
    cr_expect_str_eq(
        kjp_table_text(kjp_error_table(error), 0, KJP_FINDING_MESSAGE_EN),
        rows[i].message);
    kjp_error_free(error);
  }
  cr_expect(kjp_assess_run(NULL, NULL, &answer, NULL) == KJP_E_ARGUMENT);
  cr_expect(kjp_assess_run(plan, NULL, NULL, NULL) == KJP_E_ARGUMENT);
  kjp_plan_unref(plan);
}

/* A plan never meets its own target: 5 is assumed, 3 was asked. */
Test(assess, takes_no_assumption_for_progress)
{
  kjp_answer *answer =
      assess(INDICATORS "targets:\n  t: {indicator: st, year: 2023, "
                        "at_least: 3, base: {year: 2022}}\n",
             "2023", NULL);

  cr_expect(word_is(answer, KJP_ASSESS_TARGET_VERDICT, "undetermined"));
  cr_expect(word_is(answer, KJP_ASSESS_TARGET_BASIS, "projected"));
  cr_expect(word_is(answer, KJP_ASSESS_TARGET_KIND, "assumed"));
  cr_expect(word_is(answer, KJP_ASSESS_TARGET_OUTLOOK, "met"));
  cr_expect(word_is(answer, KJP_ASSESS_TARGET_CLASS, "not_assessable"));
  cr_expect(word_is(answer, KJP_ASSESS_TARGET_REASON, "no_value"));
  cr_expect(amount_at(targets_of(answer), 0, KJP_ASSESS_TARGET_BREAK_EVEN) ==
            INT64_C(3) * 10000000000);
  kjp_answer_unref(answer);
}

/* 72 of 2400 is 3 %: with more output the share is below. */
Test(assess, finds_where_the_verdict_turns)
{
  kjp_answer *answer =
      assess(INDICATORS "targets:\n  t: {indicator: share, year: 2023, "
                        "more_than: 3 %}\n",
             "2023", NULL);
  const kjp_table *targets = targets_of(answer);
  const kjp_table *missing = kjp_answer_table(answer, KJP_ASSESS_MISSING);

  cr_expect(word_is(answer, KJP_ASSESS_TARGET_VERDICT, "undetermined"));
  cr_expect(kjp_table_count(missing) == 1);
  cr_expect(kjp_table_int(missing, 0, KJP_ASSESS_MISSING_OF) == 2023);
  cr_expect(amount_at(targets, 0, KJP_ASSESS_TARGET_BREAK_EVEN) ==
            INT64_C(2400) * 10000000000);
  cr_expect(kjp_table_int(targets, 0, KJP_ASSESS_TARGET_BREAK_EVEN_YEAR) ==
            2023);
  kjp_answer_unref(answer);
}

/* Equality counts for at_least and not for more_than. */
Test(assess, keeps_to_the_comparator)
{
  static const struct {
    const char *asked;
    const char *verdict;
  } rows[] = {
      {"at_least: 66", "met"},
      {"more_than: 66", "missed"},
      {"at_most: 66", "met"},
      {"less_than: 66", "missed"},
      {"within: [66, 70]", "met"},
      {"within: [60, 65]", "missed"},
      {"at_least: {indicator: rd, year: 2021, times: 1.1}", "met"},
      {"more_than: {indicator: rd, year: 2021, times: 1.1}", "missed"},
      {"at_least: {indicator: rd, year: 2021, plus: 6.1 亿元}", "missed"}};

  for (size_t i = 0; i < COUNT(rows); i++) {
    char text[2048];
    kjp_answer *answer;

    (void)snprintf(text, sizeof text,
                   "%s"
                   "targets:\n  t: {indicator: rd, year: 2022, %s}\n",
                   INDICATORS, rows[i].asked);
    answer = assess(text, "2024", NULL);
    cr_expect(word_is(answer, KJP_ASSESS_TARGET_VERDICT, rows[i].verdict), "%s",
              rows[i].asked);
    cr_expect(word_is(answer, KJP_ASSESS_TARGET_BASIS, "observed"), "%s",
              rows[i].asked);
    kjp_answer_unref(answer);
  }
}

/* 60 and 66 make 126. */
Test(assess, has_achieved_a_ceiling_on_a_sum_when_its_years_are_over)
{
  static const struct {
    const char *asked;
    const char *year;
    const char *class;
    const char *reason;
  } rows[] = {
      {"at_most: 126", "2022", "achieved", NULL},
      {"at_most: 126", "2024", "achieved", NULL},
      {"within: [100, 130]", "2022", "achieved", NULL},
      {"less_than: 126", "2022", "not_assessable", "ceiling"},
      {"at_most: 126", "2021", "not_assessable", "ceiling"},
      {"within: [50, 130]", "2021", "not_assessable", "ceiling"},
  };

  for (size_t i = 0; i < COUNT(rows); i++) {
    char text[2048];
    kjp_answer *answer;

    (void)snprintf(text, sizeof text,
                   "%s"
                   "targets:\n  t: {indicator: rd, over: 2021-2022, %s}\n",
                   INDICATORS, rows[i].asked);
    answer = assess(text, rows[i].year, NULL);
    cr_expect(word_is(answer, KJP_ASSESS_TARGET_CLASS, rows[i].class), "%s",
              rows[i].asked);
    cr_expect(word_is(answer, KJP_ASSESS_TARGET_REASON, rows[i].reason), "%s",
              rows[i].asked);
    kjp_answer_unref(answer);
  }
}

/* 66 was promised to be 70, and later 65. */
Test(assess, tells_the_first_promise_from_that_of_now)
{
  static const char text[] = INDICATORS
      "targets:\n  t: {indicator: rd, year: 2022, at_least: 70,\n"
      "    revisions: [{on: 2022-06-01, at_least: 65, unverified: true}]}\n";
  static const char *const before[][2] = {
      {"year", "2022"}, {"as-of", "2022-05-31"}, {NULL, NULL}};
  kjp_answer *answer = assess(text, "2022", NULL);
  kjp_plan *plan = plan_of(text);

  cr_expect(word_is(answer, KJP_ASSESS_TARGET_VERDICT, "met"));
  cr_expect(word_is(answer, KJP_ASSESS_TARGET_FIRST_VERDICT, "missed"));
  cr_expect(
      count_findings(answer, "assess-revision", "/targets/t/revisions/0") == 1);
  cr_expect(
      kjp_table_int(targets_of(answer), 0, KJP_ASSESS_TARGET_UNVERIFIED) == 1);
  kjp_answer_unref(answer);
  cr_assert(ask(plan, before, &answer, NULL) == KJP_OK);
  cr_expect(word_is(answer, KJP_ASSESS_TARGET_VERDICT, "missed"));
  kjp_answer_unref(answer);
  kjp_plan_unref(plan);
}

/* More is better of rd, which went from 60 to 66. */
Test(assess, gives_no_class_against_the_direction)
{
  static const struct {
    const char *asked;
    const char *method;
    const char *class;
    const char *reason;
  } rows[] = {
      {"at_most: 50", "growth_ratio", "not_assessable", "against_direction"},
      {"less_than: 50", "linear_ratio", "not_assessable", "against_direction"},
      {"within: [40, 50]", NULL, "not_assessable", "against_direction"},
      {"at_most: 50", "schedule", "moving_away", NULL},
      {"at_most: 66", NULL, "achieved", NULL},
      {"within: [60, 65]", NULL, "moving_away", NULL},
      {"within: [61, 65]", "linear_ratio", "moving_away", NULL},
      {"within: [90, 95]", NULL, "off_track", NULL},
      {"at_least: 72", NULL, "on_track", NULL}};

  for (size_t i = 0; i < COUNT(rows); i++) {
    char text[2048];
    kjp_answer *answer;

    (void)snprintf(text, sizeof text,
                   "%s"
                   "targets:\n  t: {indicator: rd, year: 2023, "
                   "base: {year: 2021}, %s}\n",
                   INDICATORS, rows[i].asked);
    answer = assess(text, "2022", rows[i].method);
    cr_expect(word_is(answer, KJP_ASSESS_TARGET_CLASS, rows[i].class), "%s",
              rows[i].asked);
    cr_expect(rows[i].reason == NULL
                  ? kjp_table_text(targets_of(answer), 0,
                                   KJP_ASSESS_TARGET_REASON) == NULL
                  : word_is(answer, KJP_ASSESS_TARGET_REASON, rows[i].reason),
              "%s", rows[i].asked);
    kjp_answer_unref(answer);
  }
}

/* 11.9 of 12 in two years, and no more time. */
Test(assess, tells_no_missed_target_to_be_on_track)
{
  static const char *const methods[] = {"growth_ratio", "linear_ratio",
                                        "schedule"};

  for (size_t i = 0; i < COUNT(methods); i++) {
    kjp_answer *answer =
        assess(INDICATORS "targets:\n  t: {indicator: rd, year: 2023, "
                          "at_least: 72.1, base: {year: 2021}}\n",
               "2023", methods[i]);

    cr_expect(word_is(answer, KJP_ASSESS_TARGET_VERDICT, "missed"));
    cr_expect(word_is(answer, KJP_ASSESS_TARGET_CLASS, "off_track"), "%s",
              methods[i]);
    kjp_answer_unref(answer);
  }
}

/* A hundredth of a fen a year was wanted, and the last target is not lost. */
Test(assess, gives_what_is_beyond_a_thousand_as_a_thousand)
{
  kjp_answer *answer =
      assess("kjplan: 1\nplan: {id: p, title: 计划, years: 2021-2025}\n"
             "indicators:\n"
             "  a: {name: 甲, scope: 市, unit: 亿元, direction: more,\n"
             "    values: {2021: 900000, 2022: 0}}\n"
             "targets:\n"
             "  t: {indicator: a, year: 2025, at_least: 90000000000000.01 元,"
             " base: {year: 2021}}\n"
             "  u: {indicator: a, year: 2022, at_least: 0}\n",
             "2022", "linear_ratio");
  const kjp_table *targets = targets_of(answer);

  cr_expect(word_is(answer, KJP_ASSESS_TARGET_CLASS, "moving_away"));
  cr_expect(amount_at(targets, 0, KJP_ASSESS_TARGET_RATIO) ==
            INT64_C(-1000000000000));
  cr_expect(has_text(targets, 1, KJP_ASSESS_TARGET_VERDICT, "met"));
  expect_sentence(answer, 0, KJP_LANGUAGE_ZH, "（线性比 -1000 或以下，");
  expect_sentence(answer, 0, KJP_LANGUAGE_EN, "(linear_ratio -1000 or less,");
  kjp_answer_unref(answer);
}

/* What was promised after the year does not rewrite it. */
Test(assess, leaves_out_what_was_promised_later)
{
  static const char text[] =
      INDICATORS "targets:\n  t: {indicator: rd, year: 2022, at_least: 70,\n"
                 "    revisions: [{on: 2023-01-01, at_least: 65}]}\n";
  kjp_answer *answer = assess(text, "2022", NULL);

  cr_expect(word_is(answer, KJP_ASSESS_TARGET_VERDICT, "missed"));
  kjp_answer_unref(answer);
  answer = assess(text, "2023", NULL);
  cr_expect(word_is(answer, KJP_ASSESS_TARGET_VERDICT, "met"));
  cr_expect(word_is(answer, KJP_ASSESS_TARGET_FIRST_VERDICT, "missed"));
  kjp_answer_unref(answer);
}

/* 60, 66, 72 are 198 of 400 in three of five years: 0.495 against 0.6. */
Test(assess, adds_up_a_target_over_years)
{
  kjp_answer *answer =
      assess(INDICATORS
             "targets:\n  t: {indicator: rd, over: 2021-2025, at_least: 400}\n",
             "2023", "schedule");
  const kjp_table *targets = targets_of(answer);

  cr_expect(word_is(answer, KJP_ASSESS_TARGET_VERDICT, "not_due"));
  cr_expect(word_is(answer, KJP_ASSESS_TARGET_CLASS, "at_risk"));
  cr_expect(amount_at(targets, 0, KJP_ASSESS_TARGET_VALUE) ==
            INT64_C(198) * 10000000000);
  cr_expect(amount_at(targets, 0, KJP_ASSESS_TARGET_RATIO) == 495000000);
  cr_expect(amount_at(targets, 0, KJP_ASSESS_TARGET_SCHEDULE) == 600000000);
  kjp_answer_unref(answer);
}

/* 72 x 12/11 is 78.54545454545 to the fen, and that once more 85.6859504133;
 * 100 in two years is 17.8511 % a year. */
Test(assess, looks_ahead_from_the_last_figure)
{
  kjp_answer *answer = assess(
      INDICATORS "targets:\n  t: {indicator: rd, year: 2025, at_least: 100}\n",
      "2024", NULL);
  const kjp_table *targets = targets_of(answer);

  cr_expect(kjp_table_int(targets, 0, KJP_ASSESS_TARGET_SINCE) == 2023);
  cr_expect(amount_at(targets, 0, KJP_ASSESS_TARGET_AS_USUAL) ==
            INT64_C(856859504133));
  cr_expect(amount_at(targets, 0, KJP_ASSESS_TARGET_GROWTH_NEEDED) ==
            178511000);
  cr_expect(word_is(answer, KJP_ASSESS_TARGET_REASON, "no_value"));
  kjp_answer_unref(answer);
}

/* Of 1 亿元, 0.6 are with programmes, 0.2 of them with projects. */
Test(assess, follows_the_money_and_not_into_tax)
{
  kjp_answer *answer = assess(
      INDICATORS
      "programmes:\n"
      "  a: {name: 甲, funding: {st: {2022: 0.5}}, projects:\n"
      "    [{id: p, name: 子, status: running, integrity_pledge: true,\n"
      "      funding: {st: {2022: 0.2}}}]}\n"
      "  b: {name: 乙, funding: {st: {2022: 0.1}}}\n"
      "policies:\n"
      "  d: {name: 扣除, on: rd, rate: 50 %, tax_rate: 20 %, years: 2022}\n"
      "  e: {name: 减免, on: gdp, rate: 50 %, years: 2023}\n",
      "2023", NULL);
  const kjp_table *money = kjp_answer_table(answer, KJP_ASSESS_ALLOCATIONS);
  const kjp_table *policies = kjp_answer_table(answer, KJP_ASSESS_POLICIES);

  cr_expect(kjp_table_count(money) == 3);
  cr_expect(kjp_table_int(money, 0, KJP_ASSESS_ALLOCATION_PROGRAMME) ==
            KJP_NONE);
  cr_expect(amount_at(money, 0, KJP_ASSESS_ALLOCATION_PROGRAMMES) ==
            INT64_C(6000000000));
  cr_expect(amount_at(money, 0, KJP_ASSESS_ALLOCATION_PROJECTS) ==
            INT64_C(2000000000));
  cr_expect(amount_at(money, 0, KJP_ASSESS_ALLOCATION_LEFT) ==
            INT64_C(4000000000));
  cr_expect(amount_at(money, 1, KJP_ASSESS_ALLOCATION_LEFT) ==
            INT64_C(3000000000));
  cr_expect(kjp_table_count(policies) == 2);
  cr_expect(amount_at(policies, 0, KJP_ASSESS_POLICY_AMOUNT) ==
            INT64_C(66000000000)); /* 66 x 0.5 x 0.2 = 6.6 亿元 */
  cr_expect(amount_at(policies, 1, KJP_ASSESS_POLICY_AMOUNT) == INT64_MIN);
  cr_expect(kjp_table_int(policies, 1, KJP_ASSESS_POLICY_LACKS_VALUE) == 1);
  cr_expect(kjp_table_int(policies, 1, KJP_ASSESS_POLICY_LACKS_TAX_RATE) == 1);
  cr_expect(kjp_table_int(policies, 1, KJP_ASSESS_POLICY_LACKS_RATE) == 0);
  kjp_answer_unref(answer);
}

Test(assess, says_what_is_amiss)
{
  kjp_answer *answer = assess(
      "kjplan: 1\n"
      "plan: {id: p, title: 计划, years: 2021-2025,\n"
      "  evaluations: {every: year, done: [2022]}}\n"
      "organisations: {o: {name: 局}}\n"
      "indicators:\n"
      "  st: {name: 科技, scope: 市, unit: 亿元,\n"
      "    values: {2022: {final: {value: 1, unverified: true}}},\n"
      "    assume: {amounts: {2023: 2, 2025: 2}}}\n"
      "targets:\n"
      "  a: {indicator: st, year: 2022, at_least: 1, owner: o}\n"
      "  b: {indicator: st, year: 2023, at_least: 2}\n"
      "  c: {indicator: st, year: 2025, at_least: 3, owner: o}\n"
      "programmes:\n"
      "  q: {name: 甲, lead: [o], projects: [\n"
      "    {id: x, name: 子, integrity_pledge: true}, {id: y, name: 丑}]}\n"
      "measures: {m: {name: 措施}}\n",
      "2024", NULL);

  cr_expect(count_findings(answer, "assess-overdue", NULL) == 2); /* 21, 23 */
  cr_expect(count_findings(answer, "assess-owner", "/targets/b") == 1);
  cr_expect(count_findings(answer, "assess-owner", NULL) == 1);
  cr_expect(count_findings(answer, "assess-lead", "/measures/m") == 1);
  cr_expect(count_findings(answer, "assess-lead", NULL) == 1);
  cr_expect(
      count_findings(answer, "assess-pledge", "/programmes/q/projects/1") == 1);
  cr_expect(count_findings(answer, "assess-pledge", NULL) == 1);
  cr_expect(count_findings(answer, "assess-short", "/targets/c") == 1);
  cr_expect(count_findings(answer, "assess-short", NULL) == 1);
  cr_expect(count_findings(answer, "assess-unverified", NULL) == 1);
  cr_expect(count_findings(answer, "assess-missing", NULL) == 1);
  kjp_answer_unref(answer);
}

/* The rule of 2022 rests on four figures of two indicators, two of them weak;
 * that of 2023 is not asked for, and what was taken for granted stands once. */
Test(assess, rests_on_the_figures_of_the_rules_too)
{
  kjp_answer *answer = assess(
      "kjplan: 1\nplan: {id: p, title: 计划, years: 2021-2025}\n"
      "indicators:\n"
      "  st: {name: 科技, scope: 市, unit: 亿元,\n"
      "    values: {2021: 1, 2022: {final: {value: 2, unverified: true}},\n"
      "      2023: {final: {value: 3, unverified: true}}}}\n"
      "  rev: {name: 收入, scope: 市, unit: 亿元,\n"
      "    values: {2021: {final: {value: 10, unverified: true}}, 2022: 11,\n"
      "      2023: 12}}\n"
      "rules:\n"
      "  r: {indicator: st, years: 2022-2025, clauses: [{outpace: {of: "
      "rev}}]}\n"
      "targets:\n"
      "  t: {indicator: st, year: 2021, at_least: 1}\n",
      "2022", NULL);
  const kjp_table *used = kjp_answer_table(answer, KJP_USED);
  const kjp_table *defaults = kjp_answer_table(answer, KJP_DEFAULTS);
  static const struct {
    int32_t indicator;
    int32_t year;
    int32_t unverified;
  } rows[] = {{0, 2021, 0}, {0, 2022, 1}, {1, 2021, 1}, {1, 2022, 0}};
  int said = 0;

  cr_assert(kjp_table_count(used) == COUNT(rows), "%d",
            (int)kjp_table_count(used));
  for (int32_t i = 0; i < (int32_t)COUNT(rows); i++) {
    cr_expect(kjp_table_int(used, i, KJP_USED_INDICATOR) == rows[i].indicator);
    cr_expect(kjp_table_int(used, i, KJP_USED_YEAR) == rows[i].year);
    cr_expect(kjp_table_int(used, i, KJP_USED_UNVERIFIED) ==
              rows[i].unverified);
  }
  cr_expect(count_findings(answer, "assess-unverified",
                           "/indicators/st/values") == 1);
  cr_expect(count_findings(answer, "assess-unverified",
                           "/indicators/rev/values") == 1);
  for (int32_t row = 0; row < kjp_table_count(defaults); row++)
    said +=
        has_text(defaults, row, KJP_DEFAULT_POINTER, "/indicators/st/values");
  cr_expect(said == 1, "%d", said);
  kjp_answer_unref(answer);
}

/* From a fen to nine hundred thousand 亿元 in a year. */
Test(assess, says_no_more_than_a_thousandfold_growth)
{
  kjp_answer *answer =
      assess("kjplan: 1\nplan: {id: p, title: P, years: 2021-2025}\n"
             "indicators:\n"
             "  a: {name: 甲, scope: 市, unit: 亿元,\n"
             "    values: {2021: 0.01 元, 2022: 0.01 元}}\n"
             "targets:\n"
             "  t: {indicator: a, year: 2023, at_least: 900000}\n",
             "2022", NULL);

  cr_expect(amount_at(targets_of(answer), 0, KJP_ASSESS_TARGET_GROWTH_NEEDED) ==
            INT64_C(1000000000000));
  expect_sentence(answer, 0, KJP_LANGUAGE_ZH, "数值每年须增长 100000 % 以上。");
  expect_sentence(answer, 0, KJP_LANGUAGE_EN,
                  "it has to grow by 100000 % or more a year.");
  kjp_answer_unref(answer);
}

struct long_text {
  char data[32768];
  size_t size;
};

static void
add(struct long_text *text, const char *format, ...)
{
  va_list arguments;

  va_start(arguments, format);
  text->size +=
      (size_t)vsnprintf(text->data + text->size, sizeof text->data - text->size,
                        format, arguments);
  va_end(arguments);
}

/* 70 targets on one sum of 205 figures: 200 rows each, the first of them. */
Test(assess, lists_two_hundred_of_what_is_missing)
{
  static struct long_text text;
  const kjp_table *missing;
  kjp_answer *answer;
  int32_t first;

  add(&text, "kjplan: 1\nplan: {id: p, title: P, years: 2021-2025}\n"
             "indicators:\n");
  for (int i = 0; i < 205; i++)
    add(&text, "  l%d: {name: l, scope: c, unit: 元}\n", i);
  add(&text, "  d: {name: d, scope: c, unit: 元, derive: {sum: [l0");
  for (int i = 1; i < 205; i++)
    add(&text, ", l%d", i);
  add(&text, "]}}\ntargets:\n");
  for (int i = 0; i < 70; i++)
    add(&text, "  t%d: {indicator: d, year: 2022, at_least: 1}\n", i);
  answer = assess(text.data, "2022", NULL);
  missing = kjp_answer_table(answer, KJP_ASSESS_MISSING);
  cr_expect(kjp_table_count(missing) == 70 * 200);
  cr_expect(kjp_table_children(missing, KJP_ASSESS_MISSING_TARGET, 69,
                               &first) == 200);
  cr_expect(kjp_table_int(missing, first + 199, KJP_ASSESS_MISSING_INDICATOR) ==
            199);
  kjp_answer_unref(answer);
}

/* 1.123456789 to the 70th power outgrows 1024 bits; 1 does not. */
#define POWERS                                                                 \
  "kjplan: 1\nplan: {id: p, title: P, years: 2021-2025}\nindicators:\n"        \
  "  x: {name: X, scope: c, unit: '', values: {2023: 1.123456789}}\n"          \
  "  y: {name: Y, scope: c, unit: '', derive: {product: [x, x, x, x, x]}}\n"   \
  "  z: {name: Z, scope: c, unit: '',\n"                                       \
  "    derive: {product: [y, y, y, y, y, y, y]}}\n"                            \
  "  w: {name: W, scope: c, unit: '', derive: {product: [z, z]}}\n"

Test(assess, loses_no_target_over_one_that_does_not_fit)
{
  static const struct {
    const char *target, *verdict, *class, *reason;
  } rows[] = {
      {"w", "undetermined", "not_assessable", "out_of_range"},
      {"x", "met", "achieved", NULL},
      /* The same once more, and what it refers to. */
      {"w again", "undetermined", "not_assessable", "out_of_range"},
      {"by w", "undetermined", "not_assessable", "out_of_range"},
      {"late", "not_due", "not_assessable", "out_of_range"},
  };
  kjp_answer *answer = assess(
      POWERS "targets:\n"
             "  t: {indicator: w, year: 2023, at_least: 3}\n"
             "  u: {indicator: x, year: 2023, at_least: 1}\n"
             "  v: {indicator: w, year: 2023, at_most: 3}\n"
             "  s: {indicator: x, year: 2023, at_least: {indicator: w}}\n"
             "  l: {indicator: w, year: 2025, at_least: 3}\n",
      "2023", NULL);
  const kjp_table *targets = targets_of(answer);

  cr_assert(kjp_table_count(targets) == 5);
  for (int32_t i = 0; i < 5; i++) {
    cr_expect(has_text(targets, i, KJP_ASSESS_TARGET_VERDICT, rows[i].verdict),
              "%s", rows[i].target);
    cr_expect(has_text(targets, i, KJP_ASSESS_TARGET_CLASS, rows[i].class),
              "%s", rows[i].target);
    cr_expect(has_text(targets, i, KJP_ASSESS_TARGET_REASON, rows[i].reason),
              "%s", rows[i].target);
  }
  cr_expect(count_findings(answer, "result-range", NULL) == 4);
  cr_expect(count_findings(answer, "result-range", "/targets/t") == 1);
  expect_sentence(answer, 0, KJP_LANGUAGE_ZH,
                  "无法判定。进度：不能评价，因为数值过大，无法精确计算。");
  expect_sentence(answer, 0, KJP_LANGUAGE_EN,
                  "undetermined. Progress: not assessable, because a number is "
                  "too large to be computed exactly.");
  kjp_answer_unref(answer);
}

/* What is only assumed grows too large: the verdict does not rest on it. */
Test(assess, keeps_a_verdict_whose_outlook_does_not_fit)
{
  kjp_answer *answer = assess(
      "kjplan: 1\nplan: {id: p, title: P, years: 2021-2080}\nindicators:\n"
      "  a: {name: A, scope: c, unit: 亿元, direction: more,\n"
      "    values: {2021: 100, 2022: 121}, assume: {growth: 500 %}}\n"
      "  b: {name: B, scope: c, unit: 亿元, values: {2021: 5},\n"
      "    assume: {growth: 500 %}}\n"
      "targets:\n"
      "  t: {indicator: a, year: 2022, at_least: 110}\n"
      "  u: {indicator: a, year: 2023, at_least: 133.1, base: {year: 2021}}\n"
      "  v: {indicator: b, year: 2022, at_least: 1}\n",
      "2022", "linear_ratio");
  const kjp_table *targets = targets_of(answer);

  cr_expect(word_is(answer, KJP_ASSESS_TARGET_VERDICT, "met"));
  cr_expect(has_text(targets, 1, KJP_ASSESS_TARGET_VERDICT, "not_due"));
  cr_expect(has_text(targets, 1, KJP_ASSESS_TARGET_CLASS, "on_track"));
  cr_expect(has_text(targets, 1, KJP_ASSESS_TARGET_OUTLOOK, NULL));
  cr_expect(count_findings(answer, "result-range", "/targets/u") == 1);
  /* 2022 is not observed, whatever is assumed. */
  cr_expect(has_text(targets, 2, KJP_ASSESS_TARGET_VERDICT, "undetermined"));
  cr_expect(has_text(targets, 2, KJP_ASSESS_TARGET_REASON, "no_value"));
  cr_expect(count_findings(answer, "assess-missing", "/indicators/b/values") ==
            1);
  kjp_answer_unref(answer);
}
