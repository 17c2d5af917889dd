/* SPDX-License-Identifier: MIT */
/* lib/answer/assess-finding.c - what is amiss with a plan in the year of its
 * evaluation, or ought to be known with it. */
#include "assess-priv.h"

#include <string.h>

#include <glib.h>

#include "../base/text-priv.h"

static const struct kjp__say nothing = {NULL, NULL};

static void
add_finding(struct kjp__assessing *assessing, enum kjp__code code,
            struct kjp__say name, struct kjp__say found, const char *pointer)
{
  struct kjp__arena *arena = assessing->answer->arena;
  struct kjp__details details = {.name = name, .found = found};
  struct kjp__assess_finding *row = kjp__rows_add(
      &kjp__answer_table(assessing->answer, KJP_ASSESS_FINDINGS)->rows);

  if (row == NULL)
    return;
  row->code = kjp__diagnostic_code(code);
  row->text.zh = kjp__diagnostic_text(arena, code, &details, KJP_LANGUAGE_ZH);
  row->text.en = kjp__diagnostic_text(arena, code, &details, KJP_LANGUAGE_EN);
  row->pointer = pointer;
}

/* A name in one language does for both; without any, the id. */
static struct kjp__say
name_or_id(struct kjp__say name, const char *id)
{
  if (name.zh == NULL && name.en == NULL)
    return KJP__SAY(id);
  return (struct kjp__say){name.zh != NULL ? name.zh : name.en,
                           name.en != NULL ? name.en : name.zh};
}

static struct kjp__say
year_text(struct kjp__assessing *assessing, int32_t year)
{
  const char *text =
      kjp__arena_format(assessing->answer->arena, "%d", (int)year);

  return KJP__SAY(text);
}

/* Projects */

static void
find_pledges(struct kjp__assessing *assessing, int32_t programme,
             const char *id)
{
  const kjp_table *table = &assessing->plan->tables[KJP_PROJECTS];
  int32_t first;
  int32_t count =
      kjp_table_children(table, KJP_PROJECT_PROGRAMME, programme, &first);

  for (int32_t i = 0; i < count; i++) {
    const struct kjp__project *row = kjp__rows_at(&table->rows, first + i);

    if (row->integrity_pledge == 1)
      continue;
    add_finding(assessing, KJP__ASSESS_PLEDGE, name_or_id(row->name, row->id),
                nothing,
                kjp__arena_format(assessing->answer->arena,
                                  "/programmes/%s/projects/%d", id, i));
  }
}

/* Who is responsible */

static const char *
pointer_to(struct kjp__assessing *assessing, const char *section,
           const char *id)
{
  return kjp__arena_format(assessing->answer->arena, "/%s/%s", section, id);
}

static void
find_owners(struct kjp__assessing *assessing)
{
  int32_t count = kjp__plan_count(assessing->plan, KJP_TARGETS);

  for (int32_t i = 0; i < count; i++) {
    const struct kjp__target *row =
        kjp__plan_row(assessing->plan, KJP_TARGETS, i);

    if (row->owner < 0)
      add_finding(assessing, KJP__ASSESS_OWNER, KJP__SAY(row->id), nothing,
                  pointer_to(assessing, "targets", row->id));
  }
}

/* Marks the programmes, or the measures, that someone leads. */
static int8_t *
led_of(struct kjp__assessing *assessing, int32_t table, bool programmes)
{
  size_t count = (size_t)kjp__plan_count(assessing->plan, table);
  int8_t *led = kjp__arena_alloc(assessing->scratch, count + 1);

  for (int32_t i = 0;
       led != NULL && i < kjp__plan_count(assessing->plan, KJP_ROLES); i++) {
    const struct kjp__role *row = kjp__plan_row(assessing->plan, KJP_ROLES, i);
    int32_t whose = programmes ? row->programme : row->measure;

    if (whose >= 0 && row->role == KJP_ROLE_LEAD)
      led[whose] = 1;
  }
  assessing->failed = assessing->failed || led == NULL;
  return led;
}

