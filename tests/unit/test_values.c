/* SPDX-License-Identifier: MIT */
/* tests/unit/test_values.c - lib/value/: what an indicator is worth in a
 * year, and what is missing where it is worth nothing. */
#include "plans.h"

#include "../../lib/plan/plan-priv.h"
#include "../../lib/value/value-priv.h"

enum {
  OBSERVED = KJP_KIND_OBSERVED,
  DERIVED = KJP_KIND_DERIVED,
  PUBLISHED = KJP_KIND_PUBLISHED,
  ASSUMED = KJP_KIND_ASSUMED,
  UNKNOWN = KJP_KIND_UNKNOWN
};

#define STAGES                                                                 \
  PLAN_HEAD                                                                    \
  "  a: {name: a, scope: s, unit: 元, values: {\n"                            \
  "    2021: {budget: 1, adjusted: 2, preliminary: 3, executed: 4},\n"         \
  "    2022: {budget: 5, final: 6, restated: 7, revised: 8},\n"                \
  "    2023: {preliminary: {value: 9, known_on: 2024-02-01},\n"                \
  "           final: {value: 10, known_on: 2024-09-01}, budget: 11},\n"        \
  "    2024: 12},\n"                                                           \
  "    assume: {growth: 50 %}}\n"                                              \
  "  twice: {name: t, scope: s, unit: 元, derive: {sum: [a, b]}}\n"           \
  "  b: {name: b, scope: s, unit: 元, values: {\n"                            \
  "    2021: 100, 2022: {budget: 200, final: 300}, 2023: {budget: 400}}}\n"

#define ASSUMPTIONS                                                            \
  PLAN_HEAD                                                                    \
  "  grown: {name: g, scope: s, unit: 元, values: {2021: 0.05},\n"            \
  "    assume: {growth: 30 %}}\n"                                              \
  "  by-year: {name: y, scope: s, unit: 元, values: {2021: 100},\n"           \
  "    assume: {growth: {2022: 10 %, 2023: -50 %, 2025: 10 %}}}\n"             \
  "  fixed: {name: f, scope: s, unit: 元, values: {2022: 100, 2024: 150},\n"  \
  "    assume: {growth: 10 %, amounts: {2021: 7, 2022: 1, 2023: 120}}}\n"      \
  "  empty: {name: e, scope: s, unit: 元,\n"                                  \
  "    assume: {growth: 10 %, amounts: {2022: 100, 2024: 500}}}\n"             \
  "  hole: {name: h, scope: s, unit: 元, values: {2021: 100, 2023: 50},\n"    \
  "    assume: {growth: 10 %}}\n"                                              \
  "  down: {name: d, scope: s, unit: 元, values: {2021: 0.03},\n"             \
  "    assume: {growth: -50 %}}\n"                                             \
  "  nothing: {name: n, scope: s, unit: 元, assume: {growth: 10 %}}\n"

/* The same under a scenario. */
#define OVERLAID                                                               \
  ASSUMPTIONS                                                                  \
  "scenarios:\n"                                                               \
  "  other: {assume: {grown: {growth: 1 %}, down: {growth: 1 %}}}\n"           \
  "  low:\n"                                                                   \
  "    assume:\n"                                                              \
  "      grown: {growth: 100 %}\n"                                             \
  "      by-year: {growth: {2023: 20 %}}\n"                                    \
  "      fixed: {growth: 20 %}\n"                                              \
  "      empty: {growth: 20 %}\n"                                              \
  "      hole: {amounts: {2024: 7}}\n"                                         \
  "      nothing: {amounts: {2023: 1}}\n"

