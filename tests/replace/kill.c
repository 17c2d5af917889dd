/* SPDX-License-Identifier: MIT */
/* tests/replace/kill.c - kill -9 while a file is replaced.
 *
 * usage: kill [COUNT [FOLDER]]
 *
 * A child saves two contents in turn as fast as it can and is killed after a
 * pause that is a little longer each time, so that the kills fall all over the
 * work of saving. Each time the file must be one of the two, whole, and alone
 * in its folder. */
#define _GNU_SOURCE
#include <dirent.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../../lib/format/replace-priv.h"

enum { SIZE = 40000, FIRST_PAUSE = 300, STEP = 7, STEPS = 997 };

static const char file[] = "plan.yaml";
static char contents[2][SIZE];

static void
fail(const char *what)
{
  perror(what);
  exit(2);
}

static void
save_for_ever(void)
{
  const char *step;

  for (int i = 0;; i ^= 1)
    if (kjp__replace_file(file, contents[i], SIZE - (size_t)i * 777, &step))
      _exit(1);
}

/* The pipe ends with the last process of the child, which may live for two
 * calls of the kernel longer than the child itself. */
static void
kill_one(int number)
{
  int ends[2], status;
  pid_t child;
  char none;

  if (pipe(ends) != 0)
    fail("pipe");
  child = fork();
  if (child < 0)
    fail("fork");
  if (child == 0)
    save_for_ever();
  close(ends[1]);
  usleep(FIRST_PAUSE + (unsigned)(number % STEPS) * STEP);
  kill(child, SIGKILL);
  if (waitpid(child, &status, 0) != child || !WIFSIGNALED(status)) {
    fprintf(stderr, "the child failed to save\n");
    exit(2);
  }
  if (read(ends[0], &none, 1) != 0)
    fail("read");
  close(ends[0]);
}

static int
is_torn(void)
{
  static char found[SIZE + 1];
  FILE *stream = fopen(file, "rb");
  size_t size;

  if (!stream)
    return 1;
  size = fread(found, 1, sizeof found, stream);
  fclose(stream);
  for (int i = 0; i < 2; i++)
    if (size == SIZE - (size_t)i * 777 && !memcmp(found, contents[i], size))
      return 0;
  return 1;
}

static int
count_others(void)
{
  DIR *folder = opendir(".");
  struct dirent *entry;
  int count = 0;

  if (!folder)
    fail("opendir");
  while ((entry = readdir(folder)))
    if (strcmp(entry->d_name, ".") && strcmp(entry->d_name, "..") &&
        strcmp(entry->d_name, file)) {
      count++;
    }
  closedir(folder);
  return count;
}

int
main(int argc, char **argv)
{
  int count = argc > 1 ? atoi(argv[1]) : 100;
  char folder[] = "kjp-kill-XXXXXX";
  int torn = 0, left = 0;
  const char *step;

  if (argc > 2 && chdir(argv[2]) != 0)
    fail(argv[2]);
  if (!mkdtemp(folder) || chdir(folder) != 0)
    fail(folder);
  memset(contents[0], 'a', SIZE);
  memset(contents[1], 'b', SIZE);
  if (kjp__replace_file(file, contents[0], SIZE, &step) != 0)
    fail(step);
  for (int i = 0; i < count; i++) {
    kill_one(i);
    torn += is_torn();
    left += count_others();
  }
  unlink(file);
  if (chdir("..") != 0)
    fail("..");
  rmdir(folder);
  printf("%d kills, %d torn, %d left over\n", count, torn, left);
  return torn || left;
}
