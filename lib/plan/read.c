/* SPDX-License-Identifier: MIT */
/* lib/plan/read.c - readers of single values: texts, ids, years, words,
 * dates, references.
 *
 * All scalars of YAML come as text; YAML 1.2's rules for null apply here, and
 * each reader applies its own grammar. */
#include "read-priv.h"

#include <string.h>

#include <glib.h>

#include "../base/date-priv.h"

#define CELL(row, field) ((void *)((char *)(row) + (field)->column.offset))

enum { LONGEST_ID = 63 };

/* By its first byte: every value goes through here. */
static bool
may_be_null(char first)
{
  return first == '\0' || first == '~' || first == 'n' || first == 'N';
}

static bool
is_null(const struct kjp__node *node)
{
  static const char *const nulls[] = {"", "~", "null", "Null", "NULL", NULL};

  return node->kind == KJP__NODE_SCALAR && node->plain &&
         may_be_null(node->text[0]) && g_strv_contains(nulls, node->text);
}

bool
kjp__is_empty(struct kjp__reading *reading, const struct kjp__at *at)
{
  if (at->node->kind == KJP__NODE_BAD)
    return true;
  if (!is_null(at->node))
    return false;
  kjp__report_key(reading, at, KJP__VALUE_EMPTY, (struct kjp__details){0});
  return true;
}

static struct kjp__say
shape_found(const struct kjp__node *node)
{
  static const struct kjp__say shapes[] = {
      [KJP__NODE_MAP] = {"映射", "a map"},
      [KJP__NODE_LIST] = {"列表", "a list"},
  };

  return node->kind == KJP__NODE_SCALAR ? KJP__SAY(node->text)
                                        : shapes[node->kind];
}

static bool
is_kind(struct kjp__reading *reading, const struct kjp__at *at,
        enum kjp__node_kind kind, enum kjp__code code, struct kjp__say expected)
{
  if (at->node->kind == kind)
    return true;
  if (at->node->kind != KJP__NODE_BAD)
    kjp__report_value(reading, at, code,
                      (struct kjp__details){.found = shape_found(at->node),
                                            .expected = expected});
  return false;
}

bool
kjp__is_text_key(struct kjp__reading *reading, const struct kjp__at *map,
                 const struct kjp__node *key)
{
  if (key->kind == KJP__NODE_SCALAR)
    return true;
  if (key->kind != KJP__NODE_BAD)
    kjp__report_at(reading, map, key->mark, KJP__KEY_NOT_TEXT,
                   (struct kjp__details){0});
  return false;
}

bool
kjp__is_map(struct kjp__reading *reading, const struct kjp__at *at)
{
  return is_kind(reading, at, KJP__NODE_MAP, KJP__SHAPE_MAP,
                 (struct kjp__say){NULL, NULL});
}

bool
kjp__is_list(struct kjp__reading *reading, const struct kjp__at *at)
{
  return is_kind(reading, at, KJP__NODE_LIST, KJP__SHAPE_LIST,
                 (struct kjp__say){NULL, NULL});
}

const char *
kjp__scalar(struct kjp__reading *reading, const struct kjp__at *at)
{
  return is_kind(reading, at, KJP__NODE_SCALAR, KJP__SHAPE_TEXT,
                 (struct kjp__say){"一个值", "a single value"})
             ? at->node->text
             : NULL;
}

/* A reader's value or its key: what is judged, and where. */
static const char *
subject(struct kjp__reading *reading, const struct kjp__at *at, bool is_key)
{
  return is_key ? at->key : kjp__scalar(reading, at);
}

static void
report(struct kjp__reading *reading, const struct kjp__at *at, bool is_key,
       enum kjp__code code, const char *found, const char *near)
{
  kjp__report_at(
      reading, at, is_key ? at->key_mark : at->node->mark, code,
      (struct kjp__details){.found = KJP__SAY(found), .near = KJP__SAY(near)});
}

/* Texts */

KJP__READER(text)
{
  const char *text = kjp__scalar(reading, at);
  const char **cell = CELL(row, field);

  if (text == NULL)
    return;
  if (*text == '\0')
    kjp__report_key(reading, at, KJP__VALUE_EMPTY, (struct kjp__details){0});
  else
    *cell = kjp__recent_copy(&reading->texts, text, at->node->size);
}

/* One text for both languages, or a map of zh and en; where one of the two is
 * missing the other stands in. */
KJP__READER(say)
{
  struct kjp__say *say = CELL(row, field);
  const char *text;

  if (at->node->kind == KJP__NODE_MAP) {
    if (at->node->first == NULL)
      kjp__report_value(reading, at, KJP__KEY_MISSING,
                        (struct kjp__details){.expected = KJP__SAY("zh")});
    (void)kjp__read_map(reading, at, &kjp__shape_name, say, KJP_NONE);
    say->zh = say->zh == NULL ? say->en : say->zh;
    say->en = say->en == NULL ? say->zh : say->en;
    return;
  }
  kjp__read_text(reading, at, field, row);
  text = say->zh;
  say->en = text;
}

