/* SPDX-License-Identifier: MIT */
/* lib/report/check-text.c - what a plan holds, as a page: its indicators,
 * targets, rules, programmes and measures, and what its text says of their
 * numbers. */
#include <glib.h>

#include "../plan/plan-priv.h"
#include "sheet-priv.h"

static const struct kjp__say comma = {"、", ", "};

/* Indicators */

/* "2012, 2020-2024" */
static const char *
years_cell(struct kjp__report *report, const kjp_table *indicators, int32_t row)
{
  const kjp_table *table = kjp_plan_table(report->plan, KJP_OBSERVATIONS);
  const char *all = NULL;
  int32_t first;
  int32_t count =
      kjp_table_children(table, KJP_OBSERVATION_INDICATOR, row, &first);
  int32_t start = KJP_NONE;
  int32_t last = KJP_NONE;

  (void)indicators;
  for (int32_t i = first; i < first + count; i++) {
    int32_t year = kjp_table_int(table, i, KJP_OBSERVATION_YEAR);

    if (start != KJP_NONE && year > last + 1) {
      all = kjp__report_join(report, all, ", ",
                             kjp__sheet_span(report, start, last));
      start = KJP_NONE;
    }
    start = start == KJP_NONE ? year : start;
    last = year;
  }
  return kjp__report_join(report, all, ", ",
                          kjp__sheet_span(report, start, last));
}

static const char *
unit_cell(struct kjp__report *report, const kjp_table *indicators, int32_t row)
{
  const char *unit = kjp_table_text(indicators, row, KJP_INDICATOR_UNIT);

  (void)report;
  return unit == NULL || *unit == '\0' ? NULL : unit;
}

static const struct kjp__sheet_column indicator_columns[] = {
    {{"标识", "id"}, KJP__ALIGN_LEFT, {KJP_INDICATOR_ID}, NULL},
    {{"名称", "name"}, KJP__ALIGN_LEFT, {KJP_INDICATOR_NAME_ZH}, NULL},
    {{"口径", "scope"}, KJP__ALIGN_LEFT, {KJP_INDICATOR_SCOPE}, NULL},
    {{"单位", "unit"}, KJP__ALIGN_LEFT, {0}, unit_cell},
    {{"有观测值的年份", "years observed"}, KJP__ALIGN_LEFT, {0}, years_cell},
};

/* Targets */

/* What is asked stands in a target, and in each of its revisions. */
struct asked {
  int32_t comparator, bound, upper, indicator, year, times, plus;
};

static const struct asked by_target = {
    KJP_TARGET_COMPARATOR,      KJP_TARGET_BOUND,      KJP_TARGET_UPPER,
    KJP_TARGET_BOUND_INDICATOR, KJP_TARGET_BOUND_YEAR, KJP_TARGET_BOUND_TIMES,
    KJP_TARGET_BOUND_PLUS};
static const struct asked by_revision = {
    KJP_REVISION_COMPARATOR, KJP_REVISION_BOUND,
    KJP_REVISION_UPPER,      KJP_REVISION_BOUND_INDICATOR,
    KJP_REVISION_BOUND_YEAR, KJP_REVISION_BOUND_TIMES,
    KJP_REVISION_BOUND_PLUS};

/* "全国研发投入强度 × 1.1 + 0.1 个百分点": a bound that is a reference. */
static const char *
reference_bound(struct kjp__report *report, const kjp_table *table, int32_t row,
                const struct asked *asked)
{
  int32_t path[] = {asked->indicator, KJP_INDICATOR_NAME_ZH, 0};
  struct kjp__spot times = {table, row, asked->times};
  struct kjp__spot plus = {table, row, asked->plus};
  int32_t year = kjp_table_int(table, row, asked->year);
  const char *bound =
      kjp__report_said(report, kjp__report_follow(report, table, row, path));

  if (year != KJP_NONE)
    bound = kjp__report_join(report, bound, " ", kjp__report_int(report, year));
  if (kjp_table_amount(table, row, asked->times, NULL) != 0)
    bound =
        kjp__report_join(report, bound, " × ", kjp__report_full(report, times));
  return kjp__report_join(report, bound, "", kjp__report_plus(report, plus));
}

