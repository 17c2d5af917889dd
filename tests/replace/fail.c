/* SPDX-License-Identifier: MIT */
/* tests/replace/fail.c - each call of the kernel that replacing a file makes
 * fails once, at every place it is made.
 *
 * The linker leads the calls through the functions below (--wrap). Whatever
 * fails: the file is the old one or the new one, whole; it is the old one if
 * the status is an error (save for the last step); nothing else is in the
 * folder; no descriptor stays open. */
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../../lib/format/replace-priv.h"

enum { OLD = 3000, NEW = 5000, MOST = 200 };

/* What fails: the n-th call of this name, from 1. */
static struct {
  const char *call;
  int nth, error;
  int seen;
  int short_write; /* bytes a write takes at most; 0: all */
  bool no_nameless, no_proc, no_process;
} plan;

static bool
fails(const char *call)
{
  if (!plan.call || strcmp(plan.call, call) != 0 || ++plan.seen != plan.nth)
    return false;
  errno = plan.error;
  return true;
}

/* The function itself is __real_NAME, the one called in its place
 * __wrap_NAME. */
#define WRAP(name, parameters, arguments)                                      \
  int __real_##name parameters;                                                \
  int __wrap_##name parameters;                                                \
  int __wrap_##name parameters                                                 \
  {                                                                            \
    return fails(#name) ? -1 : __real_##name arguments;                        \
  }
/* With 64-bit offsets, the library's calls go by the second name. */
#define WRAP_BOTH(name, parameters, arguments)                                 \
  WRAP(name, parameters, arguments)                                            \
  int __real_##name##64 parameters;                                            \
  int __wrap_##name##64 parameters;                                            \
  int __wrap_##name##64 parameters                                             \
  {                                                                            \
    return fails(#name) ? -1 : __real_##name##64 arguments;                    \
  }

WRAP_BOTH(stat, (const char *path, struct stat *about), (path, about))
WRAP_BOTH(fstat, (int file, struct stat *about), (file, about))
WRAP_BOTH(fstatat,
          (int folder, const char *name, struct stat *about, int flags),
          (folder, name, about, flags))
WRAP(faccessat, (int folder, const char *name, int mode, int flags),
     (folder, name, mode, flags))
WRAP(fsync, (int file), (file))
WRAP(flock, (int file, int operation), (file, operation))
WRAP(fchmod, (int file, mode_t mode), (file, mode))
WRAP(fchown, (int file, uid_t owner, gid_t group), (file, owner, group))
WRAP(renameat, (int from, const char *old, int to, const char *new),
     (from, old, to, new))

int __real_linkat(int from, const char *old, int to, const char *new,
                  int flags);
int __wrap_linkat(int from, const char *old, int to, const char *new,
                  int flags);
int
__wrap_linkat(int from, const char *old, int to, const char *new, int flags)
{
  if (plan.no_proc) {
    errno = ENOENT;
    return -1;
  }
  return fails("linkat") ? -1 : __real_linkat(from, old, to, new, flags);
}

int __real_openat(int folder, const char *name, int flags, mode_t mode);
static int
open_or_fail(int folder, const char *name, int flags, mode_t mode)
{
  if (plan.no_nameless && (flags & O_TMPFILE) == O_TMPFILE) {
    errno = EOPNOTSUPP;
    return -1;
  }
  return fails("openat") ? -1 : __real_openat(folder, name, flags, mode);
}

int __wrap_openat(int folder, const char *name, int flags, mode_t mode);
int
__wrap_openat(int folder, const char *name, int flags, mode_t mode)
{
  return open_or_fail(folder, name, flags, mode);
}

int __wrap_openat64(int folder, const char *name, int flags, mode_t mode);
int
__wrap_openat64(int folder, const char *name, int flags, mode_t mode)
{
  return open_or_fail(folder, name, flags, mode);
}

ssize_t __real_write(int file, const void *bytes, size_t size);
ssize_t __wrap_write(int file, const void *bytes, size_t size);
ssize_t
__wrap_write(int file, const void *bytes, size_t size)
{
  if (fails("write"))
    return -1;
  if (plan.short_write && size > (size_t)plan.short_write)
    size = (size_t)plan.short_write;
  return __real_write(file, bytes, size);
}

ssize_t __real_readlinkat(int folder, const char *name, char *path,
                          size_t size);
ssize_t __wrap_readlinkat(int folder, const char *name, char *path,
                          size_t size);
ssize_t
__wrap_readlinkat(int folder, const char *name, char *path, size_t size)
{
  return fails("readlinkat") ? -1 : __real_readlinkat(folder, name, path, size);
}

int __real_clone(int (*work)(void *), void *stack, int flags, void *data);
int __wrap_clone(int (*work)(void *), void *stack, int flags, void *data);
int
__wrap_clone(int (*work)(void *), void *stack, int flags, void *data)
{
  if (plan.no_process) {
    errno = EAGAIN;
    return -1;
  }
  return fails("clone") ? -1 : __real_clone(work, stack, flags, data);
}

static const char *const calls[] = {
    "stat",   "fstat",  "fstatat", "faccessat", "fsync",      "flock", "fchmod",
    "fchown", "openat", "linkat",  "renameat",  "readlinkat", "write", "clone",
};
static const int errors[] = {EINTR, EIO,    ENOSPC, EACCES,     ENOENT,
                             EPERM, EEXIST, EINVAL, EWOULDBLOCK};

static const struct scene {
  const char *label;
  const char *file; /* what is asked for; the content is in "plan.yaml" */
  bool exists, no_nameless, no_proc, no_process;
} scenes[] = {
    {"new", "plan.yaml", false, false, false, false},
    {"existing", "plan.yaml", true, false, false, false},
    {"link", "link", true, false, false, false},
    {"dangling link", "link", false, false, false, false},
    {"no nameless files, new", "plan.yaml", false, true, false, false},
    {"no nameless files, existing", "plan.yaml", true, true, false, false},
    {"no /proc, new", "plan.yaml", false, false, true, false},
    {"no /proc, existing", "plan.yaml", true, false, true, false},
    {"no processes", "plan.yaml", true, false, false, true},
};

static char old_content[OLD], new_content[NEW];
static const char *fault; /* the call that fails, for messages */
static int faults, bad;

static void
stop(const char *what)
{
  perror(what);
  exit(2);
}

static void
set_scene(const struct scene *scene)
{
  FILE *stream;

  unlink("plan.yaml");
  unlink("link");
  if (strcmp(scene->file, "link") == 0 && symlink("plan.yaml", "link") != 0)
    stop("symlink");
  if (!scene->exists)
    return;
  stream = fopen("plan.yaml", "wb");
  if (!stream || fwrite(old_content, 1, OLD, stream) != OLD ||
      fclose(stream) != 0 || chmod("plan.yaml", 0640) != 0)
    stop("plan.yaml");
}

/* 'o', 'n', '-' for none, '?' for anything else. */
static char
content(void)
{
  static char found[NEW + 1];
  FILE *stream = fopen("plan.yaml", "rb");
  size_t size;

  if (!stream)
    return '-';
  size = fread(found, 1, sizeof found, stream);
  fclose(stream);
  if (size == OLD && memcmp(found, old_content, OLD) == 0)
    return 'o';
  return size == NEW && memcmp(found, new_content, NEW) == 0 ? 'n' : '?';
}

static int
count_entries(const char *path)
{
  DIR *folder = opendir(path);
  int count = 0;

  if (!folder)
    stop(path);
  while (readdir(folder))
    count++;
  closedir(folder);
  return count;
}

static void
complain(const struct scene *scene, int status, const char *what)
{
  fprintf(stderr, "%s: %s, call %d: %s: status %d: %s\n", scene->label, fault,
          plan.nth, strerror(plan.error), status, what);
  bad++;
}

static void
check(const struct scene *scene, int status, const char *step)
{
  bool synced = !step || strcmp(step, "sync the folder") != 0;
  char expected = status == 0 || !synced ? 'n' : scene->exists ? 'o' : '-';
  char found = content();
  int entries = 2 + (found != '-') + (strcmp(scene->file, "link") == 0);
  struct stat about;

  if (found != expected)
    complain(scene, status, "not the content it should be");
  if (count_entries(".") != entries)
    complain(scene, status, "something is left over");
  if ((status == 0) != (step == NULL))
    complain(scene, status, "a step for a success, or none for a failure");
  if (scene->exists && stat("plan.yaml", &about) == 0 &&
      (about.st_mode & 0777 & ~0640U))
    complain(scene, status, "more is allowed than before");
}

/* What must come to light, and what must not. EEXIST is taken for another who
 * was faster, and EINVAL of fsync() for "not here". */
static void
check_status(const struct scene *scene, int status, bool reached)
{
  bool sync = strcmp(fault, "fsync") == 0, write = strcmp(fault, "write") == 0;
  bool again =
      plan.error == EINTR && (sync || write || strcmp(fault, "openat") == 0);
  bool grave = (write || (sync && plan.error != EINVAL)) &&
               plan.error != EEXIST && !again;

  if (status != 0 && (!reached || again))
    complain(scene, status, "failed without need");
  if (reached && grave && status != plan.error)
    complain(scene, status, "bytes may be lost, and not a word");
}

/* False when there is no such call. */
static bool
save_once(const struct scene *scene, const char *call, int nth, int error)
{
  int open_before = count_entries("/proc/self/fd"), status;
  const char *step;
  bool reached;

  set_scene(scene);
  fault = plan.call = call;
  plan.nth = nth;
  plan.error = error;
  plan.seen = 0;
  plan.no_nameless = scene->no_nameless;
  plan.no_proc = scene->no_proc;
  plan.no_process = scene->no_process;
  status = kjp__replace_file(scene->file, new_content, NEW, &step);
  reached = plan.seen >= nth;
  plan.call = NULL;
  check(scene, status, step);
  check_status(scene, status, reached);
  if (count_entries("/proc/self/fd") != open_before)
    complain(scene, status, "a descriptor stays open");
  return reached;
}

static void
try_scene(const struct scene *scene)
{
  for (size_t i = 0; i < sizeof calls / sizeof *calls; i++)
    for (size_t j = 0; j < sizeof errors / sizeof *errors; j++)
      for (int nth = 1; nth < MOST; nth++) {
        if (!save_once(scene, calls[i], nth, errors[j]))
          break;
        faults++;
      }
}

int
main(void)
{
  char folder[] = "kjp-fail-XXXXXX";

  memset(old_content, 'o', OLD);
  memset(new_content, 'n', NEW);
  if (!mkdtemp(folder) || chdir(folder) != 0)
    stop(folder);
  for (size_t i = 0; i < sizeof scenes / sizeof *scenes; i++) {
    plan.short_write = i % 2 ? 1500 : 0;
    try_scene(&scenes[i]);
  }
  unlink("plan.yaml");
  unlink("link");
  if (chdir("..") != 0 || rmdir(folder) != 0)
    stop(folder);
  printf("%d faults, %d wrong\n", faults, bad);
  return bad > 0;
}
