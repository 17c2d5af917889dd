/* SPDX-License-Identifier: MIT */
/* tests/unit/test_real.c - lib/base/real.c. */
#include <criterion/criterion.h>
#include <fenv.h>
#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#ifdef __SSE2__
#include <xmmintrin.h>
#endif

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

static const struct {
  const char *label;
  function *over;
  double from, step; /* x = from + i * step */
} blocks[] = {
    {"exp", kjp__exp, -710, 2.5},
    {"log", kjp__log, -1, 0.37},
    {"quantile", kjp__normal_quantile, 0, 0x1p-10},
    {"quantile, all of it outside", kjp__normal_quantile, 0, 0x1p-20},
    {"quantile, all of it far", kjp__normal_quantile, 0, 0x1p-50},
    {"centred", kjp__normal_centred, -0.5, 0x1p-10},
};

/* Every length to two groups and more, out of place and in place, with guards
 * on both sides. */
static void
expect_block(size_t row, int32_t count)
{
  double x[600], out[602];

  for (int i = 0; i < 600; i++)
    x[i] = blocks[row].from + i * blocks[row].step;
  out[0] = out[count + 1] = 99;
  blocks[row].over(x, count, out + 1);
  cr_assert(out[0] == 99 && out[count + 1] == 99, "%s: outside of %d",
            blocks[row].label, count);
  for (int32_t i = 0; i < count; i++)
    cr_assert(same(out[i + 1], at(blocks[row].over, x[i])), "%s: %d of %d",
              blocks[row].label, i, count);
  blocks[row].over(x, count, x);
  for (int32_t i = 0; i < count; i++)
    cr_assert(same(out[i + 1], x[i]), "%s in place: %d of %d",
              blocks[row].label, i, count);
}

Test(real, a_value_does_not_depend_on_its_block)
{
  static const int32_t counts[] = {0,   1,   2,   15,  16,  17,  31, 33,
                                   255, 256, 257, 271, 272, 512, 600};

  for (size_t row = 0; row < COUNT(blocks); row++)
    for (size_t i = 0; i < COUNT(counts); i++)
      expect_block(row, counts[i]);
}

/* Eight numbers, each in the middle or outside of it, in every order. */
Test(real, a_value_does_not_depend_on_its_neighbours)
{
  for (unsigned outside = 0; outside < 256; outside++) {
    double p[8], out[8];

    for (int i = 0; i < 8; i++)
      p[i] = (outside >> i & 1) != 0 ? 0.01 * (i + 1) / 2 : 0.3 + 0.01 * i;
    kjp__normal_quantile(p, 8, out);
    for (int i = 0; i < 8; i++)
      cr_assert(same(out[i], at(kjp__normal_quantile, p[i])), "%02x: %d",
                outside, i);
  }
}

Test(real, negative_counts_write_nothing)
{
  for (size_t row = 0; row < COUNT(blocks); row++) {
    double out = 99;
    blocks[row].over(&out, -1, &out);
    blocks[row].over(&out, INT32_MIN, &out);
    cr_expect(out == 99, "%s", blocks[row].label);
  }
}

/* Where its formula changes, and elsewhere; the step, of p or of 1 - p, from
 * which on it rises. Below 2^-54, where no draw falls, doubles lie closer than
 * its errors let it follow. */
static const struct {
  double p, step;
} crossings[] = {
    {0.075, 0x1p-44},   {0.925, 0x1p-44},  {0x1.e8a37a45fc32ep-37, 0x1p-44},
    {0.01, 0x1p-44},    {0.3, 0x1p-44},    {0.7, 0x1p-44},
    {0x1p-54, 0x1p-44}, {1e-300, 0x1p-38},
};

/* The greatest fall, of the value, over 40,000 steps around p. */
static double
greatest_fall(double p, double step)
{
  double greatest = 0, before = -INFINITY;
  double tail = p < 0.5 ? p : 1 - p;

  for (int i = -20000; i <= 20000; i++) {
    double z = at(kjp__normal_quantile, p + i * tail * step);
    double fall = (before - z) / fabs(z);
    greatest = fall > greatest ? fall : greatest;
    before = z;
  }
  return greatest;
}

Test(real, the_quantile_rises)
{
  for (size_t i = 0; i < COUNT(crossings); i++) {
    double fall = greatest_fall(crossings[i].p, crossings[i].step);
    cr_expect(fall == 0, "around %g: %g", crossings[i].p, fall);
    fall = greatest_fall(crossings[i].p, 0x1p-52);
    cr_expect(fall < 8.5e-16, "neighbours around %g: %g", crossings[i].p, fall);
  }
}

Test(real, the_quantile_is_symmetric)
{
  for (int i = 0; i < 20000; i++) {
    double q = spread(i) / 2;
    cr_assert(same(at(kjp__normal_centred, q), -at(kjp__normal_centred, -q)),
              "at %a", q);
  }
}

/* The quotient that rounding decides. */
static double
third(void)
{
  volatile double one = 1, three = 3;
  return one / three;
}

Test(real, the_host_keeps_its_rounding_and_flags)
{
  static const int directions[] = {FE_UPWARD, FE_DOWNWARD, FE_TOWARDZERO,
                                   FE_TONEAREST};
  double nearest = third(), expected = at(kjp__exp, 0.1), out;
  struct kjp__real_host host;
  int flags; /* none where a checker keeps none */

  for (size_t i = 0; i < COUNT(directions); i++) {
    fesetround(directions[i]);
    feclearexcept(FE_ALL_EXCEPT);
    feraiseexcept(FE_DIVBYZERO);
    flags = fetestexcept(FE_ALL_EXCEPT);
    kjp__real_enter(&host);
    cr_expect(fegetround() == FE_TONEAREST && third() == nearest);
    out = at(kjp__exp, 0.1);
    kjp__real_leave(&host);
    cr_expect(fegetround() == directions[i]);
    cr_expect(fetestexcept(FE_ALL_EXCEPT) == flags, "direction %zu", i);
    cr_expect(same(out, expected), "direction %zu", i);
  }
  fesetround(FE_TONEAREST);
}

#ifdef __SSE2__
Test(real, the_host_keeps_its_flush_to_zero)
{
  enum { FLUSH = 0x8040 }; /* results and operands */
  unsigned before = _mm_getcsr();
  struct kjp__real_host host;
  double out;

  _mm_setcsr(before | FLUSH);
  if ((_mm_getcsr() & FLUSH) != FLUSH)
    cr_skip_test("a checker keeps no flush-to-zero");
  kjp__real_enter(&host);
  cr_expect((_mm_getcsr() & FLUSH) == 0);
  out = at(kjp__log, 0x1p-1074);
  kjp__real_leave(&host);
  cr_expect((_mm_getcsr() & FLUSH) == FLUSH);
  _mm_setcsr(before);
  cr_expect(same(out, at(kjp__log, 0x1p-1074)) && isfinite(out), "%g", out);
}
#endif
