/* SPDX-License-Identifier: MIT */
/* lib/base/diagnostic-priv.h - findings: what is wrong, where, what to do.
 *
 * diagnostic.def has the words; whoever finds something gives the code, the
 * place and what to put into the words. */
#pragma once
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>

#include <kjplan/error.h>

#include "rows-priv.h"

enum kjp__code {
#define D(name, ...) KJP__##name,
#include "diagnostic.def"
#undef D
  KJP__CODES
};

/* A text in both languages; the same pointer twice for what has none. */
struct kjp__say {
  const char *zh;
  const char *en;
};
#define KJP__SAY(text) ((struct kjp__say){(text), (text)})

struct kjp__mark {
  uint32_t line;   /* from 1; 0: no place */
  uint32_t column; /* characters from 1; 0: the line is only for the order */
};

/* What goes into the words of a diagnostic; NULL where a word has none. All
 * are copied. */
struct kjp__details {
  struct kjp__say name;
  struct kjp__say expected;
  struct kjp__say found;
  struct kjp__say near;
  const char *pointer; /* NULL: "" */
  struct kjp__mark related;
};

/* Of a limit that was passed: the most that is allowed, and what was found, in
 * digits that are good as long as `room`. */
struct kjp__limit_room {
  char most[24];
  char found[24];
};
struct kjp__details kjp__limit_details(struct kjp__limit_room *room,
                                       int64_t most, int64_t found);

struct kjp__findings; /* belongs to an arena */

/* `file` is copied; NULL without one. `limit` rows are kept, the others
 * counted; an error takes the place of a note or a warning. NULL when memory
 * is out. */
struct kjp__findings *kjp__findings_new(struct kjp__arena *arena,
                                        const char *file, int64_t limit);
/* NULL without one; findings may be NULL. */
const char *kjp__findings_file(const struct kjp__findings *findings);
/* Of the text they are about; English unless it is set. */
void kjp__findings_set_language(struct kjp__findings *findings,
                                int32_t language);
int32_t kjp__findings_language(const struct kjp__findings *findings);
/* details may be NULL. */
void kjp__findings_add(struct kjp__findings *findings, enum kjp__code code,
                       struct kjp__mark mark,
                       const struct kjp__details *details);
/* No more errors are kept: what costs much to find out need not be. */
bool kjp__findings_full(const struct kjp__findings *findings);
/* How many errors there are, kept or not. */
int64_t kjp__findings_errors(const struct kjp__findings *findings);
/* KJP_OK, or the status of the first error in the order of the file; errors
 * of memory, input and limits come before those of syntax and schema. */
kjp_status kjp__findings_status(const struct kjp__findings *findings);
/* Puts the rows into the order of the file, takes lines without a column back,
 * and adds the note on those that were left out. Once, at the end. */
bool kjp__findings_close(struct kjp__findings *findings);
const kjp_table *kjp__findings_table(const struct kjp__findings *findings);

/* One side of a bilingual row of diagnostic.def with its words put in; used
 * for notes of answers. NULL when memory is out. */
const char *kjp__diagnostic_text(struct kjp__arena *arena, enum kjp__code code,
                           const struct kjp__details *details,
                           int32_t language);
const char *kjp__diagnostic_code(enum kjp__code code);
