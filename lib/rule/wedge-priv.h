/* SPDX-License-Identifier: MIT */
/* lib/rule/wedge-priv.h - whole numbers between two lines. */
#pragma once
#include "line-priv.h"

/* (a x + b) / c, with c above zero. */
struct kjp__slope {
  kjp__int128 a;
  kjp__int128 b;
  kjp__int128 c;
};

enum kjp__wedge_result {
  KJP__WEDGE_FOUND,
  KJP__WEDGE_NONE,     /* there is no such x */
  KJP__WEDGE_TOO_LARGE /* for 128 bits: not known */
};

/* The least whole x from zero on with a whole y between `low` and `high`, ends
 * included; neither line falls as x rises. */
enum kjp__wedge_result kjp__wedge_first(struct kjp__slope low,
                                        struct kjp__slope high,
                                        kjp__int128 *out);
