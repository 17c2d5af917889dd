/* SPDX-License-Identifier: MIT */
/* lib/format/slip-priv.h - slips of the keyboard that YAML does not see. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

enum kjp__slip_kind {
  KJP__SLIP_NONE,
  KJP__SLIP_WIDE,  /* key：value */
  KJP__SLIP_TIGHT, /* key:value */
  KJP__SLIP_DASH   /* -item */
};

struct kjp__slip {
  enum kjp__slip_kind kind;
  size_t at;     /* bytes before the colon, the dash */
  size_t indent; /* blanks before the text */
  size_t word;   /* bytes before the key-like word behind `indent` */
  size_t word_size;
};

/* A line, or a text, that begins with one of them. */
struct kjp__slip kjp__slip_find(const char *text, size_t size);

/* A full-width sign that is typed for a sign of YAML. */
struct kjp__sign {
  const char *wide, *ascii;
};
/* The sign that begins here; NULL for none. */
const struct kjp__sign *kjp__sign_at(const char *text, size_t size);
/* How many bytes a word such as an id has: [a-z][a-z0-9_-]*, or a year. */
size_t kjp__word_size(const char *text, size_t size);
bool kjp__is_wide_blank(const char *text, size_t size);
/* Words with ， or 、 between them and nothing else: bytes before the first
 * of these, or 0. */
size_t kjp__slip_comma(const char *text, size_t size);
/* Keys whose values are prose, where a colon may be meant. */
bool kjp__is_prose_key(const char *text, size_t size);
