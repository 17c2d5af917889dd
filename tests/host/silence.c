/* SPDX-License-Identifier: MIT */
/* tests/host/silence.c - nothing is printed, and nothing of the host's is read
 * or changed: its environment, clock, locale, signals, folder.
 *
 * The functions below stand before those of libc. They are heard where the
 * library, or GLib or libyaml for it, calls them. */
#include <dlfcn.h>
#include <fcntl.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#include "flows.h"

static bool listening;
static const char *heard;

static void
hear(const char *name)
{
  if (listening)
    heard = name;
}

char *
getenv(const char *name)
{
  char *(*next)(const char *);

  hear("getenv");
  *(void **)&next = dlsym(RTLD_NEXT, "getenv");
  return next(name);
}

char *
secure_getenv(const char *name)
{
  hear("secure_getenv");
  (void)name;
  return NULL;
}

int
setenv(const char *name, const char *value, int replace)
{
  hear("setenv");
  (void)name, (void)value, (void)replace;
  return -1;
}

char *
setlocale(int category, const char *name)
{
  hear("setlocale");
  (void)category, (void)name;
  return NULL;
}

locale_t
newlocale(int mask, const char *name, locale_t base)
{
  hear("newlocale");
  (void)mask, (void)name, (void)base;
  return (locale_t)0;
}

time_t
time(time_t *out)
{
  hear("time");
  (void)out;
  return -1;
}

int
gettimeofday(struct timeval *restrict now, void *restrict zone)
{
  hear("gettimeofday");
  (void)now, (void)zone;
  return -1;
}

int
clock_gettime(clockid_t clock, struct timespec *now)
{
  hear("clock_gettime");
  (void)clock, (void)now;
  return -1;
}

int
chdir(const char *folder)
{
  hear("chdir");
  (void)folder;
  return -1;
}

int
sigaction(int number, const struct sigaction *restrict new_one,
          struct sigaction *restrict old_one)
{
  hear("sigaction");
  (void)number, (void)new_one, (void)old_one;
  return -1;
}

static off_t
size_of(int file)
{
  struct stat info;

  return fstat(file, &info) == 0 ? info.st_size : -1;
}

static bool
is_silent(const struct run *runs, size_t flow, int output)
{
  bool changed;

  heard = NULL;
  listening = true;
  changed = has_changed(runs, flow, 0, "silence");
  listening = false;
  return !changed && heard == NULL && size_of(output) == 0;
}

int
main(int argc, char **argv)
{
  int reports = dup(STDERR_FILENO);
  int output = argc == 2 ? open(argv[1], O_TMPFILE | O_RDWR, 0600) : -1;
  struct run *runs = calloc(flow_count, sizeof *runs);
  struct stage stage = {0};
  int failed = 0;

  if (output < 0 || reports < 0 || runs == NULL)
    return 2;
  open_stage(&stage, argv[1]);
  (void)dup2(output, STDOUT_FILENO);
  (void)dup2(output, STDERR_FILENO);
  walk_all(&stage, runs);
  for (size_t i = 0; i < flow_count; i++) {
    if (is_silent(runs, i, output))
      continue;
    dprintf(reports, "%s: %s is called, %ld bytes are printed\n", flows[i].name,
            heard == NULL ? "nothing" : heard, (long)size_of(output));
    failed++;
  }
  close_stage(&stage);
  free(runs);
  return failed == 0 ? 0 : 1;
}
