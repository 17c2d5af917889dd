/* SPDX-License-Identifier: MIT */
/* lib/format/locate-priv.h - where a file is that may not be there yet. */
#pragma once
#include <limits.h>
#include <stdbool.h>
#include <sys/stat.h>

struct kjp__location {
  int folder; /* opened to start paths from, for nothing else; -1: not yet */
  bool exists;
  struct stat about; /* where it exists */
  char name[NAME_MAX + 1];
};

/* Finds `file`, or what it links to. Returns 0 or an errno value: EISDIR for a
 * folder, ENODEV for whatever else is no regular file; neither is opened. The
 * folder is to be closed in both cases. */
int kjp__locate(struct kjp__location *place, const char *file);

/* Does not end for a signal, and is not handed on to other programs. */
int kjp__open_at(int folder, const char *name, int flags, mode_t mode);
/* And makes it -1; what is -1 already is left alone. */
void kjp__close(int *descriptor);