#define DERIVATIONS                                                            \
  PLAN_HEAD                                                                    \
  "  a: {name: a, scope: s, unit: 元, values: {\n"                            \
  "    2020: 10, 2021: 20, 2022: 30, 2023: 40}, assume: {amounts: {2024: 50}}" \
  "}\n"                                                                        \
  "  b: {name: b, scope: s, unit: 元, values: {\n"                            \
  "    2020: 1, 2021: 0, 2022: 3, 2023: 4, 2024: 5, 2025: 6}}\n"               \
  "  c: {name: c, scope: s, unit: 元, values: {\n"                            \
  "    2021: 1, 2022: 1, 2023: 2, 2024: 1}}\n"                                 \
  "  heads: {name: h, scope: s, unit: 人, values: {2022: 7, 2023: 8}}\n"      \
  "  share: {name: s, scope: s, unit: '%', values: {2022: 25, 2023: 50}}\n"    \
  "  sum: {name: s, scope: s, unit: 元, derive: {sum: [a, b, c]}}\n"          \
  "  less: {name: l, scope: s, unit: 元, derive: {difference: [b, a]}}\n"     \
  "  mean: {name: m, scope: s, unit: 元, derive: {average: [a, b, c]}}\n"     \
  "  ratio: {name: r, scope: s, unit: '%', derive: {ratio: [a, b]}}\n"         \
  "  head: {name: h, scope: s, unit: 元, derive: {ratio: [a, heads]}}\n"      \
  "  part: {name: p, scope: s, unit: 元, derive: {product: [a, share]}}\n"    \
  "  growth: {name: g, scope: s, unit: '%', derive: {growth: b}}\n"            \
  "  before: {name: l, scope: s, unit: 元, derive: {lag: a}}\n"               \
  "  total: {name: c, scope: s, unit: 元, derive: {cumulative: a}}\n"         \
  "  pub: {name: p, scope: s, unit: 元, derive: {sum: [a, heads2]},\n"        \
  "    values: {2022: 99, 2023: 88, 2024: 77}}\n"                              \
  "  heads2: {name: h, scope: s, unit: 元, values: {2022: 1},\n"              \
  "    assume: {amounts: {2023: 2, 2025: 9}}}\n"                               \
  "  on-pub: {name: o, scope: s, unit: 元, derive: {sum: [pub, b]}}\n"        \
  "  both: {name: b, scope: s, unit: 元, derive: {sum: [a, heads2]},\n"       \
  "    assume: {amounts: {2023: 66}}}\n"                                       \
  "  deep: {name: d, scope: s, unit: 元, derive: {sum: [sum, before]}}\n"

/* A target over the years is what `all` is in the last of them. */
#define COUNTS                                                                 \
  PLAN_HEAD                                                                    \
  "  begun: {name: b, scope: s, unit: 项, values: {2022: 99, 2026: 7},\n"     \
  "    count_of: {programmes: projects,\n"                                     \
  "      status: [approved, running, completed]}}\n"                           \
  "  planned: {name: p, scope: s, unit: 万项,\n"                             \
  "    count_of: {programmes: projects, status: [planned]}}\n"                 \
  "  stopped: {name: s, scope: s, unit: 项,\n"                                \
  "    count_of: {programmes: projects, status: [stopped]},\n"                 \
  "    assume: {growth: 10 %, amounts: {2023: 8}}}\n"                          \
  "  all: {name: a, scope: s, unit: 项, derive: {cumulative: begun}}\n"       \
  "targets:\n"                                                                 \
  "  t: {indicator: begun, over: 2021-2025, at_least: 4 项}\n"                \
  "programmes:\n"                                                              \
  "  one: {name: o, projects: [\n"                                             \
  "    {id: a, name: a, status: running, start: 2021},\n"                      \
  "    {id: b, name: b, status: approved, start: 2023},\n"                     \
  "    {id: c, name: c, status: planned, start: 2023},\n"                      \
  "    {id: d, name: d, start: 2023}, {id: e, name: e}]}\n"                    \
  "  two: {name: t, projects: [\n"                                             \
  "    {id: f, name: f, status: completed, start: 2023},\n"                    \
  "    {id: g, name: g, status: completed, start: 2025}]}\n"

struct fixture {
  kjp_plan *plan;
  struct kjp__arena *arena;
  struct kjp__values *values;
};

static void
open_view(struct fixture *fixture, const char *text,
          const struct kjp__view *view)
{
  fixture->plan = plan_of(text);
  fixture->arena = kjp__arena_new();
  fixture->values = kjp__values_new(fixture->arena, fixture->plan, view);
  cr_assert(fixture->values != NULL);
}

static void
open(struct fixture *fixture, const char *text, const char *as_of)
{
  const struct kjp__view view = {.as_of = as_of, .scenario = KJP_NONE};

  open_view(fixture, text, &view);
}

static void
close(struct fixture *fixture)
{
  kjp__arena_free(fixture->arena);
  kjp_plan_unref(fixture->plan);
}

