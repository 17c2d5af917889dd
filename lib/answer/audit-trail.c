/* SPDX-License-Identifier: MIT */
/* lib/answer/audit-trail.c - what a year of an audit rests on, and what it
 * lacks. */
#include "audit-priv.h"

#include <string.h>

#include <glib.h>

#include "../base/text-priv.h"

/* Inputs */

static void
add_input(void *data, const struct kjp__series *series, int32_t year)
{
  struct kjp__auditing *auditing = data;
  struct kjp__audit_input *row = kjp__rows_add(
      &kjp__answer_table(auditing->answer, KJP_AUDIT_INPUTS)->rows);

  if (row == NULL)
    return;
  row->year = auditing->year_row;
  kjp__used_fill(auditing->answer, auditing->judging.values, series, year,
                 &row->used);
}

static void
add_missing(void *data, int32_t indicator, int32_t year)
{
  struct kjp__auditing *auditing = data;
  struct kjp__audit_missing *row = kjp__rows_add(
      &kjp__answer_table(auditing->answer, KJP_AUDIT_MISSING)->rows);

  if (row == NULL)
    return;
  row->year = auditing->year_row;
  row->indicator = indicator;
  row->of = year;
}

static void
trail_value(void *data, const struct kjp__series *series, int32_t year)
{
  struct kjp__auditing *auditing = data;
  struct kjp__values *values = auditing->judging.values;

  if (kjp__value_known(kjp__series_at(values, series, year)))
    (void)kjp__values_inputs(values, series->indicator, series->stage, year,
                             add_input, auditing);
  else
    (void)kjp__values_missing(values, series->indicator, series->stage, year,
                              add_missing, auditing);
}

const struct kjp__witness kjp__trail_witness = {trail_value, add_missing, true};

static int
compare_places(int32_t left, int32_t left_year, int32_t right,
               int32_t right_year)
{
  if (left != right)
    return left < right ? -1 : 1;
  return left_year == right_year ? 0 : left_year < right_year ? -1 : 1;
}

static int
compare_inputs(const void *left, const void *right)
{
  const struct kjp__audit_input *a = left;
  const struct kjp__audit_input *b = right;

  return kjp__used_compare(&a->used, &b->used);
}

static int
compare_missing(const void *left, const void *right)
{
  const struct kjp__audit_missing *a = left;
  const struct kjp__audit_missing *b = right;

  return compare_places(a->indicator, a->of, b->indicator, b->of);
}

/* Whether a row stands in the sorted rows first..end-1. */
static bool
stands_in(const struct kjp__rows *rows, int32_t first, int32_t end,
          const void *row, int (*compare)(const void *, const void *))
{
  while (first < end) {
    int32_t middle = first + (end - first) / 2;
    int order = compare(kjp__rows_at(rows, middle), row);

    if (order == 0)
      return true;
    if (order < 0)
      first = middle + 1;
    else
      end = middle;
  }
  return false;
}

/* Sorts rows from `first` on and keeps each once; not those that stand in
 * before..first-1 either. */
static void
sort_and_thin(struct kjp__rows *rows, int32_t before, int32_t first,
              int (*compare)(const void *, const void *))
{
  int32_t kept = first;

  if (!kjp__rows_sort(rows, first, compare))
    return;
  for (int32_t i = first; i < rows->count; i++) {
    const void *row = kjp__rows_at(rows, i);

    if ((kept > first && compare(kjp__rows_at(rows, kept - 1), row) == 0) ||
        stands_in(rows, before, first, row, compare))
      continue;
    if (kept != i)
      memcpy(kjp__rows_at(rows, kept), row, rows->size);
    kept++;
  }
  kjp__rows_truncate(rows, kept);
}

void
kjp__trail_close(struct kjp__auditing *auditing)
{
  struct kjp__rows *inputs =
      &kjp__answer_table(auditing->answer, KJP_AUDIT_INPUTS)->rows;
  struct kjp__rows *missing =
      &kjp__answer_table(auditing->answer, KJP_AUDIT_MISSING)->rows;

  sort_and_thin(inputs, auditing->first_input, auditing->first_input,
                compare_inputs);
  sort_and_thin(missing, auditing->first_missing, auditing->first_of_rest,
                compare_missing);
}

void
kjp__trail_close_value(struct kjp__auditing *auditing)
{
  struct kjp__rows *missing =
      &kjp__answer_table(auditing->answer, KJP_AUDIT_MISSING)->rows;

  sort_and_thin(missing, auditing->first_missing, auditing->first_missing,
                compare_missing);
  auditing->first_of_rest = missing->count;
}

/* Notes */

static void
add_note(struct kjp__auditing *auditing, int32_t clause_row,
         enum kjp__code code, const char *name, const char *found)
{
  struct kjp__arena *arena = auditing->answer->arena;
  struct kjp__details details = {.name = KJP__SAY(name),
                                 .found = KJP__SAY(found)};
  struct kjp__audit_note *row = kjp__rows_add(
      &kjp__answer_table(auditing->answer, KJP_AUDIT_NOTES)->rows);

  if (row == NULL)
    return;
  row->year = auditing->year_row;
  row->clause = clause_row;
  row->code = kjp__diagnostic_code(code);
  row->text.zh = kjp__diagnostic_text(arena, code, &details, KJP_LANGUAGE_ZH);
  row->text.en = kjp__diagnostic_text(arena, code, &details, KJP_LANGUAGE_EN);
}

