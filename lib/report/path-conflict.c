/* SPDX-License-Identifier: MIT */
/* lib/report/path-conflict.c - why a path cannot be, what would help, and how
 * its sum stands to targets over several years. */
#include "path-priv.h"

#include <string.h>

#include <glib.h>

#include "sheet-priv.h"

struct conflict {
  struct kjp__report *report;
  const kjp_table *table; /* KJP_PATH_CONFLICTS */
  int32_t row;
  int32_t course;
  int32_t year;
};

static const char *
amount_of(const struct conflict *conflict, int32_t column)
{
  return kjp__report_full(
      conflict->report,
      (struct kjp__spot){conflict->table, conflict->row, column});
}

static int32_t
row_of(const struct conflict *conflict, int32_t column)
{
  return kjp_table_int(conflict->table, conflict->row, column);
}

/* What would help */

/* "把上限放宽到“比上年增长不超过 44.23 %”" */
static const char *
looser_rate(const struct conflict *conflict, int32_t row, const char *what)
{
  static const struct kjp__say template = {"把上限放宽到“{cap}”",
                                           "relaxing the cap to \"{cap}\""};
  struct kjp__report *report = conflict->report;
  const char *rate = kjp__path_rate(report, row, false);
  int32_t cap = kjp__path_find_cap(report, conflict->course, what);
  const char *const values[][2] = {
      {"cap",
       kjp__path_cap(report, cap, kjp__report_join(report, rate, " ", "%"))},
      {NULL, NULL}};

  return kjp__report_fill(report, &template, values);
}

/* How an amount gives way: by whether it is raised, and whether in the year of
 * the conflict. */
static const struct kjp__say gives_way[2][2] = {
    {{"把{party}在 {year} 年的数额降到 {amount}",
      "lowering {party} to {amount} in {year}"},
     {"把{party}降到 {amount}", "lowering {party} to {amount}"}},
    {{"把{party}在 {year} 年的数额提高到 {amount}",
      "raising {party} to {amount} in {year}"},
     {"把{party}提高到 {amount}", "raising {party} to {amount}"}}};

static const char *
other_amount(const struct conflict *conflict, int32_t row, const char *what)
{
  struct kjp__report *report = conflict->report;
  const kjp_table *table =
      kjp_answer_table(report->answer, KJP_PATH_RELAXATIONS);
  struct kjp__spot amount = {table, row, KJP_PATH_RELAXATION_AMOUNT};
  int32_t year = kjp_table_int(table, row, KJP_PATH_RELAXATION_YEAR);
  const char *const values[][2] = {
      {"party",
       kjp__path_party(report, conflict->course, what,
                       kjp_table_int(table, row, KJP_PATH_RELAXATION_TARGET))},
      {"amount", kjp__report_full(report, amount)},
      {"year", kjp__report_int(report, year)},
      {NULL, NULL}};
  int64_t change = 0;

  (void)kjp_table_amount(table, row, KJP_PATH_RELAXATION_CHANGE, &change);
  return kjp__report_fill(
      report, &gives_way[change > 0][year == conflict->year], values);
}

static const char *
waived_rule(const struct conflict *conflict, int32_t row, const char *what)
{
  static const struct kjp__say template = {"{year} 年豁免规则 {rule}",
                                           "exempting {year} from rule {rule}"};
  const kjp_table *table =
      kjp_answer_table(conflict->report->answer, KJP_PATH_RELAXATIONS);
  const char *const values[][2] = {
      {"year",
       kjp__report_int(conflict->report,
                       kjp_table_int(table, row, KJP_PATH_RELAXATION_YEAR))},
      {"rule", what},
      {NULL, NULL}};

  return kjp__report_fill(conflict->report, &template, values);
}

static const char *
relaxation(const struct conflict *conflict, int32_t row)
{
  const kjp_table *table =
      kjp_answer_table(conflict->report->answer, KJP_PATH_RELAXATIONS);
  const char *what = kjp_table_text(table, row, KJP_PATH_RELAXATION_WHAT);

  if (kjp_table_amount(table, row, KJP_PATH_RELAXATION_RATE, NULL))
    return looser_rate(conflict, row, what);
  if (kjp_table_amount(table, row, KJP_PATH_RELAXATION_AMOUNT, NULL))
    return other_amount(conflict, row, what);
  return waived_rule(conflict, row, what);
}

