/* SPDX-License-Identifier: MIT */
/* lib/base/real.c - exp, log and the normal quantile over blocks.
 *
 * Each function is written for one number, without a branch, and run over
 * LANES numbers at a time in a loop of fixed length, which compilers turn
 * into vectors. Where the processor has wider ones the same text compiled for
 * them is called; FMA stays unused, so the bits are those of plain SSE2. */
#include "real-priv.h"

#include <float.h>
#include <math.h>
#include <stdbool.h>
#include <string.h>

#include "lanes-priv.h"

#if defined(__FAST_MATH__) || defined(__ASSOCIATIVE_MATH__) ||                 \
    defined(__RECIPROCAL_MATH__) ||                                            \
    (defined(__FINITE_MATH_ONLY__) && __FINITE_MATH_ONLY__)
#error "-ffast-math changes verdicts: build without it"
#endif

enum {
  LANES = 16,
  HALF = LANES / 2,
  GROUP = 256,                /* quantiles whose tails are computed together */
  GROUP_ROOM = GROUP + LANES, /* vectors are written whole */
};

static INLINE uint64_t
bits_of(double value)
{
  uint64_t bits;

  memcpy(&bits, &value, sizeof bits);
  return bits;
}

static INLINE double
real_of(uint64_t bits)
{
  double value;

  memcpy(&value, &bits, sizeof value);
  return value;
}

/* ln 2 to 32 bits, so that its products with exponents are exact, and the
 * rest. */
#define LN2_HIGH 0x1.62e42feep-1
#define LN2_LOW  0x1.a39ef35793c76p-33

/* x = n ln 2 + r with |r| at most ln 2 / 2; e^r = 1 + (r + r^2 P(r)), P of
 * degree 9 by Remez' exchange, its own error 3.5e-18 of e^r. Adding 1.5 2^52
 * rounds to a whole number, which stands in the low bits. */
static INLINE double
exp_one(double x)
{
  const double whole = 0x1.8p52;
  double low = x < -700 ? -700 : x, bounded = low > 700 ? 700 : low;
  double shifted = bounded * 0x1.71547652b82fep0 + whole, n = shifted - whole;
  double r = bounded - n * LN2_HIGH - n * LN2_LOW;
  double p = 0x1.af85a9a38f246p-26;
  double result;

  p = p * r + 0x1.28b0493ee36abp-22;
  p = p * r + 0x1.71dddfb4ea1afp-19;
  p = p * r + 0x1.a0199693a6f33p-16;
  p = p * r + 0x1.a01a01baed115p-13;
  p = p * r + 0x1.6c16c185a74f1p-10;
  p = p * r + 0x1.111111110d61ap-7;
  p = p * r + 0x1.5555555550030p-5;
  p = p * r + 0x1.5555555555561p-3;
  p = p * r + 0x1.000000000000bp-1;
  p = 1 + (r + r * r * p);
  result = real_of(bits_of(p) + (bits_of(shifted) << 52));
  result = x > 700 ? INFINITY : result;
  result = x < -700 ? 0 : result;
  return x != x ? x : result;
}

/* x = 2^e (1 + f) with 1 + f between the roots of 1/2 and 2; with
 * s = f / (2 + f) and z = s^2, ln(1 + f) = 2 s + s z P(z), P of degree 6 by
 * Remez' exchange, its own error 1.3e-18 of the logarithm. Summed as
 * f - (f^2/2 - s (f^2/2 + z P)), whose greatest part f is exact. */
static INLINE double
log_one(double x)
{
  const uint64_t root_half = UINT64_C(0x3fe6a09e667f3bcd);
  const uint64_t one = UINT64_C(1023) << 52;
  bool tiny = x < DBL_MIN;
  uint64_t bits = bits_of(tiny ? x * 0x1p54 : x);
  uint64_t exponent = (bits - root_half + one) >> 52;
  double e = real_of(exponent | UINT64_C(0x4330000000000000)) -
             (0x1p52 + 1023) - (tiny ? 54.0 : 0.0);
  double f = real_of(bits - (exponent << 52) + one) - 1;
  double s = f / (2 + f), z = s * s, half = 0.5 * f * f;
  double p = 0x1.2f06351a00ef8p-3;
  double result;

  p = p * z + 0x1.39a1a7102f47cp-3;
  p = p * z + 0x1.74663f9f7da1bp-3;
  p = p * z + 0x1.c71c52061df4bp-3;
  p = p * z + 0x1.24924941f4d3cp-2;
  p = p * z + 0x1.999999997fd7bp-2;
  p = p * z + 0x1.5555555555592p-1;
  result = e * LN2_HIGH - ((half - (s * (half + z * p) + e * LN2_LOW)) - f);
  result = x < 0 ? (double)NAN : result;
  result = x == 0 ? -INFINITY : result;
  return x > DBL_MAX || x != x ? x : result;
}

