/* SPDX-License-Identifier: MIT */
/* lib/answer/simulate.c - the calls of a simulation but merging and
 * answering. */
#include "simulate-priv.h"

#include <string.h>

#include <glib.h>

#include "../base/error-priv.h"
#include "../plan/pick-priv.h"
#include "audit-priv.h"

const char *const kjp__words_simulation[] = {NULL, "as_planned", "follow_rule",
                                             NULL};

/* A kept value takes eight bytes. */
#define KEPT_MOST (INT64_C(1) << 27)

/* Options */

static int8_t
mode_of(const char *word)
{
  if (word == NULL)
    return KJP_SIMULATION_AS_PLANNED;
  for (int8_t i = 1; kjp__words_simulation[i] != NULL; i++) {
    if (strcmp(kjp__words_simulation[i], word) == 0)
      return i;
  }
  return 0;
}

static kjp_status
check_settings(const kjp_plan *plan, const struct kjp__settings *settings,
               kjp_error **error_out)
{
  static const struct kjp__say modes = {"as_planned 或 follow_rule",
                                        "as_planned or follow_rule"};
  int32_t indicator;

  if (mode_of(settings->mode) == 0)
    return kjp__fail_argument(error_out, "mode", settings->mode, modes);
  return kjp__pick(plan, KJP_INDICATORS, "indicator", settings->indicator,
                   &indicator, error_out);
}

static const char *
copy(const struct kjp_simulation *simulation, const char *text)
{
  return text == NULL ? NULL
                      : kjp__arena_copy(simulation->arena, text, strlen(text));
}

static void
take_settings(struct kjp_simulation *simulation,
              const struct kjp__settings *settings)
{
  struct kjp__settings *own = &simulation->settings;

  *own = *settings;
  own->rule = NULL;
  own->shape = NULL;
  own->strengths = NULL;
  own->method = NULL;
  own->scenario = copy(simulation, settings->scenario);
  own->as_of = copy(simulation, settings->as_of);
  own->indicator = copy(simulation, settings->indicator);
  own->mode = copy(simulation, settings->mode);
  simulation->view.as_of = own->as_of;
  simulation->mode = mode_of(settings->mode);
  simulation->next = settings->first_draw;
}

/* The calls */

/* The caller's plan is const because a simulation changes nothing in it but
 * its count, which is atomic. */
static struct kjp_simulation *
new_simulation(const kjp_plan *plan, const struct kjp__view *view)
{
  struct kjp_simulation *simulation = g_try_malloc0(sizeof *simulation);

  if (simulation == NULL)
    return NULL;
  simulation->arena = kjp__arena_new();
  if (simulation->arena == NULL) {
    g_free(simulation);
    return NULL;
  }
  simulation->plan = kjp_plan_ref((kjp_plan *)(uintptr_t)plan);
  simulation->view = *view;
  kjp__graph_init(&simulation->graph, simulation->arena);
  kjp__rows_init(&simulation->tallies, simulation->arena,
                 sizeof(struct kjp__tally));
  kjp__rows_init(&simulation->fans, simulation->arena,
                 sizeof(struct kjp__simulated_fan));
  kjp__rows_init(&simulation->ranges, simulation->arena,
                 sizeof(struct kjp__drawn_range));
  return simulation;
}

kjp_status
kjp_simulation_new(const kjp_plan *plan, const kjp_options *options,
                   kjp_simulation **simulation_out, kjp_error **error_out)
{
  const struct kjp__settings *settings = kjp__options_settings(options);
  kjp_simulation *simulation;
  struct kjp__view view;
  kjp_status status;

  if (error_out != NULL)
    *error_out = NULL;
  if (simulation_out == NULL)
    return kjp__fail_null(error_out, "simulation_out");
  *simulation_out = NULL;
  if (plan == NULL)
    return kjp__fail_null(error_out, "plan");
  status = kjp__view_of(plan, settings, &view, error_out);
  if (status == KJP_OK)
    status = check_settings(plan, settings, error_out);
  if (status != KJP_OK)
    return status;
  simulation = new_simulation(plan, &view);
  if (simulation == NULL)
    return kjp__fail(error_out, KJP__MEMORY_OUT, NULL);
  take_settings(simulation, settings);
  status = kjp__simulation_ready(simulation, error_out);
  if (status == KJP_OK)
    *simulation_out = simulation;
  else
    kjp_simulation_free(simulation);
  return status;
}

static kjp_status
fail_draws(int64_t draws, struct kjp__say expected, kjp_error **error_out)
{
  char found[24];

  (void)g_snprintf(found, sizeof found, "%" G_GINT64_FORMAT, draws);
  return kjp__fail_argument(error_out, "draws", found, expected);
}

/* How many are kept after so many draws; a number too many to keep is refused,
 * and not made smaller in silence. */
