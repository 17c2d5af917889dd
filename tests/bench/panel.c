/* SPDX-License-Identifier: MIT */
/* tests/bench/panel.c - one rule over many jurisdictions, and what else could
 * do it, on the same figures.
 *
 *   panel ENTITIES FILE      writes the figures to FILE and takes orders
 *
 * An order is a line `PEER`; the answer is a line `SECONDS CHECKS FLOORS
 * BROKEN`: time of the processor (of the clock for more than one thread), year
 * checks done, checksum of the floors, years that are broken. panel.py gives
 * the orders, in rounds, and prints ratios.
 *
 *   panel-1, panel-2   kjp_panel_run() with one and two threads; with -clock
 *                      and -cpu in the other time
 *
 *   panel-apart        with floors that do not begin at the page offset of the
 *                      figures: what is written is then not taken for what is
 *                      read next
 *
 *   wide               the same through the wide integers
 *   int128             `__int128` products and divisions, exact
 *   double             plain doubles: not exact
 *   bytes              reading and writing as much, without arithmetic
 *
 * The rule: not below the year before, 3 % above it, and faster than revenue
 * grows. One year in 16 is on its floor, one a fen below. */
#define _POSIX_C_SOURCE 200809L
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <kjplan/kjplan.h>

enum { FIRST = 2010, YEARS = 15, SLOW = 20000, APART = 320 };

static const char plan_text[] =
    "kjplan: 1\n"
    "plan: {id: p, title: n, years: 2010-2024}\n"
    "indicators:\n"
    "  st: {name: n, scope: n, unit: 元}\n"
    "  revenue: {name: n, scope: n, unit: 元}\n"
    "rules:\n"
    "  usual: {indicator: st, years: 2011-2024, clauses: [{not_below_previous: "
    "{}}, {grow_at_least: 3 %}, {outpace: {of: revenue}}]}\n"
    /* The same, but for a list of one, which lanes do not take. */
    "  listed: {indicator: st, years: 2011-2024, clauses: "
    "[{not_below_previous: {}}, {grow_at_least: 3 %}, {any_of: [{outpace: {of: "
    "revenue}}]}]}\n";

__extension__ typedef __int128 wide_int;

static int32_t entities;
static int64_t *spent, *revenue, *floors, *room; /* of the floors */
static uint8_t *verdicts;
static kjp_panel *usual, *listed;

static uint64_t
mix(uint64_t *state)
{
  uint64_t z = (*state += UINT64_C(0x9e3779b97f4a7c15));

  z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
  return z ^ (z >> 31);
}

static double
unit(uint64_t *state)
{
  return (double)(mix(state) >> 11) / 9007199254740992.0;
}

/* The three least amounts of a year, exactly. */
static int64_t
exact_floor(int64_t s0, int64_t r0, int64_t r1)
{
  int64_t growth = (int64_t)(((wide_int)s0 * 103 + 99) / 100);
  int64_t outpace = (int64_t)((wide_int)s0 * r1 / r0) + 1;
  int64_t floor = s0 > growth ? s0 : growth;

  return floor > outpace ? floor : outpace;
}

static void
draw_figures(void)
{
  uint64_t state = 7;

  for (int32_t i = 0; i < entities; i++) {
    int64_t *s = spent + (size_t)i * YEARS;
    int64_t *r = revenue + (size_t)i * YEARS;

    r[0] = (int64_t)(1e9 * pow(10, 5 * unit(&state)));
    s[0] = (int64_t)((double)r[0] * (0.01 + 0.04 * unit(&state)));
    for (int y = 1; y < YEARS; y++) {
      uint64_t kind = mix(&state) % 16;
      int64_t floor;

      r[y] =
          r[y - 1] + (int64_t)((double)r[y - 1] * (0.16 * unit(&state) - 0.02));
      floor = exact_floor(s[y - 1], r[y - 1], r[y]);
      s[y] =
          kind == 0 ? floor
          : kind == 1
              ? floor - 1
              : floor + (int64_t)((double)floor * (0.06 * unit(&state) - 0.03));
    }
  }
}

static int
judge(const kjp_panel *panel, int32_t count, int32_t threads)
{
  return kjp_panel_run(panel, 0, count, threads, floors, verdicts, NULL, NULL,
                       NULL) == KJP_OK;
}

static int
run_panel_1(int32_t count)
{
  return judge(usual, count, 1);
}

static int
run_panel_2(int32_t count)
{
  return judge(usual, count, 2);
}

static int
run_wide(int32_t count)
{
  return judge(listed, count, 1);
}

static int
run_int128(int32_t count)
{
  size_t cells = (size_t)count * YEARS;

  for (size_t i = 0; i < cells; i++) {
    floors[i] = i % YEARS == 0
                    ? INT64_MIN
                    : exact_floor(spent[i - 1], revenue[i - 1], revenue[i]);
    verdicts[i] = i % YEARS == 0         ? KJP_PANEL_NOT_RULED
                  : spent[i] < floors[i] ? KJP_VERDICT_BROKEN
                                         : KJP_VERDICT_HOLDS;
  }
  return 1;
}

