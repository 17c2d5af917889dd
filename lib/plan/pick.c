/* SPDX-License-Identifier: MIT */
/* lib/plan/pick.c - the row that a caller means, by its id. */
#include "pick-priv.h"

#include <stdio.h>

#include "../base/error-priv.h"
#include "../base/text-priv.h"

enum { MOST_NAMED = 20 };

/* What may be picked, and what it is called where there is some and none. */
static const struct {
  int32_t table;
  int32_t id; /* its column */
  struct kjp__say some, none;
} pickables[] = {
    {KJP_RULES,
     KJP_RULE_ID,
     {"计划中声明的规则：", "a rule of the plan: "},
     {"声明了规则的计划", "a plan that has rules"}},
    {KJP_INDICATORS,
     KJP_INDICATOR_ID,
     {"计划中声明的指标：", "an indicator of the plan: "},
     {"声明了指标的计划", "a plan that has indicators"}},
    {KJP_SCENARIOS,
     KJP_SCENARIO_ID,
     {"计划中声明的情景：", "a scenario of the plan: "},
     {"声明了情景的计划", "a plan that has scenarios"}},
};

/* "a、b、…（共 30 个）" */
static void
list_ids(struct kjp__text_builder *text, const char *head,
         const kjp_table *table, int32_t id, const char *comma,
         const char *rest)
{
  int32_t count = kjp_table_count(table);
  char number[16];
  const char *const values[][2] = {{"n", number}, {NULL, NULL}};

  (void)snprintf(number, sizeof number, "%d", (int)count);
  kjp__text_add(text, head);
  for (int32_t row = 0; row < count && row < MOST_NAMED; row++) {
    kjp__text_add(text, row == 0 ? "" : comma);
    kjp__text_add(text, kjp_table_text(table, row, id));
  }
  if (count > MOST_NAMED)
    (void)kjp__text_add_template(text, rest, values);
}

static kjp_status
refuse(const kjp_table *table, size_t kind, const char *argument,
       const char *id, kjp_error **error_out)
{
  struct kjp__say head = pickables[kind].some;
  struct kjp__text_builder zh = {0};
  struct kjp__text_builder en = {0};
  kjp_status status;

  if (kjp_table_count(table) == 0)
    return kjp__fail_argument(error_out, argument, id, pickables[kind].none);
  list_ids(&zh, head.zh, table, pickables[kind].id, "、", "……（共 {n} 个）");
  list_ids(&en, head.en, table, pickables[kind].id, ", ", " ... ({n} in all)");
  status = zh.failed || en.failed
               ? kjp__fail(error_out, KJP__MEMORY_OUT, NULL)
               : kjp__fail_argument(error_out, argument, id,
                                    (struct kjp__say){zh.data, en.data});
  kjp__text_clear(&zh);
  kjp__text_clear(&en);
  return status;
}

kjp_status
kjp__pick(const kjp_plan *plan, int32_t table, const char *argument,
          const char *id, int32_t *row_out, kjp_error **error_out)
{
  const kjp_table *rows = &plan->tables[table];
  size_t kind = 0;

  *row_out = id == NULL ? KJP_NONE : kjp_table_find(rows, id);
  if (id == NULL || *row_out >= 0)
    return KJP_OK;
  while (pickables[kind].table != table)
    kind++;
  return refuse(rows, kind, argument, id, error_out);
}
