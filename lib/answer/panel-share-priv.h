/* SPDX-License-Identifier: MIT */
/* lib/answer/panel-share-priv.h - a range of entities, shared among threads. */
#pragma once
#include <pthread.h>

#include "panel-priv.h"

/* An array that is written to. */
struct kjp__panel_span {
  const void *from;
  size_t size; /* in bytes */
  const char *name;
};

/* What one thread does: the beginning of what it needs for it. */
struct kjp__panel_share {
  void (*work)(struct kjp__panel_share *share);
  int32_t first; /* entity */
  int32_t count;
  int32_t skipped; /* entities of the range that come before */
  pthread_t thread;
  bool started;
};

/* Elements of `size` bytes that begin with a share. */
struct kjp__panel_shares {
  void *first;
  size_t size;
  int32_t count;
};

/* Refuses a range beyond the entities, and a number of threads. */
kjp_status kjp__panel_check_range(const kjp_panel *panel, int32_t first_entity,
                                  int32_t count, int32_t threads,
                                  kjp_error **error_out);
/* Refuses arrays that overlap each other or what the panel reads. */
kjp_status kjp__panel_check_spans(const kjp_panel *panel,
                                  const struct kjp__panel_span *spans,
                                  size_t count, kjp_error **error_out);
/* Gives each an even share of the range. */
void kjp__panel_cut(const struct kjp__panel_shares *shares,
                    int32_t first_entity, int32_t count);
/* All of them at once, in the default environment of doubles; the caller's
 * thread takes the first, and those that cannot be started. */
void kjp__panel_work(const struct kjp__panel_shares *shares);
