/* SPDX-License-Identifier: MIT */
/* lib/plan/row-unit-priv.h - which unit the amounts of a row are in. */
#pragma once
#include "plan-priv.h"

/* Of amounts whose column has no unit of its own: that of the indicator which
 * the row is about. NULL where there is none, or it is not known, while
 * reading. */
const struct kjp__unit *kjp__unit_of_row(const kjp_table *table, int32_t row,
                                         int32_t column);