/* A quotient of two polynomials of degree 7, the lower one's constant 1. */
struct ratio {
  double above[8], below[7];
};

static INLINE double
ratio_at(const struct ratio *ratio, double x)
{
  const double *a = ratio->above, *b = ratio->below;
  double above = a[7], below = b[6];

  above = above * x + a[6];
  above = above * x + a[5];
  above = above * x + a[4];
  above = above * x + a[3];
  above = above * x + a[2];
  above = above * x + a[1];
  above = above * x + a[0];
  below = below * x + b[5];
  below = below * x + b[4];
  below = below * x + b[3];
  below = below * x + b[2];
  below = below * x + b[1];
  below = below * x + b[0];
  return above / (below * x + 1);
}

/* The coefficients of PPND16: Wichura, "Algorithm AS 241: the percentage
 * points of the normal distribution", Applied Statistics 37 (1988), 477-484.
 * Between 0.075 and 0.925 q ratio(0.180625 - q^2); below, with
 * r = sqrt(-ln p), ratio(r - 1.6) to r = 5 and ratio(r - 5) from there. */
static const struct ratio centre = {
    {3.3871328727963666080e0, 1.3314166789178437745e2, 1.9715909503065514427e3,
     1.3731693765509461125e4, 4.5921953931549871457e4, 6.7265770927008700853e4,
     3.3430575583588128105e4, 2.5090809287301226727e3},
    {4.2313330701600911252e1, 6.8718700749205790830e2, 5.3941960214247511077e3,
     2.1213794301586595867e4, 3.9307895800092710610e4, 2.8729085735721942674e4,
     5.2264952788528545610e3},
};
static const struct ratio side = {
    {1.42343711074968357734e0, 4.63033784615654529590e0,
     5.76949722146069140550e0, 3.64784832476320460504e0,
     1.27045825245236838258e0, 2.41780725177450611770e-1,
     2.27238449892691845833e-2, 7.74545014278341407640e-4},
    {2.05319162663775882187e0, 1.67638483018380384940e0,
     6.89767334985100004550e-1, 1.48103976427480074590e-1,
     1.51986665636164571966e-2, 5.47593808499534494600e-4,
     1.05075007164441684324e-9},
};
static const struct ratio far = {
    {6.65790464350110377720e0, 5.46378491116411436990e0,
     1.78482653991729133580e0, 2.96560571828504891230e-1,
     2.65321895265761230930e-2, 1.24266094738807843860e-3,
     2.71155556874348757815e-5, 2.01033439929228813265e-7},
    {5.99832206555887937690e-1, 1.36929880922735805310e-1,
     1.48753612908506148525e-2, 7.86869131145613259100e-4,
     1.84631831751005468180e-5, 1.42151175831644588870e-7,
     2.04426310338993978564e-15},
};

/* Below e^-25, where r passes 5. */
#define FAR 0x1.e8a37a45fc32ep-37

/* The size of the quantile at p below 0.075 and from FAR. */
static INLINE double
side_one(double p)
{
  return ratio_at(&side, __builtin_sqrt(-log_one(p)) - 1.6);
}

/* Below FAR, where p may be no probability at all. */
static INLINE double
far_one(double p)
{
  double result = ratio_at(&far, __builtin_sqrt(-log_one(p)) - 5);

  result = p == 0 ? INFINITY : result;
  return p < 0 || p != p ? (double)NAN : result;
}

static INLINE double
centre_one(double q)
{
  return q * ratio_at(&centre, 0.180625 - q * q);
}

/* One function over a block: whole groups of lanes in place, what is left
 * filled up with halves. Input and output may be one. */
