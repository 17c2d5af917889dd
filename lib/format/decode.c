/* SPDX-License-Identifier: MIT */
/* lib/format/decode.c - the bytes of a table as clean UTF-8.
 *
 * Spreadsheets in Chinese write GB18030 unless told otherwise, so what a plan
 * file is refused for is decoded here. Bytes count as GB18030 where they are
 * not UTF-8 and what decodes of them is mostly common hanzi (encoding.c).
 * Short pairs that are both, \xC3\xA9 for one, are refused with both readings:
 * neither is a guess to make of a statistic. A byte that does not decode is an
 * error at its place, never a stand-in. */
#include "../base/character-priv.h"
#include "decode-priv.h"

#include <errno.h>
#include <iconv.h>
#include <stdio.h>
#include <string.h>

#include "encoding-priv.h"
#include "signature-priv.h"

enum { STAND_IN = '_', MARK_SIZE = 3 };

struct bytes {
  const unsigned char *at;
  size_t size;
};

/* How far bytes are UTF-8, and what kind of characters they hold. */
struct survey {
  size_t valid; /* bytes; all of them: it is UTF-8 */
  bool narrow;  /* some character of U+0080 to U+07FF */
  bool wide;    /* some character above */
};

static struct kjp__mark
next_mark(struct kjp__mark mark, const unsigned char *at, size_t size)
{
  if (*at == '\r' && size > 1 && at[1] == '\n')
    return mark; /* the LF ends the line */
  if (*at == '\r' || *at == '\n')
    return (struct kjp__mark){mark.line + 1, 1};
  return (struct kjp__mark){mark.line, mark.column + 1};
}

static struct survey
survey_utf8(struct bytes bytes)
{
  struct survey survey = {0};
  uint32_t code = 0;
  int length;

  while (survey.valid < bytes.size) {
    length = kjp__utf8_decode(bytes.at + survey.valid,
                              bytes.size - survey.valid, &code);
    if (length <= 0)
      break;
    survey.valid += (size_t)length;
    survey.narrow = survey.narrow || (code > 0x7F && code <= 0x7FF);
    survey.wide = survey.wide || code > 0x7FF;
  }
  return survey;
}

/* Where valid UTF-8 of so many bytes ends. */
static struct kjp__mark
mark_behind(const unsigned char *text, size_t size)
{
  struct kjp__mark mark = {1, 1};

  for (size_t i = 0; i < size; i++)
    if ((text[i] & 0xC0) != 0x80)
      mark = next_mark(mark, text + i, size - i);
  return mark;
}

static bool
refuse_byte(struct kjp__findings *findings, struct kjp__mark mark,
            unsigned char byte)
{
  char found[8];

  (void)snprintf(found, sizeof found, "0x%02X", (unsigned)byte);
  kjp__findings_add(findings, KJP__ENCODING_INVALID, mark,
                    &(struct kjp__details){.found = KJP__SAY(found)});
  return false;
}

static void
forbid(struct kjp__findings *findings, struct kjp__mark mark, uint32_t code)
{
  char found[16];

  if (kjp__findings_full(findings)) {
    kjp__findings_add(findings, KJP__CHARACTER_FORBIDDEN, mark, NULL);
    return;
  }
  (void)snprintf(found, sizeof found, "U+%04X", (unsigned)code);
  kjp__findings_add(findings, KJP__CHARACTER_FORBIDDEN, mark,
                    &(struct kjp__details){.found = KJP__SAY(found)});
}

static bool
is_forbidden(uint32_t code)
{
  bool plain = code >= 0x20 && code < 0x7F;

  return !plain && kjp__is_forbidden(code);
}

/* Copies valid UTF-8 to out->text, which may be where it stands already: it
 * only shrinks. True where there are hanzi in it. */
static bool
clean(struct kjp__findings *findings, struct bytes bytes,
      struct kjp__decoded *out)
{
  struct kjp__mark mark = {1, 1};
  bool hanzi = false;
  uint32_t code = 0;
  int length;

