/* SPDX-License-Identifier: MIT */
/* lib/answer/panel-lanes.c - a rule of a panel as clauses over cells.
 *
 * A rule whose years do not hang on each other (`base: actual`) and whose
 * clauses rule/lanes.c knows can be gone through in blocks of entities that fit
 * the nearest cache. What each clause says in each year is asked of the audit's
 * own functions once, with no figure known. */
#include "panel-lanes-priv.h"

#include <math.h>

#include <glib.h>

#include "../quantity/rate-priv.h"

enum { CELLS = 240 }; /* of a block, about */

/* With room for as many years before it: what a clause looks back on. */
static double *
new_cells(struct kjp__panel_desk *desk, const struct kjp__panel_lanes *work)
{
  size_t years = (size_t)desk->panel->years;
  double *cells = kjp__arena_alloc(desk->arena, ((size_t)work->block + 1) *
                                                    years * sizeof *cells);

  return cells == NULL ? NULL : cells + years;
}

/* The same for every entity of a block. */
static void
set_year(const struct kjp__panel_desk *desk,
         const struct kjp__panel_lanes *work, double *cells, int32_t y,
         double number)
{
  for (int32_t i = 0; i < work->block; i++)
    cells[i * desk->panel->years + y] = number;
}

static bool
is_lane(int64_t number)
{
  return number >= 0 && number < (int64_t)KJP__LANES_END;
}

static bool
has_adjustments(const kjp_panel *panel, int32_t indicator)
{
  int32_t first;

  return kjp_table_children(&panel->plan->tables[KJP_ADJUSTMENTS],
                            KJP_ADJUSTMENT_INDICATOR, indicator, &first) > 0;
}

static int32_t
input_of(const kjp_panel *panel, int32_t indicator)
{
  int32_t i = 0;

  while (((const struct kjp__panel_input *)kjp__rows_at(&panel->inputs, i))
             ->indicator != indicator)
    i++;
  return i;
}

/* The plan's own values of a stage; false where they are none for lanes. */
static bool
fill_own(struct kjp__panel_desk *desk, const struct kjp__panel_lanes *work,
         const struct kjp__series *series, double *cells)
{
  const kjp_panel *panel = desk->panel;

  if (series == NULL || has_adjustments(panel, series->indicator))
    return false;
  for (int32_t y = 0; y < panel->years; y++) {
    const struct kjp__value *value =
        kjp__series_at(desk->judging.values, series, panel->first_year + y);
    bool known = kjp__value_known(value);

    if (known && (!value->whole || !is_lane(value->quanta)))
      return false;
    set_year(desk, work, cells, y, known ? (double)value->quanta : (double)NAN);
  }
  return true;
}

/* Lanes of a reference or a peer: those of its array, or the plan's own. NULL
 * where there are none. */
static double *
cells_of(struct kjp__panel_desk *desk, struct kjp__panel_lanes *work,
         int32_t indicator, int8_t stage)
{
  int32_t input = input_of(desk->panel, indicator);
  double *own;

  if (desk->given[input] != NULL)
    return work->values[input];
  own = new_cells(desk, work);
  return own != NULL && fill_own(desk, work,
                                 kjp__values_series(desk->judging.values,
                                                    indicator, stage),
                                 own)
             ? own
             : NULL;
}

static int32_t
first_ruled(const kjp_panel *panel)
{
  return MAX(panel->rule->first_year - panel->first_year, 0);
}

/* Figures of `back` years before: as they lie, or moved where a ruled year
 * would reach into the entity before. */
static bool
start_from(struct kjp__panel_desk *desk, struct kjp__panel_lanes *work,
           struct kjp__panel_step *step, double *values, int32_t back)
{
  step->clause.start = values - MIN(back, desk->panel->years);
  if (back <= first_ruled(desk->panel))
    return true;
  step->making = MOVED;
  step->back = back;
  step->made = new_cells(desk, work);
  step->clause.start = step->made;
  return step->made != NULL;
}

static bool
refer_to(struct kjp__panel_desk *desk, struct kjp__panel_lanes *work,
         struct kjp__panel_step *step, const struct kjp__clause *clause)
{
  double *values = cells_of(desk, work, clause->reference, clause->stage);

  if (values == NULL)
    return false;
  step->clause.now = values;
  step->clause.before = values - 1;
  if (first_ruled(desk->panel) > 0)
    return true;
  step->before = new_cells(desk, work);
  step->clause.before = step->before;
  return step->before != NULL;
}

/* Clauses, a function a kind; false: not for lanes. */

static bool
set_rate(struct kjp__panel_step *step, int64_t times, int64_t over)
{
  step->clause.kind = KJP__LANES_RATE;
  step->clause.times = (double)times;
  step->clause.over = (double)over;
  return is_lane(times);
}

