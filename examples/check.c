/* SPDX-License-Identifier: MIT */
/* examples/check.c - is this plan well-formed, and what does it hold?
 *
 *   check plan.yaml
 *   check --json --lang en plan.yaml
 *   check --csv observations plan.yaml
 *
 * Exit status: 0 the plan is fine; 1 it has errors, printed to stderr; 2 wrong
 * usage; 3, with --strict only, it has warnings or notes: it looks like a slip,
 * or contradicts itself. */
#include <stdio.h>
#include <string.h>

#include <glib.h>
#include <kjplan/kjplan.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC(kjp_plan, kjp_plan_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(kjp_options, kjp_options_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(kjp_error, kjp_error_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(kjp_text, kjp_text_free)

enum { FINE = 0, HAS_ERRORS = 1, WRONG_USAGE = 2, HAS_WARNINGS = 3 };

static gboolean as_json;
static gboolean strict;
static char *csv;
static char *lang;

static const GOptionEntry entries[] = {
    {"lang", 0, 0, G_OPTION_ARG_STRING, &lang,
     "zh or en; else the language of the plan", "LANG"},
    {"json", 0, 0, G_OPTION_ARG_NONE, &as_json, "print one JSON object", NULL},
    {"csv", 0, 0, G_OPTION_ARG_STRING, &csv, "print one table of the plan",
     "TABLE"},
    {"strict", 0, 0, G_OPTION_ARG_NONE, &strict,
     "exit with 3 on warnings and notes", NULL},
    {NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL}};

/* Leaves the plan's file in argv[1]. */
static gboolean
read_arguments(int *argc, char ***argv)
{
  g_autoptr(GOptionContext) context = g_option_context_new("PLAN");
  g_autoptr(GError) error = NULL;

  g_option_context_set_summary(
      context, "Is this plan well-formed, and what does it hold?");
  g_option_context_add_main_entries(context, entries, NULL);
  if (!g_option_context_parse(context, argc, argv, &error))
    fprintf(stderr, "check: %s\n", error->message);
  else if (*argc != 2)
    fputs("check: one plan is wanted; see --help\n", stderr);
  else if (lang != NULL && strcmp(lang, "zh") != 0 && strcmp(lang, "en") != 0)
    fputs("check: --lang is zh or en\n", stderr);
  else if (as_json && csv != NULL)
    fputs("check: one of --json and --csv, not both\n", stderr);
  else
    return TRUE;
  return FALSE;
}

/* What was asked for, else the language of the plan or of what is wrong. */
static int32_t
choose_language(const kjp_plan *plan, const kjp_error *failure)
{
  if (lang != NULL)
    return strcmp(lang, "zh") == 0 ? KJP_LANGUAGE_ZH : KJP_LANGUAGE_EN;
  return plan != NULL ? kjp_plan_language(plan) : kjp_error_language(failure);
}

static void
print_findings(const kjp_table *findings, int32_t language)
{
  g_autoptr(kjp_text) text = NULL;

  if (kjp_findings_to_text(findings, language, &text, NULL) == KJP_OK)
    fputs(kjp_text_data(text), stderr);
  else
    fputs("check: memory is out\n", stderr);
}

/* NULL where the plan has no table of this name. */
static const kjp_table *
find_table(const kjp_plan *plan, const char *name)
{
  for (int32_t kind = KJP_FINDINGS; kind <= KJP_CAP_YEARS; kind++) {
    const kjp_table *table = kjp_plan_table(plan, kind);

    if (table != NULL && strcmp(kjp_table_name(table), name) == 0)
      return table;
  }
  return NULL;
}

static void
list_tables(const kjp_plan *plan)
{
  fprintf(stderr, "check: there is no table %s, but", csv);
  for (int32_t kind = KJP_FINDINGS; kind <= KJP_CAP_YEARS; kind++) {
    const kjp_table *table = kjp_plan_table(plan, kind);

    if (table != NULL)
      fprintf(stderr, " %s", kjp_table_name(table));
  }
  fputc('\n', stderr);
}

/* What the plan holds; nothing of one that did not load, but in JSON. */
static kjp_status
make_answer(const kjp_plan *plan, const kjp_error *failure, int32_t language,
            kjp_text **text, kjp_error **error)
{
  if (as_json)
    return kjp_check_to_json(plan, failure, language, text, error);
  if (plan == NULL)
    return KJP_OK;
  if (csv != NULL)
    return kjp_table_to_csv(find_table(plan, csv), text, error);
  return kjp_check_to_text(plan, language, text, error);
}

int
main(int argc, char **argv)
{
  g_autoptr(kjp_options) options = kjp_options_new();
  g_autoptr(kjp_plan) plan = NULL;
  g_autoptr(kjp_error) failure = NULL;
  g_autoptr(kjp_error) error = NULL;
  g_autoptr(kjp_text) text = NULL;
  const kjp_table *findings;
  int32_t language;

  if (!read_arguments(&argc, &argv))
    return WRONG_USAGE;
  /* Nothing here shows the checksum, and it takes a third of the load. */
  if (kjp_options_set(options, "sha256", "0", &failure) == KJP_OK)
    (void)kjp_plan_load(argv[1], options, &plan, &failure);
  if (plan != NULL && csv != NULL && find_table(plan, csv) == NULL) {
    list_tables(plan);
    return WRONG_USAGE;
  }
  language = choose_language(plan, failure);
  findings = plan != NULL ? kjp_plan_table(plan, KJP_FINDINGS)
                          : kjp_error_table(failure);
  print_findings(findings, language);
  if (make_answer(plan, failure, language, &text, &error) != KJP_OK) {
    print_findings(kjp_error_table(error), language);
    return HAS_ERRORS;
  }
  if (text != NULL)
    fputs(kjp_text_data(text), stdout);
  if (plan == NULL || fflush(stdout) != 0)
    return HAS_ERRORS;
  return strict && kjp_table_count(findings) > 0 ? HAS_WARNINGS : FINE;
}
