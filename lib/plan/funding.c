/* SPDX-License-Identifier: MIT */
/* lib/plan/funding.c - money of programmes and projects: shares of an
 * appropriation, and never more than it. */
#include "../base/holds-priv.h"
#include "read-priv.h"

static const struct kjp__field *
amount_field(void)
{
  const struct kjp__field *fields = kjp__plan_kind(KJP_FUNDING)->columns;

  return &fields[KJP_FUNDING_AMOUNT - KJP_FUNDING_PROGRAMME];
}

static void
read_amount(struct kjp__reading *reading, const struct kjp__at *at,
            int32_t year, const void *how)
{
  struct kjp__funding *row;

  if (!kjp__year_in_plan(reading, at, year))
    return;
  row = kjp__rows_add(&reading->plan->tables[KJP_FUNDING].rows);
  if (row == NULL)
    return;
  row->programme = reading->project < 0 ? reading->programme : KJP_NONE;
  row->project = reading->project;
  row->indicator = *(const int32_t *)how;
  row->year = year;
  row->mark = at->node->mark;
  (void)kjp__quantity_of(reading, at, reading->unit, amount_field(),
                         &row->amount, NULL);
}

static void
read_funding(struct kjp__reading *reading, const struct kjp__at *at,
             int32_t indicator, const void *how)
{
  struct kjp__rows *rows = &reading->plan->tables[KJP_FUNDING].rows;
  int32_t first = rows->count;

  (void)how;
  if (!kjp__is_money(reading, at, at->key_mark, indicator, false))
    return;
  reading->unit = kjp__plan_unit(reading->plan, indicator);
  kjp__read_years(reading, at, read_amount, &indicator);
  kjp__sort_years(rows, first);
}

KJP__READER(funding)
{
  (void)field;
  (void)row;
  kjp__read_by_indicator(reading, at, read_funding, NULL);
}

/* Checking: rows that share one sum side by side, by whose they are, which is
 * the order of the file. */

struct share {
  int32_t whole;     /* the programme whose money it is a part of; KJP_NONE: of
                        the appropriation */
  int32_t programme; /* that it belongs to */
  const struct kjp__funding *row;
};

static int32_t
programme_of(const kjp_plan *plan, const struct kjp__funding *row)
{
  const struct kjp__project *project;

  if (row->project < 0)
    return row->programme;
  project = kjp__plan_row(plan, KJP_PROJECTS, row->project);
  return project->programme;
}

/* A programme's own stands before its projects'. */
static int
compare_owners(const struct share *a, const struct share *b)
{
  int32_t left = a->row->project;
  int32_t right = b->row->project;

  if (a->programme != b->programme)
    return a->programme < b->programme ? -1 : 1;
  return left < right ? -1 : left > right;
}

static int
compare_shares(const void *left, const void *right)
{
  const struct share *a = left;
  const struct share *b = right;

  if (a->whole != b->whole)
    return a->whole < b->whole ? -1 : 1;
  if (a->row->indicator != b->row->indicator)
    return a->row->indicator < b->row->indicator ? -1 : 1;
  if (a->row->year != b->row->year)
    return a->row->year < b->row->year ? -1 : 1;
  return compare_owners(a, b);
}

static bool
is_same_sum(const struct share *a, const struct share *b)
{
  return a->whole == b->whole && a->row->indicator == b->row->indicator &&
         a->row->year == b->row->year;
}

/* The amount that the shares are of. */
struct limit {
  int64_t amount;
  struct kjp__mark mark;
};

/* The strongest observation of the year. */
static bool
find_appropriation(const kjp_plan *plan, const struct kjp__funding *share,
                   struct limit *limit)
{
  int32_t first;
  int32_t count =
      kjp_table_children(&plan->tables[KJP_OBSERVATIONS],
                         KJP_OBSERVATION_INDICATOR, share->indicator, &first);

  for (int32_t i = 0; i < count; i++) {
    const struct kjp__observation *row =
        kjp__plan_row(plan, KJP_OBSERVATIONS, first + i);

    if (row->year != share->year)
      continue;
    limit->mark = row->mark;
    return kjp__amount_get(row->value, &limit->amount);
  }
  return false;
}

