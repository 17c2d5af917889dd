/* SPDX-License-Identifier: MIT */
/* lib/report/figure.c - figures of a year that take some words. */
#include "audit-priv.h"

#include <string.h>

#include <kjplan/quantity.h>

enum { MOST_MISSING = 6, LONG_TAIL = 4, SHORT_TAIL = 2 };

static struct kjp__spot
at(const struct kjp__report *report, int32_t year, int32_t column)
{
  return (struct kjp__spot){kjp_answer_table(report->answer, KJP_AUDIT_YEARS),
                            year, column};
}

/* Whether a figure of an indicator and a year is the one that is judged. */
static bool
is_judged(const struct kjp__report *report, int32_t year, int32_t indicator,
          int32_t of)
{
  static const int32_t ruled[] = {KJP_AUDIT_YEAR_RULE, KJP_AUDIT_RULE_RULE,
                                  KJP_RULE_INDICATOR, 0};
  struct kjp__spot judged = at(report, year, KJP_AUDIT_YEAR_YEAR);
  struct kjp__spot own = kjp__report_follow(report, judged.table, year, ruled);

  return of == kjp_table_int(judged.table, year, judged.column) &&
         indicator == kjp_table_int(own.table, own.row, own.column);
}

static bool
is_own(const struct kjp__report *report, int32_t year, const kjp_table *table,
       int32_t row)
{
  return is_judged(report, year,
                   kjp_table_int(table, row, KJP_AUDIT_MISSING_INDICATOR),
                   kjp_table_int(table, row, KJP_AUDIT_MISSING_OF));
}

static bool
is_own_figure(const struct kjp__report *report, int32_t year,
              const kjp_table *table, int32_t row)
{
  return is_judged(report, year,
                   kjp_table_int(table, row, KJP_AUDIT_INPUT_INDICATOR),
                   kjp_table_int(table, row, KJP_AUDIT_INPUT_OF));
}

static const struct kjp__say between = {"、", ", "};

/* Clauses whose least amount could not be worked out for its size are as good
 * as a figure that is missing. */
static const char *
add_too_large(struct kjp__report *report, int32_t year, const char *all)
{
  static const struct kjp__say least = {"{clause} 的最少数额",
                                        "the least amount of {clause}"};
  static const int32_t name[] = {KJP_AUDIT_NOTE_CLAUSE, KJP_AUDIT_CLAUSE_NAME,
                                 0};
  const kjp_table *notes = kjp_answer_table(report->answer, KJP_AUDIT_NOTES);
  int32_t first;
  int32_t count = kjp_table_children(notes, KJP_AUDIT_NOTE_YEAR, year, &first);

  for (int32_t row = first; row < first + count; row++) {
    const char *code = kjp_table_text(notes, row, KJP_AUDIT_NOTE_CODE);
    struct kjp__spot clause = kjp__report_follow(report, notes, row, name);
    const char *const values[][2] = {
        {"clause", kjp_table_text(clause.table, clause.row, clause.column)},
        {NULL, NULL}};

    if (strcmp(code, "note-too-large") == 0 ||
        strcmp(code, "note-owed-too-large") == 0)
      all = kjp__report_join(report, all, kjp__report_say(report, &between),
                             kjp__report_fill(report, &least, values));
  }
  return all;
}

const char *
kjp__figure_missing(struct kjp__report *report, int32_t year)
{
  static const struct kjp__say more = {" 等", " and more"};
  const kjp_table *table = kjp_answer_table(report->answer, KJP_AUDIT_MISSING);
  struct kjp__spot value = at(report, year, KJP_AUDIT_YEAR_VALUE);
  bool judged_known =
      kjp_table_amount(value.table, value.row, value.column, NULL) != 0;
  const char *all = NULL;
  int32_t shown = 0;
  int32_t first;
  int32_t count =
      kjp_table_children(table, KJP_AUDIT_MISSING_YEAR, year, &first);

  for (int32_t row = first; row < first + count; row++) {
    if (!judged_known && is_own(report, year, table, row))
      continue; /* the sentence says so already */
    if (shown++ == MOST_MISSING)
      return kjp__report_join(report, all, "", kjp__report_say(report, &more));
    all = kjp__report_join(report, all, kjp__report_say(report, &between),
                           kjp__report_year_of(report, table, row,
                                               KJP_AUDIT_MISSING_INDICATOR,
                                               KJP_AUDIT_MISSING_OF));
  }
  return add_too_large(report, year, all);
}

