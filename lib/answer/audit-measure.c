/* SPDX-License-Identifier: MIT */
/* lib/answer/audit-measure.c - the numbers a clause of an audit is given.
 *
 * A table says what each kind of clause needs. Whatever is needed and not
 * known is noted as missing, and the clause cannot be judged. */
#include "audit-priv.h"

#include <string.h>

#include <glib.h>

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
kjp__audit_out_of_range(struct kjp__auditing *auditing, const char *name)
{
  if (auditing->out_of_range)
    return;
  auditing->out_of_range = true;
  auditing->range_name = name;
  auditing->range_year = auditing->year;
}

const char *
kjp__audit_clause_name(struct kjp__auditing *auditing,
                       const struct kjp__clause *clause)
{
  const char *word = kjp__words_clause[clause->kind];

  if (clause->reference < 0)
    return word;
  return kjp__arena_format(
      auditing->answer->arena, "%s:%s", word,
      kjp__plan_indicator(auditing->plan, clause->reference)->id);
}

void
kjp__audit_unusable(struct kjp__auditing *auditing, int32_t indicator,
                    int32_t year)
{
  kjp__trail_missing(auditing, indicator, year);
  auditing->unusable = indicator;
  auditing->unusable_year = year;
}

const struct kjp__adjustment *
kjp__audit_adjustment(const struct kjp__auditing *auditing, int32_t indicator,
                      int32_t year, int8_t kind)
{
  const kjp_table *table = &auditing->plan->tables[KJP_ADJUSTMENTS];
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
subtract_one_off(struct kjp__auditing *auditing, int32_t indicator,
                 int32_t year, struct kjp__fraction *value)
{
  const struct kjp__adjustment *one_off =
      kjp__audit_adjustment(auditing, indicator, year, KJP_ADJUSTMENT_ONE_OFF);
  struct kjp__fraction amount;
  int64_t quanta;

  if (one_off == NULL || !kjp__amount_get(one_off->value, &quanta))
    return true;
  kjp__fraction_set(&amount, quanta);
  return kjp__fraction_subtract(value, &amount, value);
}

/* Value less one_off, without a trail. What is below zero is not known: there
 * is nothing to judge with. */
static struct kjp__measure
clean_value(struct kjp__auditing *auditing, const struct kjp__series *series,
            int32_t year)
{
  const struct kjp__value *value =
      kjp__series_at(auditing->values, series, year);
  struct kjp__measure measure = {.known = kjp__value_known(value)};

  if (!measure.known)
    return measure;
  measure.projected = value->kind >= KJP_KIND_PLANNED;
  kjp__value_fraction(value, &measure.value);
  if (!subtract_one_off(auditing, series->indicator, year, &measure.value))
    kjp__audit_out_of_range(
        auditing, kjp__plan_indicator(auditing->plan, series->indicator)->id);
  measure.known = kjp__fraction_sign(&measure.value) >= 0;
  return measure;
}

/* The same as a leaf of the year's trail. */
static struct kjp__measure
net_of(struct kjp__auditing *auditing, const struct kjp__series *series,
       int32_t year)
{
  struct kjp__measure measure = clean_value(auditing, series, year);

  if (kjp__trail_value(auditing, series, year) && !measure.known)
    kjp__audit_unusable(auditing, series->indicator, year);
  return measure;
}

/* S is whole by construction; what does not fit is out of range. */
static struct kjp__amount
amount_of(struct kjp__auditing *auditing, const struct kjp__measure *measure)
{
  int64_t quanta;

  if (!measure->known)
    return kjp__amount_unknown();
  if (kjp__fraction_whole(&measure->value, &quanta))
    return kjp__amount_known(quanta);
  kjp__audit_out_of_range(auditing, auditing->rule->id);
  return kjp__amount_unknown();
}

struct kjp__amount
kjp__audit_net(struct kjp__auditing *auditing, int32_t year)
{
  struct kjp__measure measure = net_of(auditing, auditing->series, year);

  return amount_of(auditing, &measure);
}

/* The base of the year, once for all clauses that use it. */

static struct kjp__amount
peek_net(struct kjp__auditing *auditing, int32_t year, bool *projected)
{
  struct kjp__measure measure = clean_value(auditing, auditing->series, year);

  *projected = measure.projected;
  return amount_of(auditing, &measure);
}

struct kjp__amount
kjp__audit_quiet_net(struct kjp__auditing *auditing)
{
  bool projected;

  return peek_net(auditing, auditing->year, &projected);
}

void
kjp__audit_base(struct kjp__auditing *auditing)
{
  const struct kjp__adjustment *comparable =
      kjp__audit_adjustment(auditing, auditing->rule->indicator, auditing->year,
                            KJP_ADJUSTMENT_COMPARABLE_BASE);
  bool projected = false;
  bool by_floor = false;
  struct kjp__base_numbers numbers = {
      .before = peek_net(auditing, auditing->year - 1, &projected),
      .floor_before = auditing->floor_before,
      .comparable = comparable != NULL,
      .owed = auditing->rule->base == KJP_BASE_OWED};

  if (comparable != NULL) {
    numbers.comparable_value = comparable->value;
    numbers.comparable_owed = comparable->owed;
  }
  auditing->base = kjp__base_of(&numbers, &by_floor);
  auditing->base_projected =
      comparable == NULL &&
      (projected || (by_floor && auditing->floor_projected));
  auditing->base_unverified = by_floor && auditing->floor_unverified;
}

/* Whether the clause has its base, and where it does not, why. */
static bool
take_base(struct kjp__auditing *auditing, struct kjp__judged *judged)
{
  int32_t before = auditing->year - 1;
  bool comparable =
      kjp__audit_adjustment(auditing, auditing->rule->indicator, auditing->year,
                            KJP_ADJUSTMENT_COMPARABLE_BASE) != NULL;

  judged->base_year = before;
  judged->has_base = kjp__amount_get(auditing->base, &judged->numbers.base);
  judged->projected = judged->projected || auditing->base_projected;
  auditing->unverified = auditing->unverified || auditing->base_unverified;
  if (comparable && !judged->has_base)
    kjp__trail_missing(auditing, auditing->rule->indicator, before);
  else if (!comparable &&
           kjp__trail_value(auditing, auditing->series, before) &&
           !judged->has_base)
    kjp__audit_unusable(auditing, auditing->rule->indicator, before);
  return judged->has_base;
}

/* S of another year as it was. */
static bool
take_year(struct kjp__auditing *auditing, struct kjp__judged *judged,
          int32_t year)
{
  struct kjp__measure measure = net_of(auditing, auditing->series, year);
  struct kjp__amount amount = amount_of(auditing, &measure);

  judged->base_year = year;
  judged->projected = judged->projected || measure.projected;
  judged->has_base = kjp__amount_get(amount, &judged->numbers.base);
  return judged->has_base;
}

static bool
take_peak(struct kjp__auditing *auditing, struct kjp__judged *judged)
{
  int32_t first = kjp__values_first_year(
      auditing->values, auditing->rule->indicator, auditing->rule->stage);

  for (int32_t year = first; first != 0 && year < auditing->year; year++) {
    bool projected = false;
    struct kjp__amount amount = peek_net(auditing, year, &projected);
    int64_t quanta;

    if (!kjp__amount_get(amount, &quanta))
      continue;
    (void)kjp__trail_value(auditing, auditing->series, year);
    judged->projected = judged->projected || projected;
    if (!judged->has_base || quanta > judged->numbers.base) {
      judged->numbers.base = quanta;
      judged->base_year = year;
    }
    judged->has_base = true;
  }
  if (!judged->has_base)
    kjp__trail_missing(auditing, auditing->rule->indicator, auditing->year - 1);
  return judged->has_base;
}

/* References */

static const struct kjp__series *
series_of(struct kjp__auditing *auditing, int32_t indicator, int8_t stage)
{
  const struct kjp__series *series =
      kjp__values_series(auditing->values, indicator, stage);

  if (series == NULL)
    auditing->failed = true;
  return series;
}

static bool
take_reference(struct kjp__auditing *auditing, struct kjp__judged *judged)
{
  const struct kjp__series *series =
      series_of(auditing, judged->clause->reference, judged->clause->stage);
  struct kjp__measure measure;

  if (series == NULL)
    return false;
  measure = net_of(auditing, series, auditing->year);
  judged->numbers.reference = measure.value;
  judged->projected = judged->projected || measure.projected;
  judged->has_reference = measure.known;
  return measure.known;
}

/* Its comparable base where one is stated: no one_off is taken from that, and
 * it is not projected. */
static struct kjp__measure
reference_before(struct kjp__auditing *auditing,
                 const struct kjp__series *series)
{
  const struct kjp__adjustment *comparable =
      kjp__audit_adjustment(auditing, series->indicator, auditing->year,
                            KJP_ADJUSTMENT_COMPARABLE_BASE);
  struct kjp__measure measure = {.known = true};
  int64_t quanta;

  if (comparable == NULL || !kjp__amount_get(comparable->value, &quanta))
    return net_of(auditing, series, auditing->year - 1);
  kjp__fraction_set(&measure.value, quanta);
  return measure;
}

static bool
take_reference_base(struct kjp__auditing *auditing, struct kjp__judged *judged)
{
  const struct kjp__series *series =
      series_of(auditing, judged->clause->reference, judged->clause->stage);
  struct kjp__measure measure;

  if (series == NULL)
    return false;
  measure = reference_before(auditing, series);
  judged->projected = judged->projected || measure.projected;
  if (!measure.known)
    return false;
  judged->numbers.reference_base = measure.value;
  judged->has_reference_base = true;
  if (kjp__fraction_sign(&measure.value) > 0)
    return true;
  kjp__audit_unusable(auditing, series->indicator, auditing->year - 1);
  return false;
}

static bool
add_peer(struct kjp__auditing *auditing, struct kjp__judged *judged,
         int32_t indicator)
{
  const struct kjp__series *series =
      series_of(auditing, indicator, judged->clause->stage);
  struct kjp__measure measure;

  if (series == NULL)
    return false;
  measure = net_of(auditing, series, auditing->year);
  judged->projected = judged->projected || measure.projected;
  if (measure.known &&
      !kjp__fraction_add(&judged->numbers.reference, &measure.value,
                         &judged->numbers.reference))
    kjp__audit_out_of_range(auditing, auditing->rule->id);
  return measure.known;
}

static bool
take_peers(struct kjp__auditing *auditing, struct kjp__judged *judged)
{
  const kjp_table *peers = &auditing->plan->tables[KJP_PEERS];
  int32_t first;
  int32_t count =
      kjp_table_children(peers, KJP_PEER_CLAUSE, judged->row, &first);
  bool all = true;

  kjp__fraction_set(&judged->numbers.reference, 0);
  for (int32_t i = 0; i < count; i++) {
    const struct kjp__peer *peer = kjp__rows_at(&peers->rows, first + i);

    all = add_peer(auditing, judged, peer->indicator) && all;
  }
  judged->numbers.years = (uint32_t)count;
  judged->has_reference = all;
  return all;
}

static bool
take_amount(struct kjp__auditing *auditing, struct kjp__judged *judged)
{
  const kjp_table *years = &auditing->plan->tables[KJP_CLAUSE_YEARS];
  int32_t first;
  int32_t count =
      kjp_table_children(years, KJP_CLAUSE_YEAR_CLAUSE, judged->row, &first);

  for (int32_t i = 0; i < count; i++) {
    const struct kjp__clause_year *year = kjp__rows_at(&years->rows, first + i);

    if (year->year == auditing->year)
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

void
kjp__audit_measure(struct kjp__auditing *auditing, struct kjp__judged *judged)
{
  const struct kjp__clause *clause = judged->clause;
  uint32_t need = needs[clause->kind];
  bool known = true;

  take_settings(judged);
  if ((need & BASE) != 0)
    known = clause->lookback > 1
                ? take_year(auditing, judged, auditing->year - clause->lookback)
                : take_base(auditing, judged);
  if ((need & PEAK) != 0)
    known = take_peak(auditing, judged);
  if ((need & SINCE) != 0) {
    known = take_year(auditing, judged, clause->since);
    judged->numbers.years = (uint32_t)(auditing->year - clause->since);
  }
  if ((need & REFERENCE) != 0)
    known = take_reference(auditing, judged) && known;
  if ((need & REFERENCE_BASE) != 0)
    known = take_reference_base(auditing, judged) && known;
  if ((need & PEERS) != 0)
    known = take_peers(auditing, judged);
  if ((need & AMOUNT) != 0)
    known = take_amount(auditing, judged);
  judged->known = known;
}
