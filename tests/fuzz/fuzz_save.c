/* SPDX-License-Identifier: MIT */
/* tests/fuzz/fuzz_save.c - what is written of a plan says the same, read or
 * built anew, and is written of that to the byte. */
#include "../unit/same-plan.h"
#include "require.h"

static kjp_text *
write_plan(const kjp_plan *plan)
{
  kjp_text *text;
  kjp_status status = kjp_plan_to_yaml(plan, &text, NULL);

  require(status == KJP_OK && text != NULL);
  return text;
}

static void
expect_same(const kjp_plan *plan, const kjp_plan *other, const kjp_text *text)
{
  char room[SAME_PLAN_ROOM];
  const char *difference = first_difference(plan, other, room, sizeof room);
  kjp_text *again = write_plan(other);

  if (difference != NULL)
    fprintf(stderr, "%s\n", difference);
  require(difference == NULL);
  require(kjp_text_size(again) == kjp_text_size(text) &&
          memcmp(kjp_text_data(again), kjp_text_data(text),
                 kjp_text_size(text)) == 0);
  kjp_text_free(again);
}

static void
expect_read_same(const kjp_plan *plan, const kjp_text *text)
{
  kjp_plan *other;
  kjp_error *error;

  if (kjp_plan_parse(kjp_text_data(text), kjp_text_size(text), NULL, NULL,
                     &other, &error) != KJP_OK)
    fprintf(stderr, "%s\n", kjp_error_message(error, KJP_LANGUAGE_EN));
  require(other != NULL);
  expect_same(plan, other, text);
  kjp_plan_unref(other);
}

static void
expect_built_same(const kjp_plan *plan, const kjp_text *text)
{
  kjp_builder *builder = kjp_builder_new(plan);
  kjp_plan *other;
  kjp_error *error;

  if (kjp_builder_build(builder, NULL, &other, &error) != KJP_OK)
    fprintf(stderr, "%s\n", kjp_error_message(error, KJP_LANGUAGE_EN));
  require(other != NULL);
  expect_same(plan, other, text);
  kjp_plan_unref(other);
  kjp_builder_free(builder);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  kjp_plan *plan;
  kjp_text *text;

  if (kjp_plan_parse(size == 0 ? "" : (const char *)data, size, NULL, NULL,
                     &plan, NULL) != KJP_OK)
    return 0;
  text = write_plan(plan);
  expect_read_same(plan, text);
  expect_built_same(plan, text);
  kjp_text_free(text);
  kjp_plan_unref(plan);
  return 0;
}
