/* SPDX-License-Identifier: MIT */
/* tests/fuzz/host_panels.c - calls of panels. */
#include "host_calls.h"
#include "require.h"

void
call_panel_new(struct host *host)
{
  const kjp_options *options = CHOOSE(host, options);
  const kjp_plan *plan = CHOOSE(host, plans);
  int32_t entities = host_number(host), first = host_number(host);
  int32_t last = host_number(host);
  kjp_panel *panel;
  kjp_error *error;
  kjp_status status;

  if (entities > HOST_ENTITIES)
    entities %= HOST_ENTITIES + 1;
  status = kjp_panel_new(plan, options, entities, first, last, &panel, &error);
  judge(host, status, error, panel != NULL);
  if (panel != NULL)
    KEEP(host, panels, panel, kjp_panel_free);
}

void
call_panel_free(struct host *host)
{
  KEEP(host, panels, NULL, kjp_panel_free);
}

void
call_panel_rule(struct host *host)
{
  const kjp_panel *panel = CHOOSE(host, panels);

  require((kjp_panel_rule(panel) == KJP_NONE) == (panel == NULL));
}

void
call_panel_set(struct host *host)
{
  kjp_panel *panel = CHOOSE(host, panels);
  const char *indicator = host_text(host);
  uint8_t which = take_byte(&host->bytes);
  kjp_error *error;
  kjp_status status =
      kjp_panel_set(panel, indicator, which & 1 ? host->quanta : NULL,
                    which & 2 ? host->known : NULL, &error);

  judge(host, status, error, status == KJP_OK);
}

void
call_panel_run(struct host *host)
{
  const kjp_panel *panel = CHOOSE(host, panels);
  int32_t first = host_number(host), count = host_number(host);
  uint8_t which = take_byte(&host->bytes);
  kjp_error *error;
  kjp_status status = kjp_panel_run(
      panel, first, count, 1 + (which & 1), which & 2 ? host->floors : NULL,
      which & 4 ? host->verdicts : NULL, which & 8 ? host->bindings : NULL,
      which & 16 ? host->flags : NULL, &error);

  judge(host, status, error, status == KJP_OK);
}

void
call_panel_set_anchors(struct host *host)
{
  kjp_panel *panel = CHOOSE(host, panels);
  uint8_t which = take_byte(&host->bytes);
  kjp_error *error;
  kjp_status status =
      kjp_panel_set_anchors(panel, which & 1 ? host->quanta : NULL, &error);

  judge(host, status, error, status == KJP_OK);
}

void
call_panel_least(struct host *host)
{
  const kjp_panel *panel = CHOOSE(host, panels);
  int32_t first = host_number(host), count = host_number(host);
  uint8_t which = take_byte(&host->bytes);
  kjp_error *error;
  kjp_status status = kjp_panel_least(
      panel, first, count, 1 + (which & 1), which & 2 ? host->floors : NULL,
      which & 4 ? host->verdicts : NULL, &error);

  judge(host, status, error, status == KJP_OK);
}
