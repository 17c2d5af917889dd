/* SPDX-License-Identifier: MIT */
/* tests/host/rounding.c - a host that rounds otherwise, takes subnormal
 * numbers for zero, or has flags of exceptions up: every flow gives what it
 * gives elsewhere, and the host's own environment is as it was. */
#include <fenv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#ifdef __SSE2__
#include <xmmintrin.h>
#endif

#include "flows.h"

enum { FLUSHES = 0x8000 | 0x0040 }; /* flush to zero, denormals are zero */

static unsigned
control(void)
{
#ifdef __SSE2__
  return _mm_getcsr();
#else
  return 0;
#endif
}

static void
flush_subnormals(bool flush)
{
#ifdef __SSE2__
  _mm_setcsr(flush ? _mm_getcsr() | FLUSHES
                   : _mm_getcsr() & ~(unsigned)FLUSHES);
#else
  (void)flush;
#endif
}

/* A flag of an exception that comes up shows doubles that are computed in the
 * host's environment. */
static bool
has_touched(unsigned before, int direction, const char *where, size_t i)
{
  if (control() == before && fegetround() == direction &&
      fetestexcept(FE_ALL_EXCEPT) == FE_UNDERFLOW)
    return false;
  fprintf(stderr, "%s: %s leaves the environment %#x, exceptions %#x\n", where,
          flows[i].name, control(), (unsigned)fetestexcept(FE_ALL_EXCEPT));
  return true;
}

static int
walk_in(const struct run *runs, int direction, bool flush)
{
  char where[64];
  int changed = 0;

  (void)snprintf(where, sizeof where, "direction %#x, flushing %d",
                 (unsigned)direction, flush);
  for (size_t i = 0; i < flow_count; i++) {
    unsigned before;

    (void)fesetenv(FE_DFL_ENV);
    (void)fesetround(direction);
    flush_subnormals(flush);
    (void)feraiseexcept(FE_UNDERFLOW);
    before = control();
    changed += has_changed(runs, i, 0, where);
    changed += has_touched(before, direction, where, i);
  }
  (void)fesetenv(FE_DFL_ENV);
  return changed;
}

int
main(int argc, char **argv)
{
  static const int directions[] = {FE_TONEAREST, FE_UPWARD, FE_DOWNWARD,
                                   FE_TOWARDZERO};
  struct stage stage = {0};
  struct run *runs = calloc(flow_count, sizeof *runs);
  int changed = 0;

  if (argc != 2 || runs == NULL)
    return 2;
  open_stage(&stage, argv[1]);
  walk_all(&stage, runs);
  for (int i = 0; i < 8; i++)
    changed += walk_in(runs, directions[i / 2], i % 2 == 1);
  close_stage(&stage);
  free(runs);
  return changed == 0 ? 0 : 1;
}
