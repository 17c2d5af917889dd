/* SPDX-License-Identifier: MIT */
/* lib/base/table-priv.h - rows behind the public table calls.
 *
 * A table kind is static data: its columns tell where in a row a cell lies
 * and what it holds. Code inside reads the row structs themselves; callers
 * outside, and everything that walks columns, goes by number. */
#pragma once
#include <kjplan/table.h>

#include "index-priv.h"

struct kjp__unit;

/* How a cell is stored in the row. */
enum kjp__cell {
  KJP__CELL_NONE,     /* no column of its own: a key of child rows */
  KJP__CELL_TEXT,     /* const char *, NULL: none */
  KJP__CELL_INT,      /* int32_t */
  KJP__CELL_COUNTED,  /* int32_t, 0: none (years, lines) */
  KJP__CELL_ROW,      /* int32_t, KJP_NONE: none */
  KJP__CELL_FLAG,     /* int8_t, 0 or 1 */
  KJP__CELL_WORD,     /* int8_t, 0: none */
  KJP__CELL_AMOUNT,   /* struct kjp__amount */
  KJP__CELL_FRACTION, /* const struct kjp__fraction *, NULL: unknown */
  KJP__CELLS
};

struct kjp__column {
  int32_t number;
  enum kjp__cell cell;
  uint32_t offset; /* in the row */
  const char *name;
  const char *zh; /* what it means */
  const char *en;
  const char *const *words;     /* of KJP__CELL_WORD: [0] is not used; ends in
                                   NULL */
  int32_t target;               /* of KJP__CELL_ROW: that table */
  const struct kjp__unit *unit; /* of amounts; NULL: the row's own */
};

struct kjp__table_kind {
  int32_t number;
  const char *name;
  size_t row_size;
  const void *columns; /* of struct kjp__column, or of something that begins
                          with one; numbers run on from number * 100 + 1 */
  size_t column_stride;
  int32_t column_count;
  bool has_id;    /* the first member of a row is its id, a const char * */
  int32_t parent; /* column that names the parent, 0: none; its rows ascend */
  /* Unit of an amount whose column has none of its own; NULL where every
   * column has. */
  const struct kjp__unit *(*unit_of)(const kjp_table *table, int32_t row,
                                     int32_t column);
};

struct kjp_table {
  const struct kjp__table_kind *kind;
  struct kjp__rows rows;
  struct kjp__index index; /* where rows have ids */
  const void *owner;       /* the plan or answer; for unit_of */
};

void kjp__table_init(struct kjp_table *table,
                     const struct kjp__table_kind *kind,
                     struct kjp__arena *arena, const void *owner);
const struct kjp__column *kjp__table_column(const kjp_table *table,
                                            int32_t column);
/* The cell, where row and column are of this table and the column is stored
 * as `cell`; else NULL. */
const void *kjp__table_cell(const kjp_table *table, int32_t row,
                            const struct kjp__column *column);
