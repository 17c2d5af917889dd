/* SPDX-License-Identifier: MIT */
/* lib/answer/simulate-ready.c - a simulation gets ready: values and rules
 * become a graph, and every result that differs from draw to draw a tally. */
#include "simulate-priv.h"

#include <string.h>

#include "../base/error-priv.h"
#include "../base/real-priv.h"

enum { CACHE_LINE = 64 };

/* Tallies */

static struct kjp__counted_node
count_node(struct kjp_simulation *simulation, struct kjp__node node,
           bool is_outcome, bool is_answer)
{
  struct kjp__counted_node counted = {node, KJP_NONE};
  struct kjp__tally *tally;

  if (!kjp__node_is_drawn(&node))
    return counted;
  tally = kjp__rows_add(&simulation->tallies);
  if (tally == NULL)
    return counted; /* the arena remembers */
  *tally = (struct kjp__tally){node, KJP_NONE, is_outcome, is_answer};
  counted.tally = simulation->tallies.count - 1;
  return counted;
}

static bool
count_targets(struct kjp_simulation *simulation, const char **range_name)
{
  int32_t count = kjp__plan_count(simulation->plan, KJP_TARGETS);

  simulation->targets = kjp__arena_alloc(
      simulation->arena, ((size_t)count + 1) * sizeof *simulation->targets);
  if (simulation->targets == NULL)
    return false;
  for (int32_t i = 0; i < count; i++) {
    struct kjp__node node;

    if (!kjp__simulated_target(simulation, i, &node, range_name))
      return false;
    simulation->targets[i] = count_node(simulation, node, true, true);
  }
  return true;
}

static bool
count_rule(struct kjp_simulation *simulation,
           const struct kjp__drawn_rule *drawn,
           struct kjp__simulated_rule *rule)
{
  rule->years = kjp__arena_alloc(simulation->arena, ((size_t)drawn->count + 1) *
                                                        sizeof *rule->years);
  if (rule->years == NULL)
    return false;
  rule->outcome = count_node(simulation, drawn->outcome, true, true);
  rule->lacking = count_node(simulation, drawn->lacking, false, false);
  for (int32_t i = 0; i < drawn->count; i++) {
    rule->years[i].outcome =
        count_node(simulation, drawn->years[i].outcome, true, false);
    rule->years[i].lacking =
        count_node(simulation, drawn->years[i].lacking, false, false);
  }
  return true;
}

static bool
count_rules(struct kjp_simulation *simulation)
{
  const struct kjp__drawing *drawing = &simulation->drawing;

  simulation->rules =
      kjp__arena_alloc(simulation->arena, ((size_t)drawing->rule_count + 1) *
                                              sizeof *simulation->rules);
  for (int32_t i = 0; simulation->rules != NULL && i < drawing->rule_count;
       i++) {
    if (!count_rule(simulation, &drawing->rules[i], &simulation->rules[i]))
      return false;
  }
  return simulation->rules != NULL;
}

/* Fans: the years of the plan of an indicator that is drawn in one of them. */

static bool
has_draws(const struct kjp_simulation *simulation, int32_t indicator)
{
  const struct kjp__plan_row *plan =
      kjp__plan_row(simulation->plan, KJP_PLAN, 0);

  for (int32_t year = plan->first_year; year <= plan->last_year; year++) {
    struct kjp__node node =
        kjp__drawing_node(&simulation->drawing, indicator, 0, year);

    if (kjp__node_is_drawn(&node))
      return true;
  }
  return false;
}

static void
count_fan(struct kjp_simulation *simulation, int32_t indicator)
{
  const struct kjp__plan_row *plan =
      kjp__plan_row(simulation->plan, KJP_PLAN, 0);

  for (int32_t year = plan->first_year; year <= plan->last_year; year++) {
    struct kjp__simulated_fan *fan = kjp__rows_add(&simulation->fans);

    if (fan == NULL)
      return;
    fan->indicator = indicator;
    fan->year = year;
    fan->value = count_node(
        simulation, kjp__drawing_node(&simulation->drawing, indicator, 0, year),
        false, false);
    if (fan->value.tally != KJP_NONE) {
      struct kjp__tally *tally =
          kjp__rows_at(&simulation->tallies, fan->value.tally);

      tally->kept = simulation->kept_nodes++;
    }
  }
}

