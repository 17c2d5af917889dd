/* SPDX-License-Identifier: MIT */
/* tests/unit/same-plan.h - whether two plans say the same.
 *
 * All that the public tables hold is compared but lines, the sha256 and the
 * numbers of rows of the sources: a source is compared where it is named.
 * Sections may stand in any order in a file, so rows that belong to rows of
 * two tables (extras, roles, tags, funding, paths) are put in the order of
 * their owners first. Plain C, for tests and programs alike. */
#pragma once
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <kjplan/kjplan.h>

enum { SAME_PLAN_CELL = 200, SAME_PLAN_ROOM = 600 };

typedef void (*same_plan_found)(void *to, const char *text);

/* One table of one plan, and its rows in the order they are compared in. */
struct same_rows {
  const kjp_plan *plan;
  const kjp_table *table;
  int32_t *row;
  int32_t count;
};

struct same_plan {
  const kjp_plan *plans[2];
  same_plan_found found;
  void *to;
  int64_t differences;
};

/* What tables of several owners are put in order by. */
static const struct same_owners {
  int32_t table, first, second;
} same_owners[] = {
    {KJP_EXTRAS, KJP_EXTRA_TABLE, KJP_EXTRA_ROW},
    {KJP_PATHS, KJP_PATH_SCENARIO, KJP_NONE},
    {KJP_ROLES, KJP_ROLE_PROGRAMME, KJP_ROLE_MEASURE},
    {KJP_TAGS, KJP_TAG_PROGRAMME, KJP_TAG_MEASURE},
    {KJP_FUNDING, KJP_FUNDING_PROGRAMME, KJP_FUNDING_PROJECT},
    {KJP_PATH_YEARS, KJP_PATH_YEAR_PATH, KJP_NONE},
    {KJP_PATH_FLOORS, KJP_PATH_FLOOR_PATH, KJP_NONE},
    {KJP_CAPS, KJP_CAP_PATH, KJP_NONE},
    {KJP_CAP_YEARS, KJP_CAP_YEAR_CAP, KJP_NONE},
};

static inline void
same_report(struct same_plan *same, const char *text)
{
  same->differences++;
  same->found(same->to, text);
}

/* Rows in order */

static inline const kjp_table *
same_table(const kjp_plan *plan, int32_t kind)
{
  return kjp_plan_table(plan, kind);
}

/* Where a row stands among the rows of its table once they are in order. */
static inline int32_t same_rank(const kjp_plan *plan, int32_t kind,
                                int32_t row);

static inline int64_t
same_owner(const kjp_plan *plan, const kjp_table *table, int32_t row,
           int32_t column)
{
  int32_t target = kjp_table_column_target(table, column);
  int32_t owner = kjp_table_int(table, row, column);

  if (target == KJP_NONE || owner < 0)
    return owner;
  return same_rank(plan, target, owner);
}

static inline bool
same_before(const kjp_plan *plan, const kjp_table *table,
            const struct same_owners *owners, int32_t left, int32_t right)
{
  int64_t a = same_owner(plan, table, left, owners->first);
  int64_t b = same_owner(plan, table, right, owners->first);

  if (a != b)
    return a < b;
  if (owners->second == KJP_NONE)
    return left < right;
  a = same_owner(plan, table, left, owners->second);
  b = same_owner(plan, table, right, owners->second);
  return a != b ? a < b : left < right;
}

static inline const struct same_owners *
same_owners_of(int32_t kind)
{
  for (size_t i = 0; i < sizeof same_owners / sizeof *same_owners; i++) {
    if (same_owners[i].table == kind)
      return &same_owners[i];
  }
  return NULL;
}

static inline int32_t
same_rank(const kjp_plan *plan, int32_t kind, int32_t row)
{
  const struct same_owners *owners = same_owners_of(kind);
  const kjp_table *table = same_table(plan, kind);
  int32_t rank = 0;

  if (owners == NULL)
    return row;
  for (int32_t i = 0; i < kjp_table_count(table); i++)
    rank += i != row && same_before(plan, table, owners, i, row);
  return rank;
}

