/* SPDX-License-Identifier: MIT */
/* tests/fuzz/fuzz_plan.c - any bytes at all as a plan, and all that can be
 * asked of what comes out.
 *
 * With -fsanitize=fuzzer it searches; linked with replay.c it is a test over
 * files. A promise of the headers that is broken traps. */
#include "ask.h"
#include "require.h"
#include "walk.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  kjp_plan *plan;
  kjp_error *error;
  kjp_status status = kjp_plan_parse(size == 0 ? "" : (const char *)data, size,
                                     NULL, NULL, &plan, &error);

  walk_result(status, plan, error);
  if (plan != NULL)
    ask_all(plan);
  kjp_plan_unref(plan);
  kjp_error_free(error);
  return 0;
}
