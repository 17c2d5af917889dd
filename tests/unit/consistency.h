/* SPDX-License-Identifier: MIT */
/* tests/unit/consistency.h - plans whose targets are held together, for tests
 * of what is found. */
#pragma once
#include "plans.h"

static inline kjp_answer *
ask(const char *text, const char *name, const char *value)
{
  kjp_plan *plan = plan_of(text);
  kjp_options *options = kjp_options_new();
  kjp_answer *answer = NULL;
  kjp_error *error = NULL;

  if (name != NULL)
    cr_assert(kjp_options_set(options, name, value, NULL) == KJP_OK, "%s",
              value);
  cr_assert(kjp_consistency_run(plan, options, &answer, &error) == KJP_OK, "%s",
            kjp_error_message(error, KJP_LANGUAGE_EN));
  kjp_options_free(options);
  kjp_plan_unref(plan);
  return answer;
}

static inline int32_t
count_of(const kjp_answer *answer, int32_t table)
{
  return kjp_table_count(kjp_answer_table(answer, table));
}

/* Whether the cell is shown as `text`, with so many decimals. */
static inline bool
shows(const kjp_answer *answer, int32_t table, int32_t row, int32_t column,
      int32_t digits, const char *text)
{
  kjp_text *found = NULL;
  bool same;

  cr_assert(kjp_table_format(kjp_answer_table(answer, table), row, column, NULL,
                             digits, &found, NULL) == KJP_OK);
  if (found == NULL || text == NULL)
    return (found == NULL) == (text == NULL);
  same = strcmp(kjp_text_data(found), text) == 0;
  if (!same)
    fprintf(stderr, "found %s, expected %s\n", kjp_text_data(found), text);
  kjp_text_free(found);
  return same;
}

/* The first statement of a kind, or KJP_NONE. */
static inline int32_t
statement_of(const kjp_answer *answer, int32_t kind)
{
  const kjp_table *table = kjp_answer_table(answer, KJP_CONSISTENCY_STATEMENTS);

  for (int32_t row = 0; row < kjp_table_count(table); row++) {
    if (kjp_table_int(table, row, KJP_CONSISTENCY_STATEMENT_KIND) == kind)
      return row;
  }
  return KJP_NONE;
}

/* Whether a statement has `part` in it. */
static inline bool
says(const kjp_answer *answer, int32_t row, int32_t language, const char *part)
{
  kjp_text *text = NULL;
  bool found;

  cr_assert(kjp_answer_sentence(answer, row, language, &text, NULL) == KJP_OK);
  found = strstr(kjp_text_data(text), part) != NULL;
  if (!found)
    fprintf(stderr, "found %s, expected %s\n", kjp_text_data(text), part);
  kjp_text_free(text);
  return found;
}

static inline const char *
target_at(const kjp_answer *answer, int32_t table, int32_t row, int32_t column)
{
  int32_t target = kjp_table_int(kjp_answer_table(answer, table), row, column);

  return kjp_table_text(kjp_plan_table(kjp_answer_plan(answer), KJP_TARGETS),
                        target, KJP_TARGET_ID);
}

static inline int32_t
flag_of(const kjp_answer *answer, int32_t table, int32_t column)
{
  return kjp_table_int(kjp_answer_table(answer, table), 0, column);
}

/* Adds a line to a plan. */
#define ADD(text, ...)                                                         \
  (void)snprintf((text) + strlen(text), sizeof(text) - strlen(text),           \
                 __VA_ARGS__)

#define BAOTOU                                                                 \
  PLAN_HEAD                                                                    \
  "  gdp: {name: GDP, scope: 市, unit: 亿元,\n"                             \
  "    values: {2021: 3293, 2024: 4575}}\n"                                    \
  "  rd: {name: 研发, scope: 市, unit: 亿元, values: {2021: 67.37}}\n"    \
  "  share: {name: 强度, scope: 市, unit: '%', derive: {ratio: [rd, gdp]}}\n"

#define TWO_AIMS                                                               \
  BAOTOU                                                                       \
  "targets:\n"                                                                 \
  "  amount: {indicator: rd, year: 2025, at_least: 125, base: {year: 2021}}\n" \
  "  share: {indicator: share, year: 2025, more_than: 3 %}\n"

#define ONE_CELL                                                               \
  PLAN_HEAD "  m: {name: 经费, scope: 市, unit: 元}\n"                     \
            "targets:\n"

/* A line of a target of 2025. */
#define OF(id, indicator, bound)                                               \
  "  " id ": {indicator: " indicator ", year: 2025, " bound "}\n"
