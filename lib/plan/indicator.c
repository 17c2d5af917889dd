/* SPDX-License-Identifier: MIT */
/* lib/plan/indicator.c - indicators: their unit, observations, adjustments
 * and assumptions. What they are derived from is in derivation.c. */
#include "read-priv.h"

#include <string.h>

#include <glib.h>

#include "../quantity/rate-priv.h"

enum {
  JUMP = 1000,       /* neighbours this many times apart are suspect */
  MOST_GROUPS = 6,   /* of three digits, in a number */
  LONGEST_SHOWN = 40 /* bytes of a number in a hint */
};

void
kjp__read_indicator_entry(struct kjp__reading *reading,
                          const struct kjp__at *at)
{
  struct kjp__indicator *row = kjp__add_entry(reading, at, KJP_INDICATORS);

  if (row == NULL)
    return;
  row->source = KJP_NONE;
  row->mark = at->key_mark;
  reading->parent = kjp__plan_count(reading->plan, KJP_INDICATORS) - 1;
  reading->unit = NULL;
  (void)kjp__read_map(reading, at, &kjp__shape_indicator, row, reading->parent);
}

KJP__READER(unit)
{
  struct kjp__indicator *indicator = row;
  const char *text = kjp__scalar(reading, at);
  const char *label;

  (void)field;
  if (text == NULL)
    return;
  label = kjp__recent_copy(&reading->texts, text, at->node->size);
  if (label == NULL)
    return;
  if (!kjp__unit_find(label, at->node->size, &indicator->unit)) {
    kjp__report_value(reading, at, KJP__UNIT_INVALID,
                      (struct kjp__details){.found = KJP__SAY(text)});
    indicator->unit.label = NULL;
    return;
  }
  indicator->dimension = (int8_t)indicator->unit.dimension;
  reading->unit = &indicator->unit;
}

/* Maps from years: the entries whose key is a year, each year once. */

struct year_map {
  const struct kjp__at *at;
  struct kjp__mark seen[KJP__YEARS]; /* from KJP__FIRST_YEAR */
};

/* The entry's year, or 0 after a report. */
static int32_t
year_of_entry(struct kjp__reading *reading, struct year_map *map,
              const struct kjp__at *entry)
{
  int32_t year = kjp__year_of(reading, entry, true);
  struct kjp__mark *seen;

  if (year == 0)
    return 0;
  seen = &map->seen[year - KJP__FIRST_YEAR];
  if (seen->line != 0) {
    kjp__report_key(
        reading, entry, KJP__KEY_DUPLICATE,
        (struct kjp__details){.found = KJP__SAY(entry->key), .related = *seen});
    return 0;
  }
  *seen = entry->key_mark;
  return kjp__is_empty(reading, entry) ? 0 : year;
}

/* `{2022: 1,500.5}`: to YAML that is 1, and a key 500.5 without a value. */
static bool
is_group(const struct kjp__node *key)
{
  const char *text = key->text;
  const struct kjp__node *value = key->next;

  return key->kind == KJP__NODE_SCALAR && key->plain &&
         value->kind == KJP__NODE_SCALAR && value->plain && value->size == 0 &&
         strspn(text, "0123456789") == 3;
}

static bool
begins_number(const struct kjp__node *value, const struct kjp__node *key)
{
  const char *text = value->text;
  size_t digits;

  if (value->kind != KJP__NODE_SCALAR || !value->plain ||
      value->mark.line != key->mark.line)
    return false;
  text += *text == '-';
  digits = strspn(text, "0123456789");
  return digits >= 1 && digits <= 3 && text[digits] == '\0';
}

static void
report_comma(struct kjp__reading *reading, const struct kjp__at *entry,
             const struct kjp__node *value, const struct kjp__node *key)
{
  const char *number = value->text;

  for (int32_t i = 0; i < MOST_GROUPS && key != NULL && is_group(key); i++) {
    number = kjp__arena_format(reading->scratch, "%s,%s", number, key->text);
    key = key->next->next;
  }
  kjp__report_key(
      reading, entry, KJP__NUMBER_COMMA,
      (struct kjp__details){.found = KJP__SAY(number),
                            .near = KJP__SAY(kjp__arena_format(
                                reading->scratch, "\"%s\"", number))});
}