static bool
set_plus(struct kjp__panel_step *step, int64_t plus)
{
  step->clause.kind = KJP__LANES_PLUS;
  step->clause.plus = (double)plus;
  return is_lane(plus);
}

static bool
set_previous(struct kjp__panel_desk *desk, struct kjp__panel_lanes *work,
             struct kjp__panel_step *step, const struct kjp__judged *judged)
{
  bool right =
      judged->numbers.rate == 0
          ? set_plus(step, judged->numbers.strict ? 1 : 0)
          : set_rate(step, KJP__RATE_ONE - judged->numbers.rate, KJP__RATE_ONE);

  step->clause.strict = judged->numbers.strict;
  return right && start_from(desk, work, step, work->values[0],
                             judged->clause->lookback);
}

static bool
set_peak(struct kjp__panel_desk *desk, struct kjp__panel_lanes *work,
         struct kjp__panel_step *step, const struct kjp__judged *judged)
{
  (void)judged;
  step->making = PEAK;
  step->made = new_cells(desk, work);
  step->clause.start = step->made;
  return set_plus(step, 0) && step->made != NULL;
}

static bool
set_growth(struct kjp__panel_desk *desk, struct kjp__panel_lanes *work,
           struct kjp__panel_step *step, const struct kjp__judged *judged)
{
  return set_rate(step, KJP__RATE_ONE + judged->numbers.rate, KJP__RATE_ONE) &&
         start_from(desk, work, step, work->values[0], 1);
}

static bool
set_increment(struct kjp__panel_desk *desk, struct kjp__panel_lanes *work,
              struct kjp__panel_step *step, const struct kjp__judged *judged)
{
  return set_plus(step, judged->numbers.amount) &&
         start_from(desk, work, step, work->values[0], 1);
}

static bool
set_outpace(struct kjp__panel_desk *desk, struct kjp__panel_lanes *work,
            struct kjp__panel_step *step, const struct kjp__judged *judged)
{
  step->clause.kind = KJP__LANES_RATIO;
  step->clause.hold = judged->numbers.hold;
  step->clause.has_margin = judged->numbers.has_margin;
  step->clause.margin = (double)judged->numbers.margin;
  step->clause.strict = !judged->numbers.has_margin;
  return is_lane(judged->numbers.margin) &&
         refer_to(desk, work, step, judged->clause) &&
         start_from(desk, work, step, work->values[0], 1);
}

static bool
set_share(struct kjp__panel_desk *desk, struct kjp__panel_lanes *work,
          struct kjp__panel_step *step, const struct kjp__judged *judged)
{
  step->clause.start =
      cells_of(desk, work, judged->clause->reference, judged->clause->stage);
  return step->clause.start != NULL &&
         set_rate(step, judged->numbers.rate, KJP__RATE_ONE);
}

/* A tolerance makes three factors: too wide for lanes. */
static bool
set_share_before(struct kjp__panel_desk *desk, struct kjp__panel_lanes *work,
                 struct kjp__panel_step *step, const struct kjp__judged *judged)
{
  step->clause.kind = KJP__LANES_RATIO;
  step->clause.strict = judged->numbers.strict;
  return judged->numbers.rate == 0 &&
         refer_to(desk, work, step, judged->clause) &&
         start_from(desk, work, step, work->values[0], 1);
}

static bool
set_amounts(struct kjp__panel_desk *desk, struct kjp__panel_lanes *work,
            struct kjp__panel_step *step, const struct kjp__judged *judged)
{
  (void)judged;
  step->clause.kind = KJP__LANES_AMOUNT;
  step->amounts = new_cells(desk, work);
  step->clause.start = step->amounts;
  return step->amounts != NULL;
}

static bool
set_peers(struct kjp__panel_desk *desk, struct kjp__panel_lanes *work,
          struct kjp__panel_step *step, const struct kjp__judged *judged)
{
  const kjp_table *peers = &desk->panel->plan->tables[KJP_PEERS];
  int32_t first;

  step->making = SUM;
  step->made = new_cells(desk, work);
  step->clause.start = step->made;
  step->part_count =
      kjp_table_children(peers, KJP_PEER_CLAUSE, judged->row, &first);
  step->parts = kjp__arena_alloc(desk->arena, (size_t)step->part_count *
                                                  sizeof *step->parts);
  if (step->made == NULL || step->parts == NULL)
    return false;
  for (int32_t i = 0; i < step->part_count; i++) {
    const struct kjp__peer *peer = kjp__rows_at(&peers->rows, first + i);

    step->parts[i] =
        cells_of(desk, work, peer->indicator, judged->clause->stage);
    if (step->parts[i] == NULL)
      return false;
  }
  return set_rate(step, 1, step->part_count);
}

