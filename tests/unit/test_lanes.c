/* SPDX-License-Identifier: MIT */
/* tests/unit/test_lanes.c - least amounts in lanes are those of the exact
 * integers, in every build of lanes.c that this processor can run. */
#include <criterion/criterion.h>

#include <math.h>

#include <kjplan/panel.h>
#include <kjplan/plan.h>

#include "../../lib/quantity/rate-priv.h"
#include "../../lib/rule/clause-priv.h"
#include "../../lib/rule/lanes-priv.h"
#include "numbers.h"

enum { CELLS = 1000, ROUNDS = 100 };

static double start[CELLS], now[CELLS], before[CELLS], blank[CELLS];
static double least[CELLS], floors[CELLS], doubt[CELLS], binding[CELLS];
static const struct kjp__lanes_sum sum = {least, floors, doubt, binding};

/* Whole numbers of any size below 2^51; often next to a power of two, zero, or
 * a multiple of the one before, where quotients are whole. */
static int64_t
draw_number(uint64_t *state, int64_t other)
{
  uint32_t bits = (uint32_t)(draw(state) % 52);
  int64_t number = (int64_t)(draw(state) >> (63 - bits) >> 1);

  switch (draw(state) % 8) {
  case 0:
    number = (INT64_C(1) << bits) - 1 + (int64_t)(draw(state) % 3);
    break;
  case 1:
    number = other;
    break;
  case 2:
    number = other > 0 ? number / other * other : 0;
    break;
  case 3:
    number = other + 1;
    break;
  default:
    break;
  }
  return number < INT64_C(1) << 51 ? number : (INT64_C(1) << 51) - 1;
}

static void
draw_cells(uint64_t *state)
{
  for (size_t i = 0; i < CELLS; i++) {
    int64_t first = draw_number(state, 1000);
    int64_t second = draw_number(state, first);

    before[i] = (double)second;
    start[i] = (double)draw_number(state, second);
    now[i] = (double)draw_number(state, draw(state) % 2 == 0 ? first : second);
  }
}

/* What clause.c asks; false where it is not below the end. */
static bool
exact_least(int32_t kind, const struct kjp__clause_numbers *numbers,
            int64_t *out)
{
  struct kjp__bound bound;

  return kjp__clause_bound(kind, numbers, &bound) &&
         kjp__bound_least(&bound, out) && *out < (int64_t)KJP__LANES_END - 2;
}

static void
compare(const struct kjp__lanes *lanes, int32_t kind,
        const struct kjp__lanes_clause *clause,
        struct kjp__clause_numbers numbers)
{
  lanes->open(&sum, CELLS);
  lanes->take(clause, &sum, CELLS);
  for (size_t i = 0; i < CELLS; i++) {
    bool judged = clause->kind != KJP__LANES_RATIO || before[i] > 0;
    int64_t expected = -1;

    numbers.base = (int64_t)start[i];
    kjp__fraction_set(&numbers.reference, (int64_t)now[i]);
    kjp__fraction_set(&numbers.reference_base, (int64_t)before[i]);
    if (!judged) {
      cr_assert(isnan(doubt[i]) && floors[i] == -1, "%s: judged", lanes->name);
      continue;
    }
    if (exact_least(kind, &numbers, &expected))
      cr_assert(floors[i] == (double)expected,
                "%s, kind %d: %.0f %.0f %.0f gives %.0f, expected %lld",
                lanes->name, (int)kind, start[i], now[i], before[i], floors[i],
                (long long)expected);
    else
      cr_assert(floors[i] >= KJP__LANES_END - 2, "%s: %.0f", lanes->name,
                floors[i]);
  }
}

static void
compare_rates(const struct kjp__lanes *lanes, uint64_t *state)
{
  int64_t growth = (int64_t)(draw(state) % 300000000);
  struct kjp__clause_numbers numbers = {.rate = growth};
  struct kjp__lanes_clause clause = {.kind = KJP__LANES_RATE,
                                     .times = (double)(KJP__RATE_ONE + growth),
                                     .over = (double)KJP__RATE_ONE,
                                     .start = start};

  compare(lanes, KJP_CLAUSE_GROW_AT_LEAST, &clause, numbers);
  numbers.strict = clause.strict = true;
  clause.times = (double)(KJP__RATE_ONE - growth);
  compare(lanes, KJP_CLAUSE_NOT_BELOW_PREVIOUS, &clause, numbers);
}

