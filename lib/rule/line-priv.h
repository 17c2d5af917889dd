/* SPDX-License-Identifier: MIT */
/* lib/rule/line-priv.h - what a clause asks, as a line over its base.
 *
 * A clause whose references are known asks for (top * base + more) / bottom,
 * rounded up. Where these numbers do not fit, the clause itself is kept and
 * worked out anew for each base. */
#pragma once
#include "clause-priv.h"

struct kjp__line {
  int64_t top;    /* not below zero */
  int64_t bottom; /* above zero; 0: the numbers do not fit */
  int64_t more;
  int32_t kind;                              /* of the clause */
  const struct kjp__clause_numbers *numbers; /* whose base is another */
};

/* The line of a clause; it looks at `numbers` as long as it is used. False
 * where no base gives an amount that fits. */
bool kjp__line_of(int32_t kind, const struct kjp__clause_numbers *numbers,
                  struct kjp__line *out);
/* A constant. */
struct kjp__line kjp__line_flat(int64_t least);
/* The least amount over a base, which is not below zero; false where it does
 * not fit. */
bool kjp__line_at(const struct kjp__line *line, int64_t base, int64_t *out);
/* Quotients for a divisor above zero: towards minus and plus infinity. */
kjp__int128 kjp__divide_down(kjp__int128 a, kjp__int128 b);
kjp__int128 kjp__divide_up(kjp__int128 a, kjp__int128 b);
