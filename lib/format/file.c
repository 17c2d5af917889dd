/* SPDX-License-Identifier: MIT */
/* lib/format/file.c - opening what a caller names: regular files only.
 *
 * Opening does not wait for the other end of a pipe, and what the name stands
 * for is asked of the descriptor. */
#define _POSIX_C_SOURCE 200809L
#include "file-priv.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib.h>

#include "source-priv.h"

static const struct kjp__mark nowhere = {0, 0};

static int
open_file(const char *file)
{
  int descriptor;

  do
    descriptor = open(file, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
  while (descriptor < 0 && errno == EINTR);
  return descriptor;
}

static void
unreadable(struct kjp__intake *intake, int reason)
{
  if (reason == ENXIO || reason == ENODEV) /* a socket, a device */
    kjp__intake_report(intake, KJP__FILE_NOT_REGULAR, nowhere, NULL);
  else
    kjp__source_unreadable(intake, reason);
  kjp__intake_cut_short(intake);
}

static bool
is_readable(struct kjp__intake *intake, int descriptor,
            const struct kjp__settings *settings)
{
  struct stat about;

  if (fstat(descriptor, &about) != 0) {
    unreadable(intake, errno);
  } else if (!S_ISREG(about.st_mode)) {
    unreadable(intake, ENODEV);
  } else if (about.st_size > settings->max_bytes) {
    kjp__source_too_long(intake, settings->max_bytes, about.st_size);
    kjp__intake_cut_short(intake);
  } else {
    return true;
  }
  return false;
}

int
kjp__file_open(struct kjp__intake *intake, const char *file,
               const struct kjp__settings *settings)
{
  int descriptor = open_file(file);

  if (descriptor < 0) {
    unreadable(intake, errno);
    return -1;
  }
  if (is_readable(intake, descriptor, settings))
    return descriptor;
  close(descriptor);
  return -1;
}

/* Reads on to the end, or to one byte more than there may be: a file can grow
 * while it is read. The bytes that were read, or -1. */
static ssize_t
read_all(int descriptor, char *data, size_t room)
{
  size_t size = 0;

  while (size < room) {
    ssize_t count = read(descriptor, data + size, room - size);

    if (count < 0 && errno == EINTR)
      continue;
    if (count < 0)
      return -1;
    if (count == 0)
      break;
    size += (size_t)count;
  }
  return (ssize_t)size;
}

static size_t
room_for(int descriptor, const struct kjp__settings *settings)
{
  struct stat about;

  if (fstat(descriptor, &about) != 0)
    return (size_t)settings->max_bytes + 1;
  return (size_t)MIN(about.st_size, settings->max_bytes) + 1;
}

bool
kjp__file_read(struct kjp__intake *intake, const char *file,
               const struct kjp__settings *settings, struct kjp__bytes *out)
{
  int descriptor = kjp__file_open(intake, file, settings);
  size_t room;
  ssize_t size = -1;

  if (descriptor < 0)
    return false;
  room = room_for(descriptor, settings);
  out->data = g_try_malloc(room);
  if (out->data == NULL) {
    kjp__intake_report(intake, KJP__MEMORY_OUT, nowhere, NULL);
    kjp__intake_cut_short(intake);
  } else {
    size = read_all(descriptor, out->data, room);
    if (size < 0)
      unreadable(intake, errno);
  }
  close(descriptor);
  if (size >= 0) {
    out->size = (size_t)size;
    return true;
  }
  g_free(out->data);
  return false;
}
