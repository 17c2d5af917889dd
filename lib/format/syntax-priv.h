/* SPDX-License-Identifier: MIT */
/* lib/format/syntax-priv.h - a failure of the parser, in plain words. */
#pragma once
#include "../plan/intake-priv.h"
#include "slip-priv.h"
#include "window-priv.h"

/* What the parser says; line 0 where it has no place. */
struct kjp__failure {
  const char *problem; /* libyaml's words */
  struct kjp__mark at;
  struct kjp__mark from;  /* what it was reading when it failed */
  struct kjp__mark quote; /* the last value, a quoted text over lines */
  uint32_t quote_end;     /* the line it ends in */
  struct kjp__mark open;  /* the innermost bracket that is open */
  struct kjp__mark key;   /* a key too long that intake was sent */
  int64_t max_key_bytes;
};

/* Problems that libyaml has no words of its own for. */
#define KJP__MORE_BEHIND  "more behind a value"
#define KJP__OPEN_BRACKET "a bracket that is never closed"

/* Reports it: exactly one finding. */
void kjp__syntax_report(struct kjp__intake *intake, struct kjp__window *window,
                        const struct kjp__failure *failure);
/* What libyaml's words mean; say_out is what is wrong, hint_out what to do
 * (its texts may be NULL). */
void kjp__problem_say(const char *problem, struct kjp__say *say_out,
                      struct kjp__say *hint_out);

/* Findings that the event loop makes as well. */
void kjp__report_sign(struct kjp__intake *intake, struct kjp__mark mark,
                      const struct kjp__sign *sign);
void kjp__report_dash(struct kjp__intake *intake, struct kjp__mark mark,
                      const char *text, size_t size);
/* A colon without a blank behind it, `word` being the key. */
void kjp__report_tight(struct kjp__intake *intake, struct kjp__mark mark,
                       const char *word, size_t size);
/* A slip found by kjp__slip_find() in `text`, which begins at `mark`. */
void kjp__report_slip(struct kjp__intake *intake, struct kjp__mark mark,
                      const struct kjp__slip *slip, const char *text,
                      size_t size);
void kjp__report_key_size(struct kjp__intake *intake, struct kjp__mark mark,
                          int64_t max_key_bytes);
