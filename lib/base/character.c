/* SPDX-License-Identifier: MIT */
/* lib/base/character.c - which texts a plan may hold.
 *
 * The same characters as in a file: what is set in a program must be writable
 * and readable again. */
#include "character-priv.h"

#include <stdio.h>

#include <glib.h>

/* libyaml itself would take half of these as line ends or let them through. */
static const struct {
  uint32_t first, last;
} forbidden[] = {
    {0x0, 0x8},       {0xB, 0xC},       {0xE, 0x1F},      {0x7F, 0x9F},
    {0x61C, 0x61C},   {0x200E, 0x200F}, {0x2028, 0x202E}, {0x2066, 0x2069},
    {0xFDD0, 0xFDEF}, {0xFEFF, 0xFEFF},
};

bool
kjp__is_forbidden(uint32_t character)
{
  for (size_t i = 0; i < sizeof forbidden / sizeof *forbidden; i++)
    if (character >= forbidden[i].first && character <= forbidden[i].last)
      return true;
  return (character & 0xFFFE) == 0xFFFE;
}

bool
kjp__text_is_fit(const char *text, size_t size, enum kjp__code *code_out,
                 char found_out[KJP__FLAW_ROOM])
{
  const char *end = text + size;
  const char *valid = text;

  /* A NUL within `size` ends what is valid; the table names it. */
  (void)g_utf8_validate(text, (gssize)size, &valid);
  for (const char *at = text; at < valid;
       at = g_utf8_find_next_char(at, NULL)) {
    uint32_t character = g_utf8_get_char(at);

    if (!kjp__is_forbidden(character))
      continue;
    *code_out = KJP__CHARACTER_FORBIDDEN;
    (void)snprintf(found_out, KJP__FLAW_ROOM, "U+%04X", (unsigned)character);
    return false;
  }
  if (valid == end)
    return true;
  *code_out = *valid == '\0' ? KJP__CHARACTER_FORBIDDEN : KJP__ENCODING_INVALID;
  (void)snprintf(found_out, KJP__FLAW_ROOM,
                 *valid == '\0' ? "U+%04X" : "0x%02X",
                 (unsigned)(unsigned char)*valid);
  return false;
}
