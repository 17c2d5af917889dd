/* SPDX-License-Identifier: MIT */
/* lib/value/drawing-order.c - an order in which every indicator stands after
 * those that its value of the same year is made of.
 *
 * Where amounts are raised to floors they are made of the references too: a
 * floor that depends on the very amounts has no order. */
#include "drawing-priv.h"

struct edge {
  int32_t from; /* comes first */
  int32_t to;
  int32_t next; /* of the same `from`, or KJP_NONE */
};

struct ordering {
  struct kjp__drawing *drawing;
  struct kjp__rows edges;
  int32_t *first;   /* edge of an indicator, or KJP_NONE */
  int32_t *waiting; /* for how many others an indicator waits */
};

static void
add_edge(struct ordering *ordering, int32_t from, int32_t to)
{
  struct edge *edge = from < 0 ? NULL : kjp__rows_add(&ordering->edges);

  if (edge == NULL)
    return; /* the arena remembers */
  *edge = (struct edge){from, to, ordering->first[from]};
  ordering->first[from] = ordering->edges.count - 1;
  ordering->waiting[to]++;
}

static void
add_inputs(struct ordering *ordering)
{
  const kjp_plan *plan = ordering->drawing->plan;

  for (int32_t i = 0; i < kjp__plan_count(plan, KJP_INPUTS); i++) {
    const struct kjp__input *input = kjp__plan_row(plan, KJP_INPUTS, i);

    add_edge(ordering, input->input, input->indicator);
  }
}

static int32_t
ruled_by(const struct ordering *ordering, int32_t clause)
{
  const kjp_plan *plan = ordering->drawing->plan;
  const struct kjp__clause *row = kjp__plan_row(plan, KJP_CLAUSES, clause);
  const struct kjp__rule *rule = kjp__plan_row(plan, KJP_RULES, row->rule);

  return rule->indicator;
}

static void
add_references(struct ordering *ordering)
{
  const kjp_plan *plan = ordering->drawing->plan;

  for (int32_t i = 0; i < kjp__plan_count(plan, KJP_CLAUSES); i++) {
    const struct kjp__clause *clause = kjp__plan_row(plan, KJP_CLAUSES, i);
    int32_t indicator = ruled_by(ordering, i);

    if (kjp__drawing_follows(ordering->drawing, indicator))
      add_edge(ordering, clause->reference, indicator);
  }
  for (int32_t i = 0; i < kjp__plan_count(plan, KJP_PEERS); i++) {
    const struct kjp__peer *peer = kjp__plan_row(plan, KJP_PEERS, i);
    int32_t indicator = ruled_by(ordering, peer->clause);

    if (kjp__drawing_follows(ordering->drawing, indicator))
      add_edge(ordering, peer->indicator, indicator);
  }
}

static void
let_go(struct ordering *ordering, int32_t indicator, int32_t *placed)
{
  for (int32_t i = ordering->first[indicator]; i != KJP_NONE;) {
    const struct edge *edge = kjp__rows_at(&ordering->edges, i);

    if (--ordering->waiting[edge->to] == 0)
      ordering->drawing->order[(*placed)++] = edge->to;
    i = edge->next;
  }
}

/* Those that wait for nobody, then whoever they let go. */
static bool
put_in_order(struct ordering *ordering, int32_t count)
{
  struct kjp__drawing *drawing = ordering->drawing;
  int32_t placed = 0;

  for (int32_t i = 0; i < count; i++) {
    if (ordering->waiting[i] == 0)
      drawing->order[placed++] = i;
  }
  for (int32_t i = 0; i < placed; i++)
    let_go(ordering, drawing->order[i], &placed);
  for (int32_t i = 0; i < count && placed < count; i++) {
    if (ordering->waiting[i] > 0)
      drawing->circle = i;
  }
  return placed == count;
}

bool
kjp__drawing_order(struct kjp__drawing *drawing)
{
  struct kjp__arena *arena = drawing->graph->arena;
  int32_t count = kjp__plan_count(drawing->plan, KJP_INDICATORS);
  size_t room = ((size_t)count + 1) * sizeof(int32_t);
  struct ordering ordering = {.drawing = drawing,
                              .first = kjp__arena_alloc(arena, room),
                              .waiting = kjp__arena_alloc(arena, room)};

  drawing->order = kjp__arena_alloc(arena, room);
  kjp__rows_init(&ordering.edges, arena, sizeof(struct edge));
  if (ordering.first == NULL || ordering.waiting == NULL ||
      drawing->order == NULL)
    return false;
  for (int32_t i = 0; i < count; i++)
    ordering.first[i] = KJP_NONE;
  add_inputs(&ordering);
  add_references(&ordering);
  return !kjp__arena_failed(arena) && put_in_order(&ordering, count);
}
