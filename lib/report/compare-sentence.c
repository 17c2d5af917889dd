/* SPDX-License-Identifier: MIT */
/* lib/report/compare-sentence.c - a difference as a sentence to paste. */
#include "compare-priv.h"

#include <glib.h>

#include "sheet-priv.h"

static const kjp_table *
differences_of(const struct kjp__report *report)
{
  return kjp_answer_table(report->answer, KJP_COMPARE_DIFFERENCES);
}

const char *
kjp__compare_title(struct kjp__report *report, int32_t row)
{
  const char *name =
      kjp_table_text(differences_of(report), row, KJP_DIFFERENCE_TABLE);
  const struct kjp__say *title = kjp__title_of_table(name);

  return title == NULL ? name : kjp__report_say(report, title);
}

/* Amounts of which there may be none. Other amounts that are not there are not
 * known, and so is what would be yes or no. */
static const char *const absent[] = {"one_off", "short", "upper"};
static const char *const open_ended[] = {"floor",  "least",   "greatest",
                                         "asked",  "allowed", "rate",
                                         "amount", "change"};

static bool
is_among(const char *column, const char *const *names, size_t count)
{
  size_t i = 0;

  while (i < count && g_strcmp0(column, names[i]) != 0)
    i++;
  return i < count;
}

static bool
is_yes_or_no(const char *value)
{
  return g_strcmp0(value, "true") == 0 || g_strcmp0(value, "false") == 0;
}

/* What is said where a cell of a row that both sides have says nothing. */
static const char *
nothing(const struct kjp__report *report, int32_t row)
{
  static const struct kjp__say none = {"无", "none"};
  static const struct kjp__say unknown = {"未知", "unknown"};
  static const struct kjp__say either = {"无或未知", "none or unknown"};
  const kjp_table *table = differences_of(report);
  const char *column = kjp_table_text(table, row, KJP_DIFFERENCE_COLUMN);
  bool amount = kjp_table_text(table, row, KJP_DIFFERENCE_UNIT) != NULL;
  bool flag = is_yes_or_no(kjp_table_text(table, row, KJP_DIFFERENCE_OLD)) ||
              is_yes_or_no(kjp_table_text(table, row, KJP_DIFFERENCE_NEW));

  if (amount && is_among(column, open_ended, G_N_ELEMENTS(open_ended)))
    return kjp__report_say(report, &either);
  if (flag || (amount && !is_among(column, absent, G_N_ELEMENTS(absent))))
    return kjp__report_say(report, &unknown);
  return kjp__report_say(report, &none);
}

const char *
kjp__compare_value(struct kjp__report *report, int32_t row, int32_t column)
{
  const kjp_table *table = differences_of(report);
  const char *value = kjp_table_text(table, row, column);

  if (kjp_table_text(table, row, KJP_DIFFERENCE_COLUMN) == NULL)
    return NULL;
  if (value == NULL)
    return nothing(report, row);
  return kjp_table_text(table, row, KJP_DIFFERENCE_UNIT) != NULL
             ? value
             : kjp__word_said(report, value);
}

static const char *
with_unit(struct kjp__report *report, int32_t row, const char *value)
{
  return kjp__report_with_unit(
      report,
      (struct kjp__spot){differences_of(report), row, KJP_DIFFERENCE_CHANGE},
      value);
}

static const char *
side(struct kjp__report *report, int32_t row, int32_t column)
{
  const char *value = kjp__compare_value(report, row, column);

  return kjp_table_text(differences_of(report), row, column) == NULL
             ? value
             : with_unit(report, row, value);
}

/* "，增加 0.1 亿元"; NULL where it is no amount. */
static const char *
change(struct kjp__report *report, int32_t row)
{
  static const struct kjp__say more = {"，增加 {by}", ", {by} more"};
  static const struct kjp__say less = {"，减少 {by}", ", {by} less"};
  struct kjp__spot spot = {differences_of(report), row, KJP_DIFFERENCE_CHANGE};
  const char *amount = kjp__report_amount(report, spot, KJP_NONE);
  bool negative = amount != NULL && *amount == '-';
  const char *values[][2] = {{"by", NULL}, {NULL, NULL}};

  if (amount == NULL || *amount == '\0')
    return NULL;
  values[0][1] = with_unit(report, row, amount + negative);
  return kjp__report_fill(report, negative ? &less : &more,
                          (const char *const(*)[2])values);
}

static const struct kjp__say templates[] = {
    {"{key}：{meaning}，原{gap_old}{old}，现{gap_new}{new}{change}。{remarks}",
     "{key}: {meaning}: from {old} to {new}{change}.{remarks}"},
    [KJP_ONLY_BEFORE] = {"{key}（{table}）只有原来的答案中有。{remarks}",
                         "{key} ({table}) is in the answer before "
                         "alone.{remarks}"},
    [KJP_ONLY_AFTER] = {"{key}（{table}）只有新的答案中有。{remarks}",
                        "{key} ({table}) is in the answer after "
                        "alone.{remarks}"},
};

const char *
kjp__sentence_of_difference(struct kjp__report *report, int32_t row)
{
  const kjp_table *table = differences_of(report);
  int32_t only = kjp_table_int(table, row, KJP_DIFFERENCE_SIDE);
  struct kjp__spot meaning = {table, row, KJP_DIFFERENCE_MEANING_ZH};
  const char *old_side = side(report, row, KJP_DIFFERENCE_OLD);
  const char *new_side = side(report, row, KJP_DIFFERENCE_NEW);
  const char *const values[][2] = {
      {"key", kjp_table_text(table, row, KJP_DIFFERENCE_KEY)},
      {"table", kjp__compare_title(report, row)},
      {"meaning", kjp__report_said(report, meaning)},
      {"old", old_side},
      {"gap_old", kjp__report_gap(old_side)},
      {"new", new_side},
      {"gap_new", kjp__report_gap(new_side)},
      {"change", change(report, row)},
      {"remarks",
       kjp__report_remarks(
           report, (struct kjp__spot){table, row, KJP_DIFFERENCE_PROJECTED},
           KJP_DIFFERENCE_UNVERIFIED)},
      {NULL, NULL}};

  return kjp__report_fill(report, &templates[only == KJP_NONE ? 0 : only],
                          values);
}

void
kjp__compare_sentence(struct kjp__report *report, int32_t row)
{
  kjp__text_add(&report->text, kjp__sentence_of_difference(report, row));
}
