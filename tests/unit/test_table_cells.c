/* SPDX-License-Identifier: MIT */
/* tests/unit/test_table_cells.c - cells of tables: words, copies of columns,
 * units, and amounts as text. */
#include "plans.h"

#define CELLS                                                                  \
  PLAN_HEAD                                                                    \
  "  st: {name: 科技, scope: 市, unit: 亿元, values: {2021: 1,\n"         \
  "    2022: {budget: 1.1, final: 1.25}, 2023: 0}}\n"                          \
  "  none: {name: 空, scope: 市, unit: 万项, values: {2022: 1.5}}\n"       \
  "  rate: {name: 率, scope: 市, unit: '%', values: {2022: 2.5}}\n"          \
  "  step: {name: 步, scope: 市, unit: pp, values: {2022: -0.05}}\n"         \
  "  plain: {name: 数, scope: 市, unit: '', values: {2022: 0.5},\n"          \
  "    assume: {growth: 8 %}}\n"

/* Observations in the order of the file, the strongest stage first. */
static const kjp_table *
observations_of(const kjp_plan *plan)
{
  return kjp_plan_table(plan, KJP_OBSERVATIONS);
}

static const struct {
  int32_t year, stage;
  const char *word, *unit;
  int64_t quanta, unit_quanta;
} rows[] = {
    {2021, KJP_STAGE_FINAL, "final", "亿元", INT64_C(10000000000),
     INT64_C(10000000000)},
    {2022, KJP_STAGE_FINAL, "final", "亿元", INT64_C(12500000000),
     INT64_C(10000000000)},
    {2022, KJP_STAGE_BUDGET, "budget", "亿元", INT64_C(11000000000),
     INT64_C(10000000000)},
    {2023, KJP_STAGE_FINAL, "final", "亿元", 0, INT64_C(10000000000)},
    {2022, KJP_STAGE_FINAL, "final", "万项", INT64_C(15000000000),
     INT64_C(10000000000)},
    {2022, KJP_STAGE_FINAL, "final", "%", 25000000, 10000000},
    {2022, KJP_STAGE_FINAL, "final", "pp", -500000, 10000000},
    {2022, KJP_STAGE_FINAL, "final", "", 500000000, 1000000000},
};

/* What is added to a bound of a ratio is in points, of a revision's too. */
Test(table_cells, what_is_added_to_a_ratio_is_in_points)
{
  kjp_plan *plan = plan_of(
      CELLS "  other: {name: 另率, scope: 市, unit: '%'}\n"
            "targets: {t: {indicator: rate, year: 2025, at_least: {indicator: "
            "other, plus: 0.2 pp}, revisions: [{on: 2024-01-01, at_least: "
            "{indicator: other, plus: 0.1 pp}}]}}\n");
  const kjp_table *targets = kjp_plan_table(plan, KJP_TARGETS);
  const kjp_table *revisions = kjp_plan_table(plan, KJP_REVISIONS);

  cr_expect_str_eq(kjp_table_unit(targets, 0, KJP_TARGET_BOUND_PLUS), "pp");
  cr_expect_str_eq(kjp_table_unit(revisions, 0, KJP_REVISION_BOUND_PLUS), "pp");
  cr_expect(amount_at(revisions, 0, KJP_REVISION_BOUND_PLUS) == 1000000);
  kjp_plan_unref(plan);
}

Test(table_cells, words_numbers_amounts_and_units_are_those_of_the_file)
{
  kjp_plan *plan = plan_of(CELLS);
  const kjp_table *table = observations_of(plan);

  cr_assert(kjp_table_count(table) == (int32_t)COUNT(rows));
  for (int32_t row = 0; row < (int32_t)COUNT(rows); row++) {
    cr_expect(kjp_table_int(table, row, KJP_OBSERVATION_YEAR) ==
              rows[row].year);
    cr_expect(kjp_table_int(table, row, KJP_OBSERVATION_STAGE) ==
              rows[row].stage);
    cr_expect(has_text(table, row, KJP_OBSERVATION_STAGE, rows[row].word));
    cr_expect(amount_at(table, row, KJP_OBSERVATION_VALUE) == rows[row].quanta,
              "row %d", row);
    cr_expect(kjp_table_amount(table, row, KJP_OBSERVATION_VALUE, NULL) == 1);
    cr_expect_str_eq(kjp_table_unit(table, row, KJP_OBSERVATION_VALUE),
                     rows[row].unit);
    cr_expect(kjp_table_unit_quanta(table, row, KJP_OBSERVATION_VALUE) ==
              rows[row].unit_quanta);
    cr_expect(kjp_table_int(table, row, KJP_OBSERVATION_UNVERIFIED) == 0);
  }
  kjp_plan_unref(plan);
}

