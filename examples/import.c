/* SPDX-License-Identifier: MIT */
/* examples/import.c - brings a table of statistics into a plan.
 *
 *   import plan.yaml statistics.csv -o new.yaml
 *
 * Exit status: 0 saved; 1 the plan or the table has errors, printed to
 * stderr, or the file cannot be written, and nothing was saved; 2 wrong
 * usage. What was replaced is noted on stderr. */
#include <stdio.h>
#include <string.h>

#include <glib.h>
#include <kjplan/kjplan.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC(kjp_plan, kjp_plan_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(kjp_error, kjp_error_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(kjp_text, kjp_text_free)

enum { SAVED = 0, HAS_ERRORS = 1, WRONG_USAGE = 2 };

static char *lang;
static char *output;

static const GOptionEntry entries[] = {
    {"output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
     "where to save the new plan; may be PLAN itself", "FILE"},
    {"lang", 0, 0, G_OPTION_ARG_STRING, &lang,
     "zh or en; else the language of the plan", "LANG"},
    {NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL}};

/* Leaves the plan's file in argv[1], the table's in argv[2]. */
static gboolean
read_arguments(int *argc, char ***argv)
{
  g_autoptr(GOptionContext) context = g_option_context_new("PLAN TABLE.csv");
  g_autoptr(GError) error = NULL;

  g_option_context_set_summary(
      context, "Brings a table of statistics (CSV) into a plan.");
  g_option_context_add_main_entries(context, entries, NULL);
  if (!g_option_context_parse(context, argc, argv, &error))
    fprintf(stderr, "import: %s\n", error->message);
  else if (*argc != 3 || output == NULL)
    fputs("import: a plan, a table and -o FILE are wanted; see --help\n",
          stderr);
  else if (lang != NULL && strcmp(lang, "zh") != 0 && strcmp(lang, "en") != 0)
    fputs("import: --lang is zh or en\n", stderr);
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
    fputs("import: memory is out\n", stderr);
}

/* Figures of the table: what comes from the old plan has no line. */
static int32_t
count_figures(const kjp_table *observations)
{
  int32_t figures = 0;

  for (int32_t row = 0; row < kjp_table_count(observations); row++)
    figures +=
        kjp_table_int(observations, row, KJP_OBSERVATION_LINE) != KJP_NONE;
  return figures;
}

static void
print_result(const kjp_plan *before, const kjp_plan *after, int32_t language)
{
  const kjp_table *then = kjp_plan_table(before, KJP_OBSERVATIONS);
  const kjp_table *now = kjp_plan_table(after, KJP_OBSERVATIONS);
  int32_t added = kjp_table_count(now) - kjp_table_count(then);
  int32_t replaced = count_figures(now) - added;

  if (language == KJP_LANGUAGE_ZH)
    printf("已存入 %s：新增 %d 个观测值，替换 %d 个。\n", output, added,
           replaced);
  else
    printf("Saved in %s: %d observations added, %d replaced.\n", output, added,
           replaced);
}

int
main(int argc, char **argv)
{
  g_autoptr(kjp_plan) before = NULL;
  g_autoptr(kjp_plan) after = NULL;
  g_autoptr(kjp_error) failure = NULL;
  int32_t language;

  if (!read_arguments(&argc, &argv))
    return WRONG_USAGE;
  if (kjp_plan_load(argv[1], NULL, &before, &failure) == KJP_OK &&
      kjp_statistics_load(before, argv[2], NULL, &after, &failure) == KJP_OK)
    (void)kjp_plan_save(after, output, &failure);
  language = choose_language(before, failure);
  if (failure != NULL) {
    print_findings(kjp_error_table(failure), language);
    return HAS_ERRORS;
  }
  print_findings(kjp_plan_table(after, KJP_FINDINGS), language);
  print_result(before, after, language);
  return fflush(stdout) == 0 ? SAVED : HAS_ERRORS;
}
