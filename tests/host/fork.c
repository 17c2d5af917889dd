/* SPDX-License-Identifier: MIT */
/* tests/host/fork.c - a host that forks while threads of it are at work: the
 * children use the plan that was loaded before, and so does the parent at the
 * same time. */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "flows.h"

enum { CHILDREN = 4 };

struct walk {
  const struct run *runs;
  int changed;
};

static void *
walk_beside(void *data)
{
  struct walk *walk = data;

  walk->changed = count_changed(walk->runs, 100, "a thread of the parent");
  return NULL;
}

static int
fork_all(const struct run *runs)
{
  pid_t children[CHILDREN];
  int failed = 0;

  for (int i = 0; i < CHILDREN; i++) {
    children[i] = fork();
    if (children[i] == 0)
      _exit(count_changed(runs, i + 1, "a child") == 0 ? 0 : 1);
  }
  failed += count_changed(runs, 0, "the parent");
  for (int i = 0; i < CHILDREN; i++) {
    int status = 1;

    if (children[i] < 0 || waitpid(children[i], &status, 0) < 0 || status != 0)
      fprintf(stderr, "child %d: wait status %d\n", i, status);
    failed += status != 0;
  }
  return failed;
}

int
main(int argc, char **argv)
{
  struct run *runs = calloc(flow_count, sizeof *runs);
  struct stage stage = {0};
  struct walk walk = {runs, 0};
  pthread_t thread;
  int failed;

  if (argc != 2 || runs == NULL)
    return 2;
  open_stage(&stage, argv[1]);
  walk_all(&stage, runs);
  if (pthread_create(&thread, NULL, walk_beside, &walk) != 0)
    return 2;
  failed = fork_all(runs);
  (void)pthread_join(thread, NULL);
  close_stage(&stage);
  free(runs);
  return failed + walk.changed == 0 ? 0 : 1;
}
