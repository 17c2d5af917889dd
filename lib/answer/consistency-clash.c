/* SPDX-License-Identifier: MIT */
/* lib/answer/consistency-clash.c - what clashes, and what is implied.
 *
 * Component by component: as long as it clashes, a smallest set that does is
 * found by leaving out one member after the other, told, and its targets are
 * taken out; of what is left, every cell that is narrower than what is said of
 * it is told with the targets that make it so. Leaving out stops where it
 * would take too long: a set that may be larger than needed says so. */
#include <stdlib.h>
#include <string.h>

#include "consistency-priv.h"

enum {
  MOST_CONFLICTS = 16,
  MOST_REDUCED = 32,     /* targets behind an implied bound */
  MOST_WORK = 400 * 1000 /* members looked at, before sets stay as they are */
};

/* Items, as rows, in the order in which they are tried. */
struct set {
  int32_t *items;
  int32_t count;
};

struct component {
  int32_t leader;
  int32_t first; /* constraint */
  int32_t count;
  struct set set;
};

/* An implied bound before it becomes a row. */
struct found {
  int32_t cell;
  int32_t indicator;
  int32_t year;
  struct kjp__interval interval;
  struct set from; /* targets' items */
  bool minimal;
  bool projected;
};

/* What a reason's walk gathers: known values go into the used figures. */
struct gathering {
  struct kjp__fit *fit;
  struct set set; /* has room for all items of the component */
  bool targets_only;
  bool projected;
};

static struct kjp__fit_item *
item_at(const struct kjp__fit *fit, int32_t item)
{
  return kjp__rows_at(&fit->items, item);
}

static struct kjp__fit_constraint *
constraint_at(const struct kjp__fit *fit, int32_t constraint)
{
  return kjp__rows_at(&fit->constraints, constraint);
}

static int32_t
cell_at(const struct kjp__fit *fit,
        const struct kjp__fit_constraint *constraint, int32_t i)
{
  const struct kjp__fit_member *member =
      kjp__rows_at(&fit->members, constraint->first + i);

  return member->cell;
}

/* Order of trial: observed figures go first, what is derived of them then,
 * targets last. What is found is thus about targets where it can be. */

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

static void
sort_set(struct kjp__fit *fit, const struct set *set)
{
  struct ranked *ranked =
      kjp__arena_alloc(fit->arena, ((size_t)set->count + 1) * sizeof *ranked);

  if (ranked == NULL)
    return;
  for (int32_t i = 0; i < set->count; i++) {
    const struct kjp__fit_item *item = item_at(fit, set->items[i]);

    ranked[i] =
        (struct ranked){rank_of(fit, item), item->target, set->items[i]};
  }
  qsort(ranked, (size_t)set->count, sizeof *ranked, compare_ranked);
  for (int32_t i = 0; i < set->count; i++)
    set->items[i] = ranked[i].item;
}

static bool
new_set(struct kjp__fit *fit, int32_t room, struct set *out)
{
  out->count = 0;
  out->items =
      kjp__arena_alloc(fit->arena, ((size_t)room + 1) * sizeof *out->items);
  return out->items != NULL;
}

/* Components */

static int32_t
count_items_of(const struct kjp__fit *fit, int32_t cell)
{
  int32_t count = 0;

  for (int32_t i = kjp__fit_cell(fit, cell)->first_item; i != KJP_NONE;
       i = item_at(fit, i)->next)
    count++;
  return count;
}

/* No less than there are: a cell counts as often as it is met. */
static int32_t
count_items(const struct kjp__fit *fit, const struct component *component)
{
  int32_t count = count_items_of(fit, component->leader);

  for (int32_t i = 0; i < component->count; i++) {
    const struct kjp__fit_constraint *constraint =
        constraint_at(fit, component->first + i);

    for (int32_t j = 0; j < constraint->count; j++)
      count += count_items_of(fit, cell_at(fit, constraint, j));
  }
  return count;
}

