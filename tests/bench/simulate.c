/* SPDX-License-Identifier: MIT */
/* tests/bench/simulate.c - one simulation, and what else could do it.
 *
 *   simulate DRAWS      takes orders
 *
 * An order is a line `PEER`; the answer is a line `SECONDS MIDDLE LAST P05 P25
 * P50 P75 P95 DIGEST`: time of the processor (of the clock for more than one
 * thread), the probabilities of the two targets, the quantiles of the last
 * year's share, and a checksum of them. What a peer does not work out is 0.
 * simulate.py gives the orders, in rounds, and prints ratios.
 *
 *   fan, fan-2        kjp_simulate_run() with one and two threads, every value
 *                     of the share kept; -clock and -cpu take the other time
 *   alone             the same without a fan
 *   libm              one generator, logarithms, sines and powers of libm,
 *                     without a fan
 *   gsl               Mersenne twister, ziggurat, sorted fan (where it is
 *                     installed)
 *   memory            answers `BYTES_A_THREAD BYTES_A_DRAW` instead
 *
 * The model: growth of GDP and of revenue, each lasting in part, of shocks that
 * correlate; spending keeps the greatest of last year's, 3 % more and revenue's
 * growth; the targets are of its share in GDP. */
#define _GNU_SOURCE /* mallinfo2 */
#include <inttypes.h>
#include <malloc.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <kjplan/kjplan.h>

#include "simulate-peers.h"

static const char plan_text[] =
    "kjplan: 1\n"
    "plan: {id: p, title: n, years: 2026-2035}\n"
    "indicators:\n"
    "  gdp: {name: n, scope: n, unit: 亿元, values: {2025: 1000}, assume: "
    "{growth: 5.1271 %, sd: 2 %, persistence: 0.5}}\n"
    "  revenue: {name: n, scope: n, unit: 亿元, values: {2025: 100}, assume: "
    "{growth: 5.6541 %, sd: 3.5 %, persistence: 0.4}}\n"
    "  st: {name: n, scope: n, unit: 亿元, values: {2025: 30}, assume: "
    "{growth: 0 %}}\n"
    "  share: {name: n, scope: n, unit: '%', derive: {ratio: [st, gdp]}}\n"
    "  known: {name: n, scope: n, unit: 亿元, values: {2025: 1}}\n"
    "correlations: [[gdp, revenue, 0.6]]\n"
    "targets:\n"
    "  middle: {indicator: share, year: 2030, at_least: 3.1 %, strength: "
    "ensure}\n"
    "  last: {indicator: share, year: 2035, at_least: 3.35 %, strength: "
    "ensure}\n"
    "rules:\n"
    "  rule: {indicator: st, years: 2026-2035, clauses: [{not_below_previous: "
    "{}}, {grow_at_least: 3 %}, {outpace: {of: revenue}}]}\n";

enum { THREADS_MANY = 64 };

static kjp_plan *plan;
static const char *draws;

/* Ours */

static kjp_options *
options_of(const char *threads, const char *fan)
{
  const struct {
    const char *name, *value;
  } all[] = {{"mode", "follow_rule"}, {"seed", "42"},       {"draws", draws},
             {"kept", draws},         {"threads", threads}, {"indicator", fan}};
  kjp_options *options = kjp_options_new();

  for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
    if (kjp_options_set(options, all[i].name, all[i].value, NULL) != KJP_OK)
      exit(EXIT_FAILURE);
  }
  return options;
}

static double
number_at(const kjp_answer *answer, int32_t table, int32_t row, int32_t column)
{
  int64_t quanta = 0;

  (void)kjp_table_amount(kjp_answer_table(answer, table), row, column, &quanta);
  return 1e-9 * (double)quanta;
}

static void
read_answer(const kjp_answer *answer, struct statistics *out)
{
  int32_t years =
      kjp_table_count(kjp_answer_table(answer, KJP_SIMULATION_FAN_YEARS));

  out->middle = number_at(answer, KJP_SIMULATION_TARGETS, 0,
                          KJP_SIMULATION_TARGET_PROBABILITY);
  out->last = number_at(answer, KJP_SIMULATION_TARGETS, 1,
                        KJP_SIMULATION_TARGET_PROBABILITY);
  for (int32_t i = 0; i < QUANTILES; i++)
    out->quantiles[i] = number_at(answer, KJP_SIMULATION_FAN_YEARS, years - 1,
                                  KJP_SIMULATION_FAN_YEAR_P05 + i);
}

