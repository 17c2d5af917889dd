/* SPDX-License-Identifier: MIT */
/* lib/plan/section.c - the sections of a plan file, as they come in.
 *
 * Their order in the file is free: an entry that speaks of a section further
 * down waits for it, all others are read and forgotten at once. */
#include "section-priv.h"

#include <string.h>

#include <glib.h>

/* Sections of the document, in the order in which they can be read. */
static const struct section {
  const char *key;
  int32_t table;
  bool whole; /* read at once, not entry by entry */
  bool required;
  uint32_t needs; /* sections that must have been read, as bits */
  void (*read)(struct kjp__reading *reading, const struct kjp__at *at);
} table[] = {
    {"kjplan", 0, true, true, 0, kjp__read_version},
    {"plan", KJP_PLAN, true, true, 0, kjp__read_plan},
    {"organisations", KJP_ORGANISATIONS, false, false, 0,
     kjp__read_organisation_entry},
    {"indicators", KJP_INDICATORS, false, false, 0, kjp__read_indicator_entry},
    {"targets", KJP_TARGETS, false, false, 1u << 1 | 1u << 2 | 1u << 3,
     kjp__read_target_entry},
    {"rules", KJP_RULES, false, false, 1u << 1 | 1u << 3, kjp__read_rule_entry},
    {"correlations", KJP_CORRELATIONS, true, false, 1u << 3,
     kjp__read_correlations},
    {"paths", KJP_PATHS, false, false, 1u << 1 | 1u << 3 | 1u << 5,
     kjp__read_path_entry},
    {"scenarios", KJP_SCENARIOS, false, false,
     1u << 1 | 1u << 3 | 1u << 5 | 1u << 7, kjp__read_scenario_entry},
    {"programmes", KJP_PROGRAMMES, false, false, 1u << 1 | 1u << 2 | 1u << 3,
     kjp__read_programme_entry},
    {"measures", KJP_MEASURES, false, false, 1u << 2, kjp__read_measure_entry},
    {"policies", KJP_POLICIES, false, false, 1u << 1 | 1u << 3,
     kjp__read_policy_entry},
};

enum { INDICATORS = 3 /* in the table */ };

G_STATIC_ASSERT(G_N_ELEMENTS(table) == KJP__SECTIONS);

/* An entry that waits for other sections. */
struct kjp__waiting {
  const struct kjp__node *key; /* its value is next to it */
  struct kjp__waiting *next;
};

void
kjp__sections_init(struct kjp__sections *sections)
{
  struct kjp__reading *reading = &sections->reading;

  reading->arena = reading->plan->arena;
  reading->texts.arena = reading->arena;
  reading->scratch = sections->nodes;
  kjp__reading_init_pending(reading, sections->kept);
  kjp__seen_init(&sections->planned, sections->kept);
  kjp__seen_init(&sections->projects, sections->kept);
  reading->planned = &sections->planned;
  reading->projects = &sections->projects;
  kjp__index_init(&sections->extras, &reading->plan->tables[KJP_EXTRAS].rows,
                  offsetof(struct kjp__extra, key));
  sections->root.node = &sections->root_node;
  sections->root.key_mark = (struct kjp__mark){1, 1};
  sections->section = KJP__NO_SECTION;
  for (int32_t i = 0; i < KJP__SECTIONS; i++)
    sections->waiting_end[i] = &sections->waiting[i];
}

static void
read_entry(struct kjp__sections *sections, int32_t section,
           const struct kjp__node *key)
{
  struct kjp__at at_section = {&sections->root, table[section].key, 0,
                               key->mark, NULL};
  struct kjp__at at;

  if (table[section].whole) {
    at = kjp__at_entry(&sections->root, key);
  } else {
    at = kjp__at_entry(&at_section, key);
    if (!kjp__is_text_key(&sections->reading, &at_section, key))
      return;
  }
  if (!kjp__is_empty(&sections->reading, &at))
    table[section].read(&sections->reading, &at);
}

/* What can only be done once every entry of a section has been read. */
static void
close_section(struct kjp__sections *sections, int32_t section)
{
  if (sections->waiting[section] == NULL)
    sections->done |= 1u << section;
  if (section == INDICATORS) {
    kjp__resolve_inputs(&sections->reading);
    kjp__check_derivations(&sections->reading);
  }
}

static bool
can_be_read(const struct kjp__sections *sections, int32_t section)
{
  uint32_t needs = table[section].needs;

  return (sections->done & needs) == needs;
}

static void
let_wait(struct kjp__sections *sections, int32_t section,
         const struct kjp__node *key)
{
  struct kjp__waiting *waiting =
      kjp__arena_alloc(sections->kept, sizeof *waiting);

  if (waiting == NULL)
    return;
  waiting->key = key;
  *sections->waiting_end[section] = waiting;
  sections->waiting_end[section] = &waiting->next;
}

/* An entry is complete: read it, or let it wait, and take back what it used
 * where nothing names it any more. */
void
kjp__sections_entry(struct kjp__sections *sections, const struct kjp__node *key)
{
  bool keep = sections->must_keep;

  if (sections->section == KJP__NO_SECTION) {
    /* reported already */
  } else if (can_be_read(sections, sections->section)) {
    read_entry(sections, sections->section, key);
  } else {
    let_wait(sections, sections->section, key);
    keep = true;
  }
  if (keep)
    sections->mark = kjp__arena_mark(sections->nodes);
  else
    kjp__arena_release(sections->nodes, sections->mark);
  sections->must_keep = false;
}