/* Known values at the edge take part; targets there are another's. */
static void
add_items_of(struct kjp__fit *fit, struct component *component, int32_t cell)
{
  bool own =
      kjp__fit_leader(fit, KJP__FIT_COMPONENT, cell) == component->leader;

  for (int32_t i = kjp__fit_cell(fit, cell)->first_item; i != KJP_NONE;
       i = item_at(fit, i)->next) {
    struct kjp__fit_item *item = item_at(fit, i);

    if (item->active == fit->run || (item->target != KJP_NONE && !own))
      continue;
    item->active = fit->run;
    component->set.items[component->set.count++] = i;
  }
}

static void
find_constraints(const struct kjp__fit *fit, struct component *component)
{
  int32_t low = 0;
  int32_t high = fit->constraints.count;

  while (low < high) {
    int32_t middle = low + (high - low) / 2;

    if (constraint_at(fit, middle)->component < component->leader)
      low = middle + 1;
    else
      high = middle;
  }
  component->first = low;
  while (low < fit->constraints.count &&
         constraint_at(fit, low)->component == component->leader)
    low++;
  component->count = low - component->first;
}

static bool
open_component(struct kjp__fit *fit, int32_t leader,
               struct component *component)
{
  component->leader = leader;
  find_constraints(fit, component);
  if (!new_set(fit, count_items(fit, component), &component->set))
    return false;
  fit->run++;
  add_items_of(fit, component, leader);
  for (int32_t i = 0; i < component->count; i++) {
    const struct kjp__fit_constraint *constraint =
        constraint_at(fit, component->first + i);

    if (constraint->ring != KJP_NONE && !fit->shared) {
      fit->shared = true;
      fit->shared_indicator = constraint->ring;
    }
    for (int32_t j = 0; j < constraint->count; j++)
      add_items_of(fit, component, cell_at(fit, constraint, j));
  }
  sort_set(fit, &component->set);
  return true;
}

static bool
narrow(struct kjp__fit *fit, const struct component *component,
       const struct set *set)
{
  return kjp__fit_narrow(fit, component->first, component->count, set->items,
                         set->count);
}

static void
drop_removed(const struct kjp__fit *fit, struct set *set)
{
  int32_t kept = 0;

  for (int32_t i = 0; i < set->count; i++) {
    if (!item_at(fit, set->items[i])->removed)
      set->items[kept++] = set->items[i];
  }
  set->count = kept;
}

/* Reasons */

static void
gather(void *data, int32_t row)
{
  struct gathering *gathering = data;
  struct kjp__fit *fit = gathering->fit;
  const struct kjp__fit_item *item = item_at(fit, row);
  const struct kjp__fit_cell *cell = kjp__fit_cell(fit, item->cell);

  if (item->target == KJP_NONE &&
      kjp__fit_value(fit, cell->indicator, cell->year)->kind >=
          KJP_KIND_PLANNED)
    gathering->projected = true;
  if (item->target == KJP_NONE && gathering->targets_only)
    kjp__used_add(fit->answer, fit->values,
                  kjp__values_series(fit->values, cell->indicator, 0),
                  cell->year);
  else
    gathering->set.items[gathering->set.count++] = row;
}

static void
gather_cell(struct gathering *gathering, int32_t cell)
{
  const struct kjp__fit_cell *at = kjp__fit_cell(gathering->fit, cell);

  gathering->fit->walk++;
  kjp__fit_reasons(gathering->fit, at->why[0], gather, gathering);
  kjp__fit_reasons(gathering->fit, at->why[1], gather, gathering);
}

/* Conflicts */

/* `set` without the member at `i`, in `out`. */
static void
without(const struct set *set, int32_t i, struct set *out)
{
  out->count = 0;
  for (int32_t j = 0; j < set->count; j++) {
    if (j != i)
      out->items[out->count++] = set->items[j];
  }
}

static void
swap(struct set *a, struct set *b)
{
  struct set kept = *a;

  *a = *b;
  *b = kept;
}

/* Leaves out what the clash can do without; false where that took too long. */
static bool
reduce_clash(struct kjp__fit *fit, const struct component *component,
             struct set *set)
{
  int64_t end = fit->work + MOST_WORK;
  struct set less;

