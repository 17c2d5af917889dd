/* SPDX-License-Identifier: MIT */
/* tests/unit/test_limits.c - both sides of every limit of the reader, and the
 * files and arguments that it refuses.
 *
 * A limit is tried with plans made to measure: at the limit, one beyond it,
 * and one beyond it with the option raised. */
#define _GNU_SOURCE
#include <criterion/criterion.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <kjplan/kjplan.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define HEAD         "kjplan: 1\nplan: {id: baotou, title: 包头, years: 2022-2025}\n"

/* Loading */

struct load {
  kjp_status status;
  kjp_plan *plan;
  kjp_error *error;
};

static kjp_options *
make_options(const char *name, const char *value)
{
  kjp_options *options = kjp_options_new();
  kjp_error *error = NULL;

  cr_assert(options != NULL);
  if (name != NULL)
    cr_assert(kjp_options_set(options, name, value, &error) == KJP_OK, "%s: %s",
              name, kjp_error_message(error, KJP_LANGUAGE_EN));
  return options;
}

static struct load
parse_text(const char *text, size_t size, const char *name, const char *value)
{
  struct load load = {KJP_OK, NULL, NULL};
  kjp_options *options = make_options(name, value);

  load.status =
      kjp_plan_parse(text, size, NULL, options, &load.plan, &load.error);
  kjp_options_free(options);
  return load;
}

static void
unload(struct load *load)
{
  kjp_plan_unref(load->plan);
  kjp_error_free(load->error);
}

/* First row with this code; KJP_NONE where there is none. */
static int32_t
find_code(const struct load *load, const char *code)
{
  const kjp_table *findings = kjp_error_table(load->error);

  for (int32_t row = 0; row < kjp_table_count(findings); row++) {
    const char *found = kjp_table_text(findings, row, KJP_FINDING_CODE);

    if (found != NULL && strcmp(found, code) == 0)
      return row;
  }
  return KJP_NONE;
}

/* Both languages' hints name the option that raises the limit. */
static void
expect_hint(const struct load *load, int32_t row, const char *option)
{
  static const int32_t hints[] = {KJP_FINDING_HINT_ZH, KJP_FINDING_HINT_EN};
  const kjp_table *findings = kjp_error_table(load->error);

  for (size_t i = 0; i < COUNT(hints); i++) {
    const char *hint = kjp_table_text(findings, row, hints[i]);

    cr_expect(hint != NULL && strstr(hint, option) != NULL,
              "%s: the hint does not name it: %s", option,
              hint ? hint : "(none)");
  }
}

/* Plans made to measure: each writes one that uses exactly `size`. */

static void
write_depth(FILE *out, int64_t size)
{
  fputs(HEAD "x-deep: ", out);
  for (int64_t i = 1; i < size; i++)
    fputc('[', out);
  for (int64_t i = 1; i < size; i++)
    fputc(']', out);
  fputc('\n', out);
}

/* 14 nodes, one more where the size is odd, and two for each extra key. */
static void
write_nodes(FILE *out, int64_t size)
{
  fprintf(out,
          "kjplan: 1\nplan: {id: baotou, title: 包头, years: 2022-2025, "
          "issuers: [甲%s]}\n",
          size % 2 == 0 ? "" : ", 乙");
  for (int64_t i = 0; i < (size - 14) / 2; i++)
    fprintf(out, "x-%" PRId64 ": 0\n", i);
}

static void
write_anchors(FILE *out, int64_t size)
{
  fputs(HEAD, out);
  for (int64_t i = 0; i < size; i++)
    fprintf(out, "x-%" PRId64 ": &a%" PRId64 " 注\n", i, i);
}

static void
write_aliases(FILE *out, int64_t size)
{
  fputs(HEAD "x-text: &text 注\n", out);
  for (int64_t i = 0; i < size; i++)
    fprintf(out, "x-%" PRId64 ": *text\n", i);
}

static void
write_text(FILE *out, int64_t size)
{
  fputs(HEAD "x-text: ", out);
  for (int64_t i = 0; i < size; i++)
    fputc('a', out);
  fputc('\n', out);
}

static void
write_key(FILE *out, int64_t size)
{
  fputs(HEAD "x-", out);
  for (int64_t i = 2; i < size; i++)
    fputc('k', out);
  fputs(": 注\n", out);
}

static void
write_value(FILE *out, const char *unit)
{
  fprintf(out,
          HEAD "indicators:\n  fund: {name: 资金, scope: 市本级, unit: %s, "
               "values: {2022: ",
          unit);
}

