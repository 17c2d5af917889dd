/* SPDX-License-Identifier: MIT */
/* lib/answer/panel.c - panels: which rule, over which years, on which arrays.
 *
 * This is the door: what is wrong is refused here, so that the range itself
 * can be judged without an error. */
#include "panel-priv.h"

#include <string.h>

#include <glib.h>

#include "../base/date-priv.h"
#include "../base/error-priv.h"
#include "../plan/pick-priv.h"
#include "path-priv.h"

static kjp_status
refuse_number(kjp_error **error_out, const char *name, int64_t found,
              int64_t least, int64_t most)
{
  char text[24];
  char zh[64];
  char en[64];

  (void)g_snprintf(text, sizeof text, "%" G_GINT64_FORMAT, found);
  (void)g_snprintf(zh, sizeof zh, "%" G_GINT64_FORMAT " 至 %" G_GINT64_FORMAT,
                   least, most);
  (void)g_snprintf(en, sizeof en, "%" G_GINT64_FORMAT " to %" G_GINT64_FORMAT,
                   least, most);
  return kjp__fail_argument(error_out, name, text, (struct kjp__say){zh, en});
}

static kjp_status
check_number(kjp_error **error_out, const char *name, int64_t found,
             int64_t least, int64_t most)
{
  return found >= least && found <= most
             ? KJP_OK
             : refuse_number(error_out, name, found, least, most);
}

/* Making a panel */

static kjp_status
find_rule(kjp_panel *panel, const char *id, kjp_error **error_out)
{
  const kjp_table *rules = &panel->plan->tables[KJP_RULES];
  bool only = id == NULL && rules->rows.count == 1;

  kjp_status status = KJP_OK;

  if (id == NULL && !only)
    return kjp__fail_argument(
        error_out, "rule", "NULL",
        (struct kjp__say){"计划中声明的规则", "a rule of the plan"});
  panel->rule_row = 0;
  if (!only)
    status = kjp__pick(panel->plan, KJP_RULES, "rule", id, &panel->rule_row,
                       error_out);
  if (status != KJP_OK)
    return status;
  panel->rule = kjp__plan_row(panel->plan, KJP_RULES, panel->rule_row);
  return KJP_OK;
}

static kjp_status
check_years(const kjp_panel *panel, int32_t first_year, int32_t last_year,
            kjp_error **error_out)
{
  const struct kjp__rule *rule = panel->rule;
  kjp_status status = check_number(error_out, "first_year", first_year,
                                   KJP__FIRST_YEAR, rule->last_year);

  if (status == KJP_OK)
    status = check_number(error_out, "last_year", last_year,
                          MAX(first_year, rule->first_year), KJP__LAST_YEAR);
  return status;
}

/* What an array takes must be a size. */
static kjp_status
check_size(int32_t entities, int32_t years, kjp_error **error_out)
{
  size_t most = SIZE_MAX / sizeof(int64_t) / (size_t)years;

  return check_number(error_out, "entities", entities, 0,
                      (int64_t)MIN(most, (size_t)INT32_MAX));
}

static void
name_input(kjp_panel *panel, int32_t indicator)
{
  struct kjp__panel_input *input;

  for (int32_t i = 0; i < panel->inputs.count; i++) {
    input = kjp__rows_at(&panel->inputs, i);
    if (input->indicator == indicator)
      return;
  }
  input = kjp__rows_add(&panel->inputs);
  if (input != NULL)
    input->indicator = indicator;
}

/* The wholes of caps, which least paths are under. */
static void
name_caps(kjp_panel *panel)
{
  const kjp_table *caps = &panel->plan->tables[KJP_CAPS];
  struct kjp__path_rows rows;
  int32_t first;
  int32_t count;

  if (!kjp__panel_path(panel, &rows) || rows.caps < 0)
    return;
  count = kjp_table_children(caps, KJP_CAP_PATH, rows.caps, &first);
  for (int32_t i = first; i < first + count; i++) {
    const struct kjp__cap *cap = kjp__rows_at(&caps->rows, i);

    if (cap->reference >= 0)
      name_input(panel, cap->reference);
  }
}

static void
name_inputs(kjp_panel *panel)
{
  const kjp_table *peers = &panel->plan->tables[KJP_PEERS];
  int32_t first;
  int32_t count = kjp_table_children(&panel->plan->tables[KJP_CLAUSES],
                                     KJP_CLAUSE_RULE, panel->rule_row, &first);

  kjp__rows_init(&panel->inputs, panel->arena, sizeof(struct kjp__panel_input));
  name_input(panel, panel->rule->indicator);
  for (int32_t row = first; row < first + count; row++) {
    const struct kjp__clause *clause =
        kjp__plan_row(panel->plan, KJP_CLAUSES, row);
    int32_t peer;
    int32_t peer_count = kjp_table_children(peers, KJP_PEER_CLAUSE, row, &peer);

    if (clause->reference >= 0)
      name_input(panel, clause->reference);
    for (int32_t i = peer; i < peer + peer_count; i++)
      name_input(
          panel,
          ((const struct kjp__peer *)kjp__rows_at(&peers->rows, i))->indicator);
  }
  name_caps(panel);
}

