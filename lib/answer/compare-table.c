/* SPDX-License-Identifier: MIT */
/* lib/answer/compare-table.c - the columns of a comparison. */
#include "compare-priv.h"

#include <glib.h>

static const char *const sides[] = {NULL, "before", "after", NULL};

/* clang-format off */
#define ROW(number, cell, row, member, name, words, zh, en)                    \
  {number, KJP__CELL_##cell, offsetof(struct kjp__##row, member), name,        \
   zh, en, words, 0, NULL}
#define TEXT(number, row, member, name, zh, en)                                \
  ROW(number, TEXT, row, member, name, NULL, zh, en)

static const struct kjp__column difference_columns[] = {
  TEXT(KJP_DIFFERENCE_TABLE, difference, table, "table", "数据表", "table"),
  TEXT(KJP_DIFFERENCE_KEY, difference, key, "key", "哪一行", "which row"),
  ROW(KJP_DIFFERENCE_SIDE, WORD, difference, side, "side", sides, "只在一方有", "only one side has the row"),
  TEXT(KJP_DIFFERENCE_COLUMN, difference, column, "column", "哪一列", "column"),
  TEXT(KJP_DIFFERENCE_OLD, difference, old_text, "old", "原值", "old"),
  TEXT(KJP_DIFFERENCE_NEW, difference, new_text, "new", "新值", "new"),
  TEXT(KJP_DIFFERENCE_UNIT, difference, unit, "unit", "单位", "unit"),
  ROW(KJP_DIFFERENCE_CHANGE, FRACTION, difference, change, "change", NULL, "增减", "new less old"),
  TEXT(KJP_DIFFERENCE_MEANING_ZH, difference, meaning.zh, "meaning_zh", "该列的含义", "what the column means, in Chinese"),
  TEXT(KJP_DIFFERENCE_MEANING_EN, difference, meaning.en, "meaning_en", "该列的含义（英文）", "what the column means"),
  ROW(KJP_DIFFERENCE_PROJECTED, FLAG, difference, projected, "projected", NULL, "用到计划数或假定数", "rests on planned or assumed figures"),
  ROW(KJP_DIFFERENCE_UNVERIFIED, FLAG, difference, unverified, "unverified", NULL, "依据未核实的数", "rests on unverified observations"),
};

static const struct kjp__column side_columns[] = {
  TEXT(KJP_SIDE_QUESTION, side, question, "question", "问题", "question"),
  TEXT(KJP_SIDE_SCENARIO, side, scenario, "scenario", "情景", "scenario"),
  TEXT(KJP_SIDE_AS_OF, side, as_of, "as_of", "截至日期", "what became known later is not seen"),
  TEXT(KJP_SIDE_SHA256, side, sha256, "sha256", "计划文件的 SHA-256", "SHA-256 of the plan's file"),
  TEXT(KJP_SIDE_LIBRARY, side, library, "library", "程序库版本", "version of the library"),
};
/* clang-format on */

static const struct kjp__unit *
unit_of(const kjp_table *table, int32_t row, int32_t column)
{
  const struct kjp__difference *difference = kjp__rows_at(&table->rows, row);

  (void)column;
  return difference->unit_of_change.label == NULL ? NULL
                                                  : &difference->unit_of_change;
}

#define KIND(number, name, row, columns, unit_of)                              \
  {                                                                            \
    number, name, sizeof(struct kjp__##row), columns, sizeof columns[0],       \
        G_N_ELEMENTS(columns), false, 0, unit_of                               \
  }

static const struct kjp__table_kind kinds[] = {
    KIND(KJP_COMPARE_DIFFERENCES, "differences", difference, difference_columns,
         unit_of),
    KIND(KJP_COMPARE_SIDES, "sides", side, side_columns, NULL),
};

const struct kjp__table_kind *const kjp__compare_kinds[] = {&kinds[0],
                                                            &kinds[1]};
