/* SPDX-License-Identifier: MIT */
/* lib/plan/list.c - reading lists, and maps whose keys are ids of indicators;
 * what may stand in them once only. */
#include "read-priv.h"

#include <string.h>

void
kjp__read_items(struct kjp__reading *reading, const struct kjp__at *at,
                kjp__item_reader read, const void *how)
{
  int32_t index = 0;

  if (!kjp__is_list(reading, at))
    return;
  for (const struct kjp__node *item = at->node->first; item != NULL;
       item = item->next) {
    struct kjp__at here = kjp__at_item(at, index++, item);

    if (!kjp__is_empty(reading, &here))
      read(reading, &here, how);
  }
}

void
kjp__want_some(struct kjp__reading *reading, const struct kjp__at *at,
               const char *zh, const char *en)
{
  enum kjp__node_kind kind = at->node->kind;

  if ((kind == KJP__NODE_LIST || kind == KJP__NODE_MAP) &&
      at->node->first == NULL)
    kjp__report_value(reading, at, KJP__LIST_LENGTH,
                      (struct kjp__details){.expected = {zh, en}});
}

void
kjp__read_by_indicator(struct kjp__reading *reading, const struct kjp__at *at,
                       kjp__indicator_reader read, const void *how)
{
  struct kjp__seen seen;

  if (!kjp__is_map(reading, at))
    return;
  kjp__seen_init(&seen, reading->scratch);
  for (const struct kjp__node *key = at->node->first; key != NULL;
       key = key->next->next) {
    struct kjp__at entry = kjp__at_entry(at, key);
    int32_t indicator;

    if (!kjp__is_text_key(reading, at, key) ||
        kjp__is_seen(reading, &entry, &seen, true))
      continue;
    indicator = kjp__reference_key_of(reading, &entry, KJP_INDICATORS);
    if (indicator >= 0 && !kjp__is_empty(reading, &entry))
      read(reading, &entry, indicator, how);
  }
}

static int
compare_years(const void *left, const void *right)
{
  const struct kjp__of_year *a = left;
  const struct kjp__of_year *b = right;

  return a->year < b->year ? -1 : a->year > b->year;
}

void
kjp__sort_years(struct kjp__rows *rows, int32_t first)
{
  (void)kjp__rows_sort(rows, first, compare_years);
}

/* What stands once */

struct place {
  const char *text;
  struct kjp__mark mark;
};

void
kjp__seen_init(struct kjp__seen *seen, struct kjp__arena *arena)
{
  kjp__rows_init(&seen->rows, arena, sizeof(struct place));
  kjp__index_init(&seen->index, &seen->rows, offsetof(struct place, text));
}

static void
add_place(struct kjp__seen *seen, const char *text, struct kjp__mark mark)
{
  struct place *place = kjp__rows_add(&seen->rows);

  if (place == NULL)
    return;
  place->text = kjp__arena_copy(seen->rows.arena, text, strlen(text));
  place->mark = mark;
  if (place->text != NULL)
    (void)kjp__index_add(&seen->index, seen->rows.count - 1);
}

bool
kjp__is_seen(struct kjp__reading *reading, const struct kjp__at *at,
             struct kjp__seen *seen, bool is_key)
{
  const char *text = is_key ? at->key : at->node->text;
  struct kjp__mark mark = is_key ? at->key_mark : at->node->mark;
  int32_t before = kjp__index_find(&seen->index, text);
  const struct place *first;

  if (before < 0) {
    add_place(seen, text, mark);
    return false;
  }
  first = kjp__rows_at(&seen->rows, before);
  kjp__report_at(
      reading, at, mark, is_key ? KJP__KEY_DUPLICATE : KJP__ITEM_DUPLICATE,
      (struct kjp__details){.found = KJP__SAY(text), .related = first->mark});
  return true;
}

bool
kjp__is_money(struct kjp__reading *reading, const struct kjp__at *at,
              struct kjp__mark mark, int32_t indicator, bool counts)
{
  static const struct kjp__say money = {"以金额计的指标",
                                        "an indicator in money"};
  static const struct kjp__say either = {"以金额计或计数的指标",
                                         "an indicator in money or a count"};
  const struct kjp__unit *unit = kjp__plan_unit(reading->plan, indicator);
  const char *id = kjp__plan_indicator(reading->plan, indicator)->id;
  bool is_key =
      mark.line == at->key_mark.line && mark.column == at->key_mark.column;

  if (unit == NULL || unit->dimension == KJP_DIMENSION_MONEY ||
      (counts && unit->dimension == KJP_DIMENSION_COUNT))
    return true;
  kjp__report_at(
      reading, at, mark, KJP__UNIT_DIMENSION,
      (struct kjp__details){
          .name = KJP__SAY(kjp__at_name(is_key ? at->up : at)),
          .found = KJP__SAY(kjp__arena_format(
              reading->scratch, "%s (%s)", id == NULL ? "" : id, unit->label)),
          .expected = counts ? either : money});
  return false;
}
