/* SPDX-License-Identifier: MIT */
/* lib/quantity/rate-priv.h - one, in the quantum of ratios and points. */
#pragma once
#include <stdint.h>

#define KJP__RATE_ONE INT64_C(1000000000)
