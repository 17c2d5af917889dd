/* SPDX-License-Identifier: MIT */
/* tests/bench/quantile-peers.h - the values of these ranks, from 1, by what
 * C++ has; `values` are put into another order. */
#pragma once
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif
void by_sort(double *values, int64_t count, const int64_t *ranks, double *out,
             int wanted);
void by_nth(double *values, int64_t count, const int64_t *ranks, double *out,
            int wanted);
void by_nth_whole(int64_t *values, int64_t count, const int64_t *ranks,
                  double *out, int wanted);
#ifdef __cplusplus
}
#endif
