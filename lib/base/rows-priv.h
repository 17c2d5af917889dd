/* SPDX-License-Identifier: MIT */
/* lib/base/rows-priv.h - rows of one size that never move.
 *
 * They lie in chunks, so a row keeps its address while others are added and
 * growing copies no row. */
#pragma once
#include <stdint.h>

#include "arena-priv.h"

struct kjp__rows {
  struct kjp__arena *arena;
  uint32_t size; /* of a row, in bytes */
  int32_t count;
  char **chunks;
  uint32_t used; /* of them */
  uint32_t room; /* for so many */
};

void kjp__rows_init(struct kjp__rows *rows, struct kjp__arena *arena,
                    size_t size);
/* One more row, zeroed; NULL when memory is out or 2^31 rows are reached. */
void *kjp__rows_add(struct kjp__rows *rows);
/* Takes rows from `count` on away; they are zeroed when they come again. */
void kjp__rows_truncate(struct kjp__rows *rows, int32_t count);
/* Place i + 8 tells where row i lies. The first chunks double, from 8 rows, so
 * that a table of a few stays small; from place 64 on all are of 64 rows, so
 * that a large one has next to nothing to spare. */
enum {
  KJP__ROWS_FIRST = 8,
  KJP__ROWS_EVEN = 64,   /* rows of a chunk, and the place of the first such */
  KJP__ROWS_DOUBLING = 3 /* chunks before it: 8, 16, 32 */
};

static inline uint32_t
kjp__rows_place(int32_t index)
{
  return (uint32_t)index + KJP__ROWS_FIRST;
}

static inline uint32_t
kjp__rows_chunk(uint32_t place)
{
  if (place >= KJP__ROWS_EVEN)
    return place / KJP__ROWS_EVEN + KJP__ROWS_DOUBLING - 1;
  return 28 - (uint32_t)__builtin_clz(place); /* 8 = 2^3 is in chunk 0 */
}

/* Rows of a chunk, a power of 2; the place of the first is a multiple of it. */
static inline uint32_t
kjp__rows_of(uint32_t chunk)
{
  return chunk < KJP__ROWS_DOUBLING ? (uint32_t)KJP__ROWS_FIRST << chunk
                                    : (uint32_t)KJP__ROWS_EVEN;
}

/* index lies within 0..count-1 */
static inline void *
kjp__rows_at(const struct kjp__rows *rows, int32_t index)
{
  uint32_t place = kjp__rows_place(index);
  uint32_t chunk = kjp__rows_chunk(place);

  return rows->chunks[chunk] +
         (size_t)(place & (kjp__rows_of(chunk) - 1)) * rows->size;
}

/* Stable sort of rows first..count-1. False when memory is out, which the
 * arena remembers: rows out of order must not be taken for a plan. */
bool kjp__rows_sort(struct kjp__rows *rows, int32_t first,
                    int (*compare)(const void *, const void *));
