/* SPDX-License-Identifier: MIT */
/* tests/unit/test_course.c - lib/value/: the course of money on a path, worked
 * by hand, in 万元; and what a planned value is to others. */
#include "courses.h"

enum {
  STATED = KJP_POINT_STATED,
  SHAPED = KJP_POINT_SHAPED,
  FLOOR = KJP_POINT_FLOOR,
  CAP = KJP_POINT_CAP,
  NOTHING = -1
};
#define TARGETS                                                                \
  "targets:\n"                                                                 \
  "  t22: {indicator: st, year: 2022, at_least: 9, strength: ensure}\n"        \
  "  sum: {indicator: st, over: 2022-2025, at_least: 99, strength: ensure}\n"  \
  "  other: {indicator: m, year: 2024, at_least: 7}\n"                         \
  "  least: {indicator: st, year: 2025, at_least: 2.5, strength: strive}\n"    \
  "  more: {indicator: st, year: 2025, more_than: 3, strength: expect,\n"      \
  "    revisions: [{on: 2024-01-01, at_least: 2.8}]}\n"
#define GROW_BY(more)                                                          \
  "rules: {r: {indicator: st, years: 2023-2025" more                           \
  ", clauses: [grow_by_at_least: 2500 万元]}}\n"
#define SLOW PATH("shape: linear, through: {2025: 1.5}")
/* 2 of 2023 are no more than once there; an exempt year has no floor. */
#define TAKEN_OUT(base, exempt, path)                                          \
  HEAD "  st: {name: st, scope: s, unit: 亿元, values: {2022: 1},\n"         \
       "    one_off: {2023: 2}}\n"                                             \
       "rules: {r: {indicator: st, years: 2023-2025, base: " base              \
       ", exempt: [{year: " exempt ", reason: r, authority: a}],\n"            \
       "    clauses: [grow_at_least: 10 %]}}\n" PATH(path)
#define STEEP "shape: linear, through: {2025: 4}"

