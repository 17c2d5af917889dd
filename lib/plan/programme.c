/* SPDX-License-Identifier: MIT */
/* lib/plan/programme.c - programmes: what they are about and who runs them;
 * measures share the latter. Projects and money have files of their own. */
#include "read-priv.h"

static void
begin_entry(struct kjp__reading *reading, int32_t programme, int32_t measure,
            struct kjp__seen *units)
{
  reading->programme = programme;
  reading->measure = measure;
  reading->project = KJP_NONE;
  kjp__seen_init(units, reading->scratch);
  reading->units = units;
}

void
kjp__read_programme_entry(struct kjp__reading *reading,
                          const struct kjp__at *at)
{
  struct kjp__programme *row = kjp__add_entry(reading, at, KJP_PROGRAMMES);
  struct kjp__seen units;

  if (row == NULL)
    return;
  row->source = KJP_NONE;
  row->mark = at->key_mark;
  begin_entry(reading, kjp__plan_count(reading->plan, KJP_PROGRAMMES) - 1,
              KJP_NONE, &units);
  (void)kjp__read_map(reading, at, &kjp__shape_programme, row,
                      reading->programme);
}

void
kjp__read_measure_entry(struct kjp__reading *reading, const struct kjp__at *at)
{
  struct kjp__measure_row *row = kjp__add_entry(reading, at, KJP_MEASURES);
  struct kjp__seen units;

  if (row == NULL)
    return;
  row->source = KJP_NONE;
  row->mark = at->key_mark;
  begin_entry(reading, KJP_NONE,
              kjp__plan_count(reading->plan, KJP_MEASURES) - 1, &units);
  (void)kjp__read_map(reading, at, &kjp__shape_measure, row, reading->measure);
}

/* Organisations */

static void
read_role(struct kjp__reading *reading, const struct kjp__at *at,
          const void *how)
{
  int32_t organisation = kjp__reference_of(reading, at, KJP_ORGANISATIONS);
  struct kjp__role *row;

  if (organisation < 0 || kjp__is_seen(reading, at, reading->units, false))
    return;
  row = kjp__rows_add(&reading->plan->tables[KJP_ROLES].rows);
  if (row == NULL)
    return;
  row->programme = reading->programme;
  row->measure = reading->measure;
  row->organisation = organisation;
  row->role = *(const int8_t *)how;
  row->mark = at->node->mark;
}

KJP__READER(lead)
{
  static const int8_t role = KJP_ROLE_LEAD;

  (void)field;
  (void)row;
  kjp__read_items(reading, at, read_role, &role);
}

KJP__READER(members_of)
{
  static const int8_t role = KJP_ROLE_MEMBER;

  (void)field;
  (void)row;
  kjp__read_items(reading, at, read_role, &role);
}

/* Tags */

struct tagging {
  int8_t kind;
  const char *const *words; /* NULL: any text */
  struct kjp__seen seen;
};

static void
read_tag(struct kjp__reading *reading, const struct kjp__at *at,
         const void *how)
{
  struct tagging *const *tagging = how;
  const char *text = kjp__scalar(reading, at);
  struct kjp__tag *row;

  if (text == NULL ||
      ((*tagging)->words != NULL &&
       kjp__word_of(reading, at, (*tagging)->words) == 0) ||
      kjp__is_seen(reading, at, &(*tagging)->seen, false))
    return;
  row = kjp__rows_add(&reading->plan->tables[KJP_TAGS].rows);
  if (row == NULL)
    return;
  row->programme = reading->programme;
  row->measure = reading->measure;
  row->kind = (*tagging)->kind;
  row->mark = at->node->mark;
  row->text = kjp__recent_copy(&reading->texts, text, at->node->size);
}

static void
read_tags(struct kjp__reading *reading, const struct kjp__at *at, int8_t kind,
          const char *const *words)
{
  struct tagging tagging = {.kind = kind, .words = words};
  struct tagging *how = &tagging;

  kjp__seen_init(&tagging.seen, reading->scratch);
  kjp__read_items(reading, at, read_tag, &how);
}

KJP__READER(fields)
{
  (void)field;
  (void)row;
  read_tags(reading, at, KJP_TAG_KIND_FIELD, NULL);
}

KJP__READER(kinds)
{
  (void)field;
  (void)row;
  read_tags(reading, at, KJP_TAG_KIND_KIND, kjp__words_work);
}

KJP__READER(instruments)
{
  (void)field;
  (void)row;
  read_tags(reading, at, KJP_TAG_KIND_INSTRUMENT, NULL);
}

/* Actions of a measure */

static void
read_action(struct kjp__reading *reading, const struct kjp__at *at,
            const void *how)
{
  struct kjp__action *row;

  (void)how;
  if (!kjp__is_map(reading, at))
    return;
  row = kjp__rows_add(&reading->plan->tables[KJP_ACTIONS].rows);
  if (row == NULL)
    return;
  row->measure = reading->measure;
  row->mark = at->node->mark;
  (void)kjp__read_map(reading, at, &kjp__shape_action, row, KJP_NONE);
}

KJP__READER(actions)
{
  (void)field;
  (void)row;
  kjp__read_items(reading, at, read_action, NULL);
}
