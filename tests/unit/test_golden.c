/* SPDX-License-Identifier: MIT */
/* tests/unit/test_golden.c - every file of tests/data/bad and tests/data/good
 * against the .expect beside it.
 *
 * tests/data/README.md has the formats. The expectations come from the
 * specification, so a difference is a defect of one of the two: say which. */
#define _GNU_SOURCE
#include <criterion/criterion.h>
#include <dirent.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <kjplan/kjplan.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define FEWEST_BAD   150
#define FEWEST_GOOD  25

/* Every code of the library. */
#define D(name, code, ...) code,
static const char *const codes[] = {
#include "../../lib/base/diagnostic.def"
};
#undef D

/* Codes that no file of bad/ brings about, and who tests them. */
static const struct {
  const char *code, *test;
} elsewhere[] = {
    {"file-unreadable", "test_limits.c: files/a_missing_file"},
    {"file-not-regular", "test_limits.c: files/only_regular_files"},
    {"limit-file", "test_limits.c: limits/max_bytes"},
    {"limit-findings", "test_limits.c: limits/max_findings"},
    {"limit-aliased", "test_limits.c: limits/texts_that_aliases_repeat"},
    {"argument-null", "test_limits.c: arguments/null"},
    {"argument-invalid", "test_limits.c: arguments/options"},
    {"argument-missing",
     "test_assess.c: assess/wants_a_year_and_a_method_it_knows"},
    {"memory-out", "the tests of failing allocations"},
    {"result-range", "the tests of the audit"},
    {"number-comma", "test_messages.c: messages/say_what_to_write"},
    {"note-mixed-scope", "the tests of the audit"},
    {"note-crosses-base", "the tests of the audit"},
    {"note-owed-base", "the tests of the audit"},
    {"note-unusable", "the tests of the audit"},
    {"note-too-large", "the tests of the audit"},
    {"note-owed-too-large", "the tests of the audit"},
    {"assess-pledge", "the tests of the evaluation"},
    {"assess-owner", "the tests of the evaluation"},
    {"assess-lead", "the tests of the evaluation"},
    {"assess-overdue", "the tests of the evaluation"},
    {"assess-unverified", "the tests of the evaluation"},
    {"assess-revision", "the tests of the evaluation"},
    {"assess-missing", "the tests of the evaluation"},
    {"assess-short", "the tests of the evaluation"},
    {"assess-budget", "the tests of the evaluation"},
    {"encoding-unclear", "test_csv.c"},
    {"csv-empty", "test_csv.c"},
    {"csv-delimiter", "test_csv.c"},
    {"csv-quote", "test_csv.c"},
    {"csv-after-quote", "test_csv.c"},
    {"csv-quote-inside", "test_csv.c"},
    {"limit-cells", "test_csv.c"},
    {"heading-unknown", "test_statistics.c"},
    {"heading-missing", "test_statistics.c"},
    {"cells-surplus", "test_statistics.c"},
    {"figure-repeated", "test_statistics.c"},
    {"unit-repeated", "test_statistics.c"},
    {"figure-replaced", "test_statistics.c"},
    {"file-unwritable", "test_save.c"},
};

static const int32_t messages[] = {KJP_FINDING_MESSAGE_ZH,
                                   KJP_FINDING_MESSAGE_EN};
static const int32_t advice[] = {KJP_FINDING_EXPECTED_ZH,
                                 KJP_FINDING_EXPECTED_EN, KJP_FINDING_HINT_ZH,
                                 KJP_FINDING_HINT_EN};
static const char *const placeholders[] = {"{name}", "{expected}", "{found}",
                                           "{near}"};

/* The files of a folder */

struct folder {
  char *path;
  struct dirent **entries; /* the .yaml in it, sorted by name */
  int count;
};

static int
is_yaml(const struct dirent *entry)
{
  const char *dot = strrchr(entry->d_name, '.');

  return dot != NULL && strcmp(dot, ".yaml") == 0;
}

