/* SPDX-License-Identifier: MIT */
/* lib/value/drawing-rule.c - rules, as nodes: floors, outcomes, and what is
 * lacking, year by year.
 *
 * The exact values are judged along with it: they say which clauses there are
 * in a year, and decide wherever nothing that counts is drawn. */
#include "drawing-priv.h"

#include <math.h>

/* S */

double
kjp__one_off_of(const kjp_plan *plan, int32_t indicator, int32_t year)
{
  const struct kjp__adjustment *one_off =
      kjp__adjustment_of(plan, indicator, year, KJP_ADJUSTMENT_ONE_OFF);
  int64_t quanta = 0;

  if (one_off != NULL)
    (void)kjp__amount_get(one_off->value, &quanta);
  return (double)quanta;
}

struct kjp__node
kjp__drawing_clean(const struct kjp__drawing *drawing, int32_t indicator,
                   int8_t stage, int32_t year)
{
  struct kjp__node node = kjp__drawing_node(drawing, indicator, stage, year);
  double one_off = kjp__one_off_of(drawing->plan, indicator, year);

  if (one_off == 0)
    return node;
  if (kjp__node_is_drawn(&node))
    return kjp__graph_add(drawing->graph, KJP__SUBTRACT, node,
                          kjp__node_of(one_off));
  node.constant -= one_off;
  return node;
}

struct kjp__node
kjp__drawing_usable(const struct kjp__drawing *drawing, struct kjp__node node)
{
  if (kjp__node_is_drawn(&node))
    return kjp__graph_add(drawing->graph, KJP__NOT_BELOW, node,
                          kjp__node_of(0));
  return node.constant >= 0 ? node : kjp__node_unknown();
}

struct kjp__node
kjp__drawing_net(const struct kjp__drawing *drawing, int32_t indicator,
                 int8_t stage, int32_t year)
{
  return kjp__drawing_usable(
      drawing, kjp__drawing_clean(drawing, indicator, stage, year));
}

/* The floor of the year */

static bool
is_top(const struct kjp__judging *judging, int32_t index)
{
  return judging->outcomes[index].any_of < 0;
}

/* The least of an any_of is the smallest of its members', known only when all
 * are. */
static struct kjp__node
least_of_any(const struct kjp__drawing *drawing,
             const struct kjp__drawn_rule *rule, int32_t any)
{
  const struct kjp__judging *judging = &rule->judging;
  struct kjp__node least = rule->least[any + 1];

  for (int32_t i = any + 2;
       i < judging->count && judging->outcomes[i].any_of == any; i++) {
    struct kjp__node one = rule->least[i];

    if (kjp__node_is_unknown(&least) || kjp__node_is_unknown(&one))
      return kjp__node_unknown();
    if (least.exact && one.exact)
      least = one.constant < least.constant ? one : least;
    else
      least = kjp__graph_add(drawing->graph, KJP__LOWEST, least, one);
  }
  return least;
}

static void
find_least(const struct kjp__drawing *drawing, struct kjp__drawn_rule *rule)
{
  const struct kjp__judging *judging = &rule->judging;

  for (int32_t i = judging->count - 1; i >= 0; i--)
    rule->least[i] = judging->outcomes[i].is_any
                         ? least_of_any(drawing, rule, i)
                         : kjp__drawn_least(drawing, rule, i);
}

static struct kjp__node
higher(const struct kjp__drawing *drawing, struct kjp__node one,
       struct kjp__node other)
{
  if (one.exact && other.exact)
    return one.constant < other.constant ? other : one;
  return kjp__graph_add(drawing->graph, KJP__HIGHER, one, other);
}

/* The highest of those that are known. */
static struct kjp__node
floor_of(const struct kjp__drawing *drawing, const struct kjp__drawn_rule *rule)
{
  struct kjp__node floor = kjp__node_unknown();

  for (int32_t i = 0; i < rule->judging.count; i++) {
    struct kjp__node least = rule->least[i];

    if (!is_top(&rule->judging, i) || kjp__node_is_unknown(&least))
      continue;
    floor =
        kjp__node_is_unknown(&floor) ? least : higher(drawing, floor, least);
  }
  return floor;
}

