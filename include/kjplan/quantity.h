/* SPDX-License-Identifier: MIT */
/** @file quantity.h
 * Quantities: decimal text to exact quanta and back.
 *
 * Money counts fen (0.01 yuan), ratios and percentage points 10^-9, counts
 * 10^-6. Nothing is rounded on the way in. Amounts lie between -(2^63-1) and
 * 2^63-1 quanta.
 */
#ifndef KJPLAN_QUANTITY_H
#define KJPLAN_QUANTITY_H
#ifndef KJP_CDEF
#include <kjplan/error.h>
#include <kjplan/text.h>
#ifdef __cplusplus
extern "C" {
#endif
#ifdef __GNUC__
#pragma GCC visibility push(default)
#endif
#endif
/* FFI-BEGIN */

/** What a quantity is of. */
enum {
  KJP_DIMENSION_MONEY = 1,  /**< quantum 1 fen */
  KJP_DIMENSION_RATIO = 2,  /**< quantum 10^-9 of one */
  KJP_DIMENSION_POINTS = 3, /**< difference of two ratios; quantum 10^-9 */
  KJP_DIMENSION_COUNT = 4   /**< anything counted; quantum 10^-6 */
};

/** Reads a quantity such as "1.25亿元", "12,500 万元", "１２５ 亿元" or "3 %".
 * @param text [copied] at most 4,096 bytes
 * @param unit the unit of a bare number, which also fixes the dimension
 *        ("亿元", "%", "pp", "项"; "" for a plain number)
 * @param quanta_out not NULL; 0 on failure
 * @param error_out [new] kjp_error_free()
 * @return KJP_OK, KJP_E_ARGUMENT, KJP_E_SCHEMA (no quantity of this unit),
 *         KJP_E_LIMIT (more than 18 digits before or 10 behind the point) or
 *         KJP_E_NOMEM @since 0.1 */
kjp_status kjp_quantity_parse(const char *text, const char *unit,
                              int64_t *quanta_out, kjp_error **error_out);
/** Writes quanta as decimal text in a unit, without the unit's name.
 * @param quanta the amount
 * @param unit as for kjp_quantity_parse()
 * @param digits decimals, 0 to 18, rounded half away from zero; KJP_NONE:
 *        the shortest form without loss
 * @param text_out [new] kjp_text_free()
 * @param error_out [new] kjp_error_free()
 * @return KJP_OK, KJP_E_ARGUMENT or KJP_E_NOMEM @since 0.1 */
kjp_status kjp_quantity_format(int64_t quanta, const char *unit, int32_t digits,
                               kjp_text **text_out, kjp_error **error_out);
/** The dimension of a unit. Any label that is no unit of money, ratio or
 * points counts something (项, 万人, 亿美元).
 * @param unit may be NULL
 * @return KJP_DIMENSION_MONEY to KJP_DIMENSION_COUNT, or KJP_NONE @since 0.1 */
int32_t kjp_unit_dimension(const char *unit);
/** How many quanta one of a unit is.
 * @param unit may be NULL
 * @return the number; 0 for no unit @since 0.1 */
int64_t kjp_unit_quanta(const char *unit);

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
