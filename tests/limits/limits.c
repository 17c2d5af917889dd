/* SPDX-License-Identifier: MIT */
/* tests/limits/limits.c [FOLDER] - both sides of every limit of the reader, as
 * it is by default and as far as an option raises it.
 *
 * What is one too large is refused with a message that has the number found,
 * what is allowed, the option and how far it goes. With FOLDER: a file of 1 GiB
 * and one byte, and of 1 GiB, which is written there. */
#include <inttypes.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <kjplan/kjplan.h>

#include "measure.h"

/* doc/limits.md. `also` is found at any size: it cannot be reached without a
 * mistake. */
static const struct limit {
  const char *option, *code, *also;
  void (*write)(FILE *out, int64_t size);
  int64_t most, hard;
  int64_t size; /* of one that is allowed by `most`: at 1 */
} limits[] = {
    {"max-depth", "limit-depth", "extra-not-text", measure_depth, 32, 64, 1},
    {"max-nodes", "limit-nodes", "extra-not-text", measure_nodes, 200000,
     100000000, 1},
    {"max-anchors", "limit-anchors", NULL, measure_anchors, 256, 4096, 1},
    {"max-aliases", "limit-aliases", NULL, measure_aliases, 256, 4096, 1},
    {"max-text-bytes", "limit-text", NULL, measure_text, 65536, 1048576, 1},
    {"max-key-bytes", "limit-key", NULL, measure_key, 256, 1024, 1},
    {"max-digits", "limit-digits", NULL, measure_digits, 15, 18, 1},
    {"max-yuan", "limit-money", NULL, measure_yuan, INT64_C(1000000000000000),
     INT64_C(92233720368547758), 100},
    {"max-bytes", "limit-file", NULL, measure_bytes, 8 << 20, 1 << 30, 1},
};
enum { LIMITS = sizeof limits / sizeof *limits };

static int faults;

static void
expect(bool truth, const struct limit *limit, const char *when,
       const char *what)
{
  if (truth)
    return;
  printf("%s %s: not so: %s\n", limit->option, when, what);
  faults++;
}

/* Every option as far as it goes but one, and that to `value`. */
static kjp_options *
options_but(const struct limit *limit, int64_t value)
{
  kjp_options *options = kjp_options_new();

  for (int i = 0; i < LIMITS; i++) {
    char number[24];

    (void)snprintf(number, sizeof number, "%" PRId64,
                   &limits[i] == limit ? value : limits[i].hard);
    if (kjp_options_set(options, limits[i].option, number, NULL) != KJP_OK)
      abort();
  }
  if (kjp_options_set(options, "sha256", "0", NULL) != KJP_OK)
    abort();
  return options;
}

static int32_t
find_code(const kjp_table *findings, const char *code)
{
  for (int32_t row = 0; row < kjp_table_count(findings); row++)
    if (strcmp(kjp_table_text(findings, row, KJP_FINDING_CODE), code) == 0)
      return row;
  return KJP_NONE;
}

static bool
says(const kjp_table *findings, int32_t row, int32_t column, const char *word)
{
  const char *text = kjp_table_text(findings, row, column);

  return text != NULL && strstr(text, word) != NULL;
}

/* In both languages, whose columns are neighbours. */
static bool
both_say(const kjp_table *findings, int32_t row, int32_t column, int64_t number)
{
  char digits[24];

  (void)snprintf(digits, sizeof digits, "%" PRId64, number);
  return says(findings, row, column, digits) &&
         says(findings, row, column + 1, digits);
}

/* The amount is told as it is written, a number by its digits; of a key that
 * libyaml refuses only that it has more than 1,024. */
static bool
tells_found(const kjp_table *findings, int32_t row, const struct limit *limit,
            int64_t found)
{
  if (limit->size == 100)
    return both_say(findings, row, KJP_FINDING_MESSAGE_ZH, found / 100) &&
           says(findings, row, KJP_FINDING_MESSAGE_EN, ".01");
  if (limit->write == measure_digits)
    return says(findings, row, KJP_FINDING_MESSAGE_EN, "1000000000000000");
  if (limit->write == measure_key && found > 1024)
    found = 1024;
  return both_say(findings, row, KJP_FINDING_MESSAGE_ZH, found);
}

static void
expect_refused(const struct limit *limit, const char *when,
               const kjp_error *error, int64_t most, int64_t found)
{
  const kjp_table *findings = kjp_error_table(error);
  int32_t row = find_code(findings, limit->code);

  expect(kjp_error_status(error) == KJP_E_LIMIT, limit, when, "KJP_E_LIMIT");
  expect(row != KJP_NONE, limit, when, "the code");
  if (row == KJP_NONE)
    return;
  expect(tells_found(findings, row, limit, found), limit, when,
         "the message has what was found");
  expect(both_say(findings, row, KJP_FINDING_EXPECTED_ZH, most), limit, when,
         "what is expected has the limit");
  expect(says(findings, row, KJP_FINDING_HINT_ZH, limit->option) &&
             says(findings, row, KJP_FINDING_HINT_EN, limit->option),
         limit, when, "the hint has the option");
  expect(both_say(findings, row, KJP_FINDING_HINT_ZH, limit->hard), limit, when,
         "the hint has how far it goes");
}

