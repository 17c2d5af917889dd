/* SPDX-License-Identifier: MIT */
/* lib/answer/panel-block.c - entities of a panel, a block at a time.
 *
 * Figures go into lanes, clause after clause over all cells, and the sums out
 * into the caller's arrays. Where a block has a number too large for lanes, its
 * entities are gone through one by one, and the one that has it is judged as
 * panel-judge.c does. */
#include "panel-lanes-priv.h"

#include <math.h>
#include <string.h>

#include <glib.h>

static bool
load_figures(struct kjp__panel_desk *desk, int32_t entity, int32_t count)
{
  const kjp_panel *panel = desk->panel;
  size_t place = (size_t)entity * (size_t)panel->years;
  size_t cells = (size_t)count * (size_t)panel->years;
  bool right = true;

  for (int32_t i = 0; i < panel->inputs.count; i++) {
    const struct kjp__panel_input *input = kjp__rows_at(&panel->inputs, i);

    if (input->quanta != NULL)
      right = desk->lanes->lanes->load(
                  input->quanta + place,
                  input->known == NULL ? NULL : input->known + place,
                  desk->lanes->values[i], cells) &&
              right;
  }
  return right;
}

static void
move(const double *from, double *to, int32_t back, int32_t years, int32_t count)
{
  for (int32_t i = 0; i < count; i++) {
    for (int32_t y = 0; y < years; y++)
      to[i * years + y] = y < back ? (double)NAN : from[i * years + y - back];
  }
}

/* The greatest known figure of the years before. */
static void
find_peaks(const double *from, double *to, int32_t years, int32_t count)
{
  for (int32_t i = 0; i < count; i++) {
    double peak = (double)NAN;

    for (int32_t y = 0; y < years; y++) {
      double value = from[i * years + y];

      to[i * years + y] = peak;
      if (!(value <= peak) && value == value)
        peak = value;
    }
  }
}

/* False where a sum is not below the end. */
static bool
add_parts(const struct kjp__panel_step *step, size_t cells)
{
  bool right = true;

  for (size_t at = 0; at < cells; at++) {
    double sum = 0;

    for (int32_t i = 0; i < step->part_count; i++)
      sum += step->parts[i][at];
    step->made[at] = sum;
    right = right && !(sum >= KJP__LANES_END);
  }
  return right;
}

static bool
make_starts(struct kjp__panel_desk *desk, int32_t count)
{
  struct kjp__panel_lanes *work = desk->lanes;
  int32_t years = desk->panel->years;
  bool right = true;

  for (int32_t i = 0; i < work->count; i++) {
    const struct kjp__panel_step *step = &work->steps[i];

    if (step->before != NULL)
      move(step->clause.now, step->before, 1, years, count);
    if (step->making == MOVED)
      move(work->values[0], step->made, step->back, years, count);
    else if (step->making == PEAK)
      find_peaks(work->values[0], step->made, years, count);
    else if (step->making == SUM)
      right = add_parts(step, (size_t)count * (size_t)years) && right;
  }
  return right;
}

/* Flags, and exempt years: what they would have been is in `verdicts`. */
static void
mark_years(const struct kjp__panel_desk *desk, int32_t count,
           const struct kjp__panel_out *out, size_t place)
{
  const struct kjp__panel_lanes *work = desk->lanes;
  int32_t years = desk->panel->years;

  for (int32_t y = 0; y < years; y++) {
    bool exempt = desk->panel->exempt[y];

    if (!work->ruled[y] || (out->flags == NULL && !exempt))
      continue;
    for (int32_t i = 0; i < count; i++) {
      int32_t at = i * years + y;
      int flags = work->flags[y];

      if (work->sum.doubt[at] != work->sum.doubt[at])
        flags |= KJP_PANEL_PARTIAL;
      if (exempt && work->verdicts[at] == KJP_VERDICT_BROKEN)
        flags |= KJP_PANEL_UNWAIVED_BROKEN;
      if (exempt && work->verdicts[at] == KJP_VERDICT_NOT_ASSESSABLE)
        flags |= KJP_PANEL_UNWAIVED_NOT_ASSESSABLE;
      if (out->flags != NULL)
        out->flags[place + (size_t)at] = (uint8_t)flags;
      if (exempt && out->verdicts != NULL)
        out->verdicts[place + (size_t)at] = KJP_VERDICT_EXEMPT;
    }
  }
}

