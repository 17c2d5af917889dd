/* SPDX-License-Identifier: MIT */
/** @file statistics.h
 * Statistics: figures from a table (CSV), laid over the observations of a
 * plan.
 *
 * The first record names the columns, in English or Chinese: indicator, year,
 * stage, value, unit, and known_on, source, note, unverified, which may be
 * left out (doc/statistics.md). UTF-8 with or without a byte order mark, and
 * GB18030 as Chinese spreadsheets write it.
 */
#ifndef KJPLAN_STATISTICS_H
#define KJPLAN_STATISTICS_H
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

/** Reads a table of statistics from a file and lays it over a plan. A figure
 * takes the place of the observation of the same indicator, year and stage,
 * and a note among the findings gives both; all else stays. The new plan is
 * judged as a whole: an error of a figure stands at its line and column in the
 * table. What the plan itself says has no line in the new one.
 * @param plan not NULL; is not changed
 * @param file [copied] name of a regular file, not NULL
 * @param options limits; NULL: the defaults
 * @param plan_out [new] kjp_plan_unref()
 * @param error_out [new] kjp_error_free(): every finding of the table
 * @return KJP_OK or the status of the gravest finding @since 0.1 */
kjp_status kjp_statistics_load(const kjp_plan *plan, const char *file,
                               const kjp_options *options, kjp_plan **plan_out,
                               kjp_error **error_out);
/** The same from memory.
 * @param plan not NULL; is not changed
 * @param data [copied] the table; need not end in NUL; not NULL
 * @param size in bytes
 * @param name [copied] what to call it in findings; NULL: "-"
 * @param options as for kjp_statistics_load()
 * @param plan_out [new] kjp_plan_unref()
 * @param error_out [new] kjp_error_free()
 * @return as kjp_statistics_load() @since 0.1 */
kjp_status kjp_statistics_parse(const kjp_plan *plan, const char *data,
                                size_t size, const char *name,
                                const kjp_options *options, kjp_plan **plan_out,
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
