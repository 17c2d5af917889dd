/* SPDX-License-Identifier: MIT */
/* lib/report/sentence.c - a year of an audit as a sentence to paste.
 *
 * A sentence has an opening (the figure), for exempt years the exemption, a
 * body that depends on what is known, with the arithmetic, and remarks. Which
 * body it is stands in one function, the words in one table. */
#include "audit-priv.h"

#include <glib.h>
#include <kjplan/quantity.h>

enum body {
  HOLDS,
  HOLDS_JUST,     /* value and floor are equal */
  HOLDS_NO_FLOOR, /* an any_of holds by a member */
  HOLDS_FREE,     /* no clause applies */
  BROKEN,
  BROKEN_BEYOND,  /* by a clause whose least amount is beyond all amounts */
  LEAST,          /* no value yet; the floor is known, of money */
  LEAST_OTHER,    /* the same of anything else */
  BLIND,          /* no value, no floor */
  UNJUDGED_FLOOR, /* a value, and a floor of some clauses */
  UNJUDGED,       /* a value, no floor */
  BODIES
};

static const struct kjp__say bodies[BODIES] = {
    [HOLDS] = {"不低于底线 {floor}，高出{distance}，符合规则：{why}{partial}",
               "{distance} above the floor of {floor}, and the rule holds: "
               "{why}{partial}"},
    [HOLDS_JUST] = {"恰好等于底线 {floor}，符合规则：{why}{partial}",
                    "exactly the floor of {floor}, and the rule holds: "
                    "{why}{partial}"},
    [HOLDS_NO_FLOOR] =
        {"符合规则：{why}；缺少 {missing}，算不出底线",
         "and the rule holds: {why}; without {missing} there is no floor"},
    [HOLDS_FREE] = {"当年没有适用的条款，符合规则",
                    "and with no clause in force the rule holds"},
    [BROKEN] = {"低于底线 {floor}，差{distance}，不符合规则：{why}{partial}",
                "{distance} below the floor of {floor}, and the rule is "
                "broken: {why}{partial}"},
    [BROKEN_BEYOND] = {"不符合规则：{why}{partial}",
                       "and the rule is broken: {why}{partial}"},
    [LEAST] = {"要符合规则，至少须安排 {floor}{yuan}：{why}{partial}",
               "at least {floor}{yuan} must be appropriated to keep the "
               "rule: {why}{partial}"},
    [LEAST_OTHER] = {"要符合规则，至少须达到 {floor}：{why}{partial}",
                     "it must come to at least {floor} to keep the rule: "
                     "{why}{partial}"},
    [BLIND] = {"又缺少 {missing}，算不出底线，不能判断",
               "and without {missing}, the rule cannot be judged, and has "
               "no floor"},
    [UNJUDGED_FLOOR] = {"缺少 {missing}，不能判断；已能算出的底线是 {floor}："
                        "{why}",
                        "but without {missing} the rule cannot be judged; "
                        "the floor as far as it is known is {floor}: {why}"},
    [UNJUDGED] = {"缺少 {missing}，不能判断",
                  "but without {missing} the rule cannot be judged"},
};

static const struct kjp__say openings[] = {
    [KJP_KIND_OBSERVED] = {"{year} 年{indicator}{stage}为 {value}{net}",
                           "In {year}, {indicator}{stage} was {value}{net}"},
    [KJP_KIND_DERIVED] = {"{year} 年{indicator}{stage}为 {value}{net}",
                          "In {year}, {indicator}{stage} was {value}{net}"},
    [KJP_KIND_PUBLISHED] = {"{year} 年{indicator}公布为 {value}{net}",
                            "In {year}, {indicator} as published was "
                            "{value}{net}"},
    [KJP_KIND_PLANNED] = {"{year} 年{indicator}计划为 {value}{net}",
                          "In {year}, {indicator} is planned to be "
                          "{value}{net}"},
    [KJP_KIND_ASSUMED] = {"{year} 年{indicator}假定为 {value}{net}",
                          "In {year}, {indicator} is assumed to be "
                          "{value}{net}"},
    [KJP_KIND_UNKNOWN] = {"{year} 年{indicator}尚无数据",
                          "With no figure of {indicator} for {year} yet"},
};