static struct folder
open_folder(const char *name)
{
  const char *data = getenv("KJP_TEST_DATA");
  struct folder folder = {NULL, NULL, 0};

  cr_assert(data != NULL, "KJP_TEST_DATA must name tests/data");
  cr_assert(asprintf(&folder.path, "%s/%s", data, name) > 0);
  folder.count = scandir(folder.path, &folder.entries, is_yaml, alphasort);
  cr_assert(folder.count >= 0, "%s: cannot be read", folder.path);
  return folder;
}

static void
close_folder(struct folder *folder)
{
  for (int i = 0; i < folder->count; i++)
    free(folder->entries[i]);
  free(folder->entries);
  free(folder->path);
}

/* Name of a file's .yaml, or of the .expect beside it. */
static char *
file_name(const struct folder *folder, int index, const char *ending)
{
  const char *entry = folder->entries[index]->d_name;
  int stem = (int)(strlen(entry) - strlen(".yaml"));
  char *name = NULL;

  cr_assert(asprintf(&name, "%s/%.*s%s", folder->path, stem, entry, ending) >
            0);
  return name;
}

/* A whole text file; NULL where there is none. */
static char *
read_file(const char *name)
{
  FILE *file = fopen(name, "rb");
  char *text = NULL;
  size_t room = 0;

  if (file == NULL)
    return NULL;
  if (getdelim(&text, &room, '\0', file) < 0) {
    free(text);
    text = strdup("");
  }
  fclose(file);
  return text;
}

/* What the library says */

struct load {
  kjp_status status;
  kjp_plan *plan;
  kjp_error *error;
};

static struct load
load_file(const char *name)
{
  struct load load = {KJP_OK, NULL, NULL};

  load.status = kjp_plan_load(name, NULL, &load.plan, &load.error);
  cr_expect((load.status == KJP_OK) == (load.plan != NULL), "%s: status %d",
            name, (int)load.status);
  cr_expect((load.status == KJP_OK) == (load.error == NULL), "%s: status %d",
            name, (int)load.status);
  cr_expect(kjp_error_status(load.error) == load.status,
            "%s: the error has another status", name);
  return load;
}

static void
unload(struct load *load)
{
  kjp_plan_unref(load->plan);
  kjp_error_free(load->error);
}

static const kjp_table *
load_findings(const struct load *load)
{
  return load->error != NULL ? kjp_error_table(load->error)
                             : kjp_plan_table(load->plan, KJP_FINDINGS);
}

static void
put_number(FILE *out, const char *before, int32_t number)
{
  if (number == KJP_NONE)
    fprintf(out, "%s-", before);
  else
    fprintf(out, "%s%" PRId32, before, number);
}

static void
put_finding(FILE *out, const char *before, const kjp_table *findings,
            int32_t row)
{
  const char *pointer = kjp_table_text(findings, row, KJP_FINDING_POINTER);
  const char *severity = kjp_table_text(findings, row, KJP_FINDING_SEVERITY);
  const char *code = kjp_table_text(findings, row, KJP_FINDING_CODE);
  int32_t line = kjp_table_int(findings, row, KJP_FINDING_LINE);
  int32_t column = kjp_table_int(findings, row, KJP_FINDING_COLUMN);
  int32_t related = kjp_table_int(findings, row, KJP_FINDING_RELATED_LINE);

  put_number(out, before, line);
  put_number(out, ":", column);
  fprintf(out, " %s %s %s", severity ? severity : "?", code ? code : "?",
          pointer != NULL && pointer[0] != '\0' ? pointer : "-");
  if (related != KJP_NONE) {
    put_number(out, " related=", related);
    put_number(out, ":",
               kjp_table_int(findings, row, KJP_FINDING_RELATED_COLUMN));
  }
  fputc('\n', out);
}

static void
put_findings(FILE *out, const char *before, const kjp_table *findings)
{
  for (int32_t row = 0; row < kjp_table_count(findings); row++)
    put_finding(out, before, findings, row);
}

