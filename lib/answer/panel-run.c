/* SPDX-License-Identifier: MIT */
/* lib/answer/panel-run.c - audits of a range of a panel.
 *
 * All that can fail is done before the first entity is judged: every thread
 * has its desk. */
#include <glib.h>

#include "../base/error-priv.h"
#include "panel-share-priv.h"

struct share {
  struct kjp__panel_share share;
  struct kjp__panel_desk desk;
  struct kjp__panel_out out;
};

static kjp_status
check_arrays(const kjp_panel *panel, const struct kjp__panel_out *out,
             int32_t count, kjp_error **error_out)
{
  size_t cells = (size_t)count * (size_t)panel->years;
  const struct kjp__panel_span spans[] = {
      {out->floors, cells * sizeof *out->floors, "floors"},
      {out->verdicts, cells, "verdicts"},
      {out->bindings, cells * sizeof *out->bindings, "bindings"},
      {out->flags, cells, "flags"}};

  return kjp__panel_check_spans(panel, spans, G_N_ELEMENTS(spans), error_out);
}

static void
judge(struct kjp__panel_share *of)
{
  struct share *share = (struct share *)of;
  size_t years = (size_t)share->desk.panel->years;

  if (share->desk.lanes != NULL) {
    kjp__panel_judge_block(&share->desk, of->first, of->count, &share->out,
                           (size_t)of->skipped * years);
    return;
  }
  for (int32_t i = 0; i < of->count; i++)
    kjp__panel_judge(&share->desk, of->first + i, &share->out,
                     (size_t)(of->skipped + i) * years);
}

static kjp_status
open_shares(const kjp_panel *panel, const struct kjp__panel_out *out,
            struct share *shares, int32_t count, kjp_error **error_out)
{
  kjp_status status = KJP_OK;

  for (int32_t i = 0; i < count && status == KJP_OK; i++) {
    shares[i].share.work = judge;
    shares[i].out = *out;
    status = kjp__panel_judge_open(panel, &shares[i].desk, error_out);
  }
  return status;
}

kjp_status
kjp_panel_run(const kjp_panel *panel, int32_t first_entity, int32_t count,
              int32_t threads, int64_t *floors, uint8_t *verdicts,
              int32_t *bindings, uint8_t *flags, kjp_error **error_out)
{
  struct kjp__panel_out out = {floors, verdicts, bindings, flags};
  struct kjp__panel_shares all = {.size = sizeof(struct share)};
  struct share *shares;
  kjp_status status;

  if (error_out != NULL)
    *error_out = NULL;
  if (panel == NULL)
    return kjp__fail_null(error_out, "panel");
  status =
      kjp__panel_check_range(panel, first_entity, count, threads, error_out);
  if (status == KJP_OK)
    status = check_arrays(panel, &out, count, error_out);
  if (status != KJP_OK)
    return status;
  all.count = MAX(MIN(threads, count), 1);
  shares = g_try_malloc0((size_t)all.count * sizeof *shares);
  if (shares == NULL)
    return kjp__fail(error_out, KJP__MEMORY_OUT, NULL);
  all.first = shares;
  status = open_shares(panel, &out, shares, all.count, error_out);
  kjp__panel_cut(&all, first_entity, count);
  if (status == KJP_OK)
    kjp__panel_work(&all);
  for (int32_t i = 0; i < all.count; i++)
    kjp__panel_desk_close(&shares[i].desk);
  g_free(shares);
  return status;
}
