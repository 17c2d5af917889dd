/* SPDX-License-Identifier: MIT */
/* lib/report/previous.c - what the base of a clause is called.
 *
 * Mostly "last year's"; but not where the base is another year's, was made
 * comparable, is what was owed, or has a one-off taken out of it. */
#include "audit-priv.h"

int32_t
kjp__report_adjustment(const struct kjp__report *report, int32_t indicator,
                       int32_t kind, int32_t year)
{
  const kjp_table *table = kjp_plan_table(report->plan, KJP_ADJUSTMENTS);
  int32_t first;
  int32_t count =
      kjp_table_children(table, KJP_ADJUSTMENT_INDICATOR, indicator, &first);

  for (int32_t row = first; row < first + count; row++) {
    if (kjp_table_int(table, row, KJP_ADJUSTMENT_KIND) == kind &&
        kjp_table_int(table, row, KJP_ADJUSTMENT_YEAR) == year)
      return row;
  }
  return KJP_NONE;
}

/* That of the ruled indicator. */
static int32_t
adjustment(const struct kjp__report *report, int32_t year_row, int32_t kind,
           int32_t year)
{
  static const int32_t path[] = {KJP_AUDIT_YEAR_RULE, KJP_AUDIT_RULE_RULE,
                                 KJP_RULE_INDICATOR, 0};
  struct kjp__spot ruled = kjp__report_follow(
      report, kjp_answer_table(report->answer, KJP_AUDIT_YEARS), year_row,
      path);

  return kjp__report_adjustment(
      report, kjp_table_int(ruled.table, ruled.row, ruled.column), kind, year);
}

static bool
rule_owes(const struct kjp__report *report, const kjp_table *years, int32_t row)
{
  static const int32_t path[] = {KJP_AUDIT_YEAR_RULE, KJP_AUDIT_RULE_RULE,
                                 KJP_RULE_BASE, 0};
  struct kjp__spot base = kjp__report_follow(report, years, row, path);

  return kjp_table_int(base.table, base.row, base.column) == KJP_BASE_OWED;
}

/* Whether the year before is ruled too, and fell short of its floor. */
static bool
fell_short(const kjp_table *years, int32_t row)
{
  int64_t headroom = 0;

  return row > 0 &&
         kjp_table_int(years, row - 1, KJP_AUDIT_YEAR_RULE) ==
             kjp_table_int(years, row, KJP_AUDIT_YEAR_RULE) &&
         kjp_table_amount(years, row - 1, KJP_AUDIT_YEAR_HEADROOM, &headroom) !=
             0 &&
         headroom < 0;
}

/* Whether the base is the amount stated as owed on the new scope. */
static bool
owed_on_scope(const struct kjp__report *report, struct kjp__spot base,
              int32_t comparable)
{
  const kjp_table *table = kjp_plan_table(report->plan, KJP_ADJUSTMENTS);
  int64_t owed = 0;
  int64_t value = 0;

  return kjp_table_amount(table, comparable, KJP_ADJUSTMENT_OWED, &owed) != 0 &&
         kjp_table_amount(base.table, base.row, base.column, &value) != 0 &&
         owed == value;
}

static const char *
of_year(struct kjp__report *report, int32_t year)
{
  static const struct kjp__say template = {"{year} 年的", "that of {year},"};
  const char *const values[][2] = {{"year", kjp__report_int(report, year)},
                                   {NULL, NULL}};

  return kjp__report_fill(report, &template, values);
}

const char *
kjp__phrase_of_base(struct kjp__report *report, int32_t clause)
{
  static const struct kjp__say plain = {"上年", "last year's"};
  static const struct kjp__say comparable = {"上年同口径的",
                                             "last year's, made comparable,"};
  static const struct kjp__say comparable_owed = {
      "上年同口径应有的", "what was owed last year, made comparable,"};
  static const struct kjp__say owed = {"上年应有的",
                                       "what was owed last year,"};
  static const struct kjp__say clean = {"上年扣除一次性数额后的",
                                        "last year's, without its one-off,"};
  const kjp_table *clauses =
      kjp_answer_table(report->answer, KJP_AUDIT_CLAUSES);
  const kjp_table *years = kjp_answer_table(report->answer, KJP_AUDIT_YEARS);
  struct kjp__spot base = {clauses, clause, KJP_AUDIT_CLAUSE_BASE};
  int32_t row = kjp_table_int(clauses, clause, KJP_AUDIT_CLAUSE_YEAR);
  int32_t year = kjp_table_int(years, row, KJP_AUDIT_YEAR_YEAR);
  int32_t from = kjp_table_int(clauses, clause, KJP_AUDIT_CLAUSE_BASE_YEAR);
  int32_t scope = adjustment(report, row, KJP_ADJUSTMENT_COMPARABLE_BASE, year);

  if (from != KJP_NONE && from != year - 1)
    return of_year(report, from);
  if (scope != KJP_NONE)
    return kjp__report_say(report, rule_owes(report, years, row) &&
                                           owed_on_scope(report, base, scope)
                                       ? &comparable_owed
                                       : &comparable);
  if (rule_owes(report, years, row) && fell_short(years, row))
    return kjp__report_say(report, &owed);
  return kjp__report_say(report, adjustment(report, row, KJP_ADJUSTMENT_ONE_OFF,
                                            year - 1) == KJP_NONE
                                     ? &plain
                                     : &clean);
}