/* Every table of a plan, by the name it gives itself. */
static void
put_count(FILE *out, const kjp_plan *plan, const char *name)
{
  for (int32_t number = KJP_PLAN; number <= KJP_CAP_YEARS; number++) {
    const kjp_table *table = kjp_plan_table(plan, number);

    if (table != NULL && strcmp(kjp_table_name(table), name) == 0) {
      fprintf(out, "count %s %" PRId32 "\n", name, kjp_table_count(table));
      return;
    }
  }
  fprintf(out, "count %s: no such table\n", name);
}

/* The observation of an indicator, or KJP_NONE. */
static int32_t
find_observation(const kjp_plan *plan, const char *id, int32_t year,
                 const char *stage)
{
  const kjp_table *observations = kjp_plan_table(plan, KJP_OBSERVATIONS);
  int32_t indicator = kjp_table_find(kjp_plan_table(plan, KJP_INDICATORS), id);
  int32_t first = KJP_NONE;
  int32_t count = kjp_table_children(observations, KJP_OBSERVATION_INDICATOR,
                                     indicator, &first);

  if (indicator == KJP_NONE)
    return KJP_NONE;
  for (int32_t row = first; row < first + count; row++) {
    const char *word = kjp_table_text(observations, row, KJP_OBSERVATION_STAGE);

    if (kjp_table_int(observations, row, KJP_OBSERVATION_YEAR) == year &&
        word != NULL && strcmp(word, stage) == 0)
      return row;
  }
  return KJP_NONE;
}

static void
put_amount(FILE *out, const kjp_plan *plan, const char *id, int32_t year,
           const char *stage)
{
  const kjp_table *observations = kjp_plan_table(plan, KJP_OBSERVATIONS);
  int32_t row = find_observation(plan, id, year, stage);
  int64_t quanta = 0;

  fprintf(out, "amount indicators.%s.%" PRId32 ".%s ", id, year, stage);
  if (row == KJP_NONE)
    fprintf(out, "is not there\n");
  else if (!kjp_table_amount(observations, row, KJP_OBSERVATION_VALUE, &quanta))
    fprintf(out, "is unknown\n");
  else
    fprintf(out, "%" PRId64 "\n", quanta);
}

/* Answers one line of a good file's .expect; findings come after them all. */
static void
put_answer(FILE *out, const kjp_plan *plan, const char *line)
{
  char id[64], stage[32], table[32];
  int32_t year = 0;

  if (strncmp(line, "finding ", strlen("finding ")) == 0)
    return;
  if (sscanf(line, "count %31s", table) == 1)
    put_count(out, plan, table);
  else if (sscanf(line, "amount indicators.%63[^.].%" SCNd32 ".%31[a-z]", id,
                  &year, stage) == 3)
    put_amount(out, plan, id, year, stage);
  else
    fprintf(out, "the test does not know: %s\n", line);
}

static char *
answer_good(const struct load *load, const char *expected)
{
  char *found = NULL, *lines = strdup(expected), *rest = NULL;
  size_t size = 0;
  FILE *out = open_memstream(&found, &size);

  for (char *line = strtok_r(lines, "\n", &rest); line != NULL;
       line = strtok_r(NULL, "\n", &rest))
    put_answer(out, load->plan, line);
  put_findings(out, "finding ", load_findings(load));
  fclose(out);
  free(lines);
  return found;
}

static char *
answer_bad(const struct load *load, const char *expected)
{
  char *found = NULL;
  size_t size = 0;
  FILE *out = open_memstream(&found, &size);

  (void)expected;
  put_findings(out, "", load_findings(load));
  fclose(out);
  return found;
}

