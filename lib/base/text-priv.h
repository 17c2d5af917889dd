/* SPDX-License-Identifier: MIT */
/* lib/base/text-priv.h - text that grows, and becomes a kjp_text.
 *
 * A failed allocation is remembered; kjp__text_done() tells it. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

#include <kjplan/error.h>
#include <kjplan/text.h>

#include "arena-priv.h"

struct kjp__text_builder {
  char *data; /* NULL, or ends in NUL */
  size_t size;
  size_t room;
  bool failed;
};

void kjp__text_add(struct kjp__text_builder *text, const char *more);
void kjp__text_add_size(struct kjp__text_builder *text, const char *more,
                        size_t size);
void kjp__text_add_char(struct kjp__text_builder *text, char more);
void kjp__text_add_int(struct kjp__text_builder *text, int64_t number);
/* `template` with {word} replaced; words and values are pairs that end in a
 * NULL word. A word that is not in the list stays as it is; a NULL value is
 * left out. Returns whether every word in the template had a value. */
bool kjp__text_add_template(struct kjp__text_builder *text,
                            const char *template,
                            const char *const (*values)[2]);
/* The number that a text begins with: decimal digits, at most 18. GLib's
 * g_ascii_strtoll() would make a locale first, and end the host where it
 * cannot. */
int64_t kjp__leading_int(const char *text);
/* Moves what was built into an arena; NULL where nothing was, or where memory
 * is out, which the arena then tells. The builder is empty again. */
char *kjp__text_keep(struct kjp__text_builder *text, struct kjp__arena *arena);
void kjp__text_clear(struct kjp__text_builder *text);
/* Hands over what was built; the builder is empty again. */
kjp_status kjp__text_done(struct kjp__text_builder *text, kjp_text **text_out,
                          kjp_error **error_out);
