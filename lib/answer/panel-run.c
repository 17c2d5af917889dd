/* SPDX-License-Identifier: MIT */
/* lib/answer/panel-run.c - a range of a panel, shared among threads.
 *
 * All that can fail is done before the first entity is judged: every thread
 * has its desk, and one that cannot be started leaves its share to the
 * caller's. */
#include "panel-priv.h"

#include <fenv.h>
#include <pthread.h>
#include <signal.h>

#include <glib.h>

#include "../base/error-priv.h"

enum { MOST_THREADS = 256 };

struct span {
  const void *from;
  size_t size; /* in bytes */
  const char *name;
};

struct share {
  struct kjp__panel_desk desk;
  struct kjp__panel_out out;
  int32_t first; /* entity */
  int32_t count;
  int32_t skipped; /* entities of the range that come before */
  pthread_t thread;
  bool started;
};

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

static kjp_status
check_range(const kjp_panel *panel, int32_t first_entity, int32_t count,
            int32_t threads, kjp_error **error_out)
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
overlaps(const struct span *a, const struct span *b)
{
  uintptr_t a_from = (uintptr_t)a->from;
  uintptr_t b_from = (uintptr_t)b->from;

  return a->from != NULL && b->from != NULL && a_from < b_from + b->size &&
         b_from < a_from + a->size;
}

static kjp_status
refuse_overlap(const struct span *span, const char *other,
               kjp_error **error_out)
{
  return kjp__fail_argument(
      error_out, span->name, other,
      (struct kjp__say){"与其他数组不重叠的数组",
                        "an array that overlaps no other"});
}

/* The figures that are read: of all entities, for simplicity. */
static kjp_status
check_against_inputs(const kjp_panel *panel, const struct span *span,
                     kjp_error **error_out)
{
  size_t cells = (size_t)panel->entities * (size_t)panel->years;

  for (int32_t i = 0; i < panel->inputs.count; i++) {
    const struct kjp__panel_input *input = kjp__rows_at(&panel->inputs, i);
    struct span quanta = {input->quanta, cells * sizeof(int64_t), NULL};
    struct span known = {input->known, cells, NULL};

    if (overlaps(span, &quanta) || overlaps(span, &known))
      return refuse_overlap(
          span, kjp__plan_indicator(panel->plan, input->indicator)->id,
          error_out);
  }
  return KJP_OK;
}

static kjp_status
check_arrays(const kjp_panel *panel, const struct kjp__panel_out *out,
             int32_t count, kjp_error **error_out)
{
  size_t cells = (size_t)count * (size_t)panel->years;
  const struct span spans[] = {
      {out->floors, cells * sizeof *out->floors, "floors"},
      {out->verdicts, cells, "verdicts"},
      {out->bindings, cells * sizeof *out->bindings, "bindings"},
      {out->flags, cells, "flags"}};

  for (size_t i = 0; i < G_N_ELEMENTS(spans); i++) {
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

static void
judge(struct share *share)
{
  size_t years = (size_t)share->desk.panel->years;

  if (share->desk.lanes != NULL) {
    kjp__panel_judge_block(&share->desk, share->first, share->count,
                           &share->out, (size_t)share->skipped * years);
    return;
  }
  for (int32_t i = 0; i < share->count; i++)
    kjp__panel_judge(&share->desk, share->first + i, &share->out,
                     (size_t)(share->skipped + i) * years);
}

/* A host may round otherwise, or flush small numbers to zero. */
static void
work(struct share *share)
{
  fenv_t host;

  (void)fegetenv(&host);
  (void)fesetenv(FE_DFL_ENV);
  judge(share);
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
start_all(struct share *shares, int32_t count)
{
  sigset_t all;
  sigset_t before;

  sigfillset(&all);
  if (count < 2 || pthread_sigmask(SIG_SETMASK, &all, &before) != 0)
    return;
  for (int32_t i = 1; i < count; i++)
    shares[i].started =
        pthread_create(&shares[i].thread, NULL, work_alone, &shares[i]) == 0;
  pthread_sigmask(SIG_SETMASK, &before, NULL);
}

static void
work_together(struct share *shares, int32_t count)
{
  start_all(shares, count);
  for (int32_t i = 0; i < count; i++) {
    if (!shares[i].started)
      work(&shares[i]);
  }
  for (int32_t i = 1; i < count; i++) {
    if (shares[i].started)
      (void)pthread_join(shares[i].thread, NULL);
  }
}

/* Even shares; the first has its desk already. */
static kjp_status
open_shares(const kjp_panel *panel, struct share *shares, int32_t threads,
            int32_t first_entity, int32_t count, kjp_error **error_out)
{
  int32_t skipped = 0;
  kjp_status status = KJP_OK;

  for (int32_t i = 0; i < threads && status == KJP_OK; i++) {
    int32_t end = (int32_t)((int64_t)count * (i + 1) / threads);

    shares[i].first = first_entity + skipped;
    shares[i].skipped = skipped;
    shares[i].count = end - skipped;
    shares[i].out = shares[0].out;
    skipped = end;
    status = kjp__panel_desk_open(panel, &shares[i].desk, error_out);
  }
  return status;
}

kjp_status
kjp_panel_run(const kjp_panel *panel, int32_t first_entity, int32_t count,
              int32_t threads, int64_t *floors, uint8_t *verdicts,
              int32_t *bindings, uint8_t *flags, kjp_error **error_out)
{
  struct kjp__panel_out out = {floors, verdicts, bindings, flags};
  struct share *shares;
  kjp_status status;

  if (error_out != NULL)
    *error_out = NULL;
  if (panel == NULL)
    return kjp__fail_null(error_out, "panel");
  status = check_range(panel, first_entity, count, threads, error_out);
  if (status == KJP_OK)
    status = check_arrays(panel, &out, count, error_out);
  if (status != KJP_OK)
    return status;
  threads = MAX(MIN(threads, count), 1);
  shares = g_try_malloc0((size_t)threads * sizeof *shares);
  if (shares == NULL)
    return kjp__fail(error_out, KJP__MEMORY_OUT, NULL);
  shares[0].out = out;
  status = open_shares(panel, shares, threads, first_entity, count, error_out);
  if (status == KJP_OK)
    work_together(shares, threads);
  for (int32_t i = 0; i < threads; i++)
    kjp__panel_desk_close(&shares[i].desk);
  g_free(shares);
  return status;
}
