/* SPDX-License-Identifier: MIT */
/* lib/quantity/unit-priv.h - units: dimension, label, quanta in one. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct kjp__unit {
  int32_t dimension; /* KJP_DIMENSION_... */
  int64_t quanta;    /* in one of this unit; 1 or more */
  const char *label; /* as shown: "亿元", "万人"; "" for a plain number */
};

/* 10^-n of one is the quantum of a dimension (money: of one fen, n = 0). */
int32_t kjp__dimension_decimals(int32_t dimension);

/* The unit that `label` (size bytes, blanks trimmed by the caller) names.
 * Money, ratio and points come from one table, where the empty label is the
 * plain number of one; anything else is a count, of which 万, 亿 and 万亿 in
 * front are a scale. `label` in `out` points to a constant for a table unit,
 * else to the text given, which must end in NUL and outlive `out` (the caller
 * interns it). False where it names nothing: a scale alone, or before another
 * scale or a table unit (亿, 万亿人 but not 亿万人, 十元); more than 63 bytes;
 * digits, signs, and punctuation other than % ‰ / · and single blanks. */
bool kjp__unit_find(const char *label, size_t size, struct kjp__unit *out);
/* The label of what is counted, behind the scale: "人" of "万人". */
const char *kjp__unit_counted(const struct kjp__unit *unit);

/* Whether both measure the same: one dimension, and of counts one thing. */
bool kjp__unit_fits(const struct kjp__unit *unit,
                    const struct kjp__unit *wanted);

/* Fixed units for columns and clauses. */
extern const struct kjp__unit kjp__unit_one;     /* plain number, ratio */
extern const struct kjp__unit kjp__unit_percent; /* % */
extern const struct kjp__unit kjp__unit_points;  /* pp */
