/* SPDX-License-Identifier: MIT */
/* lib/format/replace.c - kjp__replace_file().
 *
 * The new content is a file without a name until it is complete and on disk;
 * then a new file is linked in place, and an old one has it renamed over it.
 * To rename takes a name to begin with, .NAME.kjp-0: for two calls of the
 * kernel both names are there, and these two are made apart, where a kill of
 * this process cannot come between them.
 *
 * What may still leave that name behind: a kill of a whole process group or
 * container or a power cut just then; a kill just then where processes may not
 * be made; a kill while writing where nameless files are unknown (NFS, FAT) or
 * /proc is not mounted, for there the temporary file is named from the start.
 * The file is whole all the same, and its next save takes the name away:
 * whoever has a temporary file holds a lock on it, which the kernel drops with
 * the process, so that a name without a holder is stale. No one waits for it.
 *
 * Kept: mode, and owner, group and access list where that is permitted.
 * Not kept: other attributes, set-id bits (a write would clear them, too), and
 * other hard links, which stay with the old content. A file one may not write
 * is refused even where its folder would let it be replaced, and so is one
 * that is itself a mount point (EBUSY). */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "apart-priv.h"
#include "locate-priv.h"
#include "replace-priv.h"
#include "rights-priv.h"

enum {
  ATTEMPTS = 4,
  TEMPORARIES = 16,
  /* A temporary name fits where names are shorter than NAME_MAX, too. Two
   * files with the same beginning take different numbers. */
  MAX_STEM = 64
};

struct save {
  const char *bytes;
  size_t size;
  const char *step;
  struct kjp__location place;
  int file; /* the new content */
  char temporary[MAX_STEM + 16];
};

/* 0, or the reason why a call that returned -1 did. */
static int
reason(int result)
{
  return result < 0 ? errno : 0;
}

static int
sync_descriptor(int descriptor)
{
  int result;

  do
    result = fsync(descriptor);
  while (result != 0 && errno == EINTR);
  return reason(result);
}

static int
check_permission(struct save *save)
{
  struct rlimit limit;

  save->step = "write to the file";
  if (save->place.exists &&
      faccessat(save->place.folder, save->place.name, W_OK, AT_EACCESS) != 0)
    return errno;
  /* Going past this limit would send a signal to the whole process. */
  if (getrlimit(RLIMIT_FSIZE, &limit) == 0 && save->size > limit.rlim_cur)
    return EFBIG;
  return 0;
}

/* --- temporary names --------------------------------------------------- */

static void
name_temporary(struct save *save, int number)
{
  size_t stem = strlen(save->place.name);

  if (stem > MAX_STEM) {
    stem = MAX_STEM; /* not in the middle of a character */
    while (stem > 0 && (save->place.name[stem] & 0xC0) == 0x80)
      stem--;
  }
  (void)snprintf(save->temporary, sizeof save->temporary, ".%.*s.kjp-%d",
                 (int)stem, save->place.name, number);
}

static bool
is_named(const struct save *save, const char *name, int file)
{
  struct stat open, named;

  return fstat(file, &open) == 0 && S_ISREG(open.st_mode) &&
         fstatat(save->place.folder, name, &named, AT_SYMLINK_NOFOLLOW) == 0 &&
         open.st_dev == named.st_dev && open.st_ino == named.st_ino;
}

/* Looked at again under the lock: while it is held, nobody else takes the name
 * away. */
static void
sweep(struct save *save)
{
  int flags = O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_NOCTTY;

  for (int i = 0; i < TEMPORARIES; i++) {
    int file;

    name_temporary(save, i);
    file = kjp__open_at(save->place.folder, save->temporary, flags, 0);
    if (file >= 0 && flock(file, LOCK_EX | LOCK_NB) == 0 &&
        is_named(save, save->temporary, file))
      unlinkat(save->place.folder, save->temporary, 0);
    kjp__close(&file);
  }
}

/* --- content ----------------------------------------------------------- */

static int
write_all(int file, const char *bytes, size_t size)
{
  while (size > 0) {
    ssize_t written = write(file, bytes, size);

    if (written == 0)
      return EIO;
    if (written < 0 && errno != EINTR)
      return errno;
    if (written < 0)
      continue;
    bytes += written;
    size -= (size_t)written;
  }
  return 0;
}

static int
fill(struct save *save)
{
  int status = 0;

  save->step = "keep the mode of the file";
  if (save->place.exists)
    status = kjp__keep_rights(save->file, save->place.folder, save->place.name,
                              &save->place.about);
  if (status != 0)
    return status;
  save->step = "write the new content";
  status = write_all(save->file, save->bytes, save->size);
  return status ? status : sync_descriptor(save->file);
}

