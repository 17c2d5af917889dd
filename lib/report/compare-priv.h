/* SPDX-License-Identifier: MIT */
/* lib/report/compare-priv.h - a comparison in words, on a page, and as JSON. */
#pragma once
#include <kjplan/compare.h>

#include "report-priv.h"

/* The question "compare" of report/answer.c. */
void kjp__compare_json(struct kjp__report *report);
void kjp__compare_text(struct kjp__report *report);
void kjp__compare_sentence(struct kjp__report *report, int32_t row);

/* A row of KJP_COMPARE_DIFFERENCES as a sentence. */
const char *kjp__sentence_of_difference(struct kjp__report *report,
                                        int32_t row);
/* What the table of a difference is called. */
const char *kjp__compare_title(struct kjp__report *report, int32_t row);
/* What an old or a new cell says, in the report's language; NULL: nothing. */
const char *kjp__compare_value(struct kjp__report *report, int32_t row,
                               int32_t column);
