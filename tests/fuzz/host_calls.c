/* SPDX-License-Identifier: MIT */
/* tests/fuzz/host_calls.c - every call, and what they do with what they make.
 *
 * What a call makes takes the place of what its slot held, which is let go
 * first or last, as chance has it. An output that lies beyond what the headers
 * promise traps. */
#include "host_calls.h"

#include "require.h"

/* The error of a call that may fail, which goes where errors are kept. */
void
judge(struct host *host, kjp_status status, kjp_error *error, bool made)
{
  require((status == KJP_OK) == (error == NULL));
  require((status == KJP_OK) == made);
  require(status == kjp_error_status(error));
  if (error != NULL)
    KEEP(host, errors, error, kjp_error_free);
}

void
keep_text(struct host *host, kjp_status status, kjp_text *text,
          kjp_error *error)
{
  judge(host, status, error, text != NULL);
  if (text != NULL)
    KEEP(host, texts, text, kjp_text_free);
}

void
keep_plan(struct host *host, kjp_status status, kjp_plan *plan,
          kjp_error *error)
{
  judge(host, status, error, plan != NULL);
  if (plan != NULL)
    KEEP(host, plans, plan, kjp_plan_unref);
}

void
keep_answer(struct host *host, kjp_status status, kjp_answer *answer,
            kjp_error *error)
{
  judge(host, status, error, answer != NULL);
  if (answer != NULL)
    KEEP(host, answers, answer, kjp_answer_unref);
}

/* A table of a plan, an answer or an error; none of NULL. */
const kjp_table *
choose_table(struct host *host)
{
  switch (take_below(&host->bytes, 3)) {
  case 0: {
    const kjp_plan *plan = CHOOSE(host, plans);

    return kjp_plan_table(plan, host_number(host));
  }
  case 1: {
    const kjp_answer *answer = CHOOSE(host, answers);

    return kjp_answer_table(answer, host_number(host));
  }
  default:
    return kjp_error_table(CHOOSE(host, errors));
  }
}

/* A column of the table, or any number. */
int32_t
choose_column(struct host *host, const kjp_table *table)
{
  int32_t number = host_number(host);
  int32_t column = kjp_table_column(table, number & 31);

  return column == KJP_NONE ? number : column;
}

#define CALL(name) {"kjp_" #name, call_##name},
const struct host_call host_calls[] = {
#include "host_calls.def"
};
#undef CALL
const int host_call_count = sizeof host_calls / sizeof *host_calls;
