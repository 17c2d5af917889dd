/* SPDX-License-Identifier: MIT */
/* lib/report/consistency-phrase.c - targets, bounds and figures in words. */
#include <string.h>

#include <glib.h>

#include "consistency-priv.h"
#include "sheet-priv.h"

enum { SHORT_TAIL = 2, LONG_TAIL = 4, MOST_DIGITS = 18 };

/* Targets */

/* What a target says as of the answer's date: a table, a row, the column of
 * its comparator; those of its bound follow. */
struct promise {
  const kjp_table *table; /* KJP_TARGETS or KJP_REVISIONS */
  int32_t row;
  int32_t comparator; /* columns */
  int32_t bound;
  int32_t upper;
  int32_t indicator;
  int32_t year;
  int32_t times;
  int32_t plus;
};

static const struct promise first_said = {
    .comparator = KJP_TARGET_COMPARATOR,
    .bound = KJP_TARGET_BOUND,
    .upper = KJP_TARGET_UPPER,
    .indicator = KJP_TARGET_BOUND_INDICATOR,
    .year = KJP_TARGET_BOUND_YEAR,
    .times = KJP_TARGET_BOUND_TIMES,
    .plus = KJP_TARGET_BOUND_PLUS,
};
static const struct promise said_later = {
    .comparator = KJP_REVISION_COMPARATOR,
    .bound = KJP_REVISION_BOUND,
    .upper = KJP_REVISION_UPPER,
    .indicator = KJP_REVISION_BOUND_INDICATOR,
    .year = KJP_REVISION_BOUND_YEAR,
    .times = KJP_REVISION_BOUND_TIMES,
    .plus = KJP_REVISION_BOUND_PLUS,
};

int32_t
kjp__phrase_revision(const struct kjp__report *report, int32_t target)
{
  return kjp_table_int(
      kjp_answer_table(report->answer, KJP_CONSISTENCY_PROMISES), target,
      KJP_CONSISTENCY_PROMISE_REVISION);
}

static struct promise
first_promise(const struct kjp__report *report, int32_t target)
{
  struct promise promise = first_said;

  promise.table = kjp_plan_table(report->plan, KJP_TARGETS);
  promise.row = target;
  return promise;
}

static struct promise
promise_now(const struct kjp__report *report, int32_t target)
{
  int32_t revision = kjp__phrase_revision(report, target);
  struct promise promise = said_later;

  if (revision == KJP_NONE)
    return first_promise(report, target);
  promise.table = kjp_plan_table(report->plan, KJP_REVISIONS);
  promise.row = revision;
  return promise;
}

static struct kjp__spot
at(const struct promise *promise, int32_t column)
{
  return (struct kjp__spot){promise->table, promise->row, column};
}

static bool
has(const struct promise *promise, int32_t column)
{
  return kjp_table_amount(promise->table, promise->row, column, NULL) != 0;
}

/* "2025 年全国研发投入强度 × 1.1 + 0.1 个百分点" */
static const char *
reference(struct kjp__report *report, const struct promise *promise,
          int32_t due)
{
  int32_t year = kjp_table_int(promise->table, promise->row, promise->year);
  int32_t of = kjp_table_int(promise->table, promise->row, promise->indicator);
  const char *said;

  year = year == KJP_NONE ? due : year;
  said = kjp__phrase_of_cell(report, of, year, year);
  if (has(promise, promise->times))
    said =
        kjp__report_join(report, said, " × ",
                         kjp__report_full(report, at(promise, promise->times)));
  return kjp__report_join(report, said, "",
                          kjp__report_plus(report, at(promise, promise->plus)));
}

const char *
kjp__phrase_of_comparator(const struct kjp__report *report, int32_t comparator)
{
  static const struct kjp__say words[] = {
      [KJP_COMPARATOR_AT_LEAST] = {"不低于", "at least"},
      [KJP_COMPARATOR_MORE_THAN] = {"高于", "more than"},
      [KJP_COMPARATOR_AT_MOST] = {"不高于", "at most"},
      [KJP_COMPARATOR_LESS_THAN] = {"低于", "less than"},
      [KJP_COMPARATOR_WITHIN] = {"介于", "between"},
  };

  if (comparator < KJP_COMPARATOR_AT_LEAST ||
      comparator > KJP_COMPARATOR_WITHIN)
    return NULL;
  return kjp__report_say(report, &words[comparator]);
}

