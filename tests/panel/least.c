/* SPDX-License-Identifier: MIT */
/* tests/panel/least.c - the least paths of a panel are those of one plan at a
 * time, over random rules, caps, grids, bases and anchors.
 *
 *   least RULES ENTITIES SEED
 *
 * The plan of an entity has its figures, and its anchors as `through`. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "trial.h"

enum { PLAN_FIRST = 2016, PLAN_LAST = 2021 };

static struct {
  int64_t entities, feasible, infeasible, unknown, too_large, beyond, refused,
      different;
} tally;

/* A trial, and what is its path's. */
struct path_trial {
  struct trial trial;
  gboolean from;   /* the path states the year of its base */
  gboolean states; /* and the base */
  int32_t from_year;
  gboolean goes_on; /* without anchors, to the end of the plan */
  int64_t *anchors; /* NULL: the plan's */
  int64_t *least;
  uint8_t *states_of;
};

static int64_t
draw_amount(struct trial *trial)
{
  return below(trial, trial->magnitude) + 1;
}

static void
say_amount(struct trial *trial, const char *before, int64_t quanta)
{
  g_string_append_printf(trial->text, "%s%" PRId64 ".%02d", before,
                         quanta / 100, (int)(quanta % 100));
}

static void
say_shape(struct path_trial *path)
{
  static const char *const shapes[] = {
      "latest",       "latest",          "linear",       "step",
      "front_loaded", "constant_growth", "fixed_growth", "business_as_usual",
      "s_curve"};
  struct trial *trial = &path->trial;
  const char *shape = shapes[below(trial, G_N_ELEMENTS(shapes))];

  path->goes_on = strcmp(shape, "fixed_growth") == 0 ||
                  strcmp(shape, "business_as_usual") == 0;
  g_string_append_printf(trial->text, "shape: %s", shape);
  if (strcmp(shape, "fixed_growth") == 0)
    g_string_append(trial->text, ", growth: 5 %");
}

static void
say_from(struct path_trial *path)
{
  struct trial *trial = &path->trial;

  path->from = chance(trial, 75);
  path->from_year = PLAN_FIRST + (int32_t)below(trial, 3);
  path->states = path->from && chance(trial, 30);
  if (!path->from)
    return;
  g_string_append_printf(trial->text, ", from: {year: %d", path->from_year);
  if (path->states)
    say_amount(trial, ", value: ", draw_amount(trial));
  g_string_append(trial->text, "}");
}

static void
say_grid(struct trial *trial)
{
  static const char *const grids[] = {"0.01 元", "0.01 元", "0.07 元", "1 元",
                                      "13.5 元", "1 百元",  "1 万元"};

  if (chance(trial, 90))
    g_string_append_printf(trial->text, ", round_to: %s",
                           grids[below(trial, G_N_ELEMENTS(grids))]);
}

/* Some amounts are too large for a plan as they are. */
static int64_t
thrice(int64_t amount)
{
  return amount > INT64_MAX / 3 ? amount : 3 * amount;
}

static void
say_caps(struct trial *trial)
{
  static const char *const wholes[] = {"rev", "spend", "nation", "other"};
  int64_t count = below(trial, 4);

  g_string_append(trial->text, ", caps: [");
  for (int64_t i = 0; i < count; i++) {
    g_string_append(trial->text, i == 0 ? "{" : ", {");
    if (chance(trial, 60)) {
      g_string_append_printf(trial->text,
                             "grow_at_most: {value: %" PRId64 ".%04d %%",
                             below(trial, 45) - 2, (int)below(trial, 10000));
      g_string_append(trial->text,
                      chance(trial, 20) ? ", years: 2019-2020}" : "}");
    } else if (chance(trial, 50)) {
      g_string_append_printf(
          trial->text, "share_at_most: {of: %s, value: %" PRId64 " %%%s}",
          wholes[below(trial, G_N_ELEMENTS(wholes))], 10 + below(trial, 190),
          chance(trial, 30) ? ", stage: final" : "");
    } else {
      say_amount(trial, "amount_at_most: {2020: ", thrice(draw_amount(trial)));
      g_string_append(trial->text, "}");
    }
    g_string_append(trial->text, "}");
  }
  g_string_append(trial->text, "]");
}

