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
 * do not overlap. A count below 1 does nothing. A NaN stays a NaN.
 *
 * Errors are relative: the greatest found at 200,000 points of each of the
 * ranges in test_real.c, and the bound that the test holds. */

/* e^x; 0 below -700 and infinite above 700. Found 1.52e-16, bound 1.6e-16. */
void kjp__exp(const double *x, int32_t count, double *out);
/* The natural logarithm, of subnormal numbers too; of 0 minus infinity, below
 * 0 a NaN. Found 1.44e-16, bound 1.5e-16. */
void kjp__log(const double *x, int32_t count, double *out);
/* Where the standard normal distribution reaches p, down to the least p above
 * 0; minus infinity at 0, infinity at 1, outside a NaN. Found 7.89e-16, bound
 * 8.5e-16. It rises over steps of 2^-44 of the distance from 0 or 1 where that
 * is at least 2^-54; of neighbours the greater may come out less by no more
 * than the error. */
void kjp__normal_quantile(const double *p, int32_t count, double *out);
/* The same at 1/2 + q for q within -1/2..1/2, where 1/2 - |q| is exact: close
 * to 1 a p of its own would have too few bits. Found 7.53e-16, bound
 * 8.5e-16. */
void kjp__normal_centred(const double *q, int32_t count, double *out);
