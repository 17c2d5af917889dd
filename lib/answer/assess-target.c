/* SPDX-License-Identifier: MIT */
/* lib/answer/assess-target.c - each target: is it met, and how far is it?
 *
 * Two sets of values are looked at: what is observed, which alone can meet a
 * target, and what the scenario says, which is shown beside it. */
#include "assess-priv.h"

#include <glib.h>

#include "../rule/progress-priv.h"
#include "../value/promise-priv.h"

/* A target while it is judged. */
struct judging {
  struct kjp__assessing *assessing;
  const struct kjp__target *said;
  const struct kjp__asked *asked; /* as now promised */
  struct kjp__assess_target *row;
  struct kjp__stretch gone;  /* up to the evaluation */
  struct kjp__stretch whole; /* up to the due year */
  struct kjp__figure seen;   /* of `gone`, observed */
  struct kjp__demand demand; /* observed where it can be, else projected */
};

/* Demands and verdicts */

static void
find_demand(struct kjp__assessing *assessing, int32_t target,
            const struct kjp__asked *asked, int32_t due,
            struct kjp__demand *out)
{
  kjp__assess_demand(assessing, assessing->seen, target, asked, due, out);
  if (!out->lower.known)
    kjp__assess_demand(assessing, assessing->all, target, asked, due, out);
}

static bool
is_observed(const struct kjp__figure *figure)
{
  return figure->known && figure->kind <= KJP_KIND_PUBLISHED;
}

static int8_t
verdict_of(const struct judging *judging, const struct kjp__demand *demand)
{
  if (judging->assessing->year < judging->row->due)
    return KJP_OUTCOME_NOT_DUE;
  if (!judging->seen.known || !is_observed(&demand->lower))
    return KJP_OUTCOME_UNDETERMINED;
  return kjp__assess_holds(demand, &judging->seen.value) ? KJP_OUTCOME_MET
                                                         : KJP_OUTCOME_MISSED;
}

static const struct kjp__fraction *
keep_upper(struct kjp__assessing *assessing, const struct kjp__demand *demand)
{
  return demand->comparator == KJP_COMPARATOR_WITHIN
             ? kjp__answer_fraction(assessing->answer, &demand->upper)
             : NULL;
}

static void
take_demand(struct judging *judging)
{
  struct kjp__assessing *assessing = judging->assessing;
  struct kjp__assess_target *row = judging->row;
  const struct kjp__revision *revision;

  judging->asked =
      kjp__asked_now(assessing->plan, row->target, assessing->promised_by);
  row->revision =
      kjp__revision_now(assessing->plan, row->target, assessing->promised_by);
  if (row->revision >= 0) {
    revision = kjp__plan_row(assessing->plan, KJP_REVISIONS, row->revision);
    row->unverified = revision->unverified;
  }
  find_demand(assessing, row->target, judging->asked, row->due,
              &judging->demand);
  row->comparator = judging->demand.comparator;
  row->bound = kjp__assess_keep(assessing, &judging->demand.lower);
  row->upper = keep_upper(assessing, &judging->demand);
  row->bound_kind = judging->demand.lower.kind;
  row->unverified = row->unverified || judging->demand.lower.unverified;
}

static void
take_first_promise(struct judging *judging)
{
  struct kjp__assessing *assessing = judging->assessing;
  struct kjp__assess_target *row = judging->row;
  struct kjp__demand demand;

  find_demand(assessing, row->target, &judging->said->asked, row->due, &demand);
  row->first_comparator = demand.comparator;
  row->first_bound = kjp__assess_keep(assessing, &demand.lower);
  row->first_upper = keep_upper(assessing, &demand);
  row->first_verdict = verdict_of(judging, &demand);
  row->first_bound_kind = demand.lower.kind;
}

/* Values */

static void
use_demand(struct judging *judging, const struct kjp__asked *asked)
{
  struct kjp__assessing *assessing = judging->assessing;
  struct kjp__stretch stretch = kjp__assess_referred(asked, judging->row->due);

  if (stretch.indicator < 0)
    return;
  kjp__assess_use(assessing, assessing->seen, stretch);
  kjp__assess_use(assessing, assessing->all, stretch);
}

