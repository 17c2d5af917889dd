/* SPDX-License-Identifier: MIT */
/* lib/format/sign.c - full-width signs that made the parser fail.
 *
 * In prose they are right. They count where a bracket or a comma of YAML is
 * missing and one of them stands in its place. */
#include <string.h>

#include "look-priv.h"

/* Opened by an ASCII quote and closed by a full-width one? */
bool
kjp__wide_quote(struct kjp__look *look, struct kjp__mark quote)
{
  struct kjp__line line;
  size_t at;
  char open;

  if (!kjp__look_line(look, quote.line, &line))
    return false;
  at = kjp__look_offset(&line, quote.column);
  open = at < line.size ? line.text[at++] : '\0';
  for (; at < line.size && line.text[at] != open; at++) {
    const struct kjp__sign *sign = kjp__sign_at(line.text + at, line.size - at);

    if (!sign || sign->ascii[0] != open)
      continue;
    kjp__report_sign(look->intake, kjp__look_mark(quote.line, &line, at), sign);
    return true;
  }
  return false;
}

static bool
report_sign_at(struct kjp__look *look, size_t at)
{
  const struct kjp__sign *sign =
      kjp__sign_at(look->line.text + at, look->line.size - at);

  kjp__report_sign(look->intake,
                   kjp__look_mark(look->failure->at.line, &look->line, at),
                   sign);
  return true;
}

/* ｛ or ［ where a value begins, on the line and before the failure. */
static bool
wide_bracket(struct kjp__look *look)
{
  const char *text = look->line.text;

  for (size_t i = 0; i + 3 <= look->line.size && i < look->at; i++) {
    const struct kjp__sign *sign = kjp__sign_at(text + i, look->line.size - i);

    if (!sign || (sign->ascii[0] != '{' && sign->ascii[0] != '['))
      continue;
    if (i == 0 || strchr(" [{,", text[i - 1]))
      return report_sign_at(look, i);
  }
  return false;
}

/* `，key` before the failing colon: the last sign before it. */
static bool
wide_comma(struct kjp__look *look, size_t at)
{
  const char *text = look->line.text;
  size_t blanks = 3;

  while (at + blanks < look->at && text[at + blanks] == ' ')
    blanks++;
  if (at + blanks +
          kjp__word_size(text + at + blanks, look->at - at - blanks) !=
      look->at)
    return false;
  return report_sign_at(look, at);
}

/* A bracket that was meant to close, in the lines from where it opened. */
static bool
wide_close(struct kjp__look *look, char close)
{
  uint32_t first = look->failure->from.line, last = look->failure->at.line;
  struct kjp__line line;

  if (last - first > KJP__LINES_BACK)
    first = last - KJP__LINES_BACK;
  for (uint32_t number = first; number <= last; number++) {
    if (!kjp__look_line(look, number, &line))
      return false;
    for (size_t i = 0; i + 3 <= line.size; i++) {
      const struct kjp__sign *sign = kjp__sign_at(line.text + i, line.size - i);

      if (!sign || sign->ascii[0] != close)
        continue;
      kjp__report_sign(look->intake, kjp__look_mark(number, &line, i), sign);
      return true;
    }
  }
  return false;
}

bool
kjp__fullwidth_sign(struct kjp__look *look)
{
  bool list = kjp__look_is(look, "did not find expected ',' or ']'");
  size_t at = look->at;

  if (kjp__look_is(look, "mapping values are not allowed in this context") ||
      kjp__look_is(look, "could not find expected ':'") ||
      kjp__look_is(look, "did not find expected node content"))
    return wide_bracket(look);
  if (!list && !kjp__look_is(look, "did not find expected ',' or '}'"))
    return false;
  while (at-- > 0) {
    const struct kjp__sign *sign =
        kjp__sign_at(look->line.text + at, look->line.size - at);

    if (sign && sign->ascii[0] == ',' && wide_comma(look, at))
      return true;
    if (sign && sign->ascii[0] == ',')
      break;
  }
  return wide_bracket(look) || wide_close(look, list ? ']' : '}');
}
