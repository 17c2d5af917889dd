/* SPDX-License-Identifier: MIT */
/* lib/base/hash.c - a number for a text, by which it is found again.
 *
 * Eight bytes at a time: state and bytes are multiplied to 128 bits, and the
 * halves meet. What a difference does to the upper half depends on the whole
 * state, and so on the seed. */
#include "hash-priv.h"

#include <string.h>

#include "wide-priv.h"

#define FACTOR UINT64_C(0x9E3779B97F4A7C15)

static uint64_t
mix(uint64_t state, uint64_t word)
{
  kjp__uint128 product = (kjp__uint128)(state ^ word) * FACTOR;

  return (uint64_t)product ^ (uint64_t)(product >> 64);
}

uint64_t
kjp__hash(const char *text, size_t size, uint32_t seed)
{
  uint64_t hash = (seed + 1) * UINT64_C(0xD6E8FEB86659FD93) + size;
  uint64_t word = 0;

  for (; size >= sizeof word; text += sizeof word, size -= sizeof word) {
    memcpy(&word, text, sizeof word);
    hash = mix(hash, word);
  }
  word = 0;
  memcpy(&word, text, size);
  return mix(mix(hash, word), FACTOR);
}
