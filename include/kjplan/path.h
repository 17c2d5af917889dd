/* SPDX-License-Identifier: MIT */
/** @file path.h
 * How should the money grow, and between which bounds?
 *
 * A path leads from a base through anchors to an end, year by year: its curve,
 * rounded, raised to the floor of the rules, cut by its caps. doc/path.md has
 * the formulas.
 */
#ifndef KJPLAN_PATH_H
#define KJPLAN_PATH_H
#ifndef KJP_CDEF
#include <kjplan/answer.h>
#ifdef __cplusplus
extern "C" {
#endif
#ifdef __GNUC__
#pragma GCC visibility push(default)
#endif
#endif
/* FFI-BEGIN */

/** Tables of an answer about paths; the main one is KJP_PATH_POINTS. */
enum {
  KJP_PATH_COURSES = 50,     /**< the paths that were asked for */
  KJP_PATH_POINTS = 51,      /**< of paths: their years */
  KJP_PATH_CONFLICTS = 52,   /**< of paths that cannot be: why; one at most */
  KJP_PATH_RELAXATIONS = 53, /**< of conflicts: what alone would do, cheapest
                                  kind first */
  KJP_PATH_MISSING = 54,     /**< of paths: what is not known */
  KJP_PATH_TOTALS = 55 /**< of paths: against targets over several years */
};
/** Columns of KJP_PATH_COURSES. */
enum {
  KJP_PATH_COURSE_PATH = 5001,      /**< row of KJP_PATHS */
  KJP_PATH_COURSE_INDICATOR = 5002, /**< row of KJP_INDICATORS */
  KJP_PATH_COURSE_SHAPE = 5003,     /**< word of KJP_SHAPE_... */
  KJP_PATH_COURSE_ROUND_TO = 5004,
  KJP_PATH_COURSE_FEASIBLE = 5005, /**< 1: a path that keeps all exists */
  KJP_PATH_COURSE_TOTAL = 5006,    /**< of the points in the plan's years */
  KJP_PATH_COURSE_FLOORS = 5007,   /**< row of KJP_PATHS whose list of rules
                                        counts; KJP_NONE: every rule of it */
  KJP_PATH_COURSE_CAPS = 5008,     /**< row of KJP_PATHS whose caps count */
  KJP_PATH_COURSE_BOUNDS = 5009,  /**< 1: pages and sentences give the bounds */
  KJP_PATH_COURSE_BOUNDED = 5010, /**< 0: whether there is a greatest path was
                                       not found out; a greatest year
                                       that is not known may have a bound */
  KJP_PATH_COURSE_STRENGTHS = 5011, /**< text: of the targets that are its
                                         anchors; none where it says itself
                                         what it goes through */
  KJP_PATH_COURSE_PROJECTED = 5012, /**< 1: some year of it is */
  KJP_PATH_COURSE_UNVERIFIED = 5013
};
/** Columns of KJP_PATH_POINTS. */
enum {
  KJP_PATH_POINT_PATH = 5101,       /**< row of KJP_PATH_COURSES */
  KJP_PATH_POINT_YEAR = 5102,       /**< int */
  KJP_PATH_POINT_VALUE = 5103,      /**< what is planned */
  KJP_PATH_POINT_SHAPED = 5104,     /**< on the curve, to the quantum */
  KJP_PATH_POINT_KIND = 5105,       /**< word: what made the value */
  KJP_PATH_POINT_BY = 5106,         /**< text: which target, clause or cap */
  KJP_PATH_POINT_FLOOR = 5107,      /**< least that keeps the rules */
  KJP_PATH_POINT_PARTIAL = 5108,    /**< 1: the floor may be higher */
  KJP_PATH_POINT_LEAST = 5109,      /**< of all feasible paths */
  KJP_PATH_POINT_GREATEST = 5110,   /**< not known where there is no bound */
  KJP_PATH_POINT_GROWTH = 5111,     /**< against the point before, per cent */
  KJP_PATH_POINT_SHORT = 5112,      /**< how far below its floor or anchor */
  KJP_PATH_POINT_UNVERIFIED = 5113, /**< rests on unverified observations */
  KJP_PATH_POINT_PROJECTED = 5114,  /**< base, curve, floor or cap rest on
                                         planned or assumed figures */
  KJP_PATH_POINT_ONE_OFF = 5115,    /**< of the year: in the floor, and not in
                                         the base of the next */
  KJP_PATH_POINT_TARGET = 5116      /**< row of KJP_TARGETS: an anchor that is
                                         one */
};
/** Columns of KJP_PATH_CONFLICTS. */
enum {
  KJP_PATH_CONFLICT_PATH = 5201,      /**< row of KJP_PATH_COURSES */
  KJP_PATH_CONFLICT_YEAR = 5202,      /**< int: the first without a value */
  KJP_PATH_CONFLICT_FLOOR = 5203,     /**< text: what asks for more */
  KJP_PATH_CONFLICT_CAP = 5204,       /**< text: what allows less */
  KJP_PATH_CONFLICT_AMOUNT = 5205,    /**< between the two */
  KJP_PATH_CONFLICT_ASKED = 5206,     /**< by an anchor; else not known */
  KJP_PATH_CONFLICT_ALLOWED = 5207,   /**< where it is known what is asked */
  KJP_PATH_CONFLICT_PROJECTED = 5208, /**< path or caps rest on planned or
                                           assumed figures */
  KJP_PATH_CONFLICT_UNVERIFIED = 5209,
  KJP_PATH_CONFLICT_FLOOR_TARGET = 5210, /**< row of KJP_TARGETS, where what
                                              asks is one */
  KJP_PATH_CONFLICT_CAP_TARGET = 5211,   /**< likewise what allows less */
  KJP_PATH_CONFLICT_TRIED = 5212 /**< 1: all that might help was tried to its
                                    end; 0: a floor or a cap is not known, or
                                    it takes too many steps */
};
/** Columns of KJP_PATH_RELAXATIONS. */
enum {
  KJP_PATH_RELAXATION_CONFLICT = 5301, /**< row of KJP_PATH_CONFLICTS */
  KJP_PATH_RELAXATION_WHAT = 5302,     /**< text: the cap, anchor or rule */
  KJP_PATH_RELAXATION_RATE = 5303,     /**< smallest rate of a cap */
  KJP_PATH_RELAXATION_AMOUNT = 5304,   /**< smallest cap, greatest anchor */
  KJP_PATH_RELAXATION_TARGET = 5305,   /**< row of KJP_TARGETS, where it is
                                            one */
  KJP_PATH_RELAXATION_YEAR = 5306,     /**< int: of the amount, or in which the
                                            rule is waived; KJP_NONE for a
                                            rate */
  KJP_PATH_RELAXATION_CHANGE = 5307    /**< of the amount: above zero for a cap
                                            or an upper target, below for an
                                            anchor */
};
/** Columns of KJP_PATH_MISSING. */
enum {
  KJP_PATH_MISSING_PATH = 5401,      /**< row of KJP_PATH_COURSES */
  KJP_PATH_MISSING_INDICATOR = 5402, /**< row of KJP_INDICATORS */
  KJP_PATH_MISSING_YEAR = 5403       /**< int */
};
/** Columns of KJP_PATH_TOTALS. */
enum {
  KJP_PATH_TOTAL_PATH = 5501,   /**< row of KJP_PATH_COURSES */
  KJP_PATH_TOTAL_TARGET = 5502, /**< row of KJP_TARGETS */
  KJP_PATH_TOTAL_TOTAL = 5503,  /**< of the target's years, where all known */
  KJP_PATH_TOTAL_BOUND = 5504,  /**< as now promised; the lower of two */
  KJP_PATH_TOTAL_MET = 5505,    /**< 1, 0, or KJP_NONE where not known */
  KJP_PATH_TOTAL_UPPER = 5506,  /**< of within */
  KJP_PATH_TOTAL_COMPARATOR = 5507,
  KJP_PATH_TOTAL_PROJECTED = 5508, /**< years or bound are planned or assumed */
  KJP_PATH_TOTAL_UNVERIFIED = 5509
};
/** Words of KJP_PATH_POINT_KIND. */
enum {
  KJP_POINT_STATED = 1, /**< base or anchor */
  KJP_POINT_SHAPED = 2, /**< on the curve, rounded */
  KJP_POINT_FLOOR = 3,  /**< raised to a floor */
  KJP_POINT_CAP = 4     /**< cut by a cap */
};

/** The paths of a plan, with their corridors. Paths are in force whether there
 * is a scenario or not.
 * @param plan not NULL
 * @param options indicator, shape, strengths, corridor, scenario, as-of;
 *        NULL: every path as the plan has it
 * @param answer_out [new] kjp_answer_unref()
 * @param error_out [new] kjp_error_free()
 * @return KJP_OK, KJP_E_ARGUMENT (no such path, shape or scenario, or a shape
 *         whose key the path lacks),
 *         KJP_E_NOMEM, or KJP_E_RANGE, naming the indicator @since 0.1 */
kjp_status kjp_path_run(const kjp_plan *plan, const kjp_options *options,
                        kjp_answer **answer_out, kjp_error **error_out);

/* FFI-END */
#ifndef KJP_CDEF
#ifdef __GNUC__
#pragma GCC visibility pop
#endif
#ifdef __cplusplus
}
#endif
#endif
#endif
