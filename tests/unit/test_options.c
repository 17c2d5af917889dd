/* SPDX-License-Identifier: MIT */
/* tests/unit/test_options.c - lib/plan/options.c: the table of
 * doc/options.md, both ends of every number. */
#include <criterion/criterion.h>
#include <stddef.h>
#include <string.h>

#include "../../lib/plan/options-priv.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

#define OPTION(name, member) name, offsetof(struct kjp__settings, member)

static const struct {
  const char *name;
  size_t offset;
  int64_t usual;
  const char *least;
  int64_t least_number;
  const char *most;
  int64_t most_number;
  const char *below, *above;
} numbers[] = {
    {OPTION("max-bytes", max_bytes), 8388608, "1", 1, "1073741824", 1073741824,
     "0", "1073741825"},
    {OPTION("max-depth", max_depth), 32, "1", 1, "64", 64, "0", "65"},
    {OPTION("max-nodes", max_nodes), 200000, "1", 1, "100000000", 100000000,
     "0", "100000001"},
    {OPTION("max-anchors", max_anchors), 256, "0", 0, "4096", 4096, "-1",
     "4097"},
    {OPTION("max-aliases", max_aliases), 256, "0", 0, "4096", 4096, "-1",
     "4097"},
    {OPTION("max-text-bytes", max_text_bytes), 65536, "1", 1, "1048576",
     1048576, "0", "1048577"},
    {OPTION("max-key-bytes", max_key_bytes), 256, "1", 1, "1024", 1024, "0",
     "1025"},
    {OPTION("max-digits", max_digits), 15, "1", 1, "18", 18, "0", "19"},
    {OPTION("max-yuan", max_yuan), INT64_C(1000000000000000), "1", 1,
     "92233720368547758", INT64_C(92233720368547758), "0", "92233720368547759"},
    {OPTION("max-findings", max_findings), 100, "1", 1, "10000", 10000, "0",
     "10001"},
    {OPTION("sha256", sha256), 1, "0", 0, "1", 1, "-1", "2"},
    {OPTION("year", year), 0, "1949", 1949, "2149", 2149, "1948", "2150"},
    {OPTION("paths", paths), 0, "0", 0, "1", 1, "-1", "2"},
    {OPTION("corridor", corridor), 0, "0", 0, "1", 1, "-1", "2"},
    {OPTION("draws", draws), 10000, "1", 1, "1000000000", 1000000000, "0",
     "1000000001"},
    {OPTION("first-draw", first_draw), 0, "0", 0, "1000000000000000",
     INT64_C(1000000000000000), "-1", "1000000000000001"},
    {OPTION("seed", seed), 0, "0", 0, "999999999999999999",
     INT64_C(999999999999999999), "-1", "1000000000000000000"},
    {OPTION("threads", threads), 1, "1", 1, "64", 64, "0", "65"},
    {OPTION("kept", kept), 100000, "0", 0, "100000000", 100000000, "-1",
     "100000001"},
};

static int64_t
number_at(const kjp_options *options, size_t offset)
{
  int64_t number;

  memcpy(&number, (const char *)kjp__options_settings(options) + offset,
         sizeof number);
  return number;
}

static void
expect_refused(kjp_options *options, const char *name, const char *value)
{
  kjp_error *error = NULL;

  cr_expect(kjp_options_set(options, name, value, &error) == KJP_E_ARGUMENT,
            "%s: '%s'", name, value);
  cr_expect(kjp_error_status(error) == KJP_E_ARGUMENT, "%s: '%s'", name, value);
  cr_expect(kjp_error_message(error, KJP_LANGUAGE_EN) != NULL &&
                kjp_error_message(error, KJP_LANGUAGE_ZH) != NULL,
            "%s: '%s': message", name, value);
  kjp_error_free(error);
  cr_expect(kjp_options_set(options, name, value, NULL) == KJP_E_ARGUMENT,
            "%s: '%s': no error_out", name, value);
}

Test(options, without_a_handle_or_on_a_new_one_all_is_default)
{
  kjp_options *options = kjp_options_new();

  for (size_t i = 0; i < COUNT(numbers); i++) {
    cr_expect(number_at(NULL, numbers[i].offset) == numbers[i].usual, "%s",
              numbers[i].name);
    cr_expect(number_at(options, numbers[i].offset) == numbers[i].usual, "%s",
              numbers[i].name);
  }
  cr_expect(kjp__options_settings(NULL)->rule == NULL);
  cr_expect(kjp__options_settings(NULL)->scenario == NULL);
  cr_expect(kjp__options_settings(NULL)->as_of == NULL);
  cr_expect(kjp__options_settings(options)->rule == NULL);
  cr_expect(kjp__options_settings(options)->scenario == NULL);
  cr_expect(kjp__options_settings(options)->as_of == NULL);
  kjp_options_free(options);
}

Test(options, numbers_are_taken_from_the_least_to_the_most)
{
  kjp_options *options = kjp_options_new();

  for (size_t i = 0; i < COUNT(numbers); i++) {
    const char *name = numbers[i].name;
    kjp_error *error = (kjp_error *)&error;

    cr_expect(kjp_options_set(options, name, numbers[i].least, &error) ==
                  KJP_OK,
              "%s: least", name);
    cr_expect(error == NULL, "%s: error", name);
    cr_expect(number_at(options, numbers[i].offset) == numbers[i].least_number,
              "%s: least", name);
    expect_refused(options, name, numbers[i].below);
    cr_expect(kjp_options_set(options, name, numbers[i].most, NULL) == KJP_OK,
              "%s: most", name);
    expect_refused(options, name, numbers[i].above);
    cr_expect(number_at(options, numbers[i].offset) == numbers[i].most_number,
              "%s: what is refused changes nothing", name);
  }
  kjp_options_free(options);
}

