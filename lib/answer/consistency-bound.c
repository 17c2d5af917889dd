/* SPDX-License-Identifier: MIT */
/* lib/answer/consistency-bound.c - what a target asks for, as of a date. */
#include "consistency-priv.h"

#include "../value/promise-priv.h"

static struct kjp__rows *
promises(const struct kjp__fit *fit)
{
  return &kjp__answer_table(fit->answer, KJP_CONSISTENCY_PROMISES)->rows;
}

static const struct kjp__consistency_promise *
promise_of(const struct kjp__fit *fit, int32_t target)
{
  return kjp__rows_at(promises(fit), target);
}

static const struct kjp__revision *
revision_at(const struct kjp__fit *fit, int32_t revision)
{
  return kjp__plan_row(fit->plan, KJP_REVISIONS, revision);
}

void
kjp__fit_promise(struct kjp__fit *fit)
{
  for (int32_t i = 0; i < kjp__plan_count(fit->plan, KJP_TARGETS); i++) {
    struct kjp__consistency_promise *row = kjp__rows_add(promises(fit));

    if (row == NULL)
      return;
    row->target = i;
    row->revision = kjp__revision_now(fit->plan, i, fit->view.as_of);
    row->unverified = row->revision != KJP_NONE &&
                      revision_at(fit, row->revision)->unverified;
  }
}

bool
kjp__fit_is_unverified(const struct kjp__fit *fit, int32_t target)
{
  return promise_of(fit, target)->unverified;
}

const struct kjp__asked *
kjp__fit_asked(const struct kjp__fit *fit, int32_t target)
{
  const struct kjp__consistency_promise *promise = promise_of(fit, target);
  const struct kjp__target *row;

  if (promise->revision != KJP_NONE)
    return &revision_at(fit, promise->revision)->asked;
  row = kjp__plan_row(fit->plan, KJP_TARGETS, target);
  return &row->asked;
}

bool
kjp__fit_bound(const struct kjp__fit *fit, int32_t target, bool upper,
               struct kjp__fraction *out)
{
  const struct kjp__asked *asked = kjp__fit_asked(fit, target);
  int64_t quanta;

  if (upper && asked->comparator != KJP_COMPARATOR_WITHIN)
    return false;
  if (!kjp__amount_get(upper ? asked->upper : asked->amount, &quanta))
    return false;
  kjp__fraction_set(out, quanta);
  return true;
}