static void
name_exempt(kjp_panel *panel)
{
  const kjp_table *table = &panel->plan->tables[KJP_EXEMPTIONS];
  int32_t first;
  int32_t count =
      kjp_table_children(table, KJP_EXEMPTION_RULE, panel->rule_row, &first);

  panel->exempt =
      kjp__arena_alloc(panel->arena, (size_t)panel->years * sizeof(bool));
  for (int32_t i = 0; panel->exempt != NULL && i < count; i++) {
    const struct kjp__exemption *row = kjp__rows_at(&table->rows, first + i);
    int32_t y = row->year - panel->first_year;

    if (y >= 0 && y < panel->years)
      panel->exempt[y] = true;
  }
}

bool
kjp__panel_path(const kjp_panel *panel, struct kjp__path_rows *out)
{
  const struct kjp__values values = {.plan = panel->plan,
                                     .view = panel->least_view};
  struct kjp__path path = {0};

  if (!kjp__path_in_force(&values, panel->rule->indicator))
    return false;
  kjp__path_read(&values, panel->rule->indicator, &path, out);
  return true;
}

/* `as_of` belongs to the options, which may go before the panel. */
static kjp_status
open_view(kjp_panel *panel, const struct kjp__settings *settings,
          kjp_error **error_out)
{
  kjp_status status =
      kjp__view_of(panel->plan, settings, &panel->view, error_out);

  if (status == KJP_OK && settings->as_of != NULL)
    panel->view.as_of =
        kjp__arena_copy(panel->arena, settings->as_of, strlen(settings->as_of));
  return status;
}

/* What least paths see: as an answer of `path` does. */
static kjp_status
open_least_view(kjp_panel *panel, const struct kjp__settings *settings,
                kjp_error **error_out)
{
  panel->least_view = panel->view;
  panel->least_view.paths = true;
  panel->least_view.shaped = panel->rule->indicator;
  return kjp__path_words(settings, &panel->least_view, error_out);
}

static kjp_status
fill_panel(kjp_panel *panel, const struct kjp__settings *settings,
           int32_t first_year, int32_t last_year, kjp_error **error_out)
{
  kjp_status status = open_view(panel, settings, error_out);

  if (status == KJP_OK)
    status = find_rule(panel, settings->rule, error_out);
  if (status == KJP_OK)
    status = open_least_view(panel, settings, error_out);
  if (status == KJP_OK)
    status = check_years(panel, first_year, last_year, error_out);
  if (status != KJP_OK)
    return status;
  panel->first_year = first_year;
  panel->years = last_year - first_year + 1;
  status = check_size(panel->entities, panel->years, error_out);
  if (status != KJP_OK)
    return status;
  name_inputs(panel);
  name_exempt(panel);
  return kjp__arena_failed(panel->arena)
             ? kjp__fail(error_out, KJP__MEMORY_OUT, NULL)
             : KJP_OK;
}

static kjp_panel *
new_panel(const kjp_plan *plan, int32_t entities)
{
  struct kjp__arena *arena = kjp__arena_new();
  kjp_panel *panel =
      arena == NULL ? NULL : kjp__arena_alloc(arena, sizeof *panel);

  if (panel == NULL) {
    kjp__arena_free(arena);
    return NULL;
  }
  panel->arena = arena;
  panel->entities = entities;
  /* Nothing changes in the plan but its count, which is atomic. */
  panel->plan = kjp_plan_ref((kjp_plan *)(uintptr_t)plan);
  return panel;
}

kjp_status
kjp_panel_new(const kjp_plan *plan, const kjp_options *options,
              int32_t entities, int32_t first_year, int32_t last_year,
              kjp_panel **panel_out, kjp_error **error_out)
{
  kjp_panel *panel;
  kjp_status status;

  if (error_out != NULL)
    *error_out = NULL;
  if (panel_out == NULL)
    return kjp__fail_null(error_out, "panel_out");
  *panel_out = NULL;
  if (plan == NULL)
    return kjp__fail_null(error_out, "plan");
  panel = new_panel(plan, entities);
  if (panel == NULL)
    return kjp__fail(error_out, KJP__MEMORY_OUT, NULL);
  status = fill_panel(panel, kjp__options_settings(options), first_year,
                      last_year, error_out);
  if (status == KJP_OK)
    *panel_out = panel;
  else
    kjp_panel_free(panel);
  return status;
}

