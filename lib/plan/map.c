/* SPDX-License-Identifier: MIT */
/* lib/plan/map.c - reading a map with fixed keys, by the field table.
 *
 * Keys are sorted to their fields first, then read in the order of the table
 * and not of the file: units come before the numbers that need them. Maps of a
 * file are much alike, so the field that followed last time is tried first. */
#include "read-priv.h"

#include <string.h>

#include <glib.h>

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
  uint32_t written; /* fields whose keys are there, as bits */
  const struct kjp__node *keys[KJP__MOST_FIELDS]; /* of these only */
};

static bool
applies(const struct kjp__reading *reading, const struct kjp__field *field)
{
  return field->key != NULL &&
         (field->kinds == 0 || (field->kinds >> reading->kind & 1u) != 0);
}

static struct kjp__guide *
guide_of(struct kjp__reading *reading, const struct kjp__shape *shape)
{
  struct kjp__guide *guide = &reading->guides[shape->number];

  if (guide->made)
    return guide;
  for (int32_t i = 0; i < shape->count; i++) {
    const struct kjp__field *field = &shape->fields[i];

    if (field->key != NULL && (field->flags & KJP__REQUIRED) != 0)
      guide->required |= 1u << i;
    if ((field->flags & KJP__EARLY) != 0)
      guide->early |= 1u << i;
  }
  guide->made = true;
  return guide;
}

static bool
is_called(const struct kjp__reading *reading, const struct kjp__field *field,
          const char *key)
{
  return applies(reading, field) && field->key[0] == key[0] &&
         strcmp(field->key, key) == 0;
}

/* `next` is the guess, which comes true the next time. */
static int32_t
find_field(const struct kjp__reading *reading, const struct kjp__shape *shape,
           const char *key, uint8_t *next)
{
  if (*next > 0 && is_called(reading, &shape->fields[*next - 1], key))
    return *next - 1;
  for (int32_t i = 0; i < shape->count; i++) {
    if (!is_called(reading, &shape->fields[i], key))
      continue;
    *next = (uint8_t)(i + 1);
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
  const char *room[KJP__MOST_FIELDS + 1];
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

/* A key that is no field of the shape. */
static void
take_other(struct kjp__reading *reading, const struct kjp__at *entry,
           const struct kjp__shape *shape, int32_t index,
           struct kjp__index *extras)
{
  if (shape->extras && strncmp(entry->key, "x-", 2) == 0)
    kjp__read_extra(reading, entry, shape->table, index, extras);
  else
    report_unknown(reading, entry, shape);
}

static void
report_again(struct kjp__reading *reading, const struct kjp__at *entry,
             const struct kjp__node *before)
{
  kjp__report_key(reading, entry, KJP__KEY_DUPLICATE,
                  (struct kjp__details){.found = KJP__SAY(entry->key),
                                        .related = before->mark});
}

static void
sort_keys(struct kjp__reading *reading, const struct kjp__at *at,
          const struct kjp__shape *shape, int32_t index, struct slots *slots)
{
  struct kjp__guide *guide = guide_of(reading, shape);
  struct kjp__index extras;
  int32_t field = KJP_NONE;

  kjp__index_init(&extras, &reading->plan->tables[KJP_EXTRAS].rows,
                  offsetof(struct kjp__extra, key));
  for (const struct kjp__node *key = at->node->first; key != NULL;
       key = key->next->next) {
    struct kjp__at entry;

    if (!kjp__is_text_key(reading, at, key))
      continue;
    field = find_field(reading, shape, key->text, &guide->next[field + 1]);
    if (field >= 0 && (slots->written >> field & 1u) == 0) {
      slots->written |= 1u << field;
      slots->keys[field] = key;
      continue;
    }
    entry = kjp__at_entry(at, key);
    if (field >= 0)
      report_again(reading, &entry, slots->keys[field]);
    else
      take_other(reading, &entry, shape, index, &extras);
  }
}

static void
report_missing(struct kjp__reading *reading, const struct kjp__at *at,
               const struct kjp__shape *shape, const struct kjp__field *field)
{
  kjp__report_key(reading, at, KJP__KEY_MISSING,
                  (struct kjp__details){.name = shape->name,
                                        .expected = KJP__SAY(field->key)});
}

/* The fields of `mask`, which are written or required. */
static void
read_slots(struct kjp__reading *reading, const struct kjp__at *at,
           const struct kjp__shape *shape, const struct slots *slots,
           uint32_t mask, void *row)
{
  for (; mask != 0; mask &= mask - 1) {
    int i = __builtin_ctz(mask);
    const struct kjp__field *field = &shape->fields[i];
    struct kjp__at entry;

    if ((slots->written >> i & 1u) == 0) {
      if (applies(reading, field))
        report_missing(reading, at, shape, field);
      continue;
    }
    entry = kjp__at_entry(at, slots->keys[i]);
    if (!kjp__is_empty(reading, &entry))
      field->read(reading, &entry, field, row);
  }
}

/* Which fields were written, and which columns; see kjp__said(). */
static void
note_written(struct kjp__reading *reading, const struct kjp__shape *shape,
             uint32_t written)
{
  reading->written = written;
  reading->said = 0;
  for (; written != 0; written &= written - 1) {
    int32_t number = shape->fields[__builtin_ctz(written)].column.number;

    if (number != 0)
      reading->said |= 1u << number % 100;
  }
}

bool
kjp__read_map(struct kjp__reading *reading, const struct kjp__at *at,
              const struct kjp__shape *shape, void *row, int32_t index)
{
  struct slots slots;
  int32_t kind = reading->kind;
  uint32_t wanted;
  uint32_t early;

  if (!kjp__is_map(reading, at))
    return false;
  slots.written = 0;
  sort_keys(reading, at, shape, index, &slots);
  wanted = slots.written | reading->guides[shape->number].required;
  early = reading->guides[shape->number].early;
  read_slots(reading, at, shape, &slots, wanted & early, row);
  reading->kind = kind; /* a reader of parts may have set another */
  read_slots(reading, at, shape, &slots, wanted & ~early, row);
  reading->kind = kind;
  note_written(reading, shape, slots.written);
  return true;
}
