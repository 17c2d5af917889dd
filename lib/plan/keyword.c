/* SPDX-License-Identifier: MIT */
/* lib/plan/keyword.c - items that are maps of one keyword.
 *
 * What stands behind a keyword is a map of its keys, or the one that matters
 * alone: `grow_at_least: 10 %`. Clauses and caps are written so. */
#include "read-priv.h"

#include <string.h>

#include <glib.h>

/* The field that may stand for the whole map: its only required one. */
const struct kjp__field *
kjp__short_field(const struct kjp__shape *shape, int32_t word)
{
  const struct kjp__field *only = NULL;

  for (int32_t i = 0; i < shape->count; i++) {
    const struct kjp__field *field = &shape->fields[i];

    if ((field->kinds >> word & 1u) == 0 || (field->flags & KJP__REQUIRED) == 0)
      continue;
    if (only != NULL || (field->flags & KJP__SHORT) == 0)
      return NULL;
    only = field;
  }
  return only;
}

/* `amount_at_least: {2025: 3 亿元}`: a map, but of years. */
static bool
is_year_map(const struct kjp__node *node)
{
  return node->first != NULL && node->first->kind == KJP__NODE_SCALAR &&
         g_ascii_isdigit(node->first->text[0]);
}

bool
kjp__is_short(const struct kjp__shape *shape, const struct kjp__node *node,
              int32_t word, const struct kjp__field **field)
{
  *field = kjp__short_field(shape, word);
  if (*field == NULL)
    return false;
  return node->kind != KJP__NODE_MAP ||
         (((*field)->flags & KJP__BY_YEAR) != 0 && is_year_map(node));
}

static int8_t
number_of(const char *key, const char *const *words)
{
  for (int8_t word = 1; words[word] != NULL; word++) {
    if (strcmp(words[word], key) == 0)
      return word;
  }
  return 0;
}

static void
report_missing(struct kjp__reading *reading, const struct kjp__at *at,
               const struct kjp__keywords *keywords)
{
  kjp__report_key(reading, at, KJP__CLAUSE_MISSING,
                  (struct kjp__details){
                      .name = keywords->name,
                      .expected = kjp__list_words(reading, keywords->words + 1),
                  });
}

static void
report_keyword(struct kjp__reading *reading, const struct kjp__at *entry,
               const struct kjp__keywords *keywords)
{
  const char *const *words = keywords->words + 1;

  kjp__report_key(
      reading, entry, KJP__KEY_UNKNOWN,
      (struct kjp__details){
          .name = keywords->name,
          .found = KJP__SAY(entry->key),
          .expected = kjp__list_words(reading, words),
          .near = KJP__SAY(kjp__nearest(reading, entry->key, words))});
}

static bool
wants_something(const struct kjp__shape *shape, int32_t word)
{
  for (int32_t i = 0; i < shape->count; i++) {
    const struct kjp__field *field = &shape->fields[i];

    if ((field->kinds >> word & 1u) != 0 && (field->flags & KJP__REQUIRED) != 0)
      return true;
  }
  return false;
}

/* `- not_below_previous`: a keyword alone is no map yet. */
static bool
is_bare_keyword(struct kjp__reading *reading, const struct kjp__at *at,
                const struct kjp__keywords *keywords)
{
  const char *text = at->node->text;
  struct kjp__arena *arena = reading->scratch;
  int8_t word =
      at->node->kind == KJP__NODE_SCALAR ? number_of(text, keywords->words) : 0;
  struct kjp__say near;

  if (word == 0)
    return false;
  near = wants_something(keywords->shape, word)
             ? (struct kjp__say){kjp__arena_format(arena, "%s: …", text),
                                 kjp__arena_format(arena, "%s: ...", text)}
             : KJP__SAY(kjp__arena_format(arena, "%s: {}", text));
  kjp__report_value(
      reading, at, KJP__SHAPE_MAP,
      (struct kjp__details){.found = KJP__SAY(text), .near = near});
  return true;
}

static void
read_item(struct kjp__reading *reading, const struct kjp__at *at,
          const void *how)
{
  const struct kjp__keywords *keywords = how;
  const struct kjp__node *first = NULL;

  if (is_bare_keyword(reading, at, keywords) || !kjp__is_map(reading, at))
    return;
  if (at->node->first == NULL)
    report_missing(reading, at, keywords);
  for (const struct kjp__node *key = at->node->first; key != NULL;
       key = key->next->next) {
    struct kjp__at entry = kjp__at_entry(at, key);
    int8_t word;

    if (!kjp__is_text_key(reading, at, key))
      continue;
    word = number_of(key->text, keywords->words);
    if (word == 0) {
      report_keyword(reading, &entry, keywords);
    } else if (first != NULL) {
      kjp__report_key(reading, &entry, KJP__CLAUSE_SEVERAL,
                      (struct kjp__details){.name = keywords->name,
                                            .found = KJP__SAY(key->text),
                                            .related = first->mark});
    } else {
      first = key;
      keywords->read(reading, &entry, word);
    }
  }
}

void
kjp__read_keywords(struct kjp__reading *reading, const struct kjp__at *at,
                   const struct kjp__keywords *keywords)
{
  kjp__read_items(reading, at, read_item, keywords);
}
