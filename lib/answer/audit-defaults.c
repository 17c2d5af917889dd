/* SPDX-License-Identifier: MIT */
/* lib/answer/audit-defaults.c - what an audit took for granted.
 *
 * A default that can decide a verdict is echoed with the place where it could
 * have been said otherwise. */
#include "audit-priv.h"

#include <glib.h>

static const struct {
  int32_t column; /* whose key was not written */
  uint32_t kinds; /* of clauses that have it */
  const char *key;
  const char *value;
} clause_defaults[] = {
    {KJP_CLAUSE_STRICT,
     1u << KJP_CLAUSE_NOT_BELOW_PREVIOUS |
         1u << KJP_CLAUSE_SHARE_NOT_BELOW_PREVIOUS,
     "strict", "false"},
    {KJP_CLAUSE_LOOKBACK, 1u << KJP_CLAUSE_NOT_BELOW_PREVIOUS, "lookback", "1"},
    {KJP_CLAUSE_TOLERANCE,
     1u << KJP_CLAUSE_NOT_BELOW_PREVIOUS |
         1u << KJP_CLAUSE_SHARE_NOT_BELOW_PREVIOUS,
     "tolerance", "0"},
    {KJP_CLAUSE_WHEN_FALLING, 1u << KJP_CLAUSE_OUTPACE, "when_falling",
     "literal"},
};

/* The pointer of a clause, "/rules/ID/clauses/2/outpace", and the numbers that
 * those after it need. */
struct position {
  const char *any_of; /* of the members of the any_of that was met last */
  int32_t top;        /* clauses and members so far */
  int32_t member;
};

static const char *
clause_pointer(struct kjp__auditing *auditing, const struct kjp__clause *clause,
               struct position *position)
{
  const char *word = kjp__words_clause[clause->kind];
  const char *pointer;

  if (clause->any_of >= 0)
    return kjp__arena_format(auditing->scratch, "%s/%d/%s", position->any_of,
                             position->member++, word);
  pointer =
      kjp__arena_format(auditing->scratch, "/rules/%s/clauses/%d/%s",
                        auditing->judging.rule->id, position->top++, word);
  position->any_of =
      kjp__any_of_is_map(clause)
          ? kjp__arena_format(auditing->scratch, "%s/clauses", pointer)
          : pointer;
  position->member = 0;
  return pointer;
}

/* An average growth without `at` is judged in the last ruled year. */
static void
add_judged_year(struct kjp__auditing *auditing, int32_t row,
                const struct kjp__clause *clause, const char *pointer)
{
  const kjp_table *years = &auditing->plan->tables[KJP_CLAUSE_YEARS];

  if (clause->kind == KJP_CLAUSE_AVERAGE_GROWTH_AT_LEAST &&
      kjp_table_children(years, KJP_CLAUSE_YEAR_CLAUSE, row, NULL) == 0)
    kjp__answer_default(auditing->answer,
                        kjp__arena_format(auditing->scratch, "%s/at", pointer),
                        kjp__arena_format(auditing->scratch, "%d",
                                          auditing->judging.rule->last_year));
}

static void
add_clause_defaults(struct kjp__auditing *auditing,
                    const struct kjp__clause *clause, const char *pointer)
{
  for (size_t i = 0; i < G_N_ELEMENTS(clause_defaults); i++) {
    if ((clause_defaults[i].kinds >> clause->kind & 1u) == 0 ||
        kjp__said(clause->said, clause_defaults[i].column))
      continue;
    kjp__answer_default(auditing->answer,
                        kjp__arena_format(auditing->scratch, "%s/%s", pointer,
                                          clause_defaults[i].key),
                        clause_defaults[i].value);
  }
}

/* Bare numbers that the audit of this rule used. */
static void
add_bare_numbers(struct kjp__auditing *auditing, int32_t first_input)
{
  const struct kjp__rows *inputs =
      &kjp__answer_table(auditing->answer, KJP_AUDIT_INPUTS)->rows;

  for (int32_t i = first_input; i < inputs->count; i++) {
    const struct kjp__audit_input *input = kjp__rows_at(inputs, i);

    if (input->used.bare)
      kjp__used_default(auditing->answer, input->used.indicator);
  }
}

static void
add_rule_default(struct kjp__auditing *auditing, int32_t column,
                 const char *key, const char *value)
{
  if (!kjp__said(auditing->judging.rule->said, column))
    kjp__answer_default(auditing->answer,
                        kjp__arena_format(auditing->scratch, "/rules/%s/%s",
                                          auditing->judging.rule->id, key),
                        value);
}

void
kjp__audit_defaults(struct kjp__auditing *auditing, int32_t first_input)
{
  struct position position = {0};
  int32_t first;
  int32_t count =
      kjp_table_children(&auditing->plan->tables[KJP_CLAUSES], KJP_CLAUSE_RULE,
                         auditing->judging.rule_row, &first);

  add_rule_default(auditing, KJP_RULE_BASE, "base", "actual");
  add_rule_default(auditing, KJP_RULE_STAGE, "stage", "strongest");
  for (int32_t i = 0; i < count; i++) {
    const struct kjp__clause *clause =
        kjp__plan_row(auditing->plan, KJP_CLAUSES, first + i);

    const char *pointer = clause_pointer(auditing, clause, &position);

    add_clause_defaults(auditing, clause, pointer);
    add_judged_year(auditing, first + i, clause, pointer);
  }
  add_bare_numbers(auditing, first_input);
}
