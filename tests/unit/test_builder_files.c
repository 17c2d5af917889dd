/* SPDX-License-Identifier: MIT */
/* tests/unit/test_builder_files.c - every plan file of tests/data, put into a
 * builder text by text, builds to the plan the file is, or is refused for the
 * same. */
#define _GNU_SOURCE
#include <criterion/criterion.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#include "same-plan.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

enum { FEWEST_GOOD = 25, FEWEST_BAD = 150, POINTER_ROOM = 4096 };

/* Codes of what a builder does not know: bytes, YAML, and YAML's null. */
static const char *const of_files[] = {
    "yaml-",         "encoding-",    "limit-",      "alias-", "anchor-",
    "key-duplicate", "key-not-text", "value-empty", "tag-",   "file-",
    "text-nul",      "character-",   "document",
};

/* A file's text in a builder */

static void
add_step(char *pointer, const char *key)
{
  char *end = pointer + strlen(pointer);

  *end++ = '/';
  for (; *key != '\0'; key++) {
    if (*key == '~' || *key == '/')
      *end++ = '~';
    *end++ = *key == '~' ? '0' : *key == '/' ? '1' : *key;
  }
  *end = '\0';
}

static void put(kjp_builder *builder, yaml_document_t *document,
                const yaml_node_t *node, char *pointer);

static void
put_below(kjp_builder *builder, yaml_document_t *document, int item,
          const char *step, char *pointer)
{
  size_t size = strlen(pointer);

  cr_assert(size + 2 * strlen(step) + 2 < POINTER_ROOM);
  add_step(pointer, step);
  put(builder, document, yaml_document_get_node(document, item), pointer);
  pointer[size] = '\0';
}

static void
put_map(kjp_builder *builder, yaml_document_t *document,
        const yaml_node_t *node, char *pointer)
{
  for (const yaml_node_pair_t *pair = node->data.mapping.pairs.start;
       pair < node->data.mapping.pairs.top; pair++) {
    const yaml_node_t *key = yaml_document_get_node(document, pair->key);

    cr_assert(key->type == YAML_SCALAR_NODE);
    put_below(builder, document, pair->value,
              (const char *)key->data.scalar.value, pointer);
  }
}

/* By number: `-` would make one more for each key of an item. */
static void
put_list(kjp_builder *builder, yaml_document_t *document,
         const yaml_node_t *node, char *pointer)
{
  const yaml_node_item_t *start = node->data.sequence.items.start;
  char number[24];

  for (const yaml_node_item_t *item = start;
       item < node->data.sequence.items.top; item++) {
    snprintf(number, sizeof number, "%td", item - start);
    put_below(builder, document, *item, number, pointer);
  }
}

/* Aliases are expanded: a document gives the same node again. */
static void
put(kjp_builder *builder, yaml_document_t *document, const yaml_node_t *node,
    char *pointer)
{
  kjp_error *error = NULL;
  kjp_status status = KJP_OK;

  if (node->type == YAML_SCALAR_NODE)
    status = kjp_builder_set(builder, pointer,
                             (const char *)node->data.scalar.value, &error);
  else if (*pointer != '\0')
    status = kjp_builder_set_empty(
        builder, pointer,
        node->type == YAML_MAPPING_NODE ? KJP_EMPTY_MAP : KJP_EMPTY_LIST,
        &error);
  cr_assert(status == KJP_OK, "%s: %s", pointer,
            kjp_error_message(error, KJP_LANGUAGE_EN));
  if (node->type == YAML_MAPPING_NODE)
    put_map(builder, document, node, pointer);
  if (node->type == YAML_SEQUENCE_NODE)
    put_list(builder, document, node, pointer);
}

/* NULL where the root is no map, which a builder always has. */
static kjp_builder *
builder_of(const char *name)
{
  FILE *file = fopen(name, "rb");
  yaml_parser_t parser;
  yaml_document_t document;
  kjp_builder *builder = NULL;
  char pointer[POINTER_ROOM] = "";
  const yaml_node_t *root;

  cr_assert(file != NULL && yaml_parser_initialize(&parser));
  yaml_parser_set_input_file(&parser, file);
  cr_assert(yaml_parser_load(&parser, &document), "%s", name);
  root = yaml_document_get_root_node(&document);
  if (root != NULL && root->type == YAML_MAPPING_NODE) {
    builder = kjp_builder_new(NULL);
    put(builder, &document, root, pointer);
  }
  yaml_document_delete(&document);
  yaml_parser_delete(&parser);
  fclose(file);
  return builder;
}

/* Findings as lines, in no order of their own */

static int
compare_findings(const void *left, const void *right)
{
  return strcmp(*(char *const *)left, *(char *const *)right);
}