Test(table_cells, of_the_wrong_type_give_nothing)
{
  kjp_plan *plan = plan_of(CELLS);
  const kjp_table *table = observations_of(plan);

  cr_expect(kjp_table_text(table, 0, KJP_OBSERVATION_YEAR) == NULL);
  cr_expect(kjp_table_text(table, 0, KJP_OBSERVATION_VALUE) == NULL);
  cr_expect(kjp_table_text(table, 0, KJP_OBSERVATION_INDICATOR) == NULL);
  cr_expect(kjp_table_int(table, 0, KJP_OBSERVATION_VALUE) == KJP_NONE);
  cr_expect(kjp_table_int(table, 0, KJP_OBSERVATION_NOTE) == KJP_NONE);
  cr_expect(kjp_table_amount(table, 0, KJP_OBSERVATION_YEAR, NULL) == 0);
  cr_expect(kjp_table_unit(table, 0, KJP_OBSERVATION_YEAR) == NULL);
  cr_expect(kjp_table_int(table, 0, KJP_OBSERVATION_SOURCE) == KJP_NONE);
  cr_expect(kjp_table_text(table, 0, KJP_OBSERVATION_KNOWN_ON) == NULL);
  kjp_plan_unref(plan);
}

Test(table_cells, unknown_amounts_are_not_zero)
{
  kjp_plan *plan = plan_of(CELLS);
  const kjp_table *table = kjp_plan_table(plan, KJP_INDICATORS);
  int64_t quanta[5] = {7, 7, 7, 7, 7};
  uint8_t known[5] = {7, 7, 7, 7, 7};
  kjp_text *text = (kjp_text *)&text;

  cr_expect(kjp_table_copy_amounts(table, KJP_INDICATOR_GROWTH, quanta, known,
                                   5) == 5);
  for (int i = 0; i < 5; i++)
    cr_expect(known[i] == (i == 4) && quanta[i] == (i == 4 ? 80000000 : 0),
              "row %d", i);
  cr_expect(kjp_table_format(table, 0, KJP_INDICATOR_GROWTH, NULL, KJP_NONE,
                             &text, NULL) == KJP_OK);
  cr_expect(text == NULL);
  kjp_plan_unref(plan);
}

Test(table_cells, copies_write_what_was_asked_and_tell_how_much_there_is)
{
  kjp_plan *plan = plan_of(CELLS);
  const kjp_table *table = observations_of(plan);
  int32_t wanted[] = {-1, 0, 1, 3, 7, 8, 9, 20};

  for (size_t i = 0; i < COUNT(wanted); i++) {
    int32_t numbers[20];
    int64_t quanta[20];
    uint8_t known[20];

    for (int j = 0; j < 20; j++) {
      numbers[j] = 77;
      quanta[j] = 77;
      known[j] = 77;
    }
    cr_expect(kjp_table_copy_ints(table, KJP_OBSERVATION_YEAR, numbers,
                                  wanted[i]) == 8);
    cr_expect(kjp_table_copy_amounts(table, KJP_OBSERVATION_VALUE, quanta,
                                     known, wanted[i]) == 8);
    for (int32_t j = 0; j < 20; j++) {
      bool written = j < wanted[i] && j < 8;

      cr_expect(numbers[j] == (written ? rows[j].year : 77), "%d: %d",
                wanted[i], j);
      cr_expect(quanta[j] == (written ? rows[j].quanta : 77), "%d: %d",
                wanted[i], j);
      cr_expect(known[j] == (written ? 1 : 77), "%d: %d", wanted[i], j);
    }
  }
  kjp_plan_unref(plan);
}

