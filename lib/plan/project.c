/* SPDX-License-Identifier: MIT */
/* lib/plan/project.c - projects of a programme, and indicators that count
 * them. */
#include "read-priv.h"

KJP__READER(project_id)
{
  struct kjp__project *project = row;

  kjp__read_id(reading, at, field, row);
  if (project->id != NULL)
    (void)kjp__is_seen(reading, at, reading->projects, false);
}

/* The indicator that counts projects of a status, or NULL. */
static const struct kjp__indicator *
counter_of(const struct kjp__reading *reading, int8_t status)
{
  int32_t counter = reading->counters[status];

  return counter == 0 ? NULL : kjp__plan_indicator(reading->plan, counter - 1);
}

/* What is counted by year must say its year. */
KJP__READER(project_status)
{
  struct kjp__project *project = row;
  const struct kjp__indicator *counter;

  kjp__read_word(reading, at, field, row);
  if (project->status == 0 || kjp__find_key(at->up->node, "start") != NULL)
    return;
  counter = counter_of(reading, project->status);
  if (counter != NULL)
    kjp__report_value(
        reading, at, KJP__PROJECT_UNDATED,
        (struct kjp__details){
            .found = KJP__SAY(project->id == NULL ? "" : project->id),
            .name = KJP__SAY(counter->id == NULL ? "" : counter->id),
            .related = counter->derive_mark});
}

static void
read_project(struct kjp__reading *reading, const struct kjp__at *at,
             const void *how)
{
  struct kjp__rows *rows = &reading->plan->tables[KJP_PROJECTS].rows;
  struct kjp__project *row;

  (void)how;
  if (!kjp__is_map(reading, at))
    return;
  row = kjp__rows_add(rows);
  if (row == NULL)
    return;
  row->programme = reading->programme;
  row->source = KJP_NONE;
  row->mark = at->node->mark;
  reading->project = rows->count - 1;
  (void)kjp__read_map(reading, at, &kjp__shape_project, row, reading->project);
  row->said = reading->said;
}

KJP__READER(projects)
{
  (void)field;
  (void)row;
  kjp__read_items(reading, at, read_project, NULL);
  reading->project = KJP_NONE;
}

/* Counting */

static void
read_counted(struct kjp__reading *reading, const struct kjp__at *at,
             const void *how)
{
  struct kjp__seen *const *seen = how;
  int8_t status = kjp__word_of(reading, at, kjp__words_status);
  struct kjp__counted *row;

  if (status == 0 || kjp__is_seen(reading, at, *seen, false))
    return;
  row = kjp__rows_add(&reading->plan->tables[KJP_COUNTED].rows);
  if (row == NULL)
    return;
  row->indicator = reading->parent;
  row->status = status;
  row->mark = at->node->mark;
  if (reading->counters[status] == 0)
    reading->counters[status] = reading->parent + 1;
}

KJP__READER(counted)
{
  struct kjp__seen seen;
  struct kjp__seen *statuses = &seen;

  (void)field;
  (void)row;
  if (at->node->kind == KJP__NODE_LIST)
    kjp__want_some(reading, at, "至少一个状态", "one status or more");
  kjp__seen_init(&seen, reading->scratch);
  kjp__read_items(reading, at, read_counted, &statuses);
}

static bool
is_count(struct kjp__reading *reading, const struct kjp__at *at,
         const struct kjp__indicator *indicator)
{
  if (indicator->unit.label == NULL ||
      indicator->unit.dimension == KJP_DIMENSION_COUNT)
    return true;
  kjp__report_key(
      reading, at, KJP__UNIT_DIMENSION,
      (struct kjp__details){
          .found = KJP__SAY(indicator->unit.label),
          .expected = {"计数的单位，如 项", "a unit of count, such as 项"}});
  return false;
}

/* derive was read before, wherever it stands: the later one is too many. */
static void
report_both(struct kjp__reading *reading, const struct kjp__at *at,
            const struct kjp__indicator *indicator)
{
  struct kjp__mark derive = indicator->derive_mark;
  bool later =
      at->key_mark.line > derive.line ||
      (at->key_mark.line == derive.line && at->key_mark.column > derive.column);

  if (!later)
    reading->pointer = kjp__arena_format(reading->scratch, "%s/derive",
                                         kjp__at_pointer(reading, at->up));
  kjp__report_at(
      reading, at, later ? at->key_mark : derive, KJP__DERIVE_SEVERAL,
      (struct kjp__details){.related = later ? derive : at->key_mark});
  reading->pointer = NULL;
}

KJP__READER(count_of)
{
  struct kjp__indicator *indicator = row;

  (void)field;
  if (!is_count(reading, at, indicator))
    return;
  if (indicator->derive != 0) {
    report_both(reading, at, indicator);
    return;
  }
  indicator->derive_mark = at->key_mark;
  (void)kjp__read_map(reading, at, &kjp__shape_count, indicator, KJP_NONE);
}
