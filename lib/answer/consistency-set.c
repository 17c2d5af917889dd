/* SPDX-License-Identifier: MIT */
/* lib/answer/consistency-set.c - sets of items, and components of the net: the
 * constraints that have to do with each other, with all that bounds them. */
#include "consistency-set-priv.h"

#include <stdlib.h>
#include <string.h>

struct kjp__fit_item *
kjp__fit_item(const struct kjp__fit *fit, int32_t item)
{
  return kjp__rows_at(&fit->items, item);
}

struct kjp__fit_constraint *
kjp__fit_constraint(const struct kjp__fit *fit, int32_t constraint)
{
  return kjp__rows_at(&fit->constraints, constraint);
}

int32_t
kjp__fit_cell_of(const struct kjp__fit *fit,
                 const struct kjp__fit_constraint *constraint, int32_t i)
{
  const struct kjp__fit_member *member =
      kjp__rows_at(&fit->members, constraint->first + i);

  return member->cell;
}

static int
rank_of(const struct kjp__fit *fit, const struct kjp__fit_item *item)
{
  const struct kjp__fit_cell *cell = kjp__fit_cell(fit, item->cell);

  if (item->target != KJP_NONE)
    return 2;
  return kjp__is_derived(kjp__plan_indicator(fit->plan, cell->indicator)) ? 1
                                                                          : 0;
}

struct ranked {
  int rank;
  int32_t target;
  int32_t item;
};

static int
compare_ranked(const void *left, const void *right)
{
  const struct ranked *a = left;
  const struct ranked *b = right;

  if (a->rank != b->rank)
    return a->rank - b->rank;
  if (a->target != b->target)
    return a->target < b->target ? -1 : 1;
  return (a->item > b->item) - (a->item < b->item);
}

void
kjp__fit_set_sort(struct kjp__fit *fit, const struct kjp__fit_set *set)
{
  struct ranked *ranked =
      kjp__arena_alloc(fit->arena, ((size_t)set->count + 1) * sizeof *ranked);

  if (ranked == NULL)
    return;
  for (int32_t i = 0; i < set->count; i++) {
    const struct kjp__fit_item *item = kjp__fit_item(fit, set->items[i]);

    ranked[i] =
        (struct ranked){rank_of(fit, item), item->target, set->items[i]};
  }
  qsort(ranked, (size_t)set->count, sizeof *ranked, compare_ranked);
  for (int32_t i = 0; i < set->count; i++)
    set->items[i] = ranked[i].item;
}

bool
kjp__fit_set_new(struct kjp__fit *fit, int32_t room, struct kjp__fit_set *out)
{
  out->count = 0;
  out->items =
      kjp__arena_alloc(fit->arena, ((size_t)room + 1) * sizeof *out->items);
  return out->items != NULL;
}

bool
kjp__fit_set_copy(struct kjp__fit *fit, const struct kjp__fit_set *set,
                  struct kjp__fit_set *out)
{
  if (!kjp__fit_set_new(fit, set->count, out))
    return false;
  out->count = set->count;
  memcpy(out->items, set->items, (size_t)set->count * sizeof *set->items);
  return true;
}

/* Components */

static int32_t
count_items_of(const struct kjp__fit *fit, int32_t cell)
{
  int32_t count = 0;

  for (int32_t i = kjp__fit_cell(fit, cell)->first_item; i != KJP_NONE;
       i = kjp__fit_item(fit, i)->next)
    count++;
  return count;
}

/* No less than there are: a cell counts as often as it is met. */
static int32_t
count_items(const struct kjp__fit *fit,
            const struct kjp__fit_component *component)
{
  int32_t count = count_items_of(fit, component->leader);

  for (int32_t i = 0; i < component->count; i++) {
    const struct kjp__fit_constraint *constraint =
        kjp__fit_constraint(fit, component->first + i);

    for (int32_t j = 0; j < constraint->count; j++)
      count += count_items_of(fit, kjp__fit_cell_of(fit, constraint, j));
  }
  return count;
}