/* A message is never empty, and a placeholder is never left in a text. */
static void
check_texts(const char *name, const kjp_table *findings)
{
  for (int32_t row = 0; row < kjp_table_count(findings); row++) {
    for (size_t i = 0; i < COUNT(messages); i++) {
      const char *text = kjp_table_text(findings, row, messages[i]);

      cr_expect(text != NULL && text[0] != '\0', "%s: row %d has no message",
                name, (int)row);
      cr_expect(text == NULL || strchr(text, '{') == NULL,
                "%s: a placeholder is left: %s", name, text);
    }
    for (size_t i = 0; i < COUNT(advice) * COUNT(placeholders); i++) {
      const char *text =
          kjp_table_text(findings, row, advice[i / COUNT(placeholders)]);
      const char *placeholder = placeholders[i % COUNT(placeholders)];

      cr_expect(text == NULL || strstr(text, placeholder) == NULL,
                "%s: a placeholder is left: %s", name, text);
    }
  }
}

static void
check_file(const struct folder *folder, int index,
           char *(*answer)(const struct load *, const char *))
{
  char *name = file_name(folder, index, ".yaml");
  char *beside = file_name(folder, index, ".expect");
  char *expected = read_file(beside);

  cr_expect(expected != NULL, "%s: there is no .expect", name);
  if (expected != NULL) {
    struct load load = load_file(name);
    char *found = answer(&load, expected);

    cr_expect(strcmp(found, expected) == 0,
              "%s\n--- expected\n%s--- found\n%s---", name, expected, found);
    check_texts(name, load_findings(&load));
    free(found);
    unload(&load);
  }
  free(expected);
  free(beside);
  free(name);
}

Test(golden, bad_files_give_the_findings_expected)
{
  struct folder folder = open_folder("bad");

  cr_expect(folder.count >= FEWEST_BAD, "only %d bad files", folder.count);
  for (int i = 0; i < folder.count; i++)
    check_file(&folder, i, answer_bad);
  close_folder(&folder);
}

Test(golden, good_files_load_as_expected)
{
  struct folder folder = open_folder("good");

  cr_expect(folder.count >= FEWEST_GOOD, "only %d good files", folder.count);
  for (int i = 0; i < folder.count; i++)
    check_file(&folder, i, answer_good);
  close_folder(&folder);
}

/* Does this file of bad/ carry the code in its name? */
static int
is_named_after(const char *entry, const char *code)
{
  size_t size = strlen(code);

  return strncmp(entry, code, size) == 0 && strncmp(entry + size, "--", 2) == 0;
}

static int
has_bad_file(const struct folder *folder, const char *code)
{
  for (int i = 0; i < folder->count; i++)
    if (is_named_after(folder->entries[i]->d_name, code))
      return 1;
  return 0;
}

static int
is_tested_elsewhere(const char *code)
{
  for (size_t i = 0; i < COUNT(elsewhere); i++)
    if (strcmp(elsewhere[i].code, code) == 0)
      return 1;
  return 0;
}

Test(golden, every_diagnostic_has_a_bad_file)
{
  struct folder folder = open_folder("bad");

  for (size_t i = 0; i < COUNT(codes); i++) {
    int here = has_bad_file(&folder, codes[i]);

    cr_expect(here || is_tested_elsewhere(codes[i]),
              "%s: no file of bad/ is named after it", codes[i]);
    cr_expect(!here || !is_tested_elsewhere(codes[i]),
              "%s: has a file, and stands in the list of others", codes[i]);
  }
  close_folder(&folder);
}

/* The diagnostic a file of bad/ is named after, or NULL. */
static const char *
code_of(const char *entry)
{
  for (size_t i = 0; i < COUNT(codes); i++)
    if (is_named_after(entry, codes[i]))
      return codes[i];
  return NULL;
}

Test(golden, every_bad_file_expects_the_code_in_its_name)
{
  struct folder folder = open_folder("bad");

  for (int i = 0; i < folder.count; i++) {
    const char *entry = folder.entries[i]->d_name, *code = code_of(entry);
    char *beside = file_name(&folder, i, ".expect");
    char *expected = read_file(beside);

    if (strcmp(entry, "ten-mistakes.yaml") != 0) {
      cr_expect(code != NULL, "%s: named after no diagnostic", entry);
      cr_expect(code == NULL || expected == NULL || strstr(expected, code),
                "%s: does not expect %s", entry, code);
    }
    free(expected);
    free(beside);
  }
  close_folder(&folder);
}
