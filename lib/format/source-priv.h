/* SPDX-License-Identifier: MIT */
/* lib/format/source-priv.h - the text, chunk by chunk, pre-scanned. */
#pragma once
#include "../base/sha256-priv.h"
#include "../plan/intake-priv.h"
#include "prescan-priv.h"

struct kjp__source {
  /* where the bytes come from: a descriptor, or memory where it is -1 */
  int file;
  const char *memory;
  size_t memory_size;
  int64_t budget; /* bytes that may still come */
  int64_t max_bytes;
  bool summed; /* the SHA-256 is asked for */
  struct kjp__sha256 sum;
  struct kjp__intake *intake;
  struct kjp__prescan scan;
  struct kjp__window window;
  bool stopped; /* something was reported that ends the text here */
};

/* file, memory and memory_size, intake are set; false when memory is out. */
bool kjp__source_open(struct kjp__source *source,
                      const struct kjp__settings *settings);
void kjp__source_close(struct kjp__source *source);
/* Clean bytes, 0 at the end; false once it has stopped. */
bool kjp__source_read(struct kjp__source *source, unsigned char *bytes,
                      size_t size, size_t *size_out);
/* Looks at the rest of the text, for findings of the pre-scan only. */
void kjp__source_drain(struct kjp__source *source);
/* The text has `bytes`, more than the limit. */
void kjp__source_too_long(struct kjp__intake *intake, int64_t max_bytes,
                          int64_t bytes);
/* file-unreadable with the reason for an errno. */
void kjp__source_unreadable(struct kjp__intake *intake, int reason);
