/* SPDX-License-Identifier: MIT */
/** @file builder.h
 * Plans that are made or changed in a program instead of an editor.
 *
 * A builder holds what a plan file would hold, as maps, lists and texts, and
 * takes anything: the plan is checked when it is built, by the same rules as a
 * file. A place is an RFC 6901 pointer such as "/targets/rd-2025/at_least";
 * doc/plan-file.md says what may stand where. In a step of a pointer ~0 stands
 * for ~ and ~1 for /.
 *
 * Plans that are built have no lines and no columns. What is wrong with one
 * carries the pointer of the place, and no file.
 */
#ifndef KJPLAN_BUILDER_H
#define KJPLAN_BUILDER_H
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

/** A plan in the making; one thread at a time. What was replaced or removed is
 * used again, and goes back to the system with kjp_builder_free(). */
typedef struct kjp_builder kjp_builder;

/** What kjp_builder_set_empty() puts down. */
enum {
  KJP_EMPTY_MAP = 1, /**< {} */
  KJP_EMPTY_LIST = 2 /**< [] */
};

/** Makes a builder.
 * @param start the plan it begins with: what kjp_plan_to_yaml() would
 *        write of it; NULL: nothing
 * @return [new] kjp_builder_free(); NULL when memory is out @since 0.1 */
kjp_builder *kjp_builder_new(const kjp_plan *start);
/** Releases a builder; plans built of it stay. NULL does nothing.
 * @param builder the builder @since 0.1 */
void kjp_builder_free(kjp_builder *builder);
/** Puts a text at a place, behind its neighbours or instead of what stood
 * there. Maps that lack on the way are made. In a list a step is the number of
 * an item, from 0; the number of items, or -, appends one. Where nothing
 * stands a step 0 or - makes a list, any other a map. An item is looked for
 * from the nearest of the first, the last and the one before, so what goes
 * through a long list in order is fast, and here and there in it is slow.
 *
 * The text is one even where YAML would see none in it: ~ is a tilde, and the
 * empty text is an empty text. Numbers, dates, words and ids are written as in
 * a file: "125 亿元", "2025", "true".
 * @param builder not NULL; unchanged after any failure
 * @param pointer [copied] at most 64 steps
 * @param text [copied] not NULL
 * @param error_out [new] kjp_error_free()
 * @return KJP_OK, KJP_E_ARGUMENT (no pointer; a number beyond the end of a
 *         list; a step into a text; the empty pointer, which is the whole),
 *         KJP_E_SYNTAX (bytes that are not UTF-8, or characters no plan may
 *         hold), KJP_E_LIMIT (more steps) or KJP_E_NOMEM @since 0.1 */
kjp_status kjp_builder_set(kjp_builder *builder, const char *pointer,
                           const char *text, kjp_error **error_out);
/** The same with an empty map or an empty list for the text.
 * @param builder not NULL; unchanged after any failure
 * @param pointer [copied] at most 63 steps
 * @param kind KJP_EMPTY_MAP or KJP_EMPTY_LIST
 * @param error_out [new] kjp_error_free()
 * @return as kjp_builder_set() @since 0.1 */
kjp_status kjp_builder_set_empty(kjp_builder *builder, const char *pointer,
                                 int32_t kind, kjp_error **error_out);
/** Takes away what stands at a place, with all that is in it. Items behind it
 * in a list move up.
 * @param builder not NULL; unchanged after any failure
 * @param pointer [copied]
 * @param error_out [new] kjp_error_free()
 * @return as kjp_builder_set(); KJP_E_ARGUMENT also where nothing stands
 *         @since 0.1 */
kjp_status kjp_builder_remove(kjp_builder *builder, const char *pointer,
                              kjp_error **error_out);
/** Puts down observations of an indicator, one a year, each instead of what
 * was said of that year and stage. A year that has observations of other
 * stages keeps them, and a source of the whole year, which then stands for the
 * new one too. The unit at /indicators/ID/unit must have been set: the
 * numbers count quanta of its dimension (fen; 10^-9; 10^-6 of a count), and
 * are kept as exact decimals.
 * @param builder not NULL; unchanged after a failure, but for KJP_E_NOMEM,
 *        which may leave some of the years set
 * @param indicator [copied] its id, not NULL
 * @param stage KJP_STAGE_RESTATED to KJP_STAGE_BUDGET, or KJP_NONE: a number
 *        without a stage, which counts as KJP_STAGE_FINAL
 * @param years each once; may be NULL where count is 0
 * @param quanta one a year; may be NULL where count is 0
 * @param count of years, 0 or more
 * @param error_out [new] kjp_error_free()
 * @return KJP_OK, KJP_E_ARGUMENT, KJP_E_SYNTAX (the id is no text of a plan)
 *         or KJP_E_NOMEM @since 0.1 */
kjp_status kjp_builder_set_series(kjp_builder *builder, const char *indicator,
                                  int32_t stage, const int32_t *years,
                                  const int64_t *quanta, int32_t count,
                                  kjp_error **error_out);
/** Checks what the builder holds and makes a plan of it. The builder stays as
 * it is and may go on to others.
 * @param builder not NULL
 * @param options limits, but for max-bytes; NULL: the defaults
 * @param plan_out [new] kjp_plan_unref(); NULL on failure
 * @param error_out [new] kjp_error_free()
 * @return as kjp_plan_parse() @since 0.1 */
kjp_status kjp_builder_build(const kjp_builder *builder,
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
