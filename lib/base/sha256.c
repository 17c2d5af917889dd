/* SPDX-License-Identifier: MIT */
/* lib/base/sha256.c - SHA-256, written from FIPS 180-4; names are those of the
 * standard. GLib's own would end the host where memory is out. */
#include "sha256-priv.h"

#include <string.h>

/* The first 32 bits behind the point of the square roots of the first 8
 * primes, and of the cube roots of the first 64. */
static const uint32_t roots[8] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372,
                                  0xa54ff53a, 0x510e527f, 0x9b05688c,
                                  0x1f83d9ab, 0x5be0cd19};
static const uint32_t k[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1,
    0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3,
    0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786,
    0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147,
    0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13,
    0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b,
    0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a,
    0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208,
    0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

static uint32_t
turn(uint32_t x, int right)
{
  return x >> right | x << (32 - right);
}

static void
spread(const unsigned char *block, uint32_t w[64])
{
  for (int t = 0; t < 16; t++, block += 4)
    w[t] = (uint32_t)block[0] << 24 | (uint32_t)block[1] << 16 |
           (uint32_t)block[2] << 8 | block[3];
  for (int t = 16; t < 64; t++) {
    uint32_t s0 = turn(w[t - 15], 7) ^ turn(w[t - 15], 18) ^ w[t - 15] >> 3;
    uint32_t s1 = turn(w[t - 2], 17) ^ turn(w[t - 2], 19) ^ w[t - 2] >> 10;

    w[t] = s1 + w[t - 7] + s0 + w[t - 16];
  }
}

static void
take_block(struct kjp__sha256 *sum, const unsigned char *block)
{
  uint32_t w[64];
  uint32_t v[8]; /* a to h */

  spread(block, w);
  memcpy(v, sum->state, sizeof v);
  for (int t = 0; t < 64; t++) {
    uint32_t s1 = turn(v[4], 6) ^ turn(v[4], 11) ^ turn(v[4], 25);
    uint32_t s0 = turn(v[0], 2) ^ turn(v[0], 13) ^ turn(v[0], 22);
    uint32_t choice = (v[4] & v[5]) ^ (~v[4] & v[6]);
    uint32_t majority = (v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2]);
    uint32_t t1 = v[7] + s1 + choice + k[t] + w[t];

    memmove(v + 1, v, 7 * sizeof *v);
    v[4] += t1;
    v[0] = t1 + s0 + majority;
  }
  for (int i = 0; i < 8; i++)
    sum->state[i] += v[i];
}

void
kjp__sha256_begin(struct kjp__sha256 *sum)
{
  memcpy(sum->state, roots, sizeof roots);
  sum->size = 0;
}

void
kjp__sha256_add(struct kjp__sha256 *sum, const void *data, size_t size)
{
  const unsigned char *bytes = data;

  while (size > 0) {
    size_t filled = (size_t)(sum->size % KJP__SHA256_BLOCK);
    size_t part = KJP__SHA256_BLOCK - filled;

    part = part < size ? part : size;
    if (part == KJP__SHA256_BLOCK) {
      take_block(sum, bytes);
    } else {
      memcpy(sum->block + filled, bytes, part);
      if (filled + part == KJP__SHA256_BLOCK)
        take_block(sum, sum->block);
    }
    sum->size += part;
    bytes += part;
    size -= part;
  }
}

/* A 1, zeros, and the size in bits as 64 bits fill the last block. */
static void
pad(struct kjp__sha256 *sum)
{
  static const unsigned char padding[KJP__SHA256_BLOCK] = {0x80};
  size_t filled = (size_t)(sum->size % KJP__SHA256_BLOCK);
  uint64_t bits = sum->size * 8;
  unsigned char size[8];

  for (int i = 0; i < 8; i++)
    size[i] = (unsigned char)(bits >> (56 - 8 * i));
  kjp__sha256_add(sum, padding,
                  (filled < 56 ? 56 : 56 + KJP__SHA256_BLOCK) - filled);
  kjp__sha256_add(sum, size, sizeof size);
}

void
kjp__sha256_end(struct kjp__sha256 *sum, char digits_out[KJP__SHA256_ROOM])
{
  static const char hexadecimal[] = "0123456789abcdef";

  pad(sum);
  for (int i = 0; i < KJP__SHA256_ROOM - 1; i++)
    digits_out[i] = hexadecimal[sum->state[i / 8] >> (28 - 4 * (i % 8)) & 15];
  digits_out[KJP__SHA256_ROOM - 1] = '\0';
}
