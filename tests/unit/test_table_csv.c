/* SPDX-License-Identifier: MIT */
/* tests/unit/test_table_csv.c - tables of plans, answers and errors as CSV. */
#define _POSIX_C_SOURCE 200809L
#include "plans.h"

#include <stdlib.h>

static char *
csv_of(const kjp_table *table)
{
  kjp_text *text = NULL;
  kjp_error *error = NULL;
  char *copy;

  cr_assert(kjp_table_to_csv(table, &text, &error) == KJP_OK, "%s: %s",
            kjp_table_name(table), kjp_error_message(error, KJP_LANGUAGE_EN));
  cr_assert(error == NULL);
  cr_assert(strlen(kjp_text_data(text)) == kjp_text_size(text));
  copy = strdup(kjp_text_data(text));
  kjp_text_free(text);
  return copy;
}

/* A line of a text whose lines end in CR LF, from 0; to be freed. */
static char *
line_of(const char *text, int number)
{
  const char *end;

  for (; number > 0; number--) {
    text = strstr(text, "\r\n");
    cr_assert(text != NULL);
    text += 2;
  }
  end = strstr(text, "\r\n");
  cr_assert(end != NULL);
  return strndup(text, (size_t)(end - text));
}

static void
expect_line(const kjp_table *table, int number, const char *expected)
{
  char *text = csv_of(table);
  char *line = line_of(text, number);

  cr_expect(strcmp(line, expected) == 0, "%s, line %d: %s\nnot %s",
            kjp_table_name(table), number, line, expected);
  free(line);
  free(text);
}

/* Cells are quoted where they must be, and a formula stays a text. */
#define PLAN                                                                         \
  PLAN_HEAD                                                                          \
  "  st: {name: '科技, \"研发\"', scope: 市, unit: 亿元, values: {2021: 3,\n" \
  "    2022: {budget: 1.10, final: 1.25}, 2023: 1.5},\n"                             \
  "    assume: {growth: 8 %}, note: \"=1+1\"}\n"                                     \
  "  rev: {name: 收入, scope: 市, unit: 亿元, values: {2021: 7, 2022: 11,\n"    \
  "    2023: 12}, note: \"two\\nlines\"}\n"                                          \
  "  share: {name: 占比, scope: 市, unit: '%', values: {2022: 2.5, 2023: "        \
  "-0.05},\n"                                                                        \
  "    note: \" blank\"}\n"                                                          \
  "  plain: {name: 数, scope: 市, unit: '', values: {2022: 0.5}}\n"                \
  "rules:\n"                                                                         \
  "  r:\n"                                                                           \
  "    indicator: st\n"                                                              \
  "    years: 2022\n"                                                                \
  "    clauses:\n"                                                                   \
  "      - share_not_below_previous: {of: rev}\n"

static const struct {
  int32_t table;
  const char *name;
} heads[] = {
    {KJP_OBSERVATIONS, "indicator,year,"},
    {KJP_AUDIT_YEARS, "rule,year,value,value_unit,kind,one_off,one_off_unit,"},
};

static kjp_answer *
audit_of(const kjp_plan *plan)
{
  kjp_answer *answer = NULL;

  cr_assert(kjp_audit_run(plan, NULL, &answer, NULL) == KJP_OK);
  return answer;
}

/* A blank at an end, a wide one too, would be lost on reading. */
Test(table_csv, blanks_at_the_ends_are_quoted)
{
  kjp_plan *plan = plan_of("kjplan: 1\nplan: {id: p, title: 题, years: "
                           "2022-2025}\nx-a: \"a\\u3000\"\nx-b: "
                           "\"\\u3000a\"\nx-c: \"a\\u3000b\"\n");
  char *text = csv_of(kjp_plan_table(plan, KJP_EXTRAS));

  cr_expect(strstr(text, "\"a\xE3\x80\x80\"") != NULL, "%s", text);
  cr_expect(strstr(text, "\"\xE3\x80\x80"
                         "a\"") != NULL,
            "%s", text);
  cr_expect(strstr(text, ",a\xE3\x80\x80"
                         "b,") != NULL,
            "%s", text);
  free(text);
  kjp_plan_unref(plan);
}

Test(table_csv, begins_with_the_names_and_units_behind_amounts)
{
  kjp_plan *plan = plan_of(PLAN);
  kjp_answer *answer = audit_of(plan);

  for (size_t i = 0; i < COUNT(heads); i++) {
    const kjp_table *table = kjp_answer_table(answer, heads[i].table);
    char *text =
        csv_of(table != NULL ? table : kjp_plan_table(plan, heads[i].table));

    cr_expect(strncmp(text, heads[i].name, strlen(heads[i].name)) == 0, "%s",
              text);
    free(text);
  }
  kjp_answer_unref(answer);
  kjp_plan_unref(plan);
}