static void
expect_read(const struct limit *limit, const char *when, const kjp_plan *plan,
            const kjp_error *error)
{
  const kjp_table *findings = kjp_error_table(error);

  expect(find_code(findings, limit->code) == KJP_NONE, limit, when, "no limit");
  if (limit->also == NULL)
    expect(plan != NULL, limit, when, "a plan");
  else
    expect(find_code(findings, limit->also) != KJP_NONE, limit, when,
           limit->also);
}

static void
try_size(const struct limit *limit, const char *when, int64_t most,
         int64_t size)
{
  kjp_options *options = options_but(limit, most);
  int64_t allowed = most * limit->size;
  char *text = NULL;
  size_t bytes = 0;
  FILE *out = open_memstream(&text, &bytes);
  kjp_plan *plan;
  kjp_error *error;

  limit->write(out, size);
  fclose(out);
  (void)kjp_plan_parse(text, bytes, NULL, options, &plan, &error);
  if (size > allowed)
    expect_refused(limit, when, error, most, size);
  else
    expect_read(limit, when, plan, error);
  kjp_plan_unref(plan);
  kjp_error_free(error);
  kjp_options_free(options);
  free(text);
}

static double
now(void)
{
  struct timespec time;

  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void
try_limit(const struct limit *limit)
{
  int64_t most = limit->most * limit->size;
  int64_t hard = limit->hard * limit->size;
  double begun = now();

  try_size(limit, "at the default", limit->most, most);
  try_size(limit, "beyond the default", limit->most, most + 1);
  try_size(limit, "beyond the default, raised", limit->most + 1, most + 1);
  if (limit->write != measure_bytes) {
    try_size(limit, "at the most", limit->hard, hard);
    try_size(limit, "beyond the most", limit->hard, hard + 1);
  }
  printf("%-16s %10" PRId64 " %18" PRId64 "  %.2f s\n", limit->option,
         limit->most, limit->hard, now() - begun);
}

/* Findings refuse nothing: the rest is counted. */
static void
try_findings(int64_t most, int64_t mistakes, bool raised)
{
  static const struct limit limit = {.option = "max-findings",
                                     .code = "limit-findings"};
  kjp_options *options = kjp_options_new();
  char *text = NULL, number[24];
  size_t bytes = 0;
  FILE *out = open_memstream(&text, &bytes);
  kjp_plan *plan;
  kjp_error *error;
  const kjp_table *findings;
  int32_t row;

  measure_mistakes(out, mistakes);
  fclose(out);
  (void)snprintf(number, sizeof number, "%" PRId64, most);
  if (raised &&
      kjp_options_set(options, "max-findings", number, NULL) != KJP_OK)
    abort();
  (void)kjp_plan_parse(text, bytes, NULL, options, &plan, &error);
  findings = kjp_error_table(error);
  row = find_code(findings, limit.code);
  expect(plan == NULL && kjp_error_status(error) == KJP_E_SCHEMA, &limit,
         number, "KJP_E_SCHEMA");
  expect(kjp_table_count(findings) == (mistakes > most ? most + 1 : mistakes),
         &limit, number, "as many rows");
  expect((row != KJP_NONE) == (mistakes > most), &limit, number,
         "the rest is told");
  if (row != KJP_NONE)
    expect(both_say(findings, row, KJP_FINDING_MESSAGE_ZH, mistakes - most) &&
               both_say(findings, row, KJP_FINDING_HINT_ZH, 10000) &&
               says(findings, row, KJP_FINDING_HINT_EN, "max-findings"),
           &limit, number, "the count and the option");
  kjp_error_free(error);
  kjp_options_free(options);
  free(text);
}

/* The largest file, and one that is larger by a byte, which is not read: it
 * has no room on the disk. */
static void
try_file(const struct limit *limit, const char *folder)
{
  kjp_options *options = options_but(limit, limit->hard);
  double begun = now();
  char name[4096];
  kjp_plan *plan;
  kjp_error *error;
  FILE *file;

  (void)snprintf(name, sizeof name, "%s/large-%d.yaml", folder, (int)getpid());
  file = fopen(name, "wb");
  if (file == NULL || ftruncate(fileno(file), limit->hard + 1) != 0)
    abort();
  (void)kjp_plan_load(name, options, &plan, &error);
  expect_refused(limit, "of a byte more", error, limit->hard, limit->hard + 1);
  expect(plan == NULL, limit, "of a byte more", "no plan");
  kjp_error_free(error);
  if (ftruncate(fileno(file), 0) != 0)
    abort();
  measure_bytes(file, limit->hard);
  if (fclose(file) != 0)
    abort();
  (void)kjp_plan_load(name, options, &plan, &error);
  expect_read(limit, "at the most", plan, error);
  kjp_plan_unref(plan);
  kjp_error_free(error);
  kjp_options_free(options);
  unlink(name);
  printf("%-16s a file of 1 GiB  %.2f s\n", limit->option, now() - begun);
}

int
main(int argc, char **argv)
{
  if (argc > 1) {
    try_file(&limits[LIMITS - 1], argv[1]);
    return faults > 0;
  }
  for (int i = 0; i < LIMITS; i++)
    try_limit(&limits[i]);
  try_findings(100, 100, false);
  try_findings(100, 101, false);
  try_findings(10000, 10000, true);
  try_findings(10000, 10001, true);
  printf("%d faults\n", faults);
  return faults > 0;
}
