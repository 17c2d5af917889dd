/* SPDX-License-Identifier: MIT */
/* lib/report/path-sentence.c - a year of a path in one sentence. */
#include "path-priv.h"

#include <string.h>

#include <glib.h>

#include "sheet-priv.h"

/* What a year is, for the purpose of a sentence. */
enum body {
  UNKNOWN,
  BASE,
  BASE_STATED,
  BASE_ASSUMED,
  STATED,
  THROUGH,
  ON_CURVE,
  ROUNDED,
  RAISED,
  CUT,
  LATEST,
  LATEST_NOTHING,
  LATEST_FLOOR,
  LATEST_CUT
};

static const struct kjp__say bodies[] = {
    [UNKNOWN] = {"{year} 年{name}的计划数算不出来{missing}",
                 "The amount of {name} planned for {year} cannot be "
                 "found{missing}"},
    [BASE] = {"{year} 年{name}为 {value}，是路径的起点",
              "{year}: {name} is {value}, where the path begins"},
    [BASE_STATED] =
        {"{year} 年{name}以 {value}为起点，这是计划写明的，"
         "不是观测数",
         "{year}: {name} begins at {value}, which the plan says and "
         "is no observation"},
    [BASE_ASSUMED] = {"{year} 年{name}以 {value}为起点，这是计划数或假定数，"
                      "不是观测数",
                      "{year}: {name} begins at {value}, which is planned or "
                      "assumed and is no observation"},
    [STATED] = {"{year} 年{name}计划 {value}{growth}，这是{party}要求的{floor}",
                "{year}: {value} of {name} is planned{growth}, as {party} "
                "asks{floor}"},
    [THROUGH] = {"{year} 年{name}计划 {value}{growth}，"
                 "是路径写明要经过的数额{floor}",
                 "{year}: {value} of {name} is planned{growth}, which the path "
                 "says it goes through{floor}"},
    [ON_CURVE] = {"{year} 年{name}计划 {value}{growth}，在{shape}曲线上{floor}",
                  "{year}: {value} of {name} is planned{growth}, on the curve "
                  "({shape}){floor}"},
    [ROUNDED] = {"{year} 年{name}计划 {value}{growth}：{shape}曲线上为 "
                 "{shaped}，取整到 {grid}{floor}",
                 "{year}: {value} of {name} is planned{growth}; the curve "
                 "({shape}) gives {shaped}, rounded to {grid}{floor}"},
    [RAISED] = {"{year} 年{name}计划 {value}{growth}：{shape}曲线上的 "
                "{shaped}不够，提高到底线，按 {grid}进位（{party}，至少 "
                "{least}）",
                "{year}: {value} of {name} is planned{growth}; the curve "
                "({shape}) gives {shaped}, less than the floor of {party}, at "
                "least {least}, which is rounded up to {grid}"},
    [CUT] = {"{year} 年{name}计划 {value}{growth}：{party}只容许这么多，"
             "曲线上为 {shaped}{lacking}{floor}",
             "{year}: {value} of {name} is planned{growth}, all that {party} "
             "allows; the curve gives {shaped}{lacking}{floor}"},
    [LATEST] = {"{year} 年{name}计划 {value}{growth}；"
                "再少，以后各年的要求就赶不上{floor}",
                "{year}: {value} of {name} is planned{growth}; with less, what "
                "later years ask for could not be reached{floor}"},
    [LATEST_NOTHING] = {"{year} 年{name}计划 {value}{growth}；"
                        "没有底线、目标或上限要求这一年安排更多{floor}",
                        "{year}: {value} of {name} is planned{growth}; no "
                        "floor, target or cap asks for more in that "
                        "year{floor}"},
    [LATEST_FLOOR] = {"{year} 年{name}计划 {value}{growth}，取底线，按 {grid}"
                      "进位（{party}，至少 {least}）",
                      "{year}: {value} of {name} is planned{growth}, the floor "
                      "of {party}, at least {least}, rounded up to {grid}"},
    [LATEST_CUT] = {"{year} 年{name}计划 {value}{growth}：{party}只容许这么多"
                    "{lacking}{floor}",
                    "{year}: {value} of {name} is planned{growth}, all that "
                    "{party} allows{lacking}{floor}"},
};

struct point {
  struct kjp__report *report;
  const kjp_table *table; /* KJP_PATH_POINTS */
  int32_t row;
  int32_t course;
  const kjp_table *courses;
};

static struct kjp__spot
at(const struct point *point, int32_t column)
{
  return (struct kjp__spot){point->table, point->row, column};
}

static bool
known(const struct point *point, int32_t column)
{
  return kjp_table_amount(point->table, point->row, column, NULL) != 0;
}

