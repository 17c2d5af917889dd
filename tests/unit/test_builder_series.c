/* SPDX-License-Identifier: MIT */
/* tests/unit/test_builder_series.c - kjp_builder_set_series(). */
#include <criterion/criterion.h>
#include <stdint.h>

#include "builders.h"

static void
set_series(kjp_builder *builder, int32_t stage, int32_t year, int64_t quanta)
{
  kjp_error *error = NULL;

  cr_assert(kjp_builder_set_series(builder, "rd", stage, &year, &quanta, 1,
                                   &error) == KJP_OK,
            "%s", kjp_error_message(error, KJP_LANGUAGE_EN));
}

Test(builder_series, a_series_is_bare_or_has_a_stage)
{
  kjp_builder *builder = builder_with_head();
  const int32_t years[] = {2021, 2020, 2022};
  const int64_t quanta[] = {673700000000, 569400000000, -1};

  cr_assert(kjp_builder_set_series(builder, "rd", KJP_NONE, years, quanta, 3,
                                   NULL) == KJP_OK);
  set_series(builder, KJP_STAGE_PRELIMINARY, 2023, 824000000000);
  set_series(builder, KJP_STAGE_BUDGET, 2021, 600000000000);
  set_series(builder, KJP_STAGE_FINAL, 2020, 569500000000);
  set_series(builder, KJP_NONE, 2023, 825000000000);
  check_plan(builder, HEAD "    values:\n"
                           "      2021: {final: 67.37, budget: 60}\n"
                           "      2020: {final: 56.95}\n"
                           "      2022: -0.0000000001\n"
                           "      2023: {preliminary: 82.4, final: 82.5}\n");
}

Test(builder_series, a_series_keeps_what_the_stages_say)
{
  kjp_plan *start = plan_of(
      HEAD "    values:\n"
           "      2020: {final: {value: 1, note: a}, budget: {value: 2, "
           "note: b}}\n");
  kjp_builder *builder = kjp_builder_new(start);

  kjp_plan_unref(start);
  set_series(builder, KJP_STAGE_FINAL, 2020, 30000000000);
  check_plan(builder,
             HEAD "    values:\n"
                  "      2020: {final: 3, budget: {value: 2, note: b}}\n");
}

Test(builder_series, a_series_is_exact_in_every_unit)
{
  static const struct {
    const char *unit;
    int64_t quanta;
  } rows[] = {
      {"亿元", 1},
      {"亿元", -123456789012345},
      {"万元", 123456789},
      {"元", 5},
      {"分", 99999999999999},
      {"分", 99999999999999999},
      {"元", -99999999999999999},
      {"万亿元", 12345678901234567},
      {"十亿元", 1},
      {"%", 1},
      {"‰", 999999999},
      {"成", -1},
      {"", 123456789},
      {"pp", 1},
      {"bp", 3},
      {"项", 120000000},
      {"人", 1},
      {"万人", 123456789},
      {"亿人", 1},
      {"万亿次", 123456789012345},
  };

  for (size_t i = 0; i < COUNT(rows); i++) {
    kjp_builder *builder = builder_with_head();
    kjp_plan *plan;

    set(builder, "/indicators/rd/unit", rows[i].unit);
    set_series(builder, KJP_NONE, 2020, rows[i].quanta);
    plan = build(builder);
    cr_expect(amount_at(kjp_plan_table(plan, KJP_OBSERVATIONS), 0,
                        KJP_OBSERVATION_VALUE) == rows[i].quanta,
              "%s", rows[i].unit);
    kjp_plan_unref(plan);
    kjp_builder_free(builder);
  }
}

