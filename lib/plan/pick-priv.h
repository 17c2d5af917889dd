/* SPDX-License-Identifier: MIT */
/* lib/plan/pick-priv.h - the row that a caller means, by its id. */
#pragma once
#include "plan-priv.h"

/* Sets *row_out to the row of KJP_RULES, KJP_INDICATORS or KJP_SCENARIOS with
 * this id, to KJP_NONE for NULL. `argument` is what the caller calls it; where
 * there is no such row, the error says which there are. */
kjp_status kjp__pick(const kjp_plan *plan, int32_t table, const char *argument,
                     const char *id, int32_t *row_out, kjp_error **error_out);
