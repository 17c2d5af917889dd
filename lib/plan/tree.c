/* SPDX-License-Identifier: MIT */
/* lib/plan/tree.c - a plan file as a tree that can be changed.
 *
 * Children are a chain, which keeps their order whatever is done to them. A
 * map with more than a few gets a lookup besides. Its index knows no removal:
 * the row of a key that was cut off stays, without a twig, and serves when
 * the key comes back. */
#include "tree-priv.h"

#include <string.h>

#include <glib.h>

enum {
  FEW = 8,         /* children that are searched one by one */
  LEAST_ROOM = 24, /* of a text: a number or a word with some to spare */
  MOST_CHILDREN = INT32_MAX - 1
};

struct place {
  const char *key;
  struct kjp__twig *twig; /* NULL: cut off */
};

struct kjp__lookup {
  struct kjp__rows places;
  struct kjp__index index;
};

bool
kjp__tree_open(struct kjp__tree *tree)
{
  *tree = (struct kjp__tree){.arena = kjp__arena_new()};
  if (tree->arena == NULL)
    return false;
  tree->root = kjp__twig_new(tree, KJP__TWIG_MAP, NULL, 0);
  return tree->root != NULL;
}

void
kjp__tree_close(struct kjp__tree *tree)
{
  kjp__arena_free(tree->arena);
  *tree = (struct kjp__tree){NULL, NULL, NULL};
}

/* Room doubles, so a text that grows step by step leaves no more behind than
 * it has in the end. */
static bool
make_room(struct kjp__tree *tree, struct kjp__bark *bark, size_t size)
{
  size_t room;
  char *data;

  if (bark->room > size)
    return true;
  if (size > SIZE_MAX / 4)
    return false;
  room = MAX(MAX(size + 1, (size_t)LEAST_ROOM), bark->room * 2);
  data = kjp__arena_alloc(tree->arena, room);
  if (data == NULL)
    return false;
  bark->data = data;
  bark->room = room;
  return true;
}

/* The room is there. */
static void
write_text(struct kjp__bark *bark, const char *text, size_t size)
{
  if (size > 0)
    memcpy(bark->data, text, size);
  bark->data[size] = '\0';
  bark->size = size;
}

/* Twigs to be used again */

static void
put_aside(struct kjp__tree *tree, struct kjp__twig *twig)
{
  twig->next = tree->spare;
  tree->spare = twig;
}

/* All children at once: those below them are found when they are used. */
static void
put_children_aside(struct kjp__tree *tree, struct kjp__twig *twig)
{
  if (twig->first != NULL) {
    twig->last->next = tree->spare;
    tree->spare = twig->first;
  }
  twig->first = NULL;
  twig->last = NULL;
  twig->recent = NULL;
  twig->count = 0;
  twig->indexed = false;
}

static struct kjp__twig *
take_twig(struct kjp__tree *tree)
{
  struct kjp__twig *twig = tree->spare;

  if (twig == NULL)
    return kjp__arena_alloc(tree->arena, sizeof *twig);
  tree->spare = twig->next;
  put_children_aside(tree, twig);
  twig->up = NULL;
  twig->before = NULL;
  twig->next = NULL;
  return twig;
}

struct kjp__twig *
kjp__twig_new(struct kjp__tree *tree, enum kjp__twig_kind kind, const char *key,
              size_t key_size)
{
  struct kjp__twig *twig = take_twig(tree);

  if (twig == NULL)
    return NULL;
  twig->kind = kind;
  twig->text.size = 0;
  if (key == NULL)
    return twig;
  if (!make_room(tree, &twig->key, key_size)) {
    put_aside(tree, twig);
    return NULL;
  }
  write_text(&twig->key, key, key_size);
  return twig;
}

bool
kjp__twig_set_text(struct kjp__tree *tree, struct kjp__twig *twig,
                   const char *text, size_t size)
{
  if (!make_room(tree, &twig->text, size))
    return false;
  put_children_aside(tree, twig);
  twig->kind = KJP__TWIG_TEXT;
  write_text(&twig->text, text, size);
  return true;
}

void
kjp__twig_clear(struct kjp__tree *tree, struct kjp__twig *twig,
                enum kjp__twig_kind kind)
{
  put_children_aside(tree, twig);
  twig->kind = kind;
}

/* The lookup of a map */

/* False when memory is out. The key is not in it, or was cut off. */
static bool
look_up_also(struct kjp__lookup *lookup, struct kjp__twig *twig)
{
  int32_t row = kjp__index_find(&lookup->index, twig->key.data);
  struct place *place;

  if (row >= 0) {
    place = kjp__rows_at(&lookup->places, row);
    place->twig = twig;
    return true;
  }
  place = kjp__rows_add(&lookup->places);
  if (place == NULL)
    return false;
  place->key = twig->key.data;
  place->twig = twig;
  return kjp__index_add(&lookup->index, lookup->places.count - 1);
}

