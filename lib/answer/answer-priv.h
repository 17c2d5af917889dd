/* SPDX-License-Identifier: MIT */
/* lib/answer/answer-priv.h - what all answers have in common.
 *
 * An answer owns an arena and its tables, and holds a reference to its plan.
 * Each question has its own file, rows and columns. */
#pragma once
#include <kjplan/answer.h>

#include "../base/table-priv.h"
#include "../plan/options-priv.h"
#include "../plan/plan-priv.h"
#include "../quantity/fraction-priv.h"

struct kjp__answer_row {
  const char *question;
  const char *library;
  const char *plan;
  const char *sha256;
  const char *scenario;
  const char *as_of;
};

struct kjp__default {
  const char *pointer;
  const char *value;
};

enum { KJP__ANSWER_TABLES = 20 };

struct kjp_answer {
  int references;
  kjp_plan *plan;
  struct kjp__arena *arena;
  struct kjp_table tables[KJP__ANSWER_TABLES];
  int32_t table_count;
  int8_t *bare_said; /* indicators whose bare numbers are among the defaults,
                        or NULL */
};

/* An answer with its first two tables filled in or ready, and those of
 * `kinds`; NULL when memory is out. Settings are copied. */
kjp_answer *kjp__answer_new(const kjp_plan *plan, const char *question,
                            const struct kjp__settings *settings,
                            const struct kjp__table_kind *const *kinds,
                            int32_t count);
/* The door of a question: outputs are set to NULL, and the plan is there. */
kjp_status kjp__answer_open(const kjp_plan *plan, kjp_answer **answer_out,
                            kjp_error **error_out);
/* Hands the answer over, or lets go of it where `status` is not KJP_OK; the
 * status again. */
kjp_status kjp__answer_close(kjp_answer *answer, kjp_status status,
                             kjp_answer **answer_out);
struct kjp_table *kjp__answer_table(kjp_answer *answer, int32_t number);
void kjp__answer_default(kjp_answer *answer, const char *pointer,
                         const char *value);
/* KJP_E_RANGE: a number of `name` in a year does not fit. */
kjp_status kjp__fail_range(kjp_error **error_out, const char *name,
                           int32_t year);
/* KJP_E_RANGE: what did not fit while a rule was judged, and the place of its
 * clause. */
struct kjp__judging;
kjp_status kjp__fail_judging(kjp_error **error_out,
                             const struct kjp__judging *judging);
/* A copy in the answer's arena; NULL when memory is out. */
const struct kjp__fraction *
kjp__answer_fraction(kjp_answer *answer, const struct kjp__fraction *fraction);

extern const char *const kjp__words_kind[];
extern const char *const kjp__words_point[];
extern const char *const kjp__words_reason[];
