/* SPDX-License-Identifier: MIT */
/* tests/unit/test_simulate_bytes.c - slices that go as bytes: the same bytes
 * for the same draws, and nothing that is no slice gets in. */
#include <stdlib.h>

#include "plans.h"

/* A growth that is drawn, one that has no value in some draws, a target and a
 * rule: every kind of count, and six nodes that are kept. */
static const char growing[] =
    "kjplan: 1\n"
    "plan: {id: p, title: 计划, years: 2021-2024}\n"
    "indicators:\n"
    "  x: {name: 甲, scope: 市, unit: 亿元, values: {2021: 100},\n"
    "    assume: {growth: 5 %, sd: 2 %, persistence: 0.5}}\n"
    "  y: {name: 乙, scope: 市, unit: 亿元, values: {2021: 0.0000000001},\n"
    "    assume: {growth: 0 %, sd: 100 %}}\n"
    "  part: {name: 比, scope: 市, unit: '%', derive: {ratio: [x, y]}}\n"
    "targets:\n"
    "  t: {indicator: x, year: 2023, at_least: 110}\n"
    "rules:\n"
    "  r: {indicator: x, years: 2022-2024, clauses: [grow_at_least: 4 %]}\n";

/* Words of the head, as doc/simulate.md has them. */
enum { FORM = 1, CHECK, OF_WHAT, DRAWS = 11, UNDEFINED, RANGES, HEAD };

static kjp_simulation *
simulation_of(const kjp_plan *plan, const char *name, const char *value)
{
  kjp_options *options = kjp_options_new();
  kjp_simulation *simulation = NULL;

  cr_assert(kjp_options_set(options, "kept", "40", NULL) == KJP_OK);
  if (name != NULL)
    cr_assert(kjp_options_set(options, name, value, NULL) == KJP_OK, "%s",
              name);
  cr_assert(kjp_simulation_new(plan, options, &simulation, NULL) == KJP_OK);
  kjp_options_free(options);
  return simulation;
}

/* Draws first..end-1. */
static kjp_simulation *
slice_of(const kjp_plan *plan, int first, int end)
{
  char number[16];
  kjp_simulation *simulation;

  (void)snprintf(number, sizeof number, "%d", first);
  simulation = simulation_of(plan, "first-draw", number);
  if (end > first)
    cr_assert(kjp_simulation_step(simulation, end - first, NULL) == KJP_OK);
  return simulation;
}

static kjp_text *
bytes_of(const kjp_simulation *simulation)
{
  kjp_text *bytes = NULL;
  kjp_error *error = NULL;

  cr_assert(kjp_simulation_to_bytes(simulation, &bytes, &error) == KJP_OK, "%s",
            kjp_error_message(error, KJP_LANGUAGE_EN));
  return bytes;
}

static kjp_status
merge(kjp_simulation *into, const kjp_text *bytes)
{
  return kjp_simulation_merge_bytes(into, kjp_text_data(bytes),
                                    kjp_text_size(bytes), NULL);
}

static bool
are_same(const kjp_simulation *simulation, const kjp_text *wanted)
{
  kjp_text *found = bytes_of(simulation);
  bool same = kjp_text_size(found) == kjp_text_size(wanted) &&
              memcmp(kjp_text_data(found), kjp_text_data(wanted),
                     kjp_text_size(wanted)) == 0;

  kjp_text_free(found);
  return same;
}

static kjp_text *
json_of(const kjp_simulation *simulation)
{
  kjp_answer *answer = NULL;
  kjp_text *json = NULL;

  cr_assert(kjp_simulation_answer(simulation, &answer, NULL) == KJP_OK);
  cr_assert(kjp_answer_to_json(answer, KJP_LANGUAGE_EN, &json, NULL) == KJP_OK);
  kjp_answer_unref(answer);
  return json;
}

/* Orders in which slices arrive; 40 are kept, of the first two slices. */
static const int ends[] = {0, 15, 15, 700, 1000};
static const int orders[][4] = {
    {0, 1, 2, 3}, {3, 2, 1, 0}, {2, 0, 3, 1}, {1, 3, 0, 2}};

