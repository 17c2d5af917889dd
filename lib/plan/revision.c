/* SPDX-License-Identifier: MIT */
/* lib/plan/revision.c - what a target was changed to later, by date. */
#include <string.h>

#include "read-priv.h"

KJP__READER(revision_date)
{
  struct kjp__revision *revision = row;

  kjp__read_date(reading, at, field, row);
  if (revision->date != NULL)
    (void)kjp__is_seen(reading, at, reading->dates, false);
}

static void
read_revision(struct kjp__reading *reading, const struct kjp__at *at,
              const void *how)
{
  struct kjp__rows *rows = &reading->plan->tables[KJP_REVISIONS].rows;
  struct kjp__revision *row;

  (void)how;
  if (!kjp__is_map(reading, at))
    return;
  row = kjp__rows_add(rows);
  if (row == NULL)
    return;
  row->target = reading->target.row;
  row->asked.indicator = KJP_NONE;
  row->source = KJP_NONE;
  row->mark = at->node->mark;
  kjp__expect_comparator(reading, row->target,
                         (struct kjp__say){"调整", "the revision"});
  (void)kjp__read_map(reading, at, &kjp__shape_revision, row, KJP_NONE);
  kjp__check_comparator(reading, at, &kjp__shape_revision);
}

/* Dates are written so that their order is that of their texts. */
static int
compare_revisions(const void *left, const void *right)
{
  const struct kjp__revision *a = left;
  const struct kjp__revision *b = right;

  return a->date == NULL || b->date == NULL ? 0 : strcmp(a->date, b->date);
}

KJP__READER(revisions)
{
  struct kjp__rows *rows = &reading->plan->tables[KJP_REVISIONS].rows;
  struct kjp__seen dates;
  int32_t first = rows->count;

  (void)field;
  (void)row;
  kjp__seen_init(&dates, reading->scratch);
  reading->dates = &dates;
  kjp__read_items(reading, at, read_revision, NULL);
  reading->dates = NULL;
  (void)kjp__rows_sort(rows, first, compare_revisions);
}
