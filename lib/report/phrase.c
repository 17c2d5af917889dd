/* SPDX-License-Identifier: MIT */
/* lib/report/phrase.c - what a clause demands, in words and figures.
 *
 * One template a kind and language; the pieces are the same for all, and NULL
 * where a kind has no use for them. */
#include "audit-priv.h"

#include <glib.h>

enum { KINDS = KJP_CLAUSE_ANY + 1 };

/* A clause in a year, and where it was said. */
struct phrase {
  struct kjp__report *report;
  const kjp_table *clauses; /* KJP_AUDIT_CLAUSES */
  int32_t row;
  const kjp_table *said; /* KJP_CLAUSES */
  int32_t clause;
  int32_t year;     /* the calendar year */
  int32_t year_row; /* of KJP_AUDIT_YEARS */
};

/* Without numbers of the year. */
static const struct kjp__say short_templates[KINDS] = {
    [KJP_CLAUSE_NOT_BELOW_PREVIOUS] = {"{must}{span}{less}",
                                       "{must} {span}{less}"},
    [KJP_CLAUSE_NOT_BELOW_PEAK] = {"不低于历年最高",
                                   "not below the highest year so far"},
    [KJP_CLAUSE_GROW_AT_LEAST] = {"比上年至少增长 {growth}",
                                  "grows by at least {growth}"},
    [KJP_CLAUSE_GROW_BY_AT_LEAST] = {"比上年至少增加 {amount}",
                                     "grows by at least {amount}"},
    [KJP_CLAUSE_OUTPACE] = {"增幅{pace}{reference}{plus}",
                            "grows {pace} {reference}{plus}"},
    [KJP_CLAUSE_SHARE_AT_LEAST] = {"占{reference}的比重不低于 {share}",
                                   "at least {share} of {reference}"},
    [KJP_CLAUSE_SHARE_NOT_BELOW_PREVIOUS] =
        {"占{reference}的比重{must}上年{less}",
         "share of {reference} {must} last year's{less}"},
    [KJP_CLAUSE_AVERAGE_GROWTH_AT_LEAST] =
        {"自 {since} 年起年均增长不低于 {growth}",
         "grows by at least {growth} a year on average since {since}"},
    [KJP_CLAUSE_AMOUNT_AT_LEAST] = {"不低于规定的各年数额",
                                    "at least the amount set for the year"},
    [KJP_CLAUSE_AT_LEAST_PEERS] = {"不低于比照指标的平均",
                                   "at least the average of its peers"},
    [KJP_CLAUSE_ANY] = {"满足下列之一", "one of these"},
};

static const struct kjp__say templates[KINDS] = {
    [KJP_CLAUSE_NOT_BELOW_PREVIOUS] = {"须{must}{previous} {base}{less}",
                                       "it must be {must} {previous} {base}"
                                       "{less}"},
    [KJP_CLAUSE_NOT_BELOW_PEAK] =
        {"须不低于历年最高的 {base}{peak}",
         "it must not be below the highest so far, {base}{peak}"},
    [KJP_CLAUSE_GROW_AT_LEAST] =
        {"须不低于{previous} {base} ×（1{rate}）",
         "it must be at least {previous} {base} × (1{rate})"},
    [KJP_CLAUSE_GROW_BY_AT_LEAST] =
        {"须不低于{previous} {base}{more}",
         "it must be at least {previous} {base}{more}"},
    [KJP_CLAUSE_OUTPACE] = {"须{must}{previous} {base}{factor}",
                            "it must be {must} {previous} {base}{factor}"},
    [KJP_CLAUSE_SHARE_AT_LEAST] =
        {"须不低于{reference} {now} × {share}",
         "it must be at least {reference} {now} × {share}"},
    [KJP_CLAUSE_SHARE_NOT_BELOW_PREVIOUS] =
        {"占{reference}的比重须{must}上年，即{must}{previous} {base} ÷ "
         "{before} "
         "× {now}{less}",
         "its share of {reference} must be {must} last year's, that is {must} "
         "{previous} {base} ÷ {before} × {now}{less}"},
    [KJP_CLAUSE_AVERAGE_GROWTH_AT_LEAST] =
        {"自 {since} 年起年均增长须不低于 {growth}：{base} ×（1{rate}）"
         "的 {n} 次方",
         "it must have grown by at least {growth} a year since {since}: "
         "{base} × (1{rate})^{n}"},
    [KJP_CLAUSE_AMOUNT_AT_LEAST] = {"须不低于规定的 {least}",
                                    "it must be at least the {least} set"},
    [KJP_CLAUSE_AT_LEAST_PEERS] =
        {"须不低于 {n} 项比照指标的平均：合计 {now} ÷ {n}",
         "it must be at least the average of {n} peers: {now} in all ÷ {n}"},
};

