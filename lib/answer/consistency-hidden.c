/* SPDX-License-Identifier: MIT */
/* lib/answer/consistency-hidden.c - conflicts that hide behind others.
 *
 * A conflict that was told is settled by giving up any one of its targets. Each
 * way to do so is a branch: what clashes there without that target is a
 * conflict that shares one with those told, and branches again. When no branch
 * is left to look at every smallest set of targets that clashes has been told:
 * from the root down there is always a target to give up that is not of that
 * set, until nothing else clashes. */
#include <string.h>

#include "consistency-set-priv.h"

enum { MOST_BRANCHES = 1024 };

struct search {
  struct kjp__fit *fit;
  const struct kjp__fit_component *component;
  struct kjp__rows *told;    /* sets: conflicts of the component */
  struct kjp__rows branches; /* sets: targets' items that are given up */
  struct kjp__fit_set rest;  /* room */
  bool cut;
};

static struct kjp__fit_set
set_at(const struct kjp__rows *rows, int32_t i)
{
  return *(const struct kjp__fit_set *)kjp__rows_at(rows, i);
}

static bool
has(const struct kjp__fit_set *set, int32_t item)
{
  for (int32_t i = 0; i < set->count; i++) {
    if (set->items[i] == item)
      return true;
  }
  return false;
}

static bool
is_met(const struct kjp__fit_set *conflict, const struct kjp__fit_set *given_up)
{
  for (int32_t i = 0; i < given_up->count; i++) {
    if (has(conflict, given_up->items[i]))
      return true;
  }
  return false;
}

/* A conflict that was told and stands all the same. */
static bool
find_told(const struct search *search, const struct kjp__fit_set *given_up,
          struct kjp__fit_set *out)
{
  for (int32_t i = 0; i < search->told->count; i++) {
    *out = set_at(search->told, i);
    if (!is_met(out, given_up))
      return true;
  }
  return false;
}

static bool
find_new(struct search *search, const struct kjp__fit_set *given_up,
         struct kjp__fit_set *out)
{
  const struct kjp__fit_set *all = &search->component->set;

  search->rest.count = 0;
  for (int32_t i = 0; i < all->count; i++) {
    if (!has(given_up, all->items[i]))
      search->rest.items[search->rest.count++] = all->items[i];
  }
  if (kjp__fit_component_try(search->fit, search->component, &search->rest))
    return false;
  search->cut = !kjp__fit_take_conflict(search->fit, search->component,
                                        search->told, out);
  return !search->cut;
}

/* Both in rising order. */
static bool
is_same(const struct kjp__fit_set *a, const struct kjp__fit_set *b)
{
  return a->count == b->count &&
         memcmp(a->items, b->items, (size_t)a->count * sizeof *a->items) == 0;
}

static bool
is_known(const struct search *search, const struct kjp__fit_set *branch)
{
  for (int32_t i = search->branches.count - 1; i >= 0; i--) {
    struct kjp__fit_set other = set_at(&search->branches, i);

    if (is_same(branch, &other))
      return true;
  }
  return false;
}

static void
add_branch(struct search *search, const struct kjp__fit_set *given_up,
           int32_t item)
{
  struct kjp__fit_set branch;
  struct kjp__fit_set *row;
  int32_t i = 0;

  if (!kjp__fit_set_new(search->fit, given_up->count + 1, &branch))
    return;
  while (i < given_up->count && given_up->items[i] < item)
    branch.items[branch.count++] = given_up->items[i++];
  branch.items[branch.count++] = item;
  while (i < given_up->count)
    branch.items[branch.count++] = given_up->items[i++];
  if (is_known(search, &branch))
    return;
  search->cut = search->cut || search->branches.count == MOST_BRANCHES;
  row = search->cut ? NULL : kjp__rows_add(&search->branches);
  if (row != NULL)
    *row = branch;
}

static void
look_at_branch(struct search *search, int32_t at)
{
  struct kjp__fit_set given_up = set_at(&search->branches, at);
  struct kjp__fit_set conflict;

  if (!find_told(search, &given_up, &conflict) &&
      !find_new(search, &given_up, &conflict))
    return;
  for (int32_t i = 0; i < conflict.count; i++) {
    if (kjp__fit_item(search->fit, conflict.items[i])->target != KJP_NONE)
      add_branch(search, &given_up, conflict.items[i]);
  }
}

void
kjp__fit_take_hidden(struct kjp__fit *fit,
                     const struct kjp__fit_component *component,
                     struct kjp__rows *told)
{
  struct search search = {.fit = fit, .component = component, .told = told};

  kjp__rows_init(&search.branches, fit->arena, sizeof(struct kjp__fit_set));
  if (!kjp__fit_set_new(fit, component->set.count, &search.rest) ||
      kjp__rows_add(&search.branches) == NULL)
    return;
  for (int32_t i = 0; i < search.branches.count && !search.cut; i++) {
    search.cut = fit->tried > KJP__FIT_MOST_TRIED / 2;
    if (!search.cut && !kjp__arena_failed(fit->arena))
      look_at_branch(&search, i);
  }
  fit->cut = fit->cut || search.cut;
}
