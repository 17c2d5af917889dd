/* SPDX-License-Identifier: MIT */
/* tests/unit/test_path.c - paths of money: what is asked, what is refused, and
 * points, bounds, conflicts and sums worked out by hand. */
#include "plans.h"

/* 亿元 and 万元 in fen. */
#define YI  INT64_C(10000000000)
#define WAN INT64_C(1000000)

#define HEAD                                                                   \
  "kjplan: 1\n"                                                                \
  "plan: {id: p, title: 计划, years: 2022-2025}\n"                           \
  "indicators:\n"                                                              \
  "  st: {name: 科技投入, scope: 市, unit: 亿元}\n"                     \
  "  revenue: {name: 经常性收入, scope: 市, unit: 亿元,\n"             \
  "    assume: {amounts: {2022: 100}, growth: 8 %}}\n"                         \
  "targets:\n"                                                                 \
  "  end: {indicator: st, year: 2025, at_least: 3, strength: ensure}\n"

#define FROM "from: {year: 2022, value: 1}"
#define KEPT                                                                   \
  "rules:\n"                                                                   \
  "  kept: {indicator: st, years: 2023-2025,\n"                                \
  "    clauses: [{not_below_previous: {}}]}\n"
#define PATH(keys) "paths:\n  st: {" FROM ", " keys "}\n"
#define CAPPED     HEAD PATH("shape: constant_growth, caps: [{grow_at_most: 30 %}]")

struct option {
  const char *name, *value;
};

/* Asks with up to two options, and wants `wanted`. */
static kjp_answer *
ask(const kjp_plan *plan, const struct option options[2], kjp_status wanted,
    kjp_error **error)
{
  kjp_options *set = kjp_options_new();
  kjp_answer *answer = NULL;
  kjp_status status;

  for (int i = 0; i < 2 && options != NULL && options[i].name != NULL; i++)
    cr_assert(kjp_options_set(set, options[i].name, options[i].value, NULL) ==
              KJP_OK);
  status = kjp_path_run(plan, set, &answer, error);
  cr_assert(status == wanted, "%d, not %d", (int)status, (int)wanted);
  cr_assert((answer != NULL) == (wanted == KJP_OK));
  kjp_options_free(set);
  return answer;
}

static kjp_answer *
path_of(const char *text)
{
  kjp_plan *plan = plan_of(text);
  kjp_answer *answer = ask(plan, NULL, KJP_OK, NULL);

  kjp_plan_unref(plan);
  return answer;
}

static kjp_answer *
path_with(const char *text, const char *name, const char *value)
{
  const struct option options[2] = {{name, value}, {NULL, NULL}};
  kjp_plan *plan = plan_of(text);
  kjp_answer *answer = ask(plan, options, KJP_OK, NULL);

  kjp_plan_unref(plan);
  return answer;
}

static int64_t
point(const kjp_answer *answer, int32_t row, int32_t column)
{
  return amount_at(kjp_answer_table(answer, KJP_PATH_POINTS), row, column);
}

static void
expect_points(const kjp_answer *answer, const char *label, int32_t column,
              const int64_t wan[4])
{
  for (int32_t row = 0; row < 4; row++)
    cr_expect(point(answer, row, column) == wan[row] * WAN,
              "%s, %d: %lld fen, not %lld 万元", label, (int)(2022 + row),
              (long long)point(answer, row, column), (long long)wan[row]);
}

/* By hand: 3^(1/3) = 1.44224957031 and 3^(2/3) = 2.08008382305; thirds of 2;
 * the least under a cap of c, from the end: 3, 3/(1+c), 3/(1+c)^2, up to 万元,
 * and never below the year before. */
static const struct {
  const char *label, *text;
  int64_t values[4];
} shapes[] = {
    {"constant_growth",
     HEAD PATH("shape: constant_growth"),
     {10000, 14422, 20801, 30000}},
    {"linear", HEAD PATH("shape: linear"), {10000, 16667, 23333, 30000}},
    {"step", HEAD PATH("shape: step"), {10000, 10000, 10000, 30000}},
    {"front_loaded", /* 1 + 2 * (1 - 4/9), 1 + 2 * (1 - 1/9) */
     HEAD PATH("shape: front_loaded"),
     {10000, 21111, 27778, 30000}},
    {"latest, +100 %",
     HEAD KEPT PATH("shape: latest, caps: [{grow_at_most: 100 %}]"),
     {10000, 10000, 15000, 30000}},
    {"latest, +50 %",
     HEAD KEPT PATH("shape: latest, caps: [{grow_at_most: 50 %}]"),
     {10000, 13334, 20000, 30000}},
    {"an end written on the path", /* the target is not gone through */
     HEAD PATH("shape: linear, through: {2025: 4}"),
     {10000, 20000, 30000, 40000}},
    {"a grid of 1000 万元",
     HEAD PATH("shape: linear, round_to: 1000 万元"),
     {10000, 17000, 23000, 30000}},
};

Test(path, goes_as_worked_out_by_hand)
{
  for (size_t i = 0; i < COUNT(shapes); i++) {
    kjp_answer *answer = path_of(shapes[i].text);

    expect_points(answer, shapes[i].label, KJP_PATH_POINT_VALUE,
                  shapes[i].values);
    kjp_answer_unref(answer);
  }
}

Test(path, tells_the_curve_before_it_is_rounded)
{
  kjp_answer *answer = path_of(HEAD PATH("shape: constant_growth"));
  const kjp_table *courses = kjp_answer_table(answer, KJP_PATH_COURSES);

  cr_expect(point(answer, 1, KJP_PATH_POINT_SHAPED) == INT64_C(14422495703));
  cr_expect(point(answer, 2, KJP_PATH_POINT_SHAPED) == INT64_C(20800838231));
  cr_expect(amount_at(courses, 0, KJP_PATH_COURSE_TOTAL) == 75223 * WAN);
  cr_expect(amount_at(courses, 0, KJP_PATH_COURSE_ROUND_TO) == WAN);
  cr_expect(kjp_table_int(courses, 0, KJP_PATH_COURSE_FEASIBLE) == 1);
  cr_expect(has_text(courses, 0, KJP_PATH_COURSE_SHAPE, "constant_growth"));
  kjp_answer_unref(answer);
}

Test(path, has_bounds_of_all_that_would_do)
{
  static const int64_t least[] = {10000, 10000, 15000, 30000};
  static const int64_t greatest[] = {10000, 20000, 40000, 80000};
  kjp_answer *answer =
      path_of(HEAD KEPT PATH("shape: linear, caps: [{grow_at_most: 100 %}]"));

  expect_points(answer, "least", KJP_PATH_POINT_LEAST, least);
  expect_points(answer, "greatest", KJP_PATH_POINT_GREATEST, greatest);
  kjp_answer_unref(answer);
}

Test(path, without_a_cap_has_no_greatest)
{
  kjp_answer *answer = path_of(HEAD PATH("shape: linear"));

  cr_expect(point(answer, 3, KJP_PATH_POINT_GREATEST) == INT64_MIN);
  cr_expect(point(answer, 3, KJP_PATH_POINT_LEAST) == 3 * YI);
  kjp_answer_unref(answer);
}

/* 1.08 times the year before, one fen more, up to 万元: 1.0800000001,
 * 1.1665080001, 1.2599280001. The last lies above the target, 1.05. */
