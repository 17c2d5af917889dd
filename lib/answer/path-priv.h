/* SPDX-License-Identifier: MIT */
/* lib/answer/path-priv.h - the answer about paths from the inside: its rows,
 * and what is known while a path is written down. path-words.c reads what was
 * asked for, path.c goes through the paths, path-course.c writes each of them
 * down, path-rest.c keeps what they rest on, and what they took for granted.
 */
#pragma once
#include <kjplan/path.h>

#include "../plan/word-priv.h"
#include "../value/course-priv.h"
#include "../value/judge-priv.h"
#include "answer-priv.h"
#include "used-priv.h"

struct kjp__path_course {
  int32_t path;
  int32_t indicator;
  struct kjp__amount round_to;
  struct kjp__amount total;
  const char *strengths;
  int32_t floors;
  int32_t caps;
  int8_t shape;
  int8_t feasible; /* KJP_NONE: not known */
  int8_t bounds;
  int8_t bounded;
  int8_t projected;
  int8_t unverified;
};

struct kjp__path_point {
  int32_t path;
  int32_t year;
  struct kjp__amount value;
  struct kjp__amount shaped;
  struct kjp__amount floor;
  struct kjp__amount least;
  struct kjp__amount greatest;
  struct kjp__amount lacking;
  struct kjp__amount one_off;
  const struct kjp__fraction *growth;
  const char *by;
  int32_t target;
  int8_t kind;
  int8_t partial;
  int8_t unverified;
  int8_t projected;
};

struct kjp__path_conflict {
  int32_t path;
  int32_t year;
  const char *floor;
  const char *cap;
  int32_t floor_target;
  int32_t cap_target;
  struct kjp__amount amount;
  struct kjp__amount asked;
  struct kjp__amount allowed;
  int8_t projected;
  int8_t unverified;
  int8_t tried;
};

struct kjp__path_relaxation {
  int32_t conflict;
  const char *what;
  int32_t target;
  int32_t year;
  struct kjp__amount change;
  struct kjp__amount rate;
  struct kjp__amount amount;
};

struct kjp__path_missing {
  int32_t path;
  int32_t indicator;
  int32_t year;
};

struct kjp__path_total {
  int32_t path;
  int32_t target;
  struct kjp__amount total;
  const struct kjp__fraction *bound;
  const struct kjp__fraction *upper;
  int8_t met; /* KJP_NONE: not known */
  int8_t comparator;
  int8_t projected;
  int8_t unverified;
};

extern const struct kjp__table_kind *const kjp__path_kinds[];
enum { KJP__PATH_KINDS = 7 };

struct kjp__pathing {
  kjp_answer *answer;
  const kjp_plan *plan;
  const struct kjp__settings *settings;
  struct kjp__arena *scratch;
  struct kjp__values *values;
  struct kjp__judging judging;
  /* the path */
  const struct kjp__course *course;
  bool outside; /* a floor rests on what is planned or assumed elsewhere */
  int32_t answer_row; /* of KJP_PATH_COURSES */
  int32_t first_row;  /* of KJP_PATH_POINTS: the base */
  int32_t rules;      /* that are floors of it */
};

/* path-words.c: what the settings ask for in words. */
kjp_status kjp__path_words(const struct kjp__settings *settings,
                           struct kjp__view *view, kjp_error **error_out);
/* path-course.c: writes the path down. */
void kjp__path_write(struct kjp__pathing *pathing);
/* path-rest.c, both of the path that is being written down. */
void kjp__path_inputs(struct kjp__pathing *pathing);
void kjp__path_defaults(struct kjp__pathing *pathing);
/* path-total.c: the path against the targets over several years. */
void kjp__path_totals(struct kjp__pathing *pathing);
