/* SPDX-License-Identifier: MIT */
/* lib/format/prescan.c - the bytes, before YAML sees them.
 *
 * A forbidden character is handed on as `_`, so that the columns stay right
 * and parsing goes on (`?` may open a key, a blank may break an indentation).
 * A line that begins with % becomes a comment: libyaml needs 25 s for a MiB
 * of %TAG. Bytes that are not UTF-8 end the text. A character, or the sample
 * that tells what bytes that are no UTF-8 are, which is cut off by the end of
 * the chunk waits in the window for the next one. */
#include <glib.h>
#include <stdio.h>
#include <string.h>

#include "../base/character-priv.h"
#include "encoding-priv.h"
#include "prescan-priv.h"
#include "signature-priv.h"

enum { SAMPLE = 256, STAND_IN = '_' };
enum step { STEP_ON, STEP_WAIT, STEP_FOUND };

/* [in, end) is raw, [.., out) is clean. */
struct run {
  const unsigned char *in, *end;
  unsigned char *out;
};

void
kjp__prescan_begin(struct kjp__prescan *scan, struct kjp__window *window)
{
  *scan = (struct kjp__prescan){.window = window, .fresh = true};
}

/* Where `out` is. Counts on from the last time, not from the line's start:
 * a MiB of forbidden characters in one line must not cost its square. */
static struct kjp__mark
mark_here(struct kjp__prescan *scan, const struct run *run)
{
  scan->column +=
      kjp__utf8_count(scan->counted, (size_t)(run->out - scan->counted));
  scan->counted = run->out;
  return (struct kjp__mark){scan->window->line, scan->column + 1};
}

static enum step
find(struct kjp__trouble *trouble, enum kjp__code code, struct kjp__mark mark)
{
  trouble->code = code;
  trouble->mark = mark;
  trouble->found[0] = '\0';
  return STEP_FOUND;
}

static enum step
stop(struct kjp__prescan *scan, struct run *run, struct kjp__trouble *trouble,
     enum kjp__code code)
{
  scan->stopped = true;
  return find(trouble, code, mark_here(scan, run));
}

static void
keep(struct run *run, size_t size)
{
  if (run->out != run->in)
    memmove(run->out, run->in, size);
  run->in += size;
  run->out += size;
}

/* The first byte that is neither 0x20..0x7E, eight bytes at a time: a byte
 * below 0x20 borrows when 0x20 is taken off, DEL becomes 0 and borrows when 1
 * is. A borrow can only accuse bytes behind the one that is guilty. */
static const unsigned char *
skip_clean(const unsigned char *at, const unsigned char *end)
{
  const uint64_t ones = 0x0101010101010101u;

  while (end - at >= 8) {
    uint64_t word, odd;

    memcpy(&word, at, 8);
    word = GUINT64_FROM_LE(word);
    odd = (word | (word - ones * 0x20) | ((word ^ ones * 0x7F) - ones)) &
          ones * 0x80;
    if (odd)
      return at + __builtin_ctzll(odd) / 8;
    at += 8;
  }
  while (at < end && *at >= 0x20 && *at < 0x7F)
    at++;
  return at;
}

static enum step
end_line(struct kjp__prescan *scan, struct run *run)
{
  bool second = scan->after_cr && *run->in == '\n' && scan->fresh;

  scan->after_cr = *run->in == '\r';
  keep(run, 1);
  scan->fresh = true;
  scan->column = 0;
  scan->counted = run->out;
  if (!second)
    scan->window->line++;
  return STEP_ON;
}

static enum step
forbid(struct kjp__prescan *scan, struct run *run, size_t length, uint32_t code,
       struct kjp__trouble *trouble)
{
  find(trouble, KJP__CHARACTER_FORBIDDEN, mark_here(scan, run));
  (void)snprintf(trouble->found, sizeof trouble->found, "U+%04X",
                 (unsigned)code);
  run->in += length;
  *run->out++ = STAND_IN;
  return STEP_FOUND;
}