/* Ids */

static bool
is_id(const char *text)
{
  const char *at = text;

  if (!g_ascii_islower(*text))
    return false;
  while (g_ascii_islower(*at) || g_ascii_isdigit(*at) || *at == '_' ||
         *at == '-')
    at++;
  return *at == '\0' && at - text <= LONGEST_ID;
}

/* What the text would be as an id, or NULL where that is no help. */
static const char *
suggest_id(struct kjp__reading *reading, const char *text)
{
  char *near = kjp__arena_copy(reading->scratch, text, strlen(text));

  for (char *letter = near; letter != NULL && *letter != '\0'; letter++) {
    *letter = g_ascii_tolower(*letter);
    if (*letter == ' ' || *letter == '.')
      *letter = '-';
  }
  return near != NULL && is_id(near) ? near : NULL;
}

const char *
kjp__id_of(struct kjp__reading *reading, const struct kjp__at *at, bool is_key)
{
  const char *text = subject(reading, at, is_key);

  if (text == NULL)
    return NULL;
  if (is_id(text))
    return kjp__arena_copy(reading->arena, text, strlen(text));
  report(reading, at, is_key, KJP__ID_INVALID, text, suggest_id(reading, text));
  return NULL;
}

KJP__READER(id)
{
  const char **cell = CELL(row, field);

  *cell = kjp__id_of(reading, at, false);
}

/* Years */

/* 6, 06, 12, but not 25: 2024-25 is a span. */
static bool
is_month(const char *text)
{
  if (!g_ascii_isdigit(text[0]))
    return false;
  if (text[1] == '\0')
    return true;
  return g_ascii_isdigit(text[1]) && text[2] == '\0' &&
         (text[0] == '0' || (text[0] == '1' && text[1] <= '2'));
}

/* 2025-06, 2025-Q2, 2025Q2 */
static bool
is_part_of_year(const char *text)
{
  if (kjp__four_digits(text) == 0)
    return false;
  text += 4;
  if (*text == '-')
    text++;
  else if (*text != 'Q' && *text != 'q')
    return false;
  if (*text == 'Q' || *text == 'q')
    return g_ascii_isdigit(text[1]) && text[2] == '\0';
  return is_month(text);
}

/* The first four digits in a text such as "2022年". */
static const char *
suggest_year(struct kjp__reading *reading, const char *text)
{
  for (; *text != '\0'; text++) {
    int32_t year = kjp__four_digits(text);

    if (year >= KJP__FIRST_YEAR && year <= KJP__LAST_YEAR)
      return kjp__arena_copy(reading->scratch, text, 4);
  }
  return NULL;
}

int32_t
kjp__year_of(struct kjp__reading *reading, const struct kjp__at *at,
             bool is_key)
{
  const char *text = subject(reading, at, is_key);
  int32_t year = text == NULL ? 0 : kjp__four_digits(text);
  enum kjp__code code;

  if (text == NULL)
    return 0;
  if (year != 0 && text[4] == '\0') {
    if (year >= KJP__FIRST_YEAR && year <= KJP__LAST_YEAR)
      return year;
    report(reading, at, is_key, KJP__YEAR_RANGE, text, NULL);
    return 0;
  }
  code = is_part_of_year(text) ? KJP__YEAR_RESERVED : KJP__YEAR_INVALID;
  report(reading, at, is_key, code, text, suggest_year(reading, text));
  return 0;
}

/* "2022-2025", or one year; whether it is one, and its ends. */
static bool
parse_span(const char *text, int32_t *first, int32_t *last)
{
  *first = kjp__four_digits(text);
  *last = *first;
  if (*first == 0)
    return false;
  if (text[4] == '\0')
    return true;
  if (text[4] != '-')
    return false;
  *last = kjp__four_digits(text + 5);
  return *last != 0 && text[9] == '\0';
}

/* 2022 - 2025, 2022—2025, 2022至2025年 */
static const char *
suggest_span(struct kjp__reading *reading, const char *text)
{
  const char *first = suggest_year(reading, text);
  const char *rest = first == NULL ? NULL : strstr(text, first) + 4;
  const char *last = rest == NULL ? NULL : suggest_year(reading, rest);

  if (rest != NULL && *rest == '-' && g_ascii_isdigit(rest[1]) &&
      g_ascii_isdigit(rest[2]) && rest[3] == '\0')
    return kjp__arena_format(reading->scratch, "%s-%.2s%s", first, first,
                             rest + 1); /* 2024-25 */
  return last == NULL
             ? first
             : kjp__arena_format(reading->scratch, "%s-%s", first, last);
}

