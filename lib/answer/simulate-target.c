/* SPDX-License-Identifier: MIT */
/* lib/answer/simulate-target.c - the outcome of a target, as a node.
 *
 * Where value and bound are exact, the target is judged as an evaluation
 * judges it. */
#include "simulate-priv.h"

#include "../quantity/rate-priv.h"
#include "../value/promise-priv.h"
#include "assess-priv.h"

struct judging {
  struct kjp_simulation *simulation;
  const struct kjp__target *target;
  const struct kjp__asked *asked;
  int32_t number;
};

static struct kjp__graph *
graph_of(const struct judging *judging)
{
  return &judging->simulation->graph;
}

static struct kjp__node
amount(struct kjp__amount amount, double without)
{
  int64_t quanta;

  return kjp__node_exact(kjp__amount_get(amount, &quanta) ? (double)quanta
                                                          : without);
}

/* The sum over the years, whose exactness is that of all its parts. */
static struct kjp__node
value_of(const struct judging *judging)
{
  const struct kjp__target *target = judging->target;
  struct kjp__stretch stretch = kjp__assess_stretch(target, target->last_year);
  struct kjp__node sum = kjp__drawing_node(&judging->simulation->drawing,
                                           stretch.indicator, 0, stretch.first);
  bool exact = sum.exact;

  for (int32_t year = stretch.first + 1; year <= stretch.last; year++) {
    struct kjp__node one = kjp__drawing_node(&judging->simulation->drawing,
                                             stretch.indicator, 0, year);

    if (kjp__node_is_unknown(&one) || kjp__node_is_unknown(&sum))
      return kjp__node_unknown();
    exact = exact && one.exact;
    sum = kjp__graph_add(graph_of(judging), KJP__ADD, sum, one);
  }
  sum.exact = exact;
  return sum;
}

/* The lower bound, or the only one. */
static struct kjp__node
bound_of(const struct judging *judging)
{
  const struct kjp__asked *asked = judging->asked;
  struct kjp__stretch referred =
      kjp__assess_referred(asked, judging->target->last_year);
  struct kjp__graph *graph = graph_of(judging);
  struct kjp__node bound;
  bool exact;

  if (referred.indicator < 0)
    return amount(asked->amount, 0);
  bound = kjp__drawing_node(&judging->simulation->drawing, referred.indicator,
                            0, referred.first);
  if (kjp__node_is_unknown(&bound))
    return bound;
  exact = bound.exact;
  if (kjp__amount_is_known(asked->times)) {
    bound =
        kjp__graph_add(graph, KJP__MULTIPLY, bound, amount(asked->times, 0));
    bound = kjp__graph_add(graph, KJP__DIVIDE, bound,
                           kjp__node_of((double)KJP__RATE_ONE));
  }
  if (kjp__amount_is_known(asked->plus))
    bound = kjp__graph_add(graph, KJP__ADD, bound, amount(asked->plus, 0));
  bound.exact = exact;
  return bound;
}

static struct kjp__node
compare(const struct judging *judging, struct kjp__node value,
        struct kjp__node bound)
{
  struct kjp__graph *graph = graph_of(judging);

  switch (judging->asked->comparator) {
  case KJP_COMPARATOR_AT_LEAST:
    return kjp__graph_add(graph, KJP__AT_LEAST, value, bound);
  case KJP_COMPARATOR_MORE_THAN:
    return kjp__graph_add(graph, KJP__MORE_THAN, value, bound);
  case KJP_COMPARATOR_AT_MOST:
    return kjp__graph_add(graph, KJP__AT_LEAST, bound, value);
  case KJP_COMPARATOR_LESS_THAN:
    return kjp__graph_add(graph, KJP__MORE_THAN, bound, value);
  default: /* within */
    return kjp__graph_both(
        graph, kjp__graph_add(graph, KJP__AT_LEAST, value, bound),
        kjp__graph_add(graph, KJP__AT_LEAST, amount(judging->asked->upper, 0),
                       value));
  }
}

static bool
judge_exactly(const struct judging *judging, struct kjp__node *out,
              const char **range_name)
{
  struct kjp__values *values = judging->simulation->drawing.values;
  struct kjp__assessing assessing = {
      .plan = judging->simulation->plan, .seen = values, .all = values};
  struct kjp__figure figure;
  struct kjp__demand demand;

  kjp__assess_figure(
      &assessing, values,
      kjp__assess_stretch(judging->target, judging->target->last_year),
      &figure);
  kjp__assess_demand(&assessing, values, judging->number, judging->asked,
                     judging->target->last_year, &demand);
  *range_name = assessing.out_of_range ? assessing.range_name : NULL;
  if (!kjp__assess_goes_on(&assessing))
    return false;
  *out = figure.known && demand.lower.known
             ? kjp__node_exact(kjp__assess_holds(&demand, &figure.value))
             : kjp__node_unknown();
  return true;
}

bool
kjp__simulated_target(struct kjp_simulation *simulation, int32_t target,
                      struct kjp__node *out, const char **range_name)
{
  struct judging judging = {
      .simulation = simulation,
      .target = kjp__plan_row(simulation->plan, KJP_TARGETS, target),
      .asked =
          kjp__asked_now(simulation->plan, target, simulation->settings.as_of),
      .number = target};
  struct kjp__node value = value_of(&judging);
  struct kjp__node bound = bound_of(&judging);

  if (value.exact && bound.exact)
    return judge_exactly(&judging, out, range_name);
  *out = kjp__node_is_unknown(&value) || kjp__node_is_unknown(&bound)
             ? kjp__node_unknown()
             : compare(&judging, value, bound);
  return true;
}
