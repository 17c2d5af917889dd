/* SPDX-License-Identifier: MIT */
/* lib/answer/compare-priv.h - a comparison from the inside: its rows, and the
 * names by which rows of any answer are known. */
#pragma once
#include <kjplan/compare.h>

#include "answer-priv.h"

struct kjp__difference {
  const char *table;
  const char *key;
  const char *column;
  const char *old_text;
  const char *new_text;
  const char *unit;
  const struct kjp__fraction *change;
  struct kjp__say meaning;
  struct kjp__unit unit_of_change; /* label NULL: none */
  int8_t side;
  int8_t projected;
  int8_t unverified;
};

struct kjp__side {
  const char *question;
  const char *scenario;
  const char *as_of;
  const char *sha256;
  const char *library;
};

extern const struct kjp__table_kind *const kjp__compare_kinds[];
enum { KJP__COMPARE_KINDS = 2 };

/* compare-key.c */

/* A row by name. */
struct kjp__keyed {
  const char *key; /* "rigid-growth 2024 outpace:revenue"; each once */
  const char *own; /* "outpace:revenue" */
  int32_t repeats; /* rows of the same name behind it */
  int32_t parent;  /* row of the parent's table, or KJP_NONE */
  bool matched;    /* the other answer has it */
  bool projected;  /* it, or what it is part of, rests on planned or assumed */
  bool unverified; /* figures, or on some not verified */
};

/* The rows of an answer by name, table by table. */
struct kjp__keys {
  const kjp_answer *answer;
  struct kjp__arena *arena;
  struct kjp__rows rows[KJP__ANSWER_TABLES];
  struct kjp__index index[KJP__ANSWER_TABLES];
};

/* Names every row; false when memory is out. */
bool kjp__keys_make(struct kjp__keys *keys, const kjp_answer *answer,
                    struct kjp__arena *arena);
/* Which of the answer's tables has this number, or KJP_NONE. */
int32_t kjp__keys_table(const struct kjp__keys *keys, int32_t number);
/* Whether a column says which row it is, not what is so of it. */
bool kjp__is_key(const kjp_table *table, const struct kjp__column *column);
/* What a cell says: a word, a number, the name of a row. NULL: nothing. Not of
 * amounts. */
const char *kjp__cell_text(const struct kjp__keys *keys, const kjp_table *table,
                           int32_t row, const struct kjp__column *column);
