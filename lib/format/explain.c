/* SPDX-License-Identifier: MIT */
/* lib/format/explain.c - slips that parse: plain texts that are no values.
 *
 * `name：x` where a map was meant is a text to YAML. It is reported only when
 * it is sure: not where prose stands, and with an ASCII colon only where the
 * text begins on a line of its own. */
#include <string.h>

#include "relay-priv.h"

bool
kjp__begins_dash(const struct kjp__event *event)
{
  return event && event->kind == KJP__EVENT_SCALAR &&
         event->style == KJP__STYLE_PLAIN && event->text[0] == '-' &&
         kjp__slip_find(event->text, event->size).kind == KJP__SLIP_DASH;
}

/* Lines of a plain text that look like keys or items of their own; each is a
 * slip. */
static bool
explain_lines(struct kjp__relay *relay, uint32_t first, uint32_t last)
{
  struct kjp__line line;
  bool found = false;

  for (uint32_t i = first; i <= last; i++) {
    struct kjp__slip slip;

    if (!kjp__window_line(relay->window, i, &line))
      break;
    slip = kjp__slip_find(line.text, line.size);
    if (slip.kind == KJP__SLIP_NONE)
      continue;
    kjp__report_slip(relay->intake, (struct kjp__mark){i, 1}, &slip, line.text,
                     line.size);
    found = true;
  }
  return found;
}

/* [gdp，revenue] */
static bool
explain_comma(struct kjp__relay *relay, const struct kjp__event *event)
{
  size_t at = kjp__slip_comma(event->text, event->size);
  struct kjp__mark mark = event->mark;

  if (at == 0 || event->mark.line != event->last_line)
    return false;
  mark.column += (uint32_t)at;
  kjp__report_sign(relay->intake, mark,
                   kjp__sign_at(event->text + at, event->size - at));
  return true;
}

/* On the line of its key, a colon without a blank may be meant, and so may a
 * dash that no word follows. */
static bool
is_sure(const struct kjp__slip *slip, const char *text, size_t size,
        bool own_line)
{
  size_t word = slip->at + 1;

  if (own_line || slip->kind == KJP__SLIP_WIDE)
    return slip->kind != KJP__SLIP_NONE;
  if (slip->kind != KJP__SLIP_DASH)
    return false;
  word += kjp__word_size(text + word, size - word);
  return word > slip->at + 1 && (word == size || strchr(" :\xEF", text[word]));
}

static bool
is_own_line(const struct kjp__level *level, const struct kjp__event *event)
{
  return !level || (level->map && event->mark.line != level->key_line);
}

/* Cheap, for all values go through it: a text of ASCII in one line has as
 * many characters as bytes. */
static bool
may_be_slip(const struct kjp__level *level, const struct kjp__event *event)
{
  return event->span != event->size || event->text[0] == '-' ||
         is_own_line(level, event);
}

bool
kjp__explain_value(struct kjp__relay *relay, const struct kjp__event *event)
{
  const struct kjp__level *level = kjp__relay_level(relay);
  struct kjp__slip slip;
  bool own_line;

  if (!may_be_slip(level, event) || (level && level->map && level->prose))
    return false;
  own_line = is_own_line(level, event) && !(level && level->flow);
  if (own_line && event->last_line != event->mark.line)
    return explain_lines(relay, event->mark.line, event->last_line);
  slip = kjp__slip_find(event->text, event->size);
  if (is_sure(&slip, event->text, event->size, own_line)) {
    kjp__report_slip(relay->intake, event->mark, &slip, event->text,
                     event->size);
    return true;
  }
  return explain_lines(relay, event->mark.line + 1, event->last_line) ||
         (level && !level->map && explain_comma(relay, event));
}

/* The next line is indented by U+3000: its key will be reported. */
static bool
before_wide(struct kjp__relay *relay, const struct kjp__event *event)
{
  struct kjp__line line;
  size_t at = 0;

  if (!kjp__window_line(relay->window, event->mark.line + 1, &line))
    return false;
  while (at < line.size && line.text[at] == ' ')
    at++;
  return kjp__is_wide_blank(line.text + at, line.size - at);
}

bool
kjp__explain_nothing(struct kjp__relay *relay, const struct kjp__event *now,
                     const struct kjp__event *next)
{
  return kjp__begins_dash(next) || before_wide(relay, now);
}
