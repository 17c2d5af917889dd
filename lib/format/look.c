/* SPDX-License-Identifier: MIT */
/* lib/format/look.c - the lines around a failure of the parser.
 *
 * A line that is no longer in the window is empty: the rules then see nothing
 * and the parser's own words are used. */
#include <string.h>

#include "encoding-priv.h"
#include "look-priv.h"

bool
kjp__look_is(const struct kjp__look *look, const char *problem)
{
  return strcmp(look->failure->problem, problem) == 0;
}

bool
kjp__look_line(struct kjp__look *look, uint32_t number, struct kjp__line *line)
{
  *line = (struct kjp__line){"", 0};
  return kjp__window_line(look->window, number, line);
}

/* Bytes before the column. */
size_t
kjp__look_offset(const struct kjp__line *line, uint32_t column)
{
  size_t at = 0;

  while (at < line->size && column > 1) {
    at++;
    while (at < line->size && (line->text[at] & 0xC0) == 0x80)
      at++;
    column--;
  }
  return at;
}

struct kjp__mark
kjp__look_mark(uint32_t number, const struct kjp__line *line, size_t at)
{
  uint32_t before = kjp__utf8_count((const unsigned char *)line->text, at);

  return (struct kjp__mark){number, before + 1};
}

size_t
kjp__look_blanks(const struct kjp__line *line)
{
  size_t at = 0;

  while (at < line->size && line->text[at] == ' ')
    at++;
  return at;
}

bool
kjp__look_same(struct kjp__mark a, struct kjp__mark b)
{
  return a.line == b.line && a.column == b.column;
}
