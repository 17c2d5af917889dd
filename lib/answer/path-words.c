/* SPDX-License-Identifier: MIT */
/* lib/answer/path-words.c - options of a path that are words: its shape, and
 * the strengths of targets that it goes through. */
#include "path-priv.h"

#include <string.h>

#include <glib.h>

#include "../base/error-priv.h"

/* The number of the first `size` bytes of `text` among words; 0: none. */
static int32_t
word_of(const char *const *words, const char *text, size_t size)
{
  for (int32_t i = 1; words[i] != NULL; i++) {
    if (strlen(words[i]) == size && strncmp(words[i], text, size) == 0)
      return i;
  }
  return 0;
}

/* Refuses the value of an option that takes `words`. */
static kjp_status
refuse_word(const char *name, const char *found, const char *const *words,
            kjp_error **error_out)
{
  char list[160] = "";

  for (int32_t i = 1; words[i] != NULL; i++) {
    (void)g_strlcat(list, i > 1 ? ", " : "", sizeof list);
    (void)g_strlcat(list, words[i], sizeof list);
  }
  return kjp__fail_argument(error_out, name, found,
                            (struct kjp__say){list, list});
}

static kjp_status
read_shape(const struct kjp__settings *settings, struct kjp__view *view,
           kjp_error **error_out)
{
  const char *text = settings->shape;

  if (text == NULL)
    return KJP_OK;
  view->shape = (int8_t)word_of(kjp__words_shape, text, strlen(text));
  return view->shape != 0
             ? KJP_OK
             : refuse_word("shape", text, kjp__words_shape, error_out);
}

/* Words with commas between; blanks around them do no harm. */
static kjp_status
read_strengths(const struct kjp__settings *settings, struct kjp__view *view,
               kjp_error **error_out)
{
  const char *at = settings->strengths;

  while (at != NULL) {
    const char *end;
    size_t size;
    int32_t strength;

    at += strspn(at, " ");
    end = strchr(at, ',');
    size = strcspn(at, ", ");
    strength = word_of(kjp__words_strength, at, size);
    if (strength == 0 || strchr(",", at[size + strspn(at + size, " ")]) == NULL)
      return refuse_word("strengths", settings->strengths, kjp__words_strength,
                         error_out);
    view->strengths |= UINT32_C(1) << strength;
    at = end == NULL ? NULL : end + 1;
  }
  return KJP_OK;
}

kjp_status
kjp__path_words(const struct kjp__settings *settings, struct kjp__view *view,
                kjp_error **error_out)
{
  kjp_status status = read_shape(settings, view, error_out);

  return status == KJP_OK ? read_strengths(settings, view, error_out) : status;
}
