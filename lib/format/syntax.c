/* SPDX-License-Identifier: MIT */
/* lib/format/syntax.c - a failure of the parser, in plain words.
 *
 * libyaml says where it was lost, which is seldom where the slip is. Each
 * rule looks at the lines themselves for one kind of slip; the first that is
 * sure reports it, and what no rule explains gets libyaml's problem in our
 * words. */
#include <string.h>

#include "look-priv.h"

enum { KEY_SPAN = 1024 };

/* "a: 1024 characters are too many for a key" is said in several ways. A key
 * that intake was sent has been reported there. */
static bool
long_key(struct kjp__look *look)
{
  const struct kjp__failure *failure = look->failure;
  struct kjp__mark mark = failure->from;
  size_t begin = kjp__look_blanks(&look->line);

  if (look->at >= look->line.size || look->line.text[look->at] != ':')
    return false;
  if (kjp__look_is(look, "could not find expected ':'")) {
    if (mark.line != failure->at.line)
      return false;
  } else {
    for (size_t i = begin; i < look->at; i++)
      if (strchr("{,[", look->line.text[i]))
        begin = i + 1;
    while (begin < look->at && look->line.text[begin] == ' ')
      begin++;
    mark = kjp__look_mark(failure->at.line, &look->line, begin);
  }
  if (mark.column + KEY_SPAN > failure->at.column)
    return false;
  if (!kjp__look_same(mark, failure->key))
    kjp__report_key_size(look->intake, mark, failure->max_key_bytes);
  return true;
}

/* A sign in the indentation of the line, behind blanks and the other sign. */
static bool
indented_by(struct kjp__look *look, uint32_t number, enum kjp__code code)
{
  struct kjp__line line;
  bool found;
  size_t at = 0;

  if (!kjp__look_line(look, number, &line))
    return false;
  for (; at < line.size; at += line.text[at] == ' ' ? 1 : 3) {
    found = code == KJP__YAML_TAB
                ? line.text[at] == '\t'
                : kjp__is_wide_blank(line.text + at, line.size - at);
    if (found) {
      kjp__intake_report(look->intake, code, kjp__look_mark(number, &line, at),
                         NULL);
      return true;
    }
    if (line.text[at] != ' ' &&
        !kjp__is_wide_blank(line.text + at, line.size - at))
      return false;
  }
  return false;
}

static bool
tab(struct kjp__look *look)
{
  if (look->at < look->line.size && look->line.text[look->at] == '\t') {
    kjp__intake_report(look->intake, KJP__YAML_TAB, look->failure->at, NULL);
    return true;
  }
  return indented_by(look, look->failure->at.line, KJP__YAML_TAB);
}

static bool
wide_blank(struct kjp__look *look)
{
  const struct kjp__failure *failure = look->failure;

  if (indented_by(look, failure->at.line, KJP__YAML_WIDE_BLANK))
    return true;
  return kjp__look_is(look, "could not find expected ':'") &&
         indented_by(look, failure->from.line, KJP__YAML_WIDE_BLANK);
}

/* Whatever goes wrong in a tag: there must be none. */
static bool
tag(struct kjp__look *look)
{
  struct kjp__mark mark = look->failure->from;
  char found[64];
  struct kjp__details details = {.found = KJP__SAY(found)};
  struct kjp__line line;
  size_t at, size;

  if (kjp__look_is(look, "found undefined tag handle"))
    mark = look->failure->at;
  if (!kjp__look_line(look, mark.line, &line))
    return false;
  at = kjp__look_offset(&line, mark.column);
  if (at == line.size || line.text[at] != '!')
    return false;
  for (size = 0; at + size < line.size && size < sizeof found - 4; size++)
    if (strchr(" \t,]}", line.text[at + size]))
      break;
  while (size && at + size < line.size && (line.text[at + size] & 0xC0) == 0x80)
    size--;
  memcpy(found, line.text + at, size);
  found[size] = '\0';
  kjp__intake_report(look->intake, KJP__YAML_TAG, mark, &details);
  return true;
}

/* A quote that never closes, or that a later quote has closed, so that the
 * parser stumbles over the rest of that line. */
static bool
open_quote(struct kjp__look *look)
{
  const struct kjp__failure *failure = look->failure;
  struct kjp__mark quote = {0, 0};

  if (failure->quote.line && failure->quote_end == failure->at.line)
    quote = failure->quote;
  if (kjp__look_is(look, "found unexpected end of stream") ||
      kjp__look_is(look, "found unexpected document indicator"))
    quote = failure->from;
  if (quote.line == 0)
    return false;
  if (!kjp__wide_quote(look, quote))
    kjp__intake_report(look->intake, KJP__YAML_QUOTE, quote, NULL);
  return true;
}

static bool
report_slip(struct kjp__look *look, uint32_t number)
{
  struct kjp__line line;
  struct kjp__slip slip;

  if (!kjp__look_line(look, number, &line))
    return false;
  slip = kjp__slip_find(line.text, line.size);
  if (slip.kind == KJP__SLIP_NONE)
    return false;
  kjp__report_slip(look->intake, (struct kjp__mark){number, 1}, &slip,
                   line.text, line.size);
  return true;
}

static bool
is_slip_line(struct kjp__look *look, uint32_t number)
{
  struct kjp__line line;

  return kjp__look_line(look, number, &line) &&
         kjp__slip_find(line.text, line.size).kind != KJP__SLIP_NONE;
}