static void
count_fans(struct kjp_simulation *simulation)
{
  const char *only = simulation->settings.indicator;
  int32_t count = kjp__plan_count(simulation->plan, KJP_INDICATORS);

  for (int32_t i = 0; i < count; i++) {
    if ((only == NULL ||
         strcmp(kjp__plan_indicator(simulation->plan, i)->id, only) == 0) &&
        has_draws(simulation, i))
      count_fan(simulation, i);
  }
}

/* Getting ready */

static kjp_status
no_memory(kjp_error **error_out)
{
  return kjp__fail(error_out, KJP__MEMORY_OUT, NULL);
}

/* Why the drawing could not be made. */
static kjp_status
fail_drawing(const struct kjp_simulation *simulation, const char *range_name,
             kjp_error **error_out)
{
  static const struct kjp__say follows = {
      "as_planned（该指标规则的底线又取决于该指标本身的数额）",
      "as_planned (the floor of a rule on it depends on its own amounts)"};
  const struct kjp__drawing *drawing = &simulation->drawing;
  const struct kjp__values *values = drawing->values;

  if (range_name != NULL)
    return kjp__fail_range(error_out, range_name, 0);
  if (values->out_of_range)
    return kjp__fail_range(
        error_out,
        kjp__plan_indicator(simulation->plan, values->range_indicator)->id,
        values->range_year);
  for (int32_t i = 0; i < drawing->rule_count; i++) {
    const struct kjp__judging *judging = &drawing->rules[i].judging;

    if (judging->out_of_range)
      return kjp__fail_judging(error_out, judging);
  }
  if (drawing->circle != KJP_NONE)
    return kjp__fail_argument(
        error_out, "mode",
        kjp__arena_format(
            simulation->arena, "follow_rule (%s)",
            kjp__plan_indicator(simulation->plan, drawing->circle)->id),
        follows);
  return no_memory(error_out);
}

static kjp_status
fail_shocks(const struct kjp_simulation *simulation,
            enum kjp__shocks_result result, int32_t found,
            kjp_error **error_out)
{
  static const struct kjp__say possible = {
      "半正定的相关系数（该指标与前面各指标的相关系数不能同时成立）",
      "correlations that are positive semidefinite: those of this indicator "
      "with the ones before cannot all be"};
  static const struct kjp__say fewer = {
      "至多 512 个相关的指标", "at most 512 indicators that correlate"};

  if (result == KJP__SHOCKS_NO_MEMORY)
    return no_memory(error_out);
  if (result == KJP__SHOCKS_TOO_MANY)
    return kjp__fail_argument(
        error_out, "correlations",
        kjp__arena_format(simulation->arena, "%d",
                          (int)simulation->drawing.shocks.count),
        fewer);
  return kjp__fail_argument(error_out, "correlations",
                            kjp__plan_indicator(simulation->plan, found)->id,
                            possible);
}

static kjp_status
fill_drawing(struct kjp_simulation *simulation, kjp_error **error_out)
{
  struct kjp__drawing *drawing = &simulation->drawing;
  const char *range_name = NULL;
  int32_t found = KJP_NONE;
  enum kjp__shocks_result result;

  drawing->circle = KJP_NONE;
  drawing->plan = simulation->plan;
  drawing->graph = &simulation->graph;
  drawing->follow = simulation->mode == KJP_SIMULATION_FOLLOW_RULE;
  drawing->values =
      kjp__values_new(simulation->arena, simulation->plan, &simulation->view);
  if (drawing->values == NULL)
    return no_memory(error_out);
  result = kjp__shocks_init(&drawing->shocks, drawing->values,
                            &simulation->graph, &found);
  if (result != KJP__SHOCKS_READY)
    return fail_shocks(simulation, result, found, error_out);
  if (!kjp__drawing_fill(drawing) || !count_targets(simulation, &range_name) ||
      !count_rules(simulation))
    return fail_drawing(simulation, range_name, error_out);
  count_fans(simulation);
  return KJP_OK;
}

