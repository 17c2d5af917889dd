/* SPDX-License-Identifier: MIT */
/* lib/rule/lanes.c - clauses over many cells at once.
 *
 * Plain loops that the compiler turns into vectors; built once for every
 * KJP__LANES_SUFFIX. With a and b at most 2^51 and a quotient below 2^51 the
 * estimate a * b / c has two roundings in it, of a quarter and an eighth at
 * most; so the whole number next to it is less than one from the quotient, and
 * what it leaves of a * b lies between -c and c: its sign puts the estimate
 * right. The product is known exactly by a fused multiply-add, and so is what
 * is left. Where there is no such instruction, 64-bit integers that wrap round
 * give the same remainder. */
#include "lanes-priv.h"

#include <math.h>
#include <string.h>

#include <kjplan/audit.h>
#include <kjplan/panel.h>

#include "../quantity/rate-priv.h"

#ifdef __FAST_MATH__
#error "remainders must be exact: no -ffast-math"
#endif

#define JOIN(a, b)  a##b
#define NAMED(a, b) JOIN(a, b)
#define TEXT(a)     #a
#define TEXT_OF(a)  TEXT(a)

/* 1.5 * 2^52: added, it leaves a whole number below 2^51 in the low bits. */
#define SHIFT      6755399441055744.0
#define SHIFT_BITS UINT64_C(0x4338000000000000)

static inline double
double_of(int64_t whole)
{
  uint64_t bits = (uint64_t)whole + SHIFT_BITS;
  double shifted;

  memcpy(&shifted, &bits, sizeof shifted);
  return shifted - SHIFT;
}

static inline int64_t
int_of(double whole)
{
  double shifted = whole + SHIFT;
  uint64_t bits;

  memcpy(&bits, &shifted, sizeof bits);
  return (int64_t)(bits - SHIFT_BITS);
}

static inline double
nearest(double number)
{
  return (number + SHIFT) - SHIFT;
}

#ifndef FP_FAST_FMA
/* a * b - c * d, modulo 2^64 */
static inline int64_t
difference(int64_t a, int64_t b, int64_t c, int64_t d)
{
  return (int64_t)((uint64_t)a * (uint64_t)b - (uint64_t)c * (uint64_t)d);
}
#endif

/* a * b - q * c, where that is below 2^52 */
static inline double
left_over(double a, double b, double product, double q, double c)
{
#ifdef FP_FAST_FMA
  return fma(-q, c, product) + fma(a, b, -product);
#else
  (void)product;
  return double_of(difference(int_of(a), int_of(b), int_of(q), int_of(c)));
#endif
}

/* Whether a * b > c * d, for b and d of one at most, in 10^-9 */
static inline bool
is_more(double a, double b, double c, double d)
{
#ifdef FP_FAST_FMA
  double left = a * b;
  double right = c * d;

  return (left - right) + (fma(a, b, -left) - fma(c, d, -right)) > 0;
#else
  /* In two parts, of which the low one has 25 bits. What is not known wraps
   * round, and its lane is NaN whatever comes of it. */
  int64_t low = INT64_C(1) << 25;
  int64_t high_part =
      difference(int_of(a) / low, int_of(b), int_of(c) / low, int_of(d));
  int64_t low_part =
      difference(int_of(a) % low, int_of(b), int_of(c) % low, int_of(d));

  high_part = (int64_t)((uint64_t)high_part + (uint64_t)(low_part / low));
  return high_part > 0 || (high_part == 0 && low_part % low > 0);
#endif
}

/* The whole part of a * b / c, and what is left. */
static inline double
whole_part(double a, double b, double c, double estimate, double *left)
{
  double q = nearest(estimate);
  double rest = left_over(a, b, a * b, q, c);
  double down = rest < 0 ? 1 : 0;

  *left = rest + down * c;
  return q - down;
}

/* a * b / c rounded up */
static inline double
rounded_up(double a, double b, double c, double estimate)
{
  double q = nearest(estimate);
  double rest = left_over(a, b, a * b, q, c);

  return q + (rest > 0 ? 1 : 0);
}

/* The next whole number above a * b / c */
static inline double
next_above(double a, double b, double c, double estimate)
{
  double q = nearest(estimate);
  double rest = left_over(a, b, a * b, q, c);

  return q + 1 - (rest < 0 ? 1 : 0);
}

/* Bits that no number below the end has. */
static inline uint64_t
beyond(int64_t whole)
{
  return whole == INT64_MIN ? 0 : (uint64_t)whole >> 51;
}

static inline double
lane_of(int64_t whole)
{
  return whole == INT64_MIN ? (double)NAN : double_of(whole);
}

