/* SPDX-License-Identifier: MIT */
/* lib/format/emit-priv.h - a plan as YAML text. */
#pragma once
#include <kjplan/plan.h>

#include "../base/text-priv.h"

/* False when memory is out; `text` is to be cleared either way. */
bool kjp__emit_plan(const kjp_plan *plan, struct kjp__text_builder *text);