/* The cell of a column by its name, as a small RFC 4180 reader of the test's
 * own sees it. */
struct reader {
  const char *at;
  char cell[256];
  char behind; /* ',', '\n' or 0 */
};

static void
next_cell(struct reader *reader)
{
  bool quoted = *reader->at == '"';
  size_t size = 0;

  reader->at += quoted;
  while (*reader->at != '\0') {
    if (quoted && *reader->at == '"' && *++reader->at != '"')
      break;
    if (!quoted && strchr(",\r", *reader->at) != NULL)
      break;
    cr_assert(quoted || *reader->at != '"');
    cr_assert(size + 1 < sizeof reader->cell);
    reader->cell[size++] = *reader->at++;
  }
  reader->cell[size] = '\0';
  reader->behind = *reader->at;
  cr_assert(reader->behind == ',' || strncmp(reader->at, "\r\n", 2) == 0);
  reader->at += reader->behind == ',' ? 1 : 2;
}

static void
expect_cell(const kjp_table *table, int32_t row, const char *name,
            const char *expected)
{
  char *text = csv_of(table);
  struct reader reader = {.at = text};
  int wanted = -1, count = 0, cell;

  do {
    next_cell(&reader);
    if (strcmp(reader.cell, name) == 0) {
      cr_expect(wanted == -1, "%s stands there twice", name);
      wanted = count;
    }
    count++;
  } while (reader.behind == ',');
  cr_assert(wanted >= 0, "%s: no %s", kjp_table_name(table), name);
  for (int32_t i = 0; i <= row; i++) {
    for (cell = 0; cell < count; cell++) {
      next_cell(&reader);
      cr_assert((reader.behind == ',') == (cell < count - 1), "%s row %d",
                kjp_table_name(table), i);
      if (i == row && cell == wanted)
        cr_expect(strcmp(reader.cell, expected) == 0, "%s %d %s: %s, not %s",
                  kjp_table_name(table), row, name, reader.cell, expected);
    }
  }
  if (row == kjp_table_count(table) - 1)
    cr_expect(*reader.at == '\0');
  free(text);
}

static const struct {
  int32_t table, row;
  const char *column, *expected;
} cells[] = {
    {KJP_INDICATORS, 0, "id", "st"},
    {KJP_INDICATORS, 0, "name_zh", "科技, \"研发\""},
    {KJP_INDICATORS, 0, "note", "=1+1"},
    {KJP_INDICATORS, 0, "growth", "8"},
    {KJP_INDICATORS, 0, "growth_unit", "%"},
    {KJP_INDICATORS, 1, "note", "two\nlines"},
    {KJP_INDICATORS, 1, "growth", ""},
    {KJP_INDICATORS, 1, "growth_unit", ""},
    {KJP_INDICATORS, 2, "note", " blank"},
    {KJP_OBSERVATIONS, 0, "indicator", "st"},
    {KJP_OBSERVATIONS, 0, "year", "2021"},
    {KJP_OBSERVATIONS, 0, "stage", "final"},
    {KJP_OBSERVATIONS, 0, "value", "3"},
    {KJP_OBSERVATIONS, 0, "value_unit", "亿元"},
    {KJP_OBSERVATIONS, 0, "unverified", "false"},
    {KJP_OBSERVATIONS, 0, "source", ""},
    {KJP_OBSERVATIONS, 2, "value", "1.1"},
    {KJP_OBSERVATIONS, 2, "stage", "budget"},
    {KJP_OBSERVATIONS, 8, "value", "-0.05"},
    {KJP_OBSERVATIONS, 7, "indicator", "share"},
    {KJP_OBSERVATIONS, 7, "value", "2.5"},
    {KJP_OBSERVATIONS, 7, "value_unit", "%"},
    {KJP_OBSERVATIONS, 9, "value", "0.5"},
    {KJP_OBSERVATIONS, 9, "value_unit", ""},
    {KJP_CLAUSES, 0, "rule", "r"},
    {KJP_CLAUSES, 0, "reference", "rev"},
    {KJP_CLAUSES, 0, "any_of", ""},
    {KJP_AUDIT_RULES, 0, "rule", "r"},
    {KJP_AUDIT_YEARS, 0, "rule", "0"},
    {KJP_AUDIT_YEARS, 0, "value", "1.25"},
    {KJP_AUDIT_YEARS, 0, "value_unit", "亿元"},
    {KJP_AUDIT_YEARS, 0, "floor", "4.7142857143"}, /* 33/7, to the fen */
    {KJP_AUDIT_YEARS, 0, "partial", "false"},
    {KJP_AUDIT_YEARS, 0, "verdict", "broken"},
    {KJP_AUDIT_CLAUSES, 0, "year", "0"},
    {KJP_AUDIT_CLAUSES, 0, "clause", "0"},
    {KJP_AUDIT_INPUTS, 0, "indicator", "st"},
    {KJP_ANSWER, 0, "question", "audit"},
};

