/* SPDX-License-Identifier: MIT */
/* lib/value/floor.c - what the rules ask of a path.
 *
 * Rules read the path from drafts: series of the indicator that end where the
 * path has been found so far, so that the floor of a year looks at the path's
 * own years before. */
#include "course-priv.h"

static void
tell_missing(void *data, int32_t indicator, int32_t year)
{
  kjp__course_missing(data, indicator, year);
}

/* What a floor rests on: only what keeps it unknown is of interest. The path's
 * own years are known as they are found, and its year is not looked for. */
struct telling {
  struct kjp__values *values;
  struct kjp__course *course;
};

static void
tell_value(void *data, const struct kjp__series *series, int32_t year)
{
  const struct telling *telling = data;
  struct kjp__course *course = telling->course;

  if (course->quiet ||
      kjp__value_known(kjp__series_at(telling->values, series, year)))
    return;
  if (series->indicator != course->indicator)
    (void)kjp__values_missing(telling->values, series->indicator, series->stage,
                              year, tell_missing, course);
  else if (year <= course->first_year)
    kjp__course_missing(course, series->indicator, year);
}

static void
tell_missing_of(void *data, int32_t indicator, int32_t year)
{
  const struct telling *telling = data;

  kjp__course_missing(telling->course, indicator, year);
}

static const struct kjp__witness witness = {tell_value, tell_missing_of, false};

bool
kjp__path_keeps(const struct kjp__values *values, int32_t indicator,
                const struct kjp__path_rows *rows, int32_t rule)
{
  const struct kjp__rule *row = kjp__plan_row(values->plan, KJP_RULES, rule);
  const kjp_table *floors = &values->plan->tables[KJP_PATH_FLOORS];
  int32_t first;
  int32_t count;

  if (row->indicator != indicator)
    return false;
  if (rows->floors < 0)
    return true;
  count = kjp_table_children(floors, KJP_PATH_FLOOR_PATH, rows->floors, &first);
  for (int32_t i = 0; i < count; i++) {
    const struct kjp__path_floor *floor =
        kjp__rows_at(&floors->rows, first + i);

    if (floor->rule == rule)
      return true;
  }
  return false;
}

/* The draft as it was before the path: its base is the path's, and nothing
 * stands after it. */
static void
cut_draft(const struct kjp__values *values, const struct kjp__course *course,
          struct kjp__series *draft)
{
  const struct kjp__value *base =
      kjp__series_at(values, draft, course->first_year);
  int64_t stated;

  for (int32_t year = course->first_year + 1; year <= values->last_year; year++)
    draft->values[year - values->first_year] =
        (struct kjp__value){.kind = KJP_KIND_UNKNOWN};
  if (kjp__amount_get(course->points[0].value, &stated) &&
      !(kjp__value_known(base) && base->whole && base->quanta == stated))
    draft->values[course->first_year - values->first_year] =
        (struct kjp__value){
            .kind = KJP_KIND_PLANNED, .whole = true, .quanta = stated};
}

/* Through the ruled years up to the base: what they owe is the path's. Under
 * another base nothing of them is. */
static void
judge_up_to_base(const struct kjp__course *course, struct kjp__judging *judging)
{
  if (judging->rule->base != KJP_BASE_OWED)
    return;
  for (int32_t year = judging->rule->first_year;
       year <= course->first_year && kjp__judge_goes_on(judging); year++) {
    struct kjp__year outcome;

    kjp__judge_open(judging, year);
    kjp__judge_year(judging, &outcome);
    kjp__judge_next(judging, outcome.floor);
  }
}

static bool
init_rule(struct kjp__values *values, struct kjp__course *course,
          int32_t number, struct kjp__path_rule *rule)
{
  const struct kjp__rule *row = kjp__plan_row(values->plan, KJP_RULES, number);
  int32_t clauses = kjp_table_children(&values->plan->tables[KJP_CLAUSES],
                                       KJP_CLAUSE_RULE, number, NULL);
  struct telling *telling = kjp__arena_alloc(values->arena, sizeof *telling);

  if (telling == NULL)
    return false;
  *telling = (struct telling){values, course};
  rule->draft = kjp__values_draft(values, course->indicator, row->stage);
  return rule->draft != NULL &&
         kjp__judge_init(&rule->judging, values, clauses, &witness, telling);
}

