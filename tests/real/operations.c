/* SPDX-License-Identifier: MIT */
/* tests/real/operations.c - the bits of every operation of a graph, over
 * blocks of draws, as one number.
 *
 * usage: operations
 *
 * Operands are normals, and with them zeros, whole numbers, large ones and
 * what is not defined. That the values are right is test_simulate.c's to show,
 * here they only have to stay; the number is the program's own, first printed
 * by gcc 12 at -O0. */
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../lib/base/real-priv.h"
#include "../../lib/value/graph-priv.h"

enum { BLOCKS = 400, FIRST = KJP__ADD, LAST = KJP__ACROSS };

#define WANTED UINT64_C(0xbdf150a2793eaf0a)

static uint64_t digest = UINT64_C(0xcbf29ce484222325);

/* FNV-1a; what is not defined is one value. */
static void
add_to_digest(double value)
{
  uint64_t bits = UINT64_MAX;

  if (!isnan(value))
    memcpy(&bits, &value, sizeof bits);
  for (int i = 0; i < 64; i += 8)
    digest = (digest ^ (bits >> i & 0xff)) * UINT64_C(0x100000001b3);
}

static struct kjp__node
add(struct kjp__graph *graph, enum kjp__operation operation,
    struct kjp__node left, struct kjp__node right)
{
  return kjp__graph_add(graph, operation, left, right);
}

/* The like of money, a whole number, sometimes zero or not defined. */
static struct kjp__node
money(struct kjp__graph *graph, uint32_t row, double size)
{
  struct kjp__node value = kjp__graph_normal(graph, 2030, row);

  value = add(graph, KJP__MULTIPLY, value, kjp__node_of(size));
  value = add(graph, KJP__NEAREST, value, kjp__node_of(0));
  return add(graph, KJP__NOT_BELOW, value, kjp__node_of(-2 * size));
}

static int32_t
fill(struct kjp__graph *graph, struct kjp__node *outputs)
{
  const struct kjp__node constants[] = {kjp__node_of(0), kjp__node_of(1),
                                        kjp__node_of(12345.678),
                                        kjp__node_unknown()};
  const struct kjp__node drawn[] = {money(graph, 1, 3), money(graph, 2, 1e12),
                                    money(graph, 3, 1e17),
                                    kjp__graph_normal(graph, 2031, 1)};
  int32_t count = 0;

  for (int operation = FIRST; operation <= LAST; operation++) {
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j < 4; j++) {
        enum kjp__operation now = (enum kjp__operation)operation;

        outputs[count++] = add(graph, now, drawn[i], drawn[j]);
        outputs[count++] = add(graph, now, drawn[i], constants[j]);
        if (now != KJP__EXP)
          outputs[count++] = add(graph, now, constants[i], drawn[j]);
      }
    }
  }
  return count;
}

int
main(void)
{
  static struct kjp__node outputs[48 * (LAST + 1)];
  struct kjp__arena *arena = kjp__arena_new();
  struct kjp__graph graph;
  struct kjp__real_host host;
  int32_t count;
  double *work;

  kjp__graph_init(&graph, arena);
  count = fill(&graph, outputs);
  if (!kjp__graph_close(&graph, outputs, count))
    return EXIT_FAILURE;
  work = calloc((size_t)graph.slots * KJP__BLOCK, sizeof *work);
  if (work == NULL)
    return EXIT_FAILURE;
  kjp__real_enter(&host);
  for (uint64_t block = 0; block < BLOCKS; block++) {
    struct kjp__draws draws = {5, block * KJP__BLOCK, KJP__BLOCK};

    kjp__graph_run(&graph, &draws, work);
    for (int32_t i = 0; i < count; i++) {
      const double *values = kjp__graph_block(&graph, &outputs[i], work);

      add_to_digest(values[block % KJP__BLOCK]);
      add_to_digest(values[(block * 7 + 3) % KJP__BLOCK]);
    }
  }
  kjp__real_leave(&host);
  printf("operations %016" PRIx64 "%s\n", digest,
         digest == WANTED ? "" : " is another one");
  free(work);
  kjp__arena_free(arena);
  return digest == WANTED ? EXIT_SUCCESS : EXIT_FAILURE;
}