void
kjp__read_years(struct kjp__reading *reading, const struct kjp__at *at,
                kjp__year_reader read, const void *how)
{
  struct year_map map = {.at = at};
  const struct kjp__node *before = NULL; /* value of the entry before */
  bool in_number = false;

  if (!kjp__is_map(reading, at))
    return;
  for (const struct kjp__node *key = at->node->first; key != NULL;
       before = key->next, key = key->next->next) {
    struct kjp__at entry = kjp__at_entry(at, key);
    bool goes_on = in_number;
    int32_t year;

    in_number = is_group(key) &&
                (goes_on || (before != NULL && begins_number(before, key)));
    if (in_number && !goes_on)
      report_comma(reading, &entry, before, key);
    if (in_number || !kjp__is_text_key(reading, at, key))
      continue;
    year = year_of_entry(reading, &map, &entry);
    if (year != 0)
      read(reading, &entry, year, how);
  }
}

/* Observations */

static const struct kjp__field *
value_field(const struct kjp__shape *shape)
{
  const struct kjp__field *field = shape->fields;

  while (field->key == NULL || strcmp(field->key, "value") != 0)
    field++;
  return field;
}

/* A number with the decimals it was written with. */
KJP__READER(figure)
{
  struct kjp__observation *observation = row;

  (void)kjp__quantity_of(reading, at, reading->unit, field, &observation->value,
                         &observation->decimals);
}

/* A number, or a map with more about it. */
static void
read_observation(struct kjp__reading *reading, const struct kjp__at *at,
                 struct kjp__observation *row, int32_t index)
{
  const struct kjp__node *value = at->node;

  row->mark = value->mark;
  if (value->kind == KJP__NODE_MAP) {
    row->mapped = 1;
    for (const struct kjp__node *key = value->first; key != NULL;
         key = key->next->next) {
      if (key->kind == KJP__NODE_SCALAR && strcmp(key->text, "value") == 0)
        row->mark = key->next->mark;
    }
    (void)kjp__read_map(reading, at, &kjp__shape_observation, row, index);
    return;
  }
  kjp__read_figure(reading, at, value_field(&kjp__shape_observation), row);
}

static struct kjp__observation *
add_observation(struct kjp__reading *reading, int32_t year, int8_t stage)
{
  struct kjp__observation *row =
      kjp__rows_add(&reading->plan->tables[KJP_OBSERVATIONS].rows);

  if (row == NULL)
    return NULL;
  row->indicator = reading->parent;
  row->year = year;
  row->stage = stage;
  row->source = KJP_NONE;
  return row;
}

/* "决算" is final; else the word that is alike. */
static const char *
suggest_stage(struct kjp__reading *reading, const char *key)
{
  int8_t stage = kjp__stage_in_chinese(key);

  return stage != 0 ? kjp__words_stage[stage]
                    : kjp__nearest(reading, key, kjp__words_stage + 1);
}

static void
read_stage(struct kjp__reading *reading, const struct kjp__at *at, int32_t year,
           uint32_t *seen, struct kjp__mark *marks)
{
  const char *const *words = kjp__words_stage + 1;
  struct kjp__observation *row;
  int8_t stage = 0;

  while (words[stage] != NULL && strcmp(words[stage], at->key) != 0)
    stage++;
  if (words[stage] == NULL) {
    kjp__report_key(reading, at, KJP__KEY_UNKNOWN,
                    (struct kjp__details){
                        .name = {"阶段", "the map of stages"},
                        .found = KJP__SAY(at->key),
                        .expected = kjp__list_words(reading, words),
                        .near = KJP__SAY(suggest_stage(reading, at->key))});
    return;
  }
  if ((*seen >> stage & 1u) != 0) {
    kjp__report_key(reading, at, KJP__KEY_DUPLICATE,
                    (struct kjp__details){.found = KJP__SAY(at->key),
                                          .related = marks[stage]});
    return;
  }
  *seen |= 1u << stage;
  marks[stage] = at->key_mark;
  if (kjp__is_empty(reading, at))
    return;
  row = add_observation(reading, year, (int8_t)(stage + 1));
  if (row != NULL)
    read_observation(reading, at, row,
                     kjp__plan_count(reading->plan, KJP_OBSERVATIONS) - 1);
}

/* A year's own `source` is that of each of its stages that has none. */
static void
read_year_source(struct kjp__reading *reading, const struct kjp__at *at,
                 int32_t first)
{
  static const struct kjp__field field = {
      .column.offset = offsetof(struct kjp__observation, source)};
  struct kjp__rows *rows = &reading->plan->tables[KJP_OBSERVATIONS].rows;
  struct kjp__observation holder = {.source = KJP_NONE};

  if (kjp__is_empty(reading, at))
    return;
  kjp__read_source(reading, at, &field, &holder);
  for (int32_t i = first; i < rows->count; i++) {
    struct kjp__observation *row = kjp__rows_at(rows, i);

    if (row->source == KJP_NONE)
      row->source = holder.source;
  }
}

