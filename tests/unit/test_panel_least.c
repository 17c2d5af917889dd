/* SPDX-License-Identifier: MIT */
/* tests/unit/test_panel_least.c - least paths over arrays: rows worked out by
 * hand, and what is refused at the door. That they are those of one plan at a
 * time is tests/panel/least.c. */
#include "plans.h"

#define NONE INT64_MIN

#define ST  PLAN_HEAD "  st: {name: 科技, scope: 市, unit: 元}\n"
#define REV "  rev: {name: 收入, scope: 市, unit: 元}\n"
#define RULE(clause)                                                           \
  "rules:\n"                                                                   \
  "  r: {indicator: st, years: 2022-2024, clauses: [" clause "]}\n"
#define PATH(more)                                                             \
  "paths:\n"                                                                   \
  "  st: {shape: latest, round_to: 0.01 元" more "}\n"
#define FROM_2022 ", from: {year: 2022}"
#define GROW      RULE("{grow_at_least: 10 %}")

enum { FEASIBLE = 1, INFEASIBLE = 2, UNKNOWN = 3, LARGE = 255, MOST = 64 };

struct sheet {
  int64_t least[MOST];
  uint8_t states[MOST];
};

static kjp_panel *
panel_under(const char *text, const char *option, const char *value,
            int32_t entities, int32_t first_year)
{
  kjp_plan *plan = plan_of(text);
  kjp_options *options = kjp_options_new();
  kjp_panel *panel = NULL;
  kjp_error *error = NULL;

  if (option != NULL)
    cr_assert(kjp_options_set(options, option, value, NULL) == KJP_OK);
  cr_assert(kjp_panel_new(plan, options, entities, first_year, 2024, &panel,
                          &error) == KJP_OK,
            "%s", kjp_error_message(error, KJP_LANGUAGE_EN));
  kjp_options_free(options);
  kjp_plan_unref(plan);
  return panel;
}

static kjp_panel *
panel_of(const char *text, int32_t entities, int32_t first_year)
{
  return panel_under(text, NULL, NULL, entities, first_year);
}

static void
give(kjp_panel *panel, const char *indicator, const int64_t *quanta)
{
  kjp_error *error = NULL;

  cr_assert(kjp_panel_set(panel, indicator, quanta, NULL, &error) == KJP_OK,
            "%s: %s", indicator, kjp_error_message(error, KJP_LANGUAGE_EN));
}

static void
find(const kjp_panel *panel, int32_t first, int32_t count, int32_t threads,
     struct sheet *sheet)
{
  kjp_error *error = NULL;

  memset(sheet, 0xaa, sizeof *sheet);
  cr_assert(kjp_panel_least(panel, first, count, threads, sheet->least,
                            sheet->states, &error) == KJP_OK,
            "%s", kjp_error_message(error, KJP_LANGUAGE_EN));
}

static void
expect_paths(const char *label, const struct sheet *sheet, const int64_t *least,
             const uint8_t *states, size_t count, size_t years)
{
  for (size_t i = 0; i < count; i++)
    cr_expect(sheet->states[i] == states[i], "%s %zu: state %d", label, i,
              sheet->states[i]);
  for (size_t i = 0; i < count * years; i++)
    cr_expect(sheet->least[i] == least[i], "%s %zu: %lld", label, i,
              (long long)sheet->least[i]);
  cr_expect(sheet->states[count] == 0xaa &&
                sheet->least[count * years] ==
                    (int64_t)UINT64_C(0xaaaaaaaaaaaaaaaa),
            "%s: written beyond the range", label);
}

/* 13 and a half of it are 19, so 14; 8, 12, 18 is all the second may have; the
 * third has no base; the fourth may fall; the fifth has nowhere to go. What
 * stands after the base is not looked at. */
#define DOUBLED                                                                \
  ST RULE("{amount_at_least: {2024: 0.20}}")                                   \
      PATH(FROM_2022 ", caps: [grow_at_most: 50 %]")

