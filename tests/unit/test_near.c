/* SPDX-License-Identifier: MIT */
/* tests/unit/test_near.c - lib/plan/near.c: which word is meant. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "../../lib/plan/read-priv.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))
/* 64 letters, the most that are compared. */
#define LONG "abcdefghijklmnopqrstuvwxyz-abcdefghijklmnopqrstuvwxyz-0123456789"

struct place {
  struct kjp__arena *arena;
  struct kjp__reading reading;
};

static void
open_place(struct place *place, int64_t letters)
{
  memset(place, 0, sizeof *place);
  place->arena = kjp__arena_new();
  cr_assert(place->arena != NULL);
  place->reading.findings = kjp__findings_new(place->arena, NULL, 1);
  place->reading.letters = letters;
}

/* Distances by hand: letters to change, to add, to take away. */
static const struct {
  const char *text, *words[4], *nearest;
} rows[] = {
    {"shraes", {"rules", "shares", NULL}, "shares"},   /* 2 changed */
    {"target", {"paths", "targets", NULL}, "targets"}, /* 1 added */
    {"pathss", {"paths", "plan", NULL}, "paths"},      /* 1 taken away */
    {"rules", {"rulers", "rules", NULL}, "rules"},     /* the word itself */
    {"abcd", {"abxy", "abcx", NULL}, "abcx"},          /* 1 before 2 */
    {"abcd", {"abcx", "abcy", NULL}, "abcx"},          /* the first of equals */
    {"abcd", {"axyd", NULL}, "axyd"},                  /* 2 of 4 may be wrong */
    {"abcd", {"xyzd", NULL}, NULL},                    /* 3 may not */
    {"end", {"id", NULL}, NULL},                       /* 2 of 3 may not */
    {"abcdef", {"badcfe", NULL}, NULL},                /* 4 of 6 may not */
    {"kitten", {"sitting", NULL}, "sitting"},          /* 3: s, i, g */
    {"", {"a", NULL}, NULL},
    {"a", {"b", NULL}, NULL},
    {LONG, {"x", LONG "a", NULL}, NULL}, /* too long a word */
    {"x" LONG, {LONG, NULL}, NULL},      /* too long a text */
    {LONG, {"plan", LONG, NULL}, LONG},
    {"zyx"
     "defghijklmnopqrstuvwxyz-abcdefghijklmnopqrstuvwxyz-0123456789",
     {"abcdefghijklmnopqrstuvwxyz", LONG, NULL},
     LONG},                           /* 3 of 64 */
    {"指标", {"指摽", NULL}, "指摽"}, /* letters are bytes: 1 of 6 */
};

Test(near, the_word_that_is_most_like_it)
{
  for (size_t i = 0; i < COUNT(rows); i++) {
    struct place place;
    const char *found;

    open_place(&place, 1000);
    found = kjp__nearest(&place.reading, rows[i].text, rows[i].words);
    if (rows[i].nearest == NULL)
      cr_expect(found == NULL, "%s: %s", rows[i].text, found);
    else
      cr_expect(found != NULL && strcmp(found, rows[i].nearest) == 0, "%s: %s",
                rows[i].text, found == NULL ? "none" : found);
    kjp__arena_free(place.arena);
  }
}

/* A word costs 8 letters and its own: 13 twice. */
Test(near, an_empty_purse_gives_no_hint)
{
  static const char *const words[] = {"paths", "pachs", NULL};
  struct place place;

  open_place(&place, 26);
  cr_expect(kjp__nearest(&place.reading, "pathz", words) == words[0]);
  cr_expect(place.reading.letters == 0, "%lld",
            (long long)place.reading.letters);
  kjp__arena_free(place.arena);
  open_place(&place, 25);
  cr_expect(kjp__nearest(&place.reading, "pathz", words) == NULL);
  kjp__arena_free(place.arena);
}

/* One finding is wanted, and it is there. */
Test(near, no_hint_where_no_finding_is_kept)
{
  static const char *const words[] = {"paths", NULL};
  struct place place;

  open_place(&place, 1000);
  kjp__findings_add(place.reading.findings, KJP__KEY_UNKNOWN,
                    (struct kjp__mark){1, 1}, NULL);
  cr_expect(kjp__nearest(&place.reading, "pathz", words) == NULL);
  kjp__arena_free(place.arena);
}
