/* SPDX-License-Identifier: MIT */
/* lib/plan/anchors.c - what anchors of a document name.
 *
 * An anchor of an earlier name is one of its own: the earlier one may still be
 * open around it. */
#include "anchors-priv.h"

#include <string.h>

struct named {
  const char *name;
  struct kjp__anchor *last;
};

void
kjp__anchors_init(struct kjp__anchors *anchors, struct kjp__arena *arena)
{
  kjp__rows_init(&anchors->names, arena, sizeof(struct named));
  kjp__index_init(&anchors->index, &anchors->names,
                  offsetof(struct named, name));
}

static struct named *
find(const struct kjp__anchors *anchors, const char *name)
{
  int32_t row = kjp__index_find(&anchors->index, name);

  return row < 0 ? NULL : kjp__rows_at(&anchors->names, row);
}

struct kjp__anchor *
kjp__anchors_find(const struct kjp__anchors *anchors, const char *name)
{
  const struct named *named = find(anchors, name);

  return named == NULL ? NULL : named->last;
}

static struct named *
add_name(struct kjp__anchors *anchors, const char *name)
{
  struct kjp__arena *arena = anchors->names.arena;
  const char *copy = kjp__arena_copy(arena, name, strlen(name));
  struct named *named = copy == NULL ? NULL : kjp__rows_add(&anchors->names);

  if (named == NULL)
    return NULL;
  named->name = copy;
  return kjp__index_add(&anchors->index, anchors->names.count - 1) ? named
                                                                   : NULL;
}

struct kjp__anchor *
kjp__anchors_add(struct kjp__anchors *anchors, const char *name)
{
  struct named *named = find(anchors, name);

  if (named == NULL)
    named = add_name(anchors, name);
  if (named == NULL)
    return NULL;
  named->last = kjp__arena_alloc(anchors->names.arena, sizeof *named->last);
  return named->last;
}
