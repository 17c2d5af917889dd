/* SPDX-License-Identifier: MIT */
/* lib/report/report.c - beginning and end of a report, and its pieces. */
#include "report-priv.h"

#include <string.h>

#include <glib.h>

#include "../base/error-priv.h"

enum { NEAR_DIGITS = 6, MOST_DIGITS = 18 };

kjp_status
kjp__report_refuse(kjp_error **error_out, const char *name, int32_t found)
{
  char number[16];

  (void)g_snprintf(number, sizeof number, "%d", (int)found);
  return kjp__fail(error_out, KJP__ARGUMENT_INVALID,
                   &(struct kjp__details){.name = KJP__SAY(name),
                                          .found = KJP__SAY(number)});
}

kjp_status
kjp__report_begin(struct kjp__report *report, const void *subject,
                  const char *name, int32_t language, kjp_text **text_out,
                  kjp_error **error_out)
{
  memset(report, 0, sizeof *report);
  if (error_out != NULL)
    *error_out = NULL;
  if (text_out == NULL)
    return kjp__fail_null(error_out, "text_out");
  *text_out = NULL;
  if (subject == NULL)
    return kjp__fail_null(error_out, name);
  if (language != KJP_LANGUAGE_ZH && language != KJP_LANGUAGE_EN)
    return kjp__report_refuse(error_out, "language", language);
  report->language = language;
  report->arena = kjp__arena_new();
  if (report->arena == NULL)
    return kjp__fail(error_out, KJP__MEMORY_OUT, NULL);
  return KJP_OK;
}

kjp_status
kjp__report_end(struct kjp__report *report, kjp_text **text_out,
                kjp_error **error_out)
{
  kjp_status status = report->status;

  if (kjp__arena_failed(report->arena))
    report->text.failed = true;
  if (status == KJP_OK) {
    status = kjp__text_done(&report->text, text_out, error_out);
  } else {
    kjp__text_clear(&report->text);
    if (error_out != NULL)
      *error_out = g_steal_pointer(&report->error);
  }
  kjp_error_free(report->error);
  kjp__arena_free(report->arena);
  return status;
}

const kjp_table *
kjp__report_table(const struct kjp__report *report, int32_t number)
{
  const kjp_table *table = kjp_answer_table(report->answer, number);

  return table != NULL ? table : kjp_plan_table(report->plan, number);
}

struct kjp__spot
kjp__report_follow(const struct kjp__report *report, const kjp_table *table,
                   int32_t row, const int32_t *path)
{
  for (; path[1] != 0; path++) {
    int32_t next = kjp_table_int(table, row, path[0]);

    table = kjp__report_table(report, kjp_table_column_target(table, path[0]));
    row = next;
  }
  return (struct kjp__spot){table, row, path[0]};
}

const char *
kjp__report_say(const struct kjp__report *report, const struct kjp__say *say)
{
  return report->language == KJP_LANGUAGE_ZH ? say->zh : say->en;
}

const char *
kjp__report_fill(struct kjp__report *report, const struct kjp__say *template,
                 const char *const (*values)[2])
{
  struct kjp__text_builder text = {0};

  (void)kjp__text_add_template(&text, kjp__report_say(report, template),
                               values);
  return kjp__text_keep(&text, report->arena);
}

const char *
kjp__report_said(const struct kjp__report *report, struct kjp__spot zh)
{
  int32_t en = zh.column + 1;
  const char *first = kjp_table_text(
      zh.table, zh.row, report->language == KJP_LANGUAGE_ZH ? zh.column : en);

  if (first != NULL)
    return first;
  return kjp_table_text(zh.table, zh.row,
                        report->language == KJP_LANGUAGE_ZH ? en : zh.column);
}

const char *
kjp__report_int(struct kjp__report *report, int64_t number)
{
  return kjp__arena_format(report->arena, "%lld", (long long)number);
}

/* The first failure is kept, with its error. */
static void
remember(struct kjp__report *report, kjp_status status, kjp_error *error)
{
  if (report->status == KJP_OK) {
    report->status = status;
    report->error = error;
    return;
  }
  kjp_error_free(error);
}

const char *
kjp__report_amount(struct kjp__report *report, struct kjp__spot spot,
                   int32_t digits)
{
  return kjp__report_amount_in(report, spot, NULL, digits);
}

const char *
kjp__report_amount_in(struct kjp__report *report, struct kjp__spot spot,
                      const char *unit, int32_t digits)
{
  kjp_text *text = NULL;
  kjp_error *error = NULL;
  const char *piece;
  kjp_status status;

  if (kjp_table_unit(spot.table, spot.row, spot.column) == NULL)
    return NULL;
  status = kjp_table_format(spot.table, spot.row, spot.column, unit, digits,
                            &text, &error);
  if (status != KJP_OK) {
    remember(report, status, error);
    return NULL;
  }
  piece =
      kjp__arena_copy(report->arena, kjp_text_data(text), kjp_text_size(text));
  kjp_text_free(text);
  return piece;
}

