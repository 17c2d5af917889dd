/* SPDX-License-Identifier: MIT */
/* tests/host/locale.c - a host with a locale of its own: with decimal commas,
 * other letters for i, or an encoding that is not UTF-8.
 *
 *   locale FOLDER LOCALE... */
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>

#include "flows.h"

int
main(int argc, char **argv)
{
  struct run *runs = calloc(flow_count, sizeof *runs);
  struct stage stage = {0};
  int failed = 0;

  if (argc < 3 || runs == NULL)
    return 2;
  open_stage(&stage, argv[1]);
  walk_all(&stage, runs);
  for (int i = 2; i < argc; i++) {
    if (setlocale(LC_CTYPE, argv[i]) == NULL ||
        setlocale(LC_NUMERIC, argv[i]) == NULL ||
        setlocale(LC_MONETARY, argv[i]) == NULL ||
        *localeconv()->decimal_point != ',') {
      fprintf(stderr, "%s: no such locale\n", argv[i]);
      failed++;
    }
    failed += count_changed(runs, 0, argv[i]);
  }
  close_stage(&stage);
  free(runs);
  return failed == 0 ? 0 : 1;
}
