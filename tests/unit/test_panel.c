/* SPDX-License-Identifier: MIT */
/* tests/unit/test_panel.c - panels: rows worked out by hand, what is marked,
 * and what is refused at the door. That any rule gives what an audit gives is
 * tests/panel/agree.c. */
#include <fenv.h>

#include "plans.h"

#define MISSING INT64_MIN

#define TWO                                                                    \
  PLAN_HEAD                                                                    \
  "  st: {name: 科技, scope: 市, unit: 元}\n"                              \
  "  rev: {name: 收入, scope: 市, unit: 元}\n"                             \
  "rules:\n"                                                                   \
  "  rigid:\n"                                                                 \
  "    indicator: st\n"                                                        \
  "    years: 2022-2024\n"
#define TWO_CLAUSES                                                            \
  "    clauses: [{outpace: {of: rev}}, {grow_at_least: 3 %}]\n"

enum { MOST = 64 };

/* What a run gives; filled with what no run writes. */
struct sheet {
  int64_t floors[MOST];
  uint8_t verdicts[MOST];
  int32_t bindings[MOST];
  uint8_t flags[MOST];
};

static kjp_panel *
panel_of(const char *text, int32_t entities, int32_t first_year,
         int32_t last_year)
{
  kjp_plan *plan = plan_of(text);
  kjp_panel *panel = NULL;
  kjp_error *error = NULL;

  cr_assert(kjp_panel_new(plan, NULL, entities, first_year, last_year, &panel,
                          &error) == KJP_OK,
            "%s", kjp_error_message(error, KJP_LANGUAGE_EN));
  kjp_plan_unref(plan); /* the panel holds it */
  return panel;
}

static void
give(kjp_panel *panel, const char *indicator, const int64_t *quanta,
     const uint8_t *known)
{
  kjp_error *error = NULL;

  cr_assert(kjp_panel_set(panel, indicator, quanta, known, &error) == KJP_OK,
            "%s: %s", indicator, kjp_error_message(error, KJP_LANGUAGE_EN));
}

static void
run(const kjp_panel *panel, int32_t first, int32_t count, int32_t threads,
    struct sheet *sheet)
{
  kjp_error *error = NULL;

  memset(sheet, 0xaa, sizeof *sheet);
  cr_assert(kjp_panel_run(panel, first, count, threads, sheet->floors,
                          sheet->verdicts, sheet->bindings, sheet->flags,
                          &error) == KJP_OK,
            "%s", kjp_error_message(error, KJP_LANGUAGE_EN));
}

struct row {
  int64_t floor;
  int32_t verdict, binding, flags;
};
#define NOT_RULED                                                              \
  {                                                                            \
    MISSING, KJP_PANEL_NOT_RULED, KJP_NONE, 0                                  \
  }
#define TOO_LARGE                                                              \
  {                                                                            \
    MISSING, KJP_PANEL_TOO_LARGE, KJP_NONE, 0                                  \
  }

static void
expect_rows(const char *label, const struct sheet *sheet,
            const struct row *rows, size_t count)
{
  for (size_t i = 0; i < count; i++) {
    cr_expect(sheet->floors[i] == rows[i].floor, "%s %zu: floor %lld", label, i,
              (long long)sheet->floors[i]);
    cr_expect(sheet->verdicts[i] == rows[i].verdict, "%s %zu: verdict %d",
              label, i, sheet->verdicts[i]);
    cr_expect(sheet->bindings[i] == rows[i].binding, "%s %zu: binding %d",
              label, i, (int)sheet->bindings[i]);
    cr_expect(sheet->flags[i] == rows[i].flags, "%s %zu: flags %d", label, i,
              sheet->flags[i]);
  }
  cr_expect(sheet->verdicts[count] == 0xaa, "%s: written beyond the range",
            label);
}

/* 2022: 10000 * 1.04 + 1 fen; 2023: 10500 * 1.03; 2024: 10815 * 1.03 rounded
 * up, where revenue fell. Of the second S_2022 and R_2023 are missing. */
static const int64_t spent[] = {10000, 10500,   10815, 10815,
                                10000, MISSING, 10000, 9000};
static const int64_t revenue[] = {100000, 104000, 104000,  100000,
                                  100000, 103000, MISSING, 5};
