/* SPDX-License-Identifier: MIT */
/* lib/plan/section-priv.h - the sections of a plan file, as they come in.
 *
 * Intake builds keys and values from events and hands them over here, where
 * it is known what the sections are, in which order they can be read, and
 * which entries wait for others. */
#pragma once
#include "read-priv.h"

enum { KJP__SECTIONS = 12, KJP__NO_SECTION = -1 };

struct kjp__waiting;

struct kjp__sections {
  struct kjp__reading reading;
  struct kjp__arena *nodes;    /* the tree; what is done with is taken back */
  struct kjp__arena *kept;     /* what lives until the end of the reading */
  struct kjp__arena_mark mark; /* of what the tree must keep */
  bool must_keep;              /* what is being built has an anchor in it */
  struct kjp__at root;
  struct kjp__node root_node;
  const struct kjp__node *key; /* of the root map, that was read last */
  int32_t section;             /* that it names, or KJP__NO_SECTION */
  struct kjp__mark marks[KJP__SECTIONS]; /* of keys */
  uint32_t begun;                        /* sections, as bits */
  uint32_t done;
  struct kjp__waiting *waiting[KJP__SECTIONS];
  struct kjp__waiting **waiting_end[KJP__SECTIONS];
  struct kjp__index extras; /* of the root */
  struct kjp__seen planned; /* see struct kjp__reading */
  struct kjp__seen projects;
};

/* The reading's plan, findings and settings are filled in. */
void kjp__sections_init(struct kjp__sections *sections);
/* A key of the root map. */
void kjp__sections_key(struct kjp__sections *sections,
                       const struct kjp__node *key);
/* Whether the value of that key is read entry by entry, if it is a map. */
bool kjp__sections_has_entries(const struct kjp__sections *sections);
/* An entry of such a section; its value is next to its key. What it used is
 * taken back unless something still names it. */
void kjp__sections_entry(struct kjp__sections *sections,
                         const struct kjp__node *key);
/* Every entry of the section has been handed over. */
void kjp__sections_end(struct kjp__sections *sections);
/* The value of a root key that was built whole: it is one thing, has an
 * anchor, is an alias, or is no map at all. */
void kjp__sections_value(struct kjp__sections *sections,
                         const struct kjp__node *key);
/* Reads what has waited, and reports what is missing; of a text that was cut
 * short only what can be judged all the same. */
void kjp__sections_finish(struct kjp__sections *sections, bool cut_short);
