/* SPDX-License-Identifier: MIT */
/* lib/answer/panel-least.c - least paths of a range of a panel.
 *
 * Paths that are not common take memory as they are found: all are found
 * before anything is written where the caller reads. */
#include "panel-least-priv.h"

#include <string.h>

#include <glib.h>

#include "../base/error-priv.h"
#include "../base/holds-priv.h"
#include "panel-share-priv.h"

struct share {
  struct kjp__panel_share share;
  struct kjp__panel_desk desk;
  int64_t *least; /* of the range */
  uint8_t *states;
};

/* The door */

static const struct kjp__rule *
rule_at(const kjp_panel *panel, int32_t row)
{
  return kjp__plan_row(panel->plan, KJP_RULES, row);
}

static kjp_status
check_path(const kjp_panel *panel, kjp_error **error_out)
{
  const struct kjp__values values = {.plan = panel->plan};
  int32_t indicator = panel->rule->indicator;
  struct kjp__path_rows rows;

  if (!kjp__panel_path(panel, &rows))
    return kjp__fail_argument(
        error_out, "indicator", kjp__plan_indicator(panel->plan, indicator)->id,
        (struct kjp__say){"规则所管的指标有路径",
                          "a ruled indicator that has a path"});
  for (int32_t i = 0; i < kjp__plan_count(panel->plan, KJP_RULES); i++) {
    bool keeps = kjp__path_keeps(&values, indicator, &rows, i);

    if (keeps != (i == panel->rule_row))
      return kjp__fail_argument(
          error_out, "floors", rule_at(panel, i)->id,
          (struct kjp__say){
              "底线只有面板规则的路径（写明路径的 floors）",
              "a path whose floors are the panel's rule alone (say its "
              "`floors`)"});
  }
  return KJP_OK;
}

static kjp_status
check(const kjp_panel *panel, int32_t first_entity, int32_t count,
      int32_t threads, const struct kjp__panel_span *spans,
      kjp_error **error_out)
{
  kjp_status status =
      kjp__panel_check_range(panel, first_entity, count, threads, error_out);

  if (status == KJP_OK)
    status = kjp__panel_check_spans(panel, spans, 2, error_out);
  return status == KJP_OK ? check_path(panel, error_out) : status;
}

/* Working */

static void
find(struct kjp__panel_share *of)
{
  struct share *share = (struct share *)of;
  size_t years = (size_t)share->desk.panel->years;

  for (int32_t i = 0; i < of->count; i++) {
    size_t at = (size_t)(of->skipped + i);
    int64_t *least = share->least + at * years;

    if (share->desk.rise == NULL ||
        !kjp__panel_rise(&share->desk, of->first + i, least,
                         &share->states[at]))
      share->states[at] = kjp__panel_course(&share->desk, of->first + i, least);
  }
}

static kjp_status
open_shares(const kjp_panel *panel, struct share *shares, int32_t count,
            kjp_error **error_out)
{
  kjp_status status = KJP_OK;

  for (int32_t i = 0; i < count && status == KJP_OK; i++) {
    shares[i].share.work = find;
    status = kjp__panel_course_open(panel, &shares[i].desk, error_out);
  }
  return status;
}

static kjp_status
find_all(const kjp_panel *panel, const struct kjp__panel_shares *all,
         int64_t *least, uint8_t *states, kjp_error **error_out)
{
  struct share *shares = all->first;
  kjp_status status = open_shares(panel, shares, all->count, error_out);

  if (status != KJP_OK)
    return status;
  for (int32_t i = 0; i < all->count; i++) {
    shares[i].least = least;
    shares[i].states = states;
  }
  kjp__panel_work(all);
  for (int32_t i = 0; i < all->count; i++) {
    if (kjp__arena_failed(shares[i].desk.arena))
      return kjp__fail(error_out, KJP__MEMORY_OUT, NULL);
  }
  return KJP_OK;
}

static void
copy(void *to, const void *from, size_t size)
{
  if (to == NULL || size == 0)
    return;
  KJP__HOLDS(from != NULL);
  memcpy(to, from, size);
}

kjp_status
kjp_panel_least(const kjp_panel *panel, int32_t first_entity, int32_t count,
                int32_t threads, int64_t *least, uint8_t *states,
                kjp_error **error_out)
{
  struct kjp__panel_shares all = {.size = sizeof(struct share)};
  size_t sizes[2];
  int64_t *found;
  uint8_t *found_states;
  kjp_status status;

  if (error_out != NULL)
    *error_out = NULL;
  if (panel == NULL)
    return kjp__fail_null(error_out, "panel");
  sizes[1] = (size_t)MAX(count, 0);
  sizes[0] = sizes[1] * (size_t)panel->years * sizeof *least;
  status = check(panel, first_entity, count, threads,
                 (const struct kjp__panel_span[]){{least, sizes[0], "least"},
                                                  {states, sizes[1], "states"}},
                 error_out);
  if (status != KJP_OK)
    return status;
  all.count = MAX(MIN(threads, count), 1);
  all.first = g_try_malloc0((size_t)all.count * sizeof(struct share));
  found = g_try_malloc(sizes[0] + 1);
  found_states = g_try_malloc(sizes[1] + 1);
  if (all.first == NULL || found == NULL || found_states == NULL) {
    status = kjp__fail(error_out, KJP__MEMORY_OUT, NULL);
  } else {
    kjp__panel_cut(&all, first_entity, count);
    status = find_all(panel, &all, found, found_states, error_out);
  }
  if (status == KJP_OK) {
    copy(least, found, sizes[0]);
    copy(states, found_states, sizes[1]);
  }
  for (int32_t i = 0; all.first != NULL && i < all.count; i++)
    kjp__panel_desk_close(&((struct share *)all.first)[i].desk);
  g_free(all.first);
  g_free(found);
  g_free(found_states);
  return status;
}