/* The value of a section that was built whole: because it is one thing, has
 * an anchor, is an alias, or is no map at all. */
static void
read_value(struct kjp__sections *sections, const struct kjp__node *key)
{
  struct kjp__at at = kjp__at_entry(&sections->root, key);
  int32_t section = sections->section;

  if (section != KJP__NO_SECTION && !table[section].whole) {
    sections->must_keep = true; /* entries may wait */
    if (!kjp__is_empty(&sections->reading, &at) &&
        kjp__is_map(&sections->reading, &at)) {
      for (const struct kjp__node *entry = key->next->first; entry != NULL;
           entry = entry->next->next) {
        sections->must_keep = true;
        kjp__sections_entry(sections, entry);
      }
    }
    close_section(sections, section);
    return;
  }
  kjp__sections_entry(sections, key);
  if (section != KJP__NO_SECTION)
    close_section(sections, section);
}

static const char *const *
section_keys(const char **keys)
{
  for (int32_t i = 0; i < KJP__SECTIONS; i++)
    keys[i] = table[i].key;
  keys[KJP__SECTIONS] = NULL;
  return keys;
}

static void
report_section(struct kjp__sections *sections, const struct kjp__at *at)
{
  const char *room[KJP__SECTIONS + 1];
  const char *const *keys = section_keys(room);
  struct kjp__reading *reading = &sections->reading;

  kjp__report_key(reading, at, KJP__KEY_UNKNOWN,
                  (struct kjp__details){
                      .name = {"计划文件", "a plan file"},
                      .found = KJP__SAY(at->key),
                      .expected = kjp__list_words(reading, keys),
                      .near = KJP__SAY(kjp__nearest(reading, at->key, keys))});
}

/* A key of the root map: which section comes now. */
void
kjp__sections_key(struct kjp__sections *sections, const struct kjp__node *key)
{
  struct kjp__at at = kjp__at_entry(&sections->root, key);
  int32_t section = 0;

  sections->key = key;
  sections->section = KJP__NO_SECTION;
  if (!kjp__is_text_key(&sections->reading, &sections->root, key))
    return;
  while (section < KJP__SECTIONS && strcmp(table[section].key, key->text) != 0)
    section++;
  if (section == KJP__SECTIONS) {
    if (strncmp(key->text, "x-", 2) != 0)
      report_section(sections, &at);
    return;
  }
  if ((sections->begun >> section & 1u) != 0) {
    kjp__report_key(&sections->reading, &at, KJP__KEY_DUPLICATE,
                    (struct kjp__details){.found = KJP__SAY(key->text),
                                          .related = sections->marks[section]});
    return;
  }
  sections->begun |= 1u << section;
  sections->section = section;
  sections->marks[section] = key->mark;
  sections->reading.table_marks[table[section].table] = key->mark;
}

static bool
is_root_extra(const struct kjp__sections *sections)
{
  const struct kjp__node *key = sections->key;

  return sections->section == KJP__NO_SECTION &&
         key->kind == KJP__NODE_SCALAR && strncmp(key->text, "x-", 2) == 0;
}

bool
kjp__sections_has_entries(const struct kjp__sections *sections)
{
  return sections->section != KJP__NO_SECTION &&
         !table[sections->section].whole;
}

void
kjp__sections_end(struct kjp__sections *sections)
{
  close_section(sections, sections->section);
}

void
kjp__sections_value(struct kjp__sections *sections, const struct kjp__node *key)
{
  struct kjp__at at = kjp__at_entry(&sections->root, key);

  if (is_root_extra(sections))
    kjp__read_extra(&sections->reading, &at, KJP_NONE, KJP_NONE,
                    &sections->extras);
  else
    read_value(sections, key);
}

/* A section that others wait for is done when its own entries are. */
static void
read_waiting(struct kjp__sections *sections, int32_t section)
{
  if (!can_be_read(sections, section))
    return; /* cut short: what it needs was never read */
  for (const struct kjp__waiting *waiting = sections->waiting[section];
       waiting != NULL; waiting = waiting->next)
    read_entry(sections, section, waiting->key);
  if ((sections->begun >> section & 1u) != 0)
    sections->done |= 1u << section;
}

void
kjp__sections_finish(struct kjp__sections *sections, bool cut_short)
{
  struct kjp__details details = {.name = {"计划文件", "a plan file"}};

  for (int32_t i = 0; i < KJP__SECTIONS; i++) {
    bool absent = (sections->begun >> i & 1u) == 0 && !cut_short;

    if (absent)
      sections->done |= 1u << i;
    read_waiting(sections, i);
    if (!absent || !table[i].required)
      continue;
    details.expected = KJP__SAY(table[i].key);
    kjp__report_key(&sections->reading, &sections->root, KJP__KEY_MISSING,
                    details);
  }
  if (cut_short)
    return;
  kjp__warn_of_adjustments(&sections->reading);
  kjp__check_funding(&sections->reading);
  kjp__check_loops(&sections->reading);
  kjp__count_claims(&sections->reading);
}
