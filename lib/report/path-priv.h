/* SPDX-License-Identifier: MIT */
/* lib/report/path-priv.h - paths of money in words, on a page, and as JSON. */
#pragma once
#include <kjplan/path.h>

#include "report-priv.h"

/* The question "path" of report/answer.c. */
void kjp__path_json(struct kjp__report *report);
void kjp__path_text(struct kjp__report *report);
void kjp__path_sentence(struct kjp__report *report, int32_t point);

/* A row of KJP_PATH_POINTS, KJP_PATH_CONFLICTS or KJP_PATH_TOTALS as a
 * sentence. */
const char *kjp__sentence_of_point(struct kjp__report *report, int32_t point);
const char *kjp__sentence_of_conflict(struct kjp__report *report,
                                      int32_t conflict);
const char *kjp__sentence_of_total(struct kjp__report *report, int32_t total);

/* path-head.c: the lines above the table of a path. */
void kjp__path_heading(struct kjp__report *report, int32_t course);

/* path-doubt.c: that it is not known whether a path can be, and why; NULL where
 * it is. */
const char *kjp__path_doubt(struct kjp__report *report, int32_t course);

/* path-floor.c: "1.0800000001 亿元（即 108000000.01 元，含一次性的 …）" of a
 * row of KJP_PATH_POINTS; NULL without a floor. */
const char *kjp__path_floor(struct kjp__report *report, const kjp_table *points,
                            int32_t row);

/* path-party.c: what asks or allows, by the name it has in the answer. */

/* "目标 municipal-2025", "规则 rigid-growth 的条款“…”", "上限“…”" of a path by
 * its name, or by its row of KJP_TARGETS; NULL for NULL. */
const char *kjp__path_party(struct kjp__report *report, int32_t course,
                            const char *name, int32_t target);
/* "比上年增长不超过 30 %" of a row of KJP_CAPS; `rate` stands in for its own
 * where it is not NULL. */
const char *kjp__path_cap(struct kjp__report *report, int32_t cap,
                          const char *rate);
/* The row of KJP_CAPS of that name, of a path in a year (0: in any), or
 * KJP_NONE. */
int32_t kjp__path_find_cap(const struct kjp__report *report, int32_t course,
                           const char *name);
/* The rate of a row of KJP_PATH_RELAXATIONS, up to four decimals of a per
 * cent, so that it still does; NULL without one. `fixed`: all four. */
const char *kjp__path_rate(struct kjp__report *report, int32_t relaxation,
                           bool fixed);
/* "2021 年的财政经常性收入" of a path, the first few; NULL where nothing is
 * missing. */
const char *kjp__path_missing(struct kjp__report *report, int32_t course);
/* The name of a path's indicator. */
const char *kjp__path_name(struct kjp__report *report, int32_t course);
/* What a path is rounded to: "1 万元", which reads better than 0.0001 亿元. */
const char *kjp__path_grid(struct kjp__report *report, int32_t course);
/* What the curve gives for a row of KJP_PATH_POINTS, without a unit, to two
 * decimals more than the path is rounded to. */
const char *kjp__path_shaped(struct kjp__report *report,
                             const kjp_table *points, int32_t row);
