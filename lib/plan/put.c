/* SPDX-License-Identifier: MIT */
/* lib/plan/put.c - putting single values and maps into a sink.
 *
 * Once the sink wants no more nothing is put, so writers need not look. */
#include <string.h>

#include <glib.h>

#include "write-priv.h"

#include "../quantity/decimal-priv.h"

/* As many as a file may have by default; see doc/limits.md. */
enum { DIGITS_BEFORE = 15, DIGITS_AFTER = 10 };

static void
put(struct kjp__writing *writing, const char *text, bool literal)
{
  const struct kjp__sink *sink = writing->sink;

  if (text == NULL)
    writing->stopped = true; /* memory is out */
  if (!writing->stopped)
    writing->stopped = !sink->scalar(sink->to, text, strlen(text), literal);
}

void
kjp__put_key(struct kjp__writing *writing, const char *key)
{
  if (writing->keyless)
    writing->keyless = false;
  else
    put(writing, key, g_ascii_isdigit(*key));
}

void
kjp__put_text(struct kjp__writing *writing, const char *text)
{
  put(writing, text, false);
}

void
kjp__put_literal(struct kjp__writing *writing, const char *text)
{
  put(writing, text, true);
}

void
kjp__put_int(struct kjp__writing *writing, int64_t number)
{
  char text[24];

  (void)g_snprintf(text, sizeof text, "%" G_GINT64_FORMAT, number);
  put(writing, text, true);
}

void
kjp__put_span(struct kjp__writing *writing, int32_t first, int32_t last)
{
  char text[24];

  if (first == last) {
    kjp__put_int(writing, first);
    return;
  }
  (void)g_snprintf(text, sizeof text, "%d-%d", first, last);
  put(writing, text, true);
}

void
kjp__put_begin_map(struct kjp__writing *writing, enum kjp__layout layout)
{
  if (!writing->stopped)
    writing->stopped = !writing->sink->begin_map(writing->sink->to, layout);
}

void
kjp__put_begin_list(struct kjp__writing *writing, enum kjp__layout layout)
{
  if (!writing->stopped)
    writing->stopped = !writing->sink->begin_list(writing->sink->to, layout);
}

void
kjp__put_end(struct kjp__writing *writing)
{
  if (!writing->stopped)
    writing->stopped = !writing->sink->end(writing->sink->to);
}

/* Amounts */

/* Scales by dimension, small ones first; `safe` can show every amount in at
 * most 10 decimals and few digits before the point. */
static const struct scales {
  const char *const *labels; /* of counts: what stands before the label */
  const char *safe;
} scales[] = {
    [KJP_DIMENSION_MONEY] = {(const char *const[]){"分", "元", "百元", "千元",
                                                   "万元", "百万元", "千万元",
                                                   "亿元", "十亿元", "百亿元",
                                                   "千亿元", "万亿元", NULL},
                             "亿元"},
    [KJP_DIMENSION_RATIO] = {(const char *const[]){"‰", "%", "成", "", NULL},
                             "%"},
    [KJP_DIMENSION_POINTS] = {(const char *const[]){"bp", "pp", NULL}, "pp"},
    [KJP_DIMENSION_COUNT] = {(const char *const[]){"", "万", "亿", "万亿",
                                                   NULL},
                             "万"},
};

static struct kjp__unit
scaled(struct kjp__writing *writing, const struct kjp__unit *unit,
       const char *scale)
{
  struct kjp__unit found = *unit;
  const char *label = scale;

  if (unit->dimension == KJP_DIMENSION_COUNT)
    label = kjp__arena_format(writing->scratch, "%s%s", scale,
                              kjp__unit_counted(unit));
  if (label != NULL)
    (void)kjp__unit_find(label, strlen(label), &found);
  return found;
}

static bool
can_be_read(const char *digits)
{
  const char *point = strchr(digits, '.');
  size_t sign = *digits == '-';
  size_t before = point == NULL ? strlen(digits) : (size_t)(point - digits);

  return before - sign <= DIGITS_BEFORE &&
         (point == NULL || strlen(point + 1) <= DIGITS_AFTER);
}

static void
put_digits(struct kjp__writing *writing, const char *digits,
           const struct kjp__unit *unit)
{
  const char *blank = *unit->label == '\0' ? "" : " ";

  put(writing,
      kjp__arena_format(writing->scratch, "%s%s%s", digits, blank, unit->label),
      true);
}

void
kjp__put_amount(struct kjp__writing *writing, struct kjp__amount amount,
                const struct kjp__unit *unit)
{
  char digits[KJP__DECIMAL_ROOM];
  struct kjp__unit safe;
  int64_t quanta = 0;

  (void)kjp__amount_get(amount, &quanta);
  kjp__decimal_format(quanta, unit->quanta, -1, digits);
  if (can_be_read(digits)) {
    put_digits(writing, digits, unit);
    return;
  }
  safe = scaled(writing, unit, scales[unit->dimension].safe);
  kjp__decimal_format(quanta, safe.quanta, -1, digits);
  put_digits(writing, digits, &safe);
}

/* Decimals in one unit as decimals in another, which is 10^n times it. */
static int32_t
decimals_in(int32_t decimals, const struct kjp__unit *from,
            const struct kjp__unit *to)
{
  int64_t small = MIN(from->quanta, to->quanta);
  int64_t large = MAX(from->quanta, to->quanta);
  int32_t shift = 0;

  for (; small < large; small *= 10)
    shift++;
  return from->quanta > to->quanta ? decimals - shift : decimals + shift;
}

