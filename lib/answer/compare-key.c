/* SPDX-License-Identifier: MIT */
/* lib/answer/compare-key.c - the rows of an answer by name.
 *
 * Row numbers of two answers have nothing to do with each other, so rows are
 * known by what they are about: the parent's name, and after it the ids of the
 * plan's rows they name, and the year. That does for tables of any question;
 * columns beyond these stand in one list. Rows that are alike are numbered. */
#include "compare-priv.h"

#include <string.h>

#include <glib.h>
#include <kjplan/audit.h>
#include <kjplan/path.h>
#include <kjplan/reconcile.h>

/* Columns that are part of a name, though neither a row with an id nor a
 * year. */
static const int32_t listed[] = {
    KJP_DEFAULT_POINTER,      KJP_USED_STAGE,      KJP_AUDIT_CLAUSE_NAME,
    KJP_AUDIT_NOTE_CLAUSE,    KJP_AUDIT_NOTE_CODE, KJP_RECONCILE_FIGURE_STAGE,
    KJP_PATH_RELAXATION_WHAT,
};

/* Rows with an id that are what is so of a row, and no part of its name. */
static const int32_t told[] = {
    KJP_PATH_POINT_TARGET,
    KJP_PATH_CONFLICT_FLOOR_TARGET,
    KJP_PATH_CONFLICT_CAP_TARGET,
    KJP_PATH_RELAXATION_TARGET,
};

static bool
is_among(const int32_t *columns, size_t count, int32_t column)
{
  size_t i = 0;

  while (i < count && columns[i] != column)
    i++;
  return i < count;
}

static bool
is_year(const struct kjp__column *column)
{
  return column->cell == KJP__CELL_COUNTED &&
         (strcmp(column->name, "year") == 0 || strcmp(column->name, "of") == 0);
}

static const kjp_plan *
plan_of(const kjp_table *table)
{
  const kjp_answer *answer = table->owner;

  return answer->plan;
}

/* Whether it names a row of the plan that has an id. */
static bool
names_id(const kjp_table *table, const struct kjp__column *column)
{
  const kjp_table *target;

  if (column->cell != KJP__CELL_ROW ||
      is_among(told, G_N_ELEMENTS(told), column->number))
    return false;
  target = kjp_plan_table(plan_of(table), column->target);
  return target != NULL && target->kind->has_id;
}

bool
kjp__is_key(const kjp_table *table, const struct kjp__column *column)
{
  return column->number == table->kind->parent ||
         is_among(listed, G_N_ELEMENTS(listed), column->number) ||
         is_year(column) || names_id(table, column);
}

int32_t
kjp__keys_table(const struct kjp__keys *keys, int32_t number)
{
  for (int32_t i = 0; i < keys->answer->table_count; i++) {
    if (keys->answer->tables[i].kind->number == number)
      return i;
  }
  return KJP_NONE;
}

static const char *
join(const struct kjp__keys *keys, const char *first, const char *second)
{
  if (first == NULL || *first == '\0')
    return second;
  if (second == NULL || *second == '\0')
    return first;
  return kjp__arena_format(keys->arena, "%s %s", first, second);
}

/* The first text of a row of the plan: its id, where it has one. */
static const char *
first_text(const kjp_table *table, int32_t row)
{
  for (int32_t i = 0; i < kjp_table_column_count(table); i++) {
    const char *text = kjp_table_text(table, row, kjp_table_column(table, i));

    if (text != NULL)
      return text;
  }
  return NULL;
}

/* "municipal-st late": the ids that a row of the plan names. */
static const char *
named_ids(const struct kjp__keys *keys, const kjp_table *table, int32_t row)
{
  const char *all = NULL;

  for (int32_t i = 0; i < kjp_table_column_count(table); i++) {
    const struct kjp__column *column =
        kjp__table_column(table, kjp_table_column(table, i));
    int32_t named = kjp_table_int(table, row, column->number);

    if (column->cell == KJP__CELL_ROW && named >= 0)
      all = join(keys, all,
                 first_text(kjp_plan_table(keys->answer->plan, column->target),
                            named));
  }
  return all;
}

/* A row without an id goes by those it names, else by its first text. */
static const char *
name_in_plan(const struct kjp__keys *keys, int32_t number, int32_t row)
{
  const kjp_table *table = kjp_plan_table(keys->answer->plan, number);
  const char *text = table->kind->has_id ? NULL : named_ids(keys, table, row);

  if (text == NULL)
    text = first_text(table, row);
  return text != NULL ? text
                      : kjp__arena_format(keys->arena, "#%d", (int)row + 1);
}

static const char *
name_of_row(const struct kjp__keys *keys, int32_t number, int32_t row)
{
  int32_t table = kjp__keys_table(keys, number);
  const struct kjp__keyed *keyed;

  if (row < 0)
    return NULL;
  if (table == KJP_NONE)
    return name_in_plan(keys, number, row);
  if (row >= keys->rows[table].count)
    return kjp__arena_format(keys->arena, "#%d", (int)row + 1);
  keyed = kjp__rows_at(&keys->rows[table], row);
  return keyed->own;
}

