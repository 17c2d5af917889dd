/* SPDX-License-Identifier: MIT */
/* lib/value/promise-priv.h - what a target asks for, as promised now. */
#pragma once
#include "value-priv.h"

/* Of the last revision dated as_of or before (NULL: of the last one), else as
 * first promised. */
const struct kjp__asked *kjp__asked_now(const kjp_plan *plan, int32_t target,
                                        const char *as_of);
/* The row of KJP_REVISIONS that counts, or KJP_NONE. */
int32_t kjp__revision_now(const kjp_plan *plan, int32_t target,
                          const char *as_of);
