/* SPDX-License-Identifier: MIT */
/* tests/bench/least.c - least paths of many cities: `bulk`, all of them in one
 * call; `path`, a plan a city; a closed form in whole fen, and GLPK, on the same
 * figures.
 *
 * usage: least WAY CITIES [FILE]; WAY is bulk, path, whole, closed, glpk or
 * write.
 *
 * Ten years; each at least the year before, 3 % more, and more than revenue
 * grows; at most 25 % more; the last year at least the target. Every seventh
 * city has a target that no path reaches. Prints one line between tabs: way,
 * seconds at the median and at the least, cities, the sum of all totals in fen,
 * how many cities have no path. `whole` counts reading the plan too. */
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <kjplan/kjplan.h>

#if HAVE_GLPK
#include <glpk.h>
#endif

enum { YEARS = 10, TIMES = 3, TEXT = 4000 };

struct city {
  int64_t base, target, revenue[YEARS + 1];
};

static double
unit(uint64_t *state)
{
  *state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
  return (double)(*state >> 11) / 9007199254740992.0;
}

static void
fill(struct city *city, int32_t number)
{
  uint64_t state = (uint64_t)number * 77 + 1;
  double grown = 1;

  city->base = (int64_t)(1e10 * (0.2 + unit(&state)));
  city->revenue[0] = (int64_t)(1e12 * (0.2 + unit(&state)));
  for (int i = 1; i <= YEARS; i++) {
    double growth = 0.14 * unit(&state) - 0.02;

    city->revenue[i] = city->revenue[i - 1] +
                       (int64_t)((double)city->revenue[i - 1] * growth);
    grown *= 1 + fmax(growth, 0.03);
  }
  grown = fmin(grown * (1.02 + 0.3 * unit(&state)), pow(1.22, YEARS));
  if (number % 7 == 6)
    grown = pow(1.27, YEARS);
  city->target = (int64_t)((double)city->base * grown);
}

