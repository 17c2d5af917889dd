/* SPDX-License-Identifier: MIT */
/* tests/unit/test_year.c - lib/rule/year.c: a year of a rule from what its
 * clauses gave, and the base of the next. */
#include <criterion/criterion.h>
#include <kjplan/audit.h>
#include <string.h>

#include "../../lib/rule/year-priv.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

enum {
  NONE = -999,
  HOLDS = KJP_VERDICT_HOLDS,
  BROKEN = KJP_VERDICT_BROKEN,
  OPEN = KJP_VERDICT_NOT_ASSESSABLE
};

static struct kjp__amount
amount_of(int64_t number)
{
  return number == NONE ? kjp__amount_unknown() : kjp__amount_known(number);
}

static bool
is_amount(struct kjp__amount amount, int64_t number)
{
  int64_t known;

  if (!kjp__amount_get(amount, &known))
    return number == NONE;
  return number != NONE && known == number;
}

/* What each clause gave, a letter a clause: h holds, f fails, u cannot be
 * judged; A is an any_of, whose members are the letters in capitals after it
 * (H F U). Leasts in the order of the letters, without those of an A. */
static int32_t
outcomes_of(const char *letters, const int64_t *leasts,
            struct kjp__outcome *outcomes)
{
  int32_t count = 0, any = -1, used = 0;

  for (; letters[count] != '\0'; count++) {
    struct kjp__outcome *outcome = &outcomes[count];
    char letter = letters[count];

    memset(outcome, 0, sizeof *outcome);
    outcome->any_of = strchr("HFU", letter) != NULL ? any : -1;
    outcome->is_any = letter == 'A';
    if (outcome->is_any) {
      any = count;
      continue;
    }
    outcome->judged = letter != 'u' && letter != 'U';
    outcome->holds = letter == 'h' || letter == 'H';
    outcome->least = amount_of(leasts[used++]);
  }
  return count;
}

/* `binding`: the indices of binding clauses as digits. */
static const struct {
  const char *letters;
  int64_t leasts[6];
  int64_t floor;
  bool partial;
  int32_t verdict, runner_up;
  const char *binding;
} years[] = {
    {"", {0}, NONE, false, HOLDS, -1, ""},
    {"h", {10}, 10, false, HOLDS, -1, "0"},
    {"f", {10}, 10, false, BROKEN, -1, "0"},
    {"u", {10}, 10, false, OPEN, -1, "0"},
    {"u", {NONE}, NONE, true, OPEN, -1, ""},
    /* the greatest least is the floor, wherever it stands */
    {"hhh", {10, 30, 20}, 30, false, HOLDS, 2, "1"},
    {"hhh", {30, 20, 10}, 30, false, HOLDS, 1, "0"},
    {"hhh", {10, 20, 30}, 30, false, HOLDS, 1, "2"},
    {"hh", {-5, -3}, -3, false, HOLDS, 0, "1"},
    {"hh", {-5, 0}, 0, false, HOLDS, 0, "1"},
    /* ties: all bind; the runner-up is strictly below, the first of them */
    {"hh", {10, 10}, 10, false, HOLDS, -1, "01"},
    {"hhh", {10, 5, 10}, 10, false, HOLDS, 1, "02"},
    {"hhhh", {4, 10, 7, 7}, 10, false, HOLDS, 2, "1"},
    {"hhhh", {7, 4, 10, 7}, 10, false, HOLDS, 0, "2"},
    {"hhh", {10, 10, 10}, 10, false, HOLDS, -1, "012"},
    /* a least that is not known leaves the floor partial */
    {"hu", {10, NONE}, 10, true, OPEN, -1, "0"},
    {"uhh", {NONE, 10, 20}, 20, true, OPEN, 1, "2"},
    {"uu", {NONE, NONE}, NONE, true, OPEN, -1, ""},
    /* verdicts: broken before not assessable before holds */
    {"hf", {10, 20}, 20, false, BROKEN, 0, "1"},
    {"fh", {20, 10}, 20, false, BROKEN, 1, "0"},
    {"fu", {20, NONE}, 20, true, BROKEN, -1, "0"},
    {"uf", {NONE, 20}, 20, true, BROKEN, -1, "1"},
    {"huh", {1, NONE, 2}, 2, true, OPEN, 0, "2"},
    {"ufh", {NONE, 9, 2}, 9, true, BROKEN, 2, "1"},
    /* an any_of among others; members neither bind nor raise the floor */
    {"AHFh", {10, 50, 20}, 20, false, HOLDS, 0, "3"},
    {"AFFh", {30, 50, 20}, 30, false, BROKEN, 3, "0"},
    {"hAHU", {20, 10, NONE}, 20, true, HOLDS, -1, "0"},
    {"hAFU", {20, 10, NONE}, 20, true, OPEN, -1, "0"},
    {"fAUU", {20, NONE, NONE}, 20, true, BROKEN, -1, "0"},
    {"AHHAFF", {10, 20, 30, 40}, 30, false, BROKEN, 0, "3"},
    {"hAHH", {10, 10, 25}, 10, false, HOLDS, -1, "01"},
    {"uAUU", {20, 30, 25}, 25, false, OPEN, 0, "1"},
};

