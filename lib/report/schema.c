/* SPDX-License-Identifier: MIT */
/* lib/report/schema.c - kjp_plan_schema(): the plan file as a JSON Schema.
 *
 * Definitions come from definition.c, the keys of maps from the field table,
 * the same that the reader walks. */
#include <string.h>

#include <kjplan/plan.h>

#include "../base/error-priv.h"
#include "../plan/write-priv.h"
#include "../quantity/rate-priv.h"
#include "../quantity/unit-priv.h"
#include "definition-priv.h"
#include "pretty-priv.h"

#define DRAFT "http://json-schema.org/draft-07/schema#"

enum { ALL_KINDS = -1, NAME_ROOM = 96 };

/* Descriptions */

static void
write_said(struct kjp__pretty *pretty, const char *key, const char *zh,
           const char *en, size_t en_size)
{
  struct kjp__text_builder text = {0};

  kjp__text_add(&text, zh);
  kjp__text_add(&text, " — ");
  kjp__text_add_size(&text, en, en_size);
  if (text.failed)
    pretty->text.failed = true;
  else
    kjp__pretty_text(pretty, key, text.data);
  kjp__text_clear(&text);
}

/* Columns of names say which language they hold; their key holds both. */
static void
describe(struct kjp__pretty *pretty, const struct kjp__column *column)
{
  static const char language[] = ", in Chinese";
  size_t size = strlen(column->en);
  size_t end = sizeof language - 1;

  if (size > end && strcmp(column->en + size - end, language) == 0)
    size -= end;
  write_said(pretty, "description", column->zh, column->en, size);
}

/* References */

static const struct kjp__definition *
find_definition(const char *name)
{
  for (size_t i = 0; i < kjp__definition_count; i++) {
    if (strcmp(kjp__definitions[i].name, name) == 0)
      return &kjp__definitions[i];
  }
  return NULL;
}

static void
add_name(char *to, size_t *used, const char *more)
{
  while (*more != '\0' && *used + 1 < NAME_ROOM)
    to[(*used)++] = *more++;
  to[*used] = '\0';
}

/* `NAME.KEY` where there is such a definition, else NAME. */
static void
name_of(const char *name, const char *key, char out[NAME_ROOM])
{
  const struct kjp__definition *whole = find_definition(name);
  size_t used = 0;
  size_t before;

  add_name(out, &used, name);
  before = used;
  if (key == NULL)
    return;
  add_name(out, &used, ".");
  add_name(out, &used, key);
  if (find_definition(out) == NULL &&
      (whole == NULL || whole->how != KJP__BUILD_KINDS))
    out[before] = '\0';
}

static void
write_reference(struct kjp__pretty *pretty, const char *key, const char *name,
                const char *word)
{
  char full[NAME_ROOM];
  char reference[NAME_ROOM + 20] = "";
  size_t used = 0;

  name_of(name, word, full);
  kjp__pretty_open(pretty, key, '{');
  add_name(reference, &used, "#/definitions/");
  add_name(reference, &used, full);
  kjp__pretty_text(pretty, "$ref", reference);
  kjp__pretty_close(pretty, '}');
}

/* Beside a reference a schema of draft-07 says nothing: it stands apart. */
static void
add_reference(struct kjp__pretty *pretty, const char *name, const char *word)
{
  kjp__pretty_open(pretty, "allOf", '[');
  write_reference(pretty, NULL, name, word);
  kjp__pretty_close(pretty, ']');
}

/* Fields */

static const struct kjp__field *
field_of_column(int32_t column)
{
  const struct kjp__field *fields = kjp__plan_kind(column / 100)->columns;

  return &fields[column % 100 - 1];
}

/* The bounds of a bare number, where it is sure what it would be of: a plain
 * number, a count of things, or anything at all that is not below zero. */
