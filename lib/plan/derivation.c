/* SPDX-License-Identifier: MIT */
/* lib/plan/derivation.c - what an indicator is derived from.
 *
 * An indicator may be derived from one that stands below it in the file, so
 * names are kept until the section has been read, then resolved, and the
 * whole is checked: units, scopes, circles. */
#include "read-priv.h"

#include <string.h>

#include "../base/text-priv.h"

/* An input whose name is not resolved yet, and the place of its operation. */
struct pending {
  int32_t input; /* row of KJP_INPUTS */
  const char *name;
  const char *pointer;
  struct kjp__mark mark;
  struct kjp__mark operation;
};

/* How many inputs an operation takes. */
static const struct {
  int32_t least;
  int32_t most; /* 0: any number */
  struct kjp__say expected;
} counts[] = {
    [KJP_DERIVE_SUM] = {1, 0, {"一个或多个指标", "one or more indicators"}},
    [KJP_DERIVE_DIFFERENCE] = {2, 2, {"两个指标", "two indicators"}},
    [KJP_DERIVE_PRODUCT] = {1, 0, {"一个或多个指标", "one or more indicators"}},
    [KJP_DERIVE_RATIO] = {2, 2, {"两个指标", "two indicators"}},
    [KJP_DERIVE_GROWTH] = {1, 1, {"一个指标", "one indicator"}},
    [KJP_DERIVE_LAG] = {1, 1, {"一个指标", "one indicator"}},
    [KJP_DERIVE_CUMULATIVE] = {1, 1, {"一个指标", "one indicator"}},
    [KJP_DERIVE_AVERAGE] = {1, 0, {"一个或多个指标", "one or more indicators"}},
    [KJP_DERIVE_AVERAGE_GROWTH] = {1, 1, {"一个指标", "one indicator"}},
};

void
kjp__reading_init_pending(struct kjp__reading *reading,
                          struct kjp__arena *arena)
{
  kjp__rows_init(&reading->pending, arena, sizeof(struct pending));
}

static void
add_input(struct kjp__reading *reading, const struct kjp__at *at,
          struct kjp__mark operation)
{
  struct kjp__rows *inputs = &reading->plan->tables[KJP_INPUTS].rows;
  const char *name = kjp__scalar(reading, at);
  const char *pointer;
  struct pending *pending;
  struct kjp__input *input;

  if (name == NULL)
    return;
  input = kjp__rows_add(inputs);
  pending = kjp__rows_add(&reading->pending);
  if (input == NULL || pending == NULL)
    return;
  input->indicator = reading->parent;
  input->input = KJP_NONE;
  input->mark = at->node->mark;
  pointer = kjp__at_pointer(reading, at);
  pending->input = inputs->count - 1;
  pending->name = kjp__arena_copy(reading->pending.arena, name, strlen(name));
  pending->pointer =
      kjp__arena_copy(reading->pending.arena, pointer, strlen(pointer));
  pending->mark = at->node->mark;
  pending->operation = operation;
}

static void
read_inputs(struct kjp__reading *reading, const struct kjp__at *at,
            int8_t operation)
{
  int32_t count = 0;

  for (const struct kjp__node *item = at->node->first; item != NULL;
       item = item->next) {
    struct kjp__at here = kjp__at_item(at, count++, item);

    if (!kjp__is_empty(reading, &here))
      add_input(reading, &here, at->key_mark);
  }
  if (count < counts[operation].least ||
      (counts[operation].most != 0 && count > counts[operation].most))
    kjp__report_value(
        reading, at, KJP__LIST_LENGTH,
        (struct kjp__details){.expected = counts[operation].expected});
}

static int8_t
operation_of(const char *key)
{
  for (int8_t word = 1; kjp__words_derive[word] != NULL; word++) {
    if (strcmp(kjp__words_derive[word], key) == 0)
      return word;
  }
  return 0;
}

/* Average growth: what grows, and since when */

KJP__READER(growth_of)
{
  (void)field;
  (void)row;
  add_input(reading, at, at->up->key_mark);
}