static void
write_digits(FILE *out, int64_t size)
{
  write_value(out, "分");
  fputc('1', out);
  for (int64_t i = 1; i < size; i++)
    fputc('0', out);
  fputs("}}\n", out);
}

/* In 万元: an amount of 10^15 元 has a digit more than max-digits allows. */
static void
write_money(FILE *out, int64_t size)
{
  write_value(out, "万元");
  fprintf(out, "%" PRId64 "}}\n", size);
}

/* `other` is found at any size: depth cannot be reached without a mistake. */
static const struct {
  const char *option, *code, *other;
  void (*write)(FILE *, int64_t);
  int64_t size;       /* the most that is legal */
  const char *raised; /* allows one more */
} limits[] = {
    {"max-depth", "limit-depth", "extra-not-text", write_depth, 32, "33"},
    {"max-nodes", "limit-nodes", NULL, write_nodes, 200000, "200001"},
    {"max-anchors", "limit-anchors", NULL, write_anchors, 256, "257"},
    {"max-aliases", "limit-aliases", NULL, write_aliases, 256, "257"},
    {"max-text-bytes", "limit-text", NULL, write_text, 65536, "65537"},
    {"max-key-bytes", "limit-key", NULL, write_key, 256, "257"},
    {"max-digits", "limit-digits", NULL, write_digits, 15, "16"},
    {"max-yuan", "limit-money", NULL, write_money, INT64_C(100000000000),
     "1000000000010000"},
};

static struct load
parse_measured(size_t index, int64_t size, const char *option,
               const char *value)
{
  char *text = NULL;
  size_t bytes = 0;
  FILE *out = open_memstream(&text, &bytes);
  struct load load;

  limits[index].write(out, size);
  fclose(out);
  load = parse_text(text, bytes, option, value);
  free(text);
  return load;
}

static void
expect_accepted(size_t index, const struct load *load, const char *when)
{
  const char *other = limits[index].other;

  if (other == NULL)
    cr_expect(load->status == KJP_OK, "%s, %s: %s", limits[index].option, when,
              kjp_error_message(load->error, KJP_LANGUAGE_EN));
  else
    cr_expect(find_code(load, other) != KJP_NONE, "%s, %s: no %s",
              limits[index].option, when, other);
  cr_expect(find_code(load, limits[index].code) == KJP_NONE, "%s, %s: refused",
            limits[index].option, when);
}

Test(limits, each_accepts_its_size_and_refuses_one_more, .timeout = 60)
{
  for (size_t i = 0; i < COUNT(limits); i++) {
    const char *option = limits[i].option, *raised = limits[i].raised;
    struct load load = parse_measured(i, limits[i].size, NULL, NULL);
    int32_t row;

    expect_accepted(i, &load, "at the limit");
    unload(&load);

    load = parse_measured(i, limits[i].size + 1, NULL, NULL);
    row = find_code(&load, limits[i].code);
    cr_expect(load.plan == NULL, "%s: one beyond loads", option);
    cr_expect(row != KJP_NONE, "%s: one beyond is no %s", option,
              limits[i].code);
    if (row != KJP_NONE)
      expect_hint(&load, row, option);
    cr_expect(limits[i].other != NULL || load.status == KJP_E_LIMIT,
              "%s: status %d", option, (int)load.status);
    unload(&load);

    load = parse_measured(i, limits[i].size + 1, option, raised);
    expect_accepted(i, &load, "raised");
    unload(&load);
  }
}

/* 41 nodes: 36 that stand there, and 5 more for the alias of a map of two. */
Test(limits, max_nodes_counts_what_an_alias_names)
{
  static const char text[] =
      "kjplan: 1\n"
      "plan: {id: a, title: 甲, years: 2022}\n"
      "indicators:\n"
      "  a: {name: 甲, scope: 市, unit: 元, values: &v {2021: 1, 2022: 2}}\n"
      "  b: {name: 乙, scope: 市, unit: 元, values: *v}\n";
  struct load load = parse_text(text, strlen(text), "max-nodes", "41");

  cr_expect(load.status == KJP_OK, "%s",
            kjp_error_message(load.error, KJP_LANGUAGE_EN));
  unload(&load);
  load = parse_text(text, strlen(text), "max-nodes", "40");
  cr_expect(load.status == KJP_E_LIMIT);
  cr_expect(find_code(&load, "limit-nodes") != KJP_NONE);
  unload(&load);
}

