/* SPDX-License-Identifier: MIT */
/* tests/host/flows-priv.h - what flows.c and digest.c share. */
#pragma once
#include "flows.h"

/* Notes what a call returned. True: memory was out and it is to be made once
 * more, with what came of the failed one thrown away. */
bool again(struct run *run, kjp_status status);

void digest_text(struct run *run, const char *text);
void digest_number(struct run *run, int64_t number);
/* Frees the text. */
void digest_taken(struct run *run, kjp_text *text);
