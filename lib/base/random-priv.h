/* SPDX-License-Identifier: MIT */
/* lib/base/random-priv.h - random numbers that are functions of their place.
 *
 * Nothing is carried from one number to the next: a normal depends on (seed,
 * draw, year, row) alone, so threads, blocks and slices cannot change it. */
#pragma once
#include <stdint.h>

/* Philox4x32-10: Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as
 * easy as 1, 2, 3", SC'11. `out` may be `counter`. */
void kjp__philox(const uint32_t counter[4], const uint32_t key[2],
                 uint32_t out[4]);

/* Standard normals of the draws first..first+count-1 (below 2^64) for one
 * year of one row. Draws 2i and 2i+1 share the call of Philox with
 *   counter = (i mod 2^32, i div 2^32, year, row)
 *   key     = (seed mod 2^32, seed div 2^32)
 * whose words w0..w3 give k = (w0 + 2^32 w1) div 2^11 to draw 2i and
 * k = (w2 + 2^32 w3) div 2^11 to draw 2i+1. The normal is the quantile at
 * (k + 1/2) / 2^53, held exactly as its distance from 1/2: symmetric, never 0
 * or 1, its greatest size 8.29. A count below 1 does nothing. */
void kjp__normals(uint64_t seed, uint64_t first, int32_t count, uint32_t year,
                  uint32_t row, double *out);
