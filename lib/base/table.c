/* SPDX-License-Identifier: MIT */
/* lib/base/table.c - the public calls on tables, but for amounts, which know
 * units and stand in quantity/cell.c. */
#include "table-priv.h"

#include <string.h>
#include "holds-priv.h"

/* What the public type of a stored cell is. */
static const int32_t types[KJP__CELLS] = {
    [KJP__CELL_NONE] = KJP_NONE,
    [KJP__CELL_TEXT] = KJP_TYPE_TEXT,
    [KJP__CELL_INT] = KJP_TYPE_INT,
    [KJP__CELL_COUNTED] = KJP_TYPE_INT,
    [KJP__CELL_ROW] = KJP_TYPE_ROW,
    [KJP__CELL_FLAG] = KJP_TYPE_BOOLEAN,
    [KJP__CELL_WORD] = KJP_TYPE_WORD,
    [KJP__CELL_AMOUNT] = KJP_TYPE_AMOUNT,
    [KJP__CELL_FRACTION] = KJP_TYPE_AMOUNT,
};

void
kjp__table_init(struct kjp_table *table, const struct kjp__table_kind *kind,
                struct kjp__arena *arena, const void *owner)
{
  table->kind = kind;
  table->owner = owner;
  kjp__rows_init(&table->rows, arena, kind->row_size);
  kjp__index_init(&table->index, &table->rows, 0);
}

const struct kjp__column *
kjp__table_column(const kjp_table *table, int32_t column)
{
  int32_t index;

  if (table == NULL || column < 0)
    return NULL;
  index = column - table->kind->number * 100 - 1;
  if (index < 0 || index >= table->kind->column_count)
    return NULL;
  return (const void *)((const char *)table->kind->columns +
                        (size_t)index * table->kind->column_stride);
}

const void *
kjp__table_cell(const kjp_table *table, int32_t row,
                const struct kjp__column *column)
{
  if (column == NULL || row < 0 || row >= table->rows.count)
    return NULL;
  return (const char *)kjp__rows_at(&table->rows, row) + column->offset;
}

int32_t
kjp_table_kind(const kjp_table *table)
{
  return table == NULL ? KJP_NONE : table->kind->number;
}

const char *
kjp_table_name(const kjp_table *table)
{
  return table == NULL ? NULL : table->kind->name;
}

int32_t
kjp_table_count(const kjp_table *table)
{
  return table == NULL ? 0 : table->rows.count;
}

int32_t
kjp_table_column_count(const kjp_table *table)
{
  return table == NULL ? 0 : table->kind->column_count;
}

int32_t
kjp_table_column(const kjp_table *table, int32_t index)
{
  if (table == NULL || index < 0 || index >= table->kind->column_count)
    return KJP_NONE;
  return table->kind->number * 100 + 1 + index;
}

const char *
kjp_table_column_name(const kjp_table *table, int32_t column)
{
  const struct kjp__column *found = kjp__table_column(table, column);

  return found == NULL ? NULL : found->name;
}

int32_t
kjp_table_column_type(const kjp_table *table, int32_t column)
{
  const struct kjp__column *found = kjp__table_column(table, column);

  return found == NULL ? KJP_NONE : types[found->cell];
}

const char *
kjp_table_column_help(const kjp_table *table, int32_t column, int32_t language)
{
  const struct kjp__column *found = kjp__table_column(table, column);

  if (found == NULL)
    return NULL;
  return language == KJP_LANGUAGE_ZH ? found->zh : found->en;
}

int32_t
kjp_table_column_target(const kjp_table *table, int32_t column)
{
  const struct kjp__column *found = kjp__table_column(table, column);

  return found == NULL || found->cell != KJP__CELL_ROW ? KJP_NONE
                                                       : found->target;
}

int32_t
kjp_table_find(const kjp_table *table, const char *id)
{
  if (table == NULL || id == NULL || !table->kind->has_id)
    return KJP_NONE;
  return kjp__index_find(&table->index, id);
}

static int32_t
row_cell(const kjp_table *table, int32_t row, const struct kjp__column *column)
{
  const int32_t *cell = kjp__table_cell(table, row, column);

  KJP__HOLDS(cell != NULL);
  return *cell;
}