bool
kjp__span_of(struct kjp__reading *reading, const struct kjp__at *at,
             int32_t *first, int32_t *last)
{
  const char *text = kjp__scalar(reading, at);
  const char *near;

  if (text == NULL)
    return false;
  if (!parse_span(text, first, last)) {
    enum kjp__code code =
        is_part_of_year(text) ? KJP__YEAR_RESERVED : KJP__SPAN_INVALID;

    report(reading, at, false, code, text, suggest_span(reading, text));
    return false;
  }
  if (*first < KJP__FIRST_YEAR || *first > KJP__LAST_YEAR ||
      *last < KJP__FIRST_YEAR || *last > KJP__LAST_YEAR) {
    report(reading, at, false, KJP__YEAR_RANGE, text, NULL);
    return false;
  }
  if (*first <= *last)
    return true;
  near = kjp__arena_format(reading->scratch, "%d-%d", *last, *first);
  report(reading, at, false, KJP__SPAN_REVERSED, text, near);
  return false;
}

bool
kjp__year_within(struct kjp__reading *reading, const struct kjp__at *at,
                 int32_t year, const struct kjp__years *years)
{
  bool is_key = kjp__four_digits(at->key == NULL ? "" : at->key) != 0;
  struct kjp__arena *arena = reading->scratch;

  if (years->first == 0 || (year >= years->first && year <= years->last))
    return true;
  kjp__report_at(
      reading, at, is_key ? at->key_mark : at->node->mark, KJP__YEAR_OUTSIDE,
      (struct kjp__details){
          .name = KJP__SAY(is_key ? kjp__at_name(at->up) : kjp__at_name(at)),
          .found = KJP__SAY(kjp__arena_format(arena, "%d", year)),
          .expected = KJP__SAY(
              kjp__arena_format(arena, "%d-%d", years->first, years->last)),
          .near = years->of,
          .related = years->mark});
  return false;
}

bool
kjp__year_in_plan(struct kjp__reading *reading, const struct kjp__at *at,
                  int32_t year)
{
  return kjp__year_within(reading, at, year, &reading->plan_years);
}

bool
kjp__plan_span_of(struct kjp__reading *reading, const struct kjp__at *at,
                  int32_t *first, int32_t *last)
{
  return kjp__span_of(reading, at, first, last) &&
         kjp__year_in_plan(reading, at, *first) &&
         kjp__year_in_plan(reading, at, *last);
}

KJP__READER(year)
{
  int32_t *cell = CELL(row, field);

  *cell = kjp__year_of(reading, at, false);
}

KJP__READER(plan_year)
{
  int32_t *cell = CELL(row, field);
  int32_t year = kjp__year_of(reading, at, false);

  if (year != 0 && kjp__year_in_plan(reading, at, year))
    *cell = year;
}

bool
kjp__is_repeated(struct kjp__reading *reading, const struct kjp__at *at,
                 enum kjp__code code, int32_t year, struct kjp__mark *seen)
{
  struct kjp__mark *before = &seen[year - KJP__FIRST_YEAR];

  if (before->line == 0) {
    *before = at->node->mark;
    return false;
  }
  kjp__report_value(reading, at, code,
                    (struct kjp__details){.found = KJP__SAY(at->node->text),
                                          .related = *before});
  return true;
}

/* Words */

int8_t
kjp__word_of(struct kjp__reading *reading, const struct kjp__at *at,
             const char *const *words)
{
  const char *text = kjp__scalar(reading, at);

  if (text == NULL)
    return 0;
  for (int8_t word = 1; words[word] != NULL; word++) {
    if (strcmp(words[word], text) == 0)
      return word;
  }
  kjp__report_value(
      reading, at, KJP__WORD_UNKNOWN,
      (struct kjp__details){
          .found = KJP__SAY(text),
          .expected = kjp__list_words(reading, words + 1),
          .near = KJP__SAY(kjp__nearest(reading, text, words + 1))});
  return 0;
}

KJP__READER(word)
{
  int8_t *cell = CELL(row, field);
  int8_t word = kjp__word_of(reading, at, field->column.words);

  if (word != 0)
    *cell = word;
}

/* What people write for true and false elsewhere. */
static const char *
suggest_boolean(struct kjp__reading *reading, const char *text)
{
  static const char *const yes[] = {"yes", "y", "on", "1", "是", "真", NULL};
  static const char *const no[] = {"no", "n", "off", "0", "否", "假", NULL};
  char *lower = kjp__arena_copy(reading->scratch, text, strlen(text));

  for (char *letter = lower; letter != NULL && *letter != '\0'; letter++)
    *letter = g_ascii_tolower(*letter);
  if (lower == NULL)
    return NULL;
  if (g_strv_contains(yes, lower) || strcmp(lower, "true") == 0)
    return "true";
  return g_strv_contains(no, lower) || strcmp(lower, "false") == 0 ? "false"
                                                                   : NULL;
}

