/* SPDX-License-Identifier: MIT */
/* lib/base/crew-priv.h - work that threads of the library's own share. */
#pragma once
#include <stdint.h>

enum { KJP__CREW_MOST = 256 };

/* Does work(data, 0) to work(data, count - 1) at once, 1 to KJP__CREW_MOST of
 * them, and returns when all are done. The first is done by the caller's
 * thread, and so is what no thread can be started for. The host's signals are
 * not for these threads; none of them is left behind. Their floating-point
 * environment is that of the caller's. */
void kjp__crew_work(int32_t count, void (*work)(void *data, int32_t number),
                    void *data);