Test(simulate_bytes, slices_come_together_to_the_same_bytes)
{
  kjp_plan *plan = plan_of(growing);
  kjp_plan *again = plan_of(growing); /* as in another process */
  kjp_simulation *whole = slice_of(plan, 0, 1000);
  kjp_text *wanted = bytes_of(whole);
  kjp_text *json = json_of(whole);

  for (size_t i = 0; i < COUNT(orders); i++) {
    kjp_simulation *into = slice_of(plan, 0, 0);
    kjp_text *found;

    for (size_t j = 0; j < 4; j++) {
      kjp_simulation *slice =
          slice_of(again, ends[orders[i][j]], ends[orders[i][j] + 1]);
      kjp_text *bytes = bytes_of(slice);

      kjp_simulation_free(slice);
      cr_expect(merge(into, bytes) == KJP_OK, "order %zu, %zu", i, j);
      kjp_text_free(bytes);
    }
    cr_expect(are_same(into, wanted), "order %zu", i);
    found = json_of(into);
    cr_expect_str_eq(kjp_text_data(found), kjp_text_data(json));
    kjp_text_free(found);
    kjp_simulation_free(into);
  }
  kjp_text_free(json);
  kjp_text_free(wanted);
  kjp_simulation_free(whole);
  kjp_plan_unref(again);
  kjp_plan_unref(plan);
}

/* What is no slice of the same */

static const char *const others[][2] = {
    {"seed", "2"},      {"mode", "follow_rule"}, {"kept", "41"},
    {"indicator", "x"}, {"as-of", "2023-01-01"}, {"paths", "1"},
};

static bool
is_refused(const kjp_simulation *slice, kjp_simulation *into)
{
  kjp_text *bytes = bytes_of(slice);
  kjp_text *before = bytes_of(into);
  bool refused = merge(into, bytes) == KJP_E_ARGUMENT && are_same(into, before);

  kjp_text_free(before);
  kjp_text_free(bytes);
  return refused;
}

Test(simulate_bytes, other_draws_than_of_the_same_are_refused)
{
  kjp_plan *plan = plan_of(growing);
  char text[sizeof growing];
  kjp_plan *other;
  kjp_simulation *into = slice_of(plan, 0, 100);
  kjp_simulation *slice;

  for (size_t i = 0; i < COUNT(others); i++) {
    slice = simulation_of(plan, others[i][0], others[i][1]);
    cr_expect(is_refused(slice, into), "%s", others[i][0]);
    kjp_simulation_free(slice);
  }
  memcpy(text, growing, sizeof growing);
  *strstr(text, "5 %") = '6';
  other = plan_of(text);
  slice = slice_of(other, 100, 200);
  cr_expect(is_refused(slice, into), "another plan");
  kjp_simulation_free(slice);
  slice = slice_of(plan, 99, 101);
  cr_expect(is_refused(slice, into), "a draw in common");
  kjp_simulation_free(slice);
  cr_expect(is_refused(into, into), "itself");
  kjp_simulation_free(into);
  kjp_plan_unref(other);
  kjp_plan_unref(plan);
}

/* Bytes that nobody wrote */

/* Of its own, so that a change of the library's is seen. */
static void
seal(int64_t *words, size_t count)
{
  uint64_t sum = 0;

  for (size_t i = CHECK + 1; i < count; i++) {
    sum = (sum << 5 | sum >> 59) ^ (uint64_t)words[i];
    sum *= 0x9E3779B97F4A7C15u;
  }
  words[CHECK] = (int64_t)sum;
}

/* Where they stand in a slice of draws 100..129 and 140..159: two ranges, nine
 * tallies of a target and a rule, nine of fans, 40 values of each of these. */
enum {
  FIRST = HEAD,
  END,
  NEXT_FIRST,
  NEXT_END,
  TARGET, /* defined, holds, high, low */
  FAN = TARGET + 9 * 4,
  VALUES = FAN + 9 * 4,
  WORDS = VALUES + 9 * 40
};