#define LOW                                                                    \
  "kjplan: 1\n"                                                                \
  "plan: {id: p, title: 计划, years: 2022-2025}\n"                           \
  "indicators:\n"                                                              \
  "  st: {name: 科技投入, scope: 市, unit: 亿元}\n"                     \
  "  revenue: {name: 经常性收入, scope: 市, unit: 亿元,\n"             \
  "    assume: {amounts: {2022: 100}, growth: 8 %}}\n"                         \
  "targets:\n"                                                                 \
  "  end: {indicator: st, year: 2025, at_least: 1.05}\n"                       \
  "rules:\n"                                                                   \
  "  rigid: {indicator: st, years: 2023-2025,\n"                               \
  "    clauses: [{not_below_previous: {}}, {outpace: {of: revenue}}]}\n"

Test(path, is_raised_to_the_floor_of_its_own_year_before)
{
  static const int64_t values[] = {10000, 10801, 11666, 12600};
  kjp_answer *answer = path_of(LOW PATH("shape: linear"));
  const kjp_table *points = kjp_answer_table(answer, KJP_PATH_POINTS);

  expect_points(answer, "raised", KJP_PATH_POINT_VALUE, values);
  cr_expect(point(answer, 2, KJP_PATH_POINT_FLOOR) == INT64_C(11665080001));
  for (int32_t row = 1; row < 4; row++) {
    cr_expect(has_text(points, row, KJP_PATH_POINT_KIND, "floor"));
    cr_expect(has_text(points, row, KJP_PATH_POINT_BY, "rigid/outpace:revenue"),
              "%s", kjp_table_text(points, row, KJP_PATH_POINT_BY));
    cr_expect(kjp_table_int(points, row, KJP_PATH_POINT_PROJECTED) == 1);
  }
  kjp_answer_unref(answer);
}

Test(path, rests_on_the_references_of_its_floors_each_once)
{
  kjp_answer *answer = path_of(LOW PATH("shape: linear"));
  const kjp_table *used = kjp_answer_table(answer, KJP_USED);

  cr_assert(kjp_table_count(used) == 4, "%d", (int)kjp_table_count(used));
  for (int32_t row = 0; row < 4; row++) {
    cr_expect(kjp_table_int(used, row, KJP_USED_INDICATOR) == 1);
    cr_expect(kjp_table_int(used, row, KJP_USED_YEAR) == 2022 + row);
  }
  kjp_answer_unref(answer);
}

Test(path, with_an_empty_list_of_floors_has_none)
{
  static const int64_t values[] = {10000, 10167, 10333, 10500};
  kjp_answer *answer = path_of(LOW PATH("shape: linear, floors: []"));

  expect_points(answer, "no floors", KJP_PATH_POINT_VALUE, values);
  cr_expect(point(answer, 1, KJP_PATH_POINT_FLOOR) == INT64_MIN);
  cr_expect(kjp_table_count(kjp_answer_table(answer, KJP_USED)) == 0);
  kjp_answer_unref(answer);
}

/* 1, 1.3, 1.69, 2.197 under the cap: 0.803 short. On the grid of 1 万元, 44.22
 * % ends at 29996 and 44.23 % at 30002: 14423, 20802, 30002. What lies between
 * comes to 14422 in 2023, and needs 30000/20800 or 20801/14422, both above
 * 44.23 %. */
Test(path, that_cannot_be_tells_why_and_what_would_do)
{
  kjp_answer *answer = path_of(CAPPED);
  const kjp_table *conflicts = kjp_answer_table(answer, KJP_PATH_CONFLICTS);
  const kjp_table *looser = kjp_answer_table(answer, KJP_PATH_RELAXATIONS);

  cr_expect(kjp_table_int(kjp_answer_table(answer, KJP_PATH_COURSES), 0,
                          KJP_PATH_COURSE_FEASIBLE) == 0);
  cr_assert(kjp_table_count(conflicts) == 1);
  cr_expect(kjp_table_int(conflicts, 0, KJP_PATH_CONFLICT_YEAR) == 2025);
  cr_expect(has_text(conflicts, 0, KJP_PATH_CONFLICT_FLOOR, "end"));
  cr_expect(has_text(conflicts, 0, KJP_PATH_CONFLICT_CAP, "grow_at_most"));
  cr_expect(amount_at(conflicts, 0, KJP_PATH_CONFLICT_AMOUNT) == 8030 * WAN);
  cr_expect(amount_at(conflicts, 0, KJP_PATH_CONFLICT_ASKED) == 3 * YI);
  cr_expect(amount_at(conflicts, 0, KJP_PATH_CONFLICT_ALLOWED) == 21970 * WAN);
  cr_assert(kjp_table_count(looser) == 2);
  cr_expect(has_text(looser, 0, KJP_PATH_RELAXATION_WHAT, "grow_at_most"));
  cr_expect(amount_at(looser, 0, KJP_PATH_RELAXATION_RATE) == 442300000);
  cr_expect(has_text(looser, 1, KJP_PATH_RELAXATION_WHAT, "end"));
  cr_expect(amount_at(looser, 1, KJP_PATH_RELAXATION_AMOUNT) == 21970 * WAN);
  cr_expect(point(answer, 3, KJP_PATH_POINT_SHORT) == 8030 * WAN);
  cr_expect(point(answer, 3, KJP_PATH_POINT_LEAST) == INT64_MIN);
  kjp_answer_unref(answer);
}

static void
expect_text(kjp_text *text, const char *wanted)
{
  cr_assert(text != NULL);
  cr_expect(strcmp(kjp_text_data(text), wanted) == 0, "%s",
            kjp_text_data(text));
  kjp_text_free(text);
}

static void
expect_in_text(const kjp_answer *answer, int32_t language, const char *wanted)
{
  kjp_text *text = NULL;

  cr_assert(kjp_answer_to_text(answer, language, &text, NULL) == KJP_OK);
  cr_expect(strstr(kjp_text_data(text), wanted) != NULL, "%s",
            kjp_text_data(text));
  kjp_text_free(text);
}

static void
expect_in_json(const kjp_answer *answer, const char *wanted)
{
  kjp_text *text = NULL;

  cr_assert(kjp_answer_to_json(answer, KJP_LANGUAGE_ZH, &text, NULL) == KJP_OK);
  cr_expect(strstr(kjp_text_data(text), wanted) != NULL, "%s",
            kjp_text_data(text));
  kjp_text_free(text);
}

/* In JSON a sentence is on one line; on a page lines are broken. */
static void
expect_sentence(const kjp_answer *answer, int32_t language, const char *wanted)
{
  kjp_text *text = NULL;

  cr_assert(kjp_answer_to_json(answer, language, &text, NULL) == KJP_OK);
  cr_expect(strstr(kjp_text_data(text), wanted) != NULL, "%s: %s", wanted,
            kjp_text_data(text));
  kjp_text_free(text);
}

/* To the fen the smallest rate is the cube root of 3, 44.22495704 %, up to
 * 10^-9; what is shown is rounded up, so that it works. */
Test(path, shows_a_rate_that_works_rounded_up)
{
  kjp_answer *answer =
      path_of(HEAD PATH("shape: constant_growth, round_to: 0.01 元, caps: "
                        "[{grow_at_most: 30 %}]"));
  const kjp_table *looser = kjp_answer_table(answer, KJP_PATH_RELAXATIONS);

  cr_expect(amount_at(looser, 0, KJP_PATH_RELAXATION_RATE) == 442249571);
  expect_in_json(answer, "\"relaxation\":{\"what\":\"grow_at_most\","
                         "\"value\":\"44.2250\",\"unit\":\"%\",\"year\":null}");
  kjp_answer_unref(answer);
}

