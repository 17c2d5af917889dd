/* SPDX-License-Identifier: MIT */
/* tests/unit/builders.h - builders to begin with, and what they must build. */
#pragma once
#include "plans.h"
#include "same-plan.h"

struct builder_step {
  const char *pointer, *text;
};

/* The head that every plan needs. */
static const struct builder_step builder_head[] = {
    {"/kjplan", "1"},
    {"/plan/id", "p"},
    {"/plan/title", "计划"},
    {"/plan/years", "2022-2025"},
    {"/indicators/rd/name", "经费"},
    {"/indicators/rd/scope", "全市"},
    {"/indicators/rd/unit", "亿元"},
    {"/indicators/rd/direction", "more"},
};

#define HEAD                                                                   \
  "kjplan: 1\n"                                                                \
  "plan: {id: p, title: 计划, years: 2022-2025}\n"                           \
  "indicators:\n"                                                              \
  "  rd:\n"                                                                    \
  "    name: 经费\n"                                                         \
  "    scope: 全市\n"                                                        \
  "    unit: 亿元\n"                                                         \
  "    direction: more\n"

static inline void
set(kjp_builder *builder, const char *pointer, const char *text)
{
  kjp_error *error = NULL;
  kjp_status status = kjp_builder_set(builder, pointer, text, &error);

  cr_assert(status == KJP_OK, "%s: %s", pointer,
            kjp_error_message(error, KJP_LANGUAGE_EN));
}

static inline kjp_builder *
builder_with_head(void)
{
  kjp_builder *builder = kjp_builder_new(NULL);

  cr_assert(builder != NULL);
  for (size_t i = 0; i < COUNT(builder_head); i++)
    set(builder, builder_head[i].pointer, builder_head[i].text);
  return builder;
}

static inline kjp_plan *
build(const kjp_builder *builder)
{
  kjp_plan *plan = NULL;
  kjp_error *error = NULL;
  kjp_status status = kjp_builder_build(builder, NULL, &plan, &error);

  cr_assert(status == KJP_OK, "%s: %s",
            kjp_table_text(kjp_error_table(error), 0, KJP_FINDING_POINTER),
            kjp_error_message(error, KJP_LANGUAGE_EN));
  cr_assert(error == NULL);
  return plan;
}

static inline void
expect_same(const kjp_plan *left, const kjp_plan *right)
{
  char room[SAME_PLAN_ROOM];
  const char *difference = first_difference(left, right, room, sizeof room);

  cr_expect(difference == NULL, "%s", difference);
}

/* Whether the builder's plan is that of the file; the builder is freed. */
static inline void
check_plan(kjp_builder *builder, const char *text)
{
  kjp_plan *built = build(builder);
  kjp_plan *parsed = plan_of(text);
  char room[SAME_PLAN_ROOM];
  const char *difference = first_difference(built, parsed, room, sizeof room);

  cr_expect(difference == NULL, "%s\n%s", difference, text);
  kjp_plan_unref(built);
  kjp_plan_unref(parsed);
  kjp_builder_free(builder);
}
