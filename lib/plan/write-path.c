/* SPDX-License-Identifier: MIT */
/* lib/plan/write-path.c - paths with their caps, and scenarios. */
#include "write-priv.h"

void
kjp__write_path(struct kjp__writing *writing, const struct kjp__path *row,
                int32_t index)
{
  const struct kjp__unit *unit = writing->unit;

  writing->said = (uint32_t)KJP__SAID_ALL;
  writing->unit = kjp__plan_unit(writing->plan, row->indicator);
  kjp__put_id(writing, KJP_INDICATORS, row->indicator);
  kjp__put_map(writing, &kjp__shape_path, row, index, KJP__LAYOUT_BLOCK);
  writing->unit = unit;
}

KJP__WRITER(path_from)
{
  const struct kjp__path *path = row;

  if (path->from_year == 0)
    return;
  kjp__put_key(writing, field->key);
  kjp__put_map(writing, &kjp__shape_from, row, index, KJP__LAYOUT_FLOW);
}

KJP__WRITER(path_through)
{
  struct kjp__range rows = kjp__children(writing->plan, KJP_PATH_YEARS, index);

  (void)row;
  kjp__put_years(writing, field->key, KJP_PATH_YEARS, rows,
                 offsetof(struct kjp__path_year, amount), writing->unit);
}

KJP__WRITER(path_shares)
{
  struct kjp__range rows = kjp__children(writing->plan, KJP_PATH_YEARS, index);

  (void)row;
  kjp__put_years(writing, field->key, KJP_PATH_YEARS, rows,
                 offsetof(struct kjp__path_year, share), &kjp__unit_percent);
}

KJP__WRITER(path_floors)
{
  const struct kjp__path *path = row;

  if (path->floors)
    kjp__put_ids(writing, field->key, KJP_PATH_FLOORS,
                 kjp__children(writing->plan, KJP_PATH_FLOORS, index),
                 offsetof(struct kjp__path_floor, rule), KJP_RULES);
}

/* Caps */

static bool
is_short(const struct kjp__cap *row)
{
  return row->first_year == 0 && row->basis < 0 && row->note == NULL;
}

KJP__WRITER(caps)
{
  const struct kjp__path *path = row;
  struct kjp__range all = kjp__children(writing->plan, KJP_CAPS, index);
  int32_t kind = writing->kind;

  if (!path->caps)
    return;
  kjp__put_key(writing, field->key);
  kjp__put_begin_list(writing, KJP__LAYOUT_BLOCK);
  for (int32_t i = all.first; i < all.end; i++) {
    const struct kjp__cap *cap = kjp__plan_row(writing->plan, KJP_CAPS, i);

    writing->kind = cap->kind;
    kjp__put_begin_map(writing, KJP__LAYOUT_BLOCK);
    kjp__put_key(writing, kjp__words_cap[cap->kind]);
    kjp__put_keyword(writing, &kjp__shape_cap, cap, i, is_short(cap));
    kjp__put_end(writing);
  }
  kjp__put_end(writing);
  writing->kind = kind;
}

KJP__WRITER(cap_amounts)
{
  struct kjp__range rows = kjp__children(writing->plan, KJP_CAP_YEARS, index);

  (void)row;
  kjp__put_years(writing, field->key, KJP_CAP_YEARS, rows,
                 offsetof(struct kjp__cap_year, amount), writing->unit);
}

/* Scenarios */

KJP__WRITER(scenario_paths)
{
  struct kjp__range own = kjp__owned(&writing->paths, index);

  (void)row;
  if (own.first == own.end)
    return;
  kjp__put_key(writing, field->key);
  kjp__put_begin_map(writing, KJP__LAYOUT_BLOCK);
  for (int32_t i = own.first; i < own.end; i++) {
    const struct kjp__owned_row *path = kjp__owned_at(&writing->paths, i);

    kjp__write_path(writing, path->row, path->index);
  }
  kjp__put_end(writing);
}

static const struct kjp__overlay *
overlay_at(const struct kjp__writing *writing, int32_t index)
{
  return kjp__plan_row(writing->plan, KJP_OVERLAYS, index);
}

/* Each indicator begins with the row of its constants. */
KJP__WRITER(overlays)
{
  struct kjp__range all = kjp__children(writing->plan, KJP_OVERLAYS, index);

  (void)row;
  if (all.first == all.end)
    return;
  kjp__put_key(writing, field->key);
  kjp__put_begin_map(writing, KJP__LAYOUT_BLOCK);
  for (int32_t i = all.first; i < all.end; i++) {
    const struct kjp__overlay *overlay = overlay_at(writing, i);

    if (overlay->year != 0)
      continue;
    writing->unit = kjp__plan_unit(writing->plan, overlay->indicator);
    kjp__put_id(writing, KJP_INDICATORS, overlay->indicator);
    kjp__put_map(writing, &kjp__shape_overlay, overlay, i, KJP__LAYOUT_FLOW);
  }
  kjp__put_end(writing);
}

/* The years that stand behind an indicator's constants. */
static struct kjp__range
years_of(const struct kjp__writing *writing, int32_t constants)
{
  int32_t count = kjp__plan_count(writing->plan, KJP_OVERLAYS);
  struct kjp__range years = {constants + 1, constants + 1};

  while (years.end < count && overlay_at(writing, years.end)->year != 0)
    years.end++;
  return years;
}

KJP__WRITER(overlay_growth)
{
  const struct kjp__overlay *overlay = row;

  if (!kjp__amount_is_known(overlay->growth)) {
    kjp__put_years(writing, field->key, KJP_OVERLAYS, years_of(writing, index),
                   offsetof(struct kjp__overlay, growth), &kjp__unit_percent);
    return;
  }
  kjp__put_key(writing, field->key);
  kjp__put_amount(writing, overlay->growth, &kjp__unit_percent);
}

KJP__WRITER(overlay_amounts)
{
  (void)row;
  kjp__put_years(writing, field->key, KJP_OVERLAYS, years_of(writing, index),
                 offsetof(struct kjp__overlay, amount), writing->unit);
}
