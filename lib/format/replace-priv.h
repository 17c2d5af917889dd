/* SPDX-License-Identifier: MIT */
/* lib/format/replace-priv.h - a file that changes all at once.
 *
 * A reader, a second writer, a full disk and a kill see the old content or the
 * new one, never a part of either. */
#pragma once
#include <stddef.h>

/* Makes `size` bytes the content of `file`, or of what it links to, and syncs
 * them. Returns 0 or an errno value, and then the step that failed: static
 * words that go on from "cannot".
 *
 * EISDIR for a folder, ENODEV for whatever else is no regular file; neither is
 * opened. After an error the file is as it was, with one exception: where only
 * the last step, syncing the folder, failed, the new content is in place but
 * may not outlast a power cut. */
int kjp__replace_file(const char *file, const char *bytes, size_t size,
                      const char **step_out);