static const struct {
  const char *label;
  struct {
    int word;
    int64_t value;
  } changes[2];
} wrong[] = {
    {"another form", {{FORM, 2}}},
    {"another order of bytes", {{FORM, INT64_C(1) << 56}}},
    {"another plan", {{OF_WHAT, 0}}},
    {"no draws", {{DRAWS, 0}}},
    {"fewer draws than in the ranges", {{DRAWS, 49}}},
    {"more draws than in the ranges", {{DRAWS, 51}}},
    {"draws below zero", {{DRAWS, -1}}},
    {"too many draws", {{DRAWS, INT64_C(1000000001)}}},
    {"undefined below zero", {{UNDEFINED, -1}}},
    {"more undefined than drawn", {{UNDEFINED, 51}}},
    {"no range", {{RANGES, 0}}},
    {"another range", {{RANGES, 3}}},
    {"ranges beyond all", {{RANGES, INT64_MAX}}},
    {"ranges below zero", {{RANGES, -1}}},
    {"a draw below zero", {{FIRST, -1}, {END, 29}}},
    {"a range that ends where it begins", {{END, 100}}},
    {"a range that ends before it begins", {{FIRST, 130}, {END, 100}}},
    {"a range longer than the draws", {{NEXT_END, 191}}},
    {"a range to the end of numbers", {{NEXT_END, INT64_MAX}}},
    {"draws behind the last there can be",
     {{NEXT_FIRST, INT64_C(1000000999999981)},
      {NEXT_END, INT64_C(1000001000000001)}}},
    {"a range too short", {{NEXT_END, 159}}},
    {"ranges that touch", {{NEXT_FIRST, 130}, {NEXT_END, 150}}},
    {"ranges with draws in common", {{NEXT_FIRST, 120}, {NEXT_END, 140}}},
    {"ranges out of order", {{FIRST, 200}, {END, 230}}},
    {"defined below zero", {{TARGET, -1}}},
    {"more defined than drawn", {{TARGET, 51}}},
    {"more hold than are defined", {{TARGET, 20}, {TARGET + 1, 21}}},
    {"fewer hold than none", {{TARGET + 1, -1}}},
    {"a sum of outcomes", {{TARGET + 2, 1}}},
    {"a low sum of outcomes", {{TARGET + 3, 1}}},
    {"an amount that holds", {{FAN + 1, 1}}},
    {"a sum too high", {{FAN + 2, (INT64_C(50) << 30) + 1}}},
    {"a sum too low", {{FAN + 2, -(INT64_C(50) << 30) - 1}}},
    {"a low sum that is not carried", {{FAN + 3, INT64_C(1) << 32}}},
    {"a low sum below zero", {{FAN + 3, -1}}},
    {"a value too large", {{VALUES, (INT64_C(1) << 62) + 1}}},
    {"a value too far below zero", {{WORDS - 1, -(INT64_C(1) << 62) - 1}}},
    {"a value missing where all are defined", {{VALUES, INT64_MIN}}},
    {"more values than are defined", {{FAN, 39}}},
};

/* Of draws 100..129 and 140..159. */
static kjp_simulation *
apart(const kjp_plan *plan)
{
  kjp_simulation *into = slice_of(plan, 140, 160);
  kjp_simulation *from = slice_of(plan, 100, 130);

  cr_assert(kjp_simulation_merge(into, from, NULL) == KJP_OK);
  kjp_simulation_free(from);
  return into;
}

Test(simulate_bytes, what_cannot_have_been_drawn_is_refused)
{
  kjp_plan *plan = plan_of(growing);
  kjp_simulation *slice = apart(plan);
  kjp_simulation *into = slice_of(plan, 0, 10);
  kjp_text *bytes = bytes_of(slice);
  kjp_text *before = bytes_of(into);
  size_t size = kjp_text_size(bytes);
  int64_t *words = malloc(size);

  cr_assert(words != NULL);
  cr_assert(size == WORDS * 8, "%zu", size);
  memcpy(words, kjp_text_data(bytes), size);
  seal(words, size / 8);
  cr_assert(memcmp(words, kjp_text_data(bytes), size) == 0, "the check");
  for (size_t i = 0; i < COUNT(wrong); i++) {
    memcpy(words, kjp_text_data(bytes), size);
    for (size_t j = 0; j < 2 && wrong[i].changes[j].word != 0; j++)
      words[wrong[i].changes[j].word] = wrong[i].changes[j].value;
    seal(words, size / 8);
    cr_expect(kjp_simulation_merge_bytes(into, (char *)words, size, NULL) ==
                  KJP_E_ARGUMENT,
              "%s", wrong[i].label);
    cr_expect(are_same(into, before), "%s", wrong[i].label);
  }
  free(words);
  kjp_text_free(before);
  kjp_text_free(bytes);
  kjp_simulation_free(into);
  kjp_simulation_free(slice);
  kjp_plan_unref(plan);
}

/* Every word, changed to what hurts most, under a check that is right: refused
 * or taken, and what was taken can be answered. */