void
kjp_panel_free(kjp_panel *panel)
{
  if (panel == NULL)
    return;
  kjp_plan_unref(panel->plan);
  kjp__arena_free(panel->arena);
}

int32_t
kjp_panel_rule(const kjp_panel *panel)
{
  return panel == NULL ? KJP_NONE : panel->rule_row;
}

/* Arrays */

static struct kjp__panel_input *
find_input(const kjp_panel *panel, const char *id)
{
  for (int32_t i = 0; i < panel->inputs.count; i++) {
    struct kjp__panel_input *input = kjp__rows_at(&panel->inputs, i);

    if (strcmp(kjp__plan_indicator(panel->plan, input->indicator)->id, id) == 0)
      return input;
  }
  return NULL;
}

/* The ruled indicator's adjustments hold for every entity, as the rule does; a
 * reference's are of the one jurisdiction whose figures the plan has. */
static kjp_status
check_adjustments(const kjp_panel *panel, const struct kjp__panel_input *input,
                  kjp_error **error_out)
{
  int32_t first;

  if (input->indicator == panel->rule->indicator ||
      kjp_table_children(&panel->plan->tables[KJP_ADJUSTMENTS],
                         KJP_ADJUSTMENT_INDICATOR, input->indicator,
                         &first) == 0)
    return KJP_OK;
  return kjp__fail_argument(
      error_out, "indicator",
      kjp__plan_indicator(panel->plan, input->indicator)->id,
      (struct kjp__say){
          "计划没有为其写明 one_off 或 comparable_base 的参照指标："
          "那是一地的数，不能用于所有地区",
          "a reference for which the plan states no one_off or "
          "comparable_base: they are of one jurisdiction"});
}

static kjp_status
refuse_figure(const kjp_panel *panel, int64_t quanta, size_t place,
              kjp_error **error_out)
{
  size_t years = (size_t)panel->years;
  char found[80];

  (void)g_snprintf(found, sizeof found, "%" G_GINT64_FORMAT " (entity %zu, %d)",
                   quanta, place / years,
                   panel->first_year + (int)(place % years));
  return kjp__fail_argument(error_out, "quanta", found,
                            (struct kjp__say){"0 或以上；缺数为 INT64_MIN",
                                              "0 or more; INT64_MIN where it "
                                              "is missing"});
}

static kjp_status
check_figures(const kjp_panel *panel, const struct kjp__panel_input *input,
              kjp_error **error_out)
{
  size_t cells = (size_t)panel->entities * (size_t)panel->years;

  for (size_t place = 0; place < cells; place++) {
    int64_t quanta;

    if (kjp__panel_figure(input, place, &quanta) && quanta < 0)
      return refuse_figure(panel, quanta, place, error_out);
  }
  return KJP_OK;
}

kjp_status
kjp_panel_set(kjp_panel *panel, const char *indicator, const int64_t *quanta,
              const uint8_t *known, kjp_error **error_out)
{
  struct kjp__panel_input *input;
  struct kjp__panel_input next = {.quanta = quanta, .known = known};
  kjp_status status;

  if (error_out != NULL)
    *error_out = NULL;
  if (panel == NULL)
    return kjp__fail_null(error_out, "panel");
  if (indicator == NULL)
    return kjp__fail_null(error_out, "indicator");
  input = find_input(panel, indicator);
  if (input == NULL)
    return kjp__fail_argument(
        error_out, "indicator", indicator,
        (struct kjp__say){"规则或其路径的上限所用的指标",
                          "an indicator of the rule, or of a cap of its path"});
  next.indicator = input->indicator;
  if (quanta != NULL) {
    status = check_adjustments(panel, &next, error_out);
    if (status == KJP_OK)
      status = check_figures(panel, &next, error_out);
    if (status != KJP_OK)
      return status;
  }
  *input = next;
  return KJP_OK;
}

kjp_status
kjp_panel_set_anchors(kjp_panel *panel, const int64_t *quanta,
                      kjp_error **error_out)
{
  const struct kjp__panel_input anchors = {.quanta = quanta};
  kjp_status status = KJP_OK;

  if (error_out != NULL)
    *error_out = NULL;
  if (panel == NULL)
    return kjp__fail_null(error_out, "panel");
  if (quanta != NULL)
    status = check_figures(panel, &anchors, error_out);
  if (status == KJP_OK)
    panel->anchors = quanta;
  return status;
}
