/* SPDX-License-Identifier: MIT */
/* lib/answer/simulate-fan.c - the quantiles of every year of every fan, by as
 * many threads as drew. */
#include "simulate-priv.h"

#include <glib.h>

#include "../base/crew-priv.h"

enum { VALUES_WORTH_A_THREAD = 4096 };

/* What a thread works with; each takes every so-manieth year. */
struct desk {
  int64_t *defined; /* room for kept values that are defined */
  int64_t *picked;  /* and for those near a wanted rank */
};

struct fanning {
  const struct kjp_simulation *simulation;
  struct kjp__fan_quantiles *out;
  struct desk *desks;
  int32_t threads;
};

/* The kept values of a tally that are defined: they themselves where all are,
 * else packed into `room`. */
static const int64_t *
defined_of(const struct kjp_simulation *simulation, int32_t tally,
           int64_t *room, int64_t *count)
{
  const struct kjp__tally *counted = kjp__rows_at(&simulation->tallies, tally);
  const int64_t *kept = simulation->kept[counted->kept];

  *count = simulation->kept_count;
  if (simulation->counts[tally].defined == simulation->draws)
    return kept;
  *count = 0;
  for (int64_t i = 0; i < simulation->kept_count; i++) {
    room[*count] = kept[i];
    *count += kept[i] != INT64_MIN;
  }
  return room;
}

static void
find_quantiles(const struct kjp_simulation *simulation, int32_t tally,
               const struct desk *desk, struct kjp__fan_quantiles *out)
{
  static const int64_t percents[KJP__QUANTILES] = {5, 25, 50, 75, 95};
  int64_t ranks[KJP__QUANTILES];
  int64_t count;
  const int64_t *values = defined_of(simulation, tally, desk->defined, &count);

  if (count == 0)
    return;
  for (int32_t i = 0; i < KJP__QUANTILES; i++)
    ranks[i] = (count * percents[i] + 99) / 100;
  kjp__ranked(values, count, ranks, out->values, KJP__QUANTILES, desk->picked);
  out->known = true;
}

static void
work(void *data, int32_t number)
{
  const struct fanning *fanning = data;
  const struct kjp_simulation *simulation = fanning->simulation;

  for (int32_t i = number; i < simulation->fans.count; i += fanning->threads) {
    const struct kjp__simulated_fan *fan = kjp__rows_at(&simulation->fans, i);

    if (fan->value.tally != KJP_NONE)
      find_quantiles(simulation, fan->value.tally, &fanning->desks[number],
                     &fanning->out[i]);
  }
}

/* Pages of a desk that nothing is written to cost nothing. */
static bool
open_desks(struct fanning *fanning, struct kjp__arena *scratch)
{
  size_t size = ((size_t)fanning->simulation->kept_count + 1) * sizeof(int64_t);

  fanning->desks = kjp__arena_alloc(scratch, (size_t)fanning->threads *
                                                 sizeof *fanning->desks);
  if (fanning->desks == NULL)
    return false;
  for (int32_t i = 0; i < fanning->threads; i++) {
    fanning->desks[i].defined = kjp__arena_take(scratch, size);
    fanning->desks[i].picked = kjp__arena_take(scratch, size);
  }
  return !kjp__arena_failed(scratch);
}

struct kjp__fan_quantiles *
kjp__fan_quantiles(const struct kjp_simulation *simulation,
                   struct kjp__arena *scratch)
{
  int64_t values = simulation->kept_count * simulation->fans.count;
  struct fanning fanning = {.simulation = simulation};

  fanning.threads =
      (int32_t)MIN((int64_t)MIN(simulation->threads, simulation->fans.count),
                   1 + values / VALUES_WORTH_A_THREAD);
  fanning.out = kjp__arena_alloc(scratch, ((size_t)simulation->fans.count + 1) *
                                              sizeof *fanning.out);
  if (fanning.out == NULL || !open_desks(&fanning, scratch))
    return NULL;
  kjp__crew_work(fanning.threads, work, &fanning);
  return fanning.out;
}
