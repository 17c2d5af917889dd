/* SPDX-License-Identifier: MIT */
/* lib/answer/consistency-nest.c - sums over years that share years.
 *
 * The spans of the targets of an indicator begin and end at a few marks. The
 * sum from one mark to a later one is that to any mark between them and the
 * rest: all such relations together leave no clash between sums over spans, and
 * no end wider than it need be. With 16 marks they are 560. */
#include "consistency-net-priv.h"

enum { MOST_MARKS = 16 };

/* Years before which a span begins, or that follow one, in their order. */
struct marks {
  int32_t indicator;
  int32_t count;
  int32_t spans;
  int32_t years[MOST_MARKS];
  bool full;
};

static void
add_mark(struct marks *marks, int32_t year)
{
  int32_t at = 0;

  while (at < marks->count && marks->years[at] < year)
    at++;
  if (at < marks->count && marks->years[at] == year)
    return;
  if (marks->count == MOST_MARKS) {
    marks->full = true;
    return;
  }
  for (int32_t i = marks->count; i > at; i--)
    marks->years[i] = marks->years[i - 1];
  marks->years[at] = year;
  marks->count++;
}

static void
add_span(struct marks *marks, const struct kjp__target *target)
{
  if (!target->over || target->indicator != marks->indicator)
    return;
  marks->spans++;
  add_mark(marks, target->first_year);
  add_mark(marks, target->last_year + 1);
}

/* The sum from one mark to another: of one year, the year itself. */
static int32_t
sum_between(struct kjp__fit *fit, const struct marks *marks, int32_t from,
            int32_t to)
{
  int32_t first = marks->years[from];
  int32_t last = marks->years[to] - 1;

  return first == last
             ? kjp__net_cell(fit, marks->indicator, last)
             : kjp__net_over(fit, marks->indicator, first, last, KJP__FIT_NEST);
}

static void
add_nest(struct kjp__fit *fit, const struct marks *marks, int32_t from,
         int32_t between, int32_t to)
{
  int32_t whole = sum_between(fit, marks, from, to);
  int32_t left = sum_between(fit, marks, from, between);
  int32_t right = sum_between(fit, marks, between, to);
  struct kjp__fit_constraint *constraint =
      kjp__net_open(fit, KJP_NONE, KJP__FIT_NEST);

  if (constraint != NULL && kjp__net_add(fit, constraint, left, 1) &&
      kjp__net_add(fit, constraint, right, 1))
    (void)kjp__net_add(fit, constraint, whole, -1);
}

static void
relate_marks(struct kjp__fit *fit, const struct marks *marks)
{
  for (int32_t to = 2; to < marks->count; to++) {
    for (int32_t between = 1; between < to; between++) {
      for (int32_t from = 0; from < between && !fit->failed; from++)
        add_nest(fit, marks, from, between, to);
    }
  }
}

static void
nest(struct kjp__fit *fit, int32_t indicator)
{
  struct marks marks = {.indicator = indicator};

  for (int32_t i = 0; i < kjp__plan_count(fit->plan, KJP_TARGETS); i++)
    add_span(&marks, kjp__plan_row(fit->plan, KJP_TARGETS, i));
  if (marks.spans < 2)
    return;
  fit->limited |= marks.full;
  relate_marks(fit, &marks);
}

void
kjp__net_nest(struct kjp__fit *fit)
{
  for (int32_t i = 0;
       i < kjp__plan_count(fit->plan, KJP_INDICATORS) && !fit->failed; i++)
    nest(fit, i);
}
