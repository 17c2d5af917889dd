/* SPDX-License-Identifier: MIT */
/* lib/format/decode-priv.h - the bytes of a table as clean UTF-8. */
#pragma once
#include "../base/diagnostic-priv.h"
#include "../plan/options-priv.h"

/* Clean UTF-8 in the arena, its byte order mark left out and a NUL behind it.
 * A forbidden character is found and stands as `_`, so that columns stay
 * right. The text may be written to. */
struct kjp__decoded {
  char *text;
  size_t size;
};

/* UTF-8, or GB18030 as Chinese spreadsheets write it. False, with a finding,
 * where it is neither, is too long, or memory is out. Findings become Chinese
 * where the text is. `bytes` may be NULL where size is 0. */
bool kjp__decode(struct kjp__arena *arena, struct kjp__findings *findings,
                 const struct kjp__settings *settings, const char *bytes,
                 size_t size, struct kjp__decoded *out);
