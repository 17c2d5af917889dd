/* SPDX-License-Identifier: MIT */
/* lib/answer/reconcile-priv.h - a reconciliation from the inside: its rows,
 * and the levels that published figures are computed from. */
#pragma once
#include <kjplan/reconcile.h>

#include "../plan/word-priv.h"
#include "../quantity/interval-priv.h"
#include "../value/value-priv.h"
#include "answer-priv.h"
#include "used-priv.h"

struct kjp__reconciled {
  int32_t indicator;
  int32_t year;
  struct kjp__amount published;
  int32_t digits;
  const struct kjp__fraction *computed;
  const struct kjp__fraction *low;
  const struct kjp__fraction *high;
  const char *note;
  int32_t source;
  int32_t line;
  int8_t stage;
  int8_t verdict;
  int8_t low_open;
  int8_t high_open;
  int8_t shared;
  int8_t by_figures;
  int8_t unverified;
};

struct kjp__reconciled_input {
  int32_t figure;
  int32_t indicator;
  int32_t year;
  const struct kjp__fraction *value;
  int32_t digits;
  int32_t line;
  int8_t stage;
  int8_t unverified;
};

struct kjp__reconciled_missing {
  int32_t figure;
  int32_t indicator;
  int32_t year;
  int8_t zero;
};

extern const struct kjp__table_kind *const kjp__reconcile_kinds[];
enum { KJP__RECONCILE_KINDS = 4 };

enum kjp__level_state {
  KJP__LEVEL_KNOWN,
  KJP__LEVEL_UNKNOWN,
  KJP__LEVEL_WIDE /* it outgrows the wide integer */
};

struct kjp__number {
  struct kjp__fraction value;
  struct kjp__interval band; /* of the numbers it may have been rounded from */
};

/* reconcile-formula.c */

/* A derived number while its parts are put in; begins with its operation
 * alone. */
struct kjp__formula {
  struct kjp__number number;
  int8_t operation;
  int32_t years;       /* of an average growth */
  int32_t count;       /* of parts */
  bool wide;           /* it outgrows the wide integer */
  bool undefined;      /* a part leaves it so, such as a divisor of zero: */
  int32_t denominator; /* that one */
};

void kjp__formula_add(struct kjp__formula *formula,
                      const struct kjp__number *part);
/* What comes behind the last part. */
void kjp__formula_finish(struct kjp__formula *formula, const kjp_plan *plan,
                         int32_t indicator);

/* reconcile-level.c */

/* What an indicator is worth in a year where figures of one stage are asked
 * for: the observation of that stage, else the strongest; of a derived one
 * what its parts give, else the figure that was published. */
struct kjp__level {
  enum kjp__level_state state;
  int32_t indicator;
  int32_t year;
  const struct kjp__number *number;           /* where known */
  const struct kjp__observation *observation; /* that it is, or NULL */
  struct kjp__place blame;                    /* where not: what is missing */
  bool zero;                                  /* that is known, and zero */
  bool unverified;
  uint32_t seen; /* search that was there last */
};

struct kjp__levels {
  const kjp_plan *plan;
  struct kjp__values *values;
  struct kjp__arena *arena;   /* of what is looked up */
  struct kjp__arena *numbers; /* of what an answer may keep */
  struct kjp__level ***grids[KJP_STAGE_BUDGET + 1]; /* by stage, indicator,
                                                       year */
  struct kjp__rows stack;
  uint32_t searches;
};

/* The inputs of a derived indicator in a year, in order. */
struct kjp__parts {
  int32_t first; /* of KJP_INPUTS */
  int32_t count; /* of places: inputs times years */
  int32_t first_year;
  int32_t years; /* of each input */
  int32_t step;  /* between them */
};

bool kjp__levels_init(struct kjp__levels *levels, struct kjp__values *values,
                      struct kjp__arena *arena, struct kjp__arena *numbers);
struct kjp__parts kjp__parts_of(const kjp_plan *plan, int32_t indicator,
                                int32_t year);
/* The level of the n-th part of a derived indicator, as that is computed: a
 * difference in percentage points takes figures as they were published. NULL
 * when memory is out. */
struct kjp__level *kjp__level_of_part(struct kjp__levels *levels,
                                      int32_t indicator, int8_t stage,
                                      const struct kjp__parts *parts,
                                      int32_t n);
/* What the parts of a derived indicator give, whatever was published of it
 * itself. False when memory is out. */
bool kjp__level_compute(struct kjp__levels *levels, int32_t indicator,
                        int8_t stage, int32_t year, struct kjp__level *out);
/* The figure's own number. */
bool kjp__level_figure(const struct kjp__levels *levels,
                       const struct kjp__observation *observation,
                       struct kjp__number *out);
/* Whether it is a difference of percentages. */
bool kjp__is_in_points(const kjp_plan *plan, int32_t indicator);
/* Whether some observation counts more than once in what was computed. */
bool kjp__level_shares(struct kjp__levels *levels, int32_t indicator,
                       int8_t stage, int32_t year);
