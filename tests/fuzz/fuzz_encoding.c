/* SPDX-License-Identifier: MIT */
/* tests/fuzz/fuzz_encoding.c - the same text in other bytes.
 *
 * As a plan: behind a byte order mark, with CR or CRLF for LF, and behind
 * comments that move it over the end of a chunk, a text has the same findings
 * at the same places. As a table: what loads in UTF-8 and in GB18030 says the
 * same. In UTF-16 neither loads. */
#include <iconv.h>
#include <stdlib.h>

#include "../unit/same-plan.h"
#include "bytes.h"
#include "require.h"

enum {
  CHUNK = 64 * 1024,
  MOST = 4096,
  ROOM = CHUNK + 4 * MOST,
  LINE = 64 /* of a comment */
};

struct text {
  char *data;
  size_t size;
};

struct load {
  kjp_plan *plan;
  kjp_error *error;
};

static kjp_plan *
base_plan(void)
{
  static const char text[] =
      "kjplan: 1\nplan: {id: p, title: t, years: 2022-2025}\n"
      "indicators:\n  fund: {name: 资金, scope: 市本级, unit: 亿元}\n";
  kjp_plan *plan;

  require(kjp_plan_parse(text, strlen(text), NULL, NULL, &plan, NULL) ==
          KJP_OK);
  return plan;
}

static struct load
load_plan(struct text text)
{
  struct load load;
  kjp_status status = kjp_plan_parse(text.data, text.size, NULL, NULL,
                                     &load.plan, &load.error);

  require((status == KJP_OK) == (load.plan != NULL && load.error == NULL));
  return load;
}

static void
unload(struct load *load)
{
  kjp_plan_unref(load->plan);
  kjp_error_free(load->error);
}

static const kjp_table *
findings_of(const struct load *load)
{
  return load->plan != NULL ? kjp_plan_table(load->plan, KJP_FINDINGS)
                            : kjp_error_table(load->error);
}

/* Findings about the first bytes, or the file as a whole, which stand at its
 * first character wherever the text is. */
static bool
is_about_the_file(const struct load *load)
{
  static const char *const codes[] = {"yaml-empty", "file-foreign",
                                      "encoding-utf16", "key-missing"};
  const kjp_table *findings = findings_of(load);

  for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
    if (same_findings(findings, codes[i]) > 0)
      return true;
  return false;
}

static void
expect_same_finding(const kjp_table *a, int32_t row, const kjp_table *b,
                    int32_t other, int32_t lines)
{
  int32_t line = kjp_table_int(a, row, KJP_FINDING_LINE);

  require(same_text(kjp_table_text(a, row, KJP_FINDING_CODE),
                    kjp_table_text(b, other, KJP_FINDING_CODE)));
  require(kjp_table_int(a, row, KJP_FINDING_COLUMN) ==
          kjp_table_int(b, other, KJP_FINDING_COLUMN));
  require(kjp_table_int(b, other, KJP_FINDING_LINE) ==
          (line > 0 ? line + lines : line));
  require(same_text(kjp_table_text(a, row, KJP_FINDING_MESSAGE_EN),
                    kjp_table_text(b, other, KJP_FINDING_MESSAGE_EN)));
}

/* The row that says where the text stops to be one, or KJP_NONE. How much of
 * what stands before it is understood depends on how far libyaml reads ahead:
 * of a few bytes less than of many. */
static int32_t
find_stop(const kjp_table *findings)
{
  for (int32_t row = 0; row < kjp_table_count(findings); row++) {
    const char *code = kjp_table_text(findings, row, KJP_FINDING_CODE);

    if (same_text(code, "encoding-invalid") ||
        same_text(code, "encoding-gb18030"))
      return row;
  }
  return KJP_NONE;
}

/* `lines` were put in front of `text`. */
static void
expect_same(const struct load *wanted, struct text text, int32_t lines)
{
  struct load found = load_plan(text);
  const kjp_table *a = findings_of(wanted), *b = findings_of(&found);
  int32_t stop = find_stop(a), other = find_stop(b);

  require((found.plan == NULL) == (wanted->plan == NULL));
  require((stop == KJP_NONE) == (other == KJP_NONE));
  if (stop != KJP_NONE) {
    expect_same_finding(a, stop, b, other, lines);
  } else {
    require(kjp_table_count(a) == kjp_table_count(b));
    for (int32_t row = 0; row < kjp_table_count(a); row++)
      expect_same_finding(a, row, b, row, lines);
  }
  unload(&found);
}

