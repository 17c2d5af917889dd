/* SPDX-License-Identifier: MIT */
/* lib/answer/reconcile-level.c - the levels that published figures are
 * computed from, with the numbers they may have been rounded from.
 *
 * The values of lib/value know one stage or the strongest; here a figure asks
 * for its own stage first, and takes the strongest where there is none. What
 * is assumed or planned is no level. Each is worked out once, after its parts,
 * with a stack of our own: chains are as long as a file makes them. */
#include "../base/holds-priv.h"
#include "reconcile-priv.h"

enum { MOST_STEPS = 1000 }; /* of one search for what counts twice */

/* A level that is being worked out. */
struct frame {
  int32_t indicator;
  int32_t year;
  int32_t next; /* part to look at */
  struct kjp__parts parts;
};

bool
kjp__levels_init(struct kjp__levels *levels, struct kjp__values *values,
                 struct kjp__arena *arena, struct kjp__arena *numbers)
{
  *levels = (struct kjp__levels){.plan = values->plan,
                                 .values = values,
                                 .arena = arena,
                                 .numbers = numbers};
  kjp__rows_init(&levels->stack, arena, sizeof(struct frame));
  return !kjp__arena_failed(arena);
}

/* Parts */

struct kjp__parts
kjp__parts_of(const kjp_plan *plan, int32_t indicator, int32_t year)
{
  struct kjp__parts parts = {0};
  struct kjp__derive_years years;

  if (kjp__plan_indicator(plan, indicator)->derive == 0)
    return parts;
  parts.count = kjp_table_children(
      &plan->tables[KJP_INPUTS], KJP_INPUT_INDICATOR, indicator, &parts.first);
  years = kjp__derive_years(plan, indicator, year);
  parts.first_year = years.first;
  parts.step = years.step;
  parts.years = years.last < years.first
                    ? 0
                    : (years.last - years.first) / years.step + 1;
  parts.count *= parts.years;
  return parts;
}

static struct kjp__place
part_at(const kjp_plan *plan, const struct kjp__parts *parts, int32_t n)
{
  KJP__HOLDS(parts->years > 0 && n < parts->count);
  const struct kjp__input *input =
      kjp__plan_row(plan, KJP_INPUTS, parts->first + n / parts->years);

  return (struct kjp__place){input->input, parts->first_year +
                                               n % parts->years * parts->step};
}

/* Where a level is kept, NULL outside the years there are or when memory is
 * out. */
static struct kjp__level **
slot_of(struct kjp__levels *levels, struct kjp__place place, int8_t stage)
{
  const struct kjp__values *values = levels->values;
  size_t years = (size_t)(values->last_year - values->first_year + 1);
  size_t indicators = (size_t)kjp__plan_count(levels->plan, KJP_INDICATORS);
  struct kjp__level ***grid = levels->grids[stage];

  if (place.year < values->first_year || place.year > values->last_year)
    return NULL;
  if (grid == NULL)
    grid = levels->grids[stage] =
        kjp__arena_alloc(levels->arena, indicators * sizeof *grid);
  if (grid == NULL)
    return NULL;
  if (grid[place.indicator] == NULL)
    grid[place.indicator] =
        kjp__arena_alloc(levels->arena, years * sizeof *grid[place.indicator]);
  if (grid[place.indicator] == NULL)
    return NULL;
  return &grid[place.indicator][place.year - values->first_year];
}

static void
set_unknown(struct kjp__level *level, struct kjp__place blame)
{
  level->state = KJP__LEVEL_UNKNOWN;
  level->blame = blame;
}

/* False when memory is out. */
static bool
set_number(struct kjp__levels *levels, struct kjp__level *level,
           const struct kjp__number *number)
{
  struct kjp__number *copy = kjp__arena_alloc(levels->numbers, sizeof *copy);

  if (copy == NULL)
    return false;
  *copy = *number;
  level->number = copy;
  level->state = KJP__LEVEL_KNOWN;
  return true;
}

/* Observations */

/* That of the stage, else the strongest; rows of a year stand strongest stage
 * first. NULL where none can be seen. */
