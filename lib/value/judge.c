/* SPDX-License-Identifier: MIT */
/* lib/value/judge.c - a year of a rule: which clauses there are, what each
 * asks, and the verdict.
 *
 * measure.c gives the numbers and rule/ the arithmetic. Audits judge years as
 * they are; a path asks what the next year must be at least. */
#include "judge-priv.h"

#include <string.h>

/* Clauses of the year */

static bool
has_year(const struct kjp__judging *judging, int32_t clause, bool *any)
{
  const kjp_table *years = &judging->plan->tables[KJP_CLAUSE_YEARS];
  int32_t first;
  int32_t count =
      kjp_table_children(years, KJP_CLAUSE_YEAR_CLAUSE, clause, &first);

  *any = count > 0;
  for (int32_t i = 0; i < count; i++) {
    const struct kjp__clause_year *year = kjp__rows_at(&years->rows, first + i);

    if (year->year == judging->year)
      return true;
  }
  return false;
}

/* Outside its years a clause is absent. */
static bool
is_present(const struct kjp__judging *judging, int32_t row)
{
  const struct kjp__clause *clause =
      kjp__plan_row(judging->plan, KJP_CLAUSES, row);
  bool any = false;
  bool listed;

  if (clause->first_year != 0 &&
      (judging->year < clause->first_year || judging->year > clause->last_year))
    return false;
  if (clause->kind != KJP_CLAUSE_AMOUNT_AT_LEAST &&
      clause->kind != KJP_CLAUSE_AVERAGE_GROWTH_AT_LEAST)
    return true;
  listed = has_year(judging, row, &any);
  return any || clause->kind == KJP_CLAUSE_AMOUNT_AT_LEAST
             ? listed
             : judging->year == judging->rule->last_year;
}

static void
add_judged(struct kjp__judging *judging, int32_t row, int32_t any_of)
{
  struct kjp__judged *judged = &judging->judged[judging->count];
  struct kjp__outcome *outcome = &judging->outcomes[judging->count];

  memset(judged, 0, sizeof *judged);
  memset(outcome, 0, sizeof *outcome);
  judged->clause = kjp__plan_row(judging->plan, KJP_CLAUSES, row);
  judged->row = row;
  outcome->any_of = any_of;
  outcome->is_any = judged->clause->kind == KJP_CLAUSE_ANY;
  judging->count++;
}

/* An any_of with the members that are left; none, and it is absent too. */
static void
add_any_of(struct kjp__judging *judging, int32_t row, int32_t end)
{
  int32_t place = judging->count;

  add_judged(judging, row, -1);
  for (int32_t member = row + 1; member < end; member++) {
    const struct kjp__clause *clause =
        kjp__plan_row(judging->plan, KJP_CLAUSES, member);

    if (clause->any_of != row)
      break;
    if (is_present(judging, member))
      add_judged(judging, member, place);
  }
  if (judging->count == place + 1)
    judging->count = place;
}

static void
find_clauses(struct kjp__judging *judging)
{
  int32_t first;
  int32_t count =
      kjp_table_children(&judging->plan->tables[KJP_CLAUSES], KJP_CLAUSE_RULE,
                         judging->rule_row, &first);

  judging->count = 0;
  for (int32_t row = first; row < first + count; row++) {
    const struct kjp__clause *clause =
        kjp__plan_row(judging->plan, KJP_CLAUSES, row);

    if (clause->any_of >= 0 || !is_present(judging, row))
      continue;
    if (clause->kind == KJP_CLAUSE_ANY)
      add_any_of(judging, row, first + count);
    else
      add_judged(judging, row, -1);
  }
}

/* Judging */

