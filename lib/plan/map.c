/* SPDX-License-Identifier: MIT */
/* lib/plan/map.c - reading a map with fixed keys, by the field table.
 *
 * Keys are sorted to their fields first, then read in the order of the table
 * and not of the file: units come before the numbers that need them. */
#include "read-priv.h"

#include <string.h>

#include <glib.h>

enum { MOST_FIELDS = 32 };

const struct kjp__node *
kjp__find_key(const struct kjp__node *map, const char *text)
{
  const struct kjp__node *key = map->first;

  while (key != NULL &&
         (key->kind != KJP__NODE_SCALAR || strcmp(key->text, text) != 0))
    key = key->next->next;
  return key;
}

/* The keys of a map, at their fields. */
struct slots {
  const struct kjp__node *keys[MOST_FIELDS]; /* NULL: not written */
};

static bool
applies(const struct kjp__reading *reading, const struct kjp__field *field)
{
  return field->key != NULL &&
         (field->kinds == 0 || (field->kinds >> reading->kind & 1u) != 0);
}

static int32_t
find_field(const struct kjp__reading *reading, const struct kjp__shape *shape,
           const char *key)
{
  for (int32_t i = 0; i < shape->count; i++) {
    const struct kjp__field *field = &shape->fields[i];

    if (applies(reading, field) && field->key[0] == key[0] &&
        strcmp(field->key, key) == 0)
      return i;
  }
  return KJP_NONE;
}

static const char *const *
keys_of(const struct kjp__reading *reading, const struct kjp__shape *shape,
        const char **keys)
{
  int32_t count = 0;

  for (int32_t i = 0; i < shape->count; i++) {
    if (applies(reading, &shape->fields[i]))
      keys[count++] = shape->fields[i].key;
  }
  keys[count] = NULL;
  return keys;
}

static void
report_unknown(struct kjp__reading *reading, const struct kjp__at *entry,
               const struct kjp__shape *shape)
{
  const char *room[MOST_FIELDS + 1];
  const char *const *keys = keys_of(reading, shape, room);

  kjp__report_key(reading, entry, KJP__KEY_UNKNOWN,
                  (struct kjp__details){
                      .name = shape->name,
                      .found = KJP__SAY(entry->key),
                      .expected = kjp__list_words(reading, keys),
                      .near = KJP__SAY(kjp__nearest(reading, entry->key, keys)),
                  });
}

static void
keep_extra(struct kjp__reading *reading, const struct kjp__at *entry,
           int32_t table, int32_t index)
{
  const struct kjp__node *value = entry->node;
  struct kjp__extra *extra;

  if (kjp__is_empty(reading, entry))
    return;
  if (value->kind != KJP__NODE_SCALAR) {
    kjp__report_value(reading, entry, KJP__EXTRA_NOT_TEXT,
                      (struct kjp__details){0});
    return;
  }
  extra = kjp__rows_add(&reading->plan->tables[KJP_EXTRAS].rows);
  if (extra == NULL)
    return;
  extra->table = table;
  extra->row = index;
  extra->key =
      kjp__recent_copy(&reading->texts, entry->key, strlen(entry->key));
  extra->text = kjp__recent_copy(&reading->texts, value->text, value->size);
  extra->mark = entry->key_mark;
}

/* `seen` holds the extras of the same map. */
void
kjp__read_extra(struct kjp__reading *reading, const struct kjp__at *entry,
                int32_t table, int32_t index, struct kjp__index *seen)
{
  const struct kjp__rows *extras = &reading->plan->tables[KJP_EXTRAS].rows;
  int32_t before = kjp__index_find(seen, entry->key);
  int32_t count = extras->count;

  if (before >= 0) {
    const struct kjp__extra *first = kjp__rows_at(extras, before);

    kjp__report_key(reading, entry, KJP__KEY_DUPLICATE,
                    (struct kjp__details){.found = KJP__SAY(entry->key),
                                          .related = first->mark});
    return;
  }
  keep_extra(reading, entry, table, index);
  if (extras->count > count)
    (void)kjp__index_add(seen, count);
}

static void
sort_keys(struct kjp__reading *reading, const struct kjp__at *at,
          const struct kjp__shape *shape, int32_t index, struct slots *slots)
{
  struct kjp__index extras;

  kjp__index_init(&extras, &reading->plan->tables[KJP_EXTRAS].rows,
                  offsetof(struct kjp__extra, key));
  for (const struct kjp__node *key = at->node->first; key != NULL;
       key = key->next->next) {
    struct kjp__at entry = kjp__at_entry(at, key);
    int32_t field;

    if (!kjp__is_text_key(reading, at, key))
      continue;
    field = find_field(reading, shape, key->text);
    if (field >= 0 && slots->keys[field] == NULL)
      slots->keys[field] = key;
    else if (field >= 0)
      kjp__report_key(
          reading, &entry, KJP__KEY_DUPLICATE,
          (struct kjp__details){.found = KJP__SAY(key->text),
                                .related = slots->keys[field]->mark});
    else if (shape->extras && strncmp(key->text, "x-", 2) == 0)
      kjp__read_extra(reading, &entry, shape->table, index, &extras);
    else
      report_unknown(reading, &entry, shape);
  }
}

static void
read_slot(struct kjp__reading *reading, const struct kjp__at *at,
          const struct kjp__shape *shape, const struct kjp__field *field,
          const struct kjp__node *key, void *row)
{
  if (key == NULL) {
    if ((field->flags & KJP__REQUIRED) != 0)
      kjp__report_key(reading, at, KJP__KEY_MISSING,
                      (struct kjp__details){.name = shape->name,
                                            .expected = KJP__SAY(field->key)});
    return;
  }
  struct kjp__at entry = kjp__at_entry(at, key);

  if (!kjp__is_empty(reading, &entry))
    field->read(reading, &entry, field, row);
}

static void
read_slots(struct kjp__reading *reading, const struct kjp__at *at,
           const struct kjp__shape *shape, const struct slots *slots,
           uint32_t early, void *row)
{
  for (int32_t i = 0; i < shape->count; i++) {
    const struct kjp__field *field = &shape->fields[i];

    if (applies(reading, field) && (field->flags & KJP__EARLY) == early)
      read_slot(reading, at, shape, field, slots->keys[i], row);
  }
}

/* Which fields were written, and which columns; see kjp__said(). */
static void
note_written(struct kjp__reading *reading, const struct kjp__shape *shape,
             const struct slots *slots)
{
  reading->written = 0;
  reading->said = 0;
  for (int32_t i = 0; i < shape->count; i++) {
    if (slots->keys[i] == NULL)
      continue;
    reading->written |= 1u << i;
    if (shape->fields[i].column.number != 0)
      reading->said |= 1u << shape->fields[i].column.number % 100;
  }
}

bool
kjp__read_map(struct kjp__reading *reading, const struct kjp__at *at,
              const struct kjp__shape *shape, void *row, int32_t index)
{
  struct slots slots = {{NULL}};
  int32_t kind = reading->kind;

  if (!kjp__is_map(reading, at))
    return false;
  sort_keys(reading, at, shape, index, &slots);
  read_slots(reading, at, shape, &slots, KJP__EARLY, row);
  reading->kind = kind; /* a reader of parts may have set another */
  read_slots(reading, at, shape, &slots, 0, row);
  reading->kind = kind;
  note_written(reading, shape, &slots);
  return true;
}