/* `{value: 3, unverified: true}`, where a stage is wanted. */
static bool
lacks_stage(const struct kjp__node *map)
{
  for (int32_t stage = 1; kjp__words_stage[stage] != NULL; stage++) {
    if (kjp__find_key(map, kjp__words_stage[stage]) != NULL)
      return false;
  }
  return kjp__find_key(map, "value") != NULL;
}

static struct kjp__say
suggest_final(struct kjp__reading *reading, const struct kjp__node *map)
{
  const struct kjp__node *value = kjp__find_key(map, "value")->next;
  bool shown = value->kind == KJP__NODE_SCALAR && value->size < LONGEST_SHOWN &&
               strpbrk(value->text, "\n,:#\"'{}[]") == NULL;
  const char *text = shown ? value->text : NULL;
  bool alone = map->first->next->next == NULL;

  return (struct kjp__say){
      kjp__arena_format(reading->scratch, "final: {value: %s%s}",
                        shown ? text : "…", alone || !shown ? "" : ", …"),
      kjp__arena_format(reading->scratch, "final: {value: %s%s}",
                        shown ? text : "...", alone || !shown ? "" : ", ...")};
}

static void
report_stage(struct kjp__reading *reading, const struct kjp__at *at)
{
  struct kjp__arena *arena = reading->scratch;

  kjp__report_value(
      reading, at, KJP__STAGE_MISSING,
      (struct kjp__details){
          .name = {kjp__arena_format(arena, "%s 年", at->key), at->key},
          .expected = kjp__list_words(reading, kjp__words_stage + 1),
          .near = suggest_final(reading, at->node)});
}

static void
read_stages(struct kjp__reading *reading, const struct kjp__at *at,
            int32_t year)
{
  struct kjp__mark marks[8] = {{0, 0}};
  int32_t first = kjp__plan_count(reading->plan, KJP_OBSERVATIONS);
  const struct kjp__node *source = NULL;
  uint32_t seen = 0;

  for (const struct kjp__node *key = at->node->first; key != NULL;
       key = key->next->next) {
    struct kjp__at entry = kjp__at_entry(at, key);

    if (!kjp__is_text_key(reading, at, key))
      continue;
    if (source == NULL && strcmp(key->text, "source") == 0)
      source = key;
    else
      read_stage(reading, &entry, year, &seen, marks);
  }
  if (source != NULL) {
    struct kjp__at entry = kjp__at_entry(at, source);

    read_year_source(reading, &entry, first);
  }
  if (seen == 0 && at->node->first == source)
    kjp__report_value(
        reading, at, KJP__KEY_ONE_OF,
        (struct kjp__details){
            .name = {"阶段", "the map of stages"},
            .found = kjp__list_words(reading, kjp__words_stage + 1),
            .near = KJP__SAY(kjp__words_stage[KJP_STAGE_FINAL])});
}

static void
read_value(struct kjp__reading *reading, const struct kjp__at *at, int32_t year,
           const void *how)
{
  struct kjp__observation *row;

  (void)how;
  if (at->node->kind == KJP__NODE_MAP && lacks_stage(at->node)) {
    report_stage(reading, at);
    return;
  }
  if (at->node->kind == KJP__NODE_MAP) {
    read_stages(reading, at, year);
    return;
  }
  row = add_observation(reading, year, KJP_STAGE_FINAL);
  if (row == NULL)
    return;
  row->bare = 1;
  read_observation(reading, at, row, KJP_NONE);
}

static int
compare_observations(const void *left, const void *right)
{
  const struct kjp__observation *a = left;
  const struct kjp__observation *b = right;

  if (a->year != b->year)
    return a->year < b->year ? -1 : 1;
  return a->stage < b->stage ? -1 : a->stage > b->stage;
}

static bool
jumps(int64_t a, int64_t b)
{
  int64_t small = MIN(ABS(a), ABS(b));
  int64_t large = MAX(ABS(a), ABS(b));

  return small != 0 && large / JUMP >= small;
}

const char *
kjp__observation_pointer(struct kjp__reading *reading,
                         const struct kjp__observation *row)
{
  const char *id = kjp__plan_indicator(reading->plan, row->indicator)->id;

  if (id == NULL)
    id = "";
  if (row->bare)
    return kjp__arena_format(reading->scratch, "/indicators/%s/values/%d", id,
                             row->year);
  return kjp__arena_format(reading->scratch, "/indicators/%s/values/%d/%s%s",
                           id, row->year, kjp__words_stage[row->stage],
                           row->mapped ? "/value" : "");
}

static void
report_jump(struct kjp__reading *reading, const struct kjp__observation *before,
            const struct kjp__observation *now)
{
  const char *years =
      kjp__arena_format(reading->scratch, "%d–%d", before->year, now->year);

  kjp__findings_add(
      reading->findings, KJP__VALUE_JUMP, now->mark,
      &(struct kjp__details){.found = KJP__SAY(years),
                             .pointer = kjp__observation_pointer(reading, now),
                             .related = before->mark});
}