static const struct kjp__observation *
observation_of(const struct kjp__levels *levels, struct kjp__place place,
               int8_t stage)
{
  const kjp_table *table = &levels->plan->tables[KJP_OBSERVATIONS];
  const struct kjp__observation *found = NULL;
  int32_t first;
  int32_t count = kjp_table_children(table, KJP_OBSERVATION_INDICATOR,
                                     place.indicator, &first);

  for (int32_t i = 0; i < count; i++) {
    const struct kjp__observation *row = kjp__rows_at(&table->rows, first + i);

    if (row->year != place.year || !kjp__values_counts(levels->values, row, 0))
      continue;
    if (row->stage == stage)
      return row;
    if (found == NULL)
      found = row;
  }
  return found;
}

bool
kjp__level_figure(const struct kjp__levels *levels,
                  const struct kjp__observation *observation,
                  struct kjp__number *out)
{
  struct kjp__fraction half;
  int64_t quanta = 0;

  (void)kjp__amount_get(observation->value, &quanta);
  kjp__fraction_set(&out->value, quanta);
  return kjp__interval_half_digit(
             kjp__plan_unit(levels->plan, observation->indicator)->quanta,
             observation->decimals, &half) &&
         kjp__interval_rounding(&out->value, &half, &out->band);
}

/* False when memory is out; a figure never outgrows the wide integer. */
static bool
observe(struct kjp__levels *levels, const struct kjp__observation *observation,
        struct kjp__level *level)
{
  struct kjp__number number;

  level->indicator = observation->indicator;
  level->year = observation->year;
  level->observation = observation;
  level->unverified = observation->unverified;
  return kjp__level_figure(levels, observation, &number) &&
         set_number(levels, level, &number);
}

/* What is computed */

bool
kjp__is_in_points(const kjp_plan *plan, int32_t indicator)
{
  const struct kjp__indicator *row = kjp__plan_indicator(plan, indicator);

  return row->derive == KJP_DERIVE_DIFFERENCE &&
         row->dimension == KJP_DIMENSION_POINTS;
}

/* What is not known among the parts. One thing that is missing is passed on,
 * however far down it lies; of several the derived indicator itself is blamed:
 * a figure of it would do in their place. */
static void
add_unknown(struct kjp__level *out, const struct kjp__level *part,
            struct kjp__place self)
{
  bool first = out->state != KJP__LEVEL_UNKNOWN;

  set_unknown(out, first ? part->blame : self);
  out->zero = first && part->zero;
}

/* Takes a part in; what is unknown once stays so. */
static void
take_part(struct kjp__level *out, struct kjp__formula *formula,
          const struct kjp__level *part, struct kjp__place self)
{
  out->unverified = out->unverified || part->unverified;
  if (part->state == KJP__LEVEL_UNKNOWN)
    add_unknown(out, part, self);
  else if (part->state == KJP__LEVEL_WIDE)
    formula->wide = true;
  else if (out->state != KJP__LEVEL_UNKNOWN)
    kjp__formula_add(formula, part->number);
}

/* All parts are there. False when memory is out. */
static bool
combine(struct kjp__levels *levels, struct kjp__place self, int8_t stage,
        const struct kjp__parts *parts, struct kjp__level *out)
{
  struct kjp__formula formula = {
      .operation = kjp__plan_indicator(levels->plan, self.indicator)->derive,
      .years = parts->step};

  *out = (struct kjp__level){.indicator = self.indicator, .year = self.year};
  if (parts->count == 0)
    set_unknown(out, self);
  for (int32_t i = 0; i < parts->count; i++) {
    const struct kjp__level *part =
        kjp__level_of_part(levels, self.indicator, stage, parts, i);

    if (part == NULL)
      return false;
    take_part(out, &formula, part, self);
  }
  if (out->state == KJP__LEVEL_UNKNOWN)
    return true;
  kjp__formula_finish(&formula, levels->plan, self.indicator);
  if (formula.undefined) {
    set_unknown(out, part_at(levels->plan, parts, formula.denominator));
    out->zero = true;
  } else if (formula.wide) {
    out->state = KJP__LEVEL_WIDE;
  }
  return formula.undefined || formula.wide ||
         set_number(levels, out, &formula.number);
}

