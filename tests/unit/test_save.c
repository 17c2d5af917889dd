/* SPDX-License-Identifier: MIT */
/* tests/unit/test_save.c - plans as YAML and as files: every text comes back
 * as it was, and what cannot be written says why. */
#define _GNU_SOURCE /* open_memstream(), mkdtemp() */
#include <ctype.h>
#include <sys/stat.h>
#include <unistd.h>

#include "plans.h"
#include "same-plan.h"

/* Each is awkward for YAML, or for the reader of plan files. */
static const char *const texts[] = {
    "yes", "NO", "on", "y", "n", "null", "NULL", "~", "true", "False", "2022",
    "0x1F", "017", "1e3", "1_000", "12:30", "2022-08-01", "2022-2025", ".inf",
    ".nan", "-1", "+3", "=", "<<", "- a", "-", "-ab", "---", "--- a", "...",
    "? a", "?", ": a", "a: b", "a:", "a:b", ":", "a #b", "#x", "&a", "*a", "!a",
    "!!str a", "%a", "@a", "`a`", "| a", "> a", "{a", "a}", "[a]", ",a", "a, b",
    " a", "a ", "  ", "\t", "\ta", "a\tb", "a\t", "it's", "'", "''", "\"",
    "say \"x\"", "\"x\"", "a\\b", "\\", "\\n", "a\nb", "a\n\nb", "a \n b",
    "\na", "a\n", "\n", "a\r\nb", "a\rb", "\r", "name：x", "a，b", "gdp、rd",
    "2022：1", "全角：冒号，逗号（括号）", "：", "，", "｛", "“a”", "　a",
    "a　", "🙂", "𠮷野", "\xC2\xA0",
    "a\xC2\xA0"
    "b",
    "caf\xC3\xA9", "αβγ", "Ё",
    /* Forbidden in a file, and told by escapes. */
    "a\xE2\x80\xA8"
    "b",
    "\xE2\x80\xA9",
    "a\xE2\x80\xAE"
    "b",
    "\xE2\x80\x8E",
    "\xEF\xBB\xBF"
    "a",
    "\xEF\xB7\x90", "\x01", "a\x07", "\x1B", "\x7F", "\xC2\x85", "a\xC2\x90",
    "\xEF\xBF\xBE", "\xF4\x8F\xBF\xBF"};

/* `text` in double quotes, told by escapes but for letters, digits and blanks:
 * a key of YAML has 1024 characters at most. */
static void
add_quoted(FILE *file, const char *text)
{
  const unsigned char *at = (const unsigned char *)text;

  fputc('"', file);
  while (*at != '\0') {
    uint32_t code = *at++;
    int more = code >= 0xF0 ? 3 : code >= 0xE0 ? 2 : code >= 0xC0 ? 1 : 0;

    if (more > 0)
      code &= 0x3Fu >> more;
    for (; more > 0; more--)
      code = code << 6 | (*at++ & 0x3Fu);
    if (code < 0x7F && (isalnum((int)code) || code == ' '))
      fputc((int)code, file);
    else
      fprintf(file, code < 0x10000 ? "\\u%04X" : "\\U%08X", (unsigned)code);
  }
  fputc('"', file);
}

static void
add_pair(FILE *file, const char *before, const char *key, const char *text)
{
  fputs(before, file);
  add_quoted(file, key);
  fputs(": ", file);
  add_quoted(file, text);
}

/* A plan in which `text` stands wherever a text may. */
static char *
text_plan(const char *text)
{
  char *data = NULL;
  size_t size = 0;
  FILE *file = open_memstream(&data, &size);

  cr_assert_not_null(file);
  fputs("kjplan: 1\nplan:\n  id: p\n  years: 2022-2025\n", file);
  add_pair(file, "  ", "title", text);
  fputs("\n  issuers: [", file);
  add_quoted(file, text);
  fputs("]\norganisations:\n  o:\n", file);
  add_pair(file, "    name: {", "zh", text);
  add_pair(file, ", ", "en", text);
  fputs("}\nindicators:\n  i:\n    unit: 元\n", file);
  add_pair(file, "    ", "name", text);
  add_pair(file, "\n    ", "scope", text);
  add_pair(file, "\n    ", "note", text);
  add_pair(file, "\n    source: {", "title", text);
  add_pair(file, ", ", "article", text);
  add_pair(file, ", ", "url", text);
  add_pair(file, ", ", "quote", text);
  fputs("}\nmeasures:\n  m:\n    instruments: [", file);
  add_quoted(file, text);
  add_pair(file, "]\n    ", "name", text);
  fputs("\n", file);
  fclose(file);
  return data;
}

/* A plan in which `key` is that of an extra wherever one may stand. */
static char *
extra_plan(const char *key)
{
  char *data = NULL;
  size_t size = 0;
  FILE *file = open_memstream(&data, &size);

  cr_assert_not_null(file);
  fputs("kjplan: 1\nplan: {id: p, title: 计划, years: 2022-2025", file);
  add_pair(file, ", ", key, "1");
  fputs("}\nindicators:\n  i:\n    {name: n, scope: s, unit: 元", file);
  add_pair(file, ", ", key, "~");
  fputs("}\nprogrammes:\n  g:\n    name: n\n    projects:\n", file);
  add_pair(file, "      - {id: j, name: n, ", key, "text");
  fputs("}\n", file);
  add_pair(file, "    ", key, "a：b");
  add_pair(file, "\n", key, "- a");
  fputs("\n", file);
  fclose(file);
  return data;
}

