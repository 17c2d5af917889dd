/* SPDX-License-Identifier: MIT */
/* lib/base/wide-priv.h - the exact integer of 1024 bits.
 *
 * Verdicts multiply three 64-bit factors, average growth over thirty years
 * about a thousand bits. One fixed size does for all; what does not fit is
 * told by the return value, never cut off. */
#pragma once
#include <stdbool.h>
#include <stdint.h>

enum { KJP__WIDE_LIMBS = 32 };

struct kjp__wide {
  uint32_t limbs[KJP__WIDE_LIMBS]; /* least first; those from `size` on are
                                      not defined */
  uint32_t size;                   /* 0 for zero; else the top limb is not 0 */
  bool negative;                   /* never for zero */
};

__extension__ typedef __int128 kjp__int128;
__extension__ typedef unsigned __int128 kjp__uint128;

void kjp__wide_set(struct kjp__wide *out, int64_t value);
/* Whether the absolute value has at most 64 bits, and it. Almost all numbers
 * of a plan do: what works on them does it in the machine's own arithmetic. */
bool kjp__wide_small(const struct kjp__wide *a, uint64_t *out);
void kjp__wide_set_absolute(struct kjp__wide *out, kjp__uint128 value,
                            bool negative);
/* Greatest common divisor; 0 only for two zeros. */
uint64_t kjp__gcd(uint64_t a, uint64_t b);
int kjp__wide_sign(const struct kjp__wide *a);
int kjp__wide_compare(const struct kjp__wide *a, const struct kjp__wide *b);
void kjp__wide_negate(struct kjp__wide *a);

/* These return false where the result is wider than 1024 bits (`out` is then
 * not defined). `out` may be one of the operands. */
bool kjp__wide_add(const struct kjp__wide *a, const struct kjp__wide *b,
                   struct kjp__wide *out);
bool kjp__wide_subtract(const struct kjp__wide *a, const struct kjp__wide *b,
                        struct kjp__wide *out);
bool kjp__wide_multiply(const struct kjp__wide *a, const struct kjp__wide *b,
                        struct kjp__wide *out);
bool kjp__wide_multiply_int(const struct kjp__wide *a, int64_t b,
                            struct kjp__wide *out);
bool kjp__wide_power(int64_t base, uint32_t exponent, struct kjp__wide *out);

/* |a| / |b|, towards zero, and what is left of |a|; b is not 0 and neither
 * result is an operand. */
void kjp__wide_divide_absolute(const struct kjp__wide *a,
                               const struct kjp__wide *b,
                               struct kjp__wide *quotient,
                               struct kjp__wide *rest);
/* Quotients for a divisor above zero: towards minus infinity, towards plus
 * infinity, and to the nearest with halves away from zero. */
void kjp__wide_divide_down(const struct kjp__wide *a, const struct kjp__wide *b,
                           struct kjp__wide *out);
void kjp__wide_divide_up(const struct kjp__wide *a, const struct kjp__wide *b,
                         struct kjp__wide *out);
void kjp__wide_divide_near(const struct kjp__wide *a, const struct kjp__wide *b,
                           struct kjp__wide *out);
/* The quotient of absolute values in place, towards zero, its sign kept; the
 * remainder is returned. `divisor` is not 0. For writing digits. */
uint32_t kjp__wide_divide_small(struct kjp__wide *a, uint32_t divisor);
/* Greatest common divisor of the absolute values; 0 only for two zeros. */
void kjp__wide_gcd(const struct kjp__wide *a, const struct kjp__wide *b,
                   struct kjp__wide *out);

/* True and the value where it lies within -(2^63-1)..2^63-1. */
bool kjp__wide_to_int64(const struct kjp__wide *a, int64_t *out);
