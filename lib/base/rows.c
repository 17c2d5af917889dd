/* SPDX-License-Identifier: MIT */
/* lib/base/rows.c - rows of one size that never move. */
#include "rows-priv.h"

#include <string.h>

#include <glib.h>

enum { FIRST_CHUNKS = KJP__ROWS_DOUBLING + 1 };

void
kjp__rows_init(struct kjp__rows *rows, struct kjp__arena *arena, size_t size)
{
  memset(rows, 0, sizeof *rows);
  rows->arena = arena;
  rows->size = (uint32_t)size;
}

/* Room for one more chunk in the list of them. */
static bool
reserve_chunk(struct kjp__rows *rows)
{
  uint32_t room = rows->room == 0 ? FIRST_CHUNKS : rows->room * 2;
  char **chunks;

  if (rows->used < rows->room)
    return true;
  chunks = kjp__arena_alloc(rows->arena, room * sizeof *chunks);
  if (chunks == NULL)
    return false;
  if (rows->used > 0)
    memcpy(chunks, rows->chunks, rows->used * sizeof *chunks);
  rows->chunks = chunks;
  rows->room = room;
  return true;
}

static bool
add_chunk(struct kjp__rows *rows)
{
  char *chunk;

  if (!reserve_chunk(rows))
    return false;
  chunk = kjp__arena_alloc(rows->arena,
                           (size_t)kjp__rows_of(rows->used) * rows->size);
  if (chunk == NULL)
    return false;
  rows->chunks[rows->used++] = chunk;
  return true;
}

void *
kjp__rows_add(struct kjp__rows *rows)
{
  if (rows->count == INT32_MAX)
    return NULL;
  if (kjp__rows_chunk(kjp__rows_place(rows->count)) == rows->used &&
      !add_chunk(rows))
    return NULL;
  return kjp__rows_at(rows, rows->count++);
}

void
kjp__rows_truncate(struct kjp__rows *rows, int32_t count)
{
  for (int32_t i = count; i < rows->count; i++)
    memset(kjp__rows_at(rows, i), 0, rows->size);
  rows->count = count;
}

/* Merges the runs [first, middle) and [middle, end) of `from` into `to`. */
static void
merge(void *const *from, void **to, int32_t first, int32_t middle, int32_t end,
      int (*compare)(const void *, const void *))
{
  int32_t left = first;
  int32_t right = middle;

  for (int32_t i = first; i < end; i++) {
    bool take_left = left < middle &&
                     (right >= end || compare(from[left], from[right]) <= 0);

    to[i] = take_left ? from[left++] : from[right++];
  }
}

/* Bottom-up merge sort of pointers; the sorted ones end in either array. */
static void **
sort_pointers(void **pointers, void **spare, int32_t count,
              int (*compare)(const void *, const void *))
{
  for (int64_t width = 1; width < count; width *= 2) {
    void **swap = pointers;

    for (int64_t first = 0; first < count; first += 2 * width)
      merge(pointers, spare, (int32_t)first, (int32_t)MIN(first + width, count),
            (int32_t)MIN(first + 2 * width, count), compare);
    pointers = spare;
    spare = swap;
  }
  return pointers;
}

static bool
in_order(const struct kjp__rows *rows, int32_t first,
         int (*compare)(const void *, const void *))
{
  for (int32_t i = first + 1; i < rows->count; i++) {
    if (compare(kjp__rows_at(rows, i - 1), kjp__rows_at(rows, i)) > 0)
      return false;
  }
  return true;
}

bool
kjp__rows_sort(struct kjp__rows *rows, int32_t first,
               int (*compare)(const void *, const void *))
{
  int32_t count = rows->count - first;
  g_autofree void **pointers = NULL;
  g_autofree void **spare = NULL;
  g_autofree char *copies = NULL;
  void **sorted;

  if (in_order(rows, first, compare))
    return true;
  pointers = g_try_malloc_n((gsize)count, sizeof *pointers);
  spare = g_try_malloc_n((gsize)count, sizeof *spare);
  copies = g_try_malloc_n((gsize)count, rows->size);
  if (pointers == NULL || spare == NULL || copies == NULL) {
    kjp__arena_fail(rows->arena);
    return false;
  }
  for (int32_t i = 0; i < count; i++)
    pointers[i] = memcpy(copies + (size_t)i * rows->size,
                         kjp__rows_at(rows, first + i), rows->size);
  sorted = sort_pointers(pointers, spare, count, compare);
  for (int32_t i = 0; i < count; i++)
    memcpy(kjp__rows_at(rows, first + i), sorted[i], rows->size);
  return true;
}