static const struct {
  const char *label, *text, *scenario, *as_of;
  int32_t year;
  int64_t value;
  int32_t kind;
  const char *by;
} points[] = {
    {"the base is the last observation", ST PATH(STEEP), NULL, NULL, 2022,
     10000, STATED, NULL},
    {"a line", ST PATH(STEEP), NULL, NULL, 2023, 20000, SHAPED, NULL},
    {"its end", ST PATH(STEEP), NULL, NULL, 2025, 40000, STATED, "through"},
    {"no further", ST PATH(STEEP), NULL, NULL, 2026, NOTHING, 0, NULL},
    {"a stated base",
     ST PATH("shape: linear, from: {year: 2023, value: 2}, "
             "through: {2025: 4}"),
     NULL, NULL, 2024, 30000, SHAPED, NULL},
    {"a base of a year alone",
     ST PATH("shape: linear, from: {year: 2021}, "
             "through: {2023: 1.9}"),
     NULL, NULL, 2022, 14000, SHAPED, NULL},
    {"a base that was published",
     HEAD "  st: {name: st, scope: s, unit: 亿元, values: {2023: 1},\n"
          "    derive: {sum: [empty]}}\n" PATH(STEEP),
     NULL, NULL, 2024, 25000, SHAPED, NULL},
    {"no base", HEAD "paths: {empty: {shape: linear, through: {2025: 4}}}\n",
     NULL, NULL, 2023, NOTHING, 0, NULL},

    {"targets are anchors, the greater one, as promised now",
     ST TARGETS PATH("shape: linear"), NULL, NULL, 2025, 28000, STATED, "more"},
    {"as promised on the day of the revision", ST TARGETS PATH("shape: linear"),
     NULL, "2024-01-01", 2025, 28000, STATED, "more"},
    {"as promised then, strictly more", ST TARGETS PATH("shape: linear"), NULL,
     "2023-12-31", 2025, 30001, STATED, "more"},
    {"on the way", ST TARGETS PATH("shape: linear"), NULL, "2023-12-31", 2023,
     16667, SHAPED, NULL},

    {"a pair from nothing on goes to its lower end",
     ST "targets: {t: {indicator: st, year: 2024, within: [0, 3]}}\n" PATH(
         "shape: linear"),
     NULL, NULL, 2024, 0, STATED, "t"},
    {"half way to it",
     ST "targets: {t: {indicator: st, year: 2024, within: [0, 3]}}\n" PATH(
         "shape: linear"),
     NULL, NULL, 2023, 5000, SHAPED, NULL},
    {"at least nothing is an anchor",
     ST "targets: {t: {indicator: st, year: 2024, at_least: 0}}\n" PATH(
         "shape: linear"),
     NULL, NULL, 2023, 5000, SHAPED, NULL},
    {"the greater least of a year",
     ST "targets: {t: {indicator: st, year: 2024, at_least: 0},\n"
        "  u: {indicator: st, year: 2024, at_least: 2},\n"
        "  v: {indicator: st, year: 2024, at_most: 3}}\n" PATH("shape: linear"),
     NULL, NULL, 2024, 20000, STATED, "u"},

    {"growth to the plan's end", ST PATH("shape: fixed_growth, growth: 10 %"),
     NULL, NULL, 2026, 14641, SHAPED, NULL},
    /* 1 / 0.9 to the fourth is 1.524158 */
    {"business as usual", ST PATH("shape: business_as_usual"), NULL, NULL, 2026,
     15242, SHAPED, NULL},
    /* 5 - (5 - 1) * 3/4 */
    {"catching up", ST PATH("shape: catch_up, of: m"), NULL, NULL, 2023, 20000,
     SHAPED, NULL},
    {"caught up", ST PATH("shape: catch_up, of: m"), NULL, NULL, 2026, 50000,
     SHAPED, NULL},
    {"shares",
     ST PATH("shape: shares, shares: {2023: 20 %}, "
             "through: {2025: 4}"),
     NULL, NULL, 2023, 16000, SHAPED, NULL},
    {"the share before",
     ST PATH("shape: shares, shares: {2023: 20 %}, "
             "through: {2025: 4}"),
     NULL, NULL, 2024, 16000, SHAPED, NULL},
    /* 1 + 2.5/3 = 1.8333 */
    {"a coarse grid",
     ST PATH("shape: linear, through: {2025: 3.5}, "
             "round_to: 100 万元"),
     NULL, NULL, 2023, 18300, SHAPED, NULL},
    {"an anchor off the grid",
     ST PATH("shape: linear, round_to: 1000 万元, "
             "through: {2025: 3.55}"),
     NULL, NULL, 2025, 35500, STATED, "through"},

    {"a floor", ST GROW_BY("") SLOW, NULL, NULL, 2023, 12500, FLOOR,
     "r/grow_by_at_least"},
    {"on the path's own year", ST GROW_BY("") SLOW, NULL, NULL, 2024, 15000,
     FLOOR, "r/grow_by_at_least"},
    {"above an anchor", ST GROW_BY("") SLOW, NULL, NULL, 2025, 17500, FLOOR,
     "r/grow_by_at_least"},
    {"a path without floors",
     ST GROW_BY("") PATH("shape: linear, through: {2025: 1.5}, floors: []"),
     NULL, NULL, 2023, 11667, SHAPED, NULL},
    {"an exempt year",
     ST GROW_BY(", exempt: [{year: 2024, reason: r, authority: a}]") SLOW, NULL,
     NULL, 2024, 13333, SHAPED, NULL},
    {"after it, what was",
     ST GROW_BY(", exempt: [{year: 2024, reason: r, authority: a}]") SLOW, NULL,
     NULL, 2025, 15833, FLOOR, "r/grow_by_at_least"},
    {"after it, what was owed",
     ST GROW_BY(", base: owed, "
                "exempt: [{year: 2024, reason: r, authority: a}]") SLOW,
     NULL, NULL, 2025, 17500, FLOOR, "r/grow_by_at_least"},
    {"a one-off is not of the rule",
     HEAD "  st: {name: st, scope: s, unit: 亿元, values: {2022: 1},\n"
          "    one_off: {2023: 500 万元}}\n" GROW_BY("") SLOW,
     NULL, NULL, 2023, 13000, FLOOR, "r/grow_by_at_least"},
    {"nor the next base's",
     HEAD "  st: {name: st, scope: s, unit: 亿元, values: {2022: 1},\n"
          "    one_off: {2023: 500 万元}}\n" GROW_BY("") SLOW,
     NULL, NULL, 2024, 15000, FLOOR, "r/grow_by_at_least"},
    {"below its one-off an exempt year still owes",
     HEAD "  st: {name: st, scope: s, unit: 亿元, values: {2022: 1},\n"
          "    one_off: {2023: 2000 万元}}\n" GROW_BY(
              ", base: owed, exempt: [{year: 2023, reason: r, authority: a}]")
              PATH("shape: latest, through: {2025: 0.5}"),
     NULL, NULL, 2024, 15000, FLOOR, "r/grow_by_at_least"},
    {"and the next as well",
     HEAD "  st: {name: st, scope: s, unit: 亿元, values: {2022: 1},\n"
          "    one_off: {2023: 2000 万元}}\n" GROW_BY(
              ", base: owed, exempt: [{year: 2023, reason: r, authority: a}]")
              PATH("shape: latest, through: {2025: 0.5}"),
     NULL, NULL, 2025, 17500, FLOOR, "r/grow_by_at_least"},
    {"what is taken out of a year must be in it",
     TAKEN_OUT("actual", "2023", "shape: linear, through: {2025: 1.5}"), NULL,
     NULL, 2023, 20000, FLOOR, "one_off"},
    {"so that something is left for the next",
     TAKEN_OUT("actual", "2023", "shape: linear, through: {2025: 1.5}"), NULL,
     NULL, 2024, 13333, SHAPED, NULL},
    {"as late as can be, too",
     TAKEN_OUT("actual", "2023",
               "shape: latest, "
               "through: {2025: 0.5}"),
     NULL, NULL, 2023, 20000, FLOOR, "one_off"},
    /* 1.1, 1.21 and 1.331 are owed */
    {"a one-off above the year leaves what was owed",
     TAKEN_OUT("owed", "2023",
               "shape: latest, through: {2025: 0.5}, "
               "caps: [amount_at_most: {2023: 1}]"),
     NULL, NULL, 2025, 13310, FLOOR, "r/grow_at_least"},
    {"in a year that is ruled the clause adds to it",
     TAKEN_OUT("actual", "2024", "shape: linear, through: {2025: 1.5}"), NULL,
     NULL, 2023, 31000, FLOOR, "r/grow_at_least"},

    {"growth that is too much", ST PATH(STEEP ", caps: [grow_at_most: 30 %]"),
     NULL, NULL, 2024, 16900, CAP, "grow_at_most"},
    {"a share that is too much",
     ST PATH(STEEP ", caps: [share_at_most: {of: m, value: 30 %}]"), NULL, NULL,
     2023, 15000, CAP, "share_at_most:m"},
    {"a share of the budget of it",
     HEAD "  st: {name: st, scope: s, unit: 亿元, values: {2022: 1}}\n"
          "  w: {name: w, scope: s, unit: 亿元, values: {2023: {final: 5,\n"
          "    budget: 4}}}\n" PATH(STEEP ", caps: [share_at_most: {of: w, "
                                          "value: 30 %, stage: budget}]"),
     NULL, NULL, 2023, 12000, CAP, "share_at_most:w"},
    {"an amount that is too much",
     ST PATH(STEEP ", caps: [amount_at_most: {2024: 2.5}]"), NULL, NULL, 2024,
     25000, CAP, "amount_at_most"},
    {"the tighter of two caps of a name",
     ST PATH(STEEP ", caps: [grow_at_most: 50 %, grow_at_most: 20 %]"), NULL,
     NULL, 2023, 12000, CAP, "grow_at_most#2"},
    {"the tighter of two clauses of a name",
     ST "rules: {r: {indicator: st, years: 2023-2025, clauses: "
        "[grow_at_least: 5 %, grow_at_least: 30 %]}}\n" SLOW,
     NULL, NULL, 2023, 13000, FLOOR, "r/grow_at_least#2"},
    {"less than nothing is nothing",
     ST "targets: {t: {indicator: st, year: 2024, less_than: 0}}\n" PATH(
         "shape: linear"),
     NULL, NULL, 2024, 0, STATED, "t"},
    /* 0.1 - (5 - 1) * 3/4 */
    {"catching up with what falls stops at nothing",
     HEAD "  st: {name: st, scope: s, unit: 亿元, values: {2022: 1}}\n"
          "scenarios: {down: {assume: {m: {amounts: {2023: 0.1}}}}}\n" PATH(
              "shape: catch_up, of: m"),
     "down", NULL, 2023, 0, SHAPED, NULL},
    {"a cap of other years",
     ST PATH(STEEP ", caps: [grow_at_most: {value: 30 %, years: 2025}]"), NULL,
     NULL, 2023, 20000, SHAPED, NULL},
    {"the caps below the floor",
     ST GROW_BY("") PATH("shape: linear, through: {2025: 1.5}, "
                         "caps: [grow_at_most: 10 %]"),
     NULL, NULL, 2023, 11000, CAP, "grow_at_most"},

    {"a scenario's shape",
     ST PATH(STEEP) "scenarios: {late: {paths: {st: {shape: step}}}}\n", "late",
     NULL, 2024, 10000, SHAPED, NULL},
    {"its caps in place of the plan's",
     ST PATH(STEEP ", caps: [grow_at_most: 30 %]") "scenarios: {free: {paths: "
                                                   "{st: {caps: []}}}}\n",
     "free", NULL, 2023, 20000, SHAPED, NULL},
    {"its anchors",
     ST PATH(STEEP) "scenarios: {low: {paths: {st: {through: {2024: 2}}}}}\n",
     "low", NULL, 2023, 15000, SHAPED, NULL},
    {"a path of its own",
     ST
     "scenarios: {own: {paths: {st: {shape: linear, through: {2024: 2}}}}}\n",
     "own", NULL, 2023, 15000, SHAPED, NULL},

    /* 3 at the end, at most twice the year before, never less */
    {"as late as can be: the rule",
     ST "rules: {r: {indicator: st, years: 2023-2025, clauses: "
        "[not_below_previous: {}]}}\n" PATH("shape: latest, "
                                            "through: {2025: 3}, caps: "
                                            "[grow_at_most: 100 %]"),
     NULL, NULL, 2023, 10000, FLOOR, "r/not_below_previous"},
    {"as late as can be: for the cap's sake",
     ST "rules: {r: {indicator: st, years: 2023-2025, clauses: "
        "[not_below_previous: {}]}}\n" PATH("shape: latest, "
                                            "through: {2025: 3}, caps: "
                                            "[grow_at_most: 100 %]"),
     NULL, NULL, 2024, 15000, SHAPED, NULL},
};

