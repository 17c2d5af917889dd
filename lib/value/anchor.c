/* SPDX-License-Identifier: MIT */
/* lib/value/anchor.c - the points that a path must go through: those it is
 * given, else what the indicator's own targets ask for. */
#include "course-priv.h"

#include <glib.h>

#include "promise-priv.h"

struct anchoring {
  const struct kjp__values *values;
  struct kjp__course *course; /* NULL: only the last year is looked for */
  int32_t first_year;
  int64_t grid;
  int32_t last_year;
};

static struct kjp__anchor *
anchor_at(struct anchoring *anchoring, int32_t year)
{
  if (anchoring->last_year < year)
    anchoring->last_year = year;
  return anchoring->course == NULL
             ? NULL
             : &anchoring->course->anchors[year - anchoring->first_year];
}

static void
add_through(struct anchoring *anchoring, int32_t year,
            struct kjp__amount amount)
{
  struct kjp__anchor *anchor = anchor_at(anchoring, year);

  if (anchor == NULL)
    return;
  anchor->value = amount;
  anchor->needed = true;
  anchor->by.name = "through";
  (void)kjp__amount_get(amount, &anchor->need);
}

static void
add_stops(struct anchoring *anchoring, const struct kjp__stops *stops)
{
  for (int32_t i = 0; i < stops->years; i++) {
    int32_t year = stops->first_year + i;

    if (stops->quanta[i] >= 0 && year > anchoring->first_year)
      add_through(anchoring, year, kjp__amount_known(stops->quanta[i]));
  }
}

static void
add_throughs(struct anchoring *anchoring, int32_t path)
{
  const kjp_table *table = &anchoring->values->plan->tables[KJP_PATH_YEARS];
  int32_t first;
  int32_t count = kjp_table_children(table, KJP_PATH_YEAR_PATH, path, &first);

  for (int32_t i = 0; i < count; i++) {
    const struct kjp__path_year *row = kjp__rows_at(&table->rows, first + i);

    if (row->kind == KJP_PATH_YEAR_THROUGH && row->year > anchoring->first_year)
      add_through(anchoring, row->year, row->amount);
  }
}

/* What a comparator asks for, on the grid where it is strict; whether it asks
 * for something at least. */
static bool
bounds_of(const struct kjp__asked *asked, int64_t step, int64_t *need,
          int64_t *most)
{
  struct kjp__grid grid = {step, 0};
  int64_t amount = 0;

  *need = KJP__NO_FLOOR;
  *most = KJP__NO_BOUND;
  (void)kjp__amount_get(asked->amount, &amount);
  switch (asked->comparator) {
  case KJP_COMPARATOR_AT_LEAST:
    *need = amount;
    break;
  case KJP_COMPARATOR_MORE_THAN:
    *need = kjp__grid_up(amount + 1, grid);
    break;
  case KJP_COMPARATOR_AT_MOST:
    *most = amount;
    break;
  case KJP_COMPARATOR_LESS_THAN:
    *most = kjp__grid_down(amount - 1, grid);
    break;
  case KJP_COMPARATOR_WITHIN:
    *need = amount;
    (void)kjp__amount_get(asked->upper, most);
    break;
  }
  return asked->comparator != KJP_COMPARATOR_AT_MOST &&
         asked->comparator != KJP_COMPARATOR_LESS_THAN;
}

static void
take_need(struct kjp__anchor *anchor, int64_t need, struct kjp__party by)
{
  if (anchor->needed && need <= anchor->need)
    return;
  anchor->needed = true;
  anchor->need = MAX(need, KJP__NO_FLOOR);
  anchor->value = kjp__amount_known(anchor->need);
  anchor->by = by;
}

/* It is hit where nothing is asked for at least. */
static void
take_most(struct kjp__anchor *anchor, int64_t most, struct kjp__party by)
{
  if (most >= anchor->most) {
    anchor->next_most = MIN(anchor->next_most, most);
    return;
  }
  anchor->next_most = anchor->most;
  anchor->most = most;
  anchor->most_by = by;
  if (anchor->needed)
    return;
  anchor->value = kjp__amount_known(MAX(most, 0));
  anchor->by = by;
}

/* Of two targets in a year the greater least is hit. */
static void
add_target(struct anchoring *anchoring, int32_t row,
           const struct kjp__target *target, const struct kjp__asked *asked)
{
  struct kjp__anchor *anchor = anchor_at(anchoring, target->last_year);
  struct kjp__party by = {target->id, row + 1};
  int64_t need;
  int64_t most;

  if (anchor == NULL)
    return;
  if (bounds_of(asked, anchoring->grid, &need, &most))
    take_need(anchor, need, by);
  take_most(anchor, most, by);
}

static bool
is_anchor(const struct anchoring *anchoring, const struct kjp__target *target,
          const struct kjp__asked *asked)
{
  uint32_t strengths = anchoring->values->view.strengths;

  return !target->over && asked->indicator < 0 &&
         kjp__amount_is_known(asked->amount) &&
         target->last_year > anchoring->first_year &&
         (strengths == 0 || (strengths >> target->strength & 1u) != 0);
}

static void
add_targets(struct anchoring *anchoring, int32_t indicator)
{
  const kjp_plan *plan = anchoring->values->plan;

  for (int32_t i = 0; i < kjp__plan_count(plan, KJP_TARGETS); i++) {
    const struct kjp__target *target = kjp__plan_row(plan, KJP_TARGETS, i);
    const struct kjp__asked *asked =
        kjp__asked_now(plan, i, anchoring->values->view.as_of);

    if (target->indicator == indicator && is_anchor(anchoring, target, asked))
      add_target(anchoring, i, target, asked);
  }
}

static int32_t
go_through(struct anchoring *anchoring, const struct kjp__course *course)
{
  if (course->stops != NULL)
    add_stops(anchoring, course->stops);
  else if (course->rows.through >= 0)
    add_throughs(anchoring, course->rows.through);
  else
    add_targets(anchoring, course->indicator);
  return anchoring->last_year;
}

int32_t
kjp__anchor_last_year(const struct kjp__values *values,
                      const struct kjp__course *course)
{
  struct anchoring anchoring = {values, NULL, course->first_year, course->grid,
                                course->first_year};

  return go_through(&anchoring, course);
}

bool
kjp__course_anchors(struct kjp__values *values, struct kjp__course *course)
{
  struct anchoring anchoring = {values, course, course->first_year,
                                course->grid, course->first_year};
  size_t years = (size_t)(course->last_year - course->first_year + 1);

  course->anchors =
      kjp__arena_alloc(values->arena, years * sizeof *course->anchors);
  if (course->anchors == NULL)
    return false;
  for (size_t i = 0; i < years; i++) {
    course->anchors[i].need = KJP__NO_FLOOR;
    course->anchors[i].most = KJP__NO_BOUND;
    course->anchors[i].next_most = KJP__NO_BOUND;
  }
  (void)go_through(&anchoring, course);
  return true;
}
