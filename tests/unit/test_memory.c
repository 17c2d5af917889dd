/* SPDX-License-Identifier: MIT */
/* tests/unit/test_memory.c - when memory is out: every allocation of every
 * question fails in turn. It says so, or the answer is the one there would
 * have been; nothing in between.
 *
 * The library is linked in, so its calls for memory come to the functions
 * below. */
#include "plans.h"

#include <glib.h>
#include <stdlib.h>

static long fails_at = -1; /* the allocation that fails; -1: none */
static long allocations;

static bool
is_refused(void)
{
  return allocations++ == fails_at;
}

gpointer
g_try_malloc(gsize size)
{
  return is_refused() || size == 0 ? NULL : malloc(size);
}

gpointer
g_try_malloc0(gsize size)
{
  return is_refused() || size == 0 ? NULL : calloc(1, size);
}

gpointer
g_try_realloc(gpointer memory, gsize size)
{
  return is_refused() ? NULL : realloc(memory, size);
}

typedef kjp_status question(const kjp_plan *plan, const kjp_options *options,
                            kjp_answer **answer_out, kjp_error **error_out);

static const struct {
  const char *name;
  question *ask;
} questions[] = {
    {"audit", kjp_audit_run},
    {"path", kjp_path_run},
    {"consistency", kjp_consistency_run},
    {"assess", kjp_assess_run},
    {"reconcile", kjp_reconcile_run},
    {"simulate", kjp_simulate_run},
};

/* The JSON of an answer; NULL where memory was out on the way, and said. */
static char *
ask(size_t number, const kjp_plan *plan, const kjp_options *options)
{
  kjp_answer *answer = NULL;
  kjp_error *error = NULL;
  kjp_text *text = NULL;
  char *copy = NULL;
  kjp_status status = questions[number].ask(plan, options, &answer, &error);

  if (status == KJP_OK)
    status = kjp_answer_to_json(answer, KJP_LANGUAGE_ZH, &text, &error);
  cr_expect(status == KJP_OK || status == KJP_E_NOMEM, "%s, %ld: status %d",
            questions[number].name, fails_at, status);
  if (status == KJP_OK) {
    copy = malloc(kjp_text_size(text) + 1);
    cr_assert(copy != NULL);
    memcpy(copy, kjp_text_data(text), kjp_text_size(text) + 1);
  }
  kjp_text_free(text);
  kjp_answer_unref(answer);
  kjp_error_free(error);
  return copy;
}

static void
expect_whole(size_t number, const kjp_plan *plan, const kjp_options *options)
{
  char *whole = ask(number, plan, options);
  long count;

  cr_assert(whole != NULL);
  allocations = 0;
  free(ask(number, plan, options));
  count = allocations;
  cr_expect(count > 10, "%s: %ld", questions[number].name, count);
  for (long at = 0; at < count; at++) {
    char *found;

    allocations = 0;
    fails_at = at;
    found = ask(number, plan, options);
    fails_at = -1;
    cr_expect(found == NULL || strcmp(found, whole) == 0,
              "%s: another answer without allocation %ld",
              questions[number].name, at);
    free(found);
  }
  free(whole);
}

Test(memory, is_out_or_the_answer_is_whole, .timeout = 100)
{
  char file[4096];
  kjp_plan *plan = NULL;
  kjp_options *options = kjp_options_new();

  (void)snprintf(file, sizeof file, "%s/baotou-2022.yaml", getenv("KJP_PLANS"));
  cr_assert(kjp_plan_load(file, NULL, &plan, NULL) == KJP_OK);
  cr_assert(kjp_options_set(options, "year", "2024", NULL) == KJP_OK);
  cr_assert(kjp_options_set(options, "scenario", "low", NULL) == KJP_OK);
  for (size_t i = 0; i < COUNT(questions); i++)
    expect_whole(i, plan, options);
  kjp_options_free(options);
  kjp_plan_unref(plan);
}

/* A panel from beginning to end; false where memory was out, which is said,
 * and then nothing is written. */
