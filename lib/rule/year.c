/* SPDX-License-Identifier: MIT */
/* lib/rule/year.c - a year of a rule, from what its clauses gave: floor,
 * binding clauses, verdict, and the base of the next year. */
#include "year-priv.h"

#include <kjplan/audit.h>

/* Holds if a member that can be judged holds, fails if all can be and fail;
 * its least amount is the smallest, known only when all are. */
static void
join_members(struct kjp__outcome *outcomes, int32_t count, int32_t any)
{
  struct kjp__outcome *join = &outcomes[any];
  bool all_known = true;
  int64_t smallest = INT64_MAX;

  join->judged = true;
  join->holds = false;
  for (int32_t i = any + 1; i < count && outcomes[i].any_of == any; i++) {
    int64_t least = 0;

    join->holds = join->holds || (outcomes[i].judged && outcomes[i].holds);
    join->judged = join->judged && outcomes[i].judged;
    all_known = all_known && kjp__amount_get(outcomes[i].least, &least);
    if (least < smallest)
      smallest = least;
  }
  join->judged = join->judged || join->holds;
  join->least = all_known ? kjp__amount_known(smallest) : kjp__amount_unknown();
}

static void
find_floor(const struct kjp__outcome *outcomes, int32_t count,
           struct kjp__year *out)
{
  out->floor = kjp__amount_unknown();
  out->partial = false;
  for (int32_t i = 0; i < count; i++) {
    int64_t least;
    int64_t floor;

    if (outcomes[i].any_of >= 0)
      continue;
    if (!kjp__amount_get(outcomes[i].least, &least))
      out->partial = true;
    else if (!kjp__amount_get(out->floor, &floor) || least > floor)
      out->floor = kjp__amount_known(least);
  }
}

static void
find_binding(struct kjp__outcome *outcomes, int32_t count,
             struct kjp__year *out)
{
  int64_t floor = 0;
  int64_t next = 0;

  out->runner_up = -1;
  if (!kjp__amount_get(out->floor, &floor))
    return;
  for (int32_t i = 0; i < count; i++) {
    int64_t least;

    if (outcomes[i].any_of >= 0 || !kjp__amount_get(outcomes[i].least, &least))
      continue;
    outcomes[i].binding = least == floor;
    if (least < floor && (out->runner_up < 0 || least > next)) {
      out->runner_up = i;
      next = least;
    }
  }
}

static int32_t
verdict_of(const struct kjp__outcome *outcomes, int32_t count)
{
  int32_t verdict = KJP_VERDICT_HOLDS;

  for (int32_t i = 0; i < count; i++) {
    if (outcomes[i].any_of >= 0)
      continue;
    if (outcomes[i].judged && !outcomes[i].holds)
      return KJP_VERDICT_BROKEN;
    if (!outcomes[i].judged)
      verdict = KJP_VERDICT_NOT_ASSESSABLE;
  }
  return verdict;
}

void
kjp__year_judge(struct kjp__outcome *outcomes, int32_t count,
                struct kjp__year *out)
{
  for (int32_t i = 0; i < count; i++) {
    outcomes[i].binding = false;
    if (outcomes[i].is_any)
      join_members(outcomes, count, i);
  }
  find_floor(outcomes, count, out);
  find_binding(outcomes, count, out);
  out->verdict = verdict_of(outcomes, count);
}

/* An owed floor does not cross a change of scope: where the year before fell
 * short of it, or may have, only what the plan states as owed can stand in. */
static struct kjp__amount
comparable_base(const struct kjp__base_numbers *numbers)
{
  int64_t value = 0;
  int64_t owed;
  int64_t before;
  int64_t floor;

  (void)kjp__amount_get(numbers->comparable_value, &value);
  if (!numbers->owed)
    return numbers->comparable_value;
  if (kjp__amount_get(numbers->comparable_owed, &owed))
    return kjp__amount_known(value > owed ? value : owed);
  if (numbers->floor_lost)
    return kjp__amount_unknown();
  if (kjp__amount_get(numbers->floor_before, &floor) &&
      (!kjp__amount_get(numbers->before, &before) || before < floor))
    return kjp__amount_unknown();
  return numbers->comparable_value;
}

struct kjp__amount
kjp__base_of(const struct kjp__base_numbers *numbers, bool *by_floor)
{
  int64_t before;
  int64_t floor;

  *by_floor = false;
  if (numbers->comparable)
    return comparable_base(numbers);
  if (!kjp__amount_get(numbers->before, &before) ||
      (numbers->owed && numbers->floor_lost))
    return kjp__amount_unknown();
  *by_floor = numbers->owed && kjp__amount_get(numbers->floor_before, &floor) &&
              floor > before;
  if (*by_floor)
    return numbers->floor_before;
  return before < 0 ? kjp__amount_unknown() : numbers->before;
}