static const char *
scope_of(const struct kjp__auditing *auditing, int32_t indicator)
{
  return kjp__plan_indicator(auditing->plan, indicator)->scope;
}

static void
note_scope(struct kjp__auditing *auditing, int32_t clause_row, const char *name,
           int32_t other)
{
  const char *ruled = scope_of(auditing, auditing->judging.rule->indicator);
  const char *scope = scope_of(auditing, other);

  if (strcmp(ruled, scope) != 0)
    add_note(auditing, clause_row, KJP__NOTE_MIXED_SCOPE, name,
             kjp__arena_format(auditing->scratch, "%s / %s", ruled, scope));
}

/* What is derived across scopes says so wherever it is used. */
static void
note_derived(struct kjp__auditing *auditing, int32_t clause_row,
             int32_t indicator)
{
  const struct kjp__indicator *row =
      kjp__plan_indicator(auditing->plan, indicator);

  if (row->derive != 0 && row->mixed_scope)
    add_note(auditing, clause_row, KJP__NOTE_MIXED_SCOPE, row->id, row->scope);
}

static void
note_peers(struct kjp__auditing *auditing, int32_t clause_row,
           const struct kjp__judged *judged, const char *name)
{
  const kjp_table *peers = &auditing->plan->tables[KJP_PEERS];
  int32_t first;
  int32_t count =
      kjp_table_children(peers, KJP_PEER_CLAUSE, judged->row, &first);

  for (int32_t i = 0; i < count; i++) {
    const struct kjp__peer *peer = kjp__rows_at(&peers->rows, first + i);

    note_scope(auditing, clause_row, name, peer->indicator);
    note_derived(auditing, clause_row, peer->indicator);
  }
}

/* A clause that looks back past the year before, to `base_year`, across years
 * with a comparable base. */
static void
note_crossing(struct kjp__auditing *auditing, int32_t clause_row,
              const struct kjp__judged *judged, const char *name)
{
  bool looks_back =
      judged->clause->kind == KJP_CLAUSE_NOT_BELOW_PEAK ||
      judged->clause->kind == KJP_CLAUSE_AVERAGE_GROWTH_AT_LEAST ||
      judged->clause->lookback > 1;
  struct kjp__text_builder years = {0};
  const char *list;

  if (!looks_back || !judged->has_base)
    return;
  for (int32_t year = judged->base_year + 1; year <= auditing->judging.year;
       year++) {
    if (kjp__adjustment_of(auditing->plan, auditing->judging.rule->indicator,
                           year, KJP_ADJUSTMENT_COMPARABLE_BASE) == NULL)
      continue;
    kjp__text_add(&years, years.size == 0 ? "" : ", ");
    kjp__text_add_int(&years, year);
  }
  list = kjp__text_keep(&years, auditing->answer->arena);
  if (list != NULL)
    add_note(auditing, clause_row, KJP__NOTE_CROSSES_BASE, name, list);
}

/* A comparable base is stated, and yet there is no base: what was owed the
 * year before does not reach across. */
static void
note_owed(struct kjp__auditing *auditing, int32_t clause_row,
          const struct kjp__judged *judged, const char *name)
{
  if (judged->base_year == auditing->judging.year - 1 && !judged->has_base &&
      kjp__adjustment_of(auditing->plan, auditing->judging.rule->indicator,
                         auditing->judging.year,
                         KJP_ADJUSTMENT_COMPARABLE_BASE) != NULL)
    add_note(
        auditing, clause_row, KJP__NOTE_OWED_BASE, name,
        kjp__arena_format(auditing->scratch, "%d", auditing->judging.year - 1));
}

/* What was owed is more than could be worked out, and nothing else was
 * stated: note_owed() tells of a change of scope. */
static void
note_too_large(struct kjp__auditing *auditing, int32_t clause_row,
               const struct kjp__judged *judged, const char *name)
{
  int32_t year = auditing->judging.year;
  enum kjp__code code = KJP__NOTE_TOO_LARGE;

  if (judged->owed_lost && !judged->too_large) {
    code = KJP__NOTE_OWED_TOO_LARGE;
    year--;
  }
  if (judged->too_large || judged->owed_lost)
    add_note(auditing, clause_row, code, name,
             kjp__arena_format(auditing->scratch, "%d", year));
}

static void
note_unusable(struct kjp__auditing *auditing)
{
  if (auditing->judging.unusable < 0)
    return;
  add_note(auditing, KJP_NONE, KJP__NOTE_UNUSABLE,
           kjp__plan_indicator(auditing->plan, auditing->judging.unusable)->id,
           kjp__arena_format(auditing->scratch, "%d",
                             auditing->judging.unusable_year));
}

void
kjp__trail_notes(struct kjp__auditing *auditing, int32_t first_clause)
{
  note_derived(auditing, KJP_NONE, auditing->judging.rule->indicator);
  note_unusable(auditing);
  for (int32_t i = 0; i < auditing->judging.count; i++) {
    const struct kjp__judged *judged = &auditing->judging.judged[i];
    const char *name = judged->clause->name;

    if (judged->clause->reference >= 0) {
      note_scope(auditing, first_clause + i, name, judged->clause->reference);
      note_derived(auditing, first_clause + i, judged->clause->reference);
    }
    note_peers(auditing, first_clause + i, judged, name);
    note_crossing(auditing, first_clause + i, judged, name);
    note_owed(auditing, first_clause + i, judged, name);
    note_too_large(auditing, first_clause + i, judged, name);
  }
}
