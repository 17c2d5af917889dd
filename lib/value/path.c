/* SPDX-License-Identifier: MIT */
/* lib/value/path.c - which path of money is in force, and what it says.
 *
 * A scenario lays its path over the plan's key by key: what it does not say
 * stays as the plan has it, and lists are replaced whole. */
#include "course-priv.h"

static int32_t
path_of(const struct kjp__values *values, int32_t indicator, int32_t scenario)
{
  for (int32_t i = 0; i < kjp__plan_count(values->plan, KJP_PATHS); i++) {
    const struct kjp__path *path = kjp__plan_row(values->plan, KJP_PATHS, i);

    if (path->indicator == indicator && path->scenario == scenario)
      return i;
  }
  return KJP_NONE;
}

bool
kjp__path_in_force(const struct kjp__values *values, int32_t indicator)
{
  return values->view.paths &&
         (kjp__plan_indicator(values->plan, indicator)->path != 0 ||
          (values->view.scenario >= 0 &&
           path_of(values, indicator, values->view.scenario) >= 0));
}

static bool
has_years(const struct kjp__values *values, int32_t path, int8_t kind)
{
  const kjp_table *table = &values->plan->tables[KJP_PATH_YEARS];
  int32_t first;
  int32_t count = kjp_table_children(table, KJP_PATH_YEAR_PATH, path, &first);

  for (int32_t i = 0; i < count; i++) {
    const struct kjp__path_year *row = kjp__rows_at(&table->rows, first + i);

    if (row->kind == kind)
      return true;
  }
  return false;
}

/* The key of `over` where it was written, else what stands already. */
static void
lay_keys(struct kjp__path *path, const struct kjp__path *over)
{
  if (over->shape != 0)
    path->shape = over->shape;
  if (over->from_year != 0) {
    path->from_year = over->from_year;
    path->from_value = over->from_value;
  }
  if (kjp__amount_is_known(over->round_to))
    path->round_to = over->round_to;
  if (kjp__amount_is_known(over->growth))
    path->growth = over->growth;
  if (over->reference >= 0)
    path->reference = over->reference;
}

static void
lay(const struct kjp__values *values, int32_t row, struct kjp__path *path,
    struct kjp__path_rows *rows)
{
  const struct kjp__path *over = kjp__plan_row(values->plan, KJP_PATHS, row);

  if (rows->base >= 0 && row != rows->base)
    lay_keys(path, over);
  else
    *path = *over;
  if (has_years(values, row, KJP_PATH_YEAR_THROUGH))
    rows->through = row;
  if (has_years(values, row, KJP_PATH_YEAR_SHARES))
    rows->shares = row;
  if (over->floors)
    rows->floors = row;
  if (over->caps)
    rows->caps = row;
}

void
kjp__path_read(const struct kjp__values *values, int32_t indicator,
               struct kjp__path *path, struct kjp__path_rows *rows)
{
  int32_t base = kjp__plan_indicator(values->plan, indicator)->path - 1;
  int32_t overlay = values->view.scenario < 0
                        ? KJP_NONE
                        : path_of(values, indicator, values->view.scenario);

  *rows = (struct kjp__path_rows){base,     overlay,  KJP_NONE,
                                  KJP_NONE, KJP_NONE, KJP_NONE};
  if (base >= 0)
    lay(values, base, path, rows);
  if (overlay >= 0)
    lay(values, overlay, path, rows);
  if (values->view.shape != 0 &&
      (values->view.shaped == KJP_NONE || values->view.shaped == indicator))
    path->shape = values->view.shape;
}

/* What a path is made of */

struct needing {
  const struct kjp__values *values;
  int32_t indicator;
  kjp__missing_sink sink;
  void *data;
};

static void
need_inputs(const struct needing *needing, int8_t stage)
{
  const kjp_table *inputs = &needing->values->plan->tables[KJP_INPUTS];
  int32_t first;
  int32_t count = kjp_table_children(inputs, KJP_INPUT_INDICATOR,
                                     needing->indicator, &first);

  for (int32_t i = 0; i < count; i++) {
    const struct kjp__input *input = kjp__rows_at(&inputs->rows, first + i);

    needing->sink(needing->data, input->input, stage);
  }
}

static void
need_peers(const struct needing *needing, int32_t clause, int8_t stage)
{
  const kjp_table *peers = &needing->values->plan->tables[KJP_PEERS];
  int32_t first;
  int32_t count = kjp_table_children(peers, KJP_PEER_CLAUSE, clause, &first);

  for (int32_t i = 0; i < count; i++) {
    const struct kjp__peer *peer = kjp__rows_at(&peers->rows, first + i);

    needing->sink(needing->data, peer->indicator, stage);
  }
}

static void
need_rule(const struct needing *needing, int32_t number)
{
  const kjp_plan *plan = needing->values->plan;
  const kjp_table *clauses = &plan->tables[KJP_CLAUSES];
  const struct kjp__rule *rule = kjp__plan_row(plan, KJP_RULES, number);
  int32_t first;
  int32_t count = kjp_table_children(clauses, KJP_CLAUSE_RULE, number, &first);

  need_inputs(needing, rule->stage);
  for (int32_t i = first; i < first + count; i++) {
    const struct kjp__clause *clause = kjp__rows_at(&clauses->rows, i);

    if (clause->reference >= 0)
      needing->sink(needing->data, clause->reference, clause->stage);
    need_peers(needing, i, clause->stage);
  }
}

static void
need_caps(const struct needing *needing, int32_t path)
{
  const kjp_table *caps = &needing->values->plan->tables[KJP_CAPS];
  int32_t first;
  int32_t count = kjp_table_children(caps, KJP_CAP_PATH, path, &first);

  for (int32_t i = 0; path >= 0 && i < count; i++) {
    const struct kjp__cap *cap = kjp__rows_at(&caps->rows, first + i);

    if (cap->reference >= 0)
      needing->sink(needing->data, cap->reference, cap->stage);
  }
}

/* Every rule on the indicator, be it a floor or not: none reads the path. */
void
kjp__path_needs(const struct kjp__values *values, int32_t indicator,
                kjp__missing_sink sink, void *data)
{
  struct needing needing = {values, indicator, sink, data};
  struct kjp__path path = {.reference = KJP_NONE};
  struct kjp__path_rows rows;

  kjp__path_read(values, indicator, &path, &rows);
  if (path.reference >= 0)
    sink(data, path.reference, 0);
  need_caps(&needing, rows.caps);
  for (int32_t i = 0; i < kjp__plan_count(values->plan, KJP_RULES); i++) {
    const struct kjp__rule *rule = kjp__plan_row(values->plan, KJP_RULES, i);

    if (rule->indicator == indicator)
      need_rule(&needing, i);
  }
}