static const int64_t bases[] = {10,   999, 999, 8,    NONE, NONE, NONE, 5,
                                NONE, 40,  1,   NONE, 40,   NONE, NONE};
static const int64_t ends[] = {NONE, NONE, 0,    NONE, NONE, 0,    NONE, NONE,
                               0,    NONE, NONE, 0,    NONE, NONE, NONE};
static const int64_t doubled[] = {10,   14, 20, NONE, NONE, NONE, NONE, NONE,
                                  NONE, 40, 14, 20,   40,   NONE, NONE};
static const uint8_t doubled_states[] = {FEASIBLE, INFEASIBLE, UNKNOWN,
                                         FEASIBLE, FEASIBLE};

Test(panel_least, goes_from_what_a_later_year_needs)
{
  kjp_panel *panel = panel_of(DOUBLED, 5, 2022);
  struct sheet sheet;

  give(panel, "st", bases);
  cr_assert(kjp_panel_set_anchors(panel, ends, NULL) == KJP_OK);
  find(panel, 0, 5, 1, &sheet);
  expect_paths("all", &sheet, doubled, doubled_states, 5, 3);
  find(panel, 0, 5, 4, &sheet);
  expect_paths("four threads", &sheet, doubled, doubled_states, 5, 3);
  find(panel, 1, 3, 1, &sheet);
  expect_paths("a range", &sheet, doubled + 3, doubled_states + 1, 3, 3);
  find(panel, 5, 0, 2, &sheet);
  expect_paths("no entity", &sheet, doubled, doubled_states, 0, 3);
  kjp_panel_free(panel);
}

Test(panel_least, writes_only_the_arrays_it_is_given)
{
  kjp_panel *panel = panel_of(DOUBLED, 5, 2022);
  struct sheet sheet;

  give(panel, "st", bases);
  cr_assert(kjp_panel_set_anchors(panel, ends, NULL) == KJP_OK);
  memset(&sheet, 0xaa, sizeof sheet);
  cr_expect(kjp_panel_least(panel, 0, 5, 1, NULL, sheet.states, NULL) ==
            KJP_OK);
  cr_expect(memcmp(sheet.states, doubled_states, 5) == 0);
  cr_expect(kjp_panel_least(panel, 0, 5, 1, sheet.least, NULL, NULL) == KJP_OK);
  cr_expect(memcmp(sheet.least, doubled, sizeof doubled) == 0);
  cr_expect(kjp_panel_least(panel, 0, 5, 1, NULL, NULL, NULL) == KJP_OK);
  kjp_panel_free(panel);
}

