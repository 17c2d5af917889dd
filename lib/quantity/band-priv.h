/* SPDX-License-Identifier: MIT */
/* lib/quantity/band-priv.h - all the numbers that round to a figure, and what
 * can be computed from them.
 *
 * A band is an interval whose ends may lie outside it: half a unit of the last
 * digit rounds away from zero, so one end of a figure's band belongs to its
 * neighbour. Functions return false where a number outgrows the wide integer;
 * `out` may be one of the operands. A number that goes into a computation
 * twice counts as two that differ: the band is then too wide, never too
 * narrow. */
#pragma once
#include "fraction-priv.h"

struct kjp__band {
  struct kjp__fraction low;
  struct kjp__fraction high;
  bool low_open; /* `low` itself does not belong to it */
  bool high_open;
  bool unbounded; /* any number: something was divided by a band around 0 */
};

/* A number that is exact. */
void kjp__band_point(const struct kjp__fraction *value, struct kjp__band *out);
/* The numbers that round to `figure`, halves away from zero, where `half` is
 * half a unit of its last digit. */
bool kjp__band_rounding(const struct kjp__fraction *figure,
                        const struct kjp__fraction *half,
                        struct kjp__band *out);
bool kjp__band_add(const struct kjp__band *a, const struct kjp__band *b,
                   struct kjp__band *out);
bool kjp__band_subtract(const struct kjp__band *a, const struct kjp__band *b,
                        struct kjp__band *out);
bool kjp__band_multiply(const struct kjp__band *a, const struct kjp__band *b,
                        struct kjp__band *out);
bool kjp__band_divide(const struct kjp__band *a, const struct kjp__band *b,
                      struct kjp__band *out);
bool kjp__band_holds(const struct kjp__band *band,
                     const struct kjp__fraction *value);
/* Whether some number lies in both. */
bool kjp__band_meets(const struct kjp__band *a, const struct kjp__band *b);
