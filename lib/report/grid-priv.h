/* SPDX-License-Identifier: MIT */
/* lib/report/grid-priv.h - tables and paragraphs for a terminal.
 *
 * A Chinese character takes two columns of it, a combining mark none. */
#pragma once
#include "../base/text-priv.h"

enum { KJP__PAGE_WIDTH = 100 };

enum kjp__align {
  KJP__ALIGN_LEFT,
  KJP__ALIGN_RIGHT,
  KJP__ALIGN_POINT /* numbers, decimal points below each other */
};

struct kjp__grid_column {
  const char *title;
  enum kjp__align align;
};

/* The character behind the one at `at`, and how wide that one is. */
const char *kjp__text_next(const char *at, size_t *width);
/* How many columns of a terminal a text takes. */
size_t kjp__text_width(const char *text);
/* A line of titles, a rule, and `rows` lines of `count` cells, row by row;
 * NULL is an empty cell. Lines begin with `indent` blanks, none ends in one. */
void kjp__grid_write(struct kjp__text_builder *text, size_t indent,
                     const struct kjp__grid_column *columns, size_t count,
                     const char *const *cells, size_t rows);
/* A paragraph broken at KJP__PAGE_WIDTH columns; all its lines but the first
 * begin with `indent` blanks, and `used` columns of the first are taken. */
void kjp__wrap(struct kjp__text_builder *text, size_t indent, size_t used,
               const char *paragraph);
