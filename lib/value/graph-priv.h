/* SPDX-License-Identifier: MIT */
/* lib/value/graph-priv.h - what is worked out in every draw, as a list of
 * operations over blocks of draws.
 *
 * A node is a number of every draw: a constant, or what a step gives. Not
 * defined, and not known, is NaN. Outcomes are 1, 0 and NaN. Who puts a graph
 * together knows plans; the graph knows none. */
#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "../base/rows-priv.h"

enum { KJP__BLOCK = 256 }; /* draws that are worked out together */

enum kjp__operation {
  KJP__NORMAL, /* of year and row; no operands */
  KJP__ADD,
  KJP__SUBTRACT,
  KJP__MULTIPLY,
  KJP__DIVIDE, /* NaN where the right one is zero */
  KJP__EXP,
  KJP__NEAREST,    /* whole number; */
  KJP__UP,         /* the one at or above, */
  KJP__ABOVE,      /* the next one above */
  KJP__NOT_BELOW,  /* left where it is not below right, else NaN */
  KJP__MORE_OR_NO, /* left where it is more than right, else NaN */
  KJP__HIGHER,     /* of those that are defined */
  KJP__HIGHEST,    /* defined where both are */
  KJP__LOWEST,     /* likewise */
  KJP__RAISED,     /* left, or right where that is more; NaN where left is */
  KJP__AT_LEAST,   /* outcomes */
  KJP__MORE_THAN,
  KJP__BOTH,
  KJP__EITHER,
  KJP__LACKING, /* right less left, not below zero */
  KJP__ACROSS,  /* 0 where right is NaN or left is not below it, else NaN */
  KJP__LOG      /* NaN below zero */
};

struct kjp__node {
  double constant;
  int32_t step; /* that gives it, or KJP_NONE: a constant */
  bool exact;   /* a constant as the exact values have it */
};

struct kjp__step {
  struct kjp__node left;
  struct kjp__node right;
  int32_t slot;      /* of the working memory; */
  int32_t left_slot; /* where operands stand, or KJP_NONE: constants */
  int32_t right_slot;
  int32_t place; /* in the program */
  uint32_t year;
  uint32_t row;
  int32_t next; /* in the same bucket, or KJP_NONE */
  int8_t operation;
  bool used;
};

struct kjp__graph {
  struct kjp__arena *arena;
  struct kjp__rows steps;
  int32_t *buckets; /* the last step of each, or KJP_NONE */
  int32_t bucket_count;
  struct kjp__step **program; /* the used ones in order */
  int32_t count;
  int32_t slots;
};

void kjp__graph_init(struct kjp__graph *graph, struct kjp__arena *arena);
struct kjp__node kjp__node_of(double constant);
struct kjp__node kjp__node_exact(double constant);
/* An exact constant that is not known. */
struct kjp__node kjp__node_unknown(void);
bool kjp__node_is_drawn(const struct kjp__node *node);
/* Whether it is a constant that is not known. */
bool kjp__node_is_unknown(const struct kjp__node *node);
/* Constants are worked out at once, to a constant that is not exact; what is
 * there already is not worked out again. */
struct kjp__node kjp__graph_add(struct kjp__graph *graph,
                                enum kjp__operation operation,
                                struct kjp__node left, struct kjp__node right);
struct kjp__node kjp__graph_normal(struct kjp__graph *graph, uint32_t year,
                                   uint32_t row);
/* Outcomes that must all hold. A constant that fails decides; then one that is
 * not known. */
struct kjp__node kjp__graph_both(struct kjp__graph *graph,
                                 struct kjp__node left, struct kjp__node right);
/* One of which must hold: a constant that does decides. */
struct kjp__node kjp__graph_either(struct kjp__graph *graph,
                                   struct kjp__node left,
                                   struct kjp__node right);
/* The steps that `outputs` need get places in the working memory; nothing can
 * be added afterwards. False when memory is out. */
bool kjp__graph_close(struct kjp__graph *graph, const struct kjp__node *outputs,
                      int32_t count);
/* The same, but an output is there only until the program goes on after it:
 * kjp__graph_go_on(). So less memory is worked in. */
bool kjp__graph_close_passing(struct kjp__graph *graph,
                              const struct kjp__node *outputs, int32_t count);

/* graph-run.c */

struct kjp__draws {
  uint64_t seed;
  uint64_t first;
  int32_t count; /* at most KJP__BLOCK */
};

/* Works the program out; `work` has room for a block a slot. The caller has
 * entered kjp__real_enter(). */
void kjp__graph_run(const struct kjp__graph *graph,
                    const struct kjp__draws *draws, double *work);
/* From `place` in the program until a node is there that is drawn; the place
 * from which it goes on. */
int32_t kjp__graph_go_on(const struct kjp__graph *graph,
                         const struct kjp__draws *draws, double *work,
                         int32_t place, const struct kjp__node *node);
/* Where the draws of a node stand that is drawn. */
const double *kjp__graph_block(const struct kjp__graph *graph,
                               const struct kjp__node *node,
                               const double *work);
/* One operation on numbers that are constant. */
double kjp__operate(enum kjp__operation operation, double left, double right);
