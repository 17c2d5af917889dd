/* SPDX-License-Identifier: MIT */
/* lib/base/holds-priv.h - what the caller has made sure of, in C.
 *
 * A promise that a comment makes is not read by compilers and analysers; this
 * is. UBSan ends the tests where one is broken. Not for what a file or a user
 * of the library can bring about: that is checked at the door. */
#pragma once

#define KJP__HOLDS(condition)                                                  \
  do {                                                                         \
    if (!(condition))                                                          \
      __builtin_unreachable();                                                 \
  } while (0)
