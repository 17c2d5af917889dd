/* SPDX-License-Identifier: MIT */
/* lib/base/arena.c - memory that goes all at once.
 *
 * Blocks come from g_try_malloc, which may fail where g_malloc would end the
 * host. They grow by a quarter from 1 KiB to 128 KiB, so that the last one, which
 * is never full, is small beside the others. */
#include "arena-priv.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <glib.h>

enum { FIRST_BLOCK = 1 << 10, LARGEST_BLOCK = 1 << 17, ALIGNMENT = 8 };

struct block {
  struct block *below;
  size_t size; /* of what follows the header */
};

struct kjp__arena {
  struct block *top;
  size_t used;         /* of the top block */
  size_t next_block;   /* size of the one to come */
  struct block *spare; /* one that was released, so that work which comes and
                          goes costs no call to the system */
  bool failed;
};

/* The header keeps what follows it aligned. */
static const size_t header_size =
    (sizeof(struct block) + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;

struct kjp__arena *
kjp__arena_new(void)
{
  struct kjp__arena *arena = g_try_malloc0(sizeof *arena);

  if (arena != NULL)
    arena->next_block = FIRST_BLOCK;
  return arena;
}

static void
free_blocks(struct block *block)
{
  while (block != NULL) {
    struct block *below = block->below;

    g_free(block);
    block = below;
  }
}

void
kjp__arena_free(struct kjp__arena *arena)
{
  if (arena == NULL)
    return;
  free_blocks(arena->top);
  g_free(arena->spare);
  g_free(arena);
}

struct kjp__arena_mark
kjp__arena_mark(const struct kjp__arena *arena)
{
  struct kjp__arena_mark mark = {arena->top, arena->used};

  return mark;
}

/* The larger of two is kept: it may do alone the next time. */
static void
put_aside(struct kjp__arena *arena, struct block *block)
{
  struct block *other = arena->spare;

  if (other == NULL || other->size < block->size)
    arena->spare = block;
  else
    other = block;
  g_free(other);
}

void
kjp__arena_release(struct kjp__arena *arena, struct kjp__arena_mark mark)
{
  while (arena->top != mark.block) {
    struct block *block = arena->top;

    arena->top = block->below;
    put_aside(arena, block);
  }
  arena->used = mark.used;
}

bool
kjp__arena_failed(const struct kjp__arena *arena)
{
  return arena->failed;
}

void
kjp__arena_fail(struct kjp__arena *arena)
{
  arena->failed = true;
}

static struct block *
new_block(struct kjp__arena *arena, size_t needed)
{
  size_t size = MAX(needed, arena->next_block);
  struct block *block = arena->spare;

  if (block != NULL && block->size >= needed) {
    arena->spare = NULL;
    return block;
  }
  if (size > SIZE_MAX - header_size)
    return NULL;
  block = g_try_malloc(header_size + size);
  if (block == NULL)
    return NULL;
  block->size = size;
  arena->next_block =
      MIN(arena->next_block + arena->next_block / 4, (size_t)LARGEST_BLOCK);
  return block;
}

static bool
add_block(struct kjp__arena *arena, size_t needed)
{
  struct block *block = new_block(arena, needed);

  if (block == NULL)
    return false;
  block->below = arena->top;
  arena->top = block;
  arena->used = 0;
  return true;
}

void *
kjp__arena_take(struct kjp__arena *arena, size_t size)
{
  char *memory;

  if (size > SIZE_MAX - ALIGNMENT) {
    arena->failed = true;
    return NULL;
  }
  size = (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  if ((arena->top == NULL || arena->top->size - arena->used < size) &&
      !add_block(arena, size)) {
    arena->failed = true;
    return NULL;
  }
  memory = (char *)arena->top + header_size + arena->used;
  arena->used += size;
  return memory;
}

void *
kjp__arena_alloc(struct kjp__arena *arena, size_t size)
{
  char *memory = kjp__arena_take(arena, size);

  return memory == NULL ? NULL : memset(memory, 0, size);
}

char *
kjp__arena_copy(struct kjp__arena *arena, const char *text, size_t size)
{
  char *copy;

  if (text == NULL)
    return NULL;
  copy = kjp__arena_take(arena, size == SIZE_MAX ? size : size + 1);
  if (copy == NULL)
    return NULL;
  memcpy(copy, text, size);
  copy[size] = '\0';
  return copy;
}

char *
kjp__arena_format(struct kjp__arena *arena, const char *format, ...)
{
  va_list arguments;
  int size;
  char *text;

  va_start(arguments, format);
  size = vsnprintf(NULL, 0, format, arguments);
  va_end(arguments);
  text = size < 0 ? NULL : kjp__arena_alloc(arena, (size_t)size + 1);
  if (text == NULL)
    return NULL;
  va_start(arguments, format);
  (void)vsnprintf(text, (size_t)size + 1, format, arguments);
  va_end(arguments);
  return text;
}
