/* SPDX-License-Identifier: MIT */
/* lib/value/judge-priv.h - a year of a rule, with the values of a view.
 *
 * In turn, year by year: kjp__judge_open(), kjp__judge_year(),
 * kjp__judge_next(). Who judges is told through a witness what the year rests
 * on and what it lacks. */
#pragma once
#include "../rule/asks-priv.h"
#include "../rule/clause-priv.h"
#include "../rule/year-priv.h"
#include "value-priv.h"

/* What a clause gave in a year. */
struct kjp__judged {
  const struct kjp__clause *clause;
  int32_t row; /* of KJP_CLAUSES */
  struct kjp__clause_numbers numbers;
  bool known;     /* everything but S_t */
  bool projected; /* a number it uses is planned or assumed */
  bool too_large; /* its arithmetic outgrows its type */
  bool owed_lost; /* so did what the year before owed: it has no base */
  bool has_base;
  bool has_reference;
  bool has_reference_base;
  int32_t base_year;
};

struct kjp__witness {
  /* The year rests on this value, or would, were it known. */
  void (*value)(void *data, const struct kjp__series *series, int32_t year);
  /* This is missing, though it may have a value: a denominator that is zero, a
   * base that does not reach across a change of scope. */
  void (*missing)(void *data, int32_t indicator, int32_t year);
  /* A clause that is too large is told as such, and the year goes on without
   * it; else judging ends there. */
  bool forgives;
};

struct kjp__judging {
  const kjp_plan *plan;
  struct kjp__values *values;
  const struct kjp__witness *witness;
  void *witness_data;
  /* the rule */
  const struct kjp__rule *rule;
  int32_t rule_row; /* of KJP_RULES */
  const struct kjp__series *series;
  int32_t first_year; /* of a path that is judged, whose base counts for peaks;
                         0: none */
  /* from the year before */
  struct kjp__amount floor_before;
  bool floor_lost; /* more than could be worked out: it may be any amount */
  bool floor_projected;
  bool floor_unverified;
  /* the year */
  int32_t year;
  struct kjp__amount net; /* S_t */
  struct kjp__amount base;
  bool base_projected;
  bool base_unverified;
  bool unverified;
  int32_t unusable; /* an indicator that has a value, but none to judge with;
                       or KJP_NONE */
  int32_t unusable_year;
  struct kjp__judged *judged;
  struct kjp__outcome *outcomes;
  int32_t count;
  /* why it cannot go on */
  bool failed; /* memory is out, or: */
  bool out_of_range;
  int32_t range_clause; /* row of KJP_CLAUSES whose number does not fit, or */
  int32_t range_indicator; /* an indicator; both KJP_NONE: the rule's own */
  int32_t range_year;
};

/* With room for rules of as many clauses. False when memory is out. */
bool kjp__judge_init(struct kjp__judging *judging, struct kjp__values *values,
                     int32_t clauses, const struct kjp__witness *witness,
                     void *data);
/* A rule, as over this series of its indicator. */
void kjp__judge_rule(struct kjp__judging *judging, int32_t rule,
                     const struct kjp__series *series);
/* The clauses of a year, its base and S_t. */
void kjp__judge_open(struct kjp__judging *judging, int32_t year);
/* What each clause asks; floor and verdict. */
void kjp__judge_year(struct kjp__judging *judging, struct kjp__year *out);
/* The year is over; `floor` is what it owed. */
void kjp__judge_next(struct kjp__judging *judging, struct kjp__amount floor);
bool kjp__judge_goes_on(const struct kjp__judging *judging);
/* Whether the verdict rests on planned or assumed values. */
bool kjp__judge_is_projected(const struct kjp__judging *judging);
/* What is worked out of a clause outgrows its type. */
void kjp__judge_too_large(struct kjp__judging *judging,
                          struct kjp__judged *judged);
/* Remembers that a number of a clause, of an indicator or, both KJP_NONE, of
 * the rule does not fit. */
void kjp__judge_out_of_range(struct kjp__judging *judging, int32_t clause,
                             int32_t indicator);

/* The adjustment of an indicator in a year, or NULL. */
const struct kjp__adjustment *kjp__adjustment_of(const kjp_plan *plan,
                                                 int32_t indicator,
                                                 int32_t year, int8_t kind);

/* measure.c */

/* The base of the year, with what it rests on. */
void kjp__judge_base(struct kjp__judging *judging);
/* What it is taken from, and whether the year before is planned or assumed. */
void kjp__judge_base_numbers(struct kjp__judging *judging,
                             struct kjp__base_numbers *out, bool *projected);
/* What a clause looks at besides references, and which year. */
enum kjp__ask_base kjp__clause_base(const struct kjp__clause *clause,
                                    int32_t year, int32_t *base_year);
/* S of the year less its one_off. */
struct kjp__amount kjp__judge_net(struct kjp__judging *judging);
/* The same without a witness: nothing judges it. */
struct kjp__amount kjp__judge_quiet_net(struct kjp__judging *judging);
/* Finds the numbers of a clause, and tells what is missing. */
void kjp__judge_measure(struct kjp__judging *judging,
                        struct kjp__judged *judged);