static const struct {
  const char *label, *text;
  int64_t st[4], rev[4], anchors[4]; /* of 2021 to 2024 */
  int64_t least[4];
  uint8_t state;
} rows[] = {
    /* 100 * 1.1 and a fen; revenue stands still: a fen more */
    {"outpace",
     ST REV RULE("{outpace: {of: rev}}") PATH(FROM_2022),
     {NONE, 100, NONE, NONE},
     {NONE, 1000, 1100, 1100},
     {NONE, NONE, NONE, 0},
     {NONE, 100, 111, 112},
     FEASIBLE},
    {"a reference that is missing",
     ST REV RULE("{outpace: {of: rev}}") PATH(FROM_2022),
     {NONE, 100, NONE, NONE},
     {NONE, 1000, NONE, 1100},
     {NONE, NONE, NONE, 0},
     {NONE, NONE, NONE, NONE},
     UNKNOWN},
    {"what is known leaves none all the same",
     ST REV RULE("{outpace: {of: rev}}")
         PATH(FROM_2022 ", caps: [grow_at_most: 20 %]"),
     {NONE, 100, NONE, NONE},
     {NONE, 1000, NONE, 1100},
     {NONE, NONE, NONE, 145},
     {NONE, NONE, NONE, NONE},
     INFEASIBLE},
    {"120 and 144 is just enough",
     ST REV RULE("{outpace: {of: rev}}")
         PATH(FROM_2022 ", caps: [grow_at_most: 20 %]"),
     {NONE, 100, NONE, NONE},
     {NONE, 1000, 1000, 1000},
     {NONE, NONE, NONE, 144},
     {NONE, 100, 120, 144},
     FEASIBLE},
    /* 100 * (1.1 + 0.01), then 111 * 1.01 */
    {"outpace by a point",
     ST REV RULE("{outpace: {of: rev, margin: 1 pp}}") PATH(FROM_2022),
     {NONE, 100, NONE, NONE},
     {NONE, 1000, 1100, 1100},
     {NONE, NONE, NONE, 0},
     {NONE, 100, 111, 113},
     FEASIBLE},
    /* 10.3 is 11 is twice 7; 14.42 is 15 is three times 7 */
    {"coarse steps, and the anchor beside them",
     ST RULE("{grow_at_least: 3 %}") "paths:\n  st: {shape: linear, round_to: "
                                     "0.07 元, from: {year: "
                                     "2022}}\n",
     {NONE, 10, NONE, NONE},
     {0},
     {NONE, NONE, NONE, 50},
     {NONE, 10, 14, 50},
     FEASIBLE},
    {"a floor above the anchor",
     ST RULE("{grow_at_least: 3 %}") "paths:\n  st: {shape: linear, round_to: "
                                     "0.07 元, from: {year: "
                                     "2022}}\n",
     {NONE, 10, NONE, NONE},
     {0},
     {NONE, NONE, NONE, 12},
     {NONE, 10, 14, 21},
     FEASIBLE},
    /* 15.45 is 16, which the anchor may be and no step is */
    {"a floor below the anchor",
     ST RULE("{grow_at_least: 3 %}") "paths:\n  st: {shape: linear, round_to: "
                                     "0.07 元, from: {year: "
                                     "2022}}\n",
     {NONE, 10, NONE, NONE},
     {0},
     {NONE, NONE, 15, 16},
     {NONE, 10, 15, 16},
     FEASIBLE},
    {"a share of a whole that has an array",
     ST REV GROW PATH(FROM_2022 ", caps: [share_at_most: {of: rev, value: "
                                "10 %}]"),
     {NONE, 40, NONE, NONE},
     {NONE, NONE, 500, 490},
     {NONE, NONE, NONE, 0},
     {NONE, 40, 44, 49},
     FEASIBLE},
    {"a share that is too small",
     ST REV GROW PATH(FROM_2022 ", caps: [share_at_most: {of: rev, value: "
                                "10 %}]"),
     {NONE, 40, NONE, NONE},
     {NONE, NONE, 500, 489},
     {NONE, NONE, NONE, 0},
     {NONE, NONE, NONE, NONE},
     INFEASIBLE},
    {"a whole that is missing",
     ST REV GROW PATH(FROM_2022 ", caps: [share_at_most: {of: rev, value: "
                                "10 %}]"),
     {NONE, 40, NONE, NONE},
     {NONE, NONE, 500, NONE},
     {NONE, NONE, NONE, 0},
     {NONE, NONE, NONE, NONE},
     UNKNOWN},
    {"the peak before the base",
     ST RULE("{not_below_peak: {note: n}}") PATH(FROM_2022),
     {90, 50, NONE, NONE},
     {0},
     {NONE, NONE, NONE, 0},
     {NONE, 50, 90, 90},
     FEASIBLE},
    {"two years back",
     ST RULE("{not_below_previous: {lookback: 2}}") PATH(FROM_2022),
     {90, 50, NONE, NONE},
     {0},
     {NONE, NONE, NONE, 0},
     {NONE, 50, 90, 50},
     FEASIBLE},
    {"two years back, and missing",
     ST RULE("{not_below_previous: {lookback: 2}}") PATH(FROM_2022),
     {NONE, 50, NONE, NONE},
     {0},
     {NONE, NONE, NONE, 0},
     {NONE, NONE, NONE, NONE},
     UNKNOWN},
    {"the last figure is the base",
     ST GROW PATH(""),
     {10, 20, NONE, NONE},
     {0},
     {NONE, NONE, NONE, 0},
     {NONE, 20, 22, 25},
     FEASIBLE},
    {"which may be an earlier one",
     ST GROW PATH(""),
     {10, NONE, NONE, NONE},
     {0},
     {NONE, NONE, NONE, 0},
     {10, 11, 13, 15},
     FEASIBLE},
    {"an anchor of the base does not count",
     ST GROW PATH(""),
     {10, NONE, NONE, NONE},
     {0},
     {70, NONE, 0, NONE},
     {10, 11, 13, NONE},
     FEASIBLE},
    {"what is lost counts no more",
     ST "rules:\n"
        "  r: {indicator: st, years: 2022-2024, base: owed, clauses: ["
        "{grow_at_least: 10 %}], exempt: [{year: 2023, reason: n, authority: "
        "n}]}\n" PATH(FROM_2022),
     {NONE, 100, NONE, NONE},
     {0},
     {NONE, NONE, NONE, 0},
     {NONE, 100, 0, 121},
     FEASIBLE},
    {"one of several will do",
     ST REV RULE("{any_of: [{grow_at_least: 10 %}, {share_at_least: {of: rev, "
                 "value: 1 %}}]}") PATH(FROM_2022),
     {NONE, 100, NONE, NONE},
     {NONE, NONE, 10500, 20000},
     {NONE, NONE, NONE, 0},
     {NONE, 100, 105, 116},
     FEASIBLE},
    {"a number that does not fit",
     ST GROW PATH(FROM_2022),
     {NONE, INT64_C(9000000000000000000), NONE, NONE},
     {0},
     {NONE, NONE, NONE, 0},
     {NONE, NONE, NONE, NONE},
     LARGE},
    {"which a cap does not allow",
     ST GROW PATH(FROM_2022 ", caps: [grow_at_most: 1 %]"),
     {NONE, INT64_C(9000000000000000000), NONE, NONE},
     {0},
     {NONE, NONE, NONE, 0},
     {NONE, NONE, NONE, NONE},
     INFEASIBLE},
};

