/* SPDX-License-Identifier: MIT */
/* tests/unit/test_builder.c - plans that are made in a program.
 *
 * test_builder_files.c builds every plan file of tests/data once more. */
#define _GNU_SOURCE
#include <criterion/criterion.h>
#include <malloc.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "builders.h"

/* What a builder holds, to be compared. */
static char *
yaml_of(const kjp_builder *builder)
{
  kjp_plan *plan = build(builder);
  kjp_text *text = NULL;
  char *copy;

  cr_assert(kjp_plan_to_yaml(plan, &text, NULL) == KJP_OK);
  copy = strdup(kjp_text_data(text));
  kjp_text_free(text);
  kjp_plan_unref(plan);
  return copy;
}

/* Building */

Test(builder, builds_the_plan_of_a_file)
{
  kjp_builder *builder = builder_with_head();

  set(builder, "/indicators/rd/values/2021", "67.37");
  set(builder, "/targets/t/indicator", "rd");
  set(builder, "/targets/t/year", "2025");
  set(builder, "/targets/t/at_least", "125 亿元");
  set(builder, "/x-note", "~");
  check_plan(builder, HEAD "    values: {2021: 67.37}\n"
                           "targets:\n"
                           "  t: {indicator: rd, year: 2025, "
                           "at_least: 125 亿元}\n"
                           "x-note: '~'\n");
}

Test(builder, builds_as_often_as_it_is_asked_to)
{
  kjp_builder *builder = builder_with_head();
  kjp_plan *first = build(builder);
  kjp_plan *second = build(builder);

  cr_expect(first != second);
  expect_same(first, second);
  set(builder, "/plan/title", "另一个");
  kjp_plan_unref(second);
  second = build(builder);
  kjp_builder_free(builder);
  cr_expect(
      has_text(kjp_plan_table(first, KJP_PLAN), 0, KJP_PLAN_TITLE_ZH, "计划"));
  cr_expect(has_text(kjp_plan_table(second, KJP_PLAN), 0, KJP_PLAN_TITLE_ZH,
                     "另一个"));
  kjp_plan_unref(first);
  kjp_plan_unref(second);
}

Test(builder, plans_it_builds_have_no_lines_and_no_checksum)
{
  kjp_builder *builder = builder_with_head();
  kjp_plan *plan;

  set(builder, "/indicators/rd/values/2021", "67.37");
  plan = build(builder);
  cr_expect(kjp_table_int(kjp_plan_table(plan, KJP_PLAN), 0, KJP_PLAN_LINE) ==
            KJP_NONE);
  cr_expect(kjp_table_int(kjp_plan_table(plan, KJP_INDICATORS), 0,
                          KJP_INDICATOR_LINE) == KJP_NONE);
  cr_expect(kjp_table_int(kjp_plan_table(plan, KJP_OBSERVATIONS), 0,
                          KJP_OBSERVATION_LINE) == KJP_NONE);
  cr_expect(has_text(kjp_plan_table(plan, KJP_PLAN), 0, KJP_PLAN_SHA256, NULL));
  kjp_plan_unref(plan);
  kjp_builder_free(builder);
}

Test(builder, begins_with_what_a_plan_says)
{
  kjp_plan *start = plan_of(
      HEAD "    values: {2021: 67.37, 2020: {budget: 50, final: 49.5}}\n"
           "rules:\n"
           "  r: {indicator: rd, years: 2023-2025, "
           "clauses: [{not_below_previous: {}}, {grow_at_least: 10 %}]}\n");
  kjp_builder *builder = kjp_builder_new(start);
  kjp_plan *plan;

  cr_assert(builder != NULL);
  plan = build(builder);
  expect_same(plan, start);
  kjp_plan_unref(plan);
  kjp_plan_unref(start);
  set(builder, "/rules/r/clauses/1/grow_at_least", "12 %");
  plan = build(builder);
  cr_expect(amount_at(kjp_plan_table(plan, KJP_CLAUSES), 1,
                      KJP_CLAUSE_GROWTH) == 120000000);
  kjp_plan_unref(plan);
  kjp_builder_free(builder);
}

