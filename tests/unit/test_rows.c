/* SPDX-License-Identifier: MIT */
/* tests/unit/test_rows.c - lib/base/rows.c: rows that never move. */
#include <criterion/criterion.h>
#include <string.h>

#include "../../lib/base/rows-priv.h"

enum { MANY = 100000 };

struct row {
  int32_t key;
  int32_t order; /* in which it was added */
  char rest[5];
};

static int
compare_keys(const void *left, const void *right)
{
  const struct row *a = left;
  const struct row *b = right;

  return (a->key > b->key) - (a->key < b->key);
}

static void
add(struct kjp__rows *rows, int32_t key)
{
  struct row *row = kjp__rows_add(rows);

  cr_assert(row != NULL, "row %d", rows->count);
  row->key = key;
  row->order = rows->count - 1;
}

static int32_t
key_at(const struct kjp__rows *rows, int32_t index)
{
  const struct row *row = kjp__rows_at(rows, index);

  return row->key;
}

Test(rows, are_zeroed_and_counted)
{
  struct kjp__arena *arena = kjp__arena_new();
  struct row zero;
  struct kjp__rows rows;

  memset(&zero, 0, sizeof zero);
  kjp__rows_init(&rows, arena, sizeof(struct row));
  cr_expect(rows.count == 0);
  for (int32_t i = 0; i < 100; i++) {
    void *row = kjp__rows_add(&rows);

    cr_expect(memcmp(row, &zero, sizeof zero) == 0, "row %d", i);
    cr_expect(rows.count == i + 1, "row %d", i);
    memset(row, 0xff, sizeof(struct row));
  }
  kjp__arena_free(arena);
}

Test(rows, keep_their_addresses_while_others_are_added)
{
  struct kjp__arena *arena = kjp__arena_new();
  void **places = kjp__arena_alloc(arena, MANY * sizeof *places);
  struct kjp__rows rows;

  kjp__rows_init(&rows, arena, sizeof(struct row));
  for (int32_t i = 0; i < MANY; i++) {
    places[i] = kjp__rows_add(&rows);
    cr_assert(places[i] != NULL, "row %d", i);
    ((struct row *)places[i])->key = i;
  }
  cr_expect(rows.count == MANY);
  for (int32_t i = 0; i < MANY; i++) {
    cr_assert(kjp__rows_at(&rows, i) == places[i], "row %d moved", i);
    cr_assert(key_at(&rows, i) == i, "row %d", i);
  }
  kjp__arena_free(arena);
}

Test(rows, of_any_size_do_not_overlap)
{
  static const size_t sizes[] = {1, 2, 3, 8, 12, 100, 5000};

  for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
    struct kjp__arena *arena = kjp__arena_new();
    struct kjp__rows rows;

    kjp__rows_init(&rows, arena, sizes[i]);
    for (int32_t row = 0; row < 200; row++)
      memset(kjp__rows_add(&rows), row, sizes[i]);
    for (int32_t row = 0; row < 200; row++) {
      const unsigned char *bytes = kjp__rows_at(&rows, row);

      cr_expect(bytes[0] == row && bytes[sizes[i] - 1] == row,
                "size %zu, row %d", sizes[i], row);
    }
    kjp__arena_free(arena);
  }
}

Test(rows, are_sorted_in_a_stable_way)
{
  struct kjp__arena *arena = kjp__arena_new();
  struct kjp__rows rows;

  kjp__rows_init(&rows, arena, sizeof(struct row));
  for (int32_t i = 0; i < 10007; i++)
    add(&rows, (int32_t)((int64_t)i * 7919 % 10007 / 50));
  cr_expect(kjp__rows_sort(&rows, 0, compare_keys));
  cr_expect(rows.count == 10007);
  for (int32_t i = 1; i < rows.count; i++) {
    const struct row *before = kjp__rows_at(&rows, i - 1);
    const struct row *row = kjp__rows_at(&rows, i);

    cr_assert(before->key <= row->key, "row %d", i);
    cr_assert(before->key < row->key || before->order < row->order,
              "row %d: stable", i);
  }
  kjp__arena_free(arena);
}

Test(rows, are_sorted_from_the_first_on_only)
{
  static const int32_t keys[] = {9, 8, 7, 5, 6, 4};
  static const int32_t sorted[][6] = {
      {4, 5, 6, 7, 8, 9}, {9, 4, 5, 6, 7, 8}, {9, 8, 4, 5, 6, 7},
      {9, 8, 7, 4, 5, 6}, {9, 8, 7, 5, 4, 6}, {9, 8, 7, 5, 6, 4},
      {9, 8, 7, 5, 6, 4},
  };

  for (int32_t first = 0; first <= 6; first++) {
    struct kjp__arena *arena = kjp__arena_new();
    struct kjp__rows rows;

    kjp__rows_init(&rows, arena, sizeof(struct row));
    for (int32_t i = 0; i < 6; i++)
      add(&rows, keys[i]);
    cr_expect(kjp__rows_sort(&rows, first, compare_keys), "from %d", first);
    for (int32_t i = 0; i < 6; i++)
      cr_expect(key_at(&rows, i) == sorted[first][i], "from %d: row %d is %d",
                first, i, key_at(&rows, i));
    kjp__arena_free(arena);
  }
}

Test(rows, of_every_small_count_are_sorted)
{
  for (int32_t count = 0; count <= 70; count++) {
    struct kjp__arena *arena = kjp__arena_new();
    struct kjp__rows rows;

    kjp__rows_init(&rows, arena, sizeof(struct row));
    for (int32_t i = 0; i < count; i++)
      add(&rows, (count - i) * 37 % 71);
    cr_expect(kjp__rows_sort(&rows, 0, compare_keys), "%d rows", count);
    for (int32_t i = 1; i < count; i++)
      cr_assert(key_at(&rows, i - 1) < key_at(&rows, i), "%d rows: row %d",
                count, i);
    kjp__arena_free(arena);
  }
}

Test(rows, too_large_to_store_are_told)
{
  struct kjp__arena *arena = kjp__arena_new();
  struct kjp__rows rows;

  kjp__rows_init(&rows, arena, sizeof(struct row));
  rows.count = INT32_MAX;
  cr_expect(kjp__rows_add(&rows) == NULL);
  cr_expect(rows.count == INT32_MAX);
  kjp__arena_free(arena);
}
