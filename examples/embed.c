/* SPDX-License-Identifier: MIT */
/* examples/embed.c - a plan that never was a file: the growth rule of Baotou
 * with figures out of a program, audited as examples/audit.c audits a file.
 *
 *   embed --json
 *
 * Exit status: 0 the question was answered; 1 the plan has errors, printed to
 * stderr; 2 wrong usage.
 */
#include <stdio.h>
#include <string.h>

#include <glib.h>
#include <kjplan/kjplan.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC(kjp_builder, kjp_builder_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(kjp_plan, kjp_plan_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(kjp_answer, kjp_answer_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(kjp_error, kjp_error_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(kjp_text, kjp_text_free)

enum { ANSWERED = 0, HAS_ERRORS = 1, WRONG_USAGE = 2 };

static gboolean as_json;
static char *lang;

static const GOptionEntry entries[] = {
    {"lang", 0, 0, G_OPTION_ARG_STRING, &lang,
     "zh or en; else the language of the plan", "LANG"},
    {"json", 0, 0, G_OPTION_ARG_NONE, &as_json, "print one JSON object", NULL},
    {NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL}};

/* What a plan file would say, place by place. */
static const struct {
  const char *pointer, *text;
} places[] = {
    {"/kjplan", "1"},
    {"/plan/id", "baotou-2022"},
    {"/plan/title", "包头市加快推动重点领域科技创新行动方案"},
    {"/plan/years", "2022-2025"},
    {"/organisations/st-bureau/name", "市科技局"},
    {"/indicators/municipal-st/name", "市本级财政科技投入"},
    {"/indicators/municipal-st/scope", "市本级"},
    {"/indicators/municipal-st/unit", "亿元"},
    {"/indicators/municipal-st/direction", "more"},
    {"/indicators/municipal-st/assume/amounts/2022", "1"},
    {"/indicators/municipal-st/assume/amounts/2023", "1.4423"},
    {"/indicators/municipal-st/assume/amounts/2024", "2.0801"},
    {"/indicators/revenue/name", "财政经常性收入"},
    {"/indicators/revenue/scope", "市本级"},
    {"/indicators/revenue/unit", "点"},
    {"/indicators/revenue/direction", "more"},
    {"/indicators/revenue/assume/amounts/2022", "100"},
    {"/indicators/revenue/assume/growth", "8 %"},
    {"/indicators/rd/name", "全社会R&D经费"},
    {"/indicators/rd/scope", "全市"},
    {"/indicators/rd/unit", "亿元"},
    {"/indicators/rd/direction", "more"},
    {"/targets/municipal-2025/indicator", "municipal-st"},
    {"/targets/municipal-2025/year", "2025"},
    {"/targets/municipal-2025/at_least", "3 亿元"},
    {"/targets/municipal-2025/strength", "ensure"},
    {"/targets/municipal-2025/owner", "st-bureau"},
    {"/targets/rd-2025/indicator", "rd"},
    {"/targets/rd-2025/year", "2025"},
    {"/targets/rd-2025/at_least", "125 亿元"},
    {"/rules/rigid-growth/name", "政府研发投入刚性增长机制"},
    {"/rules/rigid-growth/indicator", "municipal-st"},
    {"/rules/rigid-growth/years", "2023-2025"},
    {"/rules/rigid-growth/base", "owed"},
    {"/rules/rigid-growth/clauses/-/not_below_previous/basis/title",
     "行动方案"},
    {"/rules/rigid-growth/clauses/0/not_below_previous/basis/quote",
     "建立政府研发投入刚性增长机制"},
    {"/rules/rigid-growth/clauses/-/outpace/of", "revenue"},
    {"/rules/rigid-growth/clauses/1/outpace/basis/title",
     "中华人民共和国科学技术进步法"},
    {"/rules/rigid-growth/clauses/1/outpace/basis/article", "第八十六条"},
    {"/rules/rigid-growth/clauses/1/outpace/basis/quote",
     "高于国家财政经常性收入的增长幅度"},
};

/* Observed: figures as a program has them, in fen. */
static const int32_t years[] = {2020, 2021, 2022};
static const int64_t fen[] = {569400000000, 673700000000, 775000000000};

static gboolean
read_arguments(int *argc, char ***argv)
{
  g_autoptr(GOptionContext) context = g_option_context_new(NULL);
  g_autoptr(GError) error = NULL;

  g_option_context_set_summary(context, "Audits a plan made in this program.");
  g_option_context_add_main_entries(context, entries, NULL);
  if (!g_option_context_parse(context, argc, argv, &error))
    fprintf(stderr, "embed: %s\n", error->message);
  else if (*argc != 1)
    fputs("embed: no argument is wanted; see --help\n", stderr);
  else if (lang != NULL && strcmp(lang, "zh") != 0 && strcmp(lang, "en") != 0)
    fputs("embed: --lang is zh or en\n", stderr);
  else
    return TRUE;
  return FALSE;
}

static kjp_status
make_plan(kjp_plan **plan, kjp_error **error)
{
  g_autoptr(kjp_builder) builder = kjp_builder_new(NULL);
  kjp_status status = KJP_OK;

  for (size_t i = 0; i < G_N_ELEMENTS(places) && status == KJP_OK; i++)
    status = kjp_builder_set(builder, places[i].pointer, places[i].text, error);
  if (status == KJP_OK)
    status = kjp_builder_set_series(builder, "rd", KJP_STAGE_FINAL, years, fen,
                                    G_N_ELEMENTS(years), error);
  return status == KJP_OK ? kjp_builder_build(builder, NULL, plan, error)
                          : status;
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
  status = make_plan(&plan, &error);
  language = lang == NULL              ? kjp_plan_language(plan)
             : strcmp(lang, "zh") == 0 ? KJP_LANGUAGE_ZH
                                       : KJP_LANGUAGE_EN;
  if (status == KJP_OK)
    status = kjp_audit_run(plan, NULL, &answer, &error);
  if (status == KJP_OK)
    status = as_json ? kjp_answer_to_json(answer, language, &text, &error)
                     : kjp_answer_to_text(answer, language, &text, &error);
  if (status != KJP_OK) {
    (void)kjp_findings_to_text(kjp_error_table(error), language, &text, NULL);
    fputs(text == NULL ? "embed: memory is out\n" : kjp_text_data(text),
          stderr);
    return HAS_ERRORS;
  }
  fputs(kjp_text_data(text), stdout);
  return fflush(stdout) == 0 ? ANSWERED : HAS_ERRORS;
}
