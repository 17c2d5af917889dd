/* SPDX-License-Identifier: MIT */
/* tests/fuzz/host_calls.h - what the calls of a careless host share. */
#pragma once
#include <stdbool.h>

#include "host.h"

#define CALL(name) void call_##name(struct host *host);
#include "host_calls.def"
#undef CALL

enum { FRESH_BYTE = 0x5A }; /* stands where nothing may be written */

/* The handle that a slot holds, which may be NULL. */
#define CHOOSE(host, kind) ((host)->kind[host_slot(host)])

/* Puts a handle into a slot and lets go what was there. */
#define KEEP(host, kind, handle, release)                                      \
  do {                                                                         \
    int slot_ = host_slot(host);                                               \
                                                                               \
    release((host)->kind[slot_]);                                              \
    (host)->kind[slot_] = (handle);                                            \
  } while (0)

/* The error of a call that may fail, which goes where errors are kept. */
void judge(struct host *host, kjp_status status, kjp_error *error, bool made);
/* The same, with what the call made; NULL is not kept. */
void keep_text(struct host *host, kjp_status status, kjp_text *text,
               kjp_error *error);
void keep_plan(struct host *host, kjp_status status, kjp_plan *plan,
               kjp_error *error);
void keep_answer(struct host *host, kjp_status status, kjp_answer *answer,
                 kjp_error *error);
/* A table of a plan, an answer or an error; none of NULL. */
const kjp_table *choose_table(struct host *host);
/* A column of the table, or any number. */
int32_t choose_column(struct host *host, const kjp_table *table);
