/* SPDX-License-Identifier: MIT */
/* lib/answer/consistency-net-priv.h - while the net is made. */
#pragma once
#include "consistency-priv.h"

/* The cell of an indicator in a year, made where there is none; KJP_NONE where
 * the year is out of reach or memory is out. */
int32_t kjp__net_cell(struct kjp__fit *fit, int32_t indicator, int32_t year);
/* A constraint without members, NULL when memory is out. */
struct kjp__fit_constraint *kjp__net_open(struct kjp__fit *fit,
                                          int32_t relation, int8_t kind);
/* One more member; false where the cell is KJP_NONE or memory is out. */
bool kjp__net_add(struct kjp__fit *fit, struct kjp__fit_constraint *constraint,
                  int32_t cell, int64_t factor);

/* consistency-relation.c */
/* An indicator in each year, with the factor -1. */
bool kjp__net_add_years(struct kjp__fit *fit,
                        struct kjp__fit_constraint *constraint,
                        int32_t indicator, int32_t first, int32_t last);
/* The constraint of a cell that is derived; nothing for others. */
void kjp__net_relate(struct kjp__fit *fit, int32_t cell);

/* The sum of an indicator over years, made where there is none: then its
 * constraint is of `kind`, OVER where a target asks for it, else NEST. */
int32_t kjp__net_over(struct kjp__fit *fit, int32_t indicator, int32_t first,
                      int32_t last, enum kjp__fit_cell_kind kind);

/* consistency-nest.c: relates the sums over years of one indicator. */
void kjp__net_nest(struct kjp__fit *fit);
