/* SPDX-License-Identifier: MIT */
/* lib/format/locate.c - kjp__locate().
 *
 * What a link points to is looked up from the folder of the link, held open:
 * no paths are put together, and the folder stays the same one until the
 * file is in it. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "locate-priv.h"

enum { MAX_LINKS = 40 /* as the kernel */ };

/* 0, or the reason why a call that returned -1 did. */
static int
reason(int result)
{
  return result < 0 ? errno : 0;
}

void
kjp__close(int *descriptor)
{
  if (*descriptor >= 0)
    close(*descriptor);
  *descriptor = -1;
}

int
kjp__open_at(int folder, const char *name, int flags, mode_t mode)
{
  int descriptor;

  do
    descriptor = openat(folder, name, flags | O_CLOEXEC, mode);
  while (descriptor < 0 && errno == EINTR);
  return descriptor;
}

static int
refuse_special(mode_t mode)
{
  if (S_ISREG(mode))
    return 0;
  return S_ISDIR(mode) ? EISDIR : ENODEV;
}

/* Steps from the folder of a link into the folder of what it points to. */
static int
enter_folder(struct kjp__location *place, char *path)
{
  char *slash = strrchr(path, '/');
  const char *name = slash ? slash + 1 : path;
  size_t size;
  int folder;

  if (*name == '\0')
    return *path ? EISDIR : ENOENT;
  size = strlen(name) + 1;
  if (size > sizeof place->name)
    return ENAMETOOLONG;
  memcpy(place->name, name, size);
  if (!slash && place->folder >= 0)
    return 0;
  if (slash)
    slash[slash == path] = '\0'; /* of "/name", the slash is the folder */
  folder = kjp__open_at(place->folder < 0 ? AT_FDCWD : place->folder,
                        slash ? path : ".", O_PATH | O_DIRECTORY, 0);
  if (folder < 0)
    return errno;
  kjp__close(&place->folder);
  place->folder = folder;
  return 0;
}

static int
follow_links(struct kjp__location *place, const char *file)
{
  char path[PATH_MAX];
  size_t size = strlen(file) + 1;

  if (size > sizeof path)
    return ENAMETOOLONG;
  memcpy(path, file, size);
  for (int i = 0; i <= MAX_LINKS; i++) {
    int status = enter_folder(place, path);
    ssize_t length;

    if (status != 0)
      return status;
    length = readlinkat(place->folder, place->name, path, sizeof path - 1);
    if (length < 0) /* no link, or nothing yet */
      return errno == EINVAL || errno == ENOENT ? 0 : errno;
    path[length] = '\0';
  }
  return ELOOP;
}

/* The kernel walks the path first: where it would not follow a link (a loop,
 * somebody else's in /tmp), neither are links followed here. */
int
kjp__locate(struct kjp__location *place, const char *file)
{
  int status = reason(stat(file, &place->about));
  bool exists = status == 0;

  if (exists)
    status = refuse_special(place->about.st_mode);
  if (status != 0 && status != ENOENT)
    return status;
  status = follow_links(place, file);
  if (status != 0)
    return status;
  status = reason(
      fstatat(place->folder, place->name, &place->about, AT_SYMLINK_NOFOLLOW));
  place->exists = status == 0;
  if (status == ENOENT && !exists)
    return 0;
  return status ? status : refuse_special(place->about.st_mode);
}
