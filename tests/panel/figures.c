/* SPDX-License-Identifier: MIT */
/* tests/panel/figures.c - the figures of a trial, as arrays of a panel and as
 * series of the plan of one entity. */
#include <string.h>

#include "trial.h"

static int64_t
start_value(struct trial *trial, int64_t magnitude)
{
  return chance(trial, trial->gaps / 2) ? 0 : below(trial, magnitude) + 1;
}

static int64_t
next_value(struct trial *trial, int64_t value)
{
  int64_t less = value - value / 16;
  int64_t more = below(trial, value / 5 + 2);
  int64_t next = less > MOST - more ? MOST : less + more;

  if (chance(trial, trial->gaps / 2))
    return 0;
  return chance(trial, 10) || next < 0 ? value : next;
}

static void
draw_entity(struct trial *trial, int input, int64_t magnitude, int32_t entity)
{
  int64_t value = start_value(trial, magnitude);

  for (int32_t y = 0; y < trial->years; y++) {
    size_t place = (size_t)(entity * trial->years + y);
    gboolean missing = chance(trial, trial->gaps);

    trial->quanta[input][place] = value;
    if (trial->known[input] != NULL) {
      trial->known[input][place] = !missing;
      if (missing && chance(trial, 50))
        trial->quanta[input][place] = -5;
    } else if (missing) {
      trial->quanta[input][place] = INT64_MIN;
    }
    value = next_value(trial, value);
  }
}

void
draw_figures(struct trial *trial)
{
  size_t cells = (size_t)(trial->entities * trial->years);

  for (int i = 0; i < INPUTS; i++) {
    int64_t magnitude = draw_magnitude(trial);

    trial->given[i] =
        i == 0 ? chance(trial, 92) : !trial->adjusted[i] && chance(trial, 75);
    trial->quanta[i] = g_new0(int64_t, cells);
    trial->known[i] = chance(trial, 40) ? g_new0(uint8_t, cells) : NULL;
    for (int32_t entity = 0; entity < trial->entities; entity++)
      draw_entity(trial, i,
                  chance(trial, trial->mixtures) ? draw_magnitude(trial)
                                                 : magnitude,
                  entity);
  }
}

kjp_panel *
make_panel(struct trial *trial, kjp_error **error)
{
  kjp_panel *panel = NULL;
  kjp_status status =
      kjp_panel_new(trial->plan, NULL, trial->entities, trial->first,
                    trial->first + trial->years - 1, &panel, error);

  for (int i = 0; i < INPUTS && status == KJP_OK; i++) {
    if (!trial->given[i] || strstr(trial->text->str, ids[i]) == NULL)
      continue;
    status =
        kjp_panel_set(panel, ids[i], trial->quanta[i], trial->known[i], error);
    /* Not of this rule: the plan of an entity has its figures for nothing. */
    if (status == KJP_E_ARGUMENT && i > 0) {
      trial->given[i] = FALSE;
      kjp_error_free(*error);
      *error = NULL;
      status = KJP_OK;
    }
  }
  return panel;
}

static kjp_status
give_series(struct trial *trial, kjp_builder *builder, int input,
            int32_t entity, kjp_error **error)
{
  int32_t years[MOST_YEARS];
  int64_t quanta[MOST_YEARS];
  int32_t count = 0;

  for (int32_t y = 0; y < trial->years; y++) {
    size_t place = (size_t)(entity * trial->years + y);

    if (trial->quanta[input][place] == INT64_MIN ||
        (trial->known[input] != NULL && trial->known[input][place] == 0))
      continue;
    years[count] = trial->first + y;
    quanta[count++] = trial->quanta[input][place];
  }
  return count == 0
             ? KJP_OK
             : kjp_builder_set_series(builder, ids[input], KJP_STAGE_FINAL,
                                      years, quanta, count, error);
}

kjp_status
give_figures(struct trial *trial, kjp_builder *builder, int32_t entity,
             kjp_error **error)
{
  kjp_status status = KJP_OK;

  for (int i = 0; i < INPUTS && status == KJP_OK; i++) {
    g_autofree char *values = g_strdup_printf("/indicators/%s/values", ids[i]);
    g_autofree char *assume = g_strdup_printf("/indicators/%s/assume", ids[i]);

    if (!trial->given[i])
      continue;
    (void)kjp_builder_remove(builder, values, NULL);
    (void)kjp_builder_remove(builder, assume, NULL);
    status = give_series(trial, builder, i, entity, error);
  }
  return status;
}