/* What the programme of a share says it has itself; NULL where it says none. */
static const struct share *
find_own(const struct kjp__rows *shares, const struct share *share)
{
  struct kjp__funding row = *share->row;
  struct share wanted = {KJP_NONE, share->programme, &row};
  int32_t low = 0;
  int32_t high = shares->count;

  row.project = KJP_NONE;
  while (low < high) {
    int32_t middle = low + (high - low) / 2;
    const struct share *found = kjp__rows_at(shares, middle);
    int order = compare_shares(found, &wanted);

    if (order == 0)
      return found;
    if (order < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return NULL;
}

static bool
find_limit(const kjp_plan *plan, const struct kjp__rows *shares,
           const struct share *share, struct limit *limit)
{
  const struct share *own;

  if (share->whole < 0)
    return find_appropriation(plan, share->row, limit);
  own = find_own(shares, share);
  KJP__HOLDS(own != NULL); /* `whole` is what it says */
  limit->mark = own->row->mark;
  return kjp__amount_get(own->row->amount, &limit->amount);
}

/* "/programmes/ID/funding/INDICATOR/YEAR", or that of a project. */
static const char *
pointer_of(struct kjp__reading *reading, const struct kjp__funding *row)
{
  const kjp_plan *plan = reading->plan;
  int32_t whole = programme_of(plan, row);
  const struct kjp__programme *programme =
      kjp__plan_row(plan, KJP_PROGRAMMES, whole);
  const char *indicator = kjp__plan_indicator(plan, row->indicator)->id;
  int32_t first;

  if (row->project < 0)
    return kjp__arena_format(reading->scratch, "/programmes/%s/funding/%s/%d",
                             programme->id == NULL ? "" : programme->id,
                             indicator, row->year);
  (void)kjp_table_children(&plan->tables[KJP_PROJECTS], KJP_PROJECT_PROGRAMME,
                           whole, &first);
  return kjp__arena_format(reading->scratch,
                           "/programmes/%s/projects/%d/funding/%s/%d",
                           programme->id == NULL ? "" : programme->id,
                           row->project - first, indicator, row->year);
}

static const char *
say_amount(struct kjp__arena *arena, const struct kjp__unit *unit,
           int64_t amount)
{
  char text[KJP__DECIMAL_ROOM];

  kjp__decimal_format(amount, unit->quanta, -1, text);
  return kjp__arena_format(arena, "%s %s", text, unit->label);
}

/* What does not fit any more. */
static struct kjp__say
say_more(struct kjp__arena *arena, const struct kjp__unit *unit)
{
  const char *most = say_amount(arena, unit, INT64_MAX);

  return (struct kjp__say){kjp__arena_format(arena, "%s 以上", most),
                           kjp__arena_format(arena, "more than %s", most)};
}

/* `sum` of the shares down to this one; below 0: it does not fit. */
static void
report_excess(struct kjp__reading *reading, const struct kjp__funding *row,
              const struct limit *limit, int64_t sum)
{
  const struct kjp__indicator *indicator =
      kjp__plan_indicator(reading->plan, row->indicator);
  const struct kjp__unit *unit = &indicator->unit;
  struct kjp__arena *arena = reading->scratch;
  /* of a plan without places, over which a table was laid that has them */
  bool moved = row->mark.column == 0 && limit->mark.column != 0;

  kjp__findings_add(
      reading->findings, KJP__FUNDING_EXCEEDS, moved ? limit->mark : row->mark,
      &(struct kjp__details){
          .name = {kjp__arena_format(arena, "%s %d 年", indicator->name.zh,
                                     row->year),
                   kjp__arena_format(arena, "%s of %d", indicator->name.en,
                                     row->year)},
          .found = sum < 0 ? say_more(arena, unit)
                           : KJP__SAY(say_amount(arena, unit, sum)),
          .expected = KJP__SAY(say_amount(arena, unit, limit->amount)),
          .pointer = pointer_of(reading, row),
          .related = moved ? row->mark : limit->mark});
}

/* Shares from..to-1 are of one sum. Amounts are not negative, so neither sum
 * nor limit can overflow here. */
static void
check_sum(struct kjp__reading *reading, const struct kjp__rows *shares,
          int32_t from, int32_t to)
{
  const struct share *first = kjp__rows_at(shares, from);
  struct limit limit;
  int64_t left;

  if (!find_limit(reading->plan, shares, first, &limit))
    return;
  left = limit.amount;
  for (int32_t i = from; i < to; i++) {
    const struct share *share = kjp__rows_at(shares, i);
    int64_t amount;

    if (!kjp__amount_get(share->row->amount, &amount))
      continue;
    if (left < amount) {
      int64_t before = limit.amount - left;
      int64_t sum = amount > INT64_MAX - before ? -1 : before + amount;

      report_excess(reading, share->row, &limit, sum);
      return;
    }
    left -= amount;
  }
}

/* Rows of programmes, or of their projects; false when memory is out. */
static bool
add_shares(const kjp_plan *plan, struct kjp__rows *shares, bool projects)
{
  int32_t count = kjp__plan_count(plan, KJP_FUNDING);

  for (int32_t i = 0; i < count; i++) {
    const struct kjp__funding *row = kjp__plan_row(plan, KJP_FUNDING, i);
    struct share *share;

    if ((row->project >= 0) != projects)
      continue;
    share = kjp__rows_add(shares);
    if (share == NULL)
      return false;
    *share = (struct share){KJP_NONE, programme_of(plan, row), row};
  }
  return kjp__rows_sort(shares, 0, compare_shares);
}

/* What programmes say must be known before it is known what a project's money
 * is a part of: where they say none it is the appropriation. */
static bool
collect_shares(struct kjp__reading *reading, struct kjp__rows *shares)
{
  struct kjp__rows projects;

  kjp__rows_init(shares, reading->scratch, sizeof(struct share));
  kjp__rows_init(&projects, reading->scratch, sizeof(struct share));
  if (!add_shares(reading->plan, shares, false) ||
      !add_shares(reading->plan, &projects, true))
    return false;
  for (int32_t i = 0; i < projects.count; i++) {
    struct share *share = kjp__rows_at(&projects, i);

    if (find_own(shares, share) != NULL)
      share->whole = share->programme;
  }
  for (int32_t i = 0; i < projects.count; i++) {
    struct share *share = kjp__rows_add(shares);

    if (share == NULL)
      return false;
    *share = *(const struct share *)kjp__rows_at(&projects, i);
  }
  return kjp__rows_sort(shares, 0, compare_shares);
}

void
kjp__check_funding(struct kjp__reading *reading)
{
  struct kjp__rows shares;
  int32_t from = 0;

  if (!collect_shares(reading, &shares))
    return;
  for (int32_t i = 1; i <= shares.count; i++) {
    if (i < shares.count &&
        is_same_sum(kjp__rows_at(&shares, from), kjp__rows_at(&shares, i)))
      continue;
    check_sum(reading, &shares, from, i);
    from = i;
  }
}
