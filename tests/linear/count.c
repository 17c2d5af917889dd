/* SPDX-License-Identifier: MIT */
/* tests/linear/count.c [OPTION=VALUE...] FILE... - how many basic blocks of the
 * library run while each file is read: a line `BLOCKS BYTES FINDINGS` each.
 *
 * It is linked with a copy of the reader that calls the function below at each
 * block, so that no loop can be forgotten and the library itself has no
 * counter. What the C library and libyaml do is not counted. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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
set_option(kjp_options *options, char *argument)
{
  char *value = strchr(argument, '=');

  *value++ = '\0';
  return kjp_options_set(options, argument, value, NULL) == KJP_OK
             ? EXIT_SUCCESS
             : EXIT_FAILURE;
}

static int
count(const char *name, const kjp_options *options)
{
  size_t size = 0;
  char *data = read_file(name, &size);
  kjp_plan *plan;
  kjp_error *error;
  kjp_status status;

  if (data == NULL)
    return EXIT_FAILURE;
  blocks = 0;
  status = kjp_plan_parse(data, size, name, options, &plan, &error);
  printf("%llu %zu %d\n", blocks, size,
         (int)kjp_table_count(status == KJP_OK
                                  ? kjp_plan_table(plan, KJP_FINDINGS)
                                  : kjp_error_table(error)));
  kjp_plan_unref(plan);
  kjp_error_free(error);
  free(data);
  return EXIT_SUCCESS;
}

int
main(int argc, char **argv)
{
  kjp_options *options = kjp_options_new();
  int status = EXIT_SUCCESS;

  for (int i = 1; i < argc && status == EXIT_SUCCESS; i++)
    status = strchr(argv[i], '=') != NULL ? set_option(options, argv[i])
                                          : count(argv[i], options);
  kjp_options_free(options);
  return status;
}
