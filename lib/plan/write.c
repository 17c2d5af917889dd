/* SPDX-License-Identifier: MIT */
/* lib/plan/write.c - a plan as events: its sections, and the forms that many
 * keys share. */
#include "row-unit-priv.h"
#include "write-priv.h"

#include <string.h>

#define CELL(row, field)                                                       \
  ((const void *)((const char *)(row) + (field)->column.offset))

/* Forms */

KJP__WRITER(text)
{
  const char *const *text = CELL(row, field);

  (void)index;
  if (*text == NULL)
    return;
  kjp__put_key(writing, field->key);
  kjp__put_text(writing, *text);
}

KJP__WRITER(date)
{
  const char *const *text = CELL(row, field);

  (void)index;
  if (*text == NULL)
    return;
  kjp__put_key(writing, field->key);
  kjp__put_literal(writing, *text);
}

KJP__WRITER(say)
{
  const struct kjp__say *say = CELL(row, field);

  (void)index;
  if (say->zh == NULL)
    return;
  kjp__put_key(writing, field->key);
  if (strcmp(say->zh, say->en) == 0)
    kjp__put_text(writing, say->zh);
  else
    kjp__put_map(writing, &kjp__shape_name, say, KJP_NONE, KJP__LAYOUT_FLOW);
}

KJP__WRITER(word)
{
  const int8_t *word = CELL(row, field);

  (void)index;
  if (*word == 0 || !kjp__writes(writing, field))
    return;
  kjp__put_key(writing, field->key);
  kjp__put_literal(writing, field->column.words[*word]);
}

/* `false` is written where the row knows that it was. */
KJP__WRITER(flag)
{
  const int8_t *flag = CELL(row, field);
  bool kept = writing->said != (uint32_t)KJP__SAID_ALL;

  (void)index;
  if (!kjp__writes(writing, field) || (*flag == 0 && !kept))
    return;
  kjp__put_key(writing, field->key);
  kjp__put_literal(writing, *flag ? "true" : "false");
}

KJP__WRITER(number)
{
  const int32_t *number = CELL(row, field);

  (void)index;
  if (*number == 0 || !kjp__writes(writing, field))
    return;
  kjp__put_key(writing, field->key);
  kjp__put_int(writing, *number);
}

KJP__WRITER(year)
{
  const int32_t *year = CELL(row, field);

  (void)index;
  if (*year == 0)
    return;
  kjp__put_key(writing, field->key);
  kjp__put_int(writing, *year);
}

KJP__WRITER(quantity)
{
  const struct kjp__amount *amount = CELL(row, field);

  (void)index;
  if (!kjp__amount_is_known(*amount) || !kjp__writes(writing, field))
    return;
  kjp__put_key(writing, field->key);
  kjp__put_amount(writing, *amount,
                  field->column.unit == NULL ? writing->unit
                                             : field->column.unit);
}

KJP__WRITER(reference)
{
  const int32_t *other = CELL(row, field);

  (void)index;
  if (*other < 0)
    return;
  kjp__put_key(writing, field->key);
  kjp__put_id(writing, field->column.target, *other);
}

KJP__WRITER(source)
{
  const int32_t *source = CELL(row, field);
  uint32_t said = writing->said;

  (void)index;
  if (*source < 0)
    return;
  kjp__put_key(writing, field->key);
  writing->said = (uint32_t)KJP__SAID_ALL;
  kjp__put_map(writing, &kjp__shape_source,
               kjp__plan_row(writing->plan, KJP_SOURCES, *source), KJP_NONE,
               KJP__LAYOUT_FLOW);
  writing->said = said;
}

/* A span is two columns, first and last year, wherever they are: the fields
 * of the shape say. */
static const int32_t *
first_year_of(const struct kjp__field *field, const void *row)
{
  const struct kjp__field *before = field;

  while (before->column.name == NULL ||
         strcmp(before->column.name, "first_year") != 0)
    before--;
  return CELL(row, before);
}

KJP__WRITER(span)
{
  const int32_t *first = first_year_of(field, row);

  (void)index;
  if (first[0] == 0)
    return;
  kjp__put_key(writing, field->key);
  kjp__put_span(writing, first[0], first[1]);
}

/* The plan itself */

KJP__WRITER(issuers)
{
  int32_t count = kjp__plan_count(writing->plan, KJP_ISSUERS);

  (void)row;
  (void)index;
  if (count == 0)
    return;
  kjp__put_key(writing, field->key);
  kjp__put_begin_list(writing, KJP__LAYOUT_FLOW);
  for (int32_t i = 0; i < count; i++) {
    const struct kjp__issuer *issuer =
        kjp__plan_row(writing->plan, KJP_ISSUERS, i);

    kjp__put_text(writing, issuer->name);
  }
  kjp__put_end(writing);
}

KJP__WRITER(claims)
{
  int32_t count = kjp__plan_count(writing->plan, KJP_CLAIMS);

  (void)row;
  (void)index;
  if (count == 0)
    return;
  kjp__put_key(writing, field->key);
  kjp__put_begin_map(writing, KJP__LAYOUT_FLOW);
  for (int32_t i = 0; i < count; i++) {
    const struct kjp__claim *claim =
        kjp__plan_row(writing->plan, KJP_CLAIMS, i);

    kjp__put_key(writing, kjp__words_claim[claim->what]);
    kjp__put_int(writing, claim->stated);
  }
  kjp__put_end(writing);
}

