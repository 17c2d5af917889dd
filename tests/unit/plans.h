/* SPDX-License-Identifier: MIT */
/* tests/unit/plans.h - plans from memory, for tests that ask tables. */
#pragma once
#include <criterion/criterion.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include <kjplan/kjplan.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

#define PLAN_HEAD                                                              \
  "kjplan: 1\n"                                                                \
  "plan: {id: baotou, title: 包头, years: 2021-2025}\n"                      \
  "indicators:\n"

static inline kjp_plan *
plan_of(const char *text)
{
  kjp_plan *plan = NULL;
  kjp_error *error = NULL;
  kjp_status status =
      kjp_plan_parse(text, strlen(text), "plan.yaml", NULL, &plan, &error);

  cr_assert(status == KJP_OK, "the plan: %s",
            kjp_error_message(error, KJP_LANGUAGE_EN));
  return plan;
}

static inline int64_t
amount_at(const kjp_table *table, int32_t row, int32_t column)
{
  int64_t quanta = INT64_MIN; /* where unknown */

  (void)kjp_table_amount(table, row, column, &quanta);
  return quanta;
}

/* Whether a text cell holds `text`; NULL: nothing. */
static inline bool
has_text(const kjp_table *table, int32_t row, int32_t column, const char *text)
{
  const char *found = kjp_table_text(table, row, column);

  if (found == NULL || text == NULL)
    return found == text;
  return strcmp(found, text) == 0;
}
