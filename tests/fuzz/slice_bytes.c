/* SPDX-License-Identifier: MIT */
/* tests/fuzz/slice_bytes.c - changes to the bytes of a slice.
 *
 * A word is found by its section, so that the few bytes of an input reach all
 * of them, and is set to what hurts, or moved by a little. */
#include "slice_bytes.h"

#include <stdbool.h>

#include "require.h"

/* Words of the head, as doc/simulate.md has them. */
enum { CHECK = 2, DRAWS = 11, UNDEFINED, RANGES, HEAD };

static const int64_t hurting[] = {
    0,
    1,
    -1,
    2,
    40,
    INT64_C(1000000000),
    INT64_C(1000000000000000),
    INT64_C(1) << 30,
    INT64_C(1) << 32,
    INT64_C(1) << 62,
    -(INT64_C(1) << 62),
    INT32_MAX,
    UINT32_MAX,
    INT64_MAX,
    INT64_MIN,
    INT64_MIN + 1,
};
enum { HURTING = sizeof hurting / sizeof *hurting };

void
slice_take(struct slice_bytes *slice, const kjp_text *bytes)
{
  slice->size = kjp_text_size(bytes);
  require(slice->size % 8 == 0 && slice->size <= sizeof slice->words);
  memcpy(slice->words, kjp_text_data(bytes), slice->size);
}

static size_t
word_count(const struct slice_bytes *slice)
{
  return slice->size / 8;
}

/* Ranges that there is room for, whatever the head says. */
static size_t
range_count(const struct slice_bytes *slice)
{
  size_t words = word_count(slice);
  size_t most = words < HEAD ? 0 : (words - HEAD) / 2;

  if (words < HEAD || slice->words[RANGES] < 0)
    return 0;
  return (uint64_t)slice->words[RANGES] < most ? (size_t)slice->words[RANGES]
                                               : most;
}

/* A word of the head, of the ranges, of what follows them, or of the end. There
 * is one at least. */
static size_t
choose_word(const struct slice_bytes *slice, struct bytes *input)
{
  size_t count = word_count(slice);
  size_t section = take_below(input, 4);
  size_t at = take_byte(input);

  if (section == 0)
    at = at % HEAD;
  else if (section == 1)
    at += HEAD;
  else if (section == 2)
    at += HEAD + 2 * range_count(slice);
  else
    at = count - 1 - at % count;
  return at % count;
}

static void
set_word(struct slice_bytes *slice, size_t at, struct bytes *input)
{
  slice->words[at] = hurting[take_below(input, HURTING)];
}

static void
write_word(struct slice_bytes *slice, size_t at, struct bytes *input)
{
  slice->words[at] = (int64_t)take_number(input);
}

static void
move_word(struct slice_bytes *slice, size_t at, struct bytes *input)
{
  slice->words[at] =
      (int64_t)((uint64_t)slice->words[at] + take_byte(input) - 128);
}

static void
copy_word(struct slice_bytes *slice, size_t at, struct bytes *input)
{
  slice->words[at] = slice->words[choose_word(slice, input)];
}

/* What one word loses another gains. */
static void
shift_word(struct slice_bytes *slice, size_t at, struct bytes *input)
{
  size_t other = choose_word(slice, input);
  uint64_t by = take_byte(input);

  slice->words[at] = (int64_t)((uint64_t)slice->words[at] + by);
  slice->words[other] = (int64_t)((uint64_t)slice->words[other] - by);
}

static void
flip_bit(struct slice_bytes *slice, size_t at, struct bytes *input)
{
  slice->words[at] = (int64_t)((uint64_t)slice->words[at] ^
                               UINT64_C(1) << take_below(input, 64));
}

/* One to four words more, equal to the ones they stand before. */
static void
repeat_words(struct slice_bytes *slice, size_t at, struct bytes *input)
{
  size_t more = 1 + take_below(input, 4);
  size_t count = word_count(slice);

  if (count + more > SLICE_WORDS || at + more > count)
    return;
  memmove(slice->words + at + more, slice->words + at, (count - at) * 8);
  slice->size = (count + more) * 8;
}

static void
drop_words(struct slice_bytes *slice, size_t at, struct bytes *input)
{
  size_t fewer = 1 + take_below(input, 4);
  size_t count = word_count(slice);

  if (at + fewer > count)
    return;
  memmove(slice->words + at, slice->words + at + fewer,
          (count - at - fewer) * 8);
  slice->size = (count - fewer) * 8;
}

/* The last word may lose some of its bytes. */
static void
cut(struct slice_bytes *slice, size_t at, struct bytes *input)
{
  slice->size = at * 8 + take_below(input, 8);
}

static void (*const changes[])(struct slice_bytes *slice, size_t at,
                               struct bytes *input) = {
    set_word, write_word,   move_word,  copy_word, shift_word,
    flip_bit, repeat_words, drop_words, cut,
};
enum { CHANGES = sizeof changes / sizeof *changes };

void
slice_change(struct slice_bytes *slice, struct bytes *input)
{
  uint32_t which = take_below(input, CHANGES);

  if (word_count(slice) > 0)
    changes[which](slice, choose_word(slice, input), input);
}

void
slice_count(struct slice_bytes *slice)
{
  size_t count = range_count(slice);
  uint64_t draws = 0;

  if (word_count(slice) < HEAD)
    return;
  for (size_t i = 0; i < count; i++)
    draws += (uint64_t)slice->words[HEAD + 2 * i + 1] -
             (uint64_t)slice->words[HEAD + 2 * i];
  slice->words[RANGES] = (int64_t)count;
  slice->words[DRAWS] = (int64_t)draws;
}

void
slice_seal(struct slice_bytes *slice)
{
  uint64_t sum = 0;

  if (word_count(slice) <= CHECK)
    return;
  for (size_t i = CHECK + 1; i < word_count(slice); i++) {
    sum = (sum << 5 | sum >> 59) ^ (uint64_t)slice->words[i];
    sum *= UINT64_C(0x9E3779B97F4A7C15);
  }
  slice->words[CHECK] = (int64_t)sum;
}