/* Places */

Test(builder, replaces_in_place_and_keeps_the_order)
{
  kjp_builder *builder = builder_with_head();
  const char *ids[] = {"b", "a", "c"};
  char pointer[64];
  kjp_plan *plan;

  for (size_t i = 0; i < COUNT(ids); i++) {
    snprintf(pointer, sizeof pointer, "/organisations/%s/name", ids[i]);
    set(builder, pointer, ids[i]);
  }
  set(builder, "/organisations/b/name", "B");
  cr_assert(kjp_builder_set_empty(builder, "/organisations/a", KJP_EMPTY_MAP,
                                  NULL) == KJP_OK);
  set(builder, "/organisations/a/name", "A");
  plan = build(builder);
  for (int32_t i = 0; i < 3; i++)
    cr_expect(has_text(kjp_plan_table(plan, KJP_ORGANISATIONS), i,
                       KJP_ORGANISATION_ID, ids[i]));
  cr_expect(has_text(kjp_plan_table(plan, KJP_ORGANISATIONS), 1,
                     KJP_ORGANISATION_NAME_ZH, "A"));
  kjp_plan_unref(plan);
  kjp_builder_free(builder);
}

Test(builder, a_text_takes_the_place_of_a_map_and_a_map_that_of_a_text)
{
  kjp_builder *builder = builder_with_head();

  cr_assert(kjp_builder_set_empty(builder, "/plan/title", KJP_EMPTY_MAP,
                                  NULL) == KJP_OK);
  set(builder, "/plan/title/zh", "计划");
  set(builder, "/plan/title/en", "Plan");
  set(builder, "/indicators/rd/values/2020/final", "1");
  set(builder, "/indicators/rd/values/2020", "2");
  check_plan(builder, "kjplan: 1\n"
                      "plan: {id: p, title: {zh: 计划, en: Plan}, years: "
                      "2022-2025}\n"
                      "indicators: {rd: {name: 经费, scope: 全市, unit: "
                      "亿元, direction: more, values: {2020: 2}}}\n");
}

Test(builder, lists_grow_at_their_end_and_are_changed_by_number)
{
  kjp_builder *builder = builder_with_head();

  set(builder, "/plan/issuers/0", "一");
  set(builder, "/plan/issuers/-", "二");
  set(builder, "/plan/issuers/2", "三");
  set(builder, "/plan/issuers/1", "贰");
  set(builder, "/rules/r/indicator", "rd");
  set(builder, "/rules/r/years", "2023-2025");
  cr_assert(kjp_builder_set_empty(builder,
                                  "/rules/r/clauses/-/not_below_previous",
                                  KJP_EMPTY_MAP, NULL) == KJP_OK);
  set(builder, "/rules/r/clauses/-/grow_at_least/value", "10 %");
  set(builder, "/rules/r/clauses/1/grow_at_least/note", "十");
  check_plan(builder,
             "kjplan: 1\n"
             "plan: {id: p, title: 计划, years: 2022-2025, "
             "issuers: [一, 贰, 三]}\n"
             "indicators: {rd: {name: 经费, scope: 全市, unit: 亿元, "
             "direction: more}}\n"
             "rules: {r: {indicator: rd, years: 2023-2025, clauses: "
             "[{not_below_previous: {}}, {grow_at_least: {value: 10 %, note: "
             "十}}]}}\n");
}

Test(builder, removes_entries_and_items)
{
  kjp_builder *builder = builder_with_head();

  set(builder, "/plan/issuers/0", "一");
  set(builder, "/plan/issuers/1", "二");
  set(builder, "/plan/issuers/2", "三");
  set(builder, "/targets/t/indicator", "rd");
  cr_expect(kjp_builder_remove(builder, "/plan/issuers/0", NULL) == KJP_OK);
  cr_expect(kjp_builder_remove(builder, "/plan/issuers/1", NULL) == KJP_OK);
  cr_expect(kjp_builder_remove(builder, "/targets", NULL) == KJP_OK);
  set(builder, "/plan/issuers/-", "四");
  check_plan(builder, "kjplan: 1\n"
                      "plan: {id: p, title: 计划, years: 2022-2025, "
                      "issuers: [二, 四]}\n"
                      "indicators: {rd: {name: 经费, scope: 全市, unit: "
                      "亿元, direction: more}}\n");
}