  if (!new_set(fit, set->count, &less))
    return false;
  for (int32_t i = 0; i < set->count;) {
    if (fit->work > end)
      return false;
    without(set, i, &less);
    if (narrow(fit, component, &less))
      i++;
    else
      swap(set, &less);
  }
  return true;
}

static const struct kjp__fraction *
keep_end(struct kjp__fit *fit, const struct kjp__end *end)
{
  return end == NULL || !end->bounded
             ? NULL
             : kjp__answer_fraction(fit->answer, &end->value);
}

static void
write_member(struct kjp__fit *fit, int32_t conflict, int32_t row,
             struct kjp__consistency_conflict *of)
{
  const struct kjp__fit_item *item = item_at(fit, row);
  const struct kjp__fit_cell *cell = kjp__fit_cell(fit, item->cell);
  struct kjp__consistency_member *member = kjp__rows_add(
      &kjp__answer_table(fit->answer, KJP_CONSISTENCY_MEMBERS)->rows);

  if (member == NULL)
    return;
  member->conflict = conflict;
  member->target = item->target;
  member->indicator = cell->indicator;
  member->year = cell->year;
  if (item->target != KJP_NONE)
    return;
  member->value = keep_end(fit, item->ends[0]);
  member->kind = kjp__fit_value(fit, cell->indicator, cell->year)->kind;
  of->projected = of->projected || member->kind >= KJP_KIND_PLANNED;
  kjp__used_add(fit->answer, fit->values,
                kjp__values_series(fit->values, cell->indicator, 0),
                cell->year);
}

/* Where the members of the set clash, seen once more with them alone. */
static void
write_place(struct kjp__fit *fit, struct kjp__consistency_conflict *row)
{
  const struct kjp__fit_cell *cell = kjp__fit_cell(fit, fit->clash);

  row->indicator = cell->indicator;
  row->year = cell->year;
  row->first_year = cell->first_year;
  if (cell->kind == KJP__FIT_DISTANCE)
    return;
  row->low = keep_end(fit, cell->ends[0]);
  row->high = keep_end(fit, cell->ends[1]);
  row->low_open = cell->ends[0]->open;
  row->high_open = cell->ends[1]->open;
}

static void
tell_conflict(struct kjp__fit *fit, const struct component *component,
              const struct set *set, bool minimal)
{
  struct kjp__rows *rows =
      &kjp__answer_table(fit->answer, KJP_CONSISTENCY_CONFLICTS)->rows;
  struct kjp__consistency_conflict *row = kjp__rows_add(rows);

  if (row == NULL)
    return;
  row->minimal = minimal;
  row->indicator = KJP_NONE;
  if (!narrow(fit, component, set))
    write_place(fit, row);
  for (int32_t i = 0; i < set->count; i++)
    write_member(fit, rows->count - 1, set->items[i], row);
}

/* Its targets go; where it has none, its figures do. */
static void
remove_members(struct kjp__fit *fit, const struct set *set)
{
  int32_t last = set->count - 1;
  bool targets = item_at(fit, set->items[last])->target != KJP_NONE;

  for (int32_t i = 0; i <= last; i++) {
    struct kjp__fit_item *item = item_at(fit, set->items[i]);

    item->removed = item->removed || !targets || item->target != KJP_NONE;
  }
}

static void
take_conflict(struct kjp__fit *fit, struct component *component)
{
  struct gathering gathering = {.fit = fit};
  bool limited = fit->limited;
  bool minimal;

  if (!new_set(fit, component->set.count, &gathering.set))
    return;
  gather_cell(&gathering, fit->clash);
  sort_set(fit, &gathering.set);
  minimal = reduce_clash(fit, component, &gathering.set);
  tell_conflict(fit, component, &gathering.set, minimal);
  fit->limited = limited;
  remove_members(fit, &gathering.set);
  drop_removed(fit, &component->set);
}

