/* SPDX-License-Identifier: MIT */
/* lib/report/assess-priv.h - the yearly evaluation in words, on a page, and as
 * JSON. */
#pragma once
#include <kjplan/assess.h>

#include "sheet-priv.h"

/* The question "assess" of report/answer.c. */
void kjp__assess_json(struct kjp__report *report);
void kjp__assess_text(struct kjp__report *report);
void kjp__assess_sentence(struct kjp__report *report, int32_t target);

/* A row of KJP_ASSESS_TARGETS while it is told. */
struct kjp__told {
  struct kjp__report *report;
  const kjp_table *targets;
  int32_t row;
};
struct kjp__spot kjp__told_at(const struct kjp__told *sentence, int32_t column);
int32_t kjp__told_number(const struct kjp__told *sentence, int32_t column);
/* A cell of the target in the plan, or of what that names. */
struct kjp__spot kjp__told_said(const struct kjp__told *sentence,
                                int32_t column, int32_t next);
/* With the blank that stands in Chinese before what is not Chinese; English
 * templates have theirs. */
const char *kjp__told_spaced(struct kjp__report *report, const char *text);
/* A year of the row, or NULL. */
const char *kjp__told_year(const struct kjp__told *sentence, int32_t column);
/* A figure of the row, spaced, or NULL. */
const char *kjp__told_figure(const struct kjp__told *sentence, int32_t column);
bool kjp__told_is_over(const struct kjp__told *sentence);
/* "2022-2024 年合计", or "2024 年". */
const char *kjp__told_when(const struct kjp__told *sentence, int32_t last);
/* "不低于 3 亿元"; as first promised, or as now. NULL where the bound is not
 * known. */
const char *kjp__told_demand(const struct kjp__told *sentence, bool first);
/* The template with the kind of a bound that is planned or assumed, else
 * NULL. */
const char *kjp__told_bound_mark(const struct kjp__told *sentence, bool first,
                                 const struct kjp__say *template);

/* assess-remark.c: what was said of the target, and the remarks behind it. */
const char *kjp__told_remarks(const struct kjp__told *sentence,
                              const char *said);

/* "（预算数）", of a value that is not final; "（含预算数）" where it is made
 * of several. */
const char *kjp__assess_stage_piece(struct kjp__report *report, int32_t row);
/* A row of KJP_ASSESS_TARGETS in words. */
const char *kjp__sentence_of_target(struct kjp__report *report, int32_t row);
/* A row of KJP_ASSESS_POLICIES in words. */
const char *kjp__sentence_of_policy(struct kjp__report *report, int32_t row);

/* Of a row of KJP_ASSESS_TARGETS, its ratio, and of schedule the time that has
 * gone, with as many decimals as show what class they are of; NULL for none. */
const char *kjp__assess_ratio_piece(struct kjp__report *report, int32_t row);
const char *kjp__assess_time_piece(struct kjp__report *report, int32_t row);

/* The tables of the page below the targets, each with a title and an empty
 * line before; nothing where they are empty. */
void kjp__assess_rollup_sheet(struct kjp__report *report);
void kjp__assess_programme_sheet(struct kjp__report *report);
void kjp__assess_allocation_sheet(struct kjp__report *report);