/* Where none is offered: none does, or which do was not found out. */
static const char *
no_relaxation(const struct conflict *conflict)
{
  static const struct kjp__say none = {"；单独放宽任何一条都不够",
                                       "; relaxing one of them alone is not "
                                       "enough"};
  static const struct kjp__say unknown = {
      "；缺少 {missing}，有的底线或上限算不出，放宽哪一条有解不能判断",
      "; without {missing} some floor or cap is not known, so what alone "
      "would do cannot be judged"};
  static const struct kjp__say too_far = {
      "；放宽哪一条有解没有算出：所需步数超出限度",
      "; what alone would do was not found out: it takes more steps than are "
      "allowed"};
  struct kjp__report *report = conflict->report;
  const char *const values[][2] = {
      {"missing", kjp__path_missing(report, conflict->course)}, {NULL, NULL}};

  if (row_of(conflict, KJP_PATH_CONFLICT_TRIED) == 1)
    return kjp__report_say(report, &none);
  return kjp__report_fill(report, values[0][1] == NULL ? &too_far : &unknown,
                          values);
}

static const char *
relaxations(const struct conflict *conflict)
{
  static const struct kjp__say template = {"；单独{all}，就有解",
                                           "; one of these alone would do: "
                                           "{all}"};
  static const struct kjp__say between = {"，或者", "; or "};
  struct kjp__report *report = conflict->report;
  const kjp_table *table =
      kjp_answer_table(report->answer, KJP_PATH_RELAXATIONS);
  const char *all = NULL;
  const char *values[][2] = {{"all", NULL}, {NULL, NULL}};
  int32_t first;
  int32_t count = kjp_table_children(table, KJP_PATH_RELAXATION_CONFLICT,
                                     conflict->row, &first);

  for (int32_t row = first; row < first + count; row++)
    all = kjp__report_join(report, all, kjp__report_say(report, &between),
                           relaxation(conflict, row));
  values[0][1] = all;
  return all == NULL ? no_relaxation(conflict)
                     : kjp__report_fill(report, &template,
                                        (const char *const(*)[2])values);
}

const char *
kjp__sentence_of_conflict(struct kjp__report *report, int32_t row)
{
  static const struct kjp__say amounts = {
      "{year} 年无解：{floor}要求至少 {asked}，而{cap}只容许 {allowed}，差 "
      "{amount}{relaxations}。{remarks}",
      "No amount fits in {year}: {floor} asks for at least {asked}, and {cap} "
      "allows {allowed}, {amount} less{relaxations}.{remarks}"};
  static const struct kjp__say between = {
      "{year} 年无解：{floor}与{cap}不能兼顾，差 "
      "{amount}{relaxations}。{remarks}",
      "No amount fits in {year}: {floor} and {cap} are {amount} "
      "apart{relaxations}.{remarks}"};
  static const struct kjp__say bare = {
      "{year} 年无解：各项要求与上限不能兼顾{relaxations}。{remarks}",
      "No amount fits in {year}: what is asked and what is allowed do not "
      "meet{relaxations}.{remarks}"};
  struct conflict conflict = {
      .report = report,
      .table = kjp_answer_table(report->answer, KJP_PATH_CONFLICTS),
      .row = row};
  const char *floor =
      kjp_table_text(conflict.table, row, KJP_PATH_CONFLICT_FLOOR);
  const char *cap = kjp_table_text(conflict.table, row, KJP_PATH_CONFLICT_CAP);

  conflict.course = kjp_table_int(conflict.table, row, KJP_PATH_CONFLICT_PATH);
  conflict.year = kjp_table_int(conflict.table, row, KJP_PATH_CONFLICT_YEAR);
  const char *const values[][2] = {
      {"year", kjp__report_int(report, conflict.year)},
      {"floor",
       kjp__path_party(report, conflict.course, floor,
                       row_of(&conflict, KJP_PATH_CONFLICT_FLOOR_TARGET))},
      {"cap", kjp__path_party(report, conflict.course, cap,
                              row_of(&conflict, KJP_PATH_CONFLICT_CAP_TARGET))},
      {"asked", amount_of(&conflict, KJP_PATH_CONFLICT_ASKED)},
      {"allowed", amount_of(&conflict, KJP_PATH_CONFLICT_ALLOWED)},
      {"amount", amount_of(&conflict, KJP_PATH_CONFLICT_AMOUNT)},
      {"relaxations", relaxations(&conflict)},
      {"remarks",
       kjp__report_remarks(
           report,
           (struct kjp__spot){conflict.table, row, KJP_PATH_CONFLICT_PROJECTED},
           KJP_PATH_CONFLICT_UNVERIFIED)},
      {NULL, NULL}};

  if (floor == NULL || cap == NULL || values[5][1] == NULL)
    return kjp__report_fill(report, &bare, values);
  return kjp__report_fill(report, values[3][1] == NULL ? &between : &amounts,
                          values);
}

