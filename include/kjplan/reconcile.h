/* SPDX-License-Identifier: MIT */
/** @file reconcile.h
 * Reconciliation: do the published figures follow from the levels? Every
 * observation of a derived indicator is compared with what the figures it is
 * derived from give. How: doc/reconcile.md.
 */
#ifndef KJPLAN_RECONCILE_H
#define KJPLAN_RECONCILE_H
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

/** Tables of a reconciliation. */
enum {
  KJP_RECONCILE_FIGURES = 80, /**< the published figures: the main table */
  KJP_RECONCILE_INPUTS = 81,  /**< of a figure: what it is computed from */
  KJP_RECONCILE_MISSING = 82  /**< of a figure: why it cannot be computed */
};
/** Columns of KJP_RECONCILE_FIGURES. */
enum {
  KJP_RECONCILE_FIGURE_INDICATOR = 8001, /**< row of KJP_INDICATORS */
  KJP_RECONCILE_FIGURE_YEAR = 8002,
  KJP_RECONCILE_FIGURE_STAGE = 8003,
  KJP_RECONCILE_FIGURE_PUBLISHED = 8004,
  KJP_RECONCILE_FIGURE_DIGITS = 8005,   /**< decimals as written */
  KJP_RECONCILE_FIGURE_COMPUTED = 8006, /**< exact, from the inputs */
  KJP_RECONCILE_FIGURE_VERDICT = 8007,
  KJP_RECONCILE_FIGURE_LOW = 8008,        /**< numbers that round to the inputs
                                               give no less */
  KJP_RECONCILE_FIGURE_LOW_OPEN = 8009,   /**< they give more */
  KJP_RECONCILE_FIGURE_HIGH = 8010,       /**< and no more than this */
  KJP_RECONCILE_FIGURE_HIGH_OPEN = 8011,  /**< they give less */
  KJP_RECONCILE_FIGURE_SHARED = 8012,     /**< an input counts more than once,
                                               so low and high may be too far
                                               apart */
  KJP_RECONCILE_FIGURE_BY_FIGURES = 8013, /**< a difference of figures as they
                                               were published */
  KJP_RECONCILE_FIGURE_NOTE = 8014,       /**< of the figure, as written */
  KJP_RECONCILE_FIGURE_SOURCE = 8015,     /**< row of KJP_SOURCES */
  KJP_RECONCILE_FIGURE_LINE = 8016,
  KJP_RECONCILE_FIGURE_UNVERIFIED = 8017 /**< the figure, or an input */
};
/** Columns of KJP_RECONCILE_INPUTS. */
enum {
  KJP_RECONCILE_INPUT_FIGURE = 8101, /**< row of KJP_RECONCILE_FIGURES */
  KJP_RECONCILE_INPUT_INDICATOR = 8102,
  KJP_RECONCILE_INPUT_YEAR = 8103,
  KJP_RECONCILE_INPUT_STAGE = 8104, /**< word; KJP_NONE for what is computed */
  KJP_RECONCILE_INPUT_VALUE = 8105,
  KJP_RECONCILE_INPUT_DIGITS = 8106, /**< decimals as written */
  KJP_RECONCILE_INPUT_LINE = 8107,
  KJP_RECONCILE_INPUT_UNVERIFIED = 8108
};
/** Columns of KJP_RECONCILE_MISSING. */
enum {
  KJP_RECONCILE_MISSING_FIGURE = 8201, /**< row of KJP_RECONCILE_FIGURES */
  KJP_RECONCILE_MISSING_INDICATOR = 8202,
  KJP_RECONCILE_MISSING_YEAR = 8203,
  KJP_RECONCILE_MISSING_ZERO = 8204 /**< known, but nothing can be divided by
                                         it */
};
/** Words of verdicts on a published figure. */
enum {
  KJP_RECONCILED_ROUNDS = 1,        /**< the exact value rounds to it */
  KJP_RECONCILED_WITHIN_INPUTS = 2, /**< some numbers that round to the inputs
                                         give it */
  KJP_RECONCILED_DIFFERS = 3,       /**< none do */
  KJP_RECONCILED_UNDETERMINED = 4   /**< an input is missing */
};

/** Compares every published figure of derived indicators with what the levels
 * give.
 * @param plan not NULL
 * @param options indicator, scenario, as-of; NULL: every one, no cut-off
 * @param answer_out [new] kjp_answer_unref()
 * @param error_out [new] kjp_error_free()
 * @return KJP_OK, KJP_E_ARGUMENT (no such indicator or scenario), KJP_E_NOMEM,
 *         or KJP_E_RANGE, naming the indicator @since 0.1 */
kjp_status kjp_reconcile_run(const kjp_plan *plan, const kjp_options *options,
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
