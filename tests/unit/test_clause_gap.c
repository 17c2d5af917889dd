/* SPDX-License-Identifier: MIT */
/* tests/unit/test_clause_gap.c - lib/rule/clause.c: gaps, worked out by hand,
 * and numbers that outgrow their type. */
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
#define BILLION INT64_C(1000000000)

static struct kjp__fraction
fraction_of(int64_t top, int64_t bottom)
{
  struct kjp__fraction fraction;
  struct kjp__wide upper, lower;

  kjp__wide_set(&upper, top);
  kjp__wide_set(&lower, bottom);
  kjp__fraction_make(&upper, &lower, &fraction);
  return fraction;
}

/* A row: numbers of the clause, S_t, and the gap as a fraction of 10^-9. */
static const struct {
  const char *label;
  int32_t kind;
  int64_t base, rate, margin;
  bool has_margin, hold;
  int64_t r, r_bottom, r0, r0_bottom; /* R_t or E_t, and the year before */
  int64_t value, gap, gap_bottom;
} gaps[] = {
    {"95 on 100", PREVIOUS, 100, 0, 0, false, false, 0, 1, 1, 1, 95,
     -5 * PERCENT, 1},
    {"95 on 100, 10 % tolerated", PREVIOUS, 100, 10 * PERCENT, 0, false, false,
     0, 1, 1, 1, 95, 5 * PERCENT, 1},
    {"100 on 100", PREVIOUS, 100, 0, 0, false, false, 0, 1, 1, 1, 100, 0, 1},
    {"100 on 300: -2/3", PREVIOUS, 300, 0, 0, false, false, 0, 1, 1, 1, 100,
     -2 * BILLION, 3},
    {"130 on 100, 20 % asked", GROW, 100, 20 * PERCENT, 0, false, false, 0, 1,
     1, 1, 130, 10 * PERCENT, 1},
    {"4 on 3, 20 % asked: 2/15", GROW, 3, 20 * PERCENT, 0, false, false, 0, 1,
     1, 1, 4, 2 * BILLION, 15},
    {"-4 on 4, 0 % asked", GROW, 4, 0, 0, false, false, 0, 1, 1, 1, -4,
     -200 * PERCENT, 1},
    {"1.12 - 1.10", OUTPACE, 100, 0, 0, false, false, 110, 1, 100, 1, 112,
     2 * PERCENT, 1},
    {"1.12 - 1.10 - 0.01", OUTPACE, 100, 0, PERCENT, true, false, 110, 1, 100,
     1, 112, PERCENT, 1},
    {"falling: 1.01 - 0.9", OUTPACE, 100, 0, 0, false, false, 90, 1, 100, 1,
     101, 11 * PERCENT, 1},
    {"falling, held: 1.01 - 1", OUTPACE, 100, 0, 0, false, true, 90, 1, 100, 1,
     101, PERCENT, 1},
    {"4/3 - 8/7", OUTPACE, 3, 0, 0, false, false, 8, 1, 7, 1, 4, 4 * BILLION,
     21},
    {"21/9 - (1/3)/(1/7)", OUTPACE, 9, 0, 0, false, false, 1, 3, 1, 7, 21, 0,
     1},
    {"reference gone", OUTPACE, 100, 0, 0, false, false, 0, 1, 7, 1, 50,
     50 * PERCENT, 1},
    {"20 of 1000, 1.5 % asked", SHARE, 0, 15000000, 0, false, false, 1000, 1, 1,
     1, 20, 5000000, 1},
    {"10 of 2000/3, 1.5 % asked", SHARE, 0, 15000000, 0, false, false, 2000, 3,
     1, 1, 10, 0, 1},
    {"1 of 3, 50 % asked: -1/6", SHARE, 0, 50 * PERCENT, 0, false, false, 3, 1,
     1, 1, 1, -1 * BILLION, 6},
    {"0.11 - 0.1", SHARE_BEFORE, 100, 0, 0, false, false, 1000, 1, 1000, 1, 110,
     PERCENT, 1},
    {"0.11 - 0.09", SHARE_BEFORE, 100, 10 * PERCENT, 0, false, false, 1000, 1,
     1000, 1, 110, 2 * PERCENT, 1},
    {"1/3 - 1/4", SHARE_BEFORE, 1, 0, 0, false, false, 3, 1, 4, 1, 1, BILLION,
     12},
    {"nothing before: 0.05 - 0", SHARE_BEFORE, 0, 0, 0, false, false, 100, 1,
     50, 1, 5, 5 * PERCENT, 1},
    {"fractions: 2/(7/2) - 1/(5/2)", SHARE_BEFORE, 1, 0, 0, false, false, 7, 2,
     5, 2, 2, 6 * BILLION, 35},
};

