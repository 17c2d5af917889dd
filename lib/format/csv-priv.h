/* SPDX-License-Identifier: MIT */
/* lib/format/csv-priv.h - from the bytes of a table to its cells (RFC 4180).
 *
 * Records are pulled one by one. One that is wrong is found and left out, and
 * the next one is tried. */
#pragma once
#include "decode-priv.h"

struct kjp__csv_cell {
  const char *text; /* UTF-8, ends in NUL, no NUL inside; in the arena */
  size_t size;
  struct kjp__mark mark; /* in the file, of the first character or the quote */
  bool quoted;
};

struct kjp__csv_record {
  const struct kjp__csv_cell *cells; /* until the next one is read */
  int32_t count;                     /* 1 or more */
  struct kjp__mark mark;             /* of the first cell */
};

struct kjp__csv {
  struct kjp__arena *arena;
  struct kjp__findings *findings;
  const struct kjp__settings *settings;
  char *at, *end;        /* what is left of the decoded text */
  struct kjp__mark mark; /* where `at` is */
  struct kjp__csv_cell *cells;
  int32_t count, room;
  int64_t cells_left; /* before the limit */
  bool begun;         /* a record was met, right or wrong */
  bool stopped;       /* there is nothing to be read on */
  bool spoilt;        /* the record at hand is wrong */
};

/* Decodes the bytes, which need not outlive the call. False, with a finding,
 * where they cannot be read; kjp__csv_next() is false then too. */
bool kjp__csv_open(struct kjp__csv *csv, struct kjp__arena *arena,
                   struct kjp__findings *findings,
                   const struct kjp__settings *settings, const char *bytes,
                   size_t size);
/* False at the end, or after an error that ends the reading. Lines of blanks
 * alone are left out; a line of commas is a record of empty cells. Nothing
 * that the arena held before may be released between two calls. */
bool kjp__csv_next(struct kjp__csv *csv, struct kjp__csv_record *record);
