/* SPDX-License-Identifier: MIT */
/* lib/answer/assess.c - the yearly evaluation: how does the plan stand?
 *
 * The rules are audited as kjp_audit_run() does; the rest is put together
 * here, each part in a file of its own. */
#include "assess-priv.h"

#include <string.h>

#include <glib.h>

#include "../base/error-priv.h"

/* What is asked */

/* A year of 0 is none. */
static kjp_status
refuse_year(kjp_error **error_out, int32_t year, int32_t first)
{
  char found[24];
  char zh[40];
  char en[40];

  (void)g_snprintf(found, sizeof found, "%d", (int)year);
  (void)g_snprintf(zh, sizeof zh, "%d 年或以后", (int)first);
  (void)g_snprintf(en, sizeof en, "%d or later", (int)first);
  return kjp__fail(error_out,
                   year == 0 ? KJP__ARGUMENT_MISSING : KJP__ARGUMENT_INVALID,
                   &(struct kjp__details){.name = KJP__SAY("year"),
                                          .found = KJP__SAY(found),
                                          .expected = {zh, en}});
}

static kjp_status
read_year(const kjp_plan *plan, const struct kjp__settings *settings,
          struct kjp__assess *out, kjp_error **error_out)
{
  const struct kjp__plan_row *row = kjp__plan_row(plan, KJP_PLAN, 0);

  if (settings->year < row->first_year)
    return refuse_year(error_out, (int32_t)settings->year, row->first_year);
  out->year = (int32_t)settings->year;
  return KJP_OK;
}

static kjp_status
read_method(const struct kjp__settings *settings, struct kjp__assess *out,
            kjp_error **error_out)
{
  static const char expected[] = "growth_ratio, linear_ratio, schedule";

  out->method = KJP_METHOD_GROWTH_RATIO;
  for (int8_t word = 1;
       settings->method != NULL && kjp__words_method[word] != NULL; word++) {
    if (strcmp(settings->method, kjp__words_method[word]) == 0) {
      out->method = word;
      return KJP_OK;
    }
  }
  return settings->method == NULL
             ? KJP_OK
             : kjp__fail_argument(error_out, "method", settings->method,
                                  KJP__SAY(expected));
}

/* The answer */

/* Tables of the evaluation itself, of the audit, and the figures used. */
static kjp_answer *
new_answer(const kjp_plan *plan, const struct kjp__settings *settings)
{
  const struct kjp__table_kind *kinds[KJP__ASSESS_KINDS + KJP__AUDIT_KINDS + 1];
  int32_t count = 0;

  for (int32_t i = 0; i < KJP__AUDIT_KINDS; i++)
    kinds[count++] = kjp__audit_kinds[i];
  kinds[count++] = &kjp__used_kind;
  for (int32_t i = 0; i < KJP__ASSESS_KINDS; i++)
    kinds[count++] = &kjp__assess_kinds[i];
  return kjp__answer_new(plan, "assess", settings, kinds, count);
}

static void
write_question(kjp_answer *answer, const struct kjp__settings *settings,
               const struct kjp__assess *asked)
{
  struct kjp__assess *row =
      kjp__rows_add(&kjp__answer_table(answer, KJP_ASSESS)->rows);

  if (row != NULL)
    *row = *asked;
  if (settings->method == NULL)
    kjp__answer_default(answer, "method", kjp__words_method[asked->method]);
}

/* The last day of the year, or as_of where that is before: what was promised
 * later does not rewrite the year. */
static const char *
promised_by(struct kjp__arena *arena, const char *as_of, int32_t year)
{
  const char *last = kjp__arena_format(arena, "%04d-12-31", (int)year);

  return as_of == NULL || last == NULL || strcmp(last, as_of) < 0 ? last
                                                                  : as_of;
}

