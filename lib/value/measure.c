/* SPDX-License-Identifier: MIT */
/* lib/value/measure.c - the numbers that a clause is given for a year.
 *
 * A table says what each kind of clause needs. Whatever is needed and not
 * known is noted as missing, and the clause cannot be judged. */
#include "judge-priv.h"

#include <glib.h>

/* A number that a clause uses. */
struct measure {
  bool known;
  bool projected;
  struct kjp__fraction value;
};

/* What a kind needs besides S_t. */
enum {
  BASE = 1,            /* S of the year before, as the rule's base has it */
  PEAK = 2,            /* the highest S so far */
  SINCE = 4,           /* S of the year `since` */
  REFERENCE = 8,       /* R_t or E_t */
  REFERENCE_BASE = 16, /* R or E of the year before, above zero */
  AMOUNT = 32,         /* the amount of the year */
  PEERS = 64
};

static const uint32_t needs[] = {
    [KJP_CLAUSE_NOT_BELOW_PREVIOUS] = BASE,
    [KJP_CLAUSE_NOT_BELOW_PEAK] = PEAK,
    [KJP_CLAUSE_GROW_AT_LEAST] = BASE,
    [KJP_CLAUSE_GROW_BY_AT_LEAST] = BASE,
    [KJP_CLAUSE_OUTPACE] = BASE | REFERENCE | REFERENCE_BASE,
    [KJP_CLAUSE_SHARE_AT_LEAST] = REFERENCE,
    [KJP_CLAUSE_SHARE_NOT_BELOW_PREVIOUS] = BASE | REFERENCE | REFERENCE_BASE,
    [KJP_CLAUSE_AVERAGE_GROWTH_AT_LEAST] = SINCE,
    [KJP_CLAUSE_AMOUNT_AT_LEAST] = AMOUNT,
    [KJP_CLAUSE_AT_LEAST_PEERS] = PEERS,
};

void
kjp__judge_out_of_range(struct kjp__judging *judging, int32_t clause,
                        int32_t indicator)
{
  if (judging->out_of_range)
    return;
  judging->out_of_range = true;
  judging->range_clause = clause;
  judging->range_indicator = indicator;
  judging->range_year = judging->year;
}

void
kjp__judge_too_large(struct kjp__judging *judging, struct kjp__judged *judged)
{
  judged->too_large = true;
  if (!judging->witness->forgives)
    kjp__judge_out_of_range(judging, judged->row, KJP_NONE);
}

static void
tell_missing(struct kjp__judging *judging, int32_t indicator, int32_t year)
{
  judging->witness->missing(judging->witness_data, indicator, year);
}

/* The year rests on this value; false where it is not known. */
static bool
tell_value(struct kjp__judging *judging, const struct kjp__series *series,
           int32_t year)
{
  const struct kjp__value *value =
      kjp__series_at(judging->values, series, year);

  judging->unverified = judging->unverified || value->unverified;
  judging->witness->value(judging->witness_data, series, year);
  return kjp__value_known(value);
}

/* A value is there, but zero or below: nothing can be judged with it. */
static void
find_unusable(struct kjp__judging *judging, int32_t indicator, int32_t year)
{
  tell_missing(judging, indicator, year);
  judging->unusable = indicator;
  judging->unusable_year = year;
}

const struct kjp__adjustment *
kjp__adjustment_of(const kjp_plan *plan, int32_t indicator, int32_t year,
                   int8_t kind)
{
  const kjp_table *table = &plan->tables[KJP_ADJUSTMENTS];
  int32_t first;
  int32_t count =
      kjp_table_children(table, KJP_ADJUSTMENT_INDICATOR, indicator, &first);

  for (int32_t i = 0; i < count; i++) {
    const struct kjp__adjustment *row = kjp__rows_at(&table->rows, first + i);

    if (row->year == year && row->kind == kind)
      return row;
  }
  return NULL;
}

static bool
subtract_one_off(struct kjp__judging *judging, int32_t indicator, int32_t year,
                 struct kjp__fraction *value)
{
  const struct kjp__adjustment *one_off = kjp__adjustment_of(
      judging->plan, indicator, year, KJP_ADJUSTMENT_ONE_OFF);
  struct kjp__fraction amount;
  int64_t quanta;

