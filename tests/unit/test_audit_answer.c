/* SPDX-License-Identifier: MIT */
/* tests/unit/test_audit_answer.c - what an audit says besides verdicts:
 * defaults, inputs, what is missing, notes; and how long it lives. */
#include "plans.h"

static kjp_answer *
audit_text(const char *text)
{
  kjp_plan *plan = plan_of(text);
  kjp_answer *answer = NULL;
  kjp_error *error = NULL;

  cr_assert(kjp_audit_run(plan, NULL, &answer, &error) == KJP_OK, "%s",
            kjp_error_message(error, KJP_LANGUAGE_EN));
  kjp_plan_unref(plan);
  return answer;
}

#define SPARSE                                                                    \
  PLAN_HEAD                                                                       \
  "  st: {name: 科技, scope: 市, unit: 亿元, values: {2021: 1, 2022: {\n"    \
  "    final: 1.2}}}\n"                                                           \
  "  rev: {name: 收入, scope: 市, unit: 亿元, values: {2021: {final: 10},\n" \
  "    2022: {final: 11}}}\n"                                                     \
  "rules:\n"                                                                      \
  "  r:\n"                                                                        \
  "    indicator: st\n"                                                           \
  "    years: 2022\n"                                                             \
  "    clauses:\n"                                                                \
  "      - not_below_previous: {}\n"                                              \
  "      - outpace: {of: rev}\n"                                                  \
  "      - share_not_below_previous: {of: rev, strict: true}\n"                   \
  "      - any_of:\n"                                                             \
  "          years: 2022\n"                                                       \
  "          clauses: [outpace: {of: rev}]\n"

static const struct {
  const char *pointer, *value;
} defaults[] = {
    {"/rules/r/base", "actual"},
    {"/rules/r/clauses/0/not_below_previous/strict", "false"},
    {"/rules/r/clauses/0/not_below_previous/lookback", "1"},
    {"/rules/r/clauses/0/not_below_previous/tolerance", "0"},
    {"/rules/r/clauses/1/outpace/when_falling", "literal"},
    {"/rules/r/clauses/2/share_not_below_previous/tolerance", "0"},
    {"/rules/r/clauses/3/any_of/clauses/0/outpace/when_falling", "literal"},
    {"/indicators/st/values", "final"},
};

Test(audit_answer, defaults_that_were_used_are_echoed)
{
  kjp_answer *answer = audit_text(SPARSE);
  const kjp_table *table = kjp_answer_table(answer, KJP_DEFAULTS);

  for (size_t i = 0; i < COUNT(defaults); i++) {
    bool found = false;

    for (int32_t row = 0; row < kjp_table_count(table); row++)
      found = found ||
              (has_text(table, row, KJP_DEFAULT_POINTER, defaults[i].pointer) &&
               has_text(table, row, KJP_DEFAULT_VALUE, defaults[i].value));
    cr_expect(found, "%s: %s", defaults[i].pointer, defaults[i].value);
  }
  for (int32_t row = 0; row < kjp_table_count(table); row++)
    cr_expect(!has_text(table, row, KJP_DEFAULT_POINTER,
                        "/rules/r/clauses/2/share_not_below_previous/strict"),
              "what was said is no default");
  kjp_answer_unref(answer);
}

Test(audit_answer, nothing_is_echoed_where_all_is_said)
{
  kjp_answer *answer = audit_text(
      PLAN_HEAD "  st: {name: 科技, scope: 市, unit: 亿元, values: {\n"
                "    2021: {final: 1}, 2022: {final: 2}}}\n"
                "rules:\n"
                "  r: {indicator: st, years: 2022, base: actual, stage: final, "
                "clauses: [\n"
                "    {not_below_previous: {strict: false, lookback: 1,\n"
                "    tolerance: 0 %}}, {grow_at_least: 10 %}]}\n");

  cr_expect(kjp_table_count(kjp_answer_table(answer, KJP_DEFAULTS)) == 0);
  kjp_answer_unref(answer);
}

