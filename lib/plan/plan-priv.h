/* SPDX-License-Identifier: MIT */
/* lib/plan/plan-priv.h - what a plan says, as rows.
 *
 * One struct a table. A row that names another row holds its number; kinds
 * are the words of <kjplan/plan.h>, 0 where none was given. field.c tells how
 * each member is read, shown and described. */
#pragma once
#include <stddef.h>

#include <kjplan/plan.h>
#include <kjplan/quantity.h>

#include "../base/diagnostic-priv.h"
#include "../base/table-priv.h"
#include "../quantity/amount-priv.h"
#include "../quantity/unit-priv.h"

enum { KJP__PLAN_TABLES = KJP_CAP_YEARS + 1 };

struct kjp__plan_row {
  const char *id;
  struct kjp__say title;
  int32_t first_year; /* 0: not known, while reading */
  int32_t last_year;
  int32_t source;
  int32_t version;
  const char *sha256;
  struct kjp__mark mark;
  int8_t every;
};

struct kjp__organisation {
  const char *id;
  struct kjp__say name;
  struct kjp__mark mark;
};

struct kjp__indicator {
  const char *id;
  struct kjp__say name;
  const char *scope;
  struct kjp__unit unit; /* label NULL: not known, while reading */
  struct kjp__amount growth;
  struct kjp__amount sd;
  struct kjp__amount persistence;
  const char *note;
  int32_t source;
  struct kjp__mark mark;
  int32_t path;                 /* 1 + row of the plan's own path for it */
  struct kjp__mark derive_mark; /* of the key derive */
  int32_t since;                /* of an average growth: its base year, */
  int32_t lookback;             /* or how many years before it lies */
  int8_t direction;
  int8_t derive;
  int8_t count_of;
  int8_t mixed_scope;
  int8_t dimension;  /* of the unit */
  int8_t fractional; /* may be no whole number of quanta */
  int8_t judged;     /* ruled or a reference: its values cannot be below zero */
};

/* How rows begin that say something of a year: assumptions, adjustments,
 * exemptions, funding, overlays, years of clauses, of paths and of caps. */
