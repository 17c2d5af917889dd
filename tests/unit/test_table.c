/* SPDX-License-Identifier: MIT */
/* tests/unit/test_table.c - every table and column by number, name, type and
 * help, and rows found by id and by parent. */
#include "plans.h"

/* One row or more in most tables. */
#define FULL                                                                      \
  PLAN_HEAD                                                                       \
  "  st: {name: {zh: 科技, en: science}, scope: 市, unit: 亿元,\n"           \
  "    values: {2021: 1, 2022: {budget: 1.1, final: 1.25}},\n"                    \
  "    one_off: {2021: 0.1}}\n"                                                   \
  "  none: {name: 空, scope: 市, unit: 项}\n"                                  \
  "  rev: {name: 收入, scope: 市, unit: 亿元, values: {2021: 9, 2022: 9}}\n" \
  "rules:\n"                                                                      \
  "  one: {indicator: st, years: 2022, clauses: [{not_below_previous: {}},\n"     \
  "    {any_of: [{grow_at_least: 10 %}, {grow_by_at_least: 1 亿元},\n"          \
  "    {outpace: {of: rev}}]}, {amount_at_least: {2022: 1}}]}\n"                  \
  "  two: {indicator: st, years: 2022, clauses: [{not_below_peak: {}}]}\n"

static const struct {
  int32_t number;
  const char *name;
  int32_t columns;
} kinds[] = {
    {KJP_FINDINGS, "findings", 16},
    {KJP_PLAN, "plan", 10},
    {KJP_ORGANISATIONS, "organisations", 4},
    {KJP_INDICATORS, "indicators", 18},
    {KJP_TARGETS, "targets", 22},
    {KJP_RULES, "rules", 11},
    {KJP_CLAUSES, "clauses", 20},
    {KJP_OBSERVATIONS, "observations", 10},
    {KJP_SOURCES, "sources", 6},
    {KJP_EXEMPTIONS, "exemptions", 7},
    {KJP_ADJUSTMENTS, "adjustments", 8},
    {KJP_ASSUMPTIONS, "assumptions", 5},
    {KJP_INPUTS, "inputs", 3},
    {KJP_PEERS, "peers", 3},
    {KJP_CLAUSE_YEARS, "clause_years", 4},
    {KJP_ISSUERS, "issuers", 2},
    {KJP_EXTRAS, "extras", 5},
    {KJP_REVISIONS, "revisions", 13},
    {KJP_CORRELATIONS, "correlations", 4},
    {KJP_PATHS, "paths", 11},
    {KJP_PATH_YEARS, "path_years", 6},
    {KJP_PATH_FLOORS, "path_floors", 3},
    {KJP_CAPS, "caps", 12},
    {KJP_CAP_YEARS, "cap_years", 4},
    {KJP_SCENARIOS, "scenarios", 6},
    {KJP_OVERLAYS, "overlays", 8},
    {KJP_PROGRAMMES, "programmes", 7},
    {KJP_PROJECTS, "projects", 11},
    {KJP_FUNDING, "funding", 6},
    {KJP_MEASURES, "measures", 6},
    {KJP_POLICIES, "policies", 12},
    {KJP_CLAIMS, "claims", 4},
    {KJP_ROLES, "roles", 5},
    {KJP_TAGS, "tags", 5},
    {KJP_ACTIONS, "actions", 5},
    {KJP_COUNTED, "counted", 3},
    {KJP_EVALUATIONS, "evaluations", 5},
    {KJP_ANSWER, "answer", 6},
    {KJP_DEFAULTS, "defaults", 2},
    {KJP_AUDIT_RULES, "audit_rules", 1},
    {KJP_AUDIT_YEARS, "audit_years", 16},
    {KJP_AUDIT_CLAUSES, "audit_clauses", 12},
    {KJP_AUDIT_INPUTS, "audit_inputs", 9},
    {KJP_AUDIT_MISSING, "audit_missing", 3},
    {KJP_AUDIT_NOTES, "audit_notes", 5},
};

struct fixture {
  kjp_plan *plan;
  kjp_answer *answer;
};

