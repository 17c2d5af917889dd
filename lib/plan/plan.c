/* SPDX-License-Identifier: MIT */
/* lib/plan/plan.c - the plan handle: its tables and its count.
 *
 * A plan is never changed once it is handed out, so reading takes no lock. */
#include "plan-priv.h"

#include <glib.h>

#include "field-priv.h"

kjp_plan *
kjp__plan_new(void)
{
  kjp_plan *plan = g_try_malloc0(sizeof *plan);

  if (plan == NULL)
    return NULL;
  plan->references = 1;
  plan->arena = kjp__arena_new();
  if (plan->arena == NULL) {
    g_free(plan);
    return NULL;
  }
  for (int32_t table = 0; table < KJP__PLAN_TABLES; table++) {
    const struct kjp__table_kind *kind = kjp__plan_kind(table);

    if (kind != NULL)
      kjp__table_init(&plan->tables[table], kind, plan->arena, plan);
  }
  return plan;
}

void
kjp__plan_free(kjp_plan *plan)
{
  if (plan == NULL)
    return;
  kjp__arena_free(plan->findings_arena);
  kjp__arena_free(plan->arena);
  g_free(plan);
}

kjp_plan *
kjp_plan_ref(kjp_plan *plan)
{
  if (plan != NULL)
    g_atomic_int_inc(&plan->references);
  return plan;
}

void
kjp_plan_unref(kjp_plan *plan)
{
  if (plan != NULL && g_atomic_int_dec_and_test(&plan->references))
    kjp__plan_free(plan);
}

const kjp_table *
kjp_plan_table(const kjp_plan *plan, int32_t table)
{
  if (plan == NULL || table < 0 || table >= KJP__PLAN_TABLES)
    return NULL;
  if (table == KJP_FINDINGS)
    return kjp__findings_table(plan->findings);
  return plan->tables[table].kind == NULL ? NULL : &plan->tables[table];
}

int32_t
kjp_plan_language(const kjp_plan *plan)
{
  const struct kjp__plan_row *row =
      plan == NULL ? NULL : kjp__plan_row(plan, KJP_PLAN, 0);

  for (const char *letter = row == NULL ? "" : row->title.zh; *letter != '\0';
       letter = g_utf8_find_next_char(letter, NULL)) {
    if (g_unichar_get_script(g_utf8_get_char(letter)) == G_UNICODE_SCRIPT_HAN)
      return KJP_LANGUAGE_ZH;
  }
  return KJP_LANGUAGE_EN;
}

int32_t
kjp__plan_count(const kjp_plan *plan, int32_t number)
{
  return plan->tables[number].rows.count;
}

const struct kjp__unit *
kjp__plan_unit(const kjp_plan *plan, int32_t row)
{
  const struct kjp__indicator *indicator = kjp__plan_indicator(plan, row);

  return indicator->unit.label == NULL ? NULL : &indicator->unit;
}

/* Where in a row of each table with ids its mark lies. */
static const size_t marks[KJP__PLAN_TABLES] = {
    [KJP_ORGANISATIONS] = offsetof(struct kjp__organisation, mark),
    [KJP_INDICATORS] = offsetof(struct kjp__indicator, mark),
    [KJP_TARGETS] = offsetof(struct kjp__target, mark),
    [KJP_RULES] = offsetof(struct kjp__rule, mark),
    [KJP_SCENARIOS] = offsetof(struct kjp__scenario, mark),
    [KJP_PROGRAMMES] = offsetof(struct kjp__programme, mark),
    [KJP_MEASURES] = offsetof(struct kjp__measure_row, mark),
    [KJP_POLICIES] = offsetof(struct kjp__policy, mark),
};

const struct kjp__mark *
kjp__entry_mark(const kjp_plan *plan, int32_t table, int32_t row)
{
  const char *bytes = kjp__plan_row(plan, table, row);

  return (const void *)(bytes + marks[table]);
}
