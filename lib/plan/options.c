/* SPDX-License-Identifier: MIT */
/* lib/plan/options.c - settings by name, from one table.
 *
 * doc/options.md is held against the table by a test. */
#include "options-priv.h"

#include <stddef.h>
#include <string.h>

#include <glib.h>

#include "../base/date-priv.h"
#include "../base/error-priv.h"

struct kjp_options {
  struct kjp__settings settings;
  struct kjp__arena *arena; /* the texts; what was set before stays in it */
};

/* What a text must be. */
enum text_kind { NUMBER, ANY_TEXT, DATE };

static const struct option {
  const char *name;
  size_t offset; /* in struct kjp__settings */
  enum text_kind kind;
  int64_t least, most; /* of a number */
} table[] = {
#define NUMBER_OPTION(name, member, least, most)                               \
  {                                                                            \
    name, offsetof(struct kjp__settings, member), NUMBER, least, most          \
  }
    NUMBER_OPTION("max-bytes", max_bytes, 1, INT64_C(1) << 30),
    NUMBER_OPTION("max-depth", max_depth, 1, 64),
    NUMBER_OPTION("max-nodes", max_nodes, 1, 100000000),
    NUMBER_OPTION("max-anchors", max_anchors, 0, 4096),
    NUMBER_OPTION("max-aliases", max_aliases, 0, 4096),
    NUMBER_OPTION("max-text-bytes", max_text_bytes, 1, 1 << 20),
    NUMBER_OPTION("max-key-bytes", max_key_bytes, 1, 1024),
    NUMBER_OPTION("max-digits", max_digits, 1, 18),
    NUMBER_OPTION("max-yuan", max_yuan, 1, INT64_MAX / 100),
    NUMBER_OPTION("max-findings", max_findings, 1, 10000),
    NUMBER_OPTION("sha256", sha256, 0, 1),
    {"rule", offsetof(struct kjp__settings, rule), ANY_TEXT, 0, 0},
    {"scenario", offsetof(struct kjp__settings, scenario), ANY_TEXT, 0, 0},
    {"as-of", offsetof(struct kjp__settings, as_of), DATE, 0, 0},
    {"indicator", offsetof(struct kjp__settings, indicator), ANY_TEXT, 0, 0},
    {"shape", offsetof(struct kjp__settings, shape), ANY_TEXT, 0, 0},
    {"strengths", offsetof(struct kjp__settings, strengths), ANY_TEXT, 0, 0},
    {"method", offsetof(struct kjp__settings, method), ANY_TEXT, 0, 0},
    NUMBER_OPTION("year", year, 1949, 2149),
    NUMBER_OPTION("paths", paths, 0, 1),
    NUMBER_OPTION("corridor", corridor, 0, 1),
    NUMBER_OPTION("draws", draws, 1, KJP__DRAWS_MOST),
    NUMBER_OPTION("first-draw", first_draw, 0, KJP__FIRST_DRAW_MOST),
    NUMBER_OPTION("seed", seed, 0, INT64_C(999999999999999999)),
    NUMBER_OPTION("threads", threads, 1, 64),
    NUMBER_OPTION("kept", kept, 0, 100000000),
    {"mode", offsetof(struct kjp__settings, mode), ANY_TEXT, 0, 0},
};

static const struct kjp__settings defaults = {
    .max_bytes = 8 << 20,
    .max_depth = 32,
    .max_nodes = 200000,
    .max_anchors = 256,
    .max_aliases = 256,
    .max_text_bytes = 64 << 10,
    .max_key_bytes = 256,
    .max_digits = 15,
    .max_yuan = INT64_C(1000000000000000),
    .max_findings = 100,
    .sha256 = 1,
    .year = 0,
    .paths = 0,
    .corridor = 0,
    .draws = 10000,
    .first_draw = 0,
    .seed = 0,
    .threads = 1,
    .kept = 100000,
};

const struct kjp__settings *
kjp__options_settings(const kjp_options *options)
{
  return options == NULL ? &defaults : &options->settings;
}

kjp_options *
kjp_options_new(void)
{
  kjp_options *options = g_try_malloc(sizeof *options);

  if (options == NULL)
    return NULL;
  options->settings = defaults;
  options->arena = kjp__arena_new();
  if (options->arena != NULL)
    return options;
  g_free(options);
  return NULL;
}

void
kjp_options_free(kjp_options *options)
{
  if (options == NULL)
    return;
  kjp__arena_free(options->arena);
  g_free(options);
}

static const struct option *
find_option(const char *name)
{
  for (size_t i = 0; i < G_N_ELEMENTS(table); i++) {
    if (strcmp(table[i].name, name) == 0)
      return &table[i];
  }
  return NULL;
}

static void *
cell_of(kjp_options *options, const struct option *option)
{
  return (char *)&options->settings + option->offset;
}

static void
set_default(kjp_options *options, const struct option *option)
{
  const char *from = (const char *)&defaults + option->offset;

  if (option->kind == NUMBER)
    memcpy(cell_of(options, option), from, sizeof(int64_t));
  else
    /* cppcheck-suppress pointerSize; the cell is the pointer */
    memcpy(cell_of(options, option), from, sizeof(char *));
}

/* Digits alone, at most 18; -1 for anything else. */
static int64_t
number_of(const char *text)
{
  size_t size = strlen(text);
  int64_t number = 0;

  if (size == 0 || size > 18 || strspn(text, "0123456789") != size)
    return -1;
  for (; *text != '\0'; text++)
    number = number * 10 + (*text - '0');
  return number;
}

static kjp_status
set_number(kjp_options *options, const struct option *option, const char *value,
           kjp_error **error_out)
{
  int64_t number = number_of(value);
  int64_t *cell = cell_of(options, option);
  char zh[80];
  char en[80];

  if (number >= option->least && number <= option->most) {
    *cell = number;
    return KJP_OK;
  }
  (void)g_snprintf(zh, sizeof zh, "%" G_GINT64_FORMAT " 至 %" G_GINT64_FORMAT,
                   option->least, option->most);
  (void)g_snprintf(en, sizeof en, "%" G_GINT64_FORMAT " to %" G_GINT64_FORMAT,
                   option->least, option->most);
  return kjp__fail_argument(error_out, option->name, value,
                            (struct kjp__say){zh, en});
}

static kjp_status
set_text(kjp_options *options, const struct option *option, const char *value,
         kjp_error **error_out)
{
  const char **cell = cell_of(options, option);
  const char *copy;

  if (option->kind == DATE && !kjp__is_date(value))
    return kjp__fail_argument(error_out, option->name, value,
                              (struct kjp__say){"YYYY-MM-DD", "YYYY-MM-DD"});
  copy = kjp__arena_copy(options->arena, value, strlen(value));
  if (copy == NULL)
    return kjp__fail(error_out, KJP__MEMORY_OUT, NULL);
  *cell = copy;
  return KJP_OK;
}

kjp_status
kjp_options_set(kjp_options *options, const char *name, const char *value,
                kjp_error **error_out)
{
  const struct option *option;

  if (error_out != NULL)
    *error_out = NULL;
  if (options == NULL)
    return kjp__fail_null(error_out, "options");
  if (name == NULL)
    return kjp__fail_null(error_out, "name");
  option = find_option(name);
  if (option == NULL)
    return kjp__fail_argument(error_out, "name", name,
                              (struct kjp__say){"doc/options.md 中的名称",
                                                "a name from doc/options.md"});
  if (value == NULL) {
    set_default(options, option);
    return KJP_OK;
  }
  return option->kind == NUMBER ? set_number(options, option, value, error_out)
                                : set_text(options, option, value, error_out);
}
