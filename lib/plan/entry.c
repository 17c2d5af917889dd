/* SPDX-License-Identifier: MIT */
/* lib/plan/entry.c - entries of sections: the plan itself, its version, and
 * organisations; and how an entry gets its row. */
#include "read-priv.h"

#include <string.h>

enum { NEWEST_VERSION = 1 };

void *
kjp__add_entry(struct kjp__reading *reading, const struct kjp__at *at,
               int32_t number)
{
  struct kjp_table *table = &reading->plan->tables[number];
  const char *id = kjp__id_of(reading, at, true);
  int32_t before = id == NULL ? KJP_NONE : kjp__index_find(&table->index, id);
  const char **row;

  if (before >= 0) {
    const struct kjp__mark *mark =
        kjp__entry_mark(reading->plan, number, before);

    kjp__report_key(
        reading, at, KJP__KEY_DUPLICATE,
        (struct kjp__details){.found = KJP__SAY(id), .related = *mark});
    return NULL;
  }
  row = kjp__rows_add(&table->rows);
  if (row == NULL)
    return NULL;
  *row = id;
  if (id != NULL)
    (void)kjp__index_add(&table->index, table->rows.count - 1);
  return row;
}

/* The one row of KJP_PLAN, which the version and the section share. */
static struct kjp__plan_row *
plan_row(struct kjp__reading *reading)
{
  struct kjp__rows *rows = &reading->plan->tables[KJP_PLAN].rows;
  struct kjp__plan_row *row;

  if (rows->count > 0)
    return kjp__rows_at(rows, 0);
  row = kjp__rows_add(rows);
  if (row != NULL)
    row->source = KJP_NONE;
  return row;
}

void
kjp__read_plan(struct kjp__reading *reading, const struct kjp__at *at)
{
  struct kjp__plan_row *row = plan_row(reading);

  if (row == NULL)
    return;
  row->mark = at->key_mark;
  (void)kjp__read_map(reading, at, &kjp__shape_plan, row, 0);
  if (row->id != NULL)
    (void)kjp__index_add(&reading->plan->tables[KJP_PLAN].index, 0);
}

KJP__READER(plan_span)
{
  struct kjp__plan_row *plan = row;
  int32_t first;
  int32_t last;

  (void)field;
  if (!kjp__span_of(reading, at, &first, &last))
    return;
  plan->first_year = first;
  plan->last_year = last;
  reading->plan_years =
      (struct kjp__years){first, last, {"计划", "the plan"}, at->node->mark};
}

static void
read_issuer(struct kjp__reading *reading, const struct kjp__at *at,
            const void *how)
{
  struct kjp__seen *const *seen = how;
  const char *name = kjp__scalar(reading, at);
  struct kjp__issuer *issuer;

  if (name == NULL || kjp__is_seen(reading, at, *seen, false))
    return;
  issuer = kjp__rows_add(&reading->plan->tables[KJP_ISSUERS].rows);
  if (issuer == NULL)
    return;
  issuer->name = kjp__recent_copy(&reading->texts, name, at->node->size);
  issuer->mark = at->node->mark;
}

KJP__READER(issuers)
{
  struct kjp__seen seen;
  struct kjp__seen *names = &seen;

  (void)field;
  (void)row;
  kjp__seen_init(&seen, reading->scratch);
  kjp__read_items(reading, at, read_issuer, &names);
}

/* The digits of a version that a later library may have written. */
static int32_t
version_of(const char *text)
{
  int32_t version = 0;
  size_t size = strlen(text);

  if (size == 0 || size > 6 || strspn(text, "0123456789") != size ||
      *text == '0')
    return 0;
  for (; *text != '\0'; text++)
    version = version * 10 + (*text - '0');
  return version;
}

void
kjp__read_version(struct kjp__reading *reading, const struct kjp__at *at)
{
  const char *text;
  int32_t version;
  struct kjp__plan_row *row = plan_row(reading);

  if (kjp__is_empty(reading, at) || row == NULL)
    return;
  text = kjp__scalar(reading, at);
  if (text == NULL)
    return;
  version = version_of(text);
  if (version == 0)
    kjp__report_value(reading, at, KJP__VERSION_INVALID,
                      (struct kjp__details){.found = KJP__SAY(text)});
  else if (version > NEWEST_VERSION)
    kjp__report_value(reading, at, KJP__VERSION_NEWER,
                      (struct kjp__details){.found = KJP__SAY(text),
                                            .expected = KJP__SAY("1")});
  row->version = version;
}

void
kjp__read_organisation_entry(struct kjp__reading *reading,
                             const struct kjp__at *at)
{
  struct kjp__organisation *row =
      kjp__add_entry(reading, at, KJP_ORGANISATIONS);

  if (row == NULL)
    return;
  row->mark = at->key_mark;
  (void)kjp__read_map(reading, at, &kjp__shape_organisation, row,
                      kjp__plan_count(reading->plan, KJP_ORGANISATIONS) - 1);
}
