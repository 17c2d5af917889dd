/* SPDX-License-Identifier: MIT */
/* lib/report/report-priv.h - what every page, sentence and JSON text shares.
 *
 * A report is one public call at work. What is put into templates are pieces:
 * texts in the report's arena, NULL where there is nothing to say. A call that
 * fails on the way is remembered, and told at the end. Everything is read
 * through the public table calls, so that this floor knows no row structs. */
#pragma once
#include <kjplan/audit.h>

#include "../base/arena-priv.h"
#include "../base/diagnostic-priv.h"
#include "../base/text-priv.h"

struct kjp__report {
  const kjp_plan *plan;     /* NULL: of findings alone */
  const kjp_answer *answer; /* NULL: of a plan alone */
  int32_t language;
  struct kjp__arena *arena;
  struct kjp__text_builder text; /* what is handed out */
  kjp_status status;             /* of the first call that failed */
  kjp_error *error;
};

/* A cell. A table of NULL or a row of KJP_NONE reads as nothing. */
struct kjp__spot {
  const kjp_table *table;
  int32_t row;
  int32_t column;
};

/* The start of a public function: outputs are set to NULL, arguments looked
 * at. `subject` is what the report is about, `name` that argument's name. On
 * KJP_OK kjp__report_end() must follow. */
kjp_status kjp__report_begin(struct kjp__report *report, const void *subject,
                             const char *name, int32_t language,
                             kjp_text **text_out, kjp_error **error_out);
kjp_status kjp__report_end(struct kjp__report *report, kjp_text **text_out,
                           kjp_error **error_out);
kjp_status kjp__report_refuse(kjp_error **error_out, const char *name,
                              int32_t found);

/* A table of the answer, or of the plan, by its number. */
const kjp_table *kjp__report_table(const struct kjp__report *report,
                                   int32_t number);
/* Goes from row to row: every column of `path` but the last names a row of
 * the table of the next. The path ends in 0. */
struct kjp__spot kjp__report_follow(const struct kjp__report *report,
                                    const kjp_table *table, int32_t row,
                                    const int32_t *path);

/* One side of a bilingual text. */
const char *kjp__report_say(const struct kjp__report *report,
                            const struct kjp__say *say);
/* The template of the report's language, with its words put in. */
const char *kjp__report_fill(struct kjp__report *report,
                             const struct kjp__say *template,
                             const char *const (*values)[2]);
/* A text that stands in two columns, Chinese and then English; the other one
 * where there is but one. The column is the Chinese one. */
const char *kjp__report_said(const struct kjp__report *report,
                             struct kjp__spot zh);
/* "2015" */
const char *kjp__report_int(struct kjp__report *report, int64_t number);
/* "7005.8": decimals, or KJP_NONE for the shortest exact form. */
const char *kjp__report_amount(struct kjp__report *report,
                               struct kjp__spot spot, int32_t digits);
/* The same in another unit of the dimension; NULL: its own. */
const char *kjp__report_amount_in(struct kjp__report *report,
                                  struct kjp__spot spot, const char *unit,
                                  int32_t digits);
/* "≈0.333333" for a fraction that does not end, else the exact form. */
const char *kjp__report_near(struct kjp__report *report, struct kjp__spot spot);
/* How many decimals an exact number may have: of figures that are compared,
 * all there can be; of a projection four. */
enum { KJP__EXACT = 10, KJP__ROUGH = 4 };
/* "3.00001 亿元", "约 1.6678 %": exact where it ends within `most` decimals,
 * else with four of them, or as many as show that it is not zero. `bare`:
 * without a sign. */
const char *kjp__report_about(struct kjp__report *report, struct kjp__spot spot,
                              int32_t most, bool bare);
/* "7005.8 亿元" of "7005.8" */
const char *kjp__report_with_unit(struct kjp__report *report,
                                  struct kjp__spot spot, const char *number);
/* "7005.8 亿元", exact. */
const char *kjp__report_full(struct kjp__report *report, struct kjp__spot spot);
/* " + 5 %", or " − 5 %" of what is below zero; NULL of what is not known. */
const char *kjp__report_plus(struct kjp__report *report, struct kjp__spot spot);
/* "2021 年的财政经常性收入" of a row that names an indicator and a year. */
const char *kjp__report_year_of(struct kjp__report *report,
                                const kjp_table *table, int32_t row,
                                int32_t indicator, int32_t year);
/* What stands between Chinese and `next`: nothing before Chinese, else " ". */
const char *kjp__report_gap(const char *next);
/* remarks.c: that a row rests on planned or assumed figures, as the cell
 * `projected` says, or on some that are not verified; NULL: neither. */
const char *kjp__report_remarks(struct kjp__report *report,
                                struct kjp__spot projected, int32_t unverified);
/* "科学技术进步法第八十六条" of a row of KJP_SOURCES; NULL for none. */
const char *kjp__report_source(struct kjp__report *report, int32_t row);
/* `first` and `second` with `between` between them, or the one that is not
 * NULL. */
const char *kjp__report_join(struct kjp__report *report, const char *first,
                             const char *between, const char *second);
