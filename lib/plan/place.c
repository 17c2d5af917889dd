/* SPDX-License-Identifier: MIT */
/* lib/plan/place.c - where in the document, and findings put there. */
#include "read-priv.h"

#include <string.h>

#include <glib.h>

#include "../base/text-priv.h"

struct kjp__at
kjp__at_entry(const struct kjp__at *up, const struct kjp__node *key)
{
  struct kjp__at at = {up, key->text, 0, key->mark, key->next};

  return at;
}

struct kjp__at
kjp__at_item(const struct kjp__at *up, int32_t index,
             const struct kjp__node *item)
{
  struct kjp__at at = {up, NULL, index, item->mark, item};

  return at;
}

/* A key as a step of a pointer: ~ and / are escaped. */
static void
add_step(struct kjp__text_builder *text, const char *key)
{
  for (;;) {
    size_t plain = strcspn(key, "~/");

    kjp__text_add_size(text, key, plain);
    if (key[plain] == '\0')
      return;
    kjp__text_add(text, key[plain] == '~' ? "~0" : "~1");
    key += plain + 1;
  }
}

enum { DEEPEST = 80 }; /* more than the hard limit of max-depth */

/* Nothing reads it where no more errors are kept. */
const char *
kjp__at_pointer(struct kjp__reading *reading, const struct kjp__at *at)
{
  const struct kjp__at *steps[DEEPEST];
  struct kjp__text_builder text = {0};
  int count = 0;
  const char *pointer;

  if (kjp__findings_full(reading->findings))
    return "";
  for (; at != NULL && at->up != NULL && count < DEEPEST; at = at->up)
    steps[count++] = at;
  while (count-- > 0) {
    kjp__text_add_char(&text, '/');
    if (steps[count]->key != NULL)
      add_step(&text, steps[count]->key);
    else
      kjp__text_add_int(&text, steps[count]->index);
  }
  pointer = kjp__text_keep(&text, reading->scratch);
  return pointer == NULL ? "" : pointer;
}

struct kjp__mark
kjp__at_mark(const struct kjp__at *at)
{
  return at->key_mark;
}

const char *
kjp__at_name(const struct kjp__at *at)
{
  while (at->key == NULL && at->up != NULL)
    at = at->up;
  return at->key == NULL ? "kjplan" : at->key;
}

/* A year alone says little: "values 2022". */
static const char *
full_name(struct kjp__reading *reading, const struct kjp__at *at)
{
  const char *name = kjp__at_name(at);

  if (!g_ascii_isdigit(*name) || at->key == NULL || at->up == NULL)
    return name;
  return kjp__arena_format(reading->scratch, "%s %s", kjp__at_name(at->up),
                           name);
}

void
kjp__report_at(struct kjp__reading *reading, const struct kjp__at *at,
               struct kjp__mark mark, enum kjp__code code,
               struct kjp__details details)
{
  details.pointer = reading->pointer != NULL ? reading->pointer
                                             : kjp__at_pointer(reading, at);
  if (details.name.en == NULL)
    details.name = KJP__SAY(full_name(reading, at));
  kjp__findings_add(reading->findings, code, mark, &details);
}

void
kjp__report_value(struct kjp__reading *reading, const struct kjp__at *at,
                  enum kjp__code code, struct kjp__details details)
{
  kjp__report_at(reading, at, at->node->mark, code, details);
}

void
kjp__report_key(struct kjp__reading *reading, const struct kjp__at *at,
                enum kjp__code code, struct kjp__details details)
{
  kjp__report_at(reading, at, kjp__at_mark(at), code, details);
}

static char *
put(char *at, const char *text, size_t size)
{
  memcpy(at, text, size);
  return at + size;
}

static const char *
join(struct kjp__reading *reading, const char *const *words, const char *comma)
{
  size_t gap = strlen(comma);
  size_t size = 1;
  char *text;
  char *end;

  for (size_t i = 0; words[i] != NULL; i++)
    size += gap + strlen(words[i]);
  text = kjp__arena_take(reading->scratch, size);
  if (text == NULL)
    return NULL;
  end = text;
  for (; *words != NULL; words++) {
    if (end > text)
      end = put(end, comma, gap);
    end = put(end, *words, strlen(*words));
  }
  *end = '\0';
  return text;
}

struct kjp__say
kjp__list_words(struct kjp__reading *reading, const char *const *words)
{
  struct kjp__say list = {NULL, NULL};

  if (kjp__findings_full(reading->findings))
    return list;
  list.zh = join(reading, words, "、");
  list.en = join(reading, words, ", ");
  return list;
}