static const struct row two_rows[] = {
    NOT_RULED,
    {10401, KJP_VERDICT_HOLDS, 0, 0},
    {10815, KJP_VERDICT_HOLDS, 1, 0},
    {11140, KJP_VERDICT_BROKEN, 1, 0},
    NOT_RULED,
    {10301, KJP_VERDICT_NOT_ASSESSABLE, 0, 0},
    {MISSING, KJP_VERDICT_NOT_ASSESSABLE, KJP_NONE, KJP_PANEL_PARTIAL},
    {10300, KJP_VERDICT_BROKEN, 1, KJP_PANEL_PARTIAL}};

Test(panel, gives_floor_verdict_and_binding_clause)
{
  kjp_panel *panel = panel_of(TWO TWO_CLAUSES, 2, 2021, 2024);
  struct sheet sheet;

  give(panel, "st", spent, NULL);
  give(panel, "rev", revenue, NULL);
  run(panel, 0, 2, 1, &sheet);
  expect_rows("both", &sheet, two_rows, 8);
  run(panel, 1, 1, 1, &sheet);
  expect_rows("the second alone", &sheet, two_rows + 4, 4);
  run(panel, 0, 2, 2, &sheet);
  expect_rows("two threads", &sheet, two_rows, 8);
  run(panel, 0, 2, 256, &sheet);
  expect_rows("more threads than entities", &sheet, two_rows, 8);
  run(panel, 2, 0, 1, &sheet);
  expect_rows("no entity", &sheet, two_rows, 0);
  cr_expect(kjp_panel_rule(panel) == 0);
  kjp_panel_free(panel);
}

/* A host that rounds upwards gets the same, and rounds upwards afterwards. */
Test(panel, leaves_the_rounding_of_the_host_alone)
{
  kjp_panel *panel = panel_of(TWO TWO_CLAUSES, 2, 2021, 2024);
  struct sheet sheet;

  give(panel, "st", spent, NULL);
  give(panel, "rev", revenue, NULL);
  cr_assert(fesetround(FE_UPWARD) == 0);
  run(panel, 0, 2, 2, &sheet);
  expect_rows("upwards", &sheet, two_rows, 8);
  cr_expect(fegetround() == FE_UPWARD);
  (void)fesetround(FE_TONEAREST);
  kjp_panel_free(panel);
}

/* Between neighbours that fit in doubles and in blocks beyond the first; what
 * is missing at the end of one entity is none of the next one's business. */
Test(panel, judges_entities_apart)
{
  enum { ENTITIES = 1000 };
  static int64_t figures[ENTITIES * 3], floors[ENTITIES * 3];
  static uint8_t verdicts[ENTITIES * 3];
  kjp_panel *panel = panel_of(TWO "    clauses: [{grow_at_least: 3 %}]\n",
                              ENTITIES, 2021, 2023);

  for (int i = 0; i < ENTITIES; i++) {
    figures[3 * i] = i % 7 == 3 ? INT64_C(1) << 51 : 100;
    figures[3 * i + 1] = i % 7 == 3 ? INT64_MAX : 103;
    figures[3 * i + 2] = i % 5 == 0 ? INT64_MIN : 106;
  }
  give(panel, "st", figures, NULL);
  cr_assert(kjp_panel_run(panel, 0, ENTITIES, 2, floors, verdicts, NULL, NULL,
                          NULL) == KJP_OK);
  for (int i = 0; i < ENTITIES; i++) {
    bool large = i % 7 == 3;
    int32_t last = i % 5 == 0 ? KJP_VERDICT_NOT_ASSESSABLE : KJP_VERDICT_BROKEN;

    cr_expect(floors[3 * i] == INT64_MIN && verdicts[3 * i] == 0, "%d", i);
    cr_expect(floors[3 * i + 1] == (large ? INT64_MIN : 103), "%d", i);
    cr_expect(verdicts[3 * i + 1] ==
                  (large ? KJP_PANEL_TOO_LARGE : KJP_VERDICT_HOLDS),
              "%d", i);
    cr_expect(floors[3 * i + 2] == (large ? INT64_MIN : 107), "%d", i);
    cr_expect(verdicts[3 * i + 2] == (large ? KJP_PANEL_TOO_LARGE : last), "%d",
              i);
  }
  kjp_panel_free(panel);
}

