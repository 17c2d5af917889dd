/* SPDX-License-Identifier: MIT */
/* lib/format/window-priv.h - the last stretch of the text, line by line.
 *
 * One buffer serves three: raw bytes are read behind `filled`, the pre-scan
 * turns [raw, filled) into clean text at `ready`, the parser is given
 * [given, ready), and what was given stays for at least 128 KiB, so that a
 * syntax error can be explained by the line it stands in. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
  KJP__CHUNK = 64 * 1024,
  KJP__HISTORY = 128 * 1024,
  KJP__WINDOW = KJP__HISTORY + 5 * KJP__CHUNK
};

struct kjp__window {
  unsigned char *bytes;
  size_t given, ready, raw, filled;
  bool ended;    /* nothing comes behind `filled` */
  bool bang;     /* a `!` was among the bytes */
  uint32_t line; /* of `ready`, from 1 */
  /* The line looked up last: lookups mostly go forward. */
  uint32_t seen_line;
  size_t seen;
  /* A line that was sought in vain while `ready` was this. */
  uint32_t missed_line;
  size_t missed_ready;
};

/* Without its line end; not ended by NUL. */
struct kjp__line {
  const char *text;
  size_t size;
};

bool kjp__window_open(struct kjp__window *window);
void kjp__window_close(struct kjp__window *window);
/* Where up to KJP__CHUNK raw bytes may be put; all that is ready must have
 * been given. */
unsigned char *kjp__window_room(struct kjp__window *window);
/* False where the line is no longer, or not yet, here. */
bool kjp__window_line(struct kjp__window *window, uint32_t number,
                      struct kjp__line *line_out);
