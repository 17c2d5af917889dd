/* SPDX-License-Identifier: MIT */
/* lib/base/sha256-priv.h - SHA-256 (FIPS 180-4) of bytes that come in pieces.
 * Nothing is allocated, so nothing fails. */
#pragma once
#include <stddef.h>
#include <stdint.h>

enum { KJP__SHA256_BLOCK = 64, KJP__SHA256_ROOM = 65 /* digits and NUL */ };

struct kjp__sha256 {
  uint32_t state[8];
  uint64_t size; /* bytes so far */
  unsigned char block[KJP__SHA256_BLOCK];
};

void kjp__sha256_begin(struct kjp__sha256 *sum);
void kjp__sha256_add(struct kjp__sha256 *sum, const void *data, size_t size);
/* In lower case; the sum is used up. */
void kjp__sha256_end(struct kjp__sha256 *sum,
                     char digits_out[KJP__SHA256_ROOM]);