/* Lines are counted from 1; the head has three. */
#define TRACED                                                                 \
  PLAN_HEAD                                                                    \
  "  rev:\n"                                                                   \
  "    name: 收入\n"                                                         \
  "    scope: 市\n"                                                           \
  "    unit: 亿元\n"                                                         \
  "    values:\n"                                                              \
  "      2021: {final: {value: 10, source: {title: 公报}}}\n"                \
  "      2022: {preliminary: {value: 11, unverified: true}}\n"                 \
  "  st:\n"                                                                    \
  "    name: 科技\n"                                                         \
  "    scope: 市\n"                                                           \
  "    unit: 亿元\n"                                                         \
  "    values:\n"                                                              \
  "      2021: 1\n"                                                            \
  "    assume:\n"                                                              \
  "      amounts:\n"                                                           \
  "        2022: 1.25\n"                                                       \
  "rules:\n"                                                                   \
  "  r: {indicator: st, years: 2022, clauses: [{outpace: {of: rev}},\n"        \
  "    {grow_at_least: 5 %}]}\n"

static const struct {
  int32_t indicator, of, stage, kind, line;
  int64_t tenths; /* of 亿元, times 10 */
  const char *source;
  int32_t unverified;
} inputs[] = {
    {0, 2021, KJP_STAGE_FINAL, KJP_KIND_OBSERVED, 9, 1000, "公报", 0},
    {0, 2022, KJP_STAGE_PRELIMINARY, KJP_KIND_OBSERVED, 10, 1100, NULL, 1},
    {1, 2021, KJP_STAGE_FINAL, KJP_KIND_OBSERVED, 16, 100, NULL, 0},
    {1, 2022, KJP_NONE, KJP_KIND_ASSUMED, 19, 125, NULL, 0},
};

Test(audit_answer, inputs_have_their_line_and_source_and_stand_once)
{
  kjp_answer *answer = audit_text(TRACED);
  const kjp_table *table = kjp_answer_table(answer, KJP_AUDIT_INPUTS);
  const kjp_table *sources =
      kjp_plan_table(kjp_answer_plan(answer), KJP_SOURCES);

  cr_assert(kjp_table_count(table) == (int32_t)COUNT(inputs), "%d rows",
            kjp_table_count(table));
  for (int32_t row = 0; row < (int32_t)COUNT(inputs); row++) {
    int32_t source = kjp_table_int(table, row, KJP_AUDIT_INPUT_SOURCE);

    cr_expect(kjp_table_int(table, row, KJP_AUDIT_INPUT_YEAR) == 0);
    cr_expect(kjp_table_int(table, row, KJP_AUDIT_INPUT_INDICATOR) ==
                  inputs[row].indicator,
              "row %d: indicator", row);
    cr_expect(kjp_table_int(table, row, KJP_AUDIT_INPUT_OF) == inputs[row].of,
              "row %d: year", row);
    cr_expect(kjp_table_int(table, row, KJP_AUDIT_INPUT_STAGE) ==
                  inputs[row].stage,
              "row %d: stage", row);
    cr_expect(kjp_table_int(table, row, KJP_AUDIT_INPUT_KIND) ==
                  inputs[row].kind,
              "row %d: kind", row);
    cr_expect(kjp_table_int(table, row, KJP_AUDIT_INPUT_LINE) ==
                  inputs[row].line,
              "row %d: line %d", row,
              kjp_table_int(table, row, KJP_AUDIT_INPUT_LINE));
    cr_expect(amount_at(table, row, KJP_AUDIT_INPUT_VALUE) ==
                  inputs[row].tenths * 100000000,
              "row %d: value", row);
    cr_expect(has_text(sources, source, KJP_SOURCE_TITLE, inputs[row].source),
              "row %d: source", row);
    cr_expect(kjp_table_int(table, row, KJP_AUDIT_INPUT_UNVERIFIED) ==
                  inputs[row].unverified,
              "row %d: unverified", row);
  }
  cr_expect(kjp_table_int(kjp_answer_table(answer, KJP_AUDIT_YEARS), 0,
                          KJP_AUDIT_YEAR_UNVERIFIED) == 1);
  cr_expect(kjp_table_int(kjp_answer_table(answer, KJP_AUDIT_YEARS), 0,
                          KJP_AUDIT_YEAR_PROJECTED) == 1);
  kjp_answer_unref(answer);
}