static inline bool
same_rows_of(struct same_rows *rows, const kjp_plan *plan, int32_t kind)
{
  rows->plan = plan;
  rows->table = same_table(plan, kind);
  rows->count = kjp_table_count(rows->table);
  rows->row = calloc((size_t)rows->count + 1, sizeof *rows->row);
  if (rows->row == NULL)
    return false;
  for (int32_t i = 0; i < rows->count; i++)
    rows->row[same_rank(plan, kind, i)] = i;
  return true;
}

/* Cells as text */

static inline void
same_amount(const kjp_table *table, int32_t row, int32_t column, char *cell)
{
  const char *unit = kjp_table_unit(table, row, column);
  kjp_text *text = NULL;
  int64_t quanta = 0;
  int32_t known = kjp_table_amount(table, row, column, &quanta);

  (void)kjp_table_format(table, row, column, NULL, KJP_NONE, &text, NULL);
  snprintf(cell, SAME_PLAN_CELL, "%s %s (%d: %lld of %lld)",
           text == NULL ? "unknown" : kjp_text_data(text),
           unit == NULL ? "no unit" : unit, (int)known, (long long)quanta,
           (long long)kjp_table_unit_quanta(table, row, column));
  kjp_text_free(text);
}

static inline void
same_row(const kjp_plan *plan, const kjp_table *table, int32_t row,
         int32_t column, char *cell)
{
  int32_t target = kjp_table_column_target(table, column);
  int32_t other = kjp_table_int(table, row, column);

  if (target != KJP_NONE && other >= 0)
    other = same_rank(plan, target, other);
  snprintf(cell, SAME_PLAN_CELL, "row %d", (int)other);
}

/* A word is its number and its text. */
static inline void
same_cell(const struct same_rows *rows, int32_t row, int32_t column, char *cell)
{
  int32_t type = kjp_table_column_type(rows->table, column);
  const char *text = kjp_table_text(rows->table, row, column);

  if (type == KJP_TYPE_AMOUNT)
    same_amount(rows->table, row, column, cell);
  else if (type == KJP_TYPE_ROW)
    same_row(rows->plan, rows->table, row, column, cell);
  else
    snprintf(cell, SAME_PLAN_CELL, "%d %s",
             (int)kjp_table_int(rows->table, row, column),
             text == NULL ? "" : text);
}

/* Comparing */

static inline void
same_differ(struct same_plan *same, const struct same_rows *rows, int32_t i,
            const char *column, const char *left, const char *right)
{
  char text[SAME_PLAN_ROOM];

  snprintf(text, sizeof text, "%s[%d].%s: '%.*s' and '%.*s'",
           kjp_table_name(rows->table), (int)i, column, SAME_PLAN_CELL, left,
           SAME_PLAN_CELL, right);
  same_report(same, text);
}

static inline bool
same_text(const char *left, const char *right)
{
  if (left == NULL || right == NULL)
    return left == right;
  return strcmp(left, right) == 0;
}

static inline const char *
same_shown(const char *text)
{
  return text == NULL ? "(none)" : text;
}

/* What a source says, by the number of its row. */
static inline void
same_source(struct same_plan *same, const struct same_rows *sides, int32_t i,
            int32_t column)
{
  const kjp_table *sources[2];
  int32_t rows[2];

  for (int side = 0; side < 2; side++) {
    sources[side] = same_table(sides[side].plan, KJP_SOURCES);
    rows[side] = kjp_table_int(sides[side].table, sides[side].row[i], column);
  }
  if ((rows[0] < 0) != (rows[1] < 0)) {
    same_differ(same, sides, i, kjp_table_column_name(sides->table, column),
                rows[0] < 0 ? "(none)" : "a source",
                rows[1] < 0 ? "(none)" : "a source");
    return;
  }
  for (int32_t key = KJP_SOURCE_TITLE; rows[0] >= 0 && key <= KJP_SOURCE_QUOTE;
       key++) {
    const char *left = kjp_table_text(sources[0], rows[0], key);
    const char *right = kjp_table_text(sources[1], rows[1], key);

    if (!same_text(left, right))
      same_differ(same, sides, i, kjp_table_column_name(sources[0], key),
                  same_shown(left), same_shown(right));
  }
}

