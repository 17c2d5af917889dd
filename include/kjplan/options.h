/* SPDX-License-Identifier: MIT */
/** @file options.h
 * Settings of a load or a question, by name.
 *
 * doc/options.md lists the names: limits of the reader (max-bytes,
 * max-nodes, ...), sha256, and what an answer is asked for (rule, scenario,
 * as-of). One handle may serve any number of calls.
 */
#ifndef KJPLAN_OPTIONS_H
#define KJPLAN_OPTIONS_H
#ifndef KJP_CDEF
#include <kjplan/error.h>
#ifdef __cplusplus
extern "C" {
#endif
#ifdef __GNUC__
#pragma GCC visibility push(default)
#endif
#endif
/* FFI-BEGIN */

/** Settings; one thread at a time. */
typedef struct kjp_options kjp_options;

/** Makes a handle on which everything has its default.
 * @return [new] kjp_options_free(); NULL when memory is out @since 0.1 */
kjp_options *kjp_options_new(void);
/** Sets one of them.
 * @param options not NULL
 * @param name [copied] such as "as-of"
 * @param value [copied] such as "2024-06-30"; NULL: the default again
 * @param error_out [new] kjp_error_free()
 * @return KJP_OK, KJP_E_ARGUMENT or KJP_E_NOMEM @since 0.1 */
kjp_status kjp_options_set(kjp_options *options, const char *name,
                           const char *value, kjp_error **error_out);
/** Releases the handle. NULL does nothing.
 * @param options the handle @since 0.1 */
void kjp_options_free(kjp_options *options);

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