const char *
kjp__figure_stage_word(struct kjp__report *report, int32_t stage)
{
  static const struct kjp__say stages[] = {
      [KJP_STAGE_REVISED] = {"修订数", "revised"},
      [KJP_STAGE_EXECUTED] = {"执行数", "as executed"},
      [KJP_STAGE_PRELIMINARY] = {"快报数", "preliminary"},
      [KJP_STAGE_ADJUSTED] = {"调整预算数", "adjusted budget"},
      [KJP_STAGE_BUDGET] = {"预算数", "budget"},
  };

  return stage > KJP_STAGE_FINAL ? kjp__report_say(report, &stages[stage])
                                 : NULL;
}

/* What is not final is not said as if it were. */
const char *
kjp__figure_stage(struct kjp__report *report, int32_t year)
{
  static const struct kjp__say template = {"（{stage}）", " ({stage})"};
  const kjp_table *inputs = kjp_answer_table(report->answer, KJP_AUDIT_INPUTS);
  int32_t first;
  int32_t count =
      kjp_table_children(inputs, KJP_AUDIT_INPUT_YEAR, year, &first);

  for (int32_t row = first; row < first + count; row++) {
    int32_t stage = kjp_table_int(inputs, row, KJP_AUDIT_INPUT_STAGE);

    const char *const values[][2] = {
        {"stage", kjp__figure_stage_word(report, stage)}, {NULL, NULL}};

    if (is_own_figure(report, year, inputs, row) && stage > KJP_STAGE_FINAL)
      return kjp__report_fill(report, &template, values);
  }
  return NULL;
}

/* Whether a number has more decimals than one likes to read. */
static bool
has_long_tail(const char *number)
{
  const char *point = strchr(number, '.');

  return point != NULL && strlen(point + 1) > LONG_TAIL;
}

static bool
is_zero(const char *number)
{
  return strspn(number, "-0.") == strlen(number);
}

const char *
kjp__figure_distance(struct kjp__report *report, int32_t year)
{
  static const struct kjp__say exactly = {" ", ""};
  static const struct kjp__say about = {"约 ", "about "};
  struct kjp__spot spot = at(report, year, KJP_AUDIT_YEAR_HEADROOM);
  const char *number = kjp__report_amount(report, spot, KJP_NONE);
  const char *rounded = kjp__report_amount(report, spot, SHORT_TAIL);
  const struct kjp__say *how = &exactly;

  if (number == NULL || rounded == NULL)
    return NULL;
  if (has_long_tail(number) && !is_zero(rounded)) {
    number = rounded;
    how = &about;
  }
  number += *number == '-';
  return kjp__report_join(report, kjp__report_say(report, how), "",
                          kjp__report_with_unit(report, spot, number));
}

/* Value less one_off, as text; NULL where it does not fit. */
static const char *
net_amount(struct kjp__report *report, struct kjp__spot one_off)
{
  kjp_text *text = NULL;
  int64_t value = 0;
  int64_t taken = 0;
  const char *piece;

  if (!kjp_table_amount(one_off.table, one_off.row, one_off.column, &taken) ||
      !kjp_table_amount(one_off.table, one_off.row, KJP_AUDIT_YEAR_VALUE,
                        &value) ||
      __builtin_sub_overflow(value, taken, &value) ||
      kjp_quantity_format(
          value, kjp_table_unit(one_off.table, one_off.row, one_off.column),
          KJP_NONE, &text, NULL) != KJP_OK)
    return NULL;
  piece =
      kjp__arena_copy(report->arena, kjp_text_data(text), kjp_text_size(text));
  kjp_text_free(text);
  return kjp__report_with_unit(report, one_off, piece);
}

const char *
kjp__figure_net(struct kjp__report *report, int32_t year)
{
  static const struct kjp__say template = {
      "（扣除一次性的 {one_off}后为 {net}）",
      " ({net} without the one-off {one_off})"};
  struct kjp__spot one_off = at(report, year, KJP_AUDIT_YEAR_ONE_OFF);
  const char *const values[][2] = {
      {"one_off", kjp__report_full(report, one_off)},
      {"net", net_amount(report, one_off)},
      {NULL, NULL}};

  return values[1][1] == NULL ? NULL
                              : kjp__report_fill(report, &template, values);
}

const char *
kjp__figure_yuan(struct kjp__report *report, int32_t year)
{
  static const struct kjp__say template = {"（即 {yuan} 元）",
                                           " ({yuan} yuan)"};
  struct kjp__spot floor = at(report, year, KJP_AUDIT_YEAR_FLOOR);
  const char *unit = kjp_table_unit(floor.table, floor.row, floor.column);
  const char *number = kjp__report_amount(report, floor, KJP_NONE);
  const char *values[][2] = {{"yuan", NULL}, {NULL, NULL}};

  if (number == NULL || !has_long_tail(number) ||
      kjp_unit_dimension(unit) != KJP_DIMENSION_MONEY)
    return NULL;
  values[0][1] = kjp__report_amount_in(report, floor, "元", SHORT_TAIL);
  return kjp__report_fill(report, &template, (const char *const(*)[2])values);
}
