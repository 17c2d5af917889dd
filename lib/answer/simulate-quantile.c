/* SPDX-License-Identifier: MIT */
/* lib/answer/simulate-quantile.c - the value of a rank among many, by
 * counting: as many passes as the spread of the values has bytes, whatever
 * their order. */
#include "simulate-priv.h"

#include <string.h>

enum { DIGIT = 8, DIGITS = 1 << DIGIT };

/* In an order of unsigned numbers. */
static uint64_t
distance(int64_t value, int64_t least)
{
  return (uint64_t)value - (uint64_t)least;
}

static void
find_ends(const int64_t *values, int64_t count, int64_t *least, int64_t *most)
{
  *least = values[0];
  *most = values[0];
  for (int64_t i = 1; i < count; i++) {
    *least = values[i] < *least ? values[i] : *least;
    *most = values[i] > *most ? values[i] : *most;
  }
}

int64_t
kjp__ranked(const int64_t *values, int64_t count, int64_t rank)
{
  int64_t least;
  int64_t most;
  uint64_t found = 0; /* the digits so far */
  uint64_t mask = 0;  /* where they stand */
  int shift = 64;

  find_ends(values, count, &least, &most);
  while (shift > 0 && (distance(most, least) >> (shift - DIGIT)) == 0)
    shift -= DIGIT;
  while (shift > 0) {
    int64_t counts[DIGITS];
    uint64_t digit = 0;

    shift -= DIGIT;
    memset(counts, 0, sizeof counts);
    for (int64_t i = 0; i < count; i++) {
      uint64_t at = distance(values[i], least);

      if ((at & mask) == found)
        counts[(at >> shift) % DIGITS]++;
    }
    while (rank > counts[digit])
      rank -= counts[digit++];
    found |= digit << shift;
    mask |= (uint64_t)(DIGITS - 1) << shift;
  }
  return (int64_t)((uint64_t)least + found);
}