static void
add_bounds(struct kjp__pretty *pretty, const struct kjp__field *field,
           bool whole)
{
  bool plain = field->column.unit == &kjp__unit_one;
  int64_t one = whole ? 1 : KJP__RATE_ONE;

  if (field->least == 0 && field->most == 0)
    return;
  if (whole || plain) {
    kjp__pretty_int(pretty, "minimum", field->least / one);
    kjp__pretty_int(pretty, "maximum", field->most / one);
  } else if (field->least > 0) {
    kjp__pretty_int(pretty, "exclusiveMinimum", 0);
  } else if (field->least == 0) {
    kjp__pretty_int(pretty, "minimum", 0);
  }
}

/* Columns that no key fills by itself have no form: their cells say. */
static void
add_value(struct kjp__pretty *pretty, const struct kjp__field *field)
{
  const char *name = kjp__definition_of(field);
  bool amount = name == NULL && field->column.cell == KJP__CELL_AMOUNT;

  if (amount)
    name = "quantity";
  else if (name == NULL)
    name = "whole";
  if (strcmp(name, "word") == 0) {
    kjp__pretty_texts(pretty, "enum", field->column.words + 1);
    return;
  }
  if (strcmp(name, "quantity") == 0 && (field->flags & KJP__UNIT) != 0)
    name = "measured";
  add_reference(pretty, name, field->key);
  if (strcmp(name, "quantity") == 0 || strcmp(name, "whole") == 0)
    add_bounds(pretty, field, strcmp(name, "whole") == 0);
}

static void
write_field(struct kjp__pretty *pretty, const char *key,
            const struct kjp__field *field)
{
  kjp__pretty_open(pretty, key, '{');
  describe(pretty, &field->column);
  add_value(pretty, field);
  kjp__pretty_close(pretty, '}');
}

/* Scalars */

static void
add_literals(struct kjp__pretty *pretty, const char *const *literals)
{
  kjp__pretty_open(pretty, "enum", '[');
  for (; *literals != NULL; literals++)
    kjp__pretty_raw(pretty, NULL, *literals);
  kjp__pretty_close(pretty, ']');
}

static void
add_scalar(struct kjp__pretty *pretty, const struct kjp__scalar_rule *rule)
{
  if (rule->literals[0] != NULL)
    add_literals(pretty, rule->literals);
  if (rule->types[0] != NULL)
    kjp__pretty_texts(pretty, "type", rule->types);
  if (rule->pattern != NULL)
    kjp__pretty_text(pretty, "pattern", rule->pattern);
  if (rule->format != NULL)
    kjp__pretty_text(pretty, "format", rule->format);
  if (rule->shortest != 0)
    kjp__pretty_int(pretty, "minLength", rule->shortest);
  if (rule->longest != 0)
    kjp__pretty_int(pretty, "maxLength", rule->longest);
  if (rule->least == 0 && rule->most == 0)
    return;
  kjp__pretty_int(pretty, "minimum", rule->least);
  kjp__pretty_int(pretty, "maximum", rule->most);
}

/* What is inside a list or a map. */

static void
write_inside(struct kjp__pretty *pretty, const char *key,
             const struct kjp__definition *definition, const char *word)
{
  const char *const *of = definition->of;

  if (of[0] != NULL && of[1] == NULL) {
    write_reference(pretty, key, of[0], word);
    return;
  }
  kjp__pretty_open(pretty, key, '{');
  if (definition->column != 0) {
    add_value(pretty, field_of_column(definition->column));
  } else if (of[0] == NULL) {
    kjp__pretty_texts(pretty, "enum", definition->words + 1);
  } else {
    kjp__pretty_open(pretty, "anyOf", '[');
    write_reference(pretty, NULL, of[0], word);
    write_reference(pretty, NULL, of[1], word);
    kjp__pretty_close(pretty, ']');
  }
  kjp__pretty_close(pretty, '}');
}

static void
add_counts(struct kjp__pretty *pretty, const char *least, const char *most,
           const struct kjp__definition *definition)
{
  if (definition->least != 0)
    kjp__pretty_int(pretty, least, definition->least);
  if (definition->most != 0)
    kjp__pretty_int(pretty, most, definition->most);
}