Test(path, in_json_names_what_clashes)
{
  kjp_answer *answer = path_of(CAPPED);

  expect_in_json(answer, "\"conflict\":{\"year\":2025,\"floor_clause\":\"end\","
                         "\"cap_clause\":\"grow_at_most\",\"amount\":\"0.803\","
                         "\"asked\":\"3\",\"allowed\":\"2.197\","
                         "\"relaxation\":{\"what\":\"grow_at_most\",\"value\":"
                         "\"44.2300\",\"unit\":\"%\",\"year\":null}");
  expect_in_json(answer,
                 "\"relaxations\":[{\"what\":\"grow_at_most\",\"rate\":"
                 "\"44.2300\",\"amount\":null,\"target\":null,\"year\":null,"
                 "\"change\":null},"
                 "{\"what\":\"end\",\"rate\":null,\"amount\":\"2.197\","
                 "\"target\":\"end\",\"year\":2025,\"change\":\"-0.803\"}]");
  expect_in_json(answer, "{\"year\":2024,\"value\":\"1.69\",\"shaped\":"
                         "\"2.0800838231\",\"kind\":\"cap\",\"by\":"
                         "\"grow_at_most\",\"floor\":null,\"partial\":false,"
                         "\"least\":null,\"greatest\":null,\"growth\":"
                         "\"30.0000\",\"short\":null,");
  kjp_answer_unref(answer);
}

/* The base is what the plan assumes for 2023, on line 5. */
#define ASSUMED                                                                \
  "kjplan: 1\n"                                                                \
  "plan: {id: p, title: 计划, years: 2022-2025}\n"                           \
  "indicators:\n"                                                              \
  "  st: {name: 科技投入, scope: 市, unit: 亿元, assume: {amounts:\n"   \
  "    {2023: 2}}}\n"                                                          \
  "paths:\n"                                                                   \
  "  st: {shape: linear, from: {year: 2023}, through: {2025: 4}}\n"

Test(path, lists_an_assumed_base_as_assumed_where_it_stands)
{
  kjp_answer *answer = path_of(ASSUMED);
  const kjp_table *used = kjp_answer_table(answer, KJP_USED);
  const kjp_table *points = kjp_answer_table(answer, KJP_PATH_POINTS);

  cr_assert(kjp_table_count(used) == 1, "%d", (int)kjp_table_count(used));
  cr_expect(has_text(used, 0, KJP_USED_KIND, "assumed"));
  cr_expect(kjp_table_int(used, 0, KJP_USED_LINE) == 5, "%d",
            (int)kjp_table_int(used, 0, KJP_USED_LINE));
  for (int32_t row = 0; row < 3; row++)
    cr_expect(kjp_table_int(points, row, KJP_PATH_POINT_PROJECTED) == 1);
  kjp_answer_unref(answer);
}

/* (100 - 20) x 1.1 + 30 = 118; (118 - 30) x 1.1 = 96.8; 50 x 1.1 = 55. */
#define OF_ONES(more, through)                                                 \
  "kjplan: 1\n"                                                                \
  "plan: {id: p, title: 计划, years: 2022-2024}\n"                           \
  "indicators:\n"                                                              \
  "  st: {name: 投入, scope: 市, unit: 元, values: {2022: 100},\n"         \
  "    " more "}\n"                                                            \
  "rules: {r: {indicator: st, years: 2023-2024, clauses: [grow_at_least: 10 "  \
  "%]}}\n"                                                                     \
  "paths: {st: {shape: step, round_to: 1, through: {" through "}}}\n"
#define ONE_OFF    OF_ONES("one_off: {2022: 20, 2023: 30}", "2024: 101")
#define COMPARABLE OF_ONES("comparable_base: {2023: 50}", "2023: 55")

Test(path, gives_the_one_off_of_a_year)
{
  static const int64_t wanted[] = {2000, 3000, INT64_MIN};
  kjp_answer *answer = path_of(ONE_OFF);

  for (int32_t row = 0; row < 3; row++)
    cr_expect(point(answer, row, KJP_PATH_POINT_ONE_OFF) == wanted[row], "%d",
              (int)row);
  kjp_answer_unref(answer);
}

/* A target and a cap that may be of one name. */
#define NAMED(id, most)                                                        \
  "kjplan: 1\n"                                                                \
  "plan: {id: p, title: 计划, years: 2022-2024}\n"                           \
  "indicators:\n"                                                              \
  "  st: {name: 投入, scope: 市, unit: 元, values: {2022: 100}}\n"         \
  "targets:\n"                                                                 \
  "  " id ": {indicator: st, year: 2023, at_least: 120}\n"                     \
  "  other: {indicator: st, year: 2024, at_least: 130}\n"                      \
  "paths:\n"                                                                   \
  "  st: {shape: linear, round_to: 1,\n"                                       \
  "    caps: [amount_at_most: {2023: " most "}]}\n"

Test(path, tells_a_target_from_a_cap_of_the_same_name)
{
  kjp_answer *answer = path_of(NAMED("amount_at_most", "110"));
  const kjp_table *conflicts = kjp_answer_table(answer, KJP_PATH_CONFLICTS);

  cr_assert(kjp_table_count(conflicts) == 1);
  cr_expect(kjp_table_int(conflicts, 0, KJP_PATH_CONFLICT_FLOOR_TARGET) == 0);
  cr_expect(kjp_table_int(conflicts, 0, KJP_PATH_CONFLICT_CAP_TARGET) ==
            KJP_NONE);
  expect_sentence(
      answer, KJP_LANGUAGE_ZH,
      "2023 年无解：目标 amount_at_most 要求至少 120 "
      "元，而上限“不超过规定数额（2023 年 110 元）”只容许 110 元，差 10 "
      "元；单独把上限“不超过规定数额（2023 年 110 元）”提高到 120 "
      "元，或者把目标 amount_at_most 降到 110 元，就有解。");
  kjp_answer_unref(answer);
}

