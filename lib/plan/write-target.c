/* SPDX-License-Identifier: MIT */
/* lib/plan/write-target.c - targets and their revisions. */
#include "write-priv.h"

#include <string.h>

KJP__WRITER(target_year)
{
  const struct kjp__target *target = row;

  (void)index;
  if (target->over)
    return;
  kjp__put_key(writing, field->key);
  kjp__put_int(writing, target->last_year);
}

KJP__WRITER(target_over)
{
  const struct kjp__target *target = row;

  (void)index;
  if (!target->over)
    return;
  kjp__put_key(writing, field->key);
  kjp__put_span(writing, target->first_year, target->last_year);
}

static void
put_pair(struct kjp__writing *writing, const struct kjp__asked *asked)
{
  kjp__put_begin_list(writing, KJP__LAYOUT_FLOW);
  kjp__put_amount(writing, asked->amount, writing->unit);
  kjp__put_amount(writing, asked->upper, writing->unit);
  kjp__put_end(writing);
}

KJP__WRITER(comparator)
{
  const struct kjp__asked *asked =
      (const void *)((const char *)row + field->column.offset);
  uint32_t said = writing->said;

  if (strcmp(kjp__words_comparator[asked->comparator], field->key) != 0)
    return;
  kjp__put_key(writing, field->key);
  writing->said = (uint32_t)KJP__SAID_ALL;
  if (asked->comparator == KJP_COMPARATOR_WITHIN)
    put_pair(writing, asked);
  else if (kjp__amount_is_known(asked->amount))
    kjp__put_amount(writing, asked->amount, writing->unit);
  else
    kjp__put_map(writing, &kjp__shape_bound, asked, index, KJP__LAYOUT_FLOW);
  writing->said = said;
}

KJP__WRITER(bound_indicator)
{
  kjp__write_reference(writing, field, row, index);
}

KJP__WRITER(bound_plus)
{
  const struct kjp__asked *asked = row;
  bool ratio = writing->unit->dimension == KJP_DIMENSION_RATIO;

  (void)index;
  if (!kjp__amount_is_known(asked->plus))
    return;
  kjp__put_key(writing, field->key);
  kjp__put_amount(writing, asked->plus,
                  ratio ? &kjp__unit_points : writing->unit);
}

KJP__WRITER(base)
{
  const struct kjp__target *target = row;
  uint32_t said = writing->said;

  if (target->base_year == 0)
    return;
  kjp__put_key(writing, field->key);
  writing->said = (uint32_t)KJP__SAID_ALL;
  kjp__put_map(writing, &kjp__shape_base, row, index, KJP__LAYOUT_FLOW);
  writing->said = said;
}

KJP__WRITER(revisions)
{
  (void)row;
  kjp__put_rows(writing, field->key, KJP_REVISIONS,
                kjp__children(writing->plan, KJP_REVISIONS, index),
                &kjp__shape_revision);
}
