// SPDX-License-Identifier: MIT
// tests/bench/quantile-peers.cc - values of given ranks by the standard
// library.
#include "quantile-peers.h"

#include <algorithm>

// Each rank is looked for behind the one before.
template <typename Number>
static void
find(Number *values, int64_t count, const int64_t *ranks, double *out,
     int wanted)
{
  Number *from = values;

  for (int i = 0; i < wanted; i++) {
    Number *at = values + ranks[i] - 1;

    std::nth_element(from, at, values + count);
    out[i] = static_cast<double>(*at);
    from = at + 1;
  }
}

void
by_sort(double *values, int64_t count, const int64_t *ranks, double *out,
        int wanted)
{
  std::sort(values, values + count);
  for (int i = 0; i < wanted; i++)
    out[i] = values[ranks[i] - 1];
}

void
by_nth(double *values, int64_t count, const int64_t *ranks, double *out,
       int wanted)
{
  find(values, count, ranks, out, wanted);
}

void
by_nth_whole(int64_t *values, int64_t count, const int64_t *ranks, double *out,
             int wanted)
{
  find(values, count, ranks, out, wanted);
}
