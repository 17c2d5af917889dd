/* SPDX-License-Identifier: MIT */
/* tests/fuzz/host_calls.c - every public function with arguments of a host's.
 *
 * What a call makes takes the place of what its slot held, which is let go
 * first or last, as chance has it. An output that lies beyond what the headers
 * promise traps. */
#include <string.h>

#include "host.h"
#include "require.h"
#include "walk.h"

/* Slots. The handle that is chosen may be NULL. */

enum { FRESH_BYTE = 0x5A };

#define CHOOSE(host, kind) ((host)->kind[host_slot(host)])

#define KEEP(host, kind, handle, release)                                      \
  do {                                                                         \
    int slot_ = host_slot(host);                                               \
                                                                               \
    release((host)->kind[slot_]);                                              \
    (host)->kind[slot_] = (handle);                                            \
  } while (0)

/* The error of a call that may fail, which goes where errors are kept. */
static void
judge(struct host *host, kjp_status status, kjp_error *error, bool made)
{
  require((status == KJP_OK) == (error == NULL));
  require((status == KJP_OK) == made);
  require(status == kjp_error_status(error));
  if (error != NULL)
    KEEP(host, errors, error, kjp_error_free);
}

static void
keep_text(struct host *host, kjp_status status, kjp_text *text,
          kjp_error *error)
{
  judge(host, status, error, text != NULL);
  if (text != NULL)
    KEEP(host, texts, text, kjp_text_free);
}

static void
keep_plan(struct host *host, kjp_status status, kjp_plan *plan,
          kjp_error *error)
{
  judge(host, status, error, plan != NULL);
  if (plan != NULL)
    KEEP(host, plans, plan, kjp_plan_unref);
}

static void
keep_answer(struct host *host, kjp_status status, kjp_answer *answer,
            kjp_error *error)
{
  judge(host, status, error, answer != NULL);
  if (answer != NULL)
    KEEP(host, answers, answer, kjp_answer_unref);
}

/* A table of a plan, an answer or an error; none of NULL. */
static const kjp_table *
choose_table(struct host *host)
{
  switch (take_below(&host->bytes, 3)) {
  case 0: {
    const kjp_plan *plan = CHOOSE(host, plans);

    return kjp_plan_table(plan, host_number(host));
  }
  case 1: {
    const kjp_answer *answer = CHOOSE(host, answers);

    return kjp_answer_table(answer, host_number(host));
  }
  default:
    return kjp_error_table(CHOOSE(host, errors));
  }
}

/* A column of the table, or any number. */
static int32_t
choose_column(struct host *host, const kjp_table *table)
{
  int32_t number = host_number(host);
  int32_t column = kjp_table_column(table, number & 31);

  return column == KJP_NONE ? number : column;
}

/* Plans */

static void
plan_load(struct host *host)
{
  const kjp_options *options = CHOOSE(host, options);
  kjp_plan *plan;
  kjp_error *error;
  kjp_status status =
      kjp_plan_load(host_text(host), options, &plan, &error);

  keep_plan(host, status, plan, error);
}

static void
plan_parse(struct host *host)
{
  const kjp_options *options = CHOOSE(host, options);
  const char *text = host_text(host);
  size_t size = text == NULL ? 3 : strlen(text);
  kjp_plan *plan;
  kjp_error *error;
  kjp_status status =
      kjp_plan_parse(text, size, host_text(host), options, &plan, &error);

  keep_plan(host, status, plan, error);
}

static void
plan_to_yaml(struct host *host)
{
  kjp_text *text;
  kjp_error *error;
  kjp_status status = kjp_plan_to_yaml(CHOOSE(host, plans), &text, &error);

  keep_text(host, status, text, error);
}

/* No name of the list can be saved to. */
static void
plan_save(struct host *host)
{
  static const char *const names[] = {NULL, "", ".", "/dev/null",
                                      "/nonexistent/plan.yaml"};
  const kjp_plan *plan = CHOOSE(host, plans);
  kjp_error *error;
  kjp_status status =
      kjp_plan_save(plan, names[take_below(&host->bytes, 5)], &error);

  require(status != KJP_OK);
  judge(host, status, error, false);
}