Test(limits, ten_digits_behind_the_point)
{
  static const char ten[] = HEAD "indicators:\n  fund: {name: 资金, scope: 市, "
                                 "unit: 亿元, values: {2022: 1.0000000001}}\n";
  static const char eleven[] =
      HEAD "indicators:\n  fund: {name: 资金, scope: 市, "
           "unit: 亿元, values: {2022: 1.00000000010}}\n";
  struct load load = parse_text(ten, strlen(ten), NULL, NULL);

  cr_expect(load.status == KJP_OK);
  unload(&load);
  load = parse_text(eleven, strlen(eleven), "max-digits", "18");
  cr_expect(find_code(&load, "limit-digits") != KJP_NONE);
  unload(&load);
}

Test(limits, years_from_1949_to_2149)
{
  static const struct {
    const char *year;
    int legal;
  } rows[] = {{"1948", 0}, {"1949", 1}, {"2149", 1}, {"2150", 0}};

  for (size_t i = 0; i < COUNT(rows); i++) {
    char *text = NULL;
    struct load load;

    cr_assert(asprintf(&text,
                       "kjplan: 1\nplan: {id: a, title: 甲, years: %s}\n",
                       rows[i].year) > 0);
    load = parse_text(text, strlen(text), NULL, NULL);
    cr_expect((load.status == KJP_OK) == rows[i].legal, "%s: status %d",
              rows[i].year, (int)load.status);
    cr_expect((find_code(&load, "year-range") == KJP_NONE) == rows[i].legal,
              "%s", rows[i].year);
    unload(&load);
    free(text);
  }
}

/* A plan with so many unknown keys. */
static struct load
parse_mistakes(int count, const char *option, const char *value)
{
  char *text = NULL;
  size_t bytes = 0;
  FILE *out = open_memstream(&text, &bytes);
  struct load load;

  fputs(HEAD, out);
  for (int i = 0; i < count; i++)
    fprintf(out, "unknown-%d: 0\n", i);
  fclose(out);
  load = parse_text(text, bytes, option, value);
  free(text);
  return load;
}

Test(limits, max_findings)
{
  static const struct {
    int mistakes;
    const char *raised;
    int32_t rows;
    int more; /* the last row tells how many are left out */
  } cases[] = {{100, NULL, 100, 0},
               {101, NULL, 101, 1},
               {150, NULL, 101, 1},
               {101, "101", 101, 0},
               {3, "1", 2, 1}};

  for (size_t i = 0; i < COUNT(cases); i++) {
    const char *option = cases[i].raised ? "max-findings" : NULL;
    struct load load =
        parse_mistakes(cases[i].mistakes, option, cases[i].raised);
    int32_t count = kjp_table_count(kjp_error_table(load.error));
    int32_t row = find_code(&load, "limit-findings");

    cr_expect(load.status == KJP_E_SCHEMA, "case %zu: status %d", i,
              (int)load.status);
    cr_expect(count == cases[i].rows, "case %zu: %d rows", i, (int)count);
    cr_expect(row == (cases[i].more ? count - 1 : KJP_NONE),
              "case %zu: the rest is told in row %d", i, (int)row);
    if (row != KJP_NONE)
      expect_hint(&load, row, "max-findings");
    unload(&load);
  }
}

/* A thousand bytes, repeated twice or three times. */
Test(limits, texts_that_aliases_repeat)
{
  static const struct {
    const char *label, *more, *most;
    bool refused;
  } rows[] = {
      {"as much as a file", "x-b: *t\nx-c: *t\n", "2000", false},
      {"one byte more", "x-b: *t\nx-c: *t\n", "1999", true},
      {"in a map, its keys too",
       "policies: {p: &p {name: *t, on: m, rate: 1 %}, q: *p}\n", "2014",
       false},
      {"in a map, one byte more",
       "policies: {p: &p {name: *t, on: m, rate: 1 %}, q: *p}\n", "2013", true},
  };
  char word[1001];

  memset(word, 'w', 1000);
  word[1000] = '\0';
  for (size_t i = 0; i < COUNT(rows); i++) {
    char text[2000];
    struct load load;

    (void)snprintf(text, sizeof text,
                   HEAD "indicators: {m: {name: m, scope: s, unit: 亿元}}\n"
                        "x-a: &t %s\n%s",
                   word, rows[i].more);
    load = parse_text(text, strlen(text), "max-bytes", rows[i].most);
    cr_expect((find_code(&load, "limit-aliased") != KJP_NONE) ==
                  rows[i].refused,
              "%s", rows[i].label);
    cr_expect((load.status == KJP_E_LIMIT) == rows[i].refused, "%s: %s",
              rows[i].label, kjp_error_message(load.error, KJP_LANGUAGE_EN));
    unload(&load);
  }
}