Test(table_cells, copies_do_without_either_array)
{
  kjp_plan *plan = plan_of(CELLS);
  const kjp_table *table = observations_of(plan);
  int64_t quanta[2] = {0, 0};
  uint8_t known[2] = {0, 0};

  cr_expect(kjp_table_copy_ints(table, KJP_OBSERVATION_YEAR, NULL, 0) == 8);
  cr_expect(kjp_table_copy_ints(table, KJP_OBSERVATION_YEAR, NULL, 8) == 8);
  cr_expect(
      kjp_table_copy_amounts(table, KJP_OBSERVATION_VALUE, NULL, NULL, 0) == 8);
  cr_expect(kjp_table_copy_amounts(table, KJP_OBSERVATION_VALUE, quanta, NULL,
                                   2) == 8);
  cr_expect(quanta[1] == rows[1].quanta);
  cr_expect(kjp_table_copy_amounts(table, KJP_OBSERVATION_VALUE, NULL, known,
                                   2) == 8);
  cr_expect(known[0] == 1 && known[1] == 1);
  kjp_plan_unref(plan);
}

static const struct {
  int32_t row;
  const char *unit;
  int32_t digits;
  const char *text;
} shown[] = {
    {1, NULL, KJP_NONE, "1.25"},
    {1, NULL, 0, "1"},
    {1, NULL, 1, "1.3"},
    {1, NULL, 4, "1.2500"},
    {1, "万元", KJP_NONE, "12500"},
    {1, "元", 2, "125000000.00"},
    {1, "万亿元", 5, "0.00013"},
    {1, "yuan", 0, "125000000"},
    {3, NULL, KJP_NONE, "0"},
    {3, NULL, 2, "0.00"},
    {4, NULL, KJP_NONE, "1.5"},
    {4, "项", KJP_NONE, "15000"},
    {4, "万项", 0, "2"},
    {5, NULL, KJP_NONE, "2.5"},
    {5, NULL, 0, "3"},
    {5, "‰", KJP_NONE, "25"},
    {5, "", KJP_NONE, "0.025"},
    {6, NULL, 1, "-0.1"},
    {6, "bp", KJP_NONE, "-5"},
    {7, NULL, KJP_NONE, "0.5"},
    {7, "%", KJP_NONE, "50"},
    {7, NULL, 18, "0.500000000000000000"},
};

static void
expect_shown(const kjp_table *table, int32_t row, int32_t column,
             const char *unit, int32_t digits, const char *expected)
{
  kjp_text *text = NULL;
  kjp_error *error = (kjp_error *)&error;

  cr_assert(kjp_table_format(table, row, column, unit, digits, &text, &error) ==
                KJP_OK,
            "%s", expected);
  cr_expect(error == NULL);
  cr_expect_str_eq(kjp_text_data(text), expected, "row %d: %s, not %s", row,
                   kjp_text_data(text), expected);
  kjp_text_free(text);
}

Test(table_cells, amounts_are_shown_in_a_unit_and_rounded_half_away)
{
  kjp_plan *plan = plan_of(CELLS);

  for (size_t i = 0; i < COUNT(shown); i++)
    expect_shown(observations_of(plan), shown[i].row, KJP_OBSERVATION_VALUE,
                 shown[i].unit, shown[i].digits, shown[i].text);
  kjp_plan_unref(plan);
}

static const struct {
  const char *label;
  int32_t row, column;
  const char *unit;
  int32_t digits;
} wrong[] = {
    {"money in %", 0, KJP_OBSERVATION_VALUE, "%", 0},
    {"money in 项", 0, KJP_OBSERVATION_VALUE, "项", 0},
    {"money in nothing", 0, KJP_OBSERVATION_VALUE, "", 0},
    {"a slip", 0, KJP_OBSERVATION_VALUE, "十元", 0},
    {"a count in 元", 4, KJP_OBSERVATION_VALUE, "元", 0},
    {"% in pp", 5, KJP_OBSERVATION_VALUE, "pp", 0},
    {"pp in %", 6, KJP_OBSERVATION_VALUE, "%", 0},
    {"19 digits", 0, KJP_OBSERVATION_VALUE, NULL, 19},
    {"-2 digits", 0, KJP_OBSERVATION_VALUE, NULL, -2},
    {"row -1", -1, KJP_OBSERVATION_VALUE, NULL, 0},
    {"row 8", 8, KJP_OBSERVATION_VALUE, NULL, 0},
    {"a year", 0, KJP_OBSERVATION_YEAR, NULL, 0},
    {"another table's column", 0, KJP_ADJUSTMENT_VALUE, NULL, 0},
};

