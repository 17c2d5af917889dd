/* SPDX-License-Identifier: MIT */
/* tests/unit/test_curve.c - lib/rule/curve.c: the shapes of a path, worked by
 * hand. 1 亿元 is 10^10 fen. */
#include <criterion/criterion.h>
#include <kjplan/plan.h>

#include "../../lib/rule/curve-priv.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define YI           INT64_C(10000000000)
#define WAN          INT64_C(1000000)

static const struct {
  int8_t shape;
  int64_t from, to;
  int32_t year, years;
  int64_t grid, value;
} points[] = {
    /* 3^(1/3) = 1.44224957031, 3^(2/3) = 2.08008382305 */
    {KJP_SHAPE_CONSTANT_GROWTH, YI, 3 * YI, 1, 3, 1, INT64_C(14422495703)},
    {KJP_SHAPE_CONSTANT_GROWTH, YI, 3 * YI, 1, 3, WAN, 14422 * WAN},
    {KJP_SHAPE_CONSTANT_GROWTH, YI, 3 * YI, 2, 3, 1, INT64_C(20800838231)},
    {KJP_SHAPE_CONSTANT_GROWTH, YI, 3 * YI, 2, 3, WAN, 20801 * WAN},
    {KJP_SHAPE_CONSTANT_GROWTH, YI, 3 * YI, 3, 3, WAN, 3 * YI},
    /* falling: sqrt(16 * 9) */
    {KJP_SHAPE_CONSTANT_GROWTH, 16, 9, 1, 2, 1, 12},
    /* exactly half of the grid: away from zero */
    {KJP_SHAPE_CONSTANT_GROWTH, 1, 4, 1, 2, 4, 4},
    {KJP_SHAPE_CONSTANT_GROWTH, 9, 16, 1, 2, 8, 16},
    {KJP_SHAPE_CONSTANT_GROWTH, 9, 16, 1, 2, 24, 24},
    /* just below half: sqrt(3 * 4) = 3.46 of 7 */
    {KJP_SHAPE_CONSTANT_GROWTH, 3, 4, 1, 2, 7, 0},
    {KJP_SHAPE_LINEAR, YI, 3 * YI, 1, 3, 1, INT64_C(16666666667)},
    {KJP_SHAPE_LINEAR, YI, 3 * YI, 1, 3, WAN, 16667 * WAN},
    {KJP_SHAPE_LINEAR, YI, 3 * YI, 2, 3, WAN, 23333 * WAN},
    {KJP_SHAPE_LINEAR, 0, 1, 1, 2, 1, 1},
    {KJP_SHAPE_LINEAR, 0, -1, 1, 2, 1, -1},
    {KJP_SHAPE_LINEAR, 1, 4, 1, 2, 1, 3},
    {KJP_SHAPE_LINEAR, 0, 2, 1, 2, 2, 2},
    /* parts of the way: 5/9, 1/9, 7/27, and their mirrors */
    {KJP_SHAPE_FRONT_LOADED, YI, 3 * YI, 1, 3, 1, INT64_C(21111111111)},
    {KJP_SHAPE_FRONT_LOADED, YI, 3 * YI, 2, 3, 1, INT64_C(27777777778)},
    {KJP_SHAPE_BACK_LOADED, YI, 3 * YI, 1, 3, 1, INT64_C(12222222222)},
    {KJP_SHAPE_BACK_LOADED, YI, 3 * YI, 2, 3, 1, INT64_C(18888888889)},
    {KJP_SHAPE_S_CURVE, YI, 3 * YI, 1, 3, 1, INT64_C(15185185185)},
    {KJP_SHAPE_S_CURVE, YI, 3 * YI, 2, 3, 1, INT64_C(24814814815)},
    {KJP_SHAPE_STEP, YI, 3 * YI, 2, 3, WAN, YI},
    {KJP_SHAPE_STEP, YI, 3 * YI, 3, 3, WAN, 3 * YI},
    /* halfway and at the end the logistic curve is exact */
    {KJP_SHAPE_LOGISTIC, YI, 3 * YI, 1, 2, WAN, 2 * YI},
    {KJP_SHAPE_LOGISTIC, YI, 3 * YI, 3, 3, 1, 3 * YI},
    /* 1/(1+e^(5/3)) = 0.158869, ends at 0.006693 and 0.993307 */
    {KJP_SHAPE_LOGISTIC, YI, 3 * YI, 1, 3, 100 * WAN, 13100 * WAN},
};

