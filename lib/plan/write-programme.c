/* SPDX-License-Identifier: MIT */
/* lib/plan/write-programme.c - programmes with their projects, and
 * measures. */
#include "write-priv.h"

/* The owner that an entry is in `roles`, `tags` and `funding`. */
static int64_t
owner_of_entry(const struct kjp__writing *writing, int32_t index)
{
  return writing->table == KJP_PROGRAMMES ? kjp__owner_of(index, KJP_NONE)
                                          : kjp__owner_of(KJP_NONE, index);
}

/* A list that begins with its first item. */
static void
begin_list(struct kjp__writing *writing, const char *key, bool *begun)
{
  if (*begun)
    return;
  *begun = true;
  kjp__put_key(writing, key);
  kjp__put_begin_list(writing, KJP__LAYOUT_FLOW);
}

static void
put_tags(struct kjp__writing *writing, const struct kjp__field *field,
         int32_t index, int8_t kind)
{
  struct kjp__range all =
      kjp__owned(&writing->tags, owner_of_entry(writing, index));
  bool begun = false;

  for (int32_t i = all.first; i < all.end; i++) {
    const struct kjp__tag *tag = kjp__owned_at(&writing->tags, i)->row;

    if (tag->kind != kind)
      continue;
    begin_list(writing, field->key, &begun);
    kjp__put_text(writing, tag->text);
  }
  if (begun)
    kjp__put_end(writing);
}

KJP__WRITER(fields)
{
  (void)row;
  put_tags(writing, field, index, KJP_TAG_KIND_FIELD);
}

KJP__WRITER(kinds)
{
  (void)row;
  put_tags(writing, field, index, KJP_TAG_KIND_KIND);
}

KJP__WRITER(instruments)
{
  (void)row;
  put_tags(writing, field, index, KJP_TAG_KIND_INSTRUMENT);
}

static void
put_roles(struct kjp__writing *writing, const struct kjp__field *field,
          int32_t index, int8_t which)
{
  struct kjp__range all =
      kjp__owned(&writing->roles, owner_of_entry(writing, index));
  bool begun = false;

  for (int32_t i = all.first; i < all.end; i++) {
    const struct kjp__role *role = kjp__owned_at(&writing->roles, i)->row;

    if (role->role != which)
      continue;
    begin_list(writing, field->key, &begun);
    kjp__put_id(writing, KJP_ORGANISATIONS, role->organisation);
  }
  if (begun)
    kjp__put_end(writing);
}

KJP__WRITER(lead)
{
  (void)row;
  put_roles(writing, field, index, KJP_ROLE_LEAD);
}

KJP__WRITER(members_of)
{
  (void)row;
  put_roles(writing, field, index, KJP_ROLE_MEMBER);
}

/* Money: by indicator, then by year */

static const struct kjp__funding *
funding_at(const struct kjp__writing *writing, int32_t index)
{
  return kjp__owned_at(&writing->funding, index)->row;
}

static void
put_funding(struct kjp__writing *writing, struct kjp__range all)
{
  int32_t indicator = KJP_NONE;

  for (int32_t i = all.first; i < all.end; i++) {
    const struct kjp__funding *row = funding_at(writing, i);

    if (row->indicator != indicator) {
      if (indicator >= 0)
        kjp__put_end(writing);
      indicator = row->indicator;
      kjp__put_id(writing, KJP_INDICATORS, indicator);
      kjp__put_begin_map(writing, KJP__LAYOUT_FLOW);
    }
    kjp__put_int(writing, row->year);
    kjp__put_amount(writing, row->amount,
                    kjp__plan_unit(writing->plan, indicator));
  }
  kjp__put_end(writing);
}

KJP__WRITER(funding)
{
  struct kjp__range all =
      kjp__owned(&writing->funding, owner_of_entry(writing, index));

  (void)row;
  if (all.first == all.end)
    return;
  kjp__put_key(writing, field->key);
  kjp__put_begin_map(writing, KJP__LAYOUT_FLOW);
  put_funding(writing, all);
  kjp__put_end(writing);
}

KJP__WRITER(projects)
{
  struct kjp__range all = kjp__children(writing->plan, KJP_PROJECTS, index);

  (void)row;
  if (all.first == all.end)
    return;
  kjp__put_key(writing, field->key);
  kjp__put_begin_list(writing, KJP__LAYOUT_BLOCK);
  writing->table = KJP_PROJECTS;
  for (int32_t i = all.first; i < all.end && !writing->stopped; i++) {
    const struct kjp__project *project =
        kjp__plan_row(writing->plan, KJP_PROJECTS, i);

    writing->said = project->said;
    kjp__put_map(writing, &kjp__shape_project, project, i, KJP__LAYOUT_BLOCK);
  }
  writing->table = KJP_PROGRAMMES;
  writing->said = (uint32_t)KJP__SAID_ALL;
  kjp__put_end(writing);
}

KJP__WRITER(actions)
{
  (void)row;
  kjp__put_rows(writing, field->key, KJP_ACTIONS,
                kjp__children(writing->plan, KJP_ACTIONS, index),
                &kjp__shape_action);
}
