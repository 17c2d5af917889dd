/* SPDX-License-Identifier: MIT */
/* lib/value/drawing.c - the values of indicators as nodes.
 *
 * Year by year, and in a year each indicator after those it is made of. The
 * exact values say what each one is; only what differs from draw to draw is
 * put into the graph. */
#include "drawing-priv.h"

#include "../base/real-priv.h"
#include "../quantity/rate-priv.h"
#include "course-priv.h"

/* Places */

static struct kjp__node *
place_of(const struct kjp__drawing *drawing, int32_t indicator, int8_t stage,
         int32_t year)
{
  const struct kjp__values *values = drawing->values;
  size_t years = (size_t)(values->last_year - values->first_year + 1);

  if (year < values->first_year || year > values->last_year ||
      drawing->nodes[stage] == NULL)
    return NULL;
  return &drawing->nodes[stage][(size_t)indicator * years +
                                (size_t)(year - values->first_year)];
}

struct kjp__node
kjp__drawing_node(const struct kjp__drawing *drawing, int32_t indicator,
                  int8_t stage, int32_t year)
{
  const struct kjp__node *place = place_of(drawing, indicator, stage, year);

  return place == NULL ? kjp__node_unknown() : *place;
}

void
kjp__drawing_set(struct kjp__drawing *drawing, int32_t indicator, int8_t stage,
                 int32_t year, struct kjp__node node)
{
  struct kjp__node *place = place_of(drawing, indicator, stage, year);

  if (place != NULL)
    *place = node;
}

/* Exact values */

static double
double_of(const struct kjp__wide *wide)
{
  double value = 0;

  for (uint32_t i = wide->size; i > 0; i--)
    value = value * 4294967296.0 + (double)wide->limbs[i - 1];
  return wide->negative ? -value : value;
}

static struct kjp__node
exact_node(const struct kjp__value *value)
{
  if (!kjp__value_known(value))
    return kjp__node_unknown();
  if (value->whole)
    return kjp__node_exact((double)value->quanta);
  return kjp__node_exact(double_of(&value->fraction->top) /
                         double_of(&value->fraction->bottom));
}

/* Growth */

static struct kjp__node
grow(struct kjp__drawing *drawing, int32_t indicator, int8_t stage,
     int32_t year, const struct kjp__value *value)
{
  struct kjp__graph *graph = drawing->graph;
  struct kjp__node before =
      kjp__drawing_node(drawing, indicator, stage, year - 1);
  struct kjp__node *shock = &drawing->shock[stage][indicator];
  const struct kjp__mark *mark;
  int64_t growth = 0;
  double factor;
  double log;
  struct kjp__node power;

  (void)kjp__assumed_growth(drawing->values, indicator, year, &growth, &mark);
  factor = (double)(KJP__RATE_ONE + growth) / (double)KJP__RATE_ONE;
  *shock = kjp__shock_of(&drawing->shocks, indicator, year, *shock);
  if (!kjp__node_is_drawn(shock) && before.exact)
    return exact_node(value);
  power = kjp__node_of(factor);
  if (kjp__node_is_drawn(shock)) {
    kjp__log(&factor, 1, &log);
    power = kjp__graph_add(
        graph, KJP__EXP,
        kjp__graph_add(graph, KJP__ADD, *shock, kjp__node_of(log)),
        kjp__node_of(0));
  }
  return kjp__graph_add(graph, KJP__NEAREST,
                        kjp__graph_add(graph, KJP__MULTIPLY, before, power),
                        kjp__node_of(0));
}

/* Derivations */

/* What a derived value is made of, taken together in order. */
struct combining {
  struct kjp__drawing *drawing;
  struct kjp__node result;
  int32_t count;
  int32_t years; /* of an average growth */
  int8_t operation;
  bool exact;
  bool unknown;
};

static void
combine(struct combining *combining, struct kjp__node part)
{
  struct kjp__graph *graph = combining->drawing->graph;
  struct kjp__node *result = &combining->result;

  combining->exact = combining->exact && part.exact;
  combining->unknown = combining->unknown || kjp__node_is_unknown(&part);
  if (combining->count++ == 0) {
    *result = part;
    return;
  }
  switch (combining->operation) {
  case KJP_DERIVE_DIFFERENCE:
    *result = kjp__graph_add(graph, KJP__SUBTRACT, *result, part);
    return;
  case KJP_DERIVE_PRODUCT:
    *result = kjp__graph_add(graph, KJP__MULTIPLY, *result, part);
    return;
  case KJP_DERIVE_RATIO:
    *result = kjp__graph_add(graph, KJP__DIVIDE, *result, part);
    return;
  case KJP_DERIVE_GROWTH: /* the year before comes first */
    *result = kjp__graph_add(graph, KJP__DIVIDE, part, *result);
    return;
  case KJP_DERIVE_AVERAGE_GROWTH: /* from above zero */
    *result = kjp__graph_add(
        graph, KJP__DIVIDE, part,
        kjp__graph_add(graph, KJP__MORE_OR_NO, *result, kjp__node_of(0)));
    return;
  default: /* sum, average, cumulative */
    *result = kjp__graph_add(graph, KJP__ADD, *result, part);
  }
}

