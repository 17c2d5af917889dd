/* SPDX-License-Identifier: MIT */
/* lib/report/path-json.c - the JSON of paths: its keys, in their order.
 * doc/path.md describes them. */
#include "path-priv.h"

#include "basis-priv.h"
#include "shape-priv.h"

/* Points */

static void
write_sentence(struct kjp__json *json, const char *key, int32_t point)
{
  kjp__json_text(json, key, kjp__sentence_of_point(json->report, point));
}

static const struct kjp__json_field point_fields[] = {
    CELL("year", KJP_PATH_POINT_YEAR),
    CELL("value", KJP_PATH_POINT_VALUE),
    CELL("shaped", KJP_PATH_POINT_SHAPED),
    CELL("kind", KJP_PATH_POINT_KIND),
    CELL("by", KJP_PATH_POINT_BY),
    CELL("floor", KJP_PATH_POINT_FLOOR),
    CELL("partial", KJP_PATH_POINT_PARTIAL),
    CELL("least", KJP_PATH_POINT_LEAST),
    CELL("greatest", KJP_PATH_POINT_GREATEST),
    FIXED("growth", KJP_PATH_POINT_GROWTH),
    CELL("short", KJP_PATH_POINT_SHORT),
    CELL("unverified", KJP_PATH_POINT_UNVERIFIED),
    CELL("projected", KJP_PATH_POINT_PROJECTED),
    CELL("one_off", KJP_PATH_POINT_ONE_OFF),
    CELL("target", KJP_PATH_POINT_TARGET, KJP_TARGET_ID),
    BY("sentence", write_sentence),
};
SHAPE(point);

/* Conflicts */

static const kjp_table *
relaxations_of(const struct kjp__json *json)
{
  return kjp_answer_table(json->report->answer, KJP_PATH_RELAXATIONS);
}

static void
write_rate(struct kjp__json *json, const char *key, int32_t relaxation)
{
  kjp__json_text(json, key, kjp__path_rate(json->report, relaxation, true));
}

/* What is shown of a relaxation is its rate, or its amount. */
static void
write_value(struct kjp__json *json, const char *key, int32_t row)
{
  const char *rate = kjp__path_rate(json->report, row, true);
  struct kjp__spot amount = {relaxations_of(json), row,
                             KJP_PATH_RELAXATION_AMOUNT};

  kjp__json_text(
      json, key,
      rate != NULL ? rate : kjp__report_amount(json->report, amount, KJP_NONE));
}

static void
write_unit(struct kjp__json *json, const char *key, int32_t row)
{
  const kjp_table *table = relaxations_of(json);

  if (kjp_table_amount(table, row, KJP_PATH_RELAXATION_RATE, NULL))
    kjp__json_text(json, key, "%");
  else if (kjp_table_amount(table, row, KJP_PATH_RELAXATION_AMOUNT, NULL))
    kjp__json_text(json, key,
                   kjp_table_unit(table, row, KJP_PATH_RELAXATION_AMOUNT));
  else
    kjp__json_null(json, key);
}

static const struct kjp__json_field first_fields[] = {
    CELL("what", KJP_PATH_RELAXATION_WHAT),
    BY("value", write_value),
    BY("unit", write_unit),
    CELL("year", KJP_PATH_RELAXATION_YEAR),
};
SHAPE(first);

static void
write_first(struct kjp__json *json, const char *key, int32_t conflict)
{
  int32_t first;

  if (kjp_table_children(relaxations_of(json), KJP_PATH_RELAXATION_CONFLICT,
                         conflict, &first) == 0) {
    kjp__json_null(json, key);
    return;
  }
  kjp__json_open(json, key, '{');
  kjp__json_fields(json, relaxations_of(json), first, &first_shape);
  kjp__json_close(json, '}');
}

static void
write_conflict_sentence(struct kjp__json *json, const char *key, int32_t row)
{
  kjp__json_text(json, key, kjp__sentence_of_conflict(json->report, row));
}

static const struct kjp__json_field conflict_fields[] = {
    CELL("year", KJP_PATH_CONFLICT_YEAR),
    CELL("floor_clause", KJP_PATH_CONFLICT_FLOOR),
    CELL("cap_clause", KJP_PATH_CONFLICT_CAP),
    CELL("amount", KJP_PATH_CONFLICT_AMOUNT),
    CELL("asked", KJP_PATH_CONFLICT_ASKED),
    CELL("allowed", KJP_PATH_CONFLICT_ALLOWED),
    BY("relaxation", write_first),
    CELL("projected", KJP_PATH_CONFLICT_PROJECTED),
    CELL("unverified", KJP_PATH_CONFLICT_UNVERIFIED),
    CELL("floor_target", KJP_PATH_CONFLICT_FLOOR_TARGET, KJP_TARGET_ID),
    CELL("cap_target", KJP_PATH_CONFLICT_CAP_TARGET, KJP_TARGET_ID),
    CELL("tried", KJP_PATH_CONFLICT_TRIED),
    BY("sentence", write_conflict_sentence),
};
SHAPE(conflict);

