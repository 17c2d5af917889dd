/* SPDX-License-Identifier: MIT */
/* lib/base/index.c - from an id to its row. */
#include "index-priv.h"

#include <string.h>

#include <glib.h>

#include <kjplan/status.h>

#include "hash-priv.h"

enum {
  FIRST_ROOM = 16,
  LONGEST_SEARCH = 128, /* slots; by chance once in many millions */
  SEEDS = 16,           /* after these a long search is put up with */
  FIRST_ROW_BITS = 8,   /* and as many more each time they do not do */
  LAST_ROW_BITS = 31
};

void
kjp__index_init(struct kjp__index *index, const struct kjp__rows *rows,
                size_t offset)
{
  memset(index, 0, sizeof *index);
  index->rows = rows;
  index->offset = offset;
}

static int32_t
row_of(const struct kjp__index *index, uint32_t slot)
{
  return (int32_t)(slot & ((UINT32_C(1) << index->row_bits) - 1)) - 1;
}

/* The bits of a slot above its row: a part of the hash that says nothing about
 * the place. */
static uint32_t
tag_of(const struct kjp__index *index, uint64_t hash)
{
  return (uint32_t)(hash >> 32) << index->row_bits;
}

static const char *
id_of(const struct kjp__index *index, int32_t row)
{
  const char *memory = kjp__rows_at(index->rows, row);
  const char *id;

  memcpy(&id, memory + index->offset, sizeof id);
  return id;
}

int32_t
kjp__index_find(const struct kjp__index *index, const char *id)
{
  uint64_t place;
  uint32_t tag;

  if (index->room == 0)
    return KJP_NONE;
  place = kjp__hash(id, strlen(id), index->seed);
  tag = tag_of(index, place);
  for (;; place++) {
    uint32_t slot = index->slots[place & (index->room - 1)];

    if (slot == 0)
      return KJP_NONE;
    if ((slot ^ tag) >> index->row_bits == 0 &&
        strcmp(id_of(index, row_of(index, slot)), id) == 0)
      return row_of(index, slot);
  }
}

/* How many slots it had to look at. */
static uint32_t
put(struct kjp__index *index, int32_t row)
{
  const char *id = id_of(index, row);
  uint64_t place = kjp__hash(id, strlen(id), index->seed);
  uint32_t slot = tag_of(index, place) | ((uint32_t)row + 1);
  uint32_t searched = 1;

  for (; index->slots[place & (index->room - 1)] != 0; place++)
    searched++;
  index->slots[place & (index->room - 1)] = slot;
  return searched;
}

static bool
put_all(struct kjp__index *index, const struct kjp__index *old)
{
  for (uint32_t i = 0; i < old->room; i++) {
    if (old->slots[i] != 0 &&
        put(index, row_of(old, old->slots[i])) > LONGEST_SEARCH &&
        index->seed < SEEDS)
      return false;
  }
  return true;
}

static bool
rebuild(struct kjp__index *index, uint32_t room, uint32_t row_bits)
{
  const struct kjp__index old = *index;

  index->slots =
      kjp__arena_alloc(index->rows->arena, (size_t)room * sizeof *index->slots);
  if (index->slots == NULL) {
    index->room = 0;
    return false;
  }
  index->room = room;
  index->row_bits = row_bits;
  while (!put_all(index, &old)) {
    index->seed++;
    memset(index->slots, 0, (size_t)room * sizeof *index->slots);
  }
  return true;
}

/* Room for one more, whose row is `row`. Rows of a table may be in many
 * indices: that of the first may be any. */
static bool
reserve(struct kjp__index *index, int32_t row)
{
  uint32_t room = index->room == 0 ? FIRST_ROOM : index->room;
  uint32_t row_bits = MAX(index->row_bits, FIRST_ROW_BITS);

  if (index->count + 1 > room / 4 * 3)
    room *= 2;
  while (((uint32_t)row + 1) >> row_bits != 0)
    row_bits = MIN(row_bits + FIRST_ROW_BITS, LAST_ROW_BITS);
  return (room == index->room && row_bits == index->row_bits) ||
         rebuild(index, room, row_bits);
}

bool
kjp__index_add(struct kjp__index *index, int32_t row)
{
  if (!reserve(index, row))
    return false;
  index->count++;
  if (put(index, row) <= LONGEST_SEARCH || index->seed >= SEEDS)
    return true;
  index->seed++;
  return rebuild(index, index->room, index->row_bits);
}
