/* SPDX-License-Identifier: MIT */
/* lib/rule/asks-priv.h - what rules ask of the years of a path.
 *
 * Whatever does not depend on the path is put down once; what is left are
 * lines over the path's own earlier years. A path has a base, year 0. */
#pragma once
#include "line-priv.h"
#include "year-priv.h"

enum { KJP__EVERY_YEAR = -1 };

enum kjp__ask_base {
  KJP__ASK_FLAT,   /* none */
  KJP__ASK_BEFORE, /* the year before, as the rule's base has it */
  KJP__ASK_YEAR,   /* a year, less its one_off */
  KJP__ASK_PEAK    /* the highest of the years before, less their one_offs */
};

struct kjp__ask {
  struct kjp__line line;
  enum kjp__ask_base base;
  int32_t year;  /* of KJP__ASK_YEAR */
  int64_t peak;  /* of KJP__ASK_PEAK: before the path */
  int32_t group; /* of those of one number, which stand together, one will
                    do; 0: alone */
};

/* A year of a rule. */
struct kjp__asks_year {
  const struct kjp__ask *asks;
  int32_t count;
  bool ruled;                    /* it is judged at all */
  bool exempt;                   /* nothing is asked, but it is owed on */
  bool too_large;                /* no amount would do */
  bool partial;                  /* a clause asks for more than is known, over
                                    any path */
  struct kjp__base_numbers base; /* but for what the path decides */
};

struct kjp__asks {
  int32_t years;
  int32_t rules;
  const int64_t *one_offs;     /* by year */
  struct kjp__asks_year *rows; /* by rule, and by year from 0 */
  bool deep;                   /* some ask looks at more than the year before */
  bool leaps;                  /* no floor falls as values rise */
  /* a rule that is waived in a year, or in every one; 0: none */
  int32_t waived_rule;
  int32_t waived_year;
  /* of the years before `known`: their values, and what they come to */
  int32_t known;
  int64_t *history;
  int64_t *peaks;             /* the highest up to the year, one_offs taken out;
                                 [0] is 0 */
  struct kjp__amount *floors; /* by rule and year, of rules that owe */
  int64_t left; /* steps that may still be taken; every call takes some */
};

/* The row of a rule and a year. */
struct kjp__asks_year *kjp__asks_at(const struct kjp__asks *asks, int32_t rule,
                                    int32_t year);
/* The least amount of a year that keeps all rules, with its one_off, given the
 * years before; KJP__NO_FLOOR where nothing is asked, KJP__NO_BOUND where no
 * amount would do. */
int64_t kjp__asks_floor(struct kjp__asks *asks, int32_t year,
                        const int64_t *values);
/* Whether some year may ask for more than is known: over any path or, where
 * there are values, over these. */
bool kjp__asks_partial(struct kjp__asks *asks, const int64_t *values);
/* Takes note of the years before `year`; to be called first. */
void kjp__asks_follow(struct kjp__asks *asks, int32_t year,
                      const int64_t *values);
/* What one ask comes to; false: not known. KJP__NO_BOUND: does not fit. */
bool kjp__ask_least(struct kjp__asks *asks, const struct kjp__asks_year *row,
                    const struct kjp__ask *ask, int32_t year,
                    const int64_t *values, int64_t *out);
/* Whether its base is at least the year before, less that year's one_off. */
bool kjp__ask_follows(const struct kjp__asks_year *row,
                      const struct kjp__ask *ask, int32_t year);
/* Whether something is asked by a rule in a year. */
bool kjp__asks_stand(const struct kjp__asks *asks, int32_t rule, int32_t year);