static int32_t
indicator_of(const struct fixture *fixture, const char *id)
{
  int32_t row =
      kjp_table_find(kjp_plan_table(fixture->plan, KJP_INDICATORS), id);

  cr_assert(row >= 0, "%s", id);
  return row;
}

static const struct kjp__value *
value_at(struct fixture *fixture, const char *id, int8_t stage, int32_t year)
{
  const struct kjp__series *series =
      kjp__values_series(fixture->values, indicator_of(fixture, id), stage);

  cr_assert(series != NULL, "%s", id);
  return kjp__series_at(fixture->values, series, year);
}

/* The value is top / bottom quanta, of a kind. */
static void
expect_value(struct fixture *fixture, const char *id, int8_t stage,
             int32_t year, int32_t kind, int64_t top, int64_t bottom)
{
  const struct kjp__value *value = value_at(fixture, id, stage, year);
  struct kjp__fraction found, expected;
  struct kjp__wide upper, lower;

  cr_expect(value->kind == kind, "%s %d, stage %d: kind %d, not %d", id, year,
            stage, value->kind, kind);
  cr_expect(kjp__value_known(value) == (kind != UNKNOWN), "%s %d", id, year);
  if (!kjp__value_known(value) || kind == UNKNOWN)
    return;
  kjp__wide_set(&upper, top);
  kjp__wide_set(&lower, bottom);
  kjp__fraction_make(&upper, &lower, &expected);
  kjp__value_fraction(value, &found);
  cr_expect(kjp__fraction_compare(&found, &expected) == 0,
            "%s %d, stage %d: %lld", id, year, stage, (long long)value->quanta);
  cr_expect(value->whole == (top % bottom == 0), "%s %d: whole", id, year);
}

static const struct {
  const char *id;
  int8_t stage;
  const char *as_of;
  int32_t year, kind;
  int64_t yuan;
} staged[] = {
    /* the strongest there is */
    {"a", 0, NULL, 2021, OBSERVED, 4},
    {"a", 0, NULL, 2022, OBSERVED, 7},
    {"a", 0, NULL, 2023, OBSERVED, 10},
    {"a", 0, NULL, 2024, OBSERVED, 12},
    {"a", 0, NULL, 2025, ASSUMED, 18},
    {"a", 0, NULL, 2020, UNKNOWN, 0},
    /* one stage, without fallback; growth after its own last known year */
    {"a", KJP_STAGE_BUDGET, NULL, 2021, OBSERVED, 1},
    {"a", KJP_STAGE_BUDGET, NULL, 2022, OBSERVED, 5},
    {"a", KJP_STAGE_BUDGET, NULL, 2023, OBSERVED, 11},
    {"a", KJP_STAGE_FINAL, NULL, 2021, UNKNOWN, 0},
    {"a", KJP_STAGE_FINAL, NULL, 2022, OBSERVED, 6},
    {"a", KJP_STAGE_FINAL, NULL, 2023, OBSERVED, 10},
    {"a", KJP_STAGE_FINAL, NULL, 2024, OBSERVED, 12},
    {"a", KJP_STAGE_REVISED, NULL, 2022, OBSERVED, 8},
    {"a", KJP_STAGE_REVISED, NULL, 2023, ASSUMED, 12},
    {"a", KJP_STAGE_REVISED, NULL, 2024, ASSUMED, 18},
    {"a", KJP_STAGE_ADJUSTED, NULL, 2021, OBSERVED, 2},
    {"a", KJP_STAGE_ADJUSTED, NULL, 2022, ASSUMED, 3},
    {"a", KJP_STAGE_RESTATED, NULL, 2022, OBSERVED, 7},
    {"a", KJP_STAGE_RESTATED, NULL, 2021, UNKNOWN, 0},
    {"a", KJP_STAGE_PRELIMINARY, NULL, 2022, UNKNOWN, 0},
    /* what became known later is not seen */
    {"a", 0, "2024-08-31", 2023, OBSERVED, 9},
    {"a", 0, "2024-09-01", 2023, OBSERVED, 10},
    {"a", 0, "2024-02-01", 2023, OBSERVED, 9},
    {"a", 0, "2024-01-31", 2023, OBSERVED, 11},
    {"a", 0, "1949-01-01", 2024, OBSERVED, 12},
    {"a", KJP_STAGE_FINAL, "2024-08-31", 2023, UNKNOWN, 0},
    {"a", KJP_STAGE_PRELIMINARY, "2024-02-01", 2023, OBSERVED, 9},
    /* a derived indicator takes the stage of all it is made of */
    {"twice", 0, NULL, 2022, DERIVED, 307},
    {"twice", 0, NULL, 2023, DERIVED, 410},
    {"twice", KJP_STAGE_BUDGET, NULL, 2022, DERIVED, 205},
    {"twice", KJP_STAGE_BUDGET, NULL, 2023, DERIVED, 411},
    {"twice", KJP_STAGE_FINAL, NULL, 2022, DERIVED, 306},
    {"twice", KJP_STAGE_FINAL, NULL, 2023, UNKNOWN, 0},
    {"twice", 0, "2024-02-01", 2023, DERIVED, 409},
};

