/* SPDX-License-Identifier: MIT */
/* tests/unit/test_random.c - lib/base/random.c. */
#include <criterion/criterion.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "../../lib/base/random-priv.h"
#include "../../lib/base/real-priv.h"
#include "numbers.h"

/* Random123's kat_vectors, the lines "philox4x32 10". */
static const struct {
  const char *label;
  uint32_t counter[4], key[2], out[4];
} known[] = {
    {"zeros",
     {0, 0, 0, 0},
     {0, 0},
     {0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}},
    {"ones",
     {0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff},
     {0xffffffff, 0xffffffff},
     {0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}},
    {"digits of pi",
     {0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344},
     {0xa4093822, 0x299f31d0},
     {0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}},
};

Test(random, philox_gives_the_published_words)
{
  for (size_t i = 0; i < COUNT(known); i++) {
    uint32_t out[4];

    kjp__philox(known[i].counter, known[i].key, out);
    cr_expect_arr_eq(out, known[i].out, sizeof out, "%s", known[i].label);
    memcpy(out, known[i].counter, sizeof out);
    kjp__philox(out, known[i].key, out);
    cr_expect_arr_eq(out, known[i].out, sizeof out, "%s in place",
                     known[i].label);
  }
}

/* What the header says, one draw at a time. */
static double
normal_by_hand(uint64_t seed, uint64_t draw, uint32_t year, uint32_t row)
{
  uint32_t counter[4] = {(uint32_t)(draw / 2), (uint32_t)(draw / 2 >> 32), year,
                         row};
  uint32_t key[2] = {(uint32_t)seed, (uint32_t)(seed >> 32)}, words[4];
  uint64_t k;
  double q;

  kjp__philox(counter, key, words);
  k = (words[draw % 2 * 2] + ((uint64_t)words[draw % 2 * 2 + 1] << 32)) >> 11;
  q = ((double)(int64_t)(2 * k + 1 - (UINT64_C(1) << 53))) * 0x1p-54;
  kjp__normal_centred(&q, 1, &q);
  return q;
}

static const struct {
  const char *label;
  uint64_t seed, first;
  int32_t count;
  uint32_t year, row;
} places[] = {
    {"one", 0, 0, 1, 0, 0},
    {"the second of a pair", 0, 1, 1, 0, 0},
    {"odd to odd", 7, 3, 255, 1, 2},
    {"odd, two groups and one", 7, 1, 513, 2030, 4},
    {"even, a group", 7, 256, 256, 2030, 5},
    {"seed of 64 bits", UINT64_C(0x0123456789abcdef), 10, 600, 1, 1},
    {"pairs past 2^32", 5, (UINT64_C(1) << 33) - 7, 700, 9, 3},
    {"last draws", UINT64_MAX, UINT64_MAX - 300, 300, UINT32_MAX, UINT32_MAX},
};

Test(random, a_normal_is_a_function_of_its_place)
{
  for (size_t i = 0; i < COUNT(places); i++) {
    double out[702];

    for (size_t j = 0; j < COUNT(out); j++)
      out[j] = 99;
    kjp__normals(places[i].seed, places[i].first, places[i].count,
                 places[i].year, places[i].row, out + 1);
    cr_expect(out[0] == 99 && out[places[i].count + 1] == 99, "%s: outside",
              places[i].label);
    for (int32_t j = 0; j < places[i].count; j++) {
      double one = normal_by_hand(places[i].seed, places[i].first + (uint64_t)j,
                                  places[i].year, places[i].row);
      cr_assert(memcmp(&one, out + j + 1, sizeof one) == 0, "%s: draw %d",
                places[i].label, j);
    }
  }
}

Test(random, no_draws_write_nothing)
{
  double out = 99;

  kjp__normals(1, 2, 0, 3, 4, &out);
  kjp__normals(1, 2, -1, 3, 4, &out);
  cr_expect(out == 99);
}

enum { MANY = 1000000 };