static void
write_block(const struct kjp__panel_desk *desk, int32_t count,
            const struct kjp__panel_out *out, size_t place)
{
  const struct kjp__panel_lanes *work = desk->lanes;
  size_t cells = (size_t)count * (size_t)desk->panel->years;

  if (out->floors != NULL)
    work->lanes->floors(&work->sum, out->floors + place, cells);
  if (out->bindings != NULL)
    work->lanes->bindings(&work->sum, out->bindings + place, cells);
  if (out->flags != NULL)
    memset(out->flags + place, 0, cells);
  work->lanes->verdicts(&work->sum, work->values[0], work->asks, work->verdicts,
                        cells);
  if (out->verdicts != NULL)
    memcpy(out->verdicts + place, work->verdicts, cells);
  mark_years(desk, count, out, place);
}

static bool
is_dense(const struct kjp__panel_lanes *work,
         const struct kjp__panel_input *ruled, size_t from, size_t cells)
{
  return work->lanes->dense(ruled->quanta + from, 0, cells) &&
         (work->reference == NULL ||
          work->lanes->dense(work->reference->quanta + from, 1, cells));
}

/* In one go where all figures are known and the rule is the usual one. Figures
 * are looked over beforehand only where some were missing in the last block. */
static bool
judge_usual(struct kjp__panel_desk *desk, int32_t entity, int32_t count,
            const struct kjp__panel_out *out, size_t place)
{
  struct kjp__panel_lanes *work = desk->lanes;
  const struct kjp__panel_input *ruled = kjp__rows_at(&desk->panel->inputs, 0);
  size_t from = (size_t)entity * (size_t)desk->panel->years;
  size_t cells = (size_t)count * (size_t)desk->panel->years;

  if (!work->is_usual || (out->bindings != NULL && !work->is_ordered) ||
      (work->was_sparse && !is_dense(work, ruled, from, cells)))
    return false;
  work->usual.value = ruled->quanta + from;
  work->usual.reference =
      work->reference == NULL ? NULL : work->reference->quanta + from;
  work->usual.floors =
      out->floors == NULL ? work->wide_floors : out->floors + place;
  work->usual.binding = out->bindings == NULL ? NULL : work->binding;
  work->was_sparse = !work->lanes->usual(&work->usual, cells);
  if (work->was_sparse)
    return false;
  if (out->verdicts != NULL)
    work->lanes->verdict_bytes(work->usual.verdicts, out->verdicts + place,
                               cells);
  if (out->bindings != NULL)
    work->lanes->names(work->binding, out->bindings + place, cells);
  for (size_t i = 0; out->flags != NULL && i < cells; i++)
    out->flags[place + i] = work->flags[i % (size_t)desk->panel->years];
  return true;
}

static bool
judge_block(struct kjp__panel_desk *desk, int32_t entity, int32_t count,
            const struct kjp__panel_out *out, size_t place)
{
  struct kjp__panel_lanes *work = desk->lanes;
  size_t cells = (size_t)count * (size_t)desk->panel->years;

  if (judge_usual(desk, entity, count, out, place))
    return true;
  if (!load_figures(desk, entity, count) || !make_starts(desk, count))
    return false;
  work->sum.binding = out->bindings == NULL ? NULL : work->binding;
  work->lanes->open(&work->sum, cells);
  for (int32_t i = 0; i < work->count; i++)
    work->lanes->take(&work->steps[i].clause, &work->sum, cells);
  if (!work->lanes->close(&work->sum, work->blank, cells))
    return false;
  write_block(desk, count, out, place);
  return true;
}

void
kjp__panel_judge_block(struct kjp__panel_desk *desk, int32_t entity,
                       int32_t count, const struct kjp__panel_out *out,
                       size_t place)
{
  int32_t at = 0;

  while (at < count) {
    int32_t some = MIN(count - at, desk->lanes->block);
    size_t there = place + (size_t)at * (size_t)desk->panel->years;

    if (!judge_block(desk, entity + at, some, out, there)) {
      for (int32_t i = at; i < at + some; i++) {
        there = place + (size_t)i * (size_t)desk->panel->years;
        if (!judge_block(desk, entity + i, 1, out, there))
          kjp__panel_judge(desk, entity + i, out, there);
      }
    }
    at += some;
  }
}
