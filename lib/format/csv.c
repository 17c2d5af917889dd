/* SPDX-License-Identifier: MIT */
/* lib/format/csv.c - from the text of a table to its cells (RFC 4180).
 *
 * Cells stay where they stand in the decoded text: a doubled quote is closed
 * up in place, and the NUL behind a cell is put where a blank, a quote or a
 * comma was, once that has been read. Every character is looked at a fixed
 * number of times. */
#include "csv-priv.h"

#include <stdio.h>
#include <string.h>

enum { FIRST_CELLS = 16, LONGEST_SHOWN = 40 };

static const char wide_blank[] = "\xE3\x80\x80"; /* U+3000 */
static const char wide_comma[] = "\xEF\xBC\x8C"; /* U+FF0C */

static bool
starts(const char *at, const char *end, const char *sign)
{
  size_t size = strlen(sign);

  return (size_t)(end - at) >= size && memcmp(at, sign, size) == 0;
}

/* Bytes of the blank that stands here, 0 for none. */
static size_t
blank_size(const char *at, const char *end)
{
  if (at < end && (*at == ' ' || *at == '\t'))
    return 1;
  return starts(at, end, wide_blank) ? 3 : 0;
}

/* Bytes of what may have been meant for a comma, 0 for none. */
static size_t
sign_size(const char *at, const char *end)
{
  if (at < end && (*at == '\t' || *at == ';'))
    return 1;
  return starts(at, end, wide_comma) ? 3 : 0;
}

static bool
at_line_end(const struct kjp__csv *csv)
{
  return csv->at == csv->end || *csv->at == '\r' || *csv->at == '\n';
}

static bool
at_cell_end(const struct kjp__csv *csv)
{
  return at_line_end(csv) || *csv->at == ',';
}

/* One byte on, in a line. */
static void
step(struct kjp__csv *csv)
{
  csv->mark.column += ((unsigned char)*csv->at & 0xC0) != 0x80;
  csv->at++;
}

static void
skip_blanks(struct kjp__csv *csv)
{
  size_t size;

  while ((size = blank_size(csv->at, csv->end)) > 0) {
    csv->at += size;
    csv->mark.column++;
  }
}

static void
skip_line_end(struct kjp__csv *csv)
{
  if (csv->at == csv->end)
    return;
  csv->at += starts(csv->at, csv->end, "\r\n") ? 2 : 1;
  csv->mark.line++;
  csv->mark.column = 1;
}

static void
stop(struct kjp__csv *csv, enum kjp__code code, struct kjp__mark mark,
     const struct kjp__details *details)
{
  kjp__findings_add(csv->findings, code, mark, details);
  csv->stopped = true;
  csv->spoilt = true;
}

/* Ends the reading at the first TAB, `;` or full-width comma before `to`. The
 * character at `from` stands at `mark`, and no line ends in between. */
static bool
refuse_sign(struct kjp__csv *csv, struct kjp__mark mark, const char *from,
            const char *to)
{
  char sign[4] = "TAB";
  struct kjp__details details = {.found = KJP__SAY(sign)};
  size_t size = 0;

  while (from < to && (size = sign_size(from, to)) == 0) {
    mark.column += ((unsigned char)*from & 0xC0) != 0x80;
    from++;
  }
  if (size == 0)
    return false;
  if (*from != '\t') {
    memcpy(sign, from, size);
    sign[size] = '\0';
  }
  stop(csv, KJP__CSV_DELIMITER, mark, &details);
  return true;
}

/* Is this the first cell of the table, where another delimiter would show? */
static bool
is_first(const struct kjp__csv *csv)
{
  return !csv->begun && csv->count == 1;
}

/* Leaves the rest of the line out; what is wrong stands at `at`. */
static void
spoil(struct kjp__csv *csv, enum kjp__code code)
{
  struct kjp__mark mark = csv->mark;
  const char *from = csv->at;
  char shown[LONGEST_SHOWN + 1];
  size_t size;

  while (!at_line_end(csv))
    step(csv);
  size = (size_t)(csv->at - from);
  if (size > LONGEST_SHOWN)
    for (size = LONGEST_SHOWN; (from[size] & 0xC0) == 0x80; size--)
      continue;
  memcpy(shown, from, size);
  shown[size] = '\0';
  kjp__findings_add(csv->findings, code, mark,
                    &(struct kjp__details){.found = KJP__SAY(shown)});
  csv->spoilt = true;
}

/* The readers of a cell return where its text ends, for the NUL. */
static char *
read_plain(struct kjp__csv *csv, struct kjp__csv_cell *cell)
{
  char *last = csv->at;

  cell->text = csv->at;
  while (!at_cell_end(csv) && *csv->at != '"') {
    step(csv);
    last = csv->at;
    skip_blanks(csv);
  }
  cell->size = (size_t)(last - cell->text);
  if (at_cell_end(csv))
    return last;
  if (!is_first(csv) || !refuse_sign(csv, cell->mark, cell->text, csv->at))
    spoil(csv, KJP__CSV_QUOTE_INSIDE);
  return last;
}

/* One character or line end inside quotes, as it is; returns where to go on
 * writing. */
static char *
keep(struct kjp__csv *csv, char *out)
{
  const char *from = csv->at;
  size_t size;

  if (at_line_end(csv))
    skip_line_end(csv);
  else
    step(csv);
  size = (size_t)(csv->at - from);
  memmove(out, from, size);
  return out + size;
}

/* Reads on to behind the closing quote; NULL where there is none. */
static char *
read_quotes(struct kjp__csv *csv)
{
  char *out = csv->at;

  while (csv->at < csv->end) {
    if (*csv->at == '"') {
      step(csv);
      if (csv->at == csv->end || *csv->at != '"')
        return out;
    }
    out = keep(csv, out);
  }
  return NULL;
}