Test(panel, takes_what_is_missing_from_the_mask)
{
  static const int64_t masked[] = {10000, 10500, 10815, 10815,
                                   10000, -7,    10000, 9000};
  static const uint8_t known[] = {1, 1, 1, 1, 1, 0, 1, 1};
  kjp_panel *panel = panel_of(TWO TWO_CLAUSES, 2, 2021, 2024);
  struct sheet sheet;

  give(panel, "st", masked, known);
  give(panel, "rev", revenue, NULL);
  run(panel, 0, 2, 1, &sheet);
  expect_rows("mask", &sheet, two_rows, 8);
  kjp_panel_free(panel);
}

/* All else is known, so that only the mask stands against the quickest way. */
Test(panel, takes_what_is_missing_from_the_mask_of_a_reference)
{
  static const int64_t figures[] = {10000, 10500, 10000, 9000};
  static const int64_t masked[] = {100000, 104000, 777, 5};
  static const uint8_t known[] = {1, 1, 0, 1};
  static const struct row rows[] = {
      NOT_RULED,
      {10401, KJP_VERDICT_HOLDS, 1, 0},
      {10815, KJP_VERDICT_BROKEN, 0, KJP_PANEL_PARTIAL},
      {10300, KJP_VERDICT_BROKEN, 0, KJP_PANEL_PARTIAL}};
  kjp_panel *panel = panel_of(
      TWO "    clauses: [{grow_at_least: 3 %}, {outpace: {of: rev}}]\n", 1,
      2021, 2024);
  struct sheet sheet;

  give(panel, "st", figures, NULL);
  give(panel, "rev", masked, known);
  run(panel, 0, 1, 1, &sheet);
  expect_rows("mask of a reference", &sheet, rows, 4);
  kjp_panel_free(panel);
}

Test(panel, writes_only_the_arrays_it_is_given)
{
  kjp_panel *panel = panel_of(TWO TWO_CLAUSES, 2, 2021, 2024);
  struct sheet sheet;

  memset(&sheet, 0xaa, sizeof sheet);
  give(panel, "st", spent, NULL);
  give(panel, "rev", revenue, NULL);
  cr_expect(kjp_panel_run(panel, 0, 2, 1, NULL, sheet.verdicts, NULL, NULL,
                          NULL) == KJP_OK);
  for (size_t i = 0; i < 8; i++)
    cr_expect(sheet.verdicts[i] == two_rows[i].verdict, "%zu", i);
  cr_expect(kjp_panel_run(panel, 0, 2, 1, NULL, NULL, NULL, NULL, NULL) ==
            KJP_OK);
  kjp_panel_free(panel);
}

/* Revenue of zero: growth over it cannot be judged, growth to it can. All is
 * known and small, so that the quickest way is taken. */
Test(panel, judges_nothing_over_a_reference_of_zero)
{
  static const int64_t figures[] = {100, 100, 100, 100};
  static const int64_t zero[] = {100, 0, 100, 100};
  static const struct row rows[] = {
      NOT_RULED,
      {1, KJP_VERDICT_HOLDS, 0, 0},
      {MISSING, KJP_VERDICT_NOT_ASSESSABLE, KJP_NONE, KJP_PANEL_PARTIAL},
      {101, KJP_VERDICT_BROKEN, 0, 0}};
  kjp_panel *panel =
      panel_of(TWO "    clauses: [{outpace: {of: rev}}]\n", 1, 2021, 2024);
  struct sheet sheet;

  give(panel, "st", figures, NULL);
  give(panel, "rev", zero, NULL);
  run(panel, 0, 1, 1, &sheet);
  expect_rows("zero", &sheet, rows, 4);
  kjp_panel_free(panel);
}

/* Where revenue falls from 100 to 90, 91 fen outpace it, or 101 where it counts
 * as standing still; and the other kinds, with the same figures. */
