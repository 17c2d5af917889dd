/* SPDX-License-Identifier: MIT */
/* lib/format/prescan-priv.h - the bytes, before YAML sees them.
 *
 * Findings are pulled: put raw bytes into the window, move `filled`, call
 * kjp__prescan_next() until it has nothing more to say, hand on what is
 * ready. How the bytes are cut into chunks changes nothing. */
#pragma once
#include "../base/diagnostic-priv.h"
#include "window-priv.h"

struct kjp__prescan {
  struct kjp__window *window;
  bool begun;                   /* the first bytes were looked at */
  bool fresh;                   /* at the start of a line */
  bool after_cr;                /* a LF here ends no line of its own */
  bool wide;                    /* a character above U+07FF was seen */
  bool hanzi;                   /* Chinese was seen, or GB18030 */
  bool stopped;                 /* the bytes cannot be read on */
  uint32_t column;              /* characters of the line before `counted` */
  const unsigned char *counted; /* while a chunk is scanned */
  uint32_t suspect;             /* the first of U+0080..U+07FF, or 0 */
  struct kjp__mark suspect_mark;
};

struct kjp__trouble {
  enum kjp__code code;
  struct kjp__mark mark;
  char found[24]; /* "" where there is nothing to say */
};

void kjp__prescan_begin(struct kjp__prescan *scan, struct kjp__window *window);
/* True with the next finding; false when the chunk is done. */
bool kjp__prescan_next(struct kjp__prescan *scan,
                       struct kjp__trouble *trouble_out);
