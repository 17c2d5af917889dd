/* SPDX-License-Identifier: MIT */
/* tests/unit/test_character.c - lib/base/character.c: every character there is,
 * against what a plan may not hold. */
#include <criterion/criterion.h>
#include <stdbool.h>
#include <stdint.h>

#include "../../lib/base/character-priv.h"

static bool
is_control(uint32_t character)
{
  return (character < 0x20 && character != '\t' && character != '\n' &&
          character != '\r') ||
         (character >= 0x7F && character <= 0x9F);
}

/* Marks and embeddings of direction, line and paragraph separators. */
static bool
turns_the_line(uint32_t character)
{
  return character == 0x061C || character == 0x200E || character == 0x200F ||
         (character >= 0x2028 && character <= 0x202E) ||
         (character >= 0x2066 && character <= 0x2069);
}

/* 66 noncharacters, and the mark of byte order. */
static bool
is_none(uint32_t character)
{
  return (character >= 0xFDD0 && character <= 0xFDEF) ||
         (character & 0xFFFF) >= 0xFFFE || character == 0xFEFF;
}

Test(character, is_forbidden_as_listed_and_no_other)
{
  for (uint32_t character = 0; character <= 0x10FFFF; character++)
    cr_assert(kjp__is_forbidden(character) ==
                  (is_control(character) || turns_the_line(character) ||
                   is_none(character)),
              "U+%04X", (unsigned)character);
}
