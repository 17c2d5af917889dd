/* SPDX-License-Identifier: MIT */
/** @file panel.h
 * Panels: the same growth rule over many jurisdictions at once, from arrays of
 * the caller's into arrays of the caller's. The verdicts are those of
 * kjp_audit_run() on a plan of each, bit for bit, and the least paths those of
 * kjp_path_run() (doc/panel.md); formulas and their sources: doc/rule.md,
 * doc/path.md.
 *
 * Arrays are entity-major: year y of entity e stands at e * years + y, and the
 * first year is 0. Figures are whole quanta of the indicator's dimension (fen
 * for money, 10^-6 for counts, 10^-9 for ratios); INT64_MIN is one that is
 * missing.
 */
#ifndef KJPLAN_PANEL_H
#define KJPLAN_PANEL_H
#ifndef KJP_CDEF
#include <kjplan/audit.h>
#ifdef __cplusplus
extern "C" {
#endif
#ifdef __GNUC__
#pragma GCC visibility push(default)
#endif
#endif
/* FFI-BEGIN */

/** A rule and the arrays it is held against. kjp_panel_set() and
 * kjp_panel_set_anchors() are for one thread at a time; between two such calls
 * any number of threads may run. */
typedef struct kjp_panel kjp_panel;

/** In a verdict, besides KJP_VERDICT_...: */
enum {
  KJP_PANEL_NOT_RULED = 0,  /**< the rule does not speak of the year */
  KJP_PANEL_TOO_LARGE = 255 /**< a number of the entity does not fit, where an
                                 audit of it would give KJP_E_RANGE: none of
                                 its years is judged */
};
/** Bits of a flag. */
enum {
  KJP_PANEL_PARTIAL = 1,    /**< some clause has no least amount: the floor may
                                 be higher */
  KJP_PANEL_PROJECTED = 2,  /**< rests on planned or assumed values */
  KJP_PANEL_UNVERIFIED = 4, /**< rests on unverified observations */
  KJP_PANEL_UNWAIVED_BROKEN = 8,         /**< exempt, and else it were broken */
  KJP_PANEL_UNWAIVED_NOT_ASSESSABLE = 16 /**< exempt, and else not assessable */
};

/** What is known of the least path of an entity, besides
 * KJP_PANEL_TOO_LARGE: */
enum {
  KJP_PANEL_PATH_FEASIBLE = 1,
  KJP_PANEL_PATH_INFEASIBLE = 2, /**< no path keeps floors, caps and anchors */
  KJP_PANEL_PATH_UNKNOWN = 3     /**< the base, a floor or a cap is not known */
};

/** Makes a panel of a rule, still without arrays: every entity has the plan's
 * own values.
 * @param plan not NULL; the panel holds a reference
 * @param options rule (may be left out where the plan has one), scenario,
 *        as-of, paths, and shape and strengths for kjp_panel_least(); NULL: the
 *        defaults
 * @param entities 0 or more
 * @param first_year of the arrays, 1949 to 2149
 * @param last_year not before first_year, to 2149; some year of the rule lies
 *        between
 * @param panel_out [new] kjp_panel_free()
 * @param error_out [new] kjp_error_free()
 * @return KJP_OK, KJP_E_ARGUMENT or KJP_E_NOMEM @since 0.1 */
kjp_status kjp_panel_new(const kjp_plan *plan, const kjp_options *options,
                         int32_t entities, int32_t first_year,
                         int32_t last_year, kjp_panel **panel_out,
                         kjp_error **error_out);
/** Releases the panel; the arrays are the caller's. NULL does nothing.
 * @param panel the panel @since 0.1 */
void kjp_panel_free(kjp_panel *panel);
/** Row of the panel's rule.
 * @param panel the panel
 * @return row of KJP_RULES of its plan; KJP_NONE for NULL @since 0.1 */
int32_t kjp_panel_rule(const kjp_panel *panel);
/** Gives an indicator of the rule figures of its own in every entity. They take
 * the place of all that the plan says of its values, at whatever stage the rule
 * asks for, years outside the array being missing. The arrays are not copied:
 * they must stay while the panel runs, and may be filled anew between two runs.
 * What is below zero then judges nothing.
 * @param panel not NULL
 * @param indicator [copied] id: the ruled indicator, a reference or a peer of
 *        the rule, or the whole of a cap of the ruled indicator's path
 * @param quanta of every entity and year, 0 or more, or INT64_MIN; NULL: the
 *        plan's own values again
 * @param known of every entity and year, 0: missing; NULL: INT64_MIN alone says
 *        so
 * @param error_out [new] kjp_error_free()
 * @return KJP_OK, KJP_E_ARGUMENT (no indicator of the rule; a figure below
 * zero; a reference whose one_off or comparable_base the plan states, which is
 *         one jurisdiction's) or KJP_E_NOMEM @since 0.1 */
kjp_status kjp_panel_set(kjp_panel *panel, const char *indicator,
                         const int64_t *quanta, const uint8_t *known,
                         kjp_error **error_out);
/** Judges a range of entities. Nothing is allocated for an entity, and ranges
 * that do not overlap may run at once. An array that is NULL is not written to;
 * the others hold count * years elements, those of `first_entity` first, and
 * overlap neither each other nor the figures.
 * @param panel not NULL
 * @param first_entity 0 or more
 * @param count of entities, 0 or more
 * @param threads 1: none is started; more, to 256: so many work at once, and
 *        none is left when the call returns
 * @param floors the least amount that keeps the rule, before what is one-off;
 *        INT64_MIN: none or not known
 * @param verdicts KJP_VERDICT_... or KJP_PANEL_...
 * @param bindings row of KJP_CLAUSES whose least amount is the floor, the first
 *        of several; KJP_NONE: none
 * @param flags bits, KJP_PANEL_PARTIAL and others
 * @param error_out [new] kjp_error_free()
 * @return KJP_OK; KJP_E_ARGUMENT (a range beyond the entities, arrays that
 *         overlap, an indicator without an array that is derived from one
 *         with); KJP_E_RANGE (a value of the plan does not fit); KJP_E_NOMEM.
 *         Where it fails, nothing is written @since 0.1 */
kjp_status kjp_panel_run(const kjp_panel *panel, int32_t first_entity,
                         int32_t count, int32_t threads, int64_t *floors,
                         uint8_t *verdicts, int32_t *bindings, uint8_t *flags,
                         kjp_error **error_out);
/** Gives the path of every entity amounts of its own to go through, in place of
 * `through` and of the targets; those of its base and before do not count. The
 * array is not copied, as in kjp_panel_set(); what is below zero later is none.
 * @param panel not NULL
 * @param quanta of every entity and year, 0 or more, or INT64_MIN: none in the
 *        year; NULL: those of the plan's path again
 * @param error_out [new] kjp_error_free()
 * @return KJP_OK or KJP_E_ARGUMENT (an amount below zero) @since 0.1 */
kjp_status kjp_panel_set_anchors(kjp_panel *panel, const int64_t *quanta,
                                 kjp_error **error_out);
/** Finds the least path of a range of entities: no path on the grid of its
 * `round_to` that keeps the floors of the rule, the caps and the anchors of the
 * ruled indicator's path is lower in any year. The base is the indicator's
 * figure, also where the path states one and the indicator has an array. Paths
 * are in force, and an array of the range that is NULL is not written to; else
 * as kjp_panel_run().
 * @param panel not NULL
 * @param first_entity 0 or more
 * @param count of entities, 0 or more
 * @param threads 1 to 256
 * @param least count * years amounts, the base's the first of a path;
 *        INT64_MIN: off the path, or there is none or it is not known
 * @param states of `count` entities, KJP_PANEL_PATH_... or KJP_PANEL_TOO_LARGE:
 *        a number that the least path needs does not fit
 * @param error_out [new] kjp_error_free()
 * @return KJP_OK; KJP_E_ARGUMENT (as kjp_panel_run(); the ruled indicator has
 *         no path, or one whose floors are not the panel's rule alone);
 *         KJP_E_RANGE; KJP_E_NOMEM. Where it fails, nothing is written
 * @since 0.1 */
kjp_status kjp_panel_least(const kjp_panel *panel, int32_t first_entity,
                           int32_t count, int32_t threads, int64_t *least,
                           uint8_t *states, kjp_error **error_out);

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