static void
say_path(struct path_trial *path)
{
  struct trial *trial = &path->trial;

  if (chance(trial, 50)) {
    say_amount(trial, "targets:\n  t: {indicator: st, year: 2020, at_least: ",
               draw_amount(trial));
    say_amount(trial, "}\n  u: {indicator: st, year: 2021, at_most: ",
               thrice(draw_amount(trial)));
    g_string_append(trial->text, "}\n");
  }
  g_string_append(trial->text, "paths:\n  st: {");
  say_shape(path);
  say_from(path);
  say_grid(trial);
  if (chance(trial, 40)) {
    say_amount(trial, ", through: {2019: ", draw_amount(trial));
    say_amount(trial, ", 2021: ", draw_amount(trial));
    g_string_append(trial->text, "}");
  }
  say_caps(trial);
  g_string_append(trial->text, "}\n");
}

/* Anchors near what the figures lead to. */
static void
draw_anchors(struct path_trial *path)
{
  struct trial *trial = &path->trial;
  int64_t thin = below(trial, 100);
  size_t cells = (size_t)(trial->entities * trial->years);

  if (chance(trial, 35))
    return;
  path->anchors = g_new0(int64_t, cells);
  for (size_t place = 0; place < cells; place++) {
    int32_t year = trial->first + (int32_t)(place % (size_t)trial->years);
    int64_t near = trial->quanta[0][place];

    path->anchors[place] = INT64_MIN;
    if (year < PLAN_FIRST || year > PLAN_LAST || chance(trial, thin))
      continue;
    near = chance(trial, 75) && near > 0 ? near : draw_amount(trial);
    path->anchors[place] =
        near < MOST / 2 ? near + below(trial, near / 2 + 1) : near;
  }
}

/* One plan at a time */

/* The base's year; no anchor of it or before counts. */
static int32_t
base_year(const struct path_trial *path, int32_t entity)
{
  const struct trial *trial = &path->trial;
  int32_t y = trial->years - 1;
  size_t place = (size_t)(entity * trial->years);

  if (path->from)
    return path->from_year;
  while (y >= 0 &&
         (trial->quanta[0][place + (size_t)y] == INT64_MIN ||
          (trial->known[0] != NULL && !trial->known[0][place + (size_t)y])))
    y--;
  return y < 0 ? PLAN_FIRST : trial->first + y;
}

static void
give_anchors(const struct path_trial *path, kjp_builder *builder,
             int32_t entity)
{
  const struct trial *trial = &path->trial;
  int32_t base = base_year(path, entity);

  (void)kjp_builder_remove(builder, "/paths/st/through", NULL);
  (void)kjp_builder_remove(builder, "/targets", NULL);
  for (int32_t y = 0; y < trial->years; y++) {
    int64_t amount = path->anchors[entity * trial->years + y];
    g_autofree char *pointer =
        g_strdup_printf("/paths/st/through/%d", trial->first + (int)y);
    g_autofree char *text = g_strdup_printf("%" PRId64 ".%02d 元", amount / 100,
                                            (int)(amount % 100));

    if (amount >= 0 && trial->first + y > base)
      (void)kjp_builder_set(builder, pointer, text, NULL);
  }
}

static kjp_plan *
plan_of_entity(struct path_trial *path, int32_t entity,
               const kjp_options *options, kjp_error **error)
{
  struct trial *trial = &path->trial;
  kjp_builder *builder = kjp_builder_new(trial->plan);
  kjp_plan *plan = NULL;

  if (path->anchors != NULL)
    give_anchors(path, builder, entity);
  if (trial->given[0] && path->states)
    (void)kjp_builder_remove(builder, "/paths/st/from/value", NULL);
  if (give_figures(trial, builder, entity, error) == KJP_OK)
    (void)kjp_builder_build(builder, options, &plan, error);
  kjp_builder_free(builder);
  return plan;
}

static kjp_answer *
ask(const kjp_plan *plan, const char *shape, kjp_status *status)
{
  kjp_options *options = kjp_options_new();
  kjp_answer *answer = NULL;

  if (shape != NULL)
    (void)kjp_options_set(options, "shape", shape, NULL);
  *status = kjp_path_run(plan, options, &answer, NULL);
  kjp_options_free(options);
  return answer;
}

struct outcome {
  uint8_t state;
  int64_t least[MOST_YEARS];
};

static void
read_outcome(const struct trial *trial, const kjp_answer *answer,
             struct outcome *out)
{
  const kjp_table *points = kjp_answer_table(answer, KJP_PATH_POINTS);
  int32_t feasible = kjp_table_int(kjp_answer_table(answer, KJP_PATH_COURSES),
                                   0, KJP_PATH_COURSE_FEASIBLE);

