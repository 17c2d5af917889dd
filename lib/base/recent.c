/* SPDX-License-Identifier: MIT */
/* lib/base/recent.c - copies of texts, the same one for the same text. */
#include "recent-priv.h"

#include <string.h>

/* Eight bytes at a time: long texts are hashed as well. */
static uint32_t
hash_of(const char *text, size_t size)
{
  const uint64_t factor = UINT64_C(0x9E3779B97F4A7C15);
  uint64_t hash = size;
  uint64_t word = 0;

  for (; size >= sizeof word; text += sizeof word, size -= sizeof word) {
    memcpy(&word, text, sizeof word);
    hash = (hash ^ word) * factor;
    hash ^= hash >> 32;
  }
  word = 0;
  memcpy(&word, text, size);
  hash = (hash ^ word) * factor;
  return (uint32_t)(hash >> 32);
}

const char *
kjp__recent_copy(struct kjp__recent *recent, const char *text, size_t size)
{
  struct kjp__recent_text *known =
      &recent->texts[hash_of(text, size) % KJP__RECENT_TEXTS];

  if (known->text != NULL && known->size == size &&
      memcmp(known->text, text, size) == 0)
    return known->text;
  known->text = kjp__arena_copy(recent->arena, text, size);
  known->size = size;
  return known->text;
}