static bool
load(const int64_t *restrict quanta, const uint8_t *restrict known,
     double *restrict out, size_t count)
{
  uint64_t outside = 0;

  for (size_t i = 0; known == NULL && i < count; i++) {
    outside |= beyond(quanta[i]);
    out[i] = lane_of(quanta[i]);
  }
  for (size_t i = 0; known != NULL && i < count; i++) {
    int64_t whole = known[i] == 0 ? INT64_MIN : quanta[i];

    outside |= beyond(whole);
    out[i] = lane_of(whole);
  }
  return outside == 0;
}

static void
open_sum(const struct kjp__lanes_sum *sum, size_t count)
{
  double *restrict floors = sum->floor;
  double *restrict doubt = sum->doubt;

  for (size_t i = 0; i < count; i++) {
    floors[i] = -1;
    doubt[i] = 0;
  }
  for (size_t i = 0; sum->binding != NULL && i < count; i++)
    sum->binding[i] = -1;
}

/* Least amounts, a function a kind. */

static void
least_plus(const struct kjp__lanes_clause *clause, double *restrict least,
           size_t count)
{
  const double *restrict start = clause->start;
  double plus = clause->plus;

  for (size_t i = 0; i < count; i++)
    least[i] = start[i] + plus;
}

static void
least_rate(const struct kjp__lanes_clause *clause, double *restrict least,
           size_t count)
{
  const double *restrict start = clause->start;
  double times = clause->times;
  double over = clause->over;
  double rate = times / over;

  if (clause->strict) {
    for (size_t i = 0; i < count; i++)
      least[i] = next_above(start[i], times, over, start[i] * rate);
    return;
  }
  for (size_t i = 0; i < count; i++)
    least[i] = rounded_up(start[i], times, over, start[i] * rate);
}

static inline double
above_zero(double before)
{
  return before > 0 ? before : (double)NAN;
}

static inline double
counted(double now, double before, bool hold)
{
  return hold && now < before ? before : now;
}

/* start * now / before rounded, or the next above */
static inline void
least_ratio_plain(const struct kjp__lanes_clause *clause,
                  double *restrict least, size_t count, bool hold, bool strict)
{
  const double *restrict start = clause->start;
  const double *restrict references = clause->now;
  const double *restrict bases = clause->before;

  for (size_t i = 0; i < count; i++) {
    double before = above_zero(bases[i]);
    double now = counted(references[i], before, hold);
    double estimate = start[i] * now / before;

    least[i] = strict ? next_above(start[i], now, before, estimate)
                      : rounded_up(start[i], now, before, estimate);
  }
}

/* The two quotients, and what their remainders make together: nothing, up to
 * one, or more than one. */
static inline void
least_ratio_margin(const struct kjp__lanes_clause *clause,
                   double *restrict least, size_t count, bool hold)
{
  const double *restrict start = clause->start;
  const double *restrict references = clause->now;
  const double *restrict bases = clause->before;
  const double one = (double)KJP__RATE_ONE;
  double margin = clause->margin;
  double rate = margin / one;

  for (size_t i = 0; i < count; i++) {
    double before = above_zero(bases[i]);
    double now = counted(references[i], before, hold);
    double rest;
    double margin_rest;
    double q =
        whole_part(start[i], now, before, start[i] * now / before, &rest);
    double margin_q =
        whole_part(start[i], margin, one, start[i] * rate, &margin_rest);
    double carry = rest + margin_rest > 0 ? 1 : 0;

    carry += is_more(rest, one, before, one - margin_rest) ? 1 : 0;
    least[i] = q + margin_q + carry;
  }
}

/* The switches stand outside the loops. */
static void
least_ratio(const struct kjp__lanes_clause *clause, double *restrict least,
            size_t count)
{
  if (clause->has_margin && clause->hold)
    least_ratio_margin(clause, least, count, true);
  else if (clause->has_margin)
    least_ratio_margin(clause, least, count, false);
  else if (clause->hold && clause->strict)
    least_ratio_plain(clause, least, count, true, true);
  else if (clause->strict)
    least_ratio_plain(clause, least, count, false, true);
  else
    least_ratio_plain(clause, least, count, false, false);
}

static void
leave_out_absent(const double *restrict present, double *restrict least,
                 size_t count)
{
  for (size_t i = 0; i < count; i++)
    least[i] = present[i] == 0 ? -1 : least[i];
}

