/* SPDX-License-Identifier: MIT */
/* lib/answer/simulate-count.c - what a block of draws comes to, in whole
 * numbers.
 *
 * Sums of whole numbers below 2^53 are exact in doubles in any order, so a
 * whole block is added up in lanes; what does not fit that way is added up one
 * by one, to the same sum. */
#include "simulate-priv.h"

#include <math.h>
#include <string.h>

#include "../base/lanes-priv.h"

enum { LANES = 16, ROUNDS = KJP__BLOCK / LANES };

#define LARGEST      0x1p62 /* quanta; what is beyond is not defined */
#define SMALL        0x1p47 /* below it a lane's sum of 16 is exact */
#define ROUNDER      0x1.8p52
#define ROUNDER_BITS UINT64_C(0x4338000000000000)

_Static_assert(ROUNDS <= 32, "a lane's sum stays below 2^52");

bool
kjp__is_amount(double value)
{
  return fabs(value) < LARGEST; /* not of NaN either */
}

/* To the nearest quantum; of two the even one, as in lanes. */
int64_t
kjp__quanta_of(double value)
{
  double near = (value + ROUNDER) - ROUNDER;

  return (int64_t)(fabs(value) < SMALL ? near : value);
}

/* Shifted right as all compilers do that have two's complement. */
static void
add_quanta(int64_t quanta, struct kjp__count *out)
{
  out->high += quanta >> 32;
  out->low += (int64_t)((uint64_t)quanta & UINT32_MAX);
}

static void
add_one_by_one(const double *block, int32_t count, struct kjp__count *out)
{
  for (int32_t i = 0; i < count; i++) {
    if (!kjp__is_amount(block[i]))
      continue;
    out->defined++;
    add_quanta(kjp__quanta_of(block[i]), out);
  }
}

static void
keep_one_by_one(const double *block, int32_t count, int64_t *kept)
{
  for (int32_t i = 0; i < count; i++)
    kept[i] = kjp__is_amount(block[i]) ? kjp__quanta_of(block[i]) : INT64_MIN;
}

/* Of a whole block. */
struct lanes {
  double sums[LANES];
  double most[LANES]; /* the greatest size: whether all fit */
  int64_t defined[LANES];
  int64_t holds[LANES];
};

static INLINE void
amounts_over(const double *block, struct lanes *out)
{
  struct lanes lanes = {{0}, {0}, {0}, {0}};

  for (int32_t i = 0; i < KJP__BLOCK; i += LANES) {
    APART for (int32_t j = 0; j < LANES; j++)
    {
      double value = block[i + j];
      double size = fabs(value);
      double near = (value + ROUNDER) - ROUNDER;

      lanes.sums[j] += size < SMALL ? near : 0;
      lanes.defined[j] += size < SMALL;
      lanes.most[j] = size > lanes.most[j] ? size : lanes.most[j];
    }
  }
  *out = lanes;
}
IN_WIDTHS(amounts, (const double *block, struct lanes *out), (block, out))

/* Where all fit: rounded by what stands in the low bits of a sum. */
static INLINE void
keep_over(const double *block, int64_t *kept)
{
  APART for (int32_t i = 0; i < KJP__BLOCK; i++)
  {
    double shifted = block[i] + ROUNDER;
    uint64_t bits;

    memcpy(&bits, &shifted, sizeof bits);
    kept[i] =
        fabs(block[i]) < SMALL ? (int64_t)(bits - ROUNDER_BITS) : INT64_MIN;
  }
}
IN_WIDTHS(keep, (const double *block, int64_t *kept), (block, kept))

/* Outcomes are 1, 0 and NaN. */
static INLINE void
outcomes_over(const double *block, struct lanes *out)
{
  struct lanes lanes = {{0}, {0}, {0}, {0}};

  for (int32_t i = 0; i < KJP__BLOCK; i += LANES) {
    APART for (int32_t j = 0; j < LANES; j++)
    {
      double value = block[i + j];

      lanes.holds[j] += value == 1;
      lanes.defined[j] += value == value;
    }
  }
  *out = lanes;
}
IN_WIDTHS(outcomes, (const double *block, struct lanes *out), (block, out))

static int64_t
total(const int64_t *lanes)
{
  int64_t sum = 0;

  for (int32_t i = 0; i < LANES; i++)
    sum += lanes[i];
  return sum;
}

static bool
all_fit(const struct lanes *lanes)
{
  bool fit = true;

  for (int32_t i = 0; i < LANES; i++)
    fit = fit && lanes->most[i] < SMALL;
  return fit;
}

static int64_t
sum_of(const struct lanes *lanes)
{
  int64_t sum = 0;

  for (int32_t i = 0; i < LANES; i++)
    sum += (int64_t)lanes->sums[i];
  return sum;
}

void
kjp__count_amounts(const double *block, int32_t count, struct kjp__count *out,
                   int64_t *kept, int32_t kept_count)
{
  struct lanes lanes;
  bool fit = false;

  if (count == KJP__BLOCK) {
    /* cppcheck-suppress uninitvar; it is written there */
    WIDEST(amounts)(block, &lanes);
    fit = all_fit(&lanes);
  }
  if (fit) {
    out->defined += total(lanes.defined);
    add_quanta(sum_of(&lanes), out);
  } else {
    add_one_by_one(block, count, out);
  }
  if (fit && kept_count == KJP__BLOCK)
    WIDEST(keep)(block, kept);
  else
    keep_one_by_one(block, kept_count, kept);
}

void
kjp__count_outcomes(const double *block, int32_t count, struct kjp__count *out)
{
  struct lanes lanes;

  if (count == KJP__BLOCK) {
    /* cppcheck-suppress uninitvar; it is written there */
    WIDEST(outcomes)(block, &lanes);
    out->defined += total(lanes.defined);
    out->holds += total(lanes.holds);
    return;
  }
  for (int32_t i = 0; i < count; i++) {
    out->defined += block[i] == block[i];
    out->holds += block[i] == 1;
  }
}
