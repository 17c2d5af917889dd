/* SPDX-License-Identifier: MIT */
/* lib/rule/lanes-priv.h - clauses over many cells at once, exactly.
 *
 * A cell is a jurisdiction in a year; a lane is a double that holds a whole
 * number of quanta below KJP__LANES_END, or NaN where it is not known. A
 * quotient is estimated by doubles, and its remainder, which is exact, puts
 * the estimate right: the least amounts are those of kjp__bound_least(), to the
 * last quantum. What does not stay below the end is told, and is for wider
 * arithmetic.
 *
 * lanes.c is built for several kinds of processor; kjp__lanes_best() is that
 * for the one it runs on. Rounding must be to the nearest. */
#pragma once
#include <float.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* 2^51: estimates are then less than one from the quotient. */
#define KJP__LANES_END 2251799813685248.0

/* Where the compiler computes with more digits than a double has, no remainder
 * is exact. */
#define KJP__LANES_EXACT (FLT_EVAL_METHOD == 0)

enum kjp__lanes_kind {
  KJP__LANES_AMOUNT, /* start */
  KJP__LANES_PLUS,   /* start + plus */
  KJP__LANES_RATE,   /* start * times / over */
  KJP__LANES_RATIO   /* start * now / before + start * margin */
};

/* One clause: what it asks at least, rounded up to a quantum, or where it is
 * strict the next one above. */
struct kjp__lanes_clause {
  enum kjp__lanes_kind kind;
  bool strict;
  bool hold;       /* RATIO: `now` is `before` where that is more */
  bool has_margin; /* RATIO; then it is not strict */
  double plus;
  double times;
  double over;   /* above 0 */
  double margin; /* 10^-9 */
  const double *start;
  const double *now;
  const double *before;  /* what is not above 0 is not known */
  const double *present; /* 0 where the clause is absent; NULL: nowhere */
  double name;           /* told where it binds */
};

/* What the clauses of a cell add up to; zeroed by `open`. */
struct kjp__lanes_sum {
  double *least;   /* of the clause taken last */
  double *floor;   /* greatest least amount; -1: none */
  double *doubt;   /* NaN where some clause has no least amount */
  double *binding; /* name of the first with the floor; NULL: not wanted */
};

/* The commonest of rules where all figures are known, in one go from whole
 * numbers to whole numbers: PLUS and RATE on the year before and a RATIO
 * without margin, each of them once at most, all present in every ruled year.
 */
struct kjp__lanes_usual {
  const struct kjp__lanes_clause *plus;  /* NULL: none, as the others */
  const struct kjp__lanes_clause *rate;  /* not strict */
  const struct kjp__lanes_clause *ratio; /* without margin and hold */
  const int64_t *value;
  const int64_t *reference; /* of the ratio */
  const double *blank;
  int64_t *floors;
  int64_t *verdicts; /* one a cell: narrowed by `verdict_bytes` */
  double *binding;   /* as in a sum; the first is of the first, plus first */
};

struct kjp__lanes {
  const char *name;
  /* Whole numbers into lanes; false where some are below zero or not below the
   * end. INT64_MIN and what is not known become NaN. */
  bool (*load)(const int64_t *quanta, const uint8_t *known, double *out,
               size_t count);
  void (*open)(const struct kjp__lanes_sum *sum, size_t count);
  void (*take)(const struct kjp__lanes_clause *clause,
               const struct kjp__lanes_sum *sum, size_t count);
  /* `blank` is NaN in cells that are not ruled, else 0, and makes their floors
   * NaN. False where a floor is not below the end. */
  bool (*close)(const struct kjp__lanes_sum *sum, const double *blank,
                size_t count);
  /* After that. `asks` is 0 in cells where no clause is present. */
  void (*floors)(const struct kjp__lanes_sum *sum, int64_t *out, size_t count);
  void (*verdicts)(const struct kjp__lanes_sum *sum, const double *value,
                   const double *asks, uint8_t *out, size_t count);
  void (*bindings)(const struct kjp__lanes_sum *sum, int32_t *out,
                   size_t count);
  /* Whether all numbers are `least` or more, and below the end. */
  bool (*dense)(const int64_t *quanta, int64_t least, size_t count);
  /* The first cell is not ruled. False where a value is not dense from 0 or a
   * reference not from 1, and as for `close`; what was written is then no
   * result. */
  bool (*usual)(const struct kjp__lanes_usual *rule, size_t count);
  void (*verdict_bytes)(const int64_t *verdicts, uint8_t *out, size_t count);
  void (*names)(const double *binding, int32_t *out, size_t count);
};

/* NULL at the end; the plain one first, and none the processor has not. */
const struct kjp__lanes *kjp__lanes_at(int32_t i);
const struct kjp__lanes *kjp__lanes_best(void);