#define OVER_LANES(name, one)                                                  \
  static INLINE void name##_lanes(const double *x, double *out)                \
  {                                                                            \
    APART for (int32_t i = 0; i < LANES; i++) out[i] = one(x[i]);              \
  }                                                                            \
                                                                               \
  static INLINE void name##_over(const double *x, int32_t count, double *out)  \
  {                                                                            \
    double rest[LANES];                                                        \
    int32_t whole = count - count % LANES;                                     \
                                                                               \
    for (int32_t i = 0; i < whole; i += LANES)                                 \
      name##_lanes(x + i, out + i);                                            \
    if (whole >= count)                                                        \
      return;                                                                  \
    for (int32_t i = 0; i < LANES; i++)                                        \
      rest[i] = whole + i < count ? x[whole + i] : 0.5;                        \
    name##_lanes(rest, rest);                                                  \
    memcpy(out + whole, rest, sizeof *out * (size_t)(count - whole));          \
  }
OVER_LANES(exp, exp_one)
OVER_LANES(log, log_one)
OVER_LANES(centre, centre_one)

/* Three quantiles in twenty lie outside the centre. Their distances from 0 or 1
 * are brought together, computed, and put back in the same order: no branch,
 * for none could be foretold. */

static INLINE bool
is_outside(double q)
{
  return !(q >= -0.425) | !(q <= 0.425);
}

static INLINE double
with_sign_of(double size, double q)
{
  return real_of(bits_of(size) ^ (uint64_t)(q < 0) << 63);
}

/* Writes the tails of those outside together; how many there are. */
static INLINE int32_t
bring_rest(const double *q, const double *tails, int32_t from, int32_t count,
           int32_t outside, double *out)
{
  for (int32_t i = from; i < count; i++) {
    out[outside] = tails[i];
    outside += is_outside(q[i]);
  }
  return outside;
}

/* Puts the sizes of those outside, which stand together, among the others. */
static INLINE void
put_rest(const double *q, const double *sizes, int32_t from, int32_t count,
         double *out)
{
  for (int32_t i = from; i < count; i++) {
    double size = with_sign_of(*sizes, q[i]);

    out[i] = is_outside(q[i]) ? size : out[i];
    sizes += is_outside(q[i]);
  }
}

static int32_t
bring_plain(const double *q, const double *tails, int32_t count, double *out)
{
  return bring_rest(q, tails, 0, count, 0, out);
}

static void
put_plain(const double *q, const double *sizes, int32_t count, double *out)
{
  put_rest(q, sizes, 0, count, out);
}

#ifdef KJP__AVX2
/* Where the halves of four numbers come from that are brought to the front,
 * and where they go back to. */
static const int32_t to_front[16][8] = {
#define FRONT(a, b, c, d)                                                      \
  {                                                                            \
    2 * a, 2 * a + 1, 2 * b, 2 * b + 1, 2 * c, 2 * c + 1, 2 * d, 2 * d + 1     \
  }
    FRONT(0, 1, 2, 3), FRONT(0, 1, 2, 3), FRONT(1, 0, 2, 3), FRONT(0, 1, 2, 3),
    FRONT(2, 0, 1, 3), FRONT(0, 2, 1, 3), FRONT(1, 2, 0, 3), FRONT(0, 1, 2, 3),
    FRONT(3, 0, 1, 2), FRONT(0, 3, 1, 2), FRONT(1, 3, 0, 2), FRONT(0, 1, 3, 2),
    FRONT(2, 3, 0, 1), FRONT(0, 2, 3, 1), FRONT(1, 2, 3, 0), FRONT(0, 1, 2, 3),
};
static const int32_t from_front[16][8] = {
    FRONT(0, 0, 0, 0), FRONT(0, 0, 0, 0), FRONT(0, 0, 0, 0), FRONT(0, 1, 0, 0),
    FRONT(0, 0, 0, 0), FRONT(0, 0, 1, 0), FRONT(0, 0, 1, 0), FRONT(0, 1, 2, 0),
    FRONT(0, 0, 0, 0), FRONT(0, 0, 0, 1), FRONT(0, 0, 0, 1), FRONT(0, 1, 0, 2),
    FRONT(0, 0, 0, 1), FRONT(0, 0, 1, 2), FRONT(0, 0, 1, 2), FRONT(0, 1, 2, 3),
#undef FRONT
};

