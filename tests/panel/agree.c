/* SPDX-License-Identifier: MIT */
/* tests/panel/agree.c - a panel gives what an audit of one plan at a time
 * gives: floor, verdict, binding clause and flags, over random rules and
 * figures, missing ones and ones that do not fit included.
 *
 *   agree RULES ENTITIES SEED
 *
 * Figures are drawn, the panel runs, and some years are set to the floor, a
 * quantum below or above it: there verdicts turn. Then each entity becomes a
 * plan of its own, which is audited. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "trial.h"

static struct {
  int64_t rows, refused, beyond, too_large, holds, broken, unjudged, different;
} tally;

/* Running */

static gboolean
fail(const char *what, kjp_error *error, const struct trial *trial)
{
  fprintf(stderr, "%s: %s\n%s", what, kjp_error_message(error, KJP_LANGUAGE_EN),
          trial->text->str);
  kjp_error_free(error);
  return FALSE;
}

/* In two ranges, of which one has threads. */
static kjp_status
run_panel(struct trial *trial, const kjp_panel *panel, kjp_error **error)
{
  int32_t middle = (int32_t)below(trial, trial->entities + 1);
  size_t place = (size_t)(middle * trial->years);
  kjp_status status =
      kjp_panel_run(panel, 0, middle, 1, trial->floors, trial->verdicts,
                    trial->bindings, trial->flags, error);

  if (status != KJP_OK)
    return status;
  return kjp_panel_run(panel, middle, trial->entities - middle, 2,
                       trial->floors + place, trial->verdicts + place,
                       trial->bindings + place, trial->flags + place, error);
}

/* A year of each entity onto its floor, or next to it. */
static void
snap(struct trial *trial)
{
  for (int32_t entity = 0; entity < trial->entities; entity++) {
    size_t place = (size_t)(entity * trial->years + below(trial, trial->years));
    int64_t floor = trial->floors[place];

    if (floor > 0 && floor < MOST)
      trial->quanta[0][place] = floor - 1 + below(trial, 3);
  }
}

/* One plan at a time */

static kjp_plan *
plan_of_entity(struct trial *trial, int32_t entity, const kjp_options *options,
               kjp_error **error)
{
  kjp_builder *builder = kjp_builder_new(trial->plan);
  kjp_plan *plan = NULL;

  if (give_figures(trial, builder, entity, error) == KJP_OK)
    (void)kjp_builder_build(builder, options, &plan, error);
  kjp_builder_free(builder);
  return plan;
}

struct row {
  int64_t floor;
  int32_t verdict, binding, flags;
  int32_t of_growth; /* flags that only the growth an audit shows may raise */
};

/* Whether a clause of the year starts from the base, and marks it anyhow. */
static gboolean
has_base_clause(const kjp_answer *answer, int32_t year)
{
  const int kinds = 1 << KJP_CLAUSE_NOT_BELOW_PREVIOUS |
                    1 << KJP_CLAUSE_GROW_AT_LEAST |
                    1 << KJP_CLAUSE_GROW_BY_AT_LEAST | 1 << KJP_CLAUSE_OUTPACE |
                    1 << KJP_CLAUSE_SHARE_NOT_BELOW_PREVIOUS;
  const kjp_table *table = kjp_answer_table(answer, KJP_AUDIT_CLAUSES);
  const kjp_table *clauses =
      kjp_plan_table(kjp_answer_plan(answer), KJP_CLAUSES);
  int32_t first;
  int32_t count =
      kjp_table_children(table, KJP_AUDIT_CLAUSE_YEAR, year, &first);

  for (int32_t i = first; i < first + count; i++) {
    int32_t row = kjp_table_int(table, i, KJP_AUDIT_CLAUSE_CLAUSE);

    if ((kinds >> kjp_table_int(clauses, row, KJP_CLAUSE_KIND) & 1) != 0 &&
        kjp_table_int(clauses, row, KJP_CLAUSE_LOOKBACK) == 1)
      return TRUE;
  }
  return FALSE;
}

static int32_t
binding_of(const kjp_answer *answer, int32_t year)
{
  const kjp_table *table = kjp_answer_table(answer, KJP_AUDIT_CLAUSES);
  int32_t first;
  int32_t count =
      kjp_table_children(table, KJP_AUDIT_CLAUSE_YEAR, year, &first);

  for (int32_t row = first; row < first + count; row++) {
    if (kjp_table_int(table, row, KJP_AUDIT_CLAUSE_ANY_OF) == KJP_NONE &&
        kjp_table_int(table, row, KJP_AUDIT_CLAUSE_BINDING) == 1)
      return kjp_table_int(table, row, KJP_AUDIT_CLAUSE_CLAUSE);
  }
  return KJP_NONE;
}

