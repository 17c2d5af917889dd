/* SPDX-License-Identifier: MIT */
/* tests/unit/test_recent.c - lib/base/recent.c: copies of texts. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "../../lib/base/recent-priv.h"

enum { MANY = 20 * KJP__RECENT_TEXTS, ROOM = 80 };

struct place {
  struct kjp__recent recent;
  char text[ROOM];
};

static void
open_place(struct place *place)
{
  memset(place, 0, sizeof *place);
  place->recent.arena = kjp__arena_new();
  cr_assert(place->recent.arena != NULL);
}

static void
close_place(struct place *place)
{
  kjp__arena_free(place->recent.arena);
}

/* The first `size` bytes of a text, from a place of its own. */
static const char *
copy(struct place *place, const char *text, size_t size)
{
  const char *kept;

  memset(place->text, '#', sizeof place->text);
  memcpy(place->text, text, size);
  kept = kjp__recent_copy(&place->recent, place->text, size);
  cr_assert(kept != NULL, "%s", text);
  cr_expect(kept != place->text, "%s is no copy", text);
  return kept;
}

Test(recent, the_same_text_has_one_copy)
{
  static const char text[] = "由牵头部门会同有关单位组织实施";
  struct place place;

  open_place(&place);
  for (size_t size = 0; size < sizeof text; size++) {
    const char *first = copy(&place, text, size);

    cr_expect(copy(&place, text, size) == first, "%zu bytes", size);
    cr_expect(memcmp(first, text, size) == 0, "%zu bytes", size);
    cr_expect(first[size] == '\0', "%zu bytes: no end", size);
  }
  close_place(&place);
}

Test(recent, texts_that_begin_or_end_alike_are_kept_apart)
{
  static const char *const texts[] = {"",         "a",         "aa",
                                      "ab",       "aaaaaaaa",  "aaaaaaaab",
                                      "aaaaaaab", "baaaaaaaa", "aaaaaaaaa"};
  enum { COUNT = sizeof texts / sizeof *texts };
  const char *kept[COUNT];
  struct place place;

  open_place(&place);
  for (size_t i = 0; i < COUNT; i++)
    kept[i] = copy(&place, texts[i], strlen(texts[i]));
  for (size_t i = 0; i < COUNT; i++)
    cr_expect_str_eq(kept[i], texts[i]);
  close_place(&place);
}

/* Far more texts than it remembers: they put each other out and stay. */
Test(recent, texts_that_are_forgotten_stay)
{
  static const char *kept[MANY];
  struct place place;
  char text[ROOM];

  open_place(&place);
  for (int round = 0; round < 2; round++) {
    for (int i = 0; i < MANY; i++) {
      int size = snprintf(text, sizeof text, "text %d of many", i);
      const char *again = copy(&place, text, (size_t)size);

      cr_assert_str_eq(again, text);
      if (round == 0)
        kept[i] = again;
      cr_assert_str_eq(kept[i], text);
    }
  }
  close_place(&place);
}