  for (size_t i = 0; i < bytes.size; i += (size_t)length) {
    const unsigned char *at = bytes.at + i;

    length = kjp__utf8_decode(at, bytes.size - i, &code);
    hanzi = hanzi || code >= 0x3400;
    if (is_forbidden(code)) {
      forbid(findings, mark, code);
      out->text[out->size++] = STAND_IN;
    } else {
      memmove(out->text + out->size, at, (size_t)length);
      out->size += (size_t)length;
    }
    mark = next_mark(mark, at, bytes.size - i);
  }
  out->text[out->size] = '\0';
  return hanzi;
}

static struct bytes
without_mark(struct bytes bytes)
{
  if (bytes.size < MARK_SIZE ||
      memcmp(bytes.at, "\xEF\xBB\xBF", MARK_SIZE) != 0)
    return bytes;
  return (struct bytes){bytes.at + MARK_SIZE, bytes.size - MARK_SIZE};
}

static bool
memory_out(struct kjp__findings *findings)
{
  kjp__findings_add(findings, KJP__MEMORY_OUT, (struct kjp__mark){0, 0}, NULL);
  return false;
}

/* GCC's analyser takes (iconv_t)-1 for something to close. */
#if defined __GNUC__ && !defined __clang__
#pragma GCC diagnostic ignored "-Wanalyzer-malloc-leak"
#endif

/* Decodes as far as it goes: *done_out bytes of the input. False where the
 * system has no such conversion, or, by errno, no memory for it. */
static bool
convert(struct bytes bytes, char *text, size_t room, size_t *done_out,
        size_t *size_out)
{
  iconv_t conversion = iconv_open("UTF-8", "GB18030");
  union {
    const unsigned char *bytes;
    char *lacking_const; /* iconv() only reads, and does not say so */
  } in = {bytes.at};
  size_t left = bytes.size, free = room;

  if (conversion == (iconv_t)-1)
    return false;
  (void)iconv(conversion, &in.lacking_const, &left, &text, &free);
  (void)iconv_close(conversion);
  *done_out = bytes.size - left;
  *size_out = room - free;
  return true;
}

enum { SAMPLE_SIZE = 40 }; /* bytes of a cell that are shown */

static bool
is_sample(unsigned char byte)
{
  return byte >= 0x20 && byte != 0x7F && byte != ',' && byte != '"';
}

/* The cell of the first bytes that are not ASCII, all of it short pairs and
 * ASCII, so that it ends between two characters in either encoding. */
static struct bytes
doubtful_cell(struct bytes bytes, size_t at)
{
  struct bytes cell = {bytes.at + at, 0};

  while (cell.at > bytes.at && is_sample(cell.at[-1]) &&
         bytes.at + at - cell.at < SAMPLE_SIZE)
    cell.at--;
  bytes.size -= (size_t)(cell.at - bytes.at);
  while (cell.size < bytes.size && cell.size < 2 * SAMPLE_SIZE &&
         is_sample(cell.at[cell.size]))
    cell.size += cell.at[cell.size] < 0x80 ? 1 : 2;
  return cell;
}

static void
refuse_both(struct kjp__arena *arena, struct kjp__findings *findings,
            struct bytes bytes)
{
  char text[4 * SAMPLE_SIZE + 4];
  size_t at = 0, done, size = 0;
  struct bytes cell;
  const char *utf8;

  while (bytes.at[at] < 0x80)
    at++;
  cell = doubtful_cell(bytes, at);
  (void)convert(cell, text, sizeof text - 1, &done, &size);
  text[size] = '\0';
  utf8 = kjp__arena_copy(arena, (const char *)cell.at, cell.size);
  kjp__findings_add(
      findings, KJP__ENCODING_UNCLEAR, mark_behind(bytes.at, at),
      &(struct kjp__details){.found = KJP__SAY(utf8), .near = KJP__SAY(text)});
}

enum outcome { NOT_GB18030, DECODED, REFUSED };

/* A character of two bytes grows to three, a few to four; one of four bytes
 * does not grow. */
