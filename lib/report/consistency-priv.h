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
