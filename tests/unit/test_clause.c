/* SPDX-License-Identifier: MIT */
/* tests/unit/test_clause.c - lib/rule/clause.c: least amounts and verdicts of
 * every kind of clause, worked out by hand. */
#include <criterion/criterion.h>
#include <kjplan/plan.h>

#include "../../lib/rule/clause-priv.h"
#include "numbers.h"

enum {
  PREVIOUS = KJP_CLAUSE_NOT_BELOW_PREVIOUS,
  PEAK = KJP_CLAUSE_NOT_BELOW_PEAK,
  GROW = KJP_CLAUSE_GROW_AT_LEAST,
  GROW_BY = KJP_CLAUSE_GROW_BY_AT_LEAST,
  OUTPACE = KJP_CLAUSE_OUTPACE,
  SHARE = KJP_CLAUSE_SHARE_AT_LEAST,
  SHARE_BEFORE = KJP_CLAUSE_SHARE_NOT_BELOW_PREVIOUS,
  AVERAGE = KJP_CLAUSE_AVERAGE_GROWTH_AT_LEAST,
  AMOUNT = KJP_CLAUSE_AMOUNT_AT_LEAST,
  PEERS = KJP_CLAUSE_AT_LEAST_PEERS
};

#define PERCENT INT64_C(10000000)

/* Numbers of a clause as a row is written; `r` is R_t, E_t or the peers' sum,
 * `r0` the year before, each with its denominator (0: 1). */
struct given {
  int64_t base, rate, margin, amount;
  uint32_t years;
  bool strict, has_margin, hold;
  int64_t r, r_bottom, r0, r0_bottom;
};

static struct kjp__fraction
fraction_of(int64_t top, int64_t bottom)
{
  struct kjp__fraction fraction;
  struct kjp__wide upper, lower;

  kjp__wide_set(&upper, top);
  kjp__wide_set(&lower, bottom == 0 ? 1 : bottom);
  kjp__fraction_make(&upper, &lower, &fraction);
  return fraction;
}

static struct kjp__clause_numbers
numbers_of(const struct given *given)
{
  struct kjp__clause_numbers numbers = {.base = given->base,
                                        .rate = given->rate,
                                        .margin = given->margin,
                                        .amount = given->amount,
                                        .years = given->years,
                                        .strict = given->strict,
                                        .has_margin = given->has_margin,
                                        .hold = given->hold};

  numbers.reference = fraction_of(given->r, given->r_bottom);
  numbers.reference_base = fraction_of(given->r0, given->r0_bottom);
  return numbers;
}

static void
expect_least(const char *label, int32_t kind, const struct given *given,
             int64_t expected)
{
  struct kjp__clause_numbers numbers = numbers_of(given);
  struct kjp__bound bound;
  int64_t least = 0;
  bool holds;

  cr_assert(kjp__clause_bound(kind, &numbers, &bound), "%s", label);
  cr_expect(kjp__wide_sign(&bound.factor) > 0, "%s: factor", label);
  cr_assert(kjp__bound_least(&bound, &least), "%s: least", label);
  cr_expect(least == expected, "%s: %lld, not %lld", label, (long long)least,
            (long long)expected);
  cr_expect(kjp__bound_holds(&bound, expected, &holds) && holds, "%s: at it",
            label);
  if (expected > -INT64_MAX)
    cr_expect(kjp__bound_holds(&bound, expected - 1, &holds) && !holds,
              "%s: below", label);
  if (expected < INT64_MAX)
    cr_expect(kjp__bound_holds(&bound, expected + 1, &holds) && holds,
              "%s: above", label);
}