/* What is no error makes room for what is one, and the message is that of the
 * first error. */
Test(limits, errors_take_the_place_of_notes_and_warnings)
{
  static const struct {
    const char *label, *mistakes, *most, *codes, *message;
  } rows[] = {
      {"a jump before a mistake", "foo: 1\n", "1",
       "key-unknown limit-findings ", "a plan file has no key foo"},
      {"as many mistakes as rows", "foo: 1\nbar: 1\n", "2",
       "key-unknown key-unknown limit-findings ", "a plan file has no key foo"},
      {"room for all", "foo: 1\n", "2", "value-jump key-unknown ",
       "a plan file has no key foo"},
      {"more mistakes than rows", "foo: 1\nbar: 1\n", "1",
       "key-unknown limit-findings ", "a plan file has no key foo"},
  };

  for (size_t i = 0; i < COUNT(rows); i++) {
    char text[300], found[200] = "";
    struct load load;
    const kjp_table *table;

    (void)snprintf(text, sizeof text, "%s%s%s", HEAD,
                   "indicators:\n  m: {name: m, scope: s, unit: 亿元, values: "
                   "{2020: 1, 2021: 5000}}\n",
                   rows[i].mistakes);
    load = parse_text(text, strlen(text), "max-findings", rows[i].most);
    table = kjp_error_table(load.error);
    for (int32_t row = 0; row < kjp_table_count(table); row++) {
      strcat(found, kjp_table_text(table, row, KJP_FINDING_CODE));
      strcat(found, " ");
    }
    cr_expect_str_eq(found, rows[i].codes, "%s: %s", rows[i].label, found);
    cr_expect_str_eq(kjp_error_message(load.error, KJP_LANGUAGE_EN),
                     rows[i].message, "%s", rows[i].label);
    unload(&load);
  }
}

/* Files */

static char *
make_directory(void)
{
  char *name = strdup("/tmp/kjplan-test-XXXXXX");

  cr_assert(name != NULL && mkdtemp(name) != NULL);
  return name;
}

static char *
name_in(const char *directory, const char *name)
{
  char *path = NULL;

  cr_assert(asprintf(&path, "%s/%s", directory, name) > 0);
  return path;
}

static struct load
load_file(const char *name, const char *option, const char *value)
{
  struct load load = {KJP_OK, NULL, NULL};
  kjp_options *options = make_options(option, value);

  load.status = kjp_plan_load(name, options, &load.plan, &load.error);
  kjp_options_free(options);
  return load;
}

/* A small plan and a comment that brings the file to exactly `size` bytes. */
static void
write_padded(const char *name, size_t size)
{
  static const char comment[] = "# 1234567890123456789012345678901234567890\n";
  FILE *file = fopen(name, "wb");
  size_t written = strlen(HEAD);

  cr_assert(file != NULL);
  fputs(HEAD, file);
  for (; written + 2 * strlen(comment) < size; written += strlen(comment))
    fputs(comment, file);
  fputc('#', file);
  for (written += 2; written < size; written++)
    fputc('.', file);
  fputc('\n', file);
  fclose(file);
}

Test(limits, max_bytes, .timeout = 60)
{
  static const size_t size = (size_t)8 << 20;
  char *directory = make_directory(), *name = name_in(directory, "plan.yaml");
  struct load load;
  int32_t row;

  write_padded(name, size);
  load = load_file(name, NULL, NULL);
  cr_expect(load.status == KJP_OK, "%s",
            kjp_error_message(load.error, KJP_LANGUAGE_EN));
  unload(&load);

  write_padded(name, size + 1);
  load = load_file(name, NULL, NULL);
  row = find_code(&load, "limit-file");
  cr_expect(load.status == KJP_E_LIMIT && load.plan == NULL);
  cr_expect(row != KJP_NONE);
  if (row != KJP_NONE)
    expect_hint(&load, row, "max-bytes");
  unload(&load);

  load = load_file(name, "max-bytes", "8388609");
  cr_expect(load.status == KJP_OK);
  unload(&load);
  unlink(name);
  rmdir(directory);
  free(name);
  free(directory);
}

static void
expect_refused(const char *name, const char *code)
{
  struct load load = load_file(name, NULL, NULL);

  cr_expect(load.status == KJP_E_IO, "%s: status %d", name, (int)load.status);
  cr_expect(load.plan == NULL, "%s: left a plan behind", name);
  cr_expect(find_code(&load, code) != KJP_NONE, "%s: no %s", name, code);
  unload(&load);
}

