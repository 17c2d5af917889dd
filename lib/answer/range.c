/* SPDX-License-Identifier: MIT */
/* lib/answer/range.c - a number that does not fit: of what, in which year, and
 * where in the plan that is asked for. */
#include <glib.h>

#include "../base/error-priv.h"
#include "../value/judge-priv.h"
#include "answer-priv.h"

enum { YEAR_ROOM = 24, NAME_ROOM = 256, POINTER_ROOM = 160 };

/* Where it is asked for; `pointer` NULL: nowhere. */
struct place {
  const char *file;
  const char *pointer;
  struct kjp__mark mark;
};

static kjp_status
fail_in_year(kjp_error **error_out, struct kjp__say name, int32_t year,
             const struct place *place)
{
  char zh[YEAR_ROOM];
  char en[YEAR_ROOM];

  (void)g_snprintf(zh, sizeof zh, "%d 年", (int)year);
  (void)g_snprintf(en, sizeof en, "%d", (int)year);
  return kjp__fail_at(error_out, KJP__RESULT_RANGE, place->file, place->mark,
                      &(struct kjp__details){.name = name,
                                             .found = {zh, en},
                                             .pointer = place->pointer});
}

kjp_status
kjp__fail_range(kjp_error **error_out, const char *name, int32_t year)
{
  return fail_in_year(error_out, KJP__SAY(name), year, &(struct place){0});
}

static const struct kjp__clause *
clause_of(const struct kjp__judging *judging)
{
  return judging->range_clause < 0
             ? NULL
             : kjp__plan_row(judging->plan, KJP_CLAUSES, judging->range_clause);
}

/* The number of a clause among those of its rule that stand in no any_of. */
static int32_t
number_of(const kjp_plan *plan, int32_t row)
{
  const struct kjp__clause *clause = kjp__plan_row(plan, KJP_CLAUSES, row);
  int32_t number = 0;
  int32_t first;

  (void)kjp_table_children(&plan->tables[KJP_CLAUSES], KJP_CLAUSE_RULE,
                           clause->rule, &first);
  for (int32_t i = first; i < row; i++) {
    const struct kjp__clause *before = kjp__plan_row(plan, KJP_CLAUSES, i);

    number += before->any_of < 0;
  }
  return number;
}

/* "/rules/ID/clauses/1", or "/rules/ID/clauses/1/any_of/0". */
static void
point_at(const struct kjp__judging *judging, char out[POINTER_ROOM])
{
  int32_t row = judging->range_clause;
  const char *id = judging->rule->id;
  const struct kjp__clause *any_of;
  int32_t above;

  if (row < 0) {
    (void)g_snprintf(out, POINTER_ROOM, "/rules/%s", id);
    return;
  }
  above = clause_of(judging)->any_of;
  if (above < 0) {
    (void)g_snprintf(out, POINTER_ROOM, "/rules/%s/clauses/%d", id,
                     (int)number_of(judging->plan, row));
    return;
  }
  any_of = kjp__plan_row(judging->plan, KJP_CLAUSES, above);
  (void)g_snprintf(out, POINTER_ROOM, "/rules/%s/clauses/%d/any_of%s/%d", id,
                   (int)number_of(judging->plan, above),
                   kjp__any_of_is_map(any_of) ? "/clauses" : "",
                   (int)(row - above - 1));
}

/* What does not fit: of a clause, of an indicator that the rule uses, or of
 * the rule. */
static void
name_it(const struct kjp__judging *judging, char zh[NAME_ROOM],
        char en[NAME_ROOM])
{
  const struct kjp__clause *clause = clause_of(judging);
  const char *id = judging->rule->id;

  if (clause != NULL) {
    (void)g_snprintf(zh, NAME_ROOM, "规则 %s 的条款 %s", id, clause->name);
    (void)g_snprintf(en, NAME_ROOM, "clause %s of rule %s", clause->name, id);
  } else if (judging->range_indicator >= 0) {
    const char *used =
        kjp__plan_indicator(judging->plan, judging->range_indicator)->id;

    (void)g_snprintf(zh, NAME_ROOM, "规则 %s 所用的 %s", id, used);
    (void)g_snprintf(en, NAME_ROOM, "%s, which rule %s uses,", used, id);
  } else {
    (void)g_snprintf(zh, NAME_ROOM, "规则 %s", id);
    (void)g_snprintf(en, NAME_ROOM, "rule %s", id);
  }
}

/* Lines without a column are of no file. */
static struct kjp__mark
mark_of(const struct kjp__judging *judging)
{
  const struct kjp__clause *clause = clause_of(judging);
  struct kjp__mark mark = clause == NULL ? judging->rule->mark : clause->mark;

  if (mark.column == 0)
    return (struct kjp__mark){0};
  return mark;
}

kjp_status
kjp__fail_judging(kjp_error **error_out, const struct kjp__judging *judging)
{
  char zh[NAME_ROOM];
  char en[NAME_ROOM];
  char pointer[POINTER_ROOM];
  struct place place = {.pointer = pointer, .mark = mark_of(judging)};

  name_it(judging, zh, en);
  point_at(judging, pointer);
  if (place.mark.line != 0)
    place.file = kjp__findings_file(judging->plan->findings);
  return fail_in_year(error_out, (struct kjp__say){zh, en}, judging->range_year,
                      &place);
}