/* True where what is left fits. */
static bool
take_conflicts(struct kjp__fit *fit, struct component *component)
{
  const kjp_table *conflicts =
      kjp__answer_table(fit->answer, KJP_CONSISTENCY_CONFLICTS);

  while (!narrow(fit, component, &component->set)) {
    if (conflicts->rows.count == MOST_CONFLICTS) {
      fit->cut = true;
      return false;
    }
    take_conflict(fit, component);
    if (kjp__arena_failed(fit->arena) || kjp__arena_failed(fit->runs))
      return false;
  }
  return true;
}

/* What is implied */

static void
say_all(struct kjp__interval *out, const struct kjp__fit_cell *cell)
{
  kjp__interval_all(out);
  if (cell->ends[0] != NULL)
    out->low = *cell->ends[0];
  if (cell->ends[1] != NULL)
    out->high = *cell->ends[1];
}

/* What the targets of a cell itself say. */
static void
say_own(const struct kjp__fit *fit, const struct kjp__fit_cell *cell,
        struct kjp__interval *out)
{
  kjp__interval_all(out);
  for (int32_t i = cell->first_item; i != KJP_NONE; i = item_at(fit, i)->next) {
    const struct kjp__fit_item *item = item_at(fit, i);

    if (item->removed)
      continue;
    if (item->ends[0] != NULL && kjp__end_is_higher(item->ends[0], &out->low))
      out->low = *item->ends[0];
    if (item->ends[1] != NULL && kjp__end_is_lower(item->ends[1], &out->high))
      out->high = *item->ends[1];
  }
}

/* `room` is what its reasons are gathered in. */
static void
look_at_cell(struct kjp__fit *fit, struct kjp__rows *list, int32_t at,
             const struct set *room)
{
  const struct kjp__fit_cell *cell = kjp__fit_cell(fit, at);
  struct gathering gathering = {.fit = fit, .set = *room, .targets_only = true};
  struct kjp__interval own;
  struct kjp__interval all;
  struct found *found;

  say_own(fit, cell, &own);
  say_all(&all, cell);
  if (!kjp__end_is_higher(&all.low, &own.low) &&
      !kjp__end_is_lower(&all.high, &own.high))
    return;
  gather_cell(&gathering, at);
  sort_set(fit, &gathering.set);
  found = kjp__rows_add(list);
  if (found == NULL || !new_set(fit, gathering.set.count, &found->from))
    return;
  found->cell = at;
  found->indicator = cell->indicator;
  found->year = cell->year;
  found->interval = all;
  found->from.count = gathering.set.count;
  memcpy(found->from.items, gathering.set.items,
         (size_t)gathering.set.count * sizeof *found->from.items);
  found->projected = gathering.projected;
}

static bool
same_end(const struct kjp__end *a, const struct kjp__end *b)
{
  if (!a->bounded || !b->bounded)
    return a->bounded == b->bounded;
  return a->open == b->open && kjp__fraction_compare(&a->value, &b->value) == 0;
}

/* Whether the bounds stand without target `left_out` and all targets but those
 * of `from`. */
static bool
stands_without(struct kjp__fit *fit, const struct component *component,
               const struct found *found, int32_t left_out, struct set *less)
{
  struct kjp__interval all;

  less->count = 0;
  for (int32_t i = 0; i < component->set.count; i++) {
    if (item_at(fit, component->set.items[i])->target == KJP_NONE)
      less->items[less->count++] = component->set.items[i];
  }
  for (int32_t i = 0; i < found->from.count; i++) {
    if (i != left_out)
      less->items[less->count++] = found->from.items[i];
  }
  if (!narrow(fit, component, less))
    return false;
  say_all(&all, kjp__fit_cell(fit, found->cell));
  return same_end(&all.low, &found->interval.low) &&
         same_end(&all.high, &found->interval.high);
}