Test(panel, judges_each_kind_of_clause)
{
  static const int64_t figures[] = {100, 100}, falling[] = {100, 90};
  static const struct {
    const char *clauses;
    struct row row;
  } rows[] = {
      {"    clauses: [{outpace: {of: rev}}]\n", {91, KJP_VERDICT_HOLDS, 0, 0}},
      {"    clauses: [{outpace: {of: rev, when_falling: hold}}]\n",
       {101, KJP_VERDICT_BROKEN, 0, 0}},
      {"    clauses: [{outpace: {of: rev, margin: 1 pp}}]\n",
       {91, KJP_VERDICT_HOLDS, 0, 0}},
      {"    clauses: [{share_not_below_previous: {of: rev}}]\n",
       {90, KJP_VERDICT_HOLDS, 0, 0}},
      {"    clauses: [{not_below_previous: {strict: true}}]\n",
       {101, KJP_VERDICT_BROKEN, 0, 0}},
      {"    clauses: [{not_below_previous: {tolerance: 10 %}}]\n",
       {90, KJP_VERDICT_HOLDS, 0, 0}},
      {"    clauses: [{not_below_previous: {tolerance: 10 %, strict: true}}]\n",
       {91, KJP_VERDICT_HOLDS, 0, 0}},
      {"    clauses: [{grow_by_at_least: 0.05}]\n",
       {105, KJP_VERDICT_BROKEN, 0, 0}},
      {"    clauses: [{grow_at_least: 3 %}, {grow_at_least: 1 %}]\n",
       {103, KJP_VERDICT_BROKEN, 0, 0}},
      {"    clauses: [{amount_at_least: {2022: 0.99}}]\n",
       {99, KJP_VERDICT_HOLDS, 0, 0}},
      {"    clauses: [{at_least_peers: [rev]}]\n",
       {90, KJP_VERDICT_HOLDS, 0, 0}},
      {"    clauses: [{not_below_peak: {}}]\n", {100, KJP_VERDICT_HOLDS, 0, 0}},
      {"    clauses: [{average_growth_at_least: {since: 2021, value: 1 %, at: "
       "[2022]}}]\n",
       {101, KJP_VERDICT_BROKEN, 0, 0}},
      {"    clauses: [{share_at_least: {of: rev, value: 100 %}}]\n",
       {90, KJP_VERDICT_HOLDS, 0, 0}}};
  char text[1024];

  for (size_t i = 0; i < COUNT(rows); i++) {
    const struct row both[] = {NOT_RULED, rows[i].row};
    kjp_panel *panel;
    struct sheet sheet;

    (void)snprintf(text, sizeof text, "%s%s", TWO, rows[i].clauses);
    panel = panel_of(text, 1, 2021, 2022);
    give(panel, "st", figures, NULL);
    if (strstr(rows[i].clauses, " rev") != NULL ||
        strstr(rows[i].clauses, "[rev") != NULL)
      give(panel, "rev", falling, NULL);
    run(panel, 0, 1, 1, &sheet);
    expect_rows(rows[i].clauses, &sheet, both, 2);
    cr_expect(kjp_panel_run(panel, 0, 1, 1, sheet.floors + 2,
                            sheet.verdicts + 2, NULL, NULL, NULL) == KJP_OK);
    cr_expect(sheet.floors[3] == both[1].floor &&
                  sheet.verdicts[3] == both[1].verdict,
              "%s, without names: %lld", rows[i].clauses,
              (long long)sheet.floors[3]);
    kjp_panel_free(panel);
  }
}

/* Five times 2^51 - 5 is an odd number above 2^53, which no double is. */
Test(panel, adds_up_peers_that_are_large)
{
  static const char text[] = PLAN_HEAD
      "  st: {name: 科技, scope: 市, unit: 元}\n"
      "  a: {name: 甲, scope: 市, unit: 元}\n"
      "  b: {name: 乙, scope: 市, unit: 元}\n"
      "  c: {name: 丙, scope: 市, unit: 元}\n"
      "  d: {name: 丁, scope: 市, unit: 元}\n"
      "  e: {name: 戊, scope: 市, unit: 元}\n"
      "rules:\n"
      "  peers: {indicator: st, years: 2022, clauses: [{at_least_peers: "
      "[a, b, c, d, e]}]}\n";
  static const int64_t large[] = {(INT64_C(1) << 51) - 5};
  static const struct row rows[] = {
      {(INT64_C(1) << 51) - 5, KJP_VERDICT_HOLDS, 0, 0}};
  static const char *const ids[] = {"st", "a", "b", "c", "d", "e"};
  kjp_panel *panel = panel_of(text, 1, 2022, 2022);
  struct sheet sheet;

  for (size_t i = 0; i < COUNT(ids); i++)
    give(panel, ids[i], large, NULL);
  run(panel, 0, 1, 1, &sheet);
  expect_rows("peers", &sheet, rows, 1);
  kjp_panel_free(panel);
}

