/* SPDX-License-Identifier: MIT */
/* lib/report/pretty.c - JSON for people to read. */
#include "pretty-priv.h"

#include "json-priv.h"

static void
begin_line(struct kjp__pretty *pretty)
{
  kjp__text_add_char(&pretty->text, '\n');
  for (int32_t i = 0; i < pretty->depth; i++)
    kjp__text_add(&pretty->text, "  ");
}

/* What stands before every value. */
static void
begin_value(struct kjp__pretty *pretty, const char *key)
{
  if (pretty->comma)
    kjp__text_add_char(&pretty->text, ',');
  if (pretty->depth > 0)
    begin_line(pretty);
  pretty->comma = true;
  if (key == NULL)
    return;
  kjp__json_quote(&pretty->text, key);
  kjp__text_add(&pretty->text, ": ");
}

void
kjp__pretty_open(struct kjp__pretty *pretty, const char *key, char bracket)
{
  begin_value(pretty, key);
  kjp__text_add_char(&pretty->text, bracket);
  pretty->depth++;
  pretty->comma = false;
}

void
kjp__pretty_close(struct kjp__pretty *pretty, char bracket)
{
  pretty->depth--;
  if (pretty->comma)
    begin_line(pretty);
  kjp__text_add_char(&pretty->text, bracket);
  pretty->comma = true;
}

void
kjp__pretty_text(struct kjp__pretty *pretty, const char *key, const char *value)
{
  begin_value(pretty, key);
  kjp__json_quote(&pretty->text, value);
}

void
kjp__pretty_int(struct kjp__pretty *pretty, const char *key, int64_t value)
{
  begin_value(pretty, key);
  kjp__text_add_int(&pretty->text, value);
}

void
kjp__pretty_raw(struct kjp__pretty *pretty, const char *key, const char *json)
{
  begin_value(pretty, key);
  kjp__text_add(&pretty->text, json);
}

void
kjp__pretty_texts(struct kjp__pretty *pretty, const char *key,
                  const char *const *values)
{
  kjp__pretty_open(pretty, key, '[');
  for (; *values != NULL; values++)
    kjp__pretty_text(pretty, NULL, *values);
  kjp__pretty_close(pretty, ']');
}
