/* SPDX-License-Identifier: MIT */
/* lib/plan/target.c - targets: one comparator, one period, a bound. */
#include "read-priv.h"

#include <string.h>

#include <glib.h>

#define CELL(row, field) ((void *)((char *)(row) + (field)->column.offset))

static void
init_target(struct kjp__target *row, const struct kjp__at *at)
{
  row->mark = at->key_mark;
  row->indicator = KJP_NONE;
  row->asked.indicator = KJP_NONE;
  row->owner = KJP_NONE;
  row->source = KJP_NONE;
  row->strength = KJP_STRENGTH_EXPECT;
}

/* Whether a key that is read by `read` stands in the map that was read last,
 * be it empty. */
static bool
is_written(const struct kjp__reading *reading, const struct kjp__shape *shape,
           kjp__reader read)
{
  for (uint32_t left = reading->written; left != 0; left &= left - 1) {
    if (shape->fields[__builtin_ctz(left)].read == read)
      return true;
  }
  return false;
}

void
kjp__expect_comparator(struct kjp__reading *reading, int32_t target,
                       struct kjp__say name)
{
  memset(&reading->target, 0, sizeof reading->target);
  reading->target.row = target;
  reading->target.name = name;
}

void
kjp__check_comparator(struct kjp__reading *reading, const struct kjp__at *at,
                      const struct kjp__shape *shape)
{
  if (is_written(reading, shape, kjp__read_comparator))
    return;
  kjp__report_key(
      reading, at, KJP__COMPARATOR_MISSING,
      (struct kjp__details){
          .name = reading->target.name,
          .expected = kjp__list_words(reading, kjp__words_comparator + 1)});
}

void
kjp__read_target_entry(struct kjp__reading *reading, const struct kjp__at *at)
{
  struct kjp__target *row = kjp__add_entry(reading, at, KJP_TARGETS);

  if (row == NULL)
    return;
  init_target(row, at);
  reading->unit = NULL;
  kjp__expect_comparator(reading,
                         kjp__plan_count(reading->plan, KJP_TARGETS) - 1,
                         (struct kjp__say){"目标", "the target"});
  if (!kjp__read_map(reading, at, &kjp__shape_target, row, reading->target.row))
    return;
  row->said = reading->said;
  kjp__check_comparator(reading, at, &kjp__shape_target);
  if (!is_written(reading, &kjp__shape_target, kjp__read_target_year) &&
      !is_written(reading, &kjp__shape_target, kjp__read_target_over))
    kjp__report_key(reading, at, KJP__PERIOD_MISSING, (struct kjp__details){0});
}

/* The indicator of a target sets the unit of what follows. */
KJP__READER(target_indicator)
{
  struct kjp__target *target = row;

  kjp__read_indicator(reading, at, field, row);
  if (target->indicator >= 0)
    reading->unit = kjp__plan_unit(reading->plan, target->indicator);
}

/* Whether it is on an average growth. */
static bool
is_root(const struct kjp__reading *reading, const struct kjp__target *target)
{
  return target->indicator >= 0 &&
         kjp__plan_indicator(reading->plan, target->indicator)->derive ==
             KJP_DERIVE_AVERAGE_GROWTH;
}

/* Periods */

/* Fields are read in the order of the table: of two keys of which one may
 * stand there, the one further down the file is the one too many. */
static bool
is_second(struct kjp__reading *reading, const struct kjp__at *at,
          struct kjp__at *first, enum kjp__code code)
{
  const struct kjp__at *second = at;
  const struct kjp__at *related = first;

  if (first->key == NULL) {
    *first = *at;
    return false;
  }
  if (first->key_mark.line > at->key_mark.line ||
      (first->key_mark.line == at->key_mark.line &&
       first->key_mark.column > at->key_mark.column)) {
    second = first;
    related = at;
  }
  kjp__report_key(reading, second, code,
                  (struct kjp__details){.name = reading->target.name,
                                        .found = KJP__SAY(second->key),
                                        .related = related->key_mark});
  return true;
}

KJP__READER(target_year)
{
  struct kjp__target *target = row;
  int32_t year;

  (void)field;
  if (is_second(reading, at, &reading->target.period, KJP__PERIOD_SEVERAL))
    return;
  year = kjp__year_of(reading, at, false);
  if (year == 0 || !kjp__year_in_plan(reading, at, year))
    return;
  target->first_year = year;
  target->last_year = year;
}

KJP__READER(target_over)
{
  struct kjp__target *target = row;
  int32_t first;
  int32_t last;

  (void)field;
  if (is_second(reading, at, &reading->target.period, KJP__PERIOD_SEVERAL) ||
      !kjp__plan_span_of(reading, at, &first, &last))
    return;
  if (is_root(reading, target)) {
    kjp__refuse_root(reading, at, target->indicator);
    return;
  }
  target->first_year = first;
  target->last_year = last;
  target->over = 1;
}

/* Bounds */

static int8_t
comparator_of(const char *key)
{
  int8_t word = 1;

  while (strcmp(kjp__words_comparator[word], key) != 0)
    word++;
  return word;
}

static void
read_pair(struct kjp__reading *reading, const struct kjp__at *at,
          struct kjp__asked *asked)
{
  struct kjp__amount *ends[] = {&asked->amount, &asked->upper};
  int32_t count = 0;
  int64_t low;
  int64_t high;

