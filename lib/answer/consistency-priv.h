/* SPDX-License-Identifier: MIT */
/* lib/answer/consistency-priv.h - consistency from the inside.
 *
 * A fit is a net of cells (an indicator in a year, the sum over the years of a
 * target, the distance to a reference), of constraints between them, and of
 * items that bound single cells: targets, and known values. Built in
 * consistency-net.c, narrowed in consistency-narrow.c, searched for clashes in
 * consistency-clash.c; what targets ask as equalities is consistency-equal.c.
 */
#pragma once
#include <kjplan/consistency.h>

#include "../quantity/interval-priv.h"
#include "../value/value-priv.h"
#include "answer-priv.h"
#include "used-priv.h"

/* Rows */

struct kjp__consistency_promise {
  int32_t target;
  int32_t revision;
  int8_t unverified;
};

struct kjp__consistency_reach {
  int32_t indicator;
  int8_t shared;
  int8_t complete;
  int8_t cut;
  int8_t at_bounds_cut;
  int8_t tightest_cut;
};

struct kjp__consistency_statement {
  int32_t row;
  int8_t kind;
};

struct kjp__consistency_implied {
  int32_t indicator;
  int32_t year;
  const struct kjp__fraction *low;
  const struct kjp__fraction *high;
  int8_t low_open;
  int8_t high_open;
  int32_t count; /* of targets */
  int8_t minimal;
  int8_t projected;
  int8_t unverified;
};

struct kjp__consistency_from {
  int32_t implied;
  int32_t target;
};

struct kjp__consistency_at {
  int32_t indicator;
  int32_t year;
  const struct kjp__fraction *value;
  const struct kjp__fraction *last;
  const struct kjp__fraction *base;
  struct kjp__amount growth;
  struct kjp__amount growth_from_base;
  int32_t relation;
  int32_t place;
  int32_t since;
  int32_t base_year;
  int8_t projected;
  int8_t unverified;
};

struct kjp__consistency_at_from {
  int32_t row;
  int32_t target;
  int32_t indicator;
  int32_t year;
  int32_t place;
  const struct kjp__fraction *value;
  int8_t kind;
};

struct kjp__consistency_tightest {
  int32_t indicator;
  int32_t year;
  int32_t target;
  int32_t next;
  int32_t free;
  int32_t free_year;
  int32_t used_year;
  const struct kjp__fraction *asks;
  const struct kjp__fraction *next_asks;
  const struct kjp__fraction *used;
  const struct kjp__fraction *changes;
  int8_t comparator;
  int8_t next_comparator;
  int8_t used_kind;
  int8_t unverified;
  int8_t projected;
};

struct kjp__consistency_conflict {
  int32_t indicator;
  int32_t year;
  int32_t first_year;
  const struct kjp__fraction *low;
  const struct kjp__fraction *high;
  int8_t low_open;
  int8_t high_open;
  int8_t minimal;
  int8_t projected;
  int8_t unverified;
};

struct kjp__consistency_member {
  int32_t conflict;
  int32_t target;
  int32_t indicator;
  int32_t year;
  const struct kjp__fraction *value;
  const struct kjp__fraction *low;
  const struct kjp__fraction *high;
  int32_t digits;
  int8_t kind;
};

struct kjp__consistency_claim {
  int32_t claim;
  int32_t stated;
  int32_t listed;
  int8_t what;
  int8_t agrees;
};

extern const struct kjp__table_kind *const kjp__consistency_kinds[];
enum { KJP__CONSISTENCY_KINDS = 12 };

/* The net */

enum kjp__fit_cell_kind {
  KJP__FIT_REAL,
  KJP__FIT_OVER,     /* the sum of an indicator over years */
  KJP__FIT_DISTANCE, /* an indicator less `times` another */
  KJP__FIT_NEST /* of constraints only: follows from those of OVER, and nobody
                   is told what it says at the bounds */
};

/* Two ways in which constraints join cells. */
enum kjp__fit_join {
  KJP__FIT_COMPONENT, /* what is narrowed together: all but exact figures */
  KJP__FIT_RING       /* what nobody knows exactly: where it closes a ring, less
                         may be found than is so */
};

struct kjp__fit_cell {
  int32_t indicator;
  int32_t year;
  int32_t first_year; /* of OVER; else the year */
  int64_t times;      /* of DISTANCE */
  int32_t other;      /* of DISTANCE: cell */
  int32_t next;       /* OVER or DISTANCE that begins alike, or KJP_NONE */
  int32_t extra;      /* of a REAL cell: the first of those, or KJP_NONE */
  int32_t leaders[2]; /* by enum kjp__fit_join; see kjp__fit_leader() */
  int32_t first_item; /* of the items that bound it, or KJP_NONE: its value,
                         then targets in the order of the file */
  int32_t last_item;
  int32_t why[2];                 /* what made the ends: nodes, low and high */
  uint32_t changed;               /* clock */
  const struct kjp__end *ends[2]; /* low and high; NULL: none */
  int8_t kind;
  bool integral;
  bool known;     /* has a value that counts */
  bool exact;     /* which rests on no published figure */
  bool leaf;      /* and is a figure, not derived from others */
  bool told;      /* looked at for what is implied */
  bool looked_at; /* as the leader of a component */
};