static const struct {
  const char *label;
  int32_t kind;
  struct given given;
  int64_t least;
} alone[] = {
    {"not below 100", PREVIOUS, {.base = 100}, 100},
    {"above 100", PREVIOUS, {.base = 100, .strict = true}, 101},
    {"not below 0", PREVIOUS, {.base = 0}, 0},
    {"above 0", PREVIOUS, {.base = 0, .strict = true}, 1},
    {"10 % below 100", PREVIOUS, {.base = 100, .rate = 10 * PERCENT}, 90},
    {"10 % below 101: 90.9", PREVIOUS, {.base = 101, .rate = 10 * PERCENT}, 91},
    {"more than 90",
     PREVIOUS,
     {.base = 100, .rate = 10 * PERCENT, .strict = true},
     91},
    {"more than 90.9",
     PREVIOUS,
     {.base = 101, .rate = 10 * PERCENT, .strict = true},
     91},
    {"100 % below", PREVIOUS, {.base = 77, .rate = 100 * PERCENT}, 0},
    {"10^-9 below 10^9 + 1: 10^9 - 10^-9",
     PREVIOUS,
     {.base = 1000000001, .rate = 1},
     1000000000},
    {"not below -5", PREVIOUS, {.base = -5}, -5},
    {"above -5", PREVIOUS, {.base = -5, .strict = true}, -4},
    {"-4.5", PREVIOUS, {.base = -5, .rate = 10 * PERCENT}, -4},
    {"above -4.5",
     PREVIOUS,
     {.base = -5, .rate = 10 * PERCENT, .strict = true},
     -4},
    {"2^63 - 1", PREVIOUS, {.base = INT64_MAX}, INT64_MAX},
    {"-(2^63 - 1)", PREVIOUS, {.base = -INT64_MAX}, -INT64_MAX},

    {"peak 120", PEAK, {.base = 120}, 120},
    {"peak 0", PEAK, {.base = 0}, 0},
    {"peak 2^63 - 1", PEAK, {.base = INT64_MAX}, INT64_MAX},

    {"20 % on 100", GROW, {.base = 100, .rate = 20 * PERCENT}, 120},
    {"20 % on 333: 399.6", GROW, {.base = 333, .rate = 20 * PERCENT}, 400},
    {"0 % on 100", GROW, {.base = 100}, 100},
    {"-10 % on 101: 90.9", GROW, {.base = 101, .rate = -10 * PERCENT}, 91},
    {"-100 %", GROW, {.base = 100, .rate = -100 * PERCENT}, 0},
    {"10^-9 on 1", GROW, {.base = 1, .rate = 1}, 2},
    {"10^-9 on 10^9", GROW, {.base = 1000000000, .rate = 1}, 1000000001},
    {"20 % on 0", GROW, {.base = 0, .rate = 20 * PERCENT}, 0},
    {"50 % on -10", GROW, {.base = -10, .rate = 50 * PERCENT}, -15},
    {"50 % on -7: -10.5", GROW, {.base = -7, .rate = 50 * PERCENT}, -10},
    {"100 % on 2^62 - 1",
     GROW,
     {.base = (INT64_C(1) << 62) - 1, .rate = 100 * PERCENT},
     INT64_MAX - 1},

    {"100 + 25", GROW_BY, {.base = 100, .amount = 25}, 125},
    {"100 - 30", GROW_BY, {.base = 100, .amount = -30}, 70},
    {"0 + 25", GROW_BY, {.base = 0, .amount = 25}, 25},
    {"-30 + 25", GROW_BY, {.base = -30, .amount = 25}, -5},
    {"2^63 - 2 + 1", GROW_BY, {.base = INT64_MAX - 1, .amount = 1}, INT64_MAX},

    {"10 %, 2 years, on 100",
     AVERAGE,
     {.base = 100, .rate = 10 * PERCENT, .years = 2},
     121},
    {"10 %, 3 years, on 100: 133.1",
     AVERAGE,
     {.base = 100, .rate = 10 * PERCENT, .years = 3},
     134},
    {"20 %, 1 year, on 100",
     AVERAGE,
     {.base = 100, .rate = 20 * PERCENT, .years = 1},
     120},
    {"-50 %, 3 years, on 9: 1.125",
     AVERAGE,
     {.base = 9, .rate = -50 * PERCENT, .years = 3},
     2},
    {"-100 %", AVERAGE, {.base = 9, .rate = -100 * PERCENT, .years = 5}, 0},
    {"10 % on 0", AVERAGE, {.base = 0, .rate = 10 * PERCENT, .years = 5}, 0},
    /* 1.1^30 = 17.449402268886407318558803753801 */
    {"10 %, 30 years, on 10^17",
     AVERAGE,
     {.base = INT64_C(100000000000000000), .rate = 10 * PERCENT, .years = 30},
     INT64_C(1744940226888640732)},
    {"0 %, 30 years, on 2^63 - 1",
     AVERAGE,
     {.base = INT64_MAX, .years = 30},
     INT64_MAX},
    {"100 %, 30 years, on 2^32",
     AVERAGE,
     {.base = INT64_C(1) << 32, .rate = 100 * PERCENT, .years = 30},
     INT64_C(1) << 62},
    /* exact to the fen: (1 + 0.078000001)^30 * 9 * 10^17 by long
     * multiplication ends in ...602.985 */
    {"7.8000001 %, 30 years, on 9 * 10^17",
     AVERAGE,
     {.base = INT64_C(900000000000000000), .rate = 78000001, .years = 30},
     INT64_C(8566538026647340603)},

    {"amount 300", AMOUNT, {.base = 7, .amount = 300}, 300},
    {"amount 0", AMOUNT, {.base = 7, .amount = 0}, 0},

    {"three peers, 100", PEERS, {.r = 100, .years = 3}, 34},
    {"three peers, 99", PEERS, {.r = 99, .years = 3}, 33},
    {"one peer, 100", PEERS, {.r = 100, .years = 1}, 100},
    {"two peers, 100/3", PEERS, {.r = 100, .r_bottom = 3, .years = 2}, 17},
    {"peers of 0", PEERS, {.r = 0, .years = 2}, 0},
};