Test(values, stages_and_dates_choose_the_observation)
{
  for (size_t i = 0; i < COUNT(staged); i++) {
    struct fixture fixture;

    open(&fixture, STAGES, staged[i].as_of);
    expect_value(&fixture, staged[i].id, staged[i].stage, staged[i].year,
                 staged[i].kind, staged[i].yuan * 100, 1);
    close(&fixture);
  }
}

static const struct {
  const char *id;
  int32_t year, kind;
  int64_t fen;
} assumed[] = {
    /* 5 * 1.3 = 6.5, 7 * 1.3 = 9.1, 9 * 1.3 = 11.7, 12 * 1.3 = 15.6 */
    {"grown", 2020, UNKNOWN, 0},
    {"grown", 2021, OBSERVED, 5},
    {"grown", 2022, ASSUMED, 7},
    {"grown", 2023, ASSUMED, 9},
    {"grown", 2024, ASSUMED, 12},
    {"grown", 2025, ASSUMED, 16},
    /* a year without growth ends it */
    {"by-year", 2022, ASSUMED, 11000},
    {"by-year", 2023, ASSUMED, 5500},
    {"by-year", 2024, UNKNOWN, 0},
    {"by-year", 2025, UNKNOWN, 0},
    /* amounts inside the series, where nothing was observed */
    {"fixed", 2021, ASSUMED, 700},
    {"fixed", 2022, OBSERVED, 10000},
    {"fixed", 2023, ASSUMED, 12000},
    {"fixed", 2024, OBSERVED, 15000},
    {"fixed", 2025, ASSUMED, 16500},
    /* growth from the first amount; an amount goes before growth */
    {"empty", 2021, UNKNOWN, 0},
    {"empty", 2022, ASSUMED, 10000},
    {"empty", 2023, ASSUMED, 11000},
    {"empty", 2024, ASSUMED, 50000},
    {"empty", 2025, ASSUMED, 55000},
    /* no growth before the last known year */
    {"hole", 2022, UNKNOWN, 0},
    {"hole", 2023, OBSERVED, 5000},
    {"hole", 2024, ASSUMED, 5500},
    /* 3 * 0.5 = 1.5, 2 * 0.5 = 1, 1 * 0.5 = 0.5 */
    {"down", 2022, ASSUMED, 2},
    {"down", 2023, ASSUMED, 1},
    {"down", 2024, ASSUMED, 1},
    {"nothing", 2021, UNKNOWN, 0},
    {"nothing", 2025, UNKNOWN, 0},
};

Test(values, assumptions_grow_and_are_rounded_in_every_year)
{
  struct fixture fixture;

  open(&fixture, ASSUMPTIONS, NULL);
  for (size_t i = 0; i < COUNT(assumed); i++)
    expect_value(&fixture, assumed[i].id, 0, assumed[i].year, assumed[i].kind,
                 assumed[i].fen, 1);
  close(&fixture);
}