const char *
kjp__cell_text(const struct kjp__keys *keys, const kjp_table *table,
               int32_t row, const struct kjp__column *column)
{
  int32_t number = kjp_table_int(table, row, column->number);

  if (column->cell == KJP__CELL_TEXT || column->cell == KJP__CELL_WORD)
    return kjp_table_text(table, row, column->number);
  if (column->cell == KJP__CELL_ROW)
    return name_of_row(keys, column->target, number);
  if (column->cell == KJP__CELL_FLAG)
    return number == KJP_NONE ? NULL : number == 1 ? "true" : "false";
  if (column->cell == KJP__CELL_COUNTED && number == KJP_NONE)
    return NULL;
  return kjp__arena_format(keys->arena, "%d", (int)number);
}

/* What a row adds to its parent's name. */
static const char *
own_name(const struct kjp__keys *keys, const kjp_table *table, int32_t row)
{
  const char *own = "";

  for (int32_t i = 0; i < kjp_table_column_count(table); i++) {
    const struct kjp__column *column =
        kjp__table_column(table, kjp_table_column(table, i));

    if (column->number != table->kind->parent && kjp__is_key(table, column))
      own = join(keys, own, kjp__cell_text(keys, table, row, column));
  }
  return own;
}

/* The parent of a row in the answer itself, where its table comes before. */
static const struct kjp__keyed *
parent_of(const struct kjp__keys *keys, const kjp_table *table, int32_t row,
          int32_t *parent)
{
  const struct kjp__column *column =
      kjp__table_column(table, table->kind->parent);
  int32_t above =
      column == NULL ? KJP_NONE : kjp__keys_table(keys, column->target);

  *parent = KJP_NONE;
  if (above == KJP_NONE)
    return NULL;
  *parent = kjp_table_int(table, row, column->number);
  if (*parent < 0 || *parent >= keys->rows[above].count) {
    *parent = KJP_NONE;
    return NULL;
  }
  return kjp__rows_at(&keys->rows[above], *parent);
}

/* Whether a cell says that its row is a projection. */
static bool
says_projected(const kjp_table *table, int32_t row,
               const struct kjp__column *column)
{
  int32_t number = kjp_table_int(table, row, column->number);

  if (column->cell == KJP__CELL_FLAG)
    return number == 1 && strcmp(column->name, "projected") == 0;
  if (column->cell != KJP__CELL_WORD || number < 1)
    return false;
  return column->words == kjp__words_kind
             ? number == KJP_KIND_PLANNED || number == KJP_KIND_ASSUMED
             : strcmp(column->words[number], "projected") == 0;
}

/* What a row rests on; what it is part of rests on it too. */
static void
mark(const kjp_table *table, int32_t row, const struct kjp__keyed *parent,
     struct kjp__keyed *keyed)
{
  keyed->projected = parent != NULL && parent->projected;
  keyed->unverified = parent != NULL && parent->unverified;
  for (int32_t i = 0; i < kjp_table_column_count(table); i++) {
    const struct kjp__column *column =
        kjp__table_column(table, kjp_table_column(table, i));

    keyed->projected = keyed->projected || says_projected(table, row, column);
    keyed->unverified =
        keyed->unverified || (column->cell == KJP__CELL_FLAG &&
                              strcmp(column->name, "unverified") == 0 &&
                              kjp_table_int(table, row, column->number) == 1);
  }
}

/* "... #2" for a name that is taken. */
static void
number_it(struct kjp__keys *keys, int32_t table, struct kjp__keyed *keyed)
{
  int32_t first = kjp__index_find(&keys->index[table], keyed->key);
  struct kjp__keyed *other;

  if (first == KJP_NONE)
    return;
  other = kjp__rows_at(&keys->rows[table], first);
  other->repeats++;
  keyed->key = kjp__arena_format(keys->arena, "%s #%d", keyed->key,
                                 (int)other->repeats + 1);
}

static bool
name_row(struct kjp__keys *keys, int32_t at, int32_t row)
{
  const kjp_table *table = &keys->answer->tables[at];
  struct kjp__keyed *keyed = kjp__rows_add(&keys->rows[at]);
  const struct kjp__keyed *parent;

  if (keyed == NULL)
    return false;
  keyed->own = own_name(keys, table, row);
  parent = parent_of(keys, table, row, &keyed->parent);
  mark(table, row, parent, keyed);
  keyed->key = join(keys, parent == NULL ? NULL : parent->key, keyed->own);
  if (keyed->key == NULL || keyed->own == NULL)
    return false;
  number_it(keys, at, keyed);
  return keyed->key != NULL && kjp__index_add(&keys->index[at], row);
}

bool
kjp__keys_make(struct kjp__keys *keys, const kjp_answer *answer,
               struct kjp__arena *arena)
{
  keys->answer = answer;
  keys->arena = arena;
  for (int32_t i = 0; i < answer->table_count; i++) {
    kjp__rows_init(&keys->rows[i], arena, sizeof(struct kjp__keyed));
    kjp__index_init(&keys->index[i], &keys->rows[i],
                    offsetof(struct kjp__keyed, key));
    for (int32_t row = 0; row < answer->tables[i].rows.count; row++) {
      if (!name_row(keys, i, row))
        return false;
    }
  }
  return !kjp__arena_failed(arena);
}