static void
open(struct fixture *fixture)
{
  fixture->plan = plan_of(FULL);
  cr_assert(kjp_audit_run(fixture->plan, NULL, &fixture->answer, NULL) ==
            KJP_OK);
}

static void
close(struct fixture *fixture)
{
  kjp_answer_unref(fixture->answer);
  kjp_plan_unref(fixture->plan);
}

static const kjp_table *
table_of(const struct fixture *fixture, int32_t number)
{
  const kjp_table *table = kjp_plan_table(fixture->plan, number);

  return table != NULL ? table : kjp_answer_table(fixture->answer, number);
}

Test(table, kinds_and_names_are_those_of_the_headers)
{
  struct fixture fixture;

  open(&fixture);
  for (size_t i = 0; i < COUNT(kinds); i++) {
    const kjp_table *table = table_of(&fixture, kinds[i].number);

    cr_assert(table != NULL, "%s", kinds[i].name);
    cr_expect(kjp_table_kind(table) == kinds[i].number, "%s", kinds[i].name);
    cr_expect_str_eq(kjp_table_name(table), kinds[i].name);
    cr_expect(kjp_table_column_count(table) == kinds[i].columns, "%s: %d",
              kinds[i].name, kjp_table_column_count(table));
  }
  close(&fixture);
}

static bool
is_lower_name(const char *name)
{
  return name != NULL && *name != '\0' &&
         strspn(name, "abcdefghijklmnopqrstuvwxyz_0123456789") == strlen(name);
}

/* Numbers run on from table * 100 + 1. */
static void
expect_columns(const kjp_table *table, const char *label)
{
  int32_t count = kjp_table_column_count(table);

  for (int32_t i = 0; i < count; i++) {
    int32_t column = kjp_table_column(table, i);
    int32_t type = kjp_table_column_type(table, column);
    int32_t target = kjp_table_column_target(table, column);
    const char *name = kjp_table_column_name(table, column);
    const char *zh = kjp_table_column_help(table, column, KJP_LANGUAGE_ZH);
    const char *en = kjp_table_column_help(table, column, KJP_LANGUAGE_EN);

    cr_expect(column == kjp_table_kind(table) * 100 + 1 + i, "%s: %d", label,
              column);
    cr_expect(is_lower_name(name), "%s: %d: name", label, column);
    cr_expect(zh != NULL && *zh != '\0' && en != NULL && *en != '\0',
              "%s: %s: help", label, name);
    cr_expect(strcmp(zh, en) != 0, "%s: %s: two languages", label, name);
    cr_expect(type >= KJP_TYPE_TEXT && type <= KJP_TYPE_AMOUNT, "%s: %s", label,
              name);
    cr_expect((type == KJP_TYPE_ROW) == (target > 0), "%s: %s: target", label,
              name);
    for (int32_t j = 0; j < i; j++)
      cr_expect(strcmp(name, kjp_table_column_name(
                                 table, kjp_table_column(table, j))) != 0,
                "%s: %s twice", label, name);
  }
  cr_expect(kjp_table_column(table, count) == KJP_NONE, "%s", label);
  cr_expect(kjp_table_column(table, -1) == KJP_NONE, "%s", label);
}

Test(table, columns_run_on_and_are_named_and_explained)
{
  struct fixture fixture;

  open(&fixture);
  for (size_t i = 0; i < COUNT(kinds); i++)
    expect_columns(table_of(&fixture, kinds[i].number), kinds[i].name);
  close(&fixture);
}