static void
find_programmes(struct kjp__assessing *assessing)
{
  int32_t count = kjp__plan_count(assessing->plan, KJP_PROGRAMMES);
  const int8_t *led = led_of(assessing, KJP_PROGRAMMES, true);

  for (int32_t i = 0; led != NULL && i < count; i++) {
    const struct kjp__programme *row =
        kjp__plan_row(assessing->plan, KJP_PROGRAMMES, i);

    if (!led[i])
      add_finding(assessing, KJP__ASSESS_LEAD, name_or_id(row->name, row->id),
                  nothing, pointer_to(assessing, "programmes", row->id));
    find_pledges(assessing, i, row->id);
  }
}

static void
find_measures(struct kjp__assessing *assessing)
{
  int32_t count = kjp__plan_count(assessing->plan, KJP_MEASURES);
  const int8_t *led = led_of(assessing, KJP_MEASURES, false);

  for (int32_t i = 0; led != NULL && i < count; i++) {
    const struct kjp__measure_row *row =
        kjp__plan_row(assessing->plan, KJP_MEASURES, i);

    if (!led[i])
      add_finding(assessing, KJP__ASSESS_LEAD, name_or_id(row->name, row->id),
                  nothing, pointer_to(assessing, "measures", row->id));
  }
}

/* Evaluations */

/* What was done later than as_of is not seen. */
static bool
is_done(const struct kjp__assessing *assessing, int32_t year)
{
  int32_t count = kjp__plan_count(assessing->plan, KJP_EVALUATIONS);

  for (int32_t i = 0; i < count; i++) {
    const struct kjp__evaluation *row =
        kjp__plan_row(assessing->plan, KJP_EVALUATIONS, i);

    if (row->year == year && (assessing->as_of == NULL || row->date == NULL ||
                              strcmp(row->date, assessing->as_of) <= 0))
      return true;
  }
  return false;
}

/* That of the year itself is being made. */
static void
find_evaluations(struct kjp__assessing *assessing)
{
  const struct kjp__plan_row *plan =
      kjp__plan_row(assessing->plan, KJP_PLAN, 0);
  int32_t last = MIN(assessing->year - 1, plan->last_year);

  if (plan->every != KJP_EVERY_YEAR)
    return;
  for (int32_t year = plan->first_year; year <= last; year++) {
    if (!is_done(assessing, year))
      add_finding(assessing, KJP__ASSESS_OVERDUE, nothing,
                  year_text(assessing, year), "/plan/evaluations");
  }
}

/* Figures: those of one indicator in one finding. */

struct years {
  struct kjp__text_builder zh;
  struct kjp__text_builder en;
};

static void
add_year(struct years *years, int32_t year)
{
  if (years->zh.size > 0) {
    kjp__text_add(&years->zh, "、");
    kjp__text_add(&years->en, ", ");
  }
  kjp__text_add_int(&years->zh, year);
  kjp__text_add_int(&years->en, year);
}

static void
close_years(struct kjp__assessing *assessing, enum kjp__code code,
            int32_t indicator, struct years *years)
{
  bool failed = years->zh.failed || years->en.failed;
  const struct kjp__indicator *row;

  assessing->failed = assessing->failed || failed;
  if (years->zh.size > 0 && !failed) {
    row = kjp__plan_indicator(assessing->plan, indicator);
    add_finding(assessing, code, name_or_id(row->name, row->id),
                (struct kjp__say){years->zh.data, years->en.data},
                kjp__arena_format(assessing->answer->arena,
                                  "/indicators/%s/values", row->id));
  }
  kjp__text_clear(&years->zh);
  kjp__text_clear(&years->en);
}

/* The used figures stand by indicator and year. */
static void
find_unverified(struct kjp__assessing *assessing)
{
  const struct kjp__rows *rows =
      &kjp__answer_table(assessing->answer, KJP_USED)->rows;
  struct years years = {{0}, {0}};
  int32_t indicator = KJP_NONE;

  for (int32_t i = 0; i < rows->count; i++) {
    const struct kjp__used *row = kjp__rows_at(rows, i);

    if (row->indicator != indicator)
      close_years(assessing, KJP__ASSESS_UNVERIFIED, indicator, &years);
    indicator = row->indicator;
    if (row->unverified)
      add_year(&years, row->of);
  }
  close_years(assessing, KJP__ASSESS_UNVERIFIED, indicator, &years);
}

static int
compare_missing(const void *left, const void *right)
{
  const struct kjp__assess_missing *a = left;
  const struct kjp__assess_missing *b = right;

  if (a->indicator != b->indicator)
    return a->indicator < b->indicator ? -1 : 1;
  return a->of == b->of ? 0 : a->of < b->of ? -1 : 1;
}

