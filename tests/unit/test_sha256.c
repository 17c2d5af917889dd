/* SPDX-License-Identifier: MIT */
/* tests/unit/test_sha256.c - lib/base/sha256.c: the examples of the standard,
 * and GLib's sums of every length across two blocks. */
#include <criterion/criterion.h>
#include <glib.h>
#include <string.h>

#include "../../lib/base/sha256-priv.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const struct {
  const char *text;
  int times;
  const char *sum;
} examples[] = {
    {"", 1, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
    {"abc", 1,
     "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
    {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 1,
     "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
    {"abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmno"
     "ijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
     1, "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"},
    {"aaaaaaaaaa", 100000,
     "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"},
};

Test(sha256, of_the_examples_of_the_standard)
{
  for (size_t i = 0; i < COUNT(examples); i++) {
    char digits[KJP__SHA256_ROOM];
    struct kjp__sha256 sum;

    kjp__sha256_begin(&sum);
    for (int j = 0; j < examples[i].times; j++)
      kjp__sha256_add(&sum, examples[i].text, strlen(examples[i].text));
    kjp__sha256_end(&sum, digits);
    cr_expect_str_eq(digits, examples[i].sum, "%s", examples[i].text);
  }
}

Test(sha256, of_every_length_in_pieces_of_any_size)
{
  unsigned char bytes[200];

  for (size_t i = 0; i < sizeof bytes; i++)
    bytes[i] = (unsigned char)(i * 37 + 11);
  for (size_t size = 0; size <= sizeof bytes; size++) {
    char *expected =
        g_compute_checksum_for_data(G_CHECKSUM_SHA256, bytes, size);

    for (size_t piece = 1; piece <= 130; piece += 13) {
      char digits[KJP__SHA256_ROOM];
      struct kjp__sha256 sum;

      kjp__sha256_begin(&sum);
      for (size_t at = 0; at < size; at += piece)
        kjp__sha256_add(&sum, bytes + at, MIN(piece, size - at));
      kjp__sha256_end(&sum, digits);
      cr_expect_str_eq(digits, expected, "%zu by %zu", size, piece);
    }
    g_free(expected);
  }
}