Test(clause_gap, is_the_one_worked_out_by_hand)
{
  for (size_t i = 0; i < COUNT(gaps); i++) {
    struct kjp__clause_numbers numbers = {.base = gaps[i].base,
                                          .rate = gaps[i].rate,
                                          .margin = gaps[i].margin,
                                          .has_margin = gaps[i].has_margin,
                                          .hold = gaps[i].hold};
    struct kjp__fraction expected =
        fraction_of(gaps[i].gap, gaps[i].gap_bottom);
    struct kjp__fraction gap;
    bool defined = false;

    numbers.reference = fraction_of(gaps[i].r, gaps[i].r_bottom);
    numbers.reference_base = fraction_of(gaps[i].r0, gaps[i].r0_bottom);
    cr_assert(
        kjp__clause_gap(gaps[i].kind, &numbers, gaps[i].value, &gap, &defined),
        "%s", gaps[i].label);
    cr_assert(defined, "%s: defined", gaps[i].label);
    cr_expect(kjp__fraction_compare(&gap, &expected) == 0, "%s", gaps[i].label);
  }
}

static const struct {
  const char *label;
  int32_t kind;
  int64_t base, r;
} undefined[] = {
    {"not_below_previous on 0", PREVIOUS, 0, 1},
    {"not_below_previous on -5", PREVIOUS, -5, 1},
    {"grow_at_least on 0", GROW, 0, 1},
    {"grow_at_least on -5", GROW, -5, 1},
    {"outpace on 0", OUTPACE, 0, 1},
    {"outpace on -5", OUTPACE, -5, 1},
    {"share of 0", SHARE, 5, 0},
    {"share of -1", SHARE, 5, -1},
    {"share of 0, before", SHARE_BEFORE, 5, 0},
    {"share of -1, before", SHARE_BEFORE, 5, -1},
    {"not_below_peak", PEAK, 5, 1},
    {"grow_by_at_least", GROW_BY, 5, 1},
    {"average_growth_at_least", AVERAGE, 5, 1},
    {"amount_at_least", AMOUNT, 5, 1},
    {"at_least_peers", PEERS, 5, 1},
};

Test(clause_gap, is_undefined_for_amounts_and_without_a_denominator)
{
  for (size_t i = 0; i < COUNT(undefined); i++) {
    struct kjp__clause_numbers numbers = {.base = undefined[i].base,
                                          .years = 2};
    struct kjp__fraction gap;
    bool defined = true;

    numbers.reference = fraction_of(undefined[i].r, 1);
    numbers.reference_base = fraction_of(3, 1);
    cr_expect(kjp__clause_gap(undefined[i].kind, &numbers, 7, &gap, &defined),
              "%s", undefined[i].label);
    cr_expect(!defined, "%s", undefined[i].label);
  }
}

static const struct {
  const char *label;
  bool hold;
  int64_t now, now_bottom, before, before_bottom, counts, counts_bottom;
} held[] = {
    {"literal, falling", false, 90, 1, 100, 1, 90, 1},
    {"literal, rising", false, 110, 1, 100, 1, 110, 1},
    {"hold, falling", true, 90, 1, 100, 1, 100, 1},
    {"hold, rising", true, 110, 1, 100, 1, 110, 1},
    {"hold, equal", true, 100, 1, 100, 1, 100, 1},
    {"hold, 1/3 after 1/2", true, 1, 3, 1, 2, 1, 2},
    {"hold, 1/2 after 1/3", true, 1, 2, 1, 3, 1, 2},
};

Test(clause_gap, a_held_reference_counts_for_the_larger_of_two_years)
{
  for (size_t i = 0; i < COUNT(held); i++) {
    struct kjp__clause_numbers numbers = {.hold = held[i].hold};
    struct kjp__fraction expected =
        fraction_of(held[i].counts, held[i].counts_bottom);
    struct kjp__fraction out;

    numbers.reference = fraction_of(held[i].now, held[i].now_bottom);
    numbers.reference_base = fraction_of(held[i].before, held[i].before_bottom);
    kjp__clause_reference(&numbers, &out);
    cr_expect(kjp__fraction_compare(&out, &expected) == 0, "%s", held[i].label);
  }
}

