/* SPDX-License-Identifier: MIT */
/* lib/plan/clause.c - the clauses of a rule. */
#include "read-priv.h"

#include <string.h>

#include <glib.h>

static struct kjp__clause *
add_clause(struct kjp__reading *reading, const struct kjp__at *at, int8_t kind)
{
  struct kjp__clause *row =
      kjp__rows_add(&reading->plan->tables[KJP_CLAUSES].rows);

  if (row == NULL)
    return NULL;
  row->rule = reading->parent;
  row->any_of = reading->any_of;
  row->reference = KJP_NONE;
  row->basis = KJP_NONE;
  row->mark = at->key_mark;
  row->kind = kind;
  row->lookback = 1;
  row->when_falling = KJP_FALLING_LITERAL;
  row->tolerance = kjp__amount_known(0);
  return row;
}

static const char *
name_of(struct kjp__reading *reading, const struct kjp__clause *clause)
{
  const char *word = kjp__words_clause[clause->kind];

  if (clause->reference < 0)
    return word;
  return kjp__arena_format(
      reading->arena, "%s:%s", word,
      kjp__plan_indicator(reading->plan, clause->reference)->id);
}

/* An average growth without `at` is judged in the last ruled year, which must
 * be one of the clause's. `at` is that of the clause. */
static void
check_last_year(struct kjp__reading *reading, const struct kjp__at *at,
                const struct kjp__clause *clause)
{
  int32_t last = reading->rule_years.last;

  if (clause->kind != KJP_CLAUSE_AVERAGE_GROWTH_AT_LEAST ||
      reading->at_written || last == 0)
    return;
  (void)(kjp__year_within(reading, at, last, &reading->clause_years) &&
         kjp__year_within(reading, at, last, &reading->any_years));
}

static void
read_clause(struct kjp__reading *reading, const struct kjp__at *at, int8_t kind)
{
  const struct kjp__field *field;
  struct kjp__clause *row;

  if (kind == KJP_CLAUSE_ANY && reading->any_of >= 0) {
    const char *const *words = kjp__words_clause + 1;

    kjp__report_key(
        reading, at, KJP__CLAUSE_NESTED,
        (struct kjp__details){.expected = kjp__list_words(reading, words)});
    return;
  }
  if (kjp__is_empty(reading, at))
    return;
  row = add_clause(reading, at, kind);
  if (row == NULL)
    return;
  reading->kind = kind;
  reading->clause_years = (struct kjp__years){0};
  reading->clause = kjp__plan_count(reading->plan, KJP_CLAUSES) - 1;
  reading->at_written = false;
  if (kjp__is_short(&kjp__shape_clause, at->node, kind, &field)) {
    field->read(reading, at, field, row);
  } else if (kjp__read_map(reading, at, &kjp__shape_clause, row, KJP_NONE)) {
    row->said = reading->said;
    check_last_year(reading, at, row);
  }
  row->name = name_of(reading, row);
}

static void
read_items(struct kjp__reading *reading, const struct kjp__at *at)
{
  static const struct kjp__keywords keywords = {kjp__words_clause,
                                                &kjp__shape_clause,
                                                {"条款", "the list of clauses"},
                                                read_clause};

  if (at->node->kind == KJP__NODE_LIST)
    kjp__want_some(reading, at, "至少一个条款", "one clause or more");
  kjp__read_keywords(reading, at, &keywords);
}

KJP__READER(clauses)
{
  (void)field;
  (void)row;
  reading->any_of = KJP_NONE;
  reading->any_years = (struct kjp__years){0};
  read_items(reading, at);
}

/* The members of an any_of; its row is the clause being read. */
KJP__READER(members)
{
  (void)field;
  (void)row;
  reading->any_of = reading->clause;
  reading->any_years = reading->clause_years;
  reading->any_years.of =
      (struct kjp__say){"所在的 any_of 条款", "the any_of it stands in"};
  read_items(reading, at);
  reading->any_of = KJP_NONE;
  reading->any_years = (struct kjp__years){0};
}

/* Years that reach into the rule's: a clause that never applies would be kept
 * in silence. */
KJP__READER(clause_span)
{
  struct kjp__clause *clause = row;
  const struct kjp__years *rule = &reading->rule_years;
  int32_t first;
  int32_t last;

  (void)field;
  if (!kjp__plan_span_of(reading, at, &first, &last))
    return;
  if ((last < rule->first || first > rule->last) &&
      !kjp__year_within(reading, at, first, rule))
    return;
  clause->first_year = first;
  clause->last_year = last;
  reading->clause_years =
      (struct kjp__years){first, last, {"条款", "the clause"}, at->node->mark};
}

static bool
year_in_clause(struct kjp__reading *reading, const struct kjp__at *at,
               int32_t year)
{
  return kjp__year_in_rule(reading, at, year) &&
         kjp__year_within(reading, at, year, &reading->clause_years) &&
         kjp__year_within(reading, at, year, &reading->any_years);
}

/* An indicator that the ruled one is held against. */
static bool
may_refer(struct kjp__reading *reading, const struct kjp__at *at,
          const struct kjp__clause *clause, int32_t other)
{
  const struct kjp__rule *rule =
      kjp__plan_row(reading->plan, KJP_RULES, clause->rule);
  bool amounts = clause->kind == KJP_CLAUSE_SHARE_AT_LEAST ||
                 clause->kind == KJP_CLAUSE_AT_LEAST_PEERS;

  kjp__judge_indicator(reading, other, at->node->mark);
  if (rule->indicator < 0)
    return true;
  if (rule->indicator == other) {
    kjp__report_value(reading, at, KJP__REFERENCE_SELF,
                      (struct kjp__details){.found = KJP__SAY(at->node->text)});
    return false;
  }
  return (!amounts ||
          kjp__same_dimension(reading, at, rule->indicator, other)) &&
         (clause->mixed_scope ||
          kjp__same_scope(reading, at, rule->indicator, other));
}

