/* SPDX-License-Identifier: MIT */
/** @file compare.h
 * Comparison: what changes between two answers to the same question, such as
 * under two scenarios or as of two days? How rows are matched:
 * doc/compare.md.
 */
#ifndef KJPLAN_COMPARE_H
#define KJPLAN_COMPARE_H
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

/** Tables of a comparison. */
enum {
  KJP_COMPARE_DIFFERENCES = 90, /**< the main table */
  KJP_COMPARE_SIDES = 91        /**< two rows: the one before, the one after */
};
/** Columns of KJP_COMPARE_DIFFERENCES. */
enum {
  KJP_DIFFERENCE_TABLE = 9001,  /**< text: name of the table */
  KJP_DIFFERENCE_KEY = 9002,    /**< text: which row, "rigid-growth 2024" */
  KJP_DIFFERENCE_SIDE = 9003,   /**< word; KJP_NONE: the row is in both */
  KJP_DIFFERENCE_COLUMN = 9004, /**< text; NULL where the row is in one only */
  KJP_DIFFERENCE_OLD = 9005,    /**< text; NULL: none, or not known */
  KJP_DIFFERENCE_NEW = 9006,
  KJP_DIFFERENCE_UNIT = 9007,       /**< text; NULL: not an amount */
  KJP_DIFFERENCE_CHANGE = 9008,     /**< new less old, where both are amounts */
  KJP_DIFFERENCE_MEANING_ZH = 9009, /**< what the column means */
  KJP_DIFFERENCE_MEANING_EN = 9010,
  KJP_DIFFERENCE_PROJECTED = 9011, /**< 1: on either side the row, or what it
                                        is part of, rests on planned or assumed
                                        figures */
  KJP_DIFFERENCE_UNVERIFIED = 9012 /**< likewise on some not verified */
};
/** Columns of KJP_COMPARE_SIDES. */
enum {
  KJP_SIDE_QUESTION = 9101, /**< text: what both answer */
  KJP_SIDE_SCENARIO = 9102, /**< text; NULL without one */
  KJP_SIDE_AS_OF = 9103,    /**< text; NULL: no cut-off */
  KJP_SIDE_SHA256 = 9104,   /**< text: of the plan's file, or NULL */
  KJP_SIDE_LIBRARY = 9105   /**< text: version of the library */
};
/** Words of KJP_DIFFERENCE_SIDE: where the row is. */
enum { KJP_ONLY_BEFORE = 1, KJP_ONLY_AFTER = 2 };

/** Compares two answers to one question about one plan, table by table.
 * @param before not NULL
 * @param after not NULL; of the same question and plan id
 * @param options may be NULL; none is used
 * @param answer_out [new] kjp_answer_unref()
 * @param error_out [new] kjp_error_free()
 * @return KJP_OK, KJP_E_ARGUMENT (another question or plan), KJP_E_NOMEM, or
 *         KJP_E_RANGE @since 0.1 */
kjp_status kjp_compare_run(const kjp_answer *before, const kjp_answer *after,
                           const kjp_options *options, kjp_answer **answer_out,
                           kjp_error **error_out);

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