static const struct {
  int32_t table, column;
  const char *name;
  int32_t type, target;
} columns[] = {
    {KJP_FINDINGS, KJP_FINDING_CODE, "code", KJP_TYPE_TEXT, KJP_NONE},
    {KJP_FINDINGS, KJP_FINDING_SEVERITY, "severity", KJP_TYPE_WORD, KJP_NONE},
    {KJP_FINDINGS, KJP_FINDING_RELATED_COLUMN, "related_column", KJP_TYPE_INT,
     KJP_NONE},
    {KJP_PLAN, KJP_PLAN_SOURCE, "source", KJP_TYPE_ROW, KJP_SOURCES},
    {KJP_INDICATORS, KJP_INDICATOR_MIXED_SCOPE, "mixed_scope", KJP_TYPE_BOOLEAN,
     KJP_NONE},
    {KJP_INDICATORS, KJP_INDICATOR_GROWTH, "growth", KJP_TYPE_AMOUNT, KJP_NONE},
    {KJP_INDICATORS, KJP_INDICATOR_LINE, "line", KJP_TYPE_INT, KJP_NONE},
    {KJP_TARGETS, KJP_TARGET_BOUND, "bound", KJP_TYPE_AMOUNT, KJP_NONE},
    {KJP_TARGETS, KJP_TARGET_OWNER, "owner", KJP_TYPE_ROW, KJP_ORGANISATIONS},
    {KJP_RULES, KJP_RULE_BASE, "base", KJP_TYPE_WORD, KJP_NONE},
    {KJP_CLAUSES, KJP_CLAUSE_RULE, "rule", KJP_TYPE_ROW, KJP_RULES},
    {KJP_CLAUSES, KJP_CLAUSE_ANY_OF, "any_of", KJP_TYPE_ROW, KJP_CLAUSES},
    {KJP_CLAUSES, KJP_CLAUSE_BASIS, "basis", KJP_TYPE_ROW, KJP_SOURCES},
    {KJP_OBSERVATIONS, KJP_OBSERVATION_YEAR, "year", KJP_TYPE_INT, KJP_NONE},
    {KJP_EXEMPTIONS, KJP_EXEMPTION_RULE, "rule", KJP_TYPE_ROW, KJP_RULES},
    {KJP_INPUTS, KJP_INPUT_INPUT, "input", KJP_TYPE_ROW, KJP_INDICATORS},
    {KJP_EXTRAS, KJP_EXTRA_ROW, "row", KJP_TYPE_INT, KJP_NONE},
    {KJP_AUDIT_RULES, KJP_AUDIT_RULE_RULE, "rule", KJP_TYPE_ROW, KJP_RULES},
    {KJP_AUDIT_YEARS, KJP_AUDIT_YEAR_RULE, "rule", KJP_TYPE_ROW,
     KJP_AUDIT_RULES},
    {KJP_AUDIT_YEARS, KJP_AUDIT_YEAR_RUNNER_UP, "runner_up", KJP_TYPE_ROW,
     KJP_AUDIT_CLAUSES},
    {KJP_AUDIT_YEARS, KJP_AUDIT_YEAR_GROWTH, "growth", KJP_TYPE_AMOUNT,
     KJP_NONE},
    {KJP_AUDIT_CLAUSES, KJP_AUDIT_CLAUSE_BINDING, "binding", KJP_TYPE_BOOLEAN,
     KJP_NONE},
    {KJP_AUDIT_INPUTS, KJP_AUDIT_INPUT_SOURCE, "source", KJP_TYPE_ROW,
     KJP_SOURCES},
    {KJP_AUDIT_NOTES, KJP_AUDIT_NOTE_TEXT_EN, "text_en", KJP_TYPE_TEXT,
     KJP_NONE},
};

Test(table, columns_hold_what_the_reference_says)
{
  struct fixture fixture;

  open(&fixture);
  for (size_t i = 0; i < COUNT(columns); i++) {
    const kjp_table *table = table_of(&fixture, columns[i].table);
    int32_t column = columns[i].column;

    cr_expect_str_eq(kjp_table_column_name(table, column), columns[i].name);
    cr_expect(kjp_table_column_type(table, column) == columns[i].type, "%d",
              column);
    cr_expect(kjp_table_column_target(table, column) == columns[i].target, "%d",
              column);
  }
  close(&fixture);
}

/* Everything that takes a row and a column says "nothing" in silence. */
static void
expect_nothing(const kjp_table *table, int32_t row, int32_t column)
{
  int64_t quanta = 77;

  cr_expect(kjp_table_text(table, row, column) == NULL, "%d", column);
  cr_expect(kjp_table_int(table, row, column) == KJP_NONE, "%d", column);
  cr_expect(kjp_table_amount(table, row, column, &quanta) == 0, "%d", column);
  cr_expect(quanta == 77, "%d", column);
  cr_expect(kjp_table_unit(table, row, column) == NULL, "%d", column);
  cr_expect(kjp_table_unit_quanta(table, row, column) == 0, "%d", column);
}

