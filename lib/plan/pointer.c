/* SPDX-License-Identifier: MIT */
/* lib/plan/pointer.c - a pointer (RFC 6901) as steps, and places of a tree. */
#include "pointer-priv.h"

#include <stdio.h>
#include <string.h>

#include <glib.h>

#include "../base/character-priv.h"

enum { LONGEST_NUMBER = 10, NUMBER_ROOM = 96 };

static const struct kjp__say a_path = {"以 / 开头的路径，如 /plan/title",
                                       "a path such as /plan/title"};
static const struct kjp__say escapes = {"~0 代替 ~，~1 代替 /",
                                        "~0 for ~ and ~1 for /"};
static const struct kjp__say no_text = {"映射或列表里的位置，而非文本里的",
                                        "a place in a map or a list, not in a "
                                        "text"};

kjp_status
kjp__refuse(kjp_error **error_out, const char *name, const char *found,
            struct kjp__say expected, const char *pointer)
{
  return kjp__fail(error_out, KJP__ARGUMENT_INVALID,
                   &(struct kjp__details){.name = KJP__SAY(name),
                                          .found = KJP__SAY(found),
                                          .expected = expected,
                                          .pointer = pointer});
}

kjp_status
kjp__refuse_unfit(kjp_error **error_out, const char *text, const char *pointer)
{
  char found[KJP__FLAW_ROOM];
  enum kjp__code code;

  if (kjp__text_is_fit(text, strlen(text), &code, found))
    return KJP_OK;
  return kjp__fail(
      error_out, code,
      &(struct kjp__details){.found = KJP__SAY(found), .pointer = pointer});
}

static kjp_status
refuse(const struct kjp__pointer *pointer, kjp_error **error_out,
       struct kjp__say expected)
{
  return kjp__refuse(error_out, "pointer", pointer->written, expected,
                     pointer->written);
}

static kjp_status
too_deep(const struct kjp__pointer *pointer, int32_t most,
         kjp_error **error_out)
{
  struct kjp__limit_room room;
  struct kjp__details details =
      kjp__limit_details(&room, most, (int64_t)most + 1);

  details.pointer = pointer->written;
  return kjp__fail(error_out, KJP__LIMIT_DEPTH, &details);
}

/* Takes a ~ and what stands behind it. 0 where that is no escape. */
static char
unescape(char behind)
{
  return behind == '0' ? '~' : behind == '1' ? '/' : '\0';
}

/* One step from `from` to `to`, which is shorter or the same; the end of it,
 * or NULL. */
static const char *
read_step(const char *from, char **to)
{
  for (; *from != '\0' && *from != '/'; from++) {
    char letter = *from == '~' ? unescape(*++from) : *from;

    if (letter == '\0')
      return NULL;
    *(*to)++ = letter;
  }
  *(*to)++ = '\0';
  return from;
}

static kjp_status
read_steps(struct kjp__pointer *pointer, int32_t most, kjp_error **error_out)
{
  const char *at = pointer->written;
  char *to = pointer->room;

  while (*at == '/') {
    struct kjp__step *step = &pointer->steps[pointer->count];

    if (pointer->count == most)
      return too_deep(pointer, most, error_out);
    step->text = to;
    at = read_step(at + 1, &to);
    if (at == NULL)
      return refuse(pointer, error_out, escapes);
    step->size = (size_t)(to - step->text) - 1;
    pointer->count++;
  }
  return KJP_OK;
}

kjp_status
kjp__pointer_open(struct kjp__pointer *pointer, const char *written,
                  int32_t most, kjp_error **error_out)
{
  kjp_status status = kjp__refuse_unfit(error_out, written, NULL);

  pointer->written = written;
  pointer->count = 0;
  pointer->room = NULL;
  if (status != KJP_OK)
    return status;
  if (*written != '/')
    return refuse(pointer, error_out, a_path);
  pointer->room = g_try_malloc(strlen(written) + 1);
  if (pointer->room == NULL)
    return kjp__fail(error_out, KJP__MEMORY_OUT, NULL);
  return read_steps(pointer, most, error_out);
}

void
kjp__pointer_close(struct kjp__pointer *pointer)
{
  g_free(pointer->room);
  pointer->room = NULL;
}

/* The item a step names: up to `count`, which is one behind the last. Or
 * KJP_NONE. */
static int32_t
item_of(const struct kjp__step *step, int32_t count)
{
  int64_t number = 0;

  if (strcmp(step->text, "-") == 0)
    return count;
  if (step->size == 0 || step->size > LONGEST_NUMBER ||
      (step->text[0] == '0' && step->size > 1))
    return KJP_NONE;
  for (size_t i = 0; i < step->size; i++) {
    if (!g_ascii_isdigit(step->text[i]))
      return KJP_NONE;
    number = number * 10 + (step->text[i] - '0');
  }
  return number > count ? KJP_NONE : (int32_t)number;
}

static kjp_status
refuse_item(const struct kjp__pointer *pointer, int32_t count,
            kjp_error **error_out)
{
  char zh[NUMBER_ROOM];
  char en[NUMBER_ROOM];

  (void)snprintf(zh, sizeof zh, "列表的一项：0 至 %d，或 -", (int)count);
  (void)snprintf(en, sizeof en, "an item of the list: 0 to %d, or -",
                 (int)count);
  return refuse(pointer, error_out, (struct kjp__say){zh, en});
}

kjp_status
kjp__pointer_follow(const struct kjp__pointer *pointer, struct kjp__twig *root,
                    struct kjp__spot *spot_out, kjp_error **error_out)
{
  struct kjp__twig *twig = root;

  *spot_out = (struct kjp__spot){root, 0};
  for (int32_t i = 0; i < pointer->count; i++) {
    const struct kjp__step *step = &pointer->steps[i];
    int32_t item;

    *spot_out = (struct kjp__spot){twig, i};
    if (twig->kind == KJP__TWIG_TEXT)
      return refuse(pointer, error_out, no_text);
    if (twig->kind == KJP__TWIG_MAP) {
      twig = kjp__twig_find(twig, step->text);
    } else {
      item = item_of(step, twig->count);
      if (item < 0)
        return refuse_item(pointer, twig->count, error_out);
      twig = item < twig->count ? kjp__twig_item(twig, item) : NULL;
    }
    if (twig == NULL)
      return KJP_OK;
  }
  *spot_out = (struct kjp__spot){twig, pointer->count};
  return KJP_OK;
}