Test(builder, large_maps_keep_order_through_removals)
{
  kjp_builder *builder = builder_with_head();
  const kjp_table *table;
  kjp_plan *plan;
  char pointer[64];

  for (int i = 0; i < 100; i++) {
    snprintf(pointer, sizeof pointer, "/organisations/o%d/name", i);
    set(builder, pointer, "甲");
  }
  for (int i = 0; i < 100; i += 2) {
    snprintf(pointer, sizeof pointer, "/organisations/o%d", i);
    cr_expect(kjp_builder_remove(builder, pointer, NULL) == KJP_OK);
    cr_expect(kjp_builder_remove(builder, pointer, NULL) == KJP_E_ARGUMENT);
  }
  for (int i = 0; i < 100; i += 4) {
    snprintf(pointer, sizeof pointer, "/organisations/o%d/name", i);
    set(builder, pointer, "乙");
  }
  plan = build(builder);
  table = kjp_plan_table(plan, KJP_ORGANISATIONS);
  cr_assert(kjp_table_count(table) == 75);
  for (int i = 0; i < 75; i++) {
    char id[16];

    snprintf(id, sizeof id, "o%d", i < 50 ? 2 * i + 1 : 4 * (i - 50));
    cr_expect(has_text(table, i, KJP_ORGANISATION_ID, id), "row %d", i);
  }
  kjp_plan_unref(plan);
  kjp_builder_free(builder);
}

/* The item that was looked for last is not remembered when it is gone. */
Test(builder, an_item_that_was_removed_is_not_found_again)
{
  static const char *const items[] = {"a", "b", "c", "d", "e", "f", "g"};
  kjp_builder *builder = builder_with_head();

  for (size_t i = 0; i < COUNT(items); i++)
    set(builder, "/plan/issuers/-", items[i]);
  set(builder, "/plan/issuers/3", "D");
  cr_assert(kjp_builder_remove(builder, "/plan/issuers/3", NULL) == KJP_OK);
  set(builder, "/plan/issuers/3", "x");
  check_plan(builder, "kjplan: 1\n"
                      "plan: {id: p, title: 计划, years: 2022-2025, issuers: "
                      "[a, b, c, x, f, g]}\n"
                      "indicators:\n  rd: {name: 经费, scope: 全市, unit: "
                      "亿元, direction: more}\n");
}

static void
set_extra(kjp_builder *builder, const char *what, int number)
{
  char pointer[40], text[20];

  (void)snprintf(pointer, sizeof pointer, "/plan/x-%s%d", what, number);
  (void)snprintf(text, sizeof text, "%d", number);
  set(builder, pointer, text);
}

/* The lookup of a large map keeps no key that is written over. */
Test(builder, keys_that_were_removed_are_not_kept_by_name)
{
  kjp_builder *builder = builder_with_head();
  kjp_plan *plan;

  for (int i = 0; i < 20; i++)
    set_extra(builder, "", i);
  for (int i = 0; i < 20; i++) {
    char pointer[40];

    (void)snprintf(pointer, sizeof pointer, "/plan/x-%d", i);
    cr_assert(kjp_builder_remove(builder, pointer, NULL) == KJP_OK);
    set_extra(builder, "a", i);
  }
  for (int i = 0; i < 300; i++)
    set_extra(builder, "more", i);
  for (int i = 0; i < 20; i++)
    set_extra(builder, "a", i);
  plan = build(builder);
  cr_expect(kjp_table_count(kjp_plan_table(plan, KJP_EXTRAS)) == 320);
  kjp_plan_unref(plan);
  kjp_builder_free(builder);
}

