/* SPDX-License-Identifier: MIT */
/* lib/value/graph-run.c - a graph at work, a block of draws at a time.
 *
 * Only additions, multiplications, divisions and comparisons of doubles, in
 * an order that the graph fixes: the same bits everywhere. */
#include "graph-priv.h"

#include <float.h>
#include <math.h>

#include <kjplan/table.h>

#include "../base/lanes-priv.h"
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

/* Without branches, so that they can be worked out side by side. */

static INLINE double
rounded(double x)
{
  return (x + ROUNDER) - ROUNDER;
}

static INLINE double
whole_near(double x)
{
  double near = rounded(x);

  return fabs(x) < LARGE ? near : x;
}

static INLINE double
whole_up(double x)
{
  double least = x - fabs(x) * NEAR;
  double near = rounded(least);
  double up = near + (near < least ? 1.0 : 0.0);

  return fabs(x) < LARGE ? up : x;
}

static INLINE double
whole_above(double x)
{
  double most = x + fabs(x) * NEAR;
  double near = rounded(most);
  double above = near + (near > most ? 0.0 : 1.0);

  return fabs(x) < LARGE ? above : x;
}

static INLINE double
quotient(double a, double b)
{
  double part = a / b;

  return b == 0 ? (double)NAN : part;
}

static INLINE double
lacking(double a, double b)
{
  double less = b - a;

  return less < 0 ? 0.0 : less;
}

static INLINE double
outcome(double a, double b, double holds)
{
  return ((a != a) | (b != b)) ? (double)NAN : holds;
}

static INLINE double
both(double a, double b)
{
  double product = a * b;

  return ((a == 0) | (b == 0)) ? 0.0 : product;
}

static INLINE double
either(double a, double b)
{
  double sum = a + b;

  return ((a == 1) | (b == 1)) ? 1.0 : sum;
}

/* One line an operation, for each of two operands `a` and `b`. */
#define OPERATIONS                                                             \
  CASE(KJP__ADD, a + b)                                                        \
  CASE(KJP__SUBTRACT, a - b)                                                   \
  CASE(KJP__MULTIPLY, a *b)                                                    \
  CASE(KJP__DIVIDE, quotient(a, b))                                            \
  CASE(KJP__NEAREST, whole_near(a) + 0 * b)                                    \
  CASE(KJP__UP, whole_up(a) + 0 * b)                                           \
  CASE(KJP__ABOVE, whole_above(a) + 0 * b)                                     \
  CASE(KJP__NOT_BELOW, a >= b ? a : (double)NAN)                               \
  CASE(KJP__MORE_OR_NO, a > b ? a : (double)NAN)                               \
  CASE(KJP__HIGHER, ((a != a) | (b > a)) ? b : a)                              \
  CASE(KJP__HIGHEST, ((a != a) | (a >= b)) ? a : b)                            \
  CASE(KJP__LOWEST, ((a != a) | (a <= b)) ? a : b)                             \
  CASE(KJP__RAISED, b > a ? b : a)                                             \
  CASE(KJP__AT_LEAST, outcome(a, b, a >= b ? 1.0 : 0.0))                       \
  CASE(KJP__MORE_THAN, outcome(a, b, a > b ? 1.0 : 0.0))                       \
  CASE(KJP__BOTH, both(a, b))                                                  \
  CASE(KJP__EITHER, either(a, b))                                              \
  CASE(KJP__LACKING, lacking(a, b))                                            \
  CASE(KJP__ACROSS, ((b != b) | (a >= b)) ? 0.0 : (double)NAN)

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
  case KJP__LOG:
    kjp__log(&left, 1, &out);
    return out;
  case KJP__NORMAL:
    break;
  }
  return out;
}

/* The operands are blocks, or one of them is a constant. Blocks are worked
 * out whole, whatever stands in what is left of the last one: a count that the
 * compiler knows is what it needs. */
static INLINE void
operate_over(const struct kjp__step *step, const double *left,
             const double *right, double *out)
{
  const double left_constant = step->left.constant;
  const double right_constant = step->right.constant;

  switch ((enum kjp__operation)step->operation) {
#define CASE(name, formula)                                                    \
  case name:                                                                   \
    if (right == NULL) {                                                       \
      const double b = right_constant;                                         \
      APART for (int32_t i = 0; i < KJP__BLOCK; i++)                           \
      {                                                                        \
        const double a = left[i];                                              \
        out[i] = (formula);                                                    \
      }                                                                        \
    } else if (left == NULL) {                                                 \
      const double a = left_constant;                                          \
      APART for (int32_t i = 0; i < KJP__BLOCK; i++)                           \
      {                                                                        \
        const double b = right[i];                                             \
        out[i] = (formula);                                                    \
      }                                                                        \
    } else {                                                                   \
      APART for (int32_t i = 0; i < KJP__BLOCK; i++)                           \
      {                                                                        \
        const double a = left[i];                                              \
        const double b = right[i];                                             \
        out[i] = (formula);                                                    \
      }                                                                        \
    }                                                                          \
    return;
    OPERATIONS
#undef CASE
  case KJP__EXP:
    kjp__exp(left, KJP__BLOCK, out);
    return;
  case KJP__LOG:
    kjp__log(left, KJP__BLOCK, out);
    return;
  case KJP__NORMAL:
    return;
  }
}

IN_WIDTHS(operate,
          (const struct kjp__step *step, const double *left,
           const double *right, double *out),
          (step, left, right, out))

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

static const double *
operand(int32_t slot, const double *work)
{
  return slot == KJP_NONE ? NULL : work + (size_t)slot * KJP__BLOCK;
}

static void
run_step(const struct kjp__step *step, const struct kjp__draws *draws,
         double *work)
{
  double *out = work + (size_t)step->slot * KJP__BLOCK;

  if (step->operation == (int8_t)KJP__NORMAL)
    kjp__normals(draws->seed, draws->first, draws->count, step->year, step->row,
                 out);
  else
    WIDEST(operate)
    (step, operand(step->left_slot, work), operand(step->right_slot, work),
     out);
}

void
kjp__graph_run(const struct kjp__graph *graph, const struct kjp__draws *draws,
               double *work)
{
  for (int32_t i = 0; i < graph->count; i++)
    run_step(graph->program[i], draws, work);
}

int32_t
kjp__graph_go_on(const struct kjp__graph *graph, const struct kjp__draws *draws,
                 double *work, int32_t place, const struct kjp__node *node)
{
  const struct kjp__step *last = kjp__rows_at(&graph->steps, node->step);

  for (; place <= last->place; place++)
    run_step(graph->program[place], draws, work);
  return place;
}
