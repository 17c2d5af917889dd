/* SPDX-License-Identifier: MIT */
/* lib/base/text.c - text that grows, and the kjp_text it becomes. */
#include "text-priv.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <glib.h>

#include "error-priv.h"

enum { FIRST_ROOM = 256 };

struct kjp_text {
  char *data;
  size_t size;
};

static bool
make_room(struct kjp__text_builder *text, size_t more)
{
  size_t room = text->room == 0 ? FIRST_ROOM : text->room;
  char *data;

  if (text->failed || more > SIZE_MAX / 4 - text->size)
    return false;
  while (room - text->size <= more)
    room *= 2;
  if (room == text->room)
    return true;
  data = g_try_realloc(text->data, room);
  if (data == NULL)
    return false;
  text->data = data;
  text->room = room;
  return true;
}

void
kjp__text_add_size(struct kjp__text_builder *text, const char *more,
                   size_t size)
{
  if (text->room - text->size <= size && !make_room(text, size)) {
    text->failed = true;
    return;
  }
  memcpy(text->data + text->size, more, size);
  text->size += size;
  text->data[text->size] = '\0';
}

void
kjp__text_add(struct kjp__text_builder *text, const char *more)
{
  if (more != NULL)
    kjp__text_add_size(text, more, strlen(more));
}

void
kjp__text_add_char(struct kjp__text_builder *text, char more)
{
  kjp__text_add_size(text, &more, 1);
}

void
kjp__text_add_int(struct kjp__text_builder *text, int64_t number)
{
  char digits[24];

  (void)snprintf(digits, sizeof digits, "%lld", (long long)number);
  kjp__text_add(text, digits);
}

int64_t
kjp__leading_int(const char *text)
{
  int64_t number = 0;

  for (; *text >= '0' && *text <= '9'; text++)
    number = number * 10 + (*text - '0');
  return number;
}

/* The value for the word of `size` bytes; `*known` tells whether it is one. */
static const char *
value_of(const char *word, size_t size, const char *const (*values)[2],
         bool *known)
{
  for (; (*values)[0] != NULL; values++) {
    if (strncmp((*values)[0], word, size) == 0 && (*values)[0][size] == '\0')
      break;
  }
  *known = (*values)[0] != NULL;
  return *known ? (*values)[1] : NULL;
}

bool
kjp__text_add_template(struct kjp__text_builder *text, const char *template,
                       const char *const (*values)[2])
{
  bool complete = true;
  const char *open;

  while ((open = strchr(template, '{')) != NULL) {
    const char *close = strchr(open, '}');
    bool known = false;
    const char *value;

    if (close == NULL)
      break;
    value = value_of(open + 1, (size_t)(close - open - 1), values, &known);
    kjp__text_add_size(text, template, (size_t)(open - template));
    if (known)
      kjp__text_add(text, value);
    else
      kjp__text_add_size(text, open, (size_t)(close - open + 1));
    complete = complete && (!known || (value != NULL && *value != '\0'));
    template = close + 1;
  }
  kjp__text_add(text, template);
  return complete;
}

void
kjp__text_clear(struct kjp__text_builder *text)
{
  g_free(text->data);
  memset(text, 0, sizeof *text);
}

char *
kjp__text_keep(struct kjp__text_builder *text, struct kjp__arena *arena)
{
  char *kept = NULL;

  if (text->failed)
    kjp__arena_fail(arena);
  else
    kept = kjp__arena_copy(arena, text->data, text->size);
  kjp__text_clear(text);
  return kept;
}

kjp_status
kjp__text_done(struct kjp__text_builder *text, kjp_text **text_out,
               kjp_error **error_out)
{
  kjp_text *done = NULL;

  kjp__text_add(text, ""); /* so that an empty text has its NUL */
  if (!text->failed)
    done = g_try_malloc(sizeof *done);
  if (done == NULL) {
    kjp__text_clear(text);
    return kjp__fail(error_out, KJP__MEMORY_OUT, NULL);
  }
  done->data = text->data;
  done->size = text->size;
  memset(text, 0, sizeof *text);
  *text_out = done;
  return KJP_OK;
}

const char *
kjp_text_data(const kjp_text *text)
{
  return text == NULL ? NULL : text->data;
}

size_t
kjp_text_size(const kjp_text *text)
{
  return text == NULL ? 0 : text->size;
}

void
kjp_text_free(kjp_text *text)
{
  if (text == NULL)
    return;
  g_free(text->data);
  g_free(text);
}
