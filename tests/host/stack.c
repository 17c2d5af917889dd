/* SPDX-License-Identifier: MIT */
/* tests/host/stack.c - threads with small stacks: every flow on one of so many
 * KiB, and how much of it was used. Below it lies a page that may not be
 * touched.
 *
 *   stack FOLDER KIB */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "flows.h"

enum { PAGE = 4096, PAINT = 0xA5 };

struct walk {
  const struct run *runs;
  size_t flow;
  bool changed;
};

static void *
walk_one(void *data)
{
  struct walk *walk = data;

  walk->changed = has_changed(walk->runs, walk->flow, 0, "a small stack");
  return NULL;
}

static size_t
used_of(const unsigned char *stack, size_t size)
{
  size_t free_bytes = 0;

  while (free_bytes < size && stack[free_bytes] == PAINT)
    free_bytes++;
  return size - free_bytes;
}

/* Bytes used, 0 where the thread could not be started. */
static size_t
walk_on(unsigned char *stack, size_t size, struct walk *walk)
{
  pthread_attr_t attributes;
  pthread_t thread;
  int refused;

  memset(stack, PAINT, size);
  (void)pthread_attr_init(&attributes);
  refused = pthread_attr_setstack(&attributes, stack, size);
  if (refused == 0)
    refused = pthread_create(&thread, &attributes, walk_one, walk);
  (void)pthread_attr_destroy(&attributes);
  if (refused != 0)
    return 0;
  (void)pthread_join(thread, NULL);
  return used_of(stack, size);
}

int
main(int argc, char **argv)
{
  size_t size = argc == 3 ? (size_t)atoi(argv[2]) * 1024 : 0;
  struct run *runs = calloc(flow_count, sizeof *runs);
  struct stage stage = {0};
  unsigned char *room = mmap(NULL, PAGE + size, PROT_READ | PROT_WRITE,
                             MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  int failed = 0;

  if (size == 0 || runs == NULL || room == MAP_FAILED ||
      mprotect(room, PAGE, PROT_NONE) != 0)
    return 2;
  open_stage(&stage, argv[1]);
  walk_all(&stage, runs);
  for (size_t i = 0; i < flow_count; i++) {
    struct walk walk = {runs, i, false};
    size_t used = walk_on(room + PAGE, size, &walk);

    printf("%-16s %6zu bytes\n", flows[i].name, used);
    failed += used == 0 || walk.changed;
  }
  close_stage(&stage);
  free(runs);
  return failed == 0 ? 0 : 1;
}
