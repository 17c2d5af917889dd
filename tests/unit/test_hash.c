/* SPDX-License-Identifier: MIT */
/* tests/unit/test_hash.c - lib/base/hash.c: a number for a text. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "../../lib/base/hash-priv.h"

Test(hash, is_of_the_bytes_alone)
{
  static const char text[] = "xxtgt-0000001yy";
  char moved[16];

  for (size_t at = 0; at < 4; at++) {
    memcpy(moved + at, "tgt-0000001", 11);
    cr_expect(kjp__hash(moved + at, 11, 3) == kjp__hash(text + 2, 11, 3),
              "at %zu", at);
  }
}

Test(hash, differs_with_each_bit_length_and_seed)
{
  static const char text[] = "research-and-development-2025";
  const size_t size = sizeof text - 1;
  const uint64_t hash = kjp__hash(text, size, 0);
  char other[sizeof text];

  for (size_t bit = 0; bit < 8 * size; bit++) {
    memcpy(other, text, sizeof text);
    other[bit / 8] = (char)(other[bit / 8] ^ (1 << bit % 8));
    cr_expect(kjp__hash(other, size, 0) != hash, "bit %zu", bit);
  }
  for (size_t shorter = 0; shorter < size; shorter++)
    cr_expect(kjp__hash(text, shorter, 0) != hash, "%zu bytes", shorter);
  for (uint32_t seed = 1; seed <= 16; seed++)
    cr_expect(kjp__hash(text, size, seed) != hash, "seed %u", seed);
  cr_expect(kjp__hash("", 0, 0) != kjp__hash("\0", 1, 0), "a NUL is a byte");
}

/* What meets under the first seed by the way it was made does not under the
 * next: the top bits of two words that follow each other. */
Test(hash, scatters_what_was_made_to_meet)
{
  char text[16] = "abcdefghijklmnop";
  char other[16];
  int met = 0;

  for (int i = 0; i < 64; i++) {
    memcpy(other, text, sizeof text);
    other[7] = (char)(other[7] ^ 0x80);
    other[8 + i / 8] = (char)(other[8 + i / 8] ^ (1 << i % 8));
    for (uint32_t seed = 0; seed < 16; seed++)
      met += kjp__hash(text, 16, seed) == kjp__hash(other, 16, seed);
  }
  cr_expect(met == 0, "%d met", met);
}

/* 2^16 ids in 2^16 places: were they by chance, 1 - 1/e of the places, 41,427,
 * would be taken, give or take 100. */
Test(hash, spreads_ids_that_count_up)
{
  enum { PLACES = 1 << 16 };
  static unsigned char taken[PLACES];
  char id[16];
  int places = 0;

  for (int i = 0; i < PLACES; i++) {
    int size = snprintf(id, sizeof id, "tgt-%07d", i);

    taken[kjp__hash(id, (size_t)size, 0) % PLACES] = 1;
  }
  for (int i = 0; i < PLACES; i++)
    places += taken[i];
  cr_expect(places > 40900 && places < 42000, "%d places", places);
}
