/* SPDX-License-Identifier: MIT */
/* lib/format/rights.c - kjp__keep_rights().
 *
 * Only root may give a file away, and a group may be set by its members. A
 * mode means something else under another group, and under an access list its
 * middle digit is not the group's: where these cannot be carried over, the
 * mode is cut down to what is right for everybody. */
#define _GNU_SOURCE
#include <errno.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <sys/xattr.h>
#include <unistd.h>

#include "rights-priv.h"

enum { MAX_ACCESS_LIST = 4096 };

/* False if more would be allowed without the old list, or with one that the
 * folder hands down. */
static bool
keep_access_list(int file, int folder, const char *name)
{
  static const char list[] = "system.posix_acl_access";
  char path[NAME_MAX + 40], value[MAX_ACCESS_LIST];
  ssize_t size;

  (void)snprintf(path, sizeof path, "/proc/self/fd/%d/%s", folder, name);
  size = lgetxattr(path, list, value, sizeof value);
  if (size >= 0)
    return fsetxattr(file, list, value, (size_t)size, 0) == 0;
  if (errno != ENODATA && errno != ENOTSUP)
    return false;
  return fremovexattr(file, list) == 0 || errno == ENODATA || errno == ENOTSUP;
}

/* What both the group and the others could do: right for those who now count
 * as the one or the other. */
static mode_t
narrow(mode_t mode)
{
  mode_t common = mode >> 3 & mode & 07;

  return (mode & 0700) | common << 3 | common;
}

int
kjp__keep_rights(int file, int folder, const char *name, const struct stat *old)
{
  mode_t mode = old->st_mode & 0777;
  struct stat new;
  bool kept;

  kept = fchown(file, old->st_uid, old->st_gid) == 0 ||
         fchown(file, (uid_t)-1, old->st_gid) == 0;
  kept = keep_access_list(file, folder, name) && kept;
  if (fstat(file, &new) != 0)
    return errno;
  if (!kept)
    mode = narrow(mode);
  if ((new.st_mode & 07777) == mode)
    return 0;
  return fchmod(file, mode) == 0 ? 0 : errno;
}
