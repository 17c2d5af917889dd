/* SPDX-License-Identifier: MIT */
/* lib/plan/rule.c - rules: what is ruled, when, and who is exempt. Their
 * clauses are in clause.c. */
#include "read-priv.h"

#include "../quantity/decimal-priv.h"

static void
init_rule(struct kjp__rule *row, const struct kjp__at *at)
{
  row->mark = at->key_mark;
  row->indicator = KJP_NONE;
  row->source = KJP_NONE;
  row->base = KJP_BASE_ACTUAL;
}

void
kjp__read_rule_entry(struct kjp__reading *reading, const struct kjp__at *at)
{
  struct kjp__rule *row = kjp__add_entry(reading, at, KJP_RULES);

  if (row == NULL)
    return;
  init_rule(row, at);
  reading->unit = NULL;
  reading->parent = kjp__plan_count(reading->plan, KJP_RULES) - 1;
  reading->any_of = KJP_NONE;
  reading->rule_years = (struct kjp__years){0};
  if (!kjp__read_map(reading, at, &kjp__shape_rule, row, reading->parent))
    return;
  row->said = reading->said;
}

/* Values that a rule judges cannot be below zero: each indicator's are looked
 * at once. */

static void
report_negative(struct kjp__reading *reading, int32_t indicator,
                struct kjp__amount amount, struct kjp__mark mark,
                const char *pointer, struct kjp__mark related)
{
  const struct kjp__indicator *row =
      kjp__plan_indicator(reading->plan, indicator);
  char digits[KJP__DECIMAL_ROOM];
  int64_t quanta;

  if (!kjp__amount_get(amount, &quanta) || quanta >= 0)
    return;
  kjp__decimal_format(quanta, row->unit.quanta, -1, digits);
  kjp__findings_add(reading->findings, KJP__VALUE_NEGATIVE, mark,
                    &(struct kjp__details){.name = KJP__SAY(row->id),
                                           .found = KJP__SAY(digits),
                                           .pointer = pointer,
                                           .related = related});
}

static void
check_observations(struct kjp__reading *reading, int32_t indicator,
                   struct kjp__mark related)
{
  const kjp_table *table = &reading->plan->tables[KJP_OBSERVATIONS];
  int32_t first;
  int32_t count =
      kjp_table_children(table, KJP_OBSERVATION_INDICATOR, indicator, &first);

  for (int32_t i = 0; i < count; i++) {
    const struct kjp__observation *row = kjp__rows_at(&table->rows, first + i);

    report_negative(reading, indicator, row->value, row->mark,
                    kjp__observation_pointer(reading, row), related);
  }
}

/* What is taken out of a value is no more than the value: the strongest that
 * is stated for the year. */
static void
check_one_off(struct kjp__reading *reading, int32_t indicator,
              const struct kjp__adjustment *one_off, struct kjp__mark related)
{
  const kjp_table *table = &reading->plan->tables[KJP_OBSERVATIONS];
  const char *id = kjp__plan_indicator(reading->plan, indicator)->id;
  int32_t first;
  int32_t count =
      kjp_table_children(table, KJP_OBSERVATION_INDICATOR, indicator, &first);
  int64_t value;
  int64_t taken;

  for (int32_t i = 0; i < count; i++) {
    const struct kjp__observation *row = kjp__rows_at(&table->rows, first + i);

    if (row->year != one_off->year)
      continue;
    if (kjp__amount_get(row->value, &value) &&
        kjp__amount_get(one_off->value, &taken) && value >= 0 && taken > value)
      report_negative(
          reading, indicator, kjp__amount_known(value - taken), one_off->mark,
          kjp__arena_format(reading->scratch, "/indicators/%s/one_off/%d", id,
                            one_off->year),
          related);
    return;
  }
}

static void
check_adjustments(struct kjp__reading *reading, int32_t indicator,
                  const char *id, struct kjp__mark related)
{
  const kjp_table *table = &reading->plan->tables[KJP_ADJUSTMENTS];
  int32_t first;
  int32_t count =
      kjp_table_children(table, KJP_ADJUSTMENT_INDICATOR, indicator, &first);

  for (int32_t i = 0; i < count; i++) {
    const struct kjp__adjustment *row = kjp__rows_at(&table->rows, first + i);
    const char *pointer = kjp__arena_format(
        reading->scratch, "/indicators/%s/comparable_base/%d", id, row->year);

    if (row->kind == KJP_ADJUSTMENT_ONE_OFF) {
      check_one_off(reading, indicator, row, related);
      continue;
    }
    report_negative(reading, indicator, row->value, row->mark, pointer,
                    related);
    report_negative(reading, indicator, row->owed, row->mark, pointer, related);
  }
}