Test(panel_least, is_as_worked_out_by_hand)
{
  for (size_t i = 0; i < COUNT(rows); i++) {
    kjp_panel *panel = panel_of(rows[i].text, 1, 2021);
    struct sheet sheet;

    give(panel, "st", rows[i].st);
    if (strstr(rows[i].text, "rev:") != NULL)
      give(panel, "rev", rows[i].rev);
    cr_assert(kjp_panel_set_anchors(panel, rows[i].anchors, NULL) == KJP_OK);
    find(panel, 0, 1, 1, &sheet);
    expect_paths(rows[i].label, &sheet, rows[i].least, &rows[i].state, 1, 4);
    kjp_panel_free(panel);
  }
}

/* 30, 33, and 50 as the plan says; 50, 55 and 61 from a base of 50. */
Test(panel_least, takes_from_the_plan_what_has_no_array)
{
  static const int64_t base[] = {NONE, 50, NONE, NONE};
  static const int64_t high[] = {NONE, NONE, NONE, 80};
  static const int64_t own[] = {NONE, 30, 33, 50};
  static const int64_t given[] = {NONE, 50, 55, 61};
  static const int64_t anchored[] = {NONE, 50, 55, 80};
  static const uint8_t state = FEASIBLE;
  kjp_panel *panel = panel_of(ST GROW PATH(", from: {year: 2022, value: 0.30}, "
                                           "through: {2024: 0.50}"),
                              1, 2021);
  struct sheet sheet;

  find(panel, 0, 1, 1, &sheet);
  expect_paths("the plan's", &sheet, own, &state, 1, 4);
  give(panel, "st", base);
  find(panel, 0, 1, 1, &sheet);
  expect_paths("a base of its own", &sheet, given, &state, 1, 4);
  cr_assert(kjp_panel_set_anchors(panel, high, NULL) == KJP_OK);
  find(panel, 0, 1, 1, &sheet);
  expect_paths("and an anchor", &sheet, anchored, &state, 1, 4);
  cr_assert(kjp_panel_set_anchors(panel, NULL, NULL) == KJP_OK);
  find(panel, 0, 1, 1, &sheet);
  expect_paths("the plan's anchor again", &sheet, given, &state, 1, 4);
  kjp_panel_free(panel);
}