static void
compare_ratios(const struct kjp__lanes *lanes, uint64_t *state)
{
  for (int i = 0; i < 4; i++) {
    struct kjp__clause_numbers numbers = {
        .margin = (int64_t)(draw(state) % 100000000),
        .has_margin = (i & 1) != 0,
        .hold = (i & 2) != 0};
    struct kjp__lanes_clause clause = {.kind = KJP__LANES_RATIO,
                                       .strict = !numbers.has_margin,
                                       .hold = numbers.hold,
                                       .has_margin = numbers.has_margin,
                                       .margin = (double)numbers.margin,
                                       .start = start,
                                       .now = now,
                                       .before = before};

    compare(lanes, KJP_CLAUSE_OUTPACE, &clause, numbers);
    if (i > 0)
      continue;
    clause.strict = false;
    compare(lanes, KJP_CLAUSE_SHARE_NOT_BELOW_PREVIOUS, &clause, numbers);
  }
}

Test(lanes, least_amounts_are_exact)
{
  for (int32_t kind = 0; kjp__lanes_at(kind) != NULL; kind++) {
    uint64_t state = 20260101;

    for (int i = 0; i < ROUNDS; i++) {
      draw_cells(&state);
      compare_rates(kjp__lanes_at(kind), &state);
      compare_ratios(kjp__lanes_at(kind), &state);
    }
  }
}

/* What is left of two quotients is more than one, exactly one, or less:
 * 3 * 2/4 + 3 * 0.5 = 3; 3 * 3/4 + 3 * 0.25 = 3; 3 * 3/4 + 3 * 0.5 = 3.75.
 * In the last three (10^15 + 1) and 10^15 parts, 10^-24 above one, less than
 * one, and one. */
Test(lanes, adds_what_two_quotients_leave)
{
  static const struct {
    double start, now, before, margin, least;
  } rows[] = {{3, 2, 4, 500000000, 3},
              {3, 3, 4, 250000000, 3},
              {3, 3, 4, 500000000, 4},
              {3, 3, 4, 250000001, 4},
              {3, 3, 4, 249999999, 3},
              {4, 3, 4, 0, 3},
              {3, 3, 4, 0, 3},
              {1, 3, 4, 999999999, 2},
              {5, 999, 1000, 999999999, 10},
              {1, 999999999000001, 1000000000000001, 1, 2},
              {1, 999999999000000, 1000000000000001, 1, 1},
              {1, 999999999000000, 1000000000000000, 1, 1}};

  for (int32_t kind = 0; kjp__lanes_at(kind) != NULL; kind++) {
    for (size_t i = 0; i < COUNT(rows); i++) {
      struct kjp__lanes_clause clause = {.kind = KJP__LANES_RATIO,
                                         .has_margin = true,
                                         .margin = rows[i].margin,
                                         .start = &rows[i].start,
                                         .now = &rows[i].now,
                                         .before = &rows[i].before};

      kjp__lanes_at(kind)->open(&sum, 1);
      kjp__lanes_at(kind)->take(&clause, &sum, 1);
      cr_expect(floors[0] == rows[i].least, "%s, %zu: %.0f",
                kjp__lanes_at(kind)->name, i, floors[0]);
    }
  }
}

Test(lanes, loads_what_is_below_the_end_and_tells_the_rest)
{
  static const struct {
    const char *label;
    int64_t number;
    bool fits;
  } rows[] = {{"zero", 0, true},
              {"the last", (INT64_C(1) << 51) - 1, true},
              {"the end", INT64_C(1) << 51, false},
              {"below zero", -1, false},
              {"the greatest", INT64_MAX, false},
              {"the least but one", INT64_MIN + 1, false}};
  static const uint8_t unknown[1] = {0};
  int64_t missing = INT64_MIN;
  double lane;

  for (int32_t kind = 0; kjp__lanes_at(kind) != NULL; kind++) {
    const struct kjp__lanes *lanes = kjp__lanes_at(kind);

    for (size_t i = 0; i < COUNT(rows); i++) {
      cr_expect(lanes->load(&rows[i].number, NULL, &lane, 1) == rows[i].fits,
                "%s: %s", lanes->name, rows[i].label);
      cr_expect(!rows[i].fits || lane == (double)rows[i].number, "%s",
                rows[i].label);
      cr_expect(lanes->load(&rows[i].number, unknown, &lane, 1) && isnan(lane),
                "%s: %s, not known", lanes->name, rows[i].label);
    }
    cr_expect(lanes->load(&missing, NULL, &lane, 1) && isnan(lane));
  }
}