static enum outcome
try_gb18030(struct kjp__arena *arena, struct kjp__findings *findings,
            struct bytes bytes, bool strict, struct kjp__decoded *out)
{
  size_t room = bytes.size * 2 + 1, done = 0, size = 0;
  char *text = kjp__arena_alloc(arena, room);
  const unsigned char *decoded = (const unsigned char *)text;

  if (text == NULL) {
    memory_out(findings);
    return REFUSED;
  }
  if (!convert(bytes, text, room - 1, &done, &size)) {
    if (errno == ENOMEM) {
      memory_out(findings);
      return REFUSED;
    }
    if (strict || !kjp__looks_gb18030(bytes.at, bytes.size))
      return NOT_GB18030;
    kjp__findings_add(findings, KJP__ENCODING_GB18030, (struct kjp__mark){1, 1},
                      NULL);
    return REFUSED;
  }
  if (!kjp__looks_gb18030(bytes.at, done) || (strict && done < bytes.size))
    return NOT_GB18030;
  kjp__findings_set_language(findings, KJP_LANGUAGE_ZH);
  if (strict) {
    refuse_both(arena, findings, bytes);
    return REFUSED;
  }
  if (done < bytes.size) {
    refuse_byte(findings, mark_behind(decoded, size), bytes.at[done]);
    return REFUSED;
  }
  out->text = text;
  clean(findings, without_mark((struct bytes){decoded, size}), out);
  return DECODED;
}

static bool
take_utf8(struct kjp__arena *arena, struct kjp__findings *findings,
          struct bytes bytes, struct kjp__decoded *out)
{
  out->text = kjp__arena_alloc(arena, bytes.size + 1);
  if (out->text == NULL)
    return memory_out(findings);
  if (clean(findings, bytes, out))
    kjp__findings_set_language(findings, KJP_LANGUAGE_ZH);
  return true;
}

/* A byte order mark leaves no doubt that UTF-8 is meant. */
static bool
take(struct kjp__arena *arena, struct kjp__findings *findings,
     struct bytes bytes, struct kjp__decoded *out)
{
  struct bytes text = without_mark(bytes);
  struct survey survey = survey_utf8(text);
  bool whole = survey.valid == text.size;
  bool doubtful = !whole || (survey.narrow && !survey.wide);
  struct kjp__arena_mark before = kjp__arena_mark(arena);
  enum outcome outcome = NOT_GB18030;

  if (doubtful && text.size == bytes.size)
    outcome = try_gb18030(arena, findings, bytes, whole, out);
  if (outcome != NOT_GB18030)
    return outcome == DECODED;
  kjp__arena_release(arena, before);
  if (whole)
    return take_utf8(arena, findings, text, out);
  return refuse_byte(findings, mark_behind(text.at, survey.valid),
                     text.at[survey.valid]);
}

static bool
too_long(struct kjp__findings *findings, int64_t most, size_t size)
{
  struct kjp__limit_room room;
  struct kjp__details details = kjp__limit_details(&room, most, (int64_t)size);

  kjp__findings_add(findings, KJP__LIMIT_FILE, (struct kjp__mark){0, 0},
                    &details);
  return false;
}

bool
kjp__decode(struct kjp__arena *arena, struct kjp__findings *findings,
            const struct kjp__settings *settings, const char *bytes,
            size_t size, struct kjp__decoded *out)
{
  struct bytes all = {(const unsigned char *)(size == 0 ? "" : bytes), size};
  const char *name = kjp__signature(all.at, size);

  *out = (struct kjp__decoded){NULL, 0};
  if (size > (uint64_t)settings->max_bytes)
    return too_long(findings, settings->max_bytes, size);
  if (name) {
    kjp__findings_add(findings, KJP__FILE_FOREIGN, (struct kjp__mark){1, 1},
                      &(struct kjp__details){.found = KJP__SAY(name)});
    return false;
  }
  if (kjp__looks_utf16(all.at, size)) {
    kjp__findings_add(findings, KJP__ENCODING_UTF16, (struct kjp__mark){1, 1},
                      NULL);
    return false;
  }
  return take(arena, findings, all, out);
}