static void
add_list(struct kjp__pretty *pretty, const struct kjp__definition *definition)
{
  kjp__pretty_text(pretty, "type", "array");
  write_inside(pretty, "items", definition, NULL);
  add_counts(pretty, "minItems", "maxItems", definition);
  if (definition->once)
    kjp__pretty_raw(pretty, "uniqueItems", "true");
}

static void
add_pair(struct kjp__pretty *pretty, const struct kjp__definition *definition)
{
  kjp__pretty_text(pretty, "type", "array");
  kjp__pretty_open(pretty, "items", '[');
  write_reference(pretty, NULL, "id", NULL);
  write_reference(pretty, NULL, "id", NULL);
  write_field(pretty, NULL, field_of_column(definition->column));
  kjp__pretty_close(pretty, ']');
  kjp__pretty_int(pretty, "minItems", 3);
  kjp__pretty_int(pretty, "maxItems", 3);
}

/* A map whose keys are known by their form alone. */
static void
add_open_map(struct kjp__pretty *pretty,
             const struct kjp__definition *definition, const char *form)
{
  kjp__pretty_text(pretty, "type", "object");
  kjp__pretty_open(pretty, "patternProperties", '{');
  write_inside(pretty, find_definition(form)->scalar->pattern, definition,
               NULL);
  kjp__pretty_close(pretty, '}');
  kjp__pretty_raw(pretty, "additionalProperties", "false");
  add_counts(pretty, "minProperties", "maxProperties", definition);
}

/* Demands */

static void
add_alternatives(struct kjp__pretty *pretty, const char *how,
                 const char *const *keys)
{
  kjp__pretty_open(pretty, how, '[');
  for (; *keys != NULL; keys++) {
    const char *const one[] = {*keys, NULL};

    kjp__pretty_open(pretty, NULL, '{');
    kjp__pretty_texts(pretty, "required", one);
    kjp__pretty_close(pretty, '}');
  }
  kjp__pretty_close(pretty, ']');
}

static void
write_required(struct kjp__pretty *pretty, const char *key,
               const char *const *keys)
{
  kjp__pretty_open(pretty, key, '{');
  kjp__pretty_texts(pretty, "required", keys);
  kjp__pretty_close(pretty, '}');
}

/* A shape that has that value; with `there`, one that is written. */
static void
write_shape(struct kjp__pretty *pretty, const char *key, const char *value,
            bool there)
{
  const char *const values[] = {value, NULL};
  const char *const keys[] = {"shape", NULL};

  kjp__pretty_open(pretty, key, '{');
  kjp__pretty_open(pretty, "properties", '{');
  kjp__pretty_open(pretty, "shape", '{');
  kjp__pretty_texts(pretty, "enum", values);
  kjp__pretty_close(pretty, '}');
  kjp__pretty_close(pretty, '}');
  if (there)
    kjp__pretty_texts(pretty, "required", keys);
  kjp__pretty_close(pretty, '}');
}

static void
add_demand(struct kjp__pretty *pretty, const struct kjp__demand *demand)
{
  switch (demand->kind) {
  case KJP__DEMAND_NONE:
    break;
  case KJP__DEMAND_ONE:
    add_alternatives(pretty, "oneOf", demand->keys);
    break;
  case KJP__DEMAND_ANY:
    add_alternatives(pretty, "anyOf", demand->keys);
    break;
  case KJP__DEMAND_ALL:
    kjp__pretty_texts(pretty, "required", demand->keys);
    break;
  case KJP__DEMAND_NOT:
    write_required(pretty, "not", demand->keys);
    break;
  case KJP__DEMAND_OF:
    write_required(pretty, "if", demand->keys);
    write_shape(pretty, "then", demand->value, false);
    break;
  case KJP__DEMAND_WITH:
    write_shape(pretty, "if", demand->value, true);
    write_required(pretty, "then", demand->keys);
    break;
  }
}

