/* SPDX-License-Identifier: MIT */
/* lib/base/rows-priv.h - rows of one size that never move.
 *
 * Segments double in size, so a row keeps its address while others are added
 * and growing copies nothing. */
#pragma once
#include <stdint.h>

#include "arena-priv.h"

enum { KJP__ROWS_SEGMENTS = 29, KJP__ROWS_FIRST = 8 };

struct kjp__rows {
  struct kjp__arena *arena;
  uint32_t size; /* of a row, in bytes */
  int32_t count;
  char *segments[KJP__ROWS_SEGMENTS];
};

void kjp__rows_init(struct kjp__rows *rows, struct kjp__arena *arena,
                    size_t size);
/* One more row, zeroed; NULL when memory is out or 2^31 rows are reached. */
void *kjp__rows_add(struct kjp__rows *rows);
/* Takes rows from `count` on away; they are zeroed when they come again. */
void kjp__rows_truncate(struct kjp__rows *rows, int32_t count);
/* Segment n holds 8 << n rows: row i lies in the one that the top bit of i + 8
 * names. */
static inline uint32_t
kjp__rows_segment(uint32_t place)
{
  return 28 - (uint32_t)__builtin_clz(place); /* 8 = 2^3 is in segment 0 */
}

/* index lies within 0..count-1 */
static inline void *
kjp__rows_at(const struct kjp__rows *rows, int32_t index)
{
  uint32_t place = (uint32_t)index + KJP__ROWS_FIRST;
  uint32_t segment = kjp__rows_segment(place);
  uint32_t within = place - ((uint32_t)KJP__ROWS_FIRST << segment);

  return rows->segments[segment] + (size_t)within * rows->size;
}

/* Stable sort of rows first..count-1. False when memory is out, which the
 * arena remembers: rows out of order must not be taken for a plan. */
bool kjp__rows_sort(struct kjp__rows *rows, int32_t first,
                    int (*compare)(const void *, const void *));
