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

/* A row of KJP_ASSESS_TARGETS in words. */
const char *kjp__sentence_of_target(struct kjp__report *report, int32_t row);
/* A row of KJP_ASSESS_POLICIES in words. */
const char *kjp__sentence_of_policy(struct kjp__report *report, int32_t row);

/* Of a row of KJP_ASSESS_TARGETS. */
/* "不低于 3 亿元"; as first promised, or as now. NULL where the bound is not
 * known. */
const char *kjp__assess_demand_piece(struct kjp__report *report, int32_t row,
                                     bool first);

/* The tables of the page below the targets, each with a title and an empty
 * line before; nothing where they are empty. */
void kjp__assess_rollup_sheet(struct kjp__report *report);
void kjp__assess_programme_sheet(struct kjp__report *report);
void kjp__assess_allocation_sheet(struct kjp__report *report);