static void
judge_clause(struct kjp__judging *judging, int32_t index)
{
  struct kjp__judged *judged = &judging->judged[index];
  struct kjp__outcome *outcome = &judging->outcomes[index];
  struct kjp__bound bound;
  int64_t least;
  int64_t net;

  if (outcome->is_any)
    return;
  kjp__judge_measure(judging, judged);
  if (!judged->known || judging->out_of_range || judging->failed)
    return;
  if (!kjp__clause_bound(judged->clause->kind, &judged->numbers, &bound)) {
    kjp__judge_too_large(judging, judged);
    return;
  }
  if (kjp__bound_least(&bound, &least))
    outcome->least = kjp__amount_known(least);
  else
    kjp__judge_too_large(judging, judged);
  outcome->judged = kjp__amount_get(judging->net, &net);
  if (!outcome->judged || kjp__bound_holds(&bound, net, &outcome->holds))
    return;
  outcome->judged = false;
  kjp__judge_too_large(judging, judged);
}

/* Whether what a clause rests on is projected, members included. */
static bool
is_projected(const struct kjp__judging *judging, int32_t index)
{
  bool projected = judging->judged[index].projected;

  for (int32_t i = index + 1;
       i < judging->count && judging->outcomes[i].any_of == index; i++)
    projected = projected || judging->judged[i].projected;
  return projected;
}

static bool
floor_is_projected(const struct kjp__judging *judging)
{
  for (int32_t i = 0; i < judging->count; i++) {
    if (judging->outcomes[i].any_of < 0 &&
        kjp__amount_is_known(judging->outcomes[i].least) &&
        is_projected(judging, i))
      return true;
  }
  return false;
}

bool
kjp__judge_is_projected(const struct kjp__judging *judging)
{
  const struct kjp__value *value =
      kjp__series_at(judging->values, judging->series, judging->year);

  if (judging->count > 0 && kjp__value_known(value) &&
      value->kind >= KJP_KIND_PLANNED)
    return true;
  for (int32_t i = 0; i < judging->count; i++) {
    if (judging->judged[i].projected)
      return true;
  }
  return false;
}

bool
kjp__judge_init(struct kjp__judging *judging, struct kjp__values *values,
                int32_t clauses, const struct kjp__witness *witness, void *data)
{
  size_t room = (size_t)clauses + 1;

  memset(judging, 0, sizeof *judging);
  judging->plan = values->plan;
  judging->values = values;
  judging->witness = witness;
  judging->witness_data = data;
  judging->judged =
      kjp__arena_alloc(values->arena, room * sizeof *judging->judged);
  judging->outcomes =
      kjp__arena_alloc(values->arena, room * sizeof *judging->outcomes);
  return judging->judged != NULL && judging->outcomes != NULL;
}

void
kjp__judge_rule(struct kjp__judging *judging, int32_t rule,
                const struct kjp__series *series)
{
  judging->rule_row = rule;
  judging->rule = kjp__plan_row(judging->plan, KJP_RULES, rule);
  judging->series = series;
  judging->first_year = 0;
  judging->floor_before = kjp__amount_unknown();
  judging->floor_lost = false;
  judging->floor_projected = false;
  judging->floor_unverified = false;
}

/* S_t is looked for only where a clause will judge it. */
void
kjp__judge_open(struct kjp__judging *judging, int32_t year)
{
  judging->year = year;
  judging->unverified = false;
  judging->unusable = KJP_NONE;
  find_clauses(judging);
  kjp__judge_base(judging);
  judging->net = judging->count == 0 ? kjp__judge_quiet_net(judging)
                                     : kjp__judge_net(judging);
}

void
kjp__judge_year(struct kjp__judging *judging, struct kjp__year *out)
{
  for (int32_t i = 0; i < judging->count; i++)
    judge_clause(judging, i);
  kjp__year_judge(judging->outcomes, judging->count, out);
}

static bool
floor_is_lost(const struct kjp__judging *judging)
{
  for (int32_t i = 0; i < judging->count; i++) {
    if (judging->judged[i].too_large || judging->judged[i].owed_lost)
      return true;
  }
  return false;
}

void
kjp__judge_next(struct kjp__judging *judging, struct kjp__amount floor)
{
  judging->floor_before = floor;
  judging->floor_lost = floor_is_lost(judging);
  judging->floor_projected = floor_is_projected(judging);
  judging->floor_unverified = judging->unverified;
}

bool
kjp__judge_goes_on(const struct kjp__judging *judging)
{
  return !judging->failed && !judging->out_of_range &&
         !judging->values->out_of_range;
}
