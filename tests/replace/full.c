/* SPDX-License-Identifier: MIT */
/* tests/replace/full.c - a file system that is full, has no more files, or may
 * not be written.
 *
 * A tiny one of its own, in memory, that no other process sees; where none can
 * be made the test is skipped (77). */
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../../lib/format/replace-priv.h"

enum { SMALL = 20000, LARGE = 200000 };

static char content[LARGE];
static int bad;

static void
stop(const char *what)
{
  perror(what);
  exit(2);
}

static void
skip(void)
{
  printf("missing: leave to mount a tmpfs (%s)\n", strerror(errno));
  exit(77);
}

static void
mount_tiny(const char *options)
{
  if (mount("tiny", "tiny", "tmpfs", 0, options) != 0)
    skip();
  if (chdir("tiny") != 0)
    stop("tiny");
}

static void
unmount_tiny(void)
{
  if (chdir("..") != 0 || umount2("tiny", MNT_DETACH) != 0)
    stop("tiny");
}

static void
expect(const char *label, size_t size, int wanted)
{
  const char *step;
  int status = kjp__replace_file("plan.yaml", content, size, &step);

  if (status == wanted)
    return;
  fprintf(stderr, "%s: %s, not %s (%s)\n", label, strerror(status),
          strerror(wanted), step ? step : "-");
  bad++;
}

static void
expect_file(const char *label, off_t size, int names)
{
  DIR *folder = opendir(".");
  struct stat about;

  while (folder && readdir(folder))
    names--;
  if (folder)
    closedir(folder);
  if (stat("plan.yaml", &about) == 0 && about.st_size == size && names == -2)
    return;
  fprintf(stderr, "%s: not the old file alone\n", label);
  bad++;
}

int
main(void)
{
  char folder[] = "kjp-full-XXXXXX";

  if (unshare(CLONE_NEWNS) != 0)
    skip();
  if (mount("none", "/", "none", MS_REC | MS_PRIVATE, NULL) != 0)
    skip();
  if (!mkdtemp(folder) || chdir(folder) != 0 || mkdir("tiny", 0700) != 0)
    stop(folder);
  memset(content, 'x', LARGE);

  mount_tiny("size=64k");
  expect("room", SMALL, 0);
  expect("full", LARGE, ENOSPC);
  expect_file("full", SMALL, 1);
  expect("room again", SMALL - 1, 0);
  expect_file("room again", SMALL - 1, 1);
  if (mount("tiny", ".", "none", MS_REMOUNT | MS_RDONLY, NULL) != 0)
    skip();
  expect("read-only", SMALL, EROFS);
  expect_file("read-only", SMALL - 1, 1);
  unmount_tiny();

  mount_tiny("size=64k,nr_inodes=2"); /* the folder itself is one */
  expect("one file", SMALL, 0);
  expect("no second file", SMALL - 1, ENOSPC);
  expect_file("no second file", SMALL, 1);
  unmount_tiny();

  if (rmdir("tiny") != 0 || chdir("..") != 0 || rmdir(folder) != 0)
    stop(folder);
  printf("%d wrong\n", bad);
  return bad > 0;
}
