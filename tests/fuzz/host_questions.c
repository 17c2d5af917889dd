/* SPDX-License-Identifier: MIT */
/* tests/fuzz/host_questions.c - calls of questions and of answers. */
#include "host_calls.h"
#include "require.h"
#include "walk.h"

typedef kjp_status question(const kjp_plan *plan, const kjp_options *options,
                            kjp_answer **answer_out, kjp_error **error_out);

static void
ask(struct host *host, question *question)
{
  const kjp_options *options = CHOOSE(host, options);
  const kjp_plan *plan = CHOOSE(host, plans);
  kjp_answer *answer;
  kjp_error *error;
  kjp_status status = question(plan, options, &answer, &error);

  require(plan != NULL || status == KJP_E_ARGUMENT);
  keep_answer(host, status, answer, error);
}

#define QUESTION(name)                                                         \
  void call_##name(struct host *host)                                          \
  {                                                                            \
    ask(host, kjp_##name);                                                     \
  }
QUESTION(assess_run)
QUESTION(audit_run)
QUESTION(consistency_run)
QUESTION(path_run)
QUESTION(reconcile_run)
QUESTION(simulate_run)

void
call_compare_run(struct host *host)
{
  const kjp_answer *before = CHOOSE(host, answers);
  const kjp_answer *after = CHOOSE(host, answers);
  kjp_answer *answer;
  kjp_error *error;
  kjp_status status =
      kjp_compare_run(before, after, CHOOSE(host, options), &answer, &error);

  keep_answer(host, status, answer, error);
}

void
call_answer_ref(struct host *host)
{
  kjp_answer *answer = kjp_answer_ref(CHOOSE(host, answers));

  KEEP(host, answers, answer, kjp_answer_unref);
}

void
call_answer_unref(struct host *host)
{
  KEEP(host, answers, NULL, kjp_answer_unref);
}

void
call_answer_plan(struct host *host)
{
  const kjp_answer *answer = CHOOSE(host, answers);
  const kjp_plan *plan = kjp_answer_plan(answer);

  require(answer != NULL || plan == NULL);
  walk_table(kjp_plan_table(plan, KJP_PLAN));
}

void
call_answer_table(struct host *host)
{
  walk_table(kjp_answer_table(CHOOSE(host, answers), host_number(host)));
}

void
call_answer_sentence(struct host *host)
{
  const kjp_answer *answer = CHOOSE(host, answers);
  int32_t row = host_number(host);
  kjp_text *text;
  kjp_error *error;
  kjp_status status =
      kjp_answer_sentence(answer, row, host_number(host), &text, &error);

  keep_text(host, status, text, error);
}

void
call_answer_to_json(struct host *host)
{
  const kjp_answer *answer = CHOOSE(host, answers);
  kjp_text *text;
  kjp_error *error;
  kjp_status status =
      kjp_answer_to_json(answer, host_number(host), &text, &error);

  keep_text(host, status, text, error);
}

void
call_answer_to_text(struct host *host)
{
  const kjp_answer *answer = CHOOSE(host, answers);
  kjp_text *text;
  kjp_error *error;
  kjp_status status =
      kjp_answer_to_text(answer, host_number(host), &text, &error);

  keep_text(host, status, text, error);
}

void
call_check_to_json(struct host *host)
{
  const kjp_plan *plan = CHOOSE(host, plans);
  const kjp_error *about = CHOOSE(host, errors);
  kjp_text *text;
  kjp_error *error;
  kjp_status status =
      kjp_check_to_json(plan, about, host_number(host), &text, &error);

  keep_text(host, status, text, error);
}

void
call_check_to_text(struct host *host)
{
  const kjp_plan *plan = CHOOSE(host, plans);
  kjp_text *text;
  kjp_error *error;
  kjp_status status = kjp_check_to_text(plan, host_number(host), &text, &error);

  keep_text(host, status, text, error);
}

void
call_findings_to_text(struct host *host)
{
  const kjp_table *table = choose_table(host);
  kjp_text *text;
  kjp_error *error;
  kjp_status status =
      kjp_findings_to_text(table, host_number(host), &text, &error);

  keep_text(host, status, text, error);
}
