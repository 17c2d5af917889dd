/* SPDX-License-Identifier: MIT */
/* lib/report/sheet-priv.h - rows of a table as an aligned grid.
 *
 * A sheet is static data: a title in both languages, how to align, and what
 * makes the cell of a row. */
#pragma once
#include "grid-priv.h"
#include "report-priv.h"

struct kjp__sheet_column {
  struct kjp__say title;
  enum kjp__align align;
  int32_t path[4]; /* see kjp__report_follow(); a text in two languages is
                      named by its Chinese column */
  const char *(*make)(struct kjp__report *report, const kjp_table *table,
                      int32_t row); /* where a path will not do */
};

/* Rows `first` and on, or, where `order` is not NULL, the rows it lists. What
 * has no value is shown as "-"; a column without any is left out. */
void kjp__sheet_write(struct kjp__report *report,
                      const struct kjp__sheet_column *columns, size_t count,
                      const kjp_table *table, const int32_t *order,
                      int32_t first, int32_t rows);
/* "2022-2025", or "2022" where both are the same; NULL without years. */
const char *kjp__sheet_span(struct kjp__report *report, int32_t first,
                            int32_t last);
/* A paragraph, broken at the width of the page, its later lines further in. */
void kjp__sheet_line(struct kjp__report *report, size_t indent,
                     const char *line);

/* The words of a column, in the report's language. */
enum kjp__words {
  KJP__WORDS_KIND,
  KJP__WORDS_VERDICT,
  KJP__WORDS_STAGE,
  KJP__WORDS_BASE,
  KJP__WORDS_COMPARATOR,
  KJP__WORDS_STRENGTH,
  KJP__WORDS_SHAPE,
  KJP__WORDS_POINT,
  KJP__WORDS_OUTCOME,
  KJP__WORDS_PROGRESS,
  KJP__WORDS_REASON,
  KJP__WORDS_METHOD,
  KJP__WORDS_RECONCILED,
  KJP__WORDS
};
/* NULL where the cell has none. */
const char *kjp__word(const struct kjp__report *report, enum kjp__words list,
                      struct kjp__spot spot);
/* A word as tables have it ("not_assessable", "true"), in the report's
 * language; what is no such word stays as it is. */
const char *kjp__word_said(const struct kjp__report *report, const char *word);

/* title.c: what an answer's table of that name is called; NULL for others. */
const struct kjp__say *kjp__title_of_table(const char *table);
