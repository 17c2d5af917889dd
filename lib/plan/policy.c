/* SPDX-License-Identifier: MIT */
/* lib/plan/policy.c - policies: tax and other instruments with a rate. */
#include "read-priv.h"

void
kjp__read_policy_entry(struct kjp__reading *reading, const struct kjp__at *at)
{
  struct kjp__policy *row = kjp__add_entry(reading, at, KJP_POLICIES);

  if (row == NULL)
    return;
  row->indicator = KJP_NONE;
  row->basis = KJP_NONE;
  row->source = KJP_NONE;
  row->mark = at->key_mark;
  (void)kjp__read_map(reading, at, &kjp__shape_policy, row,
                      kjp__plan_count(reading->plan, KJP_POLICIES) - 1);
}

KJP__READER(policy_indicator)
{
  struct kjp__policy *policy = row;
  int32_t indicator = kjp__exact_reference_of(reading, at);

  (void)field;
  if (indicator >= 0 &&
      kjp__is_money(reading, at, at->node->mark, indicator, false))
    policy->indicator = indicator;
}

KJP__READER(policy_span)
{
  struct kjp__policy *policy = row;
  int32_t first;
  int32_t last;

  (void)field;
  if (!kjp__plan_span_of(reading, at, &first, &last))
    return;
  policy->first_year = first;
  policy->last_year = last;
}
