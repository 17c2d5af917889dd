/* SPDX-License-Identifier: MIT */
/* tests/unit/test_index.c - lib/base/index.c: from an id to its row. */
#include <criterion/criterion.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <kjplan/status.h>

#include "../../lib/base/hash-priv.h"
#include "../../lib/base/index-priv.h"

enum { MANY = 100000 };

struct row {
  int32_t other;
  const char *id;
};

struct fixture {
  struct kjp__arena *arena;
  struct kjp__rows rows;
  struct kjp__index index;
};

static void
open(struct fixture *fixture)
{
  fixture->arena = kjp__arena_new();
  kjp__rows_init(&fixture->rows, fixture->arena, sizeof(struct row));
  kjp__index_init(&fixture->index, &fixture->rows, offsetof(struct row, id));
}

static void
add(struct fixture *fixture, const char *id)
{
  struct row *row = kjp__rows_add(&fixture->rows);

  row->id = kjp__arena_copy(fixture->arena, id, strlen(id));
  cr_assert(kjp__index_add(&fixture->index, fixture->rows.count - 1), "%s", id);
}

Test(index, finds_nothing_where_there_is_nothing)
{
  struct fixture fixture;

  open(&fixture);
  cr_expect(kjp__index_find(&fixture.index, "a") == KJP_NONE);
  cr_expect(kjp__index_find(&fixture.index, "") == KJP_NONE);
  kjp__arena_free(fixture.arena);
}

Test(index, finds_each_of_100000_ids_and_no_other)
{
  struct fixture fixture;
  char id[24];

  open(&fixture);
  for (int32_t i = 0; i < MANY; i++) {
    (void)snprintf(id, sizeof id, "id-%d", i);
    add(&fixture, id);
  }
  for (int32_t i = 0; i < MANY; i++) {
    (void)snprintf(id, sizeof id, "id-%d", i);
    cr_assert(kjp__index_find(&fixture.index, id) == i, "%s", id);
    (void)snprintf(id, sizeof id, "no-%d", i);
    cr_assert(kjp__index_find(&fixture.index, id) == KJP_NONE, "%s", id);
  }
  kjp__arena_free(fixture.arena);
}

Test(index, tells_ids_apart_by_every_byte)
{
  static const char *const ids[] = {"a",   "b",   "ab", "ba", "aa",
                                    "a-b", "a_b", "",   "地", "区"};
  struct fixture fixture;

  open(&fixture);
  for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
    cr_expect(kjp__index_find(&fixture.index, ids[i]) == KJP_NONE, "'%s'",
              ids[i]);
    add(&fixture, ids[i]);
    for (size_t j = 0; j <= i; j++)
      cr_expect(kjp__index_find(&fixture.index, ids[j]) == (int32_t)j,
                "'%s' after '%s'", ids[j], ids[i]);
  }
  cr_expect(fixture.index.seed == 0, "built anew without need");
  kjp__arena_free(fixture.arena);
}

/* How many slots a search for a row's id looks at. */
static uint32_t
search_of(const struct kjp__index *index, int32_t row, const char *id)
{
  const uint32_t rows = (UINT32_C(1) << index->row_bits) - 1;
  uint64_t place = kjp__hash(id, strlen(id), index->seed);
  uint32_t searched = 1;

  while ((index->slots[place & (index->room - 1)] & rows) !=
             (uint32_t)row + 1 &&
         searched <= index->room) {
    place++;
    searched++;
  }
  return searched;
}

/* 400 ids want room for 1024: under the first seed all want the slot 0. */
Test(index, is_built_anew_where_ids_are_made_to_collide)
{
  enum { COLLIDING = 400, ROOM = 1024, LONGEST = 128 };
  struct fixture fixture;
  uint32_t longest = 0;
  char id[24];

  open(&fixture);
  for (uint32_t i = 0; fixture.rows.count < COLLIDING; i++) {
    (void)snprintf(id, sizeof id, "k%u", i);
    if (kjp__hash(id, strlen(id), 0) % ROOM == 0)
      add(&fixture, id);
  }
  cr_expect(fixture.index.room == ROOM, "room %u", fixture.index.room);
  cr_expect(fixture.index.seed != 0, "still the first seed");
  for (int32_t i = 0; i < COLLIDING; i++) {
    const struct row *row = kjp__rows_at(&fixture.rows, i);
    uint32_t searched = search_of(&fixture.index, i, row->id);

    cr_expect(kjp__index_find(&fixture.index, row->id) == i, "%s", row->id);
    longest = searched > longest ? searched : longest;
  }
  cr_expect(longest <= LONGEST, "%u slots", longest);
  cr_expect(kjp__index_find(&fixture.index, "absent") == KJP_NONE);
  kjp__arena_free(fixture.arena);
}
