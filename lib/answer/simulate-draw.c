/* SPDX-License-Identifier: MIT */
/* lib/answer/simulate-draw.c - draws, in blocks, by threads.
 *
 * Each thread has draws of its own and counts them apart; whole numbers are
 * added up in the end. Nothing is allocated between the first and the last. */
#include "simulate-priv.h"

#include <string.h>

#include <glib.h>

#include "../base/crew-priv.h"
#include "../base/real-priv.h"

enum { DRAWS_WORTH_A_THREAD = 4096 };

static const struct kjp__tally *
tally_at(const struct kjp_simulation *simulation, int32_t tally)
{
  return kjp__rows_at(&simulation->tallies, tally);
}

/* Counting */

/* How many of the block are kept, and from which place. */
static int32_t
kept_of(const struct kjp__worker *worker, const struct kjp__draws *draws,
        int64_t *place)
{
  int64_t left;

  *place = worker->first_kept + ((int64_t)draws->first - worker->range.first);
  left = worker->simulation->kept_count - *place;
  return left < draws->count ? (int32_t)MAX(left, 0) : draws->count;
}

static void
note_undefined(const double *block, uint8_t *undefined)
{
  for (int32_t i = 0; i < KJP__BLOCK; i++)
    undefined[i] |= block[i] != block[i];
}

static void
count_tally(struct kjp__worker *worker, int32_t number,
            const struct kjp__draws *draws)
{
  const struct kjp_simulation *simulation = worker->simulation;
  const struct kjp__tally *tally = tally_at(simulation, number);
  struct kjp__count *count = &worker->counts[number];
  const double *block =
      kjp__graph_block(&simulation->graph, &tally->node, worker->work);
  int64_t place;
  int32_t kept_count = kept_of(worker, draws, &place);

  if (tally->is_outcome)
    kjp__count_outcomes(block, draws->count, count);
  else if (tally->kept == KJP_NONE || kept_count == 0)
    kjp__count_amounts(block, draws->count, count, NULL, 0);
  else
    kjp__count_amounts(block, draws->count, count,
                       simulation->kept[tally->kept] + place, kept_count);
  if (tally->is_answer)
    note_undefined(block, worker->undefined_now);
}

/* Every node is read as soon as it is there. */
static void
draw_block(struct kjp__worker *worker, const struct kjp__draws *draws)
{
  const struct kjp_simulation *simulation = worker->simulation;
  int32_t place = 0;

  memset(worker->undefined_now, 0, sizeof worker->undefined_now);
  for (int32_t i = 0; i < simulation->tallies.count; i++) {
    const struct kjp__tally *tally =
        tally_at(simulation, simulation->reading[i]);

    place = kjp__graph_go_on(&simulation->graph, draws, worker->work, place,
                             &tally->node);
    count_tally(worker, simulation->reading[i], draws);
  }
  for (int32_t i = 0; i < draws->count; i++)
    worker->undefined += worker->undefined_now[i];
}

/* Threads */

static void
draw_range(void *data, int32_t number)
{
  const struct kjp_simulation *simulation = data;
  struct kjp__worker *worker = &simulation->workers[number];
  struct kjp__draws draws = {.seed = (uint64_t)simulation->settings.seed};
  struct kjp__real_host host;

  kjp__real_enter(&host);
  memset(worker->counts, 0,
         (size_t)simulation->tallies.count * sizeof *worker->counts);
  worker->undefined = 0;
  for (int64_t first = worker->range.first; first < worker->range.end;
       first += draws.count) {
    draws.first = (uint64_t)first;
    draws.count = (int32_t)MIN((int64_t)KJP__BLOCK, worker->range.end - first);
    draw_block(worker, &draws);
  }
  kjp__real_leave(&host);
}

static void
add_counts(struct kjp_simulation *simulation, const struct kjp__worker *worker)
{
  for (int32_t i = 0; i < simulation->tallies.count; i++) {
    simulation->counts[i].defined += worker->counts[i].defined;
    simulation->counts[i].holds += worker->counts[i].holds;
    simulation->counts[i].high += worker->counts[i].high;
    simulation->counts[i].low += worker->counts[i].low;
  }
  simulation->undefined += worker->undefined;
}

/* Shares the draws out; as many threads as are worth their start. */
static int32_t
share_out(struct kjp_simulation *simulation, int64_t draws, int64_t first_kept)
{
  int64_t threads =
      MIN((int64_t)simulation->threads, 1 + (draws - 1) / DRAWS_WORTH_A_THREAD);
  int64_t begin = simulation->next;

  for (int64_t i = 0; i < threads; i++) {
    struct kjp__worker *worker = &simulation->workers[i];
    int64_t end = simulation->next + draws * (i + 1) / threads;

    worker->simulation = simulation;
    worker->range = (struct kjp__drawn_range){begin, end};
    worker->first_kept = first_kept + (begin - simulation->next);
    begin = end;
  }
  return (int32_t)threads;
}

/* Ranges */

bool
kjp__simulation_has(const struct kjp_simulation *simulation,
                    const struct kjp__drawn_range *range)
{
  for (int32_t i = 0; i < simulation->ranges.count; i++) {
    const struct kjp__drawn_range *other = kjp__rows_at(&simulation->ranges, i);

    if (range->first < other->end && other->first < range->end)
      return true;
  }
  return false;
}

bool
kjp__simulation_keep(struct kjp_simulation *simulation, int64_t count)
{
  size_t size = (size_t)count * sizeof(int64_t);
  int64_t *room;

  if (count <= simulation->kept_room)
    return true;
  for (int32_t i = 0; i < simulation->kept_nodes; i++) {
    room = g_try_realloc(simulation->kept[i], size);
    if (room == NULL)
      return false;
    simulation->kept[i] = room;
  }
  room = g_try_realloc(simulation->kept_draws, size);
  if (room == NULL)
    return false;
  simulation->kept_draws = room;
  simulation->kept_room = count;
  return true;
}

void
kjp__simulation_draw(struct kjp_simulation *simulation, int64_t draws)
{
  int64_t first_kept = simulation->kept_count;
  int32_t threads;

  simulation->kept_count = MIN(first_kept + draws, simulation->kept_room);
  for (int64_t i = first_kept; i < simulation->kept_count; i++)
    simulation->kept_draws[i] = simulation->next + (i - first_kept);
  threads = share_out(simulation, draws, first_kept);
  kjp__crew_work(threads, draw_range, simulation);
  for (int32_t i = 0; i < threads; i++)
    add_counts(simulation, &simulation->workers[i]);
  simulation->draws += draws;
  simulation->next += draws;
}