/* coefficients: sum of factor × cell = 0. Products: the first member is
 * `scale` times the others, to each of which `shift` is added. */
struct kjp__fit_member {
  int32_t cell;
  int64_t factor;
  int64_t shift;
  int32_t power; /* that a factor with its shift, which is then not below zero,
                    is raised to; 0: it is left as it is */
};

struct kjp__fit_constraint {
  int32_t first; /* member */
  int32_t count;
  int32_t relation;  /* derived indicator, or KJP_NONE */
  int32_t component; /* leader */
  int32_t ring;      /* indicator at which it closes a ring, or KJP_NONE */
  uint32_t done;     /* clock when it was looked at last */
  const struct kjp__fraction *scale; /* of a product; NULL: a sum */
  int8_t kind;                       /* of the virtual cell, or REAL */
};

struct kjp__fit_item {
  int32_t cell;
  int32_t target; /* KJP_NONE: a known value */
  int32_t next;   /* of the same cell */
  const struct kjp__end *ends[2];
  uint32_t active; /* run in which it takes part */
  bool removed;    /* it was in a conflict that is told */
};

/* Why an end is where it is: an item, or two other nodes. Row 0 is none. */
struct kjp__fit_node {
  int32_t left;
  int32_t right;
  int32_t item;
  uint32_t seen;
};

struct kjp__fit {
  kjp_answer *answer;
  const kjp_plan *plan;
  struct kjp__arena *arena; /* the net, and why */
  struct kjp__arena *runs;  /* ends of the run at work */
  struct kjp__arena *spare; /* of one constraint at work */
  struct kjp__values *values;
  struct kjp__view view;
  int32_t first_year; /* of the map */
  int32_t last_year;
  int32_t *map; /* 1 + cell, by indicator and year */
  struct kjp__rows cells;
  struct kjp__rows members;
  struct kjp__rows constraints; /* by component, once the net is closed */
  struct kjp__rows items;       /* known values first, then targets */
  struct kjp__rows nodes;
  uint32_t clock;
  uint32_t run;
  uint32_t walk;
  int32_t clash;  /* cell, or KJP_NONE */
  int64_t work;   /* members looked at */
  int64_t tried;  /* the same while leaving out */
  int64_t solved; /* members of equations that were solved */
  bool limited;   /* an end was left wider than it might be */
  bool failed;
  bool shared;
  int32_t shared_indicator;
  bool cut;           /* not all were found: conflicts, */
  bool at_bounds_cut; /* targets as equalities, */
  bool tightest_cut;  /* which asks more */
};

/* consistency-net.c */
bool kjp__fit_build(struct kjp__fit *fit);
int32_t kjp__fit_leader(const struct kjp__fit *fit, enum kjp__fit_join join,
                        int32_t cell);
struct kjp__fit_cell *kjp__fit_cell(const struct kjp__fit *fit, int32_t cell);
/* The value that counts of an indicator in a year, or NULL. */
const struct kjp__value *kjp__fit_value(struct kjp__fit *fit, int32_t indicator,
                                        int32_t year);

/* consistency-bound.c */
/* Every target as promised now, as rows of the answer, which the rest of this
 * file reads. */
void kjp__fit_promise(struct kjp__fit *fit);
bool kjp__fit_is_unverified(const struct kjp__fit *fit, int32_t target);
/* What a target says now. */
const struct kjp__asked *kjp__fit_asked(const struct kjp__fit *fit,
                                        int32_t target);
/* The bound of a target whose own cell is bounded; `upper`: the other one of
 * within. False where it has none. A reference bounds a distance, which no
 * equation has. */
bool kjp__fit_bound(const struct kjp__fit *fit, int32_t target, bool upper,
                    struct kjp__fraction *out);

/* consistency-narrow.c */
/* Narrows the cells of constraints first..first+count-1 from the items that
 * are active in this run; false where some cell is left without a value, then
 * `clash` is it. */
bool kjp__fit_narrow(struct kjp__fit *fit, int32_t first, int32_t count,
                     const int32_t *items, int32_t item_count);
/* Calls `sink` with every item a node rests on, once a walk. */
void kjp__fit_reasons(struct kjp__fit *fit, int32_t node,
                      void (*sink)(void *data, int32_t item), void *data);

/* consistency-clash.c: fills in conflicts and what is implied. */
void kjp__fit_clash(struct kjp__fit *fit);
/* consistency-equal.c: fills in at_bounds and tightest. */
void kjp__fit_equal(struct kjp__fit *fit);