/* A tie names the first clause; an any_of is named, and not its member. */
Test(panel, names_the_first_of_several_and_the_any_of)
{
  static const int64_t figures[] = {10000, 10300};
  static const struct row tie[] = {NOT_RULED, {10300, KJP_VERDICT_HOLDS, 0, 0}};
  static const struct row any[] = {NOT_RULED, {10200, KJP_VERDICT_HOLDS, 1, 0}};
  kjp_panel *panel = panel_of(
      TWO "    clauses: [{grow_at_least: 3 %}, {grow_by_at_least: 3}]\n", 1,
      2021, 2022);
  struct sheet sheet;

  give(panel, "st", figures, NULL);
  run(panel, 0, 1, 1, &sheet);
  expect_rows("tie", &sheet, tie, 2);
  kjp_panel_free(panel);
  panel = panel_of(TWO "    clauses: [{not_below_previous: {}}, {any_of: "
                       "[{grow_at_least: 5 %}, {grow_by_at_least: 2}]}]\n",
                   1, 2021, 2022);
  give(panel, "st", figures, NULL);
  run(panel, 0, 1, 1, &sheet);
  expect_rows("any_of", &sheet, any, 2);
  kjp_panel_free(panel);
}

/* 100, 90, 95 fen under `owed`: 103 is owed in 2022 and 106.09 in 2023; 2022
 * is exempt and still owes. */
Test(panel, carries_what_is_owed_and_shows_what_is_waived)
{
  static const int64_t figures[] = {100, 90, 95};
  static const struct row rows[] = {
      NOT_RULED,
      {103, KJP_VERDICT_EXEMPT, 0, KJP_PANEL_UNWAIVED_BROKEN},
      {107, KJP_VERDICT_BROKEN, 0, 0}};
  kjp_panel *panel =
      panel_of(TWO "    base: owed\n    clauses: [{grow_at_least: 3 %}]\n"
                   "    exempt: [{year: 2022, reason: 机构划转, "
                   "authority: 市人大}]\n",
               1, 2021, 2023);
  struct sheet sheet;

  give(panel, "st", figures, NULL);
  run(panel, 0, 1, 1, &sheet);
  expect_rows("owed", &sheet, rows, 3);
  kjp_panel_free(panel);
}

/* 2^63 - 1 fen cannot grow by 3 %. The entities beside it are judged. */
Test(panel, marks_an_entity_whose_numbers_do_not_fit)
{
  static const int64_t figures[] = {10000, 10300, 0,   INT64_MAX, INT64_MAX,
                                    1,     100,   103, 106};
  static const struct row rows[] = {NOT_RULED,
                                    {10300, KJP_VERDICT_HOLDS, 0, 0},
                                    {10609, KJP_VERDICT_BROKEN, 0, 0},
                                    NOT_RULED,
                                    TOO_LARGE,
                                    TOO_LARGE,
                                    NOT_RULED,
                                    {103, KJP_VERDICT_HOLDS, 0, 0},
                                    {107, KJP_VERDICT_BROKEN, 0, 0}};
  kjp_panel *panel =
      panel_of(TWO "    clauses: [{grow_at_least: 3 %}]\n", 3, 2021, 2023);
  struct sheet sheet;

  give(panel, "st", figures, NULL);
  run(panel, 0, 3, 1, &sheet);
  expect_rows("too large", &sheet, rows, 9);
  kjp_panel_free(panel);
}

