/* SPDX-License-Identifier: MIT */
/* lib/answer/simulate-answer.c - tables of what was counted.
 *
 * What the answer rests on, and what is missing, is found with the exact
 * values once more: an answer outlives the simulation it came from. */
#include "simulate-priv.h"

#include <math.h>

#include <glib.h>

#include "../base/error-priv.h"
#include "../base/real-priv.h"
#include "../quantity/rate-priv.h"
#include "../value/promise-priv.h"
#include "assess-priv.h"

__extension__ typedef __int128 wide;

struct answering {
  const kjp_simulation *simulation;
  kjp_answer *answer;
  const struct kjp__fan_quantiles *quantiles; /* by fan year */
  /* what it rests on */
  struct kjp__values *values;
  struct kjp__judging judging;
  int32_t statement; /* whose missing inputs are looked for, or KJP_NONE */
};

static void *
add_row(struct answering *answering, int32_t table)
{
  return kjp__rows_add(&kjp__answer_table(answering->answer, table)->rows);
}

/* Numbers */

static const struct kjp__count *
count_of(const struct answering *answering,
         const struct kjp__counted_node *node)
{
  return &answering->simulation->counts[node->tally];
}

/* holds / defined, and the root of p (1 - p) / defined. */
static void
set_chance(const struct answering *answering,
           const struct kjp__counted_node *node, struct kjp__chance *out)
{
  int64_t draws = answering->simulation->draws;
  const struct kjp__count *count;
  double part;

  out->drawn = node->tally != KJP_NONE;
  if (!out->drawn) {
    bool unknown = kjp__node_is_unknown(&node->node);

    out->defined = unknown ? 0 : (int32_t)draws;
    out->undefined = (int32_t)draws - out->defined;
    if (unknown)
      return;
    out->probability =
        kjp__amount_known(node->node.constant == 1 ? KJP__RATE_ONE : 0);
    out->error = kjp__amount_known(0);
    return;
  }
  count = count_of(answering, node);
  out->defined = (int32_t)count->defined;
  out->undefined = (int32_t)(draws - count->defined);
  if (count->defined == 0)
    return;
  /* both factors are below 10^9, halves are rounded up */
  out->probability =
      kjp__amount_known((2 * count->holds * KJP__RATE_ONE + count->defined) /
                        (2 * count->defined));
  part = (double)count->holds / (double)count->defined;
  out->error = kjp__amount_known(
      (int64_t)(sqrt(part * (1 - part) / (double)count->defined) *
                    (double)KJP__RATE_ONE +
                0.5));
}

/* Halves away from zero. */
static struct kjp__amount
mean_of(const struct kjp__count *count)
{
  wide sum = (wide)count->high * 4294967296 + count->low;
  wide half = sum < 0 ? -count->defined : count->defined;

  if (count->defined == 0)
    return kjp__amount_unknown();
  return kjp__amount_known((int64_t)((2 * sum + half) / (2 * count->defined)));
}

/* A constant to the quantum. */
struct kjp__amount
kjp__constant_amount(const struct kjp__node *node)
{
  double value = node->constant;

  if (!(fabs(value) < 0x1p62))
    return kjp__amount_unknown();
  return kjp__amount_known((int64_t)(value < 0 ? value - 0.5 : value + 0.5));
}

static struct kjp__amount
expected(const struct answering *answering,
         const struct kjp__counted_node *node)
{
  return node->tally == KJP_NONE ? kjp__constant_amount(&node->node)
                                 : mean_of(count_of(answering, node));
}

/* Statements */

static int32_t
add_statement(struct answering *answering, int32_t target, int32_t rule)
{
  struct kjp__rows *rows =
      &kjp__answer_table(answering->answer, KJP_SIMULATION_STATEMENTS)->rows;
  struct kjp__simulation_statement *row = kjp__rows_add(rows);

  if (row != NULL)
    *row = (struct kjp__simulation_statement){target, rule};
  return rows->count - 1;
}

static void
add_missing(void *data, int32_t indicator, int32_t year)
{
  struct answering *answering = data;
  struct kjp__simulation_missing *row =
      add_row(answering, KJP_SIMULATION_MISSING);

  if (row != NULL)
    *row =
        (struct kjp__simulation_missing){answering->statement, indicator, year};
}

/* What a value rests on, or, while missing inputs are looked for, lacks. */
static void
visit(struct answering *answering, int32_t indicator, int8_t stage,
      int32_t year)
{
  const struct kjp__series *series =
      kjp__values_series(answering->values, indicator, stage);

  if (series == NULL)
    return;
  if (answering->statement == KJP_NONE)
    kjp__used_add(answering->answer, answering->values, series, year);
  else if (!kjp__value_known(kjp__series_at(answering->values, series, year)))
    (void)kjp__values_missing(answering->values, indicator, stage, year,
                              add_missing, answering);
}

static void
witness_value(void *data, const struct kjp__series *series, int32_t year)
{
  visit(data, series->indicator, series->stage, year);
}