typedef bool (*clause_setter)(struct kjp__panel_desk *,
                              struct kjp__panel_lanes *,
                              struct kjp__panel_step *,
                              const struct kjp__judged *);

static const clause_setter setters[] = {
    [KJP_CLAUSE_NOT_BELOW_PREVIOUS] = set_previous,
    [KJP_CLAUSE_NOT_BELOW_PEAK] = set_peak,
    [KJP_CLAUSE_GROW_AT_LEAST] = set_growth,
    [KJP_CLAUSE_GROW_BY_AT_LEAST] = set_increment,
    [KJP_CLAUSE_OUTPACE] = set_outpace,
    [KJP_CLAUSE_SHARE_AT_LEAST] = set_share,
    [KJP_CLAUSE_SHARE_NOT_BELOW_PREVIOUS] = set_share_before,
    [KJP_CLAUSE_AVERAGE_GROWTH_AT_LEAST] = NULL,
    [KJP_CLAUSE_AMOUNT_AT_LEAST] = set_amounts,
    [KJP_CLAUSE_AT_LEAST_PEERS] = set_peers,
    [KJP_CLAUSE_ANY] = NULL,
};

/* The step of a clause, in the order of the rule; made where the clause is met
 * for the first time. */
static struct kjp__panel_step *
step_of(struct kjp__panel_desk *desk, struct kjp__panel_lanes *work,
        const struct kjp__judged *judged)
{
  clause_setter set = setters[judged->clause->kind];
  struct kjp__panel_step *step = &work->steps[judged->row];

  if (step->present != NULL)
    return step;
  step->always = true;
  step->clause.name = (double)judged->row;
  step->present = new_cells(desk, work);
  return set != NULL && step->present != NULL && set(desk, work, step, judged)
             ? step
             : NULL;
}

/* What the rule says in a year that has been judged without figures. */
static bool
note_year(struct kjp__panel_desk *desk, struct kjp__panel_lanes *work,
          int32_t y)
{
  const struct kjp__judging *judging = &desk->judging;

  work->ruled[y] = true;
  set_year(desk, work, work->blank, y, 0);
  set_year(desk, work, work->asks, y, judging->count > 0 ? 1 : 0);
  if (kjp__judge_is_projected(judging))
    work->flags[y] |= KJP_PANEL_PROJECTED;
  if (judging->unverified)
    work->flags[y] |= KJP_PANEL_UNVERIFIED;
  for (int32_t i = 0; i < judging->count; i++) {
    const struct kjp__judged *judged = &judging->judged[i];
    struct kjp__panel_step *step = step_of(desk, work, judged);

    if (step == NULL)
      return false;
    set_year(desk, work, step->present, y, 1);
    if (step->amounts == NULL)
      continue;
    if (!is_lane(judged->numbers.amount))
      return false;
    set_year(desk, work, step->amounts, y, (double)judged->numbers.amount);
  }
  return true;
}

static bool
note_years(struct kjp__panel_desk *desk, struct kjp__panel_lanes *work)
{
  const kjp_panel *panel = desk->panel;
  int32_t last_year = MIN(panel->rule->last_year, kjp__panel_last_year(panel));
  int32_t first_year = MAX(panel->rule->first_year, panel->first_year);

  for (int32_t year = first_year; year <= last_year; year++) {
    struct kjp__year outcome;

    kjp__judge_open(&desk->judging, year);
    kjp__judge_year(&desk->judging, &outcome);
    if (!kjp__judge_goes_on(&desk->judging) ||
        !note_year(desk, work, year - panel->first_year))
      return false;
  }
  return true;
}

/* Clauses that were met move together; one that is present in every year needs
 * no mask. */
static void
close_steps(const struct kjp__panel_desk *desk, struct kjp__panel_lanes *work)
{
  int32_t rows = kjp__plan_count(desk->panel->plan, KJP_CLAUSES);

  for (int32_t row = 0; row < rows; row++) {
    struct kjp__panel_step step = work->steps[row];

    if (step.present == NULL)
      continue;
    for (int32_t y = 0; y < desk->panel->years; y++)
      step.always = step.always && (!work->ruled[y] || step.present[y] != 0);
    step.clause.present = step.always ? NULL : step.present;
    work->steps[work->count++] = step;
  }
}

/* The usual rule */

static bool
is_of_year_before(const struct kjp__panel_lanes *work,
                  const struct kjp__panel_step *step)
{
  return step->making == AS_IT_IS && step->always && step->before == NULL &&
         step->clause.start == work->values[0] - 1;
}