const char *
kjp__phrase_gap_behind(const char *text)
{
  return kjp__report_gap(g_utf8_find_prev_char(text, text + strlen(text)));
}

/* "2500 亿元与 3000 亿元", "3 % 与 4 %": no blank behind Chinese. */
static const char *
pair(struct kjp__report *report, const char *low, const char *high)
{
  static const struct kjp__say template = {"{low}{gap}与 {high}",
                                           "{low} and {high}"};
  const char *const values[][2] = {{"low", low},
                                   {"gap", kjp__phrase_gap_behind(low)},
                                   {"high", high},
                                   {NULL, NULL}};

  return kjp__report_fill(report, &template, values);
}

static const char *
bound_of(struct kjp__report *report, int32_t target,
         const struct promise *promise)
{
  int32_t due = kjp_table_int(kjp_plan_table(report->plan, KJP_TARGETS), target,
                              KJP_TARGET_LAST_YEAR);
  bool refers = kjp_table_int(promise->table, promise->row,
                              promise->indicator) != KJP_NONE;
  const char *said =
      refers ? reference(report, promise, due)
             : kjp__report_full(report, at(promise, promise->bound));
  const char *comparator = kjp__phrase_of_comparator(
      report, kjp_table_int(promise->table, promise->row, promise->comparator));

  if (said != NULL && has(promise, promise->upper))
    said = pair(report, said,
                kjp__report_full(report, at(promise, promise->upper)));
  return kjp__report_join(report, comparator, " ", said);
}

const char *
kjp__phrase_of_bound(struct kjp__report *report, int32_t target)
{
  struct promise promise = promise_now(report, target);

  return bound_of(report, target, &promise);
}

const char *
kjp__phrase_of_first_bound(struct kjp__report *report, int32_t target)
{
  struct promise promise = first_promise(report, target);

  return bound_of(report, target, &promise);
}

const char *
kjp__phrase_unverified(const struct kjp__report *report, int32_t revision)
{
  static const struct kjp__say unverified = {"，未经核实", ", not verified"};

  return kjp_table_int(kjp_plan_table(report->plan, KJP_REVISIONS), revision,
                       KJP_REVISION_UNVERIFIED) == 1
             ? kjp__report_say(report, &unverified)
             : NULL;
}

/* "，按 2025-01-10 的调整，未经核实", or NULL. */
static const char *
revised(struct kjp__report *report, int32_t target)
{
  static const struct kjp__say template = {
      "，按 {date} 的调整{unverified}", ", as revised on {date}{unverified}"};
  int32_t revision = kjp__phrase_revision(report, target);
  const char *const values[][2] = {
      {"date", kjp_table_text(kjp_plan_table(report->plan, KJP_REVISIONS),
                              revision, KJP_REVISION_DATE)},
      {"unverified", kjp__phrase_unverified(report, revision)},
      {NULL, NULL}};

  return revision == KJP_NONE ? NULL
                              : kjp__report_fill(report, &template, values);
}

const char *
kjp__phrase_of_target(struct kjp__report *report, int32_t target)
{
  static const struct kjp__say template = {
      "目标 {id}（{cell}{bound}{revised}）",
      "target {id} ({cell} {bound}{revised})"};
  const kjp_table *targets = kjp_plan_table(report->plan, KJP_TARGETS);
  int32_t last = kjp_table_int(targets, target, KJP_TARGET_LAST_YEAR);
  bool over = kjp_table_int(targets, target, KJP_TARGET_OVER) == 1;
  int32_t first =
      over ? kjp_table_int(targets, target, KJP_TARGET_FIRST_YEAR) : last;
  const char *const values[][2] = {
      {"id", kjp_table_text(targets, target, KJP_TARGET_ID)},
      {"cell", kjp__phrase_of_cell(
                   report, kjp_table_int(targets, target, KJP_TARGET_INDICATOR),
                   first, last)},
      {"bound", kjp__phrase_of_bound(report, target)},
      {"revised", revised(report, target)},
      {NULL, NULL}};

  return kjp__report_fill(report, &template, values);
}

