/* SPDX-License-Identifier: MIT */
/* lib/answer/panel-lanes-priv.h - a rule of a panel as clauses over cells.
 * panel-lanes.c makes it, panel-block.c works with it. */
#pragma once
#include "../rule/lanes-priv.h"
#include "panel-priv.h"

/* How the start of a clause comes about, beyond a figure as it stands. */
enum kjp__panel_making { AS_IT_IS, MOVED, PEAK, SUM };

struct kjp__panel_step {
  struct kjp__lanes_clause clause;
  enum kjp__panel_making making;
  int32_t back;   /* MOVED: years */
  double *made;   /* where it is made; NULL: nowhere */
  double *before; /* the reference of the year before, where that is made */
  double *amounts;
  const double **parts; /* SUM */
  int32_t part_count;
  double *present;
  bool always; /* present in every ruled year */
};

struct kjp__panel_lanes {
  const struct kjp__lanes *lanes;
  int32_t block;   /* entities */
  double **values; /* by input */
  struct kjp__panel_step
      *steps; /* first by row of KJP_CLAUSES, then `count` of them */
  int32_t count;
  struct kjp__lanes_sum sum;
  double *binding; /* room for it */
  double *blank;   /* NaN where not ruled */
  double *asks;    /* 0 where no clause is present */
  uint8_t *verdicts;
  uint8_t *flags; /* by year: of the plan's values */
  bool *ruled;    /* by year */
  struct kjp__lanes_usual usual;
  bool is_usual;   /* in so far as the rule goes */
  bool was_sparse; /* the last block */
  bool is_ordered; /* and its clauses stand in the order of `usual` */
  const struct kjp__panel_input *reference; /* of `usual`, or NULL */
  int64_t *wide_floors;                     /* where none are wanted */
};