/* S_t first, then by the order of the file and by year, each once. */
/* 0.05 grows by 30 % to 0.07 and 0.09, rounded to the fen; each year stands
 * once in what rests on it, without a stage, and only 2020 is unverified. */
Test(audit_answer, assumed_inputs_have_no_stage_and_stand_once)
{
  kjp_answer *answer = audit_text(
      PLAN_HEAD "  w: {name: 科技, scope: 市, unit: 元, values: {2020: {\n"
                "    final: {value: 0.05, unverified: true}}},\n"
                "    assume: {growth: 30 %}}\n"
                "rules:\n"
                "  r: {indicator: w, years: 2021-2022, clauses: [\n"
                "    {not_below_previous: {}}, {not_below_peak: {}}]}\n");
  const kjp_table *inputs = kjp_answer_table(answer, KJP_AUDIT_INPUTS);
  int32_t first;

  cr_assert(kjp_table_children(inputs, KJP_AUDIT_INPUT_YEAR, 1, &first) == 3);
  for (int32_t i = 0; i < 3; i++) {
    int32_t year = kjp_table_int(inputs, first + i, KJP_AUDIT_INPUT_OF);
    int32_t stage = kjp_table_int(inputs, first + i, KJP_AUDIT_INPUT_STAGE);

    cr_expect(year == 2020 + i, "row %d is of %d", i, year);
    cr_expect(stage == (i == 0 ? KJP_STAGE_FINAL : KJP_NONE), "%d", year);
    cr_expect(kjp_table_int(inputs, first + i, KJP_AUDIT_INPUT_UNVERIFIED) ==
                  (i == 0 ? 1 : 0),
              "%d", year);
  }
  cr_expect(amount_at(inputs, first + 2, KJP_AUDIT_INPUT_VALUE) == 9);
  kjp_answer_unref(answer);
}

/* The clause asks for 5 of 100 and uses no base; the growth shown does: 10 over
 * 8, 25 %. Rows of inputs: st of 2021 where it is used, st of 2022, bud. */
static const struct {
  const char *label, *before, *more;
  int32_t unverified, projected, inputs;
} grown[] = {
    {"a verified base", "values: {2021: 8, 2022: 10}", "", 0, 0, 3},
    {"an unverified base",
     "values: {2021: {final: {value: 8, unverified: true}}, 2022: 10}", "", 1,
     0, 3},
    {"an assumed base", "values: {2022: 10}, assume: {amounts: {2021: 8}}", "",
     0, 1, 3},
    {"a comparable base is stated",
     "values: {2021: {final: {value: 7, unverified: true}}, 2022: 10}",
     ", comparable_base: {2022: {value: 8, note: 同口径}}", 0, 0, 2},
    {"no base, no growth", "values: {2022: 10}", "", 0, 0, 2},
    {"nothing grows: this year is not known",
     "values: {2021: {final: {value: 8, unverified: true}}}", "", 0, 0, 1},
};

Test(audit_answer, the_growth_shown_rests_on_the_base)
{
  for (size_t i = 0; i < COUNT(grown); i++) {
    static char text[1000];
    kjp_answer *answer;
    const kjp_table *years;

    (void)snprintf(text, sizeof text,
                   PLAN_HEAD "  st: {name: 科技, scope: 市, unit: 亿元, %s%s}\n"
                             "  bud: {name: 支出, scope: 市, unit: 亿元, "
                             "values: {2022: 100}}\n"
                             "rules:\n"
                             "  r: {indicator: st, years: 2022, clauses: [\n"
                             "    share_at_least: {of: bud, value: 5 %%}]}\n",
                   grown[i].before, grown[i].more);
    answer = audit_text(text);
    years = kjp_answer_table(answer, KJP_AUDIT_YEARS);
    cr_expect(kjp_table_int(years, 0, KJP_AUDIT_YEAR_UNVERIFIED) ==
                  grown[i].unverified,
              "%s: unverified", grown[i].label);
    cr_expect(kjp_table_int(years, 0, KJP_AUDIT_YEAR_PROJECTED) ==
                  grown[i].projected,
              "%s: projected", grown[i].label);
    cr_expect(kjp_table_count(kjp_answer_table(answer, KJP_AUDIT_INPUTS)) ==
                  grown[i].inputs,
              "%s: inputs", grown[i].label);
    kjp_answer_unref(answer);
  }
}

