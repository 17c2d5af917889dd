/* SPDX-License-Identifier: MIT */
/* tests/fuzz/require.h - a promise that is broken stops the target. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define require(truth) require_at((truth), #truth, __FILE__, __LINE__)

static inline void
require_at(bool truth, const char *promise, const char *file, int line)
{
  if (truth)
    return;
  fprintf(stderr, "%s:%d: broken: %s\n", file, line, promise);
  __builtin_trap();
}