/* What S lacks; not known where a clause does not say what it asks. */
static struct kjp__node
lacking_of(const struct kjp__drawing *drawing,
           const struct kjp__drawn_rule *rule)
{
  const struct kjp__judging *judging = &rule->judging;
  struct kjp__node net = kjp__drawing_clean(
      drawing, judging->rule->indicator, judging->rule->stage, judging->year);
  struct kjp__node most = kjp__node_exact(0);
  bool exact = net.exact;

  if (judging->count == 0)
    return kjp__node_exact(0);
  for (int32_t i = 0; i < judging->count; i++) {
    struct kjp__node least = rule->least[i];

    if (!is_top(judging, i))
      continue;
    if (kjp__node_is_unknown(&least))
      return kjp__node_unknown();
    exact = exact && least.exact;
    most = kjp__graph_add(drawing->graph, KJP__HIGHEST, most, least);
  }
  if (kjp__node_is_unknown(&net))
    return kjp__node_unknown();
  net = kjp__graph_add(drawing->graph, KJP__LACKING, net, most);
  net.exact = exact;
  return net;
}

static bool
is_exempt(const struct kjp__judging *judging)
{
  const kjp_table *table = &judging->plan->tables[KJP_EXEMPTIONS];
  int32_t first;
  int32_t count =
      kjp_table_children(table, KJP_EXEMPTION_RULE, judging->rule_row, &first);

  for (int32_t i = 0; i < count; i++) {
    const struct kjp__exemption *row = kjp__rows_at(&table->rows, first + i);

    if (row->year == judging->year)
      return true;
  }
  return false;
}

struct kjp__drawn_year *
kjp__drawn_rule_year(const struct kjp__drawn_rule *rule, int32_t year)
{
  int32_t place = year - rule->judging.rule->first_year;

  return place < 0 || place >= rule->count ? NULL : &rule->years[place];
}

void
kjp__drawn_rule_open(struct kjp__drawing *drawing, struct kjp__drawn_rule *rule,
                     int32_t year)
{
  struct kjp__drawn_year *row = kjp__drawn_rule_year(rule, year);

  rule->open = 0;
  rule->floor = kjp__node_unknown();
  if (row == NULL || !kjp__judge_goes_on(&rule->judging))
    return;
  rule->open = year;
  kjp__judge_open(&rule->judging, year);
  kjp__judge_year(&rule->judging, &rule->exact);
  find_least(drawing, rule);
  rule->floor = floor_of(drawing, rule);
  row->year = year;
  row->exempt = is_exempt(&rule->judging);
  row->lacking = lacking_of(drawing, rule);
}

/* Outcomes */

static struct kjp__node
outcome_of(const struct kjp__drawing *drawing,
           const struct kjp__drawn_rule *rule, struct kjp__node net,
           int32_t index)
{
  const struct kjp__outcome *exact = &rule->judging.outcomes[index];
  struct kjp__node least = rule->least[index];

  if (net.exact && least.exact)
    return exact->judged ? kjp__node_exact(exact->holds) : kjp__node_unknown();
  if (kjp__node_is_unknown(&net) || kjp__node_is_unknown(&least))
    return kjp__node_unknown();
  return kjp__graph_add(drawing->graph, KJP__AT_LEAST, net, least);
}

/* Holds where a member does; fails where all do. With a member that is never
 * known the draws in which it does not hold cannot be told from those in which
 * nothing is known, and a part of them would be no probability. */
static struct kjp__node
outcome_of_any(const struct kjp__drawing *drawing,
               const struct kjp__drawn_rule *rule, struct kjp__node net,
               int32_t any)
{
  const struct kjp__judging *judging = &rule->judging;
  struct kjp__node outcome = kjp__node_of(0);
  bool unknown = false;

  for (int32_t i = any + 1;
       i < judging->count && judging->outcomes[i].any_of == any; i++) {
    struct kjp__node one = outcome_of(drawing, rule, net, i);

    unknown = unknown || kjp__node_is_unknown(&one);
    outcome = kjp__graph_either(drawing->graph, outcome, one);
  }
  return unknown && kjp__node_is_drawn(&outcome) ? kjp__node_unknown()
                                                 : outcome;
}