static double
ten_to(int32_t power)
{
  double value = 1;

  for (int32_t i = 0; i < power; i++)
    value *= 10;
  return value;
}

static struct kjp__node
root(struct kjp__graph *graph, struct kjp__node value, int32_t years)
{
  struct kjp__node log;

  if (years == 1)
    return value;
  log = kjp__graph_add(graph, KJP__LOG, value, kjp__node_of(0));
  return kjp__graph_add(
      graph, KJP__EXP,
      kjp__graph_add(graph, KJP__DIVIDE, log, kjp__node_of(years)),
      kjp__node_of(0));
}

static struct kjp__node
finish(const struct combining *combining, int32_t indicator)
{
  struct kjp__graph *graph = combining->drawing->graph;
  int32_t power = kjp__derive_power(combining->drawing->plan, indicator);
  struct kjp__node result = combining->result;

  if (combining->operation == KJP_DERIVE_AVERAGE)
    return kjp__graph_add(graph, KJP__DIVIDE, result,
                          kjp__node_of(combining->count));
  if (combining->operation == KJP_DERIVE_AVERAGE_GROWTH)
    result = root(graph, result, combining->years);
  if (combining->operation == KJP_DERIVE_GROWTH ||
      combining->operation == KJP_DERIVE_AVERAGE_GROWTH)
    result = kjp__graph_add(graph, KJP__SUBTRACT, result, kjp__node_of(1));
  if (power > 0)
    return kjp__graph_add(graph, KJP__MULTIPLY, result,
                          kjp__node_of(ten_to(power)));
  return power == 0 ? result
                    : kjp__graph_add(graph, KJP__DIVIDE, result,
                                     kjp__node_of(ten_to(-power)));
}

static struct kjp__node
derive(struct kjp__drawing *drawing, int32_t indicator, int8_t stage,
       int32_t year, const struct kjp__value *value)
{
  const kjp_table *inputs = &drawing->plan->tables[KJP_INPUTS];
  struct combining combining = {
      .drawing = drawing,
      .operation = kjp__plan_indicator(drawing->plan, indicator)->derive,
      .exact = true};
  int32_t first;
  int32_t count =
      kjp_table_children(inputs, KJP_INPUT_INDICATOR, indicator, &first);
  struct kjp__derive_years years =
      kjp__derive_years(drawing->plan, indicator, year);

  combining.years = years.step;
  for (int32_t i = 0; i < count; i++) {
    const struct kjp__input *input = kjp__rows_at(&inputs->rows, first + i);

    for (int32_t of = years.first; of <= years.last; of += years.step)
      combine(&combining, kjp__drawing_node(drawing, input->input, stage, of));
  }
  if (combining.unknown)
    return kjp__node_unknown();
  if (combining.exact || combining.count == 0)
    return exact_node(value);
  return finish(&combining, indicator);
}

/* A value of a year */

static bool
is_planned(const struct kjp__drawing *drawing, int32_t indicator,
           const struct kjp__value *value)
{
  return value->kind == KJP_KIND_PLANNED &&
         kjp__path_in_force(drawing->values, indicator);
}

static struct kjp__node
find_node(struct kjp__drawing *drawing, int32_t indicator, int8_t stage,
          int32_t year, const struct kjp__value *value)
{
  struct kjp__node *shock = &drawing->shock[stage][indicator];
  const struct kjp__indicator *row =
      kjp__plan_indicator(drawing->plan, indicator);

  if (value->assumed)
    return grow(drawing, indicator, stage, year, value);
  *shock = kjp__node_of(0);
  if (row->derive != 0 && value->kind > KJP_KIND_PUBLISHED &&
      value->assumption == NULL && !is_planned(drawing, indicator, value))
    return derive(drawing, indicator, stage, year, value);
  return exact_node(value);
}

static bool
add_value(struct kjp__drawing *drawing, int32_t indicator, int8_t stage,
          int32_t year)
{
  const struct kjp__series *series =
      kjp__values_series(drawing->values, indicator, stage);

  if (series == NULL)
    return false;
  kjp__drawing_set(drawing, indicator, stage, year,
                   find_node(drawing, indicator, stage, year,
                             kjp__series_at(drawing->values, series, year)));
  return true;
}

/* Amounts that are raised */

bool
kjp__drawing_follows(const struct kjp__drawing *drawing, int32_t indicator)
{
  return drawing->follow &&
         !kjp__is_derived(kjp__plan_indicator(drawing->plan, indicator));
}

