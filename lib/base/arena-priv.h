/* SPDX-License-Identifier: MIT */
/* lib/base/arena-priv.h - memory that goes all at once.
 *
 * Every handle owns one arena. An allocation that fails returns NULL and is
 * remembered, so that code which builds something may look once at its end
 * instead of after every step that can do without. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

struct kjp__arena;

struct kjp__arena *kjp__arena_new(void);
void kjp__arena_free(struct kjp__arena *arena);
/* Zeroed, aligned for pointers and 64-bit numbers; NULL when memory is out. */
void *kjp__arena_alloc(struct kjp__arena *arena, size_t size);
/* The same, not zeroed. */
void *kjp__arena_take(struct kjp__arena *arena, size_t size);
/* A copy that ends in NUL; text may be NULL (gives NULL). */
char *kjp__arena_copy(struct kjp__arena *arena, const char *text, size_t size);
/* printf's %s, %d and the like into the arena. */
char *kjp__arena_format(struct kjp__arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* What is allocated after a mark can be taken back together; marks are
 * released last first. A mark that is all zero takes back everything. */
struct kjp__arena_mark {
  void *block;
  size_t used;
};
struct kjp__arena_mark kjp__arena_mark(const struct kjp__arena *arena);
void kjp__arena_release(struct kjp__arena *arena, struct kjp__arena_mark mark);
bool kjp__arena_failed(const struct kjp__arena *arena);
/* Memory was out for something that belongs to the arena. */
void kjp__arena_fail(struct kjp__arena *arena);
