/* SPDX-License-Identifier: MIT */
/* tests/real/digest.c - the bits of lib/base/random.c and real.c, a million
 * values of each function, as one number a function.
 *
 * usage: digest
 *
 * Arguments are made of Philox's words without a function of libm, blocks are
 * cut at lengths that change. The numbers below are the program's own, first
 * printed by gcc 12 at -O0; that the values are right is test_real.c's and
 * test_random.c's to show, here they only have to stay. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../lib/base/random-priv.h"
#include "../../lib/base/real-priv.h"

enum { MANY = 1000000 };

static uint64_t
bits_at(uint32_t i)
{
  uint32_t counter[4] = {i, 0, 0, 20}, key[2] = {1, 2}, out[4];

  kjp__philox(counter, key, out);
  return (uint64_t)out[1] << 32 | out[0];
}

/* Evenly from 0 to 1, and with every exponent a double above 0 can have. */
static double
even(uint32_t i)
{
  return (double)(bits_at(i) >> 11) * 0x1p-53;
}

static double
any_size(uint32_t i)
{
  uint64_t bits = bits_at(i) % (UINT64_C(2047) << 52);
  double value;

  memcpy(&value, &bits, sizeof value);
  return value;
}

static double
for_exp(uint32_t i)
{
  double x = even(i) * 2 - 1;
  return i % 2 ? x : x * 701;
}

static double
for_log(uint32_t i)
{
  return i % 2 ? even(i) + 0.5 : any_size(i);
}

static double
for_quantile(uint32_t i)
{
  double small = any_size(i);
  return i % 2 || small > 1 ? even(i) : small;
}

static double
for_centred(uint32_t i)
{
  return even(i) - 0.5;
}

static void
normals(const double *x, int32_t count, double *out)
{
  static uint64_t first;

  (void)x;
  kjp__normals(UINT64_C(0xfedcba9876543210), first, count, 2030, 7, out);
  first += (uint64_t)count;
}

static const struct {
  const char *name;
  void (*over)(const double *x, int32_t count, double *out);
  double (*argument)(uint32_t i);
  uint64_t digest;
} functions[] = {
    {"normals", normals, even, UINT64_C(0x36212c05185f43a8)},
    {"exp", kjp__exp, for_exp, UINT64_C(0xc01f8f1233da4be5)},
    {"log", kjp__log, for_log, UINT64_C(0x9a0efcbdba61474e)},
    {"quantile", kjp__normal_quantile, for_quantile,
     UINT64_C(0xc3e3075d8588ba43)},
    {"centred", kjp__normal_centred, for_centred, UINT64_C(0xacb5738a11c04481)},
};

/* FNV-1a over the bytes, least first. */
static uint64_t
digest_of(const double *values)
{
  uint64_t digest = UINT64_C(0xcbf29ce484222325);

  for (int i = 0; i < MANY; i++) {
    uint64_t bits;
    memcpy(&bits, values + i, sizeof bits);
    for (int j = 0; j < 64; j += 8)
      digest = (digest ^ (bits >> j & 0xff)) * UINT64_C(0x100000001b3);
  }
  return digest;
}

int
main(void)
{
  static double values[MANY];
  int faults = 0;

  for (size_t f = 0; f < sizeof functions / sizeof *functions; f++) {
    uint64_t digest;
    int32_t length = 1;
    for (uint32_t i = 0; i < MANY; i++)
      values[i] = functions[f].argument(i);
    for (int32_t i = 0; i < MANY; i += length, length = length % 700 + 1) {
      length = length < MANY - i ? length : MANY - i;
      functions[f].over(values + i, length, values + i);
    }
    digest = digest_of(values);
    faults += digest != functions[f].digest;
    printf("%-8s %016" PRIx64 "%s\n", functions[f].name, digest,
           digest == functions[f].digest ? "" : " is another one");
  }
  return faults ? EXIT_FAILURE : EXIT_SUCCESS;
}