/* To the floor of one rule, in every stage that has no observation. */
static void
raise_to(struct kjp__drawing *drawing, struct kjp__drawn_rule *rule,
         int32_t indicator, int32_t year)
{
  struct kjp__drawn_year *row = kjp__drawn_rule_year(rule, year);
  double one_off = kjp__one_off_of(drawing->plan, indicator, year);
  struct kjp__node floor = rule->floor;

  if (row == NULL || row->exempt || kjp__node_is_unknown(&floor))
    return;
  if (one_off != 0)
    floor =
        kjp__graph_add(drawing->graph, KJP__ADD, floor, kjp__node_of(one_off));
  for (int8_t stage = 0; stage <= KJP_STAGE_BUDGET; stage++) {
    const struct kjp__series *series =
        drawing->stages[stage]
            ? kjp__values_series(drawing->values, indicator, stage)
            : NULL;
    struct kjp__node node = kjp__drawing_node(drawing, indicator, stage, year);

    if (series == NULL ||
        kjp__series_at(drawing->values, series, year)->kind <
            KJP_KIND_PLANNED ||
        kjp__node_is_unknown(&node))
      continue;
    row->raised = row->raised || stage == rule->judging.rule->stage;
    if (!kjp__node_is_drawn(&node) && !kjp__node_is_drawn(&floor) &&
        node.constant >= floor.constant)
      continue; /* it stays exact */
    kjp__drawing_set(drawing, indicator, stage, year,
                     kjp__graph_add(drawing->graph, KJP__RAISED, node, floor));
  }
}

static void
open_rules(struct kjp__drawing *drawing, int32_t indicator, int32_t year)
{
  int32_t first = drawing->first_rule[indicator];

  for (int32_t i = first; i != KJP_NONE; i = drawing->rules[i].next)
    kjp__drawn_rule_open(drawing, &drawing->rules[i], year);
  if (!kjp__drawing_follows(drawing, indicator))
    return;
  for (int32_t i = first; i != KJP_NONE; i = drawing->rules[i].next)
    raise_to(drawing, &drawing->rules[i], indicator, year);
}

static bool
goes_on(const struct kjp__drawing *drawing)
{
  for (int32_t i = 0; i < drawing->rule_count; i++) {
    if (!kjp__judge_goes_on(&drawing->rules[i].judging))
      return false;
  }
  return !drawing->values->out_of_range &&
         !kjp__arena_failed(drawing->graph->arena);
}

/* Rules on what is not raised are judged when all values of the year are
 * there: they may look at indicators that come later in the order. */
static bool
add_year(struct kjp__drawing *drawing, int32_t year)
{
  int32_t count = kjp__plan_count(drawing->plan, KJP_INDICATORS);

  for (int32_t i = 0; i < count; i++) {
    int32_t indicator = drawing->order[i];

    for (int8_t stage = 0; stage <= KJP_STAGE_BUDGET; stage++) {
      if (drawing->stages[stage] && !add_value(drawing, indicator, stage, year))
        return false;
    }
    if (kjp__drawing_follows(drawing, indicator))
      open_rules(drawing, indicator, year);
  }
  for (int32_t i = 0; i < count; i++) {
    if (!kjp__drawing_follows(drawing, i))
      open_rules(drawing, i, year);
  }
  for (int32_t i = 0; i < drawing->rule_count; i++)
    kjp__drawn_rule_close(drawing, &drawing->rules[i]);
  return goes_on(drawing);
}

/* Beginning */

static void
find_stages(struct kjp__drawing *drawing)
{
  const kjp_plan *plan = drawing->plan;

  drawing->stages[0] = true;
  for (int32_t i = 0; i < kjp__plan_count(plan, KJP_RULES); i++) {
    const struct kjp__rule *rule = kjp__plan_row(plan, KJP_RULES, i);

    drawing->stages[rule->stage] = true;
  }
  for (int32_t i = 0; i < kjp__plan_count(plan, KJP_CLAUSES); i++) {
    const struct kjp__clause *clause = kjp__plan_row(plan, KJP_CLAUSES, i);

    drawing->stages[clause->stage] = true;
  }
}

static bool
make_room(struct kjp__drawing *drawing)
{
  const struct kjp__values *values = drawing->values;
  size_t count = (size_t)kjp__plan_count(drawing->plan, KJP_INDICATORS);
  size_t years = (size_t)(values->last_year - values->first_year + 1);
  struct kjp__arena *arena = drawing->graph->arena;

  for (int8_t stage = 0; stage <= KJP_STAGE_BUDGET; stage++) {
    if (!drawing->stages[stage])
      continue;
    drawing->nodes[stage] =
        kjp__arena_alloc(arena, count * years * sizeof *drawing->nodes[stage]);
    drawing->shock[stage] =
        kjp__arena_alloc(arena, count * sizeof *drawing->shock[stage]);
    if (drawing->nodes[stage] == NULL || drawing->shock[stage] == NULL)
      return false;
    for (size_t i = 0; i < count * years; i++)
      drawing->nodes[stage][i] = kjp__node_unknown();
    for (size_t i = 0; i < count; i++)
      drawing->shock[stage][i] = kjp__node_of(0);
  }
  return true;
}

bool
kjp__drawing_fill(struct kjp__drawing *drawing)
{
  const struct kjp__values *values = drawing->values;

  drawing->circle = KJP_NONE;
  find_stages(drawing);
  if (!make_room(drawing) || !kjp__drawing_order(drawing) ||
      !kjp__drawing_rules(drawing))
    return false;
  for (int32_t year = values->first_year; year <= values->last_year; year++) {
    if (!add_year(drawing, year))
      return false;
  }
  return true;
}
