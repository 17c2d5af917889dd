/* SPDX-License-Identifier: MIT */
/* lib/answer/consistency-set-priv.h - sets of items, components of the net, and
 * what is implied, for consistency-clash.c and those it calls. */
#pragma once
#include "consistency-priv.h"

/* Members looked at while leaving out, before sets stay as they are: some
 * seconds. */
enum { KJP__FIT_MOST_TRIED = 1000 * 1000 };

/* Items, as rows, in the order in which they are tried. */
struct kjp__fit_set {
  int32_t *items;
  int32_t count;
};

struct kjp__fit_component {
  int32_t leader;
  int32_t first; /* constraint */
  int32_t count;
  struct kjp__fit_set set;
};

/* What a reason's walk gathers: known values go into the used figures. */
struct kjp__fit_gathering {
  struct kjp__fit *fit;
  struct kjp__fit_set set; /* has room for all items of the component */
  bool targets_only;
  bool projected;
  bool unverified; /* of the known values */
};

/* consistency-set.c */
struct kjp__fit_item *kjp__fit_item(const struct kjp__fit *fit, int32_t item);
struct kjp__fit_constraint *kjp__fit_constraint(const struct kjp__fit *fit,
                                                int32_t constraint);
/* The cell of a member. */
int32_t kjp__fit_cell_of(const struct kjp__fit *fit,
                         const struct kjp__fit_constraint *constraint,
                         int32_t i);
/* An empty set with room; false when memory is out. */
bool kjp__fit_set_new(struct kjp__fit *fit, int32_t room,
                      struct kjp__fit_set *out);
bool kjp__fit_set_copy(struct kjp__fit *fit, const struct kjp__fit_set *set,
                       struct kjp__fit_set *out);
/* In the order of trial: observed figures go first, what is derived of them
 * then, targets last. What is found is thus about targets where it can be. */
void kjp__fit_set_sort(struct kjp__fit *fit, const struct kjp__fit_set *set);
void kjp__fit_set_drop_removed(const struct kjp__fit *fit,
                               struct kjp__fit_set *set);
bool kjp__fit_component_open(struct kjp__fit *fit, int32_t leader,
                             struct kjp__fit_component *component);
/* With the items of `set` alone; see kjp__fit_narrow(). */
bool kjp__fit_component_narrow(struct kjp__fit *fit,
                               const struct kjp__fit_component *component,
                               const struct kjp__fit_set *set);
/* The same for a trial: its work is counted apart, and what it leaves wide is
 * not told. */
bool kjp__fit_component_try(struct kjp__fit *fit,
                            const struct kjp__fit_component *component,
                            const struct kjp__fit_set *set);
/* What the ends of a cell rest on. */
void kjp__fit_gather(struct kjp__fit_gathering *gathering, int32_t cell);
/* A copy of an end's value in the answer; NULL where there is none. */
const struct kjp__fraction *kjp__fit_keep_end(struct kjp__fit *fit,
                                              const struct kjp__end *end);

/* consistency-clash.c */
/* The clash that was met just now: made as small as it can be, told, and, where
 * targets have a part in it, added to the rows of sets `told`. False where no
 * more are told, or memory is out. */
bool kjp__fit_take_conflict(struct kjp__fit *fit,
                            const struct kjp__fit_component *component,
                            struct kjp__rows *told, struct kjp__fit_set *out);

/* consistency-hidden.c */
/* Conflicts that share targets with those told, in a component with all items
 * but figures that clash alone. */
void kjp__fit_take_hidden(struct kjp__fit *fit,
                          const struct kjp__fit_component *component,
                          struct kjp__rows *told);

/* consistency-implied.c */
/* Rows of what is implied, to be added to and then written. */
void kjp__fit_list_implied(struct kjp__fit *fit, struct kjp__rows *list);
/* Of a component that was narrowed just now. */
void kjp__fit_take_implied(struct kjp__fit *fit,
                           const struct kjp__fit_component *component,
                           struct kjp__rows *list);
void kjp__fit_write_implied(struct kjp__fit *fit, struct kjp__rows *list);