static double *
draw_many(uint64_t seed, uint32_t year, uint32_t row)
{
  double *out = malloc(sizeof *out * MANY);

  kjp__normals(seed, 0, MANY, year, row, out);
  return out;
}

/* The mean of the products of powers. */
static double
moment(const double *a, int power_a, const double *b, int power_b)
{
  double sum = 0;

  for (int i = 0; i < MANY; i++) {
    double product = 1;
    for (int j = 0; j < power_a; j++)
      product *= a[i];
    for (int j = 0; j < power_b; j++)
      product *= b[i];
    sum += product;
  }
  return sum / MANY;
}

/* Moments of a standard normal and the standard deviation of its power. */
static const struct {
  const char *label;
  int power;
  double expected, deviation;
} moments[] = {
    {"mean", 1, 0, 1},
    {"variance", 2, 1, 1.4142135623730951}, /* sqrt(3 - 1) */
    {"skewness", 3, 0, 3.8729833462074170}, /* sqrt 15 */
    {"kurtosis", 4, 3, 9.7979589711327124}, /* sqrt(105 - 9) */
};

Test(random, moments_lie_within_five_standard_errors)
{
  double *x = draw_many(20300101, 2026, 1);

  for (size_t i = 0; i < COUNT(moments); i++) {
    double found = moment(x, moments[i].power, x, 0);
    double error = moments[i].deviation / sqrt(MANY);
    cr_expect(fabs(found - moments[i].expected) < 5 * error,
              "%s: %.6f, %.2f standard errors off", moments[i].label, found,
              (found - moments[i].expected) / error);
  }
  free(x);
}

static const struct {
  const char *label;
  uint64_t seed;
  uint32_t year, row;
} neighbours[] = {
    {"year", 20300101, 2027, 1},
    {"row", 20300101, 2026, 2},
    {"seed", 20300102, 2026, 1},
    {"year and row", 20300101, 2027, 0},
    {"high seed", 20300101 + (UINT64_C(1) << 32), 2026, 1},
};

/* E[x y] = 0 with deviation 1; E[x^2 y^2] = 1 with deviation sqrt 8. */
static void
expect_apart(const double *x, const double *y, const char *label)
{
  double product = moment(x, 1, y, 1), squares = moment(x, 2, y, 2);

  cr_expect(fabs(product) < 5 / sqrt(MANY), "%s: %g", label, product);
  cr_expect(fabs(squares - 1) < 5 * sqrt(8.0 / MANY), "%s: squares %g", label,
            squares);
}

Test(random, neighbours_do_not_depend_on_each_other)
{
  double *x = draw_many(20300101, 2026, 1), *next = malloc(sizeof *x * MANY);

  for (int32_t lag = 1; lag <= 3; lag++) {
    kjp__normals(20300101, (uint64_t)lag, MANY, 2026, 1, next);
    expect_apart(x, next, "consecutive draws");
  }
  free(next);
  for (size_t i = 0; i < COUNT(neighbours); i++) {
    double *y =
        draw_many(neighbours[i].seed, neighbours[i].year, neighbours[i].row);
    expect_apart(x, y, neighbours[i].label);
    free(y);
  }
  free(x);
}

/* Counted against the known shares, in bins of the distribution. */
Test(random, shares_lie_within_five_standard_errors)
{
  static const struct {
    double below, share;
  } bins[] = {
      {-3, 0.001349898031630095}, {-2, 0.022750131948179209},
      {-1, 0.158655253931457051}, {0, 0.5},
      {1, 0.841344746068542949},  {2, 0.977249868051820791},
      {3, 0.998650101968369905},
  };
  double *x = draw_many(1, 1, 1);

  for (size_t i = 0; i < COUNT(bins); i++) {
    int32_t count = 0;
    double share = bins[i].share;
    for (int32_t j = 0; j < MANY; j++)
      count += x[j] < bins[i].below;
    cr_expect(fabs(count - MANY * share) < 5 * sqrt(MANY * share * (1 - share)),
              "below %g: %d", bins[i].below, count);
  }
  free(x);
}