static bool
init(struct kjp__assessing *assessing, kjp_answer *answer,
     const struct kjp__view *view, const struct kjp__assess *asked)
{
  struct kjp__view observed = {
      .as_of = view->as_of, .scenario = KJP_NONE, .observed = true};

  *assessing = (struct kjp__assessing){.answer = answer,
                                       .plan = answer->plan,
                                       .as_of = view->as_of,
                                       .year = asked->year,
                                       .method = asked->method};
  assessing->scratch = kjp__arena_new();
  assessing->room = kjp__arena_new();
  if (assessing->scratch == NULL || assessing->room == NULL)
    return false;
  assessing->promised_by =
      promised_by(assessing->scratch, view->as_of, asked->year);
  assessing->seen =
      kjp__values_new(assessing->scratch, answer->plan, &observed);
  assessing->lacking =
      kjp__values_new(assessing->scratch, answer->plan, &observed);
  assessing->all = kjp__values_new(assessing->scratch, answer->plan, view);
  if (assessing->promised_by == NULL || assessing->seen == NULL ||
      assessing->lacking == NULL || assessing->all == NULL)
    return false;
  kjp__values_begin_walk(assessing->seen);
  kjp__values_begin_walk(assessing->all);
  return true;
}

static void
put_together(struct kjp__assessing *assessing)
{
  static void (*const parts[])(struct kjp__assessing * assessing) = {
      kjp__assess_targets,     kjp__assess_rollups,  kjp__assess_programmes,
      kjp__assess_allocations, kjp__assess_policies,
  };

  for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
    if (!kjp__assess_goes_on(assessing))
      return;
    parts[i](assessing);
  }
  kjp__assess_use_rules(assessing);
  kjp__used_close(assessing->answer);
  kjp__assess_findings(assessing);
}

static kjp_status
report_range(const struct kjp__assessing *assessing, kjp_error **error_out)
{
  int32_t year;
  const char *name = kjp__assess_range_of(assessing, &year);

  return kjp__fail_range(error_out, name, year);
}

static kjp_status
status_of(const struct kjp__assessing *assessing, kjp_error **error_out)
{
  if (assessing->failed || kjp__arena_failed(assessing->scratch) ||
      kjp__arena_failed(assessing->room) ||
      kjp__arena_failed(assessing->answer->arena))
    return kjp__fail(error_out, KJP__MEMORY_OUT, NULL);
  return kjp__assess_goes_on(assessing) ? KJP_OK
                                        : report_range(assessing, error_out);
}

static kjp_status
fill(kjp_answer *answer, const struct kjp__view *view,
     const struct kjp__assess *asked, kjp_error **error_out)
{
  struct kjp__assessing assessing;
  kjp_status status;

  if (init(&assessing, answer, view, asked)) {
    put_together(&assessing);
    status = status_of(&assessing, error_out);
  } else {
    status = kjp__fail(error_out, KJP__MEMORY_OUT, NULL);
  }
  kjp__arena_free(assessing.room);
  kjp__arena_free(assessing.scratch);
  return status;
}

/* The call */

static kjp_status
run(const kjp_plan *plan, const struct kjp__settings *settings,
    kjp_answer **answer_out, kjp_error **error_out)
{
  struct kjp__assess asked = {0, 0};
  struct kjp__view view;
  kjp_answer *answer;
  kjp_status status = read_year(plan, settings, &asked, error_out);

  if (status == KJP_OK)
    status = read_method(settings, &asked, error_out);
  if (status == KJP_OK)
    status = kjp__view_of(plan, settings, &view, error_out);
  if (status != KJP_OK)
    return status;
  answer = new_answer(plan, settings);
  if (answer == NULL)
    return kjp__fail(error_out, KJP__MEMORY_OUT, NULL);
  write_question(answer, settings, &asked);
  status = kjp__audit_fill(answer, &view, KJP_NONE, error_out);
  if (status == KJP_OK)
    status = fill(answer, &view, &asked, error_out);
  return kjp__answer_close(answer, status, answer_out);
}

kjp_status
kjp_assess_run(const kjp_plan *plan, const kjp_options *options,
               kjp_answer **answer_out, kjp_error **error_out)
{
  kjp_status status = kjp__answer_open(plan, answer_out, error_out);

  return status != KJP_OK
             ? status
             : run(plan, kjp__options_settings(options), answer_out, error_out);
}
