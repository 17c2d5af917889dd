/* SPDX-License-Identifier: MIT */
/* lib/plan/claim.c - counts that the plan's text states, held against what
 * the plan lists. */
#include <string.h>

#include <glib.h>

#include "read-priv.h"

/* Tables in the order of the words. */
static const int32_t counted[] = {
    [KJP_CLAIM_ORGANISATIONS] = KJP_ORGANISATIONS,
    [KJP_CLAIM_INDICATORS] = KJP_INDICATORS,
    [KJP_CLAIM_TARGETS] = KJP_TARGETS,
    [KJP_CLAIM_RULES] = KJP_RULES,
    [KJP_CLAIM_PROGRAMMES] = KJP_PROGRAMMES,
    [KJP_CLAIM_PROJECTS] = KJP_PROJECTS,
    [KJP_CLAIM_MEASURES] = KJP_MEASURES,
    [KJP_CLAIM_POLICIES] = KJP_POLICIES,
};

struct kjp__say
kjp__claim_name(int8_t what)
{
  static const struct kjp__say names[] = {
      [KJP_CLAIM_ORGANISATIONS] = {"单位", "organisations"},
      [KJP_CLAIM_INDICATORS] = {"指标", "indicators"},
      [KJP_CLAIM_TARGETS] = {"目标", "targets"},
      [KJP_CLAIM_RULES] = {"规则", "rules"},
      [KJP_CLAIM_PROGRAMMES] = {"工程", "programmes"},
      [KJP_CLAIM_PROJECTS] = {"项目", "projects"},
      [KJP_CLAIM_MEASURES] = {"措施", "measures"},
      [KJP_CLAIM_POLICIES] = {"政策", "policies"},
  };

  return names[what];
}

static const struct kjp__field *
stated_field(void)
{
  const struct kjp__field *fields = kjp__plan_kind(KJP_CLAIMS)->columns;

  return &fields[KJP_CLAIM_STATED - KJP_CLAIM_WHAT];
}

/* 0 after a report. */
static int8_t
what_of(struct kjp__reading *reading, const struct kjp__at *at)
{
  const char *const *words = kjp__words_claim;

  for (int8_t word = 1; words[word] != NULL; word++) {
    if (strcmp(words[word], at->key) == 0)
      return word;
  }
  kjp__report_key(
      reading, at, KJP__KEY_UNKNOWN,
      (struct kjp__details){
          .name = KJP__SAY("claims"),
          .found = KJP__SAY(at->key),
          .expected = kjp__list_words(reading, words + 1),
          .near = KJP__SAY(kjp__nearest(reading, at->key, words + 1))});
  return 0;
}

static void
read_claim(struct kjp__reading *reading, const struct kjp__at *at,
           struct kjp__seen *seen)
{
  int8_t what = what_of(reading, at);
  struct kjp__claim *row;

  if (what == 0 || kjp__is_seen(reading, at, seen, true) ||
      kjp__is_empty(reading, at))
    return;
  row = kjp__rows_add(&reading->plan->tables[KJP_CLAIMS].rows);
  if (row == NULL)
    return;
  row->what = what;
  row->stated = KJP_NONE;
  row->mark = at->node->mark;
  kjp__read_whole(reading, at, stated_field(), row);
}

KJP__READER(claims)
{
  struct kjp__seen seen;

  (void)field;
  (void)row;
  if (!kjp__is_map(reading, at))
    return;
  kjp__seen_init(&seen, reading->scratch);
  for (const struct kjp__node *key = at->node->first; key != NULL;
       key = key->next->next) {
    struct kjp__at entry = kjp__at_entry(at, key);

    if (kjp__is_text_key(reading, at, key))
      read_claim(reading, &entry, &seen);
  }
}

static void
count_claim(struct kjp__reading *reading, struct kjp__claim *row)
{
  struct kjp__arena *arena = reading->scratch;
  const char *what = kjp__words_claim[row->what];

  row->listed = kjp__plan_count(reading->plan, counted[row->what]);
  if (row->stated < 0 || row->stated == row->listed)
    return;
  kjp__findings_add(
      reading->findings, KJP__CLAIM_DIFFERS, row->mark,
      &(struct kjp__details){
          .name = kjp__claim_name(row->what),
          .expected = KJP__SAY(kjp__arena_format(arena, "%d", row->stated)),
          .found = KJP__SAY(kjp__arena_format(arena, "%d", row->listed)),
          .pointer = kjp__arena_format(arena, "/plan/claims/%s", what)});
}

void
kjp__count_claims(struct kjp__reading *reading)
{
  struct kjp__rows *rows = &reading->plan->tables[KJP_CLAIMS].rows;

  for (int32_t i = 0; i < rows->count; i++)
    count_claim(reading, kjp__rows_at(rows, i));
}