/* Of at_least_peers with one peer. */
static const struct kjp__say one_peer = {"须不低于比照的{peer} {now}",
                                         "it must be at least {peer}, {now}"};

static const struct kjp__say above = {"高于", "above"};
static const struct kjp__say not_below = {"不低于", "not below"};

static struct kjp__spot
said_at(const struct phrase *phrase, int32_t column)
{
  return (struct kjp__spot){phrase->said, phrase->clause, column};
}

static struct kjp__spot
year_at(const struct phrase *phrase, int32_t column)
{
  return (struct kjp__spot){phrase->clauses, phrase->row, column};
}

static int32_t
said_int(const struct phrase *phrase, int32_t column)
{
  return kjp_table_int(phrase->said, phrase->clause, column);
}

/* An amount that is known and not zero. */
static bool
counts(struct kjp__spot spot)
{
  int64_t quanta = 0;

  return kjp_table_amount(spot.table, spot.row, spot.column, &quanta) != 0 &&
         quanta != 0;
}

/* A margin turns `outpace` from > into >=, even one of 0. */
static const char *
must(const struct phrase *phrase)
{
  bool outpace = said_int(phrase, KJP_CLAUSE_KIND) == KJP_CLAUSE_OUTPACE;
  bool margin = kjp_table_amount(phrase->said, phrase->clause,
                                 KJP_CLAUSE_MARGIN, NULL) != 0;
  bool strict = outpace ? !margin : said_int(phrase, KJP_CLAUSE_STRICT) == 1;

  return kjp__report_say(phrase->report, strict ? &above : &not_below);
}

/* How growth is held against a reference's: a margin of 0 lets it be equal. */
static const char *
pace(const struct phrase *phrase)
{
  static const struct kjp__say faster = {"高于", "faster than"};
  static const struct kjp__say as_fast = {"不低于", "at least as fast as"};
  int64_t margin = 1;

  (void)kjp_table_amount(phrase->said, phrase->clause, KJP_CLAUSE_MARGIN,
                         &margin);
  return kjp__report_say(phrase->report, margin == 0 ? &as_fast : &faster);
}

/* " ×（1 − 10 %）", or NULL without a tolerance. */
static const char *
less(const struct phrase *phrase)
{
  static const struct kjp__say template = {" ×（1 − {tolerance}）",
                                           " × (1 − {tolerance})"};
  struct kjp__spot spot = said_at(phrase, KJP_CLAUSE_TOLERANCE);
  const char *const values[][2] = {
      {"tolerance", kjp__report_full(phrase->report, spot)}, {NULL, NULL}};

  return counts(spot) ? kjp__report_fill(phrase->report, &template, values)
                      : NULL;
}

static const char *
plus(const struct phrase *phrase)
{
  static const struct kjp__say template = {"至少 {margin}",
                                           " by at least {margin}"};
  struct kjp__spot spot = said_at(phrase, KJP_CLAUSE_MARGIN);
  const char *const values[][2] = {
      {"margin", kjp__report_full(phrase->report, spot)}, {NULL, NULL}};

  return counts(spot) ? kjp__report_fill(phrase->report, &template, values)
                      : NULL;
}

/* "上年", or how many years back. */
static const char *
span(const struct phrase *phrase)
{
  static const struct kjp__say last = {"上年", "the year before"};
  static const struct kjp__say template = {" {n} 年前", "{n} years before"};
  int32_t lookback = said_int(phrase, KJP_CLAUSE_LOOKBACK);
  const char *const values[][2] = {
      {"n", kjp__report_int(phrase->report, lookback)}, {NULL, NULL}};

  return lookback > 1 ? kjp__report_fill(phrase->report, &template, values)
                      : kjp__report_say(phrase->report, &last);
}

static const char *
reference_name(const struct phrase *phrase)
{
  static const int32_t path[] = {KJP_CLAUSE_REFERENCE, KJP_INDICATOR_NAME_ZH,
                                 0};

  return kjp__report_said(
      phrase->report,
      kjp__report_follow(phrase->report, phrase->said, phrase->clause, path));
}

/* Whether a reference that falls is taken as standing still, and does. */
static bool
held(const struct phrase *phrase)
{
  int64_t now = 0;
  int64_t before = 0;

  return said_int(phrase, KJP_CLAUSE_WHEN_FALLING) == KJP_FALLING_HOLD &&
         kjp_table_amount(phrase->clauses, phrase->row,
                          KJP_AUDIT_CLAUSE_REFERENCE, &now) &&
         kjp_table_amount(phrase->clauses, phrase->row,
                          KJP_AUDIT_CLAUSE_REFERENCE_BASE, &before) &&
         now <= before;
}