/* The bytes without CR; NUL ends no text. */
static struct text
plain(const uint8_t *data, size_t size, char *room)
{
  struct text text = {room, 0};

  for (size_t i = 0; i < size && text.size < MOST; i++)
    if (data[i] != '\r')
      room[text.size++] = (char)data[i];
  return text;
}

static struct text
with_mark(struct text text, char *room)
{
  memcpy(room, "\xEF\xBB\xBF", 3);
  memcpy(room + 3, text.data, text.size);
  return (struct text){room, text.size + 3};
}

static struct text
with_line_ends(struct text text, const char *line_end, char *room)
{
  struct text other = {room, 0};

  for (size_t i = 0; i < text.size; i++) {
    if (text.data[i] != '\n') {
      room[other.size++] = text.data[i];
      continue;
    }
    memcpy(room + other.size, line_end, strlen(line_end));
    other.size += strlen(line_end);
  }
  return other;
}

/* Whole lines of comment, so many that the chunk ends within the text. */
static struct text
moved(struct text text, size_t back, char *room, int32_t *lines_out)
{
  size_t before = CHUNK - back, at = 0;

  *lines_out = 0;
  while (at < before) {
    size_t line = before - at < 2 * LINE ? before - at : LINE;

    memset(room + at, '#', line);
    room[at + line - 1] = '\n';
    at += line;
    ++*lines_out;
  }
  memcpy(room + at, text.data, text.size);
  return (struct text){room, at + text.size};
}

static void
try_plan(struct text text, size_t back, char *room)
{
  struct load load = load_plan(text);
  int32_t lines;
  bool whole = is_about_the_file(&load);
  bool marked = text.size >= 3 && memcmp(text.data, "\xEF\xBB\xBF", 3) == 0;

  expect_same(&load, with_line_ends(text, "\r\n", room), 0);
  expect_same(&load, with_line_ends(text, "\r", room), 0);
  if (!whole && !marked) {
    expect_same(&load, with_mark(text, room), 0);
    text = moved(text, back % (text.size + 1), room, &lines);
    expect_same(&load, text, lines);
  }
  unload(&load);
}

/* False where a character has no such form, or the bytes are not UTF-8. */
static bool
convert(struct text text, const char *encoding, char *room, struct text *out)
{
  iconv_t conversion = iconv_open(encoding, "UTF-8");
  size_t free = ROOM;
  bool done;

  require(conversion != (iconv_t)-1);
  *out = (struct text){room, 0};
  done = iconv(conversion, &text.data, &text.size, &room, &free) == 0;
  iconv_close(conversion);
  out->size = ROOM - free;
  return done && text.size == 0;
}

static kjp_plan *
lay_over(const kjp_plan *plan, struct text text)
{
  kjp_plan *other;

  (void)kjp_statistics_parse(plan, text.data, text.size, NULL, NULL, &other,
                             NULL);
  return other;
}

static void
expect_same_table(const kjp_plan *plan, struct text text, struct text other)
{
  char room[SAME_PLAN_ROOM];
  kjp_plan *a = lay_over(plan, text), *b = lay_over(plan, other);

  require(a == NULL || b == NULL ||
          first_difference(a, b, room, sizeof room) == NULL);
  kjp_plan_unref(a);
  kjp_plan_unref(b);
}

static void
expect_refused(const kjp_plan *plan, struct text text)
{
  struct load load = load_plan(text);
  kjp_plan *other = lay_over(plan, text);

  require(load.plan == NULL && other == NULL);
  unload(&load);
}

static void
try_table(struct text text, char *room)
{
  kjp_plan *plan = base_plan();
  struct text other;

  if (convert(text, "GB18030", room, &other))
    expect_same_table(plan, text, other);
  if (convert(text, "UTF-16", room, &other)) /* with its mark */
    expect_refused(plan, other);
  kjp_plan_unref(plan);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  struct bytes bytes = {data, size};
  size_t back = take_byte(&bytes) | (size_t)take_byte(&bytes) << 8;
  char *copy = malloc(MOST), *room = malloc(ROOM);
  struct text text;

  require(copy != NULL && room != NULL);
  text = plain(bytes.at, bytes.size, copy);
  try_plan(text, back, room);
  try_table(text, room);
  free(copy);
  free(room);
  return 0;
}