static void
add_demands(struct kjp__pretty *pretty, const struct kjp__demand *demands)
{
  if (demands->kind == KJP__DEMAND_NONE)
    return;
  kjp__pretty_open(pretty, "allOf", '[');
  for (; demands->kind != KJP__DEMAND_NONE; demands++) {
    kjp__pretty_open(pretty, NULL, '{');
    add_demand(pretty, demands);
    kjp__pretty_close(pretty, '}');
  }
  kjp__pretty_close(pretty, ']');
}

/* Maps with fixed keys */

static bool
applies(const struct kjp__field *field, int32_t kind)
{
  return field->key != NULL && (field->kinds == 0 || kind == ALL_KINDS ||
                                (field->kinds >> kind & 1u) != 0);
}

static bool
is_required(const struct kjp__field *field, int32_t kind)
{
  return applies(field, kind) && (field->flags & KJP__REQUIRED) != 0;
}

static void
add_required(struct kjp__pretty *pretty, const struct kjp__shape *shape,
             int32_t kind)
{
  bool any = false;

  for (int32_t i = 0; i < shape->count; i++)
    any = any || is_required(&shape->fields[i], kind);
  if (!any)
    return;
  kjp__pretty_open(pretty, "required", '[');
  for (int32_t i = 0; i < shape->count; i++) {
    if (is_required(&shape->fields[i], kind))
      kjp__pretty_text(pretty, NULL, shape->fields[i].key);
  }
  kjp__pretty_close(pretty, ']');
}

static void
add_extras(struct kjp__pretty *pretty)
{
  kjp__pretty_open(pretty, "patternProperties", '{');
  write_reference(pretty, "^x-", "scalar", NULL);
  kjp__pretty_close(pretty, '}');
}

static void
add_map(struct kjp__pretty *pretty, const struct kjp__shape *shape,
        int32_t kind)
{
  write_said(pretty, "title", shape->name.zh, shape->name.en,
             strlen(shape->name.en));
  kjp__pretty_text(pretty, "type", "object");
  kjp__pretty_open(pretty, "properties", '{');
  for (int32_t i = 0; i < shape->count; i++) {
    if (applies(&shape->fields[i], kind))
      write_field(pretty, shape->fields[i].key, &shape->fields[i]);
  }
  kjp__pretty_close(pretty, '}');
  if (shape->extras)
    add_extras(pretty);
  kjp__pretty_raw(pretty, "additionalProperties", "false");
  add_required(pretty, shape, kind);
}

/* What stands behind a keyword: its keys, or the one that matters alone. */
static void
write_kind(struct kjp__pretty *pretty, const struct kjp__definition *definition,
           int32_t kind)
{
  const struct kjp__field *only = kjp__short_field(definition->shape, kind);
  char name[NAME_ROOM];

  name_of(definition->name, definition->words[kind], name);
  kjp__pretty_open(pretty, name, '{');
  if (only == NULL) {
    add_map(pretty, definition->shape, kind);
  } else {
    kjp__pretty_open(pretty, "anyOf", '[');
    write_field(pretty, NULL, only);
    kjp__pretty_open(pretty, NULL, '{');
    add_map(pretty, definition->shape, kind);
    kjp__pretty_close(pretty, '}');
    kjp__pretty_close(pretty, ']');
  }
  kjp__pretty_close(pretty, '}');
}

/* Maps whose keys are words */

static void
add_words(struct kjp__pretty *pretty, const struct kjp__definition *definition)
{
  kjp__pretty_text(pretty, "type", "object");
  kjp__pretty_open(pretty, "properties", '{');
  for (int32_t word = 1; definition->words[word] != NULL; word++) {
    const char *key = definition->words[word];

    if (definition->leave_out == NULL ||
        strcmp(definition->leave_out, key) != 0)
      write_inside(pretty, key, definition, key);
  }
  if (definition->also != NULL)
    write_reference(pretty, definition->also, definition->also, NULL);
  kjp__pretty_close(pretty, '}');
  kjp__pretty_raw(pretty, "additionalProperties", "false");
  if (definition->how != KJP__BUILD_KEYWORDS)
    return;
  kjp__pretty_int(pretty, "minProperties", 1);
  kjp__pretty_int(pretty, "maxProperties", 1);
}