  out->state = feasible == 1   ? KJP_PANEL_PATH_FEASIBLE
               : feasible == 0 ? KJP_PANEL_PATH_INFEASIBLE
                               : KJP_PANEL_PATH_UNKNOWN;
  for (int32_t row = 0; row < kjp_table_count(points); row++) {
    int32_t y = kjp_table_int(points, row, KJP_PATH_POINT_YEAR) - trial->first;

    if (y >= 0 && y < trial->years)
      (void)kjp_table_amount(points, row, KJP_PATH_POINT_LEAST, &out->least[y]);
  }
}

static void
tell(const struct path_trial *path, int32_t entity, const struct outcome *want)
{
  const struct trial *trial = &path->trial;
  size_t place = (size_t)(entity * trial->years);

  fprintf(stderr, "entity %d: state %d, a path has %d\n", (int)entity,
          path->states_of[entity], want->state);
  for (int32_t y = 0; y < trial->years; y++) {
    fprintf(
        stderr, "  %d: %" PRId64 ", a path has %" PRId64 "; anchor %" PRId64,
        trial->first + (int)y, path->least[place + (size_t)y], want->least[y],
        path->anchors == NULL ? -1 : path->anchors[place + (size_t)y]);
    for (int i = 0; i < INPUTS; i++)
      fprintf(stderr, " %s %" PRId64 "%s", ids[i],
              trial->given[i] ? trial->quanta[i][place + (size_t)y] : -1,
              trial->known[i] != NULL && !trial->known[i][place + (size_t)y]
                  ? "?"
                  : "");
    fputs("\n", stderr);
  }
  fputs(trial->text->str, stderr);
}

/* What an answer shows besides the least path may not fit: the total; a path
 * that is cut where there is none; a clause of an exempt year, or of one before
 * the base. */
static gboolean
is_of_answer(const struct path_trial *path, int32_t entity)
{
  for (int32_t y = 0; y < path->trial.years; y++) {
    if (path->least[entity * path->trial.years + y] > MOST / 8)
      return TRUE;
  }
  return base_year(path, entity) > PLAN_FIRST ||
         path->states_of[entity] == KJP_PANEL_PATH_INFEASIBLE ||
         path->states_of[entity] == KJP_PANEL_PATH_UNKNOWN;
}

static void
compare_outcome(const struct path_trial *path, int32_t entity,
                const struct outcome *want)
{
  size_t place = (size_t)(entity * path->trial.years);
  size_t size = (size_t)path->trial.years * sizeof *want->least;

  tally.entities++;
  tally.feasible += want->state == KJP_PANEL_PATH_FEASIBLE;
  tally.infeasible += want->state == KJP_PANEL_PATH_INFEASIBLE;
  tally.unknown += want->state == KJP_PANEL_PATH_UNKNOWN;
  tally.too_large += want->state == KJP_PANEL_TOO_LARGE;
  if (path->states_of[entity] == want->state &&
      memcmp(path->least + place, want->least, size) == 0)
    return;
  if (tally.different++ == 0)
    tell(path, entity, want);
}

/* A curve of its own may not fit, or end where something missing hides what
 * does not: then the latest path tells. */
static kjp_answer *
ask_again(const struct path_trial *path, int32_t entity, const kjp_plan *plan,
          kjp_status *status)
{
  gboolean large = path->states_of[entity] == KJP_PANEL_TOO_LARGE;
  kjp_answer *answer = ask(plan, NULL, status);

  if (*status == KJP_E_RANGE ? path->goes_on : !large)
    return answer;
  kjp_answer_unref(answer);
  return ask(plan, "latest", status);
}

static void
check_plan(struct path_trial *path, int32_t entity, const kjp_plan *plan)
{
  struct outcome want = {.state = KJP_PANEL_TOO_LARGE};
  kjp_status status;
  kjp_answer *answer = ask_again(path, entity, plan, &status);

  for (int32_t y = 0; y < MOST_YEARS; y++)
    want.least[y] = INT64_MIN;
  if (status == KJP_OK)
    read_outcome(&path->trial, answer, &want);
  if (status == KJP_E_RANGE && path->states_of[entity] != KJP_PANEL_TOO_LARGE &&
      (path->goes_on || is_of_answer(path, entity)))
    tally.beyond++;
  else
    compare_outcome(path, entity, &want);
  kjp_answer_unref(answer);
}

