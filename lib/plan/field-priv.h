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

/* Every shape, a row each. Keys of adjustments, clauses and caps depend on
 * the kind. */
#define KJP__SHAPES(X)                                                         \
  X(plan)                                                                      \
  X(organisation)                                                              \
  X(indicator)                                                                 \
  X(average_growth)                                                            \
  X(assume)                                                                    \
  X(observation)                                                               \
  X(adjustment)                                                                \
  X(target)                                                                    \
  X(bound)                                                                     \
  X(base)                                                                      \
  X(rule)                                                                      \
  X(clause)                                                                    \
  X(exemption)                                                                 \
  X(source)                                                                    \
  X(name)                                                                      \
  X(evaluations)                                                               \
  X(evaluation)                                                                \
  X(count)                                                                     \
  X(policy)                                                                    \
  X(action)                                                                    \
  X(measure)                                                                   \
  X(project)                                                                   \
  X(programme)                                                                 \
  X(overlay)                                                                   \
  X(scenario)                                                                  \
  X(cap)                                                                       \
  X(from)                                                                      \
  X(path)                                                                      \
  X(revision)

enum kjp__shape_number {
#define KJP__NUMBER_SHAPE(name) KJP__NUMBER_OF_##name,
  KJP__SHAPES(KJP__NUMBER_SHAPE)
#undef KJP__NUMBER_SHAPE
      KJP__SHAPE_COUNT
};

/* A map with fixed keys. */
struct kjp__shape {
  enum kjp__shape_number number;
  struct kjp__say name; /* what messages call it */
  const struct kjp__field *fields;
  int32_t count;
  int32_t table; /* its rows; 0: a map that fills in someone else's row */
  bool extras;   /* keys that begin with x- are kept */
};

#define KJP__DECLARE_SHAPE(name)                                               \
  extern const struct kjp__shape kjp__shape_##name;
KJP__SHAPES(KJP__DECLARE_SHAPE)
#undef KJP__DECLARE_SHAPE

/* The field that may stand alone for the whole map of a keyword: its only
 * required one; NULL where there is none. */
const struct kjp__field *kjp__short_field(const struct kjp__shape *shape,
                                          int32_t word);

/* NULL for a number that is no table of rows. */
const struct kjp__table_kind *kjp__plan_kind(int32_t table);