  if (one_off == NULL || !kjp__amount_get(one_off->value, &quanta))
    return true;
  kjp__fraction_set(&amount, quanta);
  return kjp__fraction_subtract(value, &amount, value);
}

/* Value less one_off, without a trail. It may be below zero: as S_t that keeps
 * no floor; as anything else it is nothing to judge with. */
static struct measure
clean_value(struct kjp__judging *judging, const struct kjp__series *series,
            int32_t year)
{
  const struct kjp__value *value =
      kjp__series_at(judging->values, series, year);
  struct measure measure = {.known = kjp__value_known(value)};

  if (!measure.known)
    return measure;
  measure.projected = value->kind >= KJP_KIND_PLANNED;
  kjp__value_fraction(value, &measure.value);
  if (!subtract_one_off(judging, series->indicator, year, &measure.value))
    kjp__judge_out_of_range(judging, KJP_NONE, series->indicator);
  return measure;
}

/* The same as a leaf of the year's trail, for something to be judged with. */
static struct measure
net_of(struct kjp__judging *judging, const struct kjp__series *series,
       int32_t year)
{
  struct measure measure = clean_value(judging, series, year);

  (void)tell_value(judging, series, year);
  if (measure.known && kjp__fraction_sign(&measure.value) < 0) {
    measure.known = false;
    find_unusable(judging, series->indicator, year);
  }
  return measure;
}

/* S is whole by construction; what does not fit is out of range. */
static struct kjp__amount
amount_of(struct kjp__judging *judging, const struct measure *measure)
{
  int64_t quanta;

  if (!measure->known)
    return kjp__amount_unknown();
  if (kjp__fraction_whole(&measure->value, &quanta))
    return kjp__amount_known(quanta);
  kjp__judge_out_of_range(judging, KJP_NONE, KJP_NONE);
  return kjp__amount_unknown();
}

struct kjp__amount
kjp__judge_net(struct kjp__judging *judging)
{
  (void)tell_value(judging, judging->series, judging->year);
  return kjp__judge_quiet_net(judging);
}

/* The base of the year, once for all clauses that use it. */

static struct kjp__amount
peek_net(struct kjp__judging *judging, int32_t year, bool *projected)
{
  struct measure measure = clean_value(judging, judging->series, year);

  *projected = measure.projected;
  return amount_of(judging, &measure);
}

struct kjp__amount
kjp__judge_quiet_net(struct kjp__judging *judging)
{
  bool projected;

  return peek_net(judging, judging->year, &projected);
}

void
kjp__judge_base_numbers(struct kjp__judging *judging,
                        struct kjp__base_numbers *out, bool *projected)
{
  const struct kjp__adjustment *comparable =
      kjp__adjustment_of(judging->plan, judging->rule->indicator, judging->year,
                         KJP_ADJUSTMENT_COMPARABLE_BASE);

  *out = (struct kjp__base_numbers){
      .before = peek_net(judging, judging->year - 1, projected),
      .floor_before = judging->floor_before,
      .floor_lost = judging->floor_lost,
      .comparable = comparable != NULL,
      .owed = judging->rule->base == KJP_BASE_OWED};
  if (comparable == NULL)
    return;
  out->comparable_value = comparable->value;
  out->comparable_owed = comparable->owed;
}

void
kjp__judge_base(struct kjp__judging *judging)
{
  struct kjp__base_numbers numbers;
  bool projected = false;
  bool by_floor = false;

  kjp__judge_base_numbers(judging, &numbers, &projected);
  judging->base = kjp__base_of(&numbers, &by_floor);
  judging->base_projected =
      !numbers.comparable &&
      (projected || (by_floor && judging->floor_projected));
  judging->base_unverified = by_floor && judging->floor_unverified;
}

/* Whether the clause has its base, and where it does not, why. */
static bool
take_base(struct kjp__judging *judging, struct kjp__judged *judged)
{
  int32_t before = judging->year - 1;
  bool comparable =
      kjp__adjustment_of(judging->plan, judging->rule->indicator, judging->year,
                         KJP_ADJUSTMENT_COMPARABLE_BASE) != NULL;

  judged->base_year = before;
  judged->has_base = kjp__amount_get(judging->base, &judged->numbers.base);
  judged->projected = judged->projected || judging->base_projected;
  judging->unverified = judging->unverified || judging->base_unverified;
  judged->owed_lost = !judged->has_base && judging->floor_lost &&
                      judging->rule->base == KJP_BASE_OWED;
  if (comparable && !judged->has_base)
    tell_missing(judging, judging->rule->indicator, before);
  else if (!comparable && tell_value(judging, judging->series, before) &&
           !judged->has_base && !judged->owed_lost)
    find_unusable(judging, judging->rule->indicator, before);
  return judged->has_base;
}