AVX2 static INLINE __m256d
outside_four(__m256d q)
{
  __m256d size = _mm256_andnot_pd(_mm256_set1_pd(-0.0), q);

  return _mm256_cmp_pd(size, _mm256_set1_pd(0.425), _CMP_NLE_UQ);
}

AVX2 static INLINE __m256d
moved_four(__m256d values, const int32_t *places)
{
  return _mm256_castsi256_pd(_mm256_permutevar8x32_epi32(
      _mm256_castpd_si256(values), _mm256_loadu_si256((const void *)places)));
}

AVX2 static int32_t
bring_avx2(const double *q, const double *tails, int32_t count, double *out)
{
  int32_t whole = count - count % 4, outside = 0;

  for (int32_t i = 0; i < whole; i += 4) {
    int mask = _mm256_movemask_pd(outside_four(_mm256_loadu_pd(q + i)));

    _mm256_storeu_pd(out + outside,
                     moved_four(_mm256_loadu_pd(tails + i), to_front[mask]));
    outside += __builtin_popcount((unsigned)mask);
  }
  return bring_rest(q, tails, whole, count, outside, out);
}

AVX2 static void
put_avx2(const double *q, const double *sizes, int32_t count, double *out)
{
  int32_t whole = count - count % 4;

  for (int32_t i = 0; i < whole; i += 4) {
    __m256d four = _mm256_loadu_pd(q + i), where = outside_four(four);
    int mask = _mm256_movemask_pd(where);
    __m256d size = moved_four(_mm256_loadu_pd(sizes), from_front[mask]);
    __m256d below =
        _mm256_and_pd(_mm256_cmp_pd(four, _mm256_setzero_pd(), _CMP_LT_OQ),
                      _mm256_set1_pd(-0.0));

    _mm256_storeu_pd(out + i,
                     _mm256_blendv_pd(_mm256_loadu_pd(out + i),
                                      _mm256_xor_pd(size, below), where));
    sizes += __builtin_popcount((unsigned)mask);
  }
  put_rest(q, sizes, whole, count, out);
}
#else
#define bring_avx2 bring_plain
#define put_avx2   put_plain
#endif

#ifdef KJP__AVX512
AVX512 static INLINE __mmask8
outside_eight(__m512d q)
{
  return _mm512_cmp_pd_mask(_mm512_abs_pd(q), _mm512_set1_pd(0.425),
                            _CMP_NLE_UQ);
}

AVX512 static int32_t
bring_avx512(const double *q, const double *tails, int32_t count, double *out)
{
  int32_t whole = count - count % 8, outside = 0;

  for (int32_t i = 0; i < whole; i += 8) {
    __mmask8 mask = outside_eight(_mm512_loadu_pd(q + i));

    _mm512_storeu_pd(out + outside, _mm512_maskz_compress_pd(
                                        mask, _mm512_loadu_pd(tails + i)));
    outside += __builtin_popcount(mask);
  }
  return bring_rest(q, tails, whole, count, outside, out);
}

AVX512 static void
put_avx512(const double *q, const double *sizes, int32_t count, double *out)
{
  int32_t whole = count - count % 8;

  for (int32_t i = 0; i < whole; i += 8) {
    __m512d eight = _mm512_loadu_pd(q + i);
    __mmask8 mask = outside_eight(eight);
    __mmask8 below = _mm512_cmp_pd_mask(eight, _mm512_setzero_pd(), _CMP_LT_OQ);
    __m512d size = _mm512_maskz_expand_pd(mask, _mm512_loadu_pd(sizes));

    size = _mm512_mask_xor_pd(size, below, size, _mm512_set1_pd(-0.0));
    _mm512_mask_storeu_pd(out + i, mask, size);
    sizes += __builtin_popcount(mask);
  }
  put_rest(q, sizes, whole, count, out);
}
#else
#define bring_avx512 bring_plain
#define put_avx512   put_plain
#endif

struct moves {
  int32_t (*bring)(const double *q, const double *tails, int32_t count,
                   double *out);
  void (*put)(const double *q, const double *sizes, int32_t count, double *out);
};
static const struct moves moves_plain = {bring_plain, put_plain};
static const struct moves moves_avx2 = {bring_avx2, put_avx2};
static const struct moves moves_avx512 = {bring_avx512, put_avx512};