/* What `outpace` multiplies the base by. */
static const char *
factor(const struct phrase *phrase, const char *now, const char *before)
{
  static const struct kjp__say factors[2][2] = {
      {{" × {reference} {now} ÷ {before}", " × {reference} {now} ÷ {before}"},
       {" ×（{reference} {now} ÷ {before}{margin}）",
        " × ({reference} {now} ÷ {before}{margin})"}},
      {{"（{reference}未增长，按持平计）",
        " ({reference} did not grow and counts as standing still)"},
       {" ×（1{margin}；{reference}未增长，按持平计）",
        " × (1{margin}; {reference} did not grow and counts as standing "
        "still)"}}};
  struct kjp__spot margin = said_at(phrase, KJP_CLAUSE_MARGIN);
  const char *const values[][2] = {
      {"reference", reference_name(phrase)},
      {"now", now},
      {"before", before},
      {"margin", kjp__report_plus(phrase->report, margin)},
      {NULL, NULL}};

  return kjp__report_fill(phrase->report,
                          &factors[held(phrase)][counts(margin)], values);
}

static const char *
peak(const struct phrase *phrase)
{
  static const struct kjp__say template = {"（{year} 年）", " in {year}"};
  int32_t year =
      kjp_table_int(phrase->clauses, phrase->row, KJP_AUDIT_CLAUSE_BASE_YEAR);
  const char *const values[][2] = {
      {"year", kjp__report_int(phrase->report, year)}, {NULL, NULL}};

  return year == KJP_NONE ? NULL
                          : kjp__report_fill(phrase->report, &template, values);
}

/* Years of an average, or how many peers there are. */
static int32_t
count_of(const struct phrase *phrase)
{
  if (said_int(phrase, KJP_CLAUSE_KIND) == KJP_CLAUSE_AT_LEAST_PEERS)
    return kjp_table_children(kjp_plan_table(phrase->report->plan, KJP_PEERS),
                              KJP_PEER_CLAUSE, phrase->clause, NULL);
  return phrase->year - said_int(phrase, KJP_CLAUSE_SINCE);
}

/* References of outpace are divided by each other: no unit. */
static const char *
reference_piece(const struct phrase *phrase, int32_t column)
{
  struct kjp__spot spot = year_at(phrase, column);
  const char *number = kjp__report_near(phrase->report, spot);

  return said_int(phrase, KJP_CLAUSE_KIND) == KJP_CLAUSE_OUTPACE
             ? number
             : kjp__report_with_unit(phrase->report, spot, number);
}

/* The first of the indicators a clause is held against. */
static const char *
peer_name(const struct phrase *phrase)
{
  static const int32_t path[] = {KJP_PEER_INDICATOR, KJP_INDICATOR_NAME_ZH, 0};
  const kjp_table *peers = kjp_plan_table(phrase->report->plan, KJP_PEERS);
  int32_t first;

  if (kjp_table_children(peers, KJP_PEER_CLAUSE, phrase->clause, &first) == 0)
    return NULL;
  return kjp__report_said(
      phrase->report, kjp__report_follow(phrase->report, peers, first, path));
}

static const char *
fill_year(const struct phrase *phrase)
{
  struct kjp__report *report = phrase->report;
  const char *now = reference_piece(phrase, KJP_AUDIT_CLAUSE_REFERENCE);
  const char *before = reference_piece(phrase, KJP_AUDIT_CLAUSE_REFERENCE_BASE);
  int32_t kind = said_int(phrase, KJP_CLAUSE_KIND);
  int32_t count = count_of(phrase);
  const char *const values[][2] = {
      {"must", must(phrase)},
      {"previous", kjp__phrase_of_base(report, phrase->row)},
      {"base",
       kjp__report_full(report, year_at(phrase, KJP_AUDIT_CLAUSE_BASE))},
      {"less", less(phrase)},
      {"peak", peak(phrase)},
      {"growth", kjp__report_full(report, said_at(phrase, KJP_CLAUSE_GROWTH))},
      {"rate", kjp__report_plus(report, said_at(phrase, KJP_CLAUSE_GROWTH))},
      {"more", kjp__report_plus(report, said_at(phrase, KJP_CLAUSE_AMOUNT))},
      {"share", kjp__report_full(report, said_at(phrase, KJP_CLAUSE_SHARE))},
      {"least",
       kjp__report_full(report, year_at(phrase, KJP_AUDIT_CLAUSE_LEAST))},
      {"factor", factor(phrase, now, before)},
      {"reference", reference_name(phrase)},
      {"now", now},
      {"before", before},
      {"since", kjp__report_int(report, said_int(phrase, KJP_CLAUSE_SINCE))},
      {"n", kjp__report_int(report, count)},
      {"peer", peer_name(phrase)},
      {NULL, NULL}};

  return kjp__report_fill(report,
                          kind == KJP_CLAUSE_AT_LEAST_PEERS && count == 1
                              ? &one_peer
                              : &templates[kind],
                          values);
}