static const char *
say_asked(struct kjp__report *report, const kjp_table *table, int32_t row,
          const struct asked *asked)
{
  struct kjp__spot word = {table, row, asked->comparator};
  struct kjp__spot bound = {table, row, asked->bound};
  struct kjp__spot upper = {table, row, asked->upper};
  const char *said = kjp_table_int(table, row, asked->indicator) != KJP_NONE
                         ? reference_bound(report, table, row, asked)
                         : kjp__report_full(report, bound);

  if (kjp_table_amount(table, row, asked->upper, NULL) != 0)
    said =
        kjp__report_join(report, said, " - ", kjp__report_full(report, upper));
  return kjp__report_join(
      report, kjp__word(report, KJP__WORDS_COMPARATOR, word), " ", said);
}

/* "不低于 3 亿元，2024-01-10 调整为：不低于 2.8 亿元" */
static const char *
bound_cell(struct kjp__report *report, const kjp_table *targets, int32_t row)
{
  static const struct kjp__say revised = {"{said}，{date} 调整为：{now}",
                                          "{said}, revised on {date}: {now}"};
  const kjp_table *revisions = kjp__report_table(report, KJP_REVISIONS);
  int32_t first;
  int32_t count =
      kjp_table_children(revisions, KJP_REVISION_TARGET, row, &first);
  const char *said = say_asked(report, targets, row, &by_target);

  for (int32_t i = first; i < first + count; i++) {
    const char *const values[][2] = {
        {"said", said},
        {"date", kjp_table_text(revisions, i, KJP_REVISION_DATE)},
        {"now", say_asked(report, revisions, i, &by_revision)},
        {NULL, NULL}};

    said = kjp__report_fill(report, &revised, values);
  }
  return said;
}

/* "2025", or "2022-2025 合计". */
static const char *
period_cell(struct kjp__report *report, const kjp_table *targets, int32_t row)
{
  static const struct kjp__say total = {" 合计", " in all"};
  bool over = kjp_table_int(targets, row, KJP_TARGET_OVER) == 1;
  int32_t last = kjp_table_int(targets, row, KJP_TARGET_LAST_YEAR);
  int32_t first =
      over ? kjp_table_int(targets, row, KJP_TARGET_FIRST_YEAR) : last;
  const char *span = kjp__sheet_span(report, first, last);

  return over ? kjp__report_join(report, span, "",
                                 kjp__report_say(report, &total))
              : span;
}

static const char *
strength_cell(struct kjp__report *report, const kjp_table *targets, int32_t row)
{
  return kjp__word(report, KJP__WORDS_STRENGTH,
                   (struct kjp__spot){targets, row, KJP_TARGET_STRENGTH});
}

static const struct kjp__sheet_column target_columns[] = {
    {{"标识", "id"}, KJP__ALIGN_LEFT, {KJP_TARGET_ID}, NULL},
    {{"指标", "indicator"},
     KJP__ALIGN_LEFT,
     {KJP_TARGET_INDICATOR, KJP_INDICATOR_NAME_ZH},
     NULL},
    {{"要求", "bound"}, KJP__ALIGN_LEFT, {0}, bound_cell},
    {{"期限", "due"}, KJP__ALIGN_LEFT, {0}, period_cell},
    {{"力度", "strength"}, KJP__ALIGN_LEFT, {0}, strength_cell},
};

/* Rules */

static const char *
span_cell(struct kjp__report *report, const kjp_table *rules, int32_t row)
{
  return kjp__sheet_span(report, kjp_table_int(rules, row, KJP_RULE_FIRST_YEAR),
                         kjp_table_int(rules, row, KJP_RULE_LAST_YEAR));
}