/* Hardly any is far: all are computed as if none were, and those again. */
static INLINE void
far_again(const double *tails, int32_t count, double *sizes)
{
  for (int32_t i = 0; i < count; i++) {
    if (!(tails[i] >= FAR))
      sizes[i] = far_one(tails[i]);
  }
}

/* The sizes of quantiles outside the centre; there is room for LANES more. */
static INLINE void
tail_over(double *tails, int32_t count, double *sizes)
{
  int64_t distant = 0;

  for (int32_t i = 0; i < LANES; i++)
    tails[count + i] = 0.05;
  for (int32_t i = 0; i < count; i += HALF) {
    APART for (int32_t j = i; j < i + HALF; j++)
    {
      sizes[j] = side_one(tails[j]);
      distant |= !(tails[j] >= FAR);
    }
  }
  if (distant != 0)
    far_again(tails, count, sizes);
}

/* Quantiles at 1/2 + q[i], `tails` the distances from 0 or 1. `out` may be
 * `q`. */
static INLINE void
quantile_group(const double *q, const double *tails, int32_t count,
               const struct moves *moves, double *out)
{
  ALIGNED double outside[GROUP_ROOM];
  ALIGNED double sizes[GROUP_ROOM];
  ALIGNED double values[GROUP];

  tail_over(outside, moves->bring(q, tails, count, outside), sizes);
  centre_over(q, count, values);
  moves->put(q, sizes, count, values);
  memcpy(out, values, sizeof *out * (size_t)count);
}

static INLINE void
centred_in(const double *q, int32_t count, const struct moves *moves,
           double *out)
{
  ALIGNED double tails[GROUP];

  for (int32_t i = 0; i < count; i += GROUP) {
    int32_t size = count - i < GROUP ? count - i : GROUP;

    APART for (int32_t j = 0; j < size; j++) tails[j] =
        0.5 - real_of(bits_of(q[i + j]) & UINT64_MAX >> 1);
    quantile_group(q + i, tails, size, moves, out + i);
  }
}

static INLINE void
quantile_in(const double *p, int32_t count, const struct moves *moves,
            double *out)
{
  ALIGNED double q[GROUP];
  ALIGNED double tails[GROUP];

  for (int32_t i = 0; i < count; i += GROUP) {
    int32_t size = count - i < GROUP ? count - i : GROUP;

    APART for (int32_t j = 0; j < size; j++)
    {
      q[j] = p[i + j] - 0.5;
      tails[j] = p[i + j] < 1 - p[i + j] ? p[i + j] : 1 - p[i + j];
    }
    quantile_group(q, tails, size, moves, out + i);
  }
}

/* kjp__NAME: a body by its width. */
#define FUNCTION(name)                                                         \
  void kjp__##name(const double *x, int32_t count, double *out)                \
  {                                                                            \
    WIDEST(name)(x, count, out);                                               \
  }
#define WITH_MOVES(name, width, mark)                                          \
  mark static void name##_##width(const double *x, int32_t count, double *out) \
  {                                                                            \
    name##_in(x, count, &moves_##width, out);                                  \
  }
#define kjp__quantile kjp__normal_quantile
#define kjp__centred  kjp__normal_centred
IN_WIDTHS(exp, (const double *x, int32_t count, double *out), (x, count, out))
IN_WIDTHS(log, (const double *x, int32_t count, double *out), (x, count, out))
WITH_MOVES(quantile, plain, )
WITH_MOVES(quantile, avx2, AVX2)
WITH_MOVES(quantile, avx512, AVX512)
WITH_MOVES(centred, plain, )
WITH_MOVES(centred, avx2, AVX2)
WITH_MOVES(centred, avx512, AVX512)
FUNCTION(exp)
FUNCTION(log)
FUNCTION(quantile)
FUNCTION(centred)

void
kjp__real_enter(struct kjp__real_host *host)
{
  fegetenv(&host->environment);
  fesetenv(FE_DFL_ENV);
}

void
kjp__real_leave(const struct kjp__real_host *host)
{
  fesetenv(&host->environment);
}
