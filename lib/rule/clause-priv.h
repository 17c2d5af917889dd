/* SPDX-License-Identifier: MIT */
/* lib/rule/clause-priv.h - a clause as one inequality over given numbers.
 *
 * Every clause of a growth rule comes down to S * factor >= level, or > where
 * it is strict, with factor above zero: one division gives the least amount,
 * one product the verdict. Nothing here knows a plan; kinds are the words of
 * KJP_CLAUSE_KIND. */
#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "../quantity/fraction-priv.h"

/* What a clause is given for one year. All of it is known; a clause reads
 * what its kind needs. Rates are in 10^-9. */
struct kjp__clause_numbers {
  int64_t base;   /* S of the year before, L years before, of `since`, or the
                     peak */
  int64_t rate;   /* growth, share, or tolerance */
  int64_t margin; /* of outpace */
  int64_t amount; /* increment, or amount of the year */
  uint32_t years; /* n of average growth; number of peers */
  bool strict;
  bool has_margin;
  bool hold; /* outpace: a reference that falls counts as standing still */
  struct kjp__fraction reference;      /* R_t, E_t, or the peers' sum */
  struct kjp__fraction reference_base; /* R or E of the year before, above 0 */
};

struct kjp__bound {
  struct kjp__wide factor; /* above zero */
  struct kjp__wide level;
  bool strict;
};

/* These return false where a number outgrows its type. */
bool kjp__clause_bound(int32_t kind, const struct kjp__clause_numbers *numbers,
                       struct kjp__bound *out);
bool kjp__bound_least(const struct kjp__bound *bound, int64_t *out);
bool kjp__bound_holds(const struct kjp__bound *bound, int64_t value, bool *out);
/* By how much `value` keeps (0 or more) or misses a clause that compares
 * rates, in points of 10^-9, exactly. `*defined` is false for the other kinds
 * and where a denominator is not above zero. */
bool kjp__clause_gap(int32_t kind, const struct kjp__clause_numbers *numbers,
                     int64_t value, struct kjp__fraction *out, bool *defined);
/* What a reference counts for: R_t, or under `hold` R_(t-1) if that is more. */
void kjp__clause_reference(const struct kjp__clause_numbers *numbers,
                           struct kjp__fraction *out);
