/* SPDX-License-Identifier: MIT */
/* lib/value/course-priv.h - the course that money takes on a path.
 *
 * A path is what a plan says; its course is what follows under a view: points
 * year by year, and, when asked for, the corridor of all that would do. */
#pragma once
#include <kjplan/path.h>

#include "../rule/corridor-priv.h"
#include "judge-priv.h"

/* What asks for a floor that no clause does. */
#define KJP__BY_ONE_OFF "one_off"

/* What asks or allows, by the name it has in the answer. Targets may have the
 * id of a cap. */
struct kjp__party {
  const char *name; /* in the arena of the values, or the plan's; or NULL */
  int32_t target;   /* row of KJP_TARGETS and one; 0: no target */
};

struct kjp__point {
  struct kjp__amount value;
  struct kjp__amount shaped;
  struct kjp__amount floor; /* the least that keeps the rules, not rounded */
  struct kjp__amount least;
  struct kjp__amount greatest;
  struct kjp__amount lacking; /* below floor or anchor */
  struct kjp__party by;
  int8_t kind; /* KJP_POINT_..., 0: not known */
  int8_t partial;
  int8_t unverified;
  int8_t projected; /* base, curve or cap rest on what is planned or assumed;
                       of floors the answer knows more */
};

/* What alone would make a path possible. */
struct kjp__relaxation {
  struct kjp__party what;
  int32_t year; /* of the amount, or in which a rule is waived; 0: every one */
  struct kjp__amount rate;
  struct kjp__amount amount;
  struct kjp__amount change; /* of the amount */
};

struct kjp__conflict {
  int32_t year; /* 0: none */
  struct kjp__party floor;
  struct kjp__party cap;
  struct kjp__amount amount;
  bool unverified; /* some cap of the path rests on what is not verified, */
  bool projected;  /* planned or assumed */
  bool tried;      /* every relaxation, to its end */
};

/* What an anchor asks of a year. */
struct kjp__anchor {
  struct kjp__amount value; /* is hit exactly, be it on the grid or not */
  int64_t need;             /* at least; KJP__NO_FLOOR */
  bool needed;              /* something is asked for at least, be it zero */
  int64_t most;             /* at most; KJP__NO_BOUND */
  int64_t next_most;        /* without the target that says so */
  struct kjp__party by;
  struct kjp__party most_by;
};

/* What makes a ceiling: rows of KJP_CAPS, or KJP_NONE where there is none or it
 * is a target. */
struct kjp__ceiling_by {
  struct kjp__party target; /* that allows the amount, if one does */
  int32_t amount;
  int32_t rate;
  bool unverified; /* the amount rests on what is not verified, */
  bool projected;  /* planned or assumed */
};

/* The rows of KJP_PATHS whose lists count: the path's own, or the one that a
 * scenario lays over it. */
struct kjp__path_rows {
  int32_t base;    /* of the plan, or KJP_NONE */
  int32_t overlay; /* of the scenario, or KJP_NONE */
  int32_t through;
  int32_t shares;
  int32_t floors; /* KJP_NONE: every rule on the indicator */
  int32_t caps;
};

/* A rule as a floor of the path, over a draft of the indicator's series in
 * which the path stands as far as it has been found. */
struct kjp__path_rule {
  struct kjp__judging judging;
  struct kjp__judging start; /* as it is in the year of the base */
  struct kjp__series *draft;
};

/* Amounts that a path goes through, in place of those of the plan: one a year,
 * below zero: none. */
struct kjp__stops {
  int32_t first_year;
  int32_t years;
  const int64_t *quanta;
};

struct kjp__course {
  struct kjp__path path;  /* with what the scenario lays over it */
  struct kjp__value base; /* where the path states none and it is known */
  struct kjp__path_rows rows;
  const struct kjp__stops *stops; /* NULL: the plan's */
  int32_t indicator;
  int32_t first_year; /* of the base */
  int32_t last_year;
  int64_t grid;                 /* what is rounded to */
  bool known;                   /* the base and the curve are */
  bool unsure;                  /* a floor or a cap of a year is not known */
  bool feasible;                /* set by kjp__course_corridor() */
  bool bounded;                 /* there is a greatest path */
  bool bounds_unverified;       /* some cap rests on what is not verified, */
  bool bounds_projected;        /* planned or assumed */
  bool too_far;                 /* the corridor takes more steps than allowed */
  struct kjp__point *points;    /* of these years */
  struct kjp__anchor *anchors;  /* likewise */
  struct kjp__path_rule *rules; /* its floors */
  int32_t rule_count;
  struct kjp__rows missing; /* of struct kjp__place */
  struct kjp__conflict conflict;
  struct kjp__rows relaxations; /* of struct kjp__relaxation */
  bool quiet;                   /* what is tried misses nothing */
  /* while relaxations are tried */
  struct kjp__asks *asks; /* its floors as lines; NULL: not yet asked for */
  int32_t loose_cap;      /* row of KJP_CAPS that is another, or KJP_NONE: */
  int64_t loose;          /* its rate, or its amount in a year: */
  int32_t loose_year;
};