/* Nobody else may look before kjp__keep_rights() has settled who may; for a new
 * file that is up to the umask, and opening alone asks that without changing
 * it. */
static mode_t
first_mode(const struct save *save)
{
  return save->place.exists ? 0600 : 0666;
}

/* --- in place ---------------------------------------------------------- */

static int
rename_over(struct save *save)
{
  int status = reason(renameat(save->place.folder, save->temporary,
                               save->place.folder, save->place.name));

  if (status != 0)
    unlinkat(save->place.folder, save->temporary, 0);
  save->step = "put the new file in place";
  return status;
}

static int
link_nameless(struct save *save, const char *name)
{
  char path[40];

  save->step = "give the new file a name";
  (void)snprintf(path, sizeof path, "/proc/self/fd/%d", save->file);
  return reason(
      linkat(AT_FDCWD, path, save->place.folder, name, AT_SYMLINK_FOLLOW));
}

static int
link_temporary(struct save *save)
{
  int number = 0, status;

  do {
    name_temporary(save, number);
    status = link_nameless(save, save->temporary);
  } while (status == EEXIST && ++number < TEMPORARIES);
  return status;
}

static int
link_and_rename(void *data)
{
  struct save *save = data;

  return link_temporary(save) || rename_over(save);
}

/* A new file gets its own name, for nothing is there to be kept. EEXIST:
 * somebody else was faster. What goes wrong apart is tried again here, for its
 * reason. */
static int
give_name(struct save *save)
{
  int status;

  if (!save->place.exists)
    return link_nameless(save, save->place.name);
  if (kjp__run_apart(link_and_rename, save) == 0 ||
      is_named(save, save->place.name, save->file))
    return 0;
  status = link_temporary(save);
  return status ? status : rename_over(save);
}

/* A sweeper may come between the making of the name and the lock on it: then
 * the name is lost. Where there are no locks, nobody sweeps. */
static int
create_named(struct save *save)
{
  int flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW;

  for (int i = 0; i < TEMPORARIES; i++) {
    bool lost;

    name_temporary(save, i);
    save->file = kjp__open_at(save->place.folder, save->temporary, flags,
                              first_mode(save));
    if (save->file < 0 && errno != EEXIST)
      return errno;
    if (save->file < 0)
      continue;
    lost = flock(save->file, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK;
    if (!lost && is_named(save, save->temporary, save->file))
      return 0;
    kjp__close(&save->file);
    sweep(save); /* if it was not lost, but could not be looked at */
  }
  return EEXIST;
}

static int
save_named(struct save *save)
{
  int status;

  save->step = "create a temporary file";
  status = create_named(save);
  if (status != 0)
    return status;
  status = fill(save);
  if (status == 0)
    return rename_over(save);
  unlinkat(save->place.folder, save->temporary, 0);
  return status;
}

/* Whatever a nameless file cannot do here, opening it or giving it a name, the
 * named one may: it has the last word. */
static int
save_content(struct save *save)
{
  int status;

  save->file = kjp__open_at(save->place.folder, ".", O_TMPFILE | O_WRONLY,
                            first_mode(save));
  if (save->file < 0)
    return save_named(save);
  flock(save->file, LOCK_EX | LOCK_NB);
  status = fill(save);
  if (status != 0)
    return status;
  status = give_name(save);
  if (status == 0 || status == EEXIST)
    return status;
  kjp__close(&save->file);
  return save_named(save);
}

/* Without leave to read the folder, its whole file system is synced. */
static int
sync_folder(struct save *save)
{
  int folder = kjp__open_at(save->place.folder, ".", O_RDONLY | O_DIRECTORY, 0);
  int status;

  save->step = "sync the folder";
  status = folder < 0 ? reason(syncfs(save->file)) : sync_descriptor(folder);
  kjp__close(&folder);
  return status == EINVAL ? 0 : status; /* not known for folders here */
}

static int
attempt(struct save *save, const char *file)
{
  int status;

  save->step = "look at the file";
  status = kjp__locate(&save->place, file);
  if (status == 0)
    status = check_permission(save);
  if (status != 0)
    return status;
  sweep(save);
  status = save_content(save);
  return status ? status : sync_folder(save);
}

int
kjp__replace_file(const char *file, const char *bytes, size_t size,
                  const char **step_out)
{
  int status = EEXIST;

  *step_out = NULL;
  for (int i = 0; i < ATTEMPTS && status == EEXIST; i++) {
    struct save save = {
        .bytes = bytes, .size = size, .place.folder = -1, .file = -1};

    status = attempt(&save, file);
    if (status != 0)
      *step_out = save.step;
    kjp__close(&save.file);
    kjp__close(&save.place.folder);
  }
  if (status == 0)
    *step_out = NULL;
  return status;
}