static const struct kjp__say and_so = {"，", ", "};
static const struct kjp__say full_stop = {"。", "."};
static const struct kjp__say next_sentence = {"", " "};

struct sentence {
  struct kjp__report *report;
  const kjp_table *years;
  int32_t row;
  int32_t verdict; /* without regard to an exemption */
  const kjp_table *clauses;
  int32_t first;
  int32_t count;
};

static struct kjp__spot
at(const struct sentence *sentence, int32_t column)
{
  return (struct kjp__spot){sentence->years, sentence->row, column};
}

static bool
known(const struct sentence *sentence, int32_t column)
{
  return kjp_table_amount(sentence->years, sentence->row, column, NULL) != 0;
}

static int32_t
number(const struct sentence *sentence, int32_t column)
{
  return kjp_table_int(sentence->years, sentence->row, column);
}

static enum body
body_if_kept(const struct sentence *sentence)
{
  int64_t headroom = 0;

  if (sentence->count == 0)
    return HOLDS_FREE;
  if (!kjp_table_amount(sentence->years, sentence->row, KJP_AUDIT_YEAR_HEADROOM,
                        &headroom))
    return HOLDS_NO_FLOOR;
  return headroom == 0 ? HOLDS_JUST : HOLDS;
}

static enum body
body_if_broken(const struct sentence *sentence)
{
  int64_t headroom = 0;

  (void)kjp_table_amount(sentence->years, sentence->row,
                         KJP_AUDIT_YEAR_HEADROOM, &headroom);
  return headroom < 0 ? BROKEN : BROKEN_BEYOND;
}

static bool
is_money(const struct sentence *sentence)
{
  const char *unit =
      kjp_table_unit(sentence->years, sentence->row, KJP_AUDIT_YEAR_FLOOR);

  return kjp_unit_dimension(unit) == KJP_DIMENSION_MONEY;
}

static enum body
body_of(const struct sentence *sentence)
{
  bool value = known(sentence, KJP_AUDIT_YEAR_VALUE);
  bool floor = known(sentence, KJP_AUDIT_YEAR_FLOOR);

  if (sentence->verdict == KJP_VERDICT_HOLDS)
    return body_if_kept(sentence);
  if (sentence->verdict == KJP_VERDICT_BROKEN)
    return body_if_broken(sentence);
  if (value)
    return floor ? UNJUDGED_FLOOR : UNJUDGED;
  if (!floor)
    return BLIND;
  return is_money(sentence) ? LEAST : LEAST_OTHER;
}

/* A clause the arithmetic is given of: one that fails, where the rule is
 * broken; else one that makes the floor. */
static bool
explains(const struct sentence *sentence, int32_t clause)
{
  const kjp_table *clauses = sentence->clauses;
  int32_t verdict = kjp_table_int(clauses, clause, KJP_AUDIT_CLAUSE_VERDICT);

  if (kjp_table_int(clauses, clause, KJP_AUDIT_CLAUSE_ANY_OF) != KJP_NONE)
    return false;
  if (sentence->verdict == KJP_VERDICT_BROKEN)
    return verdict == KJP_VERDICT_BROKEN;
  if (!known(sentence, KJP_AUDIT_YEAR_FLOOR))
    return verdict == KJP_VERDICT_HOLDS;
  return kjp_table_int(clauses, clause, KJP_AUDIT_CLAUSE_BINDING) == 1;
}