/* Known values at the edge take part; targets there are another's. */
static void
add_items_of(struct kjp__fit *fit, struct kjp__fit_component *component,
             int32_t cell)
{
  bool own =
      kjp__fit_leader(fit, KJP__FIT_COMPONENT, cell) == component->leader;

  for (int32_t i = kjp__fit_cell(fit, cell)->first_item; i != KJP_NONE;
       i = kjp__fit_item(fit, i)->next) {
    struct kjp__fit_item *item = kjp__fit_item(fit, i);

    if (item->active == fit->run || (item->target != KJP_NONE && !own))
      continue;
    item->active = fit->run;
    component->set.items[component->set.count++] = i;
  }
}

static void
find_constraints(const struct kjp__fit *fit,
                 struct kjp__fit_component *component)
{
  int32_t low = 0;
  int32_t high = fit->constraints.count;

  while (low < high) {
    int32_t middle = low + (high - low) / 2;

    if (kjp__fit_constraint(fit, middle)->component < component->leader)
      low = middle + 1;
    else
      high = middle;
  }
  component->first = low;
  while (low < fit->constraints.count &&
         kjp__fit_constraint(fit, low)->component == component->leader)
    low++;
  component->count = low - component->first;
}

bool
kjp__fit_component_open(struct kjp__fit *fit, int32_t leader,
                        struct kjp__fit_component *component)
{
  component->leader = leader;
  find_constraints(fit, component);
  if (!kjp__fit_set_new(fit, count_items(fit, component), &component->set))
    return false;
  fit->run++;
  add_items_of(fit, component, leader);
  for (int32_t i = 0; i < component->count; i++) {
    const struct kjp__fit_constraint *constraint =
        kjp__fit_constraint(fit, component->first + i);

    if (constraint->ring != KJP_NONE && !fit->shared) {
      fit->shared = true;
      fit->shared_indicator = constraint->ring;
    }
    for (int32_t j = 0; j < constraint->count; j++)
      add_items_of(fit, component, kjp__fit_cell_of(fit, constraint, j));
  }
  kjp__fit_set_sort(fit, &component->set);
  return true;
}

bool
kjp__fit_component_narrow(struct kjp__fit *fit,
                          const struct kjp__fit_component *component,
                          const struct kjp__fit_set *set)
{
  return kjp__fit_narrow(fit, component->first, component->count, set->items,
                         set->count);
}

bool
kjp__fit_component_try(struct kjp__fit *fit,
                       const struct kjp__fit_component *component,
                       const struct kjp__fit_set *set)
{
  int64_t work = fit->work;
  bool limited = fit->limited;
  bool fits = kjp__fit_component_narrow(fit, component, set);

  fit->tried += fit->work - work + 1;
  fit->work = work;
  fit->limited = limited;
  return fits;
}

void
kjp__fit_set_drop_removed(const struct kjp__fit *fit, struct kjp__fit_set *set)
{
  int32_t kept = 0;

  for (int32_t i = 0; i < set->count; i++) {
    if (!kjp__fit_item(fit, set->items[i])->removed)
      set->items[kept++] = set->items[i];
  }
  set->count = kept;
}

/* Reasons */

static void
gather(void *data, int32_t row)
{
  struct kjp__fit_gathering *gathering = data;
  struct kjp__fit *fit = gathering->fit;
  const struct kjp__fit_item *item = kjp__fit_item(fit, row);
  const struct kjp__fit_cell *cell = kjp__fit_cell(fit, item->cell);

  if (item->target == KJP_NONE) {
    const struct kjp__value *value =
        kjp__fit_value(fit, cell->indicator, cell->year);

    gathering->projected |= value->kind >= KJP_KIND_PLANNED;
    gathering->unverified |= value->unverified;
  }
  if (item->target == KJP_NONE && gathering->targets_only)
    kjp__used_add(fit->answer, fit->values,
                  kjp__values_series(fit->values, cell->indicator, 0),
                  cell->year);
  else
    gathering->set.items[gathering->set.count++] = row;
}

void
kjp__fit_gather(struct kjp__fit_gathering *gathering, int32_t cell)
{
  const struct kjp__fit_cell *at = kjp__fit_cell(gathering->fit, cell);

  gathering->fit->walk++;
  kjp__fit_reasons(gathering->fit, at->why[0], gather, gathering);
  kjp__fit_reasons(gathering->fit, at->why[1], gather, gathering);
}

const struct kjp__fraction *
kjp__fit_keep_end(struct kjp__fit *fit, const struct kjp__end *end)
{
  return end == NULL || !end->bounded
             ? NULL
             : kjp__answer_fraction(fit->answer, &end->value);
}