/* A wide blank is no Chinese. */
Test(builder, findings_are_chinese_where_there_is_a_hanzi)
{
  static const struct {
    const char *text;
    int32_t language;
  } rows[] = {{"a\xE3\x80\x80"
               "b",
               KJP_LANGUAGE_EN},
              {"一", KJP_LANGUAGE_ZH}};

  for (size_t i = 0; i < COUNT(rows); i++) {
    kjp_builder *builder = kjp_builder_new(NULL);
    kjp_plan *plan = NULL;
    kjp_error *error = NULL;

    set(builder, "/plan/title", rows[i].text);
    cr_assert(kjp_builder_build(builder, NULL, &plan, &error) == KJP_E_SCHEMA);
    cr_expect(kjp_error_language(error) == rows[i].language, "row %zu", i);
    kjp_error_free(error);
    kjp_builder_free(builder);
  }
}

Test(builder, steps_are_escaped)
{
  kjp_builder *builder = builder_with_head();

  set(builder, "/x-a~1b~0c", "一");
  set(builder, "/x-~01", "二");
  check_plan(builder, HEAD "x-a/b~c: 一\nx-~1: 二\n");
}

Test(builder, a_text_is_a_text)
{
  kjp_builder *builder = builder_with_head();

  set(builder, "/x-null", "null");
  set(builder, "/x-tilde", "~");
  set(builder, "/x-nothing", "");
  set(builder, "/x-lines", "一\n\t二");
  check_plan(builder, HEAD "x-null: 'null'\nx-tilde: '~'\nx-nothing: ''\n"
                           "x-lines: \"一\\n\\t二\"\n");
}

/* Findings */

Test(builder, what_is_wrong_has_a_pointer_and_no_line)
{
  kjp_builder *builder = builder_with_head();
  kjp_plan *plan = NULL;
  kjp_error *error = NULL;
  kjp_text *text = NULL;
  const kjp_table *findings;
  const char *pointers[] = {"/indicators/rd/values/2021", "/targets/t",
                            "/targets/t/indicator", "/targets/t/yaer"};

  set(builder, "/indicators/rd/values/2021", "abc");
  set(builder, "/targets/t/indicator", "nobody");
  set(builder, "/targets/t/yaer", "2025");
  cr_assert(kjp_builder_build(builder, NULL, &plan, &error) == KJP_E_SCHEMA);
  cr_expect(plan == NULL);
  findings = kjp_error_table(error);
  cr_expect(kjp_table_count(findings) >= 3);
  for (int32_t row = 0; row < kjp_table_count(findings); row++) {
    const char *pointer = kjp_table_text(findings, row, KJP_FINDING_POINTER);
    size_t known = 0;

    while (known < COUNT(pointers) && strcmp(pointers[known], pointer) != 0)
      known++;
    cr_expect(known < COUNT(pointers), "%s", pointer);
    cr_expect(kjp_table_int(findings, row, KJP_FINDING_LINE) == KJP_NONE);
    cr_expect(kjp_table_int(findings, row, KJP_FINDING_COLUMN) == KJP_NONE);
    cr_expect(has_text(findings, row, KJP_FINDING_FILE, NULL));
  }
  cr_expect(has_text(findings, 0, KJP_FINDING_POINTER, pointers[0]),
            "they stand in the order of the builder");
  cr_expect(kjp_error_language(error) == KJP_LANGUAGE_ZH);
  cr_assert(kjp_findings_to_text(findings, KJP_LANGUAGE_EN, &text, NULL) ==
            KJP_OK);
  cr_expect(strncmp(kjp_text_data(text), "/indicators/rd/values/2021: error: ",
                    strlen("/indicators/rd/values/2021: error: ")) == 0,
            "%s", kjp_text_data(text));
  kjp_text_free(text);
  kjp_error_free(error);
  kjp_builder_free(builder);
}

