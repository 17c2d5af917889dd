/* SPDX-License-Identifier: MIT */
/* lib/answer/simulate-quantile.c - values of given ranks among many, by
 * counting: the time grows with their number and with nothing else.
 *
 * Whole numbers only: values are counted by equal parts of their range, those
 * in a part with a wanted rank are brought together, and digit after digit of
 * the one of that rank is found among them. */
#include "simulate-priv.h"

#include <string.h>

#include "../base/lanes-priv.h"

enum { DIGIT = 8, DIGITS = 1 << DIGIT, PARTS = 2048, LANES = 16 };

struct ends {
  int64_t least;
  int64_t most;
};

/* Of a multiple of LANES, and more than none. */
static INLINE void
ends_over(const int64_t *values, int64_t count, struct ends *out)
{
  int64_t least[LANES];
  int64_t most[LANES];

  memcpy(least, values, sizeof least);
  memcpy(most, values, sizeof most);
  for (int64_t i = LANES; i < count; i += LANES) {
    APART for (int32_t j = 0; j < LANES; j++)
    {
      int64_t value = values[i + j];

      least[j] = value < least[j] ? value : least[j];
      most[j] = value > most[j] ? value : most[j];
    }
  }
  for (int32_t j = 0; j < LANES; j++) {
    out->least = least[j] < out->least ? least[j] : out->least;
    out->most = most[j] > out->most ? most[j] : out->most;
  }
}
IN_WIDTHS(ends, (const int64_t *values, int64_t count, struct ends *out),
          (values, count, out))

static struct ends
find_ends(const int64_t *values, int64_t count)
{
  struct ends ends = {values[0], values[0]};
  int64_t whole = count - count % LANES;

  if (whole > 0)
    WIDEST(ends)(values, whole, &ends);
  for (int64_t i = whole; i < count; i++) {
    ends.least = values[i] < ends.least ? values[i] : ends.least;
    ends.most = values[i] > ends.most ? values[i] : ends.most;
  }
  return ends;
}

/* In an order of unsigned numbers. */
static uint64_t
distance(int64_t value, int64_t least)
{
  return (uint64_t)value - (uint64_t)least;
}

/* How many values lie in each part of their range; the parts are 2^shift
 * wide. */
struct parts {
  int64_t least;
  int shift;
  int64_t counts[PARTS];
  int8_t wanted[PARTS]; /* 1: some rank is in it */
};

static void
count_parts(const int64_t *values, int64_t count, struct parts *parts)
{
  struct ends ends = find_ends(values, count);

  memset(parts, 0, sizeof *parts);
  parts->least = ends.least;
  while ((distance(ends.most, ends.least) >> parts->shift) >= PARTS)
    parts->shift++;
  for (int64_t i = 0; i < count; i++)
    parts->counts[distance(values[i], ends.least) >> parts->shift]++;
}

/* The part of a rank, which becomes the rank in it. */
static uint64_t
part_of(const struct parts *parts, int64_t *rank)
{
  uint64_t part = 0;

  while (*rank > parts->counts[part])
    *rank -= parts->counts[part++];
  return part;
}

/* The values in wanted parts, without a branch; how many there are. */
static int64_t
pick(const int64_t *values, int64_t count, const struct parts *parts,
     int64_t *room)
{
  int64_t found = 0;

  for (int64_t i = 0; i < count; i++) {
    room[found] = values[i];
    found += parts->wanted[distance(values[i], parts->least) >> parts->shift];
  }
  return found;
}

/* How many of the values that begin with the digits `found` have each digit at
 * `shift`. */
static void
count_digits(const int64_t *values, int64_t count, int64_t least,
             uint64_t found, uint64_t mask, int shift, int64_t *counts)
{
  memset(counts, 0, DIGITS * sizeof *counts);
  for (int64_t i = 0; i < count; i++) {
    uint64_t at = distance(values[i], least);

    if ((at & mask) == found)
      counts[(at >> shift) % DIGITS]++;
  }
}

static int64_t
ranked(const int64_t *values, int64_t count, const struct parts *parts,
       int64_t rank)
{
  uint64_t found = part_of(parts, &rank) << parts->shift;
  uint64_t mask = UINT64_MAX << parts->shift;
  int shift = parts->shift;

  while (shift > 0) {
    int64_t counts[DIGITS];
    uint64_t digit = 0;
    int below = shift > DIGIT ? shift - DIGIT : 0;

    count_digits(values, count, parts->least, found, mask, below, counts);
    /* The lowest digit may be shorter: what is above it is known. */
    digit = (found >> below) % DIGITS;
    while (rank > counts[digit])
      rank -= counts[digit++];
    found = (found >> below & ~(uint64_t)(DIGITS - 1)) << below | digit
                                                                      << below;
    mask = UINT64_MAX << below;
    shift = below;
  }
  return (int64_t)((uint64_t)parts->least + found);
}

void
kjp__ranked(const int64_t *values, int64_t count, const int64_t *ranks,
            int64_t *out, int32_t wanted, int64_t *room)
{
  struct parts parts;
  int64_t picked;

  count_parts(values, count, &parts);
  for (int32_t i = 0; i < wanted; i++) {
    int64_t rank = ranks[i];

    parts.wanted[part_of(&parts, &rank)] = 1;
  }
  picked = pick(values, count, &parts, room);
  for (int32_t i = 0; i < wanted; i++)
    out[i] = ranked(room, picked, &parts, ranks[i]);
}