static inline void
same_compare_cell(struct same_plan *same, const struct same_rows *sides,
                  int32_t i, int32_t column)
{
  const char *name = kjp_table_column_name(sides->table, column);
  char cells[2][SAME_PLAN_CELL];
  const char *texts[2];

  if (strcmp(name, "line") == 0 || column == KJP_PLAN_SHA256)
    return;
  if (kjp_table_column_target(sides->table, column) == KJP_SOURCES) {
    same_source(same, sides, i, column);
    return;
  }
  for (int side = 0; side < 2; side++) {
    texts[side] = kjp_table_text(sides[side].table, sides[side].row[i], column);
    same_cell(&sides[side], sides[side].row[i], column, cells[side]);
  }
  if (!same_text(texts[0], texts[1]))
    same_differ(same, sides, i, name, same_shown(texts[0]),
                same_shown(texts[1]));
  else if (strcmp(cells[0], cells[1]) != 0)
    same_differ(same, sides, i, name, cells[0], cells[1]);
}

static inline void
same_compare_rows(struct same_plan *same, const struct same_rows *sides)
{
  int32_t columns = kjp_table_column_count(sides->table);
  char counts[2][24];

  if (sides[0].count != sides[1].count) {
    for (int side = 0; side < 2; side++)
      snprintf(counts[side], sizeof counts[side], "%d", (int)sides[side].count);
    same_differ(same, sides, KJP_NONE, "count", counts[0], counts[1]);
  }
  for (int32_t i = 0; i < sides[0].count && i < sides[1].count; i++) {
    for (int32_t c = 0; c < columns; c++)
      same_compare_cell(same, sides, i, kjp_table_column(sides->table, c));
  }
}

static inline void
same_compare_table(struct same_plan *same, int32_t kind)
{
  struct same_rows sides[2] = {{0}, {0}};

  if (same_table(same->plans[0], kind) == NULL)
    return;
  if (same_rows_of(&sides[0], same->plans[0], kind) &&
      same_rows_of(&sides[1], same->plans[1], kind))
    same_compare_rows(same, sides);
  else
    same_report(same, "memory is out");
  free(sides[0].row);
  free(sides[1].row);
}

/* How many findings have this code: their places may differ. */
static inline int32_t
same_findings(const kjp_table *findings, const char *code)
{
  int32_t count = 0;

  for (int32_t i = 0; i < kjp_table_count(findings); i++)
    count += same_text(code, kjp_table_text(findings, i, KJP_FINDING_CODE));
  return count;
}

static inline void
same_compare_findings(struct same_plan *same)
{
  char text[SAME_PLAN_ROOM];

  for (int side = 0; side < 2; side++) {
    const kjp_table *own = same_table(same->plans[side], KJP_FINDINGS);
    const kjp_table *other = same_table(same->plans[!side], KJP_FINDINGS);

    for (int32_t i = 0; i < kjp_table_count(own); i++) {
      const char *code = kjp_table_text(own, i, KJP_FINDING_CODE);

      if (same_findings(own, code) == same_findings(other, code))
        continue;
      snprintf(text, sizeof text, "findings: %s is not there as often",
               same_shown(code));
      same_report(same, text);
    }
  }
}

/* Every difference of two plans, one call each; how many there are. */
static inline int64_t
each_difference(const kjp_plan *a, const kjp_plan *b, same_plan_found found,
                void *to)
{
  struct same_plan same = {{a, b}, found, to, 0};

  for (int32_t kind = KJP_PLAN; kind <= KJP_CAP_YEARS; kind++) {
    if (kind != KJP_SOURCES)
      same_compare_table(&same, kind);
  }
  same_compare_findings(&same);
  return same.differences;
}

struct same_first {
  char *room;
  size_t size;
};

static inline void
same_keep_first(void *to, const char *text)
{
  struct same_first *first = to;

  if (first->room[0] == '\0')
    snprintf(first->room, first->size, "%s", text);
}

/* The first difference, in `room`; NULL where the plans are equal. */
static inline const char *
first_difference(const kjp_plan *a, const kjp_plan *b, char *room, size_t size)
{
  struct same_first first = {room, size};

  if (size == 0)
    return "no room";
  room[0] = '\0';
  return each_difference(a, b, same_keep_first, &first) == 0 ? NULL : room;
}