static const struct {
  const char *label;
  int32_t kind;
  int64_t base, rate, amount;
  uint32_t years;
  bool strict;
} no_least[] = {
    {"above 2^63 - 1", PREVIOUS, INT64_MAX, 0, 0, 0, true},
    {"2^63", GROW_BY, INT64_MAX, 0, 1, 0, false},
    {"-2^63", GROW_BY, -INT64_MAX, 0, -1, 0, false},
    {"2^62 doubled", GROW, INT64_C(1) << 62, BILLION, 0, 0, false},
    {"2^33 doubled 30 times", AVERAGE, INT64_C(1) << 33, BILLION, 0, 30, false},
    {"9001 times 9 * 10^16", GROW, INT64_C(90000000000000000), 9000 * BILLION,
     0, 0, false},
};

Test(clause_gap, a_least_amount_beyond_int64_is_told)
{
  for (size_t i = 0; i < COUNT(no_least); i++) {
    struct kjp__clause_numbers numbers = {.base = no_least[i].base,
                                          .rate = no_least[i].rate,
                                          .amount = no_least[i].amount,
                                          .years = no_least[i].years,
                                          .strict = no_least[i].strict};
    struct kjp__bound bound;
    int64_t least;

    cr_assert(kjp__clause_bound(no_least[i].kind, &numbers, &bound), "%s",
              no_least[i].label);
    cr_expect(!kjp__bound_least(&bound, &least), "%s", no_least[i].label);
  }
}

Test(clause_gap, a_bound_beyond_int64_still_gives_its_verdict)
{
  struct kjp__clause_numbers numbers = {.base = INT64_MAX, .amount = 1};
  struct kjp__bound bound;
  bool holds = true;

  cr_assert(kjp__clause_bound(GROW_BY, &numbers, &bound));
  cr_expect(kjp__bound_holds(&bound, INT64_MAX, &holds) && !holds, "2^63");
  numbers = (struct kjp__clause_numbers){.base = -INT64_MAX, .amount = -1};
  cr_assert(kjp__clause_bound(GROW_BY, &numbers, &bound));
  cr_expect(kjp__bound_holds(&bound, -INT64_MAX, &holds) && holds, "-2^63");
}

/* 10^(9n) has 1017 bits for 34 years and 1047 for 35. */
Test(clause_gap, average_growth_is_told_to_outgrow_1024_bits)
{
  struct kjp__clause_numbers numbers = {.base = 1, .years = 34};
  struct kjp__bound bound;
  int64_t least = 0;
  bool holds;

  cr_assert(kjp__clause_bound(AVERAGE, &numbers, &bound), "34 years");
  cr_expect(kjp__bound_least(&bound, &least) && least == 1);
  cr_expect(kjp__bound_holds(&bound, 100, &holds) && holds, "10^308");
  cr_expect(!kjp__bound_holds(&bound, 1000, &holds), "10^309");
  numbers.base = 1000;
  cr_expect(!kjp__clause_bound(AVERAGE, &numbers, &bound), "10^309");
  numbers = (struct kjp__clause_numbers){.base = 1, .years = 35};
  cr_expect(!kjp__clause_bound(AVERAGE, &numbers, &bound), "35 years");
}

/* 300-digit references cancel to nothing one can store. */
Test(clause_gap, wide_references_are_told_to_outgrow_1024_bits)
{
  struct kjp__clause_numbers numbers = {.base = 100};
  struct kjp__wide top = wide_of("1"), bottom = wide_of("3");
  struct kjp__bound bound;

  top = power_of_two(700);
  kjp__fraction_make(&top, &bottom, &numbers.reference);
  numbers.reference_base = numbers.reference;
  cr_expect(kjp__clause_bound(OUTPACE, &numbers, &bound), "2^700 / 3 twice");
  top = power_of_two(1000);
  bottom = wide_of("12157665459056928801");
  kjp__fraction_make(&top, &bottom, &numbers.reference);
  numbers.reference_base = numbers.reference;
  cr_expect(!kjp__clause_bound(OUTPACE, &numbers, &bound), "2^1000 * 3^40");
}
