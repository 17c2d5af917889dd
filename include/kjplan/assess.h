/* SPDX-License-Identifier: MIT */
/** @file assess.h
 * The yearly evaluation: of every target whether it is met, how far it has
 * come and what it still needs; the rules of the year, the money given out,
 * and what is amiss. Methods and sources: doc/assess.md.
 */
#ifndef KJPLAN_ASSESS_H
#define KJPLAN_ASSESS_H
#ifndef KJP_CDEF
#include <kjplan/audit.h>
#ifdef __cplusplus
extern "C" {
#endif
#ifdef __GNUC__
#pragma GCC visibility push(default)
#endif
#endif
/* FFI-BEGIN */

/** Tables of an evaluation; those of an audit, and KJP_USED, are there too. */
enum {
  KJP_ASSESS = 70,             /**< one row: what was asked */
  KJP_ASSESS_TARGETS = 71,     /**< the main table */
  KJP_ASSESS_MISSING = 72,     /**< of a target: what is not observed */
  KJP_ASSESS_ROLLUPS = 73,     /**< targets by strength and by owner */
  KJP_ASSESS_PROGRAMMES = 74,  /**< projects of each programme, by status */
  KJP_ASSESS_ALLOCATIONS = 75, /**< money given to programmes and projects */
  KJP_ASSESS_POLICIES = 76,    /**< tax expenditure, by policy and year */
  KJP_ASSESS_FINDINGS = 77     /**< what is amiss or ought to be known */
};
/** Columns of KJP_ASSESS. */
enum { KJP_ASSESS_YEAR = 7001, KJP_ASSESS_METHOD = 7002 };
/** Columns of KJP_ASSESS_TARGETS. What a target asks for is taken as now
 * promised, but in the columns FIRST. */
enum {
  KJP_ASSESS_TARGET_TARGET = 7101,     /**< row of KJP_TARGETS */
  KJP_ASSESS_TARGET_REVISION = 7102,   /**< row of KJP_REVISIONS in force */
  KJP_ASSESS_TARGET_DUE = 7103,        /**< int: the last year it speaks of */
  KJP_ASSESS_TARGET_COMPARATOR = 7104, /**< word of the plan file */
  KJP_ASSESS_TARGET_BOUND = 7105,      /**< the lower one where there are two */
  KJP_ASSESS_TARGET_UPPER = 7106,      /**< of within */
  KJP_ASSESS_TARGET_BOUND_KIND = 7107, /**< of a reference; else none */
  KJP_ASSESS_TARGET_OF = 7108,         /**< int: the year of the value */
  KJP_ASSESS_TARGET_VALUE = 7109,      /**< of a target over years: so far */
  KJP_ASSESS_TARGET_KIND = 7110,
  KJP_ASSESS_TARGET_VERDICT = 7111,
  KJP_ASSESS_TARGET_BASIS = 7112,
  KJP_ASSESS_TARGET_DISTANCE = 7113,   /**< observed value less the bound */
  KJP_ASSESS_TARGET_PROJECTION = 7114, /**< in the due year, not observed */
  KJP_ASSESS_TARGET_PROJECTION_KIND = 7115,
  KJP_ASSESS_TARGET_OUTLOOK = 7116, /**< verdict the projection would give */
  KJP_ASSESS_TARGET_CLASS = 7117,
  KJP_ASSESS_TARGET_REASON = 7118, /**< why it is not assessable */
  KJP_ASSESS_TARGET_RATIO = 7119,
  KJP_ASSESS_TARGET_SCORE = 7120,    /**< of the method growth_ratio */
  KJP_ASSESS_TARGET_SCHEDULE = 7121, /**< share of the time that has gone, of
                                          the method schedule */
  KJP_ASSESS_TARGET_BASE = 7122,
  KJP_ASSESS_TARGET_BASE_YEAR = 7123,
  KJP_ASSESS_TARGET_SINCE = 7124,         /**< int: last year observed */
  KJP_ASSESS_TARGET_GROWTH_NEEDED = 7125, /**< a year, from then on */
  KJP_ASSESS_TARGET_AS_USUAL = 7126,      /**< in the due year, if the last
                                               growth is repeated */
  KJP_ASSESS_TARGET_BREAK_EVEN_INDICATOR = 7127,
  KJP_ASSESS_TARGET_BREAK_EVEN_YEAR = 7128,
  KJP_ASSESS_TARGET_BREAK_EVEN = 7129, /**< where the verdict turns */
  KJP_ASSESS_TARGET_FIRST_COMPARATOR = 7130,
  KJP_ASSESS_TARGET_FIRST_BOUND = 7131,
  KJP_ASSESS_TARGET_FIRST_UPPER = 7132,
  KJP_ASSESS_TARGET_FIRST_VERDICT = 7133,
  KJP_ASSESS_TARGET_UNVERIFIED = 7134, /**< rests on unverified figures */
  KJP_ASSESS_TARGET_FIRST_BOUND_KIND = 7135,
  KJP_ASSESS_TARGET_STAGE = 7136 /**< of an observed value; of a sum or a
                                      derived one the weakest it rests on */
};
/** Columns of KJP_ASSESS_MISSING. */
enum {
  KJP_ASSESS_MISSING_TARGET = 7201, /**< row of KJP_ASSESS_TARGETS */
  KJP_ASSESS_MISSING_INDICATOR = 7202,
  KJP_ASSESS_MISSING_OF = 7203 /**< int: the year that is missing */
};
/** Columns of KJP_ASSESS_ROLLUPS. */
enum {
  KJP_ASSESS_ROLLUP_BY = 7301,
  KJP_ASSESS_ROLLUP_KEY = 7302,   /**< NULL: of targets that have none */
  KJP_ASSESS_ROLLUP_OWNER = 7303, /**< row of KJP_ORGANISATIONS */
  KJP_ASSESS_ROLLUP_MET = 7304,
  KJP_ASSESS_ROLLUP_MISSED = 7305,
  KJP_ASSESS_ROLLUP_NOT_DUE = 7306,
  KJP_ASSESS_ROLLUP_UNDETERMINED = 7307
};
/** Columns of KJP_ASSESS_PROGRAMMES. */
enum {
  KJP_ASSESS_PROGRAMME_PROGRAMME = 7401, /**< row of KJP_PROGRAMMES */
  KJP_ASSESS_PROGRAMME_PROJECTS = 7402,  /**< how many are listed */
  KJP_ASSESS_PROGRAMME_PLANNED = 7403,
  KJP_ASSESS_PROGRAMME_APPROVED = 7404,
  KJP_ASSESS_PROGRAMME_RUNNING = 7405,
  KJP_ASSESS_PROGRAMME_COMPLETED = 7406,
  KJP_ASSESS_PROGRAMME_STOPPED = 7407,
  KJP_ASSESS_PROGRAMME_PLEDGED = 7408 /**< with a pledge of integrity */
};
/** Columns of KJP_ASSESS_ALLOCATIONS: first of an appropriation, then of each
 * programme that has a part of it. */
enum {
  KJP_ASSESS_ALLOCATION_INDICATOR = 7501,
  KJP_ASSESS_ALLOCATION_YEAR = 7502,
  KJP_ASSESS_ALLOCATION_PROGRAMME = 7503, /**< KJP_NONE: of all of them */
  KJP_ASSESS_ALLOCATION_AMOUNT = 7504,    /**< appropriated; of a programme:
                                               what it was given */
  KJP_ASSESS_ALLOCATION_KIND = 7505,      /**< of what is appropriated */
  KJP_ASSESS_ALLOCATION_PROGRAMMES = 7506,
  KJP_ASSESS_ALLOCATION_PROJECTS = 7507,
  KJP_ASSESS_ALLOCATION_LEFT = 7508 /**< not given on */
};
/** Columns of KJP_ASSESS_POLICIES. */
enum {
  KJP_ASSESS_POLICY_POLICY = 7601, /**< row of KJP_POLICIES */
  KJP_ASSESS_POLICY_YEAR = 7602,
  KJP_ASSESS_POLICY_VALUE = 7603, /**< what it is on */
  KJP_ASSESS_POLICY_KIND = 7604,
  KJP_ASSESS_POLICY_AMOUNT = 7605, /**< value x rate x tax rate; no part of
                                        any appropriation */
  KJP_ASSESS_POLICY_LACKS_VALUE = 7606,
  KJP_ASSESS_POLICY_LACKS_RATE = 7607,
  KJP_ASSESS_POLICY_LACKS_TAX_RATE = 7608
};
/** Columns of KJP_ASSESS_FINDINGS. */
enum {
  KJP_ASSESS_FINDING_CODE = 7701,
  KJP_ASSESS_FINDING_TEXT_ZH = 7702,
  KJP_ASSESS_FINDING_TEXT_EN = 7703,
  KJP_ASSESS_FINDING_POINTER = 7704 /**< where in the plan */
};

/** Words of KJP_ASSESS_METHOD. */
enum {
  KJP_METHOD_GROWTH_RATIO = 1, /**< the default */
  KJP_METHOD_LINEAR_RATIO = 2,
  KJP_METHOD_SCHEDULE = 3
};
/** Words of verdicts on targets. */
enum {
  KJP_OUTCOME_MET = 1,
  KJP_OUTCOME_MISSED = 2,
  KJP_OUTCOME_NOT_DUE = 3,
  KJP_OUTCOME_UNDETERMINED = 4
};
/** Words of KJP_ASSESS_TARGET_BASIS. */
enum { KJP_BASIS_OBSERVED = 1, KJP_BASIS_PROJECTED = 2 };
/** Words of KJP_ASSESS_TARGET_CLASS. */
enum {
  KJP_PROGRESS_ACHIEVED = 1,
  KJP_PROGRESS_ON_TRACK = 2,
  KJP_PROGRESS_AT_RISK = 3,
  KJP_PROGRESS_OFF_TRACK = 4,
  KJP_PROGRESS_MOVING_AWAY = 5,
  KJP_PROGRESS_NOT_ASSESSABLE = 6
};
/** Words of KJP_ASSESS_TARGET_REASON. */
enum {
  KJP_REASON_NO_VALUE = 1,      /**< nothing is observed in the year */
  KJP_REASON_NO_BOUND = 2,      /**< what is asked for is not known */
  KJP_REASON_NO_BASE = 3,       /**< the plan states no base */
  KJP_REASON_NO_BASE_VALUE = 4, /**< nothing is observed in the base year */
  KJP_REASON_NO_DIRECTION = 5,  /**< which way is better was not said */
  KJP_REASON_NOT_POSITIVE = 6,  /**< a number is zero or below */
  KJP_REASON_NO_SPAN = 7,       /**< the base is not before the year */
  KJP_REASON_CUMULATIVE = 8,    /**< a sum has no growth: use schedule */
  KJP_REASON_CEILING = 9,       /**< a ceiling on a sum has no schedule */
  KJP_REASON_NOT_BEGUN = 10,    /**< the years of the sum are to come */
  KJP_REASON_AGAINST_DIRECTION = 11, /**< the bound asks for the opposite of
                                          what is better */
  KJP_REASON_OUT_OF_RANGE = 12       /**< a number is too large */
};
/** Words of KJP_ASSESS_ROLLUP_BY. */
enum { KJP_ROLLUP_STRENGTH = 1, KJP_ROLLUP_OWNER = 2 };

/** Evaluates a plan in a year.
 * @param plan not NULL
 * @param options year (required), method, scenario, as-of, paths
 * @param answer_out [new] kjp_answer_unref()
 * @param error_out [new] kjp_error_free()
 * @return KJP_OK, KJP_E_ARGUMENT (no year, one before the plan begins, no such
 *         method or scenario), KJP_E_NOMEM, or KJP_E_RANGE, naming what does
 *         not fit @since 0.1 */
kjp_status kjp_assess_run(const kjp_plan *plan, const kjp_options *options,
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