/* 90 of 2023 fell short of the 110 that 2022 owes; the 95 of 2024 are on a
 * new scope, and nothing says what is owed on it. */
Test(audit_answer, what_is_owed_does_not_cross_a_change_of_scope)
{
  kjp_answer *answer = audit_text(
      PLAN_HEAD "  s: {name: 科技, scope: 市, unit: 万元, values: {\n"
                "    2021: 100, 2022: 110, 2023: 90, 2024: 200},\n"
                "    comparable_base: {2024: 95}}\n"
                "rules:\n"
                "  r: {indicator: s, years: 2022-2024, base: owed,\n"
                "    clauses: [not_below_previous: {}]}\n");
  const kjp_table *years = kjp_answer_table(answer, KJP_AUDIT_YEARS);
  const kjp_table *notes = kjp_answer_table(answer, KJP_AUDIT_NOTES);

  cr_expect(kjp_table_int(years, 1, KJP_AUDIT_YEAR_VERDICT) ==
            KJP_VERDICT_BROKEN);
  cr_expect(kjp_table_int(years, 2, KJP_AUDIT_YEAR_VERDICT) ==
            KJP_VERDICT_NOT_ASSESSABLE);
  cr_assert(kjp_table_count(notes) == 1);
  cr_expect(kjp_table_int(notes, 0, KJP_AUDIT_NOTE_YEAR) == 2);
  cr_expect(has_text(notes, 0, KJP_AUDIT_NOTE_CODE, "note-owed-base"));
  kjp_answer_unref(answer);
}

Test(audit_answer, what_is_missing_is_sorted_and_stands_once)
{
  static const struct {
    int32_t indicator, of;
  } missing[] = {{1, 2023}, {0, 2022}, {0, 2023}, {1, 2022}, {2, 2023}};
  kjp_answer *answer = audit_text(
      PLAN_HEAD
      "  rev: {name: 收入, scope: 市, unit: 亿元, values: {2021: 1}}\n"
      "  st: {name: 科技, scope: 市, unit: 亿元, values: {2021: 1}}\n"
      "  exp: {name: 支出, scope: 市, unit: 亿元, values: {2022: 1}}\n"
      "rules:\n"
      "  r: {indicator: st, years: 2023, clauses: [\n"
      "    {share_at_least: {of: exp, value: 1 %}}, {outpace: {of: rev}},\n"
      "    {not_below_previous: {}}, {any_of: [{grow_at_least: 1 %},\n"
      "    {share_not_below_previous: {of: exp}}]}]}\n");
  const kjp_table *table = kjp_answer_table(answer, KJP_AUDIT_MISSING);

  cr_assert(kjp_table_count(table) == (int32_t)COUNT(missing), "%d rows",
            kjp_table_count(table));
  for (int32_t row = 0; row < (int32_t)COUNT(missing); row++) {
    cr_expect(kjp_table_int(table, row, KJP_AUDIT_MISSING_YEAR) == 0);
    cr_expect(kjp_table_int(table, row, KJP_AUDIT_MISSING_INDICATOR) ==
                  missing[row].indicator,
              "row %d: indicator", row);
    cr_expect(kjp_table_int(table, row, KJP_AUDIT_MISSING_OF) ==
                  missing[row].of,
              "row %d: year", row);
  }
  kjp_answer_unref(answer);
}

