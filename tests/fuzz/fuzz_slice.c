/* SPDX-License-Identifier: MIT */
/* tests/fuzz/fuzz_slice.c - the bytes of a slice, changed on their way.
 *
 * An input says which slice is drawn, what happens to its bytes, and whether
 * someone put the right check on them afterwards. What is refused leaves the
 * simulation as it was. What is taken has been drawn by some simulation, as far
 * as anyone can see: it is written as the bytes that were read, whichever way
 * round it was merged, and its answer has chances between none and all and
 * quantiles in order. */
#include <stdio.h>
#include <stdlib.h>

#include "require.h"
#include "slice_bytes.h"
#include "walk.h"

enum { MOST_CHANGES = 24, PLANS = 3 };

/* A target and a rule, a growth that has no value in some draws; a rule that
 * is followed; nothing that is drawn. */
static const char *const texts[PLANS] = {
    "kjplan: 1\n"
    "plan: {id: p, title: 计划, years: 2021-2023}\n"
    "indicators:\n"
    "  x: {name: 甲, scope: 市, unit: 亿元, values: {2021: 100},\n"
    "    assume: {growth: 5 %, sd: 2 %, persistence: 0.5}}\n"
    "  y: {name: 乙, scope: 市, unit: 亿元, values: {2021: 0.0000000001},\n"
    "    assume: {growth: 0 %, sd: 100 %}}\n"
    "  part: {name: 比, scope: 市, unit: '%', derive: {ratio: [x, y]}}\n"
    "targets:\n"
    "  t: {indicator: x, year: 2023, at_least: 110}\n"
    "rules:\n"
    "  r: {indicator: x, years: 2022-2023, clauses: [grow_at_least: 4 %]}\n",

    "kjplan: 1\n"
    "plan: {id: p, title: 计划, years: 2021-2023}\n"
    "indicators:\n"
    "  x: {name: 甲, scope: 市, unit: 亿元, values: {2021: 1},\n"
    "    assume: {growth: 5 %, sd: 9 %}}\n"
    "  y: {name: 乙, scope: 市, unit: 亿元, values: {2021: 9},\n"
    "    assume: {growth: 2 %, sd: 9 %}}\n"
    "correlations: [[x, y, 0.6]]\n"
    "rules:\n"
    "  r: {indicator: x, years: 2022-2023, clauses: [outpace: {of: y}]}\n",

    "kjplan: 1\n"
    "plan: {id: p, title: 计划, years: 2021-2023}\n"
    "indicators:\n"
    "  x: {name: 甲, scope: 市, unit: 亿元, values: {2021: 1}}\n"
    "targets:\n"
    "  t: {indicator: x, year: 2021, at_least: 110}\n",
};

/* Read once, and let go with the process. */
static const kjp_plan *
plan_of(uint32_t number)
{
  static kjp_plan *plans[PLANS];

  if (plans[number] == NULL)
    require(kjp_plan_parse(texts[number], strlen(texts[number]), NULL, NULL,
                           &plans[number], NULL) == KJP_OK);
  return plans[number];
}

/* How every simulation of an input is made. */
struct making {
  const kjp_plan *plan;
  const char *kept;
  const char *mode;
};

static kjp_simulation *
slice_from(const struct making *making, const char *first, int64_t draws)
{
  kjp_options *options = kjp_options_new();
  kjp_simulation *simulation;

  require(kjp_options_set(options, "kept", making->kept, NULL) == KJP_OK &&
          kjp_options_set(options, "mode", making->mode, NULL) == KJP_OK &&
          kjp_options_set(options, "first-draw", first, NULL) == KJP_OK);
  require(kjp_simulation_new(making->plan, options, &simulation, NULL) ==
          KJP_OK);
  kjp_options_free(options);
  if (draws > 0)
    require(kjp_simulation_step(simulation, draws, NULL) == KJP_OK);
  return simulation;
}

static kjp_text *
bytes_of(const kjp_simulation *simulation)
{
  kjp_text *bytes;

  require(kjp_simulation_to_bytes(simulation, &bytes, NULL) == KJP_OK);
  return bytes;
}

static bool
are_equal(const kjp_text *one, const char *data, size_t size)
{
  return kjp_text_size(one) == size &&
         memcmp(kjp_text_data(one), data, size) == 0;
}

static void
require_bytes(const kjp_simulation *simulation, const char *data, size_t size)
{
  kjp_text *bytes = bytes_of(simulation);

  require(are_equal(bytes, data, size));
  kjp_text_free(bytes);
}

/* Whether they were taken; what refuses them stays as it was. */
static bool
merge(kjp_simulation *into, const char *data, size_t size)
{
  kjp_text *before = bytes_of(into);
  kjp_error *error;
  kjp_status status = kjp_simulation_merge_bytes(into, data, size, &error);

  require(status == KJP_OK || status == KJP_E_ARGUMENT);
  require(status == kjp_error_status(error));
  walk_table(kjp_error_table(error));
  if (status != KJP_OK)
    require_bytes(into, kjp_text_data(before), kjp_text_size(before));
  kjp_error_free(error);
  kjp_text_free(before);
  return status == KJP_OK;
}

/* What an answer says */