/* Definitions */

static void
add_definition(struct kjp__pretty *pretty,
               const struct kjp__definition *definition)
{
  switch (definition->how) {
  case KJP__BUILD_SCALAR:
    add_scalar(pretty, definition->scalar);
    break;
  case KJP__BUILD_MAP:
    add_map(pretty, definition->shape, ALL_KINDS);
    add_counts(pretty, "minProperties", "maxProperties", definition);
    break;
  case KJP__BUILD_KEYWORDS:
  case KJP__BUILD_WORDS:
    add_words(pretty, definition);
    break;
  case KJP__BUILD_YEARS:
    add_open_map(pretty, definition, "year");
    break;
  case KJP__BUILD_ENTRIES:
    add_open_map(pretty, definition, "id");
    break;
  case KJP__BUILD_LIST:
    add_list(pretty, definition);
    break;
  case KJP__BUILD_PAIR:
    add_pair(pretty, definition);
    break;
  case KJP__BUILD_EITHER:
    kjp__pretty_open(pretty, "anyOf", '[');
    write_reference(pretty, NULL, definition->of[0], NULL);
    write_reference(pretty, NULL, definition->of[1], NULL);
    kjp__pretty_close(pretty, ']');
    break;
  case KJP__BUILD_KINDS:
    break; /* several */
  }
  add_demands(pretty, definition->demands);
}

static void
write_definition(struct kjp__pretty *pretty,
                 const struct kjp__definition *definition)
{
  if (definition->how == KJP__BUILD_KINDS) {
    for (int32_t kind = 1; definition->words[kind] != NULL; kind++)
      write_kind(pretty, definition, kind);
    return;
  }
  kjp__pretty_open(pretty, definition->name, '{');
  add_definition(pretty, definition);
  kjp__pretty_close(pretty, '}');
}

/* The whole */

static void
write_section(struct kjp__pretty *pretty,
              const struct kjp__section_form *section)
{
  kjp__pretty_open(pretty, section->key, '{');
  write_said(pretty, "description", section->zh, section->en,
             strlen(section->en));
  add_reference(pretty, section->definition, NULL);
  kjp__pretty_close(pretty, '}');
}

static void
add_sections(struct kjp__pretty *pretty)
{
  kjp__pretty_open(pretty, "properties", '{');
  for (size_t i = 0; i < kjp__section_form_count; i++)
    write_section(pretty, &kjp__section_forms[i]);
  kjp__pretty_close(pretty, '}');
  add_extras(pretty);
  kjp__pretty_raw(pretty, "additionalProperties", "false");
  kjp__pretty_open(pretty, "required", '[');
  for (size_t i = 0; i < kjp__section_form_count; i++) {
    if (kjp__section_forms[i].required)
      kjp__pretty_text(pretty, NULL, kjp__section_forms[i].key);
  }
  kjp__pretty_close(pretty, ']');
}

kjp_status
kjp_plan_schema(kjp_text **text_out, kjp_error **error_out)
{
  struct kjp__pretty pretty = {0};

  if (error_out != NULL)
    *error_out = NULL;
  if (text_out == NULL)
    return kjp__fail_null(error_out, "text_out");
  *text_out = NULL;
  kjp__pretty_open(&pretty, NULL, '{');
  kjp__pretty_text(&pretty, "$schema", DRAFT);
  kjp__pretty_text(&pretty, "title", "科技计划文件 — a plan file of kjplan, 1");
  kjp__pretty_text(&pretty, "type", "object");
  add_sections(&pretty);
  kjp__pretty_open(&pretty, "definitions", '{');
  for (size_t i = 0; i < kjp__definition_count; i++)
    write_definition(&pretty, &kjp__definitions[i]);
  kjp__pretty_close(&pretty, '}');
  kjp__pretty_close(&pretty, '}');
  kjp__text_add_char(&pretty.text, '\n');
  return kjp__text_done(&pretty.text, text_out, error_out);
}
