/* SPDX-License-Identifier: MIT */
/* lib/plan/near.c - the known word that a wrong one is most like.
 *
 * How many letters to change, add or take away (Levenshtein) is counted by
 * Myers' bits: a column of the table of distances is two words of 64 bits, so a
 * word costs a step a letter. A file may be made of names that are nearly right,
 * so letters that are compared come out of a purse that its texts fill; once it
 * is empty there are no more hints. */
#include "read-priv.h"

#include <string.h>

#include <glib.h>

enum { LONGEST_WORD = 64, A_WORD = 8 /* letters that one costs besides */ };

struct comparing {
  struct kjp__reading *reading;
  uint64_t places[256]; /* of each byte in the text, as bits */
  size_t size;          /* of the text */
  size_t best;          /* no more letters than these may be wrong */
  const char *nearest;
};

/* A third of the letters may be wrong, and of a short word less than half:
 * `end` is no slip for `id`. */
static bool
begin(struct comparing *comparing, struct kjp__reading *reading,
      const char *text)
{
  size_t size = strlen(text);

  if (size == 0 || size > LONGEST_WORD || kjp__findings_full(reading->findings))
    return false;
  memset(comparing, 0, sizeof *comparing);
  comparing->reading = reading;
  comparing->size = size;
  comparing->best = MIN(1 + size / 3, size / 2);
  for (size_t i = 0; i < size; i++)
    comparing->places[(unsigned char)text[i]] |= UINT64_C(1) << i;
  return true;
}

static size_t
distance(const struct comparing *comparing, const char *word)
{
  size_t last = comparing->size - 1;
  size_t far = comparing->size;
  uint64_t more = UINT64_MAX; /* going down a column: one more than above */
  uint64_t less = 0;          /* one less */

  for (; *word != '\0'; word++) {
    uint64_t same = comparing->places[(unsigned char)*word];
    uint64_t across = (((same & more) + more) ^ more) | same;
    uint64_t right_more = less | ~(across | more);
    uint64_t right_less = more & across;

    same |= less;
    far += right_more >> last & 1;
    far -= right_less >> last & 1;
    right_more = right_more << 1 | 1;
    more = right_less << 1 | ~(same | right_more);
    less = right_more & same;
  }
  return far;
}

/* False once there is nothing more to look for: the word itself is there, or
 * the purse is empty, and then there is no hint. */
static bool
compare(struct comparing *comparing, const char *word)
{
  size_t size = strlen(word);
  size_t apart = size > comparing->size ? size - comparing->size
                                        : comparing->size - size;
  int64_t *purse = &comparing->reading->letters;
  size_t far;

  *purse -= A_WORD;
  if (apart > comparing->best || size > LONGEST_WORD)
    return true;
  *purse -= (int64_t)size;
  if (*purse < 0) {
    comparing->nearest = NULL;
    return false;
  }
  far = distance(comparing, word);
  if (far <= comparing->best) {
    comparing->nearest = word;
    comparing->best = far == 0 ? 0 : far - 1;
  }
  return far > 0;
}

const char *
kjp__nearest(struct kjp__reading *reading, const char *text,
             const char *const *words)
{
  struct comparing comparing;

  if (!begin(&comparing, reading, text))
    return NULL;
  while (*words != NULL && compare(&comparing, *words))
    words++;
  return comparing.nearest;
}

const char *
kjp__nearest_id(struct kjp__reading *reading, const char *text, int32_t table)
{
  int32_t count = kjp__plan_count(reading->plan, table);
  struct comparing comparing;

  if (!begin(&comparing, reading, text))
    return NULL;
  for (int32_t row = 0; row < count; row++) {
    const char *const *id = kjp__plan_row(reading->plan, table, row);

    if (*id != NULL && !compare(&comparing, *id))
      break;
  }
  return comparing.nearest;
}
