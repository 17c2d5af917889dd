/* SPDX-License-Identifier: MIT */
/** @file status.h
 * What a call that can fail returns, and the numbers all headers share.
 *
 * True of every function of the library, and not said again:
 * - Text is UTF-8 and ends in NUL. `count` counts elements, `size` bytes.
 * - Rows count from 0; KJP_NONE (-1) is "no row", "no year", "no kind".
 * - [copied] the library keeps a copy, the caller's may go at once;
 *   [lent] belongs to the handle it was asked of, and stays the same and good
 *   as long as the caller holds a reference to that handle;
 *   [new] the caller's, let go by the function named.
 * - A call that can fail sets its outputs to NULL first, returns a kjp_status
 *   and, where it fails, puts an error in `*error_out` (which may be NULL).
 * - A getter never fails loudly: NULL, a row or a column out of range give 0,
 *   KJP_NONE or NULL in silence.
 * - Nothing is printed, no environment, clock or locale is read, and there is
 *   no global state. Plans, answers and their tables are immutable: any
 *   number of threads may use one at once. A builder, an options handle, an
 *   error and a text belong to one thread at a time; a panel does while it is
 *   given arrays.
 * - What a file or a caller sizes is allocated with a check and gives
 *   KJP_E_NOMEM. Nothing is called that would end the host.
 */
#ifndef KJPLAN_STATUS_H
#define KJPLAN_STATUS_H
#ifndef KJP_CDEF
#include <stddef.h>
#include <stdint.h>
#ifdef __cplusplus
extern "C" {
#endif
#ifdef __GNUC__
#pragma GCC visibility push(default)
#endif
#endif
/* FFI-BEGIN */

/** 0 for success, below 0 for failure. A number never changes meaning. */
typedef int32_t kjp_status;
/** The statuses. */
enum {
  KJP_OK = 0,
  KJP_E_SYNTAX = -1,   /**< not YAML, or not UTF-8 */
  KJP_E_SCHEMA = -2,   /**< YAML, but not a plan */
  KJP_E_LIMIT = -3,    /**< larger than a limit of the reader */
  KJP_E_ARGUMENT = -4, /**< a wrong argument: a mistake of the caller */
  KJP_E_NOMEM = -5,    /**< memory is out */
  KJP_E_RANGE = -6,    /**< a number that does not fit; never a wrong one */
  KJP_E_IO = -7        /**< the file cannot be read or written */
};

/** In place of a number. */
enum { KJP_NONE = -1 /**< no row, no year, no kind */ };

/** The language of texts made for people. */
enum {
  KJP_LANGUAGE_ZH = 1, /**< Chinese */
  KJP_LANGUAGE_EN = 2  /**< English */
};

/** Version of the library in use, as major * 65536 + minor * 256 + micro.
 * @return the number @since 0.1 */
uint32_t kjp_version(void);
/** Version of the library in use, as text such as "0.1.0".
 * @return [lent] for ever @since 0.1 */
const char *kjp_version_text(void);

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