/* A minus is no digit: fifteen of them stay in the indicator's own unit. */
Test(builder_series, a_number_of_fifteen_digits_stays_in_its_unit)
{
  kjp_builder *builder = builder_with_head();
  kjp_text *text = NULL;
  kjp_plan *plan;

  set(builder, "/indicators/rd/unit", "元");
  set_series(builder, KJP_NONE, 2020, INT64_C(-12345678901234500));
  set_series(builder, KJP_NONE, 2021, INT64_C(-99999999999999999));
  plan = build(builder);
  cr_assert(kjp_plan_to_yaml(plan, &text, NULL) == KJP_OK);
  cr_expect(strstr(kjp_text_data(text), "2020: -123456789012345\n") != NULL,
            "%s", kjp_text_data(text));
  cr_expect(strstr(kjp_text_data(text), "2021: -999999999999999.99\n") != NULL,
            "%s", kjp_text_data(text));
  kjp_text_free(text);
  kjp_plan_unref(plan);
  kjp_builder_free(builder);
}

Test(builder_series, wrong_series_are_refused_and_change_nothing)
{
  static const struct {
    const char *label, *indicator;
    int32_t stage, years[2];
    int64_t quanta[2];
    int32_t count;
  } rows[] = {
      {"no such indicator", "nobody", -1, {2020, 2021}, {1, 2}, 2},
      {"no unit", "bare", -1, {2020, 2021}, {1, 2}, 2},
      {"a unit that is none", "odd", -1, {2020, 2021}, {1, 2}, 2},
      {"values that are a text", "text", -1, {2020, 2021}, {1, 2}, 2},
      {"a year that is a list", "list", -1, {2020, 2021}, {1, 2}, 2},
      {"stage 0", "rd", 0, {2020, 2021}, {1, 2}, 2},
      {"stage 8", "rd", 8, {2020, 2021}, {1, 2}, 2},
      {"stage -2", "rd", -2, {2020, 2021}, {1, 2}, 2},
      {"a year too early", "rd", -1, {2020, 1948}, {1, 2}, 2},
      {"a year too late", "rd", -1, {2020, 2150}, {1, 2}, 2},
      {"a year twice", "rd", -1, {2020, 2020}, {1, 2}, 2},
      {"a number that is none", "rd", -1, {2020, 2021}, {1, INT64_MIN}, 2},
      {"a count below zero", "rd", -1, {2020, 2021}, {1, 2}, -1},
  };
  kjp_builder *builder = builder_with_head();

  set(builder, "/indicators/bare/name", "x");
  set(builder, "/indicators/odd/unit", "亿");
  set(builder, "/indicators/text/unit", "亿元");
  set(builder, "/indicators/text/values", "x");
  set(builder, "/indicators/list/unit", "亿元");
  set(builder, "/indicators/list/values/2021/0", "x");
  for (size_t i = 0; i < COUNT(rows); i++) {
    kjp_error *error = NULL;

    cr_expect(kjp_builder_set_series(builder, rows[i].indicator, rows[i].stage,
                                     rows[i].years, rows[i].quanta,
                                     rows[i].count, &error) == KJP_E_ARGUMENT,
              "%s", rows[i].label);
    cr_expect(kjp_error_status(error) == KJP_E_ARGUMENT, "%s", rows[i].label);
    kjp_error_free(error);
  }
  cr_expect(kjp_builder_set_series(builder, "rd", -1, NULL, rows[0].quanta, 1,
                                   NULL) == KJP_E_ARGUMENT);
  cr_expect(kjp_builder_set_series(builder, "rd", -1, rows[0].years, NULL, 1,
                                   NULL) == KJP_E_ARGUMENT);
  cr_expect(kjp_builder_set_series(builder, "r\xFF", -1, NULL, NULL, 0, NULL) ==
            KJP_E_SYNTAX);
  cr_expect(kjp_builder_set_series(builder, "rd", -1, NULL, NULL, 0, NULL) ==
            KJP_OK);
  cr_expect(kjp_builder_remove(builder, "/indicators/bare", NULL) == KJP_OK);
  cr_expect(kjp_builder_remove(builder, "/indicators/odd", NULL) == KJP_OK);
  cr_expect(kjp_builder_remove(builder, "/indicators/text", NULL) == KJP_OK);
  cr_expect(kjp_builder_remove(builder, "/indicators/list", NULL) == KJP_OK);
  check_plan(builder, HEAD);
}