void
kjp__drawn_rule_close(struct kjp__drawing *drawing,
                      struct kjp__drawn_rule *rule)
{
  struct kjp__judging *judging = &rule->judging;
  struct kjp__drawn_year *row = kjp__drawn_rule_year(rule, rule->open);
  struct kjp__node net;
  struct kjp__node outcome = kjp__node_exact(1);

  if (row == NULL)
    return;
  net = kjp__drawing_clean(drawing, judging->rule->indicator,
                           judging->rule->stage, judging->year);
  for (int32_t i = 0; i < judging->count; i++) {
    if (is_top(judging, i))
      outcome = kjp__graph_both(drawing->graph, outcome,
                                judging->outcomes[i].is_any
                                    ? outcome_of_any(drawing, rule, net, i)
                                    : outcome_of(drawing, rule, net, i));
  }
  row->outcome = outcome;
  if (!row->exempt) {
    rule->outcome = kjp__graph_both(drawing->graph, rule->outcome, outcome);
    rule->lacking = kjp__node_is_unknown(&rule->lacking) ||
                            kjp__node_is_unknown(&row->lacking)
                        ? kjp__node_unknown()
                        : kjp__graph_add(drawing->graph, KJP__ADD,
                                         rule->lacking, row->lacking);
  }
  rule->floor_before = rule->floor;
  kjp__judge_next(judging, rule->exact.floor);
}

/* Beginning */

static void
ignore_value(void *data, const struct kjp__series *series, int32_t year)
{
  (void)data;
  (void)series;
  (void)year;
}

static void
ignore_missing(void *data, int32_t indicator, int32_t year)
{
  (void)data;
  (void)indicator;
  (void)year;
}

static const struct kjp__witness nobody = {ignore_value, ignore_missing, false};

static bool
init_rule(struct kjp__drawing *drawing, int32_t number,
          struct kjp__drawn_rule *rule)
{
  const struct kjp__rule *row = kjp__plan_row(drawing->plan, KJP_RULES, number);
  int32_t clauses = kjp_table_children(&drawing->plan->tables[KJP_CLAUSES],
                                       KJP_CLAUSE_RULE, number, NULL);
  const struct kjp__series *series =
      kjp__values_series(drawing->values, row->indicator, row->stage);
  struct kjp__arena *arena = drawing->graph->arena;

  rule->number = number;
  rule->count = row->last_year - row->first_year + 1;
  rule->years =
      kjp__arena_alloc(arena, (size_t)rule->count * sizeof *rule->years);
  rule->least =
      kjp__arena_alloc(arena, ((size_t)clauses + 1) * sizeof *rule->least);
  if (series == NULL || rule->years == NULL || rule->least == NULL ||
      !kjp__judge_init(&rule->judging, drawing->values, clauses, &nobody, NULL))
    return false;
  kjp__judge_rule(&rule->judging, number, series);
  rule->outcome = kjp__node_exact(1);
  rule->lacking = kjp__node_exact(0);
  rule->floor_before = kjp__node_unknown();
  return true;
}

bool
kjp__drawing_rules(struct kjp__drawing *drawing)
{
  int32_t count = kjp__plan_count(drawing->plan, KJP_RULES);
  int32_t indicators = kjp__plan_count(drawing->plan, KJP_INDICATORS);

  drawing->rules = kjp__arena_alloc(
      drawing->graph->arena, ((size_t)count + 1) * sizeof *drawing->rules);
  drawing->first_rule =
      kjp__arena_alloc(drawing->graph->arena,
                       ((size_t)indicators + 1) * sizeof *drawing->first_rule);
  if (drawing->rules == NULL || drawing->first_rule == NULL)
    return false;
  for (int32_t i = 0; i < indicators; i++)
    drawing->first_rule[i] = KJP_NONE;
  for (int32_t i = 0; i < count; i++) {
    struct kjp__drawn_rule *rule = &drawing->rules[i];

    if (!init_rule(drawing, i, rule))
      return false;
    rule->next = drawing->first_rule[rule->judging.rule->indicator];
    drawing->first_rule[rule->judging.rule->indicator] = i;
    drawing->rule_count++;
  }
  return true;
}
