/* SPDX-License-Identifier: MIT */
/* lib/format/apart-priv.h - two calls of the kernel that a kill does not part.
 */
#pragma once

/* Runs `work(data)` where a SIGKILL for this process does not reach it, and
 * waits for it. The work may call the kernel and nothing else. Returns what it
 * returned, 0 to 255, or -1: where the system does not allow it, nothing was
 * run; where the host waits for every kind of child, it may have been. */
int kjp__run_apart(int (*work)(void *data), void *data);
