/* SPDX-License-Identifier: MIT */
/* tests/unit/test_real.c - lib/base/real.c. */
#include <criterion/criterion.h>
#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "../../lib/base/real-priv.h"
#include "numbers.h"

typedef void function(const double *x, int32_t count, double *out);

static double
at(function *over, double x)
{
  over(&x, 1, &x);
  return x;
}

static bool
same(double a, double b)
{
  return isnan(a) ? isnan(b) : memcmp(&a, &b, sizeof a) == 0;
}

static const struct {
  const char *label;
  function *over;
  double x, out;
} special[] = {
    {"exp 0", kjp__exp, 0, 1},
    {"exp -0", kjp__exp, -0.0, 1},
    {"exp of the least number", kjp__exp, 0x1p-1074, 1},
    {"exp past 700", kjp__exp, 0x1.5e00000000001p9, INFINITY},
    {"exp past -700", kjp__exp, -0x1.5e00000000001p9, 0},
    {"exp inf", kjp__exp, INFINITY, INFINITY},
    {"exp -inf", kjp__exp, -INFINITY, 0},
    {"exp greatest", kjp__exp, DBL_MAX, INFINITY},
    {"exp nan", kjp__exp, NAN, NAN},
    {"log 1", kjp__log, 1, 0},
    {"log 0", kjp__log, 0, -INFINITY},
    {"log -0", kjp__log, -0.0, -INFINITY},
    {"log -1", kjp__log, -1, NAN},
    {"log of the least number below 0", kjp__log, -0x1p-1074, NAN},
    {"log inf", kjp__log, INFINITY, INFINITY},
    {"log -inf", kjp__log, -INFINITY, NAN},
    {"log nan", kjp__log, NAN, NAN},
    {"quantile 1/2", kjp__normal_quantile, 0.5, 0},
    {"quantile 0", kjp__normal_quantile, 0, -INFINITY},
    {"quantile 1", kjp__normal_quantile, 1, INFINITY},
    {"quantile below 0", kjp__normal_quantile, -0x1p-1074, NAN},
    {"quantile past 1", kjp__normal_quantile, 0x1.0000000000001p0, NAN},
    {"quantile 2", kjp__normal_quantile, 2, NAN},
    {"quantile inf", kjp__normal_quantile, INFINITY, NAN},
    {"quantile -inf", kjp__normal_quantile, -INFINITY, NAN},
    {"quantile nan", kjp__normal_quantile, NAN, NAN},
    {"centred 0", kjp__normal_centred, 0, 0},
    {"centred 1/2", kjp__normal_centred, 0.5, INFINITY},
    {"centred -1/2", kjp__normal_centred, -0.5, -INFINITY},
    {"centred past 1/2", kjp__normal_centred, 0x1.0000000000001p-1, NAN},
    {"centred nan", kjp__normal_centred, NAN, NAN},
};

Test(real, special_values_are_stated_ones)
{
  for (size_t i = 0; i < COUNT(special); i++) {
    double out = at(special[i].over, special[i].x);
    cr_expect(same(out, special[i].out), "%s: %a", special[i].label, out);
  }
}

enum { POINTS = 200000 };

/* Numbers from 0 to 1, open, spread evenly. */
static double
spread(int i)
{
  double golden = (i + 1) * 0.6180339887498949;
  return golden - floor(golden) + 0x1p-60;
}

/* x87's 64 bits; a checker such as Valgrind may compute them as doubles. */
static bool
has_long_double(void)
{
  volatile long double one = 1, little = 0x1p-60L, sum = one + little;
  bool has = LDBL_MANT_DIG >= 64 && sum != one;

  if (!has)
    cr_log_warn("missing: long double of 64 bits, errors are not measured");
  return has;
}

static long double
exp_error(double x, double out)
{
  return out / expl(x) - 1;
}

static long double
log_error(double x, double out)
{
  long double exact = logl(x);
  return exact == 0 ? out : out / exact - 1;
}

