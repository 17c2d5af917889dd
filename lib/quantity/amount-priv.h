/* SPDX-License-Identifier: MIT */
/* lib/quantity/amount-priv.h - an amount in quanta that may be missing.
 *
 * It cannot be read without asking: kjp__amount_get() is the only door. */
#pragma once
#include <stdbool.h>
#include <stdint.h>

struct kjp__amount {
  int64_t stored_; /* quanta with the top bit flipped, so that zeroed memory,
                      which would be -2^63, is "unknown" */
};

static inline struct kjp__amount
kjp__amount_known(int64_t quanta)
{
  struct kjp__amount amount = {
      (int64_t)((uint64_t)quanta ^ UINT64_C(0x8000000000000000))};
  return amount;
}

static inline struct kjp__amount
kjp__amount_unknown(void)
{
  struct kjp__amount amount = {0};
  return amount;
}

static inline bool
kjp__amount_is_known(struct kjp__amount amount)
{
  return amount.stored_ != 0;
}

static inline bool
kjp__amount_get(struct kjp__amount amount, int64_t *quanta_out)
{
  if (amount.stored_ == 0)
    return false;
  *quanta_out =
      (int64_t)((uint64_t)amount.stored_ ^ UINT64_C(0x8000000000000000));
  return true;
}