/* What was observed is shown, else what is planned or assumed. */
static void
take_value(struct judging *judging)
{
  struct kjp__assessing *assessing = judging->assessing;
  struct kjp__assess_target *row = judging->row;
  struct kjp__figure shown;

  kjp__assess_figure(assessing, assessing->seen, judging->gone, &judging->seen);
  shown = judging->seen;
  if (!shown.known)
    kjp__assess_figure(assessing, assessing->all, judging->gone, &shown);
  row->value = kjp__assess_keep(assessing, &shown);
  row->kind = shown.kind;
  row->stage = judging->seen.known ? shown.stage : 0;
  row->unverified = row->unverified || shown.unverified;
  kjp__assess_use(assessing,
                  judging->seen.known ? assessing->seen : assessing->all,
                  judging->gone);
}

static void
take_verdict(struct judging *judging)
{
  struct kjp__assessing *assessing = judging->assessing;
  struct kjp__assess_target *row = judging->row;
  struct kjp__fraction distance;

  row->verdict = verdict_of(judging, &judging->demand);
  row->basis =
      row->verdict == KJP_OUTCOME_MET || row->verdict == KJP_OUTCOME_MISSED
          ? KJP_BASIS_OBSERVED
          : KJP_BASIS_PROJECTED;
  if (!judging->seen.known || !judging->demand.lower.known)
    return;
  if (kjp__fraction_subtract(
          &judging->seen.value,
          kjp__assess_end(&judging->demand, &judging->seen.value), &distance))
    row->distance = kjp__answer_fraction(assessing->answer, &distance);
}

/* Beside a verdict that is still open. */
static void
take_projection(struct judging *judging)
{
  struct kjp__assessing *assessing = judging->assessing;
  struct kjp__assess_target *row = judging->row;
  struct kjp__figure figure;

  if (row->basis == KJP_BASIS_OBSERVED)
    return;
  kjp__assess_figure(assessing, assessing->all, judging->whole, &figure);
  kjp__assess_use(assessing, assessing->all, judging->whole);
  row->projection = kjp__assess_keep(assessing, &figure);
  row->projection_kind = figure.kind;
  if (figure.known && judging->demand.lower.known)
    row->outlook = kjp__assess_holds(&judging->demand, &figure.value)
                       ? KJP_OUTCOME_MET
                       : KJP_OUTCOME_MISSED;
}

/* Progress */

static void
find_base(struct judging *judging, struct kjp__progress_numbers *numbers)
{
  struct kjp__assessing *assessing = judging->assessing;
  const struct kjp__target *said = judging->said;
  struct kjp__stretch stretch = {said->indicator, said->base_year,
                                 said->base_year};
  struct kjp__figure figure;
  int64_t quanta;

  numbers->base_year = said->base_year;
  if (kjp__amount_get(said->base_value, &quanta)) {
    numbers->has_base = true;
    kjp__fraction_set(&numbers->base, quanta);
  } else if (said->base_year != 0) {
    kjp__assess_figure(assessing, assessing->seen, stretch, &figure);
    kjp__assess_use(assessing, assessing->seen, stretch);
    numbers->has_base = figure.known;
    numbers->base = figure.value;
    judging->row->unverified = judging->row->unverified || figure.unverified;
  }
  judging->row->base_year = said->base_year;
  if (numbers->has_base)
    judging->row->base =
        kjp__answer_fraction(assessing->answer, &numbers->base);
}

/* Which way the bound asks to go from a base, as a direction; 0: the base is
 * within. */
static int8_t
side_of(const struct kjp__demand *demand, const struct kjp__fraction *base)
{
  static const int8_t sides[] = {
      [KJP_COMPARATOR_AT_LEAST] = KJP_DIRECTION_MORE,
      [KJP_COMPARATOR_MORE_THAN] = KJP_DIRECTION_MORE,
      [KJP_COMPARATOR_AT_MOST] = KJP_DIRECTION_LESS,
      [KJP_COMPARATOR_LESS_THAN] = KJP_DIRECTION_LESS,
  };

  if (demand->comparator != KJP_COMPARATOR_WITHIN)
    return sides[demand->comparator];
  if (kjp__assess_holds(demand, base))
    return 0;
  return kjp__fraction_compare(base, &demand->lower.value) < 0
             ? KJP_DIRECTION_MORE
             : KJP_DIRECTION_LESS;
}

