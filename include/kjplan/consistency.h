/* SPDX-License-Identifier: MIT */
/** @file consistency.h
 * Do the targets fit together, and what do they imply? Formulas and what the
 * answer does not prove: doc/consistency.md.
 */
#ifndef KJPLAN_CONSISTENCY_H
#define KJPLAN_CONSISTENCY_H
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

/** Tables of a consistency answer. */
enum {
  KJP_CONSISTENCY_PROMISES = 59,   /**< every target, as promised now */
  KJP_CONSISTENCY = 60,            /**< one row: how far the answer reaches */
  KJP_CONSISTENCY_STATEMENTS = 61, /**< the main table: what was found */
  KJP_CONSISTENCY_IMPLIED = 62,    /**< bounds that no target states itself */
  KJP_CONSISTENCY_IMPLIED_FROM = 63,
  KJP_CONSISTENCY_AT_BOUNDS = 64, /**< targets taken as equalities */
  KJP_CONSISTENCY_AT_BOUNDS_FROM = 65,
  KJP_CONSISTENCY_TIGHTEST = 66, /**< which of two targets asks more */
  KJP_CONSISTENCY_CONFLICTS = 67,
  KJP_CONSISTENCY_MEMBERS = 68, /**< of a conflict: what cannot all hold */
  KJP_CONSISTENCY_CLAIMS = 69   /**< counts that the text states */
};
/** Columns of KJP_CONSISTENCY_PROMISES: its rows are those of KJP_TARGETS. */
enum {
  KJP_CONSISTENCY_PROMISE_TARGET = 5901,
  KJP_CONSISTENCY_PROMISE_REVISION = 5902, /**< row of KJP_REVISIONS that
                                                counts; KJP_NONE: as first
                                                promised */
  KJP_CONSISTENCY_PROMISE_UNVERIFIED = 5903 /**< it is not verified */
};
/** Columns of KJP_CONSISTENCY. */
enum {
  KJP_CONSISTENCY_SHARED = 6001,    /**< indicators share inputs: what is not
                                         found to clash may still not fit */
  KJP_CONSISTENCY_INDICATOR = 6002, /**< row of KJP_INDICATORS: one that is
                                         shared */
  KJP_CONSISTENCY_COMPLETE = 6003,  /**< nothing more follows step by step */
  KJP_CONSISTENCY_CUT = 6004,       /**< there may be more conflicts than
                                         listed */
  KJP_CONSISTENCY_AT_BOUNDS_CUT = 6005, /**< not all ways to take targets as
                                             equalities are listed */
  KJP_CONSISTENCY_TIGHTEST_CUT = 6006 /**< not all targets were held against
                                           each other */
};
/** Columns of KJP_CONSISTENCY_STATEMENTS. */
enum {
  KJP_CONSISTENCY_STATEMENT_KIND = 6101,
  KJP_CONSISTENCY_STATEMENT_ROW = 6102 /**< int: row of the table of its
                                            kind; 0 where it has none */
};
/** Columns of KJP_CONSISTENCY_IMPLIED. */
enum {
  KJP_CONSISTENCY_IMPLIED_INDICATOR = 6201, /**< row of KJP_INDICATORS */
  KJP_CONSISTENCY_IMPLIED_YEAR = 6202,
  KJP_CONSISTENCY_IMPLIED_LOW = 6203, /**< unknown: without bound */
  KJP_CONSISTENCY_IMPLIED_HIGH = 6204,
  KJP_CONSISTENCY_IMPLIED_LOW_OPEN = 6205, /**< above, not at it */
  KJP_CONSISTENCY_IMPLIED_HIGH_OPEN = 6206,
  KJP_CONSISTENCY_IMPLIED_MINIMAL = 6207,   /**< every target named is needed */
  KJP_CONSISTENCY_IMPLIED_PROJECTED = 6208, /**< rests on planned or assumed
                                                 values */
  KJP_CONSISTENCY_IMPLIED_COUNT = 6209, /**< int: how many targets it rests on;
                                             the first 32 are named */
  KJP_CONSISTENCY_IMPLIED_UNVERIFIED = 6210 /**< rests on an unverified figure
                                                 or revision */
};
/** Columns of KJP_CONSISTENCY_IMPLIED_FROM. */
enum {
  KJP_CONSISTENCY_FROM_IMPLIED = 6301, /**< row of KJP_CONSISTENCY_IMPLIED */
  KJP_CONSISTENCY_FROM_TARGET = 6302   /**< row of KJP_TARGETS */
};
/** Columns of KJP_CONSISTENCY_AT_BOUNDS. */
enum {
  KJP_CONSISTENCY_AT_INDICATOR = 6401, /**< row of KJP_INDICATORS */
  KJP_CONSISTENCY_AT_YEAR = 6402,
  KJP_CONSISTENCY_AT_VALUE = 6403,
  KJP_CONSISTENCY_AT_RELATION = 6404, /**< row of KJP_INDICATORS: the derived
                                           one that connects them; KJP_NONE
                                           for a sum over years */
  KJP_CONSISTENCY_AT_PLACE = 6405,    /**< int: 0 the derived indicator, else
                                           which input */
  KJP_CONSISTENCY_AT_GROWTH = 6406,   /**< a year, from the last observation */
  KJP_CONSISTENCY_AT_SINCE = 6407,    /**< its year */
  KJP_CONSISTENCY_AT_LAST = 6408,     /**< its value */
  KJP_CONSISTENCY_AT_GROWTH_FROM_BASE = 6409, /**< a year, from the base year
                                                   of a target */
  KJP_CONSISTENCY_AT_BASE_YEAR = 6410,
  KJP_CONSISTENCY_AT_BASE = 6411,      /**< the value in that year */
  KJP_CONSISTENCY_AT_PROJECTED = 6412, /**< rests on planned or assumed
                                            values */
  KJP_CONSISTENCY_AT_UNVERIFIED = 6413 /**< rests on an unverified figure or
                                            revision */
};
/** Columns of KJP_CONSISTENCY_AT_BOUNDS_FROM. */
enum {
  KJP_CONSISTENCY_AT_FROM_ROW = 6501,    /**< of KJP_CONSISTENCY_AT_BOUNDS */
  KJP_CONSISTENCY_AT_FROM_TARGET = 6502, /**< KJP_NONE: a known value */
  KJP_CONSISTENCY_AT_FROM_INDICATOR = 6503,
  KJP_CONSISTENCY_AT_FROM_YEAR = 6504,
  KJP_CONSISTENCY_AT_FROM_VALUE = 6505,
  KJP_CONSISTENCY_AT_FROM_KIND = 6506, /**< of a known value */
  KJP_CONSISTENCY_AT_FROM_PLACE = 6507 /**< int: 0 the derived indicator, else
                                            which input */
};
/** Columns of KJP_CONSISTENCY_TIGHTEST. */
enum {
  KJP_CONSISTENCY_TIGHTEST_INDICATOR = 6601, /**< what is asked for */
  KJP_CONSISTENCY_TIGHTEST_YEAR = 6602,
  KJP_CONSISTENCY_TIGHTEST_TARGET = 6603, /**< row of KJP_TARGETS */
  KJP_CONSISTENCY_TIGHTEST_ASKS = 6604,
  KJP_CONSISTENCY_TIGHTEST_COMPARATOR = 6605, /**< as of KJP_TARGETS */
  KJP_CONSISTENCY_TIGHTEST_NEXT = 6606,       /**< row of KJP_TARGETS */
  KJP_CONSISTENCY_TIGHTEST_NEXT_ASKS = 6607,
  KJP_CONSISTENCY_TIGHTEST_NEXT_COMPARATOR = 6608,
  KJP_CONSISTENCY_TIGHTEST_FREE = 6609, /**< the indicator it depends on */
  KJP_CONSISTENCY_TIGHTEST_FREE_YEAR = 6610,
  KJP_CONSISTENCY_TIGHTEST_USED = 6611,      /**< its value used */
  KJP_CONSISTENCY_TIGHTEST_USED_YEAR = 6612, /**< whose value that is: the
                                                  last known one where the
                                                  year's own is unknown */
  KJP_CONSISTENCY_TIGHTEST_USED_KIND = 6613,
  KJP_CONSISTENCY_TIGHTEST_CHANGES = 6614, /**< value at which the two ask the
                                                same */
  KJP_CONSISTENCY_TIGHTEST_UNVERIFIED = 6615,
  KJP_CONSISTENCY_TIGHTEST_PROJECTED = 6616
};
/** Columns of KJP_CONSISTENCY_CONFLICTS. */
enum {
  KJP_CONSISTENCY_CONFLICT_INDICATOR = 6701, /**< where they clash */
  KJP_CONSISTENCY_CONFLICT_YEAR = 6702,
  KJP_CONSISTENCY_CONFLICT_FIRST_YEAR = 6703, /**< of a sum over years */
  KJP_CONSISTENCY_CONFLICT_LOW = 6704,        /**< it would have to be this or
                                                   more, and */
  KJP_CONSISTENCY_CONFLICT_HIGH = 6705,       /**< this or less */
  KJP_CONSISTENCY_CONFLICT_LOW_OPEN = 6706,
  KJP_CONSISTENCY_CONFLICT_HIGH_OPEN = 6707,
  KJP_CONSISTENCY_CONFLICT_MINIMAL = 6708, /**< without any one of its members
                                                it would not clash */
  KJP_CONSISTENCY_CONFLICT_PROJECTED = 6709,
  KJP_CONSISTENCY_CONFLICT_UNVERIFIED = 6710
};
/** Columns of KJP_CONSISTENCY_MEMBERS. */
enum {
  KJP_CONSISTENCY_MEMBER_CONFLICT = 6801,
  KJP_CONSISTENCY_MEMBER_TARGET = 6802, /**< KJP_NONE: a known value */
  KJP_CONSISTENCY_MEMBER_INDICATOR = 6803,
  KJP_CONSISTENCY_MEMBER_YEAR = 6804,
  KJP_CONSISTENCY_MEMBER_VALUE = 6805,
  KJP_CONSISTENCY_MEMBER_KIND = 6806,
  KJP_CONSISTENCY_MEMBER_LOW = 6807,   /**< what a published figure stands for:
                                            this or more, and */
  KJP_CONSISTENCY_MEMBER_HIGH = 6808,  /**< this or less */
  KJP_CONSISTENCY_MEMBER_DIGITS = 6809 /**< decimals that it was published with;
                                            below 0: it is no published one,
                                            or was written in a larger unit */
};
/** Columns of KJP_CONSISTENCY_CLAIMS. */
enum {
  KJP_CONSISTENCY_CLAIM_CLAIM = 6901, /**< row of KJP_CLAIMS */
  KJP_CONSISTENCY_CLAIM_WHAT = 6902,
  KJP_CONSISTENCY_CLAIM_STATED = 6903,
  KJP_CONSISTENCY_CLAIM_LISTED = 6904,
  KJP_CONSISTENCY_CLAIM_AGREES = 6905
};
/** Words of KJP_CONSISTENCY_STATEMENT_KIND. */
enum {
  KJP_STATEMENT_CONFLICT = 1,
  KJP_STATEMENT_CUT = 2, /**< there may be more conflicts */
  KJP_STATEMENT_NO_CONFLICT = 3,
  KJP_STATEMENT_SHARED = 4, /**< what that does not prove */
  KJP_STATEMENT_AT_BOUNDS = 5,
  KJP_STATEMENT_TIGHTEST = 6,
  KJP_STATEMENT_IMPLIED = 7,
  KJP_STATEMENT_CLAIM = 8,
  KJP_STATEMENT_PROMISE = 9,        /**< a target that counts as revised */
  KJP_STATEMENT_AT_BOUNDS_CUT = 10, /**< there are more equalities */
  KJP_STATEMENT_TIGHTEST_CUT = 11   /**< there are more pairs */
};

/** Holds the targets of a plan against each other and against what is known.
 * @param plan not NULL
 * @param options scenario, as-of, paths; NULL: what is observed, no cut-off
 * @param answer_out [new] kjp_answer_unref()
 * @param error_out [new] kjp_error_free()
 * @return KJP_OK, KJP_E_ARGUMENT (no such scenario), KJP_E_NOMEM, or
 *         KJP_E_RANGE, naming the indicator @since 0.1 */
kjp_status kjp_consistency_run(const kjp_plan *plan, const kjp_options *options,
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