/* What the plan itself lists is counted, and exact. */
static bool
count_listed(struct kjp__levels *levels, struct kjp__place self,
             struct kjp__level *out)
{
  const struct kjp__series *series =
      kjp__values_series(levels->values, self.indicator, 0);
  const struct kjp__value *value;
  struct kjp__number number;

  *out = (struct kjp__level){.indicator = self.indicator, .year = self.year};
  set_unknown(out, self);
  if (series == NULL)
    return false;
  value = kjp__series_at(levels->values, series, self.year);
  if (value->kind != KJP_KIND_DERIVED)
    return true;
  kjp__value_fraction(value, &number.value);
  kjp__interval_point(&number.value, &number.band);
  return set_number(levels, out, &number);
}

/* Its parts are there. */
static bool
settle(struct kjp__levels *levels, const struct frame *frame, int8_t stage,
       struct kjp__level *out)
{
  struct kjp__place self = {frame->indicator, frame->year};
  const struct kjp__indicator *indicator =
      kjp__plan_indicator(levels->plan, self.indicator);
  const struct kjp__observation *observation;

  *out = (struct kjp__level){.indicator = self.indicator, .year = self.year};
  set_unknown(out, self);
  if (indicator->count_of != 0 && !count_listed(levels, self, out))
    return false;
  if (indicator->derive != 0 &&
      !combine(levels, self, stage, &frame->parts, out))
    return false;
  if (out->state != KJP__LEVEL_UNKNOWN)
    return true;
  observation = observation_of(levels, self, stage);
  return observation == NULL || observe(levels, observation, out);
}

/* A part of the top frame that is not there yet becomes the top; false where
 * all are there. */
static bool
descend(struct kjp__levels *levels, int8_t stage)
{
  struct frame *frame = kjp__rows_at(&levels->stack, levels->stack.count - 1);

  for (; frame->next < frame->parts.count; frame->next++) {
    struct kjp__place part = part_at(levels->plan, &frame->parts, frame->next);
    struct kjp__level **slot = slot_of(levels, part, stage);
    struct frame *deeper;

    if (slot == NULL || *slot != NULL)
      continue;
    deeper = kjp__rows_add(&levels->stack);
    if (deeper == NULL)
      return false;
    deeper->indicator = part.indicator;
    deeper->year = part.year;
    deeper->parts = kjp__parts_of(levels->plan, part.indicator, part.year);
    return true;
  }
  return false;
}

/* Settles the top frame and takes it away. */
static struct kjp__level *
ascend(struct kjp__levels *levels, int8_t stage)
{
  const struct frame *frame =
      kjp__rows_at(&levels->stack, levels->stack.count - 1);
  struct kjp__level **slot = slot_of(
      levels, (struct kjp__place){frame->indicator, frame->year}, stage);
  struct kjp__level *level = kjp__arena_alloc(levels->arena, sizeof *level);

  if (level == NULL || slot == NULL || !settle(levels, frame, stage, level))
    return NULL;
  *slot = level;
  kjp__rows_truncate(&levels->stack, levels->stack.count - 1);
  return level;
}

/* NULL when memory is out. */
static struct kjp__level *
level_at(struct kjp__levels *levels, struct kjp__place place, int8_t stage)
{
  struct kjp__level **slot = slot_of(levels, place, stage);
  int32_t bottom = levels->stack.count;
  struct kjp__level *level = NULL;
  struct frame *frame;

  if (slot != NULL && *slot != NULL)
    return *slot;
  if (slot == NULL) {
    level = kjp__arena_alloc(levels->arena, sizeof *level);
    if (level != NULL)
      set_unknown(level, place);
    return level;
  }
  frame = kjp__rows_add(&levels->stack);
  if (frame == NULL)
    return NULL;
  frame->indicator = place.indicator;
  frame->year = place.year;
  frame->parts = kjp__parts_of(levels->plan, place.indicator, place.year);
  while (levels->stack.count > bottom) {
    if (descend(levels, stage))
      continue;
    level = ascend(levels, stage);
    if (level == NULL || kjp__arena_failed(levels->arena))
      return NULL;
  }
  return level;
}