  if (!kjp__is_list(reading, at))
    return;
  for (const struct kjp__node *item = at->node->first; item != NULL;
       item = item->next) {
    struct kjp__at here = kjp__at_item(at, count, item);

    if (!kjp__is_empty(reading, &here) && count < 2)
      (void)kjp__quantity_of(reading, &here, reading->unit, NULL, ends[count],
                             NULL);
    count++;
  }
  if (count != 2)
    kjp__report_value(
        reading, at, KJP__LIST_LENGTH,
        (struct kjp__details){.expected = {"下限与上限两项",
                                           "two items, the lower and the upper "
                                           "end"}});
  else if (kjp__amount_get(asked->amount, &low) &&
           kjp__amount_get(asked->upper, &high) && low > high)
    kjp__report_value(reading, at, KJP__WITHIN_REVERSED,
                      (struct kjp__details){.found = KJP__SAY(kjp__arena_format(
                                                reading->scratch, "[%s, %s]",
                                                at->node->first->text,
                                                at->node->first->next->text))});
}

static const struct kjp__target *
target_of(const struct kjp__reading *reading)
{
  return kjp__plan_row(reading->plan, KJP_TARGETS, reading->target.row);
}

/* { indicator, year, times, plus }: one of the first two must be there. */
static void
read_reference_bound(struct kjp__reading *reading, const struct kjp__at *at,
                     struct kjp__asked *asked)
{
  static const char *const keys[] = {"indicator", "year", NULL};

  reading->bound_said = false;
  (void)kjp__read_map(reading, at, &kjp__shape_bound, asked, KJP_NONE);
  if (reading->bound_said)
    return;
  if (asked->year == 0)
    kjp__report_key(
        reading, at, KJP__KEY_ONE_OF,
        (struct kjp__details){.name = kjp__shape_bound.name,
                              .found = kjp__list_words(reading, keys),
                              .near = KJP__SAY(keys[0])});
  else if (is_root(reading, target_of(reading)))
    kjp__refuse_root(reading, at, target_of(reading)->indicator);
  else
    asked->indicator = target_of(reading)->indicator;
}

KJP__READER(comparator)
{
  struct kjp__asked *asked = CELL(row, field);

  if (is_second(reading, at, &reading->target.comparator,
                KJP__COMPARATOR_SEVERAL))
    return;
  asked->comparator = comparator_of(field->key);
  if (asked->comparator == KJP_COMPARATOR_WITHIN)
    read_pair(reading, at, asked);
  else if (at->node->kind == KJP__NODE_MAP)
    read_reference_bound(reading, at, asked);
  else
    (void)kjp__quantity_of(reading, at, reading->unit, NULL, &asked->amount,
                           NULL);
}

bool
kjp__same_scope(struct kjp__reading *reading, const struct kjp__at *at,
                int32_t left, int32_t right)
{
  const char *a = kjp__plan_indicator(reading->plan, left)->scope;
  const char *b = kjp__plan_indicator(reading->plan, right)->scope;

  if (a == NULL || b == NULL || strcmp(a, b) == 0)
    return true;
  kjp__report_value(
      reading, at, KJP__SCOPE_MIXED,
      (struct kjp__details){.found = KJP__SAY(kjp__arena_format(
                                reading->scratch, "%s / %s", a, b))});
  return false;
}

bool
kjp__same_dimension(struct kjp__reading *reading, const struct kjp__at *at,
                    int32_t left, int32_t right)
{
  const struct kjp__unit *a = kjp__plan_unit(reading->plan, left);
  const struct kjp__unit *b = kjp__plan_unit(reading->plan, right);

  if (a == NULL || b == NULL || a->dimension == b->dimension)
    return true;
  kjp__report_value(
      reading, at, KJP__UNIT_DIMENSION,
      (struct kjp__details){
          .found = KJP__SAY(kjp__arena_format(reading->scratch, "%s (%s)",
                                              at->node->text, b->label)),
          .expected = {kjp__arena_format(reading->scratch, "与 %s 同量纲的指标",
                                         a->label),
                       kjp__arena_format(reading->scratch,
                                         "an indicator in %s or like",
                                         a->label)}});
  return false;
}

static bool
has_key(const struct kjp__node *map, const char *text)
{
  const struct kjp__node *key = map->first;

  while (key != NULL &&
         (key->kind != KJP__NODE_SCALAR || strcmp(key->text, text) != 0))
    key = key->next->next;
  return key != NULL;
}

KJP__READER(bound_indicator)
{
  const struct kjp__target *target = target_of(reading);
  struct kjp__asked *asked = row;
  int32_t other = kjp__exact_reference_of(reading, at);

  (void)field;
  reading->bound_said = true;
  if (other < 0 || target->indicator < 0)
    return;
  if (other == target->indicator && !has_key(at->up->node, "year")) {
    kjp__report_value(reading, at, KJP__REFERENCE_SELF,
                      (struct kjp__details){.found = KJP__SAY(at->node->text)});
    return;
  }
  if (is_root(reading, target) &&
      kjp__plan_indicator(reading->plan, other)->fractional) {
    kjp__refuse_root(reading, at, target->indicator);
    return;
  }
  if (kjp__same_dimension(reading, at, target->indicator, other) &&
      (target->mixed_scope ||
       kjp__same_scope(reading, at, target->indicator, other)))
    asked->indicator = other;
}

/* What is added to a ratio is in points, as the difference of two ratios. */
KJP__READER(bound_plus)
{
  static const struct kjp__field points = {.flags = KJP__UNIT};
  struct kjp__asked *asked = row;
  bool ratio =
      reading->unit != NULL && reading->unit->dimension == KJP_DIMENSION_RATIO;

  (void)field;
  (void)kjp__quantity_of(reading, at, ratio ? &kjp__unit_points : reading->unit,
                         ratio ? &points : NULL, &asked->plus, NULL);
}

KJP__READER(base)
{
  (void)field;
  (void)kjp__read_map(reading, at, &kjp__shape_base, row, KJP_NONE);
}