static void
add_up(const struct kjp__lanes_sum *sum, const double *restrict least,
       double name, size_t count)
{
  double *restrict floors = sum->floor;
  double *restrict doubt = sum->doubt;
  double *restrict binding = sum->binding;

  for (size_t i = 0; binding != NULL && i < count; i++)
    binding[i] = least[i] > floors[i] ? name : binding[i];
  for (size_t i = 0; i < count; i++) {
    floors[i] = least[i] > floors[i] ? least[i] : floors[i];
    doubt[i] += least[i];
  }
}

static void
take(const struct kjp__lanes_clause *clause, const struct kjp__lanes_sum *sum,
     size_t count)
{
  const double *least = sum->least;

  switch (clause->kind) {
  case KJP__LANES_AMOUNT:
    memcpy(sum->least, clause->start, count * sizeof *least);
    break;
  case KJP__LANES_PLUS:
    least_plus(clause, sum->least, count);
    break;
  case KJP__LANES_RATE:
    least_rate(clause, sum->least, count);
    break;
  case KJP__LANES_RATIO:
    least_ratio(clause, sum->least, count);
    break;
  }
  if (clause->present != NULL)
    leave_out_absent(clause->present, sum->least, count);
  add_up(sum, least, clause->name, count);
}

static bool
close_sum(const struct kjp__lanes_sum *sum, const double *restrict blank,
          size_t count)
{
  double *restrict floors = sum->floor;
  int64_t outside = 0;

  for (size_t i = 0; i < count; i++) {
    floors[i] += blank[i];
    outside |= floors[i] >= KJP__LANES_END - 2 ? 1 : 0;
  }
  return outside == 0;
}

static void
write_floors(const struct kjp__lanes_sum *sum, int64_t *restrict out,
             size_t count)
{
  const double *restrict floors = sum->floor;

  for (size_t i = 0; i < count; i++)
    out[i] = floors[i] >= 0 ? int_of(floors[i]) : INT64_MIN;
}

/* A floor is the greatest of what is asked, so the clauses that can be judged
 * all hold where it is reached. */
static void
write_verdicts(const struct kjp__lanes_sum *sum, const double *restrict value,
               const double *restrict asks, uint8_t *restrict out, size_t count)
{
  const double *restrict floors = sum->floor;
  const double *restrict doubt = sum->doubt;

  for (size_t i = 0; i < count; i++) {
    int64_t open = (value[i] != value[i]) & (asks[i] != 0);
    int64_t doubtful = (doubt[i] != doubt[i]) | open;
    int64_t verdict =
        doubtful != 0 ? KJP_VERDICT_NOT_ASSESSABLE : KJP_VERDICT_HOLDS;

    verdict = value[i] < floors[i] ? KJP_VERDICT_BROKEN : verdict;
    out[i] = (uint8_t)(floors[i] != floors[i] ? KJP_PANEL_NOT_RULED : verdict);
  }
}

static void
write_bindings(const struct kjp__lanes_sum *sum, int32_t *restrict out,
               size_t count)
{
  const double *restrict floors = sum->floor;
  const double *restrict binding = sum->binding;

  for (size_t i = 0; i < count; i++)
    out[i] = floors[i] >= 0 ? (int32_t)binding[i] : KJP_NONE;
}

/* The usual rule. What there is of it is known when this is compiled. */

static inline double
greater(double a, double b)
{
  return a > b ? a : b;
}

/* AVX-512 has an instruction for it. */
static inline double
dense_lane(int64_t whole)
{
#ifdef __AVX512DQ__
  return (double)whole;
#else
  return double_of(whole);
#endif
}

static bool
dense(const int64_t *restrict quanta, int64_t least, size_t count)
{
  uint64_t outside = 0;

  for (size_t i = 0; i < count; i++)
    outside |= (uint64_t)quanta[i] - (uint64_t)least;
  return outside >> 51 == 0;
}

static inline double
usual_ratio(double start, double now, double before, bool strict)
{
  double estimate = start * now / before;

  return strict ? next_above(start, now, before, estimate)
                : rounded_up(start, now, before, estimate);
}

enum { PLUS = 1, RATE = 2, RATIO = 4, STRICT = 8, BINDING = 16 };

