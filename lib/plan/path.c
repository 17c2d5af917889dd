/* SPDX-License-Identifier: MIT */
/* lib/plan/path.c - paths of money: the plan's own, and those that scenarios
 * lay over them. Their caps are in cap.c. */
#include <glib.h>

#include "read-priv.h"

/* Keys that one shape needs and no other may have. */
static const struct need {
  const char *key;
  int8_t shape;
} needs[] = {
    {"growth", KJP_SHAPE_FIXED_GROWTH},
    {"of", KJP_SHAPE_CATCH_UP},
    {"shares", KJP_SHAPE_SHARES},
};

/* The path that a scenario lays another over; NULL without one. */
static const struct kjp__path *
base_of(const kjp_plan *plan, const struct kjp__path *overlay)
{
  const struct kjp__indicator *indicator =
      kjp__plan_indicator(plan, overlay->indicator);

  return overlay->scenario < 0 || indicator->path == 0
             ? NULL
             : kjp__plan_row(plan, KJP_PATHS, indicator->path - 1);
}

static void
remember_base(kjp_plan *plan, const struct kjp__path *row, int32_t path)
{
  struct kjp__indicator *indicator =
      kjp__rows_at(&plan->tables[KJP_INDICATORS].rows, row->indicator);

  if (row->scenario < 0)
    indicator->path = path + 1;
}

static void
report_surplus(struct kjp__reading *reading, const struct kjp__at *at,
               const struct kjp__node *key, int8_t shape,
               const struct need *need)
{
  struct kjp__at entry = kjp__at_entry(at, key);
  const char *wanted = kjp__arena_format(reading->scratch, "shape: %s",
                                         kjp__words_shape[need->shape]);

  kjp__report_key(reading, &entry, KJP__PATH_KEY,
                  (struct kjp__details){
                      .found = KJP__SAY(need->key),
                      .name = KJP__SAY(kjp__words_shape[shape]),
                      .expected = KJP__SAY(wanted),
                  });
}

static void
check_need(struct kjp__reading *reading, const struct kjp__at *at,
           const struct kjp__path *base, int8_t shape, const struct need *need)
{
  const struct kjp__node *key = kjp__find_key(at->node, need->key);
  bool given = key != NULL ||
               (base != NULL && (base->needs >> (need - needs) & 1u) != 0);

  if (key != NULL && shape != need->shape)
    report_surplus(reading, at, key, shape, need);
  if (!given && shape == need->shape)
    kjp__report_key(
        reading, at, KJP__KEY_MISSING,
        (struct kjp__details){.name = KJP__SAY(kjp__words_shape[need->shape]),
                              .expected = KJP__SAY(need->key)});
}

/* A path needs a shape, its own or, in a scenario, that of the plan's path:
 * where that was written wrong there is nothing to add. */
static void
check_shape(struct kjp__reading *reading, const struct kjp__at *at,
            const struct kjp__path *row)
{
  const char *id = kjp__plan_indicator(reading->plan, row->indicator)->id;

  if (kjp__find_key(at->node, "shape") != NULL)
    return;
  if (row->scenario < 0 ||
      kjp__index_find(&reading->planned->index, id == NULL ? "" : id) < 0)
    kjp__report_key(reading, at, KJP__KEY_MISSING,
                    (struct kjp__details){.name = kjp__shape_path.name,
                                          .expected = KJP__SAY("shape")});
}

/* An overlay without a shape has that of the path under it. Where a shape was
 * written and is none, nothing can be said of what it needs. */
static void
check_needs(struct kjp__reading *reading, const struct kjp__at *at,
            const struct kjp__path *row)
{
  const struct kjp__path *base = base_of(reading->plan, row);
  bool own = kjp__find_key(at->node, "shape") != NULL;
  int8_t shape = own || base == NULL ? row->shape : base->shape;

  for (size_t i = 0; i < G_N_ELEMENTS(needs) && shape != 0; i++)
    check_need(reading, at, base, shape, &needs[i]);
  kjp__check_beginning(reading, at, row, shape);
}