KJP__WRITER(evaluations)
{
  const struct kjp__plan_row *plan = row;

  if (plan->every == 0 && kjp__plan_count(writing->plan, KJP_EVALUATIONS) == 0)
    return;
  kjp__put_key(writing, field->key);
  kjp__put_map(writing, &kjp__shape_evaluations, row, index, KJP__LAYOUT_BLOCK);
}

static bool
is_bare(const struct kjp__evaluation *row)
{
  return row->date == NULL && row->note == NULL && row->source < 0;
}

KJP__WRITER(done)
{
  int32_t count = kjp__plan_count(writing->plan, KJP_EVALUATIONS);

  (void)row;
  (void)index;
  if (count == 0)
    return;
  kjp__put_key(writing, field->key);
  kjp__put_begin_list(writing, KJP__LAYOUT_BLOCK);
  for (int32_t i = 0; i < count; i++) {
    const struct kjp__evaluation *done =
        kjp__plan_row(writing->plan, KJP_EVALUATIONS, i);

    if (is_bare(done))
      kjp__put_int(writing, done->year);
    else
      kjp__put_map(writing, &kjp__shape_evaluation, done, KJP_NONE,
                   KJP__LAYOUT_FLOW);
  }
  kjp__put_end(writing);
}

/* Sections */

static void
write_entry(struct kjp__writing *writing, const struct kjp__shape *shape,
            int32_t row)
{
  const void *entry = kjp__plan_row(writing->plan, shape->table, row);
  const char *const *id = entry;

  writing->said = (uint32_t)KJP__SAID_ALL;
  if (shape->table == KJP_TARGETS)
    writing->said = ((const struct kjp__target *)entry)->said;
  else if (shape->table == KJP_RULES)
    writing->said = ((const struct kjp__rule *)entry)->said;
  kjp__put_key(writing, *id);
  kjp__put_map(writing, shape, entry, row, KJP__LAYOUT_BLOCK);
}

static void
write_section(struct kjp__writing *writing, const struct kjp__shape *shape)
{
  int32_t count = kjp__plan_count(writing->plan, shape->table);

  if (count == 0)
    return;
  writing->table = shape->table;
  kjp__put_key(writing, kjp__plan_kind(shape->table)->name);
  kjp__put_begin_map(writing, KJP__LAYOUT_BLOCK);
  for (int32_t i = 0; i < count && !writing->stopped; i++) {
    writing->unit =
        kjp__unit_of_row(&writing->plan->tables[shape->table], i, KJP_NONE);
    write_entry(writing, shape, i);
  }
  kjp__put_end(writing);
}

static void
write_plan(struct kjp__writing *writing)
{
  const struct kjp__plan_row *row = kjp__plan_row(writing->plan, KJP_PLAN, 0);

  writing->said = (uint32_t)KJP__SAID_ALL;
  kjp__put_key(writing, "kjplan");
  kjp__put_int(writing, row->version);
  kjp__put_key(writing, "plan");
  kjp__put_map(writing, &kjp__shape_plan, row, 0, KJP__LAYOUT_BLOCK);
}

static void
write_correlations(struct kjp__writing *writing)
{
  int32_t count = kjp__plan_count(writing->plan, KJP_CORRELATIONS);

  if (count == 0)
    return;
  kjp__put_key(writing, "correlations");
  kjp__put_begin_list(writing, KJP__LAYOUT_BLOCK);
  for (int32_t i = 0; i < count; i++) {
    const struct kjp__correlation *row =
        kjp__plan_row(writing->plan, KJP_CORRELATIONS, i);

    kjp__put_begin_list(writing, KJP__LAYOUT_FLOW);
    kjp__put_id(writing, KJP_INDICATORS, row->left);
    kjp__put_id(writing, KJP_INDICATORS, row->right);
    kjp__put_amount(writing, row->value, &kjp__unit_one);
    kjp__put_end(writing);
  }
  kjp__put_end(writing);
}

/* Those of scenarios stand in their scenarios. */
static void
write_paths(struct kjp__writing *writing)
{
  struct kjp__range own = kjp__owned(&writing->paths, KJP_NONE);

  if (own.first == own.end)
    return;
  kjp__put_key(writing, "paths");
  kjp__put_begin_map(writing, KJP__LAYOUT_BLOCK);
  for (int32_t i = own.first; i < own.end; i++) {
    const struct kjp__owned_row *path = kjp__owned_at(&writing->paths, i);

    kjp__write_path(writing, path->row, path->index);
  }
  kjp__put_end(writing);
}

static void
write_root_extras(struct kjp__writing *writing)
{
  struct kjp__range range =
      kjp__owned(&writing->extras, kjp__owner_of_extra(KJP_NONE, KJP_NONE));

  for (int32_t i = range.first; i < range.end; i++) {
    const struct kjp__extra *row = kjp__owned_at(&writing->extras, i)->row;

    kjp__put_key(writing, row->key);
    kjp__put_text(writing, row->text);
  }
}