Test(clause, of_the_indicator_alone_has_its_least_amount)
{
  for (size_t i = 0; i < COUNT(alone); i++)
    expect_least(alone[i].label, alone[i].kind, &alone[i].given,
                 alone[i].least);
}

static const struct {
  const char *label;
  struct given given;
  int64_t least;
} outpaced[] = {
    {"110", {.base = 100, .r = 110, .r0 = 100}, 111},
    {"equal growth", {.base = 100, .r = 333, .r0 = 300}, 112},
    {"100.1001", {.base = 100, .r = 1000, .r0 = 999}, 101},
    {"standing still", {.base = 100, .r = 5, .r0 = 5}, 101},
    {"falling", {.base = 100, .r = 90, .r0 = 100}, 91},
    {"falling, held", {.base = 100, .r = 90, .r0 = 100, .hold = true}, 101},
    {"rising, held", {.base = 100, .r = 110, .r0 = 100, .hold = true}, 111},
    {"still, held", {.base = 100, .r = 100, .r0 = 100, .hold = true}, 101},
    {"down to nothing", {.base = 100, .r = 0, .r0 = 100}, 1},
    {"nothing before", {.base = 0, .r = 110, .r0 = 100}, 1},
    {"below nothing", {.base = -100, .r = 110, .r0 = 100}, -109},
    {"national 2015, in fen",
     {.base = INT64_C(64545000000000),
      .r = INT64_C(1522692300000000),
      .r0 = INT64_C(1403700300000000)},
     INT64_C(70016494620327)},
    {"margin 0", {.base = 100, .r = 110, .r0 = 100, .has_margin = true}, 110},
    {"margin 1 pp",
     {.base = 100, .r = 110, .r0 = 100, .has_margin = true, .margin = PERCENT},
     111},
    {"margin 1 pp: 55.5",
     {.base = 50, .r = 110, .r0 = 100, .has_margin = true, .margin = PERCENT},
     56},
    {"margin 1 pp, falling",
     {.base = 100, .r = 90, .r0 = 100, .has_margin = true, .margin = PERCENT},
     91},
    {"margin 1 pp, falling, held",
     {.base = 100,
      .r = 90,
      .r0 = 100,
      .has_margin = true,
      .margin = PERCENT,
      .hold = true},
     101},
    {"margin, nothing before",
     {.base = 0, .r = 110, .r0 = 100, .has_margin = true, .margin = PERCENT},
     0},
    {"margin, below nothing",
     {.base = -100, .r = 110, .r0 = 100, .has_margin = true, .margin = PERCENT},
     -111},
    /* R_t / R_(t-1) = (10/3) / (7/3) = 10/7 */
    {"fractions",
     {.base = 70, .r = 10, .r_bottom = 3, .r0 = 7, .r0_bottom = 3},
     101},
    /* (1/3) / (1/7) = 7/3 */
    {"fractions of two kinds",
     {.base = 9, .r = 1, .r_bottom = 3, .r0 = 1, .r0_bottom = 7},
     22},
    {"fractions, margin 0",
     {.base = 9,
      .r = 1,
      .r_bottom = 3,
      .r0 = 1,
      .r0_bottom = 7,
      .has_margin = true},
     21},
    /* 9 * (7/3 + 1/2) = 25.5 */
    {"fractions, margin 50 pp",
     {.base = 9,
      .r = 1,
      .r_bottom = 3,
      .r0 = 1,
      .r0_bottom = 7,
      .has_margin = true,
      .margin = 50 * PERCENT},
     26},
    /* 100 * 22/21 = 104.76 */
    {"fraction now", {.base = 100, .r = 22, .r_bottom = 7, .r0 = 3}, 105},
    {"fractions, falling, held",
     {.base = 100,
      .r = 1,
      .r_bottom = 4,
      .r0 = 1,
      .r0_bottom = 3,
      .hold = true},
     101},
};

