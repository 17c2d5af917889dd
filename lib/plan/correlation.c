/* SPDX-License-Identifier: MIT */
/* lib/plan/correlation.c - correlations of the shocks to two indicators. */
#include <string.h>

#include <glib.h>

#include "read-priv.h"

static const struct kjp__field *
value_field(void)
{
  const struct kjp__table_kind *kind = kjp__plan_kind(KJP_CORRELATIONS);
  const struct kjp__field *fields = kind->columns;

  return &fields[KJP_CORRELATION_VALUE - KJP_CORRELATION_LEFT];
}

/* Whether a pair stands there already, in either order. */
static bool
is_repeated(struct kjp__reading *reading, const struct kjp__at *at,
            struct kjp__seen *seen, const struct kjp__correlation *pair)
{
  const char *left = kjp__plan_indicator(reading->plan, pair->left)->id;
  const char *right = kjp__plan_indicator(reading->plan, pair->right)->id;
  bool swap = strcmp(left, right) > 0;
  const char *text = kjp__arena_format(
      reading->scratch, "%s, %s", swap ? right : left, swap ? left : right);
  struct kjp__node node = {.mark = at->node->mark, .text = text};
  struct kjp__at here = {at->up, at->key, at->index, at->key_mark, &node};

  return text == NULL || kjp__is_seen(reading, &here, seen, false);
}

static void
read_correlation(struct kjp__reading *reading, const struct kjp__at *at,
                 const void *how)
{
  struct kjp__correlation pair = {KJP_NONE, KJP_NONE, {0}, at->node->mark};
  struct kjp__at parts[3];
  struct kjp__correlation *row;
  struct kjp__seen *const *seen = how;
  int32_t count = 0;

  if (!kjp__is_list(reading, at))
    return;
  for (const struct kjp__node *item = at->node->first; item != NULL;
       item = item->next, count++) {
    if (count < 3)
      parts[count] = kjp__at_item(at, count, item);
  }
  if (count != 3) {
    kjp__report_value(
        reading, at, KJP__LIST_LENGTH,
        (struct kjp__details){
            .expected = {"两个指标与一个数", "two indicators and a number"}});
    return;
  }
  if (!kjp__is_empty(reading, &parts[0]))
    pair.left = kjp__exact_reference_of(reading, &parts[0]);
  if (!kjp__is_empty(reading, &parts[1]))
    pair.right = kjp__exact_reference_of(reading, &parts[1]);
  if (!kjp__is_empty(reading, &parts[2]))
    (void)kjp__quantity_of(reading, &parts[2], &kjp__unit_one, value_field(),
                           &pair.value, NULL);
  if (pair.left < 0 || pair.right < 0)
    return;
  if (pair.left == pair.right) {
    kjp__report_value(
        reading, &parts[1], KJP__REFERENCE_SELF,
        (struct kjp__details){.found = KJP__SAY(parts[1].node->text)});
    return;
  }
  if (is_repeated(reading, at, *seen, &pair))
    return;
  row = kjp__rows_add(&reading->plan->tables[KJP_CORRELATIONS].rows);
  if (row != NULL)
    *row = pair;
}

void
kjp__read_correlations(struct kjp__reading *reading, const struct kjp__at *at)
{
  struct kjp__seen seen;
  struct kjp__seen *pairs = &seen;

  kjp__seen_init(&seen, reading->scratch);
  kjp__read_items(reading, at, read_correlation, &pairs);
}