/* A denominator of zero keeps a clause from being judged. */
Test(audit_answer, a_reference_of_zero_is_missing)
{
  kjp_answer *answer = audit_text(
      PLAN_HEAD
      "  st: {name: 科技, scope: 市, unit: 亿元, values: {2021: 1, 2022: 2}}\n"
      "  rev: {name: 收入, scope: 市, unit: 亿元, values: {2021: 0, 2022: 1}}\n"
      "rules:\n"
      "  r: {indicator: st, years: 2022, clauses: [{outpace: {of: rev}},\n"
      "    {not_below_previous: {}}]}\n");
  const kjp_table *table = kjp_answer_table(answer, KJP_AUDIT_MISSING);
  const kjp_table *years = kjp_answer_table(answer, KJP_AUDIT_YEARS);

  cr_assert(kjp_table_count(table) == 1);
  cr_expect(kjp_table_int(table, 0, KJP_AUDIT_MISSING_INDICATOR) == 1);
  cr_expect(kjp_table_int(table, 0, KJP_AUDIT_MISSING_OF) == 2021);
  cr_expect(kjp_table_int(years, 0, KJP_AUDIT_YEAR_VERDICT) ==
            KJP_VERDICT_NOT_ASSESSABLE);
  cr_expect(kjp_table_int(years, 0, KJP_AUDIT_YEAR_PARTIAL) == 1);
  cr_expect(amount_at(years, 0, KJP_AUDIT_YEAR_FLOOR) == INT64_C(10000000000));
  kjp_answer_unref(answer);
}

/* Two years back crosses the change of 2023 in 2023 and 2024, not in 2025. */
Test(audit_answer, notes_tell_mixed_scopes_and_crossed_bases)
{
  static const struct {
    int32_t year, clause;
    const char *code;
  } notes[] = {{0, 1, "note-mixed-scope"}, {1, 2, "note-crosses-base"},
               {1, 3, "note-mixed-scope"}, {2, 4, "note-crosses-base"},
               {2, 5, "note-mixed-scope"}, {3, 7, "note-mixed-scope"}};
  kjp_answer *answer = audit_text(
      PLAN_HEAD
      "  st: {name: 科技, scope: 市本级, unit: 亿元, values: {2020: 1, 2021: "
      "1,\n"
      "    2022: 1, 2023: 1, 2024: 1, 2025: 1}, comparable_base: {2023: 1}}\n"
      "  gdp: {name: 总值, scope: 全市, unit: 亿元, values: {2021: 9, 2022: "
      "9,\n"
      "    2023: 9, 2024: 9, 2025: 9}}\n"
      "rules:\n"
      "  r: {indicator: st, years: 2022-2025, clauses: [\n"
      "    {not_below_previous: {lookback: 2}},\n"
      "    {share_not_below_previous: {of: gdp, mixed_scope: true}}]}\n");
  const kjp_table *table = kjp_answer_table(answer, KJP_AUDIT_NOTES);

  cr_assert(kjp_table_count(table) == (int32_t)COUNT(notes), "%d rows",
            kjp_table_count(table));
  for (int32_t row = 0; row < (int32_t)COUNT(notes); row++) {
    cr_expect(kjp_table_int(table, row, KJP_AUDIT_NOTE_YEAR) == notes[row].year,
              "row %d: year", row);
    cr_expect(kjp_table_int(table, row, KJP_AUDIT_NOTE_CLAUSE) ==
                  notes[row].clause,
              "row %d: clause", row);
    cr_expect(has_text(table, row, KJP_AUDIT_NOTE_CODE, notes[row].code),
              "row %d: code", row);
    cr_expect(kjp_table_text(table, row, KJP_AUDIT_NOTE_TEXT_ZH) != NULL &&
                  kjp_table_text(table, row, KJP_AUDIT_NOTE_TEXT_EN) != NULL,
              "row %d: text", row);
  }
  kjp_answer_unref(answer);
}

