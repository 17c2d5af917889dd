/* SPDX-License-Identifier: MIT */
/* lib/answer/audit-priv.h - the audit from the inside: its rows, and what is
 * known while a year is judged. audit.c goes through rules and years,
 * audit-measure.c finds the numbers of a clause, audit-trail.c keeps what the
 * year rests on. */
#pragma once
#include <kjplan/audit.h>

#include "../plan/word-priv.h"
#include "../rule/clause-priv.h"
#include "../rule/year-priv.h"
#include "../value/value-priv.h"
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

/* What a clause gave in a year. */
struct kjp__judged {
  const struct kjp__clause *clause;
  int32_t row; /* of KJP_CLAUSES */
  struct kjp__clause_numbers numbers;
  bool known;     /* everything but S_t */
  bool projected; /* a number it uses is planned or assumed */
  bool has_base;
  bool has_reference;
  bool has_reference_base;
  int32_t base_year;
};

struct kjp__auditing {
  kjp_answer *answer;
  const kjp_plan *plan;
  struct kjp__arena *scratch;
  struct kjp__values *values;
  int32_t *bare_seen; /* indicators whose bare numbers are in the defaults */
  /* the rule */
  const struct kjp__rule *rule;
  int32_t rule_row;   /* of KJP_RULES */
  int32_t answer_row; /* of KJP_AUDIT_RULES */
  const struct kjp__series *series;
  /* from the year before */
  struct kjp__amount floor_before;
  bool floor_projected;
  bool floor_unverified;
  /* the year */
  int32_t year;
  int32_t year_row;
  struct kjp__amount net; /* S_t */
  struct kjp__amount base;
  bool base_projected;
  bool base_unverified;
  int32_t unusable; /* an indicator that has a value, but none to judge with;
                       or KJP_NONE */
  int32_t unusable_year;
  bool unverified;
  struct kjp__judged *judged;
  struct kjp__outcome *outcomes;
  int32_t count;
  int32_t first_input;
  int32_t first_missing;
  int32_t first_of_rest; /* missing rows that are not of S_t */
  /* why it cannot go on */
  bool failed; /* memory is out, or: */
  bool out_of_range;
  const char *range_name;
  int32_t range_year;
};

/* audit-measure.c */

/* A number that a clause uses. */
struct kjp__measure {
  bool known;
  bool projected;
  struct kjp__fraction value;
};

/* The base of the year, with what it rests on. */
void kjp__audit_base(struct kjp__auditing *auditing);
/* S of a year less its one_off. */
struct kjp__amount kjp__audit_net(struct kjp__auditing *auditing, int32_t year);
/* The same of the year itself, without a trail: nothing judges it. */
struct kjp__amount kjp__audit_quiet_net(struct kjp__auditing *auditing);
/* Finds the numbers of a clause, and notes what is missing. */
void kjp__audit_measure(struct kjp__auditing *auditing,
                        struct kjp__judged *judged);
/* The adjustment of an indicator in a year, or NULL. */
const struct kjp__adjustment *
kjp__audit_adjustment(const struct kjp__auditing *auditing, int32_t indicator,
                      int32_t year, int8_t kind);
/* "outpace:revenue"; in the answer's arena. */
const char *kjp__audit_clause_name(struct kjp__auditing *auditing,
                                   const struct kjp__clause *clause);
/* A value is there, but zero or below: nothing can be judged with it. */
void kjp__audit_unusable(struct kjp__auditing *auditing, int32_t indicator,
                         int32_t year);
/* Remembers that a number of `name` does not fit. */
void kjp__audit_out_of_range(struct kjp__auditing *auditing, const char *name);

/* audit-trail.c */

/* The year rests on this value; false where it is not known. Leaves become
 * rows of KJP_AUDIT_INPUTS or KJP_AUDIT_MISSING. */
bool kjp__trail_value(struct kjp__auditing *auditing,
                      const struct kjp__series *series, int32_t year);
/* This is missing, though it may have a value: a denominator that is zero, a
 * base that does not reach across a change of scope. */
void kjp__trail_missing(struct kjp__auditing *auditing, int32_t indicator,
                        int32_t year);
/* What has been missing so far is of S_t, and stands first. */
void kjp__trail_close_value(struct kjp__auditing *auditing);
/* Sorts the rows of the year, and takes out what stands there twice. */
void kjp__trail_close(struct kjp__auditing *auditing);
void kjp__trail_notes(struct kjp__auditing *auditing, int32_t first_clause);

/* audit-defaults.c: what the audit of a rule took for granted. */
void kjp__audit_defaults(struct kjp__auditing *auditing, int32_t first_input);
