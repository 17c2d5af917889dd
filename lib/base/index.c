/* SPDX-License-Identifier: MIT */
/* lib/base/index.c - from an id to its row. */
#include "index-priv.h"

#include <string.h>

#include <kjplan/status.h>

enum {
  FIRST_ROOM = 16,
  LONGEST_SEARCH = 128, /* slots; by chance once in many millions */
  SEEDS = 16            /* after these a long search is put up with */
};

void
kjp__index_init(struct kjp__index *index, const struct kjp__rows *rows,
                size_t offset)
{
  memset(index, 0, sizeof *index);
  index->rows = rows;
  index->offset = offset;
}

/* FNV-1a from a start that depends on the seed, with its bits mixed. */
static uint64_t
hash_of(const char *id, uint32_t seed)
{
  uint64_t hash =
      UINT64_C(14695981039346656037) + seed * UINT64_C(0x9E3779B97F4A7C15);

  for (; *id != '\0'; id++)
    hash = (hash ^ (unsigned char)*id) * UINT64_C(1099511628211);
  hash ^= hash >> 32;
  hash *= UINT64_C(0xD6E8FEB86659FD93);
  return hash ^ (hash >> 32);
}

static const char *
id_of(const struct kjp__index *index, uint32_t slot)
{
  const char *row = kjp__rows_at(index->rows, (int32_t)slot - 1);
  const char *id;

  memcpy(&id, row + index->offset, sizeof id);
  return id;
}

int32_t
kjp__index_find(const struct kjp__index *index, const char *id)
{
  uint64_t place;

  if (index->room == 0)
    return KJP_NONE;
  place = hash_of(id, index->seed);
  for (;; place++) {
    uint32_t slot = index->slots[place & (index->room - 1)];

    if (slot == 0)
      return KJP_NONE;
    if (strcmp(id_of(index, slot), id) == 0)
      return (int32_t)slot - 1;
  }
}

/* How many slots it had to look at. */
static uint32_t
put(struct kjp__index *index, uint32_t slot)
{
  uint64_t place = hash_of(id_of(index, slot), index->seed);
  uint32_t searched = 1;

  for (; index->slots[place & (index->room - 1)] != 0; place++)
    searched++;
  index->slots[place & (index->room - 1)] = slot;
  return searched;
}

static bool
put_all(struct kjp__index *index, const uint32_t *slots, uint32_t room)
{
  for (uint32_t i = 0; i < room; i++) {
    if (slots[i] != 0 && put(index, slots[i]) > LONGEST_SEARCH &&
        index->seed < SEEDS)
      return false;
  }
  return true;
}

static bool
rebuild(struct kjp__index *index, uint32_t room)
{
  const uint32_t *old = index->slots;
  uint32_t old_room = index->room;

  index->slots =
      kjp__arena_alloc(index->rows->arena, (size_t)room * sizeof *index->slots);
  if (index->slots == NULL) {
    index->room = 0;
    return false;
  }
  index->room = room;
  while (!put_all(index, old, old_room)) {
    index->seed++;
    memset(index->slots, 0, (size_t)room * sizeof *index->slots);
  }
  return true;
}

bool
kjp__index_add(struct kjp__index *index, int32_t row)
{
  bool crowded = index->count + 1 > index->room / 4 * 3;

  if (crowded &&
      !rebuild(index, index->room == 0 ? FIRST_ROOM : index->room * 2))
    return false;
  index->count++;
  if (put(index, (uint32_t)row + 1) <= LONGEST_SEARCH || index->seed >= SEEDS)
    return true;
  index->seed++;
  return rebuild(index, index->room);
}