static bool
run_panel(const kjp_plan *plan, const int64_t *figures, int64_t *floors)
{
  kjp_panel *panel = NULL;
  kjp_error *error = NULL;
  kjp_status status = kjp_panel_new(plan, NULL, 2, 2021, 2023, &panel, &error);

  floors[1] = -7;
  if (status == KJP_OK)
    status = kjp_panel_set(panel, "st", figures, NULL, &error);
  if (status == KJP_OK)
    status = kjp_panel_run(panel, 0, 2, 2, floors, NULL, NULL, NULL, &error);
  cr_expect(status == KJP_OK || status == KJP_E_NOMEM, "%ld: status %d",
            fails_at, status);
  cr_expect(status == KJP_OK || floors[1] == -7, "%ld", fails_at);
  kjp_panel_free(panel);
  kjp_error_free(error);
  return status == KJP_OK;
}

Test(memory, is_out_or_the_panel_is_whole, .timeout = 100)
{
  static const int64_t figures[] = {100, 103, 106, 200, INT64_MIN, 7};
  int64_t floors[6];
  kjp_plan *plan =
      plan_of(PLAN_HEAD "  st: {name: 科技, scope: 市, unit: 元}\n"
                        "  rev: {name: 收入, scope: 市, unit: 元, values: "
                        "{2021: 1, 2022: 2}}\n"
                        "rules:\n"
                        "  r: {indicator: st, years: 2022-2023, clauses: "
                        "[{grow_at_least: 3 %}, {outpace: {of: rev}}]}\n");
  long count;

  allocations = 0;
  cr_assert(run_panel(plan, figures, floors));
  count = allocations;
  cr_expect(count >= 6, "%ld", count);
  for (long at = 0; at < count; at++) {
    allocations = 0;
    fails_at = at;
    if (run_panel(plan, figures, floors))
      cr_expect(floors[1] == 201 && floors[4] == 401, "%ld", at);
    fails_at = -1;
  }
  kjp_plan_unref(plan);
}

/* One entity of each kind: without a path, and with one. */
static bool
run_least(const kjp_plan *plan, const int64_t *figures, int64_t *least)
{
  static const int64_t anchors[] = {INT64_MIN, INT64_MIN, 120,
                                    INT64_MIN, INT64_MIN, 900};
  kjp_panel *panel = NULL;
  kjp_error *error = NULL;
  kjp_status status = kjp_panel_new(plan, NULL, 2, 2021, 2023, &panel, &error);

  least[1] = -7;
  if (status == KJP_OK)
    status = kjp_panel_set(panel, "st", figures, NULL, &error);
  if (status == KJP_OK)
    status = kjp_panel_set_anchors(panel, anchors, &error);
  if (status == KJP_OK)
    status = kjp_panel_least(panel, 0, 2, 2, least, NULL, &error);
  cr_expect(status == KJP_OK || status == KJP_E_NOMEM, "%ld: status %d",
            fails_at, status);
  cr_expect(status == KJP_OK || least[1] == -7, "%ld", fails_at);
  kjp_panel_free(panel);
  kjp_error_free(error);
  return status == KJP_OK;
}

/* Under both bases: the common way, and the one of any rule. */
Test(memory, is_out_or_the_least_paths_are_whole, .timeout = 100)
{
  static const char *const bases[] = {"actual", "owed"};
  static const int64_t figures[] = {100, 103, 106, 200, INT64_MIN, 7};
  int64_t least[6];

  for (size_t i = 0; i < COUNT(bases); i++) {
    char text[1000];
    kjp_plan *plan;
    long count;

    (void)snprintf(text, sizeof text,
                   PLAN_HEAD "  st: {name: 科技, scope: 市, unit: 元}\n"
                             "rules:\n"
                             "  r: {indicator: st, years: 2022-2023, base: %s, "
                             "clauses: [{grow_at_least: 3 %%}]}\n"
                             "paths:\n"
                             "  st: {shape: latest, from: {year: 2021}, "
                             "round_to: 0.01 元, caps: [grow_at_most: 20 %%]}"
                             "\n",
                   bases[i]);
    plan = plan_of(text);
    allocations = 0;
    cr_assert(run_least(plan, figures, least));
    count = allocations;
    for (long at = 0; at < count; at++) {
      allocations = 0;
      fails_at = at;
      if (run_least(plan, figures, least))
        cr_expect(least[1] == 103 && least[2] == 120 && least[4] == INT64_MIN,
                  "%s %ld", bases[i], at);
      fails_at = -1;
    }
    kjp_plan_unref(plan);
  }
}