static void
read_average_growth(struct kjp__reading *reading, const struct kjp__at *at,
                    struct kjp__indicator *indicator)
{
  static const char *const bases[] = {"since", "lookback", NULL};

  if (!kjp__read_map(reading, at, &kjp__shape_average_growth, indicator,
                     KJP_NONE))
    return;
  if ((kjp__find_key(at->node, bases[0]) == NULL) ==
      (kjp__find_key(at->node, bases[1]) == NULL))
    kjp__report_key(
        reading, at, KJP__AVERAGE_GROWTH_BASE,
        (struct kjp__details){.expected = kjp__list_words(reading, bases)});
}

static void
read_operation(struct kjp__reading *reading, const struct kjp__at *at,
               int8_t operation, struct kjp__indicator *indicator)
{
  if (kjp__is_empty(reading, at))
    return;
  if (operation == KJP_DERIVE_AVERAGE_GROWTH)
    read_average_growth(reading, at, indicator);
  else if (counts[operation].most == 1)
    add_input(reading, at, at->key_mark);
  else if (kjp__is_list(reading, at))
    read_inputs(reading, at, operation);
}

KJP__READER(derive)
{
  struct kjp__indicator *indicator = row;
  const char *const *words = kjp__words_derive + 1;
  struct kjp__details details = {.expected = kjp__list_words(reading, words)};

  (void)field;
  if (!kjp__is_map(reading, at))
    return;
  indicator->derive_mark = at->key_mark;
  if (at->node->first == NULL)
    kjp__report_value(reading, at, KJP__DERIVE_COUNT, details);
  for (const struct kjp__node *key = at->node->first; key != NULL;
       key = key->next->next) {
    struct kjp__at entry = kjp__at_entry(at, key);
    int8_t operation;

    if (!kjp__is_text_key(reading, at, key))
      continue;
    operation = operation_of(key->text);
    if (operation == 0) {
      details.found = KJP__SAY(key->text);
      details.name = KJP__SAY("derive");
      details.near = KJP__SAY(kjp__nearest(reading, details.found.en, words));
      kjp__report_key(reading, &entry, KJP__KEY_UNKNOWN, details);
    } else if (indicator->derive != 0) {
      details.related = at->node->first->mark;
      kjp__report_key(reading, &entry, KJP__DERIVE_COUNT, details);
    } else {
      indicator->derive = operation;
      read_operation(reading, &entry, operation, indicator);
    }
  }
}

/* Resolving */

static void
resolve(struct kjp__reading *reading, const struct pending *pending)
{
  struct kjp__input *input =
      kjp__rows_at(&reading->plan->tables[KJP_INPUTS].rows, pending->input);
  struct kjp__node node = {.kind = KJP__NODE_SCALAR,
                           .mark = pending->mark,
                           .text = pending->name,
                           .size = (uint32_t)strlen(pending->name)};
  struct kjp__at at = {NULL, NULL, 0, pending->mark, &node};

  reading->pointer = pending->pointer;
  input->input = kjp__exact_reference_of(reading, &at);
  reading->pointer = NULL;
}

void
kjp__resolve_inputs(struct kjp__reading *reading)
{
  for (int32_t i = 0; i < reading->pending.count; i++)
    resolve(reading, kjp__rows_at(&reading->pending, i));
}

/* Checking */

static const struct kjp__input *
input_at(const struct kjp__reading *reading, int32_t row)
{
  return kjp__plan_row(reading->plan, KJP_INPUTS, row);
}

/* The dimension of x / y and of x * y, 0 where there is none. */
static int32_t
divided(int32_t x, int32_t y)
{
  if (x == y)
    return KJP_DIMENSION_RATIO;
  if (y == KJP_DIMENSION_RATIO)
    return x;
  return x == KJP_DIMENSION_MONEY && y == KJP_DIMENSION_COUNT ? x : 0;
}

