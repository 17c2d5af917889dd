/* SPDX-License-Identifier: MIT */
/* tests/linear/count.c FILE... - how many basic blocks of the library run while
 * each file is read: a line `BLOCKS BYTES STATUS NAME` each.
 *
 * It is linked with a copy of the reader that calls the function below at each
 * block, so that no loop can be forgotten and the library itself has no
 * counter. What the C library and libyaml do is not counted. */
#include <stdio.h>
#include <stdlib.h>

#include <kjplan/kjplan.h>

static unsigned long long blocks;

void __sanitizer_cov_trace_pc(void);

void
__sanitizer_cov_trace_pc(void)
{
  blocks++;
}

static char *
read_file(const char *name, size_t *size_out)
{
  FILE *file = fopen(name, "rb");
  char *data = NULL;
  long size = -1;

  if (file != NULL && fseek(file, 0, SEEK_END) == 0)
    size = ftell(file);
  if (size >= 0)
    data = malloc((size_t)size + 1);
  if (data != NULL) {
    rewind(file);
    *size_out = fread(data, 1, (size_t)size, file);
  }
  if (file != NULL)
    fclose(file);
  return data;
}

static int
count(const char *name)
{
  size_t size = 0;
  char *data = read_file(name, &size);
  kjp_plan *plan;
  kjp_error *error;
  kjp_status status;

  if (data == NULL)
    return EXIT_FAILURE;
  blocks = 0;
  status = kjp_plan_parse(data, size, name, NULL, &plan, &error);
  printf("%llu %zu %d %s\n", blocks, size, (int)status, name);
  kjp_plan_unref(plan);
  kjp_error_free(error);
  free(data);
  return EXIT_SUCCESS;
}

int
main(int argc, char **argv)
{
  for (int i = 1; i < argc; i++)
    if (count(argv[i]) != EXIT_SUCCESS)
      return EXIT_FAILURE;
  return EXIT_SUCCESS;
}
