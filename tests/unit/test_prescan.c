/* SPDX-License-Identifier: MIT */
/* tests/unit/test_prescan.c - lib/format/prescan.c, linked statically. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "../../lib/format/encoding-priv.h"
#include "../../lib/format/prescan-priv.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* Everything that is said of a text: "CODE line:column found;" each, and the
 * bytes that are handed on. */
struct outcome {
  char said[4096];
  char text[4096];
  size_t said_size, text_size;
};

static void
pull(struct kjp__prescan *scan, struct outcome *outcome)
{
  struct kjp__trouble trouble;

  while (kjp__prescan_next(scan, &trouble)) {
    int size = snprintf(outcome->said + outcome->said_size,
                        sizeof outcome->said - outcome->said_size,
                        "%d %u:%u %s;", (int)trouble.code, trouble.mark.line,
                        trouble.mark.column, trouble.found);

    outcome->said_size += (size_t)size;
  }
}

static void
take_ready(struct kjp__window *window, struct outcome *outcome)
{
  size_t size = window->ready - window->given;

  cr_assert(outcome->text_size + size < sizeof outcome->text);
  memcpy(outcome->text + outcome->text_size, window->bytes + window->given,
         size);
  outcome->text_size += size;
  window->given = window->ready;
}

/* Fed in pieces of `first`, then of `rest` bytes. */
static void
scan_pieces(const char *text, size_t size, size_t first, size_t rest,
            struct outcome *outcome)
{
  struct kjp__window window;
  struct kjp__prescan scan;
  size_t piece = first;

  memset(outcome, 0, sizeof *outcome);
  cr_assert(kjp__window_open(&window));
  kjp__prescan_begin(&scan, &window);
  do {
    unsigned char *room = kjp__window_room(&window);

    piece = piece < size ? piece : size;
    memcpy(room, text, piece);
    text += piece;
    size -= piece;
    window.filled += piece;
    window.ended = size == 0;
    pull(&scan, outcome);
    take_ready(&window, outcome);
    piece = rest;
  } while (!window.ended && !scan.stopped);
  kjp__window_close(&window);
}

static void
scan_whole(const char *text, size_t size, struct outcome *outcome)
{
  scan_pieces(text, size, size, size, outcome);
}

static void
expect_same(const struct outcome *a, const struct outcome *b, const char *label,
            size_t split)
{
  cr_expect(strcmp(a->said, b->said) == 0, "%s, split at %zu: %s / %s", label,
            split, a->said, b->said);
  cr_expect(a->text_size == b->text_size &&
                memcmp(a->text, b->text, a->text_size) == 0,
            "%s, split at %zu: other text", label, split);
}

/* GB18030 for 科技创新 */
#define GB "\xBF\xC6\xBC\xBC\xB4\xB4\xD0\xC2"

#define NASTY                                                                  \
  "\xEF\xBB\xBF%YAML 1.2\r\n%TAG ! x\r%\n\n\r\r\nname: \xE7\xA7\x91\xE6\x8A"   \
  "\x80\xE2\x80\x8Ex\xC2\x85y\xEF\xBB\xBFz\xEF\xBF\xBF\x01\x7F\t\n"            \
  "\xE2\x80\xA8\xF0\x9F\x98\x80\xF0\x9F\xBF\xBE\xD8\x9C\xC3\xA9 % no\r\n%\r"   \
  "\x00\x02\x03long long long long line \xE3\x80\x80\xE3\x80\x80\xE4\xB8\xAD"  \
  "\xE6\x96\x87\xEE\x80\x80\xED\x9F\xBF\xE2\x81\xA6\n"