/* The figure that was published of a place, or of what it repeats from years
 * before; NULL where none was, or what it is was not derived. */
static const struct kjp__observation *
published_of(const struct kjp__levels *levels, struct kjp__place place,
             int8_t stage)
{
  const struct kjp__observation *found;

  for (;;) {
    const struct kjp__indicator *row =
        kjp__plan_indicator(levels->plan, place.indicator);
    struct kjp__parts parts;

    found = observation_of(levels, place, stage);
    if (found != NULL || row->derive != KJP_DERIVE_LAG ||
        place.year < levels->values->first_year)
      return found;
    parts = kjp__parts_of(levels->plan, place.indicator, place.year);
    place = part_at(levels->plan, &parts, 0);
  }
}

struct kjp__level *
kjp__level_of_part(struct kjp__levels *levels, int32_t indicator, int8_t stage,
                   const struct kjp__parts *parts, int32_t n)
{
  struct kjp__place place = part_at(levels->plan, parts, n);
  const struct kjp__observation *published = NULL;
  struct kjp__level *level;

  if (kjp__is_in_points(levels->plan, indicator))
    published = published_of(levels, place, stage);
  if (published == NULL)
    return level_at(levels, place, stage);
  level = kjp__arena_alloc(levels->arena, sizeof *level);
  return level != NULL && observe(levels, published, level) ? level : NULL;
}

bool
kjp__level_compute(struct kjp__levels *levels, int32_t indicator, int8_t stage,
                   int32_t year, struct kjp__level *out)
{
  struct kjp__place self = {indicator, year};
  struct kjp__parts parts = kjp__parts_of(levels->plan, indicator, year);

  if (kjp__plan_indicator(levels->plan, indicator)->count_of != 0)
    return count_listed(levels, self, out);
  return combine(levels, self, stage, &parts, out);
}

/* What counts twice */

/* Puts the parts of a place on the stack. */
static bool
push_parts(struct kjp__levels *levels, struct kjp__place place)
{
  struct kjp__parts parts =
      kjp__parts_of(levels->plan, place.indicator, place.year);

  for (int32_t i = 0; i < parts.count; i++) {
    struct kjp__place part = part_at(levels->plan, &parts, i);
    struct frame *frame = kjp__rows_add(&levels->stack);

    if (frame == NULL)
      return false;
    frame->indicator = part.indicator;
    frame->year = part.year;
  }
  return true;
}

/* Looks at the places above `bottom` and below them. A search that takes too
 * long says yes: the band may be too wide, then, and that is told. */
static bool
finds_twice(struct kjp__levels *levels, int8_t stage, int32_t bottom)
{
  struct kjp__rows *stack = &levels->stack;

  for (int32_t done = 0; stack->count > bottom; done++) {
    const struct frame *top = kjp__rows_at(stack, stack->count - 1);
    struct kjp__place place = {top->indicator, top->year};
    struct kjp__level **slot = slot_of(levels, place, stage);

    kjp__rows_truncate(stack, stack->count - 1);
    if (slot == NULL || *slot == NULL)
      continue;
    if ((*slot)->seen == levels->searches || done == MOST_STEPS)
      return true;
    (*slot)->seen = levels->searches;
    if ((*slot)->observation == NULL && !push_parts(levels, place))
      return false;
  }
  return false;
}

bool
kjp__level_shares(struct kjp__levels *levels, int32_t indicator, int8_t stage,
                  int32_t year)
{
  int32_t bottom = levels->stack.count;
  bool found;

  levels->searches++;
  found = push_parts(levels, (struct kjp__place){indicator, year}) &&
          finds_twice(levels, stage, bottom);
  kjp__rows_truncate(&levels->stack, bottom);
  return found;
}
