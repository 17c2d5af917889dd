/* SPDX-License-Identifier: MIT */
/* lib/quantity/root-priv.h - roots of exact fractions.
 *
 * A root is a fraction or has no end. One that has none is stood in for by a
 * fraction between the same two neighbours of KJP__ROOT_DECIMALS decimals, half
 * way. That compares with every number of that many decimals as the root does,
 * and rounds as it does to any digits that can be shown. It is nothing to
 * calculate with. */
#pragma once
#include "fraction-priv.h"

enum { KJP__ROOT_DECIMALS = 24 };

/* The `degree`-th root (1 or more) of a, which is not below zero; *exact is
 * false where `out` stands in. False where a number outgrows the wide
 * integer. */
bool kjp__root_of(const struct kjp__fraction *a, int32_t degree,
                  struct kjp__fraction *out, bool *exact);
/* The greatest whole number that is not above the root. */
void kjp__root_down(const struct kjp__fraction *a, int32_t degree,
                    struct kjp__wide *out);
/* base^exponent, exponent 0 or more. */
bool kjp__fraction_power(const struct kjp__fraction *base, int32_t exponent,
                         struct kjp__fraction *out);
