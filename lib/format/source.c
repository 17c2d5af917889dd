/* SPDX-License-Identifier: MIT */
/* lib/format/source.c - the text, chunk by chunk, pre-scanned.
 *
 * A file is read by 64 KiB, never slurped or mapped: it may change or shrink
 * while it is read. One byte more than the limit is asked for, to see that it
 * is passed. */
#define _POSIX_C_SOURCE 200809L
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "reason-priv.h"
#include "source-priv.h"

void
kjp__source_unreadable(struct kjp__intake *intake, int reason)
{
  char room[KJP__REASON_ROOM];
  struct kjp__details details = {.found = kjp__reason(reason, room)};

  kjp__intake_report(intake, KJP__FILE_UNREADABLE, (struct kjp__mark){0, 0},
                     &details);
}

void
kjp__source_too_long(struct kjp__intake *intake, int64_t max_bytes,
                     int64_t bytes)
{
  struct kjp__limit_room room;
  struct kjp__details details = kjp__limit_details(&room, max_bytes, bytes);

  kjp__intake_report(intake, KJP__LIMIT_FILE, (struct kjp__mark){0, 0},
                     &details);
}

bool
kjp__source_open(struct kjp__source *source,
                 const struct kjp__settings *settings)
{
  source->stopped = false;
  source->summed = settings->sha256 != 0;
  source->max_bytes = settings->max_bytes;
  source->budget = settings->max_bytes + 1;
  if (!kjp__window_open(&source->window))
    return false;
  kjp__prescan_begin(&source->scan, &source->window);
  kjp__sha256_begin(&source->sum);
  return true;
}

void
kjp__source_close(struct kjp__source *source)
{
  kjp__window_close(&source->window);
}

static size_t
read_memory(struct kjp__source *source, unsigned char *bytes, size_t size)
{
  size_t count = size < source->memory_size ? size : source->memory_size;

  memcpy(bytes, source->memory, count);
  source->memory += count;
  source->memory_size -= count;
  return count;
}

/* As much as there is, so that chunks do not depend on the system's mood. */
static size_t
read_file(struct kjp__source *source, unsigned char *bytes, size_t size)
{
  size_t count = 0;

  while (count < size) {
    ssize_t got = read(source->file, bytes + count, size - count);

    if (got > 0)
      count += (size_t)got;
    else if (got == 0)
      break;
    else if (errno != EINTR) {
      kjp__source_unreadable(source->intake, errno);
      source->stopped = true;
      break;
    }
  }
  return count;
}

static void
report_troubles(struct kjp__source *source)
{
  struct kjp__trouble trouble;

  while (kjp__prescan_next(&source->scan, &trouble)) {
    struct kjp__details details = {.found = KJP__SAY(trouble.found)};

    kjp__intake_report(source->intake, trouble.code, trouble.mark,
                       trouble.found[0] ? &details : NULL);
  }
  if (source->scan.stopped)
    source->stopped = true;
}

/* The next chunk; nothing new is ready at the end of the text. */
static void
refill(struct kjp__source *source)
{
  struct kjp__window *window = &source->window;
  unsigned char *room = kjp__window_room(window);
  size_t size =
      source->budget < KJP__CHUNK ? (size_t)source->budget : (size_t)KJP__CHUNK;
  size_t count = source->file >= 0 ? read_file(source, room, size)
                                   : read_memory(source, room, size);

  source->budget -= (int64_t)count;
  if (source->budget == 0) {
    kjp__source_too_long(source->intake, source->max_bytes,
                         source->max_bytes + 1); /* as far as was read */
    source->stopped = true;
  }
  if (source->stopped)
    return;
  if (source->summed)
    kjp__sha256_add(&source->sum, room, count);
  window->bang = window->bang || memchr(room, '!', count);
  window->filled += count;
  window->ended = count < size;
  report_troubles(source);
}

bool
kjp__source_read(struct kjp__source *source, unsigned char *bytes, size_t size,
                 size_t *size_out)
{
  struct kjp__window *window = &source->window;
  size_t count;

  while (window->given == window->ready && !window->ended && !source->stopped)
    refill(source);
  count = window->ready - window->given;
  count = count < size ? count : size;
  memcpy(bytes, window->bytes + window->given, count);
  window->given += count;
  *size_out = count;
  return count > 0 || !source->stopped;
}

void
kjp__source_drain(struct kjp__source *source)
{
  struct kjp__window *window = &source->window;

  while (!window->ended && !source->stopped) {
    window->given = window->ready;
    refill(source);
  }
}