Test(clause, outpace_has_its_least_amount)
{
  for (size_t i = 0; i < COUNT(outpaced); i++)
    expect_least(outpaced[i].label, OUTPACE, &outpaced[i].given,
                 outpaced[i].least);
}

static const struct {
  const char *label;
  int32_t kind;
  struct given given;
  int64_t least;
} shares[] = {
    {"1.5 % of 1000", SHARE, {.rate = 15000000, .r = 1000}, 15},
    {"1.5 % of 1001", SHARE, {.rate = 15000000, .r = 1001}, 16},
    {"1.5 % of 2000/3",
     SHARE,
     {.rate = 15000000, .r = 2000, .r_bottom = 3},
     10},
    {"8 % of 12.5", SHARE, {.rate = 8 * PERCENT, .r = 25, .r_bottom = 2}, 1},
    {"0 % of 1000", SHARE, {.rate = 0, .r = 1000}, 0},
    {"8 % of 0", SHARE, {.rate = 8 * PERCENT, .r = 0}, 0},
    {"110", SHARE_BEFORE, {.base = 100, .r = 1100, .r0 = 1000}, 110},
    {"above 110",
     SHARE_BEFORE,
     {.base = 100, .r = 1100, .r0 = 1000, .strict = true},
     111},
    {"100.1", SHARE_BEFORE, {.base = 100, .r = 1001, .r0 = 1000}, 101},
    {"above 100.1",
     SHARE_BEFORE,
     {.base = 100, .r = 1001, .r0 = 1000, .strict = true},
     101},
    {"whole falls", SHARE_BEFORE, {.base = 100, .r = 900, .r0 = 1000}, 90},
    {"10 % less than 110",
     SHARE_BEFORE,
     {.base = 100, .r = 1100, .r0 = 1000, .rate = 10 * PERCENT},
     99},
    {"above 99",
     SHARE_BEFORE,
     {.base = 100, .r = 1100, .r0 = 1000, .rate = 10 * PERCENT, .strict = true},
     100},
    {"fractions",
     SHARE_BEFORE,
     {.base = 100, .r = 7, .r_bottom = 2, .r0 = 5, .r0_bottom = 2},
     140},
    {"nothing before", SHARE_BEFORE, {.base = 0, .r = 1100, .r0 = 1000}, 0},
    {"above nothing",
     SHARE_BEFORE,
     {.base = 0, .r = 1100, .r0 = 1000, .strict = true},
     1},
    {"no whole", SHARE_BEFORE, {.base = 100, .r = 0, .r0 = 1000}, 0},
    {"below nothing",
     SHARE_BEFORE,
     {.base = -100, .r = 1100, .r0 = 1000},
     -110},
};

Test(clause, shares_have_their_least_amount)
{
  for (size_t i = 0; i < COUNT(shares); i++)
    expect_least(shares[i].label, shares[i].kind, &shares[i].given,
                 shares[i].least);
}

Test(clause, strict_needs_one_fen_more)
{
  static const int64_t bases[] = {-1000, -1, 0, 1, 99, 6454500};

  for (size_t i = 0; i < COUNT(bases); i++) {
    struct given given = {.base = bases[i], .strict = true};

    expect_least("not_below_previous", PREVIOUS, &given, bases[i] + 1);
    given = (struct given){.base = bases[i], .r = 4, .r0 = 2};
    expect_least("outpace", OUTPACE, &given, 2 * bases[i] + 1);
  }
}
