/* SPDX-License-Identifier: MIT */
/* lib/quantity/repair-priv.h - what to write in place of a wrong number. */
#pragma once
#include "decimal-priv.h"

/* Writes what `text`, folded and with `fault`, may have meant, or "". Whether
 * that is a quantity is the caller's to find out. `out` has room for
 * KJP__DECIMAL_ROOM. */
void kjp__decimal_repair(enum kjp__decimal_fault fault, const char *text,
                         const struct kjp__unit *unit, char *out);

static inline bool
kjp__is_digit(char character)
{
  return character >= '0' && character <= '9';
}

/* The base of 0x, 0o or 0b with a digit behind it; 0 where there is none. */
uint32_t kjp__decimal_base(const char *text);
/* True for e or E, sign or not, and a digit. */
bool kjp__decimal_is_exponent(const char *text);
