/* SPDX-License-Identifier: MIT */
/* lib/report/path-party.c - what asks a path for more or allows it less, and
 * what it lacks, in words. */
#include "path-priv.h"

#include <string.h>

#include <glib.h>
#include <kjplan/quantity.h>

#include "audit-priv.h"

/* Quanta of a ratio that are four decimals of a per cent. */
enum { RATE_STEP = 1000, MOST_LISTED = 6 };

const char *
kjp__path_name(struct kjp__report *report, int32_t course)
{
  static const int32_t path[] = {KJP_PATH_COURSE_INDICATOR,
                                 KJP_INDICATOR_NAME_ZH, 0};
  const kjp_table *table = kjp_answer_table(report->answer, KJP_PATH_COURSES);

  return kjp__report_said(report,
                          kjp__report_follow(report, table, course, path));
}

const char *
kjp__path_grid(struct kjp__report *report, int32_t course)
{
  static const char *const units[] = {"亿元", "万元", "元"};
  const kjp_table *courses = kjp_answer_table(report->answer, KJP_PATH_COURSES);
  struct kjp__spot grid = {courses, course, KJP_PATH_COURSE_ROUND_TO};
  const char *unit = kjp_table_unit(courses, course, KJP_PATH_COURSE_ROUND_TO);
  size_t i = 0;
  int64_t quanta = 0;

  (void)kjp_table_amount(courses, course, KJP_PATH_COURSE_ROUND_TO, &quanta);
  if (kjp_unit_dimension(unit) != KJP_DIMENSION_MONEY)
    return kjp__report_full(report, grid);
  while (i + 1 < G_N_ELEMENTS(units) && quanta < kjp_unit_quanta(units[i]))
    i++;
  return kjp__report_join(
      report, kjp__report_amount_in(report, grid, units[i], KJP_NONE), " ",
      units[i]);
}

const char *
kjp__path_shaped(struct kjp__report *report, const kjp_table *points,
                 int32_t row)
{
  int32_t course = kjp_table_int(points, row, KJP_PATH_POINT_PATH);
  struct kjp__spot grid = {kjp_answer_table(report->answer, KJP_PATH_COURSES),
                           course, KJP_PATH_COURSE_ROUND_TO};
  struct kjp__spot shaped = {points, row, KJP_PATH_POINT_SHAPED};
  const char *step = kjp__report_amount(report, grid, KJP_NONE);
  const char *point = step == NULL ? NULL : strchr(step, '.');
  const char *exact = kjp__report_amount(report, shaped, KJP_NONE);
  const char *rounded = kjp__report_amount(
      report, shaped, point == NULL ? 2 : (int32_t)strlen(point + 1) + 2);

  return exact == NULL || rounded == NULL || strlen(exact) <= strlen(rounded)
             ? exact
             : rounded;
}

/* Lists, of which the first few are shown */

static const char *
add_listed(struct kjp__report *report, const char *all, const char *piece)
{
  static const struct kjp__say between = {"、", ", "};

  return kjp__report_join(report, all, kjp__report_say(report, &between),
                          piece);
}

static const char *
end_list(struct kjp__report *report, const char *all, int32_t count)
{
  static const struct kjp__say more = {" 等", " and more"};

  return count > MOST_LISTED
             ? kjp__report_join(report, all, "", kjp__report_say(report, &more))
             : all;
}

/* Caps */

/* Whether a name is that of a word, alone or with a reference behind a
 * colon; "#2" behind it is not looked at. */
static bool
is_named(const char *name, const char *word, const char *reference)
{
  size_t size;
  size_t end;

  if (name == NULL || word == NULL || !g_str_has_prefix(name, word))
    return false;
  size = strlen(word);
  end = strcspn(name, "#");
  if (reference == NULL)
    return size == end;
  return name[size] == ':' && end - size - 1 == strlen(reference) &&
         strncmp(name + size + 1, reference, end - size - 1) == 0;
}

/* The 2 of "grow_at_most#2"; 1 where there is none. */
static int32_t
number_of(const char *name)
{
  const char *sign = strchr(name, '#');

  return sign == NULL ? 1 : (int32_t)kjp__leading_int(sign + 1);
}