static void
expect_point(const struct kjp__course *course, size_t i)
{
  const struct kjp__point *point;
  int64_t value = NOTHING;

  if (points[i].value == NOTHING && points[i].year > course->last_year)
    return;
  cr_assert(points[i].year >= course->first_year &&
                points[i].year <= course->last_year,
            "%s", points[i].label);
  point = &course->points[points[i].year - course->first_year];
  (void)kjp__amount_get(point->value, &value);
  cr_expect(value == (points[i].value < 0 ? NOTHING : points[i].value * WAN),
            "%s: %lld", points[i].label, (long long)value);
  cr_expect(point->kind == points[i].kind, "%s: kind %d", points[i].label,
            point->kind);
  if (points[i].by != NULL)
    cr_expect_str_eq(point->by.name, points[i].by, "%s: by %s", points[i].label,
                     point->by.name);
}

Test(course, points_are_shaped_raised_and_cut)
{
  for (size_t i = 0; i < COUNT(points); i++) {
    const char *id = strstr(points[i].text, "{empty: {shape") ? "empty" : "st";
    struct fixture fixture;
    int32_t indicator;

    open(&fixture, points[i].text, points[i].scenario, points[i].as_of);
    (void)series_of(&fixture, id, &indicator);
    expect_point(kjp__values_course(fixture.values, indicator), i);
    close(&fixture);
  }
}