/* From the plainest on, without a gap. */
Test(lanes, are_of_every_kind_that_the_processor_has)
{
  static const char *const names[] = {"plain", "avx2", "avx512"};
  int32_t kinds = 0;

  for (; kjp__lanes_at(kinds) != NULL; kinds++) {
    cr_assert(kinds < (int32_t)COUNT(names));
    cr_expect(strcmp(kjp__lanes_at(kinds)->name, names[kinds]) == 0, "%s",
              kjp__lanes_at(kinds)->name);
  }
  cr_expect(kjp__lanes_best() == kjp__lanes_at(kinds - 1));
#if defined __x86_64__
  cr_expect(!__builtin_cpu_supports("avx2") || !__builtin_cpu_supports("fma") ||
            kinds > 1);
#endif
}

Test(lanes, touch_no_cell_beyond_the_last)
{
  static const double first = 5;
  struct kjp__lanes_clause clause = {
      .kind = KJP__LANES_PLUS, .start = &first, .present = &first, .name = 4};

  for (int32_t kind = 0; kjp__lanes_at(kind) != NULL; kind++) {
    const struct kjp__lanes *lanes = kjp__lanes_at(kind);
    int64_t amounts[2] = {7, 7};
    int32_t names[2] = {7, 7};

    least[1] = floors[1] = doubt[1] = binding[1] = 7;
    blank[0] = 0;
    lanes->open(&sum, 1);
    lanes->take(&clause, &sum, 1);
    cr_expect(lanes->close(&sum, blank, 1), "%s", lanes->name);
    lanes->bindings(&sum, names, 1);
    lanes->floors(&sum, amounts, 1);
    cr_expect(floors[0] == 5 && names[0] == 4 && amounts[0] == 5, "%s",
              lanes->name);
    cr_expect(least[1] == 7 && floors[1] == 7 && doubt[1] == 7 &&
                  binding[1] == 7 && names[1] == 7 && amounts[1] == 7,
              "%s", lanes->name);
  }
}

/* A floor, no floor, a doubt, nothing asked; and cells that are not ruled. */
Test(lanes, writes_verdicts_and_bindings)
{
  static const double value[] = {7, 6, NAN, 7, NAN, 7};
  static const double asks[] = {1, 1, 1, 1, 0, 1};
  static const uint8_t verdicts[] = {
      KJP_VERDICT_HOLDS,          KJP_VERDICT_BROKEN,
      KJP_VERDICT_NOT_ASSESSABLE, KJP_VERDICT_NOT_ASSESSABLE,
      KJP_VERDICT_HOLDS,          KJP_PANEL_NOT_RULED};
  static const double bases[] = {7, 7, 7, NAN, 7, 9};
  static const double present[] = {1, 1, 1, 1, 0, 1};
  struct kjp__lanes_clause clause = {
      .kind = KJP__LANES_PLUS, .start = bases, .present = present, .name = 4};
  uint8_t out[6];
  int32_t names[6];
  int64_t amounts[6];

  blank[5] = NAN;
  for (int32_t kind = 0; kjp__lanes_at(kind) != NULL; kind++) {
    const struct kjp__lanes *lanes = kjp__lanes_at(kind);

    lanes->open(&sum, 6);
    lanes->take(&clause, &sum, 6);
    cr_expect(lanes->close(&sum, blank, 6));
    lanes->verdicts(&sum, value, asks, out, 6);
    lanes->bindings(&sum, names, 6);
    lanes->floors(&sum, amounts, 6);
    for (size_t i = 0; i < 6; i++) {
      cr_expect(out[i] == verdicts[i], "%s, %zu: %d", lanes->name, i, out[i]);
      cr_expect(names[i] == (i < 3 ? 4 : KJP_NONE), "%s, %zu", lanes->name, i);
      cr_expect(amounts[i] == (i < 3 ? 7 : INT64_MIN), "%s, %zu", lanes->name,
                i);
    }
  }
}

