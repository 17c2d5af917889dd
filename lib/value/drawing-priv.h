/* SPDX-License-Identifier: MIT */
/* lib/value/drawing-priv.h - the values of a plan as nodes of a graph.
 *
 * What is known, planned or assumed as an amount is an exact constant. A
 * growth that is assumed is drawn where it has an sd, or follows from what was
 * drawn; so does what is derived from such values, and what rules ask. Rules
 * whose numbers are all exact are judged exactly. */
#pragma once
#include "judge-priv.h"
#include "shock-priv.h"

/* A ruled year. */
struct kjp__drawn_year {
  int32_t year;
  bool exempt;
  bool raised;              /* amounts below the floor were raised to it */
  struct kjp__node outcome; /* of an exempt year: what it would be */
  struct kjp__node lacking; /* below the floor, before it was raised */
};

struct kjp__drawn_rule {
  struct kjp__judging judging; /* the exact values */
  int32_t number;              /* row of KJP_RULES */
  struct kjp__drawn_year *years;
  int32_t count;
  struct kjp__node outcome; /* of all years that are not exempt */
  struct kjp__node lacking;
  int32_t next; /* rule on the same indicator, or KJP_NONE */
  /* the year */
  struct kjp__node floor_before;
  struct kjp__node floor;  /* the highest that is known */
  struct kjp__node *least; /* what each clause asks, as judging.outcomes */
  struct kjp__year exact;  /* what the exact values say */
  int32_t open;            /* the year, 0: none */
};

struct kjp__drawing {
  const kjp_plan *plan;
  struct kjp__values *values;
  struct kjp__graph *graph;
  struct kjp__shocks shocks;
  bool follow; /* amounts are raised to the floors */
  bool stages[KJP_STAGE_BUDGET + 1];
  struct kjp__node *nodes[KJP_STAGE_BUDGET + 1]; /* by indicator and year */
  struct kjp__node *shock[KJP_STAGE_BUDGET + 1]; /* by indicator: of the year
                                                    before */
  int32_t *order; /* indicators, what they are made of first */
  int32_t circle; /* an indicator that is needed for its own floor, or NONE */
  struct kjp__drawn_rule *rules;
  int32_t rule_count;
  int32_t *first_rule; /* by indicator, or KJP_NONE */
};

/* The nodes of all values and rules; `shocks` is ready. False where memory is
 * out, a number does not fit (`values`, or a rule's judging tells), or there
 * is a circle. The caller has entered kjp__real_enter(). */
bool kjp__drawing_fill(struct kjp__drawing *drawing);
/* Of an indicator in a year; not known outside the grid. */
struct kjp__node kjp__drawing_node(const struct kjp__drawing *drawing,
                                   int32_t indicator, int8_t stage,
                                   int32_t year);

/* The parts of it. */

/* drawing-order.c: false when memory is out or there is a circle. */
bool kjp__drawing_order(struct kjp__drawing *drawing);
/* Whether rules may raise an indicator's amounts. */
bool kjp__drawing_follows(const struct kjp__drawing *drawing,
                          int32_t indicator);
void kjp__drawing_set(struct kjp__drawing *drawing, int32_t indicator,
                      int8_t stage, int32_t year, struct kjp__node node);

/* drawing-rule.c: rules, and in them one year after the other: what the floor
 * is, once the values that it needs are there; then, S having its final
 * value, the outcome. */
bool kjp__drawing_rules(struct kjp__drawing *drawing);
void kjp__drawn_rule_open(struct kjp__drawing *drawing,
                          struct kjp__drawn_rule *rule, int32_t year);
void kjp__drawn_rule_close(struct kjp__drawing *drawing,
                           struct kjp__drawn_rule *rule);
/* The year that was opened, or NULL where it is not ruled. */
struct kjp__drawn_year *kjp__drawn_rule_year(const struct kjp__drawn_rule *rule,
                                             int32_t year);
/* S of the year less its one_off. It may be below zero: that keeps no floor,
 * but as a base or a reference nothing can be judged with it. */
struct kjp__node kjp__drawing_clean(const struct kjp__drawing *drawing,
                                    int32_t indicator, int8_t stage,
                                    int32_t year);
/* The node where it is not below zero; else it is not known. */
struct kjp__node kjp__drawing_usable(const struct kjp__drawing *drawing,
                                     struct kjp__node node);
/* Both together. */
struct kjp__node kjp__drawing_net(const struct kjp__drawing *drawing,
                                  int32_t indicator, int8_t stage,
                                  int32_t year);
double kjp__one_off_of(const kjp_plan *plan, int32_t indicator, int32_t year);

/* drawing-clause.c: the least amount that a clause asks for in the year. */
struct kjp__node kjp__drawn_least(const struct kjp__drawing *drawing,
                                  struct kjp__drawn_rule *rule, int32_t index);