/* So many decimals, or as many more as the amount takes. */
static void
format_figure(int64_t quanta, const struct kjp__unit *unit, int32_t decimals,
              char *digits)
{
  const char *point;

  kjp__decimal_format(quanta, unit->quanta, -1, digits);
  point = strchr(digits, '.');
  if ((point == NULL ? 0 : (int32_t)strlen(point + 1)) < decimals)
    kjp__decimal_format(quanta, unit->quanta, decimals, digits);
}

/* A figure with decimals below 0 was written in a larger unit: the smallest
 * that does. */
static struct kjp__unit
larger_unit(struct kjp__writing *writing, const struct kjp__unit *unit,
            int32_t decimals)
{
  struct kjp__unit found = *unit;
  const char *const *scale = scales[unit->dimension].labels;

  for (; *scale != NULL && decimals_in(decimals, unit, &found) < 0; scale++) {
    struct kjp__unit next = scaled(writing, unit, *scale);

    if (next.quanta > found.quanta)
      found = next;
  }
  return found;
}

void
kjp__put_figure(struct kjp__writing *writing, struct kjp__amount amount,
                const struct kjp__unit *unit, int32_t decimals)
{
  char digits[KJP__DECIMAL_ROOM];
  struct kjp__unit other;
  int64_t quanta = 0;

  (void)kjp__amount_get(amount, &quanta);
  format_figure(quanta, unit, decimals, digits);
  if (decimals >= 0 && can_be_read(digits)) {
    put(writing, digits, true);
    return;
  }
  other = decimals < 0 ? larger_unit(writing, unit, decimals)
                       : scaled(writing, unit, scales[unit->dimension].safe);
  format_figure(quanta, &other, decimals_in(decimals, unit, &other), digits);
  put_digits(writing, digits, &other);
}

void
kjp__put_id(struct kjp__writing *writing, int32_t table, int32_t row)
{
  const char *const *id = kjp__plan_row(writing->plan, table, row);

  put(writing, *id, false);
}

/* Maps */

static bool
applies(const struct kjp__writing *writing, const struct kjp__field *field)
{
  return field->key != NULL &&
         (field->kinds == 0 || (field->kinds >> writing->kind & 1u) != 0);
}

static void
put_extras(struct kjp__writing *writing, int32_t table, int32_t index)
{
  struct kjp__range range =
      kjp__owned(&writing->extras, kjp__owner_of_extra(table, index));

  for (int32_t i = range.first; i < range.end; i++) {
    const struct kjp__extra *row = kjp__owned_at(&writing->extras, i)->row;

    kjp__put_key(writing, row->key);
    kjp__put_text(writing, row->text);
  }
}

void
kjp__put_fields(struct kjp__writing *writing, const struct kjp__shape *shape,
                const void *row, int32_t index)
{
  for (int32_t i = 0; i < shape->count && !writing->stopped; i++) {
    const struct kjp__field *field = &shape->fields[i];

    if (applies(writing, field))
      kjp__writer_of(field)(writing, field, row, index);
  }
  if (shape->extras)
    put_extras(writing, shape->table, index);
}

void
kjp__put_map(struct kjp__writing *writing, const struct kjp__shape *shape,
             const void *row, int32_t index, enum kjp__layout layout)
{
  kjp__put_begin_map(writing, layout);
  kjp__put_fields(writing, shape, row, index);
  kjp__put_end(writing);
}

void
kjp__put_keyword(struct kjp__writing *writing, const struct kjp__shape *shape,
                 const void *row, int32_t index, bool in_short)
{
  const struct kjp__field *field = kjp__short_field(shape, writing->kind);

  if (!in_short || field == NULL) {
    kjp__put_map(writing, shape, row, index, KJP__LAYOUT_FLOW);
    return;
  }
  writing->said = (uint32_t)KJP__SAID_ALL;
  writing->keyless = true;
  kjp__writer_of(field)(writing, field, row, index);
}

/* Rows of a table */

void
kjp__put_years(struct kjp__writing *writing, const char *key, int32_t table,
               struct kjp__range rows, size_t offset,
               const struct kjp__unit *unit)
{
  bool begun = false;

  for (int32_t i = rows.first; i < rows.end; i++) {
    const struct kjp__of_year *row = kjp__plan_row(writing->plan, table, i);
    const struct kjp__amount *amount =
        (const void *)((const char *)row + offset);

    if (!kjp__amount_is_known(*amount))
      continue;
    if (!begun) {
      kjp__put_key(writing, key);
      kjp__put_begin_map(writing, KJP__LAYOUT_FLOW);
      begun = true;
    }
    kjp__put_int(writing, row->year);
    kjp__put_amount(writing, *amount, unit);
  }
  if (begun)
    kjp__put_end(writing);
}

void
kjp__put_ids(struct kjp__writing *writing, const char *key, int32_t table,
             struct kjp__range rows, size_t offset, int32_t target)
{
  kjp__put_key(writing, key);
  kjp__put_begin_list(writing, KJP__LAYOUT_FLOW);
  for (int32_t i = rows.first; i < rows.end; i++) {
    const char *row = kjp__plan_row(writing->plan, table, i);
    const int32_t *named = (const void *)(row + offset);

    kjp__put_id(writing, target, *named);
  }
  kjp__put_end(writing);
}

void
kjp__put_rows(struct kjp__writing *writing, const char *key, int32_t table,
              struct kjp__range rows, const struct kjp__shape *shape)
{
  uint32_t said = writing->said;

  if (rows.first == rows.end)
    return;
  kjp__put_key(writing, key);
  kjp__put_begin_list(writing, KJP__LAYOUT_BLOCK);
  writing->said = (uint32_t)KJP__SAID_ALL;
  for (int32_t i = rows.first; i < rows.end; i++)
    kjp__put_map(writing, shape, kjp__plan_row(writing->plan, table, i),
                 KJP_NONE, KJP__LAYOUT_FLOW);
  writing->said = said;
  kjp__put_end(writing);
}
