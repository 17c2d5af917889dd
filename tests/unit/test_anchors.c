/* SPDX-License-Identifier: MIT */
/* tests/unit/test_anchors.c - lib/plan/anchors.c: what a name stands for. */
#include <criterion/criterion.h>
#include <stdio.h>

#include "../../lib/plan/anchors-priv.h"

enum { MOST = 4096 }; /* the hard limit of max-anchors */

Test(anchors, the_last_one_of_a_name)
{
  struct kjp__arena *arena = kjp__arena_new();
  struct kjp__node one = {0}, other = {0};
  struct kjp__anchors anchors;
  struct kjp__anchor *outer, *inner;

  kjp__anchors_init(&anchors, arena);
  cr_expect(kjp__anchors_find(&anchors, "a") == NULL);
  outer = kjp__anchors_add(&anchors, "a");
  cr_assert(outer != NULL && outer->node == NULL);
  cr_expect(kjp__anchors_find(&anchors, "a") == outer);
  /* `&a [&a 1, *a]`: what is inside is meant, also once the list is closed */
  inner = kjp__anchors_add(&anchors, "a");
  cr_assert(inner != NULL && inner != outer && inner->node == NULL);
  inner->node = &one;
  outer->node = &other;
  cr_expect(kjp__anchors_find(&anchors, "a") == inner);
  cr_expect(kjp__anchors_find(&anchors, "a")->node == &one);
  cr_expect(kjp__anchors_find(&anchors, "") == NULL);
  kjp__arena_free(arena);
}

Test(anchors, each_of_many)
{
  static struct kjp__anchor *added[MOST];
  struct kjp__arena *arena = kjp__arena_new();
  struct kjp__anchors anchors;
  char name[16];

  kjp__anchors_init(&anchors, arena);
  for (int i = 0; i < MOST; i++) {
    (void)snprintf(name, sizeof name, "a%d", i);
    added[i] = kjp__anchors_add(&anchors, name);
  }
  for (int i = 0; i < MOST; i++) {
    (void)snprintf(name, sizeof name, "a%d", i);
    cr_expect(added[i] != NULL && kjp__anchors_find(&anchors, name) == added[i],
              "%s", name);
  }
  kjp__arena_free(arena);
}