static const struct {
  const char *id;
  int32_t year, kind;
  int64_t fen;
} overlaid[] = {
    /* a growth of all years in place of the plan's */
    {"grown", 2021, OBSERVED, 5},
    {"grown", 2022, ASSUMED, 10},
    {"grown", 2024, ASSUMED, 40},
    /* a growth of one year in place of that year's */
    {"by-year", 2022, ASSUMED, 11000},
    {"by-year", 2023, ASSUMED, 13200},
    {"by-year", 2024, UNKNOWN, 0},
    /* amounts up to the last known year stay, those after it go */
    {"fixed", 2021, ASSUMED, 700},
    {"fixed", 2023, ASSUMED, 12000},
    {"fixed", 2025, ASSUMED, 18000},
    /* of what is not known at all, the first amount stays */
    {"empty", 2022, ASSUMED, 10000},
    {"empty", 2023, ASSUMED, 12000},
    {"empty", 2024, ASSUMED, 14400},
    {"empty", 2025, ASSUMED, 17280},
    /* an amount of one year, from which the plan's growth goes on */
    {"hole", 2024, ASSUMED, 700},
    {"hole", 2025, ASSUMED, 770},
    {"nothing", 2022, UNKNOWN, 0},
    {"nothing", 2023, ASSUMED, 100},
    {"nothing", 2024, ASSUMED, 110},
    /* what the scenario does not speak of, be it that another does */
    {"down", 2022, ASSUMED, 2},
};

Test(values, a_scenario_is_laid_over_what_is_assumed)
{
  const struct kjp__view view = {.scenario = 1};
  struct fixture fixture;

  open_view(&fixture, OVERLAID, &view);
  for (size_t i = 0; i < COUNT(overlaid); i++)
    expect_value(&fixture, overlaid[i].id, 0, overlaid[i].year,
                 overlaid[i].kind, overlaid[i].fen, 1);
  close(&fixture);
}

static const struct {
  const char *id;
  int32_t year, kind;
  int64_t top, bottom;
} derived[] = {
    {"sum", 2021, DERIVED, 2100, 1},
    {"sum", 2023, DERIVED, 4600, 1},
    {"sum", 2024, ASSUMED, 5600, 1},
    {"sum", 2020, UNKNOWN, 0, 1},
    {"sum", 2025, UNKNOWN, 0, 1},
    {"less", 2022, DERIVED, -2700, 1},
    /* (30 + 3 + 1) / 3, (20 + 0 + 1) / 3 */
    {"mean", 2022, DERIVED, 3400, 3},
    {"mean", 2021, DERIVED, 700, 1},
    {"mean", 2024, ASSUMED, 5600, 3},
    {"ratio", 2022, DERIVED, INT64_C(10000000000), 1},
    {"ratio", 2020, DERIVED, INT64_C(10000000000), 1},
    {"ratio", 2021, UNKNOWN, 0, 1},
    /* 30 元 on 7 人 */
    {"head", 2022, DERIVED, 3000, 7},
    {"head", 2023, DERIVED, 500, 1},
    {"part", 2022, DERIVED, 750, 1},
    {"part", 2023, DERIVED, 2000, 1},
    /* 4/3 - 1, 5/4 - 1; 0/1 - 1; after zero nothing */
    {"growth", 2023, DERIVED, 1000000000, 3},
    {"growth", 2024, DERIVED, 250000000, 1},
    {"growth", 2021, DERIVED, -1000000000, 1},
    {"growth", 2022, UNKNOWN, 0, 1},
    {"growth", 2020, UNKNOWN, 0, 1},
    {"before", 2021, DERIVED, 1000, 1},
    {"before", 2024, DERIVED, 4000, 1},
    {"before", 2025, ASSUMED, 5000, 1},
    {"before", 2020, UNKNOWN, 0, 1},
    /* from the plan's first year on */
    {"total", 2020, UNKNOWN, 0, 1},
    {"total", 2021, DERIVED, 2000, 1},
    {"total", 2023, DERIVED, 9000, 1},
    {"total", 2024, ASSUMED, 14000, 1},
    {"total", 2025, UNKNOWN, 0, 1},
    /* derived from observed before published before what is weaker */
    {"pub", 2022, DERIVED, 3100, 1},
    {"pub", 2023, PUBLISHED, 8800, 1},
    {"pub", 2024, PUBLISHED, 7700, 1},
    {"pub", 2021, UNKNOWN, 0, 1},
    {"on-pub", 2022, DERIVED, 3400, 1},
    {"on-pub", 2023, PUBLISHED, 9200, 1},
    {"on-pub", 2024, PUBLISHED, 8200, 1},
    /* assumed before derived from what is assumed */
    {"both", 2022, DERIVED, 3100, 1},
    {"both", 2023, ASSUMED, 6600, 1},
    {"deep", 2021, DERIVED, 3100, 1},
    {"deep", 2024, ASSUMED, 9600, 1},
    {"deep", 2025, UNKNOWN, 0, 1},
};

