/* SPDX-License-Identifier: MIT */
/* lib/plan/tree-priv.h - a plan file as a tree that can be changed.
 *
 * The tree knows texts, maps and lists, and nothing of what a plan means. All
 * of it lies in one arena; twigs that are cut off are used again, together
 * with the memory of their texts, so a tree that is changed without end does
 * not grow without end. */
#pragma once
#include "../base/index-priv.h"

enum kjp__twig_kind { KJP__TWIG_TEXT, KJP__TWIG_MAP, KJP__TWIG_LIST };

struct kjp__lookup;

/* A text with the room it has got; `data` ends in NUL. */
struct kjp__bark {
  char *data; /* NULL: none yet, with size 0 */
  size_t size;
  size_t room;
};

struct kjp__twig {
  enum kjp__twig_kind kind;
  bool indexed;         /* a map whose keys are all in its lookup */
  int32_t count;        /* of children */
  struct kjp__bark key; /* of a child of a map */
  struct kjp__bark text;
  struct kjp__twig *up;
  struct kjp__twig *before;
  struct kjp__twig *next;
  struct kjp__twig *first;
  struct kjp__twig *last;
  struct kjp__twig *recent; /* item of a list that was asked for last */
  int32_t recent_index;
  struct kjp__lookup *lookup; /* of a map that was large once; or NULL */
};

struct kjp__tree {
  struct kjp__arena *arena;
  struct kjp__twig *root;  /* a map */
  struct kjp__twig *spare; /* twigs to be used again, by `next` */
};

/* False when memory is out; kjp__tree_close() either way. */
bool kjp__tree_open(struct kjp__tree *tree);
void kjp__tree_close(struct kjp__tree *tree);

/* A twig that hangs nowhere yet, empty, be it a text; key may be NULL. NULL
 * when memory is out. */
struct kjp__twig *kjp__twig_new(struct kjp__tree *tree,
                                enum kjp__twig_kind kind, const char *key,
                                size_t key_size);
/* Makes it a text; false, and nothing has changed, when memory is out. */
bool kjp__twig_set_text(struct kjp__tree *tree, struct kjp__twig *twig,
                        const char *text, size_t size);
/* Makes it an empty one of the kind. */
void kjp__twig_clear(struct kjp__tree *tree, struct kjp__twig *twig,
                     enum kjp__twig_kind kind);
/* Hangs a twig behind the children of a map, which lacks its key, or of a
 * list. False when memory is out; an empty map needs none. */
bool kjp__twig_hang(struct kjp__tree *tree, struct kjp__twig *up,
                    struct kjp__twig *twig);
/* Cuts it off where it hangs. */
void kjp__twig_cut(struct kjp__tree *tree, struct kjp__twig *twig);

/* NULL where there is none. */
struct kjp__twig *kjp__twig_find(const struct kjp__twig *map, const char *key);
/* index lies within 0..count-1 */
struct kjp__twig *kjp__twig_item(struct kjp__twig *list, int32_t index);
