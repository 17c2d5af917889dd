/* SPDX-License-Identifier: MIT */
/* tests/real/random123.c - our Philox against Random123's own, over counters
 * and keys whose words are made of the words before. */
#include <Random123/philox.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../lib/base/random-priv.h"

int
main(void)
{
  philox4x32_ctr_t counter = {{0, 0, 0, 0}};
  philox4x32_key_t key = {{0, 0}};

  for (uint32_t i = 0; i < 1000000; i++) {
    philox4x32_ctr_t theirs = philox4x32_R(10, counter, key);
    uint32_t ours[4];
    kjp__philox(counter.v, key.v, ours);
    if (memcmp(ours, theirs.v, sizeof ours) != 0) {
      printf("call %u: %08x, theirs %08x\n", (unsigned)i, (unsigned)ours[0],
             (unsigned)theirs.v[0]);
      return EXIT_FAILURE;
    }
    counter = theirs;
    counter.v[i % 4] ^= i;
    key.v[i % 2] += theirs.v[0] | 1;
  }
  return EXIT_SUCCESS;
}