/* First row whose parent is `parent` or later; parents ascend. */
static int32_t
first_from(const kjp_table *table, const struct kjp__column *column,
           int32_t parent)
{
  int32_t low = 0;
  int32_t high = table->rows.count;

  while (low < high) {
    int32_t middle = low + (high - low) / 2;

    if (row_cell(table, middle, column) < parent)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

/* How many rows from `first` on have this parent: families are small, so
 * what is tried doubles from there. */
static int32_t
count_from(const kjp_table *table, const struct kjp__column *column,
           int32_t parent, int32_t first)
{
  int64_t rows = table->rows.count;
  int64_t low = first; /* before it all are of the family */
  int64_t high = (int64_t)first + 1;

  while (high <= rows && row_cell(table, (int32_t)high - 1, column) == parent) {
    low = high;
    high = first + 2 * (high - first);
  }
  high = high <= rows ? high : rows + 1;
  while (high - low > 1) {
    int64_t middle = low + (high - low) / 2;

    if (row_cell(table, (int32_t)middle - 1, column) == parent)
      low = middle;
    else
      high = middle;
  }
  return (int32_t)low - first;
}

/* The same where parents do not ascend: members of an any_of stand together
 * all the same. */
static int32_t
children_by_search(const kjp_table *table, const struct kjp__column *column,
                   int32_t parent, int32_t *first)
{
  int32_t count = 0;

  for (int32_t row = 0; row < table->rows.count; row++) {
    if (row_cell(table, row, column) != parent)
      continue;
    if (count++ == 0)
      *first = row;
  }
  return count;
}

int32_t
kjp_table_children(const kjp_table *table, int32_t parent_column,
                   int32_t parent, int32_t *first_out)
{
  const struct kjp__column *column = kjp__table_column(table, parent_column);
  int32_t first = KJP_NONE;
  int32_t count = 0;

  if (column != NULL && column->cell == KJP__CELL_ROW && parent >= 0 &&
      table->rows.count > 0) {
    if (parent_column == table->kind->parent) {
      first = first_from(table, column, parent);
      count = count_from(table, column, parent, first);
    } else {
      count = children_by_search(table, column, parent, &first);
    }
  }
  if (first_out != NULL)
    *first_out = count == 0 ? KJP_NONE : first;
  return count;
}

const char *
kjp_table_text(const kjp_table *table, int32_t row, int32_t column)
{
  const struct kjp__column *found = kjp__table_column(table, column);
  const void *cell = kjp__table_cell(table, row, found);
  int8_t word;

  if (cell == NULL)
    return NULL;
  if (found->cell == KJP__CELL_TEXT)
    return *(const char *const *)cell;
  if (found->cell != KJP__CELL_WORD)
    return NULL;
  word = *(const int8_t *)cell;
  return word == 0 ? NULL : found->words[word];
}

/* KJP_NONE where the cell holds no whole number. */
static int32_t
int_of(const void *cell, enum kjp__cell kind)
{
  KJP__HOLDS(cell != NULL);
  switch (kind) {
  case KJP__CELL_INT:
  case KJP__CELL_ROW:
    return *(const int32_t *)cell;
  case KJP__CELL_COUNTED:
    return *(const int32_t *)cell == 0 ? KJP_NONE : *(const int32_t *)cell;
  case KJP__CELL_FLAG:
    return *(const int8_t *)cell;
  case KJP__CELL_WORD:
    return *(const int8_t *)cell == 0 ? KJP_NONE : *(const int8_t *)cell;
  case KJP__CELL_NONE:
  case KJP__CELL_TEXT:
  case KJP__CELL_AMOUNT:
  case KJP__CELL_FRACTION:
  case KJP__CELLS:
    break;
  }
  return KJP_NONE;
}

int32_t
kjp_table_int(const kjp_table *table, int32_t row, int32_t column)
{
  const struct kjp__column *found = kjp__table_column(table, column);
  const void *cell = kjp__table_cell(table, row, found);

  return cell == NULL ? KJP_NONE : int_of(cell, found->cell);
}

int32_t
kjp_table_copy_ints(const kjp_table *table, int32_t column, int32_t *numbers,
                    int32_t count)
{
  const struct kjp__column *found = kjp__table_column(table, column);

  if (found == NULL)
    return 0;
  for (int32_t row = 0;
       numbers != NULL && row < count && row < table->rows.count; row++)
    numbers[row] = int_of(kjp__table_cell(table, row, found), found->cell);
  return table->rows.count;
}