static kjp_status
make_room(kjp_simulation *simulation, int64_t draws, kjp_error **error_out)
{
  int64_t kept = MIN(simulation->settings.kept, draws);
  int64_t most =
      simulation->kept_nodes == 0 ? kept : KEPT_MOST / simulation->kept_nodes;
  char found[24];
  char zh[48];
  char en[48];

  if (kept > most) {
    (void)g_snprintf(found, sizeof found, "%" G_GINT64_FORMAT,
                     simulation->settings.kept);
    (void)g_snprintf(zh, sizeof zh, "至多 %" G_GINT64_FORMAT, most);
    (void)g_snprintf(en, sizeof en, "at most %" G_GINT64_FORMAT, most);
    return kjp__fail_argument(error_out, "kept", found,
                              (struct kjp__say){zh, en});
  }
  return kjp__simulation_keep(simulation, kept)
             ? KJP_OK
             : kjp__fail(error_out, KJP__MEMORY_OUT, NULL);
}

/* Whether values of later draws are kept already. */
static bool
is_behind(const kjp_simulation *simulation)
{
  int64_t count = simulation->kept_count;

  return count > 0 && simulation->kept_draws[count - 1] > simulation->next;
}

/* The range that was drawn last grows, or a new one begins. */
static bool
note_range(kjp_simulation *simulation, const struct kjp__drawn_range *range)
{
  struct kjp__drawn_range *row;

  for (int32_t i = 0; i < simulation->ranges.count; i++) {
    row = kjp__rows_at(&simulation->ranges, i);
    if (row->end == range->first) {
      row->end = range->end;
      return true;
    }
  }
  row = kjp__rows_add(&simulation->ranges);
  if (row != NULL)
    *row = *range;
  return row != NULL;
}

kjp_status
kjp_simulation_step(kjp_simulation *simulation, int64_t draws,
                    kjp_error **error_out)
{
  static const struct kjp__say number = {"1 至 1000000000，合计不超过此数",
                                         "1 to 1000000000, and no more in all"};
  static const struct kjp__say fresh = {
      "编号在已有各次之后的抽样：先抽样，后合并",
      "draws that come after all there are: draw first, then merge"};
  struct kjp__drawn_range range;
  kjp_status status;

  if (error_out != NULL)
    *error_out = NULL;
  if (simulation == NULL)
    return kjp__fail_null(error_out, "simulation");
  if (draws < 1 || draws > KJP__DRAWS_MOST - simulation->draws)
    return fail_draws(draws, number, error_out);
  range = (struct kjp__drawn_range){simulation->next, simulation->next + draws};
  if (kjp__simulation_has(simulation, &range) || is_behind(simulation))
    return fail_draws(draws, fresh, error_out);
  status = make_room(simulation, simulation->draws + draws, error_out);
  if (status != KJP_OK)
    return status;
  if (!note_range(simulation, &range))
    return kjp__fail(error_out, KJP__MEMORY_OUT, NULL);
  kjp__simulation_draw(simulation, draws);
  return KJP_OK;
}

int32_t
kjp_simulation_copy_draws(const kjp_simulation *simulation, int32_t fan_year,
                          int64_t *quanta, int32_t count)
{
  const struct kjp__simulated_fan *fan;
  const struct kjp__tally *tally;
  int64_t same = INT64_MIN;
  int32_t written;

  if (simulation == NULL || fan_year < 0 || fan_year >= simulation->fans.count)
    return 0;
  written = quanta == NULL ? 0 : MIN(count, (int32_t)simulation->kept_count);
  fan = kjp__rows_at(&simulation->fans, fan_year);
  if (fan->value.tally != KJP_NONE) {
    tally = kjp__rows_at(&simulation->tallies, fan->value.tally);
    if (written > 0)
      memcpy(quanta, simulation->kept[tally->kept],
             (size_t)written * sizeof *quanta);
    return (int32_t)simulation->kept_count;
  }
  (void)kjp__amount_get(kjp__constant_amount(&fan->value.node), &same);
  for (int32_t i = 0; i < written; i++)
    quanta[i] = same;
  return (int32_t)simulation->kept_count;
}

void
kjp_simulation_free(kjp_simulation *simulation)
{
  if (simulation == NULL)
    return;
  for (int32_t i = 0; simulation->kept != NULL && i < simulation->kept_nodes;
       i++)
    g_free(simulation->kept[i]);
  g_free(simulation->kept_draws);
  kjp_plan_unref(simulation->plan);
  kjp__arena_free(simulation->arena);
  g_free(simulation);
}

kjp_status
kjp_simulate_run(const kjp_plan *plan, const kjp_options *options,
                 kjp_answer **answer_out, kjp_error **error_out)
{
  kjp_simulation *simulation = NULL;
  kjp_status status = kjp__answer_open(plan, answer_out, error_out);

  if (status == KJP_OK)
    status = kjp_simulation_new(plan, options, &simulation, error_out);
  if (status == KJP_OK)
    status = kjp_simulation_step(
        simulation, kjp__options_settings(options)->draws, error_out);
  if (status == KJP_OK)
    status = kjp_simulation_answer(simulation, answer_out, error_out);
  kjp_simulation_free(simulation);
  return status;
}