Test(builder, related_places_have_no_line)
{
  kjp_builder *builder = builder_with_head();
  kjp_plan *plan;
  const kjp_table *findings;

  set(builder, "/indicators/rd/values/2020", "1");
  set(builder, "/indicators/rd/values/2021", "10000");
  plan = build(builder);
  findings = kjp_plan_table(plan, KJP_FINDINGS);
  cr_assert(kjp_table_count(findings) == 1);
  cr_expect(has_text(findings, 0, KJP_FINDING_CODE, "value-jump"));
  cr_expect(kjp_table_int(findings, 0, KJP_FINDING_RELATED_LINE) == KJP_NONE);
  cr_expect(kjp_table_int(findings, 0, KJP_FINDING_RELATED_COLUMN) == KJP_NONE);
  kjp_plan_unref(plan);
  kjp_builder_free(builder);
}

Test(builder, nothing_at_all_is_no_plan)
{
  kjp_builder *builder = kjp_builder_new(NULL);
  kjp_plan *plan = NULL;
  kjp_error *error = NULL;

  cr_expect(kjp_builder_build(builder, NULL, &plan, &error) == KJP_E_SCHEMA);
  cr_expect(
      has_text(kjp_error_table(error), 0, KJP_FINDING_CODE, "key-missing"));
  cr_expect(kjp_table_int(kjp_error_table(error), 0, KJP_FINDING_LINE) ==
            KJP_NONE);
  kjp_error_free(error);
  kjp_builder_free(builder);
}

Test(builder, limits_are_those_of_the_options)
{
  kjp_builder *builder = builder_with_head();
  kjp_options *options = kjp_options_new();
  kjp_plan *plan = NULL;
  kjp_error *error = NULL;

  cr_assert(kjp_options_set(options, "max-nodes", "5", NULL) == KJP_OK);
  cr_expect(kjp_builder_build(builder, options, &plan, &error) == KJP_E_LIMIT);
  cr_expect(
      has_text(kjp_error_table(error), 0, KJP_FINDING_CODE, "limit-nodes"));
  kjp_error_free(error);
  kjp_options_free(options);
  kjp_builder_free(builder);
}

/* Wrong arguments */

enum call { SET, EMPTY, REMOVE };

static kjp_status
call(kjp_builder *builder, enum call which, const char *pointer,
     kjp_error **error_out)
{
  if (which == SET)
    return kjp_builder_set(builder, pointer, "x", error_out);
  if (which == EMPTY)
    return kjp_builder_set_empty(builder, pointer, KJP_EMPTY_LIST, error_out);
  return kjp_builder_remove(builder, pointer, error_out);
}

Test(builder, bad_pointers_are_refused_and_change_nothing)
{
  static const struct {
    enum call call;
    const char *pointer, *code;
  } rows[] = {
      {SET, "", "argument-invalid"},
      {SET, "plan", "argument-invalid"},
      {SET, "/plan/~", "argument-invalid"},
      {SET, "/plan/~2", "argument-invalid"},
      {SET, "/plan/title/zh", "argument-invalid"},
      {SET, "/plan/issuers/2", "argument-invalid"},
      {SET, "/plan/issuers/00", "argument-invalid"},
      {SET, "/plan/issuers/+1", "argument-invalid"},
      {SET, "/plan/issuers/", "argument-invalid"},
      {SET, "/plan/issuers/name", "argument-invalid"},
      {SET, "/plan/issuers/4294967296", "argument-invalid"},
      {SET, "/plan/issuers/18446744073709551616", "argument-invalid"},
      {SET, "/plan/issuers/0/x", "argument-invalid"},
      {SET, "/plan/\xFF", "encoding-invalid"},
      {SET, "/plan/\a", "character-forbidden"},
      {EMPTY, "", "argument-invalid"},
      {EMPTY, "plan", "argument-invalid"},
      {EMPTY, "/plan/title/zh", "argument-invalid"},
      {REMOVE, "", "argument-invalid"},
      {REMOVE, "/nothing", "argument-invalid"},
      {REMOVE, "/plan/nothing/x", "argument-invalid"},
      {REMOVE, "/plan/issuers/-", "argument-invalid"},
      {REMOVE, "/plan/issuers/1", "argument-invalid"},
      {REMOVE, "/plan/issuers/7", "argument-invalid"},
      {REMOVE, "/plan/title/zh", "argument-invalid"},
  };
  kjp_builder *builder = builder_with_head();
  char *before;
  char *after;

  set(builder, "/plan/issuers/0", "一");
  before = yaml_of(builder);
  for (size_t i = 0; i < COUNT(rows); i++) {
    kjp_error *error = NULL;
    kjp_status status = call(builder, rows[i].call, rows[i].pointer, &error);
    const kjp_table *table = kjp_error_table(error);
    bool argument = strcmp(rows[i].code, "argument-invalid") == 0;

    cr_expect(status == (argument ? KJP_E_ARGUMENT : KJP_E_SYNTAX),
              "\"%s\": %d", rows[i].pointer, (int)status);
    cr_expect(kjp_error_status(error) == status, "\"%s\"", rows[i].pointer);
    cr_expect(has_text(table, 0, KJP_FINDING_CODE, rows[i].code), "\"%s\"",
              rows[i].pointer);
    cr_expect(!argument ||
                  has_text(table, 0, KJP_FINDING_POINTER, rows[i].pointer),
              "\"%s\"", rows[i].pointer);
    kjp_error_free(error);
    cr_expect(call(builder, rows[i].call, rows[i].pointer, NULL) == status);
  }
  after = yaml_of(builder);
  cr_expect(strcmp(before, after) == 0, "%s", after);
  free(before);
  free(after);
  kjp_builder_free(builder);
}

