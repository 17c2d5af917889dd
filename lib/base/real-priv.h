/* SPDX-License-Identifier: MIT */
/* lib/base/real-priv.h - exp, log and the normal quantile, the same bits
 * everywhere.
 *
 * Additions, multiplications, divisions and square roots of doubles in a
 * fixed order, no libm: every compiler, level of optimisation and width of
 * vectors gives the same bits, as long as products and sums are not
 * contracted (-ffp-contract=off), doubles are not evaluated in a wider type
 * (FLT_EVAL_METHOD 0) and the environment is the default one. */
#pragma once
#include <fenv.h>
#include <stdint.h>

/* A host may have changed the direction of rounding or set flush-to-zero:
 * between enter and leave the environment is the default one, and leave gives
 * the host's back, its exception flags as they were. */
struct kjp__real_host {
  fenv_t environment;
};
void kjp__real_enter(struct kjp__real_host *host);
void kjp__real_leave(const struct kjp__real_host *host);

/* Over blocks: out[i] from x[i]; `out` may be the input itself, otherwise they
 * do not overlap. A count below 1 does nothing. A NaN stays a NaN. */

/* e^x; 0 below -700 and infinite above 700. */
void kjp__exp(const double *x, int32_t count, double *out);
/* The natural logarithm; of 0 minus infinity, below 0 a NaN. */
void kjp__log(const double *x, int32_t count, double *out);
/* Where the standard normal distribution reaches p; minus infinity at 0,
 * infinity at 1, outside a NaN. */
void kjp__normal_quantile(const double *p, int32_t count, double *out);
/* The same at 1/2 + q for q inside -1/2..1/2, where 1/2 - |q| is exact: close
 * to 1 a p of its own would have too few bits. */
void kjp__normal_centred(const double *q, int32_t count, double *out);
