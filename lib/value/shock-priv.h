/* SPDX-License-Identifier: MIT */
/* lib/value/shock-priv.h - shocks to growth: how large, how long they last,
 * and which come together. */
#pragma once
#include "graph-priv.h"
#include "value-priv.h"

enum { KJP__CORRELATED_MOST = 512 }; /* indicators */

struct kjp__shocks {
  const struct kjp__values *values;
  struct kjp__graph *graph;
  int32_t count;             /* of indicators that correlations name */
  int32_t *members;          /* they, ascending */
  double *roots;             /* count x count: a lower triangle whose product
                                with itself turned round is the correlations */
  struct kjp__node *normals; /* of the members, in this year: */
  int32_t year;
};

enum kjp__shocks_result {
  KJP__SHOCKS_READY,
  KJP__SHOCKS_NO_MEMORY,
  KJP__SHOCKS_TOO_MANY,
  KJP__SHOCKS_IMPOSSIBLE /* not positive semidefinite */
};

/* `*found` is the indicator at which the correlations cannot be. */
enum kjp__shocks_result kjp__shocks_init(struct kjp__shocks *shocks,
                                         const struct kjp__values *values,
                                         struct kjp__graph *graph,
                                         int32_t *found);
/* The shock of a year after one of `before`: persistence times it, and sd
 * times a normal. A constant zero where nothing is drawn. */
struct kjp__node kjp__shock_of(struct kjp__shocks *shocks, int32_t indicator,
                               int32_t year, struct kjp__node before);