static void
fill_pointer(char *pointer, int steps)
{
  for (int i = 0; i < steps; i++)
    memcpy(pointer + 2 * i, "/x", 2);
  pointer[2 * steps] = '\0';
}

Test(builder, pointers_have_a_depth)
{
  kjp_builder *builder = kjp_builder_new(NULL);
  kjp_plan *plan = NULL;
  kjp_error *error = NULL;
  char pointer[256];

  fill_pointer(pointer, 65);
  cr_expect(kjp_builder_set(builder, pointer, "x", &error) == KJP_E_LIMIT);
  cr_expect(
      has_text(kjp_error_table(error), 0, KJP_FINDING_CODE, "limit-depth"));
  kjp_error_free(error);
  fill_pointer(pointer, 64);
  cr_expect(kjp_builder_set_empty(builder, pointer, KJP_EMPTY_MAP, NULL) ==
            KJP_E_LIMIT);
  cr_expect(kjp_builder_set(builder, pointer, "x", NULL) == KJP_OK);
  fill_pointer(pointer, 63);
  cr_expect(kjp_builder_set_empty(builder, pointer, KJP_EMPTY_LIST, NULL) ==
            KJP_OK);
  cr_expect(kjp_builder_build(builder, NULL, &plan, NULL) < 0);
  kjp_builder_free(builder);
}

Test(builder, texts_no_plan_may_hold_are_refused)
{
  static const struct {
    const char *text, *code, *found;
  } rows[] = {
      {"a\xC3", "encoding-invalid", "0xC3"},
      {"\xC0\x80", "encoding-invalid", "0xC0"},
      {"\xED\xA0\x80", "encoding-invalid", "0xED"},
      {"a\ab", "character-forbidden", "U+0007"},
      {"\x7F", "character-forbidden", "U+007F"},
      {"\xC2\x85", "character-forbidden", "U+0085"},
      {"\xE2\x80\xA8", "character-forbidden", "U+2028"},
      {"\xEF\xBB\xBF", "character-forbidden", "U+FEFF"},
      {"\xF0\x9F\xBF\xBF", "character-forbidden", "U+1FFFF"},
  };
  kjp_builder *builder = builder_with_head();

  for (size_t i = 0; i < COUNT(rows); i++) {
    kjp_error *error = NULL;

    cr_expect(kjp_builder_set(builder, "/plan/title", rows[i].text, &error) ==
              KJP_E_SYNTAX);
    cr_expect(
        has_text(kjp_error_table(error), 0, KJP_FINDING_CODE, rows[i].code),
        "row %zu", i);
    cr_expect(has_text(kjp_error_table(error), 0, KJP_FINDING_FOUND_EN,
                       rows[i].found),
              "row %zu", i);
    cr_expect(has_text(kjp_error_table(error), 0, KJP_FINDING_POINTER,
                       "/plan/title"));
    kjp_error_free(error);
  }
  check_plan(builder, HEAD);
}

