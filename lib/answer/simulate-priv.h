/* SPDX-License-Identifier: MIT */
/* lib/answer/simulate-priv.h - a simulation from the inside.
 *
 * simulate.c has the calls, simulate-ready.c gets it ready for them,
 * simulate-draw.c draws, simulate-count.c counts, simulate-merge.c joins
 * slices, simulate-bytes.c takes them elsewhere, simulate-fan.c finds quantiles
 * and simulate-answer.c makes tables of what was counted. All that is added up
 * over draws is whole numbers, so that no order of adding can be seen in it.
 */
#pragma once
#include <kjplan/simulate.h>

#include "../plan/word-priv.h"
#include "../value/drawing-priv.h"
#include "answer-priv.h"
#include "used-priv.h"

/* What a node came to over the draws so far. */
struct kjp__count {
  int64_t defined;
  int64_t holds; /* of outcomes */
  int64_t high;  /* sum of amounts, each rounded to the quantum, in 2^32; */
  int64_t low;   /* and of what is below: neither can overflow */
};

/* A node that is counted. Constants are not. */
struct kjp__tally {
  struct kjp__node node;
  int32_t kept; /* number of its kept values, or KJP_NONE */
  bool is_outcome;
  bool is_answer; /* a draw without it counts as undefined */
};

/* A node of the answer: its tally, or KJP_NONE for a constant. */
struct kjp__counted_node {
  struct kjp__node node;
  int32_t tally;
};

struct kjp__simulated_year {
  struct kjp__counted_node outcome;
  struct kjp__counted_node lacking;
};

struct kjp__simulated_rule {
  struct kjp__simulated_year *years; /* as those of the drawn rule */
  struct kjp__counted_node outcome;
  struct kjp__counted_node lacking;
};

struct kjp__simulated_fan {
  int32_t indicator;
  int32_t year;
  struct kjp__counted_node value;
};

/* Draws first..end-1. */
struct kjp__drawn_range {
  int64_t first;
  int64_t end;
};

/* What a thread works with. */
struct kjp__worker {
  const struct kjp_simulation *simulation;
  double *work;
  struct kjp__count *counts;
  int64_t undefined;
  uint8_t undefined_now[KJP__BLOCK]; /* of the block */
  struct kjp__drawn_range range;
  int64_t first_kept; /* place of the first draw among those that are kept */
};

struct kjp_simulation {
  kjp_plan *plan;
  struct kjp__arena *arena;
  struct kjp__settings settings; /* its texts are in the arena */
  int8_t mode;                   /* KJP_SIMULATION_... */
  struct kjp__view view;
  struct kjp__graph graph;
  struct kjp__drawing drawing;
  struct kjp__rows tallies;
  int32_t *reading; /* tallies in the order in which their nodes come */
  struct kjp__counted_node *targets;
  struct kjp__simulated_rule *rules;
  struct kjp__rows fans;
  struct kjp__worker *workers; /* `threads` of them */
  int32_t threads;
  /* what was drawn */
  struct kjp__count *counts; /* by tally */
  int64_t undefined;
  int64_t draws;
  int64_t next;            /* draw of the next step */
  struct kjp__rows ranges; /* struct kjp__drawn_range */
  /* the first draws, by number: INT64_MIN where not defined */
  int64_t **kept; /* by their number */
  int64_t *kept_draws;
  int32_t kept_nodes;
  int64_t kept_count;
  int64_t kept_room;
};

enum { KJP__SIMULATE_KINDS = 9 };
extern const struct kjp__table_kind *const kjp__simulate_kinds[];
extern const char *const kjp__words_simulation[];

/* simulate-ready.c: fills in all but what was drawn; settings and view are
 * there. */
kjp_status kjp__simulation_ready(struct kjp_simulation *simulation,
                                 kjp_error **error_out);

/* simulate-target.c: the outcome of a target; false where memory is out or a
 * number does not fit (`*range_name`). */
bool kjp__simulated_target(struct kjp_simulation *simulation, int32_t target,
                           struct kjp__node *out, const char **range_name);

/* simulate-draw.c */

/* Whether any draw of the range was drawn before. */
bool kjp__simulation_has(const struct kjp_simulation *simulation,
                         const struct kjp__drawn_range *range);
/* Room for values that are kept; false when memory is out. */
bool kjp__simulation_keep(struct kjp_simulation *simulation, int64_t count);
/* The next `draws` draws, whose room is there. */
void kjp__simulation_draw(struct kjp_simulation *simulation, int64_t draws);

/* simulate-merge.c: adds a slice, which argument `name` of a call gave. */
kjp_status kjp__simulation_add(kjp_simulation *into, const kjp_simulation *from,
                               const char *name, kjp_error **error_out);
extern const struct kjp__say kjp__slice_wanted;

/* simulate-count.c: adds what a block, or the first of it, comes to; of amounts
 * the first `kept_count` are kept. */
void kjp__count_amounts(const double *block, int32_t count,
                        struct kjp__count *out, int64_t *kept,
                        int32_t kept_count);
void kjp__count_outcomes(const double *block, int32_t count,
                         struct kjp__count *out);
/* Whether it can be rounded to the quantum, and rounded. */
bool kjp__is_amount(double value);
int64_t kjp__quanta_of(double value);

/* simulate-quantile.c: the values of these ranks, from 1 to `count`, which is
 * above zero. `values` stay as they are; `room` has place for one more. */
void kjp__ranked(const int64_t *values, int64_t count, const int64_t *ranks,
                 int64_t *out, int32_t wanted, int64_t *room);

enum { KJP__QUANTILES = 5 };

/* Of a year of a fan; not known where no kept value is defined, or the value is
 * the same in every draw. */
struct kjp__fan_quantiles {
  int64_t values[KJP__QUANTILES];
  bool known;
};

/* simulate-fan.c: by fan year, in `scratch`; NULL when memory is out. */
struct kjp__fan_quantiles *
kjp__fan_quantiles(const struct kjp_simulation *simulation,
                   struct kjp__arena *scratch);

/* simulate-answer.c: what a constant is, or not known. */
struct kjp__amount kjp__constant_amount(const struct kjp__node *node);

/* Rows of the answer. */

struct kjp__simulation_row {
  const char *seed;
  int32_t draws;
  int32_t undefined;
  int32_t kept;
  int8_t mode;
};

struct kjp__simulation_statement {
  int32_t target;
  int32_t rule;
};

/* What is said of an outcome. */
struct kjp__chance {
  struct kjp__amount probability;
  struct kjp__amount error;
  int32_t defined;
  int32_t undefined;
  int8_t drawn;
};

struct kjp__simulation_target {
  int32_t target;
  struct kjp__chance chance;
};

struct kjp__simulation_rule {
  int32_t rule;
  struct kjp__chance chance;
  struct kjp__amount shortfall;
  int8_t raised;
};

struct kjp__simulation_year {
  int32_t rule;
  int32_t year;
  struct kjp__chance chance;
  struct kjp__amount shortfall;
  int8_t exempt;
};

struct kjp__simulation_fan {
  int32_t indicator;
};

struct kjp__simulation_fan_year {
  int32_t fan;
  int32_t year;
  struct kjp__amount quantiles[KJP__QUANTILES];
  struct kjp__amount mean;
  int32_t defined;
  int32_t undefined;
};

struct kjp__simulation_missing {
  int32_t statement;
  int32_t indicator;
  int32_t year;
};
