/* SPDX-License-Identifier: MIT */
/* lib/answer/simulate-count.c - what a block of draws comes to, in whole
 * numbers.
 *
 * Sums of whole numbers below 2^53 are exact in doubles in any order, so a
 * whole block is added up in lanes; what does not fit that way is added up one
 * by one, to the same sum. */
#include "simulate-priv.h"

#include <math.h>

#include "../base/lanes-priv.h"

enum { LANES = 8, ROUNDS = KJP__BLOCK / LANES };

#define LARGEST 0x1p62 /* quanta; what is beyond is not defined */
#define SMALL   0x1p47 /* below it a lane's sum of 32 is exact */
#define ROUNDER 0x1.8p52

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

/* Of a whole block. */
struct lanes {
  double sums[LANES];
  double defined[LANES];
  double large[LANES]; /* how many do not fit */
};

static INLINE void
add_amounts(const double *block, struct lanes *out)
{
  for (int32_t i = 0; i < KJP__BLOCK; i += LANES) {
    APART for (int32_t j = 0; j < LANES; j++)
    {
      double value = block[i + j];
      double size = fabs(value);
      double near = (value + ROUNDER) - ROUNDER;

      out->sums[j] += size < SMALL ? near : 0;
      out->defined[j] += size < SMALL ? 1.0 : 0.0;
      out->large[j] += size >= SMALL ? 1.0 : 0.0;
    }
  }
}

/* Outcomes are 1, 0 and NaN. */
static INLINE void
add_outcomes(const double *block, struct lanes *out)
{
  for (int32_t i = 0; i < KJP__BLOCK; i += LANES) {
    APART for (int32_t j = 0; j < LANES; j++)
    {
      double value = block[i + j];

      out->sums[j] += value == 1 ? 1.0 : 0.0;
      out->defined[j] += value == value ? 1.0 : 0.0;
    }
  }
}

AVX2 static void
add_amounts_wide(const double *block, struct lanes *out)
{
  struct lanes lanes = {{0}, {0}, {0}};

  add_amounts(block, &lanes);
  *out = lanes;
}

static void
add_amounts_plain(const double *block, struct lanes *out)
{
  struct lanes lanes = {{0}, {0}, {0}};

  add_amounts(block, &lanes);
  *out = lanes;
}

AVX2 static void
add_outcomes_wide(const double *block, struct lanes *out)
{
  struct lanes lanes = {{0}, {0}, {0}};

  add_outcomes(block, &lanes);
  *out = lanes;
}

static void
add_outcomes_plain(const double *block, struct lanes *out)
{
  struct lanes lanes = {{0}, {0}, {0}};

  add_outcomes(block, &lanes);
  *out = lanes;
}

static int64_t
total(const double *lanes)
{
  int64_t sum = 0;

  for (int32_t i = 0; i < LANES; i++)
    sum += (int64_t)lanes[i];
  return sum;
}

void
kjp__count_amounts(const double *block, int32_t count, struct kjp__count *out)
{
  struct lanes lanes;

  if (count == KJP__BLOCK) {
    (HAS_AVX2 ? add_amounts_wide : add_amounts_plain)(block, &lanes);
    if (total(lanes.large) == 0) {
      out->defined += total(lanes.defined);
      add_quanta(total(lanes.sums), out);
      return;
    }
  }
  add_one_by_one(block, count, out);
}

void
kjp__count_outcomes(const double *block, int32_t count, struct kjp__count *out)
{
  struct lanes lanes;

  if (count == KJP__BLOCK) {
    (HAS_AVX2 ? add_outcomes_wide : add_outcomes_plain)(block, &lanes);
    out->defined += total(lanes.defined);
    out->holds += total(lanes.sums);
    return;
  }
  for (int32_t i = 0; i < count; i++) {
    out->defined += block[i] == block[i];
    out->holds += block[i] == 1;
  }
}
