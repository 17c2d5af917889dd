/* SPDX-License-Identifier: MIT */
/* lib/format/file-priv.h - opening what a caller names: regular files only. */
#pragma once
#include "../plan/intake-priv.h"

/* A descriptor to read from, or -1 after a report, which cuts the text
 * short. Never blocks on a pipe. */
int kjp__file_open(struct kjp__intake *intake, const char *file,
                   const struct kjp__settings *settings);

struct kjp__bytes {
  char *data; /* g_free() */
  size_t size;
};
/* The whole file; false after a report. */
bool kjp__file_read(struct kjp__intake *intake, const char *file,
                    const struct kjp__settings *settings,
                    struct kjp__bytes *out);