/* How many clauses it has; an any_of is one, as in an audit. */
static const char *
clauses_cell(struct kjp__report *report, const kjp_table *rules, int32_t row)
{
  const kjp_table *clauses = kjp_plan_table(report->plan, KJP_CLAUSES);
  int32_t first = 0;
  int32_t members = 0;
  int32_t count = kjp_table_children(clauses, KJP_CLAUSE_RULE, row, &first);

  (void)rules;
  for (int32_t i = 0; i < count; i++)
    members += kjp_table_int(clauses, first + i, KJP_CLAUSE_ANY_OF) != KJP_NONE;
  return kjp__report_int(report, count - members);
}

static const struct kjp__sheet_column rule_columns[] = {
    {{"标识", "id"}, KJP__ALIGN_LEFT, {KJP_RULE_ID}, NULL},
    {{"名称", "name"}, KJP__ALIGN_LEFT, {KJP_RULE_NAME_ZH}, NULL},
    {{"指标", "indicator"},
     KJP__ALIGN_LEFT,
     {KJP_RULE_INDICATOR, KJP_INDICATOR_ID},
     NULL},
    {{"年份", "years"}, KJP__ALIGN_LEFT, {0}, span_cell},
    {{"条款", "clauses"}, KJP__ALIGN_RIGHT, {0}, clauses_cell},
};

/* Programmes and measures */

/* What a row of roles sorts by: programmes' roles stand together and in their
 * order, and so do measures', whichever come first. */
static int64_t
owner_of(const kjp_table *roles, int32_t row, int32_t column)
{
  int32_t owner = kjp_table_int(roles, row, column);

  if (owner != KJP_NONE)
    return owner;
  return kjp_table_int(roles, 0, column) == KJP_NONE ? -1 : INT64_MAX;
}