static enum step
refuse_directive(struct kjp__prescan *scan, struct run *run,
                 struct kjp__trouble *trouble)
{
  find(trouble, KJP__YAML_DIRECTIVE, mark_here(scan, run));
  run->in++;
  *run->out++ = '#';
  return STEP_FOUND;
}

/* The sample begins where the run of non-ASCII does: a pair of GB18030 that
 * passed as UTF-8 just before would shift all others. */
static bool
sample_is_gb18030(const struct kjp__window *window, const struct run *run)
{
  unsigned char sample[2 * SAMPLE];
  const unsigned char *from = run->out;
  size_t before, behind = (size_t)(run->end - run->in);

  while (from > window->bytes && run->out - from < SAMPLE && from[-1] >= 0x80)
    from--;
  before = (size_t)(run->out - from);
  behind = behind < SAMPLE ? behind : SAMPLE;
  memcpy(sample, from, before);
  memcpy(sample + before, run->in, behind);
  return kjp__looks_gb18030(sample, before + behind);
}

static enum step
refuse_bytes(struct kjp__prescan *scan, struct run *run,
             struct kjp__trouble *trouble)
{
  if (run->end - run->in < SAMPLE && !scan->window->ended)
    return STEP_WAIT;
  if (sample_is_gb18030(scan->window, run)) {
    scan->hanzi = true;
    return stop(scan, run, trouble, KJP__ENCODING_GB18030);
  }
  stop(scan, run, trouble, KJP__ENCODING_INVALID);
  (void)snprintf(trouble->found, sizeof trouble->found, "0x%02X", *run->in);
  return STEP_FOUND;
}

static enum step
take_wide(struct kjp__prescan *scan, struct run *run,
          struct kjp__trouble *trouble)
{
  uint32_t code = 0;
  size_t size = (size_t)(run->end - run->in);
  int length = kjp__utf8_decode(run->in, size, &code);

  if (length == 0 && !scan->window->ended)
    return STEP_WAIT;
  if (length <= 0)
    return refuse_bytes(scan, run, trouble);
  if (kjp__is_forbidden(code))
    return forbid(scan, run, (size_t)length, code, trouble);
  if (code > 0x7FF)
    scan->wide = true;
  if (code >= 0x3400)
    scan->hanzi = true;
  if (!scan->wide && !scan->suspect) {
    scan->suspect = code;
    scan->suspect_mark = mark_here(scan, run);
  }
  keep(run, (size_t)length);
  return STEP_ON;
}

/* Past hanzi and full-width punctuation of the lead bytes E3 to EC: nothing
 * among them is forbidden, and they are most of what is not ASCII. Four bytes
 * are looked at in one go; the last of a chunk take the long way. */
static const unsigned char *
skip_hanzi(const unsigned char *at, const unsigned char *end)
{
  uint32_t word;

  for (; end - at >= 4; at += 3) {
    memcpy(&word, at, 4);
    word = GUINT32_FROM_LE(word);
    if ((word & 0xC0C000) != 0x808000 || (word & 0xFF) - 0xE3 > 0xEC - 0xE3)
      break;
  }
  return at;
}

/* A LF that ends a line, and the next one neither is empty nor begins with %;
 * what the end of the chunk cuts off takes the long way. */
static bool
is_plain_end(const unsigned char *at, const unsigned char *end)
{
  return end - at >= 2 && *at == '\n' && at[1] != '\n' && at[1] != '%';
}

/* Most of a text, in one go: lines of clean ASCII and hanzi. */
static void
keep_clean(struct kjp__prescan *scan, struct run *run)
{
  const unsigned char *at = skip_clean(run->in, run->end);
  const unsigned char *line = NULL; /* where the last one begins */
  uint32_t lines = 0;

  for (;;) {
    const unsigned char *stop = at;

    at = skip_hanzi(at, run->end);
    if (at != stop) {
      scan->hanzi = true;
    } else if (is_plain_end(at, run->end)) {
      line = ++at;
      lines++;
    } else {
      break;
    }
    at = skip_clean(at, run->end);
  }
  scan->wide = scan->wide || scan->hanzi;
  if (line != NULL) {
    scan->window->line += lines;
    scan->column = 0;
    scan->counted = run->out + (line - run->in);
    scan->after_cr = false;
  }
  keep(run, (size_t)(at - run->in));
}

