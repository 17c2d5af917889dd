/* SPDX-License-Identifier: MIT */
/* lib/answer/assess-priv.h - the yearly evaluation from the inside.
 *
 * assess.c is the call, assess-target.c goes through the targets,
 * assess-figure.c finds their numbers, assess-lack.c those that are missing,
 * assess-outlook.c looks ahead,
 * assess-money.c follows the money, assess-finding.c says what is amiss. */
#pragma once
#include <kjplan/assess.h>

#include "../base/diagnostic-priv.h"
#include "../plan/word-priv.h"
#include "../value/value-priv.h"
#include "answer-priv.h"
#include "audit-priv.h"
#include "used-priv.h"

struct kjp__assess {
  int32_t year;
  int8_t method;
};

struct kjp__assess_target {
  int32_t target;
  int32_t revision;
  int32_t due;
  int32_t of;
  int32_t base_year;
  int32_t since;
  int32_t break_even_indicator;
  int32_t break_even_year;
  const struct kjp__fraction *bound;
  const struct kjp__fraction *upper;
  const struct kjp__fraction *value;
  const struct kjp__fraction *distance;
  const struct kjp__fraction *projection;
  const struct kjp__fraction *ratio;
  const struct kjp__fraction *score;
  const struct kjp__fraction *schedule;
  const struct kjp__fraction *base;
  const struct kjp__fraction *growth_needed;
  const struct kjp__fraction *as_usual;
  const struct kjp__fraction *break_even;
  const struct kjp__fraction *first_bound;
  const struct kjp__fraction *first_upper;
  int8_t comparator;
  int8_t bound_kind;
  int8_t kind;
  int8_t verdict;
  int8_t basis;
  int8_t projection_kind;
  int8_t outlook;
  int8_t class;
  int8_t reason;
  int8_t first_comparator;
  int8_t first_verdict;
  int8_t first_bound_kind;
  int8_t unverified;
  int8_t stage;
};

struct kjp__assess_missing {
  int32_t target;
  int32_t indicator;
  int32_t of;
};

struct kjp__assess_rollup {
  const char *key;
  int32_t owner;
  int32_t counts[KJP_OUTCOME_UNDETERMINED]; /* by verdict - 1 */
  int8_t by;
};

struct kjp__assess_programme {
  int32_t programme;
  int32_t projects;
  int32_t status[KJP_STATUS_STOPPED]; /* by status - 1 */
  int32_t pledged;
};

struct kjp__assess_allocation {
  int32_t indicator;
  int32_t year;
  int32_t programme;
  const struct kjp__fraction *amount;
  const struct kjp__fraction *left;
  struct kjp__amount programmes;
  struct kjp__amount projects;
  int8_t kind;
};

struct kjp__assess_policy {
  int32_t policy;
  int32_t year;
  const struct kjp__fraction *value;
  const struct kjp__fraction *amount;
  int8_t kind;
  int8_t lacks_value;
  int8_t lacks_rate;
  int8_t lacks_tax_rate;
};

struct kjp__assess_finding {
  const char *code;
  struct kjp__say text;
  const char *pointer;
};

extern const struct kjp__table_kind kjp__assess_kinds[];
extern const char *const kjp__words_method[];
enum { KJP__ASSESS_KINDS = 8 };

struct kjp__assessing {
  kjp_answer *answer;
  const kjp_plan *plan;
  const char *as_of;
  const char *promised_by; /* revisions dated later are not seen */
  struct kjp__arena *scratch;
  struct kjp__arena *room;         /* for what is given back at once */
  struct kjp__values *seen;        /* nothing but observed */
  struct kjp__values *all;         /* as the scenario has it */
  struct kjp__values *lacking;     /* as `seen`, for what is not observed */
  struct kjp__assess_batch *batch; /* of assess-lack.c */
  int32_t year;
  int32_t target_row; /* of KJP_ASSESS_TARGETS */
  int8_t method;
  bool failed; /* memory is out, or: */
  bool out_of_range;
  const char *range_name;
};

