/* SPDX-License-Identifier: MIT */
/* lib/report/simulate-json.c - the JSON of a simulation: its keys, in their
 * order. doc/simulate.md describes them. */
#include "simulate-priv.h"

#include "basis-priv.h"
#include "shape-priv.h"

static const struct kjp__json_field missing_fields[] = {
    CELL("indicator", KJP_SIMULATION_MISSING_INDICATOR, KJP_INDICATOR_ID),
    CELL("year", KJP_SIMULATION_MISSING_YEAR),
};
SHAPE(missing);

static void
write_missing_of(struct kjp__json *json, const char *key, int32_t statement)
{
  const kjp_table *table =
      kjp_answer_table(json->report->answer, KJP_SIMULATION_MISSING);
  int32_t first;
  int32_t count = kjp_table_children(table, KJP_SIMULATION_MISSING_STATEMENT,
                                     statement, &first);

  kjp__json_rows(json, key, table, first, count, &missing_shape);
}

/* Targets */

static int32_t
statement_of_target(const struct kjp__json *json, int32_t row)
{
  return kjp__statement_of(json->report, KJP_SIMULATION_STATEMENT_TARGET, row);
}

static void
write_target_missing(struct kjp__json *json, const char *key, int32_t row)
{
  write_missing_of(json, key, statement_of_target(json, row));
}

static void
write_target_sentence(struct kjp__json *json, const char *key, int32_t row)
{
  kjp__json_text(
      json, key,
      kjp__sentence_of_chance(json->report, statement_of_target(json, row)));
}

static const struct kjp__json_field target_fields[] = {
    CELL("target", KJP_SIMULATION_TARGET_TARGET, KJP_TARGET_ID),
    CELL("probability", KJP_SIMULATION_TARGET_PROBABILITY),
    CELL("standard_error", KJP_SIMULATION_TARGET_STANDARD_ERROR),
    CELL("defined", KJP_SIMULATION_TARGET_DEFINED),
    CELL("undefined", KJP_SIMULATION_TARGET_UNDEFINED),
    CELL("drawn", KJP_SIMULATION_TARGET_DRAWN),
    BY("missing", write_target_missing),
    BY("sentence", write_target_sentence),
};
SHAPE(target);

/* Rules */

static const struct kjp__json_field year_fields[] = {
    CELL("year", KJP_SIMULATION_YEAR_YEAR),
    CELL("probability", KJP_SIMULATION_YEAR_PROBABILITY),
    CELL("standard_error", KJP_SIMULATION_YEAR_STANDARD_ERROR),
    CELL("expected_shortfall", KJP_SIMULATION_YEAR_SHORTFALL),
    CELL("defined", KJP_SIMULATION_YEAR_DEFINED),
    CELL("undefined", KJP_SIMULATION_YEAR_UNDEFINED),
    CELL("drawn", KJP_SIMULATION_YEAR_DRAWN),
    CELL("exempt", KJP_SIMULATION_YEAR_EXEMPT),
};
SHAPE(year);

static int32_t
statement_of_rule(const struct kjp__json *json, int32_t row)
{
  return kjp__statement_of(json->report, KJP_SIMULATION_STATEMENT_RULE, row);
}

static void
write_rule_missing(struct kjp__json *json, const char *key, int32_t row)
{
  write_missing_of(json, key, statement_of_rule(json, row));
}

static void
write_rule_sentence(struct kjp__json *json, const char *key, int32_t row)
{
  kjp__json_text(
      json, key,
      kjp__sentence_of_chance(json->report, statement_of_rule(json, row)));
}

static const struct kjp__json_field rule_fields[] = {
    CELL("rule", KJP_SIMULATION_RULE_RULE, KJP_RULE_ID),
    CELL("probability", KJP_SIMULATION_RULE_PROBABILITY),
    CELL("standard_error", KJP_SIMULATION_RULE_STANDARD_ERROR),
    CELL("expected_shortfall", KJP_SIMULATION_RULE_SHORTFALL),
    UNIT("unit", KJP_SIMULATION_RULE_SHORTFALL),
    CELL("defined", KJP_SIMULATION_RULE_DEFINED),
    CELL("undefined", KJP_SIMULATION_RULE_UNDEFINED),
    CELL("drawn", KJP_SIMULATION_RULE_DRAWN),
    CELL("raised", KJP_SIMULATION_RULE_RAISED),
    LIST("years", KJP_SIMULATION_YEARS, KJP_SIMULATION_YEAR_RULE, year),
    BY("missing", write_rule_missing),
    BY("sentence", write_rule_sentence),
};
SHAPE(rule);

/* Fans */

static const struct kjp__json_field fan_year_fields[] = {
    CELL("year", KJP_SIMULATION_FAN_YEAR_YEAR),
    CELL("p05", KJP_SIMULATION_FAN_YEAR_P05),
    CELL("p25", KJP_SIMULATION_FAN_YEAR_P25),
    CELL("p50", KJP_SIMULATION_FAN_YEAR_P50),
    CELL("p75", KJP_SIMULATION_FAN_YEAR_P75),
    CELL("p95", KJP_SIMULATION_FAN_YEAR_P95),
    CELL("mean", KJP_SIMULATION_FAN_YEAR_MEAN),
    CELL("defined", KJP_SIMULATION_FAN_YEAR_DEFINED),
    CELL("undefined", KJP_SIMULATION_FAN_YEAR_UNDEFINED),
};
SHAPE(fan_year);

#define OF KJP_SIMULATION_FAN_INDICATOR
static const struct kjp__json_field fan_fields[] = {
    CELL("indicator", OF, KJP_INDICATOR_ID),
    SAID("indicator_name", OF, KJP_INDICATOR_NAME_ZH),
    CELL("unit", OF, KJP_INDICATOR_UNIT),
    LIST("years", KJP_SIMULATION_FAN_YEARS, KJP_SIMULATION_FAN_YEAR_FAN,
         fan_year),
};
SHAPE(fan);

/* The whole */

static void
write_seed(struct kjp__json *json, const char *key, int32_t row)
{
  const kjp_table *table =
      kjp_answer_table(json->report->answer, KJP_SIMULATION);

  kjp__json_int(
      json, key,
      kjp__leading_int(kjp_table_text(table, row, KJP_SIMULATION_SEED)));
}

static const struct kjp__json_field head_fields[] = {
    CELL("mode", KJP_SIMULATION_MODE),
    CELL("draws", KJP_SIMULATION_DRAWS),
    BY("seed", write_seed),
    CELL("undefined_draws", KJP_SIMULATION_UNDEFINED),
    CELL("kept", KJP_SIMULATION_KEPT),
};
SHAPE(head);

static void
write_all(struct kjp__json *json, const char *key, int32_t number,
          const struct kjp__json_shape *shape)
{
  const kjp_table *table = kjp_answer_table(json->report->answer, number);

  kjp__json_rows(json, key, table, 0, kjp_table_count(table), shape);
}

void
kjp__simulate_json(struct kjp__report *report)
{
  struct kjp__json json = {report, false};

  kjp__json_open(&json, NULL, '{');
  kjp__json_head(&json);
  kjp__json_fields(&json, kjp_answer_table(report->answer, KJP_SIMULATION), 0,
                   &head_shape);
  write_all(&json, "targets", KJP_SIMULATION_TARGETS, &target_shape);
  write_all(&json, "rules", KJP_SIMULATION_RULES, &rule_shape);
  write_all(&json, "fans", KJP_SIMULATION_FANS, &fan_shape);
  kjp__json_used(&json);
  kjp__json_close(&json, '}');
  kjp__text_add_char(&report->text, '\n');
}
