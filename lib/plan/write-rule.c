/* SPDX-License-Identifier: MIT */
/* lib/plan/write-rule.c - rules: clauses and exempt years. */
#include "write-priv.h"

static void
put_clause(struct kjp__writing *writing, const struct kjp__clause *row,
           int32_t index)
{
  int32_t kind = writing->kind;
  uint32_t said = writing->said;

  writing->kind = row->kind;
  writing->said = row->said;
  kjp__put_begin_map(writing, KJP__LAYOUT_BLOCK);
  kjp__put_key(writing, kjp__words_clause[row->kind]);
  kjp__put_keyword(writing, &kjp__shape_clause, row, index,
                   row->said == 0 && row->first_year == 0);
  kjp__put_end(writing);
  writing->kind = kind;
  writing->said = said;
}

KJP__WRITER(clauses)
{
  struct kjp__range all = kjp__children(writing->plan, KJP_CLAUSES, index);

  (void)row;
  kjp__put_key(writing, field->key);
  kjp__put_begin_list(writing, KJP__LAYOUT_BLOCK);
  for (int32_t i = all.first; i < all.end && !writing->stopped; i++) {
    const struct kjp__clause *clause =
        kjp__plan_row(writing->plan, KJP_CLAUSES, i);

    if (clause->any_of < 0)
      put_clause(writing, clause, i);
  }
  kjp__put_end(writing);
}

/* They follow their any_of. */
KJP__WRITER(members)
{
  int32_t count = kjp__plan_count(writing->plan, KJP_CLAUSES);

  (void)row;
  kjp__put_key(writing, field->key);
  kjp__put_begin_list(writing, KJP__LAYOUT_FLOW);
  for (int32_t i = index + 1; i < count && !writing->stopped; i++) {
    const struct kjp__clause *member =
        kjp__plan_row(writing->plan, KJP_CLAUSES, i);

    if (member->any_of != index)
      break;
    put_clause(writing, member, i);
  }
  kjp__put_end(writing);
}

/* Years of a clause: with their amounts, or the years alone. */

KJP__WRITER(clause_amounts)
{
  struct kjp__range rows =
      kjp__children(writing->plan, KJP_CLAUSE_YEARS, index);

  (void)row;
  kjp__put_years(writing, field->key, KJP_CLAUSE_YEARS, rows,
                 offsetof(struct kjp__clause_year, amount), writing->unit);
}

KJP__WRITER(clause_at)
{
  struct kjp__range all = kjp__children(writing->plan, KJP_CLAUSE_YEARS, index);

  (void)row;
  if (all.first == all.end)
    return;
  kjp__put_key(writing, field->key);
  kjp__put_begin_list(writing, KJP__LAYOUT_FLOW);
  for (int32_t i = all.first; i < all.end; i++) {
    const struct kjp__clause_year *year =
        kjp__plan_row(writing->plan, KJP_CLAUSE_YEARS, i);

    kjp__put_int(writing, year->year);
  }
  kjp__put_end(writing);
}

KJP__WRITER(peers)
{
  (void)row;
  kjp__put_ids(writing, field->key, KJP_PEERS,
               kjp__children(writing->plan, KJP_PEERS, index),
               offsetof(struct kjp__peer, indicator), KJP_INDICATORS);
}

KJP__WRITER(exemptions)
{
  (void)row;
  kjp__put_rows(writing, field->key, KJP_EXEMPTIONS,
                kjp__children(writing->plan, KJP_EXEMPTIONS, index),
                &kjp__shape_exemption);
}