static int32_t
multiplied(int32_t x, int32_t y)
{
  if (x == KJP_DIMENSION_RATIO)
    return y;
  if (y == KJP_DIMENSION_RATIO || y == KJP_DIMENSION_COUNT)
    return x == KJP_DIMENSION_POINTS && y == KJP_DIMENSION_COUNT ? 0 : x;
  return x == KJP_DIMENSION_COUNT && y == KJP_DIMENSION_MONEY ? y : 0;
}

/* A ratio and points add up to a ratio; else only like goes with like. */
static int32_t
added(int32_t x, int32_t y)
{
  if (x == y)
    return x;
  return (x == KJP_DIMENSION_RATIO && y == KJP_DIMENSION_POINTS) ||
                 (x == KJP_DIMENSION_POINTS && y == KJP_DIMENSION_RATIO)
             ? KJP_DIMENSION_RATIO
             : 0;
}

static int32_t
subtracted(int32_t x, int32_t y)
{
  if (x == KJP_DIMENSION_RATIO && y == KJP_DIMENSION_RATIO)
    return KJP_DIMENSION_POINTS;
  return added(x, y);
}

typedef int32_t (*combine_function)(int32_t, int32_t);

static const combine_function combines[] = {
    [KJP_DERIVE_SUM] = added,
    [KJP_DERIVE_AVERAGE] = added,
    [KJP_DERIVE_DIFFERENCE] = subtracted,
    [KJP_DERIVE_PRODUCT] = multiplied,
    [KJP_DERIVE_RATIO] = divided,
    [KJP_DERIVE_GROWTH] = NULL,
    [KJP_DERIVE_LAG] = NULL,
    [KJP_DERIVE_CUMULATIVE] = NULL,
    [KJP_DERIVE_AVERAGE_GROWTH] = NULL,
};

static int32_t
dimension_of(const struct kjp__reading *reading, int32_t input)
{
  int32_t indicator = input_at(reading, input)->input;

  return indicator < 0
             ? 0
             : kjp__plan_indicator(reading->plan, indicator)->dimension;
}

/* The dimension that the inputs first..first+count-1 make; 0: none. */
static int32_t
derived_dimension(const struct kjp__reading *reading, int8_t operation,
                  int32_t first, int32_t count)
{
  int32_t dimension = dimension_of(reading, first);

  if (operation == KJP_DERIVE_GROWTH || operation == KJP_DERIVE_AVERAGE_GROWTH)
    return KJP_DIMENSION_RATIO;
  for (int32_t i = 1; i < count && combines[operation] != NULL; i++)
    dimension =
        combines[operation](dimension, dimension_of(reading, first + i));
  return dimension;
}

static bool
all_known(const struct kjp__reading *reading, int8_t operation, int32_t first,
          int32_t count)
{
  if (count < counts[operation].least ||
      (counts[operation].most != 0 && count > counts[operation].most))
    return false;
  for (int32_t i = 0; i < count; i++) {
    if (dimension_of(reading, first + i) == 0)
      return false; /* reported already */
  }
  return count > 0;
}

/* "/indicators/ID/derive/OPERATION" */
static const char *
operation_pointer(struct kjp__reading *reading,
                  const struct kjp__indicator *indicator)
{
  const char *id = indicator->id == NULL ? "" : indicator->id;

  return kjp__arena_format(reading->scratch, "/indicators/%s/derive/%s", id,
                           kjp__words_derive[indicator->derive]);
}

static void
report_operation(struct kjp__reading *reading,
                 const struct kjp__indicator *indicator, struct kjp__mark mark,
                 enum kjp__code code, struct kjp__details details)
{
  details.pointer = operation_pointer(reading, indicator);
  kjp__findings_add(reading->findings, code, mark, &details);
}

static const struct pending *
pending_of(const struct kjp__reading *reading, int32_t input)
{
  return kjp__rows_at(&reading->pending, input);
}