static bool
add_rule(struct kjp__values *values, struct kjp__course *course, int32_t number)
{
  struct kjp__path_rule *rule = &course->rules[course->rule_count];

  if (!init_rule(values, course, number, rule))
    return false;
  cut_draft(values, course, rule->draft);
  kjp__judge_rule(&rule->judging, number, rule->draft);
  rule->judging.first_year = kjp__values_is_given(values, course->indicator)
                                 ? values->first_year
                                 : course->first_year;
  judge_up_to_base(course, &rule->judging);
  rule->start = rule->judging;
  course->rule_count++;
  if (rule->judging.out_of_range)
    kjp__values_too_large(values, course->indicator, rule->judging.range_year);
  return kjp__judge_goes_on(&rule->judging);
}

static int32_t
count_floors(const struct kjp__values *values, const struct kjp__course *course)
{
  int32_t floors = 0;

  for (int32_t i = 0; i < kjp__plan_count(values->plan, KJP_RULES); i++)
    floors += kjp__path_keeps(values, course->indicator, &course->rows, i);
  return floors;
}

bool
kjp__course_rules(struct kjp__values *values, struct kjp__course *course)
{
  int32_t floors = count_floors(values, course);

  course->rules = kjp__arena_alloc(values->arena, (size_t)(floors + 1) *
                                                      sizeof *course->rules);
  if (course->rules == NULL)
    return false;
  for (int32_t rule = 0; course->rule_count < floors; rule++) {
    if (kjp__path_keeps(values, course->indicator, &course->rows, rule) &&
        !add_rule(values, course, rule))
      return false;
  }
  return true;
}

/* Floors */

bool
kjp__rule_exempts(const struct kjp__judging *judging, int32_t year)
{
  const kjp_table *table = &judging->plan->tables[KJP_EXEMPTIONS];
  int32_t first;
  int32_t count =
      kjp_table_children(table, KJP_EXEMPTION_RULE, judging->rule_row, &first);

  for (int32_t i = 0; i < count; i++) {
    const struct kjp__exemption *row = kjp__rows_at(&table->rows, first + i);

    if (row->year == year)
      return true;
  }
  return false;
}

int64_t
kjp__one_off_quanta(const kjp_plan *plan, int32_t indicator, int32_t year)
{
  const struct kjp__adjustment *one_off =
      kjp__adjustment_of(plan, indicator, year, KJP_ADJUSTMENT_ONE_OFF);
  int64_t amount = 0;

  if (one_off != NULL)
    (void)kjp__amount_get(one_off->value, &amount);
  return amount;
}

static int64_t
add_up(int64_t floor, int64_t one_off)
{
  struct kjp__wide sum;
  struct kjp__wide more;
  int64_t out;

  kjp__wide_set(&sum, floor);
  kjp__wide_set(&more, one_off);
  return kjp__wide_add(&sum, &more, &sum) && kjp__wide_to_int64(&sum, &out)
             ? out
             : KJP__NO_BOUND;
}

/* How many clauses of the rule have this name, up to this one. */
static int32_t
number_of(const struct kjp__judging *judging, int32_t row)
{
  const kjp_table *clauses = &judging->plan->tables[KJP_CLAUSES];
  const struct kjp__clause *clause = kjp__rows_at(&clauses->rows, row);
  int32_t number = 1;
  int32_t first = row;

  (void)kjp_table_children(clauses, KJP_CLAUSE_RULE, judging->rule_row, &first);
  for (int32_t i = first; i < row; i++) {
    const struct kjp__clause *other = kjp__rows_at(&clauses->rows, i);

    number += other->any_of < 0 && other->kind == clause->kind &&
              other->reference == clause->reference;
  }
  return number;
}