/* It has a value, but none to judge with. */
static void
witness_missing(void *data, int32_t indicator, int32_t year)
{
  struct answering *answering = data;

  if (answering->statement != KJP_NONE)
    add_missing(answering, indicator, year);
}

static const struct kjp__witness witness = {witness_value, witness_missing,
                                            false};

static void
visit_target(struct answering *answering, int32_t target)
{
  const struct kjp__target *row =
      kjp__plan_row(answering->simulation->plan, KJP_TARGETS, target);
  const struct kjp__asked *asked =
      kjp__asked_now(answering->simulation->plan, target,
                     answering->simulation->settings.as_of);
  struct kjp__stretch stretch = kjp__assess_stretch(row, row->last_year);
  struct kjp__stretch referred = kjp__assess_referred(asked, row->last_year);

  for (int32_t year = stretch.first; year <= stretch.last; year++)
    visit(answering, stretch.indicator, 0, year);
  if (referred.indicator >= 0)
    visit(answering, referred.indicator, 0, referred.first);
}

static void
visit_rule(struct answering *answering, int32_t number)
{
  const struct kjp__rule *rule =
      kjp__plan_row(answering->simulation->plan, KJP_RULES, number);
  const struct kjp__series *series =
      kjp__values_series(answering->values, rule->indicator, rule->stage);
  struct kjp__judging *judging = &answering->judging;

  if (series == NULL)
    return;
  kjp__judge_rule(judging, number, series);
  for (int32_t year = rule->first_year;
       year <= rule->last_year && kjp__judge_goes_on(judging); year++) {
    struct kjp__year outcome;

    kjp__judge_open(judging, year);
    kjp__judge_year(judging, &outcome);
    kjp__judge_next(judging, outcome.floor);
  }
}

/* Of a statement that is never known. */
static void
find_missing(struct answering *answering, int32_t statement,
             void (*visit_all)(struct answering *, int32_t), int32_t row)
{
  kjp__values_begin_walk(answering->values);
  answering->statement = statement;
  visit_all(answering, row);
  answering->statement = KJP_NONE;
}

static void
add_target(struct answering *answering, int32_t target)
{
  const struct kjp__counted_node *node =
      &answering->simulation->targets[target];
  struct kjp__simulation_target *row =
      add_row(answering, KJP_SIMULATION_TARGETS);
  int32_t statement = add_statement(answering, target, KJP_NONE);

  if (row == NULL)
    return;
  row->target = target;
  set_chance(answering, node, &row->chance);
  if (kjp__node_is_unknown(&node->node))
    find_missing(answering, statement, visit_target, target);
}

static void
add_years(struct answering *answering, int32_t number)
{
  const struct kjp__drawn_rule *drawn =
      &answering->simulation->drawing.rules[number];
  const struct kjp__simulated_rule *rule =
      &answering->simulation->rules[number];

  for (int32_t i = 0; i < drawn->count; i++) {
    struct kjp__simulation_year *row = add_row(answering, KJP_SIMULATION_YEARS);

    if (row == NULL)
      return;
    row->rule = number;
    row->year = drawn->years[i].year;
    row->exempt = drawn->years[i].exempt;
    set_chance(answering, &rule->years[i].outcome, &row->chance);
    row->shortfall = expected(answering, &rule->years[i].lacking);
  }
}

static void
add_rule(struct answering *answering, int32_t number)
{
  const struct kjp__drawn_rule *drawn =
      &answering->simulation->drawing.rules[number];
  const struct kjp__simulated_rule *rule =
      &answering->simulation->rules[number];
  struct kjp__simulation_rule *row = add_row(answering, KJP_SIMULATION_RULES);
  int32_t statement = add_statement(answering, KJP_NONE, number);

  if (row == NULL)
    return;
  row->rule = number;
  set_chance(answering, &rule->outcome, &row->chance);
  row->shortfall = expected(answering, &rule->lacking);
  for (int32_t i = 0; i < drawn->count; i++)
    row->raised = row->raised || drawn->years[i].raised;
  add_years(answering, number);
  if (kjp__node_is_unknown(&rule->outcome.node))
    find_missing(answering, statement, visit_rule, number);
}

/* Fans */

static void
set_quantiles(const struct kjp__fan_quantiles *found,
              struct kjp__simulation_fan_year *row)
{
  for (int32_t i = 0; found->known && i < KJP__QUANTILES; i++)
    row->quantiles[i] = kjp__amount_known(found->values[i]);
}

