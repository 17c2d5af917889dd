/* SPDX-License-Identifier: MIT */
/** @file error.h
 * Why a call failed, and what is to be said of a plan that loads.
 */
#ifndef KJPLAN_ERROR_H
#define KJPLAN_ERROR_H
#ifndef KJP_CDEF
#include <kjplan/status.h>
#ifdef __cplusplus
extern "C" {
#endif
#ifdef __GNUC__
#pragma GCC visibility push(default)
#endif
#endif
/* FFI-BEGIN */

/** Rows of a plan, an answer or an error; [lent] with the handle. */
typedef struct kjp_table kjp_table;
/** Why a call failed: one row a finding, in the order of the file. */
typedef struct kjp_error kjp_error;

/** Findings: the rows of an error, and warnings and notes of a plan. */
enum { KJP_FINDINGS = 1 };
/** Words of KJP_FINDING_SEVERITY. */
enum {
  KJP_SEVERITY_ERROR = 1,
  KJP_SEVERITY_WARNING = 2,
  KJP_SEVERITY_NOTE = 3
};
/** Columns of KJP_FINDINGS. */
enum {
  KJP_FINDING_CODE = 101,       /**< text: stable, such as "unknown-key" */
  KJP_FINDING_SEVERITY = 102,   /**< word */
  KJP_FINDING_FILE = 103,       /**< text: the name given to the load call */
  KJP_FINDING_LINE = 104,       /**< int, from 1; KJP_NONE without a file */
  KJP_FINDING_COLUMN = 105,     /**< int, characters from 1 */
  KJP_FINDING_POINTER = 106,    /**< text: place in the document, RFC 6901 */
  KJP_FINDING_MESSAGE_ZH = 107, /**< text: what is wrong */
  KJP_FINDING_MESSAGE_EN = 108,
  KJP_FINDING_EXPECTED_ZH = 109, /**< text */
  KJP_FINDING_EXPECTED_EN = 110,
  KJP_FINDING_FOUND_ZH = 111, /**< text */
  KJP_FINDING_FOUND_EN = 112,
  KJP_FINDING_HINT_ZH = 113, /**< text: what to write instead */
  KJP_FINDING_HINT_EN = 114,
  KJP_FINDING_RELATED_LINE = 115, /**< int: the other place, if any */
  KJP_FINDING_RELATED_COLUMN = 116
};

/** What kind of failure: the status the call returned.
 * @param error may be NULL
 * @return below 0; KJP_OK for NULL @since 0.1 */
kjp_status kjp_error_status(const kjp_error *error);
/** The first finding that is an error, in one line.
 * @param error may be NULL
 * @param language KJP_LANGUAGE_ZH or KJP_LANGUAGE_EN
 * @return [lent] NULL for NULL @since 0.1 */
const char *kjp_error_message(const kjp_error *error, int32_t language);
/** The language to show an error in, where nobody chose one: Chinese where the
 * file has Chinese in it.
 * @param error may be NULL
 * @return KJP_LANGUAGE_ZH or KJP_LANGUAGE_EN @since 0.1 */
int32_t kjp_error_language(const kjp_error *error);
/** All findings.
 * @param error may be NULL
 * @return [lent] table KJP_FINDINGS; NULL for NULL @since 0.1 */
const kjp_table *kjp_error_table(const kjp_error *error);
/** Releases an error. NULL does nothing.
 * @param error the error @since 0.1 */
void kjp_error_free(kjp_error *error);

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
