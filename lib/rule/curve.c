/* SPDX-License-Identifier: MIT */
/* lib/rule/curve.c - the shapes of a path between two points.
 *
 * One function a shape; with s the part of the way that lies behind, D the
 * whole difference. doc/path.md has the formulas. */
#include "curve-priv.h"

#include <math.h>
#include <stddef.h>

#include <kjplan/plan.h>

#include "../base/real-priv.h"
#include "../quantity/rate-priv.h"

/* How steep the logistic curve is. */
#define STEEPNESS 10.0

/* top / bottom */
static void
fraction_of(int64_t top, int64_t bottom, struct kjp__fraction *out)
{
  struct kjp__wide upper;
  struct kjp__wide lower;

  kjp__wide_set(&upper, top);
  kjp__wide_set(&lower, bottom);
  kjp__fraction_make(&upper, &lower, out);
}

/* from + D * part */
static bool
go(const struct kjp__curve *curve, const struct kjp__fraction *part,
   struct kjp__fraction *out)
{
  struct kjp__fraction from;
  struct kjp__fraction way;

  kjp__fraction_set(&from, curve->from);
  kjp__fraction_set(&way, curve->to);
  return kjp__fraction_subtract(&way, &from, &way) &&
         kjp__fraction_multiply(&way, part, &way) &&
         kjp__fraction_add(&from, &way, out);
}

/* s */
static bool
linear(const struct kjp__curve *curve, struct kjp__fraction *out)
{
  struct kjp__fraction part;

  fraction_of(curve->year, curve->years, &part);
  return go(curve, &part, out);
}

/* 1 - (1-s)^2 */
static bool
front_loaded(const struct kjp__curve *curve, struct kjp__fraction *out)
{
  int64_t years = curve->years;
  int64_t left = years - curve->year;
  struct kjp__fraction part;

  fraction_of(years * years - left * left, years * years, &part);
  return go(curve, &part, out);
}

/* s^2 */
static bool
back_loaded(const struct kjp__curve *curve, struct kjp__fraction *out)
{
  int64_t years = curve->years;
  struct kjp__fraction part;

  fraction_of((int64_t)curve->year * curve->year, years * years, &part);
  return go(curve, &part, out);
}

/* 3s^2 - 2s^3 */
static bool
s_curve(const struct kjp__curve *curve, struct kjp__fraction *out)
{
  int64_t years = curve->years;
  int64_t year = curve->year;
  struct kjp__fraction part;

  fraction_of(year * year * (3 * years - 2 * year), years * years * years,
              &part);
  return go(curve, &part, out);
}

/* 0 before the end */
static bool
step(const struct kjp__curve *curve, struct kjp__fraction *out)
{
  kjp__fraction_set(out, curve->year < curve->years ? curve->from : curve->to);
  return true;
}

static bool
shares(const struct kjp__curve *curve, struct kjp__fraction *out)
{
  struct kjp__fraction part;

  fraction_of(curve->share, KJP__RATE_ONE, &part);
  return go(curve, &part, out);
}

/* from * growth^year */
static bool
growing(const struct kjp__curve *curve, struct kjp__fraction *out)
{
  kjp__fraction_set(out, curve->from);
  for (int32_t i = 0; i < curve->year; i++) {
    if (!kjp__fraction_multiply(out, &curve->growth, out))
      return false;
  }
  return true;
}

/* m - (m0 - from) * (1-s) */
static bool
catch_up(const struct kjp__curve *curve, struct kjp__fraction *out)
{
  struct kjp__fraction gap;
  struct kjp__fraction part;

  kjp__fraction_set(&gap, curve->from);
  fraction_of(curve->years - curve->year, curve->years, &part);
  return kjp__fraction_subtract(&curve->moving0, &gap, &gap) &&
         kjp__fraction_multiply(&gap, &part, &gap) &&
         kjp__fraction_subtract(&curve->moving, &gap, out);
}

static bool (*const exact[])(const struct kjp__curve *,
                             struct kjp__fraction *) = {
    [KJP_SHAPE_LINEAR] = linear,
    [KJP_SHAPE_CONSTANT_GROWTH] = NULL,
    [KJP_SHAPE_FIXED_GROWTH] = growing,
    [KJP_SHAPE_FRONT_LOADED] = front_loaded,
    [KJP_SHAPE_BACK_LOADED] = back_loaded,
    [KJP_SHAPE_S_CURVE] = s_curve,
    [KJP_SHAPE_LOGISTIC] = NULL,
    [KJP_SHAPE_STEP] = step,
    [KJP_SHAPE_SHARES] = shares,
    [KJP_SHAPE_CATCH_UP] = catch_up,
    [KJP_SHAPE_BUSINESS_AS_USUAL] = growing,
};

static enum kjp__curve_fault
times_grid(int64_t count, int64_t grid, int64_t *out)
{
  struct kjp__wide product;

  kjp__wide_set(&product, count);
  return kjp__wide_multiply_int(&product, grid, &product) &&
                 kjp__wide_to_int64(&product, out)
             ? KJP__CURVE_OK
             : KJP__CURVE_RANGE;
}