/* Sums */

/* "30 个", or "30 个 至 40 个" */
static const char *
bound_of(struct kjp__report *report, const kjp_table *table, int32_t row)
{
  static const struct kjp__say between = {"至 ", " to "};
  struct kjp__spot lower = {table, row, KJP_PATH_TOTAL_BOUND};
  struct kjp__spot upper = {table, row, KJP_PATH_TOTAL_UPPER};

  return kjp__report_join(report, kjp__report_full(report, lower),
                          kjp__report_say(report, &between),
                          kjp__report_full(report, upper));
}

/* How a sum stands to its target: by whether it does, and whether that is
 * projected. */
static const struct kjp__say stands[2][2] = {
    {{"达不到", "does not meet"}, {"达到", "meets"}},
    {{"预计达不到", "would not meet"}, {"预计可达到", "would meet"}}};

const char *
kjp__sentence_of_total(struct kjp__report *report, int32_t row)
{
  static const struct kjp__say known = {
      "{years} 年合计 {total}，{stands}目标 {target}（{comparator} "
      "{bound}）。{remarks}",
      "{years}: {total} in all, which {stands} target {target} ({comparator} "
      "{bound}).{remarks}"};
  static const struct kjp__say open = {
      "{years} 年有数算不出，目标 {target}（{comparator} {bound}）能否达到"
      "不能判断。",
      "{years}: some year is not known; whether target {target} ({comparator} "
      "{bound}) is met cannot be told."};
  const kjp_table *table = kjp_answer_table(report->answer, KJP_PATH_TOTALS);
  const kjp_table *targets = kjp_plan_table(report->plan, KJP_TARGETS);
  int32_t target = kjp_table_int(table, row, KJP_PATH_TOTAL_TARGET);
  int32_t verdict = kjp_table_int(table, row, KJP_PATH_TOTAL_MET);
  struct kjp__spot total = {table, row, KJP_PATH_TOTAL_TOTAL};
  struct kjp__spot comparator = {table, row, KJP_PATH_TOTAL_COMPARATOR};
  struct kjp__spot projected = {table, row, KJP_PATH_TOTAL_PROJECTED};
  bool is_projected = kjp_table_int(table, row, KJP_PATH_TOTAL_PROJECTED) == 1;
  const char *const values[][2] = {
      {"years",
       kjp__sheet_span(report,
                       kjp_table_int(targets, target, KJP_TARGET_FIRST_YEAR),
                       kjp_table_int(targets, target, KJP_TARGET_LAST_YEAR))},
      {"total", kjp__report_full(report, total)},
      {"stands", kjp__report_say(report, &stands[is_projected][verdict == 1])},
      {"target", kjp_table_text(targets, target, KJP_TARGET_ID)},
      {"comparator", kjp__word(report, KJP__WORDS_COMPARATOR, comparator)},
      {"bound", bound_of(report, table, row)},
      {"remarks",
       kjp__report_remarks(report, projected, KJP_PATH_TOTAL_UNVERIFIED)},
      {NULL, NULL}};

  return kjp__report_fill(report, verdict == KJP_NONE ? &open : &known, values);
}
