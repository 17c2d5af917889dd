/* SPDX-License-Identifier: MIT */
/* lib/value/graph-run.c - a graph at work, a block of draws at a time.
 *
 * Only additions, multiplications, divisions and comparisons of doubles, in
 * an order that the graph fixes: the same bits everywhere. */
#include "graph-priv.h"

#include <float.h>
#include <math.h>

#include "../base/random-priv.h"
#include "../base/real-priv.h"

#ifdef __FAST_MATH__
#error "the bits of a simulation are promised: build without -ffast-math"
#endif
_Static_assert(FLT_EVAL_METHOD == 0, "doubles are worked out as doubles");

/* What lies within this part of a whole number is taken for it: a product
 * that would be whole, were it exact, must not be one more. */
#define NEAR 0x1p-50
/* Added and taken away again it leaves whole numbers. */
#define ROUNDER 0x1.8p52
#define LARGE   0x1p51

static inline double
whole_near(double x)
{
  return fabs(x) < LARGE ? (x + ROUNDER) - ROUNDER : x;
}

static inline double
whole_up(double x)
{
  double least = x - fabs(x) * NEAR;
  double near = (least + ROUNDER) - ROUNDER;

  if (!(fabs(x) < LARGE))
    return x;
  return near < least ? near + 1 : near;
}

static inline double
whole_above(double x)
{
  double most = x + fabs(x) * NEAR;
  double near = (most + ROUNDER) - ROUNDER;

  if (!(fabs(x) < LARGE))
    return x;
  return near > most ? near : near + 1;
}

/* One line an operation, for each of two operands `a` and `b`. */
#define OPERATIONS                                                             \
  CASE(KJP__ADD, a + b)                                                        \
  CASE(KJP__SUBTRACT, a - b)                                                   \
  CASE(KJP__MULTIPLY, a *b)                                                    \
  CASE(KJP__DIVIDE, b == 0 ? (double)NAN : a / b)                              \
  CASE(KJP__NEAREST, whole_near(a) + 0 * b)                                    \
  CASE(KJP__UP, whole_up(a) + 0 * b)                                           \
  CASE(KJP__ABOVE, whole_above(a) + 0 * b)                                     \
  CASE(KJP__NOT_BELOW, a >= b ? a : (double)NAN)                               \
  CASE(KJP__MORE_OR_NO, a > b ? a : (double)NAN)                               \
  CASE(KJP__HIGHER, a != a || b > a ? b : a)                                   \
  CASE(KJP__HIGHEST, a != a ? a : (a >= b ? a : b))                            \
  CASE(KJP__LOWEST, a != a ? a : (a <= b ? a : b))                             \
  CASE(KJP__RAISED, b > a ? b : a)                                             \
  CASE(KJP__AT_LEAST, a != a || b != b ? (double)NAN : (a >= b ? 1.0 : 0.0))   \
  CASE(KJP__MORE_THAN, a != a || b != b ? (double)NAN : (a > b ? 1.0 : 0.0))   \
  CASE(KJP__BOTH, a == 0 || b == 0 ? 0.0 : a * b)                              \
  CASE(KJP__EITHER, a == 1 || b == 1 ? 1.0 : a + b)                            \
  CASE(KJP__LACKING, b - a < 0 ? 0.0 : b - a)                                  \
  CASE(KJP__ACROSS, b != b || a >= b ? 0.0 : (double)NAN)

double
kjp__operate(enum kjp__operation operation, double left, double right)
{
  const double a = left;
  const double b = right;
  double out = (double)NAN;

  switch (operation) {
#define CASE(name, formula)                                                    \
  case name:                                                                   \
    return (formula);
    OPERATIONS
#undef CASE
  case KJP__EXP:
    kjp__exp(&left, 1, &out);
    return out;
  case KJP__NORMAL:
    break;
  }
  return out;
}

/* The operands are blocks, or one of them is a constant. */
static void
operate_block(const struct kjp__step *step, const double *left,
              const double *right, int32_t count, double *out)
{
  const double left_constant = step->left.constant;
  const double right_constant = step->right.constant;

  switch ((enum kjp__operation)step->operation) {
#define CASE(name, formula)                                                    \
  case name:                                                                   \
    for (int32_t i = 0; left != NULL && right != NULL && i < count; i++) {     \
      const double a = left[i];                                                \
      const double b = right[i];                                               \
      out[i] = (formula);                                                      \
    }                                                                          \
    for (int32_t i = 0; right == NULL && i < count; i++) {                     \
      const double a = left[i];                                                \
      const double b = right_constant;                                         \
      out[i] = (formula);                                                      \
    }                                                                          \
    for (int32_t i = 0; left == NULL && i < count; i++) {                      \
      const double a = left_constant;                                          \
      const double b = right[i];                                               \
      out[i] = (formula);                                                      \
    }                                                                          \
    return;
    OPERATIONS
#undef CASE
  case KJP__EXP:
    kjp__exp(left, count, out);
    return;
  case KJP__NORMAL:
    return;
  }
}

const double *
kjp__graph_block(const struct kjp__graph *graph, const struct kjp__node *node,
                 const double *work)
{
  const struct kjp__step *step;

  if (!kjp__node_is_drawn(node))
    return NULL;
  step = kjp__rows_at(&graph->steps, node->step);
  return work + (size_t)step->slot * KJP__BLOCK;
}

void
kjp__graph_run(const struct kjp__graph *graph, const struct kjp__draws *draws,
               double *work)
{
  for (int32_t i = 0; i < graph->count; i++) {
    const struct kjp__step *step = graph->program[i];
    double *out = work + (size_t)step->slot * KJP__BLOCK;

    if (step->operation == (int8_t)KJP__NORMAL)
      kjp__normals(draws->seed, draws->first, draws->count, step->year,
                   step->row, out);
    else
      operate_block(step, kjp__graph_block(graph, &step->left, work),
                    kjp__graph_block(graph, &step->right, work), draws->count,
                    out);
  }
}
