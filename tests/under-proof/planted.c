/* SPDX-License-Identifier: MIT */
/* tests/under-proof/planted.c - four Criterion tests, of which three hold a
 * fault that Criterion by itself does not report in full.
 *
 * tests/under-proof/prove.sh runs them one by one: a wrapper that lets a
 * planted fault pass proves nothing about the library. */
#include <criterion/criterion.h>
#include <limits.h>
#include <stdlib.h>

/* Out of the optimiser's sight. */
static char *volatile kept;
static volatile int largest = INT_MAX;

static void
read_after_free(void)
{
  char *block = kept;

  free(block);
  cr_expect(kept[0] != 'x');
}

static void
nothing(void)
{
}

Test(planted, clean)
{
  kept = calloc(16, 1);
  free(kept);
}

Test(planted, leak)
{
  kept = malloc(16);
  kept = NULL;
}

/* In the clean-up, where a crash counts as a pass. */
Test(planted, use_after_free, .init = nothing, .fini = read_after_free)
{
  kept = calloc(16, 1);
}

Test(planted, overflow)
{
  largest = largest + 1;
}
