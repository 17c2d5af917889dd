/* SPDX-License-Identifier: MIT */
/** @file simulate.h
 * Simulation: how likely is each target and each rule? Growths that are
 * assumed with an sd are drawn; everything else follows from them. The same
 * plan, options and seed give the same bits on every machine, for any number
 * of threads and any slices. How: doc/simulate.md.
 */
#ifndef KJPLAN_SIMULATE_H
#define KJPLAN_SIMULATE_H
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

/** Tables of a simulation. */
enum {
  KJP_SIMULATION = 100,            /**< one row: what was asked */
  KJP_SIMULATION_STATEMENTS = 101, /**< the main table: targets, then rules */
  KJP_SIMULATION_TARGETS = 102,
  KJP_SIMULATION_RULES = 103,
  KJP_SIMULATION_YEARS = 104,     /**< of a rule */
  KJP_SIMULATION_FANS = 105,      /**< indicators with values that were drawn */
  KJP_SIMULATION_FAN_YEARS = 106, /**< of a fan */
  KJP_SIMULATION_MISSING = 107    /**< of a statement: what is not known */
};
/** Columns of KJP_SIMULATION. */
enum {
  KJP_SIMULATION_MODE = 10001, /**< word */
  KJP_SIMULATION_DRAWS = 10002,
  KJP_SIMULATION_SEED = 10003,      /**< text, in decimal digits */
  KJP_SIMULATION_UNDEFINED = 10004, /**< draws in which the outcome of some
                                         target or rule is not defined, of
                                         those that have one in other draws */
  KJP_SIMULATION_KEPT = 10005       /**< draws that quantiles are taken from */
};
/** Columns of KJP_SIMULATION_STATEMENTS: one of the two is KJP_NONE. */
enum {
  KJP_SIMULATION_STATEMENT_TARGET = 10101, /**< row of KJP_SIMULATION_TARGETS */
  KJP_SIMULATION_STATEMENT_RULE = 10102    /**< row of KJP_SIMULATION_RULES */
};
/** Columns of KJP_SIMULATION_TARGETS. */
enum {
  KJP_SIMULATION_TARGET_TARGET = 10201, /**< row of KJP_TARGETS */
  KJP_SIMULATION_TARGET_PROBABILITY = 10202,
  KJP_SIMULATION_TARGET_STANDARD_ERROR = 10203,
  KJP_SIMULATION_TARGET_DEFINED = 10204,   /**< draws with an outcome */
  KJP_SIMULATION_TARGET_UNDEFINED = 10205, /**< draws without */
  KJP_SIMULATION_TARGET_DRAWN = 10206      /**< 0: the same in every draw */
};
/** Columns of KJP_SIMULATION_RULES. */
enum {
  KJP_SIMULATION_RULE_RULE = 10301,        /**< row of KJP_RULES */
  KJP_SIMULATION_RULE_PROBABILITY = 10302, /**< that no year breaks it, exempt
                                                years apart */
  KJP_SIMULATION_RULE_STANDARD_ERROR = 10303,
  KJP_SIMULATION_RULE_SHORTFALL = 10304, /**< expected, over all years; when
                                              the rule is followed what it
                                              adds to the amounts */
  KJP_SIMULATION_RULE_DEFINED = 10305,
  KJP_SIMULATION_RULE_UNDEFINED = 10306,
  KJP_SIMULATION_RULE_DRAWN = 10307,
  KJP_SIMULATION_RULE_RAISED = 10308 /**< 1: amounts of some year were raised
                                          to its floor where they lay below */
};
/** Columns of KJP_SIMULATION_YEARS. */
enum {
  KJP_SIMULATION_YEAR_RULE = 10401, /**< row of KJP_SIMULATION_RULES */
  KJP_SIMULATION_YEAR_YEAR = 10402,
  KJP_SIMULATION_YEAR_PROBABILITY = 10403, /**< of an exempt year: what it
                                                would be */
  KJP_SIMULATION_YEAR_STANDARD_ERROR = 10404,
  KJP_SIMULATION_YEAR_SHORTFALL = 10405,
  KJP_SIMULATION_YEAR_DEFINED = 10406,
  KJP_SIMULATION_YEAR_UNDEFINED = 10407,
  KJP_SIMULATION_YEAR_DRAWN = 10408,
  KJP_SIMULATION_YEAR_EXEMPT = 10409
};
/** Columns of KJP_SIMULATION_FANS. */
enum {
  KJP_SIMULATION_FAN_INDICATOR = 10501 /**< row of KJP_INDICATORS */
};
/** Columns of KJP_SIMULATION_FAN_YEARS. A quantile is the least of the kept
 * values that as large a part of them does not pass. */
