/* SPDX-License-Identifier: MIT */
/* tests/bench/simulate-peers.h - the model of simulate.c as others write it. */
#pragma once

enum { QUANTILES = 5 };

/* Of the last year's share; 0 where they are not worked out. */
struct statistics {
  double middle, last; /* probabilities of the targets */
  double quantiles[QUANTILES];
};

/* False where the peer is absent. */
int run_libm(long count, struct statistics *out);
int run_gsl(long count, struct statistics *out);
