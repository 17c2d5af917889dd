/* SPDX-License-Identifier: MIT */
/* tests/fuzz/host_simulations.c - calls of simulations and their slices. */
#include "host_calls.h"
#include "require.h"

void
call_simulation_new(struct host *host)
{
  const kjp_options *options = CHOOSE(host, options);
  kjp_simulation *simulation;
  kjp_error *error;
  kjp_status status =
      kjp_simulation_new(CHOOSE(host, plans), options, &simulation, &error);

  judge(host, status, error, simulation != NULL);
  if (simulation != NULL)
    KEEP(host, simulations, simulation, kjp_simulation_free);
}

void
call_simulation_step(struct host *host)
{
  kjp_simulation *simulation = CHOOSE(host, simulations);
  int32_t draws = host_number(host);
  kjp_error *error;
  kjp_status status =
      kjp_simulation_step(simulation, draws > 300 ? 300 : draws, &error);

  judge(host, status, error, status == KJP_OK);
}

void
call_simulation_merge(struct host *host)
{
  kjp_simulation *into = CHOOSE(host, simulations);
  kjp_error *error;
  kjp_status status =
      kjp_simulation_merge(into, CHOOSE(host, simulations), &error);

  judge(host, status, error, status == KJP_OK);
}

/* The bytes are a text like others, and may be given to a merge. */
void
call_simulation_to_bytes(struct host *host)
{
  kjp_text *bytes;
  kjp_error *error;
  kjp_status status =
      kjp_simulation_to_bytes(CHOOSE(host, simulations), &bytes, &error);

  keep_text(host, status, bytes, error);
}

void
call_simulation_merge_bytes(struct host *host)
{
  kjp_simulation *into = CHOOSE(host, simulations);
  const kjp_text *text = CHOOSE(host, texts);
  size_t size = kjp_text_size(text);
  kjp_error *error;
  kjp_status status;

  if (take_byte(&host->bytes) & 1)
    size /= 2;
  status = kjp_simulation_merge_bytes(into, kjp_text_data(text), size, &error);
  judge(host, status, error, status == KJP_OK);
}

void
call_simulation_copy_draws(struct host *host)
{
  const kjp_simulation *simulation = CHOOSE(host, simulations);
  int32_t row = host_number(host);
  int64_t quanta[4] = {0, 0, 0, FRESH_BYTE};
  int32_t count = (int32_t)take_below(&host->bytes, 5) - 1;

  (void)kjp_simulation_copy_draws(simulation, row,
                                  take_byte(&host->bytes) & 1 ? quanta : NULL,
                                  count > 3 ? 3 : count);
  require(quanta[3] == FRESH_BYTE);
}

void
call_simulation_answer(struct host *host)
{
  kjp_answer *answer;
  kjp_error *error;
  kjp_status status =
      kjp_simulation_answer(CHOOSE(host, simulations), &answer, &error);

  keep_answer(host, status, answer, error);
}

void
call_simulation_free(struct host *host)
{
  KEEP(host, simulations, NULL, kjp_simulation_free);
}