Test(builder, nulls_are_told)
{
  kjp_builder *builder = kjp_builder_new(NULL);
  kjp_plan *plan = (void *)builder;
  kjp_error *error = NULL;
  int32_t year = 2021;
  int64_t one = 1;

#define REFUSED(call)                                                          \
  do {                                                                         \
    cr_expect((call) == KJP_E_ARGUMENT);                                       \
    cr_expect(kjp_error_status(error) == KJP_E_ARGUMENT);                      \
    kjp_error_free(error);                                                     \
    error = NULL;                                                              \
  } while (0)
  REFUSED(kjp_builder_set(NULL, "/a", "b", &error));
  REFUSED(kjp_builder_set(builder, NULL, "b", &error));
  REFUSED(kjp_builder_set(builder, "/a", NULL, &error));
  REFUSED(kjp_builder_set_empty(NULL, "/a", KJP_EMPTY_MAP, &error));
  REFUSED(kjp_builder_set_empty(builder, NULL, KJP_EMPTY_MAP, &error));
  REFUSED(kjp_builder_set_empty(builder, "/a", 0, &error));
  REFUSED(kjp_builder_set_empty(builder, "/a", 3, &error));
  REFUSED(kjp_builder_remove(NULL, "/a", &error));
  REFUSED(kjp_builder_remove(builder, NULL, &error));
  REFUSED(kjp_builder_build(NULL, NULL, &plan, &error));
  cr_expect(plan == NULL);
  REFUSED(kjp_builder_build(builder, NULL, NULL, &error));
  REFUSED(kjp_builder_set_series(NULL, "rd", 1, &year, &one, 1, &error));
  REFUSED(kjp_builder_set_series(builder, NULL, 1, &year, &one, 1, &error));
#undef REFUSED
  cr_expect(kjp_builder_set(NULL, NULL, NULL, NULL) == KJP_E_ARGUMENT);
  kjp_builder_free(builder);
  kjp_builder_free(NULL);
}

/* Size and time */

Test(builder, many_entries_cost_no_square, .timeout = 60)
{
  enum { TARGETS = 100000 };
  kjp_builder *builder = builder_with_head();
  char pointer[64];

  for (int i = 0; i < TARGETS; i++) {
    snprintf(pointer, sizeof pointer, "/targets/t%d/at_least", i);
    set(builder, pointer, "1 亿元");
  }
  for (int i = 0; i < TARGETS; i++) {
    snprintf(pointer, sizeof pointer, "/plan/issuers/%d/x", i);
    set(builder, pointer, "x");
  }
  for (int i = 0; i < TARGETS; i++) {
    snprintf(pointer, sizeof pointer, "/targets/t%d", i);
    cr_assert(kjp_builder_remove(builder, pointer, NULL) == KJP_OK);
  }
  cr_assert(kjp_builder_remove(builder, "/plan/issuers", NULL) == KJP_OK);
  check_plan(builder, HEAD);
}

static size_t
memory_in_use(void)
{
  struct mallinfo2 info = mallinfo2();

  return info.uordblks + info.hblkhd;
}

Test(builder, what_is_replaced_is_used_again, .timeout = 60)
{
  kjp_builder *builder = builder_with_head();
  size_t before = memory_in_use();
  char text[64];

  for (int i = 0; i < 300000; i++) {
    snprintf(text, sizeof text, "题目 %d", i);
    set(builder, "/plan/title", text);
    set(builder, "/targets/t/at_least/value", text);
    set(builder, "/plan/issuers/-", text);
    cr_assert(kjp_builder_remove(builder, "/plan/issuers/0", NULL) == KJP_OK);
    cr_assert(kjp_builder_remove(builder, "/targets/t", NULL) == KJP_OK);
  }
  cr_expect(memory_in_use() - before < 100000, "%zu bytes more",
            memory_in_use() - before);
  kjp_builder_free(builder);
}
