/* SPDX-License-Identifier: MIT */
/* lib/format/rights-priv.h - who may do what with a file that takes the place
 * of another. */
#pragma once
#include <sys/stat.h>

/* Gives `file` the mode of `name` in `folder`, which `old` describes, and its
 * owner, group and access list as far as that is permitted; where it is not,
 * nobody may do more than before. Returns 0 or an errno value. */
int kjp__keep_rights(int file, int folder, const char *name,
                     const struct stat *old);
