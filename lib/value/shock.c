/* SPDX-License-Identifier: MIT */
/* lib/value/shock.c - shocks to growth.
 *
 * Normals of indicators that correlate are mixed by a lower triangle of roots
 * (Cholesky). Correlations are decimals, so a matrix on the border of what is
 * possible may lie a little outside: pivots down to -NEAR count as zero. */
#include "shock-priv.h"

#include <math.h>
#include <string.h>

#include "../quantity/rate-priv.h"

#define NEAR      1e-8
#define NEAR_ROOT 1e-4 /* what a member may share with one of pivot NEAR */

/* What is said */

static struct kjp__amount
said(struct kjp__amount by_plan, struct kjp__amount by_scenario)
{
  return kjp__amount_is_known(by_scenario) ? by_scenario : by_plan;
}

static double
number(struct kjp__amount amount)
{
  int64_t quanta = 0;

  (void)kjp__amount_get(amount, &quanta);
  return (double)quanta / (double)KJP__RATE_ONE;
}

static void
find_said(const struct kjp__values *values, int32_t indicator, double *sd,
          double *persistence)
{
  const kjp_table *table = &values->plan->tables[KJP_OVERLAYS];
  const struct kjp__indicator *row =
      kjp__plan_indicator(values->plan, indicator);
  struct kjp__amount said_sd = row->sd;
  struct kjp__amount said_persistence = row->persistence;
  int32_t first = 0;
  int32_t count = values->view.scenario < 0
                      ? 0
                      : kjp_table_children(table, KJP_OVERLAY_SCENARIO,
                                           values->view.scenario, &first);

  for (int32_t i = first; i < first + count; i++) {
    const struct kjp__overlay *overlay = kjp__rows_at(&table->rows, i);

    if (overlay->indicator != indicator)
      continue;
    said_sd = said(said_sd, overlay->sd);
    said_persistence = said(said_persistence, overlay->persistence);
  }
  *sd = number(said_sd);
  *persistence = number(said_persistence);
}

/* Correlations */

static int32_t
place_of(const struct kjp__shocks *shocks, int32_t indicator)
{
  int32_t low = 0;
  int32_t high = shocks->count;

  while (low < high) {
    int32_t middle = low + (high - low) / 2;

    if (shocks->members[middle] < indicator)
      low = middle + 1;
    else
      high = middle;
  }
  return low < shocks->count && shocks->members[low] == indicator ? low
                                                                  : KJP_NONE;
}

static const struct kjp__correlation *
pair_at(const struct kjp__shocks *shocks, int32_t row)
{
  return kjp__plan_row(shocks->values->plan, KJP_CORRELATIONS, row);
}

static bool
find_members(struct kjp__shocks *shocks)
{
  const kjp_plan *plan = shocks->values->plan;
  int32_t pairs = kjp__plan_count(plan, KJP_CORRELATIONS);
  int32_t indicators = kjp__plan_count(plan, KJP_INDICATORS);
  size_t most = (size_t)indicators + 1;
  int8_t *named = kjp__arena_alloc(shocks->graph->arena, most);

  shocks->members =
      kjp__arena_alloc(shocks->graph->arena, most * sizeof *shocks->members);
  if (named == NULL || shocks->members == NULL)
    return false;
  for (int32_t i = 0; i < pairs; i++) {
    named[pair_at(shocks, i)->left] = 1;
    named[pair_at(shocks, i)->right] = 1;
  }
  for (int32_t i = 0; i < indicators; i++) {
    if (named[i])
      shocks->members[shocks->count++] = i;
  }
  return true;
}

static double *
cell(const struct kjp__shocks *shocks, int32_t row, int32_t column)
{
  return &shocks->roots[(size_t)row * (size_t)shocks->count + (size_t)column];
}

static void
fill_matrix(struct kjp__shocks *shocks)
{
  int32_t pairs = kjp__plan_count(shocks->values->plan, KJP_CORRELATIONS);

  for (int32_t i = 0; i < shocks->count; i++)
    *cell(shocks, i, i) = 1;
  for (int32_t i = 0; i < pairs; i++) {
    const struct kjp__correlation *pair = pair_at(shocks, i);
    int32_t left = place_of(shocks, pair->left);
    int32_t right = place_of(shocks, pair->right);

    *cell(shocks, left > right ? left : right, left > right ? right : left) =
        number(pair->value);
  }
}