Test(curve, shapes_run_between_two_points)
{
  for (size_t i = 0; i < COUNT(points); i++) {
    struct kjp__curve curve = {.shape = points[i].shape,
                               .from = points[i].from,
                               .to = points[i].to,
                               .year = points[i].year,
                               .years = points[i].years};
    int64_t value = -1;

    cr_expect(kjp__curve_at(&curve, points[i].grid, &value) == KJP__CURVE_OK,
              "row %zu", i);
    cr_expect(value == points[i].value, "row %zu: %lld", i, (long long)value);
  }
}

Test(curve, shares_growth_and_catching_up)
{
  struct kjp__curve curve = {.shape = KJP_SHAPE_SHARES,
                             .from = YI,
                             .to = 3 * YI,
                             .year = 1,
                             .years = 3};
  struct kjp__fraction ten;
  int64_t value = -1;

  curve.share = 400000000; /* 1 + 2 * 40 % */
  cr_expect(kjp__curve_at(&curve, WAN, &value) == KJP__CURVE_OK);
  cr_expect(value == 18000 * WAN, "%lld", (long long)value);

  curve.shape = KJP_SHAPE_FIXED_GROWTH; /* 1.1^2 */
  curve.year = 2;
  kjp__fraction_set(&curve.growth, 11);
  kjp__fraction_set(&ten, 10);
  cr_assert(kjp__fraction_divide(&curve.growth, &ten, &curve.growth));
  cr_expect(kjp__curve_at(&curve, WAN, &value) == KJP__CURVE_OK);
  cr_expect(value == 12100 * WAN, "%lld", (long long)value);

  curve.shape = KJP_SHAPE_CATCH_UP; /* 5 - (4 - 1) * (1 - 1/2) */
  curve.year = 1;
  curve.years = 2;
  kjp__fraction_set(&curve.moving, 5 * YI);
  kjp__fraction_set(&curve.moving0, 4 * YI);
  cr_expect(kjp__curve_at(&curve, WAN, &value) == KJP__CURVE_OK);
  cr_expect(value == 35000 * WAN, "%lld", (long long)value);
}

Test(curve, constant_growth_needs_something_to_grow_from)
{
  static const int64_t ends[][2] = {{0, 1}, {1, 0}, {-1, 1}, {1, -1}};

  for (size_t i = 0; i < COUNT(ends); i++) {
    struct kjp__curve curve = {.shape = KJP_SHAPE_CONSTANT_GROWTH,
                               .from = ends[i][0],
                               .to = ends[i][1],
                               .year = 1,
                               .years = 2};
    int64_t value;

    cr_expect(kjp__curve_at(&curve, 1, &value) == KJP__CURVE_UNDEFINED,
              "row %zu", i);
  }
}

Test(curve, what_does_not_fit_is_out_of_range)
{
  struct kjp__curve curve = {.shape = KJP_SHAPE_FIXED_GROWTH,
                             .from = INT64_MAX / 2,
                             .year = 3,
                             .years = 3};
  int64_t value;

  kjp__fraction_set(&curve.growth, 2);
  cr_expect(kjp__curve_at(&curve, 1, &value) == KJP__CURVE_RANGE);
  curve.year = 900;
  cr_expect(kjp__curve_at(&curve, 1, &value) == KJP__CURVE_RANGE);
  /* what fits, but not where it is rounded up to */
  curve.shape = KJP_SHAPE_STEP;
  curve.from = INT64_MAX;
  curve.year = 1;
  cr_expect(kjp__curve_at(&curve, 1, &value) == KJP__CURVE_OK);
  cr_expect(kjp__curve_at(&curve, 1000, &value) == KJP__CURVE_RANGE);
}

/* The double is only a guess: over long spans, neighbours of a root. */
Test(curve, powers_are_compared_exactly)
{
  for (int64_t root = 3000000; root < 3000200; root++) {
    /* from 1 to (root^2) in two years is root; one more or less is not */
    struct kjp__curve curve = {.shape = KJP_SHAPE_CONSTANT_GROWTH,
                               .from = 1,
                               .to = root * root,
                               .year = 1,
                               .years = 2};
    int64_t value = -1;

    cr_expect(kjp__curve_at(&curve, 1, &value) == KJP__CURVE_OK);
    cr_expect(value == root);
    /* half of 2 * root: a hair below goes down */
    cr_expect(kjp__curve_at(&curve, 2 * root, &value) == KJP__CURVE_OK);
    cr_expect(value == 2 * root, "%lld: half", (long long)root);
    curve.to--;
    cr_expect(kjp__curve_at(&curve, 2 * root, &value) == KJP__CURVE_OK);
    cr_expect(value == 0, "%lld: below half", (long long)root);
  }
}