static void
plan_schema(struct host *host)
{
  kjp_text *text;
  kjp_error *error;
  kjp_status status = kjp_plan_schema(&text, &error);

  keep_text(host, status, text, error);
}

static void
plan_ref(struct host *host)
{
  kjp_plan *plan = kjp_plan_ref(CHOOSE(host, plans));

  KEEP(host, plans, plan, kjp_plan_unref);
}

static void
plan_unref(struct host *host)
{
  KEEP(host, plans, NULL, kjp_plan_unref);
}

static void
plan_language(struct host *host)
{
  const kjp_plan *plan = CHOOSE(host, plans);
  int32_t language = kjp_plan_language(plan);

  require(plan == NULL || language == KJP_LANGUAGE_ZH ||
          language == KJP_LANGUAGE_EN);
}

static void
plan_table(struct host *host)
{
  const kjp_plan *plan = CHOOSE(host, plans);

  require(plan != NULL || kjp_plan_table(plan, host_number(host)) == NULL);
}

static void
statistics_load(struct host *host)
{
  const kjp_options *options = CHOOSE(host, options);
  const kjp_plan *plan = CHOOSE(host, plans);
  kjp_plan *other;
  kjp_error *error;
  kjp_status status =
      kjp_statistics_load(plan, host_text(host), options, &other, &error);

  keep_plan(host, status, other, error);
}

static void
statistics_parse(struct host *host)
{
  const kjp_options *options = CHOOSE(host, options);
  const kjp_plan *plan = CHOOSE(host, plans);
  const char *text = host_text(host);
  size_t size = text == NULL ? 3 : strlen(text);
  kjp_plan *other;
  kjp_error *error;
  kjp_status status = kjp_statistics_parse(plan, text, size, host_text(host),
                                           options, &other, &error);

  keep_plan(host, status, other, error);
}

/* Builders */

static void
builder_new(struct host *host)
{
  kjp_builder *builder = kjp_builder_new(CHOOSE(host, plans));

  require(builder != NULL);
  KEEP(host, builders, builder, kjp_builder_free);
}

static void
builder_free(struct host *host)
{
  KEEP(host, builders, NULL, kjp_builder_free);
}

static void
builder_set(struct host *host)
{
  kjp_builder *builder = CHOOSE(host, builders);
  const char *pointer = host_text(host);
  kjp_error *error;
  kjp_status status =
      kjp_builder_set(builder, pointer, host_text(host), &error);

  judge(host, status, error, status == KJP_OK);
}

static void
builder_set_empty(struct host *host)
{
  kjp_builder *builder = CHOOSE(host, builders);
  const char *pointer = host_text(host);
  kjp_error *error;
  kjp_status status =
      kjp_builder_set_empty(builder, pointer, host_number(host), &error);

  judge(host, status, error, status == KJP_OK);
}

static void
builder_remove(struct host *host)
{
  kjp_builder *builder = CHOOSE(host, builders);
  kjp_error *error;
  kjp_status status = kjp_builder_remove(builder, host_text(host), &error);

  judge(host, status, error, status == KJP_OK);
}

static void
builder_set_series(struct host *host)
{
  kjp_builder *builder = CHOOSE(host, builders);
  const char *indicator = host_text(host);
  int32_t stage = host_number(host), count = (int32_t)take_byte(&host->bytes);
  int32_t years[4];
  int64_t quanta[4];
  kjp_error *error;
  kjp_status status;

  for (int i = 0; i < 4; i++) {
    years[i] = host_number(host);
    quanta[i] = (int64_t)take_number(&host->bytes);
  }
  count = count > 250 ? -1 : count % 5;
  status = kjp_builder_set_series(builder, indicator, stage,
                                  count == 0 ? NULL : years, quanta, count,
                                  &error);
  judge(host, status, error, status == KJP_OK);
}

static void
builder_build(struct host *host)
{
  const kjp_options *options = CHOOSE(host, options);
  kjp_plan *plan;
  kjp_error *error;
  kjp_status status =
      kjp_builder_build(CHOOSE(host, builders), options, &plan, &error);

  keep_plan(host, status, plan, error);
}