Test(table_csv, has_each_cell_as_it_is_read)
{
  kjp_plan *plan = plan_of(PLAN);
  kjp_answer *answer = audit_of(plan);

  for (size_t i = 0; i < COUNT(cells); i++) {
    const kjp_table *table = kjp_answer_table(answer, cells[i].table);

    expect_cell(table != NULL ? table : kjp_plan_table(plan, cells[i].table),
                cells[i].row, cells[i].column, cells[i].expected);
  }
  kjp_answer_unref(answer);
  kjp_plan_unref(plan);
}

/* That every column has a name of its own, and every record all cells. */
Test(table_csv, every_table_comes_out)
{
  kjp_plan *plan = plan_of(PLAN);
  kjp_answer *answer = audit_of(plan);

  for (int32_t number = 0; number < 100; number++) {
    const kjp_table *tables[] = {kjp_plan_table(plan, number),
                                 kjp_answer_table(answer, number)};

    for (size_t i = 0; i < COUNT(tables); i++) {
      for (int32_t j = 0; j < kjp_table_column_count(tables[i]); j++) {
        int32_t column = kjp_table_column(tables[i], j);
        char *text = csv_of(tables[i]);
        struct reader reader = {.at = text};
        int times = 0;

        do {
          next_cell(&reader);
          times += strcmp(reader.cell,
                          kjp_table_column_name(tables[i], column)) == 0;
        } while (reader.behind == ',');
        cr_expect(times == 1, "%s: %s, %d times", kjp_table_name(tables[i]),
                  kjp_table_column_name(tables[i], column), times);
        free(text);
      }
    }
  }
  kjp_answer_unref(answer);
  kjp_plan_unref(plan);
}

Test(table_csv, of_no_rows_is_the_names_alone)
{
  kjp_plan *plan = plan_of(PLAN);
  const kjp_table *table = kjp_plan_table(plan, KJP_ISSUERS);
  char *text = csv_of(table);

  cr_expect(kjp_table_count(table) == 0);
  cr_expect(strstr(text, "\r\n") == text + strlen(text) - 2, "%s", text);
  free(text);
  kjp_plan_unref(plan);
}

Test(table_csv, findings_of_an_error_come_out)
{
  kjp_plan *plan = NULL;
  kjp_error *error = NULL;
  const kjp_table *table;

  cr_assert(kjp_plan_parse("kjplan: x\n", 10, "a,b.yaml", NULL, &plan,
                           &error) != KJP_OK);
  table = kjp_error_table(error);
  expect_line(table, 0,
              "code,severity,file,line,column,pointer,message_zh,message_en,"
              "expected_zh,expected_en,found_zh,found_en,hint_zh,hint_en,"
              "related_line,related_column");
  for (int32_t row = 0; row < kjp_table_count(table); row++) {
    expect_cell(table, row, "code",
                kjp_table_text(table, row, KJP_FINDING_CODE));
    expect_cell(table, row, "severity", "error");
    expect_cell(table, row, "file", "a,b.yaml");
    expect_cell(table, row, "related_line", "");
  }
  kjp_error_free(error);
}

Test(table_csv, wants_a_table_and_room_for_the_text)
{
  kjp_plan *plan = plan_of(PLAN);
  kjp_text *text = (kjp_text *)&text;
  kjp_error *error = NULL;

  cr_expect(kjp_table_to_csv(NULL, &text, &error) == KJP_E_ARGUMENT);
  cr_expect(text == NULL && error != NULL);
  kjp_error_free(error);
  error = NULL;
  cr_expect(kjp_table_to_csv(kjp_plan_table(plan, KJP_PLAN), NULL, &error) ==
            KJP_E_ARGUMENT);
  cr_expect(error != NULL);
  kjp_error_free(error);
  cr_expect(kjp_table_to_csv(NULL, NULL, NULL) == KJP_E_ARGUMENT);
  kjp_plan_unref(plan);
}
