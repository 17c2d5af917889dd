/* SPDX-License-Identifier: MIT */
/* tests/bench/quantile.c - five values of given ranks among many, and what
 * else could find them.
 *
 *   quantile COUNT      takes orders
 *
 * An order is a line `PEER`; the answer is a line `SECONDS VALUE...`: time of
 * the processor, and the values. quantile.py gives the orders.
 *
 *   ranked            kjp__ranked(), of whole numbers
 *   sort, nth         std::sort and std::nth_element, of doubles, as fans
 *                     of scripts are
 *   nth-whole         std::nth_element of the whole numbers
 *
 * The values spread as those of a fan do: lognormal, in fen. */
#define _POSIX_C_SOURCE 200809L
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "../../lib/answer/simulate-priv.h"
#include "quantile-peers.h"

enum { WANTED = 5 };

static int64_t count, ranks[WANTED];
static int64_t *values, *room;
static double *doubles;

static double
uniform(uint64_t *state)
{
  uint64_t z = (*state += UINT64_C(0x9e3779b97f4a7c15));

  z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
  return ((double)((z ^ (z >> 31)) >> 11) + 0.5) * 0x1p-53;
}

static void
draw_values(void)
{
  uint64_t state = 3;

  for (int64_t i = 0; i < count; i++) {
    double size = sqrt(-2 * log(uniform(&state)));

    values[i] = (int64_t)(3e12 * exp(0.11 * size *
                                     cos(6.283185307179586 * uniform(&state))));
  }
}

static void
run_ranked(double *out)
{
  int64_t found[WANTED];

  kjp__ranked(values, count, ranks, found, WANTED, room);
  for (int i = 0; i < WANTED; i++)
    out[i] = (double)found[i];
}

static void
run_sort(double *out)
{
  by_sort(doubles, count, ranks, out, WANTED);
}

static void
run_nth(double *out)
{
  by_nth(doubles, count, ranks, out, WANTED);
}

static void
run_nth_whole(double *out)
{
  by_nth_whole(room, count, ranks, out, WANTED);
}

static const struct {
  const char *name;
  void (*run)(double *);
} peers[] = {{"ranked", run_ranked},
             {"sort", run_sort},
             {"nth", run_nth},
             {"nth-whole", run_nth_whole}};

static double
now(void)
{
  struct timespec time;

  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

static int
obey(const char *order)
{
  for (size_t i = 0; i < sizeof peers / sizeof *peers; i++) {
    double found[WANTED];
    double start;

    if (strcmp(order, peers[i].name) != 0)
      continue;
    for (int64_t j = 0; j < count; j++)
      doubles[j] = (double)values[j];
    memcpy(room, values, (size_t)count * sizeof *room);
    start = now();
    peers[i].run(found);
    printf("%.9f", now() - start);
    for (int j = 0; j < WANTED; j++)
      printf(" %.0f", found[j]);
    puts("");
    return fflush(stdout) == 0;
  }
  return 0;
}

int
main(int argc, char **argv)
{
  static const int percents[WANTED] = {5, 25, 50, 75, 95};
  char order[64];
  size_t bytes;

  if (argc != 2 || (count = atol(argv[1])) < 1)
    return 2;
  bytes = ((size_t)count + 1) * sizeof *values;
  values = malloc(bytes);
  room = malloc(bytes);
  doubles = malloc(bytes);
  if (values == NULL || room == NULL || doubles == NULL)
    return 1;
  draw_values();
  for (int i = 0; i < WANTED; i++)
    ranks[i] = (count * percents[i] + 99) / 100;
  while (fgets(order, sizeof order, stdin) != NULL) {
    order[strcspn(order, "\n")] = '\0';
    if (!obey(order))
      return 1;
  }
  free(values);
  free(room);
  free(doubles);
  return 0;
}