static int64_t
quanta(const struct point *point, int32_t column)
{
  int64_t amount = 0;

  (void)kjp_table_amount(point->table, point->row, column, &amount);
  return amount;
}

static bool
made_by(const struct point *point, const char *by)
{
  return g_strcmp0(kjp_table_text(point->table, point->row, KJP_PATH_POINT_BY),
                   by) == 0;
}

static int32_t
target_of(const struct point *point)
{
  return kjp_table_int(point->table, point->row, KJP_PATH_POINT_TARGET);
}

static bool
is_base(const struct point *point)
{
  int32_t first;

  (void)kjp_table_children(point->table, KJP_PATH_POINT_PATH, point->course,
                           &first);
  return first == point->row;
}

static bool
is_projected(const struct point *point)
{
  return kjp_table_int(point->table, point->row, KJP_PATH_POINT_PROJECTED) == 1;
}

static enum body
body_of(const struct point *point)
{
  int32_t kind = kjp_table_int(point->table, point->row, KJP_PATH_POINT_KIND);
  int32_t shape =
      kjp_table_int(point->courses, point->course, KJP_PATH_COURSE_SHAPE);

  if (!known(point, KJP_PATH_POINT_VALUE))
    return UNKNOWN;
  if (is_base(point) && is_projected(point))
    return BASE_ASSUMED;
  if (is_base(point))
    return made_by(point, "from") ? BASE_STATED : BASE;
  if (kind == KJP_POINT_FLOOR)
    return shape == KJP_SHAPE_LATEST ? LATEST_FLOOR : RAISED;
  if (kind == KJP_POINT_CAP)
    return shape == KJP_SHAPE_LATEST ? LATEST_CUT : CUT;
  if (kind == KJP_POINT_STATED)
    return target_of(point) == KJP_NONE ? THROUGH : STATED;
  if (shape == KJP_SHAPE_LATEST)
    return quanta(point, KJP_PATH_POINT_VALUE) == 0 ? LATEST_NOTHING : LATEST;
  return quanta(point, KJP_PATH_POINT_VALUE) ==
                 quanta(point, KJP_PATH_POINT_SHAPED)
             ? ON_CURVE
             : ROUNDED;
}

/* "，比上年增长 44.22 %" */
static const char *
growth(const struct point *point)
{
  static const struct kjp__say up = {"，比上年增长 {rate} %",
                                     ", up {rate} % on the year before"};
  static const struct kjp__say down = {"，比上年下降 {rate} %",
                                       ", down {rate} % on the year before"};
  static const struct kjp__say same = {"，与上年持平",
                                       ", the same as the year before"};
  const char *rate =
      kjp__report_amount(point->report, at(point, KJP_PATH_POINT_GROWTH), 2);
  bool falls = rate != NULL && *rate == '-';
  const char *const values[][2] = {{"rate", falls ? rate + 1 : rate},
                                   {NULL, NULL}};

  if (rate == NULL)
    return NULL;
  if (strspn(rate, "-0.") == strlen(rate))
    return kjp__report_say(point->report, &same);
  return kjp__report_fill(point->report, falls ? &down : &up, values);
}

static const char *
shaped(const struct point *point)
{
  return kjp__report_with_unit(
      point->report, at(point, KJP_PATH_POINT_SHAPED),
      kjp__path_shaped(point->report, point->table, point->row));
}

static const char *
one_piece(const struct point *point, const struct kjp__say *template,
          const char *amount)
{
  const char *const values[][2] = {{"amount", amount}, {NULL, NULL}};

  return values[0][1] == NULL
             ? NULL
             : kjp__report_fill(point->report, template, values);
}

/* "；规则的底线是 1.0801 亿元" */
static const char *
floor_piece(const struct point *point)
{
  static const struct kjp__say whole = {"；规则的底线是 {amount}",
                                        "; the rules ask for at least "
                                        "{amount}"};
  static const struct kjp__say partial = {
      "；规则的底线至少是 {amount}（有条款因缺数算不出）",
      "; the rules ask for at least {amount} (some clause has no floor for "
      "want of figures)"};

  return one_piece(
      point,
      kjp_table_int(point->table, point->row, KJP_PATH_POINT_PARTIAL) == 1
          ? &partial
          : &whole,
      kjp__path_floor(point->report, point->table, point->row));
}

static const char *
lacking_piece(const struct point *point)
{
  static const struct kjp__say template = {"，比应有的少 {amount}",
                                           ", {amount} short of what is asked"};

  return one_piece(
      point, &template,
      kjp__report_full(point->report, at(point, KJP_PATH_POINT_SHORT)));
}