static const struct kjp__json_field relaxation_fields[] = {
    CELL("what", KJP_PATH_RELAXATION_WHAT),
    BY("rate", write_rate),
    CELL("amount", KJP_PATH_RELAXATION_AMOUNT),
    CELL("target", KJP_PATH_RELAXATION_TARGET, KJP_TARGET_ID),
    CELL("year", KJP_PATH_RELAXATION_YEAR),
    CELL("change", KJP_PATH_RELAXATION_CHANGE),
};
SHAPE(relaxation);

/* The row of KJP_PATH_CONFLICTS of a path, or KJP_NONE. */
static int32_t
conflict_of(const struct kjp__json *json, int32_t course)
{
  int32_t row;

  (void)kjp_table_children(
      kjp_answer_table(json->report->answer, KJP_PATH_CONFLICTS),
      KJP_PATH_CONFLICT_PATH, course, &row);
  return row;
}

static void
write_conflict(struct kjp__json *json, const char *key, int32_t course)
{
  const kjp_table *table =
      kjp_answer_table(json->report->answer, KJP_PATH_CONFLICTS);
  int32_t row = conflict_of(json, course);

  if (row == KJP_NONE) {
    kjp__json_null(json, key);
    return;
  }
  kjp__json_open(json, key, '{');
  kjp__json_fields(json, table, row, &conflict_shape);
  kjp__json_close(json, '}');
}

static void
write_relaxations(struct kjp__json *json, const char *key, int32_t course)
{
  const kjp_table *table = relaxations_of(json);
  int32_t first;
  int32_t count = kjp_table_children(table, KJP_PATH_RELAXATION_CONFLICT,
                                     conflict_of(json, course), &first);

  kjp__json_rows(json, key, table, first, count, &relaxation_shape);
}

/* What is missing, and sums */

static const struct kjp__json_field missing_fields[] = {
    CELL("indicator", KJP_PATH_MISSING_INDICATOR, KJP_INDICATOR_ID),
    CELL("year", KJP_PATH_MISSING_YEAR),
};
SHAPE(missing);

static void
write_total_sentence(struct kjp__json *json, const char *key, int32_t row)
{
  kjp__json_text(json, key, kjp__sentence_of_total(json->report, row));
}

static const struct kjp__json_field total_fields[] = {
    CELL("target", KJP_PATH_TOTAL_TARGET, KJP_TARGET_ID),
    CELL("total", KJP_PATH_TOTAL_TOTAL),
    CELL("comparator", KJP_PATH_TOTAL_COMPARATOR),
    CELL("bound", KJP_PATH_TOTAL_BOUND),
    CELL("upper", KJP_PATH_TOTAL_UPPER),
    CELL("met", KJP_PATH_TOTAL_MET),
    CELL("projected", KJP_PATH_TOTAL_PROJECTED),
    CELL("unverified", KJP_PATH_TOTAL_UNVERIFIED),
    BY("sentence", write_total_sentence),
};
SHAPE(total);

/* Paths */

#define OF KJP_PATH_COURSE_INDICATOR
static const struct kjp__json_field course_fields[] = {
    CELL("indicator", OF, KJP_INDICATOR_ID),
    SAID("indicator_name", OF, KJP_INDICATOR_NAME_ZH),
    CELL("unit", OF, KJP_INDICATOR_UNIT),
    CELL("shape", KJP_PATH_COURSE_SHAPE),
    CELL("round_to", KJP_PATH_COURSE_ROUND_TO),
    CELL("feasible", KJP_PATH_COURSE_FEASIBLE),
    CELL("bounded", KJP_PATH_COURSE_BOUNDED),
    CELL("total", KJP_PATH_COURSE_TOTAL),
    CELL("strengths", KJP_PATH_COURSE_STRENGTHS),
    LIST("points", KJP_PATH_POINTS, KJP_PATH_POINT_PATH, point),
    CELL("projected", KJP_PATH_COURSE_PROJECTED),
    CELL("unverified", KJP_PATH_COURSE_UNVERIFIED),
    BY("conflict", write_conflict),
    BY("relaxations", write_relaxations),
    LIST("missing", KJP_PATH_MISSING, KJP_PATH_MISSING_PATH, missing),
    LIST("totals", KJP_PATH_TOTALS, KJP_PATH_TOTAL_PATH, total),
};
SHAPE(course);

void
kjp__path_json(struct kjp__report *report)
{
  const kjp_table *courses = kjp_answer_table(report->answer, KJP_PATH_COURSES);
  struct kjp__json json = {report, false};

  kjp__json_open(&json, NULL, '{');
  kjp__json_head(&json);
  kjp__json_rows(&json, "paths", courses, 0, kjp_table_count(courses),
                 &course_shape);
  kjp__json_used(&json);
  kjp__json_close(&json, '}');
  kjp__text_add_char(&report->text, '\n');
}
