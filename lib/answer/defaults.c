/* SPDX-License-Identifier: MIT */
/* lib/answer/defaults.c - what an audit took for granted.
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

/* "/rules/ID/clauses/2/outpace", members with the path of their any_of. */
static const char *
clause_pointer(struct kjp__auditing *auditing, int32_t first, int32_t row)
{
  const struct kjp__clause *clause =
      kjp__plan_row(auditing->plan, KJP_CLAUSES, row);
  const char *word = kjp__words_clause[clause->kind];
  const char *parent;
  int32_t index = 0;

  for (int32_t i = first; i < row; i++) {
    const struct kjp__clause *before =
        kjp__plan_row(auditing->plan, KJP_CLAUSES, i);

    index += before->any_of == clause->any_of;
  }
  parent = clause->any_of >= 0
               ? clause_pointer(auditing, first, clause->any_of)
               : kjp__arena_format(auditing->scratch, "/rules/%s/clauses",
                                   auditing->rule->id);
  return kjp__arena_format(auditing->scratch, "%s/%d/%s", parent, index, word);
}

static void
add_clause_defaults(struct kjp__auditing *auditing, int32_t first, int32_t row)
{
  const struct kjp__clause *clause =
      kjp__plan_row(auditing->plan, KJP_CLAUSES, row);

  for (size_t i = 0; i < G_N_ELEMENTS(clause_defaults); i++) {
    if ((clause_defaults[i].kinds >> clause->kind & 1u) == 0 ||
        kjp__said(clause->said, clause_defaults[i].column))
      continue;
    kjp__answer_default(auditing->answer,
                        kjp__arena_format(auditing->scratch, "%s/%s",
                                          clause_pointer(auditing, first, row),
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
  int32_t count = kjp__plan_count(auditing->plan, KJP_INDICATORS);
  int8_t *seen = kjp__arena_alloc(auditing->scratch, (size_t)count);

  for (int32_t i = first_input; seen != NULL && i < inputs->count; i++) {
    const struct kjp__audit_input *input = kjp__rows_at(inputs, i);

    if (!input->bare || seen[input->indicator])
      continue;
    seen[input->indicator] = 1;
    kjp__answer_default(
        auditing->answer,
        kjp__arena_format(
            auditing->scratch, "/indicators/%s/values",
            kjp__plan_indicator(auditing->plan, input->indicator)->id),
        "final");
  }
}

void
kjp__audit_defaults(struct kjp__auditing *auditing, int32_t first_input)
{
  int32_t first;
  int32_t count =
      kjp_table_children(&auditing->plan->tables[KJP_CLAUSES], KJP_CLAUSE_RULE,
                         auditing->rule_row, &first);

  if (!kjp__said(auditing->rule->said, KJP_RULE_BASE))
    kjp__answer_default(auditing->answer,
                        kjp__arena_format(auditing->scratch, "/rules/%s/base",
                                          auditing->rule->id),
                        "actual");
  for (int32_t i = 0; i < count; i++)
    add_clause_defaults(auditing, first, first + i);
  add_bare_numbers(auditing, first_input);
}
