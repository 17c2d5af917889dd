/* SPDX-License-Identifier: MIT */
/* tests/fuzz/replay.c FILE|FOLDER... - runs a fuzz target once over each file,
 * and each file of a folder, so that a corpus is a test without libFuzzer. */
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int count;

static _Noreturn void
fail(const char *name)
{
  fprintf(stderr, "%s: %s\n", name, strerror(errno));
  exit(EXIT_FAILURE);
}

static void
replay_file(const char *name)
{
  FILE *file = fopen(name, "rb");
  uint8_t *data;
  long size;

  if (file == NULL || fseek(file, 0, SEEK_END) != 0 || (size = ftell(file)) < 0)
    fail(name);
  rewind(file);
  /* Exactly as large as the file: a checker sees a step beyond. */
  data = malloc(size == 0 ? 1 : (size_t)size);
  if (data == NULL || fread(data, 1, (size_t)size, file) != (size_t)size)
    fail(name);
  fclose(file);
  /* Named before it runs: after a trap it is the last line. */
  fprintf(stderr, "%s\n", name);
  LLVMFuzzerTestOneInput(data, (size_t)size);
  free(data);
  count++;
}

static int
is_visible(const struct dirent *entry)
{
  return entry->d_name[0] != '.';
}

static void
replay(const char *name)
{
  struct dirent **entries = NULL;
  int entry_count = scandir(name, &entries, is_visible, alphasort);

  if (entry_count < 0 && errno == ENOTDIR) {
    replay_file(name);
    return;
  }
  if (entry_count < 0)
    fail(name);
  for (int i = 0; i < entry_count; i++) {
    char *path = NULL;

    if (asprintf(&path, "%s/%s", name, entries[i]->d_name) < 0)
      fail(name);
    replay_file(path);
    free(path);
    free(entries[i]);
  }
  free(entries);
}

int
main(int argc, char **argv)
{
  for (int i = 1; i < argc; i++)
    replay(argv[i]);
  printf("%d files\n", count);
  return count > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
