/* SPDX-License-Identifier: MIT */
/* tests/fuzz/mutate.h - what libFuzzer calls to change an input. */
#pragma once
#include <stddef.h>
#include <stdint.h>

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t most,
                               unsigned int seed);