static void
read_row(const kjp_answer *answer, int32_t at, struct row *row)
{
  const kjp_table *table = kjp_answer_table(answer, KJP_AUDIT_YEARS);
  int32_t unwaived = kjp_table_int(table, at, KJP_AUDIT_YEAR_UNWAIVED);

  row->floor = INT64_MIN;
  (void)kjp_table_amount(table, at, KJP_AUDIT_YEAR_FLOOR, &row->floor);
  row->verdict = kjp_table_int(table, at, KJP_AUDIT_YEAR_VERDICT);
  row->binding = binding_of(answer, at);
  row->flags = 0;
  row->of_growth =
      kjp_table_amount(table, at, KJP_AUDIT_YEAR_GROWTH, NULL) == 0 ||
              has_base_clause(answer, at)
          ? 0
          : KJP_PANEL_PROJECTED | KJP_PANEL_UNVERIFIED;
  if (kjp_table_int(table, at, KJP_AUDIT_YEAR_PARTIAL) == 1)
    row->flags |= KJP_PANEL_PARTIAL;
  if (kjp_table_int(table, at, KJP_AUDIT_YEAR_PROJECTED) == 1)
    row->flags |= KJP_PANEL_PROJECTED;
  if (kjp_table_int(table, at, KJP_AUDIT_YEAR_UNVERIFIED) == 1)
    row->flags |= KJP_PANEL_UNVERIFIED;
  if (row->verdict == KJP_VERDICT_EXEMPT && unwaived == KJP_VERDICT_BROKEN)
    row->flags |= KJP_PANEL_UNWAIVED_BROKEN;
  if (row->verdict == KJP_VERDICT_EXEMPT &&
      unwaived == KJP_VERDICT_NOT_ASSESSABLE)
    row->flags |= KJP_PANEL_UNWAIVED_NOT_ASSESSABLE;
}

static void
compare_row(const struct trial *trial, int32_t entity, int32_t y,
            const struct row *expected)
{
  size_t place = (size_t)(entity * trial->years + y);

  tally.rows++;
  tally.holds += expected->verdict == KJP_VERDICT_HOLDS;
  tally.broken += expected->verdict == KJP_VERDICT_BROKEN;
  tally.unjudged += expected->verdict == KJP_VERDICT_NOT_ASSESSABLE;
  if (trial->floors[place] == expected->floor &&
      trial->verdicts[place] == expected->verdict &&
      trial->bindings[place] == expected->binding &&
      (trial->flags[place] & ~expected->flags) == 0 &&
      (expected->flags & ~trial->flags[place] & ~expected->of_growth) == 0)
    return;
  if (tally.different++ > 0)
    return;
  fprintf(stderr,
          "entity %d, %d: floor %" PRId64 ", verdict %d, clause %d, flags %d; "
          "an audit has %" PRId64 ", %d, %d, %d\n",
          (int)entity, trial->first + (int)y, trial->floors[place],
          trial->verdicts[place], (int)trial->bindings[place],
          trial->flags[place], expected->floor, (int)expected->verdict,
          (int)expected->binding, (int)expected->flags);
  for (int i = 0; i < INPUTS; i++) {
    fprintf(stderr, "  %s:", ids[i]);
    for (int32_t at = 0; trial->given[i] && at < trial->years; at++) {
      place = (size_t)(entity * trial->years + at);
      fprintf(stderr, " %" PRId64 "%s", trial->quanta[i][place],
              trial->known[i] != NULL && !trial->known[i][place] ? "?" : "");
    }
    fputs("\n", stderr);
  }
  fputs(trial->text->str, stderr);
}

static void
compare_entity(const struct trial *trial, int32_t entity,
               const kjp_answer *answer)
{
  const struct row blank = {INT64_MIN, KJP_PANEL_NOT_RULED, KJP_NONE, 0, 0};
  const struct row large = {INT64_MIN, KJP_PANEL_TOO_LARGE, KJP_NONE, 0, 0};
  const kjp_table *years =
      answer == NULL ? NULL : kjp_answer_table(answer, KJP_AUDIT_YEARS);

  for (int32_t y = 0; y < trial->years; y++) {
    int32_t at = trial->first + y - 2017;
    struct row row = at < 0 || at > 4 ? blank : large;

    if (years != NULL && at >= 0 && at < kjp_table_count(years))
      read_row(answer, at, &row);
    compare_row(trial, entity, y, &row);
  }
}

/* Whether a clause could not be worked out for its size: the audit goes on
 * without it, a panel leaves the entity out. */
static gboolean
has_too_large(const kjp_answer *answer)
{
  const kjp_table *notes = kjp_answer_table(answer, KJP_AUDIT_NOTES);

  for (int32_t row = 0; row < kjp_table_count(notes); row++) {
    if (g_strcmp0(kjp_table_text(notes, row, KJP_AUDIT_NOTE_CODE),
                  "note-too-large") == 0)
      return TRUE;
  }
  return FALSE;
}