static const struct {
  const char *label, *text;
  int32_t row, language;
  const char *sentence;
} sentences[] = {
    {"a base that the plan states", HEAD PATH("shape: linear"), 0,
     KJP_LANGUAGE_ZH,
     "2022 年科技投入以 1 亿元为起点，这是计划写明的，不是观测数。"},
    {"on the curve", HEAD PATH("shape: constant_growth"), 1, KJP_LANGUAGE_ZH,
     "2023 年科技投入计划 1.4422 亿元，比上年增长 44.22 %：等速增长曲线上为 "
     "1.442250 亿元，取整到 1 万元。"},
    {"in English", HEAD PATH("shape: constant_growth"), 1, KJP_LANGUAGE_EN,
     "2023: 1.4422 亿元 of 科技投入 is planned, up 44.22 % on the year before; "
     "the curve (constant growth) gives 1.442250 亿元, rounded to 1 万元."},
    {"a target", HEAD PATH("shape: linear"), 3, KJP_LANGUAGE_ZH,
     "2025 年科技投入计划 3 亿元，比上年增长 28.57 %，这是目标 end 要求的。"},
    {"a floor", LOW PATH("shape: linear"), 1, KJP_LANGUAGE_ZH,
     "2023 年科技投入计划 1.0801 亿元，比上年增长 8.01 %：等额增长曲线上的 "
     "1.016667 亿元不够，提高到底线，按 1 万元进位（规则 rigid "
     "的条款“增幅高于经常性收入”，至少 1.0800000001 亿元（即 108000000.01 "
     "元））。依据有计划数或假定数，属于测算。"},
    {"a cap", CAPPED, 3, KJP_LANGUAGE_ZH,
     "2025 年科技投入计划 2.197 亿元，比上年增长 30.00 "
     "%：上限“比上年增长不超过 30 %”只容许这么多，曲线上为 3 "
     "亿元，比应有的少 0.803 亿元。"},
    {"a base that is assumed", ASSUMED, 0, KJP_LANGUAGE_ZH,
     "2023 年科技投入以 2 亿元为起点，这是计划数或假定数，不是观测数。"},
    {"the same in English", ASSUMED, 0, KJP_LANGUAGE_EN,
     "2023: 科技投入 begins at 2 亿元, which is planned or assumed and is no "
     "observation."},
    {"after a base that is assumed", ASSUMED, 2, KJP_LANGUAGE_ZH,
     "2025 年科技投入计划 4 亿元，比上年增长 33.33 "
     "%，是路径写明要经过的数额。依据有计划数或假定数，属于测算。"},
    {"a one-off on top of the floor, another not in its base", ONE_OFF, 1,
     KJP_LANGUAGE_ZH,
     "2023 年投入计划 118 元，比上年增长 18.00 %：阶梯曲线上的 100 "
     "元不够，提高到底线，按 1 元进位（规则 r 的条款“比上年至少增长 10 "
     "%”，至少 118 元（含一次性的 30 元，基数不含上年一次性的 20 元））。"},
    {"the same in English", ONE_OFF, 1, KJP_LANGUAGE_EN,
     "2023: 118 元 of 投入 is planned, up 18.00 % on the year before; the "
     "curve (step) gives 100 元, less than the floor of rule r (\"grows by at "
     "least 10 %\"), at least 118 元 (30 元 of it one-off; last year's one-off "
     "20 元 is not in the base), which is rounded up to 1 元."},
    {"below a target that was met", ONE_OFF, 2, KJP_LANGUAGE_ZH,
     "2024 年投入计划 101 元，比上年下降 14.41 "
     "%，是路径写明要经过的数额；规则的底线是 96.8 元（基数不含上年一次性的 30 "
     "元）。"},
    {"on another scope", COMPARABLE, 1, KJP_LANGUAGE_ZH,
     "2023 年投入计划 55 元，比上年下降 45.00 "
     "%，是路径写明要经过的数额；规则的底线是 55 元（基数按同口径的 50 "
     "元）。"},
    {"on another scope, in English", COMPARABLE, 1, KJP_LANGUAGE_EN,
     "2023: 55 元 of 投入 is planned, down 45.00 % on the year before, which "
     "the path says it goes through; the rules ask for at least 55 元 (from "
     "the comparable base 50 元)."},
    {"a target of the id of what a path has", NAMED("through", "150"), 1,
     KJP_LANGUAGE_ZH,
     "2023 年投入计划 120 元，比上年增长 20.00 %，这是目标 through 要求的。"},
    {"as late as can be, with nothing asked yet", HEAD PATH("shape: latest"), 1,
     KJP_LANGUAGE_ZH,
     "2023 年科技投入计划 0 亿元，比上年下降 100.00 "
     "%；没有底线、目标或上限要求这一年安排更多。"},
    {"the same in English", HEAD PATH("shape: latest"), 1, KJP_LANGUAGE_EN,
     "2023: 0 亿元 of 科技投入 is planned, down 100.00 % on the year before; "
     "no "
     "floor, target or cap asks for more in that year."},
    {"as late as can be, for what is asked later",
     HEAD PATH("shape: latest, caps: [{grow_at_most: 100 %}]"), 1,
     KJP_LANGUAGE_ZH,
     "2023 年科技投入计划 0.75 亿元，比上年下降 25.00 "
     "%；再少，以后各年的要求就赶不上。"},
    {"no base", HEAD "paths:\n  st: {shape: linear}\n", 0, KJP_LANGUAGE_ZH,
     "2022 年科技投入的计划数算不出来，缺少 2022 年的科技投入。"},
};

Test(path, is_told_in_sentences)
{
  for (size_t i = 0; i < COUNT(sentences); i++) {
    kjp_answer *answer = path_of(sentences[i].text);
    kjp_text *text = NULL;

    cr_assert(kjp_answer_sentence(answer, sentences[i].row,
                                  sentences[i].language, &text, NULL) == KJP_OK,
              "%s", sentences[i].label);
    expect_text(text, sentences[i].sentence);
    kjp_answer_unref(answer);
  }
}

Test(path, that_cannot_be_is_a_paragraph)
{
  kjp_answer *answer = path_of(CAPPED);

  expect_in_json(answer,
                 "\"sentence\":\"2025 年无解：目标 end 要求至少 3 亿元，"
                 "而上限“比上年增长不超过 30 %”只容许 2.197 亿元，差 0.803 "
                 "亿元；单独把上限放宽到“比上年增长不超过 44.23 %”，"
                 "或者把目标 end 降到 2.197 亿元，就有解。\"");
  expect_in_text(answer, KJP_LANGUAGE_EN,
                 "No amount fits in 2025: target end asks for at least 3 亿元");
  kjp_answer_unref(answer);
}

Test(path, gives_its_bounds_on_the_page_where_asked)
{
  kjp_answer *without = path_of(HEAD PATH("shape: linear"));
  kjp_answer *with = path_with(HEAD PATH("shape: linear"), "corridor", "1");
  kjp_text *text = NULL;

  expect_in_text(with, KJP_LANGUAGE_EN, "greatest");
  expect_in_json(without, "\"least\":\"3\"");
  cr_assert(kjp_answer_to_text(without, KJP_LANGUAGE_EN, &text, NULL) ==
            KJP_OK);
  cr_expect(strstr(kjp_text_data(text), "greatest") == NULL);
  kjp_text_free(text);
  kjp_answer_unref(with);
  kjp_answer_unref(without);
}

/* 10, 20, 30: 60 in all. */
#define COUNTED                                                                \
  "kjplan: 1\n"                                                                \
  "plan: {id: p, title: 计划, years: 2022-2025}\n"                           \
  "indicators:\n"                                                              \
  "  n: {name: 项目, scope: 市, unit: 项}\n"                               \
  "targets:\n"                                                                 \
  "  many: {indicator: n, over: 2022-2024, at_least: 70 项,\n"                \
  "    revisions: [{on: 2024-03-01, at_least: 60 项}]}\n"                     \
  "  few: {indicator: n, over: 2022-2024, less_than: 60 项}\n"                \
  "  long: {indicator: n, over: 2022-2025, at_least: 10 项}\n"                \
  "paths:\n"                                                                   \
  "  n: {shape: linear, from: {year: 2022, value: 10},\n"                      \
  "    through: {2024: 30}}\n"

