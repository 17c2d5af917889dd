/* SPDX-License-Identifier: MIT */
/* lib/answer/consistency-equal-priv.h - one constraint as an equation.
 *
 * An equation has a number for each member of a constraint, or none yet; any
 * one of them follows from the rest. */
#pragma once
#include "consistency-priv.h"

/* Rows of a table, and members of equations solved, for one answer. */
enum { KJP__FIT_MOST_ROWS = 512, KJP__FIT_MOST_SOLVED = 2 * 1000 * 1000 };

struct kjp__term {
  struct kjp__fraction value;
  int32_t target; /* that it is the bound of, or KJP_NONE */
  int32_t year;   /* of the value; another one where it is carried on */
  bool upper;     /* of within */
  bool set;
};

struct kjp__equation {
  struct kjp__fit *fit;
  const struct kjp__fit_constraint *constraint;
  struct kjp__term *terms; /* by member */
};

/* False when memory is out. In the spare arena; known values are set. */
bool kjp__equation_open(struct kjp__fit *fit,
                        const struct kjp__fit_constraint *constraint,
                        struct kjp__equation *out);
const struct kjp__fit_member *
kjp__equation_member(const struct kjp__equation *equation, int32_t i);
struct kjp__fit_cell *kjp__equation_cell(const struct kjp__equation *equation,
                                         int32_t i);
/* Member i from all others, which are set; false where it has no value. */
bool kjp__equation_solve(const struct kjp__equation *equation, int32_t i,
                         struct kjp__fraction *out);
/* Whether member i rises (1) or falls (-1) with member `other`, at the values
 * that are set; 0: neither. */
int kjp__equation_slope(const struct kjp__equation *equation, int32_t i,
                        int32_t other);
/* 0 for the derived indicator, else which input a member is; and back. */
int32_t kjp__equation_place(const struct kjp__equation *equation, int32_t i);
int32_t kjp__equation_at(const struct kjp__equation *equation, int32_t place);
/* Sets member i to the bound of a target; false where it is no number. */
bool kjp__equation_take(struct kjp__equation *equation, int32_t i,
                        int32_t target, bool upper);
/* The targets of a cell that were not taken out, by their items. */
int32_t kjp__equation_next_target(const struct kjp__fit *fit, int32_t item);
/* Adds the figures of the members whose values are known to the used ones;
 * whether some of them or of the revisions of targets are not verified, and
 * some planned or assumed. */
void kjp__equation_use(const struct kjp__equation *equation, int32_t but,
                       int8_t *unverified, int8_t *projected);

/* consistency-tight.c */
void kjp__fit_tightest(struct kjp__fit *fit,
                       const struct kjp__fit_constraint *constraint);