/* A failing clause that does not make the floor has its own least amount. */
static const char *
explain(const struct sentence *sentence, int32_t clause)
{
  static const struct kjp__say template = {"{phrase}，即至少 {least}",
                                           "{phrase}, at least {least}"};
  struct kjp__report *report = sentence->report;
  struct kjp__spot least = {sentence->clauses, clause, KJP_AUDIT_CLAUSE_LEAST};
  const char *const values[][2] = {
      {"phrase", kjp__phrase_of_clause(report, clause)},
      {"least", kjp__report_full(report, least)},
      {NULL, NULL}};

  if (kjp_table_int(sentence->clauses, clause, KJP_AUDIT_CLAUSE_BINDING) == 1 ||
      values[1][1] == NULL)
    return values[0][1];
  return kjp__report_fill(report, &template, values);
}

static const char *
why(const struct sentence *sentence)
{
  static const struct kjp__say between = {"；", "; "};
  const char *all = NULL;

  for (int32_t i = 0; i < sentence->count; i++) {
    int32_t clause = sentence->first + i;

    if (explains(sentence, clause))
      all = kjp__report_join(sentence->report, all,
                             kjp__report_say(sentence->report, &between),
                             explain(sentence, clause));
  }
  return all;
}

/* Some clause has no least amount for want of figures, or NULL. */
static const char *
partial(const struct sentence *sentence)
{
  static const struct kjp__say template = {
      "；因缺少 {missing}，有条款算不出底线，实际底线可能更高",
      "; without {missing} some clause has no floor, so the real one may be "
      "higher"};
  const char *const values[][2] = {
      {"missing", kjp__figure_missing(sentence->report, sentence->row)},
      {NULL, NULL}};

  return number(sentence, KJP_AUDIT_YEAR_PARTIAL) == 1
             ? kjp__report_fill(sentence->report, &template, values)
             : NULL;
}

static void
add(struct kjp__text_builder *text, const struct sentence *sentence,
    const struct kjp__say *template, const char *const (*values)[2])
{
  (void)kjp__text_add_template(
      text, kjp__report_say(sentence->report, template), values);
}

/* "，当年豁免（…）。若不豁免，" */
static const char *
exemption(const struct sentence *sentence)
{
  static const struct kjp__say template = {
      "，当年豁免（{reason}；批准：{authority}）。若不豁免，",
      " (an exempt year: {reason}; allowed by {authority}). Without the "
      "exemption: "};
  static const int32_t reason[] = {KJP_AUDIT_YEAR_EXEMPTION,
                                   KJP_EXEMPTION_REASON_ZH, 0};
  struct kjp__report *report = sentence->report;
  struct kjp__spot spot =
      kjp__report_follow(report, sentence->years, sentence->row, reason);
  const char *const values[][2] = {
      {"reason", kjp__report_said(report, spot)},
      {"authority",
       kjp_table_text(spot.table, spot.row, KJP_EXEMPTION_AUTHORITY)},
      {NULL, NULL}};

  return kjp__report_fill(report, &template, values);
}

static void
add_remark(struct kjp__text_builder *text, const struct kjp__report *report,
           const char *remark)
{
  kjp__text_add(text, kjp__report_say(report, &next_sentence));
  kjp__text_add(text, remark);
  kjp__text_add(text, kjp__report_say(report, &full_stop));
}

/* Whether the same note stands in a row before: a clause may be there twice,
 * on its own and in an any_of. */
static bool
is_repeated(const kjp_table *notes, int32_t first, int32_t row)
{
  const char *text = kjp_table_text(notes, row, KJP_AUDIT_NOTE_TEXT_ZH);

  for (int32_t other = first; other < row; other++) {
    if (g_strcmp0(kjp_table_text(notes, other, KJP_AUDIT_NOTE_TEXT_ZH), text) ==
        0)
      return true;
  }
  return false;
}

static void
add_notes(struct kjp__text_builder *text, const struct sentence *sentence)
{
  const kjp_table *notes =
      kjp_answer_table(sentence->report->answer, KJP_AUDIT_NOTES);
  int32_t first;
  int32_t count =
      kjp_table_children(notes, KJP_AUDIT_NOTE_YEAR, sentence->row, &first);

  for (int32_t row = first; row < first + count; row++) {
    struct kjp__spot spot = {notes, row, KJP_AUDIT_NOTE_TEXT_ZH};

    if (!is_repeated(notes, first, row))
      add_remark(text, sentence->report,
                 kjp__report_said(sentence->report, spot));
  }
}

