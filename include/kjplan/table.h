/* SPDX-License-Identifier: MIT */
/** @file table.h
 * Tables: all that can be read of a plan, an answer or an error.
 *
 * A column number is unique over all tables: asking a table for a column of
 * another one gives the neutral value. Numbers never change meaning.
 */
#ifndef KJPLAN_TABLE_H
#define KJPLAN_TABLE_H
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

/** What a column holds. */
enum {
  KJP_TYPE_TEXT = 1,    /**< kjp_table_text() */
  KJP_TYPE_INT = 2,     /**< kjp_table_int(): a year, a count, a line */
  KJP_TYPE_BOOLEAN = 3, /**< kjp_table_int(): 0 or 1 */
  KJP_TYPE_WORD = 4,    /**< kjp_table_int() a number, kjp_table_text() the
                             word of the plan file for it */
  KJP_TYPE_ROW = 5,     /**< kjp_table_int(): a row of another table */
  KJP_TYPE_AMOUNT = 6   /**< kjp_table_amount(), kjp_table_format() */
};

/** Which table this is: KJP_FINDINGS, KJP_TARGETS, KJP_AUDIT_YEARS, ...
 * @param table may be NULL
 * @return the number; KJP_NONE for NULL @since 0.1 */
int32_t kjp_table_kind(const kjp_table *table);
/** Name of the table, in the plural ("targets").
 * @param table may be NULL
 * @return [lent] for ever; NULL for NULL @since 0.1 */
const char *kjp_table_name(const kjp_table *table);
/** How many rows there are.
 * @param table may be NULL
 * @return the count; 0 for NULL @since 0.1 */
int32_t kjp_table_count(const kjp_table *table);
/** How many columns there are.
 * @param table may be NULL
 * @return the count; 0 for NULL @since 0.1 */
int32_t kjp_table_column_count(const kjp_table *table);
/** Number of the column at `index`, from 0.
 * @param table may be NULL
 * @param index below kjp_table_column_count()
 * @return the column's number, or KJP_NONE @since 0.1 */
int32_t kjp_table_column(const kjp_table *table, int32_t index);
/** Name of a column, in lower case ("bound").
 * @param table may be NULL
 * @param column a column of this table
 * @return [lent] for ever; NULL for another table's column @since 0.1 */
const char *kjp_table_column_name(const kjp_table *table, int32_t column);
/** What a column holds, KJP_TYPE_TEXT to KJP_TYPE_AMOUNT.
 * @param table may be NULL
 * @param column a column of this table
 * @return the type; KJP_NONE for another table's column @since 0.1 */
int32_t kjp_table_column_type(const kjp_table *table, int32_t column);
/** What a column means, in one line.
 * @param table may be NULL
 * @param column a column of this table
 * @param language KJP_LANGUAGE_ZH or KJP_LANGUAGE_EN
 * @return [lent] for ever; NULL for another table's column @since 0.1 */
const char *kjp_table_column_help(const kjp_table *table, int32_t column,
                                  int32_t language);
/** The table whose rows a KJP_TYPE_ROW column names.
 * @param table may be NULL
 * @param column a column of this table
 * @return the table's number, or KJP_NONE @since 0.1 */
int32_t kjp_table_column_target(const kjp_table *table, int32_t column);

/** The row with this id, in a table whose rows have one.
 * @param table may be NULL
 * @param id may be NULL
 * @return the row, or KJP_NONE @since 0.1 */
int32_t kjp_table_find(const kjp_table *table, const char *id);
/** The rows that belong to one row of another table; they stand together. By
 * a column that names no parent, such as the indicator of a target, they may
 * stand apart: the others are somewhere behind the first.
 * @param table may be NULL
 * @param parent_column the KJP_TYPE_ROW column that names the parent
 * @param parent the parent's row
 * @param first_out the first of them, or KJP_NONE; may be NULL
 * @return how many there are @since 0.1 */
int32_t kjp_table_children(const kjp_table *table, int32_t parent_column,
                           int32_t parent, int32_t *first_out);

/** A text, or the word for a number.
 * @param table may be NULL
 * @param row from 0
 * @param column of type KJP_TYPE_TEXT or KJP_TYPE_WORD
 * @return [lent] NULL where there is none @since 0.1 */