/* Cells and figures */

const char *
kjp__phrase_of_cell(struct kjp__report *report, int32_t indicator,
                    int32_t first, int32_t year)
{
  static const struct kjp__say one = {"{year} 年{name}", "{name} of {year}"};
  static const struct kjp__say several = {"{year} 年{name}合计",
                                          "{name} of {year} in all"};
  struct kjp__spot name = {kjp_plan_table(report->plan, KJP_INDICATORS),
                           indicator, KJP_INDICATOR_NAME_ZH};
  const char *const values[][2] = {
      {"year", kjp__sheet_span(report, first, year)},
      {"name", kjp__report_said(report, name)},
      {NULL, NULL}};

  return kjp__report_fill(report, first == year ? &one : &several, values);
}

/* The exact number, or NULL where it has a long tail and is better rounded. */
static const char *
exact(struct kjp__report *report, struct kjp__spot spot)
{
  const char *number = kjp__report_amount(report, spot, KJP_NONE);
  const char *point = number == NULL ? NULL : strchr(number, '.');

  return point != NULL && strlen(point + 1) > LONG_TAIL ? NULL : number;
}

/* To two decimals, or what is less than these can show, to more. */
static const char *
rounded(struct kjp__report *report, struct kjp__spot spot)
{
  const char *number = kjp__report_amount(report, spot, SHORT_TAIL);

  if (number != NULL && strspn(number, "-0.") == strlen(number))
    number = kjp__report_amount(report, spot, KJP_NONE);
  return number;
}

const char *
kjp__phrase_of_term(struct kjp__report *report, struct kjp__spot spot)
{
  const char *number = exact(report, spot);

  return kjp__report_with_unit(report, spot,
                               number != NULL ? number : rounded(report, spot));
}

static const char *
about(struct kjp__report *report, const char *term)
{
  static const struct kjp__say say = {"约 ", "about "};

  return kjp__report_join(report, kjp__report_say(report, &say), "", term);
}

const char *
kjp__phrase_of_figure(struct kjp__report *report, struct kjp__spot spot)
{
  bool whole = exact(report, spot) != NULL;
  const char *term = kjp__phrase_of_term(report, spot);

  return whole || term == NULL ? term : about(report, term);
}

/* Decimals with which the two are not the same; more than there are where they
 * always are, or one of them is not there. */
static int32_t
digits_apart(struct kjp__report *report, struct kjp__spot spot,
             struct kjp__spot other)
{
  int32_t digits = SHORT_TAIL;

  if (kjp_table_unit(other.table, other.row, other.column) == NULL)
    return MOST_DIGITS + 1;
  while (digits <= MOST_DIGITS &&
         g_strcmp0(kjp__report_amount(report, spot, digits),
                   kjp__report_amount(report, other, digits)) == 0)
    digits++;
  return digits;
}

const char *
kjp__phrase_apart(struct kjp__report *report, struct kjp__spot spot,
                  struct kjp__spot other)
{
  int32_t digits = digits_apart(report, spot, other);
  const char *near;

  if (digits == SHORT_TAIL || digits > MOST_DIGITS)
    return kjp__phrase_of_figure(report, spot);
  near = kjp__report_near(report, spot);
  if (near != NULL && !g_str_has_prefix(near, "≈"))
    return kjp__report_with_unit(report, spot, near);
  return about(report,
               kjp__report_with_unit(report, spot,
                                     kjp__report_amount(report, spot, digits)));
}

const char *
kjp__phrase_of_compared(struct kjp__report *report, int32_t comparator,
                        struct kjp__spot spot, struct kjp__spot other)
{
  const char *figure = kjp__phrase_apart(report, spot, other);

  if (figure == NULL)
    return NULL;
  return kjp__report_join(report, kjp__phrase_of_comparator(report, comparator),
                          kjp__report_gap(figure), figure);
}
