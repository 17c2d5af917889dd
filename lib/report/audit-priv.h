/* SPDX-License-Identifier: MIT */
/* lib/report/audit-priv.h - an audit in words, on a page, and as JSON. */
#pragma once
#include "json-priv.h"

/* The question "audit" of report/answer.c. */
void kjp__audit_json(struct kjp__report *report);
void kjp__audit_text(struct kjp__report *report);
void kjp__audit_sentence(struct kjp__report *report, int32_t year);
/* The rules as a member, in an evaluation with its year alone. */
void kjp__audit_json_rules(struct kjp__json *json, const char *key);

/* A row of KJP_AUDIT_YEARS as a sentence. */
const char *kjp__sentence_of_year(struct kjp__report *report, int32_t year);
/* What a row of KJP_AUDIT_CLAUSES demands, with the arithmetic and its basis:
 * "须高于上年 6454.5 亿元 × …". */
const char *kjp__phrase_of_clause(struct kjp__report *report, int32_t clause);
/* What a row of KJP_CLAUSES demands, in a few words without numbers of the
 * year: "增幅高于财政经常性收入". */
const char *kjp__phrase_of_said(struct kjp__report *report, int32_t clause);
/* The adjustment of an indicator in a year, a row of KJP_ADJUSTMENTS, or
 * KJP_NONE. */
int32_t kjp__report_adjustment(const struct kjp__report *report,
                               int32_t indicator, int32_t kind, int32_t year);
/* What the base of a row of KJP_AUDIT_CLAUSES is called: "上年",
 * "上年应有的". */
const char *kjp__phrase_of_base(struct kjp__report *report, int32_t clause);

/* Of a row of KJP_AUDIT_YEARS, each NULL where there is none. */

/* How far above or below the floor, without a sign; rounded to two decimals
 * where the exact amount has a long tail of them. */
const char *kjp__figure_distance(struct kjp__report *report, int32_t year);
/* What is missing but for the year's own figure; the first few of it. */
const char *kjp__figure_missing(struct kjp__report *report, int32_t year);
/* "（扣除一次性的 0.1 亿元后为 1.1 亿元）" */
const char *kjp__figure_net(struct kjp__report *report, int32_t year);
/* "预算数", of a stage that is not final, else NULL. */
const char *kjp__figure_stage_word(struct kjp__report *report, int32_t stage);
/* "（预算数）", of a figure that is not final. */
const char *kjp__figure_stage(struct kjp__report *report, int32_t year);
/* "（即 224650800.01 元）": a floor with a long tail is easier to copy so. */
const char *kjp__figure_yuan(struct kjp__report *report, int32_t year);

/* Parts of the page. */
/* What a row of KJP_AUDIT_RULES demands, and of what. */
void kjp__audit_rule_heading(struct kjp__report *report, int32_t rule);
/* The figures of `years` rows of KJP_AUDIT_YEARS that are not verified, or
 * assumed; nothing where there are none. */
void kjp__audit_rule_weak(struct kjp__report *report, int32_t first_year,
                          int32_t years);
/* The place of a row of KJP_CLAUSES in its rule, from 1; members of an any_of
 * are not counted. */
int32_t kjp__audit_clause_number(const kjp_table *clauses, int32_t clause);
