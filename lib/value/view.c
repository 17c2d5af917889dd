/* SPDX-License-Identifier: MIT */
/* lib/value/view.c - which values a question sees, from its settings. */
#include "value-priv.h"

#include "../base/error-priv.h"

kjp_status
kjp__view_of(const kjp_plan *plan, const struct kjp__settings *settings,
             struct kjp__view *out, kjp_error **error_out)
{
  *out = (struct kjp__view){.as_of = settings->as_of,
                            .scenario = KJP_NONE,
                            .paths = settings->paths == 1};
  if (settings->scenario == NULL)
    return KJP_OK;
  out->paths = true;
  out->scenario =
      kjp_table_find(kjp_plan_table(plan, KJP_SCENARIOS), settings->scenario);
  if (out->scenario >= 0)
    return KJP_OK;
  return kjp__fail_argument(
      error_out, "scenario", settings->scenario,
      (struct kjp__say){"计划中声明的情景", "a scenario of the plan"});
}