const char *
kjp__phrase_of_said(struct kjp__report *report, int32_t clause)
{
  struct phrase phrase = {.report = report,
                          .said = kjp_plan_table(report->plan, KJP_CLAUSES),
                          .clause = clause};
  int32_t kind = said_int(&phrase, KJP_CLAUSE_KIND);
  const char *const values[][2] = {
      {"must", must(&phrase)},
      {"pace", pace(&phrase)},
      {"span", span(&phrase)},
      {"less", less(&phrase)},
      {"plus", plus(&phrase)},
      {"growth", kjp__report_full(report, said_at(&phrase, KJP_CLAUSE_GROWTH))},
      {"amount", kjp__report_full(report, said_at(&phrase, KJP_CLAUSE_AMOUNT))},
      {"share", kjp__report_full(report, said_at(&phrase, KJP_CLAUSE_SHARE))},
      {"reference", reference_name(&phrase)},
      {"since", kjp__report_int(report, said_int(&phrase, KJP_CLAUSE_SINCE))},
      {NULL, NULL}};

  if (kind <= 0 || kind >= KINDS)
    return NULL;
  return kjp__report_fill(report, &short_templates[kind], values);
}

static const struct kjp__say between_members = {"；或", "; or "};

/* The members of an any_of that can be judged; they follow it. */
static const char *
any_of(const struct phrase *phrase)
{
  const char *between = kjp__report_say(phrase->report, &between_members);
  const char *all = NULL;

  for (int32_t row = phrase->row + 1;
       kjp_table_int(phrase->clauses, row, KJP_AUDIT_CLAUSE_ANY_OF) ==
       phrase->row;
       row++) {
    if (kjp_table_amount(phrase->clauses, row, KJP_AUDIT_CLAUSE_LEAST, NULL))
      all = kjp__report_join(phrase->report, all, between,
                             kjp__phrase_of_clause(phrase->report, row));
  }
  return all;
}

/* Where a clause was laid down: its basis, else what the rule rests on. */
static const char *
basis(const struct phrase *phrase)
{
  static const struct kjp__say template = {"（依据：{basis}）",
                                           " (basis: {basis})"};
  static const int32_t rule[] = {KJP_CLAUSE_RULE, KJP_RULE_SOURCE, 0};
  int32_t row = said_int(phrase, KJP_CLAUSE_BASIS);
  struct kjp__spot spot =
      kjp__report_follow(phrase->report, phrase->said, phrase->clause, rule);
  bool member = said_int(phrase, KJP_CLAUSE_ANY_OF) != KJP_NONE;
  const char *values[][2] = {{"basis", NULL}, {NULL, NULL}};

  if (row == KJP_NONE && !member)
    row = kjp_table_int(spot.table, spot.row, spot.column);
  values[0][1] = kjp__report_source(phrase->report, row);
  if (values[0][1] == NULL)
    return "";
  return kjp__report_fill(phrase->report, &template,
                          (const char *const(*)[2])values);
}

const char *
kjp__phrase_of_clause(struct kjp__report *report, int32_t row)
{
  const kjp_table *clauses =
      kjp_answer_table(report->answer, KJP_AUDIT_CLAUSES);
  int32_t year = kjp_table_int(clauses, row, KJP_AUDIT_CLAUSE_YEAR);
  const struct phrase phrase = {
      report,
      clauses,
      row,
      kjp_plan_table(report->plan, KJP_CLAUSES),
      kjp_table_int(clauses, row, KJP_AUDIT_CLAUSE_CLAUSE),
      kjp_table_int(kjp_answer_table(report->answer, KJP_AUDIT_YEARS), year,
                    KJP_AUDIT_YEAR_YEAR),
      year};
  int32_t kind = said_int(&phrase, KJP_CLAUSE_KIND);

  if (kind <= 0 || kind >= KINDS)
    return NULL;
  return kjp__report_join(
      report, kind == KJP_CLAUSE_ANY ? any_of(&phrase) : fill_year(&phrase), "",
      basis(&phrase));
}