Test(year, floor_binding_runner_up_and_verdict)
{
  for (size_t i = 0; i < COUNT(years); i++) {
    struct kjp__outcome outcomes[8];
    struct kjp__year year = {.runner_up = 77};
    char binding[9] = "";
    size_t used = 0;
    int32_t count = outcomes_of(years[i].letters, years[i].leasts, outcomes);

    kjp__year_judge(outcomes, count, &year);
    for (int32_t j = 0; j < count; j++)
      if (outcomes[j].binding)
        binding[used++] = (char)('0' + j);
    binding[used] = '\0';
    cr_expect(is_amount(year.floor, years[i].floor), "row %zu '%s': floor", i,
              years[i].letters);
    cr_expect(year.partial == years[i].partial, "row %zu '%s': partial", i,
              years[i].letters);
    cr_expect(year.verdict == years[i].verdict, "row %zu '%s': verdict %d", i,
              years[i].letters, year.verdict);
    cr_expect(year.runner_up == years[i].runner_up,
              "row %zu '%s': runner-up %d", i, years[i].letters,
              year.runner_up);
    cr_expect_str_eq(binding, years[i].binding, "row %zu '%s': binding %s", i,
                     years[i].letters, binding);
  }
}

/* States of an any_of: every mix of up to three members. */
static const struct {
  const char *letters;
  int32_t verdict;
} mixes[] = {
    {"AH", HOLDS},   {"AF", BROKEN},   {"AU", OPEN},    {"AHH", HOLDS},
    {"AHF", HOLDS},  {"AFH", HOLDS},   {"AHU", HOLDS},  {"AUH", HOLDS},
    {"AFF", BROKEN}, {"AFU", OPEN},    {"AUF", OPEN},   {"AUU", OPEN},
    {"AHFU", HOLDS}, {"AFUH", HOLDS},  {"AUFH", HOLDS}, {"AFFU", OPEN},
    {"AUFF", OPEN},  {"AFFF", BROKEN}, {"AFFH", HOLDS}, {"AUUH", HOLDS},
    {"AUUF", OPEN},  {"AUUU", OPEN},   {"AHHH", HOLDS},
};

Test(year, an_any_of_holds_where_one_member_does)
{
  static const int64_t leasts[] = {3, 2, 1};

  for (size_t i = 0; i < COUNT(mixes); i++) {
    struct kjp__outcome outcomes[8];
    struct kjp__year year;
    int32_t count = outcomes_of(mixes[i].letters, leasts, outcomes);

    kjp__year_judge(outcomes, count, &year);
    cr_expect(year.verdict == mixes[i].verdict, "%s", mixes[i].letters);
    cr_expect(outcomes[0].judged == (mixes[i].verdict != OPEN), "%s: judged",
              mixes[i].letters);
    cr_expect(!outcomes[0].judged ||
                  outcomes[0].holds == (mixes[i].verdict == HOLDS),
              "%s: holds", mixes[i].letters);
  }
}

static const struct {
  int64_t leasts[3];
  int64_t least;
} smallest[] = {
    {{3, 2, 1}, 1},
    {{1, 2, 3}, 1},
    {{5, 2, 9}, 2},
    {{7, 7, 7}, 7},
    {{-4, 0, 4}, -4},
    {{NONE, 2, 3}, NONE},
    {{1, NONE, 3}, NONE},
    {{1, 2, NONE}, NONE},
    {{NONE, NONE, 3}, NONE},
    {{NONE, NONE, NONE}, NONE},
    {{INT64_MAX, INT64_MAX, INT64_MAX}, INT64_MAX},
};

Test(year, the_least_of_an_any_of_is_the_smallest_known_only_when_all_are)
{
  for (size_t i = 0; i < COUNT(smallest); i++) {
    struct kjp__outcome outcomes[8];
    struct kjp__year year;
    int32_t count = outcomes_of("AHUF", smallest[i].leasts, outcomes);

    kjp__year_judge(outcomes, count, &year);
    cr_expect(is_amount(outcomes[0].least, smallest[i].least), "row %zu", i);
    cr_expect(is_amount(year.floor, smallest[i].least), "row %zu: floor", i);
    cr_expect(year.partial == (smallest[i].least == NONE), "row %zu", i);
    cr_expect(year.verdict == HOLDS, "row %zu: one holds all the same", i);
  }
}

