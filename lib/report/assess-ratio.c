/* SPDX-License-Identifier: MIT */
/* lib/report/assess-ratio.c - a ratio of progress as text.
 *
 * Three decimals, or as many as it takes for the printed number to be of the
 * class that the exact one is of: 0.9496 is not on track, and 0.950 would
 * be. */
#include "assess-priv.h"

#include <string.h>

#include <glib.h>

#include "../rule/progress-priv.h"

enum { FEWEST = 3, MOST = 15 };

static const char *
cell(struct kjp__report *report, int32_t row, int32_t column, int32_t digits)
{
  struct kjp__spot spot = {kjp_answer_table(report->answer, KJP_ASSESS_TARGETS),
                           row, column};

  return kjp__report_amount(report, spot, digits);
}

/* "0.9496" as 9496; 0 of no text. */
static int64_t
unscaled(const char *text)
{
  int64_t number = 0;

  for (const char *c = text; c != NULL && *c != '\0'; c++) {
    if (g_ascii_isdigit(*c))
      number = number * 10 + (*c - '0');
  }
  return text != NULL && *text == '-' ? -number : number;
}

static int8_t
class_of(struct kjp__report *report, int32_t row, int32_t digits)
{
  const kjp_table *asked = kjp_answer_table(report->answer, KJP_ASSESS);
  int64_t scale = 1;

  for (int32_t i = 0; i < digits; i++)
    scale *= 10;
  return kjp__progress_class(
      (int8_t)kjp_table_int(asked, 0, KJP_ASSESS_METHOD),
      unscaled(cell(report, row, KJP_ASSESS_TARGET_RATIO, digits)),
      unscaled(cell(report, row, KJP_ASSESS_TARGET_SCHEDULE, digits)), scale);
}

static int32_t
digits_of(struct kjp__report *report, int32_t row)
{
  int8_t class = class_of(report, row, MOST);
  int32_t digits = FEWEST;

  while (digits < MOST && class_of(report, row, digits) != class)
    digits++;
  return digits;
}

const char *
kjp__assess_ratio_piece(struct kjp__report *report, int32_t row)
{
  static const struct kjp__say most = {"1000 或以上", "1000 or more"};
  static const struct kjp__say least = {"-1000 或以下", "-1000 or less"};
  const char *whole = cell(report, row, KJP_ASSESS_TARGET_RATIO, 0);
  const char *shortest = cell(report, row, KJP_ASSESS_TARGET_RATIO, KJP_NONE);

  if (whole == NULL || shortest == NULL)
    return NULL;
  if (strcmp(whole, shortest) == 0 && unscaled(whole) == KJP__PROGRESS_MOST)
    return kjp__report_say(report, &most);
  if (strcmp(whole, shortest) == 0 && unscaled(whole) == -KJP__PROGRESS_MOST)
    return kjp__report_say(report, &least);
  return cell(report, row, KJP_ASSESS_TARGET_RATIO, digits_of(report, row));
}

const char *
kjp__assess_time_piece(struct kjp__report *report, int32_t row)
{
  return cell(report, row, KJP_ASSESS_TARGET_SCHEDULE, digits_of(report, row));
}