/* A national reference stands in the plan, and 2023 of it is assumed: 4 %. */
Test(panel, takes_the_plan_s_own_values_where_no_array_is)
{
  static const char text[] = PLAN_HEAD
      "  st: {name: 科技, scope: 市, unit: 元}\n"
      "  rev: {name: 全国收入, scope: 市, unit: 元, values: {2021: 100,\n"
      "    2022: {final: {value: 105, unverified: true}}}, assume: {growth: 4 "
      "%}}\n"
      "rules:\n"
      "  rigid: {indicator: st, years: 2022-2025, clauses: [{outpace: {of: "
      "rev}}]}\n";
  static const int64_t figures[] = {10000, 10501, 10920, 10000, 10500, 10921};
  static const struct row rows[] = {
      NOT_RULED,
      {10501, KJP_VERDICT_HOLDS, 0, KJP_PANEL_UNVERIFIED},
      {10922, KJP_VERDICT_BROKEN, 0,
       KJP_PANEL_PROJECTED | KJP_PANEL_UNVERIFIED},
      NOT_RULED,
      {10501, KJP_VERDICT_BROKEN, 0, KJP_PANEL_UNVERIFIED},
      {10921, KJP_VERDICT_HOLDS, 0,
       KJP_PANEL_PROJECTED | KJP_PANEL_UNVERIFIED}};
  static const int64_t own[] = {100, 100, 100, 100, 100, 100};
  static const struct row flat[] = {
      NOT_RULED,
      {10001, KJP_VERDICT_HOLDS, 0, 0},
      {10502, KJP_VERDICT_HOLDS, 0, 0},
  };
  kjp_panel *panel = panel_of(text, 2, 2021, 2023);
  struct sheet sheet;

  give(panel, "st", figures, NULL);
  run(panel, 0, 2, 1, &sheet);
  expect_rows("national", &sheet, rows, 6);
  give(panel, "rev", own, NULL);
  run(panel, 0, 1, 1, &sheet);
  expect_rows("its own", &sheet, flat, 3);
  give(panel, "rev", NULL, NULL);
  run(panel, 0, 2, 1, &sheet);
  expect_rows("the plan's again", &sheet, rows, 6);
  kjp_panel_free(panel);
}

/* What the plan states of the ruled indicator holds for all: 2 of 2021 are
 * one-off, and 2023 is measured against 120. */
Test(panel, takes_one_off_and_comparable_base_from_the_plan)
{
  static const char text[] = PLAN_HEAD
      "  st: {name: 科技, scope: 市, unit: 元, one_off: {2021: 0.02},\n"
      "    comparable_base: {2023: 1.2}}\n"
      "rules:\n"
      "  rigid: {indicator: st, years: 2022-2023, clauses: "
      "[{not_below_previous: {}}]}\n";
  static const int64_t figures[] = {102, 100, 119, 52, 49, 120};
  static const struct row rows[] = {NOT_RULED,
                                    {100, KJP_VERDICT_HOLDS, 0, 0},
                                    {120, KJP_VERDICT_BROKEN, 0, 0},
                                    NOT_RULED,
                                    {50, KJP_VERDICT_BROKEN, 0, 0},
                                    {120, KJP_VERDICT_HOLDS, 0, 0}};
  kjp_panel *panel = panel_of(text, 2, 2021, 2023);
  struct sheet sheet;

  give(panel, "st", figures, NULL);
  run(panel, 0, 2, 1, &sheet);
  expect_rows("clean base", &sheet, rows, 6);
  kjp_panel_free(panel);
}

/* Peaks count from the first year of the arrays, before the plan's years. */
Test(panel, looks_back_to_the_first_year_of_the_arrays)
{
  static const int64_t figures[] = {500, 100, MISSING, 499, 500};
  static const struct row rows[] = {NOT_RULED,
                                    NOT_RULED,
                                    NOT_RULED,
                                    {500, KJP_VERDICT_BROKEN, 0, 0},
                                    {500, KJP_VERDICT_HOLDS, 0, 0}};
  kjp_panel *panel =
      panel_of(TWO "    clauses: [{not_below_peak: {}}]\n", 1, 2019, 2023);
  struct sheet sheet;

  give(panel, "st", figures, NULL);
  run(panel, 0, 1, 1, &sheet);
  expect_rows("peak", &sheet, rows, 5);
  kjp_panel_free(panel);
}

/* The door */

static void
expect_refused(kjp_status status, kjp_error **error_out, const char *words,
               const char *label)
{
  kjp_error *error = *error_out;

  cr_expect(status == KJP_E_ARGUMENT, "%s: %d", label, (int)status);
  cr_expect(error != NULL && strstr(kjp_error_message(error, KJP_LANGUAGE_EN),
                                    words) != NULL,
            "%s: %s", label, kjp_error_message(error, KJP_LANGUAGE_EN));
  kjp_error_free(error);
  *error_out = NULL;
}

