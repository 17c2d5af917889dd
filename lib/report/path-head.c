/* SPDX-License-Identifier: MIT */
/* lib/report/path-head.c - the head of a path on a page: what it is, which
 * rules and caps it keeps, and what its anchors are. */
#include "path-priv.h"

#include <string.h>

#include <glib.h>

#include "sheet-priv.h"

static void
add_title(struct kjp__report *report, int32_t course)
{
  static const struct kjp__say template = {
      "{name}（{scope}，单位：{unit}）：{shape}，取整到 {grid}",
      "{name} ({scope}, in {unit}): {shape}, rounded to {grid}"};
  const kjp_table *courses = kjp_answer_table(report->answer, KJP_PATH_COURSES);
  const kjp_table *indicators = kjp_plan_table(report->plan, KJP_INDICATORS);
  int32_t indicator = kjp_table_int(courses, course, KJP_PATH_COURSE_INDICATOR);
  struct kjp__spot shape = {courses, course, KJP_PATH_COURSE_SHAPE};
  const char *const values[][2] = {
      {"name", kjp__path_name(report, course)},
      {"scope", kjp_table_text(indicators, indicator, KJP_INDICATOR_SCOPE)},
      {"unit", kjp_table_text(indicators, indicator, KJP_INDICATOR_UNIT)},
      {"shape", kjp__word(report, KJP__WORDS_SHAPE, shape)},
      {"grid", kjp__path_grid(report, course)},
      {NULL, NULL}};

  kjp__sheet_line(report, 0, kjp__report_fill(report, &template, values));
}

static const char *
rule_piece(struct kjp__report *report, int32_t rule)
{
  static const struct kjp__say template = {"{id}（{name}）", "{id} ({name})"};
  const kjp_table *rules = kjp_plan_table(report->plan, KJP_RULES);
  struct kjp__spot name = {rules, rule, KJP_RULE_NAME_ZH};
  const char *id = kjp_table_text(rules, rule, KJP_RULE_ID);
  const char *const values[][2] = {
      {"id", id}, {"name", kjp__report_said(report, name)}, {NULL, NULL}};

  return values[1][1] == NULL ? id
                              : kjp__report_fill(report, &template, values);
}

static const char *
add_piece(struct kjp__report *report, const char *all, const char *piece)
{
  static const struct kjp__say between = {"；", "; "};

  return kjp__report_join(report, all, kjp__report_say(report, &between),
                          piece);
}

/* The rules that the path lists, or every rule on its indicator. */
static const char *
floors_of(struct kjp__report *report, int32_t course)
{
  const kjp_table *rules = kjp_plan_table(report->plan, KJP_RULES);
  const kjp_table *floors = kjp_plan_table(report->plan, KJP_PATH_FLOORS);
  int32_t listed =
      kjp_table_int(kjp_answer_table(report->answer, KJP_PATH_COURSES), course,
                    KJP_PATH_COURSE_FLOORS);
  int32_t own =
      kjp_table_int(kjp_answer_table(report->answer, KJP_PATH_COURSES), course,
                    KJP_PATH_COURSE_INDICATOR);
  const char *all = NULL;
  int32_t first;
  int32_t count =
      kjp_table_children(floors, KJP_PATH_FLOOR_PATH, listed, &first);

  for (int32_t row = first; row < first + count; row++)
    all = add_piece(
        report, all,
        rule_piece(report, kjp_table_int(floors, row, KJP_PATH_FLOOR_RULE)));
  for (int32_t row = 0; listed == KJP_NONE && row < kjp_table_count(rules);
       row++) {
    if (kjp_table_int(rules, row, KJP_RULE_INDICATOR) == own)
      all = add_piece(report, all, rule_piece(report, row));
  }
  return all;
}

static const char *
cap_piece(struct kjp__report *report, int32_t cap)
{
  static const struct kjp__say template = {"{cap}（{years}）",
                                           "{cap} ({years})"};
  const kjp_table *caps = kjp_plan_table(report->plan, KJP_CAPS);
  const char *text = kjp__path_cap(report, cap, NULL);
  const char *const values[][2] = {
      {"cap", text},
      {"years",
       kjp__sheet_span(report, kjp_table_int(caps, cap, KJP_CAP_FIRST_YEAR),
                       kjp_table_int(caps, cap, KJP_CAP_LAST_YEAR))},
      {NULL, NULL}};

  return values[1][1] == NULL ? text
                              : kjp__report_fill(report, &template, values);
}

static const char *
caps_of(struct kjp__report *report, int32_t course)
{
  const kjp_table *caps = kjp_plan_table(report->plan, KJP_CAPS);
  const char *all = NULL;
  int32_t first;
  int32_t count = kjp_table_children(
      caps, KJP_CAP_PATH,
      kjp_table_int(kjp_answer_table(report->answer, KJP_PATH_COURSES), course,
                    KJP_PATH_COURSE_CAPS),
      &first);

  for (int32_t row = first; row < first + count; row++)
    all = add_piece(report, all, cap_piece(report, row));
  return all;
}

/* "确保、力争" of "ensure,strive". */
static const char *
strengths_of(struct kjp__report *report, const char *words)
{
  static const struct kjp__say between = {"、", ", "};
  const char *all = NULL;

  while (*words != '\0') {
    size_t size = strcspn(words, ",");
    const char *word = kjp__arena_copy(report->arena, words, size);

    if (word == NULL)
      return all;
    all = kjp__report_join(report, all, kjp__report_say(report, &between),
                           kjp__word_said(report, word));
    words += size + (words[size] == ',');
  }
  return all;
}

static const char *
anchors_of(struct kjp__report *report, int32_t course)
{
  static const struct kjp__say through = {
      "路径写明要经过的数额", "the amounts that the path says it goes through"};
  static const struct kjp__say targets = {
      "该指标的目标（{strengths}）", "targets of the indicator ({strengths})"};
  const char *words =
      kjp_table_text(kjp_answer_table(report->answer, KJP_PATH_COURSES), course,
                     KJP_PATH_COURSE_STRENGTHS);
  const char *values[][2] = {{"strengths", NULL}, {NULL, NULL}};

  if (words == NULL)
    return kjp__report_say(report, &through);
  values[0][1] = strengths_of(report, words);
  return kjp__report_fill(report, &targets, (const char *const(*)[2])values);
}

static void
add_limits(struct kjp__report *report, int32_t course)
{
  static const struct kjp__say templates[] = {
      {"底线规则：{floors}", "Rules that it keeps: {floors}"},
      {"上限：{caps}", "Caps: {caps}"},
      {"锚点：{anchors}", "Anchors: {anchors}"}};
  static const struct kjp__say none = {"无", "none"};
  const char *floors = floors_of(report, course);
  const char *caps = caps_of(report, course);
  const char *const values[][2] = {
      {"floors", floors != NULL ? floors : kjp__report_say(report, &none)},
      {"caps", caps != NULL ? caps : kjp__report_say(report, &none)},
      {"anchors", anchors_of(report, course)},
      {NULL, NULL}};

  for (size_t i = 0; i < G_N_ELEMENTS(templates); i++)
    kjp__sheet_line(report, 0, kjp__report_fill(report, &templates[i], values));
}

void
kjp__path_heading(struct kjp__report *report, int32_t course)
{
  add_title(report, course);
  add_limits(report, course);
}