static char *
findings_of(const kjp_table *findings)
{
  int32_t count = kjp_table_count(findings);
  char **lines = calloc((size_t)count + 1, sizeof *lines);
  char *all = NULL;
  size_t size = 0;
  FILE *out = open_memstream(&all, &size);

  for (int32_t row = 0; row < count; row++)
    cr_assert(asprintf(&lines[row], "%s %s\n",
                       kjp_table_text(findings, row, KJP_FINDING_CODE),
                       kjp_table_text(findings, row, KJP_FINDING_POINTER)) > 0);
  qsort(lines, (size_t)count, sizeof *lines, compare_findings);
  for (int32_t row = 0; row < count; row++) {
    fputs(lines[row], out);
    free(lines[row]);
  }
  free(lines);
  fclose(out);
  return all;
}

static bool
is_of_file(const char *code)
{
  for (size_t i = 0; i < COUNT(of_files); i++)
    if (strncmp(code, of_files[i], strlen(of_files[i])) == 0)
      return true;
  return false;
}

static bool
has_finding_of_file(const kjp_table *findings)
{
  for (int32_t row = 0; row < kjp_table_count(findings); row++)
    if (is_of_file(kjp_table_text(findings, row, KJP_FINDING_CODE)))
      return true;
  return false;
}

static void
check_places(const char *name, const kjp_table *findings)
{
  for (int32_t row = 0; row < kjp_table_count(findings); row++)
    cr_expect(kjp_table_int(findings, row, KJP_FINDING_LINE) == KJP_NONE &&
                  kjp_table_int(findings, row, KJP_FINDING_COLUMN) ==
                      KJP_NONE &&
                  kjp_table_int(findings, row, KJP_FINDING_RELATED_LINE) ==
                      KJP_NONE &&
                  kjp_table_int(findings, row, KJP_FINDING_RELATED_COLUMN) ==
                      KJP_NONE,
              "%s: row %d has a place", name, (int)row);
}

/* True where the file was looked at. */
static bool
check_file(const char *name)
{
  kjp_plan *plans[2] = {NULL, NULL};
  kjp_error *errors[2] = {NULL, NULL};
  const kjp_table *tables[2];
  char *findings[2];
  kjp_builder *builder = NULL;
  bool looked;

  (void)kjp_plan_load(name, NULL, &plans[0], &errors[0]);
  if (!has_finding_of_file(kjp_error_table(errors[0])))
    builder = builder_of(name);
  looked = builder != NULL;
  if (looked) {
    const char *difference = NULL;
    char room[SAME_PLAN_ROOM];

    (void)kjp_builder_build(builder, NULL, &plans[1], &errors[1]);
    for (int i = 0; i < 2; i++) {
      tables[i] = plans[i] == NULL ? kjp_error_table(errors[i])
                                   : kjp_plan_table(plans[i], KJP_FINDINGS);
      findings[i] = findings_of(tables[i]);
    }
    cr_expect(strcmp(findings[0], findings[1]) == 0,
              "%s\n--- file\n%s--- builder\n%s---", name, findings[0],
              findings[1]);
    check_places(name, tables[1]);
    if (plans[0] != NULL && plans[1] != NULL)
      difference = first_difference(plans[1], plans[0], room, sizeof room);
    cr_expect(difference == NULL, "%s: %s", name, difference);
    free(findings[0]);
    free(findings[1]);
  }
  kjp_builder_free(builder);
  for (int i = 0; i < 2; i++) {
    kjp_plan_unref(plans[i]);
    kjp_error_free(errors[i]);
  }
  return looked;
}

static int
is_yaml(const struct dirent *entry)
{
  const char *dot = strrchr(entry->d_name, '.');

  return dot != NULL && strcmp(dot, ".yaml") == 0;
}

/* How many files of the folder were looked at. */
static int
check_folder(const char *folder)
{
  const char *data = getenv("KJP_TEST_DATA");
  struct dirent **entries = NULL;
  char *path = NULL;
  int count;
  int looked = 0;

  cr_assert(data != NULL, "KJP_TEST_DATA must name tests/data");
  cr_assert(asprintf(&path, "%s/%s", data, folder) > 0);
  count = scandir(path, &entries, is_yaml, alphasort);
  cr_assert(count >= 0, "%s: cannot be read", path);
  for (int i = 0; i < count; i++) {
    char *name = NULL;

    cr_assert(asprintf(&name, "%s/%s", path, entries[i]->d_name) > 0);
    looked += check_file(name);
    free(name);
    free(entries[i]);
  }
  free(entries);
  free(path);
  cr_log_info("%s: %d of %d files\n", folder, looked, count);
  return looked;
}

Test(builder_files, good_files_build_to_the_same_plan)
{
  int looked = check_folder("good");

  cr_expect(looked >= FEWEST_GOOD, "only %d files", looked);
}

Test(builder_files, bad_files_are_refused_for_the_same)
{
  int looked = check_folder("bad");

  cr_expect(looked >= FEWEST_BAD, "only %d files", looked);
}
