/* SPDX-License-Identifier: MIT */
/* lib/value/drawing-clause.c - what a clause asks for in a year, as a node.
 *
 * The inequalities of rule/clause.c, solved for the least amount. Where all
 * that a clause is given is exact, it is the exact least amount. */
#include "drawing-priv.h"

#include "../quantity/rate-priv.h"

/* A clause while it is put together. */
struct asking {
  const struct kjp__drawing *drawing;
  struct kjp__drawn_rule *rule;
  const struct kjp__clause *clause;
  const struct kjp__clause_numbers *numbers; /* its settings */
  int32_t row;                               /* of KJP_CLAUSES */
  bool exact;
};

static struct kjp__node
add(const struct asking *asking, enum kjp__operation operation,
    struct kjp__node left, struct kjp__node right)
{
  return kjp__graph_add(asking->drawing->graph, operation, left, right);
}

static struct kjp__node
take(struct asking *asking, struct kjp__node node)
{
  asking->exact = asking->exact && node.exact;
  return node;
}

/* rate / Q of it */
static struct kjp__node
part_of(const struct asking *asking, struct kjp__node node, int64_t rate)
{
  if (rate == KJP__RATE_ONE)
    return node;
  node = add(asking, KJP__MULTIPLY, node, kjp__node_of((double)rate));
  return add(asking, KJP__DIVIDE, node, kjp__node_of((double)KJP__RATE_ONE));
}

/* S before */

static double
amount_of(struct kjp__amount amount)
{
  int64_t quanta = 0;

  (void)kjp__amount_get(amount, &quanta);
  return (double)quanta;
}

/* A comparable base under `owed`, where the plan does not state what is owed:
 * it stands in only where the year before kept its floor. */
static struct kjp__node
across(const struct asking *asking, struct kjp__node before, double comparable)
{
  struct kjp__node floor = asking->rule->floor_before;

  if (kjp__node_is_unknown(&floor))
    return kjp__node_exact(comparable);
  return add(asking, KJP__ADD, add(asking, KJP__ACROSS, before, floor),
             kjp__node_of(comparable));
}

static struct kjp__node
base_of(const struct asking *asking)
{
  const struct kjp__judging *judging = &asking->rule->judging;
  const struct kjp__rule *rule = judging->rule;
  const struct kjp__adjustment *comparable =
      kjp__adjustment_of(judging->plan, rule->indicator, judging->year,
                         KJP_ADJUSTMENT_COMPARABLE_BASE);
  struct kjp__node before = kjp__drawing_clean(asking->drawing, rule->indicator,
                                               rule->stage, judging->year - 1);
  struct kjp__node floor = asking->rule->floor_before;
  int64_t exact;
  bool owed = rule->base == KJP_BASE_OWED;
  bool settled =
      comparable != NULL && (!owed || kjp__amount_is_known(comparable->owed));

  if (settled || (before.exact && (floor.exact || !owed)))
    return kjp__amount_get(judging->base, &exact)
               ? kjp__node_exact((double)exact)
               : kjp__node_unknown();
  if (comparable != NULL)
    return across(asking, before, amount_of(comparable->value));
  if (owed && !kjp__node_is_unknown(&floor) && !kjp__node_is_unknown(&before))
    before = add(asking, KJP__RAISED, before, floor);
  return kjp__drawing_usable(asking->drawing, before);
}

static struct kjp__node
take_base(struct asking *asking)
{
  const struct kjp__judging *judging = &asking->rule->judging;
  int32_t lookback = asking->clause->lookback;

  if (lookback > 1)
    return take(asking, kjp__drawing_net(
                            asking->drawing, judging->rule->indicator,
                            judging->rule->stage, judging->year - lookback));
  return take(asking, base_of(asking));
}

static struct kjp__node
take_peak(struct asking *asking)
{
  const struct kjp__judging *judging = &asking->rule->judging;
  const struct kjp__rule *rule = judging->rule;
  struct kjp__node peak = kjp__node_unknown();
  int32_t first =
      kjp__values_first_year(judging->values, rule->indicator, rule->stage);

  for (int32_t year = first; first != 0 && year < judging->year; year++) {
    struct kjp__node net =
        take(asking, kjp__drawing_net(asking->drawing, rule->indicator,
                                      rule->stage, year));

    if (!kjp__node_is_unknown(&net))
      peak = kjp__node_is_unknown(&peak) ? net
                                         : add(asking, KJP__HIGHER, peak, net);
  }
  return peak;
}

static struct kjp__node
take_since(struct asking *asking)
{
  const struct kjp__judging *judging = &asking->rule->judging;

  return take(asking,
              kjp__drawing_net(asking->drawing, judging->rule->indicator,
                               judging->rule->stage, asking->clause->since));
}

/* References */

static struct kjp__node
take_reference(struct asking *asking)
{
  return take(asking, kjp__drawing_net(
                          asking->drawing, asking->clause->reference,
                          asking->clause->stage, asking->rule->judging.year));
}

static struct kjp__node
take_reference_base(struct asking *asking)
{
  const struct kjp__judging *judging = &asking->rule->judging;
  const struct kjp__adjustment *comparable =
      kjp__adjustment_of(judging->plan, asking->clause->reference,
                         judging->year, KJP_ADJUSTMENT_COMPARABLE_BASE);
  struct kjp__node before;

  before = comparable != NULL
               ? kjp__node_exact(amount_of(comparable->value))
               : kjp__drawing_net(asking->drawing, asking->clause->reference,
                                  asking->clause->stage, judging->year - 1);
  if (!kjp__node_is_drawn(&before))
    return take(asking, before.constant > 0 ? before : kjp__node_unknown());
  return take(asking, add(asking, KJP__MORE_OR_NO, before, kjp__node_of(0)));
}

