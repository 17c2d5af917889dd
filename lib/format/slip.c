/* SPDX-License-Identifier: MIT */
/* lib/format/slip.c - slips of the keyboard that YAML does not see.
 *
 * A full-width colon or a lost blank makes a key and its value one plain text.
 * Only what begins like a key of a plan counts: in prose, colons of either
 * width are right. */
#include <string.h>

#include "slip-priv.h"

static const struct kjp__sign signs[] = {
    {"：", ":"}, {"，", ","}, {"、", ","}, {"｛", "{"},
    {"｝", "}"}, {"［", "["}, {"］", "]"}, {"“", "\""},
    {"”", "\""}, {"‘", "'"},  {"’", "'"},
};

const struct kjp__sign *
kjp__sign_at(const char *text, size_t size)
{
  for (size_t i = 0; size >= 3 && i < sizeof signs / sizeof *signs; i++)
    if (memcmp(text, signs[i].wide, 3) == 0)
      return &signs[i];
  return NULL;
}

bool
kjp__is_wide_blank(const char *text, size_t size)
{
  return size >= 3 && memcmp(text, "\xE3\x80\x80", 3) == 0;
}

static bool
is_letter(char byte)
{
  return byte >= 'a' && byte <= 'z';
}

static bool
is_digit(char byte)
{
  return byte >= '0' && byte <= '9';
}

static size_t
year_size(const char *text, size_t size)
{
  size_t count = 0;

  while (count < size && is_digit(text[count]))
    count++;
  return count == 4 ? 4 : 0;
}

size_t
kjp__word_size(const char *text, size_t size)
{
  size_t count = 0;

  if (size == 0 || !is_letter(text[0]))
    return year_size(text, size);
  while (count < size && (is_letter(text[count]) || is_digit(text[count]) ||
                          text[count] == '_' || text[count] == '-'))
    count++;
  return count;
}

/* What stands behind a word: a colon that does nothing there? */
static enum kjp__slip_kind
colon_kind(const char *text, size_t size)
{
  if (size >= 3 && memcmp(text, "：", 3) == 0)
    return KJP__SLIP_WIDE;
  if (size < 2 || text[0] != ':' || strchr(" \t/\r\n", text[1]))
    return KJP__SLIP_NONE;
  return KJP__SLIP_TIGHT;
}

static bool
is_dash_slip(const char *text, size_t size)
{
  if (size < 2 || text[0] != '-')
    return false;
  return is_letter(text[1]) || (text[1] & 0x80) || strchr("{[\"'", text[1]);
}

static size_t
blanks(const char *text, size_t size)
{
  size_t count = 0;

  while (count < size && text[count] == ' ')
    count++;
  return count;
}

/* Past the indentation, and past "- " and "{". */
static size_t
key_begin(const char *text, size_t size, size_t at)
{
  while (at + 1 < size &&
         ((text[at] == '-' && text[at + 1] == ' ') || text[at] == '{')) {
    at++;
    at += blanks(text + at, size - at);
  }
  return at;
}

struct kjp__slip
kjp__slip_find(const char *text, size_t size)
{
  struct kjp__slip slip = {.indent = blanks(text, size)};

  slip.word = key_begin(text, size, slip.indent);
  slip.at = slip.word;
  if (is_dash_slip(text + slip.at, size - slip.at)) {
    slip.kind = KJP__SLIP_DASH;
    return slip;
  }
  slip.word_size = kjp__word_size(text + slip.word, size - slip.word);
  slip.at += slip.word_size;
  if (slip.word_size)
    slip.kind = colon_kind(text + slip.at, size - slip.at);
  return slip;
}

static size_t
comma_size(const char *text, size_t size)
{
  const struct kjp__sign *sign = kjp__sign_at(text, size);

  return sign && sign->ascii[0] == ',' ? strlen(sign->wide) : 0;
}

size_t
kjp__slip_comma(const char *text, size_t size)
{
  size_t at = kjp__word_size(text, size), first = at, comma;

  if (at == 0 || at == size)
    return 0;
  while (at < size) {
    size_t word;

    comma = comma_size(text + at, size - at);
    at += comma;
    at += blanks(text + at, size - at);
    word = kjp__word_size(text + at, size - at);
    if (comma == 0 || word == 0)
      return 0;
    at += word;
  }
  return first;
}

/* By size, for every key goes through this. */
bool
kjp__is_prose_key(const char *text, size_t size)
{
  static const char *const keys[][3] = {
      [2] = {"zh", "en"}, [4] = {"name", "note"}, [5] = {"title", "quote"},
      [6] = {"reason"},   [7] = {"article"},      [9] = {"authority"}};

  if (size > 2 && text[0] == 'x' && text[1] == '-')
    return true;
  if (size >= sizeof keys / sizeof *keys)
    return false;
  for (const char *const *key = keys[size]; *key; key++)
    if (text[0] == **key && memcmp(*key, text, size) == 0)
      return true;
  return false;
}
