/* SPDX-License-Identifier: MIT */
/* tests/host/descriptors.c - a host without standard streams: files of ours
 * then get the numbers 0 to 2. What is saved is whole, nothing of ours stays
 * open, and what the host has there is not written to. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "flows.h"

enum { REPORTS = 100, ROOM = 4096 };

static int
count_open(void)
{
  int count = 0;

  for (int i = 0; i < REPORTS; i++)
    count += fcntl(i, F_GETFD) != -1;
  return count;
}

/* With some of the three closed; bit i: number i. */
static int
walk_without(const struct run *runs, int closed)
{
  int failed = 0;
  int before;

  for (int i = 0; i < 3; i++)
    if ((closed >> i & 1) != 0)
      (void)close(i);
  before = count_open();
  for (size_t i = 0; i < flow_count; i++) {
    if (!has_changed(runs, i, 0, "no streams") && count_open() == before)
      continue;
    dprintf(REPORTS, "%s: without %d, %d files stay open\n", flows[i].name,
            closed, count_open() - before);
    failed++;
  }
  for (int i = 0; i < 3; i++)
    if ((closed >> i & 1) != 0)
      (void)dup2(REPORTS, i);
  return failed;
}

static bool
is_as_given(const kjp_plan *plan, const char *file)
{
  static char bytes[1 << 20];
  kjp_text *text = NULL;
  FILE *stream = fopen(file, "rb");
  size_t size = stream == NULL ? 0 : fread(bytes, 1, sizeof bytes, stream);
  bool same;

  if (stream != NULL)
    (void)fclose(stream);
  same = kjp_plan_to_yaml(plan, &text, NULL) == KJP_OK &&
         kjp_text_size(text) == size &&
         memcmp(bytes, kjp_text_data(text), size) == 0;
  kjp_text_free(text);
  return same;
}

int
main(int argc, char **argv)
{
  struct run *runs = calloc(flow_count, sizeof *runs);
  struct stage stage = {0};
  char file[ROOM];
  int failed = 0;

  if (argc != 2 || runs == NULL || dup2(STDERR_FILENO, REPORTS) < 0)
    return 2;
  open_stage(&stage, argv[1]);
  walk_all(&stage, runs);
  (void)snprintf(file, sizeof file, "%s/saved-0.yaml", argv[1]);
  for (int closed = 1; closed < 8; closed++) {
    (void)unlink(file);
    failed += walk_without(runs, closed);
    failed += !is_as_given(stage.plan, file);
  }
  close_stage(&stage);
  free(runs);
  return failed == 0 ? 0 : 1;
}