static const char *
id_of(const struct kjp__report *report, int32_t indicator)
{
  return kjp_table_text(kjp_plan_table(report->plan, KJP_INDICATORS), indicator,
                        KJP_INDICATOR_ID);
}

int32_t
kjp__path_find_cap(const struct kjp__report *report, int32_t course,
                   const char *name)
{
  int32_t left = number_of(name);
  const kjp_table *courses = kjp_answer_table(report->answer, KJP_PATH_COURSES);
  const kjp_table *caps = kjp_plan_table(report->plan, KJP_CAPS);
  int32_t first;
  int32_t count = kjp_table_children(
      caps, KJP_CAP_PATH, kjp_table_int(courses, course, KJP_PATH_COURSE_CAPS),
      &first);

  for (int32_t row = first; row < first + count; row++) {
    int32_t reference = kjp_table_int(caps, row, KJP_CAP_REFERENCE);

    if (is_named(name, kjp_table_text(caps, row, KJP_CAP_KIND),
                 id_of(report, reference)) &&
        --left == 0)
      return row;
  }
  return KJP_NONE;
}

/* "2024 年 1.2 亿元、2025 年 5 亿元", the first few. */
static const char *
amounts_of(struct kjp__report *report, int32_t cap)
{
  static const struct kjp__say template = {"{year} 年 {amount}",
                                           "{amount} in {year}"};
  const kjp_table *years = kjp_plan_table(report->plan, KJP_CAP_YEARS);
  const char *all = NULL;
  int32_t first;
  int32_t count = kjp_table_children(years, KJP_CAP_YEAR_CAP, cap, &first);

  for (int32_t row = first; row < first + count && row - first < MOST_LISTED;
       row++) {
    struct kjp__spot amount = {years, row, KJP_CAP_YEAR_AMOUNT};
    const char *const values[][2] = {
        {"year",
         kjp__report_int(report, kjp_table_int(years, row, KJP_CAP_YEAR_YEAR))},
        {"amount", kjp__report_full(report, amount)},
        {NULL, NULL}};

    all = add_listed(report, all, kjp__report_fill(report, &template, values));
  }
  return end_list(report, all, count);
}

const char *
kjp__path_cap(struct kjp__report *report, int32_t cap, const char *rate)
{
  static const struct kjp__say templates[] = {
      [KJP_CAP_GROW_AT_MOST] = {"比上年增长不超过 {growth}",
                                "grow by at most {growth} a year"},
      [KJP_CAP_SHARE_AT_MOST] = {"不超过{reference}的 {share}",
                                 "at most {share} of {reference}"},
      [KJP_CAP_AMOUNT_AT_MOST] = {"不超过规定数额（{amounts}）",
                                  "at most the amount set ({amounts})"},
  };
  static const int32_t reference[] = {KJP_CAP_REFERENCE, KJP_INDICATOR_NAME_ZH,
                                      0};
  const kjp_table *caps = kjp_plan_table(report->plan, KJP_CAPS);
  int32_t kind = kjp_table_int(caps, cap, KJP_CAP_KIND);
  struct kjp__spot growth = {caps, cap, KJP_CAP_GROWTH};
  struct kjp__spot share = {caps, cap, KJP_CAP_SHARE};
  const char *const values[][2] = {
      {"growth", rate != NULL ? rate : kjp__report_full(report, growth)},
      {"amounts", amounts_of(report, cap)},
      {"share", rate != NULL ? rate : kjp__report_full(report, share)},
      {"reference",
       kjp__report_said(report,
                        kjp__report_follow(report, caps, cap, reference))},
      {NULL, NULL}};

  return kind < 1 ? NULL : kjp__report_fill(report, &templates[kind], values);
}

const char *
kjp__path_rate(struct kjp__report *report, int32_t relaxation, bool fixed)
{
  const kjp_table *table =
      kjp_answer_table(report->answer, KJP_PATH_RELAXATIONS);
  kjp_text *text = NULL;
  const char *piece = NULL;
  int64_t rate;

  if (!kjp_table_amount(table, relaxation, KJP_PATH_RELAXATION_RATE, &rate))
    return NULL;
  if (rate > 0)
    rate += (RATE_STEP - rate % RATE_STEP) % RATE_STEP;
  else
    rate -= rate % RATE_STEP;
  if (kjp_quantity_format(rate, "%", fixed ? 4 : KJP_NONE, &text, NULL) ==
      KJP_OK)
    piece = kjp__arena_copy(report->arena, kjp_text_data(text),
                            kjp_text_size(text));
  kjp_text_free(text);
  return piece;
}

