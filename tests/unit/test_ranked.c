/* SPDX-License-Identifier: MIT */
/* tests/unit/test_ranked.c - lib/answer/simulate-quantile.c against sorting. */
#include <criterion/criterion.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "../../lib/answer/simulate-priv.h"

enum { MOST = 5000, RANKS = 7 };

static int
compare(const void *left, const void *right)
{
  int64_t a = *(const int64_t *)left;
  int64_t b = *(const int64_t *)right;

  return (a > b) - (a < b);
}

static int64_t
equal(int64_t i)
{
  (void)i;
  return -7;
}

static int64_t
ascending(int64_t i)
{
  return i;
}

static int64_t
both_ends(int64_t i)
{
  return i % 3 == 0 ? INT64_MAX : i % 3 == 1 ? INT64_MIN + 1 : i;
}

/* Scattered over all there is. */
static int64_t
scattered(int64_t i)
{
  return (int64_t)((uint64_t)i * UINT64_C(0x9e3779b97f4a7c15));
}

/* Crowded, with one far away. */
static int64_t
crowded(int64_t i)
{
  return i == 17 ? INT64_C(1) << 61 : scattered(i) % 1000;
}

static int64_t (*const patterns[])(int64_t) = {equal, ascending, both_ends,
                                               scattered, crowded};
static const int64_t counts[] = {1, 2, 3, 20, 256, MOST};

static void
expect_sorted(int64_t (*pattern)(int64_t), int64_t count)
{
  static int64_t values[MOST], sorted[MOST], room[MOST + 1];
  int64_t ranks[RANKS], found[RANKS];

  for (int64_t i = 0; i < count; i++)
    values[i] = pattern(i);
  memcpy(sorted, values, (size_t)count * sizeof *sorted);
  qsort(sorted, (size_t)count, sizeof *sorted, compare);
  for (int64_t i = 0; i < RANKS; i++)
    ranks[i] = 1 + (count - 1) * i / (RANKS - 1);
  kjp__ranked(values, count, ranks, found, RANKS, room);
  for (int64_t i = 0; i < RANKS; i++)
    cr_expect(found[i] == sorted[ranks[i] - 1], "rank %d of %d", (int)ranks[i],
              (int)count);
}

Test(ranked, ranks_are_those_of_the_sorted_values)
{
  for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
    for (size_t j = 0; j < sizeof counts / sizeof *counts; j++)
      expect_sorted(patterns[i], counts[j]);
  }
}
