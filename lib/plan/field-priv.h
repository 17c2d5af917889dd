/* SPDX-License-Identifier: MIT */
/* lib/plan/field-priv.h - the field table: every key and column of a plan.
 *
 * One static row a field says what it is called in the file, which column it
 * is, how it is read, whether it is required, and what it means. Intake, the
 * table calls, the documentation test and all that comes later walk it. */
#pragma once
#include "../base/diagnostic-priv.h"
#include "../base/table-priv.h"
#include "word-priv.h"

struct kjp__reading; /* read-priv.h */
struct kjp__at;
struct kjp__field;

typedef void (*kjp__reader)(struct kjp__reading *reading,
                            const struct kjp__at *at,
                            const struct kjp__field *field, void *row);

enum {
  KJP__REQUIRED = 1, /* the key must be there */
  KJP__EARLY = 2,    /* read before the others, which depend on it */
  KJP__SHORT = 4,    /* may stand alone for its map: `grow_at_least: 10 %` */
  KJP__UNIT = 8,     /* a number must carry its unit */
  KJP__BY_YEAR = 16  /* a map of years */
};

struct kjp__field {
  struct kjp__column column; /* number 0: child rows, no column of its own */
  const char *key;           /* NULL: a column without a key of its own */
  kjp__reader read;
  uint32_t flags;
  uint32_t kinds;      /* of a map whose keys depend on its kind: a bit (1 <<
                          kind) for each that has this key; 0: all */
  int64_t least, most; /* bounds of a number, in quanta; both 0: none */
};

/* A map with fixed keys. */
struct kjp__shape {
  struct kjp__say name; /* what messages call it */
  const struct kjp__field *fields;
  int32_t count;
  int32_t table; /* its rows; 0: a map that fills in someone else's row */
  bool extras;   /* keys that begin with x- are kept */
};

extern const struct kjp__shape kjp__shape_plan;
extern const struct kjp__shape kjp__shape_organisation;
extern const struct kjp__shape kjp__shape_indicator;
extern const struct kjp__shape kjp__shape_average_growth;
extern const struct kjp__shape kjp__shape_assume;
extern const struct kjp__shape kjp__shape_observation;
extern const struct kjp__shape kjp__shape_adjustment; /* by kind */
extern const struct kjp__shape kjp__shape_target;
extern const struct kjp__shape kjp__shape_bound;
extern const struct kjp__shape kjp__shape_base;
extern const struct kjp__shape kjp__shape_rule;
extern const struct kjp__shape kjp__shape_clause; /* by kind */
extern const struct kjp__shape kjp__shape_exemption;
extern const struct kjp__shape kjp__shape_source;
extern const struct kjp__shape kjp__shape_name;
extern const struct kjp__shape kjp__shape_evaluations;
extern const struct kjp__shape kjp__shape_evaluation;
extern const struct kjp__shape kjp__shape_count;
extern const struct kjp__shape kjp__shape_policy;
extern const struct kjp__shape kjp__shape_action;
extern const struct kjp__shape kjp__shape_measure;
extern const struct kjp__shape kjp__shape_project;
extern const struct kjp__shape kjp__shape_programme;
extern const struct kjp__shape kjp__shape_overlay;
extern const struct kjp__shape kjp__shape_scenario;
extern const struct kjp__shape kjp__shape_cap;
extern const struct kjp__shape kjp__shape_from;
extern const struct kjp__shape kjp__shape_path;
extern const struct kjp__shape kjp__shape_revision;

/* The field that may stand alone for the whole map of a keyword: its only
 * required one; NULL where there is none. */
const struct kjp__field *kjp__short_field(const struct kjp__shape *shape,
                                          int32_t word);

/* NULL for a number that is no table of rows. */
const struct kjp__table_kind *kjp__plan_kind(int32_t table);