/* Options, errors, texts */

static void
options_new(struct host *host)
{
  kjp_options *options = kjp_options_new();

  require(options != NULL);
  KEEP(host, options, options, kjp_options_free);
}

static void
options_set(struct host *host)
{
  kjp_options *options = CHOOSE(host, options);
  const char *name = host_text(host), *value = host_text(host);
  kjp_error *error;
  kjp_status status;

  /* A number of draws, threads or kept values may be right and take long. */
  if (name != NULL && value != NULL && strlen(value) > 3 &&
      (strcmp(name, "draws") == 0 || strcmp(name, "kept") == 0))
    value = "20";
  status = kjp_options_set(options, name, value, &error);
  judge(host, status, error, status == KJP_OK);
}

static void
options_free(struct host *host)
{
  KEEP(host, options, NULL, kjp_options_free);
}

static void
error_status(struct host *host)
{
  const kjp_error *error = CHOOSE(host, errors);

  require((kjp_error_status(error) == KJP_OK) == (error == NULL));
}

static void
error_message(struct host *host)
{
  const kjp_error *error = CHOOSE(host, errors);
  const char *message = kjp_error_message(error, host_number(host));

  require(message == NULL || error != NULL);
}

static void
error_language(struct host *host)
{
  (void)kjp_error_language(CHOOSE(host, errors));
}

static void
error_table(struct host *host)
{
  const kjp_error *error = CHOOSE(host, errors);

  require((kjp_error_table(error) == NULL) == (error == NULL));
  walk_table(kjp_error_table(error));
}

static void
error_free(struct host *host)
{
  KEEP(host, errors, NULL, kjp_error_free);
}

static void
text_data(struct host *host)
{
  const kjp_text *text = CHOOSE(host, texts);

  require(text != NULL || kjp_text_data(text) == NULL);
  require(text == NULL || strlen(kjp_text_data(text)) <= kjp_text_size(text));
}

static void
text_size(struct host *host)
{
  const kjp_text *text = CHOOSE(host, texts);

  require(text != NULL || kjp_text_size(text) == 0);
}

static void
text_free(struct host *host)
{
  KEEP(host, texts, NULL, kjp_text_free);
}

/* Quantities */

static void
quantity_parse(struct host *host)
{
  const char *text = host_text(host), *unit = host_text(host);
  int64_t quanta = 1;
  kjp_error *error;
  kjp_status status = kjp_quantity_parse(text, unit, &quanta, &error);

  judge(host, status, error, status == KJP_OK);
  require(status == KJP_OK || quanta == 0);
}

static void
quantity_format(struct host *host)
{
  int64_t quanta = (int64_t)take_number(&host->bytes);
  const char *unit = host_text(host);
  kjp_text *text;
  kjp_error *error;
  kjp_status status =
      kjp_quantity_format(quanta, unit, host_number(host), &text, &error);

  keep_text(host, status, text, error);
}

static void
unit_dimension(struct host *host)
{
  int32_t dimension = kjp_unit_dimension(host_text(host));

  require(dimension == KJP_NONE || (dimension >= KJP_DIMENSION_MONEY &&
                                    dimension <= KJP_DIMENSION_COUNT));
}

static void
unit_quanta(struct host *host)
{
  require(kjp_unit_quanta(host_text(host)) >= 0);
}

/* Questions */

typedef kjp_status question(const kjp_plan *plan, const kjp_options *options,
                            kjp_answer **answer_out, kjp_error **error_out);

static void
ask(struct host *host, question *question)
{
  const kjp_options *options = CHOOSE(host, options);
  const kjp_plan *plan = CHOOSE(host, plans);
  kjp_answer *answer;
  kjp_error *error;
  kjp_status status = question(plan, options, &answer, &error);

  require(plan != NULL || status == KJP_E_ARGUMENT);
  keep_answer(host, status, answer, error);
}

