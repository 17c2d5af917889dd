/* SPDX-License-Identifier: MIT */
/* lib/format/reason-priv.h - why the system refused, in both languages. */
#pragma once
#include "../base/diagnostic-priv.h"

enum { KJP__REASON_ROOM = 32 };

/* Of an errno value; one that is not known is put into `room` as a number. */
struct kjp__say kjp__reason(int number, char *room);
