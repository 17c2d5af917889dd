/* SPDX-License-Identifier: MIT */
/* lib/value/view.c - which values a question sees, from its settings. */
#include "value-priv.h"

#include "../plan/pick-priv.h"

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
  return kjp__pick(plan, KJP_SCENARIOS, "scenario", settings->scenario,
                   &out->scenario, error_out);
}