KJP__READER(boolean)
{
  const char *text = kjp__scalar(reading, at);
  int8_t *cell = CELL(row, field);

  if (text == NULL)
    return;
  if (strcmp(text, "true") == 0)
    *cell = 1;
  else if (strcmp(text, "false") != 0)
    report(reading, at, false, KJP__BOOLEAN_INVALID, text,
           suggest_boolean(reading, text));
}

/* Dates */

KJP__READER(date)
{
  const char *text = kjp__scalar(reading, at);
  const char **cell = CELL(row, field);

  if (text == NULL)
    return;
  if (kjp__is_date(text))
    *cell = kjp__recent_copy(&reading->texts, text, at->node->size);
  else
    report(reading, at, false, KJP__DATE_INVALID, text, NULL);
}

/* References */

static struct kjp__say
table_word(int32_t table)
{
  static const struct kjp__say words[KJP__PLAN_TABLES] = {
      [KJP_ORGANISATIONS] = {"单位", "organisation"},
      [KJP_INDICATORS] = {"指标", "indicator"},
      [KJP_RULES] = {"规则", "rule"},
  };

  return words[table];
}

static int32_t
find_reference(struct kjp__reading *reading, const struct kjp__at *at,
               int32_t table, bool is_key)
{
  const char *id = subject(reading, at, is_key);
  int32_t row =
      id == NULL ? KJP_NONE : kjp_table_find(&reading->plan->tables[table], id);

  if (id == NULL || row >= 0)
    return row;
  kjp__report_at(
      reading, at, is_key ? at->key_mark : at->node->mark,
      KJP__REFERENCE_UNKNOWN,
      (struct kjp__details){
          .name = table_word(table),
          .found = KJP__SAY(id),
          .expected = {kjp__arena_format(reading->scratch, "%s 中声明的标识",
                                         kjp__plan_kind(table)->name),
                       kjp__arena_format(reading->scratch,
                                         "an id declared under %s",
                                         kjp__plan_kind(table)->name)},
          .near = KJP__SAY(kjp__nearest_id(reading, id, table)),
          .related = reading->table_marks[table]});
  return KJP_NONE;
}

int32_t
kjp__reference_of(struct kjp__reading *reading, const struct kjp__at *at,
                  int32_t table)
{
  return find_reference(reading, at, table, false);
}

static int32_t
refuse_root(struct kjp__reading *reading, const struct kjp__at *at,
            struct kjp__mark mark, int32_t indicator)
{
  const struct kjp__indicator *row =
      kjp__plan_indicator(reading->plan, indicator);

  kjp__report_at(reading, at, mark, KJP__AVERAGE_GROWTH_USED,
                 (struct kjp__details){.found = KJP__SAY(row->id),
                                       .related = row->derive_mark});
  return KJP_NONE;
}

void
kjp__refuse_root(struct kjp__reading *reading, const struct kjp__at *at,
                 int32_t indicator)
{
  (void)refuse_root(reading, at, at->node->mark, indicator);
}

static bool
is_root(const struct kjp__reading *reading, int32_t indicator)
{
  return indicator >= 0 &&
         kjp__plan_indicator(reading->plan, indicator)->derive ==
             KJP_DERIVE_AVERAGE_GROWTH;
}

int32_t
kjp__exact_reference_of(struct kjp__reading *reading, const struct kjp__at *at)
{
  int32_t row = find_reference(reading, at, KJP_INDICATORS, false);

  return is_root(reading, row) ? refuse_root(reading, at, at->node->mark, row)
                               : row;
}

int32_t
kjp__reference_key_of(struct kjp__reading *reading, const struct kjp__at *at,
                      int32_t table)
{
  int32_t row = find_reference(reading, at, table, true);

  return table == KJP_INDICATORS && is_root(reading, row)
             ? refuse_root(reading, at, at->key_mark, row)
             : row;
}

KJP__READER(indicator)
{
  int32_t *cell = CELL(row, field);

  *cell = kjp__reference_of(reading, at, KJP_INDICATORS);
}

KJP__READER(organisation)
{
  int32_t *cell = CELL(row, field);

  *cell = kjp__reference_of(reading, at, KJP_ORGANISATIONS);
}

KJP__READER(source)
{
  struct kjp__rows *sources = &reading->plan->tables[KJP_SOURCES].rows;
  int32_t *cell = CELL(row, field);
  struct kjp__source *source;

  if (!kjp__is_map(reading, at))
    return;
  source = kjp__rows_add(sources);
  if (source == NULL)
    return;
  *cell = sources->count - 1;
  source->mark = at->key_mark;
  (void)kjp__read_map(reading, at, &kjp__shape_source, source, *cell);
}