/* By Newton's step, the distribution at `out` against what was asked. */
static long double
step(long double miss, long double out)
{
  long double root_two_pi = 2.50662827463100050241576528481104525L;
  return miss * root_two_pi * expl(out * out / 2) / out;
}

static long double
centred_error(double q, double out)
{
  long double root_half = 0.70710678118654752440084436210484904L;
  long double size = fabsl(out), tail = 0.5L - fabsl(q);

  if (fabs(q) < 0.25)
    return step(erfl(size * root_half) / 2 - fabsl(q), size);
  return step(tail - erfcl(size * root_half) / 2, size);
}

static long double
quantile_error(double p, double out)
{
  long double root_half = 0.70710678118654752440084436210484904L;

  if (p > 0.25)
    return p == 0.5 ? out : centred_error(p - 0.5, out);
  return step(p - erfcl(-out * root_half) / 2, -out);
}

/* `from` to `to`, evenly in x or, where `by_size`, in its logarithm. */
static const struct {
  const char *label;
  function *over;
  long double (*error)(double x, double out);
  double from, to;
  bool by_size;
  double bound;
} measured[] = {
    {"exp", kjp__exp, exp_error, -700, 700, false, 1.6e-16},
    {"exp near", kjp__exp, exp_error, -1, 1, false, 1.6e-16},
    {"exp of growth", kjp__exp, exp_error, -0.2, 0.2, false, 1.6e-16},
    {"exp of little", kjp__exp, exp_error, 1e-20, 1, true, 1.6e-16},
    {"log", kjp__log, log_error, DBL_MIN, DBL_MAX, true, 1.5e-16},
    {"log of subnormals", kjp__log, log_error, 0x1p-1070, DBL_MIN, true,
     1.5e-16},
    {"log near 1", kjp__log, log_error, 0.5, 2, false, 1.5e-16},
    {"log of growth", kjp__log, log_error, 0.99, 1.01, false, 1.5e-16},
    {"quantile", kjp__normal_quantile, quantile_error, 1e-9, 1 - 1e-9, false,
     8.5e-16},
    {"quantile low", kjp__normal_quantile, quantile_error, 1e-300, 0.5, true,
     8.5e-16},
    {"quantile subnormal", kjp__normal_quantile, quantile_error, 0x1p-1074,
     DBL_MIN, true, 8.5e-16},
    {"quantile 0.075", kjp__normal_quantile, quantile_error, 0.0749, 0.0751,
     false, 8.5e-16},
    {"quantile far", kjp__normal_quantile, quantile_error, 1.38e-11, 1.40e-11,
     false, 8.5e-16},
    {"centred", kjp__normal_centred, centred_error, -0.5, 0.5, false, 8.5e-16},
    {"centred little", kjp__normal_centred, centred_error, 0x1p-54, 0.5, true,
     8.5e-16},
};

static double
point(size_t row, int i)
{
  double from = measured[row].from, to = measured[row].to;
  double x = measured[row].by_size
                 ? exp(log(from) + (log(to) - log(from)) * spread(i))
                 : from + (to - from) * spread(i);

  return i == 0 ? from : i == 1 || x > to ? to : x;
}

Test(real, errors_stay_within_the_stated_bounds)
{
  double *x = malloc(sizeof *x * POINTS), *out = malloc(sizeof *x * POINTS);

  for (size_t row = 0; has_long_double() && row < COUNT(measured); row++) {
    long double greatest = 0, error;
    double where = 0;
    for (int i = 0; i < POINTS; i++)
      x[i] = point(row, i);
    measured[row].over(x, POINTS, out);
    for (int i = 0; i < POINTS; i++) {
      if (isinf(out[i]) && fabs(x[i]) == 0.5)
        continue;
      error = fabsl(measured[row].error(x[i], out[i]));
      where = error <= greatest ? where : x[i];
      greatest = error <= greatest ? greatest : error;
    }
    cr_log_info("%s: %Lg at %a", measured[row].label, greatest, where);
    cr_expect(greatest <= measured[row].bound, "%s: error %Lg at %a",
              measured[row].label, greatest, where);
  }
  free(x);
  free(out);
}
