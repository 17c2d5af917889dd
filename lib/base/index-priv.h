/* SPDX-License-Identifier: MIT */
/* lib/base/index-priv.h - from an id to its row.
 *
 * Open addressing in the arena. A slot holds a row and, in the bits that the
 * row leaves, a part of its id's hash: what is not looked for is told apart
 * without a look at its id, which lies elsewhere in memory. A file can be made
 * so that its ids collide: where a search takes too long the index is built
 * anew under another seed, so its cost stays in line with its size. */
#pragma once
#include "rows-priv.h"

struct kjp__index {
  const struct kjp__rows *rows;
  size_t offset;     /* of the id, a const char *, in a row */
  uint32_t *slots;   /* 0: free */
  uint32_t room;     /* a power of two, or 0 */
  uint32_t row_bits; /* of a slot: row + 1 */
  uint32_t count;
  uint32_t seed;
};

void kjp__index_init(struct kjp__index *index, const struct kjp__rows *rows,
                     size_t offset);
/* The row, or KJP_NONE. */
int32_t kjp__index_find(const struct kjp__index *index, const char *id);
/* `row` has its id; false when memory is out. The id is not in it yet. */
bool kjp__index_add(struct kjp__index *index, int32_t row);