static void
fill_numbers(struct judging *judging, struct kjp__progress_numbers *numbers)
{
  const struct kjp__demand *demand = &judging->demand;
  const struct kjp__target *said = judging->said;
  bool known = judging->seen.known && demand->lower.known;

  *numbers = (struct kjp__progress_numbers){
      .method = judging->assessing->method,
      .direction =
          kjp__plan_indicator(judging->assessing->plan, said->indicator)
              ->direction,
      .over = said->over != 0,
      .ceiling = demand->comparator > KJP_COMPARATOR_MORE_THAN,
      .has_value = judging->seen.known,
      .has_bound = demand->lower.known,
      .achieved = known && kjp__assess_holds(demand, &judging->seen.value),
      .first_year = said->first_year,
      .year = judging->row->of,
      .due = judging->row->due,
      .value = judging->seen.value,
  };
  find_base(judging, numbers);
  numbers->bound = *kjp__assess_end(
      demand, numbers->has_base ? &numbers->base : &judging->seen.value);
  if (numbers->has_base)
    numbers->side = side_of(demand, &numbers->base);
}

static void
take_progress(struct judging *judging)
{
  struct kjp__assess_target *row = judging->row;
  kjp_answer *answer = judging->assessing->answer;
  struct kjp__progress_numbers numbers;
  struct kjp__progress progress;

  fill_numbers(judging, &numbers);
  kjp__progress_judge(&numbers, &progress);
  row->class = progress.class;
  row->reason = progress.reason;
  if (progress.has_ratio)
    row->ratio = kjp__answer_fraction(answer, &progress.ratio);
  if (progress.has_score)
    row->score = kjp__answer_fraction(answer, &progress.score);
  if (progress.has_schedule)
    row->schedule = kjp__answer_fraction(answer, &progress.schedule);
}

/* What is not known only because it does not fit is no gap in the figures. */
static void
say_range(struct judging *judging)
{
  const struct kjp__assessing *assessing = judging->assessing;
  struct kjp__assess_target *row = judging->row;
  bool observed = assessing->seen->out_of_range || assessing->out_of_range;
  bool gap = row->reason == KJP_REASON_NO_VALUE ||
             row->reason == KJP_REASON_NO_BASE_VALUE;
  bool unasked = row->reason == KJP_REASON_NO_BOUND;

  if ((gap && observed) || (unasked && !kjp__assess_goes_on(assessing)))
    row->reason = KJP_REASON_OUT_OF_RANGE;
}

/* One target */

static void
open_target(struct judging *judging, int32_t target)
{
  struct kjp__assessing *assessing = judging->assessing;
  const struct kjp__target *said = judging->said;
  struct kjp__assess_target *row = judging->row;

  row->target = target;
  row->revision = KJP_NONE;
  row->break_even_indicator = KJP_NONE;
  row->due = said->last_year;
  row->of = MIN(assessing->year, row->due);
  judging->gone = kjp__assess_stretch(said, row->of);
  judging->whole = kjp__assess_stretch(said, row->due);
  assessing->target_row =
      kjp__answer_table(assessing->answer, KJP_ASSESS_TARGETS)->rows.count - 1;
}

static void
add_default(const struct judging *judging)
{
  kjp_answer *answer = judging->assessing->answer;

  if (!kjp__said(judging->said->said, KJP_TARGET_STRENGTH))
    kjp__answer_default(answer,
                        kjp__arena_format(answer->arena, "/targets/%s/strength",
                                          judging->said->id),
                        kjp__words_strength[judging->said->strength]);
}

static void
assess_target(struct kjp__assessing *assessing, int32_t target)
{
  struct judging judging = {
      .assessing = assessing,
      .said = kjp__plan_row(assessing->plan, KJP_TARGETS, target),
      .row = kjp__rows_add(
          &kjp__answer_table(assessing->answer, KJP_ASSESS_TARGETS)->rows)};

  if (judging.row == NULL)
    return;
  open_target(&judging, target);
  take_demand(&judging);
  use_demand(&judging, judging.asked);
  take_value(&judging);
  take_verdict(&judging);
  take_first_promise(&judging);
  take_projection(&judging);
  take_progress(&judging);
  if (judging.row->basis != KJP_BASIS_OBSERVED)
    kjp__assess_lacks(assessing, target);
  say_range(&judging);
  if (!assessing->failed && !assessing->seen->out_of_range &&
      !assessing->out_of_range) {
    kjp__assess_ahead(assessing, judging.gone, &judging.demand, judging.row);
    kjp__assess_turn(assessing, judging.gone, judging.asked, judging.row);
  }
  if (!assessing->failed && !kjp__assess_goes_on(assessing))
    kjp__assess_forgive_range(assessing, judging.said);
  add_default(&judging);
}

void
kjp__assess_targets(struct kjp__assessing *assessing)
{
  int32_t count = kjp__plan_count(assessing->plan, KJP_TARGETS);

  for (int32_t target = 0; target < count && kjp__assess_goes_on(assessing);
       target++)
    assess_target(assessing, target);
}