static void
write_all(struct kjp__writing *writing)
{
  kjp__put_begin_map(writing, KJP__LAYOUT_BLOCK);
  write_plan(writing);
  write_section(writing, &kjp__shape_organisation);
  write_section(writing, &kjp__shape_indicator);
  write_correlations(writing);
  write_section(writing, &kjp__shape_target);
  write_section(writing, &kjp__shape_rule);
  write_paths(writing);
  write_section(writing, &kjp__shape_scenario);
  write_section(writing, &kjp__shape_programme);
  write_section(writing, &kjp__shape_measure);
  write_section(writing, &kjp__shape_policy);
  write_root_extras(writing);
  kjp__put_end(writing);
}

/* Owners */

int64_t
kjp__owner_of(int32_t programme, int32_t other)
{
  return programme >= 0 ? programme : (INT64_C(1) << 32) + other;
}

int64_t
kjp__owner_of_extra(int32_t table, int32_t row)
{
  return table * (INT64_C(1) << 32) + row;
}

static int64_t
owner_of_extra(const void *row)
{
  const struct kjp__extra *extra = row;

  return kjp__owner_of_extra(extra->table, extra->row);
}

static int64_t
owner_of_role(const void *row)
{
  const struct kjp__role *role = row;

  return kjp__owner_of(role->programme, role->measure);
}

static int64_t
owner_of_tag(const void *row)
{
  const struct kjp__tag *tag = row;

  return kjp__owner_of(tag->programme, tag->measure);
}

static int64_t
owner_of_funding(const void *row)
{
  const struct kjp__funding *funding = row;

  return kjp__owner_of(funding->programme, funding->project);
}

static int64_t
owner_of_path(const void *row)
{
  const struct kjp__path *path = row;

  return path->scenario;
}

static int
compare_owners(const void *left, const void *right)
{
  const struct kjp__owned_row *a = left;
  const struct kjp__owned_row *b = right;

  return a->owner < b->owner ? -1 : a->owner > b->owner;
}

static bool
sort_by_owner(struct kjp__writing *writing, struct kjp__owned *owned,
              int32_t table, int64_t (*owner_of)(const void *))
{
  int32_t count = kjp__plan_count(writing->plan, table);

  kjp__rows_init(&owned->rows, writing->scratch, sizeof(struct kjp__owned_row));
  for (int32_t i = 0; i < count; i++) {
    struct kjp__owned_row *row = kjp__rows_add(&owned->rows);

    if (row == NULL)
      return false;
    row->row = kjp__plan_row(writing->plan, table, i);
    row->owner = owner_of(row->row);
    row->index = i;
  }
  return kjp__rows_sort(&owned->rows, 0, compare_owners);
}

/* The first row whose owner is `owner` or comes after it. */
static int32_t
lower_bound(const struct kjp__owned *owned, int64_t owner)
{
  int32_t low = 0;
  int32_t high = owned->rows.count;

  while (low < high) {
    int32_t middle = low + (high - low) / 2;
    const struct kjp__owned_row *row = kjp__rows_at(&owned->rows, middle);

    if (row->owner < owner)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

struct kjp__range
kjp__owned(const struct kjp__owned *owned, int64_t owner)
{
  struct kjp__range range = {lower_bound(owned, owner),
                             lower_bound(owned, owner + 1)};

  return range;
}

struct kjp__range
kjp__children(const kjp_plan *plan, int32_t table, int32_t parent)
{
  struct kjp__range range = {0, 0};
  int32_t count =
      kjp_table_children(&plan->tables[table], kjp__plan_kind(table)->parent,
                         parent, &range.first);

  range.end = count == 0 ? range.first : range.first + count;
  return range;
}

static bool
sort_all(struct kjp__writing *writing)
{
  return sort_by_owner(writing, &writing->extras, KJP_EXTRAS, owner_of_extra) &&
         sort_by_owner(writing, &writing->roles, KJP_ROLES, owner_of_role) &&
         sort_by_owner(writing, &writing->tags, KJP_TAGS, owner_of_tag) &&
         sort_by_owner(writing, &writing->funding, KJP_FUNDING,
                       owner_of_funding) &&
         sort_by_owner(writing, &writing->paths, KJP_PATHS, owner_of_path);
}

bool
kjp__plan_write(const kjp_plan *plan, const struct kjp__sink *sink)
{
  return kjp__plan_write_with(plan, NULL, sink);
}

bool
kjp__plan_write_with(const kjp_plan *plan, const struct kjp__rows *figures,
                     const struct kjp__sink *sink)
{
  struct kjp__writing writing = {
      .plan = plan, .sink = sink, .figures = figures};
  bool written;

  writing.scratch = kjp__arena_new();
  if (writing.scratch == NULL)
    return false;
  if (sort_all(&writing))
    write_all(&writing);
  else
    writing.stopped = true;
  written = !writing.stopped && !kjp__arena_failed(writing.scratch);
  kjp__arena_free(writing.scratch);
  return written;
}