enum {
  KJP_SIMULATION_FAN_YEAR_FAN = 10601, /**< row of KJP_SIMULATION_FANS */
  KJP_SIMULATION_FAN_YEAR_YEAR = 10602,
  KJP_SIMULATION_FAN_YEAR_P05 = 10603,
  KJP_SIMULATION_FAN_YEAR_P25 = 10604,
  KJP_SIMULATION_FAN_YEAR_P50 = 10605,
  KJP_SIMULATION_FAN_YEAR_P75 = 10606,
  KJP_SIMULATION_FAN_YEAR_P95 = 10607,
  KJP_SIMULATION_FAN_YEAR_MEAN = 10608, /**< of all draws, each rounded to the
                                             quantum */
  KJP_SIMULATION_FAN_YEAR_DEFINED = 10609,
  KJP_SIMULATION_FAN_YEAR_UNDEFINED = 10610
};
/** Columns of KJP_SIMULATION_MISSING. */
enum {
  KJP_SIMULATION_MISSING_STATEMENT = 10701, /**< row of
                                                 KJP_SIMULATION_STATEMENTS */
  KJP_SIMULATION_MISSING_INDICATOR = 10702,
  KJP_SIMULATION_MISSING_YEAR = 10703
};
/** Words of KJP_SIMULATION_MODE. */
enum {
  KJP_SIMULATION_AS_PLANNED = 1, /**< amounts stay as planned or assumed */
  KJP_SIMULATION_FOLLOW_RULE = 2 /**< they are raised to the floors */
};

/** Draws under way; one thread at a time. It does with as many threads of its
 * own as the option says. */
typedef struct kjp_simulation kjp_simulation;

/** Gets a plan ready to be drawn.
 * @param plan [copied] by reference; not NULL
 * @param options scenario, as-of, paths, indicator, draws, first-draw, seed,
 *        threads, mode, kept; NULL: every default
 * @param simulation_out [new] kjp_simulation_free()
 * @param error_out [new] kjp_error_free()
 * @return KJP_OK, KJP_E_ARGUMENT (an option, or a plan that cannot be drawn
 *         so), KJP_E_LIMIT, KJP_E_NOMEM, or KJP_E_RANGE @since 0.1 */
kjp_status kjp_simulation_new(const kjp_plan *plan, const kjp_options *options,
                              kjp_simulation **simulation_out,
                              kjp_error **error_out);
/** Draws on from where it stands: a caller that shows progress or may be told
 * to stop takes many short steps.
 * @param simulation not NULL
 * @param draws 1 or more; at most 1000000000 in all
 * @param error_out [new] kjp_error_free()
 * @return KJP_OK, KJP_E_ARGUMENT (too many, or draws that were merged in
 *         already), or KJP_E_NOMEM @since 0.1 */
kjp_status kjp_simulation_step(kjp_simulation *simulation, int64_t draws,
                               kjp_error **error_out);
/** Adds another slice: of the same plan, options and seed, other draws.
 * @param into not NULL; unchanged where this fails
 * @param from not NULL; stays as it is
 * @param error_out [new] kjp_error_free()
 * @return KJP_OK, KJP_E_ARGUMENT (no slice of the same, or draws in common),
 *         or KJP_E_NOMEM @since 0.1 */
kjp_status kjp_simulation_merge(kjp_simulation *into,
                                const kjp_simulation *from,
                                kjp_error **error_out);
/** What the draws so far say.
 * @param simulation not NULL; may be drawn on
 * @param answer_out [new] kjp_answer_unref()
 * @param error_out [new] kjp_error_free()
 * @return KJP_OK, KJP_E_ARGUMENT (no draw yet), KJP_E_NOMEM or KJP_E_RANGE
 * @since 0.1 */
kjp_status kjp_simulation_answer(const kjp_simulation *simulation,
                                 kjp_answer **answer_out,
                                 kjp_error **error_out);
/** Releases the handle. NULL does nothing.
 * @param simulation the handle @since 0.1 */
void kjp_simulation_free(kjp_simulation *simulation);
/** All draws of the option `draws` at once.
 * @param plan not NULL
 * @param options as for kjp_simulation_new()
 * @param answer_out [new] kjp_answer_unref()
 * @param error_out [new] kjp_error_free()
 * @return as kjp_simulation_new() and kjp_simulation_answer() @since 0.1 */
kjp_status kjp_simulate_run(const kjp_plan *plan, const kjp_options *options,
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
