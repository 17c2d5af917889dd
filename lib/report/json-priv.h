/* SPDX-License-Identifier: MIT */
/* lib/report/json-priv.h - JSON text, by hand or from tables.
 *
 * The writer puts the commas; keys are NULL inside a list. A shape says which
 * cells of a row make which members of an object, so that a question's JSON is
 * a static table and not code. */
#pragma once
#include "report-priv.h"

struct kjp__json {
  struct kjp__report *report; /* what is written goes to its text */
  bool comma;                 /* something stands before in this object */
};

void kjp__json_open(struct kjp__json *json, const char *key, char bracket);
void kjp__json_close(struct kjp__json *json, char bracket);
/* null where value is NULL. */
void kjp__json_text(struct kjp__json *json, const char *key, const char *value);
void kjp__json_int(struct kjp__json *json, const char *key, int64_t value);
void kjp__json_flag(struct kjp__json *json, const char *key, bool value);
void kjp__json_null(struct kjp__json *json, const char *key);
/* The text between quotes, and nothing else. */
void kjp__json_quote(struct kjp__text_builder *text, const char *value);

enum kjp__json_how {
  KJP__JSON_CELL,  /* by the type of the column; an amount in shortest form */
  KJP__JSON_FIXED, /* an amount with four decimals */
  KJP__JSON_UNIT,  /* the unit of an amount */
  KJP__JSON_SAID,  /* the text of the report's language; path: the Chinese */
  KJP__JSON_LIST,  /* objects of child rows */
  KJP__JSON_BY     /* what `write` makes of the row */
};

struct kjp__json_shape;
struct kjp__json_field {
  const char *key;
  enum kjp__json_how how;
  int32_t path[4];  /* see kjp__report_follow() */
  int32_t children; /* LIST: their table, and in path the column that names
                       the parent; without one, all its rows */
  const struct kjp__json_shape *shape; /* LIST */
  void (*write)(struct kjp__json *json, const char *key, int32_t row); /* BY */
};
struct kjp__json_shape {
  const struct kjp__json_field *fields;
  size_t count;
};

/* The members of an object, from a row. */
void kjp__json_fields(struct kjp__json *json, const kjp_table *table,
                      int32_t row, const struct kjp__json_shape *shape);
/* A list of objects, from rows. */
void kjp__json_rows(struct kjp__json *json, const char *key,
                    const kjp_table *table, int32_t first, int32_t count,
                    const struct kjp__json_shape *shape);