static void
check_dimension(struct kjp__reading *reading,
                const struct kjp__indicator *indicator, int32_t first,
                int32_t count)
{
  int32_t dimension =
      derived_dimension(reading, indicator->derive, first, count);
  struct kjp__details details = {.found = KJP__SAY(indicator->unit.label)};

  if (dimension == indicator->dimension)
    return;
  details.expected =
      dimension == 0
          ? (struct kjp__say){"量纲相容的输入", "inputs that go together"}
          : (struct kjp__say){
                kjp__arena_format(reading->scratch, "量纲为 %s 的单位",
                                  kjp__words_dimension[dimension]),
                kjp__arena_format(reading->scratch, "a unit of %s",
                                  kjp__words_dimension[dimension])};
  report_operation(reading, indicator, pending_of(reading, first)->operation,
                   KJP__DERIVE_DIMENSION, details);
}

static void
check_scopes(struct kjp__reading *reading,
             const struct kjp__indicator *indicator, int32_t first,
             int32_t count)
{
  if (indicator->mixed_scope || indicator->scope == NULL)
    return;
  for (int32_t i = 0; i < count; i++) {
    const struct pending *pending = pending_of(reading, first + i);
    int32_t input = input_at(reading, first + i)->input;
    const char *scope =
        input < 0 ? NULL : kjp__plan_indicator(reading->plan, input)->scope;

    if (scope == NULL || strcmp(scope, indicator->scope) == 0)
      continue;
    kjp__findings_add(
        reading->findings, KJP__SCOPE_MIXED, pending->mark,
        &(struct kjp__details){
            .name = KJP__SAY("derive"),
            .found = KJP__SAY(kjp__arena_format(reading->scratch, "%s / %s",
                                                indicator->scope, scope)),
            .pointer = pending->pointer});
  }
}

/* What is assumed grows on, from values that are calculated with. */
static void
check_assumptions(struct kjp__reading *reading,
                  const struct kjp__indicator *indicator, int32_t row)
{
  const struct kjp_table *table = &reading->plan->tables[KJP_ASSUMPTIONS];
  int32_t first;

  if (indicator->derive != KJP_DERIVE_AVERAGE_GROWTH ||
      (!kjp__amount_is_known(indicator->growth) &&
       !kjp__amount_is_known(indicator->sd) &&
       !kjp__amount_is_known(indicator->persistence) &&
       kjp_table_children(table, KJP_ASSUMPTION_INDICATOR, row, &first) == 0))
    return;
  report_operation(reading, indicator, indicator->derive_mark,
                   KJP__AVERAGE_GROWTH_USED,
                   (struct kjp__details){.found = KJP__SAY(indicator->id)});
}

/* Circles: each indicator is walked once, along its inputs, with a stack of
 * its own; what is on the stack and met again closes a circle. */

struct step {
  int32_t indicator;
  int32_t next; /* input to look at */
};

struct walk {
  struct step *stack;
  int32_t depth;
  int8_t *state; /* of each indicator: 0 new, 1 on the stack, 2 done */
};

static void
report_circle(struct kjp__reading *reading, const struct walk *walk,
              int32_t closing)
{
  struct kjp__text_builder text = {0};
  int32_t first_row = INT32_MAX;
  int32_t first_input = 0;
  int32_t start = walk->depth - 1;
  const char *circle;
  int32_t length;

  while (walk->stack[start].indicator != closing)
    start--;
  length = walk->depth - start;
  for (int32_t i = start; i < walk->depth; i++) {
    if (walk->stack[i].indicator < first_row)
      first_row = walk->stack[i].indicator;
  }
  while (walk->stack[start].indicator != first_row)
    start++;
  for (int32_t i = 0; i <= length; i++) {
    int32_t place = start + i;
    const struct kjp__indicator *indicator;

    if (place >= walk->depth)
      place -= length;
    indicator =
        kjp__plan_indicator(reading->plan, walk->stack[place].indicator);
    kjp__text_add(&text, i == 0 ? "" : " -> ");
    kjp__text_add(&text, indicator->id == NULL ? "?" : indicator->id);
  }
  (void)kjp_table_children(&reading->plan->tables[KJP_INPUTS],
                           KJP_INPUT_INDICATOR, first_row, &first_input);
  circle = kjp__text_keep(&text, reading->scratch);
  report_operation(reading, kjp__plan_indicator(reading->plan, first_row),
                   pending_of(reading, first_input)->operation,
                   KJP__DERIVE_CYCLE,
                   (struct kjp__details){.found = KJP__SAY(circle)});
}