Test(options, null_sets_the_default_again)
{
  kjp_options *options = kjp_options_new();

  for (size_t i = 0; i < COUNT(numbers); i++) {
    const char *name = numbers[i].name;

    cr_assert(kjp_options_set(options, name, numbers[i].least, NULL) == KJP_OK);
    cr_expect(kjp_options_set(options, name, NULL, NULL) == KJP_OK, "%s", name);
    cr_expect(number_at(options, numbers[i].offset) == numbers[i].usual, "%s",
              name);
  }
  cr_assert(kjp_options_set(options, "rule", "r", NULL) == KJP_OK);
  cr_assert(kjp_options_set(options, "scenario", "s", NULL) == KJP_OK);
  cr_assert(kjp_options_set(options, "as-of", "2024-01-01", NULL) == KJP_OK);
  cr_expect(kjp_options_set(options, "rule", NULL, NULL) == KJP_OK);
  cr_expect(kjp_options_set(options, "scenario", NULL, NULL) == KJP_OK);
  cr_expect(kjp_options_set(options, "as-of", NULL, NULL) == KJP_OK);
  cr_expect(kjp__options_settings(options)->rule == NULL);
  cr_expect(kjp__options_settings(options)->scenario == NULL);
  cr_expect(kjp__options_settings(options)->as_of == NULL);
  kjp_options_free(options);
}

static const char *const no_numbers[] = {"",
                                         " ",
                                         "1e3",
                                         "1.0",
                                         "1.",
                                         ".5",
                                         "+1",
                                         "-1",
                                         "--1",
                                         "0x1",
                                         "1 ",
                                         " 1",
                                         "1,0",
                                         "1_0",
                                         "one",
                                         "１",
                                         "%d",
                                         "1\n",
                                         "inf",
                                         "true",
                                         "NULL",
                                         "9223372036854775808",
                                         "18446744073709551617",
                                         "99999999999999999999999999"};

Test(options, numbers_are_decimal_digits_and_nothing_else)
{
  kjp_options *options = kjp_options_new();

  for (size_t i = 0; i < COUNT(no_numbers); i++)
    for (size_t j = 0; j < COUNT(numbers); j++) {
      expect_refused(options, numbers[j].name, no_numbers[i]);
      cr_expect(number_at(options, numbers[j].offset) == numbers[j].usual,
                "%s: '%s'", numbers[j].name, no_numbers[i]);
    }
  kjp_options_free(options);
}

Test(options, unknown_names_are_refused)
{
  static const char *const names[] = {"",          "max-byte",  "max-bytes ",
                                      "Max-Bytes", "max_bytes", "language",
                                      "as_of",     "规则"};
  kjp_options *options = kjp_options_new();

  for (size_t i = 0; i < COUNT(names); i++) {
    expect_refused(options, names[i], "1");
    cr_expect(kjp_options_set(options, names[i], NULL, NULL) == KJP_E_ARGUMENT,
              "'%s' with NULL", names[i]);
  }
  kjp_options_free(options);
}

Test(options, dates_are_days_that_there_are)
{
  static const char *const taken[] = {"2024-06-30", "1949-01-01", "2149-12-31",
                                      "2024-02-29"};
  static const char *const refused[] = {
      "",           "2024",       "2024-6-30",  "2023-02-29",  "2024-06-31",
      "2024-13-01", "30-06-2024", "2024/06/30", "2024-06-30 ", "today"};
  kjp_options *options = kjp_options_new();

  for (size_t i = 0; i < COUNT(taken); i++) {
    cr_expect(kjp_options_set(options, "as-of", taken[i], NULL) == KJP_OK, "%s",
              taken[i]);
    cr_expect_str_eq(kjp__options_settings(options)->as_of, taken[i]);
  }
  for (size_t i = 0; i < COUNT(refused); i++) {
    expect_refused(options, "as-of", refused[i]);
    cr_expect_str_eq(kjp__options_settings(options)->as_of, "2024-02-29",
                     "'%s' changes nothing", refused[i]);
  }
  kjp_options_free(options);
}

Test(options, texts_are_copied)
{
  kjp_options *options = kjp_options_new();
  char name[] = "rule";
  char value[] = "rigid-growth";

  cr_expect(kjp_options_set(options, name, value, NULL) == KJP_OK);
  memset(name, 'x', sizeof name - 1);
  memset(value, 'x', sizeof value - 1);
  cr_expect_str_eq(kjp__options_settings(options)->rule, "rigid-growth");
  cr_expect(kjp_options_set(options, "rule", "other", NULL) == KJP_OK);
  cr_expect_str_eq(kjp__options_settings(options)->rule, "other");
  kjp_options_free(options);
}

Test(options, without_handle_or_name_nothing_is_set)
{
  kjp_options *options = kjp_options_new();
  kjp_error *error = NULL;

  cr_expect(kjp_options_set(NULL, "rule", "r", &error) == KJP_E_ARGUMENT);
  cr_expect(kjp_error_status(error) == KJP_E_ARGUMENT);
  kjp_error_free(error);
  cr_expect(kjp_options_set(options, NULL, "r", &error) == KJP_E_ARGUMENT);
  cr_expect(kjp_error_status(error) == KJP_E_ARGUMENT);
  kjp_error_free(error);
  cr_expect(kjp_options_set(NULL, NULL, NULL, NULL) == KJP_E_ARGUMENT);
  kjp_options_free(options);
  kjp_options_free(NULL);
}