Test(path, is_held_against_targets_over_several_years)
{
  kjp_answer *answer = path_of(COUNTED);
  const kjp_table *totals = kjp_answer_table(answer, KJP_PATH_TOTALS);

  cr_assert(kjp_table_count(totals) == 3);
  cr_expect(amount_at(totals, 0, KJP_PATH_TOTAL_TOTAL) == 60000000);
  cr_expect(amount_at(totals, 0, KJP_PATH_TOTAL_BOUND) == 60000000);
  cr_expect(kjp_table_int(totals, 0, KJP_PATH_TOTAL_MET) == 1);
  cr_expect(kjp_table_int(totals, 1, KJP_PATH_TOTAL_MET) == 0);
  cr_expect(amount_at(totals, 2, KJP_PATH_TOTAL_TOTAL) == INT64_MIN,
            "2025 is not known");
  cr_expect(kjp_table_int(totals, 2, KJP_PATH_TOTAL_MET) == KJP_NONE);
  kjp_answer_unref(answer);
}

Test(path, is_held_against_what_was_promised_by_then)
{
  kjp_answer *answer = path_with(COUNTED, "as-of", "2024-02-29");
  const kjp_table *totals = kjp_answer_table(answer, KJP_PATH_TOTALS);

  cr_expect(amount_at(totals, 0, KJP_PATH_TOTAL_BOUND) == 70000000);
  cr_expect(kjp_table_int(totals, 0, KJP_PATH_TOTAL_MET) == 0);
  kjp_answer_unref(answer);
}

Test(path, without_a_base_is_not_known_and_says_what_is_missing)
{
  kjp_answer *answer = path_of(HEAD "paths:\n  st: {shape: linear}\n");
  const kjp_table *missing = kjp_answer_table(answer, KJP_PATH_MISSING);
  const kjp_table *courses = kjp_answer_table(answer, KJP_PATH_COURSES);

  cr_expect(point(answer, 0, KJP_PATH_POINT_VALUE) == INT64_MIN);
  cr_expect(kjp_table_int(courses, 0, KJP_PATH_COURSE_FEASIBLE) == KJP_NONE);
  cr_expect(amount_at(courses, 0, KJP_PATH_COURSE_TOTAL) == INT64_MIN);
  cr_assert(kjp_table_count(missing) == 1);
  cr_expect(kjp_table_int(missing, 0, KJP_PATH_MISSING_INDICATOR) == 0);
  cr_expect(kjp_table_int(missing, 0, KJP_PATH_MISSING_YEAR) == 2022);
  expect_in_json(answer, "\"feasible\":null,\"bounded\":false,\"total\":null");
  kjp_answer_unref(answer);
}

/* 2021 to 2023 are known, 5 in all; 2024 and 2025 are planned. The bound of
 * `near` is a tenth of the whole, which is assumed: 2, and 2.1 in 2022; that of
 * `then` three twentieths of 2021, 3. */
#define SUMS                                                                   \
  "kjplan: 1\n"                                                                \
  "plan: {id: p, title: 计划, years: 2021-2025}\n"                           \
  "indicators:\n"                                                              \
  "  w: {name: 全部, scope: 市, unit: 亿元, assume: {growth: 5 %,\n"      \
  "    amounts: {2021: 20}}}\n"                                                \
  "  n: {name: 投入, scope: 市, unit: 亿元, values: {2021: 1, 2022: 2,\n" \
  "    2023: {final: {value: 2, unverified: true}}}}\n"                        \
  "targets:\n"                                                                 \
  "  known: {indicator: n, over: 2021-2022, at_least: 3}\n"                    \
  "  doubt: {indicator: n, over: 2021-2023, at_least: 6}\n"                    \
  "  plan: {indicator: n, over: 2022-2025, at_least: 11, strength: strive}\n"  \
  "  near: {indicator: n, over: 2021-2022, at_least: {indicator: w, times: "   \
  "0.1}}\n"                                                                    \
  "  then: {indicator: n, over: 2021-2022,\n"                                  \
  "    at_least: {indicator: w, year: 2021, times: 0.15}}\n"                   \
  "paths:\n"                                                                   \
  "  n: {shape: linear, from: {year: 2022}, through: {2024: 3, 2025: 4}}\n"

static const struct {
  const char *target;
  int32_t met, projected, unverified;
  const char *zh, *en;
} sums[] = {
    {"known", 1, 0, 0,
     "2021-2022 年合计 3 亿元，达到目标 known（不低于 3 亿元）。",
     "2021-2022: 3 亿元 in all, which meets target known (at least 3 亿元)."},
    {"doubt", 0, 0, 1,
     "2021-2023 年合计 5 亿元，达不到目标 doubt（不低于 6 "
     "亿元）。所用数据有未经核实的。",
     "2021-2023: 5 亿元 in all, which does not meet target doubt (at least 6 "
     "亿元). Some of the figures are not verified."},
    {"plan", 1, 1, 1,
     "2022-2025 年合计 11 亿元，预计可达到目标 plan（不低于 11 "
     "亿元）。依据有计划数或假定数，属于测算。所用数据有未经核实的。",
     "2022-2025: 11 亿元 in all, which would meet target plan (at least 11 "
     "亿元). This is a projection: it rests on planned or assumed figures. "
     "Some "
     "of the figures are not verified."},
    {"near", 1, 1, 0,
     "2021-2022 年合计 3 亿元，预计可达到目标 near（不低于 2.1 "
     "亿元）。依据有计划数或假定数，属于测算。",
     "2021-2022: 3 亿元 in all, which would meet target near (at least 2.1 "
     "亿元). This is a projection: it rests on planned or assumed figures."},
    {"then", 1, 1, 0, "预计可达到目标 then（不低于 3 亿元）",
     "which would meet target then (at least 3 亿元)"},
};

static void
expect_sum(const kjp_answer *answer, int32_t row)
{
  const kjp_table *totals = kjp_answer_table(answer, KJP_PATH_TOTALS);
  const char *label = sums[row].target;

  cr_expect(kjp_table_int(totals, row, KJP_PATH_TOTAL_MET) == sums[row].met,
            "%s", label);
  cr_expect(kjp_table_int(totals, row, KJP_PATH_TOTAL_PROJECTED) ==
                sums[row].projected,
            "%s", label);
  cr_expect(kjp_table_int(totals, row, KJP_PATH_TOTAL_UNVERIFIED) ==
                sums[row].unverified,
            "%s", label);
}

Test(path, tells_a_sum_that_is_planned_from_one_that_is_known)
{
  kjp_answer *answer = path_of(SUMS);

  cr_assert(kjp_table_count(kjp_answer_table(answer, KJP_PATH_TOTALS)) ==
            (int32_t)COUNT(sums));
  for (int32_t row = 0; row < (int32_t)COUNT(sums); row++) {
    expect_sum(answer, row);
    expect_sentence(answer, KJP_LANGUAGE_ZH, sums[row].zh);
    expect_sentence(answer, KJP_LANGUAGE_EN, sums[row].en);
  }
  kjp_answer_unref(answer);
}

/* What the sums rest on: n of 2021 to 2023, and what is assumed of w. */
Test(path, rests_on_what_its_sums_are_made_of)
{
  kjp_answer *answer = path_of(SUMS);
  const kjp_table *used = kjp_answer_table(answer, KJP_USED);
  int32_t seen[2] = {0, 0};

  for (int32_t row = 0; row < kjp_table_count(used); row++)
    seen[kjp_table_int(used, row, KJP_USED_INDICATOR)]++;
  cr_expect(seen[0] >= 1 && seen[1] == 3, "%d %d", (int)seen[0], (int)seen[1]);
  kjp_answer_unref(answer);
}

