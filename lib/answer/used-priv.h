/* SPDX-License-Identifier: MIT */
/* lib/answer/used-priv.h - the figures that an answer rests on. */
#pragma once
#include "../value/value-priv.h"
#include "answer-priv.h"

struct kjp__used {
  int32_t indicator;
  int32_t of; /* year of the figure */
  int32_t line;
  int32_t source;
  const struct kjp__fraction *value;
  int8_t stage;
  int8_t kind;
  int8_t unverified;
  int8_t bare; /* a number without a stage: final by default */
};

extern const struct kjp__table_kind kjp__used_kind;

/* Fills in a row that is for a value of a series. */
void kjp__used_fill(kjp_answer *answer, const struct kjp__values *values,
                    const struct kjp__series *series, int32_t year,
                    struct kjp__used *row);
/* By indicator, year and stage. */
int kjp__used_compare(const struct kjp__used *left,
                      const struct kjp__used *right);

/* For answers with a table KJP_USED: adds what a known value is made of. What
 * is unknown adds nothing. Begin a walk before the first. */
void kjp__used_add(kjp_answer *answer, struct kjp__values *values,
                   const struct kjp__series *series, int32_t year);
/* That a number without a stage is final, once for each indicator. */
void kjp__used_default(kjp_answer *answer, int32_t indicator);
/* Sorts the table and takes out what stands there twice; bare numbers become
 * defaults. */
void kjp__used_close(kjp_answer *answer);
