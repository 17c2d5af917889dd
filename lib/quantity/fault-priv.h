/* SPDX-License-Identifier: MIT */
/* lib/quantity/fault-priv.h - what is said of a text that is no quantity. */
#pragma once
#include "../base/diagnostic-priv.h"
#include "decimal-priv.h"

/* The diagnostic of a fault of `text`, not KJP__DECIMAL_OK. */
enum kjp__code kjp__fault_code(enum kjp__decimal_fault fault,
                               const struct kjp__decimal_rules *rules,
                               const char *text);
/* What was expected; texts that are made are in `arena`. */
struct kjp__say kjp__fault_expected(struct kjp__arena *arena,
                                    enum kjp__decimal_fault fault,
                                    const struct kjp__decimal_rules *rules);