/* What a year rests on */

/* 5 - (5 - 1) x 3/4 = 2, and so on; 30 % of 5 is 1.5, of what is said of `w`.
 */
#define RESTING(whole, path)                                                   \
  HEAD "  st: {name: st, scope: s, unit: 亿元, values: {2022: 1}}\n"         \
       "  w: {name: w, scope: s, unit: 亿元, " whole "}\n" PATH(path)
#define DOUBTED(year)                                                          \
  "values: {2022: 5, " year ": {final: {value: 5, unverified: true}}}, "       \
  "assume: {growth: 0 %}"
#define CATCH_UP "shape: catch_up, of: w"
#define SHARE    STEEP ", caps: [share_at_most: {of: w, value: 30 %}]"

static const struct {
  const char *label, *text;
  int32_t year;
  bool projected, unverified;
} rests[] = {
    {"catching up with what is known",
     RESTING("values: {2022: 5, 2023: 5}", CATCH_UP), 2023, false, false},
    {"with what is assumed", RESTING(DOUBTED("2021"), CATCH_UP), 2023, true,
     false},
    {"with what is not verified",
     RESTING("values: {2022: 5, 2023: {final: {value: 5, unverified: true}}}",
             CATCH_UP),
     2023, false, true},
    {"from what is not verified",
     RESTING("values: {2022: {final: {value: 5, unverified: true}}, 2023: 5}",
             CATCH_UP),
     2023, false, true},
    {"a share of what is known", RESTING("values: {2023: 5, 2024: 5}", SHARE),
     2023, false, false},
    {"of what is assumed",
     RESTING("assume: {amounts: {2023: 5, 2024: 5}}", SHARE), 2023, true,
     false},
    {"of what is not verified",
     RESTING("values: {2023: {final: {value: 5, unverified: true}}, 2024: 5}",
             SHARE),
     2023, false, true},
    {"the year after what is not verified",
     RESTING("values: {2023: {final: {value: 5, unverified: true}}, 2024: 5}",
             SHARE),
     2024, false, true},
    {"an amount above a share counts for nothing",
     RESTING("assume: {amounts: {2023: 50}}",
             STEEP ", caps: [share_at_most: {of: w, value: 30 %}, "
                   "amount_at_most: {2023: 1.5}]"),
     2023, false, false},
};