/* The course of an indicator's path, whose references have series already;
 * NULL when memory is out or a number does not fit. */
struct kjp__course *kjp__values_course(struct kjp__values *values,
                                       int32_t indicator);
/* The same as far as the base, over what is given: anchors and rules, and no
 * point after it. It is the caller's own, and tells of nothing missing. */
struct kjp__course *kjp__course_begin(struct kjp__values *values,
                                      int32_t indicator,
                                      const struct kjp__stops *stops);
/* Fills in the least of all points where there is a least path, and says
 * whether: KJP_NONE: not known. False as above. */
bool kjp__course_least(struct kjp__values *values, struct kjp__course *course,
                       int8_t *feasible);
/* Fills in least, greatest, conflict and relaxations. False as above. */
bool kjp__course_corridor(struct kjp__values *values,
                          struct kjp__course *course);

/* path.c: what the plan and the scenario say of a path. */

/* Whether an indicator has a path in force. */
bool kjp__path_in_force(const struct kjp__values *values, int32_t indicator);
void kjp__path_read(const struct kjp__values *values, int32_t indicator,
                    struct kjp__path *path, struct kjp__path_rows *rows);
/* Calls `sink` with every (indicator, stage) that the path's floors, caps and
 * curve are made of. */
void kjp__path_needs(const struct kjp__values *values, int32_t indicator,
                     kjp__missing_sink sink, void *data);

/* The parts of a course. */

/* Whether a path without anchors goes on to the end of the plan. */
bool kjp__shape_goes_on(int8_t shape);
/* What a year may have: multiples of what is rounded to, and its anchor. */
struct kjp__grid kjp__course_grid(const struct kjp__course *course,
                                  int32_t year);

/* anchor.c: from `through` or the targets; by year from the base on. The last
 * year with one, or that of the base. */
bool kjp__course_anchors(struct kjp__values *values,
                         struct kjp__course *course);
int32_t kjp__anchor_last_year(const struct kjp__values *values,
                              const struct kjp__course *course);
/* ceiling.c: what the caps allow in a year, and by what. False as above. */
bool kjp__course_caps(struct kjp__values *values, struct kjp__course *course,
                      int32_t year, struct kjp__ceiling *out,
                      struct kjp__ceiling_by *by);
/* The same, and what targets allow at most: of the corridor. */
bool kjp__course_ceiling(struct kjp__values *values, struct kjp__course *course,
                         int32_t year, struct kjp__ceiling *out,
                         struct kjp__ceiling_by *by);
/* "share_at_most:revenue"; "grow_at_most#2" for the second of that name. */
const char *kjp__cap_name(const struct kjp__values *values, int32_t row);
/* What makes the amount, or the rate; without a name: nothing. */
struct kjp__party kjp__ceiling_party(const struct kjp__values *values,
                                     const struct kjp__ceiling_by *by,
                                     bool rate);
/* What is missing, once. */
void kjp__course_missing(struct kjp__course *course, int32_t indicator,
                         int32_t year);
/* floor.c: whether a rule is a floor of a path. */
bool kjp__path_keeps(const struct kjp__values *values, int32_t indicator,
                     const struct kjp__path_rows *rows, int32_t rule);
/* The rules that are floors of the course, taken through the years up
 * to the base. */
bool kjp__course_rules(struct kjp__values *values, struct kjp__course *course);
/* The floor of all rules in a year, and at least its one_off; the draft being
 * filled in up to it; the rules must have been taken through the years before.
 */
struct kjp__amount kjp__course_floor(struct kjp__course *course, int32_t year,
                                     const char **by, bool *partial,
                                     bool *unverified);
/* Whether the rule of a judging asks for nothing in a year. */
bool kjp__rule_exempts(const struct kjp__judging *judging, int32_t year);
/* The one_off of an indicator in a year; 0: none. */
int64_t kjp__one_off_quanta(const kjp_plan *plan, int32_t indicator,
                            int32_t year);
/* The drafts have this value in a year from now on. */
void kjp__course_set(struct kjp__course *course, int32_t year, int64_t value,
                     bool unverified);
/* The rules stand at the base again. */
void kjp__course_rewind(struct kjp__course *course);
/* corridor.c: the points of the least path; false: not known. */
bool kjp__course_latest(struct kjp__values *values, struct kjp__course *course);