static void
reduce_found(struct kjp__fit *fit, const struct component *component,
             struct found *found, struct set *less, int64_t end)
{
  if (found->from.count > MOST_REDUCED)
    return;
  for (int32_t i = 0; i < found->from.count;) {
    if (fit->work > end)
      return;
    if (!stands_without(fit, component, found, i, less)) {
      i++;
      continue;
    }
    memmove(found->from.items + i, found->from.items + i + 1,
            (size_t)(found->from.count - i - 1) * sizeof *found->from.items);
    found->from.count--;
  }
  found->minimal = true;
}

/* Of cells that nobody knows, each once. */
static void
take_implied(struct kjp__fit *fit, const struct component *component,
             struct kjp__rows *list)
{
  int32_t first = list->count;
  int64_t end = fit->work + MOST_WORK;
  bool limited = fit->limited;
  struct set room;

  if (!new_set(fit, component->set.count, &room))
    return;
  for (int32_t i = 0; i < component->count; i++) {
    const struct kjp__fit_constraint *constraint =
        constraint_at(fit, component->first + i);

    for (int32_t j = 0; j < constraint->count; j++) {
      int32_t at = cell_at(fit, constraint, j);
      struct kjp__fit_cell *cell = kjp__fit_cell(fit, at);

      if (cell->kind != KJP__FIT_REAL || cell->known || cell->told)
        continue;
      cell->told = true;
      look_at_cell(fit, list, at, &room);
    }
  }
  for (int32_t i = first; i < list->count; i++)
    reduce_found(fit, component, kjp__rows_at(list, i), &room, end);
  fit->limited = limited;
}

static int
compare_found(const void *left, const void *right)
{
  const struct found *a = left;
  const struct found *b = right;

  if (a->indicator != b->indicator)
    return a->indicator < b->indicator ? -1 : 1;
  return (a->year > b->year) - (a->year < b->year);
}

static void
write_from(struct kjp__fit *fit, int32_t implied, const struct found *found)
{
  struct kjp__rows *rows =
      &kjp__answer_table(fit->answer, KJP_CONSISTENCY_IMPLIED_FROM)->rows;

  for (int32_t i = 0; i < found->from.count; i++) {
    struct kjp__consistency_from *row = kjp__rows_add(rows);

    if (row == NULL)
      return;
    row->implied = implied;
    row->target = item_at(fit, found->from.items[i])->target;
  }
}

static void
write_implied(struct kjp__fit *fit, struct kjp__rows *list)
{
  struct kjp__rows *rows =
      &kjp__answer_table(fit->answer, KJP_CONSISTENCY_IMPLIED)->rows;

  if (!kjp__rows_sort(list, 0, compare_found))
    return;
  for (int32_t i = 0; i < list->count; i++) {
    const struct found *found = kjp__rows_at(list, i);
    struct kjp__consistency_implied *row = kjp__rows_add(rows);

    if (row == NULL)
      return;
    row->indicator = found->indicator;
    row->year = found->year;
    row->low = keep_end(fit, &found->interval.low);
    row->high = keep_end(fit, &found->interval.high);
    row->low_open = found->interval.low.bounded && found->interval.low.open;
    row->high_open = found->interval.high.bounded && found->interval.high.open;
    row->minimal = found->minimal;
    row->projected = found->projected;
    write_from(fit, i, found);
  }
}

/* A component is looked at when the first of its targets comes. */
void
kjp__fit_clash(struct kjp__fit *fit)
{
  struct kjp__rows list;

  kjp__rows_init(&list, fit->arena, sizeof(struct found));
  for (int32_t i = 0; i < fit->items.count && !fit->failed; i++) {
    const struct kjp__fit_item *item = item_at(fit, i);
    struct kjp__fit_cell *leader;
    struct component component;

    if (item->target == KJP_NONE)
      continue;
    leader = kjp__fit_cell(
        fit, kjp__fit_leader(fit, KJP__FIT_COMPONENT, item->cell));
    if (leader->looked_at)
      continue;
    leader->looked_at = true;
    if (!open_component(fit,
                        kjp__fit_leader(fit, KJP__FIT_COMPONENT, item->cell),
                        &component))
      return;
    if (take_conflicts(fit, &component))
      take_implied(fit, &component, &list);
  }
  write_implied(fit, &list);
}
