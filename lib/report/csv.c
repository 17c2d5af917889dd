/* SPDX-License-Identifier: MIT */
/* lib/report/csv.c - kjp_table_to_csv(): any table as RFC 4180.
 *
 * A cell is written as it is read: exact, and without the marks some programs
 * would put before a text that looks like a formula, since what is read back
 * must be what was written. */
#include <string.h>

#include <kjplan/answer.h>

#include "../base/error-priv.h"
#include "../base/table-priv.h"
#include "../base/text-priv.h"
#include "../plan/field-priv.h"

static const char line_end[] = "\r\n";

/* What is written, and what went wrong with it first. */
struct csv {
  const kjp_table *table;
  struct kjp__text_builder text;
  kjp_status status;
  kjp_error **error_out;
};

static void
add_quoted(struct kjp__text_builder *text, const char *value)
{
  const char *quote;

  kjp__text_add_char(text, '"');
  while ((quote = strchr(value, '"')) != NULL) {
    kjp__text_add_size(text, value, (size_t)(quote - value) + 1);
    kjp__text_add_char(text, '"');
    value = quote + 1;
  }
  kjp__text_add(text, value);
  kjp__text_add_char(text, '"');
}

/* Blanks at either end would be trimmed by some readers, ours among them. */
static bool
needs_quotes(const char *value)
{
  static const char wide_blank[] = "\xE3\x80\x80"; /* U+3000 */
  size_t size = strlen(value);

  if (size == 0)
    return false;
  if (strchr(" \t", value[0]) != NULL || strchr(" \t", value[size - 1]) != NULL)
    return true;
  if (strncmp(value, wide_blank, 3) == 0 ||
      (size >= 3 && strcmp(value + size - 3, wide_blank) == 0))
    return true;
  return strpbrk(value, ",\"\r\n") != NULL;
}

static void
add_text(struct csv *csv, const char *value)
{
  if (value != NULL && needs_quotes(value))
    add_quoted(&csv->text, value);
  else
    kjp__text_add(&csv->text, value);
}

/* The table a row cell names: of the same answer, or of the plan. The owner
 * of a table is one of the two, but for findings, which name no rows. */
static const kjp_table *
target_of(const kjp_table *table, int32_t number)
{
  const kjp_answer *answer = table->owner;
  const kjp_table *target;

  if (table->owner == NULL)
    return NULL;
  if (kjp__plan_kind(table->kind->number) != NULL)
    return kjp_plan_table(table->owner, number);
  target = kjp_answer_table(answer, number);
  return target != NULL ? target
                        : kjp_plan_table(kjp_answer_plan(answer), number);
}

static const char *
id_of(const kjp_table *table, int32_t row)
{
  if (table == NULL || !table->kind->has_id || row >= table->rows.count)
    return NULL;
  return *(const char *const *)kjp__rows_at(&table->rows, row);
}

static void
add_row(struct csv *csv, int32_t column, int32_t number)
{
  int32_t target = kjp_table_column_target(csv->table, column);
  const char *id = id_of(target_of(csv->table, target), number);

  if (id != NULL)
    add_text(csv, id);
  else
    kjp__text_add_int(&csv->text, number);
}

static void
add_number(struct csv *csv, int32_t row, int32_t column)
{
  int32_t type = kjp_table_column_type(csv->table, column);
  int32_t number = kjp_table_int(csv->table, row, column);

  if (type == KJP_TYPE_BOOLEAN)
    kjp__text_add(&csv->text, number == 0 ? "false" : "true");
  else if (number == KJP_NONE)
    return;
  else if (type == KJP_TYPE_ROW)
    add_row(csv, column, number);
  else
    kjp__text_add_int(&csv->text, number);
}

/* The unit stands in a cell of its own behind; empty where the amount is. */
static void
add_amount(struct csv *csv, int32_t row, int32_t column)
{
  const char *unit = kjp_table_unit(csv->table, row, column);
  kjp_text *number = NULL;

  if (unit != NULL)
    csv->status = kjp_table_format(csv->table, row, column, NULL, KJP_NONE,
                                   &number, csv->error_out);
  kjp__text_add(&csv->text, kjp_text_data(number));
  kjp__text_add_char(&csv->text, ',');
  if (number != NULL)
    add_text(csv, unit);
  kjp_text_free(number);
}

static void
add_cell(struct csv *csv, int32_t row, int32_t column)
{
  int32_t type = kjp_table_column_type(csv->table, column);

  if (type == KJP_TYPE_TEXT || type == KJP_TYPE_WORD)
    add_text(csv, kjp_table_text(csv->table, row, column));
  else if (type == KJP_TYPE_AMOUNT)
    add_amount(csv, row, column);
  else
    add_number(csv, row, column);
}

static void
add_name(struct csv *csv, int32_t column)
{
  const char *name = kjp_table_column_name(csv->table, column);

  kjp__text_add(&csv->text, name);
  if (kjp_table_column_type(csv->table, column) != KJP_TYPE_AMOUNT)
    return;
  kjp__text_add_char(&csv->text, ',');
  kjp__text_add(&csv->text, name);
  kjp__text_add(&csv->text, "_unit");
}

static void
add_head(struct csv *csv)
{
  for (int32_t i = 0; i < kjp_table_column_count(csv->table); i++) {
    if (i > 0)
      kjp__text_add_char(&csv->text, ',');
    add_name(csv, kjp_table_column(csv->table, i));
  }
  kjp__text_add(&csv->text, line_end);
}

/* A lone empty cell would be a blank line, which is no record. */
static void
add_record(struct csv *csv, int32_t row)
{
  int32_t count = kjp_table_column_count(csv->table);
  size_t before = csv->text.size;

  for (int32_t i = 0; i < count && csv->status == KJP_OK; i++) {
    if (i > 0)
      kjp__text_add_char(&csv->text, ',');
    add_cell(csv, row, kjp_table_column(csv->table, i));
  }
  if (csv->text.size == before)
    kjp__text_add(&csv->text, "\"\"");
  kjp__text_add(&csv->text, line_end);
}

kjp_status
kjp_table_to_csv(const kjp_table *table, kjp_text **text_out,
                 kjp_error **error_out)
{
  struct csv csv = {.table = table, .error_out = error_out};

  if (error_out != NULL)
    *error_out = NULL;
  if (text_out == NULL)
    return kjp__fail_null(error_out, "text_out");
  *text_out = NULL;
  if (table == NULL)
    return kjp__fail_null(error_out, "table");
  add_head(&csv);
  for (int32_t row = 0; row < kjp_table_count(table); row++) {
    if (csv.status != KJP_OK || csv.text.failed)
      break;
    add_record(&csv, row);
  }
  if (csv.status == KJP_OK)
    return kjp__text_done(&csv.text, text_out, error_out);
  kjp__text_clear(&csv.text);
  return csv.status;
}