static inline __attribute__((always_inline)) bool
usual_parts(const struct kjp__lanes_usual *rule, size_t count, int parts)
{
  const int64_t *restrict value = rule->value;
  const int64_t *restrict reference = rule->reference;
  const double *restrict blank = rule->blank;
  int64_t *restrict floors = rule->floors;
  int64_t *restrict verdicts = rule->verdicts;
  double *restrict binding = rule->binding;
  double plus = (parts & PLUS) != 0 ? rule->plus->plus : 0;
  double plus_name = (parts & PLUS) != 0 ? rule->plus->name : -1;
  double times = (parts & RATE) != 0 ? rule->rate->times : 0;
  double over = (parts & RATE) != 0 ? rule->rate->over : 1;
  double rate_name = (parts & RATE) != 0 ? rule->rate->name : -1;
  double ratio_name = (parts & RATIO) != 0 ? rule->ratio->name : -1;
  double rate = times / over;
  uint64_t outside = (uint64_t)value[0];
  int64_t above = 0;

  if ((parts & RATIO) != 0)
    outside |= (uint64_t)reference[0] - 1;
  floors[0] = INT64_MIN;
  verdicts[0] = KJP_PANEL_NOT_RULED;
  if ((parts & BINDING) != 0)
    binding[0] = -1;
  for (size_t i = 1; i < count; i++) {
    double start = dense_lane(value[i - 1]);
    double floor = blank[i] - 1;
    double name = -1;
    double least;

    if ((parts & PLUS) != 0) {
      floor = start + plus + blank[i];
      name = plus_name;
    }
    if ((parts & RATE) != 0) {
      least = rounded_up(start, times, over, start * rate);
      name = least > floor ? rate_name : name;
      floor = greater(least, floor);
    }
    if ((parts & RATIO) != 0) {
      outside |= (uint64_t)reference[i] - 1;
      least = usual_ratio(start, dense_lane(reference[i]),
                          dense_lane(reference[i - 1]), (parts & STRICT) != 0);
      name = least > floor ? ratio_name : name;
      floor = greater(least, floor);
    }
    outside |= (uint64_t)value[i];
    above |= floor >= KJP__LANES_END - 2 ? 1 : 0;
    floors[i] = floor >= 0 ? int_of(floor) : INT64_MIN;
    verdicts[i] = floor >= 0
                      ? (dense_lane(value[i]) < floor ? KJP_VERDICT_BROKEN
                                                      : KJP_VERDICT_HOLDS)
                      : KJP_PANEL_NOT_RULED;
    if ((parts & BINDING) != 0)
      binding[i] = floor >= 0 ? name : -1;
  }
  return outside >> 51 == 0 && above == 0;
}

#define USUAL(parts)                                                           \
  static bool usual_##parts(const struct kjp__lanes_usual *rule, size_t count) \
  {                                                                            \
    return usual_parts(rule, count, parts);                                    \
  }                                                                            \
  static bool binding_##parts(const struct kjp__lanes_usual *rule,             \
                              size_t count)                                    \
  {                                                                            \
    return usual_parts(rule, count, parts | BINDING);                          \
  }
USUAL(1)
USUAL(2)
USUAL(3)
USUAL(4)
USUAL(5)
USUAL(6)
USUAL(7)
USUAL(12)
USUAL(13)
USUAL(14)
USUAL(15)

#define ENTRY(parts) [parts] = {usual_##parts, binding_##parts}

static bool
usual(const struct kjp__lanes_usual *rule, size_t count)
{
  static bool (*const all[][2])(const struct kjp__lanes_usual *, size_t) = {
      ENTRY(1), ENTRY(2),  ENTRY(3),  ENTRY(4),  ENTRY(5), ENTRY(6),
      ENTRY(7), ENTRY(12), ENTRY(13), ENTRY(14), ENTRY(15)};
  int parts = (rule->plus != NULL ? PLUS : 0) |
              (rule->rate != NULL ? RATE : 0) |
              (rule->ratio != NULL ? RATIO : 0);

  if (rule->ratio != NULL && rule->ratio->strict)
    parts |= STRICT;
  return all[parts][rule->binding != NULL](rule, count);
}

static void
verdict_bytes(const int64_t *restrict verdicts, uint8_t *restrict out,
              size_t count)
{
  for (size_t i = 0; i < count; i++)
    out[i] = (uint8_t)verdicts[i];
}

static void
names(const double *restrict binding, int32_t *restrict out, size_t count)
{
  for (size_t i = 0; i < count; i++)
    out[i] = (int32_t)binding[i];
}

extern const struct kjp__lanes NAMED(kjp__lanes_, KJP__LANES_SUFFIX);
const struct kjp__lanes NAMED(kjp__lanes_,
                              KJP__LANES_SUFFIX) = {TEXT_OF(KJP__LANES_SUFFIX),
                                                    load,
                                                    open_sum,
                                                    take,
                                                    close_sum,
                                                    write_floors,
                                                    write_verdicts,
                                                    write_bindings,
                                                    dense,
                                                    usual,
                                                    verdict_bytes,
                                                    names};
