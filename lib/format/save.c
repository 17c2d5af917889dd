/* SPDX-License-Identifier: MIT */
/* lib/format/save.c - kjp_plan_save(): a plan to a file, whole or not at
 * all. */
#include <errno.h>

#include <kjplan/plan.h>

#include "../base/error-priv.h"
#include "emit-priv.h"
#include "reason-priv.h"
#include "replace-priv.h"

kjp_status
kjp_plan_to_yaml(const kjp_plan *plan, kjp_text **text_out,
                 kjp_error **error_out)
{
  struct kjp__text_builder text = {0};

  if (text_out)
    *text_out = NULL;
  if (error_out)
    *error_out = NULL;
  if (!plan || !text_out)
    return kjp__fail_null(error_out, plan ? "text_out" : "plan");
  if (kjp__emit_plan(plan, &text))
    return kjp__text_done(&text, text_out, error_out);
  kjp__text_clear(&text);
  return kjp__fail(error_out, KJP__MEMORY_OUT, NULL);
}

kjp_status
kjp_plan_save(const kjp_plan *plan, const char *file, kjp_error **error_out)
{
  struct kjp__text_builder text = {0};
  char room[KJP__REASON_ROOM];
  const char *step; /* errno says enough */
  int reason = ENOMEM;

  if (error_out)
    *error_out = NULL;
  if (!plan || !file)
    return kjp__fail_null(error_out, plan ? "file" : "plan");
  if (kjp__emit_plan(plan, &text))
    reason = kjp__replace_file(file, text.data, text.size, &step);
  kjp__text_clear(&text);
  if (reason == 0)
    return KJP_OK;
  if (reason == ENOMEM)
    return kjp__fail(error_out, KJP__MEMORY_OUT, NULL);
  return kjp__fail(error_out, KJP__FILE_UNWRITABLE,
                   &(struct kjp__details){.name = KJP__SAY(file),
                                          .found = kjp__reason(reason, room)});
}
