/* SPDX-License-Identifier: MIT */
/* lib/plan/anchors-priv.h - what anchors of a document name. */
#pragma once
#include "../base/index-priv.h"
#include "node-priv.h"

struct kjp__anchor {
  const struct kjp__node *node; /* NULL while it is open */
};

struct kjp__anchors {
  struct kjp__rows names; /* each with its last anchor */
  struct kjp__index index;
};

/* Names and anchors are kept in `arena`. */
void kjp__anchors_init(struct kjp__anchors *anchors, struct kjp__arena *arena);
/* The last anchor of that name, or NULL. */
struct kjp__anchor *kjp__anchors_find(const struct kjp__anchors *anchors,
                                      const char *name);
/* One more, which takes the place of an earlier one of its name; NULL when
 * memory is out. */
struct kjp__anchor *kjp__anchors_add(struct kjp__anchors *anchors,
                                     const char *name);