static const int32_t foreign[] = {KJP_RULE_ID,
                                  KJP_FINDING_CODE,
                                  KJP_INDICATOR_ID - 1,
                                  KJP_INDICATOR_LOOKBACK + 1,
                                  KJP_AUDIT_YEAR_FLOOR,
                                  KJP_EXTRA_LINE,
                                  0,
                                  1,
                                  -1,
                                  -400,
                                  -401,
                                  INT32_MIN,
                                  INT32_MAX};

Test(table, of_another_tables_column_there_is_nothing)
{
  struct fixture fixture;
  const kjp_table *table;

  open(&fixture);
  table = kjp_plan_table(fixture.plan, KJP_INDICATORS);
  for (size_t i = 0; i < COUNT(foreign); i++) {
    int32_t column = foreign[i], first = 77;

    expect_nothing(table, 0, column);
    cr_expect(kjp_table_column_name(table, column) == NULL, "%d", column);
    cr_expect(kjp_table_column_type(table, column) == KJP_NONE, "%d", column);
    cr_expect(kjp_table_column_help(table, column, KJP_LANGUAGE_ZH) == NULL);
    cr_expect(kjp_table_column_target(table, column) == KJP_NONE);
    cr_expect(kjp_table_copy_ints(table, column, NULL, 0) == 0, "%d", column);
    cr_expect(kjp_table_copy_amounts(table, column, NULL, NULL, 0) == 0);
    cr_expect(kjp_table_children(table, column, 0, &first) == 0);
    cr_expect(first == KJP_NONE, "%d", column);
  }
  close(&fixture);
}

Test(table, of_rows_out_of_range_there_is_nothing)
{
  static const int32_t rows[] = {-1, 3, 4, INT32_MIN, INT32_MAX};
  struct fixture fixture;
  const kjp_table *table;

  open(&fixture);
  table = kjp_plan_table(fixture.plan, KJP_INDICATORS);
  cr_assert(kjp_table_count(table) == 3);
  for (size_t i = 0; i < COUNT(rows); i++)
    for (int32_t j = 0; j < kjp_table_column_count(table); j++)
      expect_nothing(table, rows[i], kjp_table_column(table, j));
  close(&fixture);
}

Test(table, of_null_there_is_nothing)
{
  int32_t first = 77;
  kjp_text *text = (kjp_text *)&text;

  expect_nothing(NULL, 0, KJP_INDICATOR_ID);
  cr_expect(kjp_table_kind(NULL) == KJP_NONE);
  cr_expect(kjp_table_name(NULL) == NULL);
  cr_expect(kjp_table_count(NULL) == 0);
  cr_expect(kjp_table_column_count(NULL) == 0);
  cr_expect(kjp_table_column(NULL, 0) == KJP_NONE);
  cr_expect(kjp_table_column_name(NULL, KJP_INDICATOR_ID) == NULL);
  cr_expect(kjp_table_column_type(NULL, KJP_INDICATOR_ID) == KJP_NONE);
  cr_expect(kjp_table_column_help(NULL, KJP_INDICATOR_ID, 1) == NULL);
  cr_expect(kjp_table_column_target(NULL, KJP_RULE_INDICATOR) == KJP_NONE);
  cr_expect(kjp_table_find(NULL, "st") == KJP_NONE);
  cr_expect(kjp_table_children(NULL, KJP_CLAUSE_RULE, 0, &first) == 0);
  cr_expect(first == KJP_NONE);
  cr_expect(kjp_table_copy_ints(NULL, KJP_RULE_INDICATOR, NULL, 0) == 0);
  cr_expect(kjp_table_copy_amounts(NULL, 904, NULL, NULL, 0) == 0);
  cr_expect(kjp_table_format(NULL, 0, 904, NULL, 0, &text, NULL) ==
            KJP_E_ARGUMENT);
  cr_expect(text == NULL);
}

