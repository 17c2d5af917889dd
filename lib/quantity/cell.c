/* SPDX-License-Identifier: MIT */
/* lib/quantity/cell.c - amounts in tables: the public calls that know units. */
#include <string.h>

#include <kjplan/quantity.h>
#include <kjplan/table.h>

#include "../base/error-priv.h"
#include "../base/table-priv.h"
#include "../base/text-priv.h"
#include "amount-priv.h"
#include "decimal-priv.h"
#include "fraction-priv.h"

static bool
holds_amounts(const struct kjp__column *column)
{
  return column != NULL && (column->cell == KJP__CELL_AMOUNT ||
                            column->cell == KJP__CELL_FRACTION);
}

static const struct kjp__unit *
unit_of(const kjp_table *table, int32_t row, int32_t column)
{
  const struct kjp__column *found = kjp__table_column(table, column);

  if (!holds_amounts(found) || row < 0 || row >= table->rows.count)
    return NULL;
  if (found->unit != NULL || table->kind->unit_of == NULL)
    return found->unit;
  return table->kind->unit_of(table, row, column);
}

static bool
amount_of(const void *cell, enum kjp__cell kind, int64_t *quanta)
{
  const struct kjp__fraction *fraction;

  if (kind == KJP__CELL_AMOUNT)
    return kjp__amount_get(*(const struct kjp__amount *)cell, quanta);
  fraction = *(const struct kjp__fraction *const *)cell;
  return fraction != NULL && kjp__fraction_round(fraction, quanta);
}

int32_t
kjp_table_amount(const kjp_table *table, int32_t row, int32_t column,
                 int64_t *quanta_out)
{
  const struct kjp__column *found = kjp__table_column(table, column);
  const void *cell = kjp__table_cell(table, row, found);
  int64_t quanta;

  if (cell == NULL || !holds_amounts(found) ||
      !amount_of(cell, found->cell, &quanta))
    return 0;
  if (quanta_out != NULL)
    *quanta_out = quanta;
  return 1;
}

int32_t
kjp_table_copy_amounts(const kjp_table *table, int32_t column, int64_t *quanta,
                       uint8_t *known, int32_t count)
{
  const struct kjp__column *found = kjp__table_column(table, column);

  if (!holds_amounts(found))
    return 0;
  for (int32_t row = 0; row < count && row < table->rows.count; row++) {
    int64_t amount = 0;
    bool is_known =
        amount_of(kjp__table_cell(table, row, found), found->cell, &amount);

    if (quanta != NULL)
      quanta[row] = amount;
    if (known != NULL)
      known[row] = is_known;
  }
  return table->rows.count;
}

const char *
kjp_table_unit(const kjp_table *table, int32_t row, int32_t column)
{
  const struct kjp__unit *unit = unit_of(table, row, column);

  return unit == NULL ? NULL : unit->label;
}

int64_t
kjp_table_unit_quanta(const kjp_table *table, int32_t row, int32_t column)
{
  const struct kjp__unit *unit = unit_of(table, row, column);

  return unit == NULL ? 0 : unit->quanta;
}

/* Decimals behind which nothing of a dimension is kept, in a unit. */
static int32_t
most_digits(const struct kjp__unit *unit)
{
  int32_t digits = 0;

  for (int64_t quanta = unit->quanta; quanta > 1; quanta /= 10)
    digits++;
  return digits;
}

static bool
is_known(const void *cell, enum kjp__cell kind)
{
  if (kind == KJP__CELL_AMOUNT)
    return kjp__amount_is_known(*(const struct kjp__amount *)cell);
  return *(const struct kjp__fraction *const *)cell != NULL;
}

static kjp_status
format_cell(const void *cell, const struct kjp__column *column,
            const struct kjp__unit *unit, int32_t digits, char *out,
            kjp_error **error_out)
{
  const struct kjp__fraction *fraction;
  int64_t quanta;

  if (column->cell == KJP__CELL_AMOUNT) {
    if (kjp__amount_get(*(const struct kjp__amount *)cell, &quanta))
      kjp__decimal_format(quanta, unit->quanta, digits, out);
    return KJP_OK;
  }
  fraction = *(const struct kjp__fraction *const *)cell;
  if (fraction == NULL || kjp__fraction_format(fraction, unit->quanta, digits,
                                               most_digits(unit), out))
    return KJP_OK;
  return kjp__fail(error_out, KJP__RESULT_RANGE,
                   &(struct kjp__details){.name = KJP__SAY(column->name),
                                          .found = KJP__SAY("row")});
}

kjp_status
kjp_table_format(const kjp_table *table, int32_t row, int32_t column,
                 const char *unit, int32_t digits, kjp_text **text_out,
                 kjp_error **error_out)
{
  const struct kjp__column *found = kjp__table_column(table, column);
  const void *cell = kjp__table_cell(table, row, found);
  const struct kjp__unit *shown = unit_of(table, row, column);
  struct kjp__text_builder text = {0};
  struct kjp__unit asked;
  char digits_out[KJP__DECIMAL_ROOM] = "";
  kjp_status status;

  if (error_out != NULL)
    *error_out = NULL;
  if (text_out == NULL)
    return kjp__fail_null(error_out, "text_out");
  *text_out = NULL;
  if (table == NULL)
    return kjp__fail_null(error_out, "table");
  /* An amount that is not known may be of nothing, and without a unit. */
  if (cell == NULL || !holds_amounts(found) ||
      (shown == NULL && is_known(cell, found->cell)))
    return kjp__fail_argument(error_out, "row, column", "not an amount",
                              KJP__SAY(NULL));
  if (digits < KJP_NONE || digits > 18)
    return kjp__fail_argument(error_out, "digits", "below -1 or above 18",
                              KJP__SAY(NULL));
  if (unit != NULL && (!kjp__unit_find(unit, strlen(unit), &asked) ||
                       (shown != NULL && !kjp__unit_fits(&asked, shown))))
    return kjp__fail_argument(error_out, "unit", unit, KJP__SAY(NULL));
  if (shown == NULL)
    return KJP_OK;
  status = format_cell(cell, found, unit == NULL ? shown : &asked, digits,
                       digits_out, error_out);
  if (status != KJP_OK || *digits_out == '\0')
    return status;
  kjp__text_add(&text, digits_out);
  return kjp__text_done(&text, text_out, error_out);
}
