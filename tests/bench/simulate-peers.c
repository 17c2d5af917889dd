/* SPDX-License-Identifier: MIT */
/* tests/bench/simulate-peers.c - the model of simulate.c, draw after draw, in
 * doubles: no amount is rounded, and no rule is judged. */
#include "simulate-peers.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#ifdef HAVE_GSL
#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics_double.h>
#endif

enum { YEARS = 10, MIDDLE = 4 };

#define GDP_GROWTH     1.051271
#define REVENUE_GROWTH 1.056541
#define LEAST_GROWTH   1.03

/* One draw, and a year of it. */
struct course {
  double gdp, revenue; /* shocks that last */
  double share;
};

static void
begin(struct course *course)
{
  *course = (struct course){0, 0, 0.03};
}

static void
advance(struct course *course, const double normals[2])
{
  double revenue, growth;

  course->gdp = 0.5 * course->gdp + 0.02 * normals[0];
  course->revenue =
      0.4 * course->revenue + 0.035 * (0.6 * normals[0] + 0.8 * normals[1]);
  revenue = log(REVENUE_GROWTH) + course->revenue;
  growth = revenue > log(LEAST_GROWTH) ? revenue : log(LEAST_GROWTH);
  course->share *= exp(growth - log(GDP_GROWTH) - course->gdp);
}

/* xoshiro256++ of Blackman and Vigna, and normals by Box and Muller. */

static uint64_t state[4];

static uint64_t
turned(uint64_t x, int by)
{
  return x << by | x >> (64 - by);
}

static double
uniform(void)
{
  uint64_t result = turned(state[0] + state[3], 23) + state[0];
  uint64_t t = state[1] << 17;

  state[2] ^= state[0];
  state[3] ^= state[1];
  state[1] ^= state[2];
  state[0] ^= state[3];
  state[2] ^= t;
  state[3] = turned(state[3], 45);
  return ((double)(result >> 11) + 0.5) * 0x1p-53;
}

static void
two_normals(double out[2])
{
  double size = sqrt(-2 * log(uniform()));
  double angle = 6.283185307179586 * uniform();

  out[0] = size * cos(angle);
  out[1] = size * sin(angle);
}

int
run_libm(long count, struct statistics *out)
{
  long middle = 0, last = 0;

  for (int i = 0; i < 4; i++)
    state[i] = UINT64_C(0x9e3779b97f4a7c15) * (uint64_t)(i + 1);
  for (long i = 0; i < count; i++) {
    struct course course;

    begin(&course);
    for (int year = 0; year < YEARS; year++) {
      double normals[2];

      two_normals(normals);
      advance(&course, normals);
      middle += year == MIDDLE && course.share >= 0.031;
    }
    last += course.share >= 0.0335;
  }
  out->middle = (double)middle / (double)count;
  out->last = (double)last / (double)count;
  return 1;
}

#ifdef HAVE_GSL
static void
fan_of(double *values, size_t count, struct statistics *out)
{
  static const double parts[QUANTILES] = {0.05, 0.25, 0.5, 0.75, 0.95};

  gsl_sort(values, 1, count);
  for (int i = 0; i < QUANTILES; i++)
    out->quantiles[i] =
        gsl_stats_quantile_from_sorted_data(values, 1, count, parts[i]);
}

static void
draw_all(gsl_rng *rng, size_t count, double *values, struct statistics *out)
{
  size_t middle = 0, last = 0;

  for (size_t i = 0; i < count; i++) {
    struct course course;

    begin(&course);
    for (size_t year = 0; year < YEARS; year++) {
      double normals[2] = {gsl_ran_gaussian_ziggurat(rng, 1),
                           gsl_ran_gaussian_ziggurat(rng, 1)};

      advance(&course, normals);
      values[year * count + i] = course.share;
      middle += year == MIDDLE && course.share >= 0.031;
    }
    last += course.share >= 0.0335;
  }
  out->middle = (double)middle / (double)count;
  out->last = (double)last / (double)count;
  for (size_t year = 0; year < YEARS; year++)
    fan_of(values + year * count, count, out);
}

int
run_gsl(long count, struct statistics *out)
{
  gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
  double *values = malloc((size_t)count * YEARS * sizeof *values);
  int right = rng != NULL && values != NULL;

  if (right) {
    gsl_rng_set(rng, 42);
    draw_all(rng, (size_t)count, values, out);
  }
  free(values);
  gsl_rng_free(rng);
  return right;
}
#else
int
run_gsl(long count, struct statistics *out)
{
  (void)count;
  (void)out;
  return 0;
}
#endif
