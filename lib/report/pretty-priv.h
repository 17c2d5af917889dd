/* SPDX-License-Identifier: MIT */
/* lib/report/pretty-priv.h - JSON for people to read: a member a line, two
 * blanks a level. json-priv.h is the one for answers. */
#pragma once
#include "../base/text-priv.h"

struct kjp__pretty {
  struct kjp__text_builder text;
  int32_t depth;
  bool comma; /* something stands before in this object or list */
};

/* `key` is NULL inside a list and at the top. */
void kjp__pretty_open(struct kjp__pretty *pretty, const char *key,
                      char bracket);
void kjp__pretty_close(struct kjp__pretty *pretty, char bracket);
void kjp__pretty_text(struct kjp__pretty *pretty, const char *key,
                      const char *value);
void kjp__pretty_int(struct kjp__pretty *pretty, const char *key,
                     int64_t value);
/* JSON as it stands, such as true. */
void kjp__pretty_raw(struct kjp__pretty *pretty, const char *key,
                     const char *json);
/* A list of texts that ends in NULL. */
void kjp__pretty_texts(struct kjp__pretty *pretty, const char *key,
                       const char *const *values);
