/* SPDX-License-Identifier: MIT */
/** @file answer.h
 * Answers: what follows from a plan. Immutable, counted, and each keeps its
 * plan alive.
 */
#ifndef KJPLAN_ANSWER_H
#define KJPLAN_ANSWER_H
#ifndef KJP_CDEF
#include <kjplan/plan.h>
#ifdef __cplusplus
extern "C" {
#endif
#ifdef __GNUC__
#pragma GCC visibility push(default)
#endif
#endif
/* FFI-BEGIN */

/** An answer; immutable, shared by reference. */
typedef struct kjp_answer kjp_answer;

/** Tables that every answer has. */
enum {
  KJP_ANSWER = 30,  /**< one row: what the answer rests on */
  KJP_DEFAULTS = 31 /**< what was not said and decided all the same */
};
/** Columns of KJP_ANSWER. */
enum {
  KJP_ANSWER_QUESTION = 3001, /**< text: "audit" */
  KJP_ANSWER_LIBRARY = 3002,  /**< text: version of the library */
  KJP_ANSWER_PLAN = 3003,     /**< text: id of the plan */
  KJP_ANSWER_SHA256 = 3004,   /**< text: of the plan's file, or NULL */
  KJP_ANSWER_SCENARIO = 3005, /**< text: NULL without one */
  KJP_ANSWER_AS_OF = 3006     /**< text: NULL: no cut-off */
};
/** Columns of KJP_DEFAULTS. */
enum {
  KJP_DEFAULT_POINTER = 3101, /**< text: where it could have been said */
  KJP_DEFAULT_VALUE = 3102    /**< text: what was used */
};
/** A table of every answer but the audit's, which has one by year: the figures
 * it rests on, by indicator and year, each once. */
enum { KJP_USED = 46 };
/** Columns of KJP_USED. */
enum {
  KJP_USED_INDICATOR = 4601, /**< row of KJP_INDICATORS */
  KJP_USED_YEAR = 4602,      /**< int */
  KJP_USED_STAGE = 4603,     /**< word; KJP_NONE for what is not observed */
  KJP_USED_VALUE = 4604,
  KJP_USED_KIND = 4605,
  KJP_USED_LINE = 4606,
  KJP_USED_SOURCE = 4607, /**< row of KJP_SOURCES */
  KJP_USED_UNVERIFIED = 4608
};
/** Kinds of a value, strongest first. */
enum {
  KJP_KIND_OBSERVED = 1,
  KJP_KIND_DERIVED = 2,   /**< from observed values alone */
  KJP_KIND_PUBLISHED = 3, /**< a figure whose inputs are not all observed */
  KJP_KIND_PLANNED = 4,
  KJP_KIND_ASSUMED = 5,
  KJP_KIND_UNKNOWN = 6
};

/** Takes one more reference.
 * @param answer may be NULL
 * @return [new] the same answer; kjp_answer_unref() @since 0.1 */
kjp_answer *kjp_answer_ref(kjp_answer *answer);
/** Drops one reference; the last one releases. NULL does nothing.
 * @param answer the answer @since 0.1 */
void kjp_answer_unref(kjp_answer *answer);
/** The plan an answer is about.
 * @param answer may be NULL
 * @return [lent] the plan; kjp_plan_ref() to keep it longer @since 0.1 */
const kjp_plan *kjp_answer_plan(const kjp_answer *answer);
/** One of the tables of an answer.
 * @param answer may be NULL
 * @param table KJP_ANSWER, KJP_DEFAULTS, or one of the question's
 * @return [lent] NULL for another number @since 0.1 */
const kjp_table *kjp_answer_table(const kjp_answer *answer, int32_t table);
/** One row of the answer's main table as a sentence to paste, with the
 * arithmetic and the source in it.
 * @param answer not NULL
 * @param row of the main table, such as KJP_AUDIT_YEARS
 * @param language KJP_LANGUAGE_ZH or KJP_LANGUAGE_EN
 * @param text_out [new] kjp_text_free()
 * @param error_out [new] kjp_error_free()
 * @return KJP_OK, KJP_E_ARGUMENT, KJP_E_NOMEM or KJP_E_RANGE @since 0.1 */
kjp_status kjp_answer_sentence(const kjp_answer *answer, int32_t row,
                               int32_t language, kjp_text **text_out,
                               kjp_error **error_out);
/** The whole answer as a page of plain text: tables aligned for a terminal,
 * then the sentences.
 * @param answer not NULL
 * @param language KJP_LANGUAGE_ZH or KJP_LANGUAGE_EN
 * @param text_out [new] kjp_text_free()
 * @param error_out [new] kjp_error_free()
 * @return KJP_OK, KJP_E_ARGUMENT, KJP_E_NOMEM or KJP_E_RANGE @since 0.1 */
kjp_status kjp_answer_to_text(const kjp_answer *answer, int32_t language,
                              kjp_text **text_out, kjp_error **error_out);
/** The whole answer as one JSON object; doc/json.md has its keys. Exact
 * values are decimal texts in the unit named beside them.
 * @param answer not NULL
 * @param language of the sentences, KJP_LANGUAGE_ZH or KJP_LANGUAGE_EN
 * @param text_out [new] kjp_text_free()
 * @param error_out [new] kjp_error_free()
 * @return KJP_OK, KJP_E_ARGUMENT, KJP_E_NOMEM or KJP_E_RANGE @since 0.1 */
kjp_status kjp_answer_to_json(const kjp_answer *answer, int32_t language,
                              kjp_text **text_out, kjp_error **error_out);

/** What a plan holds, and its findings, as one JSON object (`check --json`).
 * @param plan may be NULL where `error` is not: a file that did not load
 * @param error may be NULL where `plan` is not
 * @param language of the messages, KJP_LANGUAGE_ZH or KJP_LANGUAGE_EN
 * @param text_out [new] kjp_text_free()
 * @param error_out [new] kjp_error_free()
 * @return KJP_OK, KJP_E_ARGUMENT or KJP_E_NOMEM @since 0.1 */
kjp_status kjp_check_to_json(const kjp_plan *plan, const kjp_error *error,
                             int32_t language, kjp_text **text_out,
                             kjp_error **error_out);
/** What a plan holds, as a page of plain text (`check`).
 * @param plan not NULL
 * @param language KJP_LANGUAGE_ZH or KJP_LANGUAGE_EN
 * @param text_out [new] kjp_text_free()
 * @param error_out [new] kjp_error_free()
 * @return KJP_OK, KJP_E_ARGUMENT or KJP_E_NOMEM @since 0.1 */
kjp_status kjp_check_to_text(const kjp_plan *plan, int32_t language,
                             kjp_text **text_out, kjp_error **error_out);
/** Findings one a line: "FILE:LINE:COLUMN: error: MESSAGE [CODE]".
 * @param findings a table KJP_FINDINGS of a plan or an error
 * @param language KJP_LANGUAGE_ZH or KJP_LANGUAGE_EN
 * @param text_out [new] kjp_text_free(); "" where there are none
 * @param error_out [new] kjp_error_free()
 * @return KJP_OK, KJP_E_ARGUMENT or KJP_E_NOMEM @since 0.1 */
kjp_status kjp_findings_to_text(const kjp_table *findings, int32_t language,
                                kjp_text **text_out, kjp_error **error_out);

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
