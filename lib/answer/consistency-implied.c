/* SPDX-License-Identifier: MIT */
/* lib/answer/consistency-implied.c - what is implied: every cell that is
 * narrower than what is said of it, with the targets that make it so. */
#include <string.h>

#include "consistency-set-priv.h"

/* Targets behind a bound: more are counted, and not all named. */
enum { MOST_REDUCED = 32 };

/* An implied bound before it becomes a row. */
struct found {
  int32_t cell;
  int32_t indicator;
  int32_t year;
  struct kjp__interval interval;
  struct kjp__fit_set from; /* targets' items */
  bool minimal;
  bool projected;
  bool unverified;
};

void
kjp__fit_list_implied(struct kjp__fit *fit, struct kjp__rows *list)
{
  kjp__rows_init(list, fit->arena, sizeof(struct found));
}

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
  for (int32_t i = cell->first_item; i != KJP_NONE;
       i = kjp__fit_item(fit, i)->next) {
    const struct kjp__fit_item *item = kjp__fit_item(fit, i);

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
             const struct kjp__fit_set *room)
{
  const struct kjp__fit_cell *cell = kjp__fit_cell(fit, at);
  struct kjp__fit_gathering gathering = {
      .fit = fit, .set = *room, .targets_only = true};
  struct kjp__interval own;
  struct kjp__interval all;
  struct found *found;

  say_own(fit, cell, &own);
  say_all(&all, cell);
  if (!kjp__end_is_higher(&all.low, &own.low) &&
      !kjp__end_is_lower(&all.high, &own.high))
    return;
  kjp__fit_gather(&gathering, at);
  kjp__fit_set_sort(fit, &gathering.set);
  found = kjp__rows_add(list);
  if (found == NULL ||
      !kjp__fit_set_new(fit, gathering.set.count, &found->from))
    return;
  found->cell = at;
  found->indicator = cell->indicator;
  found->year = cell->year;
  found->interval = all;
  found->from.count = gathering.set.count;
  memcpy(found->from.items, gathering.set.items,
         (size_t)gathering.set.count * sizeof *found->from.items);
  found->projected = gathering.projected;
  found->unverified = gathering.unverified;
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
stands_without(struct kjp__fit *fit, const struct kjp__fit_component *component,
               const struct found *found, int32_t left_out,
               struct kjp__fit_set *less)
{
  struct kjp__interval all;

  less->count = 0;
  for (int32_t i = 0; i < component->set.count; i++) {
    if (kjp__fit_item(fit, component->set.items[i])->target == KJP_NONE)
      less->items[less->count++] = component->set.items[i];
  }
  for (int32_t i = 0; i < found->from.count; i++) {
    if (i != left_out)
      less->items[less->count++] = found->from.items[i];
  }
  if (!kjp__fit_component_try(fit, component, less))
    return false;
  say_all(&all, kjp__fit_cell(fit, found->cell));
  return same_end(&all.low, &found->interval.low) &&
         same_end(&all.high, &found->interval.high);
}

static void
reduce_found(struct kjp__fit *fit, const struct kjp__fit_component *component,
             struct found *found, struct kjp__fit_set *less)
{
  if (found->from.count > MOST_REDUCED)
    return;
  for (int32_t i = 0; i < found->from.count;) {
    if (fit->tried > KJP__FIT_MOST_TRIED)
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
void
kjp__fit_take_implied(struct kjp__fit *fit,
                      const struct kjp__fit_component *component,
                      struct kjp__rows *list)
{
  int32_t first = list->count;
  struct kjp__fit_set room;

  if (!kjp__fit_set_new(fit, component->set.count, &room))
    return;
  for (int32_t i = 0; i < component->count; i++) {
    const struct kjp__fit_constraint *constraint =
        kjp__fit_constraint(fit, component->first + i);

    for (int32_t j = 0; j < constraint->count; j++) {
      int32_t at = kjp__fit_cell_of(fit, constraint, j);
      struct kjp__fit_cell *cell = kjp__fit_cell(fit, at);

      if (cell->kind != KJP__FIT_REAL || cell->known || cell->told)
        continue;
      cell->told = true;
      look_at_cell(fit, list, at, &room);
    }
  }
  for (int32_t i = first; i < list->count; i++)
    reduce_found(fit, component, kjp__rows_at(list, i), &room);
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

  for (int32_t i = 0; i < found->from.count && i < MOST_REDUCED; i++) {
    struct kjp__consistency_from *row = kjp__rows_add(rows);

    if (row == NULL)
      return;
    row->implied = implied;
    row->target = kjp__fit_item(fit, found->from.items[i])->target;
  }
}

/* By a figure, or by the revision of a target that is needed. */
static bool
is_unverified(const struct kjp__fit *fit, const struct found *found)
{
  bool unverified = found->unverified;

  for (int32_t i = 0; i < found->from.count && !unverified; i++)
    unverified = kjp__fit_is_unverified(
        fit, kjp__fit_item(fit, found->from.items[i])->target);
  return unverified;
}

void
kjp__fit_write_implied(struct kjp__fit *fit, struct kjp__rows *list)
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
    row->low = kjp__fit_keep_end(fit, &found->interval.low);
    row->high = kjp__fit_keep_end(fit, &found->interval.high);
    row->low_open = found->interval.low.bounded && found->interval.low.open;
    row->high_open = found->interval.high.bounded && found->interval.high.open;
    row->count = found->from.count;
    row->minimal = found->minimal;
    row->projected = found->projected;
    row->unverified = is_unverified(fit, found);
    write_from(fit, i, found);
  }
}
