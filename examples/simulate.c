/* SPDX-License-Identifier: MIT */
/* examples/simulate.c - how likely is each target and each rule?
 *
 *   simulate --draws 100000 --seed 1 plan.yaml
 *   simulate --mode follow_rule --threads 2 --json plan.yaml
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
static gboolean paths;
static char *lang;
static char *indicator;
static char *draws;
static char *seed;
static char *threads;
static char *mode;
static char *scenario;
static char *as_of;

static const GOptionEntry entries[] = {
    {"draws", 0, 0, G_OPTION_ARG_STRING, &draws, "how many; else 10000", "N"},
    {"seed", 0, 0, G_OPTION_ARG_STRING, &seed, "of the random numbers; else 0",
     "N"},
    {"threads", 0, 0, G_OPTION_ARG_STRING, &threads,
     "threads to draw with; changes no number", "N"},
    {"mode", 0, 0, G_OPTION_ARG_STRING, &mode,
     "as_planned, or follow_rule: raise amounts to the floors", "MODE"},
    {"indicator", 0, 0, G_OPTION_ARG_STRING, &indicator,
     "the fan of this indicator only", "ID"},
    {"paths", 0, 0, G_OPTION_ARG_NONE, &paths,
     "amounts on the plan's paths are planned values", NULL},
    {"scenario", 0, 0, G_OPTION_ARG_STRING, &scenario,
     "what is assumed for years to come", "ID"},
    {"as-of", 0, 0, G_OPTION_ARG_STRING, &as_of,
     "see nothing that became known later", "YYYY-MM-DD"},
    {"lang", 0, 0, G_OPTION_ARG_STRING, &lang,
     "zh or en; else the language of the plan", "LANG"},
    {"json", 0, 0, G_OPTION_ARG_NONE, &as_json, "print one JSON object", NULL},
    {NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL}};

/* Leaves the plan's file in argv[1]. */
static gboolean
read_arguments(int *argc, char ***argv)
{
  g_autoptr(GOptionContext) context = g_option_context_new("PLAN");
  g_autoptr(GError) error = NULL;

  g_option_context_set_summary(context,
                               "How likely is each target and each rule?");
  g_option_context_add_main_entries(context, entries, NULL);
  if (!g_option_context_parse(context, argc, argv, &error))
    fprintf(stderr, "simulate: %s\n", error->message);
  else if (*argc != 2)
    fputs("simulate: one plan is wanted; see --help\n", stderr);
  else if (lang != NULL && strcmp(lang, "zh") != 0 && strcmp(lang, "en") != 0)
    fputs("simulate: --lang is zh or en\n", stderr);
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
    fputs("simulate: memory is out\n", stderr);
}

/* NULL stands for the default. */
static kjp_status
set_options(kjp_options *options, kjp_error **error)
{
  const struct {
    const char *name, *value;
  } all[] = {
      {"draws", draws},         {"seed", seed},
      {"threads", threads},     {"mode", mode},
      {"indicator", indicator}, {"paths", paths ? "1" : NULL},
      {"scenario", scenario},   {"as-of", as_of},
  };
  kjp_status status = KJP_OK;

  for (size_t i = 0; i < G_N_ELEMENTS(all) && status == KJP_OK; i++)
    status = kjp_options_set(options, all[i].name, all[i].value, error);
  return status;
}

int
main(int argc, char **argv)
{
  g_autoptr(kjp_options) options = kjp_options_new();
  g_autoptr(kjp_plan) plan = NULL;
  g_autoptr(kjp_answer) answer = NULL;
  g_autoptr(kjp_error) error = NULL;
  g_autoptr(kjp_text) text = NULL;
  int32_t language;
  kjp_status status;

  if (!read_arguments(&argc, &argv))
    return WRONG_USAGE;
  status = set_options(options, &error);
  if (status == KJP_OK)
    status = kjp_plan_load(argv[1], options, &plan, &error);
  language = choose_language(plan, error);
  if (plan != NULL)
    print_findings(kjp_plan_table(plan, KJP_FINDINGS), language);
  if (status == KJP_OK)
    status = kjp_simulate_run(plan, options, &answer, &error);
  if (status == KJP_OK)
    status = as_json ? kjp_answer_to_json(answer, language, &text, &error)
                     : kjp_answer_to_text(answer, language, &text, &error);
  if (status != KJP_OK) {
    print_findings(kjp_error_table(error), language);
    return status == KJP_E_ARGUMENT ? WRONG_USAGE : HAS_ERRORS;
  }
  fputs(kjp_text_data(text), stdout);
  return fflush(stdout) == 0 ? ANSWERED : HAS_ERRORS;
}