static const char *
missing_piece(const struct point *point)
{
  static const struct kjp__say template = {"，缺少 {missing}",
                                           " without {missing}"};
  const char *const values[][2] = {
      {"missing", kjp__path_missing(point->report, point->course)},
      {NULL, NULL}};

  return values[0][1] == NULL
             ? NULL
             : kjp__report_fill(point->report, &template, values);
}

static void
add(struct kjp__text_builder *text, const struct point *point,
    const struct kjp__say *template, const char *const (*values)[2])
{
  (void)kjp__text_add_template(text, kjp__report_say(point->report, template),
                               values);
}

static bool
is_bounded(const struct point *point)
{
  return kjp_table_int(point->courses, point->course,
                       KJP_PATH_COURSE_BOUNDED) == 1;
}

/* What paths that keep all do in the year. */
static void
add_bounds(struct kjp__text_builder *text, const struct point *point)
{
  static const struct kjp__say between = {
      "可行的路径在这一年取 {least}至 {greatest}之间的数。",
      " In that year paths that keep all lie between {least} and {greatest}."};
  static const struct kjp__say open = {
      "可行的路径在这一年不少于 {least}，没有上界。",
      " In that year paths that keep all lie at {least} or above; there is no "
      "upper bound."};
  static const struct kjp__say half = {
      "可行的路径在这一年不少于 {least}，上界没有求出。",
      " In that year paths that keep all lie at {least} or above; the upper "
      "bound was not found out."};
  static const struct kjp__say only = {
      "可行的路径在这一年只能是 {least}。",
      " In that year paths that keep all are at {least}."};
  struct kjp__report *report = point->report;
  const char *const values[][2] = {
      {"least", kjp__report_full(report, at(point, KJP_PATH_POINT_LEAST))},
      {"greatest",
       kjp__report_full(report, at(point, KJP_PATH_POINT_GREATEST))},
      {NULL, NULL}};

  if (kjp_table_int(point->courses, point->course, KJP_PATH_COURSE_BOUNDS) !=
          1 ||
      values[0][1] == NULL || is_base(point))
    return;
  if (values[1][1] == NULL)
    add(text, point, is_bounded(point) ? &open : &half, values);
  else if (quanta(point, KJP_PATH_POINT_LEAST) ==
           quanta(point, KJP_PATH_POINT_GREATEST))
    add(text, point, &only, values);
  else
    add(text, point, &between, values);
}

static void
add_sentence(struct kjp__text_builder *text, const struct point *point)
{
  static const struct kjp__say full_stop = {"。", "."};
  struct kjp__report *report = point->report;
  int32_t year = kjp_table_int(point->table, point->row, KJP_PATH_POINT_YEAR);
  struct kjp__spot shape = {point->courses, point->course,
                            KJP_PATH_COURSE_SHAPE};
  const char *by = kjp_table_text(point->table, point->row, KJP_PATH_POINT_BY);
  const char *const values[][2] = {
      {"year", kjp__report_int(report, year)},
      {"name", kjp__path_name(report, point->course)},
      {"value", kjp__report_full(report, at(point, KJP_PATH_POINT_VALUE))},
      {"growth", growth(point)},
      {"shape", kjp__word(report, KJP__WORDS_SHAPE, shape)},
      {"shaped", shaped(point)},
      {"grid", kjp__path_grid(report, point->course)},
      {"party", kjp__path_party(report, point->course, by, target_of(point))},
      {"least", kjp__path_floor(report, point->table, point->row)},
      {"floor", floor_piece(point)},
      {"lacking", lacking_piece(point)},
      {"missing", missing_piece(point)},
      {NULL, NULL}};

  add(text, point, &bodies[body_of(point)], values);
  kjp__text_add(text, kjp__report_say(report, &full_stop));
  add_bounds(text, point);
  kjp__text_add(
      text, kjp__report_remarks(
                report,
                at(point, is_base(point) ? KJP_NONE : KJP_PATH_POINT_PROJECTED),
                KJP_PATH_POINT_UNVERIFIED));
}

const char *
kjp__sentence_of_point(struct kjp__report *report, int32_t row)
{
  struct point point = {
      .report = report,
      .table = kjp_answer_table(report->answer, KJP_PATH_POINTS),
      .row = row,
      .courses = kjp_answer_table(report->answer, KJP_PATH_COURSES)};
  struct kjp__text_builder text = {0};

  point.course = kjp_table_int(point.table, row, KJP_PATH_POINT_PATH);
  add_sentence(&text, &point);
  return kjp__text_keep(&text, report->arena);
}

void
kjp__path_sentence(struct kjp__report *report, int32_t point)
{
  kjp__text_add(&report->text, kjp__sentence_of_point(report, point));
}