Test(course, years_say_what_they_rest_on)
{
  for (size_t i = 0; i < COUNT(rests); i++) {
    const struct kjp__course *course;
    const struct kjp__point *point;
    struct fixture fixture;
    int32_t indicator;

    open(&fixture, rests[i].text, NULL, NULL);
    (void)series_of(&fixture, "st", &indicator);
    course = kjp__values_course(fixture.values, indicator);
    point = &course->points[rests[i].year - course->first_year];
    cr_expect(point->projected == rests[i].projected, "%s", rests[i].label);
    cr_expect(point->unverified == rests[i].unverified, "%s", rests[i].label);
    close(&fixture);
  }
}

/* What a planned value is to others */

#define OTHERS                                                                   \
  HEAD "  st: {name: st, scope: s, unit: 亿元, values: {2022: 1,\n"            \
       "    2024: {budget: {value: 9, unverified: true}}},\n"                    \
       "    assume: {growth: 10 %, amounts: {2023: 7}}}\n"                       \
       "  sum: {name: s, scope: s, unit: 亿元, derive: {sum: [st, seen]}}\n"   \
       "  weak: {name: w, scope: s, unit: 亿元, derive: {sum: [st, m]}}\n"     \
       "  seen: {name: e, scope: s, unit: 亿元, values: {2023: 2, 2025: 2}}\n" \
       "paths: {st: {shape: linear, from: {year: 2022}, "                        \
       "through: {2025: 4}}}\n"