/* S of another year as it was. */
static bool
take_year(struct kjp__judging *judging, struct kjp__judged *judged,
          int32_t year)
{
  struct measure measure = net_of(judging, judging->series, year);
  struct kjp__amount amount = amount_of(judging, &measure);

  judged->base_year = year;
  judged->projected = judged->projected || measure.projected;
  judged->has_base = kjp__amount_get(amount, &judged->numbers.base);
  return judged->has_base;
}

/* The first year with a value, of the path's base where one is judged. */
static int32_t
first_of_peak(struct kjp__judging *judging)
{
  int32_t first = kjp__values_first_year(
      judging->values, judging->rule->indicator, judging->rule->stage);
  int32_t path = judging->first_year;

  if (first == 0 || path == 0)
    return first + path;
  return first < path ? first : path;
}

static bool
take_peak(struct kjp__judging *judging, struct kjp__judged *judged)
{
  int32_t first = first_of_peak(judging);

  for (int32_t year = first; first != 0 && year < judging->year; year++) {
    bool projected = false;
    struct kjp__amount amount = peek_net(judging, year, &projected);
    int64_t quanta;

    if (!kjp__amount_get(amount, &quanta) || quanta < 0)
      continue;
    (void)tell_value(judging, judging->series, year);
    judged->projected = judged->projected || projected;
    if (!judged->has_base || quanta > judged->numbers.base) {
      judged->numbers.base = quanta;
      judged->base_year = year;
    }
    judged->has_base = true;
  }
  if (!judged->has_base)
    tell_missing(judging, judging->rule->indicator, judging->year - 1);
  return judged->has_base;
}

/* References */

static const struct kjp__series *
series_of(struct kjp__judging *judging, int32_t indicator, int8_t stage)
{
  const struct kjp__series *series =
      kjp__values_series(judging->values, indicator, stage);

  if (series == NULL)
    judging->failed = true;
  return series;
}

static bool
take_reference(struct kjp__judging *judging, struct kjp__judged *judged)
{
  const struct kjp__series *series =
      series_of(judging, judged->clause->reference, judged->clause->stage);
  struct measure measure;

  if (series == NULL)
    return false;
  measure = net_of(judging, series, judging->year);
  judged->numbers.reference = measure.value;
  judged->projected = judged->projected || measure.projected;
  judged->has_reference = measure.known;
  return measure.known;
}

/* Its comparable base where one is stated: no one_off is taken from that, and
 * it is not projected. */
static struct measure
reference_before(struct kjp__judging *judging, const struct kjp__series *series)
{
  const struct kjp__adjustment *comparable =
      kjp__adjustment_of(judging->plan, series->indicator, judging->year,
                         KJP_ADJUSTMENT_COMPARABLE_BASE);
  struct measure measure = {.known = true};
  int64_t quanta;

  if (comparable == NULL || !kjp__amount_get(comparable->value, &quanta))
    return net_of(judging, series, judging->year - 1);
  kjp__fraction_set(&measure.value, quanta);
  return measure;
}

static bool
take_reference_base(struct kjp__judging *judging, struct kjp__judged *judged)
{
  const struct kjp__series *series =
      series_of(judging, judged->clause->reference, judged->clause->stage);
  struct measure measure;

  if (series == NULL)
    return false;
  measure = reference_before(judging, series);
  judged->projected = judged->projected || measure.projected;
  if (!measure.known)
    return false;
  judged->numbers.reference_base = measure.value;
  judged->has_reference_base = true;
  if (kjp__fraction_sign(&measure.value) > 0)
    return true;
  find_unusable(judging, series->indicator, judging->year - 1);
  return false;
}

