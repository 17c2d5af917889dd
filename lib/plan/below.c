/* SPDX-License-Identifier: MIT */
/* lib/plan/below.c - adjustments of what goes into a judged indicator, which a
 * rule on that one does not see. */
#include "read-priv.h"

/* An indicator that goes into a judged one, and which. */
struct below {
  int32_t indicator;
  int32_t judged;
};

static void
add_below(struct kjp__reading *reading, struct kjp__rows *list, int8_t *seen,
          int32_t indicator, int32_t judged)
{
  const kjp_table *inputs = &reading->plan->tables[KJP_INPUTS];
  int32_t first;
  int32_t count =
      kjp_table_children(inputs, KJP_INPUT_INDICATOR, indicator, &first);

  for (int32_t i = 0; i < count; i++) {
    const struct kjp__input *from =
        kjp__plan_row(reading->plan, KJP_INPUTS, first + i);
    int32_t input = from->input;
    struct below *row;

    if (input < 0 || seen[input])
      continue;
    seen[input] = 1;
    row = kjp__rows_add(list);
    if (row != NULL)
      *row = (struct below){input, judged};
  }
}

static void
warn_of_adjustment(struct kjp__reading *reading, const struct below *below)
{
  const kjp_table *table = &reading->plan->tables[KJP_ADJUSTMENTS];
  const struct kjp__adjustment *row;
  const char *id = kjp__plan_indicator(reading->plan, below->indicator)->id;
  const char *judged = kjp__plan_indicator(reading->plan, below->judged)->id;
  int32_t first;

  if (id == NULL || judged == NULL ||
      kjp_table_children(table, KJP_ADJUSTMENT_INDICATOR, below->indicator,
                         &first) == 0)
    return;
  row = kjp__rows_at(&table->rows, first);
  kjp__findings_add(
      reading->findings, KJP__ADJUSTMENT_UNUSED, row->mark,
      &(struct kjp__details){.name = KJP__SAY(id),
                             .found = KJP__SAY(judged),
                             .pointer = kjp__arena_format(
                                 reading->scratch, "/indicators/%s/%s/%d", id,
                                 kjp__words_adjustment[row->kind], row->year)});
}

void
kjp__warn_of_adjustments(struct kjp__reading *reading)
{
  int32_t count = kjp__plan_count(reading->plan, KJP_INDICATORS);
  int8_t *seen = kjp__arena_alloc(reading->scratch, (size_t)count);
  struct kjp__rows list;

  if (seen == NULL)
    return; /* the arena knows */
  kjp__rows_init(&list, reading->scratch, sizeof(struct below));
  for (int32_t i = 0; i < count; i++) {
    if (kjp__plan_indicator(reading->plan, i)->judged)
      add_below(reading, &list, seen, i, i);
  }
  for (int32_t i = 0; i < list.count; i++) {
    const struct below below = *(const struct below *)kjp__rows_at(&list, i);

    warn_of_adjustment(reading, &below);
    add_below(reading, &list, seen, below.indicator, below.judged);
  }
}