static bool
prepare_lookup(struct kjp__tree *tree, struct kjp__twig *map)
{
  struct kjp__lookup *lookup = map->lookup;

  if (lookup != NULL && lookup->index.room > 0) {
    kjp__rows_truncate(&lookup->places, 0);
    memset(lookup->index.slots, 0,
           (size_t)lookup->index.room * sizeof *lookup->index.slots);
    lookup->index.count = 0;
    return true;
  }
  if (lookup == NULL)
    lookup = kjp__arena_alloc(tree->arena, sizeof *lookup);
  if (lookup == NULL)
    return false;
  kjp__rows_init(&lookup->places, tree->arena, sizeof(struct place));
  kjp__index_init(&lookup->index, &lookup->places, offsetof(struct place, key));
  map->lookup = lookup;
  return true;
}

/* A map that has become large. */
static bool
index_children(struct kjp__tree *tree, struct kjp__twig *map)
{
  if (!prepare_lookup(tree, map))
    return false;
  for (struct kjp__twig *child = map->first; child != NULL; child = child->next)
    if (!look_up_also(map->lookup, child))
      return false;
  map->indexed = true;
  return true;
}

/* Before the twig is hung into the map. */
static bool
index_child(struct kjp__tree *tree, struct kjp__twig *map,
            struct kjp__twig *twig)
{
  if (!map->indexed && map->count < FEW)
    return true;
  if (!map->indexed && !index_children(tree, map))
    return false;
  if (look_up_also(map->lookup, twig))
    return true;
  /* An index that could not grow is lost, and made anew the next time. */
  map->indexed = false;
  map->lookup->index.room = 0;
  return false;
}

/* The place keeps the key, which the twig must then not write over. */
static void
drop_from_lookup(struct kjp__twig *map, struct kjp__twig *twig)
{
  int32_t row = kjp__index_find(&map->lookup->index, twig->key.data);
  struct place *place;

  if (row < 0)
    return;
  place = kjp__rows_at(&map->lookup->places, row);
  place->twig = NULL;
  if (place->key == twig->key.data)
    twig->key = (struct kjp__bark){NULL, 0, 0};
}

/* Children */

bool
kjp__twig_hang(struct kjp__tree *tree, struct kjp__twig *up,
               struct kjp__twig *twig)
{
  if (up->count >= MOST_CHILDREN)
    return false;
  if (up->kind == KJP__TWIG_MAP && !index_child(tree, up, twig))
    return false;
  twig->up = up;
  twig->before = up->last;
  twig->next = NULL;
  if (up->last == NULL)
    up->first = twig;
  else
    up->last->next = twig;
  up->last = twig;
  up->count++;
  return true;
}

void
kjp__twig_cut(struct kjp__tree *tree, struct kjp__twig *twig)
{
  struct kjp__twig *up = twig->up;

  if (up != NULL) {
    if (up->indexed)
      drop_from_lookup(up, twig);
    if (twig->before == NULL)
      up->first = twig->next;
    else
      twig->before->next = twig->next;
    if (twig->next == NULL)
      up->last = twig->before;
    else
      twig->next->before = twig->before;
    up->recent = NULL;
    up->count--;
  }
  put_aside(tree, twig);
}

struct kjp__twig *
kjp__twig_find(const struct kjp__twig *map, const char *key)
{
  struct kjp__twig *child = map->first;

  if (map->indexed) {
    int32_t row = kjp__index_find(&map->lookup->index, key);
    const struct place *place =
        row < 0 ? NULL : kjp__rows_at(&map->lookup->places, row);

    return place == NULL ? NULL : place->twig;
  }
  while (child != NULL && strcmp(child->key.data, key) != 0)
    child = child->next;
  return child;
}

/* From the nearest of three: the first, the last, and the one before. */
struct kjp__twig *
kjp__twig_item(struct kjp__twig *list, int32_t index)
{
  struct kjp__twig *item = list->first;
  int32_t at = 0;
  int32_t last = list->count - 1;

  if (last - index < index) {
    item = list->last;
    at = last;
  }
  if (list->recent != NULL &&
      ABS(list->recent_index - index) < ABS(at - index)) {
    item = list->recent;
    at = list->recent_index;
  }
  for (; at < index; at++)
    item = item->next;
  for (; at > index; at--)
    item = item->before;
  list->recent = item;
  list->recent_index = index;
  return item;
}
