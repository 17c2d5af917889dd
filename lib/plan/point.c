/* SPDX-License-Identifier: MIT */
/* lib/plan/point.c - the years of a path: where it begins, what it passes
 * through, how much of the way is done.
 *
 * A scenario's path is judged with what it leaves as the plan has it. */
#include "read-priv.h"

static void
report_early(struct kjp__reading *reading, const struct kjp__at *at,
             struct kjp__mark mark, int32_t year, int32_t from,
             struct kjp__mark related)
{
  struct kjp__arena *arena = reading->scratch;

  kjp__report_at(reading, at, mark, KJP__POINT_EARLY,
                 (struct kjp__details){
                     .found = KJP__SAY(kjp__arena_format(arena, "%d", year)),
                     .expected = KJP__SAY(kjp__arena_format(arena, "%d", from)),
                     .related = related});
}

/* Where it begins */

/* Where the path begins unless it says so itself. */
void
kjp__expect_beginning(struct kjp__reading *reading, const struct kjp__at *at,
                      const struct kjp__path *base)
{
  bool own = base == NULL || kjp__find_key(at->node, "from") != NULL;

  reading->from.year = own ? 0 : base->from_year;
  reading->from.mark = own ? (struct kjp__mark){0, 0} : base->from_mark;
}

KJP__READER(path_from)
{
  (void)field;
  (void)kjp__read_map(reading, at, &kjp__shape_from, row, KJP_NONE);
}

KJP__READER(from_year)
{
  struct kjp__path *path = row;
  struct kjp__years until = reading->plan_years;
  int32_t year = kjp__year_of(reading, at, false);

  (void)field;
  if (until.first != 0)
    until.first = KJP__FIRST_YEAR;
  if (year == 0 || !kjp__year_within(reading, at, year, &until))
    return;
  path->from_year = year;
  path->from_mark = at->node->mark;
  reading->from.year = year;
  reading->from.mark = at->node->mark;
}

static bool
is_written(const struct kjp__node *map, const char *name)
{
  const struct kjp__node *key = kjp__find_key(map, name);

  return key != NULL &&
         (key->next->kind != KJP__NODE_MAP || key->next->first != NULL);
}

/* Years that a scenario leaves as they are must be after the beginning that it
 * gives the path: lists are laid over each other whole. */
void
kjp__check_beginning(struct kjp__reading *reading, const struct kjp__at *at,
                     const struct kjp__path *row, int8_t shape)
{
  const kjp_table *years = &reading->plan->tables[KJP_PATH_YEARS];
  int32_t base = kjp__plan_indicator(reading->plan, row->indicator)->path - 1;
  struct kjp__at from, year;
  int32_t first;
  int32_t count;

  if (row->scenario < 0 || row->from_year == 0 || base < 0)
    return;
  count = kjp_table_children(years, KJP_PATH_YEAR_PATH, base, &first);
  from = kjp__at_entry(at, kjp__find_key(at->node, "from"));
  year = kjp__at_entry(&from, kjp__find_key(from.node, "year"));
  for (int32_t i = 0; i < count; i++) {
    const struct kjp__path_year *point = kjp__rows_at(&years->rows, first + i);
    bool share = point->kind == KJP_PATH_YEAR_SHARES;

    if (point->year > row->from_year || (share && shape != KJP_SHAPE_SHARES) ||
        is_written(at->node, share ? "shares" : "through"))
      continue;
    report_early(reading, &year, row->from_mark, point->year, row->from_year,
                 point->mark);
    return;
  }
}

/* The years */

static void
read_path_year(struct kjp__reading *reading, const struct kjp__at *at,
               int32_t year, const void *how)
{
  const struct kjp__field *field = how;
  bool share = field->column.number == KJP_PATH_YEAR_SHARE;
  struct kjp__path_year *row;

  if (!kjp__year_in_plan(reading, at, year))
    return;
  if (reading->from.year != 0 && year <= reading->from.year) {
    report_early(reading, at, at->key_mark, year, reading->from.year,
                 reading->from.mark);
    return;
  }
  row = kjp__rows_add(&reading->plan->tables[KJP_PATH_YEARS].rows);
  if (row == NULL)
    return;
  row->path = reading->path;
  row->year = year;
  row->mark = at->key_mark;
  row->kind = share ? KJP_PATH_YEAR_SHARES : KJP_PATH_YEAR_THROUGH;
  (void)kjp__quantity_of(reading, at,
                         share ? &kjp__unit_percent : reading->unit, field,
                         share ? &row->share : &row->amount, NULL);
}

/* The number of the first row. */
static int32_t
read_path_years(struct kjp__reading *reading, const struct kjp__at *at,
                int32_t column)
{
  struct kjp__rows *rows = &reading->plan->tables[KJP_PATH_YEARS].rows;
  const struct kjp__field *fields = kjp__plan_kind(KJP_PATH_YEARS)->columns;
  int32_t first = rows->count;

  kjp__read_years(reading, at, read_path_year,
                  &fields[column - KJP_PATH_YEAR_PATH]);
  kjp__sort_years(rows, first);
  return first;
}

KJP__READER(path_through)
{
  (void)field;
  (void)row;
  (void)read_path_years(reading, at, KJP_PATH_YEAR_AMOUNT);
}

static void
report_fall(struct kjp__reading *reading, const struct kjp__at *at,
            const struct kjp__path_year *before,
            const struct kjp__path_year *row)
{
  char share[KJP__DECIMAL_ROOM];
  const char *year = kjp__arena_format(reading->scratch, "%d", row->year);
  struct kjp__at entry = {at, year, 0, row->mark, at->node};
  int64_t least;

  if (year == NULL || !kjp__amount_get(before->share, &least))
    return;
  kjp__decimal_format(least, kjp__unit_percent.quanta, -1, share);
  kjp__report_key(reading, &entry, KJP__SHARES_FALL,
                  (struct kjp__details){.found = KJP__SAY(year),
                                        .expected = KJP__SAY(kjp__arena_format(
                                            reading->scratch, "%s %%", share)),
                                        .related = before->mark});
}

/* Rows first.. by year: none may be less than that before it. */
static void
check_shares(struct kjp__reading *reading, const struct kjp__at *at,
             int32_t first)
{
  const struct kjp__rows *rows = &reading->plan->tables[KJP_PATH_YEARS].rows;

  for (int32_t i = first + 1; i < rows->count; i++) {
    const struct kjp__path_year *before = kjp__rows_at(rows, i - 1);
    const struct kjp__path_year *row = kjp__rows_at(rows, i);
    int64_t least;
    int64_t share;

    if (kjp__amount_get(before->share, &least) &&
        kjp__amount_get(row->share, &share) && share < least)
      report_fall(reading, at, before, row);
  }
}

KJP__READER(path_shares)
{
  (void)field;
  (void)row;
  kjp__want_some(reading, at, "至少一年", "one year or more");
  check_shares(reading, at, read_path_years(reading, at, KJP_PATH_YEAR_SHARE));
}
