/* SPDX-License-Identifier: MIT */
/* lib/format/encoding-priv.h - what bytes are if they are not UTF-8. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* One character of strict UTF-8: its length, with *code_out set; 0 where
 * more bytes are needed to tell; -1 where it is none. size is not 0. */
int kjp__utf8_decode(const unsigned char *bytes, size_t size,
                     uint32_t *code_out);
/* How many characters of UTF-8 that is. */
uint32_t kjp__utf8_count(const unsigned char *bytes, size_t size);
/* The first bytes of a file; four tell. */
bool kjp__looks_utf16(const unsigned char *bytes, size_t size);
/* Bytes from where a run of non-ASCII begins. */
bool kjp__looks_gb18030(const unsigned char *bytes, size_t size);