static const struct {
  const char *id;
  int32_t year, kind;
  int64_t value;
} others[] = {
    {"st", 2022, KJP_KIND_OBSERVED, 10000},
    /* before what is assumed */
    {"st", 2023, KJP_KIND_PLANNED, 20000},
    /* after what is observed */
    {"st", 2024, KJP_KIND_OBSERVED, 90000},
    {"st", 2025, KJP_KIND_PLANNED, 40000},
    /* beyond the path what is assumed goes on from it */
    {"st", 2026, KJP_KIND_ASSUMED, 44000},
    {"sum", 2023, KJP_KIND_PLANNED, 40000},
    {"sum", 2024, KJP_KIND_UNKNOWN, 0},
    {"sum", 2025, KJP_KIND_PLANNED, 60000},
    {"weak", 2023, KJP_KIND_ASSUMED, 70000},
};

Test(course, years_without_a_value_are_planned)
{
  struct fixture fixture;

  open(&fixture, OTHERS, NULL, NULL);
  for (size_t i = 0; i < COUNT(others); i++) {
    int32_t indicator;
    const struct kjp__series *series =
        series_of(&fixture, others[i].id, &indicator);
    const struct kjp__value *value =
        kjp__series_at(fixture.values, series, others[i].year);

    cr_expect(value->kind == others[i].kind, "%s %d: kind %d", others[i].id,
              others[i].year, value->kind);
    cr_expect(others[i].value == 0 ||
                  (value->whole && value->quanta == others[i].value * WAN),
              "%s %d: %lld", others[i].id, others[i].year,
              (long long)value->quanta);
  }
  close(&fixture);
}

/* A base that is only assumed stays so where the path is in force, be it an
 * amount or growth; what it is for others is not hidden. */
#define ASSUMED_BASE(assume)                                                   \
  HEAD "  st: {name: st, scope: s, unit: 亿元, values: {2022: 1},\n"         \
       "    assume: {" assume "}}\n" PATH("shape: linear, from: {year: "       \
                                          "2023}, through: {2025: 4}")

Test(course, an_assumed_base_is_assumed)
{
  static const char *const texts[] = {ASSUMED_BASE("amounts: {2023: 2}"),
                                      ASSUMED_BASE("growth: 100 %")};

  for (size_t i = 0; i < COUNT(texts); i++) {
    struct fixture fixture;
    int32_t indicator;
    const struct kjp__series *series;
    const struct kjp__course *course;
    const struct kjp__value *base;

    open(&fixture, texts[i], NULL, NULL);
    series = series_of(&fixture, "st", &indicator);
    base = kjp__series_at(fixture.values, series, 2023);
    course = kjp__values_course(fixture.values, indicator);
    cr_expect(base->kind == KJP_KIND_ASSUMED, "%zu: kind %d", i, base->kind);
    cr_expect(base->whole && base->quanta == 20000 * WAN, "%zu", i);
    cr_expect(base->assumption != &course->path.mark, "%zu", i);
    cr_expect(kjp__series_at(fixture.values, series, 2024)->kind ==
                  KJP_KIND_PLANNED,
              "%zu", i);
    for (int32_t year = 0; year < 3; year++)
      cr_expect(course->points[year].projected, "%zu: %d", i, (int)year);
    close(&fixture);
  }
}