/* A slip between 万 and 亿 shows as a jump between neighbouring years. */
static void
warn_of_jumps(struct kjp__reading *reading, int32_t first)
{
  const struct kjp__rows *rows = &reading->plan->tables[KJP_OBSERVATIONS].rows;
  const struct kjp__observation *before = NULL;

  for (int32_t i = first; i < rows->count; i++) {
    const struct kjp__observation *now = kjp__rows_at(rows, i);
    int64_t a;
    int64_t b;

    if (before != NULL && before->year == now->year)
      continue; /* a weaker stage */
    if (before != NULL && kjp__amount_get(before->value, &a) &&
        kjp__amount_get(now->value, &b) && jumps(a, b))
      report_jump(reading, before, now);
    before = now;
  }
}

KJP__READER(values)
{
  struct kjp__rows *rows = &reading->plan->tables[KJP_OBSERVATIONS].rows;
  int32_t first = rows->count;

  (void)field;
  (void)row;
  kjp__read_years(reading, at, read_value, NULL);
  if (kjp__rows_sort(rows, first, compare_observations))
    warn_of_jumps(reading, first);
}

/* Adjustments */

static void
read_adjustment(struct kjp__reading *reading, const struct kjp__at *at,
                int32_t year, const void *how)
{
  struct kjp__rows *rows = &reading->plan->tables[KJP_ADJUSTMENTS].rows;
  struct kjp__adjustment *row = kjp__rows_add(rows);

  if (row == NULL)
    return;
  row->indicator = reading->parent;
  row->year = year;
  row->kind = *(const int8_t *)how;
  row->source = KJP_NONE;
  row->mark = at->node->mark;
  reading->kind = row->kind;
  if (at->node->kind == KJP__NODE_MAP)
    (void)kjp__read_map(reading, at, &kjp__shape_adjustment, row,
                        rows->count - 1);
  else
    (void)kjp__quantity_of(reading, at, reading->unit,
                           value_field(&kjp__shape_adjustment), &row->value,
                           NULL);
}

KJP__READER(adjustments)
{
  struct kjp__rows *rows = &reading->plan->tables[KJP_ADJUSTMENTS].rows;
  int32_t first = rows->count;
  int8_t kind = strcmp(field->key, "one_off") == 0
                    ? KJP_ADJUSTMENT_ONE_OFF
                    : KJP_ADJUSTMENT_COMPARABLE_BASE;

  (void)row;
  kjp__read_years(reading, at, read_adjustment, &kind);
  kjp__sort_years(rows, first);
}

/* Assumptions */

KJP__READER(assume)
{
  (void)field;
  (void)kjp__read_map(reading, at, &kjp__shape_assume, row, KJP_NONE);
}

static void
read_assumption(struct kjp__reading *reading, const struct kjp__at *at,
                int32_t year, const void *how)
{
  const struct kjp__field *growth = how; /* NULL: an amount */
  struct kjp__assumption *row =
      kjp__rows_add(&reading->plan->tables[KJP_ASSUMPTIONS].rows);

  if (row == NULL)
    return;
  row->indicator = reading->parent;
  row->year = year;
  row->mark = at->node->mark;
  if (growth != NULL)
    (void)kjp__quantity_of(reading, at, &kjp__unit_percent, growth,
                           &row->growth, NULL);
  else
    (void)kjp__quantity_of(reading, at, reading->unit, NULL, &row->amount,
                           NULL);
}

KJP__READER(growth)
{
  static const struct kjp__field rate = {.flags = KJP__UNIT,
                                         .least = -KJP__RATE_ONE,
                                         .most = INT64_C(1000000000000000)};
  struct kjp__rows *rows = &reading->plan->tables[KJP_ASSUMPTIONS].rows;
  struct kjp__indicator *indicator = row;
  int32_t first = rows->count;

  (void)field;
  if (at->node->kind != KJP__NODE_MAP) {
    (void)kjp__quantity_of(reading, at, &kjp__unit_percent, &rate,
                           &indicator->growth, NULL);
    return;
  }
  kjp__read_years(reading, at, read_assumption, &rate);
  kjp__sort_years(rows, first);
}

KJP__READER(amounts)
{
  struct kjp__rows *rows = &reading->plan->tables[KJP_ASSUMPTIONS].rows;
  int32_t first = rows->count;

  (void)field;
  (void)row;
  kjp__read_years(reading, at, read_assumption, NULL);
  kjp__sort_years(rows, first);
}
