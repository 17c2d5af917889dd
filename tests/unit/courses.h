/* SPDX-License-Identifier: MIT */
/* tests/unit/courses.h - plans with a path of `st`, and the course of it. */
#pragma once
#include "plans.h"

#include "../../lib/plan/plan-priv.h"
#include "../../lib/value/course-priv.h"

#define WAN INT64_C(1000000)

#define HEAD                                                                   \
  "kjplan: 1\n"                                                                \
  "plan: {id: p, title: t, years: 2022-2026}\n"                                \
  "indicators:\n"                                                              \
  "  m: {name: m, scope: s, unit: 亿元, values: {2022: 5},\n"                \
  "    assume: {growth: 0 %}}\n"                                               \
  "  empty: {name: e, scope: s, unit: 亿元}\n"
#define ST                                                                     \
  HEAD "  st: {name: st, scope: s, unit: 亿元, values: {2021: 0.9, 2022: "   \
       "1}}\n"
#define PATH(text) "paths: {st: {" text "}}\n"

struct fixture {
  kjp_plan *plan;
  struct kjp__arena *arena;
  struct kjp__values *values;
};

static inline void
open(struct fixture *fixture, const char *text, const char *scenario,
     const char *as_of)
{
  struct kjp__view view = {.as_of = as_of, .scenario = KJP_NONE, .paths = true};

  fixture->plan = plan_of(text);
  if (scenario != NULL)
    view.scenario =
        kjp_table_find(kjp_plan_table(fixture->plan, KJP_SCENARIOS), scenario);
  fixture->arena = kjp__arena_new();
  fixture->values = kjp__values_new(fixture->arena, fixture->plan, &view);
  cr_assert(fixture->values != NULL);
}

static inline void
close(struct fixture *fixture)
{
  kjp__arena_free(fixture->arena);
  kjp_plan_unref(fixture->plan);
}

static inline const struct kjp__series *
series_of(struct fixture *fixture, const char *id, int32_t *indicator)
{
  const struct kjp__series *series;

  *indicator =
      kjp_table_find(kjp_plan_table(fixture->plan, KJP_INDICATORS), id);
  cr_assert(*indicator >= 0, "%s", id);
  series = kjp__values_series(fixture->values, *indicator, 0);
  cr_assert(series != NULL, "%s", id);
  return series;
}
