/* SPDX-License-Identifier: MIT */
/* tests/fuzz/host_builders.c - calls of builders. */
#include "host_calls.h"
#include "require.h"

void
call_builder_new(struct host *host)
{
  kjp_builder *builder = kjp_builder_new(CHOOSE(host, plans));

  require(builder != NULL);
  KEEP(host, builders, builder, kjp_builder_free);
}

void
call_builder_free(struct host *host)
{
  KEEP(host, builders, NULL, kjp_builder_free);
}

void
call_builder_set(struct host *host)
{
  kjp_builder *builder = CHOOSE(host, builders);
  const char *pointer = host_text(host);
  kjp_error *error;
  kjp_status status =
      kjp_builder_set(builder, pointer, host_text(host), &error);

  judge(host, status, error, status == KJP_OK);
}

void
call_builder_set_empty(struct host *host)
{
  kjp_builder *builder = CHOOSE(host, builders);
  const char *pointer = host_text(host);
  kjp_error *error;
  kjp_status status =
      kjp_builder_set_empty(builder, pointer, host_number(host), &error);

  judge(host, status, error, status == KJP_OK);
}

void
call_builder_remove(struct host *host)
{
  kjp_builder *builder = CHOOSE(host, builders);
  kjp_error *error;
  kjp_status status = kjp_builder_remove(builder, host_text(host), &error);

  judge(host, status, error, status == KJP_OK);
}

void
call_builder_set_series(struct host *host)
{
  kjp_builder *builder = CHOOSE(host, builders);
  const char *indicator = host_text(host);
  int32_t stage = host_number(host), count = (int32_t)take_byte(&host->bytes);
  int32_t years[4];
  int64_t quanta[4];
  kjp_error *error;
  kjp_status status;

  for (int i = 0; i < 4; i++) {
    years[i] = host_number(host);
    quanta[i] = (int64_t)take_number(&host->bytes);
  }
  count = count > 250 ? -1 : count % 5;
  status =
      kjp_builder_set_series(builder, indicator, stage,
                             count == 0 ? NULL : years, quanta, count, &error);
  judge(host, status, error, status == KJP_OK);
}

void
call_builder_build(struct host *host)
{
  const kjp_options *options = CHOOSE(host, options);
  kjp_plan *plan;
  kjp_error *error;
  kjp_status status =
      kjp_builder_build(CHOOSE(host, builders), options, &plan, &error);

  keep_plan(host, status, plan, error);
}