static void
add_remarks(struct kjp__text_builder *text, const struct sentence *sentence)
{
  static const struct {
    int32_t column;
    struct kjp__say say;
  } remarks[] = {
      {KJP_AUDIT_YEAR_PROJECTED,
       {"其中有计划数或假定数，属于测算",
        "This is a projection: it rests on planned or assumed figures"}},
      {KJP_AUDIT_YEAR_UNVERIFIED,
       {"所用数据有未经核实的", "Some of the figures are not verified"}},
  };

  for (size_t i = 0; i < G_N_ELEMENTS(remarks); i++) {
    if (number(sentence, remarks[i].column) == 1)
      add_remark(text, sentence->report,
                 kjp__report_say(sentence->report, &remarks[i].say));
  }
  add_notes(text, sentence);
}

static void
add_sentence(struct kjp__text_builder *text, const struct sentence *sentence)
{
  static const int32_t name[] = {KJP_AUDIT_YEAR_RULE, KJP_AUDIT_RULE_RULE,
                                 KJP_RULE_INDICATOR, KJP_INDICATOR_NAME_ZH, 0};
  struct kjp__report *report = sentence->report;
  int32_t row = sentence->row;
  const char *const values[][2] = {
      {"year", kjp__report_int(report, number(sentence, KJP_AUDIT_YEAR_YEAR))},
      {"indicator",
       kjp__report_said(
           report, kjp__report_follow(report, sentence->years, row, name))},
      {"value", kjp__report_full(report, at(sentence, KJP_AUDIT_YEAR_VALUE))},
      {"stage", kjp__figure_stage(report, row)},
      {"net", kjp__figure_net(report, row)},
      {"floor", kjp__report_full(report, at(sentence, KJP_AUDIT_YEAR_FLOOR))},
      {"yuan", kjp__figure_yuan(report, row)},
      {"distance", kjp__figure_distance(report, row)},
      {"missing", kjp__figure_missing(report, row)},
      {"why", why(sentence)},
      {"partial", partial(sentence)},
      {NULL, NULL}};
  bool exempt = number(sentence, KJP_AUDIT_YEAR_VERDICT) == KJP_VERDICT_EXEMPT;

  add(text, sentence, &openings[number(sentence, KJP_AUDIT_YEAR_KIND)], values);
  kjp__text_add(text, exempt ? exemption(sentence)
                             : kjp__report_say(report, &and_so));
  add(text, sentence, &bodies[body_of(sentence)], values);
  kjp__text_add(text, kjp__report_say(report, &full_stop));
  add_remarks(text, sentence);
}

static int32_t
verdict_of(const kjp_table *years, int32_t row)
{
  int32_t verdict = kjp_table_int(years, row, KJP_AUDIT_YEAR_VERDICT);

  return verdict == KJP_VERDICT_EXEMPT
             ? kjp_table_int(years, row, KJP_AUDIT_YEAR_UNWAIVED)
             : verdict;
}

const char *
kjp__sentence_of_year(struct kjp__report *report, int32_t year)
{
  struct sentence sentence = {
      .report = report,
      .years = kjp_answer_table(report->answer, KJP_AUDIT_YEARS),
      .row = year,
      .clauses = kjp_answer_table(report->answer, KJP_AUDIT_CLAUSES)};
  struct kjp__text_builder text = {0};

  sentence.verdict = verdict_of(sentence.years, year);
  sentence.count = kjp_table_children(sentence.clauses, KJP_AUDIT_CLAUSE_YEAR,
                                      year, &sentence.first);
  add_sentence(&text, &sentence);
  return kjp__text_keep(&text, report->arena);
}
