/* SPDX-License-Identifier: MIT */
/* lib/answer/panel-share.c - what is asked of a range of entities: whether it
 * and its arrays can be, and the threads that share it. */
#include "panel-share-priv.h"

#include <fenv.h>
#include <signal.h>

#include <glib.h>

#include "../base/error-priv.h"

enum { MOST_THREADS = 256 };

/* The door */

static kjp_status
refuse_range(const char *name, int64_t found, int64_t most,
             kjp_error **error_out)
{
  char text[24];
  char zh[32];
  char en[32];

  (void)g_snprintf(text, sizeof text, "%" G_GINT64_FORMAT, found);
  (void)g_snprintf(zh, sizeof zh, "0 至 %" G_GINT64_FORMAT, most);
  (void)g_snprintf(en, sizeof en, "0 to %" G_GINT64_FORMAT, most);
  return kjp__fail_argument(error_out, name, text, (struct kjp__say){zh, en});
}

kjp_status
kjp__panel_check_range(const kjp_panel *panel, int32_t first_entity,
                       int32_t count, int32_t threads, kjp_error **error_out)
{
  if (first_entity < 0 || first_entity > panel->entities)
    return refuse_range("first_entity", first_entity, panel->entities,
                        error_out);
  if (count < 0 || count > panel->entities - first_entity)
    return refuse_range("count", count, panel->entities - first_entity,
                        error_out);
  if (threads >= 1 && threads <= MOST_THREADS)
    return KJP_OK;
  return refuse_range("threads", threads, MOST_THREADS, error_out);
}

static bool
overlaps(const struct kjp__panel_span *a, const struct kjp__panel_span *b)
{
  uintptr_t a_from = (uintptr_t)a->from;
  uintptr_t b_from = (uintptr_t)b->from;

  return a->from != NULL && b->from != NULL && a_from < b_from + b->size &&
         b_from < a_from + a->size;
}

static kjp_status
refuse_overlap(const struct kjp__panel_span *span, const char *other,
               kjp_error **error_out)
{
  return kjp__fail_argument(
      error_out, span->name, other,
      (struct kjp__say){"与其他数组不重叠的数组",
                        "an array that overlaps no other"});
}

/* What is read: of all entities, for simplicity. */
static kjp_status
check_against_inputs(const kjp_panel *panel, const struct kjp__panel_span *span,
                     kjp_error **error_out)
{
  size_t cells = (size_t)panel->entities * (size_t)panel->years;
  const struct kjp__panel_span anchors = {panel->anchors,
                                          cells * sizeof(int64_t), NULL};

  if (overlaps(span, &anchors))
    return refuse_overlap(span, "anchors", error_out);
  for (int32_t i = 0; i < panel->inputs.count; i++) {
    const struct kjp__panel_input *input = kjp__rows_at(&panel->inputs, i);
    struct kjp__panel_span quanta = {input->quanta, cells * sizeof(int64_t),
                                     NULL};
    struct kjp__panel_span known = {input->known, cells, NULL};

    if (overlaps(span, &quanta) || overlaps(span, &known))
      return refuse_overlap(
          span, kjp__plan_indicator(panel->plan, input->indicator)->id,
          error_out);
  }
  return KJP_OK;
}

kjp_status
kjp__panel_check_spans(const kjp_panel *panel,
                       const struct kjp__panel_span *spans, size_t count,
                       kjp_error **error_out)
{
  for (size_t i = 0; i < count; i++) {
    kjp_status status = check_against_inputs(panel, &spans[i], error_out);

    for (size_t j = 0; status == KJP_OK && j < i; j++) {
      if (overlaps(&spans[i], &spans[j]))
        status = refuse_overlap(&spans[i], spans[j].name, error_out);
    }
    if (status != KJP_OK)
      return status;
  }
  return KJP_OK;
}

/* Working */

static struct kjp__panel_share *
share_at(const struct kjp__panel_shares *shares, int32_t i)
{
  return (struct kjp__panel_share *)(void *)((char *)shares->first +
                                             (size_t)i * shares->size);
}

/* A host may round otherwise, or flush small numbers to zero. */
static void
work(struct kjp__panel_share *share)
{
  fenv_t host;

  (void)fegetenv(&host);
  (void)fesetenv(FE_DFL_ENV);
  share->work(share);
  (void)fesetenv(&host);
}

static void *
work_alone(void *data)
{
  work(data);
  return NULL;
}

/* The host's signals are not for threads of ours. */
static void
start_all(const struct kjp__panel_shares *shares)
{
  sigset_t all;
  sigset_t before;

  sigfillset(&all);
  if (shares->count < 2 || pthread_sigmask(SIG_SETMASK, &all, &before) != 0)
    return;
  for (int32_t i = 1; i < shares->count; i++) {
    struct kjp__panel_share *share = share_at(shares, i);

    share->started =
        pthread_create(&share->thread, NULL, work_alone, share) == 0;
  }
  pthread_sigmask(SIG_SETMASK, &before, NULL);
}

void
kjp__panel_work(const struct kjp__panel_shares *shares)
{
  start_all(shares);
  for (int32_t i = 0; i < shares->count; i++) {
    if (!share_at(shares, i)->started)
      work(share_at(shares, i));
  }
  for (int32_t i = 1; i < shares->count; i++) {
    if (share_at(shares, i)->started)
      (void)pthread_join(share_at(shares, i)->thread, NULL);
  }
}

void
kjp__panel_cut(const struct kjp__panel_shares *shares, int32_t first_entity,
               int32_t count)
{
  int32_t skipped = 0;

  for (int32_t i = 0; i < shares->count; i++) {
    struct kjp__panel_share *share = share_at(shares, i);
    int32_t end = (int32_t)((int64_t)count * (i + 1) / shares->count);

    share->first = first_entity + skipped;
    share->skipped = skipped;
    share->count = end - skipped;
    skipped = end;
  }
}
