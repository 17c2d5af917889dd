/* SPDX-License-Identifier: MIT */
/* tests/fuzz/walk.c - all that can be read of a plan, an error, an answer. */
#include "walk.h"

#include "require.h"

const int32_t walk_languages[2] = {KJP_LANGUAGE_ZH, KJP_LANGUAGE_EN};

void
walk_text(kjp_status status, kjp_text *text, kjp_error *error)
{
  require((status == KJP_OK) == (error == NULL));
  require((status == KJP_OK) == (text != NULL));
  require(text == NULL || kjp_text_data(text)[kjp_text_size(text)] == '\0');
  kjp_text_free(text);
  kjp_error_free(error);
}

static void
walk_amount(const kjp_table *table, int32_t row, int32_t column)
{
  kjp_text *text;
  kjp_error *error;
  kjp_status status;
  int64_t quanta = 0;

  if (kjp_table_amount(table, row, column, &quanta))
    require(kjp_table_unit_quanta(table, row, column) >= 1 &&
            kjp_table_unit(table, row, column) != NULL);
  status =
      kjp_table_format(table, row, column, NULL, KJP_NONE, &text, &error);
  require((status == KJP_OK) == (error == NULL));
  require(status == KJP_OK || text == NULL);
  kjp_text_free(text);
  kjp_error_free(error);
}

static void
walk_cell(const kjp_table *table, int32_t row, int32_t column, int32_t type)
{
  int32_t number = kjp_table_int(table, row, column);

  if (type == KJP_TYPE_AMOUNT)
    walk_amount(table, row, column);
  if (type == KJP_TYPE_WORD)
    require((number == KJP_NONE) ==
            (kjp_table_text(table, row, column) == NULL));
  if (type == KJP_TYPE_ROW)
    require(number >= KJP_NONE);
}

static void
walk_column(const kjp_table *table, int32_t column)
{
  int32_t type = kjp_table_column_type(table, column);
  int32_t count = kjp_table_count(table);

  require(kjp_table_column_name(table, column) != NULL);
  if (type == KJP_TYPE_AMOUNT)
    require(kjp_table_copy_amounts(table, column, NULL, NULL, 0) == count);
  else if (type != KJP_TYPE_TEXT)
    require(kjp_table_copy_ints(table, column, NULL, 0) == count);
  for (int32_t row = 0; row < count; row++)
    walk_cell(table, row, column, type);
}

void
walk_table(const kjp_table *table)
{
  require(kjp_table_name(table) != NULL || table == NULL);
  for (int32_t i = 0; i < kjp_table_column_count(table); i++)
    walk_column(table, kjp_table_column(table, i));
}

static void
walk_findings(const kjp_plan *plan, const kjp_error *error)
{
  const kjp_table *findings = plan == NULL ? kjp_error_table(error)
                                           : kjp_plan_table(plan, KJP_FINDINGS);
  kjp_text *text;
  kjp_error *fault;
  kjp_status status;

  for (int i = 0; i < 2; i++) {
    status = kjp_findings_to_text(findings, walk_languages[i], &text, &fault);
    walk_text(status, text, fault);
    status = kjp_check_to_json(plan, error, walk_languages[i], &text, &fault);
    walk_text(status, text, fault);
    if (plan == NULL)
      continue;
    status = kjp_check_to_text(plan, walk_languages[i], &text, &fault);
    walk_text(status, text, fault);
  }
}

void
walk_result(kjp_status status, const kjp_plan *plan, const kjp_error *error)
{
  require((status == KJP_OK) == (plan != NULL && error == NULL));
  require(status == kjp_error_status(error));
  require(plan != NULL || kjp_error_message(error, KJP_LANGUAGE_ZH) != NULL);
  walk_table(kjp_error_table(error));
  for (int32_t number = 0; number < WALK_TABLES; number++)
    walk_table(kjp_plan_table(plan, number));
  walk_findings(plan, error);
}
