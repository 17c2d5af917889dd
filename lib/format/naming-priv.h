/* SPDX-License-Identifier: MIT */
/* lib/format/naming-priv.h - indicators by what a table of statistics calls
 * them. */
#pragma once
#include "../base/index-priv.h"
#include "../plan/plan-priv.h"

struct kjp__naming {
  const kjp_plan *plan;
  struct kjp__rows names;
  struct kjp__index index;
};

/* Names of the plan's indicators, in both languages; false when memory is
 * out. */
bool kjp__naming_init(struct kjp__naming *naming, struct kjp__arena *arena,
                      const kjp_plan *plan);
/* The row of an indicator with this id, or with this name where no other has
 * it; else KJP_NONE. */
int32_t kjp__naming_find(const struct kjp__naming *naming, const char *text);