/* Whether `longer`, with all its decimals, is the same number. */
static bool
same_number(const char *shortest, const char *longer)
{
  size_t size = strlen(shortest);

  return strncmp(shortest, longer, size) == 0 &&
         longer[size + strspn(longer + size, ".0")] == '\0';
}

const char *
kjp__report_near(struct kjp__report *report, struct kjp__spot spot)
{
  const char *shortest = kjp__report_amount(report, spot, KJP_NONE);
  const char *longer = kjp__report_amount(report, spot, MOST_DIGITS);

  if (shortest == NULL || longer == NULL || same_number(shortest, longer))
    return shortest;
  return kjp__arena_format(report->arena, "≈%s",
                           kjp__report_amount(report, spot, NEAR_DIGITS));
}

/* Whether the exact form ends, within `most` decimals. */
static bool
ends_within(struct kjp__report *report, struct kjp__spot spot,
            const char *shortest, int32_t most)
{
  const char *longer = kjp__report_amount(report, spot, MOST_DIGITS);
  const char *point = strchr(shortest, '.');

  return longer != NULL && same_number(shortest, longer) &&
         (point == NULL || strlen(point + 1) <= (size_t)most);
}

static bool
is_nothing(const char *digits)
{
  return digits != NULL && digits[strspn(digits, "-0.")] == '\0';
}

/* Four decimals, or as many as it takes to show that it is not zero. */
static const char *
shortened(struct kjp__report *report, struct kjp__spot spot)
{
  const char *digits = NULL;

  for (int32_t count = KJP__ROUGH; count <= MOST_DIGITS; count += 2) {
    digits = kjp__report_amount(report, spot, count);
    if (!is_nothing(digits))
      break;
  }
  return digits;
}

const char *
kjp__report_about(struct kjp__report *report, struct kjp__spot spot,
                  int32_t most, bool bare)
{
  static const struct kjp__say roughly = {"约 ", "about "};
  const char *exact = kjp__report_amount(report, spot, KJP_NONE);
  const char *prefix = "";

  if (exact == NULL)
    return NULL;
  if (!ends_within(report, spot, exact, most)) {
    exact = shortened(report, spot);
    prefix = kjp__report_say(report, &roughly);
  }
  if (exact != NULL && bare && *exact == '-')
    exact++;
  return kjp__report_join(report, prefix, "",
                          kjp__report_with_unit(report, spot, exact));
}

const char *
kjp__report_with_unit(struct kjp__report *report, struct kjp__spot spot,
                      const char *number)
{
  const char *unit = kjp_table_unit(spot.table, spot.row, spot.column);

  if (number == NULL || unit == NULL || *unit == '\0')
    return number;
  if (report->language == KJP_LANGUAGE_ZH && strcmp(unit, "pp") == 0)
    unit = "个百分点";
  return kjp__report_join(report, number, " ", unit);
}

const char *
kjp__report_full(struct kjp__report *report, struct kjp__spot spot)
{
  return kjp__report_with_unit(report, spot,
                               kjp__report_amount(report, spot, KJP_NONE));
}

const char *
kjp__report_plus(struct kjp__report *report, struct kjp__spot spot)
{
  const char *number =
      kjp_table_amount(spot.table, spot.row, spot.column, NULL) != 0
          ? kjp__report_full(report, spot)
          : NULL;
  bool below = number != NULL && *number == '-';

  return number == NULL ? NULL
                        : kjp__report_join(report, below ? " − " : " + ", "",
                                           number + below);
}

const char *
kjp__report_gap(const char *next)
{
  bool wide = next != NULL && g_unichar_iswide(g_utf8_get_char(next));

  return wide ? "" : " ";
}

const char *
kjp__report_source(struct kjp__report *report, int32_t row)
{
  const kjp_table *sources = kjp__report_table(report, KJP_SOURCES);
  const char *article = kjp_table_text(sources, row, KJP_SOURCE_ARTICLE);

  return kjp__report_join(report,
                          kjp_table_text(sources, row, KJP_SOURCE_TITLE),
                          kjp__report_gap(article), article);
}

const char *
kjp__report_join(struct kjp__report *report, const char *first,
                 const char *between, const char *second)
{
  if (first == NULL || second == NULL)
    return first != NULL ? first : second;
  return kjp__arena_format(report->arena, "%s%s%s", first, between, second);
}

const char *
kjp__report_year_of(struct kjp__report *report, const kjp_table *table,
                    int32_t row, int32_t indicator, int32_t year)
{
  static const struct kjp__say template = {"{year} 年的{indicator}",
                                           "{indicator} of {year}"};
  const int32_t path[] = {indicator, KJP_INDICATOR_NAME_ZH, 0};
  const char *const values[][2] = {
      {"year", kjp__report_int(report, kjp_table_int(table, row, year))},
      {"indicator",
       kjp__report_said(report, kjp__report_follow(report, table, row, path))},
      {NULL, NULL}};

  return kjp__report_fill(report, &template, values);
}
