/* SPDX-License-Identifier: MIT */
/* lib/answer/consistency-clash.c - what clashes.
 *
 * Component by component: as long as it clashes, a smallest set that does is
 * found by leaving out one member after the other, told, and its targets are
 * taken out; what is left says what is implied. What clashes with some of the
 * targets taken out is consistency-hidden.c. Leaving out stops where it would
 * take too long: a set that may be larger than needed says so. */
#include "consistency-set-priv.h"

enum { MOST_CONFLICTS = 16 };

/* Conflicts */

/* `set` without the members from `i` on, `count` of them, in `out`. */
static void
without(const struct kjp__fit_set *set, int32_t i, int32_t count,
        struct kjp__fit_set *out)
{
  out->count = 0;
  for (int32_t j = 0; j < set->count; j++) {
    if (j < i || j >= i + count)
      out->items[out->count++] = set->items[j];
  }
}

static void
swap(struct kjp__fit_set *a, struct kjp__fit_set *b)
{
  struct kjp__fit_set kept = *a;

  *a = *b;
  *b = kept;
}

/* Leaves out what the clash can do without, `size` members at a time; false
 * where that took too long. */
static bool
leave_out(struct kjp__fit *fit, const struct kjp__fit_component *component,
          int32_t size, struct kjp__fit_set *set, struct kjp__fit_set *less)
{
  for (int32_t i = 0; i < set->count;) {
    if (fit->tried > KJP__FIT_MOST_TRIED)
      return false;
    without(set, i, size, less);
    if (kjp__fit_component_try(fit, component, less))
      i += size;
    else
      swap(set, less);
  }
  return true;
}

/* Halves first, single members last: what is left then is needed. */
static bool
reduce_clash(struct kjp__fit *fit, const struct kjp__fit_component *component,
             struct kjp__fit_set *set)
{
  struct kjp__fit_set less;
  bool done = kjp__fit_set_new(fit, set->count, &less);

  for (int32_t size = set->count > 8 ? set->count / 2 : 1; size > 0 && done;
       size /= 2)
    done = leave_out(fit, component, size, set, &less);
  return done;
}

/* A published figure, and what it stands for. */
static void
write_published(struct kjp__fit *fit, const struct kjp__fit_item *item,
                const struct kjp__observation *observation,
                struct kjp__consistency_member *member)
{
  member->low = kjp__fit_keep_end(fit, item->ends[0]);
  member->high = kjp__fit_keep_end(fit, item->ends[1]);
  member->digits = observation->decimals;
}

static void
write_figure(struct kjp__fit *fit, const struct kjp__fit_item *item,
             struct kjp__consistency_member *member,
             struct kjp__consistency_conflict *of)
{
  const struct kjp__value *value =
      kjp__fit_value(fit, member->indicator, member->year);
  struct kjp__fraction fraction;

  kjp__value_fraction(value, &fraction);
  member->value = kjp__answer_fraction(fit->answer, &fraction);
  member->kind = value->kind;
  of->projected |= value->kind >= KJP_KIND_PLANNED;
  of->unverified |= value->unverified;
  if (value->rounded && value->observation != NULL)
    write_published(fit, item, value->observation, member);
  kjp__used_add(fit->answer, fit->values,
                kjp__values_series(fit->values, member->indicator, 0),
                member->year);
}

static void
write_member(struct kjp__fit *fit, int32_t conflict, int32_t row,
             struct kjp__consistency_conflict *of)
{
  const struct kjp__fit_item *item = kjp__fit_item(fit, row);
  const struct kjp__fit_cell *cell = kjp__fit_cell(fit, item->cell);
  struct kjp__consistency_member *member = kjp__rows_add(
      &kjp__answer_table(fit->answer, KJP_CONSISTENCY_MEMBERS)->rows);

  if (member == NULL)
    return;
  member->conflict = conflict;
  member->target = item->target;
  member->indicator = cell->indicator;
  member->year = cell->year;
  member->digits = KJP_NONE;
  if (item->target == KJP_NONE)
    write_figure(fit, item, member, of);
  else
    of->unverified |= kjp__fit_is_unverified(fit, item->target);
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
  row->low = kjp__fit_keep_end(fit, cell->ends[0]);
  row->high = kjp__fit_keep_end(fit, cell->ends[1]);
  row->low_open = cell->ends[0]->open;
  row->high_open = cell->ends[1]->open;
}

static void
tell_conflict(struct kjp__fit *fit, const struct kjp__fit_component *component,
              const struct kjp__fit_set *set, bool minimal)
{
  struct kjp__rows *rows =
      &kjp__answer_table(fit->answer, KJP_CONSISTENCY_CONFLICTS)->rows;
  struct kjp__consistency_conflict *row = kjp__rows_add(rows);

  if (row == NULL)
    return;
  row->minimal = minimal;
  row->indicator = KJP_NONE;
  if (!kjp__fit_component_try(fit, component, set))
    write_place(fit, row);
  for (int32_t i = 0; i < set->count; i++)
    write_member(fit, rows->count - 1, set->items[i], row);
}

