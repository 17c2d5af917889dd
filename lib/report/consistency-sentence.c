/* SPDX-License-Identifier: MIT */
/* lib/report/consistency-sentence.c - what was found, each as a sentence:
 * what is implied, counts and promises here, the rest in the files of their
 * names. */
#include "../plan/plan-priv.h"
#include "consistency-priv.h"

static const char *
say_implied(struct kjp__report *report, int32_t row)
{
  static const int32_t columns[4] = {
      KJP_CONSISTENCY_IMPLIED_LOW, KJP_CONSISTENCY_IMPLIED_HIGH,
      KJP_CONSISTENCY_IMPLIED_LOW_OPEN, KJP_CONSISTENCY_IMPLIED_HIGH_OPEN};
  static const struct kjp__say by_targets = {
      "由{targets}推得：{cell}须{range}。{projected}{unverified}",
      "From {targets} it follows that {cell} must be {range}.{projected}"
      "{unverified}"};
  static const struct kjp__say by_figures = {
      "由已知数推得：{cell}{range}。{projected}{unverified}",
      "From what is known it follows that {cell} is {range}.{projected}"
      "{unverified}"};
  static const struct kjp__say comma = {"、", ", "};
  static const struct kjp__say between = {"，且", " and "};
  const kjp_table *table =
      kjp_answer_table(report->answer, KJP_CONSISTENCY_IMPLIED);
  int32_t year = kjp_table_int(table, row, KJP_CONSISTENCY_IMPLIED_YEAR);
  struct kjp__spot projected = {table, row, KJP_CONSISTENCY_IMPLIED_PROJECTED};
  struct kjp__spot unverified = {table, row,
                                 KJP_CONSISTENCY_IMPLIED_UNVERIFIED};
  const char *const values[][2] = {
      {"targets", kjp__consistency_targets(report, KJP_CONSISTENCY_IMPLIED_FROM,
                                           KJP_CONSISTENCY_FROM_IMPLIED, row,
                                           KJP_CONSISTENCY_FROM_TARGET,
                                           kjp__report_say(report, &comma))},
      {"cell",
       kjp__phrase_of_cell(
           report, kjp_table_int(table, row, KJP_CONSISTENCY_IMPLIED_INDICATOR),
           year, year)},
      {"range", kjp__consistency_range(report, table, row, columns,
                                       kjp__report_say(report, &between))},
      {"projected", kjp__consistency_projected(report, projected)},
      {"unverified", kjp__consistency_unverified(report, unverified)},
      {NULL, NULL}};

  return kjp__report_fill(
      report, values[0][1] == NULL ? &by_figures : &by_targets, values);
}

static const char *
say_claim(struct kjp__report *report, int32_t row)
{
  static const struct kjp__say agrees = {
      "文中称{what} {stated} 项，列出 {listed} 项，相符。",
      "The text states {stated} {what}, and {listed} {are} listed."};
  static const struct kjp__say differs = {
      "文中称{what} {stated} 项，只列出 {listed} 项，不符。",
      "The text states {stated} {what}, but {listed} {are} listed."};
  static const struct kjp__say more = {
      "文中称{what} {stated} 项，列出 {listed} 项，不符。",
      "The text states {stated} {what}, but {listed} {are} listed."};
  const kjp_table *table =
      kjp_answer_table(report->answer, KJP_CONSISTENCY_CLAIMS);
  int32_t stated = kjp_table_int(table, row, KJP_CONSISTENCY_CLAIM_STATED);
  int32_t listed = kjp_table_int(table, row, KJP_CONSISTENCY_CLAIM_LISTED);
  struct kjp__say name = kjp__claim_name(
      (int8_t)kjp_table_int(table, row, KJP_CONSISTENCY_CLAIM_WHAT));
  const char *const values[][2] = {{"what", kjp__report_say(report, &name)},
                                   {"stated", kjp__report_int(report, stated)},
                                   {"listed", kjp__report_int(report, listed)},
                                   {"are", listed == 1 ? "is" : "are"},
                                   {NULL, NULL}};

  return kjp__report_fill(report,
                          stated == listed  ? &agrees
                          : stated > listed ? &differs
                                            : &more,
                          values);
}

/* Which bound counts, and by which date that was settled. */
static const char *
say_promise(struct kjp__report *report, int32_t target)
{
  static const struct kjp__say dated = {
      "目标 {id} 按截至 {as_of} 最近一次（{date}{unverified}）的调整计：{now}；"
      "原承诺{first}。",
      "Target {id} counts as last revised ({date}{unverified}) by {as_of}: "
      "{now}; first promised: {first}."};
  static const struct kjp__say undated = {
      "未给截至日期，目标 {id} "
      "按最近一次（{date}{unverified}）的调整计：{now}；"
      "原承诺{first}。",
      "No date was given, and target {id} counts as last revised "
      "({date}{unverified}): {now}; first promised: {first}."};
  int32_t revision = kjp__phrase_revision(report, target);
  const char *as_of = kjp_table_text(
      kjp_answer_table(report->answer, KJP_ANSWER), 0, KJP_ANSWER_AS_OF);
  const char *const values[][2] = {
      {"id", kjp_table_text(kjp_plan_table(report->plan, KJP_TARGETS), target,
                            KJP_TARGET_ID)},
      {"as_of", as_of},
      {"date", kjp_table_text(kjp_plan_table(report->plan, KJP_REVISIONS),
                              revision, KJP_REVISION_DATE)},
      {"unverified", kjp__phrase_unverified(report, revision)},
      {"now", kjp__phrase_of_bound(report, target)},
      {"first", kjp__phrase_of_first_bound(report, target)},
      {NULL, NULL}};

  return kjp__report_fill(report, as_of == NULL ? &undated : &dated, values);
}

static const char *(*const sayings[])(struct kjp__report *report,
                                      int32_t row) = {
    [KJP_STATEMENT_CONFLICT] = kjp__say_conflict,
    [KJP_STATEMENT_CUT] = kjp__say_cut,
    [KJP_STATEMENT_NO_CONFLICT] = kjp__say_no_conflict,
    [KJP_STATEMENT_SHARED] = kjp__say_shared,
    [KJP_STATEMENT_AT_BOUNDS] = kjp__say_at_bounds,
    [KJP_STATEMENT_TIGHTEST] = kjp__say_tightest,
    [KJP_STATEMENT_IMPLIED] = say_implied,
    [KJP_STATEMENT_CLAIM] = say_claim,
    [KJP_STATEMENT_PROMISE] = say_promise,
    [KJP_STATEMENT_AT_BOUNDS_CUT] = kjp__say_at_bounds_cut,
    [KJP_STATEMENT_TIGHTEST_CUT] = kjp__say_tightest_cut,
};

const char *
kjp__consistency_say(struct kjp__report *report, int32_t kind, int32_t row)
{
  return sayings[kind](report, row);
}

const char *
kjp__consistency_statement(struct kjp__report *report, int32_t statement)
{
  const kjp_table *table =
      kjp_answer_table(report->answer, KJP_CONSISTENCY_STATEMENTS);

  return kjp__consistency_say(
      report, kjp_table_int(table, statement, KJP_CONSISTENCY_STATEMENT_KIND),
      kjp_table_int(table, statement, KJP_CONSISTENCY_STATEMENT_ROW));
}

void
kjp__consistency_sentence(struct kjp__report *report, int32_t statement)
{
  kjp__text_add(&report->text, kjp__consistency_statement(report, statement));
}
