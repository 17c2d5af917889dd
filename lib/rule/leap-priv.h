/* SPDX-License-Identifier: MIT */
/* lib/rule/leap-priv.h - from where on a floor fits under a growth cap. */
#pragma once
#include "corridor-priv.h"

/* A value of the year before `year`, not below the one it has, below which no
 * value lets the floors of the year fit under its growth cap; KJP__NO_BOUND
 * where none does. `values` are not above any path that keeps all; those after
 * `year` are not looked at. The corridor must have asks. */
int64_t kjp__corridor_leap(const struct kjp__corridor *corridor, int32_t year,
                           int64_t *values);
