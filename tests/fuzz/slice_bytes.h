/* SPDX-License-Identifier: MIT */
/* tests/fuzz/slice_bytes.h - bytes of a slice that someone has been at. */
#pragma once
#include <kjplan/kjplan.h>

#include "bytes.h"

enum { SLICE_WORDS = 1024 };

/* Words of 64 bits as doc/simulate.md has them. `size` is in bytes: the last
 * word may be cut. */
struct slice_bytes {
  int64_t words[SLICE_WORDS];
  size_t size;
};

/* What kjp_simulation_to_bytes() wrote, at most SLICE_WORDS. */
void slice_take(struct slice_bytes *slice, const kjp_text *bytes);
/* One change, of the input's choice. */
void slice_change(struct slice_bytes *slice, struct bytes *input);
/* Makes the numbers of draws and ranges fit the ranges. */
void slice_count(struct slice_bytes *slice);
/* Puts the check there that the words want. */
void slice_seal(struct slice_bytes *slice);