static struct kjp__node
take_peers(struct asking *asking)
{
  const kjp_table *peers = &asking->drawing->plan->tables[KJP_PEERS];
  struct kjp__node sum = kjp__node_exact(0);
  int32_t first;
  int32_t count =
      kjp_table_children(peers, KJP_PEER_CLAUSE, asking->row, &first);

  for (int32_t i = 0; i < count; i++) {
    const struct kjp__peer *peer = kjp__rows_at(&peers->rows, first + i);

    sum = add(asking, KJP__ADD, sum,
              take(asking, kjp__drawing_net(asking->drawing, peer->indicator,
                                            asking->clause->stage,
                                            asking->rule->judging.year)));
  }
  return add(asking, KJP__DIVIDE, sum, kjp__node_of(count));
}

/* One function a kind: what S must be at least, or above. */

static struct kjp__node
not_below_previous(struct asking *asking)
{
  return part_of(asking, take_base(asking),
                 KJP__RATE_ONE - asking->numbers->rate);
}

static struct kjp__node
grow_at_least(struct asking *asking)
{
  return part_of(asking, take_base(asking),
                 KJP__RATE_ONE + asking->numbers->rate);
}

static struct kjp__node
grow_by_at_least(struct asking *asking)
{
  return add(asking, KJP__ADD, take_base(asking),
             kjp__node_of((double)asking->numbers->amount));
}

/* base * R_t / R_(t-1) + base * margin */
static struct kjp__node
outpace(struct asking *asking)
{
  const struct kjp__clause_numbers *numbers = asking->numbers;
  struct kjp__node base = take_base(asking);
  struct kjp__node now = take_reference(asking);
  struct kjp__node before = take_reference_base(asking);
  struct kjp__node asked;

  if (numbers->hold)
    now = add(asking, KJP__HIGHEST, now, before);
  asked =
      add(asking, KJP__DIVIDE, add(asking, KJP__MULTIPLY, base, now), before);
  return numbers->has_margin && numbers->margin != 0
             ? add(asking, KJP__ADD, asked,
                   part_of(asking, base, numbers->margin))
             : asked;
}

static struct kjp__node
share_at_least(struct asking *asking)
{
  return part_of(asking, take_reference(asking), asking->numbers->rate);
}

static struct kjp__node
share_not_below_previous(struct asking *asking)
{
  struct kjp__node base =
      part_of(asking, take_base(asking), KJP__RATE_ONE - asking->numbers->rate);
  struct kjp__node now = take_reference(asking);
  struct kjp__node before = take_reference_base(asking);

  return add(asking, KJP__DIVIDE, add(asking, KJP__MULTIPLY, base, now),
             before);
}

static struct kjp__node
average_growth_at_least(struct asking *asking)
{
  double rate =
      (double)(KJP__RATE_ONE + asking->numbers->rate) / (double)KJP__RATE_ONE;
  double factor = 1;

  for (int32_t i = asking->clause->since; i < asking->rule->judging.year; i++)
    factor *= rate;
  return add(asking, KJP__MULTIPLY, take_since(asking), kjp__node_of(factor));
}

/* It is exact. */
static struct kjp__node
amount_at_least(struct asking *asking)
{
  (void)asking;
  return kjp__node_unknown();
}

static struct kjp__node (*const kinds[])(struct asking *) = {
    [KJP_CLAUSE_NOT_BELOW_PREVIOUS] = not_below_previous,
    [KJP_CLAUSE_NOT_BELOW_PEAK] = take_peak,
    [KJP_CLAUSE_GROW_AT_LEAST] = grow_at_least,
    [KJP_CLAUSE_GROW_BY_AT_LEAST] = grow_by_at_least,
    [KJP_CLAUSE_OUTPACE] = outpace,
    [KJP_CLAUSE_SHARE_AT_LEAST] = share_at_least,
    [KJP_CLAUSE_SHARE_NOT_BELOW_PREVIOUS] = share_not_below_previous,
    [KJP_CLAUSE_AVERAGE_GROWTH_AT_LEAST] = average_growth_at_least,
    [KJP_CLAUSE_AMOUNT_AT_LEAST] = amount_at_least,
    [KJP_CLAUSE_AT_LEAST_PEERS] = take_peers,
};

static bool
is_strict(const struct asking *asking)
{
  return asking->clause->kind == KJP_CLAUSE_OUTPACE
             ? !asking->numbers->has_margin
             : asking->numbers->strict;
}

struct kjp__node
kjp__drawn_least(const struct kjp__drawing *drawing,
                 struct kjp__drawn_rule *rule, int32_t index)
{
  const struct kjp__judged *judged = &rule->judging.judged[index];
  struct asking asking = {drawing,          rule,        judged->clause,
                          &judged->numbers, judged->row, true};
  struct kjp__node asked = kinds[judged->clause->kind](&asking);
  int64_t least;

  if (asking.exact)
    return kjp__amount_get(rule->judging.outcomes[index].least, &least)
               ? kjp__node_exact((double)least)
               : kjp__node_unknown();
  if (kjp__node_is_unknown(&asked))
    return kjp__node_unknown();
  return kjp__graph_add(drawing->graph,
                        is_strict(&asking) ? KJP__ABOVE : KJP__UP, asked,
                        kjp__node_of(0));
}