static void
check_entity(struct path_trial *path, int32_t entity,
             const kjp_options *options)
{
  kjp_error *error = NULL;
  kjp_plan *plan = plan_of_entity(path, entity, options, &error);

  tally.refused += plan == NULL;
  if (plan != NULL)
    check_plan(path, entity, plan);
  kjp_error_free(error);
  kjp_plan_unref(plan);
}

/* In two ranges, of which one has threads. */
static kjp_status
run(struct path_trial *path, const kjp_panel *panel, kjp_error **error)
{
  int32_t middle = (int32_t)below(&path->trial, path->trial.entities + 1);
  kjp_status status =
      kjp_panel_least(panel, 0, middle, 1, path->least, path->states_of, error);

  if (status != KJP_OK)
    return status;
  return kjp_panel_least(panel, middle, path->trial.entities - middle, 4,
                         path->least + middle * path->trial.years,
                         path->states_of + middle, error);
}

static gboolean
check_trial(struct path_trial *path, const kjp_options *options)
{
  kjp_error *error = NULL;
  kjp_panel *panel = make_panel(&path->trial, &error);
  kjp_status status = panel == NULL ? KJP_E_ARGUMENT : KJP_OK;

  if (status == KJP_OK)
    status = kjp_panel_set_anchors(panel, path->anchors, &error);
  if (status == KJP_OK)
    status = run(path, panel, &error);
  kjp_panel_free(panel);
  for (int32_t i = 0; i < path->trial.entities && status == KJP_OK; i++)
    check_entity(path, i, options);
  if (status != KJP_OK && status != KJP_E_RANGE)
    fprintf(stderr, "%s\n%s", kjp_error_message(error, KJP_LANGUAGE_EN),
            path->trial.text->str);
  kjp_error_free(error);
  return status == KJP_OK || status == KJP_E_RANGE;
}

static void
clear(struct path_trial *path)
{
  for (int i = 0; i < INPUTS; i++) {
    g_free(path->trial.quanta[i]);
    g_free(path->trial.known[i]);
  }
  g_free(path->anchors);
  g_free(path->least);
  g_free(path->states_of);
  kjp_plan_unref(path->trial.plan);
  g_string_free(path->trial.text, TRUE);
}

static gboolean
try_rule(uint64_t seed, int32_t entities, const kjp_options *options)
{
  struct path_trial path = {
      .trial = {.state = seed * UINT64_C(0x9e3779b97f4a7c15) + 1,
                .text = g_string_new(NULL),
                .entities = entities}};
  struct trial *trial = &path.trial;
  gboolean right = TRUE;
  kjp_error *error = NULL;

  for (int i = 0; i < 10; i++)
    (void)draw(trial);
  trial->first = 2014 + (int32_t)below(trial, 4);
  trial->years = 6 + (int32_t)below(trial, MOST_YEARS - 5);
  trial->magnitude = draw_magnitude(trial);
  trial->gaps = chance(trial, 30) ? 4 : 0;
  trial->mixtures = chance(trial, 20) ? 10 : 0;
  path.least = g_new0(int64_t, (gsize)(entities * trial->years));
  path.states_of = g_new0(uint8_t, (gsize)entities);
  say_plan(trial);
  say_path(&path);
  (void)kjp_plan_parse(trial->text->str, trial->text->len, "plan.yaml", options,
                       &trial->plan, &error);
  if (trial->plan != NULL) {
    draw_figures(trial);
    if (trial->given[0] || path.from) {
      draw_anchors(&path);
      right = check_trial(&path, options);
    }
  }
  kjp_error_free(error);
  clear(&path);
  return right;
}

int
main(int argc, char **argv)
{
  kjp_options *options = kjp_options_new();
  gboolean right = argc == 4;
  int rules = right ? atoi(argv[1]) : 0;

  (void)kjp_options_set(options, "max-yuan", "92233720368547758", NULL);
  (void)kjp_options_set(options, "max-digits", "18", NULL);
  for (int i = 0; i < rules && right && tally.different == 0; i++)
    right = try_rule((uint64_t)atoll(argv[3]) + (uint64_t)i, atoi(argv[2]),
                     options);
  kjp_options_free(options);
  printf("%" PRId64 " entities: %" PRId64 " feasible, %" PRId64
         " infeasible, %" PRId64 " not known, %" PRId64
         " too large; left out: %" PRId64 " whose answer is, %" PRId64
         " no plans; %" PRId64 " different\n",
         tally.entities, tally.feasible, tally.infeasible, tally.unknown,
         tally.too_large, tally.beyond, tally.refused, tally.different);
  return right && tally.entities > 0 && tally.different == 0 ? 0 : 1;
}