/* 2^51 - 3 is the last floor that lanes vouch for. */
Test(lanes, tells_a_floor_that_is_not_below_the_end)
{
  double bases[] = {KJP__LANES_END - 3, 1};
  struct kjp__lanes_clause clause = {.kind = KJP__LANES_PLUS, .start = bases};

  for (int32_t kind = 0; kjp__lanes_at(kind) != NULL; kind++) {
    const struct kjp__lanes *lanes = kjp__lanes_at(kind);

    blank[0] = 0;
    clause.plus = 0;
    lanes->open(&sum, 2);
    lanes->take(&clause, &sum, 2);
    cr_expect(lanes->close(&sum, blank, 2), "%s", lanes->name);
    clause.plus = 1;
    lanes->open(&sum, 2);
    lanes->take(&clause, &sum, 2);
    cr_expect(!lanes->close(&sum, blank, 2), "%s", lanes->name);
    blank[0] = NAN; /* not ruled: it does not matter */
    lanes->open(&sum, 2);
    lanes->take(&clause, &sum, 2);
    cr_expect(lanes->close(&sum, blank, 2), "%s", lanes->name);
  }
}

/* The usual rule in one go: every set of its parts, against the same clauses
 * one by one. */

enum { SOME = 7 * 14, BLANKS = 7 };

static int64_t wholes[SOME], references[SOME], amounts[SOME], verdicts[SOME];

/* Money and a reference near to each other, so that some year is broken, some
 * is not, and some is on its floor. */
static void
draw_dense(uint64_t *state)
{
  for (size_t i = 0; i < SOME; i++) {
    wholes[i] =
        draw(state) % 10 == 0 ? 0 : 1000000 + (int64_t)(draw(state) % 50000);
    references[i] = 3000000 + (int64_t)(draw(state) % 100000);
    if (i > 0 && draw(state) % 3 == 0)
      wholes[i] = wholes[i - 1] + (int64_t)(draw(state) % 3);
    if (i > 0 && draw(state) % 4 == 0)
      references[i] = references[i - 1];
    blank[i] = i % BLANKS == 0 ? (double)NAN : 0;
  }
}

static void
take_one_by_one(const struct kjp__lanes *lanes,
                const struct kjp__lanes_usual *usual)
{
  const struct kjp__lanes_clause *const parts[] = {usual->plus, usual->rate,
                                                   usual->ratio};

  (void)lanes->load(wholes, NULL, start + 1, SOME);
  (void)lanes->load(references, NULL, now, SOME);
  lanes->open(&sum, SOME);
  for (size_t i = 0; i < COUNT(parts); i++) {
    if (parts[i] != NULL)
      lanes->take(parts[i], &sum, SOME);
  }
  cr_assert(lanes->close(&sum, blank, SOME));
}

static void
compare_usual(const struct kjp__lanes *lanes,
              const struct kjp__lanes_usual *usual, int set)
{
  static double asks[SOME], names[SOME];
  static int64_t floors_apart[SOME];
  static uint8_t verdicts_apart[SOME], bytes[SOME];
  static int32_t names_apart[SOME], names_at_once[SOME];

  take_one_by_one(lanes, usual);
  for (size_t i = 0; i < SOME; i++)
    asks[i] = 1;
  lanes->floors(&sum, floors_apart, SOME);
  lanes->verdicts(&sum, start + 1, asks, verdicts_apart, SOME);
  lanes->bindings(&sum, names_apart, SOME);
  for (int with_names = 0; with_names < 2; with_names++) {
    struct kjp__lanes_usual rule = *usual;

    rule.binding = with_names ? names : NULL;
    cr_assert(lanes->usual(&rule, SOME), "%s, set %d", lanes->name, set);
    lanes->verdict_bytes(verdicts, bytes, SOME);
    for (size_t i = 0; i < SOME; i++)
      cr_assert(amounts[i] == floors_apart[i] && bytes[i] == verdicts_apart[i],
                "%s, set %d, %zu: %lld, %d, not %lld, %d", lanes->name, set, i,
                (long long)amounts[i], bytes[i], (long long)floors_apart[i],
                verdicts_apart[i]);
  }
  lanes->names(names, names_at_once, SOME);
  cr_assert(memcmp(names_at_once, names_apart, sizeof names_apart) == 0,
            "%s, set %d: names", lanes->name, set);
}