Test(course, without_paths_nothing_is_planned)
{
  const struct kjp__view view = {.scenario = KJP_NONE};
  struct fixture fixture;
  const struct kjp__series *series;
  int32_t indicator;

  open(&fixture, OTHERS, NULL, NULL);
  fixture.values = kjp__values_new(fixture.arena, fixture.plan, &view);
  series = series_of(&fixture, "st", &indicator);
  cr_expect(kjp__series_at(fixture.values, series, 2023)->kind ==
            KJP_KIND_ASSUMED);
  cr_expect(kjp__series_at(fixture.values, series, 2025)->kind ==
            KJP_KIND_ASSUMED);
  close(&fixture);
}

/* Conflicts */

static const struct {
  const char *label, *text;
  int32_t year;
  const char *floor, *cap;
  int64_t amount;
  const char *what;
  int64_t rate, relaxed; /* of the first relaxation */
} conflicts[] = {
    /* 1.3^3 = 2.197; on the grid of 1 万元 44.23 % gives 14423, 20802, 30002 */
    {"the Baotou plan under +30 %",
     ST PATH("shape: constant_growth, through: {2025: 3}, "
             "caps: [grow_at_most: 30 %]"),
     2025, "through", "grow_at_most", 8030, "grow_at_most", 442300000, 0},
    /* to the fen: the cube root of 3 is 1.44224957 */
    {"the same to the fen",
     ST PATH("shape: constant_growth, through: {2025: 3}, "
             "round_to: 0.01 元, caps: [grow_at_most: 30 %]"),
     2025, "through", "grow_at_most", 8030, "grow_at_most", 442249571, 0},
    {"a rule against an amount",
     ST GROW_BY("") PATH("shape: step, through: {2026: 2}, "
                         "caps: [amount_at_most: {2024: 1.4}]"),
     2024, "r/grow_by_at_least", "amount_at_most", 1000, "amount_at_most", 0,
     15000},
    /* a target against another: no cap to loosen, the one above is */
    {"two targets",
     ST
     "targets: {low: {indicator: st, year: 2024, at_most: 2}, "
     "high: {indicator: st, year: 2024, at_least: 3}}\n" PATH("shape: linear"),
     2024, "high", "low", 10000, "low", 0, 30000},
};

Test(course, a_path_that_cannot_be_says_why)
{
  for (size_t i = 0; i < COUNT(conflicts); i++) {
    const struct kjp__relaxation *first;
    struct kjp__course *course;
    struct fixture fixture;
    int32_t indicator;
    int64_t amount = 0, rate = 0, relaxed = 0;

    open(&fixture, conflicts[i].text, NULL, NULL);
    (void)series_of(&fixture, "st", &indicator);
    course = kjp__values_course(fixture.values, indicator);
    cr_assert(kjp__course_corridor(fixture.values, course));
    cr_expect(!course->feasible, "%s", conflicts[i].label);
    cr_expect(course->conflict.year == conflicts[i].year, "%s: %d",
              conflicts[i].label, course->conflict.year);
    cr_expect_str_eq(course->conflict.floor.name, conflicts[i].floor);
    cr_expect_str_eq(course->conflict.cap.name, conflicts[i].cap);
    (void)kjp__amount_get(course->conflict.amount, &amount);
    cr_expect(amount == conflicts[i].amount * WAN, "%s: %lld",
              conflicts[i].label, (long long)amount);
    cr_assert(course->relaxations.count > 0, "%s", conflicts[i].label);
    first = kjp__rows_at(&course->relaxations, 0);
    (void)kjp__amount_get(first->rate, &rate);
    (void)kjp__amount_get(first->amount, &relaxed);
    cr_expect_str_eq(first->what.name, conflicts[i].what);
    cr_expect(rate == conflicts[i].rate, "%s: %lld", conflicts[i].label,
              (long long)rate);
    cr_expect(relaxed == conflicts[i].relaxed * WAN, "%s: %lld",
              conflicts[i].label, (long long)relaxed);
    close(&fixture);
  }
}
