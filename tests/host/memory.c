/* SPDX-License-Identifier: MIT */
/* tests/host/memory.c - a host without memory: allocation n of every flow
 * fails, once or from there on, for every n. The call says so or gives what
 * it gives else; nothing is lost, no file stays open. Where one call fails, the
 * same call made again does its work: all objects are as before it.
 *
 * The functions below stand before those of libc, so GLib's and libyaml's
 * calls come here, too. No thread can be started either.
 *
 *   memory FOLDER MOST - at most so many n a flow, evenly spread */
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

#include "flows.h"

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *memory, size_t size);
extern void __libc_free(void *memory);

enum { NEVER = -1, FILES = 64 };

static long fails_at = NEVER;
static bool for_ever;
static long allocations, live;

static bool
is_refused(void)
{
  long number = allocations++;
  bool refused = fails_at != NEVER &&
                 (number == fails_at || (for_ever && number > fails_at));

  if (refused)
    errno = ENOMEM; /* iconv_open() tells by it */
  return refused;
}

static void *
counted(void *memory)
{
  live += memory != NULL;
  return memory;
}

void *
malloc(size_t size)
{
  return is_refused() ? NULL : counted(__libc_malloc(size));
}

void *
calloc(size_t count, size_t size)
{
  return is_refused() ? NULL : counted(__libc_calloc(count, size));
}

void *
realloc(void *memory, size_t size)
{
  void *moved = is_refused() ? NULL : __libc_realloc(memory, size);

  live += memory == NULL && moved != NULL;
  live -= memory != NULL && moved == NULL && size == 0;
  return moved;
}

void
free(void *memory)
{
  live -= memory != NULL;
  __libc_free(memory);
}

int
pthread_create(pthread_t *thread, const pthread_attr_t *attributes,
               void *(*work)(void *), void *data)
{
  (void)thread, (void)attributes, (void)work, (void)data;
  return EAGAIN;
}

static int
count_files(void)
{
  int count = 0;

  for (int i = 0; i < FILES; i++)
    count += fcntl(i, F_GETFD) != -1;
  return count;
}

/* What is wrong with a flow whose allocation failed; NULL: nothing. */
static const char *
fault_of(const struct run *run, const struct run *whole, long lost, int files)
{
  if (lost != 0)
    return "memory is lost";
  if (files != 0)
    return "files stay open";
  if (run->status == KJP_E_NOMEM)
    return for_ever ? NULL : "the same call fails again";
  return run->status == whole->status && run->digest == whole->digest
             ? NULL
             : "another answer";
}

static bool
fails_well(const struct run *whole, size_t flow, long at)
{
  struct run run = {.stage = whole->stage, .retries = for_ever ? 0 : 1};
  int files = count_files();
  long before = live;
  const char *fault;

  allocations = 0;
  fails_at = at;
  walk_flow(&flows[flow], &run);
  fails_at = NEVER;
  fault = fault_of(&run, whole, live - before, count_files() - files);
  if (fault != NULL)
    fprintf(stderr, "%s: %s without allocation %ld%s, status %d\n",
            flows[flow].name, fault, at, for_ever ? " and all later" : "",
            (int)run.status);
  return fault == NULL;
}

static int
try_flow(const struct run *whole, size_t flow, long most)
{
  struct run run = {.stage = whole->stage};
  int failed = 0;
  long count, step;

  walk_flow(&flows[flow], &run); /* what libc keeps from a first time */
  allocations = 0;
  walk_flow(&flows[flow], &run);
  count = allocations;
  step = 1 + count / most;
  for (int i = 0; i < 2; i++) {
    for_ever = i == 1;
    for (long at = 0; at < count && failed < 5; at += step)
      failed += !fails_well(whole, flow, at);
  }
  printf("%-16s %6ld allocations, every %ld\n", flows[flow].name, count, step);
  return failed;
}

/* No getter allocates. */
static int
count_getters(const struct stage *stage)
{
  struct run run = {.stage = stage};

  allocations = 0;
  for (int32_t table = KJP_FINDINGS; table < KJP_ANSWER; table++)
    digest_cells(&run, kjp_plan_table(stage->plan, table));
  for (int32_t table = KJP_ANSWER; table < 120; table++)
    digest_cells(&run, kjp_answer_table(stage->after, table));
  digest_error(&run, stage->error);
  if (allocations > 0)
    fprintf(stderr, "getters allocate %ld times\n", allocations);
  return allocations > 0;
}

int
main(int argc, char **argv)
{
  struct run *runs = calloc(flow_count, sizeof *runs);
  struct stage stage = {0};
  int failed = 0;

  if (argc != 3 || runs == NULL)
    return 2;
  open_stage(&stage, argv[1]);
  walk_all(&stage, runs);
  failed += count_getters(&stage);
  for (size_t i = 0; i < flow_count; i++)
    failed += try_flow(&runs[i], i, atol(argv[2]));
  failed +=
      count_changed(runs, 0, "after all"); /* what is shared is as before */
  close_stage(&stage);
  free(runs);
  return failed == 0 ? 0 : 1;
}