static int
run_ours(const char *threads, const char *fan, struct statistics *out)
{
  kjp_options *options = options_of(threads, fan);
  kjp_answer *answer = NULL;
  int right = kjp_simulate_run(plan, options, &answer, NULL) == KJP_OK;

  if (right)
    read_answer(answer, out);
  kjp_answer_unref(answer);
  kjp_options_free(options);
  return right;
}

static int
run_fan(long count, struct statistics *out)
{
  (void)count;
  return run_ours("1", "share", out);
}

static int
run_fan_2(long count, struct statistics *out)
{
  (void)count;
  return run_ours("2", "share", out);
}

static int
run_alone(long count, struct statistics *out)
{
  (void)count;
  return run_ours("1", "known", out);
}

/* Orders */

static const struct {
  const char *name;
  int (*run)(long, struct statistics *);
  clockid_t clock;
} peers[] = {{"fan", run_fan, CLOCK_PROCESS_CPUTIME_ID},
             {"fan-2", run_fan_2, CLOCK_MONOTONIC},
             {"fan-clock", run_fan, CLOCK_MONOTONIC},
             {"fan-2-cpu", run_fan_2, CLOCK_PROCESS_CPUTIME_ID},
             {"alone", run_alone, CLOCK_PROCESS_CPUTIME_ID},
             {"libm", run_libm, CLOCK_PROCESS_CPUTIME_ID},
             {"gsl", run_gsl, CLOCK_PROCESS_CPUTIME_ID}};

static double
now(clockid_t clock)
{
  struct timespec time;

  clock_gettime(clock, &time);
  return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

static size_t
bytes_in_use(void)
{
  struct mallinfo2 info = mallinfo2();

  return info.uordblks + info.hblkhd;
}

/* Of a simulation that is ready, and one that was drawn. */
static int
measure(const char *threads, size_t *ready, size_t *drawn)
{
  kjp_options *options = options_of(threads, "share");
  kjp_simulation *simulation = NULL;
  size_t before = bytes_in_use();
  int right = kjp_simulation_new(plan, options, &simulation, NULL) == KJP_OK;

  *ready = bytes_in_use() - before;
  right = right && kjp_simulation_step(simulation, atol(draws), NULL) == KJP_OK;
  *drawn = bytes_in_use() - before;
  kjp_simulation_free(simulation);
  kjp_options_free(options);
  return right;
}

static int
tell_memory(void)
{
  size_t one, many, drawn;

  if (!measure("1", &one, &drawn))
    return 0;
  drawn -= one;
  if (!measure("64", &many, &(size_t){0}))
    return 0;
  printf("%.0f %.2f\n", (double)(many - one) / (THREADS_MANY - 1),
         (double)drawn / (double)atol(draws));
  return fflush(stdout) == 0;
}

static uint64_t
digest_of(const struct statistics *statistics)
{
  uint64_t digest = UINT64_C(0xcbf29ce484222325);
  unsigned char bytes[sizeof *statistics];

  memcpy(bytes, statistics, sizeof bytes);
  for (size_t i = 0; i < sizeof bytes; i++)
    digest = (digest ^ bytes[i]) * UINT64_C(0x100000001b3);
  return digest;
}

static int
obey(const char *order)
{
  struct statistics found = {0};

  if (strcmp(order, "memory") == 0)
    return tell_memory();
  for (size_t i = 0; i < sizeof peers / sizeof *peers; i++) {
    double start;

    if (strcmp(order, peers[i].name) != 0)
      continue;
    start = now(peers[i].clock);
    if (!peers[i].run(atol(draws), &found)) {
      puts("absent");
      return fflush(stdout) == 0;
    }
    printf("%.9f %.6f %.6f", now(peers[i].clock) - start, found.middle,
           found.last);
    for (int32_t j = 0; j < QUANTILES; j++)
      printf(" %.8f", found.quantiles[j]);
    printf(" %016" PRIx64 "\n", digest_of(&found));
    return fflush(stdout) == 0;
  }
  return 0;
}

int
main(int argc, char **argv)
{
  char order[64];

  if (argc != 2 || atol(draws = argv[1]) < 1)
    return 2;
  /* Pages that were touched stay: what the peers' heaps do too. */
  (void)mallopt(M_MMAP_THRESHOLD, 1 << 25);
  (void)mallopt(M_TRIM_THRESHOLD, 1 << 30);
  if (kjp_plan_parse(plan_text, strlen(plan_text), "plan", NULL, &plan, NULL) !=
      KJP_OK)
    return 1;
  while (fgets(order, sizeof order, stdin) != NULL) {
    order[strcspn(order, "\n")] = '\0';
    if (!obey(order))
      return 1;
  }
  kjp_plan_unref(plan);
  return 0;
}