/* What is left of a cell when the columns before are taken out. */
static double
remainder_of(const struct kjp__shocks *shocks, int32_t row, int32_t column)
{
  double rest = *cell(shocks, row, column);

  for (int32_t i = 0; i < column; i++)
    rest -= *cell(shocks, row, i) * *cell(shocks, column, i);
  return rest;
}

/* The place at which there is no root, or KJP_NONE. */
static int32_t
find_roots(struct kjp__shocks *shocks)
{
  for (int32_t column = 0; column < shocks->count; column++) {
    double pivot = remainder_of(shocks, column, column);
    double root = pivot > NEAR ? sqrt(pivot) : 0;

    if (pivot < -NEAR)
      return column;
    *cell(shocks, column, column) = root;
    for (int32_t row = column + 1; row < shocks->count; row++) {
      double rest = remainder_of(shocks, row, column);

      if (root == 0 && fabs(rest) > NEAR_ROOT)
        return row;
      *cell(shocks, row, column) = root == 0 ? 0 : rest / root;
    }
  }
  return KJP_NONE;
}

enum kjp__shocks_result
kjp__shocks_init(struct kjp__shocks *shocks, const struct kjp__values *values,
                 struct kjp__graph *graph, int32_t *found)
{
  size_t count;
  int32_t place;

  *shocks = (struct kjp__shocks){.values = values, .graph = graph};
  if (!find_members(shocks))
    return KJP__SHOCKS_NO_MEMORY;
  if (shocks->count > KJP__CORRELATED_MOST)
    return KJP__SHOCKS_TOO_MANY;
  count = (size_t)shocks->count;
  shocks->roots =
      kjp__arena_alloc(graph->arena, (count * count + 1) * sizeof(double));
  shocks->normals =
      kjp__arena_alloc(graph->arena, (count + 1) * sizeof *shocks->normals);
  if (shocks->roots == NULL || shocks->normals == NULL)
    return KJP__SHOCKS_NO_MEMORY;
  fill_matrix(shocks);
  place = find_roots(shocks);
  if (place == KJP_NONE)
    return KJP__SHOCKS_READY;
  *found = shocks->members[place];
  return KJP__SHOCKS_IMPOSSIBLE;
}

/* Shocks */

static struct kjp__node
times(struct kjp__graph *graph, struct kjp__node node, double factor)
{
  if (factor == 1)
    return node;
  return kjp__graph_add(graph, KJP__MULTIPLY, node, kjp__node_of(factor));
}

/* The members' own normals in a year are drawn once for all who use them. */
static void
open_year(struct kjp__shocks *shocks, int32_t year)
{
  if (shocks->year == year)
    return;
  shocks->year = year;
  for (int32_t i = 0; i < shocks->count; i++)
    shocks->normals[i] = kjp__graph_normal(shocks->graph, (uint32_t)year,
                                           (uint32_t)shocks->members[i]);
}

static struct kjp__node
normal_of(struct kjp__shocks *shocks, int32_t indicator, int32_t year)
{
  int32_t place = place_of(shocks, indicator);
  struct kjp__node sum = kjp__node_of(0);
  bool any = false;

  if (place == KJP_NONE)
    return kjp__graph_normal(shocks->graph, (uint32_t)year,
                             (uint32_t)indicator);
  open_year(shocks, year);
  for (int32_t i = 0; i <= place; i++) {
    double root = *cell(shocks, place, i);
    struct kjp__node part;

    if (root == 0)
      continue;
    part = times(shocks->graph, shocks->normals[i], root);
    sum = any ? kjp__graph_add(shocks->graph, KJP__ADD, sum, part) : part;
    any = true;
  }
  return sum;
}

struct kjp__node
kjp__shock_of(struct kjp__shocks *shocks, int32_t indicator, int32_t year,
              struct kjp__node before)
{
  double sd;
  double persistence;
  struct kjp__node lasting;
  struct kjp__node now;

  find_said(shocks->values, indicator, &sd, &persistence);
  if (sd == 0)
    return kjp__node_of(0);
  now = times(shocks->graph, normal_of(shocks, indicator, year), sd);
  if (!kjp__node_is_drawn(&before) || persistence == 0)
    return now; /* nothing lasts of what was known */
  lasting = times(shocks->graph, before, persistence);
  return kjp__graph_add(shocks->graph, KJP__ADD, lasting, now);
}