/* As a script would: growths compared, the floor by the way. */
static int
run_double(int32_t count)
{
  for (size_t row = 0; row < (size_t)count * YEARS; row += YEARS) {
    floors[row] = INT64_MIN;
    verdicts[row] = KJP_PANEL_NOT_RULED;
    for (size_t i = row + 1; i < row + YEARS; i++) {
      double s0 = (double)spent[i - 1];
      double s1 = (double)spent[i];
      double growth = s0 * 1.03;
      double outpace = s0 * (double)revenue[i] / (double)revenue[i - 1];
      double floor = s0 > growth ? s0 : growth;

      floor = floor > outpace ? floor : outpace;
      floors[i] = (int64_t)floor;
      verdicts[i] = ((s1 < s0) | (s1 < growth) | (s1 <= outpace)) != 0
                        ? KJP_VERDICT_BROKEN
                        : KJP_VERDICT_HOLDS;
    }
  }
  return 1;
}

static int
run_bytes(int32_t count)
{
  size_t cells = (size_t)count * YEARS;

  for (size_t i = 0; i < cells; i++) {
    floors[i] = spent[i] + revenue[i];
    verdicts[i] = (uint8_t)spent[i];
  }
  return 1;
}

static const struct {
  const char *name;
  int (*run)(int32_t);
  int slow;
  clockid_t clock;
} peers[] = {{"panel-1", run_panel_1, 0, CLOCK_PROCESS_CPUTIME_ID},
             {"panel-2", run_panel_2, 0, CLOCK_MONOTONIC},
             {"panel-1-clock", run_panel_1, 0, CLOCK_MONOTONIC},
             {"panel-2-cpu", run_panel_2, 0, CLOCK_PROCESS_CPUTIME_ID},
             {"panel-apart", run_panel_1, 0, CLOCK_PROCESS_CPUTIME_ID},
             {"wide", run_wide, 1, CLOCK_PROCESS_CPUTIME_ID},
             {"int128", run_int128, 0, CLOCK_PROCESS_CPUTIME_ID},
             {"double", run_double, 0, CLOCK_PROCESS_CPUTIME_ID},
             {"bytes", run_bytes, 0, CLOCK_PROCESS_CPUTIME_ID},
             /* what `wide` is compared with */
             {"int128-few", run_int128, 1, CLOCK_PROCESS_CPUTIME_ID}};

static double
now(clockid_t clock)
{
  struct timespec time;

  clock_gettime(clock, &time);
  return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

static int
obey(const char *order)
{
  for (size_t i = 0; i < sizeof peers / sizeof *peers; i++) {
    int32_t count = peers[i].slow && entities > SLOW ? SLOW : entities;
    uint64_t sum = 0;
    long broken = 0;
    double start;

    if (strcmp(order, peers[i].name) != 0)
      continue;
    floors = room + (strcmp(order, "panel-apart") == 0 ? APART : 0);
    start = now(peers[i].clock);
    if (!peers[i].run(count))
      return 0;
    start = now(peers[i].clock) - start;
    for (size_t at = 0; at < (size_t)count * YEARS; at++) {
      if (at % YEARS == 0)
        continue;
      sum += (uint64_t)floors[at];
      broken += verdicts[at] == KJP_VERDICT_BROKEN;
    }
    printf("%.9f %ld %016" PRIx64 " %ld\n", start, (long)count * (YEARS - 1),
           sum, broken);
    return fflush(stdout) == 0;
  }
  return 0;
}

static kjp_panel *
panel_of(const kjp_plan *plan, const char *rule)
{
  kjp_options *options = kjp_options_new();
  kjp_panel *panel = NULL;
  int right = kjp_options_set(options, "rule", rule, NULL) == KJP_OK &&
              kjp_panel_new(plan, options, entities, FIRST, FIRST + YEARS - 1,
                            &panel, NULL) == KJP_OK &&
              kjp_panel_set(panel, "st", spent, NULL, NULL) == KJP_OK &&
              kjp_panel_set(panel, "revenue", revenue, NULL, NULL) == KJP_OK;

  kjp_options_free(options);
  return right ? panel : NULL;
}

static int
write_figures(const char *file)
{
  size_t cells = (size_t)entities * YEARS;
  FILE *out = fopen(file, "wb");
  int right = out != NULL &&
              fwrite(spent, sizeof *spent, cells, out) == cells &&
              fwrite(revenue, sizeof *revenue, cells, out) == cells;

  return (out == NULL || fclose(out) == 0) && right;
}

int
main(int argc, char **argv)
{
  kjp_plan *plan = NULL;
  char order[64];
  size_t cells;

  if (argc != 3 || (entities = atoi(argv[1])) < 1)
    return 2;
  cells = (size_t)entities * YEARS;
  spent = calloc(cells, sizeof *spent);
  revenue = calloc(cells, sizeof *revenue);
  room = malloc((cells + APART) * sizeof *room);
  verdicts = malloc(cells);
  if (spent == NULL || revenue == NULL || room == NULL || verdicts == NULL)
    return 1;
  memset(room, 1, (cells + APART) * sizeof *room);
  memset(verdicts, 1, cells);
  draw_figures();
  if (kjp_plan_parse(plan_text, strlen(plan_text), "plan", NULL, &plan, NULL) !=
          KJP_OK ||
      !write_figures(argv[2]))
    return 1;
  usual = panel_of(plan, "usual");
  listed = panel_of(plan, "listed");
  if (usual == NULL || listed == NULL)
    return 1;
  while (fgets(order, sizeof order, stdin) != NULL) {
    order[strcspn(order, "\n")] = '\0';
    if (!obey(order))
      return 1;
  }
  kjp_panel_free(usual);
  kjp_panel_free(listed);
  kjp_plan_unref(plan);
  free(spent);
  free(revenue);
  free(room);
  free(verdicts);
  return 0;
}