Test(table_cells, wrong_units_digits_and_cells_are_refused)
{
  kjp_plan *plan = plan_of(CELLS);

  for (size_t i = 0; i < COUNT(wrong); i++) {
    kjp_text *text = (kjp_text *)&text;
    kjp_error *error = NULL;

    cr_expect(kjp_table_format(observations_of(plan), wrong[i].row,
                               wrong[i].column, wrong[i].unit, wrong[i].digits,
                               &text, &error) == KJP_E_ARGUMENT,
              "%s", wrong[i].label);
    cr_expect(text == NULL, "%s", wrong[i].label);
    cr_expect(kjp_error_status(error) == KJP_E_ARGUMENT, "%s", wrong[i].label);
    kjp_error_free(error);
  }
  cr_expect(kjp_table_format(observations_of(plan), 0, KJP_OBSERVATION_VALUE,
                             NULL, 0, NULL, NULL) == KJP_E_ARGUMENT);
  kjp_plan_unref(plan);
}

/* Growth: 4/3 - 1; then 0.45 % less 5 * 10^-12 %, which is 0.4 to one digit
 * though it is 0.45 to the quantum; then -0.45 % exactly. */
#define GROWTHS                                                                \
  PLAN_HEAD                                                                    \
  "  third: {name: 三, scope: 市, unit: 元, values: {2021: 3, 2022: 4}}\n"  \
  "  near: {name: 近, scope: 市, unit: 亿元, values: {2021: 2000,\n"       \
  "    2022: 2008.9999999999}}\n"                                              \
  "  half: {name: 半, scope: 市, unit: 亿元, values: {2021: 2000,\n"       \
  "    2022: 1991}}\n"                                                         \
  "rules:\n"                                                                   \
  "  a: {indicator: third, years: 2022, clauses: [{grow_at_least: 0 %}]}\n"    \
  "  b: {indicator: near, years: 2022, clauses: [{grow_at_least: 0 %}]}\n"     \
  "  c: {indicator: half, years: 2022, clauses: [{grow_at_least: 0 %}]}\n"

static const struct {
  int32_t row;
  const char *unit;
  int32_t digits;
  const char *text;
} fractions[] = {
    {0, NULL, KJP_NONE, "33.3333333"},
    {0, NULL, 4, "33.3333"},
    {0, NULL, 0, "33"},
    {0, "‰", 2, "333.33"},
    {0, "", 3, "0.333"},
    {0, NULL, 18, "33.333333333333333333"},
    {0, "", KJP_NONE, "0.333333333"},
    {1, NULL, 1, "0.4"},
    {1, NULL, 2, "0.45"},
    {1, NULL, KJP_NONE, "0.45"},
    {1, NULL, 12, "0.449999999995"},
    {2, NULL, 1, "-0.5"},
    {2, NULL, KJP_NONE, "-0.45"},
    {2, NULL, 0, "0"},
};

Test(table_cells, fractions_are_rounded_once_from_the_exact_value)
{
  kjp_plan *plan = plan_of(GROWTHS);
  kjp_answer *answer = NULL;
  const kjp_table *years;

  cr_assert(kjp_audit_run(plan, NULL, &answer, NULL) == KJP_OK);
  years = kjp_answer_table(answer, KJP_AUDIT_YEARS);
  cr_expect(amount_at(years, 0, KJP_AUDIT_YEAR_GROWTH) == 333333333);
  cr_expect(amount_at(years, 1, KJP_AUDIT_YEAR_GROWTH) == 4500000);
  cr_expect(amount_at(years, 2, KJP_AUDIT_YEAR_GROWTH) == -4500000);
  cr_expect_str_eq(kjp_table_unit(years, 0, KJP_AUDIT_YEAR_GROWTH), "%");
  for (size_t i = 0; i < COUNT(fractions); i++)
    expect_shown(years, fractions[i].row, KJP_AUDIT_YEAR_GROWTH,
                 fractions[i].unit, fractions[i].digits, fractions[i].text);
  kjp_answer_unref(answer);
  kjp_plan_unref(plan);
}