/* Lines right above that ran on into this one: each with its slip. */
static bool
slips_above(struct kjp__look *look, uint32_t number)
{
  uint32_t top = number;

  while (top > 1 && number - top < KJP__LINES_BACK &&
         is_slip_line(look, top - 1))
    top--;
  for (uint32_t i = top; i < number; i++)
    report_slip(look, i);
  return top < number;
}

static bool
slip(struct kjp__look *look)
{
  uint32_t number = look->failure->at.line;

  if (kjp__look_is(look, "could not find expected ':'"))
    return report_slip(look, look->failure->from.line);
  if (!kjp__look_is(look, "mapping values are not allowed in this context") &&
      !kjp__look_is(look, "did not find expected key") &&
      !kjp__look_is(look, "did not find expected '-' indicator"))
    return false;
  return slips_above(look, number) || report_slip(look, number);
}

/* The line above that has something in it. */
static bool
line_above(struct kjp__look *look, struct kjp__line *line)
{
  for (uint32_t i = 1; i <= KJP__LINES_BACK && i < look->failure->at.line;
       i++) {
    if (!kjp__look_line(look, look->failure->at.line - i, line))
      return false;
    if (kjp__look_blanks(line) < line->size &&
        line->text[kjp__look_blanks(line)] != '#')
      return true;
  }
  return false;
}

static bool
has_colon_before(const struct kjp__look *look)
{
  for (size_t i = 0; i + 1 < look->at; i++)
    if (look->line.text[i] == ':' && look->line.text[i + 1] == ' ')
      return true;
  return false;
}

/* `key: &a`, and what the anchor names would stand below. */
static bool
ends_in_anchor(const struct kjp__line *line)
{
  size_t at = line->size;

  while (at > 0 && line->text[at - 1] != ' ')
    at--;
  return at < line->size && line->text[at] == '&';
}

/* A line that goes on with the text of the one above it, and then has a colon;
 * or one that is indented deeper than that, which has a value. */
static bool
joined(struct kjp__look *look)
{
  size_t begin = kjp__look_blanks(&look->line);
  bool is_same_text =
      kjp__look_is(look, "mapping values are not allowed in this context");
  struct kjp__line above;

  if (is_same_text ? has_colon_before(look)
                   : !kjp__look_is(look, "did not find expected key") ||
                         begin != look->at)
    return false;
  if (!line_above(look, &above) || ends_in_anchor(&above) ||
      (!is_same_text && kjp__look_blanks(&above) >= begin))
    return false;
  kjp__intake_report(look->intake, KJP__YAML_JOINED,
                     kjp__look_mark(look->failure->at.line, &look->line, begin),
                     NULL);
  return true;
}

/* Behind `...` */
static bool
document(struct kjp__look *look)
{
  struct kjp__line above;

  if (!kjp__look_is(look, "did not find expected <document start>") ||
      !line_above(look, &above) || above.size < 3 ||
      memcmp(above.text, "...", 3) != 0)
    return false;
  kjp__intake_report(look->intake, KJP__YAML_DOCUMENTS, look->failure->at,
                     NULL);
  return true;
}

static bool
yaml_syntax(struct kjp__look *look, struct kjp__mark mark, const char *problem)
{
  struct kjp__details details = {.related = {0, 0}};

  kjp__problem_say(problem, &details.name, &details.near);
  if (look->failure->from.line && look->failure->from.line < mark.line)
    details.related = look->failure->from;
  kjp__intake_report(look->intake, KJP__YAML_SYNTAX, mark, &details);
  return true;
}

/* Best seen where it opens: the failure may be at the end of the file. */
static bool
open_bracket(struct kjp__look *look)
{
  struct kjp__mark open = look->failure->open;
  struct kjp__line line;
  bool at_end = look->at == look->line.size &&
                !kjp__look_line(look, look->failure->at.line + 1, &line);
  bool separator =
      strncmp(look->failure->problem, "did not find expected ',' or", 28) == 0;

  if (open.line == 0 || open.line == look->failure->at.line ||
      !(at_end || separator))
    return false;
  return yaml_syntax(look, open, KJP__OPEN_BRACKET);
}

static bool
more_behind(struct kjp__look *look)
{
  if (!kjp__look_is(look, "did not find expected key") ||
      kjp__look_blanks(&look->line) == look->at)
    return false;
  return yaml_syntax(look, look->failure->at, KJP__MORE_BEHIND);
}

static bool
plainly(struct kjp__look *look)
{
  struct kjp__mark mark = look->failure->at;

  if (kjp__look_is(look, "could not find expected ':'"))
    mark = look->failure->from;
  return yaml_syntax(look, mark, look->failure->problem);
}

void
kjp__syntax_report(struct kjp__intake *intake, struct kjp__window *window,
                   const struct kjp__failure *failure)
{
  static bool (*const rules[])(struct kjp__look *) = {
      long_key,   tab,          wide_blank,          tag,
      open_quote, slip,         kjp__fullwidth_sign, joined,
      document,   open_bracket, more_behind,         plainly};
  struct kjp__look look = {
      .intake = intake, .window = window, .failure = failure};

  kjp__look_line(&look, failure->at.line, &look.line);
  look.at = kjp__look_offset(&look.line, failure->at.column);
  for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
    if (rules[i](&look))
      return;
}