const char *kjp_table_text(const kjp_table *table, int32_t row, int32_t column);
/** A whole number, a yes or no, a kind, or a row.
 * @param table may be NULL
 * @param row from 0
 * @param column of any type but KJP_TYPE_TEXT and KJP_TYPE_AMOUNT
 * @return the number; KJP_NONE where there is none @since 0.1 */
int32_t kjp_table_int(const kjp_table *table, int32_t row, int32_t column);
/** An amount, in quanta of its unit's dimension: fen for money, 10^-9 for
 * ratios and points, 10^-6 for counts. A fraction is rounded half away from
 * zero.
 * @param table may be NULL
 * @param row from 0
 * @param column of type KJP_TYPE_AMOUNT
 * @param quanta_out set only where the amount is known; may be NULL
 * @return 1 where the amount is known and fits, else 0 @since 0.1 */
int32_t kjp_table_amount(const kjp_table *table, int32_t row, int32_t column,
                         int64_t *quanta_out);
/** All amounts of a column at once.
 * @param table may be NULL
 * @param column of type KJP_TYPE_AMOUNT
 * @param quanta room for `count`, or NULL; 0 where unknown
 * @param known room for `count`, or NULL; 1 where known, else 0
 * @param count how many are wanted
 * @return how many rows there are; at most `count` were written @since 0.1 */
int32_t kjp_table_copy_amounts(const kjp_table *table, int32_t column,
                               int64_t *quanta, uint8_t *known, int32_t count);
/** All whole numbers of a column at once, as kjp_table_int() gives them.
 * @param table may be NULL
 * @param column of any type but KJP_TYPE_TEXT and KJP_TYPE_AMOUNT
 * @param numbers room for `count`, or NULL
 * @param count how many are wanted
 * @return how many rows there are; at most `count` were written @since 0.1 */
int32_t kjp_table_copy_ints(const kjp_table *table, int32_t column,
                            int32_t *numbers, int32_t count);
/** The unit an amount is shown in ("亿元", "%", "项").
 * @param table may be NULL
 * @param row from 0
 * @param column of type KJP_TYPE_AMOUNT
 * @return [lent] "" for a plain number; NULL where there is none @since 0.1 */
const char *kjp_table_unit(const kjp_table *table, int32_t row, int32_t column);
/** How many quanta one of kjp_table_unit() is (10^10 fen for 亿元).
 * @param table may be NULL
 * @param row from 0
 * @param column of type KJP_TYPE_AMOUNT
 * @return the number, 1 or more; 0 where there is none @since 0.1 */
int64_t kjp_table_unit_quanta(const kjp_table *table, int32_t row,
                              int32_t column);
/** An amount as text, without its unit: "1.2". Rounded once, half away from
 * zero, from the exact value.
 * @param table not NULL
 * @param row from 0
 * @param column of type KJP_TYPE_AMOUNT
 * @param unit the unit to show it in; NULL: kjp_table_unit()
 * @param digits decimals, 0 to 18; KJP_NONE: the shortest form without loss,
 *        and for a fraction at most to the quantum
 * @param text_out [new] kjp_text_free(); NULL with KJP_OK where unknown
 * @param error_out [new] kjp_error_free()
 * @return KJP_OK, KJP_E_ARGUMENT, KJP_E_NOMEM or KJP_E_RANGE @since 0.1 */
kjp_status kjp_table_format(const kjp_table *table, int32_t row, int32_t column,
                            const char *unit, int32_t digits,
                            kjp_text **text_out, kjp_error **error_out);
/** A whole table as CSV (RFC 4180): UTF-8 without a byte order mark, lines
 * that end in CR LF, the names of the columns first. A row cell is the id of
 * the row it names, or its number where that table has no ids; a yes or no is
 * true or false; what is not known is empty. An amount is a decimal in the
 * row's unit, as kjp_table_format() gives it with KJP_NONE: exact, and for a
 * fraction that does not end rounded to the quantum. Its unit stands in a
 * column of its own behind it, which is named after it with _unit; it is
 * empty where the amount is. A text that begins with = + - or @ stays as it
 * is: import it as text where a program would take it for a formula.
 * @param table not NULL; of a plan, an answer or an error
 * @param text_out [new] kjp_text_free()
 * @param error_out [new] kjp_error_free()
 * @return KJP_OK, KJP_E_ARGUMENT, KJP_E_NOMEM or KJP_E_RANGE @since 0.1 */
kjp_status kjp_table_to_csv(const kjp_table *table, kjp_text **text_out,
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
