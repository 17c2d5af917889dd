/* SPDX-License-Identifier: MIT */
/* lib/answer/simulate-quantile.c - values of given ranks among many, by
 * counting: the time grows with their number and with nothing else. */
#include "simulate-priv.h"

#include <string.h>

enum { DIGIT = 8, DIGITS = 1 << DIGIT, PARTS = 2048 };

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

static int64_t
ranked(const int64_t *values, int64_t count, int64_t rank)
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

/* How many values lie in each part of their range; the parts are 2^shift
 * wide. */
struct parts {
  int64_t least;
  int shift;
  int64_t counts[PARTS];
};

static void
count_parts(const int64_t *values, int64_t count, struct parts *parts)
{
  int64_t most;

  find_ends(values, count, &parts->least, &most);
  parts->shift = 0;
  while ((distance(most, parts->least) >> parts->shift) >= PARTS)
    parts->shift++;
  memset(parts->counts, 0, sizeof parts->counts);
  for (int64_t i = 0; i < count; i++)
    parts->counts[distance(values[i], parts->least) >> parts->shift]++;
}

/* Only the part with the rank is looked at closely. */
static int64_t
ranked_in_parts(const int64_t *values, int64_t count, const struct parts *parts,
                int64_t rank, int64_t *room)
{
  uint64_t part = 0;
  int64_t found = 0;

  while (rank > parts->counts[part])
    rank -= parts->counts[part++];
  for (int64_t i = 0; i < count; i++) {
    room[found] = values[i];
    found += distance(values[i], parts->least) >> parts->shift == part;
  }
  return ranked(room, found, rank);
}

void
kjp__ranked(const int64_t *values, int64_t count, const int64_t *ranks,
            int64_t *out, int32_t wanted, int64_t *room)
{
  struct parts parts;

  count_parts(values, count, &parts);
  for (int32_t i = 0; i < wanted; i++)
    out[i] = ranked_in_parts(values, count, &parts, ranks[i], room);
}
