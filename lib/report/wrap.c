/* SPDX-License-Identifier: MIT */
/* lib/report/wrap.c - paragraphs of Chinese and English, broken at a width.
 *
 * A line may end at a blank, and on either side of a Chinese character; but
 * punctuation does not begin a line, an opening bracket does not end one, and
 * a number stays with its unit. */
#include "grid-priv.h"

#include <glib.h>

/* Whether a line may not begin with this. */
static bool
clings(gunichar letter)
{
  GUnicodeBreakType type = g_unichar_break_type(letter);

  return type == G_UNICODE_BREAK_CLOSE_PUNCTUATION ||
         type == G_UNICODE_BREAK_CLOSE_PARANTHESIS ||
         type == G_UNICODE_BREAK_NON_STARTER ||
         type == G_UNICODE_BREAK_EXCLAMATION ||
         type == G_UNICODE_BREAK_INFIX_SEPARATOR ||
         type == G_UNICODE_BREAK_QUOTATION;
}

static bool
opens(gunichar letter)
{
  GUnicodeBreakType type = g_unichar_break_type(letter);

  return type == G_UNICODE_BREAK_OPEN_PUNCTUATION ||
         type == G_UNICODE_BREAK_QUOTATION;
}

static bool
is_wide_letter(gunichar letter)
{
  return g_unichar_iswide(letter) && g_unichar_isalpha(letter);
}

/* How far a number and its unit have come: "8", "8 ", "8 亿". */
enum amount { NONE, DIGIT, BLANK, UNIT };

static enum amount
go_on(enum amount amount, gunichar here)
{
  if (g_unichar_isdigit(here))
    return DIGIT;
  if (amount == DIGIT && here == ' ')
    return BLANK;
  return amount == BLANK && is_wide_letter(here) ? UNIT : NONE;
}

/* Whether a line may end behind `here`, a blank or a letter. */
static bool
may_break(enum amount amount, gunichar here, gunichar next)
{
  if (clings(next) ||
      ((amount == BLANK || amount == UNIT) && is_wide_letter(next)))
    return false;
  if (here == ' ')
    return true;
  return next != ' ' && !opens(here) &&
         (g_unichar_iswide(here) || g_unichar_iswide(next));
}

/* The end of the line that begins at `start`: the last place to break that
 * fits, else the first one there is. NULL where the rest fits or cannot be
 * broken. */
static const char *
line_end(const char *start, size_t room)
{
  enum amount amount = NONE;
  const char *end = NULL;
  size_t width = 0;

  for (const char *at = start; *at != '\0';) {
    gunichar here = g_utf8_get_char(at);
    size_t own;
    const char *after = kjp__text_next(at, &own);

    width += own;
    if (width - (here == ' ') > room && end != NULL)
      return end;
    amount = go_on(amount, here);
    if (*after != '\0' && may_break(amount, here, g_utf8_get_char(after)))
      end = after;
    at = after;
  }
  return NULL;
}

/* Without the blanks at its end. */
static void
add_trimmed(struct kjp__text_builder *text, const char *start, const char *end)
{
  while (end > start && end[-1] == ' ')
    end--;
  kjp__text_add_size(text, start, (size_t)(end - start));
}

void
kjp__wrap(struct kjp__text_builder *text, size_t indent, size_t used,
          const char *paragraph)
{
  size_t room = used < KJP__PAGE_WIDTH ? KJP__PAGE_WIDTH - used : 1;
  const char *end;

  while ((end = line_end(paragraph, room)) != NULL) {
    add_trimmed(text, paragraph, end);
    kjp__text_add_char(text, '\n');
    for (size_t i = 0; i < indent; i++)
      kjp__text_add_char(text, ' ');
    paragraph = end;
    room = indent < KJP__PAGE_WIDTH ? KJP__PAGE_WIDTH - indent : 1;
  }
  kjp__text_add(text, paragraph);
  kjp__text_add_char(text, '\n');
}
