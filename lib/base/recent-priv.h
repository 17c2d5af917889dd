/* SPDX-License-Identifier: MIT */
/* lib/base/recent-priv.h - copies of texts, the same one for the same text.
 *
 * Plans repeat themselves: scopes, notes, titles of sources. What was copied
 * lately is known and not copied again. It is a cache of a fixed size, where
 * texts whose hashes meet put each other out: no text can make it slow. */
#pragma once
#include <stdint.h>

#include "arena-priv.h"

enum { KJP__RECENT_TEXTS = 512 };

struct kjp__recent {
  struct kjp__arena *arena; /* of the copies */
  struct kjp__recent_text {
    const char *text; /* NULL: none */
    size_t size;
  } texts[KJP__RECENT_TEXTS];
};

/* A copy that ends in NUL; NULL when memory is out, as kjp__arena_copy(). */
const char *kjp__recent_copy(struct kjp__recent *recent, const char *text,
                             size_t size);