/* Targets stand last. */
static bool
has_target(const struct kjp__fit *fit, const struct kjp__fit_set *set)
{
  return kjp__fit_item(fit, set->items[set->count - 1])->target != KJP_NONE;
}

/* Its targets go; where it has none, its figures do. */
static void
remove_members(struct kjp__fit *fit, const struct kjp__fit_set *set)
{
  bool targets = has_target(fit, set);

  for (int32_t i = 0; i < set->count; i++) {
    struct kjp__fit_item *item = kjp__fit_item(fit, set->items[i]);

    item->removed = item->removed || !targets || item->target != KJP_NONE;
  }
}

bool
kjp__fit_take_conflict(struct kjp__fit *fit,
                       const struct kjp__fit_component *component,
                       struct kjp__rows *told, struct kjp__fit_set *out)
{
  const kjp_table *conflicts =
      kjp__answer_table(fit->answer, KJP_CONSISTENCY_CONFLICTS);
  struct kjp__fit_gathering gathering = {.fit = fit};
  struct kjp__fit_set *row;
  bool minimal;

  if (conflicts->rows.count == MOST_CONFLICTS ||
      !kjp__fit_set_new(fit, component->set.count, &gathering.set))
    return false;
  kjp__fit_gather(&gathering, fit->clash);
  kjp__fit_set_sort(fit, &gathering.set);
  minimal = reduce_clash(fit, component, &gathering.set);
  tell_conflict(fit, component, &gathering.set, minimal);
  *out = gathering.set;
  if (kjp__arena_failed(fit->runs))
    return false;
  if (!has_target(fit, out))
    return true;
  row = kjp__rows_add(told);
  if (row != NULL)
    *row = *out;
  return row != NULL;
}

/* Conflicts that share no target, and what is left; true where that fits. */
static bool
take_apart(struct kjp__fit *fit, struct kjp__fit_component *component,
           struct kjp__rows *told)
{
  while (!kjp__fit_component_narrow(fit, component, &component->set)) {
    struct kjp__fit_set conflict;

    if (!kjp__fit_take_conflict(fit, component, told, &conflict)) {
      fit->cut = true;
      return false;
    }
    remove_members(fit, &conflict);
    kjp__fit_set_drop_removed(fit, &component->set);
  }
  return true;
}

/* The component with its targets, those that were taken out as well. */
static bool
put_back(struct kjp__fit *fit, const struct kjp__fit_set *all,
         struct kjp__fit_component *component)
{
  if (!kjp__fit_set_new(fit, all->count, &component->set))
    return false;
  for (int32_t i = 0; i < all->count; i++) {
    const struct kjp__fit_item *item = kjp__fit_item(fit, all->items[i]);

    if (!item->removed || item->target != KJP_NONE)
      component->set.items[component->set.count++] = all->items[i];
  }
  return true;
}

/* True where what is left fits; it has been narrowed then. */
static bool
take_conflicts(struct kjp__fit *fit, struct kjp__fit_component *component)
{
  struct kjp__fit_component whole = *component;
  struct kjp__fit_set all;
  struct kjp__rows told;

  kjp__rows_init(&told, fit->arena, sizeof(struct kjp__fit_set));
  if (!kjp__fit_set_copy(fit, &component->set, &all) ||
      !take_apart(fit, component, &told))
    return false;
  if (told.count == 0)
    return true;
  if (!put_back(fit, &all, &whole))
    return false;
  kjp__fit_take_hidden(fit, &whole, &told);
  return kjp__fit_component_narrow(fit, component, &component->set);
}

/* A component is looked at when the first of its targets comes. */
void
kjp__fit_clash(struct kjp__fit *fit)
{
  struct kjp__rows list;

  kjp__fit_list_implied(fit, &list);
  for (int32_t i = 0; i < fit->items.count && !fit->failed; i++) {
    const struct kjp__fit_item *item = kjp__fit_item(fit, i);
    struct kjp__fit_cell *leader;
    struct kjp__fit_component component;

    if (item->target == KJP_NONE)
      continue;
    leader = kjp__fit_cell(
        fit, kjp__fit_leader(fit, KJP__FIT_COMPONENT, item->cell));
    if (leader->looked_at)
      continue;
    leader->looked_at = true;
    if (!kjp__fit_component_open(
            fit, kjp__fit_leader(fit, KJP__FIT_COMPONENT, item->cell),
            &component))
      return;
    if (take_conflicts(fit, &component))
      kjp__fit_take_implied(fit, &component, &list);
  }
  kjp__fit_write_implied(fit, &list);
}
