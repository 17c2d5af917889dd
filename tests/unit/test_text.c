/* SPDX-License-Identifier: MIT */
/* tests/unit/test_text.c - lib/base/text.c: text that grows. */
#include <criterion/criterion.h>
#include <stdint.h>
#include <string.h>

#include "../../lib/base/text-priv.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* What was built, as a kjp_text. */
static kjp_text *
finish(struct kjp__text_builder *builder)
{
  kjp_error *error = NULL;
  kjp_text *text = NULL;

  cr_assert(kjp__text_done(builder, &text, &error) == KJP_OK);
  cr_assert(text != NULL && error == NULL);
  return text;
}

Test(text, nothing_makes_an_empty_text)
{
  struct kjp__text_builder builder = {0};
  kjp_text *text = finish(&builder);

  cr_expect_str_eq(kjp_text_data(text), "");
  cr_expect(kjp_text_size(text) == 0);
  kjp_text_free(text);
}

Test(text, parts_stand_one_behind_the_other)
{
  struct kjp__text_builder builder = {0};
  kjp_text *text;

  kjp__text_add(&builder, "底线");
  kjp__text_add_char(&builder, ' ');
  kjp__text_add_size(&builder, "12345", 2);
  kjp__text_add(&builder, NULL);
  kjp__text_add(&builder, "");
  kjp__text_add_char(&builder, '.');
  cr_expect_str_eq(builder.data, "底线 12.");
  text = finish(&builder);
  cr_expect_str_eq(kjp_text_data(text), "底线 12.");
  cr_expect(kjp_text_size(text) == 10);
  cr_expect(builder.data == NULL && builder.size == 0, "empty again");
  kjp_text_free(text);
}

static const struct {
  int64_t number;
  const char *text;
} numbers[] = {
    {0, "0"},
    {-1, "-1"},
    {2025, "2025"},
    {INT64_MAX, "9223372036854775807"},
    {INT64_MIN, "-9223372036854775808"},
};

Test(text, numbers_are_written_whole)
{
  for (size_t i = 0; i < COUNT(numbers); i++) {
    struct kjp__text_builder builder = {0};

    kjp__text_add_int(&builder, numbers[i].number);
    cr_expect_str_eq(builder.data, numbers[i].text);
    kjp__text_clear(&builder);
    cr_expect(builder.data == NULL && builder.size == 0);
  }
}

Test(text, grows_by_characters_and_by_large_parts)
{
  enum { CHARACTERS = 100000, PART = 70000 };
  struct kjp__text_builder builder = {0};
  static char part[PART];
  kjp_text *text;

  for (int i = 0; i < CHARACTERS; i++) {
    kjp__text_add_char(&builder, (char)('a' + i % 26));
    cr_assert(builder.data[builder.size] == '\0', "character %d", i);
  }
  memset(part, 'P', sizeof part);
  kjp__text_add_size(&builder, part, sizeof part);
  text = finish(&builder);
  cr_expect(kjp_text_size(text) == CHARACTERS + PART);
  cr_expect(strlen(kjp_text_data(text)) == CHARACTERS + PART);
  for (int i = 0; i < CHARACTERS; i++)
    cr_assert(kjp_text_data(text)[i] == 'a' + i % 26, "character %d", i);
  cr_expect(kjp_text_data(text)[CHARACTERS + PART - 1] == 'P');
  kjp_text_free(text);
}

Test(text, every_size_around_the_first_room_fits)
{
  static const char letters[1100] = {0};

  for (size_t size = 250; size < 1030; size++) {
    struct kjp__text_builder builder = {0};

    kjp__text_add_size(&builder, letters, size);
    cr_expect(builder.size == size && builder.data[size] == '\0', "%zu", size);
    kjp__text_clear(&builder);
  }
}

static const char *const values[][2] = {
    {"name", "outpace"}, {"year", "2024"}, {"none", NULL}, {NULL, NULL}};

static const struct {
  const char *template, *text;
  bool complete;
} templates[] = {
    {"", "", true},
    {"no word", "no word", true},
    {"{name}", "outpace", true},
    {"{name} in {year}", "outpace in 2024", true},
    {"{name}{name}", "outpaceoutpace", true},
    {"在 {year} 年", "在 2024 年", true},
    {"a {none} b", "a  b", false},
    {"{none}", "", false},
    {"{none}{name}", "outpace", false},
    {"{name}{none}", "outpace", false},
    {"{none} {year}", " 2024", false},
    {"open {name", "open {name", true},
    {"shut name}", "shut name}", true},
};

Test(text, a_template_takes_its_values_and_tells_what_is_missing)
{
  for (size_t i = 0; i < COUNT(templates); i++) {
    struct kjp__text_builder builder = {0};
    bool complete;

    kjp__text_add_char(&builder, '|');
    complete = kjp__text_add_template(&builder, templates[i].template, values);
    cr_expect_str_eq(builder.data + 1, templates[i].text, "'%s' gives '%s'",
                     templates[i].template, builder.data);
    cr_expect(complete == templates[i].complete, "'%s'", templates[i].template);
    kjp__text_clear(&builder);
  }
}

Test(text, a_word_that_is_not_in_the_list_stays)
{
  struct kjp__text_builder builder = {0};

  (void)kjp__text_add_template(&builder, "{nam} {names} {} {Year} {year}",
                               values);
  cr_expect_str_eq(builder.data, "{nam} {names} {} {Year} 2024");
  kjp__text_clear(&builder);
}

Test(text, a_failed_allocation_is_told_at_the_end)
{
  struct kjp__text_builder builder = {0};
  volatile size_t huge = SIZE_MAX / 2;
  kjp_error *error = NULL;
  kjp_text *text = NULL;

  kjp__text_add(&builder, "before");
  kjp__text_add_size(&builder, "x", huge);
  kjp__text_add(&builder, "after");
  cr_expect(builder.failed);
  cr_expect(kjp__text_done(&builder, &text, &error) == KJP_E_NOMEM);
  cr_expect(text == NULL);
  cr_expect(kjp_error_status(error) == KJP_E_NOMEM);
  cr_expect(kjp_error_message(error, KJP_LANGUAGE_EN) != NULL);
  cr_expect(builder.data == NULL && !builder.failed, "empty again");
  kjp_error_free(error);
}

Test(text, null_is_silent)
{
  cr_expect(kjp_text_data(NULL) == NULL);
  cr_expect(kjp_text_size(NULL) == 0);
  kjp_text_free(NULL);
}