/* The rows of all targets, sorted anew. */
static bool
gather_missing(struct kjp__assessing *assessing, struct kjp__rows *out)
{
  const struct kjp__rows *rows =
      &kjp__answer_table(assessing->answer, KJP_ASSESS_MISSING)->rows;

  kjp__rows_init(out, assessing->scratch, sizeof(struct kjp__assess_missing));
  for (int32_t i = 0; i < rows->count; i++) {
    struct kjp__assess_missing *row = kjp__rows_add(out);

    if (row == NULL)
      return false;
    *row = *(const struct kjp__assess_missing *)kjp__rows_at(rows, i);
  }
  return kjp__rows_sort(out, 0, compare_missing);
}

static void
find_missing(struct kjp__assessing *assessing)
{
  struct years years = {{0}, {0}};
  struct kjp__rows rows;
  int32_t indicator = KJP_NONE;

  if (!gather_missing(assessing, &rows)) {
    assessing->failed = true;
    return;
  }
  for (int32_t i = 0; i < rows.count; i++) {
    const struct kjp__assess_missing *row = kjp__rows_at(&rows, i);

    if (i > 0 && compare_missing(kjp__rows_at(&rows, i - 1), row) == 0)
      continue;
    if (row->indicator != indicator)
      close_years(assessing, KJP__ASSESS_MISSING, indicator, &years);
    indicator = row->indicator;
    add_year(&years, row->of);
  }
  close_years(assessing, KJP__ASSESS_MISSING, indicator, &years);
}

/* Targets */

static void
find_revision(struct kjp__assessing *assessing,
              const struct kjp__assess_target *row)
{
  const struct kjp__target *said =
      kjp__plan_row(assessing->plan, KJP_TARGETS, row->target);
  const struct kjp__revision *revision;
  int32_t first;

  if (row->revision < 0)
    return;
  revision = kjp__plan_row(assessing->plan, KJP_REVISIONS, row->revision);
  (void)kjp_table_children(&assessing->plan->tables[KJP_REVISIONS],
                           KJP_REVISION_TARGET, row->target, &first);
  if (revision->unverified == 1)
    add_finding(assessing, KJP__ASSESS_REVISION, KJP__SAY(said->id),
                KJP__SAY(revision->date),
                kjp__arena_format(assessing->answer->arena,
                                  "/targets/%s/revisions/%d", said->id,
                                  (int)(row->revision - first)));
}

static void
find_targets(struct kjp__assessing *assessing)
{
  const struct kjp__rows *rows =
      &kjp__answer_table(assessing->answer, KJP_ASSESS_TARGETS)->rows;

  for (int32_t i = 0; i < rows->count; i++) {
    const struct kjp__assess_target *row = kjp__rows_at(rows, i);
    const struct kjp__target *said =
        kjp__plan_row(assessing->plan, KJP_TARGETS, row->target);

    find_revision(assessing, row);
    if (row->basis == KJP_BASIS_OBSERVED && row->stage >= KJP_STAGE_ADJUSTED)
      add_finding(assessing, KJP__ASSESS_BUDGET, KJP__SAY(said->id),
                  year_text(assessing, row->of),
                  pointer_to(assessing, "targets", said->id));
    if (row->outlook == KJP_OUTCOME_MISSED &&
        row->projection_kind >= KJP_KIND_PLANNED)
      add_finding(assessing, KJP__ASSESS_SHORT, KJP__SAY(said->id),
                  year_text(assessing, row->due),
                  pointer_to(assessing, "targets", said->id));
  }
}

void
kjp__assess_forgive_range(struct kjp__assessing *assessing,
                          const struct kjp__target *said)
{
  int32_t year;
  const char *name = kjp__assess_range_of(assessing, &year);

  add_finding(assessing, KJP__RESULT_RANGE, KJP__SAY(name),
              year_text(assessing, year),
              pointer_to(assessing, "targets", said->id));
  assessing->out_of_range = false;
  assessing->seen->out_of_range = false;
  assessing->all->out_of_range = false;
}

void
kjp__assess_findings(struct kjp__assessing *assessing)
{
  find_evaluations(assessing);
  find_owners(assessing);
  find_programmes(assessing);
  find_measures(assessing);
  find_targets(assessing);
  find_missing(assessing);
  find_unverified(assessing);
}