/* What a scenario lays over it may rest on, be it right or wrong. */
static uint32_t
needs_of(const struct kjp__node *map)
{
  uint32_t written = 0;

  for (size_t i = 0; i < G_N_ELEMENTS(needs); i++) {
    if (kjp__find_key(map, needs[i].key) != NULL)
      written |= 1u << i;
  }
  return written;
}

static void
read_path(struct kjp__reading *reading, const struct kjp__at *at,
          int32_t indicator)
{
  struct kjp__rows *rows = &reading->plan->tables[KJP_PATHS].rows;
  struct kjp__path *row;

  if (!kjp__is_money(reading, at, at->key_mark, indicator, true) ||
      !kjp__is_map(reading, at))
    return;
  row = kjp__rows_add(rows);
  if (row == NULL)
    return;
  row->indicator = indicator;
  row->scenario = reading->scenario;
  row->reference = KJP_NONE;
  row->source = KJP_NONE;
  row->mark = at->key_mark;
  row->needs = needs_of(at->node);
  reading->path = rows->count - 1;
  remember_base(reading->plan, row, reading->path);
  reading->unit = kjp__plan_unit(reading->plan, indicator);
  kjp__expect_beginning(reading, at, base_of(reading->plan, row));
  (void)kjp__read_map(reading, at, &kjp__shape_path, row, reading->path);
  check_shape(reading, at, row);
  check_needs(reading, at, row);
}

void
kjp__read_path_entry(struct kjp__reading *reading, const struct kjp__at *at)
{
  int32_t indicator = kjp__reference_key_of(reading, at, KJP_INDICATORS);

  reading->scenario = KJP_NONE;
  if (indicator >= 0 && !kjp__is_seen(reading, at, reading->planned, true))
    read_path(reading, at, indicator);
}

static void
read_scenario_path(struct kjp__reading *reading, const struct kjp__at *at,
                   int32_t indicator, const void *how)
{
  (void)how;
  read_path(reading, at, indicator);
}

KJP__READER(scenario_paths)
{
  (void)field;
  (void)row;
  kjp__read_by_indicator(reading, at, read_scenario_path, NULL);
}

KJP__READER(path_reference)
{
  struct kjp__path *path = row;
  int32_t other = kjp__exact_reference_of(reading, at);

  (void)field;
  if (other < 0)
    return;
  if (other == path->indicator)
    kjp__report_value(reading, at, KJP__REFERENCE_SELF,
                      (struct kjp__details){.found = KJP__SAY(at->node->text)});
  else if (kjp__same_dimension(reading, at, path->indicator, other))
    path->reference = other;
}

/* Floors */

static void
read_floor(struct kjp__reading *reading, const struct kjp__at *at,
           const void *how)
{
  struct kjp__seen *const *seen = how;
  const struct kjp__path *path =
      kjp__plan_row(reading->plan, KJP_PATHS, reading->path);
  int32_t rule = kjp__reference_of(reading, at, KJP_RULES);
  const struct kjp__rule *ruling;
  struct kjp__path_floor *row;

  if (rule < 0 || kjp__is_seen(reading, at, *seen, false))
    return;
  ruling = kjp__plan_row(reading->plan, KJP_RULES, rule);
  if (ruling->indicator >= 0 && ruling->indicator != path->indicator) {
    kjp__report_value(
        reading, at, KJP__FLOOR_OTHER,
        (struct kjp__details){
            .found = KJP__SAY(at->node->text),
            .name = KJP__SAY(
                kjp__plan_indicator(reading->plan, path->indicator)->id),
            .related = ruling->mark});
    return;
  }
  row = kjp__rows_add(&reading->plan->tables[KJP_PATH_FLOORS].rows);
  if (row == NULL)
    return;
  row->path = reading->path;
  row->rule = rule;
  row->mark = at->node->mark;
}

KJP__READER(path_floors)
{
  struct kjp__path *path = row;
  struct kjp__seen seen;
  struct kjp__seen *rules = &seen;

  (void)field;
  path->floors = 1;
  kjp__seen_init(&seen, reading->scratch);
  kjp__read_items(reading, at, read_floor, &rules);
}
