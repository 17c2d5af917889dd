/* SPDX-License-Identifier: MIT */
/* lib/format/window.c - the last stretch of the text, line by line.
 *
 * Lines are not indexed as they come, for almost none is ever asked for. A
 * lookup walks from the line asked for last, so that lookups in the order of
 * the file cost one pass over it together. */
#include <stdlib.h>
#include <string.h>

#include "window-priv.h"

bool
kjp__window_open(struct kjp__window *window)
{
  *window = (struct kjp__window){.line = 1, .seen_line = 1};
  window->bytes = malloc(KJP__WINDOW);
  return window->bytes != NULL;
}

void
kjp__window_close(struct kjp__window *window)
{
  free(window->bytes);
  window->bytes = NULL;
}

/* Drops what lies further back than the history. */
static void
slide(struct kjp__window *window)
{
  size_t drop = window->ready - KJP__HISTORY;

  memmove(window->bytes, window->bytes + drop, window->filled - drop);
  window->given -= drop;
  window->ready -= drop;
  window->raw -= drop;
  window->filled -= drop;
  window->missed_line = 0;
  if (window->seen >= drop)
    window->seen -= drop;
  else
    window->seen_line = 0;
}

unsigned char *
kjp__window_room(struct kjp__window *window)
{
  size_t waiting = window->filled - window->raw;

  /* Closes the gap that characters which were taken out have left. */
  memmove(window->bytes + window->ready, window->bytes + window->raw, waiting);
  window->raw = window->ready;
  window->filled = window->ready + waiting;
  if (KJP__WINDOW - window->filled < KJP__CHUNK)
    slide(window);
  return window->bytes + window->filled;
}

static bool
is_break(unsigned char byte)
{
  return byte == '\n' || byte == '\r';
}

/* The first line end at or behind `at`, or `ready`. */
static size_t
find_break(const struct kjp__window *window, size_t at)
{
  while (at < window->ready && !is_break(window->bytes[at]))
    at++;
  return at;
}

static size_t
line_begin(const struct kjp__window *window, size_t at)
{
  while (at > 0 && !is_break(window->bytes[at - 1]))
    at--;
  return at;
}

static bool
step_forward(struct kjp__window *window)
{
  size_t at = find_break(window, window->seen);

  if (at == window->ready)
    return false;
  if (window->bytes[at] == '\r' && at + 1 < window->ready &&
      window->bytes[at + 1] == '\n')
    at++;
  window->seen = at + 1;
  window->seen_line++;
  return true;
}

static bool
step_back(struct kjp__window *window)
{
  size_t at = window->seen;

  if (at == 0)
    return false;
  at--;
  if (at > 0 && window->bytes[at] == '\n' && window->bytes[at - 1] == '\r')
    at--;
  window->seen = line_begin(window, at);
  window->seen_line--;
  return true;
}

static bool
seek(struct kjp__window *window, uint32_t number)
{
  if (window->seen_line == 0) {
    window->seen = line_begin(window, window->ready);
    window->seen_line = window->line;
  }
  while (window->seen_line > number)
    if (!step_back(window))
      return false;
  while (window->seen_line < number)
    if (!step_forward(window))
      return false;
  return true;
}

bool
kjp__window_line(struct kjp__window *window, uint32_t number,
                 struct kjp__line *line_out)
{
  if (number == 0 ||
      (number == window->missed_line && window->ready == window->missed_ready))
    return false;
  if (!seek(window, number)) {
    window->missed_line = number;
    window->missed_ready = window->ready;
    return false;
  }
  line_out->text = (const char *)window->bytes + window->seen;
  line_out->size = find_break(window, window->seen) - window->seen;
  return true;
}
