/* SPDX-License-Identifier: MIT */
/* lib/value/graph.c - a graph while it is put together.
 *
 * Steps come in an order in which operands stand before what uses them, so
 * one pass backwards finds what is needed, and one forwards gives each step a
 * place in the working memory, taken again after its last use. */
#include "graph-priv.h"

#include <math.h>
#include <string.h>

#include <kjplan/table.h>

void
kjp__graph_init(struct kjp__graph *graph, struct kjp__arena *arena)
{
  *graph = (struct kjp__graph){.arena = arena};
  kjp__rows_init(&graph->steps, arena, sizeof(struct kjp__step));
}

struct kjp__node
kjp__node_of(double constant)
{
  return (struct kjp__node){constant, KJP_NONE, false};
}

struct kjp__node
kjp__node_exact(double constant)
{
  return (struct kjp__node){constant, KJP_NONE, true};
}

struct kjp__node
kjp__node_unknown(void)
{
  return kjp__node_exact((double)NAN);
}

bool
kjp__node_is_drawn(const struct kjp__node *node)
{
  return node->step != KJP_NONE;
}

bool
kjp__node_is_unknown(const struct kjp__node *node)
{
  return node->step == KJP_NONE && isnan(node->constant);
}

/* Steps that are there already */

static struct kjp__step *
step_at(const struct kjp__graph *graph, int32_t step)
{
  return kjp__rows_at(&graph->steps, step);
}

static uint64_t
mix(uint64_t hash, uint64_t value)
{
  hash = (hash ^ value) * UINT64_C(0x9e3779b97f4a7c15);
  return hash ^ hash >> 29;
}

static uint64_t
mix_node(uint64_t hash, const struct kjp__node *node)
{
  uint64_t bits;

  memcpy(&bits, &node->constant, sizeof bits);
  return mix(mix(hash, (uint64_t)(uint32_t)node->step), bits);
}

static int32_t
bucket_of(const struct kjp__graph *graph, const struct kjp__step *step)
{
  uint64_t hash = mix((uint64_t)step->operation, step->year);

  hash = mix_node(mix_node(mix(hash, step->row), &step->left), &step->right);
  return (int32_t)(hash % (uint64_t)graph->bucket_count);
}

/* To the bit: what is not defined is itself, zeros of two signs are two. */
static bool
same_node(const struct kjp__node *one, const struct kjp__node *other)
{
  return one->step == other->step &&
         /* NOLINTNEXTLINE: by bits is meant */
         memcmp(&one->constant, &other->constant, sizeof one->constant) == 0;
}

static bool
same_step(const struct kjp__step *one, const struct kjp__step *other)
{
  return one->operation == other->operation && one->year == other->year &&
         one->row == other->row && same_node(&one->left, &other->left) &&
         same_node(&one->right, &other->right);
}

static void
put_in_bucket(struct kjp__graph *graph, int32_t number)
{
  struct kjp__step *step = step_at(graph, number);
  int32_t bucket = bucket_of(graph, step);

  step->next = graph->buckets[bucket];
  graph->buckets[bucket] = number;
}

/* Twice as many buckets when there are as many steps; those before stay in the
 * arena. */
static bool
make_buckets(struct kjp__graph *graph)
{
  int32_t count = graph->bucket_count == 0 ? 64 : 2 * graph->bucket_count;

  if (graph->steps.count < graph->bucket_count)
    return true;
  graph->buckets =
      kjp__arena_alloc(graph->arena, (size_t)count * sizeof *graph->buckets);
  if (graph->buckets == NULL)
    return false;
  graph->bucket_count = count;
  for (int32_t i = 0; i < count; i++)
    graph->buckets[i] = KJP_NONE;
  for (int32_t i = 0; i < graph->steps.count; i++)
    put_in_bucket(graph, i);
  return true;
}

static int32_t
find_step(const struct kjp__graph *graph, const struct kjp__step *step)
{
  int32_t number = graph->buckets[bucket_of(graph, step)];

  while (number != KJP_NONE && !same_step(step_at(graph, number), step))
    number = step_at(graph, number)->next;
  return number;
}

/* The arena remembers where memory is out. */
static struct kjp__node
add_step(struct kjp__graph *graph, const struct kjp__step *step)
{
  struct kjp__step *row;
  int32_t found;

  if (kjp__arena_failed(graph->arena) || !make_buckets(graph))
    return kjp__node_unknown();
  found = find_step(graph, step);
  if (found != KJP_NONE)
    return (struct kjp__node){0, found, false};
  row = kjp__rows_add(&graph->steps);
  if (row == NULL)
    return kjp__node_unknown();
  *row = *step;
  put_in_bucket(graph, graph->steps.count - 1);
  return (struct kjp__node){0, graph->steps.count - 1, false};
}

struct kjp__node
kjp__graph_add(struct kjp__graph *graph, enum kjp__operation operation,
               struct kjp__node left, struct kjp__node right)
{
  if (!kjp__node_is_drawn(&left) && !kjp__node_is_drawn(&right))
    return kjp__node_of(kjp__operate(operation, left.constant, right.constant));
  return add_step(graph, &(struct kjp__step){.left = left,
                                             .right = right,
                                             .operation = (int8_t)operation});
}