/* 1.08 and a fen is owed of 2023, where 1.05 is all there is: what 2024 and
 * 2025 keep, though no clause of theirs looks at revenue, rests on it. */
Test(path, owes_a_projected_floor_as_projected)
{
  kjp_answer *answer =
      path_of(HEAD "rules:\n"
                   "  owing: {indicator: st, years: 2023-2025, base: owed,\n"
                   "    clauses: [{outpace: {of: revenue, years: 2023}},\n"
                   "      {not_below_previous: {years: 2024-2025}}]}\n" PATH(
                       "shape: linear, through: {2025: 1}, caps: "
                       "[{grow_at_most: {value: 5 %, years: 2023}}]"));
  static const int64_t wanted[] = {10000, 10500, 10801, 10801};
  const kjp_table *points = kjp_answer_table(answer, KJP_PATH_POINTS);

  expect_points(answer, "owed", KJP_PATH_POINT_VALUE, wanted);
  for (int32_t row = 0; row < 4; row++)
    cr_expect(kjp_table_int(points, row, KJP_PATH_POINT_PROJECTED) == (row > 0),
              "%d", (int)row);
  kjp_answer_unref(answer);
}

Test(path, of_no_year_of_the_plan_has_no_total)
{
  kjp_answer *answer =
      path_of("kjplan: 1\n"
              "plan: {id: p, title: 计划, years: 2023-2025}\n"
              "indicators:\n"
              "  st: {name: 科技, scope: 市, unit: 亿元, values: {2022: 1}}\n"
              "paths: {st: {shape: linear}}\n");

  cr_expect(point(answer, 0, KJP_PATH_POINT_VALUE) == YI);
  cr_expect(amount_at(kjp_answer_table(answer, KJP_PATH_COURSES), 0,
                      KJP_PATH_COURSE_TOTAL) == INT64_MIN);
  kjp_answer_unref(answer);
}

/* A tenth of what is assumed, 2 in 2023 and 2024, against 3 of the target. The
 * step leaves 2023 at 1, so that no cap cuts it. */
#define CLASH(whole)                                                           \
  "kjplan: 1\n"                                                                \
  "plan: {id: p, title: 计划, years: 2022-2024}\n"                           \
  "indicators:\n"                                                              \
  "  w: {name: 全部, scope: 市, unit: 亿元, " whole "}\n"                      \
  "  n: {name: 投入, scope: 市, unit: 亿元, values: {2022: 1}}\n"         \
  "targets: {t: {indicator: n, year: 2024, at_least: 3}}\n"                    \
  "paths:\n"                                                                   \
  "  n: {shape: step, round_to: 1 亿元, caps: [{grow_at_most: 900 %},\n"     \
  "    {share_at_most: {of: w, value: 10 %}}]}\n"

/* 1.2 and half of it is 1.8. */
#define EARLIER                                                                \
  "kjplan: 1\n"                                                                \
  "plan: {id: p, title: 计划, years: 2022-2024}\n"                           \
  "indicators:\n"                                                              \
  "  n: {name: 投入, scope: 市, unit: 亿元, values: {2022: 1}}\n"         \
  "targets: {t: {indicator: n, year: 2024, at_least: 2}}\n"                    \
  "paths:\n"                                                                   \
  "  n: {shape: linear, caps: [{grow_at_most: {value: 50 %, years: 2024}},\n"  \
  "    {amount_at_most: {2023: 1.2}}]}\n"

static const struct {
  const char *label, *text;
  int32_t projected, unverified;
  const char *zh, *en;
} clashes[] = {
    {"known", CLASH("values: {2023: 20, 2024: 20}"), 0, 0,
     "；单独把上限放宽到“不超过全部的 15 %”，或者把目标 t 降到 2 "
     "亿元，就有解。\"",
     "; or lowering target t to 2 亿元.\""},
    {"assumed", CLASH("assume: {amounts: {2023: 20, 2024: 20}}"), 1, 0,
     "就有解。依据有计划数或假定数，属于测算。\"",
     "2 亿元. This is a projection: it rests on planned or assumed "
     "figures.\""},
    {"an amount of the year before", EARLIER, 0, 0,
     "；单独把上限放宽到“比上年增长不超过 66.6667 "
     "%”，或者把上限“不超过规定数额（2023 年 1.2 亿元）”在 2023 年的数额提高到 "
     "1.3334 亿元，或者把目标 t 降到 1.8 亿元，就有解。\"",
     "; or raising the cap \\\"at most the amount set (1.2 亿元 in 2023)\\\" "
     "to "
     "1.3334 亿元 in 2023; or lowering target t to 1.8 亿元.\""},
    {"not verified",
     CLASH("values: {2023: {final: {value: 20, unverified: true}}, 2024: 20}"),
     0, 1, "就有解。所用数据有未经核实的。\"",
     "2 亿元. Some of the figures are not verified.\""},
};

Test(path, tells_a_conflict_that_is_projected)
{
  for (size_t i = 0; i < COUNT(clashes); i++) {
    kjp_answer *answer = path_of(clashes[i].text);
    const kjp_table *conflicts = kjp_answer_table(answer, KJP_PATH_CONFLICTS);

    cr_assert(kjp_table_count(conflicts) == 1, "%s", clashes[i].label);
    cr_expect(kjp_table_int(conflicts, 0, KJP_PATH_CONFLICT_PROJECTED) ==
                  clashes[i].projected,
              "%s", clashes[i].label);
    cr_expect(kjp_table_int(conflicts, 0, KJP_PATH_CONFLICT_UNVERIFIED) ==
                  clashes[i].unverified,
              "%s", clashes[i].label);
    expect_sentence(answer, KJP_LANGUAGE_ZH, clashes[i].zh);
    expect_sentence(answer, KJP_LANGUAGE_EN, clashes[i].en);
    kjp_answer_unref(answer);
  }
}

/* 2021 is not known, so the floor of 2023 is not: who knows what would do. */
Test(path, tells_where_what_would_do_cannot_be_judged)
{
  kjp_answer *answer = path_of(
      "kjplan: 1\n"
      "plan: {id: n, title: 甲, years: 2022-2025}\n"
      "indicators:\n"
      "  st: {name: 科技支出, scope: 市, unit: 亿元, values: {2022: 1}}\n"
      "rules:\n"
      "  r: {indicator: st, years: 2023-2025,\n"
      "    clauses: [not_below_previous: {lookback: 2}]}\n"
      "paths:\n"
      "  st: {shape: linear, through: {2025: 3},\n"
      "    caps: [{grow_at_most: 10 %}]}\n");

  cr_expect(kjp_table_int(kjp_answer_table(answer, KJP_PATH_CONFLICTS), 0,
                          KJP_PATH_CONFLICT_TRIED) == 0);
  expect_sentence(answer, KJP_LANGUAGE_ZH,
                  "差 1.669 亿元；缺少 2021 年的科技支出，有的底线或上限"
                  "算不出，放宽哪一条有解不能判断。\"");
  expect_in_json(answer, "\"tried\":false");
  kjp_answer_unref(answer);
}

#define SHARED                                                                 \
  "kjplan: 1\n"                                                                \
  "plan: {id: g, title: 甲, years: 2022-2024}\n"                              \
  "indicators:\n"                                                              \
  "  st: {name: 科技, scope: 市, unit: 亿元, values: {2022: 1}}\n"        \
  "  b: {name: 支出, scope: 市, unit: 亿元, values: {2023: 50}}\n"

