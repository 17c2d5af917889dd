/* SPDX-License-Identifier: MIT */
/* lib/value/lack-priv.h - what keeps many values unknown, found in one walk.
 *
 * A walk of its own for each of them would go over what they share again and
 * again. Here every place remembers for whom it is looked at, as bits, and is
 * looked at once for all of them. */
#pragma once
#include "value-priv.h"

enum { KJP__LACKS_MOST = 64 }; /* bits */

struct kjp__lack {
  struct kjp__place place;
  uint64_t whose;
};

struct kjp__lacks {
  struct kjp__values *values;
  struct kjp__arena *arena;
  struct kjp__rows found; /* struct kjp__lack, by indicator and year */
  uint64_t **whose;       /* by indicator and year of the grid */
  uint64_t now;           /* whose place is being looked at */
  int64_t looked;         /* how many places were */
};

/* False when memory is out, which the arena remembers. */
bool kjp__lacks_begin(struct kjp__lacks *lacks, struct kjp__values *values,
                      struct kjp__arena *arena);
/* A value that `whose` (0..63) would know. */
void kjp__lacks_want(struct kjp__lacks *lacks, struct kjp__place place,
                     int32_t whose);
/* Fills in `found`, each place once. False when memory is out. */
bool kjp__lacks_find(struct kjp__lacks *lacks);
