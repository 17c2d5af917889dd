/* SPDX-License-Identifier: MIT */
/* lib/base/limbs-priv.h - the long division under the wide integer. */
#pragma once
#include "wide-priv.h"

/* a / b for limbs least first: a_size is at least b_size, b_size at least 2,
 * and the top limb of b is not 0. `quotient` gets a_size - b_size + 1 limbs,
 * `rest` b_size, zeros on top included; neither is one of the operands. */
void kjp__limbs_divide(const uint32_t *a, uint32_t a_size, const uint32_t *b,
                       uint32_t b_size, uint32_t *quotient, uint32_t *rest);
