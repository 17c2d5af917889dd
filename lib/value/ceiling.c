/* SPDX-License-Identifier: MIT */
/* lib/value/ceiling.c - what the caps of a path allow in a year. */
#include <string.h>

#include "../plan/word-priv.h"
#include "../quantity/rate-priv.h"
#include "course-priv.h"

/* A year of a path that is looked at. */
struct capping {
  struct kjp__values *values;
  struct kjp__course *course;
  int32_t year;
  struct kjp__ceiling *out;
  struct kjp__ceiling_by *by;
};

static bool
has_name_of(const struct kjp__cap *cap, const struct kjp__cap *other)
{
  return cap->kind == other->kind && cap->reference == other->reference;
}

/* How many caps of the path have this name, up to this one. */
static int32_t
number_of(const struct kjp__values *values, int32_t row)
{
  const struct kjp__cap *cap = kjp__plan_row(values->plan, KJP_CAPS, row);
  int32_t number = 1;
  int32_t first = row;

  (void)kjp_table_children(&values->plan->tables[KJP_CAPS], KJP_CAP_PATH,
                           cap->path, &first);
  for (int32_t i = first; i < row; i++)
    number += has_name_of(kjp__plan_row(values->plan, KJP_CAPS, i), cap);
  return number;
}

const char *
kjp__cap_name(const struct kjp__values *values, int32_t row)
{
  const struct kjp__cap *cap = kjp__plan_row(values->plan, KJP_CAPS, row);
  const char *name = kjp__words_cap[cap->kind];
  int32_t number = number_of(values, row);

  if (cap->reference >= 0)
    name = kjp__arena_format(
        values->arena, "%s:%s", name,
        kjp__plan_indicator(values->plan, cap->reference)->id);
  return number == 1 ? name
                     : kjp__arena_format(values->arena, "%s#%d",
                                         name == NULL ? "" : name, number);
}

struct kjp__party
kjp__ceiling_party(const struct kjp__values *values,
                   const struct kjp__ceiling_by *by, bool rate)
{
  int32_t row = rate ? by->rate : by->amount;

  if (row < 0 && !rate)
    return by->target;
  return (struct kjp__party){row < 0 ? NULL : kjp__cap_name(values, row), 0};
}

static void
lower_amount(const struct capping *capping, int64_t amount, int32_t row)
{
  if (amount >= capping->out->amount)
    return;
  capping->out->amount = amount;
  capping->by->amount = row;
  capping->by->unverified = false;
  capping->by->projected = false;
}

static void
lower_rate(const struct capping *capping, int64_t rate, int32_t row)
{
  if (capping->out->has_rate && rate >= capping->out->rate)
    return;
  capping->out->has_rate = true;
  capping->out->rate = rate;
  capping->by->rate = row;
}

static bool
is_active(const struct kjp__cap *cap, int32_t year)
{
  return cap->first_year == 0 ||
         (cap->first_year <= year && year <= cap->last_year);
}

/* The whole times the share, down to the quantum. */
static bool
share_of(const struct kjp__value *whole, int64_t share, int64_t *out)
{
  struct kjp__fraction value;
  struct kjp__wide down;

  kjp__value_fraction(whole, &value);
  if (!kjp__wide_multiply_int(&value.top, share, &value.top) ||
      !kjp__wide_multiply_int(&value.bottom, KJP__RATE_ONE, &value.bottom))
    return false;
  kjp__wide_divide_down(&value.top, &value.bottom, &down);
  return kjp__wide_to_int64(&down, out);
}

static bool
take_share(const struct capping *capping, int32_t row, int64_t share)
{
  const struct kjp__cap *cap =
      kjp__plan_row(capping->values->plan, KJP_CAPS, row);
  const struct kjp__series *series =
      kjp__values_series(capping->values, cap->reference, cap->stage);
  const struct kjp__value *whole;
  int64_t amount;

  if (series == NULL)
    return false;
  whole = kjp__series_at(capping->values, series, capping->year);
  if (!kjp__value_known(whole)) {
    kjp__course_missing(capping->course, cap->reference, capping->year);
    capping->course->unsure = true;
    return true;
  }
  if (!share_of(whole, share, &amount) || amount >= capping->out->amount)
    return true;
  lower_amount(capping, amount, row);
  capping->by->unverified = whole->unverified;
  capping->by->projected = whole->kind >= KJP_KIND_PLANNED;
  return true;
}

static void
take_amount(const struct capping *capping, int32_t row)
{
  const struct kjp__course *course = capping->course;
  const kjp_table *table = &capping->values->plan->tables[KJP_CAP_YEARS];
  int32_t first;
  int32_t count = kjp_table_children(table, KJP_CAP_YEAR_CAP, row, &first);

  for (int32_t i = 0; i < count; i++) {
    const struct kjp__cap_year *year = kjp__rows_at(&table->rows, first + i);
    int64_t amount;

    if (year->year != capping->year || !kjp__amount_get(year->amount, &amount))
      continue;
    if (course->loose_cap == row && course->loose_year == capping->year)
      amount = course->loose;
    lower_amount(capping, amount, row);
  }
}

/* Its growth or share, or the one that is tried in its place. */
static int64_t
rate_of(const struct capping *capping, const struct kjp__cap *cap, int32_t row)
{
  int64_t rate = 0;

  if (capping->course->loose_cap == row)
    return capping->course->loose;
  if (!kjp__amount_get(cap->growth, &rate))
    (void)kjp__amount_get(cap->share, &rate);
  return rate;
}

static bool
take_cap(const struct capping *capping, int32_t row)
{
  const struct kjp__cap *cap =
      kjp__plan_row(capping->values->plan, KJP_CAPS, row);
  int64_t rate = rate_of(capping, cap, row);

  if (!is_active(cap, capping->year))
    return true;
  if (cap->kind == KJP_CAP_SHARE_AT_MOST)
    return take_share(capping, row, rate);
  if (cap->kind == KJP_CAP_GROW_AT_MOST)
    lower_rate(capping, rate, row);
  else
    take_amount(capping, row);
  return true;
}

bool
kjp__course_caps(struct kjp__values *values, struct kjp__course *course,
                 int32_t year, struct kjp__ceiling *out,
                 struct kjp__ceiling_by *by)
{
  struct capping capping = {values, course, year, out, by};
  const kjp_table *caps = &values->plan->tables[KJP_CAPS];
  int32_t first = 0;
  int32_t count =
      course->rows.caps < 0
          ? 0
          : kjp_table_children(caps, KJP_CAP_PATH, course->rows.caps, &first);

  *out = (struct kjp__ceiling){.amount = KJP__NO_BOUND};
  *by = (struct kjp__ceiling_by){.amount = KJP_NONE, .rate = KJP_NONE};
  for (int32_t i = 0; i < count; i++) {
    if (!take_cap(&capping, first + i))
      return false;
  }
  return true;
}

bool
kjp__course_ceiling(struct kjp__values *values, struct kjp__course *course,
                    int32_t year, struct kjp__ceiling *out,
                    struct kjp__ceiling_by *by)
{
  const struct kjp__anchor *anchor =
      &course->anchors[year - course->first_year];

  if (!kjp__course_caps(values, course, year, out, by))
    return false;
  if (anchor->most < out->amount) {
    out->amount = anchor->most;
    by->target = anchor->most_by;
    by->amount = KJP_NONE;
    by->unverified = false;
    by->projected = false;
  }
  return true;
}