Test(panel, refuses_wrong_numbers_when_made)
{
  static const struct {
    const char *label, *words;
    int32_t entities, first_year, last_year;
  } rows[] = {
      {"entities below zero", "entities cannot be -1", -1, 2021, 2024},
      {"before all years", "first_year cannot be 1948", 1, 1948, 2024},
      {"after the rule", "first_year cannot be 2025", 1, 2025, 2026},
      {"before the rule", "last_year cannot be 2021", 1, 2020, 2021},
      {"turned round", "last_year cannot be 2022", 1, 2023, 2022},
      {"after all years", "last_year cannot be 2150", 1, 2023, 2150},
  };
  kjp_plan *plan = plan_of(TWO TWO_CLAUSES);

  for (size_t i = 0; i < COUNT(rows); i++) {
    kjp_panel *panel = (kjp_panel *)&panel;
    kjp_error *error = NULL;
    kjp_status status =
        kjp_panel_new(plan, NULL, rows[i].entities, rows[i].first_year,
                      rows[i].last_year, &panel, &error);

    cr_expect(panel == NULL, "%s", rows[i].label);
    expect_refused(status, &error, rows[i].words, rows[i].label);
  }
  kjp_plan_unref(plan);
}

Test(panel, wants_a_rule_where_there_are_several)
{
  kjp_plan *plan =
      plan_of(TWO TWO_CLAUSES "  other: {indicator: rev, years: 2023, clauses: "
                              "[{not_below_previous: {}}]}\n");
  kjp_options *options = kjp_options_new();
  kjp_panel *panel = NULL;
  kjp_error *error = NULL;

  expect_refused(kjp_panel_new(plan, NULL, 1, 2021, 2024, &panel, &error),
                 &error, "rule cannot be NULL", "none said");
  cr_assert(kjp_options_set(options, "rule", "third", NULL) == KJP_OK);
  expect_refused(kjp_panel_new(plan, options, 1, 2021, 2024, &panel, &error),
                 &error, "rule cannot be third", "none so called");
  cr_assert(kjp_options_set(options, "rule", "other", NULL) == KJP_OK);
  cr_assert(kjp_panel_new(plan, options, 1, 2021, 2024, &panel, NULL) ==
            KJP_OK);
  cr_expect(kjp_panel_rule(panel) == 1);
  kjp_panel_free(panel);
  kjp_options_free(options);
  kjp_plan_unref(plan);
}

Test(panel, refuses_figures_below_zero_and_other_indicators)
{
  static const int64_t below[] = {1, 2, 3, 4, 5, -6, 7, 8};
  kjp_panel *panel = panel_of(TWO TWO_CLAUSES, 2, 2021, 2024);
  kjp_error *error = NULL;

  expect_refused(kjp_panel_set(panel, "st", below, NULL, &error), &error,
                 "quanta cannot be -6 (entity 1, 2022)", "below zero");
  expect_refused(kjp_panel_set(panel, "gdp", spent, NULL, &error), &error,
                 "indicator cannot be gdp", "not of the rule");
  expect_refused(kjp_panel_set(panel, NULL, spent, NULL, &error), &error,
                 "indicator cannot be NULL", "no indicator");
  expect_refused(kjp_panel_set(NULL, "st", spent, NULL, &error), &error,
                 "panel cannot be NULL", "no panel");
  kjp_panel_free(panel);
}

Test(panel, refuses_a_range_or_arrays_that_cannot_be)
{
  static int64_t both[16];
  kjp_panel *panel = panel_of(TWO TWO_CLAUSES, 2, 2021, 2024);
  uint8_t *bytes = (uint8_t *)both;
  kjp_error *error = NULL;
  struct {
    const char *label, *words;
    int32_t first, count, threads;
    int64_t *floors;
    uint8_t *verdicts;
  } rows[] = {
      {"first", "first_entity cannot be -1", -1, 1, 1, NULL, NULL},
      {"beyond", "first_entity cannot be 3", 3, 0, 1, NULL, NULL},
      {"count", "count cannot be -1", 0, -1, 1, NULL, NULL},
      {"too many", "count cannot be 2", 1, 2, 1, NULL, NULL},
      {"no thread", "threads cannot be 0", 0, 2, 0, NULL, NULL},
      {"many threads", "threads cannot be 257", 0, 2, 257, NULL, NULL},
      {"in place", "floors cannot be st", 0, 2, 1, both, NULL},
      {"its last cell", "floors cannot be st", 0, 2, 1, both + 7, NULL},
      {"one in the other", "verdicts cannot be floors", 0, 2, 1, both + 8,
       bytes + 127},
  };

  give(panel, "st", both, NULL);
  for (size_t i = 0; i < COUNT(rows); i++) {
    expect_refused(kjp_panel_run(panel, rows[i].first, rows[i].count,
                                 rows[i].threads, rows[i].floors,
                                 rows[i].verdicts, NULL, NULL, &error),
                   &error, rows[i].words, rows[i].label);
  }
  cr_expect(kjp_panel_run(panel, 0, 2, 1, both + 8, NULL, NULL, NULL, NULL) ==
            KJP_OK);
  expect_refused(kjp_panel_run(NULL, 0, 2, 1, NULL, NULL, NULL, NULL, &error),
                 &error, "panel cannot be NULL", "no panel");
  kjp_panel_free(panel);
}

