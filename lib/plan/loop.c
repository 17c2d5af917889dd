/* SPDX-License-Identifier: MIT */
/* lib/plan/loop.c - paths of money that run in a circle: a rule, a cap or a
 * curve that reads what the path itself decides.
 *
 * What one indicator reads of another is an edge; derivations alone have been
 * looked at already. Scenarios count together with the plan, and so do all
 * years: a rule that reads the path of the year before is refused as well. */
#include <glib.h>

#include "../base/text-priv.h"
#include "read-priv.h"

struct edge {
  int32_t from;
  int32_t to;
  int32_t path; /* row of KJP_PATHS that makes it, or KJP_NONE */
};

struct looping {
  struct kjp__reading *reading;
  struct kjp__rows edges; /* by `from` */
  struct kjp__rows stack; /* of indices of edges, each from where the last one
                             leads to */
  int32_t *first; /* of each indicator's edges, and one behind the last */
  int8_t *state;  /* of each indicator: 0 new, 1 on the stack, 2 done */
};

static void
add_edge(struct looping *looping, int32_t from, int32_t to, int32_t path)
{
  struct edge *edge;

  if (from < 0 || to < 0)
    return;
  edge = kjp__rows_add(&looping->edges);
  if (edge != NULL)
    *edge = (struct edge){from, to, path};
}

static void
add_inputs(struct looping *looping)
{
  const kjp_plan *plan = looping->reading->plan;

  for (int32_t i = 0; i < kjp__plan_count(plan, KJP_INPUTS); i++) {
    const struct kjp__input *input = kjp__plan_row(plan, KJP_INPUTS, i);

    add_edge(looping, input->indicator, input->input, KJP_NONE);
  }
}

/* The path that an indicator's rules bind: the plan's own, or the first that a
 * scenario has. */
static void
note_paths(struct looping *looping, int32_t *path_of)
{
  const kjp_plan *plan = looping->reading->plan;

  for (int32_t i = 0; i < kjp__plan_count(plan, KJP_INDICATORS); i++)
    path_of[i] = KJP_NONE;
  for (int32_t i = 0; i < kjp__plan_count(plan, KJP_PATHS); i++) {
    const struct kjp__path *path = kjp__plan_row(plan, KJP_PATHS, i);

    add_edge(looping, path->indicator, path->reference, i);
    if (path_of[path->indicator] < 0)
      path_of[path->indicator] = i;
  }
}

static void
add_rules(struct looping *looping, const int32_t *path_of)
{
  const kjp_plan *plan = looping->reading->plan;

  for (int32_t i = 0; i < kjp__plan_count(plan, KJP_CLAUSES); i++) {
    const struct kjp__clause *clause = kjp__plan_row(plan, KJP_CLAUSES, i);
    const struct kjp__rule *rule = kjp__plan_row(plan, KJP_RULES, clause->rule);

    if (rule->indicator >= 0 && path_of[rule->indicator] >= 0)
      add_edge(looping, rule->indicator, clause->reference,
               path_of[rule->indicator]);
  }
  for (int32_t i = 0; i < kjp__plan_count(plan, KJP_PEERS); i++) {
    const struct kjp__peer *peer = kjp__plan_row(plan, KJP_PEERS, i);
    const struct kjp__clause *clause =
        kjp__plan_row(plan, KJP_CLAUSES, peer->clause);
    const struct kjp__rule *rule = kjp__plan_row(plan, KJP_RULES, clause->rule);

    if (rule->indicator >= 0 && path_of[rule->indicator] >= 0)
      add_edge(looping, rule->indicator, peer->indicator,
               path_of[rule->indicator]);
  }
}

static void
add_caps(struct looping *looping)
{
  const kjp_plan *plan = looping->reading->plan;

  for (int32_t i = 0; i < kjp__plan_count(plan, KJP_CAPS); i++) {
    const struct kjp__cap *cap = kjp__plan_row(plan, KJP_CAPS, i);
    const struct kjp__path *path = kjp__plan_row(plan, KJP_PATHS, cap->path);

    add_edge(looping, path->indicator, cap->reference, cap->path);
  }
}

static int
compare_edges(const void *left, const void *right)
{
  const struct edge *a = left;
  const struct edge *b = right;

  return a->from != b->from ? (a->from < b->from ? -1 : 1)
                            : (a->to > b->to) - (a->to < b->to);
}

static const struct edge *
edge_at(const struct looping *looping, int32_t i)
{
  return kjp__rows_at(&looping->edges, i);
}

static bool
index_edges(struct looping *looping, int32_t indicators)
{
  int32_t edge = 0;

  if (!kjp__rows_sort(&looping->edges, 0, compare_edges))
    return false;
  for (int32_t i = 0; i <= indicators; i++) {
    while (edge < looping->edges.count && edge_at(looping, edge)->from < i)
      edge++;
    looping->first[i] = edge;
  }
  return true;
}