static void
add_fan_year(struct answering *answering, int32_t number, int32_t parent)
{
  const struct kjp__simulated_fan *fan =
      kjp__rows_at(&answering->simulation->fans, number);
  struct kjp__simulation_fan_year *row =
      add_row(answering, KJP_SIMULATION_FAN_YEARS);
  int32_t draws = (int32_t)answering->simulation->draws;

  if (row == NULL)
    return;
  row->fan = parent;
  row->year = fan->year;
  row->mean = expected(answering, &fan->value);
  if (fan->value.tally != KJP_NONE) {
    row->defined = (int32_t)count_of(answering, &fan->value)->defined;
    set_quantiles(&answering->quantiles[number], row);
  } else {
    row->defined = kjp__amount_is_known(row->mean) ? draws : 0;
    for (size_t i = 0; i < G_N_ELEMENTS(row->quantiles); i++)
      row->quantiles[i] = row->mean;
  }
  row->undefined = draws - row->defined;
}

static void
add_fans(struct answering *answering)
{
  struct kjp__rows *fans =
      &kjp__answer_table(answering->answer, KJP_SIMULATION_FANS)->rows;
  int32_t last = KJP_NONE;

  for (int32_t i = 0; i < answering->simulation->fans.count; i++) {
    const struct kjp__simulated_fan *fan =
        kjp__rows_at(&answering->simulation->fans, i);

    if (fan->indicator != last) {
      struct kjp__simulation_fan *row = kjp__rows_add(fans);

      if (row == NULL)
        return;
      row->indicator = fan->indicator;
      last = fan->indicator;
    }
    add_fan_year(answering, i, fans->count - 1);
    visit(answering, fan->indicator, 0, fan->year);
  }
}

/* The whole */

static void
add_head(struct answering *answering)
{
  const kjp_simulation *simulation = answering->simulation;
  struct kjp__simulation_row *row = add_row(answering, KJP_SIMULATION);
  char seed[24];

  if (row == NULL)
    return;
  row->mode = simulation->mode;
  row->draws = (int32_t)simulation->draws;
  row->undefined = (int32_t)simulation->undefined;
  row->kept = (int32_t)simulation->kept_count;
  (void)g_snprintf(seed, sizeof seed, "%" G_GINT64_FORMAT,
                   simulation->settings.seed);
  row->seed = kjp__arena_format(answering->answer->arena, "%s", seed);
  if (simulation->settings.mode == NULL)
    kjp__answer_default(answering->answer, "mode",
                        kjp__words_simulation[simulation->mode]);
}

static void
fill(struct answering *answering)
{
  const kjp_simulation *simulation = answering->simulation;
  int32_t targets = kjp__plan_count(simulation->plan, KJP_TARGETS);

  answering->statement = KJP_NONE;
  kjp__values_begin_walk(answering->values);
  for (int32_t i = 0; i < targets; i++)
    visit_target(answering, i);
  for (int32_t i = 0; i < simulation->drawing.rule_count; i++)
    visit_rule(answering, i);
  add_head(answering);
  add_fans(answering);
  for (int32_t i = 0; i < targets; i++)
    add_target(answering, i);
  for (int32_t i = 0; i < simulation->drawing.rule_count; i++)
    add_rule(answering, i);
  kjp__used_close(answering->answer);
}

static bool
begin(struct answering *answering, struct kjp__arena *scratch)
{
  const kjp_simulation *simulation = answering->simulation;

  if (scratch == NULL)
    return false;
  answering->quantiles = kjp__fan_quantiles(simulation, scratch);
  answering->values =
      kjp__values_new(scratch, simulation->plan, &simulation->view);
  return answering->quantiles != NULL && answering->values != NULL &&
         kjp__judge_init(&answering->judging, answering->values,
                         kjp__plan_count(simulation->plan, KJP_CLAUSES),
                         &witness, answering);
}

kjp_status
kjp_simulation_answer(const kjp_simulation *simulation, kjp_answer **answer_out,
                      kjp_error **error_out)
{
  static const struct kjp__say some = {"至少 1 次", "at least 1"};
  struct answering answering = {.simulation = simulation};
  struct kjp__real_host host;
  struct kjp__arena *scratch;
  kjp_status status = KJP_OK;

  if (error_out != NULL)
    *error_out = NULL;
  if (answer_out == NULL)
    return kjp__fail_null(error_out, "answer_out");
  *answer_out = NULL;
  if (simulation == NULL)
    return kjp__fail_null(error_out, "simulation");
  if (simulation->draws == 0)
    return kjp__fail_argument(error_out, "draws", "0", some);
  answering.answer =
      kjp__answer_new(simulation->plan, "simulate", &simulation->settings,
                      kjp__simulate_kinds, KJP__SIMULATE_KINDS);
  if (answering.answer == NULL)
    return kjp__fail(error_out, KJP__MEMORY_OUT, NULL);
  scratch = kjp__arena_new();
  kjp__real_enter(&host);
  if (begin(&answering, scratch))
    fill(&answering);
  else
    status = KJP_E_NOMEM;
  if (status != KJP_OK || answering.judging.failed ||
      kjp__arena_failed(scratch) || kjp__arena_failed(answering.answer->arena))
    status = kjp__fail(error_out, KJP__MEMORY_OUT, NULL);
  kjp__real_leave(&host);
  kjp__arena_free(scratch);
  return kjp__answer_close(answering.answer, status, answer_out);
}
