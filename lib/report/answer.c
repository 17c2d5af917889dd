/* SPDX-License-Identifier: MIT */
/* lib/report/answer.c - the public calls that put an answer into words: which
 * question it answers decides who writes it. */
#include "assess-priv.h"
#include "audit-priv.h"
#include "consistency-priv.h"
#include "path-priv.h"
#include "compare-priv.h"
#include "reconcile-priv.h"
#include "simulate-priv.h"

#include <string.h>

#include <glib.h>

static const struct question {
  const char *name; /* KJP_ANSWER_QUESTION */
  int32_t rows;     /* the main table, whose rows are sentences */
  void (*sentence)(struct kjp__report *report, int32_t row);
  void (*text)(struct kjp__report *report);
  void (*json)(struct kjp__report *report);
} questions[] = {
    {"audit", KJP_AUDIT_YEARS, kjp__audit_sentence, kjp__audit_text,
     kjp__audit_json},
    {"consistency", KJP_CONSISTENCY_STATEMENTS, kjp__consistency_sentence,
     kjp__consistency_text, kjp__consistency_json},
    {"path", KJP_PATH_POINTS, kjp__path_sentence, kjp__path_text,
     kjp__path_json},
    {"assess", KJP_ASSESS_TARGETS, kjp__assess_sentence, kjp__assess_text,
     kjp__assess_json},
    {"compare", KJP_COMPARE_DIFFERENCES, kjp__compare_sentence,
     kjp__compare_text, kjp__compare_json},
    {"reconcile", KJP_RECONCILE_FIGURES, kjp__reconcile_sentence,
     kjp__reconcile_text, kjp__reconcile_json},
    {"simulate", KJP_SIMULATION_STATEMENTS, kjp__simulate_sentence,
     kjp__simulate_text, kjp__simulate_json},
};

/* Every answer has one: a question without a row here cannot be asked. */
static const struct question *
question_of(const kjp_answer *answer)
{
  const char *name = kjp_table_text(kjp_answer_table(answer, KJP_ANSWER), 0,
                                    KJP_ANSWER_QUESTION);
  size_t i = 0;

  while (i + 1 < G_N_ELEMENTS(questions) &&
         (name == NULL || strcmp(questions[i].name, name) != 0))
    i++;
  return &questions[i];
}

static kjp_status
begin(struct kjp__report *report, const kjp_answer *answer, int32_t language,
      kjp_text **text_out, kjp_error **error_out)
{
  kjp_status status = kjp__report_begin(report, answer, "answer", language,
                                        text_out, error_out);

  report->answer = answer;
  report->plan = kjp_answer_plan(answer);
  return status;
}

kjp_status
kjp_answer_sentence(const kjp_answer *answer, int32_t row, int32_t language,
                    kjp_text **text_out, kjp_error **error_out)
{
  const struct question *question = question_of(answer);
  struct kjp__report report;
  kjp_status status = begin(&report, answer, language, text_out, error_out);

  if (status != KJP_OK)
    return status;
  if (row < 0 ||
      row >= kjp_table_count(kjp_answer_table(answer, question->rows))) {
    kjp__arena_free(report.arena);
    return kjp__report_refuse(error_out, "row", row);
  }
  question->sentence(&report, row);
  return kjp__report_end(&report, text_out, error_out);
}

kjp_status
kjp_answer_to_text(const kjp_answer *answer, int32_t language,
                   kjp_text **text_out, kjp_error **error_out)
{
  struct kjp__report report;
  kjp_status status = begin(&report, answer, language, text_out, error_out);

  if (status != KJP_OK)
    return status;
  question_of(answer)->text(&report);
  return kjp__report_end(&report, text_out, error_out);
}

kjp_status
kjp_answer_to_json(const kjp_answer *answer, int32_t language,
                   kjp_text **text_out, kjp_error **error_out)
{
  struct kjp__report report;
  kjp_status status = begin(&report, answer, language, text_out, error_out);

  if (status != KJP_OK)
    return status;
  question_of(answer)->json(&report);
  return kjp__report_end(&report, text_out, error_out);
}