Test(simulate_bytes, no_word_hurts)
{
  static const int64_t hurting[] = {INT64_MIN, INT64_MIN + 1,    -1,       0,
                                    1,         INT64_C(1) << 62, INT64_MAX};
  kjp_plan *plan = plan_of(growing);
  kjp_simulation *slice = apart(plan);
  kjp_text *bytes = bytes_of(slice);
  size_t size = kjp_text_size(bytes);
  int64_t *words = malloc(size);
  int refusals = 0;

  cr_assert(words != NULL);
  for (size_t i = 0; i < size / 8 * COUNT(hurting); i++) {
    kjp_simulation *into = slice_of(plan, 0, 10);

    memcpy(words, kjp_text_data(bytes), size);
    words[i / COUNT(hurting)] = hurting[i % COUNT(hurting)];
    seal(words, size / 8);
    if (kjp_simulation_merge_bytes(into, (char *)words, size, NULL) != KJP_OK)
      refusals++;
    kjp_text_free(json_of(into));
    kjp_simulation_free(into);
  }
  cr_expect(refusals > 500, "%d", refusals);
  free(words);
  kjp_text_free(bytes);
  kjp_simulation_free(slice);
  kjp_plan_unref(plan);
}

Test(simulate_bytes, damage_is_seen)
{
  kjp_plan *plan = plan_of(growing);
  kjp_simulation *slice = apart(plan);
  kjp_simulation *into = slice_of(plan, 0, 10);
  kjp_text *bytes = bytes_of(slice);
  size_t size = kjp_text_size(bytes);

  for (size_t cut = 0; cut < size; cut++) {
    char *data = malloc(cut + 1); /* so that a checker sees what is read */

    memcpy(data, kjp_text_data(bytes), cut);
    cr_expect(kjp_simulation_merge_bytes(into, data, cut, NULL) ==
                  KJP_E_ARGUMENT,
              "cut at %zu", cut);
    free(data);
  }
  for (size_t at = 0; at < size; at++) {
    char *data = malloc(size);

    memcpy(data, kjp_text_data(bytes), size);
    data[at] ^= (char)(1 << at % 8);
    cr_expect(kjp_simulation_merge_bytes(into, data, size, NULL) ==
                  KJP_E_ARGUMENT,
              "damage at %zu", at);
    free(data);
  }
  kjp_text_free(bytes);
  kjp_simulation_free(into);
  kjp_simulation_free(slice);
  kjp_plan_unref(plan);
}

Test(simulate_bytes, a_plan_without_a_sha256_has_no_bytes)
{
  kjp_options *options = kjp_options_new();
  kjp_plan *plan = NULL;
  kjp_error *error = NULL;
  kjp_text *bytes = NULL;
  kjp_simulation *simulation;

  cr_assert(kjp_options_set(options, "sha256", "0", NULL) == KJP_OK);
  cr_assert(kjp_plan_parse(growing, strlen(growing), "p", options, &plan,
                           NULL) == KJP_OK);
  simulation = simulation_of(plan, NULL, NULL);
  cr_expect(kjp_simulation_to_bytes(simulation, &bytes, &error) ==
            KJP_E_ARGUMENT);
  cr_expect(bytes == NULL);
  cr_expect(has_text(kjp_error_table(error), 0, KJP_FINDING_EXPECTED_EN,
                     "a plan with a SHA-256: read from a file or a text, with "
                     "the option sha256 at 1"));
  kjp_error_free(error);
  kjp_simulation_free(simulation);
  kjp_plan_unref(plan);
  kjp_options_free(options);
}

Test(simulate_bytes, null_arguments_are_refused)
{
  kjp_plan *plan = plan_of(growing);
  kjp_simulation *simulation = slice_of(plan, 0, 1);
  kjp_text *bytes = bytes_of(simulation);

  cr_expect(kjp_simulation_to_bytes(simulation, NULL, NULL) == KJP_E_ARGUMENT);
  cr_expect(merge(NULL, bytes) == KJP_E_ARGUMENT);
  cr_expect(merge(simulation, NULL) == KJP_E_ARGUMENT);
  kjp_text_free(bytes);
  bytes = (kjp_text *)simulation;
  cr_expect(kjp_simulation_to_bytes(NULL, &bytes, NULL) == KJP_E_ARGUMENT);
  cr_expect(bytes == NULL);
  kjp_simulation_free(simulation);
  kjp_plan_unref(plan);
}
