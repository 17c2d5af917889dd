/* SPDX-License-Identifier: MIT */
/* examples/compare.c - what changes between two scenarios?
 *
 *   compare --scenario low --scenario high plan.yaml
 *   compare --scenario low --question reconcile --json plan.yaml
 *
 * With one scenario, it is compared with the plan without any.
 *
 * Exit status: 0 the question was answered; 1 the plan has errors, printed to
 * stderr; 2 wrong usage.
 */
#include <stdio.h>
#include <string.h>

#include <glib.h>
#include <kjplan/kjplan.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC(kjp_plan, kjp_plan_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(kjp_answer, kjp_answer_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(kjp_options, kjp_options_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(kjp_error, kjp_error_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(kjp_text, kjp_text_free)

enum { ANSWERED = 0, HAS_ERRORS = 1, WRONG_USAGE = 2 };

static gboolean as_json;
static char *lang;
static char *question; /* NULL: the first of `questions` */
static char **scenarios;
static char *as_of;

static const GOptionEntry entries[] = {
    {"scenario", 0, 0, G_OPTION_ARG_STRING_ARRAY, &scenarios,
     "once or twice: one before, one after", "ID"},
    {"question", 0, 0, G_OPTION_ARG_STRING, &question,
     "audit (the default), path or reconcile", "WORD"},
    {"as-of", 0, 0, G_OPTION_ARG_STRING, &as_of,
     "see nothing that became known later", "YYYY-MM-DD"},
    {"lang", 0, 0, G_OPTION_ARG_STRING, &lang,
     "zh or en; else the language of the plan", "LANG"},
    {"json", 0, 0, G_OPTION_ARG_NONE, &as_json, "print one JSON object", NULL},
    {NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL}};

static const struct {
  const char *name;
  kjp_status (*run)(const kjp_plan *plan, const kjp_options *options,
                    kjp_answer **answer_out, kjp_error **error_out);
} questions[] = {{"audit", kjp_audit_run},
                 {"path", kjp_path_run},
                 {"reconcile", kjp_reconcile_run}};

/* The number of the question that was asked for, or how many there are. */
static size_t
find_question(void)
{
  size_t i = 0;

  if (question == NULL)
    return 0;
  while (i < G_N_ELEMENTS(questions) &&
         strcmp(questions[i].name, question) != 0)
    i++;
  return i;
}

static guint
scenario_count(void)
{
  return scenarios == NULL ? 0 : g_strv_length(scenarios);
}

/* Leaves the plan's file in argv[1]. */
static gboolean
read_arguments(int *argc, char ***argv)
{
  g_autoptr(GOptionContext) context = g_option_context_new("PLAN");
  g_autoptr(GError) error = NULL;

  g_option_context_set_summary(context, "What changes between two scenarios?");
  g_option_context_add_main_entries(context, entries, NULL);
  if (!g_option_context_parse(context, argc, argv, &error))
    fprintf(stderr, "compare: %s\n", error->message);
  else if (*argc != 2)
    fputs("compare: one plan is wanted; see --help\n", stderr);
  else if (scenario_count() < 1 || scenario_count() > 2)
    fputs("compare: --scenario is wanted once or twice\n", stderr);
  else if (find_question() == G_N_ELEMENTS(questions))
    fputs("compare: --question is audit, path or reconcile\n", stderr);
  else if (lang != NULL && strcmp(lang, "zh") != 0 && strcmp(lang, "en") != 0)
    fputs("compare: --lang is zh or en\n", stderr);
  else
    return TRUE;
  return FALSE;
}

/* What was asked for, else the language of the plan or of what is wrong. */
static int32_t
choose_language(const kjp_plan *plan, const kjp_error *error)
{
  if (lang != NULL)
    return strcmp(lang, "zh") == 0 ? KJP_LANGUAGE_ZH : KJP_LANGUAGE_EN;
  return plan != NULL ? kjp_plan_language(plan) : kjp_error_language(error);
}

static void
print_findings(const kjp_table *findings, int32_t language)
{
  g_autoptr(kjp_text) text = NULL;

  if (kjp_findings_to_text(findings, language, &text, NULL) == KJP_OK)
    fputs(kjp_text_data(text), stderr);
  else
    fputs("compare: memory is out\n", stderr);
}

/* The answer under a scenario; NULL: without one. */
static kjp_status
ask(const kjp_plan *plan, const char *scenario, kjp_answer **answer,
    kjp_error **error)
{
  g_autoptr(kjp_options) options = kjp_options_new();
  kjp_status status = kjp_options_set(options, "scenario", scenario, error);

  if (status == KJP_OK)
    status = kjp_options_set(options, "as-of", as_of, error);
  if (status == KJP_OK)
    status = questions[find_question()].run(plan, options, answer, error);
  return status;
}

static kjp_status
compare(const kjp_plan *plan, kjp_answer **answer, kjp_error **error)
{
  gboolean two = scenario_count() == 2;
  g_autoptr(kjp_answer) before = NULL;
  g_autoptr(kjp_answer) after = NULL;
  kjp_status status = ask(plan, two ? scenarios[0] : NULL, &before, error);

  if (status == KJP_OK)
    status = ask(plan, scenarios[two], &after, error);
  if (status == KJP_OK)
    status = kjp_compare_run(before, after, NULL, answer, error);
  return status;
}

int
main(int argc, char **argv)
{
  g_autoptr(kjp_plan) plan = NULL;
  g_autoptr(kjp_answer) answer = NULL;
  g_autoptr(kjp_error) error = NULL;
  g_autoptr(kjp_text) text = NULL;
  int32_t language;
  kjp_status status;

  if (!read_arguments(&argc, &argv))
    return WRONG_USAGE;
  status = kjp_plan_load(argv[1], NULL, &plan, &error);
  language = choose_language(plan, error);
  if (plan != NULL)
    print_findings(kjp_plan_table(plan, KJP_FINDINGS), language);
  if (status == KJP_OK)
    status = compare(plan, &answer, &error);
  if (status == KJP_OK)
    status = as_json ? kjp_answer_to_json(answer, language, &text, &error)
                     : kjp_answer_to_text(answer, language, &text, &error);
  if (status != KJP_OK) {
    print_findings(kjp_error_table(error), language);
    return status == KJP_E_ARGUMENT ? WRONG_USAGE : HAS_ERRORS;
  }
  fputs(kjp_text_data(text), stdout);
  if (fflush(stdout) != 0)
    return HAS_ERRORS;
  return ANSWERED;
}