#define QUESTION(name)                                                         \
  static void name(struct host *host)                                          \
  {                                                                            \
    ask(host, kjp_##name);                                                     \
  }
QUESTION(assess_run)
QUESTION(audit_run)
QUESTION(consistency_run)
QUESTION(path_run)
QUESTION(reconcile_run)
QUESTION(simulate_run)

static void
compare_run(struct host *host)
{
  const kjp_answer *before = CHOOSE(host, answers);
  const kjp_answer *after = CHOOSE(host, answers);
  kjp_answer *answer;
  kjp_error *error;
  kjp_status status = kjp_compare_run(before, after, CHOOSE(host, options),
                                      &answer, &error);

  keep_answer(host, status, answer, error);
}

static void
answer_ref(struct host *host)
{
  kjp_answer *answer = kjp_answer_ref(CHOOSE(host, answers));

  KEEP(host, answers, answer, kjp_answer_unref);
}

static void
answer_unref(struct host *host)
{
  KEEP(host, answers, NULL, kjp_answer_unref);
}

static void
answer_plan(struct host *host)
{
  const kjp_answer *answer = CHOOSE(host, answers);
  const kjp_plan *plan = kjp_answer_plan(answer);

  require(answer != NULL || plan == NULL);
  walk_table(kjp_plan_table(plan, KJP_PLAN));
}

static void
answer_table(struct host *host)
{
  walk_table(kjp_answer_table(CHOOSE(host, answers), host_number(host)));
}

static void
answer_sentence(struct host *host)
{
  const kjp_answer *answer = CHOOSE(host, answers);
  int32_t row = host_number(host);
  kjp_text *text;
  kjp_error *error;
  kjp_status status =
      kjp_answer_sentence(answer, row, host_number(host), &text, &error);

  keep_text(host, status, text, error);
}

static void
answer_to_json(struct host *host)
{
  const kjp_answer *answer = CHOOSE(host, answers);
  kjp_text *text;
  kjp_error *error;
  kjp_status status =
      kjp_answer_to_json(answer, host_number(host), &text, &error);

  keep_text(host, status, text, error);
}

static void
answer_to_text(struct host *host)
{
  const kjp_answer *answer = CHOOSE(host, answers);
  kjp_text *text;
  kjp_error *error;
  kjp_status status =
      kjp_answer_to_text(answer, host_number(host), &text, &error);

  keep_text(host, status, text, error);
}

static void
check_to_json(struct host *host)
{
  const kjp_plan *plan = CHOOSE(host, plans);
  const kjp_error *about = CHOOSE(host, errors);
  kjp_text *text;
  kjp_error *error;
  kjp_status status =
      kjp_check_to_json(plan, about, host_number(host), &text, &error);

  keep_text(host, status, text, error);
}

static void
check_to_text(struct host *host)
{
  const kjp_plan *plan = CHOOSE(host, plans);
  kjp_text *text;
  kjp_error *error;
  kjp_status status =
      kjp_check_to_text(plan, host_number(host), &text, &error);

  keep_text(host, status, text, error);
}

static void
findings_to_text(struct host *host)
{
  const kjp_table *table = choose_table(host);
  kjp_text *text;
  kjp_error *error;
  kjp_status status =
      kjp_findings_to_text(table, host_number(host), &text, &error);

  keep_text(host, status, text, error);
}

/* Tables */

#define OF_TABLE(name)                                                         \
  static void name(struct host *host)                                          \
  {                                                                            \
    (void)kjp_##name(choose_table(host));                                      \
  }
OF_TABLE(table_kind)
OF_TABLE(table_name)
OF_TABLE(table_count)
OF_TABLE(table_column_count)

#define OF_COLUMN(name)                                                        \
  static void name(struct host *host)                                          \
  {                                                                            \
    const kjp_table *table = choose_table(host);                               \
                                                                               \
    (void)kjp_##name(table, choose_column(host, table));                       \
  }
OF_COLUMN(table_column)
OF_COLUMN(table_column_name)
OF_COLUMN(table_column_type)
OF_COLUMN(table_column_target)

#define OF_CELL(name)                                                          \
  static void name(struct host *host)                                          \
  {                                                                            \
    const kjp_table *table = choose_table(host);                               \
    int32_t row = host_number(host);                                           \
                                                                               \
    (void)kjp_##name(table, row, choose_column(host, table));                  \
  }
OF_CELL(table_text)
OF_CELL(table_int)
OF_CELL(table_unit)
OF_CELL(table_unit_quanta)

static void
table_column_help(struct host *host)
{
  const kjp_table *table = choose_table(host);
  int32_t column = choose_column(host, table);

  (void)kjp_table_column_help(table, column, host_number(host));
}

static void
table_find(struct host *host)
{
  const kjp_table *table = choose_table(host);
  int32_t row = kjp_table_find(table, host_text(host));

  require(row >= KJP_NONE && row < kjp_table_count(table));
}

static void
table_children(struct host *host)
{
  const kjp_table *table = choose_table(host);
  int32_t column = choose_column(host, table);
  int32_t first = 77;
  int32_t count = kjp_table_children(table, column, host_number(host), &first);

  require(count >= 0 && count <= kjp_table_count(table));
  require(count == 0 || (first >= 0 && first + count <= kjp_table_count(table)));
}

static void
table_amount(struct host *host)
{
  const kjp_table *table = choose_table(host);
  int32_t row = host_number(host);
  int64_t quanta;
  int64_t *out = take_byte(&host->bytes) & 1 ? &quanta : NULL;
  int32_t known =
      kjp_table_amount(table, row, choose_column(host, table), out);

  require(known == 0 || known == 1);
}

static void
table_copy_amounts(struct host *host)
{
  const kjp_table *table = choose_table(host);
  int32_t column = choose_column(host, table);
  int64_t quanta[3] = {0};
  uint8_t known[4] = {FRESH_BYTE, FRESH_BYTE, FRESH_BYTE, FRESH_BYTE};
  int32_t count = (int32_t)take_below(&host->bytes, 5) - 1;

  (void)kjp_table_copy_amounts(table, column, quanta,
                               take_byte(&host->bytes) & 1 ? known : NULL,
                               count > 3 ? 3 : count);
  require(known[3] == FRESH_BYTE);
}

static void
table_copy_ints(struct host *host)
{
  const kjp_table *table = choose_table(host);
  int32_t column = choose_column(host, table);
  int32_t numbers[4] = {0, 0, 0, FRESH_BYTE};
  int32_t count = (int32_t)take_below(&host->bytes, 5) - 1;

  (void)kjp_table_copy_ints(table, column, numbers, count > 3 ? 3 : count);
  require(numbers[3] == FRESH_BYTE);
}

static void
table_format(struct host *host)
{
  const kjp_table *table = choose_table(host);
  int32_t row = host_number(host), column = choose_column(host, table);
  const char *unit = host_text(host);
  kjp_text *text;
  kjp_error *error;
  kjp_status status = kjp_table_format(table, row, column, unit,
                                       host_number(host), &text, &error);

  judge(host, status, error, status == KJP_OK);
  require(status == KJP_OK || text == NULL);
  if (text != NULL)
    KEEP(host, texts, text, kjp_text_free);
}

static void
table_to_csv(struct host *host)
{
  const kjp_table *table = choose_table(host);
  kjp_text *text;
  kjp_error *error;
  kjp_status status = kjp_table_to_csv(table, &text, &error);

  keep_text(host, status, text, error);
}

/* Panels and simulations */

static void
panel_new(struct host *host)
{
  const kjp_options *options = CHOOSE(host, options);
  const kjp_plan *plan = CHOOSE(host, plans);
  int32_t entities = host_number(host), first = host_number(host);
  int32_t last = host_number(host);
  kjp_panel *panel;
  kjp_error *error;
  kjp_status status;

  if (entities > HOST_ENTITIES)
    entities %= HOST_ENTITIES + 1;
  status = kjp_panel_new(plan, options, entities, first, last, &panel, &error);
  judge(host, status, error, panel != NULL);
  if (panel != NULL)
    KEEP(host, panels, panel, kjp_panel_free);
}

static void
panel_free(struct host *host)
{
  KEEP(host, panels, NULL, kjp_panel_free);
}

static void
panel_rule(struct host *host)
{
  const kjp_panel *panel = CHOOSE(host, panels);

  require((kjp_panel_rule(panel) == KJP_NONE) == (panel == NULL));
}

static void
panel_set(struct host *host)
{
  kjp_panel *panel = CHOOSE(host, panels);
  const char *indicator = host_text(host);
  uint8_t which = take_byte(&host->bytes);
  kjp_error *error;
  kjp_status status =
      kjp_panel_set(panel, indicator, which & 1 ? host->quanta : NULL,
                    which & 2 ? host->known : NULL, &error);

  judge(host, status, error, status == KJP_OK);
}

static void
panel_run(struct host *host)
{
  const kjp_panel *panel = CHOOSE(host, panels);
  int32_t first = host_number(host), count = host_number(host);
  uint8_t which = take_byte(&host->bytes);
  kjp_error *error;
  kjp_status status = kjp_panel_run(
      panel, first, count, 1 + (which & 1), which & 2 ? host->floors : NULL,
      which & 4 ? host->verdicts : NULL, which & 8 ? host->bindings : NULL,
      which & 16 ? host->flags : NULL, &error);

  judge(host, status, error, status == KJP_OK);
}

static void
simulation_new(struct host *host)
{
  const kjp_options *options = CHOOSE(host, options);
  kjp_simulation *simulation;
  kjp_error *error;
  kjp_status status = kjp_simulation_new(CHOOSE(host, plans), options,
                                         &simulation, &error);

  judge(host, status, error, simulation != NULL);
  if (simulation != NULL)
    KEEP(host, simulations, simulation, kjp_simulation_free);
}

static void
simulation_step(struct host *host)
{
  kjp_simulation *simulation = CHOOSE(host, simulations);
  int32_t draws = host_number(host);
  kjp_error *error;
  kjp_status status =
      kjp_simulation_step(simulation, draws > 300 ? 300 : draws, &error);

  judge(host, status, error, status == KJP_OK);
}

static void
simulation_merge(struct host *host)
{
  kjp_simulation *into = CHOOSE(host, simulations);
  kjp_error *error;
  kjp_status status =
      kjp_simulation_merge(into, CHOOSE(host, simulations), &error);

  judge(host, status, error, status == KJP_OK);
}

/* The bytes are a text like others, and may be given to a merge. */
static void
simulation_to_bytes(struct host *host)
{
  kjp_text *bytes;
  kjp_error *error;
  kjp_status status =
      kjp_simulation_to_bytes(CHOOSE(host, simulations), &bytes, &error);

  keep_text(host, status, bytes, error);
}

static void
simulation_merge_bytes(struct host *host)
{
  kjp_simulation *into = CHOOSE(host, simulations);
  const kjp_text *text = CHOOSE(host, texts);
  size_t size = kjp_text_size(text);
  kjp_error *error;
  kjp_status status;

  if (take_byte(&host->bytes) & 1)
    size /= 2;
  status =
      kjp_simulation_merge_bytes(into, kjp_text_data(text), size, &error);
  judge(host, status, error, status == KJP_OK);
}

static void
simulation_copy_draws(struct host *host)
{
  const kjp_simulation *simulation = CHOOSE(host, simulations);
  int32_t row = host_number(host);
  int64_t quanta[4] = {0, 0, 0, FRESH_BYTE};
  int32_t count = (int32_t)take_below(&host->bytes, 5) - 1;

  (void)kjp_simulation_copy_draws(simulation, row,
                                  take_byte(&host->bytes) & 1 ? quanta : NULL,
                                  count > 3 ? 3 : count);
  require(quanta[3] == FRESH_BYTE);
}

static void
simulation_answer(struct host *host)
{
  kjp_answer *answer;
  kjp_error *error;
  kjp_status status =
      kjp_simulation_answer(CHOOSE(host, simulations), &answer, &error);

  keep_answer(host, status, answer, error);
}

static void
simulation_free(struct host *host)
{
  KEEP(host, simulations, NULL, kjp_simulation_free);
}

static void
version(struct host *host)
{
  (void)host;
  require(kjp_version() > 0);
}

static void
version_text(struct host *host)
{
  (void)host;
  require(kjp_version_text() != NULL);
}

const struct host_call host_calls[] = {
    {"kjp_answer_plan", answer_plan},
    {"kjp_answer_ref", answer_ref},
    {"kjp_answer_sentence", answer_sentence},
    {"kjp_answer_table", answer_table},
    {"kjp_answer_to_json", answer_to_json},
    {"kjp_answer_to_text", answer_to_text},
    {"kjp_answer_unref", answer_unref},
    {"kjp_assess_run", assess_run},
    {"kjp_audit_run", audit_run},
    {"kjp_builder_build", builder_build},
    {"kjp_builder_free", builder_free},
    {"kjp_builder_new", builder_new},
    {"kjp_builder_remove", builder_remove},
    {"kjp_builder_set", builder_set},
    {"kjp_builder_set_empty", builder_set_empty},
    {"kjp_builder_set_series", builder_set_series},
    {"kjp_check_to_json", check_to_json},
    {"kjp_check_to_text", check_to_text},
    {"kjp_compare_run", compare_run},
    {"kjp_consistency_run", consistency_run},
    {"kjp_error_free", error_free},
    {"kjp_error_language", error_language},
    {"kjp_error_message", error_message},
    {"kjp_error_status", error_status},
    {"kjp_error_table", error_table},
    {"kjp_findings_to_text", findings_to_text},
    {"kjp_options_free", options_free},
    {"kjp_options_new", options_new},
    {"kjp_options_set", options_set},
    {"kjp_panel_free", panel_free},
    {"kjp_panel_new", panel_new},
    {"kjp_panel_rule", panel_rule},
    {"kjp_panel_run", panel_run},
    {"kjp_panel_set", panel_set},
    {"kjp_path_run", path_run},
    {"kjp_plan_language", plan_language},
    {"kjp_plan_load", plan_load},
    {"kjp_plan_parse", plan_parse},
    {"kjp_plan_ref", plan_ref},
    {"kjp_plan_save", plan_save},
    {"kjp_plan_schema", plan_schema},
    {"kjp_plan_table", plan_table},
    {"kjp_plan_to_yaml", plan_to_yaml},
    {"kjp_plan_unref", plan_unref},
    {"kjp_quantity_format", quantity_format},
    {"kjp_quantity_parse", quantity_parse},
    {"kjp_reconcile_run", reconcile_run},
    {"kjp_statistics_load", statistics_load},
    {"kjp_statistics_parse", statistics_parse},
    {"kjp_simulate_run", simulate_run},
    {"kjp_simulation_answer", simulation_answer},
    {"kjp_simulation_copy_draws", simulation_copy_draws},
    {"kjp_simulation_free", simulation_free},
    {"kjp_simulation_merge", simulation_merge},
    {"kjp_simulation_merge_bytes", simulation_merge_bytes},
    {"kjp_simulation_new", simulation_new},
    {"kjp_simulation_step", simulation_step},
    {"kjp_simulation_to_bytes", simulation_to_bytes},
    {"kjp_table_amount", table_amount},
    {"kjp_table_children", table_children},
    {"kjp_table_column", table_column},
    {"kjp_table_column_count", table_column_count},
    {"kjp_table_column_help", table_column_help},
    {"kjp_table_column_name", table_column_name},
    {"kjp_table_column_target", table_column_target},
    {"kjp_table_column_type", table_column_type},
    {"kjp_table_copy_amounts", table_copy_amounts},
    {"kjp_table_copy_ints", table_copy_ints},
    {"kjp_table_count", table_count},
    {"kjp_table_find", table_find},
    {"kjp_table_format", table_format},
    {"kjp_table_int", table_int},
    {"kjp_table_kind", table_kind},
    {"kjp_table_name", table_name},
    {"kjp_table_text", table_text},
    {"kjp_table_to_csv", table_to_csv},
    {"kjp_table_unit", table_unit},
    {"kjp_table_unit_quanta", table_unit_quanta},
    {"kjp_text_data", text_data},
    {"kjp_text_free", text_free},
    {"kjp_text_size", text_size},
    {"kjp_unit_dimension", unit_dimension},
    {"kjp_unit_quanta", unit_quanta},
    {"kjp_version", version},
    {"kjp_version_text", version_text},
};
const int host_call_count = sizeof host_calls / sizeof *host_calls;