static void
expect_same(const kjp_plan *plan, const kjp_plan *again, const char *label)
{
  char room[SAME_PLAN_ROOM];
  const char *difference = first_difference(plan, again, room, sizeof room);

  cr_expect_null(difference, "'%s': %s", label, difference);
}

/* Plan, text, plan again, and the same text. */
static void
expect_kept(const char *data, const char *label)
{
  kjp_plan *plan = plan_of(data), *again;
  kjp_text *text = NULL, *text_again = NULL;

  cr_assert_eq(kjp_plan_to_yaml(plan, &text, NULL), KJP_OK);
  again = plan_of(kjp_text_data(text));
  expect_same(plan, again, label);
  cr_assert_eq(kjp_plan_to_yaml(again, &text_again, NULL), KJP_OK);
  cr_expect_str_eq(kjp_text_data(text_again), kjp_text_data(text), "'%s'",
                   label);
  kjp_text_free(text_again);
  kjp_text_free(text);
  kjp_plan_unref(again);
  kjp_plan_unref(plan);
}

Test(save, every_text_comes_back)
{
  for (size_t i = 0; i < COUNT(texts); i++) {
    char *data = text_plan(texts[i]);

    expect_kept(data, texts[i]);
    free(data);
  }
}

Test(save, the_text_itself_is_kept)
{
  for (size_t i = 0; i < COUNT(texts); i++) {
    char *data = text_plan(texts[i]);
    kjp_plan *plan = plan_of(data), *again;
    kjp_text *text = NULL;

    cr_assert_eq(kjp_plan_to_yaml(plan, &text, NULL), KJP_OK);
    again = plan_of(kjp_text_data(text));
    cr_expect(has_text(kjp_plan_table(again, KJP_PLAN), 0, KJP_PLAN_TITLE_ZH,
                       texts[i]) ||
                  has_text(kjp_plan_table(again, KJP_PLAN), 0,
                           KJP_PLAN_TITLE_EN, texts[i]),
              "'%s'", texts[i]);
    kjp_text_free(text);
    kjp_plan_unref(again);
    kjp_plan_unref(plan);
    free(data);
  }
}

Test(save, every_key_of_an_extra_comes_back)
{
  char key[160];

  for (size_t i = 0; i < COUNT(texts); i++) {
    char *data;

    snprintf(key, sizeof key, "x-%s", texts[i]);
    data = extra_plan(key);
    expect_kept(data, key);
    free(data);
  }
}

/* As text: what YAML would read otherwise is quoted, and an empty list that
 * means something is there. */
Test(save, what_is_written_says_what_was_meant)
{
  static const struct {
    const char *plan, *written;
  } rows[] = {
      {"x-a: 'n'\nx-b: 'y'\nx-c: '='\nx-d: '<<'\n",
       "x-a: 'n'\nx-b: 'y'\nx-c: '='\nx-d: '<<'\n"},
      {"indicators: {m: {name: m, scope: s, unit: 亿元}}\npaths: {m: {shape: "
       "linear, floors: []}}\n",
       "floors: []\n"},
      {"indicators: {m: {name: m, scope: s, unit: 亿元}}\npaths: {m: {shape: "
       "linear, caps: []}}\n",
       "caps: []\n"},
  };

  for (size_t i = 0; i < COUNT(rows); i++) {
    char text[400];
    kjp_plan *plan;
    kjp_text *yaml = NULL;

    (void)snprintf(text, sizeof text,
                   "kjplan: 1\nplan: {id: p, title: 题, years: 2022-2025}\n%s",
                   rows[i].plan);
    plan = plan_of(text);
    cr_assert(kjp_plan_to_yaml(plan, &yaml, NULL) == KJP_OK);
    cr_expect(strstr(kjp_text_data(yaml), rows[i].written) != NULL, "%s",
              kjp_text_data(yaml));
    kjp_text_free(yaml);
    kjp_plan_unref(plan);
  }
}

/* Keys above 128 bytes are written in another way by libyaml. */
Test(save, long_texts_and_keys_come_back)
{
  static const char *const parts[] = {"a", "长", "一 ", "行\n", " "};

  for (size_t i = 0; i < COUNT(parts); i++) {
    size_t part = strlen(parts[i]), size = 5000 / part;
    char *text = calloc(size * part + 1, 1), key[256] = "x-k";
    char *data;

    cr_assert_not_null(text);
    for (size_t k = 0; k < size; k++)
      memcpy(text + k * part, parts[i], part);
    for (size_t at = 3; at + part < 250; at += part)
      memcpy(key + at, parts[i], part);
    data = text_plan(text);
    expect_kept(data, parts[i]);
    free(data);
    data = extra_plan(key);
    expect_kept(data, parts[i]);
    free(data);
    free(text);
  }
}

