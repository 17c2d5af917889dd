/* SPDX-License-Identifier: MIT */
/* lib/plan/figure.c - a figure of a table, judged by the readers of a plan
 * file before it is laid over a plan.
 *
 * So each of its cells is judged that can be, whatever is wrong beside it, and
 * what is wrong stands at its own cell. */
#include "read-priv.h"

#include <string.h>

#include "sink-priv.h"

/* Where it would stand in the plan. */
struct place {
  struct kjp__at steps[7];
  int count;
};

static void
step(struct place *place, const char *key)
{
  struct kjp__at *at = &place->steps[place->count];

  *at = (struct kjp__at){.key = key};
  if (place->count > 0)
    at->up = at - 1;
  place->count++;
}

/* With the indicator unknown it would stand nowhere. */
static void
find_place(struct place *place, const char *id,
           const struct kjp__figure *figure)
{
  place->count = 0;
  step(place, NULL);
  if (id == NULL)
    return;
  step(place, "indicators");
  step(place, id);
  step(place, "values");
  step(place, figure->year_text.text == NULL ? "" : figure->year_text.text);
  if (!figure->bare && figure->stage != 0)
    step(place, kjp__words_stage[figure->stage]);
}

static struct kjp__node
node_of(const struct kjp__cited *cited)
{
  return (struct kjp__node){.kind = KJP__NODE_SCALAR,
                            .mark = cited->mark,
                            .text = cited->text,
                            .size = (uint32_t)strlen(cited->text)};
}

static void
judge_year(struct kjp__reading *reading, const struct place *place,
           const struct kjp__cited *year)
{
  struct kjp__node node = node_of(year);
  struct kjp__at at = place->steps[place->count - 1];

  at.key = year->text;
  at.key_mark = year->mark;
  at.node = &node;
  (void)kjp__year_of(reading, &at, true);
}

/* Of an unknown unit a number can be judged by its form alone. */
static void
judge_form(struct kjp__reading *reading, const struct kjp__at *at)
{
  static const struct kjp__unit one = {KJP_DIMENSION_RATIO, 1000000000, ""};
  struct kjp__amount amount;

  if (kjp__fault_of(reading, at->node->text, &one, false) <
      KJP__DECIMAL_PRECISION)
    (void)kjp__quantity_of(reading, at, &one, NULL, &amount, NULL);
}

/* "2.5%" beside a cell with its unit. */
static bool
says_unit_twice(struct kjp__reading *reading, const struct kjp__at *at,
                const struct kjp__figure *figure, const struct kjp__unit *unit)
{
  if (kjp__fault_of(reading, figure->number, unit, true) != KJP__DECIMAL_OK)
    return false;
  kjp__report_at(reading, at, figure->unit.mark, KJP__UNIT_REPEATED,
                 (struct kjp__details){.found = KJP__SAY(figure->number)});
  return true;
}

static void
judge_value(struct kjp__reading *reading, const struct place *place,
            const struct kjp__figure *figure, const struct kjp__unit *unit)
{
  struct kjp__node node = node_of(&figure->value);
  struct kjp__at at = place->steps[place->count - 1];
  enum kjp__decimal_fault fault;
  struct kjp__amount amount;

  at.node = &node;
  if (unit == NULL) {
    judge_form(reading, &at);
    return;
  }
  fault = kjp__fault_of(reading, node.text, unit, false);
  if (fault >= KJP__DECIMAL_UNIT_UNKNOWN && figure->unit.text != NULL) {
    if (says_unit_twice(reading, &at, figure, unit))
      return;
    node.mark = figure->unit.mark;
  }
  (void)kjp__quantity_of(reading, &at, unit, NULL, &amount, NULL);
}

/* A cell beside the value, by the reader of its key. */
static void
judge_beside(struct kjp__reading *reading, struct place place,
             const struct kjp__cited *cited, int32_t column)
{
  const struct kjp__field *fields = kjp__plan_kind(KJP_OBSERVATIONS)->columns;
  const struct kjp__field *field = &fields[column - KJP_OBSERVATION_INDICATOR];
  struct kjp__observation row = {0};
  struct kjp__node node;
  struct kjp__at *at;

  if (cited->text == NULL)
    return;
  node = node_of(cited);
  if (place.count > 1)
    step(&place, field->key);
  at = &place.steps[place.count - 1];
  at->node = &node;
  at->key_mark = cited->mark;
  field->read(reading, at, field, &row);
}

bool
kjp__judge_figure(struct kjp__reading *reading, const kjp_plan *plan,
                  const struct kjp__figure *figure)
{
  int64_t before = kjp__findings_errors(reading->findings);
  bool known = figure->indicator >= 0;
  struct place place;

  find_place(&place,
             known ? kjp__plan_indicator(plan, figure->indicator)->id : NULL,
             figure);
  if (figure->year == 0 && figure->year_text.text != NULL)
    judge_year(reading, &place, &figure->year_text);
  if (figure->value.text != NULL)
    judge_value(reading, &place, figure,
                known ? kjp__plan_unit(plan, figure->indicator) : NULL);
  judge_beside(reading, place, &figure->known_on, KJP_OBSERVATION_KNOWN_ON);
  judge_beside(reading, place, &figure->unverified, KJP_OBSERVATION_UNVERIFIED);
  return kjp__findings_errors(reading->findings) == before;
}