/* The base of a year. */
static const struct {
  const char *label;
  bool owed;
  int64_t before, floor;
  bool comparable;
  int64_t value, stated; /* of the comparable base, and its `owed` */
  int64_t base;
  bool by_floor;
} bases[] = {
    {"actual", false, 10, NONE, false, NONE, NONE, 10, false},
    {"actual, short", false, 10, 12, false, NONE, NONE, 10, false},
    {"actual, met", false, 13, 12, false, NONE, NONE, 13, false},
    {"actual, unknown", false, NONE, 12, false, NONE, NONE, NONE, false},
    {"actual, 0", false, 0, 12, false, NONE, NONE, 0, false},
    {"actual, comparable", false, 10, 12, true, 8, NONE, 8, false},
    {"actual, comparable, owed stated", false, 10, 12, true, 8, 9, 8, false},
    {"actual, comparable, unknown", false, NONE, 12, true, 8, NONE, 8, false},

    {"owed, first year", true, 10, NONE, false, NONE, NONE, 10, false},
    {"owed, short", true, 10, 12, false, NONE, NONE, 12, true},
    {"owed, met exactly", true, 12, 12, false, NONE, NONE, 12, false},
    {"owed, above", true, 13, 12, false, NONE, NONE, 13, false},
    {"owed, unknown", true, NONE, 12, false, NONE, NONE, NONE, false},
    {"owed, all unknown", true, NONE, NONE, false, NONE, NONE, NONE, false},
    {"owed, short of 0", true, -3, 0, false, NONE, NONE, 0, true},
    {"owed, below 0", true, -3, 12, false, NONE, NONE, 12, true},
    {"owed, below 0, no floor", true, -3, NONE, false, NONE, NONE, NONE, false},
    {"actual, below 0", false, -3, 12, false, NONE, NONE, NONE, false},

    {"comparable, above", true, 13, 12, true, 8, NONE, 8, false},
    {"comparable, met exactly", true, 12, 12, true, 8, NONE, 8, false},
    {"comparable, short", true, 10, 12, true, 8, NONE, NONE, false},
    {"comparable, one short", true, 11, 12, true, 80, NONE, NONE, false},
    {"comparable, unknown before", true, NONE, 12, true, 8, NONE, NONE, false},
    {"comparable, no floor", true, 10, NONE, true, 8, NONE, 8, false},
    {"comparable, nothing known", true, NONE, NONE, true, 8, NONE, 8, false},
    {"comparable, more stated", true, 13, 12, true, 8, 9, 9, false},
    {"comparable, less stated", true, 13, 12, true, 8, 7, 8, false},
    {"comparable, short, more stated", true, 10, 12, true, 8, 9, 9, false},
    {"comparable, short, less stated", true, 10, 12, true, 8, 7, 8, false},
    {"comparable, unknown, stated", true, NONE, 12, true, 8, 9, 9, false},
    {"comparable, no floor, stated", true, 10, NONE, true, 8, 9, 9, false},
};

Test(year, the_base_is_what_was_or_what_was_owed)
{
  for (size_t i = 0; i < COUNT(bases); i++) {
    struct kjp__base_numbers numbers = {
        .before = amount_of(bases[i].before),
        .floor_before = amount_of(bases[i].floor),
        .comparable = bases[i].comparable,
        .comparable_value = amount_of(bases[i].value),
        .comparable_owed = amount_of(bases[i].stated),
        .owed = bases[i].owed};
    bool by_floor = !bases[i].by_floor;
    struct kjp__amount base = kjp__base_of(&numbers, &by_floor);

    cr_expect(is_amount(base, bases[i].base), "%s", bases[i].label);
    cr_expect(by_floor == bases[i].by_floor, "%s: by floor", bases[i].label);
  }
}

/* What was owed could not be worked out: it may be any amount. Beside it, what
 * the floor of the other clauses was. */
static const struct {
  const char *label;
  bool owed;
  int64_t floor;
  bool comparable;
  int64_t stated;
  int64_t base;
} lost[] = {
    {"actual", false, 12, false, NONE, 10},
    {"owed", true, 12, false, NONE, NONE},
    {"owed, no floor", true, NONE, false, NONE, NONE},
    {"owed, met the floor of the rest", true, 10, false, NONE, NONE},
    {"comparable, actual", false, 12, true, NONE, 8},
    {"comparable", true, 10, true, NONE, NONE},
    {"comparable, no floor", true, NONE, true, NONE, NONE},
    {"comparable, owed stated", true, NONE, true, 9, 9},
};

Test(year, has_no_owed_base_after_one_that_was_too_large)
{
  for (size_t i = 0; i < sizeof lost / sizeof *lost; i++) {
    const struct kjp__base_numbers numbers = {
        .before = amount_of(10),
        .floor_before = amount_of(lost[i].floor),
        .floor_lost = true,
        .comparable = lost[i].comparable,
        .comparable_value = amount_of(8),
        .comparable_owed = amount_of(lost[i].stated),
        .owed = lost[i].owed};
    bool by_floor = true;
    struct kjp__amount base = kjp__base_of(&numbers, &by_floor);

    cr_expect(is_amount(base, lost[i].base), "%s", lost[i].label);
    cr_expect(!by_floor, "%s: by floor", lost[i].label);
  }
}