static const struct {
  const char *label;
  const char *text;
  size_t size;
} nasty[] = {
#define ROW(label, text)                                                       \
  {                                                                            \
    label, text, sizeof(text) - 1                                              \
  }
    ROW("all classes", NASTY),
    ROW("then invalid", NASTY "a: \xE4\xB8 end\n" NASTY),
    ROW("then GB18030", NASTY "a: \xC4\xA3\xB0\xE5" GB GB "\n" NASTY),
    ROW("cut short", NASTY "\xE4\xB8"),
    ROW("suspect", "a: \xC3\xA9\r\nb: \xC2\xB5\n"),
    ROW("UTF-16", "\xFF\xFEk\0j\0p\0"),
    ROW("a workbook", "PK\x03\x04\x14\0\6\0\x08"),
    ROW("a page", "<!DOCTYPE html>\n<html>"),
    ROW("nearly a page", "<!DOCTYPE htm"),
    ROW("only a mark", "\xEF\xBB\xBF"),
    ROW("half a mark", "\xEF\xBB"),
    ROW("two marks", "\xEF\xBB\xBF\xEF\xBB\xBF"
                     "a"),
    ROW("nothing", ""),
};

Test(prescan, where_a_chunk_ends_changes_nothing)
{
  static struct outcome whole, split;

  for (size_t i = 0; i < COUNT(nasty); i++) {
    scan_whole(nasty[i].text, nasty[i].size, &whole);
    for (size_t at = 0; at <= nasty[i].size; at++) {
      scan_pieces(nasty[i].text, nasty[i].size, at, nasty[i].size, &split);
      expect_same(&whole, &split, nasty[i].label, at);
    }
    for (size_t piece = 1; piece < 9; piece++) {
      scan_pieces(nasty[i].text, nasty[i].size, piece, piece, &split);
      expect_same(&whole, &split, nasty[i].label, piece);
    }
  }
}