static void
check_assumptions(struct kjp__reading *reading, int32_t indicator,
                  const char *id, struct kjp__mark related)
{
  const kjp_table *table = &reading->plan->tables[KJP_ASSUMPTIONS];
  int32_t first;
  int32_t count =
      kjp_table_children(table, KJP_ASSUMPTION_INDICATOR, indicator, &first);

  for (int32_t i = 0; i < count; i++) {
    const struct kjp__assumption *row = kjp__rows_at(&table->rows, first + i);

    report_negative(reading, indicator, row->amount, row->mark,
                    kjp__arena_format(reading->scratch,
                                      "/indicators/%s/assume/amounts/%d", id,
                                      row->year),
                    related);
  }
}

void
kjp__judge_indicator(struct kjp__reading *reading, int32_t row,
                     struct kjp__mark related)
{
  struct kjp__indicator *indicator =
      kjp__rows_at(&reading->plan->tables[KJP_INDICATORS].rows, row);
  const char *id = indicator->id == NULL ? "" : indicator->id;

  if (indicator->judged || indicator->unit.label == NULL)
    return;
  indicator->judged = 1;
  check_observations(reading, row, related);
  check_adjustments(reading, row, id, related);
  check_assumptions(reading, row, id, related);
}

KJP__READER(rule_indicator)
{
  struct kjp__rule *rule = row;
  int32_t indicator = kjp__exact_reference_of(reading, at);
  const struct kjp__indicator *ruled;

  (void)field;
  if (indicator < 0)
    return;
  ruled = kjp__plan_indicator(reading->plan, indicator);
  if (ruled->fractional) {
    kjp__report_value(reading, at, KJP__RULE_NOT_INTEGRAL,
                      (struct kjp__details){.found = KJP__SAY(at->node->text),
                                            .related = ruled->derive_mark});
    return;
  }
  rule->indicator = indicator;
  reading->unit = kjp__plan_unit(reading->plan, indicator);
  kjp__judge_indicator(reading, indicator, at->node->mark);
}

KJP__READER(rule_span)
{
  struct kjp__rule *rule = row;
  int32_t first;
  int32_t last;

  (void)field;
  if (!kjp__plan_span_of(reading, at, &first, &last))
    return;
  rule->first_year = first;
  rule->last_year = last;
  reading->rule_years =
      (struct kjp__years){first, last, {"规则", "the rule"}, at->node->mark};
}

bool
kjp__year_in_rule(struct kjp__reading *reading, const struct kjp__at *at,
                  int32_t year)
{
  return kjp__year_in_plan(reading, at, year) &&
         kjp__year_within(reading, at, year, &reading->rule_years);
}

/* Exemptions */

KJP__READER(exemption_year)
{
  struct kjp__exemption *exemption = row;
  int32_t year = kjp__year_of(reading, at, false);

  (void)field;
  if (year != 0 && kjp__year_in_rule(reading, at, year) &&
      !kjp__is_repeated(reading, at, KJP__YEAR_DUPLICATE, year,
                        reading->exempt))
    exemption->year = year;
}

static void
read_exemption(struct kjp__reading *reading, const struct kjp__at *at,
               const void *how)
{
  struct kjp__exemption *exemption;

  (void)how;
  if (!kjp__is_map(reading, at))
    return;
  exemption = kjp__rows_add(&reading->plan->tables[KJP_EXEMPTIONS].rows);
  if (exemption == NULL)
    return;
  exemption->rule = reading->parent;
  exemption->source = KJP_NONE;
  exemption->mark = at->node->mark;
  (void)kjp__read_map(reading, at, &kjp__shape_exemption, exemption, KJP_NONE);
}

KJP__READER(exemptions)
{
  struct kjp__mark seen[KJP__YEARS] = {{0, 0}};
  struct kjp__rows *rows = &reading->plan->tables[KJP_EXEMPTIONS].rows;
  int32_t first = rows->count;

  (void)field;
  (void)row;
  reading->exempt = seen;
  kjp__read_items(reading, at, read_exemption, NULL);
  kjp__sort_years(rows, first);
}