/* The first row of roles whose owner is `owner` or a later one. */
static int32_t
first_role(const kjp_table *roles, int32_t owner, int32_t column)
{
  int32_t low = 0;
  int32_t high = kjp_table_count(roles);

  while (low < high) {
    int32_t middle = low + (high - low) / 2;

    if (owner_of(roles, middle, column) < owner)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

/* "市科技局、市财政局": who leads. */
static const char *
leads(struct kjp__report *report, int32_t owner, int32_t column)
{
  static const int32_t name[] = {KJP_ROLE_ORGANISATION,
                                 KJP_ORGANISATION_NAME_ZH, 0};
  const kjp_table *roles = kjp_plan_table(report->plan, KJP_ROLES);
  const char *all = NULL;

  for (int32_t row = first_role(roles, owner, column);
       row < kjp_table_count(roles) &&
       kjp_table_int(roles, row, column) == owner;
       row++) {
    if (kjp_table_int(roles, row, KJP_ROLE_ROLE) == KJP_ROLE_LEAD)
      all = kjp__report_join(
          report, all, kjp__report_say(report, &comma),
          kjp__report_said(report,
                           kjp__report_follow(report, roles, row, name)));
  }
  return all;
}

static const char *
programme_leads_cell(struct kjp__report *report, const kjp_table *programmes,
                     int32_t row)
{
  (void)programmes;
  return leads(report, row, KJP_ROLE_PROGRAMME);
}

static const char *
measure_leads_cell(struct kjp__report *report, const kjp_table *measures,
                   int32_t row)
{
  (void)measures;
  return leads(report, row, KJP_ROLE_MEASURE);
}

static const char *
projects_cell(struct kjp__report *report, const kjp_table *programmes,
              int32_t row)
{
  (void)programmes;
  return kjp__report_int(
      report, kjp_table_children(kjp_plan_table(report->plan, KJP_PROJECTS),
                                 KJP_PROJECT_PROGRAMME, row, NULL));
}

static const char *
actions_cell(struct kjp__report *report, const kjp_table *measures, int32_t row)
{
  (void)measures;
  return kjp__report_int(
      report, kjp_table_children(kjp_plan_table(report->plan, KJP_ACTIONS),
                                 KJP_ACTION_MEASURE, row, NULL));
}

static const struct kjp__sheet_column programme_columns[] = {
    {{"标识", "id"}, KJP__ALIGN_LEFT, {KJP_PROGRAMME_ID}, NULL},
    {{"名称", "name"}, KJP__ALIGN_LEFT, {KJP_PROGRAMME_NAME_ZH}, NULL},
    {{"牵头单位", "led by"}, KJP__ALIGN_LEFT, {0}, programme_leads_cell},
    {{"项目", "projects"}, KJP__ALIGN_RIGHT, {0}, projects_cell},
};
static const struct kjp__sheet_column measure_columns[] = {
    {{"标识", "id"}, KJP__ALIGN_LEFT, {KJP_MEASURE_ID}, NULL},
    {{"名称", "name"}, KJP__ALIGN_LEFT, {KJP_MEASURE_NAME_ZH}, NULL},
    {{"牵头单位", "led by"}, KJP__ALIGN_LEFT, {0}, measure_leads_cell},
    {{"举措", "actions"}, KJP__ALIGN_RIGHT, {0}, actions_cell},
};

/* Claims */

/* In the order of the words of KJP_CLAIM_WHAT: the Chinese measure word, and
 * in English what is counted in the singular. */
static const struct kjp__say claimed[] = {
    [KJP_CLAIM_ORGANISATIONS] = {"个", "organisation"},
    [KJP_CLAIM_INDICATORS] = {"个", "indicator"},
    [KJP_CLAIM_TARGETS] = {"项", "target"},
    [KJP_CLAIM_RULES] = {"条", "rule"},
    [KJP_CLAIM_PROGRAMMES] = {"项", "programme"},
    [KJP_CLAIM_PROJECTS] = {"项", "project"},
    [KJP_CLAIM_MEASURES] = {"项", "measure"},
    [KJP_CLAIM_POLICIES] = {"项", "policy"},
};

static void
add_claim(struct kjp__report *report, const kjp_table *claims, int32_t row)
{
  static const struct kjp__say template = {
      "文中称{what} {stated} {with}，列出 {listed} {with}。",
      "{stated} {what} stated, {listed} listed."};
  int32_t stated = kjp_table_int(claims, row, KJP_CLAIM_STATED);
  int32_t what = kjp_table_int(claims, row, KJP_CLAIM_WHAT);
  struct kjp__say name = kjp__claim_name((int8_t)what);
  bool one = stated == 1 && report->language == KJP_LANGUAGE_EN;
  const char *const values[][2] = {
      {"what", kjp__report_say(report, one ? &claimed[what] : &name)},
      {"with", kjp__report_say(report, &claimed[what])},
      {"stated", kjp__report_int(report, stated)},
      {"listed",
       kjp__report_int(report, kjp_table_int(claims, row, KJP_CLAIM_LISTED))},
      {NULL, NULL}};

  kjp__sheet_line(report, 0, kjp__report_fill(report, &template, values));
}

static void
add_claims(struct kjp__report *report)
{
  const kjp_table *claims = kjp_plan_table(report->plan, KJP_CLAIMS);

  for (int32_t row = 0; row < kjp_table_count(claims); row++)
    add_claim(report, claims, row);
}

/* The page */

static const struct part {
  int32_t table;
  struct kjp__say title;
  const struct kjp__sheet_column *columns;
  size_t count;
} parts[] = {
    {KJP_INDICATORS,
     {"指标", "Indicators"},
     indicator_columns,
     G_N_ELEMENTS(indicator_columns)},
    {KJP_TARGETS,
     {"目标", "Targets"},
     target_columns,
     G_N_ELEMENTS(target_columns)},
    {KJP_RULES, {"规则", "Rules"}, rule_columns, G_N_ELEMENTS(rule_columns)},
    {KJP_PROGRAMMES,
     {"工程", "Programmes"},
     programme_columns,
     G_N_ELEMENTS(programme_columns)},
    {KJP_MEASURES,
     {"措施", "Measures"},
     measure_columns,
     G_N_ELEMENTS(measure_columns)},
};

static void
add_part(struct kjp__report *report, const struct part *part)
{
  static const struct kjp__say template = {"{title}（{count}）",
                                           "{title} ({count})"};
  const kjp_table *table = kjp_plan_table(report->plan, part->table);
  int32_t count = kjp_table_count(table);
  const char *const values[][2] = {
      {"title", kjp__report_say(report, &part->title)},
      {"count", kjp__report_int(report, count)},
      {NULL, NULL}};

  if (count == 0)
    return;
  kjp__text_add_char(&report->text, '\n');
  kjp__sheet_line(report, 0, kjp__report_fill(report, &template, values));
  kjp__sheet_write(report, part->columns, part->count, table, NULL, 0, count);
}

static const char *
issuers(struct kjp__report *report)
{
  const kjp_table *table = kjp_plan_table(report->plan, KJP_ISSUERS);
  const char *all = NULL;

  for (int32_t row = 0; row < kjp_table_count(table); row++)
    all = kjp__report_join(report, all, kjp__report_say(report, &comma),
                           kjp_table_text(table, row, KJP_ISSUER_NAME));
  return all;
}

static void
add_heading(struct kjp__report *report)
{
  static const struct kjp__say templates[] = {
      {"{title}（{id}），{years} 年", "{title} ({id}), {years}"},
      {"发布：{issuers}", "Issued by {issuers}"}};
  const kjp_table *plan = kjp_plan_table(report->plan, KJP_PLAN);
  struct kjp__spot title = {plan, 0, KJP_PLAN_TITLE_ZH};
  const char *const values[][2] = {
      {"title", kjp__report_said(report, title)},
      {"id", kjp_table_text(plan, 0, KJP_PLAN_ID)},
      {"years",
       kjp__sheet_span(report, kjp_table_int(plan, 0, KJP_PLAN_FIRST_YEAR),
                       kjp_table_int(plan, 0, KJP_PLAN_LAST_YEAR))},
      {"issuers", issuers(report)},
      {NULL, NULL}};

  kjp__sheet_line(report, 0, kjp__report_fill(report, &templates[0], values));
  if (kjp_table_count(kjp_plan_table(report->plan, KJP_ISSUERS)) > 0)
    kjp__sheet_line(report, 0, kjp__report_fill(report, &templates[1], values));
}

static void
add_verdict(struct kjp__report *report)
{
  static const struct kjp__say fine = {
      "格式正确，没有警告。", "The plan is well-formed, without warnings."};
  static const struct kjp__say template = {
      "格式正确，有 {count} 条警告或说明。",
      "The plan is well-formed; warnings and notes: {count}."};
  int32_t count = kjp_table_count(kjp_plan_table(report->plan, KJP_FINDINGS));
  const char *const values[][2] = {{"count", kjp__report_int(report, count)},
                                   {NULL, NULL}};

  kjp__sheet_line(report, 0,
                  count == 0 ? kjp__report_say(report, &fine)
                             : kjp__report_fill(report, &template, values));
}

kjp_status
kjp_check_to_text(const kjp_plan *plan, int32_t language, kjp_text **text_out,
                  kjp_error **error_out)
{
  struct kjp__report report;
  kjp_status status =
      kjp__report_begin(&report, plan, "plan", language, text_out, error_out);

  if (status != KJP_OK)
    return status;
  report.plan = plan;
  add_heading(&report);
  add_verdict(&report);
  add_claims(&report);
  for (size_t i = 0; i < G_N_ELEMENTS(parts); i++)
    add_part(&report, &parts[i]);
  return kjp__report_end(&report, text_out, error_out);
}