Test(panel_least, goes_through_the_targets_that_are_asked_for)
{
  static const char text[] = ST
      "targets:\n"
      "  a: {indicator: st, year: 2024, at_least: 0.6, strength: ensure}\n"
      "  b: {indicator: st, year: 2024, at_least: 0.9, strength: strive}\n" GROW
          PATH(FROM_2022);
  static const int64_t base[] = {40, NONE, NONE};
  static const int64_t all[] = {40, 44, 90};
  static const int64_t some[] = {40, 44, 60};
  static const uint8_t state = FEASIBLE;
  struct sheet sheet;

  for (int i = 0; i < 2; i++) {
    kjp_panel *panel =
        panel_under(text, i == 0 ? NULL : "strengths", "ensure", 1, 2022);

    give(panel, "st", base);
    find(panel, 0, 1, 1, &sheet);
    expect_paths("targets", &sheet, i == 0 ? all : some, &state, 1, 3);
    kjp_panel_free(panel);
  }
}

/* The door */

static void
expect_refused(kjp_status status, kjp_error **error, const char *words,
               const char *label)
{
  cr_expect(status == KJP_E_ARGUMENT, "%s: %d", label, (int)status);
  cr_assert(*error != NULL, "%s", label);
  cr_expect(strstr(kjp_error_message(*error, KJP_LANGUAGE_EN), words) != NULL,
            "%s: %s", label, kjp_error_message(*error, KJP_LANGUAGE_EN));
  kjp_error_free(*error);
  *error = NULL;
}

static const struct {
  const char *label, *text, *words;
} doors[] = {
    {"no path", ST GROW, "indicator cannot be st"},
    {"another rule",
     ST GROW "  other: {indicator: st, years: 2024, clauses: [{grow_at_least: "
             "1 %}]}\n" PATH(FROM_2022),
     "floors cannot be other"},
    {"no floor", ST GROW PATH(FROM_2022 ", floors: []"), "floors cannot be r"},
};

Test(panel_least, refuses_a_plan_that_has_another_path)
{
  for (size_t i = 0; i < COUNT(doors); i++) {
    kjp_panel *panel = panel_under(doors[i].text, "rule", "r", 1, 2022);
    kjp_error *error = NULL;
    int64_t least[3] = {-7, -7, -7};

    expect_refused(kjp_panel_least(panel, 0, 1, 1, least, NULL, &error), &error,
                   doors[i].words, doors[i].label);
    cr_expect(least[0] == -7 && least[2] == -7, "%s", doors[i].label);
    kjp_panel_free(panel);
  }
}

Test(panel_least, keeps_the_floors_that_the_path_says)
{
  static const int64_t base[] = {100, NONE, NONE};
  static const int64_t ends_at[] = {NONE, NONE, 0};
  static const int64_t least[] = {100, 110, 121};
  static const uint8_t state = FEASIBLE;
  kjp_panel *panel = panel_under(
      ST GROW "  other: {indicator: st, years: 2024, clauses: [{grow_at_least: "
              "50 %}]}\n" PATH(FROM_2022 ", floors: [r]"),
      "rule", "r", 1, 2022);
  struct sheet sheet;

  give(panel, "st", base);
  cr_assert(kjp_panel_set_anchors(panel, ends_at, NULL) == KJP_OK);
  find(panel, 0, 1, 1, &sheet);
  expect_paths("one of two", &sheet, least, &state, 1, 3);
  kjp_panel_free(panel);
}