static bool
is_rate(const struct kjp__reading *reading, int32_t row)
{
  int8_t dimension = kjp__plan_indicator(reading->plan, row)->dimension;

  return dimension == KJP_DIMENSION_RATIO || dimension == KJP_DIMENSION_POINTS;
}

KJP__READER(reference)
{
  struct kjp__clause *clause = row;
  int32_t other = kjp__exact_reference_of(reading, at);

  (void)field;
  if (other < 0 || !may_refer(reading, at, clause, other))
    return;
  clause->reference = other;
  if (clause->kind == KJP_CLAUSE_OUTPACE && is_rate(reading, other))
    kjp__report_value(reading, at, KJP__REFERENCE_RATE,
                      (struct kjp__details){.found = KJP__SAY(at->node->text)});
}

struct peers {
  const struct kjp__clause *clause;
  struct kjp__seen seen;
};

static void
read_peer(struct kjp__reading *reading, const struct kjp__at *at,
          const void *how)
{
  struct peers *const *peers = how;
  int32_t other = kjp__exact_reference_of(reading, at);
  struct kjp__peer *peer;

  if (other < 0 || !may_refer(reading, at, (*peers)->clause, other) ||
      kjp__is_seen(reading, at, &(*peers)->seen, false))
    return;
  peer = kjp__rows_add(&reading->plan->tables[KJP_PEERS].rows);
  if (peer == NULL)
    return;
  peer->clause = reading->clause;
  peer->indicator = other;
  peer->mark = at->node->mark;
}

KJP__READER(peers)
{
  struct peers peers = {.clause = row};
  struct peers *how = &peers;

  (void)field;
  if (at->node->kind == KJP__NODE_LIST)
    kjp__want_some(reading, at, "至少一个指标", "one indicator or more");
  kjp__seen_init(&peers.seen, reading->scratch);
  kjp__read_items(reading, at, read_peer, &how);
}

/* Years: amounts by year, and the years `at`. */

static struct kjp__clause_year *
add_year(struct kjp__reading *reading, int32_t year, struct kjp__mark mark)
{
  struct kjp__clause_year *row =
      kjp__rows_add(&reading->plan->tables[KJP_CLAUSE_YEARS].rows);

  if (row == NULL)
    return NULL;
  row->clause = reading->clause;
  row->year = year;
  row->mark = mark;
  return row;
}

static void
read_clause_amount(struct kjp__reading *reading, const struct kjp__at *at,
                   int32_t year, const void *how)
{
  struct kjp__clause_year *row;

  (void)how;
  if (!year_in_clause(reading, at, year))
    return;
  row = add_year(reading, year, at->key_mark);
  if (row != NULL)
    (void)kjp__quantity_of(reading, at, reading->unit, NULL, &row->amount,
                           NULL);
}

KJP__READER(clause_amounts)
{
  struct kjp__rows *rows = &reading->plan->tables[KJP_CLAUSE_YEARS].rows;
  int32_t first = rows->count;

  (void)field;
  (void)row;
  if (at->node->kind == KJP__NODE_MAP)
    kjp__want_some(reading, at, "至少一年", "one year or more");
  kjp__read_years(reading, at, read_clause_amount, NULL);
  kjp__sort_years(rows, first);
}

/* The first year in which an average growth is judged: of `at`, which was read
 * before, or the last ruled year; 0 where neither is known. */
static int32_t
first_judged(const struct kjp__reading *reading,
             const struct kjp__clause *clause)
{
  const kjp_table *years = &reading->plan->tables[KJP_CLAUSE_YEARS];
  const struct kjp__rule *rule =
      kjp__plan_row(reading->plan, KJP_RULES, clause->rule);
  int32_t first;
  int32_t count = kjp_table_children(years, KJP_CLAUSE_YEAR_CLAUSE,
                                     reading->clause, &first);
  const struct kjp__clause_year *at =
      count == 0 ? NULL : kjp__rows_at(&years->rows, first);

  return at == NULL ? rule->last_year : at->year;
}

KJP__READER(since)
{
  struct kjp__clause *clause = row;
  int32_t year = kjp__year_of(reading, at, false);
  int32_t judged = first_judged(reading, clause);

  (void)field;
  if (judged == 0 || year < judged) {
    clause->since = year;
    return;
  }
  kjp__report_value(
      reading, at, KJP__SINCE_LATE,
      (struct kjp__details){.found = KJP__SAY(at->node->text),
                            .expected = KJP__SAY(kjp__arena_format(
                                reading->scratch, "%d", judged))});
}

static void
read_judged(struct kjp__reading *reading, const struct kjp__at *at,
            const void *how)
{
  struct kjp__mark *const *seen = how;
  int32_t year = kjp__year_of(reading, at, false);

  if (year != 0 && year_in_clause(reading, at, year) &&
      !kjp__is_repeated(reading, at, KJP__YEAR_DUPLICATE, year, *seen))
    (void)add_year(reading, year, at->node->mark);
}

KJP__READER(clause_at)
{
  struct kjp__rows *rows = &reading->plan->tables[KJP_CLAUSE_YEARS].rows;
  struct kjp__mark marks[KJP__YEARS] = {{0, 0}};
  struct kjp__mark *seen = marks;
  int32_t first = rows->count;

  (void)field;
  (void)row;
  reading->at_written = true;
  if (at->node->kind == KJP__NODE_LIST)
    kjp__want_some(reading, at, "至少一年", "one year or more");
  kjp__read_items(reading, at, read_judged, &seen);
  kjp__sort_years(rows, first);
}