static double
seconds(void)
{
  struct timespec time;

  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

/* Through a plan */

static void
write_plan(const struct city *city, char *text)
{
  size_t used = (size_t)snprintf(
      text, TEXT,
      "kjplan: 1\n"
      "plan: {id: p, title: t, years: 2025-2035}\n"
      "indicators:\n"
      "  s: {name: s, scope: c, unit: 元}\n"
      "  r: {name: r, scope: c, unit: 元, values: {");

  for (int i = 0; i <= YEARS; i++)
    used += (size_t)snprintf(text + used, TEXT - used,
                             "%s%d: %" PRId64 ".%02d", i > 0 ? ", " : "",
                             2025 + i, city->revenue[i] / 100,
                             (int)(city->revenue[i] % 100));
  (void)snprintf(
      text + used, TEXT - used,
      "}}\n"
      "rules:\n"
      "  k: {indicator: s, years: 2026-2035, clauses: [not_below_previous: {}, "
      "grow_at_least: 3 %%, outpace: {of: r}]}\n"
      "paths:\n"
      "  s: {shape: latest, from: {year: 2025, value: %" PRId64 ".%02d}, "
      "through: {2035: %" PRId64 ".%02d}, round_to: 0.01 元, caps: "
      "[grow_at_most: 25 %%]}\n",
      city->base / 100, (int)(city->base % 100), city->target / 100,
      (int)(city->target % 100));
}

static kjp_plan *
plan_of(const struct city *city)
{
  char text[TEXT];
  kjp_plan *plan = NULL;
  kjp_error *error = NULL;

  write_plan(city, text);
  if (kjp_plan_parse(text, strlen(text), "p.yaml", NULL, &plan, &error) !=
      KJP_OK) {
    fprintf(stderr, "%s\n", kjp_error_message(error, KJP_LANGUAGE_EN));
    exit(1);
  }
  return plan;
}

/* The total in fen; below zero: no path. */
static double
total_of(const kjp_answer *answer)
{
  const kjp_table *points = kjp_answer_table(answer, KJP_PATH_POINTS);
  double total = 0;
  int64_t least;

  for (int32_t i = 1; i <= YEARS; i++) {
    if (!kjp_table_amount(points, i, KJP_PATH_POINT_LEAST, &least))
      return -1;
    total += (double)least;
  }
  return total;
}

static double
ask(const kjp_plan *plan)
{
  kjp_answer *answer = NULL;
  double total;

  if (kjp_path_run(plan, NULL, &answer, NULL) != KJP_OK)
    exit(1);
  total = total_of(answer);
  kjp_answer_unref(answer);
  return total;
}

static double
whole(const struct city *city)
{
  kjp_plan *plan = plan_of(city);
  double total = ask(plan);

  kjp_plan_unref(plan);
  return total;
}

/* All at once, through a panel: the plan is read and the arrays are there. */

struct arrays {
  kjp_panel *panel;
  int64_t *base, *revenue, *anchors, *least;
  uint8_t *states;
};

static const char bulk_plan[] =
    "kjplan: 1\n"
    "plan: {id: p, title: t, years: 2025-2035}\n"
    "indicators:\n"
    "  s: {name: s, scope: c, unit: 元}\n"
    "  r: {name: r, scope: c, unit: 元}\n"
    "rules:\n"
    "  k: {indicator: s, years: 2026-2035, clauses: [not_below_previous: {}, "
    "grow_at_least: 3 %, outpace: {of: r}]}\n"
    "paths:\n"
    "  s: {shape: latest, from: {year: 2025}, round_to: 0.01 元, caps: "
    "[grow_at_most: 25 %]}\n";

static void
fill_arrays(struct arrays *arrays, const struct city *cities, int32_t count)
{
  size_t cells = (size_t)count * (YEARS + 1);

  arrays->base = calloc(cells, sizeof(int64_t));
  arrays->revenue = calloc(cells, sizeof(int64_t));
  arrays->anchors = calloc(cells, sizeof(int64_t));
  arrays->least = calloc(cells, sizeof(int64_t));
  arrays->states = calloc((size_t)count, 1);
  for (size_t i = 0; i < cells; i++) {
    const struct city *city = &cities[i / (YEARS + 1)];
    size_t year = i % (YEARS + 1);

    arrays->base[i] = year == 0 ? city->base : INT64_MIN;
    arrays->revenue[i] = city->revenue[year];
    arrays->anchors[i] = year == YEARS ? city->target : INT64_MIN;
  }
}

static void
open_arrays(struct arrays *arrays, const struct city *cities, int32_t count)
{
  kjp_plan *plan = NULL;

  fill_arrays(arrays, cities, count);
  if (kjp_plan_parse(bulk_plan, strlen(bulk_plan), "p.yaml", NULL, &plan,
                     NULL) != KJP_OK ||
      kjp_panel_new(plan, NULL, count, 2025, 2035, &arrays->panel, NULL) !=
          KJP_OK ||
      kjp_panel_set(arrays->panel, "s", arrays->base, NULL, NULL) != KJP_OK ||
      kjp_panel_set(arrays->panel, "r", arrays->revenue, NULL, NULL) !=
          KJP_OK ||
      kjp_panel_set_anchors(arrays->panel, arrays->anchors, NULL) != KJP_OK)
    exit(1);
  kjp_plan_unref(plan);
}

static void
close_arrays(struct arrays *arrays)
{
  kjp_panel_free(arrays->panel);
  free(arrays->base);
  free(arrays->revenue);
  free(arrays->anchors);
  free(arrays->least);
  free(arrays->states);
}

/* The sum of all totals, as of cities asked one by one. */
static double
bulk(struct arrays *arrays, int32_t count, int32_t *none)
{
  double sum = 0;

  if (kjp_panel_least(arrays->panel, 0, count, 1, arrays->least, arrays->states,
                      NULL) != KJP_OK)
    exit(1);
  for (int32_t i = 0; i < count; i++) {
    double total = 0;

    for (int32_t y = 1; y <= YEARS; y++)
      total += (double)arrays->least[i * (YEARS + 1) + y];
    if (arrays->states[i] == KJP_PANEL_PATH_FEASIBLE)
      sum += total;
    else
      ++*none;
  }
  return sum;
}

/* In closed form */

__extension__ typedef __int128 wide;

static int64_t
up(wide a, int64_t b)
{
  return (int64_t)((a + b - 1) / b);
}

static double
closed(const struct city *city)
{
  int64_t need[YEARS + 1], before = city->base;
  double total = 0;

  need[YEARS] = city->target;
  for (int i = YEARS; i > 0; i--)
    need[i - 1] = up((wide)need[i] * 4, 5);
  if (need[0] > before)
    return -1;
  for (int i = 1; i <= YEARS; i++) {
    int64_t grown = up((wide)before * 103, 100);
    int64_t outpaced = (int64_t)((wide)before * city->revenue[i] /
                                 city->revenue[i - 1]) +
                       1;
    int64_t value = need[i] > grown ? need[i] : grown;

    value = value > outpaced ? value : outpaced;
    value = value > before ? value : before;
    if (value > (int64_t)((wide)before * 5 / 4))
      return -1;
    total += (double)value;
    before = value;
  }
  return total;
}

/* As a linear programme, in units of 10^8 fen */

static double
glpk(const struct city *city)
{
#if HAVE_GLPK
  glp_prob *problem = glp_create_prob();
  const double unit_of = 1e-8;
  int rows[4 * YEARS + 1], columns[4 * YEARS + 1], count = 0;
  double values[4 * YEARS + 1], total = -1;
  glp_smcp settings;

  glp_set_obj_dir(problem, GLP_MIN);
  glp_add_rows(problem, 2 * YEARS);
  glp_add_cols(problem, YEARS);
  for (int i = 1; i <= YEARS; i++) {
    double grown = (double)city->revenue[i] / (double)city->revenue[i - 1];
    double factor = grown > 1.03 ? grown : 1.03;
    double before = i == 1 ? (double)city->base * unit_of : 0;

    glp_set_col_bnds(problem, i, GLP_LO,
                     i == YEARS ? (double)city->target * unit_of : 0, 0);
    glp_set_obj_coef(problem, i, 1);
    for (int part = 0; part < 2; part++) {
      count++;
      rows[count] = part * YEARS + i, columns[count] = i, values[count] = 1;
      if (i == 1)
        continue;
      count++;
      rows[count] = part * YEARS + i, columns[count] = i - 1;
      values[count] = part == 0 ? -factor : -1.25;
    }
    glp_set_row_bnds(problem, i, GLP_LO, factor * before, 0);
    glp_set_row_bnds(problem, YEARS + i, GLP_UP, 0, 1.25 * before);
  }
  glp_load_matrix(problem, count, rows, columns, values);
  glp_init_smcp(&settings);
  settings.msg_lev = GLP_MSG_OFF;
  if (glp_simplex(problem, &settings) == 0 &&
      glp_get_status(problem) == GLP_OPT)
    total = glp_get_obj_val(problem) / unit_of;
  glp_delete_prob(problem);
  return total;
#else
  (void)city;
  return -1;
#endif
}

/* One way */

static int
compare(const void *left, const void *right)
{
  double a = *(const double *)left, b = *(const double *)right;

  return a < b ? -1 : a > b;
}

static void
measure(const char *way, const struct city *cities, int32_t count)
{
  kjp_plan **plans = calloc((size_t)count, sizeof(kjp_plan *));
  struct arrays arrays = {0};
  double times[TIMES], sum = 0;
  int32_t none = 0;
  int all = strcmp(way, "bulk") == 0;

  if (all)
    open_arrays(&arrays, cities, count);
  for (int32_t i = 0; i < count && strcmp(way, "path") == 0; i++)
    plans[i] = plan_of(&cities[i]);
  for (int k = 0; k < TIMES; k++) {
    double start = seconds();

    sum = 0, none = 0;
    if (all)
      sum = bulk(&arrays, count, &none);
    for (int32_t i = 0; !all && i < count; i++) {
      double total = plans[i] != NULL          ? ask(plans[i])
                     : strcmp(way, "whole") == 0 ? whole(&cities[i])
                     : strcmp(way, "glpk") == 0  ? glpk(&cities[i])
                                                 : closed(&cities[i]);

      none += total < 0;
      sum += total < 0 ? 0 : total;
    }
    times[k] = seconds() - start;
  }
  qsort(times, TIMES, sizeof *times, compare);
  printf("%s\t%.9f\t%.9f\t%d\t%.17g\t%d\n", way, times[TIMES / 2], times[0],
         (int)count, sum, (int)none);
  for (int32_t i = 0; i < count; i++)
    kjp_plan_unref(plans[i]);
  free(plans);
  close_arrays(&arrays);
}

int
main(int argc, char **argv)
{
  int32_t count = argc > 2 ? (int32_t)atoi(argv[2]) : 0;
  struct city *cities = calloc((size_t)count + 1, sizeof *cities);
  FILE *file;

  if (count <= 0 || cities == NULL)
    return 2;
  for (int32_t i = 0; i < count; i++)
    fill(&cities[i], i);
  if (argc > 3) {
    file = fopen(argv[3], "wb");
    if (file == NULL ||
        fwrite(cities, sizeof *cities, (size_t)count, file) != (size_t)count ||
        fclose(file) != 0)
      return 1;
  } else if (strcmp(argv[1], "glpk") == 0 && !HAVE_GLPK) {
    printf("absent\n");
  } else {
    measure(argv[1], cities, count);
  }
  free(cities);
  return 0;
}