/* The whole rests on the part, whose figures are others in every entity. */
Test(panel, refuses_a_value_of_the_plan_that_rests_on_an_array)
{
  static const char text[] = PLAN_HEAD
      "  st: {name: 科技, scope: 市, unit: 元, values: {2022: 5}}\n"
      "  rest: {name: 其他, scope: 市, unit: 元, values: {2022: 95}}\n"
      "  all: {name: 支出, scope: 市, unit: 元, derive: {sum: [st, rest]}}\n"
      "rules:\n"
      "  share: {indicator: st, years: 2022, clauses: [{share_at_least: {of: "
      "all, value: 5 %}}]}\n";
  static const int64_t part[] = {400}, whole[] = {8000};
  static const struct row own[] = {{500, KJP_VERDICT_HOLDS, 0, 0}};
  static const struct row rows[] = {{400, KJP_VERDICT_HOLDS, 0, 0}};
  kjp_panel *panel = panel_of(text, 1, 2022, 2022);
  kjp_error *error = NULL;
  struct sheet sheet;

  run(panel, 0, 1, 1, &sheet);
  expect_rows("the plan's alone", &sheet, own, 1);
  give(panel, "st", part, NULL);
  expect_refused(kjp_panel_run(panel, 0, 1, 1, NULL, NULL, NULL, NULL, &error),
                 &error, "indicator cannot be all", "mixture");
  give(panel, "all", whole, NULL);
  run(panel, 0, 1, 1, &sheet);
  expect_rows("with an array", &sheet, rows, 1);
  kjp_panel_free(panel);
}

Test(panel, refuses_a_reference_with_adjustments_of_one_place)
{
  static const char text[] =
      PLAN_HEAD "  st: {name: 科技, scope: 市, unit: 元}\n"
                "  rev: {name: 收入, scope: 市, unit: 元, values: {2021: 100, "
                "2022: 105},\n"
                "    one_off: {2021: 1}}\n"
                "rules:\n"
                "  rigid: {indicator: st, years: 2022, clauses: [{outpace: "
                "{of: rev}}]}\n";
  kjp_panel *panel = panel_of(text, 2, 2021, 2022);
  kjp_error *error = NULL;

  expect_refused(kjp_panel_set(panel, "rev", spent, NULL, &error), &error,
                 "indicator cannot be rev", "one_off");
  give(panel, "st", spent, NULL);
  kjp_panel_free(panel);
}

Test(panel, answers_neutrally_to_null)
{
  kjp_plan *plan = plan_of(TWO TWO_CLAUSES);
  kjp_panel *panel = NULL;
  kjp_error *error = NULL;

  expect_refused(kjp_panel_new(NULL, NULL, 1, 2021, 2022, &panel, &error),
                 &error, "plan cannot be NULL", "no plan");
  expect_refused(kjp_panel_new(plan, NULL, 1, 2021, 2022, NULL, &error), &error,
                 "panel_out cannot be NULL", "nowhere");
  cr_expect(kjp_panel_rule(NULL) == KJP_NONE);
  kjp_panel_free(NULL);
  kjp_plan_unref(plan);
}

/* An empty panel is no mistake. */
Test(panel, of_no_entities_writes_nothing)
{
  kjp_panel *panel = panel_of(TWO TWO_CLAUSES, 0, 2021, 2022);
  struct sheet sheet;

  give(panel, "st", spent, NULL);
  run(panel, 0, 0, 2, &sheet);
  expect_rows("none", &sheet, two_rows, 0);
  kjp_panel_free(panel);
}
