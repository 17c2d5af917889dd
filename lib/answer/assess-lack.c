/* SPDX-License-Identifier: MIT */
/* lib/answer/assess-lack.c - what is not observed and keeps verdicts open.
 *
 * Looked for on behalf of 64 targets at a time: what many of them rest on is
 * gone through once. */
#include "assess-priv.h"

#include <glib.h>

#include "../value/lack-priv.h"
#include "../value/promise-priv.h"

enum { MOST_MISSING = 200 }; /* of a target; doc/assess.md */

struct kjp__assess_batch {
  int32_t first; /* target */
  int32_t last;
  int32_t counts[KJP__LACKS_MOST];
  struct kjp__place places[KJP__LACKS_MOST][MOST_MISSING];
};

static void
want(struct kjp__lacks *lacks, struct kjp__stretch stretch, int32_t whose)
{
  for (int32_t year = stretch.first; year <= stretch.last; year++)
    kjp__lacks_want(lacks, (struct kjp__place){stretch.indicator, year}, whose);
}

/* What is not observed up to the evaluation, and of what a due target refers
 * to. */
static void
want_target(struct kjp__assessing *assessing, struct kjp__lacks *lacks,
            int32_t target, int32_t whose)
{
  const struct kjp__target *said =
      kjp__plan_row(assessing->plan, KJP_TARGETS, target);
  int32_t due = said->last_year;
  struct kjp__stretch referred = kjp__assess_referred(
      kjp__asked_now(assessing->plan, target, assessing->promised_by), due);

  want(lacks, kjp__assess_stretch(said, MIN(assessing->year, due)), whose);
  if (assessing->year >= due && referred.indicator >= 0)
    want(lacks, referred, whose);
}

static void
hand_out(const struct kjp__lack *lack, struct kjp__assess_batch *batch)
{
  for (int32_t whose = 0; whose < KJP__LACKS_MOST; whose++) {
    if ((lack->whose >> whose & 1) != 0 && batch->counts[whose] < MOST_MISSING)
      batch->places[whose][batch->counts[whose]++] = lack->place;
  }
}

static bool
fill_batch(struct kjp__assessing *assessing, struct kjp__assess_batch *batch)
{
  struct kjp__arena_mark mark = kjp__arena_mark(assessing->room);
  struct kjp__lacks lacks;
  bool done = kjp__lacks_begin(&lacks, assessing->lacking, assessing->room);

  for (int32_t target = batch->first; done && target <= batch->last; target++)
    want_target(assessing, &lacks, target, target - batch->first);
  done = done && kjp__lacks_find(&lacks);
  for (int32_t i = 0; done && i < lacks.found.count; i++)
    hand_out(kjp__rows_at(&lacks.found, i), batch);
  kjp__arena_release(assessing->room, mark);
  return done;
}

/* The batch that a target is in, NULL when memory is out. */
static struct kjp__assess_batch *
batch_of(struct kjp__assessing *assessing, int32_t target)
{
  struct kjp__assess_batch *batch = assessing->batch;
  int32_t count = kjp__plan_count(assessing->plan, KJP_TARGETS);

  if (batch != NULL && target >= batch->first && target <= batch->last)
    return batch;
  if (batch == NULL)
    batch = kjp__arena_alloc(assessing->scratch, sizeof *batch);
  if (batch == NULL)
    return NULL;
  assessing->batch = batch;
  *batch = (struct kjp__assess_batch){
      .first = target, .last = MIN(target + KJP__LACKS_MOST - 1, count - 1)};
  return fill_batch(assessing, batch) ? batch : NULL;
}

void
kjp__assess_lacks(struct kjp__assessing *assessing, int32_t target)
{
  struct kjp__rows *rows =
      &kjp__answer_table(assessing->answer, KJP_ASSESS_MISSING)->rows;
  const struct kjp__assess_batch *batch = batch_of(assessing, target);
  int32_t whose = batch == NULL ? 0 : target - batch->first;

  assessing->failed = assessing->failed || batch == NULL;
  for (int32_t i = 0; batch != NULL && i < batch->counts[whose]; i++) {
    const struct kjp__place *place = &batch->places[whose][i];
    struct kjp__assess_missing *row = kjp__rows_add(rows);

    if (row == NULL)
      return;
    *row = (struct kjp__assess_missing){assessing->target_row, place->indicator,
                                        place->year};
  }
}