Test(audit_answer, an_answer_keeps_its_plan)
{
  kjp_answer *answer = audit_text(SPARSE); /* which lets go of the plan */
  kjp_plan *plan = (kjp_plan *)kjp_answer_plan(answer);

  cr_expect(has_text(kjp_plan_table(plan, KJP_INDICATORS), 0, KJP_INDICATOR_ID,
                     "st"));
  cr_expect(kjp_plan_ref(plan) == plan);
  kjp_answer_unref(answer);
  cr_expect(has_text(kjp_plan_table(plan, KJP_INDICATORS), 1, KJP_INDICATOR_ID,
                     "rev"),
            "the other way round");
  kjp_plan_unref(plan);
}

Test(audit_answer, tables_can_be_read_from_either_of_two_references)
{
  kjp_answer *answer = audit_text(SPARSE);
  kjp_answer *other = kjp_answer_ref(answer);
  const kjp_table *table = kjp_answer_table(answer, KJP_AUDIT_YEARS);

  cr_expect(other == answer);
  cr_expect(kjp_answer_table(other, KJP_AUDIT_YEARS) == table);
  kjp_answer_unref(answer);
  cr_expect(kjp_table_int(table, 0, KJP_AUDIT_YEAR_YEAR) == 2022);
  cr_expect(has_text(kjp_answer_table(other, KJP_AUDIT_CLAUSES), 1,
                     KJP_AUDIT_CLAUSE_NAME, "outpace:rev"));
  kjp_answer_unref(other);
}

Test(audit_answer, unknown_tables_are_null)
{
  static const int32_t numbers[] = {-1, 0,  1,  2,    18,        29,
                                    32, 39, 46, 3001, INT32_MIN, INT32_MAX};
  kjp_answer *answer = audit_text(SPARSE);

  for (size_t i = 0; i < COUNT(numbers); i++)
    cr_expect(kjp_answer_table(answer, numbers[i]) == NULL, "%d", numbers[i]);
  kjp_answer_unref(answer);
}

Test(audit_answer, null_handles_are_refused_or_silent)
{
  kjp_plan *plan = plan_of(SPARSE);
  kjp_answer *answer = (kjp_answer *)&answer;
  kjp_text *text = (kjp_text *)&text;
  kjp_error *error = NULL;

  cr_expect(kjp_audit_run(NULL, NULL, &answer, &error) == KJP_E_ARGUMENT);
  cr_expect(answer == NULL && kjp_error_status(error) == KJP_E_ARGUMENT);
  kjp_error_free(error);
  cr_expect(kjp_audit_run(NULL, NULL, &answer, NULL) == KJP_E_ARGUMENT);
  cr_expect(kjp_audit_run(plan, NULL, NULL, NULL) == KJP_E_ARGUMENT);
  cr_expect(kjp_answer_ref(NULL) == NULL);
  cr_expect(kjp_answer_plan(NULL) == NULL);
  cr_expect(kjp_answer_table(NULL, KJP_AUDIT_YEARS) == NULL);
  kjp_answer_unref(NULL);
  cr_expect(kjp_answer_sentence(NULL, 0, KJP_LANGUAGE_ZH, &text, NULL) ==
            KJP_E_ARGUMENT);
  cr_expect(text == NULL);
  text = (kjp_text *)&text;
  cr_expect(kjp_answer_to_text(NULL, KJP_LANGUAGE_ZH, &text, NULL) ==
            KJP_E_ARGUMENT);
  cr_expect(text == NULL);
  text = (kjp_text *)&text;
  cr_expect(kjp_answer_to_json(NULL, KJP_LANGUAGE_ZH, &text, NULL) ==
            KJP_E_ARGUMENT);
  cr_expect(text == NULL);
  cr_expect(kjp_plan_ref(NULL) == NULL);
  cr_expect(kjp_plan_table(NULL, KJP_RULES) == NULL);
  kjp_plan_unref(NULL);
  cr_expect(kjp_error_status(NULL) == KJP_OK);
  cr_expect(kjp_error_message(NULL, KJP_LANGUAGE_ZH) == NULL);
  cr_expect(kjp_error_table(NULL) == NULL);
  kjp_error_free(NULL);
  kjp_plan_unref(plan);
}
