/* SPDX-License-Identifier: MIT */
/* lib/report/consistency-arithmetic-priv.h - how a number was found. */
#pragma once
#include "report-priv.h"

/* "= 125 亿元 ÷ 3 % ≈ 4166.67 亿元" of a row of KJP_CONSISTENCY_AT_BOUNDS. */
const char *kjp__consistency_arithmetic(struct kjp__report *report,
                                        int32_t row);
