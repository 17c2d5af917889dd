/* SPDX-License-Identifier: MIT */
/* lib/answer/audit-priv.h - the audit from the inside: its rows, and what is
 * known while a year is judged. audit.c goes through rules and years,
 * audit-trail.c keeps what the year rests on. */
#pragma once
#include <kjplan/audit.h>

#include "../plan/word-priv.h"
#include "../value/judge-priv.h"
#include "answer-priv.h"
#include "used-priv.h"

struct kjp__audit_rule {
  int32_t rule;
};

struct kjp__audit_year {
  int32_t rule;
  int32_t year;
  struct kjp__amount value;
  struct kjp__amount one_off;
  struct kjp__amount base;
  struct kjp__amount floor;
  struct kjp__amount headroom;
  const struct kjp__fraction *growth;
  int32_t runner_up;
  int32_t exemption;
  int8_t kind;
  int8_t partial;
  int8_t verdict;
  int8_t unwaived;
  int8_t projected;
  int8_t unverified;
};

struct kjp__audit_clause {
  int32_t year;
  int32_t any_of;
  int32_t clause;
  int32_t base_year;
  const char *name;
  struct kjp__amount least;
  struct kjp__amount base;
  const struct kjp__fraction *gap;
  const struct kjp__fraction *reference;
  const struct kjp__fraction *reference_base;
  int8_t verdict;
  int8_t binding;
};

struct kjp__audit_input {
  int32_t year;
  struct kjp__used used;
};

struct kjp__audit_missing {
  int32_t year;
  int32_t indicator;
  int32_t of;
};

struct kjp__audit_note {
  int32_t year;
  int32_t clause;
  const char *code;
  struct kjp__say text;
};

extern const struct kjp__table_kind *const kjp__audit_kinds[];
enum { KJP__AUDIT_KINDS = 6 };

/* Fills in the tables of kjp__audit_kinds, which an answer to another question
 * may have as well; `only` is a row of KJP_RULES, or KJP_NONE for all. */
kjp_status kjp__audit_fill(kjp_answer *answer, const struct kjp__view *view,
                           int32_t only, kjp_error **error_out);

struct kjp__auditing {
  kjp_answer *answer;
  const kjp_plan *plan;
  struct kjp__arena *scratch;
  struct kjp__judging judging;
  int32_t answer_row; /* of KJP_AUDIT_RULES */
  int32_t year_row;   /* of KJP_AUDIT_YEARS */
  int32_t first_input;
  int32_t first_missing;
  int32_t first_of_rest; /* missing rows that are not of S_t */
};

/* audit-trail.c */

/* Leaves of what a year rests on become rows of KJP_AUDIT_INPUTS, or of
 * KJP_AUDIT_MISSING. */
extern const struct kjp__witness kjp__trail_witness;
/* What has been missing so far is of S_t, and stands first. */
void kjp__trail_close_value(struct kjp__auditing *auditing);
/* Sorts the rows of the year, and takes out what stands there twice. */
void kjp__trail_close(struct kjp__auditing *auditing);
void kjp__trail_notes(struct kjp__auditing *auditing, int32_t first_clause);

/* audit-defaults.c: what the audit of a rule took for granted. */
void kjp__audit_defaults(struct kjp__auditing *auditing, int32_t first_input);