/* What follows a closing quote is wrong; `behind` it stood at `mark`. */
static void
refuse_tail(struct kjp__csv *csv, struct kjp__mark mark, const char *behind)
{
  size_t size = sign_size(csv->at, csv->end);
  if (!is_first(csv) || !refuse_sign(csv, mark, behind, csv->at + size))
    spoil(csv, KJP__CSV_AFTER_QUOTE);
}

static char *
read_quoted(struct kjp__csv *csv, struct kjp__csv_cell *cell)
{
  struct kjp__mark mark;
  const char *behind;
  char *out;

  step(csv);
  cell->quoted = true;
  cell->text = csv->at;
  out = read_quotes(csv);
  if (out == NULL) {
    stop(csv, KJP__CSV_QUOTE, cell->mark, NULL);
    return csv->end;
  }
  cell->size = (size_t)(out - cell->text);
  mark = csv->mark;
  behind = csv->at;
  skip_blanks(csv);
  if (!at_cell_end(csv))
    refuse_tail(csv, mark, behind);
  return out;
}

static struct kjp__csv_cell *
add_cell(struct kjp__csv *csv)
{
  int32_t room = csv->room == 0 ? FIRST_CELLS : csv->room * 2;
  struct kjp__csv_cell *cells;

  if (csv->count < csv->room)
    return &csv->cells[csv->count++];
  cells = kjp__arena_alloc(csv->arena, (size_t)room * sizeof *cells);
  if (cells == NULL) {
    stop(csv, KJP__MEMORY_OUT, (struct kjp__mark){0, 0}, NULL);
    return NULL;
  }
  if (csv->count > 0)
    memcpy(cells, csv->cells, (size_t)csv->count * sizeof *cells);
  csv->cells = cells;
  csv->room = room;
  return &csv->cells[csv->count++];
}

static void
refuse_more(struct kjp__csv *csv)
{
  int64_t most = csv->settings->max_nodes;
  struct kjp__limit_room room;
  struct kjp__details details = kjp__limit_details(&room, most, most + 1);

  stop(csv, KJP__LIMIT_CELLS, csv->mark, &details);
}

static void
check_size(struct kjp__csv *csv, const struct kjp__csv_cell *cell)
{
  int64_t most = csv->settings->max_text_bytes;
  struct kjp__limit_room room;
  struct kjp__details details;

  if (csv->spoilt || cell->size <= (uint64_t)most)
    return;
  details = kjp__limit_details(&room, most, (int64_t)cell->size);
  kjp__findings_add(csv->findings, KJP__LIMIT_TEXT, cell->mark, &details);
  csv->spoilt = true;
}

/* True where a comma says that one more cell follows. */
static bool
read_cell(struct kjp__csv *csv)
{
  struct kjp__csv_cell *cell;
  char *behind;
  bool more;

  skip_blanks(csv);
  if (csv->cells_left-- <= 0) {
    refuse_more(csv);
    return false;
  }
  cell = add_cell(csv);
  if (cell == NULL)
    return false;
  *cell = (struct kjp__csv_cell){.mark = csv->mark};
  behind = csv->at < csv->end && *csv->at == '"' ? read_quoted(csv, cell)
                                                 : read_plain(csv, cell);
  if (csv->stopped)
    return false;
  check_size(csv, cell);
  more = csv->at < csv->end && *csv->at == ',';
  if (more)
    step(csv);
  else
    skip_line_end(csv);
  *behind = '\0';
  return more;
}

/* A record of one cell that holds what other tables part their cells with. */
static void
check_sign(struct kjp__csv *csv)
{
  const struct kjp__csv_cell *cell = csv->cells;

  if (is_first(csv) && !csv->spoilt && !cell->quoted)
    (void)refuse_sign(csv, cell->mark, cell->text, cell->text + cell->size);
}

static void
read_record(struct kjp__csv *csv)
{
  csv->count = 0;
  csv->spoilt = false;
  while (read_cell(csv))
    continue;
  if (!csv->stopped)
    check_sign(csv);
}

static bool
is_blank_line(const struct kjp__csv *csv)
{
  return !csv->spoilt && csv->count == 1 && csv->cells[0].size == 0 &&
         !csv->cells[0].quoted;
}

bool
kjp__csv_open(struct kjp__csv *csv, struct kjp__arena *arena,
              struct kjp__findings *findings,
              const struct kjp__settings *settings, const char *bytes,
              size_t size)
{
  struct kjp__decoded decoded;

  *csv = (struct kjp__csv){.arena = arena,
                           .findings = findings,
                           .settings = settings,
                           .mark = {1, 1},
                           .cells_left = settings->max_nodes};
  csv->stopped = !kjp__decode(arena, findings, settings, bytes, size, &decoded);
  if (csv->stopped)
    return false;
  csv->at = decoded.text;
  csv->end = decoded.text + decoded.size;
  return true;
}

bool
kjp__csv_next(struct kjp__csv *csv, struct kjp__csv_record *record)
{
  *record = (struct kjp__csv_record){0};
  while (!csv->stopped && csv->at < csv->end) {
    read_record(csv);
    if (is_blank_line(csv))
      continue;
    csv->begun = true;
    if (csv->spoilt)
      continue;
    *record =
        (struct kjp__csv_record){csv->cells, csv->count, csv->cells[0].mark};
    return true;
  }
  if (!csv->begun && !csv->stopped)
    stop(csv, KJP__CSV_EMPTY, (struct kjp__mark){1, 1}, NULL);
  return false;
}