Test(table, rows_are_found_by_id)
{
  struct fixture fixture;
  const kjp_table *table;

  open(&fixture);
  table = kjp_plan_table(fixture.plan, KJP_INDICATORS);
  cr_expect(kjp_table_find(table, "st") == 0);
  cr_expect(kjp_table_find(table, "none") == 1);
  cr_expect(kjp_table_find(table, "rev") == 2);
  cr_expect(kjp_table_find(table, "revenue") == KJP_NONE);
  cr_expect(kjp_table_find(table, "") == KJP_NONE);
  cr_expect(kjp_table_find(table, NULL) == KJP_NONE);
  table = kjp_plan_table(fixture.plan, KJP_RULES);
  cr_expect(kjp_table_find(table, "two") == 1);
  cr_expect(kjp_table_find(table, "st") == KJP_NONE, "another table's id");
  table = kjp_plan_table(fixture.plan, KJP_OBSERVATIONS);
  cr_expect(kjp_table_find(table, "st") == KJP_NONE, "rows without ids");
  close(&fixture);
}

/* Clauses: 0 not_below_previous, 1 any_of, 2 to 4 its members, 5
 * amount_at_least, 6 not_below_peak of the second rule. */
static const struct {
  int32_t table, column, parent, count, first;
} children[] = {
    {KJP_CLAUSES, KJP_CLAUSE_RULE, 0, 6, 0},
    {KJP_CLAUSES, KJP_CLAUSE_RULE, 1, 1, 6},
    {KJP_CLAUSES, KJP_CLAUSE_RULE, 2, 0, KJP_NONE},
    {KJP_CLAUSES, KJP_CLAUSE_RULE, -1, 0, KJP_NONE},
    {KJP_CLAUSES, KJP_CLAUSE_RULE, INT32_MAX, 0, KJP_NONE},
    {KJP_CLAUSES, KJP_CLAUSE_RULE, INT32_MIN, 0, KJP_NONE},
    {KJP_CLAUSES, KJP_CLAUSE_ANY_OF, 1, 3, 2},
    {KJP_CLAUSES, KJP_CLAUSE_ANY_OF, 0, 0, KJP_NONE},
    {KJP_CLAUSES, KJP_CLAUSE_ANY_OF, -1, 0, KJP_NONE},
    {KJP_CLAUSES, KJP_CLAUSE_KIND, 1, 0, KJP_NONE},
    {KJP_CLAUSES, KJP_CLAUSE_LINE, 1, 0, KJP_NONE},
    {KJP_OBSERVATIONS, KJP_OBSERVATION_INDICATOR, 0, 3, 0},
    {KJP_OBSERVATIONS, KJP_OBSERVATION_INDICATOR, 1, 0, KJP_NONE},
    {KJP_OBSERVATIONS, KJP_OBSERVATION_INDICATOR, 2, 2, 3},
    {KJP_OBSERVATIONS, KJP_OBSERVATION_YEAR, 2021, 0, KJP_NONE},
    {KJP_ADJUSTMENTS, KJP_ADJUSTMENT_INDICATOR, 0, 1, 0},
    {KJP_ADJUSTMENTS, KJP_ADJUSTMENT_INDICATOR, 2, 0, KJP_NONE},
    {KJP_EXEMPTIONS, KJP_EXEMPTION_RULE, 0, 0, KJP_NONE},
    {KJP_AUDIT_CLAUSES, KJP_AUDIT_CLAUSE_YEAR, 0, 6, 0},
    {KJP_AUDIT_CLAUSES, KJP_AUDIT_CLAUSE_YEAR, 1, 1, 6},
    {KJP_AUDIT_CLAUSES, KJP_AUDIT_CLAUSE_ANY_OF, 1, 3, 2},
};

Test(table, children_stand_together)
{
  struct fixture fixture;

  open(&fixture);
  for (size_t i = 0; i < COUNT(children); i++) {
    const kjp_table *table = table_of(&fixture, children[i].table);
    int32_t first = 77;
    int32_t count = kjp_table_children(table, children[i].column,
                                       children[i].parent, &first);

    cr_expect(count == children[i].count, "row %zu: %d", i, count);
    cr_expect(first == children[i].first, "row %zu: first %d", i, first);
    cr_expect(kjp_table_children(table, children[i].column, children[i].parent,
                                 NULL) == count,
              "row %zu: without first_out", i);
  }
  close(&fixture);
}