static const char *
id_of(const struct looping *looping, int32_t indicator)
{
  const char *id = kjp__plan_indicator(looping->reading->plan, indicator)->id;

  return id == NULL ? "?" : id;
}

static const char *
pointer_of(const struct looping *looping, const struct kjp__path *path)
{
  struct kjp__reading *reading = looping->reading;
  const char *id = id_of(looping, path->indicator);
  const struct kjp__scenario *scenario;

  if (path->scenario < 0)
    return kjp__arena_format(reading->scratch, "/paths/%s", id);
  scenario = kjp__plan_row(reading->plan, KJP_SCENARIOS, path->scenario);
  return kjp__arena_format(reading->scratch, "/scenarios/%s/paths/%s",
                           scenario->id, id);
}

/* The edges from place `start` of the stack on lead in a circle. */
static void
report_circle(struct looping *looping, int32_t start)
{
  struct kjp__reading *reading = looping->reading;
  struct kjp__text_builder text = {0};
  const struct kjp__path *path = NULL;
  const char *circle;

  for (int32_t i = start; i < looping->stack.count; i++) {
    const int32_t *number = kjp__rows_at(&looping->stack, i);
    const struct edge *edge = edge_at(looping, *number);

    if (i == start)
      kjp__text_add(&text, id_of(looping, edge->from));
    kjp__text_add(&text, " -> ");
    kjp__text_add(&text, id_of(looping, edge->to));
    if (path == NULL && edge->path >= 0)
      path = kjp__plan_row(reading->plan, KJP_PATHS, edge->path);
  }
  circle = kjp__text_keep(&text, reading->scratch);
  if (path != NULL)
    kjp__findings_add(
        reading->findings, KJP__PATH_CYCLE, path->mark,
        &(struct kjp__details){.found = KJP__SAY(circle),
                               .pointer = pointer_of(looping, path)});
}

/* The place on the stack of the edge that leaves an indicator. */
static int32_t
place_of(const struct looping *looping, int32_t indicator)
{
  int32_t place = looping->stack.count - 1;

  while (
      edge_at(looping, *(const int32_t *)kjp__rows_at(&looping->stack, place))
          ->from != indicator)
    place--;
  return place;
}

static bool
push(struct looping *looping, int32_t edge)
{
  int32_t *place = kjp__rows_add(&looping->stack);

  if (place != NULL)
    *place = edge;
  return place != NULL;
}

/* Follows edge `*top`, or steps back from an indicator that has no more. */
static bool
step(struct looping *looping, int32_t *top)
{
  const struct edge *edge = edge_at(looping, *top);
  int32_t to = edge->to;

  if (looping->state[to] == 1)
    report_circle(looping, place_of(looping, to));
  if (looping->state[to] == 0 && looping->first[to] < looping->first[to + 1]) {
    looping->state[to] = 1;
    return push(looping, looping->first[to]);
  }
  if (looping->state[to] == 0)
    looping->state[to] = 2;
  while (looping->stack.count > 0) {
    top = kjp__rows_at(&looping->stack, looping->stack.count - 1);
    edge = edge_at(looping, *top);
    if (++*top < looping->first[edge->from + 1])
      return true;
    looping->state[edge->from] = 2;
    kjp__rows_truncate(&looping->stack, looping->stack.count - 1);
  }
  return true;
}

static void
walk_from(struct looping *looping, int32_t indicator)
{
  if (looping->state[indicator] != 0 ||
      looping->first[indicator] == looping->first[indicator + 1])
    return;
  looping->state[indicator] = 1;
  if (!push(looping, looping->first[indicator]))
    return;
  while (looping->stack.count > 0 &&
         step(looping, kjp__rows_at(&looping->stack, looping->stack.count - 1)))
    ;
}

void
kjp__check_loops(struct kjp__reading *reading)
{
  int32_t count = kjp__plan_count(reading->plan, KJP_INDICATORS);
  size_t size = (size_t)count + 1;
  struct looping looping = {
      .reading = reading,
      .first = kjp__arena_alloc(reading->scratch, size * sizeof(int32_t)),
      .state = kjp__arena_alloc(reading->scratch, size)};
  int32_t *path_of = kjp__arena_alloc(reading->scratch, size * sizeof *path_of);

  if (kjp__plan_count(reading->plan, KJP_PATHS) == 0 || looping.first == NULL ||
      looping.state == NULL || path_of == NULL)
    return;
  kjp__rows_init(&looping.edges, reading->scratch, sizeof(struct edge));
  kjp__rows_init(&looping.stack, reading->scratch, sizeof(int32_t));
  add_inputs(&looping);
  note_paths(&looping, path_of);
  add_rules(&looping, path_of);
  add_caps(&looping);
  if (!index_edges(&looping, count))
    return;
  for (int32_t i = 0; i < count; i++)
    walk_from(&looping, i);
}
