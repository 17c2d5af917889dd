/* SPDX-License-Identifier: MIT */
/* lib/answer/used.c - the figures that an answer rests on. */
#include "used-priv.h"

#include <string.h>

#include <glib.h>

#include "../plan/word-priv.h"

#define ROW(number, cell, member, name, zh, en, words, target)                 \
  {                                                                            \
    number, KJP__CELL_##cell, offsetof(struct kjp__used, member), name, zh,    \
        en, words, target, NULL                                                \
  }

static const struct kjp__column columns[] = {
    ROW(KJP_USED_INDICATOR, ROW, indicator, "indicator", "指标", "indicator",
        NULL, KJP_INDICATORS),
    ROW(KJP_USED_YEAR, COUNTED, of, "year", "年份", "year", NULL, 0),
    ROW(KJP_USED_STAGE, WORD, stage, "stage", "阶段", "stage", kjp__words_stage,
        0),
    ROW(KJP_USED_VALUE, FRACTION, value, "value", "数值", "value", NULL, 0),
    ROW(KJP_USED_KIND, WORD, kind, "kind", "性质", "kind", kjp__words_kind, 0),
    ROW(KJP_USED_LINE, COUNTED, line, "line", "所在行", "line in the file",
        NULL, 0),
    ROW(KJP_USED_SOURCE, ROW, source, "source", "来源", "source", NULL,
        KJP_SOURCES),
    ROW(KJP_USED_UNVERIFIED, FLAG, unverified, "unverified", "未核实",
        "not verified", NULL, 0),
};

static const struct kjp__unit *
unit_of(const kjp_table *table, int32_t row, int32_t column)
{
  const kjp_answer *answer = table->owner;
  const struct kjp__used *used = kjp__rows_at(&table->rows, row);

  (void)column;
  return kjp__plan_unit(answer->plan, used->indicator);
}

const struct kjp__table_kind kjp__used_kind = {KJP_USED,
                                               "used",
                                               sizeof(struct kjp__used),
                                               columns,
                                               sizeof columns[0],
                                               G_N_ELEMENTS(columns),
                                               false,
                                               0,
                                               unit_of};

/* One copy serves every row that rests on the value. */
static const struct kjp__fraction *
show(kjp_answer *answer, struct kjp__value *value)
{
  struct kjp__fraction fraction;

  if (value->shown == NULL) {
    kjp__value_fraction(value, &fraction);
    value->shown = kjp__answer_fraction(answer, &fraction);
  }
  return value->shown;
}

void
kjp__used_fill(kjp_answer *answer, const struct kjp__values *values,
               const struct kjp__series *series, int32_t year,
               struct kjp__used *row)
{
  struct kjp__value *value = &series->values[year - values->first_year];
  const struct kjp__indicator *indicator =
      kjp__plan_indicator(answer->plan, series->indicator);

  row->indicator = series->indicator;
  row->of = year;
  row->source = KJP_NONE;
  row->kind = value->kind;
  row->value = show(answer, value);
  if (value->observation != NULL) {
    row->stage = value->observation->stage;
    row->line = (int32_t)value->observation->mark.line;
    row->source = value->observation->source;
    row->unverified = value->observation->unverified;
    row->bare = value->observation->bare;
  } else if (value->assumption != NULL) {
    row->line = (int32_t)value->assumption->line;
  }
  if (row->line == 0)
    row->line = (int32_t)indicator->mark.line;
  if (row->source == KJP_NONE)
    row->source = indicator->source;
}

int
kjp__used_compare(const struct kjp__used *left, const struct kjp__used *right)
{
  if (left->indicator != right->indicator)
    return left->indicator < right->indicator ? -1 : 1;
  if (left->of != right->of)
    return left->of < right->of ? -1 : 1;
  return left->stage - right->stage;
}

struct adding {
  kjp_answer *answer;
  const struct kjp__values *values;
};

static void
add(void *data, const struct kjp__series *series, int32_t year)
{
  struct adding *adding = data;
  struct kjp__used *row =
      kjp__rows_add(&kjp__answer_table(adding->answer, KJP_USED)->rows);

  if (row != NULL)
    kjp__used_fill(adding->answer, adding->values, series, year, row);
}

void
kjp__used_add(kjp_answer *answer, struct kjp__values *values,
              const struct kjp__series *series, int32_t year)
{
  struct adding adding = {answer, values};

  if (kjp__value_known(kjp__series_at(values, series, year)))
    (void)kjp__values_inputs(values, series->indicator, series->stage, year,
                             add, &adding);
}

static int
compare_rows(const void *left, const void *right)
{
  return kjp__used_compare(left, right);
}

void
kjp__used_default(kjp_answer *answer, int32_t indicator)
{
  size_t count = (size_t)kjp__plan_count(answer->plan, KJP_INDICATORS);

  if (answer->bare_said == NULL)
    answer->bare_said = kjp__arena_alloc(answer->arena, count + 1);
  if (answer->bare_said == NULL || answer->bare_said[indicator])
    return;
  answer->bare_said[indicator] = 1;
  kjp__answer_default(
      answer,
      kjp__arena_format(answer->arena, "/indicators/%s/values",
                        kjp__plan_indicator(answer->plan, indicator)->id),
      "final");
}

void
kjp__used_close(kjp_answer *answer)
{
  struct kjp__rows *rows = &kjp__answer_table(answer, KJP_USED)->rows;
  int32_t kept = 0;

  if (!kjp__rows_sort(rows, 0, compare_rows))
    return;
  for (int32_t i = 0; i < rows->count; i++) {
    const struct kjp__used *row = kjp__rows_at(rows, i);

    if (kept > 0 && compare_rows(kjp__rows_at(rows, kept - 1), row) == 0)
      continue;
    if (row->bare)
      kjp__used_default(answer, row->indicator);
    if (kept != i)
      memcpy(kjp__rows_at(rows, kept), row, rows->size);
    kept++;
  }
  kjp__rows_truncate(rows, kept);
}
