/* SPDX-License-Identifier: MIT */
/* tests/unit/test_bounding.c - lib/value/bounding.c: how many steps the
 * corridor and the relaxations of long plans take. Counted, not timed. */
#include "courses.h"

#include "../../lib/value/bounding-priv.h"

enum { LONGEST = 20000 };

#define LONG(years)                                                            \
  "kjplan: 1\n"                                                                \
  "plan: {id: p, title: t, years: " years "}\n"                                \
  "indicators:\n"                                                              \
  "  st: {name: st, scope: s, unit: 亿元}\n"
#define OVER(end, amount, cap)                                                 \
  "paths: {st: {shape: latest, from: {year: 2000, value: 10}, through: {" end  \
  ": " amount "}, caps: [grow_at_most: " cap "]}}\n"

/* `rules` rules of 2.0 %, 2.1 %, ... or of `growth`, with `more` clauses. What
 * is gone through cannot be reached in any of them: all relaxations are tried.
 */
static const struct {
  const char *label, *head, *path, *end, *growth, *more;
  int rules;
  int64_t most; /* steps */
} plans[] = {
    {"one rule, 149 years", LONG("2000-2149"), OVER("2149", "100000", "3.5 %"),
     "2149", NULL, "", 1, 200000},
    {"one rule a hair above the cap", LONG("2000-2149"),
     OVER("2149", "500", "7 %"), "2149", "7.0001 %", "", 1, 100000},
    {"one rule just at the cap, off the grid", LONG("2000-2149"),
     OVER("2149", "500", "7.0001 %"), "2149", "7 %", "", 1, 5000000},
    {"10 rules, 50 years", LONG("2000-2050"), OVER("2050", "1000", "3.5 %"),
     "2050", NULL, "", 10, 400000},
    {"20 rules, 149 years", LONG("2000-2149"), OVER("2149", "100000", "3.5 %"),
     "2149", NULL, "", 20, 2500000},
    {"20 rules that owe", LONG("2000-2149"), OVER("2149", "100000", "3.5 %"),
     "2149", NULL, ", base: owed", 20, 4000000},
};

static void
write_rules(size_t number, char *text, size_t size)
{
  size_t used = strlen(text);

  for (int i = 0; i < plans[number].rules; i++) {
    char growth[16];

    (void)snprintf(growth, sizeof growth, "%d.%d %%", 2 + i / 10, i % 10);
    used += (size_t)snprintf(
        text + used, size - used,
        "  r%d: {indicator: st, years: 2001-%s%s, clauses: [grow_at_least: "
        "%s]}\n",
        i, plans[number].end, plans[number].more,
        plans[number].growth == NULL ? growth : plans[number].growth);
    cr_assert(used < size);
  }
}

Test(bounding, long_plans_take_few_steps)
{
  for (size_t i = 0; i < COUNT(plans); i++) {
    char text[LONGEST];
    struct kjp__course *course;
    struct fixture fixture;
    int32_t indicator;
    int64_t steps;

    (void)snprintf(text, sizeof text, "%s%srules:\n", plans[i].head,
                   plans[i].path);
    write_rules(i, text, sizeof text);
    open(&fixture, text, NULL, NULL);
    (void)series_of(&fixture, "st", &indicator);
    course = kjp__values_course(fixture.values, indicator);
    cr_assert(kjp__course_corridor(fixture.values, course));
    steps = KJP__BOUNDING_STEPS - course->asks->left;
    cr_expect(course->conflict.year > 0 && course->conflict.tried, "%s",
              plans[i].label);
    cr_expect(steps > 0 && steps < plans[i].most, "%s: %lld", plans[i].label,
              (long long)steps);
    close(&fixture);
  }
}
