/* SPDX-License-Identifier: MIT */
/* lib/answer/reconcile.c - do the published figures follow from the levels?
 *
 * A figure is compared twice: with the exact value its inputs give, and with
 * all that numbers give which round to these inputs. */
#include "reconcile-priv.h"

#include <glib.h>

#include "../base/error-priv.h"
#include "../plan/pick-priv.h"

struct reconciling {
  kjp_answer *answer;
  const kjp_plan *plan;
  struct kjp__arena *scratch;
  struct kjp__levels levels;
  /* the figure */
  struct kjp__reconciled *row;
  int32_t figure; /* that row's number */
  struct kjp__parts parts;
  /* why it cannot go on */
  bool failed;
  bool out_of_range;
};

static struct kjp__rows *
rows_of(struct reconciling *reconciling, int32_t table)
{
  return &kjp__answer_table(reconciling->answer, table)->rows;
}

/* What the answer rests on */

static void
use_observation(struct reconciling *reconciling,
                const struct kjp__observation *observation)
{
  const struct kjp__indicator *indicator =
      kjp__plan_indicator(reconciling->plan, observation->indicator);
  struct kjp__used *used = kjp__rows_add(rows_of(reconciling, KJP_USED));
  struct kjp__fraction value;
  int64_t quanta = 0;

  if (used == NULL)
    return;
  (void)kjp__amount_get(observation->value, &quanta);
  kjp__fraction_set(&value, quanta);
  used->indicator = observation->indicator;
  used->of = observation->year;
  used->stage = observation->stage;
  used->value = kjp__answer_fraction(reconciling->answer, &value);
  used->kind =
      kjp__is_derived(indicator) ? KJP_KIND_PUBLISHED : KJP_KIND_OBSERVED;
  used->line = (int32_t)observation->mark.line;
  used->source =
      observation->source == KJP_NONE ? indicator->source : observation->source;
  used->unverified = observation->unverified;
  used->bare = observation->bare;
}

static void
add_input(struct reconciling *reconciling, const struct kjp__level *part)
{
  struct kjp__reconciled_input *input =
      kjp__rows_add(rows_of(reconciling, KJP_RECONCILE_INPUTS));

  if (input == NULL)
    return;
  input->figure = reconciling->figure;
  input->indicator = part->indicator;
  input->year = part->year;
  input->value = part->number == NULL ? NULL : &part->number->value;
  input->digits = KJP_NONE;
  input->unverified = part->unverified;
  if (part->observation == NULL)
    return;
  input->stage = part->observation->stage;
  input->digits = part->observation->decimals;
  input->line = (int32_t)part->observation->mark.line;
  use_observation(reconciling, part->observation);
}

static void
add_missing(struct reconciling *reconciling, struct kjp__place place, bool zero)
{
  struct kjp__reconciled_missing *missing =
      kjp__rows_add(rows_of(reconciling, KJP_RECONCILE_MISSING));

  if (missing == NULL)
    return;
  missing->figure = reconciling->figure;
  missing->indicator = place.indicator;
  missing->year = place.year;
  missing->zero = zero;
}

/* Each part is an input, or tells what is missing. */
static void
trace(struct reconciling *reconciling, const struct kjp__level *computed)
{
  struct kjp__reconciled *row = reconciling->row;
  struct kjp__rows *missing = rows_of(reconciling, KJP_RECONCILE_MISSING);
  int32_t before = missing->count;
  bool all_published = true;

  for (int32_t i = 0; i < reconciling->parts.count; i++) {
    const struct kjp__level *part =
        kjp__level_of_part(&reconciling->levels, row->indicator, row->stage,
                           &reconciling->parts, i);

    if (part == NULL) {
      reconciling->failed = true;
      return;
    }
    if (part->state == KJP__LEVEL_KNOWN)
      add_input(reconciling, part);
    else if (part->state == KJP__LEVEL_UNKNOWN)
      add_missing(reconciling, part->blame, part->zero);
    all_published = all_published && part->observation != NULL;
  }
  if (computed->state == KJP__LEVEL_UNKNOWN && missing->count == before)
    add_missing(reconciling, computed->blame, computed->zero);
  row->by_figures =
      all_published && kjp__is_in_points(reconciling->plan, row->indicator);
}

/* The figure */

static int8_t
verdict_of(const struct kjp__number *figure, const struct kjp__number *computed)
{
  if (kjp__interval_holds(&figure->band, &computed->value))
    return KJP_RECONCILED_ROUNDS;
  return kjp__interval_meets(&figure->band, &computed->band)
             ? KJP_RECONCILED_WITHIN_INPUTS
             : KJP_RECONCILED_DIFFERS;
}

static void
compare(struct reconciling *reconciling, const struct kjp__number *figure,
        const struct kjp__number *computed)
{
  struct kjp__reconciled *row = reconciling->row;

  row->verdict = verdict_of(figure, computed);
  row->computed = &computed->value;
  row->shared = kjp__level_shares(&reconciling->levels, row->indicator,
                                  row->stage, row->year);
  if (computed->band.low.bounded)
    row->low = &computed->band.low.value;
  if (computed->band.high.bounded)
    row->high = &computed->band.high.value;
  row->low_open = computed->band.low.open;
  row->high_open = computed->band.high.open;
}