Test(values, derived_values_are_exact_and_of_the_weakest_kind)
{
  struct fixture fixture;

  open(&fixture, DERIVATIONS, NULL);
  for (size_t i = 0; i < COUNT(derived); i++)
    expect_value(&fixture, derived[i].id, 0, derived[i].year, derived[i].kind,
                 derived[i].top, derived[i].bottom);
  close(&fixture);
}

static const struct {
  const char *id;
  int32_t year, kind;
  int64_t projects;
} counted[] = {
    {"begun", 2021, DERIVED, 1},
    {"begun", 2023, DERIVED, 2},
    {"begun", 2025, DERIVED, 1},
    /* the plan lists all of its years: none is a number, whatever else says */
    {"begun", 2022, DERIVED, 0},
    {"begun", 2024, DERIVED, 0},
    /* but of no other year */
    {"begun", 2020, UNKNOWN, 0},
    {"begun", 2026, PUBLISHED, 7},
    /* other statuses, in another unit */
    {"planned", 2023, DERIVED, 1},
    {"planned", 2021, DERIVED, 0},
    {"stopped", 2023, DERIVED, 0},
    {"stopped", 2020, UNKNOWN, 0},
    {"stopped", 2026, ASSUMED, 0},
    /* over the years */
    {"all", 2021, DERIVED, 1},
    {"all", 2024, DERIVED, 3},
    {"all", 2025, DERIVED, 4},
};

Test(values, projects_are_counted_by_the_year_they_start)
{
  struct fixture fixture;

  open(&fixture, COUNTS, NULL);
  for (size_t i = 0; i < COUNT(counted); i++)
    expect_value(&fixture, counted[i].id, 0, counted[i].year, counted[i].kind,
                 counted[i].projects * 1000000, 1);
  close(&fixture);
}

/* Leaves as "id year". */
struct leaves {
  const struct fixture *fixture;
  char room[16][24];
  int count;
};

static void
add_leaf(void *data, int32_t indicator, int32_t year)
{
  struct leaves *leaves = data;

  cr_assert(leaves->count < 16);
  (void)snprintf(
      leaves->room[leaves->count], sizeof leaves->room[0], "%s %d",
      kjp_table_text(kjp_plan_table(leaves->fixture->plan, KJP_INDICATORS),
                     indicator, KJP_INDICATOR_ID),
      year);
  leaves->count++;
}

static const struct {
  const char *id;
  int32_t year;
  const char *leaves[5]; /* in any order */
} missing[] = {
    {"a", 2025, {"a 2025"}},
    {"sum", 2025, {"a 2025", "c 2025"}},
    {"sum", 2020, {"c 2020"}},
    {"ratio", 2021, {"b 2021"}}, /* known, and zero */
    {"ratio", 2025, {"a 2025"}},
    {"growth", 2022, {"b 2021"}}, /* known, and zero */
    {"growth", 2020, {"b 2019"}},
    {"before", 2020, {"a 2019"}},
    {"total", 2025, {"a 2025"}},
    {"deep", 2025, {"a 2025", "c 2025"}},
    {"on-pub", 2021, {"heads2 2021"}},
};

Test(values, unknown_names_the_leaves_that_are_missing)
{
  struct fixture fixture;

  open(&fixture, DERIVATIONS, NULL);
  for (size_t i = 0; i < COUNT(missing); i++) {
    struct leaves leaves = {.fixture = &fixture};
    int wanted = 0;

    kjp__values_begin_walk(fixture.values);
    cr_assert(kjp__values_missing(fixture.values,
                                  indicator_of(&fixture, missing[i].id), 0,
                                  missing[i].year, add_leaf, &leaves));
    for (; missing[i].leaves[wanted] != NULL; wanted++) {
      bool found = false;

      for (int j = 0; j < leaves.count; j++)
        found = found || strcmp(leaves.room[j], missing[i].leaves[wanted]) == 0;
      cr_expect(found, "%s %d: no %s", missing[i].id, missing[i].year,
                missing[i].leaves[wanted]);
    }
    cr_expect(leaves.count == wanted, "%s %d: %d leaves, the first %s",
              missing[i].id, missing[i].year, leaves.count, leaves.room[0]);
  }
  close(&fixture);
}