static bool
add_peer(struct kjp__judging *judging, struct kjp__judged *judged,
         int32_t indicator)
{
  const struct kjp__series *series =
      series_of(judging, indicator, judged->clause->stage);
  struct measure measure;

  if (series == NULL)
    return false;
  measure = net_of(judging, series, judging->year);
  judged->projected = judged->projected || measure.projected;
  if (!measure.known ||
      kjp__fraction_add(&judged->numbers.reference, &measure.value,
                        &judged->numbers.reference))
    return measure.known;
  kjp__judge_too_large(judging, judged);
  return false;
}

static bool
take_peers(struct kjp__judging *judging, struct kjp__judged *judged)
{
  const kjp_table *peers = &judging->plan->tables[KJP_PEERS];
  int32_t first;
  int32_t count =
      kjp_table_children(peers, KJP_PEER_CLAUSE, judged->row, &first);
  bool all = true;

  kjp__fraction_set(&judged->numbers.reference, 0);
  for (int32_t i = 0; i < count; i++) {
    const struct kjp__peer *peer = kjp__rows_at(&peers->rows, first + i);

    all = add_peer(judging, judged, peer->indicator) && all;
  }
  judged->numbers.years = (uint32_t)count;
  judged->has_reference = all;
  return all;
}

static bool
take_amount(struct kjp__judging *judging, struct kjp__judged *judged)
{
  const kjp_table *years = &judging->plan->tables[KJP_CLAUSE_YEARS];
  int32_t first;
  int32_t count =
      kjp_table_children(years, KJP_CLAUSE_YEAR_CLAUSE, judged->row, &first);

  for (int32_t i = 0; i < count; i++) {
    const struct kjp__clause_year *year = kjp__rows_at(&years->rows, first + i);

    if (year->year == judging->year)
      return kjp__amount_get(year->amount, &judged->numbers.amount);
  }
  return false;
}

static int64_t
rate_of(const struct kjp__clause *clause)
{
  int64_t rate = 0;

  if (!kjp__amount_get(clause->growth, &rate) &&
      !kjp__amount_get(clause->share, &rate))
    (void)kjp__amount_get(clause->tolerance, &rate);
  return rate;
}

static void
take_settings(struct kjp__judged *judged)
{
  const struct kjp__clause *clause = judged->clause;
  struct kjp__clause_numbers *numbers = &judged->numbers;

  numbers->rate = rate_of(clause);
  numbers->has_margin = kjp__amount_get(clause->margin, &numbers->margin);
  numbers->strict = clause->strict;
  numbers->hold = clause->when_falling == KJP_FALLING_HOLD;
  (void)kjp__amount_get(clause->amount, &numbers->amount);
}

enum kjp__ask_base
kjp__clause_base(const struct kjp__clause *clause, int32_t year,
                 int32_t *base_year)
{
  uint32_t need = needs[clause->kind];
  bool far = (need & BASE) != 0 && clause->lookback > 1;

  *base_year = (need & SINCE) != 0 ? clause->since : year - 1;
  if (far)
    *base_year = year - clause->lookback;
  if (far || (need & SINCE) != 0)
    return KJP__ASK_YEAR;
  if ((need & PEAK) != 0)
    return KJP__ASK_PEAK;
  return (need & BASE) != 0 ? KJP__ASK_BEFORE : KJP__ASK_FLAT;
}

void
kjp__judge_measure(struct kjp__judging *judging, struct kjp__judged *judged)
{
  const struct kjp__clause *clause = judged->clause;
  uint32_t need = needs[clause->kind];
  bool known = true;

  take_settings(judged);
  if ((need & BASE) != 0)
    known = clause->lookback > 1
                ? take_year(judging, judged, judging->year - clause->lookback)
                : take_base(judging, judged);
  if ((need & PEAK) != 0)
    known = take_peak(judging, judged);
  if ((need & SINCE) != 0) {
    known = take_year(judging, judged, clause->since);
    judged->numbers.years = (uint32_t)(judging->year - clause->since);
  }
  if ((need & REFERENCE) != 0)
    known = take_reference(judging, judged) && known;
  if ((need & REFERENCE_BASE) != 0)
    known = take_reference_base(judging, judged) && known;
  if ((need & PEERS) != 0)
    known = take_peers(judging, judged);
  if ((need & AMOUNT) != 0)
    known = take_amount(judging, judged);
  judged->known = known;
}