static const struct kjp__lanes_clause plus_part = {
    .kind = KJP__LANES_PLUS, .plus = 0, .start = start, .name = 3};
static const struct kjp__lanes_clause rate_part = {.kind = KJP__LANES_RATE,
                                                   .times = 1003000000,
                                                   .over = 1000000000,
                                                   .start = start,
                                                   .name = 5};

static struct kjp__lanes_usual
usual_of(int set, const struct kjp__lanes_clause *ratio)
{
  return (struct kjp__lanes_usual){.plus = (set & 1) ? &plus_part : NULL,
                                   .rate = (set & 2) ? &rate_part : NULL,
                                   .ratio = (set & 4) ? ratio : NULL,
                                   .value = wholes,
                                   .reference = (set & 4) ? references : NULL,
                                   .blank = blank,
                                   .floors = amounts,
                                   .verdicts = verdicts};
}

Test(lanes, the_usual_rule_is_that_of_its_clauses)
{
  static double shifted[SOME];

  for (int32_t kind = 0; kjp__lanes_at(kind) != NULL; kind++) {
    uint64_t state = 7;

    for (int i = 0; i < 7 * 2 * 50; i++) {
      struct kjp__lanes_clause ratio = {.kind = KJP__LANES_RATIO,
                                        .strict = i % 2 == 0,
                                        .start = start,
                                        .now = now,
                                        .before = shifted,
                                        .name = 8};
      struct kjp__lanes_usual usual = usual_of(i % 7 + 1, &ratio);

      draw_dense(&state);
      for (size_t at = 1; at < SOME; at++)
        shifted[at] = (double)references[at - 1];
      compare_usual(kjp__lanes_at(kind), &usual, i % 7 + 1);
    }
  }
}

/* What is missing, below zero or too large anywhere, and a reference of zero.
 */
Test(lanes, the_usual_rule_is_only_for_what_is_dense)
{
  static const int64_t values[] = {INT64_MIN, -1, INT64_C(1) << 51, INT64_MAX};
  static const size_t places[] = {0, 1, 50, SOME - 1};
  struct kjp__lanes_clause ratio = {.kind = KJP__LANES_RATIO};
  struct kjp__lanes_usual usual = usual_of(7, &ratio);

  for (int32_t kind = 0; kjp__lanes_at(kind) != NULL; kind++) {
    const struct kjp__lanes *lanes = kjp__lanes_at(kind);
    uint64_t state = 7;

    for (size_t i = 0; i < COUNT(places) * COUNT(values); i++) {
      size_t place = places[i % COUNT(places)];
      int64_t value = values[i / COUNT(places)];
      int64_t whole;

      draw_dense(&state);
      cr_assert(lanes->usual(&usual, SOME) && lanes->dense(wholes, 0, SOME) &&
                lanes->dense(references, 1, SOME));
      whole = wholes[place];
      wholes[place] = value;
      cr_expect(!lanes->usual(&usual, SOME), "%s: value %zu", lanes->name, i);
      cr_expect(!lanes->dense(wholes, 0, SOME), "%s: %zu", lanes->name, i);
      wholes[place] = whole;
      references[place] = value + (value == INT64_C(1) << 51);
      cr_expect(!lanes->usual(&usual, SOME), "%s: reference %zu", lanes->name,
                i);
      references[place] = 0;
      cr_expect(!lanes->usual(&usual, SOME), "%s: zero at %zu", lanes->name, i);
      cr_expect(!lanes->dense(references, 1, SOME), "%s: %zu", lanes->name, i);
    }
    draw_dense(&state);
    wholes[5] = INT64_C(1) << 50; /* and its floor is beyond the end */
    references[5] = 1;
    cr_expect(!lanes->usual(&usual, SOME), "%s: floor", lanes->name);
  }
}