/* A reference that has an array without a mask. */
static bool
take_reference(const struct kjp__panel_desk *desk,
               struct kjp__panel_lanes *work,
               const struct kjp__panel_step *step)
{
  const struct kjp__rows *inputs = &desk->panel->inputs;

  for (int32_t i = 1; i < inputs->count; i++) {
    const struct kjp__panel_input *input = kjp__rows_at(inputs, i);

    if (work->values[i] == step->clause.now && input->quanta != NULL)
      work->reference = input;
  }
  return work->reference != NULL && work->reference->known == NULL &&
         !step->clause.has_margin && !step->clause.hold;
}

/* Takes a clause for its part of `usual`; false where that is taken. */
static bool
take_part(const struct kjp__panel_desk *desk, struct kjp__panel_lanes *work,
          const struct kjp__panel_step *step)
{
  const struct kjp__lanes_clause *clause = &step->clause;
  const struct kjp__lanes_clause **part =
      clause->kind == KJP__LANES_PLUS   ? &work->usual.plus
      : clause->kind == KJP__LANES_RATE ? &work->usual.rate
                                        : &work->usual.ratio;

  if (*part != NULL || !is_of_year_before(work, step))
    return false;
  *part = clause;
  if (clause->kind == KJP__LANES_RATIO)
    return take_reference(desk, work, step);
  return clause->kind == KJP__LANES_PLUS || !clause->strict;
}

/* Whether the rule is the usual one, and its years are judged alike. It looks
 * at the year before, so the first is not ruled. */
static void
find_usual(const struct kjp__panel_desk *desk, struct kjp__panel_lanes *work)
{
  const struct kjp__panel_input *ruled = kjp__rows_at(&desk->panel->inputs, 0);

  work->is_usual = work->count > 0 && ruled->known == NULL;
  work->is_ordered = true;
  for (int32_t i = 0; i < work->count && work->is_usual; i++) {
    work->is_usual = take_part(desk, work, &work->steps[i]);
    work->is_ordered =
        work->is_ordered &&
        (i == 0 || work->steps[i - 1].clause.kind < work->steps[i].clause.kind);
  }
  for (int32_t y = 0; y < desk->panel->years; y++)
    work->is_usual =
        work->is_usual && !(desk->panel->exempt[y] && work->ruled[y]);
}

static bool
make_room(struct kjp__panel_desk *desk, struct kjp__panel_lanes *work)
{
  const kjp_panel *panel = desk->panel;
  size_t years = (size_t)panel->years;

  work->lanes = kjp__lanes_best();
  work->block = MAX(CELLS / panel->years, 1);
  work->values = kjp__arena_alloc(desk->arena, (size_t)panel->inputs.count *
                                                   sizeof *work->values);
  for (int32_t i = 0; work->values != NULL && i < panel->inputs.count; i++)
    work->values[i] = new_cells(desk, work);
  work->steps = kjp__arena_alloc(
      desk->arena, ((size_t)kjp__plan_count(panel->plan, KJP_CLAUSES) + 1) *
                       sizeof *work->steps);
  work->sum.least = new_cells(desk, work);
  work->sum.floor = new_cells(desk, work);
  work->sum.doubt = new_cells(desk, work);
  work->binding = new_cells(desk, work);
  work->blank = new_cells(desk, work);
  work->asks = new_cells(desk, work);
  work->verdicts = kjp__arena_alloc(desk->arena, (size_t)work->block * years);
  work->usual.blank = work->blank;
  work->usual.verdicts = kjp__arena_alloc(
      desk->arena, (size_t)work->block * years * sizeof(int64_t));
  work->wide_floors = kjp__arena_alloc(
      desk->arena, (size_t)work->block * years * sizeof(int64_t));
  work->flags = kjp__arena_alloc(desk->arena, years);
  work->ruled = kjp__arena_alloc(desk->arena, years * sizeof *work->ruled);
  return !kjp__arena_failed(desk->arena);
}

bool
kjp__panel_lanes_open(struct kjp__panel_desk *desk)
{
  const kjp_panel *panel = desk->panel;
  struct kjp__panel_lanes *work;
  bool usual = KJP__LANES_EXACT && panel->rule->base == KJP_BASE_ACTUAL &&
               desk->given[0] != NULL &&
               !has_adjustments(panel, panel->rule->indicator);

  if (!usual)
    return true;
  work = kjp__arena_alloc(desk->arena, sizeof *work);
  if (work == NULL || !make_room(desk, work))
    return false;
  for (int32_t y = 0; y < panel->years; y++)
    set_year(desk, work, work->blank, y, (double)NAN);
  usual = note_years(desk, work);
  desk->judging.out_of_range = false;
  if (kjp__arena_failed(desk->arena))
    return false;
  close_steps(desk, work);
  if (usual)
    find_usual(desk, work);
  desk->lanes = usual ? work : NULL;
  return true;
}