static void
fill_row(struct reconciling *reconciling,
         const struct kjp__observation *observation)
{
  struct kjp__reconciled *row = reconciling->row;

  row->indicator = observation->indicator;
  row->year = observation->year;
  row->stage = observation->stage;
  row->published = observation->value;
  row->digits = observation->decimals;
  row->note = observation->note;
  row->source = observation->source;
  if (row->source == KJP_NONE)
    row->source =
        kjp__plan_indicator(reconciling->plan, row->indicator)->source;
  row->line = (int32_t)observation->mark.line;
  row->unverified = observation->unverified;
  row->verdict = KJP_RECONCILED_UNDETERMINED;
}

static void
reconcile(struct reconciling *reconciling,
          const struct kjp__observation *observation)
{
  struct kjp__rows *rows = rows_of(reconciling, KJP_RECONCILE_FIGURES);
  struct kjp__level computed;
  struct kjp__number figure;

  reconciling->row = kjp__rows_add(rows);
  if (reconciling->row == NULL)
    return;
  reconciling->figure = rows->count - 1;
  fill_row(reconciling, observation);
  use_observation(reconciling, observation);
  reconciling->parts = kjp__parts_of(reconciling->plan, observation->indicator,
                                     observation->year);
  reconciling->failed =
      !kjp__level_compute(&reconciling->levels, observation->indicator,
                          observation->stage, observation->year, &computed);
  if (reconciling->failed)
    return;
  reconciling->out_of_range =
      computed.state == KJP__LEVEL_WIDE ||
      !kjp__level_figure(&reconciling->levels, observation, &figure);
  if (reconciling->out_of_range)
    return;
  trace(reconciling, &computed);
  reconciling->row->unverified |= computed.unverified;
  if (computed.state == KJP__LEVEL_KNOWN)
    compare(reconciling, &figure, computed.number);
}

/* The call */

static bool
goes_on(const struct reconciling *reconciling)
{
  return !reconciling->failed && !reconciling->out_of_range &&
         !kjp__arena_failed(reconciling->scratch) &&
         !kjp__arena_failed(reconciling->answer->arena);
}

static void
reconcile_all(struct reconciling *reconciling, int32_t only)
{
  const kjp_plan *plan = reconciling->plan;
  int32_t count = kjp__plan_count(plan, KJP_OBSERVATIONS);

  for (int32_t i = 0; i < count && goes_on(reconciling); i++) {
    const struct kjp__observation *observation =
        kjp__plan_row(plan, KJP_OBSERVATIONS, i);

    if ((only == KJP_NONE || only == observation->indicator) &&
        kjp__is_derived(kjp__plan_indicator(plan, observation->indicator)) &&
        kjp__values_counts(reconciling->levels.values, observation, 0))
      reconcile(reconciling, observation);
  }
  if (goes_on(reconciling))
    kjp__used_close(reconciling->answer);
}

static kjp_status
report_range(const struct reconciling *reconciling, kjp_error **error_out)
{
  const struct kjp__reconciled *row = reconciling->row;
  const char *name = kjp__plan_indicator(reconciling->plan, row->indicator)->id;

  return kjp__fail_range(error_out, name, row->year);
}

static kjp_status
fill(kjp_answer *answer, const struct kjp__view *view, int32_t only,
     kjp_error **error_out)
{
  struct reconciling reconciling = {.answer = answer, .plan = answer->plan};
  struct kjp__values *values = NULL;
  kjp_status status = KJP_OK;

  reconciling.scratch = kjp__arena_new();
  if (reconciling.scratch == NULL)
    return kjp__fail(error_out, KJP__MEMORY_OUT, NULL);
  values = kjp__values_new(reconciling.scratch, answer->plan, view);
  if (values != NULL && kjp__levels_init(&reconciling.levels, values,
                                         reconciling.scratch, answer->arena))
    reconcile_all(&reconciling, only);
  if (reconciling.out_of_range)
    status = report_range(&reconciling, error_out);
  else if (!goes_on(&reconciling))
    status = kjp__fail(error_out, KJP__MEMORY_OUT, NULL);
  kjp__arena_free(reconciling.scratch);
  return status;
}

kjp_status
kjp_reconcile_run(const kjp_plan *plan, const kjp_options *options,
                  kjp_answer **answer_out, kjp_error **error_out)
{
  const struct kjp__settings *settings = kjp__options_settings(options);
  kjp_answer *answer;
  struct kjp__view view;
  int32_t only;
  kjp_status status;

  status = kjp__answer_open(plan, answer_out, error_out);
  if (status == KJP_OK)
    status = kjp__view_of(plan, settings, &view, error_out);
  if (status == KJP_OK)
    status = kjp__pick(plan, KJP_INDICATORS, "indicator", settings->indicator,
                       &only, error_out);
  if (status != KJP_OK)
    return status;
  answer = kjp__answer_new(plan, "reconcile", settings, kjp__reconcile_kinds,
                           KJP__RECONCILE_KINDS);
  if (answer == NULL)
    return kjp__fail(error_out, KJP__MEMORY_OUT, NULL);
  return kjp__answer_close(answer, fill(answer, &view, only, error_out),
                           answer_out);
}