static enum kjp__curve_fault
round_exact(const struct kjp__fraction *value, int64_t grid, int64_t *out)
{
  struct kjp__fraction one;
  int64_t count;

  kjp__fraction_set(&one, grid);
  if (!kjp__fraction_divide(value, &one, &one) ||
      !kjp__fraction_round(&one, &count))
    return KJP__CURVE_RANGE;
  return times_grid(count, grid, out);
}

/* A double counts multiples of the grid; past 2^62 it is out of range. */
static enum kjp__curve_fault
round_double(double value, int64_t grid, int64_t *out)
{
  double count = round(value / (double)grid);

  if (!(fabs(count) < 0x1p62))
    return KJP__CURVE_RANGE;
  return times_grid((int64_t)count, grid, out);
}

static double
sigmoid(double x)
{
  return 1.0 / (1.0 + exp(-x));
}

static double
logistic_at(const struct kjp__curve *curve)
{
  double s = (double)curve->year / (double)curve->years;
  double start = sigmoid(-STEEPNESS / 2);
  double part = (sigmoid(STEEPNESS * (s - 0.5)) - start) /
                (sigmoid(STEEPNESS / 2) - start);

  return (double)curve->from + ((double)curve->to - (double)curve->from) * part;
}

static double
constant_growth_at(const struct kjp__curve *curve)
{
  double s = (double)curve->year / (double)curve->years;

  return (double)curve->from * pow((double)curve->to / (double)curve->from, s);
}

/* 2^n * from^(n-k) * to^k, which is (2y)^n. */
static bool
power_of_curve(const struct kjp__curve *curve, struct kjp__wide *out)
{
  uint32_t years = (uint32_t)curve->years;
  uint32_t year = (uint32_t)curve->year;
  struct kjp__wide part;

  return kjp__wide_power(curve->from, years - year, out) &&
         kjp__wide_power(curve->to, year, &part) &&
         kjp__wide_multiply(out, &part, out) &&
         kjp__wide_power(2, years, &part) &&
         kjp__wide_multiply(out, &part, out);
}

/* Below, at or above 0 as (2*count + half) * grid is to 2y. False where that
 * does not fit: then the double must do. */
static bool
compare_half(const struct kjp__wide *power, const struct kjp__curve *curve,
             int64_t grid, int64_t count, int half, int *order)
{
  struct kjp__wide side;
  int64_t twice;

  kjp__wide_set(&side, count);
  if (!kjp__wide_multiply_int(&side, 2, &side) ||
      !kjp__wide_to_int64(&side, &twice))
    return false;
  kjp__wide_set(&side, twice + half);
  if (!kjp__wide_multiply_int(&side, grid, &side) ||
      !kjp__wide_to_int64(&side, &twice) ||
      !kjp__wide_power(twice, (uint32_t)curve->years, &side))
    return false;
  *order = kjp__wide_compare(&side, power);
  return true;
}

/* The double is off by a few multiples at most: it is moved to where
 * (count - 1/2) grid <= y < (count + 1/2) grid. */
static enum kjp__curve_fault
round_power(const struct kjp__curve *curve, int64_t grid, int64_t *out)
{
  struct kjp__wide power;
  enum kjp__curve_fault fault =
      round_double(constant_growth_at(curve), grid, out);
  int64_t count;
  int order = 0;

  if (fault != KJP__CURVE_OK || !power_of_curve(curve, &power))
    return fault;
  count = *out / grid;
  while (compare_half(&power, curve, grid, count, 1, &order) && order <= 0)
    count++;
  while (count > 0 && compare_half(&power, curve, grid, count, -1, &order) &&
         order > 0)
    count--;
  return times_grid(count, grid, out);
}

/* Doubles are computed in the default environment, whatever the host's is. */
static enum kjp__curve_fault
round_real(const struct kjp__curve *curve, int64_t grid, int64_t *out)
{
  enum kjp__curve_fault fault;
  struct kjp__real_host host;

  kjp__real_enter(&host);
  fault = curve->shape == KJP_SHAPE_LOGISTIC
              ? round_double(logistic_at(curve), grid, out)
              : round_power(curve, grid, out);
  kjp__real_leave(&host);
  return fault;
}

enum kjp__curve_fault
kjp__curve_at(const struct kjp__curve *curve, int64_t grid, int64_t *out)
{
  struct kjp__fraction value;

  if (exact[curve->shape] != NULL)
    return exact[curve->shape](curve, &value) ? round_exact(&value, grid, out)
                                              : KJP__CURVE_RANGE;
  if (curve->shape != KJP_SHAPE_LOGISTIC &&
      (curve->from <= 0 || curve->to <= 0))
    return KJP__CURVE_UNDEFINED;
  return round_real(curve, grid, out);
}
