/* SPDX-License-Identifier: MIT */
/** @file text.h
 * Text that was made on request: a sentence, a table, JSON.
 */
#ifndef KJPLAN_TEXT_H
#define KJPLAN_TEXT_H
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

/** Text made for the caller. */
typedef struct kjp_text kjp_text;

/** The text itself.
 * @param text may be NULL
 * @return [lent] ends in NUL; NULL for NULL @since 0.1 */
const char *kjp_text_data(const kjp_text *text);
/** Its size in bytes, without the NUL.
 * @param text may be NULL
 * @return the size; 0 for NULL @since 0.1 */
size_t kjp_text_size(const kjp_text *text);
/** Releases a text. NULL does nothing.
 * @param text the text @since 0.1 */
void kjp_text_free(kjp_text *text);

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
