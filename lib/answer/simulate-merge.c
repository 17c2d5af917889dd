/* SPDX-License-Identifier: MIT */
/* lib/answer/simulate-merge.c - two slices of one simulation become one. What
 * it then holds is what one would that had drawn both. */
#include "simulate-priv.h"

#include <string.h>

#include <glib.h>

#include "../base/error-priv.h"

/* Whether they are of the same */

static bool
same_plan(const kjp_plan *one, const kjp_plan *other)
{
  const struct kjp__plan_row *left = kjp__plan_row(one, KJP_PLAN, 0);
  const struct kjp__plan_row *right = kjp__plan_row(other, KJP_PLAN, 0);

  return one == other || (left->sha256 != NULL && right->sha256 != NULL &&
                          strcmp(left->sha256, right->sha256) == 0);
}

static bool
same_settings(const struct kjp__settings *one,
              const struct kjp__settings *other)
{
  return one->seed == other->seed && one->kept == other->kept &&
         one->paths == other->paths &&
         g_strcmp0(one->scenario, other->scenario) == 0 &&
         g_strcmp0(one->as_of, other->as_of) == 0 &&
         g_strcmp0(one->indicator, other->indicator) == 0;
}

static bool
is_slice(const struct kjp_simulation *one, const struct kjp_simulation *other)
{
  return same_plan(one->plan, other->plan) && one->mode == other->mode &&
         same_settings(&one->settings, &other->settings) &&
         one->tallies.count == other->tallies.count &&
         one->kept_nodes == other->kept_nodes;
}

static bool
have_draws_in_common(const struct kjp_simulation *one,
                     const struct kjp_simulation *other)
{
  for (int32_t i = 0; i < other->ranges.count; i++) {
    const struct kjp__drawn_range *range = kjp__rows_at(&other->ranges, i);

    if (kjp__simulation_has(one, range))
      return true;
  }
  return false;
}

/* Kept values */

/* The first draws of both, by number: where each is taken from. */
struct picking {
  const struct kjp_simulation *into;
  const struct kjp_simulation *from;
  int8_t *is_from; /* by place */
  int64_t count;
};

static void
pick(struct picking *picking)
{
  const int64_t *left = picking->into->kept_draws;
  const int64_t *right = picking->from->kept_draws;
  int64_t i = 0;
  int64_t j = 0;

  for (int64_t place = 0; place < picking->count; place++) {
    bool is_from = i == picking->into->kept_count ||
                   (j < picking->from->kept_count && right[j] < left[i]);

    picking->is_from[place] = is_from;
    i += !is_from;
    j += is_from;
  }
}

/* From the end backwards, so that nothing is written over that is still to be
 * read. */
static void
place_picked(const struct picking *picking, int64_t *into, const int64_t *from)
{
  int64_t right = 0;
  int64_t left;

  for (int64_t place = 0; place < picking->count; place++)
    right += picking->is_from[place];
  left = picking->count - right;
  for (int64_t place = picking->count - 1; place >= 0; place--)
    into[place] = picking->is_from[place] ? from[--right] : into[--left];
}

static kjp_status
merge_kept(kjp_simulation *into, const kjp_simulation *from,
           kjp_error **error_out)
{
  struct picking picking = {.into = into, .from = from};

  picking.count = MIN(into->settings.kept, into->kept_count + from->kept_count);
  picking.is_from = g_try_malloc0((gsize)picking.count + 1);
  if (picking.is_from == NULL || !kjp__simulation_keep(into, picking.count)) {
    g_free(picking.is_from);
    return kjp__fail(error_out, KJP__MEMORY_OUT, NULL);
  }
  pick(&picking);
  for (int32_t i = 0; i < into->kept_nodes; i++)
    place_picked(&picking, into->kept[i], from->kept[i]);
  place_picked(&picking, into->kept_draws, from->kept_draws);
  into->kept_count = picking.count;
  g_free(picking.is_from);
  return KJP_OK;
}

/* Counts */

static void
merge_counts(kjp_simulation *into, const kjp_simulation *from)
{
  for (int32_t i = 0; i < into->tallies.count; i++) {
    into->counts[i].defined += from->counts[i].defined;
    into->counts[i].holds += from->counts[i].holds;
    into->counts[i].high += from->counts[i].high;
    into->counts[i].low += from->counts[i].low;
  }
  into->undefined += from->undefined;
  into->draws += from->draws;
}

static kjp_status
merge_ranges(kjp_simulation *into, const kjp_simulation *from,
             kjp_error **error_out)
{
  int32_t before = into->ranges.count;

  for (int32_t i = 0; i < from->ranges.count; i++) {
    struct kjp__drawn_range *row = kjp__rows_add(&into->ranges);

    if (row == NULL) {
      kjp__rows_truncate(&into->ranges, before);
      return kjp__fail(error_out, KJP__MEMORY_OUT, NULL);
    }
    *row = *(const struct kjp__drawn_range *)kjp__rows_at(&from->ranges, i);
  }
  return KJP_OK;
}

const struct kjp__say kjp__slice_wanted = {
    "同一计划、同样选项和种子、抽样编号不重叠的一段，合计不超过 1000000000 次",
    "a slice of the same plan, options and seed with other draws, and no "
    "more than 1000000000 in all"};

kjp_status
kjp__simulation_add(kjp_simulation *into, const kjp_simulation *from,
                    const char *name, kjp_error **error_out)
{
  int32_t ranges = into->ranges.count;
  kjp_status status;

  if (!is_slice(into, from) || have_draws_in_common(into, from) ||
      into == from || from->draws > KJP__DRAWS_MOST - into->draws)
    return kjp__fail_argument(
        error_out, name,
        kjp_table_text(kjp_plan_table(from->plan, KJP_PLAN), 0, KJP_PLAN_ID),
        kjp__slice_wanted);
  status = merge_ranges(into, from, error_out);
  if (status == KJP_OK)
    status = merge_kept(into, from, error_out);
  if (status != KJP_OK) {
    kjp__rows_truncate(&into->ranges, ranges);
    return status;
  }
  merge_counts(into, from);
  return KJP_OK;
}

kjp_status
kjp_simulation_merge(kjp_simulation *into, const kjp_simulation *from,
                     kjp_error **error_out)
{
  if (error_out != NULL)
    *error_out = NULL;
  if (into == NULL)
    return kjp__fail_null(error_out, "into");
  if (from == NULL)
    return kjp__fail_null(error_out, "from");
  return kjp__simulation_add(into, from, "from", error_out);
}
