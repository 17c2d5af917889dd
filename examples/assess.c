/* SPDX-License-Identifier: MIT */
/* examples/assess.c - the yearly evaluation of a plan: which targets are met,
 * how far the others are, is the growth rule kept, and what is amiss?
 *
 *   assess --year 2024 plan.yaml
 *   assess --year 2024 --method schedule --scenario low --json plan.yaml
 *
 * Exit status: 0 the question was answered; 1 the plan has errors, printed to
 * stderr; 2 wrong usage; 3 a target is missed or a rule is broken in that
 * year, with --strict only.
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

enum { ANSWERED = 0, HAS_ERRORS = 1, WRONG_USAGE = 2, FALLS_SHORT = 3 };

static gboolean as_json;
static gboolean strict;
static char *lang;
static char *year;
static char *method;
static char *scenario;
static char *as_of;

static const GOptionEntry entries[] = {
    {"year", 0, 0, G_OPTION_ARG_STRING, &year, "evaluate in this year", "Y"},
    {"method", 0, 0, G_OPTION_ARG_STRING, &method,
     "growth_ratio (the default), linear_ratio or schedule", "M"},
    {"scenario", 0, 0, G_OPTION_ARG_STRING, &scenario,
     "what is assumed for years to come", "ID"},
    {"as-of", 0, 0, G_OPTION_ARG_STRING, &as_of,
     "see nothing that became known later", "YYYY-MM-DD"},
    {"lang", 0, 0, G_OPTION_ARG_STRING, &lang,
     "zh or en; else the language of the plan", "LANG"},
    {"json", 0, 0, G_OPTION_ARG_NONE, &as_json, "print one JSON object", NULL},
    {"strict", 0, 0, G_OPTION_ARG_NONE, &strict,
     "exit with 3 where a target is missed or a rule broken", NULL},
    {NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL}};

/* Leaves the plan's file in argv[1]. */
static gboolean
read_arguments(int *argc, char ***argv)
{
  g_autoptr(GOptionContext) context = g_option_context_new("PLAN");
  g_autoptr(GError) error = NULL;

  g_option_context_set_summary(context, "The yearly evaluation of a plan.");
  g_option_context_add_main_entries(context, entries, NULL);
  if (!g_option_context_parse(context, argc, argv, &error))
    fprintf(stderr, "assess: %s\n", error->message);
  else if (*argc != 2 || year == NULL)
    fputs("assess: one plan and --year are wanted; see --help\n", stderr);
  else if (lang != NULL && strcmp(lang, "zh") != 0 && strcmp(lang, "en") != 0)
    fputs("assess: --lang is zh or en\n", stderr);
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
    fputs("assess: memory is out\n", stderr);
}

/* NULL stands for the default. */
static kjp_status
set_options(kjp_options *options, kjp_error **error)
{
  const struct {
    const char *name;
    const char *value;
  } wanted[] = {{"year", year},
                {"method", method},
                {"scenario", scenario},
                {"as-of", as_of}};
  kjp_status status = KJP_OK;

  for (size_t i = 0; i < G_N_ELEMENTS(wanted) && status == KJP_OK; i++)
    status = kjp_options_set(options, wanted[i].name, wanted[i].value, error);
  return status;
}

static gboolean
has_word(const kjp_table *table, int32_t column, int32_t word)
{
  for (int32_t row = 0; row < kjp_table_count(table); row++) {
    if (kjp_table_int(table, row, column) == word)
      return TRUE;
  }
  return FALSE;
}

/* A rule's other years are in the table, too. */
static gboolean
breaks_a_rule(const kjp_answer *answer)
{
  const kjp_table *years = kjp_answer_table(answer, KJP_AUDIT_YEARS);
  int32_t asked =
      kjp_table_int(kjp_answer_table(answer, KJP_ASSESS), 0, KJP_ASSESS_YEAR);

  for (int32_t row = 0; row < kjp_table_count(years); row++) {
    if (kjp_table_int(years, row, KJP_AUDIT_YEAR_YEAR) == asked &&
        kjp_table_int(years, row, KJP_AUDIT_YEAR_VERDICT) == KJP_VERDICT_BROKEN)
      return TRUE;
  }
  return FALSE;
}

static gboolean
falls_short(const kjp_answer *answer)
{
  return has_word(kjp_answer_table(answer, KJP_ASSESS_TARGETS),
                  KJP_ASSESS_TARGET_VERDICT, KJP_OUTCOME_MISSED) ||
         breaks_a_rule(answer);
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
    status = kjp_assess_run(plan, options, &answer, &error);
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
  return strict && falls_short(answer) ? FALLS_SHORT : ANSWERED;
}