static struct kjp__node
node_of(const struct kjp_simulation *simulation, int32_t tally)
{
  const struct kjp__tally *row = kjp__rows_at(&simulation->tallies, tally);

  return row->node;
}

/* Tallies are read in the order of steps. */
static bool
order_tallies(struct kjp_simulation *simulation)
{
  int32_t count = simulation->tallies.count;
  int32_t steps = simulation->graph.steps.count;
  int32_t *first =
      kjp__arena_alloc(simulation->arena, ((size_t)steps + 2) * sizeof *first);

  simulation->reading = kjp__arena_alloc(
      simulation->arena, ((size_t)count + 1) * sizeof *simulation->reading);
  if (first == NULL || simulation->reading == NULL)
    return false;
  for (int32_t i = 0; i < count; i++)
    first[node_of(simulation, i).step + 1]++;
  for (int32_t i = 1; i < steps; i++)
    first[i] += first[i - 1];
  for (int32_t i = 0; i < count; i++)
    simulation->reading[first[node_of(simulation, i).step]++] = i;
  return true;
}

static bool
close_graph(struct kjp_simulation *simulation)
{
  int32_t count = simulation->tallies.count;
  struct kjp__node *outputs = kjp__arena_alloc(
      simulation->arena, ((size_t)count + 1) * sizeof *outputs);

  for (int32_t i = 0; outputs != NULL && i < count; i++)
    outputs[i] = node_of(simulation, i);
  return outputs != NULL && order_tallies(simulation) &&
         kjp__graph_close_passing(&simulation->graph, outputs, count);
}

/* Vectors that lie across two lines of the cache cost twice. */
static double *
whole_lines(double *room)
{
  uintptr_t over = (uintptr_t)room % CACHE_LINE;

  return room == NULL || over == 0 ? room
                                   : room + (CACHE_LINE - over) / sizeof *room;
}

static bool
make_workers(struct kjp_simulation *simulation)
{
  size_t tallies = (size_t)simulation->tallies.count + 1;
  size_t slots = (size_t)simulation->graph.slots + 1;
  struct kjp__arena *arena = simulation->arena;

  simulation->counts =
      kjp__arena_alloc(arena, tallies * sizeof *simulation->counts);
  simulation->kept = kjp__arena_alloc(
      arena, ((size_t)simulation->kept_nodes + 1) * sizeof *simulation->kept);
  simulation->workers =
      kjp__arena_alloc(arena, (size_t)simulation->settings.threads *
                                  sizeof *simulation->workers);
  if (simulation->workers == NULL)
    return false;
  for (; simulation->threads < simulation->settings.threads;
       simulation->threads++) {
    struct kjp__worker *worker = &simulation->workers[simulation->threads];

    worker->work = whole_lines(kjp__arena_alloc(
        arena, slots * KJP__BLOCK * sizeof *worker->work + CACHE_LINE));
    worker->counts = kjp__arena_alloc(arena, tallies * sizeof *worker->counts);
  }
  return !kjp__arena_failed(arena);
}

kjp_status
kjp__simulation_ready(struct kjp_simulation *simulation, kjp_error **error_out)
{
  struct kjp__real_host host;
  kjp_status status;

  kjp__real_enter(&host);
  status = fill_drawing(simulation, error_out);
  kjp__real_leave(&host);
  if (status != KJP_OK)
    return status;
  if (kjp__arena_failed(simulation->arena) || !close_graph(simulation) ||
      !make_workers(simulation))
    return no_memory(error_out);
  return KJP_OK;
}