static enum step
take_odd(struct kjp__prescan *scan, struct run *run,
         struct kjp__trouble *trouble)
{
  unsigned char byte = *run->in;

  if (byte == '\n' || byte == '\r')
    return end_line(scan, run);
  if (byte >= 0x80)
    return take_wide(scan, run, trouble);
  if (byte != '\t')
    return forbid(scan, run, 1, byte, trouble);
  keep(run, 1);
  return STEP_ON;
}

static enum step
take(struct kjp__prescan *scan, struct run *run, struct kjp__trouble *trouble)
{
  if (scan->fresh && *run->in != '\n') {
    scan->fresh = false;
    if (*run->in == '%')
      return refuse_directive(scan, run, trouble);
  }
  if (!scan->fresh)
    keep_clean(scan, run);
  return run->in == run->end ? STEP_ON : take_odd(scan, run, trouble);
}

static enum step
refuse_file(struct kjp__prescan *scan, struct run *run,
            struct kjp__trouble *trouble, const char *name)
{
  stop(scan, run, trouble, KJP__FILE_FOREIGN);
  (void)snprintf(trouble->found, sizeof trouble->found, "%s", name);
  return STEP_FOUND;
}

/* The first bytes tell a file that is no text, UTF-16, and may be a byte
 * order mark. */
static enum step
begin(struct kjp__prescan *scan, struct run *run, struct kjp__trouble *trouble)
{
  size_t size = (size_t)(run->end - run->in);
  const char *name;

  if (size < KJP__SIGNATURE_SIZE && !scan->window->ended)
    return STEP_WAIT;
  scan->begun = true;
  name = kjp__signature(run->in, size);
  if (name)
    return refuse_file(scan, run, trouble, name);
  if (kjp__looks_utf16(run->in, size))
    return stop(scan, run, trouble, KJP__ENCODING_UTF16);
  if (size >= 3 && memcmp(run->in, "\xEF\xBB\xBF", 3) == 0)
    run->in += 3;
  return STEP_ON;
}

/* At the end of the text, once. */
static enum step
suspect(struct kjp__prescan *scan, struct kjp__trouble *trouble)
{
  uint32_t code = scan->suspect;

  if (scan->wide || !code || !scan->window->ended)
    return STEP_ON;
  scan->suspect = 0;
  find(trouble, KJP__ENCODING_SUSPECT, scan->suspect_mark);
  (void)snprintf(trouble->found, sizeof trouble->found, "%c%c (U+%04X)",
                 (int)(0xC0 | code >> 6), (int)(0x80 | (code & 0x3F)),
                 (unsigned)code);
  return STEP_FOUND;
}

static enum step
scan_on(struct kjp__prescan *scan, struct run *run,
        struct kjp__trouble *trouble)
{
  enum step step = STEP_ON;

  if (!scan->begun)
    step = begin(scan, run, trouble);
  while (step == STEP_ON && run->in < run->end)
    step = take(scan, run, trouble);
  if (step == STEP_ON)
    step = suspect(scan, trouble);
  return step;
}

bool
kjp__prescan_next(struct kjp__prescan *scan, struct kjp__trouble *trouble_out)
{
  struct kjp__window *window = scan->window;
  struct run run = {window->bytes + window->raw, window->bytes + window->filled,
                    window->bytes + window->ready};
  enum step step;

  if (scan->stopped)
    return false;
  scan->counted = run.out;
  step = scan_on(scan, &run, trouble_out);
  mark_here(scan, &run);
  window->raw = (size_t)(run.in - window->bytes);
  window->ready = (size_t)(run.out - window->bytes);
  return step == STEP_FOUND;
}