Test(panel_least, refuses_ranges_and_arrays_that_cannot_be)
{
  static int64_t figures[18], anchors[18], cells[24];
  kjp_panel *panel = panel_of(ST GROW PATH(FROM_2022), 6, 2022);
  uint8_t *bytes = (uint8_t *)cells;
  kjp_error *error = NULL;
  struct {
    const char *label, *words;
    int32_t first, count, threads;
    int64_t *least;
    uint8_t *states;
  } calls[] = {
      {"first", "first_entity cannot be -1", -1, 1, 1, NULL, NULL},
      {"count", "count cannot be -1", 0, -1, 1, NULL, NULL},
      {"too many", "count cannot be 2", 5, 2, 1, NULL, NULL},
      {"no thread", "threads cannot be 0", 0, 2, 0, NULL, NULL},
      {"in place", "least cannot be st", 0, 6, 1, figures, NULL},
      {"over the anchors", "least cannot be anchors", 0, 1, 1, anchors + 17,
       NULL},
      {"states over them", "states cannot be anchors", 0, 1, 1, NULL,
       (uint8_t *)anchors},
      {"one in the other", "states cannot be least", 0, 6, 1, cells,
       bytes + 143},
  };

  give(panel, "st", figures);
  cr_assert(kjp_panel_set_anchors(panel, anchors, NULL) == KJP_OK);
  for (size_t i = 0; i < COUNT(calls); i++)
    expect_refused(kjp_panel_least(panel, calls[i].first, calls[i].count,
                                   calls[i].threads, calls[i].least,
                                   calls[i].states, &error),
                   &error, calls[i].words, calls[i].label);
  cr_expect(kjp_panel_least(panel, 0, 6, 1, cells, bytes + 144, NULL) ==
            KJP_OK);
  expect_refused(kjp_panel_least(NULL, 0, 1, 1, NULL, NULL, &error), &error,
                 "panel cannot be NULL", "no panel");
  anchors[4] = -1;
  expect_refused(kjp_panel_set_anchors(panel, anchors, &error), &error,
                 "quanta cannot be -1 (entity 1, 2023)", "below zero");
  expect_refused(kjp_panel_set_anchors(NULL, anchors, &error), &error,
                 "panel cannot be NULL", "anchors of no panel");
  kjp_panel_free(panel);
}

Test(panel_least, refuses_a_value_of_the_plan_that_rests_on_an_array)
{
  static const int64_t part[] = {1, NONE, NONE};
  kjp_panel *panel = panel_of(
      ST "  whole: {name: 全部, scope: 市, unit: 元, derive: {sum: [st, rest]}}"
         "\n"
         "  rest: {name: 其余, scope: 市, unit: 元, values: {2022: 1}}\n" GROW
             PATH(FROM_2022 ", caps: [share_at_most: {of: rest, value: 10 %}]"),
      1, 2022);
  kjp_error *error = NULL;

  give(panel, "rest", part);
  give(panel, "st", part);
  cr_expect(kjp_panel_least(panel, 0, 1, 1, NULL, NULL, &error) == KJP_OK);
  kjp_panel_free(panel);
  panel = panel_of(
      PLAN_HEAD
      "  st: {name: 科技, scope: 市, unit: 元, derive: {sum: [rest, own]}}\n"
      "  own: {name: 自己, scope: 市, unit: 元, values: {2022: 1}}\n"
      "  rest: {name: 其余, scope: 市, unit: 元, values: {2022: 1}}\n" GROW
          PATH(FROM_2022 ", caps: [share_at_most: {of: rest, value: 10 %}]"),
      1, 2022);
  give(panel, "rest", part);
  expect_refused(kjp_panel_least(panel, 0, 1, 1, NULL, NULL, &error), &error,
                 "indicator cannot be st", "an input with an array");
  kjp_panel_free(panel);
}

Test(panel_least, is_of_no_shape_that_there_is_not)
{
  kjp_plan *plan = plan_of(ST GROW PATH(FROM_2022));
  kjp_options *options = kjp_options_new();
  kjp_panel *panel = NULL;
  kjp_error *error = NULL;

  (void)kjp_options_set(options, "strengths", "certainly", NULL);
  expect_refused(kjp_panel_new(plan, options, 1, 2022, 2024, &panel, &error),
                 &error, "strengths cannot be certainly", "strengths");
  cr_expect(panel == NULL);
  kjp_options_free(options);
  kjp_plan_unref(plan);
}