struct kjp__of_year {
  int32_t owner;
  int32_t year;
};
#define KJP__SAYS_YEAR(row)                                                    \
  _Static_assert(offsetof(struct kjp__##row, year) ==                          \
                     offsetof(struct kjp__of_year, year),                      \
                 #row " begins as kjp__of_year")

struct kjp__observation {
  int32_t indicator;
  int32_t year;
  struct kjp__amount value;
  const char *known_on;
  const char *note;
  int32_t source;
  int32_t decimals;
  struct kjp__mark mark; /* of the value */
  int8_t stage;
  int8_t unverified;
  int8_t mapped; /* written as a map with a key `value` */
  int8_t bare;   /* a number without a stage map: final by default */
};

struct kjp__adjustment {
  int32_t indicator;
  int32_t year;
  struct kjp__amount value;
  struct kjp__amount owed;
  const char *note;
  int32_t source;
  struct kjp__mark mark;
  int8_t kind;
};
KJP__SAYS_YEAR(adjustment);

struct kjp__assumption {
  int32_t indicator;
  int32_t year;
  struct kjp__amount growth; /* one of the two is known */
  struct kjp__amount amount;
  struct kjp__mark mark;
};
KJP__SAYS_YEAR(assumption);

struct kjp__input {
  int32_t indicator;
  int32_t input;
  struct kjp__mark mark;
};

/* What a target, or a revision of it, asks for. */
struct kjp__asked {
  struct kjp__amount amount; /* the lower one of within */
  struct kjp__amount upper;
  struct kjp__amount times;
  struct kjp__amount plus;
  int32_t indicator;
  int32_t year;
  int8_t comparator;
};

struct kjp__target {
  const char *id;
  struct kjp__say name;
  struct kjp__asked asked;
  struct kjp__amount base_value;
  const char *note;
  int32_t indicator;
  int32_t first_year;
  int32_t last_year;
  int32_t owner;
  int32_t base_year;
  int32_t source;
  struct kjp__mark mark;
  uint32_t said; /* see kjp__said() */
  int8_t strength;
  int8_t over;
  int8_t mixed_scope;
};

struct kjp__rule {
  const char *id;
  struct kjp__say name;
  const char *note;
  int32_t indicator;
  int32_t first_year;
  int32_t last_year;
  int32_t source;
  struct kjp__mark mark;
  uint32_t said; /* see kjp__said() */
  int8_t stage;
  int8_t base;
};

struct kjp__clause {
  int32_t rule;
  int32_t any_of;
  int32_t reference;
  struct kjp__amount growth;
  struct kjp__amount amount;
  struct kjp__amount share;
  struct kjp__amount margin;
  struct kjp__amount tolerance;
  const char *name; /* "grow_at_least", "outpace:revenue" */
  const char *note;
  int32_t lookback;
  int32_t since;
  int32_t first_year; /* 0: every ruled year */
  int32_t last_year;
  int32_t basis;
  struct kjp__mark mark;
  uint32_t said; /* see kjp__said() */
  int8_t kind;
  int8_t when_falling;
  int8_t strict;
  int8_t stage;
  int8_t mixed_scope;
};

struct kjp__clause_year {
  int32_t clause;
  int32_t year;
  struct kjp__amount amount;
  struct kjp__mark mark;
};
KJP__SAYS_YEAR(clause_year);

struct kjp__peer {
  int32_t clause;
  int32_t indicator;
  struct kjp__mark mark;
};

struct kjp__exemption {
  int32_t rule;
  int32_t year;
  struct kjp__say reason;
  const char *authority;
  int32_t source;
  struct kjp__mark mark;
};
KJP__SAYS_YEAR(exemption);

struct kjp__source {
  const char *title;
  const char *article;
  const char *url;
  const char *date;
  const char *quote;
  struct kjp__mark mark;
};

struct kjp__issuer {
  const char *name;
  struct kjp__mark mark;
};

struct kjp__extra {
  int32_t table; /* KJP_NONE: the root of the document */
  int32_t row;
  const char *key;
  const char *text;
  struct kjp__mark mark;
};

struct kjp__revision {
  int32_t target;
  const char *date;
  struct kjp__asked asked;
  const char *note;
  int32_t source;
  struct kjp__mark mark;
  int8_t unverified;
};

struct kjp__correlation {
  int32_t left;
  int32_t right;
  struct kjp__amount value;
  struct kjp__mark mark;
};

struct kjp__path {
  int32_t indicator;
  int32_t scenario; /* KJP_NONE: the plan itself */
  struct kjp__amount from_value;
  struct kjp__amount round_to;
  struct kjp__amount growth;
  int32_t from_year; /* 0: not said */
  struct kjp__mark from_mark;
  int32_t reference;
  const char *note;
  int32_t source;
  struct kjp__mark mark;
  uint32_t needs; /* which keys that one shape needs were written; path.c */
  int8_t shape;
  int8_t floors; /* said, be it an empty list */
  int8_t caps;
};

struct kjp__path_year {
  int32_t path;
  int32_t year;
  struct kjp__amount amount; /* one of the two is known */
  struct kjp__amount share;
  struct kjp__mark mark;
  int8_t kind;
};
KJP__SAYS_YEAR(path_year);

struct kjp__path_floor {
  int32_t path;
  int32_t rule;
  struct kjp__mark mark;
};

struct kjp__cap {
  int32_t path;
  int32_t reference;
  struct kjp__amount growth;
  struct kjp__amount share;
  const char *note;
  int32_t first_year; /* 0: every year */
  int32_t last_year;
  int32_t basis;
  struct kjp__mark mark;
  int8_t kind;
  int8_t stage;
  int8_t mixed_scope;
};

struct kjp__cap_year {
  int32_t cap;
  int32_t year;
  struct kjp__amount amount;
  struct kjp__mark mark;
};
KJP__SAYS_YEAR(cap_year);

struct kjp__scenario {
  const char *id;
  struct kjp__say title;
  const char *note;
  int32_t source;
  struct kjp__mark mark;
};

struct kjp__overlay {
  int32_t scenario;
  int32_t year; /* 0: constants, for every year to come */
  int32_t indicator;
  struct kjp__amount growth;
  struct kjp__amount amount;
  struct kjp__amount sd;
  struct kjp__amount persistence;
  struct kjp__mark mark;
};
KJP__SAYS_YEAR(overlay);

struct kjp__programme {
  const char *id;
  struct kjp__say name;
  const char *leader;
  const char *note;
  int32_t source;
  struct kjp__mark mark;
};

struct kjp__project {
  int32_t programme;
  const char *id;
  struct kjp__say name;
  const char *note;
  int32_t start;
  int32_t source;
  struct kjp__mark mark;
  uint32_t said; /* see kjp__said() */
  int8_t mode;
  int8_t status;
  int8_t integrity_pledge;
};

struct kjp__funding {
  int32_t programme; /* it or the project is KJP_NONE */
  int32_t year;
  int32_t project;
  int32_t indicator;
  struct kjp__amount amount;
  struct kjp__mark mark; /* of the amount */
};
KJP__SAYS_YEAR(funding);

struct kjp__measure_row {
  const char *id;
  struct kjp__say name;
  const char *note;
  int32_t source;
  struct kjp__mark mark;
};

struct kjp__policy {
  const char *id;
  struct kjp__say name;
  struct kjp__amount rate;
  struct kjp__amount tax_rate;
  const char *note;
  int32_t indicator;
  int32_t first_year; /* 0: every year of the plan */
  int32_t last_year;
  int32_t basis;
  int32_t source;
  struct kjp__mark mark;
};

struct kjp__claim {
  int32_t stated;
  int32_t listed;
  struct kjp__mark mark;
  int8_t what;
};

struct kjp__role {
  int32_t programme; /* one of the two is KJP_NONE */
  int32_t measure;
  int32_t organisation;
  struct kjp__mark mark;
  int8_t role;
};

struct kjp__tag {
  int32_t programme; /* one of the two is KJP_NONE */
  int32_t measure;
  const char *text;
  struct kjp__mark mark;
  int8_t kind;
};

struct kjp__action {
  int32_t measure;
  struct kjp__say name;
  struct kjp__mark mark;
  int8_t status;
};

struct kjp__counted {
  int32_t indicator;
  struct kjp__mark mark;
  int8_t status;
};

struct kjp__evaluation {
  int32_t year;
  const char *date;
  const char *note;
  int32_t source;
  struct kjp__mark mark;
};

struct kjp_plan {
  int references;
  struct kjp__arena *arena;
  struct kjp__arena *findings_arena;
  struct kjp__findings *findings;
  struct kjp_table tables[KJP__PLAN_TABLES];
};

/* A plan without rows; NULL when memory is out. */
kjp_plan *kjp__plan_new(void);
void kjp__plan_free(kjp_plan *plan);

/* Whether the key of a column was written, by a row's `said`: defaults that
 * can decide a verdict are filled in by intake and echoed by answers. */
static inline bool
kjp__said(uint32_t said, int32_t column)
{
  return (said >> (column % 100) & 1u) != 0;
}

/* Whether an any_of says more than its members, which then stand in
 * `clauses`. */
static inline bool
kjp__any_of_is_map(const struct kjp__clause *any_of)
{
  return any_of->said != 0 || any_of->first_year != 0;
}

/* What a claim counts, in the plural. */
struct kjp__say kjp__claim_name(int8_t what);

/* How many rows table `number` has, and one of them: the caller knows its
 * type, and that it is there. */
int32_t kjp__plan_count(const kjp_plan *plan, int32_t number);
static inline const void *
kjp__plan_row(const kjp_plan *plan, int32_t number, int32_t row)
{
  return kjp__rows_at(&plan->tables[number].rows, row);
}
static inline const struct kjp__indicator *
kjp__plan_indicator(const kjp_plan *plan, int32_t row)
{
  return kjp__plan_row(plan, KJP_INDICATORS, row);
}
/* Its values come from others, or from what the plan lists. */
static inline bool
kjp__is_derived(const struct kjp__indicator *indicator)
{
  return indicator->derive != 0 || indicator->count_of != 0;
}
/* The unit of an indicator; NULL where it is not known, while reading. */
const struct kjp__unit *kjp__plan_unit(const kjp_plan *plan, int32_t row);
/* Of the key of an entry; tables whose rows have ids, but KJP_PLAN. */
const struct kjp__mark *kjp__entry_mark(const kjp_plan *plan, int32_t table,
                                        int32_t row);
