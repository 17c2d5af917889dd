/* SPDX-License-Identifier: MIT */
/* lib/report/reconcile-priv.h - a reconciliation in words, on a page, and as
 * JSON. */
#pragma once
#include <kjplan/reconcile.h>

#include "report-priv.h"

/* The question "reconcile" of report/answer.c. */
void kjp__reconcile_json(struct kjp__report *report);
void kjp__reconcile_text(struct kjp__report *report);
void kjp__reconcile_sentence(struct kjp__report *report, int32_t figure);

/* Of a row of KJP_RECONCILE_FIGURES. */

/* What is to be said of it, with the arithmetic. */
const char *kjp__sentence_of_figure(struct kjp__report *report, int32_t figure);
/* "2.40", with the decimals it was published with. */
const char *kjp__reconcile_published(struct kjp__report *report,
                                     int32_t figure);
/* "≈2.400929", or "10717.4" where that is exact; NULL where unknown. */
const char *kjp__reconcile_computed(struct kjp__report *report, int32_t figure);
/* How it was compared, and its own note; NULL without either. */
const char *kjp__reconcile_note(struct kjp__report *report, int32_t figure);
/* "研发经费 67.37 亿元（最终）÷ 地区生产总值 3293.0 亿元（初步）" */
const char *kjp__reconcile_formula(struct kjp__report *report, int32_t figure);
/* KJP_DERIVE_..., 0: none. */
int32_t kjp__reconcile_operation(struct kjp__report *report, int32_t figure);
/* As kjp__report_join(); a Chinese bracket has its own room, so that no blank
 * stands behind it. */
const char *kjp__reconcile_join(struct kjp__report *report, const char *first,
                                const char *between, const char *second);
/* The name of the indicator that a column of a row names. */
const char *kjp__reconcile_indicator(struct kjp__report *report,
                                     const kjp_table *table, int32_t row,
                                     int32_t column);