/* A code and its place; line 0: nothing is said. */
static const struct {
  const char *label;
  const char *text;
  size_t size;
  enum kjp__code code;
  uint32_t line, column;
} first[] = {
#define AT(label, text, code, line, column)                                    \
  {                                                                            \
    label, text, sizeof(text) - 1, KJP__##code, line, column                   \
  }
    AT("hanzi alone", GB, ENCODING_GB18030, 1, 1),
    AT("hanzi in a value", "a: 1\nb: " GB "\n", ENCODING_GB18030, 2, 4),
    AT("one hanzi", "b: \xD6\xD0\n", ENCODING_GB18030, 1, 4),
    AT("GB punctuation", "b: \xA3\xBA\xA3\xAC\n", ENCODING_GB18030, 1, 4),
    AT("the first pair passes as UTF-8", "b: \xC4\xA3\xB0\xE5\n",
       ENCODING_GB18030, 1, 5),
    AT("four-byte characters among hanzi", "b: " GB "\x81\x30\x81\x30" GB "\n",
       ENCODING_GB18030, 1, 4),
    AT("Latin-1", "b: caf\xE9 cr\xE8me\n", ENCODING_INVALID, 1, 7),
    AT("hanzi of UTF-8 cut off", "b: \xE4\xB8 \xE6\x96\x87\n", ENCODING_INVALID,
       1, 4),
    AT("a lone trail byte", "b\x80\n", ENCODING_INVALID, 1, 2),
    AT("overlong in two",
       "\xC0\x80"
       "a",
       ENCODING_INVALID, 1, 1),
    AT("overlong in three", "\xE0\x80\x80", ENCODING_INVALID, 1, 1),
    AT("overlong in four", "\xF0\x80\x80\x80", ENCODING_INVALID, 1, 1),
    AT("a surrogate", "\xED\xA0\x80", ENCODING_INVALID, 1, 1),
    AT("above U+10FFFF", "\xF4\x90\x80\x80", ENCODING_INVALID, 1, 1),
    AT("no byte of UTF-8", "ab\xFF", ENCODING_INVALID, 1, 3),
    AT("UTF-16 little", "\xFF\xFEk\0", ENCODING_UTF16, 1, 1),
    AT("UTF-16 big", "\xFE\xFF\0k", ENCODING_UTF16, 1, 1),
    AT("UTF-16 little, no mark", "k\0j\0p\0", ENCODING_UTF16, 1, 1),
    AT("UTF-16 big, no mark", "\0k\0j\0p", ENCODING_UTF16, 1, 1),
    AT("C0", "a\x07", CHARACTER_FORBIDDEN, 1, 2),
    AT("NUL", "abcdef\0", CHARACTER_FORBIDDEN, 1, 7),
    AT("form feed", "a\x0C", CHARACTER_FORBIDDEN, 1, 2),
    AT("DEL", "a\x7F", CHARACTER_FORBIDDEN, 1, 2),
    AT("C1", "a\xC2\x9F", CHARACTER_FORBIDDEN, 1, 2),
    AT("NEL", "a\xC2\x85", CHARACTER_FORBIDDEN, 1, 2),
    AT("LS", "a\xE2\x80\xA8", CHARACTER_FORBIDDEN, 1, 2),
    AT("PS", "a\xE2\x80\xA9", CHARACTER_FORBIDDEN, 1, 2),
    AT("a mark inside", "a\xEF\xBB\xBF", CHARACTER_FORBIDDEN, 1, 2),
    AT("U+FDD0", "a\xEF\xB7\x90", CHARACTER_FORBIDDEN, 1, 2),
    AT("U+FFFE", "a\xEF\xBF\xBE", CHARACTER_FORBIDDEN, 1, 2),
    AT("U+1FFFF", "a\xF0\x9F\xBF\xBF", CHARACTER_FORBIDDEN, 1, 2),
    AT("U+10FFFE", "a\xF4\x8F\xBF\xBE", CHARACTER_FORBIDDEN, 1, 2),
    AT("U+061C", "a\xD8\x9C", CHARACTER_FORBIDDEN, 1, 2),
    AT("U+200E", "a\xE2\x80\x8E", CHARACTER_FORBIDDEN, 1, 2),
    AT("U+202E", "a\xE2\x80\xAE", CHARACTER_FORBIDDEN, 1, 2),
    AT("U+2069", "a\xE2\x81\xA9", CHARACTER_FORBIDDEN, 1, 2),
    AT("a directive", "a: 1\n%TAG ! x\n", YAML_DIRECTIVE, 2, 1),
    AT("a directive at once", "%YAML 1.2\n", YAML_DIRECTIVE, 1, 1),
    AT("letters and no hanzi", "a: 1\nb: \xC3\xA9\n", ENCODING_SUSPECT, 2, 4),
    AT("after CRLF", "a\r\nb\r\n\x01", CHARACTER_FORBIDDEN, 3, 1),
    AT("after a lone CR", "a\rb\r\r\x01", CHARACTER_FORBIDDEN, 4, 1),
    AT("after LF CR", "a\n\r\x01", CHARACTER_FORBIDDEN, 3, 1),
    AT("after hanzi", "\xE4\xB8\xAD\xE6\x96\x87 \x01", CHARACTER_FORBIDDEN, 1,
       4),
    AT("after a mark",
       "\xEF\xBB\xBF"
       "a\x01",
       CHARACTER_FORBIDDEN, 1, 2),
    AT("after a smile", "\xF0\x9F\x98\x80\x01", CHARACTER_FORBIDDEN, 1, 2),
    AT("tab, LF and CR are right", "\ta\r\n", MEMORY_OUT, 0, 0),
    AT("hanzi clear letters", "\xC3\xA9 \xE4\xB8\xAD", MEMORY_OUT, 0, 0),
    AT("U+FFFD, U+E000, U+10FFFD", "\xEF\xBF\xBD\xEE\x80\x80\xF4\x8F\xBF\xBD",
       MEMORY_OUT, 0, 0),
    AT("a sign of per cent", " % 5\na %\n", MEMORY_OUT, 0, 0),
};