/* "rule/clause", and "#2" behind it for the second of that name. */
static const char *
binding_of(const struct kjp__judging *judging)
{
  struct kjp__arena *arena = judging->values->arena;
  int32_t i = 0;
  const char *name;
  int32_t number;

  while (i < judging->count &&
         (judging->outcomes[i].any_of >= 0 || !judging->outcomes[i].binding))
    i++;
  if (i == judging->count)
    return NULL;
  name = judging->judged[i].clause->name;
  number = number_of(judging, judging->judged[i].row);
  return number == 1
             ? kjp__arena_format(arena, "%s/%s", judging->rule->id, name)
             : kjp__arena_format(arena, "%s/%s#%d", judging->rule->id, name,
                                 number);
}

/* One rule in a year; its floor is owed to the next even where the year is
 * exempt. A number that does not fit is more than any amount. */
static struct kjp__amount
floor_of(struct kjp__judging *judging, int32_t year, bool *partial)
{
  struct kjp__year outcome;
  int64_t floor;

  if (year < judging->rule->first_year || year > judging->rule->last_year)
    return kjp__amount_unknown();
  if (judging->rule->base != KJP_BASE_OWED && kjp__rule_exempts(judging, year))
    return kjp__amount_unknown(); /* nor is anything missed for it */
  kjp__judge_open(judging, year);
  kjp__judge_year(judging, &outcome);
  kjp__judge_next(judging, outcome.floor);
  if (judging->out_of_range)
    return kjp__amount_known(KJP__NO_BOUND);
  if (kjp__rule_exempts(judging, year))
    return kjp__amount_unknown();
  *partial = *partial || outcome.partial;
  if (!kjp__amount_get(outcome.floor, &floor))
    return kjp__amount_unknown();
  return kjp__amount_known(
      add_up(floor, kjp__one_off_quanta(judging->plan, judging->rule->indicator,
                                        year)));
}

/* What a rule takes out of a year must be in it, exempt or not: else nothing
 * is left for the next year to start from. */
static void
raise_to_one_off(const struct kjp__course *course, int32_t year,
                 struct kjp__amount *floor, const char **by)
{
  int64_t one_off;
  int64_t most = 0;

  if (course->rule_count == 0)
    return;
  one_off = kjp__one_off_quanta(course->rules[0].judging.plan,
                                course->indicator, year);
  (void)kjp__amount_get(*floor, &most);
  if (one_off <= most)
    return;
  *floor = kjp__amount_known(one_off);
  if (by != NULL)
    *by = KJP__BY_ONE_OFF;
}

struct kjp__amount
kjp__course_floor(struct kjp__course *course, int32_t year, const char **by,
                  bool *partial, bool *unverified)
{
  struct kjp__amount highest = kjp__amount_unknown();
  int64_t most = 0;

  *partial = false;
  *unverified = false;
  for (int32_t i = 0; i < course->rule_count; i++) {
    struct kjp__judging *judging = &course->rules[i].judging;
    struct kjp__amount one = floor_of(judging, year, partial);
    int64_t floor;

    *unverified = *unverified || judging->unverified;
    if (!kjp__amount_get(one, &floor) ||
        (kjp__amount_is_known(highest) && floor <= most))
      continue;
    highest = one;
    most = floor;
    if (by != NULL)
      *by = binding_of(judging);
  }
  raise_to_one_off(course, year, &highest, by);
  return highest;
}

void
kjp__course_set(struct kjp__course *course, int32_t year, int64_t value,
                bool unverified)
{
  for (int32_t i = 0; i < course->rule_count; i++) {
    const struct kjp__path_rule *rule = &course->rules[i];
    const struct kjp__values *values = rule->judging.values;

    rule->draft->values[year - values->first_year] =
        (struct kjp__value){.kind = KJP_KIND_PLANNED,
                            .whole = true,
                            .quanta = value,
                            .unverified = unverified};
  }
}

void
kjp__course_rewind(struct kjp__course *course)
{
  for (int32_t i = 0; i < course->rule_count; i++) {
    const struct kjp__path_rule *rule = &course->rules[i];
    const struct kjp__values *values = rule->judging.values;

    course->rules[i].judging = rule->start;
    for (int32_t year = course->first_year + 1; year <= course->last_year;
         year++)
      rule->draft->values[year - values->first_year] =
          (struct kjp__value){.kind = KJP_KIND_UNKNOWN};
  }
}