/* assess-figure.c */

/* A number with its kind; kind 0: as stated in the plan. */
struct kjp__figure {
  bool known;
  bool unverified;
  int8_t kind;
  int8_t stage; /* the weakest it rests on; 0: none */
  struct kjp__fraction value;
};

/* What a target asks for. `upper` is of within. */
struct kjp__demand {
  struct kjp__figure lower;
  struct kjp__fraction upper;
  int8_t comparator;
};

/* Years of one indicator that are added up: one of a point. */
struct kjp__stretch {
  int32_t indicator;
  int32_t first;
  int32_t last;
};

/* Of a target, up to a year. */
struct kjp__stretch kjp__assess_stretch(const struct kjp__target *target,
                                        int32_t last);
bool kjp__assess_goes_on(const struct kjp__assessing *assessing);
/* Remembers that a number of `name` does not fit. */
void kjp__assess_range(struct kjp__assessing *assessing, const char *name);
/* What it was that did not fit, and its year. */
const char *kjp__assess_range_of(const struct kjp__assessing *assessing,
                                 int32_t *year_out);
void kjp__assess_figure(struct kjp__assessing *assessing,
                        struct kjp__values *values, struct kjp__stretch stretch,
                        struct kjp__figure *out);
/* The figure and what it rests on belong to the answer. */
void kjp__assess_use(struct kjp__assessing *assessing,
                     struct kjp__values *values, struct kjp__stretch stretch);
/* So do the figures that the verdicts of the rules in the year rest on. */
void kjp__assess_use_rules(struct kjp__assessing *assessing);
/* What `asked` comes to in a due year. */
void kjp__assess_demand(struct kjp__assessing *assessing,
                        struct kjp__values *values, int32_t target,
                        const struct kjp__asked *asked, int32_t due,
                        struct kjp__demand *out);
/* The indicator and year that a bound refers to; an indicator of KJP_NONE
 * where it is an amount. */
struct kjp__stretch kjp__assess_referred(const struct kjp__asked *asked,
                                         int32_t due);
/* Whether a known value satisfies a known demand. */
bool kjp__assess_holds(const struct kjp__demand *demand,
                       const struct kjp__fraction *value);
/* The end of the demand that lies nearer to `value` where there are two. */
const struct kjp__fraction *kjp__assess_end(const struct kjp__demand *demand,
                                            const struct kjp__fraction *value);
/* A copy in the answer, NULL where it is not known. */
const struct kjp__fraction *kjp__assess_keep(struct kjp__assessing *assessing,
                                             const struct kjp__figure *figure);

/* assess-target.c */
void kjp__assess_targets(struct kjp__assessing *assessing);

/* assess-lack.c */
/* Rows of KJP_ASSESS_MISSING of an open verdict. */
void kjp__assess_lacks(struct kjp__assessing *assessing, int32_t target);

/* assess-outlook.c */
/* What is to be done from the last observed year on, and what comes of going
 * on as before. */
void kjp__assess_ahead(struct kjp__assessing *assessing,
                       struct kjp__stretch stretch,
                       const struct kjp__demand *demand,
                       struct kjp__assess_target *row);
/* The value of the one figure that is missing at which the verdict turns. */
void kjp__assess_turn(struct kjp__assessing *assessing,
                      struct kjp__stretch stretch,
                      const struct kjp__asked *asked,
                      struct kjp__assess_target *row);

/* assess-money.c */
void kjp__assess_programmes(struct kjp__assessing *assessing);
void kjp__assess_allocations(struct kjp__assessing *assessing);
void kjp__assess_policies(struct kjp__assessing *assessing);

/* assess-rollup.c */
void kjp__assess_rollups(struct kjp__assessing *assessing);

/* assess-finding.c */
/* What did not fit is told of the target, and forgotten. */
void kjp__assess_forgive_range(struct kjp__assessing *assessing,
                               const struct kjp__target *said);
/* After the rest. */
void kjp__assess_findings(struct kjp__assessing *assessing);
