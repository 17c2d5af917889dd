/* SPDX-License-Identifier: MIT */
/* lib/plan/builder-priv.h - the builder handle, for those who fill its tree
 * without pointers. */
#pragma once
#include <kjplan/builder.h>

#include "tree-priv.h"

struct kjp_builder {
  struct kjp__tree tree;
};
