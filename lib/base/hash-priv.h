/* SPDX-License-Identifier: MIT */
/* lib/base/hash-priv.h - a number for a text, by which it is found again. */
#pragma once
#include <stddef.h>
#include <stdint.h>

/* Of `size` bytes, and of the seed: texts made to meet under one seed do not
 * under another. No answer and no file depends on it. */
uint64_t kjp__hash(const char *text, size_t size, uint32_t seed);