static gboolean
check_entity(struct trial *trial, int32_t entity, const kjp_options *options)
{
  kjp_error *error = NULL;
  kjp_plan *plan = plan_of_entity(trial, entity, options, &error);
  kjp_answer *answer = NULL;
  kjp_status status;

  /* A one_off above the figure it is taken from. */
  if (plan == NULL && kjp_error_status(error) == KJP_E_SCHEMA &&
      trial->adjusted[0]) {
    tally.refused++;
    kjp_error_free(error);
    return TRUE;
  }
  if (plan == NULL)
    return fail("the plan of an entity", error, trial);
  status = kjp_audit_run(plan, NULL, &answer, &error);
  if (status != KJP_OK && status != KJP_E_RANGE)
    return fail("an audit", error, trial);
  if (status == KJP_OK && has_too_large(answer)) {
    status = KJP_E_RANGE;
    kjp_answer_unref(answer);
    answer = NULL;
  }
  /* Of a year beyond the arrays, which no panel judges. */
  if (status == KJP_E_RANGE && trial->first + trial->years <= 2021 &&
      trial->verdicts[entity * trial->years + MAX(2017 - trial->first, 0)] !=
          KJP_PANEL_TOO_LARGE)
    tally.beyond++;
  else
    compare_entity(trial, entity, answer);
  tally.too_large += status == KJP_E_RANGE;
  kjp_error_free(error);
  kjp_answer_unref(answer);
  kjp_plan_unref(plan);
  return TRUE;
}

/* A plan that does not load, or does not fit on its own, is drawn anew. */
static gboolean
check_trial(struct trial *trial, const kjp_options *options)
{
  kjp_error *error = NULL;
  kjp_panel *panel = make_panel(trial, &error);
  kjp_status status = panel == NULL ? kjp_error_status(error) : KJP_OK;
  gboolean right = TRUE;

  for (int i = 0; i <= SNAPS && status == KJP_OK && error == NULL; i++) {
    if (i > 0 && trial->given[0])
      snap(trial);
    status = run_panel(trial, panel, &error);
  }
  kjp_panel_free(panel);
  if (status == KJP_E_RANGE) {
    kjp_error_free(error);
    return TRUE;
  }
  if (error != NULL)
    return fail("the panel", error, trial);
  for (int32_t entity = 0; entity < trial->entities && right; entity++)
    right = check_entity(trial, entity, options);
  return right;
}

static void
make_room(struct trial *trial, int32_t entities)
{
  size_t cells;

  trial->entities = entities;
  trial->first = 2014 + (int32_t)below(trial, 5);
  trial->years = 6 + (int32_t)below(trial, MOST_YEARS - 5);
  cells = (size_t)(entities * trial->years);
  trial->floors = g_new0(int64_t, cells);
  trial->verdicts = g_new0(uint8_t, cells);
  trial->bindings = g_new0(int32_t, cells);
  trial->flags = g_new0(uint8_t, cells);
}

static void
clear_room(struct trial *trial)
{
  for (int i = 0; i < INPUTS; i++) {
    g_free(trial->quanta[i]);
    g_free(trial->known[i]);
  }
  g_free(trial->floors);
  g_free(trial->verdicts);
  g_free(trial->bindings);
  g_free(trial->flags);
  kjp_plan_unref(trial->plan);
}

static gboolean
try_rule(uint64_t seed, int32_t entities, const kjp_options *options)
{
  struct trial trial = {.state = seed * UINT64_C(0x9e3779b97f4a7c15) + 1,
                        .text = g_string_new(NULL)};
  kjp_error *error = NULL;
  gboolean right;

  for (int i = 0; i < 10; i++)
    (void)draw(&trial);
  trial.magnitude = draw_magnitude(&trial);
  trial.gaps = chance(&trial, 50) ? 6 : 0;
  trial.mixtures = chance(&trial, 50) ? 10 : 0;
  make_room(&trial, entities);
  say_plan(&trial);
  (void)kjp_plan_parse(trial.text->str, trial.text->len, "plan.yaml", options,
                       &trial.plan, &error);
  if (trial.plan == NULL) {
    /* A span that misses the years of its any_of, a one_off too large. */
    kjp_error_free(error);
    right = TRUE;
  } else {
    draw_figures(&trial);
    right = check_trial(&trial, options);
  }
  clear_room(&trial);
  g_string_free(trial.text, TRUE);
  return right;
}

int
main(int argc, char **argv)
{
  kjp_options *options = kjp_options_new();
  gboolean right = argc == 4;
  int rules = right ? atoi(argv[1]) : 0;

  (void)kjp_options_set(options, "max-yuan", "92233720368547758", NULL);
  (void)kjp_options_set(options, "max-digits", "18", NULL);
  for (int i = 0; i < rules && right && tally.different == 0; i++)
    right = try_rule((uint64_t)atoll(argv[3]) + (uint64_t)i, atoi(argv[2]),
                     options);
  kjp_options_free(options);
  printf("%" PRId64 " rows: %" PRId64 " hold, %" PRId64 " broken, %" PRId64
         " not assessable; %" PRId64 " entities too large, %" PRId64
         " of them later, %" PRId64 " no plans; %" PRId64 " different\n",
         tally.rows, tally.holds, tally.broken, tally.unjudged, tally.too_large,
         tally.beyond, tally.refused, tally.different);
  return right && tally.rows > 0 && tally.different == 0 ? 0 : 1;
}