Test(files, a_missing_file)
{
  char *directory = make_directory(), *name = name_in(directory, "none.yaml");

  expect_refused(name, "file-unreadable");
  expect_refused("", "file-unreadable");
  rmdir(directory);
  free(name);
  free(directory);
}

/* A pipe that nobody writes to must not hang the host. */
Test(files, only_regular_files, .timeout = 10)
{
  char *directory = make_directory(), *pipe = name_in(directory, "pipe");

  cr_assert(mkfifo(pipe, 0600) == 0);
  expect_refused(pipe, "file-not-regular");
  expect_refused(directory, "file-not-regular");
  expect_refused("/dev/null", "file-not-regular");
  expect_refused("/dev/zero", "file-not-regular");
  unlink(pipe);
  rmdir(directory);
  free(pipe);
  free(directory);
}

/* Arguments */

static void
expect_argument(kjp_status status, kjp_error *error, const char *code,
                const char *label)
{
  struct load load = {status, NULL, error};

  cr_expect(status == KJP_E_ARGUMENT, "%s: status %d", label, (int)status);
  cr_expect(find_code(&load, code) != KJP_NONE, "%s: no %s", label, code);
  kjp_error_free(error);
}

Test(arguments, null)
{
  kjp_plan *plan = (kjp_plan *)&plan; /* the calls must overwrite this */
  kjp_options *options = kjp_options_new();
  kjp_error *error = NULL;
  kjp_status status = kjp_plan_load(NULL, NULL, &plan, &error);

  cr_expect(plan == NULL, "a failed call left its output alone");
  expect_argument(status, error, "argument-null", "file");
  status = kjp_plan_load("plan.yaml", NULL, NULL, &error);
  expect_argument(status, error, "argument-null", "plan_out");
  status = kjp_plan_parse(NULL, 0, NULL, NULL, &plan, &error);
  expect_argument(status, error, "argument-null", "data of 0 bytes");
  status = kjp_plan_parse(HEAD, strlen(HEAD), NULL, NULL, NULL, &error);
  expect_argument(status, error, "argument-null", "plan_out of parse");
  status = kjp_options_set(NULL, "max-depth", "8", &error);
  expect_argument(status, error, "argument-null", "options");
  status = kjp_options_set(options, NULL, "8", &error);
  expect_argument(status, error, "argument-null", "name");

  /* A caller that does not want the error may say so. */
  cr_expect(kjp_plan_load(NULL, NULL, &plan, NULL) == KJP_E_ARGUMENT);
  cr_expect(kjp_plan_load("", NULL, &plan, NULL) == KJP_E_IO);
  cr_expect(kjp_plan_parse("- a", 3, NULL, NULL, &plan, NULL) == KJP_E_SCHEMA);
  kjp_options_free(options);
}

static void
expect_invalid(kjp_options *options, const char *name, const char *value)
{
  kjp_error *error = NULL;
  kjp_status status = kjp_options_set(options, name, value, &error);

  expect_argument(status, error, "argument-invalid", name);
}

/* A limit can be raised to its hard maximum, and no further. */
Test(arguments, options)
{
  static const struct {
    const char *name, *hard, *beyond;
  } rows[] = {
      {"max-bytes", "1073741824", "1073741825"},
      {"max-depth", "64", "65"},
      {"max-nodes", "100000000", "100000001"},
      {"max-anchors", "4096", "4097"},
      {"max-aliases", "4096", "4097"},
      {"max-text-bytes", "1048576", "1048577"},
      {"max-key-bytes", "1024", "1025"},
      {"max-digits", "18", "19"},
      {"max-yuan", "92233720368547758", "92233720368547759"},
      {"max-findings", "10000", "10001"},
  };
  kjp_options *options = kjp_options_new();

  for (size_t i = 0; i < COUNT(rows); i++) {
    cr_expect(kjp_options_set(options, rows[i].name, rows[i].hard, NULL) ==
                  KJP_OK,
              "%s: %s", rows[i].name, rows[i].hard);
    expect_invalid(options, rows[i].name, rows[i].beyond);
    expect_invalid(options, rows[i].name, "-1");
    expect_invalid(options, rows[i].name, "many");
    cr_expect(kjp_options_set(options, rows[i].name, NULL, NULL) == KJP_OK,
              "%s: not put back", rows[i].name);
  }
  expect_invalid(options, "max-depht", "8");
  kjp_options_free(options);
}
