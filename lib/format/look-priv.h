/* SPDX-License-Identifier: MIT */
/* lib/format/look-priv.h - the lines around a failure of the parser. */
#pragma once
#include "syntax-priv.h"

enum { KJP__LINES_BACK = 32 };

struct kjp__look {
  struct kjp__intake *intake;
  struct kjp__window *window;
  const struct kjp__failure *failure;
  struct kjp__line line; /* of failure->at; empty where it is not here */
  size_t at;             /* bytes before failure->at in it */
};

/* Is it this problem of libyaml's? */
bool kjp__look_is(const struct kjp__look *look, const char *problem);
/* False, and an empty line, where it is not in the window. */
bool kjp__look_line(struct kjp__look *look, uint32_t number,
                    struct kjp__line *line);
/* Bytes before a column. */
size_t kjp__look_offset(const struct kjp__line *line, uint32_t column);
/* Where byte `at` of a line stands. */
struct kjp__mark kjp__look_mark(uint32_t number, const struct kjp__line *line,
                                size_t at);
/* Blanks that indent it. */
size_t kjp__look_blanks(const struct kjp__line *line);
bool kjp__look_same(struct kjp__mark a, struct kjp__mark b);

/* Rules on full-width signs: true where one was reported. */
bool kjp__fullwidth_sign(struct kjp__look *look);
/* A text that opens at `quote` with an ASCII quote and ends in a full-width
 * one. */
bool kjp__wide_quote(struct kjp__look *look, struct kjp__mark quote);
