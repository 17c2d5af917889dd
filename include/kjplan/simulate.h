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
  KJP_SIMULATION = 92,            /**< one row: what was asked */
  KJP_SIMULATION_STATEMENTS = 93, /**< the main table: targets, then rules */
  KJP_SIMULATION_TARGETS = 94,
  KJP_SIMULATION_RULES = 95,
  KJP_SIMULATION_YEARS = 96,     /**< of a rule */
  KJP_SIMULATION_FANS = 97,      /**< indicators with values that were drawn */
  KJP_SIMULATION_FAN_YEARS = 98, /**< of a fan */
  KJP_SIMULATION_MISSING = 99    /**< of a statement: what is not known */
};
/** Columns of KJP_SIMULATION. */
enum {
  KJP_SIMULATION_MODE = 9201, /**< word */
  KJP_SIMULATION_DRAWS = 9202,
  KJP_SIMULATION_SEED = 9203,      /**< text, in decimal digits */
  KJP_SIMULATION_UNDEFINED = 9204, /**< draws in which the outcome of some
                                         target or rule is not defined, of
                                         those that have one in other draws */
  KJP_SIMULATION_KEPT = 9205       /**< draws that quantiles are taken from */
};
/** Columns of KJP_SIMULATION_STATEMENTS: one of the two is KJP_NONE. */
enum {
  KJP_SIMULATION_STATEMENT_TARGET = 9301, /**< row of KJP_SIMULATION_TARGETS */
  KJP_SIMULATION_STATEMENT_RULE = 9302    /**< row of KJP_SIMULATION_RULES */
};
/** Columns of KJP_SIMULATION_TARGETS. */
enum {
  KJP_SIMULATION_TARGET_TARGET = 9401, /**< row of KJP_TARGETS */
  KJP_SIMULATION_TARGET_PROBABILITY = 9402,
  KJP_SIMULATION_TARGET_STANDARD_ERROR = 9403,
  KJP_SIMULATION_TARGET_DEFINED = 9404,   /**< draws with an outcome */
  KJP_SIMULATION_TARGET_UNDEFINED = 9405, /**< draws without */
  KJP_SIMULATION_TARGET_DRAWN = 9406      /**< 0: the same in every draw */
};
/** Columns of KJP_SIMULATION_RULES. */
enum {
  KJP_SIMULATION_RULE_RULE = 9501,        /**< row of KJP_RULES */
  KJP_SIMULATION_RULE_PROBABILITY = 9502, /**< that no year breaks it, exempt
                                                years apart */
  KJP_SIMULATION_RULE_STANDARD_ERROR = 9503,
  KJP_SIMULATION_RULE_SHORTFALL = 9504, /**< expected, over all years; when
                                              the rule is followed what it
                                              adds to the amounts */
  KJP_SIMULATION_RULE_DEFINED = 9505,
  KJP_SIMULATION_RULE_UNDEFINED = 9506,
  KJP_SIMULATION_RULE_DRAWN = 9507,
  KJP_SIMULATION_RULE_RAISED = 9508 /**< 1: amounts of some year were raised
                                          to its floor where they lay below */
};
/** Columns of KJP_SIMULATION_YEARS. */
enum {
  KJP_SIMULATION_YEAR_RULE = 9601, /**< row of KJP_SIMULATION_RULES */
  KJP_SIMULATION_YEAR_YEAR = 9602,
  KJP_SIMULATION_YEAR_PROBABILITY = 9603, /**< of an exempt year: what it
                                                would be */
  KJP_SIMULATION_YEAR_STANDARD_ERROR = 9604,
  KJP_SIMULATION_YEAR_SHORTFALL = 9605,
  KJP_SIMULATION_YEAR_DEFINED = 9606,
  KJP_SIMULATION_YEAR_UNDEFINED = 9607,
  KJP_SIMULATION_YEAR_DRAWN = 9608,
  KJP_SIMULATION_YEAR_EXEMPT = 9609
};
/** Columns of KJP_SIMULATION_FANS. */
enum {
  KJP_SIMULATION_FAN_INDICATOR = 9701 /**< row of KJP_INDICATORS */
};
/** Columns of KJP_SIMULATION_FAN_YEARS. A quantile is the least of the kept
 * values that as large a part of them does not pass. */
