/* SPDX-License-Identifier: MIT */
/* tests/replace/crowd.c - several processes save the same file at once, while
 * one more reads it. */
#define _GNU_SOURCE
#include <dirent.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../../lib/format/replace-priv.h"

enum { WRITERS = 4, SAVES = 50, SIZE = 30000 };

static const char file[] = "plan.yaml";

static void
stop(const char *what)
{
  perror(what);
  exit(2);
}

static void
save_often(int writer)
{
  static char content[SIZE];
  const char *step;

  memset(content, 'a' + writer, SIZE);
  for (int i = 0; i < SAVES; i++)
    if (kjp__replace_file(file, content, SIZE, &step) != 0)
      _exit(1);
  _exit(0);
}

/* All of one writer. */
static bool
is_whole(void)
{
  static char content[SIZE + 1];
  FILE *stream = fopen(file, "rb");
  size_t size;

  if (!stream)
    return false;
  size = fread(content, 1, sizeof content, stream);
  fclose(stream);
  return size == SIZE && memcmp(content, content + 1, SIZE - 1) == 0;
}

static int
count_names(void)
{
  DIR *folder = opendir(".");
  int count = -2;

  if (!folder)
    stop("opendir");
  while (readdir(folder))
    count++;
  closedir(folder);
  return count;
}

int
main(void)
{
  char folder[] = "kjp-crowd-XXXXXX";
  int running = WRITERS, failed = 0, torn = 0, names;

  if (!mkdtemp(folder) || chdir(folder) != 0)
    stop(folder);
  for (int i = 0; i < WRITERS; i++) {
    pid_t child = fork();

    if (child < 0)
      stop("fork");
    if (child == 0)
      save_often(i);
  }
  while (running > 0) {
    int status;
    pid_t ended = waitpid(-1, &status, WNOHANG);

    running -= ended > 0;
    failed += ended > 0 && status != 0;
    torn += access(file, F_OK) == 0 && !is_whole();
    usleep(1000);
  }
  names = count_names();
  unlink(file);
  if (chdir("..") != 0 || rmdir(folder) != 0)
    stop(folder);
  printf("%d failed, %d torn, %d left over\n", failed, torn, names - 1);
  return failed || torn || names != 1;
}