/* Without a wide character the reader takes accents for GB18030. */
Test(save, a_plan_without_chinese_comes_back)
{
  expect_kept("kjplan: 1\nplan: {id: p, title: \"Caf\\xE9\", "
              "years: 2022-2025, \"x-\\xFC\": \"\\u03B1\\n\"}\n",
              "Latin-1");
}

/* Files */

static char folder[] = "/tmp/kjplan-save-XXXXXX";

static const char *
in_folder(const char *name)
{
  static char path[sizeof folder + 64];

  snprintf(path, sizeof path, "%s/%s", folder, name);
  return path;
}

static void
make_folder(void)
{
  cr_assert_not_null(mkdtemp(folder));
}

static void
remove_folder(void)
{
  (void)unlink(in_folder("plan.yaml"));
  (void)rmdir(in_folder("inner"));
  cr_expect_eq(rmdir(folder), 0, "the folder holds more than was saved");
}

TestSuite(save_file, .init = make_folder, .fini = remove_folder);

static void
expect_unwritable(const kjp_plan *plan, const char *file)
{
  kjp_error *error = NULL;

  cr_expect_eq(kjp_plan_save(plan, file, &error), KJP_E_IO, "%s", file);
  cr_assert_not_null(error);
  cr_expect_eq(kjp_error_status(error), KJP_E_IO);
  cr_expect(
      has_text(kjp_error_table(error), 0, KJP_FINDING_CODE, "file-unwritable"));
  cr_expect_eq(kjp_plan_save(plan, file, NULL), KJP_E_IO);
  kjp_error_free(error);
}

Test(save_file, a_saved_plan_loads)
{
  kjp_plan *plan =
      plan_of(PLAN_HEAD "  st: {name: 科技, scope: 市, unit: 亿元, values: "
                        "{2021: 2.40, 2022: {budget: 12500 万元}}}\n");
  kjp_plan *again = NULL;
  kjp_error *error = NULL;

  for (int i = 0; i < 2; i++) { /* a new file, and one that is there */
    cr_assert_eq(kjp_plan_save(plan, in_folder("plan.yaml"), &error), KJP_OK);
    cr_expect_null(error);
    cr_assert_eq(kjp_plan_load(in_folder("plan.yaml"), NULL, &again, &error),
                 KJP_OK);
    expect_same(plan, again, "file");
    kjp_plan_unref(again);
  }
  kjp_plan_unref(plan);
}

Test(save_file, a_file_holds_what_to_yaml_gives)
{
  kjp_plan *plan = plan_of(PLAN_HEAD "  st: {name: n, scope: s, unit: ''}\n");
  kjp_text *text = NULL;
  char data[1000] = "";
  FILE *file;

  cr_assert_eq(kjp_plan_to_yaml(plan, &text, NULL), KJP_OK);
  cr_assert_eq(kjp_plan_save(plan, in_folder("plan.yaml"), NULL), KJP_OK);
  file = fopen(in_folder("plan.yaml"), "rb");
  cr_assert_not_null(file);
  cr_expect_eq(fread(data, 1, sizeof data - 1, file), kjp_text_size(text));
  cr_expect_str_eq(data, kjp_text_data(text));
  fclose(file);
  kjp_text_free(text);
  kjp_plan_unref(plan);
}

Test(save_file, what_is_no_file_is_unwritable)
{
  kjp_plan *plan = plan_of(PLAN_HEAD "  st: {name: n, scope: s, unit: ''}\n");

  cr_assert_eq(mkdir(in_folder("inner"), 0700), 0);
  expect_unwritable(plan, in_folder("inner"));
  expect_unwritable(plan, in_folder("missing/plan.yaml"));
  expect_unwritable(plan, in_folder("inner/"));
  expect_unwritable(plan, "");
  kjp_plan_unref(plan);
}

/* Arguments */

static void
expect_argument(kjp_status status, kjp_error **error)
{
  cr_expect_eq(status, KJP_E_ARGUMENT);
  cr_assert_not_null(*error);
  cr_expect_eq(kjp_error_status(*error), KJP_E_ARGUMENT);
  cr_expect(
      has_text(kjp_error_table(*error), 0, KJP_FINDING_CODE, "argument-null"));
  kjp_error_free(*error);
}

Test(save, null_is_told_apart)
{
  kjp_plan *plan = plan_of(PLAN_HEAD "  st: {name: n, scope: s, unit: ''}\n");
  kjp_error *error = NULL;
  kjp_text *text = (kjp_text *)&error; /* anything but NULL */

  expect_argument(kjp_plan_to_yaml(NULL, &text, &error), &error);
  cr_expect_null(text);
  expect_argument(kjp_plan_to_yaml(plan, NULL, &error), &error);
  expect_argument(kjp_plan_save(NULL, "x", &error), &error);
  expect_argument(kjp_plan_save(plan, NULL, &error), &error);
  cr_expect_eq(kjp_plan_to_yaml(NULL, NULL, NULL), KJP_E_ARGUMENT);
  cr_expect_eq(kjp_plan_save(NULL, NULL, NULL), KJP_E_ARGUMENT);
  kjp_plan_unref(plan);
}
