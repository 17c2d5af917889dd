/* SPDX-License-Identifier: MIT */
/* lib/report/json.c - a small JSON writer, and the walk from rows to JSON. */
#include "json-priv.h"

enum { FIXED_DIGITS = 4 };

/* What stands behind a backslash; 0: \u00XX. */
static const char escapes[0x20] = {
    ['\b'] = 'b', ['\t'] = 't', ['\n'] = 'n', ['\f'] = 'f', ['\r'] = 'r'};

static void
add_escaped(struct kjp__text_builder *text, unsigned char byte)
{
  static const char digits[] = "0123456789abcdef";
  char letter = byte < 0x20 ? escapes[byte] : (char)byte;

  kjp__text_add_char(text, '\\');
  if (letter != '\0') {
    kjp__text_add_char(text, letter);
    return;
  }
  kjp__text_add(text, "u00");
  kjp__text_add_char(text, digits[byte >> 4]);
  kjp__text_add_char(text, digits[byte & 15]);
}

void
kjp__json_quote(struct kjp__text_builder *text, const char *value)
{
  const char *start = value;

  kjp__text_add_char(text, '"');
  for (; *value != '\0'; value++) {
    unsigned char byte = (unsigned char)*value;

    if (byte >= 0x20 && byte != '"' && byte != '\\')
      continue;
    kjp__text_add_size(text, start, (size_t)(value - start));
    add_escaped(text, byte);
    start = value + 1;
  }
  kjp__text_add_size(text, start, (size_t)(value - start));
  kjp__text_add_char(text, '"');
}

/* What stands before every value. */
static struct kjp__text_builder *
begin_value(struct kjp__json *json, const char *key)
{
  struct kjp__text_builder *text = &json->report->text;

  if (json->comma)
    kjp__text_add_char(text, ',');
  json->comma = true;
  if (key != NULL) {
    kjp__json_quote(text, key);
    kjp__text_add_char(text, ':');
  }
  return text;
}

void
kjp__json_open(struct kjp__json *json, const char *key, char bracket)
{
  kjp__text_add_char(begin_value(json, key), bracket);
  json->comma = false;
}

void
kjp__json_close(struct kjp__json *json, char bracket)
{
  kjp__text_add_char(&json->report->text, bracket);
  json->comma = true;
}

void
kjp__json_text(struct kjp__json *json, const char *key, const char *value)
{
  if (value == NULL)
    kjp__json_null(json, key);
  else
    kjp__json_quote(begin_value(json, key), value);
}

void
kjp__json_int(struct kjp__json *json, const char *key, int64_t value)
{
  kjp__text_add_int(begin_value(json, key), value);
}

void
kjp__json_flag(struct kjp__json *json, const char *key, bool value)
{
  kjp__text_add(begin_value(json, key), value ? "true" : "false");
}

void
kjp__json_null(struct kjp__json *json, const char *key)
{
  kjp__text_add(begin_value(json, key), "null");
}

static void
write_cell(struct kjp__json *json, const char *key, struct kjp__spot spot)
{
  int32_t type = kjp_table_column_type(spot.table, spot.column);
  int32_t number = kjp_table_int(spot.table, spot.row, spot.column);

  if (type == KJP_TYPE_TEXT || type == KJP_TYPE_WORD)
    kjp__json_text(json, key,
                   kjp_table_text(spot.table, spot.row, spot.column));
  else if (type == KJP_TYPE_AMOUNT)
    kjp__json_text(json, key, kjp__report_amount(json->report, spot, KJP_NONE));
  else if (number == KJP_NONE)
    kjp__json_null(json, key);
  else if (type == KJP_TYPE_BOOLEAN)
    kjp__json_flag(json, key, number != 0);
  else
    kjp__json_int(json, key, number);
}

static void
write_list(struct kjp__json *json, const struct kjp__json_field *field,
           int32_t row)
{
  const kjp_table *table = kjp__report_table(json->report, field->children);
  int32_t first = 0;
  int32_t count = kjp_table_count(table);

  if (field->path[0] != 0)
    count = kjp_table_children(table, field->path[0], row, &first);
  kjp__json_rows(json, field->key, table, first, count, field->shape);
}

static void
write_field(struct kjp__json *json, const struct kjp__json_field *field,
            const kjp_table *table, int32_t row)
{
  struct kjp__report *report = json->report;
  struct kjp__spot spot = {0};

  if (field->how != KJP__JSON_LIST && field->how != KJP__JSON_BY)
    spot = kjp__report_follow(report, table, row, field->path);
  switch (field->how) {
  case KJP__JSON_CELL:
    write_cell(json, field->key, spot);
    break;
  case KJP__JSON_FIXED:
    kjp__json_text(json, field->key,
                   kjp__report_amount(report, spot, FIXED_DIGITS));
    break;
  case KJP__JSON_UNIT:
    kjp__json_text(json, field->key,
                   kjp_table_unit(spot.table, spot.row, spot.column));
    break;
  case KJP__JSON_SAID:
    kjp__json_text(json, field->key, kjp__report_said(report, spot));
    break;
  case KJP__JSON_LIST:
    write_list(json, field, row);
    break;
  case KJP__JSON_BY:
    field->write(json, field->key, row);
    break;
  }
}

void
kjp__json_fields(struct kjp__json *json, const kjp_table *table, int32_t row,
                 const struct kjp__json_shape *shape)
{
  for (size_t i = 0; i < shape->count; i++)
    write_field(json, &shape->fields[i], table, row);
}

void
kjp__json_rows(struct kjp__json *json, const char *key, const kjp_table *table,
               int32_t first, int32_t count,
               const struct kjp__json_shape *shape)
{
  kjp__json_open(json, key, '[');
  for (int32_t i = 0; i < count; i++) {
    kjp__json_open(json, NULL, '{');
    kjp__json_fields(json, table, first + i, shape);
    kjp__json_close(json, '}');
  }
  kjp__json_close(json, ']');
}