/* The whole of 2024 is not known, nor what it was in 2022. */
static const struct {
  const char *label, *text, *zh, *en;
} doubts[] = {
    {"a cap",
     SHARED "paths: {st: {shape: linear, through: {2024: 2},\n"
            "  caps: [share_at_most: {of: b, value: 4 %}]}}\n",
     "缺少 2024 年的支出，2024 年的上限“不超过支出的 4 %”没有全部用上。",
     "without 支出 of 2024, the cap \"at most 4 % of 支出\" of 2024 could not"},
    {"a cap of a year that is known",
     SHARED "paths: {st: {shape: linear, through: {2024: 2},\n"
            "  caps: [share_at_most: {of: b, value: 4 %, years: 2023}]}}\n",
     NULL, NULL},
    {"a floor",
     SHARED "rules: {r: {indicator: st, years: 2023, clauses: [\n"
            "  outpace: {of: b}]}}\n"
            "paths: {st: {shape: linear, through: {2024: 2}}}\n",
     "缺少 2022 年的支出，2023 年的底线没有全部用上。",
     "without 支出 of 2022, the floor of 2023 could not"},
    {"a base",
     SHARED "  c: {name: 合计, scope: 市, unit: 亿元}\n"
            "paths: {c: {shape: linear, through: {2024: 2}}}\n",
     "是否可行不能判断：缺少 2022 年的合计。", "judged without 合计 of 2022."},
};

/* Lines are broken where they are full: blanks are not compared. */
static void
squeeze(const char *from, char *to, size_t room)
{
  size_t size = 0;

  for (; *from != '\0' && size + 1 < room; from++) {
    if (*from != ' ' && *from != '\n')
      to[size++] = *from;
  }
  to[size] = '\0';
}

/* NULL: no doubt at all. */
static void
expect_on_page(const kjp_answer *answer, int32_t language, const char *wanted,
               const char *label)
{
  static char page[8192];
  static char words[512];
  kjp_text *text = NULL;

  cr_assert(kjp_answer_to_text(answer, language, &text, NULL) == KJP_OK);
  squeeze(kjp_text_data(text), page, sizeof page);
  kjp_text_free(text);
  squeeze(wanted == NULL ? "judged" : wanted, words, sizeof words);
  cr_expect((strstr(page, words) != NULL) == (wanted != NULL), "%s: %s", label,
            page);
}

Test(path, says_on_the_page_what_could_not_be_applied)
{
  for (size_t i = 0; i < COUNT(doubts); i++) {
    kjp_answer *answer = path_of(doubts[i].text);

    expect_on_page(answer, KJP_LANGUAGE_ZH, doubts[i].zh, doubts[i].label);
    expect_on_page(answer, KJP_LANGUAGE_EN, doubts[i].en, doubts[i].label);
    kjp_answer_unref(answer);
  }
}

/* Only 2024 rests on what is assumed: 4 % of 52.5 are 2.1, which after a growth
 * of 60 % at most wants 1.3125 in 2023. */
#define BACKWARD(rule, path)                                                   \
  "kjplan: 1\n"                                                                \
  "plan: {id: g, title: 甲, years: 2022-2024}\n"                              \
  "indicators:\n"                                                              \
  "  st: {name: 科技, scope: 市, unit: 亿元, values: {2022: 1}}\n"        \
  "  b: {name: 支出, scope: 市, unit: 亿元, values: {2023: 50},\n"        \
  "    assume: {growth: 5 %}}\n" rule "paths: {st: {through: {2024: 2}, " path \
  "}}\n"
#define SHARE_OF_2024                                                          \
  "rules: {r: {indicator: st, years: 2024, clauses: [\n"                       \
  "  share_at_least: {of: b, value: 4 %}]}}\n"

static const struct {
  const char *label, *text, *option;
  int32_t projected; /* in 2023 */
  int32_t course;
} backward[] = {
    {"nothing of the kind", BACKWARD("", "shape: linear"), NULL, 0, 0},
    {"what is planned", BACKWARD(SHARE_OF_2024, "shape: linear"), NULL, 0, 1},
    {"its bounds", BACKWARD(SHARE_OF_2024, "shape: linear"), "corridor", 1, 1},
    {"a greatest that a cap of no effect allows",
     BACKWARD("", "shape: linear, caps: [share_at_most: {of: b, value: 4 %, "
                  "years: 2024}]"),
     "corridor", 1, 1},
    {"for the sake of a later year",
     BACKWARD(SHARE_OF_2024, "shape: latest, caps: [grow_at_most: 60 %]"), NULL,
     1, 1},
    {"for no later year's sake",
     BACKWARD(SHARE_OF_2024,
              "shape: latest, caps: [amount_at_most: {2023: 0}]"),
     NULL, 0, 1},
};

Test(path, carries_back_what_bounds_rest_on)
{
  for (size_t i = 0; i < COUNT(backward); i++) {
    kjp_answer *answer = backward[i].option == NULL
                             ? path_of(backward[i].text)
                             : path_with(backward[i].text, "corridor", "1");

    cr_expect(kjp_table_int(kjp_answer_table(answer, KJP_PATH_POINTS), 1,
                            KJP_PATH_POINT_PROJECTED) == backward[i].projected,
              "%s", backward[i].label);
    cr_expect(kjp_table_int(kjp_answer_table(answer, KJP_PATH_COURSES), 0,
                            KJP_PATH_COURSE_PROJECTED) == backward[i].course,
              "%s: the path", backward[i].label);
    kjp_answer_unref(answer);
  }
}

static const struct {
  const char *pointer, *value;
} defaults[] = {
    {"/paths/st/through", "targets"},
    {"strengths", "ensure,expect,strive"},
    {"/paths/st/round_to", "1 万元"},
    {"/paths/st/floors", "every rule"},
};

Test(path, echoes_what_was_not_said)
{
  kjp_answer *answer = path_of(HEAD KEPT PATH("shape: linear"));
  const kjp_table *table = kjp_answer_table(answer, KJP_DEFAULTS);

  cr_assert(kjp_table_count(table) == (int32_t)COUNT(defaults));
  for (int32_t i = 0; i < (int32_t)COUNT(defaults); i++) {
    cr_expect(has_text(table, i, KJP_DEFAULT_POINTER, defaults[i].pointer));
    cr_expect(has_text(table, i, KJP_DEFAULT_VALUE, defaults[i].value));
  }
  kjp_answer_unref(answer);
}

Test(path, begins_at_the_last_figure_where_no_base_is_said)
{
  kjp_answer *answer = path_of(
      "kjplan: 1\n"
      "plan: {id: p, title: 计划, years: 2022-2025}\n"
      "indicators:\n"
      "  st: {name: 科技, scope: 市, unit: 亿元, values: {2022: 1, 2023: 2}}\n"
      "paths:\n"
      "  st: {shape: shares, shares: {2024: 25 %}, through: {2025: 3}}\n");
  const kjp_table *table = kjp_answer_table(answer, KJP_DEFAULTS);

  cr_expect(point(answer, 0, KJP_PATH_POINT_VALUE) == 2 * YI);
  cr_expect(point(answer, 1, KJP_PATH_POINT_VALUE) == 22500 * WAN);
  cr_expect(kjp_table_count(kjp_answer_table(answer, KJP_USED)) == 1);
  cr_expect(has_text(table, 0, KJP_DEFAULT_POINTER, "/paths/st/from/year"));
  cr_expect(has_text(table, 0, KJP_DEFAULT_VALUE, "2023"));
  kjp_answer_unref(answer);
}

