/* SPDX-License-Identifier: MIT */
/* lib/plan/node-priv.h - a part of the document while it is being read. */
#pragma once
#include "../base/diagnostic-priv.h"

enum kjp__node_kind {
  KJP__NODE_SCALAR,
  KJP__NODE_MAP,  /* children: key, value, key, value, ... */
  KJP__NODE_LIST, /* children: items */
  KJP__NODE_BAD   /* a value that was reported already */
};

struct kjp__node {
  enum kjp__node_kind kind;
  bool plain; /* a scalar without quotes */
  struct kjp__mark mark;
  uint32_t weight;  /* nodes in it, aliases as often as used */
  uint64_t bytes;   /* of texts in it, in the same way */
  const char *text; /* of a scalar; ends in NUL */
  uint32_t size;
  struct kjp__node *first;
  struct kjp__node *next;
};