enum {
  KJP_SIMULATION_FAN_YEAR_FAN = 9801, /**< row of KJP_SIMULATION_FANS */
  KJP_SIMULATION_FAN_YEAR_YEAR = 9802,
  KJP_SIMULATION_FAN_YEAR_P05 = 9803,
  KJP_SIMULATION_FAN_YEAR_P25 = 9804,
  KJP_SIMULATION_FAN_YEAR_P50 = 9805,
  KJP_SIMULATION_FAN_YEAR_P75 = 9806,
  KJP_SIMULATION_FAN_YEAR_P95 = 9807,
  KJP_SIMULATION_FAN_YEAR_MEAN = 9808, /**< of all draws, each rounded to the
                                             quantum */
  KJP_SIMULATION_FAN_YEAR_DEFINED = 9809,
  KJP_SIMULATION_FAN_YEAR_UNDEFINED = 9810
};
/** Columns of KJP_SIMULATION_MISSING. */
enum {
  KJP_SIMULATION_MISSING_STATEMENT = 9901, /**< row of
                                                 KJP_SIMULATION_STATEMENTS */
  KJP_SIMULATION_MISSING_INDICATOR = 9902,
  KJP_SIMULATION_MISSING_YEAR = 9903
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
 * @param plan not NULL; a reference is kept
 * @param options scenario, as-of, paths, indicator, draws, first-draw, seed,
 *        threads, mode, kept; NULL: every default
 * @param simulation_out [new] kjp_simulation_free()
 * @param error_out [new] kjp_error_free()
 * @return KJP_OK, KJP_E_ARGUMENT (an option, or a plan that cannot be drawn
 *         so), KJP_E_NOMEM, or KJP_E_RANGE @since 0.1 */
kjp_status kjp_simulation_new(const kjp_plan *plan, const kjp_options *options,
                              kjp_simulation **simulation_out,
                              kjp_error **error_out);
/** Draws on from where it stands: a caller that shows progress or may be told
 * to stop takes many short steps.
 * @param simulation not NULL
 * @param draws 1 or more; at most 1000000000 in all
 * @param error_out [new] kjp_error_free()
 * @return KJP_OK, KJP_E_ARGUMENT (too many, draws that do not come last, or
 *         more kept values than 1 GiB), or KJP_E_NOMEM @since 0.1 */
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
/** What was drawn so far as bytes, for a simulation in another process or on
 * another machine. The same draws of the same plan, options and seed have the
 * same bytes, in whatever steps and slices they were made.
 * @param simulation not NULL; may be drawn on. Its plan has a SHA-256: it was
 *        read from a file or a text, with the option sha256 at 1
 * @param bytes_out [new] kjp_text_free(); binary, of kjp_text_size() bytes
 * @param error_out [new] kjp_error_free()
 * @return KJP_OK, KJP_E_ARGUMENT (a plan without a SHA-256), or KJP_E_NOMEM
 * @since 0.1 */
kjp_status kjp_simulation_to_bytes(const kjp_simulation *simulation,
                                   kjp_text **bytes_out,
                                   kjp_error **error_out);
/** Adds a slice that another process drew, as kjp_simulation_merge() does.
 * Bytes that are cut, damaged, or of another version of the library or order
 * of bytes are refused; they are no seal, so take them from whom you trust.
 * @param into not NULL, of the same plan by its SHA-256, options and seed;
 *        unchanged where this fails
 * @param bytes [copied] all that kjp_simulation_to_bytes() made
 * @param size in bytes
 * @param error_out [new] kjp_error_free()
 * @return KJP_OK, KJP_E_ARGUMENT (no such bytes, no slice of the same, or
 *         draws in common), or KJP_E_NOMEM @since 0.1 */
kjp_status kjp_simulation_merge_bytes(kjp_simulation *into, const char *bytes,
                                      size_t size, kjp_error **error_out);
/** What the draws so far say.
 * @param simulation not NULL; may be drawn on
 * @param answer_out [new] kjp_answer_unref()
 * @param error_out [new] kjp_error_free()
 * @return KJP_OK, KJP_E_ARGUMENT (no draw yet), KJP_E_NOMEM or KJP_E_RANGE
 * @since 0.1 */
kjp_status kjp_simulation_answer(const kjp_simulation *simulation,
                                 kjp_answer **answer_out,
                                 kjp_error **error_out);
/** What an indicator came to in each of the kept draws, by their numbers.
 * @param simulation may be NULL
 * @param fan_year row of KJP_SIMULATION_FAN_YEARS of its answer
 * @param quanta room for `count`, or NULL; INT64_MIN where not defined
 * @param count how many are wanted
 * @return how many are kept, 0 of no such row; at most `count` were written
 * @since 0.1 */
int32_t kjp_simulation_copy_draws(const kjp_simulation *simulation,
                                  int32_t fan_year, int64_t *quanta,
                                  int32_t count);
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