static void
push(struct kjp__reading *reading, struct walk *walk, int32_t indicator)
{
  struct step *step = &walk->stack[walk->depth++];

  step->indicator = indicator;
  walk->state[indicator] = 1;
  if (kjp_table_children(&reading->plan->tables[KJP_INPUTS],
                         KJP_INPUT_INDICATOR, indicator, &step->next) == 0)
    step->next = kjp__plan_count(reading->plan, KJP_INPUTS);
}

/* A sum, difference, lag or cumulative of whole quanta is whole; the inputs
 * have been looked at. */
static void
note_fraction(struct kjp__reading *reading, int32_t row)
{
  static const uint32_t whole =
      1u << 0 | 1u << KJP_DERIVE_SUM | 1u << KJP_DERIVE_DIFFERENCE |
      1u << KJP_DERIVE_LAG | 1u << KJP_DERIVE_CUMULATIVE;
  struct kjp__indicator *indicator =
      kjp__rows_at(&reading->plan->tables[KJP_INDICATORS].rows, row);
  int32_t first;
  int32_t count = kjp_table_children(&reading->plan->tables[KJP_INPUTS],
                                     KJP_INPUT_INDICATOR, row, &first);

  indicator->fractional = (whole >> indicator->derive & 1u) == 0;
  for (int32_t i = 0; i < count; i++) {
    int32_t input = input_at(reading, first + i)->input;

    if (input >= 0 && kjp__plan_indicator(reading->plan, input)->fractional)
      indicator->fractional = 1;
  }
}

static void
walk_from(struct kjp__reading *reading, struct walk *walk, int32_t indicator)
{
  push(reading, walk, indicator);
  while (walk->depth > 0) {
    struct step *step = &walk->stack[walk->depth - 1];
    const struct kjp__input *input =
        step->next < kjp__plan_count(reading->plan, KJP_INPUTS)
            ? input_at(reading, step->next)
            : NULL;

    if (input == NULL || input->indicator != step->indicator) {
      walk->state[step->indicator] = 2;
      note_fraction(reading, step->indicator);
      walk->depth--;
      continue;
    }
    step->next++;
    if (input->input < 0 || walk->state[input->input] == 2)
      continue;
    if (walk->state[input->input] == 1)
      report_circle(reading, walk, input->input);
    else
      push(reading, walk, input->input);
  }
}

static void
check_circles(struct kjp__reading *reading)
{
  int32_t count = kjp__plan_count(reading->plan, KJP_INDICATORS);
  struct walk walk = {
      .stack = kjp__arena_alloc(reading->scratch,
                                (size_t)count * sizeof *walk.stack),
      .state = kjp__arena_alloc(reading->scratch, (size_t)count)};

  if (walk.stack == NULL || walk.state == NULL)
    return;
  for (int32_t i = 0; i < count; i++) {
    if (walk.state[i] == 0 && kjp__plan_indicator(reading->plan, i)->derive)
      walk_from(reading, &walk, i);
  }
}

void
kjp__check_derivations(struct kjp__reading *reading)
{
  const struct kjp_table *inputs = &reading->plan->tables[KJP_INPUTS];
  int32_t count = kjp__plan_count(reading->plan, KJP_INDICATORS);

  if (inputs->rows.count == 0 || kjp__arena_failed(reading->pending.arena))
    return;
  for (int32_t i = 0; i < count; i++) {
    const struct kjp__indicator *indicator =
        kjp__plan_indicator(reading->plan, i);
    int32_t first;
    int32_t parts = kjp_table_children(inputs, KJP_INPUT_INDICATOR, i, &first);

    if (parts == 0)
      continue;
    if (indicator->dimension != 0 &&
        all_known(reading, indicator->derive, first, parts))
      check_dimension(reading, indicator, first, parts);
    check_scopes(reading, indicator, first, parts);
    check_assumptions(reading, indicator, i);
  }
  check_circles(reading);
}