Test(path, takes_the_shape_and_the_targets_that_are_asked_for)
{
  static const int64_t values[] = {10000, 16667, 23333, 30000};
  static const struct option both[2] = {{"shape", "linear"},
                                        {"strengths", " strive, ensure"}};
  static const struct option other[2] = {{"strengths", "expect"}, {NULL, NULL}};
  kjp_plan *plan = plan_of(HEAD PATH("shape: constant_growth"));
  kjp_answer *answer = ask(plan, both, KJP_OK, NULL);

  expect_points(answer, "linear", KJP_PATH_POINT_VALUE, values);
  kjp_answer_unref(answer);
  answer = ask(plan, other, KJP_OK, NULL);
  cr_expect(kjp_table_count(kjp_answer_table(answer, KJP_PATH_POINTS)) == 1,
            "no target of that strength");
  kjp_answer_unref(answer);
  kjp_plan_unref(plan);
}

static const struct {
  const char *label, *text, *strengths, *column, *zh, *en;
} anchored[] = {
    {"all of them", HEAD PATH("shape: linear"), NULL, "ensure,expect,strive",
     "锚点：该指标的目标（确保、预期、力争）\n",
     "Anchors: targets of the indicator (ensure, expect, strive)\n"},
    {"in the order of the words", HEAD PATH("shape: linear"), " strive, ensure",
     "ensure,strive", "锚点：该指标的目标（确保、力争）\n",
     "Anchors: targets of the indicator (ensure, strive)\n"},
    {"no target at all", HEAD PATH("shape: linear, through: {2025: 4}"),
     "ensure", NULL, "锚点：路径写明要经过的数额\n",
     "Anchors: the amounts that the path says it goes through\n"},
};

Test(path, says_which_targets_count)
{
  for (size_t i = 0; i < COUNT(anchored); i++) {
    kjp_answer *answer =
        anchored[i].strengths == NULL
            ? path_of(anchored[i].text)
            : path_with(anchored[i].text, "strengths", anchored[i].strengths);
    const kjp_table *courses = kjp_answer_table(answer, KJP_PATH_COURSES);

    cr_expect(
        has_text(courses, 0, KJP_PATH_COURSE_STRENGTHS, anchored[i].column),
        "%s", anchored[i].label);
    expect_in_text(answer, KJP_LANGUAGE_ZH, anchored[i].zh);
    expect_in_text(answer, KJP_LANGUAGE_EN, anchored[i].en);
    kjp_answer_unref(answer);
  }
}

Test(path, of_a_scenario_replaces_what_it_says)
{
  static const int64_t values[] = {10000, 15000, 20000, 30000};
  kjp_answer *answer = path_with(
      HEAD PATH(
          "shape: step, through: {2024: 2, 2025: 3}") "scenarios: {other: "
                                                      "{paths: {st: {shape: "
                                                      "linear}}}}\n",
      "scenario", "other");

  expect_points(answer, "scenario", KJP_PATH_POINT_VALUE, values);
  cr_expect(kjp_table_int(kjp_answer_table(answer, KJP_PATH_COURSES), 0,
                          KJP_PATH_COURSE_PATH) == 1);
  kjp_answer_unref(answer);
}

static const struct {
  const char *name, *value, *expected;
} refused[] = {
    {"indicator", "nothing", "an indicator of the plan"},
    {"indicator", "revenue", "an indicator with a path"},
    {"shape", "up", "linear, constant_growth, "},
    {"shape", "", "linear, constant_growth, "},
    {"shape", "fixed_growth", "it has no growth"},
    {"shape", "catch_up", "it has no of"},
    {"shape", "shares", "it has no shares"},
    {"strengths", "", "ensure, expect, strive"},
    {"strengths", "ensure,", "ensure, expect, strive"},
    {"strengths", "ensure,must", "ensure, expect, strive"},
    {"strengths", "ensure strive", "ensure, expect, strive"},
    {"scenario", "low", "a plan that has scenarios"},
};

Test(path, refuses_what_there_is_not_and_says_what_there_is)
{
  kjp_plan *plan = plan_of(HEAD PATH("shape: linear"));

  for (size_t i = 0; i < COUNT(refused); i++) {
    const struct option options[2] = {{refused[i].name, refused[i].value},
                                      {NULL, NULL}};
    kjp_error *error = NULL;
    const char *expected;

    (void)ask(plan, options, KJP_E_ARGUMENT, &error);
    expected =
        kjp_table_text(kjp_error_table(error), 0, KJP_FINDING_EXPECTED_EN);
    cr_expect(expected != NULL && strstr(expected, refused[i].expected) != NULL,
              "%s: %s", refused[i].value, expected);
    kjp_error_free(error);
    (void)ask(plan, options, KJP_E_ARGUMENT, NULL);
  }
  kjp_plan_unref(plan);
}

Test(path, of_no_plan_or_into_nothing_is_refused)
{
  kjp_plan *plan = plan_of(HEAD PATH("shape: linear"));
  kjp_answer *answer = (kjp_answer *)&answer;
  kjp_error *error = NULL;

  cr_expect(kjp_path_run(NULL, NULL, &answer, &error) == KJP_E_ARGUMENT);
  cr_expect(answer == NULL && error != NULL);
  kjp_error_free(error);
  cr_expect(kjp_path_run(plan, NULL, NULL, NULL) == KJP_E_ARGUMENT);
  kjp_plan_unref(plan);
}

/* 9 * 10^14 元, ten times as much every year: 9 * 10^19 fen in 2025. */
Test(path, that_outgrows_money_names_indicator_and_year)
{
  kjp_plan *plan =
      plan_of("kjplan: 1\n"
              "plan: {id: p, title: 计划, years: 2022-2025}\n"
              "indicators:\n"
              "  st: {name: 科技, scope: 市, unit: 元}\n"
              "paths:\n"
              "  st: {shape: fixed_growth, growth: 900 %, from: {year: 2022,\n"
              "    value: 900000000000000}}\n");
  kjp_error *error = NULL;

  (void)ask(plan, NULL, KJP_E_RANGE, &error);
  cr_expect(strstr(kjp_error_message(error, KJP_LANGUAGE_EN), "st") != NULL,
            "%s", kjp_error_message(error, KJP_LANGUAGE_EN));
  cr_expect(strstr(kjp_error_message(error, KJP_LANGUAGE_EN), "202") != NULL);
  kjp_error_free(error);
  kjp_plan_unref(plan);
}

Test(path, of_a_plan_without_paths_has_no_rows)
{
  kjp_answer *answer = path_of(HEAD);

  for (int32_t table = KJP_PATH_COURSES; table <= KJP_PATH_TOTALS; table++)
    cr_expect(kjp_answer_table(answer, table) != NULL &&
                  kjp_table_count(kjp_answer_table(answer, table)) == 0,
              "table %d", (int)table);
  expect_in_text(answer, KJP_LANGUAGE_EN, "The plan has no path.");
  expect_in_json(answer, "\"paths\":[],\"inputs\":[]");
  kjp_answer_unref(answer);
}