static void
require_chances(const kjp_answer *answer, int32_t kind, int32_t column)
{
  const kjp_table *table = kjp_answer_table(answer, kind);
  int64_t quanta;

  for (int32_t row = 0; row < kjp_table_count(table); row++)
    if (kjp_table_amount(table, row, column, &quanta))
      require(quanta >= 0 &&
              quanta <= 100 * kjp_table_unit_quanta(table, row, column));
}

static void
require_order(const kjp_answer *answer)
{
  const kjp_table *table = kjp_answer_table(answer, KJP_SIMULATION_FAN_YEARS);

  for (int32_t row = 0; row < kjp_table_count(table); row++) {
    int64_t least = INT64_MIN;

    for (int32_t column = KJP_SIMULATION_FAN_YEAR_P05;
         column <= KJP_SIMULATION_FAN_YEAR_P95; column++) {
      int64_t quanta = least;

      (void)kjp_table_amount(table, row, column, &quanta);
      require(quanta >= least);
      least = quanta;
    }
  }
}

static void
ask(const kjp_simulation *simulation)
{
  kjp_answer *answer;
  kjp_text *text;
  kjp_error *error;
  kjp_status status = kjp_simulation_answer(simulation, &answer, &error);

  require((status == KJP_OK) == (answer != NULL && error == NULL));
  for (int32_t table = 0; table < WALK_TABLES; table++)
    walk_table(kjp_answer_table(answer, table));
  require_chances(answer, KJP_SIMULATION_TARGETS,
                  KJP_SIMULATION_TARGET_PROBABILITY);
  require_chances(answer, KJP_SIMULATION_RULES,
                  KJP_SIMULATION_RULE_PROBABILITY);
  require_chances(answer, KJP_SIMULATION_YEARS,
                  KJP_SIMULATION_YEAR_PROBABILITY);
  require_order(answer);
  kjp_error_free(error);
  for (int i = 0; answer != NULL && i < 2; i++) {
    status = kjp_answer_to_json(answer, walk_languages[i], &text, &error);
    walk_text(status, text, error);
    status = kjp_answer_to_text(answer, walk_languages[i], &text, &error);
    walk_text(status, text, error);
  }
  kjp_answer_unref(answer);
}

/* What was drawn goes on: what it then writes is read again. */
static void
draw_on(const struct making *making, kjp_simulation *simulation)
{
  kjp_simulation *again = slice_from(making, "0", 0);
  kjp_text *bytes;

  (void)kjp_simulation_step(simulation, 3, NULL);
  bytes = bytes_of(simulation);
  require(merge(again, kjp_text_data(bytes), kjp_text_size(bytes)));
  require_bytes(again, kjp_text_data(bytes), kjp_text_size(bytes));
  kjp_text_free(bytes);
  kjp_simulation_free(again);
}

/* The bytes of what the input draws, changed as it says. */
static struct slice_bytes
change(const struct making *making, struct bytes *input)
{
  static const char *const firsts[] = {"0", "100", "1000000000000000"};
  const char *first = firsts[take_below(input, 3)];
  kjp_simulation *drawn = slice_from(making, first, take_below(input, 64));
  kjp_simulation *other = slice_from(making, "70", take_below(input, 8));
  uint8_t finish = take_byte(input);
  struct slice_bytes slice;
  kjp_text *bytes;

  (void)kjp_simulation_merge(drawn, other, NULL);
  bytes = bytes_of(drawn);
  slice_take(&slice, bytes);
  for (int i = 0; i < MOST_CHANGES && input->size > 0; i++)
    slice_change(&slice, input);
  if (finish & 1)
    slice_count(&slice);
  if ((finish & 6) != 6)
    slice_seal(&slice);
  kjp_text_free(bytes);
  kjp_simulation_free(other);
  kjp_simulation_free(drawn);
  return slice;
}

/* Into one that has no draws, and one that has. */
static void
deliver(const struct making *making, const char *data, size_t size)
{
  kjp_simulation *empty = slice_from(making, "0", 0);
  kjp_simulation *some = slice_from(making, "64", 5);
  kjp_text *bytes = bytes_of(some);
  bool is_taken = merge(empty, data, size);

  if (is_taken) {
    require_bytes(empty, data, size);
    ask(empty);
  }
  if (merge(some, data, size)) {
    kjp_text *both = bytes_of(some);

    require(is_taken);
    require(merge(empty, kjp_text_data(bytes), kjp_text_size(bytes)));
    require_bytes(empty, kjp_text_data(both), kjp_text_size(both));
    ask(some);
    kjp_text_free(both);
  }
  if (is_taken)
    draw_on(making, empty);
  kjp_text_free(bytes);
  kjp_simulation_free(some);
  kjp_simulation_free(empty);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  static const char *const kept[] = {"40", "0", "1", "66"};
  struct bytes input = {data, size};
  struct making making = {.plan = plan_of(take_below(&input, PLANS))};
  struct slice_bytes slice;
  char *exact;

  making.kept = kept[take_below(&input, 4)];
  making.mode = take_below(&input, 2) ? "follow_rule" : "as_planned";
  slice = change(&making, &input);
  /* Exactly as large: a checker sees a step beyond. */
  exact = malloc(slice.size + (slice.size == 0));
  require(exact != NULL);
  memcpy(exact, slice.words, slice.size);
  deliver(&making, exact, slice.size);
  free(exact);
  return 0;
}
