/* SPDX-License-Identifier: MIT */
/* lib/report/consistency-priv.h - consistency in words, on a page, as JSON. */
#pragma once
#include <kjplan/consistency.h>

#include "report-priv.h"

/* The question "consistency" of report/answer.c. */
void kjp__consistency_json(struct kjp__report *report);
void kjp__consistency_text(struct kjp__report *report);
void kjp__consistency_sentence(struct kjp__report *report, int32_t statement);

/* A row of KJP_CONSISTENCY_STATEMENTS as a sentence. */
const char *kjp__consistency_statement(struct kjp__report *report,
                                       int32_t statement);
/* A row of the table of a kind, KJP_STATEMENT_..., as a sentence. */
const char *kjp__consistency_say(struct kjp__report *report, int32_t kind,
                                 int32_t row);

/* consistency-phrase.c: pieces. */

/* "不低于 125 亿元" */
const char *kjp__phrase_of_bound(struct kjp__report *report, int32_t target);
/* The same as first promised. */
const char *kjp__phrase_of_first_bound(struct kjp__report *report,
                                       int32_t target);
/* The revision that counts: its row of KJP_REVISIONS, or KJP_NONE. */
int32_t kjp__phrase_revision(const struct kjp__report *report, int32_t target);
/* "，未经核实" where that is so. */
const char *kjp__phrase_unverified(const struct kjp__report *report,
                                   int32_t revision);
/* "目标 rd-2025（2025 年全社会R&D经费不低于 125 亿元）" */
const char *kjp__phrase_of_target(struct kjp__report *report, int32_t target);
/* "不低于", as a bound with a number behind it. */
const char *kjp__phrase_of_comparator(const struct kjp__report *report,
                                      int32_t comparator);
/* What stands between a text and Chinese behind it: a blank, or nothing. */
const char *kjp__phrase_gap_behind(const char *text);
/* "2025 年地区生产总值"; over years where `first` is another one. */
const char *kjp__phrase_of_cell(struct kjp__report *report, int32_t indicator,
                                int32_t first, int32_t year);
/* "4166.67 亿元", with 约 where that is rounded. */
const char *kjp__phrase_of_figure(struct kjp__report *report,
                                  struct kjp__spot spot);
/* The same with as many decimals as it takes to tell it from another number of
 * its unit. */
const char *kjp__phrase_apart(struct kjp__report *report, struct kjp__spot spot,
                              struct kjp__spot other);
/* "不低于 125 亿元", "低于约 4166.67 亿元", told from `other`; NULL for NULL.
 */
const char *kjp__phrase_of_compared(struct kjp__report *report,
                                    int32_t comparator, struct kjp__spot spot,
                                    struct kjp__spot other);
/* The same without 约, for arithmetic. */
const char *kjp__phrase_of_term(struct kjp__report *report,
                                struct kjp__spot spot);

/* consistency-piece.c: what several kinds of sentences have. */

enum { KJP__MOST_NAMED = 12 };

/* "（测算：用到计划数或假定数）" where the flag is set, else NULL. */
const char *kjp__consistency_projected(struct kjp__report *report,
                                       struct kjp__spot flag);
const char *kjp__consistency_unverified(struct kjp__report *report,
                                        struct kjp__spot flag);
/* Says that there are more than were named; nothing where there are not. */
const char *kjp__consistency_named(struct kjp__report *report,
                                   const char *named, int32_t count);
/* "目标 a（…）、目标 b（…）" of the child rows of a row; of many the first,
 * and how many there are. */
const char *kjp__consistency_targets(struct kjp__report *report, int32_t table,
                                     int32_t parent_column, int32_t row,
                                     int32_t target_column,
                                     const char *between);
/* "不低于 a 且低于 b" of two columns of ends and two of flags. */
const char *kjp__consistency_range(struct kjp__report *report,
                                   const kjp_table *table, int32_t row,
                                   const int32_t columns[4],
                                   const char *between);

/* Of a row of the table that the statement is about. */

/* consistency-conflict.c */
const char *kjp__say_conflict(struct kjp__report *report, int32_t row);
const char *kjp__say_cut(struct kjp__report *report, int32_t row);
const char *kjp__say_no_conflict(struct kjp__report *report, int32_t row);
const char *kjp__say_shared(struct kjp__report *report, int32_t row);
/* consistency-bounds.c */
const char *kjp__say_at_bounds(struct kjp__report *report, int32_t row);
const char *kjp__say_at_bounds_cut(struct kjp__report *report, int32_t row);
/* consistency-tightest.c */
const char *kjp__say_tightest(struct kjp__report *report, int32_t row);
const char *kjp__say_tightest_cut(struct kjp__report *report, int32_t row);