struct kjp__node
kjp__graph_normal(struct kjp__graph *graph, uint32_t year, uint32_t row)
{
  return add_step(graph, &(struct kjp__step){.left = kjp__node_of(0),
                                             .right = kjp__node_of(0),
                                             .year = year,
                                             .row = row,
                                             .operation = (int8_t)KJP__NORMAL});
}

static bool
is_constant(const struct kjp__node *node, double constant)
{
  return node->step == KJP_NONE && node->constant == constant;
}

struct kjp__node
kjp__graph_both(struct kjp__graph *graph, struct kjp__node left,
                struct kjp__node right)
{
  if (is_constant(&left, 0) || is_constant(&right, 1))
    return left;
  if (is_constant(&right, 0) || is_constant(&left, 1))
    return right;
  if (kjp__node_is_unknown(&left))
    return left;
  return kjp__node_is_unknown(&right)
             ? right
             : kjp__graph_add(graph, KJP__BOTH, left, right);
}

struct kjp__node
kjp__graph_either(struct kjp__graph *graph, struct kjp__node left,
                  struct kjp__node right)
{
  if (is_constant(&left, 1) || is_constant(&right, 0))
    return left;
  if (is_constant(&right, 1) || is_constant(&left, 0))
    return right;
  return kjp__graph_add(graph, KJP__EITHER, left, right);
}

/* Places */

static void
mark_used(const struct kjp__graph *graph, const struct kjp__node *node)
{
  if (kjp__node_is_drawn(node))
    step_at(graph, node->step)->used = true;
}

static int32_t
find_used(const struct kjp__graph *graph, const struct kjp__node *outputs,
          int32_t count)
{
  int32_t used = 0;

  for (int32_t i = 0; i < count; i++)
    mark_used(graph, &outputs[i]);
  for (int32_t i = graph->steps.count - 1; i >= 0; i--) {
    const struct kjp__step *step = step_at(graph, i);

    if (!step->used)
      continue;
    used++;
    mark_used(graph, &step->left);
    mark_used(graph, &step->right);
  }
  return used;
}

/* Where each step is used last, and the places that are free. */
struct placing {
  struct kjp__graph *graph;
  int32_t *last;
  int32_t *free;
  int32_t free_count;
};

static void
note_last(const struct placing *placing, const struct kjp__node *node,
          int32_t at)
{
  if (kjp__node_is_drawn(node) && placing->last[node->step] < at)
    placing->last[node->step] = at;
}

static void
give_back(struct placing *placing, int32_t step)
{
  placing->free[placing->free_count++] = step_at(placing->graph, step)->slot;
  placing->last[step] = -1; /* both operands may be this step */
}

static void
let_go(struct placing *placing, const struct kjp__node *node, int32_t at)
{
  if (kjp__node_is_drawn(node) && placing->last[node->step] == at)
    give_back(placing, node->step);
}

static int32_t
slot_of(const struct kjp__graph *graph, const struct kjp__node *node)
{
  return kjp__node_is_drawn(node) ? step_at(graph, node->step)->slot : KJP_NONE;
}

static void
place(struct placing *placing)
{
  struct kjp__graph *graph = placing->graph;

  for (int32_t i = 0; i < graph->steps.count; i++) {
    struct kjp__step *step = step_at(graph, i);

    if (!step->used)
      continue;
    step->slot = placing->free_count > 0 ? placing->free[--placing->free_count]
                                         : graph->slots++;
    step->left_slot = slot_of(graph, &step->left);
    step->right_slot = slot_of(graph, &step->right);
    let_go(placing, &step->left, i);
    let_go(placing, &step->right, i);
    if (placing->last[i] == i)
      give_back(placing, i);
    step->place = graph->count;
    graph->program[graph->count++] = step;
  }
}

/* An output is used at `until`, or, where that is KJP_NONE, at its own step. */
static bool
close_graph(struct kjp__graph *graph, const struct kjp__node *outputs,
            int32_t count, int32_t until)
{
  size_t all = (size_t)graph->steps.count + 1;
  size_t used = (size_t)find_used(graph, outputs, count) + 1;
  struct placing placing = {
      .graph = graph,
      .last = kjp__arena_alloc(graph->arena, all * sizeof *placing.last),
      .free = kjp__arena_alloc(graph->arena, all * sizeof *placing.free)};

  graph->program =
      kjp__arena_alloc(graph->arena, used * sizeof *graph->program);
  if (placing.last == NULL || placing.free == NULL || graph->program == NULL)
    return false;
  for (int32_t i = 0; i < count; i++)
    note_last(&placing, &outputs[i],
              until == KJP_NONE ? outputs[i].step : until);
  for (int32_t i = 0; i < graph->steps.count; i++) {
    const struct kjp__step *step = step_at(graph, i);

    if (step->used) {
      note_last(&placing, &step->left, i);
      note_last(&placing, &step->right, i);
    }
  }
  place(&placing);
  return true;
}

bool
kjp__graph_close(struct kjp__graph *graph, const struct kjp__node *outputs,
                 int32_t count)
{
  return close_graph(graph, outputs, count, graph->steps.count);
}

bool
kjp__graph_close_passing(struct kjp__graph *graph,
                         const struct kjp__node *outputs, int32_t count)
{
  return close_graph(graph, outputs, count, KJP_NONE);
}