/* Clauses */

/* The row of KJP_CLAUSES that "rule/clause" names, or KJP_NONE. */
static int32_t
find_clause(const struct kjp__report *report, const char *name)
{
  const kjp_table *rules = kjp_plan_table(report->plan, KJP_RULES);
  const kjp_table *clauses = kjp_plan_table(report->plan, KJP_CLAUSES);
  const char *slash = strchr(name, '/');
  int32_t left = number_of(name);

  for (int32_t row = 0; slash != NULL && row < kjp_table_count(clauses);
       row++) {
    int32_t rule = kjp_table_int(clauses, row, KJP_CLAUSE_RULE);
    const char *id = kjp_table_text(rules, rule, KJP_RULE_ID);
    int32_t kind = kjp_table_int(clauses, row, KJP_CLAUSE_KIND);
    int32_t reference = kjp_table_int(clauses, row, KJP_CLAUSE_REFERENCE);

    if (strlen(id) != (size_t)(slash - name) ||
        strncmp(id, name, strlen(id)) != 0 ||
        kjp_table_int(clauses, row, KJP_CLAUSE_ANY_OF) != KJP_NONE)
      continue;
    if (is_named(slash + 1, kjp_table_text(clauses, row, KJP_CLAUSE_KIND),
                 kind == KJP_CLAUSE_AT_LEAST_PEERS
                     ? NULL
                     : id_of(report, reference)) &&
        --left == 0)
      return row;
  }
  return KJP_NONE;
}

static const char *
clause_party(struct kjp__report *report, const char *name, int32_t clause)
{
  static const struct kjp__say template = {"规则 {rule} 的条款“{phrase}”",
                                           "rule {rule} (\"{phrase}\")"};
  const char *slash = strchr(name, '/');
  const char *const values[][2] = {
      {"rule", kjp__arena_copy(report->arena, name, (size_t)(slash - name))},
      {"phrase", kjp__phrase_of_said(report, clause)},
      {NULL, NULL}};

  return kjp__report_fill(report, &template, values);
}

/* Parties */

static const char *
named_party(struct kjp__report *report, const struct kjp__say *template,
            const char *name)
{
  const char *const values[][2] = {{"name", name}, {NULL, NULL}};

  return kjp__report_fill(report, template, values);
}

const char *
kjp__path_party(struct kjp__report *report, int32_t course, const char *name,
                int32_t target)
{
  static const struct kjp__say target_of = {"目标 {name} ", "target {name}"};
  static const struct kjp__say cap_of = {"上限“{name}”", "the cap \"{name}\""};
  static const struct kjp__say through = {"路径要经过的数额",
                                          "the amount to pass through"};
  static const struct kjp__say one_off = {"当年的一次性数额",
                                          "the year's one-off"};
  int32_t row;

  if (name == NULL)
    return NULL;
  if (target != KJP_NONE)
    return named_party(report, &target_of, name);
  if (strcmp(name, "one_off") == 0)
    return kjp__report_say(report, &one_off);
  row = kjp__path_find_cap(report, course, name);
  if (row >= 0)
    return named_party(report, &cap_of, kjp__path_cap(report, row, NULL));
  row = find_clause(report, name);
  if (row >= 0)
    return clause_party(report, name, row);
  return kjp__report_say(report, &through);
}

/* What is missing */

const char *
kjp__path_missing(struct kjp__report *report, int32_t course)
{
  const kjp_table *table = kjp_answer_table(report->answer, KJP_PATH_MISSING);
  const char *all = NULL;
  int32_t first;
  int32_t count =
      kjp_table_children(table, KJP_PATH_MISSING_PATH, course, &first);

  for (int32_t i = 0; i < count && i < MOST_LISTED; i++)
    all = add_listed(report, all,
                     kjp__report_year_of(report, table, first + i,
                                         KJP_PATH_MISSING_INDICATOR,
                                         KJP_PATH_MISSING_YEAR));
  return end_list(report, all, count);
}
