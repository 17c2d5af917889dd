/* SPDX-License-Identifier: MIT */
/* lib/quantity/quantity.c - the public calls on single quantities. */
#include <string.h>

#include <kjplan/quantity.h>

#include "../base/error-priv.h"
#include "../base/text-priv.h"
#include "fault-priv.h"

enum { MOST_TEXT = 4096, DIGITS_BEFORE = 18, DIGITS_AFTER = 10 };

static kjp_status
report_fault(kjp_error **error_out, const char *text,
             enum kjp__decimal_fault fault,
             const struct kjp__decimal_rules *rules, const char *suggestion)
{
  struct kjp__arena *arena = kjp__arena_new();
  struct kjp__details details = {
      .name = KJP__SAY(rules->unit->label),
      .found = KJP__SAY(text),
      .near = KJP__SAY(*suggestion == '\0' ? NULL : suggestion)};
  kjp_status status;

  if (arena == NULL)
    return kjp__fail(error_out, KJP__MEMORY_OUT, NULL);
  details.expected = kjp__fault_expected(arena, fault, rules);
  status =
      kjp__arena_failed(arena)
          ? kjp__fail(error_out, KJP__MEMORY_OUT, NULL)
          : kjp__fail(error_out, kjp__fault_code(fault, rules, text), &details);
  kjp__arena_free(arena);
  return status;
}

kjp_status
kjp_quantity_parse(const char *text, const char *unit, int64_t *quanta_out,
                   kjp_error **error_out)
{
  struct kjp__unit found;
  struct kjp__decimal decimal = {0};
  struct kjp__decimal_rules rules = {.unit = &found,
                                     .digits_before = DIGITS_BEFORE,
                                     .digits_after = DIGITS_AFTER};
  enum kjp__decimal_fault fault;

  if (error_out != NULL)
    *error_out = NULL;
  if (quanta_out == NULL)
    return kjp__fail_null(error_out, "quanta_out");
  *quanta_out = 0;
  if (text == NULL)
    return kjp__fail_null(error_out, "text");
  if (unit == NULL)
    return kjp__fail_null(error_out, "unit");
  if (!kjp__unit_find(unit, strlen(unit), &found))
    return kjp__fail_argument(error_out, "unit", unit, KJP__SAY(NULL));
  if (strlen(text) > MOST_TEXT)
    return kjp__fail_argument(error_out, "text", "more than 4096 bytes",
                              KJP__SAY(NULL));
  fault = kjp__decimal_parse(text, strlen(text), &rules, &decimal);
  if (fault != KJP__DECIMAL_OK)
    return report_fault(error_out, text, fault, &rules, decimal.suggestion);
  *quanta_out = decimal.quanta;
  return KJP_OK;
}

kjp_status
kjp_quantity_format(int64_t quanta, const char *unit, int32_t digits,
                    kjp_text **text_out, kjp_error **error_out)
{
  struct kjp__text_builder text = {0};
  struct kjp__unit found;
  char out[KJP__DECIMAL_ROOM];

  if (error_out != NULL)
    *error_out = NULL;
  if (text_out == NULL)
    return kjp__fail_null(error_out, "text_out");
  *text_out = NULL;
  if (unit == NULL)
    return kjp__fail_null(error_out, "unit");
  if (!kjp__unit_find(unit, strlen(unit), &found))
    return kjp__fail_argument(error_out, "unit", unit, KJP__SAY(NULL));
  if (digits < KJP_NONE || digits > 18)
    return kjp__fail_argument(error_out, "digits", "below -1 or above 18",
                              KJP__SAY(NULL));
  if (quanta == INT64_MIN)
    return kjp__fail_argument(error_out, "quanta", "-2^63", KJP__SAY(NULL));
  kjp__decimal_format(quanta, found.quanta, digits, out);
  kjp__text_add(&text, out);
  return kjp__text_done(&text, text_out, error_out);
}

int32_t
kjp_unit_dimension(const char *unit)
{
  struct kjp__unit found;

  if (unit == NULL || !kjp__unit_find(unit, strlen(unit), &found))
    return KJP_NONE;
  return found.dimension;
}

int64_t
kjp_unit_quanta(const char *unit)
{
  struct kjp__unit found;

  if (unit == NULL || !kjp__unit_find(unit, strlen(unit), &found))
    return 0;
  return found.quanta;
}
