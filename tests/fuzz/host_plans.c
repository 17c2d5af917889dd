/* SPDX-License-Identifier: MIT */
/* tests/fuzz/host_plans.c - calls that make, write and share plans. */
#include <string.h>

#include "host_calls.h"
#include "require.h"

void
call_plan_load(struct host *host)
{
  const kjp_options *options = CHOOSE(host, options);
  kjp_plan *plan;
  kjp_error *error;
  kjp_status status = kjp_plan_load(host_text(host), options, &plan, &error);

  keep_plan(host, status, plan, error);
}

void
call_plan_parse(struct host *host)
{
  const kjp_options *options = CHOOSE(host, options);
  const char *text = host_text(host);
  size_t size = text == NULL ? 3 : strlen(text);
  kjp_plan *plan;
  kjp_error *error;
  kjp_status status =
      kjp_plan_parse(text, size, host_text(host), options, &plan, &error);

  keep_plan(host, status, plan, error);
}

void
call_plan_to_yaml(struct host *host)
{
  kjp_text *text;
  kjp_error *error;
  kjp_status status = kjp_plan_to_yaml(CHOOSE(host, plans), &text, &error);

  keep_text(host, status, text, error);
}

/* No name of the list can be saved to. */
void
call_plan_save(struct host *host)
{
  static const char *const names[] = {NULL, "", ".", "/dev/null",
                                      "/nonexistent/plan.yaml"};
  const kjp_plan *plan = CHOOSE(host, plans);
  kjp_error *error;
  kjp_status status =
      kjp_plan_save(plan, names[take_below(&host->bytes, 5)], &error);

  require(status != KJP_OK);
  judge(host, status, error, false);
}

void
call_plan_schema(struct host *host)
{
  kjp_text *text;
  kjp_error *error;
  kjp_status status = kjp_plan_schema(&text, &error);

  keep_text(host, status, text, error);
}

void
call_plan_ref(struct host *host)
{
  kjp_plan *plan = kjp_plan_ref(CHOOSE(host, plans));

  KEEP(host, plans, plan, kjp_plan_unref);
}

void
call_plan_unref(struct host *host)
{
  KEEP(host, plans, NULL, kjp_plan_unref);
}

void
call_plan_language(struct host *host)
{
  const kjp_plan *plan = CHOOSE(host, plans);
  int32_t language = kjp_plan_language(plan);

  require(plan == NULL || language == KJP_LANGUAGE_ZH ||
          language == KJP_LANGUAGE_EN);
}

void
call_plan_table(struct host *host)
{
  const kjp_plan *plan = CHOOSE(host, plans);

  require(plan != NULL || kjp_plan_table(plan, host_number(host)) == NULL);
}

void
call_statistics_load(struct host *host)
{
  const kjp_options *options = CHOOSE(host, options);
  const kjp_plan *plan = CHOOSE(host, plans);
  kjp_plan *other;
  kjp_error *error;
  kjp_status status =
      kjp_statistics_load(plan, host_text(host), options, &other, &error);

  keep_plan(host, status, other, error);
}

void
call_statistics_parse(struct host *host)
{
  const kjp_options *options = CHOOSE(host, options);
  const kjp_plan *plan = CHOOSE(host, plans);
  const char *text = host_text(host);
  size_t size = text == NULL ? 3 : strlen(text);
  kjp_plan *other;
  kjp_error *error;
  kjp_status status = kjp_statistics_parse(plan, text, size, host_text(host),
                                           options, &other, &error);

  keep_plan(host, status, other, error);
}
