/* SPDX-License-Identifier: MIT */
/* lib/plan/number.c - readers of numbers: quantities and whole numbers. */
#include "read-priv.h"

#include <string.h>

#include <glib.h>

#include "../quantity/fault-priv.h"
#include "../quantity/rate-priv.h"

#define CELL(row, field) ((void *)((char *)(row) + (field)->column.offset))

enum { DIGITS_AFTER = 10 };

#define MOST INT64_C(1000000000000000) /* as in field.c: a million of one */

static void
report_fault(struct kjp__reading *reading, const struct kjp__at *at,
             enum kjp__decimal_fault fault,
             const struct kjp__decimal_rules *rules, const char *suggestion)
{
  struct kjp__details details = {
      .found = KJP__SAY(at->node->text),
      .expected = kjp__fault_expected(reading->scratch, fault, rules),
      .near = KJP__SAY(*suggestion == '\0' ? NULL : suggestion)};

  if (fault == KJP__DECIMAL_EMPTY)
    kjp__report_key(reading, at, KJP__VALUE_EMPTY, details);
  else
    kjp__report_value(reading, at,
                      kjp__fault_code(fault, rules, at->node->text), details);
}

static bool
too_much_money(struct kjp__reading *reading, const struct kjp__at *at,
               const struct kjp__unit *unit, int64_t quanta)
{
  int64_t most = reading->settings->max_yuan;
  int64_t yuan = quanta / 100;

  if (unit->dimension != KJP_DIMENSION_MONEY ||
      (yuan <= most && yuan >= -most &&
       !((yuan == most || yuan == -most) && quanta % 100 != 0)))
    return false;
  kjp__report_value(
      reading, at, KJP__LIMIT_MONEY,
      (struct kjp__details){.found = KJP__SAY(at->node->text),
                            .expected = KJP__SAY(kjp__arena_format(
                                reading->scratch, "%lld", (long long)most))});
  return true;
}

/* "3 %"; zero needs no unit. */
static const char *
end_of(struct kjp__arena *arena, const struct kjp__unit *unit, int64_t quanta)
{
  char text[KJP__DECIMAL_ROOM];
  bool bare = quanta == 0 || *unit->label == '\0';

  kjp__decimal_format(quanta, unit->quanta, -1, text);
  return kjp__arena_format(arena, "%s%s%s", text, bare ? "" : " ",
                           bare ? "" : unit->label);
}

/* One quantum above 0 or -100 % is what is more than that. */
static bool
is_open(const struct kjp__unit *unit, int64_t least)
{
  return least == 1 ||
         (unit->dimension == KJP_DIMENSION_RATIO && least == 1 - KJP__RATE_ONE);
}

/* An upper end that only keeps numbers small is not worth a word. */
static struct kjp__say
say_bounds(struct kjp__arena *arena, const struct kjp__unit *unit,
           int64_t least, int64_t most)
{
  bool open = is_open(unit, least);
  const char *low = end_of(arena, unit, least - open);
  const char *high = end_of(arena, unit, most);

  if (most < MOST)
    return (struct kjp__say){kjp__arena_format(arena, "%s 至 %s", low, high),
                             kjp__arena_format(arena, "%s to %s", low, high)};
  if (open)
    return (struct kjp__say){kjp__arena_format(arena, "大于 %s", low),
                             kjp__arena_format(arena, "more than %s", low)};
  return (struct kjp__say){kjp__arena_format(arena, "%s 或以上", low),
                           kjp__arena_format(arena, "%s or more", low)};
}

static void
report_bounds(struct kjp__reading *reading, const struct kjp__at *at,
              const struct kjp__field *field, const struct kjp__unit *unit,
              int64_t least, int64_t most)
{
  struct kjp__arena *arena = reading->scratch;
  bool item = at->key == NULL && field != NULL;

  kjp__report_value(
      reading, at, KJP__NUMBER_BOUNDS,
      (struct kjp__details){
          .name = item ? (struct kjp__say){field->column.zh, field->column.en}
                       : KJP__SAY(NULL),
          .found = KJP__SAY(at->node->text),
          .expected = say_bounds(arena, unit, least, most)});
}

static struct kjp__decimal_rules
rules_of(const struct kjp__reading *reading, const struct kjp__unit *unit,
         bool demanded)
{
  return (struct kjp__decimal_rules){.unit = unit,
                                     .unit_demanded = demanded,
                                     .digits_before =
                                         (int32_t)reading->settings->max_digits,
                                     .digits_after = DIGITS_AFTER};
}

enum kjp__decimal_fault
kjp__fault_of(const struct kjp__reading *reading, const char *text,
              const struct kjp__unit *unit, bool demanded)
{
  struct kjp__decimal_rules rules = rules_of(reading, unit, demanded);
  struct kjp__decimal decimal = {0};

  return kjp__decimal_parse(text, strlen(text), &rules, &decimal);
}

bool
kjp__quantity_of(struct kjp__reading *reading, const struct kjp__at *at,
                 const struct kjp__unit *unit, const struct kjp__field *field,
                 struct kjp__amount *out, int32_t *decimals)
{
  const char *text = kjp__scalar(reading, at);
  struct kjp__decimal decimal = {0};
  struct kjp__decimal_rules rules =
      rules_of(reading, unit, field != NULL && (field->flags & KJP__UNIT) != 0);
  enum kjp__decimal_fault fault;

  if (text == NULL || unit == NULL)
    return false;
  fault = kjp__decimal_parse(text, at->node->size, &rules, &decimal);
  if (fault != KJP__DECIMAL_OK) {
    report_fault(reading, at, fault, &rules, decimal.suggestion);
    return false;
  }
  if (too_much_money(reading, at, unit, decimal.quanta))
    return false;
  if (field != NULL && (field->least != 0 || field->most != 0) &&
      (decimal.quanta < field->least || decimal.quanta > field->most)) {
    report_bounds(reading, at, field, unit, field->least, field->most);
    return false;
  }
  *out = kjp__amount_known(decimal.quanta);
  if (decimals != NULL)
    *decimals = decimal.decimals;
  return true;
}

KJP__READER(quantity)
{
  const struct kjp__unit *unit =
      field->column.unit == NULL ? reading->unit : field->column.unit;

  (void)kjp__quantity_of(reading, at, unit, field, CELL(row, field), NULL);
}

/* A whole number without a unit, within the field's bounds. */
KJP__READER(whole)
{
  static const struct kjp__unit one = {KJP_DIMENSION_RATIO, KJP__RATE_ONE, ""};
  struct kjp__field plain = *field;
  struct kjp__amount amount = kjp__amount_unknown();
  int32_t *cell = CELL(row, field);
  int64_t quanta;

  plain.least = 0;
  plain.most = 0;
  if (!kjp__quantity_of(reading, at, &one, &plain, &amount, NULL) ||
      !kjp__amount_get(amount, &quanta))
    return;
  if (quanta % KJP__RATE_ONE != 0 || quanta / KJP__RATE_ONE < field->least ||
      quanta / KJP__RATE_ONE > field->most)
    report_bounds(reading, at, field, &one, field->least * KJP__RATE_ONE,
                  field->most * KJP__RATE_ONE);
  else
    *cell = (int32_t)(quanta / KJP__RATE_ONE);
}