Test(prescan, the_first_finding_has_its_code_and_place)
{
  static struct outcome outcome;

  for (size_t i = 0; i < COUNT(first); i++) {
    char expected[64] = "";

    scan_whole(first[i].text, first[i].size, &outcome);
    if (first[i].line)
      snprintf(expected, sizeof expected, "%d %u:%u ", (int)first[i].code,
               first[i].line, first[i].column);
    cr_expect(strncmp(outcome.said, expected, strlen(expected)) == 0,
              "%s: %s, not %s", first[i].label, outcome.said, expected);
    cr_expect(first[i].line || outcome.said_size == 0, "%s: %s", first[i].label,
              outcome.said);
  }
}

static const struct {
  const char *label, *text, *clean;
} handed_on[] = {
    {"as it is", "a: \xE4\xB8\xAD\r\n", "a: \xE4\xB8\xAD\r\n"},
    {"the mark goes",
     "\xEF\xBB\xBF"
     "a",
     "a"},
    {"one stand-in a character",
     "a\xE2\x80\xA8"
     "b\x01\n",
     "a_b_\n"},
    {"a directive is a comment", "%TAG\na\r%\r\n%", "#TAG\na\r#\r\n#"},
    {"nothing from bad bytes on",
     "ab\n\xFF"
     "cd",
     "ab\n"},
};

Test(prescan, what_is_handed_on_keeps_its_columns)
{
  static struct outcome outcome;

  for (size_t i = 0; i < COUNT(handed_on); i++) {
    scan_whole(handed_on[i].text, strlen(handed_on[i].text), &outcome);
    cr_expect(strcmp(outcome.text, handed_on[i].clean) == 0, "%s: %s",
              handed_on[i].label, outcome.text);
  }
}

Test(prescan, each_character_is_judged_as_its_range_says)
{
  for (uint32_t code = 0x80; code < 0x110000; code++) {
    unsigned char bytes[4];
    uint32_t decoded = 0;
    int length = code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    bool surrogate = code >= 0xD800 && code < 0xE000;

    for (int i = length - 1, rest = (int)code; i >= 0; i--, rest >>= 6)
      bytes[i] = (unsigned char)(0x80 | (rest & 0x3F));
    bytes[0] = (unsigned char)(length == 2   ? 0xC0 | code >> 6
                               : length == 3 ? 0xE0 | code >> 12
                                             : 0xF0 | code >> 18);
    cr_assert(kjp__utf8_decode(bytes, (size_t)length, &decoded) ==
                  (surrogate ? -1 : length),
              "U+%04X", code);
    cr_assert(surrogate || decoded == code, "U+%04X", code);
  }
}

/* The text slides through the window: 1.5 MiB of lines of odd lengths. */
Test(window, lines_are_found_after_the_window_has_moved)
{
  struct kjp__window window;
  struct kjp__prescan scan;
  struct kjp__trouble trouble;
  struct kjp__line line;
  uint32_t written = 0;
  char expected[64];

  cr_assert(kjp__window_open(&window));
  kjp__prescan_begin(&scan, &window);
  while (window.line < 60000) {
    unsigned char *room = kjp__window_room(&window);
    size_t size = 0;

    while (size < KJP__CHUNK - 64) {
      written++;
      size += (size_t)sprintf((char *)room + size, "line %u%.*s\r\n", written,
                              (int)(written % 30),
                              "..............................");
    }
    window.filled += size;
    cr_assert(!kjp__prescan_next(&scan, &trouble));
    window.given = window.ready;
    for (uint32_t back = 0; back < 3000 && back < written; back += 97) {
      cr_assert(kjp__window_line(&window, written - back, &line));
      sprintf(expected, "line %u", written - back);
      cr_expect(strncmp(line.text, expected, strlen(expected)) == 0);
      cr_expect(line.size == strlen(expected) + (written - back) % 30);
    }
    cr_expect(!kjp__window_line(&window, written + 2, &line));
  }
  cr_expect(!kjp__window_line(&window, 1, &line));
  kjp__window_close(&window);
}
